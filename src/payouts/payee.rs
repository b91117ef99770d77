//! New details of a payee: what was approved for the old ones is not approved any more.

use super::{State, load, store};
use crate::{
    audit, awards,
    base::{Deed, PayeeId, Stop},
    db::Tx,
    payees::{self, NewPayee},
};

/// Act: writes a payee's details anew. They wait for a second person, and so does every approved payout to it again.
pub fn change_payee(tx: &mut Tx<'_>, id: PayeeId, new: &NewPayee) -> Result<(), Stop> {
    tx.permit(Deed::EditPayees)?;
    load::person(tx)?;
    payees::change(tx, id, new.clone())?;
    void_approvals(tx, id)
}

/// Act: puts a payee out of use. What was approved to it is not approved any more: nothing is paid to it.
pub fn retire_payee(tx: &mut Tx<'_>, id: PayeeId) -> Result<(), Stop> {
    tx.permit(Deed::EditPayees)?;
    payees::retire(tx, id)?;
    void_approvals(tx, id)
}

fn void_approvals(tx: &mut Tx<'_>, id: PayeeId) -> Result<(), Stop> {
    for row in store::approved_to(tx, id)? {
        // One that was sent meanwhile is no longer approved: it stays as it is.
        if store::take_back(tx, row.id, State::Approved, State::Prepared)? {
            let award = awards::find(tx, row.award_id)?;
            let event = audit::Event::new("payouts.void_approval", row.id);
            audit::record(tx, event.in_case(award.application, &award.key))?;
        }
    }
    Ok(())
}
