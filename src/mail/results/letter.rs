//! A letter as blocks that a page, a preview and a PDF show alike.

use crate::{base::CallId, board::Told};
use serde::Serialize;

/// A row of facts or of a table.
pub type Cells = Vec<String>;

/// A piece of a letter; what it does not hold is empty.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Block {
    /// A heading above it.
    pub heading: String,
    /// A paragraph.
    pub text: String,
    /// Whether the paragraph is in another language than the letter, or in one that nobody knows.
    pub foreign: bool,
    /// The code of that language; empty where nobody knows it.
    pub lang: &'static str,
    /// Says which language it is.
    pub note: String,
    /// Label and value, in pairs.
    pub facts: Vec<(String, String)>,
    /// The head of a table.
    pub head: Cells,
    /// The rows of a table.
    pub rows: Vec<Cells>,
    /// Points of a list.
    pub points: Vec<String>,
}

impl Block {
    pub(super) fn text(text: String) -> Self {
        Self { text, ..Self::default() }
    }

    /// What the board wrote, as its reader gets it.
    pub(super) fn told(heading: String, told: Told) -> Self {
        let Told { text, lang, foreign, note } = told;
        Self { heading, text, foreign, lang, note, ..Self::default() }
    }
}

/// A letter.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Letter {
    /// The language it is written in.
    pub lang: &'static str,
    /// Which letter, as `Piece::code` gives it.
    pub piece: &'static str,
    /// The call it belongs to.
    pub call: Option<CallId>,
    /// Its title.
    pub title: String,
    /// The application's reference.
    pub reference: String,
    /// Its day.
    pub date: String,
    /// Its pieces in order.
    pub blocks: Vec<Block>,
}
