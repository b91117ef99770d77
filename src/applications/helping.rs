//! Helping a group to fill in its application. What a group has not sent is its own: whoever of the programme helps it opens
//! the application with a reason, for themselves and for a day or until it is sent, and the group sees each opening.

use super::{Case, Refusal, State, identity::Opening, load, store, within};
use crate::{
    audit,
    base::{Actor, ApplicationId, Deed, EntryId, Stop, seal::Place},
    db::Tx,
    groups::access,
};
use chrono::{Duration, NaiveDateTime};

/// How long an opening lasts.
const LASTS: Duration = Duration::days(1);
const REASON: &str = "draft_openings.reason";

/// An opening, as the group reads it: without the name of who opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// When, UTC.
    pub at: NaiveDateTime,
    /// Until when, UTC; earlier where the application was sent before.
    pub until: NaiveDateTime,
    /// Why; `None` where the application was entered for the group.
    pub reason: Option<String>,
}

/// Act: opens an application to help its group fill it in.
pub fn open(tx: &mut Tx<'_>, new: &Opening) -> Result<(), Stop> {
    tx.permit(Deed::EnterOnBehalf)?;
    let case = within(tx, new.case)?;
    if !case.state.is_fillable() {
        return Err(Refusal::NotFillable.into());
    }
    let reason = new.reason.trim();
    if reason.is_empty() {
        return Err(Refusal::OpeningReasonMissing.into());
    }
    keep(tx, &case, Some(reason))?;
    let details = serde_json::json!({ "reason": reason });
    audit::record(tx, audit::Event::new("applications.open_draft", case.id).in_case(case.id, &case.key).with(details))?;
    Ok(())
}

/// Step: who enters an application for a group has it open.
pub(super) fn entered(tx: &mut Tx<'_>, id: ApplicationId) -> Result<(), Stop> {
    let case = load(tx, id)?;
    keep(tx, &case, None)
}

fn keep(tx: &mut Tx<'_>, case: &Case, reason: Option<&str>) -> Result<(), Stop> {
    let id: EntryId = tx.new_id()?;
    let row = store::helping::Row {
        id,
        application_id: case.id,
        person_id: tx.actor.person().ok_or(Stop::Forbidden)?,
        opened_at: tx.now,
        until_at: tx.now + LASTS,
        reason: reason.map(|reason| case.key.seal(Place::new(REASON, id.0), reason)).transpose()?,
    };
    store::helping::insert(tx, row)
}

/// Step: with the sending every opening ends.
pub(super) fn end(tx: &mut Tx<'_>, id: ApplicationId) -> Result<(), Stop> {
    store::helping::end(tx, id)
}

/// Until when the actor has an application open. A step.
pub fn until(tx: &mut Tx<'_>, id: ApplicationId) -> Result<Option<NaiveDateTime>, Stop> {
    let Some(me) = tx.actor.person() else { return Ok(None) };
    store::helping::until(tx, id, me)
}

/// Whether the actor may read what a group has not sent: the group itself, the program, and who has it open. A step.
pub(super) fn reads(tx: &mut Tx<'_>, case: &Case) -> Result<bool, Stop> {
    if !case.is_own_draft() || !matches!(tx.actor, Actor::Person { .. }) {
        return Ok(true);
    }
    Ok(until(tx, case.id)?.is_some())
}

/// Refuses somebody of the programme who fills in and has not opened the application. What is offered less shows nothing
/// but the budget. A step.
pub(super) fn check(tx: &mut Tx<'_>, case: &Case) -> Result<(), Stop> {
    if case.state == State::Offered || until(tx, case.id)?.is_some() { Ok(()) } else { Err(Refusal::HelpFirst.into()) }
}

/// Whether the actor has to open an application before filling it in. For the page that asks for the reason.
pub fn is_closed(tx: &mut Tx<'_>, id: ApplicationId) -> Result<bool, Stop> {
    tx.permit(Deed::EnterOnBehalf)?;
    let case = load(tx, id)?;
    access::check(tx, case.group_id, case.high_risk)?;
    Ok(case.state.is_fillable() && until(tx, id)?.is_none())
}

/// Who had the group's own application open and why, the latest first; for the group.
pub fn of_case(tx: &mut Tx<'_>, id: ApplicationId) -> Result<Vec<Opened>, Stop> {
    if tx.actor.case() != Some(id) {
        return Err(Stop::Missing);
    }
    tx.permit(Deed::KeepOwnCase)?;
    let case = load(tx, id)?;
    let rows = store::helping::of_case(tx, id)?;
    rows.into_iter()
        .map(|row| {
            let reason = case.key.open_optional(Place::new(REASON, row.id.0), row.reason.as_ref())?;
            Ok(Opened { at: row.opened_at, until: row.until_at, reason })
        })
        .collect()
}
