//! Pages of awards: the list. One award, concluding a vote, the letter, planning and ending, and changing an award are
//! in the files of `pages/`.

mod amend;
mod conclude;
mod detail;
mod duties;
mod offer;
mod plan;
mod release;
mod reserve;
mod reverse;

use super::{
    InstalmentState, State,
    views::{self, Filter, Line},
};
use crate::{
    base::{
        Lang, Money,
        words::{self, Words},
    },
    calls::choices::{self, Lists},
    funds::{self, Fund},
    web::{Answer, Visit},
};
use rocket::{Route, get, routes};
use serde::Serialize;

/// Lines on a page of the list.
const LINES: usize = 50;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    [
        routes![list],
        detail::routes(),
        conclude::routes(),
        plan::routes(),
        amend::routes(),
        release::routes(),
        reserve::routes(),
        reverse::routes(),
        duties::routes(),
        offer::routes(),
    ]
    .concat()
}

/// A label and a value, for `parts/facts`.
#[derive(Serialize)]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// What is so.
    pub value: String,
}

/// A state in its colour, for `parts/status`.
#[derive(Serialize)]
pub struct Tag {
    /// Its words.
    pub label: String,
    /// Its class.
    pub tone: &'static str,
}

/// A choice of a filter.
#[derive(Serialize)]
pub struct FilterOption {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// Whether it is set.
    pub chosen: bool,
}

/// A filter of a list.
#[derive(Serialize)]
pub struct Select {
    /// Its field.
    pub name: &'static str,
    /// Its label.
    pub label: String,
    /// Its choices, all first.
    pub options: Vec<FilterOption>,
}

impl Select {
    /// A filter with a first choice for everything.
    pub fn new(visit: &Visit, name: &'static str, key: &str, chosen: &str, choices: Vec<(String, String)>) -> Self {
        let all = (String::new(), visit.say("awards-all"));
        let option = |(value, label): (String, String)| FilterOption { chosen: value == chosen, value, label };
        let options = std::iter::once(all).chain(choices).map(option).collect();
        Self { name, label: visit.say(key), options }
    }
}

/// The words of a stored text; rooms write their keys with `_` or `-`.
pub fn word(visit: &Visit, family: &str, text: &str) -> String {
    let exact = format!("{family}-{text}");
    let known = Words::shared().has(visit.lang, &exact);
    visit.say(&if known { exact } else { exact.replace('_', "-") })
}

/// An amount as it is typed, to fill a field with: no groups, which could be read in two ways, and no code.
pub fn typed(amount: &Money, lang: Lang) -> String {
    let plain = amount.amount().to_string();
    if lang == Lang::En { plain } else { plain.replace('.', ",") }
}

/// The address of the page after a place, with the filters kept.
pub fn next_href(visit: &Visit, path: &str, place: &str) -> String {
    let kept = visit.query.split('&').filter(|part| !part.is_empty() && !part.starts_with("after="));
    let kept: String = kept.flat_map(|part| [part, "&"]).collect();
    format!("{path}?{kept}after={place}")
}

fn tag(visit: &Visit, state: State) -> Tag {
    let tone = match state {
        State::Active => "blue",
        State::Completed => "green",
        State::Cancelled => "",
    };
    Tag { label: word(visit, "awards-state", state.as_str()), tone }
}

fn part_tag(visit: &Visit, state: InstalmentState) -> Tag {
    let tone = match state {
        InstalmentState::Open => "amber",
        InstalmentState::Paid => "green",
        InstalmentState::Locked | InstalmentState::Cancelled => "",
    };
    Tag { label: word(visit, "awards-part-state", state.as_str()), tone }
}

#[derive(Serialize)]
struct ListView {
    rows: Vec<Row>,
    filters: Vec<Select>,
    summary: String,
    previous: String,
    next: String,
    duties: String,
}

#[derive(Serialize)]
struct Row {
    href: String,
    reference: String,
    name: String,
    country: String,
    amount: Money,
    paid: Money,
    on: String,
    next_on: String,
    next_state: String,
    tag: Tag,
}

#[get("/awards?<state>&<country>&<fund>&<after>")]
async fn list(
    visit: Visit,
    state: Option<&str>,
    country: Option<&str>,
    fund: Option<&str>,
    after: Option<&str>,
) -> Answer {
    let place = after.and_then(|text| {
        let (day, id) = text.split_once('.')?;
        Some((day.parse().ok()?, id.parse().ok()?))
    });
    let filter = Filter {
        state: state.and_then(|state| state.parse().ok()),
        country: country.filter(|country| !country.is_empty()).map(str::to_owned),
        fund: fund.and_then(|fund| fund.parse().ok()),
        after: place,
    };
    let wanted = filter.clone();
    let (list, lists, funds, due) = visit
        .read(move |tx| {
            let list = views::list(tx, &wanted, LINES)?;
            Ok((list, choices::lists(tx)?, funds::list(tx)?, super::duties::count_due(tx)?))
        })
        .await?;
    let count = match filter.state {
        Some(state) => list.counts.get(&state).copied().unwrap_or(0),
        None => list.counts.values().sum(),
    };
    // Counts are kept by state only: with another filter the page says nothing of how many there are.
    let counted = filter.country.is_none() && filter.fund.is_none();
    let summary = crate::base::Message::new("awards-count").with("n", count);
    let view = ListView {
        rows: list.lines.iter().map(|line| row(&visit, line, &lists)).collect(),
        filters: filters(&visit, &filter, &lists, &funds),
        summary: if counted { visit.message(&summary) } else { String::new() },
        previous: if place.is_some() { "/awards".to_owned() } else { String::new() },
        next: list.next.map(|(day, id)| next_href(&visit, "/awards", &format!("{day}.{id}"))).unwrap_or_default(),
        duties: visit.message(&crate::base::Message::new("awards-duties-count").with("n", due)),
    };
    visit.show("awards/list", "awards-heading", &view)
}

fn filters(visit: &Visit, filter: &Filter, lists: &Lists, funds: &[Fund]) -> Vec<Select> {
    let states = State::ALL.iter().map(|state| (state.to_string(), tag(visit, *state).label)).collect();
    let funds = funds.iter().map(|fund| (fund.id.to_string(), fund.code.clone())).collect();
    let country = filter.country.clone().unwrap_or_default();
    let chosen_state = filter.state.map(|state| state.to_string()).unwrap_or_default();
    let chosen_fund = filter.fund.map(|fund| fund.to_string()).unwrap_or_default();
    vec![
        Select::new(visit, "state", "awards-state", &chosen_state, states),
        Select::new(visit, "country", "awards-country", &country, lists.of("country", visit.lang)),
        Select::new(visit, "fund", "awards-fund", &chosen_fund, funds),
    ]
}

fn row(visit: &Visit, line: &Line, lists: &Lists) -> Row {
    let (next_on, next_state) = match line.next.filter(|_| line.state == State::Active) {
        Some((day, state)) => (words::date(day), part_tag(visit, state).label),
        None => Default::default(),
    };
    Row {
        href: format!("/awards/{}", line.id),
        reference: line.reference.clone(),
        name: line.name.clone(),
        country: lists.name("country", &line.country, visit.lang),
        amount: line.amount,
        paid: line.paid,
        on: words::date(line.awarded_on),
        next_on,
        next_state,
        tag: tag(visit, line.state),
    }
}
