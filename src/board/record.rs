//! The board's work on one application, for staff: who declared what, scores, motions with their votes, decisions.

use super::{
    MotionState,
    conflicts::{self, Declared},
    decisions::{self, Decision},
    feedback::Feedback,
    members::{self, Viewer},
    motions::Motion,
    polls::{self, Ballot},
    rules::{self, Rules},
    scores::{self, Sheet},
    seen,
    stand_ins::{self, Seat},
};
use crate::{
    applications::{self, Case},
    base::{ApplicationId, PersonId, Stop},
    db::Tx,
    people,
};
use std::collections::HashMap;

/// The board's work on one application.
#[derive(Clone, Debug)]
pub struct Record {
    /// The application.
    pub case: Case,
    /// The rules of its round.
    pub rules: Rules,
    /// Who declared what, oldest first, without names.
    pub declared: Vec<Declared>,
    /// Locked sheets.
    pub sheets: Vec<Sheet>,
    /// Motions, newest first.
    pub motions: Vec<Motion>,
    /// How each member voted on the newest motion, once it is closed.
    pub ballots: Vec<Ballot>,
    /// Who sat in whose seat at it.
    pub seats: Vec<Seat>,
    /// Decisions, newest first.
    pub decisions: Vec<Decision>,
    /// What they say by criterion.
    pub feedback: Vec<Feedback>,
    /// The names of everybody in it.
    pub names: HashMap<PersonId, String>,
}

/// The record of an application. Staff only; members have their own pages. Eleven queries.
pub fn of_application(tx: &mut Tx<'_>, id: ApplicationId) -> Result<Record, Stop> {
    if members::viewer(tx)? != Viewer::Staff {
        return Err(Stop::Forbidden);
    }
    let case = applications::load(tx, id)?;
    if !seen::is_before_board(case.state) {
        return Err(Stop::Missing);
    }
    let rules = rules::of_call(tx, case.call_id)?;
    let declared = conflicts::of_case(tx, &case)?;
    let sheets = scores::of_case(tx, &case)?;
    let motions = polls::motions_of(tx, &case)?;
    let closed = motions.first().filter(|motion| motion.state != MotionState::Open);
    let ballots = match closed {
        Some(motion) => polls::ballots_of(tx, motion.id, &case)?,
        None => Vec::new(),
    };
    let seats = match closed {
        Some(motion) => stand_ins::of_motion(tx, motion.id)?,
        None => Vec::new(),
    };
    let decisions = decisions::of_motions(tx, &case, &motions)?;
    let feedback = decisions::feedback_on(tx, &case, &decisions)?;
    let mut people: Vec<PersonId> = declared.iter().map(|one| one.member).collect();
    people.extend(sheets.iter().map(|sheet| sheet.member));
    people.extend(ballots.iter().map(|ballot| ballot.member));
    people.extend(motions.iter().flat_map(|motion| [Some(motion.opened_by), motion.closed_by]).flatten());
    let names = people::names(tx, &people)?;
    Ok(Record { case, rules, declared, sheets, motions, ballots, seats, decisions, feedback, names })
}
