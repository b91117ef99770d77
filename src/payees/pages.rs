//! Pages of payees: the list, adding one, and one with its details closed or, written down each time, open.

mod second;

use super::{Details, Method, NewPayee, Opened, Payee, State, Warning, number};
use crate::{
    audit::{self, HistoryLine, pages::HistoryView},
    base::{Currency, Deed, GroupId, PayeeId, PersonId, Stop, stop::Message, words},
    calls::choices::{self, Lists},
    groups, payees, people,
    web::{Answer, Choice, Fact, Form, FormView, Input, Posted, Visit},
};
use chrono::{DateTime, NaiveDateTime};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;
use std::collections::HashMap;

/// The form that asks why details are opened.
const OPEN: &str = "payees-open";
/// The form that says how they were verified.
const VERIFY: &str = "payees-verify";
/// Payees on a page.
const ROWS: usize = 50;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    [routes![list, add_form, add, detail, open, opened_again], second::routes()].concat()
}

fn method_words(visit: &Visit, method: Method) -> String {
    visit.say(&format!("payees-method-{}", method.as_str().replace('_', "-")))
}

fn tone(state: State) -> &'static str {
    match state {
        State::Unverified => "amber",
        State::Verified => "green",
        State::Retired => "",
    }
}

fn account(payee: &Payee) -> String {
    if payee.account_tail.is_empty() { String::new() } else { format!("… {}", payee.account_tail) }
}

#[derive(Serialize)]
struct Row {
    href: String,
    name: String,
    method: String,
    country: String,
    currency: &'static str,
    account: String,
    entered: String,
    state: String,
    tone: &'static str,
}

#[derive(Serialize)]
struct List {
    rows: Vec<Row>,
    next: String,
    previous: String,
    summary: String,
    may_add: bool,
}

#[get("/payees?<before>")]
async fn list(visit: Visit, before: Option<&str>) -> Answer {
    let place = before.and_then(read_place);
    let (mut found, lists) = visit
        .read(move |tx| {
            let found = payees::list(tx, place, i64::try_from(ROWS + 1).unwrap_or(i64::MAX))?;
            Ok((found, choices::lists(tx)?))
        })
        .await?;
    let more = found.len() > ROWS;
    found.truncate(ROWS);
    let last = found.last().filter(|_| more);
    let view = List {
        next: last.map(|payee| format!("/payees?before={}", write_place(payee))).unwrap_or_default(),
        previous: if place.is_some() { "/payees".to_owned() } else { String::new() },
        summary: visit.say(if place.is_some() { "payees-older" } else { "payees-newest" }),
        rows: found.iter().map(|payee| row(&visit, payee, &lists)).collect(),
        may_add: visit.may(Deed::EditPayees),
    };
    visit.show("payees/list", "payees-heading", &view)
}

fn row(visit: &Visit, payee: &Payee, lists: &Lists) -> Row {
    Row {
        href: format!("/payees/{}", payee.id),
        name: name(visit, payee),
        method: method_words(visit, payee.method),
        country: lists.name("country", &payee.country, visit.lang),
        currency: payee.currency.code(),
        account: account(payee),
        entered: words::date(payee.created_at.date()),
        state: visit.say(&format!("payees-state-{}", payee.state)),
        tone: tone(payee.state),
    }
}

/// Its name, or why there is none to read.
pub fn name(visit: &Visit, payee: &Payee) -> String {
    let why = if payee.closed { "groups-by-name-only" } else { "payees-erased" };
    payee.name.clone().unwrap_or_else(|| visit.say(why))
}

/// A payee's place in the list: microseconds and id.
fn write_place(payee: &Payee) -> String {
    format!("{}.{}", payee.created_at.and_utc().timestamp_micros(), payee.id)
}

fn read_place(text: &str) -> Option<(NaiveDateTime, PayeeId)> {
    let (micros, id) = text.split_once('.')?;
    Some((DateTime::from_timestamp_micros(micros.parse().ok()?)?.naive_utc(), id.parse().ok()?))
}

#[derive(Serialize)]
struct Add {
    form: FormView,
    group: String,
}

async fn add_page(visit: &Visit, form: &Form) -> Answer {
    let group: Option<GroupId> = form.raw("group").parse().ok();
    let (lists, group) = visit
        .read(move |tx| {
            tx.permit(Deed::EditPayees)?;
            let name = match group {
                Some(group) => Some(groups::register::named(tx, group)?),
                None => None,
            };
            Ok((choices::lists(tx)?, name))
        })
        .await?;
    let inputs = inputs(visit, &lists);
    let group = group.map(|name| visit.message(&Message::new("payees-add-for-group").with("group", name)));
    let view =
        Add { form: form.view(visit, "/payees/add", inputs, "payees-add-button"), group: group.unwrap_or_default() };
    visit.show_form("payees/add", "payees-add-heading", form, &view)
}

fn inputs(visit: &Visit, lists: &Lists) -> Vec<Input> {
    let countries = lists.of("country", visit.lang).into_iter().map(|(code, name)| Choice::new(code, name)).collect();
    let methods = Method::ALL.iter().map(|method| Choice::new(method.as_str(), method_words(visit, *method))).collect();
    vec![
        Input::hidden("group"),
        Input::text("name").width("l").autocomplete("off"),
        Input::select("method", methods).width("m"),
        Input::radios("country", countries),
        Input::select("currency", currencies()).width("s"),
        Input::text("account").optional().width("m").autocomplete("off"),
        Input::text("holder").optional().width("l").autocomplete("off"),
        Input::text("bank").optional().width("l").autocomplete("off"),
        Input::text("bank_code").optional().width("s").autocomplete("off"),
        Input::text("swift").optional().width("s").autocomplete("off"),
        Input::text("tax_number").optional().width("m").autocomplete("off"),
        Input::text("city").optional().width("m").autocomplete("off"),
        Input::text("address").optional().width("l").autocomplete("off"),
        Input::text("correspondent").optional().width("l").autocomplete("off"),
        Input::area("note", 1_000).optional(),
    ]
}

/// Every currency, those of the region first.
fn currencies() -> Vec<Choice> {
    let near = [Currency::TJS, Currency::UZS, Currency::KGS, Currency::EUR, Currency::USD];
    let others = Currency::all().filter(|currency| !near.contains(currency));
    near.into_iter().chain(others).map(|currency| Choice::new(currency.code(), currency.code())).collect()
}

#[get("/payees/add?<group>")]
async fn add_form(visit: Visit, group: Option<&str>) -> Answer {
    add_page(&visit, &Form::blank("payees-add").with("group", group.unwrap_or_default())).await
}

#[post("/payees/add", data = "<posted>")]
async fn add(visit: Visit, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent("payees-add", posted);
    let new = read_payee(&mut form);
    match visit.act(&mut form, new, |tx, new| payees::add(tx, new.clone())).await? {
        Some(id) => visit.done(jar, format!("/payees/{id}"), "payees-add-done"),
        None => add_page(&visit, &form).await,
    }
}

fn read_payee(form: &mut Form) -> Option<NewPayee> {
    let (name, method) = (form.text("name", 200), form.one::<Method>("method"));
    let (country, currency) = (form.one::<String>("country"), form.currency("currency"));
    let group_id = form.perhaps::<GroupId>("group");
    let [account, holder, bank, bank_code, swift, tax_number, address, correspondent, city] =
        ["account", "holder", "bank", "bank_code", "swift", "tax_number", "address", "correspondent", "city"]
            .map(|field| form.optional(field, 200));
    let note = form.optional("note", 1_000);
    let details = Details {
        account: account?,
        holder: holder?,
        bank: bank?,
        bank_code: bank_code?,
        swift: swift?,
        tax_number: tax_number?,
        note: note?,
        address: address?,
        correspondent: correspondent?,
        city: city?,
    };
    Some(NewPayee {
        group_id: group_id?,
        name: name?,
        method: method?,
        country: country?,
        currency: currency?,
        details,
    })
}

#[derive(Serialize)]
struct Detail {
    facts: Vec<Fact>,
    details: Vec<Fact>,
    warnings: Vec<String>,
    is_open: bool,
    form: Option<FormView>,
    how: String,
    verify: Option<FormView>,
    own: bool,
    change: String,
    retire: Option<FormView>,
    history: Vec<HistoryView>,
}

struct Around {
    lists: Lists,
    names: HashMap<PersonId, String>,
    history: Vec<HistoryLine>,
}

/// What stands around a payee on its page.
async fn around(visit: &Visit, payee: PayeeId, by: Vec<PersonId>) -> Result<Around, Stop> {
    visit
        .read(move |tx| {
            let history = if tx.may(Deed::SeeHistory) { audit::of_subject(tx, payee)? } else { Vec::new() };
            let mut people = audit::pages::people_of(&history);
            people.extend(by);
            Ok(Around { lists: choices::lists(tx)?, names: people::names(tx, &people)?, history })
        })
        .await
}

#[get("/payees/<id>")]
async fn detail(visit: Visit, id: PayeeId) -> Answer {
    let payee = visit.read(move |tx| payees::see(tx, id)).await?;
    show(&visit, &payee, None, [Form::blank(OPEN), Form::blank(VERIFY)]).await
}

/// The details, on the answer to the form itself: they are not kept, and reloading asks again.
#[post("/payees/<id>/open", data = "<posted>")]
async fn open(visit: Visit, id: PayeeId, posted: Posted) -> Answer {
    visit.read(|tx| tx.permit(Deed::OpenPayee)).await?;
    let mut form = Form::sent(OPEN, posted);
    let reason = form.text("reason", payees::REASON_MAX).filter(|_| form.stands());
    let Some(reason) = reason else {
        let payee = visit.read(move |tx| payees::see(tx, id)).await?;
        return show(&visit, &payee, None, [form, Form::blank(VERIFY)]).await;
    };
    // Without a request key: what the act gives must not be kept with one.
    let opened = visit.write(move |tx| payees::open(tx, id, &reason)).await?;
    show(&visit, &opened.payee, Some(&opened), [Form::blank(OPEN), Form::blank(VERIFY)]).await
}

#[get("/payees/<id>/open")]
async fn opened_again(visit: Visit, id: PayeeId) -> Answer {
    visit.go(format!("/payees/{id}"))
}

/// The page of a payee; `why` it is opened, and `how` it was verified.
async fn show(visit: &Visit, payee: &Payee, opened: Option<&Opened>, [why, how]: [Form; 2]) -> Answer {
    let by = [Some(payee.created_by), Some(payee.written_by()), payee.verified.as_ref().map(|one| one.by)];
    let around = around(visit, payee.id, by.into_iter().flatten().collect()).await?;
    let may_open = opened.is_none() && !payee.closed && visit.may(Deed::OpenPayee);
    let action = format!("/payees/{}/open", payee.id);
    let view = Detail {
        facts: facts(visit, payee, &around),
        details: opened.map(|opened| details(visit, opened.payee.method, &opened.details)).unwrap_or_default(),
        warnings: opened.map(|opened| warnings(visit, &opened.warnings)).unwrap_or_default(),
        is_open: opened.is_some(),
        form: may_open.then(|| {
            let reason = Input::text("reason").max(payees::REASON_MAX).width("l");
            why.view(visit, &action, vec![reason], "payees-open-button").aside()
        }),
        how: payee.verified.as_ref().map(|one| one.how.clone()).unwrap_or_default(),
        verify: if payee.closed { None } else { second::verify_form(visit, payee, &how) },
        own: second::is_own(visit, payee),
        change: if payee.closed { String::new() } else { second::change_link(visit, payee) },
        retire: second::retire_form(visit, payee),
        history: audit::pages::lines(visit, &around.history, &around.names),
    };
    let page = visit.show_titled("payees/detail", &name(visit, payee), &view)?;
    Ok(if why.refused() || how.refused() { page.with_status(rocket::http::Status::UnprocessableEntity) } else { page })
}

fn filled(facts: impl IntoIterator<Item = (String, String)>) -> Vec<Fact> {
    let filled = facts.into_iter().filter(|(_, value)| !value.is_empty());
    filled.map(|(label, value)| Fact { label, value }).collect()
}

fn facts(visit: &Visit, payee: &Payee, around: &Around) -> Vec<Fact> {
    let say = |key: &str| visit.say(key);
    let person = |by: PersonId| around.names.get(&by).cloned().unwrap_or_default();
    let step = |by: PersonId, at: NaiveDateTime| format!("{} · {}", words::date(at.date()), person(by));
    filled([
        (say("payees-fact-method"), method_words(visit, payee.method)),
        (say("payees-fact-country"), around.lists.name("country", &payee.country, visit.lang)),
        (say("payees-fact-currency"), payee.currency.to_string()),
        (say("payees-fact-account"), account(payee)),
        (say("payees-fact-state"), visit.say(&format!("payees-state-{}", payee.state))),
        (say("payees-fact-entered"), words::date(payee.created_at.date())),
        (say("payees-fact-by"), person(payee.created_by)),
        (say("payees-fact-changed"), payee.changed.map(|(by, at)| step(by, at)).unwrap_or_default()),
        (say("payees-fact-verified"), payee.verified.as_ref().map(|one| step(one.by, one.at)).unwrap_or_default()),
    ])
}

fn details(visit: &Visit, method: Method, details: &Details) -> Vec<Fact> {
    let Details { account, holder, bank, bank_code, swift, tax_number, note, address, correspondent, city } = details;
    // The number of a card is never shown whole: only the file for the bank has it.
    let account = if method == Method::Card { number::masked(account) } else { account.clone() };
    let say = |key: &str| visit.say(key);
    filled([
        (say("payees-add-account"), account),
        (say("payees-add-holder"), holder.clone()),
        (say("payees-add-bank"), bank.clone()),
        (say("payees-add-bank-code"), bank_code.clone()),
        (say("payees-add-swift"), swift.clone()),
        (say("payees-add-tax-number"), tax_number.clone()),
        (say("payees-add-city"), city.clone()),
        (say("payees-add-address"), address.clone()),
        (say("payees-add-correspondent"), correspondent.clone()),
        (say("payees-add-note"), note.clone()),
    ])
}

fn warnings(visit: &Visit, warnings: &[Warning]) -> Vec<String> {
    let said = |warning: &Warning| match *warning {
        Warning::AccountLength { expected } => Message::new("payees-warn-length").with("expected", expected),
        Warning::AccountNotDigits => Message::new("payees-warn-digits"),
        Warning::HolderNotLatin => Message::new("payees-warn-holder"),
        Warning::SwiftMalformed => Message::new("payees-warn-swift"),
        Warning::BankCodeLength { expected } => Message::new("payees-warn-bank-code").with("expected", expected),
    };
    warnings.iter().map(|warning| visit.message(&said(warning))).collect()
}
