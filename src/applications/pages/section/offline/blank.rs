//! Writing the form as one sheet: a question a row, cells to fill in with drop-downs and limits, all else locked.

use super::super::{
    Loaded, asked, field_name, filled,
    inputs::options,
    table::{FIELDS, MOST},
};
use crate::{
    applications::{budget::CATEGORIES, people::BANDS},
    calls::forms::{Kind, Question},
    web::{
        Form, Visit,
        sheet::{Cell, Field, Limit, Sheet},
    },
};
use rust_decimal::Decimal;

/// The column that names what a row holds, for reading it back.
pub(super) const KEY: u16 = 6;
/// What the first such cell begins with.
pub(super) const MARK: &str = "hashar-form-1";
/// Lines of a budget that the sheet offers.
pub(super) const LINES: usize = 25;

/// A sheet as it grows.
struct Growing<'v> {
    visit: &'v Visit,
    sheet: Sheet,
}

impl Growing<'_> {
    fn say(&self, key: &str) -> String {
        self.visit.say(key)
    }

    fn row(&mut self) -> u32 {
        u32::try_from(self.sheet.rows.len()).unwrap_or(u32::MAX)
    }

    /// A row that is only read.
    fn told(&mut self, cells: &[&str], bold: bool) {
        if bold {
            let row = self.row();
            self.sheet.bold.push(row);
        }
        self.sheet.row(cells.iter().map(|text| Cell::text(*text)).collect());
    }

    /// A row to fill in: what is asked, what stands there, how to fill it in, its key.
    fn ask(&mut self, (label, hint, key): (&str, &str, &str), value: &str, limit: Option<Limit>) {
        let row = self.row();
        self.sheet.fields.push(Field { row, column: 1, limit, refusal: hint.to_owned() });
        let empty = || Cell::Empty;
        let (label, hint, key) = (Cell::text(label), Cell::text(hint), Cell::text(key));
        self.sheet.row(vec![label, Cell::text(value), hint, empty(), empty(), empty(), key]);
    }
}

/// The whole form, with what is saved of it, in the reader's language.
pub(super) fn sheet(visit: &Visit, loaded: &mut Loaded) -> Sheet {
    let name = loaded.call.labels.say(visit.lang);
    let mut growing = Growing { visit, sheet: Sheet::new(name.clone(), Vec::new()) };
    growing.sheet.widths = vec![44, 44, 32, 11, 13, 13, 4];
    let mark = format!("{MARK} {} {}", loaded.case.form_version_id, visit.lang.code());
    growing.told(&[&name, "", "", "", "", "", &mark], true);
    for key in ["coloured", "lists", "dates", "empty", "files", "bring"] {
        let text = growing.say(&format!("applications-offline-rule-{key}"));
        growing.told(&[&text], false);
    }
    for place in 0..loaded.form.len() {
        loaded.place = place;
        section(&mut growing, loaded);
    }
    fit(&mut growing.sheet);
    growing.sheet
}

/// Makes rows high enough for what is read in them, and for what will be written.
fn fit(sheet: &mut Sheet) {
    sheet.hidden = vec![KEY];
    for (row, cells) in (0_u32..).zip(&sheet.rows) {
        let of = |(cell, width): (&Cell, &u8)| match cell {
            Cell::Text(text) => text.chars().count().div_ceil(usize::from(*width)),
            _ => 1,
        };
        let shown = cells.iter().zip(&sheet.widths).take(3).map(of).max().unwrap_or(1);
        let room = sheet.lines.iter().find(|(other, _)| *other == row).map_or(1, |(_, lines)| usize::from(*lines));
        let lines = u8::try_from(shown.max(room).min(20)).unwrap_or(20);
        sheet.lines.retain(|(other, _)| *other != row);
        sheet.lines.push((row, lines));
    }
}

fn section(growing: &mut Growing<'_>, loaded: &Loaded) {
    let (title, help) =
        (loaded.section().labels.say(growing.visit.lang), loaded.section().help.say(growing.visit.lang));
    growing.told(&[], false);
    growing.told(&[&title, "", &help], true);
    let form = filled(loaded);
    for question in loaded.section().questions.iter().filter(|question| asked::may_change(loaded, question)) {
        ask(growing, loaded, &form, question);
    }
}

/// How a question is filled in: whether it must be, when it is asked at all, its help.
fn hint(growing: &Growing<'_>, loaded: &Loaded, question: &Question) -> String {
    let lang = growing.visit.lang;
    let mut parts = Vec::new();
    if !question.required {
        parts.push(growing.say("form-optional"));
    }
    if let Some((code, value)) = question.show_when.split_once('=') {
        let other = loaded.form.iter().flat_map(|section| &section.questions).find(|other| other.code == code);
        if let Some(other) = other {
            let answer = crate::applications::answers::in_words(other, value, &loaded.lists, lang);
            parts.push(format!("{}: {} – {answer}", growing.say("applications-offline-only"), other.labels.say(lang)));
        }
    }
    if matches!(question.kind, Kind::ShortText | Kind::LongText) {
        parts.push(format!("≤ {}", question.limit()));
    }
    if question.kind == Kind::Date {
        parts.push(growing.say("applications-offline-date"));
    }
    let help = question.help.say(lang);
    parts.extend((!help.is_empty()).then_some(help));
    parts.join(" · ")
}

/// A line for each choice of several, answered with yes.
fn ticks(growing: &mut Growing<'_>, options: &[crate::web::Choice], form: &Form, name: &str) {
    let (yes, ticked) = (growing.say("form-yes"), form.all(name));
    for option in options {
        let value = if ticked.contains(&option.value) { yes.clone() } else { String::new() };
        let key = format!("{name}={}", option.value);
        growing.ask((&format!("– {}", option.label), "", &key), &value, Some(Limit::OneOf(vec![yes.clone()])));
    }
}

fn ask(growing: &mut Growing<'_>, loaded: &Loaded, form: &Form, question: &Question) {
    let lang = growing.visit.lang;
    let name = field_name(question);
    let (label, hint) = (question.labels.say(lang), hint(growing, loaded, question));
    let chosen = form.raw(&name).to_owned();
    let names = |options: &[crate::web::Choice]| options.iter().map(|one| one.label.clone()).collect::<Vec<_>>();
    match question.kind {
        Kind::ShortText | Kind::LongText => {
            let most = u32::try_from(question.limit()).unwrap_or(u32::MAX);
            let room = match most {
                ..=120 => 1,
                121..=400 => 2,
                401..=1_000 => 5,
                _ => 9,
            };
            let row = growing.row();
            growing.sheet.lines.push((row, room));
            growing.ask((&label, &hint, &name), &chosen, Some(Limit::Letters(most)));
        }
        Kind::Number => {
            let limit = Limit::Between(Decimal::ZERO, Decimal::from(100_000_000));
            growing.ask((&label, &hint, &name), &chosen, Some(limit));
        }
        // Typed as words: each spreadsheet has its own idea of a date.
        Kind::Date | Kind::Phone | Kind::Email => growing.ask((&label, &hint, &name), &chosen, None),
        Kind::YesNo | Kind::Declaration => {
            let mut words = vec![growing.say("form-yes"), growing.say("form-no")];
            words.truncate(if question.kind == Kind::Declaration { 1 } else { 2 });
            let value = match chosen.as_str() {
                "yes" => growing.say("form-yes"),
                "no" => growing.say("form-no"),
                _ => String::new(),
            };
            growing.ask((&label, &hint, &name), &value, Some(Limit::OneOf(words)));
        }
        Kind::OneOf | Kind::Region => {
            let options = options(loaded, question, lang);
            let value = options.iter().find(|one| one.value == chosen).map(|one| one.label.clone());
            growing.ask((&label, &hint, &name), &value.unwrap_or_default(), Some(Limit::OneOf(names(&options))));
        }
        Kind::SeveralOf => {
            growing.told(&[&label, "", &hint], false);
            ticks(growing, &options(loaded, question, lang), form, &name);
        }
        Kind::Money => {
            growing.ask((&label, &hint, &name), &chosen, None);
            let codes = loaded.call.currencies.iter().map(|one| one.code().to_owned()).collect();
            let key = format!("{name}_currency");
            let currency = growing.say("applications-currency");
            growing.ask((&format!("– {currency}"), "", &key), form.raw(&key), Some(Limit::OneOf(codes)));
        }
        Kind::PeopleServed => {
            growing.told(&[&label, "", &hint], false);
            for (band, label) in loaded.lists.of(BANDS, lang) {
                let key = format!("{name}_{band}");
                let limit = Limit::Between(Decimal::ZERO, Decimal::from(crate::applications::people::MOST));
                growing.ask((&format!("– {label}"), "", &key), form.raw(&key), Some(limit));
            }
        }
        Kind::Budget => budget(growing, loaded, form, (&label, &hint, &name)),
        Kind::File => {
            let text = growing.say("applications-offline-online");
            growing.told(&[&label, &text, &hint], false);
        }
    }
}

/// The lines of a budget: a row each, with a column for each part.
fn budget(growing: &mut Growing<'_>, loaded: &Loaded, form: &Form, (label, hint, name): (&str, &str, &str)) {
    growing.told(&[label, "", hint], false);
    let heads = ["category", "what", "quantity", "cost", "others"]
        .map(|part| growing.say(&format!("applications-budget-of-{part}")));
    growing.told(&["", &heads[0], &heads[1], &heads[2], &heads[3], &heads[4]], true);
    let categories: Vec<(String, String)> = loaded.lists.of(CATEGORIES, growing.visit.lang);
    let names: Vec<String> = categories.iter().map(|(_, name)| name.clone()).collect();
    for line in 0..LINES.min(MOST) {
        let row = growing.row();
        let mut cells = vec![Cell::text(format!("– {}", line + 1))];
        for (column, part) in (1_u16..).zip(FIELDS) {
            let value = form.raw(&format!("{name}_{line}_{part}"));
            let category = categories.iter().find(|(code, _)| part == "category" && code == value);
            cells.push(Cell::text(category.map_or(value, |(_, name)| name)));
            let limit = match part {
                "category" => Some(Limit::OneOf(names.clone())),
                "what" => Some(Limit::Letters(200)),
                _ => None,
            };
            growing.sheet.fields.push(Field { row, column, limit, refusal: String::new() });
        }
        cells.push(Cell::text(format!("{name}_{line}")));
        growing.sheet.row(cells);
    }
}
