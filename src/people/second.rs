//! The second factor: an authenticator app's number beside the password or the link, and codes for a lost telephone.

use super::{Refusal, store, totp};
use crate::{
    audit,
    base::{Deed, PersonId, Stop, seal::Place},
    db::{Tx, keys, tx::Quiet},
};
use chrono::NaiveDateTime;
use std::collections::HashSet;

/// Recovery codes that are given out at once.
const CODES: usize = 10;

/// A second factor that is set up.
#[derive(Clone, Copy, Debug)]
pub struct Standing {
    /// Since when.
    pub set_at: NaiveDateTime,
    /// Recovery codes that were not used yet.
    pub codes_left: i64,
}

/// What a person puts into the app.
#[derive(Clone, Debug)]
pub struct Offer {
    /// 32 letters and digits.
    pub secret: String,
    /// The address that the QR code holds.
    pub address: String,
}

fn me(tx: &Tx<'_>) -> Result<PersonId, Stop> {
    tx.actor.person().ok_or(Stop::Forbidden)
}

/// Whether a person has a second factor, and how it stands.
pub fn standing(tx: &mut Tx<'_>, id: PersonId) -> Result<Option<Standing>, Stop> {
    let Some(row) = store::second(tx, id)? else { return Ok(None) };
    Ok(Some(Standing { set_at: row.set_at, codes_left: store::codes_left(tx, id)? }))
}

/// Everybody who has a second factor, for those who may see people.
pub fn holders(tx: &mut Tx<'_>) -> Result<HashSet<PersonId>, Stop> {
    tx.permit(Deed::SeePeople)?;
    Ok(store::with_second(tx)?.into_iter().collect())
}

/// A secret for the app: the one shown before, or a new one. `issuer` is the programme's name as the app lists it.
pub fn offer(tx: &mut Tx<'_>, shown: Option<&str>, issuer: &str) -> Result<Offer, Stop> {
    let id = me(tx)?;
    let email = super::find(tx, id)?.email;
    let secret = match shown {
        Some(secret) if secret.len() <= 64 => secret.to_owned(),
        _ => totp::new_secret()?,
    };
    Ok(Offer { address: totp::address(&secret, &email, issuer), secret })
}

/// Sets one's own second factor up, once the app shows the right number: this session gets its powers, all others end.
/// Gives the recovery codes, to be shown once.
pub fn set_up(tx: &mut Tx<'_>, secret: &str, typed: &str, session: &str) -> Result<Vec<String>, Stop> {
    let id = me(tx)?;
    if store::second(tx, id)?.is_some() {
        return Err(Refusal::SecondSetUp.into());
    }
    let step = totp::fits(secret, typed, tx.now, 0).ok_or(Refusal::CodeWrong)?;
    let (row, _) = store::find(tx, id)?;
    let key = keys::open(tx, row.key_id)?;
    let sealed = key.seal(Place::new("second_factors.secret", id.0), secret)?;
    store::insert_second(tx, id, sealed, step)?;
    let codes = (0..CODES).map(|_| totp::recovery_code()).collect::<Result<Vec<_>, _>>()?;
    for code in &codes {
        let hash = code_hash(tx, id, code);
        store::insert_code(tx, id, &hash)?;
    }
    let hash = tx.master.hash("session", session);
    store::keep_only_session(tx, id, &hash)?;
    audit::record(tx, audit::Event::new("people.second_set_up", id))?;
    Ok(codes)
}

/// Whether the number of the app, or a recovery code, is right; each works once. A step of signing in: the person has
/// given the password or used a link just before.
pub fn check(tx: &mut Tx<'_>, id: PersonId, typed: &str) -> Result<(), Stop> {
    tx.quiet(Quiet::Session);
    let second = store::second(tx, id)?.ok_or(Refusal::CodeWrong)?;
    let (row, _) = store::find(tx, id)?;
    let key = keys::open(tx, row.key_id)?;
    let secret = key.open(Place::new("second_factors.secret", id.0), &second.secret)?;
    if let Some(step) = totp::fits(&secret, typed, tx.now, second.last_step) {
        return if store::use_step(tx, id, step)? { Ok(()) } else { Err(Refusal::CodeWrong.into()) };
    }
    let hash = code_hash(tx, id, typed);
    if store::use_code(tx, &hash)? {
        audit::record(tx, audit::Event::new("people.recovery_code", id))?;
        return Ok(());
    }
    Err(Refusal::CodeWrong.into())
}

/// Takes one's own second factor away, with a right number.
pub fn take_away(tx: &mut Tx<'_>, typed: &str) -> Result<(), Stop> {
    let id = me(tx)?;
    check(tx, id, typed)?;
    store::delete_second(tx, id)?;
    audit::record(tx, audit::Event::new("people.second_taken_away", id))?;
    Ok(())
}

/// Takes the second factor of somebody who lost telephone and codes away; their sessions end.
pub fn reset(tx: &mut Tx<'_>, id: PersonId) -> Result<(), Stop> {
    tx.permit(Deed::EditPeople)?;
    store::second(tx, id)?.ok_or(Stop::Missing)?;
    store::delete_second(tx, id)?;
    store::end_sessions_of_person(tx, id)?;
    audit::record(tx, audit::Event::new("people.second_reset", id))?;
    Ok(())
}

fn code_hash(tx: &Tx<'_>, id: PersonId, code: &str) -> Vec<u8> {
    tx.master.hash("recovery code", &format!("{id} {}", totp::folded(code)))
}
