//! Reversing a line that was typed wrongly, and a transfer between our own accounts.

use crate::{
    bank::{Account, Line, accounts::TEXT_MOST, reverse, reverse::Opening, transfers::Transfer, views},
    base::{BankAccountId, BankLineId, BankTransferId, Money, money, words},
    web::{Answer, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![line_form, line, transfer_form, transfer, opening_form, opening]
}

#[derive(Serialize)]
struct View {
    what: String,
    text: String,
    back: String,
    form: FormView,
}

fn page(visit: &Visit, what: String, (text, back): (&str, String), action: &str, form: &Form) -> Answer {
    let inputs = vec![Input::date("on"), Input::area("reason", TEXT_MOST)];
    let form_view = form.view(visit, action, inputs, "bank-reverse-button");
    let view = View { what, text: visit.say(text), back, form: form_view };
    visit.show_form("bank/reverse", "bank-reverse-heading", form, &view)
}

fn said(visit: &Visit, amount: Money) -> String {
    money::format(&amount, visit.lang.style())
}

fn line_page(visit: &Visit, (line, account): &(Line, Account), form: &Form) -> Answer {
    let parts = [account.details.name.clone(), words::date(line.on), said(visit, line.amount), line.said.text.clone()];
    let what = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let back = format!("/bank-lines/{}", line.id);
    let action = format!("{back}/reverse");
    page(visit, what, ("bank-reverse-text", back), &action, form)
}

#[get("/bank-lines/<id>/reverse")]
async fn line_form(visit: Visit, id: BankLineId) -> Answer {
    let found = visit.read(move |tx| views::to_reverse(tx, id)).await?;
    line_page(&visit, &found, &Form::blank("bank-reverse"))
}

#[post("/bank-lines/<id>/reverse", data = "<posted>")]
async fn line(visit: Visit, id: BankLineId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let found = visit.read(move |tx| views::to_reverse(tx, id)).await?;
    let mut form = Form::sent("bank-reverse", posted);
    let new = form.date("on").zip(form.text("reason", TEXT_MOST));
    match visit.act(&mut form, new, move |tx, (on, reason)| reverse::line(tx, id, *on, reason)).await? {
        Some(_) => visit.done(jar, format!("/bank-lines/{id}"), "bank-reverse-done"),
        None => line_page(&visit, &found, &form),
    }
}

fn opening_page(visit: &Visit, (account, was): &(Account, Opening), form: &Form) -> Answer {
    let what = [account.details.name.clone(), said(visit, was.amount), words::date(was.on)].join(" · ");
    let inputs =
        vec![Input::money("right", account.currency.code()), Input::date("on"), Input::area("reason", TEXT_MOST)];
    let back = format!("/bank/{}", account.id);
    let form_view = form.view(visit, &format!("{back}/opening"), inputs, "bank-correct-button");
    let view = View { what, text: visit.say("bank-correct-text"), back, form: form_view };
    visit.show_form("bank/reverse", "bank-correct-heading", form, &view)
}

#[get("/bank/<id>/opening")]
async fn opening_form(visit: Visit, id: BankAccountId) -> Answer {
    let found = visit.read(move |tx| views::opening_to_correct(tx, id)).await?;
    let form = Form::blank("bank-correct").with("on", words::date(found.1.on));
    opening_page(&visit, &found, &form)
}

#[post("/bank/<id>/opening", data = "<posted>")]
async fn opening(visit: Visit, id: BankAccountId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let found = visit.read(move |tx| views::opening_to_correct(tx, id)).await?;
    let mut form = Form::sent("bank-correct", posted);
    let right = form.money_or_zero("right", found.0.currency);
    let (on, reason) = (form.date("on"), form.text("reason", TEXT_MOST));
    let new = (|| Some((right?, on?, reason?)))();
    let act = move |tx: &mut crate::db::Tx<'_>, (right, on, reason): &(Money, chrono::NaiveDate, String)| {
        reverse::opening(tx, id, *right, *on, reason)
    };
    match visit.act(&mut form, new, act).await? {
        Some(()) => visit.done(jar, format!("/bank/{id}"), "bank-correct-done"),
        None => opening_page(&visit, &found, &form),
    }
}

fn transfer_page(visit: &Visit, (found, all): &(Transfer, Vec<Account>), form: &Form) -> Answer {
    let name =
        |id: BankAccountId| all.iter().find(|one| one.id == id).map(|one| one.details.name.clone()).unwrap_or_default();
    let moved = format!("{} → {}", name(found.from), name(found.to));
    let what = [moved, words::date(found.on), said(visit, found.leaves)].join(" · ");
    let action = format!("/bank-transfers/{}/reverse", found.id);
    page(visit, what, ("bank-reverse-transfer-text", "/bank".to_owned()), &action, form)
}

#[get("/bank-transfers/<id>/reverse")]
async fn transfer_form(visit: Visit, id: BankTransferId) -> Answer {
    let found = visit.read(move |tx| views::transfer_to_reverse(tx, id)).await?;
    transfer_page(&visit, &found, &Form::blank("bank-reverse"))
}

#[post("/bank-transfers/<id>/reverse", data = "<posted>")]
async fn transfer(visit: Visit, id: BankTransferId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let found = visit.read(move |tx| views::transfer_to_reverse(tx, id)).await?;
    let mut form = Form::sent("bank-reverse", posted);
    let new = form.date("on").zip(form.text("reason", TEXT_MOST));
    match visit.act(&mut form, new, move |tx, (on, reason)| reverse::transfer(tx, id, *on, reason)).await? {
        Some(_) => visit.done(jar, "/bank", "bank-reverse-transfer-done"),
        None => transfer_page(&visit, &found, &form),
    }
}
