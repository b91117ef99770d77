//! Erasing what a case left here, and people themselves: their row stays for what others did with them, under a code.

use super::{Person, Refusal, State, find, store};
use crate::{
    base::{KeyId, Lang, PersonId, Stop, seal::Place},
    db::{
        Tx,
        erase::{Whose, Wipe},
        keys,
    },
};

/// What this room keeps of a case.
pub const OF_CASE: &[Wipe] = &[Wipe::rows("sessions", Whose::Id("application_id"))];

/// What this room keeps of a person, beside the row itself.
pub const OF_PERSON: &[Wipe] = &[
    Wipe::rows("recovery_codes", Whose::Id("person_id")),
    Wipe::rows("second_factors", Whose::Id("person_id")),
    Wipe::rows("passkeys", Whose::Id("person_id")),
    Wipe::rows("devices", Whose::Id("person_id")),
    Wipe::rows("sessions", Whose::Id("person_id")),
    Wipe::rows("sign_in_links", Whose::Id("person_id")),
    Wipe::rows("person_roles", Whose::Id("person_id")),
];

/// A person whose row is under a code now.
#[derive(Clone, Debug)]
pub struct Renamed {
    /// As they were called.
    pub before: Person,
    /// As they are called from now on, in every language alike.
    pub code: String,
    /// The key that sealed their name and address: it is to be destroyed.
    pub key: KeyId,
}

/// Puts a person under a code: the name and the address are gone, and wherever the name stood stands the code. Who may still
/// sign in is not erased. A step.
pub fn rename(tx: &mut Tx<'_>, id: PersonId) -> Result<Renamed, Stop> {
    store::lock(tx, id)?;
    let before = find(tx, id)?;
    if before.erased_on.is_some() {
        return Err(Refusal::Erased.into());
    }
    if before.state != State::Disabled {
        return Err(Refusal::StillActive.into());
    }
    let old = store::find(tx, id)?.0.key_id;
    let number = store::next_code(tx)?;
    let code = format!("P-{number}");
    let key = keys::create(tx)?;
    let row = store::Coded {
        key_id: key.id,
        // Of nobody: an address is never hashed with a space before it.
        email_token: tx.master.hash("email", &format!(" {id}")),
        email: key.seal(Place::new("people.email", id.0), "")?,
        name: key.seal(Place::new("people.name", id.0), &code)?,
        language: Lang::En.code().to_owned(),
        country: String::new(),
        zone: "UTC".to_owned(),
        code: Some(number),
        erased_on: Some(tx.now.date()),
    };
    store::erase(tx, id, row)?;
    Ok(Renamed { before, code, key: old })
}
