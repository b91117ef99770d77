//! The mail log: what went out, to whom, with what answer; one letter; sending again; a test; a pause.

mod answers;
mod messages;
mod reach;
mod results;
mod texts;
mod waiting;
mod wishes;

use super::{
    Post, Transport, Whom,
    compose::title,
    journal::{self, Line},
    pause, reach as reaching,
};
use crate::{
    base::{Deed, Lang, Message, NoticeId, words},
    notices::{self, LogLine, Reader, State},
    web::{Answer, Form, FormView, Posted, Visit},
};
use chrono::{DateTime, NaiveDateTime};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    [
        routes![list, letter, resend, send_test, pause_all, resume],
        reach::routes(),
        waiting::routes(),
        messages::routes(),
        answers::routes(),
        texts::routes(),
        wishes::routes(),
        results::routes(),
    ]
    .concat()
}

#[derive(Serialize)]
struct Tag {
    tone: &'static str,
    label: String,
}

#[derive(Serialize)]
struct Row {
    href: String,
    at: String,
    whom: String,
    what: String,
    about: String,
    tag: Tag,
    tried: String,
    answer: String,
}

#[derive(Serialize)]
struct StateOption {
    value: &'static str,
    label: String,
    chosen: bool,
}

#[derive(Serialize)]
struct List {
    states: Vec<StateOption>,
    counts: String,
    age: String,
    failed: String,
    paused: String,
    to_reach: String,
    switch: Option<FormView>,
    off: bool,
    files: bool,
    may_edit: bool,
    rows: Vec<Row>,
    form: Option<FormView>,
    next: String,
    previous: String,
    summary: String,
}

#[derive(Serialize)]
struct Fact {
    label: String,
    value: String,
}

#[derive(Serialize)]
struct LetterView {
    facts: Vec<Fact>,
    tag: Tag,
    sent: bool,
    not_yet: String,
    subject: String,
    body: String,
    form: Option<FormView>,
    reach: String,
}

fn tag(lang: Lang, state: State) -> Tag {
    let tone = match state {
        State::Queued | State::Claimed => "blue",
        State::Sent => "green",
        State::Failed => "red",
        State::NotSent | State::Held => "",
    };
    Tag { tone, label: state_words(lang, state) }
}

fn state_words(lang: Lang, state: State) -> String {
    words::Words::shared().say(lang, &format!("mail-state-{}", state.as_str().replace('_', "-")))
}

fn whom(visit: &Visit, line: &Line) -> String {
    match &line.whom {
        Whom::Person(name, roles) => {
            let roles: Vec<String> = roles.iter().map(|role| visit.say(&format!("role-{role}"))).collect();
            format!("{name} ({})", roles.join(", "))
        }
        Whom::Group(reference) => visit.message(&Message::new("mail-whom-group").with("reference", reference.as_str())),
        Whom::Gone => visit.say("mail-whom-gone"),
    }
}

fn answer(visit: &Visit, line: &Line) -> String {
    match line.why {
        Some(why) => visit.say(&format!("mail-why-{why}")),
        None => line.notice.answer.clone(),
    }
}

/// When a letter that waits is tried, in words.
fn due(visit: &Visit, line: &LogLine) -> String {
    match line.state {
        State::Queued if line.waits_for_release() => visit.say("mail-until-released"),
        State::Queued => visit.local(line.due_at),
        _ => String::new(),
    }
}

fn row(visit: &Visit, line: &Line) -> Row {
    Row {
        href: format!("/mail/{}", line.notice.id),
        at: visit.local(line.notice.at),
        whom: whom(visit, line),
        what: title(visit.lang, line.notice.kind),
        about: line.about.clone().unwrap_or_default(),
        tag: tag(visit.lang, line.notice.state),
        tried: match (line.notice.sent_at, line.notice.attempts) {
            (Some(at), _) => visit.local(at),
            (None, 0) if line.notice.waits_for_release() => visit.say("mail-until-released"),
            (None, 0) => String::new(),
            (None, times) => visit.message(&Message::new("mail-tried").with("n", times)),
        },
        answer: answer(visit, line),
    }
}

#[get("/mail?<state>&<before>")]
async fn list(visit: Visit, state: Option<&str>, before: Option<&str>) -> Answer {
    let state: Option<State> = state.and_then(|state| state.parse().ok());
    let place = before.and_then(read_place);
    let (page, counts, late, paused, to_reach) = visit
        .read(move |tx| {
            let page = journal::page(tx, state, place)?;
            let (counts, oldest) = notices::queue_health(tx)?;
            let late = oldest.map_or(0, |due| (tx.now - due).num_minutes()).max(0);
            Ok((page, counts, late, pause::now(tx)?, reaching::count(tx)?))
        })
        .await?;
    let number = |state: State| counts.iter().find(|(other, _)| *other == state).map_or(0, |(_, count)| *count);
    let told = |key: &str, n: i64| {
        if n == 0 { String::new() } else { visit.message(&Message::new(key).with("n", n)) }
    };
    let shown = |state: State| format!("{}: {}", state_words(visit.lang, state), number(state));
    let switch =
        if paused.is_some() { ("/mail/resume", "mail-resume-button") } else { ("/mail/pause", "mail-pause-button") };
    let option =
        |value: &'static str, label: String, own: Option<State>| StateOption { value, label, chosen: own == state };
    let all = option("", visit.say("mail-state-all"), None);
    let each = State::ALL.iter().map(|own| option(own.as_str(), state_words(visit.lang, *own), Some(*own)));
    let view = List {
        states: std::iter::once(all).chain(each).collect(),
        counts: State::ALL.iter().map(|state| shown(*state)).collect::<Vec<_>>().join(" · "),
        age: told("mail-age", late),
        failed: told("mail-failed-count", number(State::Failed)),
        to_reach: told("mail-reach-count", to_reach),
        paused: paused.map_or(String::new(), |pause| {
            let said = Message::new("mail-paused").with("at", visit.local(pause.at)).with("by", pause.by);
            visit.message(&said)
        }),
        switch: visit.may(Deed::PauseMail).then(|| button(&visit, switch.0, switch.1)),
        off: visit.house.settings.mail.transport == "none",
        files: visit.house.settings.mail.transport == "files",
        may_edit: visit.may(Deed::EditMailTexts),
        rows: page.lines.iter().map(|line| row(&visit, line)).collect(),
        form: visit.may(Deed::ResendMail).then(|| button(&visit, "/mail/test", "mail-test-button")),
        next: page.next.map_or(String::new(), |place| next_href(state, place)),
        previous: String::new(),
        summary: String::new(),
    };
    visit.show("mail/list", "mail-heading", &view)
}

/// A form that is a button only.
fn button(visit: &Visit, action: &str, words: &str) -> FormView {
    Form::blank("mail").view(visit, action, Vec::new(), words).aside()
}

/// A place in the log as an address holds it: microseconds since 1970, and the notice there.
fn read_place(text: &str) -> Option<(NaiveDateTime, NoticeId)> {
    let (micros, id) = text.split_once('.')?;
    Some((DateTime::from_timestamp_micros(micros.parse().ok()?)?.naive_utc(), id.parse().ok()?))
}

fn next_href(state: Option<State>, (at, id): (NaiveDateTime, NoticeId)) -> String {
    let state = state.map_or("", State::as_str);
    format!("/mail?state={state}&before={}.{id}", at.and_utc().timestamp_micros())
}

#[get("/mail/<id>")]
async fn letter(visit: Visit, id: NoticeId) -> Answer {
    let post = Post::with(&visit.house.settings, Transport::Nowhere)?;
    let opened = visit.read(move |tx| journal::open(tx, &post, id)).await?;
    let line = &opened.line;
    let fact = |key: &str, value: String| Fact { label: visit.say(key), value };
    let at = |at: NaiveDateTime| visit.local(at);
    let mut facts = vec![
        fact("mail-column-what", title(visit.lang, line.notice.kind)),
        fact("mail-column-whom", whom(&visit, line)),
        fact("mail-column-about", line.about.clone().unwrap_or_default()),
        fact("mail-column-at", at(line.notice.at)),
        fact("mail-fact-attempts", line.notice.attempts.to_string()),
        fact("mail-fact-due", due(&visit, &line.notice)),
        fact("mail-column-sent", line.notice.sent_at.map(at).unwrap_or_default()),
        fact("mail-column-answer", answer(&visit, line)),
    ];
    facts.retain(|fact| !fact.value.is_empty());
    let again = visit.may(Deed::ResendMail) && journal::may_resend(line.notice.state);
    let form = again.then(|| button(&visit, &format!("/mail/{id}/resend"), "mail-resend-button"));
    let lost = matches!((line.notice.state, line.notice.reader), (State::NotSent | State::Failed, Reader::Case(_)));
    let reach = if lost && visit.may(Deed::ReachGroups) { format!("/mail/{id}/reach") } else { String::new() };
    let tag = tag(visit.lang, line.notice.state);
    let (letter, sent) = (opened.letter, opened.sent);
    let not_yet = letter.as_ref().err().map(|why| visit.say(&format!("mail-why-{why}"))).unwrap_or_default();
    let (subject, body) = letter.map(|letter| (letter.subject, letter.body)).unwrap_or_default();
    let view = LetterView { facts, tag, sent, not_yet, subject, body, form, reach };
    visit.show("mail/letter", "mail-letter-heading", &view)
}

#[post("/mail/<id>/resend", data = "<posted>")]
async fn resend(visit: Visit, id: NoticeId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent("mail", posted);
    match visit.act(&mut form, Some(id), |tx, id| journal::resend(tx, *id)).await? {
        Some(()) => visit.done(jar, format!("/mail/{id}"), "mail-resent"),
        // Somebody was faster: the page tells how it stands.
        None => visit.go(format!("/mail/{id}")),
    }
}

#[post("/mail/test", data = "<posted>", rank = 0)]
async fn send_test(visit: Visit, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent("mail", posted);
    match visit.act(&mut form, Some(()), |tx, ()| journal::test(tx)).await? {
        Some(()) => visit.done(jar, "/mail", "mail-test-queued"),
        None => visit.go("/mail"),
    }
}

#[post("/mail/pause", data = "<posted>", rank = 0)]
async fn pause_all(visit: Visit, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent("mail", posted);
    match visit.act(&mut form, Some(()), |tx, ()| pause::begin(tx)).await? {
        Some(()) => visit.done(jar, "/mail", "mail-pause-begun"),
        // Somebody was faster: the page tells.
        None => visit.go("/mail"),
    }
}

#[post("/mail/resume", data = "<posted>", rank = 0)]
async fn resume(visit: Visit, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent("mail", posted);
    match visit.act(&mut form, Some(()), |tx, ()| pause::end(tx)).await? {
        Some(()) => visit.done(jar, "/mail", "mail-pause-ended"),
        None => visit.go("/mail"),
    }
}
