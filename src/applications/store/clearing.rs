//! SQL of files cleared for the board.

use crate::{
    base::{ApplicationId, AttachmentId, Stop},
    db::{Tx, schema::file_clearances},
};
use diesel::prelude::*;

/// Says whether the board may see a file, and which copy of it instead.
pub(crate) fn put(
    tx: &mut Tx<'_>,
    case: ApplicationId,
    file: AttachmentId,
    cleared: bool,
    copy: Option<AttachmentId>,
) -> Result<(), Stop> {
    diesel::delete(file_clearances::table.find(file)).execute(tx.conn)?;
    diesel::insert_into(file_clearances::table)
        .values((
            file_clearances::attachment_id.eq(file),
            file_clearances::application_id.eq(case),
            file_clearances::cleared.eq(cleared),
            file_clearances::by_person.eq(tx.actor.columns().1),
            file_clearances::at.eq(tx.now),
            file_clearances::copy_id.eq(copy),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Each file that was looked at, whether the board may see it, and the copy it sees instead.
pub(crate) type Row = (AttachmentId, bool, Option<AttachmentId>);

pub(crate) fn of(tx: &mut Tx<'_>, case: ApplicationId) -> Result<Vec<Row>, Stop> {
    Ok(file_clearances::table
        .filter(file_clearances::application_id.eq(case))
        .select((file_clearances::attachment_id, file_clearances::cleared, file_clearances::copy_id))
        .load(tx.conn)?)
}
