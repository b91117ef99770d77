//! The people of a group that staff know: who does what in it, and how to reach each.

use super::{Group, Refusal, event, register, store, twins};
use crate::{
    audit,
    base::{Deed, EntryId, GroupId, Stop, seal::Place, words::characters},
    db::Tx,
};
use serde::{Deserialize, Serialize};

/// The longest line, in characters.
pub const LINE_MAX: usize = 200;
/// Most people of a group.
const MOST: usize = 30;
const CARD: &str = "group_people.card";

/// Somebody of a group.
#[derive(Clone, Debug)]
pub struct Member {
    /// The row.
    pub id: EntryId,
    /// Choice code of `contact_role`.
    pub role: String,
    /// Who, and how to be reached.
    pub card: Card,
}

/// Who, and how to be reached; sealed with the group's key.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Card {
    /// The name.
    pub name: String,
    /// Choice code of `contact_channel`.
    pub channel: String,
    /// Number, address, handle.
    pub value: String,
    /// Hours, and what to be careful of.
    pub note: String,
}

/// Somebody to be added.
#[derive(Clone, Debug)]
pub struct NewMember {
    /// To which group.
    pub group: GroupId,
    /// Choice code of `contact_role`.
    pub role: String,
    /// Who.
    pub card: Card,
}

/// Adds somebody to a group's record. An act.
pub fn add(tx: &mut Tx<'_>, new: &NewMember) -> Result<EntryId, Stop> {
    tx.permit(Deed::EditGroups)?;
    let Card { name, value, note, .. } = &new.card;
    if name.trim().is_empty() {
        return Err(Refusal::NameMissing.into());
    }
    if [name, value, note].iter().any(|line| characters(line) > LINE_MAX) {
        return Err(Refusal::TextTooLong { most: LINE_MAX }.into());
    }
    let group = register::see(tx, new.group)?;
    if store::people::of_groups(tx, &[group.id])?.len() >= MOST {
        return Err(Refusal::TooManyPeople { most: MOST }.into());
    }
    let id: EntryId = tx.new_id()?;
    let card = group.key.seal(Place::new(CARD, id.0), &serde_json::to_string(&new.card)?)?;
    store::people::insert(tx, id, group.id, &new.role, card)?;
    twins::index(tx, group.id)?;
    audit::record(tx, event("groups.add_person", &group))?;
    Ok(id)
}

/// Takes somebody out of a group's record, for good. An act.
pub fn remove(tx: &mut Tx<'_>, of: (GroupId, EntryId)) -> Result<(), Stop> {
    tx.permit(Deed::EditGroups)?;
    let group = register::see(tx, of.0)?;
    if !store::people::remove(tx, group.id, of.1)? {
        return Err(Stop::Missing);
    }
    twins::index(tx, group.id)?;
    audit::record(tx, event("groups.remove_person", &group))?;
    Ok(())
}

/// The people of a group, as they were added. A step: whoever shows them records the opening. One query.
pub fn of_group(tx: &mut Tx<'_>, group: &Group) -> Result<Vec<Member>, Stop> {
    store::people::of_groups(tx, &[group.id])?
        .into_iter()
        .map(|(id, role, sealed)| {
            let card = group.key.open(Place::new(CARD, id.0), &sealed)?;
            Ok(Member { id, role, card: serde_json::from_str(&card)? })
        })
        .collect()
}
