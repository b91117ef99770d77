//! Erasing awards. Amounts and dates stay: the books need them.

use crate::db::erase::{Blank, Whose, Wipe};

/// What this room keeps of a case.
pub const OF_CASE: &[Wipe] = &[
    Wipe::columns(
        "instalments",
        Whose::Via("award_id", "awards", "id", &Whose::Id("application_id")),
        &[Blank::Null("condition_note")],
    ),
    Wipe::columns(
        "award_amendments",
        Whose::Via("award_id", "awards", "id", &Whose::Id("application_id")),
        &[Blank::Empty("reason")],
    ),
    Wipe::columns(
        "award_duties",
        Whose::Via("award_id", "awards", "id", &Whose::Id("application_id")),
        &[Blank::Null("moved_reason"), Blank::Null("responsible"), Blank::Null("note")],
    ),
    Wipe::columns("award_offers", Whose::Id("application_id"), &[Blank::Null("reason")]),
    Wipe::columns("reserve_places", Whose::Id("application_id"), &[Blank::Null("reason")]),
    Wipe::columns("awards", Whose::Id("application_id"), &[Blank::Null("conditions")]),
];
