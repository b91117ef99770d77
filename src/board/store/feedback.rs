//! SQL of what decisions say by criterion.

use crate::{
    base::{CriterionId, DecisionId, Stop, seal::Sealed},
    db::{Tx, schema::decision_feedback},
};
use diesel::prelude::*;

/// What a decision says on a criterion, as it lies in the table.
pub(in crate::board) type Row = (DecisionId, CriterionId, Sealed);

/// What some decisions say.
pub(in crate::board) fn of_decisions(tx: &mut Tx<'_>, decisions: &[DecisionId]) -> Result<Vec<Row>, Stop> {
    Ok(decision_feedback::table
        .filter(decision_feedback::decision_id.eq_any(decisions.to_vec()))
        .select((decision_feedback::decision_id, decision_feedback::criterion_id, decision_feedback::body))
        .load(tx.conn)?)
}

/// Puts this in the place of all that a decision said.
pub(in crate::board) fn replace(tx: &mut Tx<'_>, decision: DecisionId, new: Vec<Row>) -> Result<(), Stop> {
    diesel::delete(decision_feedback::table.filter(decision_feedback::decision_id.eq(decision))).execute(tx.conn)?;
    for (decision, criterion, body) in new {
        diesel::insert_into(decision_feedback::table)
            .values((
                decision_feedback::decision_id.eq(decision),
                decision_feedback::criterion_id.eq(criterion),
                decision_feedback::body.eq(body),
            ))
            .execute(tx.conn)?;
    }
    Ok(())
}
