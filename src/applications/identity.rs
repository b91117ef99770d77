//! Opening what identifies a group or endangers it, and the notes staff keep among themselves.

use super::{Case, Refusal, within};
use crate::{
    audit,
    base::{ApplicationId, Deed, Stop},
    db::Tx,
    threads::{self, Entry},
};

/// The longest reason, in characters.
pub const REASON_MAX: usize = 300;
/// The lane of the staff's notes; neither the group nor the board reads it.
const NOTES: &str = "notes";

/// Why the closed answers of a case are opened.
#[derive(Clone, Debug)]
pub struct Opening {
    /// Of which case.
    pub case: ApplicationId,
    /// Why; sealed with the case's key.
    pub reason: String,
}

/// Writes down who opens the closed answers, and why; the page then shows them once. An act.
pub fn open(tx: &mut Tx<'_>, new: &Opening) -> Result<(), Stop> {
    tx.permit(Deed::OpenIdentity)?;
    let case = within(tx, new.case)?;
    let reason = new.reason.trim();
    if reason.is_empty() {
        return Err(Refusal::OpeningReasonMissing.into());
    }
    let details = serde_json::json!({ "reason": reason });
    let event = audit::Event::new("applications.open_identity", case.id).in_case(case.id, &case.key);
    audit::record(tx, event.with(details))?;
    Ok(())
}

/// A note to be kept.
#[derive(Clone, Debug)]
pub struct NewNote {
    /// On which case.
    pub case: ApplicationId,
    /// What it says.
    pub text: String,
}

/// Keeps a note on a case. An act.
pub fn note(tx: &mut Tx<'_>, new: &NewNote) -> Result<(), Stop> {
    tx.permit(Deed::KeepNotes)?;
    let case = within(tx, new.case)?;
    threads::write(tx, case.id, NOTES, &case.key, &new.text)?;
    audit::record(tx, audit::Event::new("applications.note", case.id).about_case(case.id))?;
    Ok(())
}

/// The notes on a case, oldest first; none for who may not read them. One query.
pub fn notes(tx: &mut Tx<'_>, case: &Case) -> Result<Vec<Entry>, Stop> {
    if tx.may(Deed::KeepNotes) { threads::read(tx, case.id, NOTES) } else { Ok(Vec::new()) }
}
