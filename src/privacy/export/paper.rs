//! A paper: what there is to read of one thing, as titled blocks of labels and values. The same is written out as text, as a
//! table and as JSON, so that they never differ.

use crate::base::{Lang, Money, money, words::Words};
use serde::Serialize;
use std::fmt::Write as _;

/// A label and its value.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    /// What it is, for programs.
    pub key: String,
    /// What it is, for people.
    pub label: String,
    /// The value as people read it.
    pub value: String,
    /// The value for programs, where it differs.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub data: String,
}

/// Entries that belong together.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Block {
    /// What they are of.
    pub title: String,
    /// In order; what is empty was left out.
    pub entries: Vec<Entry>,
}

/// What there is to read of one thing.
#[derive(Clone, Debug, Serialize)]
pub struct Paper {
    /// Where it lies in the bundle, without ending.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Its blocks.
    pub blocks: Vec<Block>,
}

impl Block {
    /// With a title that is data.
    pub fn named(title: String) -> Self {
        Self { title, entries: Vec::new() }
    }

    /// With a title by its key.
    pub fn titled(lang: Lang, key: &str) -> Self {
        Self::named(Words::shared().say(lang, key))
    }

    /// Adds a value under the label of a key, unless it is empty.
    pub fn say(&mut self, lang: Lang, key: &str, value: String) {
        self.push(lang, key, "", value);
    }

    /// The same, with the value that programs take.
    pub fn push(&mut self, lang: Lang, key: &str, data: &str, value: String) {
        let label = Words::shared().say(lang, key);
        self.entry(key.to_owned(), label, data, value);
    }

    /// Adds an amount.
    pub fn amount(&mut self, lang: Lang, key: &str, amount: Money) {
        let data = format!("{} {}", amount.amount(), amount.currency().code());
        self.push(lang, key, &data, money::format(&amount, lang.style()));
    }

    /// Adds a value under a label that is data, unless it is empty.
    pub fn entry(&mut self, key: String, label: String, data: &str, value: String) {
        if !value.trim().is_empty() {
            let data = if data == value { String::new() } else { data.to_owned() };
            self.entries.push(Entry { key, label, value, data });
        }
    }
}

impl Paper {
    /// A paper without blocks yet.
    pub fn new(name: impl Into<String>, lang: Lang, title: &str) -> Self {
        Self { name: name.into(), title: Words::shared().say(lang, title), blocks: Vec::new() }
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.blocks.iter().all(|block| block.entries.is_empty())
    }

    /// As plain text.
    pub fn text(&self) -> String {
        let mut text = format!("{}\n{}\n", self.title, "=".repeat(self.title.chars().count()));
        for block in self.blocks.iter().filter(|block| !block.entries.is_empty()) {
            if !block.title.is_empty() {
                let _ = write!(text, "\n{}\n{}\n", block.title, "-".repeat(block.title.chars().count()));
            }
            for entry in &block.entries {
                let long = entry.value.contains('\n') || entry.value.chars().count() > 70;
                let _ = if long {
                    write!(text, "\n{}:\n{}\n\n", entry.label, entry.value)
                } else {
                    writeln!(text, "{}: {}", entry.label, entry.value)
                };
            }
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_reads_well_and_leaves_out_what_is_empty() {
        let mut block = Block::named("Умед".into());
        block.say(Lang::En, "groups-fact-kind", "women".into());
        block.say(Lang::En, "groups-fact-region", " ".into());
        block.entry("q".into(), "What for?".into(), "", "a\nb".into());
        let mut paper = Paper::new("group", Lang::En, "groups-fact-kind");
        assert!(paper.is_empty());
        paper.blocks = vec![Block::default(), block];
        let expected = "Kind of group\n=============\n\nУмед\n----\nKind of group: women\n\nWhat for?:\na\nb\n\n";
        assert_eq!(paper.text(), expected);
    }
}
