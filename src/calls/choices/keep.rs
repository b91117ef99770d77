//! Staff keep the programme's lists: add, rename, order, offer no more. A code stays for ever, as answers and records say it.

use super::{CHOICES, Choice};
use crate::{
    audit,
    base::{Deed, Labels, Stop, words::characters},
    calls::{Refusal, store},
    db::Tx,
};
use serde_json::json;

/// The longest name of a choice, in characters.
pub const NAME: usize = 200;
/// The longest code.
pub const CODE: usize = 40;
/// Choices a list has at most.
const MOST: usize = 400;

/// A change of a list.
#[derive(Clone, Debug)]
#[allow(missing_docs)]
pub enum Change {
    /// A choice more, at the end.
    Add(Choice),
    /// Its names, its limit, and whether it is offered.
    Edit { list: String, code: String, labels: Labels, most_percent: Option<i32>, offered: bool },
    /// One place up or down.
    Move { list: String, code: String, up: bool },
}

/// Changes a list of the programme.
pub fn change(tx: &mut Tx<'_>, change: &Change) -> Result<(), Stop> {
    tx.permit(Deed::EditChoices)?;
    store::lock_choices(tx)?;
    let mut all = store::choices(tx)?;
    let list = match change {
        Change::Add(Choice { list, .. }) | Change::Edit { list, .. } | Change::Move { list, .. } => list.clone(),
    };
    let countries: Vec<String> = all.iter().filter(|one| one.list == "country").map(|one| one.code.clone()).collect();
    all.retain(|one| one.list == list);
    let at = |code: &str| all.iter().position(|one| one.code == code).ok_or(Stop::Missing);
    let code = match change {
        Change::Add(choice) => {
            check_new(choice, &all, &countries)?;
            let id = tx.new_id()?;
            store::insert_choice(tx, id, choice, i32::try_from(all.len()).unwrap_or(i32::MAX))?;
            // Positions of a file count over all its lists: they are put in order with the first choice that is added.
            for (position, one) in (0..).zip(&all) {
                store::place_choice(tx, &list, &one.code, position)?;
            }
            &choice.code
        }
        Change::Edit { code, labels, most_percent, offered, .. } => {
            let before = &all[at(code)?];
            check_names(labels)?;
            let last = all.iter().filter(|one| one.offered && one.code != *code).count() == 0;
            if !offered && last {
                return Err(Refusal::LastChoice.into());
            }
            let new =
                Choice { labels: labels.clone(), most_percent: *most_percent, offered: *offered, ..before.clone() };
            store::set_choice(tx, &new)?;
            code
        }
        Change::Move { code, up, .. } => {
            let from = at(code)?;
            let to = if *up { from.saturating_sub(1) } else { (from + 1).min(all.len() - 1) };
            all.swap(from, to);
            for (position, one) in (0..).zip(&all) {
                store::place_choice(tx, &list, &one.code, position)?;
            }
            code
        }
    };
    audit::record(tx, audit::Event::new("calls.change_choices", CHOICES).with(json!({ "list": list, "code": code })))?;
    Ok(())
}

fn check_names(labels: &Labels) -> Result<(), Refusal> {
    if labels.is_empty() {
        return Err(Refusal::LabelMissing);
    }
    if labels.0.values().any(|text| characters(text) > NAME) { Err(Refusal::LabelTooLong) } else { Ok(()) }
}

fn check_new(choice: &Choice, there: &[Choice], countries: &[String]) -> Result<(), Stop> {
    let Choice { list, code, parent, labels, .. } = choice;
    let fits = match list.as_str() {
        // ISO 3166-1, two letters.
        "country" => code.len() == 2 && code.bytes().all(|letter| letter.is_ascii_uppercase()),
        // ISO 3166-2 or like it: the country, a hyphen, the region.
        "region" => {
            let own = code.strip_prefix(parent.as_str()).and_then(|rest| rest.strip_prefix('-'));
            own.is_some_and(|own| !own.is_empty() && own.bytes().all(|letter| letter.is_ascii_alphanumeric()))
        }
        _ => {
            !code.is_empty()
                && code.bytes().all(|letter| letter.is_ascii_lowercase() || letter == b'_' || letter.is_ascii_digit())
        }
    };
    if there.is_empty() {
        return Err(Stop::Missing);
    }
    if (list == "region") != countries.contains(parent) {
        return Err(Refusal::ParentMissing.into());
    }
    if !fits || code.len() > CODE {
        return Err(match list.as_str() {
            "country" => Refusal::CountryCodeMalformed,
            "region" => Refusal::RegionCodeMalformed,
            _ => Refusal::PartCodeMalformed,
        }
        .into());
    }
    if there.iter().any(|one| one.code == *code) {
        return Err(Refusal::ChoiceTaken.into());
    }
    if there.len() >= MOST {
        return Err(Refusal::FormTooLarge.into());
    }
    Ok(check_names(labels)?)
}
