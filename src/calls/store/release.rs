//! SQL of results that are held back.

use crate::{
    base::{CallId, Stop},
    calls::release::Release,
    db::{Tx, schema::result_releases},
};
use chrono::NaiveDateTime;
use diesel::{prelude::*, sql_query, sql_types};

type Row = (CallId, NaiveDateTime, Option<NaiveDateTime>, Option<NaiveDateTime>);

pub(in crate::calls) fn find(tx: &mut Tx<'_>, call: CallId) -> Result<Option<Release>, Stop> {
    let row: Option<Row> = result_releases::table.find(call).first(tx.conn).optional()?;
    Ok(row.map(|(call, held_at, release_at, released_at)| Release { call, held_at, release_at, released_at }))
}

/// Keeps the row as it is until the end of the transaction. Where there is one writer only, it is so already.
pub(in crate::calls) fn keep(tx: &mut Tx<'_>, call: CallId) -> Result<(), Stop> {
    if tx.conn.is_postgres() {
        sql_query("SELECT call_id FROM result_releases WHERE call_id = $1 FOR SHARE")
            .bind::<sql_types::BigInt, _>(call.0)
            .execute(tx.conn)?;
    }
    Ok(())
}

pub(in crate::calls) fn insert(tx: &mut Tx<'_>, release: Release) -> Result<(), Stop> {
    diesel::insert_into(result_releases::table)
        .values((
            result_releases::call_id.eq(release.call),
            result_releases::held_at.eq(release.held_at),
            result_releases::release_at.eq(release.release_at),
            result_releases::released_at.eq(release.released_at),
        ))
        .execute(tx.conn)?;
    Ok(())
}

pub(in crate::calls) fn set(tx: &mut Tx<'_>, call: CallId, at: Option<NaiveDateTime>) -> Result<(), Stop> {
    diesel::update(result_releases::table.find(call)).set(result_releases::release_at.eq(at)).execute(tx.conn)?;
    Ok(())
}

/// The calls that hold their results back.
pub(in crate::calls) fn holding(tx: &mut Tx<'_>) -> Result<Vec<CallId>, Stop> {
    Ok(result_releases::table
        .filter(result_releases::released_at.is_null())
        .order(result_releases::call_id)
        .select(result_releases::call_id)
        .load(tx.conn)?)
}

pub(in crate::calls) fn due(tx: &mut Tx<'_>) -> Result<Vec<CallId>, Stop> {
    Ok(result_releases::table
        .filter(result_releases::released_at.is_null().and(result_releases::release_at.le(tx.now)))
        .order(result_releases::call_id)
        .select(result_releases::call_id)
        .load(tx.conn)?)
}

pub(in crate::calls) fn held_of(tx: &mut Tx<'_>, calls: &[CallId]) -> Result<Vec<CallId>, Stop> {
    if calls.is_empty() {
        return Ok(Vec::new());
    }
    Ok(result_releases::table
        .filter(result_releases::released_at.is_null().and(result_releases::call_id.eq_any(calls.to_vec())))
        .select(result_releases::call_id)
        .load(tx.conn)?)
}

pub(in crate::calls) fn let_go(tx: &mut Tx<'_>, call: CallId) -> Result<bool, Stop> {
    let held =
        result_releases::table.filter(result_releases::call_id.eq(call).and(result_releases::released_at.is_null()));
    let changed = diesel::update(held).set(result_releases::released_at.eq(Some(tx.now))).execute(tx.conn)?;
    Ok(changed == 1)
}
