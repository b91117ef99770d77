//! What takes two people: the list, one proposal with its two buttons, and proposing to move money between funds.

use crate::{
    awards,
    base::{Deed, FundId, Money, PersonId, ProposalId, Stop, money, stop::Message, words},
    funds::{
        self, Fund,
        proposals::{self, Proposal, ProposalState, Transfer, Wish},
        receive::NOTE_MOST,
    },
    people,
    web::{Answer, Choice, Fact, Form, FormView, Input, Posted, Visit},
};
use chrono::NaiveDateTime;
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;
use std::collections::HashMap;

pub(super) fn routes() -> Vec<Route> {
    routes![list, detail, decide, transfer_form, transfer]
}

/// Proposals on a page.
const ROWS: usize = 50;

#[derive(Serialize)]
struct Row {
    href: String,
    what: String,
    by: String,
    at: String,
    state: String,
    tone: &'static str,
}

#[derive(Serialize)]
struct Change {
    href: String,
    reference: String,
}

#[derive(Serialize)]
struct List {
    /// Changes of awards that wait for a second person.
    changes: Vec<Change>,
    rows: Vec<Row>,
    next: String,
    previous: String,
    summary: String,
}

/// A proposal in a sentence.
fn sentence(visit: &Visit, wish: &Wish, codes: &HashMap<FundId, String>) -> String {
    let code = |id: FundId| codes.get(&id).cloned().unwrap_or_default();
    let said = |amount: Money| money::format(&amount, visit.lang.style());
    let message = match wish {
        Wish::Administer(it) => Message::new("funds-wish-administer")
            .with("amount", said(it.amount))
            .with("fund", code(it.fund))
            .with("on", words::date(it.on)),
        Wish::Reopen(period) => Message::new("funds-wish-reopen").with("period", period.say()),
        Wish::Reverse(it) => {
            Message::new("funds-wish-reverse").with("voucher", it.voucher.to_string()).with("on", words::date(it.on))
        }
        Wish::Transfer(it) => Message::new("funds-wish-transfer")
            .with("amount", said(it.leaves))
            .with("arrives", said(it.arrives))
            .with("from", code(it.from))
            .with("to", code(it.to))
            .with("on", words::date(it.on)),
    };
    visit.message(&message)
}

fn tone(state: ProposalState) -> &'static str {
    match state {
        ProposalState::Waiting => "amber",
        ProposalState::Done => "green",
        ProposalState::TurnedDown => "",
    }
}

fn state_words(visit: &Visit, state: ProposalState) -> String {
    visit.say(&format!("funds-proposal-{}", state.as_str().replace('_', "-")))
}

type Names = (HashMap<FundId, String>, HashMap<PersonId, String>);

fn names(tx: &mut crate::db::Tx<'_>, all: &[Proposal]) -> Result<Names, Stop> {
    let codes = funds::list(tx)?.into_iter().map(|fund| (fund.id, fund.code)).collect();
    let people: Vec<PersonId> = all.iter().flat_map(|one| [Some(one.proposed_by), one.decided_by]).flatten().collect();
    Ok((codes, people::names(tx, &people)?))
}

#[get("/proposals?<before>")]
async fn list(visit: Visit, before: Option<&str>) -> Answer {
    let place: Option<(NaiveDateTime, ProposalId)> = before.and_then(|text| {
        let (at, id) = text.split_once('.')?;
        Some((chrono::DateTime::from_timestamp_micros(at.parse().ok()?)?.naive_utc(), id.parse().ok()?))
    });
    let (mut found, changes, (codes, people)) = visit
        .read(move |tx| {
            let found = proposals::list(tx, place, i64::try_from(ROWS + 1).unwrap_or(i64::MAX))?;
            let names = names(tx, &found)?;
            Ok((found, awards::amend::waiting(tx)?, names))
        })
        .await?;
    let more = found.len() > ROWS;
    found.truncate(ROWS);
    let last = found.last().filter(|_| more);
    let row = |one: &Proposal| Row {
        href: format!("/proposals/{}", one.id),
        what: sentence(&visit, &one.wish, &codes),
        by: people.get(&one.proposed_by).cloned().unwrap_or_default(),
        at: visit.local(one.proposed_at),
        state: state_words(&visit, one.state),
        tone: tone(one.state),
    };
    let address =
        |one: &Proposal| format!("/proposals?before={}.{}", one.proposed_at.and_utc().timestamp_micros(), one.id);
    let view = List {
        next: last.map(address).unwrap_or_default(),
        previous: if place.is_some() { "/proposals".to_owned() } else { String::new() },
        summary: visit.say("funds-ledger-newest"),
        rows: found.iter().map(row).collect(),
        changes: changes
            .into_iter()
            .map(|(id, reference)| Change { href: format!("/amendments/{id}"), reference })
            .collect(),
    };
    visit.show("funds/proposals", "funds-proposals-heading", &view)
}

#[derive(Serialize)]
struct Detail {
    lead: String,
    /// The voucher that is to be reversed.
    voucher: String,
    voucher_href: String,
    facts: Vec<Fact>,
    form: Option<FormView>,
    is_own: bool,
}

async fn detail_page(visit: &Visit, id: ProposalId, form: &Form) -> Answer {
    let (one, (codes, people)) = visit
        .read(move |tx| {
            let one = proposals::find(tx, id)?;
            let names = names(tx, std::slice::from_ref(&one))?;
            Ok((one, names))
        })
        .await?;
    let name = |person: Option<PersonId>| person.and_then(|id| people.get(&id).cloned()).unwrap_or_default();
    let waits = one.state == ProposalState::Waiting;
    let is_own = visit.actor.person() == Some(one.proposed_by);
    let facts = [
        ("funds-fact-state", state_words(visit, one.state)),
        ("funds-proposal-reason", one.reason.clone()),
        ("funds-proposal-by", name(Some(one.proposed_by))),
        ("funds-proposal-at", visit.local(one.proposed_at)),
        ("funds-proposal-decided-by", name(one.decided_by)),
        ("funds-proposal-decided-at", one.decided_at.map(|at| visit.local(at)).unwrap_or_default()),
    ];
    let button = |form: FormView| form.button("verdict", "no", visit.say("funds-proposal-no"), true);
    let undone = match &one.wish {
        Wish::Reverse(it) => Some((it.voucher.to_string(), format!("/funds/{}/vouchers/{}", it.fund, it.voucher))),
        _ => None,
    };
    let (voucher, voucher_href) = undone.unwrap_or_default();
    let view = Detail {
        lead: sentence(visit, &one.wish, &codes),
        voucher,
        voucher_href,
        facts: facts
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(key, value)| Fact { label: visit.say(key), value })
            .collect(),
        form: (waits && !is_own && visit.may(Deed::ConfirmMoney))
            .then(|| button(form.view(visit, &format!("/proposals/{id}"), Vec::new(), "funds-proposal-yes"))),
        is_own: waits && is_own,
    };
    visit.show_form("funds/proposal", "funds-proposal-heading", form, &view)
}

#[get("/proposals/<id>")]
async fn detail(visit: Visit, id: ProposalId) -> Answer {
    detail_page(&visit, id, &Form::blank("funds-proposal")).await
}

#[post("/proposals/<id>", data = "<posted>")]
async fn decide(visit: Visit, id: ProposalId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::ConfirmMoney)).await?;
    let mut form = Form::sent("funds-proposal", posted);
    let agrees = form.raw("verdict") != "no";
    match visit.act(&mut form, Some(agrees), move |tx, agrees| proposals::decide(tx, id, *agrees)).await? {
        Some(()) => visit.done(jar, format!("/proposals/{id}"), "funds-proposal-decided"),
        None => detail_page(&visit, id, &form).await,
    }
}

#[derive(Serialize)]
struct OneForm {
    form: FormView,
}

async fn load(visit: &Visit, id: FundId) -> Result<(Fund, Vec<Fund>), Stop> {
    visit
        .read(move |tx| {
            tx.permit(Deed::ProposeMoney)?;
            let fund = funds::find(tx, id)?;
            let mut others = funds::list(tx)?;
            others.retain(|other| other.id != id && other.state == funds::State::Open);
            Ok((fund, others))
        })
        .await
}

fn transfer_page(visit: &Visit, (fund, others): &(Fund, Vec<Fund>), form: &Form) -> Answer {
    let choices = others.iter().map(|other| {
        Choice::new(
            other.id.to_string(),
            format!("{} · {} ({})", other.code, other.labels.say(visit.lang), other.currency),
        )
    });
    let inputs = vec![
        Input::select("to", choices.collect()),
        Input::money("leaves", fund.currency.code()),
        Input::money("arrives", "").optional(),
        Input::date("on"),
        Input::area("reason", NOTE_MOST),
    ];
    let action = format!("/funds/{}/transfer", fund.id);
    let view = OneForm { form: form.view(visit, &action, inputs, "funds-propose-button") };
    let heading = visit.message(&Message::new("funds-transfer-heading").with("fund", fund.code.as_str()));
    visit.show_form_titled("funds/transfer", &heading, form, &view)
}

#[get("/funds/<id>/transfer")]
async fn transfer_form(visit: Visit, id: FundId) -> Answer {
    let loaded = load(&visit, id).await?;
    transfer_page(&visit, &loaded, &Form::blank("funds-transfer"))
}

#[post("/funds/<id>/transfer", data = "<posted>")]
async fn transfer(visit: Visit, id: FundId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let loaded = load(&visit, id).await?;
    let mut form = Form::sent("funds-transfer", posted);
    let new = read(&mut form, &loaded);
    let act = |tx: &mut crate::db::Tx<'_>, (transfer, reason): &(Transfer, String)| {
        proposals::propose(tx, &Wish::Transfer(*transfer), reason)
    };
    match visit.act(&mut form, new, act).await? {
        Some(id) => visit.done(jar, format!("/proposals/{id}"), "funds-propose-done"),
        None => transfer_page(&visit, &loaded, &form),
    }
}

fn read(form: &mut Form, (fund, others): &(Fund, Vec<Fund>)) -> Option<(Transfer, String)> {
    let to = form.one::<FundId>("to");
    let leaves = form.money("leaves", fund.currency);
    let (on, reason) = (form.date("on"), form.text("reason", NOTE_MOST));
    let to = others.iter().find(|other| Some(other.id) == to)?;
    // Within one currency what arrives need not be typed.
    let even = to.currency == fund.currency && form.raw("arrives").trim().is_empty();
    let arrives = if even { leaves } else { form.money("arrives", to.currency) };
    let transfer = Transfer { from: fund.id, to: to.id, leaves: leaves?, arrives: arrives?, on: on? };
    Some((transfer, reason?))
}
