//! Pages of our own accounts: all of them, one with its lines. One line is in `pages/lines.rs`, what is typed in
//! `pages/enter.rs`, files in `pages/files.rs`.

mod enter;
mod files;
mod lines;
mod order_files;
mod orders;
mod reverse;

use super::{
    Line, LineState,
    candidates::{Candidate, EXACT},
    reverse::Opening,
    settle,
    views::{self, Standing},
};
use crate::{
    awards::pages::{Tag, word},
    bank::transfers::Transfer,
    base::{BankAccountId, BankLineId, Deed, Message, Money, PersonId, words},
    web::{Answer, Fact, Form, FormView, Posted, Visit},
};
use chrono::NaiveDate;
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    [
        routes![overview, account, exact],
        lines::routes(),
        enter::routes(),
        files::routes(),
        orders::routes(),
        order_files::routes(),
        reverse::routes(),
    ]
    .concat()
}

#[derive(Serialize)]
struct AccountRow {
    href: String,
    name: String,
    kind: String,
    bank: String,
    balance: Money,
    open: i64,
}

#[derive(Serialize)]
struct TransferRow {
    on: String,
    from: String,
    to: String,
    leaves: Money,
    arrives: Money,
    note: String,
    /// Whether another undid it, or it undoes one.
    reversed: bool,
    /// Where it is reversed; empty for who may not.
    reverse: String,
}

#[derive(Serialize)]
struct Overview {
    rows: Vec<AccountRow>,
    transfers: Vec<TransferRow>,
    may_keep: bool,
    may_transfer: bool,
}

fn account_row(visit: &Visit, one: &Standing) -> AccountRow {
    AccountRow {
        href: format!("/bank/{}", one.account.id),
        name: one.account.details.name.clone(),
        kind: word(visit, "bank-kind", one.account.kind.as_str()),
        bank: one.account.details.bank.clone(),
        balance: one.balance,
        open: one.open,
    }
}

#[get("/bank")]
async fn overview(visit: Visit) -> Answer {
    let (found, transfers) = visit.read(views::overview).await?;
    let name = |id: BankAccountId| {
        found.iter().find(|one| one.account.id == id).map(|one| one.account.details.name.clone()).unwrap_or_default()
    };
    let may_reverse = visit.may(Deed::ReverseEntries);
    let row = |one: &Transfer| TransferRow {
        on: words::date(one.on),
        from: name(one.from),
        to: name(one.to),
        leaves: one.leaves,
        arrives: one.arrives,
        note: one.note.clone(),
        reversed: one.reverses.is_some() || one.reversed_by.is_some(),
        reverse: if may_reverse && one.reverses.is_none() && one.reversed_by.is_none() {
            format!("/bank-transfers/{}/reverse", one.id)
        } else {
            String::new()
        },
    };
    let may_keep = visit.may(Deed::KeepBank);
    let view = Overview {
        rows: found.iter().map(|one| account_row(&visit, one)).collect(),
        transfers: transfers.iter().map(row).collect(),
        may_keep,
        may_transfer: may_keep && found.len() > 1,
    };
    visit.show("bank/overview", "bank-heading", &view)
}

#[derive(Serialize)]
struct LineRow {
    href: String,
    on: String,
    amount: Money,
    name: String,
    text: String,
    reference: String,
    tag: Tag,
    /// What it most likely is.
    best: String,
}

#[derive(Serialize)]
struct StatementRow {
    days: String,
    format: String,
    opening: Money,
    closing: Money,
    lines: i32,
    known: i32,
    by: String,
}

#[derive(Serialize)]
struct AccountPage {
    facts: Vec<Fact>,
    balance: Money,
    waiting: Vec<LineRow>,
    exact: Option<FormView>,
    rows: Vec<LineRow>,
    statements: Vec<StatementRow>,
    /// Said where the newest statement and our lines disagree.
    gap: String,
    import: String,
    columns: String,
    enter: String,
    correct: String,
    next: String,
    previous: String,
    summary: String,
}

fn line_tag(visit: &Visit, state: LineState) -> Tag {
    let tone = match state {
        LineState::Open => "amber",
        LineState::Asked => "red",
        LineState::Reversed | LineState::Opening => "",
        LineState::Matched | LineState::Transfer | LineState::Posted => "green",
    };
    Tag { label: word(visit, "bank-line", state.as_str()), tone }
}

/// A transaction that a line may be, in one line.
fn candidate_words(visit: &Visit, one: &Candidate) -> String {
    let purpose = word(visit, "funds-purpose", one.purpose.as_str());
    let parts = [one.voucher.to_string(), purpose, words::date(one.on), one.name.clone(), one.reference.clone()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn gap_words(visit: &Visit, gap: &views::Gap) -> String {
    let said = Message::new("bank-gap").with("on", words::date(gap.on));
    visit.message(&said.with("stated", gap.stated).with("ours", gap.ours))
}

fn score_words(visit: &Visit, one: &Candidate) -> String {
    let key = if one.score >= EXACT { "bank-score-exact" } else { "bank-score" };
    visit.message(&Message::new(key).with("score", one.score))
}

fn line_row(visit: &Visit, line: &Line, best: Option<&Candidate>) -> LineRow {
    LineRow {
        href: format!("/bank-lines/{}", line.id),
        on: words::date(line.on),
        amount: line.amount,
        name: line.said.name.clone(),
        text: line.said.text.clone(),
        reference: line.said.reference.clone(),
        tag: line_tag(visit, line.state),
        best: best
            .map(|one| format!("{} ({})", candidate_words(visit, one), score_words(visit, one)))
            .unwrap_or_default(),
    }
}

fn read_place(text: &str) -> Option<(NaiveDate, BankLineId)> {
    let (on, id) = text.split_once('.')?;
    Some((on.parse().ok()?, id.parse().ok()?))
}

fn facts(visit: &Visit, rows: impl IntoIterator<Item = (&'static str, String)>) -> Vec<Fact> {
    let filled = rows.into_iter().filter(|(_, value)| !value.is_empty());
    filled.map(|(key, value)| Fact { label: visit.say(key), value }).collect()
}

fn day_words(visit: &Visit, amount: Money, on: NaiveDate) -> String {
    format!("{} · {}", crate::base::money::format(&amount, visit.lang.style()), words::date(on))
}

/// The opening balance as it was corrected, with the reason; empty where it was not.
fn corrected_words(visit: &Visit, opening: &Opening) -> String {
    let corrected = |reason: &String| format!("{} · {reason}", day_words(visit, opening.amount, opening.on));
    opening.reason.as_ref().map(corrected).unwrap_or_default()
}

#[get("/bank/<id>?<before>")]
async fn account(visit: Visit, id: BankAccountId, before: Option<&str>) -> Answer {
    let place = before.and_then(read_place);
    let found = visit.read(move |tx| views::of_account(tx, id, place)).await?;
    let one = &found.standing.account;
    let name = |person: PersonId| found.names.get(&person).cloned().unwrap_or_default();
    let statement = |one: &views::StatementLine| StatementRow {
        days: format!("{} – {}", words::date(one.days.0), words::date(one.days.1)),
        format: one.format.clone(),
        opening: one.balances.0,
        closing: one.balances.1,
        lines: one.lines.0,
        known: one.lines.1,
        by: format!("{} · {}", visit.local(one.at), name(one.by)),
    };
    let (may, is_bank) = (visit.may(Deed::KeepBank), one.kind == super::Kind::Bank);
    let link = |shown: bool, to: &str| if shown { format!("/bank/{id}/{to}") } else { String::new() };
    let any_exact = found.waiting.iter().any(|(_, best)| best.as_ref().is_some_and(|best| best.score >= EXACT));
    let button =
        || Form::blank("bank-exact").view(&visit, &format!("/bank/{id}/exact"), Vec::new(), "bank-exact-button");
    let view = AccountPage {
        facts: facts(
            &visit,
            [
                ("bank-fact-kind", word(&visit, "bank-kind", one.kind.as_str())),
                ("bank-fact-bank", one.details.bank.clone()),
                ("bank-fact-number", one.details.number.clone()),
                ("bank-fact-opening", day_words(&visit, one.opening, one.opening_on)),
                ("bank-fact-opening-right", corrected_words(&visit, &found.opening)),
            ],
        ),
        balance: found.standing.balance,
        waiting: found.waiting.iter().map(|(line, best)| line_row(&visit, line, best.as_ref())).collect(),
        exact: (may && any_exact).then(|| button().aside()),
        rows: found.settled.iter().map(|line| line_row(&visit, line, None)).collect(),
        statements: found.statements.iter().map(statement).collect(),
        gap: found.gap.map(|gap| gap_words(&visit, &gap)).unwrap_or_default(),
        import: link(may && is_bank, "import"),
        columns: link(may && is_bank, "columns"),
        enter: link(may && !is_bank, "enter"),
        correct: link(visit.may(Deed::ReverseEntries), "opening"),
        next: found.next.map(|(on, line)| format!("/bank/{id}?before={on}.{line}")).unwrap_or_default(),
        previous: if place.is_some() { format!("/bank/{id}") } else { String::new() },
        summary: String::new(),
    };
    visit.show_titled("bank/account", &one.details.name, &view)
}

#[post("/bank/<id>/exact", data = "<posted>")]
async fn exact(visit: Visit, id: BankAccountId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent("bank-exact", posted);
    match visit.act(&mut form, Some(()), move |tx, ()| settle::all_exact(tx, id)).await? {
        Some(0) => visit.done(jar, format!("/bank/{id}"), "bank-exact-none"),
        Some(_) => visit.done(jar, format!("/bank/{id}"), "bank-exact-done"),
        None => visit.go(format!("/bank/{id}")),
    }
}
