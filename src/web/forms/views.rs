//! What the templates see of a form.

use super::{Form, Input, id_of, inputs::Kind};
use crate::{
    base::{
        seal,
        words::{Words, characters},
    },
    web::Visit,
};
use serde::Serialize;
use serde_json::Value;

impl Form {
    /// The view of the form: where it goes, its fields in order, its button's key.
    pub fn view(&self, visit: &Visit, action: &str, inputs: Vec<Input>, button: &str) -> FormView {
        let fields: Vec<FieldView> = inputs.into_iter().map(|input| self.field(visit, input)).collect();
        let mut errors = self.summary(visit);
        for error in &mut errors {
            // Far from its field a message says which one it means.
            let named = fields.iter().find(|field| error.href.strip_prefix('#') == Some(&field.id));
            // Some templates have words of their own for a field.
            if let Some(field) = named.filter(|field| !field.label.is_empty() && !field.label.starts_with('[')) {
                error.text = format!("{}: {}", field.label.trim_end_matches(['?', ':']), error.text);
            }
        }
        FormView {
            action: action.to_owned(),
            enctype: String::new(),
            aside: false,
            csrf: visit.csrf_token(),
            key: self.request_key().unwrap_or_else(|| seal::random_token().unwrap_or_default()),
            errors,
            fields,
            button: visit.say(button),
            buttons: Vec::new(),
        }
    }

    /// The error summary: what is wrong, each linked to its field.
    pub fn summary(&self, visit: &Visit) -> Vec<ErrorLine> {
        self.errors
            .iter()
            .map(|(field, message)| ErrorLine {
                href: if field.is_empty() { "#main".to_owned() } else { format!("#{}", id_of(field)) },
                text: visit.message(message),
            })
            .collect()
    }

    /// The view of one field.
    pub fn field(&self, visit: &Visit, input: Input) -> FieldView {
        let words = Words::shared();
        let key = format!("{}-{}", self.prefix, input.name.replace('_', "-"));
        let label = input.label.unwrap_or_else(|| words.say(visit.lang, &key));
        let hint_key = format!("{key}.hint");
        let hint = input.hint.unwrap_or_else(|| {
            if words.has(visit.lang, &hint_key) { words.say(visit.lang, &hint_key) } else { String::new() }
        });
        let error = self.errors.iter().find(|(field, _)| *field == input.name);
        let chosen = self.all(&input.name);
        let value = if input.kind == Kind::Password { String::new() } else { self.raw(&input.name).to_owned() };
        let id = id_of(&input.name);
        FieldView {
            is_text: input.kind == Kind::Text,
            is_area: input.kind == Kind::Area,
            is_select: input.kind == Kind::Select,
            is_radios: input.kind == Kind::Radios,
            is_checks: input.kind == Kind::Checks,
            is_date: input.kind == Kind::Date,
            is_hidden: input.kind == Kind::Hidden,
            is_file: input.kind == Kind::File,
            accept: input.accept,
            is_password: input.kind == Kind::Password,
            error: error.map(|(_, message)| visit.message(message)).unwrap_or_default(),
            label,
            hint,
            required: input.required,
            width: input.width,
            input_mode: input.mode,
            autocomplete: input.autocomplete,
            max: input.max,
            used: characters(&value),
            suffix: input.suffix,
            options: input
                .options
                .into_iter()
                .enumerate()
                .map(|(place, choice)| OptionView {
                    chosen: chosen.contains(&choice.value),
                    id: if place == 0 { id.clone() } else { format!("{id}-{place}") },
                    value: choice.value,
                    label: choice.label,
                    hint: choice.hint,
                })
                .collect(),
            name: input.name,
            id,
            value,
        }
    }
}

/// Takes the error summaries out of a page's view, to stand on top of the page: wherever its forms are, what is wrong is
/// seen first. Each line once.
pub(in crate::web) fn lift_errors(view: &mut Value, lifted: &mut Vec<Value>) {
    match view {
        Value::Object(fields) => {
            if let Some(Value::Array(lines)) = fields.get_mut("errors")
                && lines.iter().all(|line| line.get("href").is_some())
            {
                let fresh = std::mem::take(lines);
                lifted.extend(fresh.into_iter().filter(|line| !lifted.contains(line)).collect::<Vec<_>>());
            }
            fields.values_mut().for_each(|value| lift_errors(value, lifted));
        }
        Value::Array(values) => values.iter_mut().for_each(|value| lift_errors(value, lifted)),
        _ => {}
    }
}

/// A form, for `parts/form`.
#[derive(Serialize)]
pub struct FormView {
    action: String,
    enctype: String,
    aside: bool,
    csrf: String,
    key: String,
    errors: Vec<ErrorLine>,
    /// The fields in order.
    pub fields: Vec<FieldView>,
    button: String,
    /// More buttons beside the first.
    pub buttons: Vec<ButtonView>,
}

impl FormView {
    /// As a lone button beside the page's main form, whose text the language menu keeps.
    #[must_use]
    pub fn aside(mut self) -> Self {
        self.aside = true;
        self
    }

    /// As one of several forms of a kind on a page: from the second on the ids are its own. The language menu keeps what was
    /// typed in the first.
    pub fn number(&mut self, place: usize) {
        if place == 0 {
            return;
        }
        self.aside = true;
        for field in &mut self.fields {
            field.id.push_str(&format!("-form{place}"));
            for option in &mut field.options {
                option.id.push_str(&format!("-form{place}"));
            }
        }
        for error in self.errors.iter_mut().filter(|error| error.href != "#main") {
            error.href.push_str(&format!("-form{place}"));
        }
    }

    /// As a form that carries a file.
    #[must_use]
    pub fn with_file(mut self) -> Self {
        "multipart/form-data".clone_into(&mut self.enctype);
        self
    }

    /// With one more button, that sends a name and value.
    #[must_use]
    pub fn button(mut self, name: &str, value: &str, label: impl Into<String>, quiet: bool) -> Self {
        let (name, value, label) = (name.to_owned(), value.to_owned(), label.into());
        self.buttons.push(ButtonView { name, value, label, quiet, access: "" });
        self
    }

    /// With an access key for the last button.
    #[must_use]
    pub fn by_key(mut self, access: &'static str) -> Self {
        if let Some(button) = self.buttons.last_mut() {
            button.access = access;
        }
        self
    }
}

/// A further button.
#[derive(Serialize)]
pub struct ButtonView {
    name: String,
    value: String,
    label: String,
    quiet: bool,
    /// Its access key; empty for none.
    access: &'static str,
}

/// A line of the error summary.
#[derive(Serialize)]
pub struct ErrorLine {
    href: String,
    text: String,
}

impl ErrorLine {
    /// What is wrong, in words.
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// A field, for `parts/field`.
#[derive(Serialize)]
#[allow(clippy::struct_excessive_bools)]
pub struct FieldView {
    is_text: bool,
    is_area: bool,
    is_select: bool,
    is_radios: bool,
    is_checks: bool,
    is_date: bool,
    is_hidden: bool,
    is_file: bool,
    is_password: bool,
    name: String,
    id: String,
    label: String,
    hint: String,
    error: String,
    value: String,
    required: bool,
    width: &'static str,
    input_mode: &'static str,
    autocomplete: &'static str,
    max: usize,
    used: usize,
    suffix: String,
    accept: &'static str,
    options: Vec<OptionView>,
}

impl FieldView {
    /// Whether something is wrong with it.
    pub const fn is_wrong(&self) -> bool {
        !self.error.is_empty()
    }

    /// Whether something is written in it.
    pub const fn is_filled(&self) -> bool {
        !self.value.is_empty()
    }
}

#[derive(Serialize)]
struct OptionView {
    value: String,
    label: String,
    hint: String,
    chosen: bool,
    id: String,
}
