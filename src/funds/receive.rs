//! Money that came from a donor.

use super::{
    Account, Purpose, Refusal,
    balances::between,
    ledger::{self, Posting, check_day},
    movements::check_positive,
};
use crate::{
    audit,
    base::{Deed, FundId, Money, Stop, TransactionId},
    db::Tx,
};
use chrono::NaiveDate;

/// Most characters of a note or a reason.
pub const NOTE_MOST: usize = 500;

/// Records that money of a donor arrived on a day, with what is to be remembered of it (a contract, a bank reference).
pub fn receive(
    tx: &mut Tx<'_>,
    fund: FundId,
    amount: Money,
    on: NaiveDate,
    note: Option<&str>,
) -> Result<TransactionId, Stop> {
    tx.permit(Deed::EditFunds)?;
    let fund = super::find(tx, fund)?;
    let note = note.map(str::trim).filter(|note| !note.is_empty());
    check_positive(amount)?;
    check_day(on, tx.now)?;
    check_note(note)?;
    let entries = between(fund.id, Account::Bank, Account::Received, amount)?.to_vec();
    let id = ledger::post(tx, Posting::new(Purpose::Receive, fund.id.into(), on, entries).with_memo(note))?;
    let details = serde_json::json!({ "amount": amount, "on": on });
    audit::record(tx, audit::Event::new("funds.receive", fund.id).with(details))?;
    Ok(id)
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
