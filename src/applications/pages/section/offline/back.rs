//! Reading a filled-in sheet: each cell goes through the same reading as the field of a page, and what is wrong is named
//! with its cell.

use super::{
    super::{Loaded, asked, field_name, inputs::options, reading::read, table::FIELDS},
    Problem,
    blank::{KEY, MARK},
};
use crate::{
    applications::budget::CATEGORIES,
    base::{FormVersionId, Lang, QuestionId, SectionId, stop::Message, words::Words},
    calls::forms::{Kind, Question},
    web::{
        Form, Posted, Visit,
        sheet::reading::{Table, Value, cell_name},
    },
};
use std::collections::HashMap;

/// Answers by section, ready to be saved.
pub(super) type Sections = Vec<(SectionId, Vec<(QuestionId, String)>)>;

/// What was typed: fields as of a page, and the cell of each.
#[derive(Default)]
struct Typed {
    fields: Vec<(String, String)>,
    cells: HashMap<String, String>,
}

impl Typed {
    fn put(&mut self, field: String, value: String, cell: String) {
        self.cells.entry(field.clone()).or_insert(cell);
        self.fields.push((field, value));
    }
}

/// The answers of a sheet, or its problems; a message where it is no sheet of this form.
pub(super) fn take(
    visit: &Visit,
    loaded: &mut Loaded,
    tables: &[Table],
) -> Result<Result<Sections, Vec<Problem>>, Message> {
    let table = tables.iter().find(|table| mark(table).is_some());
    let (version, lang) = table.and_then(mark).ok_or_else(|| Message::new("applications-offline-foreign"))?;
    if version != loaded.case.form_version_id {
        return Err(Message::new("applications-offline-old"));
    }
    let Some(table) = table else { return Err(Message::new("applications-offline-foreign")) };
    let (mut sections, mut problems) = (Vec::new(), Vec::new());
    for place in 0..loaded.form.len() {
        loaded.place = place;
        let typed = typed(loaded, table, lang);
        let mut form = Form::sent("applications-section", Posted { fields: typed.fields, ..Posted::default() });
        // Each question of the sheet was in sight.
        let codes: Vec<&str> = loaded.section().questions.iter().map(|question| question.code.as_str()).collect();
        form.put(asked::FIELD, codes.join(" "));
        match read(loaded, &mut form) {
            Some(answers) => {
                // An empty cell leaves what was saved.
                let given: Vec<_> = answers.into_iter().filter(|(_, value)| !value.is_empty()).collect();
                loaded.answers.extend(given.iter().cloned());
                if !given.is_empty() {
                    sections.push((loaded.section().id, given));
                }
            }
            None => problems.extend(form.errors().iter().map(|(field, message)| Problem {
                cell: typed.cells.get(field).cloned().unwrap_or_default(),
                label: label(loaded, field, visit.lang),
                text: visit.message(message),
            })),
        }
    }
    Ok(if problems.is_empty() { Ok(sections) } else { Err(problems) })
}

/// The question that a field belongs to.
fn label(loaded: &Loaded, field: &str, lang: Lang) -> String {
    let mine = loaded.section().questions.iter().filter(|question| field.starts_with(&field_name(question)));
    mine.max_by_key(|question| question.code.len()).map(|question| question.labels.say(lang)).unwrap_or_default()
}

/// The version of the form and the language that a sheet was written in.
fn mark(table: &Table) -> Option<(FormVersionId, Lang)> {
    let mut marked = (0..table.rows().len()).map(|row| table.at(row, KEY.into()).typed());
    let mark = marked.find(|text| text.starts_with(MARK))?;
    let mut parts = mark.split(' ').skip(1);
    Some((parts.next()?.parse().ok()?, Lang::from_code(parts.next()?)?))
}

/// The fields of the section at hand, as they stand in the sheet; empty ones too, so that each has its cell.
fn typed(loaded: &Loaded, table: &Table, lang: Lang) -> Typed {
    let mut typed = Typed::default();
    let rows: Vec<(usize, String)> = (0..table.rows().len())
        .map(|row| (row, table.at(row, KEY.into()).typed()))
        .filter(|(_, key)| !key.is_empty())
        .collect();
    for question in loaded.section().questions.iter().filter(|question| asked::may_change(loaded, question)) {
        let name = field_name(question);
        for (row, key) in &rows {
            let (row, cell) = (*row, cell_name(*row, 1));
            let value = text(table.at(row, 1));
            match (question.kind, key.strip_prefix(&name)) {
                (Kind::SeveralOf, Some(option)) if option.starts_with('=') => {
                    if let Some(value) = ticked(&value, &option[1..]) {
                        typed.put(name.clone(), value, cell);
                    }
                }
                (Kind::Budget, Some(line)) if is_line(line) => {
                    budget_line(&mut typed, loaded, table, (row, key), lang);
                }
                (Kind::Money, Some("_currency")) => typed.put(key.clone(), value.to_uppercase(), cell),
                (Kind::PeopleServed, Some(band)) if band.starts_with('_') => typed.put(key.clone(), value, cell),
                (_, Some("")) => typed.put(name.clone(), code_of(loaded, question, &value, lang), cell),
                _ => {}
            }
        }
    }
    typed
}

/// Whether the rest of a key names a line of a budget.
fn is_line(rest: &str) -> bool {
    rest.strip_prefix('_').is_some_and(|number| number.parse::<usize>().is_ok())
}

/// A cell as a person would have typed it, without stray spaces.
fn text(value: &Value) -> String {
    value.typed().trim().to_owned()
}

/// Whether a word says yes or no in any language.
fn says(word: &str, key: &str) -> bool {
    Lang::ALL.iter().any(|lang| Words::shared().say(*lang, key).to_lowercase() == word.to_lowercase())
}

/// The choice itself where its cell is ticked, nothing where it is not, and the word as it is where it says neither.
fn ticked(word: &str, code: &str) -> Option<String> {
    if word.is_empty() || says(word, "form-no") || word == "false" {
        None
    } else if says(word, "form-yes") || ["x", "X", "х", "Х", "+", "1", "✓", "true"].contains(&word) {
        Some(code.to_owned())
    } else {
        Some(word.to_owned())
    }
}

/// The code of a choice by its name in the sheet's language, else in any; other words stay as they are.
fn code_of(loaded: &Loaded, question: &Question, word: &str, lang: Lang) -> String {
    match question.kind {
        Kind::YesNo | Kind::Declaration if says(word, "form-yes") || word == "true" => "yes".to_owned(),
        Kind::YesNo if says(word, "form-no") || word == "false" => "no".to_owned(),
        Kind::Declaration if says(word, "form-no") || word == "false" => String::new(),
        Kind::OneOf | Kind::Region => {
            let in_lang = |lang: Lang| {
                let options = options(loaded, question, lang).into_iter();
                let mut named = options.filter(|one| one.label.to_lowercase() == word.to_lowercase());
                named.next().map(|one| one.value)
            };
            let found = std::iter::once(lang).chain(Lang::ALL).find_map(in_lang);
            found.unwrap_or_else(|| word.to_owned())
        }
        _ => word.to_owned(),
    }
}

fn budget_line(typed: &mut Typed, loaded: &Loaded, table: &Table, (row, key): (usize, &str), lang: Lang) {
    for (column, part) in (1..).zip(FIELDS) {
        let word = text(table.at(row, column));
        let value = if part == "category" {
            let named = |lang: Lang| {
                let mut all = loaded.lists.of(CATEGORIES, lang).into_iter();
                all.find(|(_, name)| name.to_lowercase() == word.to_lowercase()).map(|(code, _)| code)
            };
            std::iter::once(lang).chain(Lang::ALL).find_map(named).unwrap_or(word)
        } else {
            word
        };
        typed.put(format!("{key}_{part}"), value, cell_name(row, column));
    }
}
