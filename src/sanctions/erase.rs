//! Erasing: what was compared and what was alike goes with the case. The lists are public and stay.

use crate::db::erase::{Whose, Wipe};

/// What this room keeps of a case.
pub const OF_CASE: &[Wipe] =
    &[Wipe::rows("name_hits", Whose::Id("application_id")), Wipe::rows("name_checks", Whose::Id("application_id"))];
