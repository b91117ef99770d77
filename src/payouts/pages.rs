//! Pages of payouts: one payout with its steps. What waits and the list is in `pages/list.rs`, preparing in
//! `pages/prepare.rs`, the steps that follow in `pages/steps.rs`.

mod approvers;
mod arrival;
mod limits;
mod list;
mod photo;
mod prepare;
mod returns;
mod steps;
mod voucher;

use super::{
    Payout, State,
    views::{self, Detail},
};
use crate::{
    audit::pages::HistoryView,
    awards::{
        RateUsed,
        pages::{Fact, Tag, word},
    },
    base::{Deed, Message, Money, PayoutId, PersonId, Rate, money, words},
    payees::Method,
    web::{Answer, Form, FormView, Visit},
};
use rocket::{Route, get, routes};
use serde::Serialize;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    [
        routes![detail],
        list::routes(),
        prepare::routes(),
        steps::routes(),
        limits::routes(),
        approvers::routes(),
        arrival::routes(),
        voucher::routes(),
        returns::routes(),
        photo::routes(),
    ]
    .concat()
}

/// A payout's state in its colour.
pub fn tag(visit: &Visit, state: State) -> Tag {
    let tone = match state {
        State::Prepared => "amber",
        State::Approved => "blue",
        State::Sent => "green",
        State::SentBack | State::Reversed | State::Failed | State::Returned => "red",
    };
    Tag { label: word(visit, "payouts-state", state.as_str()), tone }
}

/// `1 EUR = 11,2345 TJS`, in the reader's way.
fn price(visit: &Visit, rate: &Rate) -> String {
    money::format_rate(rate, visit.lang.style())
}

/// A rate with its day and source.
pub fn rate_words(visit: &Visit, used: &RateUsed) -> String {
    format!("{} · {} · {}", price(visit, &used.rate), words::date(used.on), used.source)
}

#[derive(Serialize)]
struct DetailView {
    tag: Tag,
    award: String,
    payee: String,
    voucher: String,
    names: String,
    /// The payment order it stands in.
    order: String,
    reference: String,
    charge: Money,
    local: Money,
    fees: Money,
    facts: Vec<Fact>,
    purpose: String,
    approvals: Vec<ApprovalView>,
    record: Option<RecordView>,
    approve: Option<FormView>,
    /// More was debited than one person could approve, and no other has acknowledged it.
    over_limit: String,
    acknowledge: Option<FormView>,
    send_back: String,
    record_link: String,
    reverse: String,
    bounce: String,
    hand_over: String,
    give_back: String,
    /// Where the pictures of the item are; empty where nothing was delivered.
    photos: String,
    returns: Vec<returns::ReturnView>,
    /// Paid in kind, and nobody has signed for the item.
    unsigned: String,
    again: String,
    needs_two: bool,
    needs_second: bool,
    needs_third: bool,
    /// Why another split than the award's is followed; empty where the award's is.
    split: String,
    history: Vec<HistoryView>,
}

#[derive(Serialize)]
struct ApprovalView {
    who: String,
    what: String,
    at: String,
    note: String,
}

#[derive(Serialize)]
struct RecordView {
    facts: Vec<Fact>,
    debited: Money,
    received: Money,
    fees: Money,
    reason: String,
}

/// A button of a payout's page, where the reader may press it or has been refused.
fn button(visit: &Visit, id: PayoutId, step: &str, (pressed, form): (&str, &Form), may: bool) -> Option<FormView> {
    let label = format!("payouts-{step}-button");
    let view = |form: &Form| form.view(visit, &format!("/payouts/{id}/{step}"), Vec::new(), &label);
    if step == pressed {
        return (may || form.refused()).then(|| view(form));
    }
    may.then(|| view(&Form::blank("payouts-approve")).aside())
}

/// The page of a payout; `pressed` is a step of it with its button's form, which may have been refused.
async fn page(visit: &Visit, id: PayoutId, pressed: (&str, &Form)) -> Answer {
    let sees_bank = visit.may(Deed::SeeBank);
    let (found, order) = visit
        .read(move |tx| {
            let order = if sees_bank { crate::bank::views::order_of(tx, id)? } else { None };
            Ok((views::detail(tx, id)?, order))
        })
        .await?;
    let payout = &found.payout;
    let link = |shown: bool, to: String| if shown { to } else { String::new() };
    let over = matches!(payout.state, State::SentBack | State::Reversed | State::Failed | State::Returned);
    let over_limit = |(debited, limit)| {
        visit.message(&Message::new("payouts-over-limit").with("debited", debited).with("limit", limit))
    };
    let view = DetailView {
        tag: tag(visit, payout.state),
        award: format!("/awards/{}", payout.award),
        payee: format!("/payees/{}", payout.payee),
        voucher: format!("/payouts/{id}/voucher"),
        names: if found.line.closed { String::new() } else { format!("/sanctions/cases/{}", found.award.application) },
        order: order.map(|order| format!("/orders/{order}")).unwrap_or_default(),
        reference: found.line.reference.clone(),
        charge: payout.charge,
        local: payout.local,
        fees: payout.fees,
        facts: facts(visit, &found),
        purpose: payout.purpose.clone().unwrap_or_default(),
        approvals: approvals(visit, &found),
        record: record(visit, &found),
        approve: button(visit, id, "approve", pressed, found.may.approve),
        over_limit: payout.over_limit().map(over_limit).unwrap_or_default(),
        acknowledge: button(visit, id, "acknowledge", pressed, found.may.acknowledge),
        send_back: link(found.may.send_back, format!("/payouts/{id}/send-back")),
        record_link: link(found.may.record, format!("/payouts/{id}/record")),
        reverse: link(found.may.reverse, format!("/payouts/{id}/reverse")),
        bounce: link(found.may.bounce, format!("/payouts/{id}/bounce")),
        hand_over: link(found.may.hand_over, format!("/payouts/{id}/hand-over")),
        unsigned: if super::handover::is_open(payout) {
            let cash = payout.method == Method::CashInHand;
            visit.say(if cash { "payouts-unsigned-cash" } else { "payouts-unsigned" })
        } else {
            String::new()
        },
        needs_two: found.needed > 1 && payout.state == State::Prepared,
        again: link(
            over && visit.may(Deed::PreparePayout),
            format!("/instalments/{}/prepare?like={id}", payout.instalment),
        ),
        needs_second: found.may.needs_second,
        needs_third: found.may.needs_third,
        split: payout.extra.split_reason.clone(),
        give_back: returns::link(visit, &found),
        photos: link(super::photo::takes(payout), format!("/payouts/{id}/photos")),
        returns: returns::views_of(visit, &found),
        history: crate::audit::pages::lines(visit, &found.history, &found.names),
    };
    let heading = Message::new("payouts-detail-heading")
        .with("reference", found.line.reference.as_str())
        .with("number", payout.number);
    let page = visit.show_titled("payouts/detail", &visit.message(&heading), &view)?;
    Ok(if pressed.1.refused() { page.with_status(rocket::http::Status::UnprocessableEntity) } else { page })
}

#[get("/payouts/<id>")]
async fn detail(visit: Visit, id: PayoutId) -> Answer {
    page(&visit, id, ("approve", &Form::blank("payouts-approve"))).await
}

/// What is known of a payee without opening its details.
fn payee_words(visit: &Visit, payee: &crate::payees::Payee) -> String {
    let tail = if payee.account_tail.is_empty() { String::new() } else { format!(" · …{}", payee.account_tail) };
    let method = word(visit, "payees-method", payee.method.as_str());
    let name = crate::payees::pages::name(visit, payee);
    format!("{name} · {method}{tail} · {} {}", payee.country, payee.currency)
}

/// The fund, or the funds with what is drawn on each.
fn fund_words(visit: &Visit, found: &Detail) -> String {
    let several = found.funds.len() > 1;
    let word = |(fund, drawn): &(crate::funds::Fund, super::Drawn)| {
        let name = format!("{} ({})", fund.labels.say(visit.lang), fund.code);
        let amount = money::format(&drawn.debited.unwrap_or(drawn.charge), visit.lang.style());
        if several { format!("{name}: {amount}") } else { name }
    };
    found.funds.iter().map(word).collect::<Vec<_>>().join("; ")
}

fn facts(visit: &Visit, found: &Detail) -> Vec<Fact> {
    let payout = &found.payout;
    let name = |person: PersonId| found.names.get(&person).cloned().unwrap_or_default();
    let mut rows = vec![
        ("awards-group", found.line.name.clone()),
        ("payouts-instalment", found.part.number.to_string()),
        ("payouts-amount", money::format(&payout.amount, visit.lang.style())),
        ("awards-fund", fund_words(visit, found)),
        ("payouts-payee", payee_words(visit, &found.payee)),
        ("payouts-method", word(visit, "payees-method", payout.method.as_str())),
    ];
    let kind = if payout.extra.receipts.is_some() { "reimbursement" } else { "advance" };
    if payout.extra.item.is_empty() {
        rows.push(("payouts-kind", word(visit, "payouts-kind", kind)));
    }
    rows.extend(extra_facts(visit, payout, &name));
    if let Some(used) = &payout.rate {
        rows.push(("payouts-rate", rate_words(visit, used)));
    }
    if !payout.extra.rate_reason.is_empty() {
        rows.push(("payouts-rate-other", payout.extra.rate_reason.clone()));
    }
    rows.push(("payouts-prepared-by", name(payout.prepared_by)));
    rows.push(("payouts-prepared-at", visit.local(payout.prepared_at)));
    rows.into_iter().map(|(key, value)| Fact { label: visit.say(key), value }).collect()
}

/// Receipts, a host's fee with what is left to the group, an item with who signed for it.
fn extra_facts(visit: &Visit, payout: &Payout, name: &dyn Fn(PersonId) -> String) -> Vec<(&'static str, String)> {
    let shown = |amount: &Money| money::format(amount, visit.lang.style());
    let extra = &payout.extra;
    let mut rows = Vec::new();
    rows.extend(extra.receipts.as_ref().map(|sum| ("payouts-receipts", shown(sum))));
    if let Some(fee) = &extra.host_fee {
        rows.push(("payouts-host-fee", shown(fee)));
        rows.extend(payout.local.checked_sub(*fee).ok().map(|rest| ("payouts-host-rest", shown(&rest))));
    }
    if !extra.split_reason.is_empty() {
        rows.push(("payouts-split-other", extra.split_reason.clone()));
    }
    if !extra.item.is_empty() {
        rows.push(("payouts-item", extra.item.clone()));
    }
    if let Some(handover) = &payout.handover {
        rows.push(("payouts-handed-over-on", words::date(handover.on)));
        rows.push(("payouts-receiver", handover.receiver.clone()));
        rows.extend(handover.serial.clone().map(|serial| ("payouts-serial", serial)));
        let (by, at) = handover.recorded;
        rows.push(("payouts-handed-over-by", format!("{} · {}", name(by), visit.local(at))));
    }
    rows
}

fn approvals(visit: &Visit, found: &Detail) -> Vec<ApprovalView> {
    let shown = |one: &super::Approval| ApprovalView {
        who: approvers::who(visit, found, one),
        what: word(visit, if one.void { "payouts-void" } else { "payouts-verdict" }, one.verdict.as_str()),
        at: visit.local(one.at),
        note: one.note.clone().unwrap_or_default(),
    };
    found.payout.approvals.iter().map(shown).collect()
}

/// The number by which a transfer system pays out, for who may open a payee's details.
fn control_number(visit: &Visit, record: &super::Record) -> String {
    record.control_number.clone().filter(|_| visit.may(Deed::OpenPayee)).unwrap_or_default()
}

fn record(visit: &Visit, found: &Detail) -> Option<RecordView> {
    let record = found.payout.record.as_ref()?;
    let name = |person: PersonId| found.names.get(&person).cloned().unwrap_or_default();
    let mut rows = vec![
        ("payouts-sent-on", words::date(record.sent_on)),
        ("payouts-reference", record.reference.clone()),
        ("payouts-control-number", control_number(visit, record)),
        ("payouts-recorded-by", name(record.recorded_by)),
    ];
    if let Some(rate) = Rate::derived(record.debited, record.received) {
        rows.push(("payouts-effective-rate", price(visit, &rate)));
    }
    if let Some(arrived) = &record.arrival {
        let words = word(visit, "payouts-arrival", arrived.what.as_str());
        let amount = arrived.amount.map(|amount| money::format(&amount, visit.lang.style()));
        let said = [Some(words), amount, Some(visit.local(arrived.at))];
        rows.push(("payouts-arrival-fact", said.into_iter().flatten().collect::<Vec<_>>().join(" · ")));
    }
    if let Some(reversal) = &record.reversal {
        rows.push(("payouts-reversed-by", name(reversal.by)));
        rows.push(("payouts-reversed-at", visit.local(reversal.at)));
    }
    Some(RecordView {
        facts: rows
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(key, value)| Fact { label: visit.say(key), value })
            .collect(),
        debited: record.debited,
        received: record.received,
        fees: record.fees,
        reason: record.reversal.as_ref().map(|one| one.reason.clone()).unwrap_or_default(),
    })
}

/// The figures every form about a payout shows above it.
fn figures(visit: &Visit, payout: &Payout, payee: &str) -> Vec<Fact> {
    let shown = |amount: &Money| money::format(amount, visit.lang.style());
    let rows = [
        ("payouts-charge", shown(&payout.charge)),
        ("payouts-local", shown(&payout.local)),
        ("payouts-fees", shown(&payout.fees)),
        ("payouts-payee", payee.to_owned()),
    ];
    rows.into_iter().map(|(key, value)| Fact { label: visit.say(key), value }).collect()
}
