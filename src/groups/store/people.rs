//! SQL of the people of groups.

use crate::{
    base::{EntryId, GroupId, Stop, seal::Sealed},
    db::{Tx, schema::group_people},
};
use diesel::prelude::*;

pub(crate) fn insert(tx: &mut Tx<'_>, id: EntryId, group: GroupId, role: &str, card: Sealed) -> Result<(), Stop> {
    diesel::insert_into(group_people::table)
        .values((
            group_people::id.eq(id),
            group_people::group_id.eq(group),
            group_people::role.eq(role),
            group_people::card.eq(card),
            group_people::added_at.eq(tx.now),
        ))
        .execute(tx.conn)?;
    Ok(())
}

pub(crate) fn of_groups(tx: &mut Tx<'_>, ids: &[GroupId]) -> Result<Vec<(EntryId, String, Sealed)>, Stop> {
    Ok(group_people::table
        .filter(group_people::group_id.eq_any(ids.to_vec()))
        .order((group_people::added_at, group_people::id))
        .select((group_people::id, group_people::role, group_people::card))
        .load(tx.conn)?)
}

/// Whether there was one to remove.
pub(crate) fn remove(tx: &mut Tx<'_>, group: GroupId, id: EntryId) -> Result<bool, Stop> {
    let one = group_people::table.filter(group_people::id.eq(id).and(group_people::group_id.eq(group)));
    Ok(diesel::delete(one).execute(tx.conn)? == 1)
}
