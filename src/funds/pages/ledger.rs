//! One fund with its ledger.

use super::{Share, burn, share};
use crate::{
    applications::budget::CATEGORIES,
    audit::{self, HistoryLine, pages::HistoryView},
    awards,
    base::{Deed, FundId, Money, PersonId, Stop, id, money, stop::Message, words},
    calls::choices,
    funds::{
        self, Account, Figures, Fund, State, Voucher,
        donors::{self, Contract, Pledge},
        months::{self, Month},
        views::{self, Line, Page as LedgerPage},
    },
    people,
    web::{Answer, Fact, Form, FormView, Input, Posted, Visit, chart::Chart},
};
use chrono::NaiveDate;
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;
use std::collections::HashMap;

pub(super) fn routes() -> Vec<Route> {
    routes![detail, turn]
}

#[derive(Serialize)]
struct FigureView {
    label: String,
    amount: Money,
    /// Its postings; empty where it is made of others.
    href: String,
}

#[derive(Serialize)]
struct Row {
    on: String,
    voucher: String,
    href: String,
    what: String,
    about: String,
    reversed: bool,
    received: Option<Money>,
    committed: Option<Money>,
    paid: Option<Money>,
    fees: Option<Money>,
    amount: Option<Money>,
}

#[derive(Serialize)]
struct Promise {
    href: String,
    reference: String,
    due: String,
    amount: Money,
    given: Money,
}

#[derive(Serialize)]
struct Detail {
    facts: Vec<Fact>,
    promises: Vec<Promise>,
    burn: Option<Chart>,
    report_href: String,
    terms_href: String,
    administer_href: String,
    figures: Vec<FigureView>,
    shares: Vec<Share>,
    ledger: String,
    whole_href: String,
    one_account: bool,
    rows: Vec<Row>,
    next: String,
    previous: String,
    summary: String,
    may_edit: bool,
    may_propose: bool,
    receive_href: String,
    transfer_href: String,
    form: Option<FormView>,
    history: Vec<HistoryView>,
    /// Where the rest of the history is shown; empty if there is none.
    history_href: String,
}

pub(super) struct Loaded {
    pub(super) fund: Fund,
    figures: Figures,
    page: LedgerPage,
    lists: choices::Lists,
    history: Vec<HistoryLine>,
    names: HashMap<PersonId, String>,
    contracts: Vec<Contract>,
    pub(super) pledges: Vec<Pledge>,
    months: Vec<(NaiveDate, Month)>,
    pub(super) due: Vec<(NaiveDate, Money)>,
    pub(super) today: NaiveDate,
}

/// What of a fund's ledger is asked for.
#[derive(Clone, Copy)]
struct Asked {
    fund: FundId,
    account: Option<Account>,
    before: Option<Voucher>,
    /// Whether the whole history is.
    history: bool,
}

/// Lines of history that the page begins with; money that comes and goes leaves many.
const HISTORY: i64 = 30;

async fn load(visit: &Visit, asked: Asked) -> Result<Loaded, Stop> {
    visit
        .read(move |tx| {
            tx.permit(Deed::SeeFunds)?;
            let fund = funds::find(tx, asked.fund)?;
            let figures = funds::figures_of(tx, std::slice::from_ref(&fund))?;
            let page = views::postings(tx, &fund, asked.account, asked.before)?;
            let most = if asked.history { 1_000 } else { HISTORY + 1 };
            let history = audit::newest(tx, fund.id, most)?;
            let promised = donors::promises(tx, fund.id)?;
            Ok(Loaded {
                pledges: promised.pledges,
                months: months::of_fund(tx, &fund)?,
                due: awards::views::due_of_fund(tx, fund.id)?,
                today: tx.now.date(),
                contracts: promised.contracts.into_iter().map(|(contract, _)| contract).collect(),
                figures: *figures.get(&fund.id).ok_or(Stop::Missing)?,
                lists: choices::lists(tx)?,
                names: people::names(tx, &audit::pages::people_of(&history))?,
                fund,
                page,
                history,
            })
        })
        .await
}

#[get("/funds/<id>?<account>&<before>&<history>")]
async fn detail(
    visit: Visit,
    id: FundId,
    account: Option<&str>,
    before: Option<&str>,
    history: Option<&str>,
) -> Answer {
    let account = account.and_then(|account| account.parse().ok());
    let before = before.and_then(|before| before.parse().ok());
    detail_page(&visit, Asked { fund: id, account, before, history: history == Some("all") }, None).await
}

async fn detail_page(visit: &Visit, asked: Asked, form: Option<Form>) -> Answer {
    let mut loaded = load(visit, asked).await?;
    let shown = usize::try_from(HISTORY).unwrap_or(usize::MAX);
    let more = !asked.history && loaded.history.len() > shown;
    if more {
        loaded.history.truncate(shown);
    }
    let heading = format!("{} · {}", loaded.fund.code, loaded.fund.labels.say(visit.lang));
    let may_edit = visit.may(Deed::EditFunds);
    let href = format!("/funds/{}", asked.fund);
    let address = |before: Voucher| match asked.account {
        Some(account) => format!("{href}?account={account}&before={before}#ledger"),
        None => format!("{href}?before={before}#ledger"),
    };
    let account = asked.account.map(|account| visit.say(&format!("funds-account-{account}")));
    let older = asked.before.is_some();
    let view = Detail {
        facts: facts(visit, &loaded),
        figures: figures(visit, &href, &loaded),
        promises: promises(&loaded),
        burn: burn::chart(visit, &loaded.fund, &loaded.months, &burn::Expected::of(&loaded), loaded.today),
        report_href: format!("{href}/report"),
        terms_href: if may_edit { format!("{href}/terms") } else { String::new() },
        administer_href: if visit.may(Deed::ProposeMoney) && loaded.fund.admin_share > 0 {
            format!("{href}/administer")
        } else {
            String::new()
        },
        shares: shares(visit, &loaded.figures),
        ledger: match account {
            Some(account) => visit.message(&Message::new("funds-ledger-of").with("account", account)),
            None => visit.say("funds-ledger"),
        },
        whole_href: if asked.account.is_some() { format!("{href}#ledger") } else { String::new() },
        one_account: asked.account.is_some(),
        rows: loaded.page.lines.iter().map(|line| row(visit, asked, line)).collect(),
        next: loaded.page.older.map(address).unwrap_or_default(),
        previous: if older { format!("{href}#ledger") } else { String::new() },
        summary: visit.say(if older { "funds-ledger-older" } else { "funds-ledger-newest" }),
        receive_href: format!("{href}/receive"),
        transfer_href: format!("{href}/transfer"),
        may_propose: visit.may(Deed::ProposeMoney),
        form: may_edit.then(|| turn_form(visit, &loaded.fund, form.as_ref())),
        may_edit,
        history: audit::pages::lines(visit, &loaded.history, &loaded.names),
        history_href: if more { format!("{href}?history=all#history") } else { String::new() },
    };
    match form {
        Some(form) => visit.show_form_titled("funds/detail", &heading, &form, &view),
        None => visit.show_titled("funds/detail", &heading, &view),
    }
}

fn facts(visit: &Visit, loaded: &Loaded) -> Vec<Fact> {
    let fund = &loaded.fund;
    let named = |list: &str, codes: &[String]| {
        let names: Vec<String> = codes.iter().map(|code| loaded.lists.name(list, code, visit.lang)).collect();
        names.join(", ")
    };
    let day = |day: Option<chrono::NaiveDate>| day.map(words::date).unwrap_or_default();
    let period = format!("{} – {}", day(fund.starts_on), day(fund.ends_on));
    let margin = Some(fund.exchange_margin).filter(|margin| *margin > 0);
    let margin = margin.map(|margin| money::format_share(margin, visit.lang.style())).unwrap_or_default();
    let limited = fund.starts_on.is_some() || fund.ends_on.is_some();
    [
        ("funds-fact-state", visit.say(&format!("funds-state-{}", fund.state))),
        ("funds-fact-currency", fund.currency.to_string()),
        ("funds-fact-period", if limited { period } else { String::new() }),
        ("funds-fact-kinds", named("kind", &fund.restricted_kinds)),
        ("funds-fact-countries", named("country", &fund.restricted_countries)),
        ("funds-fact-themes", named("theme", &fund.restricted_themes)),
        ("funds-fact-categories", named(CATEGORIES, &fund.restricted_categories)),
        ("funds-fact-admin", if fund.admin_share > 0 { super::terms::shown(fund.admin_share) } else { String::new() }),
        ("funds-fact-rates", fund.rate_source.clone().unwrap_or_default()),
        ("funds-fact-rounding", super::terms::rounding_words(visit, fund.rounding)),
        ("funds-fact-margin", margin),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(key, value)| Fact { label: visit.say(key), value })
    .collect()
}

/// The figures, each with a link to what it is made of.
fn figures(visit: &Visit, href: &str, loaded: &Loaded) -> Vec<FigureView> {
    let figures = &loaded.figures;
    let of = |account: Account| format!("{href}?account={account}#ledger");
    let view = |key: &str, amount, href| FigureView { label: visit.say(key), amount, href };
    let mut all = vec![view("funds-received", figures.received, of(Account::Received))];
    for amount in promised(&loaded.pledges) {
        all.push(view("funds-pledged", amount, "#promised".to_owned()));
    }
    if !figures.offered.is_zero() {
        all.push(view("funds-offered", figures.offered, of(Account::Offered)));
    }
    all.push(view("funds-committed", figures.committed, of(Account::Committed)));
    all.push(view("funds-paid", figures.paid, of(Account::Paid)));
    all.push(view("funds-fees", figures.fees, of(Account::Fees)));
    if !figures.exchange.is_zero() {
        all.push(view("funds-exchange", figures.exchange, of(Account::Exchange)));
    }
    if !figures.administration.is_zero() {
        all.push(view("funds-administration", figures.administration, of(Account::Administration)));
    }
    all.push(view("funds-available", figures.available, format!("{href}#ledger")));
    all
}

/// What donors still owe of their promises, a sum for each currency.
fn promised(pledges: &[Pledge]) -> Vec<Money> {
    let mut sums: Vec<Money> = Vec::new();
    for left in pledges.iter().filter_map(|one| one.left().ok()).filter(Money::is_positive) {
        match sums.iter_mut().find(|sum| sum.currency() == left.currency()) {
            Some(sum) => *sum = sum.checked_add(left).unwrap_or(*sum),
            None => sums.push(left),
        }
    }
    sums
}

fn promises(loaded: &Loaded) -> Vec<Promise> {
    let view = |one: &Pledge| {
        let contract = loaded.contracts.iter().find(|contract| contract.id == one.contract)?;
        Some(Promise {
            href: format!("/contracts/{}", contract.id),
            reference: contract.reference.clone(),
            due: words::date(one.due_on),
            amount: one.amount,
            given: one.given,
        })
    };
    loaded.pledges.iter().filter_map(view).collect()
}

fn shares(visit: &Visit, figures: &Figures) -> Vec<Share> {
    let mut all = vec![
        share(visit, "funds-paid", figures.paid, figures.received, ""),
        share(visit, "funds-fees", figures.fees, figures.received, ""),
        share(visit, "funds-committed", figures.committed, figures.received, "amber"),
    ];
    if !figures.offered.is_zero() {
        all.push(share(visit, "funds-offered", figures.offered, figures.received, "amber"));
    }
    all.push(share(visit, "funds-available", figures.available, figures.received, ""));
    all
}

fn row(visit: &Visit, asked: Asked, line: &Line) -> Row {
    // What donors gave is a credit, negative in the ledger; people read it as a plain number.
    let credit = |account| line.on_account(account).and_then(|amount| amount.negate().ok());
    Row {
        on: words::date(line.on),
        voucher: line.voucher.to_string(),
        href: format!("/funds/{}/vouchers/{}", asked.fund, line.voucher),
        what: visit.say(&format!("funds-purpose-{}", line.purpose)),
        about: about(visit, line).filter(|_| line.subject_kind != "fund").unwrap_or_default(),
        reversed: line.reversed_by.is_some(),
        received: credit(Account::Received).or_else(|| credit(Account::Transferred)),
        committed: line.on_account(Account::Committed),
        paid: line.on_account(Account::Paid),
        fees: line.on_account(Account::Fees),
        amount: asked
            .account
            .and_then(|account| if is_credit(account) { credit(account) } else { line.on_account(account) }),
    }
}

fn is_credit(account: Account) -> bool {
    matches!(account, Account::Received | Account::Transferred)
}

/// Where the thing is shown that a line belongs to, if this reader may see it.
pub(super) fn about(visit: &Visit, line: &Line) -> Option<String> {
    let (room, deed) = match line.subject_kind.as_str() {
        "fund" => ("funds", Deed::SeeFunds),
        "application" => ("applications", Deed::SeeApplications),
        "award" => ("awards", Deed::SeeAwards),
        "payout" => ("payouts", Deed::SeePayouts),
        "proposal" => ("proposals", Deed::SeeFunds),
        "bank_line" => ("bank-lines", Deed::SeeBank),
        _ => return None,
    };
    visit.may(deed).then(|| format!("/{room}/{}", id::encode(line.subject_id)))
}

fn turn_form(visit: &Visit, fund: &Fund, form: Option<&Form>) -> FormView {
    let (to, button) = match fund.state {
        State::Open => (State::Closed, "funds-close-button"),
        State::Closed => (State::Open, "funds-reopen-button"),
    };
    let blank = Form::blank("funds-turn").with("to", to.as_str());
    let inputs = vec![Input::hidden("to")];
    form.unwrap_or(&blank).view(visit, &format!("/funds/{}/turn", fund.id), inputs, button)
}

#[post("/funds/<id>/turn", data = "<posted>")]
async fn turn(visit: Visit, id: FundId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::EditFunds)).await?;
    let mut form = Form::sent("funds-turn", posted);
    let to = form.one::<State>("to");
    match visit.act(&mut form, to, move |tx, to| funds::set_up::turn(tx, id, *to)).await? {
        Some(()) => visit.done(jar, format!("/funds/{id}"), "funds-turn-done"),
        None => detail_page(&visit, Asked { fund: id, account: None, before: None, history: false }, Some(form)).await,
    }
}
