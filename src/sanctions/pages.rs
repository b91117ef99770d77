//! Pages of the lists and of what was found in them. Bringing a list in is in `pages/lists.rs`.

mod lists;

use super::{
    Hit, List, NewVerdict, Verdict, check, judge,
    judge::NOTE_MOST,
    views::{self, HitLine, OfCase},
};
use crate::{
    audit::pages::HistoryView,
    awards::pages::{Tag, word},
    base::{ApplicationId, Deed, Message, NameHitId, PersonId, words},
    web::{Answer, Choice, Fact, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;
use std::collections::HashMap;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    [routes![overview, hit, judge_hit, of_case, ask], lists::routes()].concat()
}

fn verdict_tag(visit: &Visit, verdict: Verdict) -> Tag {
    let tone = match verdict {
        Verdict::Open => "amber",
        Verdict::Other => "green",
        Verdict::Same => "red",
    };
    Tag { label: word(visit, "sanctions-verdict", verdict.as_str()), tone }
}

fn publisher(visit: &Visit, list: &List) -> String {
    word(visit, "sanctions-publisher", list.publisher.as_str())
}

/// A list with its day, in one line.
fn list_words(visit: &Visit, list: &List) -> String {
    let on = list.on.map(|on| format!(" · {}", words::date(on))).unwrap_or_default();
    format!("{}{on}", publisher(visit, list))
}

#[derive(Serialize)]
struct ListView {
    name: String,
    on: String,
    entries: i64,
    names: i64,
    sha256: String,
    imported: String,
    tag: Tag,
}

#[derive(Serialize)]
struct HitView {
    href: String,
    reference: String,
    case: String,
    part: String,
    name: String,
    listed: String,
    likeness: String,
    list: String,
    found: String,
    tag: Tag,
}

#[derive(Serialize)]
struct Overview {
    lists: Vec<ListView>,
    open: Vec<HitView>,
    judged: Vec<HitView>,
    may_import: bool,
}

fn list_view(visit: &Visit, list: &List, names: &HashMap<PersonId, String>) -> ListView {
    let by = names.get(&list.imported_by).cloned().unwrap_or_default();
    let current = list.state == super::ListState::Current;
    ListView {
        name: publisher(visit, list),
        on: list.on.map(words::date).unwrap_or_default(),
        entries: list.entries,
        names: list.names,
        sha256: list.sha256.clone(),
        imported: format!("{} · {by}", visit.local(list.imported_at)),
        tag: Tag {
            label: word(visit, "sanctions-list", list.state.as_str()),
            tone: if current { "green" } else { "" },
        },
    }
}

fn hit_view(visit: &Visit, hit: &Hit, reference: &str, list: Option<&List>) -> HitView {
    HitView {
        href: format!("/sanctions/hits/{}", hit.id),
        reference: reference.to_owned(),
        case: format!("/sanctions/cases/{}", hit.case),
        part: word(visit, "sanctions-part", hit.found.part.as_str()),
        name: hit.found.name.clone(),
        listed: hit.found.listed.clone(),
        likeness: format!("{} %", hit.found.likeness),
        list: list.map(|list| list_words(visit, list)).unwrap_or_default(),
        found: words::date(hit.found_at.date()),
        tag: verdict_tag(visit, hit.verdict),
    }
}

#[get("/sanctions")]
async fn overview(visit: Visit) -> Answer {
    let found = visit.read(views::overview).await?;
    let view = |line: &HitLine| {
        let list = found.lists.iter().find(|list| list.id == line.hit.list);
        let view = hit_view(&visit, &line.hit, &line.reference, list);
        if line.closed { HitView { href: String::new(), case: String::new(), ..view } } else { view }
    };
    let page = Overview {
        lists: found.lists.iter().map(|list| list_view(&visit, list, &found.names)).collect(),
        open: found.open.iter().map(view).collect(),
        judged: found.judged.iter().map(view).collect(),
        may_import: visit.may(Deed::ImportLists),
    };
    visit.show("sanctions/overview", "sanctions-heading", &page)
}

#[derive(Serialize)]
struct HitPage {
    facts: Vec<Fact>,
    tag: Tag,
    case: String,
    note: String,
    form: Option<FormView>,
    history: Vec<HistoryView>,
}

async fn hit_page(visit: &Visit, id: NameHitId, form: &Form) -> Answer {
    let found = visit.read(move |tx| views::hit(tx, id)).await?;
    let hit = &found.hit;
    let judged = hit
        .judged
        .map(|(by, at)| format!("{} · {}", visit.local(at), found.names.get(&by).cloned().unwrap_or_default()));
    let rows = [
        ("sanctions-reference", found.reference.clone()),
        ("sanctions-what", word(visit, "sanctions-part", hit.found.part.as_str())),
        ("sanctions-name", hit.found.name.clone()),
        ("sanctions-listed", hit.found.listed.clone()),
        ("sanctions-likeness", format!("{} %", hit.found.likeness)),
        ("sanctions-list-of", list_words(visit, &found.list)),
        ("sanctions-entry", hit.found.entry.clone()),
        ("sanctions-sha256", found.list.sha256.clone()),
        ("sanctions-found", visit.local(hit.found_at)),
        ("sanctions-judged", judged.unwrap_or_default()),
    ];
    let rows = rows.into_iter().filter(|(_, value)| !value.is_empty());
    let choices = ["other", "same"].map(|said| Choice::new(said, word(visit, "sanctions-say", said)));
    let inputs = vec![Input::radios("verdict", choices.into()), Input::area("note", NOTE_MOST)];
    let view = HitPage {
        facts: rows.map(|(key, value)| Fact { label: visit.say(key), value }).collect(),
        tag: verdict_tag(visit, hit.verdict),
        case: format!("/sanctions/cases/{}", hit.case),
        note: hit.note.clone().unwrap_or_default(),
        form: visit
            .may(Deed::JudgeNames)
            .then(|| form.view(visit, &format!("/sanctions/hits/{id}"), inputs, "sanctions-judge-button")),
        history: crate::audit::pages::lines(visit, &found.history, &found.names),
    };
    visit.show_form("sanctions/hit", "sanctions-hit-heading", form, &view)
}

#[get("/sanctions/hits/<id>")]
async fn hit(visit: Visit, id: NameHitId) -> Answer {
    hit_page(&visit, id, &Form::blank("sanctions-judge")).await
}

#[post("/sanctions/hits/<id>", data = "<posted>")]
async fn judge_hit(visit: Visit, id: NameHitId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::JudgeNames)).await?;
    let mut form = Form::sent("sanctions-judge", posted);
    let verdict = form.one::<Verdict>("verdict").filter(|verdict| *verdict != Verdict::Open);
    let note = form.text("note", NOTE_MOST);
    let new = verdict.zip(note).map(|(verdict, note)| NewVerdict { same: verdict == Verdict::Same, note });
    match visit.act(&mut form, new, move |tx, new| judge(tx, id, new)).await? {
        Some(()) => visit.done(jar, format!("/sanctions/hits/{id}"), "sanctions-judge-done"),
        None => hit_page(&visit, id, &form).await,
    }
}

#[derive(Serialize)]
struct CheckView {
    at: String,
    by: String,
    occasion: String,
    lists: Vec<String>,
    names: i32,
    hits: i32,
}

#[derive(Serialize)]
struct CasePage {
    checks: Vec<CheckView>,
    hits: Vec<HitView>,
    form: Option<FormView>,
}

fn check_view(visit: &Visit, found: &OfCase, check: &views::Check) -> CheckView {
    let of = |id| found.lists.get(id).map(|list| list_words(visit, list));
    CheckView {
        at: visit.local(check.at),
        by: check.by.and_then(|by| found.names.get(&by)).cloned().unwrap_or_default(),
        occasion: word(visit, "sanctions-occasion", check.occasion.as_str()),
        lists: check.lists.iter().filter_map(of).collect(),
        names: check.names,
        hits: check.hits,
    }
}

#[get("/sanctions/cases/<id>")]
async fn of_case(visit: Visit, id: ApplicationId) -> Answer {
    let found = visit.read(move |tx| views::of_case(tx, id)).await?;
    let hit = |hit: &Hit| hit_view(&visit, hit, &found.case.reference, found.lists.get(&hit.list));
    let action = format!("/sanctions/cases/{id}");
    let view = CasePage {
        checks: found.checks.iter().map(|one| check_view(&visit, &found, one)).collect(),
        hits: found.hits.iter().map(hit).collect(),
        form: visit
            .may(Deed::CheckNames)
            .then(|| Form::blank("sanctions-ask").view(&visit, &action, Vec::new(), "sanctions-ask-button").aside()),
    };
    let heading = Message::new("sanctions-case-heading").with("reference", found.case.reference.as_str());
    visit.show_titled("sanctions/case", &visit.message(&heading), &view)
}

#[post("/sanctions/cases/<id>", data = "<posted>")]
async fn ask(visit: Visit, id: ApplicationId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent("sanctions-ask", posted);
    let said = match visit.act(&mut form, Some(()), move |tx, ()| check::ask(tx, id)).await? {
        Some(0) => "sanctions-ask-none",
        Some(_) => "sanctions-ask-some",
        None => return visit.go(format!("/sanctions/cases/{id}")),
    };
    visit.done(jar, format!("/sanctions/cases/{id}"), said)
}
