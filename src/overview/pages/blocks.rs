//! What a fund's report to its donor says: the same on its page and in its files.

use crate::{
    applications::budget::CATEGORIES,
    base::{Message, Money, Rate, Stop, money, words},
    calls::choices::Lists,
    funds::{self, Account},
    overview::{
        categories::{Category, Reported},
        donor::{BudgetLine, Grant, Posting, Report},
    },
    web::Visit,
};

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
        ("funds-exchange", of(Account::Exchange)?),
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
        let costs = Money::sum([one.exchange, one.fees, one.administration], one.fees.currency()).unwrap_or(one.fees);
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
