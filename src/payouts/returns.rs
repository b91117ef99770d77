//! Money that a grantee gives back: a part of what a payout sent, or all of it, back on our account. The fund has it again
//! to promise anew; the award keeps what was spent.

use super::{
    Payout, Refusal, State,
    load::{self, broken, lock, person, text},
    split, store,
};
use crate::{
    audit,
    awards::{self, Award},
    base::{Deed, FundId, Money, MoneyReturnId, PayoutId, PersonId, Rate, Stop, TransactionId, seal::Place},
    db::Tx,
    funds,
    reports::reckon::Moved,
};
use chrono::{NaiveDate, NaiveDateTime};

/// Money that was given back.
#[derive(Clone, Debug)]
pub struct NewReturn {
    /// The bank's day.
    pub on: NaiveDate,
    /// Exactly what came, in the fund's currency.
    pub amount: Money,
    /// Exactly what the grantee gave, in the currency it was paid in.
    pub given: Money,
    /// The bank's reference, or the number of the cash receipt.
    pub receipt: String,
    /// Why.
    pub reason: String,
}

/// Money that was given back, as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Return {
    /// Its id.
    pub id: MoneyReturnId,
    /// The bank's day.
    pub on: NaiveDate,
    /// What came, in the fund's currency.
    pub amount: Money,
    /// What the grantee gave, in the currency it was paid in.
    pub given: Money,
    /// The bank's reference, or the number of the cash receipt.
    pub receipt: String,
    /// Why.
    pub reason: Option<String>,
    /// The ledger transaction.
    pub transaction: TransactionId,
    /// Who recorded it, and when.
    pub recorded: (PersonId, NaiveDateTime),
    /// Who undid it, as recorded in error, and when.
    pub undone: Option<(PersonId, NaiveDateTime)>,
}

/// What was given back of a payout and stands.
pub(super) fn standing(returns: &[Return], payout: &Payout) -> Result<Money, Stop> {
    let stands = returns.iter().filter(|one| one.undone.is_none()).map(|one| one.amount);
    Money::sum(stands, payout.charge.currency()).map_err(broken)
}

fn check(new: &NewReturn, payout: &Payout, before: &[Return], today: NaiveDate) -> Result<(), Stop> {
    let record = payout.record.as_ref().filter(|_| payout.state == State::Sent).ok_or(Refusal::NotNow)?;
    if new.amount.currency() != record.debited.currency() || !new.amount.is_positive() {
        return Err(Refusal::ReturnMalformed { currency: record.debited.currency() }.into());
    }
    let left = record.debited.checked_sub(standing(before, payout)?).map_err(broken)?;
    if new.amount.minor() > left.minor() {
        return Err(Refusal::ReturnOver { asked: new.amount, left }.into());
    }
    check_given(new, payout, before)?;
    if new.on > today {
        return Err(Refusal::ReversedInFuture { today }.into());
    }
    if new.on < record.sent_on {
        return Err(Refusal::ReversedTooEarly { sent: record.sent_on }.into());
    }
    Ok(())
}

/// Whether the grantee can have given so much: in one currency what came of it; else no more than it received and has not
/// given back.
fn check_given(new: &NewReturn, payout: &Payout, before: &[Return]) -> Result<(), Stop> {
    let record = payout.record.as_ref().ok_or(Refusal::NotNow)?;
    let currency = record.received.currency();
    let same = currency == new.amount.currency();
    if new.given.currency() != currency || !new.given.is_positive() || (same && new.given != new.amount) {
        return Err(Refusal::GivenMalformed { currency }.into());
    }
    let given = Money::sum(before.iter().filter(|one| one.undone.is_none()).map(|one| one.given), currency);
    let left = record.received.checked_sub(given.map_err(broken)?).map_err(broken)?;
    if !same && new.given.minor() > left.minor() {
        return Err(Refusal::GivenOver { asked: new.given, left }.into());
    }
    Ok(())
}

/// How much of it each fund has again: as what each was debited stands to each other.
fn parts(payout: &Payout, amount: Money) -> Result<Vec<(FundId, Money)>, Stop> {
    let zero = Money::zero(amount.currency());
    Ok(split::spread(&payout.drawn, amount, zero)?.into_iter().map(|(fund, part, _)| (fund, part)).collect())
}

/// Act: records that a grantee gave money back. The fund's bank has it again, and it is no longer paid.
pub fn give_back(tx: &mut Tx<'_>, id: PayoutId, new: &NewReturn) -> Result<MoneyReturnId, Stop> {
    tx.permit(Deed::RecordPayout)?;
    let me = person(tx)?;
    let (award, payout) = lock(tx, id)?;
    let before = of(tx, &award, &payout)?;
    let today = crate::people::today(tx)?;
    check(new, &payout, &before, today)?;
    let receipt = text(&new.receipt)?.ok_or(Refusal::ReceiptMissing)?;
    let reason = text(&new.reason)?;
    let parts = parts(&payout, new.amount)?;
    awards::instalments::give_back(tx, &award, &parts)?;
    let transaction = funds::take_back(tx, &parts, id.into(), new.on)?;
    let new_id: MoneyReturnId = tx.new_id()?;
    let row = store::ReturnRow {
        id: new_id,
        payout_id: id,
        returned_on: new.on,
        amount_minor: new.amount.minor(),
        receipt: award.key.seal(Place::new("payout_returns.receipt", new_id.0), receipt)?,
        reason: reason
            .map(|reason| award.key.seal(Place::new("payout_returns.reason", new_id.0), reason))
            .transpose()?,
        transaction_id: transaction,
        recorded_by: me,
        recorded_at: tx.now,
        undone_by: None,
        undone_at: None,
        given_minor: (new.given.currency() != new.amount.currency()).then(|| new.given.minor()),
    };
    store::insert_return(tx, row)?;
    tell(tx, &award, id, "payouts.give_back", new.amount, new.on)?;
    Ok(new_id)
}

/// Act: undoes what was recorded in error as given back, by an opposite entry.
pub fn undo(tx: &mut Tx<'_>, id: PayoutId, one: MoneyReturnId, on: NaiveDate, reason: &str) -> Result<(), Stop> {
    tx.permit(Deed::ReversePayout)?;
    let me = person(tx)?;
    let (award, payout) = lock(tx, id)?;
    let all = of(tx, &award, &payout)?;
    let found = all.iter().find(|other| other.id == one).ok_or(Stop::Missing)?;
    if found.undone.is_some() {
        return Err(Refusal::NotNow.into());
    }
    let reason = text(reason)?.ok_or(Refusal::ReasonMissing)?;
    let today = crate::people::today(tx)?;
    if on > today {
        return Err(Refusal::ReversedInFuture { today }.into());
    }
    if on < found.on {
        return Err(Refusal::ReversedTooEarly { sent: found.on }.into());
    }
    let negative = parts(&payout, found.amount)?
        .into_iter()
        .map(|(fund, part)| Ok((fund, part.negate().map_err(broken)?)))
        .collect::<Result<Vec<_>, Stop>>()?;
    awards::instalments::give_back(tx, &award, &negative)?;
    funds::reverse(tx, found.transaction, on, reason)?;
    store::undo_return(tx, one, me)?;
    tell(tx, &award, id, "payouts.undo_give_back", found.amount, on)
}

fn tell(
    tx: &mut Tx<'_>,
    award: &Award,
    id: PayoutId,
    act: &'static str,
    amount: Money,
    on: NaiveDate,
) -> Result<(), Stop> {
    let details = serde_json::json!({ "amount": amount, "on": on });
    audit::record(tx, audit::Event::new(act, id).in_case(award.application, &award.key).with(details))?;
    Ok(())
}

/// What was given back of a payout, in order of day. A step.
pub(super) fn of(tx: &mut Tx<'_>, award: &Award, payout: &Payout) -> Result<Vec<Return>, Stop> {
    store::returns(tx, &[payout.id])?.into_iter().map(|row| open(tx, award, payout, row)).collect()
}

fn open(tx: &mut Tx<'_>, award: &Award, payout: &Payout, row: store::ReturnRow) -> Result<Return, Stop> {
    let place = |column| Place::new(column, row.id.0);
    let amount = Money::from_minor(row.amount_minor, payout.charge.currency());
    Ok(Return {
        id: row.id,
        on: row.returned_on,
        amount,
        given: given(tx, payout, amount, row.given_minor)?,
        receipt: award.key.open(place("payout_returns.receipt"), &row.receipt)?,
        reason: award.key.open_optional(place("payout_returns.reason"), row.reason.as_ref())?,
        transaction: row.transaction_id,
        recorded: (row.recorded_by, row.recorded_at),
        undone: row.undone_by.zip(row.undone_at),
    })
}

/// What a grantee gave: as it was recorded; what came, where there is one currency; else, of rows older than the column,
/// what came at the payout's own rate, by its fund's rounding.
fn given(tx: &mut Tx<'_>, payout: &Payout, amount: Money, minor: Option<i64>) -> Result<Money, Stop> {
    let local = payout.local.currency();
    match (minor, &payout.record) {
        (Some(minor), _) => Ok(Money::from_minor(minor, local)),
        (None, _) if local == amount.currency() => Ok(amount),
        (None, Some(record)) => match Rate::derived(record.debited, record.received) {
            Some(rate) => funds::find(tx, payout.fund)?.worth(amount, &rate).map_err(broken),
            None => Ok(Money::zero(local)),
        },
        (None, None) => Ok(Money::zero(local)),
    }
}

/// The money of an award as its report reckons with it: every payout that stands, and what was given back of it, in order
/// of day. A step: the caller has opened the case for its reader.
pub fn moved(tx: &mut Tx<'_>, award: &Award) -> Result<Vec<Moved>, Stop> {
    let rows = store::whole_of_award(tx, award.id)?;
    let mut payouts = load::open(tx, &award.key, rows)?;
    payouts.retain(|payout| payout.state == State::Sent);
    let ids: Vec<PayoutId> = payouts.iter().map(|payout| payout.id).collect();
    let mut back = store::returns(tx, &ids)?;
    let mut all = Vec::new();
    for payout in &payouts {
        let Some(record) = &payout.record else { continue };
        let (number, ours, theirs) = (payout.number, record.debited, record.received);
        all.push(Moved { on: record.sent_on, number, ours, theirs, is_back: false });
        for row in back.extract_if(.., |row| row.payout_id == payout.id && row.undone_at.is_none()) {
            let ours = Money::from_minor(row.amount_minor, payout.charge.currency());
            let theirs = given(tx, payout, ours, row.given_minor)?;
            all.push(Moved { on: row.returned_on, number, ours, theirs, is_back: true });
        }
    }
    all.sort_by_key(|one| (one.on, one.number, one.is_back));
    Ok(all)
}
