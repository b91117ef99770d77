//! A later deadline for one application, with a reason.

use super::{Case, Refusal, State, load, store, tell};
use crate::{
    audit,
    base::{ApplicationId, CallId, Deed, Stop, stop::Arg},
    calls::{self, set_up},
    db::Tx,
    notices::Kind,
};
use chrono::NaiveDateTime;

/// An extension to be given.
#[derive(Clone, Debug)]
pub struct NewExtension {
    /// In which call.
    pub call: CallId,
    /// What the group calls its application: `TJ-26-014`.
    pub reference: String,
    /// The new deadline, in the call's zone.
    pub until: NaiveDateTime,
    /// Why.
    pub reason: String,
}

/// An extension that was given.
#[derive(Clone, Debug)]
pub struct Extension {
    /// Of which application.
    pub case: ApplicationId,
    /// What people call it.
    pub reference: String,
    /// The new deadline, UTC.
    pub until: NaiveDateTime,
}

/// A reference as people type it: `tj 26 14` stands for `TJ-26-014`.
fn written(reference: &str) -> String {
    let parts: Vec<&str> =
        reference.split(|letter: char| !letter.is_alphanumeric()).filter(|one| !one.is_empty()).collect();
    match parts.as_slice() {
        [country, year, number] => format!("{}-{year}-{number:0>3}", country.to_uppercase()),
        _ => reference.trim().to_uppercase(),
    }
}

/// Lets one draft be sent after the call's deadline.
pub fn extend(tx: &mut Tx<'_>, new: &NewExtension) -> Result<(), Stop> {
    tx.permit(Deed::ExtendDeadline)?;
    let call = calls::find(tx, new.call)?;
    let id = store::by_reference(tx, call.id, &written(&new.reference))?.ok_or(Refusal::ReferenceUnknown)?;
    store::lock(tx, id)?;
    let case = load(tx, id)?;
    let takes = matches!(call.state, calls::State::Open | calls::State::Closed);
    let (Some(deadline), State::Draft, true) = (case.deadline(&call), case.state, takes) else {
        return Err(Refusal::ReferenceUnknown.into());
    };
    let until = set_up::utc(new.until, &call.zone).ok_or(calls::Refusal::TimeMalformed)?;
    if until <= deadline || until <= tx.now {
        return Err(Refusal::ExtensionTooEarly.into());
    }
    if new.reason.trim().is_empty() {
        return Err(Refusal::ExtensionReasonMissing.into());
    }
    store::extend(tx, id, until)?;
    let details = serde_json::json!({ "until": set_up::moment(&call, until), "reason": new.reason.trim() });
    audit::record(tx, audit::Event::new("applications.extend", id).in_case(id, &case.key).with(details))?;
    tell::group(tx, Kind::DeadlineExtended, &case)?
        .with("deadline", Arg::Instant(until, Some(call.zone.clone())))
        .queue(tx)
}

/// The extensions given in a call, the latest first.
pub fn of_call(tx: &mut Tx<'_>, call: CallId) -> Result<Vec<Extension>, Stop> {
    tx.permit(Deed::ExtendDeadline)?;
    let rows = store::extended(tx, call)?.into_iter();
    Ok(rows.filter_map(|(case, reference, until)| Some(Extension { case, reference, until: until? })).collect())
}

/// The drafts that may be sent until an extended deadline that lies between now and an instant, each with it. A step. One
/// query.
pub fn drafts_until(tx: &mut Tx<'_>, last: NaiveDateTime) -> Result<Vec<(Case, NaiveDateTime)>, Stop> {
    let rows = store::extended_drafts(tx, tx.now, last)?;
    let cases = rows.into_iter().map(|keyed| super::open_row(tx, keyed)).collect::<Result<Vec<_>, Stop>>()?;
    Ok(cases.into_iter().filter_map(|case| case.extended_until.map(|until| (case, until))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_is_read_as_people_say_it() {
        for typed in ["TJ-26-014", " tj 26 14 ", "tj/26/014", "TJ–26–14"] {
            assert_eq!(written(typed), "TJ-26-014", "{typed}");
        }
        assert_eq!(written("tj-26-1014"), "TJ-26-1014");
        assert_eq!(written("x"), "X");
    }
}
