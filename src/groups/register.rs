//! The register: every group that has sent an application, its record, and who else stands for it.

use super::{Group, Receives, Refusal, Risk, access, open_row, store, twins};
use crate::{
    audit,
    base::{Deed, GroupId, Lang, Stop, seal::Place, words::characters},
    db::{Tx, tokens},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Rows of a page.
pub const PAGE: i64 = 50;
/// Above this many, a count says "more than".
pub const COUNTED: i64 = 1_000;
/// The longest line of a record, in characters.
pub const LINE_MAX: usize = 200;
/// The longest text of a record, in characters.
pub const TEXT_MAX: usize = 600;

/// A place in the list.
pub type Key = (NaiveDate, GroupId);

/// What staff look for.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Choice code.
    pub kind: Option<String>,
    /// ISO 3166-1 code.
    pub country: Option<String>,
    /// ISO 3166-2 code.
    pub region: Option<String>,
    /// How much danger.
    pub risk: Option<Risk>,
    /// Words of the name, a telephone number, an address.
    pub search: String,
}

/// A page of the register.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Its rows.
    pub rows: Vec<(Group, NaiveDate)>,
    /// Where the next page begins, if there is one.
    pub next: Option<Key>,
    /// How many fit the filter, at most [`COUNTED`] + 1.
    pub count: i64,
}

/// What identifies a group beside its name; sealed with its key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// Where it is registered, if it is.
    #[serde(default)]
    pub registered_with: String,
    /// Under which number.
    #[serde(default)]
    pub registration_number: String,
    /// Since when.
    #[serde(default)]
    pub registered_since: String,
    /// The organisation that receives money for it.
    #[serde(default)]
    pub host: String,
    /// What was agreed with that organisation.
    #[serde(default)]
    pub host_terms: String,
}

/// A page. Two queries.
pub fn page(tx: &mut Tx<'_>, filter: &Filter, after: Option<Key>) -> Result<Listed, Stop> {
    tx.permit(Deed::SeeGroups)?;
    let wanted = tokens::wanted(tx, "group", &twins::as_searched(&filter.search));
    let mut rows = store::register::page(tx, filter, &wanted, after, PAGE + 1)?;
    let most = usize::try_from(PAGE).unwrap_or(usize::MAX);
    let more = rows.len() > most;
    rows.truncate(most);
    let mut groups: Vec<Group> =
        rows.into_iter().map(|(row, wrapped)| open_row(tx, row, &wrapped)).collect::<Result<_, Stop>>()?;
    access::veil(tx, &mut groups)?;
    // What is searched for would name a group that is closed.
    groups.retain(|group| wanted.is_empty() || !group.closed);
    let rows: Vec<(Group, NaiveDate)> =
        groups.into_iter().map(|group| (group.clone(), group.known_on.unwrap_or_default())).collect();
    let next = rows.last().filter(|_| more).map(|(group, day)| (*day, group.id));
    let count = store::register::count(tx, filter, &wanted, COUNTED + 1)?;
    Ok(Listed { rows, next, count })
}

/// Some groups that have all words of a search, by the record that stands for them. Three queries.
pub fn search(tx: &mut Tx<'_>, text: &str, most: i64) -> Result<Vec<Group>, Stop> {
    tx.permit(Deed::SeeGroups)?;
    let wanted = tokens::wanted(tx, "group", &twins::as_searched(text));
    let ids = tokens::found(tx, "group", &wanted, most)?;
    let ids: Vec<GroupId> = ids.into_iter().map(GroupId).collect();
    let roots: Vec<GroupId> = store::register::roots(tx, &ids)?.into_values().collect();
    let mut groups = some(tx, &roots)?;
    groups.retain(|group| !group.closed);
    Ok(groups)
}

/// Some groups, as they stand in the register; one that was merged is not among them. A step. One query.
pub(super) fn some(tx: &mut Tx<'_>, ids: &[GroupId]) -> Result<Vec<Group>, Stop> {
    let rows = store::register::some(tx, ids)?;
    let mut groups: Vec<Group> =
        rows.into_iter().map(|(row, wrapped)| open_row(tx, row, &wrapped)).collect::<Result<_, Stop>>()?;
    access::veil(tx, &mut groups)?;
    Ok(groups)
}

/// A group of the register, for who may see it.
pub fn see(tx: &mut Tx<'_>, id: GroupId) -> Result<Group, Stop> {
    tx.permit(Deed::SeeGroups)?;
    let mut groups = [super::find(tx, id)?];
    access::veil(tx, &mut groups)?;
    let [group] = groups;
    if group.known_on.is_some() { Ok(group) } else { Err(Stop::Missing) }
}

/// The name of a group; its place in the register where it is closed to the actor. A step.
pub fn named(tx: &mut Tx<'_>, id: GroupId) -> Result<String, Stop> {
    let group = super::find(tx, id)?;
    let closed = !access::closed(tx, &[group.id])?.is_empty();
    Ok(if closed { group.id.to_string() } else { group.name })
}

/// The same, for acts on what is in the record: as if it were not there, where the actor was not named for it.
pub(super) fn within(tx: &mut Tx<'_>, id: GroupId) -> Result<Group, Stop> {
    let group = see(tx, id)?;
    if group.closed { Err(Stop::Missing) } else { Ok(group) }
}

/// Puts a group in the register when it first sends an application, and has it indexed. A step.
pub fn arrive(tx: &mut Tx<'_>, id: GroupId) -> Result<(), Stop> {
    store::register::arrive(tx, id)
}

/// A record as it is to be.
#[derive(Clone, Debug)]
pub struct Change {
    /// Of which group.
    pub group: GroupId,
    /// Its name or alias.
    pub name: String,
    /// Choice code of its kind.
    pub kind: Option<String>,
    /// ISO 3166-2 code.
    pub region: Option<String>,
    /// The language it reads.
    pub language: Lang,
    /// Other languages it speaks, in words.
    pub languages: String,
    /// Who receives money for it.
    pub receives: Receives,
    /// What identifies it.
    pub card: Card,
}

fn check(new: &Change) -> Result<(), Refusal> {
    let card = &new.card;
    let lines = [&new.name, &new.languages, &card.registered_with, &card.registration_number, &card.host];
    if new.name.trim().is_empty() {
        Err(Refusal::NameMissing)
    } else if new.receives == Receives::Host && card.host.trim().is_empty() {
        Err(Refusal::HostMissing)
    } else if lines.iter().any(|line| characters(line) > LINE_MAX) || characters(&card.host_terms) > TEXT_MAX {
        Err(Refusal::TextTooLong { most: TEXT_MAX })
    } else {
        Ok(())
    }
}

/// Changes a group's record. An act.
pub fn change(tx: &mut Tx<'_>, new: &Change) -> Result<(), Stop> {
    tx.permit(Deed::EditGroups)?;
    check(new)?;
    let group = within(tx, new.group)?;
    let name = group.key.seal(Place::new("groups.name", group.id.0), new.name.trim())?;
    let card = group.key.seal(Place::new(store::CARD, group.id.0), &serde_json::to_string(&new.card)?)?;
    let (kind, region) = (new.kind.as_deref(), new.region.as_deref());
    store::describe(tx, group.id, name, kind, region, new.language.code())?;
    store::register::set_card(tx, group.id, card, new.receives, new.languages.trim())?;
    twins::index(tx, group.id)?;
    audit::record(tx, audit::Event::new("groups.change", group.id))?;
    Ok(())
}

/// What identifies a group. A step: whoever shows it records the opening.
pub fn card(tx: &mut Tx<'_>, group: &Group) -> Result<Card, Stop> {
    let sealed = store::register::card(tx, group.id)?;
    let text = group.key.open_optional(Place::new(store::CARD, group.id.0), sealed.as_ref())?;
    Ok(text.map(|text| serde_json::from_str(&text)).transpose()?.unwrap_or_default())
}

/// What identifies a group, to be changed: that it was opened is written down. An act.
pub fn open_to_change(tx: &mut Tx<'_>, group: &Group) -> Result<Card, Stop> {
    tx.permit(Deed::EditGroups)?;
    if group.closed {
        return Err(Stop::Missing);
    }
    let card = card(tx, group)?;
    audit::record(tx, super::event("groups.open_to_change", group))?;
    Ok(card)
}

/// How much danger a group is in, from now on.
#[derive(Clone, Debug)]
pub struct NewRisk {
    /// Of which group.
    pub group: GroupId,
    /// How much.
    pub risk: Risk,
    /// Why.
    pub reason: String,
}

/// Sets the risk of a group and of all records that were merged into it. An act.
pub fn set_risk(tx: &mut Tx<'_>, new: &NewRisk) -> Result<(), Stop> {
    tx.permit(if new.risk == Risk::High { Deed::EditGroups } else { Deed::LowerRisk })?;
    let reason = super::check_reason(&new.reason)?;
    let group = see(tx, new.group)?;
    if group.risk == new.risk {
        return Err(Refusal::RiskAsItIs.into());
    }
    store::register::set_risk(tx, group.id, new.risk)?;
    // Who says so knows the group; the others are named one by one.
    if let Some(person) = tx.actor.person().filter(|_| new.risk == Risk::High) {
        store::access::put(tx, group.id, person)?;
    }
    let details = serde_json::json!({ "risk": new.risk.as_str(), "reason": reason });
    audit::record(tx, super::event("groups.set_risk", &group).with(details))?;
    Ok(())
}

/// Why the closed part of a record is opened.
#[derive(Clone, Debug)]
pub struct Opening {
    /// Of which group.
    pub group: GroupId,
    /// Why; sealed with the group's key.
    pub reason: String,
}

/// Writes down who opens what identifies a group, and why; the page then shows it once. An act.
pub fn open(tx: &mut Tx<'_>, new: &Opening) -> Result<(), Stop> {
    tx.permit(Deed::OpenIdentity)?;
    let reason = super::check_reason(&new.reason)?;
    let group = within(tx, new.group)?;
    let details = serde_json::json!({ "reason": reason });
    audit::record(tx, super::event("groups.open_identity", &group).with(details))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_needs_a_name_and_a_host_where_there_is_one() {
        let good = Change {
            group: GroupId(1),
            name: "Умед".into(),
            kind: None,
            region: None,
            language: Lang::Tg,
            languages: String::new(),
            receives: Receives::Itself,
            card: Card::default(),
        };
        assert_eq!(check(&good), Ok(()));
        assert_eq!(check(&Change { name: " ".into(), ..good.clone() }), Err(Refusal::NameMissing));
        assert_eq!(check(&Change { receives: Receives::Host, ..good.clone() }), Err(Refusal::HostMissing));
        let long = Change { languages: "х".repeat(LINE_MAX + 1), ..good };
        assert_eq!(check(&long), Err(Refusal::TextTooLong { most: TEXT_MAX }));
    }
}
