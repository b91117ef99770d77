//! SQL of the audit trail.

use super::{Event, history::Filter};
use crate::{
    base::{AuditId, KeyId, Stop, Subject, seal::Sealed},
    db::{
        Tx, insert_all,
        schema::{audit_entries, audit_sealed, audit_seals, seal_keys},
    },
};
use chrono::{NaiveDateTime, NaiveTime};
use diesel::{prelude::*, sql_query};

pub(super) fn insert(
    tx: &mut Tx<'_>,
    id: AuditId,
    event: &Event<'_>,
    key_id: Option<KeyId>,
    details: Option<Sealed>,
) -> Result<(), Stop> {
    let (actor_kind, actor_id) = event.hidden_actor.map_or_else(|| tx.actor.columns(), |word| (word, 0));
    diesel::insert_into(audit_entries::table)
        .values((
            audit_entries::id.eq(id),
            audit_entries::at.eq(tx.now),
            audit_entries::actor_kind.eq(actor_kind),
            audit_entries::actor_id.eq(actor_id),
            audit_entries::act.eq(event.act),
            audit_entries::subject_kind.eq(event.subject.kind),
            audit_entries::subject_id.eq(event.subject.id),
            audit_entries::case_id.eq(event.case.map(|case| case.0)),
            audit_entries::key_id.eq(key_id),
            audit_entries::details.eq(details),
        ))
        .execute(tx.conn)?;
    Ok(())
}

pub(super) fn insert_many(tx: &mut Tx<'_>, ids: &[AuditId], past: &[super::Past]) -> Result<(), Stop> {
    let now = tx.now;
    let rows = ids.iter().zip(past).map(|(id, (act, actor, application))| {
        let (actor_kind, actor_id) = actor.columns();
        (
            audit_entries::id.eq(*id),
            audit_entries::at.eq(now),
            audit_entries::actor_kind.eq(actor_kind),
            audit_entries::actor_id.eq(actor_id),
            audit_entries::act.eq(*act),
            audit_entries::subject_kind.eq("application"),
            audit_entries::subject_id.eq(application.0),
            audit_entries::case_id.eq(application.0),
        )
    });
    insert_all!(tx, audit_entries::table, rows, 8);
    Ok(())
}

/// An entry as it lies in the table.
#[derive(Queryable)]
pub(super) struct Entry {
    pub id: AuditId,
    pub at: NaiveDateTime,
    pub actor_kind: String,
    pub actor_id: i64,
    pub act: String,
    pub subject_kind: String,
    pub subject_id: i64,
    pub case_id: Option<i64>,
    pub key_id: Option<KeyId>,
    pub details: Option<Sealed>,
}

/// An entry with the wrapped key of its details, where that still exists.
pub(super) type Keyed = (Entry, Option<Vec<u8>>);

macro_rules! entries {
    () => {
        audit_entries::table
            .left_join(seal_keys::table.on(seal_keys::id.nullable().eq(audit_entries::key_id)))
            .select((audit_entries::all_columns, seal_keys::wrapped.nullable()))
    };
}

pub(super) fn of_subject(tx: &mut Tx<'_>, subject: Subject, most: i64) -> Result<Vec<Keyed>, Stop> {
    let mine = audit_entries::subject_kind.eq(subject.kind).and(audit_entries::subject_id.eq(subject.id));
    Ok(entries!().filter(mine).order((audit_entries::at.desc(), audit_entries::id)).limit(most).load(tx.conn)?)
}

pub(super) fn of_case(tx: &mut Tx<'_>, case: i64) -> Result<Vec<Keyed>, Stop> {
    let mine = audit_entries::case_id.eq(case);
    Ok(entries!().filter(mine).order((audit_entries::at.desc(), audit_entries::id)).limit(300).load(tx.conn)?)
}

/// The newest entries before an instant, of those that are wanted.
pub(super) fn page(
    tx: &mut Tx<'_>,
    wanted: &Filter,
    before: Option<(NaiveDateTime, AuditId)>,
    limit: i64,
) -> Result<Vec<Keyed>, Stop> {
    let mut query = entries!().order((audit_entries::at.desc(), audit_entries::id.desc())).limit(limit).into_boxed();
    if let Some((at, id)) = before {
        query = query.filter(audit_entries::at.lt(at).or(audit_entries::at.eq(at).and(audit_entries::id.lt(id))));
    }
    if let Some(person) = wanted.person {
        query = query.filter(audit_entries::actor_kind.eq("person").and(audit_entries::actor_id.eq(person.0)));
    }
    if let Some(act) = &wanted.act {
        query = query.filter(audit_entries::act.eq(act.clone()));
    }
    if let Some(about) = &wanted.about {
        query = query.filter(audit_entries::subject_kind.eq(about.clone()));
    }
    if let Some(from) = wanted.from {
        query = query.filter(audit_entries::at.ge(from.and_time(NaiveTime::MIN)));
    }
    if let Some(after) = wanted.to.and_then(|to| to.succ_opt()) {
        query = query.filter(audit_entries::at.lt(after.and_time(NaiveTime::MIN)));
    }
    Ok(query.load(tx.conn)?)
}

#[derive(QueryableByName)]
struct Word {
    #[diesel(sql_type = diesel::sql_types::Text)]
    word: String,
}

/// The different acts, and the kinds of things, that the trail tells of: found by leaping along their indexes.
pub(super) fn words(tx: &mut Tx<'_>) -> Result<(Vec<String>, Vec<String>), Stop> {
    let mut leap = |column: &str| -> Result<Vec<String>, Stop> {
        let found: Vec<Word> = sql_query(format!(
            "WITH RECURSIVE w(word) AS (SELECT MIN({column}) FROM audit_entries UNION ALL \
             SELECT (SELECT MIN(e.{column}) FROM audit_entries e WHERE e.{column} > w.word) FROM w \
             WHERE w.word IS NOT NULL) SELECT word FROM w WHERE word IS NOT NULL"
        ))
        .load(tx.conn)?;
        Ok(found.into_iter().map(|row| row.word).collect())
    };
    Ok((leap("act")?, leap("subject_kind")?))
}

/// Entries that no seal covers yet, of those not older than an instant.
pub(super) fn unsealed(tx: &mut Tx<'_>, since: Option<NaiveDateTime>, limit: i64) -> Result<Vec<Entry>, Stop> {
    let mut query = audit_entries::table
        .left_join(audit_sealed::table.on(audit_sealed::entry_id.eq(audit_entries::id)))
        .filter(audit_sealed::entry_id.nullable().is_null())
        .order((audit_entries::at, audit_entries::id))
        .limit(limit)
        .select(audit_entries::all_columns)
        .into_boxed();
    if let Some(since) = since {
        query = query.filter(audit_entries::at.ge(since));
    }
    Ok(query.load(tx.conn)?)
}

/// The instant of the last entry that a seal covers.
pub(super) fn last_sealed_at(tx: &mut Tx<'_>, number: i64) -> Result<Option<NaiveDateTime>, Stop> {
    Ok(audit_sealed::table
        .inner_join(audit_entries::table.on(audit_entries::id.eq(audit_sealed::entry_id)))
        .filter(audit_sealed::seal_number.eq(number))
        .order(audit_sealed::position.desc())
        .select(audit_entries::at)
        .first(tx.conn)
        .optional()?)
}

/// A seal: its number, instant, the tag before it, count of entries, its tag.
pub(super) type Seal = (i64, NaiveDateTime, Vec<u8>, i32, Vec<u8>);

pub(super) fn last_seal(tx: &mut Tx<'_>) -> Result<Option<Seal>, Stop> {
    Ok(audit_seals::table.order(audit_seals::number.desc()).first(tx.conn).optional()?)
}

pub(super) fn seal(tx: &mut Tx<'_>, number: i64) -> Result<Option<Seal>, Stop> {
    Ok(audit_seals::table.filter(audit_seals::number.eq(number)).first(tx.conn).optional()?)
}

/// The seals after a number, in order.
pub(super) fn seals(tx: &mut Tx<'_>, after: i64, most: i64) -> Result<Vec<Seal>, Stop> {
    Ok(audit_seals::table.filter(audit_seals::number.gt(after)).order(audit_seals::number).limit(most).load(tx.conn)?)
}

/// Whether entries are said to be covered by a seal after a number.
pub(super) fn any_sealed_after(tx: &mut Tx<'_>, number: i64) -> Result<bool, Stop> {
    let after = audit_sealed::table.filter(audit_sealed::seal_number.gt(number)).select(audit_sealed::entry_id);
    Ok(after.first::<i64>(tx.conn).optional()?.is_some())
}

/// What a seal covers: its number, the position, the digest, and the entry where that is there.
pub(super) type Covered = (i64, i32, Vec<u8>, Option<Entry>);

/// What the seals after a number and up to another cover, in order.
pub(super) fn sealed_entries(tx: &mut Tx<'_>, after: i64, last: i64) -> Result<Vec<Covered>, Stop> {
    Ok(audit_sealed::table
        .left_join(audit_entries::table.on(audit_entries::id.eq(audit_sealed::entry_id)))
        .filter(audit_sealed::seal_number.gt(after).and(audit_sealed::seal_number.le(last)))
        .order((audit_sealed::seal_number, audit_sealed::position))
        .select((
            audit_sealed::seal_number,
            audit_sealed::position,
            audit_sealed::digest,
            audit_entries::all_columns.nullable(),
        ))
        .load(tx.conn)?)
}

pub(super) fn insert_seal(tx: &mut Tx<'_>, seal: &Seal, covered: &[(AuditId, Vec<u8>)]) -> Result<(), Stop> {
    diesel::insert_into(audit_seals::table)
        .values((
            audit_seals::number.eq(seal.0),
            audit_seals::at.eq(seal.1),
            audit_seals::previous.eq(&seal.2),
            audit_seals::entries.eq(seal.3),
            audit_seals::tag.eq(&seal.4),
        ))
        .execute(tx.conn)?;
    for (position, (entry, digest)) in (0..).zip(covered) {
        diesel::insert_into(audit_sealed::table)
            .values((
                audit_sealed::entry_id.eq(entry.0),
                audit_sealed::seal_number.eq(seal.0),
                audit_sealed::position.eq(position),
                audit_sealed::digest.eq(digest),
            ))
            .execute(tx.conn)?;
    }
    Ok(())
}
