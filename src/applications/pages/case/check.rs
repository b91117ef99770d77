//! What was answered, what stands against sending it, and sending.

use super::own;
use crate::{
    applications::{self, answers, limits, send},
    base::{ApplicationId, Refusal as _},
    calls::{self, choices, forms},
    web::{Answer, Form, FormView, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![check, send_form]
}

/// What stands against sending, and where it is put right.
#[derive(Serialize)]
struct ProblemLine {
    text: String,
    href: String,
}

#[derive(Serialize)]
struct Check {
    problems: Vec<ProblemLine>,
    sections: Vec<applications::Section>,
    base: String,
    copy: String,
    form: FormView,
    missing: usize,
}

pub(in crate::applications::pages) async fn check_page(
    visit: &Visit,
    id: ApplicationId,
    form: &Form,
    base: &str,
    sections: &str,
) -> Answer {
    let lang = visit.lang;
    let (fillable, shown, problems) = visit
        .read(move |tx| {
            let case = applications::for_writer(tx, id)?;
            let shown = answers::for_group(tx, &case, lang)?;
            let (call, form) = (calls::find(tx, case.call_id)?, forms::load(tx, case.form_version_id)?);
            let (given, lists) = (answers::of_case(tx, &case)?, choices::lists(tx)?);
            let fillable = case.may_be_filled(&call, tx.now);
            let rate = limits::rate(tx, &call, &form, &given)?;
            Ok((fillable, shown, limits::problems(&call, &form, &given, rate.as_ref(), &lists, lang)))
        })
        .await?;
    if !fillable {
        return visit.go(base);
    }
    let problem = |one: limits::Problem| ProblemLine {
        text: one.why.message().say(lang),
        href: format!("{sections}/{}", one.section),
    };
    let view = Check {
        problems: problems.into_iter().map(problem).collect(),
        missing: shown.iter().flat_map(|section| &section.answers).filter(|answer| answer.missing).count(),
        sections: shown,
        base: sections.to_owned(),
        copy: format!("{base}/copy"),
        form: form.view(visit, &format!("{base}/check"), vec![], "applications-send-button"),
    };
    visit.show_form("applications/check", "applications-check-heading", form, &view)
}

#[get("/case/check")]
async fn check(visit: Visit) -> Answer {
    check_page(&visit, own(&visit)?, &Form::blank("applications-check"), "/case", "/case/section").await
}

#[post("/case/check", data = "<posted>")]
async fn send_form(visit: Visit, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let id = own(&visit)?;
    let mut form = Form::sent("applications-check", posted);
    match visit.act(&mut form, Some(id), |tx, id| send::send(tx, *id)).await? {
        Some(_) => visit.done(jar, "/case", "applications-sent"),
        None => check_page(&visit, id, &form, "/case", "/case/section").await,
    }
}
