//! Erasing the board's work on a case. Points, votes and decisions stay, what was written about them goes.

use crate::db::erase::{Blank, Whose, Wipe};

/// What this room keeps of a case.
pub const OF_CASE: &[Wipe] = &[
    Wipe::columns("declarations", Whose::Id("application_id"), &[Blank::Null("note")]),
    Wipe::columns(
        "scores",
        Whose::Via("sheet_id", "score_sheets", "id", &Whose::Id("application_id")),
        &[Blank::Null("comment")],
    ),
    Wipe::columns("score_sheets", Whose::Id("application_id"), &[Blank::Null("comment")]),
    Wipe::columns(
        "ballots",
        Whose::Via("motion_id", "motions", "id", &Whose::Id("application_id")),
        &[Blank::Null("conditions"), Blank::Null("reason")],
    ),
    Wipe::columns(
        "motions",
        Whose::Id("application_id"),
        &[Blank::Empty("text"), Blank::Null("conditions"), Blank::Null("urn")],
    ),
    Wipe::rows("emergencies", Whose::Id("application_id")),
    Wipe::rows("assignments", Whose::Id("application_id")),
    Wipe::rows("member_notes", Whose::Id("application_id")),
    Wipe::columns("tie_orders", Whose::Id("application_id"), &[Blank::Null("reason")]),
    Wipe::rows("agenda_items", Whose::Id("application_id")),
    Wipe::rows("decision_feedback", Whose::Via("decision_id", "decisions", "id", &Whose::Id("application_id"))),
    Wipe::columns(
        "decisions",
        Whose::Id("application_id"),
        &[Blank::Null("conditions"), Blank::Null("reasons"), Blank::Null("reasons_by_language")],
    ),
];

/// What this room keeps of a member: votes, scores and declarations stay, under the code.
pub const OF_PERSON: &[Wipe] = &[
    Wipe::rows("interests", Whose::Id("person_id")),
    Wipe::rows("member_notes", Whose::Id("person_id")),
    Wipe::rows("reading_wishes", Whose::Id("person_id")),
];
