//! SQL of items that were bought for a group and of cash it was handed: who signed for them.

use super::Row;
use crate::{
    base::{AwardId, PayoutId, PersonId, Stop, seal::Sealed},
    db::{
        Tx,
        schema::{payout_handovers, payouts},
    },
    payees::Method,
    payouts::State,
};
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

/// That something was signed for, as in the table.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = payout_handovers)]
pub(in super::super) struct HandoverRow {
    pub payout_id: PayoutId,
    pub received_on: NaiveDate,
    pub receiver: Sealed,
    pub serial: Option<Sealed>,
    pub recorded_by: PersonId,
    pub recorded_at: NaiveDateTime,
}

pub(in super::super) fn insert_handover(tx: &mut Tx<'_>, row: HandoverRow) -> Result<(), Stop> {
    diesel::insert_into(payout_handovers::table).values(row).execute(tx.conn)?;
    Ok(())
}

/// Payouts in kind and in cash that were sent and nobody has signed for, the longest waiting first.
pub(in super::super) fn unsigned(tx: &mut Tx<'_>, limit: i64) -> Result<Vec<Row>, Stop> {
    Ok(payouts::table
        .filter(payouts::state.eq(State::Sent).and(payouts::method.eq_any(Method::SIGNED_FOR)))
        .filter(payouts::id.ne_all(payout_handovers::table.select(payout_handovers::payout_id)))
        .order((payouts::prepared_at, payouts::id))
        .limit(limit)
        .select(Row::as_select())
        .load(tx.conn)?)
}

/// Whether an award has such a payout.
pub(in super::super) fn any_unsigned(tx: &mut Tx<'_>, award: AwardId) -> Result<bool, Stop> {
    Ok(payouts::table
        .filter(payouts::award_id.eq(award))
        .filter(payouts::state.eq(State::Sent).and(payouts::method.eq_any(Method::SIGNED_FOR)))
        .filter(payouts::id.ne_all(payout_handovers::table.select(payout_handovers::payout_id)))
        .select(payouts::id)
        .first::<PayoutId>(tx.conn)
        .optional()?
        .is_some())
}
