//! What a group may know of how its application stands: while its call holds the results back, it is with the board,
//! whatever was decided.

use super::{Case, State, load};
use crate::{
    base::{Actor, ApplicationId, CallId, Stop},
    calls::release,
    db::Tx,
    notices::Kind,
};

/// Whether a case in this state has a result.
pub const fn is_result(state: State) -> bool {
    matches!(state, State::Offered | State::Reserve | State::Funded | State::Declined | State::Deferred | State::Closed)
}

/// Whether a case has a result that its group does not know yet. A step.
pub fn is_held(tx: &mut Tx<'_>, case: &Case) -> Result<bool, Stop> {
    Ok(is_result(case.state) && release::held(tx, case.call_id)?.is_some())
}

/// The same for whoever acts: only a group is kept from a result. A step.
pub fn is_held_from_me(tx: &mut Tx<'_>, id: ApplicationId) -> Result<bool, Stop> {
    if tx.actor != Actor::Case(id) {
        return Ok(false);
    }
    let case = load(tx, id)?;
    is_held(tx, &case)
}

/// What a group may know of the state of some of its cases, whichever of them acts. Two queries at most. A step.
pub fn states(tx: &mut Tx<'_>, cases: &[Case]) -> Result<Vec<State>, Stop> {
    let with_result: Vec<CallId> = cases.iter().filter(|case| is_result(case.state)).map(|case| case.call_id).collect();
    let held = release::held_of(tx, &with_result)?;
    let told = |case: &Case| {
        if is_held_in(&held, case) { State::WithBoard } else { case.state }
    };
    Ok(cases.iter().map(told).collect())
}

/// Whether a state is a result that a call holds back, by the calls that do. For files, which leave the house.
pub fn is_held_in(calls: &[CallId], case: &Case) -> bool {
    is_result(case.state) && calls.contains(&case.call_id)
}

/// Whether somebody looks for results.
pub const fn seeks_result(state: Option<State>) -> bool {
    matches!(state, Some(state) if is_result(state))
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
    let may_be_decided = is_result(case.state) || case.state == State::WithBoard;
    Ok(may_be_decided && release::held(tx, case.call_id)?.is_some())
}

/// Whether a notice tells its group of a result, or of what only follows one.
pub(super) const fn tells(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Decision
            | Kind::Declined
            | Kind::Deferred
            | Kind::ReserveListed
            | Kind::ReserveMoved
            | Kind::ReserveEnded
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
