//! What is shown of offers: the group's own with its budget, one for staff, and the list.

use super::{MOST, Offer, OfferState, newest, open};
use crate::{
    applications::{self, Case, answers, budget, offered, told},
    awards::store,
    base::{Actor, ApplicationId, Deed, Lang, Money, PersonId, Stop},
    board,
    calls::{self, Call, choices},
    db::Tx,
    funds, people,
};
use chrono::NaiveDate;
use std::collections::HashMap;

/// An offer with what its page needs.
#[derive(Clone, Debug)]
pub struct Detail {
    /// The application, as its reader may know it.
    pub case: Case,
    /// Its call.
    pub call: Call,
    /// The offer.
    pub offer: Offer,
    /// On which conditions.
    pub conditions: Option<String>,
    /// The budget as it stands now.
    pub budget: Option<budget::Shown>,
    /// What it comes to.
    pub comes_to: Option<Money>,
    /// The section of the form in which it stands.
    pub section: Option<String>,
    /// Whether it may be answered today.
    pub is_open: bool,
    /// The code of the fund.
    pub fund: String,
    /// Who wrote the answer down.
    pub answered_by: Option<String>,
}

/// View: the offer to an application, for its own group once it may know of it, and for staff.
pub fn detail(tx: &mut Tx<'_>, id: ApplicationId, lang: Lang) -> Result<Detail, Stop> {
    let case = applications::for_reader(tx, id)?;
    if told::is_held_from_me(tx, id)? {
        return Err(Stop::Missing);
    }
    let offer = newest(tx, &case)?.filter(|offer| may_know(tx, offer.state, offer.answer_by, id));
    let offer = offer.ok_or(Stop::Missing)?;
    let call = calls::find(tx, case.call_id)?;
    let lines = answers::budget_lines(tx, &case)?;
    let lists = choices::lists(tx)?;
    let today = super::today(tx, &call);
    let names = people::names(tx, &offer.answered_by.into_iter().collect::<Vec<PersonId>>())?;
    Ok(Detail {
        conditions: board::decisions::find(tx, offer.decision)?.conditions,
        comes_to: budget::sums(&lines).map(|sums| sums.asked),
        budget: budget::shown(&lines, None, &lists, lang).filter(|_| offer.with_budget),
        section: offered::section(tx, &case)?.filter(|_| offer.with_budget),
        is_open: offer.state == OfferState::Waiting && offer.answer_by.is_some_and(|day| today <= day),
        fund: funds::find(tx, offer.fund)?.code,
        answered_by: offer.answered_by.and_then(|person| names.get(&person).cloned()),
        case,
        call,
        offer,
    })
}

/// Of an offer that the board took back before its group was told, the group does not learn.
fn may_know(tx: &Tx<'_>, state: OfferState, answer_by: Option<NaiveDate>, case: ApplicationId) -> bool {
    state != OfferState::TakenBack || answer_by.is_some() || tx.actor != Actor::Case(case)
}

/// The offers to a case as its reader may know them, the newest first. A step.
pub fn of_case(tx: &mut Tx<'_>, case: &Case) -> Result<Vec<Offer>, Stop> {
    if told::is_held_from_me(tx, case.id)? {
        return Ok(Vec::new());
    }
    let mut rows = store::offers::of_application(tx, case.id)?;
    rows.retain(|row| may_know(tx, row.state, row.answer_by, case.id));
    rows.into_iter().map(|row| open(tx, case, row)).collect()
}

/// View: offers in some states, the newest first, each with its application under the name this reader may know. A fixed
/// number of queries.
pub fn list(tx: &mut Tx<'_>, states: &[OfferState]) -> Result<Vec<(Case, Offer)>, Stop> {
    tx.permit(Deed::SeeAwards)?;
    let rows = store::offers::in_states(tx, states, MOST)?;
    let ids: Vec<ApplicationId> = rows.iter().map(|row| row.application_id).collect();
    let cases = applications::some(tx, &ids)?;
    let cases: HashMap<ApplicationId, Case> =
        applications::veil(tx, cases)?.into_iter().map(|case| (case.id, case)).collect();
    let mut all = Vec::with_capacity(rows.len());
    for row in rows {
        let Some(case) = cases.get(&row.application_id) else { continue };
        all.push((case.clone(), open(tx, case, row)?));
    }
    Ok(all)
}

/// The offers that wait for an answer by a day, each with its application and call. A step, for reminders.
pub fn awaited(tx: &mut Tx<'_>) -> Result<Vec<(Case, Call, Offer)>, Stop> {
    let mut all = Vec::new();
    for row in store::offers::in_states(tx, &[OfferState::Waiting], MOST)? {
        let case = applications::load(tx, row.application_id)?;
        let (call, offer) = (calls::find(tx, case.call_id)?, open(tx, &case, row)?);
        all.push((case, call, offer));
    }
    Ok(all)
}
