//! Finding out about a group: a log of calls, visits and interviews, and the people it named as knowing its work, each asked
//! safely, by a link or in a call that is logged.

use super::{Case, Refusal, store, within};
use crate::{
    audit,
    base::{ApplicationId, Deed, EntryId, PersonId, Stop, seal::Place, words::characters},
    db::Tx,
};
use chrono::{Duration, NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

/// The longest line, in characters.
pub const LINE_MAX: usize = 200;
/// The longest text, in characters.
pub const TEXT_MAX: usize = 3_000;
/// Days a link works.
const LINK_DAYS: i64 = 21;
const CARD: &str = "vettings.card";
const REFEREE: &str = "referees.card";
const REPLY: &str = "referees.reply";

crate::text_enum! {
    /// What was done.
    pub enum Kind {
        /// A telephone or video call.
        Call => "call",
        /// A visit.
        Visit => "visit",
        /// An interview.
        Interview => "interview",
        /// Something else was looked at.
        Other => "other",
    }
}

/// What an entry of the log says; sealed with the case's key.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Card {
    /// With whom.
    pub people: String,
    /// What was found.
    pub text: String,
}

/// An entry of the log, opened.
#[derive(Clone, Debug)]
pub struct Vetting {
    /// What was done.
    pub kind: Kind,
    /// On which day.
    pub on: NaiveDate,
    /// What it says.
    pub card: Card,
    /// Who wrote it.
    pub by: PersonId,
}

/// An entry to be written.
#[derive(Clone, Debug)]
pub struct NewVetting {
    /// Of which application.
    pub case: ApplicationId,
    /// What was done.
    pub kind: Kind,
    /// On which day.
    pub on: NaiveDate,
    /// What it says.
    pub card: Card,
}

fn check(lines: &[&str], text: &str) -> Result<(), Refusal> {
    if text.trim().is_empty() {
        return Err(Refusal::VettingTextMissing);
    }
    let long = lines.iter().any(|line| characters(line) > LINE_MAX) || characters(text) > TEXT_MAX;
    if long { Err(Refusal::TooLong { max: i64::try_from(TEXT_MAX).unwrap_or(i64::MAX) }) } else { Ok(()) }
}

/// Writes an entry of the log. An act.
pub fn log(tx: &mut Tx<'_>, new: &NewVetting) -> Result<(), Stop> {
    tx.permit(Deed::KeepNotes)?;
    check(&[&new.card.people], &new.card.text)?;
    if new.on > crate::people::today(tx)? {
        return Err(Refusal::DayAhead.into());
    }
    let case = within(tx, new.case)?;
    let id: EntryId = tx.new_id()?;
    let card = case.key.seal(Place::new(CARD, id.0), &serde_json::to_string(&new.card)?)?;
    store::vetting::insert(tx, id, case.id, new.kind, new.on, card)?;
    tell(tx, &case, "applications.vet")
}

fn tell(tx: &mut Tx<'_>, case: &Case, act: &'static str) -> Result<(), Stop> {
    audit::record(tx, audit::Event::new(act, case.id).about_case(case.id))?;
    Ok(())
}

/// The log of a case, newest first. A step. One query.
pub fn of_case(tx: &mut Tx<'_>, case: &Case) -> Result<Vec<Vetting>, Stop> {
    store::vetting::of(tx, case.id)?
        .into_iter()
        .map(|(id, kind, on, sealed, by)| {
            let card = serde_json::from_str(&case.key.open(Place::new(CARD, id.0), &sealed)?)?;
            Ok(Vetting { kind, on, card, by })
        })
        .collect()
}

/// Somebody who knows the group's work; sealed with the case's key.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Known {
    /// The name.
    pub name: String,
    /// How to reach them safely.
    pub reach: String,
    /// What they are asked, as they read it.
    pub question: String,
}

/// A referee, opened.
#[derive(Clone, Debug)]
pub struct Referee {
    /// The row.
    pub id: EntryId,
    /// Who.
    pub known: Known,
    /// Until when their link works, if one was made.
    pub link_until: Option<NaiveDateTime>,
    /// What they said, and when it was written down.
    pub reply: Option<(String, NaiveDateTime)>,
}

/// A referee to be added.
#[derive(Clone, Debug)]
pub struct NewReferee {
    /// Of which application.
    pub case: ApplicationId,
    /// Who.
    pub known: Known,
}

/// Adds somebody who is to be asked. An act.
pub fn add_referee(tx: &mut Tx<'_>, new: &NewReferee) -> Result<EntryId, Stop> {
    tx.permit(Deed::KeepNotes)?;
    if new.known.name.trim().is_empty() {
        return Err(Refusal::RefereeMissing.into());
    }
    check(&[&new.known.name, &new.known.reach], &new.known.question)?;
    let case = within(tx, new.case)?;
    let id: EntryId = tx.new_id()?;
    let card = case.key.seal(Place::new(REFEREE, id.0), &serde_json::to_string(&new.known)?)?;
    store::vetting::insert_referee(tx, id, case.id, card)?;
    tell(tx, &case, "applications.add_referee")?;
    Ok(id)
}

/// The referees of a case, as they were added. A step. One query.
pub fn referees(tx: &mut Tx<'_>, case: &Case) -> Result<Vec<Referee>, Stop> {
    let rows = store::vetting::referees(tx, case.id)?;
    rows.into_iter().map(|row| open(case, row)).collect()
}

fn open(case: &Case, row: store::vetting::Row) -> Result<Referee, Stop> {
    let known = serde_json::from_str(&case.key.open(Place::new(REFEREE, row.id.0), &row.card)?)?;
    let reply = case.key.open_optional(Place::new(REPLY, row.id.0), row.reply.as_ref())?;
    Ok(Referee { id: row.id, known, link_until: row.link_until, reply: reply.zip(row.replied_at) })
}

/// Makes a link by which a referee answers; the one before stops working. The secret is kept as a hash only. An act.
pub fn make_link(tx: &mut Tx<'_>, case: ApplicationId, id: EntryId, secret: &str) -> Result<(), Stop> {
    tx.permit(Deed::KeepNotes)?;
    let case = within(tx, case)?;
    let row = store::vetting::referee(tx, id)?;
    if row.application_id != case.id {
        return Err(Stop::Missing);
    }
    if row.reply.is_some() {
        return Err(Refusal::RefereeAnswered.into());
    }
    let hash = tx.master.hash("reference link", secret);
    let until = tx.now + Duration::days(LINK_DAYS);
    store::vetting::set_link(tx, id, &hash, until)?;
    tell(tx, &case, "applications.ask_referee")
}

/// What a referee said in a call, written down by staff. An act.
pub fn note_reply(tx: &mut Tx<'_>, case: ApplicationId, id: EntryId, text: &str) -> Result<(), Stop> {
    tx.permit(Deed::KeepNotes)?;
    let case = within(tx, case)?;
    let row = store::vetting::referee(tx, id)?;
    if row.application_id != case.id {
        return Err(Stop::Missing);
    }
    reply(tx, &case, &row, text)
}

fn reply(tx: &mut Tx<'_>, case: &Case, row: &store::vetting::Row, text: &str) -> Result<(), Stop> {
    check(&[], text)?;
    if row.reply.is_some() {
        return Err(Refusal::RefereeAnswered.into());
    }
    let sealed = case.key.seal(Place::new(REPLY, row.id.0), text.trim())?;
    store::vetting::set_reply(tx, row.id, sealed)?;
    tell(tx, case, "applications.referee_replied")
}

/// What a referee with a link is asked; refused where the link was used, is too old, or never was.
pub fn asked(tx: &mut Tx<'_>, secret: &str) -> Result<String, Stop> {
    let (case, row) = by_link(tx, secret)?;
    Ok(open(&case, row)?.known.question)
}

/// A referee answers by the link. An act.
pub fn answer(tx: &mut Tx<'_>, secret: &str, text: &str) -> Result<(), Stop> {
    tx.permit(Deed::GiveReference)?;
    let (case, row) = by_link(tx, secret)?;
    reply(tx, &case, &row, text)
}

fn by_link(tx: &mut Tx<'_>, secret: &str) -> Result<(Case, store::vetting::Row), Stop> {
    let hash = tx.master.hash("reference link", secret);
    let row = store::vetting::by_link(tx, &hash)?.ok_or(Refusal::LinkDead)?;
    if row.reply.is_some() || row.link_until.is_none_or(|until| until < tx.now) {
        return Err(Refusal::LinkDead.into());
    }
    Ok((super::load(tx, row.application_id)?, row))
}
