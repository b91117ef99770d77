//! Replacing the master key while the program runs: every case's key is wrapped anew, in slices. What is sealed stays as it is.

use crate::{
    audit,
    base::{Deed, Stop, Subject},
    db::{Tx, keys, tx::Quiet},
};

/// Keys that are wrapped anew at a time.
const SLICE: i64 = 500;

/// Wraps some keys anew; gives how many. Nothing to do without the key before in the settings. The clerk's act.
pub fn slice(tx: &mut Tx<'_>) -> Result<usize, Stop> {
    tx.permit(Deed::KeepHouse)?;
    let done = keys::rewrap(tx, SLICE)?;
    if done == 0 {
        tx.quiet(Quiet::Nothing);
        return Ok(0);
    }
    let details = serde_json::json!({ "count": done });
    audit::record(tx, audit::Event::new("privacy.rewrap", Subject { kind: "key", id: 0 }).with(details))?;
    Ok(done)
}
