//! SQL of the work on applications: who, and until when.

use crate::{
    applications::State,
    base::{ApplicationId, PersonId, Stop},
    db::{Tx, schema::applications},
};
use chrono::NaiveDate;
use diesel::prelude::*;

/// The work under way that is due between two days.
pub(crate) fn due(
    tx: &mut Tx<'_>,
    (from, until): (NaiveDate, NaiveDate),
) -> Result<Vec<(ApplicationId, PersonId, NaiveDate)>, Stop> {
    let states = State::ALL.iter().copied().filter(|state| *state != State::Draft && !state.is_over());
    let rows: Vec<(ApplicationId, Option<PersonId>, Option<NaiveDate>)> = applications::table
        .filter(applications::due_on.between(from, until).and(applications::assigned_to.is_not_null()))
        .filter(applications::state.eq_any(states.collect::<Vec<_>>()).and(applications::erased_on.is_null()))
        .select((applications::id, applications::assigned_to, applications::due_on))
        .load(tx.conn)?;
    Ok(rows.into_iter().filter_map(|(id, person, on)| Some((id, person?, on?))).collect())
}

/// The applications under way that a person works on.
pub(crate) fn of_person(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<ApplicationId>, Stop> {
    let states = State::ALL.iter().copied().filter(|state| *state != State::Draft && !state.is_over());
    Ok(applications::table
        .filter(applications::assigned_to.eq(Some(person)))
        .filter(applications::state.eq_any(states.collect::<Vec<_>>()).and(applications::erased_on.is_null()))
        .order(applications::reference)
        .select(applications::id)
        .load(tx.conn)?)
}

/// How many applications under way each person works on.
pub(crate) fn by_person(tx: &mut Tx<'_>) -> Result<Vec<(PersonId, i64)>, Stop> {
    let states = State::ALL.iter().copied().filter(|state| *state != State::Draft && !state.is_over());
    let rows: Vec<(Option<PersonId>, i64)> = applications::table
        .filter(applications::assigned_to.is_not_null())
        .filter(applications::state.eq_any(states.collect::<Vec<_>>()).and(applications::erased_on.is_null()))
        .group_by(applications::assigned_to)
        .select((applications::assigned_to, diesel::dsl::count_star()))
        .load(tx.conn)?;
    Ok(rows.into_iter().filter_map(|(person, n)| Some((person?, n))).collect())
}

pub(crate) fn assign(tx: &mut Tx<'_>, id: ApplicationId, to: Option<PersonId>) -> Result<(), Stop> {
    diesel::update(applications::table.find(id)).set(applications::assigned_to.eq(to)).execute(tx.conn)?;
    Ok(())
}

pub(crate) fn set_due(tx: &mut Tx<'_>, id: ApplicationId, on: Option<NaiveDate>) -> Result<(), Stop> {
    diesel::update(applications::table.find(id)).set(applications::due_on.eq(on)).execute(tx.conn)?;
    Ok(())
}
