//! Votes that may take effect at once: by the emergency rule of a round the vote that meets it closes the motion, records
//! the decision and makes the award, in one transaction and by the steps of every conclusion.

use super::conclude::{self, Concluded};
use crate::{
    base::{Deed, Labels, MotionId, Stop},
    board::{
        self, emergency,
        emergency::StaffVote,
        votes::{self, NewBallot},
    },
    db::{Tx, tx::Quiet},
    sanctions,
};

/// Act: a member votes on a motion, or changes the vote; where it meets the emergency rule, what was decided is done.
pub fn vote(tx: &mut Tx<'_>, motion: MotionId, new: &NewBallot) -> Result<Option<Concluded>, Stop> {
    tx.permit(Deed::Vote)?;
    votes::cast(tx, motion, new)?;
    take_effect(tx, motion)
}

/// Act: the same for one of the staff. Gives whether a vote was cast, and what came of it.
pub fn vote_as_staff(tx: &mut Tx<'_>, motion: MotionId, new: &StaffVote) -> Result<(bool, Option<Concluded>), Stop> {
    tx.permit(Deed::VoteInEmergency)?;
    let cast = emergency::cast_as_staff(tx, motion, new)?;
    let done = if cast { take_effect(tx, motion)? } else { None };
    Ok((cast, done))
}

/// Act of the clerk: does what was hindered before and is no more, and ends emergencies of which the time is up. Gives
/// how many it ended.
pub fn turn(tx: &mut Tx<'_>) -> Result<usize, Stop> {
    tx.permit(Deed::KeepHouse)?;
    tx.quiet(Quiet::NoticeSending);
    let mut ended = 0;
    for (motion, ends_at) in emergency::running(tx)? {
        if take_effect(tx, motion)?.is_some() {
            ended += 1;
        } else if ends_at <= tx.now {
            emergency::lapse(tx, motion)?;
            ended += 1;
        }
    }
    Ok(ended)
}

/// Where the rule is met, closes the vote and does what it decided. Where that cannot be done now (a name in a list, too
/// little money), the votes stay, staff are told, and the clerk tries again until time is up.
fn take_effect(tx: &mut Tx<'_>, motion: MotionId) -> Result<Option<Concluded>, Stop> {
    if !emergency::is_met(tx, motion)? {
        return Ok(None);
    }
    let done = tx.attempt(|tx| {
        let closed = votes::close(tx, motion, None)?;
        conclude::carry_out(tx, &closed, &Labels::default())
    });
    match done {
        Err(Stop::Refused(_)) => {
            // The clerk tries often: what was found is kept once, with the vote.
            if tx.actor.person().is_some() {
                let case = board::polls::case_of(tx, motion)?;
                let question = conclude::names(tx, &case)?;
                sanctions::note(tx, &case, &question)?;
            }
            emergency::hindered(tx, motion)?;
            Ok(None)
        }
        done => done.map(Some),
    }
}
