//! Who has read a lane and up to when, who looks after it, and which lanes wait for an answer. Steps, without permits.

use super::store::desk as store;
use crate::{
    base::{PersonId, Stop, Subject},
    db::Tx,
};
use chrono::NaiveDateTime;

/// Up to when somebody has read a lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// The word of the reader's kind: `person`, `case`.
    pub reader_kind: String,
    /// The reader's id.
    pub reader_id: i64,
    /// Up to when.
    pub at: NaiveDateTime,
}

/// Who looks after a lane.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Care {
    /// The person it was given to.
    pub person: Option<PersonId>,
    /// What was written up to then needs no answer any more.
    pub settled_at: Option<NaiveDateTime>,
}

/// A lane in which a group has written since it was settled.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// The id of what it is about.
    pub subject: i64,
    /// When the first such message was written.
    pub since: NaiveDateTime,
    /// How many there are.
    pub messages: i64,
    /// The person it was given to.
    pub person: Option<PersonId>,
}

/// Marks a lane as read by the actor now.
pub fn mark_read(tx: &mut Tx<'_>, subject: impl Into<Subject>, lane: &str) -> Result<(), Stop> {
    let (kind, id) = tx.actor.columns();
    store::mark_read(tx, subject.into(), lane, kind, id)
}

/// Up to when who has read a lane.
pub fn reads(tx: &mut Tx<'_>, subject: impl Into<Subject>, lane: &str) -> Result<Vec<Read>, Stop> {
    store::reads(tx, subject.into(), lane)
}

/// How many entries of the other side the actor has not read: a case reads what people wrote, everybody else what a case
/// wrote. One query.
pub fn unread(tx: &mut Tx<'_>, subject: impl Into<Subject>, lane: &str) -> Result<usize, Stop> {
    Ok(usize::try_from(store::unread(tx, subject.into(), lane)?).unwrap_or(0))
}

/// Who looks after a lane.
pub fn care(tx: &mut Tx<'_>, subject: impl Into<Subject>, lane: &str) -> Result<Care, Stop> {
    store::care(tx, subject.into(), lane)
}

/// Gives a lane to a person, or to nobody.
pub fn give(tx: &mut Tx<'_>, subject: impl Into<Subject>, lane: &str, person: Option<PersonId>) -> Result<(), Stop> {
    store::give(tx, subject.into(), lane, person)
}

/// The lanes of things of a kind that were given to a person: the thing's id, and the lane. One query.
pub fn given_to(tx: &mut Tx<'_>, kind: &str, person: PersonId) -> Result<Vec<(i64, String)>, Stop> {
    store::given_to(tx, kind, person)
}

/// How many lanes of things of a kind were given to each person. One query.
pub fn given(tx: &mut Tx<'_>, kind: &str) -> Result<Vec<(PersonId, i64)>, Stop> {
    store::given(tx, kind)
}

/// What was written so far needs no answer any more.
pub fn settle(tx: &mut Tx<'_>, subject: impl Into<Subject>, lane: &str) -> Result<(), Stop> {
    store::settle(tx, subject.into(), lane)
}

/// The lanes of things of a kind that wait, the longest first; those given to a person, or all. One query.
pub fn waiting(
    tx: &mut Tx<'_>,
    kind: &str,
    lane: &str,
    given_to: Option<PersonId>,
    limit: i64,
) -> Result<Vec<Waiting>, Stop> {
    store::waiting(tx, kind, lane, given_to, limit)
}
