//! SQL of decisions.

use crate::{
    base::{ApplicationId, DecisionId, MotionId, PersonId, Stop, seal::Sealed},
    board::Outcome,
    db::{Tx, schema::decisions},
};
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

/// A decision as it lies in the table.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = decisions)]
pub(in crate::board) struct Row {
    pub id: DecisionId,
    pub application_id: ApplicationId,
    pub motion_id: MotionId,
    pub outcome: Outcome,
    pub amount_minor: Option<i64>,
    pub currency: Option<String>,
    pub conditions: Option<Sealed>,
    pub reasons: Option<Sealed>,
    pub decided_on: NaiveDate,
    pub decided_by: PersonId,
    pub recorded_at: NaiveDateTime,
}

pub(in crate::board) fn insert(tx: &mut Tx<'_>, row: Row) -> Result<(), Stop> {
    diesel::insert_into(decisions::table).values(row).execute(tx.conn)?;
    Ok(())
}

/// The decisions on an application, newest first.
pub(in crate::board) fn of_application(tx: &mut Tx<'_>, application: ApplicationId) -> Result<Vec<Row>, Stop> {
    Ok(decisions::table
        .filter(decisions::application_id.eq(application))
        .order((decisions::recorded_at.desc(), decisions::id))
        .select(Row::as_select())
        .load(tx.conn)?)
}

/// A decision by its id, with the fund its motion named.
pub(in crate::board) fn find(tx: &mut Tx<'_>, id: DecisionId) -> Result<Row, Stop> {
    Ok(decisions::table.find(id).select(Row::as_select()).first(tx.conn)?)
}
