//! SQL of offers.

use crate::{
    applications::Channel,
    awards::offers::OfferState,
    base::{ApplicationId, CallId, DecisionId, FundId, OfferId, PersonId, Stop, seal::Sealed},
    db::{
        Tx,
        schema::{applications, award_offers},
    },
};
use chrono::{NaiveDate, NaiveDateTime};
use diesel::{prelude::*, sql_query, sql_types};

/// An offer as in the table.
#[derive(Queryable, Selectable, Insertable, AsChangeset, Clone)]
#[diesel(table_name = award_offers, treat_none_as_null = true)]
pub(in crate::awards) struct Row {
    pub id: OfferId,
    pub application_id: ApplicationId,
    pub decision_id: DecisionId,
    pub fund_id: FundId,
    pub amount_minor: i64,
    pub currency: String,
    pub reserved_minor: i64,
    pub with_budget: bool,
    pub state: OfferState,
    pub offered_at: NaiveDateTime,
    pub answer_by: Option<NaiveDate>,
    pub channel: Option<Channel>,
    pub reason: Option<Sealed>,
    pub answered_at: Option<NaiveDateTime>,
    pub answered_by: Option<PersonId>,
}

pub(in crate::awards) fn insert(tx: &mut Tx<'_>, row: Row) -> Result<(), Stop> {
    diesel::insert_into(award_offers::table).values(row).execute(tx.conn)?;
    Ok(())
}

/// Keeps what has changed of an offer.
pub(in crate::awards) fn update(tx: &mut Tx<'_>, row: Row) -> Result<(), Stop> {
    diesel::update(award_offers::table.find(row.id)).set(row).execute(tx.conn)?;
    Ok(())
}

/// The offers to an application, the newest first.
pub(in crate::awards) fn of_application(tx: &mut Tx<'_>, id: ApplicationId) -> Result<Vec<Row>, Stop> {
    Ok(award_offers::table
        .filter(award_offers::application_id.eq(id))
        .order((award_offers::offered_at.desc(), award_offers::id.desc()))
        .select(Row::as_select())
        .load(tx.conn)?)
}

/// The offers in some states, the newest first.
pub(in crate::awards) fn in_states(tx: &mut Tx<'_>, states: &[OfferState], most: i64) -> Result<Vec<Row>, Stop> {
    Ok(award_offers::table
        .filter(award_offers::state.eq_any(states.to_vec()))
        .order((award_offers::offered_at.desc(), award_offers::id.desc()))
        .limit(most)
        .select(Row::as_select())
        .load(tx.conn)?)
}

/// The offers of a call whose groups have not been told.
pub(in crate::awards) fn untold(tx: &mut Tx<'_>, call: CallId) -> Result<Vec<Row>, Stop> {
    Ok(award_offers::table
        .inner_join(applications::table.on(applications::id.eq(award_offers::application_id)))
        .filter(applications::call_id.eq(call).and(award_offers::answer_by.is_null()))
        .filter(award_offers::state.eq(OfferState::Waiting))
        .select(Row::as_select())
        .load(tx.conn)?)
}

#[derive(QueryableByName)]
struct Locked {
    #[diesel(sql_type = sql_types::BigInt)]
    id: i64,
}

/// Takes an offer's row for this transaction. Where there is one writer only, it is taken already.
pub(in crate::awards) fn lock(tx: &mut Tx<'_>, id: OfferId) -> Result<(), Stop> {
    if tx.conn.is_postgres() {
        let row: Locked = sql_query("SELECT id FROM award_offers WHERE id = $1 FOR UPDATE")
            .bind::<sql_types::BigInt, _>(id.0)
            .get_result(tx.conn)?;
        debug_assert_eq!(row.id, id.0);
    }
    Ok(())
}
