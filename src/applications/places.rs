//! One place for several applications: an e-mail address that a group chose opens them all, by a link that works once. No
//! account with a name or a password: who reads the mailbox is inside, and the group is told so. The last link that was
//! sent counts; a place that opens nothing any more is deleted by the clerk.

use super::{Case, Refusal, State, codes, load, some, store, told};
use crate::{
    audit,
    base::{
        ApplicationId, Deed, Lang, PlaceId, SessionId, Stop,
        seal::{self, Place as Spot},
        stop::Arg,
    },
    db::{Tx, keys, tx::Quiet},
    notices::{Kind, Notice, Reader},
    people::{register::check_email, sessions},
};
use chrono::Duration;

/// Places an application may be in.
pub const MOST: usize = 3;
/// How long a link lives.
const LINK_LIVES: Duration = Duration::minutes(30);
/// The least time between two links to one address.
const LINK_PAUSE: Duration = Duration::minutes(2);
/// How long a place waits for its link to be used.
const UNUSED: Duration = Duration::days(7);
const EMAIL: &str = "places.email";

/// An application that is to be opened by an address too.
#[derive(Clone, Debug)]
pub struct NewPlace {
    /// Which.
    pub case: ApplicationId,
    /// The contact person's own code, as typed.
    pub own: String,
    /// The address.
    pub email: String,
    /// The language of its mail.
    pub language: Lang,
}

/// An address that opens an application, as its group sees it.
#[derive(Clone, Debug)]
pub struct Holder {
    /// The place.
    pub id: PlaceId,
    /// The address.
    pub email: String,
    /// Whether its link was ever used.
    pub used: bool,
}

/// An application of a place.
#[derive(Clone, Debug)]
pub struct Inside {
    /// The application.
    pub case: Case,
    /// How it stands, as far as its group may know.
    pub state: State,
}

/// Act of the contact person: an address opens this application too, and a link goes to it.
pub fn add(tx: &mut Tx<'_>, new: &NewPlace) -> Result<(), Stop> {
    let case = codes::of_contact(tx, new.case, &new.own)?;
    check_email(&new.email).map_err(|_| Refusal::PlaceEmailMalformed)?;
    let token = tx.master.hash("place", &new.email.trim().to_lowercase());
    let holders = store::places::of_case(tx, case.id)?;
    let place = match store::places::by_token(tx, &token)? {
        Some(place) => place,
        None => {
            let key = keys::create(tx)?;
            let id: PlaceId = tx.new_id()?;
            let email = key.seal(Spot::new(EMAIL, id.0), new.email.trim())?;
            store::places::insert(tx, store::places::New { id, key: key.id, token, email, language: new.language })?;
            id
        }
    };
    if !holders.contains(&place) {
        if holders.len() >= MOST {
            return Err(Refusal::PlacesEnough { most: i64::try_from(MOST).unwrap_or(i64::MAX) }.into());
        }
        store::places::put(tx, place, case.id)?;
    }
    link(tx, place, &case)?;
    audit::record(tx, audit::Event::new("applications.add_place", case.id).about_case(case.id))?;
    Ok(())
}

/// Act of the group: an address opens this application no more; whoever came in by it is outside at once.
pub fn remove(tx: &mut Tx<'_>, id: ApplicationId, place: PlaceId) -> Result<(), Stop> {
    tx.permit(Deed::KeepOwnCase)?;
    if tx.actor.case() != Some(id) || !store::places::of_case(tx, id)?.contains(&place) {
        return Err(Stop::Missing);
    }
    store::places::take_out(tx, place, id)?;
    sessions::end_all_of_place(tx, place)?;
    audit::record(tx, audit::Event::new("applications.remove_place", id).about_case(id))?;
    Ok(())
}

/// No address opens this application any more: its code was replaced. A step.
pub(super) fn remove_all(tx: &mut Tx<'_>, id: ApplicationId) -> Result<(), Stop> {
    for place in store::places::of_case(tx, id)? {
        store::places::take_out(tx, place, id)?;
        sessions::end_all_of_place(tx, place)?;
    }
    Ok(())
}

/// A new application begun from within a place belongs to it. A step.
pub fn join(tx: &mut Tx<'_>, place: PlaceId, case: ApplicationId) -> Result<(), Stop> {
    store::places::put(tx, place, case)
}

/// The addresses that open an application, for its group.
pub fn of_case(tx: &mut Tx<'_>, id: ApplicationId) -> Result<Vec<Holder>, Stop> {
    tx.permit(Deed::KeepOwnCase)?;
    if tx.actor.case() != Some(id) {
        return Err(Stop::Missing);
    }
    holders(tx, id)
}

/// The addresses that open an application. A step: its caller has opened the case. Two queries for each, and three at most.
pub fn holders(tx: &mut Tx<'_>, id: ApplicationId) -> Result<Vec<Holder>, Stop> {
    let mut holders = Vec::new();
    for place in store::places::of_case(tx, id)? {
        let found = store::places::find(tx, place)?;
        let email = keys::open(tx, found.key)?.open(Spot::new(EMAIL, place.0), &found.email)?;
        holders.push(Holder { id: place, email, used: found.used });
    }
    Ok(holders)
}

/// Sends a link to an address, if it has a place; says nothing about whether it has.
pub fn ask(tx: &mut Tx<'_>, email: &str) -> Result<(), Stop> {
    tx.quiet(Quiet::Session);
    let token = tx.master.hash("place", &email.trim().to_lowercase());
    let Some(place) = store::places::by_token(tx, &token)? else { return Ok(()) };
    let Some(newest) = store::places::newest_case(tx, place)? else { return Ok(()) };
    let case = load(tx, newest)?;
    link(tx, place, &case)
}

/// Makes the link that counts from now on, and sends it; not again within two minutes.
fn link(tx: &mut Tx<'_>, place: PlaceId, case: &Case) -> Result<(), Stop> {
    let found = store::places::find(tx, place)?;
    let now = tx.now;
    if found.link_ends_at.is_some_and(|ends| now < ends - LINK_LIVES + LINK_PAUSE) {
        return Ok(());
    }
    let secret = seal::random_token()?;
    let (hash, ends_at) = (tx.master.hash("place link", &secret), now + LINK_LIVES);
    store::places::set_link(tx, place, Some((&hash, ends_at)))?;
    let zone = crate::calls::find(tx, case.call_id)?.zone;
    Notice::new(Kind::PlaceLink, Reader::Place(place))
        .about(case.id, &case.key)
        .with("link", format!("/place/{secret}"))
        .with("deadline", Arg::Instant(ends_at, Some(zone)))
        .queue(tx)
}

/// Uses a link up: the place it opens, and the newest of its applications.
pub fn open(tx: &mut Tx<'_>, secret: &str) -> Result<(PlaceId, ApplicationId), Stop> {
    tx.quiet(Quiet::Session);
    let hash = tx.master.hash("place link", secret);
    let (place, ends_at) = store::places::by_link(tx, &hash)?.ok_or(Refusal::PlaceLinkDead)?;
    let case = store::places::newest_case(tx, place)?.filter(|_| tx.now < ends_at).ok_or(Refusal::PlaceLinkDead)?;
    store::places::set_link(tx, place, None)?;
    store::places::mark_used(tx, place)?;
    audit::record(tx, audit::Event::new("applications.enter", case).about_case(case))?;
    Ok((place, case))
}

/// The applications of a place, newest first: for whoever came in by its link and is in one of them. Four queries.
pub fn inside(tx: &mut Tx<'_>, place: PlaceId) -> Result<Vec<Inside>, Stop> {
    tx.permit(Deed::KeepOwnCase)?;
    let ids = store::places::cases(tx, place)?;
    if !tx.actor.case().is_some_and(|own| ids.contains(&own)) {
        return Err(Stop::Missing);
    }
    let mut cases = some(tx, &ids)?;
    cases.sort_by_key(|case| std::cmp::Reverse(case.opened_at));
    let states = told::states(tx, &cases)?;
    Ok(cases.into_iter().zip(states).map(|(case, state)| Inside { case, state }).collect())
}

/// Act: goes on to another application of one's place.
pub fn go_to(tx: &mut Tx<'_>, session: SessionId, place: PlaceId, to: ApplicationId) -> Result<(), Stop> {
    if !inside(tx, place)?.iter().any(|one| one.case.id == to) {
        return Err(Stop::Missing);
    }
    sessions::go_to_case(tx, session, to)?;
    audit::record(tx, audit::Event::new("applications.enter", to).about_case(to))?;
    Ok(())
}

/// The address of a place and the language of its mail. A step.
pub fn address(tx: &mut Tx<'_>, id: PlaceId) -> Result<(String, Lang), Stop> {
    let found = store::places::find(tx, id)?;
    let email = keys::open(tx, found.key)?.open(Spot::new(EMAIL, id.0), &found.email)?;
    Ok((email, Lang::from_code(&found.language).unwrap_or(Lang::Ru)))
}

/// Act of the clerk: deletes places that open nothing, and those whose link was not used for a week.
pub fn sweep(tx: &mut Tx<'_>) -> Result<usize, Stop> {
    tx.permit(Deed::KeepHouse)?;
    tx.quiet(Quiet::Sweeping);
    let swept = store::places::idle(tx, tx.now - UNUSED)?;
    for (place, key) in &swept {
        sessions::end_all_of_place(tx, *place)?;
        store::places::delete(tx, *place)?;
        keys::destroy(tx, *key)?;
    }
    Ok(swept.len())
}
