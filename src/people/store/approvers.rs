//! SQL of who is named to approve payouts.

use crate::{
    base::{NamingId, PersonId, Role, Stop},
    db::{
        Tx,
        schema::{approver_namings, people, person_roles},
    },
    people::{
        Refusal,
        approvers::{NamingState, What},
    },
};
use chrono::NaiveDateTime;
use diesel::prelude::*;

/// A naming as it lies in the table.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = approver_namings)]
pub(in crate::people) struct Row {
    pub id: NamingId,
    pub person_id: PersonId,
    pub what: What,
    pub role: Role,
    pub absent_id: Option<PersonId>,
    pub from_at: Option<NaiveDateTime>,
    pub until_at: Option<NaiveDateTime>,
    pub state: NamingState,
    pub proposed_by: PersonId,
    pub proposed_at: NaiveDateTime,
    pub decided_by: Option<PersonId>,
    pub decided_at: Option<NaiveDateTime>,
    pub ended_by: Option<PersonId>,
    pub ended_at: Option<NaiveDateTime>,
}

pub(in crate::people) fn insert(tx: &mut Tx<'_>, row: Row) -> Result<(), Stop> {
    diesel::insert_into(approver_namings::table).values(row).execute(tx.conn)?;
    Ok(())
}

pub(in crate::people) fn find(tx: &mut Tx<'_>, id: NamingId) -> Result<Row, Stop> {
    Ok(approver_namings::table.find(id).select(Row::as_select()).first(tx.conn)?)
}

/// Those that wait, and of those who stand in, who does and who will; the first proposed first. Of one person or of all.
pub(in crate::people) fn open(tx: &mut Tx<'_>, person: Option<PersonId>) -> Result<Vec<Row>, Stop> {
    let lasts = approver_namings::what
        .eq(What::StandIn)
        .and(approver_namings::state.eq(NamingState::InForce))
        .and(approver_namings::until_at.gt(tx.now));
    let mut query = approver_namings::table
        .filter(approver_namings::state.eq(NamingState::Proposed).or(lasts))
        .order((approver_namings::proposed_at, approver_namings::id))
        .select(Row::as_select())
        .into_boxed();
    if let Some(person) = person {
        query = query.filter(approver_namings::person_id.eq(person));
    }
    Ok(query.load(tx.conn)?)
}

/// Who stands in now, for whom; of one person or of all.
pub(in crate::people) fn standing_in(
    tx: &mut Tx<'_>,
    person: Option<PersonId>,
) -> Result<Vec<(PersonId, Option<PersonId>)>, Stop> {
    let now = tx.now;
    let mut query = approver_namings::table
        .filter(approver_namings::what.eq(What::StandIn).and(approver_namings::state.eq(NamingState::InForce)))
        .filter(approver_namings::from_at.le(now).and(approver_namings::until_at.gt(now)))
        .order(approver_namings::person_id)
        .select((approver_namings::person_id, approver_namings::absent_id))
        .into_boxed();
    if let Some(person) = person {
        query = query.filter(approver_namings::person_id.eq(person));
    }
    Ok(query.load(tx.conn)?)
}

/// Decides on a proposal, once.
pub(in crate::people) fn decide(tx: &mut Tx<'_>, id: NamingId, state: NamingState, by: PersonId) -> Result<(), Stop> {
    let waiting = approver_namings::id.eq(id).and(approver_namings::state.eq(NamingState::Proposed));
    let changed = diesel::update(approver_namings::table.filter(waiting))
        .set((
            approver_namings::state.eq(state),
            approver_namings::decided_by.eq(Some(by)),
            approver_namings::decided_at.eq(Some(tx.now)),
        ))
        .execute(tx.conn)?;
    if changed == 1 { Ok(()) } else { Err(Refusal::NamingDecided.into()) }
}

/// Ends one before its time.
pub(in crate::people) fn end(tx: &mut Tx<'_>, id: NamingId) -> Result<(), Stop> {
    let ended_by = tx.actor.person();
    diesel::update(approver_namings::table.find(id))
        .set((
            approver_namings::state.eq(NamingState::Ended),
            approver_namings::ended_by.eq(ended_by),
            approver_namings::ended_at.eq(Some(tx.now)),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// Whether somebody approves payouts or ever may have: an open account or a closed one, one that was erased, one that
/// was only proposed.
pub(in crate::people) fn anybody(tx: &mut Tx<'_>, roles: &[Role]) -> Result<bool, Stop> {
    let holds = person_roles::table
        .filter(person_roles::role.eq_any(roles.to_vec()))
        .select(person_roles::person_id)
        .first::<PersonId>(tx.conn)
        .optional()?;
    if holds.is_some() {
        return Ok(true);
    }
    let named = approver_namings::table.select(approver_namings::id).first::<NamingId>(tx.conn).optional()?;
    if named.is_some() {
        return Ok(true);
    }
    let erased = people::table.filter(people::erased_on.is_not_null());
    Ok(erased.select(people::id).first::<PersonId>(tx.conn).optional()?.is_some())
}

/// Holds the list until the end of the transaction, so that two do not name or decide at once.
pub(in crate::people) fn lock(tx: &mut Tx<'_>) -> Result<(), Stop> {
    if tx.conn.is_postgres() {
        diesel::sql_query("LOCK TABLE approver_namings IN SHARE ROW EXCLUSIVE MODE").execute(tx.conn)?;
    }
    Ok(())
}
