//! Calls open and close by themselves.

use super::{State, set_up, store};
use crate::{
    base::{CallId, Deed, Stop},
    db::Tx,
};

/// Calls whose time to open or close has come.
pub fn due(tx: &mut Tx<'_>) -> Result<Vec<(CallId, State)>, Stop> {
    tx.permit(Deed::TurnCalls)?;
    store::due(tx)
}

/// Opens and closes what is due; gives how many.
pub fn turn_due(tx: &mut Tx<'_>) -> Result<usize, Stop> {
    let due = due(tx)?;
    tx.quiet(crate::db::tx::Quiet::Sweeping);
    for (id, next) in &due {
        let call = store::find(tx, *id)?;
        let act = if *next == State::Open { "calls.opened" } else { "calls.closed" };
        set_up::turn(tx, &call, *next, act)?;
    }
    Ok(due.len())
}
