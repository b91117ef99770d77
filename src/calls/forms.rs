//! Forms: versions of sections and questions. A published version is frozen; each application keeps its own.

use super::store;
use crate::{
    audit,
    base::{CallId, Deed, FormVersionId, Labels, QuestionId, SectionId, Stop},
    db::Tx,
};
use serde::{Deserialize, Serialize};
use std::{collections::HashMap, sync::Arc};

/// The form of a regular call: the twenty questions.
pub const REGULAR: &str = include_str!("../../config/defaults/form-regular.toml");
/// The shortest form.
pub const EMERGENCY: &str = include_str!("../../config/defaults/form-emergency.toml");
/// The form for a thing that is bought.
pub const IN_KIND: &str = include_str!("../../config/defaults/form-in-kind.toml");

crate::text_enum! {
    /// What a question is answered with.
    pub enum Kind {
        /// One line.
        ShortText => "short_text",
        /// Several lines.
        LongText => "long_text",
        /// A whole number.
        Number => "number",
        /// An amount in one of the call's currencies.
        Money => "money",
        /// A date.
        Date => "date",
        /// Yes or no.
        YesNo => "yes_no",
        /// One of several choices.
        OneOf => "one_of",
        /// Several choices.
        SeveralOf => "several_of",
        /// A region of the application's country.
        Region => "region",
        /// A telephone number.
        Phone => "phone",
        /// An e-mail address.
        Email => "email",
        /// A table of costs.
        Budget => "budget",
        /// Files.
        File => "file",
        /// How many people it serves, by band.
        PeopleServed => "people_served",
        /// A box to tick.
        Declaration => "declaration",
    }
}

/// A form as a file holds it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormFile {
    /// Its code.
    pub code: String,
    /// In order.
    #[serde(rename = "section", default)]
    pub sections: Vec<SectionFile>,
}

/// A section as a file holds it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SectionFile {
    /// Its code.
    pub code: String,
    /// Its title per language.
    pub labels: Labels,
    /// A sentence below it.
    #[serde(default, skip_serializing_if = "Labels::is_empty")]
    pub help: Labels,
    /// In order.
    #[serde(rename = "question", default)]
    pub questions: Vec<QuestionFile>,
}

/// A question as a file holds it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct QuestionFile {
    /// Its code within the form.
    pub code: String,
    /// What it is answered with.
    pub kind: Kind,
    /// The programme's list it chooses from.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub list: String,
    /// The plain column it also fills.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub column: String,
    /// Whether it must be answered before sending.
    pub required: bool,
    /// Limit in characters; 0: the kind's own.
    #[serde(default)]
    pub max_chars: i32,
    /// Whether the board sees the answer.
    pub board_sees: bool,
    /// Whether it identifies or endangers.
    pub sensitive: bool,
    /// Whether it bears on the score.
    #[serde(default)]
    pub scored: bool,
    /// Whether it names people and partners: the board reads the answer before it declares conflicts.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub names_people: bool,
    /// `code=value`: asked only then.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub show_when: String,
    /// The question per language.
    pub labels: Labels,
    /// Help per language.
    #[serde(default, skip_serializing_if = "Labels::is_empty")]
    pub help: Labels,
    /// Its own choices.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<OwnOption>,
}

/// A choice a question brings itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OwnOption {
    /// Its code.
    pub code: String,
    /// Its name per language.
    pub labels: Labels,
}

/// A version of a call's form.
#[derive(Clone, Copy, Debug)]
pub struct Version {
    /// Its id.
    pub id: FormVersionId,
    /// Counted from 1 within the call.
    pub number: i32,
    /// Whether it is frozen: applications may have been filled in with it.
    pub is_published: bool,
}

/// A section of a version.
#[derive(Clone, Debug)]
pub struct Section {
    /// Its id.
    pub id: SectionId,
    /// Its code, as in addresses.
    pub code: String,
    /// Its title.
    pub labels: Labels,
    /// A sentence below the title.
    pub help: Labels,
    /// In order.
    pub questions: Vec<Question>,
}

/// A question of a version.
#[derive(Clone, Debug)]
#[allow(clippy::struct_excessive_bools)]
pub struct Question {
    /// Its id.
    pub id: QuestionId,
    /// Its code within the form.
    pub code: String,
    /// What it is answered with.
    pub kind: Kind,
    /// The question per language.
    pub labels: Labels,
    /// Help per language.
    pub help: Labels,
    /// Whether it must be answered before sending.
    pub required: bool,
    /// Limit in characters; 0: the kind's own.
    pub max_chars: usize,
    /// The programme's list it chooses from.
    pub list: String,
    /// Or its own choices.
    pub options: Vec<OwnOption>,
    /// The plain column it also fills: name, kind, region, theme, amount, language.
    pub fills: String,
    /// Whether the board sees the answer.
    pub board_sees: bool,
    /// Whether it identifies or endangers.
    pub sensitive: bool,
    /// Whether it bears on the score.
    pub scored: bool,
    /// Whether it names people and partners: the board reads the answer before it declares conflicts.
    pub names_people: bool,
    /// `code=value`: asked only then.
    pub show_when: String,
}

impl Question {
    /// The limit in characters.
    pub fn limit(&self) -> usize {
        match (self.max_chars, self.kind) {
            (0, Kind::LongText) => 2_000,
            (0, _) => 300,
            (limit, _) => limit,
        }
    }
}

impl From<&Question> for QuestionFile {
    fn from(question: &Question) -> Self {
        Self {
            code: question.code.clone(),
            kind: question.kind,
            list: question.list.clone(),
            column: question.fills.clone(),
            required: question.required,
            max_chars: i32::try_from(question.max_chars).unwrap_or(0),
            board_sees: question.board_sees,
            sensitive: question.sensitive,
            scored: question.scored,
            names_people: question.names_people,
            show_when: question.show_when.clone(),
            labels: question.labels.clone(),
            help: question.help.clone(),
            options: question.options.clone(),
        }
    }
}

impl FormFile {
    /// A version as a file.
    pub fn of(code: &str, sections: &[Section]) -> Self {
        let section = |section: &Section| SectionFile {
            code: section.code.clone(),
            labels: section.labels.clone(),
            help: section.help.clone(),
            questions: section.questions.iter().map(QuestionFile::from).collect(),
        };
        Self { code: code.to_owned(), sections: sections.iter().map(section).collect() }
    }

    /// Its questions in order.
    pub fn questions(&self) -> impl Iterator<Item = &QuestionFile> {
        self.sections.iter().flat_map(|section| &section.questions)
    }
}

/// Gives a call a new version of its form, from a file's text. An act.
pub fn import(tx: &mut Tx<'_>, call: CallId, text: &str) -> Result<FormVersionId, Stop> {
    tx.permit(Deed::EditCall)?;
    let file: FormFile = toml::from_str(text).map_err(|error| Stop::broken(format!("form: {error}")))?;
    let version = fresh(tx, call)?;
    store::fill(tx, version, &file)?;
    audit::record(tx, audit::Event::new("calls.import_form", call).with(serde_json::json!({ "form": file.code })))?;
    Ok(version)
}

/// A new, empty version. A step.
pub(super) fn fresh(tx: &mut Tx<'_>, call: CallId) -> Result<FormVersionId, Stop> {
    let number = in_work(tx, call)?.map_or(1, |version| version.number + 1);
    let version: FormVersionId = tx.new_id()?;
    store::insert_version(tx, version, call, number, &Labels::default())?;
    Ok(version)
}

/// The version applications are opened with: the newest published one. A step.
pub fn newest(tx: &mut Tx<'_>, call: CallId) -> Result<Option<FormVersionId>, Stop> {
    Ok(store::versions(tx, call)?.into_iter().find(|version| version.is_published).map(|version| version.id))
}

/// The version that is being worked on; else the newest published one. A step.
pub fn in_work(tx: &mut Tx<'_>, call: CallId) -> Result<Option<Version>, Stop> {
    Ok(store::versions(tx, call)?.into_iter().next())
}

/// A version's sections and questions. [`Stop::Missing`] where there is no such version. A step. Three queries; none for a
/// published one that was read before.
pub fn load(tx: &mut Tx<'_>, version: FormVersionId) -> Result<Arc<Vec<Section>>, Stop> {
    some(tx, &[version])?.remove(&version).ok_or(Stop::Missing)
}

/// The sections and questions of those of some versions that there are. A step. Three queries for those that are not
/// published or were not read before.
pub fn some(tx: &mut Tx<'_>, versions: &[FormVersionId]) -> Result<HashMap<FormVersionId, Arc<Vec<Section>>>, Stop> {
    let mut found = HashMap::with_capacity(versions.len());
    let mut missing = Vec::new();
    for version in versions {
        match tx.recall(version.0, 0) {
            Some(form) => _ = found.insert(*version, form),
            None => missing.push(*version),
        }
    }
    if missing.is_empty() {
        return Ok(found);
    }
    let mut forms = store::forms(tx, &missing)?;
    for (version, is_published) in store::standing(tx, &missing)? {
        let form = forms.remove(&version).unwrap_or_default();
        let form = if is_published { tx.remember(version.0, 0, form) } else { Arc::new(form) };
        found.insert(version, form);
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_that_ship_are_whole() {
        for text in [REGULAR, EMERGENCY, IN_KIND] {
            let form: FormFile = toml::from_str(text).unwrap();
            let fills: Vec<&str> = form.sections.iter().flat_map(|s| &s.questions).map(|q| q.column.as_str()).collect();
            for column in ["name", "kind", "region", "amount", "language"] {
                assert!(fills.contains(&column), "{} lacks {column}", form.code);
            }
        }
    }
}
