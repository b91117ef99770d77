//! One section of an application a page: its questions, saved on their own, with required ones empty if need be.

mod asked;
mod inputs;
mod offline;
mod people;
mod practice;
mod reading;
mod table;

use self::{
    inputs::{file_question, inputs},
    reading::read,
};
use super::own;
use crate::{
    applications::{
        self, Case,
        answers::{self, Answers, SaveSection},
        ask, files, letters,
    },
    attachments::Attachment,
    base::{ApplicationId, QuestionId, Stop, words},
    calls::{
        self,
        choices::{self, Lists},
        forms::{self, Kind, Question},
    },
    web::{
        Answer, Form, FormView, Input, Posted, Visit,
        forms::{FieldView, id_of},
    },
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;
use std::{collections::HashSet, sync::Arc};

pub(super) fn routes() -> Vec<Route> {
    let mut all = routes![section, save, staff_section, staff_save];
    all.extend(practice::routes());
    all.extend(offline::routes());
    all
}

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
    /// The questions staff opened; `None`: all may be changed.
    opened: Option<HashSet<QuestionId>>,
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
            answers::may_fill(tx, &case)?;
            let call = calls::find(tx, case.call_id)?;
            let form = forms::load(tx, case.form_version_id)?;
            let place = form.iter().position(|section| section.code == code).ok_or(Stop::Missing)?;
            let saved = answers::of_case(tx, &case)?;
            let answers = ask::as_asked(tx, &case, &form, saved)?;
            let lists = choices::lists(tx)?;
            let progress = answers::progress(tx, &case)?.get(&form[place].id).copied();
            let (revision, saved_at) = progress.map_or((0, None), |save| (save.revision, save.saved_at));
            let with_files = form[place].questions.iter().any(|question| question.kind == Kind::File);
            let files = if with_files { files::of_case(tx, &case)? } else { Vec::new() };
            let opened = ask::opened(tx, &case, &form)?;
            Ok(Loaded { case, call, form, place, answers, lists, revision, saved_at, files, opened, practice: false })
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
            Kind::PeopleServed => people::filled(form, &name, &value),
            _ => form.with(&name, value),
        };
    }
    form
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

fn closed(visit: &Visit, loaded: &Loaded) -> Vec<Theirs> {
    let Some(opened) = &loaded.opened else { return Vec::new() };
    let closed = loaded.section().questions.iter().filter(|question| !opened.contains(&question.id));
    let told = |question: &Question| {
        let value = loaded.answers.get(&question.id).filter(|value| !value.is_empty())?;
        let text = answers::in_words(question, value, &loaded.lists, visit.lang);
        Some(Theirs { label: question.labels.say(visit.lang), text })
    };
    closed.filter_map(told).collect()
}

/// The saved answers with letters of old fonts, each with its letters.
fn letters(visit: &Visit, loaded: &Loaded) -> Vec<Theirs> {
    let found = letters::found(&loaded.section().questions, &loaded.answers, visit.lang).into_iter();
    let told = |(question, letters): (&Question, String)| Theirs {
        label: question.labels.say(visit.lang),
        text: letters.chars().map(String::from).collect::<Vec<_>>().join(" "),
    };
    found.map(told).collect()
}

/// A question on its page: plain fields, or one of the larger things.
#[derive(Serialize)]
struct Block {
    fields: Vec<FieldView>,
    people: Option<people::People>,
    budget: Option<table::Budget>,
    files: Option<inputs::FileQuestion>,
}

fn block(visit: &Visit, loaded: &Loaded, form: &Form, question: &Question) -> Block {
    let of = |kind: Kind| question.kind == kind;
    Block {
        fields: inputs(visit, loaded, question).into_iter().map(|input| form.field(visit, input)).collect(),
        people: of(Kind::PeopleServed).then(|| people::view(visit, loaded, form, question)),
        budget: of(Kind::Budget).then(|| table::budget(visit, loaded, form, question)),
        files: of(Kind::File).then(|| file_question(visit, loaded, question)),
    }
}

#[derive(Serialize)]
struct SectionView {
    form: FormView,
    help: String,
    blocks: Vec<Block>,
    asked: String,
    /// Answers that stay as they were sent, because staff did not open them.
    closed: Vec<Theirs>,
    /// Answers typed with letters of old fonts.
    letters: Vec<Theirs>,
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
    let blocks = asked::questions(loaded, form).into_iter().map(|question| block(visit, loaded, form, question));
    let button = if loaded.practice { "applications-practice-next" } else { "applications-save-continue" };
    let view = SectionView {
        form: form.view(visit, &format!("{base}/{}", section.code), vec![Input::hidden("revision")], button),
        help: section.help.say(visit.lang),
        blocks: blocks.collect(),
        asked: asked::codes(loaded, form),
        closed: closed(visit, loaded),
        letters: letters(visit, loaded),
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

/// Whether anything in a section may be changed.
fn is_open(loaded: &Loaded, section: &forms::Section) -> bool {
    let opened = loaded.opened.as_ref();
    opened.is_none_or(|opened| section.questions.iter().any(|question| opened.contains(&question.id)))
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
    let opened = asked::opened(&loaded, &form);
    let works_out = form.has("more") || form.has("work_out");
    let typed = read(&loaded, &mut form);
    if works_out {
        form.show_again();
        return show(visit, &loaded, &form, base, back);
    }
    let old_letters = typed
        .iter()
        .flatten()
        .any(|(id, text)| !letters::legacy(text, visit.lang).is_empty() && loaded.answers.get(id) != Some(text));
    let new = typed.clone().map(|answers| SaveSection { case: id, section, revision, answers });
    match visit.act(&mut form, new, answers::save).await? {
        Some(_) if to_files.is_some() => visit.go(to_files.unwrap_or_default()),
        Some(_) if opened.is_some() => {
            let here = format!("{base}/{}#{}", loaded.section().code, id_of(&opened.unwrap_or_default()));
            visit.done(jar, here, "applications-saved-opened")
        }
        Some(_) if old_letters => {
            visit.done(jar, format!("{base}/{}", loaded.section().code), "applications-saved-letters")
        }
        Some(_) if stay => visit.done(jar, format!("{base}/{}", loaded.section().code), "applications-saved"),
        Some(_) => {
            let next = loaded
                .form
                .iter()
                .skip(loaded.place + 1)
                .find(|section| is_open(&loaded, section))
                .map(|section| format!("{base}/{}", section.code));
            // A budget that is brought down to an offer is read with the offer.
            let last = if loaded.case.state == applications::State::Offered { "offer" } else { "check" };
            visit.done(jar, next.unwrap_or_else(|| format!("{back}/{last}")), "applications-saved")
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
    if let Some(to) = super::behalf::closed(&visit, id).await? {
        return visit.go(to);
    }
    let loaded = load(&visit, id, code).await?;
    show(&visit, &loaded, &filled(&loaded), &format!("/applications/{id}/fill"), &format!("/applications/{id}"))
}

#[post("/applications/<id>/fill/<code>", data = "<posted>")]
async fn staff_save(visit: Visit, id: ApplicationId, code: String, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let (base, back) = (format!("/applications/{id}/fill"), format!("/applications/{id}"));
    save_section(&visit, id, code, posted, &base, &back, jar).await
}
