//! A payout of which the bank debited more than those who approved it could approve. What the bank did is a fact and is
//! recorded; another approver then acknowledges it, and until then it stands in sight of everybody who sees payouts.

use super::{
    Payout, Refusal, Verdict,
    approve::{self, check_apart},
    load::{lock, person},
};
use crate::{
    audit,
    base::{Deed, PayoutId, PersonId, Stop},
    db::Tx,
    people::approvers,
};

/// Whether this person may acknowledge it now: another than who prepared, approved or recorded it.
pub(super) fn check(payout: &Payout, me: PersonId) -> Result<(), Refusal> {
    if payout.over_limit().is_none() {
        Err(Refusal::NotNow)
    } else if payout.prepared_by == me {
        Err(Refusal::OwnPreparation)
    } else if payout.approved_by(me) {
        Err(Refusal::AlreadyApproved)
    } else if is_recorder(payout, me) {
        Err(Refusal::OwnRecord)
    } else {
        Ok(())
    }
}

fn is_recorder(payout: &Payout, person: PersonId) -> bool {
    payout.record.as_ref().is_some_and(|record| record.recorded_by == person)
}

/// Act: a second approver acknowledges that more was debited than one person could approve.
pub fn acknowledge(tx: &mut Tx<'_>, id: PayoutId) -> Result<(), Stop> {
    tx.permit(Deed::ApprovePayout)?;
    let me = person(tx)?;
    let (award, payout) = lock(tx, id)?;
    check(&payout, me)?;
    let absent = approvers::in_place_of(tx, me)?;
    check_apart(&payout, me, absent)?;
    if absent.is_some_and(|absent| is_recorder(&payout, absent)) {
        return Err(Refusal::SameSeat.into());
    }
    let (debited, limit) = payout.over_limit().ok_or(Refusal::NotNow)?;
    approve::write(tx, &award, &payout, (me, absent), Verdict::Acknowledge, None)?;
    let mut details = serde_json::json!({ "debited": debited, "over_limit": limit });
    approve::name_absent(&mut details, absent);
    let event = audit::Event::new("payouts.acknowledge", id).in_case(award.application, &award.key);
    audit::record(tx, event.with(details))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{super::approve::tests::approved, *};
    use crate::{
        base::{Currency, Money, TransactionId},
        payouts::{Approval, Record, State},
    };

    #[test]
    fn who_had_a_hand_in_it_does_not_acknowledge_it_and_it_is_done_once() {
        let eur = |minor| Money::from_minor(minor, Currency::EUR);
        let approved = approved();
        let record = Record {
            sent_on: approved.prepared_at.date(),
            reference: "FT-1".into(),
            control_number: None,
            debited: eur(88_000),
            received: approved.local,
            fees: eur(0),
            transaction: TransactionId(1),
            recorded_by: PersonId(3),
            recorded_at: approved.prepared_at,
            over_limit: Some(eur(80_000)),
            reversal: None,
            arrival: None,
        };
        let sent = Payout { state: State::Sent, record: Some(record.clone()), ..approved };
        assert_eq!(sent.over_limit(), Some((eur(88_000), eur(80_000))));
        assert_eq!(check(&sent, PersonId(1)), Err(Refusal::OwnPreparation));
        assert_eq!(check(&sent, PersonId(2)), Err(Refusal::AlreadyApproved));
        assert_eq!(check(&sent, PersonId(3)), Err(Refusal::OwnRecord));
        assert_eq!(check(&sent, PersonId(4)), Ok(()));
        let within = Payout { record: Some(Record { over_limit: None, ..record }), ..sent.clone() };
        let undone = Payout { state: State::Reversed, ..sent.clone() };
        let mut seen = sent.clone();
        seen.approvals.push(Approval {
            verdict: Verdict::Acknowledge,
            person: PersonId(4),
            ..sent.approvals[0].clone()
        });
        for other in [within, undone, seen] {
            assert_eq!(check(&other, PersonId(5)), Err(Refusal::NotNow));
        }
    }
}
