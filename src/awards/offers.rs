//! Less than was asked, offered to a group before it is promised: the money is set aside, the group brings its budget down
//! to it and says yes, or no with a reason, by a day; only the yes makes the award. A no, or no answer, gives it back.
//!
//! In an emergency, for help in kind, and where the budget is in another currency or there is none, the yes alone is asked.

mod answer;
pub mod views;

pub use answer::{Said, answer, carry_out, fit, offer_again};

use super::{
    conclude::{self, Given},
    load, store,
};
use crate::{
    applications::{self, Case, Channel},
    audit,
    base::{ApplicationId, CallId, DecisionId, Deed, FundId, Money, OfferId, PersonId, Role, Stop, seal::Place, words},
    board::decisions::Decision,
    calls::{self, Call, Mode},
    db::{Tx, tx::Quiet},
    funds,
    notices::{Kind, Reader},
    people,
};
use chrono::{Days, NaiveDate, NaiveDateTime};

/// Days to answer from the day on which the group is told.
const DAYS: Days = Days::new(14);
/// The same in an emergency.
const EMERGENCY_DAYS: Days = Days::new(3);
/// Most characters of a reason.
pub const REASON_MOST: usize = 1000;
/// Most offers that are looked through at once.
const MOST: i64 = 1000;

crate::text_enum! {
    /// The life of an offer.
    pub enum OfferState {
        /// Waits for the group's answer.
        Waiting => "waiting",
        /// The group said yes, and something stands in the way of the award: staff see to it.
        Agreed => "agreed",
        /// The group said yes, and the award is made.
        Accepted => "accepted",
        /// The group said no.
        Refused => "refused",
        /// No answer came in time.
        Lapsed => "lapsed",
        /// The board took its decision back before the group answered.
        TakenBack => "taken_back",
    }
}

impl OfferState {
    /// Whether an offer may go from this state to another. What is over is offered again as another one.
    pub fn may_become(self, next: Self) -> bool {
        match self {
            Self::Waiting => next != Self::Waiting,
            Self::Agreed => next == Self::Accepted,
            Self::Accepted | Self::Refused | Self::Lapsed | Self::TakenBack => false,
        }
    }

    /// Whether the money is still set aside for it.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Waiting | Self::Agreed)
    }
}

/// An offer, opened.
#[derive(Clone, Debug)]
pub struct Offer {
    /// Its id.
    pub id: OfferId,
    /// To which application.
    pub application: ApplicationId,
    /// By which decision.
    pub decision: DecisionId,
    /// From which fund.
    pub fund: FundId,
    /// How much.
    pub amount: Money,
    /// What is set aside for it, in the fund's currency.
    pub reserved: Money,
    /// Whether the group revises its budget.
    pub with_budget: bool,
    /// Where it stands.
    pub state: OfferState,
    /// When it was made, UTC.
    pub offered_at: NaiveDateTime,
    /// The last day to answer, in the zone of the call; none until the group is told.
    pub answer_by: Option<NaiveDate>,
    /// How the answer came, where somebody else wrote it down.
    pub channel: Option<Channel>,
    /// Why the group said no.
    pub reason: Option<String>,
    /// When it was answered or lapsed, UTC.
    pub answered_at: Option<NaiveDateTime>,
    /// Who wrote the answer down for the group.
    pub answered_by: Option<PersonId>,
}

const REASON: &str = "award_offers.reason";

fn open(tx: &mut Tx<'_>, case: &Case, row: store::offers::Row) -> Result<Offer, Stop> {
    let currency = funds::find(tx, row.fund_id)?.currency;
    Ok(Offer {
        reason: case.key.open_optional(Place::new(REASON, row.id.0), row.reason.as_ref())?,
        id: row.id,
        application: row.application_id,
        decision: row.decision_id,
        fund: row.fund_id,
        amount: Money::from_minor(row.amount_minor, load::currency(&row.currency)?),
        reserved: Money::from_minor(row.reserved_minor, currency),
        with_budget: row.with_budget,
        state: row.state,
        offered_at: row.offered_at,
        answer_by: row.answer_by,
        channel: row.channel,
        answered_at: row.answered_at,
        answered_by: row.answered_by,
    })
}

fn keep(tx: &mut Tx<'_>, case: &Case, was: OfferState, offer: &Offer) -> Result<(), Stop> {
    if was != offer.state && !was.may_become(offer.state) {
        return Err(super::Refusal::OfferOver.into());
    }
    let row = sealed(case, offer)?;
    store::offers::update(tx, row)
}

fn sealed(case: &Case, offer: &Offer) -> Result<store::offers::Row, Stop> {
    let place = Place::new(REASON, offer.id.0);
    Ok(store::offers::Row {
        id: offer.id,
        application_id: offer.application,
        decision_id: offer.decision,
        fund_id: offer.fund,
        amount_minor: offer.amount.minor(),
        currency: offer.amount.currency().code().to_owned(),
        reserved_minor: offer.reserved.minor(),
        with_budget: offer.with_budget,
        state: offer.state,
        offered_at: offer.offered_at,
        answer_by: offer.answer_by,
        channel: offer.channel,
        reason: offer.reason.as_deref().map(|reason| case.key.seal(place, reason)).transpose()?,
        answered_at: offer.answered_at,
        answered_by: offer.answered_by,
    })
}

/// The newest offer to a case. A step.
pub fn newest(tx: &mut Tx<'_>, case: &Case) -> Result<Option<Offer>, Stop> {
    let row = store::offers::of_application(tx, case.id)?.into_iter().next();
    row.map(|row| open(tx, case, row)).transpose()
}

/// The day of an instant where a call is.
pub(super) fn day(at: NaiveDateTime, call: &Call) -> NaiveDate {
    at.and_utc().with_timezone(&words::zone(&call.zone)).date_naive()
}

fn today(tx: &Tx<'_>, call: &Call) -> NaiveDate {
    day(tx.now, call)
}

fn answer_by(tx: &Tx<'_>, call: &Call) -> Option<NaiveDate> {
    let days = if call.mode == Mode::Emergency { EMERGENCY_DAYS } else { DAYS };
    today(tx, call).checked_add_days(days)
}

/// Whether a group revises its budget: in a regular call, where it has one in the currency of the offer.
fn asks_budget(tx: &mut Tx<'_>, case: &Case, call: &Call, amount: Money) -> Result<bool, Stop> {
    let is_alike = |asked: Money| asked.currency() == amount.currency();
    Ok(call.mode == Mode::Regular && applications::offered::comes_to(tx, case)?.is_some_and(is_alike))
}

/// Step: offers what a decision gives, and sets it aside. The group is told, or will be when the results of its call are.
pub(super) fn make(tx: &mut Tx<'_>, case: &Case, call: &Call, decision: &Decision) -> Result<OfferId, Stop> {
    let on = today(tx, call);
    let Given { amount, fund, reserved, .. } = conclude::given(tx, case, &decision.clone().on(on))?;
    let is_held = calls::release::held(tx, call.id)?.is_some();
    let offer = Offer {
        id: tx.new_id()?,
        application: case.id,
        decision: decision.id,
        fund: fund.id,
        amount,
        reserved,
        with_budget: asks_budget(tx, case, call, amount)?,
        state: OfferState::Waiting,
        offered_at: tx.now,
        answer_by: answer_by(tx, call).filter(|_| !is_held),
        channel: None,
        reason: None,
        answered_at: None,
        answered_by: None,
    };
    let row = sealed(case, &offer)?;
    store::offers::insert(tx, row)?;
    let what = applications::purpose::of(tx, case)?;
    funds::offer(tx, fund.id, reserved, case.id.into(), on, &what)?;
    applications::turn(tx, case, applications::State::Offered)?;
    tell_trail(tx, "awards.offer", case, &offer)?;
    let mut notice = applications::tell::group(tx, Kind::OfferMade, case)?;
    if let Some(day) = offer.answer_by {
        notice = notice.with("deadline", day);
    }
    notice.queue(tx)?;
    Ok(offer.id)
}

/// Step of the release: the groups of a call know their results now, so the days to answer begin.
pub(super) fn tell(tx: &mut Tx<'_>, call: CallId) -> Result<(), Stop> {
    let call = calls::find(tx, call)?;
    for mut row in store::offers::untold(tx, call.id)? {
        row.answer_by = answer_by(tx, &call);
        store::offers::update(tx, row)?;
    }
    Ok(())
}

/// Act of the clerk: offers that nobody answered in time lapse, and their money comes back. Gives how many.
pub fn turn(tx: &mut Tx<'_>) -> Result<usize, Stop> {
    tx.permit(Deed::KeepHouse)?;
    tx.quiet(Quiet::NoticeSending);
    let mut lapsed = 0;
    for row in store::offers::in_states(tx, &[OfferState::Waiting], MOST)? {
        // Nowhere is it more than a day later than in UTC.
        if row.answer_by.is_none_or(|day| day >= tx.now.date() + Days::new(1)) {
            continue;
        }
        let case = applications::offered::lock(tx, row.application_id)?;
        store::offers::lock(tx, row.id)?;
        let call = calls::find(tx, case.call_id)?;
        let Some(offer) = newest(tx, &case)?.filter(|offer| offer.id == row.id) else { continue };
        let is_late = offer.answer_by.is_some_and(|day| today(tx, &call) > day);
        if offer.state != OfferState::Waiting || !is_late {
            continue;
        }
        end(tx, &case, &call, &Offer { state: OfferState::Lapsed, answered_at: Some(tx.now), ..offer })?;
        applications::tell::group(tx, Kind::OfferLapsed, &case)?.queue(tx)?;
        lapsed += 1;
    }
    Ok(lapsed)
}

/// Ends an offer that its group did not take, and staff are told.
fn end(tx: &mut Tx<'_>, case: &Case, call: &Call, ended: &Offer) -> Result<(), Stop> {
    give_back(tx, case, call, ended)?;
    applications::turn(tx, case, applications::State::Withdrawn)?;
    tell_staff(tx, case)
}

/// Ends an offer without an award: the money comes back, and the budget is again as it was sent.
fn give_back(tx: &mut Tx<'_>, case: &Case, call: &Call, ended: &Offer) -> Result<(), Stop> {
    keep(tx, case, OfferState::Waiting, ended)?;
    let on = today(tx, call);
    funds::end_offer(tx, ended.fund, ended.reserved, case.id.into(), on)?;
    applications::offered::put_back(tx, case)?;
    let act = match ended.state {
        OfferState::Lapsed => "awards.lapse_offer",
        OfferState::TakenBack => "awards.take_back_offer",
        _ => "awards.refuse_offer",
    };
    tell_trail(tx, act, case, ended)
}

/// Step of a reversal: takes back an offer that waits for an answer, held by its application. Refused once it is answered.
pub(super) fn take_back(tx: &mut Tx<'_>, case: &Case, call: &Call) -> Result<(), Stop> {
    let offer = newest(tx, case)?.filter(|offer| offer.state == OfferState::Waiting);
    let offer = offer.ok_or(super::Refusal::ReverseAnswered)?;
    store::offers::lock(tx, offer.id)?;
    give_back(tx, case, call, &Offer { state: OfferState::TakenBack, answered_at: Some(tx.now), ..offer })
}

fn tell_trail(tx: &mut Tx<'_>, act: &'static str, case: &Case, offer: &Offer) -> Result<(), Stop> {
    let mut details = serde_json::json!({ "amount": offer.amount });
    if offer.reserved.currency() != offer.amount.currency() {
        details["reserved"] = serde_json::to_value(offer.reserved)?;
    }
    if let Some(channel) = offer.channel {
        details["channel"] = channel.as_str().into();
    }
    audit::record(tx, audit::Event::new(act, case.id).in_case(case.id, &case.key).with(details))?;
    Ok(())
}

fn tell_staff(tx: &mut Tx<'_>, case: &Case) -> Result<(), Stop> {
    for person in people::holding(tx, &[Role::ProgrammeOfficer, Role::ProgrammeLead])? {
        let link = format!("/applications/{}/offer", case.id);
        let notice = applications::tell::staff(tx, Kind::OfferAnswered, Reader::Person(person.id), case)?;
        notice.with("link", link).queue(tx)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offer_ends_once_and_a_yes_is_never_taken_back() {
        for state in OfferState::ALL {
            assert!(!state.may_become(OfferState::Waiting), "{state}");
            assert_eq!(state.is_open(), OfferState::ALL.iter().any(|next| state.may_become(*next)), "{state}");
        }
        assert!(
            !OfferState::Agreed.may_become(OfferState::Lapsed) && !OfferState::Agreed.may_become(OfferState::Refused)
        );
    }
}
