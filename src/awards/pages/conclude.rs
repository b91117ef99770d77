//! The chair concludes a vote.

use crate::{
    awards::{self, Conclusion},
    base::{Lang, Message, MotionId},
    board::{self, MotionState, TEXT_MAX, Track, polls::Poll},
    calls::pages::labels::{LanguageView, by_language, labels},
    web::{Answer, Choice, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

use super::{Fact, word};

pub(super) fn routes() -> Vec<Route> {
    routes![conclude_form, conclude]
}

#[derive(Serialize)]
struct View {
    back: String,
    text: String,
    conditions: String,
    facts: Vec<Fact>,
    /// What closing now would come to, where too few have voted.
    warning: String,
    /// Whether it takes a decision back: then the text of the motion says why.
    takes_back: bool,
    languages: Vec<LanguageView>,
    form: FormView,
}

async fn page(visit: &Visit, id: MotionId, form: &Form) -> Answer {
    let poll = visit.read(move |tx| board::polls::view(tx, id)).await?;
    // A vote that is closed has nothing to conclude: its page shows what came of it.
    if !poll.may_close && !form.refused() {
        return visit.go(format!("/board/motions/{id}"));
    }
    let mut inputs = Vec::new();
    if poll.rules.terms.casting_vote {
        let choices = [board::Choice::Yes, board::Choice::No];
        let none = Choice::new("", visit.say("awards-conclude-casting-none"));
        let choices = choices.map(|choice| Choice::new(choice.as_str(), word(visit, "board-choice", choice.as_str())));
        inputs.push(Input::select("casting", std::iter::once(none).chain(choices).collect()).optional());
    }
    let reasons = |lang: Lang| {
        let label = Message::new("board-explain-reasons").with("language", lang.own_name());
        let field = format!("reasons_{}", lang.code());
        vec![Input::area(&field, TEXT_MAX).labelled(visit.message(&label)).hinted("").optional()]
    };
    let view = View {
        back: format!("/board/motions/{id}"),
        text: poll.text().map_or_else(|| poll.motion.text.clone(), |text| visit.message(&text)),
        conditions: poll.motion.conditions.clone().unwrap_or_default(),
        facts: facts(visit, &poll),
        warning: if poll.motion.track != Track::Emergency && poll.cast < poll.quorum {
            visit.message(&Message::new("awards-conclude-lapses").with("cast", poll.cast).with("quorum", poll.quorum))
        } else {
            String::new()
        },
        takes_back: poll.reverses.is_some(),
        languages: if poll.reverses.is_some() { Vec::new() } else { by_language(visit, form, poll.language, reasons) },
        form: form.view(visit, &format!("/board/motions/{id}/conclude"), inputs, "awards-conclude-button"),
    };
    visit.show_form("awards/conclude", "awards-conclude-heading", form, &view)
}

fn facts(visit: &Visit, poll: &Poll) -> Vec<Fact> {
    let amount = poll.motion.amount.map(|amount| crate::base::money::format(&amount, visit.lang.style()));
    let fund = poll.fund.as_ref().map(|fund| format!("{} ({})", fund.labels.say(visit.lang), fund.code));
    let rows = [
        ("awards-letter-reference", poll.reference.clone()),
        ("awards-conclude-outcome", word(visit, "board-outcome", poll.motion.outcome.as_str())),
        ("board-motion-reverses", poll.reverses.map(|one| board::pages::brief(visit, &one)).unwrap_or_default()),
        ("awards-amount", amount.unwrap_or_default()),
        ("awards-fund", fund.unwrap_or_default()),
        ("board-motion-round", poll.round.as_ref().map(|round| round.labels.say(visit.lang)).unwrap_or_default()),
        ("awards-conclude-cast", format!("{} / {}", poll.cast, poll.electors)),
        ("awards-conclude-quorum", poll.quorum.to_string()),
    ];
    let rows = rows.into_iter().filter(|(_, value)| !value.is_empty());
    rows.map(|(key, value)| Fact { label: visit.say(key), value }).collect()
}

#[get("/board/motions/<id>/conclude")]
async fn conclude_form(visit: Visit, id: MotionId) -> Answer {
    page(&visit, id, &Form::blank("awards-conclude")).await
}

#[post("/board/motions/<id>/conclude", data = "<posted>")]
async fn conclude(visit: Visit, id: MotionId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent("awards-conclude", posted);
    let (casting, reasons) = (form.perhaps("casting"), labels(&mut form, "reasons", TEXT_MAX));
    let new = casting.zip(reasons).map(|(casting, reasons)| Conclusion { casting, reasons });
    match visit.act(&mut form, new, move |tx, new| awards::conclude(tx, id, new)).await? {
        Some(concluded) => {
            let said = match concluded.result {
                MotionState::Carried => "awards-concluded-carried",
                MotionState::Lost => "awards-concluded-lost",
                MotionState::Open | MotionState::Lapsed => "awards-concluded-lapsed",
            };
            visit.done(jar, format!("/board/motions/{id}"), said)
        }
        None => {
            // What the refusal found is kept apart: the refused act left nothing.
            visit.write(move |tx| awards::check_names(tx, id)).await?;
            page(&visit, id, &form).await
        }
    }
}
