//! The files of a payment order: the bank's XML, a table, the sheet to print. What they hold is opened on the answer and
//! kept nowhere.

use super::orders::page;
use crate::{
    bank::{
        Kind,
        orders::{self, Whole},
        pain,
    },
    base::{Message, Money, PaymentOrderId, Stop, money, words},
    payees::{Method, number},
    web::{
        Answer, Form, Page, Posted, Visit,
        document::{self, Column, Document, Table},
        sheet::{self, Cell, Sheet},
    },
};
use rocket::{Route, get, http::ContentType, post, routes};
use std::collections::BTreeMap;

pub(super) fn routes() -> Vec<Route> {
    routes![file, file_again]
}

/// Headings of the table and of the sheet.
fn heading(visit: &Visit, name: &str) -> String {
    visit.say(&format!("bank-order-col-{name}"))
}

/// City and address in one line.
fn place(city: &str, address: &str) -> String {
    [city, address].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ")
}

fn csv(visit: &Visit, whole: &Whole) -> Vec<u8> {
    let columns = [
        "name",
        "payee",
        "holder",
        "account",
        "bank",
        "bank-code",
        "swift",
        "correspondent",
        "tax-number",
        "address",
        "amount",
        "currency",
        "purpose",
        "contract",
        "contract-on",
    ];
    let mut table = Sheet::new(whole.order.name(), columns.map(|name| heading(visit, name)).into());
    for line in &whole.lines {
        let details = &line.details;
        table.row(vec![
            Cell::text(&line.name),
            Cell::text(line.payee.name.clone().unwrap_or_default()),
            Cell::text(&details.holder),
            Cell::text(&details.account),
            Cell::text(&details.bank),
            Cell::text(&details.bank_code),
            Cell::text(&details.swift),
            Cell::text(&details.correspondent),
            Cell::text(&details.tax_number),
            Cell::text(place(&details.city, &details.address)),
            Cell::amount(line.amount),
            Cell::text(line.amount.currency().code()),
            Cell::text(&line.purpose),
            Cell::text(&line.contract),
            Cell::Date(line.contract_on),
        ]);
    }
    table.csv()
}

/// The sheet to print, sign and hand to the bank, or to be signed by who receives cash.
fn paper(visit: &Visit, whole: &Whole) -> Result<Vec<u8>, Stop> {
    let (order, account) = (&whole.order, &whole.account);
    let title = visit.message(&Message::new("bank-order-sheet-heading").with("name", order.name()));
    let mut document = Document::new(visit.lang, title).with_foot(format!("{} · {}", order.name(), order.id));
    let payer = &visit.house.settings.programme_name;
    let own = [&account.details.name, &account.details.number, &account.details.bank, &account.details.bank_code];
    let own: Vec<&str> = own.into_iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
    document.pair(visit.say("bank-order-payer"), payer.as_str());
    document.pair(visit.say("bank-fact-account"), own.join(" · "));
    document.pair(visit.say("bank-order-execute-on"), words::date(order.execute_on));
    let cash = account.kind == Kind::Cash;
    let last = if cash { "signature" } else { "account" };
    let mut table = Table::new(vec![
        Column::words(heading(visit, "name"), 14),
        Column::words(heading(visit, "payee"), 22),
        Column::words(heading(visit, last), 26),
        Column::words(heading(visit, "purpose"), 26),
        Column::figures(heading(visit, "amount"), 16),
    ]);
    let mut sums: BTreeMap<&str, Money> = BTreeMap::new();
    for line in &whole.lines {
        let details = &line.details;
        let holder = if details.holder.is_empty() { line.payee.name.clone() } else { Some(details.holder.clone()) };
        // Paper lies about: a card's number stands on it by its last digits, and whole only in the file for the bank.
        let card = line.payee.method == Method::Card;
        let number = if card { number::masked(&details.account) } else { details.account.clone() };
        let place = [&number, &details.bank, &details.bank_code, &details.swift, &details.tax_number, &details.city];
        let place: Vec<&str> = place.into_iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
        let contract =
            Message::new("bank-order-contract").with("number", line.contract.as_str()).with("date", line.contract_on);
        table.row(vec![
            line.name.clone(),
            holder.unwrap_or_default(),
            if cash { String::new() } else { place.join("\n") },
            format!("{}\n{}", line.purpose, visit.message(&contract)),
            money::format(&line.amount, visit.lang.style()),
        ]);
        let code = line.amount.currency().code();
        let before = sums.get(code).copied().unwrap_or(Money::zero(line.amount.currency()));
        sums.insert(code, before.checked_add(line.amount).map_err(|error| Stop::broken(error.to_string()))?);
    }
    for sum in sums.values() {
        let total = [visit.say("bank-order-total"), String::new(), String::new(), String::new()];
        table.total(total.into_iter().chain([money::format(sum, visit.lang.style())]).collect());
    }
    document.table(table);
    for sum in sums.values() {
        document.paragraph(money::in_words(sum, visit.lang));
    }
    document.signature(visit.say("payouts-voucher-sign-approved"));
    document.signature(visit.say("bank-order-sign-made"));
    document.pdf()
}

/// The files of an order; each says in the history that it was taken. Without a request key: what they hold must not be
/// kept with one.
#[post("/orders/<id>/file", data = "<posted>")]
async fn file(visit: Visit, id: PaymentOrderId, posted: Posted) -> Answer {
    let mut form = Form::sent("bank-order-export", posted);
    if !form.stands() {
        return page(&visit, id, &form).await;
    }
    let payer = visit.house.settings.programme_name.clone();
    let kind = |(kind, sub): (&'static str, &'static str)| ContentType::new(kind, sub);
    let made: Result<Page, Stop> = match form.raw("form") {
        pain::NAME => {
            let text = visit.write(move |tx| orders::export_pain(tx, id, &payer)).await;
            text.map(|text| Page::download("order.xml", ContentType::XML, text.into_bytes()))
        }
        "csv" => {
            let whole = visit.write(move |tx| orders::export(tx, id, "csv")).await;
            whole.map(|whole| Page::download("order.csv", kind(sheet::CSV), csv(&visit, &whole)))
        }
        _ => {
            let whole = visit.write(move |tx| orders::export(tx, id, "pdf")).await;
            whole.and_then(|whole| Ok(Page::download("order.pdf", kind(document::PDF), paper(&visit, &whole)?)))
        }
    };
    match made {
        Err(Stop::Refused(refusal)) => {
            form.refuse(refusal.field().unwrap_or(""), refusal.message());
            visit.write(move |tx| orders::keep_names_of(tx, id)).await?;
            page(&visit, id, &form).await
        }
        made => made,
    }
}

#[get("/orders/<id>/file")]
async fn file_again(visit: Visit, id: PaymentOrderId) -> Answer {
    visit.go(format!("/orders/{id}"))
}
