//! Money that came from a donor.

use super::{
    Account, Purpose, Refusal,
    balances::{between, refused},
    donors,
    ledger::{self, Posting, check_day},
    movements::check_positive,
    store,
};
use crate::{
    audit,
    base::{Deed, FundId, Money, PledgeId, Stop, TransactionId},
    db::Tx,
};
use chrono::NaiveDate;

/// Most characters of a note or a reason.
pub const NOTE_MOST: usize = 500;

/// What a donor gave for a part it had promised, in its own currency. The rate follows from what arrived.
#[derive(Clone, Copy, Debug)]
pub struct Against {
    /// The promised part.
    pub pledge: PledgeId,
    /// What was given.
    pub given: Money,
}

/// Records that money of a donor arrived on a day, with what is to be remembered of it (a contract, a bank reference).
pub fn receive(
    tx: &mut Tx<'_>,
    fund: FundId,
    amount: Money,
    on: NaiveDate,
    note: Option<&str>,
) -> Result<TransactionId, Stop> {
    receive_pledged(tx, fund, amount, on, note, None)
}

/// The same, for a part that was promised.
pub fn receive_pledged(
    tx: &mut Tx<'_>,
    fund: FundId,
    amount: Money,
    on: NaiveDate,
    note: Option<&str>,
    against: Option<Against>,
) -> Result<TransactionId, Stop> {
    tx.permit(Deed::EditFunds)?;
    let fund = super::find(tx, fund)?;
    let note = note.map(str::trim).filter(|note| !note.is_empty());
    check_positive(amount)?;
    check_day(on, tx.now)?;
    check_note(note)?;
    let entries = between(fund.id, Account::Bank, Account::Received, amount)?.to_vec();
    let funds = ledger::lock(tx, &entries)?;
    if let Some(against) = against {
        let pledge = donors::held(tx, against.pledge, fund.id)?;
        check_against(&pledge, against.given, amount)?;
    }
    let new = Posting::new(Purpose::Receive, fund.id.into(), on, entries).with_memo(note);
    let id = ledger::post_locked(tx, &funds, new)?;
    let mut details = serde_json::json!({ "amount": amount, "on": on });
    if let Some(against) = against {
        store::insert_receipt(tx, id, against.pledge, against.given)?;
        details["given"] = serde_json::to_value(against.given)?;
    }
    audit::record(tx, audit::Event::new("funds.receive", fund.id).with(details))?;
    Ok(id)
}

fn check_against(pledge: &donors::Pledge, given: Money, arrived: Money) -> Result<(), Refusal> {
    check_positive(given)?;
    let left = pledge.left()?;
    if given.compare(left).map_err(refused)?.is_gt() {
        return Err(Refusal::OverPledge { asked: given, left });
    }
    let less = given.currency() == arrived.currency() && given.minor() < arrived.minor();
    if less { Err(Refusal::GivenLess { arrived }) } else { Ok(()) }
}

fn check_note(note: Option<&str>) -> Result<(), Refusal> {
    let too_long = note.is_some_and(|note| note.chars().count() > NOTE_MOST);
    if too_long { Err(Refusal::NoteTooLong) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_counted_in_characters() {
        assert_eq!(check_note(None), Ok(()));
        assert_eq!(check_note(Some(&"ҳ".repeat(500))), Ok(()));
        assert_eq!(check_note(Some(&"ҳ".repeat(501))), Err(Refusal::NoteTooLong));
    }
}
