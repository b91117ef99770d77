//! Verifying, changing and retiring a payee.

use super::{inputs, name, read_payee, show};
use crate::{
    base::{Deed, PayeeId, Stop},
    calls::choices,
    payees::{self, Payee, State, verify::HOW_MOST},
    payouts,
    web::{Answer, Form, FormView, Input, Posted, Proved, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![verify, change_form, change, retire]
}

/// Whether the details wait for a second person, and the reader wrote them.
pub(super) fn is_own(visit: &Visit, payee: &Payee) -> bool {
    payee.state == State::Unverified && visit.actor.person().is_some_and(|me| payee.is_by(me))
}

pub(super) fn verify_form(visit: &Visit, payee: &Payee, form: &Form) -> Option<FormView> {
    let may = payee.state == State::Unverified && visit.may(Deed::VerifyPayee) && !is_own(visit, payee);
    let action = format!("/payees/{}/verify", payee.id);
    let inputs = vec![Input::area("how", HOW_MOST)];
    (may || form.refused()).then(|| form.view(visit, &action, inputs, "payees-verify-button"))
}

pub(super) fn change_link(visit: &Visit, payee: &Payee) -> String {
    let may = payee.state != State::Retired && visit.may(Deed::EditPayees);
    if may { format!("/payees/{}/change", payee.id) } else { String::new() }
}

pub(super) fn retire_form(visit: &Visit, payee: &Payee) -> Option<FormView> {
    let may = payee.state != State::Retired && visit.may(Deed::EditPayees);
    let action = format!("/payees/{}/retire", payee.id);
    may.then(|| Form::blank("payees-retire").view(visit, &action, Vec::new(), "payees-retire-button").aside())
}

#[post("/payees/<id>/verify", data = "<posted>")]
async fn verify(visit: Visit, id: PayeeId, posted: Proved, jar: &CookieJar<'_>) -> Answer {
    let payee = found(&visit, Deed::VerifyPayee, id).await?;
    let mut form = Form::sent("payees-verify", posted.0);
    let how = form.text("how", HOW_MOST);
    match visit.act(&mut form, how, move |tx, how| payees::verify(tx, id, how)).await? {
        Some(()) => visit.done(jar, format!("/payees/{id}"), "payees-verify-done"),
        None => show(&visit, &payee, None, [Form::blank(super::OPEN), form]).await,
    }
}

async fn found(visit: &Visit, deed: Deed, id: PayeeId) -> Result<Payee, Stop> {
    visit
        .read(move |tx| {
            tx.permit(deed)?;
            payees::open_to_me(tx, id)
        })
        .await
}

#[derive(Serialize)]
struct Change {
    name: String,
    form: FormView,
    back: String,
}

async fn change_page(visit: &Visit, payee: &Payee, form: &Form) -> Answer {
    let lists = visit.read(choices::lists).await?;
    let action = format!("/payees/{}/change", payee.id);
    let view = Change {
        name: name(visit, payee),
        form: form.view(visit, &action, inputs(visit, &lists), "payees-change-button"),
        back: format!("/payees/{}", payee.id),
    };
    visit.show_form("payees/change", "payees-change-heading", form, &view)
}

/// The details are written anew: filling them in would open them.
#[get("/payees/<id>/change")]
async fn change_form(visit: Visit, id: PayeeId) -> Answer {
    let payee = found(&visit, Deed::EditPayees, id).await?;
    let form = Form::blank("payees-add")
        .with("name", super::name(&visit, &payee))
        .with("method", payee.method.as_str())
        .with("country", payee.country.as_str())
        .with("currency", payee.currency.code());
    change_page(&visit, &payee, &form).await
}

#[post("/payees/<id>/change", data = "<posted>")]
async fn change(visit: Visit, id: PayeeId, posted: Proved, jar: &CookieJar<'_>) -> Answer {
    let payee = found(&visit, Deed::EditPayees, id).await?;
    let mut form = Form::sent("payees-add", posted.0);
    let new = read_payee(&mut form);
    match visit.act(&mut form, new, move |tx, new| payouts::change_payee(tx, id, new)).await? {
        Some(()) => visit.done(jar, format!("/payees/{id}"), "payees-change-done"),
        None => change_page(&visit, &payee, &form).await,
    }
}

#[post("/payees/<id>/retire", data = "<posted>")]
async fn retire(visit: Visit, id: PayeeId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let payee = found(&visit, Deed::EditPayees, id).await?;
    let mut form = Form::sent("payees-retire", posted);
    match visit.act(&mut form, Some(()), move |tx, ()| payouts::retire_payee(tx, id)).await? {
        Some(()) => visit.done(jar, format!("/payees/{id}"), "payees-retire-done"),
        None => show(&visit, &payee, None, [Form::blank(super::OPEN), form]).await,
    }
}
