//! SQL of the days by which members finish reading, and of what they have not read.

use crate::{
    base::{ApplicationId, CallId, PersonId, Stop},
    db::{Tx, schema::reading_days},
};
use chrono::NaiveDate;
use diesel::{prelude::*, sql_query, sql_types};

pub(in crate::board) fn of_call(tx: &mut Tx<'_>, call: CallId) -> Result<Option<NaiveDate>, Stop> {
    Ok(reading_days::table.find(call).select(reading_days::reads_by).first(tx.conn).optional()?)
}

/// Every day that is set and does not lie before another.
pub(in crate::board) fn since(tx: &mut Tx<'_>, first: NaiveDate) -> Result<Vec<(CallId, NaiveDate)>, Stop> {
    Ok(reading_days::table
        .filter(reading_days::reads_by.ge(first))
        .order(reading_days::call_id)
        .select((reading_days::call_id, reading_days::reads_by))
        .load(tx.conn)?)
}

pub(in crate::board) fn set(tx: &mut Tx<'_>, call: CallId, day: Option<NaiveDate>) -> Result<(), Stop> {
    diesel::delete(reading_days::table.find(call)).execute(tx.conn)?;
    if let Some(day) = day {
        let row = (reading_days::call_id.eq(call), reading_days::reads_by.eq(day));
        diesel::insert_into(reading_days::table).values(row).execute(tx.conn)?;
    }
    Ok(())
}

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = sql_types::BigInt)]
    person: PersonId,
    #[diesel(sql_type = sql_types::BigInt)]
    id: ApplicationId,
}

/// Who has not locked their scores of which application before the board, by member: of those who are to score it, have no
/// conflict and wait for no ruling, until scoring is closed.
pub(in crate::board) fn unread(tx: &mut Tx<'_>, call: CallId) -> Result<Vec<(PersonId, ApplicationId)>, Stop> {
    let found: Vec<Found> = sql_query(
        "SELECT p.person_id AS person, a.id \
         FROM (SELECT DISTINCT person_id FROM person_roles WHERE role IN ('board_member', 'board_chair')) p \
         CROSS JOIN applications a \
         LEFT JOIN declarations d ON d.application_id = a.id AND d.person_id = p.person_id \
         LEFT JOIN score_sheets s ON s.application_id = a.id AND s.person_id = p.person_id \
         WHERE a.call_id = $1 AND a.state = 'with_board' AND COALESCE(d.state, 'none') = 'none' \
         AND COALESCE(s.state, 'draft') = 'draft' \
         AND NOT EXISTS (SELECT 1 FROM draws w WHERE w.call_id = a.call_id AND w.revealed_at IS NOT NULL) \
         AND (COALESCE((SELECT r.readers FROM round_rules r WHERE r.call_id = a.call_id ORDER BY r.version DESC LIMIT 1), 0) = 0 \
          OR EXISTS (SELECT 1 FROM assignments x WHERE x.application_id = a.id AND x.person_id = p.person_id)) \
         ORDER BY p.person_id, a.id",
    )
    .bind::<sql_types::BigInt, _>(call.0)
    .load(tx.conn)?;
    Ok(found.into_iter().map(|row| (row.person, row.id)).collect())
}
