//! Results of a call that its groups learn of together: held back from before the first decision until an instant that
//! staff choose; the letters that wait are read before.

use super::{Refusal, offers, reserve, store};
use crate::{
    applications::{self, Case, State},
    audit,
    base::{ApplicationId, AwardId, CallId, Deed, NoticeId, Stop},
    calls::{
        self, Call,
        release::{self, Release},
    },
    db::{Tx, tx::Quiet},
    notices::{self, Kind},
};
use chrono::NaiveDateTime;
use std::collections::HashMap;

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

const DECIDED: [State; 6] =
    [State::Offered, State::Reserve, State::Funded, State::Declined, State::Deferred, State::Closed];

/// The notices that tell a group of its result.
const TOLD_BY: [Kind; 5] = [Kind::Decision, Kind::Declined, Kind::Deferred, Kind::OfferMade, Kind::ReserveListed];

/// The results of a call by reference, and how they are held back. View. A fixed number of queries.
pub fn look(tx: &mut Tx<'_>, id: CallId) -> Result<(Call, Option<Release>, Vec<Waiting>), Stop> {
    tx.permit(Deed::ReleaseResults)?;
    let call = calls::find(tx, id)?;
    let release = release::of_call(tx, id)?;
    let cases = applications::in_states(tx, id, &DECIDED)?;
    let cases = applications::veil(tx, cases)?;
    let ids: Vec<ApplicationId> = cases.iter().map(|case| case.id).collect();
    let awards: HashMap<ApplicationId, AwardId> = store::of_applications(tx, &ids)?.into_iter().collect();
    let mut told: HashMap<ApplicationId, NoticeId> = HashMap::new();
    for line in notices::of_cases(tx, &ids, &TOLD_BY)? {
        // The newest come first.
        told.extend(line.case.filter(|case| !told.contains_key(case)).map(|case| (case, line.id)));
    }
    let waiting =
        |case: Case| Waiting { award: awards.get(&case.id).copied(), notice: told.get(&case.id).copied(), case };
    Ok((call, release, cases.into_iter().map(waiting).collect()))
}

/// Act: the results of a call are held back from now on. Refused once a group of it may know its own.
pub fn hold(tx: &mut Tx<'_>, id: CallId) -> Result<(), Stop> {
    tx.permit(Deed::ReleaseResults)?;
    calls::find(tx, id)?;
    if release::of_call(tx, id)?.is_some() || !applications::in_states(tx, id, &DECIDED)?.is_empty() {
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
        let cases = applications::in_states(tx, *call, &DECIDED)?;
        for case in &cases {
            notices::hasten(tx, case.id)?;
        }
        offers::tell(tx, *call)?;
        let details = serde_json::json!({ "results": cases.len() });
        audit::record(tx, audit::Event::new("awards.release_results", *call).with(details))?;
    }
    Ok(due.len())
}
