//! Pictures of what a supplier delivered, without faces: drawn anew, so that they tell nothing of where and by what they
//! were taken, and sealed with the case's key.

use super::{Payout, Refusal, load};
use crate::{
    attachments::{self, Attachment, Kind, Limits, Prepared, Shelf},
    audit, awards,
    awards::Award,
    base::{AttachmentId, Deed, PayoutId, QuestionId, Stop, seal::CaseKey},
    db::Tx,
    payees::Method,
};

/// Most pictures of one payout.
pub const MOST: usize = 4;

/// What is taken of what the settings let in: pictures.
pub fn limits(all: &Limits) -> Limits {
    let picture = |kind: &Kind| matches!(kind, Kind::Jpeg | Kind::Png);
    let kinds = all.kinds.iter().copied().filter(picture).collect();
    Limits { kinds, per_question: MOST, per_subject: MOST, ..all.clone() }
}

/// Whether a payout may have pictures: something was delivered.
pub fn takes(payout: &Payout) -> bool {
    payout.method == Method::PaidToSupplier && payout.record.is_some()
}

fn lock(tx: &mut Tx<'_>, id: PayoutId) -> Result<Award, Stop> {
    let (award, payout) = load::lock(tx, id)?;
    if takes(&payout) { Ok(award) } else { Err(Refusal::NotNow.into()) }
}

/// Where a picture is to be laid: its id, and the key that seals it. A step, for who may add one.
pub fn slot(tx: &mut Tx<'_>, id: PayoutId) -> Result<(AttachmentId, CaseKey), Stop> {
    tx.permit(Deed::RecordHandover)?;
    let award = super::find(tx, id)?.award;
    let key = awards::find(tx, award)?.key;
    Ok((tx.new_id()?, key))
}

/// Act: adds a picture that was laid on the shelf.
pub fn add(
    tx: &mut Tx<'_>,
    shelf: &dyn Shelf,
    all: &Limits,
    (id, file, faceless): &(PayoutId, Prepared, bool),
) -> Result<(), Stop> {
    tx.permit(Deed::RecordHandover)?;
    let award = lock(tx, *id)?;
    if !faceless {
        return Err(Refusal::FacesUnsaid.into());
    }
    attachments::add(tx, shelf, *id, QuestionId(id.0), 0, &award.key, file, &limits(all))?;
    audit::record(tx, audit::Event::new("payouts.add_photo", *id).in_case(award.application, &award.key))?;
    Ok(())
}

/// Act: takes a picture away, as it shows too much.
pub fn remove(tx: &mut Tx<'_>, shelf: &dyn Shelf, id: PayoutId, file: AttachmentId) -> Result<(), Stop> {
    tx.permit(Deed::RecordHandover)?;
    let award = lock(tx, id)?;
    attachments::find(tx, id, file, &award.key)?;
    attachments::remove(tx, shelf, file)?;
    audit::record(tx, audit::Event::new("payouts.remove_photo", id).in_case(award.application, &award.key))?;
    Ok(())
}

/// View: the pictures of a payout, oldest first.
pub fn of(tx: &mut Tx<'_>, id: PayoutId) -> Result<Vec<Attachment>, Stop> {
    tx.permit(Deed::SeePayouts)?;
    let award = super::find(tx, id)?.award;
    let key = awards::find(tx, award)?.key;
    attachments::of_subject(tx, id, &key)
}

/// View: one picture: the name it is served under, what it is, its bytes.
pub fn open(
    tx: &mut Tx<'_>,
    shelf: &dyn Shelf,
    id: PayoutId,
    file: AttachmentId,
) -> Result<(String, Kind, Vec<u8>), Stop> {
    tx.permit(Deed::SeePayouts)?;
    let payout = super::find(tx, id)?;
    let key = awards::find(tx, payout.award)?.key;
    let found = attachments::find(tx, id, file, &key)?;
    let name = format!("item-{}.{}", payout.number, found.kind.ending());
    Ok((name, found.kind, attachments::open(tx, shelf, file, &key)?))
}
