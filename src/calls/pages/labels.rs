//! Texts that staff write in each language: their fields, and what was written.

use crate::{
    base::{Labels, Lang, stop::Message, words::Words},
    web::{FieldView, Form, Input, Visit},
};
use serde::Serialize;

/// The languages a funder writes in; Uzbek Cyrillic is made from Uzbek.
pub(crate) const WRITTEN: [Lang; 5] = [Lang::En, Lang::Ru, Lang::Tg, Lang::Uz, Lang::Ky];

/// A field per language, `name_en` and so on; an area where it is given how many letters it takes.
pub(crate) fn written(visit: &Visit, field: &str, key: &str, area: Option<usize>) -> Vec<Input> {
    let input = |lang: Lang| {
        let name = format!("{field}_{}", lang.code());
        let label = visit.message(&Message::new(key).with("language", lang.own_name()));
        let input = area.map_or_else(|| Input::text(&name).width("l"), |max| Input::area(&name, max));
        input.labelled(label).hinted("").optional()
    };
    WRITTEN.into_iter().map(input).collect()
}

/// The fields of one language, in sight or folded away.
#[derive(Serialize)]
pub(crate) struct LanguageView {
    name: &'static str,
    open: bool,
    fields: Vec<FieldView>,
}

/// The language that a reader of another reads first, of those a funder writes in.
pub(crate) fn of_reader(reader: Lang) -> Lang {
    if reader == Lang::UzCyrl { Lang::Uz } else { reader }
}

/// The fields of each language: a reader's first and in sight, of the others those where something stands or is wrong.
pub(crate) fn by_language(
    visit: &Visit,
    form: &Form,
    reader: Lang,
    inputs: impl Fn(Lang) -> Vec<Input>,
) -> Vec<LanguageView> {
    let first = of_reader(reader);
    let view = |lang: Lang| {
        let fields: Vec<FieldView> = inputs(lang).into_iter().map(|input| form.field(visit, input)).collect();
        let open = lang == first || fields.iter().any(|field| field.is_wrong() || field.is_filled());
        LanguageView { name: lang.own_name(), open, fields }
    };
    let others = WRITTEN.into_iter().filter(|lang| *lang != first);
    std::iter::once(first).chain(others).map(view).collect()
}

/// The form with the texts in its fields.
pub(crate) fn with_labels(form: Form, field: &str, labels: &Labels) -> Form {
    labels.0.iter().fold(form, |form, (lang, text)| form.with(&format!("{field}_{}", lang.code()), text.clone()))
}

/// What was written, without the languages that were left empty.
pub(crate) fn labels(form: &mut Form, field: &str, max: usize) -> Option<Labels> {
    let texts: Vec<(Lang, Option<String>)> =
        WRITTEN.into_iter().map(|lang| (lang, form.optional(&format!("{field}_{}", lang.code()), max))).collect();
    let mut labels = Labels::default();
    for (lang, text) in texts {
        let text = text?;
        if !text.is_empty() {
            labels.0.insert(lang, text);
        }
    }
    Some(labels)
}

/// The languages a funder writes in that a text lacks, by their own names, as a remark; empty where none is.
pub(crate) fn untranslated(visit: &Visit, labels: &Labels) -> String {
    let lacks = |lang: &Lang| labels.0.get(lang).is_none_or(|text| text.trim().is_empty());
    let names: Vec<&str> = WRITTEN.into_iter().filter(lacks).map(Lang::own_name).collect();
    if names.is_empty() {
        return String::new();
    }
    visit.message(&Message::new("calls-untranslated").with("languages", names.join(", ")))
}

/// The name of a list or a column; its code, readable, where the words have none.
pub(super) fn named(visit: &Visit, family: &str, code: &str) -> String {
    let key = format!("calls-{family}-{code}");
    let words = Words::shared();
    if words.has(visit.lang, &key) { words.say(visit.lang, &key) } else { code.replace('_', " ") }
}
