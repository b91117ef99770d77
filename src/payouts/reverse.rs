//! Reversing a payout that was sent, or recorded, in error or came back: a linked entry, never an edit.

use super::{
    Refusal, State,
    load::{lock, person, sides, text, turn},
    store,
};
use crate::{
    audit,
    awards::{self, instalments::Payment},
    base::{Deed, PayoutId, Stop, seal::Place},
    db::Tx,
    funds,
};
use chrono::NaiveDate;

/// Whether it may be dated so.
fn check_day(on: NaiveDate, sent: NaiveDate, today: NaiveDate) -> Result<(), Refusal> {
    if on > today {
        Err(Refusal::ReversedInFuture { today })
    } else if on < sent {
        Err(Refusal::ReversedTooEarly { sent })
    } else {
        Ok(())
    }
}

/// Act: reverses a payout on a day, with the reason. The money is promised again and the instalment may be paid anew.
pub fn reverse(tx: &mut Tx<'_>, id: PayoutId, on: NaiveDate, reason: &str) -> Result<(), Stop> {
    tx.permit(Deed::ReversePayout)?;
    let me = person(tx)?;
    let (award, payout) = lock(tx, id)?;
    let record = payout.record.as_ref().filter(|_| payout.state == State::Sent).ok_or(Refusal::NotNow)?;
    let reason = text(reason)?.ok_or(Refusal::ReasonMissing)?;
    check_day(on, record.sent_on, awards::instalments::today(tx)?)?;
    let sides = sides(&award, payout.fund, payout.local.currency())?;
    let credited = sides.credited(record.debited, record.received)?;

    turn(tx, &payout, State::Reversed)?;
    let payment = Payment { fund: payout.fund, credited, charged: record.debited, on };
    awards::instalments::unmark_paid(tx, &award, payout.instalment, &payment)?;
    let place = Place::new("payout_records.reversal_reason", id.0);
    store::set_reversed(tx, id, me, award.key.seal(place, reason)?)?;
    funds::reverse(tx, record.transaction, on, reason)?;
    let details = serde_json::json!({ "on": on, "debited": record.debited, "reason": reason });
    audit::record(tx, audit::Event::new("payouts.reverse", id).in_case(award.application, &award.key).with(details))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reversal_is_dated_between_the_payout_and_today() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let check = |on: &str| check_day(day(on), day("2020-05-10"), day("2020-05-20"));
        assert_eq!(check("2020-05-10"), Ok(()));
        assert_eq!(check("2020-05-20"), Ok(()));
        assert_eq!(check("2020-05-09"), Err(Refusal::ReversedTooEarly { sent: day("2020-05-10") }));
        assert_eq!(check("2020-05-21"), Err(Refusal::ReversedInFuture { today: day("2020-05-20") }));
    }
}
