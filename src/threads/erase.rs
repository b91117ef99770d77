//! Erasing what was written about a case.

use crate::db::erase::{Whose, Wipe};

/// What this room keeps of a case.
pub const OF_CASE: &[Wipe] = &[
    Wipe::rows("thread_reads", Whose::Subject("application")),
    Wipe::rows("thread_cares", Whose::Subject("application")),
    Wipe::rows("thread_entries", Whose::Key("key_id")),
];
