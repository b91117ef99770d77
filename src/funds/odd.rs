//! Rates that are out of the usual range: far from the last known one of the same source and pair, or, where none is known,
//! outside of what a euro has cost for years. They may be right, so they are asked about and never refused for good.

use super::{
    rate_files::RateFile,
    rates::{OLDEST, RateRow, Unusual, unusual},
    store,
};
use crate::{
    base::{Deed, Rate, Stop},
    db::Tx,
};
use chrono::NaiveDate;
use rust_decimal::Decimal;

/// A rate further from the last known one than a tenth of it is asked about.
const FAR: u32 = 10;

/// A rate that is out of the usual range, with what it was held against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Odd {
    /// The rate.
    pub rate: Rate,
    /// The last known one of the same source and pair.
    pub known: Option<RateRow>,
    /// What a euro usually costs, where no earlier rate is known.
    pub usual: Option<Unusual>,
}

/// Whether a rate is further than a tenth from another of the same pair. By multiplying, for a quotient would be rounded.
fn is_far(rate: &Rate, known: &Rate) -> bool {
    let product = |value: Decimal, units: u32| value.checked_mul(Decimal::from(units));
    let (Some(new), Some(old)) = (product(rate.value(), known.units()), product(known.value(), rate.units())) else {
        return true;
    };
    (new - old).abs().checked_mul(Decimal::from(FAR)).is_none_or(|apart| apart > old)
}

fn odd(rate: &Rate, known: &[RateRow]) -> Option<Odd> {
    let same = |row: &&RateRow| (row.rate.base(), row.rate.quote()) == (rate.base(), rate.quote());
    match known.iter().find(same) {
        Some(row) => is_far(rate, &row.rate).then(|| Odd { rate: *rate, known: Some(row.clone()), usual: None }),
        None => unusual(rate).map(|usual| Odd { rate: *rate, known: None, usual: Some(usual) }),
    }
}

/// Those of some rates of a source and day that are out of the usual range. Two queries.
pub(super) fn among(tx: &mut Tx<'_>, rates: &[Rate], on: NaiveDate, source: &str) -> Result<Vec<Odd>, Stop> {
    let first = on.checked_sub_signed(OLDEST).unwrap_or(NaiveDate::MIN);
    let known = store::newest_of_source(tx, source, (first, on))?;
    Ok(rates.iter().filter_map(|rate| odd(rate, &known)).collect())
}

/// The rates of a file that would be new and are out of the usual range, for whoever is to say that they are right. View.
pub fn of_file(tx: &mut Tx<'_>, file: &RateFile) -> Result<Vec<Odd>, Stop> {
    tx.permit(Deed::EnterRates)?;
    let known = store::rates_of(tx, file.on, file.source)?;
    let fresh: Vec<Rate> = file.rates.iter().filter(|rate| !known.contains(rate)).copied().collect();
    among(tx, &fresh, file.on, file.source)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Currency, RateId};

    fn rate(value: &str, units: u32) -> Rate {
        Rate::new(Currency::EUR, Currency::TJS, Rate::parse_value(value).unwrap(), units).unwrap()
    }

    fn known(value: &str, units: u32) -> RateRow {
        let on = NaiveDate::from_ymd_opt(2020, 8, 11).unwrap();
        RateRow {
            id: RateId(1),
            rate: rate(value, units),
            on,
            source: "NBT".into(),
            entered_by: None,
            entered_at: on.and_hms_opt(9, 0, 0).unwrap(),
        }
    }

    #[test]
    fn a_rate_within_a_tenth_of_the_last_known_is_usual_and_one_beyond_is_not() {
        for usual in [rate("11", 1), rate("9", 1), rate("10", 1), rate("1100", 100)] {
            assert_eq!(odd(&usual, &[known("10", 1)]), None, "{usual}");
        }
        for far in [rate("11.0001", 1), rate("8.9999", 1), rate("10", 10), rate("100", 1)] {
            let found = odd(&far, &[known("10", 1)]).unwrap();
            assert_eq!((found.rate, found.known.unwrap().rate, found.usual), (far, rate("10", 1), None));
        }
        assert!(is_far(&rate("999999999999", 4_000_000_000), &rate("0.0000000001", 1)));
    }

    #[test]
    fn what_has_been_unusual_before_is_not_asked_about_again() {
        assert!(odd(&rate("30", 1), &[]).unwrap().usual.is_some(), "nothing known: what a euro usually costs");
        assert_eq!(odd(&rate("30", 1), &[known("29.5", 1)]), None);
        assert_eq!(odd(&rate("11.6", 1), &[]), None);
    }
}
