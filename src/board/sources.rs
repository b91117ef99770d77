//! The funds that a motion on an application may draw on: those of its call that the donor's terms let pay for it.

use super::Seen;
use crate::{
    applications::{self, Case},
    base::{ApplicationId, CallId, Stop},
    calls::{self, Call},
    db::Tx,
    funds::{self, Fund, State, Use},
};
use std::collections::{HashMap, hash_map::Entry};

/// Whether a call draws on a fund: any, where it names none.
pub(super) fn draws_on(call: &Call, fund: &Fund) -> bool {
    call.funds.is_empty() || call.funds.contains(&fund.id)
}

/// The open funds that may pay for at least one of some applications, in order of code. A step, of as many queries for many
/// applications of a call as for one.
pub(super) fn of_some(tx: &mut Tx<'_>, seen: &[Seen]) -> Result<Vec<Fund>, Stop> {
    let cases: Vec<Case> = seen.iter().map(|one| one.case().clone()).collect();
    let mut calls: HashMap<CallId, Call> = HashMap::new();
    for id in seen.iter().map(Seen::call) {
        if let Entry::Vacant(place) = calls.entry(id) {
            place.insert(calls::find(tx, id)?);
        }
    }
    let mut funds = funds::list(tx)?;
    funds.retain(|fund| fund.state == State::Open && calls.values().any(|call| draws_on(call, fund)));
    let by_category = funds.iter().any(|fund| !fund.restricted_categories.is_empty());
    let uses: HashMap<ApplicationId, Use> = applications::purpose::of_some(tx, &cases, by_category)?;
    let may_pay = |fund: &Fund, case: &Case| {
        let drawn = calls.get(&case.call_id).is_some_and(|call| draws_on(call, fund));
        drawn && uses.get(&case.id).is_some_and(|what| fund.allows(what).is_ok())
    };
    funds.retain(|fund| cases.iter().any(|case| may_pay(fund, case)));
    Ok(funds)
}
