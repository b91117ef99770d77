//! SQL of what members wish to read.

use crate::{
    base::{PersonId, Stop},
    board::wishes::Wished,
    db::{Tx, schema::reading_wishes},
};
use diesel::prelude::*;

/// Every wish: whose, about what, which code.
pub(in crate::board) fn all(tx: &mut Tx<'_>) -> Result<Vec<(PersonId, Wished, String)>, Stop> {
    Ok(reading_wishes::table
        .order((reading_wishes::person_id, reading_wishes::wished, reading_wishes::code))
        .select((reading_wishes::person_id, reading_wishes::wished, reading_wishes::code))
        .load(tx.conn)?)
}

/// Writes a member's wishes anew.
pub(in crate::board) fn put(tx: &mut Tx<'_>, person: PersonId, wishes: &[(Wished, &str)]) -> Result<(), Stop> {
    diesel::delete(reading_wishes::table.filter(reading_wishes::person_id.eq(person))).execute(tx.conn)?;
    for (wished, code) in wishes {
        diesel::insert_into(reading_wishes::table)
            .values((
                reading_wishes::person_id.eq(person),
                reading_wishes::wished.eq(*wished),
                reading_wishes::code.eq(*code),
            ))
            .execute(tx.conn)?;
    }
    Ok(())
}
