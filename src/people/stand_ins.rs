//! Who stands in for whom, and for how long: the board names them, and so long a stand-in for a chair may do what a chair
//! may. It ends by itself.

use super::store::stand_ins as store;
use crate::{
    base::{PersonId, StandInId, Stop},
    db::Tx,
};
use chrono::NaiveDateTime;

/// Somebody who stands in for another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandIn {
    /// Its id.
    pub id: StandInId,
    /// Who is away.
    pub absent: PersonId,
    /// Who stands in.
    pub person: PersonId,
    /// From when.
    pub from: NaiveDateTime,
    /// Until when; then it is over.
    pub until: NaiveDateTime,
    /// Who named them.
    pub named_by: PersonId,
}

impl StandIn {
    /// Whether it runs at an instant.
    pub fn runs(&self, at: NaiveDateTime) -> bool {
        self.from <= at && at < self.until
    }
}

/// Somebody to be named, for a member of the board or an approver.
#[derive(Clone, Copy, Debug)]
pub struct NewStandIn {
    /// Who is away.
    pub absent: PersonId,
    /// Who stands in.
    pub person: PersonId,
    /// From when.
    pub from: NaiveDateTime,
    /// Until when.
    pub until: NaiveDateTime,
}

fn opened(row: &store::Row) -> StandIn {
    StandIn {
        id: row.id,
        absent: row.absent_id,
        person: row.stand_in_id,
        from: row.from_at,
        until: row.until_at,
        named_by: row.named_by,
    }
}

/// Those that touch a span of time, the first to begin first. A step. One query.
pub fn within(tx: &mut Tx<'_>, from: NaiveDateTime, until: NaiveDateTime) -> Result<Vec<StandIn>, Stop> {
    Ok(store::within(tx, from, until)?.iter().map(opened).collect())
}

/// Those that run now. A step. One query.
pub fn running(tx: &mut Tx<'_>) -> Result<Vec<StandIn>, Stop> {
    let (from, until) = (tx.now, tx.now + chrono::Duration::microseconds(1));
    within(tx, from, until)
}

/// One of them. A step.
pub fn find(tx: &mut Tx<'_>, id: StandInId) -> Result<StandIn, Stop> {
    store::find(tx, id).map(|row| opened(&row))
}

/// Nobody else names one until the end of the transaction. A step.
pub fn hold(tx: &mut Tx<'_>) -> Result<(), Stop> {
    store::lock(tx)
}

/// Somebody stands in for another from an instant until another. A step: the caller has checked who.
pub fn name(
    tx: &mut Tx<'_>,
    (absent, person): (PersonId, PersonId),
    (from, until): (NaiveDateTime, NaiveDateTime),
) -> Result<StandInId, Stop> {
    let id: StandInId = tx.new_id()?;
    let by = tx.actor.person().ok_or(Stop::Forbidden)?;
    let row = store::Row {
        id,
        absent_id: absent,
        stand_in_id: person,
        from_at: from,
        until_at: until,
        named_by: by,
        named_at: tx.now,
        ended_by: None,
    };
    store::insert(tx, row)?;
    Ok(id)
}

/// Ends one now; one that has not begun never will. A step: the caller has checked who.
pub fn end(tx: &mut Tx<'_>, one: &StandIn) -> Result<(), Stop> {
    let by = tx.actor.person().ok_or(Stop::Forbidden)?;
    let at = tx.now.max(one.from);
    store::end(tx, one.id, at, by)
}
