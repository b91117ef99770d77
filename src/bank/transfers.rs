//! Transfers between our own accounts: a cash box gets its line at once, a bank account when its statement comes.

use super::{Account, Kind, LineState, Refusal, Said, accounts, statement::Booked, store};
use crate::{
    audit,
    base::{BankAccountId, BankLineId, BankTransferId, Deed, Money, PersonId, Stop, seal::Place},
    db::{Tx, keys},
    funds::periods,
};
use chrono::NaiveDate;

/// A transfer to be written down.
#[derive(Clone, Debug)]
pub struct NewTransfer {
    /// From.
    pub from: BankAccountId,
    /// To.
    pub to: BankAccountId,
    /// In the currency of the first.
    pub leaves: Money,
    /// In the currency of the second.
    pub arrives: Money,
    /// The day.
    pub on: NaiveDate,
    /// What for.
    pub note: String,
}

/// A transfer, opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transfer {
    /// Its id.
    pub id: BankTransferId,
    /// From.
    pub from: BankAccountId,
    /// To.
    pub to: BankAccountId,
    /// Left.
    pub leaves: Money,
    /// Arrived.
    pub arrives: Money,
    /// The day.
    pub on: NaiveDate,
    /// What for; of a reversal, why.
    pub note: String,
    /// The transfer it undoes.
    pub reverses: Option<BankTransferId>,
    /// The transfer that undid it.
    pub reversed_by: Option<BankTransferId>,
}

fn check(new: &NewTransfer, from: &Account, to: &Account) -> Result<(), Refusal> {
    if from.id == to.id {
        Err(Refusal::SameAccount)
    } else if new.leaves.currency() != from.currency
        || new.arrives.currency() != to.currency
        || !new.leaves.is_positive()
        || !new.arrives.is_positive()
    {
        Err(Refusal::AmountMissing)
    } else if from.currency == to.currency && new.leaves != new.arrives {
        Err(Refusal::TransferUneven)
    } else if new.note.chars().count() > accounts::TEXT_MOST {
        Err(Refusal::TextTooLong { most: accounts::TEXT_MOST })
    } else {
        Ok(())
    }
}

/// Act: writes down a transfer between two of our accounts.
pub fn transfer(tx: &mut Tx<'_>, new: &NewTransfer) -> Result<BankTransferId, Stop> {
    tx.permit(Deed::KeepBank)?;
    let me = tx.actor.person().ok_or(Stop::Forbidden)?;
    let (from, to) = (accounts::find(tx, new.from)?, accounts::find(tx, new.to)?);
    check(new, &from, &to)?;
    accounts::check_day(tx, new.on)?;
    let id = write(tx, new, (&from, &to), me, None)?;
    let details = serde_json::json!({ "leaves": new.leaves, "arrives": new.arrives, "on": new.on });
    audit::record(tx, audit::Event::new("bank.transfer", id).with(details))?;
    Ok(id)
}

/// What a transfer undoes, with the lines it has.
pub(super) struct Undone {
    pub transfer: BankTransferId,
    pub lines: Vec<(BankAccountId, BankLineId)>,
}

/// Writes a transfer, and the line of each cash box in it.
pub(super) fn write(
    tx: &mut Tx<'_>,
    new: &NewTransfer,
    (from, to): (&Account, &Account),
    me: PersonId,
    undone: Option<&Undone>,
) -> Result<BankTransferId, Stop> {
    let id: BankTransferId = tx.new_id()?;
    let key = keys::house(tx)?;
    let note = Some(new.note.trim()).filter(|note| !note.is_empty());
    let row = store::TransferRow {
        id,
        from_account: from.id,
        to_account: to.id,
        leaves_minor: new.leaves.minor(),
        arrives_minor: new.arrives.minor(),
        moved_on: new.on,
        note: note.map(|note| key.seal(Place::new("bank_transfers.note", id.0), note)).transpose()?,
        made_by: me,
        made_at: tx.now,
        reverses_id: undone.map(|undone| undone.transfer),
    };
    periods::hold_open(tx, new.on)?;
    store::insert_transfer(tx, row)?;
    let out = new.leaves.negate().map_err(|_| Refusal::AmountMissing)?;
    for (account, other, amount) in [(from, to, out), (to, from, new.arrives)] {
        if account.kind != Kind::Cash {
            continue;
        }
        let line: BankLineId = tx.new_id()?;
        let said = Said { name: other.details.name.clone(), text: new.note.trim().to_owned(), ..Said::default() };
        let mut of = undone.iter().flat_map(|undone| &undone.lines);
        let row = store::LineRow {
            state: LineState::Transfer,
            transfer_id: Some(id),
            settled_by: Some(me),
            settled_at: Some(tx.now),
            reverses_id: of.find(|(one, _)| *one == account.id).map(|(_, line)| *line),
            ..accounts::line_row(&key, line, account.id, &Booked { on: new.on, amount, said })?
        };
        store::insert_line(tx, row)?;
    }
    Ok(id)
}

/// A transfer, opened. A step.
pub(super) fn find(tx: &mut Tx<'_>, id: BankTransferId) -> Result<Transfer, Stop> {
    let row = store::one_transfer(tx, id)?;
    let all = accounts::all(tx)?;
    Ok(open(tx, &all, vec![row])?.remove(0))
}

/// Opens transfers between accounts that were loaded.
pub(super) fn open(tx: &mut Tx<'_>, all: &[Account], rows: Vec<store::TransferRow>) -> Result<Vec<Transfer>, Stop> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let key = keys::open(tx, keys::HOUSE_KEY)?;
    let ids: Vec<BankTransferId> = rows.iter().map(|row| row.id).collect();
    let undone = store::reversals_of_transfers(tx, &ids)?;
    let currency = |id: BankAccountId| {
        all.iter().find(|account| account.id == id).map(|account| account.currency).ok_or(Stop::Missing)
    };
    rows.into_iter()
        .map(|row| {
            let note = key.open_optional(Place::new("bank_transfers.note", row.id.0), row.note.as_ref())?;
            Ok(Transfer {
                id: row.id,
                from: row.from_account,
                to: row.to_account,
                leaves: Money::from_minor(row.leaves_minor, currency(row.from_account)?),
                arrives: Money::from_minor(row.arrives_minor, currency(row.to_account)?),
                on: row.moved_on,
                note: note.unwrap_or_default(),
                reverses: row.reverses_id,
                reversed_by: undone.get(&row.id).copied(),
            })
        })
        .collect()
}
