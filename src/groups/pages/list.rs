//! The register: filters, a row a group, pages by key.

use super::{href, name, risk_words, tone};
use crate::{
    applications::list as applications,
    base::{Deed, GroupId, Message, words},
    calls::choices,
    groups::{
        Group, Risk,
        register::{self, Filter},
    },
    web::{
        Answer, FilterView, Posted, Visit,
        filters::{self, given},
    },
};
use chrono::NaiveDate;
use rocket::{Route, get, post, routes};
use serde::Serialize;
use std::collections::HashMap;

pub(super) fn routes() -> Vec<Route> {
    routes![list, seek]
}

/// The filters as they stand in the address.
#[derive(rocket::FromForm)]
struct Wanted<'r> {
    kind: Option<&'r str>,
    country: Option<&'r str>,
    region: Option<&'r str>,
    risk: Option<&'r str>,
    find: Option<&'r str>,
    q: Option<&'r str>,
}

impl Wanted<'_> {
    fn filter(&self, search: String) -> Filter {
        Filter {
            kind: given(self.kind),
            country: given(self.country),
            region: given(self.region),
            risk: self.risk.and_then(|risk| risk.parse().ok()),
            search,
        }
    }
}

#[derive(Serialize)]
struct Row {
    href: String,
    name: String,
    kind: String,
    place: String,
    language: &'static str,
    applications: i64,
    known: String,
    risk: String,
    tone: &'static str,
}

#[derive(Serialize)]
struct List {
    rows: Vec<Row>,
    filters: Vec<FilterView>,
    search: String,
    /// What was looked for does not open any more.
    over: bool,
    csrf: String,
    next: String,
    previous: String,
    summary: String,
}

#[get("/groups?<after>&<wanted..>")]
async fn list(visit: Visit, wanted: Wanted<'_>, after: Option<&str>) -> Answer {
    let sought = filters::sought(&visit, wanted.find, wanted.q);
    let over = sought.is_none();
    let filter = wanted.filter(sought.unwrap_or_default());
    let after = after.and_then(|text| {
        let (day, id) = text.split_once('.')?;
        Some((day.parse().ok()?, id.parse().ok()?))
    });
    let wanted = filter.clone();
    let (page, counts, lists) = visit
        .read(move |tx| {
            let page = register::page(tx, &wanted, after)?;
            let ids: Vec<GroupId> = page.rows.iter().map(|(group, _)| group.id).collect();
            let counts = applications::count_by_group(tx, &ids)?;
            Ok((page, counts, choices::lists(tx)?))
        })
        .await?;
    let many = page.count > register::COUNTED;
    let counted = if many { register::COUNTED } else { page.count };
    let summary = Message::new(if many { "groups-count-many" } else { "groups-count" }).with("n", counted);
    let next = page.next.map(|(day, id)| filters::next(&visit, "/groups", &format!("{day}.{id}")));
    let view = List {
        rows: page.rows.iter().map(|one| row(&visit, one, &counts, &lists)).collect(),
        filters: filters_of(&visit, &filter, &lists),
        search: filter.search,
        over,
        csrf: visit.csrf_token(),
        next: next.unwrap_or_default(),
        previous: String::new(),
        summary: visit.message(&summary),
    };
    visit.show("groups/list", "groups-heading", &view)
}

#[post("/groups", data = "<posted>")]
async fn seek(visit: Visit, posted: Posted) -> Answer {
    visit.read(|tx| tx.permit(Deed::SeeGroups)).await?;
    filters::seek(&visit, "/groups", &posted)
}

fn row(
    visit: &Visit,
    (group, day): &(Group, NaiveDate),
    counts: &HashMap<GroupId, i64>,
    lists: &choices::Lists,
) -> Row {
    let named = |list: &str, code: &Option<String>| {
        code.as_deref().map(|code| lists.name(list, code, visit.lang)).unwrap_or_default()
    };
    let places = [named("country", &group.country), named("region", &group.region)];
    Row {
        href: href(group.id),
        name: name(visit, group),
        kind: named("kind", &group.kind),
        place: places.into_iter().filter(|place| !place.is_empty()).collect::<Vec<_>>().join(" · "),
        language: group.language.own_name(),
        applications: counts.get(&group.id).copied().unwrap_or_default(),
        known: words::date(*day),
        risk: risk_words(visit, group.risk),
        tone: tone(group.risk),
    }
}

fn filters_of(visit: &Visit, filter: &Filter, lists: &choices::Lists) -> Vec<FilterView> {
    let lang = visit.lang;
    let select = |name: &'static str, chosen: &Option<String>, rest: Vec<(String, String)>| {
        let label = visit.say(&format!("groups-filter-{name}"));
        FilterView::new(name, label, chosen.as_deref().unwrap_or_default(), visit.say("groups-any"), rest)
    };
    let regions = match &filter.country {
        Some(country) => lists.below("region", country, lang),
        None => lists.of("region", lang),
    };
    let risks = Risk::ALL.iter().map(|risk| (risk.to_string(), risk_words(visit, *risk))).collect();
    vec![
        select("kind", &filter.kind, lists.of("kind", lang)),
        select("country", &filter.country, lists.of("country", lang)),
        select("region", &filter.region, regions),
        select("risk", &filter.risk.map(|risk| risk.to_string()), risks),
    ]
}
