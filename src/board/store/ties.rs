//! SQL of the chair's order of applications of equal scores.

use crate::{
    base::{ApplicationId, CallId, Stop, seal::Sealed},
    db::{Tx, schema::tie_orders},
};
use diesel::prelude::*;

/// A place as it lies in the table.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = tie_orders)]
pub(in crate::board) struct Row {
    pub application_id: ApplicationId,
    pub call_id: CallId,
    /// The mean at which it was put in order.
    pub mean_hundredths: i32,
    /// Among those of this mean, from 1 up.
    pub place: i32,
    pub reason: Option<Sealed>,
}

pub(in crate::board) fn of_call(tx: &mut Tx<'_>, call: CallId) -> Result<Vec<Row>, Stop> {
    Ok(tie_orders::table.filter(tie_orders::call_id.eq(call)).select(Row::as_select()).load(tx.conn)?)
}

/// Writes a place over the one before it.
pub(in crate::board) fn put(tx: &mut Tx<'_>, row: Row) -> Result<(), Stop> {
    diesel::delete(tie_orders::table.find(row.application_id)).execute(tx.conn)?;
    diesel::insert_into(tie_orders::table).values(row).execute(tx.conn)?;
    Ok(())
}
