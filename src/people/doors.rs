//! Slowing guesses down: each wrong try at a door makes the next one wait longer, on all servers alike. A door is a keyed
//! hash of an account or of a kind of code; nothing of anybody's address is kept.
//!
//! Wrong tries are forgotten by half every minute, so nobody is locked out for long by what others do.

use super::store::doors as store;
use crate::{
    base::Stop,
    db::{Tx, tx::Quiet},
};
use chrono::{Duration, NaiveDateTime};

/// A door that would make people wait so many seconds is shut until it cools.
pub const SHUT: u64 = 16;
/// After so long nothing is left of any number of tries.
const COLD: Duration = Duration::minutes(32);

/// How long the next try at an account's door waits: nothing for the first four, then 1, 2, 4 ... up to 16 seconds.
fn own_wait(wrong: i32) -> u64 {
    if wrong < 4 { 0 } else { 1 << (wrong - 4).min(4) }
}

/// How long a try at a door of many waits: it must not shut others out.
fn shared_wait(wrong: i32) -> u64 {
    match wrong {
        ..30 => 0,
        30..300 => 1,
        _ => 3,
    }
}

/// The wrong tries that are not forgotten yet, and since when that number stands. It holds the row for this transaction.
fn cooled(tx: &mut Tx<'_>, door: &[u8]) -> Result<(i32, NaiveDateTime), Stop> {
    let Some((wrong, at)) = store::hold(tx, door)? else { return Ok((0, tx.now)) };
    let minutes = (tx.now - at).num_minutes().clamp(0, 31);
    Ok((wrong >> minutes, at + Duration::minutes(minutes)))
}

fn everybody(tx: &Tx<'_>) -> Vec<u8> {
    tx.master.hash("door", "of everybody")
}

/// A try at an account's door: counted before it is made, so that many at once do not help. Gives how many seconds it
/// waits; [`SHUT`]: it may not be made.
pub fn knock(tx: &mut Tx<'_>, door: &[u8]) -> Result<u64, Stop> {
    tx.quiet(Quiet::Session);
    let (wrong, since) = cooled(tx, door)?;
    let wait = own_wait(wrong);
    if wait >= SHUT {
        return Ok(SHUT);
    }
    store::put(tx, door, wrong.saturating_add(1), since)?;
    let everybody = everybody(tx);
    Ok(wait.max(knock_shared(tx, &everybody)?))
}

/// The try was right: its door is as new.
pub fn right(tx: &mut Tx<'_>, door: &[u8]) -> Result<(), Stop> {
    store::forget(tx, door)?;
    let everybody = everybody(tx);
    right_shared(tx, &everybody)
}

/// A try at a door that many stand at, as that of all case codes.
pub fn knock_shared(tx: &mut Tx<'_>, door: &[u8]) -> Result<u64, Stop> {
    tx.quiet(Quiet::Session);
    let (wrong, since) = cooled(tx, door)?;
    store::put(tx, door, wrong.saturating_add(1), since)?;
    Ok(shared_wait(wrong))
}

/// A try at a door that many stand at was right: it counts no more, those of others do.
pub fn right_shared(tx: &mut Tx<'_>, door: &[u8]) -> Result<(), Stop> {
    tx.quiet(Quiet::Session);
    let (wrong, since) = cooled(tx, door)?;
    store::put(tx, door, (wrong - 1).max(0), since)
}

/// Sweeps away what is forgotten. A step.
pub(super) fn sweep(tx: &mut Tx<'_>) -> Result<usize, Stop> {
    let cold = tx.now - COLD;
    store::sweep(tx, cold)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_and_a_door_of_many_never_shuts() {
        assert_eq!([0, 3, 4, 5, 6, 7, 8, 1_000].map(own_wait), [0, 0, 1, 2, 4, 8, 16, 16]);
        assert_eq!([0, 29, 30, 299, 300, i32::MAX].map(shared_wait), [0, 0, 1, 1, 3, 3]);
        assert!(shared_wait(i32::MAX) < SHUT);
    }
}
