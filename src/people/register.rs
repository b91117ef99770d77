//! The register of people: adding, finding, roles, disabling.

use super::{Refusal, State, approvers, password, store};
use crate::{
    audit,
    base::{
        Deed, KeyId, Lang, PersonId, Role, Stop, fold,
        seal::{Place, Sealed},
    },
    db::{Tx, keys},
    notices::{Kind, Notice, Reader},
};
use chrono::NaiveDate;
use std::{collections::HashMap, sync::Arc};

/// A person, opened.
#[derive(Clone, Debug)]
pub struct Person {
    /// Who.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// The language they read.
    pub language: Lang,
    /// ISO 3166-1 code.
    pub country: String,
    /// Their time zone's name.
    pub zone: String,
    /// What they may do.
    pub roles: Vec<Role>,
    /// Whether they may sign in.
    pub state: State,
    /// The day of the last sign-in.
    pub last_sign_in_on: Option<NaiveDate>,
    /// When name and address were erased; the name is a code then.
    pub erased_on: Option<NaiveDate>,
}

/// A person to be added.
#[derive(Clone, Debug)]
pub struct NewPerson {
    /// Name as colleagues know it.
    pub name: String,
    /// E-mail address.
    pub email: String,
    /// Language.
    pub language: Lang,
    /// ISO 3166-1 code, or empty.
    pub country: String,
    /// Zone name.
    pub zone: String,
    /// At least one.
    pub roles: Vec<Role>,
    /// The hash of a first password (`password::hash`), if one is set at once.
    pub password_hash: Option<String>,
}

fn token(tx: &Tx<'_>, email: &str) -> Vec<u8> {
    tx.master.hash("email", &email.trim().to_lowercase())
}

/// The form of an address; what is behind it only a mail can tell.
pub fn check_email(email: &str) -> Result<(), Refusal> {
    let email = email.trim();
    let ok = email.len() <= 254
        && email.split_once('@').is_some_and(|(local, domain)| {
            !local.is_empty() && !domain.contains('@') && domain.contains('.') && !domain.ends_with('.')
        })
        && !email.chars().any(|letter| letter.is_whitespace() || letter.is_control() || "<>,;:\"()".contains(letter));
    if ok { Ok(()) } else { Err(Refusal::EmailMalformed) }
}

/// Adds a person. Roles that approve payouts wait for a second person.
pub fn add(tx: &mut Tx<'_>, new: &NewPerson) -> Result<PersonId, Stop> {
    tx.permit(Deed::EditPeople)?;
    if new.roles.is_empty() {
        return Err(Refusal::RoleMissing.into());
    }
    approvers::roles::hold(tx)?;
    let (roles, waits) = approvers::roles::split(tx, &[], &new.roles)?;
    let id = create(tx, &NewPerson { roles, ..new.clone() }, "people.add")?;
    approvers::roles::propose(tx, id, &waits)?;
    Ok(id)
}

/// Adds a person; `act` is what the trail calls it. A step.
pub(super) fn create(tx: &mut Tx<'_>, new: &NewPerson, act: &'static str) -> Result<PersonId, Stop> {
    check_email(&new.email)?;
    if new.name.trim().is_empty() {
        return Err(Refusal::NameMissing.into());
    }
    let email_token = token(tx, &new.email);
    if store::by_token(tx, &email_token)?.is_some() {
        return Err(Refusal::EmailTaken.into());
    }
    let key = keys::create(tx)?;
    let id: PersonId = tx.new_id()?;
    let row = store::Row {
        id,
        key_id: key.id,
        email_token,
        email: key.seal(Place::new("people.email", id.0), new.email.trim())?,
        name: key.seal(Place::new("people.name", id.0), new.name.trim())?,
        language: new.language.code().to_owned(),
        country: new.country.clone(),
        zone: new.zone.clone(),
        state: if new.password_hash.is_some() { State::Active } else { State::Invited },
        password_hash: new.password_hash.clone(),
        created_at: tx.now,
        disabled_at: None,
        last_sign_in_on: None,
        code: None,
        erased_on: None,
    };
    store::insert(tx, row)?;
    set_roles(tx, id, &new.roles)?;
    let roles: Vec<&str> = new.roles.iter().map(|role| role.as_str()).collect();
    audit::record(tx, audit::Event::new(act, id).with(serde_json::json!({ "roles": roles.join(", ") })))?;
    Ok(id)
}

fn set_roles(tx: &mut Tx<'_>, id: PersonId, roles: &[Role]) -> Result<(), Stop> {
    store::take_roles(tx, id)?;
    for role in held(roles) {
        store::give_role(tx, id, role)?;
    }
    Ok(())
}

/// The roles of some that people can hold, each once, in the order they are kept in.
fn held(roles: &[Role]) -> Vec<Role> {
    let mut held: Vec<Role> = roles.iter().copied().filter(|role| Role::OF_PEOPLE.contains(role)).collect();
    held.sort_by_key(|role| role.as_str());
    held.dedup();
    held
}

/// Changes a person's roles. The last active administrator stays one. What gives or takes a role that approves payouts
/// waits for a second person: gives whether something does.
pub fn change_roles(tx: &mut Tx<'_>, id: PersonId, roles: &[Role]) -> Result<bool, Stop> {
    tx.permit(Deed::EditPeople)?;
    if roles.is_empty() {
        return Err(Refusal::RoleMissing.into());
    }
    approvers::roles::hold(tx)?;
    if !roles.contains(&Role::Administrator) {
        keep_an_administrator(tx, id)?;
    }
    let person = standing(tx, id)?;
    let (roles, waits) = approvers::roles::split(tx, &person.roles, roles)?;
    set_roles(tx, id, &roles)?;
    approvers::roles::left(tx, id)?;
    let is_news = person.state != State::Disabled && person.roles != held(&roles);
    let named: Vec<&str> = roles.iter().map(|role| role.as_str()).collect();
    audit::record(
        tx,
        audit::Event::new("people.change_roles", id).with(serde_json::json!({ "roles": named.join(", ") })),
    )?;
    approvers::roles::propose(tx, id, &waits)?;
    if is_news {
        tell_changed(tx, id)?;
    }
    Ok(!waits.is_empty())
}

/// Tells a person that they may do other things now than before. A step.
pub(super) fn tell_changed(tx: &mut Tx<'_>, id: PersonId) -> Result<(), Stop> {
    let mut notice = Notice::new(Kind::RoleChanged, Reader::Person(id)).with("link", "/people/me");
    if let Some(me) = tx.actor.person() {
        notice = notice.with("from", find(tx, me)?.name);
    }
    notice.queue(tx)
}

/// A person who was not erased: what is under a code never becomes an account again.
pub(super) fn standing(tx: &mut Tx<'_>, id: PersonId) -> Result<Person, Stop> {
    let person = find(tx, id)?;
    if person.erased_on.is_some() { Err(Refusal::Erased.into()) } else { Ok(person) }
}

fn keep_an_administrator(tx: &mut Tx<'_>, without: PersonId) -> Result<(), Stop> {
    let administrators = holding(tx, &[Role::Administrator])?;
    let is_one = administrators.iter().any(|person| person.id == without);
    if is_one && administrators.len() == 1 {
        return Err(Refusal::LastAdministrator.into());
    }
    Ok(())
}

/// Lets a person sign in or not; disabling ends every session at once. Whoever may sign in again approves payouts again
/// only when a second person agrees.
pub fn turn(tx: &mut Tx<'_>, id: PersonId, next: State) -> Result<(), Stop> {
    tx.permit(Deed::EditPeople)?;
    approvers::roles::hold(tx)?;
    let person = standing(tx, id)?;
    if !person.state.may_become(next) {
        return Err(Stop::Missing);
    }
    let (roles, waits) = approvers::roles::split(tx, &[], &person.roles)?;
    if next == State::Disabled {
        keep_an_administrator(tx, id)?;
        store::end_sessions_of_person(tx, id)?;
        store::delete_links(tx, id)?;
        approvers::closed(tx, id)?;
    } else if !waits.is_empty() {
        set_roles(tx, id, &roles)?;
        approvers::roles::propose(tx, id, &waits)?;
    }
    store::set_state(tx, id, next)?;
    let act = if next == State::Disabled { "people.disable" } else { "people.enable" };
    audit::record(tx, audit::Event::new(act, id))?;
    Ok(())
}

/// Sets one's own password, already hashed; every other session ends, and no link that was sent lets anybody in any more.
pub fn set_password(tx: &mut Tx<'_>, id: PersonId, hash: &str) -> Result<(), Stop> {
    if tx.actor.person() != Some(id) && !tx.may(Deed::EditPeople) {
        return Err(Stop::Forbidden);
    }
    store::set_password(tx, id, hash)?;
    store::end_sessions_of_person(tx, id)?;
    store::delete_links(tx, id)?;
    audit::record(tx, audit::Event::new("people.set_password", id))?;
    Ok(())
}

/// The hash of a person's password; `None` where none is set.
pub fn password_hash(tx: &mut Tx<'_>, id: PersonId) -> Result<Option<String>, Stop> {
    Ok(store::find(tx, id)?.0.password_hash)
}

/// Remembers the language a person chose.
pub fn set_language(tx: &mut Tx<'_>, language: Lang) -> Result<(), Stop> {
    tx.quiet(crate::db::tx::Quiet::Session);
    match tx.actor.person() {
        Some(id) => store::set_language(tx, id, language.code()),
        None => Ok(()),
    }
}

/// Writes down in which country a person lives. A step.
pub fn set_country(tx: &mut Tx<'_>, id: PersonId, country: &str) -> Result<(), Stop> {
    store::set_country(tx, id, country)
}

/// One person.
pub fn find(tx: &mut Tx<'_>, id: PersonId) -> Result<Person, Stop> {
    let keyed = store::find(tx, id)?;
    let roles = store::roles_of(tx, id)?;
    open(tx, keyed, roles)
}

/// The person with an address and the hash of their password.
pub fn by_email(tx: &mut Tx<'_>, email: &str) -> Result<Option<(Person, Option<String>)>, Stop> {
    let token = token(tx, email);
    let Some(keyed) = store::by_token(tx, &token)? else { return Ok(None) };
    let roles = store::roles_of(tx, keyed.0.id)?;
    let hash = keyed.0.password_hash.clone();
    Ok(Some((open(tx, keyed, roles)?, hash)))
}

/// Everybody. Two queries.
pub fn directory(tx: &mut Tx<'_>) -> Result<Vec<Person>, Stop> {
    let rows = store::all(tx)?;
    let mut roles: HashMap<PersonId, Vec<Role>> = HashMap::new();
    for (person, role) in store::roles(tx)? {
        roles.entry(person).or_default().push(role);
    }
    rows.into_iter()
        .map(|row| {
            let held = roles.remove(&row.0.id).unwrap_or_default();
            open(tx, row, held)
        })
        .collect()
}

/// Everybody, for those who may see people.
pub fn list(tx: &mut Tx<'_>) -> Result<Vec<Person>, Stop> {
    tx.permit(Deed::SeePeople)?;
    directory(tx)
}

/// Active people who hold at least one of the roles.
pub fn holding(tx: &mut Tx<'_>, roles: &[Role]) -> Result<Vec<Person>, Stop> {
    let mut people = directory(tx)?;
    people.retain(|person| person.state != State::Disabled && person.roles.iter().any(|role| roles.contains(role)));
    Ok(people)
}

/// The ids of those who hold one of some roles and may sign in, in one query.
pub fn ids_holding(tx: &mut Tx<'_>, roles: &[Role]) -> Result<Vec<PersonId>, Stop> {
    let mut ids = store::holding(tx, roles)?;
    ids.dedup();
    Ok(ids)
}

/// The ids and names of those who hold one of some roles and may sign in. Two queries.
pub fn named_holding(tx: &mut Tx<'_>, roles: &[Role]) -> Result<Vec<(PersonId, String)>, Stop> {
    let ids = ids_holding(tx, roles)?;
    Ok(names(tx, &ids)?.into_iter().collect())
}

/// The names and zones of all people, as they are kept in memory.
struct Known(HashMap<PersonId, (String, String)>);

fn known(tx: &mut Tx<'_>) -> Result<Arc<Known>, Stop> {
    let version = tx.programme()?;
    if let Some(known) = tx.recall::<Known>(0, version) {
        return Ok(known);
    }
    let rows = store::named(tx)?;
    let one =
        |(id, key, wrapped, name, zone): store::NameRow| Ok((id, (open_name(tx, (id, key), &name, &wrapped)?, zone)));
    let all = rows.into_iter().map(one).collect::<Result<_, Stop>>()?;
    Ok(tx.remember(0, version, Known(all)))
}

/// The name of the zone that somebody lives by. One query; two where people are not known.
pub(super) fn zone(tx: &mut Tx<'_>, id: PersonId) -> Result<String, Stop> {
    let known = known(tx)?;
    known.0.get(&id).map(|(_, zone)| zone.clone()).ok_or(Stop::Missing)
}

/// Names of people. One query; two where the names are not known.
pub fn names(tx: &mut Tx<'_>, ids: &[PersonId]) -> Result<HashMap<PersonId, String>, Stop> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let known = known(tx)?;
    Ok(ids.iter().filter_map(|id| Some((*id, known.0.get(id)?.0.clone()))).collect())
}

fn open(tx: &Tx<'_>, (row, wrapped): store::Keyed, roles: Vec<Role>) -> Result<Person, Stop> {
    let key = tx.master.unwrap(row.key_id, &wrapped)?;
    Ok(Person {
        id: row.id,
        name: key.open(Place::new("people.name", row.id.0), &row.name)?,
        email: key.open(Place::new("people.email", row.id.0), &row.email)?,
        language: Lang::from_code(&row.language).unwrap_or(Lang::En),
        country: row.country,
        zone: row.zone,
        roles,
        state: row.state,
        last_sign_in_on: row.last_sign_in_on,
        erased_on: row.erased_on,
    })
}

/// A person's name alone.
pub(super) fn open_name(
    tx: &Tx<'_>,
    (id, key): (PersonId, KeyId),
    name: &Sealed,
    wrapped: &[u8],
) -> Result<String, Stop> {
    tx.master.unwrap(key, wrapped)?.open(Place::new("people.name", id.0), name)
}

/// Whether a password is that of an account that may sign in. Slow on purpose: call it outside a transaction.
pub fn may_sign_in(found: Option<&(Person, Option<String>)>, password: &str) -> Result<bool, Stop> {
    let hash = found.and_then(|(_, hash)| hash.as_deref());
    let fits = password::fits(password, hash)?;
    Ok(fits && found.is_some_and(|(person, _)| person.state == State::Active))
}

/// Folded names are compared when staff search people.
pub fn matches(person: &Person, search: &str) -> bool {
    let haystack = fold::words(&format!("{} {}", person.name, person.email));
    fold::words(search).iter().all(|word| haystack.iter().any(|have| have.starts_with(word.as_str())))
}
