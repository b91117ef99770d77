//! Handing somebody's open work over to another.

use super::work::colleagues;
use crate::{
    applications::{
        hand_over::{self, HandOver},
        work::COLLEAGUES,
    },
    base::{Deed, Message, PersonId},
    people,
    web::{Answer, Choice, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![form, hand]
}

const HAND: &str = "applications-hand-over";

#[derive(Serialize)]
struct View {
    lead: String,
    back: String,
    form: Option<FormView>,
}

async fn show(visit: &Visit, id: PersonId, form: &Form) -> Answer {
    let (work, person, mut others) = visit
        .read(move |tx| {
            let work = hand_over::in_hand(tx, id)?;
            Ok((work, people::find(tx, id)?, people::named_holding(tx, &COLLEAGUES)?))
        })
        .await?;
    others.retain(|(other, _)| *other != id);
    let mut choices = vec![Choice::new("", visit.say("applications-work-nobody"))];
    choices.extend(colleagues(&others));
    let counted = Message::new("applications-hand-over-lead")
        .with("name", person.name)
        .with("cases", work.cases.len())
        .with("threads", work.threads.len());
    let action = format!("/people/{id}/hand-over");
    let inputs = vec![Input::select("to", choices).optional().width("l")];
    let view = View {
        lead: visit.message(&counted),
        back: format!("/people/{id}"),
        form: (!work.is_empty()).then(|| form.view(visit, &action, inputs, "applications-hand-over-button")),
    };
    visit.show_form("applications/hand-over", "applications-hand-over-heading", form, &view)
}

#[get("/people/<id>/hand-over")]
async fn form(visit: Visit, id: PersonId) -> Answer {
    show(&visit, id, &Form::blank(HAND)).await
}

#[post("/people/<id>/hand-over", data = "<posted>")]
async fn hand(visit: Visit, id: PersonId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::HandOverWork)).await?;
    let mut form = Form::sent(HAND, posted);
    let new = form.perhaps::<PersonId>("to").map(|to| HandOver { from: id, to });
    match visit.act(&mut form, new, |tx, new| hand_over::hand_over(tx, *new)).await? {
        Some(handed) => {
            let said = if handed.left > 0 { "applications-hand-over-left" } else { "applications-hand-over-done" };
            visit.done(jar, format!("/people/{id}"), said)
        }
        None => show(&visit, id, &form).await,
    }
}
