//! Telephone numbers to E.164, by length only: which numbers exist changes every year.

/// Country, country code, and the digits after it. Source: phonenumbers 9.0.43, metadata of libphonenumber.
const REGION: [(&str, &str, usize); 3] = [("TJ", "992", 9), ("UZ", "998", 9), ("KG", "996", 9)];

/// Digits of a number abroad, its country code included. Source: ITU-T E.164 for the most; the least is our caution.
const ABROAD: std::ops::RangeInclusive<usize> = 8..=15;

/// A typed number as E.164: `+992917123456`. `None` for what cannot be one.
///
/// Spaces, dashes, dots and parentheses are passed over; 00 and 8-10 stand for the plus. A number without its
/// country code needs the country (ISO 3166 alpha-2) and is known for Tajikistan, Uzbekistan and Kyrgyzstan.
pub fn phone(text: &str, country: Option<&str>) -> Option<String> {
    let plain: String = text.chars().filter(|&c| !is_passed_over(c)).collect();
    let (plus, number) = plain.strip_prefix('+').map_or((false, plain.as_str()), |rest| (true, rest));
    if number.is_empty() || !number.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    if plus {
        return international(number);
    }
    if let Some(rest) = number.strip_prefix("00") {
        return international(rest);
    }
    if let Some(rest) = number.strip_prefix("810").filter(|rest| rest.len() >= *ABROAD.start()) {
        return international(rest);
    }
    if REGION.iter().any(|(_, code, length)| number.starts_with(code) && number.len() == code.len() + length) {
        return international(number);
    }
    let wanted = country?;
    let (_, code, length) = REGION.iter().find(|(name, _, _)| name.eq_ignore_ascii_case(wanted))?;
    let national = without_trunk_zero(code, number);
    (national.len() == *length).then(|| format!("+{code}{national}"))
}

/// The digits of a text, 0 to 9; everything else is dropped.
pub fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

/// A number that begins with its country code.
fn international(number: &str) -> Option<String> {
    for (_, code, length) in REGION {
        if let Some(rest) = number.strip_prefix(code) {
            let rest = if rest.len() > length { without_trunk_zero(code, rest) } else { rest };
            return (rest.len() == length).then(|| format!("+{code}{rest}"));
        }
    }
    (ABROAD.contains(&number.len()) && !number.starts_with('0')).then(|| format!("+{number}"))
}

/// Inside Kyrgyzstan a 0 is dialled first; it often stays when people add the country code.
fn without_trunk_zero<'a>(code: &str, number: &'a str) -> &'a str {
    number.strip_prefix('0').filter(|_| code == "996").unwrap_or(number)
}

/// Spaces, dashes, dots, parentheses, and the marks of writing direction that telephones copy along.
fn is_passed_over(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '-' | '.' | '(' | ')' | '\u{2010}'..='\u{2015}' | '\u{2212}')
        || matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_way_of_writing_a_number_gives_one() {
        for (text, country, number) in [
            ("+992 91 712 3456", None, "+992917123456"),
            ("00992 91 712 34 56", None, "+992917123456"),
            ("8-10-992-91-712-34-56", None, "+992917123456"),
            ("992917123456", None, "+992917123456"),
            ("91 712 3456", Some("TJ"), "+992917123456"),
            ("(91) 712–34–56", Some("tj"), "+992917123456"),
            ("+998 (90) 123-45-67", None, "+998901234567"),
            ("90 123 45 67", Some("UZ"), "+998901234567"),
            ("0700 123 456", Some("KG"), "+996700123456"),
            ("700 123 456", Some("KG"), "+996700123456"),
            ("+996 (0) 700 123 456", None, "+996700123456"),
            ("\u{202A}+996\u{A0}700.123.456\u{202C}", None, "+996700123456"),
            ("+32 2 123 45 67", Some("TJ"), "+3221234567"),
        ] {
            assert_eq!(phone(text, country).as_deref(), Some(number), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_a_number_is_none() {
        for (text, country) in [
            ("", Some("TJ")),
            ("+", None),
            ("91 712 3456", None),
            ("91 712 3456", Some("DE")),
            ("91 712 345", Some("TJ")),
            ("+992 91 712 34567", None),
            ("+998 90 123 45 6", None),
            ("0917123456", Some("TJ")),
            ("+1234567", None),
            ("+1234567890123456", None),
            ("+0123456789", None),
            ("++992917123456", None),
            ("+992 91 712 3456 ext 5", None),
            ("٩٩٢٩١٧١٢٣٤٥٦", None),
        ] {
            assert_eq!(phone(text, country), None, "{text}");
        }
    }

    #[test]
    fn only_ordinary_digits_are_digits() {
        assert_eq!(digits("№ 1350-1021 (٥) ５a"), "13501021");
    }

    proptest! {
        #[test]
        fn a_number_found_is_found_again(text in "[-+() 0-9]{0,24}", country in prop::option::of("TJ|UZ|KG|DE")) {
            if let Some(number) = phone(&text, country.as_deref()) {
                prop_assert_eq!(phone(&number, None), Some(number.clone()));
                prop_assert!(number.starts_with('+') && (9..=16).contains(&number.len()));
            }
        }
    }
}
