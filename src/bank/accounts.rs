//! Our own accounts and cash boxes: entering them, naming the columns of their tables, typing the lines of a cash box.

use super::{
    Account, Details, Kind, Line, LineState, Refusal, Said,
    statement::{Booked, Columns},
    store,
};
use crate::{
    audit,
    base::{
        BankAccountId, BankLineId, Currency, Deed, Money, Stop,
        seal::{CaseKey, Place},
    },
    db::{Tx, keys},
    funds::periods,
};
use chrono::NaiveDate;

/// Most characters of a text.
pub const TEXT_MOST: usize = 200;

/// An account to be entered.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// Bank or cash.
    pub kind: Kind,
    /// What is sealed of it.
    pub details: Details,
    /// What lies there, with its currency.
    pub opening: Money,
    /// On which day.
    pub on: NaiveDate,
}

/// A line of a cash box.
#[derive(Clone, Debug)]
pub struct NewLine {
    /// The day.
    pub on: NaiveDate,
    /// In is positive, out is negative.
    pub amount: Money,
    /// Who it came from or went to.
    pub name: String,
    /// What for.
    pub text: String,
}

pub(super) fn check_day(tx: &Tx<'_>, on: NaiveDate) -> Result<(), Refusal> {
    if on > (tx.now + chrono::Duration::hours(14)).date() { Err(Refusal::DayInFuture) } else { Ok(()) }
}

fn check(new: &NewAccount) -> Result<(), Refusal> {
    let Details { name, bank, number, bank_code, .. } = &new.details;
    if name.trim().is_empty() {
        Err(Refusal::NameMissing)
    } else if new.kind == Kind::Bank && number.trim().is_empty() {
        Err(Refusal::NumberMissing)
    } else if [name, bank, number, bank_code].iter().any(|text| text.chars().count() > TEXT_MOST) {
        Err(Refusal::TextTooLong { most: TEXT_MOST })
    } else {
        Ok(())
    }
}

/// Act: enters an own account with what lies there.
pub fn add(tx: &mut Tx<'_>, new: &NewAccount) -> Result<BankAccountId, Stop> {
    tx.permit(Deed::KeepBank)?;
    let me = tx.actor.person().ok_or(Stop::Forbidden)?;
    check(new)?;
    check_day(tx, new.on)?;
    let id: BankAccountId = tx.new_id()?;
    let sealed = serde_json::to_string(&new.details)?;
    let row = store::AccountRow {
        id,
        kind: new.kind,
        currency: new.opening.currency().code().to_owned(),
        details: keys::house(tx)?.seal(Place::new("bank_accounts.details", id.0), &sealed)?,
        opening_minor: new.opening.minor(),
        opening_on: new.on,
        added_by: me,
        added_at: tx.now,
    };
    periods::hold_open(tx, new.on)?;
    store::insert_account(tx, row)?;
    let details = serde_json::json!({ "opening": new.opening, "on": new.on });
    audit::record(tx, audit::Event::new("bank.add", id).with(details))?;
    Ok(id)
}

/// Act: names the columns of an account's tables.
pub fn name_columns(tx: &mut Tx<'_>, id: BankAccountId, columns: &Columns) -> Result<(), Stop> {
    tx.permit(Deed::KeepBank)?;
    let mut account = find(tx, id)?;
    if columns.on.is_empty() || columns.amount.is_empty() && (columns.income.is_empty() || columns.outgo.is_empty()) {
        return Err(Refusal::ColumnMissing.into());
    }
    account.details.columns = Some(columns.clone());
    let sealed = serde_json::to_string(&account.details)?;
    let sealed = keys::house(tx)?.seal(Place::new("bank_accounts.details", id.0), &sealed)?;
    store::set_details(tx, id, sealed)?;
    audit::record(tx, audit::Event::new("bank.name_columns", id))?;
    Ok(())
}

/// Act: writes a line of a cash box.
pub fn enter(tx: &mut Tx<'_>, id: BankAccountId, new: &NewLine) -> Result<BankLineId, Stop> {
    tx.permit(Deed::KeepBank)?;
    let account = find(tx, id)?;
    if account.kind != Kind::Cash {
        return Err(Refusal::NotCash.into());
    }
    if new.amount.is_zero() || new.amount.currency() != account.currency {
        return Err(Refusal::AmountMissing.into());
    }
    if new.text.chars().count() > TEXT_MOST || new.name.chars().count() > TEXT_MOST {
        return Err(Refusal::TextTooLong { most: TEXT_MOST }.into());
    }
    check_day(tx, new.on)?;
    let said = Said { name: new.name.clone(), text: new.text.clone(), ..Said::default() };
    let line: BankLineId = tx.new_id()?;
    let row = line_row(&keys::house(tx)?, line, id, &Booked { on: new.on, amount: new.amount, said })?;
    periods::hold_open(tx, new.on)?;
    store::insert_line(tx, row)?;
    let details = serde_json::json!({ "amount": new.amount, "on": new.on });
    audit::record(tx, audit::Event::new("bank.enter", id).with(details))?;
    Ok(line)
}

/// A line of an account of which nobody has said yet what it is.
pub(super) fn line_row(
    key: &CaseKey,
    id: BankLineId,
    account: BankAccountId,
    booked: &Booked,
) -> Result<store::LineRow, Stop> {
    Ok(store::LineRow {
        id,
        account_id: account,
        statement_id: None,
        booked_on: booked.on,
        amount_minor: booked.amount.minor(),
        token: id.0,
        details: key.seal(Place::new("bank_lines.details", id.0), &serde_json::to_string(&booked.said)?)?,
        state: LineState::Open,
        transaction_id: None,
        transfer_id: None,
        note: None,
        settled_by: None,
        settled_at: None,
        reverses_id: None,
        reverses_opening: None,
    })
}

/// An account, opened. A step.
pub fn find(tx: &mut Tx<'_>, id: BankAccountId) -> Result<Account, Stop> {
    let row = store::account(tx, id)?;
    Ok(open(tx, vec![row])?.remove(0))
}

/// All accounts, opened. A step.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<Account>, Stop> {
    let rows = store::accounts(tx)?;
    open(tx, rows)
}

fn open(tx: &mut Tx<'_>, rows: Vec<store::AccountRow>) -> Result<Vec<Account>, Stop> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let key = keys::open(tx, keys::HOUSE_KEY)?;
    rows.into_iter()
        .map(|row| {
            let details = key.open(Place::new("bank_accounts.details", row.id.0), &row.details)?;
            let currency = currency(&row.currency)?;
            Ok(Account {
                id: row.id,
                kind: row.kind,
                currency,
                details: serde_json::from_str(&details)?,
                opening: Money::from_minor(row.opening_minor, currency),
                opening_on: row.opening_on,
            })
        })
        .collect()
}

fn currency(code: &str) -> Result<Currency, Stop> {
    Currency::from_code(code).ok_or_else(|| Stop::broken(format!("{code} is not a currency")))
}

/// Opens lines of an account.
pub(super) fn open_lines(tx: &mut Tx<'_>, account: &Account, rows: Vec<store::LineRow>) -> Result<Vec<Line>, Stop> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let key = keys::open(tx, keys::HOUSE_KEY)?;
    rows.into_iter()
        .map(|row| {
            let said = key.open(Place::new("bank_lines.details", row.id.0), &row.details)?;
            Ok(Line {
                id: row.id,
                account: row.account_id,
                on: row.booked_on,
                amount: Money::from_minor(row.amount_minor, account.currency),
                said: serde_json::from_str(&said)?,
                state: row.state,
                transaction: row.transaction_id,
                transfer: row.transfer_id,
                note: key.open_optional(Place::new("bank_lines.note", row.id.0), row.note.as_ref())?,
                settled: row.settled_by.zip(row.settled_at),
                from_bank: row.statement_id.is_some(),
                reverses: row.reverses_id,
                reverses_opening: row.reverses_opening.is_some(),
            })
        })
        .collect()
}
