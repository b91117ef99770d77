//! Reading a section's answers out of a sent form, with what is malformed noted at its field.

use super::{Loaded, asked, field_name, inputs::options, people, table};
use crate::{
    base::{Lang, QuestionId, fold, stop::Message},
    calls::forms::{Kind, Question},
    web::Form,
};

/// Reads the section's answers out of the form, noting what is malformed; empty ones are allowed.
pub(super) fn read(loaded: &Loaded, form: &mut Form) -> Option<Vec<(QuestionId, String)>> {
    let mut values = Vec::new();
    // What was not on the page, or is not asked after the answers on it, keeps what was saved.
    for question in asked::on_page(loaded, form).into_iter().filter(|question| question.kind != Kind::File) {
        let value = read_answer(loaded, form, question);
        values.push((question.id, value.unwrap_or_default()));
    }
    form.stands().then_some(values)
}

fn read_answer(loaded: &Loaded, form: &mut Form, question: &Question) -> Option<String> {
    let name = field_name(question);
    match question.kind {
        Kind::Budget => return table::read(loaded, form, &name),
        Kind::PeopleServed => return people::read(loaded, form, &name),
        _ => {}
    }
    if form.raw(&name).trim().is_empty() {
        return Some(String::new());
    }
    match question.kind {
        Kind::ShortText | Kind::LongText => form.optional(&name, question.limit()),
        Kind::Number => form.number(&name, 0, 100_000_000).map(|number| number.to_string()),
        Kind::Date => form.date(&name).map(|day| day.to_string()),
        Kind::Money => {
            let currency = form.currency(&format!("{name}_currency"))?;
            if !loaded.call.currencies.contains(&currency) {
                form.refuse(&format!("{name}_currency"), Message::new("form-choose"));
                return None;
            }
            form.money(&name, currency).map(|amount| amount.to_string())
        }
        Kind::Phone => {
            let phone = fold::phone(form.raw(&name), Some(&loaded.case.country));
            if phone.is_none() {
                form.refuse(&name, Message::new("form-phone"));
            }
            phone
        }
        Kind::Email => {
            let text = form.optional(&name, 254)?;
            if crate::people::register::check_email(&text).is_err() {
                form.refuse(&name, Message::new("people-email-malformed"));
                return None;
            }
            Some(text)
        }
        Kind::YesNo | Kind::OneOf | Kind::Region | Kind::SeveralOf | Kind::Declaration => {
            let chosen = form.all(&name);
            let known: Vec<String> = match question.kind {
                Kind::YesNo => vec!["yes".into(), "no".into()],
                Kind::Declaration => vec!["yes".into()],
                _ => options(loaded, question, Lang::En).into_iter().map(|choice| choice.value).collect(),
            };
            if chosen.iter().any(|code| !known.contains(code)) {
                form.refuse(&name, Message::new("form-choose"));
                return None;
            }
            Some(chosen.join("\n"))
        }
        Kind::Budget | Kind::File | Kind::PeopleServed => None,
    }
}
