//! Proving the ledger, for `doctor`: balances equal the sums of postings, every transaction sums to zero, vouchers have
//! no gaps, and every transaction is as it was when it was posted.

use super::{
    Account, Voucher,
    store::{self, DatedSum, Side, Sum, Transaction},
};
use crate::{
    base::{AuditId, FundId, Stop, TransactionId, seal::Place},
    db::{Tx, keys},
};
use chrono::Datelike;
use sha2::{Digest, Sha256};
use std::{collections::BTreeMap, fmt};

/// How many transactions are looked at in one go.
const SLICE: i64 = 1_000;

/// Something that is not as it must be. Written in English, for whoever keeps the server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A kept balance is not the sum of its postings.
    Balance {
        /// Of which fund.
        fund: FundId,
        /// `account in currency`
        account: String,
        /// Minor units as kept.
        kept: i64,
        /// Minor units as summed.
        summed: i64,
    },
    /// A fund has promised or spent more than it received, or paid more than it promised.
    Overspent(FundId),
    /// A transaction that does not sum to zero.
    Unbalanced(Voucher),
    /// A transaction with fewer than two sides.
    Empty(Voucher),
    /// A posting with another voucher than its transaction, or in another currency than its fund.
    Astray(Voucher),
    /// The vouchers of a year have a gap, or its counter is elsewhere.
    Gap {
        /// The year.
        year: i32,
        /// How many there are.
        vouchers: i64,
        /// The highest number.
        highest: i32,
        /// The counter.
        counter: i32,
    },
    /// A transaction that is not as it was when it was posted, or that the audit trail does not know.
    Altered(Voucher),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Balance { fund, account, kept, summed } => {
                write!(f, "fund {fund}: {account} is kept as {kept} minor units, but its postings sum to {summed}")
            }
            Self::Overspent(fund) => write!(f, "fund {fund}: more is promised or spent than was received"),
            Self::Unbalanced(voucher) => write!(f, "voucher {voucher} does not sum to zero"),
            Self::Empty(voucher) => write!(f, "voucher {voucher} has fewer than two postings"),
            Self::Astray(voucher) => {
                write!(f, "voucher {voucher} has a posting that names another voucher or currency")
            }
            Self::Gap { year, vouchers, highest, counter } => {
                write!(f, "vouchers of {year}: {vouchers} there, the highest is {highest}, the counter is at {counter}")
            }
            Self::Altered(voucher) => write!(f, "voucher {voucher} is not as it was posted"),
        }
    }
}

/// Everything that is wrong with the ledger; empty when all is well.
pub fn check(tx: &mut Tx<'_>) -> Result<Vec<Fault>, Stop> {
    let (kept, summed) = (store::kept_balances(tx)?, store::sums(tx)?);
    let mut faults = compare(&kept, &summed);
    faults.extend(overspent(&kept));
    let days = store::day_sums(tx)?.into_iter().map(on_first).collect();
    let (kept, summed) = (by_month(store::kept_months(tx)?), by_month(days));
    faults.extend(compare(&kept, &summed));
    let vouchers = |found: Vec<store::Stumble>, fault: fn(Voucher) -> Fault| {
        found.into_iter().map(move |row| fault(Voucher { year: row.voucher_year, number: row.voucher_number }))
    };
    faults.extend(vouchers(store::unbalanced(tx)?, Fault::Unbalanced));
    faults.extend(vouchers(store::empty_transactions(tx)?, Fault::Empty));
    faults.extend(vouchers(store::broken_links(tx)?, Fault::Astray));
    for row in store::voucher_counts(tx)? {
        if row.vouchers != i64::from(row.highest) || row.counter != row.highest {
            let (year, vouchers, highest, counter) = (row.year, row.vouchers, row.highest, row.counter);
            faults.push(Fault::Gap { year, vouchers, highest, counter });
        }
    }
    altered(tx, &mut faults)?;
    Ok(faults)
}

/// A day's sum, dated as its month is kept.
fn on_first(day: DatedSum) -> DatedSum {
    DatedSum { on_day: day.on_day.with_day(1).unwrap_or(day.on_day), ..day }
}

/// Sums by month, the month named with the account. What is kept on another day than a month's first is none's, and is
/// named by that day.
fn by_month(dated: Vec<DatedSum>) -> Vec<Sum> {
    let mut months: BTreeMap<(i64, String, String), i64> = BTreeMap::new();
    for row in dated {
        let month = if row.on_day.day() == 1 { "%Y-%m" } else { "%Y-%m-%d" };
        let account = format!("{} {}", row.account, row.on_day.format(month));
        *months.entry((row.fund_id, account, row.currency)).or_default() += row.amount_minor;
    }
    let sum = |((fund_id, account, currency), amount_minor)| Sum { fund_id, account, currency, amount_minor };
    months.into_iter().map(sum).collect()
}

fn compare(kept: &[Sum], summed: &[Sum]) -> Vec<Fault> {
    let mut pairs: BTreeMap<(i64, String), (i64, i64)> = BTreeMap::new();
    let name = |row: &Sum| (row.fund_id, format!("{} in {}", row.account, row.currency));
    for row in kept {
        pairs.entry(name(row)).or_default().0 = row.amount_minor;
    }
    for row in summed {
        pairs.entry(name(row)).or_default().1 = row.amount_minor;
    }
    let wrong = pairs.into_iter().filter(|(_, (kept, summed))| kept != summed);
    wrong
        .map(|((fund, account), (kept, summed))| Fault::Balance { fund: FundId(fund), account, kept, summed })
        .collect()
}

fn overspent(kept: &[Sum]) -> Vec<Fault> {
    let mut funds: BTreeMap<i64, (i128, i64)> = BTreeMap::new();
    for row in kept {
        let (available, committed) = funds.entry(row.fund_id).or_default();
        match row.account.parse() {
            Ok(
                Account::Received
                | Account::Offered
                | Account::Paid
                | Account::Fees
                | Account::Exchange
                | Account::Transferred
                | Account::Administration,
            ) => *available -= i128::from(row.amount_minor),
            Ok(Account::Committed) => {
                *available -= i128::from(row.amount_minor);
                *committed = row.amount_minor;
            }
            _ => {}
        }
    }
    let over = funds.into_iter().filter(|(_, (available, committed))| *available < 0 || *committed < 0);
    over.map(|(fund, _)| Fault::Overspent(FundId(fund))).collect()
}

fn altered(tx: &mut Tx<'_>, faults: &mut Vec<Fault>) -> Result<(), Stop> {
    let mut after: Option<TransactionId> = None;
    loop {
        let slice = store::digests(tx, after, SLICE)?;
        let Some(last) = slice.last() else { return Ok(()) };
        after = Some(last.transaction.id);
        for sealing in slice {
            let told = sealing.entry.as_ref().and_then(|entry| told(tx, entry));
            let as_told = told.as_deref() == Some(digest(&sealing.transaction, &sealing.sides).as_str());
            if !as_told || !is_plain(tx, &sealing.transaction)? {
                faults.push(Fault::Altered(sealing.transaction.voucher()));
            }
        }
    }
}

/// Whether there is nothing that the digest cannot tell apart: a reversal of number zero from none, an empty memo from
/// none, a memo from more sides. No act writes the first, and the others do not open.
fn is_plain(tx: &mut Tx<'_>, transaction: &Transaction) -> Result<bool, Stop> {
    if transaction.reverses_id == Some(TransactionId(0)) {
        return Ok(false);
    }
    let Some(memo) = &transaction.memo else { return Ok(true) };
    let place = Place::new("ledger_transactions.memo", transaction.id.0);
    Ok(keys::open(tx, keys::HOUSE_KEY)?.open(place, memo).is_ok())
}

/// The digest that the audit trail holds, if its entry opens.
fn told(tx: &Tx<'_>, entry: &store::Told) -> Option<String> {
    let (id, details, key_id, wrapped) = entry;
    let key = tx.master.unwrap((*key_id)?, wrapped.as_ref()?).ok()?;
    let text = key.open(Place::new("audit_entries.details", AuditId(*id).0), details.as_ref()?).ok()?;
    let details: serde_json::Value = serde_json::from_str(&text).ok()?;
    Some(details.get("digest")?.as_str()?.to_owned())
}

/// What a transaction says, in 64 hexadecimal digits. Its audit entry holds it, and the audit's seals cover that.
pub(super) fn digest(transaction: &Transaction, sides: &[Side]) -> String {
    let mut text = format!(
        "{} {} {} {} {} {} {} {} {} {}\n",
        transaction.id.0,
        transaction.voucher(),
        transaction.effective_on,
        transaction.recorded_at.and_utc().timestamp_micros(),
        transaction.actor_kind,
        transaction.actor_id,
        transaction.purpose,
        transaction.subject_kind,
        transaction.subject_id,
        transaction.reverses_id.map_or(0, |id| id.0),
    );
    let mut lines: Vec<String> = sides
        .iter()
        .map(|side| {
            let (id, fund, minor) = (side.id.0, side.fund_id.0, side.amount_minor);
            format!("{id} {fund} {} {} {minor}\n", side.account, side.currency)
        })
        .collect();
    lines.sort();
    text.push_str(&lines.concat());
    let mut hash = Sha256::new();
    hash.update(text.as_bytes());
    hash.update(transaction.memo.as_deref().unwrap_or_default());
    data_encoding::HEXLOWER.encode(&hash.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(fund: i64, account: Account, minor: i64) -> Sum {
        Sum { fund_id: fund, account: account.as_str().into(), currency: "EUR".into(), amount_minor: minor }
    }

    #[test]
    fn a_balance_that_is_not_its_sum_is_named_from_either_side() {
        let bank = row(1, Account::Bank, 500);
        assert_eq!(compare(std::slice::from_ref(&bank), std::slice::from_ref(&bank)), []);
        let fault = |kept, summed| Fault::Balance { fund: FundId(1), account: "bank in EUR".into(), kept, summed };
        assert_eq!(compare(std::slice::from_ref(&bank), &[]), [fault(500, 0)]);
        assert_eq!(compare(&[], std::slice::from_ref(&bank)), [fault(0, 500)]);
        assert_eq!(compare(&[bank], &[row(1, Account::Bank, 501)]), [fault(500, 501)]);
        assert_eq!(compare(&[row(1, Account::Bank, 0)], &[]), []);
    }

    #[test]
    fn a_fund_that_spent_more_than_it_got_is_named() {
        let received = row(1, Account::Received, -500);
        let spends = |committed, paid, fees| {
            let rows =
                [row(1, Account::Committed, committed), row(1, Account::Paid, paid), row(1, Account::Fees, fees)];
            overspent(&[vec![received.clone()], rows.to_vec()].concat())
        };
        assert_eq!(spends(200, 290, 10), []);
        assert_eq!(spends(200, 290, 11), [Fault::Overspent(FundId(1))]);
        assert_eq!(spends(-1, 0, 0), [Fault::Overspent(FundId(1))]);
    }
}
