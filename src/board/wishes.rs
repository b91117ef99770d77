//! What members wish to read: the languages they read, and the countries they would rather read from. Looked at when readers
//! are proposed.

use super::{Refusal, members, store};
use crate::{
    audit,
    base::{Deed, Lang, PersonId, Stop},
    calls::choices,
    db::Tx,
};
use std::collections::HashMap;

/// What a member wishes to read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wishes {
    /// The languages they read; only that of their pages if empty.
    pub languages: Vec<Lang>,
    /// ISO 3166-1 codes; any if empty.
    pub countries: Vec<String>,
}

/// Whether the actor says what a member wishes: members for themselves, staff who keep the members for everybody.
pub fn may_set(tx: &Tx<'_>, member: PersonId) -> bool {
    let own = members::sits(&tx.actor) && tx.actor.person() == Some(member);
    tx.may(Deed::WishReadings) && (own || tx.may(Deed::KeepMembers))
}

/// What all members wish, of those who said something. One query. A step.
pub fn all(tx: &mut Tx<'_>) -> Result<HashMap<PersonId, Wishes>, Stop> {
    let mut all: HashMap<PersonId, Wishes> = HashMap::new();
    for (person, list, code) in store::wishes::all(tx)? {
        let wishes = all.entry(person).or_default();
        match list {
            Wished::Language => wishes.languages.extend(Lang::from_code(&code)),
            Wished::Country => wishes.countries.push(code),
        }
    }
    Ok(all)
}

crate::text_enum! {
    /// What a wish is about.
    pub enum Wished {
        /// A language.
        Language => "language",
        /// A country.
        Country => "country",
    }
}

fn codes(languages: &[Lang]) -> Vec<&'static str> {
    languages.iter().map(|lang| lang.code()).collect()
}

/// What a member wishes, for who may say it, and the member's name.
pub fn view(tx: &mut Tx<'_>, member: PersonId) -> Result<(Wishes, String), Stop> {
    tx.permit(Deed::WishReadings)?;
    if !may_set(tx, member) {
        return Err(Stop::Missing);
    }
    let seated = members::all(tx)?.into_iter().find(|person| person.id == member).ok_or(Stop::Missing)?;
    Ok((all(tx)?.remove(&member).unwrap_or_default(), seated.name))
}

/// Act: says what a member wishes to read, in place of what was said before.
pub fn set(tx: &mut Tx<'_>, member: PersonId, new: &Wishes) -> Result<(), Stop> {
    tx.permit(Deed::WishReadings)?;
    if !may_set(tx, member) {
        return Err(Stop::Forbidden);
    }
    // Somebody who left the board meanwhile reads nothing any more.
    if !members::all(tx)?.iter().any(|person| person.id == member) {
        return Err(Refusal::NotAMember.into());
    }
    let known = choices::lists(tx)?.of("country", Lang::En);
    let countries = new.countries.iter().filter(|code| known.iter().any(|(one, _)| one == *code));
    let languages = new.languages.iter().map(|lang| (Wished::Language, lang.code()));
    let rows: Vec<(Wished, &str)> = languages.chain(countries.map(|code| (Wished::Country, code.as_str()))).collect();
    store::wishes::put(tx, member, &rows)?;
    let details = serde_json::json!({ "languages": codes(&new.languages), "countries": new.countries });
    audit::record(tx, audit::Event::new("board.wish_readings", member).with(details))?;
    Ok(())
}
