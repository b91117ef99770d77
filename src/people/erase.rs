//! Erasing of people, but for what a case left here.

use crate::db::erase::{Whose, Wipe};

/// What this room keeps of a case.
pub const OF_CASE: &[Wipe] = &[Wipe::rows("sessions", Whose::Id("application_id"))];
