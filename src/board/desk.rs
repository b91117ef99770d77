//! A member's desk: what waits for them, by deadline; what is to be read in an order of each member's own.

use super::{SheetState, seen::Standing, store};
use crate::{
    applications::{self, Case},
    base::{ApplicationId, CallId, Deed, MotionId, PersonId, Stop},
    calls::{self, Call},
    db::Tx,
};
use chrono::{NaiveDate, NaiveDateTime};
use std::collections::HashMap;

/// Most applications shown at once.
const MOST: usize = 200;

crate::text_enum! {
    /// What an application waits for from a member. In the order of the desk.
    pub enum Task {
        /// A vote is open.
        Vote => "vote",
        /// A declaration on conflicts.
        Declare => "declare",
        /// Scores, none of which are saved.
        Score => "score",
        /// Scores, of which some are saved.
        Finish => "finish",
        /// Staff's ruling on a conflict.
        Ruling => "ruling",
        /// Others read it.
        Others => "others",
        /// Nothing: scored, and voted where a vote is open.
        Done => "done",
        /// Nothing: the member has a conflict.
        Recused => "recused",
    }
}

/// An application on the desk.
#[derive(Clone, Debug)]
pub struct Item {
    /// Which.
    pub application: ApplicationId,
    /// What people call it.
    pub reference: String,
    /// The group's name or alias; empty in a blind round.
    pub name: String,
    /// ISO 3166-1 code.
    pub country: String,
    /// Choice code of the kind of group.
    pub kind: Option<String>,
    /// What it waits for.
    pub task: Task,
    /// The open motion, unless there is a conflict.
    pub motion: Option<MotionId>,
    /// When voting ends.
    pub closes_at: Option<NaiveDateTime>,
}

/// A call on the desk.
#[derive(Clone, Debug)]
pub struct Round {
    /// The call.
    pub call: Call,
    /// By which day members finish reading, if that is set.
    pub reads_by: Option<NaiveDate>,
    /// Whether members may take it home.
    pub offline: bool,
    /// Its applications: what waits first.
    pub items: Vec<Item>,
    /// How many sheets are locked.
    pub scored: usize,
    /// Of how many that are not in conflict.
    pub of: usize,
}

impl Round {
    /// How many of its applications wait for the member.
    pub fn waiting(&self) -> usize {
        self.items.iter().filter(|item| item.task.waits()).count()
    }
}

impl Task {
    /// Whether it waits for the member.
    pub const fn waits(self) -> bool {
        matches!(self, Self::Vote | Self::Declare | Self::Score | Self::Finish)
    }

    fn of(row: &store::desk::Row, now: NaiveDateTime) -> Self {
        let in_time = row.closes_at.is_none_or(|end| end > now);
        match Standing::of(row.declared) {
            Standing::ToDeclare => Self::Declare,
            Standing::Unsure => Self::Ruling,
            Standing::Conflict => Self::Recused,
            Standing::Clear if row.motion.is_some() && row.ballot.is_none() && in_time => Self::Vote,
            Standing::Clear if !row.undecided => Self::Done,
            Standing::Clear => match row.sheet {
                None if !row.reads => Self::Others,
                None => Self::Score,
                Some(SheetState::Draft | SheetState::SetAside) => Self::Finish,
                Some(SheetState::Locked) => Self::Done,
            },
        }
    }
}

/// The place of an application in a member's own reading order: the same each time, and nobody else's.
fn place(tx: &Tx<'_>, member: PersonId, application: ApplicationId) -> i64 {
    tx.master.blind("reading_order", &format!("{member} {application}"))
}

/// The desk of the acting member. Five queries, however many applications there are.
pub fn own(tx: &mut Tx<'_>) -> Result<Vec<Round>, Stop> {
    tx.permit(Deed::SitOnBoard)?;
    let member = tx.actor.person().ok_or(Stop::Forbidden)?;
    let rows = sorted(tx, member)?;
    let shown: Vec<ApplicationId> = rows.iter().take(MOST).map(|(_, row)| row.id).collect();
    let cases: HashMap<ApplicationId, Case> =
        applications::some(tx, &shown)?.into_iter().map(|case| (case.id, case)).collect();
    let mut calls: HashMap<CallId, Call> = calls::all(tx)?.into_iter().map(|call| (call.id, call)).collect();
    let ends: HashMap<CallId, NaiveDate> =
        store::reading::since(tx, tx.now.date() - chrono::Duration::days(1))?.into_iter().collect();
    let mut rounds: Vec<Round> = Vec::new();
    for (task, row) in rows {
        if !rounds.iter().any(|round| round.call.id == row.call_id) {
            let Some(call) = calls.remove(&row.call_id) else { continue };
            let reads_by = ends.get(&call.id).copied();
            let offline = row.offline.unwrap_or(false);
            rounds.push(Round { call, reads_by, offline, items: Vec::new(), scored: 0, of: 0 });
        }
        let Some(round) = rounds.iter_mut().find(|round| round.call.id == row.call_id) else { continue };
        if row.reads && row.undecided && task != Task::Recused {
            round.of += 1;
            round.scored += usize::from(row.sheet == Some(SheetState::Locked));
        }
        round.items.extend(cases.get(&row.id).map(|case| item(task, &row, case)));
    }
    rounds.sort_by(|one, other| key(one).cmp(&key(other)));
    Ok(rounds)
}

fn key(round: &Round) -> (bool, Option<NaiveDateTime>, &str) {
    (round.waiting() == 0, round.call.closes_at, &round.call.code)
}

/// What there is, the first task first, votes by their end, the rest in the member's own order.
fn sorted(tx: &mut Tx<'_>, member: PersonId) -> Result<Vec<(Task, store::desk::Row)>, Stop> {
    let now = tx.now;
    let rows = store::desk::of_member(tx, member)?;
    let mut tasks: Vec<(Task, store::desk::Row)> = rows.into_iter().map(|row| (Task::of(&row, now), row)).collect();
    tasks.sort_by_cached_key(|(task, row)| {
        let end = (*task == Task::Vote).then_some((row.closes_at.is_none(), row.closes_at));
        (*task, end, place(tx, member, row.id))
    });
    Ok(tasks)
}

fn item(task: Task, row: &store::desk::Row, case: &Case) -> Item {
    let is_blind = row.blind.unwrap_or(false) || case.high_risk;
    Item {
        application: row.id,
        reference: case.reference.clone(),
        name: if is_blind { String::new() } else { case.name.clone() },
        country: case.country.clone(),
        kind: case.kind.clone(),
        task,
        motion: row.motion.filter(|_| task != Task::Recused && task != Task::Declare && task != Task::Ruling),
        closes_at: row.closes_at.filter(|_| task == Task::Vote),
    }
}

/// The next application to declare on or to score, after one in the acting member's own order; the first where none
/// comes after.
pub fn next(tx: &mut Tx<'_>, after: ApplicationId) -> Result<Option<ApplicationId>, Stop> {
    tx.permit(Deed::SitOnBoard)?;
    let member = tx.actor.person().ok_or(Stop::Forbidden)?;
    let here = place(tx, member, after);
    let now = tx.now;
    let rows = store::desk::of_member(tx, member)?;
    let wanted = |row: &&store::desk::Row| {
        row.id != after && row.undecided && matches!(Task::of(row, now), Task::Declare | Task::Score | Task::Finish)
    };
    let next = rows.iter().filter(wanted).min_by_key(|row| {
        let place = place(tx, member, row.id);
        (place < here, place)
    });
    Ok(next.map(|row| row.id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::Declaration;

    fn row(declared: Option<Declaration>, sheet: Option<SheetState>) -> store::desk::Row {
        store::desk::Row {
            id: ApplicationId(1),
            call_id: CallId(1),
            declared,
            sheet,
            motion: Some(MotionId(1)),
            closes_at: None,
            ballot: None,
            blind: None,
            offline: None,
            undecided: true,
            reads: true,
        }
    }

    #[test]
    fn a_member_declares_first_and_votes_before_the_rest() {
        let now = chrono::DateTime::UNIX_EPOCH.naive_utc();
        let task = |row: &store::desk::Row| Task::of(row, now);
        assert_eq!(task(&row(None, None)), Task::Declare);
        assert_eq!(task(&row(Some(Declaration::Unsure), None)), Task::Ruling);
        assert_eq!(task(&row(Some(Declaration::Conflict), Some(SheetState::SetAside))), Task::Recused);
        let mut clear = row(Some(Declaration::None), Some(SheetState::Draft));
        assert_eq!(task(&clear), Task::Vote);
        clear.closes_at = Some(now);
        assert_eq!(task(&clear), Task::Finish);
        clear.closes_at = None;
        clear.ballot = Some(1);
        assert_eq!(task(&clear), Task::Finish);
        clear.sheet = None;
        assert_eq!(task(&clear), Task::Score);
        clear.reads = false;
        assert_eq!(task(&clear), Task::Others);
        clear.sheet = Some(SheetState::Locked);
        assert_eq!(task(&clear), Task::Done);
        assert!(!Task::Done.waits() && Task::Vote.waits());
    }
}
