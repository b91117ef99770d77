//! Erasing a group, over all its cases.

use super::store;
use crate::{
    base::{GroupId, KeyId, Stop},
    db::{
        Tx,
        erase::{Blank, Whose, Wipe},
    },
};

/// What this room keeps of a group.
pub const OF_GROUP: &[Wipe] = &[
    Wipe::rows("group_contacts", Whose::Id("group_id")),
    Wipe::rows("group_access", Whose::Id("group_id")),
    Wipe::rows("group_people", Whose::Id("group_id")),
    Wipe::rows("groups_apart", Whose::Id("one_id")),
    Wipe::rows("groups_apart", Whose::Id("other_id")),
    Wipe::columns("groups", Whose::Id("id"), &[Blank::Empty("name"), Blank::Null("region"), Blank::Null("card")]),
];

/// A group and those that were merged into it, with their keys. A step.
pub fn whole(tx: &mut Tx<'_>, id: GroupId) -> Result<Vec<(GroupId, KeyId)>, Stop> {
    store::with_merged(tx, id)
}

/// What this room keeps of a person: for which groups they were named.
pub const OF_PERSON: &[Wipe] = &[Wipe::rows("group_access", Whose::Id("person_id"))];
