//! SQL of saved filters.

use crate::{
    base::{EntryId, PersonId, Stop, seal::Sealed},
    db::{Tx, schema::saved_filters},
};
use diesel::prelude::*;

pub(crate) fn insert(tx: &mut Tx<'_>, id: EntryId, person: PersonId, body: Sealed) -> Result<(), Stop> {
    diesel::insert_into(saved_filters::table)
        .values((
            saved_filters::id.eq(id),
            saved_filters::person_id.eq(person),
            saved_filters::body.eq(body),
            saved_filters::at.eq(tx.now),
        ))
        .execute(tx.conn)?;
    Ok(())
}

pub(crate) fn of_person(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<(EntryId, Sealed)>, Stop> {
    Ok(saved_filters::table
        .filter(saved_filters::person_id.eq(person))
        .order((saved_filters::at, saved_filters::id))
        .select((saved_filters::id, saved_filters::body))
        .load(tx.conn)?)
}

/// Whether there was one to remove.
pub(crate) fn remove(tx: &mut Tx<'_>, person: PersonId, id: EntryId) -> Result<bool, Stop> {
    let one = saved_filters::table.filter(saved_filters::id.eq(id).and(saved_filters::person_id.eq(person)));
    Ok(diesel::delete(one).execute(tx.conn)? == 1)
}
