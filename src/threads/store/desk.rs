//! SQL of read marks, and of who looks after a lane.

use crate::{
    base::{PersonId, Stop, Subject},
    db::{
        Tx,
        schema::{thread_cares, thread_entries, thread_reads},
    },
    threads::desk::{Care, Read, Waiting},
};
use chrono::NaiveDateTime;
use diesel::{prelude::*, sql_query, sql_types};

pub(in crate::threads) fn mark_read(
    tx: &mut Tx<'_>,
    subject: Subject,
    lane: &str,
    reader_kind: &str,
    reader_id: i64,
) -> Result<(), Stop> {
    sql_query(
        "INSERT INTO thread_reads (subject_kind, subject_id, lane, reader_kind, reader_id, read_at) \
         VALUES ($1, $2, $3, $4, $5, $6) \
         ON CONFLICT (subject_kind, subject_id, lane, reader_kind, reader_id) DO UPDATE SET read_at = excluded.read_at",
    )
    .bind::<sql_types::Text, _>(subject.kind)
    .bind::<sql_types::BigInt, _>(subject.id)
    .bind::<sql_types::Text, _>(lane)
    .bind::<sql_types::Text, _>(reader_kind)
    .bind::<sql_types::BigInt, _>(reader_id)
    .bind::<sql_types::Timestamp, _>(tx.now)
    .execute(tx.conn)?;
    Ok(())
}

pub(in crate::threads) fn reads(tx: &mut Tx<'_>, subject: Subject, lane: &str) -> Result<Vec<Read>, Stop> {
    let mine = thread_reads::subject_kind
        .eq(subject.kind)
        .and(thread_reads::subject_id.eq(subject.id))
        .and(thread_reads::lane.eq(lane));
    let rows: Vec<(String, i64, NaiveDateTime)> = thread_reads::table
        .filter(mine)
        .select((thread_reads::reader_kind, thread_reads::reader_id, thread_reads::read_at))
        .order(thread_reads::read_at)
        .load(tx.conn)?;
    Ok(rows.into_iter().map(|(reader_kind, reader_id, at)| Read { reader_kind, reader_id, at }).collect())
}

/// How many entries of the other side were written since the actor read a lane.
pub(in crate::threads) fn unread(tx: &mut Tx<'_>, subject: Subject, lane: &str) -> Result<i64, Stop> {
    let (kind, reader) = tx.actor.columns();
    let mark = thread_reads::table
        .filter(thread_reads::subject_kind.eq(subject.kind).and(thread_reads::subject_id.eq(subject.id)))
        .filter(thread_reads::lane.eq(lane))
        .filter(thread_reads::reader_kind.eq(kind).and(thread_reads::reader_id.eq(reader)))
        .filter(thread_reads::read_at.ge(thread_entries::at));
    let mut others = thread_entries::table
        .filter(thread_entries::subject_kind.eq(subject.kind).and(thread_entries::subject_id.eq(subject.id)))
        .filter(thread_entries::lane.eq(lane))
        .filter(diesel::dsl::not(diesel::dsl::exists(mark)))
        .into_boxed();
    others = match kind {
        "case" => others.filter(thread_entries::author_kind.ne("case")),
        _ => others.filter(thread_entries::author_kind.eq("case")),
    };
    Ok(others.count().get_result(tx.conn)?)
}

pub(in crate::threads) fn care(tx: &mut Tx<'_>, subject: Subject, lane: &str) -> Result<Care, Stop> {
    let row: Option<(Option<i64>, Option<NaiveDateTime>)> = thread_cares::table
        .find((subject.kind, subject.id, lane))
        .select((thread_cares::person_id, thread_cares::settled_at))
        .first(tx.conn)
        .optional()?;
    Ok(row.map_or_else(Care::default, |(person, settled_at)| Care { person: person.map(PersonId), settled_at }))
}

pub(in crate::threads) fn give(
    tx: &mut Tx<'_>,
    subject: Subject,
    lane: &str,
    person: Option<PersonId>,
) -> Result<(), Stop> {
    sql_query(
        "INSERT INTO thread_cares (subject_kind, subject_id, lane, person_id) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (subject_kind, subject_id, lane) DO UPDATE SET person_id = excluded.person_id",
    )
    .bind::<sql_types::Text, _>(subject.kind)
    .bind::<sql_types::BigInt, _>(subject.id)
    .bind::<sql_types::Text, _>(lane)
    .bind::<sql_types::Nullable<sql_types::BigInt>, _>(person.map(|person| person.0))
    .execute(tx.conn)?;
    Ok(())
}

pub(in crate::threads) fn given_to(tx: &mut Tx<'_>, kind: &str, person: PersonId) -> Result<Vec<(i64, String)>, Stop> {
    let theirs = thread_cares::subject_kind.eq(kind).and(thread_cares::person_id.eq(Some(person.0)));
    let rows = thread_cares::table.filter(theirs).select((thread_cares::subject_id, thread_cares::lane));
    Ok(rows.order((thread_cares::subject_id, thread_cares::lane)).load(tx.conn)?)
}

/// How many lanes of things of a kind were given to each person.
pub(in crate::threads) fn given(tx: &mut Tx<'_>, kind: &str) -> Result<Vec<(PersonId, i64)>, Stop> {
    let rows: Vec<(Option<i64>, i64)> = thread_cares::table
        .filter(thread_cares::subject_kind.eq(kind).and(thread_cares::person_id.is_not_null()))
        .group_by(thread_cares::person_id)
        .select((thread_cares::person_id, diesel::dsl::count_star()))
        .load(tx.conn)?;
    Ok(rows.into_iter().filter_map(|(person, n)| Some((PersonId(person?), n))).collect())
}

pub(in crate::threads) fn settle(tx: &mut Tx<'_>, subject: Subject, lane: &str) -> Result<(), Stop> {
    sql_query(
        "INSERT INTO thread_cares (subject_kind, subject_id, lane, settled_at) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (subject_kind, subject_id, lane) DO UPDATE SET settled_at = excluded.settled_at",
    )
    .bind::<sql_types::Text, _>(subject.kind)
    .bind::<sql_types::BigInt, _>(subject.id)
    .bind::<sql_types::Text, _>(lane)
    .bind::<sql_types::Timestamp, _>(tx.now)
    .execute(tx.conn)?;
    Ok(())
}

#[derive(QueryableByName)]
struct WaitingRow {
    #[diesel(sql_type = sql_types::BigInt)]
    subject_id: i64,
    #[diesel(sql_type = sql_types::Timestamp)]
    since: NaiveDateTime,
    #[diesel(sql_type = sql_types::BigInt)]
    messages: i64,
    #[diesel(sql_type = sql_types::Nullable<sql_types::BigInt>)]
    person_id: Option<i64>,
}

pub(in crate::threads) fn waiting(
    tx: &mut Tx<'_>,
    kind: &str,
    lane: &str,
    given_to: Option<PersonId>,
    limit: i64,
) -> Result<Vec<Waiting>, Stop> {
    let rows: Vec<WaitingRow> = sql_query(
        "SELECT e.subject_id, MIN(e.at) AS since, COUNT(*) AS messages, c.person_id FROM thread_entries e \
         LEFT JOIN thread_cares c ON c.subject_kind = e.subject_kind AND c.subject_id = e.subject_id AND c.lane = e.lane \
         WHERE e.subject_kind = $1 AND e.lane = $2 AND e.author_kind = 'case' \
         AND (c.settled_at IS NULL OR e.at > c.settled_at) AND ($3 = 0 OR c.person_id = $3) \
         GROUP BY e.subject_id, c.person_id ORDER BY since, e.subject_id LIMIT $4",
    )
    .bind::<sql_types::Text, _>(kind)
    .bind::<sql_types::Text, _>(lane)
    .bind::<sql_types::BigInt, _>(given_to.map_or(0, |person| person.0))
    .bind::<sql_types::BigInt, _>(limit)
    .load(tx.conn)?;
    let waiting = |row: WaitingRow| Waiting {
        subject: row.subject_id,
        since: row.since,
        messages: row.messages,
        person: row.person_id.map(PersonId),
    };
    Ok(rows.into_iter().map(waiting).collect())
}
