//! SQL of money that was given back.

use crate::{
    base::{MoneyReturnId, PayoutId, PersonId, Stop, TransactionId, seal::Sealed},
    db::{Tx, schema::payout_returns},
};
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

/// Money that was given back, as in the table.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = payout_returns)]
pub(in super::super) struct ReturnRow {
    pub id: MoneyReturnId,
    pub payout_id: PayoutId,
    pub returned_on: NaiveDate,
    pub amount_minor: i64,
    pub receipt: Sealed,
    pub reason: Option<Sealed>,
    pub transaction_id: TransactionId,
    pub recorded_by: PersonId,
    pub recorded_at: NaiveDateTime,
    pub undone_by: Option<PersonId>,
    pub undone_at: Option<NaiveDateTime>,
    /// In the payee's currency, where that is another than the fund's.
    pub given_minor: Option<i64>,
}

pub(in super::super) fn insert_return(tx: &mut Tx<'_>, row: ReturnRow) -> Result<(), Stop> {
    diesel::insert_into(payout_returns::table).values(row).execute(tx.conn)?;
    Ok(())
}

/// What was given back of some payouts, in order of day.
pub(in super::super) fn returns(tx: &mut Tx<'_>, ids: &[PayoutId]) -> Result<Vec<ReturnRow>, Stop> {
    Ok(payout_returns::table
        .filter(payout_returns::payout_id.eq_any(ids.to_vec()))
        .order((payout_returns::returned_on, payout_returns::id))
        .select(ReturnRow::as_select())
        .load(tx.conn)?)
}

pub(in super::super) fn undo_return(tx: &mut Tx<'_>, id: MoneyReturnId, by: PersonId) -> Result<(), Stop> {
    diesel::update(payout_returns::table.find(id))
        .set((payout_returns::undone_by.eq(Some(by)), payout_returns::undone_at.eq(Some(tx.now))))
        .execute(tx.conn)?;
    Ok(())
}
