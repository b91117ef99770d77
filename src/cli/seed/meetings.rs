//! The board's meetings: called a week before, held, minuted and signed; and the next one.

use super::Year;
use crate::{
    base::{Actor, ApplicationId, Lang, MeetingId, Role, Stop},
    board::{
        Attendance,
        meetings::{self, NewMeeting},
        minutes,
    },
};
use chrono::{Duration, NaiveDateTime};

/// Where the chair lives.
const ZONE: &str = "Asia/Dushanbe";

/// Calls a meeting of the chair on these applications and a topic, a week before it begins.
pub(super) fn call(
    year: &Year<'_>,
    title: &str,
    starts_at: NaiveDateTime,
    applications: Vec<ApplicationId>,
) -> Result<MeetingId, Stop> {
    let new = a_meeting(year, title, starts_at, applications, "How groups without the internet learn of a call")?;
    year.act(&year.actor(Role::BoardChair)?, starts_at - Duration::days(7), move |tx| meetings::call(tx, &new))
}

fn a_meeting(
    year: &Year<'_>,
    title: &str,
    starts_at: NaiveDateTime,
    applications: Vec<ApplicationId>,
    topic: &str,
) -> Result<NewMeeting, Stop> {
    Ok(NewMeeting {
        title: title.to_owned(),
        place: "By telephone".to_owned(),
        by_circulation: false,
        starts_at,
        ends_at: Some(starts_at + Duration::hours(8)),
        zone: ZONE.to_owned(),
        chair: year.actor(Role::BoardChair)?.person().ok_or(Stop::Missing)?,
        applications,
        topics: vec![topic.to_owned()],
    })
}

/// Writes down who came and how hands went up, and signs the minutes, after a meeting.
pub(super) fn minute(year: &Year<'_>, id: MeetingId, ended: NaiveDateTime) -> Result<(), Stop> {
    let came: Vec<_> = year.board().iter().filter_map(Actor::person).map(|id| (id, Attendance::Present)).collect();
    let all = u32::try_from(came.len()).unwrap_or(0);
    year.act(&year.actor(Role::BoardChair)?, ended, move |tx| {
        meetings::attend(tx, id, &came)?;
        let topics = meetings::agenda(tx, id)?.into_iter().filter(|item| item.application.is_none());
        for item in topics {
            meetings::count(tx, id, item.id, [all.saturating_sub(1), 0, 1])?;
        }
        minutes::sign(tx, id, Lang::En)
    })
}

/// Calls the next meeting, ten days from now at ten in the morning of Dushanbe.
pub(super) fn call_next(year: &Year<'_>, now: NaiveDateTime) -> Result<(), Stop> {
    let starts_at = (now.date() + Duration::days(10)).and_hms_opt(5, 0, 0).ok_or_else(|| super::broken("date"))?;
    let new = a_meeting(year, "Before the round begins", starts_at, Vec::new(), "Criteria of the round that is open")?;
    year.db.write_now(&year.actor(Role::BoardChair)?, None, move |tx| meetings::call(tx, &new))?;
    Ok(())
}
