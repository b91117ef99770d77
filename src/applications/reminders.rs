//! Reminding groups of drafts whose deadline comes.

use super::store;
use crate::{
    base::{Deed, Stop},
    db::{Tx, tx::Quiet},
    notices::{Kind, Notice, Reader},
};
use chrono::Duration;

/// Queues a reminder, once, three days before the deadline. Gives how many drafts are near theirs.
pub fn due(tx: &mut Tx<'_>) -> Result<usize, Stop> {
    tx.permit(Deed::KeepHouse)?;
    tx.quiet(Quiet::Sweeping);
    let (from, to) = (tx.now, tx.now + Duration::days(3));
    let drafts = store::drafts_due(tx, from, to)?;
    for (row, wrapped, _) in &drafts {
        let key = tx.master.unwrap(row.key_id, wrapped)?;
        Notice::new(Kind::DraftReminder, Reader::Case(row.id))
            .about(row.id, &key)
            .once(format!("draft_reminder:{}", row.id))
            .queue(tx)?;
    }
    Ok(drafts.len())
}
