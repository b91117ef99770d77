//! Results of a call that its groups learn of together: held back from before the first decision until an instant that
//! staff choose; the letters that wait are read before.

use super::{Refusal, load, offers, reserve};
use crate::{
    applications::{self, Case, State},
    audit,
    base::{AwardId, CallId, Deed, NoticeId, Stop},
    calls::{
        self, Call,
        release::{self, Release},
    },
    db::{Tx, tx::Quiet},
    notices::{self, Kind},
};
use chrono::NaiveDateTime;

/// A result that waits to be told.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// Whose.
    pub case: Case,
    /// Its award, where it has one.
    pub award: Option<AwardId>,
    /// The notice that waits for the release.
    pub notice: Option<NoticeId>,
}

const DECIDED: [State; 5] = [State::Offered, State::Reserve, State::Funded, State::Declined, State::Closed];

/// The results of a call, and how they are held back. View.
pub fn look(tx: &mut Tx<'_>, id: CallId) -> Result<(Call, Option<Release>, Vec<Waiting>), Stop> {
    tx.permit(Deed::ReleaseResults)?;
    let call = calls::find(tx, id)?;
    let release = release::of_call(tx, id)?;
    let mut waiting = Vec::new();
    for case in decided(tx, id)? {
        let case = applications::veiled(tx, case.id)?;
        let award = load::of_application(tx, case.id)?;
        let notice = notices::of_case(tx, case.id)?
            .into_iter()
            .find(|line| matches!(line.kind, Kind::Decision | Kind::Declined | Kind::OfferMade | Kind::ReserveListed));
        waiting.push(Waiting { award, notice: notice.map(|line| line.id), case });
    }
    waiting.sort_by(|one, other| one.case.reference.cmp(&other.case.reference));
    Ok((call, release, waiting))
}

fn decided(tx: &mut Tx<'_>, call: CallId) -> Result<Vec<Case>, Stop> {
    let mut all = Vec::new();
    for state in DECIDED {
        all.extend(applications::in_state(tx, call, state)?);
    }
    Ok(all)
}

/// Act: the results of a call are held back from now on. Refused once a group of it may know its own.
pub fn hold(tx: &mut Tx<'_>, id: CallId) -> Result<(), Stop> {
    tx.permit(Deed::ReleaseResults)?;
    calls::find(tx, id)?;
    if release::of_call(tx, id)?.is_some() || !decided(tx, id)?.is_empty() {
        return Err(Refusal::ResultsTold.into());
    }
    release::hold(tx, id)?;
    audit::record(tx, audit::Event::new("awards.hold_results", id))?;
    Ok(())
}

/// Act: says when the results of a call are released; `None`: that is open still.
pub fn schedule(tx: &mut Tx<'_>, id: CallId, at: Option<NaiveDateTime>) -> Result<(), Stop> {
    tx.permit(Deed::ReleaseResults)?;
    release::held(tx, id)?.ok_or(Refusal::ResultsTold)?;
    if at.is_some_and(|at| at <= tx.now) {
        return Err(Refusal::ReleaseTooEarly.into());
    }
    if let Some(at) = at {
        reserve::check_release(tx, id, at)?;
    }
    release::until(tx, id, at)?;
    let details = serde_json::json!({ "at": at.map(|at| at.and_utc().to_rfc3339()) });
    audit::record(tx, audit::Event::new("awards.schedule_release", id).with(details))?;
    Ok(())
}

/// Act of the clerk: releases the results that are due; the letters that waited leave at once. Gives of how many calls.
pub fn turn(tx: &mut Tx<'_>) -> Result<usize, Stop> {
    tx.permit(Deed::KeepHouse)?;
    tx.quiet(Quiet::NoticeSending);
    let due = release::due(tx)?;
    for call in &due {
        if !release::let_go(tx, *call)? {
            continue;
        }
        let cases = decided(tx, *call)?;
        for case in &cases {
            notices::hasten(tx, case.id)?;
        }
        offers::tell(tx, *call)?;
        let details = serde_json::json!({ "results": cases.len() });
        audit::record(tx, audit::Event::new("awards.release_results", *call).with(details))?;
    }
    Ok(due.len())
}
