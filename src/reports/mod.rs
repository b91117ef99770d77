//! What a group reports of a grant: what was done, and line by line of its budget what was spent. A part of the award
//! that waits for a report opens by itself when the report is accepted.
//!
//! A report belongs to the part that waits for it, by number; the last one, of the whole project, has the number 0.

pub mod awaited;
pub mod decide;
pub mod erase;
pub mod fill;
pub mod pages;
pub mod reckon;
pub mod spending;
mod store;
pub mod views;

use crate::{
    awards::{Award, Condition, Instalment, InstalmentState, MONTHS},
    base::{AwardId, Money, PersonId, ReportId},
};
use chrono::{Days, NaiveDate, NaiveDateTime};

/// The number of the last report.
pub const FINAL: i32 = 0;
/// Days from the end of the project to its last report.
const DAYS_AFTER: Days = Days::new(30);

crate::text_enum! {
    /// The life of a report.
    pub enum State {
        /// The group fills it in.
        Draft => "draft",
        /// Staff read it.
        Sent => "sent",
        /// The group is asked to change it.
        Returned => "returned",
        /// Done.
        Accepted => "accepted",
    }
}

impl State {
    /// Whether a report may go from this state to another.
    pub fn may_become(self, next: Self) -> bool {
        matches!(
            (self, next),
            (Self::Draft | Self::Returned, Self::Sent) | (Self::Sent, Self::Returned | Self::Accepted)
        )
    }

    /// Whether the group may write in it.
    pub fn is_fillable(self) -> bool {
        matches!(self, Self::Draft | Self::Returned)
    }
}

/// A line of the budget with what was spent on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Choice code of its category.
    pub category: String,
    /// What for.
    pub what: String,
    /// As it stands in the budget.
    pub planned: Money,
    /// What was spent, in the same currency.
    pub spent: Money,
    /// Why it differs, which receipts show it.
    pub note: Option<String>,
}

/// A report, opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// Its id.
    pub id: ReportId,
    /// Of which award.
    pub award: AwardId,
    /// The part of the award that waits for it, or [`FINAL`].
    pub part: i32,
    /// Where it stands.
    pub state: State,
    /// What was done.
    pub narrative: String,
    /// What staff ask for.
    pub note: Option<String>,
    /// When it was last saved, UTC.
    pub saved_at: NaiveDateTime,
    /// When it was last sent, UTC.
    pub sent_at: Option<NaiveDateTime>,
    /// Who decided on it.
    pub decided_by: Option<PersonId>,
    /// When, UTC.
    pub decided_at: Option<NaiveDateTime>,
    /// Line by line.
    pub lines: Vec<Line>,
}

/// A report that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// The part that waits for it, or [`FINAL`].
    pub part: i32,
    /// By when.
    pub on: NaiveDate,
}

/// The reports that an award asks for: one for each part that waits for one, and the last.
pub fn due(award: &Award, parts: &[Instalment]) -> Vec<Due> {
    let waits =
        |part: &&Instalment| part.condition == Condition::ReportAccepted && part.state != InstalmentState::Cancelled;
    let mut all: Vec<Due> = parts.iter().filter(waits).map(|part| Due { part: part.number, on: part.due_on }).collect();
    all.push(Due { part: FINAL, on: last_day(award.awarded_on, award.ends_on) });
    all
}

/// By when the last report of a project is asked for.
fn last_day(awarded_on: NaiveDate, ends_on: Option<NaiveDate>) -> NaiveDate {
    let ends = ends_on.or_else(|| awarded_on.checked_add_months(MONTHS));
    ends.and_then(|day| day.checked_add_days(DAYS_AFTER)).unwrap_or(awarded_on)
}

crate::refusals! {
    /// Why a thing about reports was refused.
    pub enum Refusal {
        /// Nothing was written of what was done.
        NarrativeMissing => "reports-narrative-missing" at "narrative",
        /// More than fits.
        TextTooLong { max: usize } => "reports-text-too-long" at "narrative",
        /// It is not at this stage.
        NotNow => "reports-not-now",
        /// A line that the budget does not have.
        LineUnknown => "reports-line-unknown",
        /// An amount in another currency, or less than nothing.
        SpentMalformed { number: i32 } => "reports-spent-malformed",
        /// A report is returned with what is to be changed.
        NoteMissing => "reports-note-missing" at "note",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_accepted_report_stays_so_and_a_draft_is_not_accepted() {
        for state in State::ALL {
            assert!(!State::Accepted.may_become(*state));
            assert_eq!(state.may_become(State::Accepted), *state == State::Sent);
            assert_eq!(state.may_become(State::Sent), state.is_fillable());
        }
    }
}
