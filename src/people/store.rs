//! SQL of people, roles, sessions and links.

pub(super) mod approvers;
pub(super) mod devices;
pub(super) mod doors;
pub(super) mod passkeys;
mod roles;
pub(super) mod stand_ins;

pub(super) use roles::*;

use super::{
    State,
    approvers::{NamingState, What},
};
use crate::{
    base::{ApplicationId, KeyId, NamingId, PersonId, PlaceId, Role, SessionId, Stop, seal::Sealed},
    db::{
        Tx,
        schema::{
            approver_namings, people, person_roles, recovery_codes, seal_keys, second_factors, sessions, sign_in_links,
        },
    },
};
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

/// A person as in the table.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = people)]
pub(super) struct Row {
    pub id: PersonId,
    pub key_id: KeyId,
    pub email_token: Vec<u8>,
    pub email: Sealed,
    pub name: Sealed,
    pub language: String,
    pub country: String,
    pub zone: String,
    pub state: State,
    pub password_hash: Option<String>,
    pub created_at: NaiveDateTime,
    pub disabled_at: Option<NaiveDateTime>,
    pub last_sign_in_on: Option<NaiveDate>,
    pub code: Option<i32>,
    pub erased_on: Option<NaiveDate>,
}

/// What a person's row holds once it is under a code.
pub(super) struct Coded {
    pub key_id: KeyId,
    pub email_token: Vec<u8>,
    pub email: Sealed,
    pub name: Sealed,
    pub language: String,
    pub country: String,
    pub zone: String,
    pub code: Option<i32>,
    pub erased_on: Option<NaiveDate>,
}

/// Makes others who would erase or change the person wait.
pub(super) fn lock(tx: &mut Tx<'_>, id: PersonId) -> Result<(), Stop> {
    diesel::update(people::table.find(id)).set(people::state.eq(people::state)).execute(tx.conn)?;
    Ok(())
}

/// The next number of a code; of two who take one at once, the index refuses the second.
pub(super) fn next_code(tx: &mut Tx<'_>) -> Result<i32, Stop> {
    let last: Option<i32> = people::table.select(diesel::dsl::max(people::code)).first(tx.conn)?;
    Ok(last.unwrap_or(0) + 1)
}

pub(super) fn erase(tx: &mut Tx<'_>, id: PersonId, row: Coded) -> Result<(), Stop> {
    diesel::update(people::table.find(id))
        .set((
            people::key_id.eq(row.key_id),
            people::email_token.eq(row.email_token),
            people::email.eq(row.email),
            people::name.eq(row.name),
            people::language.eq(row.language),
            people::country.eq(row.country),
            people::zone.eq(row.zone),
            people::password_hash.eq(None::<String>),
            people::last_sign_in_on.eq(None::<NaiveDate>),
            people::code.eq(row.code),
            people::erased_on.eq(row.erased_on),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// A person with the wrapped key.
pub(super) type Keyed = (Row, Vec<u8>);

pub(super) fn insert(tx: &mut Tx<'_>, row: Row) -> Result<(), Stop> {
    diesel::insert_into(people::table).values(row).execute(tx.conn)?;
    Ok(())
}

pub(super) fn find(tx: &mut Tx<'_>, id: PersonId) -> Result<Keyed, Stop> {
    Ok(people::table
        .inner_join(seal_keys::table.on(seal_keys::id.eq(people::key_id)))
        .filter(people::id.eq(id))
        .select((Row::as_select(), seal_keys::wrapped))
        .first(tx.conn)?)
}

pub(super) fn by_token(tx: &mut Tx<'_>, token: &[u8]) -> Result<Option<Keyed>, Stop> {
    Ok(people::table
        .inner_join(seal_keys::table.on(seal_keys::id.eq(people::key_id)))
        .filter(people::email_token.eq(token))
        .select((Row::as_select(), seal_keys::wrapped))
        .first(tx.conn)
        .optional()?)
}

pub(super) fn all(tx: &mut Tx<'_>) -> Result<Vec<Keyed>, Stop> {
    Ok(people::table
        .inner_join(seal_keys::table.on(seal_keys::id.eq(people::key_id)))
        .order(people::created_at)
        .select((Row::as_select(), seal_keys::wrapped))
        .load(tx.conn)?)
}

/// Person, key, wrapped key, sealed name, zone.
pub(super) type NameRow = (PersonId, KeyId, Vec<u8>, Sealed, String);

/// The names and zones of everybody.
pub(super) fn named(tx: &mut Tx<'_>) -> Result<Vec<NameRow>, Stop> {
    Ok(people::table
        .inner_join(seal_keys::table.on(seal_keys::id.eq(people::key_id)))
        .select((people::id, people::key_id, seal_keys::wrapped, people::name, people::zone))
        .load(tx.conn)?)
}

/// Whether anybody has an account.
pub(super) fn anybody(tx: &mut Tx<'_>) -> Result<bool, Stop> {
    Ok(people::table.select(people::id).first::<PersonId>(tx.conn).optional()?.is_some())
}

/// Everybody who has a second factor.
pub(super) fn with_second(tx: &mut Tx<'_>) -> Result<Vec<PersonId>, Stop> {
    Ok(second_factors::table
        .select(second_factors::person_id)
        .load::<i64>(tx.conn)?
        .into_iter()
        .map(PersonId)
        .collect())
}

pub(super) fn set_state(tx: &mut Tx<'_>, id: PersonId, state: State) -> Result<(), Stop> {
    let disabled_at = (state == State::Disabled).then_some(tx.now);
    diesel::update(people::table.find(id))
        .set((people::state.eq(state), people::disabled_at.eq(disabled_at)))
        .execute(tx.conn)?;
    Ok(())
}

pub(super) fn set_password(tx: &mut Tx<'_>, id: PersonId, hash: &str) -> Result<(), Stop> {
    diesel::update(people::table.find(id)).set(people::password_hash.eq(hash)).execute(tx.conn)?;
    Ok(())
}

pub(super) fn set_signed_in(tx: &mut Tx<'_>, id: PersonId) -> Result<(), Stop> {
    diesel::update(people::table.find(id)).set(people::last_sign_in_on.eq(tx.now.date())).execute(tx.conn)?;
    Ok(())
}

pub(super) fn set_language(tx: &mut Tx<'_>, id: PersonId, language: &str) -> Result<(), Stop> {
    diesel::update(people::table.find(id)).set(people::language.eq(language)).execute(tx.conn)?;
    Ok(())
}

pub(super) fn set_country(tx: &mut Tx<'_>, id: PersonId, country: &str) -> Result<(), Stop> {
    diesel::update(people::table.find(id)).set(people::country.eq(country)).execute(tx.conn)?;
    Ok(())
}

/// A session as in the table.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = sessions)]
pub(super) struct SessionRow {
    pub id: SessionId,
    pub secret_hash: Vec<u8>,
    pub person_id: Option<PersonId>,
    pub application_id: Option<i64>,
    pub created_at: NaiveDateTime,
    pub used_at: NaiveDateTime,
    pub ends_at: NaiveDateTime,
    pub strong: bool,
    pub device: Option<Vec<u8>>,
    pub proved_at: Option<NaiveDateTime>,
    pub place_id: Option<PlaceId>,
}

pub(super) fn insert_session(tx: &mut Tx<'_>, row: SessionRow) -> Result<(), Stop> {
    diesel::insert_into(sessions::table).values(row).execute(tx.conn)?;
    Ok(())
}

/// A session with its person, if it is one's, once for each role; and by which naming they stand in for an approver now.
pub(super) type WhoseSession = (SessionRow, Option<Row>, Option<Vec<u8>>, Option<Role>, Option<NamingId>);

/// The session of a secret; none, one, or one with each role of its person.
pub(super) fn session(tx: &mut Tx<'_>, hash: &[u8]) -> Result<Vec<WhoseSession>, Stop> {
    let stands_in = approver_namings::person_id
        .nullable()
        .eq(sessions::person_id)
        .and(approver_namings::what.eq(What::StandIn).and(approver_namings::state.eq(NamingState::InForce)))
        .and(approver_namings::from_at.le(tx.now).and(approver_namings::until_at.gt(tx.now)));
    Ok(sessions::table
        .left_join(people::table.on(people::id.nullable().eq(sessions::person_id)))
        .left_join(seal_keys::table.on(seal_keys::id.nullable().eq(people::key_id.nullable())))
        .left_join(person_roles::table.on(person_roles::person_id.nullable().eq(sessions::person_id)))
        .left_join(approver_namings::table.on(stands_in))
        .filter(sessions::secret_hash.eq(hash))
        .order(person_roles::role)
        .select((
            SessionRow::as_select(),
            Option::<Row>::as_select(),
            seal_keys::wrapped.nullable(),
            person_roles::role.nullable(),
            approver_namings::id.nullable(),
        ))
        .load(tx.conn)?)
}

pub(super) fn touch_session(tx: &mut Tx<'_>, id: SessionId) -> Result<(), Stop> {
    diesel::update(sessions::table.find(id)).set(sessions::used_at.eq(tx.now)).execute(tx.conn)?;
    Ok(())
}

pub(super) fn end_session(tx: &mut Tx<'_>, hash: &[u8]) -> Result<(), Stop> {
    diesel::delete(sessions::table.filter(sessions::secret_hash.eq(hash))).execute(tx.conn)?;
    Ok(())
}

pub(super) fn set_session_case(tx: &mut Tx<'_>, id: SessionId, case: ApplicationId) -> Result<(), Stop> {
    diesel::update(sessions::table.find(id)).set(sessions::application_id.eq(case.0)).execute(tx.conn)?;
    Ok(())
}

pub(super) fn end_sessions_of_place(tx: &mut Tx<'_>, place: PlaceId) -> Result<(), Stop> {
    diesel::delete(sessions::table.filter(sessions::place_id.eq(place))).execute(tx.conn)?;
    Ok(())
}

pub(super) fn end_sessions_of_person(tx: &mut Tx<'_>, id: PersonId) -> Result<(), Stop> {
    diesel::delete(sessions::table.filter(sessions::person_id.eq(id))).execute(tx.conn)?;
    Ok(())
}

pub(super) fn end_sessions_but(tx: &mut Tx<'_>, id: SessionId) -> Result<(), Stop> {
    diesel::delete(sessions::table.filter(sessions::id.ne(id))).execute(tx.conn)?;
    Ok(())
}

pub(super) fn delete_links(tx: &mut Tx<'_>, id: PersonId) -> Result<(), Stop> {
    diesel::delete(sign_in_links::table.filter(sign_in_links::person_id.eq(id))).execute(tx.conn)?;
    Ok(())
}

pub(super) fn end_sessions_of_case(tx: &mut Tx<'_>, id: ApplicationId) -> Result<(), Stop> {
    diesel::delete(sessions::table.filter(sessions::application_id.eq(id.0))).execute(tx.conn)?;
    Ok(())
}

pub(super) fn sweep(tx: &mut Tx<'_>, unused_since: NaiveDateTime) -> Result<usize, Stop> {
    let now = tx.now;
    let ended = sessions::ends_at.lt(now).or(sessions::used_at.lt(unused_since));
    let swept = diesel::delete(sessions::table.filter(ended)).execute(tx.conn)?;
    diesel::delete(sign_in_links::table.filter(sign_in_links::ends_at.lt(now))).execute(tx.conn)?;
    Ok(swept)
}

pub(super) fn insert_link(
    tx: &mut Tx<'_>,
    hash: &[u8],
    person: PersonId,
    purpose: &str,
    ends_at: NaiveDateTime,
) -> Result<(), Stop> {
    diesel::insert_into(sign_in_links::table)
        .values((
            sign_in_links::secret_hash.eq(hash),
            sign_in_links::person_id.eq(person),
            sign_in_links::purpose.eq(purpose),
            sign_in_links::created_at.eq(tx.now),
            sign_in_links::ends_at.eq(ends_at),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Uses a link up: gives its person and purpose if it was alive.
pub(super) fn use_link(tx: &mut Tx<'_>, hash: &[u8]) -> Result<Option<(PersonId, String)>, Stop> {
    let alive = sign_in_links::table.filter(
        sign_in_links::secret_hash
            .eq(hash)
            .and(sign_in_links::used_at.is_null())
            .and(sign_in_links::ends_at.gt(tx.now)),
    );
    let changed = diesel::update(alive).set(sign_in_links::used_at.eq(Some(tx.now))).execute(tx.conn)?;
    if changed == 0 {
        return Ok(None);
    }
    Ok(Some(sign_in_links::table.find(hash).select((sign_in_links::person_id, sign_in_links::purpose)).first(tx.conn)?))
}

/// A second factor as in the table.
#[derive(Queryable, Selectable)]
#[diesel(table_name = second_factors)]
pub(super) struct SecondRow {
    pub secret: Sealed,
    pub last_step: i64,
    pub set_at: NaiveDateTime,
}

pub(super) fn second(tx: &mut Tx<'_>, id: PersonId) -> Result<Option<SecondRow>, Stop> {
    Ok(second_factors::table.find(id.0).select(SecondRow::as_select()).first(tx.conn).optional()?)
}

pub(super) fn insert_second(tx: &mut Tx<'_>, id: PersonId, secret: Sealed, step: i64) -> Result<(), Stop> {
    diesel::insert_into(second_factors::table)
        .values((
            second_factors::person_id.eq(id.0),
            second_factors::secret.eq(secret),
            second_factors::last_step.eq(step),
            second_factors::set_at.eq(tx.now),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Notes a step as used; `false` where it, or a later one, was used meanwhile.
pub(super) fn use_step(tx: &mut Tx<'_>, id: PersonId, step: i64) -> Result<bool, Stop> {
    let unused =
        second_factors::table.filter(second_factors::person_id.eq(id.0).and(second_factors::last_step.lt(step)));
    Ok(diesel::update(unused).set(second_factors::last_step.eq(step)).execute(tx.conn)? > 0)
}

pub(super) fn delete_second(tx: &mut Tx<'_>, id: PersonId) -> Result<(), Stop> {
    diesel::delete(second_factors::table.find(id.0)).execute(tx.conn)?;
    passkeys::remove_all(tx, id)?;
    diesel::delete(recovery_codes::table.filter(recovery_codes::person_id.eq(id.0))).execute(tx.conn)?;
    Ok(())
}

pub(super) fn insert_code(tx: &mut Tx<'_>, id: PersonId, hash: &[u8]) -> Result<(), Stop> {
    diesel::insert_into(recovery_codes::table)
        .values((recovery_codes::code_hash.eq(hash), recovery_codes::person_id.eq(id.0)))
        .execute(tx.conn)?;
    Ok(())
}

/// Uses a recovery code up; `false` where there is none, or it was used.
pub(super) fn use_code(tx: &mut Tx<'_>, hash: &[u8]) -> Result<bool, Stop> {
    let unused =
        recovery_codes::table.filter(recovery_codes::code_hash.eq(hash).and(recovery_codes::used_at.is_null()));
    Ok(diesel::update(unused).set(recovery_codes::used_at.eq(Some(tx.now))).execute(tx.conn)? > 0)
}

pub(super) fn codes_left(tx: &mut Tx<'_>, id: PersonId) -> Result<i64, Stop> {
    let unused =
        recovery_codes::table.filter(recovery_codes::person_id.eq(id.0).and(recovery_codes::used_at.is_null()));
    Ok(unused.count().get_result(tx.conn)?)
}

/// Ends all sessions of a person but one, and gives that one its powers.
pub(super) fn keep_only_session(tx: &mut Tx<'_>, id: PersonId, hash: &[u8]) -> Result<(), Stop> {
    let others = sessions::table.filter(sessions::person_id.eq(id).and(sessions::secret_hash.ne(hash)));
    diesel::delete(others).execute(tx.conn)?;
    diesel::update(sessions::table.filter(sessions::secret_hash.eq(hash)))
        .set(sessions::strong.eq(true))
        .execute(tx.conn)?;
    Ok(())
}
