//! SQL of payouts, their approvals and the bank's facts.

mod handovers;
mod limits;
mod returns;

pub(super) use handovers::*;
pub(super) use limits::*;
pub(super) use returns::*;

use super::{Arrival, State, Verdict};
use crate::{
    base::{AwardId, FundId, InstalmentId, KeyId, PayeeId, PayoutId, PersonId, Stop, TransactionId, seal::Sealed},
    db::{
        Tx,
        schema::{payout_approvals, payout_handovers, payout_records, payout_shares, payouts, seal_keys},
    },
    payees::Method,
};
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;

/// A payout as in the table.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = payouts)]
pub(super) struct Row {
    pub id: PayoutId,
    pub award_id: AwardId,
    pub instalment_id: InstalmentId,
    pub fund_id: FundId,
    pub payee_id: PayeeId,
    pub key_id: KeyId,
    pub number: i32,
    pub state: State,
    pub method: Method,
    pub amount_minor: i64,
    pub currency: String,
    pub charge_minor: i64,
    pub charge_currency: String,
    pub local_minor: i64,
    pub local_currency: String,
    pub rate_base: Option<String>,
    pub rate_quote: Option<String>,
    pub rate_value: Option<String>,
    pub rate_units: Option<i32>,
    pub rate_on: Option<NaiveDate>,
    pub rate_source: Option<String>,
    pub fees_minor: i64,
    pub purpose: Option<Sealed>,
    pub prepared_by: PersonId,
    pub prepared_at: NaiveDateTime,
    pub receipts_minor: Option<i64>,
    pub host_fee_minor: Option<i64>,
    pub item: Option<Sealed>,
    pub split_reason: Option<Sealed>,
    pub rate_reason: Option<Sealed>,
}

/// What a payout draws on one of several funds, as in the table. A payout of one fund has none.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = payout_shares)]
pub(super) struct ShareRow {
    pub payout_id: PayoutId,
    pub fund_id: FundId,
    pub charge_minor: i64,
    pub debited_minor: Option<i64>,
}

/// The bank's facts as in the table.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = payout_records)]
pub(super) struct RecordRow {
    pub payout_id: PayoutId,
    pub sent_on: NaiveDate,
    pub bank_reference: Sealed,
    pub debited_minor: i64,
    pub received_minor: i64,
    pub fees_minor: i64,
    pub transaction_id: TransactionId,
    pub recorded_by: PersonId,
    pub recorded_at: NaiveDateTime,
    pub reversed_by: Option<PersonId>,
    pub reversed_at: Option<NaiveDateTime>,
    pub reversal_reason: Option<Sealed>,
    pub arrival: Option<Arrival>,
    pub arrived_minor: Option<i64>,
    pub arrival_at: Option<NaiveDateTime>,
    pub control_number: Option<Sealed>,
    /// The limit that needed one approver more than there were, in the fund's currency.
    pub over_limit_minor: Option<i64>,
}

/// An approval as in the table.
#[derive(Queryable, Selectable, Insertable, Clone)]
#[diesel(table_name = payout_approvals)]
pub(super) struct ApprovalRow {
    pub payout_id: PayoutId,
    pub person_id: PersonId,
    pub choice: Verdict,
    pub note: Option<Sealed>,
    pub at: NaiveDateTime,
    pub void_at: Option<NaiveDateTime>,
    pub absent_id: Option<PersonId>,
}

/// The award a payout belongs to.
pub(super) fn award_of(tx: &mut Tx<'_>, id: PayoutId) -> Result<AwardId, Stop> {
    Ok(payouts::table.find(id).select(payouts::award_id).first(tx.conn)?)
}

/// The currencies of what its fund is charged and of what its payee receives.
pub(super) fn currencies(tx: &mut Tx<'_>, id: PayoutId) -> Result<(String, String), Stop> {
    Ok(payouts::table.find(id).select((payouts::charge_currency, payouts::local_currency)).first(tx.conn)?)
}

pub(super) fn payee_of(tx: &mut Tx<'_>, id: PayoutId) -> Result<PayeeId, Stop> {
    Ok(payouts::table.find(id).select(payouts::payee_id).first(tx.conn)?)
}

/// A payout, the bank's facts, what was signed for, and what it draws on one of several funds.
pub(super) type Whole = (Row, Option<RecordRow>, Option<HandoverRow>, Option<ShareRow>);

macro_rules! whole {
    () => {
        payouts::table
            .left_join(payout_records::table.on(payout_records::payout_id.eq(payouts::id)))
            .left_join(payout_handovers::table.on(payout_handovers::payout_id.eq(payouts::id)))
            .left_join(payout_shares::table.on(payout_shares::payout_id.eq(payouts::id)))
    };
}

/// A payout with its wrapped key, once for each of several funds.
pub(super) fn find(tx: &mut Tx<'_>, id: PayoutId) -> Result<Vec<(Whole, Vec<u8>)>, Stop> {
    Ok(whole!()
        .inner_join(seal_keys::table.on(seal_keys::id.eq(payouts::key_id)))
        .filter(payouts::id.eq(id))
        .order(payout_shares::fund_id)
        .select((Whole::as_select(), seal_keys::wrapped))
        .load(tx.conn)?)
}

/// The payouts of an award, in order of number, each once for each of several funds.
pub(super) fn whole_of_award(tx: &mut Tx<'_>, award: AwardId) -> Result<Vec<Whole>, Stop> {
    Ok(whole!()
        .filter(payouts::award_id.eq(award))
        .order((payouts::number, payout_shares::fund_id))
        .select(Whole::as_select())
        .load(tx.conn)?)
}

/// The day the first payment of an award was sent, of those that stand.
pub(super) fn first_sent_on(tx: &mut Tx<'_>, award: AwardId) -> Result<Option<NaiveDate>, Stop> {
    Ok(payout_records::table
        .inner_join(payouts::table.on(payouts::id.eq(payout_records::payout_id)))
        .filter(payouts::award_id.eq(award).and(payouts::state.eq(State::Sent)))
        .select(diesel::dsl::min(payout_records::sent_on))
        .first(tx.conn)?)
}

/// Some payouts with their wrapped keys.
pub(super) fn some(tx: &mut Tx<'_>, ids: &[PayoutId]) -> Result<Vec<(Row, Vec<u8>)>, Stop> {
    Ok(payouts::table
        .inner_join(seal_keys::table.on(seal_keys::id.eq(payouts::key_id)))
        .filter(payouts::id.eq_any(ids.to_vec()))
        .select((Row::as_select(), seal_keys::wrapped))
        .load(tx.conn)?)
}

/// The payouts of an award, in order of number.
pub(super) fn of_award(tx: &mut Tx<'_>, award: AwardId) -> Result<Vec<Row>, Stop> {
    Ok(payouts::table
        .filter(payouts::award_id.eq(award))
        .order(payouts::number)
        .select(Row::as_select())
        .load(tx.conn)?)
}

/// Payouts on their way for these instalments.
pub(super) fn on_their_way(tx: &mut Tx<'_>, instalments: &[InstalmentId]) -> Result<Vec<Row>, Stop> {
    Ok(payouts::table
        .filter(payouts::instalment_id.eq_any(instalments.to_vec()))
        .filter(payouts::state.eq_any([State::Prepared, State::Approved]))
        .select(Row::as_select())
        .load(tx.conn)?)
}

/// Payouts in one of some states, the longest waiting first.
pub(super) fn waiting(tx: &mut Tx<'_>, states: &[State], limit: i64) -> Result<Vec<Row>, Stop> {
    Ok(payouts::table
        .filter(payouts::state.eq_any(states.to_vec()))
        .order((payouts::prepared_at, payouts::id))
        .limit(limit)
        .select(Row::as_select())
        .load(tx.conn)?)
}

/// A page of payouts, newest first, after a place in the list.
pub(super) fn list(
    tx: &mut Tx<'_>,
    state: Option<State>,
    after: Option<(NaiveDateTime, PayoutId)>,
    limit: i64,
) -> Result<Vec<Row>, Stop> {
    let mut query = payouts::table
        .select(Row::as_select())
        .order((payouts::prepared_at.desc(), payouts::id.desc()))
        .limit(limit)
        .into_boxed();
    if let Some(state) = state {
        query = query.filter(payouts::state.eq(state));
    }
    if let Some((at, id)) = after {
        query = query.filter(payouts::prepared_at.lt(at).or(payouts::prepared_at.eq(at).and(payouts::id.lt(id))));
    }
    Ok(query.load(tx.conn)?)
}

/// How many payouts are in each state.
pub(super) fn counts(tx: &mut Tx<'_>) -> Result<Vec<(State, i64)>, Stop> {
    Ok(payouts::table.group_by(payouts::state).select((payouts::state, diesel::dsl::count_star())).load(tx.conn)?)
}

pub(super) fn insert(tx: &mut Tx<'_>, row: Row) -> Result<(), Stop> {
    diesel::insert_into(payouts::table).values(row).execute(tx.conn)?;
    Ok(())
}

pub(super) fn insert_share(tx: &mut Tx<'_>, row: ShareRow) -> Result<(), Stop> {
    diesel::insert_into(payout_shares::table).values(row).execute(tx.conn)?;
    Ok(())
}

pub(super) fn set_debited(tx: &mut Tx<'_>, id: PayoutId, fund: FundId, minor: i64) -> Result<(), Stop> {
    diesel::update(payout_shares::table.find((id, fund)))
        .set(payout_shares::debited_minor.eq(Some(minor)))
        .execute(tx.conn)?;
    Ok(())
}

/// What some payouts draw on several funds.
pub(super) fn shares(tx: &mut Tx<'_>, ids: &[PayoutId]) -> Result<Vec<ShareRow>, Stop> {
    Ok(payout_shares::table
        .filter(payout_shares::payout_id.eq_any(ids.to_vec()))
        .order((payout_shares::payout_id, payout_shares::fund_id))
        .select(ShareRow::as_select())
        .load(tx.conn)?)
}

/// Moves a payout on, only from the state it was read in.
pub(super) fn set_state(tx: &mut Tx<'_>, id: PayoutId, from: State, to: State) -> Result<(), Stop> {
    let changed = diesel::update(payouts::table.filter(payouts::id.eq(id).and(payouts::state.eq(from))))
        .set(payouts::state.eq(to))
        .execute(tx.conn)?;
    if changed == 1 { Ok(()) } else { Err(super::Refusal::NotNow.into()) }
}

/// Approved payouts to a payee.
pub(super) fn approved_to(tx: &mut Tx<'_>, payee: PayeeId) -> Result<Vec<Row>, Stop> {
    Ok(payouts::table
        .filter(payouts::payee_id.eq(payee).and(payouts::state.eq(State::Approved)))
        .select(Row::as_select())
        .load(tx.conn)?)
}

/// How many payouts of an award are approved.
pub(super) fn approved_of(tx: &mut Tx<'_>, award: AwardId) -> Result<i64, Stop> {
    let approved = payouts::award_id.eq(award).and(payouts::state.eq(State::Approved));
    Ok(payouts::table.filter(approved).count().get_result(tx.conn)?)
}

/// Moves a payout back, its approvals void from now on; `false` where it was in another state.
pub(super) fn take_back(tx: &mut Tx<'_>, id: PayoutId, from: State, to: State) -> Result<bool, Stop> {
    let changed = diesel::update(payouts::table.filter(payouts::id.eq(id).and(payouts::state.eq(from))))
        .set(payouts::state.eq(to))
        .execute(tx.conn)?;
    if changed == 1 {
        diesel::update(payout_approvals::table.filter(payout_approvals::payout_id.eq(id)))
            .filter(payout_approvals::void_at.is_null())
            .set(payout_approvals::void_at.eq(Some(tx.now)))
            .execute(tx.conn)?;
    }
    Ok(changed == 1)
}

pub(super) fn insert_approval(tx: &mut Tx<'_>, row: ApprovalRow) -> Result<(), Stop> {
    diesel::insert_into(payout_approvals::table).values(row).execute(tx.conn)?;
    Ok(())
}

/// What second persons said of some payouts, in order of time.
pub(super) fn approvals(tx: &mut Tx<'_>, ids: &[PayoutId]) -> Result<Vec<ApprovalRow>, Stop> {
    Ok(payout_approvals::table
        .filter(payout_approvals::payout_id.eq_any(ids.to_vec()))
        .order(payout_approvals::at)
        .select(ApprovalRow::as_select())
        .load(tx.conn)?)
}

pub(super) fn insert_record(tx: &mut Tx<'_>, row: RecordRow) -> Result<(), Stop> {
    diesel::insert_into(payout_records::table).values(row).execute(tx.conn)?;
    Ok(())
}

/// The bank's facts of some payouts.
pub(super) fn records(tx: &mut Tx<'_>, ids: &[PayoutId]) -> Result<Vec<RecordRow>, Stop> {
    Ok(payout_records::table
        .filter(payout_records::payout_id.eq_any(ids.to_vec()))
        .select(RecordRow::as_select())
        .load(tx.conn)?)
}

pub(super) fn set_reversed(tx: &mut Tx<'_>, id: PayoutId, by: PersonId, reason: Sealed) -> Result<(), Stop> {
    diesel::update(payout_records::table.find(id))
        .set((
            payout_records::reversed_by.eq(Some(by)),
            payout_records::reversed_at.eq(Some(tx.now)),
            payout_records::reversal_reason.eq(Some(reason)),
        ))
        .execute(tx.conn)?;
    Ok(())
}

pub(super) fn payees_of_one_case(tx: &mut Tx<'_>, key: KeyId) -> Result<Vec<(PayeeId, KeyId)>, Stop> {
    use crate::db::schema::payees;
    let elsewhere = payouts::table
        .inner_join(seal_keys::table.on(seal_keys::id.eq(payouts::key_id)))
        .filter(payouts::key_id.ne(key))
        .select(payouts::payee_id);
    let here = payouts::table.filter(payouts::key_id.eq(key)).select(payouts::payee_id);
    Ok(payees::table
        .filter(payees::id.eq_any(here).and(payees::id.ne_all(elsewhere)))
        .select((payees::id, payees::key_id))
        .load(tx.conn)?)
}

pub(super) fn set_arrival(
    tx: &mut Tx<'_>,
    id: PayoutId,
    arrival: Arrival,
    arrived_minor: Option<i64>,
) -> Result<(), Stop> {
    diesel::update(payout_records::table.find(id))
        .set((
            payout_records::arrival.eq(Some(arrival)),
            payout_records::arrived_minor.eq(arrived_minor),
            payout_records::arrival_at.eq(Some(tx.now)),
        ))
        .execute(tx.conn)?;
    Ok(())
}

/// A payout, what was debited and received where it was sent, and what one fund has of it where it draws on several.
pub(super) type Booked = (Row, Option<(i64, i64)>, Option<ShareRow>);

/// The payouts of some awards, and these, once for each fund they draw on. One query.
pub(super) fn booked(tx: &mut Tx<'_>, awards: &[AwardId], ids: &[PayoutId]) -> Result<Vec<Booked>, Stop> {
    let wanted = payouts::award_id.eq_any(awards.to_vec()).or(payouts::id.eq_any(ids.to_vec()));
    Ok(payouts::table
        .left_join(payout_records::table.on(payout_records::payout_id.eq(payouts::id)))
        .left_join(payout_shares::table.on(payout_shares::payout_id.eq(payouts::id)))
        .filter(wanted)
        .order((payouts::id, payout_shares::fund_id))
        .select((
            Row::as_select(),
            (payout_records::debited_minor, payout_records::received_minor).nullable(),
            Option::<ShareRow>::as_select(),
        ))
        .load(tx.conn)?)
}
