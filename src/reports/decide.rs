//! Staff accept a report or return it. Accepting opens the part of the award that waited for it.

use super::{FINAL, Refusal, Report, State, fill, store, views};
use crate::{
    applications, audit,
    awards::{self, Award, Condition, InstalmentState, Met},
    base::{Deed, ReportId, Stop},
    db::Tx,
    notices::Kind,
};

fn waiting(tx: &mut Tx<'_>, id: ReportId) -> Result<(Award, Report), Stop> {
    let award = store::award_of(tx, id)?;
    let award = awards::lock(tx, award)?;
    let report = views::find(tx, &award, id)?;
    if report.state == State::Sent { Ok((award, report)) } else { Err(Refusal::NotNow.into()) }
}

fn turn(tx: &mut Tx<'_>, award: &Award, report: Report, next: State, note: Option<String>) -> Result<Report, Stop> {
    if !report.state.may_become(next) {
        return Err(Refusal::NotNow.into());
    }
    let (decided_by, decided_at) = (tx.actor.person(), Some(tx.now));
    let report = Report { state: next, note, decided_by, decided_at, ..report };
    fill::write(tx, award, &report, false)?;
    let act = if next == State::Accepted { "reports.accept" } else { "reports.return" };
    let event = audit::Event::new(act, award.id).in_case(award.application, &award.key);
    audit::record(tx, event.with(serde_json::json!({ "part": report.part, "note": report.note })))?;
    Ok(report)
}

/// Act: accepts a report. The part that waited for it may be paid from now on, and finance is told.
pub fn accept(tx: &mut Tx<'_>, id: ReportId) -> Result<(), Stop> {
    tx.permit(Deed::PlanInstalments)?;
    let (award, report) = waiting(tx, id)?;
    let report = turn(tx, &award, report, State::Accepted, None)?;
    let parts = awards::instalments::of_award(tx, &award)?;
    let waits = parts.iter().find(|part| {
        report.part != FINAL
            && part.number == report.part
            && part.condition == Condition::ReportAccepted
            && part.state == InstalmentState::Locked
    });
    if let Some(part) = waits.filter(|_| award.state == awards::State::Active) {
        let on = crate::people::today(tx)?;
        awards::meet_condition(tx, part.id, &Met { on, note: String::new() })?;
    }
    tell_group(tx, &award, Kind::ReportAccepted)
}

/// Act: returns a report to the group with what is to be changed.
pub fn give_back(tx: &mut Tx<'_>, id: ReportId, note: &str) -> Result<(), Stop> {
    tx.permit(Deed::PlanInstalments)?;
    let (award, report) = waiting(tx, id)?;
    let note = note.trim();
    if note.is_empty() {
        return Err(Refusal::NoteMissing.into());
    }
    if note.chars().count() > fill::NARRATIVE_MOST {
        return Err(Refusal::TextTooLong { max: fill::NARRATIVE_MOST }.into());
    }
    turn(tx, &award, report, State::Returned, Some(note.to_owned()))?;
    tell_group(tx, &award, Kind::ReportReturned)
}

fn tell_group(tx: &mut Tx<'_>, award: &Award, kind: Kind) -> Result<(), Stop> {
    let case = applications::load(tx, award.application)?;
    applications::tell::group(tx, kind, &case)?.queue(tx)
}
