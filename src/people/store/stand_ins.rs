//! SQL of stand-ins: who stands in for whom, and for how long.

use crate::{
    base::{PersonId, Role, StandInId, Stop},
    db::{
        Tx,
        schema::{person_roles, stand_ins},
    },
};
use chrono::NaiveDateTime;
use diesel::prelude::*;

/// A naming as it lies in the table.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = stand_ins)]
pub(in crate::people) struct Row {
    pub id: StandInId,
    pub absent_id: PersonId,
    pub stand_in_id: PersonId,
    pub from_at: NaiveDateTime,
    pub until_at: NaiveDateTime,
    pub named_by: PersonId,
    pub named_at: NaiveDateTime,
    pub ended_by: Option<i64>,
}

pub(in crate::people) fn insert(tx: &mut Tx<'_>, row: Row) -> Result<(), Stop> {
    diesel::insert_into(stand_ins::table).values(row).execute(tx.conn)?;
    Ok(())
}

pub(in crate::people) fn find(tx: &mut Tx<'_>, id: StandInId) -> Result<Row, Stop> {
    Ok(stand_ins::table.find(id).select(Row::as_select()).first(tx.conn)?)
}

/// Those that touch a span of time, the first to begin first; one that was ended before it began touches none.
pub(in crate::people) fn within(tx: &mut Tx<'_>, from: NaiveDateTime, until: NaiveDateTime) -> Result<Vec<Row>, Stop> {
    Ok(stand_ins::table
        .filter(stand_ins::from_at.lt(until).and(stand_ins::until_at.gt(from)))
        .filter(stand_ins::from_at.lt(stand_ins::until_at))
        .order((stand_ins::from_at, stand_ins::id))
        .select(Row::as_select())
        .load(tx.conn)?)
}

pub(in crate::people) fn end(tx: &mut Tx<'_>, id: StandInId, at: NaiveDateTime, by: PersonId) -> Result<(), Stop> {
    diesel::update(stand_ins::table.find(id))
        .set((stand_ins::until_at.eq(at), stand_ins::ended_by.eq(Some(by.0))))
        .execute(tx.conn)?;
    Ok(())
}

/// Holds the list until the end of the transaction, so that two do not name for the same time at once.
pub(in crate::people) fn lock(tx: &mut Tx<'_>) -> Result<(), Stop> {
    if tx.conn.is_postgres() {
        diesel::sql_query("LOCK TABLE stand_ins IN SHARE ROW EXCLUSIVE MODE").execute(tx.conn)?;
    }
    Ok(())
}

/// Whether a person stands in now for somebody who has a role.
pub(in crate::people) fn stands_in_for(tx: &mut Tx<'_>, person: PersonId, role: Role) -> Result<bool, Stop> {
    let now = tx.now;
    let found = stand_ins::table
        .inner_join(person_roles::table.on(person_roles::person_id.eq(stand_ins::absent_id)))
        .filter(stand_ins::stand_in_id.eq(person).and(person_roles::role.eq(role)))
        .filter(stand_ins::from_at.le(now).and(stand_ins::until_at.gt(now)))
        .select(stand_ins::id)
        .first::<StandInId>(tx.conn)
        .optional()?;
    Ok(found.is_some())
}
