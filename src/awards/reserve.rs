//! The reserve list of a round: applications that the board would give money to, had it any, in the order of the ranking.
//! When money returns, staff offer it to the first in the line of its fund; the award is then made as any other. Each fund
//! has a line of its own, since what one returns is of no use to those whom another is to carry.
//!
//! How a place stands is read off its application, so that the two cannot differ; only that somebody was passed over is
//! kept here, with the reason.

mod acts;
mod ending;
pub mod views;

pub use acts::{check_names, offer, put_back, reorder, set_end, skip};
pub use ending::{soon, turn};

use super::{Refusal, store};
use crate::{
    applications::{self, Case, State},
    audit,
    base::{ApplicationId, CallId, Stop},
    board::{self, decisions::Decision},
    calls::{self, Call, release},
    db::Tx,
};
use chrono::{NaiveDate, NaiveDateTime};

/// Most characters of a reason.
pub const REASON_MOST: usize = 1000;
const REASON: &str = "reserve_places.reason";

crate::text_enum! {
    /// How a place on the list stands.
    pub enum Stands {
        /// Waits for money.
        Waiting => "waiting",
        /// Was passed over, for a reason.
        Skipped => "skipped",
        /// Has an offer to answer.
        Offered => "offered",
        /// Has its grant.
        TakenUp => "taken_up",
        /// The group took its application back, or did not take the offer.
        Left => "left",
        /// The list ended before its turn came.
        Ended => "ended",
    }
}

impl Stands {
    fn of(state: State, is_skipped: bool) -> Self {
        match state {
            State::Reserve if is_skipped => Self::Skipped,
            State::Reserve => Self::Waiting,
            State::Offered => Self::Offered,
            State::Funded | State::Closed => Self::TakenUp,
            State::Declined => Self::Ended,
            _ => Self::Left,
        }
    }
}

/// The list of a call, held for this transaction, with its places in order.
struct Held {
    call: Call,
    list: store::reserve::ListRow,
    rows: Vec<store::reserve::Row>,
    release: Option<release::Release>,
}

impl Held {
    fn take(tx: &mut Tx<'_>, id: CallId) -> Result<Self, Stop> {
        let call = calls::find(tx, id)?;
        let list = store::reserve::hold(tx, id)?;
        Ok(Self { call, list, rows: store::reserve::places(tx, id)?, release: release::of_call(tx, id)? })
    }

    fn today(&self, tx: &Tx<'_>) -> NaiveDate {
        super::offers::day(tx.now, &self.call)
    }

    /// Refused once its last day is over.
    fn running(&self, tx: &Tx<'_>) -> Result<(), Refusal> {
        if is_over(&self.list, self.today(tx)) { Err(Refusal::ReserveOver) } else { Ok(()) }
    }

    /// Numbers the places as they stand now, and keeps those that moved.
    fn keep(&self, tx: &mut Tx<'_>) -> Result<(), Stop> {
        for (position, row) in (1..).zip(&self.rows).filter(|(position, row)| row.position != *position) {
            store::reserve::update(tx, store::reserve::Row { position, ..row.clone() })?;
        }
        Ok(())
    }
}

fn is_over(list: &store::reserve::ListRow, today: NaiveDate) -> bool {
    list.ended_at.is_some() || list.ends_on.is_some_and(|last| today > last)
}

/// Where a newcomer stands: before the first whom the ranking puts below it.
fn place_of(ranked: &[ApplicationId], places: &[ApplicationId], new: ApplicationId) -> usize {
    let rank = |id: ApplicationId| ranked.iter().position(|one| *one == id).unwrap_or(usize::MAX);
    places.iter().position(|one| rank(*one) > rank(new)).unwrap_or(places.len())
}

/// Step: puts an application on the list of its call, as a decision says. Once the results are released the order is
/// frozen, and who comes later stands at the end.
pub(super) fn join(tx: &mut Tx<'_>, case: &Case, decision: &Decision) -> Result<(), Stop> {
    let (amount, fund) = (decision.amount.ok_or(Refusal::AmountMissing)?, decision.fund_id);
    let mut held = Held::take(tx, case.call_id)?;
    held.running(tx)?;
    let is_told = held.release.is_none_or(|release| release.released_at.is_some());
    // What its group reads says until when: before it is told, or is about to be, that is known.
    if held.list.ends_on.is_none() && (is_told || held.release.is_some_and(|release| release.release_at.is_some())) {
        return Err(Refusal::ReserveEndMissing.into());
    }
    let at = if held.release.is_some_and(|release| release.released_at.is_some()) {
        held.rows.len()
    } else {
        let ranked = board::order::of_call(tx, case.call_id)?;
        let places: Vec<ApplicationId> = held.rows.iter().map(|row| row.application_id).collect();
        place_of(&ranked, &places, case.id)
    };
    let row = store::reserve::Row {
        application_id: case.id,
        call_id: case.call_id,
        decision_id: decision.id,
        fund_id: fund.ok_or(Refusal::FundMissing)?,
        amount_minor: amount.minor(),
        currency: amount.currency().code().to_owned(),
        position: i32::try_from(at + 1).map_err(|error| Stop::broken(error.to_string()))?,
        skipped_at: None,
        reason: None,
    };
    store::reserve::insert(tx, row.clone())?;
    held.rows.insert(at, row);
    held.keep(tx)?;
    applications::turn(tx, case, State::Reserve)?;
    let details = serde_json::json!({ "amount": amount, "place": at + 1 });
    audit::record(tx, audit::Event::new("awards.reserve", case.id).in_case(case.id, &case.key).with(details))?;
    Ok(())
}

/// Step of a reversal: takes the list of an application that has a place, before the application itself.
pub(super) fn hold_place(tx: &mut Tx<'_>, case: &Case) -> Result<(), Stop> {
    if store::reserve::place(tx, case.id)?.is_some() {
        store::reserve::hold(tx, case.call_id)?;
    }
    Ok(())
}

/// Step of a reversal: who stood on the list does so no longer; those behind move up.
pub(super) fn leave(tx: &mut Tx<'_>, case: &Case) -> Result<(), Stop> {
    if store::reserve::place(tx, case.id)?.is_none() {
        return Ok(());
    }
    let mut held = Held::take(tx, case.call_id)?;
    held.rows.retain(|row| row.application_id != case.id);
    store::reserve::remove(tx, case.id)?;
    held.keep(tx)?;
    audit::record(tx, audit::Event::new("awards.off_reserve", case.id).about_case(case.id))?;
    Ok(())
}

/// Step of setting the day of a release: groups on the list are told until when it runs, and that lies behind it.
pub(super) fn check_release(tx: &mut Tx<'_>, call: CallId, at: NaiveDateTime) -> Result<(), Stop> {
    let rows = store::reserve::places(tx, call)?;
    if rows.is_empty() {
        return Ok(());
    }
    let ends_on = store::reserve::list(tx, call)?.and_then(|list| list.ends_on).ok_or(Refusal::ReserveEndMissing)?;
    let on = super::offers::day(at, &calls::find(tx, call)?);
    if on >= ends_on { Err(Refusal::ReserveBeforeRelease { ends_on }.into()) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_newcomer_stands_before_the_first_whom_the_ranking_puts_below_it() {
        let ids = |all: &[i64]| all.iter().map(|id| ApplicationId(*id)).collect::<Vec<_>>();
        let ranked = ids(&[3, 1, 4, 2]);
        let at = |places: &[i64], new| place_of(&ranked, &ids(places), ApplicationId(new));
        assert_eq!(at(&[], 1), 0);
        assert_eq!(at(&[3, 2], 1), 1);
        assert_eq!(at(&[1, 2], 3), 0);
        assert_eq!(at(&[3, 1, 4], 2), 3);
        // What the chair put elsewhere stays where it is.
        assert_eq!(at(&[4, 3], 1), 0);
        assert_eq!(at(&[3], 9), 1, "without a rank at the end");
    }

    #[test]
    fn a_place_stands_as_its_application_does() {
        assert_eq!(Stands::of(State::Reserve, false), Stands::Waiting);
        assert_eq!(Stands::of(State::Reserve, true), Stands::Skipped);
        assert_eq!(Stands::of(State::Offered, true), Stands::Offered);
        assert_eq!(Stands::of(State::Closed, false), Stands::TakenUp);
        assert_eq!(Stands::of(State::Withdrawn, false), Stands::Left);
        assert_eq!(Stands::of(State::Declined, false), Stands::Ended);
    }
}
