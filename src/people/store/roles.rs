//! SQL of the roles that people hold.

use crate::{
    base::{PersonId, Role, Stop},
    db::{
        Tx,
        schema::{people, person_roles},
    },
    people::State,
};
use diesel::prelude::*;

pub(in crate::people) fn holding(tx: &mut Tx<'_>, roles: &[Role]) -> Result<Vec<PersonId>, Stop> {
    Ok(person_roles::table
        .inner_join(people::table.on(people::id.eq(person_roles::person_id)))
        .filter(person_roles::role.eq_any(roles.to_vec()))
        .filter(people::state.ne(State::Disabled))
        .order(people::id)
        .select(people::id)
        .load(tx.conn)?)
}

pub(in crate::people) fn roles(tx: &mut Tx<'_>) -> Result<Vec<(PersonId, Role)>, Stop> {
    Ok(person_roles::table.select((person_roles::person_id, person_roles::role)).load(tx.conn)?)
}

pub(in crate::people) fn roles_of(tx: &mut Tx<'_>, id: PersonId) -> Result<Vec<Role>, Stop> {
    Ok(person_roles::table
        .filter(person_roles::person_id.eq(id))
        .order(person_roles::role)
        .select(person_roles::role)
        .load(tx.conn)?)
}

pub(in crate::people) fn give_role(tx: &mut Tx<'_>, id: PersonId, role: Role) -> Result<(), Stop> {
    diesel::insert_into(person_roles::table)
        .values((person_roles::person_id.eq(id), person_roles::role.eq(role), person_roles::given_at.eq(tx.now)))
        .execute(tx.conn)?;
    Ok(())
}

pub(in crate::people) fn take_roles(tx: &mut Tx<'_>, id: PersonId) -> Result<(), Stop> {
    diesel::delete(person_roles::table.filter(person_roles::person_id.eq(id))).execute(tx.conn)?;
    Ok(())
}

pub(in crate::people) fn take_role(tx: &mut Tx<'_>, id: PersonId, role: Role) -> Result<(), Stop> {
    let held = person_roles::person_id.eq(id).and(person_roles::role.eq(role));
    diesel::delete(person_roles::table.filter(held)).execute(tx.conn)?;
    Ok(())
}
