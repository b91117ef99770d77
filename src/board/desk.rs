//! A member's desk: what waits for them, by deadline; what is to be read in an order of each member's own.

use super::{SheetState, seen::Standing, store};
use crate::{
    applications::{self, Case},
    base::{ApplicationId, CallId, Deed, MotionId, PersonId, Stop, words},
    calls::{self, Call},
    db::Tx,
};
use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime, TimeZone as _};
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
    /// When the first of what waits here ends, if that is set.
    pub due: Option<NaiveDateTime>,
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

    /// By when it is to be done, where that is set: the vote by its end, the reading by the day of the round.
    fn due(self, row: &store::desk::Row, reads_until: Option<NaiveDateTime>) -> Option<NaiveDateTime> {
        let reads_until = reads_until.filter(|_| row.undecided && row.reads && !row.scoring_closed);
        match self {
            Self::Vote => row.closes_at,
            Self::Declare => row.closes_at.into_iter().chain(reads_until).min(),
            Self::Score | Self::Finish => reads_until,
            Self::Ruling | Self::Others | Self::Done | Self::Recused => None,
        }
    }

    fn of(row: &store::desk::Row, now: NaiveDateTime) -> Self {
        let in_time = row.closes_at.is_none_or(|end| end > now);
        match Standing::of(row.declared) {
            Standing::ToDeclare => Self::Declare,
            Standing::Unsure => Self::Ruling,
            Standing::Conflict => Self::Recused,
            Standing::Clear if row.motion.is_some() && row.ballot.is_none() && in_time => Self::Vote,
            Standing::Clear if !row.undecided || row.scoring_closed => Self::Done,
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
    let mut calls: HashMap<CallId, Call> = calls::all(tx)?.into_iter().map(|call| (call.id, call)).collect();
    let ends: HashMap<CallId, NaiveDate> =
        store::reading::since(tx, tx.now.date() - Duration::days(1))?.into_iter().collect();
    let until = |call: CallId| Some(day_end(*ends.get(&call)?, &calls.get(&call)?.zone));
    let rows = sorted(tx, member, until)?;
    let shown: Vec<ApplicationId> = rows.iter().take(MOST).map(|one| one.row.id).collect();
    let cases: HashMap<ApplicationId, Case> =
        applications::some(tx, &shown)?.into_iter().map(|case| (case.id, case)).collect();
    let mut rounds: Vec<Round> = Vec::new();
    for Waiting { task, due, row } in rows {
        if !rounds.iter().any(|round| round.call.id == row.call_id) {
            let Some(call) = calls.remove(&row.call_id) else { continue };
            let reads_by = ends.get(&call.id).copied();
            let offline = row.offline.unwrap_or(false);
            // The first is due first.
            rounds.push(Round { call, reads_by, due, offline, items: Vec::new(), scored: 0, of: 0 });
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

fn key(round: &Round) -> (bool, bool, Option<NaiveDateTime>, &str) {
    (round.waiting() == 0, round.due.is_none(), round.due, &round.call.code)
}

/// A row with what it waits for, and until when.
struct Waiting {
    task: Task,
    due: Option<NaiveDateTime>,
    row: store::desk::Row,
}

/// The last instant of a day in a zone, UTC.
fn day_end(day: NaiveDate, zone: &str) -> NaiveDateTime {
    let end = day.and_time(NaiveTime::MIN) + Duration::days(1);
    words::zone(zone).from_local_datetime(&end).latest().map_or(end, |end| end.naive_utc())
}

/// What there is: what waits by its end, then the first task first, then the member's own order.
fn sorted(
    tx: &mut Tx<'_>,
    member: PersonId,
    until: impl Fn(CallId) -> Option<NaiveDateTime>,
) -> Result<Vec<Waiting>, Stop> {
    let now = tx.now;
    let waiting = |row: store::desk::Row| {
        let task = Task::of(&row, now);
        Waiting { task, due: task.due(&row, until(row.call_id)), row }
    };
    let mut all: Vec<Waiting> = store::desk::of_member(tx, member)?.into_iter().map(waiting).collect();
    all.sort_by_cached_key(|Waiting { task, due, row }| {
        (!task.waits(), due.is_none(), *due, *task, place(tx, member, row.id))
    });
    Ok(all)
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
/// comes after. What was begun and put off comes after everything else.
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
        (Task::of(row, now) == Task::Finish, place < here, place)
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
            scoring_closed: false,
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
        clear.sheet = Some(SheetState::Draft);
        clear.scoring_closed = true;
        assert_eq!(task(&clear), Task::Done, "nobody scores any more");
        assert!(!Task::Done.waits() && Task::Vote.waits());
    }

    #[test]
    fn what_waits_is_due_by_the_vote_or_by_the_day_of_reading() {
        let at = |hours| chrono::DateTime::UNIX_EPOCH.naive_utc() + Duration::hours(hours);
        let mut row = row(Some(Declaration::None), None);
        row.closes_at = Some(at(5));
        assert_eq!(Task::Vote.due(&row, Some(at(3))), Some(at(5)));
        assert_eq!(Task::Score.due(&row, Some(at(3))), Some(at(3)));
        assert_eq!(Task::Declare.due(&row, Some(at(9))), Some(at(5)), "a vote waits for it");
        assert_eq!((Task::Done.due(&row, Some(at(3))), Task::Score.due(&row, None)), (None, None));
        row.reads = false;
        assert_eq!(Task::Declare.due(&row, Some(at(3))), Some(at(5)), "others read it");
        let day = NaiveDate::from_ymd_opt(2026, 12, 1).unwrap();
        assert_eq!(day_end(day, "Asia/Dushanbe").to_string(), "2026-12-01 19:00:00");
    }
}
