//! Looking at files before the board does, and putting copies in their place.

use super::{detail::back, files::clear_off};
use crate::{
    applications::{
        self, Shown,
        answers::{self, ShownFile},
        clearing::{self, Cleared, Found, Redacted, Sight},
    },
    attachments::{self, Limits, Refusal},
    base::{ApplicationId, AttachmentId, Deed, Stop},
    web::{Answer, Choice, Form, FormView, Input, Posted, Visit, upload},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![clear_form, clear, redact_form, redact]
}

const CLEAR: &str = "applications-clear";
const REDACT: &str = "applications-redact";

#[derive(Serialize)]
struct Clear {
    files: Vec<ShownFile>,
    back: String,
    /// Where a copy is put in the place of a file; empty where there is no file.
    redact: String,
    copies: Vec<CopyView>,
    form: Option<FormView>,
}

#[derive(Serialize)]
struct CopyView {
    href: String,
    of: String,
}

fn field(id: AttachmentId) -> String {
    format!("file_{id}")
}

fn label(file: &ShownFile) -> String {
    if file.name.is_empty() { file.code_name.clone() } else { format!("{} · {}", file.code_name, file.name) }
}

/// The files that the form marks for the board, and what the board sees of each.
async fn load(visit: &Visit, id: ApplicationId) -> Result<(Vec<ShownFile>, Vec<(AttachmentId, Sight)>), Stop> {
    let lang = visit.lang;
    let (sections, said) = visit
        .read(move |tx| {
            tx.permit(Deed::Screen)?;
            let case = applications::for_reader(tx, id)?;
            Ok((answers::for_staff(tx, &case, lang, false)?, clearing::of_case(tx, &case)?))
        })
        .await?;
    let open = |answer: &&Shown| answer.board_sees;
    let shown = sections.iter().flat_map(|section| &section.answers).filter(open);
    Ok((shown.flat_map(|one| one.files.clone()).collect(), said))
}

async fn show(visit: &Visit, id: ApplicationId, form: Option<&Form>) -> Answer {
    let (files, said) = load(visit, id).await?;
    let copy_of = |file: &ShownFile| said.iter().find(|(of, _)| *of == file.id).and_then(|(_, sight)| sight.copy());
    let mut blank = Form::blank(CLEAR);
    for (file, sight) in &said {
        let value = match sight {
            Sight::Whole => "yes",
            Sight::Copy(_) => "copy",
            Sight::Nothing(_) => "no",
        };
        blank = blank.with(&field(*file), value);
    }
    let form = form.unwrap_or(&blank);
    let input = |file: &ShownFile| {
        let mut choices = vec![("yes", "applications-clear-yes"), ("no", "applications-clear-no")];
        if copy_of(file).is_some() {
            choices.insert(1, ("copy", "applications-clear-copy"));
        }
        let choices = choices.into_iter().map(|(value, key)| Choice::new(value, visit.say(key))).collect();
        Input::radios(&field(file.id), choices).optional().labelled(label(file))
    };
    let inputs: Vec<Input> = files.iter().map(input).collect();
    let copy = |file: &ShownFile| {
        let href = format!("/applications/{id}/files/{}", copy_of(file)?);
        Some(CopyView { href, of: file.code_name.clone() })
    };
    let view = Clear {
        back: back(id),
        redact: if files.is_empty() { String::new() } else { format!("/applications/{id}/redact") },
        copies: files.iter().filter_map(copy).collect(),
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
        let found = match value.as_str() {
            "yes" => Found::Whole,
            "copy" => Found::Copy,
            "no" => Found::Nothing,
            _ => return None,
        };
        Some((file, found))
    });
    let files: Vec<(AttachmentId, Found)> = said.collect();
    let mut form = Form::sent(CLEAR, posted);
    let new = Some(Cleared { case: id, files });
    let shelf = visit.house.shelf()?;
    let within = shelf.clone();
    match visit.act(&mut form, new, move |tx, new| clearing::clear(tx, &*within, new)).await? {
        Some(gone) => {
            for copy in gone {
                clear_off(shelf.clone(), copy).await?;
            }
            visit.done(jar, back(id), "applications-clear-kept")
        }
        None => show(&visit, id, Some(&form)).await,
    }
}

#[derive(Serialize)]
struct Redact {
    back: String,
    form: Option<FormView>,
}

async fn redact_page(visit: &Visit, id: ApplicationId, form: &Form) -> Answer {
    let (files, _) = load(visit, id).await?;
    let choices: Vec<Choice> = files.iter().map(|file| Choice::new(file.id.to_string(), label(file))).collect();
    let inputs = vec![Input::radios("of", choices), Input::file("file", upload::OFFERED)];
    let action = format!("/applications/{id}/redact");
    let view = Redact {
        back: format!("/applications/{id}/clear"),
        form: (!files.is_empty()).then(|| form.view(visit, &action, inputs, "applications-redact-button").with_file()),
    };
    visit.show_form("applications/redact", "applications-redact-heading", form, &view)
}

#[get("/applications/<id>/redact")]
async fn redact_form(visit: Visit, id: ApplicationId) -> Answer {
    redact_page(&visit, id, &Form::blank(REDACT)).await
}

#[post("/applications/<id>/redact", data = "<posted>")]
async fn redact(visit: Visit, id: ApplicationId, mut posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let (files, _) = load(&visit, id).await?;
    let (given, cut) = (posted.take_file("file"), posted.cut);
    let mut form = Form::sent(REDACT, posted);
    let limits = Limits::of(&visit.house.settings.files)?;
    let of = form.one::<AttachmentId>("of").filter(|of| files.iter().any(|file| file.id == *of));
    let Some(of) = of.filter(|_| form.stands()) else { return redact_page(&visit, id, &form).await };
    let shelf = visit.house.shelf()?;
    let laid = if cut {
        Err(Refusal::TooLarge { max: attachments::size_words(limits.bytes) }.into())
    } else {
        let slot = visit.read(move |tx| clearing::slot(tx, id, of)).await?;
        upload::lay(&visit, (slot.id, slot.key), given, &limits).await
    };
    let new = match laid {
        Ok(file) => Some(Redacted { case: id, of, file }),
        Err(Stop::Refused(refusal)) => {
            form.refuse("file", refusal.message());
            None
        }
        Err(stop) => return Err(stop),
    };
    let within = shelf.clone();
    match visit.act(&mut form, new, move |tx, new| clearing::redact(tx, &*within, &limits, new)).await? {
        Some(before) => {
            if let Some(before) = before {
                clear_off(shelf, before).await?;
            }
            visit.done(jar, format!("/applications/{id}/clear"), "applications-redact-kept")
        }
        None => redact_page(&visit, id, &form).await,
    }
}
