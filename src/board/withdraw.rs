//! A motion that the chair takes back before it is counted: it lapses with its reason, and another may be put in its place.

use super::{Declaration, MotionState, Reason, Refusal, Track, closing, emergency, store, text_within};
use crate::{
    applications, audit,
    base::{Deed, MotionId, Stop},
    db::Tx,
};

/// Act: the chair withdraws an open motion. What was voted on it stays on record and decides nothing.
pub fn withdraw(tx: &mut Tx<'_>, id: MotionId, reason: &str) -> Result<(), Stop> {
    tx.permit(Deed::ChairVote)?;
    store::motions::lock(tx, id)?;
    let row = store::motions::find(tx, id)?;
    let case = applications::load(tx, row.application_id)?;
    let chair = tx.actor.person().ok_or(Stop::Forbidden)?;
    if store::declarations::find(tx, case.id, chair)?.is_some_and(|row| row.state == Declaration::Conflict) {
        return Err(Refusal::ChairConflicted.into());
    }
    if !row.state.may_become(MotionState::Lapsed) {
        return Err(Refusal::MotionClosed.into());
    }
    if row.track == Track::Emergency {
        return Err(Refusal::EmergencyRuns.into());
    }
    let reason = text_within(reason, |max| Refusal::NoteTooLong { max })?.ok_or(Refusal::NoteMissing)?;
    closing::set_aside(tx, id, Reason::Withdrawn)?;
    if row.track == Track::Ratification {
        emergency::ratified(tx, &case, MotionState::Lapsed)?;
    }
    let details = serde_json::json!({ "motion": row.number, "reason": reason });
    audit::record(tx, audit::Event::new("board.withdraw_motion", case.id).in_case(case.id, &case.key).with(details))?;
    Ok(())
}
