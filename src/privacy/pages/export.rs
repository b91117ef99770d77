//! Everything about a group as one archive: taken by staff when the group asks, and by the group of its own case.

use crate::{
    base::{Deed, GroupId, Lang, Stop, stop::Message, words::Words},
    privacy::{
        REASON_MAX,
        export::{self, Paper, Taking, Whole},
    },
    web::{
        Answer, Form, FormView, Input, Page, Posted, Proved, Visit,
        bundle::{Bundle, ZIP},
        sheet::{Cell, Sheet},
    },
};
use rocket::{Route, get, http::ContentType, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![of_group_form, of_group, own_form, own]
}

const FORM: &str = "privacy-export";
/// Bytes of files that one archive takes; what does not fit is named in it, to be asked for by itself.
const MOST: usize = 256 * 1024 * 1024;
/// What is in the archive, and what is left out, as points.
const INSIDE: [&str; 4] = ["record", "applications", "messages", "outcome"];
const OWN_INSIDE: [&str; 3] = ["own", "messages", "own-outcome"];
const OUTSIDE: [&str; 4] = ["scores", "notes", "checks", "drafts"];
const OWN_OUTSIDE: [&str; 4] = ["scores", "notes", "checks", "others"];

#[derive(Serialize)]
struct View {
    lead: String,
    inside: Vec<String>,
    outside: Vec<String>,
    form: FormView,
    back: String,
    back_words: String,
}

fn points(lang: Lang, side: &str, names: &[&str]) -> Vec<String> {
    names.iter().map(|name| Words::shared().say(lang, &format!("privacy-export-{side}-{name}"))).collect()
}

async fn show_group(visit: &Visit, id: GroupId, form: &Form) -> Answer {
    let name = visit.read(move |tx| export::name(tx, id)).await?;
    let inputs = vec![Input::text("reason").max(REASON_MAX).width("l")];
    let view = View {
        lead: visit.say("privacy-export-lead"),
        inside: points(visit.lang, "inside", &INSIDE),
        outside: points(visit.lang, "outside", &OUTSIDE),
        form: form.view(visit, &format!("/groups/{id}/export"), inputs, "privacy-export-button"),
        back: format!("/groups/{id}"),
        back_words: visit.say("privacy-export-back"),
    };
    let heading = format!("{}: {name}", visit.say("privacy-export-heading"));
    visit.show_form_titled("privacy/export", &heading, form, &view)
}

#[get("/groups/<id>/export")]
async fn of_group_form(visit: Visit, id: GroupId) -> Answer {
    show_group(&visit, id, &Form::blank(FORM)).await
}

#[post("/groups/<id>/export", data = "<posted>")]
async fn of_group(visit: Visit, id: GroupId, posted: Proved) -> Answer {
    visit.read(|tx| tx.permit(Deed::ExportGroup)).await?;
    let mut form = Form::sent(FORM, posted.0);
    let new = form.text("reason", REASON_MAX).map(|reason| Taking { group: id, reason });
    if visit.act(&mut form, new, export::note).await?.is_none() {
        return show_group(&visit, id, &form).await;
    }
    let whole = visit.read(move |tx| export::of_group(tx, id)).await?;
    download(&visit, &format!("group-{id}.zip"), whole, &OUTSIDE).await
}

fn show_own(visit: &Visit, form: &Form) -> Answer {
    let view = View {
        lead: visit.say("privacy-export-own-lead"),
        inside: points(visit.lang, "inside", &OWN_INSIDE),
        outside: points(visit.lang, "outside", &OWN_OUTSIDE),
        form: form.view(visit, "/case/export", Vec::new(), "privacy-export-button"),
        back: "/case".to_owned(),
        back_words: visit.say("payouts-arrival-back"),
    };
    visit.show_form("privacy/export", "privacy-export-own-heading", form, &view)
}

#[get("/case/export")]
async fn own_form(visit: Visit) -> Answer {
    visit.read(|tx| tx.permit(Deed::KeepOwnCase)).await?;
    show_own(&visit, &Form::blank(FORM))
}

#[post("/case/export", data = "<posted>")]
async fn own(visit: Visit, posted: Posted) -> Answer {
    visit.read(|tx| tx.permit(Deed::KeepOwnCase)).await?;
    let mut form = Form::sent(FORM, posted);
    if visit.act(&mut form, Some(()), |tx, ()| export::note_own(tx)).await?.is_none() {
        return show_own(&visit, &form);
    }
    let lang = visit.lang;
    let whole = visit.read(move |tx| export::own(tx, lang)).await?;
    // A name that tells nothing in a telephone's list of downloads.
    download(&visit, "copy.zip", whole, &OWN_OUTSIDE).await
}

/// Puts the archive together: one file is open at a time, and none is laid down anywhere.
async fn download(visit: &Visit, name: &str, whole: Whole, outside: &[&str]) -> Answer {
    let shelf = visit.house.shelf()?;
    let mut bundle = Bundle::default();
    let (mut left, mut missing) = (MOST, Vec::new());
    for file in &whole.files {
        if file.size > left {
            missing.push(file.path.clone());
            continue;
        }
        let (of, shelf) = (file.clone(), shelf.clone());
        match visit.read(move |tx| export::open(tx, shelf.as_ref(), &of)).await {
            Ok(bytes) => {
                left -= file.size;
                bundle.file(&file.path, &bytes)?;
            }
            // One that the virus scanner has not looked at, or found something in.
            Err(Stop::Refused(_)) => missing.push(file.path.clone()),
            Err(stop) => return Err(stop),
        }
    }
    for paper in &whole.papers {
        bundle.text(&format!("{}.txt", paper.name), paper.text().as_bytes())?;
        bundle.text(&format!("{}.csv", paper.name), &table(&whole, paper).csv())?;
    }
    bundle.text("data.json", serde_json::to_string_pretty(&whole.papers)?.as_bytes())?;
    bundle.text("README.txt", readme(&whole, outside, &missing).as_bytes())?;
    let (kind, sub) = ZIP;
    Ok(Page::download(name, ContentType::new(kind, sub), bundle.finish()?))
}

fn table(whole: &Whole, paper: &Paper) -> Sheet {
    let headings = ["part", "label", "value", "data"];
    let words = Words::shared();
    let headings = headings.map(|key| words.say(whole.lang, &format!("privacy-export-column-{key}"))).to_vec();
    let mut sheet = Sheet::new(paper.title.clone(), headings);
    for block in &paper.blocks {
        for entry in &block.entries {
            sheet.row([&block.title, &entry.label, &entry.value, &entry.data].map(Cell::text).to_vec());
        }
    }
    sheet
}

/// What the archive holds and what it does not, for who opens it.
fn readme(whole: &Whole, outside: &[&str], missing: &[String]) -> String {
    let say = |key: &str| Words::shared().say(whole.lang, key);
    let mut lines = vec![say("privacy-export-readme-title"), String::new()];
    lines.push(Message::new("privacy-export-readme-lead").with("on", whole.on.as_str()).say(whole.lang));
    lines.push(String::new());
    lines.push(say("privacy-export-outside"));
    lines.extend(points(whole.lang, "outside", outside).into_iter().map(|point| format!("- {point}")));
    if !missing.is_empty() {
        lines.push(String::new());
        lines.push(say("privacy-export-missing"));
        lines.extend(missing.iter().map(|path| format!("- {path}")));
    }
    lines.push(String::new());
    lines.join("\n")
}
