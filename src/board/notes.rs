//! A member's own notes on an application: read by nobody else, and closed by a conflict like everything else of it.

use super::{Refusal, seen::Seen, store, text_within};
use crate::{
    base::{ApplicationId, Deed, Stop, seal::Place},
    db::{Tx, tx::Quiet},
};

const BODY: &str = "member_notes.body";

/// Act: writes one's notes anew; nothing in them removes them.
pub fn write(tx: &mut Tx<'_>, application: ApplicationId, body: &str) -> Result<(), Stop> {
    tx.permit(Deed::SitOnBoard)?;
    let seen = Seen::of(tx, application)?;
    seen.clear()?;
    let place = Place::pair(BODY, application.0, seen.member().0);
    let body = text_within(body, |max| Refusal::NoteTooLong { max })?;
    let sealed = body.map(|body| seen.key().seal(place, body)).transpose()?;
    // They are nobody's business, so the trail tells nothing of them.
    tx.quiet(Quiet::DraftSave);
    store::notes::put(tx, application, seen.member(), sealed)
}

/// The acting member's notes; empty where there are none, or while the content is not open.
pub fn own(tx: &mut Tx<'_>, seen: &Seen) -> Result<String, Stop> {
    if !seen.is_clear() {
        return Ok(String::new());
    }
    let place = Place::pair(BODY, seen.application().0, seen.member().0);
    let sealed = store::notes::find(tx, seen.application(), seen.member())?;
    Ok(seen.key().open_optional(place, sealed.as_ref())?.unwrap_or_default())
}
