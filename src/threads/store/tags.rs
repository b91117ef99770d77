//! SQL of tags.

use crate::{
    base::{Stop, Subject, TagId, seal::Sealed},
    db::{
        Tx,
        schema::{tagged, tags},
    },
};
use diesel::prelude::*;

pub(crate) fn all(tx: &mut Tx<'_>) -> Result<Vec<(TagId, Sealed)>, Stop> {
    Ok(tags::table.order(tags::id).select((tags::id, tags::label)).load(tx.conn)?)
}

pub(crate) fn insert(tx: &mut Tx<'_>, id: TagId, label: Sealed) -> Result<(), Stop> {
    diesel::insert_into(tags::table).values((tags::id.eq(id), tags::label.eq(label))).execute(tx.conn)?;
    Ok(())
}

pub(crate) fn put(tx: &mut Tx<'_>, subject: Subject, tag: TagId) -> Result<(), Stop> {
    diesel::insert_into(tagged::table)
        .values((tagged::tag_id.eq(tag), tagged::subject_kind.eq(subject.kind), tagged::subject_id.eq(subject.id)))
        .execute(tx.conn)?;
    Ok(())
}

pub(crate) fn take(tx: &mut Tx<'_>, subject: Subject, tag: TagId) -> Result<bool, Stop> {
    let one = tagged::subject_kind.eq(subject.kind).and(tagged::subject_id.eq(subject.id)).and(tagged::tag_id.eq(tag));
    Ok(diesel::delete(tagged::table.filter(one)).execute(tx.conn)? == 1)
}

pub(crate) fn of(tx: &mut Tx<'_>, kind: &'static str, ids: &[i64]) -> Result<Vec<(i64, TagId)>, Stop> {
    Ok(tagged::table
        .filter(tagged::subject_kind.eq(kind).and(tagged::subject_id.eq_any(ids.to_vec())))
        .order((tagged::subject_id, tagged::tag_id))
        .select((tagged::subject_id, tagged::tag_id))
        .load(tx.conn)?)
}
