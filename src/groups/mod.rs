//! The register of groups: who applies, over all calls, and how to reach them safely.

pub mod erase;
pub mod members;
pub mod merge;
#[allow(missing_docs)]
pub mod pages;
pub mod register;
mod store;
pub mod twins;

use crate::{
    audit,
    base::{GroupId, Lang, Stop, seal::CaseKey, seal::Place, words::characters},
    db::{Tx, keys},
};
use chrono::NaiveDate;

/// The longest reason, in characters.
pub const REASON_MAX: usize = 300;

crate::text_enum! {
    /// How much danger a group is in if it is known that it asked.
    pub enum Risk {
        /// Some: the usual care.
        Some => "some",
        /// High: stricter defaults.
        High => "high",
    }
}

crate::text_enum! {
    /// Who receives money for a group.
    pub enum Receives {
        /// Nobody has asked yet.
        Unknown => "unknown",
        /// The group itself.
        Itself => "itself",
        /// An organisation that receives it for the group.
        Host => "host",
        /// Nobody can: help comes in kind.
        Nobody => "nobody",
    }
}

crate::refusals! {
    /// Why a thing about groups was refused.
    pub enum Refusal {
        /// No name or alias.
        NameMissing => "groups-name-missing" at "name",
        /// A host receives the money, and none is named.
        HostMissing => "groups-host-missing" at "host",
        /// Longer than it may be.
        TextTooLong { most: usize } => "groups-text-too-long",
        /// An act like this needs its reason.
        ReasonMissing => "groups-reason-missing" at "reason",
        /// The reason is too long.
        ReasonTooLong { most: usize } => "groups-reason-too-long" at "reason",
        /// The risk is that already.
        RiskAsItIs => "groups-risk-as-it-is" at "risk",
        /// Enough people for one record.
        TooManyPeople { most: usize } => "groups-too-many-people",
        /// The two records are one already, or the same.
        AlreadyOne => "groups-already-one" at "other",
        /// It leads to no other record.
        NotMerged => "groups-not-merged",
        /// No group has that reference.
        OtherUnknown => "groups-other-unknown" at "other",
    }
}

fn check_reason(reason: &str) -> Result<&str, Refusal> {
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(Refusal::ReasonMissing);
    }
    if characters(reason) > REASON_MAX {
        return Err(Refusal::ReasonTooLong { most: REASON_MAX });
    }
    Ok(reason)
}

/// An entry of the trail whose details the group's own key seals.
fn event<'a>(act: &'static str, group: &'a Group) -> audit::Event<'a> {
    audit::Event { key: Some(&group.key), ..audit::Event::new(act, group.id) }
}

/// A group, opened.
#[derive(Clone, Debug)]
pub struct Group {
    /// Its id.
    pub id: GroupId,
    /// The key that seals it.
    pub key: CaseKey,
    /// The name or alias it goes by.
    pub name: String,
    /// Choice code of its kind.
    pub kind: Option<String>,
    /// ISO 3166-1 code.
    pub country: Option<String>,
    /// ISO 3166-2 code.
    pub region: Option<String>,
    /// How much danger.
    pub risk: Risk,
    /// The language it reads.
    pub language: Lang,
    /// Other languages, in words.
    pub languages: String,
    /// Who receives money for it.
    pub receives: Receives,
    /// When it first sent an application; `None`: it has not yet.
    pub known_on: Option<NaiveDate>,
}

/// A way to reach a group.
#[derive(Clone, Debug)]
pub struct Contact {
    /// Choice code of the list `contact_channel`.
    pub channel: String,
    /// Address, number, handle.
    pub value: String,
    /// Hours, and what to be careful of.
    pub note: String,
    /// Whether mail may be sent there.
    pub mail_wanted: bool,
}

/// A group to be opened.
#[derive(Clone, Debug)]
pub struct NewGroup {
    /// Name or alias; may be empty while a draft is young.
    pub name: String,
    /// ISO 3166-1 code.
    pub country: String,
    /// Language.
    pub language: Lang,
}

/// Opens a group's record. A step.
pub fn open(tx: &mut Tx<'_>, new: &NewGroup) -> Result<GroupId, Stop> {
    let key = keys::create(tx)?;
    let id: GroupId = tx.new_id()?;
    let name = key.seal(Place::new("groups.name", id.0), &new.name)?;
    store::insert(tx, id, key.id, name, new)?;
    audit::record(tx, audit::Event::new("groups.open", id))?;
    Ok(id)
}

/// A group with what is known of it, to be opened with others.
#[derive(Clone, Debug)]
pub struct FilledGroup {
    /// The key that seals it.
    pub key: CaseKey,
    /// Name or alias.
    pub name: String,
    /// Choice code of its kind.
    pub kind: String,
    /// ISO 3166-1 code.
    pub country: String,
    /// ISO 3166-2 code.
    pub region: String,
    /// The language it reads.
    pub language: Lang,
    /// The way to reach it.
    pub contact: Contact,
    /// Whether it has sent an application.
    pub known: bool,
}

/// Opens many groups at once. A step; the entries of their applications tell of it.
pub fn open_many(tx: &mut Tx<'_>, new: &[FilledGroup]) -> Result<Vec<GroupId>, Stop> {
    let mut ids = Vec::with_capacity(new.len());
    let (mut rows, mut contacts) = (Vec::new(), Vec::new());
    for group in new {
        let (id, contact): (GroupId, i64) = (tx.new_id()?, tx.new_id::<crate::base::EntryId>()?.0);
        rows.push((id, group.key.seal(Place::new("groups.name", id.0), &group.name)?, group));
        let value = group.key.seal(Place::new("group_contacts.value", contact), &group.contact.value)?;
        let note = group.key.seal(Place::new("group_contacts.note", contact), &group.contact.note)?;
        contacts.push((contact, id, value, note, &group.contact));
        ids.push(id);
    }
    store::insert_many(tx, rows, contacts)?;
    Ok(ids)
}

/// One group. A step.
pub fn find(tx: &mut Tx<'_>, id: GroupId) -> Result<Group, Stop> {
    let (row, wrapped) = store::find(tx, id)?;
    if let Some(into) = row.merged_into {
        return find(tx, into);
    }
    open_row(tx, row, &wrapped)
}

fn open_row(tx: &Tx<'_>, row: store::Row, wrapped: &[u8]) -> Result<Group, Stop> {
    let key = tx.master.unwrap(row.key_id, wrapped)?;
    Ok(Group {
        id: row.id,
        name: key.open(Place::new("groups.name", row.id.0), &row.name)?,
        kind: row.kind,
        country: row.country,
        region: row.region,
        risk: row.risk,
        language: Lang::from_code(&row.language).unwrap_or(Lang::Ru),
        languages: row.languages,
        receives: row.receives,
        known_on: row.known_on,
        key,
    })
}

/// Brings what an application says of its group into the register. A step; the application's entry tells of it.
pub fn describe(
    tx: &mut Tx<'_>,
    group: &Group,
    name: &str,
    kind: Option<&str>,
    region: Option<&str>,
    language: Lang,
) -> Result<(), Stop> {
    let name = group.key.seal(Place::new("groups.name", group.id.0), name)?;
    store::describe(tx, group.id, name, kind, region, language.code())
}

/// Replaces the ways to reach a group. A step.
pub fn set_contacts(tx: &mut Tx<'_>, group: &Group, contacts: &[Contact]) -> Result<(), Stop> {
    store::clear_contacts(tx, group.id)?;
    for (position, contact) in (0..).zip(contacts) {
        let id: i64 = tx.new_id::<crate::base::EntryId>()?.0;
        let value = group.key.seal(Place::new("group_contacts.value", id), &contact.value)?;
        let note = group.key.seal(Place::new("group_contacts.note", id), &contact.note)?;
        store::insert_contact(tx, id, group.id, contact, value, note, position)?;
    }
    Ok(())
}

/// The ways to reach a group, best first. A step: whoever shows them records the opening.
pub fn contacts(tx: &mut Tx<'_>, group: &Group) -> Result<Vec<Contact>, Stop> {
    store::contacts(tx, group.id)?
        .into_iter()
        .map(|(id, channel, value, note, mail_wanted)| {
            Ok(Contact {
                channel,
                value: group.key.open(Place::new("group_contacts.value", id), &value)?,
                note: group
                    .key
                    .open_optional(Place::new("group_contacts.note", id), note.as_ref())?
                    .unwrap_or_default(),
                mail_wanted,
            })
        })
        .collect()
}
