//! SQL of the groups.

pub(super) mod access;
pub(super) mod people;
pub(super) mod register;

use super::{Contact, FilledGroup, NewGroup, Receives, Risk};
use crate::{
    base::{GroupId, KeyId, Stop, seal::Sealed},
    db::{
        Tx, insert_all,
        schema::{group_contacts, groups, seal_keys},
    },
};
use chrono::NaiveDate;
use diesel::prelude::*;

/// The place of a group's sealed card.
pub(super) const CARD: &str = "groups.card";

#[derive(Queryable, Selectable)]
#[diesel(table_name = groups)]
pub(super) struct Row {
    pub id: GroupId,
    pub key_id: KeyId,
    pub name: Sealed,
    pub kind: Option<String>,
    pub country: Option<String>,
    pub region: Option<String>,
    pub risk: Risk,
    pub language: String,
    pub merged_into: Option<GroupId>,
    pub known_on: Option<NaiveDate>,
    pub receives: Receives,
    pub languages: String,
}

/// A group with its wrapped key.
pub(super) type Keyed = (Row, Vec<u8>);

pub(super) fn insert(tx: &mut Tx<'_>, id: GroupId, key: KeyId, name: Sealed, new: &NewGroup) -> Result<(), Stop> {
    diesel::insert_into(groups::table)
        .values((
            groups::id.eq(id),
            groups::key_id.eq(key),
            groups::name.eq(name),
            groups::country.eq(&new.country),
            groups::risk.eq(Risk::Some),
            groups::language.eq(new.language.code()),
            groups::created_at.eq(tx.now),
            groups::receives.eq(Receives::Unknown),
            groups::languages.eq(""),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Groups with their sealed names, and contacts with sealed value and note.
pub(super) fn insert_many(
    tx: &mut Tx<'_>,
    groups: Vec<(GroupId, Sealed, &FilledGroup)>,
    contacts: Vec<(i64, GroupId, Sealed, Sealed, &Contact)>,
) -> Result<(), Stop> {
    let now = tx.now;
    let rows = groups.into_iter().map(|(id, name, group)| {
        (
            groups::id.eq(id),
            groups::key_id.eq(group.key.id),
            groups::name.eq(name),
            groups::kind.eq(group.kind.clone()),
            groups::country.eq(group.country.clone()),
            groups::region.eq(group.region.clone()),
            groups::risk.eq(Risk::Some),
            groups::language.eq(group.language.code()),
            groups::created_at.eq(now),
            groups::known_on.eq(group.known.then(|| now.date())),
            groups::indexed_at.eq(group.known.then_some(now)),
            groups::receives.eq(Receives::Unknown),
            groups::languages.eq(""),
        )
    });
    insert_all!(tx, groups::table, rows, 13);
    let rows = contacts.into_iter().map(|(id, group, value, note, contact)| {
        (
            group_contacts::id.eq(id),
            group_contacts::group_id.eq(group),
            group_contacts::channel.eq(contact.channel.clone()),
            group_contacts::value.eq(value),
            group_contacts::note.eq(note),
            group_contacts::mail_wanted.eq(contact.mail_wanted),
            group_contacts::position.eq(0),
        )
    });
    insert_all!(tx, group_contacts::table, rows, 7);
    Ok(())
}

pub(super) fn find(tx: &mut Tx<'_>, id: GroupId) -> Result<Keyed, Stop> {
    Ok(groups::table
        .inner_join(seal_keys::table.on(seal_keys::id.eq(groups::key_id)))
        .filter(groups::id.eq(id))
        .select((Row::as_select(), seal_keys::wrapped))
        .first(tx.conn)?)
}

pub(super) fn describe(
    tx: &mut Tx<'_>,
    id: GroupId,
    name: Sealed,
    kind: Option<&str>,
    region: Option<&str>,
    language: &str,
) -> Result<(), Stop> {
    diesel::update(groups::table.find(id))
        .set((
            groups::name.eq(name),
            groups::kind.eq(kind),
            groups::region.eq(region),
            groups::language.eq(language),
            // The clerk indexes anew what it finds under.
            groups::indexed_at.eq(None::<chrono::NaiveDateTime>),
        ))
        .execute(tx.conn)?;
    Ok(())
}

pub(super) fn clear_contacts(tx: &mut Tx<'_>, id: GroupId) -> Result<(), Stop> {
    diesel::delete(group_contacts::table.filter(group_contacts::group_id.eq(id))).execute(tx.conn)?;
    Ok(())
}

pub(super) fn insert_contact(
    tx: &mut Tx<'_>,
    id: i64,
    group: GroupId,
    contact: &Contact,
    value: Sealed,
    note: Sealed,
    position: i32,
) -> Result<(), Stop> {
    diesel::insert_into(group_contacts::table)
        .values((
            group_contacts::id.eq(id),
            group_contacts::group_id.eq(group),
            group_contacts::channel.eq(&contact.channel),
            group_contacts::value.eq(value),
            group_contacts::note.eq(Some(note)),
            group_contacts::mail_wanted.eq(contact.mail_wanted),
            group_contacts::position.eq(position),
        ))
        .execute(tx.conn)?;
    Ok(())
}

type ContactRow = (i64, String, Sealed, Option<Sealed>, bool);

pub(super) fn contacts(tx: &mut Tx<'_>, id: GroupId) -> Result<Vec<ContactRow>, Stop> {
    Ok(group_contacts::table
        .filter(group_contacts::group_id.eq(id))
        .order(group_contacts::position)
        .select((
            group_contacts::id,
            group_contacts::channel,
            group_contacts::value,
            group_contacts::note,
            group_contacts::mail_wanted,
        ))
        .load(tx.conn)?)
}

/// The group that stands for this one, first, and all that were merged into it.
pub(super) fn with_merged(tx: &mut Tx<'_>, id: GroupId) -> Result<Vec<(GroupId, KeyId)>, Stop> {
    let all = groups::id.eq(id).or(groups::merged_into.eq(Some(id)));
    let mut rows: Vec<(GroupId, KeyId, Option<GroupId>)> =
        groups::table.filter(all).select((groups::id, groups::key_id, groups::merged_into)).load(tx.conn)?;
    rows.sort_by_key(|(one, ..)| (*one != id, *one));
    match rows.first().filter(|(one, ..)| *one == id).ok_or(Stop::Missing)? {
        (.., Some(root)) => with_merged(tx, *root),
        (.., None) => Ok(rows.into_iter().map(|(id, key, _)| (id, key)).collect()),
    }
}
