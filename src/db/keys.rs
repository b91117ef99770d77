//! The wrapped keys of cases, people, groups and payees. Destroying one erases what it sealed.

use super::{Conn, Tx, insert_all, schema::seal_keys};
use crate::base::{
    KeyId, Stop,
    seal::{CaseKey, Master},
};
use diesel::prelude::*;

/// The key of what belongs to no case: the ledger's and the programme's own entries.
pub const HOUSE_KEY: KeyId = KeyId(1);

/// Makes a key and keeps it, wrapped.
pub fn create(tx: &mut Tx<'_>) -> Result<CaseKey, Stop> {
    let key = CaseKey::new(tx.new_id()?)?;
    insert(tx, &key)?;
    Ok(key)
}

fn insert(tx: &mut Tx<'_>, key: &CaseKey) -> Result<(), Stop> {
    let wrapped = tx.master.wrap(key)?;
    diesel::insert_into(seal_keys::table)
        .values((
            seal_keys::id.eq(key.id),
            seal_keys::wrapped.eq(wrapped),
            seal_keys::master.eq(&tx.master.fingerprint),
            seal_keys::made_on.eq(tx.now.date()),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Makes many keys at once.
pub fn create_many(tx: &mut Tx<'_>, count: usize) -> Result<Vec<CaseKey>, Stop> {
    let keys: Vec<CaseKey> = (0..count).map(|_| CaseKey::new(tx.new_id()?)).collect::<Result<_, Stop>>()?;
    let mut rows = Vec::with_capacity(count);
    for key in &keys {
        rows.push((
            seal_keys::id.eq(key.id),
            seal_keys::wrapped.eq(tx.master.wrap(key)?),
            seal_keys::master.eq(tx.master.fingerprint.clone()),
            seal_keys::made_on.eq(tx.now.date()),
        ));
    }
    insert_all!(tx, seal_keys::table, rows, 4);
    Ok(keys)
}

/// Whether any key was ever made: something was sealed, so somebody has begun to work.
pub fn any(tx: &mut Tx<'_>) -> Result<bool, Stop> {
    Ok(seal_keys::table.select(seal_keys::id).first::<KeyId>(tx.conn).optional()?.is_some())
}

/// Opens a key; [`Stop::Missing`] where it was destroyed.
pub fn open(tx: &mut Tx<'_>, id: KeyId) -> Result<CaseKey, Stop> {
    if id == HOUSE_KEY {
        return open_house(tx);
    }
    opened(tx, id)
}

/// The house's own key is never another, nor destroyed: it is asked for once.
fn open_house(tx: &mut Tx<'_>) -> Result<CaseKey, Stop> {
    if let Some(key) = tx.recall::<CaseKey>(HOUSE_KEY.0, 0) {
        return Ok(CaseKey::clone(&key));
    }
    let key = opened(tx, HOUSE_KEY)?;
    Ok(CaseKey::clone(&tx.remember(HOUSE_KEY.0, 0, key)))
}

fn opened(tx: &mut Tx<'_>, id: KeyId) -> Result<CaseKey, Stop> {
    let wrapped: Vec<u8> = seal_keys::table.find(id).select(seal_keys::wrapped).first(tx.conn)?;
    tx.master.unwrap(id, &wrapped)
}

/// Opens the house's own key, making it the first time.
pub fn house(tx: &mut Tx<'_>) -> Result<CaseKey, Stop> {
    match open(tx, HOUSE_KEY) {
        Err(Stop::Missing) => {
            let key = CaseKey::new(HOUSE_KEY)?;
            insert(tx, &key)?;
            Ok(key)
        }
        other => other,
    }
}

/// Destroys a key: what it sealed is gone.
pub fn destroy(tx: &mut Tx<'_>, id: KeyId) -> Result<(), Stop> {
    diesel::delete(seal_keys::table.find(id)).execute(tx.conn)?;
    Ok(())
}

/// Every key with its wrapping, for `doctor` and for a new master key.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<(KeyId, Vec<u8>, String)>, Stop> {
    Ok(seal_keys::table.select((seal_keys::id, seal_keys::wrapped, seal_keys::master)).load(tx.conn)?)
}

/// The master key as this database wants it: with the lasting secrets it keeps, or with those of the key before, to which
/// the database still belongs.
pub(super) fn settle(conn: &mut Conn, mut master: Master) -> Result<Master, Stop> {
    let ids: Vec<KeyId> = master.lasting().iter().map(|key| key.id).collect();
    let kept: Vec<(KeyId, Vec<u8>, String)> = seal_keys::table
        .filter(seal_keys::id.eq_any(ids))
        .select((seal_keys::id, seal_keys::wrapped, seal_keys::master))
        .load(conn)?;
    for (id, wrapped, by) in &kept {
        let key = master.unwrap(*id, wrapped).map_err(|_| foreign(&master, by))?;
        master.adopt(&key);
    }
    let older = master.older().filter(|_| kept.is_empty()).map(|older| (older.fingerprint.clone(), older.lasting()));
    if let Some((fingerprint, secrets)) = older {
        let mine = seal_keys::table.filter(seal_keys::master.eq(fingerprint)).select(seal_keys::id);
        if mine.first::<KeyId>(conn).optional()?.is_some() {
            for key in &secrets {
                master.adopt(key);
            }
        }
    }
    Ok(master)
}

/// What to say of a key that another master key wrapped.
pub fn foreign(master: &Master, by: &str) -> Stop {
    let mine = &master.fingerprint;
    Stop::broken(format!(
        "the master key does not fit this database: its keys are wrapped by {by}, and the settings name {mine}. Name {by} \
         as master_key_file; or, to replace it by {mine}, as master_key_old_file"
    ))
}

/// Wraps some keys anew that the master key before this one wrapped; gives how many. Before all others it keeps the lasting
/// secrets, so that a start half-way finds them.
pub fn rewrap(tx: &mut Tx<'_>, most: i64) -> Result<usize, Stop> {
    let Some(older) = tx.master.older().map(|older| older.fingerprint.clone()) else { return Ok(0) };
    let rows: Vec<(KeyId, Vec<u8>)> = seal_keys::table
        .filter(seal_keys::master.eq(&older))
        .order(seal_keys::id)
        .limit(most)
        .select((seal_keys::id, seal_keys::wrapped))
        .load(tx.conn)?;
    let lasting = tx.master.lasting();
    let first = seal_keys::table.find(lasting[0].id).select(seal_keys::id).first::<KeyId>(tx.conn).optional()?;
    if first.is_none() && !rows.is_empty() {
        for key in &lasting {
            insert(tx, key)?;
        }
    }
    for (id, wrapped) in &rows {
        let key = tx.master.unwrap(*id, wrapped)?;
        let mine = seal_keys::table.filter(seal_keys::id.eq(*id).and(seal_keys::master.eq(&older)));
        diesel::update(mine)
            .set((seal_keys::wrapped.eq(tx.master.wrap(&key)?), seal_keys::master.eq(&tx.master.fingerprint)))
            .execute(tx.conn)?;
    }
    Ok(rows.len())
}

/// The fingerprints of the master keys that wrapped the keys kept here, with how many each.
pub fn masters(tx: &mut Tx<'_>) -> Result<Vec<(String, i64)>, Stop> {
    let counted = (seal_keys::master, diesel::dsl::count_star());
    Ok(seal_keys::table.group_by(seal_keys::master).select(counted).load(tx.conn)?)
}
