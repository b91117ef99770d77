//! Who sits on the board, and who of them may vote on an application.

use super::{Declaration, Refusal, seen::Seen, store};
use crate::{
    applications::Case,
    audit,
    base::{Actor, ApplicationId, Deed, MotionId, PersonId, Role, Stop},
    db::{Tx, tx::Quiet},
    people::{self, Person},
};
use std::collections::HashMap;

/// The roles that make a member.
const SEATS: [Role; 2] = [Role::BoardMember, Role::BoardChair];

/// With whose eyes the board's work is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Viewer {
    /// A member's: nothing of an application in conflict, nothing of others' scores before one's own.
    Member(PersonId),
    /// Staff's.
    Staff,
}

impl Viewer {
    /// Whose eyes, where they are a member's.
    pub const fn member(self) -> Option<PersonId> {
        match self {
            Self::Member(member) => Some(member),
            Self::Staff => None,
        }
    }
}

/// The eyes of the actor. Who is both a member and staff looks as a member.
pub fn viewer(tx: &Tx<'_>) -> Result<Viewer, Stop> {
    tx.permit(Deed::SeeBoard)?;
    Ok(match &tx.actor {
        Actor::Person { id, .. } if sits(&tx.actor) => Viewer::Member(*id),
        _ => Viewer::Staff,
    })
}

/// Whether the actor may know how a case was voted on: staff, and members without conflict.
pub fn sees(tx: &mut Tx<'_>, case: &Case) -> Result<bool, Stop> {
    match viewer(tx)? {
        Viewer::Staff => Ok(true),
        Viewer::Member(_) => Ok(Seen::of_case(tx, case.clone())?.is_clear()),
    }
}

/// Whether an actor sits on the board.
pub fn sits(actor: &Actor) -> bool {
    SEATS.iter().any(|role| actor.is(*role))
}

/// Everybody who sits on the board now. Two queries. A step.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<Person>, Stop> {
    people::holding(tx, &SEATS)
}

/// Act: says in which country each member lives; empty where that is not known.
pub fn set_countries(tx: &mut Tx<'_>, countries: &[(PersonId, String)]) -> Result<(), Stop> {
    tx.permit(Deed::KeepMembers)?;
    let seated = all(tx)?;
    let mut changed = 0;
    for (id, country) in countries {
        let member = seated.iter().find(|person| person.id == *id).ok_or(Refusal::NotAMember)?;
        if member.country != *country {
            people::register::set_country(tx, *id, country)?;
            let details = serde_json::json!({ "country": country });
            audit::record(tx, audit::Event::new("board.set_country", *id).with(details))?;
            changed += 1;
        }
    }
    if changed == 0 {
        tx.quiet(Quiet::Nothing);
    }
    Ok(())
}

/// The members as everybody reads them who sees the board's work, by name.
pub fn list(tx: &mut Tx<'_>) -> Result<Vec<Person>, Stop> {
    tx.permit(Deed::SeeBoard)?;
    let mut members = all(tx)?;
    members.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(members)
}

/// The members who have no conflict with an application, and whether each of them has said so. A step.
pub fn electorate(tx: &mut Tx<'_>, application: ApplicationId) -> Result<Vec<(Person, bool)>, Stop> {
    let declared: HashMap<PersonId, Declaration> = store::declarations::of_application(tx, application)?
        .into_iter()
        .map(|row| (row.person_id, row.state))
        .collect();
    let mut electors = Vec::new();
    for person in all(tx)? {
        match declared.get(&person.id) {
            Some(Declaration::Conflict) => {}
            Some(Declaration::None) => electors.push((person, true)),
            Some(Declaration::Unsure) | None => electors.push((person, false)),
        }
    }
    Ok(electors)
}

/// The same at a motion: whose seat another sits in is not among them. A step.
pub(super) fn electorate_of(
    tx: &mut Tx<'_>,
    motion: MotionId,
    application: ApplicationId,
) -> Result<Vec<(Person, bool)>, Stop> {
    let mut electors = electorate(tx, application)?;
    let seats = store::stand_ins::of_motion(tx, motion)?;
    electors.retain(|(person, _)| !seats.iter().any(|(absent, _)| *absent == person.id));
    Ok(electors)
}

/// How many that are. One query. A step.
pub(super) fn count_electors_of(tx: &mut Tx<'_>, motion: MotionId, application: ApplicationId) -> Result<u32, Stop> {
    let count = store::declarations::electors_of(tx, motion, application, &SEATS)?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}

/// How many members have no conflict with an application. One query. A step.
pub fn count_electors(tx: &mut Tx<'_>, application: ApplicationId) -> Result<u32, Stop> {
    let count = store::declarations::electors(tx, application, &SEATS)?;
    Ok(u32::try_from(count).unwrap_or(u32::MAX))
}
