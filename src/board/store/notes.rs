//! SQL of members' own notes.

use crate::{
    base::{ApplicationId, PersonId, Stop, seal::Sealed},
    db::{Tx, schema::member_notes},
};
use diesel::prelude::*;

pub(in crate::board) fn find(
    tx: &mut Tx<'_>,
    application: ApplicationId,
    person: PersonId,
) -> Result<Option<Sealed>, Stop> {
    let mine = member_notes::table.find((application.0, person.0)).select(member_notes::body);
    Ok(mine.first(tx.conn).optional()?)
}

/// Writes notes over those before; none removes them.
pub(in crate::board) fn put(
    tx: &mut Tx<'_>,
    application: ApplicationId,
    person: PersonId,
    body: Option<Sealed>,
) -> Result<(), Stop> {
    diesel::delete(member_notes::table.find((application.0, person.0))).execute(tx.conn)?;
    if let Some(body) = body {
        diesel::insert_into(member_notes::table)
            .values((
                member_notes::application_id.eq(application),
                member_notes::person_id.eq(person),
                member_notes::body.eq(body),
            ))
            .execute(tx.conn)?;
    }
    Ok(())
}
