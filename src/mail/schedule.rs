//! Reminders by the calendar: so many days before and after a date, as set for the call, at nine in the morning where
//! the reader lives, each once.

use super::store::schedules as store;
use crate::{
    applications, audit,
    base::{CallId, Deed, Stop, stop::Arg, words},
    calls,
    db::{Tx, tx::Quiet},
    notices::{Kind, Notice, Reader},
    people,
};
use chrono::{Duration, NaiveDate, NaiveDateTime, TimeZone, Timelike};

/// The days before a deadline where a call says nothing else.
pub const BEFORE: &[i64] = &[7, 3, 1];
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

/// The days before its deadline on which a call reminds groups of their drafts.
pub fn of_call(tx: &mut Tx<'_>, call: CallId) -> Result<Vec<i64>, Stop> {
    let kept = store::find(tx, call, Kind::DraftReminder)?;
    Ok(kept.and_then(|text| parse_days(&text).ok()).unwrap_or_else(|| BEFORE.to_vec()))
}

/// Sets the days of a call. An act.
pub fn set(tx: &mut Tx<'_>, call: CallId, days: &str) -> Result<(), Stop> {
    tx.permit(Deed::EditCall)?;
    calls::find(tx, call)?;
    let days = days_text(&parse_days(days)?);
    store::set(tx, call, Kind::DraftReminder, &days)?;
    audit::record(tx, audit::Event::new("mail.schedule", call).with(serde_json::json!({ "days": days })))?;
    Ok(())
}

/// Which reminder of a date is due: the latest whose morning has come and that the reader was there to get.
fn due(days: &[i64], date: NaiveDate, now: NaiveDateTime, since: NaiveDateTime) -> Option<i64> {
    let morning = |day: i64| date.and_time(chrono::NaiveTime::MIN) - Duration::days(day) + Duration::hours(HOUR.into());
    let come = |day: &i64| morning(*day) <= now && since < morning(*day);
    days.iter().copied().filter(|day| come(day)).min().filter(|_| now.date() <= date)
}

/// Reminds groups of drafts whose deadline comes. An act of the clerk; gives how many are near theirs.
pub fn remind(tx: &mut Tx<'_>) -> Result<usize, Stop> {
    tx.permit(Deed::KeepHouse)?;
    tx.quiet(Quiet::Sweeping);
    let mut reminded = 0;
    for call in calls::open_now(tx)? {
        let Some(end) = call.closes_at.filter(|end| *end - tx.now <= Duration::days(FARTHEST + 1)) else { continue };
        let zone = words::zone(&call.zone);
        let local = |at: NaiveDateTime| zone.from_utc_datetime(&at).naive_local();
        let (now, date) = (local(tx.now), local(end).date());
        let days = of_call(tx, call.id)?;
        if now.hour() < HOUR || due(&days, date, now, NaiveDateTime::MIN).is_none() {
            continue;
        }
        for case in applications::in_state(tx, call.id, applications::State::Draft)? {
            let Some(day) = due(&days, date, now, local(case.opened_at)) else { continue };
            applications::tell::group(tx, Kind::DraftReminder, &case)?
                .with("deadline", Arg::Instant(end, Some(call.zone.clone())))
                .once(format!("draft:{}:{date}:{day}", case.id))
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
}
