//! What takes two people: opening a closed month again, moving money between funds, taking a part for administration,
//! and reversing these two. One proposes, another confirms, and only then it happens.

use super::{
    Refusal, Voucher,
    balances::refused,
    correct,
    ledger::check_day,
    movements::{self, check_positive},
    periods::{self, Period},
    receive::NOTE_MOST,
    store,
};
use crate::{
    audit,
    base::{Deed, FundId, Money, PersonId, ProposalId, Stop, seal::Place},
    db::{Tx, keys},
};
use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

crate::text_enum! {
    /// The life of a proposal.
    pub enum ProposalState {
        /// Nobody has decided.
        Waiting => "waiting",
        /// A second person agreed, and it was done.
        Done => "done",
        /// A second person said no.
        TurnedDown => "turned_down",
    }
}

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wish {
    /// Open a closed month again.
    Reopen(Period),
    /// Move money from one fund to another.
    Transfer(Transfer),
    /// Take a part of a fund for administration.
    Administer(Administration),
    /// Reverse what was moved or taken so.
    Reverse(Reversal),
}

/// What two people agreed on, to be undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reversal {
    /// Its number.
    pub voucher: Voucher,
    /// The fund in whose ledger it was found.
    pub fund: FundId,
    /// The day of the reversal.
    pub on: NaiveDate,
}

/// A part of a fund for administration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Administration {
    /// Of which fund.
    pub fund: FundId,
    /// How much, in its currency.
    pub amount: Money,
    /// The day.
    pub on: NaiveDate,
}

/// Money that moves between funds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transfer {
    /// The fund it leaves.
    pub from: FundId,
    /// The fund it comes to.
    pub to: FundId,
    /// What leaves, in the currency of the first.
    pub leaves: Money,
    /// What arrives, in the currency of the second.
    pub arrives: Money,
    /// The day.
    pub on: NaiveDate,
}

/// A proposal as it is kept; sealed but for who and when.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// Its id.
    pub id: ProposalId,
    /// What.
    pub wish: Wish,
    /// Why.
    pub reason: String,
    /// Where it stands.
    pub state: ProposalState,
    /// Who proposed it.
    pub proposed_by: PersonId,
    /// When, UTC.
    pub proposed_at: NaiveDateTime,
    /// Who decided.
    pub decided_by: Option<PersonId>,
    /// When, UTC.
    pub decided_at: Option<NaiveDateTime>,
}

fn person(tx: &Tx<'_>) -> Result<PersonId, Stop> {
    tx.actor.person().ok_or(Stop::Forbidden)
}

/// Act: proposes something, with the reason.
pub fn propose(tx: &mut Tx<'_>, wish: &Wish, reason: &str) -> Result<ProposalId, Stop> {
    tx.permit(Deed::ProposeMoney)?;
    let me = person(tx)?;
    let reason = reason.trim();
    check_reason(reason)?;
    match wish {
        Wish::Reopen(period) => periods::check_closed(tx, *period)?,
        Wish::Transfer(transfer) => check_transfer(tx, transfer)?,
        Wish::Administer(it) => check_administration(tx, it)?,
        Wish::Reverse(it) => correct::check_agreed(tx, it, reason)?,
    }
    let id: ProposalId = tx.new_id()?;
    let text = serde_json::to_string(&(wish, reason))?;
    let row = store::ProposalRow {
        id,
        details: keys::house(tx)?.seal(Place::new("fund_proposals.details", id.0), &text)?,
        state: ProposalState::Waiting,
        proposed_by: me,
        proposed_at: tx.now,
        decided_by: None,
        decided_at: None,
    };
    store::insert_proposal(tx, row)?;
    audit::record(tx, audit::Event::new("funds.propose", id).with(serde_json::json!({ "what": wish })))?;
    Ok(id)
}

fn check_reason(reason: &str) -> Result<(), Refusal> {
    if reason.is_empty() {
        Err(Refusal::ReasonMissing)
    } else if reason.chars().count() > NOTE_MOST {
        Err(Refusal::NoteTooLong)
    } else {
        Ok(())
    }
}

fn check_administration(tx: &mut Tx<'_>, it: &Administration) -> Result<(), Stop> {
    let fund = super::find(tx, it.fund)?;
    check_positive(it.amount)?;
    check_day(it.on, tx.now)?;
    if fund.currency != it.amount.currency() {
        return Err(Refusal::WrongCurrency { needed: fund.currency, given: it.amount.currency() }.into());
    }
    Ok(fund.lets_keep(&super::figures(tx, it.fund)?, it.amount)?)
}

fn check_transfer(tx: &mut Tx<'_>, transfer: &Transfer) -> Result<(), Stop> {
    let (from, to) = (super::find(tx, transfer.from)?, super::find(tx, transfer.to)?);
    check_positive(transfer.leaves)?;
    check_positive(transfer.arrives)?;
    check_day(transfer.on, tx.now)?;
    for (fund, amount) in [(&from, transfer.leaves), (&to, transfer.arrives)] {
        if fund.currency != amount.currency() {
            return Err(Refusal::WrongCurrency { needed: fund.currency, given: amount.currency() }.into());
        }
    }
    check_sides(transfer)?;
    let figures = super::figures(tx, from.id)?;
    if figures.available.checked_sub(transfer.leaves).map_err(refused)?.is_negative() {
        return Err(from.lacks(&figures, transfer.leaves).into());
    }
    Ok(())
}

fn check_sides(transfer: &Transfer) -> Result<(), Refusal> {
    if transfer.from == transfer.to {
        Err(Refusal::SameFund)
    } else if transfer.leaves.currency() == transfer.arrives.currency() && transfer.leaves != transfer.arrives {
        Err(Refusal::TransferUneven)
    } else {
        Ok(())
    }
}

/// Whether a reversal of a voucher waits for a second person. The caller holds the funds that it is of.
pub(super) fn is_reversal_waiting(tx: &mut Tx<'_>, voucher: Voucher) -> Result<bool, Stop> {
    for row in store::waiting_proposals(tx)? {
        if matches!(load(tx, row)?.wish, Wish::Reverse(it) if it.voucher == voucher) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Act: agrees to a proposal of somebody else, and does it; or turns it down.
pub fn decide(tx: &mut Tx<'_>, id: ProposalId, agrees: bool) -> Result<(), Stop> {
    tx.permit(Deed::ConfirmMoney)?;
    let me = person(tx)?;
    let row = store::proposal(tx, id)?;
    let proposal = load(tx, row)?;
    if proposal.proposed_by == me {
        return Err(Refusal::OwnProposal.into());
    }
    let state = if agrees { ProposalState::Done } else { ProposalState::TurnedDown };
    if !store::decide(tx, id, state, me)? {
        return Err(Refusal::AlreadyDecided.into());
    }
    match proposal.wish {
        Wish::Reopen(period) if agrees => periods::reopen(tx, period)?,
        Wish::Transfer(transfer) if agrees => {
            movements::transfer(tx, &transfer, id.into(), &proposal.reason)?;
        }
        Wish::Administer(it) if agrees => {
            movements::administer(tx, &it, id.into(), &proposal.reason)?;
        }
        Wish::Reverse(it) if agrees => correct::agreed(tx, &it, id.into(), &proposal.reason)?,
        _ => {}
    }
    let act = if agrees { "funds.confirm" } else { "funds.turn_down" };
    audit::record(tx, audit::Event::new(act, id).with(serde_json::json!({ "what": proposal.wish })))?;
    Ok(())
}

fn load(tx: &mut Tx<'_>, row: store::ProposalRow) -> Result<Proposal, Stop> {
    let text = keys::house(tx)?.open(Place::new("fund_proposals.details", row.id.0), &row.details)?;
    let (wish, reason) = serde_json::from_str(&text)?;
    Ok(Proposal {
        id: row.id,
        wish,
        reason,
        state: row.state,
        proposed_by: row.proposed_by,
        proposed_at: row.proposed_at,
        decided_by: row.decided_by,
        decided_at: row.decided_at,
    })
}

/// A proposal.
pub fn find(tx: &mut Tx<'_>, id: ProposalId) -> Result<Proposal, Stop> {
    tx.permit(Deed::SeeFunds)?;
    let row = store::proposal(tx, id)?;
    load(tx, row)
}

/// Proposals older than one, newest first.
pub fn list(tx: &mut Tx<'_>, before: Option<(NaiveDateTime, ProposalId)>, most: i64) -> Result<Vec<Proposal>, Stop> {
    tx.permit(Deed::SeeFunds)?;
    let rows = store::proposals(tx, before, most)?;
    rows.into_iter().map(|row| load(tx, row)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Currency;

    #[test]
    fn a_transfer_is_between_two_funds_and_even_within_one_currency() {
        let eur = |minor| Money::from_minor(minor, Currency::EUR);
        let on = NaiveDate::from_ymd_opt(2020, 3, 1).unwrap();
        let good = Transfer { from: FundId(1), to: FundId(2), leaves: eur(5), arrives: eur(5), on };
        assert_eq!(check_sides(&good), Ok(()));
        assert_eq!(check_sides(&Transfer { to: FundId(1), ..good }), Err(Refusal::SameFund));
        assert_eq!(check_sides(&Transfer { arrives: eur(4), ..good }), Err(Refusal::TransferUneven));
        let som = Money::from_minor(500, Currency::KGS);
        assert_eq!(check_sides(&Transfer { arrives: som, ..good }), Ok(()));
        assert_eq!(check_reason(" ".trim()), Err(Refusal::ReasonMissing));
        assert_eq!(check_reason(&"ӯ".repeat(501)), Err(Refusal::NoteTooLong));
    }
}
