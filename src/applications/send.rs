//! Sending an application, and taking it back.

use super::{Case, Refusal, State, answers, budget, load, store, tell, turn};
use crate::{
    audit,
    base::{Actor, ApplicationId, Deed, Role, Stop},
    calls::{self, choices, forms},
    db::Tx,
    notices::{Kind, Reader},
    people,
};

/// Sends a draft, or the answer to what was asked. The first sending sets the day it is listed under.
pub fn send(tx: &mut Tx<'_>, id: ApplicationId) -> Result<String, Stop> {
    store::lock(tx, id)?;
    let case = load(tx, id)?;
    answers::may_fill(tx, &case)?;
    let call = calls::find(tx, case.call_id)?;
    if case.state == State::Draft && !call.takes(tx.now) {
        return Err(Refusal::CallClosed.into());
    }
    let form = forms::load(tx, case.form_version_id)?;
    let given = answers::of_case(tx, &case)?;
    let missing: usize = form.iter().map(|section| answers::missing_in(section, &form, &given).len()).sum();
    if missing > 0 {
        return Err(Refusal::Incomplete { missing: i64::try_from(missing).unwrap_or(i64::MAX) }.into());
    }
    check_amount(&case, &call)?;
    check_budgets(tx, &case, &form, &given)?;
    let first = case.state == State::Draft;
    turn(tx, &case, State::Received)?;
    store::set_sent(tx, id, first, case.sent_count + 1)?;
    store::answers::keep_sent(tx, id, case.sent_count + 1)?;
    store::answer_screenings(tx, id)?;
    let act = if first { "applications.send" } else { "applications.answer" };
    audit::record(tx, audit::Event::new(act, id).about_case(id))?;
    if first {
        tell::group(tx, Kind::ApplicationReceived, &case)?.queue(tx)?;
    }
    tell_staff(tx, &case, if first { Kind::ApplicationArrived } else { Kind::AnswerArrived })?;
    Ok(case.reference)
}

/// A budget keeps to its categories' limits and comes to the amount asked.
fn check_budgets(tx: &mut Tx<'_>, case: &Case, form: &[forms::Section], given: &answers::Answers) -> Result<(), Stop> {
    let tables = form.iter().flat_map(|section| &section.questions).filter(|one| one.kind == forms::Kind::Budget);
    for question in tables.filter(|one| answers::is_asked(one, form, given)) {
        let lines = given.get(&question.id).map(|value| budget::lines(value)).unwrap_or_default();
        let Some(sums) = budget::sums(&lines) else { continue };
        let lists = choices::lists(tx, &[budget::CATEGORIES])?;
        if let Some(fault) = budget::faults(&sums, case.requested, &lists, case.language).into_iter().next() {
            return Err(fault.into());
        }
    }
    Ok(())
}

fn check_amount(case: &Case, call: &calls::Call) -> Result<(), Refusal> {
    let Some(asked) = case.requested else { return Ok(()) };
    // Limits in another currency are for staff to judge: no rate is guessed here.
    let same = |limit: &Option<crate::base::Money>| limit.filter(|limit| limit.currency() == asked.currency());
    let below = same(&call.amount_min).is_some_and(|least| asked.minor() < least.minor());
    let above = same(&call.amount_max).is_some_and(|most| asked.minor() > most.minor());
    if below || above {
        let text = |limit: Option<crate::base::Money>| limit.map_or_else(|| "–".to_owned(), |limit| limit.to_string());
        return Err(Refusal::AmountOutside { least: text(call.amount_min), most: text(call.amount_max) });
    }
    Ok(())
}

fn tell_staff(tx: &mut Tx<'_>, case: &Case, kind: Kind) -> Result<(), Stop> {
    for person in people::ids_holding(tx, &[Role::ProgrammeOfficer])? {
        tell::staff(tx, kind, Reader::Person(person), case)?.queue(tx)?;
    }
    Ok(())
}

/// Takes an application back.
pub fn withdraw(tx: &mut Tx<'_>, id: ApplicationId) -> Result<(), Stop> {
    store::lock(tx, id)?;
    let case = load(tx, id)?;
    match tx.actor {
        Actor::Case(own) if own == id => tx.permit(Deed::KeepOwnCase)?,
        Actor::Case(_) => return Err(Stop::Missing),
        _ => tx.permit(Deed::EnterOnBehalf)?,
    }
    turn(tx, &case, State::Withdrawn)?;
    audit::record(tx, audit::Event::new("applications.withdraw", id).about_case(id))?;
    Ok(())
}
