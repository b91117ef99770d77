//! Sheets: tables written as XLSX and CSV, and XLSX read. Knows nothing of any room: pages bring headings and cells.
//!
//! Spreadsheets hold doubles: a number with more than 15 digits is written as text rather than changed.

use crate::base::{Money, Stop};
use chrono::{NaiveDate, NaiveDateTime};
use rust_decimal::{Decimal, prelude::ToPrimitive};
use rust_xlsxwriter::{
    DataValidation, DataValidationRule, DocProperties, ExcelDateTime, Format, FormatAlign, Formula, Workbook,
    Worksheet, XlsxError,
};

pub mod reading;

/// The kind of an XLSX download.
pub const XLSX: (&str, &str) = ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet");
/// The kind of a CSV download.
pub const CSV: (&str, &str) = ("text", "csv");

/// Digits a double keeps.
const DIGITS: usize = 15;

/// What a cell holds.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Words; never read as a formula.
    Text(String),
    /// An exact number, shown with as many decimals as it carries.
    Number(Decimal),
    /// A day.
    Date(NaiveDate),
    /// An instant, as a clock of the reader's zone shows it.
    Instant(NaiveDateTime),
    /// A formula in English function names (`=SUM(C2:C9)`), and its value, for readers that do not calculate and for CSV.
    Formula(String, Decimal),
}

impl Cell {
    /// Words.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// A count.
    pub fn count(count: impl Into<i64>) -> Self {
        Self::Number(count.into().into())
    }

    /// An amount's number; its currency belongs in a column beside it.
    pub fn amount(amount: Money) -> Self {
        Self::Number(amount.amount())
    }

    fn plain(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) => harmless(text),
            Self::Number(number) | Self::Formula(_, number) => number.to_string(),
            Self::Date(day) => day.format("%Y-%m-%d").to_string(),
            Self::Instant(at) => at.format("%Y-%m-%d %H:%M").to_string(),
        }
    }
}

/// What may be typed into a cell of a form.
#[derive(Clone, Debug, PartialEq)]
pub enum Limit {
    /// One of these, offered in a drop-down. They are kept on a hidden sheet, so there is no bound on their length.
    OneOf(Vec<String>),
    /// At most so many letters.
    Letters(u32),
    /// A number from, to.
    Between(Decimal, Decimal),
    /// A day.
    Day,
}

/// A cell of a form that may be filled in. Everything else on a sheet with fields is locked.
#[derive(Clone, Debug, PartialEq)]
pub struct Field {
    /// From 0, the headings' row included.
    pub row: u32,
    /// From 0.
    pub column: u16,
    /// What may be typed.
    pub limit: Option<Limit>,
    /// Said when something else is typed.
    pub refusal: String,
}

/// A table.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    /// On the tab.
    pub name: String,
    /// The first row, in bold, repeated on each printed page; empty for none.
    pub headings: Vec<String>,
    /// Below it.
    pub rows: Vec<Vec<Cell>>,
    /// Widths of columns in letters; missing ones are made to fit.
    pub widths: Vec<u8>,
    /// Rows (from 0) shown in bold.
    pub bold: Vec<u32>,
    /// Cells to fill in.
    pub fields: Vec<Field>,
    /// Heights of rows in lines; other rows are as high as the program that opens the sheet makes them.
    pub lines: Vec<(u32, u8)>,
    /// Columns that are not shown.
    pub hidden: Vec<u16>,
}

impl Sheet {
    /// A table without rows yet.
    pub fn new(name: impl Into<String>, headings: Vec<String>) -> Self {
        Self { name: name.into(), headings, ..Self::default() }
    }

    /// Adds a row.
    pub fn row(&mut self, cells: Vec<Cell>) {
        self.rows.push(cells);
    }

    /// RFC 4180 in UTF-8 with a byte order mark, commas between; text that a spreadsheet would run is made harmless by `'`.
    pub fn csv(&self) -> Vec<u8> {
        let mut text = String::from('\u{feff}');
        if !self.headings.is_empty() {
            line(&mut text, self.headings.iter().map(|heading| harmless(heading)));
        }
        for row in &self.rows {
            line(&mut text, row.iter().map(Cell::plain));
        }
        text.into_bytes()
    }

    /// This table alone as XLSX.
    pub fn xlsx(&self) -> Result<Vec<u8>, Stop> {
        xlsx(std::slice::from_ref(self))
    }

    /// Rows above the first of `rows`.
    fn above(&self) -> u32 {
        u32::from(!self.headings.is_empty())
    }
}

fn line(text: &mut String, cells: impl Iterator<Item = String>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            text.push(',');
        }
        if cell.contains([',', '"', '\n', '\r', ';']) {
            text.push('"');
            text.push_str(&cell.replace('"', "\"\""));
            text.push('"');
        } else {
            text.push_str(&cell);
        }
    }
    text.push_str("\r\n");
}

/// Text that no spreadsheet takes for a formula. Source: OWASP, CSV injection.
fn harmless(text: &str) -> String {
    let first = text.trim_start_matches(' ').chars().next();
    let runs =
        first.is_some_and(|first| matches!(first, '=' | '+' | '-' | '@' | '\t' | '\r' | '＝' | '＋' | '－' | '＠'));
    if runs { format!("'{text}") } else { text.to_owned() }
}

/// Tables as one XLSX file.
pub fn xlsx(sheets: &[Sheet]) -> Result<Vec<u8>, Stop> {
    write(sheets).map_err(|error| Stop::broken(format!("a sheet could not be written: {error}")))
}

fn write(sheets: &[Sheet]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // The library would write this moment; the hour a file was made is nobody's business.
    let made = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_author("Hashar").set_creation_datetime(&made));
    let mut lists = Vec::new();
    for sheet in sheets {
        fill(book.add_worksheet(), sheet, &mut lists)?;
    }
    if !lists.is_empty() {
        let hidden = book.add_worksheet();
        hidden.set_name(LISTS)?.set_hidden(true);
        for (column, list) in (0_u16..).zip(&lists) {
            for (row, choice) in (0_u32..).zip(list) {
                hidden.write_string(row, column, choice)?;
            }
        }
    }
    book.save_to_buffer()
}

/// Height of a line, in points.
const LINE: f64 = 15.0;
/// The hidden sheet of drop-downs.
const LISTS: &str = "_lists";
/// What a cell of a spreadsheet holds at most.
const LONGEST: usize = 32_000;

fn fill(page: &mut Worksheet, sheet: &Sheet, lists: &mut Vec<Vec<String>>) -> Result<(), XlsxError> {
    page.set_name(tab(&sheet.name))?;
    page.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0);
    let bold = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    for (column, heading) in (0_u16..).zip(&sheet.headings) {
        page.write_string_with_format(0, column, heading, &bold)?;
    }
    if !sheet.headings.is_empty() {
        page.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?;
    }
    for (row, cells) in (sheet.above()..).zip(&sheet.rows) {
        let fields: Vec<u16> = sheet.fields.iter().filter(|field| field.row == row).map(|field| field.column).collect();
        for (column, cell) in (0_u16..).zip(cells) {
            let mut format = Format::new().set_align(FormatAlign::Top).set_text_wrap();
            if sheet.bold.contains(&row) {
                format = format.set_bold();
            }
            if fields.contains(&column) {
                format = open(format);
            }
            put(page, (row, column), cell, &format)?;
        }
    }
    for field in &sheet.fields {
        let beyond = sheet.rows.get(field.row.saturating_sub(sheet.above()) as usize);
        if beyond.is_none_or(|cells| cells.len() <= usize::from(field.column)) {
            page.write_blank(field.row, field.column, &open(Format::new().set_text_wrap()))?;
        }
        guard(page, field, lists)?;
    }
    if !sheet.fields.is_empty() {
        page.protect();
    }
    page.set_autofit_max_width(400).autofit();
    for (column, width) in (0_u16..).zip(&sheet.widths) {
        page.set_column_width(column, *width)?;
    }
    for (row, lines) in &sheet.lines {
        page.set_row_height(*row, LINE * f64::from(*lines))?;
    }
    for column in &sheet.hidden {
        page.set_column_hidden(*column)?;
    }
    Ok(())
}

/// How a cell to fill in looks.
fn open(format: Format) -> Format {
    format.set_unlocked().set_background_color(0x00FF_F8E1).set_border(rust_xlsxwriter::FormatBorder::Thin)
}

/// A name a tab may have: at most 31 letters, none of `[]:*?/\`.
fn tab(name: &str) -> String {
    let name: String = name.chars().filter(|letter| !"[]:*?/\\".contains(*letter)).take(31).collect();
    let name = name.trim_matches(['\'', ' ']);
    if name.is_empty() { "1".to_owned() } else { name.to_owned() }
}

fn put(page: &mut Worksheet, (row, column): (u32, u16), cell: &Cell, format: &Format) -> Result<(), XlsxError> {
    match cell {
        Cell::Empty => page.write_blank(row, column, format)?,
        Cell::Text(text) => {
            let text: String = text.chars().take(LONGEST).collect();
            page.write_string_with_format(row, column, text, format)?
        }
        Cell::Number(number) => match double(*number) {
            Some(value) => page.write_number_with_format(row, column, value, &decimals(format, *number))?,
            None => page.write_string_with_format(row, column, number.to_string(), format)?,
        },
        Cell::Date(day) => {
            let format = format.clone().set_num_format("dd.mm.yyyy");
            page.write_datetime_with_format(row, column, ExcelDateTime::parse_from_str(&cell_day(*day))?, &format)?
        }
        Cell::Instant(at) => {
            let format = format.clone().set_num_format("dd.mm.yyyy hh:mm");
            let text = at.format("%Y-%m-%dT%H:%M:%S").to_string();
            page.write_datetime_with_format(row, column, ExcelDateTime::parse_from_str(&text)?, &format)?
        }
        Cell::Formula(formula, value) => {
            let formula = Formula::new(formula).set_result(value.normalize().to_string());
            page.write_formula_with_format(row, column, formula, &decimals(format, *value))?
        }
    };
    Ok(())
}

fn cell_day(day: NaiveDate) -> String {
    day.format("%Y-%m-%d").to_string()
}

/// The number as a double, if that loses nothing.
fn double(number: Decimal) -> Option<f64> {
    let digits = number.normalize().mantissa().unsigned_abs().to_string().len();
    number.to_f64().filter(|_| digits <= DIGITS)
}

fn decimals(format: &Format, number: Decimal) -> Format {
    let places = number.scale() as usize;
    let pattern = if places == 0 { "0".to_owned() } else { format!("0.{}", "0".repeat(places)) };
    format.clone().set_num_format(pattern)
}

fn guard(page: &mut Worksheet, field: &Field, lists: &mut Vec<Vec<String>>) -> Result<(), XlsxError> {
    let Some(limit) = &field.limit else { return Ok(()) };
    let rule = DataValidation::new();
    let rule = match limit {
        Limit::OneOf(choices) => {
            let at = lists.iter().position(|list| list == choices).unwrap_or_else(|| {
                lists.push(choices.clone());
                lists.len() - 1
            });
            let column = rust_xlsxwriter::utility::column_number_to_name(u16::try_from(at).unwrap_or(0));
            rule.allow_list_formula(Formula::new(format!("={LISTS}!${column}$1:${column}${}", choices.len().max(1))))
        }
        Limit::Letters(most) => rule.allow_text_length(DataValidationRule::LessThanOrEqualTo(*most)),
        Limit::Between(from, to) => {
            let (from, to) = (from.to_f64().unwrap_or(f64::MIN), to.to_f64().unwrap_or(f64::MAX));
            rule.allow_decimal_number(DataValidationRule::Between(from, to))
        }
        Limit::Day => rule.allow_date(DataValidationRule::Between(
            ExcelDateTime::from_ymd(1900, 1, 1)?,
            ExcelDateTime::from_ymd(2199, 12, 31)?,
        )),
    };
    let said: String = field.refusal.chars().take(220).collect();
    let rule = if said.is_empty() { rule } else { rule.set_error_message(said)? };
    page.add_data_validation(field.row, field.column, field.row, field.column, &rule)?;
    Ok(())
}

#[cfg(test)]
mod tests;
