//! SQL of the table `funds`.

use super::currency;
use crate::{
    base::{FundId, Labels, Stop},
    db::{Tx, schema::funds},
    funds::{Fund, State},
};
use chrono::{NaiveDate, NaiveDateTime};
use diesel::{prelude::*, sql_query, sql_types};

/// A fund as it is added.
#[derive(Insertable)]
#[diesel(table_name = funds)]
pub(in crate::funds) struct NewRow {
    pub id: FundId,
    pub code: String,
    pub labels: String,
    pub currency: &'static str,
    pub restricted_kinds: String,
    pub restricted_countries: String,
    pub starts_on: Option<NaiveDate>,
    pub ends_on: Option<NaiveDate>,
    pub state: State,
    pub created_at: NaiveDateTime,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = funds)]
struct Row {
    id: FundId,
    code: String,
    labels: Labels,
    currency: String,
    restricted_kinds: String,
    restricted_countries: String,
    starts_on: Option<NaiveDate>,
    ends_on: Option<NaiveDate>,
    state: State,
}

impl TryFrom<Row> for Fund {
    type Error = Stop;

    fn try_from(row: Row) -> Result<Self, Stop> {
        Ok(Self {
            id: row.id,
            code: row.code,
            labels: row.labels,
            currency: currency(&row.currency)?,
            restricted_kinds: serde_json::from_str(&row.restricted_kinds)?,
            restricted_countries: serde_json::from_str(&row.restricted_countries)?,
            starts_on: row.starts_on,
            ends_on: row.ends_on,
            state: row.state,
        })
    }
}

pub(in crate::funds) fn insert(tx: &mut Tx<'_>, row: NewRow) -> Result<(), Stop> {
    diesel::insert_into(funds::table).values(row).execute(tx.conn)?;
    Ok(())
}

pub(in crate::funds) fn find(tx: &mut Tx<'_>, id: FundId) -> Result<Fund, Stop> {
    funds::table.find(id).select(Row::as_select()).first(tx.conn)?.try_into()
}

pub(in crate::funds) fn by_code(tx: &mut Tx<'_>, code: &str) -> Result<Option<Fund>, Stop> {
    let row = funds::table.filter(funds::code.eq(code)).select(Row::as_select()).first(tx.conn).optional()?;
    row.map(Fund::try_from).transpose()
}

pub(in crate::funds) fn list(tx: &mut Tx<'_>) -> Result<Vec<Fund>, Stop> {
    let rows: Vec<Row> = funds::table.order(funds::code).select(Row::as_select()).load(tx.conn)?;
    rows.into_iter().map(Fund::try_from).collect()
}

#[derive(QueryableByName)]
struct Locked {
    #[diesel(sql_type = sql_types::BigInt)]
    #[allow(dead_code)]
    id: i64,
}

/// Keeps others from posting to a fund until this transaction ends, and reads it. The embedded database
/// has one writer anyway.
///
/// `NO KEY`, so that rows that refer to the fund may be written meanwhile.
pub(in crate::funds) fn lock(tx: &mut Tx<'_>, id: FundId) -> Result<Fund, Stop> {
    if tx.conn.is_postgres() {
        sql_query("SELECT id FROM funds WHERE id = $1 FOR NO KEY UPDATE")
            .bind::<sql_types::BigInt, _>(id.0)
            .load::<Locked>(tx.conn)?;
    }
    find(tx, id)
}

pub(in crate::funds) fn turn(tx: &mut Tx<'_>, id: FundId, state: State) -> Result<(), Stop> {
    diesel::update(funds::table.find(id)).set(funds::state.eq(state)).execute(tx.conn)?;
    Ok(())
}
