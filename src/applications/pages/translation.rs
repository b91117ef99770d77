//! Translating answers for readers of other languages: each open text with room for its translation below.

use super::detail::back;
use crate::{
    applications::{
        self, answers,
        translation::{self, TEXT_MAX, Translated},
    },
    base::{ApplicationId, Deed},
    web::{Answer, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![translate_form, translate]
}

const TRANSLATE: &str = "applications-translate";

#[derive(Serialize)]
struct Translate {
    lead: String,
    back: String,
    form: FormView,
}

fn field(code: &str) -> String {
    format!("t_{code}")
}

async fn show(visit: &Visit, id: ApplicationId, form: Option<&Form>) -> Answer {
    let lang = visit.lang;
    let (case, sections) = visit
        .read(move |tx| {
            tx.permit(Deed::Screen)?;
            let case = applications::for_reader(tx, id)?;
            let sections = answers::for_staff(tx, &case, lang, false)?;
            Ok((case, sections))
        })
        .await?;
    // What is chosen from a list has its words in every language already.
    let texts = || {
        sections.iter().flat_map(|section| &section.answers).filter(|answer| answer.is_text && !answer.text.is_empty())
    };
    let mut blank = Form::blank(TRANSLATE);
    for answer in texts() {
        blank = blank.with(&field(&answer.code), &answer.translation);
    }
    let form = form.unwrap_or(&blank);
    let input = |answer: &applications::Shown| {
        Input::area(&field(&answer.code), TEXT_MAX).optional().labelled(&answer.label).hinted(&answer.text)
    };
    let view = Translate {
        lead: format!("{} · {}", case.reference, case.language.own_name()),
        back: back(id),
        form: form.view(
            visit,
            &format!("/applications/{id}/translate"),
            texts().map(input).collect(),
            "applications-translate-button",
        ),
    };
    visit.show_form("applications/translate", "applications-translate-heading", form, &view)
}

#[get("/applications/<id>/translate")]
async fn translate_form(visit: Visit, id: ApplicationId) -> Answer {
    show(&visit, id, None).await
}

#[post("/applications/<id>/translate", data = "<posted>")]
async fn translate(visit: Visit, id: ApplicationId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::Screen)).await?;
    let codes: Vec<String> =
        posted.fields.iter().filter_map(|(name, _)| name.strip_prefix("t_").map(str::to_owned)).collect();
    let mut form = Form::sent(TRANSLATE, posted);
    let texts: Option<Vec<(String, String)>> = codes
        .into_iter()
        .map(|code| {
            let text = form.optional(&field(&code), TEXT_MAX)?;
            Some((code, text))
        })
        .collect();
    let new = texts.map(|texts| Translated { case: id, texts });
    match visit.act(&mut form, new, translation::keep).await? {
        Some(()) => visit.done(jar, back(id), "applications-translate-kept"),
        None => show(&visit, id, Some(&form)).await,
    }
}
