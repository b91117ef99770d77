//! What is done with a reserve list: the next gets its offer, or is passed over; the chair changes the order, staff the day
//! on which it ends.

use super::{Held, REASON, REASON_MOST, store};
use crate::{
    applications::{self, Case, State, offered},
    audit,
    awards::{
        Refusal,
        conclude::{self, Promise},
        offers,
    },
    base::{ApplicationId, AwardId, CallId, Deed, Stop, seal::Place},
    board,
    db::{Tx, tx::Quiet},
    notices::Kind,
    sanctions,
};
use chrono::NaiveDate;

/// A place with its list and its application, all held for this transaction.
fn taken(tx: &mut Tx<'_>, id: ApplicationId) -> Result<(Held, store::reserve::Row, Case), Stop> {
    tx.permit(Deed::KeepReserve)?;
    applications::check_open(tx, id)?;
    let call = store::reserve::place(tx, id)?.ok_or(Stop::Missing)?.call_id;
    let held = Held::take(tx, call)?;
    let case = offered::lock(tx, id)?;
    let row = held.rows.iter().find(|row| row.application_id == id).cloned().ok_or(Stop::Missing)?;
    held.running(tx)?;
    if case.state != State::Reserve {
        return Err(Refusal::ReserveNotWaiting.into());
    }
    Ok((held, row, case))
}

/// Act: offers the next in the line of a fund what the board decided. The whole that was asked is given at once, less waits
/// for the group's yes, as ever; a fund that has not enough refuses. Gives the award, if there is one already.
pub fn offer(tx: &mut Tx<'_>, id: ApplicationId) -> Result<Option<AwardId>, Stop> {
    let (held, row, case) = taken(tx, id)?;
    if held.release.is_some_and(|release| release.released_at.is_none()) {
        return Err(Refusal::ReserveNotReleased.into());
    }
    check_next(tx, &held, &row)?;
    let on = held.today(tx);
    let decision = board::decisions::find(tx, row.decision_id)?.on(on);
    let details = serde_json::json!({ "amount": decision.amount, "place": row.position });
    audit::record(tx, audit::Event::new("awards.offer_reserve", id).in_case(id, &case.key).with(details))?;
    if case.requested.is_some_and(|asked| Some(asked) != decision.amount) {
        offers::make(tx, &case, &held.call, &decision)?;
        return Ok(None);
    }
    let made = conclude::make(tx, &case, &held.call, &decision, &Promise { on, offered: None })?;
    applications::tell::group(tx, Kind::Decision, &case)?.queue(tx)?;
    Ok(Some(made))
}

/// Nobody is offered money before those who stand ahead in the line of the same fund.
fn check_next(tx: &mut Tx<'_>, held: &Held, row: &store::reserve::Row) -> Result<(), Stop> {
    if row.skipped_at.is_some() {
        return Err(Refusal::ReserveNotWaiting.into());
    }
    let line = held.rows.iter().filter(|other| other.fund_id == row.fund_id && other.skipped_at.is_none());
    let ahead: Vec<ApplicationId> =
        line.take_while(|other| other.application_id != row.application_id).map(|other| other.application_id).collect();
    let cases = applications::some(tx, &ahead)?;
    let waits = |id: &ApplicationId| cases.iter().find(|case| case.id == *id && case.state == State::Reserve);
    match ahead.iter().find_map(waits) {
        Some(first) => Err(Refusal::ReserveNotNext { reference: first.reference.clone() }.into()),
        None => Ok(()),
    }
}

/// Act: after an offer was refused for a name in a list: keeps the hits for staff to judge. Gives how many block.
pub fn check_names(tx: &mut Tx<'_>, id: ApplicationId) -> Result<usize, Stop> {
    tx.permit(Deed::KeepReserve)?;
    applications::check_open(tx, id)?;
    let case = applications::load(tx, id)?;
    let question = conclude::names(tx, &case)?;
    sanctions::note(tx, &case, &question)
}

fn check_reason(reason: &str) -> Result<&str, Refusal> {
    let reason = reason.trim();
    if reason.is_empty() {
        Err(Refusal::ReasonMissing)
    } else if reason.chars().count() > REASON_MOST {
        Err(Refusal::ReasonTooLong { max: REASON_MOST })
    } else {
        Ok(reason)
    }
}

/// Act: passes somebody over, for a reason that stays in the history. The place is kept.
pub fn skip(tx: &mut Tx<'_>, id: ApplicationId, reason: &str) -> Result<(), Stop> {
    let (_, row, case) = taken(tx, id)?;
    let reason = check_reason(reason)?;
    if row.skipped_at.is_some() {
        return Err(Refusal::ReserveNotWaiting.into());
    }
    let sealed = case.key.seal(Place::new(REASON, id.0), reason)?;
    store::reserve::update(tx, store::reserve::Row { skipped_at: Some(tx.now), reason: Some(sealed), ..row })?;
    tell(tx, "awards.skip_reserve", &case, serde_json::json!({ "reason": reason }))
}

/// Act: who was passed over waits again.
pub fn put_back(tx: &mut Tx<'_>, id: ApplicationId) -> Result<(), Stop> {
    let (_, row, case) = taken(tx, id)?;
    if row.skipped_at.is_none() {
        return Err(Refusal::ReserveNotWaiting.into());
    }
    store::reserve::update(tx, store::reserve::Row { skipped_at: None, reason: None, ..row })?;
    tell(tx, "awards.put_back_reserve", &case, serde_json::Value::Null)
}

/// Act: the chair puts an application at another place, from 1 up, with a reason. Not once groups may know the results, nor
/// by a chair with a conflict on the list: moving one moves the others.
pub fn reorder(tx: &mut Tx<'_>, call: CallId, (id, to): (ApplicationId, usize), reason: &str) -> Result<(), Stop> {
    tx.permit(Deed::ChairVote)?;
    store::reserve::list(tx, call)?.ok_or(Stop::Missing)?;
    let mut held = Held::take(tx, call)?;
    held.running(tx)?;
    if is_frozen(tx, &held)? {
        return Err(Refusal::ReserveFrozen.into());
    }
    let ids: Vec<ApplicationId> = held.rows.iter().map(|row| row.application_id).collect();
    board::order::check_chair(tx, &ids)?;
    let reason = check_reason(reason)?;
    let from = ids.iter().position(|one| *one == id).ok_or(Stop::Missing)?;
    if to == 0 || to > ids.len() {
        return Err(Refusal::ReservePlace { most: ids.len() }.into());
    }
    let row = held.rows.remove(from);
    held.rows.insert(to - 1, row);
    held.keep(tx)?;
    let case = applications::load(tx, id)?;
    let details = serde_json::json!({ "place": format!("{} → {to}", from + 1), "reason": reason });
    tell(tx, "awards.reorder_reserve", &case, details)
}

/// The order stands once results are released; where they are told one by one, once the first was offered money.
fn is_frozen(tx: &mut Tx<'_>, held: &Held) -> Result<bool, Stop> {
    if let Some(release) = held.release {
        return Ok(release.released_at.is_some());
    }
    let ids: Vec<ApplicationId> = held.rows.iter().map(|row| row.application_id).collect();
    super::views::is_begun(tx, &ids)
}

/// Act: says until when the list of a call runs; another day needs a reason, and the groups on it are told.
pub fn set_end(tx: &mut Tx<'_>, call: CallId, on: NaiveDate, reason: &str) -> Result<(), Stop> {
    tx.permit(Deed::KeepReserve)?;
    let held = Held::take(tx, call)?;
    held.running(tx)?;
    let released_on = held.release.and_then(|release| release.release_at).map(|at| offers::day(at, &held.call));
    if on <= held.today(tx) || released_on.is_some_and(|day| on <= day) {
        return Err(Refusal::ReserveEndEarly.into());
    }
    if held.list.ends_on == Some(on) {
        tx.quiet(Quiet::Nothing);
        return Ok(());
    }
    let mut details = serde_json::json!({ "on": on });
    if held.list.ends_on.is_some() {
        details["reason"] = check_reason(reason)?.into();
    }
    store::reserve::set_end(tx, call, on)?;
    audit::record(tx, audit::Event::new("awards.end_reserve_on", call).with(details))?;
    if held.list.ends_on.is_none() || held.release.is_some_and(|release| release.released_at.is_none()) {
        return Ok(());
    }
    let ids: Vec<ApplicationId> = held.rows.iter().map(|row| row.application_id).collect();
    for case in applications::some(tx, &ids)?.iter().filter(|case| case.state == State::Reserve) {
        applications::tell::group(tx, Kind::ReserveMoved, case)?.with("deadline", on).queue(tx)?;
    }
    Ok(())
}

fn tell(tx: &mut Tx<'_>, act: &'static str, case: &Case, details: serde_json::Value) -> Result<(), Stop> {
    audit::record(tx, audit::Event::new(act, case.id).in_case(case.id, &case.key).with(details))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_passed_over_reads_why() {
        assert_eq!(check_reason(" \n"), Err(Refusal::ReasonMissing));
        assert_eq!(check_reason(" Too late "), Ok("Too late"));
        assert_eq!(check_reason(&"ҳ".repeat(REASON_MOST)).map(str::len), Ok(2 * REASON_MOST));
        let long = check_reason(&"ҳ".repeat(REASON_MOST + 1)).map(str::len);
        assert_eq!(long, Err(Refusal::ReasonTooLong { max: REASON_MOST }));
    }
}
