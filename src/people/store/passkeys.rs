//! SQL of passkeys.

use crate::{
    base::{PersonId, Stop, seal::Sealed},
    db::{Tx, schema::passkeys},
};
use chrono::NaiveDate;
use diesel::prelude::*;

/// A passkey as it lies in the table.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = passkeys)]
pub(in crate::people) struct Row {
    pub id: Vec<u8>,
    pub person_id: PersonId,
    pub public_key: Vec<u8>,
    pub name: Sealed,
    pub counter: i64,
    pub added_on: NaiveDate,
    pub used_on: Option<NaiveDate>,
}

pub(in crate::people) fn insert(tx: &mut Tx<'_>, row: Row) -> Result<(), Stop> {
    diesel::insert_into(passkeys::table).values(row).execute(tx.conn)?;
    Ok(())
}

pub(in crate::people) fn is_known(tx: &mut Tx<'_>, id: &[u8]) -> Result<bool, Stop> {
    let found: Option<i64> = passkeys::table.find(id).select(passkeys::person_id).first(tx.conn).optional()?;
    Ok(found.is_some())
}

/// The passkeys of a person, the oldest first.
pub(in crate::people) fn of_person(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Row>, Stop> {
    Ok(passkeys::table
        .filter(passkeys::person_id.eq(person.0))
        .order((passkeys::added_on, passkeys::id))
        .select(Row::as_select())
        .load(tx.conn)?)
}

/// Notes a use; `false` where another use counted on meanwhile.
pub(in crate::people) fn note_use(tx: &mut Tx<'_>, id: &[u8], before: i64, counter: i64) -> Result<bool, Stop> {
    let today = tx.now.date();
    let unused = passkeys::table.filter(passkeys::id.eq(id).and(passkeys::counter.eq(before)));
    let set = (passkeys::counter.eq(counter), passkeys::used_on.eq(Some(today)));
    Ok(diesel::update(unused).set(set).execute(tx.conn)? > 0)
}

pub(in crate::people) fn remove(tx: &mut Tx<'_>, person: PersonId, id: &[u8]) -> Result<bool, Stop> {
    let mine = passkeys::table.filter(passkeys::id.eq(id).and(passkeys::person_id.eq(person.0)));
    Ok(diesel::delete(mine).execute(tx.conn)? > 0)
}

pub(in crate::people) fn remove_all(tx: &mut Tx<'_>, person: PersonId) -> Result<(), Stop> {
    diesel::delete(passkeys::table.filter(passkeys::person_id.eq(person.0))).execute(tx.conn)?;
    Ok(())
}
