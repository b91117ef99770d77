//! The end of a round: a call is decided, and put away, once every application of it has a decision.

use super::Refusal;
use crate::{
    applications::{self, State},
    base::{CallId, Deed, Stop},
    calls::set_up,
    db::Tx,
};

/// What is sent and has no decision yet, or one that its group still answers.
const OPEN: [State; 4] = [State::Received, State::MoreAsked, State::WithBoard, State::Offered];

fn check(tx: &mut Tx<'_>, id: CallId) -> Result<(), Stop> {
    let n = applications::in_states(tx, id, &OPEN)?.len();
    if n > 0 { Err(Refusal::RoundUndecided { n }.into()) } else { Ok(()) }
}

/// Act: says that every application of a closed call has its decision. Refused while one has none.
pub fn decide(tx: &mut Tx<'_>, id: CallId) -> Result<(), Stop> {
    tx.permit(Deed::EditCall)?;
    check(tx, id)?;
    set_up::decide(tx, id)
}

/// Act: puts a closed or decided call away. Refused while an application of it has no decision.
pub fn archive(tx: &mut Tx<'_>, id: CallId) -> Result<(), Stop> {
    tx.permit(Deed::EditCall)?;
    check(tx, id)?;
    set_up::archive(tx, id)
}
