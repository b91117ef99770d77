//! Ratification: what the emergency rule decided is put on the agenda of the next meeting by itself, as a motion.

use super::{State, Track, motion};
use crate::{
    applications::{self, Case},
    audit,
    base::{MeetingId, Money, Stop},
    board::{MotionState, agenda, motions, rules, stand_ins, store},
    calls,
    db::Tx,
    notices::Kind,
};

/// Puts an emergency on the agenda of the meeting that comes next; without one it waits until one is called.
pub(super) fn seek(tx: &mut Tx<'_>, case: &Case) -> Result<(), Stop> {
    match store::emergencies::next_meeting(tx)? {
        Some(meeting) => put(tx, meeting, case),
        None => Ok(()),
    }
}

/// Puts every emergency that waits for a meeting on the agenda of one. Gives how many. A step.
pub(in crate::board) fn put_waiting(tx: &mut Tx<'_>, meeting: MeetingId) -> Result<usize, Stop> {
    let waiting = store::emergencies::unratified(tx)?;
    for application in &waiting {
        let case = applications::load(tx, *application)?;
        put(tx, meeting, &case)?;
    }
    Ok(waiting.len())
}

fn put(tx: &mut Tx<'_>, meeting: MeetingId, case: &Case) -> Result<(), Stop> {
    store::declarations::lock_application(tx, case.id)?;
    let before = store::motions::of_application(tx, case.id)?;
    let Some(row) = store::emergencies::find(tx, case.id)? else { return Ok(()) };
    let Some(decided) = before.iter().find(|one| Some(one.id) == row.motion_id) else { return Ok(()) };
    if row.ratification_id.is_some() || before.iter().any(|one| one.state == MotionState::Open) {
        return Ok(());
    }
    if !store::emergencies::is_on(tx, meeting, case.id)? {
        agenda::add(tx, meeting, Some(case.id), None)?;
    }
    let currency = decided.currency.as_deref().and_then(crate::base::Currency::from_code);
    let amount = decided.amount_minor.zip(currency).map(|(minor, currency)| Money::from_minor(minor, currency));
    let rules = rules::of_call(tx, case.call_id)?;
    let (electors, seats) = stand_ins::electorate(tx, case.id, &rules)?;
    let proposed = (decided.outcome, amount.zip(decided.fund_id));
    let new = motion(tx, case, Track::Ratification, proposed, electors.len())?;
    let (id, number) = (new.id, new.number);
    store::motions::insert(tx, store::motions::Row { meeting_id: Some(meeting), ..new })?;
    store::stand_ins::insert(tx, id, &seats)?;
    store::emergencies::ratify(tx, case.id, State::Met, Some(id))?;
    let event = audit::Event::new("board.seek_ratification", case.id).in_case(case.id, &case.key);
    audit::record(tx, event.with(serde_json::json!({ "motion": number })))?;
    let call = calls::find(tx, case.call_id)?;
    for (person, _) in electors {
        motions::notice(Kind::VoteOpened, person.id, case, &call, (id, None)).queue(tx)?;
    }
    Ok(())
}

/// Follows the vote of a meeting. One without quorum leaves the emergency waiting for the next meeting.
pub(in crate::board) fn ratified(tx: &mut Tx<'_>, case: &Case, result: MotionState) -> Result<(), Stop> {
    let row = store::emergencies::find(tx, case.id)?.ok_or(Stop::Missing)?;
    let state = match result {
        MotionState::Carried => State::Ratified,
        MotionState::Lost => State::NotRatified,
        MotionState::Open | MotionState::Lapsed => State::Met,
    };
    if !row.state.may_become(state) {
        return Err(Stop::Missing);
    }
    let motion = row.ratification_id.filter(|_| state != State::Met);
    store::emergencies::ratify(tx, case.id, state, motion)
}
