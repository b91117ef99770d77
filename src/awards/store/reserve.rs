//! SQL of reserve lists.

use crate::{
    applications::State,
    base::{ApplicationId, CallId, DecisionId, FundId, Stop, seal::Sealed},
    db::{
        Tx,
        schema::{applications, reserve_lists, reserve_places},
    },
};
use chrono::{NaiveDate, NaiveDateTime};
use diesel::{prelude::*, sql_query, sql_types};

/// The list of a call as in the table.
#[derive(Queryable, Selectable, Clone, Copy)]
#[diesel(table_name = reserve_lists)]
pub(in crate::awards) struct ListRow {
    pub call_id: CallId,
    pub ends_on: Option<NaiveDate>,
    pub ended_at: Option<NaiveDateTime>,
}

/// A place on a list as in the table.
#[derive(Queryable, Selectable, Insertable, AsChangeset, Clone)]
#[diesel(table_name = reserve_places, treat_none_as_null = true)]
pub(in crate::awards) struct Row {
    pub application_id: ApplicationId,
    pub call_id: CallId,
    pub decision_id: DecisionId,
    pub fund_id: FundId,
    pub amount_minor: i64,
    pub currency: String,
    pub position: i32,
    pub skipped_at: Option<NaiveDateTime>,
    pub reason: Option<Sealed>,
}

/// The list of a call, if it has one.
pub(in crate::awards) fn list(tx: &mut Tx<'_>, call: CallId) -> Result<Option<ListRow>, Stop> {
    Ok(reserve_lists::table.find(call).select(ListRow::as_select()).first(tx.conn).optional()?)
}

/// Takes the list of a call for this transaction, and makes it where there is none.
pub(in crate::awards) fn hold(tx: &mut Tx<'_>, call: CallId) -> Result<ListRow, Stop> {
    sql_query("INSERT INTO reserve_lists (call_id) VALUES ($1) ON CONFLICT DO NOTHING")
        .bind::<sql_types::BigInt, _>(call.0)
        .execute(tx.conn)?;
    // Where there is one writer only, it is taken already.
    if tx.conn.is_postgres() {
        sql_query("SELECT call_id FROM reserve_lists WHERE call_id = $1 FOR UPDATE")
            .bind::<sql_types::BigInt, _>(call.0)
            .execute(tx.conn)?;
    }
    list(tx, call)?.ok_or(Stop::Missing)
}

pub(in crate::awards) fn set_end(tx: &mut Tx<'_>, call: CallId, on: NaiveDate) -> Result<(), Stop> {
    diesel::update(reserve_lists::table.find(call)).set(reserve_lists::ends_on.eq(Some(on))).execute(tx.conn)?;
    Ok(())
}

pub(in crate::awards) fn end(tx: &mut Tx<'_>, call: CallId) -> Result<(), Stop> {
    diesel::update(reserve_lists::table.find(call)).set(reserve_lists::ended_at.eq(Some(tx.now))).execute(tx.conn)?;
    Ok(())
}

/// The lists that have not ended and end before a day.
pub(in crate::awards) fn ending(tx: &mut Tx<'_>, before: NaiveDate) -> Result<Vec<ListRow>, Stop> {
    Ok(reserve_lists::table
        .filter(reserve_lists::ended_at.is_null().and(reserve_lists::ends_on.lt(before)))
        .order(reserve_lists::call_id)
        .select(ListRow::as_select())
        .load(tx.conn)?)
}

/// The places of a call, in order.
pub(in crate::awards) fn places(tx: &mut Tx<'_>, call: CallId) -> Result<Vec<Row>, Stop> {
    Ok(reserve_places::table
        .filter(reserve_places::call_id.eq(call))
        .order((reserve_places::position, reserve_places::application_id))
        .select(Row::as_select())
        .load(tx.conn)?)
}

/// The place of an application, if it has one.
pub(in crate::awards) fn place(tx: &mut Tx<'_>, id: ApplicationId) -> Result<Option<Row>, Stop> {
    Ok(reserve_places::table.find(id).select(Row::as_select()).first(tx.conn).optional()?)
}

/// The places of all lists that have not ended whose groups wait and are not passed over: by call, in order.
pub(in crate::awards) fn waiting(tx: &mut Tx<'_>) -> Result<Vec<Row>, Stop> {
    Ok(reserve_places::table
        .inner_join(reserve_lists::table.on(reserve_lists::call_id.eq(reserve_places::call_id)))
        .inner_join(applications::table.on(applications::id.eq(reserve_places::application_id)))
        .filter(reserve_lists::ended_at.is_null().and(reserve_places::skipped_at.is_null()))
        .filter(applications::state.eq(State::Reserve))
        .order((reserve_places::call_id, reserve_places::position))
        .select(Row::as_select())
        .load(tx.conn)?)
}

pub(in crate::awards) fn insert(tx: &mut Tx<'_>, row: Row) -> Result<(), Stop> {
    diesel::insert_into(reserve_places::table).values(row).execute(tx.conn)?;
    Ok(())
}

pub(in crate::awards) fn remove(tx: &mut Tx<'_>, id: ApplicationId) -> Result<(), Stop> {
    diesel::delete(reserve_places::table.find(id)).execute(tx.conn)?;
    Ok(())
}

/// Keeps what has changed of a place.
pub(in crate::awards) fn update(tx: &mut Tx<'_>, row: Row) -> Result<(), Stop> {
    diesel::update(reserve_places::table.find(row.application_id)).set(row).execute(tx.conn)?;
    Ok(())
}
