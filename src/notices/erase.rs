//! Erasing notices: payloads, and letters as they were sent.

use crate::db::erase::{Whose, Wipe};

/// What this room keeps of a case.
pub const OF_CASE: &[Wipe] =
    &[Wipe::rows("notices", Whose::Id("case_id")), Wipe::rows("notices", Whose::Key("key_id"))];
