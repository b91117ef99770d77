//! Answers: saved section by section, with required fields empty if need be; opened for the group, staff, or the board.

use super::{Case, Refusal, budget, clearing, columns, files, load, people, store, translation};
use crate::{
    attachments::{self, Attachment},
    base::{
        Actor, ApplicationId, AttachmentId, Currency, Deed, Lang, Money, QuestionId, SectionId, Stop, money,
        seal::Place,
        words::{self, characters},
    },
    calls::{
        self,
        choices::{self, Lists},
        forms::{self, Kind, Question},
    },
    db::{Tx, tx::Quiet},
    groups::access,
};
use chrono::{NaiveDate, NaiveDateTime};
use std::collections::HashMap;

/// Answers of a case by question, as text: dates in ISO 8601, amounts as `1234.50 EUR`, several choices a line each,
/// yes/no and declarations as `yes`/`no`, a budget as `budget` writes it.
pub type Answers = HashMap<QuestionId, String>;

/// One saved section.
#[derive(Clone, Debug)]
pub struct SaveSection {
    /// Of which case.
    pub case: ApplicationId,
    /// Which section.
    pub section: SectionId,
    /// The revision the writer saw; another one now is stale.
    pub revision: i32,
    /// Answers by question; an empty one is removed.
    pub answers: Vec<(QuestionId, String)>,
}

/// Where a section stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// How often it was saved.
    pub revision: i32,
    /// Whether every required question has an answer.
    pub complete: bool,
    /// When it was last saved, UTC.
    pub saved_at: Option<NaiveDateTime>,
}

/// Whether this actor may change the answers of a case now.
pub fn may_fill(tx: &mut Tx<'_>, case: &Case) -> Result<(), Stop> {
    match tx.actor {
        Actor::Case(own) if own == case.id => tx.permit(Deed::KeepOwnCase)?,
        Actor::Case(_) => return Err(Stop::Missing),
        _ => {
            tx.permit(Deed::EnterOnBehalf)?;
            access::check(tx, case.group_id, case.high_risk)?;
        }
    }
    if !case.state.is_fillable() {
        return Err(Refusal::NotFillable.into());
    }
    Ok(())
}

/// Saves a section of a draft; gives the instant it was saved at. Required questions may be empty.
pub fn save(tx: &mut Tx<'_>, new: &SaveSection) -> Result<NaiveDateTime, Stop> {
    store::lock(tx, new.case)?;
    let case = load(tx, new.case)?;
    may_fill(tx, &case)?;
    let form = forms::load(tx, case.form_version_id)?;
    let section = form.iter().find(|section| section.id == new.section).ok_or(Stop::Missing)?;
    let saved = progress(tx, &case)?;
    let before = saved.get(&new.section);
    if before.map_or(0, |save| save.revision) != new.revision {
        return Err(Refusal::Stale.into());
    }
    let mut answers = of_case(tx, &case)?;
    let mut filled = false;
    for (question, value) in &new.answers {
        let question = section.questions.iter().find(|one| one.id == *question).ok_or(Stop::Missing)?;
        // Files come and go on their own page.
        if question.kind == Kind::File {
            continue;
        }
        check_length(question, value)?;
        if put(tx, &case, question, value, &mut answers)? {
            filled |= !question.fills.is_empty() || columns::CONTACT.contains(&question.code.as_str());
        }
    }
    let complete = missing_in(section, &form, &answers).is_empty();
    store::answers::save_section(tx, case.id, new.section, new.revision + 1, complete)?;
    // An answer may have opened or closed questions of other sections.
    for other in form.iter().filter(|other| other.id != new.section) {
        let complete = missing_in(other, &form, &answers).is_empty();
        if saved.get(&other.id).is_some_and(|save| save.complete != complete) {
            store::answers::mark_complete(tx, case.id, other.id, complete)?;
        }
    }
    if filled {
        columns::fill(tx, &case, &form, &answers)?;
    }
    tx.quiet(Quiet::DraftSave);
    Ok(tx.now)
}

/// Writes an answer where it is another than before; says whether it was.
pub(super) fn put(
    tx: &mut Tx<'_>,
    case: &Case,
    question: &Question,
    value: &str,
    answers: &mut Answers,
) -> Result<bool, Stop> {
    let before = answers.get(&question.id);
    if value.trim().is_empty() {
        if before.is_some() {
            store::answers::remove(tx, case.id, question.id)?;
        }
        return Ok(answers.remove(&question.id).is_some());
    }
    if before.is_some_and(|before| before == value) {
        return Ok(false);
    }
    let sealed = case.key.seal(Place::pair("answers.value", case.id.0, question.id.0), value)?;
    store::answers::put(tx, case.id, question.id, &sealed, before.is_some())?;
    answers.insert(question.id, value.to_owned());
    Ok(true)
}

fn check_length(question: &Question, value: &str) -> Result<(), Refusal> {
    let limit = question.limit();
    let is_text = matches!(question.kind, Kind::ShortText | Kind::LongText);
    if is_text && characters(value) > limit {
        return Err(Refusal::TooLong { max: i64::try_from(limit).unwrap_or(i64::MAX) });
    }
    Ok(())
}

/// An amount as an answer keeps it.
pub fn read_money(text: &str) -> Option<Money> {
    let (amount, code) = text.rsplit_once(' ')?;
    Money::new(amount.parse().ok()?, Currency::from_code(code)?).ok()
}

/// The answers of a case, opened. A step. One query.
pub fn of_case(tx: &mut Tx<'_>, case: &Case) -> Result<Answers, Stop> {
    store::answers::of_case(tx, case.id)?
        .into_iter()
        .map(|(question, sealed)| {
            let value = case.key.open(Place::pair("answers.value", case.id.0, question.0), &sealed)?;
            Ok((question, value))
        })
        .collect()
}

/// Where each section that was saved stands. A step. One query.
pub fn progress(tx: &mut Tx<'_>, case: &Case) -> Result<HashMap<SectionId, Progress>, Stop> {
    let saves = store::answers::saves(tx, case.id)?;
    Ok(saves
        .into_iter()
        .map(|(id, revision, complete, at)| (id, Progress { revision, complete, saved_at: Some(at) }))
        .collect())
}

/// Whether a question is asked, given the other answers: the one it waits for is asked itself and answered so.
pub fn is_asked(question: &Question, form: &[forms::Section], answers: &Answers) -> bool {
    let Some((code, value)) = question.show_when.split_once('=') else { return true };
    // A form lets a question wait only for an earlier one, so this comes to an end.
    let mut earlier = form.iter().flat_map(|section| &section.questions).take_while(|other| other.id != question.id);
    let Some(other) = earlier.find(|other| other.code == code) else { return false };
    let answered = answers.get(&other.id).is_some_and(|answer| answer.lines().any(|line| line == value));
    answered && is_asked(other, form, answers)
}

/// The required questions of a section without an answer.
pub fn missing_in<'f>(section: &'f forms::Section, form: &[forms::Section], answers: &Answers) -> Vec<&'f Question> {
    let empty = |question: &Question| answers.get(&question.id).is_none_or(|value| value.trim().is_empty());
    let code_only = |code: &str| code == "case_code_only";
    section
        .questions
        .iter()
        .filter(|question| {
            // A way to be reached needs an address, unless the group only comes back with its code.
            let reach = question.code == "contact_value"
                && !form.iter().flat_map(|section| &section.questions).any(|other| {
                    other.code == "safe_channel" && answers.get(&other.id).is_none_or(|channel| code_only(channel))
                });
            (question.required || reach) && is_asked(question, form, answers) && empty(question)
        })
        .collect()
}

/// A section with its answers, for reading.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Section {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// What was answered.
    pub answers: Vec<Shown>,
}

/// An answer for reading.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Shown {
    /// The question's code.
    pub code: String,
    /// The question.
    pub label: String,
    /// The answer in the reader's words; empty if there is none.
    pub text: String,
    /// What staff wrote beside it for readers of other languages; else empty.
    pub translation: String,
    /// Whether it was written freely, in the group's language.
    pub is_text: bool,
    /// Whether a required answer is missing.
    pub missing: bool,
    /// Whether it bears on the score.
    pub scored: bool,
    /// Whether there is an answer that this reader has not opened.
    pub hidden: bool,
    /// Whether it identifies or endangers.
    pub sensitive: bool,
    /// Whether the form shows it to the board.
    pub board_sees: bool,
    /// The files, where files are the answer.
    pub files: Vec<ShownFile>,
    /// The table, where a budget is the answer.
    pub budget: Option<budget::Shown>,
}

/// A file for reading.
#[derive(Clone, Debug, serde::Serialize)]
pub struct ShownFile {
    /// Its id.
    pub id: AttachmentId,
    /// Where it is to be had.
    pub href: String,
    /// The name the program gave it.
    pub code_name: String,
    /// The name its sender gave it; empty for the board.
    pub name: String,
    /// How large it is.
    pub size: String,
}

/// What the board may see of a case. A step: the board's room checks conflicts before it calls.
pub fn for_board(tx: &mut Tx<'_>, case: &Case, lang: Lang) -> Result<Vec<Section>, Stop> {
    let mut sections = shown(tx, case, lang, |question| question.board_sees && question.kind != Kind::Declaration)?;
    // What the sender called a file may name people.
    let cleared = clearing::cleared(tx, case)?;
    for answer in sections.iter_mut().flat_map(|section| &mut section.answers) {
        answer.files.retain(|file| cleared.contains(&file.id));
        answer.files.iter_mut().for_each(|file| file.name.clear());
    }
    translation::beside(tx, case, &mut sections)?;
    Ok(sections)
}

/// Everything for staff, but what identifies or endangers only when it was opened. A step.
pub fn for_staff(tx: &mut Tx<'_>, case: &Case, lang: Lang, is_open: bool) -> Result<Vec<Section>, Stop> {
    let mut sections = shown(tx, case, lang, |_| true)?;
    let closed = sections.iter_mut().flat_map(|section| &mut section.answers);
    for answer in closed.filter(|answer| answer.sensitive && !is_open) {
        answer.hidden = !answer.text.is_empty();
        answer.text.clear();
        answer.budget = None;
        answer.files.iter_mut().for_each(|file| file.name.clear());
    }
    translation::beside(tx, case, &mut sections)?;
    Ok(sections)
}

/// Everything, for the group itself and for staff who fill in for it. A step.
pub fn for_group(tx: &mut Tx<'_>, case: &Case, lang: Lang) -> Result<Vec<Section>, Stop> {
    shown(tx, case, lang, |_| true)
}

fn shown(tx: &mut Tx<'_>, case: &Case, lang: Lang, sees: impl Fn(&Question) -> bool) -> Result<Vec<Section>, Stop> {
    let form = forms::load(tx, case.form_version_id)?;
    let answers = of_case(tx, case)?;
    let mut names: Vec<&str> = form.iter().flat_map(|s| &s.questions).map(|q| q.list.as_str()).collect();
    names.extend(["region", "budget_category"]);
    let lists = choices::lists(tx, &names)?;
    let with_files = form.iter().flat_map(|section| &section.questions).any(|question| question.kind == Kind::File);
    let files = if with_files { files::of_case(tx, case)? } else { Vec::new() };
    let sections = form.iter().map(|section| {
        let missing: Vec<QuestionId> = missing_in(section, &form, &answers).iter().map(|one| one.id).collect();
        let asked = section.questions.iter().filter(|one| sees(one) && is_asked(one, &form, &answers));
        Section {
            code: section.code.clone(),
            title: section.labels.say(lang),
            answers: asked
                .map(|question| Shown {
                    code: question.code.clone(),
                    label: question.labels.say(lang),
                    text: answers
                        .get(&question.id)
                        .map_or(String::new(), |value| in_words(question, value, &lists, lang)),
                    translation: String::new(),
                    is_text: matches!(question.kind, Kind::ShortText | Kind::LongText | Kind::PeopleServed),
                    missing: missing.contains(&question.id),
                    scored: question.scored,
                    hidden: false,
                    // The name a group goes by is in every list.
                    sensitive: question.sensitive && question.fills != "name",
                    board_sees: question.board_sees,
                    files: shown_files(case, &files, question.id),
                    budget: answers
                        .get(&question.id)
                        .filter(|_| question.kind == Kind::Budget)
                        .and_then(|value| budget::shown(&budget::lines(value), case.requested, &lists, lang)),
                })
                .collect(),
        }
    });
    Ok(sections.filter(|section| !section.answers.is_empty()).collect())
}

/// The files of a question as they are listed.
pub fn shown_files(case: &Case, files: &[Attachment], question: QuestionId) -> Vec<ShownFile> {
    let of_question = files.iter().filter(|file| file.question == question);
    of_question
        .map(|file| ShownFile {
            id: file.id,
            href: format!("/applications/{}/files/{}", case.id, file.id),
            code_name: files::code_name(case, files, file),
            name: file.name.clone(),
            size: attachments::size_words(file.size),
        })
        .collect()
}

/// An answer in the reader's words.
pub fn in_words(question: &Question, value: &str, lists: &Lists, lang: Lang) -> String {
    let named = |code: &str| {
        let own = question.options.iter().find(|option| option.code == code);
        own.map_or_else(|| lists.name(&question.list, code, lang), |option| option.labels.say(lang))
    };
    let yes_no = |value: &str| words::Words::shared().say(lang, if value == "yes" { "form-yes" } else { "form-no" });
    match question.kind {
        Kind::OneOf | Kind::SeveralOf => value.lines().map(named).collect::<Vec<_>>().join("\n"),
        Kind::Region => lists.name("region", value, lang),
        Kind::YesNo | Kind::Declaration => yes_no(value),
        Kind::Date => value.parse::<NaiveDate>().map_or_else(|_| value.to_owned(), words::date),
        Kind::Money => {
            read_money(value).map_or_else(|| value.to_owned(), |amount| money::format(&amount, lang.style()))
        }
        Kind::File => String::new(),
        Kind::PeopleServed => people::in_words(value, lists, lang),
        Kind::Budget => budget::lines(value)
            .into_iter()
            .map(|line| {
                let amount = line.amount().map(|amount| money::format(&amount, lang.style())).unwrap_or_default();
                format!("{} · {} · {amount}", lists.name(budget::CATEGORIES, &line.category, lang), line.what)
            })
            .collect::<Vec<_>>()
            .join("\n"),
        _ => value.to_owned(),
    }
}

/// The call of a case, for its limits and deadline. A step.
pub fn call_of(tx: &mut Tx<'_>, case: &Case) -> Result<calls::Call, Stop> {
    calls::find(tx, case.call_id)
}
