//! The figures of a payout: from what was typed and a rate to the three amounts, and whether they fit. No database.
//!
//! Three currencies meet: the award's (what was promised), the fund's (what is debited), the payee's (what arrives).

use super::Refusal;
use crate::base::{
    Currency, Money, Rate, Stop,
    money::{MoneyError, Rounding, percent},
};

/// How much more may be debited than was approved, in hundredths of a percent: the exchange moves, four eyes do not.
const ROOM_FOR_EXCHANGE: u32 = 11_000;

/// The amount that was typed; the other follows from the rate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Given {
    /// What the payee is to receive.
    Local(Money),
    /// What the fund is to be debited.
    Charge(Money),
}

/// The currencies that meet, and the award's own rate.
#[derive(Clone, Copy, Debug)]
pub struct Sides {
    /// The award's.
    pub award: Currency,
    /// The fund's.
    pub fund: Currency,
    /// The payee's.
    pub local: Currency,
    /// Between the award's and the fund's, where they differ: the one used at the decision.
    pub award_rate: Option<Rate>,
    /// How the fund's donor wants halves to be rounded.
    pub rounding: Rounding,
}

/// The three amounts of a payout.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Amounts {
    /// In the award's currency.
    pub amount: Money,
    /// In the fund's.
    pub charge: Money,
    /// In the payee's.
    pub local: Money,
}

/// What is left, before this payout.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    /// Of the instalment, in the award's currency.
    pub instalment: Money,
    /// Of the award, in the award's currency.
    pub award: Money,
    /// Of what the fund set aside for the award, in the fund's currency.
    pub share: Money,
    /// Of what the fund may still promise.
    pub available: Money,
    /// Whether the fund reserves a margin for exchange changes, beyond which nothing is paid.
    pub is_bounded: bool,
}

fn too_large(_: MoneyError) -> Refusal {
    Refusal::AmountTooLarge
}

fn same(amount: Money, needed: Currency) -> Result<Money, Refusal> {
    if amount.currency() != needed {
        return Err(Refusal::CurrencyMismatch { needed, given: amount.currency() });
    }
    if amount.is_positive() { Ok(amount) } else { Err(Refusal::AmountMissing) }
}

impl Sides {
    /// The three amounts of a payout, each rounded at most once.
    pub fn amounts(&self, given: Given, rate: Option<&Rate>) -> Result<Amounts, Refusal> {
        let (charge, local) = match given {
            Given::Charge(charge) => (same(charge, self.fund)?, None),
            Given::Local(local) => (self.exchange(same(local, self.local)?, rate)?, Some(local)),
        };
        let local = local.map_or_else(|| self.exchange(charge, rate), Ok)?;
        if !charge.is_positive() || !local.is_positive() {
            return Err(Refusal::AmountMissing);
        }
        Ok(Amounts { amount: self.credited(charge, local)?, charge, local })
    }

    /// The other side of the exchange between fund and payee.
    fn exchange(&self, amount: Money, rate: Option<&Rate>) -> Result<Money, Refusal> {
        if self.fund == self.local {
            return Ok(amount);
        }
        let (base, quote) = (self.fund, self.local);
        let rate = rate.ok_or(Refusal::RateMissing { base, quote })?;
        let pair = (rate.base(), rate.quote());
        if pair != (base, quote) && pair != (quote, base) {
            return Err(Refusal::RateOfOther { base, quote });
        }
        rate.convert(amount, self.rounding).map_err(too_large)
    }

    /// What a transfer gives to the instalment: what was debited if the award is in the fund's currency, what arrived if
    /// it is in the payee's, else what was debited at the award's own rate.
    pub fn credited(&self, debited: Money, received: Money) -> Result<Money, Refusal> {
        if self.award == self.fund {
            Ok(debited)
        } else if self.award == self.local {
            Ok(received)
        } else {
            let rate = self.award_rate.ok_or(Refusal::RateMissing { base: self.fund, quote: self.award })?;
            rate.convert(debited, self.rounding).map_err(too_large)
        }
    }

    /// How much of what was debited is a difference of exchange: what it is over the worth of what was credited at the
    /// award's own rate. Nothing where what is credited follows from what is debited.
    pub fn exchanged(&self, debited: Money, credited: Money) -> Result<Money, Refusal> {
        match self.award_rate {
            Some(rate) if self.is_exchanged() && self.award == self.local => {
                let worth = rate.convert(credited, self.rounding).map_err(too_large)?;
                debited.checked_sub(worth).map_err(too_large)
            }
            _ => Ok(Money::zero(self.fund)),
        }
    }

    /// Whether an exchange stands between the award and its fund, so that the reserve may be too small.
    fn is_exchanged(&self) -> bool {
        self.award != self.fund
    }
}

impl Room {
    /// Whether a payout fits into what is left: the instalment, the award, the fund, and the fees beside it.
    /// `fund` is its code.
    pub fn check(&self, fund: &str, sides: &Sides, amounts: &Amounts, fees: Money) -> Result<(), Stop> {
        let over = |asked: Money, left: Money| Ok::<bool, Refusal>(asked.compare(left).map_err(too_large)?.is_gt());
        if over(amounts.amount, self.instalment)? {
            return Err(Refusal::OverInstalment { asked: amounts.amount, left: self.instalment }.into());
        }
        if over(amounts.amount, self.award)? {
            return Err(Refusal::OverAward { asked: amounts.amount, left: self.award }.into());
        }
        let lacking = amounts.charge.checked_sub(self.share).map_err(too_large)?;
        let mut free = self.available;
        if lacking.is_positive() {
            let takes_more = sides.is_exchanged() && !self.is_bounded;
            let left = if takes_more { self.share.checked_add(free).map_err(too_large)? } else { self.share };
            if over(amounts.charge, left)? {
                let (asked, available) = (amounts.charge, self.available);
                return Err(Refusal::OverFund { fund: fund.into(), asked, left, available }.into());
            }
            free = free.checked_sub(lacking).map_err(too_large)?;
        }
        if over(fees, free)? {
            return Err(Refusal::FeesOverFund { fund: fund.into(), asked: fees, left: free }.into());
        }
        Ok(())
    }
}

/// The most that may be debited under an approval. The house's own limit, which is nowhere posted, and so of no donor's
/// rounding.
pub fn most_debited(approved: Money) -> Result<Money, Refusal> {
    percent(&approved, ROOM_FOR_EXCHANGE, Rounding::HalfUp).map_err(too_large)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn eur(minor: i64) -> Money {
        Money::from_minor(minor, Currency::EUR)
    }

    fn tjs(minor: i64) -> Money {
        Money::from_minor(minor, Currency::TJS)
    }

    fn usd(minor: i64) -> Money {
        Money::from_minor(minor, Currency::USD)
    }

    fn rate(base: Currency, quote: Currency, value: &str) -> Rate {
        Rate::new(base, quote, Rate::parse_value(value).unwrap(), 1).unwrap()
    }

    fn sides(award: Currency, fund: Currency, local: Currency) -> Sides {
        Sides { award, fund, local, award_rate: None, rounding: Rounding::HalfUp }
    }

    #[test]
    fn an_award_in_euro_is_paid_in_somoni_at_the_rate() {
        let sides = sides(Currency::EUR, Currency::EUR, Currency::TJS);
        let rate = rate(Currency::EUR, Currency::TJS, "11.2345");
        let amounts = Amounts { amount: eur(80_000), charge: eur(80_000), local: tjs(898_760) };
        assert_eq!(sides.amounts(Given::Charge(eur(80_000)), Some(&rate)), Ok(amounts));
        let missing = Refusal::RateMissing { base: Currency::EUR, quote: Currency::TJS };
        assert_eq!(sides.amounts(Given::Charge(eur(80_000)), None), Err(missing));
        let back = sides.amounts(Given::Local(tjs(898_760)), Some(&rate));
        assert_eq!(back, Ok(amounts));
    }

    #[test]
    fn an_award_in_somoni_counts_what_arrives_and_one_in_dollars_what_is_debited_at_its_own_rate() {
        let exchange = rate(Currency::EUR, Currency::TJS, "10.0000");
        let in_somoni = sides(Currency::TJS, Currency::EUR, Currency::TJS);
        let amounts = Amounts { amount: tjs(1_000_000), charge: eur(100_000), local: tjs(1_000_000) };
        assert_eq!(in_somoni.amounts(Given::Local(tjs(1_000_000)), Some(&exchange)), Ok(amounts));
        let own = rate(Currency::EUR, Currency::USD, "1.1");
        let in_dollars = Sides { award_rate: Some(own), ..sides(Currency::USD, Currency::EUR, Currency::TJS) };
        let three = in_dollars.amounts(Given::Charge(eur(100_000)), Some(&exchange)).unwrap();
        assert_eq!((three.amount, three.local), (usd(110_000), tjs(1_000_000)));
    }

    #[test]
    fn amounts_and_rates_of_other_currencies_and_nothing_at_all_are_refused() {
        let sides = sides(Currency::EUR, Currency::EUR, Currency::TJS);
        let rate = rate(Currency::EUR, Currency::KGS, "90");
        let mismatch = Refusal::CurrencyMismatch { needed: Currency::EUR, given: Currency::TJS };
        assert_eq!(sides.amounts(Given::Charge(tjs(1)), Some(&rate)), Err(mismatch));
        let other = Refusal::RateOfOther { base: Currency::EUR, quote: Currency::TJS };
        assert_eq!(sides.amounts(Given::Charge(eur(1)), Some(&rate)), Err(other));
        assert_eq!(sides.amounts(Given::Charge(eur(0)), Some(&rate)), Err(Refusal::AmountMissing));
        assert_eq!(sides.amounts(Given::Local(tjs(-1)), Some(&rate)), Err(Refusal::AmountMissing));
        // Too little to make a cent.
        let soum = Sides { local: Currency::UZS, ..sides };
        let rate = Rate::new(Currency::EUR, Currency::UZS, 13_000.into(), 1).unwrap();
        let tiny = soum.amounts(Given::Local(Money::from_minor(1, Currency::UZS)), Some(&rate));
        assert_eq!(tiny, Err(Refusal::AmountMissing));
    }

    fn check(room: Room, exchanged: bool, amount: Money, charge: Money, fees: Money) -> Option<Refusal> {
        let award = if exchanged { Currency::TJS } else { Currency::EUR };
        let sides = sides(award, Currency::EUR, Currency::TJS);
        let amounts = Amounts { amount, charge, local: tjs(1) };
        room.check("WOMEN", &sides, &amounts, fees).err().and_then(|stop| stop.refusal::<Refusal>().cloned())
    }

    #[test]
    fn a_payout_over_the_instalment_the_award_or_the_fund_is_refused_with_the_figures() {
        let room =
            Room { instalment: eur(800), award: eur(900), share: eur(700), available: eur(50), is_bounded: false };
        let figures = |asked, left| (eur(asked), eur(left));
        assert_eq!(check(room, false, eur(700), eur(700), eur(50)), None);
        let (asked, left) = figures(801, 800);
        assert_eq!(check(room, false, eur(801), eur(801), eur(0)), Some(Refusal::OverInstalment { asked, left }));
        let small = Room { award: eur(600), ..room };
        let (asked, left) = figures(700, 600);
        assert_eq!(check(small, false, eur(700), eur(700), eur(0)), Some(Refusal::OverAward { asked, left }));
        let (asked, left) = figures(701, 700);
        assert_eq!(
            check(room, false, eur(701), eur(701), eur(0)),
            Some(Refusal::OverFund { fund: "WOMEN".into(), asked, left, available: eur(50) })
        );
        let (asked, left) = figures(51, 50);
        assert_eq!(
            check(room, false, eur(700), eur(700), eur(51)),
            Some(Refusal::FeesOverFund { fund: "WOMEN".into(), asked, left })
        );
    }

    #[test]
    fn what_the_exchange_takes_beyond_the_reserve_comes_from_what_is_available_and_no_more() {
        let room = Room {
            instalment: tjs(10_000),
            award: tjs(10_000),
            share: eur(700),
            available: eur(50),
            is_bounded: false,
        };
        assert_eq!(check(room, true, tjs(10_000), eur(740), eur(10)), None);
        let (asked, left) = (eur(11), eur(10));
        assert_eq!(
            check(room, true, tjs(10_000), eur(740), eur(11)),
            Some(Refusal::FeesOverFund { fund: "WOMEN".into(), asked, left })
        );
        let (asked, left) = (eur(751), eur(750));
        assert_eq!(
            check(room, true, tjs(10_000), eur(751), eur(0)),
            Some(Refusal::OverFund { fund: "WOMEN".into(), asked, left, available: eur(50) })
        );
    }

    #[test]
    fn beyond_a_margin_that_is_reserved_nothing_is_taken_from_what_is_available() {
        let room = Room {
            instalment: tjs(10_000),
            award: tjs(10_000),
            share: eur(770),
            available: eur(5_000),
            is_bounded: true,
        };
        assert_eq!(check(room, true, tjs(10_000), eur(770), eur(5_000)), None);
        let (asked, left, available) = (eur(771), eur(770), eur(5_000));
        let over = Refusal::OverFund { fund: "WOMEN".into(), asked, left, available };
        assert_eq!(check(room, true, tjs(10_000), eur(771), eur(0)), Some(over));
    }

    #[test]
    fn a_tenth_more_than_approved_may_be_debited() {
        assert_eq!(most_debited(eur(100_000)), Ok(eur(110_000)));
        assert_eq!(most_debited(eur(i64::MAX)), Err(Refusal::AmountTooLarge));
    }

    proptest! {
        #[test]
        fn what_fits_never_leaves_less_than_nothing(
            instalment in 0..1_000_i64, award in 0..1_000_i64, share in 0..1_000_i64, available in 0..1_000_i64,
            amount in 1..1_200_i64, charge in 1..1_200_i64, fees in 0..1_200_i64, exchanged: bool, is_bounded: bool,
        ) {
            let promised = if exchanged { tjs } else { eur };
            let room = Room {
                instalment: promised(instalment), award: promised(award), share: eur(share), available: eur(available),
                is_bounded,
            };
            if check(room, exchanged, promised(amount), eur(charge), eur(fees)).is_none() {
                prop_assert!(amount <= instalment && amount <= award);
                prop_assert!(charge + fees <= share + available);
                prop_assert!((exchanged && !is_bounded) || charge <= share);
                prop_assert!(fees <= available);
            }
        }
    }
}
