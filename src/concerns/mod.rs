//! Concerns: complaints, appeals and reports of misuse, from anybody, in confidence. Nobody is written down as the one who
//! raised it; a code leads back to the answers. Answered by the people named in the settings.

pub mod erase;
pub mod pages;
mod store;

use crate::{
    audit,
    base::{
        ConcernId, Deed, PersonId, Role, Stop,
        seal::{CaseKey, Place},
        words::characters,
    },
    db::{Tx, keys},
    notices::{Kind as Letter, Notice, Reader},
    people,
    threads::{self, Entry},
};
use chrono::NaiveDateTime;

/// The longest text, in characters.
pub const TEXT_MAX: usize = 4_000;
/// The longest way to be reached, in characters.
pub const REACH_MAX: usize = 200;
/// The lane of what is written back and forth.
const LANE: &str = "concern";
const BODY: &str = "concerns.body";
const REACH: &str = "concerns.reach";

crate::text_enum! {
    /// What it is.
    pub enum Kind {
        /// About how somebody was treated.
        Complaint => "complaint",
        /// Against a decision.
        Appeal => "appeal",
        /// Money or power is misused.
        Misuse => "misuse",
    }
}

crate::refusals! {
    /// Why a thing about concerns was refused.
    pub enum Refusal {
        /// Nothing was written.
        TextMissing => "concerns-text-missing" at "text",
        /// Longer than it may be.
        TextTooLong { max: usize } => "concerns-text-too-long" at "text",
        /// No concern has this code.
        CodeUnknown => "concerns-code-unknown" at "code",
        /// It was closed.
        Closed => "concerns-closed",
    }
}

/// A concern to be raised.
#[derive(Clone, Debug)]
pub struct NewConcern {
    /// What it is.
    pub kind: Kind,
    /// What happened.
    pub text: String,
    /// How to reach who raises it, if they wish; may be empty.
    pub reach: String,
    /// The code that leads back, 16 digits; kept as a hash only.
    pub code: String,
    /// The addresses named in the settings.
    pub named: Vec<String>,
}

/// A concern, opened.
#[derive(Clone, Debug)]
pub struct Concern {
    /// Its id.
    pub id: ConcernId,
    /// What it is.
    pub kind: Kind,
    /// What happened.
    pub text: String,
    /// How to reach who raised it.
    pub reach: String,
    /// The day it came.
    pub at: NaiveDateTime,
    /// When it was closed.
    pub closed_at: Option<NaiveDateTime>,
    key: CaseKey,
}

/// Raises a concern. An act; the caller acts as nobody, so that nothing tells who it was.
pub fn raise(tx: &mut Tx<'_>, new: &NewConcern) -> Result<ConcernId, Stop> {
    tx.permit(Deed::RaiseConcern)?;
    let text = check(&new.text)?;
    if characters(&new.reach) > REACH_MAX {
        return Err(Refusal::TextTooLong { max: REACH_MAX }.into());
    }
    let id: ConcernId = tx.new_id()?;
    let key = keys::create(tx)?;
    let row = store::Row {
        id,
        key_id: key.id,
        kind: new.kind,
        code_hash: hash(tx, &new.code),
        body: key.seal(Place::new(BODY, id.0), text)?,
        reach: key.seal(Place::new(REACH, id.0), new.reach.trim())?,
        // The day is enough to answer it.
        at: tx.now.date().and_time(chrono::NaiveTime::MIN),
        closed_at: None,
    };
    store::insert(tx, row)?;
    audit::record(tx, audit::Event::new("concerns.raise", id))?;
    tell(tx, &new.named)?;
    Ok(id)
}

fn check(text: &str) -> Result<&str, Refusal> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Refusal::TextMissing);
    }
    if characters(text) > TEXT_MAX {
        return Err(Refusal::TextTooLong { max: TEXT_MAX });
    }
    Ok(text)
}

fn hash(tx: &Tx<'_>, code: &str) -> Vec<u8> {
    tx.master.hash("concern code", code)
}

/// Those who answer: the people named in the settings, or the directors where none is named. A step.
fn answering(tx: &mut Tx<'_>, named: &[String]) -> Result<Vec<PersonId>, Stop> {
    let mut people = Vec::new();
    for address in named {
        people.extend(people::by_email(tx, address)?.map(|(person, _)| person.id));
    }
    if people.is_empty() { people::ids_holding(tx, &[Role::Director]) } else { Ok(people) }
}

fn tell(tx: &mut Tx<'_>, named: &[String]) -> Result<(), Stop> {
    for person in answering(tx, named)? {
        Notice::new(Letter::ConcernArrived, Reader::Person(person)).with("link", "/concerns").queue(tx)?;
    }
    Ok(())
}

/// Whether the actor is one of those who answer.
pub fn may_answer(tx: &mut Tx<'_>, named: &[String]) -> Result<bool, Stop> {
    let Some(me) = tx.actor.person() else { return Ok(false) };
    Ok(tx.may(Deed::AnswerConcerns) && answering(tx, named)?.contains(&me))
}

fn permit(tx: &mut Tx<'_>, named: &[String]) -> Result<(), Stop> {
    tx.permit(Deed::AnswerConcerns)?;
    if may_answer(tx, named)? { Ok(()) } else { Err(Stop::Missing) }
}

/// All concerns, open ones first, then newest first, for those who answer. Names nobody.
pub fn list(tx: &mut Tx<'_>, named: &[String], most: i64) -> Result<Vec<Concern>, Stop> {
    permit(tx, named)?;
    store::all(tx, most)?.into_iter().map(|row| open(tx, row)).collect()
}

/// One with what was written back and forth, for those who answer.
pub fn see(tx: &mut Tx<'_>, id: ConcernId, named: &[String]) -> Result<(Concern, Vec<Entry>), Stop> {
    permit(tx, named)?;
    let row = store::find(tx, id)?;
    with_entries(tx, row)
}

/// One with what was written, for who has its code. Wrong codes are slowed down by the caller.
pub fn by_code(tx: &mut Tx<'_>, code: &str) -> Result<(Concern, Vec<Entry>), Stop> {
    let row = store::by_code(tx, &hash(tx, code))?.ok_or(Refusal::CodeUnknown)?;
    with_entries(tx, row)
}

fn with_entries(tx: &mut Tx<'_>, row: store::Keyed) -> Result<(Concern, Vec<Entry>), Stop> {
    let concern = open(tx, row)?;
    let entries = threads::read(tx, concern.id, LANE)?;
    Ok((concern, entries))
}

fn open(tx: &Tx<'_>, (row, wrapped): store::Keyed) -> Result<Concern, Stop> {
    let key = tx.master.unwrap(row.key_id, &wrapped)?;
    Ok(Concern {
        id: row.id,
        kind: row.kind,
        text: key.open(Place::new(BODY, row.id.0), &row.body)?,
        reach: key.open(Place::new(REACH, row.id.0), &row.reach)?,
        at: row.at,
        closed_at: row.closed_at,
        key,
    })
}

/// Answers a concern. An act.
pub fn answer(tx: &mut Tx<'_>, id: ConcernId, text: &str, named: &[String]) -> Result<(), Stop> {
    let (concern, _) = see(tx, id, named)?;
    put(tx, &concern, text)
}

/// Writes more to a concern, by its code. An act; the caller acts as nobody.
pub fn add(tx: &mut Tx<'_>, code: &str, text: &str, named: &[String]) -> Result<(), Stop> {
    tx.permit(Deed::RaiseConcern)?;
    let (concern, _) = by_code(tx, code)?;
    put(tx, &concern, text)?;
    tell(tx, named)
}

fn put(tx: &mut Tx<'_>, concern: &Concern, text: &str) -> Result<(), Stop> {
    if concern.closed_at.is_some() {
        return Err(Refusal::Closed.into());
    }
    threads::write(tx, concern.id, LANE, &concern.key, check(text)?)?;
    audit::record(tx, audit::Event::new("concerns.write", concern.id))?;
    Ok(())
}

/// Closes a concern; a year later it is erased. An act.
pub fn close(tx: &mut Tx<'_>, id: ConcernId, named: &[String]) -> Result<(), Stop> {
    let (concern, _) = see(tx, id, named)?;
    if concern.closed_at.is_some() {
        return Err(Refusal::Closed.into());
    }
    store::close(tx, id)?;
    audit::record(tx, audit::Event::new("concerns.close", id))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_concern_says_something_and_is_no_book() {
        assert_eq!(check(" Пора талаб карданд "), Ok("Пора талаб карданд"));
        assert_eq!(check(" "), Err(Refusal::TextMissing));
        assert_eq!(check(&"ӯ".repeat(TEXT_MAX + 1)), Err(Refusal::TextTooLong { max: TEXT_MAX }));
    }
}
