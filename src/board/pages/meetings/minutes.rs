//! The minutes of a meeting: a page, the same as PDF, the text that was signed, and the chair's signature.

use crate::{
    base::{Deed, MeetingId, Message, Stop},
    board::{
        minutes::{self, Line, Shown},
        pages::Fact,
    },
    web::{
        Answer, Form, FormView, Page, Posted, Visit,
        document::{self, Document},
    },
};
use rocket::{
    Route, get,
    http::{ContentType, CookieJar},
    post, routes,
};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![page, pdf, text, sign]
}

#[derive(Serialize)]
struct PartView {
    heading: String,
    lines: Vec<LineView>,
}

#[derive(Serialize)]
struct LineView {
    text: String,
    foreign: bool,
    lang: String,
}

fn line(line: Line) -> LineView {
    match line {
        Line::Own(text) => LineView { text, foreign: false, lang: String::new() },
        Line::Foreign { text, lang } => LineView { text, foreign: true, lang },
    }
}

#[derive(Serialize)]
struct View {
    base: String,
    facts: Vec<Fact>,
    parts: Vec<PartView>,
    signature: String,
    sha256: String,
    whole: bool,
    form: Option<FormView>,
}

async fn load(visit: &Visit, id: MeetingId) -> Result<Shown, Stop> {
    let lang = visit.lang;
    visit.read(move |tx| minutes::view(tx, id, lang)).await
}

/// Who signed and when, in words; empty before.
fn signature(visit: &Visit, shown: &Shown) -> String {
    let Some(signature) = &shown.meeting.signature else { return String::new() };
    let at = crate::board::pages::instant(signature.at, &shown.meeting.zone);
    let signed = Message::new("board-minutes-signed-by").with("name", shown.signed_by.as_str()).with("at", at);
    visit.message(&signed)
}

async fn minutes_page(visit: &Visit, id: MeetingId, form: &Form) -> Answer {
    let shown = load(visit, id).await?;
    let signed = shown.meeting.signature.as_ref();
    let view = View {
        base: format!("/board/meetings/{id}"),
        signature: signature(visit, &shown),
        sha256: signed.map(|signature| signature.sha256.clone()).unwrap_or_default(),
        whole: signed.is_some() && !shown.cut,
        form: ((!shown.meeting.is_over() || form.refused()) && visit.may(Deed::SignMinutes))
            .then(|| form.view(visit, &format!("/board/meetings/{id}/sign"), Vec::new(), "board-minutes-sign")),
        facts: shown.minutes.facts.into_iter().map(|(label, value)| Fact { label, value }).collect(),
        parts: shown
            .minutes
            .parts
            .into_iter()
            .map(|part| PartView { heading: part.heading, lines: part.lines.into_iter().map(line).collect() })
            .collect(),
    };
    let heading = format!("{}: {}", visit.say("board-minutes-heading"), shown.minutes.title);
    visit.show_form_titled("board/minutes", &heading, form, &view)
}

#[get("/board/meetings/<id>/minutes")]
async fn page(visit: Visit, id: MeetingId) -> Answer {
    minutes_page(&visit, id, &Form::blank("board-minutes")).await
}

#[get("/board/meetings/<id>/minutes.pdf")]
async fn pdf(visit: Visit, id: MeetingId) -> Answer {
    let shown = load(&visit, id).await?;
    let title = format!("{}: {}", visit.say("board-minutes-heading"), shown.minutes.title);
    let foot = if shown.meeting.signature.is_some() { "board-minutes-heading" } else { "board-minutes-draft" };
    let mut paper = Document::new(visit.lang, title).with_foot(visit.say(foot));
    for (label, value) in &shown.minutes.facts {
        paper.pair(label, value);
    }
    for part in &shown.minutes.parts {
        paper.heading(2, &part.heading);
        for line in &part.lines {
            paper.paragraph(line.text());
        }
    }
    match &shown.meeting.signature {
        Some(signed) => {
            paper.note(signature(&visit, &shown));
            paper.note(format!("SHA-256: {}", signed.sha256));
        }
        None => paper.signature(visit.say("board-meeting-chair")),
    }
    let (kind, sub) = document::PDF;
    Ok(Page::download("minutes.pdf", ContentType::new(kind, sub), paper.pdf()?))
}

/// The text whose hash stands under the minutes: for who may read all of it, once they are signed.
#[get("/board/meetings/<id>/minutes.txt")]
async fn text(visit: Visit, id: MeetingId) -> Answer {
    let shown = load(&visit, id).await?;
    if shown.cut || shown.meeting.signature.is_none() {
        return Err(Stop::Missing);
    }
    Ok(Page::download("minutes.txt", ContentType::Plain, shown.minutes.text().into_bytes()))
}

#[post("/board/meetings/<id>/sign", data = "<posted>")]
async fn sign(visit: Visit, id: MeetingId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::SignMinutes)).await?;
    let mut form = Form::sent("board-minutes", posted);
    let lang = visit.lang;
    match visit.act(&mut form, Some(id), move |tx, id| minutes::sign(tx, *id, lang)).await? {
        Some(()) => visit.done(jar, format!("/board/meetings/{id}/minutes"), "board-minutes-signed-done"),
        None => minutes_page(&visit, id, &form).await,
    }
}
