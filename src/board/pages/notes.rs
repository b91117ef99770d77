//! A member's own notes on an application: a form of their own on its page.

use crate::{
    base::ApplicationId,
    board::{Seen, TEXT_MAX, notes},
    web::{Answer, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![page, write]
}

fn view(visit: &Visit, id: ApplicationId, form: &Form) -> FormView {
    let inputs = vec![Input::area("body", TEXT_MAX).optional()];
    form.view(visit, &format!("/board/applications/{id}/notes"), inputs, "board-notes-button")
}

/// The form as it stands on the application's page, beside that of the scores.
pub(super) fn form(visit: &Visit, id: ApplicationId, notes: &str) -> FormView {
    view(visit, id, &Form::blank("board-notes").with("body", notes)).aside()
}

#[derive(Serialize)]
struct Notes {
    back: String,
    form: FormView,
}

/// The notes by themselves: where a form that was refused is shown again.
fn show(visit: &Visit, id: ApplicationId, seen: &Seen, form: &Form) -> Answer {
    let page = Notes { back: format!("/board/applications/{id}"), form: view(visit, id, form) };
    let heading = format!("{}: {}", visit.say("board-notes-heading"), seen.reference());
    visit.show_form_titled("board/notes", &heading, form, &page)
}

#[get("/board/applications/<id>/notes")]
async fn page(visit: Visit, id: ApplicationId) -> Answer {
    let (seen, own) = visit
        .read(move |tx| {
            let seen = Seen::of(tx, id)?;
            let own = notes::own(tx, &seen)?;
            Ok((seen, own))
        })
        .await?;
    if !seen.is_clear() {
        return visit.go(format!("/board/applications/{id}/declare"));
    }
    show(&visit, id, &seen, &Form::blank("board-notes").with("body", own))
}

#[post("/board/applications/<id>/notes", data = "<posted>")]
async fn write(visit: Visit, id: ApplicationId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let seen = visit.read(move |tx| Seen::of(tx, id)).await?;
    if !seen.is_clear() {
        return visit.go(format!("/board/applications/{id}/declare"));
    }
    let mut form = Form::sent("board-notes", posted);
    let body = form.optional("body", TEXT_MAX);
    match visit.act(&mut form, body, move |tx, body| notes::write(tx, id, body)).await? {
        Some(()) => visit.done(jar, format!("/board/applications/{id}#notes"), "board-notes-kept"),
        None => show(&visit, id, &seen, &form),
    }
}
