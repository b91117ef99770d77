//! Reading an amount as people type it in English, Russian, Tajik, Uzbek and Kyrgyz.
//!
//! A comma and a dot can both mean thousands or decimals; where the text allows two readings it is not guessed but
//! asked.

use super::{Currency, Money};
use std::fmt;

/// Why a typed amount was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParseError {
    /// Nothing was typed.
    Empty,
    /// Not an amount in ordinary digits.
    NotANumber,
    /// Less than nothing.
    Negative,
    /// More than can be kept.
    TooLarge,
    /// More decimals than the currency has.
    TooManyDecimals,
    /// The text names another currency; the one it names most likely.
    OtherCurrency(Currency),
    /// Thousands or decimals: both readings, in plain digits with a dot as decimal mark.
    Ambiguous {
        /// With the mark between thousands: `1234.00`.
        either: String,
        /// With the mark before decimals: `1.234`.
        or: String,
    },
}

/// Words and signs for money, in small letters with ʻ for every apostrophe, and the currencies they may mean, the
/// most likely first. A code is always understood and is not in this list.
const MARKS: &[(&[&str], &[Currency])] = &[
    (&["€", "euro", "euros", "евро", "yevro"], &[Currency::EUR]),
    (&["$", "us$", "dollar", "dollars", "dollari", "доллар", "доллара", "долларов", "доллари"], &[Currency::USD]),
    (&["сомони", "сомонӣ", "сомониён", "somoni", "somoniy", "смн"], &[Currency::TJS]),
    (&["soʻm", "сўм", "сӯм", "сум", "сума", "сумов", "sum", "soum"], &[Currency::UZS]),
    (&["сом", "сома", "сомов"], &[Currency::KGS, Currency::TJS]),
    (&["som"], &[Currency::KGS, Currency::UZS, Currency::TJS]),
];

/// Reads a typed amount of `currency`, zero included.
pub fn parse(text: &str, currency: Currency) -> Result<Money, ParseError> {
    let text = text.trim();
    if text.is_empty() {
        return Err(ParseError::Empty);
    }
    let digit = |c: char| c.is_ascii_digit();
    let (Some(first), Some(last)) = (text.find(digit), text.rfind(digit)) else { return Err(ParseError::NotANumber) };
    let (before, number, after) = (&text[..first], &text[first..=last], &text[last + 1..]);
    let (before, negative) = without_minus(before);
    check_mark(before, currency)?;
    check_mark(after, currency)?;
    let reading = read(number)?;
    if negative {
        return Err(ParseError::Negative);
    }
    match reading {
        Reading::Plain { whole, decimals } => amount(&whole, decimals, currency),
        Reading::Either { thousands, rest } if currency.digits() == 0 => amount(&(thousands + rest), "", currency),
        Reading::Either { thousands, rest } => {
            let or = format!("{thousands}.{rest}");
            let either = amount(&(thousands + rest), "", currency)?.amount().to_string();
            Err(ParseError::Ambiguous { either, or })
        }
    }
}

/// Takes one minus from either end of what stands before the digits: `-500`, `EUR -500`.
fn without_minus(before: &str) -> (&str, bool) {
    let minus = ['-', '\u{2212}', '\u{2013}'];
    let before = before.trim();
    let rest = before.strip_prefix(minus).or_else(|| before.strip_suffix(minus));
    (rest.unwrap_or(before).trim(), rest.is_some())
}

/// A mark before or after the digits may only name the currency that is asked for.
fn check_mark(mark: &str, currency: Currency) -> Result<(), ParseError> {
    let mark = mark.trim();
    if mark.is_empty() {
        return Ok(());
    }
    if let Some(named) = Currency::from_code(&mark.to_ascii_uppercase()) {
        return if named == currency { Ok(()) } else { Err(ParseError::OtherCurrency(named)) };
    }
    let word = mark.strip_suffix('.').unwrap_or(mark).to_lowercase();
    let word: String = word.chars().map(|c| if is_apostrophe(c) { 'ʻ' } else { c }).collect();
    let known = MARKS.iter().find(|(words, _)| words.contains(&word.as_str()));
    match known.map(|(_, currencies)| *currencies) {
        Some(currencies) if currencies.contains(&currency) => Ok(()),
        Some([likely, ..]) => Err(ParseError::OtherCurrency(*likely)),
        _ => Err(ParseError::NotANumber),
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | 'ʻ' | 'ʼ')
}

/// What stands between two runs of digits.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Between {
    Space,
    Apostrophe,
    Dot,
    Comma,
}

impl Between {
    fn of(text: &str) -> Option<Self> {
        let is_space = |c| matches!(c, ' ' | '\u{A0}' | '\u{2007}' | '\u{2009}' | '\u{202F}');
        match text {
            "." => Some(Self::Dot),
            "," => Some(Self::Comma),
            _ if text.chars().all(is_space) => Some(Self::Space),
            _ if text.chars().count() == 1 && text.chars().all(is_apostrophe) => Some(Self::Apostrophe),
            _ => None,
        }
    }

    fn may_be_decimal_mark(self) -> bool {
        matches!(self, Self::Dot | Self::Comma)
    }
}

/// What the digits say.
enum Reading<'a> {
    Plain { whole: String, decimals: &'a str },
    Either { thousands: String, rest: &'a str },
}

/// Tells the decimal mark from the marks between groups. Starts and ends with a digit.
fn read(number: &str) -> Result<Reading<'_>, ParseError> {
    let runs: Vec<&str> = number.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty()).collect();
    let between: Option<Vec<Between>> =
        number.split(|c: char| c.is_ascii_digit()).filter(|text| !text.is_empty()).map(Between::of).collect();
    let (Some(between), Some((&tail, head))) = (between, runs.split_last()) else { return Err(ParseError::NotANumber) };
    let plain = |groups: &[&str], decimals| Reading::Plain { whole: groups.concat(), decimals };

    let Some((&mark, earlier)) = between.split_last() else { return Ok(plain(&runs, "")) };
    let one_kind = earlier.iter().all(|&other| other == earlier[0]);
    match earlier.first() {
        None if !mark.may_be_decimal_mark() && is_grouped(&runs) => Ok(plain(&runs, "")),
        None if mark.may_be_decimal_mark() && is_grouped(&runs) => {
            Ok(Reading::Either { thousands: head.concat(), rest: tail })
        }
        None if mark.may_be_decimal_mark() => Ok(plain(head, tail)),
        Some(&group) if one_kind && group == mark && is_grouped(&runs) => Ok(plain(&runs, "")),
        Some(&group) if one_kind && group != mark && mark.may_be_decimal_mark() && is_grouped(head) => {
            Ok(plain(head, tail))
        }
        _ => Err(ParseError::NotANumber),
    }
}

/// One to three digits that do not begin with zero, then groups of exactly three.
fn is_grouped(runs: &[&str]) -> bool {
    runs.split_first().is_some_and(|(first, rest)| {
        first.len() <= 3 && !first.starts_with('0') && rest.iter().all(|run| run.len() == 3)
    })
}

fn amount(whole: &str, decimals: &str, currency: Currency) -> Result<Money, ParseError> {
    let digits = currency.digits() as usize;
    if decimals.len() > digits {
        return Err(ParseError::TooManyDecimals);
    }
    // All digits, so a failure to read them can only mean too many.
    let minor = format!("{whole}{decimals:0<digits$}").parse::<i64>().map_err(|_| ParseError::TooLarge)?;
    Ok(Money::from_minor(minor, currency))
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("no amount was typed"),
            Self::NotANumber => f.write_str("not an amount in ordinary digits"),
            Self::Negative => f.write_str("the amount is negative"),
            Self::TooLarge => f.write_str("the amount is too large to keep"),
            Self::TooManyDecimals => f.write_str("more decimals than the currency has"),
            Self::OtherCurrency(named) => write!(f, "the text names another currency, {named}"),
            Self::Ambiguous { either, or } => write!(f, "either {either} or {or}"),
        }
    }
}

impl std::error::Error for ParseError {}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn eur(text: &str) -> Result<i64, ParseError> {
        parse(text, Currency::EUR).map(|money| money.minor())
    }

    #[test]
    fn what_people_type_is_understood() {
        for (text, minor) in [
            ("1 234,50", 123_450),
            ("1\u{A0}234,50", 123_450),
            ("1\u{202F}234.50", 123_450),
            ("1\u{2009}234,5", 123_450),
            ("1,234.50", 123_450),
            ("1.234,50", 123_450),
            ("1'234.50", 123_450),
            ("1’234,50", 123_450),
            ("1  234", 123_400),
            ("1234", 123_400),
            ("  1234,5\n", 123_450),
            ("12 000 000", 1_200_000_000),
            ("12.000.000", 1_200_000_000),
            ("12,000,000", 1_200_000_000),
            ("12,000,000.5", 1_200_000_050),
            ("0,5", 50),
            ("0", 0),
            ("0.00", 0),
            ("007", 700),
            ("92233720368547758,07", i64::MAX),
        ] {
            assert_eq!(eur(text), Ok(minor), "{text:?}");
        }
    }

    #[test]
    fn the_same_currency_may_be_written_before_or_after() {
        for text in ["500 EUR", "500EUR", "eur 500", "€500", "500 €", "500\u{A0}евро", "EUR 500 €", "500 yevro."]
        {
            assert_eq!(eur(text), Ok(50_000), "{text:?}");
        }
        for (text, currency) in [
            ("$5", Currency::USD),
            ("5 so'm", Currency::UZS),
            ("5 soʻm", Currency::UZS),
            ("5 СУМ", Currency::UZS),
            ("5 som", Currency::UZS),
            ("5 som", Currency::KGS),
            ("5 сом", Currency::KGS),
            ("5 сом.", Currency::TJS),
            ("5 сомонӣ", Currency::TJS),
        ] {
            assert_eq!(parse(text, currency), Ok(Money::from_minor(500, currency)), "{text:?}");
        }
    }

    #[test]
    fn another_currency_is_named_and_not_taken() {
        assert_eq!(eur("500 USD"), Err(ParseError::OtherCurrency(Currency::USD)));
        assert_eq!(eur("$500"), Err(ParseError::OtherCurrency(Currency::USD)));
        assert_eq!(eur("€500 USD"), Err(ParseError::OtherCurrency(Currency::USD)));
        assert_eq!(eur("500 сом"), Err(ParseError::OtherCurrency(Currency::KGS)));
        assert_eq!(parse("500 сом", Currency::UZS), Err(ParseError::OtherCurrency(Currency::KGS)));
        assert_eq!(parse("500 сум", Currency::KGS), Err(ParseError::OtherCurrency(Currency::UZS)));
        assert_eq!(eur("500 RUB"), Err(ParseError::OtherCurrency(Currency::from_code("RUB").unwrap())));
    }

    #[test]
    fn thousands_or_decimals_is_asked_and_not_guessed() {
        let asked = |either: &str, or: &str| Err(ParseError::Ambiguous { either: either.into(), or: or.into() });
        assert_eq!(eur("1,234"), asked("1234.00", "1.234"));
        assert_eq!(eur("1.234"), asked("1234.00", "1.234"));
        assert_eq!(eur("EUR 100.000"), asked("100000.00", "100.000"));
        let (jpy, kwd) = (Currency::from_code("JPY").unwrap(), Currency::from_code("KWD").unwrap());
        assert_eq!(parse("1,234", kwd).map(|m| m.minor()), asked("1234.000", "1.234"));
        assert_eq!(parse("1,234", jpy).map(|m| m.minor()), Ok(1_234));
        // No group begins with zero or has four digits, so these are decimals.
        assert_eq!(eur("0,500"), Err(ParseError::TooManyDecimals));
        assert_eq!(eur("1234,567"), Err(ParseError::TooManyDecimals));
        assert_eq!(parse("0,500", kwd).map(|m| m.minor()), Ok(500));
    }

    #[test]
    fn each_thing_that_is_no_amount_has_its_refusal() {
        for (text, error) in [
            ("", ParseError::Empty),
            (" \u{A0}\t", ParseError::Empty),
            ("-5", ParseError::Negative),
            ("−1 000,00", ParseError::Negative),
            ("EUR -5", ParseError::Negative),
            ("-€5", ParseError::Negative),
            ("-1,234", ParseError::Negative),
            ("1 234,567", ParseError::TooManyDecimals),
            ("1,234.567", ParseError::TooManyDecimals),
            ("0.123456789012345678901234567890", ParseError::TooManyDecimals),
            ("123456789012345678901234567890", ParseError::TooLarge),
            ("92233720368547758,08", ParseError::TooLarge),
        ] {
            assert_eq!(eur(text), Err(error), "{text:?}");
        }
        for text in [
            "NaN",
            "inf",
            "1e5",
            "EUR",
            "-",
            ".",
            "abc",
            "0x10",
            "1-2",
            "5-",
            "(5)",
            "+5",
            ".5",
            "5.",
            "5%",
            "1/2",
            "--5",
            "12 34",
            "1 2345",
            "1,23,456",
            "1,234 567",
            "1.234.56",
            "1,2.3,4",
            "1'2,345 6",
            "1, 234",
            "1..2",
            "1''000",
            "1\n000",
            "500 тыс",
            "5 apples",
            "５００",
            "٥٠٠",
            "1٥",
            "½",
            "1½",
            "٥ 5",
            "5 EUR 5",
            "5 EURO EUR",
        ] {
            assert_eq!(eur(text), Err(ParseError::NotANumber), "{text:?}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "\\PC{0,40}", number in "[-0-9 .,'€e]{0,40}") {
            let _ = parse(&text, Currency::EUR);
            let _ = parse(&number, Currency::UZS);
        }

        #[test]
        fn every_way_of_grouping_gives_the_same_amount(minor in 100_000..=i64::MAX) {
            let plain = Money::from_minor(minor, Currency::EUR);
            let (whole, decimals) = (minor / 100, minor % 100);
            let spaced = super::super::format_number(whole, super::super::NumberStyle::Region);
            let ways = [(" ", ","), (" ", "."), (",", "."), (".", ","), ("'", "."), ("\u{202F}", ","), ("", ",")];
            for (group, mark) in ways {
                let text = format!("{}{mark}{decimals:02}", spaced.replace('\u{A0}', group));
                prop_assert_eq!(parse(&text, Currency::EUR), Ok(plain));
            }
        }
    }
}
