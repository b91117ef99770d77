//! SQL of the table `funds`.

use super::currency;
use crate::{
    base::{FundId, Labels, Stop, money::Rounding},
    db::{
        Tx,
        schema::{fund_budgets, funds},
    },
    funds::{Account, Fund, RateDay, State},
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
    restricted_themes: String,
    restricted_categories: String,
    admin_share: i32,
    rate_source: Option<String>,
    rate_day: RateDay,
    rounding: Rounding,
    exchange_margin: i32,
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
            restricted_themes: serde_json::from_str(&row.restricted_themes)?,
            restricted_categories: serde_json::from_str(&row.restricted_categories)?,
            admin_share: u32::try_from(row.admin_share).unwrap_or(0),
            rate_source: row.rate_source,
            rate_day: row.rate_day,
            rounding: row.rounding,
            exchange_margin: u32::try_from(row.exchange_margin).unwrap_or(0),
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

fn find(tx: &mut Tx<'_>, id: FundId) -> Result<Fund, Stop> {
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

/// What a donor binds a fund to, as columns.
#[derive(AsChangeset)]
#[diesel(table_name = funds, treat_none_as_null = true)]
pub(in crate::funds) struct TermsRow {
    pub restricted_kinds: String,
    pub restricted_countries: String,
    pub restricted_themes: String,
    pub restricted_categories: String,
    pub admin_share: i32,
    pub rate_source: Option<String>,
    pub rate_day: RateDay,
    pub rounding: Rounding,
    pub exchange_margin: i32,
    pub starts_on: Option<NaiveDate>,
    pub ends_on: Option<NaiveDate>,
}

pub(in crate::funds) fn bind(tx: &mut Tx<'_>, id: FundId, row: TermsRow) -> Result<(), Stop> {
    diesel::update(funds::table.find(id)).set(row).execute(tx.conn)?;
    Ok(())
}

/// The donor's budget by account.
pub(in crate::funds) fn budget(tx: &mut Tx<'_>, id: FundId) -> Result<Vec<(Account, i64)>, Stop> {
    Ok(fund_budgets::table
        .filter(fund_budgets::fund_id.eq(id))
        .select((fund_budgets::account, fund_budgets::amount_minor))
        .load(tx.conn)?)
}

/// Puts a budget in the place of what was; the caller holds the fund.
pub(in crate::funds) fn set_budget(tx: &mut Tx<'_>, id: FundId, lines: &[(Account, i64)]) -> Result<(), Stop> {
    diesel::delete(fund_budgets::table.filter(fund_budgets::fund_id.eq(id))).execute(tx.conn)?;
    for (account, minor) in lines {
        let row =
            (fund_budgets::fund_id.eq(id), fund_budgets::account.eq(*account), fund_budgets::amount_minor.eq(*minor));
        diesel::insert_into(fund_budgets::table).values(row).execute(tx.conn)?;
    }
    Ok(())
}
