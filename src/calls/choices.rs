//! The programme's lists: countries, regions, kinds of group, themes, reasons. Data with labels, never code.

use super::store;
use crate::{
    audit,
    base::{CallId, Deed, Labels, Lang, Stop},
    db::Tx,
};
use serde::Deserialize;

/// The lists a fresh programme starts with; a funder changes them.
pub const DEFAULTS: &str = include_str!("../../config/defaults/choices.toml");

/// A choice of a list.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// The list: `kind`, `region`.
    pub list: String,
    /// Its code in columns.
    pub code: String,
    /// The choice of another list it belongs to (a region's country); else empty.
    #[serde(default)]
    pub parent: String,
    /// Its name per language.
    pub labels: Labels,
}

#[derive(Deserialize)]
struct File {
    choice: Vec<Choice>,
}

/// Loads choices that are not there yet from a file's text; gives how many. An act.
pub fn load(tx: &mut Tx<'_>, text: &str) -> Result<usize, Stop> {
    tx.permit(Deed::EditChoices)?;
    let file: File = toml::from_str(text).map_err(|error| Stop::broken(format!("choices: {error}")))?;
    let there = store::choice_codes(tx)?;
    let mut added = 0;
    for (position, choice) in (0..).zip(&file.choice) {
        if there.iter().any(|(list, code)| *list == choice.list && *code == choice.code) {
            continue;
        }
        let id = tx.new_id()?;
        store::insert_choice(tx, id, choice, position)?;
        added += 1;
    }
    audit::record(tx, audit::Event::new("calls.load_choices", CallId(0)).with(serde_json::json!({ "added": added })))?;
    Ok(added)
}

/// Several lists at once, for a page. One query.
pub fn lists(tx: &mut Tx<'_>, names: &[&str]) -> Result<Lists, Stop> {
    Ok(Lists(store::choices(tx, names)?))
}

/// Choices of some lists.
#[derive(Clone, Debug)]
pub struct Lists(Vec<Choice>);

impl Lists {
    /// One list's codes and names, in order.
    pub fn of(&self, list: &str, lang: Lang) -> Vec<(String, String)> {
        self.0.iter().filter(|one| one.list == list).map(|one| (one.code.clone(), one.labels.say(lang))).collect()
    }

    /// One list's codes and names below a parent.
    pub fn below(&self, list: &str, parent: &str, lang: Lang) -> Vec<(String, String)> {
        let mine = self.0.iter().filter(|one| one.list == list && one.parent == parent);
        mine.map(|one| (one.code.clone(), one.labels.say(lang))).collect()
    }

    /// The name of a code; the code itself where the list has none.
    pub fn name(&self, list: &str, code: &str, lang: Lang) -> String {
        let found = self.0.iter().find(|one| one.list == list && one.code == code);
        found.map_or_else(|| code.to_owned(), |one| one.labels.say(lang))
    }

    /// Whether a list has a code.
    pub fn has(&self, list: &str, code: &str) -> bool {
        self.0.iter().any(|one| one.list == list && one.code == code)
    }
}
