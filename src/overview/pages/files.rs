//! The report to a donor as files: XLSX with live formulas, CSV of the postings, PDF of the page.

use super::blocks::{balance, blocks, category, facts, price, purpose};
use crate::{
    base::{Money, Stop, money},
    calls::choices::Lists,
    funds::Account,
    overview::{
        categories::Category,
        donor::{Grant, Posting, Report},
    },
    web::{
        Answer, Page, Visit,
        document::{self, Column, Document, Table},
        sheet::{self, Cell, Sheet},
    },
};
use rocket::http::ContentType;

crate::text_enum! {
    /// What kind of file.
    pub enum Format {
        /// A spreadsheet.
        Xlsx => "xlsx",
        /// The postings alone.
        Csv => "csv",
        /// Budget and spending by category alone.
        Categories => "categories",
        /// To print and sign.
        Pdf => "pdf",
    }
}

pub(super) fn download(visit: &Visit, report: &Report, lists: &Lists, format: Format) -> Answer {
    let (statement, fund) = (&report.statement, &report.fund.code);
    let ending = if format == Format::Categories { "categories.csv" } else { format.as_str() };
    let name = format!("{fund}_{}_{}.{ending}", statement.first, statement.last).to_lowercase();
    let ((kind, sub), bytes) = match format {
        Format::Xlsx => {
            let sheets = [
                summary(visit, report)?,
                categories(visit, report, lists)?,
                grants(visit, report)?,
                postings(visit, report),
            ];
            (sheet::XLSX, sheet::xlsx(&sheets)?)
        }
        Format::Csv => (sheet::CSV, postings(visit, report).csv()),
        Format::Categories => (sheet::CSV, categories(visit, report, lists)?.csv()),
        Format::Pdf => (document::PDF, paper(visit, report, lists)?),
    };
    Ok(Page::download(&name, ContentType::new(kind, sub), bytes))
}

fn says(visit: &Visit, keys: &[&str]) -> Vec<String> {
    keys.iter().map(|key| visit.say(key)).collect()
}

/// The last row of a sheet with so many rows below its head; formulas need one even where there is none.
fn last(rows: usize) -> usize {
    rows.max(1) + 1
}

/// Figures first, each a formula over the postings where it can be one; then the budget; the checksum at the foot.
fn summary(visit: &Visit, report: &Report) -> Result<Sheet, Stop> {
    let rows = last(report.postings.len());
    let of_postings = |column: char| format!("=SUM('{}'!{column}2:{column}{rows})", visit.say("overview-postings"));
    let formulas = [
        None,
        Some(of_postings('E')),
        Some(of_postings('F')),
        Some(of_postings('G')),
        Some(of_postings('H')),
        Some(of_postings('I')),
        Some("=B2+B3-B4-B5-B6-B7".to_owned()),
        None,
        Some("=B8-B9".to_owned()),
    ];
    let mut sheet = Sheet::new(
        visit.say("overview-summary"),
        says(visit, &["overview-what", "funds-column-amount", "funds-fact-currency"]),
    );
    for ((key, amount), formula) in balance(report)?.iter().zip(formulas) {
        let figure = formula.map_or_else(|| Cell::amount(*amount), |formula| Cell::Formula(formula, amount.amount()));
        sheet.row(vec![Cell::text(visit.say(key)), figure, Cell::text(report.fund.currency.code())]);
    }
    sheet.bold.extend([7, 9]);
    sheet.row(Vec::new());
    budget(visit, report, &mut sheet)?;
    sheet.row(Vec::new());
    for (label, value) in facts(visit, report) {
        sheet.row(vec![Cell::text(label), Cell::text(value)]);
    }
    sheet.row(vec![Cell::text(visit.say("overview-checksum")), Cell::text(report.statement.checksum.clone())]);
    sheet.widths = vec![44, 24, 16, 16, 16];
    Ok(sheet)
}

/// Budget, spent in the period, spent until its end, left.
fn budget(visit: &Visit, report: &Report, sheet: &mut Sheet) -> Result<(), Stop> {
    let heads = ["overview-budget", "overview-budget", "overview-period", "overview-to-date", "overview-left"];
    sheet.bold.push(u32::try_from(sheet.rows.len() + 1).unwrap_or(0));
    sheet.row(heads.iter().map(|key| Cell::text(visit.say(key))).collect());
    for line in &report.budget {
        let row = sheet.rows.len() + 2;
        // Rows 4 to 7 above hold what was paid, exchange, taken by banks and for administration.
        let above = match line.account {
            Account::Paid => 4,
            Account::Exchange => 5,
            Account::Fees => 6,
            _ => 7,
        };
        let before = line.before.amount();
        let left = match line.left()? {
            Some(left) => Cell::Formula(format!("=B{row}-D{row}"), left.amount()),
            None => Cell::Empty,
        };
        sheet.row(vec![
            Cell::text(visit.say(&format!("overview-budget-{}", line.account))),
            line.budget.map_or(Cell::Empty, Cell::amount),
            Cell::Formula(format!("=B{above}"), line.period.amount()),
            Cell::Formula(format!("={before}+C{row}"), line.spent()?.amount()),
            left,
        ]);
    }
    Ok(())
}

fn grants(visit: &Visit, report: &Report) -> Result<Sheet, Stop> {
    let keys = [
        "awards-letter-reference",
        "awards-group",
        "awards-country",
        "awards-awarded-on",
        "awards-committed",
        "overview-period",
        "awards-paid",
        "funds-fact-currency",
        "overview-reported",
        "overview-unreported-short",
    ];
    let mut sheet = Sheet::new(visit.say("overview-grants"), says(visit, &keys));
    for one in &report.grants {
        let row = sheet.rows.len() + 2;
        sheet.row(vec![
            Cell::text(one.reference.clone()),
            Cell::text(one.name.clone()),
            Cell::text(one.country.clone()),
            Cell::Date(one.on),
            Cell::amount(one.committed),
            Cell::amount(one.period),
            Cell::amount(one.paid),
            Cell::text(one.paid.currency().code()),
            Cell::amount(report.categories.spent(one)),
            Cell::Formula(format!("=MAX(0,G{row}-I{row})"), report.categories.unreported(one)?.amount()),
        ]);
    }
    let sum = |column: char, part: fn(&Grant) -> Money| {
        let all = Money::sum(report.grants.iter().map(part), report.fund.currency);
        let all = all.map_err(|error| Stop::broken(error.to_string()))?;
        Ok::<_, Stop>(Cell::Formula(format!("=SUM({column}2:{column}{})", last(report.grants.len())), all.amount()))
    };
    if !report.grants.is_empty() {
        let (committed, period) = (sum('E', |one| one.committed)?, sum('F', |one| one.period)?);
        let mut total = vec![Cell::text(visit.say("overview-total")), Cell::Empty, Cell::Empty, Cell::Empty];
        total.extend([committed, period, sum('G', |one| one.paid)?, Cell::text(report.fund.currency.code())]);
        let rows = last(report.grants.len());
        let (spent, rest) = reported(report)?;
        total.push(Cell::Formula(format!("=SUM(I2:I{rows})"), spent.amount()));
        total.push(Cell::Formula(format!("=SUM(J2:J{rows})"), rest.amount()));
        sheet.bold.push(u32::try_from(sheet.rows.len() + 1).unwrap_or(0));
        sheet.row(total);
    }
    Ok(sheet)
}

/// Reported as spent over all grants, and paid but in no accepted report.
fn reported(report: &Report) -> Result<(Money, Money), Stop> {
    let broken = |error: money::MoneyError| Stop::broken(error.to_string());
    let zero = Money::zero(report.fund.currency);
    report.grants.iter().try_fold((zero, zero), |(spent, rest), one| {
        let spent = spent.checked_add(report.categories.spent(one)).map_err(broken)?;
        Ok((spent, rest.checked_add(report.categories.unreported(one)?).map_err(broken)?))
    })
}

/// Budget, reported spending, what is left, by category; below the sums what no accepted report speaks of.
fn categories(visit: &Visit, report: &Report, lists: &Lists) -> Result<Sheet, Stop> {
    let keys = ["overview-category", "overview-budget", "overview-reported", "overview-left", "funds-fact-currency"];
    let mut sheet = Sheet::new(visit.say("overview-categories"), says(visit, &keys));
    let code = report.fund.currency.code();
    let broken = |error: money::MoneyError| Stop::broken(error.to_string());
    for one in &report.categories.lines {
        let row = sheet.rows.len() + 2;
        let left = one.budget.checked_sub(one.spent).map_err(broken)?;
        sheet.row(vec![
            Cell::text(category(visit, lists, &one.code)),
            Cell::amount(one.budget),
            Cell::amount(one.spent),
            Cell::Formula(format!("=B{row}-C{row}"), left.amount()),
            Cell::text(code),
        ]);
    }
    let rows = last(report.categories.lines.len());
    let sum = |part: fn(&Category) -> Money| {
        Money::sum(report.categories.lines.iter().map(part), report.fund.currency).map_err(broken)
    };
    let (budget, spent) = (sum(|one| one.budget)?, sum(|one| one.spent)?);
    let left = budget.checked_sub(spent).map_err(broken)?;
    let total = |column: char, amount: Money| Cell::Formula(format!("=SUM({column}2:{column}{rows})"), amount.amount());
    sheet.bold.push(u32::try_from(sheet.rows.len() + 1).unwrap_or(0));
    sheet.row(vec![
        Cell::text(visit.say("overview-total")),
        total('B', budget),
        total('C', spent),
        total('D', left),
        Cell::text(code),
    ]);
    let (_, rest) = reported(report)?;
    let rest = if report.grants.is_empty() {
        Cell::amount(rest)
    } else {
        let row = last(report.grants.len()) + 1;
        Cell::Formula(format!("='{}'!J{row}", visit.say("overview-grants")), rest.amount())
    };
    sheet.row(vec![
        Cell::text(visit.say("overview-unreported-short")),
        Cell::Empty,
        rest,
        Cell::Empty,
        Cell::text(code),
    ]);
    sheet.widths = vec![44, 18, 18, 18, 10];
    Ok(sheet)
}

fn postings(visit: &Visit, report: &Report) -> Sheet {
    let keys = [
        "funds-column-voucher",
        "funds-column-date",
        "funds-column-what",
        "overview-grant",
        "funds-received",
        "funds-paid",
        "funds-exchange",
        "funds-fees",
        "funds-administration",
        "funds-fact-currency",
        "overview-other",
        "overview-other-currency",
        "overview-rate",
        "overview-used",
    ];
    let mut sheet = Sheet::new(visit.say("overview-postings"), says(visit, &keys));
    let figure = |amount: Money| if amount.is_zero() { Cell::Empty } else { Cell::amount(amount) };
    let row = |one: &Posting| {
        let used =
            one.used.as_ref().map(|used| format!("{} · {} · {}", price(visit, &used.rate), used.on, used.source));
        vec![
            Cell::text(one.voucher.to_string()),
            Cell::Date(one.on),
            Cell::text(purpose(visit, one)),
            Cell::text(one.grant.clone()),
            figure(one.received),
            figure(one.paid),
            figure(one.exchange),
            figure(one.fees),
            figure(one.administration),
            Cell::text(one.paid.currency().code()),
            one.other.map_or(Cell::Empty, Cell::amount),
            Cell::text(one.other.map_or("", |other| other.currency().code())),
            Cell::text(one.rate.as_ref().map(|rate| price(visit, rate)).unwrap_or_default()),
            Cell::text(used.unwrap_or_default()),
        ]
    };
    sheet.rows = report.postings.iter().map(row).collect();
    sheet
}

fn paper(visit: &Visit, report: &Report, lists: &Lists) -> Result<Vec<u8>, Stop> {
    let title = crate::base::Message::new("overview-donor-heading").with("fund", report.fund.code.as_str());
    let foot = format!("SHA-256 {}", report.statement.checksum);
    let mut paper = Document::new(visit.lang, visit.message(&title)).with_foot(foot);
    for (label, value) in facts(visit, report) {
        paper.pair(label, value);
    }
    for block in blocks(visit, report, lists)? {
        paper.heading(2, block.heading);
        let column = |(at, head): (usize, &String)| {
            if at < block.figures { Column::words(head.clone(), 4) } else { Column::figures(head.clone(), 5) }
        };
        let mut table = Table::new(block.heads.iter().enumerate().map(column).collect());
        for row in block.rows {
            table.row(row);
        }
        if !block.total.is_empty() {
            table.total(block.total);
        }
        paper.table(table);
        for note in block.notes {
            paper.note(note);
        }
    }
    paper.signature(visit.say("overview-sign"));
    paper.pdf()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_without_rows_has_formulas_that_stand() {
        assert_eq!((last(0), last(1), last(7)), (2, 2, 8));
    }
}
