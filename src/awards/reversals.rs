//! A decision that the board reverses: whether it still may be, and what carrying that out undoes. The motion itself is the
//! board's own. Once there is an award, ending the award is the way.

use super::{
    Refusal,
    offers::{self, OfferState},
    reserve,
};
use crate::{
    applications::{self, Case, State, stages},
    base::{ApplicationId, Deed, MotionId, Stop},
    board::{
        self,
        closing::Closed,
        meetings::Meeting,
        reversals::{NewReversal, Reversible},
    },
    calls::{self, Call, set_up},
    db::Tx,
    notices::{self, Kind},
};

/// The decision that stands on an application, and the meetings in which it may be reversed. For a chair without conflict;
/// refused where it can be reversed no longer. View.
pub fn look(tx: &mut Tx<'_>, id: ApplicationId) -> Result<(Reversible, Vec<Meeting>), Stop> {
    tx.permit(Deed::ChairVote)?;
    let found = board::reversals::standing(tx, id)?;
    let call = calls::find(tx, found.case.call_id)?;
    check(tx, &found.case, &call)?;
    let meetings = board::reversals::meetings(tx)?;
    Ok((found, meetings))
}

/// Act: puts a motion to the vote that reverses the decision that stands on an application; every elector is told.
pub fn propose(tx: &mut Tx<'_>, id: ApplicationId, new: &NewReversal) -> Result<MotionId, Stop> {
    tx.permit(Deed::ChairVote)?;
    applications::offered::lock(tx, id)?;
    let found = board::reversals::standing(tx, id)?;
    let call = calls::find(tx, found.case.call_id)?;
    check(tx, &found.case, &call)?;
    board::reversals::put(tx, &found, new)
}

/// Whether what was decided on a case may still be undone.
fn check(tx: &mut Tx<'_>, case: &Case, call: &Call) -> Result<(), Stop> {
    if call.state == calls::State::Archived {
        return Err(Refusal::ReverseRoundOver.into());
    }
    let offer = offers::newest(tx, case)?.map(|offer| offer.state);
    let begun = case.state == State::Deferred && stages::has_begun(tx, case)?;
    Ok(judge(case.state, offer, begun)?)
}

/// The same by the state of the application, of its newest offer, and by whether its group has begun in another round.
fn judge(state: State, offer: Option<OfferState>, begun: bool) -> Result<(), Refusal> {
    match state {
        State::Declined | State::Reserve => Ok(()),
        State::Deferred if begun => Err(Refusal::ReverseBegun),
        State::Deferred => Ok(()),
        State::Offered if offer == Some(OfferState::Waiting) => Ok(()),
        State::Offered => Err(Refusal::ReverseAnswered),
        State::Funded | State::Closed => Err(Refusal::ReverseAward),
        State::Withdrawn if offer.is_some() => Err(Refusal::ReverseAnswered),
        State::Withdrawn => Err(Refusal::ReverseLeft),
        State::Draft | State::Received | State::MoreAsked | State::NotEligible | State::WithBoard | State::Invited => {
            Err(Refusal::ReverseNothing)
        }
    }
}

/// Step: does what a carried motion to reverse a decision says: the application is with the board again. Its group is told
/// if it could know the decision; else what waited to be told is dropped.
pub(super) fn carry_out(tx: &mut Tx<'_>, closed: &Closed) -> Result<(), Stop> {
    calls::release::keep(tx, closed.case.call_id)?;
    reserve::hold_place(tx, &closed.case)?;
    let case = applications::offered::lock(tx, closed.case.id)?;
    let call = calls::find(tx, case.call_id)?;
    check(tx, &case, &call)?;
    if case.state == State::Offered {
        offers::take_back(tx, &case, &call)?;
    }
    reserve::leave(tx, &case)?;
    if case.state == State::Deferred {
        stages::take_back(tx, &case)?;
    }
    applications::turn(tx, &case, State::WithBoard)?;
    board::reversals::mark(tx, closed)?;
    set_up::resume(tx, &call)?;
    if calls::release::held(tx, call.id)?.is_some() {
        notices::drop_unreleased(tx, case.id)?;
    } else {
        applications::tell::group(tx, Kind::DecisionReversed, &case)?.queue(tx)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_its_group_has_acted_on_is_not_reversed() {
        assert_eq!(judge(State::Declined, None, false), Ok(()));
        assert_eq!(judge(State::Reserve, None, false), Ok(()));
        assert_eq!(judge(State::Deferred, None, false), Ok(()));
        assert_eq!(judge(State::Deferred, None, true), Err(Refusal::ReverseBegun));
        assert_eq!(judge(State::Offered, Some(OfferState::Waiting), false), Ok(()));
        assert_eq!(judge(State::Offered, Some(OfferState::Agreed), false), Err(Refusal::ReverseAnswered));
        assert_eq!(judge(State::Withdrawn, Some(OfferState::Refused), false), Err(Refusal::ReverseAnswered));
        assert_eq!(judge(State::Withdrawn, None, false), Err(Refusal::ReverseLeft));
        assert_eq!(judge(State::Funded, Some(OfferState::Accepted), false), Err(Refusal::ReverseAward));
        assert_eq!(judge(State::WithBoard, None, false), Err(Refusal::ReverseNothing));
    }

    #[test]
    fn what_may_be_reversed_may_become_the_boards_again() {
        for state in State::ALL.iter().copied() {
            let may = judge(state, Some(OfferState::Waiting), false).is_ok();
            // What is received and eligible comes before the board for the first time.
            assert_eq!(may, state != State::Received && state.may_become(State::WithBoard), "{state}");
        }
    }
}
