//! The form that sets a call up.

use super::labels::{WRITTEN, labels, with_labels};
use crate::{
    base::{CallId, Currency, Deed, FundId, Lang, Money, Stop, stop::Message, words},
    calls::{
        self, Call, Mode, choices,
        choices::Lists,
        set_up::{self, NewCall},
    },
    funds::{self, Fund},
    web::{Answer, Choice, Form, FormView, Input, Posted, Visit, forms::parse_time},
};
use chrono::{NaiveDateTime, TimeZone};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

/// Zones that are named below the field; any other of the IANA list is taken too.
const ZONES: &str = "Asia/Dushanbe, Asia/Tashkent, Asia/Bishkek, Asia/Tbilisi, Europe/Brussels, UTC";
/// Currencies of the region and of its donors; those of the funds are added.
const CURRENCIES: [&str; 6] = ["EUR", "USD", "TJS", "UZS", "KGS", "GEL"];

/// Letters of the contact.
const CONTACT: usize = 300;

pub(super) fn routes() -> Vec<Route> {
    routes![new_form, create, edit_form, edit]
}

#[derive(Serialize)]
struct NewView {
    text: String,
    form: FormView,
}

fn look(tx: &mut crate::db::Tx<'_>) -> Result<(Lists, Vec<Fund>, Vec<Call>), Stop> {
    tx.permit(Deed::EditCall)?;
    let mut funds = funds::list(tx)?;
    funds.retain(|fund| fund.state == funds::State::Open);
    Ok((choices::lists(tx)?, funds, calls::all(tx)?))
}

async fn new_page(visit: &Visit, form: &Form) -> Answer {
    settings_page(visit, form, "/calls/new", "new").await
}

/// The form of a call's settings; `of` is `new` or `edit`.
async fn settings_page(visit: &Visit, form: &Form, action: &str, of: &str) -> Answer {
    let (lists, funds, calls) = visit.read(look).await?;
    let mut inputs = named(visit);
    inputs.extend(timed(visit));
    inputs.extend(limited(visit, &lists, &funds));
    inputs.push(stages(visit, &calls));
    let view = NewView {
        text: visit.say(&format!("calls-{of}-text")),
        form: form.view(visit, action, inputs, "calls-new-button"),
    };
    visit.show_form("calls/new", &format!("calls-{of}-heading"), form, &view)
}

fn named(visit: &Visit) -> Vec<Input> {
    let label = |key: &str, lang: Lang| visit.message(&Message::new(key).with("language", lang.own_name()));
    let mut inputs = vec![Input::text("code").width("m").autocomplete("off")];
    for lang in WRITTEN {
        let input = Input::text(&format!("name_{}", lang.code()));
        inputs.push(input.width("l").labelled(label("calls-new-name", lang)).optional());
    }
    for lang in WRITTEN {
        let input = Input::area(&format!("purpose_{}", lang.code()), 1_000);
        inputs.push(input.labelled(label("calls-new-purpose", lang)).optional());
    }
    let modes = Mode::ALL.iter().map(|mode| {
        Choice::new(mode.as_str(), visit.say(&format!("calls-mode-{mode}")))
            .hinted(visit.say(&format!("calls-mode-{mode}.hint")))
    });
    inputs.push(Input::radios("mode", modes.collect()));
    inputs
}

fn timed(visit: &Visit) -> Vec<Input> {
    let zones = Message::new("calls-new-zones").with("zones", ZONES);
    vec![
        Input::text("zone").width("m").autocomplete("off").hinted(visit.message(&zones)),
        Input::date("opens"),
        Input::text("opens_time").width("s"),
        Input::date("closes").optional(),
        Input::text("closes_time").width("s").optional(),
        Input::text("decides_by").width("l").optional(),
        Input::text("contact").width("l").max(CONTACT).optional(),
    ]
}

fn limited(visit: &Visit, lists: &Lists, funds: &[Fund]) -> Vec<Input> {
    let listed = |list: &str| -> Vec<Choice> {
        lists.of(list, visit.lang).into_iter().map(|(code, name)| Choice::new(code, name)).collect()
    };
    let mut codes: Vec<&str> = CURRENCIES.to_vec();
    codes.extend(funds.iter().map(|fund| fund.currency.code()).filter(|code| !CURRENCIES.contains(code)));
    codes.dedup();
    let currencies: Vec<Choice> = codes.into_iter().map(|code| Choice::new(code, code)).collect();
    let of_limits = std::iter::once(Choice::new("", "")).chain(currencies.iter().cloned()).collect();
    let funds = funds.iter().map(|fund| {
        Choice::new(fund.id.to_string(), format!("{} ({})", fund.labels.say(visit.lang), fund.code))
            .hinted(fund.currency.code())
    });
    vec![
        Input::checks("countries", listed("country")),
        Input::checks("regions", listed("region")).optional(),
        Input::checks("kinds", listed("kind")).optional(),
        Input::checks("themes", listed("theme")).optional(),
        Input::checks("currencies", currencies),
        Input::money("amount_min", "").optional(),
        Input::money("amount_max", "").optional(),
        Input::select("amount_currency", of_limits).width("s").optional(),
        Input::number("months").optional(),
        Input::number("most_applications").optional(),
        Input::number("per_group").optional(),
        Input::checks("funds", funds.collect()),
    ]
}

/// The first stage, where the call is a second one.
fn stages(visit: &Visit, calls: &[Call]) -> Input {
    let first = calls.iter().filter(|call| call.second_of.is_none());
    let named =
        first.map(|call| Choice::new(call.id.to_string(), format!("{} ({})", call.labels.say(visit.lang), call.code)));
    let none = Choice::new("", visit.say("calls-second-of-none"));
    Input::select("second_of", std::iter::once(none).chain(named).collect()).width("l").optional()
}

#[get("/calls/new")]
async fn new_form(visit: Visit) -> Answer {
    let form = Form::blank("calls-new")
        .with("mode", Mode::Regular.as_str())
        .with("zone", "Asia/Dushanbe")
        .with("opens_time", "09:00")
        .with("closes_time", "23:59");
    new_page(&visit, &form).await
}

#[post("/calls/new", data = "<posted>")]
async fn create(visit: Visit, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent("calls-new", posted);
    let new = new_call(&mut form);
    let created: Option<CallId> = visit.act(&mut form, new, set_up::create).await?;
    match created {
        Some(id) => visit.done(jar, format!("/calls/{id}"), "calls-created"),
        None => new_page(&visit, &form).await,
    }
}

/// A draft's settings as the form shows them.
fn filled(call: &Call) -> Form {
    let mut form = Form::blank("calls-new")
        .with("code", call.code.clone())
        .with("mode", call.mode.as_str())
        .with("zone", call.zone.clone())
        .with("decides_by", call.decides_by.clone())
        .with("contact", call.contact.clone())
        .with("second_of", call.second_of.map(|id| id.to_string()).unwrap_or_default());
    for (field, labels) in [("name", &call.labels), ("purpose", &call.purpose)] {
        form = with_labels(form, field, labels);
    }
    for (field, at) in [("opens", Some(call.opens_at)), ("closes", call.closes_at)] {
        if let Some(at) = at {
            let zone = words::zone(&call.zone);
            let day = zone.from_utc_datetime(&at).date_naive();
            form = form.with(field, words::date(day)).with(&format!("{field}_time"), words::time_of_day(at, zone));
        }
    }
    for (field, amount) in [("amount_min", call.amount_min), ("amount_max", call.amount_max)] {
        if let Some(amount) = amount {
            form = form.with(field, amount.amount().to_string());
            form.put("amount_currency", amount.currency().code());
        }
    }
    let limits =
        [("months", call.months_max), ("most_applications", call.most_applications), ("per_group", call.per_group)];
    for (field, limit) in limits.into_iter().filter(|(_, limit)| *limit > 0) {
        form = form.with(field, limit.to_string());
    }
    form = call.regions.iter().fold(form, |form, code| form.with("regions", code));
    form = call.themes.iter().fold(form, |form, code| form.with("themes", code));
    form = call.countries.iter().fold(form, |form, code| form.with("countries", code));
    form = call.kinds.iter().fold(form, |form, code| form.with("kinds", code));
    form = call.currencies.iter().fold(form, |form, currency| form.with("currencies", currency.code()));
    call.funds.iter().fold(form, |form, fund| form.with("funds", fund.to_string()))
}

#[get("/calls/<id>/edit")]
async fn edit_form(visit: Visit, id: CallId) -> Answer {
    let call = visit
        .read(move |tx| {
            tx.permit(Deed::EditCall)?;
            calls::find(tx, id)
        })
        .await?;
    settings_page(&visit, &filled(&call), &format!("/calls/{id}/edit"), "edit").await
}

#[post("/calls/<id>/edit", data = "<posted>")]
async fn edit(visit: Visit, id: CallId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::EditCall)).await?;
    let mut form = Form::sent("calls-new", posted);
    let new = new_call(&mut form);
    match visit.act(&mut form, new, move |tx, new| set_up::edit(tx, id, new)).await? {
        Some(()) => visit.done(jar, format!("/calls/{id}"), "calls-edited"),
        None => settings_page(&visit, &form, &format!("/calls/{id}/edit"), "edit").await,
    }
}

fn new_call(form: &mut Form) -> Option<NewCall> {
    let code = form.text("code", 40);
    let (names, purposes) = (labels(form, "name", 200), labels(form, "purpose", 1_000));
    let (mode, zone) = (form.one::<Mode>("mode"), form.text("zone", 60));
    let (opens, closes) = (local(form, "opens", "opens_time"), closing(form));
    let decides_by = form.optional("decides_by", 200);
    let currencies = form.all("currencies").iter().filter_map(|code| Currency::from_code(code)).collect();
    let limits = limits(form);
    let contact = form.optional("contact", CONTACT);
    let second_of = form.perhaps("second_of");
    let months = limit(form, "months", 60);
    let (most_applications, per_group) = (limit(form, "most_applications", 1_000_000), limit(form, "per_group", 100));
    Some(NewCall {
        code: code?,
        labels: names?,
        purpose: purposes?,
        mode: mode?,
        zone: zone?,
        opens: opens?,
        closes: closes?,
        countries: form.all("countries"),
        kinds: form.all("kinds"),
        regions: form.all("regions"),
        themes: form.all("themes"),
        currencies,
        amount_min: limits?.0,
        amount_max: limits?.1,
        months_max: months?,
        most_applications: most_applications?,
        per_group: per_group?,
        decides_by: decides_by?,
        contact: contact?,
        second_of: second_of?,
        funds: form.all("funds").iter().filter_map(|id| id.parse::<FundId>().ok()).collect(),
    })
}

/// A whole number from 1; left empty there is no limit.
fn limit(form: &mut Form, name: &str, most: i64) -> Option<i32> {
    if form.raw(name).trim().is_empty() { Some(0) } else { i32::try_from(form.number(name, 1, most)?).ok() }
}

/// A date and a time of day, in the call's zone.
fn local(form: &mut Form, date: &str, time: &str) -> Option<NaiveDateTime> {
    let day = form.date(date);
    let hour = parse_time(form.raw(time));
    if hour.is_none() {
        form.refuse(time, Message::new("calls-time-malformed"));
    }
    Some(day?.and_time(hour?))
}

/// The end; without a date there is none.
#[allow(clippy::option_option)]
fn closing(form: &mut Form) -> Option<Option<NaiveDateTime>> {
    if form.raw("closes").trim().is_empty() { Some(None) } else { local(form, "closes", "closes_time").map(Some) }
}

type Limits = (Option<Money>, Option<Money>);

/// The least and the greatest amount, in a currency that may be asked in.
fn limits(form: &mut Form) -> Option<Limits> {
    let given = |form: &Form, name: &str| !form.raw(name).trim().is_empty();
    let (has_least, has_most) = (given(form, "amount_min"), given(form, "amount_max"));
    if !has_least && !has_most {
        return Some((None, None));
    }
    let currency = form.currency("amount_currency")?;
    if !form.all("currencies").iter().any(|code| code == currency.code()) {
        form.refuse("amount_currency", Message::new("calls-currency-not-offered"));
        return None;
    }
    let least = if has_least { Some(form.money("amount_min", currency)?) } else { None };
    let most = if has_most { Some(form.money("amount_max", currency)?) } else { None };
    if least.zip(most).is_some_and(|(least, most)| most.minor() < least.minor()) {
        form.refuse("amount_max", Message::new("calls-amounts-backwards"));
        return None;
    }
    Some((least, most))
}
