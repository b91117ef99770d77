//! Planning instalments, and recording that what one waits for has happened.

use super::{
    Award, Condition, InstalmentState, Refusal, State, broken,
    instalments::{Instalment, change, find, insert, of_award, state_of},
    load, store,
};
use crate::{
    applications, audit,
    base::{AwardId, Currency, Deed, InstalmentId, Money, Role, Stop, money::split},
    db::Tx,
    funds,
    notices::{Kind, Notice, Reader},
    payees, people,
};
use chrono::{Months, NaiveDate};
use std::collections::BTreeMap;

/// Up to this much of euro is paid at once.
const AT_ONCE_MINOR: i64 = 100_000;
/// Hundredths paid first of a greater award; the rest follows.
const SHARES: [u64; 2] = [80, 20];
/// Months from the decision to the second part.
const SECOND_AFTER: Months = Months::new(6);
/// Most instalments of one award.
pub const MOST: usize = 12;

/// A part as planned.
#[derive(Clone, Debug, PartialEq)]
pub struct Planned {
    /// How much, in the award's currency.
    pub amount: Money,
    /// When.
    pub due_on: NaiveDate,
    /// What it waits for.
    pub condition: Condition,
    /// The condition in words.
    pub note: Option<String>,
}

/// The plan an award begins with: at once up to EUR 1,000 and in an emergency, else four fifths now and a fifth after
/// six months. `in_euro` is the award's worth, where a rate is known.
pub(super) fn first_plan(
    amount: Money,
    in_euro: Option<Money>,
    emergency: bool,
    awarded_on: NaiveDate,
) -> Result<Vec<Planned>, Stop> {
    let now = |amount| Planned { amount, due_on: awarded_on, condition: Condition::AgreementSigned, note: None };
    let small = in_euro.is_some_and(|euro| euro.minor() <= AT_ONCE_MINOR);
    let parts = split(&amount, &SHARES).map_err(broken)?;
    match parts.as_slice() {
        [first, second] if !small && !emergency && second.is_positive() => {
            let due_on = awarded_on.checked_add_months(SECOND_AFTER).unwrap_or(awarded_on);
            let second = Planned { amount: *second, due_on, condition: Condition::ReportAccepted, note: None };
            Ok(vec![now(*first), second])
        }
        _ => Ok(vec![now(amount)]),
    }
}

/// Whether a plan fits its award and what was paid before.
fn check_plan(amount: Money, awarded: NaiveDate, plan: &[Planned], before: &[Instalment]) -> Result<(), Stop> {
    if plan.is_empty() {
        return Err(Refusal::PlanEmpty.into());
    }
    if plan.len() > MOST {
        return Err(Refusal::PlanLong { most: MOST }.into());
    }
    for (number, part) in (1..).zip(plan) {
        if part.amount.currency() != amount.currency() {
            return Err(Refusal::PlanCurrency { number, currency: amount.currency() }.into());
        }
        if !part.amount.is_positive() {
            return Err(Refusal::PlanAmount { number }.into());
        }
        if part.due_on < awarded {
            return Err(Refusal::PlanDue { number, awarded }.into());
        }
        if part.condition == Condition::Manual && part.note.as_deref().is_none_or(|note| note.trim().is_empty()) {
            return Err(Refusal::PlanNote { number }.into());
        }
    }
    for old in before.iter().filter(|old| old.paid.is_positive()) {
        let new = usize::try_from(old.number - 1).ok().and_then(|at| plan.get(at));
        if new.is_none_or(|new| new.amount.minor() < old.paid.minor()) {
            return Err(Refusal::PlanPaid { number: old.number, paid: old.paid }.into());
        }
    }
    let planned = Money::sum(plan.iter().map(|part| part.amount), amount.currency()).map_err(broken)?;
    if planned != amount {
        return Err(Refusal::PlanSum { planned, award: amount }.into());
    }
    Ok(())
}

/// Act: plans an award's instalments anew. Parts keep their numbers; what was paid stays paid; a condition that was met
/// stays met unless it is changed.
pub fn plan(tx: &mut Tx<'_>, id: AwardId, plan: &[Planned]) -> Result<(), Stop> {
    tx.permit(Deed::PlanInstalments)?;
    let award = active(load::lock(tx, id)?)?;
    let before = of_award(tx, &award)?;
    check_plan(award.amount, award.awarded_on, plan, &before)?;
    let mut opened = Vec::new();
    for (number, part) in (1..).zip(plan) {
        let old = before.iter().find(|old| old.number == number);
        let new = planned(tx, &award, number, part, old)?;
        if new.state == InstalmentState::Open && old.is_none_or(|old| old.state == InstalmentState::Locked) {
            opened.push(new.clone());
        }
        match old {
            Some(old) => change(tx, &award.key, old.state, &new)?,
            None => insert(tx, &award.key, &new)?,
        }
    }
    for old in before.iter().skip(plan.len()).filter(|old| old.state != InstalmentState::Cancelled) {
        change(tx, &award.key, old.state, &Instalment { state: InstalmentState::Cancelled, ..old.clone() })?;
    }
    let amounts: BTreeMap<String, Money> =
        (1..).zip(plan).map(|(n, part)| (format!("part {n:02}"), part.amount)).collect();
    let event = audit::Event::new("awards.plan", id).in_case(award.application, &award.key);
    audit::record(tx, event.with(serde_json::to_value(amounts)?))?;
    for part in &opened {
        tell_finance(tx, &award, part)?;
    }
    tell_group(tx, &award, plan)
}

/// Tells the group, once, that the agreement waits for its signature, where money waits for that.
fn tell_group(tx: &mut Tx<'_>, award: &Award, plan: &[Planned]) -> Result<(), Stop> {
    let Some(part) = plan.iter().find(|part| part.condition == Condition::AgreementSigned) else { return Ok(()) };
    let case = applications::load(tx, award.application)?;
    let mut notice = applications::tell::group(tx, Kind::AgreementToSign, &case)?;
    if part.due_on > award.awarded_on {
        notice = notice.with("deadline", part.due_on);
    }
    notice.once(format!("agreement-{}", award.id)).queue(tx)
}

fn planned(
    tx: &Tx<'_>,
    award: &Award,
    number: i32,
    part: &Planned,
    old: Option<&Instalment>,
) -> Result<Instalment, Stop> {
    let kept = old.filter(|old| old.condition == part.condition);
    let paid = old.map_or(Money::zero(award.amount.currency()), |old| old.paid);
    let met_on = kept.and_then(|old| old.met_on);
    Ok(Instalment {
        id: old.map_or_else(|| tx.new_id(), |old| Ok(old.id))?,
        award: award.id,
        number,
        amount: part.amount,
        due_on: part.due_on,
        condition: part.condition,
        note: part.note.as_deref().map(str::trim).filter(|note| !note.is_empty()).map(str::to_owned),
        met_on,
        met_by: kept.and_then(|old| old.met_by),
        state: state_of(part.amount, paid, part.condition, met_on.is_some()),
        paid,
    })
}

/// Step of conclude: writes the first plan of a new award.
pub(super) fn begin(tx: &mut Tx<'_>, award: &Award, plan: &[Planned]) -> Result<(), Stop> {
    for (number, part) in (1..).zip(plan) {
        let new = planned(tx, award, number, part, None)?;
        insert(tx, &award.key, &new)?;
    }
    tell_group(tx, award, plan)
}

/// Step of a change: writes one part more.
pub(super) fn add(tx: &mut Tx<'_>, award: &Award, number: i32, part: &Planned) -> Result<(), Stop> {
    let new = planned(tx, award, number, part, None)?;
    insert(tx, &award.key, &new)?;
    tell_finance(tx, award, &new)
}

/// That a condition is met.
#[derive(Clone, Debug)]
pub struct Met {
    /// The day.
    pub on: NaiveDate,
    /// How it is known: the message, the paper.
    pub note: String,
}

fn check_met(part: &Instalment, on: NaiveDate, awarded: NaiveDate, today: NaiveDate) -> Result<(), Refusal> {
    match part.state {
        _ if part.condition == Condition::None => Err(Refusal::NoCondition),
        InstalmentState::Locked if on > today => Err(Refusal::MetInFuture { today }),
        // Where it is yesterday still, the day of the award is today.
        InstalmentState::Locked if on < awarded.min(today) => Err(Refusal::MetTooEarly { awarded }),
        InstalmentState::Locked => Ok(()),
        InstalmentState::Cancelled => Err(Refusal::NotActive),
        InstalmentState::Open | InstalmentState::Paid => Err(Refusal::ConditionMet),
    }
}

/// Act: records that what an instalment waits for has happened; finance may pay it from now on.
pub fn meet_condition(tx: &mut Tx<'_>, id: InstalmentId, met: &Met) -> Result<(), Stop> {
    tx.permit(Deed::PlanInstalments)?;
    let award_id = store::award_of(tx, id)?;
    let award = active(load::lock(tx, award_id)?)?;
    let part = find(tx, &award, id)?;
    let today = crate::people::today(tx)?;
    check_met(&part, met.on, award.awarded_on, today)?;
    let part = Instalment { met_on: Some(met.on), met_by: tx.actor.person(), state: InstalmentState::Open, ..part };
    change(tx, &award.key, InstalmentState::Locked, &part)?;
    audit::record(
        tx,
        audit::Event::new("awards.meet_condition", award.id)
            .in_case(award.application, &award.key)
            .with(serde_json::json!({ "number": part.number, "on": met.on, "note": met.note.trim() })),
    )?;
    tell_finance(tx, &award, &part)
}

/// Tells those who prepare payouts that an instalment may be paid.
fn tell_finance(tx: &mut Tx<'_>, award: &Award, part: &Instalment) -> Result<(), Stop> {
    let case = applications::load(tx, award.application)?;
    for person in people::holding(tx, &[Role::FinanceOfficer])? {
        Notice::new(Kind::InstalmentUnlocked, Reader::Person(person.id))
            .about(award.application, &award.key)
            .with("reference", case.reference.as_str())
            .with("amount", part.amount)
            .with("link", format!("/awards/{}", award.id))
            .queue(tx)?;
    }
    ask_for_rates(tx, award, part)
}

/// Asks those who enter rates for each that an instalment will need and that is not there by the fund's rule.
fn ask_for_rates(tx: &mut Tx<'_>, award: &Award, part: &Instalment) -> Result<(), Stop> {
    let today = crate::people::today(tx)?;
    let mut local: Vec<Currency> = payees::of_group(tx, award.group)?.into_iter().map(|payee| payee.currency).collect();
    local.push(award.amount.currency());
    local.sort();
    local.dedup();
    for share in &award.shares {
        let fund = funds::find(tx, share.fund)?;
        for quote in local.iter().filter(|quote| **quote != fund.currency) {
            if super::rate_by(tx, &fund, *quote, today)?.is_some() {
                continue;
            }
            for person in people::holding(tx, Deed::EnterRates.roles())? {
                Notice::new(Kind::RateMissing, Reader::Person(person.id))
                    .with("note", format!("{} – {quote}", fund.currency))
                    .with("deadline", part.due_on)
                    .with("link", "/funds/rates")
                    .once(format!("rate-{}-{quote}-{today}-{}", fund.currency, person.id))
                    .queue(tx)?;
            }
        }
    }
    Ok(())
}

fn active(award: Award) -> Result<Award, Refusal> {
    if award.state == State::Active { Ok(award) } else { Err(Refusal::NotActive) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Currency;

    fn eur(minor: i64) -> Money {
        Money::from_minor(minor, Currency::EUR)
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn part(minor: i64) -> Planned {
        Planned { amount: eur(minor), due_on: day("2020-06-01"), condition: Condition::None, note: None }
    }

    fn existing(number: i32, minor: i64, paid: i64, state: InstalmentState) -> Instalment {
        Instalment {
            id: InstalmentId(i64::from(number)),
            award: AwardId(1),
            number,
            amount: eur(minor),
            due_on: day("2020-06-01"),
            condition: Condition::AgreementSigned,
            note: None,
            met_on: None,
            met_by: None,
            state,
            paid: eur(paid),
        }
    }

    fn check(plan: &[Planned], before: &[Instalment]) -> Option<Refusal> {
        let result = check_plan(eur(100_000), day("2020-05-01"), plan, before);
        result.err().and_then(|stop| stop.refusal::<Refusal>().cloned())
    }

    #[test]
    fn a_small_or_urgent_award_is_paid_at_once_and_others_in_two_parts() {
        let plan = |minor, euro: Option<i64>, emergency| {
            let plan = first_plan(eur(minor), euro.map(eur), emergency, day("2020-08-31")).unwrap();
            plan.iter().map(|part| (part.amount.minor(), part.due_on.to_string())).collect::<Vec<_>>()
        };
        let first = |minor| (minor, "2020-08-31".to_owned());
        let second = |minor| (minor, "2021-02-28".to_owned());
        assert_eq!(plan(100_000, Some(100_000), false), [first(100_000)]);
        assert_eq!(plan(100_001, Some(100_001), false), [first(80_001), second(20_000)]);
        assert_eq!(plan(300_000, Some(300_000), true), [first(300_000)]);
        assert_eq!(plan(300_000, None, false), [first(240_000), second(60_000)]);
        assert_eq!(plan(1, None, false), [first(1)]);
    }

    #[test]
    fn a_plan_adds_up_to_the_award_exactly() {
        assert_eq!(check(&[part(60_000), part(40_000)], &[]), None);
        let short = Refusal::PlanSum { planned: eur(99_999), award: eur(100_000) };
        assert_eq!(check(&[part(60_000), part(39_999)], &[]), Some(short));
        assert_eq!(check(&[], &[]), Some(Refusal::PlanEmpty));
        assert_eq!(check(&vec![part(1); 13], &[]), Some(Refusal::PlanLong { most: 12 }));
        assert_eq!(check(&[part(100_000), part(0)], &[]), Some(Refusal::PlanAmount { number: 2 }));
        let huge = [part(i64::MAX), part(i64::MAX)];
        assert!(check_plan(eur(100_000), day("2020-05-01"), &huge, &[]).is_err());
    }

    #[test]
    fn every_part_is_in_the_awards_currency_due_after_it_and_says_what_it_waits_for() {
        let som = Planned { amount: Money::from_minor(100_000, Currency::KGS), ..part(1) };
        assert_eq!(check(&[som], &[]), Some(Refusal::PlanCurrency { number: 1, currency: Currency::EUR }));
        let early = Planned { due_on: day("2020-04-30"), ..part(100_000) };
        let refusal = Refusal::PlanDue { number: 1, awarded: day("2020-05-01") };
        assert_eq!(check(&[early], &[]), Some(refusal));
        let blank = Planned { condition: Condition::Manual, note: Some("  ".into()), ..part(100_000) };
        assert_eq!(check(&[blank], &[]), Some(Refusal::PlanNote { number: 1 }));
    }

    #[test]
    fn what_was_paid_cannot_be_planned_away() {
        let before =
            [existing(1, 80_000, 80_000, InstalmentState::Paid), existing(2, 20_000, 5, InstalmentState::Open)];
        assert_eq!(check(&[part(80_000), part(10_000), part(10_000)], &before), None);
        let lower = Refusal::PlanPaid { number: 1, paid: eur(80_000) };
        assert_eq!(check(&[part(79_999), part(20_001)], &before), Some(lower));
        let gone = Refusal::PlanPaid { number: 2, paid: eur(5) };
        assert_eq!(check(&[part(100_000)], &before), Some(gone));
    }

    #[test]
    fn a_condition_is_met_once_and_not_in_the_future() {
        let today = day("2020-05-20");
        let check = |part: &Instalment, on: &str| check_met(part, day(on), day("2020-05-01"), today);
        let locked = existing(1, 100, 0, InstalmentState::Locked);
        assert_eq!(check(&locked, "2020-05-20"), Ok(()));
        assert_eq!(check(&locked, "2020-05-21"), Err(Refusal::MetInFuture { today }));
        assert_eq!(check(&locked, "2020-04-30"), Err(Refusal::MetTooEarly { awarded: day("2020-05-01") }));
        let open = existing(1, 100, 0, InstalmentState::Open);
        assert_eq!(check(&open, "2020-05-20"), Err(Refusal::ConditionMet));
        let free = Instalment { condition: Condition::None, ..open };
        assert_eq!(check(&free, "2020-05-20"), Err(Refusal::NoCondition));
    }
}
