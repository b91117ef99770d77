//! The list of payouts, with what waits for the reader and what may be prepared.

use super::{approvers, tag};
use crate::{
    awards::pages::{Select, Tag, next_href},
    base::{Deed, Message, Money, PayoutId, PersonId, words},
    payouts::{
        State,
        views::{self, Line, OverLimit, ToPrepare},
    },
    web::{Answer, Visit},
};
use chrono::{DateTime, NaiveDateTime};
use rocket::{Route, get, routes};
use serde::Serialize;
use std::collections::HashMap;

/// Lines on a page.
const LINES: usize = 50;

pub(super) fn routes() -> Vec<Route> {
    routes![list]
}

#[derive(Serialize)]
struct ListView {
    waiting: Vec<Row>,
    over_limit: Vec<OverRow>,
    to_prepare: Vec<DueRow>,
    /// What about limits and approvers concerns the reader.
    notices: Vec<String>,
    limits: bool,
    sees_bank: bool,
    filters: Vec<Select>,
    rows: Vec<Row>,
    summary: String,
    previous: String,
    next: String,
}

#[derive(Serialize)]
struct Row {
    href: String,
    reference: String,
    number: i32,
    name: String,
    charge: Money,
    local: Money,
    by: String,
    at: String,
    tag: Tag,
}

#[derive(Serialize)]
struct OverRow {
    href: String,
    reference: String,
    number: i32,
    name: String,
    debited: Money,
    limit: Money,
}

#[derive(Serialize)]
struct DueRow {
    href: String,
    reference: String,
    number: i32,
    name: String,
    free: Money,
    due: String,
}

#[get("/payouts?<state>&<after>")]
async fn list(visit: Visit, state: Option<&str>, after: Option<&str>) -> Answer {
    let state = state.and_then(|state| state.parse::<State>().ok());
    let place = after.and_then(read_place);
    let first = place.is_none();
    let (found, mine) = visit
        .read(move |tx| {
            let mine = if first { approvers::mine(tx)? } else { approvers::Mine::default() };
            Ok((views::desk(tx, state, place, LINES)?, mine))
        })
        .await?;
    let count = match state {
        Some(state) => found.counts.get(&state).copied().unwrap_or(0),
        None => found.counts.values().sum(),
    };
    let states = State::ALL.iter().map(|state| {
        let counted = found.counts.get(state).copied().unwrap_or(0);
        (state.to_string(), format!("{} ({counted})", tag(&visit, *state).label))
    });
    let chosen = state.map(|state| state.to_string()).unwrap_or_default();
    let view = ListView {
        waiting: found.waiting.iter().map(|line| row(&visit, line, &found.names)).collect(),
        over_limit: found.over_limit.iter().map(over_row).collect(),
        notices: approvers::notices(&visit, &mine),
        limits: first,
        sees_bank: visit.may(Deed::SeeBank),
        to_prepare: found.to_prepare.iter().map(due_row).collect(),
        filters: vec![Select::new(&visit, "state", "awards-state", &chosen, states.collect())],
        rows: found.lines.iter().map(|line| row(&visit, line, &found.names)).collect(),
        summary: visit.message(&Message::new("payouts-count").with("n", count)),
        previous: if first { String::new() } else { "/payouts".to_owned() },
        next: found.next.map(|place| next_href(&visit, "/payouts", &write_place(place))).unwrap_or_default(),
    };
    visit.show("payouts/list", "payouts-heading", &view)
}

/// A place in the list, for the address of the page after it: microseconds and id.
fn write_place((at, id): (NaiveDateTime, PayoutId)) -> String {
    format!("{}.{id}", at.and_utc().timestamp_micros())
}

fn read_place(text: &str) -> Option<(NaiveDateTime, PayoutId)> {
    let (micros, id) = text.split_once('.')?;
    Some((DateTime::from_timestamp_micros(micros.parse().ok()?)?.naive_utc(), id.parse().ok()?))
}

fn row(visit: &Visit, line: &Line, names: &HashMap<PersonId, String>) -> Row {
    Row {
        href: format!("/payouts/{}", line.id),
        reference: line.award.reference.clone(),
        number: line.number,
        name: line.award.name.clone(),
        charge: line.charge,
        local: line.local,
        by: names.get(&line.prepared_by).cloned().unwrap_or_default(),
        at: words::date(line.prepared_at.date()),
        tag: tag(visit, line.state),
    }
}

fn over_row(one: &OverLimit) -> OverRow {
    OverRow {
        href: format!("/payouts/{}", one.line.id),
        reference: one.line.award.reference.clone(),
        number: one.line.number,
        name: one.line.award.name.clone(),
        debited: one.debited,
        limit: one.limit,
    }
}

fn due_row(one: &ToPrepare) -> DueRow {
    DueRow {
        href: format!("/instalments/{}/prepare", one.part.id),
        reference: one.award.reference.clone(),
        number: one.part.number,
        name: one.award.name.clone(),
        free: one.free,
        due: words::date(one.part.due_on),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_the_list_reads_back() {
        let at = DateTime::from_timestamp_micros(1_583_661_000_000_012).map(|at| at.naive_utc());
        let place = at.map(|at| (at, PayoutId(crate::base::id::compose(18_330, 7))));
        assert_eq!(place.and_then(|place| read_place(&write_place(place))), place);
        assert_eq!(read_place("x.y"), None);
    }
}
