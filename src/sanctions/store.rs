//! SQL of the lists, the checks and the hits.

use super::{List, ListState, Occasion, Publisher, Verdict};
use crate::{
    base::{ApplicationId, ListId, ListedId, NameCheckId, NameHitId, PersonId, Stop, seal::Sealed},
    db::{
        Tx, insert_all,
        schema::{name_checks, name_hits, sanction_lists, sanction_names, sanction_words},
    },
};
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

/// A list in its columns.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = sanction_lists)]
pub(super) struct ListRow {
    pub id: ListId,
    pub publisher: Publisher,
    pub dated_on: Option<NaiveDate>,
    pub sha256: String,
    pub entries: i64,
    pub names: i64,
    pub state: ListState,
    pub imported_by: PersonId,
    pub imported_at: NaiveDateTime,
}

impl From<ListRow> for List {
    fn from(row: ListRow) -> Self {
        Self {
            id: row.id,
            publisher: row.publisher,
            on: row.dated_on,
            sha256: row.sha256,
            entries: row.entries,
            names: row.names,
            state: row.state,
            imported_by: row.imported_by,
            imported_at: row.imported_at,
        }
    }
}

/// A check in its columns.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = name_checks)]
pub(super) struct CheckRow {
    pub id: NameCheckId,
    pub application_id: ApplicationId,
    pub occasion: Occasion,
    pub subject_kind: String,
    pub subject_id: i64,
    pub lists: String,
    pub names: i32,
    pub hits: i32,
    pub checked_by_kind: String,
    pub checked_by: i64,
    pub checked_at: NaiveDateTime,
}

/// A hit in its columns.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = name_hits)]
pub(super) struct HitRow {
    pub id: NameHitId,
    pub application_id: ApplicationId,
    pub token: i64,
    pub list_id: ListId,
    pub details: Sealed,
    pub verdict: Verdict,
    pub note: Option<Sealed>,
    pub found_at: NaiveDateTime,
    pub judged_by: Option<PersonId>,
    pub judged_at: Option<NaiveDateTime>,
}

/// Lists in use and those they took the place of, newest first.
pub(super) fn lists(tx: &mut Tx<'_>, most: i64) -> Result<Vec<List>, Stop> {
    let rows: Vec<ListRow> = sanction_lists::table
        .filter(sanction_lists::state.ne(ListState::Loading))
        .order((sanction_lists::imported_at.desc(), sanction_lists::id.desc()))
        .limit(most)
        .select(ListRow::as_select())
        .load(tx.conn)?;
    Ok(rows.into_iter().map(List::from).collect())
}

pub(super) fn in_state(tx: &mut Tx<'_>, state: ListState) -> Result<Vec<List>, Stop> {
    let rows: Vec<ListRow> = sanction_lists::table
        .filter(sanction_lists::state.eq(state))
        .order((sanction_lists::publisher, sanction_lists::id))
        .select(ListRow::as_select())
        .load(tx.conn)?;
    Ok(rows.into_iter().map(List::from).collect())
}

pub(super) fn some_lists(tx: &mut Tx<'_>, ids: &[ListId]) -> Result<Vec<List>, Stop> {
    let query = sanction_lists::table.filter(sanction_lists::id.eq_any(ids)).select(ListRow::as_select());
    let rows: Vec<ListRow> = query.load(tx.conn)?;
    Ok(rows.into_iter().map(List::from).collect())
}

pub(super) fn find_list(tx: &mut Tx<'_>, id: ListId) -> Result<List, Stop> {
    Ok(sanction_lists::table.find(id).select(ListRow::as_select()).first(tx.conn)?.into())
}

pub(super) fn insert_list(tx: &mut Tx<'_>, row: ListRow) -> Result<(), Stop> {
    diesel::insert_into(sanction_lists::table).values(row).execute(tx.conn)?;
    Ok(())
}

/// Moves lists to another state; gives how many were in the one before.
pub(super) fn turn_lists(tx: &mut Tx<'_>, ids: &[ListId], from: ListState, to: ListState) -> Result<usize, Stop> {
    let mine = sanction_lists::table.filter(sanction_lists::id.eq_any(ids).and(sanction_lists::state.eq(from)));
    Ok(diesel::update(mine).set(sanction_lists::state.eq(to)).execute(tx.conn)?)
}

/// A name with the words it is found by.
pub(super) struct NameRow {
    pub id: ListedId,
    pub entry: String,
    pub name: String,
    pub words: Vec<String>,
}

pub(super) fn insert_names(tx: &mut Tx<'_>, list: ListId, names: &[NameRow]) -> Result<(), Stop> {
    let rows = names.iter().map(|row| {
        (
            sanction_names::id.eq(row.id),
            sanction_names::list_id.eq(list),
            sanction_names::entry.eq(&row.entry),
            sanction_names::name.eq(&row.name),
        )
    });
    insert_all!(tx, sanction_names::table, rows, 4);
    let words = names.iter().flat_map(|row| row.words.iter().map(|word| (word, row.id)));
    let rows = words.map(|(word, name)| {
        (sanction_words::list_id.eq(list), sanction_words::word.eq(word), sanction_words::name_id.eq(name))
    });
    insert_all!(tx, sanction_words::table, rows, 3);
    Ok(())
}

/// Takes some names of a list away; gives how many.
pub(super) fn drop_names(tx: &mut Tx<'_>, list: ListId, most: i64) -> Result<usize, Stop> {
    let mine = sanction_names::table.filter(sanction_names::list_id.eq(list)).select(sanction_names::id);
    let ids: Vec<ListedId> = mine.limit(most).load(tx.conn)?;
    let words =
        sanction_words::table.filter(sanction_words::list_id.eq(list).and(sanction_words::name_id.eq_any(&ids)));
    diesel::delete(words).execute(tx.conn)?;
    Ok(diesel::delete(sanction_names::table.filter(sanction_names::id.eq_any(&ids))).execute(tx.conn)?)
}

pub(super) fn drop_list(tx: &mut Tx<'_>, list: ListId) -> Result<(), Stop> {
    diesel::delete(sanction_lists::table.find(list)).execute(tx.conn)?;
    Ok(())
}

/// The names of these lists that share a word with what is asked: list, entry, name.
pub(super) fn candidates(
    tx: &mut Tx<'_>,
    lists: &[ListId],
    words: &[String],
) -> Result<Vec<(ListId, String, String)>, Stop> {
    let rows = sanction_words::table
        .inner_join(sanction_names::table.on(sanction_names::id.eq(sanction_words::name_id)))
        .filter(sanction_words::list_id.eq_any(lists).and(sanction_words::word.eq_any(words)))
        .select((sanction_names::list_id, sanction_names::entry, sanction_names::name))
        .distinct()
        .load(tx.conn)?;
    Ok(rows)
}

pub(super) fn insert_check(tx: &mut Tx<'_>, row: CheckRow) -> Result<(), Stop> {
    diesel::insert_into(name_checks::table).values(row).execute(tx.conn)?;
    Ok(())
}

pub(super) fn checks_of(tx: &mut Tx<'_>, case: ApplicationId) -> Result<Vec<CheckRow>, Stop> {
    Ok(name_checks::table
        .filter(name_checks::application_id.eq(case))
        .order((name_checks::checked_at.desc(), name_checks::id.desc()))
        .limit(100)
        .select(CheckRow::as_select())
        .load(tx.conn)?)
}

/// What was said of these likenesses in a case.
pub(super) fn verdicts(tx: &mut Tx<'_>, case: ApplicationId, tokens: &[i64]) -> Result<Vec<(i64, Verdict)>, Stop> {
    Ok(name_hits::table
        .filter(name_hits::application_id.eq(case).and(name_hits::token.eq_any(tokens)))
        .select((name_hits::token, name_hits::verdict))
        .load(tx.conn)?)
}

pub(super) fn insert_hit(tx: &mut Tx<'_>, row: HitRow) -> Result<(), Stop> {
    diesel::insert_into(name_hits::table).values(row).execute(tx.conn)?;
    Ok(())
}

pub(super) fn find_hit(tx: &mut Tx<'_>, id: NameHitId) -> Result<HitRow, Stop> {
    Ok(name_hits::table.find(id).select(HitRow::as_select()).first(tx.conn)?)
}

pub(super) fn hits_of(tx: &mut Tx<'_>, case: ApplicationId) -> Result<Vec<HitRow>, Stop> {
    Ok(name_hits::table
        .filter(name_hits::application_id.eq(case))
        .order((name_hits::found_at.desc(), name_hits::id.desc()))
        .limit(200)
        .select(HitRow::as_select())
        .load(tx.conn)?)
}

/// Hits of all cases: those that block first, then the newest.
pub(super) fn hits(tx: &mut Tx<'_>, open: bool, most: i64) -> Result<Vec<HitRow>, Stop> {
    let query = name_hits::table
        .order((name_hits::found_at.desc(), name_hits::id.desc()))
        .limit(most)
        .select(HitRow::as_select())
        .into_boxed();
    let query = if open {
        query.filter(name_hits::verdict.eq(Verdict::Open))
    } else {
        query.filter(name_hits::verdict.ne(Verdict::Open))
    };
    Ok(query.load(tx.conn)?)
}

pub(super) fn set_verdict(
    tx: &mut Tx<'_>,
    id: NameHitId,
    verdict: Verdict,
    note: Sealed,
    by: PersonId,
) -> Result<(), Stop> {
    diesel::update(name_hits::table.find(id))
        .set((
            name_hits::verdict.eq(verdict),
            name_hits::note.eq(Some(note)),
            name_hits::judged_by.eq(Some(by)),
            name_hits::judged_at.eq(Some(tx.now)),
        ))
        .execute(tx.conn)?;
    Ok(())
}
