//! What a report comes to against the money that was received: what was given back, what is left unspent, and what the
//! exchange gained or lost. Pure: no database.

use super::Line;
use crate::base::{
    Currency, Money, Rate,
    money::{MoneyError, Rounding},
};
use chrono::NaiveDate;

/// Money that came to the group, or that it gave back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The bank's day.
    pub on: NaiveDate,
    /// The number of the payout, within the award.
    pub number: i32,
    /// What was debited, or came back, in the fund's currency.
    pub ours: Money,
    /// What was received, or given, in the group's.
    pub theirs: Money,
    /// Whether it was given back.
    pub is_back: bool,
}

impl Moved {
    /// What one unit cost, where two currencies meet.
    pub fn rate(&self) -> Option<Rate> {
        Rate::derived(self.ours, self.theirs)
    }
}

/// Sums of a report.
#[derive(Clone, Debug, PartialEq)]
pub struct Reckoning {
    /// Of the budget.
    pub planned: Money,
    /// Spent of it.
    pub spent: Money,
    /// Received until now, where all of it came in the currency of the report; or else what was debited for it, where all
    /// of that is in this currency.
    pub received: Option<Money>,
    /// Given back of it.
    pub given_back: Option<Money>,
    /// Received, neither given back nor spent; negative where more was spent.
    pub unspent: Option<Money>,
    /// What one unit cost on the whole: everything debited against everything received.
    pub effective: Option<Rate>,
    /// The spending at that rate, in the fund's currency.
    pub worth: Option<Money>,
    /// What the spending is worth at the rate of the award less what it cost: a gain, or a loss where negative.
    pub gain: Option<Money>,
    /// What came back less what it had cost at the weighted rate: a gain, or a loss where negative.
    pub gain_back: Option<Money>,
}

type Side = fn(&Moved) -> Money;

/// The side of the exchange that the report is written in, if all of the money has one in its currency.
fn side(moved: &[Moved], currency: Currency) -> Option<Side> {
    let sides: [Side; 2] = [|one| one.theirs, |one| one.ours];
    let fits = |side: &Side| !moved.is_empty() && moved.iter().all(|one| side(one).currency() == currency);
    sides.into_iter().find(fits)
}

fn sum(moved: &[Moved], is_back: bool, side: Side) -> Result<Option<Money>, MoneyError> {
    let Some(currency) = moved.first().map(|one| side(one).currency()) else { return Ok(None) };
    Money::sum(moved.iter().filter(|one| one.is_back == is_back).map(side), currency).map(Some)
}

/// The money of an award, and by what it is reckoned with.
#[derive(Clone, Debug)]
pub struct Ground {
    /// What came and what was given back, in order of day.
    pub moved: Vec<Moved>,
    /// The rate that the award was made with, where two currencies meet.
    pub agreed: Option<Rate>,
    /// How the fund's donor wants halves to be rounded.
    pub rounding: Rounding,
}

/// The sums of a report.
pub fn reckon(lines: &[Line], ground: &Ground) -> Result<Option<Reckoning>, MoneyError> {
    let (moved, rounding) = (ground.moved.as_slice(), ground.rounding);
    let Some(currency) = lines.first().map(|line| line.planned.currency()) else { return Ok(None) };
    let planned = Money::sum(lines.iter().map(|line| line.planned), currency)?;
    let spent = Money::sum(lines.iter().map(|line| line.spent), currency)?;
    let side = side(moved, currency);
    let received = side.map_or(Ok(None), |side| sum(moved, false, side))?;
    let given_back = side.map_or(Ok(None), |side| sum(moved, true, side))?;
    let kept = received.zip(given_back).map(|(received, back)| received.checked_sub(back)).transpose()?;
    let unspent = kept.map(|kept| kept.checked_sub(spent)).transpose()?;
    let effective = weighted(moved);
    let local = effective.filter(|_| moved.iter().all(|one| one.theirs.currency() == currency));
    let worth = local.map(|rate| rate.convert(spent, rounding)).transpose()?;
    let at = |rate: &Rate, worth: Money| {
        let pair = (rate.base(), rate.quote());
        let (mine, other) = (worth.currency(), currency);
        (pair == (mine, other) || pair == (other, mine)).then(|| rate.convert(spent, rounding))
    };
    let agreed = ground.agreed.as_ref().zip(worth).and_then(|(rate, worth)| at(rate, worth)).transpose()?;
    let gain = agreed.zip(worth).map(|(agreed, worth)| agreed.checked_sub(worth)).transpose()?;
    let back = local.zip(given_back.filter(Money::is_positive));
    let gain_back = back.map(|(rate, back)| came_of(ground, &rate, back)).transpose()?;
    Ok(Some(Reckoning { planned, spent, received, given_back, unspent, effective, worth, gain, gain_back }))
}

/// What came back less what it had cost.
fn came_of(ground: &Ground, rate: &Rate, back: Money) -> Result<Money, MoneyError> {
    let cost = rate.convert(back, ground.rounding)?;
    let came = Money::sum(ground.moved.iter().filter(|one| one.is_back).map(|one| one.ours), cost.currency())?;
    came.checked_sub(cost)
}

/// The rate of all that was debited against all that was received, where each side is of one currency.
fn weighted(moved: &[Moved]) -> Option<Rate> {
    let debited = sum(moved, false, |one| one.ours).ok()??;
    let received = sum(moved, false, |one| one.theirs).ok()??;
    Rate::derived(debited, received)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn eur(minor: i64) -> Money {
        Money::from_minor(minor, Currency::EUR)
    }

    fn tjs(minor: i64) -> Money {
        Money::from_minor(minor, Currency::TJS)
    }

    fn line(planned: Money, spent: Money) -> Line {
        Line { category: "transport".into(), what: "Fuel".into(), planned, spent, note: None }
    }

    fn paid(ours: Money, theirs: Money) -> Moved {
        let on = NaiveDate::from_ymd_opt(2020, 5, 1).unwrap();
        Moved { on, number: 1, ours, theirs, is_back: false }
    }

    /// By a donor who says nothing of halves.
    fn reckon(lines: &[Line], moved: &[Moved], agreed: Option<Rate>) -> Result<Option<Reckoning>, MoneyError> {
        super::reckon(lines, &Ground { moved: moved.to_vec(), agreed, rounding: Rounding::HalfUp })
    }

    #[test]
    fn halves_go_as_the_funds_donor_says() {
        let lines = [line(tjs(50), tjs(25))];
        let back = Moved { is_back: true, ..paid(eur(1), tjs(5)) };
        let moved = vec![paid(eur(50), tjs(500)), back];
        let agreed = Rate::new(Currency::EUR, Currency::TJS, 2.into(), 1).unwrap();
        let by = |rounding| {
            let ground = Ground { moved: moved.clone(), agreed: Some(agreed), rounding };
            let found = super::reckon(&lines, &ground).unwrap().unwrap();
            (found.worth, found.gain, found.gain_back)
        };
        // TJS 0.25 cost 2.5 cents, and would have cost 12.5 at the award's rate; TJS 0.05 that came back had cost half a cent.
        assert_eq!(by(Rounding::HalfUp), (Some(eur(3)), Some(eur(10)), Some(eur(0))));
        assert_eq!(by(Rounding::HalfEven), (Some(eur(2)), Some(eur(10)), Some(eur(1))));
    }

    #[test]
    fn what_was_given_back_is_neither_unspent_nor_part_of_the_weighted_rate() {
        let lines = [line(tjs(1_200_000), tjs(900_000))];
        let back = Moved { is_back: true, ..paid(eur(19_000), tjs(240_000)) };
        let moved = [paid(eur(100_000), tjs(1_200_000)), back];
        let found = reckon(&lines, &moved, None).unwrap().unwrap();
        assert_eq!((found.received, found.given_back), (Some(tjs(1_200_000)), Some(tjs(240_000))));
        assert_eq!(found.unspent, Some(tjs(60_000)));
        assert_eq!(found.effective.unwrap().to_string(), "1 EUR = 12 TJS");
        // TJS 2,400 had cost EUR 200 and came back as EUR 190.
        assert_eq!(found.gain_back, Some(eur(-1_000)));
        assert_eq!(back.rate().unwrap().to_string(), "1 EUR = 12.63157895 TJS");
    }

    #[test]
    fn the_rate_is_weighted_by_what_was_received_and_the_rest_is_unspent() {
        let lines = [line(tjs(800_000), tjs(700_000)), line(tjs(400_000), tjs(400_000))];
        // EUR 600 became 6,000 and EUR 400 became 6,000: the plain mean of 10 and 15 would be 12.5.
        let arrived = [paid(eur(60_000), tjs(600_000)), paid(eur(40_000), tjs(600_000))];
        let agreed = Rate::new(Currency::EUR, Currency::TJS, 11.into(), 1).unwrap();
        let found = reckon(&lines, &arrived, Some(agreed)).unwrap().unwrap();
        assert_eq!((found.planned, found.spent), (tjs(1_200_000), tjs(1_100_000)));
        assert_eq!((found.received, found.unspent), (Some(tjs(1_200_000)), Some(tjs(100_000))));
        assert_eq!(found.effective.unwrap().to_string(), "1 EUR = 12 TJS");
        assert_eq!(found.worth, Some(eur(91_667)));
        // At 11 the same spending would have cost EUR 1,000.
        assert_eq!(found.gain, Some(eur(8_333)));
    }

    #[test]
    fn without_money_or_in_one_currency_there_is_nothing_to_gain() {
        let lines = [line(eur(100), eur(120))];
        let found = reckon(&lines, &[paid(eur(100), eur(100))], None).unwrap().unwrap();
        assert_eq!((found.unspent, found.effective, found.gain), (Some(eur(-20)), None, None));
        let nothing = reckon(&lines, &[], None).unwrap().unwrap();
        assert_eq!((nothing.received, nothing.unspent), (None, None));
        assert_eq!(reckon(&[], &[], None), Ok(None));
        let by_cost = reckon(&lines, &[paid(eur(150), tjs(1_800))], None).unwrap().unwrap();
        assert_eq!(
            (by_cost.received, by_cost.unspent),
            (Some(eur(150)), Some(eur(30))),
            "written in the fund's currency"
        );
        assert_eq!(by_cost.effective.unwrap().to_string(), "1 EUR = 12 TJS");
        assert_eq!(by_cost.worth, None);
        let mixed = [paid(eur(100), tjs(1_000)), paid(tjs(1_000), eur(100))];
        let mixed = reckon(&lines, &mixed, None).unwrap().unwrap();
        assert_eq!((mixed.received, mixed.effective), (None, None), "sums of two currencies are no sum");
    }
}
