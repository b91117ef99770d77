//! Staff ask a group for more, question by question, and read what it changed.

use crate::{
    applications::{
        self, State, answers,
        ask::{self, NewAsk},
        changes::{self, Change},
    },
    base::{ApplicationId, Deed, QuestionId},
    calls::forms,
    web::{Answer, Choice, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![ask_form, ask_more, what_changed]
}

#[derive(Serialize)]
struct AskView {
    back: String,
    form: FormView,
}

async fn ask_page(visit: &Visit, id: ApplicationId, form: &Form) -> Answer {
    let lang = visit.lang;
    let (case, questions) = visit
        .read(move |tx| {
            tx.permit(Deed::Screen)?;
            let case = applications::for_reader(tx, id)?;
            if !matches!(case.state, State::Received | State::WithBoard) {
                return Err(applications::Refusal::NotNow.into());
            }
            let (form, given) = (forms::load(tx, case.form_version_id)?, answers::as_sent(tx, &case)?);
            let asked = form.iter().flat_map(|section| section.questions.iter().map(move |one| (section, one)));
            let asked = asked.filter(|(_, question)| answers::is_asked(question, &form, &given));
            let choices = asked.map(|(section, question)| {
                Choice::new(question.id.to_string(), question.labels.say(lang)).hinted(section.labels.say(lang))
            });
            Ok((case, choices.collect::<Vec<_>>()))
        })
        .await?;
    let inputs = vec![Input::area("note", 1_500), Input::checks("questions", questions)];
    let view = AskView {
        back: format!("/applications/{id}"),
        form: form.view(visit, &format!("/applications/{id}/ask"), inputs, "applications-ask-button"),
    };
    let heading = format!("{}: {}", visit.say("applications-ask-heading"), case.reference);
    visit.show_form_titled("applications/ask", &heading, form, &view)
}

#[get("/applications/<id>/ask")]
async fn ask_form(visit: Visit, id: ApplicationId) -> Answer {
    ask_page(&visit, id, &Form::blank("applications-ask")).await
}

#[post("/applications/<id>/ask", data = "<posted>")]
async fn ask_more(visit: Visit, id: ApplicationId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent("applications-ask", posted);
    let note = form.text("note", 1_500);
    let questions: Vec<QuestionId> = form.all("questions").iter().filter_map(|one| one.parse().ok()).collect();
    let new = note.map(|note| NewAsk { case: id, questions, note });
    match visit.act(&mut form, new, ask::ask).await? {
        Some(()) => visit.done(jar, format!("/applications/{id}"), "applications-screened"),
        None => ask_page(&visit, id, &form).await,
    }
}

#[derive(Serialize)]
struct Version {
    heading: String,
    changes: Vec<Change>,
}

#[derive(Serialize)]
struct Changed {
    back: String,
    versions: Vec<Version>,
}

/// Sendings that are compared at most, the last ones.
const SHOWN: i32 = 10;

#[get("/applications/<id>/changes")]
async fn what_changed(visit: Visit, id: ApplicationId) -> Answer {
    let lang = visit.lang;
    let (case, found) = visit
        .read(move |tx| {
            tx.permit(Deed::SeeApplications)?;
            let case = applications::for_reader(tx, id)?;
            let first = (case.sent_count - SHOWN + 1).max(2);
            let mut found = Vec::new();
            for sending in (first..=case.sent_count).rev() {
                found.push((sending, changes::between(tx, &case, sending, lang)?));
            }
            Ok((case, found))
        })
        .await?;
    let version = |(sending, changes): (i32, Vec<Change>)| Version {
        heading: format!("{} {} → {sending}", visit.say("applications-changes-version"), sending - 1),
        changes,
    };
    let view = Changed { back: format!("/applications/{id}"), versions: found.into_iter().map(version).collect() };
    let heading = format!("{}: {}", visit.say("applications-changes-heading"), case.reference);
    visit.show_titled("applications/changes", &heading, &view)
}
