//! A round taken home: the page with what may be taken, the applications as one PDF, and the sheet for scores, which is
//! written and read in the file beside this one.

mod sheet;

use super::{amount, fact, message, name_of, read};
use crate::{
    applications::Section,
    base::{CallId, Message, Stop},
    board::{
        Refusal,
        packs::{self, Pack, Paper, Part},
    },
    calls::choices::{self, Lists},
    people,
    web::{
        Answer, Form, FormView, Input, Page, Posted, Proved, Visit,
        document::{self, Document},
        sheet as sheets,
        sheet::reading,
    },
};
use rocket::{
    Route, get,
    http::{ContentType, CookieJar},
    post, routes,
    tokio::{sync::Semaphore, task::spawn_blocking},
};
use serde::Serialize;

/// Packs that are set or read at once: each takes a while.
static SETTING: Semaphore = Semaphore::const_new(2);
/// What browsers offer to choose.
const OFFERED: &str = ".xlsx";

pub(super) fn routes() -> Vec<Route> {
    routes![page, take, bring]
}

/// What is wrong with a cell.
#[derive(Serialize)]
pub(super) struct Problem {
    cell: String,
    label: String,
    text: String,
}

#[derive(Serialize)]
struct View {
    facts: Vec<super::Fact>,
    papers: Option<FormView>,
    scores: Option<FormView>,
    problems: Vec<Problem>,
    form: Option<FormView>,
    ranking: String,
}

fn base(id: CallId) -> String {
    format!("/board/rounds/{id}/offline")
}

fn take_form(visit: &Visit, id: CallId, part: Part, button: &str) -> FormView {
    let form = Form::blank("board-offline").with("part", part.as_str());
    form.view(visit, &format!("{}/take", base(id)), vec![Input::hidden("part")], button).aside()
}

async fn show(visit: &Visit, id: CallId, form: &Form, problems: Vec<Problem>) -> Answer {
    let (call, papers, open) = visit.read(move |tx| packs::count(tx, id)).await?;
    let view = View {
        facts: vec![
            fact(visit, "board-offline-papers", papers.to_string()),
            fact(visit, "board-offline-open", open.to_string()),
        ],
        papers: (papers > 0).then(|| take_form(visit, id, Part::Papers, "board-offline-take-papers")),
        scores: (open > 0).then(|| take_form(visit, id, Part::Sheet, "board-offline-take-sheet")),
        problems,
        form: (open > 0 || form.refused()).then(|| {
            let inputs = vec![Input::file("file", OFFERED)];
            form.view(visit, &format!("{}/scores", base(id)), inputs, "board-offline-bring").with_file()
        }),
        ranking: format!("/board/rounds/{id}/ranking"),
    };
    let heading = format!("{}: {}", visit.say("board-offline-heading"), call.code);
    visit.show_form_titled("board/offline", &heading, form, &view)
}

#[get("/board/rounds/<id>/offline")]
async fn page(visit: Visit, id: CallId) -> Answer {
    show(&visit, id, &Form::blank("board-offline"), Vec::new()).await
}

#[post("/board/rounds/<id>/offline/take", data = "<posted>")]
async fn take(visit: Visit, id: CallId, posted: Proved) -> Answer {
    visit.read(move |tx| packs::count(tx, id).map(|_| ())).await?;
    let mut form = Form::sent("board-offline", posted.0);
    // Each time it is taken is written down, so a second click is a second time.
    form.put("_key", "");
    let part = form.one::<Part>("part");
    if visit.act(&mut form, part, move |tx, part| packs::take(tx, id, *part)).await?.is_none() {
        return show(&visit, id, &form, Vec::new()).await;
    }
    match part {
        Some(Part::Sheet) => scores(&visit, id).await,
        _ => papers(&visit, id).await,
    }
}

/// The name that stands on each page.
async fn whose(visit: &Visit) -> Result<String, Stop> {
    let me = visit.actor.person().ok_or(Stop::Forbidden)?;
    Ok(name_of(&visit.read(move |tx| people::names(tx, &[me])).await?, me))
}

async fn scores(visit: &Visit, id: CallId) -> Answer {
    let pack = visit.read(move |tx| packs::look(tx, id)).await?;
    let book = sheet::write(visit, &pack, &whose(visit).await?)?;
    let (kind, sub) = sheets::XLSX;
    let name = format!("{}-scores.xlsx", pack.call.code.to_lowercase());
    let bytes =
        spawn_blocking(move || sheets::xlsx(&book)).await.map_err(|error| Stop::broken(error.to_string()))??;
    Ok(Page::download(&name, ContentType::new(kind, sub), bytes).with_header("Cache-Control", "no-store"))
}

async fn papers(visit: &Visit, id: CallId) -> Answer {
    let lang = visit.lang;
    let (pack, answers, lists) = visit
        .read(move |tx| {
            let pack = packs::look(tx, id)?;
            let answers = packs::answers(tx, &pack, lang)?;
            Ok((pack, answers, choices::lists(tx)?))
        })
        .await?;
    let name = whose(visit).await?;
    let paper = document(visit, (&pack, &answers), &lists, &name);
    let _turn = SETTING.acquire().await.map_err(|_| Stop::broken("nobody sets"))?;
    let pdf = spawn_blocking(move || paper.pdf()).await.map_err(|error| Stop::broken(error.to_string()))??;
    let (kind, sub) = document::PDF;
    let name = format!("{}-applications.pdf", pack.call.code.to_lowercase());
    Ok(Page::download(&name, ContentType::new(kind, sub), pdf).with_header("Cache-Control", "no-store"))
}

fn document(visit: &Visit, (pack, answers): (&Pack, &[Vec<Section>]), lists: &Lists, name: &str) -> Document {
    let title = format!("{} {}", visit.say("board-offline-title"), pack.call.code);
    let foot = Message::new("board-offline-foot").with("name", name).with("call", pack.call.code.as_str());
    let mut paper = Document::new(visit.lang, title).with_foot(message(visit, foot));
    paper.pair(visit.say("board-offline-whose"), name);
    paper.note(visit.say("board-offline-keep"));
    for one in &pack.rules.criteria {
        paper.heading(3, one.labels.say(visit.lang));
        for (level, anchor) in one.anchors.iter().enumerate() {
            paper.paragraph(format!("{level}: {}", anchor.say(visit.lang)));
        }
    }
    for (one, sections) in pack.papers.iter().zip(answers) {
        paper.page_break();
        application(visit, &mut paper, (one, sections), lists);
    }
    paper
}

fn application(visit: &Visit, paper: &mut Document, (one, sections): (&Paper, &[Section]), lists: &Lists) {
    let name = one.seen.name().unwrap_or_default();
    paper.heading(2, format!("{} {name}", one.seen.reference()).trim());
    for fact in read::facts(visit, &one.seen, lists) {
        paper.pair(fact.label, fact.value);
    }
    for section in sections {
        paper.heading(3, &section.title);
        for answer in &section.answers {
            if answer.text.is_empty() && answer.files.is_empty() {
                continue;
            }
            let files: Vec<&str> = answer.files.iter().map(|file| file.code_name.as_str()).collect();
            let text = if answer.text.is_empty() { files.join(", ") } else { answer.text.clone() };
            paper.pair(&answer.label, text);
            if !answer.translation.is_empty() {
                paper.note(&answer.translation);
            }
        }
    }
    if let Some(recommended) = one.filled.recommended {
        paper.pair(visit.say("board-column-recommended"), amount(visit, recommended));
    }
}

#[post("/board/rounds/<id>/offline/scores", data = "<posted>")]
async fn bring(visit: Visit, id: CallId, mut posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let pack = visit.read(move |tx| packs::look(tx, id)).await?;
    let (upload, cut) = (posted.take_file("file"), posted.cut);
    let mut form = Form::sent("board-offline", posted);
    if !form.stands() {
        return show(&visit, id, &form, Vec::new()).await;
    }
    let _turn = SETTING.acquire().await.map_err(|_| Stop::broken("nobody reads"))?;
    let tables = if cut || upload.bytes.is_empty() {
        Err(Message::new(if cut { "applications-offline-large" } else { "board-offline-missing" }))
    } else {
        let work = spawn_blocking(move || reading::read(&upload.bytes)).await;
        work.map_err(|error| Stop::broken(error.to_string()))?.map_err(|why| Message::new(unreadable(why)))
    };
    let sheets = match tables.and_then(|tables| sheet::read(&visit, &pack, &tables)) {
        Ok(Ok(sheets)) if sheets.is_empty() => {
            form.refuse("file", crate::base::Refusal::message(&Refusal::SheetBlank));
            None
        }
        Ok(Ok(sheets)) => Some(sheets),
        Ok(Err(problems)) => {
            form.refuse("file", Message::new("applications-offline-problems"));
            return show(&visit, id, &form, problems).await;
        }
        Err(why) => {
            form.refuse("file", why);
            None
        }
    };
    match visit.act(&mut form, sheets, move |tx, sheets| packs::bring(tx, id, sheets)).await? {
        Some(_) => visit.done(jar, "/board", "board-offline-brought"),
        None => show(&visit, id, &form, Vec::new()).await,
    }
}

fn unreadable(why: reading::Unreadable) -> &'static str {
    match why {
        reading::Unreadable::OtherKind => "applications-offline-other-kind",
        reading::Unreadable::Locked => "applications-offline-locked",
        reading::Unreadable::TooLarge => "applications-offline-large",
        reading::Unreadable::Damaged => "applications-offline-damaged",
    }
}
