//! SQL of items that were bought for a group and of cash it was handed: who signed for them.

use super::Row;
use crate::{
    base::{AwardId, PayoutId, PersonId, Stop, seal::Sealed},
    db::{
        Tx,
        schema::{payout_approvals, payout_handovers, payout_records, payouts},
    },
    payees::Method,
    payouts::{State, Verdict},
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

/// A payout that was sent, what was debited, the limit that it went over, and itself once more where it was signed for.
pub(in super::super) type SentRow = (Row, i64, Option<i64>, Option<PayoutId>);

/// Payouts that stand as sent and wait, the longest waiting first: in kind and in cash, and nobody has signed for them; over
/// the limit, and nobody has acknowledged it.
pub(in super::super) fn sent_and_waiting(tx: &mut Tx<'_>, limit: i64) -> Result<Vec<SentRow>, Stop> {
    let seen = payout_approvals::table
        .filter(payout_approvals::choice.eq(Verdict::Acknowledge))
        .select(payout_approvals::payout_id);
    let over = payout_records::over_limit_minor.is_not_null().and(payouts::id.ne_all(seen));
    let unsigned = payouts::method.eq_any(Method::SIGNED_FOR).and(payout_handovers::payout_id.nullable().is_null());
    Ok(payouts::table
        .inner_join(payout_records::table.on(payout_records::payout_id.eq(payouts::id)))
        .left_join(payout_handovers::table.on(payout_handovers::payout_id.eq(payouts::id)))
        .filter(payouts::state.eq(State::Sent))
        .filter(over.or(unsigned))
        .order((payouts::prepared_at, payouts::id))
        .limit(limit)
        .select((
            Row::as_select(),
            payout_records::debited_minor,
            payout_records::over_limit_minor,
            payout_handovers::payout_id.nullable(),
        ))
        .load(tx.conn)?)
}

/// Whether an award has a payout that nobody has signed for.
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
