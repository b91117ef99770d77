//! SQL of the amounts above which two people approve.

use super::super::limits::LimitState;
use crate::{
    base::{LimitId, PersonId, Stop},
    db::{Tx, schema::payout_limits},
};
use chrono::NaiveDateTime;
use diesel::prelude::*;

/// A limit as in the table.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = payout_limits)]
pub(in super::super) struct LimitRow {
    pub id: LimitId,
    pub currency: String,
    pub amount_minor: i64,
    pub state: LimitState,
    pub proposed_by: PersonId,
    pub proposed_at: NaiveDateTime,
    pub decided_by: Option<PersonId>,
    pub decided_at: Option<NaiveDateTime>,
}

pub(in super::super) fn insert_limit(tx: &mut Tx<'_>, row: LimitRow) -> Result<(), Stop> {
    diesel::insert_into(payout_limits::table).values(row).execute(tx.conn)?;
    Ok(())
}

/// Limits in a state, newest decision first; of one currency or of all.
pub(in super::super) fn limits(
    tx: &mut Tx<'_>,
    state: LimitState,
    currency: Option<&str>,
) -> Result<Vec<LimitRow>, Stop> {
    let mut query = payout_limits::table
        .filter(payout_limits::state.eq(state))
        .order((payout_limits::currency, payout_limits::decided_at.desc(), payout_limits::proposed_at.desc()))
        .limit(200)
        .select(LimitRow::as_select())
        .into_boxed();
    if let Some(currency) = currency {
        query = query.filter(payout_limits::currency.eq(currency.to_owned()));
    }
    Ok(query.load(tx.conn)?)
}

pub(in super::super) fn limit(tx: &mut Tx<'_>, id: LimitId) -> Result<LimitRow, Stop> {
    Ok(payout_limits::table.find(id).select(LimitRow::as_select()).first(tx.conn)?)
}

/// Decides on a proposal, once.
pub(in super::super) fn decide_limit(
    tx: &mut Tx<'_>,
    id: LimitId,
    state: LimitState,
    by: PersonId,
) -> Result<(), Stop> {
    let waiting = payout_limits::id.eq(id).and(payout_limits::state.eq(LimitState::Proposed));
    let changed = diesel::update(payout_limits::table.filter(waiting))
        .set((
            payout_limits::state.eq(state),
            payout_limits::decided_by.eq(Some(by)),
            payout_limits::decided_at.eq(Some(tx.now)),
        ))
        .execute(tx.conn)?;
    if changed == 1 { Ok(()) } else { Err(super::super::Refusal::LimitDecided.into()) }
}

/// Puts the limits of a currency that were in force until now out of it.
pub(in super::super) fn replace_limits(tx: &mut Tx<'_>, currency: &str) -> Result<(), Stop> {
    let old = payout_limits::currency.eq(currency.to_owned()).and(payout_limits::state.eq(LimitState::InForce));
    diesel::update(payout_limits::table.filter(old))
        .set(payout_limits::state.eq(LimitState::Replaced))
        .execute(tx.conn)?;
    Ok(())
}
