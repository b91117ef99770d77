//! The staff's list as a file, with the filters of the page it stands on.

use super::staff::{Wanted, state_words};
use crate::{
    applications::{Case, list as listing},
    base::{CallId, Stop},
    calls::{self, choices},
    web::{
        Answer, Page, Visit,
        sheet::{self, Cell, Sheet},
    },
};
use chrono::NaiveDate;
use rocket::{Route, get, http::ContentType, routes};
use std::collections::HashMap;

pub(super) fn routes() -> Vec<Route> {
    routes![as_xlsx, as_csv]
}

#[get("/applications/export.xlsx?<wanted..>")]
async fn as_xlsx(visit: Visit, wanted: Wanted<'_>) -> Answer {
    let sheet = taken(&visit, &wanted).await?;
    let (kind, sub) = sheet::XLSX;
    Ok(Page::download("applications.xlsx", ContentType::new(kind, sub), sheet.xlsx()?))
}

#[get("/applications/export.csv?<wanted..>")]
async fn as_csv(visit: Visit, wanted: Wanted<'_>) -> Answer {
    let sheet = taken(&visit, &wanted).await?;
    let (kind, sub) = sheet::CSV;
    Ok(Page::download("applications.csv", ContentType::new(kind, sub), sheet.csv()))
}

/// Reads the list, and writes down that it was taken.
async fn taken(visit: &Visit, wanted: &Wanted<'_>) -> Result<Sheet, Stop> {
    let filter = wanted.filter();
    let (rows, calls, lists) = visit
        .read(move |tx| {
            let rows = listing::every(tx, &filter)?;
            Ok((rows, calls::all(tx)?, choices::lists(tx, &["country", "region", "kind", "theme"])?))
        })
        .await?;
    let count = rows.len();
    visit.write(move |tx| listing::note_export(tx, count)).await?;
    let calls: HashMap<CallId, String> = calls.into_iter().map(|call| (call.id, call.code)).collect();
    let mut sheet = Sheet::new(visit.say("applications-heading"), headings(visit));
    for (case, day) in &rows {
        sheet.row(cells(visit, case, *day, &calls, &lists));
    }
    Ok(sheet)
}

fn headings(visit: &Visit) -> Vec<String> {
    [
        "applications-reference",
        "applications-column-name",
        "applications-fact-call",
        "applications-fact-country",
        "applications-fact-region",
        "applications-fact-kind",
        "applications-fact-theme",
        "applications-fact-requested",
        "applications-currency",
        "applications-fact-sent",
        "applications-fact-status",
        "applications-fact-language",
        "applications-fact-channel",
    ]
    .map(|key| visit.say(key))
    .to_vec()
}

fn cells(
    visit: &Visit,
    case: &Case,
    day: NaiveDate,
    calls: &HashMap<CallId, String>,
    lists: &choices::Lists,
) -> Vec<Cell> {
    let name = |list: &str, code: &Option<String>| {
        Cell::text(code.as_deref().map(|code| lists.name(list, code, visit.lang)).unwrap_or_default())
    };
    vec![
        Cell::text(&case.reference),
        Cell::text(&case.name),
        Cell::text(calls.get(&case.call_id).cloned().unwrap_or_default()),
        Cell::text(lists.name("country", &case.country, visit.lang)),
        name("region", &case.region),
        name("kind", &case.kind),
        name("theme", &case.theme),
        case.requested.map_or(Cell::Empty, Cell::amount),
        Cell::text(case.requested.map_or("", |amount| amount.currency().code())),
        Cell::Date(day),
        Cell::text(state_words(visit, case.state)),
        Cell::text(case.language.own_name()),
        Cell::text(visit.say(&format!("applications-channel-{}", case.channel))),
    ]
}
