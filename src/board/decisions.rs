//! Decisions: what the board resolved on an application, by which carried motion, with which reasons.

use super::{
    MotionState, Outcome, Refusal, TEXT_MAX,
    closing::Closed,
    feedback::{self, Feedback},
    members,
    motions::Motion,
    polls, rules,
    seen::Seen,
    store,
    written::{self, Written},
};
use crate::{
    applications::{self, Case},
    audit,
    base::{ApplicationId, DecisionId, FundId, Labels, Money, MotionId, PersonId, Stop, seal::Place, words},
    calls,
    db::Tx,
};
use chrono::NaiveDate;

const CONDITIONS: &str = "decisions.conditions";
const REASONS: &str = "decisions.reasons";
pub(super) const REASONS_BY_LANGUAGE: &str = "decisions.reasons_by_language";

/// A decision, opened.
#[derive(Clone, Debug)]
pub struct Decision {
    /// Its id.
    pub id: DecisionId,
    /// On which application.
    pub application_id: ApplicationId,
    /// By which motion.
    pub motion_id: MotionId,
    /// What.
    pub outcome: Outcome,
    /// How much, where money is given.
    pub amount: Option<Money>,
    /// From which fund, where money is given.
    pub fund_id: Option<FundId>,
    /// On which conditions.
    pub conditions: Option<String>,
    /// Why.
    pub reasons: Written,
    /// The day, in the zone of the call.
    pub decided_on: NaiveDate,
    /// Who closed the vote: the chair, or by the emergency rule the one whose vote met it.
    pub decided_by: PersonId,
    /// The motion that took it back, if one did.
    pub reversed_by: Option<MotionId>,
}

impl Decision {
    /// The same, carried out on a later day: rates and dates count from it.
    #[must_use]
    pub fn on(self, day: NaiveDate) -> Self {
        Self { decided_on: self.decided_on.max(day), ..self }
    }
}

/// Step: records the decision that a carried motion is, with its reasons as far as they are written.
pub fn record(tx: &mut Tx<'_>, closed: &Closed, reasons: &Labels) -> Result<Decision, Stop> {
    let Closed { motion, case, .. } = closed;
    if closed.result != MotionState::Carried {
        return Err(Refusal::NotCarried.into());
    }
    let decided_by = match tx.actor.person() {
        Some(person) => person,
        // The clerk, who does what the last vote brought about.
        None => {
            store::ballots::of_motion(tx, motion.id)?.last().map(|ballot| ballot.person_id).ok_or(Stop::Forbidden)?
        }
    };
    let reasons = written::within(reasons, TEXT_MAX)?;
    let reasons = (!reasons.is_empty()).then(|| reasons.json());
    let zone = calls::find(tx, case.call_id)?.zone;
    let id: DecisionId = tx.new_id()?;
    let seal = |column, text: Option<&str>| text.map(|text| case.key.seal(Place::new(column, id.0), text)).transpose();
    let row = store::decisions::Row {
        id,
        application_id: case.id,
        motion_id: motion.id,
        outcome: motion.outcome,
        amount_minor: motion.amount.map(|amount| amount.minor()),
        currency: motion.amount.map(|amount| amount.currency().code().to_owned()),
        conditions: seal(CONDITIONS, motion.conditions.as_deref())?,
        reasons: None,
        decided_on: tx.now.and_utc().with_timezone(&words::zone(&zone)).date_naive(),
        decided_by,
        recorded_at: tx.now,
        reasons_by_language: seal(REASONS_BY_LANGUAGE, reasons.as_deref())?,
        explained: 0,
        reversed_by: None,
    };
    let decision = opened(&row, motion.fund, case)?;
    store::decisions::insert(tx, row)?;
    let details = serde_json::json!({ "motion": motion.number, "outcome": motion.outcome });
    audit::record(tx, audit::Event::new("board.decide", case.id).in_case(case.id, &case.key).with(details))?;
    Ok(decision)
}

fn opened(row: &store::decisions::Row, fund_id: Option<FundId>, case: &Case) -> Result<Decision, Stop> {
    Ok(Decision {
        id: row.id,
        application_id: row.application_id,
        motion_id: row.motion_id,
        outcome: row.outcome,
        amount: row.amount(),
        fund_id,
        conditions: case.key.open_optional(Place::new(CONDITIONS, row.id.0), row.conditions.as_ref())?,
        reasons: reasons_of(row, case)?,
        decided_on: row.decided_on,
        decided_by: row.decided_by,
        reversed_by: row.reversed_by,
    })
}

/// Why, as it was written, opened.
pub(super) fn reasons_of(row: &store::decisions::Row, case: &Case) -> Result<Written, Stop> {
    let place = Place::new(REASONS_BY_LANGUAGE, row.id.0);
    let texts = case.key.open_optional(place, row.reasons_by_language.as_ref())?;
    let texts = texts.map(|json| Written::read(&json)).transpose()?.unwrap_or_default();
    Ok(Written { texts, older: case.key.open_optional(Place::new(REASONS, row.id.0), row.reasons.as_ref())? })
}

/// One decision. A step.
pub fn find(tx: &mut Tx<'_>, id: DecisionId) -> Result<Decision, Stop> {
    let row = store::decisions::find(tx, id)?;
    let case = applications::load(tx, row.application_id)?;
    let fund = store::motions::find(tx, row.motion_id)?.fund_id;
    opened(&row, fund, &case)
}

/// The decisions on a case, newest first. A step.
pub fn of_case(tx: &mut Tx<'_>, case: &Case) -> Result<Vec<Decision>, Stop> {
    let motions = polls::motions_of(tx, case)?;
    of_motions(tx, case, &motions)
}

/// The decisions on a case whose motions are at hand, newest first. A step.
pub(super) fn of_motions(tx: &mut Tx<'_>, case: &Case, motions: &[Motion]) -> Result<Vec<Decision>, Stop> {
    if !motions.iter().any(|motion| motion.state == MotionState::Carried) {
        return Ok(Vec::new());
    }
    let fund = |row: &store::decisions::Row| motions.iter().find(|motion| motion.id == row.motion_id)?.fund;
    let rows = store::decisions::of_application(tx, case.id)?;
    rows.iter().map(|row| opened(row, fund(row), case)).collect()
}

/// What the group reads of why the board decided so.
#[derive(Clone, Debug, Default)]
pub struct Shared {
    /// The board's reasons.
    pub reasons: Written,
    /// What it says by criterion.
    pub feedback: Vec<Feedback>,
}

/// What the group reads of the newest decision that stands: nothing where the rules of the round do not share it. A step: the caller has
/// opened the case for its reader.
pub fn shared(tx: &mut Tx<'_>, case: &Case) -> Result<Shared, Stop> {
    if case.decided_on.is_none() || !rules::of_call(tx, case.call_id)?.terms.reasons_shared {
        return Ok(Shared::default());
    }
    let Some(row) = store::decisions::newest(tx, case.id)? else { return Ok(Shared::default()) };
    let feedback = feedback::of_decisions(tx, case, &[row.id])?;
    Ok(Shared { reasons: reasons_of(&row, case)?, feedback })
}

/// The decisions on an application, newest first: for staff, and for members without conflict.
pub fn of_application(tx: &mut Tx<'_>, application: ApplicationId) -> Result<Vec<Decision>, Stop> {
    let case = applications::load(tx, application)?;
    if members::sees(tx, &case)? { of_case(tx, &case) } else { Ok(Vec::new()) }
}

/// The motions and decisions a member sees on the application at hand, newest first, and what those say by criterion.
pub fn seen_by(tx: &mut Tx<'_>, seen: &Seen) -> Result<(Vec<Motion>, Vec<Decision>, Vec<Feedback>), Stop> {
    if !seen.is_clear() {
        return Ok((Vec::new(), Vec::new(), Vec::new()));
    }
    let motions = polls::motions_of(tx, seen.case())?;
    let decisions = of_motions(tx, seen.case(), &motions)?;
    let feedback = feedback_on(tx, seen.case(), &decisions)?;
    Ok((motions, decisions, feedback))
}

/// What decisions on a case say by criterion. A step.
pub(super) fn feedback_on(tx: &mut Tx<'_>, case: &Case, decisions: &[Decision]) -> Result<Vec<Feedback>, Stop> {
    let ids: Vec<DecisionId> = decisions.iter().map(|decision| decision.id).collect();
    feedback::of_decisions(tx, case, &ids)
}
