//! Passkeys beside the authenticator app: they take the place of its number, and the app with its recovery codes stays for
//! browsers without scripts and for a lost key.

use super::{
    Refusal, store,
    store::passkeys as rows,
    webauthn::{self, Made, Party, Shown},
};
use crate::{
    audit,
    base::{PersonId, Stop, seal::Place},
    db::{Tx, keys, tx::Quiet},
};
use chrono::NaiveDate;
use data_encoding::BASE64URL_NOPAD;

/// Passkeys a person may have.
const MOST: usize = 10;
/// The longest name, in characters.
pub const NAME_MAX: usize = 60;
const NAME: &str = "passkeys.name";

/// One of one's passkeys.
#[derive(Clone, Debug)]
pub struct Passkey {
    /// The credential's id as browsers write it.
    pub id: String,
    /// What its person called it.
    pub name: String,
    /// Since when.
    pub added_on: NaiveDate,
    /// When it was last used.
    pub used_on: Option<NaiveDate>,
}

/// What a browser is told before it makes or shows a passkey.
#[derive(Clone, Debug)]
pub struct Ask {
    /// The ids of the person's passkeys.
    pub ids: Vec<String>,
    /// Who it is for, to the authenticator: tells nothing.
    pub handle: String,
}

fn me(tx: &Tx<'_>) -> Result<PersonId, Stop> {
    tx.actor.person().ok_or(Stop::Forbidden)
}

/// What a browser is told of a person's passkeys. A step.
pub fn ask(tx: &mut Tx<'_>, person: PersonId) -> Result<Ask, Stop> {
    let ids = rows::of_person(tx, person)?.iter().map(|row| BASE64URL_NOPAD.encode(&row.id)).collect();
    Ok(Ask { ids, handle: BASE64URL_NOPAD.encode(&tx.master.hash("passkey person", &person.to_string())) })
}

/// View: one's own passkeys.
pub fn mine(tx: &mut Tx<'_>) -> Result<Vec<Passkey>, Stop> {
    let id = me(tx)?;
    let found = rows::of_person(tx, id)?;
    let (person, _) = store::find(tx, id)?;
    let key = keys::open(tx, person.key_id)?;
    found
        .into_iter()
        .map(|row| {
            Ok(Passkey {
                name: key.open(Place::new(NAME, id.0), &row.name)?,
                id: BASE64URL_NOPAD.encode(&row.id),
                added_on: row.added_on,
                used_on: row.used_on,
            })
        })
        .collect()
}

/// A passkey to be added, as it was verified.
#[derive(Clone, Debug)]
pub struct NewPasskey {
    /// What the authenticator made.
    pub made: Made,
    /// What its person calls it.
    pub name: String,
}

/// Adds a passkey to one's own account, beside the app. An act.
pub fn add(tx: &mut Tx<'_>, new: &NewPasskey) -> Result<(), Stop> {
    let id = me(tx)?;
    if store::second(tx, id)?.is_none() {
        return Err(Refusal::PasskeyAlone.into());
    }
    let name = new.name.trim();
    if name.chars().count() > NAME_MAX {
        return Err(Refusal::DeviceNameLong.into());
    }
    if rows::of_person(tx, id)?.len() >= MOST {
        return Err(Refusal::PasskeysEnough { most: MOST }.into());
    }
    // Step 7.1.22: a credential is one person's.
    if rows::is_known(tx, &new.made.id)? {
        return Err(Refusal::PasskeyWrong.into());
    }
    let (person, _) = store::find(tx, id)?;
    let key = keys::open(tx, person.key_id)?;
    let row = rows::Row {
        id: new.made.id.clone(),
        person_id: id,
        public_key: new.made.key.clone(),
        name: key.seal(Place::new(NAME, id.0), name)?,
        counter: new.made.count.into(),
        added_on: tx.now.date(),
        used_on: None,
    };
    rows::insert(tx, row)?;
    audit::record(tx, audit::Event::new("people.passkey_added", id))?;
    Ok(())
}

/// Takes one of one's own passkeys away. An act.
pub fn remove(tx: &mut Tx<'_>, passkey: &str) -> Result<(), Stop> {
    let id = me(tx)?;
    let bytes = webauthn::decode(passkey).ok_or(Stop::Missing)?;
    if !rows::remove(tx, id, &bytes)? {
        return Err(Stop::Missing);
    }
    audit::record(tx, audit::Event::new("people.passkey_removed", id))?;
    Ok(())
}

/// Whether what was shown is a passkey of a person; a counter that goes on once. A step of signing in and of proving: the
/// caller has checked that the challenge stands.
pub fn check(tx: &mut Tx<'_>, person: PersonId, shown: &Shown, party: &Party) -> Result<(), Stop> {
    tx.quiet(Quiet::Session);
    let found = rows::of_person(tx, person)?;
    let row = found.iter().find(|row| row.id == shown.id).ok_or(Refusal::PasskeyWrong)?;
    let before = u32::try_from(row.counter).unwrap_or(u32::MAX);
    let counter = webauthn::shown(shown, &row.public_key, before, party).ok_or(Refusal::PasskeyWrong)?;
    if rows::note_use(tx, &row.id, row.counter, counter.into())? { Ok(()) } else { Err(Refusal::PasskeyWrong.into()) }
}
