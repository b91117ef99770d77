//! A master key under a passphrase: what lies on the disk opens nothing without what somebody remembers.

use super::{
    id::KeyId,
    seal::{CaseKey, Place, random_number},
    stop::Stop,
};
use argon2::{Algorithm, Argon2, Params, Version};
use data_encoding::HEXLOWER;
use zeroize::Zeroizing;

/// First word of a locked key's file.
const NAME: &str = "hashar-locked-key-1";
/// Memory in KiB, passes, lanes: dearer than for passwords, because whoever has the file may try as long as they like.
const COST: (u32, u32, u32) = (65_536, 4, 1);
/// The dearest file that is opened: a strange one must not take all memory.
const COST_MOST: (u32, u32) = (1_048_576, 20);
/// The fewest characters of a passphrase.
pub const LEAST: usize = 12;
const PLACE: Place = Place::new("master key", 0);

/// Whether a key file's text is a locked key.
pub fn is_one(text: &str) -> bool {
    text.trim_start().starts_with(NAME)
}

/// Locks the text of a key; gives the text of the file.
pub fn lock(key: &str, passphrase: &str) -> Result<String, Stop> {
    if passphrase.chars().count() < LEAST {
        return Err(Stop::broken(format!("a passphrase has {LEAST} characters at least: several words, say")));
    }
    let salt = [random_number()?.to_be_bytes(), random_number()?.to_be_bytes()].concat();
    let sealed = derived(passphrase, &salt, COST)?.seal(PLACE, key.trim())?;
    let (memory, passes, lanes) = COST;
    Ok(format!("{NAME} {memory} {passes} {lanes} {} {}\n", HEXLOWER.encode(&salt), HEXLOWER.encode(&sealed)))
}

/// Opens a locked key's text; none where the passphrase is another.
pub fn open(text: &str, passphrase: &str) -> Result<Option<Zeroizing<String>>, Stop> {
    let damaged = || Stop::broken("the locked master key is damaged: take the copy of its file");
    let parts: Vec<&str> = text.split_whitespace().collect();
    let [NAME, memory, passes, lanes, salt, sealed] = parts.as_slice() else { return Err(damaged()) };
    let number = |text: &str| text.parse::<u32>().map_err(|_| damaged());
    let cost = (number(memory)?, number(passes)?, number(lanes)?);
    if cost.0 > COST_MOST.0 || cost.1 > COST_MOST.1 {
        return Err(damaged());
    }
    let salt = HEXLOWER.decode(salt.as_bytes()).map_err(|_| damaged())?;
    let sealed = HEXLOWER.decode(sealed.as_bytes()).map_err(|_| damaged())?;
    Ok(derived(passphrase, &salt, cost)?.open(PLACE, &sealed).ok().map(Zeroizing::new))
}

fn derived(passphrase: &str, salt: &[u8], cost: (u32, u32, u32)) -> Result<CaseKey, Stop> {
    let fault = |error: argon2::Error| Stop::broken(format!("argon2: {error}"));
    let params = Params::new(cost.0, cost.1, cost.2, Some(32)).map_err(fault)?;
    let mut bytes = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(passphrase.as_bytes(), salt, bytes.as_mut())
        .map_err(fault)?;
    Ok(CaseKey::of(KeyId(0), bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locked_key_opens_with_its_passphrase_only() {
        let key = "ab".repeat(32);
        let text = lock(&key, "чор кабутари сафед").unwrap();
        assert!(is_one(&text) && !is_one(&key) && !text.contains(&key));
        assert_eq!(open(&text, "чор кабутари сафед").unwrap().unwrap().as_str(), key);
        assert!(open(&text, "чор кабутари сиёҳ").unwrap().is_none());
        assert!(lock(&key, "short").is_err());
        for bent in [text.replace(" 65536 ", " 99999999 "), text.replace("key-1", "key-2"), text[..60].to_owned()] {
            assert!(open(&bent, "чор кабутари сафед").is_err(), "{bent}");
        }
    }
}
