//! Stand-ins for members and chairs who are away: another member sits in the absent one's seat for a stated time.
//!
//! Nobody has two votes: of the two, the stand-in votes, and the seats are one fewer. Who sits where is settled for each
//! motion when it is opened, and stays so until it is closed, whatever begins or ends meanwhile: so no vote is lost or
//! doubled, in an urn either. Each declares conflicts for themselves.

use super::{
    Refusal, members,
    rules::{Rules, Terms},
    store,
};
use crate::{
    audit,
    base::{ApplicationId, Deed, ItemId, MotionId, PersonId, StandInId, Stop},
    db::Tx,
    notices::{Kind, Notice, Reader},
    people::{self, Person, names, stand_ins as named},
};
use chrono::{Duration, NaiveDateTime};

pub use named::{NewStandIn, StandIn};

/// So long ahead, and so long ago, the page looks.
const AHEAD: Duration = Duration::days(3_650);
const BACK: Duration = Duration::days(90);
/// The longest that somebody stands in.
const MOST: Duration = Duration::days(370);

/// Who may vote, and whether each has said that there is no conflict.
type Electors = Vec<(Person, bool)>;
/// The absent, and who sits in their seat.
type Seats = Vec<(PersonId, PersonId)>;

/// A stand-in with the names.
#[derive(Clone, Debug)]
pub struct Line {
    /// Who for whom, and how long.
    pub one: StandIn,
    /// The name of who is away.
    pub absent: String,
    /// The name of who stands in.
    pub person: String,
    /// Whether it is over.
    pub is_over: bool,
    /// Whether the actor may end it.
    pub may_end: bool,
}

/// Whether the actor names stand-ins for everybody, or only for themselves.
fn is_keeper(tx: &Tx<'_>) -> bool {
    tx.may(Deed::KeepMembers)
}

fn may_touch(tx: &Tx<'_>, absent: PersonId) -> bool {
    tx.may(Deed::NameStandIn) && (is_keeper(tx) || (members::sits(&tx.actor) && tx.actor.person() == Some(absent)))
}

/// The stand-ins that run, will, or did lately, the newest last; and the members, by name. For who sees the board's work.
pub fn view(tx: &mut Tx<'_>) -> Result<(Vec<Line>, Vec<Person>), Stop> {
    tx.permit(Deed::SeeBoard)?;
    let (from, until) = (tx.now - BACK, tx.now + AHEAD);
    let all = named::within(tx, from, until)?;
    Ok((lines(tx, all)?, members::list(tx)?))
}

fn lines(tx: &mut Tx<'_>, all: Vec<StandIn>) -> Result<Vec<Line>, Stop> {
    let people: Vec<PersonId> = all.iter().flat_map(|one| [one.absent, one.person]).collect();
    let names = names(tx, &people)?;
    let name = |id: PersonId| names.get(&id).cloned().unwrap_or_default();
    let line = |one: StandIn| {
        let is_over = one.until <= tx.now;
        let may_end = !is_over && may_touch(tx, one.absent);
        Line { absent: name(one.absent), person: name(one.person), is_over, may_end, one }
    };
    Ok(all.into_iter().map(line).collect())
}

/// Those that touch a span of time, with the names. A step.
pub fn within(tx: &mut Tx<'_>, from: NaiveDateTime, until: NaiveDateTime) -> Result<Vec<Line>, Stop> {
    let all = named::within(tx, from, until)?;
    lines(tx, all)
}

/// Those that bear on the acting member now: of whom they stand in for, and who stands in for them.
pub fn own(tx: &mut Tx<'_>) -> Result<Vec<Line>, Stop> {
    tx.permit(Deed::SitOnBoard)?;
    let me = tx.actor.person().ok_or(Stop::Forbidden)?;
    let mut running = named::running(tx)?;
    running.retain(|one| one.absent == me || one.person == me);
    lines(tx, running)
}

/// Act: names who stands in for a member: a member for themselves, staff for everybody. The stand-in is told.
pub fn name(tx: &mut Tx<'_>, new: &NewStandIn) -> Result<StandInId, Stop> {
    tx.permit(Deed::NameStandIn)?;
    if !may_touch(tx, new.absent) {
        return Err(Stop::Forbidden);
    }
    named::hold(tx)?;
    let seated = members::all(tx)?;
    let others = named::within(tx, new.from, new.until)?;
    check(new, tx.now, &seated, &others)?;
    let id = named::name(tx, (new.absent, new.person), (new.from, new.until))?;
    let details = serde_json::json!({
        "stand_in": new.person.to_string(),
        "from": new.from.and_utc().to_rfc3339(),
        "until": new.until.and_utc().to_rfc3339(),
    });
    audit::record(tx, audit::Event::new("board.name_stand_in", new.absent).with(details))?;
    tell(tx, id, new)?;
    Ok(id)
}

/// The stand-in and who is away hear of it, whoever of them did not name.
fn tell(tx: &mut Tx<'_>, id: StandInId, new: &NewStandIn) -> Result<(), Stop> {
    let names = names(tx, &[new.absent, new.person])?;
    let name = |id: PersonId| names.get(&id).cloned().unwrap_or_default();
    for (reader, other) in [(new.person, new.absent), (new.absent, new.person)] {
        if tx.actor.person() == Some(reader) {
            continue;
        }
        let zone = people::find(tx, reader)?.zone;
        let at = |at: NaiveDateTime| crate::base::stop::Arg::Instant(at, Some(zone.clone()));
        Notice::new(Kind::StandInNamed, Reader::Person(reader))
            .once(format!("stand-in {id} {reader}"))
            .with("from", name(other))
            .with("at", at(new.from))
            .with("deadline", at(new.until - Duration::minutes(1)))
            .with("link", "/board/stand-ins")
            .queue(tx)?;
    }
    Ok(())
}

fn check(new: &NewStandIn, now: NaiveDateTime, seated: &[Person], others: &[StandIn]) -> Result<(), Refusal> {
    let sits = |id: PersonId| seated.iter().any(|person| person.id == id);
    if !sits(new.absent) {
        return Err(Refusal::NotAMember);
    }
    if !sits(new.person) || new.person == new.absent {
        return Err(Refusal::StandInOther);
    }
    if new.until <= new.from || new.until <= now || new.until - new.from > MOST {
        return Err(Refusal::StandInEnds);
    }
    if others.iter().any(|one| one.absent == new.absent) {
        return Err(Refusal::StandInTwice);
    }
    // Who is away sits in nobody's seat, and nobody sits in three.
    let taken = |one: &StandIn| one.absent == new.person || one.person == new.person || one.person == new.absent;
    if others.iter().any(taken) {
        return Err(Refusal::StandInTaken);
    }
    Ok(())
}

/// Act: ends it before its time. What is being voted on is voted on by who sat when it was opened.
pub fn end(tx: &mut Tx<'_>, id: StandInId) -> Result<(), Stop> {
    tx.permit(Deed::NameStandIn)?;
    named::hold(tx)?;
    let one = named::find(tx, id)?;
    if !may_touch(tx, one.absent) {
        return Err(Stop::Missing);
    }
    if one.until <= tx.now {
        return Err(Refusal::StandInOver.into());
    }
    named::end(tx, &one)?;
    let details = serde_json::json!({ "stand_in": one.person.to_string() });
    audit::record(tx, audit::Event::new("board.end_stand_in", one.absent).with(details))?;
    Ok(())
}

/// Who may vote on an application if a motion on it were opened now, and the seats that others sit in: the absent first.
/// A step.
pub fn electorate(tx: &mut Tx<'_>, application: ApplicationId, rules: &Rules) -> Result<(Electors, Seats), Stop> {
    let mut electors = members::electorate(tx, application)?;
    let seats = taken(tx, rules.terms.stand_ins, &mut electors)?;
    Ok((electors, seats))
}

/// The same for a topic of an agenda: everybody who sits on the board.
pub(super) fn electorate_on_topic(tx: &mut Tx<'_>, terms: &Terms) -> Result<(Electors, Seats), Stop> {
    let mut electors: Electors = members::all(tx)?.into_iter().map(|person| (person, true)).collect();
    let seats = taken(tx, terms.stand_ins, &mut electors)?;
    Ok((electors, seats))
}

/// Refused where another sits in a member's seat at a motion. A step.
pub(super) fn here(tx: &mut Tx<'_>, motion: MotionId, member: PersonId) -> Result<(), Stop> {
    if store::stand_ins::is_away(tx, motion, member)? { Err(Refusal::Away.into()) } else { Ok(()) }
}

/// Takes whose seat another sits in now out of who may vote, where the rules have stand-ins.
fn taken(tx: &mut Tx<'_>, by_rule: bool, electors: &mut Electors) -> Result<Seats, Stop> {
    let running = if by_rule { named::running(tx)? } else { Vec::new() };
    Ok(seat(electors, running.into_iter().map(|one| (one.absent, one.person)).collect()))
}

/// Takes the absent out of who may vote. Gives the seats that are taken: of the absent who would have had a vote.
fn seat(electors: &mut Electors, mut seats: Seats) -> Seats {
    seats.retain(|(absent, _)| electors.iter().any(|(person, _)| person.id == *absent));
    electors.retain(|(person, _)| !seats.iter().any(|(absent, _)| *absent == person.id));
    seats
}

/// Who sits for whom at a motion, with the names. A step.
pub fn of_motion(tx: &mut Tx<'_>, motion: MotionId) -> Result<Vec<Seat>, Stop> {
    let seats = store::stand_ins::of_motion(tx, motion)?;
    with_names(tx, seats)
}

/// The same at the vote on a topic of an agenda. A step.
pub(super) fn of_topic(tx: &mut Tx<'_>, item: ItemId) -> Result<Vec<Seat>, Stop> {
    let seats = store::topics::seats(tx, &[item])?.into_iter().map(|(_, absent, person)| (absent, person)).collect();
    with_names(tx, seats)
}

fn with_names(tx: &mut Tx<'_>, seats: Seats) -> Result<Vec<Seat>, Stop> {
    let people: Vec<PersonId> = seats.iter().flat_map(|(absent, person)| [*absent, *person]).collect();
    let names = names(tx, &people)?;
    let name = |id: PersonId| names.get(&id).cloned().unwrap_or_default();
    let seat = |(absent, person): (PersonId, PersonId)| Seat {
        absent_id: absent,
        absent: name(absent),
        name: name(person),
        person,
    };
    Ok(seats.into_iter().map(seat).collect())
}

/// A seat of a motion in which another sits.
#[derive(Clone, Debug)]
pub struct Seat {
    /// Whose it is.
    pub absent_id: PersonId,
    /// The name of whose it is.
    pub absent: String,
    /// Who sits in it.
    pub person: PersonId,
    /// Their name.
    pub name: String,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{Lang, Role},
        people::State,
    };

    fn member(id: i64) -> Person {
        Person {
            id: PersonId(id),
            name: String::new(),
            email: String::new(),
            language: Lang::En,
            country: String::new(),
            zone: "Asia/Dushanbe".into(),
            roles: vec![Role::BoardMember],
            state: State::Active,
            last_sign_in_on: None,
            erased_on: None,
        }
    }

    fn at(hours: i64) -> NaiveDateTime {
        chrono::DateTime::UNIX_EPOCH.naive_utc() + Duration::hours(hours)
    }

    fn new(absent: i64, person: i64, from: i64, until: i64) -> NewStandIn {
        NewStandIn { absent: PersonId(absent), person: PersonId(person), from: at(from), until: at(until) }
    }

    #[test]
    fn nobody_sits_in_two_seats_of_others_and_who_is_away_in_none() {
        let seated = [1, 2, 3, 4].map(member);
        let one = StandIn {
            id: StandInId(1),
            absent: PersonId(1),
            person: PersonId(2),
            from: at(0),
            until: at(10),
            named_by: PersonId(1),
        };
        let check = |new: NewStandIn| check(&new, at(1), &seated, std::slice::from_ref(&one));
        assert_eq!(check(new(3, 4, 0, 10)), Ok(()));
        assert_eq!(check(new(1, 3, 2, 10)), Err(Refusal::StandInTwice));
        for taken in [new(3, 2, 0, 10), new(3, 1, 0, 10), new(2, 3, 0, 10)] {
            assert_eq!(check(taken), Err(Refusal::StandInTaken), "{taken:?}");
        }
        assert_eq!(check(new(3, 3, 0, 10)), Err(Refusal::StandInOther));
        assert_eq!(check(new(3, 9, 0, 10)), Err(Refusal::StandInOther));
        assert_eq!(check(new(9, 3, 0, 10)), Err(Refusal::NotAMember));
        for ends in [new(3, 4, 5, 5), new(3, 4, 0, 1), new(3, 4, 0, 24 * 400)] {
            assert_eq!(check(ends), Err(Refusal::StandInEnds), "{ends:?}");
        }
    }

    #[test]
    fn a_seat_of_who_has_no_vote_anyway_is_not_taken() {
        let mut electors = vec![(member(1), true), (member(2), true), (member(3), false)];
        let pair = |absent, person| (PersonId(absent), PersonId(person));
        assert_eq!(seat(&mut electors, vec![pair(1, 2), pair(9, 3)]), [pair(1, 2)]);
        let left: Vec<i64> = electors.iter().map(|(person, _)| person.id.0).collect();
        assert_eq!(left, [2, 3]);
    }
}
