//! SQL of ballots.

use crate::{
    base::{ApplicationId, BallotId, MotionId, PersonId, Stop, seal::Sealed},
    board::{Choice, MotionState},
    db::{
        Tx, insert_all,
        schema::{ballots, motions, secret_voters},
    },
};
use chrono::NaiveDateTime;
use diesel::prelude::*;

/// A ballot as it lies in the table.
#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = ballots, treat_none_as_null = true)]
pub(in crate::board) struct Row {
    pub id: BallotId,
    pub motion_id: MotionId,
    pub person_id: PersonId,
    pub choice: Choice,
    pub recommended_minor: Option<i64>,
    pub conditions: Option<Sealed>,
    pub reason: Option<Sealed>,
    pub cast_at: NaiveDateTime,
}

pub(in crate::board) fn of_motion(tx: &mut Tx<'_>, motion: MotionId) -> Result<Vec<Row>, Stop> {
    Ok(ballots::table
        .filter(ballots::motion_id.eq(motion))
        .order((ballots::cast_at, ballots::id))
        .select(Row::as_select())
        .load(tx.conn)?)
}

pub(in crate::board) fn find(tx: &mut Tx<'_>, motion: MotionId, person: PersonId) -> Result<Option<Row>, Stop> {
    let mine = ballots::motion_id.eq(motion).and(ballots::person_id.eq(person));
    Ok(ballots::table.filter(mine).select(Row::as_select()).first(tx.conn).optional()?)
}

/// How a member voted in the open on some motions.
pub(in crate::board) fn of_member(
    tx: &mut Tx<'_>,
    person: PersonId,
    motions: &[MotionId],
) -> Result<Vec<(MotionId, Choice)>, Stop> {
    Ok(ballots::table
        .filter(ballots::person_id.eq(person).and(ballots::motion_id.eq_any(motions.to_vec())))
        .select((ballots::motion_id, ballots::choice))
        .load(tx.conn)?)
}

/// Writes a ballot: a new one, or over the one of its id.
pub(in crate::board) fn put(tx: &mut Tx<'_>, row: Row) -> Result<(), Stop> {
    let changed = diesel::update(ballots::table.find(row.id)).set(&row).execute(tx.conn)?;
    if changed == 0 {
        diesel::insert_into(ballots::table).values(row).execute(tx.conn)?;
    }
    Ok(())
}

/// Who has voted on a secret motion, by id: the table knows no order of voting.
pub(in crate::board) fn secret_voters(tx: &mut Tx<'_>, motion: MotionId) -> Result<Vec<PersonId>, Stop> {
    Ok(secret_voters::table
        .filter(secret_voters::motion_id.eq(motion))
        .order(secret_voters::person_id)
        .select(secret_voters::person_id)
        .load(tx.conn)?)
}

/// Whether a member's vote lies in the urn of an open motion on an application.
pub(in crate::board) fn lies_in_an_urn(
    tx: &mut Tx<'_>,
    application: ApplicationId,
    person: PersonId,
) -> Result<bool, Stop> {
    let open = motions::application_id.eq(application).and(motions::state.eq(MotionState::Open));
    let mine = secret_voters::table
        .inner_join(motions::table.on(motions::id.eq(secret_voters::motion_id)))
        .filter(secret_voters::person_id.eq(person).and(open));
    Ok(diesel::select(diesel::dsl::exists(mine)).get_result(tx.conn)?)
}

/// Puts a new urn in the place of the old one, and writes the whole list of voters anew, so that not even the places of
/// its rows on the disk tell in which order they came.
pub(in crate::board) fn put_urn(
    tx: &mut Tx<'_>,
    motion: MotionId,
    urn: Sealed,
    voters: &[PersonId],
) -> Result<(), Stop> {
    diesel::update(motions::table.find(motion)).set(motions::urn.eq(Some(urn))).execute(tx.conn)?;
    diesel::delete(secret_voters::table.filter(secret_voters::motion_id.eq(motion))).execute(tx.conn)?;
    let rows = voters.iter().map(|voter| (secret_voters::motion_id.eq(motion), secret_voters::person_id.eq(*voter)));
    insert_all!(tx, secret_voters::table, rows, 2);
    Ok(())
}
