//! Erasing a case itself. Its row stays, with what lists and figures are made of.

use super::{Case, State, store};
use crate::{
    base::{GroupId, Stop},
    db::{
        Tx,
        erase::{Blank, Whose, Wipe},
    },
};

/// What this room keeps of a case.
pub const OF_CASE: &[Wipe] = &[
    Wipe::rows("answers", Whose::Id("application_id")),
    Wipe::rows("sent_answers", Whose::Id("application_id")),
    Wipe::rows("section_saves", Whose::Id("application_id")),
    Wipe::rows("case_code_uses", Whose::Via("case_code_id", "case_codes", "id", &Whose::Id("application_id"))),
    Wipe::rows("case_codes", Whose::Id("application_id")),
    Wipe::rows("draft_openings", Whose::Id("application_id")),
    Wipe::rows("place_cases", Whose::Id("application_id")),
    Wipe::rows("screening_questions", Whose::Via("screening_id", "screenings", "id", &Whose::Id("application_id"))),
    Wipe::rows("answer_translations", Whose::Id("application_id")),
    Wipe::rows("file_clearances", Whose::Id("application_id")),
    Wipe::rows("vettings", Whose::Id("application_id")),
    Wipe::rows("referees", Whose::Id("application_id")),
    Wipe::rows("board_summaries", Whose::Id("application_id")),
    Wipe::rows("screening_marks", Whose::Via("view_id", "screening_views", "id", &Whose::Id("application_id"))),
    Wipe::rows("screening_views", Whose::Id("application_id")),
    Wipe::columns("screenings", Whose::Id("application_id"), &[Blank::Null("note")]),
    Wipe::columns("applications", Whose::Id("id"), &[Blank::Empty("name"), Blank::Null("region")]),
];

/// What this room keeps of a person.
pub const OF_PERSON: &[Wipe] = &[Wipe::rows("saved_filters", Whose::Id("person_id"))];

/// Locks a case that is about to be erased, and says whether it may be: its key still stands. A step.
pub fn lock(tx: &mut Tx<'_>, id: crate::base::ApplicationId) -> Result<Case, Stop> {
    store::lock(tx, id)?;
    super::load(tx, id)
}

/// Whether the case is the only one of these groups that is not erased. A step.
pub fn is_last_of(tx: &mut Tx<'_>, case: &Case, groups: &[GroupId]) -> Result<bool, Stop> {
    store::is_last_of(tx, case.id, groups)
}

/// Marks a case as erased; one that was under way counts as withdrawn from now on. A step.
pub fn mark(tx: &mut Tx<'_>, case: &Case) -> Result<(), Stop> {
    let state = if case.state.is_over() { case.state } else { State::Withdrawn };
    store::mark_erased(tx, case.id, state)
}
