//! What is on the agenda of a meeting: applications, and other topics, on which hands or ballots are counted.

use super::{
    Attendance, MotionState, Refusal,
    meetings::{self, NewMeeting},
    store,
};
use crate::{
    applications, audit,
    base::{ApplicationId, Deed, ItemId, MeetingId, Stop, seal::Place},
    db::{Tx, keys},
};
use std::collections::HashSet;

pub(super) const TOPIC: &str = "agenda_items.topic";

/// An item of an agenda.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its id.
    pub id: ItemId,
    /// The application, where it is one.
    pub application: Option<ApplicationId>,
    /// What it is, where it is no application.
    pub topic: String,
    /// For, against, abstained: where a vote on a topic was counted.
    pub counts: Option<[u32; 3]>,
    /// The vote by ballots on a topic, where there is or was one.
    pub vote: Option<Vote>,
}

/// A vote by ballots on a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Vote {
    /// Whether nobody is to learn who voted how.
    pub secret: bool,
    /// How many could vote and how many had to, once it is closed.
    pub closed: Option<(u32, u32)>,
}

impl Item {
    /// Whether members vote on it now.
    pub fn is_voted_on(&self) -> bool {
        self.vote.is_some_and(|vote| vote.closed.is_none())
    }

    /// What came of a vote on a topic: more for it than against carry it, where so many voted as have to.
    pub fn result(&self) -> Option<MotionState> {
        let [yes, no, abstain] = self.counts?;
        let needed = self.vote.and_then(|vote| vote.closed).map_or(0, |(_, quorum)| quorum);
        Some(if yes + no + abstain < needed {
            MotionState::Lapsed
        } else if yes > no {
            MotionState::Carried
        } else {
            MotionState::Lost
        })
    }
}

/// What is on a meeting's agenda, in order. A step: the caller has found the meeting for its reader.
pub fn agenda(tx: &mut Tx<'_>, id: MeetingId) -> Result<Vec<Item>, Stop> {
    let key = keys::house(tx)?;
    let count = |votes: i32| u32::try_from(votes).unwrap_or(0);
    let open = |item: store::meetings::Item| {
        let topic = key.open_optional(Place::new(TOPIC, item.id.0), item.topic.as_ref())?.unwrap_or_default();
        let counts = item.yes.zip(item.no).zip(item.abstain);
        let counts = counts.map(|((yes, no), abstain)| [yes, no, abstain].map(count));
        let closed = item.vote_closed_at.and(item.electors.zip(item.quorum));
        let closed = closed.map(|(electors, quorum)| (count(electors), count(quorum)));
        let vote = item.vote_opened_at.map(|_| Vote { secret: item.secret, closed });
        Ok(Item { id: item.id, application: item.application_id, topic, counts, vote })
    };
    store::meetings::items(tx, id)?.into_iter().map(open).collect()
}

/// Makes the agenda what was asked for: what stays keeps its place and its counts, what is new comes last.
pub(super) fn set(tx: &mut Tx<'_>, id: MeetingId, new: &NewMeeting) -> Result<(), Stop> {
    let before = agenda(tx, id)?;
    let voted: HashSet<ApplicationId> =
        store::motions::of_meeting(tx, id)?.into_iter().map(|motion| motion.application_id).collect();
    let stays = |item: &Item| match item.application {
        Some(application) => new.applications.contains(&application),
        None => new.topics.contains(&item.topic),
    };
    for item in before.iter().filter(|item| !stays(item)) {
        if let Some(application) = item.application.filter(|application| voted.contains(application)) {
            let reference = applications::load(tx, application)?.reference;
            return Err(Refusal::AgendaVoted { reference }.into());
        }
        if item.vote.is_some() {
            return Err(Refusal::AgendaVoted { reference: item.topic.clone() }.into());
        }
        store::meetings::remove_item(tx, item.id)?;
    }
    for application in &new.applications {
        if before.iter().any(|item| item.application == Some(*application)) {
            continue;
        }
        if applications::load(tx, *application)?.state != applications::State::WithBoard {
            return Err(Refusal::NotBeforeBoard.into());
        }
        add(tx, id, Some(*application), None)?;
    }
    for topic in &new.topics {
        if !before.iter().any(|item| item.application.is_none() && item.topic == *topic) {
            add(tx, id, None, Some(topic))?;
        }
    }
    Ok(())
}

/// Step: puts an application on the agenda of a meeting whose minutes are not signed, unless it is on it.
pub(super) fn put_on(tx: &mut Tx<'_>, id: MeetingId, application: ApplicationId) -> Result<(), Stop> {
    meetings::unsigned(tx, id)?;
    if agenda(tx, id)?.iter().any(|item| item.application == Some(application)) {
        return Ok(());
    }
    add(tx, id, Some(application), None)
}

/// Step: adds an application or a topic to the agenda, as its last item.
pub(super) fn add(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
    application: Option<ApplicationId>,
    topic: Option<&str>,
) -> Result<(), Stop> {
    let (id, key): (ItemId, _) = (tx.new_id()?, keys::house(tx)?);
    let topic = topic.map(|topic| key.seal(Place::new(TOPIC, id.0), topic)).transpose()?;
    let position = store::meetings::next_position(tx, meeting)?;
    let item = store::meetings::Item {
        id,
        meeting_id: meeting,
        position,
        application_id: application,
        topic,
        yes: None,
        no: None,
        abstain: None,
        vote_opened_at: None,
        vote_closed_at: None,
        electors: None,
        quorum: None,
        secret: false,
    };
    store::meetings::insert_item(tx, item)
}

/// Act: writes down how those present voted, by a show of hands, on a topic that is no application.
pub fn count(tx: &mut Tx<'_>, id: MeetingId, item: ItemId, counts: [u32; 3]) -> Result<(), Stop> {
    tx.permit(Deed::KeepMeetings)?;
    meetings::unsigned(tx, id)?;
    let found = store::meetings::item(tx, item)?;
    if found.meeting_id != id || found.application_id.is_some() {
        return Err(Stop::Missing);
    }
    if found.vote_opened_at.is_some() {
        return Err(Refusal::TopicVoted.into());
    }
    let states = meetings::attendance(tx, id)?;
    let present = states.iter().filter(|(_, state)| *state == Attendance::Present).count();
    let present = u32::try_from(present).unwrap_or(u32::MAX);
    if counts.iter().sum::<u32>() > present {
        return Err(Refusal::CountTooMany { present }.into());
    }
    store::meetings::count_item(tx, item, counts.map(|votes| i32::try_from(votes).unwrap_or(i32::MAX)))?;
    let [yes, no, abstain] = counts;
    let details = serde_json::json!({ "yes": yes, "no": no, "abstain": abstain });
    audit::record(tx, audit::Event::new("board.count_hands", id).with(details))?;
    Ok(())
}
