//! The end of a round: a call is decided, and put away, once every application of it has a decision, every group has answered
//! its offer, what an emergency decided is ratified, and nobody votes on reversing a decision.

use super::Refusal;
use crate::{
    applications::{self, State},
    base::{CallId, Deed, Stop},
    board,
    calls::set_up,
    db::Tx,
};

/// What is sent and has no decision yet, or one that its group still answers.
const OPEN: [State; 4] = [State::Received, State::MoreAsked, State::WithBoard, State::Offered];

fn check(tx: &mut Tx<'_>, id: CallId) -> Result<(), Stop> {
    let n = applications::in_states(tx, id, &OPEN)?.len()
        + board::emergency::count_unratified(tx, id)?
        + board::reversals::count_open(tx, id)?;
    if n > 0 { Err(Refusal::RoundUndecided { n }.into()) } else { Ok(()) }
}

/// Act: says that every application of a closed call has its decision. Refused while something is open.
pub fn decide(tx: &mut Tx<'_>, id: CallId) -> Result<(), Stop> {
    tx.permit(Deed::EditCall)?;
    check(tx, id)?;
    set_up::decide(tx, id)
}

/// Act: puts a closed or decided call away. Refused while something is open.
pub fn archive(tx: &mut Tx<'_>, id: CallId) -> Result<(), Stop> {
    tx.permit(Deed::EditCall)?;
    check(tx, id)?;
    set_up::archive(tx, id)
}
