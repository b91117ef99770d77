//! People served on a section's page: a count for each band, and what they come to.

use super::{Loaded, asked, field_name};
use crate::{
    applications::people::{self, BANDS, MOST, OF_THEM},
    base::stop::Message,
    calls::forms::Kind,
    web::{Form, Input, Visit, forms::FieldView},
};
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct People {
    title: String,
    help: String,
    required: bool,
    bands: Vec<FieldView>,
    of_them: Vec<FieldView>,
    total: String,
}

fn field(name: &str, band: &str) -> String {
    format!("{name}_{band}")
}

/// The saved counts, in the fields of a blank form.
pub(super) fn filled(form: Form, name: &str, value: &str) -> Form {
    people::counts(value)
        .into_iter()
        .fold(form, |form, (band, count)| form.with(&field(name, &band), count.to_string()))
}

/// The questions of a section for people served.
pub(super) fn views(visit: &Visit, loaded: &Loaded, form: &Form) -> Vec<People> {
    let questions = asked::questions(loaded, form).into_iter().filter(|question| question.kind == Kind::PeopleServed);
    questions
        .map(|question| {
            let name = field_name(question);
            let below = |parent: &str| -> Vec<FieldView> {
                let bands = loaded.lists.below(BANDS, parent, visit.lang).into_iter();
                bands
                    .map(|(band, label)| {
                        form.field(visit, Input::number(&field(&name, &band)).labelled(label).hinted("").optional())
                    })
                    .collect()
            };
            let total = people::total(&typed(loaded, form, &name), &loaded.lists);
            People {
                title: question.labels.tell(visit.lang),
                help: question.help.tell(visit.lang),
                required: question.required,
                bands: below(""),
                of_them: below(OF_THEM),
                total: if total > 0 { total.to_string() } else { String::new() },
            }
        })
        .collect()
}

/// The counts that make sense already.
fn typed(loaded: &Loaded, form: &Form, name: &str) -> Vec<(String, i64)> {
    let count = |text: &str| text.trim().parse().ok().filter(|count| (0..=MOST).contains(count));
    let bands = loaded.lists.codes(BANDS).into_iter();
    bands.filter_map(|band| Some((band.clone(), count(form.raw(&field(name, &band)))?))).collect()
}

/// Reads the counts out of the form, noting what is malformed at its field.
pub(super) fn read(loaded: &Loaded, form: &mut Form, name: &str) -> Option<String> {
    let mut counts = Vec::new();
    for band in loaded.lists.codes(BANDS) {
        let field = field(name, &band);
        if !form.raw(&field).trim().is_empty() {
            counts.push((band, form.number(&field, 0, MOST)?));
        }
    }
    let total = people::total(&counts, &loaded.lists);
    let among = loaded.lists.codes_below(BANDS, OF_THEM);
    if let Some((band, _)) = counts.iter().find(|(band, count)| among.contains(band) && *count > total) {
        form.refuse(&field(name, band), Message::new("applications-people-more-than-all").with("total", total));
        return None;
    }
    Some(people::write(&counts))
}
