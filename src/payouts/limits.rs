//! The amount above which a payout needs two approvers: one for each fund's currency, changed by two people.
//!
//! A currency without a limit needs one approver.

use super::{Refusal, load, store};
use crate::{
    audit,
    base::{Currency, Deed, LimitId, Money, PersonId, Stop},
    db::Tx,
    people::approvers,
};
use chrono::NaiveDateTime;

crate::text_enum! {
    /// The life of a limit.
    pub enum LimitState {
        /// One person proposed it; it holds for nothing yet.
        Proposed => "proposed",
        /// A second person agreed.
        InForce => "in_force",
        /// A second person did not agree.
        Refused => "refused",
        /// Another took its place.
        Replaced => "replaced",
    }
}

/// A limit.
#[derive(Clone, Debug)]
pub struct Limit {
    /// Its id.
    pub id: LimitId,
    /// Above this, two approvers.
    pub amount: Money,
    /// Who proposed it.
    pub proposed_by: PersonId,
    /// When.
    pub proposed_at: NaiveDateTime,
    /// Who decided on it.
    pub decided_by: Option<PersonId>,
}

/// How many approvers a payout needs that takes this from its fund.
pub fn needed(charge: Money, limit: Option<Money>) -> Result<usize, Stop> {
    let Some(limit) = limit else { return Ok(1) };
    Ok(if charge.compare(limit).map_err(load::broken)?.is_gt() { 2 } else { 1 })
}

/// The limits in force, as they are kept in memory.
struct InForce(Vec<Money>);

/// Step: how many approvers a charge needs by the limit in force. One query; two where the limits are not known.
pub(super) fn needed_for(tx: &mut Tx<'_>, charge: Money) -> Result<usize, Stop> {
    let limit = in_force(tx, charge.currency())?;
    needed(charge, limit)
}

/// Step: the limit in force, where what was debited needs more approvers by it than there were.
pub(super) fn passed(tx: &mut Tx<'_>, debited: Money, approvers: usize) -> Result<Option<Money>, Stop> {
    let limit = in_force(tx, debited.currency())?;
    Ok(if needed(debited, limit)? > approvers { limit } else { None })
}

fn in_force(tx: &mut Tx<'_>, currency: Currency) -> Result<Option<Money>, Stop> {
    let version = tx.programme()?;
    let limits = match tx.recall::<InForce>(0, version) {
        Some(limits) => limits,
        None => {
            let row = |row: store::LimitRow| Ok(Money::from_minor(row.amount_minor, load::currency(&row.currency)?));
            let rows = store::limits(tx, LimitState::InForce, None)?;
            let limits = rows.into_iter().map(row).collect::<Result<_, Stop>>()?;
            tx.remember(0, version, InForce(limits))
        }
    };
    Ok(limits.0.iter().find(|limit| limit.currency() == currency).copied())
}

fn check_new(amount: Money) -> Result<(), Refusal> {
    if amount.is_negative() { Err(Refusal::AmountMissing) } else { Ok(()) }
}

/// Act: proposes a limit; it holds when a second person agrees.
pub fn propose(tx: &mut Tx<'_>, amount: Money) -> Result<LimitId, Stop> {
    tx.permit(Deed::SetLimits)?;
    let me = load::person(tx)?;
    approvers::check_own_right(tx, me)?;
    check_new(amount)?;
    let currency: Currency = amount.currency();
    if !store::limits(tx, LimitState::Proposed, Some(currency.code()))?.is_empty() {
        return Err(Refusal::LimitWaits { currency }.into());
    }
    let id: LimitId = tx.new_id()?;
    let row = store::LimitRow {
        id,
        currency: currency.code().to_owned(),
        amount_minor: amount.minor(),
        state: LimitState::Proposed,
        proposed_by: me,
        proposed_at: tx.now,
        decided_by: None,
        decided_at: None,
    };
    store::insert_limit(tx, row)?;
    audit::record(tx, audit::Event::new("payouts.propose_limit", id).with(serde_json::json!({ "limit": amount })))?;
    Ok(id)
}

/// Act: a second person agrees to a limit, or does not.
pub fn decide(tx: &mut Tx<'_>, id: LimitId, agree: bool) -> Result<(), Stop> {
    tx.permit(Deed::SetLimits)?;
    let me = load::person(tx)?;
    approvers::check_own_right(tx, me)?;
    let row = store::limit(tx, id)?;
    if row.proposed_by == me {
        return Err(Refusal::OwnLimit.into());
    }
    if agree {
        store::replace_limits(tx, &row.currency)?;
    }
    let (state, act) = if agree {
        (LimitState::InForce, "payouts.agree_limit")
    } else {
        (LimitState::Refused, "payouts.refuse_limit")
    };
    store::decide_limit(tx, id, state, me)?;
    let amount = Money::from_minor(row.amount_minor, load::currency(&row.currency)?);
    audit::record(tx, audit::Event::new(act, id).with(serde_json::json!({ "limit": amount })))?;
    Ok(())
}

/// View: limits in a state.
pub fn list(tx: &mut Tx<'_>, state: LimitState) -> Result<Vec<Limit>, Stop> {
    tx.permit(Deed::SeePayouts)?;
    let rows = store::limits(tx, state, None)?;
    rows.into_iter()
        .map(|row| {
            Ok(Limit {
                id: row.id,
                amount: Money::from_minor(row.amount_minor, load::currency(&row.currency)?),
                proposed_by: row.proposed_by,
                proposed_at: row.proposed_at,
                decided_by: row.decided_by,
            })
        })
        .collect()
}

/// View: how many proposals wait for the reader's yes.
pub fn to_decide(tx: &mut Tx<'_>) -> Result<usize, Stop> {
    if !tx.may(Deed::SetLimits) {
        return Ok(0);
    }
    let me = load::person(tx)?;
    Ok(store::limits(tx, LimitState::Proposed, None)?.iter().filter(|row| row.proposed_by != me).count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_approve_above_the_limit_and_one_at_it_or_where_there_is_none() {
        let eur = |minor| Money::from_minor(minor, Currency::EUR);
        assert_eq!(needed(eur(500_000), None).unwrap(), 1);
        assert_eq!(needed(eur(500_000), Some(eur(500_000))).unwrap(), 1);
        assert_eq!(needed(eur(500_001), Some(eur(500_000))).unwrap(), 2);
        assert_eq!(needed(eur(1), Some(eur(0))).unwrap(), 2);
        assert!(needed(eur(1), Some(Money::from_minor(1, Currency::TJS))).is_err());
    }
}
