//! SQL of declarations of interest, and of where a member stands with an application.

use crate::{
    base::{ApplicationId, MotionId, PersonId, Role, Stop, seal::Sealed},
    board::{ConflictKind, Declaration, MotionState, SheetState},
    db::{
        Tx,
        schema::{applications, declarations, motions},
    },
};
use chrono::NaiveDateTime;
use diesel::{prelude::*, sql_query, sql_types};

/// A declaration as it lies in the table.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = declarations)]
pub(in crate::board) struct Row {
    pub application_id: ApplicationId,
    pub person_id: PersonId,
    pub state: Declaration,
    pub kind: Option<ConflictKind>,
    pub note: Option<Sealed>,
    pub declared_at: NaiveDateTime,
    pub ruled_by: Option<i64>,
    pub ruled_at: Option<NaiveDateTime>,
    /// Whether only staff say that there is no conflict.
    pub for_staff: bool,
}

pub(in crate::board) fn find(
    tx: &mut Tx<'_>,
    application: ApplicationId,
    person: PersonId,
) -> Result<Option<Row>, Stop> {
    Ok(declarations::table.find((application.0, person.0)).select(Row::as_select()).first(tx.conn).optional()?)
}

/// What a member declared about some applications.
pub(in crate::board) fn of_member(
    tx: &mut Tx<'_>,
    member: PersonId,
    ids: &[ApplicationId],
) -> Result<Vec<(ApplicationId, Declaration)>, Stop> {
    Ok(declarations::table
        .filter(declarations::person_id.eq(member).and(declarations::application_id.eq_any(ids.to_vec())))
        .select((declarations::application_id, declarations::state))
        .load(tx.conn)?)
}

/// Everybody's declarations about an application.
pub(in crate::board) fn of_application(tx: &mut Tx<'_>, application: ApplicationId) -> Result<Vec<Row>, Stop> {
    of_some(tx, &[application])
}

/// Everybody's declarations about some applications.
pub(in crate::board) fn of_some(tx: &mut Tx<'_>, ids: &[ApplicationId]) -> Result<Vec<Row>, Stop> {
    Ok(declarations::table
        .filter(declarations::application_id.eq_any(ids.to_vec()))
        .order(declarations::declared_at)
        .select(Row::as_select())
        .load(tx.conn)?)
}

/// The newest conflicts and doubts, of applications that are in `state` or being voted on.
pub(in crate::board) fn not_clear(tx: &mut Tx<'_>, state: &str, limit: i64) -> Result<Vec<Row>, Stop> {
    let open = motions::table.filter(motions::state.eq(MotionState::Open)).select(motions::application_id);
    Ok(declarations::table
        .inner_join(applications::table.on(applications::id.eq(declarations::application_id)))
        .filter(applications::state.eq(state).or(declarations::application_id.eq_any(open)))
        .filter(declarations::state.ne(Declaration::None))
        .order((declarations::declared_at.desc(), declarations::application_id))
        .limit(limit)
        .select(Row::as_select())
        .load(tx.conn)?)
}

/// Writes a declaration over the one before it.
pub(in crate::board) fn put(tx: &mut Tx<'_>, row: Row) -> Result<(), Stop> {
    let before = declarations::table.find((row.application_id.0, row.person_id.0));
    let changed = diesel::update(before)
        .set((
            declarations::state.eq(row.state),
            declarations::kind.eq(row.kind),
            declarations::note.eq(&row.note),
            declarations::declared_at.eq(row.declared_at),
            declarations::ruled_by.eq(row.ruled_by),
            declarations::ruled_at.eq(row.ruled_at),
            declarations::for_staff.eq(row.for_staff),
        ))
        .execute(tx.conn)?;
    if changed == 0 {
        diesel::insert_into(declarations::table).values(row).execute(tx.conn)?;
    }
    Ok(())
}

/// Where a member stands with an application.
#[derive(QueryableByName)]
pub(in crate::board) struct Standing {
    #[diesel(sql_type = sql_types::BigInt)]
    pub id: ApplicationId,
    #[diesel(sql_type = sql_types::Nullable<sql_types::Text>)]
    pub declared: Option<Declaration>,
    #[diesel(sql_type = sql_types::Nullable<sql_types::Text>)]
    pub sheet: Option<SheetState>,
    #[diesel(sql_type = sql_types::Nullable<sql_types::Bool>)]
    pub blind: Option<bool>,
    #[diesel(sql_type = sql_types::Nullable<sql_types::BigInt>)]
    pub open_motion: Option<MotionId>,
    /// Whether the member is to score it: everybody is, or the member is among its readers.
    #[diesel(sql_type = sql_types::Bool)]
    pub reads: bool,
    /// Its readers without conflict, and how many of them have locked their sheets.
    #[diesel(sql_type = sql_types::BigInt)]
    pub readers: i64,
    #[diesel(sql_type = sql_types::BigInt)]
    pub read: i64,
    /// Whether no sheet of its round changes any more.
    #[diesel(sql_type = sql_types::Bool)]
    pub scoring_closed: bool,
}

pub(in crate::board) fn standing(
    tx: &mut Tx<'_>,
    application: ApplicationId,
    person: PersonId,
) -> Result<Standing, Stop> {
    standings(tx, &[application], person)?.pop().ok_or(Stop::Missing)
}

/// Where a member stands with some applications. One query.
pub(in crate::board) fn standings(
    tx: &mut Tx<'_>,
    applications: &[ApplicationId],
    person: PersonId,
) -> Result<Vec<Standing>, Stop> {
    if applications.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<String> = applications.iter().map(|id| id.0.to_string()).collect();
    Ok(sql_query(format!(
        "SELECT a.id, (SELECT d.state FROM declarations d WHERE d.application_id = a.id AND d.person_id = $1) AS declared, \
         (SELECT s.state FROM score_sheets s WHERE s.application_id = a.id AND s.person_id = $1) AS sheet, \
         (SELECT r.blind FROM round_rules r WHERE r.call_id = a.call_id ORDER BY r.version DESC LIMIT 1) AS blind, \
         (SELECT m.id FROM motions m WHERE m.application_id = a.id AND m.state = 'open' LIMIT 1) AS open_motion, \
         (COALESCE((SELECT r.readers FROM round_rules r WHERE r.call_id = a.call_id ORDER BY r.version DESC LIMIT 1), 0) = 0 \
          OR EXISTS (SELECT 1 FROM assignments x WHERE x.application_id = a.id AND x.person_id = $1)) AS reads, \
         (SELECT COUNT(*) FROM assignments x WHERE x.application_id = a.id AND NOT EXISTS (SELECT 1 FROM declarations d \
           WHERE d.application_id = a.id AND d.person_id = x.person_id AND d.state = 'conflict')) AS readers, \
         (SELECT COUNT(*) FROM assignments x JOIN score_sheets s ON s.application_id = x.application_id \
           AND s.person_id = x.person_id WHERE x.application_id = a.id AND s.state = 'locked') AS read, \
         EXISTS (SELECT 1 FROM draws w WHERE w.call_id = a.call_id AND w.revealed_at IS NOT NULL) AS scoring_closed \
         FROM applications a WHERE a.id IN ({})",
        ids.join(", ")
    ))
    .bind::<sql_types::BigInt, _>(person.0)
    .load(tx.conn)?)
}

/// Holds an application until the end of the transaction, so that its motions are opened one after the other.
pub(in crate::board) fn lock_application(tx: &mut Tx<'_>, application: ApplicationId) -> Result<(), Stop> {
    if tx.conn.is_postgres() {
        sql_query("SELECT id FROM applications WHERE id = $1 FOR UPDATE")
            .bind::<sql_types::BigInt, _>(application.0)
            .execute(tx.conn)?;
    }
    Ok(())
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = sql_types::BigInt)]
    count: i64,
}

/// How many people in these seats, who may sign in or were invited, have no conflict with an application. One query.
pub(in crate::board) fn electors(tx: &mut Tx<'_>, application: ApplicationId, seats: &[Role]) -> Result<i64, Stop> {
    electors_of(tx, MotionId(0), application, seats)
}

/// The same at a motion: whose seat another sits in does not count. One query.
pub(in crate::board) fn electors_of(
    tx: &mut Tx<'_>,
    motion: MotionId,
    application: ApplicationId,
    seats: &[Role],
) -> Result<i64, Stop> {
    let seats: Vec<String> = seats.iter().map(|role| format!("'{role}'")).collect();
    let found: Count = sql_query(format!(
        "SELECT COUNT(*) AS count FROM people p WHERE p.state <> 'disabled' \
         AND EXISTS (SELECT 1 FROM person_roles r WHERE r.person_id = p.id AND r.role IN ({})) \
         AND NOT EXISTS (SELECT 1 FROM declarations d WHERE d.application_id = $1 AND d.person_id = p.id \
          AND d.state = 'conflict') \
         AND NOT EXISTS (SELECT 1 FROM motion_stand_ins x WHERE x.motion_id = $2 AND x.absent_id = p.id)",
        seats.join(", ")
    ))
    .bind::<sql_types::BigInt, _>(application.0)
    .bind::<sql_types::BigInt, _>(motion.0)
    .get_result(tx.conn)?;
    Ok(found.count)
}
