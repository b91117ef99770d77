//! Staff vote in emergencies, and only there: they say first that they have no conflict of interest.

use super::Track;
use crate::{
    applications, audit,
    base::{Deed, MotionId, Stop},
    board::{
        ConflictKind, Declaration, MotionState, Refusal, members, store,
        votes::{self, NewBallot},
    },
    db::Tx,
};

/// What one of the staff sends.
#[derive(Clone, Debug)]
pub struct StaffVote {
    /// Whether they have a conflict of interest: then there is no vote.
    pub conflict: bool,
    /// The vote.
    pub ballot: NewBallot,
}

/// Act: one of the staff declares and, without conflict, votes or changes the vote. Gives whether a vote was cast.
pub fn cast_as_staff(tx: &mut Tx<'_>, id: MotionId, new: &StaffVote) -> Result<bool, Stop> {
    tx.permit(Deed::VoteInEmergency)?;
    store::motions::lock(tx, id)?;
    let row = store::motions::find(tx, id)?;
    let member = tx.actor.person().ok_or(Stop::Forbidden)?;
    if row.track != Track::Emergency || members::sits(&tx.actor) {
        return Err(Stop::Missing);
    }
    let case = applications::load(tx, row.application_id)?;
    if row.state != MotionState::Open || row.closes_at.is_some_and(|end| end <= tx.now) {
        return Err(Refusal::MotionClosed.into());
    }
    let before = store::declarations::find(tx, case.id, member)?;
    if before.is_some_and(|row| row.state == Declaration::Conflict) && !new.conflict {
        return Err(Refusal::Ruled.into());
    }
    let state = if new.conflict { Declaration::Conflict } else { Declaration::None };
    let declared = store::declarations::Row {
        application_id: case.id,
        person_id: member,
        state,
        kind: new.conflict.then_some(ConflictKind::Other),
        note: None,
        declared_at: tx.now,
        ruled_by: None,
        ruled_at: None,
        for_staff: false,
    };
    store::declarations::put(tx, declared)?;
    let event = audit::Event::new("board.declare", case.id).in_case(case.id, &case.key);
    audit::record(tx, event.with(serde_json::json!({ "state": state })))?;
    if new.conflict {
        return Ok(false);
    }
    votes::put(tx, &row, &case, &new.ballot)?;
    Ok(true)
}
