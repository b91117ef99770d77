//! Sealing the trail in batches: each seal covers digests of its entries and the seal before it, under a key.
//!
//! A digest covers an entry's sealed details, so that erasing a case (destroying its key) leaves the chain whole.

use super::store::{self, Entry, Seal};
use crate::{
    base::{Deed, KeyId, Stop},
    db::{Tx, tx::Quiet},
};
use chrono::{Duration, NaiveDateTime};
use sha2::{Digest, Sha256};

/// Most entries that one seal covers.
const BATCH: i64 = 500;
/// Seals that are proved in one go.
const SEALS: i64 = 50;
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
    let tag = tag(tx, number, tx.now, &previous, &digests);
    let count = i32::try_from(covered.len()).unwrap_or(i32::MAX);
    store::insert_seal(tx, &(number, tx.now, previous, count, tag), &covered)?;
    Ok(covered.len())
}

fn tag(tx: &Tx<'_>, number: i64, at: NaiveDateTime, previous: &[u8], digests: &[&Vec<u8>]) -> Vec<u8> {
    let (number, at) = (number.to_be_bytes(), at.and_utc().timestamp_micros().to_be_bytes());
    let mut parts: Vec<&[u8]> = vec![&number, &at, previous];
    parts.extend(digests.iter().map(|digest| digest.as_slice()));
    tx.master.audit_tag(&parts)
}

/// Whether there is a zero or an empty value where nothing has the same digest: no act writes that.
fn is_hollow(entry: &Entry) -> bool {
    entry.case_id == Some(0) || entry.key_id == Some(KeyId(0)) || entry.details.as_ref().is_some_and(Vec::is_empty)
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

/// Proves the chain; the error names the first broken place. Two queries for every fifty seals.
pub fn verify(tx: &mut Tx<'_>) -> Result<Result<i64, String>, Stop> {
    tx.permit(Deed::KeepHouse)?;
    let mut previous = vec![0; 32];
    let mut proved = 0;
    loop {
        let seals = store::seals(tx, proved, SEALS)?;
        let Some(last) = seals.last() else {
            let loose = store::any_sealed_after(tx, proved)?;
            return Ok(if loose { Err(format!("seal {} is gone", proved + 1)) } else { Ok(proved) });
        };
        let mut covered = store::sealed_entries(tx, proved, last.0)?.into_iter().peekable();
        for seal in seals {
            let mut rows = Vec::new();
            while let Some(row) = covered.next_if(|row| row.0 <= seal.0) {
                rows.push(row);
            }
            if let Err(broken) = holds(tx, &seal, proved, &previous, &rows) {
                return Ok(Err(broken));
            }
            (previous, proved) = (seal.4, seal.0);
        }
    }
}

/// Whether a seal follows the one before and covers its entries as they are.
fn holds(tx: &Tx<'_>, seal: &Seal, before: i64, previous: &[u8], rows: &[store::Covered]) -> Result<(), String> {
    let (number, at, named, count, stored) = seal;
    if *number != before + 1 || named != previous {
        return Err(format!("seal {number} does not follow seal {before}"));
    }
    if rows.len() != usize::try_from(*count).unwrap_or(0) || rows.iter().any(|row| row.0 != *number) {
        return Err(format!("seal {number} covers {count} entries, {} are there", rows.len()));
    }
    for (place, (_, position, kept, entry)) in (0..).zip(rows) {
        let Some(entry) = entry else { return Err(format!("seal {number}, entry {position} is gone")) };
        if *position != place || &digest(entry) != kept || is_hollow(entry) {
            return Err(format!("seal {number}, entry {} was changed", entry.id));
        }
    }
    let digests: Vec<&Vec<u8>> = rows.iter().map(|(_, _, digest, _)| digest).collect();
    if tag(tx, *number, *at, previous, &digests) != *stored {
        return Err(format!("seal {number} does not hold"));
    }
    Ok(())
}
