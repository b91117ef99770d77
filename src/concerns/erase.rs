//! Erasing concerns that were closed a year ago: row, entries, key.

use super::store;
use crate::{
    audit,
    base::{Deed, Stop, Subject},
    db::{
        Tx,
        erase::{Doomed, Whose, Wipe, wipe},
        tx::Quiet,
    },
};
use chrono::Duration;

/// Days a closed concern is kept.
const KEPT_DAYS: i64 = 365;
/// Concerns erased at a time.
const SLICE: i64 = 20;

/// What is kept of a concern; the key goes last.
pub const OF_CONCERN: &[Wipe] = &[
    Wipe::rows("thread_entries", Whose::Key("key_id")),
    Wipe::rows("concerns", Whose::Id("id")),
    Wipe::rows("seal_keys", Whose::Key("id")),
];

/// Erases what is due; gives how many. The clerk's act.
pub fn erase_due(tx: &mut Tx<'_>) -> Result<usize, Stop> {
    tx.permit(Deed::KeepHouse)?;
    let due = store::closed_before(tx, tx.now - Duration::days(KEPT_DAYS), SLICE)?;
    if due.is_empty() {
        tx.quiet(Quiet::Nothing);
        return Ok(0);
    }
    for (id, key) in &due {
        wipe(tx, OF_CONCERN, Doomed::Concern(*id, *key))?;
    }
    let details = serde_json::json!({ "count": due.len() });
    audit::record(tx, audit::Event::new("concerns.erase", Subject { kind: "concern", id: 0 }).with(details))?;
    Ok(due.len())
}
