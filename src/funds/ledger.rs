//! The ledger: transactions of two or more postings that sum to zero per fund and currency, written once and for ever.
//!
//! Balances are kept rows, changed with the posting while the fund is locked, so that two people pressing at once cannot
//! promise the same euro. The voucher number is taken last. Correction is a reversal, never an edit. These are steps:
//! the acts of other rooms permit, and tell.

use super::{Account, Fund, Purpose, Refusal, Voucher, balances, periods, proof, store};
use crate::{
    audit,
    base::{Currency, FundId, Money, Stop, Subject, TransactionId, seal::Place},
    db::{Tx, keys},
};
use chrono::{Datelike, Duration, NaiveDate, NaiveDateTime};
use std::collections::HashMap;

/// Where the clocks are that are farthest ahead of UTC.
const FARTHEST_ZONE: Duration = Duration::hours(14);
/// A year before this one is a slip of the keyboard.
const FIRST_YEAR: i32 = 2000;

/// One side of a transaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Of which fund.
    pub fund: FundId,
    /// On which account.
    pub account: Account,
    /// A debit is positive, a credit negative.
    pub amount: Money,
}

/// A transaction to be posted.
#[derive(Clone, Debug)]
pub struct Posting<'a> {
    /// Why.
    pub purpose: Purpose,
    /// For what, as in [`Subject`]: the fund, award or payout it belongs to.
    pub subject_kind: &'a str,
    /// Its id.
    pub subject_id: i64,
    /// Its effective date.
    pub on: NaiveDate,
    /// Its sides.
    pub entries: Vec<Entry>,
    /// The transaction it undoes.
    pub reverses: Option<TransactionId>,
    /// What was written with it; sealed.
    pub memo: Option<&'a str>,
}

impl<'a> Posting<'a> {
    /// A transaction that undoes nothing.
    pub fn new(purpose: Purpose, subject: Subject, on: NaiveDate, entries: Vec<Entry>) -> Self {
        Self { purpose, subject_kind: subject.kind, subject_id: subject.id, on, entries, reverses: None, memo: None }
    }

    /// With a text, which is sealed.
    #[must_use]
    pub fn with_memo(mut self, memo: Option<&'a str>) -> Self {
        self.memo = memo;
        self
    }
}

/// Sums to zero per fund and currency, and no side is nothing: else whoever made the entries is at fault.
fn check_entries(entries: &[Entry]) -> Result<(), Stop> {
    let mut sums: HashMap<(FundId, Currency), i128> = HashMap::new();
    for entry in entries {
        *sums.entry((entry.fund, entry.amount.currency())).or_default() += i128::from(entry.amount.minor());
    }
    let empty = entries.len() < 2 || entries.iter().any(|entry| entry.amount.is_zero());
    if empty || sums.values().any(|sum| *sum != 0) {
        return Err(Stop::broken("a ledger transaction does not sum to zero"));
    }
    Ok(())
}

/// The day is one that has come, somewhere on earth, and is in this century.
pub(super) fn check_day(on: NaiveDate, now: NaiveDateTime) -> Result<(), Refusal> {
    if on > (now + FARTHEST_ZONE).date() {
        Err(Refusal::DayInFuture)
    } else if on.year() < FIRST_YEAR {
        Err(Refusal::DayTooEarly)
    } else {
        Ok(())
    }
}

/// Posts a transaction. Locks its funds in order of id, refuses what would overspend, and takes the voucher number last.
pub fn post(tx: &mut Tx<'_>, new: Posting<'_>) -> Result<TransactionId, Stop> {
    check_entries(&new.entries)?;
    check_day(new.on, tx.now)?;
    let funds = lock(tx, &new.entries)?;
    post_locked(tx, &funds, new)
}

/// Locks the funds of these entries in order of id, so that nobody posts to them until this transaction ends.
pub(super) fn lock(tx: &mut Tx<'_>, entries: &[Entry]) -> Result<Vec<Fund>, Stop> {
    let mut ids: Vec<FundId> = entries.iter().map(|entry| entry.fund).collect();
    ids.sort();
    ids.dedup();
    ids.into_iter().map(|id| store::lock(tx, id)).collect()
}

pub(super) fn post_locked(tx: &mut Tx<'_>, funds: &[Fund], new: Posting<'_>) -> Result<TransactionId, Stop> {
    let changed = changed(tx, funds, &new.entries)?;
    store::keep_balances(tx, &changed)?;
    write(tx, &new)
}

/// The balances that these entries would change; refuses what would overspend.
pub(super) fn changed(
    tx: &mut Tx<'_>,
    funds: &[Fund],
    entries: &[Entry],
) -> Result<Vec<(FundId, Account, Money)>, Stop> {
    let wanted: Vec<(FundId, Currency)> = funds.iter().map(|fund| (fund.id, fund.currency)).collect();
    let kept = store::balances(tx, &wanted)?;
    let mut changed = Vec::with_capacity(funds.len());
    for fund in funds {
        let before = kept.get(&fund.id).ok_or(Stop::Missing)?;
        let mine: Vec<Entry> = entries.iter().filter(|entry| entry.fund == fund.id).copied().collect();
        changed.push((fund.id, before, balances::after(fund, before, &mine)?));
    }
    Ok(changed
        .iter()
        .flat_map(|(fund, before, after)| {
            after.changed(before).into_iter().map(|(account, balance)| (*fund, account, balance))
        })
        .collect())
}

fn write(tx: &mut Tx<'_>, new: &Posting<'_>) -> Result<TransactionId, Stop> {
    let id: TransactionId = tx.new_id()?;
    let memo = match new.memo {
        Some(text) => Some(keys::house(tx)?.seal(Place::new("ledger_transactions.memo", id.0), text)?),
        None => None,
    };
    let (actor_kind, actor_id) = tx.actor.columns();
    let voucher = Voucher { year: new.on.year(), number: store::next_voucher(tx, new.on.year())? };
    periods::check_open(tx, new.on)?;
    let transaction = store::Transaction {
        id,
        voucher_year: voucher.year,
        voucher_number: voucher.number,
        effective_on: new.on,
        recorded_at: tx.now,
        actor_kind: actor_kind.to_owned(),
        actor_id,
        purpose: new.purpose,
        subject_kind: new.subject_kind.to_owned(),
        subject_id: new.subject_id,
        reverses_id: new.reverses,
        memo,
    };
    let side = |entry| Ok(store::Side::new(tx.new_id()?, &transaction, entry));
    let sides = new.entries.iter().map(side).collect::<Result<Vec<_>, Stop>>()?;
    store::insert(tx, &transaction, &sides)?;
    store::keep_months(tx, &new.entries, new.on)?;
    let details = serde_json::json!({ "voucher": voucher.to_string(), "digest": proof::digest(&transaction, &sides) });
    audit::record(tx, audit::Event::new("funds.post", id).with(details))?;
    Ok(id)
}

#[cfg(test)]
mod tests {
    use super::{super::balances::between, *};

    const FUND: FundId = FundId(1);

    fn entries(minor: i64) -> Vec<Entry> {
        between(FUND, Account::Bank, Account::Received, Money::from_minor(minor, Currency::EUR)).unwrap().to_vec()
    }

    #[test]
    fn a_transaction_that_does_not_sum_to_zero_per_fund_and_currency_is_a_fault() {
        let good = entries(5);
        assert!(check_entries(&good).is_ok());
        let elsewhere = vec![good[0], Entry { fund: FundId(2), ..good[1] }];
        let foreign = vec![good[0], Entry { amount: Money::from_minor(-5, Currency::USD), ..good[1] }];
        let nothing = entries(0);
        for bad in [vec![], vec![good[0]], vec![good[0], good[0]], elsewhere, foreign, nothing] {
            assert!(matches!(check_entries(&bad), Err(Stop::Broken(_))), "{bad:?}");
        }
    }

    #[test]
    fn a_day_is_in_this_century_and_has_come_somewhere() {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
        let now = day(2020, 8, 11).and_hms_opt(11, 0, 0).unwrap();
        assert_eq!(check_day(day(2020, 8, 12), now), Ok(()));
        assert_eq!(check_day(day(2020, 8, 13), now), Err(Refusal::DayInFuture));
        assert_eq!(check_day(day(2020, 8, 12), now - Duration::hours(2)), Err(Refusal::DayInFuture));
        assert_eq!(check_day(day(2000, 1, 1), now), Ok(()));
        assert_eq!(check_day(day(202, 8, 11), now), Err(Refusal::DayTooEarly));
    }
}
