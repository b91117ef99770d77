//! Request keys: a form that is sent twice acts once.

use super::{Tx, schema::request_keys};
use crate::base::Stop;
use diesel::{prelude::*, sql_query, sql_types};

fn actor(tx: &Tx<'_>) -> String {
    let (kind, id) = tx.actor.columns();
    format!("{kind}:{id}")
}

/// Takes the key for this transaction; or gives what the first use of it resulted in.
pub(super) fn claim(tx: &mut Tx<'_>, key: &str) -> Result<Option<String>, Stop> {
    let actor = actor(tx);
    // On PostgreSQL this waits for a transaction that is using the same key now.
    let taken =
        sql_query("INSERT INTO request_keys (actor, key, result, at) VALUES ($1, $2, '', $3) ON CONFLICT DO NOTHING")
            .bind::<sql_types::Text, _>(&actor)
            .bind::<sql_types::Text, _>(key)
            .bind::<sql_types::Timestamp, _>(tx.now)
            .execute(tx.conn)?;
    if taken == 1 {
        return Ok(None);
    }
    let result = request_keys::table
        .filter(request_keys::actor.eq(actor).and(request_keys::key.eq(key)))
        .select(request_keys::result)
        .first::<String>(tx.conn)?;
    Ok(Some(result))
}

/// Keeps the result for a second use of the key.
pub(super) fn finish(tx: &mut Tx<'_>, key: &str, result: &str) -> Result<(), Stop> {
    let actor = actor(tx);
    diesel::update(request_keys::table.filter(request_keys::actor.eq(actor).and(request_keys::key.eq(key))))
        .set(request_keys::result.eq(result))
        .execute(tx.conn)?;
    Ok(())
}

/// Forgets keys that are older than a week.
pub fn sweep(tx: &mut Tx<'_>) -> Result<usize, Stop> {
    let old = tx.now - chrono::Duration::days(7);
    Ok(diesel::delete(request_keys::table.filter(request_keys::at.lt(old))).execute(tx.conn)?)
}
