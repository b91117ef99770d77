//! The first start: whoever keeps the server gets a link from the command line that opens one page, once, while nobody
//! has an account. There is no account to begin with.

use super::{Refusal, register, register::NewPerson, store};
use crate::{
    base::{Actor, PersonId, Role, Stop},
    db::Tx,
};
use chrono::{DateTime, Duration};
use subtle::ConstantTimeEq;

/// How long the link lives.
const LIVES: Duration = Duration::hours(24);

/// Whether nobody has an account yet.
pub fn is_first(tx: &mut Tx<'_>) -> Result<bool, Stop> {
    Ok(!store::anybody(tx)?)
}

/// The path of the page; refused once somebody has an account.
pub fn hand_out(tx: &mut Tx<'_>) -> Result<String, Stop> {
    if tx.actor != Actor::Console {
        return Err(Stop::Forbidden);
    }
    if !is_first(tx)? {
        return Err(Refusal::SetUpAlready.into());
    }
    let until = (tx.now + LIVES).and_utc().timestamp();
    Ok(format!("/setup/{until}-{}", tag(tx, until)))
}

fn tag(tx: &Tx<'_>, until: i64) -> String {
    data_encoding::HEXLOWER.encode(&tx.master.hash("set up", &until.to_string()))
}

/// Whether a link still opens the page; all that do not look the same.
pub fn check(tx: &mut Tx<'_>, secret: &str) -> Result<(), Stop> {
    let (until, given) = secret.split_once('-').ok_or(Stop::Missing)?;
    let until: i64 = until.parse().map_err(|_| Stop::Missing)?;
    let fits: bool = tag(tx, until).as_bytes().ct_eq(given.as_bytes()).into();
    let alive = DateTime::from_timestamp(until, 0).is_some_and(|until| until.naive_utc() > tx.now);
    if fits && alive && is_first(tx)? { Ok(()) } else { Err(Stop::Missing) }
}

/// Opens the first account: an administrator's. The link is used up by it.
pub fn begin(tx: &mut Tx<'_>, secret: &str, new: &NewPerson) -> Result<PersonId, Stop> {
    check(tx, secret)?;
    let new = NewPerson { roles: vec![Role::Administrator], ..new.clone() };
    let id = register::create(tx, &new, "people.set_up")?;
    // Two at once: the second finds the link used, and then somebody there.
    let hash = tx.master.hash("link", secret);
    let now = tx.now;
    store::insert_link(tx, &hash, id, "setup", now)?;
    Ok(id)
}
