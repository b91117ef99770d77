//! The answer to an offer: the group's own, or written down by staff with how it came; and what staff do after it.

use super::{Offer, OfferState, REASON_MOST, day, end, keep, make, newest, tell_staff, tell_trail, today};
use crate::{
    applications::{self, Case, Channel, offered},
    awards::{
        Refusal,
        conclude::{self, Promise},
        store,
    },
    base::{Actor, ApplicationId, AwardId, Deed, Stop},
    board,
    calls::{self, Call},
    db::{Tx, tx::Quiet},
    sanctions,
};

/// What a group says to an offer.
#[derive(Clone, Debug)]
pub struct Said {
    /// Yes.
    pub agrees: bool,
    /// Why not.
    pub reason: String,
    /// How it came, where staff write it down.
    pub channel: Option<Channel>,
}

/// The offer that waits for an answer, held for this transaction.
fn waiting(tx: &mut Tx<'_>, id: ApplicationId) -> Result<(Case, Call, Offer), Stop> {
    applications::for_writer(tx, id)?;
    let case = offered::lock(tx, id)?;
    let offer = newest(tx, &case)?.ok_or(Stop::Missing)?;
    store::offers::lock(tx, offer.id)?;
    let offer = newest(tx, &case)?.ok_or(Stop::Missing)?;
    let call = calls::find(tx, case.call_id)?;
    check_open(&offer, today(tx, &call))?;
    Ok((case, call, offer))
}

fn check_open(offer: &Offer, today: chrono::NaiveDate) -> Result<(), Refusal> {
    match offer.answer_by {
        _ if offer.state != OfferState::Waiting => Err(Refusal::OfferOver),
        None => Err(Refusal::OfferNotTold),
        Some(until) if today > until => Err(Refusal::OfferLate { until }),
        Some(_) => Ok(()),
    }
}

fn check_said(said: &Said, by_group: bool) -> Result<(), Refusal> {
    if !said.agrees && said.reason.trim().is_empty() {
        Err(Refusal::OfferReason)
    } else if said.reason.chars().count() > REASON_MOST {
        Err(Refusal::ReasonTooLong { max: REASON_MOST })
    } else if !by_group && said.channel.is_none_or(|channel| channel == Channel::Online) {
        Err(Refusal::OfferChannel)
    } else {
        Ok(())
    }
}

/// Whether the budget, where one is asked, comes to what is offered and keeps to the limits of its categories.
fn check_budget(tx: &mut Tx<'_>, case: &Case, offer: &Offer) -> Result<(), Stop> {
    if !offer.with_budget {
        return Ok(());
    }
    let budget = offered::comes_to(tx, case)?.ok_or(Refusal::OfferBudgetNone)?;
    if budget != offer.amount {
        return Err(Refusal::OfferBudget { budget, offered: offer.amount }.into());
    }
    offered::check_categories(tx, case)
}

/// Act: answers an offer. A yes makes the award at once; where something stands in its way, the yes is kept, staff are told,
/// and the money stays set aside. Gives where the offer stands then.
pub fn answer(tx: &mut Tx<'_>, id: ApplicationId, said: &Said) -> Result<OfferState, Stop> {
    let by_group = tx.actor == Actor::Case(id);
    let (case, call, offer) = waiting(tx, id)?;
    check_said(said, by_group)?;
    let answered = Offer {
        channel: said.channel.filter(|_| !by_group),
        answered_at: Some(tx.now),
        answered_by: tx.actor.person(),
        ..offer
    };
    if !said.agrees {
        let reason = Some(said.reason.trim().to_owned());
        end(tx, &case, &call, &Offer { state: OfferState::Refused, reason, ..answered })?;
        return Ok(OfferState::Refused);
    }
    check_budget(tx, &case, &answered)?;
    offered::keep(tx, &case)?;
    let state = match tx.attempt(|tx| award(tx, &case, &call, &answered)) {
        Ok(_) => OfferState::Accepted,
        Err(Stop::Refused(_)) => {
            let question = conclude::names(tx, &case)?;
            sanctions::note(tx, &case, &question)?;
            OfferState::Agreed
        }
        Err(stop) => return Err(stop),
    };
    let answered = Offer { state, ..answered };
    keep(tx, &case, OfferState::Waiting, &answered)?;
    tell_trail(tx, "awards.accept_offer", &case, &answered)?;
    tell_staff(tx, &case)?;
    Ok(state)
}

/// Promises what was offered, and makes the award.
fn award(tx: &mut Tx<'_>, case: &Case, call: &Call, offer: &Offer) -> Result<AwardId, Stop> {
    let decision = board::decisions::find(tx, offer.decision)?.on(day(offer.offered_at, call));
    let on = today(tx, call).max(decision.decided_on);
    conclude::make(tx, case, call, &decision, &Promise { on, offered: Some(offer.reserved) })
}

/// Act: makes the award that a group said yes to, once what stood in its way is gone.
pub fn carry_out(tx: &mut Tx<'_>, id: ApplicationId) -> Result<AwardId, Stop> {
    tx.permit(Deed::PlanInstalments)?;
    applications::check_open(tx, id)?;
    let case = offered::lock(tx, id)?;
    let offer = newest(tx, &case)?.filter(|offer| offer.state == OfferState::Agreed).ok_or(Refusal::OfferOver)?;
    let call = calls::find(tx, case.call_id)?;
    let made = award(tx, &case, &call, &offer)?;
    keep(tx, &case, OfferState::Agreed, &Offer { state: OfferState::Accepted, ..offer })?;
    Ok(made)
}

/// Act: offers once more what was refused or not answered in time, if the fund still has it.
pub fn offer_again(tx: &mut Tx<'_>, id: ApplicationId) -> Result<(), Stop> {
    tx.permit(Deed::PlanInstalments)?;
    applications::check_open(tx, id)?;
    let case = offered::lock(tx, id)?;
    let offer = newest(tx, &case)?.ok_or(Stop::Missing)?;
    if !matches!(offer.state, OfferState::Refused | OfferState::Lapsed) {
        return Err(Refusal::OfferOver.into());
    }
    let call = calls::find(tx, case.call_id)?;
    let decision = board::decisions::find(tx, offer.decision)?;
    make(tx, &case, &call, &decision).map(|_| ())
}

/// Act: brings every line of the budget down in one proportion to what is offered, as a beginning.
pub fn fit(tx: &mut Tx<'_>, id: ApplicationId) -> Result<(), Stop> {
    let (case, _, offer) = waiting(tx, id)?;
    if !offer.with_budget {
        return Err(Refusal::OfferOver.into());
    }
    offered::fit(tx, &case, offer.amount)?;
    tx.quiet(Quiet::DraftSave);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_no_has_a_reason_and_an_answer_written_down_says_how_it_came() {
        let said = |agrees, reason: &str, channel| Said { agrees, reason: reason.into(), channel };
        assert_eq!(check_said(&said(true, "", None), true), Ok(()));
        assert_eq!(check_said(&said(false, " ", None), true), Err(Refusal::OfferReason));
        assert_eq!(check_said(&said(true, "", None), false), Err(Refusal::OfferChannel));
        assert_eq!(check_said(&said(true, "", Some(Channel::Online)), false), Err(Refusal::OfferChannel));
        assert_eq!(check_said(&said(false, "Too late", Some(Channel::Phone)), false), Ok(()));
        let long = "я".repeat(REASON_MOST + 1);
        assert_eq!(check_said(&said(false, &long, None), true), Err(Refusal::ReasonTooLong { max: REASON_MOST }));
    }
}
