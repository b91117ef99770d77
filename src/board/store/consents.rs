//! SQL of consent lists.

use crate::{
    base::{ConsentId, MeetingId, PersonId, Stop},
    db::{Tx, schema::consents},
};
use diesel::prelude::*;

pub(in crate::board) fn insert(
    tx: &mut Tx<'_>,
    id: ConsentId,
    meeting: MeetingId,
    opened_by: PersonId,
) -> Result<(), Stop> {
    diesel::insert_into(consents::table)
        .values((
            consents::id.eq(id),
            consents::meeting_id.eq(meeting),
            consents::opened_by.eq(opened_by),
            consents::opened_at.eq(tx.now),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Of which meeting a list is.
pub(in crate::board) fn meeting(tx: &mut Tx<'_>, id: ConsentId) -> Result<MeetingId, Stop> {
    Ok(consents::table.find(id).select(consents::meeting_id).first(tx.conn)?)
}
