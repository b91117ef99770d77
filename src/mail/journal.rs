//! The mail log for staff: who was written to, about what, when, with what answer; a letter's text; sending again.

use super::{Letter, Post, Refusal, Why, bounces, compose, reader, store};
use crate::{
    applications, audit,
    base::{ApplicationId, Deed, NoticeId, PersonId, Role, Stop, seal::Place},
    db::{Tx, keys},
    notices::{self, Kind, LogLine, Notice, Reader, State},
    people,
};
use chrono::NaiveDateTime;
use std::collections::HashMap;

/// Lines a page.
pub const PAGE: usize = 50;

/// Who was written to, as far as the log tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Whom {
    /// A person with an account: name and roles.
    Person(String, Vec<Role>),
    /// The group of the application with this reference.
    Group(String),
    /// Somebody who is gone.
    Gone,
}

/// A line of the log.
#[derive(Clone, Debug)]
pub struct Line {
    /// As queued and sent.
    pub notice: LogLine,
    /// To whom.
    pub whom: Whom,
    /// The reference of the application it is about.
    pub about: Option<String>,
    /// Why the program did not send it; else the server's answer stands in `notice.answer`.
    pub why: Option<Why>,
}

/// A page of the log.
#[derive(Clone, Debug)]
pub struct Page {
    /// Newest first.
    pub lines: Vec<Line>,
    /// The place where the next page begins, if there is one.
    pub next: Option<(NaiveDateTime, NoticeId)>,
}

/// The log, newest first, older than `before`, of one state or of all. Five queries however many lines.
pub fn page(tx: &mut Tx<'_>, state: Option<State>, before: Option<(NaiveDateTime, NoticeId)>) -> Result<Page, Stop> {
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut notices = notices::log(tx, state, before, limit)?;
    let more = notices.len() > PAGE;
    notices.truncate(PAGE);
    let next = notices.last().filter(|_| more).map(|last| (last.at, last.id));
    Ok(Page { lines: with_names(tx, notices)?, next })
}

/// The notices of one case. For its page; a step without a permit of its own beside that of the notices.
pub fn of_case(tx: &mut Tx<'_>, case: ApplicationId) -> Result<Vec<Line>, Stop> {
    let notices = notices::of_case(tx, case)?;
    with_names(tx, notices)
}

pub(super) fn with_names(tx: &mut Tx<'_>, notices: Vec<LogLine>) -> Result<Vec<Line>, Stop> {
    let mut cases: Vec<ApplicationId> = notices.iter().filter_map(|notice| notice.case).collect();
    cases.extend(notices.iter().filter_map(|notice| match notice.reader {
        Reader::Case(case) => Some(case),
        Reader::Person(_) | Reader::Place(_) | Reader::Gone(_) => None,
    }));
    let references = store::references(tx, &cases)?;
    let some_people = notices.iter().any(|notice| matches!(notice.reader, Reader::Person(_)));
    let people: HashMap<PersonId, people::Person> = if some_people {
        people::directory(tx)?.into_iter().map(|person| (person.id, person)).collect()
    } else {
        HashMap::new()
    };
    let line = |notice: LogLine| {
        let whom = match notice.reader {
            Reader::Person(id) => people.get(&id).map(|person| Whom::Person(person.name.clone(), person.roles.clone())),
            Reader::Case(id) => references.get(&id).cloned().map(Whom::Group),
            Reader::Place(_) => notice.case.and_then(|case| references.get(&case).cloned()).map(Whom::Group),
            Reader::Gone(_) => None,
        };
        Line {
            whom: whom.unwrap_or(Whom::Gone),
            about: notice.case.and_then(|case| references.get(&case).cloned()),
            why: notice.answer.parse().ok(),
            notice,
        }
    };
    Ok(notices.into_iter().map(line).collect())
}

/// A notice with its text.
#[derive(Clone, Debug)]
pub struct Opened {
    /// As in the log.
    pub line: Line,
    /// The text as it was sent, or what it would say if it were sent now; or why it would not be.
    pub letter: Result<Letter, Why>,
    /// Whether the text is what was sent.
    pub sent: bool,
}

/// Opens the text of a notice. A link that lets its reader in was left out when it was kept.
pub fn open(tx: &mut Tx<'_>, post: &Post, id: NoticeId) -> Result<Opened, Stop> {
    tx.permit(Deed::SeeMailLog)?;
    let row = store::find(tx, id)?;
    check_open(tx, row.case_id.map(ApplicationId))?;
    let (letter, sent) = match &row.composed {
        Some(sealed) => {
            let text = keys::house(tx)?.open(Place::new("notices.composed", id.0), sealed)?;
            (Ok(serde_json::from_str(&text)?), true)
        }
        None => (preview(tx, post, id)?, false),
    };
    let line = with_names(tx, vec![log_line(row)])?.pop().ok_or(Stop::Missing)?;
    Ok(Opened { line, letter, sent })
}

/// A letter about a group at high risk is read by whoever was named for the group; one about a case that is gone, by all.
fn check_open(tx: &mut Tx<'_>, case: Option<ApplicationId>) -> Result<(), Stop> {
    let Some(case) = case else { return Ok(()) };
    let there = store::references(tx, &[case])?.contains_key(&case);
    if there { applications::check_open(tx, case) } else { Ok(()) }
}

/// What a notice would say if it were sent now; or why it would not be.
fn preview(tx: &mut Tx<'_>, post: &Post, id: NoticeId) -> Result<Result<Letter, Why>, Stop> {
    let notice = notices::peek(tx, id)?;
    if notice.values.is_empty() {
        return Ok(Err(Why::Erased));
    }
    let to = match reader::of_notice(tx, &notice)? {
        Ok(to) => to,
        Err(why) => return Ok(Err(why)),
    };
    let own = reader::own_words(tx, &notice, &to)?;
    let letter = compose::letter(post, &notice, &to, &own);
    Ok(Ok(compose::kept(&letter, post, &notice, &to)))
}

pub(super) fn log_line(row: store::Row) -> LogLine {
    LogLine {
        id: row.id,
        at: row.at,
        kind: row.kind,
        reader: notices::reader(&row.reader_kind, row.reader_id),
        case: row.case_id.map(ApplicationId),
        state: row.state,
        due_at: row.due_at,
        attempts: row.attempts,
        sent_at: row.sent_at,
        answer: row.answer.unwrap_or_default(),
        message_id: row.message_id,
    }
}

/// Whether a notice may be put back into the queue: not while it waits there or is on its way.
pub const fn may_resend(state: State) -> bool {
    !matches!(state, State::Queued | State::Claimed)
}

/// Puts a notice back into the queue.
pub fn resend(tx: &mut Tx<'_>, id: NoticeId) -> Result<(), Stop> {
    tx.permit(Deed::ResendMail)?;
    let line = log_line(store::find(tx, id)?);
    if !may_resend(line.state) {
        return Err(Refusal::OnItsWay.into());
    }
    // Whoever sends again has looked at the address: it is tried once more.
    bounces::clear(tx, line.reader)?;
    notices::again(tx, id)
}

/// Writes a test to oneself.
pub fn test(tx: &mut Tx<'_>) -> Result<(), Stop> {
    tx.permit(Deed::ResendMail)?;
    let me = tx.actor.person().ok_or(Stop::Forbidden)?;
    Notice::new(Kind::TestMail, Reader::Person(me)).with("link", "/mail").queue(tx)?;
    audit::record(tx, audit::Event::new("mail.test", me))?;
    Ok(())
}
