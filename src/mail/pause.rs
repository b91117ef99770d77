//! Stopping all mail for a while: notices wait in the queue, and none leaves until mail goes on.

use super::{Refusal, store};
use crate::{
    audit,
    base::{Deed, EntryId, PersonId, Stop},
    db::Tx,
    people,
};
use chrono::NaiveDateTime;

/// A pause that stands.
#[derive(Clone, Debug)]
pub struct Pause {
    /// Since when.
    pub at: NaiveDateTime,
    /// The name of who began it.
    pub by: String,
}

/// Whether mail is paused. A step.
pub fn stands(tx: &mut Tx<'_>) -> Result<bool, Stop> {
    Ok(store::pauses::open(tx)?.is_some())
}

/// The pause that stands, for pages.
pub fn now(tx: &mut Tx<'_>) -> Result<Option<Pause>, Stop> {
    tx.permit(Deed::SeeMailLog)?;
    let Some((_, at, by)) = store::pauses::open(tx)? else { return Ok(None) };
    let by = people::names(tx, &[PersonId(by)])?.into_values().next().unwrap_or_default();
    Ok(Some(Pause { at, by }))
}

/// Stops all mail. An act.
pub fn begin(tx: &mut Tx<'_>) -> Result<(), Stop> {
    tx.permit(Deed::PauseMail)?;
    let me = tx.actor.person().ok_or(Stop::Forbidden)?;
    if stands(tx)? {
        return Err(Refusal::PausedAlready.into());
    }
    let id: EntryId = tx.new_id()?;
    store::pauses::insert(tx, id, me)?;
    audit::record(tx, audit::Event::new("mail.pause", id))?;
    Ok(())
}

/// Lets mail go on. An act.
pub fn end(tx: &mut Tx<'_>) -> Result<(), Stop> {
    tx.permit(Deed::PauseMail)?;
    let Some((id, ..)) = store::pauses::open(tx)? else { return Err(Refusal::PausedAlready.into()) };
    store::pauses::close(tx)?;
    audit::record(tx, audit::Event::new("mail.resume", id))?;
    Ok(())
}
