//! Which funds a payout draws on: the award's own split, or another that its approver agrees to. No database.
//!
//! The award's split is by what each fund has left of what it set aside, so that no share is drawn over by rounding, and
//! what was once paid otherwise is made up for.

use super::{Refusal, figures::Room, load::broken};
use crate::{
    base::{FundId, Money, Stop, money::split},
    funds::Drawing,
};

/// What a payout draws on one fund.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// The fund.
    pub fund: FundId,
    /// What it is to be debited, without fees.
    pub charge: Money,
    /// Exactly debited, once the payout was sent.
    pub debited: Option<Money>,
}

/// A fund that may pay: what is left there, and what it set aside for the award.
#[derive(Clone, Debug)]
pub(super) struct Source {
    /// The fund.
    pub fund: FundId,
    /// Its code.
    pub code: String,
    /// What is left.
    pub room: Room,
    /// Set aside for the award.
    pub committed: Money,
}

/// A payout's split over funds.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Parts {
    /// What each fund is debited; none of nothing.
    pub drawn: Vec<Drawn>,
    /// Whether it is another split than the award's.
    pub changed: bool,
}

fn weight(amount: Money) -> u64 {
    u64::try_from(amount.minor()).unwrap_or(0)
}

/// Divides an amount as others stand to each other, to the last unit.
pub(super) fn like(whole: Money, shares: &[Money]) -> Result<Vec<Money>, Stop> {
    let weights: Vec<u64> = shares.iter().copied().map(weight).collect();
    split(&whole, &weights).map_err(broken)
}

/// The split of a charge by the award; `sources` are its funds of the charge's currency.
fn of_award(charge: Money, sources: &[Source]) -> Result<Vec<(FundId, Money)>, Stop> {
    let nothing = sources.iter().all(|one| !one.room.share.is_positive());
    let weight = |one: &Source| if nothing { one.committed } else { one.room.share };
    let weights: Vec<Money> = sources.iter().map(weight).collect();
    Ok(sources.iter().map(|one| one.fund).zip(like(charge, &weights)?).collect())
}

/// Which funds a payout of this charge draws on: those that were named, or the award's.
pub(super) fn parts(charge: Money, sources: &[Source], named: &[(FundId, Money)]) -> Result<Parts, Stop> {
    let own = match sources {
        [one] => vec![(one.fund, charge)],
        _ => of_award(charge, sources)?,
    };
    let mut chosen = own.clone();
    if !named.is_empty() {
        if named.iter().any(|(fund, part)| part.is_negative() || !sources.iter().any(|one| one.fund == *fund)) {
            return Err(Refusal::FundOfOther.into());
        }
        let part = |fund: FundId| named.iter().filter(move |(one, _)| *one == fund).map(|(_, part)| *part);
        for (fund, amount) in &mut chosen {
            *amount = Money::sum(part(*fund), charge.currency()).map_err(broken)?;
        }
        let sum = Money::sum(chosen.iter().map(|(_, part)| *part), charge.currency()).map_err(broken)?;
        if sum != charge {
            return Err(Refusal::SplitSum { split: sum, charge }.into());
        }
    }
    let changed = chosen != own;
    let drawn = chosen.into_iter().filter(|(_, part)| part.is_positive());
    let drawn = drawn.map(|(fund, charge)| Drawn { fund, charge, debited: None }).collect();
    Ok(Parts { drawn, changed })
}

/// What the bank debited, and its fees, over the funds a payout draws on: as the charges stand to each other.
pub(super) fn spread(drawn: &[Drawn], debited: Money, fees: Money) -> Result<Vec<(FundId, Money, Money)>, Stop> {
    let charges: Vec<Money> = drawn.iter().map(|one| one.charge).collect();
    let (debited, fees) = (like(debited, &charges)?, like(fees, &charges)?);
    Ok(drawn.iter().zip(debited).zip(fees).map(|((one, debited), fees)| (one.fund, debited, fees)).collect())
}

/// What the ledger posts for these parts: of each its debit and fees, and of the difference of exchange as much as falls
/// to its debit.
pub(super) fn drawings(parts: &[(FundId, Money, Money)], exchange: Money) -> Result<Vec<Drawing>, Stop> {
    let debits: Vec<Money> = parts.iter().map(|(_, debited, _)| *debited).collect();
    let drawing = |((fund, charge, fees), exchange): (&(FundId, Money, Money), Money)| Drawing {
        fund: *fund,
        charge: *charge,
        exchange,
        fees: *fees,
    };
    Ok(parts.iter().zip(like(exchange, &debits)?).map(drawing).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Currency;
    use proptest::prelude::*;

    fn eur(minor: i64) -> Money {
        Money::from_minor(minor, Currency::EUR)
    }

    fn source(fund: i64, left: i64) -> Source {
        let room = Room {
            instalment: eur(1_000_000),
            award: eur(1_000_000),
            share: eur(left),
            available: eur(0),
            is_bounded: false,
        };
        Source { fund: FundId(fund), code: "WOMEN".into(), room, committed: eur(left) }
    }

    fn minors(parts: &Parts) -> Vec<(i64, i64)> {
        parts.drawn.iter().map(|one| (one.fund.0, one.charge.minor())).collect()
    }

    #[test]
    fn a_payout_follows_the_awards_split_and_another_split_comes_to_the_charge() {
        let sources = [source(1, 200), source(2, 100)];
        let own = parts(eur(100), &sources, &[]).unwrap();
        assert_eq!((minors(&own), own.changed), (vec![(1, 67), (2, 33)], false));
        let same = parts(eur(100), &sources, &[(FundId(2), eur(33)), (FundId(1), eur(67))]).unwrap();
        assert!(!same.changed);
        let other = parts(eur(100), &sources, &[(FundId(2), eur(100))]).unwrap();
        assert_eq!((minors(&other), other.changed), (vec![(2, 100)], true));
        let stop = parts(eur(100), &sources, &[(FundId(2), eur(99))]).unwrap_err();
        assert_eq!(stop.refusal(), Some(&Refusal::SplitSum { split: eur(99), charge: eur(100) }));
        let stop = parts(eur(100), &sources, &[(FundId(3), eur(100))]).unwrap_err();
        assert_eq!(stop.refusal(), Some(&Refusal::FundOfOther));
        let stop = parts(eur(100), &sources, &[(FundId(1), eur(101)), (FundId(2), eur(-1))]).unwrap_err();
        assert_eq!(stop.refusal(), Some(&Refusal::FundOfOther));
    }

    proptest! {
        #[test]
        fn payouts_by_the_awards_split_use_each_share_up_to_the_last_unit(
            first in 1..100_000_i64, second in 1..100_000_i64, third in 1..100_000_i64, cuts in 1..12_i64,
        ) {
            let mut left = [first, second, third];
            let whole: i64 = left.iter().sum();
            for step in 0..cuts {
                let charge = if step + 1 == cuts { left.iter().sum() } else { whole / cuts };
                if charge == 0 { continue; }
                let sources: Vec<_> = (1..).zip(left).map(|(fund, left)| source(fund, left)).collect();
                let parts = parts(eur(charge), &sources, &[]).unwrap();
                prop_assert_eq!(parts.drawn.iter().map(|one| one.charge.minor()).sum::<i64>(), charge);
                for one in &parts.drawn {
                    let share = &mut left[usize::try_from(one.fund.0 - 1).unwrap()];
                    *share -= one.charge.minor();
                    prop_assert!(*share >= 0);
                }
            }
            prop_assert_eq!(left, [0, 0, 0]);
        }
    }
}
