//! Exchange rates as central banks publish them, and converting with exactly one rounding.
//!
//! Which rate applies on which day, and where it came from, is kept by `funds`.

use super::{
    Currency, Money, MoneyError,
    exact::{Rounding, scaled},
};
use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Most digits before the mark of a rate.
const INTEGER_DIGITS: usize = 12;
/// Most digits after the mark of a rate.
const DECIMALS: u32 = 10;
/// Significant digits of a derived rate.
const DERIVED_DIGITS: u32 = 10;

/// `units` of `base` cost `value` of `quote`: 10 KGS (base) cost 1.0686 TJS (quote), as the bank of the quote
/// prints it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Stored", into = "Stored")]
pub struct Rate {
    base: Currency,
    quote: Currency,
    value: Decimal,
    units: u32,
}

/// How a [`Rate`] is written in JSON; the value is text, so that no reader makes it a float.
#[derive(Serialize, Deserialize)]
struct Stored {
    base: Currency,
    quote: Currency,
    value: String,
    units: u32,
}

/// Why a rate could not be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RateError {
    /// The text is not digits with at most one comma or dot.
    NotANumber,
    /// More than 12 digits before the mark or 10 after it.
    TooLong,
    /// A rate is more than zero, and so are its units.
    NotPositive,
    /// Base and quote are one currency: nothing to convert.
    SameCurrency,
}

impl Rate {
    /// A rate of `value` `quote` for `units` of `base`.
    pub fn new(base: Currency, quote: Currency, value: Decimal, units: u32) -> Result<Self, RateError> {
        let value = if value.scale() > DECIMALS { value.normalize() } else { value };
        if base == quote {
            Err(RateError::SameCurrency)
        } else if value <= Decimal::ZERO || units == 0 {
            Err(RateError::NotPositive)
        } else if value.scale() > DECIMALS || value.trunc().mantissa() >= 10_i128.pow(12) {
            Err(RateError::TooLong)
        } else {
            Ok(Self { base, quote, value, units })
        }
    }

    /// Reads the value of a rate: digits with at most one comma or dot, which is always the decimal mark (banks print
    /// 11.6000 and 87,4500). Spaces between digits are passed over; the decimals stay as many as were written.
    pub fn parse_value(text: &str) -> Result<Decimal, RateError> {
        let dotted: String =
            text.trim().chars().filter(|c| !c.is_whitespace()).map(|c| if c == ',' { '.' } else { c }).collect();
        let (whole, decimals) = dotted.split_once('.').unwrap_or((&dotted, "0"));
        let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !all_digits(whole) || !all_digits(decimals) {
            return Err(RateError::NotANumber);
        }
        if whole.len() > INTEGER_DIGITS || decimals.len() > DECIMALS as usize {
            return Err(RateError::TooLong);
        }
        let value = Decimal::from_str_exact(&dotted).map_err(|_| RateError::NotANumber)?;
        if value.is_zero() { Err(RateError::NotPositive) } else { Ok(value) }
    }

    /// The effective rate of a transfer, `from` sent and `to` received, to 10 significant digits: 1 `from` costs
    /// `value` `to`, or 10, 100 ... of it where one costs less than one. None unless both are positive and the
    /// currencies differ.
    pub fn derived(from: Money, to: Money) -> Option<Self> {
        if !from.is_positive() || !to.is_positive() {
            return None;
        }
        let size = |money: Money| u128::from(money.minor().unsigned_abs());
        let (base, quote) = (from.currency(), to.currency());
        let (to_whole, from_whole) = (10_u128.pow(base.digits()), 10_u128.pow(quote.digits()));
        let over = size(from) * from_whole;
        let zeros = (0..=9).find(|&zeros| size(to) * to_whole * 10_u128.pow(zeros) >= over)?;
        let whole = size(to) * to_whole * 10_u128.pow(zeros) / over;
        let decimals = DERIVED_DIGITS.saturating_sub(whole.ilog10() + 1);
        let times = to_whole * 10_u128.pow(zeros + decimals);
        let mantissa = scaled(to.minor(), times, over, Rounding::HalfUp).ok()?;
        Self::new(base, quote, Decimal::new(mantissa, decimals).normalize(), 10_u32.pow(zeros)).ok()
    }

    /// Whether another rate is the same price, be it for other units or the other way round to as many decimals.
    pub fn is_same_price(&self, other: &Self) -> bool {
        let cross = |value: Decimal, units: u32| value.checked_mul(Decimal::from(units));
        if (self.base, self.quote) == (other.base, other.quote) {
            let (mine, theirs) = (cross(self.value, other.units), cross(other.value, self.units));
            return mine.is_some() && mine == theirs;
        }
        let turned = |rate: &Self, decimals: u32, units: u32| {
            let whole = Decimal::from(rate.units).checked_mul(Decimal::from(units))?.checked_div(rate.value)?;
            Some(whole.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero))
        };
        (self.base, self.quote) == (other.quote, other.base)
            && (turned(other, self.value.scale(), self.units) == Some(self.value)
                || turned(self, other.value.scale(), other.units) == Some(other.value))
    }

    /// Converts an amount of either currency into the other, rounding once to the other's minor unit.
    pub fn convert(&self, money: Money, rounding: Rounding) -> Result<Money, MoneyError> {
        let base_side = u128::from(self.units) * 10_u128.pow(self.value.scale() + self.base.digits());
        let quote_side = self.value.mantissa().unsigned_abs() * 10_u128.pow(self.quote.digits());
        let (times, over, into) = if money.currency() == self.base {
            (quote_side, base_side, self.quote)
        } else if money.currency() == self.quote {
            (base_side, quote_side, self.base)
        } else {
            return Err(MoneyError::CurrencyMismatch { left: self.base, right: money.currency() });
        };
        Ok(Money::from_minor(scaled(money.minor(), times, over, rounding)?, into))
    }

    /// The currency that is priced.
    pub fn base(&self) -> Currency {
        self.base
    }

    /// The currency of the price.
    pub fn quote(&self) -> Currency {
        self.quote
    }

    /// The price of `units` of the base, with the decimals it was published with.
    pub fn value(&self) -> Decimal {
        self.value
    }

    /// How many units of the base the price is for.
    pub fn units(&self) -> u32 {
        self.units
    }
}

/// `10 KGS = 1.0686 TJS`
impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} = {} {}", self.units, self.base, self.value, self.quote)
    }
}

impl TryFrom<Stored> for Rate {
    type Error = RateError;

    fn try_from(stored: Stored) -> Result<Self, RateError> {
        Self::new(stored.base, stored.quote, Self::parse_value(&stored.value)?, stored.units)
    }
}

impl From<Rate> for Stored {
    fn from(rate: Rate) -> Self {
        Self { base: rate.base, quote: rate.quote, value: rate.value.to_string(), units: rate.units }
    }
}

impl fmt::Display for RateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotANumber => "the rate is not a number",
            Self::TooLong => "the rate has more than 12 digits before the mark or 10 after it",
            Self::NotPositive => "a rate and its units are more than zero",
            Self::SameCurrency => "a rate needs two currencies",
        })
    }
}

impl std::error::Error for RateError {}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn minor(rate: &str, units: u32, base: Currency, quote: Currency, money: Money) -> Option<i64> {
        let rate = Rate::new(base, quote, Rate::parse_value(rate).ok()?, units).ok()?;
        rate.convert(money, Rounding::HalfUp).ok().map(|money| money.minor())
    }

    #[test]
    fn published_rates_convert_both_ways() {
        use Currency as C;
        let (eur, tjs, uzs) = (C::EUR, C::TJS, C::UZS);
        assert_eq!(minor("10.8757", 1, eur, tjs, Money::from_minor(100_000, eur)), Some(1_087_570));
        assert_eq!(minor("10.8757", 1, eur, tjs, Money::from_minor(1_087_570, tjs)), Some(100_000));
        // NBT prints 100 UZS and 10 KGS; CBU one euro at 13984.32.
        assert_eq!(minor("0,0780", 100, uzs, tjs, Money::from_minor(10_000_000, uzs)), Some(7_800));
        assert_eq!(minor("1.0686", 10, C::KGS, tjs, Money::from_minor(100_000, C::KGS)), Some(10_686));
        assert_eq!(minor("13 984.32", 1, eur, uzs, Money::from_minor(1, eur)), Some(13_984));
        assert_eq!(minor("13984.32", 1, eur, uzs, Money::from_minor(100_000_000_000, uzs)), Some(7_150_866));
    }

    #[test]
    fn currencies_with_other_numbers_of_decimals_convert_exactly() {
        let (Some(jpy), Some(kwd)) = (Currency::from_code("JPY"), Currency::from_code("KWD")) else {
            panic!("ISO 4217")
        };
        assert_eq!(minor("160", 1, Currency::EUR, jpy, Money::from_minor(100, Currency::EUR)), Some(160));
        assert_eq!(minor("160", 1, Currency::EUR, jpy, Money::from_minor(160, jpy)), Some(100));
        assert_eq!(minor("500", 1, kwd, jpy, Money::from_minor(1_500, kwd)), Some(750));
        assert_eq!(minor("500", 1, kwd, jpy, Money::from_minor(1, jpy)), Some(2));
    }

    #[test]
    fn a_half_is_rounded_as_asked() {
        let convert = |minor, rounding| {
            Rate::new(Currency::EUR, Currency::USD, Decimal::new(5, 1), 1)
                .map(|rate| rate.convert(Money::from_minor(minor, Currency::EUR), rounding).map(|money| money.minor()))
        };
        assert_eq!(convert(5, Rounding::HalfUp), Ok(Ok(3)));
        assert_eq!(convert(5, Rounding::HalfEven), Ok(Ok(2)));
        assert_eq!(convert(-5, Rounding::HalfUp), Ok(Ok(-3)));
        assert_eq!(convert(-5, Rounding::HalfEven), Ok(Ok(-2)));
    }

    #[test]
    fn a_rate_is_refused_unless_it_is_a_positive_number_for_two_currencies() {
        for (text, error) in [
            ("", RateError::NotANumber),
            ("1.2.3", RateError::NotANumber),
            ("12,194.21", RateError::NotANumber),
            ("-1", RateError::NotANumber),
            ("1e3", RateError::NotANumber),
            (".5", RateError::NotANumber),
            ("5.", RateError::NotANumber),
            ("٣", RateError::NotANumber),
            ("0", RateError::NotPositive),
            ("0,0000", RateError::NotPositive),
            ("1234567890123", RateError::TooLong),
            ("1.12345678901", RateError::TooLong),
        ] {
            assert_eq!(Rate::parse_value(text), Err(error), "{text}");
        }
        assert_eq!(
            Rate::parse_value(" 999999999999,9999999999 ").map(|v| v.to_string()),
            Ok("999999999999.9999999999".into())
        );
        let (eur, usd) = (Currency::EUR, Currency::USD);
        assert_eq!(Rate::new(eur, eur, Decimal::ONE, 1), Err(RateError::SameCurrency));
        assert_eq!(Rate::new(eur, usd, Decimal::ONE, 0), Err(RateError::NotPositive));
        assert_eq!(Rate::new(eur, usd, Decimal::NEGATIVE_ONE, 1), Err(RateError::NotPositive));
        assert_eq!(Rate::new(eur, usd, Decimal::MAX, 1), Err(RateError::TooLong));
        assert_eq!(Rate::new(eur, usd, Decimal::new(1, 11), 1), Err(RateError::TooLong));
    }

    #[test]
    fn a_third_currency_is_not_converted() {
        let rate = Rate::new(Currency::EUR, Currency::TJS, Decimal::TEN, 1);
        let mismatch = MoneyError::CurrencyMismatch { left: Currency::EUR, right: Currency::KGS };
        let som = Money::from_minor(1, Currency::KGS);
        assert_eq!(rate.map(|rate| rate.convert(som, Rounding::HalfUp)), Ok(Err(mismatch)));
    }

    #[test]
    fn a_transfer_gives_its_rate_to_ten_significant_digits() {
        let derived = |from, to| Rate::derived(from, to).map(|rate| rate.to_string());
        let (eur, tjs, uzs) = (Currency::EUR, Currency::TJS, Currency::UZS);
        let of = Money::from_minor;
        assert_eq!(derived(of(100_000, eur), of(1_160_000, tjs)).as_deref(), Some("1 EUR = 11.6 TJS"));
        assert_eq!(derived(of(300, eur), of(1_000, tjs)).as_deref(), Some("1 EUR = 3.333333333 TJS"));
        assert_eq!(derived(of(1_398_432, uzs), of(100, eur)).as_deref(), Some("100000 UZS = 7.150866113 EUR"));
        assert_eq!(derived(of(0, eur), of(100, tjs)), None);
        assert_eq!(derived(of(100, eur), of(-100, tjs)), None);
        assert_eq!(derived(of(100, eur), of(100, eur)), None);
    }

    #[test]
    fn json_keeps_the_value_as_text_and_refuses_what_new_refuses() {
        let rate = Rate::new(Currency::EUR, Currency::TJS, Decimal::new(116_000, 4), 1);
        let json = r#"{"base":"EUR","quote":"TJS","value":"11.6000","units":1}"#;
        assert_eq!(rate.map(|rate| serde_json::to_string(&rate).ok()), Ok(Some(json.to_owned())));
        assert_eq!(serde_json::from_str::<Rate>(json).ok(), rate.ok());
        assert!(serde_json::from_str::<Rate>(&json.replace("11.6000", "0")).is_err());
    }

    proptest! {
        #[test]
        fn a_derived_rate_gives_back_what_was_received(from in 1..100_000_000_i64, to in 1..100_000_000_i64) {
            let (from, to) = (Money::from_minor(from, Currency::EUR), Money::from_minor(to, Currency::TJS));
            let converted = Rate::derived(from, to).map(|rate| rate.convert(from, Rounding::HalfUp));
            prop_assert_eq!(converted, Some(Ok(to)));
        }

        #[test]
        fn one_conversion_is_off_by_half_a_unit_at_most_and_only_a_half_tells_the_two_ways_apart(
            minor in -1_000_000_000_i64..1_000_000_000,
            value in 1..1_000_000_u32,
            units in 1..10_000_u32,
        ) {
            let rate = Rate::new(Currency::EUR, Currency::UZS, Decimal::new(i64::from(value), 4), units);
            let rate = rate.map_err(|e| TestCaseError::fail(e.to_string()))?;
            let convert = |rounding| rate.convert(Money::from_minor(minor, Currency::EUR), rounding);
            let (Ok(up), Ok(even)) = (convert(Rounding::HalfUp), convert(Rounding::HalfEven)) else {
                return Err(TestCaseError::fail("it fits"));
            };
            let (exact, over) = (i128::from(minor) * i128::from(value), 10_000 * i128::from(units));
            let off = |got: Money| (2 * (i128::from(got.minor()) * over - exact)).abs();
            prop_assert!(off(up) <= over && off(even) <= over);
            prop_assert_eq!(up != even, off(up) == over && up.minor() % 2 != 0);
        }

        #[test]
        fn there_and_back_loses_at_most_half_a_unit(
            minor in 0..10_000_000_000_i64,
            value in 10_000..1_000_000_000_u32,
        ) {
            // A rate of at least one: the quote is finer than the base, so the way back is exact.
            let rate = Rate::new(Currency::EUR, Currency::UZS, Decimal::new(i64::from(value), 4), 1);
            let rate = rate.map_err(|e| TestCaseError::fail(e.to_string()))?;
            let money = Money::from_minor(minor, Currency::EUR);
            let there = rate.convert(money, Rounding::HalfUp);
            prop_assert_eq!(there.and_then(|there| rate.convert(there, Rounding::HalfEven)), Ok(money));
        }

        #[test]
        fn no_rate_and_amount_panic(minor: i64, value in 1..=i64::MAX, scale in 0..=10_u32, units: u32, back: bool) {
            if let Ok(rate) = Rate::new(Currency::UZS, Currency::EUR, Decimal::new(value, scale), units) {
                let money = Money::from_minor(minor, if back { rate.quote() } else { rate.base() });
                let _ = rate.convert(money, Rounding::HalfEven);
                let _ = Rate::derived(money, Money::from_minor(value, Currency::KGS));
            }
        }
    }
}
