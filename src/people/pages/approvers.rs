//! What a person's page says of roles that approve payouts: they wait for a second person.

use super::{role_name, role_names};
use crate::{
    base::{Deed, Message, NamingId, words},
    people::approvers::{self, Line, What},
    web::{Answer, Form, FormView, Posted, Visit},
};
use rocket::{Route, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![withdraw]
}

/// What waits for a second person.
#[derive(Serialize)]
pub(super) struct Waiting {
    lines: Vec<WaitingLine>,
    /// Whether nobody is there who may agree.
    stuck: bool,
    /// Whether the reader may see where it is decided.
    may_see: bool,
}

#[derive(Serialize)]
struct WaitingLine {
    text: String,
    withdraw: Option<FormView>,
}

/// The button by which who proposed a naming takes it back.
pub fn withdrawal(visit: &Visit, line: &Line) -> Option<FormView> {
    let action = format!("/people/approvers/{}/withdraw", line.one.id);
    line.may_withdraw.then(|| Form::blank("approvers").view(visit, &action, Vec::new(), "approvers-withdraw").aside())
}

#[post("/people/approvers/<id>/withdraw", data = "<posted>")]
async fn withdraw(visit: Visit, id: NamingId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent("approvers", posted);
    let person = visit.act(&mut form, Some(id), |tx, id| approvers::withdraw(tx, *id)).await?;
    let said = if person.is_some() { "approvers-withdrawn" } else { "approvers-decided" };
    // Back to where it stood: the page of limits, or that of a person for who may not see limits.
    match person.filter(|_| !visit.may(Deed::SeePayouts)) {
        Some(person) => visit.done(jar, format!("/people/{person}"), said),
        None if visit.may(Deed::SeePayouts) => visit.done(jar, "/limits", said),
        None => visit.done(jar, "/people", said),
    }
}

/// What a naming does, in words.
pub fn naming_words(visit: &Visit, line: &Line) -> String {
    let role = role_name(visit, line.one.role);
    let words = match line.one.what {
        What::Give => Message::new("approvers-give").with("role", role),
        What::Take => Message::new("approvers-take").with("role", role),
        What::StandIn => {
            let words = |(from, until)| (visit.local(from), visit.until(until));
            let (from, until) = line.one.span.map(words).unwrap_or_default();
            Message::new("approvers-stands-in")
                .with("name", line.absent.as_str())
                .with("from", from)
                .with("until", until)
        }
    };
    visit.message(&words)
}

/// What stands at the field of roles; nothing while the first approver is still to be named.
pub(super) fn hint(visit: &Visit, first: bool) -> String {
    if first {
        return String::new();
    }
    visit.message(&Message::new("approvers-hint").with("roles", role_names(visit, Deed::ApprovePayout.roles())))
}

/// What waits for a second person about somebody; `None` where nothing does.
pub(super) fn waiting(visit: &Visit, (lines, stuck): &(Vec<Line>, bool)) -> Option<Waiting> {
    let line = |line: &Line| {
        let on = words::date(line.one.proposed_at.date());
        let by = Message::new("approvers-by").with("name", line.by.as_str()).with("on", on);
        let text = format!("{} · {}", naming_words(visit, line), visit.message(&by));
        WaitingLine { text, withdraw: withdrawal(visit, line) }
    };
    let waiting =
        Waiting { lines: lines.iter().map(line).collect(), stuck: *stuck, may_see: visit.may(Deed::SeePayouts) };
    Some(waiting).filter(|_| !lines.is_empty())
}
