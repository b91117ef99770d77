//! The second pair of eyes on details: verifying them, changing them, and putting a payee out of use.

use super::{Details, Method, NewPayee, Refusal, State, keep, search, store};
use crate::{
    audit,
    base::{Deed, PayeeId, PersonId, Stop, seal::Place},
    db::{Tx, keys},
};

/// Most characters of how the details were verified.
pub const HOW_MOST: usize = 500;

fn check_second(state: State, writers: &[PersonId], me: PersonId, how: &str) -> Result<(), Refusal> {
    if state != State::Unverified {
        Err(Refusal::NotNow)
    } else if writers.contains(&me) {
        Err(Refusal::OwnDetails)
    } else if how.is_empty() {
        Err(Refusal::HowMissing)
    } else if how.chars().count() > HOW_MOST {
        Err(Refusal::TextTooLong { most: HOW_MOST })
    } else {
        Ok(())
    }
}

/// Act: says that a payee's details were verified by somebody who neither wrote them nor added the payee, and how.
pub fn verify(tx: &mut Tx<'_>, id: PayeeId, how: &str) -> Result<(), Stop> {
    tx.permit(Deed::VerifyPayee)?;
    let me = tx.actor.person().ok_or(Stop::Forbidden)?;
    store::lock(tx, id)?;
    let (row, _) = store::find(tx, id)?;
    keep::check_open(tx, row.group_id)?;
    let how = how.trim();
    check_second(row.state, &[row.created_by, row.changed_by.unwrap_or(row.created_by)], me, how)?;
    let key = keys::open(tx, row.key_id)?;
    let details = key.open(Place::new("payees.details", id.0), &row.details)?;
    let details: Details = serde_json::from_str(&details)?;
    if matches!(row.method, Method::BankTransfer | Method::PersonAbroad) && details.holder.is_empty() {
        return Err(Refusal::HolderMissing.into());
    }
    store::set_verified(tx, id, me, key.seal(Place::new("payees.verified_note", id.0), how)?)?;
    audit::record(tx, audit::Event::new("payees.verify", id))?;
    Ok(())
}

/// Step: takes a payee for this transaction and loads it, so that its details stay as they are until the end.
pub fn hold(tx: &mut Tx<'_>, id: PayeeId) -> Result<super::Payee, Stop> {
    store::lock(tx, id)?;
    keep::find(tx, id)
}

/// Step: writes a payee's details anew. They are not verified any more; the act that calls it (`payouts::change_payee`)
/// permits, and takes back the approvals that were given to the old ones.
pub fn change(tx: &mut Tx<'_>, id: PayeeId, new: NewPayee) -> Result<(), Stop> {
    let me = tx.actor.person().ok_or(Stop::Forbidden)?;
    store::lock(tx, id)?;
    let (row, _) = store::find(tx, id)?;
    keep::check_open(tx, row.group_id)?;
    let new = keep::trimmed(new);
    keep::check(&new)?;
    if !row.state.may_become(State::Unverified) {
        return Err(Refusal::NotNow.into());
    }
    let key = keys::open(tx, row.key_id)?;
    search::index(tx, id, &new.name, &new.details)?;
    let changed = store::NewDetails {
        name: key.seal(Place::new("payees.name", id.0), &new.name)?,
        method: new.method,
        country: new.country,
        currency: new.currency.code(),
        details: key.seal(Place::new("payees.details", id.0), &serde_json::to_string(&new.details)?)?,
        account_tail: keep::tail(&new.details.account),
        state: State::Unverified,
        verified_note: None,
        verified_by: None,
        verified_at: None,
        changed_by: Some(me),
        changed_at: Some(tx.now),
    };
    store::change(tx, id, changed)?;
    audit::record(tx, audit::Event::new("payees.change", id))?;
    Ok(())
}

/// Act: puts a payee out of use; nothing is paid to it any more.
pub fn retire(tx: &mut Tx<'_>, id: PayeeId) -> Result<(), Stop> {
    tx.permit(Deed::EditPayees)?;
    store::lock(tx, id)?;
    let (row, _) = store::find(tx, id)?;
    if !row.state.may_become(State::Retired) {
        return Err(Refusal::NotNow.into());
    }
    store::set_state(tx, id, State::Retired)?;
    audit::record(tx, audit::Event::new("payees.retire", id))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_wrote_the_details_does_not_verify_them_and_it_is_said_how() {
        let (writer, other, creator) = (PersonId(1), PersonId(2), PersonId(3));
        assert_eq!(check_second(State::Unverified, &[creator, writer], other, "Called the group"), Ok(()));
        assert_eq!(check_second(State::Unverified, &[creator, writer], writer, "Called"), Err(Refusal::OwnDetails));
        assert_eq!(check_second(State::Unverified, &[creator, writer], creator, "Called"), Err(Refusal::OwnDetails));
        assert_eq!(check_second(State::Unverified, &[creator, writer], other, ""), Err(Refusal::HowMissing));
        assert_eq!(check_second(State::Verified, &[creator, writer], other, "Called"), Err(Refusal::NotNow));
        assert_eq!(check_second(State::Retired, &[creator, writer], other, "Called"), Err(Refusal::NotNow));
        let long = Err(Refusal::TextTooLong { most: HOW_MOST });
        assert_eq!(check_second(State::Unverified, &[creator, writer], other, &"x".repeat(501)), long);
    }
}
