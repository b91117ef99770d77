//! What a line is: a transaction of the ledger, as `candidates` finds it; a side of a transfer between our own accounts; a
//! posting that is made for it; or a question.

use super::{Account, Line, LineState, Refusal, accounts, candidates::Pool, store};
use crate::{
    audit,
    base::{
        BankAccountId, BankLineId, BankTransferId, Deed, FundId, PersonId, Stop, Subject, TransactionId, seal::Place,
    },
    db::{Tx, keys, tx::Quiet},
    funds::{self, receive},
};

/// Loads a line with its account; nobody else settles anything until the end of the transaction.
pub(super) fn locked(tx: &mut Tx<'_>, id: BankLineId) -> Result<(Account, Line), Stop> {
    store::lock(tx)?;
    let row = store::line(tx, id)?;
    let account = accounts::find(tx, row.account_id)?;
    let line = accounts::open_lines(tx, &account, vec![row])?.remove(0);
    Ok((account, line))
}

/// Loads a line that still waits, with its account; nobody else settles anything until the end of the transaction.
fn hold(tx: &mut Tx<'_>, id: BankLineId) -> Result<(Account, Line, PersonId), Stop> {
    let me = tx.actor.person().ok_or(Stop::Forbidden)?;
    let (account, line) = locked(tx, id)?;
    if matches!(line.state, LineState::Open | LineState::Asked) {
        Ok((account, line, me))
    } else {
        Err(Refusal::Settled.into())
    }
}

pub(super) fn settled(tx: &Tx<'_>, me: PersonId, state: LineState) -> store::Outcome {
    store::Outcome {
        state,
        transaction_id: None,
        transfer_id: None,
        note: None,
        settled_by: Some(me),
        settled_at: Some(tx.now),
    }
}

/// Act: says that a line is a transaction of the ledger.
pub fn to_transaction(tx: &mut Tx<'_>, id: BankLineId, transaction: TransactionId) -> Result<(), Stop> {
    tx.permit(Deed::KeepBank)?;
    let (account, line, me) = hold(tx, id)?;
    let pool = Pool::load(tx, &account, std::slice::from_ref(&line))?;
    if !pool.fits(transaction, line.amount) {
        return Err(Refusal::DoesNotFit.into());
    }
    let row = store::Outcome { transaction_id: Some(transaction), ..settled(tx, me, LineState::Matched) };
    store::settle(tx, id, row)?;
    let details = serde_json::json!({ "amount": line.amount });
    audit::record(tx, audit::Event::new("bank.settle", id).with(details))?;
    Ok(())
}

/// Lines that are looked at in one go.
const SLICE: i64 = 500;

/// Act: settles every line of an account that is a transaction without doubt; gives how many.
pub fn all_exact(tx: &mut Tx<'_>, id: BankAccountId) -> Result<usize, Stop> {
    tx.permit(Deed::KeepBank)?;
    let me = tx.actor.person().ok_or(Stop::Forbidden)?;
    store::lock(tx)?;
    let account = accounts::find(tx, id)?;
    let rows = store::lines(tx, id, &[LineState::Open], None, SLICE)?;
    let lines = accounts::open_lines(tx, &account, rows)?;
    let mut pool = Pool::load(tx, &account, &lines)?;
    let mut count = 0;
    for line in &lines {
        let Some(found) = pool.exact(line) else { continue };
        let row = store::Outcome { transaction_id: Some(found.transaction), ..settled(tx, me, LineState::Matched) };
        store::settle(tx, line.id, row)?;
        pool.settle(found.transaction, line.amount);
        count += 1;
    }
    if count == 0 {
        tx.quiet(Quiet::Nothing);
    } else {
        let details = serde_json::json!({ "count": count });
        audit::record(tx, audit::Event::new("bank.settle_exact", id).with(details))?;
    }
    Ok(count)
}

/// Act: says that a line is its account's side of a transfer.
pub fn to_transfer(tx: &mut Tx<'_>, id: BankLineId, transfer: BankTransferId) -> Result<(), Stop> {
    tx.permit(Deed::KeepBank)?;
    let (account, line, me) = hold(tx, id)?;
    let open = store::transfers_of(tx, account.id)?;
    let row = open.iter().find(|row| row.id == transfer).ok_or(Refusal::DoesNotFit)?;
    let side = if row.from_account == account.id { -row.leaves_minor } else { row.arrives_minor };
    if side != line.amount.minor() {
        return Err(Refusal::DoesNotFit.into());
    }
    let row = store::Outcome { transfer_id: Some(transfer), ..settled(tx, me, LineState::Transfer) };
    store::settle(tx, id, row)?;
    let details = serde_json::json!({ "amount": line.amount });
    audit::record(tx, audit::Event::new("bank.settle", id).with(details))?;
    Ok(())
}

/// Act: posts a line to a fund: what came in as received, what went out as a bank's fee.
pub fn post(tx: &mut Tx<'_>, id: BankLineId, fund: FundId) -> Result<(), Stop> {
    tx.permit(Deed::KeepBank)?;
    let (_, line, me) = hold(tx, id)?;
    let words = [&line.said.reference, &line.said.name, &line.said.text].map(|text| text.trim());
    let note = words.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ");
    let note: String = note.chars().take(receive::NOTE_MOST).collect();
    let transaction = if line.amount.is_positive() {
        receive::receive(tx, fund, line.amount, line.on, Some(&note))?
    } else {
        let fees = line.amount.negate().map_err(|_| Refusal::AmountMissing)?;
        funds::take_fees(tx, fund, fees, Subject::from(id), line.on)?
    };
    let row = store::Outcome { transaction_id: Some(transaction), ..settled(tx, me, LineState::Posted) };
    store::settle(tx, id, row)?;
    let details = serde_json::json!({ "amount": line.amount });
    audit::record(tx, audit::Event::new("bank.post", id).with(details))?;
    Ok(())
}

/// Act: asks what a line is.
pub fn ask(tx: &mut Tx<'_>, id: BankLineId, question: &str) -> Result<(), Stop> {
    tx.permit(Deed::KeepBank)?;
    let (_, _, me) = hold(tx, id)?;
    let question = question.trim();
    if question.is_empty() {
        return Err(Refusal::NoteMissing.into());
    }
    if question.chars().count() > accounts::TEXT_MOST {
        return Err(Refusal::TextTooLong { most: accounts::TEXT_MOST }.into());
    }
    let note = keys::house(tx)?.seal(Place::new("bank_lines.note", id.0), question)?;
    store::settle(tx, id, store::Outcome { note: Some(note), ..settled(tx, me, LineState::Asked) })?;
    audit::record(tx, audit::Event::new("bank.ask", id))?;
    Ok(())
}

/// Act: takes back what was said of a line. What was posted for it is reversed in the ledger first.
pub fn take_back(tx: &mut Tx<'_>, id: BankLineId) -> Result<(), Stop> {
    tx.permit(Deed::KeepBank)?;
    store::lock(tx)?;
    let row = store::line(tx, id)?;
    let typed = row.statement_id.is_none() && row.state == LineState::Transfer;
    let may = match row.state {
        LineState::Posted => is_undone(tx, row.transaction_id)?,
        LineState::Matched | LineState::Transfer | LineState::Asked => !typed,
        LineState::Open | LineState::Reversed | LineState::Opening => false,
    };
    if !may {
        return Err(Refusal::Settled.into());
    }
    let open = store::Outcome {
        state: LineState::Open,
        transaction_id: None,
        transfer_id: None,
        note: None,
        settled_by: None,
        settled_at: None,
    };
    store::settle(tx, id, open)?;
    audit::record(tx, audit::Event::new("bank.take_back", id))?;
    Ok(())
}

/// Whether what was posted for a line was reversed.
pub(super) fn is_undone(tx: &mut Tx<'_>, transaction: Option<TransactionId>) -> Result<bool, Stop> {
    transaction.map_or(Ok(false), |id| funds::views::is_reversed(tx, id))
}
