//! Votes on topics of an agenda that are no application: the chair puts one to the vote, members vote in the open and may
//! change their vote, or in secret and may not, the chair closes it. So a meeting by circulation decides on them too.
//!
//! No round's rules hold for a topic: the quorum and the stand-ins are those of the rules a round begins with, and more
//! votes for than against carry it.

use super::{
    Choice, Refusal,
    agenda::{self, Item, Vote},
    meetings::{self, Meeting},
    members,
    rules::{Terms, default_settings},
    stand_ins::{self, Seat},
    store, tally,
    urn::{self, Urn},
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
    /// Who has voted.
    pub voters: Vec<PersonId>,
    /// How members voted in the open.
    pub ballots: Vec<(PersonId, Choice)>,
    /// How the acting member did.
    pub own: Option<Choice>,
    /// Who sits for whom.
    pub seats: Vec<Seat>,
}

impl Topic {
    /// Whether it is or was voted on in secret.
    pub fn is_secret(&self) -> bool {
        self.item.vote.is_some_and(|vote| vote.secret)
    }

    /// Why members vote on it to no end: they cannot reach the quorum any more.
    pub fn is_hopeless(&self) -> Option<Refusal> {
        check_quorum(self.quorum, self.electors).err().filter(|_| self.item.is_voted_on())
    }

    /// Whether somebody has voted.
    pub fn has_voted(&self, person: Option<PersonId>) -> bool {
        self.voters.iter().any(|voter| Some(*voter) == person)
    }

    /// Whether another votes in somebody's place.
    pub fn is_away(&self, person: Option<PersonId>) -> bool {
        self.seats.iter().any(|seat| Some(seat.absent_id) == person)
    }
}

/// View: a topic of an agenda, for who may see the board's work.
pub fn view(tx: &mut Tx<'_>, meeting: MeetingId, id: ItemId) -> Result<Topic, Stop> {
    let (found, item) = (meetings::find(tx, meeting)?, topic(tx, meeting, id)?);
    let (mut ballots, mut in_secret, mut seats) = (Vec::new(), Vec::new(), Vec::new());
    if let Some(vote) = item.vote {
        if vote.secret {
            in_secret = store::topics::voters(tx, id)?;
        } else {
            ballots = store::topics::ballots(tx, id)?;
        }
        seats = stand_ins::of_topic(tx, id)?;
    }
    let (electors, quorum) = match item.vote {
        Some(Vote { closed: Some(closed), .. }) => closed,
        Some(_) => {
            let away: Vec<PersonId> = seats.iter().map(|seat| seat.absent_id).collect();
            let (electors, quorum) = electorate(tx, &away, &in_secret)?;
            (count(electors.len()), quorum)
        }
        None => {
            let terms = terms()?;
            let electors = count(stand_ins::electorate_on_topic(tx, &terms)?.0.len());
            (electors, tally::quorum_of(&terms, electors))
        }
    };
    let me = tx.actor.person();
    let own = ballots.iter().find(|(person, _)| Some(*person) == me).map(|(_, choice)| *choice);
    let voters = ballots.iter().map(|(person, _)| *person).chain(in_secret).collect();
    Ok(Topic { meeting: found, item, electors, quorum, voters, ballots, own, seats })
}

/// A topic of a meeting's agenda.
fn topic(tx: &mut Tx<'_>, meeting: MeetingId, id: ItemId) -> Result<Item, Stop> {
    let found = agenda::agenda(tx, meeting)?.into_iter().find(|one| one.id == id && one.application.is_none());
    found.ok_or(Stop::Missing)
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn terms() -> Result<Terms, Stop> {
    Ok(default_settings(Mode::Regular)?.terms)
}

/// Who may vote on a topic that is put to the vote, and how many have to. Whose vote lies in the urn stays among them, also
/// after leaving the board: it cannot be taken out.
fn electorate(tx: &mut Tx<'_>, away: &[PersonId], in_secret: &[PersonId]) -> Result<(Vec<PersonId>, u32), Stop> {
    let mut electors: Vec<PersonId> = members::all(tx)?.into_iter().map(|person| person.id).collect();
    electors.retain(|person| !away.contains(person));
    let left: Vec<PersonId> = in_secret.iter().filter(|voter| !electors.contains(voter)).copied().collect();
    electors.extend(left);
    let quorum = tally::quorum_of(&terms()?, count(electors.len()));
    Ok((electors, quorum))
}

/// Whose seat another sits in at the vote on a topic.
fn away(tx: &mut Tx<'_>, id: ItemId) -> Result<Vec<PersonId>, Stop> {
    Ok(store::topics::seats(tx, &[id])?.into_iter().map(|(_, absent, _)| absent).collect())
}

/// Where a quorum is out of reach, there is no use in voting.
const fn check_quorum(needed: u32, electors: u32) -> Result<(), Refusal> {
    if needed > electors { Err(Refusal::TopicQuorum { needed, electors }) } else { Ok(()) }
}

/// Act: the chair puts a topic to the vote, in the open or in secret; the other members are told. Who sits for whom is
/// settled now, as at a motion.
pub fn open(tx: &mut Tx<'_>, meeting: MeetingId, id: ItemId, secret: bool) -> Result<(), Stop> {
    tx.permit(Deed::ChairVote)?;
    meetings::unsigned(tx, meeting)?;
    let item = topic(tx, meeting, id)?;
    if item.vote.is_some() || item.counts.is_some() {
        return Err(Refusal::TopicVoted.into());
    }
    let terms = terms()?;
    let (electors, seats) = stand_ins::electorate_on_topic(tx, &terms)?;
    let seated = count(electors.len());
    check_quorum(tally::quorum_of(&terms, seated), seated)?;
    store::topics::open(tx, id, secret, &seats)?;
    let ballot = if secret { "secret" } else { "open" };
    let details = serde_json::json!({ "ballot": ballot });
    audit::record(tx, audit::Event::new("board.open_topic", meeting).with(details))?;
    let by = tx.actor.person();
    for (member, _) in electors.into_iter().filter(|(member, _)| Some(member.id) != by) {
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

/// The vote on a topic, held with its meeting; refused unless members vote on it. Gives whether they do so in secret.
fn voted_on(tx: &mut Tx<'_>, meeting: MeetingId, id: ItemId) -> Result<bool, Stop> {
    meetings::unsigned(tx, meeting)?;
    let item = topic(tx, meeting, id)?;
    match item.vote {
        Some(Vote { closed: None, secret }) => Ok(secret),
        _ => Err(Refusal::MotionClosed.into()),
    }
}

/// Act: a member votes on a topic, or votes anew while it is open; a secret vote stands once cast. Call it without a request
/// key for a secret vote: that would keep when who voted.
pub fn cast(tx: &mut Tx<'_>, meeting: MeetingId, id: ItemId, choice: Choice) -> Result<(), Stop> {
    tx.permit(Deed::Vote)?;
    let member = tx.actor.person().ok_or(Stop::Forbidden)?;
    let secret = voted_on(tx, meeting, id)?;
    if !CHOICES.contains(&choice) {
        return Err(Stop::Missing);
    }
    if away(tx, id)?.contains(&member) {
        return Err(Refusal::Away.into());
    }
    if secret {
        return urn::cast_on_topic(tx, (meeting, id), member, choice);
    }
    store::topics::put(tx, id, member, choice)?;
    audit::record(tx, audit::Event::new("board.vote_topic", meeting))?;
    Ok(())
}

/// Act: the chair closes the vote on a topic. Open votes of who left the board meanwhile do not count; what lies in an urn
/// does.
pub fn close(tx: &mut Tx<'_>, meeting: MeetingId, id: ItemId) -> Result<(), Stop> {
    tx.permit(Deed::ChairVote)?;
    let secret = voted_on(tx, meeting, id)?;
    let in_secret = store::topics::voters(tx, id)?;
    let away = away(tx, id)?;
    let (electors, quorum) = electorate(tx, &away, &in_secret)?;
    let cast: Vec<Choice> = if secret {
        let (sealed, key) = (store::topics::urn(tx, id)?, keys::house(tx)?);
        Urn::of_topic(id, &key).slips(sealed.as_ref())?.into_iter().map(|slip| slip.choice).collect()
    } else {
        let ballots = store::topics::ballots(tx, id)?.into_iter();
        ballots.filter(|(member, _)| electors.contains(member)).map(|(_, choice)| choice).collect()
    };
    let votes = |choice| cast.iter().filter(|one| **one == choice).count();
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
