//! Screening an application.

use super::{
    detail::{back, open},
    findings,
};
use crate::{
    applications::{
        self,
        checks::{self, Check, Mark},
        screen::{self as screening, Checked, Given, NewScreening, Outcome},
    },
    base::{ApplicationId, CheckId, Deed, Stop},
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
    waits: String,
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
    let marks = |check: &Check| {
        let choices =
            Mark::ALL.iter().map(|mark| Choice::new(mark.as_str(), visit.say(&format!("applications-mark-{mark}"))));
        Input::radios(&field(check.id), choices.collect()).labelled(check.labels.tell(lang))
    };
    let mut inputs: Vec<Input> = opened.plan.checks.iter().map(marks).collect();
    inputs.extend([
        Input::radios("outcome", outcomes.collect()),
        Input::select("reason", reasons).optional().width("l"),
        Input::area("note", 1_500).optional(),
    ]);
    let view = Screen {
        form: form.view(visit, &format!("/applications/{id}/screen"), inputs, "applications-screen-button"),
        waits: findings::waits(visit, &opened),
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

/// The field of a line of the checklist.
fn field(id: CheckId) -> String {
    format!("check_{id}")
}

#[post("/applications/<id>/screen", data = "<posted>")]
async fn screen(visit: Visit, id: ApplicationId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let plan = visit
        .read(move |tx| {
            tx.permit(Deed::Screen)?;
            let case = applications::for_reader(tx, id)?;
            checks::of_call(tx, case.call_id)
        })
        .await?;
    let mut form = Form::sent("applications-screen", posted);
    let (outcome, reason) = (form.one("outcome"), form.perhaps::<String>("reason"));
    let note = form.optional("note", 1_500);
    // Who asks for more has not looked at everything yet.
    let all = outcome != Some(Outcome::AskMore);
    let mut marks = Some(Vec::new());
    for check in &plan.checks {
        let name = field(check.id);
        let mark = if all { form.one::<Mark>(&name).map(Some) } else { form.perhaps(&name) };
        match (mark, &mut marks) {
            (Some(Some(mark)), Some(marks)) => marks.push((check.id, mark)),
            (Some(None), _) => {}
            _ => marks = None,
        }
    }
    let new = (|| {
        let screening = NewScreening { case: id, outcome: outcome?, reason: reason?, note: note? };
        Some(Checked { screening, marks: marks? })
    })();
    match visit.act(&mut form, new, screening::record).await? {
        Some(given) => visit.done(jar, back(id), said(given)),
        None => screen_page(&visit, id, &form).await,
    }
}

const fn said(given: Given) -> &'static str {
    match given {
        Given::Result => "applications-screened",
        Given::Waits => "applications-screened-waits",
        Given::Differs => "applications-screened-differs",
    }
}
