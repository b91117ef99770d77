//! Reversing a payout that was sent, or recorded, in error or came back: a linked entry, never an edit.

use super::{
    Refusal, State,
    load::{lock, person, sides, text, turn},
    returns, split, store,
};
use crate::{
    audit,
    awards::{self, instalments::Payment},
    base::{Deed, Money, PayoutId, Stop, seal::Place},
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
    undo(tx, id, State::Reversed, on, reason, None)
}

/// Act: records that the bank could not carry a payout out, or that its money came back, with what the bank kept of it.
/// The entries are undone by opposite ones, and what was kept is posted as fees.
pub fn bounce(tx: &mut Tx<'_>, id: PayoutId, end: State, on: NaiveDate, reason: &str, kept: Money) -> Result<(), Stop> {
    tx.permit(Deed::RecordPayout)?;
    if !matches!(end, State::Failed | State::Returned) {
        return Err(Refusal::NotNow.into());
    }
    undo(tx, id, end, on, reason, Some(kept))
}

fn undo(
    tx: &mut Tx<'_>,
    id: PayoutId,
    end: State,
    on: NaiveDate,
    reason: &str,
    kept: Option<Money>,
) -> Result<(), Stop> {
    let me = person(tx)?;
    let (award, payout) = lock(tx, id)?;
    let record = payout.record.as_ref().filter(|_| payout.state == State::Sent).ok_or(Refusal::NotNow)?;
    let returns = returns::of(tx, &award, &payout)?;
    if returns.iter().any(|one| one.undone.is_none()) {
        return Err(Refusal::GivenBack.into());
    }
    let reason = text(reason)?.ok_or(Refusal::ReasonMissing)?;
    check_day(on, record.sent_on, crate::people::today(tx)?)?;
    let sides = sides(tx, &award, payout.fund, payout.local.currency())?;
    let credited = sides.credited(record.debited, record.received)?;

    let charged = payout.charge.currency();
    if kept.is_some_and(|kept| kept.currency() != charged || kept.is_negative()) {
        return Err(Refusal::KeptMalformed { currency: charged }.into());
    }

    turn(tx, &payout, end)?;
    let mut charged = Vec::with_capacity(payout.drawn.len());
    for one in &payout.drawn {
        charged.push((one.fund, one.debited.ok_or_else(|| Stop::broken("a payout was sent without its parts"))?));
    }
    let payment = Payment { charged, credited, on };
    awards::instalments::unmark_paid(tx, &award, payout.instalment, &payment)?;
    let place = Place::new("payout_records.reversal_reason", id.0);
    store::set_reversed(tx, id, me, award.key.seal(place, reason)?)?;
    funds::reverse(tx, record.transaction, on, reason)?;
    let kept = kept.filter(Money::is_positive);
    if let Some(kept) = kept {
        for (fund, _, part) in split::spread(&payout.drawn, record.debited, kept)? {
            if part.is_positive() {
                funds::take_fees(tx, fund, part, id.into(), on)?;
            }
        }
    }
    let mut details = serde_json::json!({ "on": on, "debited": record.debited, "reason": reason });
    if let Some(kept) = kept {
        details["kept"] = serde_json::to_value(kept)?;
    }
    let act = match end {
        State::Failed => "payouts.fail",
        State::Returned => "payouts.return",
        _ => "payouts.reverse",
    };
    audit::record(tx, audit::Event::new(act, id).in_case(award.application, &award.key).with(details))?;
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
