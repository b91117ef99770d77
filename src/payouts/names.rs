//! Names of a payout, compared with the lists of sanctions each time money is about to move.

use super::{Payout, approve::check_payee, load, prepare::check_open};
use crate::{
    applications,
    awards::{self, Award},
    base::{Deed, InstalmentId, PayeeId, PayoutId, Stop, Subject},
    db::Tx,
    payees,
    sanctions::{self, Occasion, Question},
};

fn question(
    tx: &mut Tx<'_>,
    case: &applications::Case,
    subject: impl Into<Subject>,
    payee: PayeeId,
) -> Result<Question, Stop> {
    let mut names = sanctions::case_names(tx, case)?;
    names.extend(sanctions::check::payee_names(&[payees::named_of(tx, payee)?]));
    Ok(Question { occasion: Occasion::Payout, subject: subject.into(), names })
}

/// Step: refuses while a name of the group, the payee, the holder or the bank is in a list and nobody has said that it
/// is somebody else.
pub(super) fn check(tx: &mut Tx<'_>, award: &Award, payout: PayoutId, payee: PayeeId) -> Result<(), Stop> {
    let case = applications::load(tx, award.application)?;
    let question = question(tx, &case, payout, payee)?;
    sanctions::check(tx, &case, &question)
}

/// Step: what must hold when an order takes money away: the award and its part are open, the payee is verified, and no name
/// is in a list.
pub fn check_leaving(tx: &mut Tx<'_>, payout: &Payout) -> Result<(), Stop> {
    let award = awards::find(tx, payout.award)?;
    let part = awards::instalments::find(tx, &award, payout.instalment)?;
    check_open(&award, &part)?;
    check_payee(&payees::find(tx, payout.payee)?)?;
    check(tx, &award, payout.id, payout.payee)
}

/// Act: after preparing was refused: keeps what is in a list, to be judged. Gives how many hits block.
pub fn keep_of_instalment(tx: &mut Tx<'_>, id: InstalmentId, payee: PayeeId) -> Result<usize, Stop> {
    tx.permit(Deed::PreparePayout)?;
    let award = awards::instalments::award_of(tx, id)?;
    let award = awards::find(tx, award)?;
    let case = applications::load(tx, award.application)?;
    let question = question(tx, &case, award.id, payee)?;
    sanctions::note(tx, &case, &question)
}

/// Act: the same for a payout that is prepared, after approving or recording was refused.
pub fn keep(tx: &mut Tx<'_>, id: PayoutId) -> Result<usize, Stop> {
    tx.permit(Deed::SeePayouts)?;
    let payout = load::find(tx, id)?;
    let award = awards::find(tx, payout.award)?;
    let case = applications::load(tx, award.application)?;
    let question = question(tx, &case, id, payout.payee)?;
    sanctions::note(tx, &case, &question)
}
