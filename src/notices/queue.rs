//! The life of a notice: queued, claimed for a while by one sender, sent, put off, or given up.

use super::{Kind, Notice, Reader, store};
use crate::{
    audit,
    base::{
        ApplicationId, Deed, NoticeId, PersonId, PlaceId, Stop,
        seal::{CaseKey, Place},
        stop::Arg,
    },
    db::{Tx, keys, tx::Quiet},
};
use chrono::{Duration, NaiveDateTime};

crate::text_enum! {
    /// Where a notice stands.
    pub enum State {
        /// Waits for its time and a sender.
        Queued => "queued",
        /// A sender has it until its lease ends.
        Claimed => "claimed",
        /// The mail server took it.
        Sent => "sent",
        /// Given up.
        Failed => "failed",
        /// The reader wants or has no mail: the news waits in the program.
        NotSent => "not_sent",
        /// Waits for the digest its reader wants instead.
        Held => "held",
    }
}

/// How long a sender holds a notice.
const LEASE: Duration = Duration::seconds(120);

/// A notice in a sender's hands, opened.
#[derive(Clone, Debug)]
pub struct Claimed {
    /// Its id.
    pub id: NoticeId,
    /// What it is.
    pub kind: Kind,
    /// For whom.
    pub reader: Reader,
    /// About which case.
    pub case: Option<ApplicationId>,
    /// The values of the moment of the act.
    pub values: Vec<(String, Arg)>,
    /// The same at each try.
    pub message_id: String,
    /// How often it was tried, this time included.
    pub attempts: i32,
    /// When it was queued.
    pub at: NaiveDateTime,
}

/// What came of a try.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// The server took it; its answer, and the sealed text as sent.
    Sent {
        /// The server's answer.
        answer: String,
        /// The text, sealed with the house's key for `notices.composed`.
        composed: Option<Vec<u8>>,
    },
    /// Trouble that may pass: again at an instant.
    Later {
        /// When.
        at: NaiveDateTime,
        /// What the server or network said.
        answer: String,
    },
    /// For good.
    Failed {
        /// What the server said.
        answer: String,
    },
    /// The reader has no address or wants no mail.
    NotWanted {
        /// Why.
        answer: String,
    },
    /// The reader wants it in a digest.
    Held,
}

pub(super) fn queue(tx: &mut Tx<'_>, notice: Notice<'_>) -> Result<(), Stop> {
    check_values(&notice)?;
    if let Some(key) = &notice.once
        && store::once_key_taken(tx, key)?
    {
        return Ok(());
    }
    let house;
    let key = match notice.key {
        Some(key) => key,
        None => {
            house = keys::house(tx)?;
            &house
        }
    };
    let id: NoticeId = tx.new_id()?;
    let (reader_kind, reader_id) = notice.reader.columns();
    let payload = key.seal(Place::new("notices.payload", id.0), &serde_json::to_string(&notice.values)?)?;
    let row = store::NewRow {
        id,
        at: tx.now,
        kind: notice.kind,
        reader_kind,
        reader_id,
        case_id: notice.case.map(|case| case.0),
        key_id: key.id,
        payload,
        state: State::Queued,
        once_key: notice.once,
        due_at: notice.due_at.unwrap_or(tx.now),
        attempts: 0,
        message_id: format!("{id}@hashar"),
    };
    store::insert(tx, row)
}

/// An act that forgets a value its words need, or gives one they do not know, is wrong: tests find it. In service a
/// letter with a line less is better than an act that fails.
fn check_values(notice: &Notice<'_>) -> Result<(), Stop> {
    let (kind, facts) = (notice.kind, notice.kind.facts());
    let given = |name: &&&str| notice.values.iter().any(|(given, _)| given == **name);
    let lacking: Vec<&&str> = facts.given.iter().filter(|name| !given(name)).collect();
    let unknown: Vec<&String> = notice.values.iter().map(|(name, _)| name).filter(|name| !facts.has(name)).collect();
    if lacking.is_empty() && unknown.is_empty() {
        return Ok(());
    }
    let what = format!("the notice {kind} lacks {lacking:?} and has no use for {unknown:?}");
    if cfg!(debug_assertions) {
        return Err(Stop::broken(what));
    }
    tracing::error!("{what}");
    Ok(())
}

/// Takes up to `most` due notices for a sender.
pub fn claim(tx: &mut Tx<'_>, sender: &str, most: i64) -> Result<Vec<Claimed>, Stop> {
    tx.permit(Deed::SendMail)?;
    tx.quiet(Quiet::NoticeSending);
    let rows = store::claim(tx, sender, tx.now + LEASE, most)?;
    let mut claimed = Vec::with_capacity(rows.len());
    for row in rows {
        let (id, key) = (row.id, key_of(tx, &row)?);
        match opened(key.as_ref(), row) {
            Ok(notice) => claimed.push(notice),
            // One that is damaged is given up and shown to staff; it does not keep the others waiting.
            Err(stop) => {
                tracing::error!(notice = %id, error = ?stop, "a letter does not open and is given up");
                store::mark(tx, id, sender, &Outcome::Failed { answer: DAMAGED.to_owned() })?;
            }
        }
    }
    Ok(claimed)
}

/// What stands as the answer to a letter that does not open: as `mail` calls one it could not put together.
const DAMAGED: &str = "not-composed";

/// The key of a notice; none for a case erased since, or a last word that was said: its values are gone, and so is the notice.
fn key_of(tx: &mut Tx<'_>, row: &store::Row) -> Result<Option<CaseKey>, Stop> {
    let wrapped = store::wrapped_key(tx, row.key_id)?.filter(|_| !row.payload.is_empty());
    wrapped.map(|wrapped| tx.master.unwrap(row.key_id, &wrapped)).transpose()
}

fn open(tx: &mut Tx<'_>, row: store::Row) -> Result<Claimed, Stop> {
    let key = key_of(tx, &row)?;
    opened(key.as_ref(), row)
}

fn opened(key: Option<&CaseKey>, row: store::Row) -> Result<Claimed, Stop> {
    let values = match key {
        Some(key) => serde_json::from_str(&key.open(Place::new("notices.payload", row.id.0), &row.payload)?)?,
        None => Vec::new(),
    };
    Ok(Claimed {
        id: row.id,
        kind: row.kind,
        reader: reader(&row.reader_kind, row.reader_id),
        case: row.case_id.map(ApplicationId),
        values,
        message_id: row.message_id,
        attempts: row.attempts,
        at: row.at,
    })
}

/// A notice, opened without being claimed: to show staff what it will say. A step.
pub fn peek(tx: &mut Tx<'_>, id: NoticeId) -> Result<Claimed, Stop> {
    let row = store::find(tx, id)?;
    open(tx, row)
}

/// The newest notice of a kind that still opens. A step.
pub fn newest(tx: &mut Tx<'_>, kind: Kind) -> Result<Option<Claimed>, Stop> {
    let row = store::newest(tx, kind)?;
    row.map(|row| open(tx, row)).transpose()
}

/// The people for whom notices are held. A step.
pub fn readers_of_held(tx: &mut Tx<'_>) -> Result<Vec<PersonId>, Stop> {
    store::readers_of_held(tx)
}

/// What is held for a person, oldest first. A step.
pub fn held(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<Claimed>, Stop> {
    let rows = store::held(tx, person)?;
    rows.into_iter().map(|row| open(tx, row)).collect()
}

/// Held notices are in a digest now. A step.
pub fn gathered(tx: &mut Tx<'_>, ids: &[NoticeId], answer: &str) -> Result<(), Stop> {
    store::gathered(tx, ids, answer)
}

/// What waits for the group of a case is due now. A step.
pub fn hasten(tx: &mut Tx<'_>, case: ApplicationId) -> Result<(), Stop> {
    store::hasten(tx, case.0)
}

/// What would be told to the group of a case at a release is not true any more: it is dropped unsent. A step.
pub fn drop_unreleased(tx: &mut Tx<'_>, case: ApplicationId) -> Result<(), Stop> {
    store::drop_due(tx, case.0, super::released())
}

/// A reader from columns.
pub fn reader(kind: &str, id: i64) -> Reader {
    match kind {
        "case" => Reader::Case(ApplicationId(id)),
        "place" => Reader::Place(PlaceId(id)),
        "gone" => Reader::Gone(ApplicationId(id)),
        _ => Reader::Person(PersonId(id)),
    }
}

/// Records what came of a try; false where the lease had been lost to another sender.
pub fn mark(tx: &mut Tx<'_>, id: NoticeId, sender: &str, outcome: &Outcome) -> Result<bool, Stop> {
    tx.permit(Deed::SendMail)?;
    tx.quiet(Quiet::NoticeSending);
    store::mark(tx, id, sender, outcome)
}

/// Puts a notice back into the queue.
pub fn again(tx: &mut Tx<'_>, id: NoticeId) -> Result<(), Stop> {
    tx.permit(Deed::ResendMail)?;
    store::again(tx, id)?;
    audit::record(tx, audit::Event::new("notices.resend", id))?;
    Ok(())
}

/// Records that a letter the server had taken came back. A step; false where it was not sent, or is known to be back.
pub fn came_back(tx: &mut Tx<'_>, id: NoticeId, said: &str) -> Result<bool, Stop> {
    store::came_back(tx, id, said)
}

/// A line of the mail log: no names, no texts.
#[derive(Clone, Debug)]
pub struct LogLine {
    /// Its id.
    pub id: NoticeId,
    /// When it was queued.
    pub at: NaiveDateTime,
    /// What.
    pub kind: Kind,
    /// For whom.
    pub reader: Reader,
    /// About which case.
    pub case: Option<ApplicationId>,
    /// Where it stands.
    pub state: State,
    /// When it is tried next.
    pub due_at: NaiveDateTime,
    /// How often it was tried.
    pub attempts: i32,
    /// When the server took it.
    pub sent_at: Option<NaiveDateTime>,
    /// What the server said.
    pub answer: String,
    /// Its Message-ID without the brackets.
    pub message_id: String,
}

impl LogLine {
    /// Whether it waits until the results of its call are released.
    pub fn waits_for_release(&self) -> bool {
        self.state == State::Queued && self.due_at == super::released()
    }
}

/// The mail log, newest first, older than `before`, of one state or of all.
pub fn log(
    tx: &mut Tx<'_>,
    state: Option<State>,
    before: Option<(NaiveDateTime, NoticeId)>,
    limit: i64,
) -> Result<Vec<LogLine>, Stop> {
    tx.permit(Deed::SeeMailLog)?;
    Ok(store::page(tx, state, None, before, limit)?.into_iter().map(line).collect())
}

/// The notices of a case, newest first.
pub fn of_case(tx: &mut Tx<'_>, case: ApplicationId) -> Result<Vec<LogLine>, Stop> {
    tx.permit(Deed::SeeMailLog)?;
    Ok(store::page(tx, None, Some(case.0), None, 50)?.into_iter().map(line).collect())
}

/// Whether a case was told, or is to be, of something of a kind. A step of one query.
pub fn is_told(tx: &mut Tx<'_>, case: ApplicationId, kind: Kind) -> Result<bool, Stop> {
    Ok(!store::of_cases(tx, &[case.0], &[kind])?.is_empty())
}

/// The notices of some kinds about some cases, newest first. One query.
pub fn of_cases(tx: &mut Tx<'_>, cases: &[ApplicationId], kinds: &[Kind]) -> Result<Vec<LogLine>, Stop> {
    tx.permit(Deed::SeeMailLog)?;
    let cases: Vec<i64> = cases.iter().map(|case| case.0).collect();
    Ok(store::of_cases(tx, &cases, kinds)?.into_iter().map(line).collect())
}

fn line(row: store::Row) -> LogLine {
    LogLine {
        id: row.id,
        at: row.at,
        kind: row.kind,
        reader: reader(&row.reader_kind, row.reader_id),
        case: row.case_id.map(ApplicationId),
        state: row.state,
        due_at: row.due_at,
        attempts: row.attempts,
        sent_at: row.sent_at,
        answer: row.answer.unwrap_or_default(),
        message_id: row.message_id,
    }
}

/// How many notices are in each state, and since when the oldest due one waits. For `doctor` and the health page.
pub fn queue_health(tx: &mut Tx<'_>) -> Result<(Vec<(State, i64)>, Option<NaiveDateTime>), Stop> {
    Ok((store::counts(tx)?, store::oldest_due(tx)?))
}
