//! What is read of a motion: by members without conflict, by staff, and by whoever shows an application's history.

use super::{
    Choice, Declaration, Hundredths, MotionState, Refusal, Tally, Track, closing,
    emergency::{self, Clock},
    members,
    motions::{Motion, opened},
    quorum,
    reversals::{self, Brief},
    rules::{self, Rules},
    seen::Seen,
    stand_ins::{self, Seat},
    store, tally,
    urn::Urn,
    votes::{BALLOT_CONDITIONS, BALLOT_REASON},
};
use crate::{
    applications::{self, Case},
    base::{ApplicationId, Deed, Lang, Message, Money, MotionId, PersonId, Stop, seal::Place},
    calls::{self, Call},
    db::Tx,
    funds::{self, Fund},
    people,
};
use chrono::NaiveDateTime;

/// A vote that was cast, opened.
#[derive(Clone, Debug)]
pub struct Ballot {
    /// Whose.
    pub member: PersonId,
    /// The member's name; empty for one's own.
    pub name: String,
    /// How.
    pub choice: Choice,
    /// The amount the member would give.
    pub recommended: Option<Money>,
    /// Which conditions.
    pub conditions: String,
    /// Why.
    pub reason: String,
    /// When.
    pub cast_at: NaiveDateTime,
}

/// A motion as the board reads it.
#[derive(Clone, Debug)]
pub struct Poll {
    /// The motion.
    pub motion: Motion,
    /// What people call its application.
    pub reference: String,
    /// The language its group reads.
    pub language: Lang,
    /// What the acting member sees of the application; `None` for staff.
    pub seen: Option<Seen>,
    /// The amount the group asks for.
    pub requested: Option<Money>,
    /// The rules it is counted by.
    pub rules: Rules,
    /// Who may vote now, or might have at the end.
    pub electors: u32,
    /// How many votes a quorum takes.
    pub quorum: u32,
    /// How many have voted.
    pub cast: u32,
    /// The mean of the locked sheets: for who sees others' scores.
    pub mean: Option<Hundredths>,
    /// The acting member's vote, if it is cast.
    pub own: Option<Ballot>,
    /// Whether the acting member has voted; of a secret vote nothing more is known.
    pub has_voted: bool,
    /// The names of those who voted in secret, once the vote is closed, in the order of the alphabet.
    pub voters: Vec<String>,
    /// The conditions of those who voted for it with conditions in secret, once the vote is closed; in no order.
    pub slips: Vec<String>,
    /// How everybody voted, once the vote is closed; before, nobody's but one's own.
    pub ballots: Vec<Ballot>,
    /// The fund the money would come from.
    pub fund: Option<Fund>,
    /// The round the application would be put off to.
    pub round: Option<Call>,
    /// The motion whose decision it would take back, or took back.
    pub reverses: Option<Brief>,
    /// The motions put to take back what it decided, newest first.
    pub reversals: Vec<Brief>,
    /// The emergency it belongs to, by whose rule it is counted or which it ratifies.
    pub emergency: Option<Clock>,
    /// Who sits in whose seat.
    pub seats: Vec<Seat>,
    /// Whether another votes in the acting member's place.
    pub is_away: bool,
    /// Whether the acting member may vote on it now.
    pub may_vote: bool,
    /// Whether the acting member may close it.
    pub may_close: bool,
    /// Whether somebody who has voted is not sure of a conflict: staff rule before it is closed. For who may close it.
    pub waits: bool,
}

impl Poll {
    /// Why the vote cannot reach its quorum any more, if that is so: too few are left who may vote.
    pub fn is_hopeless(&self) -> Option<Refusal> {
        let counted = self.motion.state == MotionState::Open && self.motion.track != Track::Emergency;
        let (needed, electors) = (self.quorum, self.electors);
        (counted && needed > electors).then_some(Refusal::QuorumImpossible { needed, electors })
    }

    /// The text of a motion that nobody wrote: the emergency rule put it.
    pub fn text(&self) -> Option<Message> {
        let key = match self.motion.track {
            Track::Ordinary => return None,
            Track::Emergency => "board-emergency-text",
            Track::Ratification => "board-ratification-text",
        };
        Some(Message::new(key).with("reference", self.reference.as_str()))
    }
}

/// The case a motion is about. A step.
pub fn case_of(tx: &mut Tx<'_>, id: MotionId) -> Result<Case, Stop> {
    let row = store::motions::find(tx, id)?;
    applications::load(tx, row.application_id)
}

/// A motion for the acting member or staff. Refused before the member has declared, and as if it were not there in a
/// conflict.
pub fn view(tx: &mut Tx<'_>, id: MotionId) -> Result<Poll, Stop> {
    let viewer = members::viewer(tx)?;
    let row = store::motions::find(tx, id)?;
    let case = applications::load(tx, row.application_id)?;
    let seen = match viewer {
        members::Viewer::Member(_) => Some(Seen::of_case(tx, case.clone())?),
        members::Viewer::Staff => None,
    };
    if let Some(seen) = &seen {
        seen.clear()?;
    }
    let is_open = row.state == MotionState::Open;
    let mut ballots = if row.secret { Vec::new() } else { ballots_of(tx, id, &case)? };
    let in_secret = if row.secret { store::ballots::secret_voters(tx, id)? } else { Vec::new() };
    let cast = u32::try_from(ballots.len() + in_secret.len()).unwrap_or(u32::MAX);
    let slips =
        if row.secret && !is_open { Urn::of_motion(id, &case.key).slips(row.urn.as_ref())? } else { Vec::new() };
    let motion = opened(row, &case.key)?;
    let rules = rules::of_call(tx, motion.call)?;
    let electors = match motion.state {
        MotionState::Open => quorum::electors_now(tx, id, motion.application, &in_secret)?,
        _ => motion.tally.electorate,
    };
    let member = tx.actor.person();
    let voted: Vec<PersonId> = ballots.iter().map(|ballot| ballot.member).chain(in_secret.iter().copied()).collect();
    let own = ballots.iter().find(|ballot| Some(ballot.member) == member).cloned();
    let emergency = match motion.track {
        Track::Ordinary => None,
        Track::Emergency | Track::Ratification => emergency::clock(tx, &case)?,
    };
    let is_urgent = motion.track == Track::Emergency;
    let in_seat = if seen.is_some() { tx.may(Deed::Vote) } else { is_urgent && tx.may(Deed::VoteInEmergency) };
    let seats = stand_ins::of_motion(tx, id)?;
    let is_away = seats.iter().any(|seat| Some(seat.absent_id) == member);
    let has_voted = own.is_some() || member.is_some_and(|member| in_secret.contains(&member));
    if is_open {
        ballots.clear();
    }
    let shown = in_secret.iter().filter(|_| !is_open).copied();
    let people: Vec<PersonId> = ballots.iter().map(|ballot| ballot.member).chain(shown).collect();
    let names = people::names(tx, &people)?;
    for ballot in &mut ballots {
        ballot.name = names.get(&ballot.member).cloned().unwrap_or_default();
    }
    let mut voters: Vec<String> =
        if motion.secret { people.iter().filter_map(|id| names.get(id).cloned()).collect() } else { Vec::new() };
    voters.sort();
    let fund = motion.fund.map(|fund| funds::find(tx, fund)).transpose()?;
    let round = motion.defer_to.map(|round| calls::find(tx, round)).transpose()?;
    let (reverses, reversals) = reversals::around(tx, &motion)?;
    let sees_mean = seen.as_ref().is_none_or(Seen::sees_others);
    let mean = if sees_mean { mean_now(tx, &motion)? } else { None };
    let may_close = is_open && !is_urgent && seen.is_some() && tx.may(Deed::ChairVote);
    let waits = may_close && closing::is_declared(tx, &case, &voted, Declaration::Unsure)?;
    let in_time = motion.closes_at.is_none_or(|end| end > tx.now);
    Ok(Poll {
        reference: case.reference.clone(),
        language: case.language,
        requested: case.requested,
        quorum: tally::quorum(&rules, electors),
        electors,
        cast,
        mean,
        own,
        has_voted,
        voters,
        slips: slips.into_iter().map(|slip| slip.conditions).filter(|text| !text.is_empty()).collect(),
        ballots,
        fund,
        round,
        reverses,
        reversals,
        may_vote: is_open && in_time && in_seat && !is_away && !(motion.secret && has_voted),
        seats,
        is_away,
        may_close,
        waits,
        emergency,
        seen,
        rules,
        motion,
    })
}

/// On which way a motion came to the vote. A step.
pub fn track_of(tx: &mut Tx<'_>, id: MotionId) -> Result<Track, Stop> {
    Ok(store::motions::find(tx, id)?.track)
}

/// The application a motion is on. A step: the id alone says nothing.
pub fn application_of(tx: &mut Tx<'_>, id: MotionId) -> Result<ApplicationId, Stop> {
    Ok(store::motions::find(tx, id)?.application_id)
}

fn mean_now(tx: &mut Tx<'_>, motion: &Motion) -> Result<Option<Hundredths>, Stop> {
    match motion.state {
        MotionState::Open => Ok(tally::mean(&store::sheets::means(tx, motion.application)?)),
        _ => Ok(motion.tally.mean),
    }
}

/// The votes on a motion, without names. A step.
pub(super) fn ballots_of(tx: &mut Tx<'_>, id: MotionId, case: &Case) -> Result<Vec<Ballot>, Stop> {
    let open = |row: store::ballots::Row| {
        let text = |column, sealed: Option<&Vec<u8>>| {
            case.key.open_optional(Place::new(column, row.id.0), sealed).map(Option::unwrap_or_default)
        };
        Ok(Ballot {
            member: row.person_id,
            name: String::new(),
            choice: row.choice,
            recommended: row
                .recommended_minor
                .zip(case.requested)
                .map(|(minor, asked)| Money::from_minor(minor, asked.currency())),
            conditions: text(BALLOT_CONDITIONS, row.conditions.as_ref())?,
            reason: text(BALLOT_REASON, row.reason.as_ref())?,
            cast_at: row.cast_at,
        })
    };
    store::ballots::of_motion(tx, id)?.into_iter().map(open).collect()
}

/// The motions on an application, newest first: for staff, and for members without conflict.
pub fn of_application(tx: &mut Tx<'_>, application: ApplicationId) -> Result<Vec<Motion>, Stop> {
    let case = applications::load(tx, application)?;
    if members::sees(tx, &case)? { motions_of(tx, &case) } else { Ok(Vec::new()) }
}

/// The motions on a case, newest first. A step.
pub(super) fn motions_of(tx: &mut Tx<'_>, case: &Case) -> Result<Vec<Motion>, Stop> {
    let rows = store::motions::of_application(tx, case.id)?;
    rows.into_iter().map(|row| opened(row, &case.key)).collect()
}

/// What closing a motion now would count, and whether the votes are even so that the chair has to decide. For the chair;
/// nobody looks into an urn before it is closed.
pub fn forecast(tx: &mut Tx<'_>, id: MotionId) -> Result<(Tally, bool), Stop> {
    tx.permit(Deed::ChairVote)?;
    let row = store::motions::find(tx, id)?;
    let case = applications::load(tx, row.application_id)?;
    Seen::of_case(tx, case.clone())?.clear()?;
    if row.secret {
        return Err(Stop::Forbidden);
    }
    let rules = rules::of_call(tx, row.call_id)?;
    let tally = closing::count(tx, &row, &case)?.tally;
    let is_tie = tally::judge(&rules, row.outcome, &tally, None).is_err();
    Ok((tally, is_tie))
}
