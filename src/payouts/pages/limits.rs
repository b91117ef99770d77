//! The amounts above which a payout needs two approvers, and proposals of others; below them, who approves.

use super::approvers::{self, Section};
use crate::{
    base::{Currency, Deed, LimitId, Money, PersonId, words},
    payouts::limits::{self, LimitState},
    people::{self, approvers as named},
    web::{Answer, Choice, Form, FormView, Input, Proved, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![list, propose, decide]
}

#[derive(Serialize)]
struct View {
    rows: Vec<Row>,
    proposals: Vec<Proposal>,
    form: Option<FormView>,
    approvers: Section,
}

#[derive(Serialize)]
struct Row {
    amount: Money,
    by: String,
    agreed: String,
    on: String,
}

#[derive(Serialize)]
struct Proposal {
    row: Row,
    form: Option<FormView>,
}

pub(super) async fn page(visit: &Visit, form: &Form) -> Answer {
    let (current, waiting, names, approvers) = visit
        .read(|tx| {
            let (current, waiting) = (limits::list(tx, LimitState::InForce)?, limits::list(tx, LimitState::Proposed)?);
            let both = current.iter().chain(&waiting);
            let people: Vec<PersonId> =
                both.flat_map(|one| [Some(one.proposed_by), one.decided_by]).flatten().collect();
            Ok((current, waiting, people::names(tx, &people)?, named::view(tx)?))
        })
        .await?;
    let name = |person: PersonId| names.get(&person).cloned().unwrap_or_default();
    let row = |one: &limits::Limit| Row {
        amount: one.amount,
        by: name(one.proposed_by),
        agreed: one.decided_by.map(name).unwrap_or_default(),
        on: words::date(one.proposed_at.date()),
    };
    let may = visit.may(Deed::SetLimits);
    let proposal = |one: &limits::Limit| {
        let action = format!("/limits/{}", one.id);
        let form = Form::blank("payouts-limit").view(visit, &action, Vec::new(), "payouts-limit-agree").aside();
        let form = form.button("refuse", "1", visit.say("payouts-limit-refuse"), true);
        Proposal { row: row(one), form: Some(form).filter(|_| may && visit.actor.person() != Some(one.proposed_by)) }
    };
    let near = [Currency::EUR, Currency::USD, Currency::TJS, Currency::UZS, Currency::KGS];
    let others = Currency::all().filter(|currency| !near.contains(currency));
    let currencies = near.into_iter().chain(others).map(|one| Choice::new(one.code(), one.code())).collect();
    let inputs = vec![Input::select("currency", currencies).width("s"), Input::money("amount", "")];
    let view = View {
        rows: current.iter().map(row).collect(),
        proposals: waiting.iter().map(proposal).collect(),
        form: may.then(|| form.view(visit, "/limits", inputs, "payouts-limit-button")),
        approvers: approvers::section(visit, &approvers),
    };
    visit.show_form("payouts/limits", "payouts-limits-heading", form, &view)
}

#[get("/limits")]
async fn list(visit: Visit) -> Answer {
    page(&visit, &Form::blank("payouts-limit")).await
}

#[post("/limits", data = "<posted>")]
async fn propose(visit: Visit, posted: Proved, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::SetLimits)).await?;
    let mut form = Form::sent("payouts-limit", posted.0);
    let amount = form.currency("currency").and_then(|currency| form.money_or_zero("amount", currency));
    match visit.act(&mut form, amount, |tx, amount| limits::propose(tx, *amount)).await? {
        Some(_) => visit.done(jar, "/limits", "payouts-limit-proposed"),
        None => page(&visit, &form).await,
    }
}

#[post("/limits/<id>", data = "<posted>")]
async fn decide(visit: Visit, id: LimitId, posted: Proved, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent("payouts-limit", posted.0);
    let agree = !form.has("refuse");
    match visit.act(&mut form, Some(agree), move |tx, agree| limits::decide(tx, id, *agree)).await? {
        Some(()) => visit.done(jar, "/limits", "payouts-limit-decided-done"),
        None => page(&visit, &form).await,
    }
}
