//! A payout by the award's split where the award draws on funds of several currencies.
//!
//! A payment order is debited in one currency, has one reference and one voucher. So what is to be paid is divided in the
//! currency it was given in, by largest remainder, and becomes one payout for each currency: each is converted once, by
//! the rate of its fund's rule, approved by itself, and exactly what the bank debited stands on its own funds. What the
//! roundings leave of a share goes back to its fund when the award ends.

use super::{
    Extra, Refusal,
    figures::Given,
    load::{broken, room, sides},
    prepare::{self, NewPayout, Part},
    split, store,
};
use crate::{
    awards::{self, Award, Instalment, RateUsed, Share},
    base::{Currency, Deed, FundId, InstalmentId, Money, PayeeId, PayoutId, Stop},
    db::Tx,
    funds,
    payees::{self, Method},
};
use chrono::NaiveDate;

/// What is to be paid by the award's split.
#[derive(Clone, Debug)]
pub struct NewSplit {
    /// Of which instalment.
    pub instalment: InstalmentId,
    /// To whom.
    pub payee: PayeeId,
    /// How.
    pub method: Method,
    /// How much, in the award's currency or the payee's.
    pub given: Money,
    /// Fees expected, in the currency of one of the funds, whose payout bears them.
    pub fees: Money,
    /// What stands on each payment order.
    pub purpose: String,
    /// Receipts, a host's fee, an item.
    pub extra: Extra,
}

/// One payout of it, before its receipts and fee are known.
struct Planned {
    lead: FundId,
    given: Given,
    rate: Option<RateUsed>,
    amount: Option<Money>,
    local: Money,
}

/// Act: prepares a payout for each currency of the award's funds, as what they have left of it stands to each other.
pub fn prepare_by_split(tx: &mut Tx<'_>, new: &NewSplit) -> Result<Vec<PayoutId>, Stop> {
    tx.permit(Deed::PreparePayout)?;
    let award_id = awards::instalments::award_of(tx, new.instalment)?;
    let award = awards::lock(tx, award_id)?;
    let part = awards::instalments::find(tx, &award, new.instalment)?;
    let local = payees::find(tx, new.payee)?.currency;
    let today = crate::people::today(tx)?;
    check(new.given, award.amount.currency(), local)?;
    let (leads, weights): (Vec<Share>, Vec<Money>) = leads(tx, &award, &part, new.given)?.into_iter().unzip();
    let parts = split::like(new.given, &weights)?;
    let mut planned = Vec::with_capacity(leads.len());
    for (share, part) in leads.iter().zip(parts).filter(|(_, part)| part.is_positive()) {
        planned.push(plan(tx, &award, share, part, (local, today))?);
    }
    let mut ids = Vec::with_capacity(planned.len());
    let extras = extras(&new.extra, &planned)?;
    for (one, extra) in planned.into_iter().zip(extras) {
        let currency = award.share(one.lead).ok_or(Refusal::FundOfOther)?.committed.currency();
        let payout = NewPayout {
            instalment: new.instalment,
            fund: None,
            payee: new.payee,
            method: new.method,
            given: one.given,
            rate: one.rate,
            fees: if new.fees.currency() == currency { new.fees } else { Money::zero(currency) },
            purpose: new.purpose.clone(),
            extra,
        };
        ids.push(prepare::one(tx, &payout, Some(Part { lead: one.lead, amount: one.amount }))?);
    }
    Ok(ids)
}

fn check(given: Money, promised: Currency, local: Currency) -> Result<(), Refusal> {
    if ![promised, local].contains(&given.currency()) {
        Err(Refusal::CurrencyMismatch { needed: promised, given: given.currency() })
    } else if given.is_positive() {
        Ok(())
    } else {
        Err(Refusal::AmountMissing)
    }
}

/// An amount of a fund in the award's currency, at the rate of its promise, the margin for exchange changes apart.
fn worth(tx: &mut Tx<'_>, share: &Share, amount: Money, promised: Currency) -> Result<Money, Stop> {
    match &share.rate {
        Some(used) if amount.currency() != promised => {
            let [amount, _] = share.apart(amount)?;
            funds::find(tx, share.fund)?.worth(amount, &used.rate).map_err(broken)
        }
        _ => Ok(amount),
    }
}

/// The first fund of each currency, with what all of that currency have left for the award, in the award's currency; where
/// none has any, with what they set aside. Refused where the whole is more than the instalment has left.
fn leads(tx: &mut Tx<'_>, award: &Award, part: &Instalment, given: Money) -> Result<Vec<(Share, Money)>, Stop> {
    let promised = award.amount.currency();
    let before = store::of_award(tx, award.id)?;
    let mut found: Vec<(Share, Money, Money)> = Vec::new();
    for share in &award.shares {
        let room = room(tx, award, part, share.fund, Some(&before))?;
        if given.currency() == promised && given.compare(room.instalment).map_err(broken)?.is_gt() {
            return Err(Refusal::OverInstalment { asked: given, left: room.instalment }.into());
        }
        let left = worth(tx, share, room.share, promised)?;
        let whole = worth(tx, share, share.committed, promised)?;
        match found.iter_mut().find(|(lead, ..)| lead.committed.currency() == share.committed.currency()) {
            Some((_, lefts, wholes)) => {
                *lefts = lefts.checked_add(left).map_err(broken)?;
                *wholes = wholes.checked_add(whole).map_err(broken)?;
            }
            None => found.push((share.clone(), left, whole)),
        }
    }
    let nothing = found.iter().all(|(_, left, _)| !left.is_positive());
    Ok(found.into_iter().map(|(share, left, whole)| (share, if nothing { whole } else { left })).collect())
}

/// What one currency's payout is given: its part itself, or the part converted once at the rate that the fund's rule gave
/// the promise.
fn plan(
    tx: &mut Tx<'_>,
    award: &Award,
    share: &Share,
    part: Money,
    (local, today): (Currency, NaiveDate),
) -> Result<Planned, Stop> {
    let (promised, own) = (award.amount.currency(), share.committed.currency());
    let fund = funds::find(tx, share.fund)?;
    let rate = awards::rate_by(tx, &fund, local, today)?;
    let given = if part.currency() == own {
        Given::Charge(part)
    } else if part.currency() == local {
        Given::Local(part)
    } else {
        let used = share.rate.as_ref().ok_or(Refusal::RateMissing { base: own, quote: promised })?;
        Given::Charge(fund.worth(part, &used.rate).map_err(broken)?)
    };
    let local = sides(tx, award, share.fund, local)?.amounts(given, rate.as_ref().map(|used| &used.rate))?.local;
    let amount = Some(part).filter(|part| part.currency() == promised);
    Ok(Planned { lead: share.fund, given, rate, amount, local })
}

/// Receipts and a host's fee, divided as what arrives.
fn extras(extra: &Extra, planned: &[Planned]) -> Result<Vec<Extra>, Stop> {
    let locals: Vec<Money> = planned.iter().map(|one| one.local).collect();
    let divided = |sum: Option<Money>| match sum {
        Some(sum) => Ok::<_, Stop>(split::like(sum, &locals)?.into_iter().map(Some).collect()),
        None => Ok(vec![None; locals.len()]),
    };
    let (receipts, fees): (Vec<Option<Money>>, Vec<Option<Money>>) =
        (divided(extra.receipts)?, divided(extra.host_fee)?);
    let one = |(receipts, host_fee)| Extra { receipts, host_fee, item: extra.item.clone(), ..Extra::default() };
    Ok(receipts.into_iter().zip(fees).map(one).collect())
}
