//! Draws between applications of equal scores. The seed is made and its hash shown when scoring begins; when the chair
//! closes scoring, the seed is shown too, and anybody can replay the draw.
//!
//! An application's lot is the SHA-256 of the seed, a colon and its reference; the smallest lot comes first.

use super::{Refusal, rules, store};
use crate::{
    audit,
    base::{
        CallId, Deed, Stop,
        seal::{Place, random_token},
    },
    calls,
    db::{Tx, keys},
};
use chrono::NaiveDateTime;
use sha2::{Digest, Sha256};

const SEED: &str = "draws.seed";

/// A round's draw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draw {
    /// SHA-256 of the seed, in hexadecimal digits.
    pub sha256: String,
    /// Since when it stands.
    pub committed_at: NaiveDateTime,
    /// The seed, once scoring is closed.
    pub seed: Option<String>,
}

fn digest(text: &str) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(text.as_bytes()))
}

/// An application's lot.
pub fn lot(seed: &str, reference: &str) -> String {
    digest(&format!("{seed}:{reference}"))
}

/// Step: makes the seed of a round, unless there is one.
pub(super) fn commit(tx: &mut Tx<'_>, call: CallId) -> Result<(), Stop> {
    if store::draws::find(tx, call)?.is_some() {
        return Ok(());
    }
    let seed = random_token()?;
    let sealed = keys::house(tx)?.seal(Place::new(SEED, call.0), &seed)?;
    let sha256 = digest(&seed);
    audit::record(tx, audit::Event::new("board.commit_draw", call).with(serde_json::json!({ "sha256": sha256 })))?;
    store::draws::insert(tx, call, sealed, sha256)
}

/// A round's draw. A step: the seed comes with it only once scoring is closed.
pub fn of_call(tx: &mut Tx<'_>, call: CallId) -> Result<Option<Draw>, Stop> {
    let Some(row) = store::draws::find(tx, call)? else { return Ok(None) };
    let seed = match row.revealed_at {
        Some(_) => Some(keys::house(tx)?.open(Place::new(SEED, call.0), &row.seed)?),
        None => None,
    };
    Ok(Some(Draw { sha256: row.sha256, committed_at: row.committed_at, seed }))
}

/// Whether scoring is closed: no sheet of the round changes any more. A step.
pub(super) fn is_closed(tx: &mut Tx<'_>, call: CallId) -> Result<bool, Stop> {
    Ok(store::draws::find(tx, call)?.is_some_and(|row| row.revealed_at.is_some()))
}

/// Act: the chair closes scoring, which shows the seed. No sheet changes after that.
pub fn close_scoring(tx: &mut Tx<'_>, call: CallId) -> Result<(), Stop> {
    tx.permit(Deed::ChairVote)?;
    calls::find(tx, call)?;
    rules::freeze(tx, call)?;
    store::draws::lock(tx, call)?;
    commit(tx, call)?;
    if is_closed(tx, call)? {
        return Err(Refusal::ScoringClosed.into());
    }
    store::draws::reveal(tx, call)?;
    audit::record(tx, audit::Event::new("board.close_scoring", call))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lot_can_be_replayed_by_anybody() {
        // printf 'seed:TJ-26-001' | sha256sum
        assert_eq!(lot("seed", "TJ-26-001"), digest("seed:TJ-26-001"));
        assert_eq!(digest("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_ne!(lot("seed", "TJ-26-001"), lot("seed", "TJ-26-002"));
        assert_ne!(lot("seed", "TJ-26-001"), lot("deed", "TJ-26-001"));
    }
}
