//! Statements as banks send them, saved by staff: ISO 20022 camt.053 (versions 02 and 08), SWIFT MT940, and tables of text
//! with columns that staff have named. Pure: no clock, no database. Read whole or not at all.

mod camt;
mod mt940;
mod table;

use super::{Refusal, Said};
use crate::base::{Currency, Money};
use chrono::NaiveDate;
use rust_decimal::Decimal;

pub use table::{Balances, Columns};

/// Largest file, in bytes.
pub const LARGEST: usize = 4 << 20;
/// Longest text of a line that is kept.
const TEXT_MOST: usize = 500;

crate::text_enum! {
    /// The kind of a file.
    pub enum Format {
        /// ISO 20022 camt.053.001.02.
        Camt02 => "camt.053.001.02",
        /// ISO 20022 camt.053.001.08.
        Camt08 => "camt.053.001.08",
        /// SWIFT MT940.
        Mt940 => "mt940",
        /// A table of text.
        Table => "csv",
    }
}

/// A statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The kind of its file.
    pub format: Format,
    /// The number of the account, where the file says it.
    pub account: Option<String>,
    /// What was there before.
    pub opening: Money,
    /// What was there after.
    pub closing: Money,
    /// Its lines, in order.
    pub lines: Vec<Booked>,
}

/// A line of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Booked {
    /// The bank's day.
    pub on: NaiveDate,
    /// In is positive, out is negative.
    pub amount: Money,
    /// Its words.
    pub said: Said,
}

impl Statement {
    /// First and last day of its lines.
    pub fn days(&self) -> Option<(NaiveDate, NaiveDate)> {
        Some((self.lines.iter().map(|line| line.on).min()?, self.lines.iter().map(|line| line.on).max()?))
    }

    /// Opening and entries make the closing.
    fn check_sum(&self) -> Result<(), Refusal> {
        let currency = self.opening.currency();
        let too_large = |_| Refusal::FileUnknown;
        let entries = Money::sum(self.lines.iter().map(|line| line.amount), currency).map_err(too_large)?;
        let sum = self.opening.checked_add(entries).map_err(too_large)?;
        if sum == self.closing {
            Ok(())
        } else {
            Err(Refusal::DoesNotAdd { opening: self.opening, entries, closing: self.closing })
        }
    }
}

/// Reads a file of an account in a currency; for a table with the names of its columns and what lay there before and after.
pub fn read(
    bytes: &[u8],
    currency: Currency,
    table: Option<(&Columns, Option<Balances>)>,
) -> Result<Statement, Refusal> {
    if bytes.len() > LARGEST {
        return Err(Refusal::FileTooLarge);
    }
    let text = decode(bytes);
    let text = text.trim_start_matches('\u{feff}').trim();
    let statement = if text.starts_with('<') {
        camt::read(text, currency)?
    } else if text.contains(":20:") && text.contains(":61:") || text.contains(":60F:") || text.contains(":60M:") {
        mt940::read(text, currency)?
    } else if text.lines().next().is_some_and(|first| first.contains([',', ';', '\t'])) {
        let (columns, balances) = table.ok_or(Refusal::ColumnsMissing)?;
        table::read(text, currency, columns, balances)?
    } else {
        return Err(Refusal::FileUnknown);
    };
    statement.check_sum()?;
    Ok(statement)
}

/// UTF-8, or windows-1251: what the banks of the region write.
fn decode(bytes: &[u8]) -> String {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned();
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::WINDOWS_1251.decode(bytes).0.into_owned(),
    }
}

fn wrong(line: usize, field: &str, value: &str) -> Refusal {
    Refusal::FileField { line, field: field.to_owned(), value: value.chars().take(40).collect() }
}

/// An amount in plain digits with a dot: no sign, no spaces, no more decimals than the currency has.
fn plain(line: usize, field: &str, text: &str, currency: Currency) -> Result<Money, Refusal> {
    let digits = !text.is_empty() && text.len() <= 24 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let number = text.trim_end_matches('.').parse::<Decimal>().ok().filter(|_| digits);
    number.and_then(|number| Money::new(number, currency).ok()).ok_or_else(|| wrong(line, field, text))
}

/// The amount, out as negative.
fn signed(amount: Money, out: bool) -> Result<Money, Refusal> {
    if out { amount.negate().map_err(|_| Refusal::FileUnknown) } else { Ok(amount) }
}

/// Words with single spaces, as many as are kept.
fn tidy(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    text.chars().take(TEXT_MOST).collect()
}

fn day(line: usize, field: &str, text: &str, shape: &str) -> Result<NaiveDate, Refusal> {
    NaiveDate::parse_from_str(text, shape).map_err(|_| wrong(line, field, text))
}

/// The code of a currency, which has to be the account's.
fn check_currency(found: &str, needed: Currency) -> Result<(), Refusal> {
    if found.trim().eq_ignore_ascii_case(needed.code()) {
        Ok(())
    } else {
        Err(Refusal::OtherCurrency { needed, found: found.chars().take(10).collect() })
    }
}
