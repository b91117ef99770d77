//! SQL of who was named for which group.

use crate::{
    base::{GroupId, PersonId, Stop},
    db::{
        Tx,
        schema::{group_access, groups},
    },
    groups::Risk,
};
use diesel::prelude::*;
use std::collections::HashSet;

/// Names somebody; again changes nothing.
pub(crate) fn put(tx: &mut Tx<'_>, group: GroupId, person: PersonId) -> Result<(), Stop> {
    diesel::delete(group_access::table.find((group, person))).execute(tx.conn)?;
    diesel::insert_into(group_access::table)
        .values((
            group_access::group_id.eq(group),
            group_access::person_id.eq(person),
            group_access::by_person.eq(tx.actor.columns().1),
            group_access::at.eq(tx.now),
        ))
        .execute(tx.conn)?;
    Ok(())
}

pub(crate) fn take(tx: &mut Tx<'_>, group: GroupId, person: PersonId) -> Result<bool, Stop> {
    Ok(diesel::delete(group_access::table.find((group, person))).execute(tx.conn)? == 1)
}

pub(crate) fn of_group(tx: &mut Tx<'_>, group: GroupId) -> Result<Vec<PersonId>, Stop> {
    let mine = group_access::table.filter(group_access::group_id.eq(group));
    Ok(mine.order((group_access::at, group_access::person_id)).select(group_access::person_id).load(tx.conn)?)
}

/// Those of some groups that are at high risk.
pub(crate) fn high(tx: &mut Tx<'_>, ids: &[GroupId]) -> Result<HashSet<GroupId>, Stop> {
    let high = groups::table.filter(groups::id.eq_any(ids.to_vec()).and(groups::risk.eq(Risk::High)));
    let ids: Vec<GroupId> = high.select(groups::id).load(tx.conn)?;
    Ok(ids.into_iter().collect())
}

/// Those of some groups, or of the records that stand for them, that a person was named for.
pub(crate) fn open_to(tx: &mut Tx<'_>, person: PersonId, ids: &[GroupId]) -> Result<HashSet<GroupId>, Stop> {
    let granted = || group_access::table.filter(group_access::person_id.eq(person)).select(group_access::group_id);
    let by_root = groups::merged_into.is_not_null().and(groups::merged_into.assume_not_null().eq_any(granted()));
    let open: Vec<GroupId> = groups::table
        .filter(groups::id.eq_any(ids.to_vec()))
        .filter(groups::id.eq_any(granted()).or(by_root))
        .select(groups::id)
        .load(tx.conn)?;
    Ok(open.into_iter().collect())
}
