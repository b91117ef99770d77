//! Two records of one group become one, and are parted again: nothing is lost, for every record keeps what it holds.

use super::{Refusal, Risk, check_reason, event, register, store, twins};
use crate::{
    audit,
    base::{Deed, GroupId, Stop},
    db::Tx,
};

/// Two records to be one.
#[derive(Clone, Debug)]
pub struct Merge {
    /// The one that goes on.
    pub into: GroupId,
    /// The one that leads to it from now on.
    pub from: GroupId,
    /// Why they are one group.
    pub reason: String,
}

/// Lets one record lead to another: from now on the other stands for both. An act.
pub fn merge(tx: &mut Tx<'_>, new: &Merge) -> Result<(), Stop> {
    tx.permit(Deed::EditGroups)?;
    let reason = check_reason(&new.reason)?;
    let mut both = [new.into, new.from];
    both.sort_unstable();
    store::register::lock(tx, &both)?;
    // Whoever was named for one of them is named for both from now on: nobody comes so to what was closed to them.
    let (into, from) = (register::within(tx, new.into)?, register::within(tx, new.from)?);
    if into.id == from.id {
        return Err(Refusal::AlreadyOne.into());
    }
    if [into.risk, from.risk].contains(&Risk::High) {
        store::register::set_risk(tx, into.id, Risk::High)?;
        store::register::set_risk(tx, from.id, Risk::High)?;
    }
    store::register::merge(tx, from.id, into.id)?;
    // What was found by the record's own tokens is found on: they stay, and lead to the one that stands for both.
    let details = serde_json::json!({ "reason": reason });
    audit::record(tx, event("groups.merge", &into).with(details.clone()))?;
    audit::record(tx, event("groups.merged_away", &from).with(details))?;
    Ok(())
}

/// A record to be parted from the one it leads to.
#[derive(Clone, Debug)]
pub struct Part {
    /// Which.
    pub group: GroupId,
    /// Why it is another group after all.
    pub reason: String,
}

/// Lets a merged record stand by itself again. An act.
pub fn part(tx: &mut Tx<'_>, new: &Part) -> Result<(), Stop> {
    tx.permit(Deed::EditGroups)?;
    let reason = check_reason(&new.reason)?;
    let root = register::within(tx, new.group)?;
    if root.id == new.group {
        return Err(Refusal::NotMerged.into());
    }
    store::register::part(tx, new.group)?;
    let group = register::see(tx, new.group)?;
    twins::index(tx, group.id)?;
    store::register::set_apart(tx, root.id, group.id)?;
    let details = serde_json::json!({ "reason": reason });
    audit::record(tx, event("groups.part", &root).with(details.clone()))?;
    audit::record(tx, event("groups.part", &group).with(details))?;
    Ok(())
}

/// Says that two records are not the same group, so that nobody is asked again. An act.
pub fn keep_apart(tx: &mut Tx<'_>, both: (GroupId, GroupId)) -> Result<(), Stop> {
    tx.permit(Deed::EditGroups)?;
    let (one, other) = (register::see(tx, both.0)?, register::see(tx, both.1)?);
    if one.id == other.id {
        return Err(Refusal::AlreadyOne.into());
    }
    store::register::set_apart(tx, one.id, other.id)?;
    audit::record(tx, event("groups.keep_apart", &one))?;
    Ok(())
}

/// The records that lead to a group, with the names they had. Two queries.
pub fn merged(tx: &mut Tx<'_>, root: GroupId) -> Result<Vec<super::Group>, Stop> {
    tx.permit(Deed::SeeGroups)?;
    let rows = store::register::merged_into(tx, root)?;
    rows.into_iter().map(|(row, wrapped)| super::open_row(tx, row, &wrapped)).collect()
}

/// Everything that stands under a group: it, first, and the records that lead to it. A step. One query; two for a record that
/// leads to another.
pub fn family(tx: &mut Tx<'_>, id: GroupId) -> Result<Vec<GroupId>, Stop> {
    Ok(store::with_merged(tx, id)?.into_iter().map(|(id, _)| id).collect())
}
