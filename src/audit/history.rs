//! Reading the trail: the history of a thing or a case, and the whole trail for auditors.

use super::store;
use crate::{
    base::{ApplicationId, AuditId, Deed, KeyId, PersonId, Stop, Subject, seal::Place},
    db::Tx,
};
use chrono::{NaiveDate, NaiveDateTime};

/// Acts by which somebody who was not signed in becomes the person that they are about.
const ENTERING: [&str; 3] = ["people.sign_in", "people.set_up", "people.recovery_code"];

/// One line of history, opened.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct HistoryLine {
    /// Its id.
    pub id: AuditId,
    /// When, UTC.
    pub at: NaiveDateTime,
    /// Who: the word of the actor's kind.
    pub actor_kind: String,
    /// Which person, where it was one; also who entered by the act itself, as a sign-in.
    pub person: Option<PersonId>,
    /// `room.verb`
    pub act: String,
    /// To what.
    pub subject_kind: String,
    /// Its id.
    pub subject_id: i64,
    /// The case, if in one.
    pub case: Option<ApplicationId>,
    /// Details, where their key still exists.
    pub details: serde_json::Value,
}

/// The history of one thing, newest first, as much as a page holds.
pub fn of_subject(tx: &mut Tx<'_>, subject: impl Into<Subject>) -> Result<Vec<HistoryLine>, Stop> {
    newest(tx, subject, 200)
}

/// The newest of the history of one thing, at most so many lines.
pub fn newest(tx: &mut Tx<'_>, subject: impl Into<Subject>, most: i64) -> Result<Vec<HistoryLine>, Stop> {
    tx.permit(Deed::SeeHistory)?;
    let rows = store::of_subject(tx, subject.into(), most)?;
    open(tx, rows)
}

/// The history of a case: the application, its votes, award and payouts, newest first.
pub fn of_case(tx: &mut Tx<'_>, case: ApplicationId) -> Result<Vec<HistoryLine>, Stop> {
    tx.permit(Deed::SeeHistory)?;
    let rows = store::of_case(tx, case.0)?;
    open(tx, rows)
}

/// Which entries an auditor looks for; empty: all.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    /// Who acted.
    pub person: Option<PersonId>,
    /// What was done: `room.verb`.
    pub act: Option<String>,
    /// To what kind of thing.
    pub about: Option<String>,
    /// From this day on, UTC.
    pub from: Option<NaiveDate>,
    /// To this day's end, UTC.
    pub to: Option<NaiveDate>,
}

/// A page of the whole trail, newest first, older than `before`.
pub fn page(tx: &mut Tx<'_>, before: Option<(NaiveDateTime, AuditId)>, limit: i64) -> Result<Vec<HistoryLine>, Stop> {
    search(tx, &Filter::default(), before, limit)
}

/// The same of what is wanted.
pub fn search(
    tx: &mut Tx<'_>,
    wanted: &Filter,
    before: Option<(NaiveDateTime, AuditId)>,
    limit: i64,
) -> Result<Vec<HistoryLine>, Stop> {
    tx.permit(Deed::SeeAuditTrail)?;
    let rows = store::page(tx, wanted, before, limit)?;
    open(tx, rows)
}

/// The acts, and the kinds of things, that can be looked for. Two queries.
pub fn words(tx: &mut Tx<'_>) -> Result<(Vec<String>, Vec<String>), Stop> {
    tx.permit(Deed::SeeAuditTrail)?;
    store::words(tx)
}

/// Takes entries out for a file, and writes that down.
pub fn take_out(tx: &mut Tx<'_>, wanted: &Filter, most: i64) -> Result<Vec<HistoryLine>, Stop> {
    let lines = search(tx, wanted, None, most)?;
    let person = tx.actor.person().ok_or(Stop::Forbidden)?;
    let details = serde_json::json!({ "count": lines.len() });
    super::record(tx, super::Event::new("audit.export", person).with(details))?;
    Ok(lines)
}

fn open(tx: &Tx<'_>, rows: Vec<store::Keyed>) -> Result<Vec<HistoryLine>, Stop> {
    rows.into_iter()
        .map(|(entry, wrapped)| {
            let details = match (&entry.details, entry.key_id, wrapped) {
                (Some(sealed), Some(key_id), Some(wrapped)) => opened(tx, key_id, &wrapped, entry.id, sealed)?,
                _ => serde_json::Value::Null,
            };
            let entered = entry.actor_kind == "visitor" && ENTERING.contains(&entry.act.as_str());
            let person = match entry.actor_kind.as_str() {
                "person" => Some(PersonId(entry.actor_id)),
                _ => entered.then_some(PersonId(entry.subject_id)),
            };
            Ok(HistoryLine {
                id: entry.id,
                at: entry.at,
                person,
                actor_kind: entry.actor_kind,
                act: entry.act,
                subject_kind: entry.subject_kind,
                subject_id: entry.subject_id,
                case: entry.case_id.map(ApplicationId),
                details,
            })
        })
        .collect()
}

fn opened(tx: &Tx<'_>, key: KeyId, wrapped: &[u8], id: AuditId, sealed: &[u8]) -> Result<serde_json::Value, Stop> {
    let text = tx.master.unwrap(key, wrapped)?.open(Place::new("audit_entries.details", id.0), sealed)?;
    Ok(serde_json::from_str(&text)?)
}
