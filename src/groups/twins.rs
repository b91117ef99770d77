//! Likely duplicates: groups whose folded name, telephone or address is another's. The clerk indexes what arrived.
//!
//! Compared are keyed blind tokens of whole values, together with bank accounts in the room of payees.

use super::{Group, contacts, find, members, register, store};
use crate::{
    audit,
    base::{
        Deed, GroupId, Stop, Subject,
        fold::{self, digits, phone},
    },
    db::{Tx, tokens, tx::Quiet},
};
use std::collections::BTreeMap;

/// Groups the clerk indexes at a time.
const SLICE: i64 = 100;
/// Countries whose telephone codes are tried on a number without one.
const COUNTRIES: [&str; 3] = ["TJ", "UZ", "KG"];

crate::text_enum! {
    /// What two groups have in common.
    pub enum Mark {
        /// The words of the name.
        Name => "same_name",
        /// A telephone number.
        Phone => "same_phone",
        /// An address, a handle.
        Contact => "same_contact",
        /// The account money goes to.
        Account => "same_account",
    }
}

/// A group that may be the same as another.
#[derive(Clone, Debug)]
pub struct Twin {
    /// Which.
    pub group: Group,
    /// What they have in common.
    pub marks: Vec<Mark>,
}

/// Twins from marks and the groups that have them, those with the most in common first. A step of one query at most.
pub fn opened(tx: &mut Tx<'_>, pairs: Vec<(Mark, GroupId)>) -> Result<Vec<Twin>, Stop> {
    let mut marks: BTreeMap<GroupId, Vec<Mark>> = BTreeMap::new();
    for (mark, id) in pairs {
        marks.entry(id).or_default().push(mark);
    }
    if marks.is_empty() {
        return Ok(Vec::new());
    }
    let found = register::some(tx, &marks.keys().copied().collect::<Vec<_>>())?;
    let mut twins: Vec<Twin> =
        found.into_iter().map(|group| Twin { marks: marks.remove(&group.id).unwrap_or_default(), group }).collect();
    twins.sort_by_key(|twin| std::cmp::Reverse(twin.marks.len()));
    Ok(twins)
}

/// A search as the index spells it: a telephone number in one way.
pub fn as_searched(text: &str) -> String {
    let typed = digits(text);
    let number = typed.len() >= 5 && text.chars().all(|c| !c.is_alphabetic());
    if number { typed.strip_prefix("00").unwrap_or(&typed).to_owned() } else { text.to_owned() }
}

/// Makes a group findable and comparable as it stands now. A step.
pub(super) fn index(tx: &mut Tx<'_>, id: GroupId) -> Result<(), Stop> {
    let group = find(tx, id)?;
    let mut reached: Vec<String> = contacts(tx, &group)?.into_iter().map(|contact| contact.value).collect();
    let mut texts = vec![group.name.clone()];
    for member in members::of_group(tx, &group)? {
        texts.push(member.card.name);
        reached.push(member.card.value);
    }
    let card = register::card(tx, &group)?;
    texts.extend([card.registration_number, card.host]);
    let phones: Vec<String> = reached.iter().flat_map(|value| spellings(value, group.country.as_deref())).collect();
    let addresses: Vec<String> =
        reached.iter().map(|value| fold::fold(value.trim())).filter(|v| !v.is_empty()).collect();
    texts.extend(reached);
    texts.extend(phones.clone());
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    tokens::index(tx, group.id.into(), &texts)?;
    let marked = |mark: Mark| Subject { kind: mark.as_str(), id: group.id.0 };
    tokens::mark(tx, marked(Mark::Name), &name_of(&group.name).into_iter().collect::<Vec<_>>())?;
    tokens::mark(tx, marked(Mark::Phone), &phones)?;
    tokens::mark(tx, marked(Mark::Contact), &addresses)?;
    store::register::indexed(tx, id)
}

/// The tokens of a group of which only the name is known, for `tokens::insert`. It asks the database nothing.
pub fn of_name(tx: &Tx<'_>, id: GroupId, name: &str) -> Vec<(i64, Subject)> {
    let marks: Vec<String> = name_of(name).into_iter().collect();
    let mut all = tokens::of(tx, id.into(), &[name]);
    all.extend(tokens::marks(tx, Subject { kind: Mark::Name.as_str(), id: id.0 }, &marks));
    all
}

/// Indexes groups that arrived or wrote something else since; gives how many. The clerk's act.
pub fn index_due(tx: &mut Tx<'_>) -> Result<usize, Stop> {
    tx.permit(Deed::KeepHouse)?;
    let due = store::register::to_index(tx, SLICE)?;
    if due.is_empty() {
        tx.quiet(Quiet::Nothing);
        return Ok(0);
    }
    for id in &due {
        index(tx, *id)?;
    }
    let details = serde_json::json!({ "count": due.len() });
    audit::record(tx, audit::Event::new("groups.index", Subject { kind: "group", id: 0 }).with(details))?;
    Ok(due.len())
}

/// The words of a name, folded, in order of letters; none where a name says too little to compare.
fn name_of(name: &str) -> Option<String> {
    let mut words = fold::words(name);
    words.sort_unstable();
    words.dedup();
    let key = words.join(" ");
    (key.chars().count() >= 4).then_some(key)
}

/// A telephone number in the ways it may be searched for: with its country's code and without.
fn spellings(value: &str, country: Option<&str>) -> Vec<String> {
    let known = country.into_iter().chain(COUNTRIES).find_map(|country| phone(value, Some(country)));
    let Some(number) = known else { return Vec::new() };
    let whole = digits(&number);
    let national = ["992", "998", "996"].iter().find_map(|code| whole.strip_prefix(code)).map(str::to_owned);
    std::iter::once(whole).chain(national).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_same_in_another_order_and_script() {
        assert_eq!(name_of("Гурӯҳи занони «Умед»"), name_of("umed guruhi zanoni"));
        assert_ne!(name_of("Умед"), name_of("Умеда"));
        assert_eq!(name_of("А"), None);
    }

    #[test]
    fn a_telephone_is_found_with_and_without_its_country() {
        assert_eq!(spellings("+992 91 712-34-56", None), ["992917123456", "917123456"]);
        assert_eq!(spellings("0700 123 456", Some("KG")), ["996700123456", "700123456"]);
        assert_eq!(spellings("@umed", Some("KG")), Vec::<String>::new());
        assert_eq!(as_searched("+992 (91) 712 34 56"), "992917123456");
        assert_eq!(as_searched("0091 712"), "91712");
        assert_eq!(as_searched("TJ-26-014"), "TJ-26-014");
    }
}
