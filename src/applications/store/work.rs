//! SQL of the work on applications: who, and until when.

use crate::{
    base::{ApplicationId, PersonId, Stop},
    db::{Tx, schema::applications},
};
use chrono::NaiveDate;
use diesel::prelude::*;
use std::collections::HashMap;

pub(crate) fn of(tx: &mut Tx<'_>, id: ApplicationId) -> Result<(Option<PersonId>, Option<NaiveDate>), Stop> {
    Ok(applications::table.find(id).select((applications::assigned_to, applications::due_on)).first(tx.conn)?)
}

pub(crate) fn of_some(
    tx: &mut Tx<'_>,
    ids: &[ApplicationId],
) -> Result<HashMap<ApplicationId, (Option<PersonId>, Option<NaiveDate>)>, Stop> {
    let rows: Vec<(ApplicationId, Option<PersonId>, Option<NaiveDate>)> = applications::table
        .filter(applications::id.eq_any(ids.to_vec()))
        .select((applications::id, applications::assigned_to, applications::due_on))
        .load(tx.conn)?;
    Ok(rows.into_iter().map(|(id, assigned, due_on)| (id, (assigned, due_on))).collect())
}

pub(crate) fn assign(tx: &mut Tx<'_>, id: ApplicationId, to: Option<PersonId>) -> Result<(), Stop> {
    diesel::update(applications::table.find(id)).set(applications::assigned_to.eq(to)).execute(tx.conn)?;
    Ok(())
}

pub(crate) fn set_due(tx: &mut Tx<'_>, id: ApplicationId, on: Option<NaiveDate>) -> Result<(), Stop> {
    diesel::update(applications::table.find(id)).set(applications::due_on.eq(on)).execute(tx.conn)?;
    Ok(())
}
