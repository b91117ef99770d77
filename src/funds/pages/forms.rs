//! Adding a fund, and recording money that came from a donor.

use super::currencies;
use crate::{
    base::{Deed, FundId, Labels, Lang, Stop, stop::Message},
    calls::choices,
    funds::{
        self, Fund,
        receive::NOTE_MOST,
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
            choices::lists(tx, &["kind", "country"])
        })
        .await?;
    let of = |list: &str| {
        let all = lists.of(list, visit.lang).into_iter();
        all.map(|(code, name)| Choice::new(code, name)).collect::<Vec<Choice>>()
    };
    let mut inputs = vec![Input::text("code").width("s").autocomplete("off")];
    inputs.extend(NAMED_IN.map(|(lang, field)| {
        let label = Message::new("funds-add-name").with("language", lang.own_name());
        Input::text(field).optional().width("l").labelled(visit.message(&label))
    }));
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

fn read_fund(form: &mut Form) -> Option<NewFund> {
    let code = form.text("code", 60).map(|code| code.to_uppercase());
    let mut names = BTreeMap::new();
    for (lang, field) in NAMED_IN {
        if let Some(name) = form.optional(field, NAME_MOST).filter(|name| !name.is_empty()) {
            names.insert(lang, name);
        }
    }
    let currency = form.currency("currency");
    let (starts_on, ends_on) = (optional_day(form, "starts_on"), optional_day(form, "ends_on"));
    Some(NewFund {
        code: code?,
        labels: Labels(names),
        currency: currency?,
        restricted_kinds: form.all("restricted_kinds"),
        restricted_countries: form.all("restricted_countries"),
        starts_on,
        ends_on,
    })
}

/// A day that may be left empty. A malformed one is noted on the form, which then does not stand.
fn optional_day(form: &mut Form, name: &str) -> Option<NaiveDate> {
    if form.raw(name).trim().is_empty() { None } else { form.date(name) }
}

async fn fund(visit: &Visit, id: FundId) -> Result<Fund, Stop> {
    visit
        .read(move |tx| {
            tx.permit(Deed::EditFunds)?;
            funds::find(tx, id)
        })
        .await
}

fn receive_page(visit: &Visit, fund: &Fund, form: &Form) -> Answer {
    let inputs = vec![
        Input::money("amount", fund.currency.code()),
        Input::date("on"),
        Input::area("note", NOTE_MOST).optional(),
    ];
    let action = format!("/funds/{}/receive", fund.id);
    let view = OneForm { form: form.view(visit, &action, inputs, "funds-receive-button") };
    let heading = visit.message(&Message::new("funds-receive-heading").with("fund", fund.code.as_str()));
    visit.show_form_titled("funds/receive", &heading, form, &view)
}

#[get("/funds/<id>/receive")]
async fn receive_form(visit: Visit, id: FundId) -> Answer {
    let fund = fund(&visit, id).await?;
    receive_page(&visit, &fund, &Form::blank("funds-receive"))
}

#[post("/funds/<id>/receive", data = "<posted>")]
async fn receive(visit: Visit, id: FundId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let fund = fund(&visit, id).await?;
    let mut form = Form::sent("funds-receive", posted);
    let (amount, on) = (form.money("amount", fund.currency), form.date("on"));
    let note = form.optional("note", NOTE_MOST);
    let new = (|| Some((amount?, on?, note?)))();
    let record = move |tx: &mut crate::db::Tx<'_>, (amount, on, note): &(_, _, String)| {
        funds::receive::receive(tx, id, *amount, *on, Some(note))
    };
    match visit.act(&mut form, new, record).await? {
        Some(_) => visit.done(jar, format!("/funds/{id}"), "funds-receive-done"),
        None => receive_page(&visit, &fund, &form),
    }
}
