//! SQL of wrong tries.

use crate::{
    base::Stop,
    db::{Tx, schema::tries},
};
use chrono::NaiveDateTime;
use diesel::prelude::*;

/// What is counted at a door; others wait for this transaction's end.
pub(in crate::people) fn hold(tx: &mut Tx<'_>, door: &[u8]) -> Result<Option<(i32, NaiveDateTime)>, Stop> {
    // Writing the row as it is locks it on both databases.
    let row = tries::table.filter(tries::door.eq(door));
    if diesel::update(row).set(tries::wrong.eq(tries::wrong)).execute(tx.conn)? == 0 {
        return Ok(None);
    }
    Ok(tries::table.find(door).select((tries::wrong, tries::at)).first(tx.conn).optional()?)
}

pub(in crate::people) fn put(tx: &mut Tx<'_>, door: &[u8], wrong: i32, at: NaiveDateTime) -> Result<(), Stop> {
    let row = tries::table.filter(tries::door.eq(door));
    if diesel::update(row).set((tries::wrong.eq(wrong), tries::at.eq(at))).execute(tx.conn)? == 0 {
        diesel::insert_into(tries::table)
            .values((tries::door.eq(door), tries::wrong.eq(wrong), tries::at.eq(at)))
            .execute(tx.conn)?;
    }
    Ok(())
}

pub(in crate::people) fn forget(tx: &mut Tx<'_>, door: &[u8]) -> Result<(), Stop> {
    diesel::delete(tries::table.filter(tries::door.eq(door))).execute(tx.conn)?;
    Ok(())
}

pub(in crate::people) fn sweep(tx: &mut Tx<'_>, cold: NaiveDateTime) -> Result<usize, Stop> {
    Ok(diesel::delete(tries::table.filter(tries::at.lt(cold))).execute(tx.conn)?)
}
