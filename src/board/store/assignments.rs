//! SQL of assignments: who reads which application.

use crate::{
    applications::State,
    base::{ApplicationId, CallId, PersonId, Stop},
    board::{Declaration, SheetState},
    db::{
        Tx, insert_all,
        schema::{applications, assignments, declarations, score_sheets},
    },
};
use diesel::prelude::*;

/// The applications of a call that the board has not decided on.
pub(in crate::board) fn papers(tx: &mut Tx<'_>, call: CallId) -> Result<Vec<ApplicationId>, Stop> {
    let waiting = applications::call_id.eq(call).and(applications::state.eq(State::WithBoard));
    Ok(applications::table.filter(waiting).order(applications::id).select(applications::id).load(tx.conn)?)
}

/// Who reads which application of a call.
pub(in crate::board) fn of_call(tx: &mut Tx<'_>, call: CallId) -> Result<Vec<(ApplicationId, PersonId)>, Stop> {
    Ok(assignments::table
        .inner_join(applications::table.on(applications::id.eq(assignments::application_id)))
        .filter(applications::call_id.eq(call))
        .order((assignments::application_id, assignments::person_id))
        .select((assignments::application_id, assignments::person_id))
        .load(tx.conn)?)
}

/// Who has a conflict with which application of a call.
pub(in crate::board) fn conflicts(tx: &mut Tx<'_>, call: CallId) -> Result<Vec<(ApplicationId, PersonId)>, Stop> {
    Ok(declarations::table
        .inner_join(applications::table.on(applications::id.eq(declarations::application_id)))
        .filter(applications::call_id.eq(call).and(declarations::state.eq(Declaration::Conflict)))
        .select((declarations::application_id, declarations::person_id))
        .load(tx.conn)?)
}

/// Who has locked a sheet of which application of a call.
pub(in crate::board) fn locked(tx: &mut Tx<'_>, call: CallId) -> Result<Vec<(ApplicationId, PersonId)>, Stop> {
    Ok(score_sheets::table
        .inner_join(applications::table.on(applications::id.eq(score_sheets::application_id)))
        .filter(applications::call_id.eq(call).and(score_sheets::state.eq(SheetState::Locked)))
        .select((score_sheets::application_id, score_sheets::person_id))
        .load(tx.conn)?)
}

/// The applications before the board that a member is to read and has not locked a sheet of.
pub(in crate::board) fn open_of(tx: &mut Tx<'_>, person: PersonId) -> Result<Vec<ApplicationId>, Stop> {
    let locked = score_sheets::table
        .filter(score_sheets::person_id.eq(person).and(score_sheets::state.eq(SheetState::Locked)))
        .select(score_sheets::application_id);
    Ok(assignments::table
        .inner_join(applications::table.on(applications::id.eq(assignments::application_id)))
        .filter(assignments::person_id.eq(person).and(applications::state.eq(State::WithBoard)))
        .filter(assignments::application_id.ne_all(locked))
        .order(assignments::application_id)
        .select(assignments::application_id)
        .load(tx.conn)?)
}

/// Who reads an application.
pub(in crate::board) fn of_application(tx: &mut Tx<'_>, id: ApplicationId) -> Result<Vec<PersonId>, Stop> {
    Ok(assignments::table
        .filter(assignments::application_id.eq(id))
        .order(assignments::person_id)
        .select(assignments::person_id)
        .load(tx.conn)?)
}

/// Writes an application's readers anew.
pub(in crate::board) fn put(tx: &mut Tx<'_>, application: ApplicationId, readers: &[PersonId]) -> Result<(), Stop> {
    diesel::delete(assignments::table.filter(assignments::application_id.eq(application))).execute(tx.conn)?;
    let now = tx.now;
    let rows = readers.iter().map(|reader| {
        (
            assignments::application_id.eq(application),
            assignments::person_id.eq(*reader),
            assignments::assigned_at.eq(now),
        )
    });
    insert_all!(tx, assignments::table, rows, 3);
    Ok(())
}
