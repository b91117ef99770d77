//! Calling a meeting, changing it until its minutes are signed, and calling it off.

use super::super::{Fact, fact};
use crate::{
    applications::Case,
    base::{ApplicationId, Deed, MeetingId, PersonId, Stop, words},
    board::{
        TEXT_MAX, convening,
        meetings::{self, Item, Meeting, NewMeeting},
    },
    calls::set_up,
    db::Tx,
    people::Person,
    web::{Answer, Choice, Form, FormView, Input, Posted, Visit},
};
use chrono::{NaiveDateTime, NaiveTime, TimeZone};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

/// Most characters of a title.
const TITLE: usize = 200;

pub(super) fn routes() -> Vec<Route> {
    routes![call_form, call, edit_form, edit, off_form, call_off]
}

#[derive(Serialize)]
struct CallView {
    back: String,
    form: FormView,
}

/// What the form offers.
struct Ground {
    cases: Vec<Case>,
    chairs: Vec<Person>,
}

fn ground(tx: &mut Tx<'_>) -> Result<Ground, Stop> {
    let (cases, chairs) = meetings::choices(tx)?;
    Ok(Ground { cases, chairs })
}

fn inputs(visit: &Visit, ground: &Ground) -> Vec<Input> {
    let ways = ["sitting", "circulation"].map(|way| {
        let key = format!("board-meeting-{way}");
        Choice::new(way, visit.say(&key)).hinted(visit.say(&format!("{key}.hint")))
    });
    let chairs = ground.chairs.iter().map(|person| Choice::new(person.id.to_string(), person.name.clone()));
    let cases = ground.cases.iter().map(|case| Choice::new(case.id.to_string(), case.reference.clone()));
    let mut inputs = vec![
        Input::text("title").width("l"),
        Input::radios("way", ways.to_vec()),
        Input::text("zone").width("m").autocomplete("off"),
        Input::date("starts"),
        Input::text("starts_time").width("s"),
        Input::date("ends").optional(),
        Input::text("ends_time").width("s").optional(),
        Input::area("place", 300).optional(),
        Input::select("chair", chairs.collect()).width("m"),
    ];
    if !ground.cases.is_empty() {
        inputs.push(Input::checks("applications", cases.collect()).optional());
    }
    inputs.push(Input::area("topics", TEXT_MAX).optional());
    inputs
}

async fn page(visit: &Visit, form: &Form, of: Option<MeetingId>) -> Answer {
    let ground = visit.read(ground).await?;
    let back = of.map_or_else(|| "/board/meetings".to_owned(), |id| format!("/board/meetings/{id}"));
    let action = of.map_or_else(|| "/board/meetings/new".to_owned(), |id| format!("/board/meetings/{id}/edit"));
    let heading = if of.is_some() { "board-meeting-edit" } else { "board-meeting-new" };
    let view = CallView { back, form: form.view(visit, &action, inputs(visit, &ground), "board-meeting-button") };
    visit.show_form("board/call_meeting", heading, form, &view)
}

/// `9:30`, `09.30`; 24 hours.
fn time(form: &mut Form, name: &str) -> Option<NaiveTime> {
    let read = |text: &str| {
        let (hour, minute) = text.trim().split_once([':', '.'])?;
        NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok().filter(|_| minute.len() == 2)?, 0)
    };
    let time = read(form.raw(name));
    if time.is_none() {
        form.refuse(name, crate::base::Message::new("calls-time-malformed"));
    }
    time
}

fn instant(form: &mut Form, day: &str, zone: &str) -> Option<NaiveDateTime> {
    let at = (form.date(day), time(form, &format!("{day}_time")));
    let at = at.0?.and_time(at.1?);
    let instant = set_up::utc(at, zone);
    if instant.is_none() {
        form.refuse("zone", crate::base::Message::new("calls-zone-unknown"));
    }
    instant
}

/// A meeting as it was typed; the applications are those of the agenda now, and those that may come to it.
fn typed(form: &mut Form, offered: &[ApplicationId]) -> Option<NewMeeting> {
    let zone = form.text("zone", 60);
    let zone_name = zone.clone().unwrap_or_default();
    let (title, place) = (form.text("title", TITLE), form.optional("place", 300));
    let starts = instant(form, "starts", &zone_name);
    let ends =
        if form.raw("ends").trim().is_empty() { Some(None) } else { instant(form, "ends", &zone_name).map(Some) };
    let topics = form.optional("topics", TEXT_MAX);
    let chair = form.one::<PersonId>("chair");
    let chosen = form.all("applications").iter().filter_map(|id| id.parse().ok()).collect::<Vec<ApplicationId>>();
    Some(NewMeeting {
        title: title?,
        place: place?,
        by_circulation: form.raw("way") == "circulation",
        starts_at: starts?,
        ends_at: ends?,
        zone: zone?,
        chair: chair?,
        applications: chosen.into_iter().filter(|id| offered.contains(id)).collect(),
        topics: topics?.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect(),
    })
}

#[get("/board/meetings/new")]
async fn call_form(visit: Visit) -> Answer {
    let ground = visit.read(ground).await?;
    let mut form = Form::blank("board-meeting")
        .with("way", "sitting")
        .with("zone", visit.zone.clone())
        .with("starts_time", "10:00");
    if let [only] = ground.chairs.as_slice() {
        form = form.with("chair", only.id.to_string());
    }
    for case in &ground.cases {
        form = form.with("applications", case.id.to_string());
    }
    page(&visit, &form, None).await
}

#[post("/board/meetings/new", data = "<posted>")]
async fn call(visit: Visit, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let ground = visit.read(ground).await?;
    let offered: Vec<ApplicationId> = ground.cases.iter().map(|case| case.id).collect();
    let mut form = Form::sent("board-meeting", posted);
    let new = typed(&mut form, &offered);
    match visit.act(&mut form, new, meetings::call).await? {
        Some(id) => visit.done(jar, format!("/board/meetings/{id}"), "board-meeting-called"),
        None => page(&visit, &form, None).await,
    }
}

fn filled(meeting: &Meeting, items: &[Item]) -> Form {
    let zone = words::zone(&meeting.zone);
    let mut form = Form::blank("board-meeting")
        .with("title", meeting.title.clone())
        .with("way", if meeting.by_circulation { "circulation" } else { "sitting" })
        .with("zone", meeting.zone.clone())
        .with("place", meeting.place.clone())
        .with("chair", meeting.chair.to_string());
    for (field, at) in [("starts", Some(meeting.starts_at)), ("ends", meeting.ends_at)] {
        if let Some(at) = at {
            form = form
                .with(field, words::date(zone.from_utc_datetime(&at).date_naive()))
                .with(&format!("{field}_time"), words::time_of_day(at, zone));
        }
    }
    for application in items.iter().filter_map(|item| item.application) {
        form = form.with("applications", application.to_string());
    }
    let topics: Vec<&str> =
        items.iter().filter(|item| item.application.is_none()).map(|item| item.topic.as_str()).collect();
    form.with("topics", topics.join("\n"))
}

/// The meeting and its agenda, for who may change it.
async fn open(visit: &Visit, id: MeetingId) -> Result<(Meeting, Vec<Item>), Stop> {
    visit
        .read(move |tx| {
            tx.permit(Deed::KeepMeetings)?;
            Ok((meetings::find(tx, id)?, meetings::agenda(tx, id)?))
        })
        .await
}

#[get("/board/meetings/<id>/edit")]
async fn edit_form(visit: Visit, id: MeetingId) -> Answer {
    let (meeting, items) = open(&visit, id).await?;
    if meeting.is_over() {
        return visit.go(format!("/board/meetings/{id}"));
    }
    page(&visit, &filled(&meeting, &items), Some(id)).await
}

#[post("/board/meetings/<id>/edit", data = "<posted>")]
async fn edit(visit: Visit, id: MeetingId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let (_, items) = open(&visit, id).await?;
    let ground = visit.read(ground).await?;
    let offered: Vec<ApplicationId> = ground.cases.iter().map(|case| case.id).collect();
    // What was decided in the meeting is offered no more, and stays.
    let decided = items.iter().filter_map(|item| item.application).filter(|id| !offered.contains(id));
    let decided: Vec<ApplicationId> = decided.collect();
    let mut form = Form::sent("board-meeting", posted);
    let mut new = typed(&mut form, &offered);
    if let Some(new) = &mut new {
        new.applications.extend(decided);
    }
    match visit.act(&mut form, new, move |tx, new| meetings::edit(tx, id, new)).await? {
        Some(()) => visit.done(jar, format!("/board/meetings/{id}"), "board-meeting-changed"),
        None => page(&visit, &form, Some(id)).await,
    }
}

#[derive(Serialize)]
struct OffView {
    back: String,
    facts: Vec<Fact>,
    form: FormView,
}

async fn off_page(visit: &Visit, id: MeetingId, form: &Form) -> Answer {
    let (meeting, _) = open(visit, id).await?;
    let back = format!("/board/meetings/{id}");
    if meeting.is_over() && !form.refused() {
        return visit.go(back);
    }
    let facts = vec![
        fact(visit, "board-meeting-title", meeting.title.clone()),
        fact(visit, "board-meeting-starts", super::super::instant(meeting.starts_at, &visit.zone)),
    ];
    let inputs = vec![Input::area("note", TEXT_MAX)];
    let view = OffView { form: form.view(visit, &format!("{back}/off"), inputs, "board-off-button"), back, facts };
    visit.show_form("board/call_off", "board-off-heading", form, &view)
}

#[get("/board/meetings/<id>/off")]
async fn off_form(visit: Visit, id: MeetingId) -> Answer {
    off_page(&visit, id, &Form::blank("board-off")).await
}

#[post("/board/meetings/<id>/off", data = "<posted>")]
async fn call_off(visit: Visit, id: MeetingId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    open(&visit, id).await?;
    let mut form = Form::sent("board-off", posted);
    let why = form.text("note", TEXT_MAX);
    match visit.act(&mut form, why, move |tx, why| convening::call_off(tx, id, why)).await? {
        Some(()) => visit.done(jar, format!("/board/meetings/{id}"), "board-off-done"),
        None => off_page(&visit, id, &form).await,
    }
}
