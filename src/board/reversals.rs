//! A motion that reverses a decision: the decision stays on record, marked as reversed, and the application is with the board
//! again. Whether a decision still may be reversed, and what that undoes, is known to `awards`.

use super::{
    MotionState, Outcome, Refusal, agenda,
    closing::Closed,
    decisions::{self, Decision},
    meetings::{self, Meeting},
    motions::Motion,
    seen::{Seen, Standing},
    store,
    votes::{self, NewMotion, Way},
};
use crate::{
    applications::Case,
    audit,
    base::{ApplicationId, CallId, Deed, MeetingId, MotionId, Stop},
    db::Tx,
};
use chrono::NaiveDateTime;

/// A motion to reverse the decision that stands.
#[derive(Clone, Debug)]
pub struct NewReversal {
    /// Why.
    pub text: String,
    /// Whether nobody is to learn who voted how.
    pub secret: bool,
    /// When voting ends; `None`: when the chair closes it.
    pub closes_at: Option<NaiveDateTime>,
    /// The meeting on whose agenda the application is put for it.
    pub meeting: Option<MeetingId>,
}

/// A motion in a few words, as another one that it reverses, or that reverses it, shows it.
#[derive(Clone, Copy, Debug)]
pub struct Brief {
    /// Its id.
    pub id: MotionId,
    /// The how manieth on its application.
    pub number: i32,
    /// What it proposes.
    pub outcome: Outcome,
    /// Where it stands.
    pub state: MotionState,
}

impl From<&store::motions::Row> for Brief {
    fn from(row: &store::motions::Row) -> Self {
        Self { id: row.id, number: row.number, outcome: row.outcome, state: row.state }
    }
}

/// What a chair without conflict may propose to reverse.
#[derive(Clone, Debug)]
pub struct Reversible {
    /// The application.
    pub case: Case,
    /// Its newest decision that nothing reversed.
    pub decision: Decision,
    /// The motion that was carried for it.
    pub motion: Brief,
    /// Whether a motion on the application is voted on.
    pub is_voted_on: bool,
}

/// The decision on an application that stands, for a chair without conflict. A step.
pub fn standing(tx: &mut Tx<'_>, id: ApplicationId) -> Result<Reversible, Stop> {
    tx.permit(Deed::ChairVote)?;
    let seen = Seen::of(tx, id)?;
    if seen.standing() == Standing::Conflict {
        return Err(Refusal::ChairConflicted.into());
    }
    seen.clear()?;
    let rows = store::motions::of_application(tx, id)?;
    let decisions = decisions::of_case(tx, seen.case())?;
    let decision = decisions.into_iter().find(|one| one.reversed_by.is_none()).ok_or(Refusal::NothingToReverse)?;
    let carried = rows.iter().find(|row| row.id == decision.motion_id).ok_or(Refusal::NothingToReverse)?;
    let motion = Brief::from(carried);
    Ok(Reversible { case: seen.case().clone(), decision, motion, is_voted_on: seen.open_motion().is_some() })
}

/// The meetings on whose agenda a reversal may be put, the newest first. A step.
pub fn meetings(tx: &mut Tx<'_>) -> Result<Vec<Meeting>, Stop> {
    let mut all = meetings::all(tx)?;
    all.retain(|meeting| !meeting.is_over());
    Ok(all)
}

/// Step: puts a motion to the vote that reverses what another one decided.
pub fn put(tx: &mut Tx<'_>, found: &Reversible, new: &NewReversal) -> Result<MotionId, Stop> {
    let id = found.case.id;
    if let Some(meeting) = new.meeting {
        agenda::put_on(tx, meeting, id)?;
    }
    let motion = NewMotion {
        outcome: Outcome::Reverse,
        amount: None,
        fund: None,
        defer_to: None,
        text: new.text.clone(),
        conditions: String::new(),
        secret: new.secret,
        closes_at: new.closes_at,
    };
    votes::put_and_tell(tx, id, &motion, Way::Against(found.motion.id, new.meeting))
}

/// Step: marks the decision as reversed against which a motion was carried. Refused where another was faster.
pub fn mark(tx: &mut Tx<'_>, closed: &Closed) -> Result<(), Stop> {
    let (motion, case) = (&closed.motion, &closed.case);
    let against = motion.reverses.filter(|_| closed.result == MotionState::Carried).ok_or(Refusal::NotCarried)?;
    if !store::decisions::reverse(tx, against, motion.id)? {
        return Err(Refusal::NothingToReverse.into());
    }
    let reversed = store::motions::find(tx, against)?;
    let details = serde_json::json!({ "motion": motion.number, "reversed": reversed.number });
    audit::record(tx, audit::Event::new("board.reverse_decision", case.id).in_case(case.id, &case.key).with(details))?;
    Ok(())
}

/// How many decisions of a call members vote on reversing. A step.
pub fn count_open(tx: &mut Tx<'_>, call: CallId) -> Result<usize, Stop> {
    Ok(usize::try_from(store::motions::count_reversing(tx, call)?).unwrap_or(usize::MAX))
}

/// The motion that another one reverses, and of one that was carried the motions put to reverse it, newest first. A step.
pub(super) fn around(tx: &mut Tx<'_>, motion: &Motion) -> Result<(Option<Brief>, Vec<Brief>), Stop> {
    Ok(among(&store::motions::of_application(tx, motion.application)?, motion))
}

/// The same, looked up among motions that hold all of its application.
pub(super) fn among(rows: &[store::motions::Row], motion: &Motion) -> (Option<Brief>, Vec<Brief>) {
    let earlier = rows.iter().find(|row| motion.reverses == Some(row.id));
    let later = rows.iter().filter(|row| row.reverses == Some(motion.id));
    (earlier.map(Brief::from), later.map(Brief::from).collect())
}
