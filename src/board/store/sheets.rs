//! SQL of score sheets and their points.

use crate::{
    base::{ApplicationId, CriterionId, PersonId, RulesId, SheetId, Stop, seal::Sealed},
    board::{Hundredths, SheetState},
    db::{
        Tx,
        schema::{score_sheets, scores},
    },
};
use chrono::NaiveDateTime;
use diesel::prelude::*;

/// Stands in `scores.points` where only a comment was saved so far.
const NO_POINTS: i32 = -1;

/// A sheet as it lies in the table.
#[derive(Queryable, Selectable, Insertable, AsChangeset, Clone)]
#[diesel(table_name = score_sheets, treat_none_as_null = true)]
pub(in crate::board) struct Row {
    pub id: SheetId,
    pub application_id: ApplicationId,
    pub person_id: PersonId,
    pub rules_id: RulesId,
    pub state: SheetState,
    pub mean_hundredths: Option<i32>,
    pub recommended_minor: Option<i64>,
    pub recommended_currency: Option<String>,
    pub comment: Option<Sealed>,
    pub saved_at: NaiveDateTime,
    /// Since when it counts; a draft has none.
    pub locked_at: Option<NaiveDateTime>,
    /// The mean when it was locked for the first time, before its member saw the others'.
    pub first_mean_hundredths: Option<i32>,
}

/// Points and comment of one criterion on a sheet.
pub(in crate::board) struct Score {
    pub sheet: SheetId,
    pub criterion: CriterionId,
    pub points: Option<i32>,
    pub comment: Option<Sealed>,
}

pub(in crate::board) fn find(
    tx: &mut Tx<'_>,
    application: ApplicationId,
    person: PersonId,
) -> Result<Option<Row>, Stop> {
    let mine = score_sheets::application_id.eq(application).and(score_sheets::person_id.eq(person));
    Ok(score_sheets::table.filter(mine).select(Row::as_select()).first(tx.conn).optional()?)
}

/// The locked sheets of an application, oldest first.
pub(in crate::board) fn locked(tx: &mut Tx<'_>, application: ApplicationId) -> Result<Vec<Row>, Stop> {
    let counted = score_sheets::application_id.eq(application).and(score_sheets::state.eq(SheetState::Locked));
    Ok(score_sheets::table
        .filter(counted)
        .order((score_sheets::locked_at, score_sheets::id))
        .select(Row::as_select())
        .load(tx.conn)?)
}

/// The means of the locked sheets of an application.
pub(in crate::board) fn means(tx: &mut Tx<'_>, application: ApplicationId) -> Result<Vec<Hundredths>, Stop> {
    let counted = score_sheets::application_id.eq(application).and(score_sheets::state.eq(SheetState::Locked));
    let means: Vec<Option<i32>> =
        score_sheets::table.filter(counted).select(score_sheets::mean_hundredths).load(tx.conn)?;
    Ok(means.into_iter().flatten().map(Hundredths).collect())
}

/// Writes a sheet: a new one, or over the one of its id.
pub(in crate::board) fn put(tx: &mut Tx<'_>, row: Row) -> Result<(), Stop> {
    let changed = diesel::update(score_sheets::table.find(row.id)).set(&row).execute(tx.conn)?;
    if changed == 0 {
        diesel::insert_into(score_sheets::table).values(row).execute(tx.conn)?;
    }
    Ok(())
}

pub(in crate::board) fn set_state(tx: &mut Tx<'_>, id: SheetId, state: SheetState) -> Result<(), Stop> {
    diesel::update(score_sheets::table.find(id)).set(score_sheets::state.eq(state)).execute(tx.conn)?;
    Ok(())
}

/// Makes a locked sheet a draft again.
pub(in crate::board) fn reopen(tx: &mut Tx<'_>, id: SheetId) -> Result<(), Stop> {
    diesel::update(score_sheets::table.find(id))
        .set((
            score_sheets::state.eq(SheetState::Draft),
            score_sheets::mean_hundredths.eq(None::<i32>),
            score_sheets::locked_at.eq(None::<NaiveDateTime>),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// The points of some sheets.
pub(in crate::board) fn scores(tx: &mut Tx<'_>, sheets: &[SheetId]) -> Result<Vec<Score>, Stop> {
    let rows: Vec<(SheetId, CriterionId, i32, Option<Sealed>)> = scores::table
        .filter(scores::sheet_id.eq_any(sheets.to_vec()))
        .select((scores::sheet_id, scores::criterion_id, scores::points, scores::comment))
        .load(tx.conn)?;
    let opened = rows.into_iter().map(|(sheet, criterion, points, comment)| Score {
        sheet,
        criterion,
        points: (points != NO_POINTS).then_some(points),
        comment,
    });
    Ok(opened.collect())
}

/// Replaces the points of a sheet.
pub(in crate::board) fn replace_scores(tx: &mut Tx<'_>, sheet: SheetId, new: Vec<Score>) -> Result<(), Stop> {
    diesel::delete(scores::table.filter(scores::sheet_id.eq(sheet))).execute(tx.conn)?;
    for score in new {
        diesel::insert_into(scores::table)
            .values((
                scores::sheet_id.eq(score.sheet),
                scores::criterion_id.eq(score.criterion),
                scores::points.eq(score.points.unwrap_or(NO_POINTS)),
                scores::comment.eq(score.comment),
            ))
            .execute(tx.conn)?;
    }
    Ok(())
}
