//! The quiz as a visitor meets it, before an application is begun. Nothing of it is kept: its answers travel in the pages.

use crate::{
    base::{Lang, Stop, stop::Message},
    calls::{Call, choices::Lists, quiz::Limited},
    web::{Answer, Choice, Form, FormView, Input, Visit},
};
use serde::Serialize;

/// What the answers come to.
pub(super) enum Verdict {
    /// Some have no answer yet.
    Unanswered,
    /// The call is not for this group, and why.
    Ends(Vec<String>),
    /// On to the application.
    Through,
}

fn field(place: usize) -> String {
    format!("quiz_{place}")
}

fn field_of(limit: Limited) -> String {
    format!("quiz_{}", limit.list())
}

/// The names of all its fields.
pub(super) fn fields(call: &Call) -> Vec<String> {
    let limits = call.quiz.limits(call).into_iter().map(field_of);
    limits.chain((0..call.quiz.questions.len()).map(field)).collect()
}

fn inputs(visit: &Visit, call: &Call, lists: &Lists) -> Vec<Input> {
    let limit = |limit: Limited| {
        let offered = lists.of(limit.list(), visit.lang).into_iter();
        let choices = offered.map(|(code, name)| Choice::new(code, name)).collect();
        Input::radios(&field_of(limit), choices)
            .labelled(visit.say(&format!("applications-quiz-{}", limit.list())))
            .hinted("")
    };
    let mut inputs: Vec<Input> = call.quiz.limits(call).into_iter().map(limit).collect();
    for (place, question) in call.quiz.questions.iter().enumerate() {
        let choices = vec![Choice::new("yes", visit.say("form-yes")), Choice::new("no", visit.say("form-no"))];
        inputs.push(Input::radios(&field(place), choices).labelled(question.text.tell(visit.lang)).hinted(""));
    }
    inputs
}

/// Reads the answers, noting the missing ones at their fields.
pub(super) fn judge(form: &mut Form, call: &Call, lists: &Lists, lang: Lang) -> Verdict {
    let mut reasons = Vec::new();
    let mut whole = true;
    let mut chosen = |form: &mut Form, field: &str, known: &dyn Fn(&str) -> bool| {
        let answer = form.raw(field).to_owned();
        if known(&answer) {
            return Some(answer);
        }
        form.refuse(field, Message::new("form-choose"));
        whole = false;
        None
    };
    for limit in call.quiz.limits(call) {
        let Some(answer) = chosen(form, &field_of(limit), &|code| lists.has(limit.list(), code)) else { continue };
        if !limit.allowed(call).contains(&answer) {
            reasons.push(Message::new(&format!("applications-{}-not-in-call", limit.list())).say(lang));
        }
    }
    for (place, question) in call.quiz.questions.iter().enumerate() {
        let Some(answer) = chosen(form, &field(place), &|answer| matches!(answer, "yes" | "no")) else { continue };
        if (answer == "yes") == question.ends_on_yes {
            reasons.push(question.reason.tell(lang));
        }
    }
    match (reasons.is_empty(), whole) {
        // One answer that ends it is enough: nobody answers the rest for nothing.
        (false, _) => Verdict::Ends(reasons),
        (true, false) => Verdict::Unanswered,
        (true, true) => Verdict::Through,
    }
}

#[derive(Serialize)]
struct View {
    call: String,
    purpose: String,
    form: FormView,
}

/// The questions.
pub(super) fn page(visit: &Visit, call: &Call, lists: &Lists, form: &Form) -> Answer {
    let view = View {
        call: call.labels.tell(visit.lang),
        purpose: call.purpose.tell(visit.lang),
        form: form.view(visit, &format!("/apply/{}", call.id), inputs(visit, call, lists), "applications-quiz-button"),
    };
    visit.show_form("applications/quiz", "applications-quiz-heading", form, &view)
}

#[derive(Serialize)]
struct End {
    reasons: Vec<String>,
    others: String,
    again: String,
}

/// The kind end.
pub(super) fn end(visit: &Visit, call: &Call, reasons: Vec<String>) -> Answer {
    let view = End { reasons, others: call.quiz.elsewhere.tell(visit.lang), again: format!("/apply/{}", call.id) };
    visit.show("applications/quiz-end", "applications-quiz-end-heading", &view)
}

/// The call with its lists, for both.
pub(super) async fn load(visit: &Visit, id: crate::base::CallId) -> Result<(Call, Lists), Stop> {
    visit.read(move |tx| Ok((crate::calls::find(tx, id)?, crate::calls::choices::lists(tx)?))).await
}
