//! Exchange rates: the list, entering one, and entering what a publisher's file holds.

use super::currencies;
use crate::{
    base::{
        Deed, PersonId, Rate, RateId, Refusal as _,
        money::{RateError, format_number, format_rate},
        stop::Message,
        words,
    },
    funds::{
        Refusal,
        odd::{self, Odd},
        rate_files,
        rates::{self, RateRow, unusual},
    },
    people,
    web::{Answer, Choice, Form, FormView, Input, Posted, Visit},
};
use chrono::NaiveDate;
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;
use sha2::{Digest, Sha256};
use std::collections::HashMap;

pub(super) fn routes() -> Vec<Route> {
    routes![list, enter_form, enter, file_form, file]
}

/// Rates on a page.
const ROWS: usize = 50;

#[derive(Serialize)]
struct Row {
    on: String,
    rate: String,
    source: String,
    by: String,
    unusual: bool,
}

#[derive(Serialize)]
struct List {
    rows: Vec<Row>,
    next: String,
    previous: String,
    summary: String,
    may_enter: bool,
}

#[get("/funds/rates?<before>")]
async fn list(visit: Visit, before: Option<&str>) -> Answer {
    let place: Option<(NaiveDate, RateId)> = before.and_then(|text| {
        let (on, id) = text.split_once('.')?;
        Some((on.parse().ok()?, id.parse().ok()?))
    });
    let (mut found, names) = visit
        .read(move |tx| {
            let found = rates::list(tx, place, i64::try_from(ROWS + 1).unwrap_or(i64::MAX))?;
            let people: Vec<PersonId> = found.iter().filter_map(|row| row.entered_by).collect();
            Ok((found, people::names(tx, &people)?))
        })
        .await?;
    let more = found.len() > ROWS;
    found.truncate(ROWS);
    let last = found.last().filter(|_| more);
    let view = List {
        next: last.map(|row| format!("/funds/rates?before={}.{}", row.on, row.id)).unwrap_or_default(),
        previous: if place.is_some() { "/funds/rates".to_owned() } else { String::new() },
        summary: visit.say(if place.is_some() { "funds-rates-older" } else { "funds-rates-newest" }),
        rows: found.iter().map(|found| row(&visit, found, &names)).collect(),
        may_enter: visit.may(Deed::EnterRates),
    };
    visit.show("funds/rates", "funds-rates-heading", &view)
}

fn row(visit: &Visit, row: &RateRow, names: &HashMap<PersonId, String>) -> Row {
    let rate = &row.rate;
    let by = row.entered_by.and_then(|person| names.get(&person).cloned());
    Row {
        on: words::date(row.on),
        rate: price(visit, rate),
        source: row.source.clone(),
        by: by.unwrap_or_else(|| visit.say("funds-voucher-system")),
        unusual: unusual(rate).is_some(),
    }
}

#[derive(Serialize)]
struct Enter {
    form: FormView,
}

fn enter_page(visit: &Visit, form: &Form) -> Answer {
    let inputs = vec![
        Input::number("units"),
        Input::select("base", currencies()).width("s"),
        Input::money("value", ""),
        Input::select("quote", currencies()).width("s"),
        Input::date("on"),
        Input::text("source").width("l"),
    ];
    let view = Enter { form: form.view(visit, "/funds/rates/enter", inputs, "funds-rate-button") };
    visit.show_form("funds/enter", "funds-rate-heading", form, &view)
}

#[get("/funds/rates/enter")]
async fn enter_form(visit: Visit) -> Answer {
    visit.read(|tx| tx.permit(Deed::EnterRates)).await?;
    let blank = Form::blank("funds-rate").with("units", "1").with("base", "EUR").with("quote", "TJS");
    enter_page(&visit, &blank)
}

#[post("/funds/rates/enter", data = "<posted>")]
async fn enter(visit: Visit, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::EnterRates)).await?;
    let mut form = Form::sent("funds-rate", posted);
    let rate = read_rate(&mut form);
    let (on, source) = (form.date("on"), form.text("source", 120));
    let new = (|| Some((rate?, on?, source?)))();
    match visit.act(&mut form, new, |tx, (rate, on, source)| rates::enter(tx, *rate, *on, source)).await? {
        Some(entered) => {
            let said = if entered.is_odd { "funds-rate-done-unusual" } else { "funds-rate-done" };
            visit.done(jar, "/funds/rates", said)
        }
        None => enter_page(&visit, &form),
    }
}

/// A rate of a file that is out of the usual range, beside what it was held against.
#[derive(Serialize)]
struct OddRow {
    rate: String,
    known: String,
}

#[derive(Serialize)]
struct FilePage {
    odd: Vec<OddRow>,
    form: FormView,
}

fn price(visit: &Visit, rate: &Rate) -> String {
    format_rate(rate, visit.lang.style())
}

fn odd_row(visit: &Visit, odd: &Odd) -> OddRow {
    let known = match (&odd.known, odd.usual) {
        (Some(row), _) => format!("{} · {}", price(visit, &row.rate), words::date(row.on)),
        (None, Some(usual)) => {
            let number = |value: u32| format_number(value.into(), visit.lang.style());
            format!("1 EUR = {} – {} {}", number(usual.least), number(usual.most), usual.quote)
        }
        (None, None) => String::new(),
    };
    OddRow { rate: price(visit, &odd.rate), known }
}

/// The form for a file; `odd` are the rates to be vouched for, and `digest` the file they are in: a tick is for that file.
fn file_page(visit: &Visit, form: &Form, odd: &[Odd], digest: &str) -> Answer {
    let mut inputs = vec![Input::date("on"), Input::file("file", ".xml,.json,.csv")];
    if !odd.is_empty() {
        let tick = Choice::new(digest, visit.say("funds-rates-file-odd-yes"));
        inputs.push(Input::checks("odd", vec![tick]));
    }
    let form_view = form.view(visit, "/funds/rates/file", inputs, "funds-rates-file-button").with_file();
    let rows = odd.iter().map(|odd| odd_row(visit, odd)).collect();
    let view = FilePage { odd: rows, form: form_view };
    visit.show_form("funds/rates_file", "funds-rates-file-heading", form, &view)
}

#[get("/funds/rates/file")]
async fn file_form(visit: Visit) -> Answer {
    visit.read(|tx| tx.permit(Deed::EnterRates)).await?;
    file_page(&visit, &Form::blank("funds-rates-file"), &[], "")
}

#[post("/funds/rates/file", data = "<posted>")]
async fn file(visit: Visit, mut posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::EnterRates)).await?;
    let (upload, cut) = (posted.take_file("file"), posted.cut);
    let mut form = Form::sent("funds-rates-file", posted);
    let on = form.date("on");
    let read =
        if cut { Some(Err(Refusal::RatesFileTooLarge)) } else { on.map(|on| rate_files::read(&upload.bytes, on)) };
    let new = match read {
        Some(Err(refusal)) if form.stands() => {
            let at = refusal.field().unwrap_or("file");
            form.refuse(at, refusal.message());
            None
        }
        read => read.and_then(Result::ok),
    };
    let digest = data_encoding::HEXLOWER.encode(&Sha256::digest(&upload.bytes));
    let (of, vouched) = (digest.clone(), form.all("odd").contains(&digest));
    match visit.act(&mut form, new.clone(), move |tx, file| rates::import(tx, file, &of, vouched)).await? {
        Some(_) => visit.done(jar, "/funds/rates", "funds-rates-file-done"),
        None => {
            let odd = match new {
                Some(file) => visit.read(move |tx| odd::of_file(tx, &file)).await?,
                None => Vec::new(),
            };
            file_page(&visit, &form, &odd, &digest)
        }
    }
}

fn read_rate(form: &mut Form) -> Option<Rate> {
    let (base, quote) = (form.currency("base"), form.currency("quote"));
    let units = form.number("units", 1, 1_000_000).and_then(|units| u32::try_from(units).ok());
    let value = match Rate::parse_value(form.raw("value")) {
        Ok(value) => Some(value),
        Err(error) => {
            form.refuse("value", message(error));
            None
        }
    };
    match Rate::new(base?, quote?, value?, units?) {
        Ok(rate) => Some(rate),
        Err(error) => {
            form.refuse(if error == RateError::SameCurrency { "quote" } else { "value" }, message(error));
            None
        }
    }
}

fn message(error: RateError) -> Message {
    match error {
        RateError::NotANumber => Message::new("funds-rate-not-a-number"),
        RateError::TooLong => Message::new("funds-rate-too-long"),
        RateError::NotPositive => Message::new("funds-rate-not-positive"),
        RateError::SameCurrency => Message::new("funds-rate-same-currency"),
    }
}
