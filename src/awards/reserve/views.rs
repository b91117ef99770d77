//! What is shown of reserve lists: a round's to staff and to the chair, what there is money for, and a group's own place.

use super::{REASON, Stands, is_over, store};
use crate::{
    applications::{self, Case, State, told},
    awards::{conclude, load, offers},
    base::{ApplicationId, CallId, Deed, FundId, GroupId, Money, Stop, seal::Place},
    board::{self, members},
    calls::{self, Call, release},
    db::Tx,
    funds::{self, Fund},
    groups::access,
};
use chrono::NaiveDate;
use std::collections::{HashMap, HashSet, hash_map::Entry};

/// A place as its reader may know it.
#[derive(Clone, Debug)]
pub struct Line {
    /// From 1 up.
    pub place: i32,
    /// Whose it is; `None` for a chair with a conflict, who learns nothing of it.
    pub whose: Option<Whose>,
    /// How it stands.
    pub stands: Stands,
    /// Whether it is the next in the line of its fund.
    pub is_next: bool,
    /// Whether its fund has enough for it now.
    pub is_enough: bool,
}

/// Whose a place is, and what for.
#[derive(Clone, Debug)]
pub struct Whose {
    /// The application.
    pub application: ApplicationId,
    /// What people call it.
    pub reference: String,
    /// The name or alias of the group; its code where it is at high risk, and for a chair.
    pub name: String,
    /// What the board decided to give.
    pub amount: Money,
    /// From which fund.
    pub fund: Fund,
    /// What that has available now.
    pub available: Money,
    /// Why it was passed over.
    pub reason: Option<String>,
}

/// The list of a round.
#[derive(Clone, Debug)]
pub struct List {
    /// The call.
    pub call: Call,
    /// Its last day.
    pub ends_on: Option<NaiveDate>,
    /// Whether it has ended.
    pub is_over: bool,
    /// Whether the groups on it may know.
    pub is_told: bool,
    /// Whether the order stands.
    pub is_frozen: bool,
    /// Its places, in order.
    pub lines: Vec<Line>,
}

/// Whether any of some applications of a list was offered money already. A step.
pub(super) fn is_begun(tx: &mut Tx<'_>, ids: &[ApplicationId]) -> Result<bool, Stop> {
    let begun = |case: &Case| matches!(Stands::of(case.state, false), Stands::Offered | Stands::TakenUp);
    Ok(applications::some(tx, ids)?.iter().any(begun))
}

/// The funds of some places, each with what it has available now.
struct Purses(HashMap<FundId, (Fund, Money)>);

impl Purses {
    /// As many queries as there are funds and currencies to exchange.
    fn of(tx: &mut Tx<'_>, rows: &[store::reserve::Row]) -> Result<Self, Stop> {
        let wanted: HashSet<FundId> = rows.iter().map(|row| row.fund_id).collect();
        if wanted.is_empty() {
            return Ok(Self(HashMap::new()));
        }
        let mut all = funds::list(tx)?;
        all.retain(|fund| wanted.contains(&fund.id));
        let figures = funds::figures_of(tx, &all)?;
        let available = |fund: Fund| Some((fund.id, (figures.get(&fund.id)?.available, fund)));
        Ok(Self(all.into_iter().filter_map(available).map(|(id, (available, fund))| (id, (fund, available))).collect()))
    }

    /// Whether the fund of each place has what it needs, by the rates of a day.
    fn enough(&self, tx: &mut Tx<'_>, rows: &[store::reserve::Row], on: NaiveDate) -> Result<Vec<bool>, Stop> {
        let mut rates = HashMap::new();
        let mut all = Vec::with_capacity(rows.len());
        for row in rows {
            let (amount, Some((fund, available))) = (amount(row)?, self.0.get(&row.fund_id)) else {
                all.push(false);
                continue;
            };
            let pair = (fund.id, amount.currency());
            if let Entry::Vacant(slot) = rates.entry(pair) {
                slot.insert(conclude::rate_by(tx, fund, amount.currency(), on)?);
            }
            let rate = rates.get(&pair).and_then(Option::as_ref);
            let needed = match rate {
                None if fund.currency != amount.currency() => None,
                rate => Some(conclude::reserved(fund, amount, rate, conclude::margin(fund, rate))?),
            };
            let takes = fund.takes_commitments(on).is_ok();
            all.push(takes && needed.is_some_and(|needed| needed.minor() <= available.minor()));
        }
        Ok(all)
    }
}

fn amount(row: &store::reserve::Row) -> Result<Money, Stop> {
    Ok(Money::from_minor(row.amount_minor, load::currency(&row.currency)?))
}

/// View: the list of a round, for staff who see awards, and for the chair who orders it. A fixed number of queries for
/// many places as for few.
pub fn of_call(tx: &mut Tx<'_>, id: CallId) -> Result<List, Stop> {
    let is_chair = members::sits(&tx.actor);
    tx.permit(if is_chair { Deed::ChairVote } else { Deed::SeeAwards })?;
    let (call, release) = (calls::find(tx, id)?, release::of_call(tx, id)?);
    let list = store::reserve::list(tx, id)?;
    let rows = store::reserve::places(tx, id)?;
    let ids: Vec<ApplicationId> = rows.iter().map(|row| row.application_id).collect();
    let cases: HashMap<ApplicationId, Case> =
        applications::some(tx, &ids)?.into_iter().map(|case| (case.id, case)).collect();
    let hidden = if is_chair { board::order::conflicts_of_mine(tx, &ids)? } else { HashSet::new() };
    let risky: Vec<GroupId> = cases.values().filter(|case| case.high_risk).map(|case| case.group_id).collect();
    let open = access::open_to_me(tx, &risky)?;
    let (purses, today) = (Purses::of(tx, &rows)?, offers::day(tx.now, &call));
    let enough = purses.enough(tx, &rows, today)?;
    let (mut lines, mut begun) = (Vec::with_capacity(rows.len()), HashSet::new());
    for (row, is_enough) in rows.iter().zip(enough) {
        let (Some(case), Some((fund, available))) = (cases.get(&row.application_id), purses.0.get(&row.fund_id)) else {
            continue;
        };
        let stands = Stands::of(case.state, row.skipped_at.is_some());
        // The first of its fund that waits.
        let is_next = stands == Stands::Waiting && begun.insert(row.fund_id);
        let sees_name = !is_chair && (!case.high_risk || open.contains(&case.group_id));
        let sealed = row.reason.as_ref().filter(|_| !is_chair && stands == Stands::Skipped);
        let whose = Whose {
            application: case.id,
            reference: case.reference.clone(),
            name: if sees_name { case.name.clone() } else { case.reference.clone() },
            amount: amount(row)?,
            fund: fund.clone(),
            available: *available,
            reason: case.key.open_optional(Place::new(REASON, case.id.0), sealed)?,
        };
        let whose = (!hidden.contains(&case.id)).then_some(whose);
        lines.push(Line { place: row.position, whose, stands, is_next, is_enough });
    }
    let has_begun = lines.iter().any(|line| matches!(line.stands, Stands::Offered | Stands::TakenUp));
    Ok(List {
        ends_on: list.and_then(|list| list.ends_on),
        is_over: list.is_some_and(|list| is_over(&list, today)),
        is_told: release.is_none_or(|release| release.released_at.is_some()),
        is_frozen: release.map_or(has_begun, |release| release.released_at.is_some()),
        lines,
        call,
    })
}

/// The rounds of which a fund has enough for the next in its line, each with how many. For who makes the offer; a few
/// queries, one where nobody waits.
pub fn ready(tx: &mut Tx<'_>) -> Result<Vec<(Call, i64)>, Stop> {
    if !tx.may(Deed::KeepReserve) {
        return Ok(Vec::new());
    }
    let mut lines = HashSet::new();
    let mut next = store::reserve::waiting(tx)?;
    next.retain(|row| lines.insert((row.call_id, row.fund_id)));
    if next.is_empty() {
        return Ok(Vec::new());
    }
    let calls: Vec<CallId> = next.iter().map(|row| row.call_id).collect();
    let held = release::held_of(tx, &calls)?;
    next.retain(|row| !held.contains(&row.call_id));
    let enough = Purses::of(tx, &next)?.enough(tx, &next, tx.now.date())?;
    let mut counts: HashMap<CallId, i64> = HashMap::new();
    for (row, _) in next.iter().zip(enough).filter(|(_, is_enough)| *is_enough) {
        *counts.entry(row.call_id).or_default() += 1;
    }
    let all = if counts.is_empty() { Vec::new() } else { calls::all(tx)? };
    Ok(all.into_iter().filter_map(|call| counts.remove(&call.id).map(|count| (call, count))).collect())
}

/// What a group may know of its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Own {
    /// The last day of the list.
    pub ends_on: Option<NaiveDate>,
    /// At which place it waits, where the rules of the round tell it.
    pub place: Option<usize>,
}

/// The place of a case on the list, as whoever acts may know it; nothing once it waits no more. Its number counts those who
/// wait before it for money of the same fund, and is told only where the order stands. A step.
pub fn of_case(tx: &mut Tx<'_>, case: &Case) -> Result<Option<Own>, Stop> {
    if case.state != State::Reserve || told::is_held_from_me(tx, case.id)? {
        return Ok(None);
    }
    let ends_on = store::reserve::list(tx, case.call_id)?.and_then(|list| list.ends_on);
    let is_released = release::of_call(tx, case.call_id)?.is_some_and(|release| release.released_at.is_some());
    if !is_released || !board::rules::of_call(tx, case.call_id)?.terms.place_told {
        return Ok(Some(Own { ends_on, place: None }));
    }
    let rows = store::reserve::places(tx, case.call_id)?;
    let fund = rows.iter().find(|row| row.application_id == case.id).map(|row| row.fund_id);
    let line: Vec<ApplicationId> =
        rows.iter().filter(|row| Some(row.fund_id) == fund).map(|row| row.application_id).collect();
    let ahead = line.iter().position(|id| *id == case.id).unwrap_or(0);
    let waits = |one: &&Case| one.state == State::Reserve;
    let before = applications::some(tx, &line[..ahead])?.iter().filter(waits).count();
    Ok(Some(Own { ends_on, place: Some(before + 1) }))
}

/// View: the list of a round with the place of one application on it, for staff who may open it.
pub fn of_application(tx: &mut Tx<'_>, id: ApplicationId) -> Result<(List, Line), Stop> {
    tx.permit(Deed::SeeAwards)?;
    applications::check_open(tx, id)?;
    let call = store::reserve::place(tx, id)?.ok_or(Stop::Missing)?.call_id;
    let list = of_call(tx, call)?;
    let mine = |line: &&Line| line.whose.as_ref().is_some_and(|whose| whose.application == id);
    let line = list.lines.iter().find(mine).cloned().ok_or(Stop::Missing)?;
    Ok((list, line))
}
