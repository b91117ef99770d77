//! The programme's lists: countries, regions, kinds of group, themes, reasons. Data with labels, never code.

mod keep;

pub use keep::{CODE, Change, NAME, change};

use super::store;
use crate::{
    audit,
    base::{CallId, Deed, Labels, Lang, Stop},
    db::{Tx, tx::Quiet},
};
use serde::Deserialize;
use std::{collections::HashMap, sync::Arc};

/// The lists a fresh programme starts with; a funder changes them.
pub const DEFAULTS: &str = include_str!("../../config/defaults/choices.toml");

/// What the trail names where choices change.
const CHOICES: CallId = CallId(0);

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
    /// The most of a budget this category may take, in percent.
    #[serde(default)]
    pub most_percent: Option<i32>,
    /// Whether it can be chosen; what was chosen before keeps its name.
    #[serde(default = "yes")]
    pub offered: bool,
}

const fn yes() -> bool {
    true
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
    audit::record(tx, audit::Event::new("calls.load_choices", CHOICES).with(serde_json::json!({ "added": added })))?;
    Ok(added)
}

/// Gives a programme that has no lists yet those it starts with; where staff keep lists, nothing changes. An act of the
/// first start.
pub fn begin(tx: &mut Tx<'_>) -> Result<usize, Stop> {
    if store::choice_codes(tx)?.is_empty() {
        return load(tx, DEFAULTS);
    }
    tx.quiet(Quiet::Nothing);
    Ok(0)
}

/// The programme's lists, for a page. One query; two after they were changed.
pub fn lists(tx: &mut Tx<'_>) -> Result<Lists, Stop> {
    let version = tx.programme()?;
    if let Some(lists) = tx.recall(0, version) {
        return Ok(Lists(lists));
    }
    let mut lists = ByName::new();
    for choice in store::choices(tx)? {
        lists.entry(choice.list.clone()).or_default().push(choice);
    }
    Ok(Lists(tx.remember(0, version, lists)))
}

/// Choices by the name of their list, in order.
type ByName = HashMap<String, Vec<Choice>>;

/// The programme's lists.
#[derive(Clone, Debug)]
pub struct Lists(Arc<ByName>);

impl Lists {
    /// One list whole, in order, with what is not offered any more.
    pub fn list(&self, list: &str) -> &[Choice] {
        self.0.get(list).map_or(&[], Vec::as_slice)
    }

    fn offered(&self, list: &str) -> impl Iterator<Item = &Choice> {
        self.list(list).iter().filter(|one| one.offered)
    }

    /// The names of all lists, in order of letters.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let mut names: Vec<&str> = self.0.keys().map(String::as_str).collect();
        names.sort_unstable();
        names.into_iter()
    }

    /// One list's codes that are offered, in order.
    pub fn codes(&self, list: &str) -> Vec<String> {
        self.offered(list).map(|one| one.code.clone()).collect()
    }

    /// One list's codes and names that are offered, in order.
    pub fn of(&self, list: &str, lang: Lang) -> Vec<(String, String)> {
        self.offered(list).map(|one| (one.code.clone(), one.labels.say(lang))).collect()
    }

    /// One list's codes and names below a parent.
    pub fn below(&self, list: &str, parent: &str, lang: Lang) -> Vec<(String, String)> {
        let mine = self.offered(list).filter(|one| one.parent == parent);
        mine.map(|one| (one.code.clone(), one.labels.say(lang))).collect()
    }

    /// One list's codes below a parent, in order.
    pub fn codes_below(&self, list: &str, parent: &str) -> Vec<String> {
        self.offered(list).filter(|one| one.parent == parent).map(|one| one.code.clone()).collect()
    }

    /// The name of a code; the code itself where the list has none.
    pub fn name(&self, list: &str, code: &str, lang: Lang) -> String {
        let found = self.list(list).iter().find(|one| one.code == code);
        found.map_or_else(|| code.to_owned(), |one| one.labels.say(lang))
    }

    /// The most of a budget a category may take, in percent, if there is a limit.
    pub fn most_percent(&self, list: &str, code: &str) -> Option<i32> {
        self.list(list).iter().find(|one| one.code == code)?.most_percent
    }

    /// Whether a list offers a code.
    pub fn has(&self, list: &str, code: &str) -> bool {
        self.offered(list).any(|one| one.code == code)
    }
}
