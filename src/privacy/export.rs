//! Everything the programme keeps about a group, to be handed to it when it asks: by staff for the whole group, by the group
//! itself for its own case. Who took it and why is written down before anything is gathered.
//!
//! Left out, because they are about others or are the board's own: single scores, votes and discussions, internal notes and
//! tasks, what referees and other people said of the group, checks of names, who of the staff opened what, and, for staff,
//! drafts that were never sent and reports that were not sent. A law that demands more of it is answered by hand.

mod case;
mod paper;

pub use paper::{Block, Entry, Paper};

use super::{REASON_MAX, Refusal};
use crate::{
    applications::{self, files, list, told},
    attachments::Shelf,
    audit,
    base::{ApplicationId, AttachmentId, Deed, GroupId, Lang, Stop, words},
    calls::choices::{self, Lists},
    db::Tx,
    groups::{self, Group, members, merge, register},
    mail::messages,
    payees,
};

/// Everything about a group is wanted, for a reason.
#[derive(Clone, Debug)]
pub struct Taking {
    /// Of which group.
    pub group: GroupId,
    /// Who asked, and how; sealed with the group's key.
    pub reason: String,
}

/// A file that belongs to the papers: it is opened one at a time.
#[derive(Clone, Debug)]
pub struct FileOf {
    /// Of which case.
    pub case: ApplicationId,
    /// Whether it came with a message.
    pub of_message: bool,
    /// Which.
    pub id: AttachmentId,
    /// Where it lies in the bundle.
    pub path: String,
    /// Its size in bytes.
    pub size: usize,
}

/// Everything, as papers and files.
#[derive(Clone, Debug)]
pub struct Whole {
    /// The language it is written in.
    pub lang: Lang,
    /// The day it was taken.
    pub on: String,
    /// What there is to read.
    pub papers: Vec<Paper>,
    /// The files beside it.
    pub files: Vec<FileOf>,
}

/// The group as who may take everything sees it: one at high risk only for those named for it.
fn open_group(tx: &mut Tx<'_>, id: GroupId) -> Result<Group, Stop> {
    tx.permit(Deed::ExportGroup)?;
    let group = register::see(tx, id)?;
    if group.closed { Err(Stop::Missing) } else { Ok(group) }
}

/// View: the name of the group that everything is to be taken of.
pub fn name(tx: &mut Tx<'_>, id: GroupId) -> Result<String, Stop> {
    Ok(open_group(tx, id)?.name)
}

/// Writes down that everything about a group is taken, and why. An act; [`of_group`] gathers it afterwards.
pub fn note(tx: &mut Tx<'_>, new: &Taking) -> Result<(), Stop> {
    tx.permit(Deed::ExportGroup)?;
    let group = open_group(tx, new.group)?;
    let reason = new.reason.trim();
    if reason.is_empty() || reason.chars().count() > REASON_MAX {
        return Err(Refusal::ReasonMissing.into());
    }
    let details = serde_json::json!({ "reason": reason });
    let event = audit::Event { key: Some(&group.key), ..audit::Event::new("privacy.export", group.id) };
    audit::record(tx, event.with(details))?;
    Ok(())
}

/// Writes down that the group that is signed in takes everything about its case. An act.
pub fn note_own(tx: &mut Tx<'_>) -> Result<(), Stop> {
    tx.permit(Deed::KeepOwnCase)?;
    let id = tx.actor.case().ok_or(Stop::Forbidden)?;
    audit::record(tx, audit::Event::new("privacy.export_own", id).about_case(id))?;
    Ok(())
}

/// View: everything about a group, in the language it reads.
pub fn of_group(tx: &mut Tx<'_>, id: GroupId) -> Result<Whole, Stop> {
    let group = open_group(tx, id)?;
    let lang = group.language;
    let lists = choices::lists(tx)?;
    let family = merge::family(tx, group.id)?;
    let mut records = vec![group];
    records.extend(merge::merged(tx, records[0].id)?);
    let mut record = Paper::new("group", lang, "privacy-export-record");
    for one in &records {
        record.blocks.push(facts(tx, one, &lists, lang)?);
        record.blocks.extend(ways(tx, one, &lists, lang)?);
    }
    for payee in payees::search::of_groups(tx, &family)? {
        record.blocks.push(payee_block(tx, &payee, lang)?);
    }
    let mut whole = Whole { lang, on: words::date(tx.now.date()), papers: vec![record], files: Vec::new() };
    let mut cases = list::of_groups(tx, &family)?;
    cases.reverse();
    for (found, _) in cases {
        // Whoever was named for the group was named for every record of it.
        let one = applications::load(tx, found.id)?;
        case::gather(tx, &one, &lists, lang, &mut whole)?;
    }
    Ok(whole)
}

/// View: everything about the case of the group that is signed in.
pub fn own(tx: &mut Tx<'_>, lang: Lang) -> Result<Whole, Stop> {
    let id = tx.actor.case().ok_or(Stop::SignedOut)?;
    let one = applications::for_reader(tx, id)?;
    let one = told::as_told(tx, one)?;
    let lists = choices::lists(tx)?;
    let mut whole = Whole { lang, on: words::date(tx.now.date()), papers: Vec::new(), files: Vec::new() };
    case::gather(tx, &one, &lists, lang, &mut whole)?;
    Ok(whole)
}

/// Opens a file of the papers for who took them.
pub fn open(tx: &mut Tx<'_>, shelf: &dyn Shelf, file: &FileOf) -> Result<Vec<u8>, Stop> {
    let own = tx.actor.case() == Some(file.case);
    tx.permit(if own { Deed::KeepOwnCase } else { Deed::ExportGroup })?;
    if file.of_message {
        return Ok(messages::open_file(tx, shelf, file.case, file.id)?.bytes);
    }
    let case = applications::load(tx, file.case)?;
    Ok(files::open(tx, shelf, &case, file.id, |_| true)?.bytes)
}

fn facts(tx: &mut Tx<'_>, group: &Group, lists: &Lists, lang: Lang) -> Result<Block, Stop> {
    let card = register::card(tx, group)?;
    let named = |list: &str, code: &Option<String>| {
        code.as_deref().map(|code| lists.name(list, code, lang)).unwrap_or_default()
    };
    let receives = words::Words::shared().say(lang, &format!("groups-receives-{}", group.receives));
    let mut block = Block::named(group.name.clone());
    for (key, value) in [
        ("groups-fact-kind", named("kind", &group.kind)),
        ("groups-fact-country", named("country", &group.country)),
        ("groups-fact-region", named("region", &group.region)),
        ("groups-fact-language", group.language.own_name().to_owned()),
        ("groups-fact-languages", group.languages.clone()),
        ("groups-fact-receives", receives),
        ("groups-fact-known", group.known_on.map(words::date).unwrap_or_default()),
        ("groups-fact-registered-with", card.registered_with),
        ("groups-fact-registration-number", card.registration_number),
        ("groups-fact-registered-since", card.registered_since),
        ("groups-fact-host", card.host),
        ("groups-fact-host-terms", card.host_terms),
    ] {
        block.say(lang, key, value);
    }
    Ok(block)
}

/// The ways to reach a group, and its people.
fn ways(tx: &mut Tx<'_>, group: &Group, lists: &Lists, lang: Lang) -> Result<Vec<Block>, Stop> {
    let mut blocks = Vec::new();
    let way = |block: &mut Block, channel: &str, value: &str, note: &str| {
        block.push(lang, "groups-fact-contact", channel, lists.name("contact_channel", channel, lang));
        block.say(lang, "privacy-export-address", value.to_owned());
        block.say(lang, "privacy-export-note", note.to_owned());
    };
    for contact in groups::contacts(tx, group)? {
        let mut block = Block::titled(lang, "groups-fact-contact");
        way(&mut block, &contact.channel, &contact.value, &contact.note);
        blocks.push(block);
    }
    for member in members::of_group(tx, group)? {
        let mut block = Block::named(member.card.name.clone());
        block.push(lang, "privacy-export-role", &member.role, lists.name("contact_role", &member.role, lang));
        way(&mut block, &member.card.channel, &member.card.value, &member.card.note);
        blocks.push(block);
    }
    Ok(blocks)
}

fn payee_block(tx: &mut Tx<'_>, payee: &payees::Payee, lang: Lang) -> Result<Block, Stop> {
    let details = payees::details_for_its_group(tx, payee.id)?;
    let method = format!("payees-method-{}", payee.method.as_str().replace('_', "-"));
    let mut block = Block::titled(lang, "payees-payee");
    for (key, value) in [
        ("payees-add-name", payee.name.clone().unwrap_or_default()),
        ("payees-fact-method", words::Words::shared().say(lang, &method)),
        ("payees-fact-country", payee.country.clone()),
        ("payees-fact-currency", payee.currency.code().to_owned()),
        ("payees-add-account", details.account),
        ("payees-add-holder", details.holder),
        ("payees-add-bank", details.bank),
        ("payees-add-bank-code", details.bank_code),
        ("payees-add-swift", details.swift),
        ("payees-add-tax-number", details.tax_number),
        ("payees-add-address", details.address),
        ("payees-add-correspondent", details.correspondent),
        ("payees-add-note", details.note),
    ] {
        block.say(lang, key, value);
    }
    Ok(block)
}
