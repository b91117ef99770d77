//! One application for staff: its answers, the closed ones opened for a reason, notes, history.

use super::{case::tone, findings, staff::state_words};
use crate::{
    applications::{
        self, Case, State, answers, checks,
        identity::{self, NewNote, Opening},
        screen as screening, summary,
        work::{self, Work},
    },
    audit,
    base::{ApplicationId, Deed, GroupId, Message, Money, PersonId, Stop, words},
    calls::{self, choices, forms},
    db::Tx,
    groups::{
        pages::{TwinView, twin_view},
        twins::Twin,
    },
    payees, people,
    threads::{
        self, Entry,
        tags::{self, Tag},
    },
    web::{Answer, Fact, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;
use std::collections::HashMap;

pub(super) fn routes() -> Vec<Route> {
    routes![detail, open_identity, identity_again, note, note_again]
}

#[derive(Serialize)]
struct ScreeningView {
    at: String,
    by: String,
    outcome: String,
    reason: String,
    note: String,
}

#[derive(Serialize)]
struct NoteView {
    by: String,
    at: String,
    text: String,
}

#[derive(Serialize)]
struct Detail {
    id: String,
    status: String,
    tone: &'static str,
    facts: Vec<Fact>,
    sections: Vec<applications::Section>,
    screenings: Vec<ScreeningView>,
    history: Vec<audit::pages::HistoryView>,
    may_screen: bool,
    may_fill: bool,
    /// What is said of it while it is its group's own; else empty.
    unread: String,
    /// Less than was asked is offered to it.
    offered: bool,
    sees_names: bool,
    has_letter: bool,
    reserve: bool,
    sees_retention: bool,
    is_open: bool,
    identity: Option<FormView>,
    notes: Vec<NoteView>,
    note: Option<FormView>,
    views: Vec<findings::FindingView>,
    waits: String,
    assigned: String,
    due: String,
    tags: Vec<String>,
    may_arrange: bool,
    summary: String,
    may_summarise: bool,
    high_risk: bool,
    group: String,
    twins: Vec<TwinView>,
}

pub(super) struct Opened {
    pub case: Case,
    pub call: calls::Call,
    pub lists: choices::Lists,
    pub sections: Vec<applications::Section>,
    pub screenings: Vec<screening::Screening>,
    pub notes: Vec<Entry>,
    pub history: Vec<audit::HistoryLine>,
    pub names: HashMap<PersonId, String>,
    pub views: Vec<screening::View>,
    /// Of an application that is its group's own still: how many of its sections are filled in, and how many there are.
    pub progress: Option<(usize, usize)>,
    pub lookers: Vec<PersonId>,
    pub plan: checks::Plan,
    pub summary: Option<String>,
    pub work: Work,
    pub tags: Vec<Tag>,
    pub group: GroupId,
    pub twins: Vec<Twin>,
}

/// How many sections of a form are filled in, and how many there are.
fn filled(tx: &mut Tx<'_>, case: &applications::Case) -> Result<(usize, usize), Stop> {
    let progress = answers::progress(tx, case)?;
    let all = forms::load(tx, case.form_version_id)?.len();
    Ok((progress.values().filter(|section| section.complete).count(), all))
}

pub(super) async fn open(visit: &Visit, id: ApplicationId, is_open: bool) -> Result<Opened, Stop> {
    let lang = visit.lang;
    visit
        .read(move |tx| {
            tx.permit(Deed::SeeApplications)?;
            let case = applications::for_reader(tx, id)?;
            let call = calls::find(tx, case.call_id)?;
            let lists = choices::lists(tx)?;
            let sections = answers::for_staff(tx, &case, lang, is_open)?;
            let progress = if case.is_own_draft() && sections.is_empty() { Some(filled(tx, &case)?) } else { None };
            let screenings = screening::of_case(tx, &case)?;
            let notes = identity::notes(tx, &case)?;
            let (views, lookers) = screening::views(tx, &case)?;
            let plan = checks::of_call(tx, case.call_id)?;
            let summary = summary::of_case(tx, &case)?;
            let work = work::of_case(tx, &case)?;
            let tags = if work.tags.is_empty() { Vec::new() } else { tags::all(tx)? };
            let history = audit::of_case(tx, id)?;
            let mut people: Vec<PersonId> = history.iter().filter_map(|line| line.person).collect();
            people.extend(screenings.iter().map(|screening| screening.by));
            people.extend(notes.iter().filter_map(|note| note.author));
            people.extend(views.iter().map(|view| view.by).chain(lookers.iter().copied()).chain(work.assigned));
            let names = people::names(tx, &people)?;
            let (group, twins) = payees::search::twins(tx, case.group_id)?;
            Ok(Opened {
                case,
                call,
                lists,
                sections,
                screenings,
                notes,
                history,
                names,
                views,
                progress,
                lookers,
                plan,
                summary,
                work,
                tags,
                group,
                twins,
            })
        })
        .await
}

fn facts(visit: &Visit, opened: &Opened) -> Vec<Fact> {
    let case = &opened.case;
    let list = |list: &str, code: &Option<String>| {
        code.as_deref().map(|code| opened.lists.name(list, code, visit.lang)).unwrap_or_default()
    };
    let money = |amount: Money| crate::base::money::format(&amount, visit.lang.style());
    [
        ("call", opened.call.labels.say(visit.lang)),
        ("country", opened.lists.name("country", &case.country, visit.lang)),
        ("region", list("region", &case.region)),
        ("kind", list("kind", &case.kind)),
        ("theme", list("theme", &case.theme)),
        ("requested", case.requested.map(money).unwrap_or_default()),
        ("language", case.language.own_name().to_owned()),
        ("channel", visit.say(&format!("applications-channel-{}", case.channel))),
        ("sent", case.submitted_at.map(|at| visit.instant(at, &opened.call.zone)).unwrap_or_default()),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(key, value)| Fact { label: visit.say(&format!("applications-fact-{key}")), value })
    .collect()
}

/// The way back to an application.
pub(super) fn back(id: ApplicationId) -> String {
    format!("/applications/{id}")
}

#[get("/applications/<id>")]
async fn detail(visit: Visit, id: ApplicationId) -> Answer {
    show_detail(&visit, id, Form::blank(IDENTITY), Form::blank(NOTE), false).await
}

const IDENTITY: &str = "applications-identity";
const NOTE: &str = "applications-note";

/// Opens the closed answers, for a reason that is written down, and shows them once.
#[post("/applications/<id>/identity", data = "<posted>")]
async fn open_identity(visit: Visit, id: ApplicationId, posted: Posted) -> Answer {
    visit.read(|tx| tx.permit(Deed::OpenIdentity)).await?;
    let mut form = Form::sent(IDENTITY, posted);
    let new = form.text("reason", identity::REASON_MAX).map(|reason| Opening { case: id, reason });
    let is_open = visit.act(&mut form, new, identity::open).await?.is_some();
    let form = if is_open { Form::blank(IDENTITY) } else { form };
    show_detail(&visit, id, form, Form::blank(NOTE), is_open).await
}

#[get("/applications/<id>/identity")]
async fn identity_again(visit: Visit, id: ApplicationId) -> Answer {
    visit.go(format!("/applications/{id}"))
}

#[post("/applications/<id>/notes", data = "<posted>")]
async fn note(visit: Visit, id: ApplicationId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::KeepNotes)).await?;
    let mut form = Form::sent(NOTE, posted);
    let new = form.text("body", threads::BODY_MAX).map(|text| NewNote { case: id, text });
    match visit.act(&mut form, new, identity::note).await? {
        Some(()) => visit.done(jar, format!("/applications/{id}"), "applications-note-kept"),
        None => show_detail(&visit, id, Form::blank(IDENTITY), form, false).await,
    }
}

#[get("/applications/<id>/notes")]
async fn note_again(visit: Visit, id: ApplicationId) -> Answer {
    visit.go(format!("/applications/{id}"))
}

fn note_view(visit: &Visit, opened: &Opened, entry: &Entry) -> NoteView {
    NoteView {
        by: entry.author.and_then(|id| opened.names.get(&id).cloned()).unwrap_or_default(),
        at: visit.instant(entry.at, &opened.call.zone),
        text: entry.body.clone().unwrap_or_default(),
    }
}

async fn show_detail(visit: &Visit, id: ApplicationId, why: Form, note: Form, is_open: bool) -> Answer {
    let opened = open(visit, id, is_open).await?;
    let case = &opened.case;
    let screening_view = |one: &screening::Screening| ScreeningView {
        at: visit.local(one.at),
        by: opened.names.get(&one.by).cloned().unwrap_or_default(),
        outcome: visit.say(&format!("applications-outcome-{}", one.outcome.as_str().replace('_', "-"))),
        reason: one
            .reason
            .as_deref()
            .map(|code| opened.lists.name("ineligible_reason", code, visit.lang))
            .unwrap_or_default(),
        note: one.note.clone(),
    };
    let heading =
        if case.name.is_empty() { case.reference.clone() } else { format!("{} · {}", case.reference, case.name) };
    let mut all = opened.sections.iter().flat_map(|section| &section.answers);
    let has_closed = visit.may(Deed::OpenIdentity) && all.any(|answer| answer.hidden);
    let may_edit = visit.may(Deed::EditGroups);
    let due = opened.work.due_on;
    let view = Detail {
        id: id.to_string(),
        status: state_words(visit, case.state),
        tone: tone(case.state),
        facts: facts(visit, &opened),
        screenings: opened.screenings.iter().map(screening_view).collect(),
        may_screen: visit.may(Deed::Screen) && case.state == State::Received,
        may_fill: visit.may(Deed::EnterOnBehalf) && case.state.is_fillable(),
        unread: opened.progress.map_or_else(String::new, |(done, all)| {
            visit.message(&Message::new("applications-help-unread").with("done", done).with("all", all))
        }),
        offered: case.state == State::Offered,
        sees_names: visit.may(Deed::SeeNameChecks),
        has_letter: matches!(case.state, State::Reserve | State::Declined),
        reserve: case.state == State::Reserve && visit.may(Deed::SeeAwards),
        sees_retention: visit.may(Deed::SeeRetention),
        history: audit::pages::lines(visit, &opened.history, &opened.names),
        is_open,
        identity: has_closed.then(|| {
            let reason = Input::text("reason").max(identity::REASON_MAX).width("l");
            why.view(visit, &format!("/applications/{id}/identity"), vec![reason], "applications-identity-button")
        }),
        notes: opened.notes.iter().map(|entry| note_view(visit, &opened, entry)).collect(),
        note: visit.may(Deed::KeepNotes).then(|| {
            let body = Input::area("body", threads::BODY_MAX);
            note.view(visit, &format!("/applications/{id}/notes"), vec![body], "applications-note-button")
        }),
        views: opened.views.iter().map(|view| findings::view(visit, &opened, view)).collect(),
        waits: findings::waits(visit, &opened),
        assigned: opened.work.assigned.and_then(|id| opened.names.get(&id).cloned()).unwrap_or_default(),
        due: due.map(words::date).unwrap_or_default(),
        tags: opened
            .tags
            .iter()
            .filter(|tag| opened.work.tags.contains(&tag.id))
            .map(|tag| tag.label.clone())
            .collect(),
        summary: opened.summary.clone().unwrap_or_default(),
        may_summarise: visit.may(Deed::Screen) && !case.state.is_over(),
        high_risk: case.high_risk,
        may_arrange: visit.may(Deed::ArrangeWork),
        group: format!("/groups/{}", opened.group),
        twins: opened.twins.iter().map(|twin| twin_view(visit, opened.group, twin, may_edit)).collect(),
        sections: opened.sections,
    };
    let shown = if why.refused() { &why } else { &note };
    visit.show_form_titled("applications/detail", &heading, shown, &view)
}
