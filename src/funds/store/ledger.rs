//! SQL of `ledger_transactions`, `postings`, `balances` and `vouchers`. The first two only grow: triggers see to that.

use super::currency;
use crate::{
    base::{Currency, FundId, Money, PostingId, Stop, TransactionId, seal::Sealed},
    db::{
        Tx,
        schema::{ledger_transactions, postings},
    },
    funds::{Account, Purpose, Voucher, ledger::Entry},
};
use chrono::{Datelike, NaiveDate, NaiveDateTime};
use diesel::{prelude::*, sql_query, sql_types};

/// A transaction without its sides.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = ledger_transactions)]
pub(in crate::funds) struct Transaction {
    pub id: TransactionId,
    pub voucher_year: i32,
    pub voucher_number: i32,
    pub effective_on: NaiveDate,
    pub recorded_at: NaiveDateTime,
    pub actor_kind: String,
    pub actor_id: i64,
    pub purpose: Purpose,
    pub subject_kind: String,
    pub subject_id: i64,
    pub reverses_id: Option<TransactionId>,
    pub memo: Option<Sealed>,
}

impl Transaction {
    pub fn voucher(&self) -> Voucher {
        Voucher { year: self.voucher_year, number: self.voucher_number }
    }
}

/// One side of a transaction. The voucher is repeated as one number so that a fund's postings can be paged by it.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = postings)]
pub(in crate::funds) struct Side {
    pub id: PostingId,
    pub transaction_id: TransactionId,
    pub fund_id: FundId,
    pub account: Account,
    pub currency: String,
    pub amount_minor: i64,
    pub voucher_key: i64,
}

impl Side {
    pub fn new(id: PostingId, of: &Transaction, entry: &Entry) -> Self {
        Self {
            id,
            transaction_id: of.id,
            fund_id: entry.fund,
            account: entry.account,
            currency: entry.amount.currency().code().to_owned(),
            amount_minor: entry.amount.minor(),
            voucher_key: key(of.voucher()),
        }
    }

    pub fn entry(&self) -> Result<Entry, Stop> {
        let amount = Money::from_minor(self.amount_minor, currency(&self.currency)?);
        Ok(Entry { fund: self.fund_id, account: self.account, amount })
    }
}

/// A voucher as one number that sorts: the year, then nine digits of the number.
fn key(voucher: Voucher) -> i64 {
    i64::from(voucher.year) * 1_000_000_000 + i64::from(voucher.number)
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = sql_types::Integer)]
    last_number: i32,
}

/// The next voucher number of a year. Others wait for it until this transaction ends: take it last.
pub(in crate::funds) fn next_voucher(tx: &mut Tx<'_>, year: i32) -> Result<i32, Stop> {
    let sql = "INSERT INTO vouchers (year, last_number) VALUES ($1, 1) ON CONFLICT (year) \
        DO UPDATE SET last_number = vouchers.last_number + 1 RETURNING last_number";
    let next: Number = sql_query(sql).bind::<sql_types::Integer, _>(year).get_result(tx.conn)?;
    Ok(next.last_number)
}

pub(in crate::funds) fn insert(tx: &mut Tx<'_>, transaction: &Transaction, sides: &[Side]) -> Result<(), Stop> {
    diesel::insert_into(ledger_transactions::table).values(transaction).execute(tx.conn)?;
    for side in sides {
        diesel::insert_into(postings::table).values(side).execute(tx.conn)?;
    }
    Ok(())
}

/// Sets a kept balance; the caller has locked the fund and added up.
pub(in crate::funds) fn keep_balance(
    tx: &mut Tx<'_>,
    fund: FundId,
    account: Account,
    balance: Money,
) -> Result<(), Stop> {
    let sql = "INSERT INTO balances (fund_id, account, currency, amount_minor) VALUES ($1, $2, $3, $4) \
        ON CONFLICT (fund_id, account, currency) DO UPDATE SET amount_minor = excluded.amount_minor";
    sql_query(sql)
        .bind::<sql_types::BigInt, _>(fund.0)
        .bind::<sql_types::Text, _>(account.as_str())
        .bind::<sql_types::Text, _>(balance.currency().code())
        .bind::<sql_types::BigInt, _>(balance.minor())
        .execute(tx.conn)?;
    Ok(())
}

/// Adds a side to what its month came to; the caller has locked the fund.
pub(in crate::funds) fn keep_month(tx: &mut Tx<'_>, entry: &Entry, on: NaiveDate) -> Result<(), Stop> {
    let sql = "INSERT INTO fund_months (fund_id, account, currency, first_on, amount_minor) VALUES ($1, $2, $3, $4, $5) \
        ON CONFLICT (fund_id, account, currency, first_on) \
        DO UPDATE SET amount_minor = fund_months.amount_minor + excluded.amount_minor";
    sql_query(sql)
        .bind::<sql_types::BigInt, _>(entry.fund.0)
        .bind::<sql_types::Text, _>(entry.account.as_str())
        .bind::<sql_types::Text, _>(entry.amount.currency().code())
        .bind::<sql_types::Date, _>(on.with_day(1).unwrap_or(on))
        .bind::<sql_types::BigInt, _>(entry.amount.minor())
        .execute(tx.conn)?;
    Ok(())
}

/// A transaction and its sides.
pub(in crate::funds) fn transaction(tx: &mut Tx<'_>, id: TransactionId) -> Result<(Transaction, Vec<Entry>), Stop> {
    let row = ledger_transactions::table.find(id).select(Transaction::as_select()).first(tx.conn)?;
    let sides: Vec<Side> = postings::table
        .filter(postings::transaction_id.eq(id))
        .order(postings::id)
        .select(Side::as_select())
        .load(tx.conn)?;
    Ok((row, sides.iter().map(Side::entry).collect::<Result<_, _>>()?))
}

/// The transaction with a voucher number.
pub(in crate::funds) fn voucher(tx: &mut Tx<'_>, voucher: Voucher) -> Result<TransactionId, Stop> {
    let mine =
        ledger_transactions::voucher_year.eq(voucher.year).and(ledger_transactions::voucher_number.eq(voucher.number));
    Ok(ledger_transactions::table.filter(mine).select(ledger_transactions::id).first(tx.conn)?)
}

/// The voucher of the transaction that undid this one.
pub(in crate::funds) fn reversal_of(tx: &mut Tx<'_>, id: TransactionId) -> Result<Option<Voucher>, Stop> {
    Ok(reversals_of(tx, &[id])?.into_iter().next().map(|(_, voucher)| voucher))
}

/// Which of these transactions were undone, and by which voucher.
pub(in crate::funds) fn reversals_of(
    tx: &mut Tx<'_>,
    ids: &[TransactionId],
) -> Result<Vec<(TransactionId, Voucher)>, Stop> {
    let found: Vec<(Option<TransactionId>, i32, i32)> = ledger_transactions::table
        .filter(ledger_transactions::reverses_id.eq_any(ids.iter().map(|id| Some(*id))))
        .select((
            ledger_transactions::reverses_id,
            ledger_transactions::voucher_year,
            ledger_transactions::voucher_number,
        ))
        .load(tx.conn)?;
    Ok(found.into_iter().filter_map(|(id, year, number)| Some((id?, Voucher { year, number }))).collect())
}

/// Which postings of a fund a page shows.
pub(in crate::funds) struct Wanted {
    pub fund: FundId,
    /// The fund's.
    pub currency: Currency,
    pub account: Option<Account>,
    /// Older than this voucher.
    pub before: Option<Voucher>,
    /// At most this many sides.
    pub most: i64,
}

/// Sides with their transactions.
pub(in crate::funds) type Lines = Vec<(Side, Transaction)>;

/// A fund's postings, newest voucher first.
pub(in crate::funds) fn lines(tx: &mut Tx<'_>, wanted: &Wanted) -> Result<Lines, Stop> {
    let mut query = postings::table
        .inner_join(ledger_transactions::table.on(ledger_transactions::id.eq(postings::transaction_id)))
        .filter(postings::fund_id.eq(wanted.fund))
        .order(postings::voucher_key.desc())
        .limit(wanted.most)
        .select((Side::as_select(), Transaction::as_select()))
        .into_boxed();
    if let Some(account) = wanted.account {
        query = query.filter(postings::account.eq(account).and(postings::currency.eq(wanted.currency.code())));
    }
    if let Some(before) = wanted.before {
        query = query.filter(postings::voucher_key.lt(key(before)));
    }
    Ok(query.load(tx.conn)?)
}

/// A fund's postings dated in a period, the oldest first.
pub(in crate::funds) fn lines_between(
    tx: &mut Tx<'_>,
    fund: FundId,
    (first, last): (NaiveDate, NaiveDate),
) -> Result<Lines, Stop> {
    Ok(postings::table
        .inner_join(ledger_transactions::table.on(ledger_transactions::id.eq(postings::transaction_id)))
        .filter(postings::fund_id.eq(fund).and(ledger_transactions::effective_on.between(first, last)))
        .order((
            ledger_transactions::effective_on,
            ledger_transactions::voucher_year,
            ledger_transactions::voucher_number,
            postings::id,
        ))
        .select((Side::as_select(), Transaction::as_select()))
        .load(tx.conn)?)
}

/// The whole ledger in order of date and voucher.
pub(in crate::funds) fn all(tx: &mut Tx<'_>) -> Result<Lines, Stop> {
    Ok(postings::table
        .inner_join(ledger_transactions::table.on(ledger_transactions::id.eq(postings::transaction_id)))
        .order((
            ledger_transactions::effective_on,
            ledger_transactions::voucher_year,
            ledger_transactions::voucher_number,
            postings::id,
        ))
        .select((Side::as_select(), Transaction::as_select()))
        .load(tx.conn)?)
}
