//! The emergency track: an urgent application is put to the vote by itself, and what the emergency rule of its round asks
//! for takes effect at once. Ballots, counting and decisions are those of every motion; here is what differs: who is
//! asked, what is counted, what happens when time is up.

mod ratify;
mod staff;

pub(super) use ratify::{put_waiting, ratified};
pub use staff::{StaffVote, cast_as_staff};

use super::{
    Choice, Declaration, MotionState, Outcome, Reason, Refusal, Tally, closing, members, motions, polls,
    rules::{self, Emergency},
    sources, stand_ins, store, tally,
};
use crate::{
    applications::{self, Case},
    audit,
    base::{ApplicationId, CallId, Deed, FundId, Money, MotionId, PersonId, Role, Stop, seal::Place},
    calls::{self, Call},
    db::{Tx, tx::Quiet},
    funds,
    notices::{Kind, Notice, Reader},
    people::{self, Person},
};
use chrono::{Duration, NaiveDateTime};

crate::text_enum! {
    /// On which way a motion came to the vote.
    pub enum Track {
        /// The chair opened it.
        Ordinary => "ordinary",
        /// The emergency rule did.
        Emergency => "emergency",
        /// What was decided by the emergency rule is put before a meeting.
        Ratification => "ratification",
    }
}

crate::text_enum! {
    /// Where an emergency stands.
    pub enum State {
        /// Those asked vote.
        Running => "running",
        /// It took effect, and waits for a meeting.
        Met => "met",
        /// The votes did not come in time, or nothing could be put to the vote.
        Stuck => "stuck",
        /// A meeting agreed to it.
        Ratified => "ratified",
        /// A meeting did not.
        NotRatified => "not_ratified",
    }
}

impl State {
    /// Whether an emergency may go from this state to another. One whose ratification lapses waits on.
    pub fn may_become(self, next: Self) -> bool {
        matches!(
            (self, next),
            (Self::Running, Self::Met | Self::Stuck) | (Self::Met, Self::Met | Self::Ratified | Self::NotRatified)
        )
    }
}

/// Who of the staff vote in an emergency.
const STAFF: [Role; 2] = [Role::ProgrammeOfficer, Role::ProgrammeLead];
/// Emergencies begun in one transaction.
const AT_ONCE: i64 = 10;
/// What lay before the board for longer is no emergency any more.
const FRESH: Duration = Duration::days(30);

/// An emergency as people read it.
#[derive(Clone, Debug)]
pub struct Clock {
    /// By which rule.
    pub rule: Emergency,
    /// Where it stands.
    pub state: State,
    /// Until when votes count.
    pub ends_at: NaiveDateTime,
    /// How much time is left.
    pub left: Duration,
    /// The names of the members from other countries without conflict: they could vote for it.
    pub abroad: Vec<String>,
    /// How many from other countries, and of the staff, voted for it; known once the vote is closed.
    pub voted: Option<(u32, u32)>,
}

impl Clock {
    /// Whether too few are left who could meet the rule.
    pub fn is_hopeless(&self) -> bool {
        self.state == State::Running
            && i64::try_from(self.abroad.len()).unwrap_or(i64::MAX) < i64::from(self.rule.experts)
    }
}

/// What was counted of an emergency's votes.
pub(super) struct Voices {
    pub(super) tally: Tally,
    experts: i32,
    staff: i32,
}

impl Voices {
    /// Whether the rule is met: enough of each are for it, and more are for it than against it.
    const fn meet(&self, rule: Emergency) -> bool {
        rule.is_set()
            && self.experts >= rule.experts
            && self.staff >= rule.staff
            && self.tally.in_favour() > self.tally.no
    }
}

/// Whether a member counts as one from another country than an applicant's.
pub fn is_abroad(member: &Person, country: &str) -> bool {
    !member.country.is_empty() && !member.country.eq_ignore_ascii_case(country)
}

/// The staff who vote in emergencies and do not sit on the board. A step.
fn staff_members(tx: &mut Tx<'_>) -> Result<Vec<PersonId>, Stop> {
    let seated = members::all(tx)?;
    let mut staff: Vec<PersonId> = people::holding(tx, &STAFF)?.into_iter().map(|person| person.id).collect();
    staff.retain(|id| !seated.iter().any(|member| member.id == *id));
    Ok(staff)
}

/// Counts the votes of members and of staff who said that they have no conflict.
pub(super) fn voices(tx: &mut Tx<'_>, motion: &store::motions::Row, case: &Case) -> Result<Voices, Stop> {
    let electors = members::electorate_of(tx, motion.id, case.id)?;
    let declared = store::declarations::of_application(tx, case.id)?;
    let mut staff = staff_members(tx)?;
    staff.retain(|id| declared.iter().any(|row| row.person_id == *id && row.state == Declaration::None));
    let mut voices = Voices {
        tally: Tally {
            electorate: u32::try_from(electors.len()).unwrap_or(u32::MAX),
            mean: tally::mean(&store::sheets::means(tx, case.id)?),
            ..Tally::default()
        },
        experts: 0,
        staff: 0,
    };
    for ballot in store::ballots::of_motion(tx, motion.id)? {
        let for_it = i32::from(ballot.choice == Choice::Yes);
        let member = electors.iter().find(|(person, clear)| *clear && person.id == ballot.person_id);
        if let Some((person, _)) = member {
            voices.tally.add(ballot.choice);
            voices.experts += if is_abroad(person, &case.country) { for_it } else { 0 };
        } else if staff.contains(&ballot.person_id) {
            voices.tally.add(ballot.choice);
            voices.staff += for_it;
        }
    }
    Ok(voices)
}

/// Act of the clerk: puts each urgent application that has come before the board to the vote, and asks members and staff
/// at once. Gives how many it began; call it again while that is not nothing.
pub fn begin_due(tx: &mut Tx<'_>) -> Result<usize, Stop> {
    tx.permit(Deed::KeepHouse)?;
    tx.quiet(Quiet::NoticeSending);
    let since = tx.now - FRESH;
    let found = store::emergencies::to_begin(tx, since, AT_ONCE)?;
    for (application, call) in &found {
        begin(tx, *application, *call)?;
    }
    Ok(found.len())
}

fn begin(tx: &mut Tx<'_>, application: ApplicationId, call: CallId) -> Result<(), Stop> {
    store::declarations::lock_application(tx, application)?;
    let case = applications::load(tx, application)?;
    let call = calls::find(tx, call)?;
    let rules = rules::freeze(tx, call.id)?;
    let rule = rules.terms.emergency;
    let ends_at = tx.now + Duration::hours(rule.hours.into());
    let money = money(tx, &case, &call)?;
    let mut row = store::emergencies::Row {
        application_id: application,
        motion_id: None,
        state: State::Stuck,
        began_at: tx.now,
        ends_at,
        experts: 0,
        staff: 0,
        ratification_id: None,
    };
    let Some(money) = money else {
        store::emergencies::insert(tx, row)?;
        return stuck(tx, &case, &call);
    };
    let (electors, seats) = stand_ins::electorate(tx, application, &rules)?;
    let motion = motion(tx, &case, Track::Emergency, (Outcome::Fund, Some(money)), electors.len())?;
    let id = motion.id;
    store::motions::insert(tx, store::motions::Row { closes_at: Some(ends_at), ..motion })?;
    store::stand_ins::insert(tx, id, &seats)?;
    (row.motion_id, row.state) = (Some(id), State::Running);
    store::emergencies::insert(tx, row)?;
    let details = serde_json::json!({ "experts": rule.experts, "staff": rule.staff, "hours": rule.hours });
    let event = audit::Event::new("board.begin_emergency", application).in_case(application, &case.key);
    audit::record(tx, event.with(details))?;
    let staff = if rule.staff > 0 { staff_members(tx)? } else { Vec::new() };
    for person in electors.iter().map(|(person, _)| person.id).chain(staff) {
        motions::notice(Kind::EmergencyNow, person, &case, &call, (id, Some(ends_at)))
            .once(format!("emergency {id} {person}"))
            .queue(tx)?;
    }
    Ok(())
}

/// What an emergency would give: all that the group asks for, from the first fund of the call that may give it.
fn money(tx: &mut Tx<'_>, case: &Case, call: &Call) -> Result<Option<(Money, FundId)>, Stop> {
    let Some(asked) = case.requested.filter(Money::is_positive) else { return Ok(None) };
    let (today, what) = (tx.now.date(), applications::purpose::of(tx, case)?);
    let mut all = funds::list(tx)?;
    all.retain(|fund| {
        sources::draws_on(call, fund) && fund.takes_commitments(today).is_ok() && fund.allows(&what).is_ok()
    });
    all.sort_by_key(|fund| call.funds.iter().position(|id| *id == fund.id));
    Ok(all.first().map(|fund| (asked, fund.id)))
}

/// A motion that nobody puts, open from now on; its text is said by the page in the reader's language.
fn motion(
    tx: &mut Tx<'_>,
    case: &Case,
    track: Track,
    (outcome, money): (Outcome, Option<(Money, FundId)>),
    electors: usize,
) -> Result<store::motions::Row, Stop> {
    let number = store::motions::of_application(tx, case.id)?.iter().map(|one| one.number).max().unwrap_or(0) + 1;
    let id: MotionId = tx.new_id()?;
    Ok(store::motions::Row {
        id,
        application_id: case.id,
        call_id: case.call_id,
        number,
        outcome,
        amount_minor: money.map(|(amount, _)| amount.minor()),
        currency: money.map(|(amount, _)| amount.currency().code().to_owned()),
        defer_to: None,
        reverses: None,
        fund_id: money.map(|(_, fund)| fund),
        text: case.key.seal(Place::new(motions::TEXT, id.0), "")?,
        conditions: None,
        state: MotionState::Open,
        secret: false,
        // Nobody: the rule did.
        opened_by: PersonId(0),
        opened_at: tx.now,
        closes_at: None,
        closed_by: None,
        closed_at: None,
        electorate: i32::try_from(electors).unwrap_or(i32::MAX),
        yes: 0,
        yes_with_conditions: 0,
        no: 0,
        abstain: 0,
        mean_hundredths: None,
        casting_choice: None,
        result_reason: None,
        urn: None,
        meeting_id: None,
        consent_id: None,
        track,
    })
}

/// The motions of emergencies that are being voted on, with the instant their votes end, the first to end first. A step.
pub fn running(tx: &mut Tx<'_>) -> Result<Vec<(MotionId, NaiveDateTime)>, Stop> {
    let rows = store::emergencies::running(tx)?;
    Ok(rows.into_iter().filter_map(|row| row.motion_id.map(|motion| (motion, row.ends_at))).collect())
}

/// How many applications of a call an emergency decided that no meeting has ratified. A step.
pub fn count_unratified(tx: &mut Tx<'_>, call: CallId) -> Result<usize, Stop> {
    store::emergencies::count_unratified(tx, call)
}

/// Whether a motion is an emergency's, still open, and has the votes that its rule asks for. A step.
pub fn is_met(tx: &mut Tx<'_>, id: MotionId) -> Result<bool, Stop> {
    let row = store::motions::find(tx, id)?;
    if row.track != Track::Emergency || row.state != MotionState::Open {
        return Ok(false);
    }
    let case = applications::load(tx, row.application_id)?;
    let rule = rules::of_call(tx, row.call_id)?.terms.emergency;
    Ok(voices(tx, &row, &case)?.meet(rule))
}

/// Judges an emergency's votes: carried, or refused while they do not meet the rule.
pub(super) fn judge(rule: Emergency, voices: &Voices) -> Result<(MotionState, Reason), Refusal> {
    if voices.meet(rule) { Ok((MotionState::Carried, Reason::EmergencyRule)) } else { Err(Refusal::EmergencyRuns) }
}

/// Follows a vote that was closed: what was carried waits for the next meeting, what was not is staff's again.
pub(super) fn ended(tx: &mut Tx<'_>, case: &Case, result: MotionState, voices: &Voices) -> Result<(), Stop> {
    let state = if result == MotionState::Carried { State::Met } else { State::Stuck };
    let row = store::emergencies::find(tx, case.id)?.ok_or(Stop::Missing)?;
    if !row.state.may_become(state) {
        return Err(Refusal::MotionClosed.into());
    }
    store::emergencies::end(tx, case.id, state, (voices.experts, voices.staff))?;
    if state == State::Met {
        return ratify::seek(tx, case);
    }
    let call = calls::find(tx, case.call_id)?;
    stuck(tx, case, &call)
}

fn stuck(tx: &mut Tx<'_>, case: &Case, call: &Call) -> Result<(), Stop> {
    audit::record(tx, audit::Event::new("board.emergency_stuck", case.id).about_case(case.id))?;
    tell_stuck(tx, case, call, format!("/board/records/{}", case.id))
}

/// Step: time is up, and the votes did not come. The application is decided on in the ordinary way.
pub fn lapse(tx: &mut Tx<'_>, id: MotionId) -> Result<(), Stop> {
    closing::lapse(tx, id)
}

/// Step: the rule is met, but what was decided cannot be done: staff are told, once.
pub fn hindered(tx: &mut Tx<'_>, id: MotionId) -> Result<(), Stop> {
    let case = polls::case_of(tx, id)?;
    let call = calls::find(tx, case.call_id)?;
    tell_stuck(tx, &case, &call, format!("/board/motions/{id}"))
}

fn tell_stuck(tx: &mut Tx<'_>, case: &Case, call: &Call, link: String) -> Result<(), Stop> {
    for person in people::holding(tx, &STAFF)? {
        Notice::new(Kind::EmergencyStuck, Reader::Person(person.id))
            .about(case.id, &case.key)
            .once(format!("stuck {link} {}", person.id))
            .with("reference", case.reference.as_str())
            .with("call", call.labels.clone())
            .with("link", link.as_str())
            .queue(tx)?;
    }
    Ok(())
}

/// The emergency of an application, if it ever was one. A step.
pub fn clock(tx: &mut Tx<'_>, case: &Case) -> Result<Option<Clock>, Stop> {
    let Some(row) = store::emergencies::find(tx, case.id)? else { return Ok(None) };
    let rule = rules::of_call(tx, case.call_id)?.terms.emergency;
    let abroad = members::electorate_of(tx, row.motion_id.unwrap_or(MotionId(0)), case.id)?
        .into_iter()
        .map(|(person, _)| person);
    let mut abroad: Vec<String> =
        abroad.filter(|person| is_abroad(person, &case.country)).map(|person| person.name).collect();
    abroad.sort();
    let count = |votes: i32| u32::try_from(votes).unwrap_or(0);
    Ok(Some(Clock {
        rule,
        state: row.state,
        ends_at: row.ends_at,
        left: (row.ends_at - tx.now).max(Duration::zero()),
        abroad,
        voted: (row.state != State::Running).then(|| (count(row.experts), count(row.staff))),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn voices(experts: i32, staff: i32, yes: u32, no: u32) -> Voices {
        Voices { tally: Tally { yes, no, ..Tally::default() }, experts, staff }
    }

    #[test]
    fn the_rule_needs_both_kinds_of_voters_and_more_for_it_than_against_it() {
        let rule = Emergency { experts: 2, staff: 1, hours: 72 };
        assert!(voices(2, 1, 3, 0).meet(rule) && voices(2, 1, 3, 2).meet(rule));
        assert!(!voices(2, 1, 3, 3).meet(rule), "as many are against it");
        assert!(!voices(1, 1, 3, 0).meet(rule), "one of them is from the applicant's country");
        assert!(!voices(2, 0, 3, 0).meet(rule), "nobody of the staff");
        assert!(!voices(2, 1, 3, 0).meet(Emergency::default()), "no rule, no emergency");
    }

    #[test]
    fn what_was_ratified_stands() {
        assert!(State::Running.may_become(State::Met) && State::Met.may_become(State::Ratified));
        assert!(!State::Ratified.may_become(State::NotRatified) && !State::Stuck.may_become(State::Met));
    }
}
