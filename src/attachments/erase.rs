//! Erasing files; contents in a folder are cleared after the commit.

use super::store;
use crate::{
    base::{AttachmentId, KeyId, Stop},
    db::{
        Tx,
        erase::{Whose, Wipe},
    },
};

/// What this room keeps of a case.
pub const OF_CASE: &[Wipe] = &[
    Wipe::rows("attachment_contents", Whose::Via("attachment_id", "attachments", "id", &Whose::Key("key_id"))),
    Wipe::rows("attachments", Whose::Key("key_id")),
];

/// The files sealed by a key, to be cleared off the shelf once the erasing is committed. A step.
pub fn files(tx: &mut Tx<'_>, key: KeyId) -> Result<Vec<AttachmentId>, Stop> {
    store::of_key(tx, key)
}
