//! SQL of openings to help a group.

use crate::{
    base::{ApplicationId, EntryId, PersonId, Stop, seal::Sealed},
    db::{Tx, schema::draft_openings},
};
use chrono::NaiveDateTime;
use diesel::prelude::*;

/// An opening as in the table.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = draft_openings)]
pub(in crate::applications) struct Row {
    pub id: EntryId,
    pub application_id: ApplicationId,
    pub person_id: PersonId,
    pub opened_at: NaiveDateTime,
    pub until_at: NaiveDateTime,
    pub reason: Option<Sealed>,
}

pub(in crate::applications) fn insert(tx: &mut Tx<'_>, row: Row) -> Result<(), Stop> {
    diesel::insert_into(draft_openings::table).values(row).execute(tx.conn)?;
    Ok(())
}

/// Until when somebody has a case open; nothing where they have not, or not any more.
pub(in crate::applications) fn until(
    tx: &mut Tx<'_>,
    id: ApplicationId,
    person: PersonId,
) -> Result<Option<NaiveDateTime>, Stop> {
    Ok(draft_openings::table
        .filter(draft_openings::application_id.eq(id).and(draft_openings::person_id.eq(person)))
        .filter(draft_openings::until_at.gt(tx.now))
        .order(draft_openings::until_at.desc())
        .select(draft_openings::until_at)
        .first(tx.conn)
        .optional()?)
}

/// Ends what is open of a case now.
pub(in crate::applications) fn end(tx: &mut Tx<'_>, id: ApplicationId) -> Result<(), Stop> {
    diesel::update(draft_openings::table)
        .filter(draft_openings::application_id.eq(id).and(draft_openings::until_at.gt(tx.now)))
        .set(draft_openings::until_at.eq(tx.now))
        .execute(tx.conn)?;
    Ok(())
}

/// The openings of a case, the latest first.
pub(in crate::applications) fn of_case(tx: &mut Tx<'_>, id: ApplicationId) -> Result<Vec<Row>, Stop> {
    Ok(draft_openings::table
        .filter(draft_openings::application_id.eq(id))
        .order((draft_openings::opened_at.desc(), draft_openings::id.desc()))
        .select(Row::as_select())
        .load(tx.conn)?)
}
