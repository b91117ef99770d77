//! Pages of the second stage: staff invite, an invited group goes on.

use super::{
    enter::{begin_new, receipt},
    own,
};
use crate::{
    applications::{
        Case, codes,
        stages::{self, Invite},
    },
    base::{CallId, Stop},
    calls,
    web::{Answer, Choice, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![invitations, invite, next, next_again]
}

#[derive(Serialize)]
struct View {
    call: String,
    back: String,
    any: bool,
    form: FormView,
}

async fn load(visit: &Visit, id: CallId) -> Result<(calls::Call, Vec<Case>), Stop> {
    visit.read(move |tx| Ok((calls::find(tx, id)?, stages::to_invite(tx, id)?))).await
}

async fn page(visit: &Visit, id: CallId, form: &Form) -> Answer {
    let (call, cases) = load(visit, id).await?;
    let choice = |case: &Case| {
        let state = visit.say(&format!("applications-state-{}", case.state.as_str().replace('_', "-")));
        Choice::new(case.id.to_string(), format!("{} · {}", case.reference, case.name)).hinted(state)
    };
    let inputs = vec![Input::checks("cases", cases.iter().map(choice).collect())];
    let view = View {
        call: call.labels.tell(visit.lang),
        back: format!("/calls/{id}"),
        any: !cases.is_empty(),
        form: form.view(visit, &format!("/calls/{id}/invitations"), inputs, "applications-invite-button"),
    };
    visit.show_form("applications/invite", "applications-invite-heading", form, &view)
}

#[get("/calls/<id>/invitations")]
async fn invitations(visit: Visit, id: CallId) -> Answer {
    page(&visit, id, &Form::blank("applications-invite")).await
}

#[post("/calls/<id>/invitations", data = "<posted>")]
async fn invite(visit: Visit, id: CallId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    load(&visit, id).await?;
    let mut form = Form::sent("applications-invite", posted);
    let cases = form.all("cases").iter().filter_map(|one| one.parse().ok()).collect();
    match visit.act(&mut form, Some(Invite { call: id, cases }), stages::invite).await? {
        Some(()) => visit.done(jar, format!("/calls/{id}/invitations"), "applications-invited"),
        None => page(&visit, id, &form).await,
    }
}

#[post("/case/next", data = "<posted>")]
async fn next(visit: Visit, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let id = own(&visit)?;
    let mut form = Form::sent("applications-case", posted);
    let code = codes::of_request(visit.house.db.master(), &form.own_key());
    let shown = code.clone();
    match visit.act(&mut form, Some(code), move |tx, code| stages::begin(tx, id, code)).await? {
        Some(opened) => {
            begin_new(&visit, opened.id, jar).await?;
            receipt(&visit, &shown, &opened.reference, "/case")
        }
        None => visit.done(jar, "/case", "applications-not-now"),
    }
}

#[get("/case/next")]
async fn next_again(visit: Visit) -> Answer {
    own(&visit)?;
    visit.go("/case")
}
