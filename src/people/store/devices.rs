//! SQL of the browsers that people sign in from, and of the sessions in them.

use super::SessionRow;
use crate::{
    base::{PersonId, SessionId, Stop, seal::Sealed},
    db::{
        Tx,
        schema::{devices, sessions},
    },
};
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

/// Ends one session of a person by its id, or all but one.
pub(in crate::people) fn end_some_of_person(tx: &mut Tx<'_>, id: PersonId, which: Which) -> Result<usize, Stop> {
    let mine = sessions::table.filter(sessions::person_id.eq(id));
    Ok(match which {
        Which::One(session) => diesel::delete(mine.filter(sessions::id.eq(session))).execute(tx.conn)?,
        Which::AllBut(session) => diesel::delete(mine.filter(sessions::id.ne(session))).execute(tx.conn)?,
    })
}

/// Which sessions of a person.
#[derive(Clone, Copy)]
pub(in crate::people) enum Which {
    One(SessionId),
    AllBut(SessionId),
}

/// A person's sessions that have not ended, with the browser of each, the last used first.
pub(in crate::people) fn sessions_of(
    tx: &mut Tx<'_>,
    id: PersonId,
    used_since: NaiveDateTime,
) -> Result<Vec<(SessionRow, Option<DeviceRow>)>, Stop> {
    let now = tx.now;
    Ok(sessions::table
        .left_join(devices::table.on(devices::secret_hash.nullable().eq(sessions::device)))
        .filter(sessions::person_id.eq(id).and(sessions::ends_at.gt(now)).and(sessions::used_at.gt(used_since)))
        .order((sessions::used_at.desc(), sessions::id))
        .select((SessionRow::as_select(), Option::<DeviceRow>::as_select()))
        .load(tx.conn)?)
}

/// Notes that the person of a session proved who they are, now.
pub(in crate::people) fn set_proved(tx: &mut Tx<'_>, hash: &[u8]) -> Result<(), Stop> {
    let now = tx.now;
    diesel::update(sessions::table.filter(sessions::secret_hash.eq(hash)))
        .set(sessions::proved_at.eq(Some(now)))
        .execute(tx.conn)?;
    Ok(())
}

/// A browser that a person signed in from.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = devices)]
pub(in crate::people) struct DeviceRow {
    pub secret_hash: Vec<u8>,
    pub person_id: PersonId,
    pub number: i32,
    pub name: Option<Sealed>,
    pub first_on: NaiveDate,
    pub last_on: NaiveDate,
}

/// Notes that a browser is used today; `false` where it is not known.
pub(in crate::people) fn use_device(tx: &mut Tx<'_>, hash: &[u8]) -> Result<bool, Stop> {
    let today = tx.now.date();
    let found = devices::table.filter(devices::secret_hash.eq(hash));
    Ok(diesel::update(found).set(devices::last_on.eq(today)).execute(tx.conn)? > 0)
}

/// The highest number of a person's browsers; 0 where there is none.
pub(in crate::people) fn last_device(tx: &mut Tx<'_>, id: PersonId) -> Result<i32, Stop> {
    let most = devices::table.filter(devices::person_id.eq(id)).select(diesel::dsl::max(devices::number));
    Ok(most.first::<Option<i32>>(tx.conn)?.unwrap_or(0))
}

pub(in crate::people) fn insert_device(tx: &mut Tx<'_>, row: DeviceRow) -> Result<(), Stop> {
    diesel::insert_into(devices::table).values(row).execute(tx.conn)?;
    Ok(())
}

pub(in crate::people) fn name_device(tx: &mut Tx<'_>, hash: &[u8], name: Option<Sealed>) -> Result<(), Stop> {
    diesel::update(devices::table.filter(devices::secret_hash.eq(hash)))
        .set(devices::name.eq(name))
        .execute(tx.conn)?;
    Ok(())
}

/// Says which browser a session is in.
pub(in crate::people) fn set_session_device(tx: &mut Tx<'_>, session: &[u8], device: &[u8]) -> Result<(), Stop> {
    diesel::update(sessions::table.filter(sessions::secret_hash.eq(session)))
        .set(sessions::device.eq(Some(device)))
        .execute(tx.conn)?;
    Ok(())
}

pub(in crate::people) fn sweep_devices(tx: &mut Tx<'_>, unused_since: NaiveDate) -> Result<usize, Stop> {
    Ok(diesel::delete(devices::table.filter(devices::last_on.lt(unused_since))).execute(tx.conn)?)
}
