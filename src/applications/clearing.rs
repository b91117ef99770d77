//! Files that the board may see: each is looked at by staff first, and cleared or withheld.

use super::{Case, files, store, within};
use crate::{
    audit,
    base::{ApplicationId, AttachmentId, Deed, Stop},
    db::Tx,
};
use std::collections::HashSet;

/// What staff found of the files of an application.
#[derive(Clone, Debug)]
pub struct Cleared {
    /// Of which application.
    pub case: ApplicationId,
    /// Each file, and whether the board may see it.
    pub files: Vec<(AttachmentId, bool)>,
}

/// Says of files whether the board may see them. An act.
pub fn clear(tx: &mut Tx<'_>, new: &Cleared) -> Result<(), Stop> {
    tx.permit(Deed::Screen)?;
    store::lock(tx, new.case)?;
    let case = within(tx, new.case)?;
    let there = files::of_case(tx, &case)?;
    for (file, cleared) in &new.files {
        if !there.iter().any(|one| one.id == *file) {
            return Err(Stop::Missing);
        }
        store::clearing::put(tx, case.id, *file, *cleared)?;
    }
    let count = new.files.iter().filter(|(_, cleared)| *cleared).count();
    let details = serde_json::json!({ "cleared": count, "of": new.files.len() });
    audit::record(tx, audit::Event::new("applications.clear_files", case.id).about_case(case.id).with(details))?;
    Ok(())
}

/// What was said of each file that was looked at. A step. One query.
pub fn of_case(tx: &mut Tx<'_>, case: &Case) -> Result<Vec<(AttachmentId, bool)>, Stop> {
    store::clearing::of(tx, case.id)
}

/// The files the board may see. A step. One query.
pub fn cleared(tx: &mut Tx<'_>, case: &Case) -> Result<HashSet<AttachmentId>, Stop> {
    Ok(of_case(tx, case)?.into_iter().filter(|(_, cleared)| *cleared).map(|(id, _)| id).collect())
}
