//! Reading reports: the group's own, one report, what staff have to read, and which late reports hold money.

use super::{Due, Line, Report, State, due, fill, store};
use crate::{
    applications,
    awards::{self, Award, views::Line as AwardLine},
    base::{AwardId, Currency, Deed, Money, ReportId, Stop, seal::Place},
    db::Tx,
};
use chrono::{NaiveDate, NaiveDateTime};
use std::collections::HashMap;

pub(super) fn currency(code: &str) -> Result<Currency, Stop> {
    Currency::from_code(code).ok_or_else(|| Stop::broken(format!("{code} is not a currency")))
}

/// The reports of an award, opened, in order of part. A step: the caller has opened the case for its reader.
pub fn of_award(tx: &mut Tx<'_>, award: &Award) -> Result<Vec<Report>, Stop> {
    let rows = store::of_award(tx, award.id)?;
    let ids: Vec<ReportId> = rows.iter().map(|row| row.id).collect();
    let mut lines: HashMap<ReportId, Vec<Line>> = HashMap::new();
    for row in store::lines(tx, &ids)? {
        let (id, number) = (row.report_id.0, row.number.into());
        let currency = currency(&row.currency)?;
        let line = Line {
            category: row.category,
            what: award.key.open(Place::pair("report_lines.what", id, number), &row.what)?,
            planned: Money::from_minor(row.planned_minor, currency),
            spent: Money::from_minor(row.spent_minor, currency),
            note: award.key.open_optional(Place::pair("report_lines.note", id, number), row.note.as_ref())?,
        };
        lines.entry(row.report_id).or_default().push(line);
    }
    rows.into_iter()
        .map(|row| {
            Ok(Report {
                id: row.id,
                award: row.award_id,
                part: row.part,
                state: row.state,
                narrative: award.key.open(Place::new("reports.narrative", row.id.0), &row.narrative)?,
                note: award.key.open_optional(Place::new("reports.note", row.id.0), row.note.as_ref())?,
                saved_at: row.saved_at,
                sent_at: row.sent_at,
                decided_by: row.decided_by,
                decided_at: row.decided_at,
                lines: lines.remove(&row.id).unwrap_or_default(),
            })
        })
        .collect()
}

pub(super) fn find(tx: &mut Tx<'_>, award: &Award, id: ReportId) -> Result<Report, Stop> {
    of_award(tx, award)?.into_iter().find(|report| report.id == id).ok_or(Stop::Missing)
}

pub(super) fn find_of(tx: &mut Tx<'_>, award: &Award, part: i32) -> Result<Option<Report>, Stop> {
    Ok(of_award(tx, award)?.into_iter().find(|report| report.part == part))
}

/// A report that an award asks for, with where it stands.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Which, and by when.
    pub due: Due,
    /// The report, where it was begun.
    pub report: Option<Report>,
}

/// The reports that an award asks for, each with where it stands. A step.
fn asked(tx: &mut Tx<'_>, award: &Award) -> Result<Vec<Asked>, Stop> {
    let parts = awards::instalments::of_award(tx, award)?;
    let reports = of_award(tx, award)?;
    let with = |due: Due| Asked { due, report: reports.iter().find(|one| one.part == due.part).cloned() };
    Ok(due(award, &parts).into_iter().map(with).collect())
}

/// View: the reports that the group that is signed in is asked for.
pub fn own(tx: &mut Tx<'_>) -> Result<Vec<Asked>, Stop> {
    tx.permit(Deed::KeepOwnCase)?;
    let case = tx.actor.case().ok_or(Stop::Missing)?;
    let Some(id) = awards::of_application(tx, case)? else { return Ok(Vec::new()) };
    let award = awards::find(tx, id)?;
    asked(tx, &award)
}

/// The award of the group that is signed in, to read. A step of its pages.
pub fn own_award(tx: &mut Tx<'_>) -> Result<Award, Stop> {
    tx.permit(Deed::KeepOwnCase)?;
    let case = tx.actor.case().ok_or(Stop::Missing)?;
    let id = awards::of_application(tx, case)?.ok_or(Stop::Missing)?;
    awards::find(tx, id)
}

/// View: one report of the group that is signed in, to be filled in; blank lines where it was not begun.
pub fn own_one(tx: &mut Tx<'_>, part: i32) -> Result<(Due, Option<Report>, Vec<Line>), Stop> {
    let award = own_award(tx)?;
    one_of(tx, &award, part)
}

/// The same of the award that is at hand. A step.
pub(super) fn one_of(tx: &mut Tx<'_>, award: &Award, part: i32) -> Result<(Due, Option<Report>, Vec<Line>), Stop> {
    let due = fill::asked_for(tx, award, part)?;
    let report = find_of(tx, award, part)?;
    let lines = match &report {
        Some(report) => report.lines.clone(),
        None => fill::blank_lines(tx, award)?,
    };
    Ok((due, report, lines))
}

/// A report for staff.
#[derive(Clone, Debug)]
pub struct Detail {
    /// The report.
    pub report: Report,
    /// Its award.
    pub award: Award,
    /// The award's reference.
    pub reference: String,
    /// The name or alias of the group.
    pub name: String,
    /// When it was due.
    pub due: Option<NaiveDate>,
}

/// View: one report that was sent at least once; what a group has not sent is nobody's business.
pub fn detail(tx: &mut Tx<'_>, id: ReportId) -> Result<Detail, Stop> {
    tx.permit(Deed::SeeAwards)?;
    let award = store::award_of(tx, id)?;
    let award = awards::find(tx, award)?;
    let report = find(tx, &award, id)?;
    if report.sent_at.is_none() {
        return Err(Stop::Missing);
    }
    let parts = awards::instalments::of_award(tx, &award)?;
    let due = due(&award, &parts).into_iter().find(|due| due.part == report.part).map(|due| due.on);
    let case = applications::veiled(tx, award.application)?;
    Ok(Detail { report, award, reference: case.reference, name: case.name, due })
}

/// View: the reports of an award that were sent, for its page: id, part, state.
pub fn sent_of(tx: &mut Tx<'_>, award: AwardId) -> Result<Vec<(ReportId, i32, State)>, Stop> {
    tx.permit(Deed::SeeAwards)?;
    let rows = store::of_award(tx, award)?;
    Ok(rows.into_iter().filter(|row| row.sent_at.is_some()).map(|row| (row.id, row.part, row.state)).collect())
}

/// A report that waits for staff.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// Its id.
    pub id: ReportId,
    /// Its award.
    pub line: AwardLine,
    /// The part that waits for it, or [`super::FINAL`].
    pub part: i32,
    /// When it was sent, UTC.
    pub sent_at: Option<NaiveDateTime>,
}

/// A part of an award that a late report holds.
#[derive(Clone, Debug)]
pub struct Late {
    /// The award.
    pub line: AwardLine,
    /// The part.
    pub part: i32,
    /// When the report was due.
    pub due_on: NaiveDate,
    /// What is held.
    pub held: Money,
    /// Where the report stands, where it was begun.
    pub state: Option<State>,
}

/// Most lines of either list.
const MOST: i64 = 200;

/// View: what staff have to read, the longest waiting first.
pub fn waiting(tx: &mut Tx<'_>) -> Result<Vec<Waiting>, Stop> {
    tx.permit(Deed::SeeAwards)?;
    let rows = store::sent(tx, MOST)?;
    let ids: Vec<AwardId> = rows.iter().map(|row| row.1).collect();
    let lines = awards::views::lines(tx, &ids)?;
    rows.into_iter()
        .map(|(id, award, part, sent_at)| {
            let line = lines.get(&award).cloned().ok_or(Stop::Missing)?;
            Ok(Waiting { id, line, part, sent_at })
        })
        .collect()
}

/// View: parts of awards that reports which are late hold back, the longest due first.
pub fn late(tx: &mut Tx<'_>) -> Result<Vec<Late>, Stop> {
    tx.permit(Deed::SeeAwards)?;
    let before = crate::people::today(tx)?.pred_opt().unwrap_or(NaiveDate::MIN);
    let rows = store::held(tx, before, MOST)?;
    let ids: Vec<AwardId> = rows.iter().map(|row| row.0).collect();
    let lines = awards::views::lines(tx, &ids)?;
    rows.into_iter()
        .map(|(award, part, due_on, minor, code, state)| {
            let line = lines.get(&award).cloned().ok_or(Stop::Missing)?;
            Ok(Late { line, part, due_on, held: Money::from_minor(minor, currency(&code)?), state })
        })
        .collect()
}
