//! Erasing reports. What was spent stays, without a word of what for.

use crate::db::erase::{Blank, Whose, Wipe};

/// The reports of a case's award.
const OF_AWARD: Whose = Whose::Via("award_id", "awards", "id", &Whose::Id("application_id"));

/// What this room keeps of a case.
pub const OF_CASE: &[Wipe] = &[
    Wipe::columns(
        "report_lines",
        Whose::Via("report_id", "reports", "id", &OF_AWARD),
        &[Blank::Empty("what"), Blank::Null("note")],
    ),
    Wipe::columns("reports", OF_AWARD, &[Blank::Empty("narrative"), Blank::Null("note")]),
];
