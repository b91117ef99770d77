//! SQL of meetings, their agendas and who came.

use crate::{
    base::{ApplicationId, ItemId, MeetingId, PersonId, Stop, seal::Sealed},
    board::Attendance,
    db::{
        Tx, insert_all,
        schema::{agenda_items, attendances, meetings},
    },
};
use chrono::NaiveDateTime;
use diesel::{dsl::max, prelude::*, sql_query, sql_types};

/// A meeting as it lies in the table.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = meetings)]
pub(in crate::board) struct Row {
    pub id: MeetingId,
    pub title: Sealed,
    pub place: Sealed,
    pub by_circulation: bool,
    pub starts_at: NaiveDateTime,
    pub ends_at: Option<NaiveDateTime>,
    pub zone: String,
    pub chair_id: PersonId,
    pub called_by: PersonId,
    pub called_at: NaiveDateTime,
    pub minutes: Option<Sealed>,
    pub minutes_language: Option<String>,
    pub minutes_sha256: Option<String>,
    pub signed_by: Option<PersonId>,
    pub signed_at: Option<NaiveDateTime>,
    pub revision: i32,
    pub called_off_at: Option<NaiveDateTime>,
    pub called_off_why: Option<Sealed>,
}

/// An item of an agenda as it lies in the table.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = agenda_items)]
pub(in crate::board) struct Item {
    pub id: ItemId,
    pub meeting_id: MeetingId,
    pub position: i32,
    pub application_id: Option<ApplicationId>,
    pub topic: Option<Sealed>,
    pub yes: Option<i32>,
    pub no: Option<i32>,
    pub abstain: Option<i32>,
    pub vote_opened_at: Option<NaiveDateTime>,
    pub vote_closed_at: Option<NaiveDateTime>,
    pub electors: Option<i32>,
    pub quorum: Option<i32>,
    pub secret: bool,
}

/// Holds a meeting until the end of the transaction: changing and signing go one after the other.
pub(in crate::board) fn lock(tx: &mut Tx<'_>, id: MeetingId) -> Result<(), Stop> {
    if tx.conn.is_postgres() {
        sql_query("SELECT id FROM meetings WHERE id = $1 FOR UPDATE")
            .bind::<sql_types::BigInt, _>(id.0)
            .execute(tx.conn)?;
    }
    Ok(())
}

pub(in crate::board) fn find(tx: &mut Tx<'_>, id: MeetingId) -> Result<Row, Stop> {
    Ok(meetings::table.find(id).select(Row::as_select()).first(tx.conn)?)
}

/// Meetings, the newest first.
pub(in crate::board) fn all(tx: &mut Tx<'_>, limit: i64) -> Result<Vec<Row>, Stop> {
    Ok(meetings::table
        .order((meetings::starts_at.desc(), meetings::id))
        .limit(limit)
        .select(Row::as_select())
        .load(tx.conn)?)
}

pub(in crate::board) fn insert(tx: &mut Tx<'_>, row: Row) -> Result<(), Stop> {
    diesel::insert_into(meetings::table).values(row).execute(tx.conn)?;
    Ok(())
}

/// Writes what was changed of a meeting that is not signed.
pub(in crate::board) fn update(tx: &mut Tx<'_>, row: &Row) -> Result<(), Stop> {
    diesel::update(meetings::table.find(row.id))
        .set((
            meetings::title.eq(&row.title),
            meetings::place.eq(&row.place),
            meetings::by_circulation.eq(row.by_circulation),
            meetings::starts_at.eq(row.starts_at),
            meetings::ends_at.eq(row.ends_at),
            meetings::zone.eq(&row.zone),
            meetings::chair_id.eq(row.chair_id),
            meetings::revision.eq(row.revision),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Calls a meeting off.
pub(in crate::board) fn call_off(tx: &mut Tx<'_>, id: MeetingId, why: Sealed) -> Result<(), Stop> {
    diesel::update(meetings::table.find(id))
        .set((
            meetings::called_off_at.eq(Some(tx.now)),
            meetings::called_off_why.eq(Some(why)),
            meetings::revision.eq(meetings::revision + 1),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// The meetings that begin within a span of time.
pub(in crate::board) fn to_come(tx: &mut Tx<'_>, until: NaiveDateTime) -> Result<Vec<Row>, Stop> {
    let soon = meetings::starts_at.gt(tx.now).and(meetings::starts_at.lt(until));
    Ok(meetings::table
        .filter(soon.and(meetings::signed_at.is_null()).and(meetings::called_off_at.is_null()))
        .order((meetings::starts_at, meetings::id))
        .select(Row::as_select())
        .load(tx.conn)?)
}

/// The minutes as they are signed.
pub(in crate::board) struct Signed<'a> {
    pub minutes: Sealed,
    pub language: &'a str,
    pub sha256: String,
    pub by: PersonId,
}

pub(in crate::board) fn sign(tx: &mut Tx<'_>, id: MeetingId, signed: Signed<'_>) -> Result<(), Stop> {
    diesel::update(meetings::table.find(id))
        .set((
            meetings::minutes.eq(Some(signed.minutes)),
            meetings::minutes_language.eq(Some(signed.language)),
            meetings::minutes_sha256.eq(Some(signed.sha256)),
            meetings::signed_by.eq(Some(signed.by)),
            meetings::signed_at.eq(Some(tx.now)),
        ))
        .execute(tx.conn)?;
    Ok(())
}

pub(in crate::board) fn items(tx: &mut Tx<'_>, meeting: MeetingId) -> Result<Vec<Item>, Stop> {
    Ok(agenda_items::table
        .filter(agenda_items::meeting_id.eq(meeting))
        .order((agenda_items::position, agenda_items::id))
        .select(Item::as_select())
        .load(tx.conn)?)
}

pub(in crate::board) fn item(tx: &mut Tx<'_>, id: ItemId) -> Result<Item, Stop> {
    Ok(agenda_items::table.find(id).select(Item::as_select()).first(tx.conn)?)
}

/// The place after the last item.
pub(in crate::board) fn next_position(tx: &mut Tx<'_>, meeting: MeetingId) -> Result<i32, Stop> {
    let last: Option<i32> = agenda_items::table
        .filter(agenda_items::meeting_id.eq(meeting))
        .select(max(agenda_items::position))
        .first(tx.conn)?;
    Ok(last.unwrap_or(0) + 1)
}

pub(in crate::board) fn insert_item(tx: &mut Tx<'_>, item: Item) -> Result<(), Stop> {
    diesel::insert_into(agenda_items::table).values(item).execute(tx.conn)?;
    Ok(())
}

pub(in crate::board) fn remove_item(tx: &mut Tx<'_>, id: ItemId) -> Result<(), Stop> {
    diesel::delete(agenda_items::table.find(id)).execute(tx.conn)?;
    Ok(())
}

/// Writes how a topic was voted on.
pub(in crate::board) fn count_item(tx: &mut Tx<'_>, id: ItemId, counts: [i32; 3]) -> Result<(), Stop> {
    let [yes, no, abstain] = counts.map(Some);
    diesel::update(agenda_items::table.find(id))
        .set((agenda_items::yes.eq(yes), agenda_items::no.eq(no), agenda_items::abstain.eq(abstain)))
        .execute(tx.conn)?;
    Ok(())
}

/// How many meetings a person chairs that were not called off and whose minutes are not signed.
pub(in crate::board) fn unsigned_of(tx: &mut Tx<'_>, chair: PersonId) -> Result<i64, Stop> {
    let mine = meetings::chair_id.eq(chair).and(meetings::signed_at.is_null());
    let mine = meetings::table.filter(mine.and(meetings::called_off_at.is_null()));
    Ok(mine.count().get_result(tx.conn)?)
}

/// The meeting that is to decide on an application: the one that begins first of those not signed or called off.
pub(in crate::board) fn holding(tx: &mut Tx<'_>, application: ApplicationId) -> Result<Option<MeetingId>, Stop> {
    Ok(agenda_items::table
        .inner_join(meetings::table.on(meetings::id.eq(agenda_items::meeting_id)))
        .filter(agenda_items::application_id.eq(application))
        .filter(meetings::signed_at.is_null().and(meetings::called_off_at.is_null()))
        .order((meetings::starts_at, meetings::id))
        .select(meetings::id)
        .first(tx.conn)
        .optional()?)
}

pub(in crate::board) fn attendance(tx: &mut Tx<'_>, meeting: MeetingId) -> Result<Vec<(PersonId, Attendance)>, Stop> {
    Ok(attendances::table
        .filter(attendances::meeting_id.eq(meeting))
        .order(attendances::person_id)
        .select((attendances::person_id, attendances::state))
        .load(tx.conn)?)
}

/// Writes who came anew.
pub(in crate::board) fn put_attendance(
    tx: &mut Tx<'_>,
    meeting: MeetingId,
    states: &[(PersonId, Attendance)],
) -> Result<(), Stop> {
    diesel::delete(attendances::table.filter(attendances::meeting_id.eq(meeting))).execute(tx.conn)?;
    let rows = states.iter().map(|(person, state)| {
        (attendances::meeting_id.eq(meeting), attendances::person_id.eq(*person), attendances::state.eq(*state))
    });
    insert_all!(tx, attendances::table, rows, 3);
    Ok(())
}
