//! Calls open and close by themselves.

use super::{Call, State, set_up, store};
use crate::{
    base::{CallId, Deed, Role, Stop},
    db::Tx,
    notices::{Kind, Notice, Reader},
    people,
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
        if *next != State::Open {
            tell_staff(tx, &call)?;
        }
    }
    Ok(due.len())
}

fn tell_staff(tx: &mut Tx<'_>, call: &Call) -> Result<(), Stop> {
    for person in people::ids_holding(tx, &[Role::ProgrammeOfficer, Role::ProgrammeLead])? {
        Notice::new(Kind::DeadlinePassed, Reader::Person(person))
            .with("call", call.labels.clone())
            .with("link", format!("/applications?call={}", call.id))
            .queue(tx)?;
    }
    Ok(())
}
