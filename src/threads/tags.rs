//! Tags: short words staff put on things to find them again. Each is kept once, sealed by the house's key.
//!
//! There are no acts here either: who owns the thing decides who tags it, and tells the audit trail.

use super::{Refusal, store};
use crate::{
    base::{Stop, Subject, TagId, fold, seal::Place, words},
    db::{Tx, keys},
};

/// The longest tag, in characters.
pub const LABEL_MAX: usize = 40;
/// Most tags there are.
pub const MOST: usize = 200;

const LABEL: &str = "tags.label";

/// A tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// Its id.
    pub id: TagId,
    /// What it says.
    pub label: String,
}

/// Every tag, in order of letters. At most two queries.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<Tag>, Stop> {
    let version = tx.programme()?;
    if let Some(tags) = tx.recall::<Vec<Tag>>(0, version) {
        return Ok(Vec::clone(&tags));
    }
    let tags = read(tx)?;
    Ok(Vec::clone(&tx.remember(0, version, tags)))
}

fn read(tx: &mut Tx<'_>) -> Result<Vec<Tag>, Stop> {
    let rows = store::tags::all(tx)?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    // The house's key is there: it sealed a tag.
    let house = keys::open(tx, keys::HOUSE_KEY)?;
    let open = |(id, sealed): (TagId, Vec<u8>)| Ok(Tag { id, label: house.open(Place::new(LABEL, id.0), &sealed)? });
    let mut tags: Vec<Tag> = rows.into_iter().map(open).collect::<Result<_, Stop>>()?;
    tags.sort_by_cached_key(|tag| fold::fold(&tag.label));
    Ok(tags)
}

/// The tag that says this, made where there is none yet. A step.
pub fn named(tx: &mut Tx<'_>, label: &str) -> Result<TagId, Stop> {
    let label = check_label(label)?;
    let there = all(tx)?;
    let key = fold::fold(label);
    if let Some(tag) = there.iter().find(|tag| fold::fold(&tag.label) == key) {
        return Ok(tag.id);
    }
    if there.len() >= MOST {
        return Err(Refusal::TagsTooMany { max: MOST }.into());
    }
    let id: TagId = tx.new_id()?;
    let house = keys::house(tx)?;
    store::tags::insert(tx, id, house.seal(Place::new(LABEL, id.0), label)?)?;
    Ok(id)
}

fn check_label(label: &str) -> Result<&str, Refusal> {
    let label = label.trim();
    if label.is_empty() {
        return Err(Refusal::TagMissing);
    }
    if words::characters(label) > LABEL_MAX {
        return Err(Refusal::TagTooLong { max: LABEL_MAX });
    }
    Ok(label)
}

/// Puts a tag on a thing; says whether it was not there before. A step.
pub fn put(tx: &mut Tx<'_>, subject: impl Into<Subject>, tag: TagId) -> Result<bool, Stop> {
    let subject = subject.into();
    if store::tags::of(tx, subject.kind, &[subject.id])?.contains(&(subject.id, tag)) {
        return Ok(false);
    }
    store::tags::put(tx, subject, tag)?;
    Ok(true)
}

/// Takes a tag off a thing; says whether it was there. A step.
pub fn take(tx: &mut Tx<'_>, subject: impl Into<Subject>, tag: TagId) -> Result<bool, Stop> {
    store::tags::take(tx, subject.into(), tag)
}

/// Which of some things of a kind have which tags. One query.
pub fn of(tx: &mut Tx<'_>, kind: &'static str, ids: &[i64]) -> Result<Vec<(i64, TagId)>, Stop> {
    store::tags::of(tx, kind, ids)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_a_few_words() {
        assert_eq!(check_label(" сафар лозим "), Ok("сафар лозим"));
        assert_eq!(check_label(" "), Err(Refusal::TagMissing));
        assert_eq!(check_label(&"ӯ".repeat(LABEL_MAX + 1)), Err(Refusal::TagTooLong { max: LABEL_MAX }));
    }
}
