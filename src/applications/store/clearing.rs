//! SQL of files cleared for the board.

use crate::{
    base::{ApplicationId, AttachmentId, Stop},
    db::{Tx, schema::file_clearances},
};
use diesel::prelude::*;

pub(crate) fn put(tx: &mut Tx<'_>, case: ApplicationId, file: AttachmentId, cleared: bool) -> Result<(), Stop> {
    diesel::delete(file_clearances::table.find(file)).execute(tx.conn)?;
    diesel::insert_into(file_clearances::table)
        .values((
            file_clearances::attachment_id.eq(file),
            file_clearances::application_id.eq(case),
            file_clearances::cleared.eq(cleared),
            file_clearances::by_person.eq(tx.actor.columns().1),
            file_clearances::at.eq(tx.now),
        ))
        .execute(tx.conn)?;
    Ok(())
}

pub(crate) fn of(tx: &mut Tx<'_>, case: ApplicationId) -> Result<Vec<(AttachmentId, bool)>, Stop> {
    Ok(file_clearances::table
        .filter(file_clearances::application_id.eq(case))
        .select((file_clearances::attachment_id, file_clearances::cleared))
        .load(tx.conn)?)
}
