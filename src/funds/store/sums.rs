//! SQL over many postings: kept balances, and the sums and counts that prove them.

use super::{Side, Transaction};
use crate::{
    base::{Currency, FundId, KeyId, Stop, Subject, TransactionId, seal::Sealed},
    db::{
        Tx,
        schema::{audit_entries, balances, fund_months, ledger_transactions, postings, seal_keys},
    },
    funds::{Account, Balances},
};
use chrono::NaiveDate;
use diesel::{prelude::*, sql_query, sql_types};
use std::collections::HashMap;

/// The kept balances of some funds, with nothing where nothing is kept.
pub(in crate::funds) fn balances(
    tx: &mut Tx<'_>,
    funds: &[(FundId, Currency)],
) -> Result<HashMap<FundId, Balances>, Stop> {
    let mut found: HashMap<FundId, Balances> =
        funds.iter().map(|(id, currency)| (*id, Balances::none(*currency))).collect();
    let rows: Vec<(FundId, Account, i64)> = balances::table
        .filter(balances::fund_id.eq_any(funds.iter().map(|(id, _)| *id)))
        .select((balances::fund_id, balances::account, balances::amount_minor))
        .load(tx.conn)?;
    for (fund, account, minor) in rows {
        if let Some(mine) = found.get_mut(&fund) {
            mine.set(account, minor);
        }
    }
    Ok(found)
}

/// A sum by fund, account and currency.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, QueryableByName)]
pub(in crate::funds) struct Sum {
    #[diesel(sql_type = sql_types::BigInt)]
    pub fund_id: i64,
    #[diesel(sql_type = sql_types::Text)]
    pub account: String,
    #[diesel(sql_type = sql_types::Text)]
    pub currency: String,
    #[diesel(sql_type = sql_types::BigInt)]
    pub amount_minor: i64,
}

pub(in crate::funds) fn kept_balances(tx: &mut Tx<'_>) -> Result<Vec<Sum>, Stop> {
    Ok(sql_query("SELECT fund_id, account, currency, amount_minor FROM balances").load(tx.conn)?)
}

pub(in crate::funds) fn sums(tx: &mut Tx<'_>) -> Result<Vec<Sum>, Stop> {
    let sql = "SELECT fund_id, account, currency, CAST(SUM(amount_minor) AS BIGINT) AS amount_minor \
        FROM postings GROUP BY fund_id, account, currency";
    Ok(sql_query(sql).load(tx.conn)?)
}

/// What is paid on a subject out of a fund, and the difference of exchange of it, as it stands after all its transactions.
pub(in crate::funds) fn spent_on(tx: &mut Tx<'_>, fund: FundId, subject: Subject) -> Result<[i64; 2], Stop> {
    let of = [Account::Paid, Account::Exchange];
    let rows: Vec<(Account, i64)> = postings::table
        .inner_join(ledger_transactions::table.on(ledger_transactions::id.eq(postings::transaction_id)))
        .filter(ledger_transactions::subject_kind.eq(subject.kind))
        .filter(ledger_transactions::subject_id.eq(subject.id))
        .filter(postings::fund_id.eq(fund).and(postings::account.eq_any(of)))
        .select((postings::account, postings::amount_minor))
        .load(tx.conn)?;
    Ok(of.map(|one| rows.iter().filter(|(account, _)| *account == one).map(|(_, minor)| minor).sum()))
}

/// What each month came to on each account of some funds, in order.
pub(in crate::funds) fn months(tx: &mut Tx<'_>, funds: &[FundId]) -> Result<Vec<(Account, NaiveDate, i64)>, Stop> {
    Ok(fund_months::table
        .filter(fund_months::fund_id.eq_any(funds.to_vec()))
        .order((fund_months::first_on, fund_months::account))
        .select((fund_months::account, fund_months::first_on, fund_months::amount_minor))
        .load(tx.conn)?)
}

/// A sum by fund, account and currency of a day or a month.
#[derive(QueryableByName)]
pub(in crate::funds) struct DatedSum {
    #[diesel(sql_type = sql_types::BigInt)]
    pub fund_id: i64,
    #[diesel(sql_type = sql_types::Text)]
    pub account: String,
    #[diesel(sql_type = sql_types::Text)]
    pub currency: String,
    #[diesel(sql_type = sql_types::Date)]
    pub on_day: NaiveDate,
    #[diesel(sql_type = sql_types::BigInt)]
    pub amount_minor: i64,
}

/// What every month is kept as.
pub(in crate::funds) fn kept_months(tx: &mut Tx<'_>) -> Result<Vec<DatedSum>, Stop> {
    let sql = "SELECT fund_id, account, currency, first_on AS on_day, amount_minor FROM fund_months";
    Ok(sql_query(sql).load(tx.conn)?)
}

/// What every day's postings sum to.
pub(in crate::funds) fn day_sums(tx: &mut Tx<'_>) -> Result<Vec<DatedSum>, Stop> {
    let sql = "SELECT p.fund_id, p.account, p.currency, t.effective_on AS on_day, \
        CAST(SUM(p.amount_minor) AS BIGINT) AS amount_minor \
        FROM postings p JOIN ledger_transactions t ON t.id = p.transaction_id \
        GROUP BY p.fund_id, p.account, p.currency, t.effective_on";
    Ok(sql_query(sql).load(tx.conn)?)
}

/// What every account of every fund comes to until a day, that day included.
pub(in crate::funds) fn sums_until(tx: &mut Tx<'_>, last: NaiveDate, fund: Option<FundId>) -> Result<Vec<Sum>, Stop> {
    let sql = "SELECT p.fund_id, p.account, p.currency, CAST(SUM(p.amount_minor) AS BIGINT) AS amount_minor \
        FROM postings p JOIN ledger_transactions t ON t.id = p.transaction_id \
        WHERE t.effective_on <= $1 AND ($2 = 0 OR p.fund_id = $2) GROUP BY p.fund_id, p.account, p.currency";
    Ok(sql_query(sql)
        .bind::<sql_types::Date, _>(last)
        .bind::<sql_types::BigInt, _>(fund.map_or(0, |fund| fund.0))
        .load(tx.conn)?)
}

/// A voucher that a proof stumbled over.
#[derive(QueryableByName)]
pub(in crate::funds) struct Stumble {
    #[diesel(sql_type = sql_types::Integer)]
    pub voucher_year: i32,
    #[diesel(sql_type = sql_types::Integer)]
    pub voucher_number: i32,
}

/// Transactions whose sides do not sum to zero per fund and currency.
pub(in crate::funds) fn unbalanced(tx: &mut Tx<'_>) -> Result<Vec<Stumble>, Stop> {
    let sql = "SELECT t.voucher_year, t.voucher_number FROM postings p JOIN ledger_transactions t ON t.id = p.transaction_id \
        GROUP BY t.voucher_year, t.voucher_number, p.fund_id, p.currency HAVING SUM(p.amount_minor) <> 0 LIMIT 100";
    Ok(sql_query(sql).load(tx.conn)?)
}

/// Transactions with fewer than two sides.
pub(in crate::funds) fn empty_transactions(tx: &mut Tx<'_>) -> Result<Vec<Stumble>, Stop> {
    let sql = "SELECT t.voucher_year, t.voucher_number FROM ledger_transactions t LEFT JOIN postings p ON p.transaction_id = t.id \
        GROUP BY t.voucher_year, t.voucher_number HAVING COUNT(p.id) < 2 LIMIT 100";
    Ok(sql_query(sql).load(tx.conn)?)
}

/// Postings whose voucher or currency is not their transaction's or fund's.
pub(in crate::funds) fn broken_links(tx: &mut Tx<'_>) -> Result<Vec<Stumble>, Stop> {
    let sql = "SELECT t.voucher_year, t.voucher_number FROM postings p \
        JOIN ledger_transactions t ON t.id = p.transaction_id JOIN funds f ON f.id = p.fund_id \
        WHERE p.voucher_key <> CAST(t.voucher_year AS BIGINT) * 1000000000 + t.voucher_number \
        OR p.currency <> f.currency LIMIT 100";
    Ok(sql_query(sql).load(tx.conn)?)
}

/// How many vouchers a year has, its highest, and where its counter stands.
#[derive(QueryableByName)]
pub(in crate::funds) struct VoucherCount {
    #[diesel(sql_type = sql_types::Integer)]
    pub year: i32,
    #[diesel(sql_type = sql_types::BigInt)]
    pub vouchers: i64,
    #[diesel(sql_type = sql_types::Integer)]
    pub highest: i32,
    #[diesel(sql_type = sql_types::Integer)]
    pub counter: i32,
}

pub(in crate::funds) fn voucher_counts(tx: &mut Tx<'_>) -> Result<Vec<VoucherCount>, Stop> {
    let sql = "SELECT y.year, COUNT(t.id) AS vouchers, COALESCE(MAX(t.voucher_number), 0) AS highest, \
        COALESCE(MAX(v.last_number), 0) AS counter \
        FROM (SELECT voucher_year AS year FROM ledger_transactions UNION SELECT year FROM vouchers) y \
        LEFT JOIN ledger_transactions t ON t.voucher_year = y.year LEFT JOIN vouchers v ON v.year = y.year \
        GROUP BY y.year ORDER BY y.year";
    Ok(sql_query(sql).load(tx.conn)?)
}

/// A transaction with its sides and the entry of the audit trail that holds its digest, sealed.
pub(in crate::funds) struct Sealing {
    pub transaction: Transaction,
    pub sides: Vec<Side>,
    pub entry: Option<Told>,
}

/// An audit entry's id, its sealed details, its key and the key's wrapping.
pub(in crate::funds) type Told = (i64, Option<Sealed>, Option<KeyId>, Option<Vec<u8>>);

/// Transactions after one, in order of id, with what proves that they are as they were posted.
pub(in crate::funds) fn digests(
    tx: &mut Tx<'_>,
    after: Option<TransactionId>,
    most: i64,
) -> Result<Vec<Sealing>, Stop> {
    let rows: Vec<Transaction> = ledger_transactions::table
        .filter(ledger_transactions::id.gt(after.unwrap_or(TransactionId(i64::MIN))))
        .order(ledger_transactions::id)
        .limit(most)
        .select(Transaction::as_select())
        .load(tx.conn)?;
    let ids: Vec<TransactionId> = rows.iter().map(|row| row.id).collect();
    let mut sides: HashMap<TransactionId, Vec<Side>> = HashMap::new();
    let found: Vec<Side> =
        postings::table.filter(postings::transaction_id.eq_any(&ids)).select(Side::as_select()).load(tx.conn)?;
    for side in found {
        sides.entry(side.transaction_id).or_default().push(side);
    }
    let entries: Vec<(i64, Told)> = audit_entries::table
        .left_join(seal_keys::table.on(seal_keys::id.nullable().eq(audit_entries::key_id)))
        .filter(audit_entries::subject_kind.eq("transaction").and(audit_entries::act.eq("funds.post")))
        .filter(audit_entries::subject_id.eq_any(ids.iter().map(|id| id.0)))
        .select((
            audit_entries::subject_id,
            (audit_entries::id, audit_entries::details, audit_entries::key_id, seal_keys::wrapped.nullable()),
        ))
        .load(tx.conn)?;
    let mut entries: HashMap<i64, Told> = entries.into_iter().collect();
    let sealing = |transaction: Transaction| Sealing {
        sides: sides.remove_entry(&transaction.id).map_or_else(Vec::new, |(_, sides)| sides),
        entry: entries.remove(&transaction.id.0),
        transaction,
    };
    Ok(rows.into_iter().map(sealing).collect())
}
