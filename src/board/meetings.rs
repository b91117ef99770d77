//! Meetings of the board, in a room or by circulation over days: agenda, chair, who came. Motions that are put on an
//! application of the agenda belong to the meeting. The agenda is in `agenda`, the minutes in `minutes`.

pub use super::agenda::{Item, agenda, count};
use super::{
    Attendance, MotionState, Refusal, Track, agenda, convening, emergency, members, stand_ins, store, text_within,
};
use crate::{
    applications::{self, Case},
    audit,
    base::{ApplicationId, ConsentId, Deed, MeetingId, MotionId, PersonId, Role, Stop, seal::CaseKey, seal::Place},
    db::{Tx, keys},
    notices::Kind,
    people::{self, Person},
};
use chrono::NaiveDateTime;
use std::collections::HashSet;

const TITLE: &str = "meetings.title";
const PLACE: &str = "meetings.place";
pub(super) const WHY: &str = "meetings.called_off_why";
/// Meetings on a page.
const MOST: i64 = 100;

/// A meeting as it is called.
#[derive(Clone, Debug)]
pub struct NewMeeting {
    /// What it is called.
    pub title: String,
    /// Where, or how to join.
    pub place: String,
    /// Whether members vote over days without coming together.
    pub by_circulation: bool,
    /// When it begins, in UTC.
    pub starts_at: NaiveDateTime,
    /// When it ends; a circulation needs one.
    pub ends_at: Option<NaiveDateTime>,
    /// The zone its times are told in.
    pub zone: String,
    /// Who leads it.
    pub chair: PersonId,
    /// The applications on its agenda.
    pub applications: Vec<ApplicationId>,
    /// What else is on it.
    pub topics: Vec<String>,
}

/// The chair's signature under the minutes.
#[derive(Clone, Debug)]
pub struct Signature {
    /// Which chair.
    pub by: PersonId,
    /// When.
    pub at: NaiveDateTime,
    /// SHA-256 of the text, in hexadecimal digits.
    pub sha256: String,
}

/// A meeting, opened.
#[derive(Clone, Debug)]
pub struct Meeting {
    /// Its id.
    pub id: MeetingId,
    /// What it is called.
    pub title: String,
    /// Where, or how to join.
    pub place: String,
    /// Whether members vote over days without coming together.
    pub by_circulation: bool,
    /// When it begins.
    pub starts_at: NaiveDateTime,
    /// When it ends.
    pub ends_at: Option<NaiveDateTime>,
    /// The zone its times are told in.
    pub zone: String,
    /// Who leads it.
    pub chair: PersonId,
    /// When it was called.
    pub called_at: NaiveDateTime,
    /// The signature under its minutes.
    pub signature: Option<Signature>,
    /// How often it was moved since it was called.
    pub revision: i32,
    /// When it was called off, and why.
    pub called_off: Option<(NaiveDateTime, String)>,
}

impl Meeting {
    /// Whether nothing of it changes any more.
    pub fn is_over(&self) -> bool {
        self.signature.is_some() || self.called_off.is_some()
    }

    /// Whether its members have to know of a change.
    fn differs(&self, new: &NewMeeting) -> bool {
        (self.title.as_str(), self.place.as_str()) != (new.title.trim(), new.place.trim())
            || (self.by_circulation, self.starts_at, self.ends_at) != (new.by_circulation, new.starts_at, new.ends_at)
    }
}

pub(super) fn opened(row: &store::meetings::Row, key: &CaseKey) -> Result<Meeting, Stop> {
    let signature = row.signed_by.zip(row.signed_at).zip(row.minutes_sha256.clone());
    let why = key.open_optional(Place::new(WHY, row.id.0), row.called_off_why.as_ref())?;
    Ok(Meeting {
        id: row.id,
        title: key.open(Place::new(TITLE, row.id.0), &row.title)?,
        place: key.open(Place::new(PLACE, row.id.0), &row.place)?,
        by_circulation: row.by_circulation,
        starts_at: row.starts_at,
        ends_at: row.ends_at,
        zone: row.zone.clone(),
        chair: row.chair_id,
        called_at: row.called_at,
        signature: signature.map(|((by, at), sha256)| Signature { by, at, sha256 }),
        revision: row.revision,
        called_off: row.called_off_at.zip(why),
    })
}

/// A meeting, for who may see the board's work.
pub fn find(tx: &mut Tx<'_>, id: MeetingId) -> Result<Meeting, Stop> {
    tx.permit(Deed::SeeBoard)?;
    let row = store::meetings::find(tx, id)?;
    opened(&row, &keys::house(tx)?)
}

/// The newest meetings, the newest first.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<Meeting>, Stop> {
    tx.permit(Deed::SeeBoard)?;
    let rows = store::meetings::all(tx, MOST)?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let key = keys::house(tx)?;
    rows.iter().map(|row| opened(row, &key)).collect()
}

/// Who stands in for whom while a meeting goes on. A step.
pub fn stand_ins(tx: &mut Tx<'_>, meeting: &Meeting) -> Result<Vec<stand_ins::Line>, Stop> {
    let until = meeting.ends_at.unwrap_or(meeting.starts_at + chrono::Duration::minutes(1));
    stand_ins::within(tx, meeting.starts_at, until)
}

/// The motions of a meeting that its page leads to.
#[derive(Debug, Default)]
pub struct Motions {
    /// Those that ratify what the emergency rule decided.
    pub ratify: Vec<(ApplicationId, MotionId)>,
    /// Those that reverse a decision.
    pub reverse: Vec<(ApplicationId, MotionId)>,
    /// The lists that members vote on as one, oldest first.
    pub lists: Vec<ConsentId>,
}

/// The motions of a meeting. A step of one query.
pub fn motions(tx: &mut Tx<'_>, id: MeetingId) -> Result<Motions, Stop> {
    let mut found = Motions::default();
    let mut lists = Vec::new();
    for row in store::motions::of_meeting(tx, id)? {
        let motion = (row.application_id, row.id);
        if row.track == Track::Ratification {
            found.ratify.push(motion);
        } else if row.reverses.is_some() {
            found.reverse.push(motion);
        }
        lists.extend(row.consent_id.map(|list| (row.opened_at, list)));
    }
    lists.sort_unstable();
    lists.dedup();
    found.lists = lists.into_iter().map(|(_, list)| list).collect();
    Ok(found)
}

/// Who came, as far as it was written down. A step.
pub fn attendance(tx: &mut Tx<'_>, id: MeetingId) -> Result<Vec<(PersonId, Attendance)>, Stop> {
    store::meetings::attendance(tx, id)
}

/// What a meeting may be made of: applications the board has not decided on, by reference, and who may lead it.
pub fn choices(tx: &mut Tx<'_>) -> Result<(Vec<Case>, Vec<Person>), Stop> {
    tx.permit(Deed::KeepMeetings)?;
    let waiting = store::desk::waiting(tx)?;
    let mut cases = applications::some(tx, &waiting)?;
    cases.sort_by(|one, other| one.reference.cmp(&other.reference));
    Ok((cases, people::holding(tx, &[Role::BoardChair])?))
}

fn check(tx: &mut Tx<'_>, new: &NewMeeting) -> Result<(), Stop> {
    if new.title.trim().is_empty() {
        return Err(Refusal::TitleMissing.into());
    }
    text_within(&new.title, |max| Refusal::TextTooLong { max })?;
    text_within(&new.place, |max| Refusal::TextTooLong { max })?;
    if new.by_circulation && new.ends_at.is_none() {
        return Err(Refusal::EndMissing.into());
    }
    if new.ends_at.is_some_and(|end| end <= new.starts_at) {
        return Err(Refusal::EndsTooEarly.into());
    }
    if !people::holding(tx, &[Role::BoardChair])?.iter().any(|person| person.id == new.chair) {
        return Err(Refusal::ChairMissing.into());
    }
    let waits = !store::emergencies::unratified(tx)?.is_empty();
    if new.applications.is_empty() && new.topics.is_empty() && !waits {
        return Err(Refusal::AgendaEmpty.into());
    }
    Ok(())
}

fn row(tx: &mut Tx<'_>, id: MeetingId, new: &NewMeeting) -> Result<store::meetings::Row, Stop> {
    let key = keys::house(tx)?;
    Ok(store::meetings::Row {
        id,
        title: key.seal(Place::new(TITLE, id.0), new.title.trim())?,
        place: key.seal(Place::new(PLACE, id.0), new.place.trim())?,
        by_circulation: new.by_circulation,
        starts_at: new.starts_at,
        ends_at: new.ends_at,
        zone: new.zone.clone(),
        chair_id: new.chair,
        called_by: tx.actor.person().ok_or(Stop::Forbidden)?,
        called_at: tx.now,
        minutes: None,
        minutes_language: None,
        minutes_sha256: None,
        signed_by: None,
        signed_at: None,
        revision: 0,
        called_off_at: None,
        called_off_why: None,
    })
}

/// Act: calls a meeting. What the emergency rule decided since the last one is put on its agenda by itself.
pub fn call(tx: &mut Tx<'_>, new: &NewMeeting) -> Result<MeetingId, Stop> {
    tx.permit(Deed::KeepMeetings)?;
    check(tx, new)?;
    let id: MeetingId = tx.new_id()?;
    let row = row(tx, id, new)?;
    store::meetings::insert(tx, row)?;
    agenda::set(tx, id, new)?;
    emergency::put_waiting(tx, id)?;
    audit::record(tx, audit::Event::new("board.call_meeting", id))?;
    convening::tell(tx, Kind::MeetingCalled, id)?;
    Ok(id)
}

/// Act: changes a meeting, as long as it is not called off and its minutes are not signed. An application stays while a motion on it does.
pub fn edit(tx: &mut Tx<'_>, id: MeetingId, new: &NewMeeting) -> Result<(), Stop> {
    tx.permit(Deed::KeepMeetings)?;
    let before = unsigned(tx, id)?;
    check(tx, new)?;
    let differs = before.differs(new);
    let row = store::meetings::Row { revision: before.revision + i32::from(differs), ..row(tx, id, new)? };
    store::meetings::update(tx, &row)?;
    agenda::set(tx, id, new)?;
    emergency::put_waiting(tx, id)?;
    audit::record(tx, audit::Event::new("board.change_meeting", id))?;
    if differs { convening::tell(tx, Kind::MeetingChanged, id) } else { Ok(()) }
}

/// The meeting, held until the end of the transaction; refused once it is called off or its minutes are signed.
pub(super) fn unsigned(tx: &mut Tx<'_>, id: MeetingId) -> Result<Meeting, Stop> {
    store::meetings::lock(tx, id)?;
    let meeting = find(tx, id)?;
    if meeting.signature.is_some() {
        return Err(Refusal::MinutesSigned.into());
    }
    if meeting.called_off.is_some() {
        return Err(Refusal::MeetingCalledOff.into());
    }
    Ok(meeting)
}

/// Act: writes down who came.
pub fn attend(tx: &mut Tx<'_>, id: MeetingId, states: &[(PersonId, Attendance)]) -> Result<(), Stop> {
    tx.permit(Deed::KeepMeetings)?;
    unsigned(tx, id)?;
    let seated: HashSet<PersonId> = members::all(tx)?.into_iter().map(|person| person.id).collect();
    let before: HashSet<PersonId> = attendance(tx, id)?.into_iter().map(|(person, _)| person).collect();
    if states.iter().any(|(person, _)| !seated.contains(person) && !before.contains(person)) {
        return Err(Refusal::NotAMember.into());
    }
    store::meetings::put_attendance(tx, id, states)?;
    let present = states.iter().filter(|(_, state)| *state == Attendance::Present).count();
    let details = serde_json::json!({ "present": present });
    audit::record(tx, audit::Event::new("board.keep_attendance", id).with(details))?;
    Ok(())
}

/// Refused while members still vote on a motion of the meeting.
pub(super) fn votes_over(tx: &mut Tx<'_>, id: MeetingId) -> Result<(), Stop> {
    let open = store::motions::of_meeting(tx, id)?.iter().any(|motion| motion.state == MotionState::Open)
        || agenda::agenda(tx, id)?.iter().any(Item::is_voted_on);
    if open { Err(Refusal::MeetingVotes.into()) } else { Ok(()) }
}
