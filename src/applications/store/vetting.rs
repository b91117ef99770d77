//! SQL of the vetting log and of referees.

use crate::{
    applications::vetting::Kind,
    base::{ApplicationId, EntryId, PersonId, Stop, seal::Sealed},
    db::{
        Tx,
        schema::{referees, vettings},
    },
};
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

pub(crate) fn insert(
    tx: &mut Tx<'_>,
    id: EntryId,
    case: ApplicationId,
    kind: Kind,
    on: NaiveDate,
    card: Sealed,
) -> Result<(), Stop> {
    diesel::insert_into(vettings::table)
        .values((
            vettings::id.eq(id),
            vettings::application_id.eq(case),
            vettings::kind.eq(kind),
            vettings::done_on.eq(on),
            vettings::card.eq(card),
            vettings::by_person.eq(tx.actor.columns().1),
            vettings::at.eq(tx.now),
        ))
        .execute(tx.conn)?;
    Ok(())
}

type Entry = (EntryId, Kind, NaiveDate, Sealed, PersonId);

pub(crate) fn of(tx: &mut Tx<'_>, case: ApplicationId) -> Result<Vec<Entry>, Stop> {
    Ok(vettings::table
        .filter(vettings::application_id.eq(case))
        .order((vettings::done_on.desc(), vettings::id))
        .select((vettings::id, vettings::kind, vettings::done_on, vettings::card, vettings::by_person))
        .load(tx.conn)?)
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = referees)]
pub(crate) struct Row {
    pub id: EntryId,
    pub application_id: ApplicationId,
    pub card: Sealed,
    pub link_until: Option<NaiveDateTime>,
    pub reply: Option<Sealed>,
    pub replied_at: Option<NaiveDateTime>,
}

pub(crate) fn insert_referee(tx: &mut Tx<'_>, id: EntryId, case: ApplicationId, card: Sealed) -> Result<(), Stop> {
    diesel::insert_into(referees::table)
        .values((
            referees::id.eq(id),
            referees::application_id.eq(case),
            referees::card.eq(card),
            referees::added_at.eq(tx.now),
        ))
        .execute(tx.conn)?;
    Ok(())
}

pub(crate) fn referees(tx: &mut Tx<'_>, case: ApplicationId) -> Result<Vec<Row>, Stop> {
    Ok(referees::table
        .filter(referees::application_id.eq(case))
        .order((referees::added_at, referees::id))
        .select(Row::as_select())
        .load(tx.conn)?)
}

pub(crate) fn referee(tx: &mut Tx<'_>, id: EntryId) -> Result<Row, Stop> {
    Ok(referees::table.filter(referees::id.eq(id)).select(Row::as_select()).first(tx.conn)?)
}

pub(crate) fn by_link(tx: &mut Tx<'_>, hash: &[u8]) -> Result<Option<Row>, Stop> {
    Ok(referees::table.filter(referees::link_hash.eq(hash)).select(Row::as_select()).first(tx.conn).optional()?)
}

pub(crate) fn set_link(tx: &mut Tx<'_>, id: EntryId, hash: &[u8], until: NaiveDateTime) -> Result<(), Stop> {
    diesel::update(referees::table.find(id))
        .set((referees::link_hash.eq(Some(hash)), referees::link_until.eq(Some(until))))
        .execute(tx.conn)?;
    Ok(())
}

pub(crate) fn set_reply(tx: &mut Tx<'_>, id: EntryId, reply: Sealed) -> Result<(), Stop> {
    diesel::update(referees::table.find(id))
        .set((referees::reply.eq(Some(reply)), referees::replied_at.eq(Some(tx.now))))
        .execute(tx.conn)?;
    Ok(())
}
