//! Handing a member's readings over to another.

use crate::{
    base::{Deed, Message, PersonId},
    board::{
        hand_over::{self, HandOver},
        members,
    },
    people,
    web::{Answer, Choice, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![form, hand]
}

const HAND: &str = "board-hand-over";

#[derive(Serialize)]
struct View {
    lead: String,
    back: String,
    form: Option<FormView>,
}

async fn show(visit: &Visit, id: PersonId, form: &Form) -> Answer {
    let (work, name, mut others) = visit
        .read(move |tx| {
            let work = hand_over::in_hand(tx, id)?;
            Ok((work, people::find(tx, id)?.name, members::all(tx)?))
        })
        .await?;
    others.retain(|other| other.id != id);
    let mut choices = vec![Choice::new("", visit.say("applications-work-nobody"))];
    choices.extend(others.iter().map(|other| Choice::new(other.id.to_string(), other.name.clone())));
    let lead = Message::new("board-hand-over-lead")
        .with("name", name)
        .with("readings", work.readings)
        .with("meetings", work.meetings);
    let inputs = vec![Input::select("to", choices).optional().width("l")];
    let view = View {
        lead: visit.message(&lead),
        back: format!("/people/{id}"),
        form: (work.readings > 0)
            .then(|| form.view(visit, &format!("/people/{id}/readings"), inputs, "applications-hand-over-button")),
    };
    visit.show_form("board/hand_over", "board-hand-over-heading", form, &view)
}

#[get("/people/<id>/readings")]
async fn form(visit: Visit, id: PersonId) -> Answer {
    show(&visit, id, &Form::blank(HAND)).await
}

#[post("/people/<id>/readings", data = "<posted>")]
async fn hand(visit: Visit, id: PersonId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::HandOverWork)).await?;
    let mut form = Form::sent(HAND, posted);
    let new = form.perhaps::<PersonId>("to").map(|to| HandOver { from: id, to });
    match visit.act(&mut form, new, |tx, new| hand_over::hand_over(tx, *new)).await? {
        Some(handed) => {
            let said = if handed.left > 0 { "board-hand-over-left" } else { "board-hand-over-done" };
            visit.done(jar, format!("/people/{id}"), said)
        }
        None => show(&visit, id, &form).await,
    }
}
