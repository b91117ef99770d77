//! Multiply, then divide, then round once: the only place in money where something is rounded.
//!
//! The product can need 190 bits, more than a `Decimal` (96) or an `i128`, and both would lose or refuse digits.

use super::MoneyError;

crate::text_enum! {
    /// What to do with a half of the last digit.
    pub enum Rounding {
        /// A half goes away from zero, as taught in school and written in most contracts.
        HalfUp => "half_up",
        /// A half goes to the even neighbour.
        HalfEven => "half_even",
    }
}

const LIMB_BITS: u32 = 32;
const LIMB_MASK: u128 = 0xFFFF_FFFF;

/// `amount * times / over`, rounded once to a whole number. `over` has to be between 1 and 2^96.
pub(super) fn scaled(amount: i64, times: u128, over: u128, rounding: Rounding) -> Result<i64, MoneyError> {
    if over == 0 || over >> 96 != 0 {
        return Err(MoneyError::Overflow);
    }
    let (mut quotient, mut remainder) = (0_u128, 0_u128);
    for limb in product(u128::from(amount.unsigned_abs()), times).into_iter().rev() {
        if quotient >> 64 != 0 {
            return Err(MoneyError::Overflow);
        }
        remainder = (remainder << LIMB_BITS) | limb;
        quotient = (quotient << LIMB_BITS) | (remainder / over);
        remainder %= over;
    }
    let twice = remainder * 2;
    if twice > over || (twice == over && (rounding == Rounding::HalfUp || quotient % 2 == 1)) {
        quotient += 1;
    }
    let size = i128::try_from(quotient).map_err(|_| MoneyError::Overflow)?;
    i64::try_from(if amount < 0 { -size } else { size }).map_err(|_| MoneyError::Overflow)
}

/// The product of a 64-bit and a 128-bit number in limbs of 32 bits, the lowest first.
fn product(size: u128, times: u128) -> [u128; 6] {
    let mut limbs = [0; 6];
    let (mut carry, mut left) = (0, times);
    for limb in &mut limbs {
        let sum = (left & LIMB_MASK) * size + carry;
        *limb = sum & LIMB_MASK;
        carry = sum >> LIMB_BITS;
        left >>= LIMB_BITS;
    }
    limbs
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_half_goes_away_from_zero_or_to_the_even_neighbour() {
        for (amount, up, even) in [(5, 3, 2), (7, 4, 4), (-5, -3, -2), (-7, -4, -4), (1, 1, 0), (4, 2, 2)] {
            assert_eq!(scaled(amount, 1, 2, Rounding::HalfUp), Ok(up));
            assert_eq!(scaled(amount, 1, 2, Rounding::HalfEven), Ok(even));
        }
    }

    #[test]
    fn a_product_of_190_bits_is_still_exact() {
        let (times, over) = (u128::MAX, (1 << 96) - 1);
        assert_eq!(scaled(1, times, over, Rounding::HalfUp), Ok(4_294_967_296));
        assert_eq!(scaled(i64::MAX, (1 << 96) - 1, over, Rounding::HalfUp), Ok(i64::MAX));
        assert_eq!(scaled(i64::MIN, 1, 1, Rounding::HalfUp), Ok(i64::MIN));
        assert_eq!(scaled(i64::MAX, times, over, Rounding::HalfUp), Err(MoneyError::Overflow));
        assert_eq!(scaled(i64::MAX, times, 1, Rounding::HalfUp), Err(MoneyError::Overflow));
        assert_eq!(scaled(1, 1, 0, Rounding::HalfUp), Err(MoneyError::Overflow));
    }

    proptest! {
        #[test]
        fn it_agrees_with_plain_arithmetic_where_that_fits(amount: i32, times: u32, over in 1..=u32::MAX) {
            let exact = i128::from(amount) * i128::from(times);
            let got = scaled(i64::from(amount), u128::from(times), u128::from(over), Rounding::HalfUp);
            let expected = (2 * exact.abs() + i128::from(over)) / (2 * i128::from(over)) * exact.signum();
            prop_assert_eq!(got.map(i128::from), Ok(expected));
        }

        #[test]
        fn multiplying_and_dividing_by_the_same_changes_nothing(amount: i64, by in 1..(1_u128 << 96)) {
            prop_assert_eq!(scaled(amount, by, by, Rounding::HalfEven), Ok(amount));
        }
    }
}
