//! SQL of pauses.

use crate::{
    base::{EntryId, PersonId, Stop},
    db::{Tx, schema::mail_pauses},
};
use chrono::NaiveDateTime;
use diesel::prelude::*;

/// The pause that stands: its id, since when, by whom.
pub(in crate::mail) fn open(tx: &mut Tx<'_>) -> Result<Option<(EntryId, NaiveDateTime, i64)>, Stop> {
    Ok(mail_pauses::table
        .filter(mail_pauses::resumed_at.is_null())
        .select((mail_pauses::id, mail_pauses::paused_at, mail_pauses::paused_by))
        .first(tx.conn)
        .optional()?)
}

pub(in crate::mail) fn insert(tx: &mut Tx<'_>, id: EntryId, by: PersonId) -> Result<(), Stop> {
    diesel::insert_into(mail_pauses::table)
        .values((mail_pauses::id.eq(id), mail_pauses::paused_at.eq(tx.now), mail_pauses::paused_by.eq(by.0)))
        .execute(tx.conn)?;
    Ok(())
}

/// Ends every pause: two that began at the same moment end together.
pub(in crate::mail) fn close(tx: &mut Tx<'_>) -> Result<(), Stop> {
    diesel::update(mail_pauses::table.filter(mail_pauses::resumed_at.is_null()))
        .set(mail_pauses::resumed_at.eq(Some(tx.now)))
        .execute(tx.conn)?;
    Ok(())
}
