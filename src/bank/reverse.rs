//! Reversing what was typed wrongly of our own accounts: a line of a cash box, a transfer between two accounts. An opposite
//! line or transfer, linked to the first, with the reason; what a bank says is never reversed here.

use super::{
    Account, Line, LineState, Refusal, Said, accounts, settle,
    statement::Booked,
    store,
    transfers::{self, NewTransfer, Undone},
};
use crate::{
    audit,
    base::{BankAccountId, BankLineId, BankTransferId, Deed, Money, Stop, seal::Place},
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
            LineState::Opening => Err(Refusal::OfOpening),
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

/// The opening balance of an account as it stands: as it was entered, or as it was corrected last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// How much.
    pub amount: Money,
    /// Of which day.
    pub on: NaiveDate,
    /// Why it is another than was entered; `None` where it was never corrected.
    pub reason: Option<String>,
    /// The line that says so; none where it was corrected to nothing.
    line: Option<Line>,
}

/// Step: the opening balance of an account as it stands.
pub(super) fn standing_opening(tx: &mut Tx<'_>, account: &Account) -> Result<Opening, Stop> {
    let rows = store::lines_of_opening(tx, account.id)?;
    let lines = accounts::open_lines(tx, account, rows)?;
    let stands = lines.iter().find(|line| line.state == LineState::Opening);
    Ok(match (stands, lines.first()) {
        (None, None) => Opening { amount: account.opening, on: account.opening_on, reason: None, line: None },
        (Some(line), _) => {
            let reason = Some(line.note.clone().unwrap_or_default());
            Opening { amount: line.amount, on: line.on, reason, line: Some(line.clone()) }
        }
        (None, Some(undone)) => {
            let reason = Some(undone.note.clone().unwrap_or_default());
            Opening { amount: Money::zero(account.currency), on: undone.on, reason, line: None }
        }
    })
}

/// A line of an opening balance, settled from the beginning.
fn opening_row(
    tx: &mut Tx<'_>,
    account: &Account,
    (on, amount): (NaiveDate, Money),
    (state, reason): (LineState, &str),
) -> Result<store::LineRow, Stop> {
    let id: BankLineId = tx.new_id()?;
    let key = keys::house(tx)?;
    Ok(store::LineRow {
        state,
        note: Some(key.seal(Place::new("bank_lines.note", id.0), reason)?),
        settled_by: tx.actor.person(),
        settled_at: Some(tx.now),
        ..accounts::line_row(&key, id, account.id, &Booked { on, amount, said: Said::default() })?
    })
}

/// Act: corrects an opening balance that was typed wrongly: a line reverses what stands, linked to it, and another says
/// what is right. The reason stands on both.
pub fn opening(tx: &mut Tx<'_>, id: BankAccountId, right: Money, on: NaiveDate, reason: &str) -> Result<(), Stop> {
    tx.permit(Deed::ReverseEntries)?;
    let me = tx.actor.person().ok_or(Stop::Forbidden)?;
    let reason = reason.trim();
    store::lock(tx)?;
    let account = accounts::find(tx, id)?;
    let was = standing_opening(tx, &account)?;
    if right.currency() != account.currency {
        return Err(Refusal::AmountMissing.into());
    }
    if right == was.amount {
        return Err(Refusal::OpeningUnchanged.into());
    }
    check(tx, reason, on, was.on)?;
    periods::hold_open(tx, on)?;
    let back = was.amount.negate().map_err(|_| Refusal::AmountMissing)?;
    match &was.line {
        Some(line) => {
            let row = opening_row(tx, &account, (on, back), (LineState::Reversed, reason))?;
            store::insert_line(tx, store::LineRow { reverses_id: Some(line.id), ..row })?;
            let place = Place::new("bank_lines.note", line.id.0);
            let note = line.note.as_deref().map(|note| keys::house(tx)?.seal(place, note)).transpose()?;
            store::settle(tx, line.id, store::Outcome { note, ..settle::settled(tx, me, LineState::Reversed) })?;
        }
        None if was.reason.is_none() => {
            let row = opening_row(tx, &account, (on, back), (LineState::Reversed, reason))?;
            store::insert_line(tx, store::LineRow { reverses_opening: Some(id), ..row })?;
        }
        None => {}
    }
    if !right.is_zero() {
        let row = opening_row(tx, &account, (on, right), (LineState::Opening, reason))?;
        store::insert_line(tx, row)?;
    }
    let details = serde_json::json!({ "was": was.amount, "opening": right, "on": on });
    audit::record(tx, audit::Event::new("bank.correct_opening", id).with(details))?;
    Ok(())
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
    use crate::base::Currency;

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
            reverses_opening: false,
        };
        assert_eq!(check_line(&line), Ok(()));
        assert_eq!(check_line(&Line { state: LineState::Asked, ..line.clone() }), Ok(()));
        assert_eq!(check_line(&Line { from_bank: true, ..line.clone() }), Err(Refusal::NotTyped));
        assert_eq!(check_line(&Line { reverses: Some(BankLineId(2)), ..line.clone() }), Err(Refusal::IsReversal));
        for (state, refusal) in [
            (LineState::Reversed, Refusal::AlreadyReversed),
            (LineState::Transfer, Refusal::OfTransfer),
            (LineState::Opening, Refusal::OfOpening),
            (LineState::Matched, Refusal::Settled),
            (LineState::Posted, Refusal::Settled),
        ] {
            assert_eq!(check_line(&Line { state, ..line.clone() }), Err(refusal));
        }
    }
}
