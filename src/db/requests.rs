//! Request keys: a form that is sent twice acts once.

use super::{Conn, Tx, schema::request_keys};
use crate::base::Stop;
use diesel::prelude::*;

crate::refusals! {
    /// Why a form was not taken for what it was sent for.
    pub enum Refusal {
        /// Its key was used for another act: an old page.
        KeyUsed => "form-stale",
    }
}

fn actor(tx: &Tx<'_>) -> String {
    let (kind, id) = tx.actor.columns();
    format!("{kind}:{id}")
}

/// Takes the key for this transaction; or gives what the first use of it resulted in.
pub(super) fn claim(tx: &mut Tx<'_>, key: &str) -> Result<Option<String>, Stop> {
    let actor = actor(tx);
    // On PostgreSQL this waits for a transaction that is using the same key now.
    let row = (
        request_keys::actor.eq(&actor),
        request_keys::key.eq(key),
        request_keys::result.eq(""),
        request_keys::at.eq(tx.now),
    );
    let taken = match &mut *tx.conn {
        Conn::Sqlite(conn) => diesel::insert_or_ignore_into(request_keys::table).values(row).execute(conn)?,
        Conn::Postgres(conn) => {
            diesel::insert_into(request_keys::table).values(row).on_conflict_do_nothing().execute(conn)?
        }
    };
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
