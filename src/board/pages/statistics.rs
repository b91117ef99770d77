//! The statistics of a round: a page with bars and tables, and the same numbers as CSV.

use super::{Fact, fact, message, points};
use crate::{
    base::{CallId, Lang, Message, money},
    board::{
        Hundredths,
        statistics::{self, Fates, Statistics},
    },
    calls::choices::{self, Lists},
    web::{
        Answer, Page, Visit,
        sheet::{self, Cell, Sheet},
    },
};
use rocket::{Route, get, http::ContentType, routes};
use serde::Serialize;
use std::collections::BTreeMap;

pub(super) fn routes() -> Vec<Route> {
    routes![page, csv]
}

/// Where nothing stands on the chart of leniency, and how wide a point is.
const MIDDLE: f64 = 280.0;
const POINT: f64 = 5.0;

#[derive(Serialize)]
struct ReaderView {
    name: String,
    sheets: usize,
    mean: String,
    leniency: String,
    /// The bar: from where, how wide, and where its line of text stands.
    x: String,
    width: String,
    y: usize,
    baseline: usize,
}

#[derive(Serialize)]
struct FateView {
    name: String,
    all: usize,
    funded: usize,
    reserve: usize,
    declined: usize,
    undecided: usize,
    reversed: usize,
    share: usize,
}

#[derive(Serialize)]
struct GroupView {
    heading: String,
    fates: Vec<FateView>,
}

#[derive(Serialize)]
struct View {
    is_open: bool,
    /// Whether the sheets can tell lenient readers from strict ones.
    has_model: bool,
    csv: String,
    ranking: String,
    facts: Vec<Fact>,
    readers: Vec<ReaderView>,
    height: usize,
    groups: Vec<GroupView>,
}

fn rounded(visit: &Visit, number: f64, digits: usize) -> String {
    let number = format!("{number:.digits$}").parse().unwrap_or_default();
    money::format_decimal(number, visit.lang.style())
}

fn reader(visit: &Visit, (place, reader): (usize, &statistics::Reader)) -> ReaderView {
    let leniency = reader.leniency.unwrap_or_default().clamp(-40.0, 25.0);
    ReaderView {
        name: reader.name.clone(),
        sheets: reader.sheets,
        mean: reader.mean.map(|mean| points(visit, mean)).unwrap_or_default(),
        leniency: reader.leniency.map(|leniency| rounded(visit, leniency, 2)).unwrap_or_default(),
        x: format!("{:.1}", MIDDLE + POINT * leniency.min(0.0)),
        width: format!("{:.1}", POINT * leniency.abs()),
        y: 22 * place + 8,
        baseline: 22 * place + 19,
    }
}

/// The names of what applications are grouped by, in the order of [`Statistics::fates`].
const GROUPS: [&str; 3] = ["board-fact-place", "board-fact-kind", "board-statistics-language"];

fn named(visit: &Visit, lists: &Lists, group: usize, code: &str) -> String {
    match group {
        0 => lists.name("country", code, visit.lang),
        1 if code.is_empty() => "–".to_owned(),
        1 => lists.name("kind", code, visit.lang),
        _ => Lang::from_code(code).map_or_else(|| code.to_owned(), |lang| lang.own_name().to_owned()),
    }
}

fn groups(visit: &Visit, statistics: &Statistics, lists: &Lists) -> Vec<GroupView> {
    let fate = |group: usize, code: &str, fates: &Fates| FateView {
        name: named(visit, lists, group, code),
        all: fates.all,
        funded: fates.funded,
        reserve: fates.reserve,
        declined: fates.declined,
        undecided: fates.all - fates.funded - fates.reserve - fates.declined,
        reversed: fates.reversed,
        share: fates.funded * 100 / fates.all.max(1),
    };
    let group = |(group, by): (usize, &BTreeMap<String, Fates>)| GroupView {
        heading: visit.say(GROUPS[group]),
        fates: by.iter().map(|(code, fates)| fate(group, code, fates)).collect(),
    };
    statistics.fates.iter().enumerate().map(group).collect()
}

fn facts(visit: &Visit, statistics: &Statistics) -> Vec<Fact> {
    let mut facts = Vec::new();
    if let Some(agreement) = statistics.agreement {
        facts.push(fact(visit, "board-statistics-agreement", rounded(visit, agreement, 2)));
    }
    let discussion = &statistics.discussion;
    let changed = Message::new("board-statistics-changed-is")
        .with("changed", discussion.changed)
        .with("sheets", discussion.sheets)
        .with("points", points(visit, discussion.moved.unwrap_or(Hundredths(0))));
    facts.push(fact(visit, "board-statistics-changed", message(visit, changed)));
    facts
}

#[get("/board/rounds/<id>/statistics")]
async fn page(visit: Visit, id: CallId) -> Answer {
    let (statistics, lists) = visit.read(move |tx| Ok((statistics::of_call(tx, id)?, choices::lists(tx)?))).await?;
    let view = View {
        is_open: statistics.is_open,
        has_model: statistics.agreement.is_some(),
        csv: format!("/board/rounds/{id}/statistics.csv"),
        ranking: format!("/board/rounds/{id}/ranking"),
        facts: facts(&visit, &statistics),
        height: 22 * statistics.readers.len() + 30,
        readers: statistics.readers.iter().enumerate().map(|one| reader(&visit, one)).collect(),
        groups: groups(&visit, &statistics, &lists),
    };
    let heading = format!("{} {}", visit.say("board-statistics-heading"), statistics.call.code);
    visit.show_titled("board/statistics", &heading, &view)
}

/// One number a row: what, of whom, which measure, how much. Decimal numbers have a point.
#[get("/board/rounds/<id>/statistics.csv")]
async fn csv(visit: Visit, id: CallId) -> Answer {
    let statistics = visit.read(move |tx| statistics::of_call(tx, id)).await?;
    let headings = ["table", "of", "measure", "value"].map(str::to_owned).to_vec();
    let mut table = Sheet::new("statistics", headings);
    let mut row = |what: &str, of: &str, measure: &str, value: String| {
        let mut cells = [what, of, measure].map(Cell::text).to_vec();
        cells.push(value.parse().map_or(Cell::Empty, Cell::Number));
        table.row(cells);
    };
    if statistics.is_open {
        if let Some(agreement) = statistics.agreement {
            row("round", &statistics.call.code, "agreement", format!("{agreement:.4}"));
        }
        row("round", &statistics.call.code, "sheets", statistics.discussion.sheets.to_string());
        row("round", &statistics.call.code, "sheets_changed", statistics.discussion.changed.to_string());
        for reader in &statistics.readers {
            row("reader", &reader.name, "sheets", reader.sheets.to_string());
            row("reader", &reader.name, "mean", reader.mean.map(|mean| mean.to_string()).unwrap_or_default());
            let leniency = reader.leniency.map(|leniency| format!("{leniency:.4}")).unwrap_or_default();
            row("reader", &reader.name, "leniency", leniency);
        }
        for (what, by) in ["country", "kind", "language"].iter().zip(&statistics.fates) {
            for (code, fates) in by {
                row(what, code, "applications", fates.all.to_string());
                row(what, code, "funded", fates.funded.to_string());
                row(what, code, "reserve", fates.reserve.to_string());
                row(what, code, "declined", fates.declined.to_string());
                row(what, code, "decisions_reversed", fates.reversed.to_string());
            }
        }
    }
    let name = format!("statistics-{}.csv", statistics.call.code);
    let (kind, sub) = sheet::CSV;
    Ok(Page::download(&name, ContentType::new(kind, sub), table.csv()))
}
