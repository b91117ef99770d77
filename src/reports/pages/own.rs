//! The group's own pages: which reports it is asked for, and one to fill in.

use super::{
    reckoned::{self, MoneyView},
    tag, title,
};
use crate::{
    applications::budget::CATEGORIES,
    awards::pages::{Tag, typed},
    base::{Money, Stop, money, words},
    calls::choices::{self, Lists},
    reports::{
        Due, Line, Report, State,
        fill::{self, Filled, NARRATIVE_MOST, NOTE_MOST},
        reckon::Ground,
        views,
    },
    web::{Answer, Fact, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![list, form, send]
}

#[derive(Serialize)]
struct Row {
    href: String,
    title: String,
    due: String,
    tag: Tag,
    note: String,
}

#[derive(Serialize)]
struct List {
    rows: Vec<Row>,
}

#[get("/case/reports")]
async fn list(visit: Visit) -> Answer {
    let all = visit.read(views::own).await?;
    let row = |one: &views::Asked| Row {
        href: format!("/case/reports/{}", one.due.part),
        title: title(&visit, one.due.part),
        due: words::date(one.due.on),
        tag: tag(&visit, one.report.as_ref().map_or(State::Draft, |report| report.state)),
        note: one
            .report
            .as_ref()
            .filter(|report| report.state == State::Returned)
            .and_then(|report| report.note.clone())
            .unwrap_or_default(),
    };
    visit.show("reports/own", "reports-own-heading", &List { rows: all.iter().map(row).collect() })
}

#[derive(Serialize)]
struct View {
    facts: Vec<Fact>,
    note: String,
    /// What was sent and is not to be changed now.
    narrative: String,
    rows: Vec<LineView>,
    form: Option<FormView>,
    /// What was received and given back, with what the report as it was saved comes to.
    moved: MoneyView,
}

#[derive(Serialize)]
struct LineView {
    what: String,
    planned: Money,
    spent: Money,
    note: String,
}

/// When it is due, the report, its lines, what it is reckoned with, lists.
type Found = (Due, Option<Report>, Vec<Line>, Ground, Lists);

async fn load(visit: &Visit, part: i32) -> Result<Found, Stop> {
    visit
        .read(move |tx| {
            let award = views::own_award(tx)?;
            let (due, report, lines) = views::one_of(tx, &award, part)?;
            Ok((due, report, lines, reckoned::ground(tx, &award)?, choices::lists(tx)?))
        })
        .await
}

/// A line's name: its category and what for.
fn named(visit: &Visit, lists: &Lists, line: &Line) -> String {
    let category = lists.name(CATEGORIES, &line.category, visit.lang);
    match (category.is_empty(), line.what.is_empty()) {
        (true, true) => visit.say("reports-whole-award"),
        (false, true) => category,
        (true, false) => line.what.clone(),
        (false, false) => format!("{category} · {}", line.what),
    }
}

fn page(visit: &Visit, (due, report, lines, ground, lists): &Found, form: &Form) -> Answer {
    let state = report.as_ref().map_or(State::Draft, |report| report.state);
    let mut inputs = vec![Input::area("narrative", NARRATIVE_MOST)];
    for (number, line) in (1..).zip(lines) {
        let planned = money::format(&line.planned, visit.lang.style());
        let label = format!("{} · {}: {planned}", named(visit, lists, line), visit.say("reports-planned"));
        inputs.push(
            Input::money(&format!("spent_{number}"), line.planned.currency().code())
                .labelled(label)
                .hinted(visit.say("reports-fill-spent")),
        );
        let note = Input::text(&format!("note_{number}")).labelled(visit.say("reports-line-note"));
        inputs.push(note.optional().max(NOTE_MOST));
    }
    let action = format!("/case/reports/{}", due.part);
    let view = View {
        facts: [("reports-due", words::date(due.on)), ("reports-state", tag(visit, state).label)]
            .into_iter()
            .map(|(key, value)| Fact { label: visit.say(key), value })
            .collect(),
        note: report.as_ref().and_then(|report| report.note.clone()).unwrap_or_default(),
        narrative: report.as_ref().map(|report| report.narrative.clone()).unwrap_or_default(),
        rows: lines
            .iter()
            .map(|line| LineView {
                what: named(visit, lists, line),
                planned: line.planned,
                spent: line.spent,
                note: line.note.clone().unwrap_or_default(),
            })
            .collect(),
        moved: reckoned::view(visit, lines, ground)?,
        form: state.is_fillable().then(|| {
            let form = form.view(visit, &action, inputs, "reports-send-button");
            form.button("go", "save", visit.say("reports-save-button"), true)
        }),
    };
    visit.show_form_titled("reports/fill", &title(visit, due.part), form, &view)
}

#[get("/case/reports/<part>")]
async fn form(visit: Visit, part: i32) -> Answer {
    let found = load(&visit, part).await?;
    let mut form = Form::blank("reports-fill");
    if let Some(report) = &found.1 {
        form = form.with("narrative", report.narrative.clone());
        for (number, line) in (1..).zip(&report.lines) {
            form = form
                .with(&format!("spent_{number}"), typed(&line.spent, visit.lang))
                .with(&format!("note_{number}"), line.note.clone().unwrap_or_default());
        }
    }
    page(&visit, &found, &form)
}

fn read(form: &mut Form, lines: &[Line], saves: bool) -> Option<Filled> {
    let narrative =
        if saves { form.optional("narrative", NARRATIVE_MOST) } else { form.text("narrative", NARRATIVE_MOST) };
    let mut filled = Vec::new();
    for (number, line) in (1..).zip(lines) {
        let currency = line.planned.currency();
        let field = format!("spent_{number}");
        // A draft may lack amounts; what is sent may not.
        let empty = saves && form.raw(&field).trim().is_empty();
        let spent = if empty { Some(Money::zero(currency)) } else { form.money_or_zero(&field, currency) };
        filled.push((spent, form.optional(&format!("note_{number}"), NOTE_MOST)));
    }
    let lines = filled.into_iter().map(|(spent, note)| Some((spent?, note?))).collect::<Option<Vec<_>>>()?;
    Some(Filled { narrative: narrative?, lines })
}

#[post("/case/reports/<part>", data = "<posted>")]
async fn send(visit: Visit, part: i32, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let found = load(&visit, part).await?;
    let mut form = Form::sent("reports-fill", posted);
    let saves = form.raw("go") == "save";
    let new = read(&mut form, &found.2, saves);
    let act = move |tx: &mut crate::db::Tx<'_>, new: &Filled| {
        if saves { fill::save(tx, part, new) } else { fill::send(tx, part, new) }
    };
    match visit.act(&mut form, new, act).await? {
        Some(_) if saves => visit.done(jar, format!("/case/reports/{part}"), "reports-saved"),
        Some(_) => visit.done(jar, "/case/reports", "reports-sent"),
        None => page(&visit, &found, &form),
    }
}
