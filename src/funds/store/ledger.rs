//! SQL of `ledger_transactions`, `postings`, `balances` and `vouchers`. The first two only grow: triggers see to that.

use super::currency;
use crate::{
    base::{Currency, FundId, Money, PostingId, Stop, TransactionId, seal::Sealed},
    db::{
        Tx, insert_all,
        schema::{balances, fund_months, ledger_transactions, postings, receipts},
        upsert_all,
    },
    funds::{Account, Purpose, Voucher, ledger::Entry},
};
use chrono::{Datelike, NaiveDate, NaiveDateTime};
use diesel::{prelude::*, sql_query, sql_types, upsert::excluded};
use std::collections::BTreeMap;

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
    insert_all!(tx, postings::table, sides, 7);
    Ok(())
}

/// Sets kept balances; the caller has locked the funds and added up.
pub(in crate::funds) fn keep_balances(tx: &mut Tx<'_>, kept: &[(FundId, Account, Money)]) -> Result<(), Stop> {
    let row = |(fund, account, balance): &(FundId, Account, Money)| {
        (
            balances::fund_id.eq(*fund),
            balances::account.eq(*account),
            balances::currency.eq(balance.currency().code()),
            balances::amount_minor.eq(balance.minor()),
        )
    };
    let rows: Vec<_> = kept.iter().map(row).collect();
    let key = (balances::fund_id, balances::account, balances::currency);
    let set = || balances::amount_minor.eq(excluded(balances::amount_minor));
    upsert_all!(tx, balances::table, rows, key, set());
    Ok(())
}

/// Adds sides to what their month came to; the caller has locked the funds.
pub(in crate::funds) fn keep_months(tx: &mut Tx<'_>, entries: &[Entry], on: NaiveDate) -> Result<(), Stop> {
    let mut sums: BTreeMap<(FundId, Account, &'static str), i64> = BTreeMap::new();
    for entry in entries {
        let sum = sums.entry((entry.fund, entry.account, entry.amount.currency().code())).or_default();
        *sum = sum.checked_add(entry.amount.minor()).ok_or_else(|| Stop::broken("a month comes to too much"))?;
    }
    let first = on.with_day(1).unwrap_or(on);
    let row = |((fund, account, currency), minor): ((FundId, Account, &'static str), i64)| {
        (
            fund_months::fund_id.eq(fund),
            fund_months::account.eq(account),
            fund_months::currency.eq(currency),
            fund_months::first_on.eq(first),
            fund_months::amount_minor.eq(minor),
        )
    };
    let rows: Vec<_> = sums.into_iter().map(row).collect();
    let key = (fund_months::fund_id, fund_months::account, fund_months::currency, fund_months::first_on);
    let set = || fund_months::amount_minor.eq(fund_months::amount_minor + excluded(fund_months::amount_minor));
    upsert_all!(tx, fund_months::table, rows, key, set());
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

/// What a donor gave in a transaction, in minor units of its own currency.
pub(in crate::funds) type Receipt = (TransactionId, i64, String);

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

/// A fund's postings dated in a period, the oldest first, and what donors gave in them. One query.
pub(in crate::funds) fn lines_between(
    tx: &mut Tx<'_>,
    fund: FundId,
    (first, last): (NaiveDate, NaiveDate),
) -> Result<(Lines, Vec<Receipt>), Stop> {
    // What reverses a receipt stands for the same part of a contract.
    let undoes = receipts::transaction_id.nullable().eq(ledger_transactions::reverses_id);
    let own = receipts::transaction_id.eq(ledger_transactions::id);
    let rows: Vec<(Side, Transaction, Option<(i64, String)>)> = postings::table
        .inner_join(ledger_transactions::table.on(ledger_transactions::id.eq(postings::transaction_id)))
        .left_join(receipts::table.on(own.nullable().or(undoes)))
        .filter(postings::fund_id.eq(fund).and(ledger_transactions::effective_on.between(first, last)))
        .order((
            ledger_transactions::effective_on,
            ledger_transactions::voucher_year,
            ledger_transactions::voucher_number,
            postings::id,
        ))
        .select((Side::as_select(), Transaction::as_select(), (receipts::given_minor, receipts::currency).nullable()))
        .load(tx.conn)?;
    let mut given = Vec::new();
    let lines = rows.into_iter().map(|(side, transaction, receipt)| {
        given.extend(receipt.map(|(minor, code)| (transaction.id, minor, code)));
        (side, transaction)
    });
    Ok((lines.collect(), given))
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
