//! One section of an application a page: its questions, saved on their own, with required ones empty if need be.

mod practice;

use super::own;
use crate::{
    applications::{
        self, Case,
        answers::{self, Answers, SaveSection},
        files,
    },
    attachments::Attachment,
    base::{ApplicationId, Lang, QuestionId, Stop, fold, stop::Message, words},
    calls::{
        self,
        choices::{self, Lists},
        forms::{self, Kind, Question},
    },
    web::{Answer, Choice, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;
use std::sync::Arc;

pub(super) fn routes() -> Vec<Route> {
    let mut all = routes![section, save, staff_section, staff_save];
    all.extend(practice::routes());
    all
}

mod table;

/// A section and what its page needs.
struct Loaded {
    case: Case,
    call: calls::Call,
    form: Arc<Vec<forms::Section>>,
    place: usize,
    answers: Answers,
    lists: Lists,
    revision: i32,
    saved_at: Option<chrono::NaiveDateTime>,
    files: Vec<Attachment>,
    /// Whether nothing is stored: the form is only tried.
    practice: bool,
}

impl Loaded {
    fn section(&self) -> &forms::Section {
        &self.form[self.place]
    }
}

async fn load(visit: &Visit, id: ApplicationId, code: String) -> Result<Loaded, Stop> {
    visit
        .read(move |tx| {
            let case = applications::for_writer(tx, id)?;
            if !case.state.is_fillable() {
                return Err(applications::Refusal::NotFillable.into());
            }
            let call = calls::find(tx, case.call_id)?;
            let form = forms::load(tx, case.form_version_id)?;
            let place = form.iter().position(|section| section.code == code).ok_or(Stop::Missing)?;
            let answers = answers::of_case(tx, &case)?;
            let mut names: Vec<&str> = form[place].questions.iter().map(|question| question.list.as_str()).collect();
            names.extend(["region", "budget_category"]);
            let lists = choices::lists(tx, &names)?;
            let progress = answers::progress(tx, &case)?.get(&form[place].id).copied();
            let (revision, saved_at) = progress.map_or((0, None), |save| (save.revision, save.saved_at));
            let with_files = form[place].questions.iter().any(|question| question.kind == Kind::File);
            let files = if with_files { files::of_case(tx, &case)? } else { Vec::new() };
            Ok(Loaded { case, call, form, place, answers, lists, revision, saved_at, files, practice: false })
        })
        .await
}

fn field_name(question: &Question) -> String {
    format!("q_{}", question.code)
}

/// A blank form with the answers saved so far.
fn filled(loaded: &Loaded) -> Form {
    let mut form = Form::blank("applications-section").with("revision", loaded.revision.to_string());
    for question in loaded.section().questions.iter().filter(|question| question.kind != Kind::File) {
        let name = field_name(question);
        let value = loaded.answers.get(&question.id).cloned().unwrap_or_default();
        form = match question.kind {
            Kind::SeveralOf | Kind::Declaration => value.lines().fold(form, |form, line| form.with(&name, line)),
            Kind::Money => {
                let amount = answers::read_money(&value);
                let currency = amount.map_or_else(
                    || loaded.call.currencies.first().map_or("", |currency| currency.code()),
                    |amount| amount.currency().code(),
                );
                form.with(&name, amount.map_or(String::new(), |amount| amount.amount().to_string()))
                    .with(&format!("{name}_currency"), currency)
            }
            Kind::Date => {
                let text = value.parse().map_or(value.clone(), words::date);
                form.with(&name, text)
            }
            Kind::Budget => table::filled(form, &name, &value),
            _ => form.with(&name, value),
        };
    }
    form
}

fn options(loaded: &Loaded, question: &Question, lang: Lang) -> Vec<Choice> {
    let listed = match question.kind {
        Kind::Region => loaded.lists.below("region", &loaded.case.country, lang),
        _ if !question.options.is_empty() => {
            question.options.iter().map(|option| (option.code.clone(), option.labels.say(lang))).collect()
        }
        _ => loaded.lists.of(&question.list, lang),
    };
    let allowed =
        |code: &String| question.fills != "kind" || loaded.call.kinds.is_empty() || loaded.call.kinds.contains(code);
    listed.into_iter().filter(|(code, _)| allowed(code)).map(|(code, name)| Choice::new(code, name)).collect()
}

fn inputs(visit: &Visit, loaded: &Loaded, question: &Question) -> Vec<Input> {
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
        Kind::LongText | Kind::PeopleServed => vec![dress(Input::area(&name, question.limit()))],
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
        // Both have their own place on the page.
        Kind::Budget | Kind::File => Vec::new(),
    }
}

/// An answer that was saved elsewhere meanwhile and differs from what is typed here.
#[derive(Serialize)]
struct Theirs {
    label: String,
    text: String,
}

/// What differs between a typed section and the saved one, as it was saved.
fn theirs(visit: &Visit, saved: &Loaded, typed: &[(QuestionId, String)]) -> Vec<Theirs> {
    let differs = |question: &&Question| {
        let mine = typed.iter().find(|(id, _)| *id == question.id).map(|(_, value)| value.trim());
        mine.is_some_and(|mine| mine != saved.answers.get(&question.id).map_or("", |value| value.trim()))
    };
    let questions = saved.section().questions.iter().filter(differs);
    questions
        .map(|question| Theirs {
            label: question.labels.say(visit.lang),
            text: saved.answers.get(&question.id).map_or_else(
                || visit.say("applications-stale-empty"),
                |value| answers::in_words(question, value, &saved.lists, visit.lang),
            ),
        })
        .collect()
}

/// A question of kind file: what is there, and a button that saves and goes to its own page.
#[derive(Serialize)]
struct FileQuestion {
    code: String,
    title: String,
    help: String,
    required: bool,
    files: Vec<answers::ShownFile>,
}

fn file_questions(visit: &Visit, loaded: &Loaded) -> Vec<FileQuestion> {
    let questions = loaded.section().questions.iter().filter(|question| question.kind == Kind::File);
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

#[derive(Serialize)]
struct SectionView {
    form: FormView,
    help: String,
    budgets: Vec<table::Budget>,
    file_questions: Vec<FileQuestion>,
    theirs: Vec<Theirs>,
    here: String,
    saved_at: String,
    practice: bool,
    back: String,
    place: usize,
    all: usize,
}

fn show(visit: &Visit, loaded: &Loaded, form: &Form, base: &str, back: &str) -> Answer {
    show_beside(visit, loaded, form, Vec::new(), base, back)
}

fn show_beside(visit: &Visit, loaded: &Loaded, form: &Form, theirs: Vec<Theirs>, base: &str, back: &str) -> Answer {
    let section = loaded.section();
    let mut fields = vec![Input::hidden("revision")];
    fields.extend(section.questions.iter().flat_map(|question| inputs(visit, loaded, question)));
    let button = if loaded.practice { "applications-practice-next" } else { "applications-save-continue" };
    let view = SectionView {
        form: form.view(visit, &format!("{base}/{}", section.code), fields, button),
        help: section.help.say(visit.lang),
        budgets: table::budget(visit, loaded, form).into_iter().collect(),
        file_questions: file_questions(visit, loaded),
        theirs,
        here: format!("{base}/{}", section.code),
        saved_at: loaded.saved_at.map(|at| words::time_of_day(at, words::zone(&loaded.call.zone))).unwrap_or_default(),
        practice: loaded.practice,
        back: back.to_owned(),
        place: loaded.place + 1,
        all: loaded.form.len(),
    };
    visit.show_form_titled("applications/section", &section.labels.tell(visit.lang), form, &view)
}

/// Reads the section's answers out of the form, noting what is malformed; empty ones are allowed.
fn read(loaded: &Loaded, form: &mut Form) -> Option<Vec<(crate::base::QuestionId, String)>> {
    let mut values = Vec::new();
    for question in loaded.section().questions.iter().filter(|question| question.kind != Kind::File) {
        let value = read_answer(loaded, form, question);
        values.push((question.id, value.unwrap_or_default()));
    }
    form.stands().then_some(values)
}

fn read_answer(loaded: &Loaded, form: &mut Form, question: &Question) -> Option<String> {
    let name = field_name(question);
    if question.kind == Kind::Budget {
        return table::read(loaded, form, &name);
    }
    if form.raw(&name).trim().is_empty() {
        return Some(String::new());
    }
    match question.kind {
        Kind::ShortText | Kind::LongText | Kind::PeopleServed => form.optional(&name, question.limit()),
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
        Kind::Budget | Kind::File => None,
    }
}

async fn save_section(
    visit: &Visit,
    id: ApplicationId,
    code: String,
    posted: Posted,
    base: &str,
    back: &str,
    jar: &CookieJar<'_>,
) -> Answer {
    let loaded = load(visit, id, code).await?;
    let stay = posted.value("stay").is_some();
    let asks_files = |code: &&str| {
        loaded.section().questions.iter().any(|question| question.code == **code && question.kind == Kind::File)
    };
    let to_files = posted.value("files").filter(asks_files).map(|code| format!("{back}/file/{code}"));
    let mut form = Form::sent("applications-section", posted);
    let revision = form.raw("revision").parse().unwrap_or(-1);
    let section = loaded.section().id;
    let works_out = form.has("more") || form.has("work_out");
    let typed = read(&loaded, &mut form);
    if works_out {
        form.show_again();
        return show(visit, &loaded, &form, base, back);
    }
    let new = typed.clone().map(|answers| SaveSection { case: id, section, revision, answers });
    match visit.act(&mut form, new, answers::save).await? {
        Some(_) if to_files.is_some() => visit.go(to_files.unwrap_or_default()),
        Some(_) if stay => visit.done(jar, format!("{base}/{}", loaded.section().code), "applications-saved"),
        Some(_) => {
            let next = loaded.form.get(loaded.place + 1).map(|section| format!("{base}/{}", section.code));
            visit.done(jar, next.unwrap_or_else(|| format!("{back}/check")), "applications-saved")
        }
        None => {
            let again = load(visit, id, loaded.section().code.clone()).await?;
            // Saved from elsewhere meanwhile: both are shown, and saving again is the choice for what is typed here.
            let theirs = match typed.filter(|_| again.revision != revision) {
                Some(typed) if !form.is_switching() => {
                    form.put("revision", again.revision.to_string());
                    theirs(visit, &again, &typed)
                }
                _ => Vec::new(),
            };
            show_beside(visit, &again, &form, theirs, base, back)
        }
    }
}

#[get("/case/section/<code>")]
async fn section(visit: Visit, code: String) -> Answer {
    let loaded = load(&visit, own(&visit)?, code).await?;
    show(&visit, &loaded, &filled(&loaded), "/case/section", "/case")
}

#[post("/case/section/<code>", data = "<posted>")]
async fn save(visit: Visit, code: String, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let id = own(&visit)?;
    save_section(&visit, id, code, posted, "/case/section", "/case", jar).await
}

#[get("/applications/<id>/fill/<code>")]
async fn staff_section(visit: Visit, id: ApplicationId, code: String) -> Answer {
    let loaded = load(&visit, id, code).await?;
    show(&visit, &loaded, &filled(&loaded), &format!("/applications/{id}/fill"), &format!("/applications/{id}"))
}

#[post("/applications/<id>/fill/<code>", data = "<posted>")]
async fn staff_save(visit: Visit, id: ApplicationId, code: String, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let (base, back) = (format!("/applications/{id}/fill"), format!("/applications/{id}"));
    save_section(&visit, id, code, posted, &base, &back, jar).await
}
