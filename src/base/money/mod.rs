//! Money: an exact amount in one currency, and the arithmetic that is allowed with it.
//!
//! Currencies, exchange rates, dividing, reading typed amounts and printing them are in the files beside this one.
//! Database columns are mapped in `db/types`; which rate applies to what is decided by `funds`.

mod currency;
mod exact;
mod format;
mod parse;
mod rate;
mod split;
mod words;

pub use currency::{Currency, UnknownCurrency};
pub use exact::Rounding;
pub use format::{NumberStyle, format, format_decimal, format_number, format_rate, format_share};
pub use parse::{ParseError, parse};
pub use rate::{Rate, RateError};
pub use split::{percent, split};
pub use words::in_words;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::{cmp::Ordering, fmt};

/// An amount of one currency: always a whole number of its minor units, and never more of them than an `i64` holds.
///
/// There is no `Ord`: amounts in two currencies have no order, so comparing is [`Money::compare`] and may be refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "Stored", into = "Stored")]
pub struct Money {
    // The scale is always the currency's digits, so the mantissa is the number of minor units.
    amount: Decimal,
    currency: Currency,
}

/// How a [`Money`] is written in JSON: `{"minor": 123450, "currency": "EUR"}`.
#[derive(Serialize, Deserialize)]
struct Stored {
    minor: i64,
    currency: Currency,
}

/// Why an amount could not be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MoneyError {
    /// Two currencies met where one was needed.
    CurrencyMismatch {
        /// The currency that was needed.
        left: Currency,
        /// The currency that came.
        right: Currency,
    },
    /// More minor units than an `i64` holds.
    Overflow,
    /// More decimals than the currency has.
    TooManyDecimals,
    /// Nothing to divide by: no weights, or all of them zero.
    NoWeights,
}

impl Money {
    /// An amount given in minor units: 123450 and EUR make 1,234.50 EUR.
    pub fn from_minor(minor: i64, currency: Currency) -> Self {
        Self { amount: Decimal::new(minor, currency.digits()), currency }
    }

    /// An amount given as a decimal; zeros beyond the currency's digits are allowed, other decimals are refused.
    pub fn new(amount: Decimal, currency: Currency) -> Result<Self, MoneyError> {
        let trimmed = amount.normalize();
        let Some(missing) = currency.digits().checked_sub(trimmed.scale()) else {
            return Err(MoneyError::TooManyDecimals);
        };
        let minor = trimmed.mantissa().checked_mul(10_i128.pow(missing)).ok_or(MoneyError::Overflow)?;
        Ok(Self::from_minor(i64::try_from(minor).map_err(|_| MoneyError::Overflow)?, currency))
    }

    /// Nothing, in this currency.
    pub fn zero(currency: Currency) -> Self {
        Self::from_minor(0, currency)
    }

    /// The number of minor units.
    #[expect(clippy::cast_possible_truncation, reason = "every constructor starts from an i64 of minor units")]
    pub fn minor(&self) -> i64 {
        self.amount.mantissa() as i64
    }

    /// The amount as a decimal with the currency's number of decimals.
    pub fn amount(&self) -> Decimal {
        self.amount
    }

    /// The currency.
    pub fn currency(&self) -> Currency {
        self.currency
    }

    /// The sum of two amounts of one currency.
    pub fn checked_add(&self, other: Self) -> Result<Self, MoneyError> {
        self.same_currency(other)?;
        let minor = self.minor().checked_add(other.minor()).ok_or(MoneyError::Overflow)?;
        Ok(Self::from_minor(minor, self.currency))
    }

    /// This amount less another of the same currency; it may become negative.
    pub fn checked_sub(&self, other: Self) -> Result<Self, MoneyError> {
        self.same_currency(other)?;
        let minor = self.minor().checked_sub(other.minor()).ok_or(MoneyError::Overflow)?;
        Ok(Self::from_minor(minor, self.currency))
    }

    /// The amount with the opposite sign, as a reversing entry has it. Refused for `i64::MIN` minor units only.
    pub fn negate(&self) -> Result<Self, MoneyError> {
        let minor = self.minor().checked_neg().ok_or(MoneyError::Overflow)?;
        Ok(Self::from_minor(minor, self.currency))
    }

    /// The sum of many amounts of `currency`. Only the result has to fit, not the steps on the way.
    pub fn sum(items: impl IntoIterator<Item = Self>, currency: Currency) -> Result<Self, MoneyError> {
        let zero = Self::zero(currency);
        let total = items.into_iter().try_fold(0_i128, |total, item| {
            zero.same_currency(item)?;
            Ok(total + i128::from(item.minor()))
        })?;
        Ok(Self::from_minor(i64::try_from(total).map_err(|_| MoneyError::Overflow)?, currency))
    }

    /// Which of two amounts of one currency is greater.
    pub fn compare(&self, other: Self) -> Result<Ordering, MoneyError> {
        self.same_currency(other)?;
        Ok(self.minor().cmp(&other.minor()))
    }

    /// Exactly nothing.
    pub fn is_zero(&self) -> bool {
        self.minor() == 0
    }

    /// More than nothing.
    pub fn is_positive(&self) -> bool {
        self.minor() > 0
    }

    /// Less than nothing.
    pub fn is_negative(&self) -> bool {
        self.minor() < 0
    }

    fn same_currency(self, other: Self) -> Result<(), MoneyError> {
        if self.currency == other.currency {
            Ok(())
        } else {
            Err(MoneyError::CurrencyMismatch { left: self.currency, right: other.currency })
        }
    }
}

/// Plain and exact, for logs and exports: `1234.50 EUR`. For people, use [`format`](fn@format).
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.amount, self.currency)
    }
}

impl From<Stored> for Money {
    fn from(stored: Stored) -> Self {
        Self::from_minor(stored.minor, stored.currency)
    }
}

impl From<Money> for Stored {
    fn from(money: Money) -> Self {
        Self { minor: money.minor(), currency: money.currency }
    }
}

impl fmt::Display for MoneyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CurrencyMismatch { left, right } => write!(f, "{right} where {left} was needed"),
            Self::Overflow => f.write_str("the amount is too large to keep"),
            Self::TooManyDecimals => f.write_str("more decimals than the currency has"),
            Self::NoWeights => f.write_str("there are no weights to divide by"),
        }
    }
}

impl std::error::Error for MoneyError {}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn eur(minor: i64) -> Money {
        Money::from_minor(minor, Currency::EUR)
    }

    #[test]
    fn an_amount_is_a_whole_number_of_minor_units() {
        let (kwd, jpy) = (Currency::from_code("KWD"), Currency::from_code("JPY"));
        assert_eq!(Money::new(Decimal::new(12_345, 1), Currency::EUR), Ok(eur(123_450)));
        assert_eq!(Money::new(Decimal::new(1_500, 3), Currency::EUR), Ok(eur(150)));
        assert_eq!(Money::new(Decimal::new(1_501, 3), Currency::EUR), Err(MoneyError::TooManyDecimals));
        assert_eq!(kwd.map(|c| Money::new(Decimal::new(1_501, 3), c).map(|m| m.minor())), Some(Ok(1_501)));
        assert_eq!(jpy.map(|c| Money::new(Decimal::new(5, 1), c)), Some(Err(MoneyError::TooManyDecimals)));
        assert_eq!(Money::new(Decimal::MAX, Currency::EUR), Err(MoneyError::Overflow));
        assert_eq!(Money::new(Decimal::from(i64::MAX), Currency::EUR), Err(MoneyError::Overflow));
    }

    #[test]
    fn two_currencies_are_never_added_or_compared() {
        let som = Money::from_minor(100, Currency::KGS);
        let mismatch = MoneyError::CurrencyMismatch { left: Currency::EUR, right: Currency::KGS };
        assert_eq!(eur(1).checked_add(som), Err(mismatch));
        assert_eq!(eur(1).checked_sub(som), Err(mismatch));
        assert_eq!(eur(1).compare(som), Err(mismatch));
        assert_eq!(Money::sum([eur(1), som], Currency::EUR), Err(mismatch));
        assert_eq!(eur(100).compare(eur(99)), Ok(Ordering::Greater));
    }

    #[test]
    fn overflow_is_refused_and_never_wraps() {
        assert_eq!(eur(i64::MAX).checked_add(eur(1)), Err(MoneyError::Overflow));
        assert_eq!(eur(i64::MIN).checked_sub(eur(1)), Err(MoneyError::Overflow));
        assert_eq!(eur(i64::MIN).negate(), Err(MoneyError::Overflow));
        assert_eq!(Money::sum([eur(i64::MAX), eur(1)], Currency::EUR), Err(MoneyError::Overflow));
        assert_eq!(Money::sum([eur(i64::MAX), eur(1), eur(-2)], Currency::EUR), Ok(eur(i64::MAX - 1)));
        assert_eq!(Money::sum([], Currency::EUR), Ok(Money::zero(Currency::EUR)));
    }

    #[test]
    fn logs_show_the_exact_amount_and_json_the_minor_units() {
        assert_eq!(eur(123_450).to_string(), "1234.50 EUR");
        assert_eq!(eur(-5).to_string(), "-0.05 EUR");
        assert_eq!(serde_json::json!(eur(123_450)), serde_json::json!({"minor": 123_450, "currency": "EUR"}));
        assert!(serde_json::from_str::<Money>(r#"{"minor": 1, "currency": "EURO"}"#).is_err());
        assert!(serde_json::from_str::<Money>(r#"{"minor": 1.5, "currency": "EUR"}"#).is_err());
    }

    proptest! {
        #[test]
        fn minor_units_survive_every_form(minor: i64, at in 0..Currency::all().count()) {
            for currency in Currency::all().skip(at).take(1) {
                let money = Money::from_minor(minor, currency);
                prop_assert_eq!(money.minor(), minor);
                prop_assert_eq!(Money::new(money.amount(), currency), Ok(money));
                let json = serde_json::json!(money);
                prop_assert_eq!(serde_json::from_value::<Money>(json).ok(), Some(money));
            }
        }

        #[test]
        fn what_is_added_can_be_taken_away(a in -1_000_000_000_i64..1_000_000_000, b: i32) {
            let (a, b) = (eur(a), eur(i64::from(b)));
            prop_assert_eq!(a.checked_add(b).and_then(|sum| sum.checked_sub(b)), Ok(a));
            prop_assert_eq!(b.negate().and_then(|minus| a.checked_add(minus)), a.checked_sub(b));
        }
    }
}
