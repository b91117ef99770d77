//! Adding a fund, and recording money that came from a donor.

use super::currencies;
use crate::{
    base::{Deed, FundId, Labels, Lang, Money, PledgeId, Stop, money, stop::Message, words},
    calls::choices,
    funds::{
        self, Fund,
        donors::{self, Pledge},
        receive::{Against, NOTE_MOST},
        set_up::{self, NewFund},
    },
    web::{Answer, Choice, Form, FormView, Input, Posted, Visit},
};
use chrono::NaiveDate;
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;
use std::collections::BTreeMap;

pub(super) fn routes() -> Vec<Route> {
    routes![add_form, add, receive_form, receive]
}

/// Languages in which a fund is named; Uzbek in Cyrillic letters is made from Latin ones.
const NAMED_IN: [(Lang, &str); 5] =
    [(Lang::En, "name_en"), (Lang::Ru, "name_ru"), (Lang::Tg, "name_tg"), (Lang::Uz, "name_uz"), (Lang::Ky, "name_ky")];
/// Most characters of a fund's name.
const NAME_MOST: usize = 120;

#[derive(Serialize)]
struct OneForm {
    form: FormView,
}

async fn add_page(visit: &Visit, form: &Form) -> Answer {
    let lists = visit
        .read(|tx| {
            tx.permit(Deed::EditFunds)?;
            choices::lists(tx)
        })
        .await?;
    let of = |list: &str| {
        let all = lists.of(list, visit.lang).into_iter();
        all.map(|(code, name)| Choice::new(code, name)).collect::<Vec<Choice>>()
    };
    let mut inputs = vec![Input::text("code").width("s").autocomplete("off")];
    inputs.extend(name_inputs(visit));
    inputs.extend([
        Input::select("currency", currencies()).width("s"),
        Input::checks("restricted_kinds", of("kind")).optional(),
        Input::checks("restricted_countries", of("country")).optional(),
        Input::date("starts_on").optional(),
        Input::date("ends_on").optional(),
    ]);
    let view = OneForm { form: form.view(visit, "/funds/add", inputs, "funds-add-button") };
    visit.show_form("funds/add", "funds-add-heading", form, &view)
}

#[get("/funds/add")]
async fn add_form(visit: Visit) -> Answer {
    add_page(&visit, &Form::blank("funds-add")).await
}

#[post("/funds/add", data = "<posted>")]
async fn add(visit: Visit, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent("funds-add", posted);
    let new = read_fund(&mut form);
    match visit.act(&mut form, new, |tx, new| set_up::add(tx, new.clone())).await? {
        Some(id) => visit.done(jar, format!("/funds/{id}"), "funds-add-done"),
        None => add_page(&visit, &form).await,
    }
}

/// A field for the name in each language.
pub(super) fn name_inputs(visit: &Visit) -> [Input; 5] {
    NAMED_IN.map(|(lang, field)| {
        let label = Message::new("funds-add-name").with("language", lang.own_name());
        Input::text(field).optional().width("l").labelled(visit.message(&label))
    })
}

/// The name in those languages in which it was typed.
pub(super) fn read_names(form: &mut Form) -> Labels {
    let mut names = BTreeMap::new();
    for (lang, field) in NAMED_IN {
        if let Some(name) = form.optional(field, NAME_MOST).filter(|name| !name.is_empty()) {
            names.insert(lang, name);
        }
    }
    Labels(names)
}

fn read_fund(form: &mut Form) -> Option<NewFund> {
    let code = form.text("code", 60).map(|code| code.to_uppercase());
    let labels = read_names(form);
    let currency = form.currency("currency");
    let (starts_on, ends_on) = (optional_day(form, "starts_on"), optional_day(form, "ends_on"));
    Some(NewFund {
        code: code?,
        labels,
        currency: currency?,
        restricted_kinds: form.all("restricted_kinds"),
        restricted_countries: form.all("restricted_countries"),
        starts_on,
        ends_on,
    })
}

/// A day that may be left empty. A malformed one is noted on the form, which then does not stand.
pub(super) fn optional_day(form: &mut Form, name: &str) -> Option<NaiveDate> {
    if form.raw(name).trim().is_empty() { None } else { form.date(name) }
}

/// A fund, and what donors promised to it and have not given yet, each with the number of its contract.
type Receiving = (Fund, Vec<(Pledge, String)>);

async fn receiving(visit: &Visit, id: FundId) -> Result<Receiving, Stop> {
    visit
        .read(move |tx| {
            tx.permit(Deed::EditFunds)?;
            let fund = funds::find(tx, id)?;
            let donors::Promises { contracts, pledges: mut open } = donors::promises(tx, id)?;
            open.retain(|one| one.given.minor() < one.amount.minor());
            let named = |one: Pledge| {
                let found = contracts.iter().find(|(contract, _)| contract.id == one.contract);
                Some((one, found?.0.reference.clone()))
            };
            Ok((fund, open.into_iter().filter_map(named).collect()))
        })
        .await
}

fn receive_page(visit: &Visit, (fund, open): &Receiving, form: &Form) -> Answer {
    let mut inputs = vec![Input::money("amount", fund.currency.code()), Input::date("on")];
    if !open.is_empty() {
        let choice = |(one, reference): &(Pledge, String)| {
            let left = one.left().unwrap_or(one.amount);
            let amount = money::format(&left, visit.lang.style());
            Choice::new(one.id.to_string(), format!("{reference} · {} · {amount}", words::date(one.due_on)))
        };
        let none = Choice::new("", visit.say("funds-receive-no-pledge"));
        let all = std::iter::once(none).chain(open.iter().map(choice)).collect();
        inputs.extend([Input::select("pledge", all).optional(), Input::money("given", "").optional()]);
    }
    inputs.push(Input::area("note", NOTE_MOST).optional());
    let action = format!("/funds/{}/receive", fund.id);
    let view = OneForm { form: form.view(visit, &action, inputs, "funds-receive-button") };
    let heading = visit.message(&Message::new("funds-receive-heading").with("fund", fund.code.as_str()));
    visit.show_form_titled("funds/receive", &heading, form, &view)
}

#[get("/funds/<id>/receive?<pledge>")]
async fn receive_form(visit: Visit, id: FundId, pledge: Option<&str>) -> Answer {
    let found = receiving(&visit, id).await?;
    receive_page(&visit, &found, &Form::blank("funds-receive").with("pledge", pledge.unwrap_or_default()))
}

#[post("/funds/<id>/receive", data = "<posted>")]
async fn receive(visit: Visit, id: FundId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let found = receiving(&visit, id).await?;
    let mut form = Form::sent("funds-receive", posted);
    let new = read_receipt(&mut form, &found);
    let record = move |tx: &mut crate::db::Tx<'_>, new: &Receipt| {
        funds::receive::receive_pledged(tx, id, new.amount, new.on, Some(&new.note), new.against)
    };
    match visit.act(&mut form, new, record).await? {
        Some(_) => visit.done(jar, format!("/funds/{id}"), "funds-receive-done"),
        None => receive_page(&visit, &found, &form),
    }
}

struct Receipt {
    amount: Money,
    on: NaiveDate,
    note: String,
    against: Option<Against>,
}

fn read_receipt(form: &mut Form, (fund, open): &Receiving) -> Option<Receipt> {
    let (amount, on) = (form.money("amount", fund.currency), form.date("on"));
    let note = form.optional("note", NOTE_MOST);
    let chosen = form.perhaps::<PledgeId>("pledge")?;
    let pledge = chosen.and_then(|id| open.iter().find(|(one, _)| one.id == id)).map(|(one, _)| one);
    if chosen.is_some() && pledge.is_none() {
        form.refuse("pledge", Message::new("form-choose"));
    }
    let against = match pledge {
        None => None,
        Some(one) => {
            // Within one currency what was given need not be typed.
            let even = one.amount.currency() == fund.currency && form.raw("given").trim().is_empty();
            let given = if even { amount } else { form.money("given", one.amount.currency()) };
            Some(Against { pledge: one.id, given: given? })
        }
    };
    Some(Receipt { amount: amount?, on: on?, note: note?, against })
}
