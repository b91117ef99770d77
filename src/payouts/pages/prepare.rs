//! Preparing a payout of an instalment.

use super::{Fact, payee_words, rate_words};
use crate::{
    awards::{RateUsed, pages::typed},
    base::{Currency, FundId, InstalmentId, Message, Money, PayeeId, PayoutId, Rate, Stop, money},
    payees::{Method, Payee},
    payouts::{
        self, Extra, Given, NewPayout, NewSplit, Payout,
        views::{self, Choices},
    },
    web::{Answer, Choice, Form, FormView, Input, Posted, Visit},
};
use chrono::NaiveDate;
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

/// Most characters of a purpose and of a rate's source.
const PURPOSE: usize = 300;
const SOURCE: usize = 120;
/// Which amount is typed.
const LOCAL: &str = "local";
const CHARGE: &str = "charge";
/// All funds of an award of several currencies, as its split says.
const SPLIT: &str = "split";

pub(super) fn routes() -> Vec<Route> {
    routes![prepare_form, prepare]
}

#[derive(Serialize)]
struct View {
    award: String,
    facts: Vec<Fact>,
    figures: Vec<Figure>,
    rates: Vec<String>,
    add_payee: String,
    /// Nothing can be prepared before there is a payee.
    form: Option<FormView>,
}

#[derive(Serialize)]
struct Figure {
    fund: String,
    instalment: Money,
    share: Money,
    available: Money,
}

fn page(visit: &Visit, choices: &Choices, form: &Form) -> Answer {
    let (award, part) = (&choices.award, &choices.part);
    let form_view = form.view(
        visit,
        &format!("/instalments/{}/prepare", part.id),
        inputs(visit, choices),
        "payouts-prepare-button",
    );
    let rows = [
        ("awards-letter-reference", choices.line.reference.clone()),
        ("awards-group", choices.line.name.clone()),
        ("payouts-instalment", part.number.to_string()),
        ("payouts-amount", money::format(&part.amount, visit.lang.style())),
    ];
    let view = View {
        award: format!("/awards/{}", award.id),
        facts: rows.into_iter().map(|(key, value)| Fact { label: visit.say(key), value }).collect(),
        figures: choices
            .funds
            .iter()
            .map(|(fund, room)| Figure {
                fund: format!("{} ({})", fund.labels.say(visit.lang), fund.code),
                instalment: room.instalment,
                share: room.share,
                available: room.available,
            })
            .collect(),
        rates: choices.rates.iter().map(|used| rate_words(visit, used)).collect(),
        add_payee: format!("/payees/add?group={}", award.group),
        form: Some(form_view).filter(|_| !choices.payees.is_empty()),
    };
    visit.show_form("payouts/prepare", "payouts-prepare-heading", form, &view)
}

fn inputs(visit: &Visit, choices: &Choices) -> Vec<Input> {
    let payees = choices.payees.iter().map(|payee| Choice::new(payee.id.to_string(), payee_words(visit, payee)));
    let mut inputs = vec![Input::select("payee", payees.collect())];
    if is_mixed(choices) {
        let by_split = Choice::new(SPLIT, visit.say("payouts-prepare-by-split"));
        let funds = choices.funds.iter().map(|(fund, _)| Choice::new(fund.id.to_string(), fund.code.clone()));
        let hint = visit.say("payouts-prepare-by-split-hint");
        inputs.push(Input::select("fund", std::iter::once(by_split).chain(funds).collect()).hinted(hint));
        inputs.push(Input::area("split_reason", PURPOSE).optional());
    }
    let mut currencies: Vec<&str> = choices.payees.iter().map(|payee| payee.currency.code()).collect();
    currencies.sort_unstable();
    currencies.dedup();
    let mut charged: Vec<&str> = choices.funds.iter().map(|(fund, _)| fund.currency.code()).collect();
    charged.dedup();
    let side = |value: &str, codes: &[&str]| {
        let label = format!("{} ({})", visit.say(&format!("payouts-prepare-side-{value}")), codes.join(", "));
        Choice::new(value, label)
    };
    inputs.push(Input::radios("side", vec![side(CHARGE, &charged), side(LOCAL, &currencies)]));
    inputs.push(Input::money("amount", ""));
    inputs.push(Input::money("fees", charged.first().copied().unwrap_or_default()));
    if is_split(choices) {
        for (number, (fund, _)) in (1..).zip(&choices.funds) {
            let label = Message::new("payouts-prepare-split").with("fund", fund.code.as_str());
            let input = Input::money(&format!("split_{number}"), fund.currency.code()).labelled(visit.message(&label));
            inputs.push(input.hinted(visit.say("payouts-prepare-split-hint")).optional());
        }
        inputs.push(Input::area("split_reason", PURPOSE).optional());
    }
    if currencies.iter().any(|local| charged.iter().any(|charged| charged != local)) {
        inputs.push(Input::text("rate").optional().width("s").mode("decimal"));
        inputs.push(Input::date("rate_on").optional());
        inputs.push(Input::text("rate_source").optional().max(SOURCE));
        inputs.push(Input::area("rate_reason", PURPOSE).optional());
    }
    let paid_by = |method: Method| choices.payees.iter().any(|payee| payee.method == method);
    inputs.push(Input::money("receipts", "").optional());
    if paid_by(Method::ViaPartner) {
        inputs.push(Input::money("host_fee", "").optional());
    }
    if paid_by(Method::PaidToSupplier) {
        inputs.push(Input::text("item").optional().max(PURPOSE));
    }
    inputs.push(Input::area("purpose", PURPOSE).optional());
    inputs
}

/// Whether the award draws on several funds of one currency, over which a payout is split.
fn is_split(choices: &Choices) -> bool {
    let first = choices.funds.first().map(|(fund, _)| fund.currency);
    choices.funds.len() > 1 && choices.funds.iter().all(|(fund, _)| Some(fund.currency) == first)
}

/// Whether the award draws on funds of several currencies: each is debited by a payout of its own.
fn is_mixed(choices: &Choices) -> bool {
    choices.funds.len() > 1 && !is_split(choices)
}

/// A form with what is most likely: all that is left, to the only payee.
fn blank(visit: &Visit, choices: &Choices) -> Form {
    let mut form = Form::blank("payouts-prepare");
    if let [payee] = choices.payees.as_slice() {
        form = form.with("payee", payee.id.to_string());
    }
    let left = choices.funds.first().map(|(_, room)| room.instalment).filter(Money::is_positive);
    if let Some(left) = left {
        let charged = is_mixed(choices) || choices.funds.iter().all(|(fund, _)| fund.currency == left.currency());
        form = form.with("side", if charged { CHARGE } else { LOCAL }).with("amount", typed(&left, visit.lang));
    }
    let purpose = Message::new("payouts-prepare-purpose-text")
        .with("reference", choices.line.reference.as_str())
        .with("number", choices.part.number);
    form.with("fund", SPLIT).with("fees", "0").with("purpose", visit.message(&purpose))
}

/// A form filled as an earlier payout was.
fn like(visit: &Visit, choices: &Choices, earlier: &Payout) -> Form {
    let mut form = Form::blank("payouts-prepare");
    if !earlier.extra.split_reason.is_empty() && is_split(choices) {
        for (number, (fund, _)) in (1..).zip(&choices.funds) {
            let part = earlier.drawn.iter().find(|one| one.fund == fund.id).map(|one| typed(&one.charge, visit.lang));
            form = form.with(&format!("split_{number}"), part.unwrap_or_default());
        }
    }
    form = form.with("split_reason", earlier.extra.split_reason.clone());
    form.with("payee", earlier.payee.to_string())
        .with("fund", earlier.fund.to_string())
        .with("side", LOCAL)
        .with("amount", typed(&earlier.local, visit.lang))
        .with("fees", typed(&earlier.fees, visit.lang))
        .with("purpose", earlier.purpose.clone().unwrap_or_default())
        .with("item", earlier.extra.item.clone())
        .with("receipts", earlier.extra.receipts.map(|sum| typed(&sum, visit.lang)).unwrap_or_default())
        .with("host_fee", earlier.extra.host_fee.map(|fee| typed(&fee, visit.lang)).unwrap_or_default())
}

async fn choices(visit: &Visit, id: InstalmentId) -> Result<Choices, Stop> {
    visit.read(move |tx| views::choices(tx, id)).await
}

#[get("/instalments/<id>/prepare?<like>")]
async fn prepare_form(visit: Visit, id: InstalmentId, like: Option<&str>) -> Answer {
    let choices = choices(&visit, id).await?;
    let earlier = match like.and_then(|id| id.parse::<PayoutId>().ok()) {
        Some(earlier) => Some(visit.read(move |tx| payouts::find(tx, earlier)).await?),
        None => None,
    };
    let earlier = earlier.filter(|earlier| earlier.instalment == id);
    let form = earlier.map_or_else(|| blank(&visit, &choices), |earlier| self::like(&visit, &choices, &earlier));
    page(&visit, &choices, &form)
}

/// What was typed cannot be read; the form says so.
struct Malformed;

/// The rate that was typed, or the newest that is known; none where there is nothing to exchange.
fn read_rate(form: &mut Form, choices: &Choices, pair: (Currency, Currency)) -> Result<Option<RateUsed>, Malformed> {
    let text = form.raw("rate").trim().to_owned();
    if pair.0 == pair.1 {
        return Ok(None);
    }
    if text.is_empty() {
        let fits = |used: &&RateUsed| {
            let found = (used.rate.base(), used.rate.quote());
            found == pair || found == (pair.1, pair.0)
        };
        return Ok(choices.rates.iter().find(fits).cloned());
    }
    let rate = Rate::parse_value(&text).and_then(|value| Rate::new(pair.0, pair.1, value, 1));
    if rate.is_err() {
        form.refuse("rate", Message::new("payouts-rate-malformed"));
    }
    let (on, source): (Option<NaiveDate>, Option<String>) = (form.date("rate_on"), form.text("rate_source", SOURCE));
    match (rate, on, source) {
        (Ok(rate), Some(on), Some(source)) => Ok(Some(RateUsed { rate, on, source })),
        _ => Err(Malformed),
    }
}

/// What a payout needs besides its amount; what was left empty is not there, and the act says what is missing.
fn read_extra(form: &mut Form, choices: &Choices, payee: &Payee) -> Option<Extra> {
    let is_empty = |form: &Form, name: &str| form.raw(name).trim().is_empty();
    let receipts =
        if is_empty(form, "receipts") { Some(None) } else { form.money("receipts", payee.currency).map(Some) };
    let hosted = payee.method == Method::ViaPartner && !is_empty(form, "host_fee");
    let host_fee = if hosted { form.money_or_zero("host_fee", payee.currency).map(Some) } else { Some(None) };
    let item = form.optional("item", PURPOSE);
    let (split, split_reason) = (read_split(form, choices), form.optional("split_reason", PURPOSE));
    let rate_reason = form.optional("rate_reason", PURPOSE);
    Some(Extra {
        receipts: receipts?,
        host_fee: host_fee?,
        item: item?,
        split: split?,
        split_reason: split_reason?,
        rate_reason: rate_reason?,
    })
}

/// The split that was typed; none where all was left empty. What was left empty beside others is nothing.
fn read_split(form: &mut Form, choices: &Choices) -> Option<Vec<(FundId, Money)>> {
    let named = |number: usize| format!("split_{number}");
    let typed = (1..=choices.funds.len()).any(|number| !form.raw(&named(number)).trim().is_empty());
    if !is_split(choices) || !typed {
        return Some(Vec::new());
    }
    let mut parts = Vec::with_capacity(choices.funds.len());
    for (number, (fund, _)) in (1..).zip(&choices.funds) {
        let empty = form.raw(&named(number)).trim().is_empty();
        let part =
            if empty { Some(Money::zero(fund.currency)) } else { form.money_or_zero(&named(number), fund.currency) };
        parts.push(part.map(|part| (fund.id, part)));
    }
    parts.into_iter().collect()
}

/// One payout, or one for each currency of the award's funds.
enum New {
    One(NewPayout),
    BySplit(NewSplit),
}

fn read(form: &mut Form, choices: &Choices, id: InstalmentId) -> Option<New> {
    let payee = form.one::<PayeeId>("payee");
    let payee = payee.and_then(|payee| choices.payees.iter().find(|one| one.id == payee));
    let mixed = is_mixed(choices);
    if mixed && form.raw("fund") == SPLIT {
        return read_by_split(form, choices, id, payee?).map(New::BySplit);
    }
    let named = if mixed { form.one::<FundId>("fund") } else { None };
    let fund = match choices.funds.as_slice() {
        [(fund, _), ..] if !mixed => Some(fund),
        funds => funds.iter().map(|(fund, _)| fund).find(|fund| Some(fund.id) == named),
    };
    let side = form.one::<String>("side").filter(|side| [LOCAL, CHARGE].contains(&side.as_str()));
    let purpose = form.optional("purpose", PURPOSE);
    let (payee, fund, side) = (payee?, fund?, side?);
    let given = if side == LOCAL {
        form.money("amount", payee.currency).map(Given::Local)
    } else {
        form.money("amount", fund.currency).map(Given::Charge)
    };
    let fees = form.money_or_zero("fees", fund.currency);
    let extra = read_extra(form, choices, payee);
    let rate = read_rate(form, choices, (fund.currency, payee.currency));
    Some(New::One(NewPayout {
        instalment: id,
        fund: Some(fund.id).filter(|_| !is_split(choices)),
        payee: payee.id,
        method: payee.method,
        given: given?,
        rate: rate.ok()?,
        fees: fees?,
        purpose: purpose?,
        extra: extra?,
    }))
}

/// What is paid by the award's split: an amount of the award or of the payee; the rates are those of the funds' rules.
fn read_by_split(form: &mut Form, choices: &Choices, id: InstalmentId, payee: &Payee) -> Option<NewSplit> {
    let side = form.one::<String>("side").filter(|side| [LOCAL, CHARGE].contains(&side.as_str()));
    let currency = if side.as_deref() == Some(LOCAL) { payee.currency } else { choices.award.amount.currency() };
    let given = form.money("amount", currency);
    let fees = choices.funds.first().and_then(|(fund, _)| form.money_or_zero("fees", fund.currency));
    let (purpose, extra) = (form.optional("purpose", PURPOSE), read_extra(form, choices, payee));
    if !form.raw("rate").trim().is_empty() {
        form.refuse("rate", Message::new("payouts-rate-by-split"));
        return None;
    }
    side?;
    Some(NewSplit {
        instalment: id,
        payee: payee.id,
        method: payee.method,
        given: given?,
        fees: fees?,
        purpose: purpose?,
        extra: extra?,
    })
}

#[post("/instalments/<id>/prepare", data = "<posted>")]
async fn prepare(visit: Visit, id: InstalmentId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let choices = choices(&visit, id).await?;
    let mut form = Form::sent("payouts-prepare", posted);
    let new = read(&mut form, &choices, id);
    let payee = new.as_ref().map(|new| match new {
        New::One(new) => new.payee,
        New::BySplit(new) => new.payee,
    });
    let award = choices.award.id;
    let done = match new {
        Some(New::BySplit(new)) => {
            let made = visit.act(&mut form, Some(new), payouts::prepare_by_split).await?;
            made.map(|_| (format!("/awards/{award}"), "payouts-prepared-by-split"))
        }
        Some(New::One(new)) => {
            let made = visit.act(&mut form, Some(new), payouts::prepare).await?;
            made.map(|payout| (format!("/payouts/{payout}"), "payouts-prepared"))
        }
        None => None,
    };
    match done {
        Some((path, said)) => visit.done(jar, path, said),
        None => {
            if let Some(payee) = payee {
                visit.write(move |tx| payouts::names::keep_of_instalment(tx, id, payee)).await?;
            }
            page(&visit, &choices, &form)
        }
    }
}
