//! SQL of checklists, and of what each person found.

use crate::{
    applications::checks::{Check, Mark},
    base::{ApplicationId, CallId, CheckId, EntryId, Labels, PersonId, Stop, seal::Sealed},
    db::{
        Tx, insert_all,
        schema::{screening_checks, screening_marks, screening_plans, screening_views},
    },
};
use chrono::NaiveDateTime;
use diesel::prelude::*;

pub(crate) fn people(tx: &mut Tx<'_>, call: CallId) -> Result<Option<i32>, Stop> {
    Ok(screening_plans::table.find(call).select(screening_plans::people).first(tx.conn).optional()?)
}

pub(crate) fn set_people(tx: &mut Tx<'_>, call: CallId, people: i32) -> Result<(), Stop> {
    diesel::delete(screening_plans::table.find(call)).execute(tx.conn)?;
    diesel::insert_into(screening_plans::table)
        .values((screening_plans::call_id.eq(call), screening_plans::people.eq(people)))
        .execute(tx.conn)?;
    Ok(())
}

pub(crate) fn standing(tx: &mut Tx<'_>, call: CallId) -> Result<Vec<Check>, Stop> {
    let mine = screening_checks::call_id.eq(call).and(screening_checks::retired_at.is_null());
    let rows: Vec<(CheckId, Labels)> = screening_checks::table
        .filter(mine)
        .order((screening_checks::position, screening_checks::id))
        .select((screening_checks::id, screening_checks::labels))
        .load(tx.conn)?;
    Ok(rows.into_iter().map(|(id, labels)| Check { id, labels }).collect())
}

pub(crate) fn insert(tx: &mut Tx<'_>, id: CheckId, call: CallId, position: i32, labels: &Labels) -> Result<(), Stop> {
    diesel::insert_into(screening_checks::table)
        .values((
            screening_checks::id.eq(id),
            screening_checks::call_id.eq(call),
            screening_checks::position.eq(position),
            screening_checks::labels.eq(labels.json()),
        ))
        .execute(tx.conn)?;
    Ok(())
}

pub(crate) fn place(tx: &mut Tx<'_>, id: CheckId, position: i32) -> Result<(), Stop> {
    diesel::update(screening_checks::table.find(id)).set(screening_checks::position.eq(position)).execute(tx.conn)?;
    Ok(())
}

pub(crate) fn retire(tx: &mut Tx<'_>, id: CheckId) -> Result<(), Stop> {
    diesel::update(screening_checks::table.find(id))
        .set(screening_checks::retired_at.eq(Some(tx.now)))
        .execute(tx.conn)?;
    Ok(())
}

/// What one person found, as in the table.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = screening_views)]
pub(crate) struct ViewRow {
    pub id: EntryId,
    pub application_id: ApplicationId,
    pub sending: i32,
    pub by_person: PersonId,
    pub outcome: String,
    pub reason: Option<String>,
    pub note: Sealed,
    pub at: NaiveDateTime,
}

/// Keeps what a person found, in place of what the same person found before.
pub(crate) fn keep_view(tx: &mut Tx<'_>, row: ViewRow, marks: &[(CheckId, Mark)]) -> Result<(), Stop> {
    let before = screening_views::application_id
        .eq(row.application_id)
        .and(screening_views::sending.eq(row.sending))
        .and(screening_views::by_person.eq(row.by_person));
    let old: Vec<EntryId> = screening_views::table.filter(before).select(screening_views::id).load(tx.conn)?;
    diesel::delete(screening_marks::table.filter(screening_marks::view_id.eq_any(old.clone()))).execute(tx.conn)?;
    diesel::delete(screening_views::table.filter(screening_views::id.eq_any(old))).execute(tx.conn)?;
    let view = row.id;
    diesel::insert_into(screening_views::table).values(row).execute(tx.conn)?;
    let rows = marks.iter().map(|(check, mark)| {
        (screening_marks::view_id.eq(view), screening_marks::check_id.eq(*check), screening_marks::mark.eq(*mark))
    });
    insert_all!(tx, screening_marks::table, rows, 3);
    Ok(())
}

/// A line's id and words, and the mark it was given.
pub(crate) type MarkRow = (CheckId, Labels, Mark);

/// What was found, newest first, once for each mark in the order of the lines.
pub(crate) fn views(tx: &mut Tx<'_>, case: ApplicationId) -> Result<Vec<(ViewRow, Option<MarkRow>)>, Stop> {
    Ok(screening_views::table
        .left_join(screening_marks::table.on(screening_marks::view_id.eq(screening_views::id)))
        .left_join(screening_checks::table.on(screening_checks::id.eq(screening_marks::check_id)))
        .filter(screening_views::application_id.eq(case))
        .order((screening_views::at.desc(), screening_views::id, screening_checks::position, screening_checks::id))
        .select((
            ViewRow::as_select(),
            (screening_checks::id, screening_checks::labels, screening_marks::mark).nullable(),
        ))
        .load(tx.conn)?)
}
