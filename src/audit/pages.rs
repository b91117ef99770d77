//! The trail on pages: the whole of it for auditors, and the lines of one thing's history for the pages of all rooms.

mod search;

use super::{HistoryLine, history};
use crate::{
    base::{
        AuditId, Deed, Money, PersonId, id, money,
        words::{self, Words},
    },
    people,
    web::{Answer, Visit},
};
use chrono::{DateTime, NaiveDate, NaiveDateTime};
use rocket::{Route, get, routes};
use search::Wanted;
use serde::Serialize;
use serde_json::Value;
use std::{borrow::Borrow, collections::HashMap};

/// Lines on a page.
const LINES: usize = 50;
/// Details that are for machines.
const UNREAD: [&str; 3] = ["digest", "member", "key"];

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    routes![whole, search::export]
}

/// A line of history, for `parts/history`.
#[derive(Clone, Debug, Serialize)]
pub struct HistoryView {
    /// When, in words.
    pub at: String,
    /// Who: a person's name, or the word for the clerk, the group, ...
    pub who: String,
    /// What was done.
    pub what: String,
}

/// The people of some lines, for [`people::names`].
pub fn people_of(lines: &[HistoryLine]) -> Vec<PersonId> {
    lines.iter().filter_map(|line| line.person).collect()
}

/// Lines as they are read. `names` is from [`people::names`] for [`people_of`] these lines.
pub fn lines(
    visit: &Visit,
    lines: impl AsRef<[HistoryLine]>,
    names: impl Borrow<HashMap<PersonId, String>>,
) -> Vec<HistoryView> {
    lines.as_ref().iter().map(|line| shown(visit, line, names.borrow())).collect()
}

fn shown(visit: &Visit, line: &HistoryLine, names: &HashMap<PersonId, String>) -> HistoryView {
    let name = line.person.and_then(|person| names.get(&person).cloned());
    let details = details(visit, &line.details);
    let act = said(visit, "audit", &line.act.replace('.', "-"));
    HistoryView {
        at: visit.local(line.at),
        who: name.unwrap_or_else(|| said(visit, "audit-actor", actor_kind(line))),
        what: if details.is_empty() { act } else { format!("{act}: {details}") },
    }
}

/// Whoever opens an application is not signed in yet: it is the group.
fn actor_kind(line: &HistoryLine) -> &str {
    let opens = line.actor_kind == "visitor" && line.act == "applications.open";
    if opens { "case" } else { &line.actor_kind }
}

/// The words of a stored text; keys may be written with `_` or `-`.
fn said(visit: &Visit, family: &str, text: &str) -> String {
    let words = Words::shared();
    let exact = format!("{family}-{text}");
    let key = if words.has(visit.lang, &exact) { exact } else { exact.replace('_', "-") };
    words.say(visit.lang, &key)
}

fn details(visit: &Visit, details: &Value) -> String {
    let Value::Object(fields) = details else { return String::new() };
    let readable = fields.iter().filter(|(name, _)| !UNREAD.contains(&name.as_str()));
    let shown: Vec<String> = readable
        .map(|(name, value)| if name == "roles" { roles(visit, value) } else { detail(visit, name, value) })
        .filter(|text| !text.is_empty())
        .collect();
    shown.join(" · ")
}

fn roles(visit: &Visit, value: &Value) -> String {
    let roles = value.as_str().unwrap_or_default().split(", ").filter(|role| !role.is_empty());
    roles.map(|role| said(visit, "role", role)).collect::<Vec<_>>().join(", ")
}

/// A figure, an amount or a day behind its label, where it has one: alone it says little.
fn labelled(visit: &Visit, family: &str, name: &str, text: &str) -> String {
    let words = Words::shared();
    let (first, code) = name.split_once(' ').unwrap_or((name, ""));
    let key = format!("audit-{family}-{first}");
    if words.has(visit.lang, &key) {
        format!("{}: {text}", words.say(visit.lang, &key))
    } else if first == "fund" && !code.is_empty() {
        format!("{code}: {text}")
    } else {
        text.to_owned()
    }
}

/// A day, or an instant where the reader is.
fn day(visit: &Visit, text: &str) -> Option<String> {
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().map(words::date);
    day.or_else(|| DateTime::parse_from_rfc3339(text).ok().map(|at| visit.local(at.naive_utc())))
}

fn detail(visit: &Visit, name: &str, value: &Value) -> String {
    match value {
        Value::Number(number) => labelled(visit, "number", name, &number.to_string()),
        Value::String(text) if id::decode(text).is_some() => String::new(),
        Value::String(text) => {
            let words = Words::shared();
            let key = format!("audit-value-{text}");
            let is_word = text.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
            if is_word && words.has(visit.lang, &key) {
                return words.say(visit.lang, &key);
            }
            day(visit, text).map_or_else(|| text.clone(), |day| labelled(visit, "day", name, &day))
        }
        Value::Object(_) => serde_json::from_value::<Money>(value.clone())
            .map(|amount| labelled(visit, "amount", name, &money::format(&amount, visit.lang.style())))
            .unwrap_or_default(),
        _ => String::new(),
    }
}

#[derive(Serialize)]
struct Trail {
    search: search::View,
    rows: Vec<TrailRow>,
    previous: String,
    next: String,
    summary: String,
}

#[derive(Serialize)]
struct TrailRow {
    #[serde(flatten)]
    line: HistoryView,
    about: String,
    /// Where the thing is shown; empty where it is not.
    href: String,
}

#[get("/history?<before>&<wanted..>")]
async fn whole(visit: Visit, before: Option<&str>, wanted: Wanted<'_>) -> Answer {
    let place = before.and_then(read_place);
    let filter = wanted.filter();
    let (mut found, words, mut everybody) = visit
        .read(move |tx| {
            let limit = i64::try_from(LINES + 1).unwrap_or(i64::MAX);
            let found = history::search(tx, &filter, place, limit)?;
            let everybody = people::directory(tx)?.into_iter().map(|person| (person.id, person.name));
            Ok((found, history::words(tx)?, everybody.collect::<Vec<_>>()))
        })
        .await?;
    everybody.sort_by_cached_key(|(_, name)| name.to_lowercase());
    let names = everybody.iter().cloned().collect();
    let query = wanted.query();
    let more = found.len() > LINES;
    found.truncate(LINES);
    let last = found.last().filter(|_| more);
    let view = Trail {
        search: wanted.view(&visit, &everybody, &words),
        rows: found.iter().map(|line| row(&visit, line, &names)).collect(),
        previous: if place.is_some() { format!("/history?{query}") } else { String::new() },
        next: last.map(|line| format!("/history?before={}&{query}", write_place(line))).unwrap_or_default(),
        summary: visit.say(if place.is_some() { "audit-older" } else { "audit-newest" }),
    };
    visit.show("audit/history", "audit-heading", &view)
}

fn row(visit: &Visit, line: &HistoryLine, names: &HashMap<PersonId, String>) -> TrailRow {
    let (kind, number) = match line.case {
        Some(case) => ("application", case.0),
        None => (line.subject_kind.as_str(), line.subject_id),
    };
    TrailRow {
        line: shown(visit, line, names),
        about: said(visit, "subject", &line.subject_kind),
        href: address(visit, kind, number).unwrap_or_default(),
    }
}

fn address(visit: &Visit, kind: &str, number: i64) -> Option<String> {
    let (room, deed) = match kind {
        "application" => ("applications", Deed::SeeApplications),
        "person" => ("people", Deed::SeePeople),
        "call" => ("calls", Deed::SeeCalls),
        "fund" => ("funds", Deed::SeeFunds),
        "award" => ("awards", Deed::SeeAwards),
        "payout" => ("payouts", Deed::SeePayouts),
        _ => return None,
    };
    (number > 0 && visit.may(deed)).then(|| format!("/{room}/{}", id::encode(number)))
}

/// A line's place in the trail, for the address of the page after it: microseconds and id.
fn write_place(line: &HistoryLine) -> String {
    format!("{}.{}", line.at.and_utc().timestamp_micros(), line.id)
}

fn read_place(text: &str) -> Option<(NaiveDateTime, AuditId)> {
    let (micros, id) = text.split_once('.')?;
    let at = DateTime::from_timestamp_micros(micros.parse().ok()?)?.naive_utc();
    Some((at, id.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_the_trail_reads_back_and_nonsense_does_not() {
        let id = AuditId(id::compose(18_330, 7));
        let at = NaiveDate::from_ymd_opt(2020, 3, 8).and_then(|day| day.and_hms_micro_opt(9, 30, 0, 12)).unwrap();
        let text = format!("{}.{id}", at.and_utc().timestamp_micros());
        assert_eq!(read_place(&text), Some((at, id)));
        for bad in ["", "1", "1.x", "x.0000000000001", "99999999999999999999.0000000000001"] {
            assert_eq!(read_place(bad), None, "{bad}");
        }
    }
}
