//! Answers: saved section by section, with required fields empty if need be; opened for the group, staff, or the board.

pub use super::shown::{
    Section, Shown, ShownFile, for_board, for_group, for_staff, in_words, named_people, shown_files,
};

use super::{Case, Refusal, State, ask, budget, columns, helping, load, store, told};
use crate::{
    audit,
    base::{
        Actor, ApplicationId, Currency, Deed, Money, QuestionId, SectionId, Stop,
        seal::{Place, Sealed},
        words::characters,
    },
    calls::{
        self,
        forms::{self, Kind, Question},
    },
    db::{Tx, tx::Quiet},
    groups::access,
};
use chrono::NaiveDateTime;
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
            helping::check(tx, case)?;
        }
    }
    let fillable = case.state.is_fillable()
        || case.state == State::Offered && !told::is_held(tx, case)?
        || case.is_being_corrected() && case.may_be_filled(&calls::find(tx, case.call_id)?, tx.now);
    if fillable { Ok(()) } else { Err(Refusal::NotFillable.into()) }
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
    let opened = ask::opened(tx, &case, &form)?;
    let mut filled = false;
    for (question, value) in &new.answers {
        let question = section.questions.iter().find(|one| one.id == *question).ok_or(Stop::Missing)?;
        // Files come and go on their own page.
        if question.kind == Kind::File {
            continue;
        }
        if opened.as_ref().is_some_and(|opened| !opened.contains(&question.id)) {
            return Err(Refusal::NotFillable.into());
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
    // What was sent stays in lists and on the board's desk until it is sent again.
    if filled && case.sent_count == 0 {
        columns::fill(tx, &case, &form, &answers)?;
    }
    tx.quiet(Quiet::DraftSave);
    Ok(tx.now)
}

/// Sections to be saved together.
#[derive(Clone, Debug)]
pub struct SaveMany {
    /// Of which case.
    pub case: ApplicationId,
    /// Answers by section; questions that are not named keep theirs.
    pub sections: Vec<(SectionId, Vec<(QuestionId, String)>)>,
}

/// Saves what a sheet holds: all of it, or nothing.
pub fn save_many(tx: &mut Tx<'_>, new: &SaveMany) -> Result<(), Stop> {
    store::lock(tx, new.case)?;
    let case = load(tx, new.case)?;
    may_fill(tx, &case)?;
    let saved = progress(tx, &case)?;
    for (section, answers) in &new.sections {
        let revision = saved.get(section).map_or(0, |save| save.revision);
        save(tx, &SaveSection { case: case.id, section: *section, revision, answers: answers.clone() })?;
    }
    audit::record(tx, audit::Event::new("applications.bring_sheet", case.id).about_case(case.id))?;
    Ok(())
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

/// Brings the answers of a case to what they should be, where they differ.
pub(super) fn put_all(
    tx: &mut Tx<'_>,
    case: &Case,
    form: &[forms::Section],
    mut there: Answers,
    wanted: &Answers,
) -> Result<(), Stop> {
    for question in form.iter().flat_map(|section| &section.questions) {
        let value = wanted.get(&question.id).map_or("", String::as_str);
        put(tx, case, question, value, &mut there)?;
    }
    Ok(())
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
    let sealed = store::answers::of_case(tx, case.id)?;
    open_all(case, sealed)
}

fn open_all(case: &Case, sealed: Vec<(QuestionId, Sealed)>) -> Result<Answers, Stop> {
    sealed
        .into_iter()
        .map(|(question, sealed)| {
            let value = case.key.open(Place::pair("answers.value", case.id.0, question.0), &sealed)?;
            Ok((question, value))
        })
        .collect()
}

/// The answers of a case as they count for staff and board: as they were sent last, or as they stand in a young draft.
/// A step. One query.
pub fn as_sent(tx: &mut Tx<'_>, case: &Case) -> Result<Answers, Stop> {
    if case.sent_count == 0 { of_case(tx, case) } else { of_sending(tx, case, case.sent_count) }
}

/// The answers as they were sent, the first time being 1. A step. One query.
pub fn of_sending(tx: &mut Tx<'_>, case: &Case, sending: i32) -> Result<Answers, Stop> {
    let sealed = store::answers::of_sending(tx, case.id, sending)?;
    open_all(case, sealed)
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

/// The call of a case, for its limits and deadline. A step.
pub fn call_of(tx: &mut Tx<'_>, case: &Case) -> Result<calls::Call, Stop> {
    calls::find(tx, case.call_id)
}

/// The lines of a case's budgets. A step.
pub fn budget_lines(tx: &mut Tx<'_>, case: &Case) -> Result<Vec<budget::Line>, Stop> {
    let form = forms::load(tx, case.form_version_id)?;
    let answers = of_case(tx, case)?;
    Ok(budget_of(&form, &answers))
}

fn budget_of(form: &[forms::Section], answers: &Answers) -> Vec<budget::Line> {
    let tables = form.iter().flat_map(|section| &section.questions).filter(|one| one.kind == Kind::Budget);
    let asked = tables.filter(|question| is_asked(question, form, answers));
    asked.filter_map(|question| answers.get(&question.id)).flat_map(|value| budget::lines(value)).collect()
}

/// The lines of the budgets of some cases. A step, of as many queries for one as for many.
pub fn budgets(tx: &mut Tx<'_>, cases: &[Case]) -> Result<HashMap<ApplicationId, Vec<budget::Line>>, Stop> {
    let mut versions: Vec<_> = cases.iter().map(|case| case.form_version_id).collect();
    versions.sort();
    versions.dedup();
    let forms = forms::some(tx, &versions)?;
    let ids: Vec<ApplicationId> = cases.iter().map(|case| case.id).collect();
    let mut sealed: HashMap<ApplicationId, Vec<(QuestionId, Sealed)>> = HashMap::new();
    for (case, question, value) in store::answers::of_cases(tx, &ids)? {
        sealed.entry(case).or_default().push((question, value));
    }
    let mut found = HashMap::with_capacity(cases.len());
    for case in cases {
        let answers = open_all(case, sealed.remove(&case.id).unwrap_or_default())?;
        let lines = forms.get(&case.form_version_id).map(|form| budget_of(form, &answers));
        found.insert(case.id, lines.unwrap_or_default());
    }
    Ok(found)
}
