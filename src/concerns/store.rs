//! SQL of concerns.

use super::Kind;
use crate::{
    base::{ConcernId, KeyId, Stop, seal::Sealed},
    db::{
        Tx,
        schema::{concerns, seal_keys},
    },
};
use chrono::NaiveDateTime;
use diesel::prelude::*;

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = concerns)]
pub(super) struct Row {
    pub id: ConcernId,
    pub key_id: KeyId,
    pub kind: Kind,
    pub code_hash: Vec<u8>,
    pub body: Sealed,
    pub reach: Sealed,
    pub at: NaiveDateTime,
    pub closed_at: Option<NaiveDateTime>,
}

/// A concern with its wrapped key.
pub(super) type Keyed = (Row, Vec<u8>);

macro_rules! keyed {
    () => {
        concerns::table
            .inner_join(seal_keys::table.on(seal_keys::id.eq(concerns::key_id)))
            .select((Row::as_select(), seal_keys::wrapped))
    };
}

pub(super) fn insert(tx: &mut Tx<'_>, row: Row) -> Result<(), Stop> {
    diesel::insert_into(concerns::table).values(row).execute(tx.conn)?;
    Ok(())
}

pub(super) fn find(tx: &mut Tx<'_>, id: ConcernId) -> Result<Keyed, Stop> {
    Ok(keyed!().filter(concerns::id.eq(id)).first(tx.conn)?)
}

pub(super) fn by_code(tx: &mut Tx<'_>, hash: &[u8]) -> Result<Option<Keyed>, Stop> {
    Ok(keyed!().filter(concerns::code_hash.eq(hash)).first(tx.conn).optional()?)
}

pub(super) fn all(tx: &mut Tx<'_>, most: i64) -> Result<Vec<Keyed>, Stop> {
    Ok(keyed!()
        .order((concerns::closed_at.is_null().desc(), concerns::at.desc(), concerns::id))
        .limit(most)
        .load(tx.conn)?)
}

pub(super) fn close(tx: &mut Tx<'_>, id: ConcernId) -> Result<(), Stop> {
    diesel::update(concerns::table.find(id)).set(concerns::closed_at.eq(Some(tx.now))).execute(tx.conn)?;
    Ok(())
}

pub(super) fn closed_before(tx: &mut Tx<'_>, at: NaiveDateTime, most: i64) -> Result<Vec<(ConcernId, KeyId)>, Stop> {
    Ok(concerns::table
        .filter(concerns::closed_at.lt(at))
        .order(concerns::id)
        .limit(most)
        .select((concerns::id, concerns::key_id))
        .load(tx.conn)?)
}
