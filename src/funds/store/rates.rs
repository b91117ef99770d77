//! SQL of the table `rates`.

use super::currency;
use crate::{
    base::{Currency, Rate, RateId, Stop},
    db::{Tx, schema::rates},
    funds::rates::RateRow,
};
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

/// A rate as it lies in its columns.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = rates)]
pub(in crate::funds) struct RateColumns {
    pub id: RateId,
    pub base: String,
    pub quote: String,
    pub units: i32,
    pub value: String,
    pub rated_on: NaiveDate,
    pub source: String,
    pub entered_by_kind: String,
    pub entered_by: i64,
    pub entered_at: NaiveDateTime,
}

impl TryFrom<RateColumns> for RateRow {
    type Error = Stop;

    fn try_from(row: RateColumns) -> Result<Self, Stop> {
        let bad = |_| Stop::broken(format!("rate {} does not read back", row.id));
        let units = u32::try_from(row.units).map_err(|_| Stop::broken("a rate is for less than no units"))?;
        let value = Rate::parse_value(&row.value).map_err(bad)?;
        let rate = Rate::new(currency(&row.base)?, currency(&row.quote)?, value, units).map_err(bad)?;
        Ok(Self {
            id: row.id,
            rate,
            on: row.rated_on,
            source: row.source,
            entered_by: (row.entered_by_kind == "person").then_some(crate::base::PersonId(row.entered_by)),
            entered_at: row.entered_at,
        })
    }
}

pub(in crate::funds) fn insert(tx: &mut Tx<'_>, row: RateColumns) -> Result<(), Stop> {
    diesel::insert_into(rates::table).values(row).execute(tx.conn)?;
    Ok(())
}

/// The newest rate of a pair within some days; of two of one day, the one entered last.
pub(in crate::funds) fn newest(
    tx: &mut Tx<'_>,
    base: Currency,
    quote: Currency,
    first: NaiveDate,
    last: NaiveDate,
) -> Result<Option<RateRow>, Stop> {
    let row: Option<RateColumns> = rates::table
        .filter(rates::base.eq(base.code()).and(rates::quote.eq(quote.code())))
        .filter(rates::rated_on.between(first, last))
        .order((rates::rated_on.desc(), rates::entered_at.desc(), rates::id.desc()))
        .select(RateColumns::as_select())
        .first(tx.conn)
        .optional()?;
    row.map(RateRow::try_from).transpose()
}

/// Of what a filter leaves: the rates of the newest day of each pair, the one entered last first. Two queries.
macro_rules! newest_where {
    ($tx:expr, $filter:expr) => {{
        let among = || rates::table.filter($filter);
        let newest: Vec<(String, String, Option<NaiveDate>)> = among()
            .group_by((rates::base, rates::quote))
            .select((rates::base, rates::quote, diesel::dsl::max(rates::rated_on)))
            .load($tx.conn)?;
        let mut days: Vec<NaiveDate> = newest.iter().filter_map(|(.., day)| *day).collect();
        days.sort_unstable();
        days.dedup();
        let rows: Vec<RateColumns> = among()
            .filter(rates::rated_on.eq_any(days))
            .order((rates::entered_at.desc(), rates::id.desc()))
            .select(RateColumns::as_select())
            .load($tx.conn)?;
        let is_newest = |row: &RateColumns| {
            newest.iter().any(|(base, quote, day)| (base, quote, *day) == (&row.base, &row.quote, Some(row.rated_on)))
        };
        rows.into_iter().filter(is_newest).map(RateRow::try_from).collect()
    }};
}

/// The rates of the newest day of each pair of some currencies within some days, the one entered last first. Two queries.
pub(in crate::funds) fn newest_among(
    tx: &mut Tx<'_>,
    codes: &[&str],
    (first, last): (NaiveDate, NaiveDate),
) -> Result<Vec<RateRow>, Stop> {
    let of_pair = || rates::base.eq_any(codes.to_vec()).and(rates::quote.eq_any(codes.to_vec()));
    newest_where!(tx, of_pair().and(rates::rated_on.between(first, last)))
}

/// The newest rate of each pair of one source within some days; of two of one day, the one entered last. Two queries.
pub(in crate::funds) fn newest_of_source(
    tx: &mut Tx<'_>,
    source: &str,
    (first, last): (NaiveDate, NaiveDate),
) -> Result<Vec<RateRow>, Stop> {
    newest_where!(tx, rates::source.eq(source).and(rates::rated_on.between(first, last)))
}

/// [`newest`] of a pair within some days, of one source.
pub(in crate::funds) fn newest_from(
    tx: &mut Tx<'_>,
    (base, quote): (Currency, Currency),
    (first, last): (NaiveDate, NaiveDate),
    source: &str,
) -> Result<Option<RateRow>, Stop> {
    let row: Option<RateColumns> = rates::table
        .filter(rates::base.eq(base.code()).and(rates::quote.eq(quote.code())))
        .filter(rates::rated_on.between(first, last).and(rates::source.eq(source.to_owned())))
        .order((rates::rated_on.desc(), rates::entered_at.desc(), rates::id.desc()))
        .select(RateColumns::as_select())
        .first(tx.conn)
        .optional()?;
    row.map(RateRow::try_from).transpose()
}

/// Everybody whose rates are kept.
pub(in crate::funds) fn sources(tx: &mut Tx<'_>) -> Result<Vec<String>, Stop> {
    Ok(rates::table.select(rates::source).distinct().order(rates::source).load(tx.conn)?)
}

/// The rates of a day from one source.
pub(in crate::funds) fn of_day(tx: &mut Tx<'_>, on: NaiveDate, source: &str) -> Result<Vec<Rate>, Stop> {
    let rows: Vec<RateColumns> = rates::table
        .filter(rates::rated_on.eq(on).and(rates::source.eq(source)))
        .select(RateColumns::as_select())
        .load(tx.conn)?;
    rows.into_iter().map(|row| Ok(RateRow::try_from(row)?.rate)).collect()
}

/// The newest rates of all pairs, older than a day's rate.
pub(in crate::funds) fn newest_of_all(
    tx: &mut Tx<'_>,
    before: Option<(NaiveDate, RateId)>,
    most: i64,
) -> Result<Vec<RateRow>, Stop> {
    let mut query = rates::table
        .order((rates::rated_on.desc(), rates::id.desc()))
        .limit(most)
        .select(RateColumns::as_select())
        .into_boxed();
    if let Some((on, id)) = before {
        query = query.filter(rates::rated_on.lt(on).or(rates::rated_on.eq(on).and(rates::id.lt(id))));
    }
    let rows: Vec<RateColumns> = query.load(tx.conn)?;
    rows.into_iter().map(RateRow::try_from).collect()
}
