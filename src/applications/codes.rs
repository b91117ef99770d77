//! Case codes: 16 digits, like a receipt's number. Shown once, kept as a keyed hash.

use super::{Refusal, load, store};
use crate::{
    audit,
    base::{
        ApplicationId, CaseCodeId, Deed, Stop,
        seal::{self, Master},
    },
    db::{Tx, tx::Quiet},
    people::sessions,
};

/// The code that goes with a form's request key, so that a form sent twice shows the same code and none is ever stored.
pub fn of_request(master: &Master, request_key: &str) -> String {
    const CODES: u128 = 10_000_000_000_000_000;
    let tag = master.form_tag(&[b"case code", request_key.as_bytes()]);
    let mut number = 0_u128;
    for byte in &tag[..16] {
        number = number << 8 | u128::from(*byte);
    }
    format!("{:016}", number % CODES)
}

/// A new random code.
pub fn fresh(master: &Master) -> Result<String, Stop> {
    Ok(of_request(master, &seal::random_token()?))
}

/// The digits of a code as typed, with any spaces and dashes; `None` if they are not sixteen.
pub fn digits(typed: &str) -> Option<String> {
    let digits: String = typed.chars().filter(|letter| !letter.is_whitespace() && !"-–—.".contains(*letter)).collect();
    (digits.len() == 16 && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(digits)
}

/// A code in four groups of four, as it is shown.
pub fn grouped(code: &str) -> String {
    code.as_bytes().chunks(4).map(|group| String::from_utf8_lossy(group).into_owned()).collect::<Vec<_>>().join(" ")
}

/// Gives a case a code. A step.
pub(super) fn give(tx: &mut Tx<'_>, case: ApplicationId, code: &str) -> Result<(), Stop> {
    let hash = tx.master.hash("case code", code);
    let id: CaseCodeId = tx.new_id()?;
    store::insert_code(tx, id, case, &hash, "")
}

/// The case a code opens. Wrong codes are slowed down by the caller, and tell nothing.
pub fn redeem(tx: &mut Tx<'_>, typed: &str) -> Result<ApplicationId, Stop> {
    tx.quiet(Quiet::Session);
    let digits = digits(typed).ok_or(Refusal::CodeUnknown)?;
    let hash = tx.master.hash("case code", &digits);
    let (id, case) = store::case_of_code(tx, &hash)?.ok_or(Refusal::CodeUnknown)?;
    store::mark_code_used(tx, id)?;
    audit::record(tx, audit::Event::new("applications.enter", case).about_case(case))?;
    Ok(case)
}

/// A new code for a case; the old ones, and every session begun with them, end.
pub fn replace(tx: &mut Tx<'_>, id: ApplicationId, code: &str) -> Result<(), Stop> {
    let case = load(tx, id)?;
    if tx.actor.case() != Some(case.id) {
        tx.permit(Deed::ReplaceCaseCode)?;
    }
    store::replace_codes(tx, case.id)?;
    sessions::end_all_of_case(tx, case.id)?;
    give(tx, case.id, code)?;
    audit::record(tx, audit::Event::new("applications.replace_code", case.id).about_case(case.id))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_is_spaced() {
        assert_eq!(digits("1234 5678-9012 3456").as_deref(), Some("1234567890123456"));
        for bad in
            ["", "123", "1234 5678 9012 345", "1234567890123456 7", "１２３４567890123456", "abcd efgh ijkl mnop"]
        {
            assert_eq!(digits(bad), None, "{bad}");
        }
        assert_eq!(grouped("1234567890123456"), "1234 5678 9012 3456");
        let master = Master::new(&[1; 32]);
        assert_ne!(fresh(&master).unwrap(), fresh(&master).unwrap());
        assert_eq!(of_request(&master, "a").len(), 16);
        assert_eq!(of_request(&master, "a"), of_request(&master, "a"));
    }
}
