//! Tables of text, as internet banks let one save them. What their columns are called is kept with the account.

use super::{Booked, Format, Refusal, Said, Statement, signed, tidy, wrong};
use crate::base::{
    Currency, Money,
    csv::{self, Record},
};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// The headings of the columns, as the bank writes them. Empty: there is no such column.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Columns {
    /// The day.
    pub on: String,
    /// The amount with its sign; or the two below.
    pub amount: String,
    /// What came in.
    pub income: String,
    /// What went out.
    pub outgo: String,
    /// The bank's reference.
    pub reference: String,
    /// The other side.
    pub name: String,
    /// What it is for.
    pub text: String,
}

/// What lay on the account before and after: a table does not say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Balances {
    /// Before.
    pub opening: Money,
    /// After.
    pub closing: Money,
}

pub(super) fn read(
    text: &str,
    currency: Currency,
    columns: &Columns,
    balances: Option<Balances>,
) -> Result<Statement, Refusal> {
    let rows = csv::records(text, csv::sign(text)).map_err(|crooked| Refusal::FileBroken { line: crooked.line })?;
    // Some banks write the holder and the account above the headings.
    let is_head = |row: &Record| row.cells.contains(&columns.on);
    let at = rows.iter().position(is_head).ok_or_else(|| wrong(1, &columns.on, ""))?;
    let places = Places::find(&rows[at], columns)?;
    let Balances { opening, closing } = balances.ok_or(Refusal::BalancesMissing)?;
    // A row without a day is a sum or a remark.
    let lines = rows[at + 1..].iter().filter(|row| !row.cell(places.on).is_empty());
    let lines = lines.map(|row| places.line(row, currency)).collect::<Result<_, _>>()?;
    Ok(Statement { format: Format::Table, account: None, opening, closing, lines })
}

struct Places {
    on: usize,
    amount: Option<usize>,
    income: Option<usize>,
    outgo: Option<usize>,
    reference: Option<usize>,
    name: Option<usize>,
    text: Option<usize>,
}

impl Places {
    fn find(head: &Record, columns: &Columns) -> Result<Self, Refusal> {
        let place = |name: &String| match (name.is_empty(), head.cells.iter().position(|cell| cell == name)) {
            (true, _) => Ok(None),
            (false, Some(at)) => Ok(Some(at)),
            (false, None) => Err(wrong(head.line, name, "")),
        };
        Ok(Self {
            on: place(&columns.on)?.ok_or_else(|| wrong(head.line, &columns.on, ""))?,
            amount: place(&columns.amount)?,
            income: place(&columns.income)?,
            outgo: place(&columns.outgo)?,
            reference: place(&columns.reference)?,
            name: place(&columns.name)?,
            text: place(&columns.text)?,
        })
    }

    fn line(&self, row: &Record, currency: Currency) -> Result<Booked, Refusal> {
        let cell = |at: Option<usize>| at.map_or("", |at| row.cell(at));
        let on = date(row.cell(self.on)).ok_or_else(|| wrong(row.line, "date", row.cell(self.on)))?;
        let one = |at: Option<usize>, field: &str| match cell(at) {
            "" => Ok(Money::zero(currency)),
            text => number(text, currency).ok_or_else(|| wrong(row.line, field, text)),
        };
        let amount = if self.amount.is_some() {
            one(self.amount, "amount")?
        } else {
            let (income, outgo) = (one(self.income, "income")?, one(self.outgo, "outgo")?);
            let outgo = if outgo.is_negative() { outgo } else { signed(outgo, true)? };
            income.checked_add(outgo).map_err(|_| wrong(row.line, "amount", ""))?
        };
        if amount.is_zero() {
            return Err(wrong(row.line, "amount", cell(self.amount)));
        }
        let reference = tidy(cell(self.reference));
        let said =
            Said { reference, own_reference: String::new(), name: tidy(cell(self.name)), text: tidy(cell(self.text)) };
        Ok(Booked { on, amount, said })
    }
}

/// A day as people of the region write it, or as programs do; what comes after it is an hour.
fn date(text: &str) -> Option<NaiveDate> {
    let text = text.split([' ', 'T']).next().unwrap_or_default();
    ["%d.%m.%Y", "%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"]
        .iter()
        .find_map(|shape| NaiveDate::parse_from_str(text, shape).ok())
}

/// An amount with its sign: spaces and apostrophes between thousands, the last comma or dot before the decimals.
fn number(text: &str, currency: Currency) -> Option<Money> {
    let plain: String = text.chars().filter(|letter| !letter.is_whitespace() && !"'’".contains(*letter)).collect();
    let plain = plain.replace('\u{2212}', "-");
    let unsigned = plain.strip_prefix('-').unwrap_or(&plain);
    if !unsigned.chars().all(|letter| letter.is_ascii_digit() || ",.".contains(letter)) {
        return None;
    }
    let mark = plain.rfind([',', '.']);
    let several = mark.is_some_and(|at| {
        let sign = &plain[at..=at];
        plain.matches(sign).count() > 1
            || plain.len() - at == 4 && !plain[..at].contains([',', '.']) && currency.digits() != 3
    });
    // One mark with three digits after it may be thousands: it is not guessed.
    if several {
        return None;
    }
    let digits: String = match mark {
        Some(at) => {
            let whole: String = plain[..at].chars().filter(|letter| !",.".contains(*letter)).collect();
            format!("{whole}.{}", &plain[at + 1..])
        }
        None => plain,
    };
    if digits.len() > 24 {
        return None;
    }
    Money::new(digits.parse::<Decimal>().ok()?, currency).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_banks_write_them_and_not_guessed() {
        let minor = |text| number(text, Currency::TJS).map(|money| money.minor());
        assert_eq!(minor("1 234,56"), Some(123_456));
        assert_eq!(minor("-1,234.56"), Some(-123_456));
        assert_eq!(minor("1.234.567,80"), Some(123_456_780));
        assert_eq!(minor("\u{2212}12"), Some(-1_200));
        assert_eq!(minor("1234.5"), Some(123_450));
        for odd in
            ["1,234", "1.234", "1.234.567", "12a", "", "NaN", "1e5", "1.001,234", "999999999999999999999999999999"]
        {
            assert_eq!(minor(odd), None, "{odd}");
        }
    }
}
