//! Looking after the shelf: sweeping what no row names, finding what is missing, and the way into a backup and back.

use super::{Shelf, shelf::Folder, store};
use crate::{
    base::{AttachmentId, Stop, id},
    db::{Conn, Tx},
};
use std::{collections::HashSet, path::Path};

/// Contents outside the database that no row names and that are old enough to never be named any more.
pub fn orphans(tx: &mut Tx<'_>, shelf: &dyn Shelf) -> Result<Vec<AttachmentId>, Stop> {
    let today = tx.now.and_utc().timestamp().div_euclid(86_400);
    // A content is laid down moments before its row: what was made yesterday or today may still be on its way.
    let old = shelf.outside()?.into_iter().filter(|one| id::day(one.0) + 1 < today);
    let known: HashSet<AttachmentId> = store::ids(tx.conn)?.into_iter().collect();
    Ok(old.filter(|one| !known.contains(one)).collect())
}

/// What does not fit together between rows and contents.
pub fn faults(tx: &mut Tx<'_>, shelf: &dyn Shelf) -> Result<(usize, Vec<String>), Stop> {
    let rows: HashSet<AttachmentId> = store::ids(tx.conn)?.into_iter().collect();
    let mut lying: HashSet<AttachmentId> = shelf.outside()?.into_iter().collect();
    let inside = shelf.inside(tx)?;
    let mut faults: Vec<String> =
        inside.iter().filter(|one| !rows.contains(one)).map(|one| format!("content {one} has no row")).collect();
    lying.extend(inside);
    faults.extend(rows.iter().filter(|one| !lying.contains(one)).map(|one| format!("the file of {one} is missing")));
    faults.extend(orphans(tx, shelf)?.iter().map(|one| format!("file {one} has no row; the clerk will sweep it")));
    faults.sort();
    Ok((rows.len(), faults))
}

/// Puts the files of a folder into a copy of the database, one by one; gives how many rows have no file.
pub fn pack(copy: &mut Conn, folder: &Path) -> Result<usize, Stop> {
    let folder = Folder(folder.to_path_buf());
    let mut missing = 0;
    for id in store::ids(copy)? {
        if store::content(copy, id)?.is_some() {
            continue;
        }
        match folder.read(id)? {
            Some(content) => store::insert_content(copy, id, &content)?,
            None => missing += 1,
        }
    }
    Ok(missing)
}

/// Lays the contents of a restored database out in a folder again; gives how many.
pub fn unpack(restored: &mut Conn, folder: &Path) -> Result<usize, Stop> {
    let folder = Folder(folder.to_path_buf());
    let ids = store::contents(restored)?;
    for id in &ids {
        let content = store::content(restored, *id)?.ok_or_else(|| Stop::broken("a content went away"))?;
        folder.write(*id, &content)?;
        store::remove_content(restored, *id)?;
    }
    Ok(ids.len())
}
