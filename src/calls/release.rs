//! Results that a call holds back until an instant, so that all its groups learn of them together. Who is told of what then
//! belongs to the rooms to the right.

use super::store;
use crate::{
    base::{CallId, Stop},
    db::Tx,
};
use chrono::NaiveDateTime;

/// How a call holds its results back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Release {
    /// Which call.
    pub call: CallId,
    /// Since when.
    pub held_at: NaiveDateTime,
    /// Until when, if that is set.
    pub release_at: Option<NaiveDateTime>,
    /// When they were released, if they were.
    pub released_at: Option<NaiveDateTime>,
}

/// How a call holds its results back, if it does or did. A step.
pub fn of_call(tx: &mut Tx<'_>, call: CallId) -> Result<Option<Release>, Stop> {
    store::release::find(tx, call)
}

/// How a call holds its results back now; nothing once they are released. A step.
pub fn held(tx: &mut Tx<'_>, call: CallId) -> Result<Option<Release>, Stop> {
    Ok(of_call(tx, call)?.filter(|release| release.released_at.is_none()))
}

/// Those of some calls that hold their results back now. A step.
pub fn held_of(tx: &mut Tx<'_>, calls: &[CallId]) -> Result<Vec<CallId>, Stop> {
    store::release::held_of(tx, calls)
}

/// The call holds its results back from now on. A step.
pub fn hold(tx: &mut Tx<'_>, call: CallId) -> Result<(), Stop> {
    let (held_at, release_at, released_at) = (tx.now, None, None);
    store::release::insert(tx, Release { call, held_at, release_at, released_at })
}

/// How a call holds its results back stays as it is until the end of the transaction. A step: before anything is locked.
pub fn keep(tx: &mut Tx<'_>, call: CallId) -> Result<(), Stop> {
    store::release::keep(tx, call)
}

/// Until when it does. A step.
pub fn until(tx: &mut Tx<'_>, call: CallId, at: Option<NaiveDateTime>) -> Result<(), Stop> {
    store::release::set(tx, call, at)
}

/// The calls that hold their results back now. A step. One query.
pub fn holding(tx: &mut Tx<'_>) -> Result<Vec<CallId>, Stop> {
    store::release::holding(tx)
}

/// The calls whose results are due. A step.
pub fn due(tx: &mut Tx<'_>) -> Result<Vec<CallId>, Stop> {
    store::release::due(tx)
}

/// The results of a call are released now; false where they were already. A step.
pub fn let_go(tx: &mut Tx<'_>, call: CallId) -> Result<bool, Stop> {
    store::release::let_go(tx, call)
}
