//! Screening: does it meet the conditions? The answer goes to the board, to the group with a reason, or back for more.
//!
//! Where a call wants two people, each says what they found without seeing the other's; two of the same make the result.

use super::{
    Case, Refusal, State,
    checks::{self, Mark},
    store, summary, tell, turn, within,
};
use crate::{
    audit,
    base::{ApplicationId, CheckId, Deed, EntryId, Labels, PersonId, Stop, seal::Place},
    db::Tx,
    notices::Kind,
};
use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

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

/// A screening with its checklist.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The screening.
    pub screening: NewScreening,
    /// What was found about each line.
    pub marks: Vec<(CheckId, Mark)>,
}

/// What became of a screening.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Given {
    /// It is the result.
    Result,
    /// It waits for a second person.
    Waits,
    /// The two differ: they talk, and one says it anew, or a third person decides.
    Differs,
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

/// What one person found.
#[derive(Clone, Debug)]
pub struct View {
    /// Which sending of the application they read.
    pub sending: i32,
    /// What they found.
    pub outcome: Outcome,
    /// Choice code of the reason.
    pub reason: Option<String>,
    /// What they would write to the group.
    pub note: String,
    /// Who.
    pub by: PersonId,
    /// When.
    pub at: NaiveDateTime,
    /// Their checklist.
    pub marks: Vec<(CheckId, Labels, Mark)>,
}

fn check(new: &NewScreening) -> Result<(), Refusal> {
    match new.outcome {
        Outcome::NotEligible if new.reason.as_deref().unwrap_or_default().is_empty() => Err(Refusal::ReasonMissing),
        Outcome::AskMore if new.note.trim().is_empty() => Err(Refusal::NoteMissing),
        _ => Ok(()),
    }
}

/// Records a screening of a call without a checklist. An act.
pub fn screen(tx: &mut Tx<'_>, new: &NewScreening) -> Result<Given, Stop> {
    record(tx, &Checked { screening: new.clone(), marks: Vec::new() })
}

/// Records what a person found; where that settles it, the application moves on. An act.
pub fn record(tx: &mut Tx<'_>, checked: &Checked) -> Result<Given, Stop> {
    tx.permit(Deed::Screen)?;
    let new = &checked.screening;
    check(new)?;
    store::lock(tx, new.case)?;
    let case = within(tx, new.case)?;
    if case.state != State::Received && !(case.state == State::WithBoard && new.outcome == Outcome::AskMore) {
        return Err(Refusal::NotNow.into());
    }
    if new.outcome == Outcome::Eligible && case.high_risk && summary::of_case(tx, &case)?.is_none() {
        return Err(Refusal::SummaryMissing.into());
    }
    let by = tx.actor.person().ok_or(Stop::Forbidden)?;
    let plan = checks::of_call(tx, case.call_id)?;
    let all = plan.checks.iter().all(|check| checked.marks.iter().any(|(id, _)| *id == check.id));
    if !all && new.outcome != Outcome::AskMore {
        return Err(Refusal::ChecksMissing.into());
    }
    let marks: Vec<(CheckId, Mark)> =
        checked.marks.iter().copied().filter(|(id, _)| plan.checks.iter().any(|check| check.id == *id)).collect();
    keep_view(tx, &case, new, by, &marks)?;
    // What is missing may be asked by one: nothing is decided by it.
    let given =
        if plan.people < 2 || new.outcome == Outcome::AskMore { Given::Result } else { weigh(tx, &case, new, by)? };
    if given == Given::Result {
        apply(tx, &case, new, by)?;
    } else {
        audit::record(tx, audit::Event::new("applications.screen_first", case.id).about_case(case.id))?;
    }
    Ok(given)
}

/// What a person's finding makes, beside those of others on the same sending.
fn weigh(tx: &mut Tx<'_>, case: &Case, new: &NewScreening, by: PersonId) -> Result<Given, Stop> {
    let rows = store::checks::views(tx, case.id)?;
    let others: Vec<&str> = rows
        .iter()
        .map(|(row, _)| row)
        .filter(|row| row.sending == case.sent_count && row.by_person != by)
        .map(|row| row.outcome.as_str())
        .collect();
    Ok(if others.contains(&new.outcome.as_str()) {
        Given::Result
    } else if others.is_empty() {
        Given::Waits
    } else {
        Given::Differs
    })
}

fn keep_view(
    tx: &mut Tx<'_>,
    case: &Case,
    new: &NewScreening,
    by_person: PersonId,
    marks: &[(CheckId, Mark)],
) -> Result<(), Stop> {
    let id: EntryId = tx.new_id()?;
    let row = store::checks::ViewRow {
        id,
        application_id: case.id,
        sending: case.sent_count,
        by_person,
        outcome: new.outcome.as_str().to_owned(),
        reason: new.reason.clone().filter(|_| new.outcome == Outcome::NotEligible),
        note: case.key.seal(Place::new("screening_views.note", id.0), new.note.trim())?,
        at: tx.now,
    };
    store::checks::keep_view(tx, row, marks)
}

/// Makes a finding the result: the application moves on, and the group is told.
fn apply(tx: &mut Tx<'_>, case: &Case, new: &NewScreening, by_person: PersonId) -> Result<(), Stop> {
    let id: EntryId = tx.new_id()?;
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
    turn(tx, case, next)?;
    let details = serde_json::json!({ "outcome": new.outcome.as_str(), "reason": new.reason });
    audit::record(tx, audit::Event::new("applications.screen", case.id).in_case(case.id, &case.key).with(details))?;
    if let Some(kind) = notice {
        tell::group(tx, kind, case)?.queue(tx)?;
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

/// What each person found, newest first, for one who has looked for themselves: before that only one's own; and who looked
/// at what was sent last. A step. One query.
pub fn views(tx: &mut Tx<'_>, case: &Case) -> Result<(Vec<View>, Vec<PersonId>), Stop> {
    let mut rows: Vec<(store::checks::ViewRow, Vec<store::checks::MarkRow>)> = Vec::new();
    for (row, mark) in store::checks::views(tx, case.id)? {
        match rows.last_mut().filter(|(last, _)| last.id == row.id) {
            Some((_, marks)) => marks.extend(mark),
            None => rows.push((row, mark.into_iter().collect())),
        }
    }
    let lookers = rows.iter().map(|(row, _)| row).filter(|row| row.sending == case.sent_count);
    let lookers = lookers.map(|row| row.by_person).collect();
    let me = tx.actor.person();
    let open = |row: &store::checks::ViewRow| row.sending == case.sent_count && case.state == State::Received;
    let looked = rows.iter().any(|(row, _)| open(row) && Some(row.by_person) == me);
    if tx.may(Deed::Screen) && !looked {
        rows.retain(|(row, _)| !open(row));
    }
    let views = rows
        .into_iter()
        .map(|(row, marks)| {
            Ok(View {
                sending: row.sending,
                outcome: row.outcome.parse().map_err(Stop::broken)?,
                reason: row.reason,
                note: case.key.open(Place::new("screening_views.note", row.id.0), &row.note)?,
                by: row.by_person,
                at: row.at,
                marks,
            })
        })
        .collect::<Result<_, Stop>>()?;
    Ok((views, lookers))
}
