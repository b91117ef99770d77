//! Amounts and numbers as people read them. Always with the ISO code: "сом", "сом." and "сўм" look alike.
//!
//! For logs and exports there is `Display`, exact and without groups.

use super::{Money, Rate};
use rust_decimal::Decimal;

const NO_BREAK_SPACE: char = '\u{A0}';
const MINUS: &str = "\u{2212}";

/// How numbers are written. Source: CLDR 48, as measured for en, ru, tg, uz and ky.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberStyle {
    /// `TJS 1,234.50`
    English,
    /// `1 234,50 TJS`: Russian, Tajik, Uzbek in both scripts, and Kyrgyz.
    Region,
}

/// An amount with its code, kept together by no-break spaces. UZS goes without decimals where they are zero.
pub fn format(money: &Money, style: NumberStyle) -> String {
    let currency = money.currency();
    let amount = money.amount();
    let shown = if amount.fract().is_zero() { currency.shown_digits() } else { currency.digits() };
    let number = written(amount.abs().trunc_with_scale(shown), style);
    let sign = sign(money.is_negative());
    match style {
        NumberStyle::English => format!("{sign}{currency}{NO_BREAK_SPACE}{number}"),
        NumberStyle::Region => format!("{sign}{number}{NO_BREAK_SPACE}{currency}"),
    }
}

/// A whole number in groups of three.
pub fn format_number(number: i64, style: NumberStyle) -> String {
    format_decimal(Decimal::from(number), style)
}

/// A decimal in groups of three, with as many decimals as it carries.
pub fn format_decimal(number: Decimal, style: NumberStyle) -> String {
    sign(number.is_sign_negative() && !number.is_zero()).to_owned() + &written(number.abs(), style)
}

/// Hundredths of a percent: `7.5 %`.
pub fn format_share(hundredths: u32, style: NumberStyle) -> String {
    format!("{}{NO_BREAK_SPACE}%", format_decimal(Decimal::new(hundredths.into(), 2).normalize(), style))
}

/// `10 KGS = 1.0686 TJS`, with the decimals it was published with.
pub fn format_rate(rate: &Rate, style: NumberStyle) -> String {
    let (units, value) = (format_number(rate.units().into(), style), format_decimal(rate.value(), style));
    format!("{units} {} = {value} {}", rate.base(), rate.quote())
}

fn sign(negative: bool) -> &'static str {
    if negative { MINUS } else { "" }
}

/// A number that is not negative: digits in groups of three and the decimal mark of the style.
fn written(number: Decimal, style: NumberStyle) -> String {
    let (group, mark) = match style {
        NumberStyle::English => (',', '.'),
        NumberStyle::Region => (NO_BREAK_SPACE, ','),
    };
    let plain = number.to_string();
    let (whole, decimals) = plain.split_once('.').map_or((plain.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let mut out = String::with_capacity(plain.len() * 2);
    for (at, digit) in whole.char_indices() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push(group);
        }
        out.push(digit);
    }
    if let Some(decimals) = decimals {
        out.push(mark);
        out.push_str(decimals);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::super::{Currency, parse};
    use super::*;
    use proptest::prelude::*;

    fn both(minor: i64, currency: Currency) -> [String; 2] {
        [NumberStyle::Region, NumberStyle::English]
            .map(|style| format(&Money::from_minor(minor, currency), style).replace(NO_BREAK_SPACE, "_"))
    }

    #[test]
    fn an_amount_carries_its_code_in_both_styles() {
        assert_eq!(both(123_450, Currency::TJS), ["1_234,50_TJS", "TJS_1,234.50"]);
        assert_eq!(both(0, Currency::EUR), ["0,00_EUR", "EUR_0.00"]);
        assert_eq!(both(5, Currency::KGS), ["0,05_KGS", "KGS_0.05"]);
        assert_eq!(both(-123_456_789, Currency::EUR), ["−1_234_567,89_EUR", "−EUR_1,234,567.89"]);
        assert_eq!(both(99_999, Currency::USD), ["999,99_USD", "USD_999.99"]);
    }

    #[test]
    fn soums_show_the_tiyin_only_where_there_is_one() {
        assert_eq!(both(1_200_000_000, Currency::UZS), ["12_000_000_UZS", "UZS_12,000,000"]);
        assert_eq!(both(1_200_000_001, Currency::UZS), ["12_000_000,01_UZS", "UZS_12,000,000.01"]);
        assert_eq!(both(150, Currency::UZS), ["1,50_UZS", "UZS_1.50"]);
        assert_eq!(both(-100, Currency::UZS), ["−1_UZS", "−UZS_1"]);
    }

    #[test]
    fn a_share_and_a_rate_are_written_in_the_style() {
        assert_eq!(format_share(750, NumberStyle::Region), "7,5\u{A0}%");
        assert_eq!(format_share(500, NumberStyle::English), "5\u{A0}%");
        let rate = Rate::new(Currency::KGS, Currency::TJS, Decimal::new(10_686, 4), 10).unwrap();
        assert_eq!(format_rate(&rate, NumberStyle::Region), "10 KGS = 1,0686 TJS");
    }

    #[test]
    fn numbers_are_grouped_and_keep_their_decimals() {
        assert_eq!(format_number(1_234_567, NumberStyle::English), "1,234,567");
        assert_eq!(format_number(-1_000, NumberStyle::Region), "−1\u{A0}000");
        assert_eq!(format_number(i64::MIN, NumberStyle::English), "−9,223,372,036,854,775,808");
        assert_eq!(format_decimal(Decimal::new(-116_000, 4), NumberStyle::Region), "−11,6000");
        assert_eq!(format_decimal(Decimal::new(0, 2), NumberStyle::English), "0.00");
    }

    proptest! {
        #[test]
        fn what_is_shown_in_english_is_typed_back_or_asked_about(minor in 0..=i64::MAX, at in 0..Currency::all().count()) {
            for currency in Currency::all().skip(at).take(1) {
                let money = Money::from_minor(minor, currency);
                match parse(&format(&money, NumberStyle::English), currency) {
                    Ok(read) => prop_assert_eq!(read, money),
                    // Soums go without decimals, and a thousand of them can be read in two ways.
                    Err(error) => prop_assert!(matches!(error, super::super::ParseError::Ambiguous { .. }), "{}", error),
                }
            }
        }

        #[test]
        fn what_is_shown_in_the_region_can_be_typed_back(minor in 0..=i64::MAX, at in 0..Currency::all().count()) {
            for currency in Currency::all().skip(at).take(1) {
                let money = Money::from_minor(minor, currency);
                let shown = format(&money, NumberStyle::Region);
                // Three decimals after one short group can also be read as thousands, and parse asks.
                prop_assume!(currency.digits() != 3);
                prop_assert_eq!(parse(&shown, currency), Ok(money));
                prop_assert_eq!(parse(&money.to_string(), currency), Ok(money));
            }
        }
    }
}
