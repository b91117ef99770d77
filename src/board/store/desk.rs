//! SQL of a member's desk, and of the notices that lead there.

use crate::{
    base::{ApplicationId, CallId, MotionId, PersonId, Stop},
    board::{Declaration, SheetState},
    db::Tx,
    notices::Kind,
};
use chrono::NaiveDateTime;
use diesel::{prelude::*, sql_query, sql_types};

/// What a member has done about an application that is before the board.
#[derive(QueryableByName)]
pub(in crate::board) struct Row {
    #[diesel(sql_type = sql_types::BigInt)]
    pub id: ApplicationId,
    #[diesel(sql_type = sql_types::BigInt)]
    pub call_id: CallId,
    #[diesel(sql_type = sql_types::Nullable<sql_types::Text>)]
    pub declared: Option<Declaration>,
    #[diesel(sql_type = sql_types::Nullable<sql_types::Text>)]
    pub sheet: Option<SheetState>,
    #[diesel(sql_type = sql_types::Nullable<sql_types::BigInt>)]
    pub motion: Option<MotionId>,
    #[diesel(sql_type = sql_types::Nullable<sql_types::Timestamp>)]
    pub closes_at: Option<NaiveDateTime>,
    /// Of a vote that was cast; of a secret one only its motion is known.
    #[diesel(sql_type = sql_types::Nullable<sql_types::BigInt>)]
    pub ballot: Option<i64>,
    #[diesel(sql_type = sql_types::Nullable<sql_types::Bool>)]
    pub blind: Option<bool>,
    #[diesel(sql_type = sql_types::Nullable<sql_types::Bool>)]
    pub offline: Option<bool>,
    /// Whether the board decides on it; else a motion ratifies or reverses what was decided.
    #[diesel(sql_type = sql_types::Bool)]
    pub undecided: bool,
    /// Whether the member is to score it.
    #[diesel(sql_type = sql_types::Bool)]
    pub reads: bool,
    /// Whether no sheet of its round changes any more.
    #[diesel(sql_type = sql_types::Bool)]
    pub scoring_closed: bool,
}

/// Every application before the board with what a member has done about it. One query.
pub(in crate::board) fn of_member(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Row>, Stop> {
    Ok(sql_query(
        "SELECT a.id, a.call_id, d.state AS declared, s.state AS sheet, m.id AS motion, m.closes_at, a.state = 'with_board' AS undecided, COALESCE(b.id, v.motion_id) AS ballot, \
         (SELECT r.blind FROM round_rules r WHERE r.call_id = a.call_id ORDER BY r.version DESC LIMIT 1) AS blind, \
         (SELECT r.offline FROM round_rules r WHERE r.call_id = a.call_id ORDER BY r.version DESC LIMIT 1) AS offline, \
         (COALESCE((SELECT r.readers FROM round_rules r WHERE r.call_id = a.call_id ORDER BY r.version DESC LIMIT 1), 0) = 0 \
          OR EXISTS (SELECT 1 FROM assignments x WHERE x.application_id = a.id AND x.person_id = $1)) AS reads, \
         EXISTS (SELECT 1 FROM draws w WHERE w.call_id = a.call_id AND w.revealed_at IS NOT NULL) AS scoring_closed \
         FROM applications a \
         LEFT JOIN declarations d ON d.application_id = a.id AND d.person_id = $1 \
         LEFT JOIN score_sheets s ON s.application_id = a.id AND s.person_id = $1 \
         LEFT JOIN motions m ON m.application_id = a.id AND m.state = 'open' \
          AND NOT EXISTS (SELECT 1 FROM motion_stand_ins y WHERE y.motion_id = m.id AND y.absent_id = $1) \
         LEFT JOIN ballots b ON b.motion_id = m.id AND b.person_id = $1 \
         LEFT JOIN secret_voters v ON v.motion_id = m.id AND v.person_id = $1 \
         WHERE a.state = 'with_board' OR m.id IS NOT NULL",
    )
    .bind::<sql_types::BigInt, _>(person.0)
    .load(tx.conn)?)
}

/// The applications that the board has not decided on.
pub(in crate::board) fn waiting(tx: &mut Tx<'_>) -> Result<Vec<ApplicationId>, Stop> {
    let found: Vec<Found> =
        sql_query("SELECT a.id FROM applications a WHERE a.state = 'with_board' ORDER BY a.id").load(tx.conn)?;
    Ok(found.into_iter().map(|row| row.id).collect())
}

#[derive(QueryableByName)]
struct Waiting {
    #[diesel(sql_type = sql_types::BigInt)]
    person: PersonId,
    #[diesel(sql_type = sql_types::BigInt)]
    n: i64,
}

/// How many applications wait for each member of the board, as on the member's desk: to be declared on, voted on, or scored.
pub(in crate::board) fn waiting_by_member(tx: &mut Tx<'_>) -> Result<Vec<(PersonId, i64)>, Stop> {
    let found: Vec<Waiting> = sql_query(
        "SELECT r.person_id AS person, COUNT(*) AS n \
         FROM (SELECT DISTINCT person_id FROM person_roles WHERE role IN ('board_member', 'board_chair')) r \
         CROSS JOIN applications a \
         LEFT JOIN declarations d ON d.application_id = a.id AND d.person_id = r.person_id \
         LEFT JOIN score_sheets s ON s.application_id = a.id AND s.person_id = r.person_id \
         LEFT JOIN motions m ON m.application_id = a.id AND m.state = 'open' \
          AND NOT EXISTS (SELECT 1 FROM motion_stand_ins y WHERE y.motion_id = m.id AND y.absent_id = r.person_id) \
         LEFT JOIN ballots b ON b.motion_id = m.id AND b.person_id = r.person_id \
         LEFT JOIN secret_voters v ON v.motion_id = m.id AND v.person_id = r.person_id \
         WHERE (a.state = 'with_board' OR m.id IS NOT NULL) AND (d.state IS NULL OR (d.state = 'none' AND ( \
          (m.id IS NOT NULL AND b.id IS NULL AND v.person_id IS NULL AND (m.closes_at IS NULL OR m.closes_at > $1)) \
          OR (a.state = 'with_board' AND COALESCE(s.state, 'draft') = 'draft' \
           AND NOT EXISTS (SELECT 1 FROM draws w WHERE w.call_id = a.call_id AND w.revealed_at IS NOT NULL) \
           AND (s.id IS NOT NULL OR COALESCE((SELECT q.readers FROM round_rules q WHERE q.call_id = a.call_id \
             ORDER BY q.version DESC LIMIT 1), 0) = 0 \
            OR EXISTS (SELECT 1 FROM assignments x WHERE x.application_id = a.id AND x.person_id = r.person_id)))))) \
         GROUP BY r.person_id",
    )
    .bind::<sql_types::Timestamp, _>(tx.now)
    .load(tx.conn)?;
    Ok(found.into_iter().map(|row| (row.person, row.n)).collect())
}

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = sql_types::BigInt)]
    id: ApplicationId,
}

/// Applications that came before the board since an instant and of which some of these members were not told.
pub(in crate::board) fn untold(
    tx: &mut Tx<'_>,
    members: &[PersonId],
    since: NaiveDateTime,
    most: i64,
) -> Result<Vec<ApplicationId>, Stop> {
    let ids: Vec<String> = members.iter().map(|member| member.0.to_string()).collect();
    let found: Vec<Found> = sql_query(format!(
        "SELECT a.id FROM applications a WHERE a.state = 'with_board' AND a.changed_at >= $1 AND \
         COALESCE((SELECT r.readers FROM round_rules r WHERE r.call_id = a.call_id ORDER BY r.version DESC LIMIT 1), 0) = 0 AND \
         (SELECT COUNT(*) FROM notices n WHERE n.case_id = a.id AND n.kind IN ($2, $3) AND n.reader_kind = 'person' \
          AND n.reader_id IN ({})) < $4 ORDER BY a.listed_on, a.id LIMIT $5",
        ids.join(", ")
    ))
    .bind::<sql_types::Timestamp, _>(since)
    .bind::<sql_types::Text, _>(Kind::ReadingAssigned.as_str())
    .bind::<sql_types::Text, _>(Kind::EmergencyNow.as_str())
    .bind::<sql_types::BigInt, _>(i64::try_from(members.len()).unwrap_or(i64::MAX))
    .bind::<sql_types::BigInt, _>(most)
    .load(tx.conn)?;
    Ok(found.into_iter().map(|row| row.id).collect())
}
