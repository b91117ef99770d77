//! Stand-ins: who stands in for whom, and until when; members name theirs, staff everybody's.

use super::Tag;
use crate::{
    base::{Deed, Message, PersonId, StandInId, Stop},
    board::stand_ins::{self, Line, NewStandIn, Seat},
    people::Person,
    web::{Answer, Choice, Form, FormView, Input, Posted, Visit},
};
use chrono::NaiveDateTime;
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![page, name, end]
}

#[derive(Serialize)]
struct LineView {
    absent: String,
    person: String,
    from: String,
    until: String,
    tag: Tag,
    end: Option<FormView>,
}

#[derive(Serialize)]
struct View {
    lines: Vec<LineView>,
    form: Option<FormView>,
}

/// "Dilnoza for Aigul", in the reader's language.
fn for_whom(visit: &Visit, name: &str, absent: &str) -> String {
    visit.message(&Message::new("board-stand-in-for").with("name", name).with("absent", absent))
}

/// Those of a span of time in one line; empty where there is nobody.
pub(super) fn in_words(visit: &Visit, lines: &[Line]) -> String {
    lines.iter().map(|line| for_whom(visit, &line.person, &line.absent)).collect::<Vec<_>>().join(", ")
}

/// Those of a motion in one line.
pub(super) fn seats(visit: &Visit, seats: &[Seat]) -> String {
    seats.iter().map(|seat| for_whom(visit, &seat.name, &seat.absent)).collect::<Vec<_>>().join(", ")
}

/// A voter's name, with whose seat they sit in.
pub(super) fn voter(visit: &Visit, seats: &[Seat], person: PersonId, name: &str) -> String {
    match seats.iter().find(|seat| seat.person == person) {
        Some(seat) => for_whom(visit, name, &seat.absent),
        None => name.to_owned(),
    }
}

fn line(visit: &Visit, line: &Line, now: NaiveDateTime) -> LineView {
    let (key, tone) = match (line.is_over, line.one.runs(now)) {
        (true, _) => ("board-stand-in-over", ""),
        (false, true) => ("board-stand-in-runs", "blue"),
        (false, false) => ("board-stand-in-comes", ""),
    };
    let action = format!("/board/stand-ins/{}/end", line.one.id);
    let end = || Form::blank("board-stand-in").view(visit, &action, Vec::new(), "board-stand-in-end-button").aside();
    LineView {
        absent: line.absent.clone(),
        person: line.person.clone(),
        from: visit.local(line.one.from),
        until: visit.until(line.one.until),
        tag: Tag { label: visit.say(key), tone },
        end: line.may_end.then(end),
    }
}

fn inputs(visit: &Visit, members: &[Person]) -> Vec<Input> {
    let me = visit.actor.person();
    let choices = |own: bool| -> Vec<Choice> {
        let none = Choice::new("", visit.say("board-choose"));
        let fits = members.iter().filter(|one| own || Some(one.id) != me);
        std::iter::once(none).chain(fits.map(|one| Choice::new(one.id.to_string(), one.name.clone()))).collect()
    };
    let mut inputs = Vec::new();
    if visit.may(Deed::KeepMembers) {
        inputs.push(Input::select("absent", choices(true)).width("m"));
    }
    inputs.push(Input::select("stand_in", choices(visit.may(Deed::KeepMembers))).width("m"));
    let zone = Message::new("board-stand-in-zone").with("zone", visit.zone.as_str());
    inputs.push(Input::date("from").hinted(visit.message(&zone)));
    inputs.push(Input::date("until"));
    inputs
}

async fn show(visit: &Visit, form: Form) -> Answer {
    let (lines, members, now) = visit
        .read(|tx| {
            let (lines, members) = stand_ins::view(tx)?;
            Ok((lines, members, tx.now))
        })
        .await?;
    let inputs = inputs(visit, &members);
    let may = visit.may(Deed::NameStandIn);
    let view = View {
        lines: lines.iter().map(|one| line(visit, one, now)).collect(),
        form: may.then(|| form.view(visit, "/board/stand-ins", inputs, "board-stand-in-button")),
    };
    visit.show_form("board/stand_ins", "board-stand-ins-heading", &form, &view)
}

#[get("/board/stand-ins")]
async fn page(visit: Visit) -> Answer {
    show(&visit, Form::blank("board-stand-in")).await
}

#[post("/board/stand-ins", data = "<posted>", rank = 0)]
async fn name(visit: Visit, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::NameStandIn)).await?;
    let mut form = Form::sent("board-stand-in", posted);
    let absent = if visit.may(Deed::KeepMembers) { form.one("absent") } else { visit.actor.person() };
    let person = form.one("stand_in");
    let from = form.begins("from", &visit.zone, 0);
    // Until the end of the day that was written.
    let until = form.begins("until", &visit.zone, 1);
    let new = absent.zip(person).zip(from.zip(until));
    let new = new.map(|((absent, person), (from, until))| NewStandIn { absent, person, from, until });
    match visit.act(&mut form, new, stand_ins::name).await? {
        Some(_) => visit.done(jar, "/board/stand-ins", "board-stand-in-named"),
        None => show(&visit, form).await,
    }
}

#[post("/board/stand-ins/<id>/end", data = "<posted>")]
async fn end(visit: Visit, id: StandInId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent("board-stand-in", posted);
    match visit.act(&mut form, Some(id), |tx, id| stand_ins::end(tx, *id)).await? {
        Some(()) => visit.done(jar, "/board/stand-ins", "board-stand-in-ended"),
        None => show(&visit, form).await,
    }
}

/// Says to whoever looks at their desk for whom they stand in, and who for them.
pub(super) async fn own(visit: &Visit) -> Result<Vec<String>, Stop> {
    let lines = visit.read(stand_ins::own).await?;
    let me = visit.actor.person();
    let say = |line: &Line| {
        let mine = Some(line.one.absent) == me;
        let key = if mine { "board-stand-in-mine" } else { "board-stand-in-i" };
        let name = if mine { &line.person } else { &line.absent };
        visit.message(&Message::new(key).with("name", name.as_str()).with("until", visit.until(line.one.until)))
    };
    Ok(lines.iter().map(say).collect())
}
