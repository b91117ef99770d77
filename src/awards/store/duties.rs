//! SQL of duties: what they are, and those on awards.

use super::super::duties::{Counted, Duty, YearDay};
use crate::{
    base::{AwardId, DutyId, Labels, PersonId, Stop, seal::Sealed},
    db::{
        Tx,
        schema::{award_duties, legal_duties},
    },
};
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

/// A duty on an award as in the table.
#[derive(Queryable, Selectable, Insertable, AsChangeset, Clone)]
#[diesel(table_name = award_duties, treat_none_as_null = true, primary_key(award_id, duty_id, year))]
pub(in super::super) struct Row {
    pub award_id: AwardId,
    pub duty_id: DutyId,
    /// Of what is due each year, which; else 0.
    pub year: i32,
    pub country: String,
    pub counted_from: NaiveDate,
    pub computed_on: NaiveDate,
    pub due_on: NaiveDate,
    pub moved_reason: Option<Sealed>,
    pub responsible: Option<Sealed>,
    pub note: Option<Sealed>,
    pub done_by: Option<PersonId>,
    pub done_at: Option<NaiveDateTime>,
}

/// All duties there are, by country, in order.
pub(in super::super) fn duties(tx: &mut Tx<'_>) -> Result<Vec<Duty>, Stop> {
    let columns = (
        legal_duties::id,
        legal_duties::country,
        legal_duties::labels,
        legal_duties::counted,
        legal_duties::days,
        legal_duties::offered,
        legal_duties::due_month,
        legal_duties::due_day,
    );
    type Found = (DutyId, String, Labels, Counted, i32, bool, Option<i32>, Option<i32>);
    let rows: Vec<Found> = legal_duties::table
        .order((legal_duties::country, legal_duties::position, legal_duties::id))
        .select(columns)
        .load(tx.conn)?;
    let duty = |(id, country, labels, counted, days, offered, month, day): Found| {
        let yearly = month.zip(day).and_then(|(month, day)| YearDay::new(month, day));
        Duty { id, country, labels, counted, days, yearly, offered }
    };
    Ok(rows.into_iter().map(duty).collect())
}

pub(in super::super) fn add(tx: &mut Tx<'_>, duty: &Duty, position: i32) -> Result<(), Stop> {
    diesel::insert_into(legal_duties::table)
        .values((
            legal_duties::id.eq(duty.id),
            legal_duties::country.eq(&duty.country),
            legal_duties::position.eq(position),
            legal_duties::labels.eq(duty.labels.json()),
            legal_duties::counted.eq(duty.counted),
            legal_duties::days.eq(duty.days),
            legal_duties::offered.eq(duty.offered),
            legal_duties::due_month.eq(duty.yearly.map(YearDay::month)),
            legal_duties::due_day.eq(duty.yearly.map(YearDay::day)),
        ))
        .execute(tx.conn)?;
    Ok(())
}

pub(in super::super) fn set(tx: &mut Tx<'_>, duty: &Duty) -> Result<(), Stop> {
    diesel::update(legal_duties::table.find(duty.id))
        .set((
            legal_duties::labels.eq(duty.labels.json()),
            legal_duties::counted.eq(duty.counted),
            legal_duties::days.eq(duty.days),
            legal_duties::offered.eq(duty.offered),
            legal_duties::due_month.eq(duty.yearly.map(YearDay::month)),
            legal_duties::due_day.eq(duty.yearly.map(YearDay::day)),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// The duties on an award, the earliest due first.
pub(in super::super) fn of_award(tx: &mut Tx<'_>, id: AwardId) -> Result<Vec<Row>, Stop> {
    Ok(award_duties::table
        .filter(award_duties::award_id.eq(id))
        .order((award_duties::due_on, award_duties::duty_id, award_duties::year))
        .select(Row::as_select())
        .load(tx.conn)?)
}

pub(in super::super) fn insert(tx: &mut Tx<'_>, row: Row) -> Result<(), Stop> {
    diesel::insert_into(award_duties::table).values(row).execute(tx.conn)?;
    Ok(())
}

pub(in super::super) fn update(tx: &mut Tx<'_>, row: Row) -> Result<(), Stop> {
    diesel::update(award_duties::table.find((row.award_id, row.duty_id, row.year))).set(row).execute(tx.conn)?;
    Ok(())
}

/// Takes away what is counted so and is not done.
pub(in super::super) fn remove_open(tx: &mut Tx<'_>, id: AwardId, counted: Counted) -> Result<(), Stop> {
    let so = legal_duties::table.filter(legal_duties::counted.eq(counted)).select(legal_duties::id);
    let rows = award_duties::award_id.eq(id).and(award_duties::done_at.is_null()).and(award_duties::duty_id.eq_any(so));
    diesel::delete(award_duties::table.filter(rows)).execute(tx.conn)?;
    Ok(())
}

/// Takes away what of a duty that comes each year was reckoned for a day after this one and is not done.
pub(in super::super) fn remove_after(tx: &mut Tx<'_>, id: AwardId, duty: DutyId, last: NaiveDate) -> Result<(), Stop> {
    let rows = award_duties::award_id.eq(id).and(award_duties::duty_id.eq(duty)).and(award_duties::year.ne(0));
    let later = rows.and(award_duties::done_at.is_null()).and(award_duties::computed_on.gt(last));
    diesel::delete(award_duties::table.filter(later)).execute(tx.conn)?;
    Ok(())
}

/// Award, duty, year: the place of a duty on an award.
pub(in super::super) type Which = (AwardId, DutyId, i32);

/// Duties that are not done, the earliest due first, after a place in the list.
pub(in super::super) fn open(
    tx: &mut Tx<'_>,
    last: Option<NaiveDate>,
    country: Option<&str>,
    after: Option<(NaiveDate, Which)>,
    limit: i64,
) -> Result<Vec<(Which, NaiveDate)>, Stop> {
    let mut query = award_duties::table
        .filter(award_duties::done_at.is_null())
        .order((award_duties::due_on, award_duties::award_id, award_duties::duty_id, award_duties::year))
        .select(((award_duties::award_id, award_duties::duty_id, award_duties::year), award_duties::due_on))
        .limit(limit)
        .into_boxed();
    if let Some(last) = last {
        query = query.filter(award_duties::due_on.le(last));
    }
    if let Some(country) = country {
        query = query.filter(award_duties::country.eq(country.to_owned()));
    }
    if let Some((on, (award, duty, year))) = after {
        let next = award_duties::duty_id.gt(duty).or(award_duties::duty_id.eq(duty).and(award_duties::year.gt(year)));
        let later = award_duties::award_id.gt(award).or(award_duties::award_id.eq(award).and(next));
        query = query.filter(award_duties::due_on.gt(on).or(award_duties::due_on.eq(on).and(later)));
    }
    Ok(query.load(tx.conn)?)
}

/// How many that are not done are due until a day.
pub(in super::super) fn count_until(tx: &mut Tx<'_>, last: NaiveDate) -> Result<i64, Stop> {
    let due = award_duties::done_at.is_null().and(award_duties::due_on.le(last));
    Ok(award_duties::table.filter(due).count().get_result(tx.conn)?)
}
