//! Correcting what was entered wrongly: a linked reversal with its reason, never an edit. Money received and fees that were
//! posted from a bank's line are reversed by one act here; what two people agreed on is reversed by two again (`proposals`), by the steps here.

use super::{
    Account, Purpose, Refusal, Voucher, ledger,
    ledger::check_day,
    movements::{self, check_reversal},
    proposals::{self, Reversal},
    store,
};
use crate::{
    audit,
    base::{BankLineId, Deed, FundId, Id, Money, Stop, Subject, TransactionId},
    db::Tx,
};
use chrono::NaiveDate;

/// Act: reverses money received, or fees posted from a bank's line, that were recorded wrongly. What a donor promised by
/// it is open again. Refused where the money is promised or spent already.
pub fn entry(tx: &mut Tx<'_>, voucher: Voucher, on: NaiveDate, reason: &str) -> Result<TransactionId, Stop> {
    tx.permit(Deed::ReverseEntries)?;
    let undone = store::voucher(tx, voucher)?;
    let (transaction, entries) = store::transaction(tx, undone)?;
    check_entry(transaction.purpose, &transaction.subject_kind)?;
    let came = entries.iter().find(|entry| entry.account == Account::Bank);
    let came = came.ok_or_else(|| Stop::broken("money came to or went from no account"))?;
    let id = movements::reverse(tx, undone, on, reason)?;
    check_share(tx, came.fund)?;
    let details = serde_json::json!({ "voucher": voucher.to_string(), "amount": came.amount, "on": on });
    let act = if transaction.purpose == Purpose::Receive { "funds.reverse_receipt" } else { "funds.reverse_fees" };
    audit::record(tx, audit::Event::new(act, came.fund).with(details))?;
    Ok(id)
}

/// What was kept for administration stays within the donor's share of what is left.
fn check_share(tx: &mut Tx<'_>, id: FundId) -> Result<(), Stop> {
    let (fund, figures) = (super::find(tx, id)?, super::figures(tx, id)?);
    if figures.administration.is_positive() {
        fund.lets_keep(&figures, Money::zero(fund.currency))?;
    }
    Ok(())
}

/// Whether it is what one person reverses here: what another room posted, it undoes itself.
fn check_entry(purpose: Purpose, subject_kind: &str) -> Result<(), Refusal> {
    match purpose {
        Purpose::Receive => Ok(()),
        Purpose::Pay if subject_kind == BankLineId::KIND => Ok(()),
        Purpose::Reversal => Err(Refusal::IsReversal),
        _ => Err(Refusal::NotReceipt),
    }
}

/// Whether a transaction that is no reversal is what one person reverses here.
pub(super) fn is_entry(purpose: Purpose, subject_kind: &str) -> bool {
    check_entry(purpose, subject_kind).is_ok()
}

/// Whether it is what two people agree on.
fn check_purpose(purpose: Purpose) -> Result<(), Refusal> {
    match purpose {
        Purpose::Transfer | Purpose::Administer => Ok(()),
        Purpose::Reversal => Err(Refusal::IsReversal),
        _ => Err(Refusal::NotAgreed),
    }
}

/// Step of proposing: whether it may be undone as things stand.
pub(super) fn check_agreed(tx: &mut Tx<'_>, it: &Reversal, reason: &str) -> Result<(), Stop> {
    let id = store::voucher(tx, it.voucher)?;
    let (undone, entries) = store::transaction(tx, id)?;
    check_purpose(undone.purpose)?;
    check_day(it.on, tx.now)?;
    check_reversal(&undone, it.on, reason)?;
    if !entries.iter().any(|entry| entry.fund == it.fund) {
        return Err(Stop::Missing);
    }
    let mut ids: Vec<FundId> = entries.iter().map(|entry| entry.fund).collect();
    ids.sort();
    ids.dedup();
    // Held, so that two people pressing at once do not propose it twice.
    let funds = ids.into_iter().map(|id| store::lock(tx, id)).collect::<Result<Vec<_>, Stop>>()?;
    if store::reversal_of(tx, id)?.is_some() {
        return Err(Refusal::AlreadyReversed.into());
    }
    if proposals::is_reversal_waiting(tx, it.voucher)? {
        return Err(Refusal::ReversalWaits { voucher: it.voucher.to_string() }.into());
    }
    ledger::changed(tx, &funds, &movements::opposites(entries)?)?;
    Ok(())
}

/// Step of a proposal that two people agreed on: undoes it. Refused where the fund that the money came to has promised
/// or spent it.
pub(super) fn agreed(tx: &mut Tx<'_>, it: &Reversal, subject: Subject, reason: &str) -> Result<(), Stop> {
    let id = store::voucher(tx, it.voucher)?;
    let (undone, entries) = store::transaction(tx, id)?;
    check_purpose(undone.purpose)?;
    movements::reverse_for(tx, id, it.on, reason, subject)?;
    for entry in entries.iter().filter(|entry| entry.account == Account::Transferred && entry.amount.is_negative()) {
        check_share(tx, entry.fund)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_person_undoes_money_received_and_two_what_two_did() {
        let one = |purpose| check_entry(purpose, "fund");
        assert_eq!(one(Purpose::Receive), Ok(()));
        assert_eq!(one(Purpose::Reversal), Err(Refusal::IsReversal));
        assert_eq!(one(Purpose::Transfer), Err(Refusal::NotReceipt));
        assert_eq!(check_entry(Purpose::Pay, "bank_line"), Ok(()));
        assert_eq!(check_entry(Purpose::Pay, "payout"), Err(Refusal::NotReceipt));
        assert_eq!(check_purpose(Purpose::Transfer), Ok(()));
        assert_eq!(check_purpose(Purpose::Administer), Ok(()));
        assert_eq!(check_purpose(Purpose::Reversal), Err(Refusal::IsReversal));
        for other in [Purpose::Receive, Purpose::Pay, Purpose::Commit, Purpose::Return] {
            assert_eq!(check_purpose(other), Err(Refusal::NotAgreed));
        }
    }
}
