//! Lists of people and organisations under sanctions, and the names that are compared with them.
//!
//! Staff save the publishers' files and bring them in (`lists`, `import`). Names are compared folded and transliterated
//! (`likeness`), before an award and at each payout (`check`). What is alike is a hit: it blocks until a person has said
//! that it is somebody else (`judge`). The lists are public; whose names were alike is sealed with the case's key.

pub mod check;
pub mod erase;
pub mod import;
pub mod judge;
pub mod likeness;
pub mod lists;
#[allow(missing_docs)]
pub mod pages;
mod store;
pub mod views;

pub use check::{Part, Question, case_names, check, note};
pub use judge::{NewVerdict, judge};

use crate::base::{ApplicationId, ListId, NameHitId, PersonId};
use chrono::{NaiveDate, NaiveDateTime};

crate::text_enum! {
    /// Who publishes a list.
    pub enum Publisher {
        /// The European Union's consolidated list of financial sanctions.
        Eu => "eu",
        /// The consolidated list of the United Nations Security Council.
        Un => "un",
        /// The list of Specially Designated Nationals of the United States.
        Ofac => "ofac",
        /// The other names of that list, where it was saved as CSV files.
        OfacAliases => "ofac_aliases",
    }
}

crate::text_enum! {
    /// The life of an imported list.
    pub enum ListState {
        /// On its way in; it counts for nothing yet.
        Loading => "loading",
        /// Names are compared with it.
        Current => "current",
        /// A newer one took its place; its names are gone, its date and hash stay.
        Replaced => "replaced",
    }
}

crate::text_enum! {
    /// What a person said of a hit.
    pub enum Verdict {
        /// Nothing yet: it blocks.
        Open => "open",
        /// Somebody else: it does not block.
        Other => "other",
        /// The same: it blocks.
        Same => "same",
    }
}

crate::text_enum! {
    /// When names were compared.
    pub enum Occasion {
        /// Because somebody asked for it.
        Asked => "asked",
        /// Before the award.
        Award => "award",
        /// For a payout.
        Payout => "payout",
    }
}

/// A list, without its names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// Its id.
    pub id: ListId,
    /// Who publishes it.
    pub publisher: Publisher,
    /// The day it was published, where the file says so.
    pub on: Option<NaiveDate>,
    /// SHA-256 of the file, in hexadecimal.
    pub sha256: String,
    /// People and organisations in it.
    pub entries: i64,
    /// Their names in all spellings.
    pub names: i64,
    /// Where it stands.
    pub state: ListState,
    /// Who brought it in.
    pub imported_by: PersonId,
    /// When, UTC.
    pub imported_at: NaiveDateTime,
}

/// A likeness, as it is sealed.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Found {
    /// What the name is of us.
    pub part: Part,
    /// Our name.
    pub name: String,
    /// The name in the list.
    pub listed: String,
    /// The publisher's number of the entry.
    pub entry: String,
    /// How alike, in percent.
    pub likeness: u32,
}

/// A hit: a likeness and what a person said of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Its id.
    pub id: NameHitId,
    /// In which case.
    pub case: ApplicationId,
    /// In which list.
    pub list: ListId,
    /// What is alike.
    pub found: Found,
    /// What a person said.
    pub verdict: Verdict,
    /// Why.
    pub note: Option<String>,
    /// When it was found first, UTC.
    pub found_at: NaiveDateTime,
    /// Who judged it, and when.
    pub judged: Option<(PersonId, NaiveDateTime)>,
}

crate::refusals! {
    /// Why a thing about lists and names was refused.
    pub enum Refusal {
        /// More than the largest list has.
        ListTooLarge => "sanctions-list-too-large" at "file",
        /// Not the shape of a publisher that is read here.
        ListUnknown => "sanctions-list-unknown" at "file",
        /// Not whole, or not what its beginning says.
        ListBroken { line: usize } => "sanctions-list-broken" at "file",
        /// Bytes that are no letters in the encoding of the file.
        ListEncoding { line: usize } => "sanctions-list-encoding" at "file",
        /// A part of an entry is missing or cannot be read.
        ListField { line: usize, field: String, value: String } => "sanctions-list-field" at "file",
        /// No entry in it.
        ListEmpty => "sanctions-list-empty" at "file",
        /// This very file is in use already.
        ListKnown => "sanctions-list-known" at "file",
        /// An older one than the list in use.
        ListOlder { current: NaiveDate } => "sanctions-list-older" at "file",
        /// Names are alike, and nobody has said that it is somebody else.
        HitsOpen { open: usize } => "sanctions-hits-open",
        /// A verdict needs its reason.
        NoteMissing => "sanctions-note-missing" at "note",
        /// A note of more characters than there is room for.
        NoteTooLong { most: usize } => "sanctions-note-too-long" at "note",
    }
}
