//! Answers for reading: in the reader's words, and no more of them than the reader may see.

use super::{
    Case,
    answers::{as_sent, is_asked, missing_in, of_case, read_money},
    budget,
    clearing::{self, Sight},
    columns, files, helping, people, translation,
};
use crate::{
    attachments::{self, Attachment},
    base::{AttachmentId, Lang, QuestionId, Stop, money, words},
    calls::{
        self,
        choices::{self, Lists},
        forms::{self, Kind, Question},
    },
    db::Tx,
};
use chrono::NaiveDate;
use std::collections::HashMap;

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
    let mut sections =
        shown(tx, case, lang, true, |question| question.board_sees && question.kind != Kind::Declaration)?;
    // What the sender called a file may name people.
    let sights: HashMap<AttachmentId, Sight> = clearing::of_case(tx, case)?.into_iter().collect();
    let some_copies = sights.values().any(|sight| matches!(sight, Sight::Copy(_)));
    let copies = if some_copies { clearing::copies(tx, case)? } else { Vec::new() };
    for answer in sections.iter_mut().flat_map(|section| &mut section.answers) {
        answer.files.retain_mut(|file| {
            file.name.clear();
            let copy = match sights.get(&file.id) {
                Some(Sight::Whole) => return true,
                Some(Sight::Copy(copy)) => copies.iter().find(|one| one.id == *copy),
                Some(Sight::Nothing(_)) | None => None,
            };
            copy.inspect(|copy| file.size = attachments::size_words(copy.size)).is_some()
        });
    }
    translation::beside(tx, case, &mut sections)?;
    Ok(sections)
}

/// The people and partners whom the group named, for the board before it declares conflicts. A step: the board's room knows
/// who has yet to declare.
pub fn named_people(tx: &mut Tx<'_>, case: &Case, lang: Lang) -> Result<Vec<Shown>, Stop> {
    let sections = shown(tx, case, lang, true, |question| question.names_people)?;
    Ok(sections.into_iter().flat_map(|section| section.answers).filter(|answer| !answer.text.is_empty()).collect())
}

/// Everything for staff, but what identifies or endangers only when it was opened; nothing of what is the group's own still.
/// A step.
pub fn for_staff(tx: &mut Tx<'_>, case: &Case, lang: Lang, is_open: bool) -> Result<Vec<Section>, Stop> {
    if !helping::reads(tx, case)? {
        return Ok(Vec::new());
    }
    let mut sections = shown(tx, case, lang, true, |_| true)?;
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
    // Corrections that came to nothing, because the deadline or the screening came first, are not what was sent.
    let over = case.reopened_at.is_some() && {
        let call = calls::find(tx, case.call_id)?;
        !case.may_be_filled(&call, tx.now)
    };
    shown(tx, case, lang, over, |_| true)
}

/// What a reader sees; as it was sent last, or as it stands.
fn shown(
    tx: &mut Tx<'_>,
    case: &Case,
    lang: Lang,
    of_sent: bool,
    sees: impl Fn(&Question) -> bool,
) -> Result<Vec<Section>, Stop> {
    let form = forms::load(tx, case.form_version_id)?;
    let answers = if of_sent { as_sent(tx, case)? } else { of_case(tx, case)? };
    let lists = choices::lists(tx)?;
    let with_files = form.iter().flat_map(|section| &section.questions).any(|question| question.kind == Kind::File);
    let mut files = if with_files { files::of_case(tx, case)? } else { Vec::new() };
    // A file that was added after the last sending is not sent yet.
    files.retain(|file| !of_sent || case.sent_count == 0 || file.sending < case.sent_count);
    let requested = columns::of(&form, &answers).requested;
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
                        .and_then(|value| budget::shown(&budget::lines(value), requested, &lists, lang)),
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
