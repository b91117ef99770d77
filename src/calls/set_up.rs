//! Setting a call up and publishing it.

use super::{Call, Mode, Refusal, State, builder, forms, store};
use crate::{
    audit,
    base::{CallId, Currency, Deed, FundId, Labels, Money, Stop, words},
    db::Tx,
};
use chrono::{NaiveDateTime, TimeZone};

/// A call to be set up.
#[derive(Clone, Debug)]
pub struct NewCall {
    /// A short code.
    pub code: String,
    /// Its name per language.
    pub labels: Labels,
    /// What it is for, per language.
    pub purpose: Labels,
    /// What kind of help.
    pub mode: Mode,
    /// The zone of its times.
    pub zone: String,
    /// Opens, in its zone.
    pub opens: NaiveDateTime,
    /// Closes, in its zone; `None`: rolling.
    pub closes: Option<NaiveDateTime>,
    /// ISO 3166-1 codes.
    pub countries: Vec<String>,
    /// Kinds that may apply; empty: all.
    pub kinds: Vec<String>,
    /// Regions of the countries; empty: all.
    pub regions: Vec<String>,
    /// Themes; empty: all.
    pub themes: Vec<String>,
    /// Currencies to ask in.
    pub currencies: Vec<Currency>,
    /// Least amount.
    pub amount_min: Option<Money>,
    /// Greatest amount, same currency.
    pub amount_max: Option<Money>,
    /// Greatest length in months; 0: no limit.
    pub months_max: i32,
    /// Applications it takes; 0: no limit.
    pub most_applications: i32,
    /// Applications a group may have in it; 0: no limit.
    pub per_group: i32,
    /// When groups will have an answer.
    pub decides_by: String,
    /// Whom to ask about it.
    pub contact: String,
    /// The call whose applications are invited to this one.
    pub second_of: Option<CallId>,
    /// The funds it draws on.
    pub funds: Vec<FundId>,
}

/// An instant in UTC from a local time; `None` where the zone or the time does not exist.
pub fn utc(local: NaiveDateTime, zone: &str) -> Option<NaiveDateTime> {
    let zone: chrono_tz::Tz = zone.parse().ok()?;
    zone.from_local_datetime(&local).earliest().map(|at| at.naive_utc())
}

fn check(new: &NewCall) -> Result<(NaiveDateTime, Option<NaiveDateTime>), Refusal> {
    if new.code.is_empty() || !new.code.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-') {
        return Err(Refusal::CodeMalformed);
    }
    if new.labels.is_empty() {
        return Err(Refusal::NameMissing);
    }
    if new.zone.parse::<chrono_tz::Tz>().is_err() {
        return Err(Refusal::ZoneUnknown);
    }
    if new.countries.is_empty() {
        return Err(Refusal::CountryMissing);
    }
    let within = |region: &String| new.countries.iter().any(|country| region.starts_with(&format!("{country}-")));
    if !new.regions.iter().all(within) {
        return Err(Refusal::RegionElsewhere);
    }
    if new.currencies.is_empty() {
        return Err(Refusal::CurrencyMissing);
    }
    if new.funds.is_empty() {
        return Err(Refusal::FundMissing);
    }
    let opens = utc(new.opens, &new.zone).ok_or(Refusal::TimeMalformed)?;
    let closes = match new.closes {
        Some(local) => Some(utc(local, &new.zone).ok_or(Refusal::TimeMalformed)?),
        None => None,
    };
    if closes.is_some_and(|closes| closes <= opens) {
        return Err(Refusal::ClosesTooEarly);
    }
    Ok((opens, closes))
}

/// There are two stages: the first of them stands alone.
fn check_stage(tx: &mut Tx<'_>, own: Option<CallId>, new: &NewCall) -> Result<(), Stop> {
    let Some(first) = new.second_of else { return Ok(()) };
    let stands_alone = own != Some(first) && store::find(tx, first)?.second_of.is_none();
    if stands_alone { Ok(()) } else { Err(Refusal::SecondOfItself.into()) }
}

/// Sets a call up as a draft with the default form of its mode.
pub fn create(tx: &mut Tx<'_>, new: &NewCall) -> Result<CallId, Stop> {
    tx.permit(Deed::EditCall)?;
    let (opens_at, closes_at) = check(new)?;
    check_stage(tx, None, new)?;
    if store::code_taken(tx, &new.code)? {
        return Err(Refusal::CodeTaken.into());
    }
    let id: CallId = tx.new_id()?;
    let limit = new.amount_max.or(new.amount_min);
    let row = store::Row {
        id,
        code: new.code.clone(),
        labels: new.labels.json(),
        purpose: new.purpose.json(),
        mode: new.mode,
        state: State::Draft,
        zone: new.zone.clone(),
        opens_at,
        closes_at,
        countries: new.countries.join(" "),
        kinds: new.kinds.join(" "),
        currencies: new.currencies.iter().map(|currency| currency.code()).collect::<Vec<_>>().join(" "),
        amount_min_minor: new.amount_min.map(|amount| amount.minor()),
        amount_max_minor: new.amount_max.map(|amount| amount.minor()),
        amount_currency: limit.map_or(String::new(), |amount| amount.currency().code().to_owned()),
        months_max: new.months_max,
        per_group: new.per_group,
        decides_by: new.decides_by.clone(),
        created_at: tx.now,
        regions: new.regions.join(" "),
        themes: new.themes.join(" "),
        most_applications: new.most_applications,
        contact: new.contact.clone(),
        quiz: "{}".to_owned(),
        second_of: new.second_of,
    };
    store::insert(tx, row, &new.funds)?;
    forms::import(tx, id, default_form(new.mode))?;
    audit::record(tx, audit::Event::new("calls.create", id).with(serde_json::json!({ "code": new.code })))?;
    Ok(id)
}

/// Changes the settings of a draft. Its form stays as it is.
pub fn edit(tx: &mut Tx<'_>, id: CallId, new: &NewCall) -> Result<(), Stop> {
    tx.permit(Deed::EditCall)?;
    let call = store::find(tx, id)?;
    if call.state != State::Draft {
        return Err(Refusal::NotNow.into());
    }
    let (opens_at, closes_at) = check(new)?;
    check_stage(tx, Some(id), new)?;
    if new.code != call.code && store::code_taken(tx, &new.code)? {
        return Err(Refusal::CodeTaken.into());
    }
    store::change(tx, id, new, (opens_at, closes_at))?;
    audit::record(tx, audit::Event::new("calls.edit", id).with(serde_json::json!({ "code": new.code })))?;
    Ok(())
}

fn default_form(mode: Mode) -> &'static str {
    match mode {
        Mode::Regular => forms::REGULAR,
        Mode::Emergency => forms::EMERGENCY,
        Mode::InKind => forms::IN_KIND,
    }
}

/// Publishes a call: its form is frozen, and it opens by itself when its time comes (at once, if it has).
pub fn publish(tx: &mut Tx<'_>, id: CallId) -> Result<(), Stop> {
    tx.permit(Deed::EditCall)?;
    let call = store::find(tx, id)?;
    if !call.state.may_become(State::Published) {
        return Err(Refusal::NotNow.into());
    }
    builder::freeze(tx, &call)?;
    let state = if call.opens_at <= tx.now { State::Open } else { State::Published };
    store::set_state(tx, id, state)?;
    audit::record(tx, audit::Event::new("calls.publish", id))?;
    Ok(())
}

/// Closes an open call before its time, or a rolling one.
pub fn close(tx: &mut Tx<'_>, id: CallId) -> Result<(), Stop> {
    tx.permit(Deed::EditCall)?;
    let call = store::find(tx, id)?;
    if call.state == State::Decided {
        return Err(Refusal::NotNow.into());
    }
    turn(tx, &call, State::Closed, "calls.close")
}

/// Step: the board has taken a decision back, so that a call of which everything was decided has something undecided again.
pub fn resume(tx: &mut Tx<'_>, call: &Call) -> Result<(), Stop> {
    if call.state == State::Decided { turn(tx, call, State::Closed, "calls.resume") } else { Ok(()) }
}

/// Takes a call back that has not opened yet, to change it.
pub fn take_back(tx: &mut Tx<'_>, id: CallId) -> Result<(), Stop> {
    tx.permit(Deed::EditCall)?;
    let call = store::find(tx, id)?;
    turn(tx, &call, State::Draft, "calls.take_back")
}

/// Says that every application of a closed call has its decision, which `awards` has looked after.
pub fn decide(tx: &mut Tx<'_>, id: CallId) -> Result<(), Stop> {
    tx.permit(Deed::EditCall)?;
    let call = store::find(tx, id)?;
    turn(tx, &call, State::Decided, "calls.decide")
}

/// Puts a decided call away.
pub fn archive(tx: &mut Tx<'_>, id: CallId) -> Result<(), Stop> {
    tx.permit(Deed::EditCall)?;
    let call = store::find(tx, id)?;
    turn(tx, &call, State::Archived, "calls.archive")
}

pub(super) fn turn(tx: &mut Tx<'_>, call: &Call, next: State, act: &'static str) -> Result<(), Stop> {
    if !call.state.may_become(next) {
        return Err(Refusal::NotNow.into());
    }
    store::set_state(tx, call.id, next)?;
    audit::record(tx, audit::Event::new(act, call.id))?;
    Ok(())
}

/// The deadline as people read it: date, time, and the zone's name.
pub fn deadline(call: &Call) -> Option<String> {
    call.closes_at.map(|at| moment(call, at))
}

/// An instant as people of a call read it: date, time, and the zone's name.
pub fn moment(call: &Call, at: NaiveDateTime) -> String {
    let city = call.zone.rsplit('/').next().unwrap_or(&call.zone).replace('_', " ");
    format!("{} ({city})", words::instant(at, words::zone(&call.zone)))
}
