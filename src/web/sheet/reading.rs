//! XLSX read: what each cell holds, with care for files made to do harm.

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use chrono::{NaiveDate, NaiveDateTime};
use rust_decimal::Decimal;
use std::io::{Cursor, Read};

/// Bytes a file may unpack to; a sheet of forms needs a fraction of it.
const UNPACKED: u64 = 60 << 20;
/// Rows of a sheet that are read at most.
const ROWS: usize = 20_000;
/// Columns of a sheet that are read at most.
const COLUMNS: usize = 300;

/// Why a file could not be read as XLSX.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Not XLSX at all (old XLS, CSV, a picture).
    OtherKind,
    /// Locked by a password.
    Locked,
    /// Unpacks to more than it is worth, or has more rows or columns than are read.
    TooLarge,
    /// Begins like XLSX and does not go on so.
    Damaged,
}

/// What a cell holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// Nothing, or only spaces.
    #[default]
    Empty,
    /// Words, trimmed.
    Text(String),
    /// A number of at most 15 digits, as a spreadsheet shows it.
    Number(Decimal),
    /// A day, or an instant.
    Date(NaiveDateTime),
    /// Yes or no.
    Yes(bool),
    /// A formula that went wrong: `#REF!`.
    Wrong(String),
}

impl Value {
    /// The value as a person would have typed it.
    pub fn typed(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Wrong(text) => text.clone(),
            Self::Number(number) => number.normalize().to_string(),
            Self::Date(at) => at.format("%Y-%m-%d").to_string(),
            Self::Yes(yes) => yes.to_string(),
        }
    }
}

/// A sheet as it was read; the first row and column are 0.
#[derive(Clone, Debug, Default)]
pub struct Table {
    /// On the tab.
    pub name: String,
    rows: Vec<Vec<Value>>,
}

impl Table {
    /// What a cell holds; beyond the last one, nothing.
    pub fn at(&self, row: usize, column: usize) -> &Value {
        const NOTHING: &Value = &Value::Empty;
        self.rows.get(row).and_then(|cells| cells.get(column)).unwrap_or(NOTHING)
    }

    /// The rows.
    pub fn rows(&self) -> &[Vec<Value>] {
        &self.rows
    }
}

/// A cell's name as spreadsheets write it: row 0, column 2 is `C1`.
pub fn cell_name(row: usize, column: usize) -> String {
    let letters = rust_xlsxwriter::utility::column_number_to_name(u16::try_from(column).unwrap_or(u16::MAX));
    format!("{letters}{}", row + 1)
}

/// Reads every sheet, hidden ones too.
pub fn read(bytes: &[u8]) -> Result<Vec<Table>, Unreadable> {
    // A locked workbook is an OLE container with its package inside, and so is an old XLS.
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        let utf16: Vec<u8> = "EncryptedPackage".bytes().flat_map(|byte| [byte, 0]).collect();
        let locked = bytes.windows(utf16.len()).any(|part| part == utf16);
        return Err(if locked { Unreadable::Locked } else { Unreadable::OtherKind });
    }
    if !bytes.starts_with(b"PK\x03\x04") {
        return Err(Unreadable::OtherKind);
    }
    unpacks(bytes)?;
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).map_err(|_| Unreadable::Damaged)?;
    let mut tables = Vec::new();
    for name in book.sheet_names() {
        let range = book.worksheet_range(&name).map_err(|_| Unreadable::Damaged)?;
        let Some((last_row, last_column)) = range.end() else {
            tables.push(Table { name, rows: Vec::new() });
            continue;
        };
        if last_row as usize >= ROWS || last_column as usize >= COLUMNS {
            return Err(Unreadable::TooLarge);
        }
        let cell = |row, column| range.get_value((row, column)).map_or(Value::Empty, value);
        let rows = (0..=last_row).map(|row| (0..=last_column).map(|column| cell(row, column)).collect()).collect();
        tables.push(Table { name, rows });
    }
    Ok(tables)
}

/// Unpacks each part once and keeps none of it: sizes written in the file may lie.
fn unpacks(bytes: &[u8]) -> Result<(), Unreadable> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Damaged)?;
    let (mut left, mut workbook) = (UNPACKED, false);
    for at in 0..archive.len() {
        let part = archive.by_index(at).map_err(|_| Unreadable::Damaged)?;
        workbook |= part.name().is_ok_and(|name| name == "xl/workbook.xml");
        let mut counted = part.take(left + 1);
        let read = std::io::copy(&mut counted, &mut std::io::sink()).map_err(|_| Unreadable::Damaged)?;
        left = left.checked_sub(read).ok_or(Unreadable::TooLarge)?;
    }
    if workbook { Ok(()) } else { Err(Unreadable::OtherKind) }
}

fn value(data: &Data) -> Value {
    match data {
        Data::Empty => Value::Empty,
        Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => {
            let text = text.trim();
            if text.is_empty() { Value::Empty } else { Value::Text(text.to_owned()) }
        }
        Data::Int(number) => Value::Number((*number).into()),
        Data::Float(number) => exact(*number),
        Data::Bool(yes) => Value::Yes(*yes),
        Data::DateTime(at) if at.is_datetime() => {
            let (year, month, day, hour, minute, second, _) = at.to_ymd_hms_milli();
            NaiveDate::from_ymd_opt(year.into(), month.into(), day.into())
                .and_then(|on| on.and_hms_opt(hour.into(), minute.into(), second.into()))
                .map_or_else(|| exact(at.as_f64()), Value::Date)
        }
        Data::DateTime(at) => exact(at.as_f64()),
        Data::Error(error) => Value::Wrong(error.to_string()),
    }
}

/// A double to the 15 digits it keeps: what the spreadsheet showed, not 0.30000000000000004.
fn exact(number: f64) -> Value {
    let written = format!("{number:.14e}");
    Decimal::from_scientific(&written)
        .map_or_else(|_| Value::Wrong(number.to_string()), |n| Value::Number(n.normalize()))
}
