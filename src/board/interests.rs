//! The yearly declaration of interests: where members work, sit and give, so that staff see a conflict before they do.

use super::{Refusal, members, store, text_within};
use crate::{
    audit,
    base::{Deed, PersonId, Stop, seal::Place},
    db::{Tx, keys},
    people,
};
use chrono::{Datelike, NaiveDateTime};

const BODY: &str = "interests.body";

/// What a member declared for a year, if anything.
#[derive(Clone, Debug)]
pub struct Interests {
    /// Whose.
    pub member: PersonId,
    /// The member's name; empty for one's own.
    pub name: String,
    /// The interests; `None` where there are none to declare.
    pub body: Option<String>,
    /// When; `None` where nothing was declared yet.
    pub declared_at: Option<NaiveDateTime>,
}

/// The year that declarations are for now.
pub fn year(tx: &Tx<'_>) -> i32 {
    tx.now.year()
}

/// Act: declares one's interests of this year, or that there are none.
pub fn declare(tx: &mut Tx<'_>, body: &str) -> Result<(), Stop> {
    tx.permit(Deed::DeclareConflict)?;
    let member = tx.actor.person().ok_or(Stop::Forbidden)?;
    let (year, key) = (year(tx), keys::house(tx)?);
    let body = text_within(body, |max| Refusal::NoteTooLong { max })?;
    let sealed = body.map(|body| key.seal(Place::pair(BODY, member.0, year.into()), body)).transpose()?;
    store::interests::put(tx, member, year, sealed)?;
    audit::record(tx, audit::Event::new("board.declare_interests", member).with(serde_json::json!({ "year": year })))?;
    Ok(())
}

fn opened(tx: &mut Tx<'_>, year: i32, member: PersonId, row: Option<store::interests::Row>) -> Result<Interests, Stop> {
    let Some(row) = row else {
        return Ok(Interests { member, name: String::new(), body: None, declared_at: None });
    };
    let place = Place::pair(BODY, member.0, year.into());
    let body = keys::house(tx)?.open_optional(place, row.body.as_ref())?;
    Ok(Interests { member, name: String::new(), body, declared_at: Some(row.declared_at) })
}

/// What the acting member has declared this year.
pub fn own(tx: &mut Tx<'_>) -> Result<Interests, Stop> {
    tx.permit(Deed::DeclareConflict)?;
    let member = tx.actor.person().ok_or(Stop::Forbidden)?;
    let year = year(tx);
    let row = store::interests::of_year(tx, year)?.into_iter().find(|row| row.person_id == member);
    opened(tx, year, member, row)
}

/// What each member has declared this year, by name.
pub fn all(tx: &mut Tx<'_>) -> Result<Vec<Interests>, Stop> {
    tx.permit(Deed::SeeInterests)?;
    let year = year(tx);
    let mut rows = store::interests::of_year(tx, year)?;
    let ids: Vec<PersonId> = members::all(tx)?.into_iter().map(|person| person.id).collect();
    let mut names = people::names(tx, &ids)?;
    let mut all = Vec::with_capacity(ids.len());
    for member in ids {
        let place = rows.iter().position(|row| row.person_id == member);
        let row = place.map(|place| rows.swap_remove(place));
        let name = names.remove(&member).unwrap_or_default();
        all.push(Interests { name, ..opened(tx, year, member, row)? });
    }
    all.sort_by(|one, other| one.name.cmp(&other.name));
    Ok(all)
}
