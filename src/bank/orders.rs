//! Payment orders: approved payouts that a bank is told to carry out together, or that a cash box hands over.
//!
//! An order moves no money and changes no payout: what the bank did with each is recorded as before. It is made once
//! for each payout, so that nothing is paid from two files.

use super::{Account, Kind, Refusal, accounts, pain, store};
use crate::{
    audit,
    awards::{self, Condition},
    base::{BankAccountId, Deed, Money, PaymentOrderId, PayoutId, PersonId, Stop},
    db::{Tx, tx::Quiet},
    payees::{self, Details, Method},
    payouts::{self, Payout, State},
};
use chrono::{Datelike, NaiveDate, NaiveDateTime};
use std::collections::HashMap;

/// Most payouts of an order.
pub const MOST: usize = 100;

/// An order to be made.
#[derive(Clone, Debug)]
pub struct NewOrder {
    /// From which of our accounts.
    pub account: BankAccountId,
    /// On which day the bank carries it out.
    pub execute_on: NaiveDate,
    /// Which payouts.
    pub payouts: Vec<PayoutId>,
}

/// An order.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Order {
    /// Its id.
    pub id: PaymentOrderId,
    /// From which of our accounts.
    pub account: BankAccountId,
    /// Its number, from 1 in each year.
    pub number: (i32, i32),
    /// On which day the bank carries it out.
    pub execute_on: NaiveDate,
    /// Who made it, and when.
    pub made: (PersonId, NaiveDateTime),
    /// Who withdrew it, and when.
    pub withdrawn: Option<(PersonId, NaiveDateTime)>,
}

impl Order {
    /// How it is called: year and number.
    pub fn name(&self) -> String {
        format!("{}-{}", self.number.0, self.number.1)
    }

    pub(super) fn of(row: &store::OrderRow) -> Self {
        Self {
            id: row.id,
            account: row.account_id,
            number: (row.year, row.number),
            execute_on: row.execute_on,
            made: (row.made_by, row.made_at),
            withdrawn: row.withdrawn_by.zip(row.withdrawn_at),
        }
    }
}

/// Whether money of a payout may leave such an account: cash from a cash box, everything else from a bank.
pub(super) fn fits(kind: Kind, method: Method) -> bool {
    (kind == Kind::Cash) == (method == Method::CashInHand)
}

fn check_payout(payout: &Payout, name: &str, account: &Account, me: PersonId) -> Result<(), Refusal> {
    let reference = name.to_owned();
    if payout.state != State::Approved {
        Err(Refusal::OrderNotApproved { reference })
    } else if payout.approved_by(me) {
        Err(Refusal::OrderOwnApproval { reference })
    } else if payout.charge.currency() != account.currency {
        Err(Refusal::OrderCurrency { reference, needed: account.currency })
    } else if !fits(account.kind, payout.method) {
        Err(Refusal::OrderMethod { reference })
    } else {
        Ok(())
    }
}

/// The name of a payout on an order, by which the bank's statement gives it back: the application's and its own number.
fn name(lines: &HashMap<crate::base::AwardId, awards::views::Line>, payout: &Payout) -> Result<String, Stop> {
    let line = lines.get(&payout.award).ok_or(Stop::Missing)?;
    Ok(format!("{}-{}", line.reference, payout.number))
}

fn load(tx: &mut Tx<'_>, ids: &[PayoutId]) -> Result<Vec<(Payout, String)>, Stop> {
    let payouts = ids.iter().map(|id| payouts::find(tx, *id)).collect::<Result<Vec<_>, _>>()?;
    let awards: Vec<_> = payouts.iter().map(|payout| payout.award).collect();
    let lines = awards::views::lines(tx, &awards)?;
    payouts
        .into_iter()
        .map(|payout| {
            let name = name(&lines, &payout)?;
            Ok((payout, name))
        })
        .collect()
}

/// Act: makes an order of approved payouts.
pub fn order(tx: &mut Tx<'_>, new: &NewOrder) -> Result<PaymentOrderId, Stop> {
    tx.permit(Deed::OrderPayments)?;
    let me = tx.actor.person().ok_or(Stop::Forbidden)?;
    store::lock(tx)?;
    let account = accounts::find(tx, new.account)?;
    let mut ids = new.payouts.clone();
    ids.sort();
    ids.dedup();
    if ids.is_empty() {
        return Err(Refusal::OrderEmpty.into());
    }
    if ids.len() > MOST {
        return Err(Refusal::OrderTooLong { most: MOST }.into());
    }
    let today = crate::people::today(tx)?;
    if new.execute_on < today {
        return Err(Refusal::OrderDayPast { today }.into());
    }
    let taken = store::ordered(tx, &ids)?;
    let payouts = load(tx, &ids)?;
    for (payout, name) in &payouts {
        check_payout(payout, name, &account, me)?;
        if taken.contains_key(&payout.id) {
            return Err(Refusal::OrderTaken { reference: name.clone() }.into());
        }
        payouts::names::check_leaving(tx, payout)?;
    }
    let id: PaymentOrderId = tx.new_id()?;
    let year = today.year();
    let row = store::OrderRow {
        id,
        account_id: account.id,
        year,
        number: store::last_order(tx, year)? + 1,
        execute_on: new.execute_on,
        made_by: me,
        made_at: tx.now,
        withdrawn_by: None,
        withdrawn_at: None,
    };
    store::insert_order(tx, row, &ids)?;
    let sum = Money::sum(payouts.iter().map(|(payout, _)| payout.charge), account.currency);
    let sum = sum.map_err(|error| Stop::broken(format!("an order: {error}")))?;
    let details = serde_json::json!({ "payouts": ids.len(), "sum": sum, "on": new.execute_on });
    audit::record(tx, audit::Event::new("bank.order", id).with(details))?;
    Ok(id)
}

/// Act: after an order or its export was refused: keeps which names are in a list, to be judged.
pub fn keep_names(tx: &mut Tx<'_>, ids: &[PayoutId]) -> Result<(), Stop> {
    tx.permit(Deed::OrderPayments)?;
    tx.quiet(Quiet::Nothing);
    for id in ids {
        payouts::names::keep(tx, *id)?;
    }
    Ok(())
}

/// Act: the same for the payouts of an order.
pub fn keep_names_of(tx: &mut Tx<'_>, id: PaymentOrderId) -> Result<(), Stop> {
    let ids = store::order_payouts(tx, id)?;
    keep_names(tx, &ids)
}

/// Act: withdraws an order that no bank has carried out; its payouts may stand in another.
pub fn withdraw(tx: &mut Tx<'_>, id: PaymentOrderId) -> Result<(), Stop> {
    tx.permit(Deed::OrderPayments)?;
    let me = tx.actor.person().ok_or(Stop::Forbidden)?;
    store::lock(tx)?;
    let order = find(tx, id)?;
    if order.withdrawn.is_some() {
        return Err(Refusal::OrderWithdrawn.into());
    }
    let ids = store::order_payouts(tx, id)?;
    let payouts = load(tx, &ids)?;
    if payouts.iter().any(|(payout, _)| !payout.state.is_on_its_way() && payout.state != State::SentBack) {
        return Err(Refusal::OrderSent.into());
    }
    store::withdraw_order(tx, id, me)?;
    audit::record(tx, audit::Event::new("bank.withdraw_order", id))?;
    Ok(())
}

/// An order. A step.
pub fn find(tx: &mut Tx<'_>, id: PaymentOrderId) -> Result<Order, Stop> {
    Ok(Order::of(&store::order(tx, id)?))
}

/// A payout of an order with all that a bank must know. It never goes with a request key, whose result is kept in the
/// open.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Ordered {
    /// Our name of it.
    pub name: String,
    /// Who is paid.
    pub payee: payees::Payee,
    /// The payee's details, opened.
    pub details: Details,
    /// What the payee receives.
    pub amount: Money,
    /// What our account is debited.
    pub charge: Money,
    /// What for.
    pub purpose: String,
    /// The number of the contract: the application's.
    pub contract: String,
    /// The day of the contract: when it was signed, or else of the award.
    pub contract_on: NaiveDate,
}

/// An order with all that a bank must know.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct Whole {
    /// The order.
    pub order: Order,
    /// From which account.
    pub account: Account,
    /// Its payouts.
    pub lines: Vec<Ordered>,
}

/// Act: opens an order to be carried out, in one of its forms; each payee's details are opened, and both is written down.
pub fn export(tx: &mut Tx<'_>, id: PaymentOrderId, form: &'static str) -> Result<Whole, Stop> {
    tx.permit(Deed::OrderPayments)?;
    let order = find(tx, id)?;
    if order.withdrawn.is_some() {
        return Err(Refusal::OrderWithdrawn.into());
    }
    let account = accounts::find(tx, order.account)?;
    let ids = store::order_payouts(tx, id)?;
    let mut lines = Vec::with_capacity(ids.len());
    for (payout, name) in load(tx, &ids)? {
        if payout.state != State::Approved {
            return Err(Refusal::OrderNotApproved { reference: name }.into());
        }
        payouts::names::check_leaving(tx, &payout)?;
        lines.push(ordered(tx, id, &payout, name)?);
    }
    audit::record(tx, audit::Event::new("bank.export_order", id).with(serde_json::json!({ "form": form })))?;
    Ok(Whole { order, account, lines })
}

fn ordered(tx: &mut Tx<'_>, order: PaymentOrderId, payout: &Payout, name: String) -> Result<Ordered, Stop> {
    let opened = payees::open_to_pay(tx, payout.payee, order)?;
    let award = awards::find(tx, payout.award)?;
    let case = crate::applications::load(tx, award.application)?;
    let parts = awards::instalments::of_award(tx, &award)?;
    let signed = parts.iter().filter(|part| part.condition == Condition::AgreementSigned).find_map(|part| part.met_on);
    Ok(Ordered {
        name,
        payee: opened.payee,
        details: opened.details,
        amount: payout.local,
        charge: payout.charge,
        purpose: payout.purpose.clone().unwrap_or_default(),
        contract: case.reference,
        contract_on: signed.unwrap_or(award.awarded_on),
    })
}

/// Act: the order as ISO 20022 pain.001.001.09, in the name of the one who pays.
pub fn export_pain(tx: &mut Tx<'_>, id: PaymentOrderId, payer: &str) -> Result<String, Stop> {
    let whole = export(tx, id, pain::NAME)?;
    let without = |one: &&Ordered| one.details.account.trim().is_empty();
    if let Some(line) = whole.lines.iter().find(without) {
        return Err(Refusal::OrderAccountMissing { reference: line.name.clone() }.into());
    }
    pain::write(&whole, payer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cash_leaves_a_cash_box_and_everything_else_a_bank() {
        for method in Method::ALL {
            assert_eq!(fits(Kind::Cash, *method), *method == Method::CashInHand, "{method}");
            assert_ne!(fits(Kind::Cash, *method), fits(Kind::Bank, *method), "{method}");
        }
    }
}
