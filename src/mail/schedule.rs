//! Reminders by the calendar: so many days before and after a date, as set for the call, at nine in the morning where
//! the reader lives, each once.

use super::store::schedules as store;
use crate::{
    applications::{self, Case},
    audit, awards,
    base::{CallId, Deed, Role, Stop, stop::Arg, words},
    board,
    calls::{self, Call},
    db::{Tx, tx::Quiet},
    notices::{Kind, Notice, Reader},
    people,
    reports::awaited,
};
use chrono::{Duration, NaiveDate, NaiveDateTime, TimeZone, Timelike};
use std::collections::HashMap;

/// The days before a deadline where a call says nothing else.
pub const BEFORE: &[i64] = &[7, 3, 1];
/// The days after the date of a report that has not come, where a call says nothing else.
pub const AFTER: &[i64] = &[1, 7];
/// The hour of a reminder, local time.
const HOUR: u32 = 9;
/// The farthest day from a date.
const FARTHEST: i64 = 60;
/// Most reminders of one date.
const MOST: usize = 8;

crate::refusals! {
    /// Why a schedule was refused.
    pub enum Refusal {
        /// Not whole numbers of days with commas between.
        DaysMalformed { most: i64 } => "mail-schedule-malformed" at "days",
        /// The same of the days before a report.
        ReportDaysMalformed { most: i64 } => "mail-schedule-malformed" at "report_days",
        /// The same of the days before the board finishes reading.
        ReadingDaysMalformed { most: i64 } => "mail-schedule-malformed" at "reading_days",
        /// The same of the days after it.
        LateDaysMalformed { most: i64 } => "mail-schedule-malformed" at "late_days",
    }
}

/// Days as people type them: `7, 3, 1`; none: no reminder.
pub fn parse_days(text: &str) -> Result<Vec<i64>, Refusal> {
    let malformed = || Refusal::DaysMalformed { most: FARTHEST };
    let parts = text.split([',', ';', ' ']).map(str::trim).filter(|part| !part.is_empty());
    let mut days = parts.map(|part| part.parse().map_err(|_| malformed())).collect::<Result<Vec<i64>, _>>()?;
    days.sort_unstable_by(|one, other| other.cmp(one));
    days.dedup();
    let fits = days.iter().all(|day| (1..=FARTHEST).contains(day)) && days.len() <= MOST;
    if fits { Ok(days) } else { Err(malformed()) }
}

/// Days as they are shown.
pub fn days_text(days: &[i64]) -> String {
    days.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// The days on which a call reminds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Days {
    /// Before the deadline, of a draft that is not sent.
    pub drafts: Vec<i64>,
    /// Before the date of a report.
    pub reports: Vec<i64>,
    /// After it.
    pub late: Vec<i64>,
    /// Before the day by which the board finishes reading.
    pub reading: Vec<i64>,
}

/// The days on which a call reminds. One query.
pub fn of_call(tx: &mut Tx<'_>, call: CallId) -> Result<Days, Stop> {
    let kept = store::of_call(tx, call)?;
    let days = |kind: Kind, usual: &[i64]| {
        let text = kept.iter().find(|(name, _)| name == kind.as_str()).map(|(_, text)| text);
        text.and_then(|text| parse_days(text).ok()).unwrap_or_else(|| usual.to_vec())
    };
    Ok(Days {
        drafts: days(Kind::DraftReminder, BEFORE),
        reports: days(Kind::ReportDue, BEFORE),
        late: days(Kind::ReportLate, AFTER),
        reading: days(Kind::ReadingReminder, BEFORE),
    })
}

/// Days as somebody typed them.
#[derive(Clone, Debug)]
pub struct Typed {
    /// Before the deadline.
    pub drafts: String,
    /// Before the date of a report.
    pub reports: String,
    /// After it.
    pub late: String,
    /// Before the board finishes reading.
    pub reading: String,
    /// By which day it does, if that is set.
    pub reads_by: Option<NaiveDate>,
}

/// Sets the days of a call. An act.
pub fn set(tx: &mut Tx<'_>, call: CallId, typed: &Typed) -> Result<(), Stop> {
    tx.permit(Deed::EditCall)?;
    calls::find(tx, call)?;
    let drafts = parse_days(&typed.drafts)?;
    let reports = parse_days(&typed.reports).map_err(|_| Refusal::ReportDaysMalformed { most: FARTHEST })?;
    let late = parse_days(&typed.late).map_err(|_| Refusal::LateDaysMalformed { most: FARTHEST })?;
    let reading = parse_days(&typed.reading).map_err(|_| Refusal::ReadingDaysMalformed { most: FARTHEST })?;
    board::reading::set(tx, call, typed.reads_by)?;
    let mut details = serde_json::Map::new();
    details.insert("reads_by".to_owned(), typed.reads_by.map(|day| day.to_string()).into());
    for (kind, days) in [
        (Kind::DraftReminder, drafts),
        (Kind::ReportDue, reports),
        (Kind::ReportLate, late),
        (Kind::ReadingReminder, reading),
    ] {
        store::set(tx, call, kind, &days_text(&days))?;
        details.insert(kind.as_str().to_owned(), days_text(&days).into());
    }
    audit::record(tx, audit::Event::new("mail.schedule", call).with(details.into()))?;
    Ok(())
}

/// The morning that lies so many days after a date, or before it.
fn morning(date: NaiveDate, days: i64) -> NaiveDateTime {
    date.and_time(chrono::NaiveTime::MIN) + Duration::days(days) + Duration::hours(HOUR.into())
}

/// Which reminder of a date is due: the latest whose morning has come and that the reader was there to get.
fn due(days: &[i64], date: NaiveDate, now: NaiveDateTime, since: NaiveDateTime) -> Option<i64> {
    let come = |day: &i64| morning(date, -*day) <= now && since < morning(date, -*day);
    days.iter().copied().filter(|day| come(day)).min().filter(|_| now.date() <= date)
}

/// The same after a date. What nobody was there to tell for a while is not told late.
fn overdue(days: &[i64], date: NaiveDate, now: NaiveDateTime, since: NaiveDateTime) -> Option<i64> {
    let come = |day: &i64| {
        let (first, last) = (morning(date, *day), morning(date, *day + LATE));
        first <= now && now < last && since < first
    };
    days.iter().copied().filter(come).max()
}

/// Reminds groups of drafts whose deadline comes, their own where it was extended. An act of the clerk; gives how many are
/// near theirs.
pub fn remind(tx: &mut Tx<'_>) -> Result<usize, Stop> {
    tx.permit(Deed::KeepHouse)?;
    tx.quiet(Quiet::Sweeping);
    let soon = tx.now + Duration::days(FARTHEST + 1);
    let mut reminded = 0;
    for call in calls::all(tx)? {
        let Some(end) = call.closes_at.filter(|end| call.takes(tx.now) && *end <= soon) else { continue };
        let local = local_to(&call);
        let (now, date) = (local(tx.now), local(end).date());
        let days = of_call(tx, call.id)?;
        if now.hour() < HOUR || due(&days.drafts, date, now, NaiveDateTime::MIN).is_none() {
            continue;
        }
        for case in applications::in_states(tx, call.id, &[applications::State::Draft])? {
            if case.deadline(&call) == Some(end) {
                reminded += remind_of_draft(tx, &call, &case, end, &days)?;
            }
        }
    }
    for (case, end) in applications::extend::drafts_until(tx, soon)? {
        let call = calls::find(tx, case.call_id)?;
        if case.deadline(&call) == Some(end) && call.closes_at != Some(end) {
            let days = of_call(tx, call.id)?;
            reminded += remind_of_draft(tx, &call, &case, end, &days)?;
        }
    }
    Ok(reminded)
}

fn local_to(call: &Call) -> impl Fn(NaiveDateTime) -> NaiveDateTime + use<> {
    let zone = words::zone(&call.zone);
    move |at| zone.from_utc_datetime(&at).naive_local()
}

fn remind_of_draft(tx: &mut Tx<'_>, call: &Call, case: &Case, end: NaiveDateTime, days: &Days) -> Result<usize, Stop> {
    let local = local_to(call);
    let (now, date) = (local(tx.now), local(end).date());
    let Some(day) = due(&days.drafts, date, now, local(case.opened_at)).filter(|_| now.hour() >= HOUR) else {
        return Ok(0);
    };
    applications::tell::group(tx, Kind::DraftReminder, case)?
        .with("deadline", Arg::Instant(end, Some(call.zone.clone())))
        .once(format!("draft:{}:{date}:{day}", case.id))
        .queue(tx)?;
    Ok(1)
}

/// Reminds groups of reports that are due soon, and of those that have not come. An act of the clerk; gives how many.
pub fn remind_of_reports(tx: &mut Tx<'_>) -> Result<usize, Stop> {
    tx.permit(Deed::KeepHouse)?;
    tx.quiet(Quiet::Sweeping);
    let far = Duration::days(FARTHEST + LATE + 1);
    let mut known: HashMap<CallId, (Call, Days)> = HashMap::new();
    let mut reminded = 0;
    for one in awaited::between(tx, (tx.now - far).date(), (tx.now + far).date())? {
        let case = applications::load(tx, one.application)?;
        let (call, days) = match known.get(&case.call_id) {
            Some(known) => known.clone(),
            None => (calls::find(tx, case.call_id)?, of_call(tx, case.call_id)?),
        };
        known.insert(case.call_id, (call.clone(), days.clone()));
        let now = local_to(&call)(tx.now);
        let since = one.since.and_time(chrono::NaiveTime::MIN);
        let (kind, day) = match (due(&days.reports, one.on, now, since), overdue(&days.late, one.on, now, since)) {
            _ if now.hour() < HOUR => continue,
            (Some(day), _) => (Kind::ReportDue, -day),
            (None, Some(day)) => (Kind::ReportLate, day),
            (None, None) => continue,
        };
        applications::tell::group(tx, kind, &case)?
            .with("deadline", one.on)
            .once(format!("report:{}:{}:{}:{day}", one.award, one.part, one.on))
            .queue(tx)?;
        reminded += 1;
    }
    Ok(reminded)
}

/// The days before the last day to answer an offer.
const BEFORE_OFFER: &[i64] = &[5, 1];

/// Reminds groups of offers that wait for their answer. An act of the clerk; gives how many are near their day.
pub fn remind_of_offers(tx: &mut Tx<'_>) -> Result<usize, Stop> {
    tx.permit(Deed::KeepHouse)?;
    tx.quiet(Quiet::Sweeping);
    let mut reminded = 0;
    for (case, call, offer) in awards::offers::views::awaited(tx)? {
        let local = local_to(&call);
        let now = local(tx.now);
        let Some(until) = offer.answer_by.filter(|_| now.hour() >= HOUR) else { continue };
        let Some(day) = due(BEFORE_OFFER, until, now, local(offer.offered_at)) else { continue };
        applications::tell::group(tx, Kind::OfferReminder, &case)?
            .with("deadline", until)
            .once(format!("offer:{}:{day}", offer.id))
            .queue(tx)?;
        reminded += 1;
    }
    Ok(reminded)
}

/// Days before the end of a reserve list on which staff are told.
const BEFORE_RESERVE: &[i64] = &[7];

/// Tells programme staff a week before that a reserve list ends on which groups wait, once. An act of the clerk; gives how
/// many lists are near their end.
pub fn remind_of_reserve(tx: &mut Tx<'_>) -> Result<usize, Stop> {
    tx.permit(Deed::KeepHouse)?;
    tx.quiet(Quiet::Sweeping);
    let mut reminded = 0;
    for (call, last) in awards::reserve::soon(tx, (tx.now + Duration::days(9)).date())? {
        let now = local_to(&call)(tx.now);
        if now.hour() < HOUR || due(BEFORE_RESERVE, last, now, NaiveDateTime::MIN).is_none() {
            continue;
        }
        for person in people::ids_holding(tx, &[Role::ProgrammeOfficer, Role::ProgrammeLead])? {
            Notice::new(Kind::ReserveEnding, Reader::Person(person))
                .with("call", call.labels.clone())
                .with("link", format!("/board/rounds/{}/reserve", call.id))
                .with("deadline", last)
                .once(format!("reserve:{}:{last}:{person}", call.id))
                .queue(tx)?;
        }
        reminded += 1;
    }
    Ok(reminded)
}

/// Most references named in one reminder.
const NAMED: usize = 10;

/// Reminds members of what they have not read by the day on which the reading of a call ends, at nine in the morning where
/// each of them lives. An act of the clerk; gives how many it reminded.
pub fn remind_of_reading(tx: &mut Tx<'_>) -> Result<usize, Stop> {
    tx.permit(Deed::KeepHouse)?;
    tx.quiet(Quiet::Sweeping);
    let mut reminded = 0;
    // Nowhere is it more than a day earlier than in UTC.
    let yesterday = tx.now.date() - Duration::days(1);
    for (id, end) in board::reading::ending(tx, yesterday)? {
        let (call, days) = (calls::find(tx, id)?, of_call(tx, id)?);
        if days.reading.iter().all(|day| morning(end, -*day) > tx.now + Duration::days(1)) {
            continue;
        }
        for behind in board::reading::behind(tx, id)? {
            let now = words::zone(&behind.member.zone).from_utc_datetime(&tx.now).naive_local();
            let Some(day) = due(&days.reading, end, now, NaiveDateTime::MIN).filter(|_| now.hour() >= HOUR) else {
                continue;
            };
            let member = behind.member.id;
            let named = behind.references.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
            Notice::new(Kind::ReadingReminder, Reader::Person(member))
                .once(format!("reading:{id}:{member}:{end}:{day}"))
                .with("reference", named)
                .with("call", call.labels.clone())
                .with("link", "/board")
                .with("deadline", end)
                .queue(tx)?;
            reminded += 1;
        }
    }
    Ok(reminded)
}

/// The days before a meeting.
const BEFORE_MEETING: &[i64] = &[1];

/// Reminds members on the morning of the day before a meeting, where each of them lives. An act of the clerk; gives how many
/// it reminded.
pub fn remind_of_meetings(tx: &mut Tx<'_>) -> Result<usize, Stop> {
    tx.permit(Deed::KeepHouse)?;
    tx.quiet(Quiet::Sweeping);
    // The day before begins at most two days before, and nowhere more than a day earlier than in UTC.
    let meetings = board::convening::soon(tx, tx.now + Duration::days(3))?;
    if meetings.is_empty() {
        return Ok(0);
    }
    let mut reminded = 0;
    for member in board::members::all(tx)? {
        let zone = words::zone(&member.zone);
        let local = |at: NaiveDateTime| zone.from_utc_datetime(&at).naive_local();
        let now = local(tx.now);
        for meeting in meetings.iter().filter(|_| now.hour() >= HOUR) {
            let date = local(meeting.starts_at).date();
            if due(BEFORE_MEETING, date, now, local(meeting.called_at)).is_none() {
                continue;
            }
            board::convening::notice(Kind::MeetingReminder, meeting, &member)
                .once(format!("meeting:{}:{}:{date}", meeting.id, member.id))
                .queue(tx)?;
            reminded += 1;
        }
    }
    Ok(reminded)
}

/// How many days after its day work is still told of, should nobody have been there to tell.
const LATE: i64 = 3;

/// Tells colleagues on the morning of the day that work given to them is due, once. An act of the clerk; gives how much is.
pub fn remind_of_work(tx: &mut Tx<'_>) -> Result<usize, Stop> {
    tx.permit(Deed::KeepHouse)?;
    tx.quiet(Quiet::Sweeping);
    let today = tx.now.date();
    // Nowhere is it more than a day later than in UTC.
    let due = applications::work::due(tx, today - Duration::days(LATE), today + Duration::days(1))?;
    let mut told = 0;
    for (id, person, on) in due {
        let zone = words::zone(&people::find(tx, person)?.zone);
        let now = zone.from_utc_datetime(&tx.now).naive_local();
        if now < on.and_time(chrono::NaiveTime::MIN) + Duration::hours(HOUR.into()) {
            continue;
        }
        let case = applications::load(tx, id)?;
        Notice::new(Kind::TaskDue, Reader::Person(person))
            .about(id, &case.key)
            .with("reference", case.reference.as_str())
            .with("deadline", on)
            .with("link", format!("/applications/{id}"))
            .once(format!("work:{id}:{person}:{on}"))
            .queue(tx)?;
        told += 1;
    }
    Ok(told)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: u32, hour: u32) -> NaiveDateTime {
        NaiveDate::from_ymd_opt(2026, 3, day).unwrap().and_hms_opt(hour, 0, 0).unwrap()
    }

    #[test]
    fn days_are_read_as_people_write_them() {
        assert_eq!(parse_days("1, 7,3 7"), Ok(vec![7, 3, 1]));
        assert_eq!(parse_days(" "), Ok(vec![]));
        for bad in ["0", "61", "a", "-1", "1.5", "1,2,3,4,5,6,7,8,9"] {
            assert!(parse_days(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn each_reminder_has_its_morning_and_nobody_is_reminded_of_what_was_before_them() {
        let date = at(10, 0).date();
        let long_ago = at(1, 0);
        assert_eq!(due(&[7, 3, 1], date, at(3, 8), long_ago), None);
        assert_eq!(due(&[7, 3, 1], date, at(3, 9), long_ago), Some(7));
        assert_eq!(due(&[7, 3, 1], date, at(6, 9), long_ago), Some(7));
        assert_eq!(due(&[7, 3, 1], date, at(7, 9), long_ago), Some(3));
        assert_eq!(due(&[7, 3, 1], date, at(10, 9), long_ago), Some(1));
        assert_eq!(due(&[7, 3, 1], date, at(11, 9), long_ago), None);
        // A draft begun after the second morning waits for the third.
        assert_eq!(due(&[7, 3, 1], date, at(8, 10), at(8, 9)), None);
        assert_eq!(due(&[7, 3, 1], date, at(9, 9), at(8, 9)), Some(1));
    }

    #[test]
    fn what_is_late_is_told_on_its_mornings_and_not_long_after() {
        let (date, long_ago) = (at(10, 0).date(), at(1, 0));
        for (day, hour, told) in [
            (10, 12, None),
            (11, 8, None),
            (11, 9, Some(1)),
            (13, 23, Some(1)),
            (14, 9, None),
            (17, 8, None),
            (17, 9, Some(7)),
            (20, 8, Some(7)),
            (20, 9, None),
        ] {
            assert_eq!(overdue(&[7, 1], date, at(day, hour), long_ago), told, "{day}. {hour}:00");
        }
        assert_eq!(overdue(&[1], date, at(11, 9), at(11, 9)), None, "nobody waited for it before");
    }
}
