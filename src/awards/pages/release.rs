//! Releasing the results of a call together: what was decided, the letters that wait, and when they leave.

use super::{Fact, word};
use crate::{
    applications::State,
    awards::release::{self, Waiting},
    base::{CallId, Deed, words},
    calls::{Call, release::Release, set_up},
    web::{Answer, Form, FormView, Input, Posted, Visit},
};
use chrono::{NaiveDateTime, NaiveTime};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![page, set]
}

#[derive(Serialize)]
struct Line {
    reference: String,
    name: String,
    state: String,
    language: &'static str,
    notice: String,
    letter: String,
    explain: String,
}

#[derive(Serialize)]
struct View {
    state: String,
    facts: Vec<Fact>,
    lines: Vec<Line>,
    form: Option<FormView>,
    back: String,
}

fn line(visit: &Visit, one: &Waiting) -> Line {
    let lang = one.case.language;
    Line {
        reference: one.case.reference.clone(),
        name: one.case.name.clone(),
        state: word(visit, "applications-state", one.case.state.as_str()),
        language: lang.own_name(),
        notice: one.notice.map(|notice| format!("/mail/{notice}")).unwrap_or_default(),
        letter: match one.award {
            Some(award) => format!("/awards/{award}/letter?speak={}", lang.code()),
            // Of an offer there is a page, and no letter.
            None if one.case.state == State::Offered => String::new(),
            None => format!("/applications/{}/letter?speak={}", one.case.id, lang.code()),
        },
        explain: if visit.may(Deed::ExplainDecision) {
            format!("/board/records/{}/explain", one.case.id)
        } else {
            String::new()
        },
    }
}

fn state(release: Option<&Release>) -> &'static str {
    match release {
        None => "awards-release-none",
        Some(Release { released_at: Some(_), .. }) => "awards-release-done",
        Some(Release { release_at: Some(_), .. }) => "awards-release-set",
        Some(_) => "awards-release-held",
    }
}

fn show(visit: &Visit, found: &(Call, Option<Release>, Vec<Waiting>), form: Option<Form>) -> Answer {
    let (call, release, waiting) = found;
    let path = format!("/board/rounds/{}/release", call.id);
    let at = release.and_then(|release| release.release_at);
    let local = |at: NaiveDateTime| at.and_utc().with_timezone(&words::zone(&call.zone)).naive_local();
    let form = form.unwrap_or_else(|| match at.map(local) {
        Some(at) => Form::blank("awards-release")
            .with("on", words::date(at.date()))
            .with("on_time", at.format("%H:%M").to_string()),
        None => Form::blank("awards-release").with("on_time", "10:00"),
    });
    let (inputs, button) = match release {
        // What a group may know already is held back no more.
        None if waiting.is_empty() || form.refused() => (Some(Vec::new()), "awards-release-hold"),
        None => (None, ""),
        Some(release) if release.released_at.is_none() => {
            let zone = crate::base::Message::new("awards-release-zone").with("zone", call.zone.as_str());
            let day = Input::date("on").optional().hinted(visit.message(&zone));
            (Some(vec![day, Input::text("on_time").width("s").optional()]), "awards-release-button")
        }
        Some(_) => (None, ""),
    };
    let mut facts = Vec::new();
    let mut add = |key: &str, at: Option<NaiveDateTime>| {
        facts.extend(at.map(|at| Fact { label: visit.say(key), value: set_up::moment(call, at) }));
    };
    add("awards-release-at", at);
    add("awards-release-released", release.and_then(|release| release.released_at));
    let view = View {
        state: visit.say(state(release.as_ref())),
        facts,
        lines: waiting.iter().filter(|_| release.is_some()).map(|one| line(visit, one)).collect(),
        form: inputs.map(|inputs| form.view(visit, &path, inputs, button)),
        back: format!("/board/rounds/{}/ranking", call.id),
    };
    let heading = format!("{} {}", visit.say("awards-release-heading"), call.code);
    visit.show_form_titled("awards/release", &heading, &form, &view)
}

#[get("/board/rounds/<id>/release")]
async fn page(visit: Visit, id: CallId) -> Answer {
    let found = visit.read(move |tx| release::look(tx, id)).await?;
    show(&visit, &found, None)
}

/// The instant as it was typed, in the zone of the call; nothing where no day was.
fn instant(form: &mut Form, zone: &str) -> Option<Option<NaiveDateTime>> {
    if form.raw("on").trim().is_empty() {
        return Some(None);
    }
    let day = form.date("on")?;
    let time = form.raw("on_time").trim().split_once([':', '.']).and_then(|(hour, minute)| {
        NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok().filter(|_| minute.len() == 2)?, 0)
    });
    let at = time.and_then(|time| set_up::utc(day.and_time(time), zone));
    if at.is_none() {
        form.refuse("on_time", crate::base::Message::new("calls-time-malformed"));
    }
    at.map(Some)
}

#[post("/board/rounds/<id>/release", data = "<posted>")]
async fn set(visit: Visit, id: CallId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::ReleaseResults)).await?;
    let found = visit.read(move |tx| release::look(tx, id)).await?;
    let mut form = Form::sent("awards-release", posted);
    let done = if found.1.is_none() {
        visit.act(&mut form, Some(id), |tx, id| release::hold(tx, *id)).await?
    } else {
        let at = instant(&mut form, &found.0.zone);
        visit.act(&mut form, at, move |tx, at| release::schedule(tx, id, *at)).await?
    };
    match done {
        Some(()) => visit.done(jar, format!("/board/rounds/{id}/release"), "awards-release-kept"),
        None => show(&visit, &found, Some(form)),
    }
}
