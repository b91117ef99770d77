//! Donors, their contracts, and the parts that a contract promises.

use super::{
    currencies,
    forms::{name_inputs, optional_day, read_names},
};
use crate::{
    base::{ContractId, Currency, Deed, DonorId, FundId, Labels, Money, Stop, stop::Message, words},
    funds::{
        self, Fund,
        donors::{self, Contract, Donor, NewContract, Pledge, REFERENCE_MOST},
    },
    web::{Answer, Choice, Fact, Form, FormView, Input, Posted, Visit},
};
use chrono::NaiveDate;
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![list, add_form, add, detail, sign_form, sign, contract, pledge]
}

#[derive(Serialize)]
struct Row {
    href: String,
    code: String,
    name: String,
}

#[derive(Serialize)]
struct List {
    rows: Vec<Row>,
    may_edit: bool,
}

#[get("/donors")]
async fn list(visit: Visit) -> Answer {
    let all = visit.read(donors::list).await?;
    let row =
        |one: Donor| Row { href: format!("/donors/{}", one.id), name: one.labels.say(visit.lang), code: one.code };
    let view = List { rows: all.into_iter().map(row).collect(), may_edit: visit.may(Deed::EditFunds) };
    visit.show("funds/donors", "funds-donors-heading", &view)
}

#[derive(Serialize)]
struct OneForm {
    lead: String,
    form: FormView,
}

fn add_page(visit: &Visit, form: &Form) -> Answer {
    let mut inputs = vec![Input::text("code").width("s").autocomplete("off")];
    inputs.extend(name_inputs(visit));
    let form_view = form.view(visit, "/donors/add", inputs, "funds-add-button");
    let view = OneForm { lead: String::new(), form: form_view };
    visit.show_form("funds/one_form", "funds-donor-add-heading", form, &view)
}

#[get("/donors/add")]
async fn add_form(visit: Visit) -> Answer {
    visit.read(|tx| tx.permit(Deed::EditFunds)).await?;
    add_page(&visit, &Form::blank("funds-donor"))
}

#[post("/donors/add", data = "<posted>")]
async fn add(visit: Visit, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::EditFunds)).await?;
    let mut form = Form::sent("funds-donor", posted);
    let code = form.text("code", 60).map(|code| code.to_uppercase());
    let new = code.zip(Some(read_names(&mut form)));
    let act = |tx: &mut crate::db::Tx<'_>, (code, labels): &(String, Labels)| donors::add(tx, code, labels);
    match visit.act(&mut form, new, act).await? {
        Some(id) => visit.done(jar, format!("/donors/{id}"), "funds-donor-done"),
        None => add_page(&visit, &form),
    }
}

#[derive(Serialize)]
struct ContractRow {
    href: String,
    reference: String,
    fund: String,
    signed: String,
    period: String,
}

#[derive(Serialize)]
struct Detail {
    rows: Vec<ContractRow>,
    sign_href: String,
}

fn period(contract: &Contract) -> String {
    let day = |day: Option<NaiveDate>| day.map(words::date).unwrap_or_default();
    match (contract.starts_on, contract.ends_on) {
        (None, None) => String::new(),
        (first, last) => format!("{} – {}", day(first), day(last)),
    }
}

#[get("/donors/<id>")]
async fn detail(visit: Visit, id: DonorId) -> Answer {
    let (donor, contracts, funds) =
        visit.read(move |tx| Ok((donors::find(tx, id)?, donors::contracts(tx, id)?, funds::list(tx)?))).await?;
    let code = |id: FundId| funds.iter().find(|fund| fund.id == id).map(|fund| fund.code.clone()).unwrap_or_default();
    let row = |one: &Contract| ContractRow {
        href: format!("/contracts/{}", one.id),
        reference: one.reference.clone(),
        fund: code(one.fund),
        signed: words::date(one.signed_on),
        period: period(one),
    };
    let view = Detail {
        rows: contracts.iter().map(row).collect(),
        sign_href: if visit.may(Deed::EditFunds) { format!("/donors/{id}/sign") } else { String::new() },
    };
    visit.show_titled("funds/donor", &format!("{} · {}", donor.code, donor.labels.say(visit.lang)), &view)
}

async fn load_sign(visit: &Visit, id: DonorId) -> Result<(Donor, Vec<Fund>), Stop> {
    visit
        .read(move |tx| {
            tx.permit(Deed::EditFunds)?;
            Ok((donors::find(tx, id)?, funds::list(tx)?))
        })
        .await
}

fn sign_page(visit: &Visit, (donor, funds): &(Donor, Vec<Fund>), form: &Form) -> Answer {
    let open = funds.iter().filter(|fund| fund.state == funds::State::Open);
    let choice = |fund: &Fund| {
        let words = format!("{} · {} ({})", fund.code, fund.labels.say(visit.lang), fund.currency);
        Choice::new(fund.id.to_string(), words)
    };
    let inputs = vec![
        Input::text("reference").width("m").max(REFERENCE_MOST),
        Input::select("fund", open.map(choice).collect()),
        Input::date("signed_on"),
        Input::date("starts_on").optional(),
        Input::date("ends_on").optional(),
    ];
    let form_view = form.view(visit, &format!("/donors/{}/sign", donor.id), inputs, "funds-contract-button");
    let heading = visit.message(&Message::new("funds-contract-add").with("donor", donor.code.as_str()));
    let view = OneForm { lead: String::new(), form: form_view };
    visit.show_form_titled("funds/one_form", &heading, form, &view)
}

#[get("/donors/<id>/sign")]
async fn sign_form(visit: Visit, id: DonorId) -> Answer {
    let found = load_sign(&visit, id).await?;
    sign_page(&visit, &found, &Form::blank("funds-contract"))
}

#[post("/donors/<id>/sign", data = "<posted>")]
async fn sign(visit: Visit, id: DonorId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let found = load_sign(&visit, id).await?;
    let mut form = Form::sent("funds-contract", posted);
    let (reference, fund) = (form.text("reference", REFERENCE_MOST), form.one::<FundId>("fund"));
    let signed_on = form.date("signed_on");
    let (starts_on, ends_on) = (optional_day(&mut form, "starts_on"), optional_day(&mut form, "ends_on"));
    let new = (|| {
        let (reference, fund, signed_on) = (reference?, fund?, signed_on?);
        Some(NewContract { donor: id, fund, reference, signed_on, starts_on, ends_on })
    })();
    match visit.act(&mut form, new, donors::sign).await? {
        Some(id) => visit.done(jar, format!("/contracts/{id}"), "funds-contract-done"),
        None => sign_page(&visit, &found, &form),
    }
}

#[derive(Serialize)]
struct PledgeView {
    due: String,
    amount: Money,
    given: Money,
    /// Where it is recorded that it came; empty where nothing is to come.
    receive: String,
}

#[derive(Serialize)]
struct ContractView {
    facts: Vec<Fact>,
    fund: String,
    donor: String,
    rows: Vec<PledgeView>,
    form: Option<FormView>,
}

async fn contract_page(visit: &Visit, id: ContractId, form: &Form) -> Answer {
    let (contract, donor, fund, pledges) = visit
        .read(move |tx| {
            let contract = donors::contract(tx, id)?;
            let (donor, fund) = (donors::find(tx, contract.donor)?, funds::find(tx, contract.fund)?);
            Ok((contract, donor, fund, donors::pledges(tx, &[id])?))
        })
        .await?;
    let may_edit = visit.may(Deed::EditFunds);
    let row = |one: &Pledge| PledgeView {
        due: words::date(one.due_on),
        amount: one.amount,
        given: one.given,
        receive: if may_edit && one.given.minor() < one.amount.minor() {
            format!("/funds/{}/receive?pledge={}", fund.id, one.id)
        } else {
            String::new()
        },
    };
    let inputs = vec![
        Input::text("amount").width("s"),
        Input::select("currency", currencies()).width("s"),
        Input::date("due_on"),
    ];
    let facts = [
        ("funds-contract-signed-on", words::date(contract.signed_on)),
        ("funds-fact-period", period(&contract)),
        ("funds-donor", donor.labels.say(visit.lang)),
        ("funds-fund", format!("{} · {}", fund.code, fund.labels.say(visit.lang))),
    ];
    let view = ContractView {
        facts: facts
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(key, value)| Fact { label: visit.say(key), value })
            .collect(),
        fund: format!("/funds/{}", fund.id),
        donor: format!("/donors/{}", donor.id),
        rows: pledges.iter().map(row).collect(),
        form: may_edit.then(|| form.view(visit, &format!("/contracts/{id}/pledge"), inputs, "funds-pledge-button")),
    };
    let heading = visit.message(&Message::new("funds-contract-heading").with("reference", contract.reference.as_str()));
    visit.show_form_titled("funds/contract", &heading, form, &view)
}

#[get("/contracts/<id>")]
async fn contract(visit: Visit, id: ContractId) -> Answer {
    contract_page(&visit, id, &Form::blank("funds-pledge")).await
}

#[post("/contracts/<id>/pledge", data = "<posted>")]
async fn pledge(visit: Visit, id: ContractId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::EditFunds)).await?;
    let mut form = Form::sent("funds-pledge", posted);
    let currency = form.currency("currency");
    let amount = form.money("amount", currency.unwrap_or(Currency::EUR));
    let due_on = form.date("due_on");
    let new = currency.and(amount).zip(due_on);
    let act =
        move |tx: &mut crate::db::Tx<'_>, (amount, due): &(Money, NaiveDate)| donors::pledge(tx, id, *amount, *due);
    match visit.act(&mut form, new, act).await? {
        Some(_) => visit.done(jar, format!("/contracts/{id}"), "funds-pledge-done"),
        None => contract_page(&visit, id, &form).await,
    }
}
