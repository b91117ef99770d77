//! Sending an application, and taking it back.

use super::{Case, Refusal, State, answers, ask, columns, helping, limits, load, store, tell, told, turn};
use crate::{
    audit,
    base::{Actor, ApplicationId, Deed, Role, Stop},
    calls::{self, choices, forms},
    db::Tx,
    groups,
    notices::{Kind, Reader},
    people,
};

/// Sends a draft, or the answer to what was asked. The first sending sets the day it is listed under.
pub fn send(tx: &mut Tx<'_>, id: ApplicationId) -> Result<String, Stop> {
    let call = store::call_of(tx, id)?;
    let call = calls::find(tx, call)?;
    calls::lock(tx, &call)?;
    store::lock(tx, id)?;
    let case = load(tx, id)?;
    answers::may_fill(tx, &case)?;
    if case.state != State::MoreAsked {
        if !case.is_in_time(&call, tx.now) {
            return Err(Refusal::CallClosed.into());
        }
        limits::room(tx, &call, Some(case.group_id), Some(id))?;
    }
    let form = forms::load(tx, case.form_version_id)?;
    let typed = answers::of_case(tx, &case)?;
    let given = ask::as_asked(tx, &case, &form, typed.clone())?;
    answers::put_all(tx, &case, &form, typed, &given)?;
    let missing: usize = form.iter().map(|section| answers::missing_in(section, &form, &given).len()).sum();
    if missing > 0 {
        return Err(Refusal::Incomplete { missing: i64::try_from(missing).unwrap_or(i64::MAX) }.into());
    }
    let lists = choices::lists(tx)?;
    let rate = limits::rate(tx, &call, &form, &given)?;
    let problems = limits::problems(&call, &form, &given, rate.as_ref(), &lists, case.language);
    if let Some(problem) = problems.into_iter().next() {
        return Err(problem.why.into());
    }
    let first = case.state == State::Draft;
    if !case.is_being_corrected() {
        turn(tx, &case, State::Received)?;
    }
    if case.sent_count > 0 {
        columns::fill(tx, &case, &form, &given)?;
        store::set_reopened(tx, id, None)?;
    }
    store::set_sent(tx, id, first, case.sent_count + 1)?;
    store::answers::keep_sent(tx, id, case.sent_count + 1)?;
    store::answer_screenings(tx, id)?;
    helping::end(tx, id)?;
    let act = match case.state {
        State::Draft => "applications.send",
        State::MoreAsked => "applications.answer",
        _ => "applications.correct",
    };
    audit::record(tx, audit::Event::new(act, id).about_case(id))?;
    if first {
        groups::register::arrive(tx, case.group_id)?;
        tell::group(tx, Kind::ApplicationReceived, &case)?.queue(tx)?;
    }
    match case.state {
        State::Draft => tell_staff(tx, &case, Kind::ApplicationArrived)?,
        State::MoreAsked => tell_staff(tx, &case, Kind::AnswerArrived)?,
        // Nobody has begun to read it: the list shows it as it is now.
        _ => {}
    }
    Ok(case.reference)
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
    if matches!(tx.actor, Actor::Case(_)) && told::keeps(tx, &case)? {
        return Err(Refusal::NotNow.into());
    }
    // An offer is answered with a no, which gives the money back.
    if case.state == State::Offered {
        return Err(Refusal::NotNow.into());
    }
    turn(tx, &case, State::Withdrawn)?;
    audit::record(tx, audit::Event::new("applications.withdraw", id).about_case(id))?;
    Ok(())
}
