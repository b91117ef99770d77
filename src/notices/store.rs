//! SQL of the outbox.

use super::queue::{Outcome, State};
use crate::{
    base::{KeyId, NoticeId, PersonId, Stop, seal::Sealed},
    db::{
        Tx,
        schema::{notices, seal_keys},
    },
};
use chrono::NaiveDateTime;
use diesel::{prelude::*, sql_query, sql_types};

/// A notice as it is queued.
#[derive(Insertable)]
#[diesel(table_name = notices)]
pub(super) struct NewRow {
    pub id: NoticeId,
    pub at: NaiveDateTime,
    pub kind: super::Kind,
    pub reader_kind: &'static str,
    pub reader_id: i64,
    pub case_id: Option<i64>,
    pub key_id: KeyId,
    pub payload: Sealed,
    pub state: State,
    pub once_key: Option<String>,
    pub due_at: NaiveDateTime,
    pub attempts: i32,
    pub message_id: String,
}

pub(super) fn insert(tx: &mut Tx<'_>, row: NewRow) -> Result<(), Stop> {
    diesel::insert_into(notices::table).values(row).execute(tx.conn)?;
    Ok(())
}

pub(super) fn once_key_taken(tx: &mut Tx<'_>, key: &str) -> Result<bool, Stop> {
    let found: Option<NoticeId> =
        notices::table.filter(notices::once_key.eq(key)).select(notices::id).first(tx.conn).optional()?;
    Ok(found.is_some())
}

/// A notice as it lies in the table.
#[derive(Queryable, Selectable, Clone)]
#[diesel(table_name = notices)]
pub(super) struct Row {
    pub id: NoticeId,
    pub at: NaiveDateTime,
    pub kind: super::Kind,
    pub reader_kind: String,
    pub reader_id: i64,
    pub case_id: Option<i64>,
    pub key_id: KeyId,
    pub payload: Sealed,
    pub state: State,
    pub due_at: NaiveDateTime,
    pub attempts: i32,
    pub sent_at: Option<NaiveDateTime>,
    pub answer: Option<String>,
    pub message_id: String,
}

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = sql_types::BigInt)]
    id: i64,
}

/// Takes due notices for a sender until a lease ends. Rows another sender holds are passed over.
pub(super) fn claim(tx: &mut Tx<'_>, sender: &str, until: NaiveDateTime, most: i64) -> Result<Vec<Row>, Stop> {
    let lock = if tx.conn.is_postgres() { " FOR UPDATE SKIP LOCKED" } else { "" };
    // Two questions, each answered in the order of the index: one with OR sorts the whole queue for each claim.
    let mut ids: Vec<NoticeId> = Vec::new();
    for due in ["state = 'claimed' AND claimed_until < $1", "state = 'queued' AND due_at <= $1"] {
        let left = most - i64::try_from(ids.len()).unwrap_or(most);
        let found: Vec<Found> = sql_query(format!("SELECT id FROM notices WHERE {due} ORDER BY due_at LIMIT $2{lock}"))
            .bind::<sql_types::Timestamp, _>(tx.now)
            .bind::<sql_types::BigInt, _>(left)
            .load(tx.conn)?;
        ids.extend(found.into_iter().map(|row| NoticeId(row.id)));
    }
    diesel::update(notices::table.filter(notices::id.eq_any(&ids)))
        .set((
            notices::state.eq(State::Claimed),
            notices::claimed_by.eq(sender),
            notices::claimed_until.eq(until),
            notices::attempts.eq(notices::attempts + 1),
        ))
        .execute(tx.conn)?;
    Ok(notices::table.filter(notices::id.eq_any(ids)).select(Row::as_select()).load(tx.conn)?)
}

pub(super) fn mark(tx: &mut Tx<'_>, id: NoticeId, sender: &str, outcome: &Outcome) -> Result<bool, Stop> {
    let mine = notices::table
        .filter(notices::id.eq(id).and(notices::state.eq(State::Claimed)).and(notices::claimed_by.eq(sender)));
    let changed = match outcome {
        Outcome::Sent { answer, composed } => diesel::update(mine)
            .set((
                notices::state.eq(State::Sent),
                notices::sent_at.eq(Some(tx.now)),
                notices::answer.eq(Some(answer)),
                notices::composed.eq(composed.as_ref()),
            ))
            .execute(tx.conn)?,
        Outcome::Later { at, answer } => diesel::update(mine)
            .set((notices::state.eq(State::Queued), notices::due_at.eq(at), notices::answer.eq(Some(answer))))
            .execute(tx.conn)?,
        Outcome::Failed { answer } => diesel::update(mine)
            .set((notices::state.eq(State::Failed), notices::answer.eq(Some(answer))))
            .execute(tx.conn)?,
        Outcome::NotWanted { answer } => diesel::update(mine)
            .set((notices::state.eq(State::NotSent), notices::answer.eq(Some(answer))))
            .execute(tx.conn)?,
        Outcome::Held => diesel::update(mine).set(notices::state.eq(State::Held)).execute(tx.conn)?,
    };
    if !matches!(outcome, Outcome::Later { .. } | Outcome::Held) {
        // A last word holds an address of which nothing else is left.
        let said = notices::table.filter(notices::id.eq(id).and(notices::reader_kind.eq("gone")));
        diesel::update(said).set(notices::payload.eq(Vec::<u8>::new())).execute(tx.conn)?;
    }
    Ok(changed == 1)
}

/// The text of a notice, to be written anew.
#[derive(Queryable)]
pub(super) struct Worded {
    pub id: NoticeId,
    pub key_id: KeyId,
    pub payload: Sealed,
    pub composed: Option<Sealed>,
}

/// The notices of some kinds.
pub(super) fn of_kinds(tx: &mut Tx<'_>, kinds: &[super::Kind]) -> Result<Vec<Worded>, Stop> {
    Ok(notices::table
        .filter(notices::kind.eq_any(kinds.to_vec()))
        .order(notices::id)
        .select((notices::id, notices::key_id, notices::payload, notices::composed))
        .load(tx.conn)?)
}

pub(super) fn rewrite(tx: &mut Tx<'_>, id: NoticeId, payload: Sealed, composed: Option<Sealed>) -> Result<(), Stop> {
    diesel::update(notices::table.find(id))
        .set((notices::payload.eq(payload), notices::composed.eq(composed)))
        .execute(tx.conn)?;
    Ok(())
}

pub(super) fn came_back(tx: &mut Tx<'_>, id: NoticeId, said: &str) -> Result<bool, Stop> {
    let sent = notices::table.filter(notices::id.eq(id).and(notices::state.eq(State::Sent)));
    let changed = diesel::update(sent)
        .set((notices::state.eq(State::Failed), notices::answer.eq(Some(said))))
        .execute(tx.conn)?;
    Ok(changed == 1)
}

pub(super) fn again(tx: &mut Tx<'_>, id: NoticeId) -> Result<(), Stop> {
    let changed = diesel::update(notices::table.filter(notices::id.eq(id)))
        .set((notices::state.eq(State::Queued), notices::due_at.eq(tx.now), notices::attempts.eq(0)))
        .execute(tx.conn)?;
    if changed == 1 { Ok(()) } else { Err(Stop::Missing) }
}

pub(super) fn find(tx: &mut Tx<'_>, id: NoticeId) -> Result<Row, Stop> {
    Ok(notices::table.find(id).select(Row::as_select()).first(tx.conn)?)
}

/// The newest of a kind whose key still stands.
pub(super) fn newest(tx: &mut Tx<'_>, kind: super::Kind) -> Result<Option<Row>, Stop> {
    Ok(notices::table
        .inner_join(seal_keys::table.on(seal_keys::id.eq(notices::key_id)))
        .filter(notices::kind.eq(kind))
        .order((notices::at.desc(), notices::id.desc()))
        .select(Row::as_select())
        .first(tx.conn)
        .optional()?)
}

pub(super) fn readers_of_held(tx: &mut Tx<'_>) -> Result<Vec<PersonId>, Stop> {
    let held = notices::reader_kind.eq("person").and(notices::state.eq(State::Held));
    let ids: Vec<i64> =
        notices::table.filter(held).select(notices::reader_id).distinct().order(notices::reader_id).load(tx.conn)?;
    Ok(ids.into_iter().map(PersonId).collect())
}

pub(super) fn held(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Row>, Stop> {
    let mine =
        notices::reader_kind.eq("person").and(notices::state.eq(State::Held)).and(notices::reader_id.eq(person.0));
    Ok(notices::table.filter(mine).order((notices::at, notices::id)).select(Row::as_select()).load(tx.conn)?)
}

pub(super) fn gathered(tx: &mut Tx<'_>, ids: &[NoticeId], answer: &str) -> Result<(), Stop> {
    diesel::update(notices::table.filter(notices::id.eq_any(ids)))
        .set((notices::state.eq(State::NotSent), notices::answer.eq(Some(answer))))
        .execute(tx.conn)?;
    Ok(())
}

/// The newest notices before a place in the log.
pub(super) fn page(
    tx: &mut Tx<'_>,
    state: Option<State>,
    case: Option<i64>,
    before: Option<(NaiveDateTime, NoticeId)>,
    limit: i64,
) -> Result<Vec<Row>, Stop> {
    let mut query =
        notices::table.select(Row::as_select()).order((notices::at.desc(), notices::id.desc())).into_boxed();
    if let Some(state) = state {
        query = query.filter(notices::state.eq(state));
    }
    if let Some(case) = case {
        query = query.filter(notices::case_id.eq(case));
    }
    if let Some((at, id)) = before {
        query = query.filter(notices::at.lt(at).or(notices::at.eq(at).and(notices::id.lt(id))));
    }
    Ok(query.limit(limit).load(tx.conn)?)
}

pub(super) fn of_cases(tx: &mut Tx<'_>, cases: &[i64], kinds: &[super::Kind]) -> Result<Vec<Row>, Stop> {
    Ok(notices::table
        .filter(notices::case_id.eq_any(cases.to_vec()).and(notices::kind.eq_any(kinds.to_vec())))
        .order((notices::at.desc(), notices::id.desc()))
        .select(Row::as_select())
        .load(tx.conn)?)
}

/// Drops what waits until an instant for the group of a case.
pub(super) fn drop_due(tx: &mut Tx<'_>, case: i64, at: NaiveDateTime) -> Result<(), Stop> {
    let waits = notices::state.eq(State::Queued).and(notices::due_at.eq(at));
    let of_group = notices::reader_kind.eq("case").and(notices::reader_id.eq(case));
    diesel::delete(notices::table.filter(of_group.and(waits))).execute(tx.conn)?;
    Ok(())
}

pub(super) fn hasten(tx: &mut Tx<'_>, case: i64) -> Result<(), Stop> {
    let waiting = notices::table
        .filter(notices::reader_kind.eq("case").and(notices::reader_id.eq(case)))
        .filter(notices::state.eq(State::Queued).and(notices::due_at.gt(tx.now)));
    diesel::update(waiting).set(notices::due_at.eq(tx.now)).execute(tx.conn)?;
    Ok(())
}

pub(super) fn counts(tx: &mut Tx<'_>) -> Result<Vec<(State, i64)>, Stop> {
    Ok(notices::table.group_by(notices::state).select((notices::state, diesel::dsl::count_star())).load(tx.conn)?)
}

pub(super) fn oldest_due(tx: &mut Tx<'_>) -> Result<Option<NaiveDateTime>, Stop> {
    Ok(notices::table
        .filter(notices::state.eq(State::Queued))
        .order(notices::due_at)
        .select(notices::due_at)
        .first(tx.conn)
        .optional()?)
}

pub(super) fn wrapped_key(tx: &mut Tx<'_>, id: KeyId) -> Result<Option<Vec<u8>>, Stop> {
    Ok(seal_keys::table.find(id).select(seal_keys::wrapped).first(tx.conn).optional()?)
}
