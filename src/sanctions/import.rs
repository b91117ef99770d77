//! Bringing a list in: in parts, so that nobody waits, and of no account until all of it is there.

use super::{
    ListState, Refusal, likeness,
    lists::{ListFile, Listed},
    store,
};
use crate::{
    audit,
    base::{Actor, Deed, ListId, Stop},
    db::{Db, Tx, tx::Quiet},
};
use chrono::Duration;

/// Names that are written at a time.
const PART: usize = 500;
/// A list that is this long on its way was left behind when the program stopped.
const LEFT_BEHIND: Duration = Duration::hours(2);

/// Brings a list in, in one go for who asks: begun, filled, taken into use; then what it replaces is swept away.
pub async fn import(db: &Db, actor: &Actor, file: ListFile, sha256: String) -> Result<ListId, Stop> {
    let head = ListFile { names: Vec::new(), ..file.clone() };
    let count = i64::try_from(file.names.len()).unwrap_or(i64::MAX);
    let list = db.write(actor.clone(), None, move |tx| begin(tx, &head, count, &sha256)).await?;
    for part in file.names.chunks(PART) {
        let part = part.to_vec();
        db.write(actor.clone(), None, move |tx| fill(tx, list, &part)).await?;
    }
    db.write(actor.clone(), None, move |tx| finish(tx, list)).await?;
    while db.write(actor.clone(), None, sweep).await? > 0 {}
    Ok(list)
}

/// Act: begins a list that counts for nothing yet. One that is in use already, or older than that, is refused.
pub fn begin(tx: &mut Tx<'_>, file: &ListFile, names: i64, sha256: &str) -> Result<ListId, Stop> {
    tx.permit(Deed::ImportLists)?;
    let me = tx.actor.person().ok_or(Stop::Forbidden)?;
    for list in store::in_state(tx, ListState::Current)?.iter().filter(|list| list.publisher == file.publisher) {
        if list.sha256 == sha256 {
            return Err(Refusal::ListKnown.into());
        }
        if let Some(current) = list.on.filter(|current| file.on.is_some_and(|on| on < *current)) {
            return Err(Refusal::ListOlder { current }.into());
        }
    }
    let id: ListId = tx.new_id()?;
    let row = store::ListRow {
        id,
        publisher: file.publisher,
        dated_on: file.on,
        sha256: sha256.to_owned(),
        entries: i64::try_from(file.entries).unwrap_or(i64::MAX),
        names,
        state: ListState::Loading,
        imported_by: me,
        imported_at: tx.now,
    };
    store::insert_list(tx, row)?;
    tx.quiet(Quiet::ListLoading);
    Ok(id)
}

/// Act: writes some names of a list that is on its way.
pub fn fill(tx: &mut Tx<'_>, list: ListId, names: &[Listed]) -> Result<(), Stop> {
    tx.permit(Deed::ImportLists)?;
    let mut rows = Vec::with_capacity(names.len());
    for listed in names {
        let words = likeness::index(&listed.name);
        rows.push(store::NameRow { id: tx.new_id()?, entry: listed.entry.clone(), name: listed.name.clone(), words });
    }
    store::insert_names(tx, list, &rows)?;
    tx.quiet(Quiet::ListLoading);
    Ok(())
}

/// Act: takes a whole list into use, in the place of the one before.
pub fn finish(tx: &mut Tx<'_>, id: ListId) -> Result<(), Stop> {
    tx.permit(Deed::ImportLists)?;
    let list = store::find_list(tx, id)?;
    let current = store::in_state(tx, ListState::Current)?;
    let before: Vec<ListId> = current.iter().filter(|one| one.publisher == list.publisher).map(|one| one.id).collect();
    store::turn_lists(tx, &before, ListState::Current, ListState::Replaced)?;
    if store::turn_lists(tx, &[id], ListState::Loading, ListState::Current)? != 1 {
        return Err(Stop::Missing);
    }
    let details = serde_json::json!({
        "source": list.publisher.as_str(), "on": list.on, "names": list.names, "sha256": list.sha256,
    });
    audit::record(tx, audit::Event::new("sanctions.import", id).with(details))?;
    Ok(())
}

/// Act: takes away some names of replaced lists, and lists that were left behind on their way; gives how many.
pub fn sweep(tx: &mut Tx<'_>) -> Result<usize, Stop> {
    tx.permit(Deed::ImportLists)?;
    tx.quiet(Quiet::ListLoading);
    let most = i64::try_from(PART).unwrap_or(i64::MAX);
    let now = tx.now;
    for list in store::in_state(tx, ListState::Loading)? {
        if now - list.imported_at > LEFT_BEHIND {
            let gone = store::drop_names(tx, list.id, most)?;
            if gone == 0 {
                store::drop_list(tx, list.id)?;
            }
            return Ok(gone.max(1));
        }
    }
    for list in store::in_state(tx, ListState::Replaced)? {
        let gone = store::drop_names(tx, list.id, most)?;
        if gone > 0 {
            return Ok(gone);
        }
    }
    Ok(0)
}
