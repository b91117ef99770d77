//! SWIFT MT940: fields that begin with `:61:` on a line of their own, with or without the envelope around them.

use super::{Booked, Format, Refusal, Said, Statement, check_currency, day, plain, signed, tidy, wrong};
use crate::base::{Currency, Money};
use chrono::{Datelike, NaiveDate};

/// A field with the line on which it begins.
struct Field<'a> {
    line: usize,
    tag: &'a str,
    text: String,
}

pub(super) fn read(text: &str, currency: Currency) -> Result<Statement, Refusal> {
    let (mut account, mut opening, mut closing, mut statements) = (None, None, None, 0);
    let mut lines: Vec<Booked> = Vec::new();
    for field in fields(text) {
        match field.tag {
            "20" => statements += 1,
            "25" => account = Some(field.text.rsplit('/').next().unwrap_or_default().trim().to_owned()),
            "60F" | "60M" => {
                opening.get_or_insert(balance(&field, currency)?);
            }
            "62F" | "62M" => closing = Some(balance(&field, currency)?),
            "61" => lines.push(entry(&field, currency)?),
            "86" => {
                if let Some(last) = lines.last_mut() {
                    last.said.text = tidy(&format!("{} {}", last.said.text, field.text));
                }
            }
            _ => {}
        }
    }
    if statements != 1 {
        return Err(Refusal::FileNotOne { found: statements });
    }
    let last = 1 + text.matches('\n').count();
    Ok(Statement {
        format: Format::Mt940,
        account,
        opening: opening.ok_or_else(|| wrong(last, ":60F:", ""))?,
        closing: closing.ok_or_else(|| wrong(last, ":62F:", ""))?,
        lines,
    })
}

/// The fields; what stands on the lines after one belongs to it.
fn fields(text: &str) -> Vec<Field<'_>> {
    let mut fields: Vec<Field<'_>> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        // The envelope's last part may stand before the first field.
        let line = line.rsplit_once("{4:").map_or(line, |(_, rest)| rest);
        let tagged = line.strip_prefix(':').and_then(|rest| rest.split_once(':'));
        match tagged.filter(|(tag, _)| (2..=3).contains(&tag.len()) && tag.starts_with(|c: char| c.is_ascii_digit())) {
            Some((tag, rest)) => fields.push(Field { line: number + 1, tag, text: rest.to_owned() }),
            None if line.trim() == "-" || line.starts_with("-}") => {}
            None => {
                if let Some(last) = fields.last_mut() {
                    last.text.push('\n');
                    last.text.push_str(line);
                }
            }
        }
    }
    fields
}

/// `C200101EUR1234,56`
fn balance(field: &Field<'_>, currency: Currency) -> Result<Money, Refusal> {
    let text = field.text.trim();
    let name = format!(":{}:", field.tag);
    let bad = || wrong(field.line, &name, text);
    let out = match text.get(..1) {
        Some("C") => false,
        Some("D") => true,
        _ => return Err(bad()),
    };
    day(field.line, &name, text.get(1..7).ok_or_else(bad)?, "%y%m%d")?;
    check_currency(text.get(7..10).ok_or_else(bad)?, currency)?;
    signed(amount(field.line, &name, text.get(10..).ok_or_else(bad)?, currency)?, out)
}

fn amount(line: usize, name: &str, text: &str, currency: Currency) -> Result<Money, Refusal> {
    plain(line, name, &text.trim().replacen(',', ".", 1), currency)
}

/// `2001020102DR1234,56NTRFours//theirs` and, on the next line, more words.
fn entry(field: &Field<'_>, currency: Currency) -> Result<Booked, Refusal> {
    let bad = || wrong(field.line, ":61:", &field.text);
    let (first, more) = field.text.split_once('\n').unwrap_or((&field.text, ""));
    let value_on = day(field.line, ":61:", first.get(..6).ok_or_else(bad)?, "%y%m%d")?;
    let mut rest = first.get(6..).ok_or_else(bad)?;
    let mut on = value_on;
    if rest.len() > 4 && rest.bytes().take(4).all(|byte| byte.is_ascii_digit()) {
        on = booked(value_on, &rest[..4]).ok_or_else(bad)?;
        rest = &rest[4..];
    }
    let (out, length) = match rest.as_bytes() {
        // A debit taken back comes in, a credit taken back goes out.
        [b'R', b'C', ..] => (true, 2),
        [b'R', b'D', ..] => (false, 2),
        [b'C', ..] => (false, 1),
        [b'D', ..] => (true, 1),
        _ => return Err(bad()),
    };
    rest = &rest[length..];
    // The third letter of the currency may stand before the amount.
    rest = rest.strip_prefix(|letter: char| letter.is_ascii_uppercase()).unwrap_or(rest);
    let end = rest.find(|letter: char| !(letter.is_ascii_digit() || letter == ',')).ok_or_else(bad)?;
    let amount = signed(amount(field.line, ":61:", &rest[..end], currency)?, out)?;
    // Four letters say of what kind it is.
    let references = rest.get(end + 4..).ok_or_else(bad)?;
    let (ours, theirs) = references.split_once("//").unwrap_or((references, ""));
    let ours = if ours == "NONREF" { "" } else { ours };
    let reference = if theirs.is_empty() { ours } else { theirs };
    let said = Said { reference: tidy(reference), own_reference: tidy(ours), name: String::new(), text: tidy(more) };
    Ok(Booked { on, amount, said })
}

/// The day of booking has no year: it is the one nearest to the value day.
fn booked(value_on: NaiveDate, text: &str) -> Option<NaiveDate> {
    let (month, day) = (text[..2].parse().ok()?, text[2..].parse().ok()?);
    let years = [value_on.year() - 1, value_on.year(), value_on.year() + 1];
    let days = years.into_iter().filter_map(|year| NaiveDate::from_ymd_opt(year, month, day));
    days.min_by_key(|day| (*day - value_on).num_days().abs())
}
