//! The browsers a person signs in from, known by a random cookie. Nothing of the browser or its address is kept: it has
//! a number, and a name if its person gives it one.

use super::{
    Refusal,
    sessions::Limits,
    store::{self, devices as rows},
};
use crate::{
    audit,
    base::{PersonId, SessionId, Stop, seal::Place},
    db::{Tx, keys, tx::Quiet},
    notices::{Kind, Notice, Reader},
};
use chrono::{Duration, NaiveDate};

/// A browser that was not used so long is forgotten, and counts as new when it comes back.
const REMEMBERED: Duration = Duration::days(400);
/// Most characters of a browser's name.
pub const NAME_MAX: usize = 60;

/// One of a person's open sessions.
#[derive(Clone, Debug)]
pub struct Open {
    /// Its id.
    pub id: SessionId,
    /// Whether it is the one that asks.
    pub is_this: bool,
    /// The number of its browser; `None` where it began without one.
    pub number: Option<i32>,
    /// The name its person gave the browser; else empty.
    pub name: String,
    /// The day it began.
    pub began_on: NaiveDate,
    /// The day it was last used.
    pub used_on: NaiveDate,
    /// Whether the second factor was shown.
    pub strong: bool,
}

fn me(tx: &Tx<'_>) -> Result<PersonId, Stop> {
    tx.actor.person().ok_or(Stop::SignedOut)
}

/// The hash under which a browser is kept: for each person another one, so that two who share it are not told together.
fn hash_of(tx: &Tx<'_>, person: PersonId, cookie: &str) -> Vec<u8> {
    tx.master.hash("device", &format!("{person} {cookie}"))
}

/// Where a name is sealed: in the row that begins with these bytes.
fn place(hash: &[u8]) -> Place {
    let first: [u8; 8] = hash.first_chunk().copied().unwrap_or_default();
    Place::new("devices.name", i64::from_be_bytes(first))
}

/// Says in which browser a session begins. From the second browser on, its person is told. A step of signing in.
pub fn note(tx: &mut Tx<'_>, person: PersonId, cookie: &str, session: &str) -> Result<(), Stop> {
    let hash = hash_of(tx, person, cookie);
    if !rows::use_device(tx, &hash)? {
        let before = rows::last_device(tx, person)?;
        let today = tx.now.date();
        let row = rows::DeviceRow {
            secret_hash: hash.clone(),
            person_id: person,
            number: before + 1,
            name: None,
            first_on: today,
            last_on: today,
        };
        rows::insert_device(tx, row)?;
        if before > 0 {
            Notice::new(Kind::NewDevice, Reader::Person(person)).with("link", "/people/me/sessions").queue(tx)?;
        }
    }
    let session = tx.master.hash("session", session);
    rows::set_session_device(tx, &session, &hash)
}

/// One's own open sessions, the last used first. `secret`: of the session that asks.
pub fn open(tx: &mut Tx<'_>, secret: &str, limits: Limits) -> Result<Vec<Open>, Stop> {
    let id = me(tx)?;
    let used_since = tx.now - limits.idle;
    let found = rows::sessions_of(tx, id, used_since)?;
    let mine = tx.master.hash("session", secret);
    let (person, wrapped) = store::find(tx, id)?;
    let key = tx.master.unwrap(person.key_id, &wrapped)?;
    found
        .into_iter()
        .map(|(row, device)| {
            let sealed = device.as_ref().and_then(|device| Some((place(&device.secret_hash), device.name.as_ref()?)));
            let name = sealed.map(|(place, name)| key.open(place, name)).transpose()?;
            Ok(Open {
                id: row.id,
                is_this: row.secret_hash == mine,
                number: device.map(|device| device.number),
                name: name.unwrap_or_default(),
                began_on: row.created_at.date(),
                used_on: row.used_at.date(),
                strong: row.strong,
            })
        })
        .collect()
}

/// Gives the browser one sits at a name; an empty one takes it away.
pub fn name(tx: &mut Tx<'_>, cookie: &str, name: &str) -> Result<(), Stop> {
    let id = me(tx)?;
    tx.quiet(Quiet::Session);
    let hash = hash_of(tx, id, cookie);
    let (person, _) = store::find(tx, id)?;
    let key = keys::open(tx, person.key_id)?;
    let name = name.trim();
    if name.chars().count() > NAME_MAX {
        return Err(Refusal::DeviceNameLong.into());
    }
    let sealed = if name.is_empty() { None } else { Some(key.seal(place(&hash), name)?) };
    rows::name_device(tx, &hash, sealed)
}

/// Ends one of one's own sessions; one that has ended already is no trouble.
pub fn end(tx: &mut Tx<'_>, session: SessionId) -> Result<(), Stop> {
    let id = me(tx)?;
    if rows::end_some_of_person(tx, id, rows::Which::One(session))? == 0 {
        tx.quiet(Quiet::Nothing);
        return Ok(());
    }
    audit::record(tx, audit::Event::new("people.end_session", id))?;
    Ok(())
}

/// Ends all of one's own sessions but the one that asks; gives how many.
pub fn end_others(tx: &mut Tx<'_>, this: SessionId) -> Result<usize, Stop> {
    let id = me(tx)?;
    let ended = rows::end_some_of_person(tx, id, rows::Which::AllBut(this))?;
    audit::record(tx, audit::Event::new("people.end_sessions", id))?;
    Ok(ended)
}

/// Forgets browsers that were not used for long. A step.
pub(super) fn sweep(tx: &mut Tx<'_>) -> Result<usize, Stop> {
    let unused_since = tx.now.date() - REMEMBERED;
    rows::sweep_devices(tx, unused_since)
}
