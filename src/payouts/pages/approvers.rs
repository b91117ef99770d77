//! Who approves payouts: what waits for a second person, who stands in and how long, and the page to propose a stand-in.

use super::limits;
use crate::{
    awards::pages::Tag,
    base::{Deed, Message, NamingId, Stop, words},
    db::Tx,
    payouts::{Approval, limits as amounts, views::Detail},
    people::{
        Person,
        approvers::{self, Approvers, Line, NewStandIn},
        pages::{naming_words, role_names, withdrawal},
    },
    web::{Answer, Choice, Form, FormView, Input, Proved, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![stand_in, propose, decide, end]
}

/// What the page of limits shows of approvers.
#[derive(Serialize)]
pub(super) struct Section {
    people: Vec<Holder>,
    stand_ins: Vec<StandIn>,
    waiting: Vec<Waiting>,
    /// Whether the reader may propose a stand-in.
    may_propose: bool,
}

#[derive(Serialize)]
struct Holder {
    name: String,
    roles: String,
}

#[derive(Serialize)]
struct StandIn {
    person: String,
    absent: String,
    from: String,
    until: String,
    tag: Tag,
    end: Option<FormView>,
}

#[derive(Serialize)]
struct Waiting {
    person: String,
    what: String,
    by: String,
    on: String,
    form: Option<FormView>,
    withdraw: Option<FormView>,
}

pub(super) fn section(visit: &Visit, found: &Approvers) -> Section {
    let holder = |person: &Person| Holder { name: person.name.clone(), roles: role_names(visit, &person.roles) };
    Section {
        people: found.approvers.iter().map(holder).collect(),
        stand_ins: found.stand_ins.iter().map(|line| running(visit, line)).collect(),
        waiting: found.waiting.iter().map(|line| waiting(visit, line)).collect(),
        may_propose: found.may_propose,
    }
}

fn running(visit: &Visit, line: &Line) -> StandIn {
    let (key, tone) = if line.runs { ("board-stand-in-runs", "blue") } else { ("board-stand-in-comes", "") };
    let action = format!("/limits/approvers/{}/end", line.one.id);
    let end = || Form::blank("approvers").view(visit, &action, Vec::new(), "board-stand-in-end-button").aside();
    let words = |(from, until)| (visit.local(from), visit.until(until));
    let (from, until) = line.one.span.map(words).unwrap_or_default();
    StandIn {
        person: line.person.clone(),
        absent: line.absent.clone(),
        from,
        until,
        tag: Tag { label: visit.say(key), tone },
        end: line.may_end.then(end),
    }
}

fn waiting(visit: &Visit, line: &Line) -> Waiting {
    let action = format!("/limits/approvers/{}", line.one.id);
    let form = || {
        let form = Form::blank("approvers").view(visit, &action, Vec::new(), "payouts-limit-agree").aside();
        form.button("refuse", "1", visit.say("payouts-limit-refuse"), true)
    };
    Waiting {
        person: line.person.clone(),
        what: naming_words(visit, line),
        by: line.by.clone(),
        on: words::date(line.one.proposed_at.date()),
        form: line.may_decide.then(form),
        withdraw: withdrawal(visit, line),
    }
}

/// Who said yes or no, and for whom they stood in.
pub(super) fn who(visit: &Visit, found: &Detail, one: &Approval) -> String {
    let name = |person| found.names.get(&person).cloned().unwrap_or_default();
    match one.absent {
        Some(absent) => {
            let words = Message::new("board-stand-in-for").with("name", name(one.person)).with("absent", name(absent));
            visit.message(&words)
        }
        None => name(one.person),
    }
}

/// What about limits and approvers concerns the reader.
#[derive(Default)]
pub(super) struct Mine {
    to_decide: usize,
    standing_in: Option<Line>,
}

pub(super) fn mine(tx: &mut Tx<'_>) -> Result<Mine, Stop> {
    let mine = approvers::mine(tx)?;
    Ok(Mine { to_decide: mine.to_decide + amounts::to_decide(tx)?, standing_in: mine.standing_in })
}

pub(super) fn notices(visit: &Visit, mine: &Mine) -> Vec<String> {
    let mut notices = Vec::new();
    if let Some((line, (_, until))) = mine.standing_in.as_ref().and_then(|line| Some((line, line.one.span?))) {
        let words = Message::new("approvers-i").with("name", line.absent.as_str()).with("until", visit.until(until));
        notices.push(visit.message(&words));
    }
    if mine.to_decide > 0 {
        notices.push(visit.message(&Message::new("approvers-to-decide").with("n", mine.to_decide)));
    }
    notices
}

#[derive(Serialize)]
struct View {
    form: FormView,
}

fn inputs(visit: &Visit, found: &Approvers) -> Vec<Input> {
    let choices = |people: &[Person]| -> Vec<Choice> {
        let none = Choice::new("", visit.say("board-choose"));
        let named = people.iter().map(|one| Choice::new(one.id.to_string(), one.name.clone()));
        std::iter::once(none).chain(named).collect()
    };
    let zone = Message::new("board-stand-in-zone").with("zone", visit.zone.as_str());
    vec![
        Input::select("absent", choices(&found.approvers)).width("m"),
        Input::select("person", choices(&found.others)).width("m"),
        Input::date("from").hinted(visit.message(&zone)),
        Input::date("until"),
    ]
}

async fn form_page(visit: &Visit, form: &Form) -> Answer {
    let found = visit
        .read(|tx| {
            tx.permit(Deed::SetLimits)?;
            approvers::view(tx)
        })
        .await?;
    let view = View { form: form.view(visit, "/limits/stand-in", inputs(visit, &found), "payouts-limit-button") };
    visit.show_form("payouts/stand_in", "approvers-new", form, &view)
}

#[get("/limits/stand-in")]
async fn stand_in(visit: Visit) -> Answer {
    form_page(&visit, &Form::blank("approvers")).await
}

#[post("/limits/stand-in", data = "<posted>")]
async fn propose(visit: Visit, posted: Proved, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::SetLimits)).await?;
    let mut form = Form::sent("approvers", posted.0);
    let pair = form.one("absent").zip(form.one("person"));
    let from = form.begins("from", &visit.zone, 0);
    // Until the end of the day that was written.
    let until = form.begins("until", &visit.zone, 1);
    let new = pair.zip(from.zip(until));
    let new = new.map(|((absent, person), (from, until))| NewStandIn { absent, person, from, until });
    match visit.act(&mut form, new, approvers::propose).await? {
        Some(_) => visit.done(jar, "/limits", "approvers-proposed"),
        None => form_page(&visit, &form).await,
    }
}

#[post("/limits/approvers/<id>", data = "<posted>")]
async fn decide(visit: Visit, id: NamingId, posted: Proved, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent("payouts-limit", posted.0);
    let agree = !form.has("refuse");
    match visit.act(&mut form, Some(agree), move |tx, agree| approvers::decide(tx, id, *agree)).await? {
        Some(()) => visit.done(jar, "/limits", "payouts-limit-decided-done"),
        None => limits::page(&visit, &form).await,
    }
}

#[post("/limits/approvers/<id>/end", data = "<posted>")]
async fn end(visit: Visit, id: NamingId, posted: Proved, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent("payouts-limit", posted.0);
    match visit.act(&mut form, Some(id), |tx, id| approvers::end(tx, *id)).await? {
        Some(()) => visit.done(jar, "/limits", "board-stand-in-ended"),
        None => limits::page(&visit, &form).await,
    }
}
