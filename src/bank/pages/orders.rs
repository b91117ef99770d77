//! Payment orders: the list, making one, one with its payouts. Its files are in `order_files.rs`.

use super::{Fact, Tag, facts};
use crate::{
    audit::pages::HistoryView,
    awards::pages::word,
    bank::{
        Refusal,
        orders::{self, NewOrder, Order},
        pain,
        views::{self, OneOrder, Orders},
    },
    base::{BankAccountId, Deed, Money, PaymentOrderId, PayoutId, PersonId, Refusal as _, Stop, money, words},
    payouts::{self, views::Line},
    web::{Answer, Choice, Form, FormView, Input, Posted, Visit},
};
use rocket::{
    Route, get,
    http::{CookieJar, Status},
    post, routes,
};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![list, add_form, add, detail, withdraw]
}

#[derive(Serialize)]
struct OrderRow {
    href: String,
    name: String,
    account: String,
    on: String,
    count: i64,
    by: String,
    tag: Tag,
}

#[derive(Serialize)]
struct ListView {
    rows: Vec<OrderRow>,
    waiting: usize,
    may_order: bool,
    /// There is no account of ours yet: who keeps them is led there, others read whom to ask.
    no_account: bool,
    may_keep: bool,
}

fn tag(visit: &Visit, order: &Order) -> Tag {
    let (state, tone) = if order.withdrawn.is_some() { ("withdrawn", "red") } else { ("stands", "green") };
    Tag { label: word(visit, "bank-order-state", state), tone }
}

fn account_name(found: &Orders, id: BankAccountId) -> String {
    found.accounts.iter().find(|one| one.id == id).map(|one| one.details.name.clone()).unwrap_or_default()
}

#[get("/orders")]
async fn list(visit: Visit) -> Answer {
    let found = visit.read(views::orders).await?;
    let row = |(order, count): &(Order, i64)| OrderRow {
        href: format!("/orders/{}", order.id),
        name: order.name(),
        account: account_name(&found, order.account),
        on: words::date(order.execute_on),
        count: *count,
        by: found.names.get(&order.made.0).cloned().unwrap_or_default(),
        tag: tag(&visit, order),
    };
    let may_order = visit.may(Deed::OrderPayments) && !found.accounts.is_empty() && !found.waiting.is_empty();
    let view = ListView {
        rows: found.orders.iter().map(row).collect(),
        waiting: found.waiting.len(),
        may_order,
        no_account: found.accounts.is_empty(),
        may_keep: visit.may(Deed::KeepBank),
    };
    visit.show("bank/orders", "bank-orders-heading", &view)
}

#[derive(Serialize)]
struct FormPage {
    lead: String,
    back: String,
    form: FormView,
}

/// A payout in one line.
fn payout_words(visit: &Visit, found: &Orders, line: &Line) -> Choice {
    let payee = found.payees.get(&line.payee).cloned().unwrap_or_default();
    let method = word(visit, "payees-method", line.method.as_str());
    let hint = format!("{payee} · {method} · {}", money::format(&line.local, visit.lang.style()));
    let label =
        format!("{}-{} · {}", line.award.reference, line.number, money::format(&line.charge, visit.lang.style()));
    Choice::new(line.id.to_string(), label).hinted(hint)
}

fn add_page(visit: &Visit, found: &Orders, form: &Form) -> Answer {
    let accounts = found
        .accounts
        .iter()
        .map(|one| Choice::new(one.id.to_string(), format!("{} ({})", one.details.name, one.currency.code())));
    let payouts = found.waiting.iter().map(|line| payout_words(visit, found, line));
    let inputs = vec![
        Input::select("account", accounts.collect()).width("l"),
        Input::date("execute_on"),
        Input::checks("payouts", payouts.collect()),
    ];
    let view = FormPage {
        lead: visit.say("bank-order-lead"),
        back: "/orders".to_owned(),
        form: form.view(visit, "/orders/add", inputs, "bank-order-button"),
    };
    visit.show_form("bank/form", "bank-order-add-heading", form, &view)
}

async fn to_order(visit: &Visit) -> Result<Orders, Stop> {
    visit
        .read(|tx| {
            tx.permit(Deed::OrderPayments)?;
            views::orders(tx)
        })
        .await
}

#[get("/orders/add")]
async fn add_form(visit: Visit) -> Answer {
    let found = to_order(&visit).await?;
    if found.accounts.is_empty() || found.waiting.is_empty() {
        return visit.go("/orders");
    }
    let today = visit.read(crate::people::today).await?;
    add_page(&visit, &found, &Form::blank("bank-order").with("execute_on", words::date(today)))
}

#[post("/orders/add", data = "<posted>")]
async fn add(visit: Visit, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let found = to_order(&visit).await?;
    let mut form = Form::sent("bank-order", posted);
    let (account, execute_on) = (form.one::<BankAccountId>("account"), form.date("execute_on"));
    let payouts: Vec<PayoutId> = form.all("payouts").iter().filter_map(|id| id.parse().ok()).collect();
    if payouts.is_empty() {
        form.refuse("payouts", Refusal::OrderEmpty.message());
    }
    let chosen = payouts.clone();
    let new = account.zip(execute_on).map(|(account, execute_on)| NewOrder { account, execute_on, payouts });
    match visit.act(&mut form, new, orders::order).await? {
        Some(id) => visit.done(jar, format!("/orders/{id}"), "bank-order-done"),
        None => {
            // What the refusal found is kept apart: the refused act left nothing.
            visit.write(move |tx| orders::keep_names(tx, &chosen)).await?;
            add_page(&visit, &found, &form)
        }
    }
}

#[derive(Serialize)]
struct LineRow {
    href: String,
    name: String,
    group: String,
    payee: String,
    method: String,
    charge: Money,
    local: Money,
    tag: Tag,
}

#[derive(Serialize)]
struct DetailView {
    tag: Tag,
    facts: Vec<Fact>,
    rows: Vec<LineRow>,
    broken: bool,
    export: Option<FormView>,
    withdraw: Option<FormView>,
    history: Vec<HistoryView>,
}

fn export_form(visit: &Visit, found: &OneOrder, form: &Form) -> FormView {
    let action = format!("/orders/{}/file", found.order.id);
    let view = form.view(visit, &action, Vec::new(), "bank-order-sheet").aside();
    let view = view.button("form", "csv", visit.say("bank-order-csv"), true);
    if found.account.kind == super::super::Kind::Bank {
        view.button("form", pain::NAME, visit.say("bank-order-pain"), true)
    } else {
        view
    }
}

pub(super) async fn page(visit: &Visit, id: PaymentOrderId, form: &Form) -> Answer {
    let found = visit.read(move |tx| views::order(tx, id)).await?;
    let name = |person: PersonId| found.names.get(&person).cloned().unwrap_or_default();
    let row = |line: &Line| LineRow {
        href: format!("/payouts/{}", line.id),
        name: format!("{}-{}", line.award.reference, line.number),
        group: line.award.name.clone(),
        payee: found.payees.get(&line.payee).cloned().unwrap_or_default(),
        method: word(visit, "payees-method", line.method.as_str()),
        charge: line.charge,
        local: line.local,
        tag: payouts::pages::tag(visit, line.state),
    };
    let stands = found.order.withdrawn.is_none() && visit.may(Deed::OrderPayments);
    let ready = found.lines.iter().all(|line| line.state == payouts::State::Approved);
    let waits = found.lines.iter().all(|line| line.state.is_on_its_way() || line.state == payouts::State::SentBack);
    let blank = Form::blank("bank-order-withdraw");
    let withdrawn = found.order.withdrawn.map(|(by, at)| format!("{} · {}", visit.local(at), name(by)));
    let view = DetailView {
        tag: tag(visit, &found.order),
        facts: facts(
            visit,
            [
                ("bank-fact-account", found.account.details.name.clone()),
                ("bank-order-execute-on", words::date(found.order.execute_on)),
                ("bank-order-made", format!("{} · {}", visit.local(found.order.made.1), name(found.order.made.0))),
                ("bank-order-withdrawn-fact", withdrawn.unwrap_or_default()),
            ],
        ),
        rows: found.lines.iter().map(row).collect(),
        broken: stands && waits && !ready,
        export: (stands && ready).then(|| export_form(visit, &found, form)),
        withdraw: (stands && waits).then(|| {
            blank.view(visit, &format!("/orders/{id}/withdraw"), Vec::new(), "bank-order-withdraw-button").aside()
        }),
        history: crate::audit::pages::lines(visit, &found.history, &found.names),
    };
    let heading = crate::base::Message::new("bank-order-heading").with("name", found.order.name());
    let page = visit.show_titled("bank/order", &visit.message(&heading), &view)?;
    Ok(if form.refused() { page.with_status(Status::UnprocessableEntity) } else { page })
}

#[get("/orders/<id>")]
async fn detail(visit: Visit, id: PaymentOrderId) -> Answer {
    page(&visit, id, &Form::blank("bank-order-export")).await
}

#[post("/orders/<id>/withdraw", data = "<posted>")]
async fn withdraw(visit: Visit, id: PaymentOrderId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent("bank-order-withdraw", posted);
    match visit.act(&mut form, Some(()), move |tx, ()| orders::withdraw(tx, id)).await? {
        Some(()) => visit.done(jar, format!("/orders/{id}"), "bank-order-withdrawn-done"),
        None => page(&visit, id, &form).await,
    }
}
