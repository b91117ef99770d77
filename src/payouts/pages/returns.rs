//! Money that a grantee gives back: recording it, and undoing what was recorded in error.

use super::{figures, payee_words};
use crate::{
    awards::pages::Fact,
    base::{Currency, Deed, MoneyReturnId, PayoutId, Stop, money, words},
    payouts::{
        State,
        returns::{self, NewReturn, Return},
        views::{self, Detail},
    },
    web::{Answer, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

/// Most characters of a reason and of a receipt's number.
const REASON: usize = 500;
const RECEIPT: usize = 80;
const FORM: &str = "payouts-return";

pub(super) fn routes() -> Vec<Route> {
    routes![return_form, give_back, undo_form, undo]
}

/// Money that was given back, on the payout's page.
#[derive(Serialize)]
pub(super) struct ReturnView {
    on: String,
    amount: String,
    /// What the grantee gave, where that was in another currency.
    given: String,
    receipt: String,
    reason: String,
    by: String,
    undone: String,
    /// Where it is undone; empty where it is not to be.
    undo: String,
}

pub(super) fn views_of(visit: &Visit, found: &Detail) -> Vec<ReturnView> {
    let name = |person| found.names.get(&person).cloned().unwrap_or_default();
    let view = |one: &Return| ReturnView {
        on: words::date(one.on),
        amount: money::format(&one.amount, visit.lang.style()),
        given: if one.given.currency() == one.amount.currency() {
            String::new()
        } else {
            money::format(&one.given, visit.lang.style())
        },
        receipt: one.receipt.clone(),
        reason: one.reason.clone().unwrap_or_default(),
        by: name(one.recorded.0),
        undone: one.undone.map(|(person, at)| format!("{} · {}", name(person), visit.local(at))).unwrap_or_default(),
        undo: if one.undone.is_none() && visit.may(Deed::ReversePayout) {
            format!("/payouts/{}/returns/{}/undo", found.payout.id, one.id)
        } else {
            String::new()
        },
    };
    found.returns.iter().map(view).collect()
}

/// Where money that is given back is recorded; empty where it is not to be.
pub(super) fn link(visit: &Visit, found: &Detail) -> String {
    let may = found.payout.state == State::Sent && visit.may(Deed::RecordPayout);
    if may { format!("/payouts/{}/return", found.payout.id) } else { String::new() }
}

#[derive(Serialize)]
struct View {
    back: String,
    text: String,
    facts: Vec<Fact>,
    form: FormView,
}

async fn load(visit: &Visit, deed: Deed, id: PayoutId) -> Result<Detail, Stop> {
    visit
        .read(move |tx| {
            tx.permit(deed)?;
            views::detail(tx, id)
        })
        .await
}

fn page(visit: &Visit, found: &Detail, step: &str, inputs: Vec<Input>, form: &Form) -> Answer {
    let back = format!("/payouts/{}", found.payout.id);
    let key = if step == "return" { "payouts-return" } else { "payouts-return-undo" };
    let view = View {
        text: visit.say(&format!("{key}-text")),
        facts: figures(visit, &found.payout, &payee_words(visit, &found.payee)),
        form: form.view(visit, &format!("{back}/{step}"), inputs, &format!("{key}-button")),
        back,
    };
    visit.show_form("payouts/reverse", &format!("{key}-heading"), form, &view)
}

fn return_page(visit: &Visit, found: &Detail, form: &Form) -> Answer {
    let (ours, theirs) = currencies(found);
    let mut inputs = vec![Input::date("on"), Input::money("amount", ours.code())];
    if ours != theirs {
        inputs.push(Input::money("given", theirs.code()));
    }
    inputs.push(Input::text("receipt").max(RECEIPT).width("m"));
    inputs.push(Input::area("reason", REASON).optional());
    page(visit, found, "return", inputs, form)
}

/// The fund's currency, and that of what the grantee received.
fn currencies(found: &Detail) -> (Currency, Currency) {
    (found.payout.charge.currency(), found.payout.local.currency())
}

#[get("/payouts/<id>/return")]
async fn return_form(visit: Visit, id: PayoutId) -> Answer {
    let found = load(&visit, Deed::RecordPayout, id).await?;
    if found.payout.state != State::Sent {
        return visit.go(format!("/payouts/{id}"));
    }
    let today = visit.read(crate::people::today).await?;
    return_page(&visit, &found, &Form::blank(FORM).with("on", words::date(today)))
}

#[post("/payouts/<id>/return", data = "<posted>")]
async fn give_back(visit: Visit, id: PayoutId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let found = load(&visit, Deed::RecordPayout, id).await?;
    let mut form = Form::sent(FORM, posted);
    let (ours, theirs) = currencies(&found);
    let (on, amount) = (form.date("on"), form.money("amount", ours));
    let given = if ours == theirs { amount } else { form.money("given", theirs) };
    let (receipt, reason) = (form.text("receipt", RECEIPT), form.optional("reason", REASON));
    let new = (|| Some(NewReturn { on: on?, amount: amount?, given: given?, receipt: receipt?, reason: reason? }))();
    match visit.act(&mut form, new, move |tx, new| returns::give_back(tx, id, new)).await? {
        Some(_) => visit.done(jar, format!("/payouts/{id}"), "payouts-return-done"),
        None => return_page(&visit, &found, &form),
    }
}

fn undo_page(visit: &Visit, found: &Detail, one: MoneyReturnId, form: &Form) -> Answer {
    let inputs = vec![Input::date("on"), Input::area("reason", REASON)];
    page(visit, found, &format!("returns/{one}/undo"), inputs, form)
}

#[get("/payouts/<id>/returns/<one>/undo")]
async fn undo_form(visit: Visit, id: PayoutId, one: MoneyReturnId) -> Answer {
    let found = load(&visit, Deed::ReversePayout, id).await?;
    if !found.returns.iter().any(|other| other.id == one && other.undone.is_none()) {
        return visit.go(format!("/payouts/{id}"));
    }
    let today = visit.read(crate::people::today).await?;
    undo_page(&visit, &found, one, &Form::blank(FORM).with("on", words::date(today)))
}

#[post("/payouts/<id>/returns/<one>/undo", data = "<posted>")]
async fn undo(visit: Visit, id: PayoutId, one: MoneyReturnId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let found = load(&visit, Deed::ReversePayout, id).await?;
    let mut form = Form::sent(FORM, posted);
    let (on, reason) = (form.date("on"), form.text("reason", REASON));
    let act =
        move |tx: &mut crate::db::Tx<'_>, new: &(chrono::NaiveDate, String)| returns::undo(tx, id, one, new.0, &new.1);
    match visit.act(&mut form, on.zip(reason), act).await? {
        Some(()) => visit.done(jar, format!("/payouts/{id}"), "payouts-return-undone"),
        None => undo_page(&visit, &found, one, &form),
    }
}
