//! SQL of yearly declarations of interests.

use crate::{
    base::{PersonId, Stop, seal::Sealed},
    db::{Tx, schema::interests},
};
use chrono::NaiveDateTime;
use diesel::prelude::*;

/// A declaration as it lies in the table.
#[derive(Queryable, Selectable)]
#[diesel(table_name = interests)]
pub(in crate::board) struct Row {
    pub person_id: PersonId,
    pub body: Option<Sealed>,
    pub declared_at: NaiveDateTime,
}

pub(in crate::board) fn of_year(tx: &mut Tx<'_>, year: i32) -> Result<Vec<Row>, Stop> {
    Ok(interests::table.filter(interests::year.eq(year)).select(Row::as_select()).load(tx.conn)?)
}

/// Writes a declaration over the one before it.
pub(in crate::board) fn put(tx: &mut Tx<'_>, person: PersonId, year: i32, body: Option<Sealed>) -> Result<(), Stop> {
    diesel::delete(interests::table.find((person.0, year))).execute(tx.conn)?;
    diesel::insert_into(interests::table)
        .values((
            interests::person_id.eq(person),
            interests::year.eq(year),
            interests::body.eq(body),
            interests::declared_at.eq(tx.now),
        ))
        .execute(tx.conn)?;
    Ok(())
}
