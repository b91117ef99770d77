//! The staff's list of applications, with its filters.

use super::case::tone;
use crate::{
    applications::{
        Case, State,
        list::{self as listing, Filter},
    },
    base::{CallId, Deed, words},
    calls::{self, choices},
    web::{
        Answer, FilterView, Visit,
        filters::{self, given},
    },
};
use chrono::NaiveDate;
use rocket::{Route, get, routes};
use serde::Serialize;
use std::collections::HashMap;

pub(super) fn routes() -> Vec<Route> {
    routes![list]
}

#[derive(Serialize)]
struct ListRow {
    href: String,
    reference: String,
    name: String,
    call: String,
    place: String,
    kind: String,
    requested: String,
    day: String,
    status: String,
    tone: &'static str,
}

#[derive(Serialize)]
struct List {
    rows: Vec<ListRow>,
    filters: Vec<FilterView>,
    search: String,
    next: String,
    previous: String,
    summary: String,
    may_enter: bool,
    query: String,
}

pub(super) fn state_words(visit: &Visit, state: State) -> String {
    visit.say(&format!("applications-state-{}", state.as_str().replace('_', "-")))
}

/// The filters as they stand in the address.
#[derive(rocket::FromForm)]
pub(super) struct Wanted<'r> {
    call: Option<&'r str>,
    state: Option<&'r str>,
    country: Option<&'r str>,
    region: Option<&'r str>,
    kind: Option<&'r str>,
    q: Option<&'r str>,
    sort: Option<&'r str>,
}

impl Wanted<'_> {
    pub(super) fn filter(&self) -> Filter {
        Filter {
            call: self.call.and_then(|id| id.parse().ok()),
            state: self.state.and_then(|state| state.parse().ok()),
            country: given(self.country),
            region: given(self.region),
            kind: given(self.kind),
            search: self.q.unwrap_or_default().chars().take(100).collect(),
            oldest_first: self.sort == Some("oldest"),
        }
    }
}

#[get("/applications?<after>&<wanted..>")]
async fn list(visit: Visit, wanted: Wanted<'_>, after: Option<&str>) -> Answer {
    let filter = wanted.filter();
    let after = after.and_then(|text| {
        let (day, id) = text.split_once('.')?;
        Some((day.parse().ok()?, id.parse().ok()?))
    });
    let wanted = filter.clone();
    let (page, calls, lists) = visit
        .read(move |tx| {
            let page = listing::page(tx, &wanted, after)?;
            Ok((page, calls::all(tx)?, choices::lists(tx, &["country", "region", "kind"])?))
        })
        .await?;
    let names: HashMap<CallId, String> = calls.iter().map(|call| (call.id, call.code.clone())).collect();
    let row = |(case, day): &(Case, NaiveDate)| list_row(&visit, case, *day, &names, &lists);
    let view = List {
        rows: page.rows.iter().map(row).collect(),
        filters: choices_of(&visit, &filter, &calls, &lists),
        search: filter.search.clone(),
        next: page
            .next
            .map_or(String::new(), |(day, id)| filters::next(&visit, "/applications", &format!("{day}.{id}"))),
        previous: String::new(),
        summary: if page.count > listing::COUNTED {
            visit.message(&crate::base::Message::new("applications-count-many").with("n", listing::COUNTED))
        } else {
            visit.message(&crate::base::Message::new("applications-count").with("n", page.count))
        },
        may_enter: visit.may(Deed::EnterOnBehalf),
        query: filters::kept(&visit),
    };
    visit.show("applications/list", "applications-heading", &view)
}

fn list_row(
    visit: &Visit,
    case: &Case,
    day: NaiveDate,
    calls: &HashMap<CallId, String>,
    lists: &choices::Lists,
) -> ListRow {
    let name = |list: &str, code: &Option<String>| {
        code.as_deref().map(|code| lists.name(list, code, visit.lang)).unwrap_or_default()
    };
    let region = name("region", &case.region);
    let country = lists.name("country", &case.country, visit.lang);
    ListRow {
        href: format!("/applications/{}", case.id),
        reference: case.reference.clone(),
        name: case.name.clone(),
        call: calls.get(&case.call_id).cloned().unwrap_or_default(),
        place: if region.is_empty() { country } else { format!("{country} · {region}") },
        kind: name("kind", &case.kind),
        requested: case
            .requested
            .map(|amount| crate::base::money::format(&amount, visit.lang.style()))
            .unwrap_or_default(),
        day: words::date(day),
        status: state_words(visit, case.state),
        tone: tone(case.state),
    }
}

fn choices_of(visit: &Visit, filter: &Filter, calls: &[calls::Call], lists: &choices::Lists) -> Vec<FilterView> {
    let lang = visit.lang;
    let select = |name: &'static str, chosen: Option<String>, rest: Vec<(String, String)>| {
        let label = visit.say(&format!("applications-filter-{name}"));
        let any = visit.say(if name == "sort" { "applications-sort-newest" } else { "applications-any" });
        FilterView::new(name, label, chosen.as_deref().unwrap_or_default(), any, rest)
    };
    let states = State::ALL.iter().filter(|state| **state != State::Draft);
    let regions = match &filter.country {
        Some(country) => lists.below("region", country, lang),
        None => lists.of("region", lang),
    };
    let calls = calls.iter().map(|call| (call.id.to_string(), call.code.clone())).collect();
    let states = states.map(|state| (state.as_str().to_owned(), state_words(visit, *state))).collect();
    let oldest = ("oldest".to_owned(), visit.say("applications-sort-oldest"));
    vec![
        select("call", filter.call.map(|call| call.to_string()), calls),
        select("state", filter.state.map(|state| state.as_str().to_owned()), states),
        select("country", filter.country.clone(), lists.of("country", lang)),
        select("region", filter.region.clone(), regions),
        select("kind", filter.kind.clone(), lists.of("kind", lang)),
        select("sort", filter.oldest_first.then(|| "oldest".to_owned()), vec![oldest]),
    ]
}
