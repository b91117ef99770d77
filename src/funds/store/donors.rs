//! SQL of donors, contracts, pledges and receipts.

use crate::{
    base::{ContractId, DonorId, FundId, Labels, Money, PledgeId, Stop, TransactionId},
    db::{
        Tx,
        schema::{contracts, donors, ledger_transactions, pledges, receipts},
    },
    funds::donors::{Contract, Donor},
};
use chrono::{NaiveDate, NaiveDateTime};
use diesel::prelude::*;
use std::collections::HashMap;

/// A donor as it is added.
#[derive(Insertable)]
#[diesel(table_name = donors)]
pub(in crate::funds) struct DonorRow {
    pub id: DonorId,
    pub code: String,
    pub labels: String,
    pub created_at: NaiveDateTime,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = donors)]
struct Found {
    id: DonorId,
    code: String,
    labels: Labels,
}

impl From<Found> for Donor {
    fn from(row: Found) -> Self {
        Self { id: row.id, code: row.code, labels: row.labels }
    }
}

/// A contract as in the table.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = contracts)]
pub(in crate::funds) struct ContractRow {
    pub id: ContractId,
    pub donor_id: DonorId,
    pub fund_id: FundId,
    pub reference: String,
    pub signed_on: NaiveDate,
    pub starts_on: Option<NaiveDate>,
    pub ends_on: Option<NaiveDate>,
    pub created_at: NaiveDateTime,
}

impl From<ContractRow> for Contract {
    fn from(row: ContractRow) -> Self {
        Self {
            id: row.id,
            donor: row.donor_id,
            fund: row.fund_id,
            reference: row.reference,
            signed_on: row.signed_on,
            starts_on: row.starts_on,
            ends_on: row.ends_on,
        }
    }
}

/// A promised part as in the table.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = pledges)]
pub(in crate::funds) struct PledgeRow {
    pub id: PledgeId,
    pub contract_id: ContractId,
    pub amount_minor: i64,
    pub currency: String,
    pub due_on: NaiveDate,
    pub created_at: NaiveDateTime,
}

pub(in crate::funds) fn insert_donor(tx: &mut Tx<'_>, row: DonorRow) -> Result<(), Stop> {
    diesel::insert_into(donors::table).values(row).execute(tx.conn)?;
    Ok(())
}

pub(in crate::funds) fn insert_contract(tx: &mut Tx<'_>, row: ContractRow) -> Result<(), Stop> {
    diesel::insert_into(contracts::table).values(row).execute(tx.conn)?;
    Ok(())
}

pub(in crate::funds) fn insert_pledge(tx: &mut Tx<'_>, row: PledgeRow) -> Result<(), Stop> {
    diesel::insert_into(pledges::table).values(row).execute(tx.conn)?;
    Ok(())
}

/// What a donor gave for a promised part, with the transaction that it became.
pub(in crate::funds) fn insert_receipt(
    tx: &mut Tx<'_>,
    transaction: TransactionId,
    pledge: PledgeId,
    given: Money,
) -> Result<(), Stop> {
    let row = (
        receipts::transaction_id.eq(transaction),
        receipts::pledge_id.eq(pledge),
        receipts::given_minor.eq(given.minor()),
        receipts::currency.eq(given.currency().code()),
    );
    diesel::insert_into(receipts::table).values(row).execute(tx.conn)?;
    Ok(())
}

pub(in crate::funds) fn donors(tx: &mut Tx<'_>) -> Result<Vec<Donor>, Stop> {
    let rows: Vec<Found> = donors::table.order(donors::code).select(Found::as_select()).load(tx.conn)?;
    Ok(rows.into_iter().map(Donor::from).collect())
}

pub(in crate::funds) fn donor(tx: &mut Tx<'_>, id: DonorId) -> Result<Donor, Stop> {
    let row: Found = donors::table.find(id).select(Found::as_select()).first(tx.conn)?;
    Ok(row.into())
}

pub(in crate::funds) fn contract(tx: &mut Tx<'_>, id: ContractId) -> Result<ContractRow, Stop> {
    Ok(contracts::table.find(id).select(ContractRow::as_select()).first(tx.conn)?)
}

pub(in crate::funds) fn reference_taken(tx: &mut Tx<'_>, donor: DonorId, reference: &str) -> Result<bool, Stop> {
    let mine = contracts::donor_id.eq(donor).and(contracts::reference.eq(reference.to_owned()));
    let found: Option<ContractId> = contracts::table.filter(mine).select(contracts::id).first(tx.conn).optional()?;
    Ok(found.is_some())
}

/// The contracts of a donor, the newest first.
pub(in crate::funds) fn contracts(tx: &mut Tx<'_>, donor: DonorId) -> Result<Vec<ContractRow>, Stop> {
    Ok(contracts::table
        .filter(contracts::donor_id.eq(donor))
        .order((contracts::signed_on.desc(), contracts::id.desc()))
        .select(ContractRow::as_select())
        .load(tx.conn)?)
}

/// A contract, its donor, a part it promises, and what a receipt gave of that part.
type PromiseRow = (ContractRow, Found, Option<PledgeRow>, Option<(TransactionId, i64)>);

/// What a contract promises: the contract, its donor, and each part with what was given of it in minor units.
pub(in crate::funds) type Promise = (Contract, Donor, Vec<(PledgeRow, i64)>);

/// Every contract of a fund, the newest first, with its parts in order of day; what was reversed does not count as given.
pub(in crate::funds) fn promises(tx: &mut Tx<'_>, fund: FundId) -> Result<Vec<Promise>, Stop> {
    let standing = receipts::pledge_id.eq(pledges::id).and(diesel::dsl::not(diesel::dsl::exists(
        ledger_transactions::table.filter(ledger_transactions::reverses_id.eq(receipts::transaction_id.nullable())),
    )));
    let rows: Vec<PromiseRow> = contracts::table
        .inner_join(donors::table.on(donors::id.eq(contracts::donor_id)))
        .left_join(pledges::table.on(pledges::contract_id.eq(contracts::id)))
        .left_join(receipts::table.on(standing))
        .filter(contracts::fund_id.eq(fund))
        .order((contracts::signed_on.desc(), contracts::id.desc(), pledges::due_on, pledges::id))
        .select((
            ContractRow::as_select(),
            Found::as_select(),
            Option::<PledgeRow>::as_select(),
            (receipts::transaction_id, receipts::given_minor).nullable(),
        ))
        .load(tx.conn)?;
    let mut promises: Vec<Promise> = Vec::new();
    for (contract, donor, pledge, receipt) in rows {
        if promises.last().is_none_or(|(last, ..)| last.id != contract.id) {
            promises.push((contract.into(), donor.into(), Vec::new()));
        }
        let (Some((.., parts)), Some(pledge)) = (promises.last_mut(), pledge) else { continue };
        if parts.last().is_none_or(|(last, _)| last.id != pledge.id) {
            parts.push((pledge, 0));
        }
        if let (Some((_, given)), Some((_, minor))) = (parts.last_mut(), receipt) {
            *given = given.checked_add(minor).ok_or_else(too_much)?;
        }
    }
    Ok(promises)
}

fn too_much() -> Stop {
    Stop::broken("a pledge was given more than can be counted")
}

pub(in crate::funds) fn pledge(tx: &mut Tx<'_>, id: PledgeId) -> Result<PledgeRow, Stop> {
    Ok(pledges::table.find(id).select(PledgeRow::as_select()).first(tx.conn)?)
}

pub(in crate::funds) fn pledges(tx: &mut Tx<'_>, contracts: &[ContractId]) -> Result<Vec<PledgeRow>, Stop> {
    Ok(pledges::table
        .filter(pledges::contract_id.eq_any(contracts.to_vec()))
        .order((pledges::due_on, pledges::id))
        .select(PledgeRow::as_select())
        .load(tx.conn)?)
}

/// What was given for each of these, in minor units; what was reversed does not count.
pub(in crate::funds) fn given(tx: &mut Tx<'_>, pledges: &[PledgeId]) -> Result<Vec<(PledgeId, i64)>, Stop> {
    let rows: Vec<(PledgeId, TransactionId, i64)> = receipts::table
        .filter(receipts::pledge_id.eq_any(pledges.to_vec()))
        .select((receipts::pledge_id, receipts::transaction_id, receipts::given_minor))
        .load(tx.conn)?;
    let ids: Vec<Option<TransactionId>> = rows.iter().map(|row| Some(row.1)).collect();
    let undone: Vec<Option<TransactionId>> = ledger_transactions::table
        .filter(ledger_transactions::reverses_id.eq_any(ids))
        .select(ledger_transactions::reverses_id)
        .load(tx.conn)?;
    let mut sums: HashMap<PledgeId, i64> = HashMap::new();
    for (pledge, transaction, minor) in rows {
        if !undone.contains(&Some(transaction)) {
            let sum = sums.entry(pledge).or_default();
            *sum = sum.checked_add(minor).ok_or_else(too_much)?;
        }
    }
    Ok(sums.into_iter().collect())
}
