//! The page of a fund's report to its donor, and its download.

use super::files;
use crate::{
    applications::budget::CATEGORIES,
    base::{Deed, FundId, Message, Money, Rate, Stop, money, words},
    calls::choices::{self, Lists},
    funds::{self, Account},
    overview::{
        Refusal,
        categories::{Category, Reported},
        donor::{self, Asked, BudgetLine, Grant, Posting, Report},
    },
    web::{
        Answer, Choice, Form, FormView, Input, Posted, Visit,
        chart::{self, Chart},
        forms::parse_date,
    },
};
use chrono::{Datelike, NaiveDate};
use rocket::{Route, get, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![page, take]
}

/// A table of the report: the same on the page and in the PDF.
pub(super) struct Block {
    pub heading: String,
    /// Words, and how many columns after them are figures.
    pub heads: Vec<String>,
    pub rows: Vec<Vec<String>>,
    pub total: Vec<String>,
    /// From this column on they are figures.
    pub figures: usize,
    /// What is to be said below it.
    pub notes: Vec<String>,
}

/// A cell of a table on the page.
#[derive(Serialize)]
struct CellView {
    text: String,
    num: bool,
    /// A code or a day, which stays in one line.
    whole: bool,
}

/// A table on the page.
#[derive(Serialize)]
struct BlockView {
    heading: String,
    heads: Vec<CellView>,
    rows: Vec<Vec<CellView>>,
    total: Vec<CellView>,
    notes: Vec<String>,
}

impl BlockView {
    fn new(block: Block) -> Self {
        let cells = |row: Vec<String>| {
            let cell =
                |(at, text): (usize, String)| CellView { num: at >= block.figures, whole: !text.contains(' '), text };
            row.into_iter().enumerate().map(cell).collect::<Vec<_>>()
        };
        Self {
            heads: cells(block.heads),
            rows: block.rows.into_iter().map(cells).collect(),
            total: cells(block.total),
            heading: block.heading,
            notes: block.notes,
        }
    }
}

#[derive(Serialize)]
struct Fact {
    label: String,
    value: String,
}

#[derive(Serialize)]
struct View {
    facts: Vec<Fact>,
    blocks: Vec<BlockView>,
    chart: Option<Chart>,
    checksum: String,
    filter: FilterView,
    form: Option<FormView>,
    fund: String,
}

#[derive(Serialize)]
struct FilterView {
    from: String,
    to: String,
    names: bool,
}

/// A rate as it is read: `1 EUR = 11,2345 TJS`.
pub(super) fn price(visit: &Visit, rate: &Rate) -> String {
    let number = |value| money::format_decimal(value, visit.lang.style());
    let units = money::format_number(rate.units().into(), visit.lang.style());
    format!("{units} {} = {} {}", rate.base(), number(rate.value()), rate.quote())
}

pub(super) fn purpose(visit: &Visit, one: &Posting) -> String {
    visit.say(&format!("funds-purpose-{}", one.purpose))
}

/// What the report begins with: label and value.
pub(super) fn facts(visit: &Visit, report: &Report) -> Vec<(String, String)> {
    let contracts: Vec<String> = report
        .contracts
        .iter()
        .map(|(contract, donor)| format!("{} · {}", donor.labels.say(visit.lang), contract.reference))
        .collect();
    let period = format!("{} – {}", words::date(report.statement.first), words::date(report.statement.last));
    [
        ("funds-fund", format!("{} · {}", report.fund.code, report.fund.labels.say(visit.lang))),
        ("funds-donor", contracts.join("; ")),
        ("funds-fact-period", period),
        ("funds-fact-currency", report.fund.currency.to_string()),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(key, value)| (visit.say(key), value))
    .collect()
}

/// Opening balance, what came and went, closing balance, what is promised, what is left; in this order.
pub(super) fn balance(report: &Report) -> Result<Vec<(&'static str, Money)>, Stop> {
    let of = |account| report.statement.moved(account);
    let received = report.postings.iter().map(|one| one.received);
    let (opening, closing) = (&report.statement.opening, &report.statement.closing);
    let broken = |error: crate::base::money::MoneyError| Stop::broken(error.to_string());
    let received = Money::sum(received, report.fund.currency).map_err(broken)?;
    // What is only offered to groups is not promised: to the donor it is left.
    let left = closing.figures()?.available.checked_add(closing.of(Account::Offered)).map_err(broken)?;
    Ok(vec![
        ("overview-opening", opening.of(Account::Bank)),
        ("funds-received", received),
        ("funds-paid", of(Account::Paid)?),
        ("funds-fees", of(Account::Fees)?),
        ("funds-administration", of(Account::Administration)?),
        ("overview-closing", closing.of(Account::Bank)),
        ("funds-committed", closing.of(Account::Committed)),
        ("overview-left", left),
    ])
}

pub(super) fn blocks(visit: &Visit, report: &Report, lists: &Lists) -> Result<Vec<Block>, Stop> {
    let shown = |amount: &Money| money::format(amount, visit.lang.style());
    let maybe = |amount: Option<Money>| amount.as_ref().map(shown).unwrap_or_default();
    let says = |keys: &[&str]| keys.iter().map(|key| visit.say(key)).collect::<Vec<String>>();
    let balance = Block {
        heading: visit.say("overview-balance"),
        heads: says(&["overview-what", "funds-column-amount"]),
        rows: balance(report)?.iter().map(|(key, amount)| vec![visit.say(key), shown(amount)]).collect(),
        total: Vec::new(),
        figures: 1,
        notes: Vec::new(),
    };
    let line = |one: &BudgetLine| -> Result<Vec<String>, Stop> {
        let name = visit.say(&format!("overview-budget-{}", one.account));
        Ok(vec![name, maybe(one.budget), shown(&one.period), shown(&one.spent()?), maybe(one.left()?)])
    };
    let budget = Block {
        heading: visit.say("overview-budget"),
        heads: says(&["overview-what", "overview-budget", "overview-period", "overview-to-date", "overview-left"]),
        rows: report.budget.iter().map(line).collect::<Result<_, Stop>>()?,
        total: Vec::new(),
        figures: 1,
        notes: Vec::new(),
    };
    let named = report.grants.iter().any(|grant| !grant.name.is_empty());
    let categories = categories(visit, report, lists)?;
    Ok(vec![
        balance,
        budget,
        categories,
        grants(visit, report, named)?,
        postings(visit, report),
        promises(visit, report),
    ]
    .into_iter()
    .filter(|block| !block.rows.is_empty())
    .collect())
}

/// A category's name; its own where a grant has no budget by category.
pub(super) fn category(visit: &Visit, lists: &Lists, code: &str) -> String {
    if code.is_empty() { visit.say("overview-category-none") } else { lists.name(CATEGORIES, code, visit.lang) }
}

/// Budget and spending by category; below it what is paid and in no accepted report, and what no rate leads to.
fn categories(visit: &Visit, report: &Report, lists: &Lists) -> Result<Block, Stop> {
    let shown = |amount: &Money| money::format(amount, visit.lang.style());
    let broken = |error: money::MoneyError| Stop::broken(error.to_string());
    let row = |name: String, budget: Money, spent: Money| -> Result<Vec<String>, Stop> {
        let left = budget.checked_sub(spent).map_err(broken)?;
        Ok(vec![name, shown(&budget), shown(&spent), shown(&left)])
    };
    let (mut rows, currency) = (Vec::new(), report.fund.currency);
    for one in &report.categories.lines {
        rows.push(row(category(visit, lists, &one.code), one.budget, one.spent)?);
    }
    let sum =
        |part: fn(&Category) -> Money| Money::sum(report.categories.lines.iter().map(part), currency).map_err(broken);
    let total = row(visit.say("overview-total"), sum(|one| one.budget)?, sum(|one| one.spent)?)?;
    let mut unreported = Money::zero(currency);
    for grant in &report.grants {
        unreported = unreported.checked_add(report.categories.unreported(grant)?).map_err(broken)?;
    }
    let named = |wanted: Reported| {
        let mine = report.grants.iter().filter(|grant| report.categories.reported.get(&grant.award) == Some(&wanted));
        mine.map(|grant| grant.reference.as_str()).collect::<Vec<_>>().join(", ")
    };
    let mut notes = vec![visit.message(&Message::new("overview-unreported").with("amount", unreported))];
    for (key, grants) in
        [("overview-no-report", named(Reported::Nothing)), ("overview-no-rate", named(Reported::NoRate))]
    {
        if !grants.is_empty() {
            notes.push(visit.message(&Message::new(key).with("grants", grants)));
        }
    }
    let keys = ["overview-category", "overview-budget", "overview-reported", "overview-left"];
    Ok(Block {
        heading: visit.say("overview-categories"),
        heads: keys.map(|key| visit.say(key)).into(),
        rows,
        total,
        figures: 1,
        notes,
    })
}

fn grants(visit: &Visit, report: &Report, named: bool) -> Result<Block, Stop> {
    let shown = |amount: &Money| money::format(amount, visit.lang.style());
    let mut keys = vec!["awards-letter-reference"];
    keys.extend(named.then_some("awards-group"));
    keys.extend(["awards-country", "awards-awarded-on", "awards-committed", "overview-period", "awards-paid"]);
    let row = |one: &Grant| {
        let mut cells = vec![one.reference.clone()];
        cells.extend(named.then(|| one.name.clone()));
        cells.extend([one.country.clone(), words::date(one.on)]);
        cells.extend([&one.committed, &one.period, &one.paid].map(shown));
        cells
    };
    let sum = |part: fn(&Grant) -> Money| {
        let all = Money::sum(report.grants.iter().map(part), report.fund.currency);
        all.map(|sum| shown(&sum)).map_err(|error| Stop::broken(error.to_string()))
    };
    let figures = if named { 4 } else { 3 };
    let mut total = vec![visit.say("overview-total")];
    total.resize(figures, String::new());
    total.extend([sum(|one| one.committed)?, sum(|one| one.period)?, sum(|one| one.paid)?]);
    Ok(Block {
        heading: visit.say("overview-grants"),
        heads: keys.iter().map(|key| visit.say(key)).collect(),
        rows: report.grants.iter().map(row).collect(),
        total,
        figures,
        notes: Vec::new(),
    })
}

fn postings(visit: &Visit, report: &Report) -> Block {
    let shown =
        |amount: Money| if amount.is_zero() { String::new() } else { money::format(&amount, visit.lang.style()) };
    let keys = [
        "funds-column-voucher",
        "funds-column-date",
        "funds-column-what",
        "overview-grant",
        "payouts-rate",
        "funds-received",
        "funds-paid",
        "overview-costs",
    ];
    let row = |one: &Posting| {
        let costs = one.fees.checked_add(one.administration).unwrap_or(one.fees);
        let rate = one.rate.as_ref().map(|rate| price(visit, rate)).unwrap_or_default();
        vec![
            one.voucher.to_string(),
            words::date(one.on),
            purpose(visit, one),
            one.grant.clone(),
            rate,
            shown(one.received),
            shown(one.paid),
            shown(costs),
        ]
    };
    Block {
        heading: visit.say("overview-postings"),
        heads: keys.map(|key| visit.say(key)).into(),
        rows: report.postings.iter().map(row).collect(),
        total: Vec::new(),
        figures: 5,
        notes: Vec::new(),
    }
}

fn promises(visit: &Visit, report: &Report) -> Block {
    let shown = |amount: &Money| money::format(amount, visit.lang.style());
    let reference = |one: &funds::donors::Pledge| {
        let found = report.contracts.iter().find(|(contract, _)| contract.id == one.contract);
        found.map(|(contract, _)| contract.reference.clone()).unwrap_or_default()
    };
    let keys = ["funds-contract-reference", "funds-pledge-due-on", "funds-pledge-amount", "funds-pledge-given"];
    let row = |one: &funds::donors::Pledge| {
        vec![reference(one), words::date(one.due_on), shown(&one.amount), shown(&one.given)]
    };
    Block {
        heading: visit.say("funds-pledges"),
        heads: keys.map(|key| visit.say(key)).into(),
        rows: report.pledges.iter().map(row).collect(),
        total: Vec::new(),
        figures: 2,
        notes: Vec::new(),
    }
}

/// The period asked for; without one, the year so far.
fn asked(fund: FundId, from: &str, to: &str, names: bool, today: NaiveDate) -> Asked {
    let first = parse_date(from).or_else(|| today.with_ordinal(1)).unwrap_or(today);
    Asked { fund, first, last: parse_date(to).unwrap_or(today), names }
}

async fn load(visit: &Visit, asked: Asked) -> Result<(Report, Lists), Stop> {
    visit.read(move |tx| Ok((donor::report(tx, asked)?, choices::lists(tx, &[CATEGORIES])?))).await
}

async fn shown(visit: &Visit, asked: Asked, form: &Form) -> Answer {
    let (report, lists) = load(visit, asked).await?;
    let categories = visit.say("overview-csv-categories");
    let formats = [("xlsx", "XLSX"), ("csv", "CSV"), ("categories", categories.as_str()), ("pdf", "PDF")];
    let formats = formats.map(|(value, label)| Choice::new(value, label));
    let inputs = vec![
        Input::hidden("from"),
        Input::hidden("to"),
        Input::hidden("names"),
        Input::radios("format", formats.into()),
    ];
    let spent: Vec<(String, Money)> = report
        .grants
        .iter()
        .filter(|one| one.period.is_positive())
        .map(|one| (one.reference.clone(), one.period))
        .collect();
    let words = (visit.say("overview-chart"), visit.say("overview-chart-about"));
    let heads = [visit.say("overview-grant"), visit.say("funds-paid")];
    let view = View {
        facts: facts(visit, &report).into_iter().map(|(label, value)| Fact { label, value }).collect(),
        blocks: blocks(visit, &report, &lists)?.into_iter().map(BlockView::new).collect(),
        chart: (!spent.is_empty()).then(|| chart::bars("grants", words, heads, &spent, visit.lang.style())),
        checksum: report.statement.checksum.clone(),
        filter: FilterView { from: words::date(asked.first), to: words::date(asked.last), names: asked.names },
        form: visit
            .may(Deed::ExportLedger)
            .then(|| form.view(visit, &format!("/funds/{}/report", asked.fund), inputs, "overview-download")),
        fund: format!("/funds/{}", asked.fund),
    };
    let heading = visit.message(&Message::new("overview-donor-heading").with("fund", report.fund.code.as_str()));
    visit.show_form_titled("overview/donor", &heading, form, &view)
}

fn blank(asked: &Asked) -> Form {
    Form::blank("overview-donor")
        .with("from", asked.first.to_string())
        .with("to", asked.last.to_string())
        .with("names", if asked.names { "yes" } else { "" })
        .with("format", "xlsx")
}

#[get("/funds/<id>/report?<from>&<to>&<names>")]
async fn page(visit: Visit, id: FundId, from: Option<&str>, to: Option<&str>, names: Option<&str>) -> Answer {
    let today = visit.read(crate::people::today).await?;
    let named = names == Some("yes");
    let asked = asked(id, from.unwrap_or_default(), to.unwrap_or_default(), named, today);
    if asked.last < asked.first {
        let whole = Asked { first: asked.last, ..asked };
        let mut form = blank(&whole);
        form.refuse("to", Message::new("overview-period-backwards"));
        let page = shown(&visit, whole, &form).await?;
        return Ok(page.with_status(rocket::http::Status::UnprocessableEntity));
    }
    shown(&visit, asked, &blank(&asked)).await
}

#[post("/funds/<id>/report", data = "<posted>")]
async fn take(visit: Visit, id: FundId, posted: Posted) -> Answer {
    visit.read(|tx| tx.permit(Deed::ExportLedger)).await?;
    let mut form = Form::sent("overview-donor", posted);
    let format = form.one::<files::Format>("format");
    let today = visit.read(crate::people::today).await?;
    let asked = asked(id, form.raw("from"), form.raw("to"), form.raw("names") == "yes", today);
    let act = move |tx: &mut crate::db::Tx<'_>, format: &files::Format| {
        if asked.last < asked.first {
            return Err(Refusal::PeriodBackwards.into());
        }
        donor::take_out(tx, asked, format.as_str())
    };
    let (Some(format), Some(())) = (format, visit.act(&mut form, format, act).await?) else {
        return shown(&visit, Asked { first: asked.first.min(asked.last), ..asked }, &form).await;
    };
    let (report, lists) = load(&visit, asked).await?;
    files::download(&visit, &report, &lists, format)
}
