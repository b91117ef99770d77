//! The currencies of ISO 4217 and the number of decimals each has. Symbols are not kept: in this region they look
//! alike.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::{fmt, str::FromStr};

/// Alphabetic codes in order. Source: ISO 4217 list one (SIX Financial Information), amendments in force on
/// 2026-02-01, as kept at github.com/datasets/currency-codes; without the 13 entries that have no minor unit
/// (metals, testing, units of account).
const CODES: [&str; 165] = [
    "AED", "AFN", "ALL", "AMD", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT", "BHD", "BIF", "BMD", "BND",
    "BOB", "BOV", "BRL", "BSD", "BTN", "BWP", "BYN", "BZD", "CAD", "CDF", "CHE", "CHF", "CHW", "CLF", "CLP", "CNY",
    "COP", "COU", "CRC", "CUP", "CVE", "CZK", "DJF", "DKK", "DOP", "DZD", "EGP", "ERN", "ETB", "EUR", "FJD", "FKP",
    "GBP", "GEL", "GHS", "GIP", "GMD", "GNF", "GTQ", "GYD", "HKD", "HNL", "HTG", "HUF", "IDR", "ILS", "INR", "IQD",
    "IRR", "ISK", "JMD", "JOD", "JPY", "KES", "KGS", "KHR", "KMF", "KPW", "KRW", "KWD", "KYD", "KZT", "LAK", "LBP",
    "LKR", "LRD", "LSL", "LYD", "MAD", "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU", "MUR", "MVR", "MWK", "MXN",
    "MXV", "MYR", "MZN", "NAD", "NGN", "NIO", "NOK", "NPR", "NZD", "OMR", "PAB", "PEN", "PGK", "PHP", "PKR", "PLN",
    "PYG", "QAR", "RON", "RSD", "RUB", "RWF", "SAR", "SBD", "SCR", "SDG", "SEK", "SGD", "SHP", "SLE", "SOS", "SRD",
    "SSP", "STN", "SVC", "SYP", "SZL", "THB", "TJS", "TMT", "TND", "TOP", "TRY", "TTD", "TWD", "TZS", "UAH", "UGX",
    "USD", "USN", "UYI", "UYU", "UYW", "UZS", "VED", "VES", "VND", "VUV", "WST", "XAD", "XAF", "XCD", "XCG", "XOF",
    "XPF", "YER", "ZAR", "ZMW", "ZWG",
];

/// A currency of ISO 4217, ordered by code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency(&'static str);

/// The text is not an ISO 4217 code of a currency in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownCurrency;

impl Currency {
    /// Euro.
    pub const EUR: Self = Self("EUR");
    /// Kyrgyz som.
    pub const KGS: Self = Self("KGS");
    /// Tajik somoni.
    pub const TJS: Self = Self("TJS");
    /// United States dollar.
    pub const USD: Self = Self("USD");
    /// Uzbek soum.
    pub const UZS: Self = Self("UZS");

    /// The currency of a code in capitals: `EUR`.
    pub fn from_code(code: &str) -> Option<Self> {
        CODES.binary_search(&code).ok().and_then(|at| CODES.get(at)).map(|known| Self(known))
    }

    /// Every currency in order of code.
    pub fn all() -> impl Iterator<Item = Self> {
        CODES.iter().map(|code| Self(code))
    }

    /// The ISO 4217 alphabetic code.
    pub const fn code(self) -> &'static str {
        self.0
    }

    /// Decimals of the currency: 2 for EUR, one minor unit being a hundredth. Source: as for the codes.
    pub fn digits(self) -> u32 {
        match self.0 {
            "BIF" | "CLP" | "DJF" | "GNF" | "ISK" | "JPY" | "KMF" | "KRW" | "PYG" | "RWF" | "UGX" | "UYI" | "VND"
            | "VUV" | "XAF" | "XOF" | "XPF" => 0,
            "BHD" | "IQD" | "JOD" | "KWD" | "LYD" | "OMR" | "TND" => 3,
            "CLF" | "UYW" => 4,
            _ => 2,
        }
    }

    /// Decimals shown when the minor part is zero. The tiyin is counted but no longer used, so UZS shows none.
    pub fn shown_digits(self) -> u32 {
        if self == Self::UZS { 0 } else { self.digits() }
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.0)
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl FromStr for Currency {
    type Err = UnknownCurrency;

    fn from_str(code: &str) -> Result<Self, UnknownCurrency> {
        Self::from_code(code).ok_or(UnknownCurrency)
    }
}

impl Serialize for Currency {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.0)
    }
}

impl<'de> Deserialize<'de> for Currency {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

impl fmt::Display for UnknownCurrency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an ISO 4217 currency code")
    }
}

impl std::error::Error for UnknownCurrency {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_order_so_that_every_code_is_found() {
        assert!(CODES.is_sorted());
        assert!(Currency::all().all(|c| Currency::from_code(c.code()) == Some(c)));
    }

    #[test]
    fn the_named_currencies_are_in_the_table() {
        for named in [Currency::EUR, Currency::KGS, Currency::TJS, Currency::USD, Currency::UZS] {
            assert_eq!(Currency::from_code(named.code()), Some(named));
            assert_eq!(named.digits(), 2);
        }
    }

    #[test]
    fn every_exception_to_two_digits_is_a_known_code() {
        let of = |digits| Currency::all().filter(|c| c.digits() == digits).count();
        assert_eq!((of(0), of(3), of(4)), (17, 7, 2));
        assert_eq!((Currency::UZS.shown_digits(), Currency::TJS.shown_digits()), (0, 2));
    }

    #[test]
    fn withdrawn_codes_metals_and_small_letters_are_not_currencies() {
        for code in ["BGN", "HRK", "XAU", "XXX", "eur", "", "EURO", " EUR"] {
            assert_eq!(Currency::from_code(code), None, "{code}");
        }
    }

    #[test]
    fn json_and_text_hold_the_code() {
        assert_eq!(serde_json::json!(Currency::TJS), "TJS");
        assert_eq!("KGS".parse(), Ok(Currency::KGS));
        assert_eq!("SOM".parse::<Currency>(), Err(UnknownCurrency));
        assert_eq!(format!("{:>5}", Currency::EUR), "  EUR");
    }
}
