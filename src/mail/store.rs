//! SQL of mail: it has no table of its own, and reads those to its left.

use super::reader::Mode;
use crate::{
    base::{ApplicationId, GroupId, KeyId, NoticeId, Stop, seal::Sealed},
    db::{
        Tx,
        schema::{applications, notices, seal_keys},
    },
    notices::{Kind, State},
};
use chrono::NaiveDateTime;
use diesel::prelude::*;
use std::collections::HashMap;

/// What mail must know of a case.
#[derive(Queryable)]
pub(super) struct Case {
    pub language: String,
    pub mail_mode: Mode,
    pub group_id: GroupId,
}

pub(super) fn case(tx: &mut Tx<'_>, id: ApplicationId) -> Result<Option<Case>, Stop> {
    Ok(applications::table
        .find(id)
        .select((applications::language, applications::mail_mode, applications::group_id))
        .first(tx.conn)
        .optional()?)
}

/// A notice as the log opens it.
#[derive(Queryable)]
pub(super) struct Sent {
    pub kind: Kind,
    pub state: State,
    pub at: NaiveDateTime,
    pub sent_at: Option<NaiveDateTime>,
    pub composed: Option<Sealed>,
}

pub(super) fn sent(tx: &mut Tx<'_>, id: NoticeId) -> Result<Sent, Stop> {
    Ok(notices::table
        .find(id)
        .select((notices::kind, notices::state, notices::at, notices::sent_at, notices::composed))
        .first(tx.conn)?)
}

/// The references of applications.
pub(super) fn references(tx: &mut Tx<'_>, ids: &[ApplicationId]) -> Result<HashMap<ApplicationId, String>, Stop> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(ApplicationId, String)> = applications::table
        .filter(applications::id.eq_any(ids))
        .select((applications::id, applications::reference))
        .load(tx.conn)?;
    Ok(rows.into_iter().collect())
}

pub(super) fn case_has_key(tx: &mut Tx<'_>, id: ApplicationId) -> Result<bool, Stop> {
    let key: Option<KeyId> = applications::table
        .inner_join(seal_keys::table.on(seal_keys::id.eq(applications::key_id)))
        .filter(applications::id.eq(id))
        .select(seal_keys::id)
        .first(tx.conn)
        .optional()?;
    Ok(key.is_some())
}
