//! The group's own page of money that was sent to it, where it says what arrived.

use crate::{
    awards::pages::word,
    base::{Money, PayoutId, Stop, money, words},
    payouts::{self, Arrival, Payout, arrival},
    web::{Answer, Choice, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![list, arrived]
}

#[derive(Serialize)]
struct View {
    payouts: Vec<Sent>,
}

#[derive(Serialize)]
struct Sent {
    amount: Money,
    on: String,
    said: String,
    form: Option<FormView>,
}

async fn page(visit: &Visit, refused: Option<(PayoutId, &Form)>) -> Answer {
    let found = visit.read(arrival::own).await?;
    let mut payouts: Vec<Sent> = found.iter().filter_map(|payout| sent(visit, payout, refused)).collect();
    for (place, form) in payouts.iter_mut().filter_map(|one| one.form.as_mut()).enumerate() {
        form.number(place);
    }
    let view = View { payouts };
    let blank = Form::blank("payouts-arrival");
    visit.show_form("payouts/arrival", "payouts-arrival-heading", refused.map_or(&blank, |(_, form)| form), &view)
}

fn sent(visit: &Visit, payout: &Payout, refused: Option<(PayoutId, &Form)>) -> Option<Sent> {
    let record = payout.record.as_ref()?;
    let said = record.arrival.as_ref().map(|arrived| {
        let words = word(visit, "payouts-arrival", arrived.what.as_str());
        let amount = arrived.amount.map(|amount| money::format(&amount, visit.lang.style()));
        [Some(words), amount].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    });
    let whole = record.arrival.as_ref().is_some_and(|arrived| arrived.what == Arrival::Whole);
    let blank = Form::blank("payouts-arrival");
    let form = refused.filter(|(id, _)| *id == payout.id).map_or(&blank, |(_, form)| form);
    let answers =
        Arrival::ALL.iter().map(|what| Choice::new(what.as_str(), word(visit, "payouts-arrival", what.as_str())));
    let amount = Input::money("amount", record.received.currency().code()).optional();
    let inputs = vec![Input::radios("what", answers.collect()), amount];
    let action = format!("/case/payouts/{}", payout.id);
    Some(Sent {
        amount: record.received,
        on: words::date(record.sent_on),
        said: said.unwrap_or_default(),
        form: (!whole).then(|| form.view(visit, &action, inputs, "payouts-arrival-button")),
    })
}

#[get("/case/payouts")]
async fn list(visit: Visit) -> Answer {
    page(&visit, None).await
}

#[post("/case/payouts/<id>", data = "<posted>")]
async fn arrived(visit: Visit, id: PayoutId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let own = visit.read(arrival::own).await?;
    let payout = own.iter().find(|payout| payout.id == id).ok_or(Stop::Missing)?;
    let mut form = Form::sent("payouts-arrival", posted);
    let what = form.one::<Arrival>("what");
    let currency = payout.local.currency();
    let less = what == Some(Arrival::Less);
    let amount = if less { form.money("amount", currency).map(Some) } else { Some(None) };
    let said = what.zip(amount);
    match visit.act(&mut form, said, move |tx, (what, amount)| payouts::arrived(tx, id, *what, *amount)).await? {
        Some(()) => visit.done(jar, "/case/payouts", "payouts-arrival-done"),
        None => page(&visit, Some((id, &form))).await,
    }
}
