//! Decisions: what the board resolved on an application, by which carried motion, with which reasons.

use super::{
    MotionState, Outcome, Refusal, closing::Closed, members, motions::Motion, polls, rules, seen::Seen, store,
    text_within,
};
use crate::{
    applications::{self, Case},
    audit,
    base::{ApplicationId, Currency, DecisionId, FundId, Money, MotionId, PersonId, Stop, seal::Place, words},
    calls,
    db::Tx,
};
use chrono::NaiveDate;

const CONDITIONS: &str = "decisions.conditions";
const REASONS: &str = "decisions.reasons";

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
    pub reasons: Option<String>,
    /// The day, in the zone of the call.
    pub decided_on: NaiveDate,
    /// Who closed the vote: the chair, or by the emergency rule the one whose vote met it.
    pub decided_by: PersonId,
}

impl Decision {
    /// The same, carried out on a later day: rates and dates count from it.
    #[must_use]
    pub fn on(self, day: NaiveDate) -> Self {
        Self { decided_on: self.decided_on.max(day), ..self }
    }
}

/// Step: records the decision that a carried motion is.
pub fn record(tx: &mut Tx<'_>, closed: &Closed, reasons: Option<String>) -> Result<Decision, Stop> {
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
    let reasons = text_within(reasons.as_deref().unwrap_or_default(), |max| Refusal::ReasonsTooLong { max })?;
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
        reasons: seal(REASONS, reasons)?,
        decided_on: tx.now.and_utc().with_timezone(&words::zone(&zone)).date_naive(),
        decided_by,
        recorded_at: tx.now,
    };
    let decision = opened(&row, motion.fund, case)?;
    store::decisions::insert(tx, row)?;
    let details = serde_json::json!({ "motion": motion.number, "outcome": motion.outcome });
    audit::record(tx, audit::Event::new("board.decide", case.id).in_case(case.id, &case.key).with(details))?;
    Ok(decision)
}

fn opened(row: &store::decisions::Row, fund_id: Option<FundId>, case: &Case) -> Result<Decision, Stop> {
    let currency = row.currency.as_deref().and_then(Currency::from_code);
    Ok(Decision {
        id: row.id,
        application_id: row.application_id,
        motion_id: row.motion_id,
        outcome: row.outcome,
        amount: row.amount_minor.zip(currency).map(|(minor, currency)| Money::from_minor(minor, currency)),
        fund_id,
        conditions: case.key.open_optional(Place::new(CONDITIONS, row.id.0), row.conditions.as_ref())?,
        reasons: case.key.open_optional(Place::new(REASONS, row.id.0), row.reasons.as_ref())?,
        decided_on: row.decided_on,
        decided_by: row.decided_by,
    })
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

/// The board's reasons as the group reads them: of the newest decision, where the rules of the round share them. A step:
/// the caller has opened the case for its reader.
pub fn shared_reasons(tx: &mut Tx<'_>, case: &Case) -> Result<Option<String>, Stop> {
    if case.decided_on.is_none() || !rules::of_call(tx, case.call_id)?.terms.reasons_shared {
        return Ok(None);
    }
    Ok(of_case(tx, case)?.into_iter().next().and_then(|decision| decision.reasons))
}

/// The decisions on an application, newest first: for staff, and for members without conflict.
pub fn of_application(tx: &mut Tx<'_>, application: ApplicationId) -> Result<Vec<Decision>, Stop> {
    let case = applications::load(tx, application)?;
    if members::sees(tx, &case)? { of_case(tx, &case) } else { Ok(Vec::new()) }
}

/// The motions and decisions a member sees on the application at hand, newest first.
pub fn seen_by(tx: &mut Tx<'_>, seen: &Seen) -> Result<(Vec<Motion>, Vec<Decision>), Stop> {
    if !seen.is_clear() {
        return Ok((Vec::new(), Vec::new()));
    }
    let motions = polls::motions_of(tx, seen.case())?;
    let decisions = of_motions(tx, seen.case(), &motions)?;
    Ok((motions, decisions))
}
