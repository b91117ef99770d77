//! The fields of a section's questions.

use super::{Loaded, asked, field_name};
use crate::{
    applications::{answers, limits},
    base::Lang,
    calls::forms::{Kind, Question},
    web::{Choice, Form, Input, Visit},
};
use serde::Serialize;

pub(super) fn options(loaded: &Loaded, question: &Question, lang: Lang) -> Vec<Choice> {
    let listed = match question.kind {
        // A blank form to take along is for all countries of the call.
        Kind::Region if loaded.practice => {
            let of = |country: &String| loaded.lists.below("region", country, lang);
            loaded.call.countries.iter().flat_map(of).collect()
        }
        Kind::Region => loaded.lists.below("region", &loaded.case.country, lang),
        _ if !question.options.is_empty() => {
            question.options.iter().map(|option| (option.code.clone(), option.labels.say(lang))).collect()
        }
        _ => loaded.lists.of(&question.list, lang),
    };
    let allowed = |code: &String| limits::is_offered(&loaded.call, question, code);
    listed.into_iter().filter(|(code, _)| allowed(code)).map(|(code, name)| Choice::new(code, name)).collect()
}

pub(super) fn inputs(visit: &Visit, loaded: &Loaded, question: &Question) -> Vec<Input> {
    let lang = visit.lang;
    let name = field_name(question);
    let dress = |input: Input| {
        let input = input.labelled(question.labels.tell(lang)).hinted(question.help.tell(lang));
        if question.required { input } else { input.optional() }
    };
    let with_none = |mut choices: Vec<Choice>| {
        choices.insert(0, Choice::new("", visit.say("form-choose-one")));
        choices
    };
    match question.kind {
        Kind::ShortText => vec![dress(Input::text(&name).max(question.limit()))],
        Kind::LongText => vec![dress(Input::area(&name, question.limit()))],
        Kind::Email => vec![dress(Input::text(&name).mode("email"))],
        Kind::Phone => vec![dress(Input::text(&name).mode("tel").width("m"))],
        Kind::Number => vec![dress(Input::number(&name))],
        Kind::Date => vec![dress(Input::date(&name))],
        Kind::YesNo => vec![dress(Input::radios(
            &name,
            vec![Choice::new("yes", visit.say("form-yes")), Choice::new("no", visit.say("form-no"))],
        ))],
        Kind::OneOf | Kind::Region => {
            let choices = options(loaded, question, lang);
            vec![dress(if choices.len() > 8 {
                Input::select(&name, with_none(choices)).width("l")
            } else {
                Input::radios(&name, choices)
            })]
        }
        Kind::SeveralOf => vec![dress(Input::checks(&name, options(loaded, question, lang)))],
        Kind::Declaration => {
            let agree = Choice::new("yes", visit.say("applications-i-agree"));
            vec![dress(Input::checks(&name, vec![agree]))]
        }
        Kind::Money => {
            let currencies = loaded.call.currencies.iter().map(|one| Choice::new(one.code(), one.code())).collect();
            let currency = Input::select(&format!("{name}_currency"), currencies)
                .labelled(visit.say("applications-currency"))
                .width("s");
            vec![dress(Input::money(&name, "")), currency]
        }
        // They have their own place on the page.
        Kind::Budget | Kind::File | Kind::PeopleServed => Vec::new(),
    }
}

/// A question of kind file: what is there, and a button that saves and goes to its own page.
#[derive(Serialize)]
pub(super) struct FileQuestion {
    code: String,
    title: String,
    help: String,
    required: bool,
    files: Vec<answers::ShownFile>,
}

pub(super) fn file_questions(visit: &Visit, loaded: &Loaded, form: &Form) -> Vec<FileQuestion> {
    let questions = asked::questions(loaded, form).into_iter().filter(|question| question.kind == Kind::File);
    questions
        .map(|question| FileQuestion {
            code: question.code.clone(),
            title: question.labels.say(visit.lang),
            help: question.help.say(visit.lang),
            required: question.required,
            files: answers::shown_files(&loaded.case, &loaded.files, question.id),
        })
        .collect()
}
