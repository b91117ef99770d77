//! Opening a case: a group begins an application, or staff begin one for it.

use super::{Channel, MailMode, Refusal, State, codes, index, limits, load, store, tell};
use crate::{
    audit,
    base::{Actor, ApplicationId, CallId, Deed, GroupId, Lang, Stop, seal::Place, stop::Arg},
    calls::{self, Call, forms},
    db::{Tx, keys},
    groups::{self, NewGroup},
    notices::Kind,
};
use chrono::Duration;
use serde::{Deserialize, Serialize};

/// How long a group has to say how it may be reached before it is told that its case is open.
const TIME_TO_WRITE: Duration = Duration::minutes(30);

/// A case to be opened.
#[derive(Clone, Debug)]
pub struct NewCase {
    /// For which call.
    pub call: CallId,
    /// ISO 3166-1 code, one of the call's.
    pub country: String,
    /// The language the group reads.
    pub language: Lang,
    /// How it came.
    pub channel: Channel,
    /// Its code, 16 digits; kept as a hash only.
    pub code: String,
}

/// What a new case is known by.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Opened {
    /// Its id.
    pub id: ApplicationId,
    /// What people call it.
    pub reference: String,
}

/// Opens a case with a group, a key and a code of its own.
pub fn open(tx: &mut Tx<'_>, new: &NewCase) -> Result<Opened, Stop> {
    open_beside(tx, new, None)
}

/// Opens one more case of the group of another one, which the group is in, or staff may enter for.
pub fn open_beside(tx: &mut Tx<'_>, new: &NewCase, other: Option<ApplicationId>) -> Result<Opened, Stop> {
    tx.permit(if new.channel == Channel::Online { Deed::OpenCase } else { Deed::EnterOnBehalf })?;
    let call = calls::find(tx, new.call)?;
    // A second stage is for those who are invited.
    if call.second_of.is_some() {
        return Err(Refusal::CallClosed.into());
    }
    let known = other.map(|other| group_of(tx, other)).transpose()?;
    create(tx, new, &call, known, None)
}

/// Opens a case in a call, for a known group or a new one. A step.
pub(super) fn create(
    tx: &mut Tx<'_>,
    new: &NewCase,
    call: &Call,
    known: Option<GroupId>,
    follows: Option<ApplicationId>,
) -> Result<Opened, Stop> {
    if !call.takes(tx.now) {
        return Err(Refusal::CallClosed.into());
    }
    if !call.countries.contains(&new.country) {
        return Err(Refusal::CountryNotInCall.into());
    }
    calls::lock(tx, call)?;
    limits::room(tx, call, known, None)?;
    let form_version_id = forms::newest(tx, new.call)?.ok_or(Refusal::CallClosed)?;
    let group = NewGroup { name: String::new(), country: new.country.clone(), language: new.language };
    let group_id = known.map_or_else(|| groups::open(tx, &group), Ok)?;
    let key = keys::create(tx)?;
    let id: ApplicationId = tx.new_id()?;
    let (year, number) = store::next_number(tx)?;
    let reference = format!("{}-{:02}-{number:03}", new.country, year.rem_euclid(100));
    let row = store::Row {
        id,
        reference: reference.clone(),
        call_id: new.call,
        group_id,
        form_version_id,
        key_id: key.id,
        name: key.seal(Place::new("applications.name", id.0), "")?,
        language: new.language.code().to_owned(),
        country: new.country.clone(),
        region: None,
        kind: None,
        theme: None,
        requested_minor: None,
        requested_currency: None,
        state: State::Draft,
        channel: new.channel,
        entered_by: tx.actor.person().map(|person| person.0),
        opened_at: tx.now,
        submitted_at: None,
        listed_on: tx.now.date(),
        changed_at: tx.now,
        decided_on: None,
        sent_count: 0,
        mail_mode: MailMode::Neutral,
        extended_until: None,
        reopened_at: None,
        follows,
        assigned_to: None,
        due_on: None,
    };
    store::insert(tx, row)?;
    index(tx, id, &reference, "")?;
    codes::give(tx, id, &new.code)?;
    let details = serde_json::json!({ "channel": new.channel.as_str() });
    audit::record(tx, audit::Event::new("applications.open", id).in_case(id, &key).with(details))?;
    let case = super::load(tx, id)?;
    tell_group(tx, &case, call)?;
    Ok(Opened { id, reference })
}

fn group_of(tx: &mut Tx<'_>, other: ApplicationId) -> Result<GroupId, Stop> {
    match tx.actor {
        Actor::Case(own) if own == other => {}
        Actor::Case(_) => return Err(Stop::Missing),
        _ => tx.permit(Deed::EnterOnBehalf)?,
    }
    Ok(load(tx, other)?.group_id)
}

/// When the group has had time to say how it may be reached, it is told that its case is open.
fn tell_group(tx: &mut Tx<'_>, case: &super::Case, call: &calls::Call) -> Result<(), Stop> {
    let mut notice = tell::group(tx, Kind::CaseOpened, case)?.due(tx.now + TIME_TO_WRITE);
    if let Some(end) = call.closes_at {
        notice = notice.with("deadline", Arg::Instant(end, Some(call.zone.clone())));
    }
    notice.queue(tx)
}
