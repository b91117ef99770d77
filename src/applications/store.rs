//! SQL of applications, codes and screenings. Answers have their own file.

pub(super) mod answers;
pub(super) mod checks;
pub(super) mod clearing;
pub(super) mod codes;
pub(super) mod helping;
pub(super) mod listing;
pub(super) mod places;
pub(super) mod saved;
pub(super) mod summary;
pub(super) mod translation;
pub(super) mod vetting;
pub(super) mod work;

use super::{Channel, MailMode, State};
use crate::groups::Risk;
use crate::{
    base::{ApplicationId, CallId, EntryId, FormVersionId, GroupId, KeyId, PersonId, QuestionId, Stop, seal::Sealed},
    db::{
        Tx, insert_all,
        schema::{
            application_counters, applications, groups, programme_changes, screening_questions, screenings, seal_keys,
        },
    },
};
use chrono::{Datelike, NaiveDate, NaiveDateTime};
use diesel::{prelude::*, sql_query, sql_types};

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = applications)]
pub(super) struct Row {
    pub id: ApplicationId,
    pub reference: String,
    pub call_id: CallId,
    pub group_id: GroupId,
    pub form_version_id: FormVersionId,
    pub key_id: KeyId,
    pub name: Sealed,
    pub language: String,
    pub country: String,
    pub region: Option<String>,
    pub kind: Option<String>,
    pub theme: Option<String>,
    pub requested_minor: Option<i64>,
    pub requested_currency: Option<String>,
    pub state: State,
    pub channel: Channel,
    pub entered_by: Option<i64>,
    pub opened_at: NaiveDateTime,
    pub submitted_at: Option<NaiveDateTime>,
    pub listed_on: NaiveDate,
    pub changed_at: NaiveDateTime,
    pub decided_on: Option<NaiveDate>,
    pub sent_count: i32,
    pub mail_mode: MailMode,
    pub extended_until: Option<NaiveDateTime>,
    pub reopened_at: Option<NaiveDateTime>,
    pub follows: Option<ApplicationId>,
    pub assigned_to: Option<PersonId>,
    pub due_on: Option<NaiveDate>,
}

/// An application with its wrapped key, and the risk of its group.
pub(super) type Keyed = (Row, Vec<u8>, Risk);

macro_rules! keyed {
    () => {
        applications::table
            .inner_join(seal_keys::table.on(seal_keys::id.eq(applications::key_id)))
            .inner_join(groups::table.on(groups::id.eq(applications::group_id)))
            .select((Row::as_select(), seal_keys::wrapped, groups::risk))
    };
}
pub(super) use keyed;

pub(super) fn insert(tx: &mut Tx<'_>, row: Row) -> Result<(), Stop> {
    diesel::insert_into(applications::table).values(row).execute(tx.conn)?;
    Ok(())
}

/// One application; and the version of the programme's data, which almost every page of it asks for next.
pub(super) fn find(tx: &mut Tx<'_>, id: ApplicationId) -> Result<Keyed, Stop> {
    let version = programme_changes::table.select(programme_changes::number).single_value();
    let (row, wrapped, risk, version): (Row, Vec<u8>, Risk, Option<i64>) = applications::table
        .inner_join(seal_keys::table.on(seal_keys::id.eq(applications::key_id)))
        .inner_join(groups::table.on(groups::id.eq(applications::group_id)))
        .select((Row::as_select(), seal_keys::wrapped, groups::risk, version))
        .filter(applications::id.eq(id))
        .first(tx.conn)?;
    tx.programme_is(version);
    Ok((row, wrapped, risk))
}

pub(super) fn some(tx: &mut Tx<'_>, ids: &[ApplicationId]) -> Result<Vec<Keyed>, Stop> {
    Ok(keyed!().filter(applications::id.eq_any(ids.to_vec())).load(tx.conn)?)
}

pub(super) fn in_states(tx: &mut Tx<'_>, call: Option<CallId>, states: &[State]) -> Result<Vec<Keyed>, Stop> {
    let mut query =
        keyed!().filter(applications::state.eq_any(states.to_vec())).order(applications::reference).into_boxed();
    if let Some(call) = call {
        query = query.filter(applications::call_id.eq(call));
    }
    Ok(query.load(tx.conn)?)
}

/// Drafts whose own deadline lies between two instants.
pub(super) fn extended_drafts(tx: &mut Tx<'_>, from: NaiveDateTime, to: NaiveDateTime) -> Result<Vec<Keyed>, Stop> {
    let mine = applications::state.eq(State::Draft).and(applications::extended_until.between(from, to));
    Ok(keyed!().filter(mine).order(applications::reference).load(tx.conn)?)
}

/// The call of an application.
pub(super) fn call_of(tx: &mut Tx<'_>, id: ApplicationId) -> Result<CallId, Stop> {
    Ok(applications::table.find(id).select(applications::call_id).first(tx.conn)?)
}

/// How many applications of a call stand sent, another one aside.
pub(super) fn count_sent(tx: &mut Tx<'_>, call: CallId, but: Option<ApplicationId>) -> Result<i64, Stop> {
    let stands = applications::call_id
        .eq(call)
        .and(applications::submitted_at.is_not_null())
        .and(applications::state.ne(State::Withdrawn))
        .and(applications::id.ne(but.unwrap_or(ApplicationId(0))));
    Ok(applications::table.filter(stands).count().get_result(tx.conn)?)
}

/// How many applications of a call some groups have, drafts too; none that was taken back, and not this one.
pub(super) fn count_of_groups(
    tx: &mut Tx<'_>,
    call: CallId,
    groups: &[GroupId],
    but: Option<ApplicationId>,
) -> Result<i64, Stop> {
    let theirs = applications::call_id
        .eq(call)
        .and(applications::group_id.eq_any(groups.to_vec()))
        .and(applications::state.ne(State::Withdrawn))
        .and(applications::id.ne(but.unwrap_or(ApplicationId(0))));
    let mut query = applications::table.filter(theirs).into_boxed();
    if but.is_some() {
        query = query.filter(applications::submitted_at.is_not_null());
    }
    Ok(query.count().get_result(tx.conn)?)
}

/// The application of a call with a reference.
pub(super) fn by_reference(tx: &mut Tx<'_>, call: CallId, reference: &str) -> Result<Option<ApplicationId>, Stop> {
    let mine = applications::reference.eq(reference).and(applications::call_id.eq(call));
    Ok(applications::table.filter(mine).select(applications::id).first(tx.conn).optional()?)
}

/// The application of the second stage that goes on from one of the first.
pub(super) fn following(tx: &mut Tx<'_>, first: ApplicationId) -> Result<Option<ApplicationId>, Stop> {
    let next = applications::table.filter(applications::follows.eq(Some(first))).select(applications::id);
    Ok(next.first(tx.conn).optional()?)
}

/// Where an application that was put off goes on; nowhere for one that is no longer.
pub(super) fn put_off(tx: &mut Tx<'_>, id: ApplicationId, round: Option<CallId>) -> Result<(), Stop> {
    diesel::update(applications::table.find(id)).set(applications::deferred_to.eq(round)).execute(tx.conn)?;
    Ok(())
}

/// The round an application was put off to.
pub(super) fn put_off_to(tx: &mut Tx<'_>, id: ApplicationId) -> Result<Option<CallId>, Stop> {
    Ok(applications::table.find(id).select(applications::deferred_to).first(tx.conn)?)
}

pub(super) fn extend(tx: &mut Tx<'_>, id: ApplicationId, until: NaiveDateTime) -> Result<(), Stop> {
    diesel::update(applications::table.find(id)).set(applications::extended_until.eq(Some(until))).execute(tx.conn)?;
    Ok(())
}

/// The applications of a call whose deadline was extended: id, reference, until when; the latest first.
pub(super) fn extended(
    tx: &mut Tx<'_>,
    call: CallId,
) -> Result<Vec<(ApplicationId, String, Option<NaiveDateTime>)>, Stop> {
    Ok(applications::table
        .filter(applications::call_id.eq(call).and(applications::extended_until.is_not_null()))
        .order(applications::extended_until.desc())
        .select((applications::id, applications::reference, applications::extended_until))
        .load(tx.conn)?)
}

/// Locks the row where several servers share the database; SQLite has one writer.
pub(super) fn lock(tx: &mut Tx<'_>, id: ApplicationId) -> Result<(), Stop> {
    if tx.conn.is_postgres() {
        sql_query("SELECT id FROM applications WHERE id = $1 FOR UPDATE")
            .bind::<sql_types::BigInt, _>(id.0)
            .execute(tx.conn)?;
    }
    Ok(())
}

pub(super) fn set_state(
    tx: &mut Tx<'_>,
    id: ApplicationId,
    state: State,
    decided_on: Option<NaiveDate>,
) -> Result<(), Stop> {
    diesel::update(applications::table.find(id))
        .set((
            applications::state.eq(state),
            applications::changed_at.eq(tx.now),
            applications::decided_on.eq(decided_on),
        ))
        .execute(tx.conn)?;
    Ok(())
}

pub(super) fn set_sent(tx: &mut Tx<'_>, id: ApplicationId, first: bool, count: i32) -> Result<(), Stop> {
    let now = tx.now;
    let row = applications::table.find(id);
    if first {
        let day = (applications::submitted_at.eq(Some(now)), applications::listed_on.eq(now.date()));
        diesel::update(row).set((applications::sent_count.eq(count), day)).execute(tx.conn)?;
    } else {
        diesel::update(row).set(applications::sent_count.eq(count)).execute(tx.conn)?;
    }
    Ok(())
}

/// Since when the group corrects what it sent, or that it does not any more.
pub(super) fn set_reopened(tx: &mut Tx<'_>, id: ApplicationId, at: Option<NaiveDateTime>) -> Result<(), Stop> {
    diesel::update(applications::table.find(id)).set(applications::reopened_at.eq(at)).execute(tx.conn)?;
    Ok(())
}

/// The plain columns that answers fill.
pub(super) struct Filled {
    pub name: Sealed,
    pub language: String,
    pub region: Option<String>,
    pub kind: Option<String>,
    pub theme: Option<String>,
    pub requested_minor: Option<i64>,
    pub requested_currency: Option<String>,
    pub mail_mode: MailMode,
}

pub(super) fn fill(tx: &mut Tx<'_>, id: ApplicationId, filled: Filled) -> Result<(), Stop> {
    diesel::update(applications::table.find(id))
        .set((
            applications::name.eq(filled.name),
            applications::language.eq(filled.language),
            applications::region.eq(filled.region),
            applications::kind.eq(filled.kind),
            applications::theme.eq(filled.theme),
            applications::requested_minor.eq(filled.requested_minor),
            applications::requested_currency.eq(filled.requested_currency),
            applications::mail_mode.eq(filled.mail_mode),
            applications::changed_at.eq(tx.now),
        ))
        .execute(tx.conn)?;
    Ok(())
}

pub(super) fn insert_many(tx: &mut Tx<'_>, rows: Vec<Row>) -> Result<(), Stop> {
    insert_all!(tx, applications::table, rows, 29);
    Ok(())
}

pub(super) fn insert_screenings(tx: &mut Tx<'_>, rows: Vec<ScreeningRow>) -> Result<(), Stop> {
    insert_all!(tx, screenings::table, rows, 8);
    Ok(())
}

/// The first of so many numbers of references in a year, all taken.
pub(super) fn next_numbers(tx: &mut Tx<'_>, count: i32) -> Result<(i32, i32), Stop> {
    let (year, first) = next_number(tx)?;
    diesel::update(application_counters::table.find(year))
        .set(application_counters::last_number.eq(first + count - 1))
        .execute(tx.conn)?;
    Ok((year, first))
}

/// The next number of a reference in a year.
pub(super) fn next_number(tx: &mut Tx<'_>) -> Result<(i32, i32), Stop> {
    let year = tx.now.year();
    sql_query(
        "INSERT INTO application_counters (year, last_number) VALUES ($1, 1) \
         ON CONFLICT (year) DO UPDATE SET last_number = application_counters.last_number + 1",
    )
    .bind::<sql_types::Integer, _>(year)
    .execute(tx.conn)?;
    let number = application_counters::table.find(year).select(application_counters::last_number).first(tx.conn)?;
    Ok((year, number))
}

/// A screening as in the table.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = screenings)]
pub(super) struct ScreeningRow {
    pub id: EntryId,
    pub application_id: ApplicationId,
    pub outcome: String,
    pub reason: Option<String>,
    pub note: Option<Sealed>,
    pub by_person: PersonId,
    pub at: NaiveDateTime,
    pub answered_at: Option<NaiveDateTime>,
}

pub(super) fn insert_screening(tx: &mut Tx<'_>, row: ScreeningRow) -> Result<(), Stop> {
    diesel::insert_into(screenings::table).values(row).execute(tx.conn)?;
    Ok(())
}

pub(super) fn screenings(tx: &mut Tx<'_>, case: ApplicationId) -> Result<Vec<ScreeningRow>, Stop> {
    Ok(screenings::table
        .filter(screenings::application_id.eq(case))
        .order(screenings::at.desc())
        .select(ScreeningRow::as_select())
        .load(tx.conn)?)
}

/// Names the questions that a screening opens to the group.
pub(super) fn open_questions(tx: &mut Tx<'_>, screening: EntryId, questions: &[QuestionId]) -> Result<(), Stop> {
    for question in questions {
        diesel::insert_into(screening_questions::table)
            .values((screening_questions::screening_id.eq(screening), screening_questions::question_id.eq(*question)))
            .execute(tx.conn)?;
    }
    Ok(())
}

/// The questions that the unanswered screenings of a case have opened.
pub(super) fn opened_questions(tx: &mut Tx<'_>, case: ApplicationId) -> Result<Vec<QuestionId>, Stop> {
    let open = screenings::table
        .filter(screenings::application_id.eq(case).and(screenings::answered_at.is_null()))
        .select(screenings::id);
    Ok(screening_questions::table
        .filter(screening_questions::screening_id.eq_any(open))
        .select(screening_questions::question_id)
        .load(tx.conn)?)
}

pub(super) fn answer_screenings(tx: &mut Tx<'_>, case: ApplicationId) -> Result<(), Stop> {
    diesel::update(
        screenings::table.filter(screenings::application_id.eq(case).and(screenings::answered_at.is_null())),
    )
    .set(screenings::answered_at.eq(Some(tx.now)))
    .execute(tx.conn)?;
    Ok(())
}

/// Drafts of calls whose deadline lies between two instants.
pub(super) fn set_mail_mode(tx: &mut Tx<'_>, id: ApplicationId, mode: super::MailMode) -> Result<(), Stop> {
    diesel::update(applications::table.find(id)).set(applications::mail_mode.eq(mode)).execute(tx.conn)?;
    Ok(())
}

pub(super) fn is_last_of(tx: &mut Tx<'_>, id: ApplicationId, groups: &[GroupId]) -> Result<bool, Stop> {
    let others = applications::group_id
        .eq_any(groups.to_vec())
        .and(applications::id.ne(id))
        .and(applications::erased_on.is_null());
    let found: Option<ApplicationId> =
        applications::table.filter(others).select(applications::id).first(tx.conn).optional()?;
    Ok(found.is_none())
}

pub(super) fn mark_erased(tx: &mut Tx<'_>, id: ApplicationId, state: State) -> Result<(), Stop> {
    diesel::update(applications::table.find(id))
        .set((applications::state.eq(state), applications::erased_on.eq(Some(tx.now.date()))))
        .execute(tx.conn)?;
    Ok(())
}
