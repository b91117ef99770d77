//! Screening: does it meet the conditions? The answer goes to the board, to the group with a reason, or back for more.

use super::{Case, Refusal, State, load, store, tell, turn};
use crate::{
    audit,
    base::{ApplicationId, Deed, EntryId, PersonId, Stop, seal::Place},
    db::Tx,
    notices::Kind,
};
use chrono::NaiveDateTime;

crate::text_enum! {
    /// What screening found.
    pub enum Outcome {
        /// Meets the conditions: goes to the board.
        Eligible => "eligible",
        /// Does not, for a reason.
        NotEligible => "not_eligible",
        /// Something is missing: open to the group again.
        AskMore => "ask_more",
    }
}

/// A screening to be recorded.
#[derive(Clone, Debug)]
pub struct NewScreening {
    /// Of which application.
    pub case: ApplicationId,
    /// What was found.
    pub outcome: Outcome,
    /// Choice code of `ineligible_reason`, for [`Outcome::NotEligible`].
    pub reason: Option<String>,
    /// To the group: what is asked, or more on the reason.
    pub note: String,
}

/// A screening, opened.
#[derive(Clone, Debug)]
pub struct Screening {
    /// What was found.
    pub outcome: Outcome,
    /// Choice code of the reason.
    pub reason: Option<String>,
    /// What was written to the group.
    pub note: String,
    /// By whom.
    pub by: PersonId,
    /// When.
    pub at: NaiveDateTime,
    /// When the group answered.
    pub answered_at: Option<NaiveDateTime>,
}

fn check(new: &NewScreening) -> Result<(), Refusal> {
    match new.outcome {
        Outcome::NotEligible if new.reason.as_deref().unwrap_or_default().is_empty() => Err(Refusal::ReasonMissing),
        Outcome::AskMore if new.note.trim().is_empty() => Err(Refusal::NoteMissing),
        _ => Ok(()),
    }
}

/// Records a screening and moves the application on.
pub fn screen(tx: &mut Tx<'_>, new: &NewScreening) -> Result<(), Stop> {
    tx.permit(Deed::Screen)?;
    check(new)?;
    store::lock(tx, new.case)?;
    let case = load(tx, new.case)?;
    if case.state != State::Received && !(case.state == State::WithBoard && new.outcome == Outcome::AskMore) {
        return Err(Refusal::NotNow.into());
    }
    let id: EntryId = tx.new_id()?;
    let by_person = tx.actor.person().ok_or(Stop::Forbidden)?;
    let note = case.key.seal(Place::new("screenings.note", id.0), new.note.trim())?;
    let row = store::ScreeningRow {
        id,
        application_id: case.id,
        outcome: new.outcome.as_str().to_owned(),
        reason: new.reason.clone().filter(|_| new.outcome == Outcome::NotEligible),
        note: Some(note),
        by_person,
        at: tx.now,
        answered_at: None,
    };
    store::insert_screening(tx, row)?;
    let (next, notice) = match new.outcome {
        Outcome::Eligible => (State::WithBoard, None),
        Outcome::NotEligible => (State::NotEligible, Some(Kind::NotEligible)),
        Outcome::AskMore => (State::MoreAsked, Some(Kind::MoreAsked)),
    };
    turn(tx, &case, next)?;
    let details = serde_json::json!({ "outcome": new.outcome.as_str(), "reason": new.reason });
    audit::record(tx, audit::Event::new("applications.screen", case.id).in_case(case.id, &case.key).with(details))?;
    if let Some(kind) = notice {
        tell::group(tx, kind, &case)?.queue(tx)?;
    }
    Ok(())
}

/// The screenings of a case, newest first. A step.
pub fn of_case(tx: &mut Tx<'_>, case: &Case) -> Result<Vec<Screening>, Stop> {
    store::screenings(tx, case.id)?
        .into_iter()
        .map(|row| {
            let place = Place::new("screenings.note", row.id.0);
            Ok(Screening {
                outcome: row.outcome.parse().map_err(Stop::broken)?,
                reason: row.reason,
                note: case.key.open_optional(place, row.note.as_ref())?.unwrap_or_default(),
                by: row.by_person,
                at: row.at,
                answered_at: row.answered_at,
            })
        })
        .collect()
}
