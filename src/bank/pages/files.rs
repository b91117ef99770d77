//! Files: bringing a statement in, and naming the columns of a table.

use crate::{
    bank::{
        Account, Refusal, accounts,
        accounts::TEXT_MOST,
        import,
        statement::{self, Balances, Columns, Statement},
        views,
    },
    base::{BankAccountId, Currency, Refusal as _, money},
    web::{Answer, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes, tokio::task::spawn_blocking};
use serde::Serialize;
use sha2::{Digest, Sha256};

pub(super) fn routes() -> Vec<Route> {
    routes![import_form, bring, columns_form, columns]
}

#[derive(Serialize)]
struct View {
    lead: String,
    back: String,
    form: FormView,
}

fn import_page(visit: &Visit, account: &Account, form: &Form) -> Answer {
    let code = account.currency.code();
    let mut inputs = vec![Input::file("file", ".xml,.sta,.txt,.mt940,.csv")];
    if account.details.columns.is_some() {
        inputs.push(Input::money("opening", code).optional());
        inputs.push(Input::money("closing", code).optional());
    }
    let action = format!("/bank/{}/import", account.id);
    let view = View {
        lead: visit.say("bank-import-lead"),
        back: format!("/bank/{}", account.id),
        form: form.view(visit, &action, inputs, "bank-import-button").with_file(),
    };
    visit.show_form("bank/form", "bank-import-heading", form, &view)
}

#[get("/bank/<id>/import")]
async fn import_form(visit: Visit, id: BankAccountId) -> Answer {
    let account = visit.read(move |tx| views::to_keep(tx, id)).await?;
    import_page(&visit, &account, &Form::blank("bank-import"))
}

/// The balances that were typed beside a table; an overdrawn account's with a minus. None where nothing was typed.
fn balances(form: &mut Form, currency: Currency) -> Option<Option<Balances>> {
    if form.raw("opening").trim().is_empty() && form.raw("closing").trim().is_empty() {
        return Some(None);
    }
    let mut one = |name: &str| {
        let text = form.raw(name).trim().replace('\u{2212}', "-");
        match text.strip_prefix('-') {
            Some(rest) => money::parse(rest, currency).ok().and_then(|money| money.negate().ok()).or_else(|| {
                form.refuse(name, crate::base::Message::new("form-money-malformed"));
                None
            }),
            None => form.money_or_zero(name, currency),
        }
    };
    let (opening, closing) = (one("opening"), one("closing"));
    Some(Some(Balances { opening: opening?, closing: closing? }))
}

#[post("/bank/<id>/import", data = "<posted>")]
async fn bring(visit: Visit, id: BankAccountId, mut posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let account = visit.read(move |tx| views::to_keep(tx, id)).await?;
    let (upload, cut) = (posted.take_file("file"), posted.cut);
    let mut form = Form::sent("bank-import", posted);
    let balances = balances(&mut form, account.currency);
    let digest = data_encoding::HEXLOWER.encode(&Sha256::digest(&upload.bytes));
    let (currency, columns) = (account.currency, account.details.columns.clone());
    let read = match balances.filter(|_| form.stands()) {
        Some(_) if cut => Some(Err(Refusal::FileTooLarge)),
        Some(balances) => {
            let work = move || {
                let table = columns.as_ref().map(|columns| (columns, balances));
                statement::read(&upload.bytes, currency, table)
            };
            Some(spawn_blocking(work).await.map_err(|error| crate::base::Stop::broken(error.to_string()))?)
        }
        None => None,
    };
    let new: Option<Statement> = match read {
        Some(Err(refusal)) => {
            form.refuse(refusal.field().unwrap_or("file"), refusal.message());
            None
        }
        read => read.and_then(Result::ok),
    };
    match visit.act(&mut form, new, move |tx, new| import::import(tx, id, new, &digest)).await? {
        Some(brought) if brought.known > 0 => visit.done(jar, format!("/bank/{id}"), "bank-import-done-known"),
        Some(_) => visit.done(jar, format!("/bank/{id}"), "bank-import-done"),
        None => import_page(&visit, &account, &form),
    }
}

fn columns_page(visit: &Visit, account: &Account, form: &Form) -> Answer {
    let optional = |name| Input::text(name).optional().width("m");
    let inputs = vec![
        Input::text("on").width("m"),
        optional("amount"),
        optional("income"),
        optional("outgo"),
        optional("reference"),
        optional("name"),
        optional("text"),
    ];
    let view = View {
        lead: visit.say("bank-columns-lead"),
        back: format!("/bank/{}", account.id),
        form: form.view(visit, &format!("/bank/{}/columns", account.id), inputs, "bank-columns-button"),
    };
    visit.show_form("bank/form", "bank-columns-heading", form, &view)
}

#[get("/bank/<id>/columns")]
async fn columns_form(visit: Visit, id: BankAccountId) -> Answer {
    let account = visit.read(move |tx| views::to_keep(tx, id)).await?;
    let Columns { on, amount, income, outgo, reference, name, text } =
        account.details.columns.clone().unwrap_or_default();
    let form = Form::blank("bank-columns")
        .with("on", on)
        .with("amount", amount)
        .with("income", income)
        .with("outgo", outgo)
        .with("reference", reference)
        .with("name", name)
        .with("text", text);
    columns_page(&visit, &account, &form)
}

#[post("/bank/<id>/columns", data = "<posted>")]
async fn columns(visit: Visit, id: BankAccountId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let account = visit.read(move |tx| views::to_keep(tx, id)).await?;
    let mut form = Form::sent("bank-columns", posted);
    let on = form.text("on", TEXT_MOST);
    let mut optional = |name| form.optional(name, TEXT_MOST);
    let (amount, income, outgo) = (optional("amount"), optional("income"), optional("outgo"));
    let (reference, name, text) = (optional("reference"), optional("name"), optional("text"));
    let new = (|| {
        Some(Columns {
            on: on?,
            amount: amount?,
            income: income?,
            outgo: outgo?,
            reference: reference?,
            name: name?,
            text: text?,
        })
    })();
    match visit.act(&mut form, new, move |tx, new| accounts::name_columns(tx, id, new)).await? {
        Some(()) => visit.done(jar, format!("/bank/{id}/import"), "bank-columns-done"),
        None => columns_page(&visit, &account, &form),
    }
}
