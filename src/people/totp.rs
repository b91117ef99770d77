//! Time-based one-time passwords: RFC 6238 over RFC 4226, SHA-1, six digits, 30 seconds, as every authenticator app
//! takes it. Pure: the caller has the clock.

use crate::base::{Stop, seal};
use chrono::NaiveDateTime;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use subtle::ConstantTimeEq;

/// Seconds of a step.
const STEP_S: i64 = 30;
/// Letters of a secret, five bits each: RFC 4226 wants 128 bits at least and advises 160.
const SECRET_LETTERS: usize = 32;

/// A new secret as apps and people take it: base32, 32 letters.
pub(super) fn new_secret() -> Result<String, Stop> {
    Ok(seal::random_token()?.chars().take(SECRET_LETTERS).collect::<String>().to_ascii_uppercase())
}

/// The address that the QR code holds.
pub(super) fn address(secret: &str, email: &str, issuer: &str) -> String {
    let encode = |text: &str| form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>().replace('+', "%20");
    let (issuer, email) = (encode(issuer), encode(email));
    format!("otpauth://totp/{issuer}:{email}?secret={secret}&issuer={issuer}")
}

/// The step of an instant.
pub(super) fn step(now: NaiveDateTime) -> i64 {
    now.and_utc().timestamp().div_euclid(STEP_S)
}

/// The number of a step; `None` for a secret that is none.
fn number(secret: &str, step: i64) -> Option<String> {
    let key = data_encoding::BASE32_NOPAD.decode(secret.as_bytes()).ok().filter(|key| key.len() >= 16)?;
    let mut mac = Hmac::<Sha1>::new_from_slice(&key).ok()?;
    mac.update(&step.to_be_bytes());
    let tag = mac.finalize().into_bytes();
    let offset = usize::from(tag.last()? & 15);
    let four: [u8; 4] = tag.get(offset..offset + 4)?.try_into().ok()?;
    Some(format!("{:06}", (u32::from_be_bytes(four) & 0x7fff_ffff) % 1_000_000))
}

/// The step whose number was typed: this one, the one before or the one after (clocks differ), but none at or before
/// `last`, so that no number works twice.
pub(super) fn fits(secret: &str, typed: &str, now: NaiveDateTime, last: i64) -> Option<i64> {
    let typed: String = typed.chars().filter(|letter| !letter.is_whitespace()).collect();
    let here = step(now);
    let mut found = None;
    for step in here - 1..=here + 1 {
        let same = number(secret, step).is_some_and(|number| bool::from(number.as_bytes().ct_eq(typed.as_bytes())));
        if same && step > last {
            found = Some(step);
        }
    }
    found
}

/// A recovery code: twice five letters and digits (50 bits); no 0, 1, 8 or 9, which look like others.
pub(super) fn recovery_code() -> Result<String, Stop> {
    let token = seal::random_token()?;
    let part = |from: usize| token.chars().skip(from).take(5).collect::<String>();
    Ok(format!("{}-{}", part(0), part(5)))
}

/// A recovery code as typed, for its hash.
pub(super) fn folded(code: &str) -> String {
    code.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;

    /// `12345678901234567890` of RFC 6238, appendix B.
    const SECRET: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    fn at(seconds: i64) -> NaiveDateTime {
        DateTime::from_timestamp(seconds, 0).unwrap().naive_utc()
    }

    #[test]
    fn the_numbers_are_those_of_the_standard() {
        for (seconds, number) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(super::number(SECRET, step(at(seconds))).as_deref(), Some(number), "{seconds}");
        }
    }

    #[test]
    fn a_number_works_once_and_for_a_minute_and_a_half() {
        let now = at(1_111_111_111);
        let here = step(now);
        assert_eq!(fits(SECRET, "050 471", now, 0), Some(here));
        assert_eq!(fits(SECRET, "081804", now, 0), Some(here - 1), "a clock that is late");
        assert_eq!(fits(SECRET, "050471", at(1_111_111_111 - 30), 0), Some(here), "a clock that is early");
        assert_eq!(fits(SECRET, "050471", now, here), None, "used");
        assert_eq!(fits(SECRET, "050471", at(1_111_111_111 + 61), 0), None, "old");
        for wrong in ["", "50471", "0504710", "050472", "٠٥٠٤٧١"] {
            assert_eq!(fits(SECRET, wrong, now, 0), None, "{wrong}");
        }
        assert_eq!(fits("short", "050471", now, 0), None);
    }

    #[test]
    fn the_address_names_programme_and_person() {
        let address = address(SECRET, "a+b@example.org", "Small grants");
        assert_eq!(
            address,
            format!("otpauth://totp/Small%20grants:a%2Bb%40example.org?secret={SECRET}&issuer=Small%20grants")
        );
    }

    #[test]
    fn recovery_codes_differ_and_read_back_as_people_write_them() {
        let (one, two) = (recovery_code().unwrap(), recovery_code().unwrap());
        assert_ne!(one, two);
        assert_eq!(one.len(), 11);
        assert_eq!(folded(&one.to_uppercase().replace('-', " ")), folded(&one));
        assert_eq!(new_secret().unwrap().len(), 32);
    }
}
