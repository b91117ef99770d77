//! Where one is signed in: the list of one's sessions, and ending them; and the administrator's buttons that end others'.

use super::{person::press, sign_in::device};
use crate::{
    base::{PersonId, SessionId, Stop, seal, stop::Message, words},
    people::{
        devices::{self, NAME_MAX, Open},
        sessions,
    },
    web::{
        Answer, Form, FormView, Input, Posted, Proved, Visit,
        visit::{VISIT_COOKIE, set_cookie},
    },
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![list, name, end, end_others, end_all_of_person, end_all]
}

#[derive(Serialize)]
struct View {
    rows: Vec<Row>,
    form: Option<FormView>,
    others: Option<FormView>,
}

#[derive(Serialize)]
struct Row {
    browser: String,
    is_this: bool,
    began_on: String,
    used_on: String,
    strong: bool,
    end: FormView,
}

fn browser(visit: &Visit, open: &Open) -> String {
    match (open.name.is_empty(), open.number) {
        (false, _) => open.name.clone(),
        (true, Some(number)) => visit.message(&Message::new("people-browser").with("n", number)),
        (true, None) => visit.say("people-browser-unknown"),
    }
}

fn row(visit: &Visit, open: &Open) -> Row {
    let action = format!("/people/me/sessions/{}/end", open.id);
    Row {
        browser: browser(visit, open),
        is_this: open.is_this,
        began_on: words::date(open.began_on),
        used_on: words::date(open.used_on),
        strong: open.strong,
        end: Form::blank("people-session").view(visit, &action, Vec::new(), "people-session-end"),
    }
}

async fn page(visit: &Visit, form: Option<&Form>) -> Answer {
    let (secret, limits) = (visit.secret.clone(), visit.house.limits());
    let open = visit.read(move |tx| devices::open(tx, &secret, limits)).await?;
    let this = open.iter().find(|open| open.is_this && open.number.is_some());
    let blank = Form::blank("people-session").with("name", this.map_or("", |open| &open.name));
    let form = form.unwrap_or(&blank);
    let naming = || {
        let inputs = vec![Input::text("name").width("m").max(NAME_MAX).optional().autocomplete("off")];
        form.view(visit, "/people/me/sessions", inputs, "people-session-name-button")
    };
    let others = open.len() > 1;
    let press = || {
        let action = "/people/me/sessions/end-others";
        Form::blank("people-session").view(visit, action, Vec::new(), "people-session-end-others").aside()
    };
    let view = View {
        rows: open.iter().map(|open| row(visit, open)).collect(),
        form: this.map(|_| naming()),
        others: others.then(press),
    };
    visit.show_form("people/sessions", "people-sessions-heading", form, &view)
}

#[get("/people/me/sessions")]
async fn list(visit: Visit) -> Answer {
    page(&visit, None).await
}

#[post("/people/me/sessions", data = "<posted>")]
async fn name(visit: Visit, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.actor.person().ok_or(Stop::SignedOut)?;
    let mut form = Form::sent("people-session", posted);
    let typed = form.optional("name", NAME_MAX);
    let cookie = device(jar).unwrap_or_default();
    match visit.act(&mut form, typed, move |tx, name| devices::name(tx, &cookie, name)).await? {
        Some(()) => visit.done(jar, "/people/me/sessions", "people-session-named"),
        None => page(&visit, Some(&form)).await,
    }
}

#[post("/people/me/sessions/<id>/end", data = "<_posted>")]
async fn end(visit: Visit, id: SessionId, _posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.write(move |tx| devices::end(tx, id)).await?;
    if visit.session == Some(id) {
        set_cookie(jar, VISIT_COOKIE, seal::random_token()?, None);
        return visit.done(jar, "/", "people-signed-out");
    }
    visit.done(jar, "/people/me/sessions", "people-session-ended")
}

#[post("/people/me/sessions/end-others", data = "<_posted>")]
async fn end_others(visit: Visit, _posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let this = visit.session.ok_or(Stop::SignedOut)?;
    visit.write(move |tx| devices::end_others(tx, this)).await?;
    visit.done(jar, "/people/me/sessions", "people-sessions-ended")
}

#[post("/people/<id>/sign-out", data = "<posted>")]
async fn end_all_of_person(visit: Visit, id: PersonId, posted: Proved, jar: &CookieJar<'_>) -> Answer {
    press(&visit, id, posted.0, jar, "people-signed-out-there", move |tx| sessions::end_all_of_person(tx, id)).await
}

#[post("/people/sign-out-all", data = "<posted>")]
async fn end_all(visit: Visit, posted: Proved, jar: &CookieJar<'_>) -> Answer {
    let this = visit.session.ok_or(Stop::SignedOut)?;
    let form = Form::sent("people", posted.0);
    if form.is_switching() {
        return visit.go("/people");
    }
    visit.house.db.write(visit.actor.clone(), form.request_key(), move |tx| sessions::end_all(tx, this)).await?;
    visit.done(jar, "/people", "people-signed-out-all")
}
