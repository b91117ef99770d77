//! SQL of reports and their lines.

use super::State;
use crate::{
    base::{ApplicationId, AwardId, PersonId, ReportId, Stop, seal::Sealed},
    db::{
        Tx,
        schema::{awards, instalments, report_lines, reports},
    },
};
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

/// A report as in the table.
#[derive(Queryable, Selectable, Insertable, AsChangeset, Clone)]
#[diesel(table_name = reports, treat_none_as_null = true)]
pub(super) struct Row {
    pub id: ReportId,
    pub award_id: AwardId,
    pub part: i32,
    pub state: State,
    pub narrative: Sealed,
    pub note: Option<Sealed>,
    pub saved_at: NaiveDateTime,
    pub sent_at: Option<NaiveDateTime>,
    pub decided_by: Option<PersonId>,
    pub decided_at: Option<NaiveDateTime>,
}

/// A line as in the table.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = report_lines)]
pub(super) struct LineRow {
    pub report_id: ReportId,
    pub number: i32,
    pub category: String,
    pub what: Sealed,
    pub planned_minor: i64,
    pub spent_minor: i64,
    pub currency: String,
    pub note: Option<Sealed>,
}

pub(super) fn insert(tx: &mut Tx<'_>, row: Row) -> Result<(), Stop> {
    diesel::insert_into(reports::table).values(row).execute(tx.conn)?;
    Ok(())
}

pub(super) fn update(tx: &mut Tx<'_>, row: Row) -> Result<(), Stop> {
    diesel::update(reports::table.find(row.id)).set(row).execute(tx.conn)?;
    Ok(())
}

/// Puts lines in the place of what was.
pub(super) fn set_lines(tx: &mut Tx<'_>, id: ReportId, lines: Vec<LineRow>) -> Result<(), Stop> {
    diesel::delete(report_lines::table.filter(report_lines::report_id.eq(id))).execute(tx.conn)?;
    for line in lines {
        diesel::insert_into(report_lines::table).values(line).execute(tx.conn)?;
    }
    Ok(())
}

/// The award a report is of.
pub(super) fn award_of(tx: &mut Tx<'_>, id: ReportId) -> Result<AwardId, Stop> {
    Ok(reports::table.find(id).select(reports::award_id).first(tx.conn)?)
}

/// The reports of an award, in order of part.
pub(super) fn of_award(tx: &mut Tx<'_>, award: AwardId) -> Result<Vec<Row>, Stop> {
    Ok(reports::table
        .filter(reports::award_id.eq(award))
        .order(reports::part)
        .select(Row::as_select())
        .load(tx.conn)?)
}

pub(super) fn lines(tx: &mut Tx<'_>, ids: &[ReportId]) -> Result<Vec<LineRow>, Stop> {
    Ok(report_lines::table
        .filter(report_lines::report_id.eq_any(ids.to_vec()))
        .order((report_lines::report_id, report_lines::number))
        .select(LineRow::as_select())
        .load(tx.conn)?)
}

/// Category, planned and spent in minor units, currency.
pub(super) type Figures = (String, i64, i64, String);

/// A report's award, id, part and state, and the figures of a line, if it has any.
pub(super) type FiguresRow = (AwardId, ReportId, i32, State, Option<Figures>);

/// The figures of the reports of some awards, line by line. One query.
pub(super) fn figures(tx: &mut Tx<'_>, awards: &[AwardId]) -> Result<Vec<FiguresRow>, Stop> {
    let figures =
        (report_lines::category, report_lines::planned_minor, report_lines::spent_minor, report_lines::currency);
    Ok(reports::table
        .left_join(report_lines::table.on(report_lines::report_id.eq(reports::id)))
        .filter(reports::award_id.eq_any(awards.to_vec()))
        .order((reports::award_id, reports::id, report_lines::number))
        .select((reports::award_id, reports::id, reports::part, reports::state, figures.nullable()))
        .load(tx.conn)?)
}

/// Reports that staff have to read, the longest waiting first: id, award, part, when it was sent.
pub(super) fn sent(tx: &mut Tx<'_>, most: i64) -> Result<Vec<(ReportId, AwardId, i32, Option<NaiveDateTime>)>, Stop> {
    Ok(reports::table
        .filter(reports::state.eq(State::Sent))
        .order((reports::sent_at, reports::id))
        .limit(most)
        .select((reports::id, reports::award_id, reports::part, reports::sent_at))
        .load(tx.conn)?)
}

/// Active awards: id, application, the day of the decision, the last day of the project.
pub(super) type ActiveAward = (AwardId, ApplicationId, NaiveDate, Option<NaiveDate>);

pub(super) fn active_awards(tx: &mut Tx<'_>) -> Result<Vec<ActiveAward>, Stop> {
    Ok(awards::table
        .filter(awards::state.eq(crate::awards::State::Active))
        .order(awards::id)
        .select((awards::id, awards::application_id, awards::awarded_on, awards::ends_on))
        .load(tx.conn)?)
}

/// Parts of awards that are not taken out of the plan and wait for a report: award, part, day.
pub(super) fn parts_with_report(tx: &mut Tx<'_>) -> Result<Vec<(AwardId, i32, NaiveDate)>, Stop> {
    use crate::awards::{Condition, InstalmentState};
    Ok(instalments::table
        .filter(instalments::condition.eq(Condition::ReportAccepted))
        .filter(instalments::state.ne(InstalmentState::Cancelled))
        .order((instalments::award_id, instalments::number))
        .select((instalments::award_id, instalments::number, instalments::due_on))
        .load(tx.conn)?)
}

/// The reports that staff have: award and part.
pub(super) fn arrived(tx: &mut Tx<'_>) -> Result<Vec<(AwardId, i32)>, Stop> {
    let there = reports::state.eq_any([State::Sent, State::Accepted]);
    Ok(reports::table.filter(there).select((reports::award_id, reports::part)).load(tx.conn)?)
}

/// Parts of active awards that wait for a report, due until a day, the longest due first: award, part, day, what of it
/// is held (in minor units), its currency, and where the report stands if there is one.
pub(super) type Held = (AwardId, i32, NaiveDate, i64, String, Option<State>);

pub(super) fn held(tx: &mut Tx<'_>, until: NaiveDate, most: i64) -> Result<Vec<Held>, Stop> {
    use crate::awards::{Condition, InstalmentState, State as AwardState};
    let mine = reports::award_id.eq(instalments::award_id).and(reports::part.eq(instalments::number));
    Ok(instalments::table
        .inner_join(awards::table.on(awards::id.eq(instalments::award_id)))
        .left_join(reports::table.on(mine))
        .filter(instalments::condition.eq(Condition::ReportAccepted))
        .filter(instalments::state.eq(InstalmentState::Locked).and(awards::state.eq(AwardState::Active)))
        .filter(instalments::due_on.le(until))
        .order((instalments::due_on, instalments::id))
        .limit(most)
        .select((
            instalments::award_id,
            instalments::number,
            instalments::due_on,
            instalments::amount_minor - instalments::paid_minor,
            instalments::currency,
            reports::state.nullable(),
        ))
        .load(tx.conn)?)
}
