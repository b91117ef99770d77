//! The yearly declaration of interests: a member's form, and the list for staff.

use super::{Tag, word};
use crate::{
    base::{Deed, Message, words},
    board::{
        TEXT_MAX,
        interests::{self, Interests},
    },
    web::{Answer, Choice, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![page, declare]
}

#[derive(Serialize)]
struct Line {
    name: String,
    tag: Tag,
    body: String,
    on: String,
}

#[derive(Serialize)]
struct View {
    year: String,
    lines: Vec<Line>,
    form: Option<FormView>,
}

fn line(visit: &Visit, one: &Interests) -> Line {
    let (state, tone) = match (&one.declared_at, &one.body) {
        (None, _) => ("missing", "amber"),
        (Some(_), None) => ("none", "green"),
        (Some(_), Some(_)) => ("some", "blue"),
    };
    Line {
        name: one.name.clone(),
        tag: Tag { label: word(visit, "board-interests", state), tone },
        body: one.body.clone().unwrap_or_default(),
        on: one.declared_at.map(|at| words::date(at.date())).unwrap_or_default(),
    }
}

fn inputs(visit: &Visit) -> Vec<Input> {
    let answers = [("none", "board-interests-no"), ("some", "board-interests-yes")];
    let answers = answers.map(|(state, key)| Choice::new(state, visit.say(key)));
    vec![Input::radios("state", answers.to_vec()), Input::area("body", TEXT_MAX).optional()]
}

async fn show(visit: &Visit, form: Option<Form>) -> Answer {
    let (sits, sees) = (visit.may(Deed::DeclareConflict), visit.may(Deed::SeeInterests));
    let (own, all, year) = visit
        .read(move |tx| {
            let own = if sits { Some(interests::own(tx)?) } else { None };
            let all = if sees || !sits { interests::all(tx)? } else { Vec::new() };
            Ok((own, all, interests::year(tx)))
        })
        .await?;
    let form = form.unwrap_or_else(|| {
        let blank = Form::blank("board-interests");
        match own.as_ref().filter(|own| own.declared_at.is_some()).map(|own| own.body.clone()) {
            Some(Some(body)) => blank.with("state", "some").with("body", body),
            Some(None) => blank.with("state", "none"),
            None => blank,
        }
    });
    let view = View {
        year: visit.message(&Message::new("board-interests-year").with("year", year.to_string())),
        lines: all.iter().map(|one| line(visit, one)).collect(),
        form: own.map(|_| form.view(visit, "/board/interests", inputs(visit), "board-interests-button")),
    };
    visit.show_form("board/interests", "board-interests-heading", &form, &view)
}

#[get("/board/interests")]
async fn page(visit: Visit) -> Answer {
    show(&visit, None).await
}

#[post("/board/interests", data = "<posted>")]
async fn declare(visit: Visit, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::DeclareConflict)).await?;
    let mut form = Form::sent("board-interests", posted);
    let state = form.one::<String>("state");
    let body = match state.as_deref() {
        Some("some") => form.text("body", TEXT_MAX),
        Some(_) => Some(String::new()),
        None => None,
    };
    match visit.act(&mut form, body, |tx, body| interests::declare(tx, body)).await? {
        Some(()) => visit.done(jar, "/board", "board-interests-kept"),
        None => show(&visit, Some(form)).await,
    }
}
