//! SQL of payment orders.

use crate::{
    base::{BankAccountId, PaymentOrderId, PayoutId, PersonId, Stop},
    db::{
        Tx,
        schema::{payment_order_lines, payment_orders},
    },
};
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use std::collections::HashMap;

/// An order in its columns.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = payment_orders)]
pub(in super::super) struct OrderRow {
    pub id: PaymentOrderId,
    pub account_id: BankAccountId,
    pub year: i32,
    pub number: i32,
    pub execute_on: NaiveDate,
    pub made_by: PersonId,
    pub made_at: NaiveDateTime,
    pub withdrawn_by: Option<PersonId>,
    pub withdrawn_at: Option<NaiveDateTime>,
}

pub(in super::super) fn insert_order(tx: &mut Tx<'_>, row: OrderRow, payouts: &[PayoutId]) -> Result<(), Stop> {
    let id = row.id;
    diesel::insert_into(payment_orders::table).values(row).execute(tx.conn)?;
    for payout in payouts {
        diesel::insert_into(payment_order_lines::table)
            .values((payment_order_lines::order_id.eq(id), payment_order_lines::payout_id.eq(*payout)))
            .execute(tx.conn)?;
    }
    Ok(())
}

pub(in super::super) fn order(tx: &mut Tx<'_>, id: PaymentOrderId) -> Result<OrderRow, Stop> {
    Ok(payment_orders::table.find(id).select(OrderRow::as_select()).first(tx.conn)?)
}

/// The newest orders, with how many payouts each has.
pub(in super::super) fn orders(tx: &mut Tx<'_>, most: i64) -> Result<Vec<(OrderRow, i64)>, Stop> {
    let rows: Vec<OrderRow> = payment_orders::table
        .order((payment_orders::made_at.desc(), payment_orders::id.desc()))
        .limit(most)
        .select(OrderRow::as_select())
        .load(tx.conn)?;
    let ids: Vec<PaymentOrderId> = rows.iter().map(|row| row.id).collect();
    let counts: HashMap<PaymentOrderId, i64> = payment_order_lines::table
        .filter(payment_order_lines::order_id.eq_any(ids))
        .group_by(payment_order_lines::order_id)
        .select((payment_order_lines::order_id, diesel::dsl::count_star()))
        .load(tx.conn)?
        .into_iter()
        .collect();
    Ok(rows.into_iter().map(|row| (counts.get(&row.id).copied().unwrap_or(0), row)).map(|(n, row)| (row, n)).collect())
}

/// The last number of a year; 0 before the first.
pub(in super::super) fn last_order(tx: &mut Tx<'_>, year: i32) -> Result<i32, Stop> {
    let last: Option<i32> = payment_orders::table
        .filter(payment_orders::year.eq(year))
        .select(diesel::dsl::max(payment_orders::number))
        .first(tx.conn)?;
    Ok(last.unwrap_or(0))
}

/// The payouts of an order.
pub(in super::super) fn order_payouts(tx: &mut Tx<'_>, id: PaymentOrderId) -> Result<Vec<PayoutId>, Stop> {
    Ok(payment_order_lines::table
        .filter(payment_order_lines::order_id.eq(id))
        .order(payment_order_lines::payout_id)
        .select(payment_order_lines::payout_id)
        .load(tx.conn)?)
}

/// In which order that stands each of some payouts is.
pub(in super::super) fn ordered(
    tx: &mut Tx<'_>,
    payouts: &[PayoutId],
) -> Result<HashMap<PayoutId, PaymentOrderId>, Stop> {
    let found: Vec<(PayoutId, PaymentOrderId)> = payment_order_lines::table
        .filter(payment_order_lines::payout_id.eq_any(payouts.to_vec()))
        .filter(payment_order_lines::withdrawn_at.is_null())
        .select((payment_order_lines::payout_id, payment_order_lines::order_id))
        .load(tx.conn)?;
    Ok(found.into_iter().collect())
}

pub(in super::super) fn withdraw_order(tx: &mut Tx<'_>, id: PaymentOrderId, by: PersonId) -> Result<(), Stop> {
    diesel::update(payment_orders::table.find(id))
        .set((payment_orders::withdrawn_by.eq(Some(by)), payment_orders::withdrawn_at.eq(Some(tx.now))))
        .execute(tx.conn)?;
    diesel::update(payment_order_lines::table.filter(payment_order_lines::order_id.eq(id)))
        .set(payment_order_lines::withdrawn_at.eq(Some(tx.now)))
        .execute(tx.conn)?;
    Ok(())
}
