//! SQL of letters that came back.

use crate::{
    base::{NoticeId, Stop},
    db::{Tx, schema::mail_bounces},
};
use diesel::prelude::*;

/// Keeps that a letter came back.
pub(in crate::mail) fn insert(tx: &mut Tx<'_>, id: NoticeId, hash: &[u8], status: &str) -> Result<(), Stop> {
    diesel::delete(mail_bounces::table.find(id)).execute(tx.conn)?;
    diesel::insert_into(mail_bounces::table)
        .values((
            mail_bounces::notice_id.eq(id),
            mail_bounces::address_hash.eq(hash),
            mail_bounces::status.eq(status),
            mail_bounces::at.eq(tx.now),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Whether a letter to this address came back and nobody has looked at it since.
pub(in crate::mail) fn stands(tx: &mut Tx<'_>, hash: &[u8]) -> Result<bool, Stop> {
    let standing = mail_bounces::address_hash.eq(hash).and(mail_bounces::cleared_at.is_null());
    let found: Option<NoticeId> =
        mail_bounces::table.filter(standing).select(mail_bounces::notice_id).first(tx.conn).optional()?;
    Ok(found.is_some())
}

/// Forgets what came back from an address.
pub(in crate::mail) fn clear(tx: &mut Tx<'_>, hash: &[u8]) -> Result<(), Stop> {
    let standing = mail_bounces::address_hash.eq(hash).and(mail_bounces::cleared_at.is_null());
    diesel::update(mail_bounces::table.filter(standing))
        .set(mail_bounces::cleared_at.eq(Some(tx.now)))
        .execute(tx.conn)?;
    Ok(())
}
