//! Looking at files before the board does.

use super::detail::back;
use crate::{
    applications::{
        self, Shown,
        answers::{self, ShownFile},
        clearing::{self, Cleared},
    },
    base::{ApplicationId, AttachmentId, Deed},
    web::{Answer, Choice, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![clear_form, clear]
}

const CLEAR: &str = "applications-clear";

#[derive(Serialize)]
struct Clear {
    files: Vec<ShownFile>,
    back: String,
    form: Option<FormView>,
}

fn field(id: AttachmentId) -> String {
    format!("file_{id}")
}

async fn show(visit: &Visit, id: ApplicationId, form: Option<&Form>) -> Answer {
    let lang = visit.lang;
    let (sections, said) = visit
        .read(move |tx| {
            tx.permit(Deed::Screen)?;
            let case = applications::for_reader(tx, id)?;
            Ok((answers::for_staff(tx, &case, lang, false)?, clearing::of_case(tx, &case)?))
        })
        .await?;
    let open = |answer: &&Shown| answer.board_sees;
    let files: Vec<ShownFile> =
        sections.iter().flat_map(|section| &section.answers).filter(open).flat_map(|one| one.files.clone()).collect();
    let mut blank = Form::blank(CLEAR);
    for (file, cleared) in &said {
        blank = blank.with(&field(*file), if *cleared { "yes" } else { "no" });
    }
    let form = form.unwrap_or(&blank);
    let input = |file: &ShownFile| {
        let choices = [("yes", "applications-clear-yes"), ("no", "applications-clear-no")]
            .map(|(value, key)| Choice::new(value, visit.say(key)));
        let label =
            if file.name.is_empty() { file.code_name.clone() } else { format!("{} · {}", file.code_name, file.name) };
        Input::radios(&field(file.id), choices.to_vec()).optional().labelled(label)
    };
    let inputs: Vec<Input> = files.iter().map(input).collect();
    let view = Clear {
        back: back(id),
        form: (!files.is_empty())
            .then(|| form.view(visit, &format!("/applications/{id}/clear"), inputs, "applications-clear-button")),
        files,
    };
    visit.show_form("applications/clear", "applications-clear-heading", form, &view)
}

#[get("/applications/<id>/clear")]
async fn clear_form(visit: Visit, id: ApplicationId) -> Answer {
    show(&visit, id, None).await
}

#[post("/applications/<id>/clear", data = "<posted>")]
async fn clear(visit: Visit, id: ApplicationId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::Screen)).await?;
    let said = posted.fields.iter().filter_map(|(name, value)| {
        let file: AttachmentId = name.strip_prefix("file_")?.parse().ok()?;
        ["yes", "no"].contains(&value.as_str()).then(|| (file, value == "yes"))
    });
    let files: Vec<(AttachmentId, bool)> = said.collect();
    let mut form = Form::sent(CLEAR, posted);
    let new = Some(Cleared { case: id, files });
    match visit.act(&mut form, new, clearing::clear).await? {
        Some(()) => visit.done(jar, back(id), "applications-clear-kept"),
        None => show(&visit, id, Some(&form)).await,
    }
}
