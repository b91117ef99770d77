//! A payout in kind or in cash: the supplier was paid, or the money handed over, and the group signed for what it received.
//! Until then it is not finished, nor is its award.

use super::{
    Payout, Refusal, State,
    load::{lock, person, text},
    store,
};
use crate::{
    audit, awards,
    base::{AwardId, Deed, PayoutId, PersonId, Stop, seal::Place},
    db::Tx,
    payees::Method,
};
use chrono::{NaiveDate, NaiveDateTime};

/// What was signed for.
#[derive(Clone, Debug)]
pub struct NewHandover {
    /// The day on the paper.
    pub on: NaiveDate,
    /// Who signed.
    pub receiver: String,
    /// The item's serial number, where it has one.
    pub serial: String,
}

/// That an item or cash was signed for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handover {
    /// The day on the paper.
    pub on: NaiveDate,
    /// Who signed.
    pub receiver: String,
    /// The item's serial number.
    pub serial: Option<String>,
    /// Who wrote it down, and when.
    pub recorded: (PersonId, NaiveDateTime),
}

/// Whether a payout waits for its item or cash to be signed for.
pub fn is_open(payout: &Payout) -> bool {
    Method::SIGNED_FOR.contains(&payout.method) && payout.state == State::Sent && payout.handover.is_none()
}

fn check_day(on: NaiveDate, sent: NaiveDate, today: NaiveDate) -> Result<(), Refusal> {
    if on > today {
        Err(Refusal::HandedOverInFuture { today })
    } else if on < sent {
        Err(Refusal::HandedOverTooEarly { sent })
    } else {
        Ok(())
    }
}

/// Act: writes down that the group signed for what a supplier delivered, or for cash.
pub fn hand_over(tx: &mut Tx<'_>, id: PayoutId, new: &NewHandover) -> Result<(), Stop> {
    tx.permit(Deed::RecordHandover)?;
    let me = person(tx)?;
    let (award, payout) = lock(tx, id)?;
    let sent = payout.record.as_ref().filter(|_| is_open(&payout)).ok_or(Refusal::NotNow)?.sent_on;
    check_day(new.on, sent, crate::people::today(tx)?)?;
    let receiver = text(&new.receiver)?.ok_or(Refusal::ReceiverMissing)?;
    let serial = text(&new.serial)?.filter(|_| payout.method == Method::PaidToSupplier);
    let serial_place = Place::new("payout_handovers.serial", id.0);
    let row = store::HandoverRow {
        payout_id: id,
        received_on: new.on,
        receiver: award.key.seal(Place::new("payout_handovers.receiver", id.0), receiver)?,
        serial: serial.map(|serial| award.key.seal(serial_place, serial)).transpose()?,
        recorded_by: me,
        recorded_at: tx.now,
    };
    store::insert_handover(tx, row)?;
    let details = serde_json::json!({ "on": new.on });
    let event = audit::Event::new("payouts.hand_over", id).in_case(award.application, &award.key).with(details);
    audit::record(tx, event)?;
    Ok(())
}

/// Act: ends an award, unless payouts of it are approved, which the bank may be paying, or something that was paid for was not signed for: then it may only be cancelled.
pub fn finish_award(tx: &mut Tx<'_>, id: AwardId, end: awards::State, reason: &str) -> Result<(), Stop> {
    tx.permit(Deed::PlanInstalments)?;
    if end == awards::State::Completed && store::any_unsigned(tx, id)? {
        return Err(Refusal::ItemUnsigned.into());
    }
    let n = store::approved_of(tx, id)?;
    if n > 0 {
        return Err(Refusal::StillApproved { n }.into());
    }
    awards::finish(tx, id, end, reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_is_signed_for_between_the_payment_and_today() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let check = |on: &str| check_day(day(on), day("2020-05-10"), day("2020-05-20"));
        assert_eq!(check("2020-05-10"), Ok(()));
        assert_eq!(check("2020-05-20"), Ok(()));
        assert_eq!(check("2020-05-09"), Err(Refusal::HandedOverTooEarly { sent: day("2020-05-10") }));
        assert_eq!(check("2020-05-21"), Err(Refusal::HandedOverInFuture { today: day("2020-05-20") }));
    }
}
