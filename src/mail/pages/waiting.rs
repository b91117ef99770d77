//! The desk of messages: groups that wait for an answer, and mail that did not arrive.

use crate::{
    base::{Lang, Message as Said},
    mail::{messages, reach},
    notices,
    web::{Answer, Visit},
};
use rocket::{Route, get, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![waiting]
}

#[derive(Serialize)]
struct WaitingRow {
    href: String,
    reference: String,
    name: String,
    since: String,
    messages: i64,
    given_to: String,
    language: &'static str,
}

#[derive(Serialize)]
struct WaitingView {
    rows: Vec<WaitingRow>,
    mine: bool,
    failed: String,
    to_reach: String,
}

#[get("/messages?<mine>")]
async fn waiting(visit: Visit, mine: Option<&str>) -> Answer {
    let mine = mine.is_some();
    let (waiting, counts, to_reach) = visit
        .read(move |tx| Ok((messages::waiting(tx, mine)?, notices::queue_health(tx)?.0, reach::count(tx)?)))
        .await?;
    let failed = counts.iter().find(|(state, _)| *state == notices::State::Failed).map_or(0, |(_, count)| *count);
    let told = |key: &str, n: i64| {
        if n == 0 { String::new() } else { visit.message(&Said::new(key).with("n", n)) }
    };
    let row = |one: messages::Waiting| WaitingRow {
        href: format!("/applications/{}/messages", one.case.id),
        since: visit.local(one.since),
        messages: one.messages,
        given_to: one.given_to.unwrap_or_default(),
        language: Lang::own_name(one.case.language),
        reference: one.case.reference,
        name: one.case.name,
    };
    let view = WaitingView {
        rows: waiting.into_iter().map(row).collect(),
        mine,
        failed: told("mail-failed-count", failed),
        to_reach: told("mail-reach-count", to_reach),
    };
    visit.show("mail/waiting", "mail-waiting-heading", &view)
}
