//! The months of the books: the list, closing one, proposing to open one again.

use crate::{
    base::{Deed, Stop},
    funds::{
        periods::{self, Period, PeriodRow, PeriodState},
        proposals::{self, Wish},
        receive::NOTE_MOST,
    },
    web::{Answer, Choice, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![list, close, reopen_form, reopen]
}

#[derive(Serialize)]
struct Row {
    period: String,
    state: String,
    tone: &'static str,
}

#[derive(Serialize)]
struct List {
    rows: Vec<Row>,
    form: Option<FormView>,
    may_reopen: bool,
}

async fn load(visit: &Visit) -> Result<Vec<PeriodRow>, Stop> {
    visit.read(periods::list).await
}

fn months(rows: &[PeriodRow], state: PeriodState) -> Vec<Choice> {
    let mine = rows.iter().filter(|row| row.state == state).map(|row| row.period);
    mine.map(|period| Choice::new(period.to_string(), period.say())).collect()
}

async fn list_page(visit: &Visit, form: &Form) -> Answer {
    let rows = load(visit).await?;
    // Of the open months the oldest is closed first; the current one, which stands on top, is not over.
    let mut open = months(&rows, PeriodState::Open);
    open.reverse();
    let may_close = visit.may(Deed::ClosePeriods) && !open.is_empty();
    let inputs = vec![Input::select("period", open).width("s")];
    // Months on end in one state are one row; the newest stand on top.
    let row = |run: &[PeriodRow]| {
        let period = match run {
            [one] => one.period.say(),
            _ => format!("{} – {}", run[run.len() - 1].period.say(), run[0].period.say()),
        };
        let (state, tone) = match run[0].state {
            PeriodState::Open => ("funds-period-open", "green"),
            PeriodState::Closed => ("funds-period-is-closed", ""),
        };
        Row { period, state: visit.say(state), tone }
    };
    let view = List {
        form: may_close.then(|| form.view(visit, "/funds/periods/close", inputs, "funds-periods-button")),
        may_reopen: visit.may(Deed::ProposeMoney) && rows.iter().any(|row| row.state == PeriodState::Closed),
        rows: rows.chunk_by(|one, next| one.state == next.state).map(row).collect(),
    };
    visit.show_form("funds/periods", "funds-periods-heading", form, &view)
}

#[get("/funds/periods")]
async fn list(visit: Visit) -> Answer {
    list_page(&visit, &Form::blank("funds-periods")).await
}

#[post("/funds/periods/close", data = "<posted>")]
async fn close(visit: Visit, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::ClosePeriods)).await?;
    let mut form = Form::sent("funds-periods", posted);
    let period = form.one::<Period>("period");
    match visit.act(&mut form, period, |tx, period| periods::close(tx, *period)).await? {
        Some(()) => visit.done(jar, "/funds/periods", "funds-periods-done"),
        None => list_page(&visit, &form).await,
    }
}

#[derive(Serialize)]
struct OneForm {
    form: FormView,
}

async fn reopen_page(visit: &Visit, form: &Form) -> Answer {
    let closed = months(&load(visit).await?, PeriodState::Closed);
    let inputs = vec![Input::select("period", closed).width("s"), Input::area("reason", NOTE_MOST)];
    let view = OneForm { form: form.view(visit, "/funds/periods/reopen", inputs, "funds-propose-button") };
    visit.show_form("funds/reopen", "funds-reopen-heading", form, &view)
}

#[get("/funds/periods/reopen")]
async fn reopen_form(visit: Visit) -> Answer {
    visit.read(|tx| tx.permit(Deed::ProposeMoney)).await?;
    reopen_page(&visit, &Form::blank("funds-reopen")).await
}

#[post("/funds/periods/reopen", data = "<posted>")]
async fn reopen(visit: Visit, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::ProposeMoney)).await?;
    let mut form = Form::sent("funds-reopen", posted);
    let (period, reason) = (form.one::<Period>("period"), form.text("reason", NOTE_MOST));
    let new = period.zip(reason);
    let act = |tx: &mut crate::db::Tx<'_>, (period, reason): &(Period, String)| {
        proposals::propose(tx, &Wish::Reopen(*period), reason)
    };
    match visit.act(&mut form, new, act).await? {
        Some(id) => visit.done(jar, format!("/proposals/{id}"), "funds-propose-done"),
        None => reopen_page(&visit, &form).await,
    }
}
