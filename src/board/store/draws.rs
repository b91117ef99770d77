//! SQL of draws.

use crate::{
    base::{CallId, Stop, seal::Sealed},
    db::{Tx, schema::draws},
};
use chrono::NaiveDateTime;
use diesel::{prelude::*, sql_query, sql_types};

/// A draw as it lies in the table.
#[derive(Queryable, Selectable)]
#[diesel(table_name = draws)]
pub(in crate::board) struct Row {
    pub seed: Sealed,
    pub sha256: String,
    pub committed_at: NaiveDateTime,
    pub revealed_at: Option<NaiveDateTime>,
}

/// Holds a round's draw until the end of the transaction.
pub(in crate::board) fn lock(tx: &mut Tx<'_>, call: CallId) -> Result<(), Stop> {
    if tx.conn.is_postgres() {
        sql_query("SELECT call_id FROM draws WHERE call_id = $1 FOR UPDATE")
            .bind::<sql_types::BigInt, _>(call.0)
            .execute(tx.conn)?;
    }
    Ok(())
}

pub(in crate::board) fn find(tx: &mut Tx<'_>, call: CallId) -> Result<Option<Row>, Stop> {
    Ok(draws::table.find(call).select(Row::as_select()).first(tx.conn).optional()?)
}

pub(in crate::board) fn insert(tx: &mut Tx<'_>, call: CallId, seed: Sealed, sha256: String) -> Result<(), Stop> {
    diesel::insert_into(draws::table)
        .values((
            draws::call_id.eq(call),
            draws::seed.eq(seed),
            draws::sha256.eq(sha256),
            draws::committed_at.eq(tx.now),
        ))
        .execute(tx.conn)?;
    Ok(())
}

pub(in crate::board) fn reveal(tx: &mut Tx<'_>, call: CallId) -> Result<(), Stop> {
    diesel::update(draws::table.find(call))
        .set((draws::revealed_at.eq(Some(tx.now)), draws::revealed_by.eq(tx.actor.person().map(|person| person.0))))
        .execute(tx.conn)?;
    Ok(())
}
