//! The screening of a call: what is checked, and by how many people. Programme data, with labels per language.

use super::{Refusal, store};
use crate::{
    audit,
    base::{CallId, CheckId, Deed, Labels, Stop, words::characters},
    db::Tx,
};

/// Most lines of a checklist.
pub const MOST: usize = 30;
/// The longest line, in characters.
pub const LINE_MAX: usize = 300;

/// A line of a checklist.
#[derive(Clone, Debug)]
pub struct Check {
    /// Its id.
    pub id: CheckId,
    /// What is checked.
    pub labels: Labels,
}

/// How applications of a call are screened.
#[derive(Clone, Debug)]
pub struct Plan {
    /// How many people must come to the same result: one or two.
    pub people: i32,
    /// The checklist, in order; empty: none.
    pub checks: Vec<Check>,
}

crate::text_enum! {
    /// What was found about a line of the checklist.
    pub enum Mark {
        /// It is so.
        Yes => "yes",
        /// It is not.
        No => "no",
        /// It cannot be said from what was sent.
        Unclear => "unclear",
    }
}

/// How a call is screened; by one person and without a list, where nothing was set up. A step. Three queries; one for a
/// call that was asked about before.
pub fn of_call(tx: &mut Tx<'_>, call: CallId) -> Result<Plan, Stop> {
    let version = tx.programme()?;
    if let Some(plan) = tx.recall::<Plan>(call.0, version) {
        return Ok(Plan::clone(&plan));
    }
    let people = store::checks::people(tx, call)?.unwrap_or(1);
    let plan = Plan { people, checks: store::checks::standing(tx, call)? };
    Ok(Plan::clone(&tx.remember(call.0, version, plan)))
}

/// A screening to be set up.
#[derive(Clone, Debug)]
pub struct NewPlan {
    /// Of which call.
    pub call: CallId,
    /// By how many people: one or two.
    pub people: i32,
    /// The lines of the checklist, in order.
    pub lines: Vec<Labels>,
}

fn check(new: &NewPlan) -> Result<(), Refusal> {
    let too_long = |labels: &Labels| labels.0.values().any(|text| characters(text) > LINE_MAX);
    if ![1, 2].contains(&new.people) {
        Err(Refusal::PeopleOneOrTwo)
    } else if new.lines.len() > MOST {
        Err(Refusal::ChecksTooMany { most: MOST })
    } else if new.lines.iter().any(too_long) {
        Err(Refusal::CheckTooLong { most: LINE_MAX })
    } else {
        Ok(())
    }
}

/// Sets up how a call is screened. Lines that stay as they were keep what was marked; others are put away with their marks. An act.
pub fn set_up(tx: &mut Tx<'_>, new: &NewPlan) -> Result<(), Stop> {
    tx.permit(Deed::EditCall)?;
    check(new)?;
    crate::calls::find(tx, new.call)?;
    let mut there = store::checks::standing(tx, new.call)?;
    store::checks::set_people(tx, new.call, new.people)?;
    for (position, labels) in (0..).zip(&new.lines) {
        match there.iter().position(|check| check.labels == *labels) {
            Some(at) => store::checks::place(tx, there.remove(at).id, position)?,
            None => {
                let id: CheckId = tx.new_id()?;
                store::checks::insert(tx, id, new.call, position, labels)?;
            }
        }
    }
    for gone in there {
        store::checks::retire(tx, gone.id)?;
    }
    let details = serde_json::json!({ "people": new.people, "lines": new.lines.len() });
    audit::record(tx, audit::Event::new("applications.set_up_screening", new.call).with(details))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Lang;

    #[test]
    fn a_call_is_screened_by_one_or_two_people_with_a_list_of_bearable_length() {
        let good = NewPlan { call: CallId(1), people: 2, lines: vec![Labels::one(Lang::En, "In the region")] };
        assert_eq!(check(&good), Ok(()));
        assert_eq!(check(&NewPlan { people: 3, ..good.clone() }), Err(Refusal::PeopleOneOrTwo));
        let many = vec![Labels::default(); MOST + 1];
        assert_eq!(check(&NewPlan { lines: many, ..good.clone() }), Err(Refusal::ChecksTooMany { most: MOST }));
        let long = vec![Labels::one(Lang::En, "x".repeat(LINE_MAX + 1))];
        assert_eq!(check(&NewPlan { lines: long, ..good }), Err(Refusal::CheckTooLong { most: LINE_MAX }));
    }
}
