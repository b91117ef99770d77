//! The page that erases a person who left.

use crate::{
    base::{Deed, Message, PersonId},
    people::State,
    privacy::{
        REASON_MAX,
        person::{self, ErasePerson, Leaving},
    },
    web::{Answer, Form, FormView, Input, Proved, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![form, erase]
}

const FORM: &str = "privacy-person";

#[derive(Serialize)]
struct View {
    /// Why it cannot be done yet, each with where to go; empty: it can.
    first: Vec<First>,
    erased: bool,
    form: Option<FormView>,
    back: String,
}

#[derive(Serialize)]
struct First {
    text: String,
    href: String,
}

fn first(visit: &Visit, leaving: &Leaving) -> Vec<First> {
    let (person, open) = (&leaving.person, &leaving.open);
    let at = |tail: &str| format!("/people/{}{tail}", person.id);
    let counted = |key: &str, n: i64| visit.message(&Message::new(key).with("n", n));
    let mut first = Vec::new();
    if person.state != State::Disabled {
        first.push(First { text: visit.say("people-still-active"), href: at("") });
    }
    let cases = i64::try_from(open.cases + open.threads).unwrap_or(i64::MAX);
    let readings = i64::try_from(open.readings).unwrap_or(i64::MAX);
    for (n, key, href) in [
        (cases, "privacy-person-cases", at("/hand-over")),
        (readings, "privacy-person-readings", at("/readings")),
        (open.meetings, "privacy-person-meetings", "/board/meetings".to_owned()),
    ] {
        if n > 0 {
            first.push(First { text: counted(key, n), href });
        }
    }
    first
}

async fn show(visit: &Visit, id: PersonId, form: &Form) -> Answer {
    let leaving = visit.read(move |tx| person::look(tx, id)).await?;
    let erased = leaving.person.erased_on.is_some();
    let first = if erased { Vec::new() } else { first(visit, &leaving) };
    let inputs = vec![Input::text("reason").max(REASON_MAX).width("l")];
    let action = format!("/people/{id}/erase");
    let may = !erased && first.is_empty();
    let view = View {
        form: (may || form.refused()).then(|| form.view(visit, &action, inputs, "privacy-person-button")),
        first,
        erased,
        back: format!("/people/{id}"),
    };
    let heading = format!("{}: {}", visit.say("privacy-person-heading"), leaving.person.name);
    visit.show_form_titled("privacy/person", &heading, form, &view)
}

#[get("/people/<id>/erase")]
async fn form(visit: Visit, id: PersonId) -> Answer {
    show(&visit, id, &Form::blank(FORM)).await
}

#[post("/people/<id>/erase", data = "<posted>")]
async fn erase(visit: Visit, id: PersonId, posted: Proved, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::ErasePerson)).await?;
    let mut form = Form::sent(FORM, posted.0);
    let new = form.text("reason", REASON_MAX).map(|reason| ErasePerson { person: id, reason });
    match visit.act(&mut form, new, person::erase).await? {
        Some(_) => {
            if let Err(stop) = visit.house.db.forget().await {
                crate::web::fault::log(&stop);
            }
            visit.done(jar, format!("/people/{id}"), "privacy-person-erased")
        }
        None => show(&visit, id, &form).await,
    }
}
