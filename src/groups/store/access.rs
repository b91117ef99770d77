//! SQL of who was named for which group.

use crate::{
    base::{GroupId, PersonId, Stop},
    db::{
        Tx,
        schema::{group_access, groups},
    },
    groups::{Risk, store::with_merged},
};
use diesel::{alias, prelude::*};
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

/// Takes somebody off, for every record of the group.
pub(crate) fn take(tx: &mut Tx<'_>, group: GroupId, person: PersonId) -> Result<bool, Stop> {
    let records = records(tx, group)?;
    let theirs = group_access::group_id.eq_any(records).and(group_access::person_id.eq(person));
    Ok(diesel::delete(group_access::table.filter(theirs)).execute(tx.conn)? > 0)
}

/// Who was named for any record of the group.
pub(crate) fn of_group(tx: &mut Tx<'_>, group: GroupId) -> Result<Vec<PersonId>, Stop> {
    let records = records(tx, group)?;
    let mine = group_access::table.filter(group_access::group_id.eq_any(records));
    let mut named = Vec::new();
    let order = (group_access::at, group_access::person_id);
    for person in mine.order(order).select(group_access::person_id).load::<PersonId>(tx.conn)? {
        if !named.contains(&person) {
            named.push(person);
        }
    }
    Ok(named)
}

/// Every record of a group: the one that stands for it, and those merged into it.
fn records(tx: &mut Tx<'_>, group: GroupId) -> Result<Vec<GroupId>, Stop> {
    Ok(with_merged(tx, group)?.into_iter().map(|(id, _)| id).collect())
}

/// Those of some groups that are at high risk.
pub(crate) fn high(tx: &mut Tx<'_>, ids: &[GroupId]) -> Result<HashSet<GroupId>, Stop> {
    let high = groups::table.filter(groups::id.eq_any(ids.to_vec()).and(groups::risk.eq(Risk::High)));
    let ids: Vec<GroupId> = high.select(groups::id).load(tx.conn)?;
    Ok(ids.into_iter().collect())
}

/// Those of some groups that a person was named for, by whichever record of the group.
pub(crate) fn open_to(tx: &mut Tx<'_>, person: PersonId, ids: &[GroupId]) -> Result<HashSet<GroupId>, Stop> {
    let granted = || group_access::table.filter(group_access::person_id.eq(person)).select(group_access::group_id);
    let merged = alias!(groups as merged);
    // The records that stand for what the person was named for.
    let roots = || {
        let into = merged.field(groups::merged_into);
        merged.filter(merged.field(groups::id).eq_any(granted()).and(into.is_not_null())).select(into.assume_not_null())
    };
    let by_root = groups::merged_into.is_not_null().and(
        groups::merged_into
            .assume_not_null()
            .eq_any(granted())
            .or(groups::merged_into.assume_not_null().eq_any(roots())),
    );
    let open: Vec<GroupId> = groups::table
        .filter(groups::id.eq_any(ids.to_vec()))
        .filter(groups::id.eq_any(granted()).or(groups::id.eq_any(roots())).or(by_root))
        .select(groups::id)
        .load(tx.conn)?;
    Ok(open.into_iter().collect())
}
