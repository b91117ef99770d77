//! The chair withdraws a motion that is still voted on.

use super::{Fact, brief, fact, outcome};
use crate::{
    base::{Deed, MotionId},
    board::{TEXT_MAX, polls, withdraw},
    web::{Answer, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![withdraw_form, withdraw_motion]
}

#[derive(Serialize)]
struct View {
    text: String,
    facts: Vec<Fact>,
    back: String,
    form: FormView,
}

async fn page(visit: &Visit, id: MotionId, form: &Form) -> Answer {
    let poll = visit
        .read(move |tx| {
            tx.permit(Deed::ChairVote)?;
            polls::view(tx, id)
        })
        .await?;
    let back = format!("/board/motions/{id}");
    if !poll.may_close && !form.refused() {
        return visit.go(back);
    }
    let mut facts = vec![
        fact(visit, "awards-letter-reference", poll.reference.as_str()),
        fact(visit, "board-motion-outcome", outcome(visit, poll.motion.outcome)),
    ];
    facts.extend(poll.reverses.map(|earlier| fact(visit, "board-motion-reverses", brief(visit, &earlier))));
    facts.push(fact(visit, "awards-conclude-cast", format!("{} / {}", poll.cast, poll.electors)));
    let view = View {
        text: poll.text().map_or_else(|| poll.motion.text.clone(), |text| visit.message(&text)),
        facts,
        form: form.view(
            visit,
            &format!("{back}/withdraw"),
            vec![Input::area("note", TEXT_MAX)],
            "board-withdraw-button",
        ),
        back,
    };
    visit.show_form("board/withdraw", "board-withdraw-heading", form, &view)
}

#[get("/board/motions/<id>/withdraw")]
async fn withdraw_form(visit: Visit, id: MotionId) -> Answer {
    page(&visit, id, &Form::blank("board-withdraw")).await
}

#[post("/board/motions/<id>/withdraw", data = "<posted>")]
async fn withdraw_motion(visit: Visit, id: MotionId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::ChairVote)).await?;
    let mut form = Form::sent("board-withdraw", posted);
    let reason = form.text("note", TEXT_MAX);
    match visit.act(&mut form, reason, move |tx, reason| withdraw::withdraw(tx, id, reason)).await? {
        Some(()) => visit.done(jar, format!("/board/motions/{id}"), "board-withdrawn"),
        None => page(&visit, id, &form).await,
    }
}
