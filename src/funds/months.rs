//! What each month came to, kept with the postings: for charts, and for balances at the beginning and end of a period.

use super::{Account, Fund, store};
use crate::{
    base::{Currency, Deed, FundId, Money, Stop},
    db::Tx,
};
use chrono::{Datelike, Months, NaiveDate};
use std::collections::BTreeMap;

/// What one month came to, in the fund's currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    /// From donors and other funds, less what went to other funds.
    pub received: Money,
    /// Paid to grantees, taken by banks and for administration.
    pub spent: Money,
}

/// Every month of a fund in which anything was posted, by its first day.
pub fn of_fund(tx: &mut Tx<'_>, fund: &Fund) -> Result<Vec<(NaiveDate, Month)>, Stop> {
    tx.permit(Deed::SeeFunds)?;
    Ok(summed(fund.currency, store::months(tx, &[fund.id])?))
}

/// Every month of all funds of a currency together, by currency.
pub fn of_all(tx: &mut Tx<'_>) -> Result<BTreeMap<Currency, Vec<(NaiveDate, Month)>>, Stop> {
    tx.permit(Deed::SeeFunds)?;
    let mut all: BTreeMap<Currency, Vec<(NaiveDate, Month)>> = BTreeMap::new();
    let mut funds = super::list(tx)?;
    funds.sort_by_key(|fund| fund.currency);
    for group in funds.chunk_by(|one, other| one.currency == other.currency) {
        let Some(first) = group.first() else { continue };
        let ids: Vec<FundId> = group.iter().map(|fund| fund.id).collect();
        all.insert(first.currency, summed(first.currency, store::months(tx, &ids)?));
    }
    Ok(all)
}

/// The first day of a month.
pub(super) fn first(on: NaiveDate) -> NaiveDate {
    on.with_day(1).unwrap_or(on)
}

/// Every month from the first to the last of these, by its first day; of more than a hundred years the first.
pub fn every(from: NaiveDate, to: NaiveDate) -> Vec<NaiveDate> {
    let mut months = vec![first(from)];
    while let Some(next) = months.last().and_then(|last| last.checked_add_months(Months::new(1))) {
        if next > to || months.len() > 1_200 {
            break;
        }
        months.push(next);
    }
    months
}

fn summed(currency: Currency, rows: Vec<(Account, NaiveDate, i64)>) -> Vec<(NaiveDate, Month)> {
    let mut months: BTreeMap<NaiveDate, (i64, i64)> = BTreeMap::new();
    for (account, first, minor) in rows {
        let (received, spent) = months.entry(first).or_default();
        match account {
            Account::Received | Account::Transferred => *received -= minor,
            Account::Paid | Account::Fees | Account::Exchange | Account::Administration => *spent += minor,
            Account::Bank | Account::Offered | Account::Committed | Account::Reserve => {}
        }
    }
    let money = |minor| Money::from_minor(minor, currency);
    let month = |(first, (received, spent))| (first, Month { received: money(received), spent: money(spent) });
    months.into_iter().map(month).collect()
}
