//! Whether a form is whole: each part on its own and beside the others, and what it needs before groups may see it.

use super::{
    Refusal,
    choices::Lists,
    forms::{FormFile, Kind, QuestionFile, SectionFile},
};
use crate::base::{Labels, stop::Arg, words::characters};
use std::collections::HashSet;

/// Most sections of a form.
const SECTIONS: usize = 40;
/// Most questions of a form.
const QUESTIONS: usize = 200;
/// Most choices a question brings itself.
const OPTIONS: usize = 60;
/// Longest title or question, in characters.
pub const LABEL: usize = 300;
/// Longest help, in characters.
pub const HELP: usize = 1_000;
/// Greatest limit in characters.
pub const LIMIT: i32 = 10_000;
/// The plain columns a question may fill.
pub const COLUMNS: [&str; 6] = ["name", "kind", "region", "theme", "amount", "language"];

/// What is wrong, and with which section or question.
#[derive(Debug, PartialEq)]
pub struct Flaw {
    /// Its code.
    pub part: String,
    /// Why.
    pub why: Refusal,
}

impl Flaw {
    /// The same as a refusal of a file, where the part is not otherwise in sight.
    pub fn of_file(self) -> Refusal {
        use crate::base::Refusal as _;
        Refusal::FileFlawed { part: self.part, why: Arg::Words(self.why.message().key) }
    }
}

/// Looks a form through while it is being built: gaps are allowed, contradictions are not.
pub fn check(form: &FormFile, lists: &Lists) -> Result<(), Flaw> {
    let flaw = |part: &str, why| Flaw { part: part.to_owned(), why };
    if form.sections.len() > SECTIONS || form.questions().count() > QUESTIONS {
        return Err(flaw("", Refusal::FormTooLarge));
    }
    let mut codes = HashSet::new();
    for section in &form.sections {
        if !codes.insert(&section.code) {
            return Err(flaw(&section.code, Refusal::PartCodeTaken));
        }
        check_section(section).map_err(|why| flaw(&section.code, why))?;
    }
    let (mut codes, mut filled) = (HashSet::new(), HashSet::new());
    let mut before: Vec<&QuestionFile> = Vec::new();
    for question in form.questions() {
        if !codes.insert(&question.code) {
            return Err(flaw(&question.code, Refusal::PartCodeTaken));
        }
        if !question.column.is_empty() && !filled.insert(&question.column) {
            return Err(flaw(&question.code, Refusal::FillsTaken));
        }
        check_question(question, &before, lists).map_err(|why| flaw(&question.code, why))?;
        before.push(question);
    }
    Ok(())
}

/// What a form needs before groups may see it.
pub fn check_complete(form: &FormFile) -> Result<(), Refusal> {
    if form.questions().next().is_none() {
        return Err(Refusal::FormMissing);
    }
    if form.sections.iter().any(|section| section.questions.is_empty()) {
        return Err(Refusal::SectionEmpty);
    }
    if !form.questions().any(|question| question.column == "name") {
        return Err(Refusal::NameQuestionMissing);
    }
    Ok(())
}

fn check_code(code: &str) -> Result<(), Refusal> {
    let fits = |letter: u8| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == b'_';
    if code.is_empty() || code.len() > 40 || !code.bytes().all(fits) {
        return Err(Refusal::PartCodeMalformed);
    }
    Ok(())
}

fn check_labels(labels: &Labels, help: &Labels) -> Result<(), Refusal> {
    if labels.is_empty() {
        return Err(Refusal::LabelMissing);
    }
    let long = |labels: &Labels, most| labels.0.values().any(|text| characters(text) > most);
    if long(labels, LABEL) || long(help, HELP) { Err(Refusal::LabelTooLong) } else { Ok(()) }
}

fn check_section(section: &SectionFile) -> Result<(), Refusal> {
    check_code(&section.code)?;
    check_labels(&section.labels, &section.help)
}

fn check_question(question: &QuestionFile, before: &[&QuestionFile], lists: &Lists) -> Result<(), Refusal> {
    check_code(&question.code)?;
    check_labels(&question.labels, &question.help)?;
    check_options(question, lists)?;
    if !(0..=LIMIT).contains(&question.max_chars) {
        return Err(Refusal::LabelTooLong);
    }
    if !fills(question) {
        return Err(Refusal::FillsKind);
    }
    let Some((code, value)) = question.show_when.split_once('=') else {
        return if question.show_when.is_empty() { Ok(()) } else { Err(Refusal::ShowWhenUnknown) };
    };
    let depends = before.iter().find(|other| other.code == code);
    let answered = depends.is_some_and(|other| answers(other, lists).iter().any(|answer| answer == value));
    if answered { Ok(()) } else { Err(Refusal::ShowWhenUnknown) }
}

fn check_options(question: &QuestionFile, lists: &Lists) -> Result<(), Refusal> {
    if !matches!(question.kind, Kind::OneOf | Kind::SeveralOf) {
        return Ok(());
    }
    let mut codes = HashSet::new();
    for option in &question.options {
        // Codes of languages stand here too: `uz-Cyrl`.
        let fits = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '-';
        if option.code.is_empty() || option.code.len() > 40 || !option.code.chars().all(fits) {
            return Err(Refusal::PartCodeMalformed);
        }
        check_labels(&option.labels, &Labels::default())?;
        if !codes.insert(&option.code) {
            return Err(Refusal::PartCodeTaken);
        }
    }
    let known = !question.list.is_empty() && lists.names().any(|name| name == question.list);
    // Exactly one of the two: its own answers, or a list of the programme.
    let good = if question.options.is_empty() { known } else { question.list.is_empty() };
    if good && question.options.len() <= OPTIONS { Ok(()) } else { Err(Refusal::AnswersMissing) }
}

/// Whether a question can fill the column it names.
fn fills(question: &QuestionFile) -> bool {
    let one_of = |list: &str| question.kind == Kind::OneOf && question.list == list;
    match question.column.as_str() {
        "" => true,
        "name" => question.kind == Kind::ShortText,
        "kind" => one_of("kind"),
        "theme" => one_of("theme"),
        "region" => question.kind == Kind::Region,
        "amount" => question.kind == Kind::Money,
        "language" => question.kind == Kind::OneOf,
        _ => false,
    }
}

/// The answers another question may wait for; none where anything may be written.
pub fn answers(question: &QuestionFile, lists: &Lists) -> Vec<String> {
    match question.kind {
        Kind::YesNo => vec!["yes".to_owned(), "no".to_owned()],
        Kind::Declaration => vec!["yes".to_owned()],
        Kind::OneOf | Kind::SeveralOf if question.options.is_empty() => lists.codes(&question.list),
        Kind::OneOf | Kind::SeveralOf => question.options.iter().map(|option| option.code.clone()).collect(),
        _ => Vec::new(),
    }
}
