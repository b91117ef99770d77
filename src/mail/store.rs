//! SQL of mail: it has no table of its own, and reads those to its left.

use crate::{
    base::{ApplicationId, NoticeId, Stop, seal::Sealed},
    db::{
        Tx,
        schema::{applications, notices},
    },
    notices::{Kind, State},
};
use chrono::NaiveDateTime;
use diesel::prelude::*;
use std::collections::HashMap;

/// A notice as the log opens it.
#[derive(Queryable)]
pub(super) struct Sent {
    pub kind: Kind,
    pub state: State,
    pub at: NaiveDateTime,
    pub taken_at: Option<NaiveDateTime>,
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
