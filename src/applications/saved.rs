//! Filters a person keeps under a name; sealed by the house's key, since what is searched for may name people.

use super::{Refusal, store};
use crate::{
    audit,
    base::{Deed, EntryId, PersonId, Stop, seal::Place, words::characters},
    db::{Tx, keys},
};
use serde::{Deserialize, Serialize};

/// The longest name, in characters.
pub const NAME_MAX: usize = 60;
/// Most filters of a person.
pub const MOST: usize = 20;
/// The longest filter, in letters of an address.
const QUERY_MAX: usize = 600;
const BODY: &str = "saved_filters.body";

/// A filter under a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Saved {
    /// What it is called.
    pub name: String,
    /// As it stands in the address of the list.
    pub query: String,
}

fn check(new: &Saved) -> Result<(), Refusal> {
    if new.name.trim().is_empty() {
        Err(Refusal::FilterNameMissing)
    } else if characters(&new.name) > NAME_MAX || new.query.len() > QUERY_MAX {
        Err(Refusal::FilterTooLong { most: NAME_MAX })
    } else {
        Ok(())
    }
}

/// Keeps a filter; one of the same name is replaced. An act.
pub fn keep(tx: &mut Tx<'_>, new: &Saved) -> Result<(), Stop> {
    tx.permit(Deed::SeeApplications)?;
    check(new)?;
    let me = tx.actor.person().ok_or(Stop::Forbidden)?;
    let there = mine(tx)?;
    for (id, _) in there.iter().filter(|(_, saved)| saved.name == new.name.trim()) {
        store::saved::remove(tx, me, *id)?;
    }
    if there.len() >= MOST {
        return Err(Refusal::FiltersTooMany { most: MOST }.into());
    }
    let id: EntryId = tx.new_id()?;
    let body = serde_json::to_string(&Saved { name: new.name.trim().to_owned(), query: new.query.clone() })?;
    let body = keys::house(tx)?.seal(Place::new(BODY, id.0), &body)?;
    store::saved::insert(tx, id, me, body)?;
    tell(tx, me, "applications.keep_filter")
}

/// Throws a filter away. An act.
pub fn throw_away(tx: &mut Tx<'_>, id: EntryId) -> Result<(), Stop> {
    tx.permit(Deed::SeeApplications)?;
    let me = tx.actor.person().ok_or(Stop::Forbidden)?;
    if !store::saved::remove(tx, me, id)? {
        return Err(Stop::Missing);
    }
    tell(tx, me, "applications.drop_filter")
}

fn tell(tx: &mut Tx<'_>, me: PersonId, act: &'static str) -> Result<(), Stop> {
    audit::record(tx, audit::Event::new(act, me))?;
    Ok(())
}

/// The filters of who asks, in the order they were kept. At most two queries.
pub fn mine(tx: &mut Tx<'_>) -> Result<Vec<(EntryId, Saved)>, Stop> {
    tx.permit(Deed::SeeApplications)?;
    let Some(me) = tx.actor.person() else { return Ok(Vec::new()) };
    let rows = store::saved::of_person(tx, me)?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let house = keys::open(tx, keys::HOUSE_KEY)?;
    let open = |(id, sealed): (EntryId, Vec<u8>)| {
        Ok((id, serde_json::from_str(&house.open(Place::new(BODY, id.0), &sealed)?)?))
    };
    rows.into_iter().map(open).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_has_a_name_and_is_no_book() {
        let good = Saved { name: "Хатлон".into(), query: "region=TJ-KT".into() };
        assert_eq!(check(&good), Ok(()));
        assert_eq!(check(&Saved { name: " ".into(), ..good.clone() }), Err(Refusal::FilterNameMissing));
        let long = Saved { query: "q".repeat(QUERY_MAX + 1), ..good };
        assert_eq!(check(&long), Err(Refusal::FilterTooLong { most: NAME_MAX }));
    }
}
