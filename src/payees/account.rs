//! Bank account numbers of Tajikistan, Uzbekistan and Kyrgyzstan: what can be told from the digits alone.
//!
//! Findings are for a warning beside the field. None of the three is in the IBAN registry, and only the Kyrgyz check
//! digits are verified. Whether a bank exists or may be paid is not known here.

/// What the digits of an account number say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// Nothing to warn about.
    Ok,
    /// Something other than digits, spaces and dashes.
    NotDigits,
    /// Accounts of the country have another number of digits.
    WrongLength {
        /// Digits an account of the country has.
        expected: usize,
    },
    /// The check digits do not fit the others: a digit is mistyped.
    WrongCheckDigits,
}

/// Looks at an account number of a country (ISO 3166 alpha-2); `None` where nothing is known about its accounts.
pub fn account(country: &str, text: &str) -> Option<Finding> {
    match country {
        "KG" => Some(kg_account(text)),
        "TJ" => Some(tj_account(text)),
        "UZ" => Some(uz_account(text)),
        _ => None,
    }
}

/// A Kyrgyz account: 16 digits, the last two the remainder of the first fourteen divided by 97. Source: instruction
/// of the National Bank of 2005 (3 digits of the bank, 11, 2 check digits), tried on two published accounts.
pub fn kg_account(text: &str) -> Finding {
    let digits = match digits_of(text, 16) {
        Ok(digits) => digits,
        Err(finding) => return finding,
    };
    let remainder = |part: &[u64]| part.iter().fold(0, |rest, digit| (rest * 10 + digit) % 97);
    let (body, check) = digits.split_at(14);
    if remainder(body) == check.iter().fold(0, |number, digit| number * 10 + digit) {
        Finding::Ok
    } else {
        Finding::WrongCheckDigits
    }
}

/// Whether a Kyrgyz account number has 16 digits and the right check digits.
pub fn kg_account_valid(text: &str) -> bool {
    kg_account(text) == Finding::Ok
}

/// A Tajik account: 20 digits (unverified, so a reason to warn only).
pub fn tj_account(text: &str) -> Finding {
    length_only(text, 20)
}

/// An Uzbek account: 20 digits, namely 5 balance, 3 currency, 1 key, 8 client, 3 number. How the key is made is not
/// known.
pub fn uz_account(text: &str) -> Finding {
    length_only(text, 20)
}

fn length_only(text: &str, expected: usize) -> Finding {
    digits_of(text, expected).map_or_else(|finding| finding, |_| Finding::Ok)
}

/// The digits, where there are as many as expected; spaces and dashes between them are passed over.
fn digits_of(text: &str, expected: usize) -> Result<Vec<u64>, Finding> {
    let digits: Option<Vec<u64>> =
        text.chars().filter(|c| !c.is_whitespace() && *c != '-').map(|c| c.to_digit(10).map(u64::from)).collect();
    match digits {
        None => Err(Finding::NotDigits),
        Some(digits) if digits.len() == expected => Ok(digits),
        Some(_) => Err(Finding::WrongLength { expected }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn published_kyrgyz_accounts_are_valid() {
        assert!(kg_account_valid("1350102119900169"));
        assert!(kg_account_valid("4402061213012249"));
        assert!(kg_account_valid(" 4402 0612 1301-2249"));
    }

    #[test]
    fn each_thing_wrong_has_its_finding() {
        assert_eq!(kg_account("1350102119900168"), Finding::WrongCheckDigits);
        assert_eq!(kg_account("135010211990016"), Finding::WrongLength { expected: 16 });
        assert_eq!(kg_account("135010211990016x"), Finding::NotDigits);
        assert_eq!(kg_account(""), Finding::WrongLength { expected: 16 });
        // 97 leaves the remainder 0, but its check digits are 00 and not 97.
        assert_eq!(kg_account("0000000000009700"), Finding::Ok);
        assert_eq!(kg_account("0000000000009797"), Finding::WrongCheckDigits);
    }

    #[test]
    fn tajik_and_uzbek_accounts_are_only_counted() {
        assert_eq!(account("UZ", "20208000900123456001"), Some(Finding::Ok));
        assert_eq!(account("TJ", "2020 8972 0000 0000 0001"), Some(Finding::Ok));
        assert_eq!(account("TJ", "123"), Some(Finding::WrongLength { expected: 20 }));
        assert_eq!(account("KG", "1350102119900169"), Some(Finding::Ok));
        assert_eq!(account("GE", "GE29NB0000000101904917"), None);
    }

    proptest! {
        #[test]
        fn one_wrong_digit_is_always_noticed(body in 0..100_000_000_000_000_u64, at in 0..16_usize, by in 1..10_u8) {
            let mut account = format!("{body:014}{:02}", body % 97);
            prop_assert!(kg_account_valid(&account));
            let old = account.as_bytes()[at] - b'0';
            account.replace_range(at..=at, &((old + by) % 10).to_string());
            prop_assert_eq!(kg_account(&account), Finding::WrongCheckDigits);
        }
    }
}
