//! SQL of the payees.

use super::{Method, State};
use crate::{
    base::{GroupId, KeyId, PayeeId, PersonId, Stop, seal::Sealed},
    db::{
        Tx,
        schema::{payees, seal_keys},
    },
};
use chrono::NaiveDateTime;
use diesel::{prelude::*, sql_query, sql_types};

/// A payee as it is entered.
#[derive(Insertable)]
#[diesel(table_name = payees)]
pub(super) struct NewRow {
    pub id: PayeeId,
    pub key_id: KeyId,
    pub group_id: Option<GroupId>,
    pub name: Sealed,
    pub method: Method,
    pub country: String,
    pub currency: &'static str,
    pub details: Sealed,
    pub account_tail: String,
    pub state: State,
    pub created_by: PersonId,
    pub created_at: NaiveDateTime,
}

/// A payee as it lies in the table.
#[derive(Queryable, Selectable)]
#[diesel(table_name = payees)]
pub(super) struct Row {
    pub id: PayeeId,
    pub key_id: KeyId,
    pub group_id: Option<GroupId>,
    pub name: Sealed,
    pub method: Method,
    pub country: String,
    pub currency: String,
    pub details: Sealed,
    pub account_tail: String,
    pub state: State,
    pub created_by: PersonId,
    pub created_at: NaiveDateTime,
    pub verified_note: Option<Sealed>,
    pub verified_by: Option<PersonId>,
    pub verified_at: Option<NaiveDateTime>,
    pub changed_by: Option<PersonId>,
    pub changed_at: Option<NaiveDateTime>,
}

/// What a change writes: the details are to be verified anew.
#[derive(AsChangeset)]
#[diesel(table_name = payees, treat_none_as_null = true)]
pub(super) struct NewDetails {
    pub name: Sealed,
    pub method: Method,
    pub country: String,
    pub currency: &'static str,
    pub details: Sealed,
    pub account_tail: String,
    pub state: State,
    pub verified_note: Option<Sealed>,
    pub verified_by: Option<PersonId>,
    pub verified_at: Option<NaiveDateTime>,
    pub changed_by: Option<PersonId>,
    pub changed_at: Option<NaiveDateTime>,
}

/// A payee with its wrapped key, where that still exists.
pub(super) type Keyed = (Row, Option<Vec<u8>>);

macro_rules! keyed {
    () => {
        payees::table
            .left_join(seal_keys::table.on(seal_keys::id.eq(payees::key_id)))
            .select((Row::as_select(), seal_keys::wrapped.nullable()))
    };
}

pub(super) fn insert(tx: &mut Tx<'_>, row: NewRow) -> Result<(), Stop> {
    diesel::insert_into(payees::table).values(row).execute(tx.conn)?;
    Ok(())
}

pub(super) fn find(tx: &mut Tx<'_>, id: PayeeId) -> Result<Keyed, Stop> {
    Ok(keyed!().filter(payees::id.eq(id)).first(tx.conn)?)
}

pub(super) fn some(tx: &mut Tx<'_>, ids: &[PayeeId]) -> Result<Vec<Keyed>, Stop> {
    Ok(keyed!().filter(payees::id.eq_any(ids)).load(tx.conn)?)
}

pub(super) fn of_groups(tx: &mut Tx<'_>, groups: &[GroupId]) -> Result<Vec<Keyed>, Stop> {
    let mine = payees::group_id.eq_any(groups.to_vec()).and(payees::state.ne(State::Retired));
    Ok(keyed!().filter(mine).order((payees::created_at.desc(), payees::id.desc())).limit(100).load(tx.conn)?)
}

/// The record that stands for a group, beside a mark and another group that has it; nothing beside it where no other has.
#[derive(QueryableByName)]
pub(super) struct TwinRow {
    #[diesel(sql_type = sql_types::BigInt)]
    pub root: i64,
    #[diesel(sql_type = sql_types::Nullable<sql_types::Text>)]
    pub mark: Option<String>,
    #[diesel(sql_type = sql_types::Nullable<sql_types::BigInt>)]
    pub twin: Option<i64>,
}

/// Groups that share a mark (`Mark`) with a group, by whichever of their records, but for those said to be others.
/// A token is made of its kind too: two kinds have no token in common.
pub(super) fn twins(tx: &mut Tx<'_>, group: GroupId, most: i64) -> Result<Vec<TwinRow>, Stop> {
    let sql = "WITH root AS (SELECT COALESCE(merged_into, id) AS id FROM groups WHERE id = $1), \
        family AS (SELECT g.id FROM groups g JOIN root ON g.id = root.id OR g.merged_into = root.id), \
        mine AS (\
            SELECT t.subject_kind, t.token FROM family f JOIN blind_tokens t ON t.subject_id = f.id \
                AND t.subject_kind IN ('same_name', 'same_phone', 'same_contact') \
            UNION SELECT t.subject_kind, t.token FROM family f JOIN payees p ON p.group_id = f.id \
                JOIN blind_tokens t ON t.subject_id = p.id AND t.subject_kind = 'same_account'), \
        others AS (\
            SELECT o.subject_kind AS mark, CASE o.subject_kind WHEN 'same_account' THEN p.group_id ELSE o.subject_id END AS id \
            FROM mine m JOIN blind_tokens o ON o.subject_kind = m.subject_kind AND o.token = m.token \
                LEFT JOIN payees p ON p.id = o.subject_id AND o.subject_kind = 'same_account'), \
        twins AS (\
            SELECT DISTINCT o.mark, COALESCE(g.merged_into, g.id) AS id FROM others o JOIN groups g ON g.id = o.id \
            WHERE o.id NOT IN (SELECT id FROM family) AND NOT EXISTS (\
                SELECT 1 FROM groups_apart a JOIN family f ON f.id IN (a.one_id, a.other_id) \
                WHERE COALESCE(g.merged_into, g.id) IN (a.one_id, a.other_id)) \
            ORDER BY 1, 2 LIMIT $2) \
        SELECT root.id AS root, twins.mark, twins.id AS twin FROM root LEFT JOIN twins ON 1 = 1";
    Ok(sql_query(sql).bind::<sql_types::BigInt, _>(group.0).bind::<sql_types::BigInt, _>(most).load(tx.conn)?)
}

pub(super) fn page(tx: &mut Tx<'_>, before: Option<(NaiveDateTime, PayeeId)>, most: i64) -> Result<Vec<Keyed>, Stop> {
    let mut query = keyed!().order((payees::created_at.desc(), payees::id.desc())).limit(most).into_boxed();
    if let Some((at, id)) = before {
        query = query.filter(payees::created_at.lt(at).or(payees::created_at.eq(at).and(payees::id.lt(id))));
    }
    Ok(query.load(tx.conn)?)
}

pub(super) fn keys_of_group(tx: &mut Tx<'_>, group: GroupId) -> Result<Vec<(PayeeId, KeyId)>, Stop> {
    Ok(payees::table.filter(payees::group_id.eq(group)).select((payees::id, payees::key_id)).load(tx.conn)?)
}

pub(super) fn change(tx: &mut Tx<'_>, id: PayeeId, row: NewDetails) -> Result<(), Stop> {
    diesel::update(payees::table.find(id)).set(row).execute(tx.conn)?;
    Ok(())
}

/// Takes the payee's row for this transaction, so that nobody verifies what another is changing.
pub(super) fn lock(tx: &mut Tx<'_>, id: PayeeId) -> Result<(), Stop> {
    diesel::update(payees::table.find(id)).set(payees::created_at.eq(payees::created_at)).execute(tx.conn)?;
    Ok(())
}

pub(super) fn set_verified(tx: &mut Tx<'_>, id: PayeeId, by: PersonId, note: Sealed) -> Result<(), Stop> {
    diesel::update(payees::table.find(id))
        .set((
            payees::state.eq(State::Verified),
            payees::verified_note.eq(Some(note)),
            payees::verified_by.eq(Some(by)),
            payees::verified_at.eq(Some(tx.now)),
        ))
        .execute(tx.conn)?;
    Ok(())
}

pub(super) fn set_state(tx: &mut Tx<'_>, id: PayeeId, state: State) -> Result<(), Stop> {
    diesel::update(payees::table.find(id)).set(payees::state.eq(state)).execute(tx.conn)?;
    Ok(())
}
