//! The staff's pages of a call's quiz.

use super::labels::{labels, with_labels, written};
use crate::{
    base::{CallId, Deed, Stop},
    calls::{
        self, Call,
        quiz::{self, Change, ELSEWHERE, Question, TEXT},
    },
    web::{Answer, Choice, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![quiz_page, around, question_form, question, remove]
}

#[derive(Serialize)]
struct Row {
    href: String,
    text: String,
    reason: String,
    ends: String,
}

#[derive(Serialize)]
struct View {
    back: String,
    rows: Vec<Row>,
    /// Where a question is added; empty where there is no room.
    add: String,
    form: FormView,
}

async fn load(visit: &Visit, id: CallId) -> Result<Call, Stop> {
    visit
        .read(move |tx| {
            tx.permit(Deed::EditCall)?;
            calls::find(tx, id)
        })
        .await
}

fn show(visit: &Visit, call: &Call, form: &Form) -> Answer {
    let row = |(place, question): (usize, &Question)| Row {
        href: format!("/calls/{}/quiz/{}", call.id, place + 1),
        text: question.text.tell(visit.lang),
        reason: question.reason.tell(visit.lang),
        ends: visit.say(if question.ends_on_yes { "form-yes" } else { "form-no" }),
    };
    let limits = Choice::new("yes", visit.say("calls-quiz-limits-yes"));
    let mut inputs = vec![Input::checks("limits", vec![limits]).optional()];
    inputs.extend(written(visit, "elsewhere", "calls-quiz-elsewhere", Some(ELSEWHERE)));
    let room = call.quiz.questions.len() < quiz::QUESTIONS;
    let view = View {
        back: format!("/calls/{}", call.id),
        rows: call.quiz.questions.iter().enumerate().map(row).collect(),
        add: if room { format!("/calls/{}/quiz/0", call.id) } else { String::new() },
        form: form.view(visit, &format!("/calls/{}/quiz", call.id), inputs, "calls-part-save"),
    };
    visit.show_form("calls/quiz", "calls-quiz-heading", form, &view)
}

#[get("/calls/<id>/quiz")]
async fn quiz_page(visit: Visit, id: CallId) -> Answer {
    let call = load(&visit, id).await?;
    let mut form = with_labels(Form::blank("calls-quiz"), "elsewhere", &call.quiz.elsewhere);
    if call.quiz.asks_limits {
        form = form.with("limits", "yes");
    }
    show(&visit, &call, &form)
}

#[post("/calls/<id>/quiz", data = "<posted>")]
async fn around(visit: Visit, id: CallId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let call = load(&visit, id).await?;
    let mut form = Form::sent("calls-quiz", posted);
    let asks_limits = form.has("limits");
    let new = labels(&mut form, "elsewhere", ELSEWHERE).map(|elsewhere| Change::Around { asks_limits, elsewhere });
    match visit.act(&mut form, new, move |tx, new| quiz::change(tx, id, new)).await? {
        Some(()) => visit.done(jar, format!("/calls/{id}/quiz"), "calls-part-saved"),
        None => show(&visit, &call, &form),
    }
}

#[derive(Serialize)]
struct QuestionView {
    back: String,
    form: FormView,
    remove: Option<FormView>,
}

fn show_question(visit: &Visit, id: CallId, place: usize, form: &Form) -> Answer {
    let way = format!("/calls/{id}/quiz/{place}");
    let ends = vec![Choice::new("yes", visit.say("form-yes")), Choice::new("no", visit.say("form-no"))];
    let mut inputs = written(visit, "text", "calls-quiz-text", Some(TEXT));
    inputs.push(Input::radios("ends", ends));
    inputs.extend(written(visit, "reason", "calls-quiz-reason", Some(TEXT)));
    let remove = Form::blank("calls-quiz").view(visit, &format!("{way}/remove"), Vec::new(), "calls-question-remove");
    let view = QuestionView {
        back: format!("/calls/{id}/quiz"),
        form: form.view(visit, &way, inputs, "calls-part-save"),
        remove: (place > 0).then(|| remove.aside()),
    };
    visit.show_form("calls/quiz-question", "calls-quiz-question", form, &view)
}

/// The question at a place counted from 1; a blank one at 0.
#[get("/calls/<id>/quiz/<place>")]
async fn question_form(visit: Visit, id: CallId, place: usize) -> Answer {
    let call = load(&visit, id).await?;
    let mut form = Form::blank("calls-quiz");
    if let Some(before) = place.checked_sub(1) {
        let question = call.quiz.questions.get(before).ok_or(Stop::Missing)?;
        form = with_labels(with_labels(form, "text", &question.text), "reason", &question.reason);
        form = form.with("ends", if question.ends_on_yes { "yes" } else { "no" });
    }
    show_question(&visit, id, place, &form)
}

#[post("/calls/<id>/quiz/<place>", data = "<posted>")]
async fn question(visit: Visit, id: CallId, place: usize, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    load(&visit, id).await?;
    let mut form = Form::sent("calls-quiz", posted);
    let (text, reason) = (labels(&mut form, "text", TEXT), labels(&mut form, "reason", TEXT));
    let ends: Option<String> = form.one("ends");
    let new = (|| {
        let question = Question { text: text?, ends_on_yes: ends? == "yes", reason: reason? };
        Some(place.checked_sub(1).map_or(Change::Add(question.clone()), |place| Change::Edit(place, question)))
    })();
    match visit.act(&mut form, new, move |tx, new| quiz::change(tx, id, new)).await? {
        Some(()) => visit.done(jar, format!("/calls/{id}/quiz"), "calls-part-saved"),
        None => show_question(&visit, id, place, &form),
    }
}

#[post("/calls/<id>/quiz/<place>/remove", data = "<posted>")]
async fn remove(visit: Visit, id: CallId, place: usize, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let call = load(&visit, id).await?;
    let mut form = Form::sent("calls-quiz", posted);
    let new = Change::Remove(place.checked_sub(1).ok_or(Stop::Missing)?);
    match visit.act(&mut form, Some(new), move |tx, new| quiz::change(tx, id, new)).await? {
        Some(()) => visit.done(jar, format!("/calls/{id}/quiz"), "calls-part-removed"),
        None => show(&visit, &call, &form),
    }
}
