//! The steps of a payout after it is prepared: approve, send back, record, reverse.

use super::{figures, page, payee_words};
use crate::{
    awards::pages::{Fact, typed, word},
    base::{Deed, PayoutId, Stop, words},
    payees::Method,
    payouts::{
        self, Bank, NewHandover, State,
        views::{self, Detail},
    },
    web::{Answer, Choice, Form, FormView, Input, Posted, Proved, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

/// Most characters of a reason.
const REASON: usize = 500;
/// Most characters of a bank's reference.
const REFERENCE: usize = 80;

pub(super) fn routes() -> Vec<Route> {
    routes![
        approve,
        acknowledge,
        send_back_form,
        send_back,
        record_form,
        record,
        reverse_form,
        reverse,
        bounce_form,
        bounce,
        hand_over_form,
        hand_over
    ]
}

#[derive(Serialize)]
struct View {
    back: String,
    text: String,
    facts: Vec<Fact>,
    form: FormView,
}

async fn found(visit: &Visit, id: PayoutId) -> Result<Detail, Stop> {
    visit.read(move |tx| views::detail(tx, id)).await
}

/// The same for who may do a step: a form wrongly filled in is shown again only to them.
async fn allowed(visit: &Visit, deed: Deed, id: PayoutId) -> Result<Detail, Stop> {
    visit
        .read(move |tx| {
            tx.permit(deed)?;
            views::detail(tx, id)
        })
        .await
}

/// A step's page: the payout's figures, one sentence, the form.
fn step_page(visit: &Visit, found: &Detail, step: &str, inputs: Vec<Input>, form: &Form) -> Answer {
    let id = found.payout.id;
    let view = View {
        back: format!("/payouts/{id}"),
        text: visit.say(&format!("payouts-{step}-text")),
        facts: figures(visit, &found.payout, &payee_words(visit, &found.payee)),
        form: form.view(visit, &format!("/payouts/{id}/{step}"), inputs, &format!("payouts-{step}-button")),
    };
    visit.show_form(&format!("payouts/{step}"), &format!("payouts-{step}-heading"), form, &view)
}

#[post("/payouts/<id>/approve", data = "<posted>")]
async fn approve(visit: Visit, id: PayoutId, posted: Proved, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent("payouts-approve", posted.0);
    match visit.act(&mut form, Some(()), move |tx, ()| payouts::approve(tx, id, "")).await? {
        Some(true) => visit.done(jar, format!("/payouts/{id}"), "payouts-approved"),
        Some(false) => visit.done(jar, format!("/payouts/{id}"), "payouts-approved-first"),
        None => {
            visit.write(move |tx| payouts::names::keep(tx, id)).await?;
            page(&visit.at(format!("/payouts/{id}")), id, ("approve", &form)).await
        }
    }
}

#[post("/payouts/<id>/acknowledge", data = "<posted>")]
async fn acknowledge(visit: Visit, id: PayoutId, posted: Proved, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent("payouts-approve", posted.0);
    match visit.act(&mut form, Some(()), move |tx, ()| payouts::acknowledge(tx, id)).await? {
        Some(()) => visit.done(jar, format!("/payouts/{id}"), "payouts-acknowledged"),
        None => page(&visit.at(format!("/payouts/{id}")), id, ("acknowledge", &form)).await,
    }
}

fn send_back_page(visit: &Visit, found: &Detail, form: &Form) -> Answer {
    step_page(visit, found, "send-back", vec![Input::area("reason", REASON)], form)
}

#[get("/payouts/<id>/send-back")]
async fn send_back_form(visit: Visit, id: PayoutId) -> Answer {
    let found = found(&visit, id).await?;
    if !found.may.send_back {
        return visit.go(format!("/payouts/{id}"));
    }
    send_back_page(&visit, &found, &Form::blank("payouts-send-back"))
}

#[post("/payouts/<id>/send-back", data = "<posted>")]
async fn send_back(visit: Visit, id: PayoutId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent("payouts-send-back", posted);
    let reason = form.text("reason", REASON);
    match visit.act(&mut form, reason, move |tx, reason| payouts::send_back(tx, id, reason)).await? {
        Some(()) => visit.done(jar, format!("/payouts/{id}"), "payouts-sent-back"),
        None => send_back_page(&visit, &allowed(&visit, Deed::ApprovePayout, id).await?, &form),
    }
}

fn record_page(visit: &Visit, found: &Detail, form: &Form) -> Answer {
    let (charged, local) = (found.payout.charge.currency().code(), found.payout.local.currency().code());
    let mut inputs = vec![
        Input::date("sent_on"),
        Input::text("reference").max(REFERENCE),
        Input::money("debited", charged),
        Input::money("received", local),
        Input::money("fees", charged),
    ];
    if found.payout.method == Method::CashTransferSystem {
        inputs.insert(2, Input::text("control_number").max(REFERENCE).autocomplete("off"));
    }
    step_page(visit, found, "record", inputs, form)
}

#[get("/payouts/<id>/record")]
async fn record_form(visit: Visit, id: PayoutId) -> Answer {
    let found = found(&visit, id).await?;
    if !found.may.record {
        return visit.go(format!("/payouts/{id}"));
    }
    let payout = &found.payout;
    let form = Form::blank("payouts-record")
        .with("debited", typed(&payout.charge, visit.lang))
        .with("received", typed(&payout.local, visit.lang))
        .with("fees", typed(&payout.fees, visit.lang));
    record_page(&visit, &found, &form)
}

#[post("/payouts/<id>/record", data = "<posted>")]
async fn record(visit: Visit, id: PayoutId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let (charged, local) = visit
        .read(move |tx| {
            tx.permit(Deed::RecordPayout)?;
            views::currencies(tx, id)
        })
        .await?;
    let mut form = Form::sent("payouts-record", posted);
    let (sent_on, reference) = (form.date("sent_on"), form.text("reference", REFERENCE));
    let (debited, received) = (form.money("debited", charged), form.money("received", local));
    let fees = form.money_or_zero("fees", charged);
    let control = form.optional("control_number", REFERENCE);
    let bank = (|| {
        Some(Bank {
            sent_on: sent_on?,
            reference: reference?,
            control_number: control?,
            debited: debited?,
            received: received?,
            fees: fees?,
        })
    })();
    match visit.act(&mut form, bank, move |tx, bank| payouts::record(tx, id, bank)).await? {
        Some(()) => visit.done(jar, format!("/payouts/{id}"), "payouts-recorded"),
        None => {
            visit.write(move |tx| payouts::names::keep(tx, id)).await?;
            record_page(&visit, &allowed(&visit, Deed::RecordPayout, id).await?, &form)
        }
    }
}

fn reverse_page(visit: &Visit, found: &Detail, form: &Form) -> Answer {
    step_page(visit, found, "reverse", vec![Input::date("on"), Input::area("reason", REASON)], form)
}

#[get("/payouts/<id>/reverse")]
async fn reverse_form(visit: Visit, id: PayoutId) -> Answer {
    let found = found(&visit, id).await?;
    if !found.may.reverse {
        return visit.go(format!("/payouts/{id}"));
    }
    let today = visit.read(crate::people::today).await?;
    reverse_page(&visit, &found, &Form::blank("payouts-reverse").with("on", words::date(today)))
}

#[post("/payouts/<id>/reverse", data = "<posted>")]
async fn reverse(visit: Visit, id: PayoutId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent("payouts-reverse", posted);
    let (on, reason) = (form.date("on"), form.text("reason", REASON));
    match visit.act(&mut form, on.zip(reason), move |tx, (on, reason)| payouts::reverse(tx, id, *on, reason)).await? {
        Some(()) => visit.done(jar, format!("/payouts/{id}"), "payouts-reversed"),
        None => reverse_page(&visit, &allowed(&visit, Deed::ReversePayout, id).await?, &form),
    }
}

fn hand_over_page(visit: &Visit, found: &Detail, form: &Form) -> Answer {
    let mut inputs = vec![Input::date("on"), Input::text("receiver").max(REASON)];
    if found.payout.method == Method::PaidToSupplier {
        inputs.push(Input::text("serial").max(REFERENCE).optional().width("m"));
    }
    step_page(visit, found, "hand-over", inputs, form)
}

#[get("/payouts/<id>/hand-over")]
async fn hand_over_form(visit: Visit, id: PayoutId) -> Answer {
    let found = found(&visit, id).await?;
    if !found.may.hand_over {
        return visit.go(format!("/payouts/{id}"));
    }
    hand_over_page(&visit, &found, &Form::blank("payouts-hand-over"))
}

#[post("/payouts/<id>/hand-over", data = "<posted>")]
async fn hand_over(visit: Visit, id: PayoutId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let found = allowed(&visit, Deed::RecordHandover, id).await?;
    let mut form = Form::sent("payouts-hand-over", posted);
    let (on, receiver) = (form.date("on"), form.text("receiver", REASON));
    let serial = form.optional("serial", REFERENCE);
    let new = (|| Some(NewHandover { on: on?, receiver: receiver?, serial: serial? }))();
    match visit.act(&mut form, new, move |tx, new| payouts::hand_over(tx, id, new)).await? {
        Some(()) => visit.done(jar, format!("/payouts/{id}"), "payouts-handed-over"),
        None => hand_over_page(&visit, &found, &form),
    }
}

fn bounce_page(visit: &Visit, found: &Detail, form: &Form) -> Answer {
    let ends = [State::Failed, State::Returned];
    let ends = ends.map(|end| Choice::new(end.as_str(), word(visit, "payouts-state", end.as_str())));
    let kept = Input::money("kept", found.payout.charge.currency().code());
    let inputs = vec![Input::radios("end", ends.into()), Input::date("on"), kept, Input::area("reason", REASON)];
    step_page(visit, found, "bounce", inputs, form)
}

#[get("/payouts/<id>/bounce")]
async fn bounce_form(visit: Visit, id: PayoutId) -> Answer {
    let found = found(&visit, id).await?;
    if !found.may.bounce {
        return visit.go(format!("/payouts/{id}"));
    }
    bounce_page(&visit, &found, &Form::blank("payouts-bounce").with("kept", "0"))
}

#[post("/payouts/<id>/bounce", data = "<posted>")]
async fn bounce(visit: Visit, id: PayoutId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let found = allowed(&visit, Deed::RecordPayout, id).await?;
    let mut form = Form::sent("payouts-bounce", posted);
    let (end, on) = (form.one::<State>("end"), form.date("on"));
    let (kept, reason) = (form.money_or_zero("kept", found.payout.charge.currency()), form.text("reason", REASON));
    let new = end.zip(on).zip(kept.zip(reason));
    let act = move |tx: &mut crate::db::Tx<'_>, new: &_| {
        let ((end, on), (kept, reason)): &((State, chrono::NaiveDate), (crate::base::Money, String)) = new;
        payouts::bounce(tx, id, *end, *on, reason, *kept)
    };
    match visit.act(&mut form, new, act).await? {
        Some(()) => visit.done(jar, format!("/payouts/{id}"), "payouts-bounced"),
        None => bounce_page(&visit, &found, &form),
    }
}
