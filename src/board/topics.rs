//! Votes on topics of an agenda that are no application: the chair puts one to the vote, members vote in the open and may
//! change their vote, the chair closes it. So a meeting by circulation decides on them too.
//!
//! No round's rules hold for a topic: the quorum is that of the rules a round begins with, and more votes for than against
//! carry it.

use super::{
    Choice, Refusal,
    agenda::{self, Item},
    meetings::{self, Meeting},
    members,
    rules::default_settings,
    store, tally,
};
use crate::{
    audit,
    base::{Deed, ItemId, MeetingId, PersonId, Stop, seal::Place},
    calls::Mode,
    db::{Tx, keys},
    notices::{Kind, Notice, Reader},
};

/// How a member may vote on a topic.
pub const CHOICES: [Choice; 3] = [Choice::Yes, Choice::No, Choice::Abstain];

/// A topic with its vote.
#[derive(Debug)]
pub struct Topic {
    /// Of which meeting.
    pub meeting: Meeting,
    /// The item.
    pub item: Item,
    /// How many may vote, now or when it was closed.
    pub electors: u32,
    /// How many have to.
    pub quorum: u32,
    /// How members voted.
    pub ballots: Vec<(PersonId, Choice)>,
    /// How the acting member did.
    pub own: Option<Choice>,
}

/// View: a topic of an agenda, for who may see the board's work.
pub fn view(tx: &mut Tx<'_>, meeting: MeetingId, id: ItemId) -> Result<Topic, Stop> {
    let (found, item) = (meetings::find(tx, meeting)?, topic(tx, meeting, id)?);
    let ballots = if item.vote.is_some() { store::topics::ballots(tx, id)? } else { Vec::new() };
    let (electors, quorum) = match item.vote.as_ref().and_then(|vote| vote.closed) {
        Some(closed) => closed,
        None => electorate(tx).map(|(electors, quorum)| (count(electors.len()), quorum))?,
    };
    let me = tx.actor.person();
    let own = ballots.iter().find(|(person, _)| Some(*person) == me).map(|(_, choice)| *choice);
    Ok(Topic { meeting: found, item, electors, quorum, ballots, own })
}

/// A topic of a meeting's agenda.
fn topic(tx: &mut Tx<'_>, meeting: MeetingId, id: ItemId) -> Result<Item, Stop> {
    let found = agenda::agenda(tx, meeting)?.into_iter().find(|one| one.id == id && one.application.is_none());
    found.ok_or(Stop::Missing)
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Who may vote now, and how many have to.
fn electorate(tx: &mut Tx<'_>) -> Result<(Vec<PersonId>, u32), Stop> {
    let electors: Vec<PersonId> = members::all(tx)?.into_iter().map(|person| person.id).collect();
    let quorum = tally::quorum_of(&default_settings(Mode::Regular)?.terms, count(electors.len()));
    Ok((electors, quorum))
}

/// Act: the chair puts a topic to the vote; the other members are told.
pub fn open(tx: &mut Tx<'_>, meeting: MeetingId, id: ItemId) -> Result<(), Stop> {
    tx.permit(Deed::ChairVote)?;
    meetings::unsigned(tx, meeting)?;
    let item = topic(tx, meeting, id)?;
    if item.vote.is_some() || item.counts.is_some() {
        return Err(Refusal::TopicVoted.into());
    }
    store::topics::open(tx, id)?;
    audit::record(tx, audit::Event::new("board.open_topic", meeting))?;
    let by = tx.actor.person();
    for member in members::all(tx)?.into_iter().filter(|member| Some(member.id) != by) {
        Notice::new(Kind::TopicVote, Reader::Person(member.id))
            .once(format!("topic {id} {}", member.id))
            .with("link", address(meeting, id))
            .queue(tx)?;
    }
    Ok(())
}

/// Where a topic is voted on.
pub fn address(meeting: MeetingId, id: ItemId) -> String {
    format!("/board/meetings/{meeting}/items/{id}/vote")
}

/// The topic, held with its meeting; refused unless members vote on it.
fn voted_on(tx: &mut Tx<'_>, meeting: MeetingId, id: ItemId) -> Result<(), Stop> {
    meetings::unsigned(tx, meeting)?;
    let item = topic(tx, meeting, id)?;
    if item.is_voted_on() { Ok(()) } else { Err(Refusal::MotionClosed.into()) }
}

/// Act: a member votes on a topic, or votes anew while it is open.
pub fn cast(tx: &mut Tx<'_>, meeting: MeetingId, id: ItemId, choice: Choice) -> Result<(), Stop> {
    tx.permit(Deed::Vote)?;
    let member = tx.actor.person().ok_or(Stop::Forbidden)?;
    voted_on(tx, meeting, id)?;
    if !CHOICES.contains(&choice) {
        return Err(Stop::Missing);
    }
    store::topics::put(tx, id, member, choice)?;
    audit::record(tx, audit::Event::new("board.vote_topic", meeting))?;
    Ok(())
}

/// Act: the chair closes the vote on a topic. Votes of who left the board meanwhile do not count.
pub fn close(tx: &mut Tx<'_>, meeting: MeetingId, id: ItemId) -> Result<(), Stop> {
    tx.permit(Deed::ChairVote)?;
    voted_on(tx, meeting, id)?;
    let (electors, quorum) = electorate(tx)?;
    let ballots = store::topics::ballots(tx, id)?;
    let votes = |choice| ballots.iter().filter(|(member, one)| *one == choice && electors.contains(member)).count();
    let counts = CHOICES.map(|choice| i32::try_from(votes(choice)).unwrap_or(i32::MAX));
    let [yes, no, abstain] = counts;
    let whole = |number: u32| i32::try_from(number).unwrap_or(i32::MAX);
    let closed = store::topics::Closed { counts, electors: whole(count(electors.len())), quorum: whole(quorum) };
    store::topics::close(tx, id, &closed)?;
    let details = serde_json::json!({ "yes": yes, "no": no, "abstain": abstain });
    audit::record(tx, audit::Event::new("board.close_topic", meeting).with(details))?;
    Ok(())
}

/// A topic that waits for a member's vote.
#[derive(Debug)]
pub struct Waiting {
    /// Where it is voted on.
    pub href: String,
    /// Its words.
    pub topic: String,
}

/// Step: the topics that wait for the acting member's vote.
pub fn waiting(tx: &mut Tx<'_>) -> Result<Vec<Waiting>, Stop> {
    let Some(member) = tx.actor.person() else { return Ok(Vec::new()) };
    let rows = store::topics::waiting(tx, member)?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let key = keys::house(tx)?;
    let open = |(meeting, id, topic): (MeetingId, ItemId, Option<_>)| {
        let topic = key.open_optional(Place::new(agenda::TOPIC, id.0), topic.as_ref())?.unwrap_or_default();
        Ok(Waiting { href: address(meeting, id), topic })
    };
    rows.into_iter().map(open).collect()
}
