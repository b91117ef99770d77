//! What a report comes to against the money that was received: what is left unspent, and what the exchange gained or
//! lost. Pure: no database.

use super::Line;
use crate::base::{
    Currency, Money, Rate,
    money::{MoneyError, Rounding},
};

/// What was debited for a part, in the fund's currency, and what arrived of it, in the group's.
pub type Arrived = (Money, Money);

/// Sums of a report.
#[derive(Clone, Debug, PartialEq)]
pub struct Reckoning {
    /// Of the budget.
    pub planned: Money,
    /// Spent of it.
    pub spent: Money,
    /// Received until now, where all of it came in the currency of the report.
    pub received: Option<Money>,
    /// Received and not spent; negative where more was spent.
    pub unspent: Option<Money>,
    /// What one unit cost on the whole: everything debited against everything received.
    pub effective: Option<Rate>,
    /// The spending at that rate, in the fund's currency.
    pub worth: Option<Money>,
    /// What the spending is worth at the rate of the award less what it cost: a gain, or a loss where negative.
    pub gain: Option<Money>,
}

/// The sums of a report. `agreed` is the rate that the award was made with, where two currencies meet.
pub fn reckon(lines: &[Line], arrived: &[Arrived], agreed: Option<&Rate>) -> Result<Option<Reckoning>, MoneyError> {
    let Some(currency) = lines.first().map(|line| line.planned.currency()) else { return Ok(None) };
    let planned = Money::sum(lines.iter().map(|line| line.planned), currency)?;
    let spent = Money::sum(lines.iter().map(|line| line.spent), currency)?;
    let same = !arrived.is_empty() && arrived.iter().all(|(_, received)| received.currency() == currency);
    let received = same.then(|| Money::sum(arrived.iter().map(|(_, received)| *received), currency)).transpose()?;
    let unspent = received.map(|received| received.checked_sub(spent)).transpose()?;
    let effective = received.and_then(|received| weighted(arrived, received));
    let worth = effective.map(|rate| rate.convert(spent, Rounding::HalfUp)).transpose()?;
    let at = |rate: &Rate, worth: Money| {
        let pair = (rate.base(), rate.quote());
        let (mine, other) = (worth.currency(), currency);
        (pair == (mine, other) || pair == (other, mine)).then(|| rate.convert(spent, Rounding::HalfUp))
    };
    let agreed = agreed.zip(worth).and_then(|(rate, worth)| at(rate, worth)).transpose()?;
    let gain = agreed.zip(worth).map(|(agreed, worth)| agreed.checked_sub(worth)).transpose()?;
    Ok(Some(Reckoning { planned, spent, received, unspent, effective, worth, gain }))
}

/// The rate of all that was debited, of one currency, against all that was received.
fn weighted(arrived: &[Arrived], received: Money) -> Option<Rate> {
    let currency: Currency = arrived.first()?.0.currency();
    let debited = Money::sum(arrived.iter().map(|(debited, _)| *debited), currency).ok()?;
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

    #[test]
    fn the_rate_is_weighted_by_what_was_received_and_the_rest_is_unspent() {
        let lines = [line(tjs(800_000), tjs(700_000)), line(tjs(400_000), tjs(400_000))];
        // EUR 600 became 6,000 and EUR 400 became 6,000: the plain mean of 10 and 15 would be 12.5.
        let arrived = [(eur(60_000), tjs(600_000)), (eur(40_000), tjs(600_000))];
        let agreed = Rate::new(Currency::EUR, Currency::TJS, 11.into(), 1).unwrap();
        let found = reckon(&lines, &arrived, Some(&agreed)).unwrap().unwrap();
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
        let found = reckon(&lines, &[(eur(100), eur(100))], None).unwrap().unwrap();
        assert_eq!((found.unspent, found.effective, found.gain), (Some(eur(-20)), None, None));
        let nothing = reckon(&lines, &[], None).unwrap().unwrap();
        assert_eq!((nothing.received, nothing.unspent), (None, None));
        assert_eq!(reckon(&[], &[], None), Ok(None));
        let other = reckon(&lines, &[(eur(100), tjs(1_000))], None).unwrap().unwrap();
        assert_eq!(other.received, None, "sums of two currencies are no sum");
    }
}
