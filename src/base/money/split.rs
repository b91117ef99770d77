//! Dividing an amount without losing or making a tiyin.

use super::{
    Money, MoneyError,
    exact::{Rounding, scaled},
};

/// Divides an amount in proportion to the weights; the parts add up to it exactly.
///
/// Largest remainder: everyone gets the whole minor units due, and the units left go one each to the largest
/// remainders, the earlier weight first where remainders are equal.
pub fn split(money: &Money, weights: &[u64]) -> Result<Vec<Money>, MoneyError> {
    let total: u128 = weights.iter().copied().map(u128::from).sum();
    if total == 0 {
        return Err(MoneyError::NoWeights);
    }
    let size = u128::from(money.minor().unsigned_abs());
    let due = |weight: &u64| size * u128::from(*weight);
    let mut parts: Vec<u128> = weights.iter().map(|weight| due(weight) / total).collect();

    let mut order: Vec<(usize, u128)> = weights.iter().map(|weight| due(weight) % total).enumerate().collect();
    order.sort_by_key(|&(_, remainder)| std::cmp::Reverse(remainder));
    let left = size - parts.iter().sum::<u128>();
    for (&(index, _), _) in order.iter().zip(0..left) {
        parts[index] += 1;
    }

    let sign = if money.is_negative() { -1 } else { 1 };
    parts
        .into_iter()
        .map(|part| {
            let part = i128::try_from(part).map_err(|_| MoneyError::Overflow)?;
            let minor = i64::try_from(sign * part).map_err(|_| MoneyError::Overflow)?;
            Ok(Money::from_minor(minor, money.currency()))
        })
        .collect()
}

/// A share of an amount in hundredths of a percent (10,000 is the whole), rounded once.
pub fn percent(money: &Money, basis_points: u32, rounding: Rounding) -> Result<Money, MoneyError> {
    let minor = scaled(money.minor(), u128::from(basis_points), 10_000, rounding)?;
    Ok(Money::from_minor(minor, money.currency()))
}

#[cfg(test)]
mod tests {
    use super::super::Currency;
    use super::*;
    use proptest::prelude::*;

    fn eur(minor: i64) -> Money {
        Money::from_minor(minor, Currency::EUR)
    }

    fn minors(parts: Result<Vec<Money>, MoneyError>) -> Result<Vec<i64>, MoneyError> {
        parts.map(|parts| parts.iter().map(Money::minor).collect())
    }

    #[test]
    fn the_units_left_go_to_the_largest_remainders_and_then_to_the_earlier() {
        assert_eq!(minors(split(&eur(100), &[1, 1, 1])), Ok(vec![34, 33, 33]));
        assert_eq!(minors(split(&eur(101), &[1, 1, 1])), Ok(vec![34, 34, 33]));
        assert_eq!(minors(split(&eur(-100), &[1, 1, 1])), Ok(vec![-34, -33, -33]));
        assert_eq!(minors(split(&eur(10), &[1, 2, 0, 4])), Ok(vec![1, 3, 0, 6]));
        assert_eq!(minors(split(&eur(5), &[80, 20])), Ok(vec![4, 1]));
        assert_eq!(minors(split(&eur(i64::MIN), &[7])), Ok(vec![i64::MIN]));
    }

    #[test]
    fn nothing_to_divide_by_is_refused() {
        assert_eq!(split(&eur(100), &[]), Err(MoneyError::NoWeights));
        assert_eq!(split(&eur(100), &[0, 0]), Err(MoneyError::NoWeights));
    }

    #[test]
    fn a_percentage_is_rounded_once() {
        let percent = |minor, share| super::percent(&eur(minor), share, Rounding::HalfUp);
        assert_eq!(percent(10_050, 1_000), Ok(eur(1_005)));
        assert_eq!(percent(5, 1_000), Ok(eur(1)));
        assert_eq!(percent(-5, 1_000), Ok(eur(-1)));
        assert_eq!(percent(4, 1_000), Ok(eur(0)));
        assert_eq!(percent(i64::MAX, 10_000), Ok(eur(i64::MAX)));
        assert_eq!(percent(i64::MAX, 10_001), Err(MoneyError::Overflow));
        let even = |minor| super::percent(&eur(minor), 1_000, Rounding::HalfEven);
        assert_eq!((even(5), even(-5), even(15)), (Ok(eur(0)), Ok(eur(0)), Ok(eur(2))));
    }

    proptest! {
        #[test]
        fn the_parts_add_up_exactly_and_keep_the_sign(
            minor: i64,
            weights in prop::collection::vec(any::<u64>(), 1..40),
        ) {
            prop_assume!(weights.iter().any(|&weight| weight > 0));
            let whole = eur(minor);
            let parts = split(&whole, &weights).map_err(|e| TestCaseError::fail(e.to_string()))?;
            prop_assert_eq!(parts.len(), weights.len());
            prop_assert_eq!(Money::sum(parts.iter().copied(), Currency::EUR), Ok(whole));
            prop_assert!(parts.iter().all(|part| part.is_zero() || part.is_negative() == whole.is_negative()));
        }

        #[test]
        fn no_part_is_a_whole_unit_away_from_what_is_due(
            minor in 0..1_000_000_000_i64,
            weights in prop::collection::vec(1..1_000_u64, 1..20),
        ) {
            let total: u128 = weights.iter().copied().map(u128::from).sum();
            let parts = split(&eur(minor), &weights).map_err(|e| TestCaseError::fail(e.to_string()))?;
            for (part, weight) in parts.iter().zip(&weights) {
                let due = u128::from(minor.unsigned_abs()) * u128::from(*weight);
                prop_assert!((u128::from(part.minor().unsigned_abs()) * total).abs_diff(due) < total);
            }
        }
    }
}
