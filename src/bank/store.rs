//! SQL of our accounts, and what is read of the ledger to agree with them.

mod orders;

pub(super) use orders::*;

use super::{Kind, LineState};
use crate::{
    base::{
        BankAccountId, BankLineId, BankStatementId, BankTransferId, Currency, PersonId, Stop, TransactionId,
        seal::Sealed,
    },
    db::{
        Tx,
        schema::{bank_accounts, bank_lines, bank_statements, bank_transfers, ledger_transactions, postings},
    },
    funds::{Account as Side, Purpose},
};
use chrono::{NaiveDate, NaiveDateTime};
use diesel::{dsl::sql, prelude::*, sql_types};
use std::collections::HashMap;

/// An account in its columns.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = bank_accounts)]
pub(super) struct AccountRow {
    pub id: BankAccountId,
    pub kind: Kind,
    pub currency: String,
    pub details: Sealed,
    pub opening_minor: i64,
    pub opening_on: NaiveDate,
    pub added_by: PersonId,
    pub added_at: NaiveDateTime,
}

/// A statement in its columns.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = bank_statements)]
pub(super) struct StatementRow {
    pub id: BankStatementId,
    pub account_id: BankAccountId,
    pub format: String,
    pub sha256: String,
    pub from_on: NaiveDate,
    pub to_on: NaiveDate,
    pub opening_minor: i64,
    pub closing_minor: i64,
    pub lines: i32,
    pub known: i32,
    pub imported_by: PersonId,
    pub imported_at: NaiveDateTime,
}

/// A line in its columns.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = bank_lines)]
pub(super) struct LineRow {
    pub id: BankLineId,
    pub account_id: BankAccountId,
    pub statement_id: Option<BankStatementId>,
    pub booked_on: NaiveDate,
    pub amount_minor: i64,
    pub token: i64,
    pub details: Sealed,
    pub state: LineState,
    pub transaction_id: Option<TransactionId>,
    pub transfer_id: Option<BankTransferId>,
    pub note: Option<Sealed>,
    pub settled_by: Option<PersonId>,
    pub settled_at: Option<NaiveDateTime>,
    pub reverses_id: Option<BankLineId>,
    pub reverses_opening: Option<BankAccountId>,
}

/// A transfer in its columns.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = bank_transfers)]
pub(super) struct TransferRow {
    pub id: BankTransferId,
    pub from_account: BankAccountId,
    pub to_account: BankAccountId,
    pub leaves_minor: i64,
    pub arrives_minor: i64,
    pub moved_on: NaiveDate,
    pub note: Option<Sealed>,
    pub made_by: PersonId,
    pub made_at: NaiveDateTime,
    pub reverses_id: Option<BankTransferId>,
}

/// What a line becomes.
#[derive(AsChangeset)]
#[diesel(table_name = bank_lines, treat_none_as_null = true)]
pub(super) struct Outcome {
    pub state: LineState,
    pub transaction_id: Option<TransactionId>,
    pub transfer_id: Option<BankTransferId>,
    pub note: Option<Sealed>,
    pub settled_by: Option<PersonId>,
    pub settled_at: Option<NaiveDateTime>,
}

pub(super) fn insert_account(tx: &mut Tx<'_>, row: AccountRow) -> Result<(), Stop> {
    diesel::insert_into(bank_accounts::table).values(row).execute(tx.conn)?;
    Ok(())
}

pub(super) fn set_details(tx: &mut Tx<'_>, id: BankAccountId, details: Sealed) -> Result<(), Stop> {
    diesel::update(bank_accounts::table.find(id)).set(bank_accounts::details.eq(details)).execute(tx.conn)?;
    Ok(())
}

pub(super) fn accounts(tx: &mut Tx<'_>) -> Result<Vec<AccountRow>, Stop> {
    let query = bank_accounts::table.order((bank_accounts::added_at, bank_accounts::id));
    Ok(query.select(AccountRow::as_select()).load(tx.conn)?)
}

pub(super) fn account(tx: &mut Tx<'_>, id: BankAccountId) -> Result<AccountRow, Stop> {
    Ok(bank_accounts::table.find(id).select(AccountRow::as_select()).first(tx.conn)?)
}

/// Takes all accounts for this transaction: two lines of two accounts never settle one transaction at once.
pub(super) fn lock(tx: &mut Tx<'_>) -> Result<(), Stop> {
    diesel::update(bank_accounts::table).set(bank_accounts::kind.eq(bank_accounts::kind)).execute(tx.conn)?;
    Ok(())
}

/// What came and went on each account, and how many lines wait there.
pub(super) fn sums(tx: &mut Tx<'_>) -> Result<Vec<(BankAccountId, i64, i64)>, Stop> {
    let sum = sql::<sql_types::BigInt>("CAST(COALESCE(SUM(amount_minor), 0) AS BIGINT)");
    let open = sql::<sql_types::BigInt>(
        "CAST(SUM(CASE WHEN bank_lines.state IN ('open', 'asked') THEN 1 ELSE 0 END) AS BIGINT)",
    );
    let query = bank_lines::table.group_by(bank_lines::account_id);
    Ok(query.select((bank_lines::account_id, sum, open)).load(tx.conn)?)
}

/// What came and went on an account until the end of a day.
pub(super) fn sum_until(tx: &mut Tx<'_>, account: BankAccountId, on: NaiveDate) -> Result<i64, Stop> {
    let sum = sql::<sql_types::BigInt>("CAST(COALESCE(SUM(amount_minor), 0) AS BIGINT)");
    let mine = bank_lines::account_id.eq(account).and(bank_lines::booked_on.le(on));
    Ok(bank_lines::table.filter(mine).select(sum).first(tx.conn)?)
}

pub(super) fn is_known(tx: &mut Tx<'_>, account: BankAccountId, sha256: &str) -> Result<bool, Stop> {
    let mine = bank_statements::account_id.eq(account).and(bank_statements::sha256.eq(sha256));
    let found = bank_statements::table.filter(mine).select(bank_statements::id).first::<BankStatementId>(tx.conn);
    Ok(found.optional()?.is_some())
}

pub(super) fn statements(tx: &mut Tx<'_>, account: BankAccountId, most: i64) -> Result<Vec<StatementRow>, Stop> {
    Ok(bank_statements::table
        .filter(bank_statements::account_id.eq(account))
        .order((bank_statements::to_on.desc(), bank_statements::imported_at.desc(), bank_statements::id))
        .limit(most)
        .select(StatementRow::as_select())
        .load(tx.conn)?)
}

pub(super) fn insert_statement(tx: &mut Tx<'_>, row: StatementRow) -> Result<(), Stop> {
    diesel::insert_into(bank_statements::table).values(row).execute(tx.conn)?;
    Ok(())
}

/// Which of these lines are there already.
pub(super) fn known_tokens(tx: &mut Tx<'_>, account: BankAccountId, tokens: &[i64]) -> Result<Vec<i64>, Stop> {
    let mine = bank_lines::account_id.eq(account).and(bank_lines::token.eq_any(tokens.to_vec()));
    Ok(bank_lines::table.filter(mine).select(bank_lines::token).load(tx.conn)?)
}

pub(super) fn insert_line(tx: &mut Tx<'_>, row: LineRow) -> Result<(), Stop> {
    diesel::insert_into(bank_lines::table).values(row).execute(tx.conn)?;
    Ok(())
}

pub(super) fn line(tx: &mut Tx<'_>, id: BankLineId) -> Result<LineRow, Stop> {
    Ok(bank_lines::table.find(id).select(LineRow::as_select()).first(tx.conn)?)
}

/// Lines about the opening balance of an account: what reversed it, and the corrected one that stands.
pub(super) fn lines_of_opening(tx: &mut Tx<'_>, id: BankAccountId) -> Result<Vec<LineRow>, Stop> {
    let corrected = bank_lines::account_id.eq(id).and(bank_lines::state.eq(LineState::Opening));
    let query = bank_lines::table.filter(corrected.or(bank_lines::reverses_opening.assume_not_null().eq(id)));
    Ok(query.order(bank_lines::id).select(LineRow::as_select()).load(tx.conn)?)
}

/// The line that undid this one.
pub(super) fn reversal_of_line(tx: &mut Tx<'_>, id: BankLineId) -> Result<Option<BankLineId>, Stop> {
    let query = bank_lines::table.filter(bank_lines::reverses_id.eq(Some(id))).select(bank_lines::id);
    Ok(query.first(tx.conn).optional()?)
}

/// The lines of a transfer.
pub(super) fn lines_of_transfer(tx: &mut Tx<'_>, id: BankTransferId) -> Result<Vec<LineRow>, Stop> {
    let query = bank_lines::table.filter(bank_lines::transfer_id.eq(Some(id))).order(bank_lines::id);
    Ok(query.select(LineRow::as_select()).load(tx.conn)?)
}

/// Lines of an account in one of some states, newest first, before one.
pub(super) fn lines(
    tx: &mut Tx<'_>,
    account: BankAccountId,
    states: &[LineState],
    before: Option<(NaiveDate, BankLineId)>,
    most: i64,
) -> Result<Vec<LineRow>, Stop> {
    let mut query = bank_lines::table
        .filter(bank_lines::account_id.eq(account).and(bank_lines::state.eq_any(states.to_vec())))
        .order((bank_lines::booked_on.desc(), bank_lines::id.desc()))
        .limit(most)
        .select(LineRow::as_select())
        .into_boxed();
    if let Some((on, id)) = before {
        query = query.filter(bank_lines::booked_on.lt(on).or(bank_lines::booked_on.eq(on).and(bank_lines::id.lt(id))));
    }
    Ok(query.load(tx.conn)?)
}

pub(super) fn settle(tx: &mut Tx<'_>, id: BankLineId, settled: Outcome) -> Result<(), Stop> {
    diesel::update(bank_lines::table.find(id)).set(settled).execute(tx.conn)?;
    Ok(())
}

/// One side on the ledger's bank account.
#[derive(Clone, Debug)]
pub(super) struct BankSide {
    pub transaction: TransactionId,
    pub voucher: (i32, i32),
    pub on: NaiveDate,
    pub purpose: Purpose,
    pub subject: (String, i64),
    pub memo: Option<Sealed>,
    pub minor: i64,
}

type SideColumns = (TransactionId, i32, i32, NaiveDate, Purpose, String, i64, Option<Sealed>, i64);

/// What moved on the ledger's bank accounts in a currency within some days. What was undone stands there twice, as it
/// does at the bank where the money came back.
pub(super) fn bank_sides(
    tx: &mut Tx<'_>,
    currency: Currency,
    (first, last): (NaiveDate, NaiveDate),
    only: Option<TransactionId>,
) -> Result<Vec<BankSide>, Stop> {
    let mut query = postings::table
        .inner_join(ledger_transactions::table.on(ledger_transactions::id.eq(postings::transaction_id)))
        .filter(postings::account.eq(Side::Bank).and(postings::currency.eq(currency.code())))
        .filter(ledger_transactions::effective_on.between(first, last))
        .order((ledger_transactions::effective_on, postings::id))
        .limit(5_000)
        .select((
            ledger_transactions::id,
            ledger_transactions::voucher_year,
            ledger_transactions::voucher_number,
            ledger_transactions::effective_on,
            ledger_transactions::purpose,
            ledger_transactions::subject_kind,
            ledger_transactions::subject_id,
            ledger_transactions::memo,
            postings::amount_minor,
        ))
        .into_boxed();
    if let Some(id) = only {
        query = query.filter(ledger_transactions::id.eq(id));
    }
    let rows: Vec<SideColumns> = query.load(tx.conn)?;
    let side = |(transaction, year, number, on, purpose, kind, id, memo, minor): SideColumns| BankSide {
        transaction,
        voucher: (year, number),
        on,
        purpose,
        subject: (kind, id),
        memo,
        minor,
    };
    Ok(rows.into_iter().map(side).collect())
}

/// What lines were settled against these transactions: transaction and amount.
pub(super) fn settled_against(tx: &mut Tx<'_>, ids: &[TransactionId]) -> Result<Vec<(TransactionId, i64)>, Stop> {
    let rows: Vec<(Option<TransactionId>, i64)> = bank_lines::table
        .filter(bank_lines::transaction_id.eq_any(ids.iter().copied().map(Some).collect::<Vec<_>>()))
        .select((bank_lines::transaction_id, bank_lines::amount_minor))
        .load(tx.conn)?;
    Ok(rows.into_iter().filter_map(|(id, minor)| Some((id?, minor))).collect())
}

pub(super) fn insert_transfer(tx: &mut Tx<'_>, row: TransferRow) -> Result<(), Stop> {
    diesel::insert_into(bank_transfers::table).values(row).execute(tx.conn)?;
    Ok(())
}

pub(super) fn transfers(tx: &mut Tx<'_>, most: i64) -> Result<Vec<TransferRow>, Stop> {
    Ok(bank_transfers::table
        .order((bank_transfers::moved_on.desc(), bank_transfers::id.desc()))
        .limit(most)
        .select(TransferRow::as_select())
        .load(tx.conn)?)
}

pub(super) fn one_transfer(tx: &mut Tx<'_>, id: BankTransferId) -> Result<TransferRow, Stop> {
    Ok(bank_transfers::table.find(id).select(TransferRow::as_select()).first(tx.conn)?)
}

/// The transfers that undid these: which, and by which.
pub(super) fn reversals_of_transfers(
    tx: &mut Tx<'_>,
    ids: &[BankTransferId],
) -> Result<HashMap<BankTransferId, BankTransferId>, Stop> {
    let found: Vec<(Option<BankTransferId>, BankTransferId)> = bank_transfers::table
        .filter(bank_transfers::reverses_id.eq_any(ids.iter().copied().map(Some).collect::<Vec<_>>()))
        .select((bank_transfers::reverses_id, bank_transfers::id))
        .load(tx.conn)?;
    Ok(found.into_iter().filter_map(|(undone, by)| Some((undone?, by))).collect())
}

/// Transfers of an account that no line of it was settled against. One that was written wrongly never comes to the bank,
/// nor does what undoes it.
pub(super) fn transfers_of(tx: &mut Tx<'_>, account: BankAccountId) -> Result<Vec<TransferRow>, Stop> {
    let settled = bank_lines::table
        .filter(bank_lines::account_id.eq(account).and(bank_lines::transfer_id.is_not_null()))
        .select(bank_lines::transfer_id.assume_not_null());
    let undo = diesel::alias!(bank_transfers as undo);
    let undone = undo
        .filter(undo.field(bank_transfers::reverses_id).is_not_null())
        .select(undo.field(bank_transfers::reverses_id).assume_not_null());
    Ok(bank_transfers::table
        .filter(bank_transfers::from_account.eq(account).or(bank_transfers::to_account.eq(account)))
        .filter(diesel::dsl::not(bank_transfers::id.eq_any(settled)))
        .filter(bank_transfers::reverses_id.is_null())
        .filter(diesel::dsl::not(bank_transfers::id.eq_any(undone)))
        .order((bank_transfers::moved_on.desc(), bank_transfers::id.desc()))
        .limit(50)
        .select(TransferRow::as_select())
        .load(tx.conn)?)
}
