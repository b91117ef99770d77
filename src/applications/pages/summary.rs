//! The safe summary for the board.

use super::detail::back;
use crate::{
    applications::{
        self,
        summary::{self, NewSummary, TEXT_MAX},
    },
    base::{ApplicationId, Deed},
    web::{Answer, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![summary_form, write]
}

const SUMMARY: &str = "applications-summary";

#[derive(Serialize)]
struct Summary {
    sections: Vec<applications::Section>,
    waits: String,
    reference: String,
    form: FormView,
}

async fn show(visit: &Visit, id: ApplicationId, form: Option<&Form>) -> Answer {
    let lang = visit.lang;
    let (case, text, sections) = visit
        .read(move |tx| {
            tx.permit(Deed::Screen)?;
            let case = applications::for_reader(tx, id)?;
            let text = summary::of_case(tx, &case)?.unwrap_or_default();
            let sections = applications::answers::for_staff(tx, &case, lang, false)?;
            Ok((case, text, sections))
        })
        .await?;
    let blank = Form::blank(SUMMARY).with("text", text);
    let form = form.unwrap_or(&blank);
    let view = Summary {
        sections,
        waits: visit.say(if case.high_risk { "applications-summary-only" } else { "applications-summary-beside" }),
        reference: case.reference.clone(),
        form: form.view(
            visit,
            &format!("/applications/{id}/summary"),
            vec![Input::area("text", TEXT_MAX)],
            "applications-summary-button",
        ),
    };
    let heading = format!("{} {}", visit.say("applications-summary-heading"), case.reference);
    visit.show_form_titled("applications/screen", &heading, form, &view)
}

#[get("/applications/<id>/summary")]
async fn summary_form(visit: Visit, id: ApplicationId) -> Answer {
    show(&visit, id, None).await
}

#[post("/applications/<id>/summary", data = "<posted>")]
async fn write(visit: Visit, id: ApplicationId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::Screen)).await?;
    let mut form = Form::sent(SUMMARY, posted);
    let new = form.text("text", TEXT_MAX).map(|text| NewSummary { case: id, text });
    match visit.act(&mut form, new, summary::write).await? {
        Some(()) => visit.done(jar, back(id), "applications-summary-kept"),
        None => show(&visit, id, Some(&form)).await,
    }
}
