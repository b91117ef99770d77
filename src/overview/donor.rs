//! The report to a donor: any fund, any period. What came in, what it was spent on, which grants carry it, every posting
//! with the rate that was used, and what is left.

use super::{
    Refusal,
    categories::{self, Categories},
};
use crate::{
    audit,
    awards::{self, RateUsed, views::Carried},
    base::{AwardId, Deed, FundId, Money, PayoutId, Rate, Stop, money::MoneyError},
    db::Tx,
    funds::{
        self, Account, Fund, Purpose, Voucher,
        donors::{self, Contract, Donor, Pledge, Promises},
        statement::{self, Statement},
        terms,
        views::Line,
    },
    payouts::{self, views::Posted},
};
use chrono::NaiveDate;
use std::collections::HashMap;

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// Of which fund.
    pub fund: FundId,
    /// From this day.
    pub first: NaiveDate,
    /// To this day.
    pub last: NaiveDate,
    /// Whether groups are named; else only their references stand in it.
    pub names: bool,
}

/// A line of the donor's budget.
#[derive(Clone, Copy, Debug)]
pub struct BudgetLine {
    /// What for.
    pub account: Account,
    /// What the donor gives for it, where its budget names it.
    pub budget: Option<Money>,
    /// Spent before the period.
    pub before: Money,
    /// Spent in the period.
    pub period: Money,
}

impl BudgetLine {
    /// Spent until the end of the period.
    pub fn spent(&self) -> Result<Money, Stop> {
        self.before.checked_add(self.period).map_err(broken)
    }

    /// Not spent of the budget; negative where more was.
    pub fn left(&self) -> Result<Option<Money>, Stop> {
        let spent = self.spent()?;
        self.budget.map(|budget| budget.checked_sub(spent).map_err(broken)).transpose()
    }
}

/// A grant that the fund carries.
#[derive(Clone, Debug)]
pub struct Grant {
    /// Its award.
    pub award: AwardId,
    /// What people call it.
    pub reference: String,
    /// The name or alias of the group; empty where only codes are wanted.
    pub name: String,
    /// ISO 3166-1 code.
    pub country: String,
    /// The day of the decision.
    pub on: NaiveDate,
    /// Set aside for it, in the fund's currency.
    pub committed: Money,
    /// Paid in the period.
    pub period: Money,
    /// Paid until now.
    pub paid: Money,
}

/// A posting of the period.
#[derive(Clone, Debug)]
pub struct Posting {
    /// Its number.
    pub voucher: Voucher,
    /// Its day.
    pub on: NaiveDate,
    /// Why.
    pub purpose: Purpose,
    /// The reference of the grant that it was for; empty where it was for none.
    pub grant: String,
    /// From donors and other funds.
    pub received: Money,
    /// Paid to grantees, at the awards' own rates.
    pub paid: Money,
    /// What that cost more than the promise was worth at the award's own rate; negative where it cost less.
    pub exchange: Money,
    /// Taken by banks.
    pub fees: Money,
    /// For administration.
    pub administration: Money,
    /// What came or went on the other side, where that was in another currency.
    pub other: Option<Money>,
    /// The rate between both, which follows from them.
    pub rate: Option<Rate>,
    /// The published rate that it was prepared with.
    pub used: Option<RateUsed>,
}

/// A report.
#[derive(Clone, Debug)]
pub struct Report {
    /// Of which fund.
    pub fund: Fund,
    /// Who gives to it, by which contracts.
    pub contracts: Vec<(Contract, Donor)>,
    /// What was promised, part by part.
    pub pledges: Vec<Pledge>,
    /// The ledger of the period.
    pub statement: Statement,
    /// Budget and what was spent.
    pub budget: Vec<BudgetLine>,
    /// The grants.
    pub grants: Vec<Grant>,
    /// Budget and spending by category.
    pub categories: Categories,
    /// The postings that touched money.
    pub postings: Vec<Posting>,
}

fn broken(error: MoneyError) -> Stop {
    Stop::broken(format!("a report does not add up: {error}"))
}

/// View: the report of a fund to its donor.
pub fn report(tx: &mut Tx<'_>, asked: Asked) -> Result<Report, Stop> {
    tx.permit(Deed::SeeFunds)?;
    if asked.last < asked.first {
        return Err(Refusal::PeriodBackwards.into());
    }
    let fund = funds::find(tx, asked.fund)?;
    let statement = statement::of_period(tx, &fund, asked.first, asked.last)?;
    let payouts: Vec<PayoutId> = statement.lines.iter().filter_map(payout_of).collect();
    let carried = awards::views::carried(tx, fund.id)?;
    let ids: Vec<AwardId> = carried.iter().map(|one| one.id).collect();
    let books = payouts::views::books(tx, fund.id, &ids, &payouts)?;
    let references: HashMap<AwardId, &str> = carried.iter().map(|one| (one.id, one.reference.as_str())).collect();
    let mut postings = Vec::new();
    for line in statement.lines.iter().filter(|line| touches_money(line)) {
        postings.push(posting(&fund, &statement, line, &books.posted, &references)?);
    }
    let decided: Vec<&Carried> = carried.iter().filter(|one| one.awarded_on <= statement.last).collect();
    let grants = grants(&decided, &statement, &books.posted, asked.names);
    let categories = categories::of_grants(tx, &fund, &decided, &books.sent)?;
    let Promises { contracts, pledges } = donors::promises(tx, fund.id)?;
    let budget = budget(tx, &fund, &statement)?;
    Ok(Report { fund, contracts, pledges, statement, budget, grants, categories, postings })
}

fn budget(tx: &mut Tx<'_>, fund: &Fund, statement: &Statement) -> Result<Vec<BudgetLine>, Stop> {
    let named: HashMap<Account, Money> = terms::budget(tx, fund)?.into_iter().collect();
    let line = |account| {
        Ok(BudgetLine {
            account,
            budget: named.get(&account).copied(),
            before: statement.opening.of(account),
            period: statement.moved(account)?,
        })
    };
    let mut lines = terms::BUDGETED.into_iter().map(line).collect::<Result<Vec<_>, Stop>>()?;
    let exchange = line(Account::Exchange)?;
    if !(exchange.before.is_zero() && exchange.period.is_zero()) {
        lines.push(exchange);
    }
    Ok(lines)
}

fn payout_of(line: &Line) -> Option<PayoutId> {
    (line.subject_kind == "payout").then_some(PayoutId(line.subject_id))
}

fn touches_money(line: &Line) -> bool {
    line.on_account(Account::Bank).is_some()
}

fn posting(
    fund: &Fund,
    statement: &Statement,
    line: &Line,
    posted: &HashMap<PayoutId, Posted>,
    references: &HashMap<AwardId, &str>,
) -> Result<Posting, Stop> {
    let zero = Money::zero(fund.currency);
    let of = |account| line.on_account(account).unwrap_or(zero);
    let received = of(Account::Received).checked_add(of(Account::Transferred)).map_err(broken)?;
    let (received, paid) = (received.negate().map_err(broken)?, of(Account::Paid));
    let exchange = of(Account::Exchange);
    let debited = paid.checked_add(exchange).map_err(broken)?;
    let payout = payout_of(line).and_then(|id| posted.get(&id));
    let given = statement.given.get(&line.id).copied();
    let sent = payout.and_then(|one| one.received).filter(|_| !paid.is_zero() && line.purpose != Purpose::Return);
    let other = given.or(sent).filter(|other| other.currency() != fund.currency);
    let mine = if given.is_some() { received } else { debited };
    // A reversal takes both sides back, so the rate is that of the payout.
    let size = if mine.is_negative() { mine.negate().map_err(broken)? } else { mine };
    Ok(Posting {
        voucher: line.voucher,
        on: line.on,
        purpose: line.purpose,
        grant: payout.and_then(|one| references.get(&one.award)).copied().unwrap_or_default().to_owned(),
        received,
        paid,
        exchange,
        fees: of(Account::Fees),
        administration: of(Account::Administration),
        other,
        rate: other.and_then(|other| Rate::derived(size, other)),
        used: payout.and_then(|one| one.rate.clone()).filter(|_| sent.is_some()),
    })
}

fn grants(carried: &[&Carried], statement: &Statement, posted: &HashMap<PayoutId, Posted>, names: bool) -> Vec<Grant> {
    let mut paid: HashMap<AwardId, i64> = HashMap::new();
    for line in &statement.lines {
        if let Some(one) = payout_of(line).and_then(|id| posted.get(&id)) {
            let minor = |account| line.on_account(account).map_or(0, |amount| amount.minor());
            *paid.entry(one.award).or_default() += minor(Account::Paid) + minor(Account::Exchange);
        }
    }
    let grant = |one: &&Carried| Grant {
        award: one.id,
        reference: one.reference.clone(),
        // A report leaves the house: a group at high risk is its code in it, whoever takes it out.
        name: match (names, one.high_risk) {
            (false, _) => String::new(),
            (true, true) => one.reference.clone(),
            (true, false) => one.name.clone(),
        },
        country: one.country.clone(),
        on: one.awarded_on,
        committed: one.own.committed,
        period: Money::from_minor(paid.get(&one.id).copied().unwrap_or(0), one.own.paid.currency()),
        paid: one.own.paid,
    };
    carried.iter().map(grant).collect()
}

/// Act: writes down that a report is taken out. Reading it is [`report`].
pub fn take_out(tx: &mut Tx<'_>, asked: Asked, format: &str) -> Result<(), Stop> {
    tx.permit(Deed::ExportLedger)?;
    let fund = funds::find(tx, asked.fund)?;
    let details = serde_json::json!({
        "format": format, "first": asked.first, "last": asked.last, "names": asked.names,
    });
    audit::record(tx, audit::Event::new("overview.take_out", fund.id).with(details))?;
    Ok(())
}
