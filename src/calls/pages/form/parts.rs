//! One section of a form: added, changed, taken away. What its questions share with it is here too; they are in
//! `parts/questions.rs`.

mod questions;

use super::{Built, open};
use crate::{
    base::{CallId, Labels, Lang, Stop},
    calls::{
        builder::{self, Change},
        forms::SectionFile,
        pages::labels::{labels, with_labels, written},
        whole,
    },
    web::{Answer, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    let sections = routes![add_section_form, add_section, section_form, section, remove_section];
    [sections, questions::routes()].concat()
}

#[derive(Serialize)]
struct Part {
    back: String,
    text: String,
    form: FormView,
    remove: Option<FormView>,
    remove_text: String,
}

fn code_input() -> Input {
    Input::text("code").width("m").autocomplete("off").optional()
}

fn show(
    visit: &Visit,
    id: CallId,
    heading: &str,
    form: &Form,
    action: &str,
    inputs: Vec<Input>,
    removal: Option<&str>,
) -> Answer {
    let remove = removal.map(|kind| {
        let (to, key) = (format!("{action}/remove"), format!("calls-{kind}-remove"));
        Form::blank("calls-form").view(visit, &to, Vec::new(), &key)
    });
    let view = Part {
        back: format!("/calls/{id}/form"),
        text: visit.say(&format!("{heading}.text")),
        form: form.view(visit, action, inputs, "calls-part-save"),
        remove_text: removal.map(|kind| visit.say(&format!("calls-{kind}-remove.text"))).unwrap_or_default(),
        remove,
    };
    visit.show_form("calls/part", heading, form, &view)
}

fn section_inputs(visit: &Visit, is_new: bool) -> Vec<Input> {
    let mut inputs = written(visit, "label", "calls-part-title", None);
    inputs.extend(written(visit, "help", "calls-part-help", Some(whole::HELP)));
    inputs.extend(is_new.then(code_input));
    inputs
}

/// A code typed, or one made from the English words.
fn code_of(form: &mut Form, labels: &Labels, taken: &[String]) -> Option<String> {
    let typed = form.optional("code", 40)?;
    if !typed.is_empty() {
        return Some(typed);
    }
    let english = labels.0.get(&Lang::En).cloned().unwrap_or_default();
    Some(free_code(&english, taken))
}

/// A code from English words that no other part has: `why_now`, `why_now_2`, else `part_7`.
fn free_code(english: &str, taken: &[String]) -> String {
    let letters = english.to_ascii_lowercase();
    let words = letters.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut code = String::new();
    for word in words.take(4) {
        if code.len() + word.len() < 30 {
            code.push_str(if code.is_empty() { "" } else { "_" });
            code.push_str(word);
        }
    }
    let is_taken = |code: &str| taken.iter().any(|other| other == code);
    if !code.is_empty() && !is_taken(&code) {
        return code;
    }
    let stem = if code.is_empty() { "part".to_owned() } else { code };
    let first = if stem == "part" { 1 } else { 2 };
    (first..=1_000).map(|number| format!("{stem}_{number}")).find(|code| !is_taken(code)).unwrap_or(stem)
}

fn section_codes(built: &Built) -> Vec<String> {
    built.file.sections.iter().map(|section| section.code.clone()).collect()
}

#[get("/calls/<id>/form/section")]
async fn add_section_form(visit: Visit, id: CallId) -> Answer {
    open(&visit, id).await?;
    let action = format!("/calls/{id}/form/section");
    show(&visit, id, "calls-section-new", &Form::blank("calls-part"), &action, section_inputs(&visit, true), None)
}

#[post("/calls/<id>/form/section", data = "<posted>")]
async fn add_section(visit: Visit, id: CallId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let built = open(&visit, id).await?;
    let mut form = Form::sent("calls-part", posted);
    let texts = (labels(&mut form, "label", whole::LABEL), labels(&mut form, "help", whole::HELP));
    let change = match texts {
        (Some(labels), Some(help)) => code_of(&mut form, &labels, &section_codes(&built))
            .map(|code| Change::AddSection(SectionFile { code, labels, help, questions: Vec::new() })),
        _ => None,
    };
    match visit.act(&mut form, change, move |tx, change| builder::change(tx, id, change)).await? {
        Some(()) => visit.done(jar, format!("/calls/{id}/form"), "calls-part-saved"),
        None => {
            let action = format!("/calls/{id}/form/section");
            show(&visit, id, "calls-section-new", &form, &action, section_inputs(&visit, true), None)
        }
    }
}

fn section_page(visit: &Visit, id: CallId, code: &str, form: &Form) -> Answer {
    let action = format!("/calls/{id}/form/section/{code}");
    show(visit, id, "calls-section-edit", form, &action, section_inputs(visit, false), Some("section"))
}

fn section_in<'b>(built: &'b Built, code: &str) -> Result<&'b SectionFile, Stop> {
    built.file.sections.iter().find(|section| section.code == code).ok_or(Stop::Missing)
}

#[get("/calls/<id>/form/section/<code>")]
async fn section_form(visit: Visit, id: CallId, code: &str) -> Answer {
    let built = open(&visit, id).await?;
    section_page(&visit, id, code, &filled_section(section_in(&built, code)?))
}

#[post("/calls/<id>/form/section/<code>", data = "<posted>")]
async fn section(visit: Visit, id: CallId, code: &str, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    section_in(&open(&visit, id).await?, code)?;
    let mut form = Form::sent("calls-part", posted);
    let texts = (labels(&mut form, "label", whole::LABEL), labels(&mut form, "help", whole::HELP));
    let change = match texts {
        (Some(labels), Some(help)) => Some(Change::EditSection { code: code.to_owned(), labels, help }),
        _ => None,
    };
    match visit.act(&mut form, change, move |tx, change| builder::change(tx, id, change)).await? {
        Some(()) => visit.done(jar, format!("/calls/{id}/form"), "calls-part-saved"),
        None => section_page(&visit, id, code, &form),
    }
}

#[post("/calls/<id>/form/section/<code>/remove", data = "<posted>")]
async fn remove_section(visit: Visit, id: CallId, code: &str, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let built = open(&visit, id).await?;
    section_in(&built, code)?;
    let mut form = Form::sent("calls-part", posted);
    let change = Some(Change::RemoveSection(code.to_owned()));
    match visit.act(&mut form, change, move |tx, change| builder::change(tx, id, change)).await? {
        Some(()) => visit.done(jar, format!("/calls/{id}/form"), "calls-part-removed"),
        None => {
            let mut again = filled_section(section_in(&built, code)?);
            again.take_errors(form);
            section_page(&visit, id, code, &again)
        }
    }
}

fn filled_section(section: &SectionFile) -> Form {
    with_labels(with_labels(Form::blank("calls-part"), "label", &section.labels), "help", &section.help)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_made_from_english_words_and_never_twice() {
        let taken = ["why_now".to_owned(), "part_1".to_owned()];
        assert_eq!(free_code("Who is it for?", &taken), "who_is_it_for");
        assert_eq!(free_code("Why now?", &taken), "why_now_2");
        assert_eq!(free_code("Барои кӣ?", &taken), "part_2");
    }
}
