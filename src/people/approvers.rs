//! Who approves payouts is changed by two people: one proposes, a second agrees, neither of them whom it is about when they
//! agree. Here: who stands in for an approver for a stated time, and the second person's yes to any of it. What an
//! administrator proposes by changing roles is in `approvers/roles.rs`.
//!
//! A stand-in ends by itself, or earlier by one person: that takes a power away. Whoever stands in approves payouts, and
//! names nobody.

pub(super) mod roles;
mod views;

pub use super::stand_ins::NewStandIn;
use super::{
    Person, Refusal, State, find, ids_holding, register,
    store::{self as rows, approvers as store},
};
use crate::{
    audit,
    base::{Deed, NamingId, PersonId, Role, Stop, stop::Arg},
    db::Tx,
    notices::{Kind, Notice, Reader},
};
use chrono::{Duration, NaiveDateTime};
pub use roles::is_beginning;
pub use views::{Approvers, Line, Mine, mine, view, waiting_of};

/// The longest that somebody stands in.
const MOST: Duration = Duration::days(370);

crate::text_enum! {
    /// What a naming does.
    pub enum What {
        /// Gives a role that approves payouts, for good.
        Give => "give",
        /// Takes it.
        Take => "take",
        /// Lets somebody stand in for an approver for a while.
        StandIn => "stand_in",
    }
}

crate::text_enum! {
    /// The life of a naming.
    pub enum NamingState {
        /// One person proposed it; it does nothing yet.
        Proposed => "proposed",
        /// A second person agreed.
        InForce => "in_force",
        /// A second person did not agree.
        Refused => "refused",
        /// It was ended before its time, or the account of whom it was about was closed.
        Ended => "ended",
    }
}

/// A naming.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Naming {
    /// Its id.
    pub id: NamingId,
    /// Whom it is about.
    pub person: PersonId,
    /// What it does.
    pub what: What,
    /// With which role.
    pub role: Role,
    /// For whom they stand in.
    pub absent: Option<PersonId>,
    /// From when, and until when.
    pub span: Option<(NaiveDateTime, NaiveDateTime)>,
    /// Where it stands.
    pub state: NamingState,
    /// Who proposed it.
    pub proposed_by: PersonId,
    /// When.
    pub proposed_at: NaiveDateTime,
    /// Who decided on it.
    pub decided_by: Option<PersonId>,
}

impl Naming {
    /// Whether somebody stands in by it at an instant.
    pub fn runs(&self, at: NaiveDateTime) -> bool {
        self.lasts(at) && self.span.is_some_and(|(from, _)| from <= at)
    }

    /// Whether somebody stands in by it at an instant, or will later.
    fn lasts(&self, at: NaiveDateTime) -> bool {
        self.state == NamingState::InForce && self.span.is_some_and(|(_, until)| at < until)
    }
}

fn opened(row: &store::Row) -> Naming {
    Naming {
        id: row.id,
        person: row.person_id,
        what: row.what,
        role: row.role,
        absent: row.absent_id,
        span: row.from_at.zip(row.until_at),
        state: row.state,
        proposed_by: row.proposed_by,
        proposed_at: row.proposed_at,
        decided_by: row.decided_by,
    }
}

fn approves(person: &Person) -> bool {
    person.roles.iter().any(|role| Deed::ApprovePayout.roles().contains(role))
}

/// Whether somebody has a role of their own by which they may name others; whoever stands in has none.
fn names_others(roles: &[Role]) -> bool {
    roles.iter().any(|role| Deed::SetLimits.roles().contains(role))
}

/// Refuses whoever only stands in: they approve payouts, and neither name approvers nor set limits. A step. One query.
pub fn check_own_right(tx: &mut Tx<'_>, me: PersonId) -> Result<(), Stop> {
    if names_others(&rows::roles_of(tx, me)?) { Ok(()) } else { Err(Refusal::NamesNobody.into()) }
}

/// Act: proposes who stands in for an approver for a while; it holds when a second person agrees.
pub fn propose(tx: &mut Tx<'_>, new: &NewStandIn) -> Result<NamingId, Stop> {
    tx.permit(Deed::SetLimits)?;
    let me = tx.actor.person().ok_or(Stop::Forbidden)?;
    check_own_right(tx, me)?;
    store::lock(tx)?;
    let (absent, person) = (find(tx, new.absent)?, find(tx, new.person)?);
    let others: Vec<Naming> = store::open(tx, Some(new.person))?.iter().map(opened).collect();
    check(new, tx.now, (&absent, &person), &others)?;
    insert(tx, new.person, (What::StandIn, Role::FinanceApprover), Some(new))
}

/// Whether there is somebody to stand in for: an approver whose account is open.
fn check_absent(absent: &Person) -> Result<(), Refusal> {
    if approves(absent) && absent.state != State::Disabled { Ok(()) } else { Err(Refusal::NotAnApprover) }
}

fn check(
    new: &NewStandIn,
    now: NaiveDateTime,
    (absent, person): (&Person, &Person),
    others: &[Naming],
) -> Result<(), Refusal> {
    check_absent(absent)?;
    if approves(person) || person.state == State::Disabled || person.id == absent.id {
        return Err(Refusal::ApproverStandIn);
    }
    if new.until <= new.from || new.until <= now || new.until - new.from > MOST {
        return Err(Refusal::ApproverDays);
    }
    let meets = |(from, until): (NaiveDateTime, NaiveDateTime)| from < new.until && new.from < until;
    if others.iter().any(|one| one.span.is_some_and(meets)) {
        return Err(Refusal::ApproverTwice);
    }
    Ok(())
}

/// Writes a proposal down, and tells those who may agree. A step: the caller has checked it, and holds the list.
fn insert(
    tx: &mut Tx<'_>,
    person: PersonId,
    (what, role): (What, Role),
    stand_in: Option<&NewStandIn>,
) -> Result<NamingId, Stop> {
    let me = tx.actor.person().ok_or(Stop::Forbidden)?;
    let id: NamingId = tx.new_id()?;
    let row = store::Row {
        id,
        person_id: person,
        what,
        role,
        absent_id: stand_in.map(|new| new.absent),
        from_at: stand_in.map(|new| new.from),
        until_at: stand_in.map(|new| new.until),
        state: NamingState::Proposed,
        proposed_by: me,
        proposed_at: tx.now,
        decided_by: None,
        decided_at: None,
        ended_by: None,
        ended_at: None,
    };
    let one = opened(&row);
    store::insert(tx, row)?;
    record(tx, "people.propose_approver", &one)?;
    let from = find(tx, me)?.name;
    let holders = ids_holding(tx, Deed::SetLimits.roles())?;
    for reader in holders.into_iter().filter(|reader| check_second(&one, *reader).is_ok()) {
        Notice::new(Kind::ApproverProposed, Reader::Person(reader))
            .with("from", from.as_str())
            .with("link", "/limits")
            .queue(tx)?;
    }
    Ok(id)
}

fn record(tx: &mut Tx<'_>, act: &'static str, one: &Naming) -> Result<(), Stop> {
    let mut details = serde_json::json!({ "what": one.what.as_str(), "roles": one.role.as_str() });
    if let (Some(absent), Some((from, until))) = (one.absent, one.span) {
        details["absent"] = absent.to_string().into();
        details["from"] = from.and_utc().to_rfc3339().into();
        details["until"] = until.and_utc().to_rfc3339().into();
    }
    audit::record(tx, audit::Event::new(act, one.person).with(details))?;
    Ok(())
}

/// Whether this person may decide on it: neither who proposed it, nor whom it is about.
fn check_second(one: &Naming, me: PersonId) -> Result<(), Refusal> {
    if one.state != NamingState::Proposed {
        Err(Refusal::NamingDecided)
    } else if one.proposed_by == me {
        Err(Refusal::OwnNaming)
    } else if one.person == me {
        Err(Refusal::NamingOfOneself)
    } else {
        Ok(())
    }
}

/// Act: a second person agrees to what was proposed about approvers, or does not.
pub fn decide(tx: &mut Tx<'_>, id: NamingId, agree: bool) -> Result<(), Stop> {
    tx.permit(Deed::SetLimits)?;
    let me = tx.actor.person().ok_or(Stop::Forbidden)?;
    check_own_right(tx, me)?;
    store::lock(tx)?;
    let one = opened(&store::find(tx, id)?);
    check_second(&one, me)?;
    if !agree {
        store::decide(tx, id, NamingState::Refused, me)?;
        return record(tx, "people.refuse_approver", &one);
    }
    if one.span.is_some_and(|(_, until)| until <= tx.now) {
        return Err(Refusal::NamingOver.into());
    }
    if let Some(absent) = one.absent {
        check_absent(&find(tx, absent)?)?;
    }
    store::decide(tx, id, NamingState::InForce, me)?;
    roles::carry_out(tx, &one)?;
    record(tx, "people.agree_approver", &one)?;
    match one.absent.zip(one.span) {
        Some((absent, span)) => tell_stand_in(tx, (absent, one.person), span),
        None => register::tell_changed(tx, one.person),
    }
}

/// The stand-in and who is away hear of it, with the days.
fn tell_stand_in(
    tx: &mut Tx<'_>,
    (absent, person): (PersonId, PersonId),
    (from, until): (NaiveDateTime, NaiveDateTime),
) -> Result<(), Stop> {
    for (reader, other) in [(person, absent), (absent, person)] {
        if tx.actor.person() == Some(reader) {
            continue;
        }
        let (zone, other) = (find(tx, reader)?.zone, find(tx, other)?.name);
        let at = |at: NaiveDateTime| Arg::Instant(at, Some(zone.clone()));
        Notice::new(Kind::ApproverNamed, Reader::Person(reader))
            .with("from", other)
            .with("at", at(from))
            .with("deadline", at(until - Duration::minutes(1)))
            .with("link", "/payouts")
            .queue(tx)?;
    }
    Ok(())
}

/// Act: who proposed something takes it back while nobody has decided on it.
pub fn withdraw(tx: &mut Tx<'_>, id: NamingId) -> Result<PersonId, Stop> {
    tx.permit(Deed::WithdrawNaming)?;
    store::lock(tx)?;
    let one = opened(&store::find(tx, id)?);
    if tx.actor.person() != Some(one.proposed_by) {
        return Err(Stop::Missing);
    }
    if one.state != NamingState::Proposed {
        return Err(Refusal::NamingDecided.into());
    }
    store::end(tx, id)?;
    record(tx, "people.withdraw_approver", &one)?;
    Ok(one.person)
}

/// Act: ends a stand-in before its time. One person may; the others hear of it.
pub fn end(tx: &mut Tx<'_>, id: NamingId) -> Result<(), Stop> {
    tx.permit(Deed::SetLimits)?;
    let me = tx.actor.person().ok_or(Stop::Forbidden)?;
    store::lock(tx)?;
    let one = opened(&store::find(tx, id)?);
    if !one.lasts(tx.now) {
        return Err(Refusal::NamingOver.into());
    }
    store::end(tx, id)?;
    record(tx, "people.end_approver", &one)?;
    let from = find(tx, me)?.name;
    let mut told: Vec<PersonId> = vec![one.person, one.proposed_by];
    told.extend(one.absent.into_iter().chain(one.decided_by));
    told.sort_unstable();
    told.dedup();
    for reader in told.into_iter().filter(|reader| *reader != me) {
        Notice::new(Kind::ApproverEnded, Reader::Person(reader))
            .with("from", from.as_str())
            .with("link", "/payouts")
            .queue(tx)?;
    }
    Ok(())
}

/// What waits and runs for a person whose account closes is over. A step.
pub(super) fn closed(tx: &mut Tx<'_>, person: PersonId) -> Result<(), Stop> {
    roles::end_all(tx, person, &[What::Give, What::Take, What::StandIn])?;
    roles::end_for(tx, person)
}

/// In whose place a person approves now: nobody's, where a role of their own lets them. [`Stop::Forbidden`] for whoever
/// stands in for nobody any more. A step. Two queries at most.
pub fn in_place_of(tx: &mut Tx<'_>, person: PersonId) -> Result<Option<PersonId>, Stop> {
    if rows::roles_of(tx, person)?.iter().any(|role| Deed::ApprovePayout.roles().contains(role)) {
        return Ok(None);
    }
    let absent = store::standing_in(tx, Some(person))?.into_iter().find_map(|(_, absent)| absent);
    absent.map(Some).ok_or(Stop::Forbidden)
}

/// Those whom a payout waits for: whose role it is to approve, and who stands in for one now. A step. Two queries.
pub fn to_tell(tx: &mut Tx<'_>) -> Result<Vec<PersonId>, Stop> {
    let mut all = ids_holding(tx, &[Role::FinanceApprover])?;
    all.extend(store::standing_in(tx, None)?.into_iter().map(|(person, _)| person));
    all.sort_unstable();
    all.dedup();
    Ok(all)
}

#[cfg(test)]
mod tests;
