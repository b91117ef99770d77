//! What staff read: reports that wait, late ones that hold money, and one report with its figures and two buttons.

use super::{
    reckoned::{self, MoneyView},
    tag, title,
};
use crate::{
    applications::budget::CATEGORIES,
    awards::pages::Tag,
    base::{Deed, Money, ReportId, words},
    calls::choices::{self, Lists},
    reports::{
        Line, State, decide,
        fill::NARRATIVE_MOST,
        views::{self, Detail},
    },
    web::{Answer, Fact, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![list, detail, accept, give_back]
}

#[derive(Serialize)]
struct WaitingRow {
    href: String,
    reference: String,
    name: String,
    title: String,
    sent: String,
}

#[derive(Serialize)]
struct LateRow {
    href: String,
    reference: String,
    name: String,
    title: String,
    due: String,
    held: Money,
    tag: Tag,
}

#[derive(Serialize)]
struct List {
    waiting: Vec<WaitingRow>,
    late: Vec<LateRow>,
}

#[get("/reports")]
async fn list(visit: Visit) -> Answer {
    let (waiting, late) = visit.read(|tx| Ok((views::waiting(tx)?, views::late(tx)?))).await?;
    let view = List {
        waiting: waiting
            .iter()
            .map(|one| WaitingRow {
                href: format!("/reports/{}", one.id),
                reference: one.line.reference.clone(),
                name: one.line.name.clone(),
                title: title(&visit, one.part),
                sent: one.sent_at.map(|at| visit.local(at)).unwrap_or_default(),
            })
            .collect(),
        late: late
            .iter()
            .map(|one| LateRow {
                href: format!("/awards/{}", one.line.id),
                reference: one.line.reference.clone(),
                name: one.line.name.clone(),
                title: title(&visit, one.part),
                due: words::date(one.due_on),
                held: one.held,
                tag: tag(&visit, one.state.unwrap_or(State::Draft)),
            })
            .collect(),
    };
    visit.show("reports/list", "reports-heading", &view)
}

#[derive(Serialize)]
struct LineView {
    category: String,
    what: String,
    planned: Money,
    spent: Money,
    left: Option<Money>,
    note: String,
}

#[derive(Serialize)]
struct View {
    tag: Tag,
    award: String,
    facts: Vec<Fact>,
    narrative: String,
    note: String,
    rows: Vec<LineView>,
    moved: MoneyView,
    accept: Option<FormView>,
    give_back: Option<FormView>,
}

fn line(lists: &Lists, visit: &Visit, one: &Line) -> LineView {
    LineView {
        category: lists.name(CATEGORIES, &one.category, visit.lang),
        what: one.what.clone(),
        planned: one.planned,
        spent: one.spent,
        left: one.planned.checked_sub(one.spent).ok(),
        note: one.note.clone().unwrap_or_default(),
    }
}

fn facts(visit: &Visit, found: &Detail) -> Vec<Fact> {
    let report = &found.report;
    [
        ("awards-letter-reference", found.reference.clone()),
        ("awards-group", found.name.clone()),
        ("reports-due", found.due.map(words::date).unwrap_or_default()),
        ("reports-sent-at", report.sent_at.map(|at| visit.local(at)).unwrap_or_default()),
        ("reports-decided-at", report.decided_at.map(|at| visit.local(at)).unwrap_or_default()),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(key, value)| Fact { label: visit.say(key), value })
    .collect()
}

async fn page(visit: &Visit, id: ReportId, form: &Form) -> Answer {
    let (found, ground, lists) = visit
        .read(move |tx| {
            let found = views::detail(tx, id)?;
            let ground = reckoned::ground(tx, &found.award)?;
            Ok((found, ground, choices::lists(tx)?))
        })
        .await?;
    let report = &found.report;
    let decides = report.state == State::Sent && visit.may(Deed::PlanInstalments);
    let blank = Form::blank("reports-accept");
    let note = vec![Input::area("note", NARRATIVE_MOST)];
    let view = View {
        tag: tag(visit, report.state),
        award: format!("/awards/{}", found.award.id),
        facts: facts(visit, &found),
        narrative: report.narrative.clone(),
        note: report.note.clone().unwrap_or_default(),
        rows: report.lines.iter().map(|one| line(&lists, visit, one)).collect(),
        moved: reckoned::view(visit, &report.lines, &ground)?,
        accept: decides
            .then(|| blank.view(visit, &format!("/reports/{id}/accept"), Vec::new(), "reports-accept-button")),
        give_back: decides
            .then(|| form.view(visit, &format!("/reports/{id}/return"), note, "reports-return-button").aside()),
    };
    let heading = format!("{} · {}", found.reference, title(visit, report.part));
    visit.show_form_titled("reports/detail", &heading, form, &view)
}

#[get("/reports/<id>")]
async fn detail(visit: Visit, id: ReportId) -> Answer {
    page(&visit, id, &Form::blank("reports-return")).await
}

#[post("/reports/<id>/accept", data = "<posted>")]
async fn accept(visit: Visit, id: ReportId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::PlanInstalments)).await?;
    let mut form = Form::sent("reports-return", posted);
    match visit.act(&mut form, Some(()), move |tx, ()| decide::accept(tx, id)).await? {
        Some(()) => visit.done(jar, format!("/reports/{id}"), "reports-accepted"),
        None => page(&visit, id, &form).await,
    }
}

#[post("/reports/<id>/return", data = "<posted>")]
async fn give_back(visit: Visit, id: ReportId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::PlanInstalments)).await?;
    let mut form = Form::sent("reports-return", posted);
    let note = form.text("note", NARRATIVE_MOST);
    match visit.act(&mut form, note, move |tx, note| decide::give_back(tx, id, note)).await? {
        Some(()) => visit.done(jar, format!("/reports/{id}"), "reports-returned"),
        None => page(&visit, id, &form).await,
    }
}
