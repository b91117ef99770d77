//! What is typed: an account, a transfer, a line of a cash box.

use crate::{
    awards::pages::word,
    bank::{
        Account, Details, Kind,
        accounts::{self, NewAccount, NewLine, TEXT_MOST},
        transfers::{self, NewTransfer},
        views,
    },
    base::{BankAccountId, Currency, Deed, Money, words},
    web::{Answer, Choice, Form, FormView, Input, Posted, Proved, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![add_form, add, transfer_form, transfer, enter_form, enter]
}

#[derive(Serialize)]
struct View {
    lead: String,
    back: String,
    form: FormView,
}

fn add_page(visit: &Visit, form: &Form) -> Answer {
    let kinds = Kind::ALL.iter().map(|kind| Choice::new(kind.as_str(), word(visit, "bank-kind", kind.as_str())));
    let near = [Currency::EUR, Currency::USD, Currency::TJS, Currency::UZS, Currency::KGS];
    let others = Currency::all().filter(|currency| !near.contains(currency));
    let currencies = near.into_iter().chain(others).map(|one| Choice::new(one.code(), one.code())).collect();
    let inputs = vec![
        Input::radios("kind", kinds.collect()),
        Input::text("name").width("l"),
        Input::select("currency", currencies).width("s"),
        Input::text("bank").optional().width("l"),
        Input::text("number").optional().width("m").autocomplete("off"),
        Input::text("bank_code").optional().width("s").autocomplete("off"),
        Input::money("opening", ""),
        Input::date("on"),
    ];
    let view = View {
        lead: visit.say("bank-add-lead"),
        back: "/bank".to_owned(),
        form: form.view(visit, "/bank/add", inputs, "bank-add-button"),
    };
    visit.show_form("bank/form", "bank-add-heading", form, &view)
}

#[get("/bank/add")]
async fn add_form(visit: Visit) -> Answer {
    visit.read(|tx| tx.permit(Deed::KeepBank)).await?;
    add_page(&visit, &Form::blank("bank-add").with("kind", "bank").with("opening", "0"))
}

#[post("/bank/add", data = "<posted>")]
async fn add(visit: Visit, posted: Proved, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::KeepBank)).await?;
    let mut form = Form::sent("bank-add", posted.0);
    let (kind, name) = (form.one::<Kind>("kind"), form.text("name", TEXT_MOST));
    let (bank, number) = (form.optional("bank", TEXT_MOST), form.optional("number", TEXT_MOST));
    let bank_code = form.optional("bank_code", TEXT_MOST);
    let opening = form.currency("currency").and_then(|currency| form.money_or_zero("opening", currency));
    let on = form.date("on");
    let new = (|| {
        let details = Details { name: name?, bank: bank?, number: number?, bank_code: bank_code?, columns: None };
        Some(NewAccount { kind: kind?, details, opening: opening?, on: on? })
    })();
    match visit.act(&mut form, new, accounts::add).await? {
        Some(id) => visit.done(jar, format!("/bank/{id}"), "bank-add-done"),
        None => add_page(&visit, &form),
    }
}

async fn all(visit: &Visit) -> Result<Vec<Account>, crate::base::Stop> {
    visit
        .read(|tx| {
            tx.permit(Deed::KeepBank)?;
            accounts::all(tx)
        })
        .await
}

fn transfer_page(visit: &Visit, all: &[Account], form: &Form) -> Answer {
    let choices = || {
        let words = |one: &Account| format!("{} · {}", one.details.name, one.currency);
        all.iter().map(|one| Choice::new(one.id.to_string(), words(one))).collect::<Vec<_>>()
    };
    let inputs = vec![
        Input::select("from", choices()).width("m"),
        Input::select("to", choices()).width("m"),
        Input::money("leaves", ""),
        Input::money("arrives", "").optional(),
        Input::date("on"),
        Input::text("note").optional().width("l").max(TEXT_MOST),
    ];
    let view = View {
        lead: visit.say("bank-transfer-lead"),
        back: "/bank".to_owned(),
        form: form.view(visit, "/bank/transfer", inputs, "bank-transfer-button"),
    };
    visit.show_form("bank/form", "bank-transfer-heading", form, &view)
}

#[get("/bank/transfer")]
async fn transfer_form(visit: Visit) -> Answer {
    let all = all(&visit).await?;
    transfer_page(&visit, &all, &Form::blank("bank-transfer"))
}

#[post("/bank/transfer", data = "<posted>")]
async fn transfer(visit: Visit, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let all = all(&visit).await?;
    let mut form = Form::sent("bank-transfer", posted);
    let find = |id: Option<BankAccountId>| id.and_then(|id| all.iter().find(|one| one.id == id));
    let (from, to) = (form.one("from"), form.one("to"));
    let (from, to) = (find(from), find(to));
    let leaves = from.and_then(|from| form.money("leaves", from.currency));
    // Within one currency it need not be typed twice.
    let same =
        from.zip(to).is_some_and(|(from, to)| from.currency == to.currency) && form.raw("arrives").trim().is_empty();
    let arrives = if same { leaves } else { to.and_then(|to| form.money("arrives", to.currency)) };
    let (on, note) = (form.date("on"), form.optional("note", TEXT_MOST));
    let new = (|| {
        Some(NewTransfer { from: from?.id, to: to?.id, leaves: leaves?, arrives: arrives?, on: on?, note: note? })
    })();
    match visit.act(&mut form, new, transfers::transfer).await? {
        Some(_) => visit.done(jar, "/bank", "bank-transfer-done"),
        None => transfer_page(&visit, &all, &form),
    }
}

fn enter_page(visit: &Visit, account: &Account, form: &Form) -> Answer {
    let ways = ["in", "out"].map(|way| Choice::new(way, word(visit, "bank-way", way)));
    let inputs = vec![
        Input::date("on"),
        Input::radios("way", ways.into()),
        Input::money("amount", account.currency.code()),
        Input::text("name").optional().width("l").max(TEXT_MOST),
        Input::text("text").width("l").max(TEXT_MOST),
    ];
    let view = View {
        lead: account.details.name.clone(),
        back: format!("/bank/{}", account.id),
        form: form.view(visit, &format!("/bank/{}/enter", account.id), inputs, "bank-enter-button"),
    };
    visit.show_form("bank/form", "bank-enter-heading", form, &view)
}

#[get("/bank/<id>/enter")]
async fn enter_form(visit: Visit, id: BankAccountId) -> Answer {
    let account = visit.read(move |tx| views::cash_box(tx, id)).await?;
    let today = visit.read(crate::people::today).await?;
    enter_page(&visit, &account, &Form::blank("bank-enter").with("on", words::date(today)))
}

#[post("/bank/<id>/enter", data = "<posted>")]
async fn enter(visit: Visit, id: BankAccountId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let account = visit.read(move |tx| views::cash_box(tx, id)).await?;
    let mut form = Form::sent("bank-enter", posted);
    let (on, way) = (form.date("on"), form.one::<String>("way"));
    let amount = form.money("amount", account.currency);
    let (name, text) = (form.optional("name", TEXT_MOST), form.text("text", TEXT_MOST));
    let amount = way.zip(amount).and_then(|(way, amount): (String, Money)| match way.as_str() {
        "in" => Some(amount),
        "out" => amount.negate().ok(),
        _ => None,
    });
    let new = (|| Some(NewLine { on: on?, amount: amount?, name: name?, text: text? }))();
    match visit.act(&mut form, new, move |tx, new| accounts::enter(tx, id, new)).await? {
        Some(line) => visit.done(jar, format!("/bank-lines/{line}"), "bank-enter-done"),
        None => enter_page(&visit, &account, &form),
    }
}
