//! What a group may know of how its application stands: while its call holds the results back, it is with the board,
//! whatever was decided.

use super::{Case, State, load};
use crate::{
    base::{Actor, ApplicationId, Stop},
    calls::release,
    db::Tx,
    notices::Kind,
};

/// Whether a case in this state has a result.
const fn has_result(state: State) -> bool {
    matches!(state, State::Offered | State::Funded | State::Declined | State::Closed)
}

/// Whether a case has a result that its group does not know yet. A step.
pub fn is_held(tx: &mut Tx<'_>, case: &Case) -> Result<bool, Stop> {
    Ok(has_result(case.state) && release::held(tx, case.call_id)?.is_some())
}

/// The same for whoever acts: only a group is kept from a result. A step.
pub fn is_held_from_me(tx: &mut Tx<'_>, id: ApplicationId) -> Result<bool, Stop> {
    if tx.actor != Actor::Case(id) {
        return Ok(false);
    }
    let case = load(tx, id)?;
    is_held(tx, &case)
}

/// A case as its group may know it; for everybody else as it is. A step.
pub fn as_told(tx: &mut Tx<'_>, mut case: Case) -> Result<Case, Stop> {
    if tx.actor == Actor::Case(case.id) && is_held(tx, &case)? {
        case.state = State::WithBoard;
        case.decided_on = None;
    }
    Ok(case)
}

/// Whether a group may not withdraw: what is decided and what is not must look alike while results are held. A step.
pub fn keeps(tx: &mut Tx<'_>, case: &Case) -> Result<bool, Stop> {
    let may_be_decided = has_result(case.state) || case.state == State::WithBoard;
    Ok(may_be_decided && release::held(tx, case.call_id)?.is_some())
}

/// Whether a notice tells its group of a result, or of what only follows one.
pub(super) const fn tells(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Decision
            | Kind::OfferMade
            | Kind::OfferReminder
            | Kind::OfferLapsed
            | Kind::AgreementToSign
            | Kind::PayoutSent
            | Kind::ReportDue
            | Kind::ReportLate
            | Kind::ReportReturned
            | Kind::ReportAccepted
            | Kind::CaseClosed
    )
}
