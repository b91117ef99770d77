//! Erasing a case for good: rows, files, letters, tokens, and the key that sealed them; with the last case of a group the
//! group and its payees too.

use super::{REASON_MAX, Refusal, Why, hold, store};
use crate::{
    applications::{self, Case, State},
    attachments, audit, awards,
    base::{ApplicationId, AttachmentId, Deed, ErasureId, PersonId, Stop, seal::Place},
    board,
    db::{
        self, Tx,
        erase::{Doomed, Wipe, wipe},
        keys,
    },
    groups, mail, notices, payees, payouts, people, reports, sanctions, threads,
};
use chrono::NaiveDateTime;
use std::collections::BTreeMap;

/// What every room keeps of a case, from right to left; the key goes last.
pub const OF_CASE: &[&[Wipe]] = &[
    hold::OF_CASE,
    mail::erase::OF_CASE,
    payouts::erase::OF_CASE,
    reports::erase::OF_CASE,
    awards::erase::OF_CASE,
    sanctions::erase::OF_CASE,
    board::erase::OF_CASE,
    applications::erase::OF_CASE,
    threads::erase::OF_CASE,
    attachments::erase::OF_CASE,
    people::erase::OF_CASE,
    notices::erase::OF_CASE,
    db::erase::OF_CASE,
];

/// What every room keeps of a group.
pub const OF_GROUP: &[&[Wipe]] = &[groups::erase::OF_GROUP, db::erase::OF_GROUP];

/// What every room keeps of a payee.
pub const OF_PAYEE: &[&[Wipe]] = &[payees::erase::OF_PAYEE, db::erase::OF_PAYEE];

/// A case to be erased because somebody asked for it.
#[derive(Clone, Debug)]
pub struct OnRequest {
    /// Which.
    pub case: ApplicationId,
    /// Its reference, typed again so that no other is meant.
    pub reference: String,
    /// Why. It outlives the case.
    pub reason: String,
}

/// Erases a case because somebody asked for it; gives the files to be cleared off the shelf. An act.
pub fn on_request(tx: &mut Tx<'_>, new: &OnRequest) -> Result<Vec<AttachmentId>, Stop> {
    tx.permit(Deed::EraseCase)?;
    let case = applications::erase::lock(tx, new.case)?;
    let reason = new.reason.trim();
    if reason.is_empty() || reason.chars().count() > REASON_MAX {
        return Err(Refusal::ReasonMissing.into());
    }
    if !new.reference.trim().eq_ignore_ascii_case(&case.reference) {
        return Err(Refusal::ReferenceWrong.into());
    }
    whole(tx, &case, Why::Request, Some(reason))
}

/// Whether a case stands where nothing of it is needed any more.
pub(super) fn check_state(state: State) -> Result<(), Refusal> {
    match state {
        State::WithBoard | State::Offered | State::Reserve | State::Funded => Err(Refusal::UnderWay),
        _ => Ok(()),
    }
}

/// Erases a locked case. A step.
pub(super) fn whole(tx: &mut Tx<'_>, case: &Case, why: Why, reason: Option<&str>) -> Result<Vec<AttachmentId>, Stop> {
    check_state(case.state)?;
    if hold::of_case(tx, case)?.is_some_and(|hold| hold.stands()) {
        return Err(Refusal::Held.into());
    }
    mail::farewell::queue(tx, case)?;
    let files = attachments::erase::files(tx, case.key.id)?;
    let mut counts = BTreeMap::new();
    let groups = groups::erase::whole(tx, case.group_id)?;
    let ids: Vec<_> = groups.iter().map(|(id, _)| *id).collect();
    let mut payees = payouts::erase::payees_of_it_alone(tx, case.key.id)?;
    if applications::erase::is_last_of(tx, case, &ids)? {
        for (id, key) in groups {
            payees.extend(payees::erase::of_group(tx, id)?);
            carry_out(tx, OF_GROUP, Doomed::Group(id, key), &mut counts)?;
        }
    }
    payees.sort_unstable();
    payees.dedup();
    for (id, key) in payees {
        carry_out(tx, OF_PAYEE, Doomed::Payee(id, key), &mut counts)?;
    }
    carry_out(tx, OF_CASE, Doomed::Case(case.id, case.key.id), &mut counts)?;
    applications::erase::mark(tx, case)?;
    let id: ErasureId = tx.new_id()?;
    let house = keys::house(tx)?;
    let reason = reason.map(|text| house.seal(Place::new(store::REASON, id.0), text)).transpose()?;
    store::insert_erasure(tx, id, case.id, why, reason, &serde_json::to_string(&counts)?)?;
    let details = serde_json::json!({ "why": why.as_str() });
    audit::record(tx, audit::Event::new("privacy.erase", case.id).about_case(case.id).with(details))?;
    Ok(files)
}

fn carry_out(
    tx: &mut Tx<'_>,
    rooms: &[&[Wipe]],
    doomed: Doomed,
    counts: &mut BTreeMap<&'static str, usize>,
) -> Result<(), Stop> {
    for room in rooms {
        for (table, rows) in wipe(tx, room, doomed)? {
            if let Some(kind) = kind_of(&table) {
                *counts.entry(kind).or_default() += rows;
            }
        }
    }
    Ok(())
}

/// What the rows of a table are in the report; the rest is not worth a reader's while.
fn kind_of(table: &str) -> Option<&'static str> {
    Some(match table {
        "answers" | "sent_answers" => "answers",
        "attachments" => "files",
        "thread_entries" => "entries",
        "notices" => "letters",
        "group_contacts" => "contacts",
        "payees" => "payees",
        _ => return None,
    })
}

/// The kinds of things a report counts, in its order.
pub const KINDS: [&str; 6] = ["answers", "files", "entries", "letters", "contacts", "payees"];

/// What was erased, for the report.
#[derive(Clone, Debug)]
pub struct Erasure {
    /// Its id.
    pub id: ErasureId,
    /// The case.
    pub case: ApplicationId,
    /// What the case was called.
    pub reference: String,
    /// Why.
    pub why: Why,
    /// The reason that was given; empty where a rule did it.
    pub reason: String,
    /// Who; nobody where the clerk did it.
    pub by: Option<PersonId>,
    /// When, UTC.
    pub at: NaiveDateTime,
    /// How many things of each kind.
    pub counts: BTreeMap<String, usize>,
}

/// The report of what was erased, newest first, before a place in it.
pub fn report(tx: &mut Tx<'_>, before: Option<(NaiveDateTime, ErasureId)>, most: i64) -> Result<Vec<Erasure>, Stop> {
    tx.permit(Deed::SeeRetention)?;
    let rows = store::erasures(tx, before, most)?;
    if rows.iter().all(|(row, _)| row.reason.is_none()) {
        return rows.into_iter().map(|(row, reference)| erasure(row, reference, String::new())).collect();
    }
    // The house's key is there: it sealed a reason.
    let house = keys::open(tx, keys::HOUSE_KEY)?;
    rows.into_iter()
        .map(|(row, reference)| {
            let reason = house.open_optional(Place::new(store::REASON, row.id.0), row.reason.as_ref())?;
            erasure(row, reference, reason.unwrap_or_default())
        })
        .collect()
}

fn erasure(row: store::ErasureRow, reference: String, reason: String) -> Result<Erasure, Stop> {
    Ok(Erasure {
        id: row.id,
        case: row.application_id,
        reference,
        why: row.why,
        reason,
        by: (row.by_kind == "person").then_some(PersonId(row.by_id)),
        at: row.at,
        counts: serde_json::from_str(&row.counts)?,
    })
}
