//! The codes of a case, as its group keeps them: the contact person makes codes for co-workers and takes them back, and
//! everybody of the group sees which code was used on which day.

use super::{
    enter::{begin_session, receipt_of},
    own,
};
use crate::{
    applications::{
        self,
        codes::{self, CaseCode, NAME_MAX, NewWorker, TakeBack},
        helping::{self, Opened},
    },
    base::{ApplicationId, CaseCodeId, Refusal as _, Stop, words},
    calls,
    web::{Answer, Form, FormView, Input, Posted, Visit, doors},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![list, add, take_form, take]
}

#[derive(Serialize)]
struct Row {
    name: String,
    made: String,
    uses: Vec<String>,
    /// Where it is taken back; empty for the contact person's.
    take: String,
}

/// That somebody of the programme had the application open.
#[derive(Serialize)]
struct OpenedRow {
    at: String,
    until: String,
    reason: String,
}

#[derive(Serialize)]
struct List {
    rows: Vec<Row>,
    opened: Vec<OpenedRow>,
    form: FormView,
}

/// Days of use that are listed of a code.
const DAYS: usize = 14;

fn row(visit: &Visit, code: &CaseCode) -> Row {
    let day = |(on, times): &(chrono::NaiveDate, i32)| format!("{} × {times}", words::date(*on));
    Row {
        name: code.name.clone().unwrap_or_else(|| visit.say("applications-codes-contact")),
        made: words::date(code.made_at.date()),
        uses: code.uses.iter().take(DAYS).map(day).collect(),
        take: if code.name.is_some() { format!("/case/codes/{}", code.id) } else { String::new() },
    }
}

async fn load(visit: &Visit, id: ApplicationId) -> Result<Vec<CaseCode>, Stop> {
    visit.read(move |tx| codes::of_case(tx, id)).await
}

pub(super) fn own_code() -> Input {
    Input::text("own").mode("numeric").autocomplete("off").width("m")
}

async fn page(visit: &Visit, id: ApplicationId, form: &Form) -> Answer {
    let (codes, opened, zone) = visit
        .read(move |tx| {
            let call = applications::load(tx, id)?.call_id;
            Ok((codes::of_case(tx, id)?, helping::of_case(tx, id)?, calls::find(tx, call)?.zone))
        })
        .await?;
    let opening = |one: &Opened| OpenedRow {
        at: visit.instant(one.at, &zone),
        until: visit.instant(one.until, &zone),
        reason: one.reason.clone().unwrap_or_else(|| visit.say("applications-opened-entered")),
    };
    let inputs = vec![Input::text("name").max(NAME_MAX).autocomplete("off"), own_code()];
    let view = List {
        rows: codes.iter().map(|code| row(visit, code)).collect(),
        opened: opened.iter().map(opening).collect(),
        form: form.view(visit, "/case/codes", inputs, "applications-codes-button"),
    };
    visit.show_form("applications/codes", "applications-codes-heading", form, &view)
}

#[get("/case/codes")]
async fn list(visit: Visit) -> Answer {
    page(&visit, own(&visit)?, &Form::blank("applications-codes")).await
}

/// Wrong codes are slowed down, as at the entrance: gives the door at which the try was counted.
pub(super) async fn wait(visit: &Visit) -> Result<Vec<u8>, Stop> {
    let door = visit.house.db.master().hash("door", "case codes");
    doors::knock_shared(visit, &door).await?;
    Ok(door)
}

/// A try with the right code does not count.
pub(super) async fn forget_right(visit: &Visit, form: &Form, door: &[u8]) -> Result<(), Stop> {
    let wrong = crate::applications::Refusal::CodeNotYours.message();
    if form.errors().iter().any(|(_, message)| *message == wrong) {
        return Ok(());
    }
    doors::opened_shared(visit, door).await
}

#[post("/case/codes", data = "<posted>")]
async fn add(visit: Visit, posted: Posted) -> Answer {
    let id = own(&visit)?;
    let mut form = Form::sent("applications-codes", posted);
    let (name, typed) = (form.text("name", NAME_MAX), form.text("own", 60));
    let code = codes::of_request(visit.house.db.master(), &form.own_key());
    let shown = code.clone();
    let heading = name.clone().unwrap_or_default();
    let new = name.zip(typed).map(|(name, own)| NewWorker { case: id, own, name, code });
    let door = wait(&visit).await?;
    let added = visit.act(&mut form, new, codes::add_worker).await?;
    forget_right(&visit, &form, &door).await?;
    match added {
        Some(()) => receipt_of(&visit, &heading, &shown, "/case/codes"),
        None => page(&visit, id, &form).await,
    }
}

#[derive(Serialize)]
struct Take {
    name: String,
    form: FormView,
}

async fn take_page(visit: &Visit, id: ApplicationId, code: CaseCodeId, form: &Form) -> Answer {
    let codes = load(visit, id).await?;
    let name = codes.into_iter().find(|one| one.id == code).and_then(|one| one.name).ok_or(Stop::Missing)?;
    let way = format!("/case/codes/{code}");
    let view = Take { name, form: form.view(visit, &way, vec![own_code()], "applications-codes-take") };
    visit.show_form("applications/code-back", "applications-codes-take-heading", form, &view)
}

#[get("/case/codes/<code>")]
async fn take_form(visit: Visit, code: CaseCodeId) -> Answer {
    take_page(&visit, own(&visit)?, code, &Form::blank("applications-codes")).await
}

#[post("/case/codes/<code>", data = "<posted>")]
async fn take(visit: Visit, code: CaseCodeId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let id = own(&visit)?;
    let mut form = Form::sent("applications-codes", posted);
    let new = form.text("own", 60).map(|own| TakeBack { case: id, own, code });
    let door = wait(&visit).await?;
    let taken = visit.act(&mut form, new, codes::take_back).await?;
    forget_right(&visit, &form, &door).await?;
    match taken {
        Some(()) => {
            begin_session(&visit, id, jar).await?;
            visit.done(jar, "/case/codes", "applications-codes-taken")
        }
        None => take_page(&visit, id, code, &form).await,
    }
}
