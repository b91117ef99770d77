//! SQL of decisions.

use crate::{
    base::{ApplicationId, CallId, Currency, DecisionId, Money, MotionId, PersonId, Stop, seal::Sealed},
    board::Outcome,
    db::{
        Tx,
        schema::{decisions, motions},
    },
};
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

/// A decision as it lies in the table.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = decisions)]
pub(in crate::board) struct Row {
    pub id: DecisionId,
    pub application_id: ApplicationId,
    pub motion_id: MotionId,
    pub outcome: Outcome,
    pub amount_minor: Option<i64>,
    pub currency: Option<String>,
    pub conditions: Option<Sealed>,
    pub reasons: Option<Sealed>,
    pub decided_on: NaiveDate,
    pub decided_by: PersonId,
    pub recorded_at: NaiveDateTime,
    pub reasons_by_language: Option<Sealed>,
    pub explained: i32,
    pub reversed_by: Option<MotionId>,
}

impl Row {
    /// How much it gives, where it gives money.
    pub(in crate::board) fn amount(&self) -> Option<Money> {
        let currency = self.currency.as_deref().and_then(Currency::from_code);
        self.amount_minor.zip(currency).map(|(minor, currency)| Money::from_minor(minor, currency))
    }
}

pub(in crate::board) fn insert(tx: &mut Tx<'_>, row: Row) -> Result<(), Stop> {
    diesel::insert_into(decisions::table).values(row).execute(tx.conn)?;
    Ok(())
}

/// The decisions on an application, newest first.
pub(in crate::board) fn of_application(tx: &mut Tx<'_>, application: ApplicationId) -> Result<Vec<Row>, Stop> {
    of_some(tx, &[application])
}

/// The decisions on some applications, newest first.
pub(in crate::board) fn of_some(tx: &mut Tx<'_>, ids: &[ApplicationId]) -> Result<Vec<Row>, Stop> {
    Ok(decisions::table
        .filter(decisions::application_id.eq_any(ids.to_vec()))
        .order((decisions::recorded_at.desc(), decisions::id))
        .select(Row::as_select())
        .load(tx.conn)?)
}

/// The newest decision on an application that no motion reversed.
pub(in crate::board) fn newest(tx: &mut Tx<'_>, application: ApplicationId) -> Result<Option<Row>, Stop> {
    Ok(of_application(tx, application)?.into_iter().find(|row| row.reversed_by.is_none()))
}

/// A motion reverses a decision; `false` where another had by now.
pub(in crate::board) fn reverse(tx: &mut Tx<'_>, decided_by: MotionId, reversed_by: MotionId) -> Result<bool, Stop> {
    let standing = decisions::table.filter(decisions::motion_id.eq(decided_by).and(decisions::reversed_by.is_null()));
    Ok(diesel::update(standing).set(decisions::reversed_by.eq(Some(reversed_by))).execute(tx.conn)? == 1)
}

/// The applications of a call of which a decision was reversed, each once.
pub(in crate::board) fn reversed_in(tx: &mut Tx<'_>, call: CallId) -> Result<Vec<ApplicationId>, Stop> {
    let of_call = motions::table.filter(motions::call_id.eq(call)).select(motions::id);
    Ok(decisions::table
        .filter(decisions::motion_id.eq_any(of_call).and(decisions::reversed_by.is_not_null()))
        .select(decisions::application_id)
        .distinct()
        .load(tx.conn)?)
}

/// Writes the reasons of a decision that was written about so often; `false` where it was more often by now.
pub(in crate::board) fn explain(
    tx: &mut Tx<'_>,
    id: DecisionId,
    explained: i32,
    reasons: Sealed,
) -> Result<bool, Stop> {
    let same = decisions::table.filter(decisions::id.eq(id).and(decisions::explained.eq(explained)));
    let changed = diesel::update(same)
        .set((decisions::reasons_by_language.eq(Some(reasons)), decisions::explained.eq(explained.saturating_add(1))))
        .execute(tx.conn)?;
    Ok(changed == 1)
}

/// A decision by its id, with the fund its motion named.
pub(in crate::board) fn find(tx: &mut Tx<'_>, id: DecisionId) -> Result<Row, Stop> {
    Ok(decisions::table.find(id).select(Row::as_select()).first(tx.conn)?)
}
