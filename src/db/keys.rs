//! The wrapped keys of cases, people, groups and payees. Destroying one erases what it sealed.

use super::{Tx, insert_all, schema::seal_keys};
use crate::base::{KeyId, Stop, seal::CaseKey};
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
