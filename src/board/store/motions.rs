//! SQL of motions.

use crate::{
    base::{ApplicationId, CallId, ConsentId, FundId, MeetingId, MotionId, PersonId, Stop, seal::Sealed},
    board::{Choice, Hundredths, MotionState, Outcome, Reason, Tally, Track},
    db::{
        Tx,
        schema::{applications, motions},
    },
};
use chrono::NaiveDateTime;
use diesel::{prelude::*, sql_query, sql_types};

/// A motion as it lies in the table.
#[derive(Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = motions)]
pub(in crate::board) struct Row {
    pub id: MotionId,
    pub application_id: ApplicationId,
    pub call_id: CallId,
    pub number: i32,
    pub outcome: Outcome,
    pub amount_minor: Option<i64>,
    pub currency: Option<String>,
    pub fund_id: Option<FundId>,
    pub text: Sealed,
    pub conditions: Option<Sealed>,
    pub state: MotionState,
    pub secret: bool,
    pub opened_by: PersonId,
    pub opened_at: NaiveDateTime,
    pub closes_at: Option<NaiveDateTime>,
    pub closed_by: Option<i64>,
    pub closed_at: Option<NaiveDateTime>,
    pub electorate: i32,
    pub yes: i32,
    pub yes_with_conditions: i32,
    pub no: i32,
    pub abstain: i32,
    pub mean_hundredths: Option<i32>,
    pub casting_choice: Option<Choice>,
    pub result_reason: Option<Reason>,
    pub urn: Option<Sealed>,
    pub meeting_id: Option<MeetingId>,
    pub track: Track,
    pub consent_id: Option<ConsentId>,
    pub defer_to: Option<CallId>,
    pub reverses: Option<MotionId>,
}

pub(in crate::board) fn insert(tx: &mut Tx<'_>, row: Row) -> Result<(), Stop> {
    diesel::insert_into(motions::table).values(row).execute(tx.conn)?;
    Ok(())
}

pub(in crate::board) fn find(tx: &mut Tx<'_>, id: MotionId) -> Result<Row, Stop> {
    Ok(motions::table.find(id).select(Row::as_select()).first(tx.conn)?)
}

/// Holds a motion until the end of the transaction: casting and closing go one after the other.
pub(in crate::board) fn lock(tx: &mut Tx<'_>, id: MotionId) -> Result<(), Stop> {
    if tx.conn.is_postgres() {
        sql_query("SELECT id FROM motions WHERE id = $1 FOR UPDATE")
            .bind::<sql_types::BigInt, _>(id.0)
            .execute(tx.conn)?;
    }
    Ok(())
}

/// The motions on an application, newest first.
pub(in crate::board) fn of_application(tx: &mut Tx<'_>, application: ApplicationId) -> Result<Vec<Row>, Stop> {
    of_some(tx, &[application])
}

/// The motions on some applications, the newest of each first. One query.
pub(in crate::board) fn of_some(tx: &mut Tx<'_>, ids: &[ApplicationId]) -> Result<Vec<Row>, Stop> {
    Ok(motions::table
        .filter(motions::application_id.eq_any(ids))
        .order((motions::application_id, motions::number.desc()))
        .select(Row::as_select())
        .load(tx.conn)?)
}

/// How many decisions of a call a motion that is voted on would reverse; not of what its group took back.
pub(in crate::board) fn count_reversing(tx: &mut Tx<'_>, call: CallId) -> Result<i64, Stop> {
    let open = motions::call_id.eq(call).and(motions::state.eq(MotionState::Open));
    let gone = applications::table.filter(applications::state.eq(crate::applications::State::Withdrawn));
    let stands = motions::application_id.ne_all(gone.select(applications::id));
    Ok(motions::table.filter(open.and(motions::reverses.is_not_null()).and(stands)).count().get_result(tx.conn)?)
}

/// The motions put in a meeting, by application and number.
pub(in crate::board) fn of_meeting(tx: &mut Tx<'_>, meeting: MeetingId) -> Result<Vec<Row>, Stop> {
    Ok(motions::table
        .filter(motions::meeting_id.eq(meeting))
        .order((motions::application_id, motions::number))
        .select(Row::as_select())
        .load(tx.conn)?)
}

/// The motions of a consent list, in the order they were put on it.
pub(in crate::board) fn of_consent(tx: &mut Tx<'_>, consent: ConsentId) -> Result<Vec<Row>, Stop> {
    Ok(motions::table
        .filter(motions::consent_id.eq(consent))
        .order((motions::opened_at, motions::id))
        .select(Row::as_select())
        .load(tx.conn)?)
}

/// The motions that are voted on, the oldest first.
pub(in crate::board) fn open(tx: &mut Tx<'_>) -> Result<Vec<Row>, Stop> {
    Ok(motions::table
        .filter(motions::state.eq(MotionState::Open))
        .order((motions::opened_at, motions::id))
        .select(Row::as_select())
        .load(tx.conn)?)
}

/// The open motions that close within a span of time.
pub(in crate::board) fn closing(tx: &mut Tx<'_>, from: NaiveDateTime, to: NaiveDateTime) -> Result<Vec<Row>, Stop> {
    Ok(motions::table
        .filter(motions::state.eq(MotionState::Open).and(motions::closes_at.gt(from)).and(motions::closes_at.le(to)))
        .order(motions::closes_at)
        .select(Row::as_select())
        .load(tx.conn)?)
}

/// How a motion ended.
pub(in crate::board) struct Ending {
    pub state: MotionState,
    pub reason: Reason,
    pub casting: Option<Choice>,
    pub by: Option<PersonId>,
}

/// Writes the result of an open motion; false where it was not open.
pub(in crate::board) fn close(tx: &mut Tx<'_>, id: MotionId, tally: &Tally, ending: &Ending) -> Result<bool, Stop> {
    let open = motions::table.filter(motions::id.eq(id).and(motions::state.eq(MotionState::Open)));
    let count = |votes: u32| i32::try_from(votes).unwrap_or(i32::MAX);
    let changed = diesel::update(open)
        .set((
            motions::state.eq(ending.state),
            motions::closed_by.eq(ending.by.map(|person| person.0)),
            motions::closed_at.eq(Some(tx.now)),
            motions::electorate.eq(count(tally.electorate)),
            motions::yes.eq(count(tally.yes)),
            motions::yes_with_conditions.eq(count(tally.yes_with_conditions)),
            motions::no.eq(count(tally.no)),
            motions::abstain.eq(count(tally.abstain)),
            motions::mean_hundredths.eq(tally.mean.map(|Hundredths(mean)| mean)),
            motions::casting_choice.eq(ending.casting),
            motions::result_reason.eq(Some(ending.reason)),
        ))
        .execute(tx.conn)?;
    Ok(changed == 1)
}
