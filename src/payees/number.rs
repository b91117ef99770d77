//! What a card, a wallet and a transfer system are paid by, and what of a card's number may be shown. Source: ISO/IEC
//! 7812, annex B (the check digit by Luhn).

use super::{Details, Method, Refusal};
use crate::base::fold::phone;

/// Digits a card's number has.
const CARD: std::ops::RangeInclusive<usize> = 12..=19;

/// The digits of a card's number; `None` for anything else than digits, spaces and dashes, for another length, or for a
/// check digit that does not fit.
pub fn card(text: &str) -> Option<String> {
    let plain: String = text.chars().filter(|letter| !letter.is_whitespace() && *letter != '-').collect();
    let good = plain.bytes().all(|byte| byte.is_ascii_digit()) && CARD.contains(&plain.len()) && luhn(&plain);
    good.then_some(plain)
}

fn luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, byte)| {
            let digit = u32::from(byte - b'0');
            match (place % 2, digit) {
                (0, digit) => digit,
                (_, digit) if digit > 4 => 2 * digit - 9,
                (_, digit) => 2 * digit,
            }
        })
        .sum();
    sum.is_multiple_of(10)
}

/// What a card, a wallet and a transfer system need.
pub(super) fn check(method: Method, country: &str, details: &Details) -> Result<(), Refusal> {
    let Details { account, holder, bank, city, .. } = details;
    let latin = holder.chars().all(|letter| letter.is_ascii_alphabetic() || " .-'’ʻʼ".contains(letter));
    match method {
        Method::Card if card(account).is_none() => Err(Refusal::CardMalformed),
        Method::Wallet if phone(account, Some(country)).is_none() => Err(Refusal::WalletPhone),
        Method::Wallet | Method::CashTransferSystem if holder.is_empty() => Err(Refusal::HolderNeeded),
        Method::Wallet | Method::CashTransferSystem if bank.is_empty() => Err(Refusal::SystemMissing),
        Method::CashTransferSystem if !latin => Err(Refusal::HolderLatin),
        Method::CashTransferSystem if city.is_empty() => Err(Refusal::CityMissing),
        _ => Ok(()),
    }
}

/// A card's number as it may be shown: nothing but its last four digits.
pub fn masked(text: &str) -> String {
    let plain: String = text.chars().filter(char::is_ascii_digit).collect();
    let tail = plain.len().saturating_sub(4);
    format!("•••• {}", &plain[tail..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_printed_for_trials_are_cards_and_others_are_not() {
        // Trial numbers that card schemes publish.
        for good in ["4111 1111 1111 1111", "5555-5555-5555-4444", "378282246310005"] {
            assert!(card(good).is_some(), "{good}");
        }
        for bad in ["4111 1111 1111 1112", "", "4111", "4111x1111 1111 1111", "０１２３", "00000000000000000000"] {
            assert_eq!(card(bad), None, "{bad}");
        }
        assert_eq!(masked("4111 1111 1111 1234"), "•••• 1234");
        assert_eq!(masked("12"), "•••• 12");
    }

    #[test]
    fn a_card_a_wallet_and_a_transfer_system_need_what_they_pay_by() {
        let of = |method, details: Details| check(method, "KG", &details);
        let details = |account: &str, holder: &str, city: &str| Details {
            account: account.into(),
            holder: holder.into(),
            bank: "MBank".into(),
            city: city.into(),
            ..Details::default()
        };
        assert_eq!(of(Method::Card, details("4111 1111 1111 1111", "", "")), Ok(()));
        assert_eq!(of(Method::Card, details("4111 1111 1111 1112", "", "")), Err(Refusal::CardMalformed));
        assert_eq!(of(Method::Wallet, details("0700 123 456", "Айгүл", "")), Ok(()));
        assert_eq!(of(Method::Wallet, details("12", "Айгүл", "")), Err(Refusal::WalletPhone));
        assert_eq!(of(Method::Wallet, details("0700 123 456", "", "")), Err(Refusal::HolderNeeded));
        let without = Details { bank: String::new(), ..details("0700 123 456", "A", "") };
        assert_eq!(of(Method::Wallet, without), Err(Refusal::SystemMissing));
        let system = |holder, city| of(Method::CashTransferSystem, details("", holder, city));
        assert_eq!(system("OSMONOVA AIGUL", "Osh"), Ok(()));
        assert_eq!(system("ОСМОНОВА АЙГҮЛ", "Osh"), Err(Refusal::HolderLatin));
        assert_eq!(system("OSMONOVA AIGUL", ""), Err(Refusal::CityMissing));
        assert_eq!(system("", "Osh"), Err(Refusal::HolderNeeded));
    }

    proptest! {
        #[test]
        fn one_wrong_digit_is_always_noticed(body in 0..1_000_000_000_000_000_u64, at in 0..16_usize, by in 1..10_u8) {
            let good = (0..10).map(|last| format!("{body:015}{last}")).find(|number| luhn(number));
            let mut number = good.unwrap_or_default();
            prop_assert!(card(&number).is_some());
            let old = number.as_bytes()[at] - b'0';
            number.replace_range(at..=at, &((old + by) % 10).to_string());
            prop_assert_eq!(card(&number), None);
        }
    }
}
