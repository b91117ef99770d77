//! Case codes: 16 digits, like a receipt's number. Shown once, kept as a keyed hash.

use super::{Case, Refusal, store};
use crate::{
    audit,
    base::{ApplicationId, CaseCodeId, Deed, Stop, seal},
    db::{Tx, tx::Quiet},
    people::sessions,
};

/// A new code, as digits.
fn fresh() -> Result<String, Stop> {
    const CODES: u64 = 10_000_000_000_000_000;
    // Numbers above the last whole round of codes are drawn again, so that each code is as likely.
    loop {
        let number = seal::random_number()?;
        if number < u64::MAX - u64::MAX % CODES {
            return Ok(format!("{:016}", number % CODES));
        }
    }
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
pub(super) fn give(tx: &mut Tx<'_>, case: ApplicationId, label: &str) -> Result<String, Stop> {
    let code = fresh()?;
    let hash = tx.master.hash("case code", &code);
    let id: CaseCodeId = tx.new_id()?;
    store::insert_code(tx, id, case, &hash, label)?;
    Ok(code)
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
pub fn replace(tx: &mut Tx<'_>, case: &Case) -> Result<String, Stop> {
    if tx.actor.case() != Some(case.id) {
        tx.permit(Deed::ReplaceCaseCode)?;
    }
    store::replace_codes(tx, case.id)?;
    sessions::end_all_of_case(tx, case.id)?;
    let code = give(tx, case.id, "")?;
    audit::record(tx, audit::Event::new("applications.replace_code", case.id).about_case(case.id))?;
    Ok(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_is_spaced() {
        assert_eq!(digits("1234 5678-9012 3456").as_deref(), Some("1234567890123456"));
        for bad in ["", "123", "1234 5678 9012 345", "1234567890123456 7", "１２３４567890123456", "abcd efgh ijkl mnop"] {
            assert_eq!(digits(bad), None, "{bad}");
        }
        assert_eq!(grouped("1234567890123456"), "1234 5678 9012 3456");
        assert_ne!(fresh().unwrap(), fresh().unwrap());
    }
}
