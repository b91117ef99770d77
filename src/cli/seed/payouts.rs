//! Payouts that are approved and wait to be sent, for the bench that records them: many small ones of the year's awards.

use super::{
    File, Year, broken, cases,
    rounds::{self, Made},
};
use crate::{
    awards::{
        self, Condition, InstalmentState, Planned,
        plan::{self, Met},
    },
    base::{Actor, AwardId, Currency, InstalmentId, Money, PayeeId, PayoutId, Role, Stop, words},
    cli::say,
    payees::{self, Details, Method, NewPayee},
    payouts::{Extra, Given, NewPayout, approve, prepare},
    people,
};

/// Payouts of one transaction.
const AT_ONCE: u32 = 50;
/// What each pays, in cents.
const EACH: i64 = 10;

/// The awards of the year, with payouts that may be sent now.
pub(super) fn pay(year: &mut Year<'_>, file: &File, count: u32) -> Result<(), Stop> {
    if count == 0 {
        return Ok(());
    }
    super::calls(year, file)?;
    let cases = cases::bring_in(year, &file.applications)?;
    let awards = rounds::decide(year, &cases)?;
    year.db.set_now(None);
    for id in approved(year, &awards, count)? {
        say(&format!("payout\t{id}"))?;
    }
    let today = year.db.read_now(&Actor::Console, people::today)?;
    say(&format!("day\t{}", words::date(today)))
}

/// Prepares and approves so many payouts, spread evenly over the awards. The clock is today's.
fn approved(year: &Year<'_>, awards: &[Made], count: u32) -> Result<Vec<PayoutId>, Stop> {
    let many = count.div_ceil(u32::try_from(awards.len()).unwrap_or(1).max(1));
    let mut ids = Vec::new();
    for made in awards {
        let still = count.saturating_sub(u32::try_from(ids.len()).unwrap_or(u32::MAX)).min(many);
        let (part, payee) = opened(year, made.award)?;
        for first in (0..still).step_by(AT_ONCE as usize) {
            ids.extend(some(year, (part, payee), AT_ONCE.min(still - first))?);
        }
    }
    Ok(ids)
}

/// The whole award as one part that may be paid, and a verified payee.
fn opened(year: &Year<'_>, id: AwardId) -> Result<(InstalmentId, PayeeId), Stop> {
    let (officer, approver) = (year.actor(Role::FinanceOfficer)?, year.actor(Role::FinanceApprover)?);
    let (part, group) = year.db.write_now(&year.actor(Role::ProgrammeOfficer)?, None, move |tx| {
        let (award, today) = (awards::find(tx, id)?, people::today(tx)?);
        let whole = Planned { amount: award.amount, due_on: today, condition: Condition::None, note: None };
        plan::plan(tx, id, &[whole])?;
        let parts = awards::instalments::of_award(tx, &award)?;
        let part = parts.first().ok_or_else(|| broken("instalment"))?;
        if part.state == InstalmentState::Locked {
            plan::meet_condition(tx, part.id, &Met { on: today, note: String::new() })?;
        }
        Ok((part.id, award.group))
    })?;
    let payee = year.db.write_now(&officer, None, move |tx| {
        payees::add(
            tx,
            NewPayee {
                group_id: Some(group),
                name: "Bench".into(),
                method: Method::BankTransfer,
                country: "KG".into(),
                currency: Currency::EUR,
                details: Details {
                    account: "1350102119900169".into(),
                    holder: "BENCH".into(),
                    bank_code: "135001".into(),
                    ..Details::default()
                },
            },
        )
    })?;
    year.db.write_now(&approver, None, move |tx| payees::verify(tx, payee, "Called"))?;
    Ok((part, payee))
}

fn some(year: &Year<'_>, (part, payee): (InstalmentId, PayeeId), many: u32) -> Result<Vec<PayoutId>, Stop> {
    let ids = year.db.write_now(&year.actor(Role::FinanceOfficer)?, None, move |tx| {
        let new = NewPayout {
            instalment: part,
            fund: None,
            payee,
            method: Method::BankTransfer,
            given: Given::Charge(Money::from_minor(EACH, Currency::EUR)),
            rate: None,
            fees: Money::zero(Currency::EUR),
            purpose: "Grant instalment".into(),
            extra: Extra::default(),
        };
        (0..many).map(|_| prepare(tx, &new)).collect::<Result<Vec<PayoutId>, Stop>>()
    })?;
    let made = ids.clone();
    year.db.write_now(&year.actor(Role::FinanceApprover)?, None, move |tx| {
        made.iter().try_for_each(|id| approve(tx, *id, "").map(|_| ()))
    })?;
    Ok(ids)
}
