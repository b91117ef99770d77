//! What the law of a group's country asks of who receives a grant: the duties on an award, each with the day it is due.
//!
//! They appear by themselves: those counted from the award when it is made, those counted from a payment when the first
//! one is sent. Some are due once, after so many days; others on the same day of each year ([`yearly`]). What there is to
//! appear is programme data, kept in [`keep`].

pub mod keep;
pub mod listed;
pub mod yearly;

pub use listed::{Listed, Until, Wanted, count_due, list};
pub use yearly::YearDay;

use super::{Award, Refusal, amend::REASON_MOST, load, store::duties as store};
use crate::{
    applications, audit,
    base::{
        AwardId, Deed, DutyId, Labels, PersonId, Stop,
        seal::{CaseKey, Place},
        words::characters,
    },
    db::Tx,
    people,
};
use chrono::{Days, NaiveDate, NaiveDateTime};
use std::collections::HashMap;

/// How many days ahead a duty counts as due.
pub const AHEAD: u64 = 14;
/// Most characters of who is responsible.
pub const WHO_MOST: usize = 200;

crate::text_enum! {
    /// What the days of a duty are counted from.
    pub enum Counted {
        /// The day of the decision.
        Award => "award",
        /// The day the first payment was sent.
        Payment => "payment",
    }
}

/// What the law of a country asks, as staff keep it.
#[derive(Clone, Debug, PartialEq)]
pub struct Duty {
    /// Its id.
    pub id: DutyId,
    /// ISO 3166-1 code.
    pub country: String,
    /// What is to be done, per language.
    pub labels: Labels,
    /// What the days are counted from.
    pub counted: Counted,
    /// How many days; none where it is due each year.
    pub days: i32,
    /// The day of each year it is due on, where it is not due once.
    pub yearly: Option<YearDay>,
    /// Whether it appears on new awards.
    pub offered: bool,
}

/// A duty on an award.
#[derive(Clone, Debug, PartialEq)]
pub struct OnAward {
    /// The duty.
    pub duty: Duty,
    /// On which award.
    pub award: AwardId,
    /// Of what is due each year, which; else 0.
    pub year: i32,
    /// The day it was counted from.
    pub from: NaiveDate,
    /// The day that was reckoned.
    pub computed_on: NaiveDate,
    /// The day it is due: the same, unless staff moved it.
    pub due_on: NaiveDate,
    /// Why it was moved.
    pub reason: Option<String>,
    /// Who does it.
    pub responsible: Option<String>,
    /// A remark.
    pub note: Option<String>,
    /// Who said that it is done, and when.
    pub done: Option<(PersonId, NaiveDateTime)>,
}

/// How a duty stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Done.
    Done,
    /// Its day has passed.
    Late,
    /// Due within [`AHEAD`] days.
    Due,
    /// Later.
    Open,
}

impl OnAward {
    /// How it stands on a day.
    pub fn standing(&self, today: NaiveDate) -> Standing {
        if self.done.is_some() { Standing::Done } else { standing(self.due_on, today) }
    }
}

/// How a duty stands on a day that is not done.
pub fn standing(due_on: NaiveDate, today: NaiveDate) -> Standing {
    if due_on < today {
        Standing::Late
    } else if due_on <= ahead(today) {
        Standing::Due
    } else {
        Standing::Open
    }
}

fn ahead(today: NaiveDate) -> NaiveDate {
    today.checked_add_days(Days::new(AHEAD)).unwrap_or(today)
}

/// The day a duty is due.
fn reckoned(from: NaiveDate, days: i32) -> NaiveDate {
    from.checked_add_days(Days::new(u64::try_from(days).unwrap_or(0))).unwrap_or(from)
}

impl Duty {
    /// The days it is due on, counted from a day, in a grant until another: each with its year, or once with 0.
    fn days(&self, from: NaiveDate, ends: NaiveDate) -> Vec<(i32, NaiveDate)> {
        match self.yearly {
            Some(day) => day.each(from, ends),
            None => vec![(0, reckoned(from, self.days))],
        }
    }
}

/// A duty on an award that nobody has done anything about.
fn new_row(award: AwardId, duty: &Duty, from: NaiveDate, (year, due_on): (i32, NaiveDate)) -> store::Row {
    store::Row {
        award_id: award,
        duty_id: duty.id,
        year,
        country: duty.country.clone(),
        counted_from: from,
        computed_on: due_on,
        due_on,
        moved_reason: None,
        responsible: None,
        note: None,
        done_by: None,
        done_at: None,
    }
}

/// Step of a new award, or of a first payment: writes the duties that are counted from it and are not there.
pub(super) fn appear(tx: &mut Tx<'_>, award: &Award, counted: Counted, from: NaiveDate) -> Result<usize, Stop> {
    let country = applications::load(tx, award.application)?.country;
    let there: Vec<(DutyId, i32)> =
        store::of_award(tx, award.id)?.into_iter().map(|row| (row.duty_id, row.year)).collect();
    let mut new = Vec::new();
    for duty in store::duties(tx)? {
        if duty.offered && duty.country == country && duty.counted == counted {
            let days = duty.days(from, award.last_day()).into_iter();
            let missing = days.filter(|(year, _)| !there.contains(&(duty.id, *year)));
            new.extend(missing.map(|day| new_row(award.id, &duty, from, day)));
        }
    }
    let count = new.len();
    new.into_iter().try_for_each(|row| store::insert(tx, row))?;
    Ok(count)
}

/// Step: an award ends on another day than before. What it has to do each year, it has to do as often as it lasts now;
/// what is done stays.
pub(super) fn last_until(tx: &mut Tx<'_>, id: AwardId, ends: NaiveDate) -> Result<(), Stop> {
    let rows = store::of_award(tx, id)?;
    for duty in store::duties(tx)?.into_iter().filter(|duty| duty.yearly.is_some()) {
        let mine: Vec<&store::Row> = rows.iter().filter(|row| row.duty_id == duty.id && row.year != 0).collect();
        let Some(from) = mine.first().map(|row| row.counted_from) else { continue };
        let days = duty.days(from, ends);
        let last = days.last().map_or(ends, |(_, day)| *day);
        store::remove_after(tx, id, duty.id, last)?;
        let missing = days.into_iter().filter(|(year, _)| !mine.iter().any(|row| row.year == *year));
        missing.map(|day| new_row(id, &duty, from, day)).try_for_each(|row| store::insert(tx, row))?;
    }
    Ok(())
}

/// Step: a payment of an award was sent; what is counted from the first one appears. The award is locked.
pub(super) fn paid(tx: &mut Tx<'_>, award: &Award, on: NaiveDate) -> Result<(), Stop> {
    appear(tx, award, Counted::Payment, on).map(|_| ())
}

/// Step: payments were undone. Where nothing is paid any more, what was counted from a payment and is not done goes again.
pub(super) fn unpaid(tx: &mut Tx<'_>, award: &Award) -> Result<(), Stop> {
    store::remove_open(tx, award.id, Counted::Payment)
}

/// Act: writes the duties that an award lacks, because it is older than they are. `paid_on` is the day of its first
/// payment. Gives how many.
pub fn fill_in(tx: &mut Tx<'_>, id: AwardId, paid_on: Option<NaiveDate>) -> Result<usize, Stop> {
    tx.permit(Deed::PlanInstalments)?;
    let award = load::lock(tx, id)?;
    let mut count = appear(tx, &award, Counted::Award, award.awarded_on)?;
    if let Some(on) = paid_on {
        count += appear(tx, &award, Counted::Payment, on)?;
    }
    let event = audit::Event::new("awards.fill_in_duties", id).in_case(award.application, &award.key);
    audit::record(tx, event.with(serde_json::json!({ "added": count })))?;
    Ok(count)
}

/// What staff write of a duty on an award.
#[derive(Clone, Debug)]
pub struct Kept {
    /// When it is due.
    pub due_on: NaiveDate,
    /// Why that is another day than was reckoned.
    pub reason: String,
    /// Who does it.
    pub responsible: String,
    /// A remark.
    pub note: String,
    /// Whether it is done.
    pub done: bool,
}

fn check(kept: &Kept, computed_on: NaiveDate, awarded: NaiveDate) -> Result<(), Refusal> {
    if kept.due_on < awarded {
        Err(Refusal::DutyEarly { awarded })
    } else if kept.due_on != computed_on && kept.reason.trim().is_empty() {
        Err(Refusal::ReasonMissing)
    } else if [&kept.reason, &kept.note].into_iter().any(|text| characters(text) > REASON_MOST) {
        Err(Refusal::ReasonTooLong { max: REASON_MOST })
    } else if characters(&kept.responsible) > WHO_MOST {
        Err(Refusal::ResponsibleLong { max: WHO_MOST })
    } else {
        Ok(())
    }
}

fn sealed(
    key: &CaseKey,
    column: &'static str,
    row: &store::Row,
    text: &str,
) -> Result<Option<crate::base::seal::Sealed>, Stop> {
    let place = Place::triple(column, row.award_id.0, row.duty_id.0, row.year);
    let text = Some(text.trim()).filter(|text| !text.is_empty());
    text.map(|text| key.seal(place, text)).transpose()
}

/// Act: writes down who does a duty, when it is due, and whether it is done.
pub fn keep(tx: &mut Tx<'_>, id: AwardId, (duty, year): (DutyId, i32), kept: &Kept) -> Result<(), Stop> {
    tx.permit(Deed::PlanInstalments)?;
    let me = tx.actor.person().ok_or(Stop::Forbidden)?;
    let award = load::lock(tx, id)?;
    let mine = |row: &store::Row| row.duty_id == duty && row.year == year;
    let row = store::of_award(tx, id)?.into_iter().find(mine).ok_or(Stop::Missing)?;
    check(kept, row.computed_on, award.awarded_on)?;
    let done = match (kept.done, row.done_by.zip(row.done_at)) {
        (false, _) => None,
        (true, Some(before)) => Some(before),
        (true, None) => Some((me, tx.now)),
    };
    let reason = if kept.due_on == row.computed_on { "" } else { kept.reason.as_str() };
    let (was_due, was_done) = (row.due_on, row.done_by.is_some());
    let new = store::Row {
        due_on: kept.due_on,
        moved_reason: sealed(&award.key, "award_duties.moved_reason", &row, reason)?,
        responsible: sealed(&award.key, "award_duties.responsible", &row, &kept.responsible)?,
        note: sealed(&award.key, "award_duties.note", &row, &kept.note)?,
        done_by: done.map(|(person, _)| person),
        done_at: done.map(|(_, at)| at),
        ..row
    };
    store::update(tx, new)?;
    let act = match (was_done, kept.done) {
        (false, true) => "awards.finish_duty",
        (true, false) => "awards.reopen_duty",
        _ => "awards.keep_duty",
    };
    let mut details = serde_json::json!({ "duty": duty, "due_on": kept.due_on });
    if was_due != kept.due_on {
        details["before"] = serde_json::to_value(was_due)?;
        details["reason"] = reason.trim().into();
    }
    audit::record(tx, audit::Event::new(act, id).in_case(award.application, &award.key).with(details))?;
    Ok(())
}

fn open(key: &CaseKey, duty: Duty, row: store::Row) -> Result<OnAward, Stop> {
    let place = |column| Place::triple(column, row.award_id.0, row.duty_id.0, row.year);
    Ok(OnAward {
        award: row.award_id,
        year: row.year,
        from: row.counted_from,
        computed_on: row.computed_on,
        due_on: row.due_on,
        reason: key.open_optional(place("award_duties.moved_reason"), row.moved_reason.as_ref())?,
        responsible: key.open_optional(place("award_duties.responsible"), row.responsible.as_ref())?,
        note: key.open_optional(place("award_duties.note"), row.note.as_ref())?,
        done: row.done_by.zip(row.done_at),
        duty,
    })
}

/// The duties on an award, the earliest first. A step: the caller has opened the case for its reader.
pub fn on(tx: &mut Tx<'_>, award: &Award) -> Result<Vec<OnAward>, Stop> {
    let all: HashMap<DutyId, Duty> = store::duties(tx)?.into_iter().map(|duty| (duty.id, duty)).collect();
    let duty = |row: &store::Row| all.get(&row.duty_id).cloned().ok_or(Stop::Missing);
    store::of_award(tx, award.id)?.into_iter().map(|row| open(&award.key, duty(&row)?, row)).collect()
}

/// View: the duties on an award, the earliest first; and the names of people in them.
pub fn of_award(tx: &mut Tx<'_>, id: AwardId) -> Result<(Vec<OnAward>, HashMap<PersonId, String>), Stop> {
    tx.permit(Deed::SeeAwards)?;
    let award = load::find(tx, id)?;
    let duties = on(tx, &award)?;
    let people: Vec<PersonId> = duties.iter().filter_map(|one| one.done.map(|(person, _)| person)).collect();
    let names = people::names(tx, &people)?;
    Ok((duties, names))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn another_day_than_was_reckoned_needs_a_reason() {
        let kept = |due: &str, reason: &str| Kept {
            due_on: day(due),
            reason: reason.to_owned(),
            responsible: String::new(),
            note: String::new(),
            done: false,
        };
        let check = |kept: &Kept| check(kept, day("2020-05-11"), day("2020-05-01"));
        assert_eq!(check(&kept("2020-05-11", "")), Ok(()));
        assert_eq!(check(&kept("2020-05-20", " ")), Err(Refusal::ReasonMissing));
        assert_eq!(check(&kept("2020-05-20", "The office was closed")), Ok(()));
        assert_eq!(check(&kept("2020-04-30", "x")), Err(Refusal::DutyEarly { awarded: day("2020-05-01") }));
        let long = Kept { responsible: "ҷ".repeat(WHO_MOST + 1), ..kept("2020-05-11", "") };
        assert_eq!(check(&long), Err(Refusal::ResponsibleLong { max: WHO_MOST }));
    }

    #[test]
    fn days_are_counted_over_the_end_of_a_year_and_never_over_the_end_of_time() {
        assert_eq!(reckoned(day("2020-12-28"), 10), day("2021-01-07"));
        assert_eq!(reckoned(day("2020-02-28"), 0), day("2020-02-28"));
        assert_eq!(reckoned(NaiveDate::MAX, 10), NaiveDate::MAX);
    }

    #[test]
    fn a_duty_is_due_a_fortnight_ahead_and_late_from_the_next_day() {
        let duty = Duty {
            id: DutyId(1),
            country: "TJ".into(),
            labels: Labels::default(),
            counted: Counted::Payment,
            days: 10,
            yearly: None,
            offered: true,
        };
        let one = |due_on: &str, done| OnAward {
            duty: duty.clone(),
            award: AwardId(1),
            year: 0,
            from: day("2020-05-01"),
            computed_on: day("2020-05-11"),
            due_on: day(due_on),
            reason: None,
            responsible: None,
            note: None,
            done,
        };
        let on = |due: &str| one(due, None).standing(day("2020-05-20"));
        assert_eq!([on("2020-05-19"), on("2020-05-20")], [Standing::Late, Standing::Due]);
        assert_eq!([on("2020-06-03"), on("2020-06-04")], [Standing::Due, Standing::Open]);
        let at = day("2020-05-02").and_time(chrono::NaiveTime::MIN);
        assert_eq!(one("2020-05-01", Some((PersonId(1), at))).standing(day("2020-05-20")), Standing::Done);
    }
}
