//! SQL of mail: its own tables, and those to its left that it reads.

pub(super) mod answers;
pub(super) mod bounces;
pub(super) mod pauses;
pub(super) mod reached;

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
#[derive(Queryable, Selectable)]
#[diesel(table_name = notices)]
pub(super) struct Row {
    pub id: NoticeId,
    pub at: NaiveDateTime,
    pub kind: Kind,
    pub reader_kind: String,
    pub reader_id: i64,
    pub case_id: Option<i64>,
    pub state: State,
    pub due_at: NaiveDateTime,
    pub attempts: i32,
    pub sent_at: Option<NaiveDateTime>,
    pub answer: Option<String>,
    pub message_id: String,
    pub composed: Option<Sealed>,
}

pub(super) fn find(tx: &mut Tx<'_>, id: NoticeId) -> Result<Row, Stop> {
    Ok(notices::table.find(id).select(Row::as_select()).first(tx.conn)?)
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
