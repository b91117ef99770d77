//! Case codes: 16 digits, like a receipt's number. Shown once, kept as a keyed hash.

use super::{Case, Refusal, load, places, store};
use crate::{
    audit,
    base::{
        ApplicationId, CaseCodeId, Deed, Stop,
        seal::{self, Master, Place},
    },
    db::{Tx, tx::Quiet},
    people::sessions,
};
use chrono::{NaiveDate, NaiveDateTime};

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
    store::codes::insert(tx, id, case, &hash, None)
}

/// The case a code opens. Wrong codes are slowed down by the caller, and tell nothing.
pub fn redeem(tx: &mut Tx<'_>, typed: &str) -> Result<ApplicationId, Stop> {
    tx.quiet(Quiet::Session);
    let digits = digits(typed).ok_or(Refusal::CodeUnknown)?;
    let hash = tx.master.hash("case code", &digits);
    let (id, case) = store::codes::case_of(tx, &hash)?.ok_or(Refusal::CodeUnknown)?;
    store::codes::mark_used(tx, id)?;
    audit::record(tx, audit::Event::new("applications.enter", case).about_case(case))?;
    Ok(case)
}

/// A new code for a case; the old ones, and every session begun with them, end.
pub fn replace(tx: &mut Tx<'_>, id: ApplicationId, code: &str) -> Result<(), Stop> {
    let case = load(tx, id)?;
    if tx.actor.case() != Some(case.id) {
        tx.permit(Deed::ReplaceCaseCode)?;
    }
    store::codes::replace_all(tx, case.id)?;
    sessions::end_all_of_case(tx, case.id)?;
    // Whoever had the old code may have let an address in.
    places::remove_all(tx, case.id)?;
    give(tx, case.id, code)?;
    audit::record(tx, audit::Event::new("applications.replace_code", case.id).about_case(case.id))?;
    Ok(())
}

/// Codes of co-workers an application may have.
pub const WORKERS: usize = 8;
/// The longest name of a co-worker, in characters.
pub const NAME_MAX: usize = 60;
const NAME: &str = "case_codes.name";

/// A code for a co-worker, to be made by the contact person.
#[derive(Clone, Debug)]
pub struct NewWorker {
    /// Of which case.
    pub case: ApplicationId,
    /// The contact person's own code, as typed: who makes codes shows that it is their own case.
    pub own: String,
    /// Who will have it; any word the group knows.
    pub name: String,
    /// The new code, 16 digits.
    pub code: String,
}

/// A code to be taken back.
#[derive(Clone, Debug)]
pub struct TakeBack {
    /// Of which case.
    pub case: ApplicationId,
    /// The contact person's own code, as typed.
    pub own: String,
    /// Which.
    pub code: CaseCodeId,
}

/// A code that opens a case, as its group sees it.
#[derive(Clone, Debug)]
pub struct CaseCode {
    /// Its id.
    pub id: CaseCodeId,
    /// Who has it; `None`: the contact person.
    pub name: Option<String>,
    /// Since when, UTC.
    pub made_at: NaiveDateTime,
    /// On which days it was used and how often, the latest first.
    pub uses: Vec<(NaiveDate, i32)>,
}

/// The group's own case, where the code typed is its contact person's.
pub(super) fn of_contact(tx: &mut Tx<'_>, id: ApplicationId, own: &str) -> Result<Case, Stop> {
    if tx.actor.case() != Some(id) {
        return Err(Stop::Missing);
    }
    tx.permit(Deed::KeepOwnCase)?;
    store::lock(tx, id)?;
    let digits = digits(own).ok_or(Refusal::CodeNotYours)?;
    let hash = tx.master.hash("case code", &digits);
    if store::codes::is_main(tx, id, &hash)? { load(tx, id) } else { Err(Refusal::CodeNotYours.into()) }
}

/// Gives a co-worker a code of their own.
pub fn add_worker(tx: &mut Tx<'_>, new: &NewWorker) -> Result<(), Stop> {
    let case = of_contact(tx, new.case, &new.own)?;
    if store::codes::of_case(tx, case.id)?.len() > WORKERS {
        return Err(Refusal::CodesEnough { most: i64::try_from(WORKERS).unwrap_or(i64::MAX) }.into());
    }
    let id: CaseCodeId = tx.new_id()?;
    let name = case.key.seal(Place::new(NAME, id.0), new.name.trim())?;
    let hash = tx.master.hash("case code", &new.code);
    store::codes::insert(tx, id, case.id, &hash, Some(name))?;
    audit::record(tx, audit::Event::new("applications.add_code", case.id).about_case(case.id))?;
    Ok(())
}

/// Takes a co-worker's code back. Every session of the case ends; who still has a code enters again.
pub fn take_back(tx: &mut Tx<'_>, new: &TakeBack) -> Result<(), Stop> {
    let case = of_contact(tx, new.case, &new.own)?;
    let codes = store::codes::of_case(tx, case.id)?;
    codes.iter().find(|(id, name, _)| *id == new.code && name.is_some()).ok_or(Stop::Missing)?;
    store::codes::replace(tx, new.code)?;
    sessions::end_all_of_case(tx, case.id)?;
    audit::record(tx, audit::Event::new("applications.take_code_back", case.id).about_case(case.id))?;
    Ok(())
}

/// The codes of the group's own case, with their uses. Three queries.
pub fn of_case(tx: &mut Tx<'_>, id: ApplicationId) -> Result<Vec<CaseCode>, Stop> {
    if tx.actor.case() != Some(id) {
        return Err(Stop::Missing);
    }
    tx.permit(Deed::KeepOwnCase)?;
    let case = load(tx, id)?;
    let rows = store::codes::of_case(tx, id)?;
    let ids: Vec<CaseCodeId> = rows.iter().map(|(id, ..)| *id).collect();
    let uses = store::codes::uses(tx, &ids)?;
    rows.into_iter()
        .map(|(id, name, made_at)| {
            let mine = uses.iter().filter(|(code, ..)| *code == id).map(|(_, on, times)| (*on, *times));
            Ok(CaseCode {
                id,
                name: case.key.open_optional(Place::new(NAME, id.0), name.as_ref())?,
                made_at,
                uses: mine.collect(),
            })
        })
        .collect()
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
