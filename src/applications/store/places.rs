//! SQL of places: addresses that open several applications.

use crate::{
    base::{ApplicationId, KeyId, Lang, PlaceId, Stop, seal::Sealed},
    db::{
        Tx,
        schema::{place_cases, places},
    },
};
use chrono::NaiveDateTime;
use diesel::{dsl::exists, prelude::*};

/// A place to be kept.
pub(crate) struct New {
    pub id: PlaceId,
    pub key: KeyId,
    pub token: Vec<u8>,
    pub email: Sealed,
    pub language: Lang,
}

/// A place as it lies in the table.
pub(crate) struct Found {
    pub key: KeyId,
    pub email: Sealed,
    pub language: String,
    pub used: bool,
    pub link_ends_at: Option<NaiveDateTime>,
}

pub(crate) fn insert(tx: &mut Tx<'_>, new: New) -> Result<(), Stop> {
    diesel::insert_into(places::table)
        .values((
            places::id.eq(new.id),
            places::key_id.eq(new.key),
            places::email_token.eq(new.token),
            places::email.eq(new.email),
            places::language.eq(new.language.code()),
            places::made_at.eq(tx.now),
        ))
        .execute(tx.conn)?;
    Ok(())
}

pub(crate) fn by_token(tx: &mut Tx<'_>, token: &[u8]) -> Result<Option<PlaceId>, Stop> {
    Ok(places::table.filter(places::email_token.eq(token)).select(places::id).first(tx.conn).optional()?)
}

pub(crate) fn by_link(tx: &mut Tx<'_>, hash: &[u8]) -> Result<Option<(PlaceId, NaiveDateTime)>, Stop> {
    let found: Option<(PlaceId, Option<NaiveDateTime>)> = places::table
        .filter(places::link_hash.eq(hash))
        .select((places::id, places::link_ends_at))
        .first(tx.conn)
        .optional()?;
    Ok(found.and_then(|(id, ends)| Some((id, ends?))))
}

pub(crate) fn find(tx: &mut Tx<'_>, id: PlaceId) -> Result<Found, Stop> {
    type Row = (KeyId, Sealed, String, Option<NaiveDateTime>, Option<NaiveDateTime>);
    let row: Option<Row> = places::table
        .find(id)
        .select((places::key_id, places::email, places::language, places::used_at, places::link_ends_at))
        .first(tx.conn)
        .optional()?;
    let (key, email, language, used_at, link_ends_at) = row.ok_or(Stop::Missing)?;
    Ok(Found { key, email, language, used: used_at.is_some(), link_ends_at })
}

pub(crate) fn set_link(tx: &mut Tx<'_>, id: PlaceId, link: Option<(&[u8], NaiveDateTime)>) -> Result<(), Stop> {
    let (hash, ends_at) = (link.map(|(hash, _)| hash), link.map(|(_, at)| at));
    diesel::update(places::table.find(id))
        .set((places::link_hash.eq(hash), places::link_ends_at.eq(ends_at)))
        .execute(tx.conn)?;
    Ok(())
}

pub(crate) fn mark_used(tx: &mut Tx<'_>, id: PlaceId) -> Result<(), Stop> {
    diesel::update(places::table.find(id)).set(places::used_at.eq(Some(tx.now))).execute(tx.conn)?;
    Ok(())
}

/// Puts a case into a place; once is enough.
pub(crate) fn put(tx: &mut Tx<'_>, place: PlaceId, case: ApplicationId) -> Result<(), Stop> {
    if cases(tx, place)?.contains(&case) {
        return Ok(());
    }
    diesel::insert_into(place_cases::table)
        .values((
            place_cases::place_id.eq(place),
            place_cases::application_id.eq(case),
            place_cases::added_at.eq(tx.now),
        ))
        .execute(tx.conn)?;
    Ok(())
}

pub(crate) fn take_out(tx: &mut Tx<'_>, place: PlaceId, case: ApplicationId) -> Result<(), Stop> {
    diesel::delete(place_cases::table.find((place, case))).execute(tx.conn)?;
    Ok(())
}

pub(crate) fn of_case(tx: &mut Tx<'_>, case: ApplicationId) -> Result<Vec<PlaceId>, Stop> {
    Ok(place_cases::table
        .filter(place_cases::application_id.eq(case))
        .order((place_cases::added_at, place_cases::place_id))
        .select(place_cases::place_id)
        .load(tx.conn)?)
}

pub(crate) fn cases(tx: &mut Tx<'_>, place: PlaceId) -> Result<Vec<ApplicationId>, Stop> {
    Ok(place_cases::table
        .filter(place_cases::place_id.eq(place))
        .order((place_cases::added_at.desc(), place_cases::application_id.desc()))
        .select(place_cases::application_id)
        .load(tx.conn)?)
}

pub(crate) fn newest_case(tx: &mut Tx<'_>, place: PlaceId) -> Result<Option<ApplicationId>, Stop> {
    Ok(cases(tx, place)?.into_iter().next())
}

/// Places without a case, and those made before an instant whose link was never used.
pub(crate) fn idle(tx: &mut Tx<'_>, before: NaiveDateTime) -> Result<Vec<(PlaceId, KeyId)>, Stop> {
    let opens = exists(place_cases::table.filter(place_cases::place_id.eq(places::id)));
    let forgotten = places::used_at.is_null().and(places::made_at.lt(before));
    Ok(places::table
        .filter(diesel::dsl::not(opens).or(forgotten))
        .select((places::id, places::key_id))
        .limit(100)
        .load(tx.conn)?)
}

pub(crate) fn delete(tx: &mut Tx<'_>, id: PlaceId) -> Result<(), Stop> {
    diesel::delete(place_cases::table.filter(place_cases::place_id.eq(id))).execute(tx.conn)?;
    diesel::delete(places::table.find(id)).execute(tx.conn)?;
    Ok(())
}
