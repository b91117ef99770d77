//! What people write to one another about a thing: one lane of entries per subject, sealed, never deleted, only struck.
//!
//! There are no acts here. The room that owns the subject decides who may write and read, and tells the audit trail.

pub mod desk;
pub mod erase;
mod store;

use crate::{
    base::{EntryId, PersonId, Stop, Subject, seal::CaseKey, seal::Place, words},
    db::Tx,
};
use chrono::NaiveDateTime;

/// The longest entry, in characters.
pub const BODY_MAX: usize = 4_000;
/// The longest reason for striking an entry, in characters.
pub const REASON_MAX: usize = 300;

const BODY: &str = "thread_entries.body";
const REASON: &str = "thread_entries.struck_reason";

crate::refusals! {
    /// Why an entry was refused.
    pub enum Refusal {
        /// Nothing was written.
        BodyMissing => "threads-body-missing" at "body",
        /// More than [`BODY_MAX`] characters.
        BodyTooLong { max: usize } => "threads-body-too-long" at "body",
        /// An entry is struck for a reason.
        ReasonMissing => "threads-reason-missing" at "reason",
        /// More than [`REASON_MAX`] characters.
        ReasonTooLong { max: usize } => "threads-reason-too-long" at "reason",
        /// It was struck before.
        StruckAlready => "threads-struck-already",
    }
}

/// An entry, opened.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its id.
    pub id: EntryId,
    /// About what: the word of the kind and its id.
    pub about: (String, i64),
    /// Which lane of it.
    pub lane: String,
    /// The word of the author's kind: `person`, `case`, `clerk`.
    pub author_kind: String,
    /// The author, where it is a person.
    pub author: Option<PersonId>,
    /// What was written; `None` where its key was destroyed.
    pub body: Option<String>,
    /// When.
    pub at: NaiveDateTime,
    /// Who struck it, when and why.
    pub struck: Option<Struck>,
}

/// How an entry was struck out.
#[derive(Clone, Debug)]
pub struct Struck {
    /// By whom.
    pub by: PersonId,
    /// When.
    pub at: NaiveDateTime,
    /// Why; empty where the key was destroyed.
    pub reason: String,
}

/// Writes an entry in the actor's name. A step: the caller permits and tells.
pub fn write(
    tx: &mut Tx<'_>,
    subject: impl Into<Subject>,
    lane: &'static str,
    key: &CaseKey,
    body: &str,
) -> Result<EntryId, Stop> {
    let body = check_body(body)?;
    let id: EntryId = tx.new_id()?;
    let sealed = key.seal(Place::new(BODY, id.0), body)?;
    store::insert(tx, id, subject.into(), lane, key.id, sealed)?;
    Ok(id)
}

/// A lane of a subject, oldest first.
pub fn read(tx: &mut Tx<'_>, subject: impl Into<Subject>, lane: &str) -> Result<Vec<Entry>, Stop> {
    let rows = store::of_lane(tx, subject.into(), lane)?;
    rows.into_iter().map(|row| open(tx, row)).collect()
}

/// One entry.
pub fn find(tx: &mut Tx<'_>, id: EntryId) -> Result<Entry, Stop> {
    let row = store::find(tx, id)?;
    open(tx, row)
}

/// How many entries a lane has that are not struck.
pub fn count(tx: &mut Tx<'_>, subject: impl Into<Subject>, lane: &str) -> Result<i64, Stop> {
    store::count(tx, subject.into(), lane)
}

/// Strikes an entry out in a person's name: it stays readable as struck, with the reason. A step, like [`write()`].
pub fn strike(tx: &mut Tx<'_>, id: EntryId, key: &CaseKey, by: PersonId, reason: &str) -> Result<(), Stop> {
    let reason = check_reason(reason)?;
    if find(tx, id)?.struck.is_some() {
        return Err(Refusal::StruckAlready.into());
    }
    let sealed = key.seal(Place::new(REASON, id.0), reason)?;
    if store::strike(tx, id, by, sealed)? { Ok(()) } else { Err(Refusal::StruckAlready.into()) }
}

fn check_body(body: &str) -> Result<&str, Refusal> {
    let body = body.trim();
    if body.is_empty() {
        return Err(Refusal::BodyMissing);
    }
    if words::characters(body) > BODY_MAX {
        return Err(Refusal::BodyTooLong { max: BODY_MAX });
    }
    Ok(body)
}

fn check_reason(reason: &str) -> Result<&str, Refusal> {
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Refusal::ReasonMissing);
    }
    if words::characters(reason) > REASON_MAX {
        return Err(Refusal::ReasonTooLong { max: REASON_MAX });
    }
    Ok(reason)
}

fn open(tx: &Tx<'_>, (row, wrapped): store::Keyed) -> Result<Entry, Stop> {
    let key = wrapped.map(|wrapped| tx.master.unwrap(row.key_id, &wrapped)).transpose()?;
    let read = |place: &'static str, sealed: &[u8]| {
        key.as_ref().map(|key: &CaseKey| key.open(Place::new(place, row.id.0), sealed)).transpose()
    };
    let struck = match (row.struck_at, row.struck_by, &row.struck_reason) {
        (Some(at), Some(by), reason) => {
            let reason = reason.as_ref().map(|sealed| read(REASON, sealed)).transpose()?.flatten();
            Some(Struck { by: PersonId(by), at, reason: reason.unwrap_or_default() })
        }
        _ => None,
    };
    Ok(Entry {
        id: row.id,
        author: (row.author_kind == "person").then_some(PersonId(row.author_id)),
        body: read(BODY, &row.body)?,
        about: (row.subject_kind, row.subject_id),
        lane: row.lane,
        author_kind: row.author_kind,
        at: row.at,
        struck,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_needs_words_and_is_not_a_book() {
        assert_eq!(check_body("  Меҳр \n"), Ok("Меҳр"));
        assert_eq!(check_body(" \n "), Err(Refusal::BodyMissing));
        assert_eq!(check_body(&"ӯ".repeat(BODY_MAX)).map(str::len), Ok(2 * BODY_MAX));
        assert_eq!(check_body(&"ӯ".repeat(BODY_MAX + 1)), Err(Refusal::BodyTooLong { max: BODY_MAX }));
        assert_eq!(check_reason(""), Err(Refusal::ReasonMissing));
        assert_eq!(check_reason(&"a".repeat(REASON_MAX + 1)), Err(Refusal::ReasonTooLong { max: REASON_MAX }));
    }
}
