//! What the group says of money that was sent to it: it arrived, less arrived, nothing arrived.

use super::{Arrival, Payout, Refusal, State, load, store};
use crate::{
    applications, audit, awards,
    base::{Deed, Money, PayoutId, Role, Stop},
    db::Tx,
    notices::{Kind, Notice, Reader},
    people,
};

/// How much arrived, where it was less: more than nothing and less than what was sent.
fn check_arrived(sent: Money, what: Arrival, amount: Option<Money>) -> Result<Option<Money>, Refusal> {
    if what != Arrival::Less {
        return Ok(None);
    }
    let fits = |amount: &Money| amount.currency() == sent.currency() && amount.is_positive();
    let less = |amount: &Money| amount.minor() < sent.minor();
    amount.filter(fits).filter(less).map(Some).ok_or(Refusal::ArrivedMalformed { sent })
}

/// Act: the group says what arrived. It may say so anew while the payout stands as sent.
pub fn arrived(tx: &mut Tx<'_>, id: PayoutId, what: Arrival, amount: Option<Money>) -> Result<(), Stop> {
    tx.permit(Deed::KeepOwnCase)?;
    let case = tx.actor.case().ok_or(Stop::Forbidden)?;
    let (award, payout) = load::lock(tx, id)?;
    if award.application != case {
        return Err(Stop::Missing);
    }
    let record = payout.record.as_ref().filter(|_| payout.state == State::Sent).ok_or(Refusal::NotNow)?;
    let amount = check_arrived(record.received, what, amount)?;
    store::set_arrival(tx, id, what, amount.map(|amount| amount.minor()))?;
    let details = serde_json::json!({ "what": what.as_str(), "received": amount });
    audit::record(tx, audit::Event::new("payouts.arrive", id).in_case(case, &award.key).with(details))?;
    if what == Arrival::Whole {
        return Ok(());
    }
    let case = applications::load(tx, case)?;
    for person in people::holding(tx, &[Role::FinanceOfficer])? {
        Notice::new(Kind::PayoutDoubted, Reader::Person(person.id))
            .about(case.id, &case.key)
            .with("reference", case.reference.as_str())
            .with("amount", record.received)
            .with("link", format!("/payouts/{id}"))
            .queue(tx)?;
    }
    Ok(())
}

/// View: what was sent to the group that is signed in.
pub fn own(tx: &mut Tx<'_>) -> Result<Vec<Payout>, Stop> {
    tx.permit(Deed::KeepOwnCase)?;
    let case = tx.actor.case().ok_or(Stop::Missing)?;
    let Some(award) = awards::of_application(tx, case)? else { return Ok(Vec::new()) };
    let award = awards::find(tx, award)?;
    let rows = store::whole_of_award(tx, award.id)?;
    let mut payouts = load::open(tx, &award.key, rows)?;
    payouts.retain(|payout| payout.state == State::Sent);
    Ok(payouts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Currency;

    #[test]
    fn less_is_more_than_nothing_and_less_than_what_was_sent() {
        let tjs = |minor| Money::from_minor(minor, Currency::TJS);
        let check = |what, amount| check_arrived(tjs(1_000), what, amount);
        assert_eq!(check(Arrival::Whole, Some(tjs(5))), Ok(None));
        assert_eq!(check(Arrival::Less, Some(tjs(999))), Ok(Some(tjs(999))));
        for wrong in [None, Some(tjs(0)), Some(tjs(1_000)), Some(Money::from_minor(5, Currency::EUR))] {
            assert_eq!(check(Arrival::Less, wrong), Err(Refusal::ArrivedMalformed { sent: tjs(1_000) }));
        }
    }
}
