//! Screening an application.

use super::detail::open;
use crate::{
    applications::{
        self,
        screen::{self as screening, NewScreening, Outcome},
    },
    base::{ApplicationId, Deed, Stop},
    web::{Answer, Choice, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![screen_form, screen]
}

#[derive(Serialize)]
struct Screen {
    form: FormView,
    sections: Vec<applications::Section>,
    reference: String,
}

async fn screen_page(visit: &Visit, id: ApplicationId, form: &Form) -> Answer {
    let opened = open(visit, id, false).await?;
    if !visit.may(Deed::Screen) {
        return Err(Stop::Forbidden);
    }
    let lang = visit.lang;
    let outcomes = Outcome::ALL.iter().map(|outcome| {
        let key = format!("applications-outcome-{}", outcome.as_str().replace('_', "-"));
        Choice::new(outcome.as_str(), visit.say(&key)).hinted(visit.say(&format!("{key}.hint")))
    });
    let mut reasons = vec![Choice::new("", visit.say("form-choose-one"))];
    reasons.extend(opened.lists.of("ineligible_reason", lang).into_iter().map(|(code, name)| Choice::new(code, name)));
    let inputs = vec![
        Input::radios("outcome", outcomes.collect()),
        Input::select("reason", reasons).optional().width("l"),
        Input::area("note", 1_500).optional(),
    ];
    let view = Screen {
        form: form.view(visit, &format!("/applications/{id}/screen"), inputs, "applications-screen-button"),
        sections: opened.sections,
        reference: opened.case.reference.clone(),
    };
    let heading = format!("{} {}", visit.say("applications-screen-heading"), opened.case.reference);
    visit.show_form_titled("applications/screen", &heading, form, &view)
}

#[get("/applications/<id>/screen")]
async fn screen_form(visit: Visit, id: ApplicationId) -> Answer {
    screen_page(&visit, id, &Form::blank("applications-screen")).await
}

#[post("/applications/<id>/screen", data = "<posted>")]
async fn screen(visit: Visit, id: ApplicationId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent("applications-screen", posted);
    let (outcome, reason) = (form.one("outcome"), form.perhaps::<String>("reason"));
    let note = form.optional("note", 1_500);
    let new = (|| Some(NewScreening { case: id, outcome: outcome?, reason: reason?, note: note? }))();
    match visit.act(&mut form, new, screening::screen).await? {
        Some(()) => visit.done(jar, format!("/applications/{id}"), "applications-screened"),
        None => screen_page(&visit, id, &form).await,
    }
}
