//! The group fills a report in behind its case code, and sends it.

use super::{Due, Line, Refusal, Report, State, due, store, views};
use crate::{
    applications::{self, answers, budget},
    audit,
    awards::{self, Award},
    base::{Deed, Money, ReportId, Role, Stop, seal::Place},
    db::{Tx, tx::Quiet},
    notices::{Kind, Notice, Reader},
    people,
};

/// Most characters of what was done.
pub const NARRATIVE_MOST: usize = 4_000;
/// Most characters of the note of a line.
pub const NOTE_MOST: usize = 300;

/// What was typed.
#[derive(Clone, Debug)]
pub struct Filled {
    /// What was done.
    pub narrative: String,
    /// For each line of the budget, in order: what was spent, and a note.
    pub lines: Vec<(Money, String)>,
}

/// The award of the group that is signed in.
pub(super) fn own_award(tx: &mut Tx<'_>) -> Result<Award, Stop> {
    tx.permit(Deed::KeepOwnCase)?;
    let case = tx.actor.case().ok_or(Stop::Forbidden)?;
    let id = awards::of_application(tx, case)?.ok_or(Stop::Missing)?;
    awards::lock(tx, id)
}

/// The report of a part that the award asks for, and when it is due.
pub(super) fn asked_for(tx: &mut Tx<'_>, award: &Award, part: i32) -> Result<Due, Stop> {
    let parts = awards::instalments::of_award(tx, award)?;
    due(award, &parts).into_iter().find(|due| due.part == part).ok_or(Stop::Missing)
}

/// The lines of the case's budget, with nothing spent yet. Where it has none, the award is one line.
pub(super) fn blank_lines(tx: &mut Tx<'_>, award: &Award) -> Result<Vec<Line>, Stop> {
    let case = applications::load(tx, award.application)?;
    Ok(blank(award.amount, answers::budget_lines(tx, &case)?))
}

/// The same of a budget that is at hand.
pub(super) fn blank(award: Money, budget: Vec<budget::Line>) -> Vec<Line> {
    let line = |line: budget::Line| {
        let planned = line.amount()?;
        let spent = Money::zero(planned.currency());
        Some(Line { category: line.category, what: line.what, planned, spent, note: None })
    };
    let lines: Vec<Line> = budget.into_iter().filter_map(line).collect();
    if !lines.is_empty() {
        return lines;
    }
    let spent = Money::zero(award.currency());
    vec![Line { category: String::new(), what: String::new(), planned: award, spent, note: None }]
}

/// The lines as filled in; as many as the budget has, each in its currency.
fn fill(blank: Vec<Line>, filled: &Filled) -> Result<Vec<Line>, Refusal> {
    if blank.len() != filled.lines.len() {
        return Err(Refusal::LineUnknown);
    }
    let one = |(number, (line, (spent, note))): (i32, (Line, &(Money, String)))| {
        if spent.currency() != line.planned.currency() || spent.is_negative() {
            return Err(Refusal::SpentMalformed { number });
        }
        if note.chars().count() > NOTE_MOST {
            return Err(Refusal::TextTooLong { max: NOTE_MOST });
        }
        let note = Some(note.trim().to_owned()).filter(|note| !note.is_empty());
        Ok(Line { spent: *spent, note, ..line })
    };
    (1..).zip(blank.into_iter().zip(&filled.lines)).map(one).collect()
}

/// Act: saves a report as it is so far. What is missing may be missing.
pub fn save(tx: &mut Tx<'_>, part: i32, filled: &Filled) -> Result<ReportId, Stop> {
    let award = own_award(tx)?;
    let id = keep(tx, &award, part, filled, false)?;
    tx.quiet(Quiet::DraftSave);
    Ok(id)
}

/// Act: saves a report and sends it to the staff, who read it.
pub fn send(tx: &mut Tx<'_>, part: i32, filled: &Filled) -> Result<ReportId, Stop> {
    let award = own_award(tx)?;
    if filled.narrative.trim().is_empty() {
        return Err(Refusal::NarrativeMissing.into());
    }
    let id = keep(tx, &award, part, filled, true)?;
    let event = audit::Event::new("reports.send", award.id).in_case(award.application, &award.key);
    audit::record(tx, event.with(serde_json::json!({ "part": part })))?;
    tell_staff(tx, &award, id)?;
    Ok(id)
}

fn keep(tx: &mut Tx<'_>, award: &Award, part: i32, filled: &Filled, sends: bool) -> Result<ReportId, Stop> {
    asked_for(tx, award, part)?;
    if filled.narrative.chars().count() > NARRATIVE_MOST {
        return Err(Refusal::TextTooLong { max: NARRATIVE_MOST }.into());
    }
    let before = views::find_of(tx, award, part)?;
    if before.as_ref().is_some_and(|report| !report.state.is_fillable()) {
        return Err(Refusal::NotNow.into());
    }
    let blank = match &before {
        // The lines stay those of the budget as it was when the report was begun.
        Some(report) => report.lines.clone(),
        None => blank_lines(tx, award)?,
    };
    let report = Report {
        id: before.as_ref().map_or_else(|| tx.new_id(), |report| Ok(report.id))?,
        award: award.id,
        part,
        state: if sends { State::Sent } else { before.as_ref().map_or(State::Draft, |report| report.state) },
        narrative: filled.narrative.trim().to_owned(),
        note: before.as_ref().and_then(|report| report.note.clone()),
        saved_at: tx.now,
        sent_at: if sends { Some(tx.now) } else { before.as_ref().and_then(|report| report.sent_at) },
        decided_by: before.as_ref().and_then(|report| report.decided_by),
        decided_at: before.as_ref().and_then(|report| report.decided_at),
        lines: fill(blank, filled)?,
    };
    write(tx, award, &report, before.is_none())?;
    Ok(report.id)
}

/// Writes a report with its lines, sealed by the case's key.
pub(super) fn write(tx: &mut Tx<'_>, award: &Award, report: &Report, new: bool) -> Result<(), Stop> {
    let (id, key) = (report.id, &award.key);
    let row = store::Row {
        id,
        award_id: award.id,
        part: report.part,
        state: report.state,
        narrative: key.seal(Place::new("reports.narrative", id.0), &report.narrative)?,
        note: report.note.as_deref().map(|note| key.seal(Place::new("reports.note", id.0), note)).transpose()?,
        saved_at: report.saved_at,
        sent_at: report.sent_at,
        decided_by: report.decided_by,
        decided_at: report.decided_at,
    };
    if new {
        store::insert(tx, row)?;
    } else {
        store::update(tx, row)?;
    }
    let line = |(number, line): (i32, &Line)| {
        let what = Place::pair("report_lines.what", id.0, number.into());
        let note = Place::pair("report_lines.note", id.0, number.into());
        Ok(store::LineRow {
            report_id: id,
            number,
            category: line.category.clone(),
            what: key.seal(what, &line.what)?,
            planned_minor: line.planned.minor(),
            spent_minor: line.spent.minor(),
            currency: line.planned.currency().code().to_owned(),
            note: line.note.as_deref().map(|text| key.seal(note, text)).transpose()?,
        })
    };
    let lines = (1..).zip(&report.lines).map(line).collect::<Result<Vec<_>, Stop>>()?;
    store::set_lines(tx, id, lines)
}

fn tell_staff(tx: &mut Tx<'_>, award: &Award, id: ReportId) -> Result<(), Stop> {
    let case = applications::load(tx, award.application)?;
    for person in people::holding(tx, &[Role::ProgrammeOfficer])? {
        Notice::new(Kind::ReportArrived, Reader::Person(person.id))
            .about(case.id, &case.key)
            .with("reference", case.reference.as_str())
            .with("link", format!("/reports/{id}"))
            .queue(tx)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Currency;

    #[test]
    fn every_line_is_filled_in_its_currency_and_no_other_is_added() {
        let tjs = |minor| Money::from_minor(minor, Currency::TJS);
        let blank =
            || vec![Line { category: "rent".into(), what: "Room".into(), planned: tjs(5), spent: tjs(0), note: None }];
        let filled = |lines| Filled { narrative: String::new(), lines };
        let good = fill(blank(), &filled(vec![(tjs(4), " paid twice ".into())])).unwrap();
        assert_eq!((good[0].spent, good[0].note.as_deref()), (tjs(4), Some("paid twice")));
        assert_eq!(fill(blank(), &filled(vec![])), Err(Refusal::LineUnknown));
        let euro = Money::from_minor(4, Currency::EUR);
        assert_eq!(fill(blank(), &filled(vec![(euro, String::new())])), Err(Refusal::SpentMalformed { number: 1 }));
        let less = fill(blank(), &filled(vec![(tjs(-1), String::new())]));
        assert_eq!(less, Err(Refusal::SpentMalformed { number: 1 }));
    }
}
