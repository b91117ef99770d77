//! Reversing what was typed wrongly of our own accounts: a line of a cash box, a transfer between two accounts. An opposite
//! line or transfer, linked to the first, with the reason; what a bank says is never reversed here.

use super::{
    Line, LineState, Refusal, Said, accounts, settle,
    statement::Booked,
    store,
    transfers::{self, NewTransfer, Undone},
};
use crate::{
    audit,
    base::{BankAccountId, BankLineId, BankTransferId, Deed, Stop, seal::Place},
    db::{Tx, keys},
    funds::periods,
};
use chrono::NaiveDate;

/// The reason and the day, for what was dated then.
fn check(tx: &Tx<'_>, reason: &str, on: NaiveDate, dated: NaiveDate) -> Result<(), Refusal> {
    if reason.is_empty() {
        Err(Refusal::ReasonMissing)
    } else if reason.chars().count() > accounts::TEXT_MOST {
        Err(Refusal::TextTooLong { most: accounts::TEXT_MOST })
    } else if on < dated {
        Err(Refusal::ReversedTooEarly { on: dated })
    } else {
        accounts::check_day(tx, on)
    }
}

/// Whether a line is one that is reversed by itself.
fn check_line(line: &Line) -> Result<(), Refusal> {
    if line.from_bank {
        Err(Refusal::NotTyped)
    } else if line.reverses.is_some() {
        Err(Refusal::IsReversal)
    } else {
        match line.state {
            LineState::Open | LineState::Asked => Ok(()),
            LineState::Reversed => Err(Refusal::AlreadyReversed),
            LineState::Transfer => Err(Refusal::OfTransfer),
            LineState::Matched | LineState::Posted => Err(Refusal::Settled),
        }
    }
}

/// Whether a line may be reversed as it stands.
pub(super) fn may_be(line: &Line) -> bool {
    check_line(line).is_ok()
}

/// Act: reverses a line that was typed wrongly, on a day, with the reason. What it was settled as is taken back first.
pub fn line(tx: &mut Tx<'_>, id: BankLineId, on: NaiveDate, reason: &str) -> Result<BankLineId, Stop> {
    tx.permit(Deed::ReverseEntries)?;
    let me = tx.actor.person().ok_or(Stop::Forbidden)?;
    let reason = reason.trim();
    let (account, line) = settle::locked(tx, id)?;
    check_line(&line)?;
    check(tx, reason, on, line.on)?;
    let amount = line.amount.negate().map_err(|_| Refusal::AmountMissing)?;
    let undo: BankLineId = tx.new_id()?;
    let key = keys::house(tx)?;
    let said = Said { name: line.said.name.clone(), text: line.said.text.clone(), ..Said::default() };
    let row = store::LineRow {
        state: LineState::Reversed,
        note: Some(key.seal(Place::new("bank_lines.note", undo.0), reason)?),
        settled_by: Some(me),
        settled_at: Some(tx.now),
        reverses_id: Some(id),
        ..accounts::line_row(&key, undo, account.id, &Booked { on, amount, said })?
    };
    periods::hold_open(tx, on)?;
    store::insert_line(tx, row)?;
    let note = line.note.as_deref().map(|note| key.seal(Place::new("bank_lines.note", id.0), note)).transpose()?;
    store::settle(tx, id, store::Outcome { note, ..settle::settled(tx, me, LineState::Reversed) })?;
    let details = serde_json::json!({ "amount": line.amount, "on": on });
    audit::record(tx, audit::Event::new("bank.reverse", id).with(details))?;
    Ok(undo)
}

/// Act: reverses a transfer between our own accounts that was written wrongly. Refused where a bank says that the money
/// moved: then it is moved back by another transfer.
pub fn transfer(tx: &mut Tx<'_>, id: BankTransferId, on: NaiveDate, reason: &str) -> Result<BankTransferId, Stop> {
    tx.permit(Deed::ReverseEntries)?;
    let me = tx.actor.person().ok_or(Stop::Forbidden)?;
    let reason = reason.trim();
    store::lock(tx)?;
    let found = transfers::find(tx, id)?;
    let lines = store::lines_of_transfer(tx, id)?;
    if found.reverses.is_some() {
        return Err(Refusal::IsReversal.into());
    }
    if found.reversed_by.is_some() {
        return Err(Refusal::AlreadyReversed.into());
    }
    if lines.iter().any(|line| line.statement_id.is_some()) {
        return Err(Refusal::TransferAtBank.into());
    }
    check(tx, reason, on, found.on)?;
    let (from, to) = (accounts::find(tx, found.to)?, accounts::find(tx, found.from)?);
    let new = NewTransfer {
        from: from.id,
        to: to.id,
        leaves: found.arrives,
        arrives: found.leaves,
        on,
        note: reason.to_owned(),
    };
    let lines: Vec<(BankAccountId, BankLineId)> = lines.iter().map(|line| (line.account_id, line.id)).collect();
    let undo = transfers::write(tx, &new, (&from, &to), me, Some(&Undone { transfer: id, lines }))?;
    let details = serde_json::json!({ "leaves": new.leaves, "arrives": new.arrives, "on": on });
    audit::record(tx, audit::Event::new("bank.reverse_transfer", id).with(details))?;
    Ok(undo)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{Currency, Money};

    #[test]
    fn only_what_was_typed_and_waits_is_reversed_and_once() {
        let on = NaiveDate::from_ymd_opt(2020, 5, 2).unwrap();
        let line = Line {
            id: BankLineId(1),
            account: BankAccountId(1),
            on,
            amount: Money::from_minor(-100, Currency::EUR),
            said: Said::default(),
            state: LineState::Open,
            transaction: None,
            transfer: None,
            note: None,
            settled: None,
            from_bank: false,
            reverses: None,
        };
        assert_eq!(check_line(&line), Ok(()));
        assert_eq!(check_line(&Line { state: LineState::Asked, ..line.clone() }), Ok(()));
        assert_eq!(check_line(&Line { from_bank: true, ..line.clone() }), Err(Refusal::NotTyped));
        assert_eq!(check_line(&Line { reverses: Some(BankLineId(2)), ..line.clone() }), Err(Refusal::IsReversal));
        for (state, refusal) in [
            (LineState::Reversed, Refusal::AlreadyReversed),
            (LineState::Transfer, Refusal::OfTransfer),
            (LineState::Matched, Refusal::Settled),
            (LineState::Posted, Refusal::Settled),
        ] {
            assert_eq!(check_line(&Line { state, ..line.clone() }), Err(refusal));
        }
    }
}
