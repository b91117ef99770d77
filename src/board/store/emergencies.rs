//! SQL of the emergency track.

use crate::{
    base::{ApplicationId, CallId, MeetingId, MotionId, Stop},
    board::emergency::State,
    db::{
        Tx,
        schema::{agenda_items, applications, emergencies, meetings},
    },
};
use chrono::NaiveDateTime;
use diesel::{prelude::*, sql_query, sql_types};

/// An emergency as it lies in the table.
#[derive(Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = emergencies)]
pub(in crate::board) struct Row {
    pub application_id: ApplicationId,
    pub motion_id: Option<MotionId>,
    pub state: State,
    pub began_at: NaiveDateTime,
    pub ends_at: NaiveDateTime,
    /// How many of other countries and of the staff had voted for it when its vote was closed.
    pub experts: i32,
    pub staff: i32,
    pub ratification_id: Option<MotionId>,
}

pub(in crate::board) fn insert(tx: &mut Tx<'_>, row: Row) -> Result<(), Stop> {
    diesel::insert_into(emergencies::table).values(row).execute(tx.conn)?;
    Ok(())
}

pub(in crate::board) fn find(tx: &mut Tx<'_>, application: ApplicationId) -> Result<Option<Row>, Stop> {
    Ok(emergencies::table.find(application).select(Row::as_select()).first(tx.conn).optional()?)
}

/// The emergencies among some applications.
pub(in crate::board) fn of_some(tx: &mut Tx<'_>, ids: &[ApplicationId]) -> Result<Vec<Row>, Stop> {
    let mine = emergencies::application_id.eq_any(ids.to_vec());
    Ok(emergencies::table.filter(mine).select(Row::as_select()).load(tx.conn)?)
}

/// Writes where an emergency stands, and how many voted for it.
pub(in crate::board) fn end(
    tx: &mut Tx<'_>,
    application: ApplicationId,
    state: State,
    (experts, staff): (i32, i32),
) -> Result<(), Stop> {
    diesel::update(emergencies::table.find(application))
        .set((emergencies::state.eq(state), emergencies::experts.eq(experts), emergencies::staff.eq(staff)))
        .execute(tx.conn)?;
    Ok(())
}

/// Writes where an emergency stands, and which motion ratifies it.
pub(in crate::board) fn ratify(
    tx: &mut Tx<'_>,
    application: ApplicationId,
    state: State,
    motion: Option<MotionId>,
) -> Result<(), Stop> {
    diesel::update(emergencies::table.find(application))
        .set((emergencies::state.eq(state), emergencies::ratification_id.eq(motion)))
        .execute(tx.conn)?;
    Ok(())
}

/// The emergencies that are being voted on, the first to end first.
pub(in crate::board) fn running(tx: &mut Tx<'_>) -> Result<Vec<Row>, Stop> {
    Ok(emergencies::table
        .inner_join(applications::table.on(applications::id.eq(emergencies::application_id)))
        .filter(emergencies::state.eq(State::Running).and(applications::state.eq("with_board")))
        .order((emergencies::ends_at, emergencies::application_id))
        .select(Row::as_select())
        .load(tx.conn)?)
}

/// The emergencies that took effect and are on no agenda yet, oldest first. An application whose key is gone is left out.
pub(in crate::board) fn unratified(tx: &mut Tx<'_>) -> Result<Vec<ApplicationId>, Stop> {
    Ok(emergencies::table
        .inner_join(applications::table.on(applications::id.eq(emergencies::application_id)))
        .filter(emergencies::state.eq(State::Met).and(emergencies::ratification_id.is_null()))
        .filter(applications::state.eq_any(["funded", "closed"]))
        .order((emergencies::began_at, emergencies::application_id))
        .select(emergencies::application_id)
        .load(tx.conn)?)
}

/// How many of a call took effect and are not ratified, on an agenda or not.
pub(in crate::board) fn count_unratified(tx: &mut Tx<'_>, call: CallId) -> Result<usize, Stop> {
    let count: i64 = emergencies::table
        .inner_join(applications::table.on(applications::id.eq(emergencies::application_id)))
        .filter(emergencies::state.eq(State::Met).and(applications::call_id.eq(call)))
        .filter(applications::state.eq_any(["funded", "closed"]))
        .count()
        .get_result(tx.conn)?;
    Ok(usize::try_from(count).unwrap_or(usize::MAX))
}

/// The meeting that comes next: of those not signed, not called off and not over, the one that begins first.
pub(in crate::board) fn next_meeting(tx: &mut Tx<'_>) -> Result<Option<MeetingId>, Stop> {
    let ahead = meetings::starts_at.gt(tx.now).or(meetings::ends_at.gt(tx.now));
    Ok(meetings::table
        .filter(meetings::signed_at.is_null().and(meetings::called_off_at.is_null()).and(ahead))
        .order((meetings::starts_at, meetings::id))
        .select(meetings::id)
        .first(tx.conn)
        .optional()?)
}

/// Whether an application is on a meeting's agenda.
pub(in crate::board) fn is_on(tx: &mut Tx<'_>, meeting: MeetingId, application: ApplicationId) -> Result<bool, Stop> {
    let found: i64 = agenda_items::table
        .filter(agenda_items::meeting_id.eq(meeting).and(agenda_items::application_id.eq(application)))
        .count()
        .get_result(tx.conn)?;
    Ok(found > 0)
}

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = sql_types::BigInt)]
    id: ApplicationId,
    #[diesel(sql_type = sql_types::BigInt)]
    call_id: CallId,
}

/// Applications that came before the board since an instant, of calls of which the newest rules have an emergency track
/// (or that begin with one, by their mode), on which nobody was asked to vote yet.
pub(in crate::board) fn to_begin(
    tx: &mut Tx<'_>,
    since: NaiveDateTime,
    most: i64,
) -> Result<Vec<(ApplicationId, CallId)>, Stop> {
    let found: Vec<Found> = sql_query(
        "SELECT a.id, a.call_id FROM applications a JOIN calls c ON c.id = a.call_id \
         WHERE a.state = 'with_board' AND a.changed_at >= $1 \
         AND COALESCE((SELECT r.emergency_experts FROM round_rules r WHERE r.call_id = a.call_id \
          ORDER BY r.version DESC LIMIT 1), CASE WHEN c.mode = 'emergency' THEN 1 ELSE 0 END) > 0 \
         AND NOT EXISTS (SELECT 1 FROM emergencies e WHERE e.application_id = a.id) \
         AND NOT EXISTS (SELECT 1 FROM motions m WHERE m.application_id = a.id) ORDER BY a.changed_at, a.id LIMIT $2",
    )
    .bind::<sql_types::Timestamp, _>(since)
    .bind::<sql_types::BigInt, _>(most)
    .load(tx.conn)?;
    Ok(found.into_iter().map(|row| (row.id, row.call_id)).collect())
}
