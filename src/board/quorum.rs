//! A vote that conflicts, or members who leave, have put its quorum out of reach: chairs without conflict and programme staff
//! hear of it at once, once for each motion. The motion's own page says it too.

use super::{Declaration, MotionState, Track, members, motions, rules, store, tally};
use crate::{
    applications::{self, Case},
    base::{ApplicationId, Deed, MotionId, PersonId, Role, Stop},
    calls,
    db::{Tx, tx::Quiet},
    notices::Kind,
    people,
};
use std::collections::BTreeSet;

/// Step: after something changed who may vote on an application.
pub(super) fn watch_application(tx: &mut Tx<'_>, id: ApplicationId) -> Result<(), Stop> {
    let rows = store::motions::of_application(tx, id)?;
    for row in rows.iter().filter(|row| row.state == MotionState::Open) {
        look(tx, row)?;
    }
    Ok(())
}

/// Step: after somebody left the board. Gives how many votes are hopeless.
pub fn watch(tx: &mut Tx<'_>) -> Result<usize, Stop> {
    let mut hopeless = 0;
    for row in store::motions::open(tx)? {
        hopeless += usize::from(look(tx, &row)?);
    }
    Ok(hopeless)
}

/// Act of the clerk: looks after what changed in another way, as a person who was erased.
pub fn turn(tx: &mut Tx<'_>) -> Result<usize, Stop> {
    tx.permit(Deed::KeepHouse)?;
    tx.quiet(Quiet::NoticeSending);
    watch(tx)
}

/// Tells of a vote that cannot reach its quorum. An emergency is counted by a rule of its own.
fn look(tx: &mut Tx<'_>, row: &store::motions::Row) -> Result<bool, Stop> {
    if row.track == Track::Emergency {
        return Ok(false);
    }
    let in_secret = if row.secret { store::ballots::secret_voters(tx, row.id)? } else { Vec::new() };
    let electors = electors_now(tx, row.id, row.application_id, &in_secret)?;
    let needed = tally::quorum(&rules::of_call(tx, row.call_id)?, electors);
    if needed <= electors {
        return Ok(false);
    }
    let case = applications::load(tx, row.application_id)?;
    let call = calls::find(tx, row.call_id)?;
    for person in readers(tx, &case)? {
        motions::notice(Kind::QuorumLost, person, &case, &call, (row.id, None))
            .once(format!("quorum {} {person}", row.id))
            .with("needed", needed)
            .with("electors", electors)
            .queue(tx)?;
    }
    Ok(true)
}

/// Chairs without conflict and programme staff, each once.
fn readers(tx: &mut Tx<'_>, case: &Case) -> Result<BTreeSet<PersonId>, Stop> {
    let mut chairs = people::ids_holding(tx, &[Role::BoardChair])?;
    let declared = store::declarations::of_application(tx, case.id)?;
    let conflicted =
        |id: PersonId| declared.iter().any(|row| row.person_id == id && row.state == Declaration::Conflict);
    chairs.retain(|chair| !conflicted(*chair));
    let staff = people::ids_holding(tx, &[Role::ProgrammeOfficer, Role::ProgrammeLead])?;
    Ok(chairs.into_iter().chain(staff).collect())
}

/// How many members may vote on a motion: conflicts and those who left the board are out, but for whose vote lies in an urn.
/// A step.
pub(super) fn electors_now(
    tx: &mut Tx<'_>,
    motion: MotionId,
    application: ApplicationId,
    in_secret: &[PersonId],
) -> Result<u32, Stop> {
    let electors = members::count_electors_of(tx, motion, application)?;
    if in_secret.is_empty() {
        return Ok(electors);
    }
    let seated = members::all(tx)?;
    let left = in_secret.iter().filter(|voter| !seated.iter().any(|person| person.id == **voter)).count();
    Ok(electors.saturating_add(u32::try_from(left).unwrap_or(u32::MAX)))
}
