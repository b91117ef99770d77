//! What a donor binds a fund to, and taking the share for administration.

use super::forms::optional_day;
use crate::{
    applications::budget::CATEGORIES,
    awards::pages::typed,
    base::{
        Deed, FundId, Money, Stop,
        money::{self, Rounding},
        stop::Message,
    },
    calls::choices::{self, Lists},
    funds::{
        self, Account, Figures, Fund, RateDay,
        proposals::{self, Administration, Wish},
        rates,
        receive::NOTE_MOST,
        terms::{self, Terms},
    },
    web::{Answer, Choice, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use rust_decimal::{Decimal, prelude::ToPrimitive};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![bind_form, bind, administer_form, administer]
}

#[derive(Serialize)]
struct OneForm {
    lead: String,
    form: FormView,
}

/// The field of an account's budget.
fn budget_field(account: Account) -> String {
    format!("budget_{account}")
}

/// What was typed of the donor's budget; what is empty is not named in it.
fn read_budget(form: &mut Form, fund: &Fund) -> Option<Vec<(Account, Money)>> {
    let mut lines = Vec::new();
    for account in terms::BUDGETED {
        let field = budget_field(account);
        if !form.raw(&field).trim().is_empty() {
            lines.push((account, form.money_or_zero(&field, fund.currency)));
        }
    }
    lines.into_iter().map(|(account, amount)| Some((account, amount?))).collect()
}

async fn load(visit: &Visit, id: FundId) -> Result<(Fund, Lists, Vec<String>), Stop> {
    visit
        .read(move |tx| {
            tx.permit(Deed::EditFunds)?;
            Ok((funds::find(tx, id)?, choices::lists(tx)?, rates::sources(tx)?))
        })
        .await
}

fn roundings(visit: &Visit) -> Vec<Choice> {
    let choice = |one: &Rounding| Choice::new(one.as_str(), rounding_words(visit, *one));
    Rounding::ALL.iter().map(choice).collect()
}

/// How halves are rounded, in words.
pub(super) fn rounding_words(visit: &Visit, rounding: Rounding) -> String {
    visit.say(&format!("funds-rounding-{}", rounding.as_str().replace('_', "-")))
}

fn bind_page(visit: &Visit, (fund, lists, sources): &(Fund, Lists, Vec<String>), form: &Form) -> Answer {
    let of = |list: &str| {
        let all = lists.of(list, visit.lang).into_iter();
        all.map(|(code, name)| Choice::new(code, name)).collect::<Vec<Choice>>()
    };
    let anybody = Choice::new("", visit.say("funds-terms-any-source"));
    let sources = sources.iter().map(|source| Choice::new(source.clone(), source.clone()));
    let days = RateDay::ALL.iter().map(|day| Choice::new(day.as_str(), visit.say(&format!("funds-rate-day-{day}"))));
    let mut inputs = vec![
        Input::checks("kinds", of("kind")).optional(),
        Input::checks("countries", of("country")).optional(),
        Input::checks("themes", of("theme")).optional(),
        Input::checks("categories", of(CATEGORIES)).optional(),
        Input::date("starts_on").optional(),
        Input::date("ends_on").optional(),
        Input::text("admin_share").width("s").suffixed("%"),
        Input::select("rate_source", std::iter::once(anybody).chain(sources).collect()).optional(),
        Input::radios("rate_day", days.collect()),
        Input::radios("rounding", roundings(visit)),
        Input::text("exchange_margin").width("s").suffixed("%"),
    ];
    inputs.extend(terms::BUDGETED.map(|account| Input::money(&budget_field(account), fund.currency.code()).optional()));
    let view = OneForm {
        lead: visit.say("funds-terms-lead"),
        form: form.view(visit, &format!("/funds/{}/terms", fund.id), inputs, "funds-terms-button"),
    };
    let heading = visit.message(&Message::new("funds-terms-heading").with("fund", fund.code.as_str()));
    visit.show_form_titled("funds/one_form", &heading, form, &view)
}

#[get("/funds/<id>/terms")]
async fn bind_form(visit: Visit, id: FundId) -> Answer {
    let found = load(&visit, id).await?;
    let budget = visit
        .read(move |tx| {
            let fund = funds::find(tx, id)?;
            terms::budget(tx, &fund)
        })
        .await?;
    let fund = &found.0;
    let day = |day: Option<chrono::NaiveDate>| day.map(crate::base::words::date).unwrap_or_default();
    let mut form = Form::blank("funds-terms")
        .with("starts_on", day(fund.starts_on))
        .with("ends_on", day(fund.ends_on))
        .with("admin_share", typed_percent(&visit, fund.admin_share))
        .with("rounding", fund.rounding.as_str())
        .with("exchange_margin", typed_percent(&visit, fund.exchange_margin))
        .with("rate_source", fund.rate_source.clone().unwrap_or_default())
        .with("rate_day", fund.rate_day.as_str());
    for (field, codes) in [
        ("kinds", &fund.restricted_kinds),
        ("countries", &fund.restricted_countries),
        ("themes", &fund.restricted_themes),
        ("categories", &fund.restricted_categories),
    ] {
        for code in codes {
            form = form.with(field, code.clone());
        }
    }
    for (account, amount) in &budget {
        form = form.with(&budget_field(*account), typed(amount, visit.lang));
    }
    bind_page(&visit, &found, &form)
}

fn typed_percent(visit: &Visit, share: u32) -> String {
    percent(share).replace('.', if visit.lang == crate::base::Lang::En { "." } else { "," })
}

/// Hundredths of a percent with its sign.
pub(super) fn shown(share: u32) -> String {
    format!("{} %", percent(share))
}

/// Hundredths of a percent as a percentage is written: `7.5`.
fn percent(share: u32) -> String {
    Decimal::new(share.into(), 2).normalize().to_string()
}

/// A percentage with at most two decimals, as hundredths.
fn read_percent(form: &mut Form, name: &str) -> Option<u32> {
    let text = form.raw(name).trim().replace(',', ".");
    let share = text.parse::<Decimal>().ok().filter(|_| text.starts_with(|first: char| first.is_ascii_digit()));
    let hundredths = share.and_then(|share| share.checked_mul(100.into())).filter(|share| share.fract().is_zero());
    let share = hundredths.and_then(|share| share.to_u32()).filter(|share| *share <= 10_000);
    if share.is_none() {
        form.refuse(name, Message::new("funds-share-malformed"));
    }
    share
}

#[post("/funds/<id>/terms", data = "<posted>")]
async fn bind(visit: Visit, id: FundId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let found = load(&visit, id).await?;
    let mut form = Form::sent("funds-terms", posted);
    let (starts_on, ends_on) = (optional_day(&mut form, "starts_on"), optional_day(&mut form, "ends_on"));
    let (share, day) = (read_percent(&mut form, "admin_share"), form.one::<RateDay>("rate_day"));
    let budget = read_budget(&mut form, &found.0);
    let (rounding, margin) = (form.one::<Rounding>("rounding"), read_percent(&mut form, "exchange_margin"));
    let read = (|| Some((share?, day?, budget?, rounding?, margin?)))();
    let new = read.map(|(admin_share, day, budget, rounding, exchange_margin)| Terms {
        budget,
        rounding: Some(rounding),
        exchange_margin,
        kinds: form.all("kinds"),
        countries: form.all("countries"),
        themes: form.all("themes"),
        categories: form.all("categories"),
        admin_share,
        rate_source: Some(form.raw("rate_source").to_owned()),
        rate_day: Some(day),
        starts_on,
        ends_on,
    });
    match visit.act(&mut form, new, move |tx, new| terms::bind(tx, id, new)).await? {
        Some(()) => visit.done(jar, format!("/funds/{id}"), "funds-terms-done"),
        None => bind_page(&visit, &found, &form),
    }
}

async fn load_share(visit: &Visit, id: FundId) -> Result<(Fund, Figures), Stop> {
    visit
        .read(move |tx| {
            tx.permit(Deed::ProposeMoney)?;
            Ok((funds::find(tx, id)?, funds::figures(tx, id)?))
        })
        .await
}

fn administer_page(visit: &Visit, (fund, figures): &(Fund, Figures), form: &Form) -> Answer {
    let most = fund.most_kept(&figures.received).unwrap_or(figures.received);
    let said = |amount| money::format(&amount, visit.lang.style());
    let lead = Message::new("funds-administer-lead")
        .with("share", format!("{} %", percent(fund.admin_share)))
        .with("most", said(most))
        .with("taken", said(figures.administration));
    let inputs =
        vec![Input::money("amount", fund.currency.code()), Input::date("on"), Input::area("reason", NOTE_MOST)];
    let view = OneForm {
        lead: visit.message(&lead),
        form: form.view(visit, &format!("/funds/{}/administer", fund.id), inputs, "funds-propose-button"),
    };
    let heading = visit.message(&Message::new("funds-administer-heading").with("fund", fund.code.as_str()));
    visit.show_form_titled("funds/one_form", &heading, form, &view)
}

#[get("/funds/<id>/administer")]
async fn administer_form(visit: Visit, id: FundId) -> Answer {
    let found = load_share(&visit, id).await?;
    administer_page(&visit, &found, &Form::blank("funds-administer"))
}

#[post("/funds/<id>/administer", data = "<posted>")]
async fn administer(visit: Visit, id: FundId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let found = load_share(&visit, id).await?;
    let mut form = Form::sent("funds-administer", posted);
    let (amount, on) = (form.money("amount", found.0.currency), form.date("on"));
    let reason = form.text("reason", NOTE_MOST);
    let new = (|| Some((Administration { fund: id, amount: amount?, on: on? }, reason?)))();
    let act = |tx: &mut crate::db::Tx<'_>, (it, reason): &(Administration, String)| {
        proposals::propose(tx, &Wish::Administer(*it), reason)
    };
    match visit.act(&mut form, new, act).await? {
        Some(id) => visit.done(jar, format!("/proposals/{id}"), "funds-propose-done"),
        None => administer_page(&visit, &found, &form),
    }
}
