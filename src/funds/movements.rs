//! What happens to a fund's money, as ledger transactions: promised, taken back, paid, undone.
//!
//! Steps: the acts to the right permit, and tell. Money from donors is in `receive`.

use super::{
    Account, Purpose, Refusal,
    balances::{between, refused},
    ledger::{self, Entry, Posting, check_day},
    proposals::{Administration, Transfer},
    receive, store,
    terms::Use,
};
use crate::{
    base::{FundId, Money, Stop, Subject, TransactionId},
    db::Tx,
};
use chrono::NaiveDate;

pub(super) fn check_positive(amount: Money) -> Result<(), Refusal> {
    if amount.is_positive() { Ok(()) } else { Err(Refusal::AmountNotPositive) }
}

/// Promises more of a fund to what it was promised to before.
pub fn commit(
    tx: &mut Tx<'_>,
    fund: FundId,
    amount: Money,
    subject: Subject,
    on: NaiveDate,
) -> Result<TransactionId, Stop> {
    check_positive(amount)?;
    let entries = between(fund, Account::Committed, Account::Reserve, amount)?.to_vec();
    promise(tx, Posting::new(Purpose::Commit, subject, on, entries), None)
}

/// Promises an amount of a fund to a subject, for a use.
pub fn commit_for(
    tx: &mut Tx<'_>,
    fund: FundId,
    amount: Money,
    subject: Subject,
    on: NaiveDate,
    what: &Use,
) -> Result<TransactionId, Stop> {
    check_positive(amount)?;
    let entries = between(fund, Account::Committed, Account::Reserve, amount)?.to_vec();
    promise(tx, Posting::new(Purpose::Commit, subject, on, entries), Some(what))
}

/// Posts a promise or an offer. The donor's terms are read while the fund is held, so that no change of them slips in
/// between.
fn promise(tx: &mut Tx<'_>, new: Posting<'_>, what: Option<&Use>) -> Result<TransactionId, Stop> {
    check_day(new.on, tx.now)?;
    let funds = ledger::lock(tx, &new.entries)?;
    funds.iter().try_for_each(|fund| fund.takes_commitments(new.on))?;
    if let Some(what) = what {
        funds.iter().try_for_each(|fund| fund.allows(what))?;
    }
    ledger::post_locked(tx, &funds, new)
}

/// Sets an amount of a fund aside for a subject that is asked for its yes: no promise, but nobody else gets it meanwhile.
pub fn offer(
    tx: &mut Tx<'_>,
    fund: FundId,
    amount: Money,
    subject: Subject,
    on: NaiveDate,
    what: &Use,
) -> Result<TransactionId, Stop> {
    check_positive(amount)?;
    let entries = between(fund, Account::Offered, Account::Reserve, amount)?.to_vec();
    promise(tx, Posting::new(Purpose::Offer, subject, on, entries), Some(what))
}

/// Gives what was offered back into what is available.
pub fn end_offer(
    tx: &mut Tx<'_>,
    fund: FundId,
    amount: Money,
    subject: Subject,
    on: NaiveDate,
) -> Result<TransactionId, Stop> {
    check_positive(amount)?;
    let entries = between(fund, Account::Reserve, Account::Offered, amount)?.to_vec();
    ledger::post(tx, Posting::new(Purpose::TakeBack, subject, on, entries))
}

/// Promises what was offered: it comes back and is promised in one transaction, and all that holds for a promise is
/// asked again.
pub fn commit_offered(
    tx: &mut Tx<'_>,
    fund: FundId,
    (offered, amount): (Money, Money),
    subject: Subject,
    on: NaiveDate,
    what: &Use,
) -> Result<TransactionId, Stop> {
    check_positive(offered)?;
    check_positive(amount)?;
    let mut entries = between(fund, Account::Reserve, Account::Offered, offered)?.to_vec();
    entries.extend(between(fund, Account::Committed, Account::Reserve, amount)?);
    promise(tx, Posting::new(Purpose::Commit, subject, on, entries), Some(what))
}

/// Takes a promise, or what is left of it, back into what is available.
pub fn release(
    tx: &mut Tx<'_>,
    fund: FundId,
    amount: Money,
    subject: Subject,
    on: NaiveDate,
) -> Result<TransactionId, Stop> {
    check_positive(amount)?;
    let entries = between(fund, Account::Reserve, Account::Committed, amount)?.to_vec();
    ledger::post(tx, Posting::new(Purpose::Release, subject, on, entries))
}

/// A payout: `charge` leaves the promise and the bank, `fees` leave what is available and the bank.
pub fn pay(
    tx: &mut Tx<'_>,
    fund: FundId,
    charge: Money,
    fees: Money,
    subject: Subject,
    on: NaiveDate,
) -> Result<TransactionId, Stop> {
    let exchange = Money::zero(charge.currency());
    pay_from(tx, &[Drawing { fund, charge, exchange, fees }], subject, on)
}

/// What a payout takes from one fund, in the fund's currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// The fund.
    pub fund: FundId,
    /// What leaves the promise and the bank.
    pub charge: Money,
    /// How much of the charge is a difference of exchange: what it is over the promise's worth at the award's own rate.
    /// Negative where it is under it.
    pub exchange: Money,
    /// What leaves what is available and the bank.
    pub fees: Money,
}

/// A payout that draws on several funds, in one transaction. What is nothing is left out.
pub fn pay_from(tx: &mut Tx<'_>, parts: &[Drawing], subject: Subject, on: NaiveDate) -> Result<TransactionId, Stop> {
    let mut entries = Vec::with_capacity(parts.len() * 8);
    for Drawing { fund, charge, exchange, fees } in parts {
        if charge.is_negative() || fees.is_negative() || (parts.len() == 1 && charge.is_zero()) {
            return Err(Refusal::AmountNotPositive.into());
        }
        if charge.is_positive() {
            entries.extend(between(*fund, Account::Reserve, Account::Committed, *charge)?);
            entries.extend(spent(*fund, *charge, *exchange)?);
        }
        if fees.is_positive() {
            entries.extend(between(*fund, Account::Fees, Account::Bank, *fees)?);
        }
    }
    ledger::post(tx, Posting::new(Purpose::Pay, subject, on, entries))
}

/// The entries of money that left the bank for a grantee: paid, but for what is a difference of exchange.
fn spent(fund: FundId, charge: Money, exchange: Money) -> Result<Vec<Entry>, Refusal> {
    let paid = charge.checked_sub(exchange).map_err(refused)?;
    let mut entries = between(fund, Account::Paid, Account::Bank, paid)?.to_vec();
    entries.extend(between(fund, Account::Exchange, Account::Bank, exchange)?);
    entries.retain(|entry| !entry.amount.is_zero());
    Ok(entries)
}

/// Money of a payout that was given back: it is on the bank again, and no longer paid; the difference of exchange goes
/// back with it as they stand to each other, and whole with the last of it. What is nothing is left out.
pub fn take_back(
    tx: &mut Tx<'_>,
    parts: &[(FundId, Money)],
    subject: Subject,
    on: NaiveDate,
) -> Result<TransactionId, Stop> {
    let mut entries = Vec::with_capacity(parts.len() * 2);
    for (fund, amount) in parts.iter().filter(|(_, amount)| !amount.is_zero()) {
        check_positive(*amount)?;
        let exchange = exchange_in(tx, *fund, *amount, subject)?;
        entries.extend(opposites(spent(*fund, *amount, exchange)?)?);
    }
    ledger::post(tx, Posting::new(Purpose::Return, subject, on, entries))
}

/// How much of what is given back is a difference of exchange.
fn exchange_in(tx: &mut Tx<'_>, fund: FundId, amount: Money, subject: Subject) -> Result<Money, Stop> {
    let [paid, exchange] = store::spent_on(tx, fund, subject)?;
    Ok(part_of(exchange, amount, paid.saturating_add(exchange)))
}

/// The part of an exchange difference that belongs to an amount of a whole: cut towards nothing, and all of it where the
/// amount is the whole.
fn part_of(exchange: i64, amount: Money, whole: i64) -> Money {
    let part = match whole {
        0 => 0,
        _ => i128::from(exchange) * i128::from(amount.minor()) / i128::from(whole),
    };
    Money::from_minor(i64::try_from(part).unwrap_or(exchange), amount.currency())
}

/// Moves money between funds; each side in the currency of its fund. Two people agreed on it.
pub(super) fn transfer(tx: &mut Tx<'_>, it: &Transfer, subject: Subject, reason: &str) -> Result<TransactionId, Stop> {
    check_positive(it.leaves)?;
    check_positive(it.arrives)?;
    let mut entries = between(it.from, Account::Transferred, Account::Bank, it.leaves)?.to_vec();
    entries.extend(between(it.to, Account::Bank, Account::Transferred, it.arrives)?);
    ledger::post(tx, Posting::new(Purpose::Transfer, subject, it.on, entries).with_memo(Some(reason)))
}

/// Takes a part of what was received for administration, within the donor's share. Two people agreed on it.
pub(super) fn administer(
    tx: &mut Tx<'_>,
    it: &Administration,
    subject: Subject,
    reason: &str,
) -> Result<TransactionId, Stop> {
    check_positive(it.amount)?;
    check_day(it.on, tx.now)?;
    let entries = between(it.fund, Account::Administration, Account::Bank, it.amount)?.to_vec();
    let funds = ledger::lock(tx, &entries)?;
    let figures = super::figures(tx, it.fund)?;
    funds.iter().try_for_each(|fund| fund.lets_keep(&figures, it.amount))?;
    ledger::post_locked(tx, &funds, Posting::new(Purpose::Administer, subject, it.on, entries).with_memo(Some(reason)))
}

/// Fees that a bank took apart from a payout: they leave what is available and the bank.
pub fn take_fees(
    tx: &mut Tx<'_>,
    fund: FundId,
    fees: Money,
    subject: Subject,
    on: NaiveDate,
) -> Result<TransactionId, Stop> {
    check_positive(fees)?;
    let entries = between(fund, Account::Fees, Account::Bank, fees)?.to_vec();
    ledger::post(tx, Posting::new(Purpose::Pay, subject, on, entries))
}

/// Undoes a transaction by its opposite, linked to it, with a reason. Once only, and never dated before it.
pub fn reverse(tx: &mut Tx<'_>, id: TransactionId, on: NaiveDate, reason: &str) -> Result<TransactionId, Stop> {
    undo(tx, id, on, reason, None)
}

/// The same, on a proposal: the voucher belongs to it, and so to the two people who agreed.
pub(super) fn reverse_for(
    tx: &mut Tx<'_>,
    id: TransactionId,
    on: NaiveDate,
    reason: &str,
    subject: Subject,
) -> Result<TransactionId, Stop> {
    undo(tx, id, on, reason, Some(subject))
}

fn undo(
    tx: &mut Tx<'_>,
    id: TransactionId,
    on: NaiveDate,
    reason: &str,
    subject: Option<Subject>,
) -> Result<TransactionId, Stop> {
    let reason = reason.trim();
    check_day(on, tx.now)?;
    let (undone, entries) = store::transaction(tx, id)?;
    check_reversal(&undone, on, reason)?;
    let entries = opposites(entries)?;
    let funds = ledger::lock(tx, &entries)?;
    if store::reversal_of(tx, id)?.is_some() {
        return Err(Refusal::AlreadyReversed.into());
    }
    let (subject_kind, subject_id) =
        subject.map_or((undone.subject_kind.as_str(), undone.subject_id), |one| (one.kind, one.id));
    let new = Posting {
        purpose: Purpose::Reversal,
        subject_kind,
        subject_id,
        on,
        entries,
        reverses: Some(id),
        memo: Some(reason),
    };
    ledger::post_locked(tx, &funds, new)
}

/// The entries that undo these.
pub(super) fn opposites(entries: Vec<Entry>) -> Result<Vec<Entry>, Refusal> {
    let opposite = |entry: Entry| Ok(Entry { amount: entry.amount.negate().map_err(refused)?, ..entry });
    entries.into_iter().map(opposite).collect()
}

pub(super) fn check_reversal(undone: &store::Transaction, on: NaiveDate, reason: &str) -> Result<(), Refusal> {
    if reason.is_empty() {
        Err(Refusal::ReasonMissing)
    } else if reason.chars().count() > receive::NOTE_MOST {
        Err(Refusal::NoteTooLong)
    } else if undone.reverses_id.is_some() {
        Err(Refusal::IsReversal)
    } else if on < undone.effective_on {
        Err(Refusal::ReversalTooEarly { on: undone.effective_on })
    } else {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_given_back_takes_its_part_of_the_exchange_and_the_last_of_it_all() {
        let part = |exchange, amount, whole| {
            part_of(exchange, Money::from_minor(amount, crate::base::Currency::EUR), whole).minor()
        };
        assert_eq!([part(1_000, 333, 10_000), part(-1_000, 333, 10_000)], [33, -33]);
        assert_eq!([part(967, 9_667, 9_667), part(-1, 5, 5), part(0, 5, 5), part(0, 5, 0)], [967, -1, 0, 0]);
        assert_eq!(part(i64::MAX, i64::MAX, i64::MAX), i64::MAX);
    }

    #[test]
    fn a_reversal_needs_a_reason_and_a_later_day_and_undoes_no_reversal() {
        let day = |day| NaiveDate::from_ymd_opt(2020, 8, day).unwrap();
        let mut undone = store::Transaction {
            id: TransactionId(1),
            voucher_year: 2020,
            voucher_number: 1,
            effective_on: day(11),
            recorded_at: day(11).and_hms_opt(9, 0, 0).unwrap(),
            actor_kind: "clerk".into(),
            actor_id: 0,
            purpose: Purpose::Pay,
            subject_kind: "payout".into(),
            subject_id: 1,
            reverses_id: None,
            memo: None,
        };
        assert_eq!(check_reversal(&undone, day(11), "sent twice"), Ok(()));
        assert_eq!(check_reversal(&undone, day(11), ""), Err(Refusal::ReasonMissing));
        assert_eq!(check_reversal(&undone, day(11), &"я".repeat(501)), Err(Refusal::NoteTooLong));
        assert_eq!(check_reversal(&undone, day(10), "x"), Err(Refusal::ReversalTooEarly { on: day(11) }));
        undone.reverses_id = Some(TransactionId(2));
        assert_eq!(check_reversal(&undone, day(11), "x"), Err(Refusal::IsReversal));
    }
}
