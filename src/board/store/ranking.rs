//! SQL of the ranking and of the list of rounds.

use crate::{
    applications,
    base::{ApplicationId, CallId, MeetingId, PersonId, Stop},
    board::{Declaration, SheetState},
    db::{
        Tx,
        schema::{applications as cases, score_sheets},
    },
};
use diesel::{prelude::*, sql_query, sql_types};

/// What was scored of an application, and where the looking member stands with it.
#[derive(QueryableByName)]
pub(in crate::board) struct Row {
    #[diesel(sql_type = sql_types::BigInt)]
    pub id: ApplicationId,
    #[diesel(sql_type = sql_types::BigInt)]
    pub sheets: i64,
    #[diesel(sql_type = sql_types::Nullable<sql_types::BigInt>)]
    pub total: Option<i64>,
    #[diesel(sql_type = sql_types::Nullable<sql_types::Integer>)]
    pub lowest: Option<i32>,
    #[diesel(sql_type = sql_types::Nullable<sql_types::Integer>)]
    pub highest: Option<i32>,
    #[diesel(sql_type = sql_types::BigInt)]
    pub aside: i64,
    #[diesel(sql_type = sql_types::Nullable<sql_types::Text>)]
    pub declared: Option<Declaration>,
    #[diesel(sql_type = sql_types::Nullable<sql_types::Text>)]
    pub own: Option<SheetState>,
    /// Whether the looking member is among its readers: 1 or 0.
    #[diesel(sql_type = sql_types::BigInt)]
    pub mine: i64,
    /// Its readers without conflict, and how many of them have locked their sheets.
    #[diesel(sql_type = sql_types::BigInt)]
    pub readers: i64,
    #[diesel(sql_type = sql_types::BigInt)]
    pub read: i64,
}

/// Which applications are counted.
const OF_CALL: &str =
    "a.call_id = $2 AND a.state IN ('with_board', 'offered', 'reserve', 'funded', 'declined', 'closed')";
const OF_MEETING: &str = "a.id IN (SELECT g.application_id FROM agenda_items g WHERE g.meeting_id = $2)";

/// SQLite numbers `$1`, `$2` by their first appearance, so they stand in order.
fn scored(tx: &mut Tx<'_>, which: &str, id: i64, member: Option<PersonId>) -> Result<Vec<Row>, Stop> {
    Ok(sql_query(format!(
        "SELECT a.id, COUNT(s.id) AS sheets, CAST(SUM(s.mean_hundredths) AS BIGINT) AS total, \
         MIN(s.mean_hundredths) AS lowest, MAX(s.mean_hundredths) AS highest, \
         (SELECT COUNT(*) FROM score_sheets x WHERE x.application_id = a.id AND x.state = 'set_aside' \
          AND x.locked_at IS NOT NULL) AS aside, \
         (SELECT d.state FROM declarations d WHERE d.application_id = a.id AND d.person_id = $1) AS declared, \
         (SELECT o.state FROM score_sheets o WHERE o.application_id = a.id AND o.person_id = $1) AS own, \
         (SELECT COUNT(*) FROM assignments x WHERE x.application_id = a.id AND x.person_id = $1) AS mine, \
         (SELECT COUNT(*) FROM assignments x WHERE x.application_id = a.id AND NOT EXISTS (SELECT 1 FROM declarations d \
           WHERE d.application_id = a.id AND d.person_id = x.person_id AND d.state = 'conflict')) AS readers, \
         (SELECT COUNT(*) FROM assignments x JOIN score_sheets y ON y.application_id = x.application_id \
           AND y.person_id = x.person_id WHERE x.application_id = a.id AND y.state = 'locked') AS read \
         FROM applications a LEFT JOIN score_sheets s ON s.application_id = a.id AND s.state = 'locked' \
         WHERE {which} GROUP BY a.id",
    ))
    .bind::<sql_types::BigInt, _>(member.map_or(0, |member| member.0))
    .bind::<sql_types::BigInt, _>(id)
    .load(tx.conn)?)
}

/// Every application of a call that came before the board, with its locked sheets counted. One query.
pub(in crate::board) fn of_call(tx: &mut Tx<'_>, call: CallId, member: Option<PersonId>) -> Result<Vec<Row>, Stop> {
    scored(tx, OF_CALL, call.0, member)
}

/// The same of every application on the agenda of a meeting. One query.
pub(in crate::board) fn of_meeting(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
    member: Option<PersonId>,
) -> Result<Vec<Row>, Stop> {
    scored(tx, OF_MEETING, meeting.0, member)
}

/// The amounts members recommended on locked sheets: application, minor units, currency. One query.
pub(in crate::board) fn recommended(
    tx: &mut Tx<'_>,
    call: CallId,
) -> Result<Vec<(ApplicationId, Option<i64>, Option<String>)>, Stop> {
    Ok(score_sheets::table
        .inner_join(cases::table.on(cases::id.eq(score_sheets::application_id)))
        .filter(cases::call_id.eq(call).and(score_sheets::state.eq(SheetState::Locked)))
        .filter(score_sheets::recommended_minor.is_not_null())
        .select((score_sheets::application_id, score_sheets::recommended_minor, score_sheets::recommended_currency))
        .load(tx.conn)?)
}

/// Every locked sheet's application, reader and mean in hundredths. One query.
pub(in crate::board) fn sheets(tx: &mut Tx<'_>, call: CallId) -> Result<Vec<(ApplicationId, PersonId, i32)>, Stop> {
    Ok(score_sheets::table
        .inner_join(cases::table.on(cases::id.eq(score_sheets::application_id)))
        .filter(cases::call_id.eq(call).and(score_sheets::state.eq(SheetState::Locked)))
        .filter(score_sheets::mean_hundredths.is_not_null())
        .select((
            score_sheets::application_id,
            score_sheets::person_id,
            score_sheets::mean_hundredths.assume_not_null(),
        ))
        .load(tx.conn)?)
}

/// Locked sheets with the mean they were locked with first, and the one they have now. One query.
pub(in crate::board) fn first_and_last(
    tx: &mut Tx<'_>,
    call: CallId,
) -> Result<Vec<(ApplicationId, Option<i32>, Option<i32>)>, Stop> {
    Ok(score_sheets::table
        .inner_join(cases::table.on(cases::id.eq(score_sheets::application_id)))
        .filter(cases::call_id.eq(call).and(score_sheets::state.eq(SheetState::Locked)))
        .select((score_sheets::application_id, score_sheets::first_mean_hundredths, score_sheets::mean_hundredths))
        .load(tx.conn)?)
}

/// The points of one criterion on locked sheets: their sum and number for each application. One query.
pub(in crate::board) fn criterion(
    tx: &mut Tx<'_>,
    call: CallId,
    code: &str,
) -> Result<Vec<(ApplicationId, i64, i64)>, Stop> {
    let rows: Vec<Points> = sql_query(
        "SELECT s.application_id AS id, CAST(SUM(p.points) AS BIGINT) AS total, COUNT(*) AS sheets \
         FROM score_sheets s JOIN scores p ON p.sheet_id = s.id JOIN criteria c ON c.id = p.criterion_id \
         JOIN applications a ON a.id = s.application_id \
         WHERE a.call_id = $1 AND c.code = $2 AND s.state = 'locked' GROUP BY s.application_id",
    )
    .bind::<sql_types::BigInt, _>(call.0)
    .bind::<sql_types::Text, _>(code)
    .load(tx.conn)?;
    Ok(rows.into_iter().map(|row| (row.id, row.total, row.sheets)).collect())
}

#[derive(QueryableByName)]
struct Points {
    #[diesel(sql_type = sql_types::BigInt)]
    id: ApplicationId,
    #[diesel(sql_type = sql_types::BigInt)]
    total: i64,
    #[diesel(sql_type = sql_types::BigInt)]
    sheets: i64,
}

/// How many applications of each call are in each state the board sees.
pub(in crate::board) fn rounds(tx: &mut Tx<'_>) -> Result<Vec<(CallId, applications::State, i64)>, Stop> {
    use applications::State::{Closed, Declined, Funded, Offered, Reserve, WithBoard};
    Ok(cases::table
        .filter(cases::state.eq_any([WithBoard, Offered, Reserve, Funded, Declined, Closed]))
        .group_by((cases::call_id, cases::state))
        .select((cases::call_id, cases::state, diesel::dsl::count_star()))
        .load(tx.conn)?)
}
