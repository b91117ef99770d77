//! Sealing the trail in batches: each seal covers digests of its entries and the seal before it, under a key.
//!
//! A digest covers an entry's sealed details, so that erasing a case (destroying its key) leaves the chain whole.

use super::store::{self, Entry};
use crate::{
    base::{Deed, Stop},
    db::{Tx, tx::Quiet},
};
use chrono::{Duration, NaiveDateTime};
use sha2::{Digest, Sha256};

/// Most entries that one seal covers.
const BATCH: i64 = 500;
/// An entry stands in the trail at most so long after its instant: transactions are shorter by far, clocks may differ.
const LATEST: Duration = Duration::hours(1);

/// Seals what is not sealed yet; gives how many entries the new seal covers (0: nothing to do).
pub fn seal(tx: &mut Tx<'_>) -> Result<usize, Stop> {
    tx.permit(Deed::KeepHouse)?;
    let last = store::last_seal(tx)?;
    let since = match &last {
        Some(seal) => store::last_sealed_at(tx, seal.0)?.map(|at| at - LATEST),
        None => None,
    };
    seal_since(tx, since, last)
}

/// The same over the whole trail, for what was told later than anything should: now and then.
pub fn seal_missed(tx: &mut Tx<'_>) -> Result<usize, Stop> {
    tx.permit(Deed::KeepHouse)?;
    let last = store::last_seal(tx)?;
    seal_since(tx, None, last)
}

fn seal_since(tx: &mut Tx<'_>, since: Option<NaiveDateTime>, last: Option<store::Seal>) -> Result<usize, Stop> {
    let entries = store::unsealed(tx, since, BATCH)?;
    tx.quiet(Quiet::Sealing);
    if entries.is_empty() {
        return Ok(0);
    }
    let (number, previous) = last.map_or((1, vec![0; 32]), |seal| (seal.0 + 1, seal.4));
    let covered: Vec<_> = entries.iter().map(|entry| (entry.id, digest(entry))).collect();
    let digests: Vec<&Vec<u8>> = covered.iter().map(|(_, digest)| digest).collect();
    let tag = tag(tx, number, &previous, &digests);
    let count = i32::try_from(covered.len()).unwrap_or(i32::MAX);
    store::insert_seal(tx, &(number, tx.now, previous, count, tag), &covered)?;
    Ok(covered.len())
}

fn tag(tx: &Tx<'_>, number: i64, previous: &[u8], digests: &[&Vec<u8>]) -> Vec<u8> {
    let number = number.to_be_bytes();
    let mut parts: Vec<&[u8]> = vec![&number, previous];
    parts.extend(digests.iter().map(|digest| digest.as_slice()));
    tx.master.audit_tag(&parts)
}

fn digest(entry: &Entry) -> Vec<u8> {
    let mut hash = Sha256::new();
    let mut add = |bytes: &[u8]| {
        hash.update(u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_be_bytes());
        hash.update(bytes);
    };
    add(&entry.id.0.to_be_bytes());
    add(&entry.at.and_utc().timestamp_micros().to_be_bytes());
    add(entry.actor_kind.as_bytes());
    add(&entry.actor_id.to_be_bytes());
    add(entry.act.as_bytes());
    add(entry.subject_kind.as_bytes());
    add(&entry.subject_id.to_be_bytes());
    add(&entry.case_id.unwrap_or(0).to_be_bytes());
    add(&entry.key_id.map_or(0, |key| key.0).to_be_bytes());
    add(entry.details.as_deref().unwrap_or_default());
    hash.finalize().to_vec()
}

/// Proves the chain; the error names the first broken place.
pub fn verify(tx: &mut Tx<'_>) -> Result<Result<i64, String>, Stop> {
    tx.permit(Deed::KeepHouse)?;
    let mut previous = vec![0; 32];
    let mut expected = 1;
    for (number, _, before, count, stored) in store::seals(tx)? {
        if number != expected || before != previous {
            return Ok(Err(format!("seal {number} does not follow seal {}", expected - 1)));
        }
        let rows = store::sealed_entries(tx, number)?;
        if rows.len() != usize::try_from(count).unwrap_or(0) {
            return Ok(Err(format!("seal {number} covers {count} entries, {} are there", rows.len())));
        }
        for (position, kept, entry) in &rows {
            let Some(entry) = entry else { return Ok(Err(format!("seal {number}, entry {position} is gone"))) };
            if &digest(entry) != kept {
                return Ok(Err(format!("seal {number}, entry {} was changed", entry.id)));
            }
        }
        let digests: Vec<&Vec<u8>> = rows.iter().map(|(_, digest, _)| digest).collect();
        if tag(tx, number, &previous, &digests) != stored {
            return Ok(Err(format!("seal {number} does not hold")));
        }
        previous = stored;
        expected += 1;
    }
    Ok(Ok(expected - 1))
}
