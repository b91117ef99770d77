//! A fund from one day to another: what it began with, every posting, what it ended with, and a checksum of the postings
//! by which two papers are known to speak of the same ones.

use super::{Account, Balances, Fund, Refusal, balances::refused, ledger::Entry, store, views};
use crate::{
    base::{Currency, Deed, FundId, Money, Stop, TransactionId},
    db::Tx,
};
use chrono::NaiveDate;
use sha2::{Digest, Sha256};
use std::collections::HashMap;

/// A fund from one day to another.
#[derive(Clone, Debug)]
pub struct Statement {
    /// The first day.
    pub first: NaiveDate,
    /// The last day.
    pub last: NaiveDate,
    /// Before the first day.
    pub opening: Balances,
    /// After the last day.
    pub closing: Balances,
    /// What was posted, the oldest first; sides of this fund only.
    pub lines: Vec<views::Line>,
    /// What donors gave in their own currency, by transaction; what was reversed stands by its reversal too.
    pub given: HashMap<TransactionId, Money>,
    /// SHA-256 of the set of postings, in hexadecimal digits.
    pub checksum: String,
}

impl Statement {
    /// What was posted to an account in the period.
    pub fn moved(&self, account: Account) -> Result<Money, Refusal> {
        self.closing.of(account).checked_sub(self.opening.of(account)).map_err(refused)
    }
}

/// What a fund's accounts come to until a day, that day included.
fn until(tx: &mut Tx<'_>, fund: &Fund, last: NaiveDate) -> Result<Balances, Stop> {
    let mut balances = Balances::none(fund.currency);
    for sum in store::sums_until(tx, last, Some(fund.id))? {
        let account = sum.account.parse().map_err(|_| Stop::broken("an account that is none"))?;
        balances.set(account, sum.amount_minor);
    }
    Ok(balances)
}

/// View: a fund from one day to another.
pub fn of_period(tx: &mut Tx<'_>, fund: &Fund, first: NaiveDate, last: NaiveDate) -> Result<Statement, Stop> {
    tx.permit(Deed::SeeFunds)?;
    if last < first {
        return Err(Refusal::PeriodBackwards.into());
    }
    let opening = match first.pred_opt() {
        Some(before) => until(tx, fund, before)?,
        None => Balances::none(fund.currency),
    };
    let (rows, receipts) = store::lines_between(tx, fund.id, (first, last))?;
    let lines = views::whole(rows)?;
    let closing = after(opening.clone(), &lines)?;
    let given = receipts.into_iter().map(given).collect::<Result<_, Stop>>()?;
    let checksum = checksum(fund, &lines);
    Ok(Statement { first, last, opening, closing, lines, given, checksum })
}

/// What accounts come to when these lines are added.
fn after(opening: Balances, lines: &[views::Line]) -> Result<Balances, Stop> {
    let mut balances = opening;
    for entry in lines.iter().flat_map(|line| &line.entries) {
        let sum = balances.of(entry.account).checked_add(entry.amount).map_err(refused)?;
        balances.set(entry.account, sum.minor());
    }
    Ok(balances)
}

fn given((id, minor, code): store::Receipt) -> Result<(TransactionId, Money), Stop> {
    let currency = Currency::from_code(&code).ok_or_else(|| Stop::broken("a receipt in no currency"))?;
    Ok((id, Money::from_minor(minor, currency)))
}

/// SHA-256 over a line for each posting, in order of text: `2020-14 2020-05-03 paid 120000 EUR`.
fn checksum(fund: &Fund, lines: &[views::Line]) -> String {
    let side = |line: &views::Line, entry: &Entry| {
        let (voucher, on, account) = (line.voucher, line.on, entry.account);
        format!("{voucher} {on} {account} {} {}\n", entry.amount.minor(), entry.amount.currency())
    };
    let mut set: Vec<String> = lines.iter().flat_map(|line| line.entries.iter().map(|e| side(line, e))).collect();
    set.sort();
    let mut hash = Sha256::new();
    hash.update(fund.code.as_bytes());
    hash.update(b"\n");
    for one in set {
        hash.update(one.as_bytes());
    }
    data_encoding::HEXLOWER.encode(&hash.finalize())
}

/// An account of a fund in a trial balance; a credit is negative.
#[derive(Clone, Debug, PartialEq)]
pub struct Balance {
    /// The fund.
    pub fund: FundId,
    /// The account.
    pub account: Account,
    /// What it comes to.
    pub amount: Money,
}

/// View: what every account of every fund comes to until a day. The sums of each fund are nothing.
pub fn trial_balance(tx: &mut Tx<'_>, last: NaiveDate) -> Result<Vec<Balance>, Stop> {
    tx.permit(Deed::SeeFunds)?;
    let balance = |sum: store::Sum| {
        let account = sum.account.parse().map_err(|_| Stop::broken("an account that is none"))?;
        let currency = Currency::from_code(&sum.currency).ok_or_else(|| Stop::broken("a sum in no currency"))?;
        let amount = Money::from_minor(sum.amount_minor, currency);
        Ok(Balance { fund: FundId(sum.fund_id), account, amount })
    };
    let all: Vec<Balance> = store::sums_until(tx, last, None)?.into_iter().map(balance).collect::<Result<_, Stop>>()?;
    Ok(all.into_iter().filter(|one| !one.amount.is_zero()).collect())
}
