//! The chair takes back a motion that is open, with a reason.

use super::message;
use crate::{
    base::{Deed, Message, MotionId},
    board::{Refusal, TEXT_MAX, closing, polls},
    web::{Answer, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![withdraw_form, withdraw]
}

#[derive(Serialize)]
struct View {
    form: FormView,
    back: String,
}

async fn page(visit: &Visit, id: MotionId, form: &Form) -> Answer {
    let (number, reference) = visit
        .read(move |tx| {
            tx.permit(Deed::ChairVote)?;
            let poll = polls::view(tx, id)?;
            if !poll.may_withdraw {
                return Err(Refusal::MotionClosed.into());
            }
            Ok((poll.motion.number, poll.reference))
        })
        .await?;
    let back = format!("/board/motions/{id}");
    let inputs = vec![Input::area("reason", TEXT_MAX)];
    let view = View { form: form.view(visit, &format!("{back}/withdraw"), inputs, "board-withdraw-button"), back };
    let heading = Message::new("board-withdraw-heading").with("number", number).with("reference", reference);
    visit.show_form_titled("board/withdraw", &message(visit, heading), form, &view)
}

#[get("/board/motions/<id>/withdraw")]
async fn withdraw_form(visit: Visit, id: MotionId) -> Answer {
    page(&visit, id, &Form::blank("board-withdraw")).await
}

#[post("/board/motions/<id>/withdraw", data = "<posted>")]
async fn withdraw(visit: Visit, id: MotionId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent("board-withdraw", posted);
    let reason = form.text("reason", TEXT_MAX);
    match visit.act(&mut form, reason, move |tx, reason| closing::withdraw(tx, id, reason)).await? {
        Some(()) => visit.done(jar, format!("/board/motions/{id}"), "board-withdrawn"),
        None => page(&visit, id, &form).await,
    }
}
