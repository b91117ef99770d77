//! Consent lists: applications that nobody needs to talk about are moved together at a meeting. Each has a motion of its own
//! on the list, so each is decided and recorded singly; one vote goes to all of them, and any member may take one off.

use super::{
    Choice, MotionState, Outcome, Reason, Refusal, Standing, closing, meetings, members,
    motions::{Motion, opened},
    seen::Seen,
    store,
    votes::{self, NewBallot, NewMotion},
};
use crate::{
    applications::{self, Case},
    audit,
    base::{ApplicationId, ConsentId, Deed, Labels, MeetingId, MotionId, PersonId, Stop},
    calls::{self, Call},
    db::Tx,
    notices::{Kind, Notice, Reader},
};
use std::collections::{BTreeMap, HashMap};

/// Most references named in one notice.
const NAMED: usize = 10;

/// A motion on a list, as its reader may know it.
#[derive(Clone, Debug)]
pub struct Line {
    /// The motion.
    pub motion: Motion,
    /// What people call its application.
    pub reference: String,
    /// Where the acting member stands with it; `None` for staff.
    pub standing: Option<Standing>,
    /// How the acting member voted on it.
    pub own: Option<Choice>,
    /// Whether another votes in the acting member's place.
    pub is_away: bool,
    /// The round it is to be put off to.
    pub round: Option<Labels>,
}

/// A list as people read it.
#[derive(Clone, Debug)]
pub struct List {
    /// Of which meeting.
    pub meeting: MeetingId,
    /// What is on it.
    pub lines: Vec<Line>,
}

impl List {
    /// Whether the acting member has something to vote on.
    pub fn may_vote(&self) -> bool {
        self.open().any(|line| line.standing == Some(Standing::Clear) && !line.is_away)
    }

    /// The applications that the acting member has to declare on first.
    pub fn to_declare(&self) -> Vec<&Line> {
        self.open().filter(|line| line.standing == Some(Standing::ToDeclare) && !line.is_away).collect()
    }

    /// What is being voted on still.
    pub fn open(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| line.motion.state == MotionState::Open)
    }
}

/// Act: the chair puts applications of a meeting's agenda to the vote together; each elector is told once.
pub fn open(tx: &mut Tx<'_>, meeting: MeetingId, entries: &[(ApplicationId, NewMotion)]) -> Result<ConsentId, Stop> {
    tx.permit(Deed::ChairVote)?;
    meetings::unsigned(tx, meeting)?;
    if entries.len() < 2 {
        return Err(Refusal::ConsentShort.into());
    }
    let id: ConsentId = tx.new_id()?;
    let by = tx.actor.person().ok_or(Stop::Forbidden)?;
    store::consents::insert(tx, id, meeting, by)?;
    let mut told: BTreeMap<PersonId, Vec<String>> = BTreeMap::new();
    let mut call = None;
    for (application, new) in entries {
        if !store::emergencies::is_on(tx, meeting, *application)? {
            return Err(Refusal::ConsentShort.into());
        }
        let (_, seen, electors) = votes::put_to_vote(tx, *application, new, votes::Way::OnList(id))?;
        call = call.or(Some(seen.call()));
        for person in electors {
            told.entry(person).or_default().push(seen.reference().to_owned());
        }
    }
    let Some(call) = call else { return Err(Refusal::ConsentShort.into()) };
    let call = calls::find(tx, call)?;
    for (person, references) in told {
        Notice::new(Kind::VoteOpened, Reader::Person(person))
            .with("reference", references.into_iter().take(NAMED).collect::<Vec<_>>().join(", "))
            .with("call", call.labels.clone())
            .with("link", format!("/board/consents/{id}"))
            .queue(tx)?;
    }
    let details = serde_json::json!({ "applications": entries.len() });
    audit::record(tx, audit::Event::new("board.open_consent", meeting).with(details))?;
    Ok(id)
}

/// A list for the acting member or staff. Of what a member has a conflict with, only that it is on it.
pub fn view(tx: &mut Tx<'_>, id: ConsentId) -> Result<List, Stop> {
    let viewer = members::viewer(tx)?;
    let meeting = store::consents::meeting(tx, id)?;
    let rows = store::motions::of_consent(tx, id)?;
    let ids: Vec<ApplicationId> = rows.iter().map(|row| row.application_id).collect();
    let cases: HashMap<ApplicationId, Case> =
        applications::some(tx, &ids)?.into_iter().map(|case| (case.id, case)).collect();
    let own = match viewer {
        members::Viewer::Staff => None,
        members::Viewer::Member(member) => Some(own(tx, member, &ids, &rows)?),
    };
    let rounds = if rows.iter().any(|row| row.defer_to.is_some()) { calls::all(tx)? } else { Vec::new() };
    let round = |id| rounds.iter().find(|call: &&Call| Some(call.id) == id).map(|call| call.labels.clone());
    let mut lines = Vec::new();
    for row in rows {
        let case = cases.get(&row.application_id).ok_or(Stop::Missing)?;
        let (standing, choice, is_away) = match &own {
            None => (None, None, false),
            Some(own) => {
                let standing = *own.standings.get(&case.id).ok_or(Stop::Missing)?;
                let choice = own.choices.get(&row.id).copied().filter(|_| standing == Standing::Clear);
                (Some(standing), choice, own.away.contains(&row.id))
            }
        };
        let round = round(row.defer_to);
        let motion = opened(row, &case.key)?;
        lines.push(Line { motion, reference: case.reference.clone(), standing, own: choice, is_away, round });
    }
    lines.sort_by(|one, other| one.reference.cmp(&other.reference));
    Ok(List { meeting, lines })
}

/// Where a member stands with what is on a list.
struct Own {
    standings: HashMap<ApplicationId, Standing>,
    choices: HashMap<MotionId, Choice>,
    away: Vec<MotionId>,
}

fn own(tx: &mut Tx<'_>, member: PersonId, ids: &[ApplicationId], rows: &[store::motions::Row]) -> Result<Own, Stop> {
    let motions: Vec<MotionId> = rows.iter().map(|row| row.id).collect();
    let seen = Seen::some(tx, ids)?;
    Ok(Own {
        standings: seen.iter().map(|seen| (seen.application(), seen.standing())).collect(),
        choices: store::ballots::of_member(tx, member, &motions)?.into_iter().collect(),
        away: store::stand_ins::away_at(tx, member, &motions)?,
    })
}

/// Act: one vote on all that is on the list and open, but for what the member has a conflict with. Gives on how many.
pub fn cast(tx: &mut Tx<'_>, id: ConsentId, choice: Choice) -> Result<usize, Stop> {
    tx.permit(Deed::Vote)?;
    let ballot = NewBallot { choice, recommended: None, conditions: String::new(), reason: String::new() };
    let member = tx.actor.person().ok_or(Stop::Forbidden)?;
    let mut cast = 0;
    for row in store::motions::of_consent(tx, id)? {
        if store::stand_ins::is_away(tx, row.id, member)? {
            continue;
        }
        let standing = Seen::of(tx, row.application_id)?.standing();
        if row.state != MotionState::Open || standing == Standing::Conflict {
            continue;
        }
        votes::cast(tx, row.id, &ballot)?;
        cast += 1;
    }
    if cast == 0 { Err(Refusal::MotionClosed.into()) } else { Ok(cast) }
}

/// Act: a member takes one off the list: its motion lapses, and the meeting talks about it by itself.
pub fn take_off(tx: &mut Tx<'_>, id: ConsentId, motion: MotionId) -> Result<(), Stop> {
    tx.permit(Deed::Vote)?;
    let row = store::motions::find(tx, motion)?;
    if row.consent_id != Some(id) {
        return Err(Stop::Missing);
    }
    Seen::of(tx, row.application_id)?.clear()?;
    closing::set_aside(tx, motion, Reason::TakenOff)
}

/// The motions of a list that are still open, each with what it asks for. A step.
pub fn open_motions(tx: &mut Tx<'_>, id: ConsentId) -> Result<Vec<(MotionId, Outcome)>, Stop> {
    let rows = store::motions::of_consent(tx, id)?;
    Ok(rows.into_iter().filter(|row| row.state == MotionState::Open).map(|row| (row.id, row.outcome)).collect())
}
