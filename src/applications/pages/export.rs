//! The staff's list as a file, with the filters of the page it stands on.

use super::staff::{Around, Wanted, call_codes, state_words};
use crate::{
    applications::{
        Case, State,
        list::{self as listing, Filter},
        told,
        work::{self, Work},
    },
    base::{CallId, Message, Stop},
    calls::release,
    web::{
        Answer, Page, Visit, filters,
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
    let Some(filter) = wanted.filter(&visit) else { return back(&visit) };
    let (mut sheet, more) = taken(&visit, filter, Some(listing::WORKBOOK)).await?;
    if more {
        // A list that was cut says so, on top and where it ends.
        let words = Message::new("applications-export-cut").with("n", listing::WORKBOOK);
        let cut = vec![Cell::text(visit.message(&words))];
        sheet.rows.insert(0, cut.clone());
        sheet.row(cut);
    }
    let (kind, sub) = sheet::XLSX;
    Ok(Page::download("applications.xlsx", ContentType::new(kind, sub), sheet.xlsx()?))
}

#[get("/applications/export.csv?<wanted..>")]
async fn as_csv(visit: Visit, wanted: Wanted<'_>) -> Answer {
    let Some(filter) = wanted.filter(&visit) else { return back(&visit) };
    let (sheet, _) = taken(&visit, filter, None).await?;
    let (kind, sub) = sheet::CSV;
    Ok(Page::download("applications.csv", ContentType::new(kind, sub), sheet.csv()))
}

/// To the list, which says that its search is over: a file of all there is was not asked for.
fn back(visit: &Visit) -> Answer {
    visit.go(format!("/applications?{}", filters::kept(visit)))
}

/// Reads the list in slices, and writes down that it was taken; says whether there was more than the most.
async fn taken(visit: &Visit, filter: Filter, most: Option<usize>) -> Result<(Sheet, bool), Stop> {
    let around = visit.read(Around::look).await?;
    // A file may go anywhere: a result that its group does not know yet is not in it.
    let held = visit.read(release::holding).await?;
    let leaves_out_held = told::seeks_result(filter.state);
    let calls = call_codes(&around.calls);
    let mut sheet = Sheet::new(visit.say("applications-heading"), headings(visit));
    let mut after = None;
    let mut more = false;
    loop {
        let filter = filter.clone();
        let (rows, works) = visit
            .read(move |tx| {
                let rows = listing::slice(tx, &filter, after)?;
                let cases: Vec<&Case> = rows.iter().map(|(case, _)| case).collect();
                let works = work::of_some(tx, &cases)?;
                Ok((rows, works))
            })
            .await?;
        let Some((last, day)) = rows.last() else { break };
        after = Some((*day, last.id));
        for ((case, day), work) in rows.iter().zip(&works) {
            let is_held = told::is_held_in(&held, case);
            if is_held && leaves_out_held {
                continue;
            }
            more |= most.is_some_and(|most| sheet.rows.len() >= most);
            if !more {
                sheet.row(cells(visit, (case, *day, is_held), work, &calls, &around));
            }
        }
        if more || rows.len() < usize::try_from(listing::SLICE).unwrap_or(usize::MAX) {
            break;
        }
    }
    let count = sheet.rows.len();
    visit.write(move |tx| listing::note_export(tx, count)).await?;
    Ok((sheet, more))
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
        "applications-work-assigned",
        "applications-work-due",
        "applications-work-tags",
    ]
    .map(|key| visit.say(key))
    .to_vec()
}

fn cells(
    visit: &Visit,
    (case, day, is_held): (&Case, NaiveDate, bool),
    work: &Work,
    calls: &HashMap<CallId, String>,
    around: &Around,
) -> Vec<Cell> {
    let lists = &around.lists;
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
        Cell::text(state_words(visit, if is_held { State::WithBoard } else { case.state })),
        Cell::text(case.language.own_name()),
        Cell::text(visit.say(&format!("applications-channel-{}", case.channel))),
        Cell::text(around.name(work.assigned)),
        work.due_on.map_or(Cell::Empty, Cell::Date),
        Cell::text(around.tags(&work.tags).join(", ")),
    ]
}
