//! Sessions: a random secret in a cookie, its keyed hash in the table. No address, no browser is kept.

use super::{State, openid::Came, store};
use crate::{
    audit,
    base::{Actor, ApplicationId, Deed, PersonId, PlaceId, Role, SessionId, Stop, seal},
    db::{Tx, tx::Quiet},
};
use chrono::Duration;

/// How long it is enough to have proved who one is, for acts that ask for it.
pub const PROVED: Duration = Duration::minutes(10);

/// How long sessions live.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Without use.
    pub idle: Duration,
    /// In all.
    pub whole: Duration,
    /// Whether a person's roles sleep in a session that began without a second factor.
    pub strong: bool,
}

/// Who a session's cookie stands for.
#[derive(Clone, Debug)]
pub struct Session {
    /// Its id.
    pub id: SessionId,
    /// Who.
    pub actor: Actor,
    /// A person's name, for the page's head; empty for a case.
    pub name: String,
    /// The zone a person lives by; empty for a case.
    pub zone: String,
    /// Whether the person's roles sleep until a second factor is set up.
    pub asleep: bool,
    /// Whether the person gave a password, a number or a link within the last minutes ([`PROVED`]).
    pub proved: bool,
    /// The place the cases of which this session may go between, where it was begun with its link.
    pub place: Option<PlaceId>,
    /// Whether its use should be noted (at most every five minutes).
    pub stale: bool,
}

/// Begins a session for a person who showed no second factor; gives the cookie's secret.
pub fn begin_for_person(tx: &mut Tx<'_>, person: PersonId, limits: Limits) -> Result<String, Stop> {
    begin_signed_in(tx, person, limits, false, true)
}

/// Begins a session for a person who showed the second factor ([`super::second::check`]); gives the cookie's secret.
pub fn begin_strong(tx: &mut Tx<'_>, person: PersonId, limits: Limits) -> Result<String, Stop> {
    begin_signed_in(tx, person, limits, true, true)
}

/// Begins a session for a person whom the provider of identities named; gives the cookie's secret. Where the provider knew them
/// still and asked nothing, it proves nothing about who sits there.
pub fn begin_by_provider(tx: &mut Tx<'_>, person: PersonId, limits: Limits, came: Came) -> Result<String, Stop> {
    begin_signed_in(tx, person, limits, came.strong, came.fresh)
}

/// Begins a session in place of another one of the same person, as strong as that was; gives the cookie's secret. The
/// old one is read before whatever ends it: `first` runs in between.
pub fn begin_again(
    tx: &mut Tx<'_>,
    person: PersonId,
    old: &str,
    limits: Limits,
    first: impl FnOnce(&mut Tx<'_>) -> Result<(), Stop>,
) -> Result<String, Stop> {
    let hash = tx.master.hash("session", old);
    let before = store::session(tx, &hash)?.into_iter().next().map(|(row, ..)| row);
    first(tx)?;
    let secret = begin_signed_in(tx, person, limits, before.as_ref().is_some_and(|row| row.strong), true)?;
    if let Some(device) = before.and_then(|row| row.device) {
        let hash = tx.master.hash("session", &secret);
        store::devices::set_session_device(tx, &hash, &device)?;
    }
    Ok(secret)
}

fn begin_signed_in(
    tx: &mut Tx<'_>,
    person: PersonId,
    limits: Limits,
    strong: bool,
    proved: bool,
) -> Result<String, Stop> {
    let secret = begin(tx, Whose::Person(person), limits, strong, proved)?;
    store::set_signed_in(tx, person)?;
    let was = super::find(tx, person)?.state;
    if was == State::Invited {
        store::set_state(tx, person, State::Active)?;
    }
    audit::record(tx, audit::Event::new("people.sign_in", person))?;
    Ok(secret)
}

/// Begins a session for a case; gives the cookie's secret.
pub fn begin_for_case(tx: &mut Tx<'_>, case: ApplicationId, limits: Limits) -> Result<String, Stop> {
    tx.quiet(Quiet::Session);
    begin(tx, Whose::Case(case, None), limits, false, false)
}

/// Begins a session for a case that may go on to the other cases of a place; gives the cookie's secret.
pub fn begin_for_place(tx: &mut Tx<'_>, case: ApplicationId, place: PlaceId, limits: Limits) -> Result<String, Stop> {
    tx.quiet(Quiet::Session);
    begin(tx, Whose::Case(case, Some(place)), limits, false, false)
}

/// A session goes on to another case of its place. A step: whoever calls it has checked that it is one of the place.
pub fn go_to_case(tx: &mut Tx<'_>, id: SessionId, case: ApplicationId) -> Result<(), Stop> {
    store::set_session_case(tx, id, case)
}

/// Ends every session of a place. A step.
pub fn end_all_of_place(tx: &mut Tx<'_>, place: PlaceId) -> Result<(), Stop> {
    store::end_sessions_of_place(tx, place)
}

/// Whose a session is that begins.
enum Whose {
    Person(PersonId),
    Case(ApplicationId, Option<PlaceId>),
}

fn begin(tx: &mut Tx<'_>, whose: Whose, limits: Limits, strong: bool, proved: bool) -> Result<String, Stop> {
    let secret = seal::random_token()?;
    let (person_id, case, place_id) = match whose {
        Whose::Person(person) => (Some(person), None, None),
        Whose::Case(case, place) => (None, Some(case), place),
    };
    let row = store::SessionRow {
        id: tx.new_id()?,
        secret_hash: tx.master.hash("session", &secret),
        person_id,
        application_id: case.map(|case| case.0),
        created_at: tx.now,
        used_at: tx.now,
        ends_at: tx.now + limits.whole,
        strong,
        device: None,
        proved_at: proved.then_some(tx.now),
        place_id,
    };
    store::insert_session(tx, row)?;
    Ok(secret)
}

/// Who a cookie's secret stands for now, in one query; `None` once the session has ended or its person is disabled.
pub fn resolve(tx: &mut Tx<'_>, secret: &str, limits: Limits) -> Result<Option<Session>, Stop> {
    let hash = tx.master.hash("session", secret);
    let found = store::session(tx, &hash)?;
    let roles: Vec<Role> = found.iter().filter_map(|(.., role, _)| *role).collect();
    let Some((row, person, wrapped, _, standing_in)) = found.into_iter().next() else { return Ok(None) };
    if row.ends_at <= tx.now || row.used_at + limits.idle <= tx.now {
        return Ok(None);
    }
    let stale = row.used_at + Duration::minutes(5) <= tx.now;
    let proved = row.proved_at.is_some_and(|at| at <= tx.now && tx.now < at + PROVED);
    let asleep = person.is_some() && limits.strong && !row.strong;
    let (actor, name, zone) = match (person.zip(wrapped), row.application_id) {
        (Some((person, _)), _) if person.state == State::Disabled => return Ok(None),
        (Some((person, wrapped)), _) => {
            let name = super::register::open_name(tx, &person, &wrapped)?;
            let mut roles = if asleep { Vec::new() } else { roles };
            // Who stands in for a chair may do what a chair may.
            if roles.contains(&Role::BoardMember)
                && !roles.contains(&Role::BoardChair)
                && store::stand_ins::stands_in_for(tx, person.id, Role::BoardChair)?
            {
                roles.push(Role::BoardChair);
            }
            // And who stands in for an approver of payouts what an approver may.
            if standing_in.is_some() && !asleep && !roles.contains(&Role::FinanceApprover) {
                roles.push(Role::FinanceApprover);
            }
            (Actor::Person { id: person.id, roles }, name, person.zone)
        }
        (None, Some(case)) if row.person_id.is_none() => {
            (Actor::Case(ApplicationId(case)), String::new(), String::new())
        }
        (None, _) => return Ok(None),
    };
    let place = row.place_id.filter(|_| actor.case().is_some());
    Ok(Some(Session { id: row.id, actor, name, zone, asleep, proved, place, stale }))
}

/// Notes that a session was used.
pub fn touch(tx: &mut Tx<'_>, id: SessionId) -> Result<(), Stop> {
    tx.quiet(Quiet::Session);
    store::touch_session(tx, id)
}

/// Notes that the person of this session proved who they are just now. A step: whoever calls it has checked that.
pub fn prove(tx: &mut Tx<'_>, secret: &str) -> Result<(), Stop> {
    tx.quiet(Quiet::Session);
    let hash = tx.master.hash("session", secret);
    store::devices::set_proved(tx, &hash)
}

/// Ends the session of a cookie.
pub fn end(tx: &mut Tx<'_>, secret: &str) -> Result<(), Stop> {
    tx.quiet(Quiet::Session);
    let hash = tx.master.hash("session", secret);
    store::end_session(tx, &hash)
}

/// Ends every session of a person whose account stays open, and kills the links that were sent to them.
pub fn end_all_of_person(tx: &mut Tx<'_>, id: PersonId) -> Result<(), Stop> {
    tx.permit(Deed::EditPeople)?;
    super::register::standing(tx, id)?;
    store::end_sessions_of_person(tx, id)?;
    store::delete_links(tx, id)?;
    audit::record(tx, audit::Event::new("people.end_all_of_person", id))?;
    Ok(())
}

/// Ends every session of everybody, groups too, but the one that asks.
pub fn end_all(tx: &mut Tx<'_>, this: SessionId) -> Result<(), Stop> {
    tx.permit(Deed::EditPeople)?;
    let me = tx.actor.person().ok_or(Stop::SignedOut)?;
    store::end_sessions_but(tx, this)?;
    audit::record(tx, audit::Event::new("people.end_all", me))?;
    Ok(())
}

/// Ends every session of a case (its code was replaced). A step.
pub fn end_all_of_case(tx: &mut Tx<'_>, case: ApplicationId) -> Result<(), Stop> {
    store::end_sessions_of_case(tx, case)
}

/// Sweeps ended sessions and links away.
pub fn sweep(tx: &mut Tx<'_>, limits: Limits) -> Result<usize, Stop> {
    tx.quiet(Quiet::Sweeping);
    let unused_since = tx.now - limits.idle;
    super::devices::sweep(tx)?;
    super::doors::sweep(tx)?;
    store::sweep(tx, unused_since)
}
