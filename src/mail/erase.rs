//! Erasing what mail keeps of a case: letters that came back, and how the group was reached instead.

use crate::db::erase::{Whose, Wipe};

/// What this room keeps of a case. The notices that the rows name are erased after it.
pub const OF_CASE: &[Wipe] = &[
    Wipe::rows("mail_reached", Whose::Key("key_id")),
    Wipe::rows("mail_reached", Whose::Via("notice_id", "notices", "id", &Whose::Id("case_id"))),
    Wipe::rows("mail_bounces", Whose::Via("notice_id", "notices", "id", &Whose::Id("case_id"))),
    Wipe::rows("mail_bounces", Whose::Via("notice_id", "notices", "id", &Whose::Key("key_id"))),
];

/// What this room keeps of a person.
pub const OF_PERSON: &[Wipe] = &[
    Wipe::rows("mail_wishes", Whose::Id("person_id")),
    Wipe::rows("mail_quiet", Whose::Id("person_id")),
    Wipe::rows("mail_bounces", Whose::Via("notice_id", "notices", "id", &Whose::Reader("person"))),
];
