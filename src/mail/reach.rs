//! Groups that mail does not reach: they gave no address, want no mail, or it came back. Staff reach them by their
//! safe channel with a text that tells nothing, and write down that it was done.

use super::{
    Refusal, compose, journal, store,
    texts::{self, Piece},
    wording::Own,
};
use crate::{
    applications, audit,
    base::{ApplicationId, Deed, EntryId, Lang, NoticeId, PersonId, Stop, seal::Place},
    db::{Tx, keys},
    notices::{Reader, State},
    people,
};
use chrono::NaiveDateTime;

/// Most groups that one page lists.
const MOST: i64 = 100;
/// The longest note, in characters.
pub const NOTE_MAX: usize = 300;
const NOTE: &str = "mail_reached.note";

crate::text_enum! {
    /// How a group can be reached outside mail.
    pub enum Means {
        /// Telegram.
        Telegram => "telegram",
        /// WhatsApp.
        WhatsApp => "whatsapp",
        /// Signal.
        Signal => "signal",
        /// By telephone.
        Phone => "phone",
        /// Through a person both trust.
        TrustedPerson => "trusted-person",
        /// On a visit.
        Visit => "visit",
        /// In another way.
        Other => "other",
    }
}

/// The groups that wait, oldest news first, each notice a line.
pub fn waiting(tx: &mut Tx<'_>) -> Result<Vec<journal::Line>, Stop> {
    tx.permit(Deed::ReachGroups)?;
    let rows = store::reached::waiting(tx, MOST)?;
    journal::with_names(tx, rows.into_iter().map(journal::log_line).collect())
}

/// How many notices wait so; none for who may not reach groups. One query.
pub fn count(tx: &mut Tx<'_>) -> Result<i64, Stop> {
    if tx.may(Deed::ReachGroups) { store::reached::count(tx) } else { Ok(0) }
}

/// How a group was reached.
#[derive(Clone, Debug)]
pub struct Reached {
    /// By whom.
    pub by: String,
    /// When.
    pub at: NaiveDateTime,
    /// How.
    pub means: Means,
    /// What there is to say of it.
    pub note: String,
}

/// Lets all that has waited so far be done: cases from before mail was looked after, say. An act; gives how many lines
/// that were.
pub fn done_so_far(tx: &mut Tx<'_>) -> Result<i64, Stop> {
    tx.permit(Deed::ReachGroups)?;
    let me = tx.actor.person().ok_or(Stop::Forbidden)?;
    let count = store::reached::count(tx)?;
    let id: EntryId = tx.new_id()?;
    store::reached::set_floor(tx, id, me)?;
    audit::record(tx, audit::Event::new("mail.reach_so_far", id).with(serde_json::json!({ "notices": count })))?;
    Ok(count)
}

/// What staff need to reach a group.
#[derive(Clone, Debug)]
pub struct Task {
    /// The notice, with the application's reference.
    pub line: journal::Line,
    /// The case, for the page where its closed answers are opened.
    pub case: ApplicationId,
    /// The language the group reads.
    pub lang: Lang,
    /// A text that tells nothing, in that language.
    pub text: String,
    /// Whether it was done.
    pub reached: Option<Reached>,
}

/// The task of reaching the group of a notice. [`Stop::Missing`] where its notice went out, or is to a person.
pub fn task(tx: &mut Tx<'_>, id: NoticeId) -> Result<Task, Stop> {
    tx.permit(Deed::ReachGroups)?;
    let notice = journal::log_line(store::find(tx, id)?);
    let Reader::Case(case_id) = notice.reader else { return Err(Stop::Missing) };
    if !matches!(notice.state, State::NotSent | State::Failed) {
        return Err(Stop::Missing);
    }
    applications::check_open(tx, case_id)?;
    let case = applications::load(tx, case_id)?;
    let line = journal::with_names(tx, vec![notice])?.pop().ok_or(Stop::Missing)?;
    let reached = match store::reached::find(tx, id)? {
        Some(row) => Some(opened(tx, row)?),
        None => None,
    };
    let wording = texts::find(tx, Piece::Neutral, None, case.language)?;
    let text = compose::neutral(case.language, &Own { wording, sender: None });
    Ok(Task { line, case: case_id, lang: case.language, text, reached })
}

fn opened(tx: &mut Tx<'_>, row: store::reached::ReachedRow) -> Result<Reached, Stop> {
    let by = people::names(tx, &[row.by_person])?.into_values().next().unwrap_or_default();
    let note = match keys::open(tx, row.key_id) {
        Ok(key) => key.open(Place::new(NOTE, row.notice_id.0), &row.note)?,
        Err(Stop::Missing) => String::new(),
        Err(stop) => return Err(stop),
    };
    Ok(Reached { by, at: row.at, means: row.channel, note })
}

/// That a group was reached.
#[derive(Clone, Debug)]
pub struct NewReached {
    /// The notice whose news it was.
    pub notice: NoticeId,
    /// How.
    pub means: Means,
    /// What there is to say; sealed with the case's key.
    pub note: String,
}

/// Writes down that a group was reached. An act.
pub fn done(tx: &mut Tx<'_>, new: &NewReached) -> Result<(), Stop> {
    tx.permit(Deed::ReachGroups)?;
    let me: PersonId = tx.actor.person().ok_or(Stop::Forbidden)?;
    let task = task(tx, new.notice)?;
    if task.reached.is_some() {
        return Err(Refusal::ReachedAlready.into());
    }
    let case = applications::load(tx, task.case)?;
    let note = case.key.seal(Place::new(NOTE, new.notice.0), new.note.trim())?;
    let row = store::reached::ReachedRow {
        notice_id: new.notice,
        by_person: me,
        at: tx.now,
        channel: new.means,
        key_id: case.key.id,
        note,
    };
    store::reached::insert(tx, row)?;
    audit::record(tx, audit::Event::new("mail.reach", new.notice).about_case(case.id))?;
    Ok(())
}
