//! The numbers of transactions.

use std::{fmt, str::FromStr};

/// The number of a transaction: gapless within its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct Voucher {
    /// The year of the transaction's date.
    pub year: i32,
    /// From 1 up.
    pub number: i32,
}

/// `2020-14`, as it stands on paper, in addresses and exports.
impl fmt::Display for Voucher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.year, self.number)
    }
}

impl FromStr for Voucher {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let plain = |part: &str| {
            let digits = part.bytes().all(|byte| byte.is_ascii_digit()) && !part.starts_with('0');
            digits.then(|| part.parse().ok()).flatten()
        };
        text.split_once('-')
            .and_then(|(year, number)| Some(Self { year: plain(year)?, number: plain(number)? }))
            .ok_or("not a voucher number")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_voucher_number_reads_back_and_nothing_else_does() {
        let voucher = Voucher { year: 2020, number: 14 };
        assert_eq!(voucher.to_string().parse(), Ok(voucher));
        for bad in ["", "2020", "2020-", "2020-014", "-2020-1", "2020-1-1", "2020-+1", "2020-99999999999"] {
            assert!(bad.parse::<Voucher>().is_err(), "{bad}");
        }
    }
}
