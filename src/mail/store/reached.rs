//! SQL of groups that mail did not reach, and of how staff reached them.

use super::Row;
use crate::{
    base::{EntryId, KeyId, NoticeId, PersonId, Stop, seal::Sealed},
    db::{
        Tx,
        schema::{mail_reach_floors, mail_reached, notices, seal_keys},
    },
    mail::reach::Means,
    notices::{Kind, State},
};
use chrono::{DateTime, NaiveDateTime};
use diesel::prelude::*;

/// How a group was reached, as in the table.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = mail_reached)]
pub(in crate::mail) struct ReachedRow {
    pub notice_id: NoticeId,
    pub by_person: PersonId,
    pub at: NaiveDateTime,
    pub channel: Means,
    pub key_id: KeyId,
    pub note: Sealed,
}

/// Notices to groups that did not arrive by mail, of groups nobody has reached yet, oldest first. An erased case is not among them.
pub(in crate::mail) fn waiting(tx: &mut Tx<'_>, limit: i64) -> Result<Vec<Row>, Stop> {
    let lost = notices::state.eq(State::NotSent).or(notices::state.eq(State::Failed));
    let floor = floor(tx)?;
    Ok(notices::table
        .left_join(mail_reached::table.on(mail_reached::notice_id.eq(notices::id)))
        .inner_join(seal_keys::table.on(seal_keys::id.eq(notices::key_id)))
        .filter(notices::reader_kind.eq("case").and(lost).and(mail_reached::notice_id.is_null()))
        .filter(notices::kind.eq_any(must_arrive()).and(notices::at.gt(floor)))
        .order((notices::at, notices::id))
        .limit(limit)
        .select(Row::as_select())
        .load(tx.conn)?)
}

/// The kinds of notice that a group must hear of in some way.
fn must_arrive() -> Vec<Kind> {
    Kind::ALL.iter().copied().filter(|kind| kind.must_arrive()).collect()
}

/// What was queued up to then is done.
fn floor(tx: &mut Tx<'_>) -> Result<NaiveDateTime, Stop> {
    let floor: Option<Option<NaiveDateTime>> =
        mail_reach_floors::table.select(diesel::dsl::max(mail_reach_floors::before_at)).first(tx.conn).optional()?;
    Ok(floor.flatten().unwrap_or(DateTime::UNIX_EPOCH.naive_utc()))
}

pub(in crate::mail) fn set_floor(tx: &mut Tx<'_>, id: EntryId, by: PersonId) -> Result<(), Stop> {
    diesel::insert_into(mail_reach_floors::table)
        .values((
            mail_reach_floors::id.eq(id),
            mail_reach_floors::before_at.eq(tx.now),
            mail_reach_floors::at.eq(tx.now),
            mail_reach_floors::by_person.eq(by.0),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// How many of them there are.
pub(in crate::mail) fn count(tx: &mut Tx<'_>) -> Result<i64, Stop> {
    let lost = notices::state.eq(State::NotSent).or(notices::state.eq(State::Failed));
    let floor = floor(tx)?;
    Ok(notices::table
        .left_join(mail_reached::table.on(mail_reached::notice_id.eq(notices::id)))
        .inner_join(seal_keys::table.on(seal_keys::id.eq(notices::key_id)))
        .filter(notices::reader_kind.eq("case").and(lost).and(mail_reached::notice_id.is_null()))
        .filter(notices::kind.eq_any(must_arrive()).and(notices::at.gt(floor)))
        .count()
        .get_result(tx.conn)?)
}

pub(in crate::mail) fn find(tx: &mut Tx<'_>, id: NoticeId) -> Result<Option<ReachedRow>, Stop> {
    Ok(mail_reached::table.find(id).select(ReachedRow::as_select()).first(tx.conn).optional()?)
}

pub(in crate::mail) fn insert(tx: &mut Tx<'_>, row: ReachedRow) -> Result<(), Stop> {
    diesel::insert_into(mail_reached::table).values(row).execute(tx.conn)?;
    Ok(())
}
