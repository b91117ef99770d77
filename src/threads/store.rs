//! SQL of thread entries.

pub(super) mod desk;

use crate::{
    base::{EntryId, KeyId, PersonId, Stop, Subject, seal::Sealed},
    db::{
        Tx,
        schema::{seal_keys, thread_entries},
    },
};
use chrono::NaiveDateTime;
use diesel::prelude::*;

/// An entry as it lies in the table.
#[derive(Queryable, Selectable)]
#[diesel(table_name = thread_entries)]
pub(super) struct Row {
    pub id: EntryId,
    pub subject_kind: String,
    pub subject_id: i64,
    pub lane: String,
    pub key_id: KeyId,
    pub author_kind: String,
    pub author_id: i64,
    pub body: Sealed,
    pub at: NaiveDateTime,
    pub struck_at: Option<NaiveDateTime>,
    pub struck_by: Option<i64>,
    pub struck_reason: Option<Sealed>,
}

/// An entry with its wrapped key, where that still exists.
pub(super) type Keyed = (Row, Option<Vec<u8>>);

macro_rules! entries {
    () => {
        thread_entries::table
            .left_join(seal_keys::table.on(seal_keys::id.eq(thread_entries::key_id)))
            .select((Row::as_select(), seal_keys::wrapped.nullable()))
    };
}

pub(super) fn insert(
    tx: &mut Tx<'_>,
    id: EntryId,
    subject: Subject,
    lane: &str,
    key_id: KeyId,
    body: Sealed,
) -> Result<(), Stop> {
    let (author_kind, author_id) = tx.actor.columns();
    diesel::insert_into(thread_entries::table)
        .values((
            thread_entries::id.eq(id),
            thread_entries::subject_kind.eq(subject.kind),
            thread_entries::subject_id.eq(subject.id),
            thread_entries::lane.eq(lane),
            thread_entries::key_id.eq(key_id),
            thread_entries::author_kind.eq(author_kind),
            thread_entries::author_id.eq(author_id),
            thread_entries::body.eq(body),
            thread_entries::at.eq(tx.now),
        ))
        .execute(tx.conn)?;
    Ok(())
}

pub(super) fn of_lane(tx: &mut Tx<'_>, subject: Subject, lane: &str) -> Result<Vec<Keyed>, Stop> {
    let mine = thread_entries::subject_kind
        .eq(subject.kind)
        .and(thread_entries::subject_id.eq(subject.id))
        .and(thread_entries::lane.eq(lane));
    Ok(entries!().filter(mine).order((thread_entries::at, thread_entries::id)).load(tx.conn)?)
}

pub(super) fn count(tx: &mut Tx<'_>, subject: Subject, lane: &str) -> Result<i64, Stop> {
    let mine = thread_entries::subject_kind
        .eq(subject.kind)
        .and(thread_entries::subject_id.eq(subject.id))
        .and(thread_entries::lane.eq(lane))
        .and(thread_entries::struck_at.is_null());
    Ok(thread_entries::table.filter(mine).count().get_result(tx.conn)?)
}

pub(super) fn find(tx: &mut Tx<'_>, id: EntryId) -> Result<Keyed, Stop> {
    Ok(entries!().filter(thread_entries::id.eq(id)).first(tx.conn)?)
}

/// Strikes an entry that is not struck yet; false where somebody was first.
pub(super) fn strike(tx: &mut Tx<'_>, id: EntryId, by: PersonId, reason: Sealed) -> Result<bool, Stop> {
    let open = thread_entries::table.filter(thread_entries::id.eq(id).and(thread_entries::struck_at.is_null()));
    let changed = diesel::update(open)
        .set((
            thread_entries::struck_at.eq(Some(tx.now)),
            thread_entries::struck_by.eq(Some(by.0)),
            thread_entries::struck_reason.eq(Some(reason)),
        ))
        .execute(tx.conn)?;
    Ok(changed == 1)
}
