//! SQL of `ledger_periods`, and of what takes two people: `fund_proposals`.

use crate::{
    base::{PersonId, ProposalId, Stop, seal::Sealed},
    db::{
        Tx,
        schema::{fund_proposals, ledger_periods, ledger_transactions},
    },
    funds::{
        periods::{Period, PeriodState},
        proposals::ProposalState,
    },
};
use chrono::{NaiveDate, NaiveDateTime};
use diesel::{prelude::*, sql_query, sql_types};

/// Keeps others from taking a voucher number of a year until this transaction ends.
pub(in crate::funds) fn hold_year(tx: &mut Tx<'_>, year: i32) -> Result<(), Stop> {
    let sql = "INSERT INTO vouchers (year, last_number) VALUES ($1, 0) ON CONFLICT (year) \
        DO UPDATE SET last_number = vouchers.last_number";
    sql_query(sql).bind::<sql_types::Integer, _>(year).execute(tx.conn)?;
    Ok(())
}

pub(in crate::funds) fn is_closed(tx: &mut Tx<'_>, period: Period) -> Result<bool, Stop> {
    let state: Option<PeriodState> =
        ledger_periods::table.find(period.first()).select(ledger_periods::state).first(tx.conn).optional()?;
    Ok(state == Some(PeriodState::Closed))
}

/// The closed months, in order.
pub(in crate::funds) fn closed_periods(tx: &mut Tx<'_>) -> Result<Vec<Period>, Stop> {
    let days: Vec<NaiveDate> = ledger_periods::table
        .filter(ledger_periods::state.eq(PeriodState::Closed))
        .order(ledger_periods::first_on)
        .select(ledger_periods::first_on)
        .load(tx.conn)?;
    Ok(days.into_iter().map(Period::of).collect())
}

/// The first day that anything is dated.
pub(in crate::funds) fn first_day(tx: &mut Tx<'_>) -> Result<Option<NaiveDate>, Stop> {
    Ok(ledger_transactions::table.select(diesel::dsl::min(ledger_transactions::effective_on)).first(tx.conn)?)
}

pub(in crate::funds) fn turn_period(tx: &mut Tx<'_>, period: Period, state: PeriodState) -> Result<(), Stop> {
    let columns = (
        ledger_periods::state.eq(state),
        ledger_periods::changed_at.eq(tx.now),
        ledger_periods::changed_by.eq(tx.actor.columns().1),
    );
    // The year is held, so nobody inserts in between.
    let known = diesel::update(ledger_periods::table.find(period.first())).set(columns).execute(tx.conn)?;
    if known == 0 {
        let row = (ledger_periods::first_on.eq(period.first()), columns);
        diesel::insert_into(ledger_periods::table).values(row).execute(tx.conn)?;
    }
    Ok(())
}

/// A proposal as it lies in its columns.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = fund_proposals)]
pub(in crate::funds) struct ProposalRow {
    pub id: ProposalId,
    pub details: Sealed,
    pub state: ProposalState,
    pub proposed_by: PersonId,
    pub proposed_at: NaiveDateTime,
    pub decided_by: Option<PersonId>,
    pub decided_at: Option<NaiveDateTime>,
}

pub(in crate::funds) fn insert_proposal(tx: &mut Tx<'_>, row: ProposalRow) -> Result<(), Stop> {
    diesel::insert_into(fund_proposals::table).values(row).execute(tx.conn)?;
    Ok(())
}

pub(in crate::funds) fn proposal(tx: &mut Tx<'_>, id: ProposalId) -> Result<ProposalRow, Stop> {
    Ok(fund_proposals::table.find(id).select(ProposalRow::as_select()).first(tx.conn)?)
}

/// Proposals older than one, newest first.
pub(in crate::funds) fn proposals(
    tx: &mut Tx<'_>,
    before: Option<(NaiveDateTime, ProposalId)>,
    most: i64,
) -> Result<Vec<ProposalRow>, Stop> {
    let mut query = fund_proposals::table
        .order((fund_proposals::proposed_at.desc(), fund_proposals::id.desc()))
        .limit(most)
        .select(ProposalRow::as_select())
        .into_boxed();
    if let Some((at, id)) = before {
        let older = fund_proposals::proposed_at.lt(at);
        query = query.filter(older.or(fund_proposals::proposed_at.eq(at).and(fund_proposals::id.lt(id))));
    }
    Ok(query.load(tx.conn)?)
}

/// Proposals that nobody has decided.
pub(in crate::funds) fn waiting_proposals(tx: &mut Tx<'_>) -> Result<Vec<ProposalRow>, Stop> {
    let waiting = fund_proposals::table.filter(fund_proposals::state.eq(ProposalState::Waiting));
    Ok(waiting.order(fund_proposals::id).select(ProposalRow::as_select()).load(tx.conn)?)
}

/// Decides a proposal that waits; `false` where somebody was faster.
pub(in crate::funds) fn decide(
    tx: &mut Tx<'_>,
    id: ProposalId,
    state: ProposalState,
    by: PersonId,
) -> Result<bool, Stop> {
    let waiting = fund_proposals::table.find(id).filter(fund_proposals::state.eq(ProposalState::Waiting));
    let columns =
        (fund_proposals::state.eq(state), fund_proposals::decided_by.eq(by), fund_proposals::decided_at.eq(tx.now));
    Ok(diesel::update(waiting).set(columns).execute(tx.conn)? == 1)
}
