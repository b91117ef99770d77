//! The order of the ranking for what is done after the vote: whole, whoever acts, and free of a chair's conflicts.

use super::{Declaration, Refusal, draws, members::Viewer, ranking, rules, store, ties};
use crate::{
    applications::{self, Case},
    base::{ApplicationId, CallId, Stop},
    db::Tx,
};
use std::collections::{HashMap, HashSet};

/// The applications of a call as the ranking orders them, the best mean first. A step: it tells nobody why.
pub fn of_call(tx: &mut Tx<'_>, id: CallId) -> Result<Vec<ApplicationId>, Stop> {
    let rules = rules::of_call(tx, id)?;
    let scored = store::ranking::of_call(tx, id, None)?;
    let ids: Vec<ApplicationId> = scored.iter().map(|row| row.id).collect();
    let cases: HashMap<ApplicationId, Case> =
        applications::some(tx, &ids)?.into_iter().map(|case| (case.id, case)).collect();
    let row = |row: &store::ranking::Row| {
        cases.get(&row.id).map(|case| ranking::shown(Viewer::Staff, row, case, &rules, None))
    };
    let mut rows: Vec<ranking::Row> = scored.iter().filter_map(row).collect();
    let draw = draws::of_call(tx, id)?;
    let ties = ties::of_rules(tx, &rules, draw.as_ref())?;
    ties::rank(&mut rows, &ties);
    Ok(rows.into_iter().map(|row| row.application).collect())
}

/// Those of some applications with which the acting member has a conflict. A step. One query.
pub fn conflicts_of_mine(tx: &mut Tx<'_>, ids: &[ApplicationId]) -> Result<HashSet<ApplicationId>, Stop> {
    let member = tx.actor.person().ok_or(Stop::Forbidden)?;
    let declared = store::declarations::of_member(tx, member, ids)?;
    Ok(declared.into_iter().filter(|(_, state)| *state == Declaration::Conflict).map(|(id, _)| id).collect())
}

/// Refuses a chair with a conflict with any of some applications. A step.
pub fn check_chair(tx: &mut Tx<'_>, ids: &[ApplicationId]) -> Result<(), Stop> {
    if conflicts_of_mine(tx, ids)?.is_empty() { Ok(()) } else { Err(Refusal::ChairConflicted.into()) }
}
