//! What members are told of a meeting: that it is called, moved or called off, and on the morning of the day before it.

use super::{
    MotionState, Refusal,
    meetings::{self, Meeting, WHY},
    members, store, text_within,
};
use crate::{
    audit,
    base::{Deed, MeetingId, Stop, seal::Place, stop::Arg},
    db::{Tx, keys},
    notices::{Kind, Notice, Reader},
    people::Person,
};
use chrono::NaiveDateTime;

/// Step: tells every other member, with times where each of them lives. Of a meeting that has begun nobody is told: it is
/// written down afterwards.
pub(super) fn tell(tx: &mut Tx<'_>, kind: Kind, id: MeetingId) -> Result<(), Stop> {
    let row = store::meetings::find(tx, id)?;
    if row.starts_at <= tx.now {
        return Ok(());
    }
    let meeting = meetings::opened(&row, &keys::house(tx)?)?;
    let by = tx.actor.person();
    for member in members::all(tx)?.into_iter().filter(|member| Some(member.id) != by) {
        let once = format!("{kind} {id} {} {}", meeting.revision, member.id);
        notice(kind, &meeting, &member).once(once).queue(tx)?;
    }
    Ok(())
}

/// A notice of a meeting, its times where the member lives.
pub fn notice(kind: Kind, meeting: &Meeting, member: &Person) -> Notice<'static> {
    let zone = if member.zone.is_empty() { &meeting.zone } else { &member.zone };
    let at = |at: NaiveDateTime| Arg::Instant(at, Some(zone.clone()));
    let notice = Notice::new(kind, Reader::Person(member.id))
        .with("link", format!("/board/meetings/{}", meeting.id))
        .with("at", at(meeting.starts_at));
    match meeting.ends_at {
        Some(end) => notice.with("deadline", at(end)),
        None => notice,
    }
}

/// The meetings to come that begin before an instant. A step.
pub fn soon(tx: &mut Tx<'_>, until: NaiveDateTime) -> Result<Vec<Meeting>, Stop> {
    let rows = store::meetings::to_come(tx, until)?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let key = keys::house(tx)?;
    rows.iter().map(|row| meetings::opened(row, &key)).collect()
}

/// Act: calls a meeting off, with the reason. Refused once members voted in it or vote now: a motion that is withdrawn first
/// waits for another meeting.
pub fn call_off(tx: &mut Tx<'_>, id: MeetingId, why: &str) -> Result<(), Stop> {
    tx.permit(Deed::KeepMeetings)?;
    meetings::unsigned(tx, id)?;
    let why = text_within(why, |max| Refusal::NoteTooLong { max })?.ok_or(Refusal::NoteMissing)?;
    let motions = store::motions::of_meeting(tx, id)?;
    if motions.iter().any(|motion| motion.state != MotionState::Lapsed) || store::topics::any(tx, id)? {
        return Err(Refusal::MeetingVoted.into());
    }
    let sealed = keys::house(tx)?.seal(Place::new(WHY, id.0), why)?;
    store::meetings::call_off(tx, id, sealed)?;
    audit::record(tx, audit::Event::new("board.call_off_meeting", id))?;
    tell(tx, Kind::MeetingCalledOff, id)
}
