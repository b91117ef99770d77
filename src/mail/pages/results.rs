//! The letters of decisions: for staff in any language, for the group its own; to read, and as PDF.

use crate::{
    base::{Actor, ApplicationId, AwardId, Deed, Lang, Stop},
    mail::results::{self, Letter},
    web::{
        Answer, Page, Visit,
        document::{self, Column, Document, Table},
    },
};
use rocket::{Route, get, http::ContentType, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![award, award_pdf, decline, decline_pdf, own, own_pdf]
}

#[derive(Serialize)]
struct View {
    letter: Letter,
    /// The letter in the other languages.
    others: Vec<Other>,
    pdf: String,
    wording: String,
    back: String,
}

#[derive(Serialize)]
struct Other {
    href: String,
    code: &'static str,
    label: &'static str,
}

fn show(visit: &Visit, letter: Letter, path: &str, back: String) -> Answer {
    let others = Lang::ALL.iter().filter(|lang| lang.code() != letter.lang).map(|lang| Other {
        href: format!("{path}?speak={}", lang.code()),
        code: lang.code(),
        label: lang.own_name(),
    });
    let wording = match letter.call {
        Some(call) if visit.may(Deed::EditMailTexts) => {
            format!("/mail/texts/{}?language={}&call={call}", letter.piece, letter.lang)
        }
        _ => String::new(),
    };
    let view =
        View { others: others.collect(), pdf: format!("{path}.pdf?speak={}", letter.lang), wording, back, letter };
    visit.show("mail/result", "mail-result-heading", &view)
}

/// The name of the file tells nothing.
fn pdf(letter: &Letter) -> Answer {
    let lang = Lang::from_code(letter.lang).unwrap_or(Lang::En);
    let mut paper = Document::new(lang, letter.title.clone()).with_foot(letter.reference.clone());
    paper.note(format!("{} · {}", letter.reference, letter.date));
    for block in &letter.blocks {
        if !block.heading.is_empty() {
            paper.heading(2, block.heading.clone());
        }
        if !block.note.is_empty() {
            paper.note(block.note.clone());
        }
        if !block.text.is_empty() {
            paper.paragraph(block.text.clone());
        }
        for (label, value) in &block.facts {
            paper.pair(label, value);
        }
        if !block.rows.is_empty() {
            // Number, amount, day, and what it waits for.
            let shares = [2, 4, 3, 8];
            let column = |(at, head): (usize, &String)| match shares.get(at) {
                Some(share) if at < 2 => Column::figures(head, *share),
                share => Column::words(head, share.copied().unwrap_or(4)),
            };
            let mut table = Table::new(block.head.iter().enumerate().map(column).collect());
            block.rows.iter().for_each(|row| table.row(row.clone()));
            paper.table(table);
        }
        for point in &block.points {
            paper.paragraph(format!("• {point}"));
        }
    }
    let (kind, sub) = document::PDF;
    Ok(Page::download("letter.pdf", ContentType::new(kind, sub), paper.pdf()?))
}

fn lang(speak: Option<&str>) -> Option<Lang> {
    speak.and_then(Lang::from_code)
}

#[get("/awards/<id>/letter?<speak>")]
async fn award(visit: Visit, id: AwardId, speak: Option<&str>) -> Answer {
    let lang = lang(speak);
    let letter = visit.read(move |tx| results::of_award(tx, id, lang)).await?;
    show(&visit, letter, &format!("/awards/{id}/letter"), format!("/awards/{id}"))
}

#[get("/awards/<id>/letter.pdf?<speak>")]
async fn award_pdf(visit: Visit, id: AwardId, speak: Option<&str>) -> Answer {
    let lang = lang(speak);
    pdf(&visit.read(move |tx| results::of_award(tx, id, lang)).await?)
}

#[get("/applications/<id>/letter?<speak>")]
async fn decline(visit: Visit, id: ApplicationId, speak: Option<&str>) -> Answer {
    let lang = lang(speak);
    let letter = visit.read(move |tx| results::of_decline(tx, id, lang)).await?;
    show(&visit, letter, &format!("/applications/{id}/letter"), format!("/applications/{id}"))
}

#[get("/applications/<id>/letter.pdf?<speak>")]
async fn decline_pdf(visit: Visit, id: ApplicationId, speak: Option<&str>) -> Answer {
    let lang = lang(speak);
    pdf(&visit.read(move |tx| results::of_decline(tx, id, lang)).await?)
}

async fn load_own(visit: &Visit, speak: Option<&str>) -> Result<Letter, Stop> {
    let Actor::Case(case) = visit.actor else {
        return Err(if visit.signed_in { Stop::Forbidden } else { Stop::SignedOut });
    };
    let lang = lang(speak).unwrap_or(visit.lang);
    visit.read(move |tx| results::of_own_case(tx, case, Some(lang))).await
}

#[get("/case/letter?<speak>")]
async fn own(visit: Visit, speak: Option<&str>) -> Answer {
    show(&visit, load_own(&visit, speak).await?, "/case/letter", "/case".to_owned())
}

#[get("/case/letter.pdf?<speak>")]
async fn own_pdf(visit: Visit, speak: Option<&str>) -> Answer {
    pdf(&load_own(&visit, speak).await?)
}
