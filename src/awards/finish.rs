//! The end of an award, done or before its time: what was not spent goes back to what its funds may still promise.

use super::{InstalmentState, Refusal, State, broken, duties, instalments, load, store};
use crate::{
    applications, audit,
    base::{AwardId, Deed, Stop},
    db::Tx,
    funds,
    notices::Kind,
};

/// Whether an award may end so, with this reason.
fn check_end(state: State, end: State, reason: &str) -> Result<(), Refusal> {
    if state != State::Active || end == State::Active {
        Err(Refusal::NotActive)
    } else if end == State::Cancelled && reason.trim().is_empty() {
        Err(Refusal::ReasonMissing)
    } else {
        Ok(())
    }
}

/// Act: ends an award as completed or cancelled. Parts not paid are taken out of the plan, payouts on their way can no
/// longer be sent, and the rest of the commitment is released.
pub fn finish(tx: &mut Tx<'_>, id: AwardId, end: State, reason: &str) -> Result<(), Stop> {
    tx.permit(Deed::PlanInstalments)?;
    let award = load::lock(tx, id)?;
    check_end(award.state, end, reason)?;
    let today = crate::people::today(tx)?;
    for part in instalments::of_award(tx, &award)? {
        if matches!(part.state, InstalmentState::Locked | InstalmentState::Open) {
            let ended = instalments::Instalment { state: InstalmentState::Cancelled, ..part.clone() };
            instalments::change(tx, &award.key, part.state, &ended)?;
        }
    }
    let mut details = serde_json::json!({ "reason": reason.trim() });
    for share in &award.shares {
        let left = share.left()?;
        if left.is_positive() {
            let kept = share.committed.checked_sub(left).map_err(broken)?;
            store::set_share(tx, id, share.fund, kept.minor(), share.paid.minor())?;
            funds::release(tx, share.fund, left, id.into(), today)?;
            details[format!("released {}", share.fund)] = serde_json::to_value(left)?;
        }
    }
    duties::last_until(tx, id, award.last_day().min(today))?;
    load::turn(tx, &award, end)?;
    let case = applications::load(tx, award.application)?;
    if case.state.may_become(applications::State::Closed) {
        applications::turn(tx, &case, applications::State::Closed)?;
        applications::tell::group(tx, Kind::CaseClosed, &case)?.queue(tx)?;
    }
    let act = if end == State::Completed { "awards.complete" } else { "awards.cancel" };
    audit::record(tx, audit::Event::new(act, id).in_case(award.application, &award.key).with(details))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_award_ends_once_and_a_cancelled_one_says_why() {
        assert_eq!(check_end(State::Active, State::Completed, ""), Ok(()));
        assert_eq!(check_end(State::Active, State::Cancelled, "The group dissolved"), Ok(()));
        assert_eq!(check_end(State::Active, State::Cancelled, " "), Err(Refusal::ReasonMissing));
        assert_eq!(check_end(State::Completed, State::Cancelled, "Twice"), Err(Refusal::NotActive));
        assert_eq!(check_end(State::Active, State::Active, "No end"), Err(Refusal::NotActive));
    }
}
