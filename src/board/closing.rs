//! Closing a vote: the step that counts it by the rules and says what came of it. The award that may follow is made by
//! `awards`, which calls it.

use super::{
    Choice, Declaration, MotionState, Outcome, Reason, Refusal, Tally, Track, emergency, members,
    motions::{Motion, opened},
    rules,
    store::{self, motions::Ending},
    tally,
    urn::Urn,
};
use crate::{
    applications::{self, Case},
    audit,
    base::{MotionId, PersonId, Stop},
    db::Tx,
};
use std::collections::HashSet;

/// A vote that was closed and counted.
#[derive(Clone, Debug)]
pub struct Closed {
    /// The motion as it stands now.
    pub motion: Motion,
    /// Its application.
    pub case: Case,
    /// Carried, lost or lapsed.
    pub result: MotionState,
    /// Why.
    pub reason: Reason,
    /// What was counted.
    pub tally: Tally,
}

/// Step: closes a vote and counts it. The chair's casting choice is asked for only where the votes are even, the rules
/// give it, and nothing else has decided: then [`Refusal::TieNeedsCasting`] is given until there is one.
pub fn close(tx: &mut Tx<'_>, id: MotionId, casting: Option<Choice>) -> Result<Closed, Stop> {
    store::motions::lock(tx, id)?;
    let row = store::motions::find(tx, id)?;
    let case = applications::load(tx, row.application_id)?;
    let by = tx.actor.person();
    if let Some(chair) = by {
        match store::declarations::find(tx, case.id, chair)?.map(|row| row.state) {
            Some(Declaration::Conflict) => return Err(Refusal::ChairConflicted.into()),
            Some(Declaration::Unsure) => return Err(Refusal::DeclareFirst.into()),
            Some(Declaration::None) | None => {}
        }
    }
    let rules = rules::of_call(tx, row.call_id)?;
    if !row.state.may_become(MotionState::Lost) {
        return Err(Refusal::MotionClosed.into());
    }
    if row.track == Track::Emergency {
        let voices = emergency::voices(tx, &row, &case)?;
        let (result, reason) = emergency::judge(rules.terms.emergency, &voices)?;
        let closed = write(tx, id, case, voices.tally, Ending { state: result, reason, casting: None, by })?;
        emergency::ended(tx, &closed.case, result, &voices)?;
        return Ok(closed);
    }
    let Counted { tally, spoiled, waits } = count(tx, &row, &case)?;
    if waits && !spoiled {
        return Err(Refusal::DoubtOpen.into());
    }
    // What is ratified was given already: no mean of scores is asked for any more.
    let outcome = if row.track == Track::Ratification { Outcome::Defer } else { row.outcome };
    let (result, reason) = if spoiled {
        (MotionState::Lapsed, Reason::UrnSpoiled)
    } else {
        tally::judge(&rules, outcome, &tally, casting)?
    };
    let casting = casting.filter(|_| reason == Reason::CastingVote);
    let closed = write(tx, id, case, tally, Ending { state: result, reason, casting, by })?;
    if row.track == Track::Ratification {
        emergency::ratified(tx, &closed.case, result)?;
    }
    Ok(closed)
}

/// Step: closes an emergency's vote of which the time is up.
pub(super) fn lapse(tx: &mut Tx<'_>, id: MotionId) -> Result<(), Stop> {
    store::motions::lock(tx, id)?;
    let row = store::motions::find(tx, id)?;
    let case = applications::load(tx, row.application_id)?;
    let voices = emergency::voices(tx, &row, &case)?;
    let by = tx.actor.person();
    let ending = Ending { state: MotionState::Lapsed, reason: Reason::EmergencyLate, casting: None, by };
    let closed = write(tx, id, case, voices.tally, ending)?;
    emergency::ended(tx, &closed.case, MotionState::Lapsed, &voices)
}

/// Step: closes a vote that decides nothing, for a reason.
pub(super) fn set_aside(tx: &mut Tx<'_>, id: MotionId, reason: Reason) -> Result<(), Stop> {
    store::motions::lock(tx, id)?;
    let row = store::motions::find(tx, id)?;
    let case = applications::load(tx, row.application_id)?;
    let tally = count(tx, &row, &case)?.tally;
    let ending = Ending { state: MotionState::Lapsed, reason, casting: None, by: tx.actor.person() };
    write(tx, id, case, tally, ending).map(|_| ())
}

fn write(tx: &mut Tx<'_>, id: MotionId, case: Case, tally: Tally, ending: Ending) -> Result<Closed, Stop> {
    if !store::motions::close(tx, id, &tally, &ending)? {
        return Err(Refusal::MotionClosed.into());
    }
    let Ending { state: result, reason, .. } = ending;
    let motion = opened(store::motions::find(tx, id)?, &case.key)?;
    let details = serde_json::json!({ "motion": motion.number, "result": result, "reason": reason });
    audit::record(tx, audit::Event::new("board.close_vote", case.id).in_case(case.id, &case.key).with(details))?;
    Ok(Closed { motion, case, result, reason, tally })
}

/// What was counted.
pub(super) struct Counted {
    pub(super) tally: Tally,
    /// Whether the urn holds the vote of somebody who has a conflict by now: it cannot be taken out again, so the motion
    /// lapses and may be put anew.
    pub(super) spoiled: bool,
    /// Whether somebody who has voted is not sure of a conflict by now: staff rule before anything is counted.
    pub(super) waits: bool,
}

/// Whether one of some voters has declared so on a case.
pub(super) fn is_declared(tx: &mut Tx<'_>, case: &Case, voters: &[PersonId], state: Declaration) -> Result<bool, Stop> {
    let declared = store::declarations::of_application(tx, case.id)?;
    Ok(declared.iter().any(|row| row.state == state && voters.contains(&row.person_id)))
}

/// Counts the ballots of members who have no conflict now and said so; a conflict declared after voting takes the vote
/// out, and so does leaving the board. What lies in an urn stays there, and counts unless there is a conflict.
pub(super) fn count(tx: &mut Tx<'_>, motion: &store::motions::Row, case: &Case) -> Result<Counted, Stop> {
    let electors = members::electorate_of(tx, motion.id, case.id)?;
    let clear: HashSet<PersonId> = electors.iter().filter(|(_, clear)| *clear).map(|(person, _)| person.id).collect();
    let mut tally = Tally {
        electorate: u32::try_from(electors.len()).unwrap_or(u32::MAX),
        mean: tally::mean(&store::sheets::means(tx, case.id)?),
        ..Tally::default()
    };
    if !motion.secret {
        let ballots = store::ballots::of_motion(tx, motion.id)?;
        for ballot in ballots.iter().filter(|ballot| clear.contains(&ballot.person_id)) {
            tally.add(ballot.choice);
        }
        let voters: Vec<PersonId> = ballots.iter().map(|ballot| ballot.person_id).collect();
        let waits = is_declared(tx, case, &voters, Declaration::Unsure)?;
        return Ok(Counted { tally, spoiled: false, waits });
    }
    for slip in Urn::of_motion(motion.id, &case.key).slips(motion.urn.as_ref())? {
        tally.add(slip.choice);
    }
    let voters = store::ballots::secret_voters(tx, motion.id)?;
    let spoiled = is_declared(tx, case, &voters, Declaration::Conflict)?;
    let waits = is_declared(tx, case, &voters, Declaration::Unsure)?;
    let left = voters.iter().filter(|voter| !electors.iter().any(|(person, _)| person.id == **voter)).count();
    tally.electorate = tally.electorate.saturating_add(u32::try_from(left).unwrap_or(u32::MAX));
    Ok(Counted { tally, spoiled, waits })
}
