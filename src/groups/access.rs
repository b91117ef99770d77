//! Who may open a group at high risk: colleagues who were named for it, each by an act with its reason.

use super::{Refusal, Risk, check_reason, event, register, store};
use crate::{
    audit,
    base::{Actor, Deed, GroupId, PersonId, Stop},
    db::Tx,
    people,
};
use std::collections::HashSet;

/// Somebody to be named.
#[derive(Clone, Debug)]
pub struct Naming {
    /// For which group.
    pub group: GroupId,
    /// Who.
    pub person: PersonId,
    /// Why.
    pub reason: String,
}

/// Names a colleague who may open a group at high risk. An act.
pub fn name(tx: &mut Tx<'_>, new: &Naming) -> Result<(), Stop> {
    tx.permit(Deed::NameForGroup)?;
    let reason = check_reason(&new.reason)?;
    let group = register::see(tx, new.group)?;
    let may = Deed::SeeApplications.roles();
    if !people::ids_holding(tx, may)?.contains(&new.person) {
        return Err(Refusal::NoColleague.into());
    }
    store::access::put(tx, group.id, new.person)?;
    let details = serde_json::json!({ "reason": reason });
    audit::record(tx, event("groups.name", &group).with(details))?;
    Ok(())
}

/// Takes a colleague off the names of a group. An act.
pub fn unname(tx: &mut Tx<'_>, (group, person): (GroupId, PersonId)) -> Result<(), Stop> {
    tx.permit(Deed::NameForGroup)?;
    let group = register::see(tx, group)?;
    if !store::access::take(tx, group.id, person)? {
        return Err(Stop::Missing);
    }
    audit::record(tx, event("groups.unname", &group))?;
    Ok(())
}

/// The colleagues named for a group, by whichever of its records. A step. Three queries.
pub fn named(tx: &mut Tx<'_>, group: GroupId) -> Result<Vec<PersonId>, Stop> {
    store::access::of_group(tx, group)
}

/// Those of some groups at high risk that the actor was named for; all, for whoever is no person. A step. One query.
pub fn open_to_me(tx: &mut Tx<'_>, groups: &[GroupId]) -> Result<HashSet<GroupId>, Stop> {
    let Actor::Person { id, .. } = tx.actor else { return Ok(groups.iter().copied().collect()) };
    if groups.is_empty() {
        return Ok(HashSet::new());
    }
    store::access::open_to(tx, id, groups)
}

/// Whether a group is at high risk, as this transaction has read it.
#[derive(Clone, Copy)]
struct IsHigh(bool);

/// Keeps for the rest of a transaction whether a group is at high risk, where it was read with something else. A step.
pub fn saw(tx: &mut Tx<'_>, group: GroupId, is_high: bool) {
    tx.saw(group.0, &IsHigh(is_high));
}

/// Those of some groups that are at high risk. A step. One query at most.
pub fn high(tx: &mut Tx<'_>, groups: &[GroupId]) -> Result<HashSet<GroupId>, Stop> {
    let (mut high, mut unknown) = (HashSet::new(), Vec::new());
    for group in groups {
        match tx.seen::<IsHigh>(group.0) {
            Some(IsHigh(true)) => drop(high.insert(*group)),
            Some(IsHigh(false)) => {}
            None => unknown.push(*group),
        }
    }
    if !unknown.is_empty() {
        let found = store::access::high(tx, &unknown)?;
        for group in unknown {
            saw(tx, group, found.contains(&group));
        }
        high.extend(found);
    }
    Ok(high)
}

/// Those of some groups that are at high risk and that the actor was not named for: of them lists show the code, never the
/// name. A step. Two queries at most.
pub fn closed(tx: &mut Tx<'_>, groups: &[GroupId]) -> Result<HashSet<GroupId>, Stop> {
    let high = high(tx, groups)?;
    closed_of(tx, high)
}

/// Those of some groups at high risk that the actor was not named for. A step. One query at most.
pub fn closed_of(tx: &mut Tx<'_>, high: impl IntoIterator<Item = GroupId>) -> Result<HashSet<GroupId>, Stop> {
    let groups: Vec<GroupId> = high.into_iter().collect();
    let open = open_to_me(tx, &groups)?;
    Ok(groups.into_iter().filter(|group| !open.contains(group)).collect())
}

/// Refuses as if it were not there what the actor may not open. A step.
pub fn check(tx: &mut Tx<'_>, group: GroupId, is_high: bool) -> Result<(), Stop> {
    if !is_high || open_to_me(tx, &[group])?.contains(&group) { Ok(()) } else { Err(Stop::Missing) }
}

/// Closes the groups of a list that the actor was not named for: what is left of them is that they are there.
pub(super) fn veil(tx: &mut Tx<'_>, groups: &mut [super::Group]) -> Result<(), Stop> {
    let high: Vec<GroupId> = groups.iter().filter(|group| group.risk == Risk::High).map(|group| group.id).collect();
    if high.is_empty() {
        return Ok(());
    }
    let open = open_to_me(tx, &high)?;
    for group in groups.iter_mut().filter(|group| group.risk == Risk::High && !open.contains(&group.id)) {
        group.closed = true;
        group.name.clear();
    }
    Ok(())
}
