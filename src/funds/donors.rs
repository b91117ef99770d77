//! Who gives the money: donors, what they signed, and the parts they promised, each with its day.

use super::{Refusal, balances::refused, movements::check_positive, set_up, store};
use crate::{
    audit,
    base::{ContractId, Currency, Deed, DonorId, FundId, Labels, Money, PledgeId, Stop},
    db::Tx,
};
use chrono::NaiveDate;
use std::collections::HashMap;

/// Most characters of a contract's number.
pub const REFERENCE_MOST: usize = 60;

/// Who gives money.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Donor {
    /// Its id.
    pub id: DonorId,
    /// Its short name.
    pub code: String,
    /// Its name.
    pub labels: Labels,
}

/// What a donor signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contract {
    /// Its id.
    pub id: ContractId,
    /// Who signed.
    pub donor: DonorId,
    /// Which fund the money is kept in.
    pub fund: FundId,
    /// Its number, as the donor writes it.
    pub reference: String,
    /// The day it was signed.
    pub signed_on: NaiveDate,
    /// First day of its period.
    pub starts_on: Option<NaiveDate>,
    /// Last day of its period.
    pub ends_on: Option<NaiveDate>,
}

/// A part of a contract's money, in the donor's currency.
#[derive(Clone, Debug, PartialEq)]
pub struct Pledge {
    /// Its id.
    pub id: PledgeId,
    /// Of which contract.
    pub contract: ContractId,
    /// How much was promised.
    pub amount: Money,
    /// For which day.
    pub due_on: NaiveDate,
    /// How much of it the donor has given.
    pub given: Money,
}

impl Pledge {
    /// What is still to come.
    pub fn left(&self) -> Result<Money, Refusal> {
        self.amount.checked_sub(self.given).map_err(refused)
    }
}

/// Act: adds a donor.
pub fn add(tx: &mut Tx<'_>, code: &str, labels: &Labels) -> Result<DonorId, Stop> {
    tx.permit(Deed::EditFunds)?;
    if !set_up::is_code(code) {
        return Err(Refusal::CodeMalformed.into());
    }
    if labels.is_empty() {
        return Err(Refusal::NameMissing.into());
    }
    if store::donors(tx)?.iter().any(|donor| donor.code == code) {
        return Err(Refusal::CodeTaken.into());
    }
    let id: DonorId = tx.new_id()?;
    let row = store::DonorRow { id, code: code.to_owned(), labels: labels.json(), created_at: tx.now };
    store::insert_donor(tx, row)?;
    audit::record(tx, audit::Event::new("funds.add_donor", id).with(serde_json::json!({ "code": code })))?;
    Ok(id)
}

/// A contract to be entered.
#[derive(Clone, Debug)]
pub struct NewContract {
    /// Who signed.
    pub donor: DonorId,
    /// Which fund the money is kept in.
    pub fund: FundId,
    /// Its number.
    pub reference: String,
    /// The day it was signed.
    pub signed_on: NaiveDate,
    /// First day of its period.
    pub starts_on: Option<NaiveDate>,
    /// Last day of its period.
    pub ends_on: Option<NaiveDate>,
}

fn check_contract(new: &NewContract, taken: bool) -> Result<(), Refusal> {
    if new.reference.trim().is_empty() {
        Err(Refusal::ReferenceMissing)
    } else if new.reference.chars().count() > REFERENCE_MOST {
        Err(Refusal::NoteTooLong)
    } else if taken {
        Err(Refusal::ReferenceTaken)
    } else if new.starts_on.zip(new.ends_on).is_some_and(|(first, last)| last < first) {
        Err(Refusal::PeriodBackwards)
    } else {
        Ok(())
    }
}

/// Act: enters what a donor signed.
pub fn sign(tx: &mut Tx<'_>, new: &NewContract) -> Result<ContractId, Stop> {
    tx.permit(Deed::EditFunds)?;
    let (donor, fund) = (store::donor(tx, new.donor)?, super::find(tx, new.fund)?);
    let reference = new.reference.trim();
    let taken = store::reference_taken(tx, donor.id, reference)?;
    check_contract(new, taken)?;
    let id: ContractId = tx.new_id()?;
    let row = store::ContractRow {
        id,
        donor_id: donor.id,
        fund_id: fund.id,
        reference: reference.to_owned(),
        signed_on: new.signed_on,
        starts_on: new.starts_on,
        ends_on: new.ends_on,
        created_at: tx.now,
    };
    store::insert_contract(tx, row)?;
    let details = serde_json::json!({ "donor": donor.code, "reference": reference, "fund": fund.code });
    audit::record(tx, audit::Event::new("funds.sign", fund.id).with(details))?;
    Ok(id)
}

/// Act: enters a part that a contract promises.
pub fn pledge(tx: &mut Tx<'_>, contract: ContractId, amount: Money, due_on: NaiveDate) -> Result<PledgeId, Stop> {
    tx.permit(Deed::EditFunds)?;
    let contract = store::contract(tx, contract)?;
    check_positive(amount)?;
    let id: PledgeId = tx.new_id()?;
    let row = store::PledgeRow {
        id,
        contract_id: contract.id,
        amount_minor: amount.minor(),
        currency: amount.currency().code().to_owned(),
        due_on,
        created_at: tx.now,
    };
    store::insert_pledge(tx, row)?;
    let details = serde_json::json!({ "amount": amount, "due": due_on, "reference": contract.reference });
    audit::record(tx, audit::Event::new("funds.pledge", contract.fund_id).with(details))?;
    Ok(id)
}

/// Donors, in order of code.
pub fn list(tx: &mut Tx<'_>) -> Result<Vec<Donor>, Stop> {
    tx.permit(Deed::SeeFunds)?;
    store::donors(tx)
}

/// A donor.
pub fn find(tx: &mut Tx<'_>, id: DonorId) -> Result<Donor, Stop> {
    tx.permit(Deed::SeeFunds)?;
    store::donor(tx, id)
}

/// A contract.
pub fn contract(tx: &mut Tx<'_>, id: ContractId) -> Result<Contract, Stop> {
    tx.permit(Deed::SeeFunds)?;
    Ok(store::contract(tx, id)?.into())
}

/// The contracts of a donor, the newest first.
pub fn contracts(tx: &mut Tx<'_>, donor: DonorId) -> Result<Vec<Contract>, Stop> {
    tx.permit(Deed::SeeFunds)?;
    Ok(store::contracts(tx, donor)?.into_iter().map(Contract::from).collect())
}

/// What was promised to a fund.
#[derive(Clone, Debug, Default)]
pub struct Promises {
    /// By which contracts of which donors, the newest first.
    pub contracts: Vec<(Contract, Donor)>,
    /// In which parts, in order of day, each with what was given of it.
    pub pledges: Vec<Pledge>,
}

/// What was promised to a fund. One query.
pub fn promises(tx: &mut Tx<'_>, fund: FundId) -> Result<Promises, Stop> {
    tx.permit(Deed::SeeFunds)?;
    let mut found = Promises::default();
    for (contract, donor, parts) in store::promises(tx, fund)? {
        found.contracts.push((contract, donor));
        for (row, given) in parts {
            found.pledges.push(opened(&row, given)?);
        }
    }
    found.pledges.sort_by_key(|one| (one.due_on, one.id));
    Ok(found)
}

/// The parts that these contracts promise, in order of day, each with what was given of it.
pub fn pledges(tx: &mut Tx<'_>, contracts: &[ContractId]) -> Result<Vec<Pledge>, Stop> {
    tx.permit(Deed::SeeFunds)?;
    let rows = store::pledges(tx, contracts)?;
    let ids: Vec<PledgeId> = rows.iter().map(|row| row.id).collect();
    let given: HashMap<PledgeId, i64> = store::given(tx, &ids)?.into_iter().collect();
    rows.into_iter().map(|row| opened(&row, given.get(&row.id).copied().unwrap_or(0))).collect()
}

/// A promised part, while its fund is held.
pub(super) fn held(tx: &mut Tx<'_>, id: PledgeId, fund: FundId) -> Result<Pledge, Stop> {
    let row = store::pledge(tx, id)?;
    if store::contract(tx, row.contract_id)?.fund_id != fund {
        return Err(Refusal::PledgeOfOther.into());
    }
    let given = store::given(tx, &[id])?.into_iter().next().map_or(0, |(_, minor)| minor);
    opened(&row, given)
}

fn opened(row: &store::PledgeRow, given: i64) -> Result<Pledge, Stop> {
    let currency = Currency::from_code(&row.currency).ok_or_else(|| Stop::broken("a pledge in no currency"))?;
    Ok(Pledge {
        id: row.id,
        contract: row.contract_id,
        amount: Money::from_minor(row.amount_minor, currency),
        due_on: row.due_on,
        given: Money::from_minor(given, currency),
    })
}
