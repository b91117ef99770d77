//! An award is made larger, smaller or longer: one person proposes it, another agrees. Each change is a row of its own;
//! the award holds what is so now.

use super::{
    Award, Condition, Instalment, InstalmentState, Planned, Refusal, Share, State, broken, conclude, duties,
    instalments::{self, change, of_award},
    load, plan, store,
};
use crate::{
    applications, audit,
    base::{AmendmentId, AwardId, Deed, FundId, Money, PersonId, Stop, money::split, seal::Place},
    db::Tx,
    funds,
};
use chrono::{NaiveDate, NaiveDateTime};

/// Most characters of a reason.
pub const REASON_MOST: usize = 500;

crate::text_enum! {
    /// The life of an amendment.
    pub enum AmendmentState {
        /// Nobody has decided.
        Waiting => "waiting",
        /// A second person agreed, and the award was changed.
        Done => "done",
        /// A second person said no.
        TurnedDown => "turned_down",
    }
}

/// What is to be changed.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The whole award from now on.
    pub amount: Money,
    /// The last day of the project from now on, where it changes.
    pub ends_on: Option<NaiveDate>,
    /// For more: when it is due.
    pub due_on: Option<NaiveDate>,
    /// For more: which fund carries it.
    pub fund: Option<FundId>,
    /// Why.
    pub reason: String,
}

/// A change of an award as it is kept.
#[derive(Clone, Debug)]
pub struct Amendment {
    /// Its id.
    pub id: AmendmentId,
    /// Of which award.
    pub award: AwardId,
    /// The whole award before.
    pub before: Money,
    /// What is to be changed, and why.
    pub wanted: Wanted,
    /// Where it stands.
    pub state: AmendmentState,
    /// Who proposed it.
    pub proposed_by: PersonId,
    /// When, UTC.
    pub proposed_at: NaiveDateTime,
    /// Who decided.
    pub decided_by: Option<PersonId>,
    /// When, UTC.
    pub decided_at: Option<NaiveDateTime>,
}

/// Whether a change can be asked for.
fn check(award: &Award, paid: Money, wanted: &Wanted) -> Result<(), Refusal> {
    let (was, is) = (award.amount, wanted.amount);
    if award.state != State::Active {
        Err(Refusal::NotActive)
    } else if was.currency() != is.currency() {
        Err(Refusal::AmendCurrency { currency: was.currency() })
    } else if wanted.reason.trim().is_empty() {
        Err(Refusal::ReasonMissing)
    } else if wanted.reason.chars().count() > REASON_MOST {
        Err(Refusal::ReasonTooLong { max: REASON_MOST })
    } else if was == is && wanted.ends_on.is_none_or(|day| award.ends_on == Some(day)) {
        Err(Refusal::AmendNothing)
    } else if wanted.ends_on.is_some_and(|day| day < award.awarded_on) {
        Err(Refusal::AmendEnds { awarded: award.awarded_on })
    } else if !is.is_positive() || is.minor() < paid.minor() {
        Err(Refusal::AmendPaid { paid })
    } else if is.minor() > was.minor() && wanted.due_on.is_none_or(|day| day < award.awarded_on) {
        Err(Refusal::AmendDue)
    } else if is.minor() > was.minor() && wanted.fund.is_none() {
        Err(Refusal::AmendFund)
    } else {
        Ok(())
    }
}

fn paid(award: &Award, parts: &[Instalment]) -> Result<Money, Stop> {
    Money::sum(parts.iter().map(|part| part.paid), award.amount.currency()).map_err(broken)
}

/// Act: proposes a change of an award.
pub fn propose(tx: &mut Tx<'_>, id: AwardId, wanted: &Wanted) -> Result<AmendmentId, Stop> {
    tx.permit(Deed::PlanInstalments)?;
    let me = tx.actor.person().ok_or(Stop::Forbidden)?;
    let award = load::lock(tx, id)?;
    let parts = of_award(tx, &award)?;
    check(&award, paid(&award, &parts)?, wanted)?;
    if store::amendments(tx, Some(id))?.iter().any(|row| row.state == AmendmentState::Waiting) {
        return Err(Refusal::AmendWaits.into());
    }
    let new: AmendmentId = tx.new_id()?;
    let place = Place::new("award_amendments.reason", new.0);
    let row = store::AmendmentRow {
        id: new,
        award_id: id,
        before_minor: award.amount.minor(),
        amount_minor: wanted.amount.minor(),
        currency: award.amount.currency().code().to_owned(),
        ends_on: wanted.ends_on,
        due_on: wanted.due_on,
        fund_id: wanted.fund,
        reason: award.key.seal(place, wanted.reason.trim())?,
        state: AmendmentState::Waiting,
        proposed_by: me,
        proposed_at: tx.now,
        decided_by: None,
        decided_at: None,
    };
    store::insert_amendment(tx, row)?;
    tell(tx, &award, "awards.propose_change", wanted)?;
    Ok(new)
}

fn tell(tx: &mut Tx<'_>, award: &Award, act: &'static str, wanted: &Wanted) -> Result<(), Stop> {
    let details = serde_json::json!({
        "before": award.amount, "amount": wanted.amount, "ends_on": wanted.ends_on, "reason": wanted.reason.trim(),
    });
    audit::record(tx, audit::Event::new(act, award.id).in_case(award.application, &award.key).with(details))?;
    Ok(())
}

/// Act: agrees to a change that somebody else proposed, and carries it out; or turns it down.
pub fn decide(tx: &mut Tx<'_>, id: AmendmentId, agrees: bool) -> Result<(), Stop> {
    tx.permit(Deed::ConfirmMoney)?;
    let me = tx.actor.person().ok_or(Stop::Forbidden)?;
    let award_id = store::amendment(tx, id)?.award_id;
    let award = load::lock(tx, award_id)?;
    let row = store::amendment(tx, id)?;
    let one = open(&award, row)?;
    if one.proposed_by == me {
        return Err(Refusal::OwnAmendment.into());
    }
    if one.state != AmendmentState::Waiting {
        return Err(Refusal::AmendDecided.into());
    }
    let state = if agrees { AmendmentState::Done } else { AmendmentState::TurnedDown };
    store::decide_amendment(tx, id, state, me)?;
    if agrees {
        carry_out(tx, &award, &one)?;
    }
    tell(tx, &award, if agrees { "awards.change" } else { "awards.refuse_change" }, &one.wanted)
}

fn carry_out(tx: &mut Tx<'_>, award: &Award, one: &Amendment) -> Result<(), Stop> {
    let parts = of_award(tx, award)?;
    check(award, paid(award, &parts)?, &one.wanted)?;
    if award.amount != one.before {
        return Err(Refusal::AmendStale { before: one.before, now: award.amount }.into());
    }
    let difference = one.wanted.amount.checked_sub(one.before).map_err(broken)?;
    let today = crate::people::today(tx)?;
    store::set_terms(tx, award.id, one.wanted.amount.minor(), one.wanted.ends_on.or(award.ends_on))?;
    if let Some(ends) = one.wanted.ends_on {
        duties::last_until(tx, award.id, ends)?;
    }
    if difference.is_positive() {
        more(tx, award, &parts, one, difference, today)?;
    } else if difference.is_negative() {
        less(tx, award, &parts, difference.negate().map_err(broken)?, today)?;
    }
    Ok(())
}

/// More: a fund sets it aside, within its donor's terms, and a part more is planned.
fn more(
    tx: &mut Tx<'_>,
    award: &Award,
    parts: &[Instalment],
    one: &Amendment,
    extra: Money,
    today: NaiveDate,
) -> Result<(), Stop> {
    let fund = funds::find(tx, one.wanted.fund.ok_or(Refusal::AmendFund)?)?;
    let rate = conclude::rate_for_fund(tx, &fund, extra.currency(), today)?;
    // More of a share is set aside as the share was.
    let margin = award.share(fund.id).map_or_else(|| conclude::margin(&fund, rate.as_ref()), |share| share.margin);
    let committed = conclude::reserved(&fund, extra, rate.as_ref(), margin)?;
    let case = applications::load(tx, award.application)?;
    let what = applications::purpose::of(tx, &case)?;
    match award.share(fund.id) {
        Some(share) => {
            let whole = share.committed.checked_add(committed).map_err(broken)?;
            store::set_share(tx, award.id, fund.id, whole.minor(), share.paid.minor())?;
        }
        None => {
            let paid = Money::zero(fund.currency);
            conclude::write_share(tx, award.id, &Share { fund: fund.id, committed, paid, rate, margin })?;
        }
    }
    let due_on = one.wanted.due_on.ok_or(Refusal::AmendDue)?;
    let number = parts.iter().map(|part| part.number).max().unwrap_or(0) + 1;
    let part = Planned { amount: extra, due_on, condition: Condition::None, note: None };
    plan::add(tx, award, number, &part)?;
    funds::commit_for(tx, fund.id, committed, award.id.into(), today, &what)?;
    Ok(())
}

/// What each of these gives up when so much goes: from the last backwards, never what is paid.
fn cut(lefts: &[Money], mut less: i64) -> Vec<i64> {
    let mut cuts: Vec<i64> = lefts
        .iter()
        .rev()
        .map(|left| {
            let cut = left.minor().max(0).min(less);
            less -= cut;
            cut
        })
        .collect();
    cuts.reverse();
    cuts
}

/// Less: the last parts shrink or go, and the funds that carry the award get their share of it back.
fn less(tx: &mut Tx<'_>, award: &Award, parts: &[Instalment], reduction: Money, today: NaiveDate) -> Result<(), Stop> {
    let stands: Vec<&Instalment> = parts.iter().filter(|part| part.state != InstalmentState::Cancelled).collect();
    let lefts = stands.iter().map(|part| part.left()).collect::<Result<Vec<Money>, Stop>>()?;
    let whole = Money::sum(lefts.iter().copied(), award.amount.currency()).map_err(broken)?;
    for (part, cut) in stands.iter().zip(cut(&lefts, reduction.minor())).filter(|(_, cut)| *cut > 0) {
        let amount = part.amount.checked_sub(Money::from_minor(cut, part.amount.currency())).map_err(broken)?;
        let changed = if amount.is_zero() {
            Instalment { state: InstalmentState::Cancelled, ..(*part).clone() }
        } else {
            let met = part.met_on.is_some();
            let state = instalments::state_of(amount, part.paid, part.condition, met);
            Instalment { amount, state, ..(*part).clone() }
        };
        change(tx, &award.key, part.state, &changed)?;
    }
    for (share, back) in award.shares.iter().zip(given_back(award, reduction, whole)?) {
        if back.is_positive() {
            let kept = share.committed.checked_sub(back).map_err(broken)?;
            store::set_share(tx, award.id, share.fund, kept.minor(), share.paid.minor())?;
            funds::release(tx, share.fund, back, award.id.into(), today)?;
        }
    }
    Ok(())
}

/// What each fund gets back, in its own currency: the reduction itself where all have the award's currency, else the
/// same part of what each still has set aside. `whole` is what was not paid of the award.
fn given_back(award: &Award, reduction: Money, whole: Money) -> Result<Vec<Money>, Stop> {
    let weight = |amount: Money| u64::try_from(amount.minor()).unwrap_or(0);
    let lefts = award.shares.iter().map(Share::left).collect::<Result<Vec<Money>, Stop>>()?;
    if lefts.iter().all(|left| left.currency() == reduction.currency()) {
        let weights: Vec<u64> = lefts.iter().map(|left| weight(*left)).collect();
        return split(&reduction, &weights).map_err(broken);
    }
    let rest = whole.checked_sub(reduction).map_err(broken)?;
    let part = |left: &Money| {
        let parts = split(left, &[weight(reduction), weight(rest)]).map_err(broken)?;
        parts.first().copied().ok_or_else(|| Stop::broken("nothing to give back"))
    };
    lefts.iter().map(part).collect()
}

fn open(award: &Award, row: store::AmendmentRow) -> Result<Amendment, Stop> {
    let currency = load::currency(&row.currency)?;
    Ok(Amendment {
        id: row.id,
        award: row.award_id,
        before: Money::from_minor(row.before_minor, currency),
        wanted: Wanted {
            amount: Money::from_minor(row.amount_minor, currency),
            ends_on: row.ends_on,
            due_on: row.due_on,
            fund: row.fund_id,
            reason: award.key.open(Place::new("award_amendments.reason", row.id.0), &row.reason)?,
        },
        state: row.state,
        proposed_by: row.proposed_by,
        proposed_at: row.proposed_at,
        decided_by: row.decided_by,
        decided_at: row.decided_at,
    })
}

/// The changes of an award, the newest first.
pub fn of(tx: &mut Tx<'_>, award: &Award) -> Result<Vec<Amendment>, Stop> {
    tx.permit(Deed::SeeAwards)?;
    let rows = store::amendments(tx, Some(award.id))?;
    rows.into_iter().map(|row| open(award, row)).collect()
}

/// View: one change, with its award.
pub fn find(tx: &mut Tx<'_>, id: AmendmentId) -> Result<(Award, Amendment), Stop> {
    tx.permit(Deed::SeeAwards)?;
    let row = store::amendment(tx, id)?;
    let award = load::find(tx, row.award_id)?;
    let one = open(&award, row)?;
    Ok((award, one))
}

/// View: the changes that wait for a second person, with their awards' references.
pub fn waiting(tx: &mut Tx<'_>) -> Result<Vec<(AmendmentId, String)>, Stop> {
    tx.permit(Deed::SeeAwards)?;
    let rows = store::amendments(tx, None)?;
    let ids: Vec<AwardId> = rows.iter().map(|row| row.award_id).collect();
    let lines = super::views::lines(tx, &ids)?;
    let named = |row: &store::AmendmentRow| Some((row.id, lines.get(&row.award_id)?.reference.clone()));
    Ok(rows.iter().filter_map(named).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Currency;
    use proptest::prelude::*;

    fn eur(minor: i64) -> Money {
        Money::from_minor(minor, Currency::EUR)
    }

    #[test]
    fn the_last_parts_go_first() {
        assert_eq!(cut(&[eur(0), eur(50), eur(30)], 30), [0, 0, 30]);
        assert_eq!(cut(&[eur(0), eur(50), eur(30)], 31), [0, 1, 30]);
        assert_eq!(cut(&[eur(10)], 0), [0]);
    }

    proptest! {
        #[test]
        fn what_is_cut_is_what_was_asked_and_never_more_than_is_left(
            lefts in prop::collection::vec(0..1_000_i64, 1..8),
            asked in 0..8_000_i64,
        ) {
            let whole: i64 = lefts.iter().sum();
            let less = asked.min(whole);
            let money: Vec<Money> = lefts.iter().map(|left| eur(*left)).collect();
            let cuts = cut(&money, less);
            prop_assert_eq!(cuts.iter().sum::<i64>(), less);
            prop_assert!(cuts.iter().zip(&lefts).all(|(cut, left)| cut <= left));
        }
    }
}
