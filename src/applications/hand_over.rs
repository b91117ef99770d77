//! Work that goes from one person to another, all at once: applications given to them, and threads. Whoever leaves leaves
//! nothing behind that nobody sees: it is nobody's then, and stands so in the lists.

use super::{Case, Refusal, some, store, work::COLLEAGUES};
use crate::{
    audit,
    base::{ApplicationId, Deed, PersonId, Stop},
    db::Tx,
    groups::access,
    notices::{Kind, Reader},
    people::{self, State, register},
    threads::desk,
};
use std::collections::{HashMap, HashSet};

/// The word of applications among things with threads.
const KIND: &str = "application";

/// What is in somebody's hands.
#[derive(Clone, Debug, Default)]
pub struct InHand {
    /// Applications under way that they work on.
    pub cases: Vec<ApplicationId>,
    /// Applications whose messages they answer.
    pub threads: Vec<ApplicationId>,
}

impl InHand {
    /// Whether there is nothing.
    pub fn is_empty(&self) -> bool {
        self.cases.is_empty() && self.threads.is_empty()
    }
}

/// Work that is to be handed over.
#[derive(Clone, Copy, Debug)]
pub struct HandOver {
    /// Whose it is.
    pub from: PersonId,
    /// Who does it from now on; nobody: it waits for somebody.
    pub to: Option<PersonId>,
}

/// What was handed over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Handed {
    /// Given to the other person.
    pub given: usize,
    /// Of groups at high risk that the other person was not named for, or for want of another: nobody's now.
    pub left: usize,
}

/// View: what is in somebody's hands, for who may hand it over.
pub fn in_hand(tx: &mut Tx<'_>, person: PersonId) -> Result<InHand, Stop> {
    tx.permit(Deed::HandOverWork)?;
    of(tx, person)
}

/// The same. A step.
pub fn of(tx: &mut Tx<'_>, person: PersonId) -> Result<InHand, Stop> {
    let cases = store::work::of_person(tx, person)?;
    let threads = desk::given_to(tx, KIND, person)?.into_iter().map(|(id, _)| ApplicationId(id)).collect();
    Ok(InHand { cases, threads })
}

/// How much is in each person's hands: applications under way, and messages to answer. For those who may see people; two
/// queries.
pub fn in_hands(tx: &mut Tx<'_>) -> Result<HashMap<PersonId, i64>, Stop> {
    tx.permit(Deed::SeePeople)?;
    let mut all = HashMap::new();
    for (person, count) in store::work::by_person(tx)?.into_iter().chain(desk::given(tx, KIND)?) {
        *all.entry(person).or_default() += count;
    }
    Ok(all)
}

/// Hands all that is in somebody's hands to another, or to nobody. An act.
pub fn hand_over(tx: &mut Tx<'_>, new: HandOver) -> Result<Handed, Stop> {
    tx.permit(Deed::HandOverWork)?;
    people::find(tx, new.from)?;
    if new.to == Some(new.from) {
        return Err(Refusal::AsItIs.into());
    }
    if let Some(to) = new.to
        && !people::ids_holding(tx, &COLLEAGUES)?.contains(&to)
    {
        return Err(Refusal::NoColleague.into());
    }
    if of(tx, new.from)?.is_empty() {
        return Err(Refusal::NothingInHand.into());
    }
    let handed = pass_on(tx, new)?;
    let details = serde_json::json!({ "given": handed.given, "left": handed.left });
    audit::record(tx, audit::Event::new("applications.hand_over", new.from).with(details))?;
    Ok(handed)
}

/// Closes a person's account; what is in their hands is nobody's from then on. An act.
pub fn leave(tx: &mut Tx<'_>, person: PersonId) -> Result<(), Stop> {
    register::turn(tx, person, State::Disabled)?;
    let handed = pass_on(tx, HandOver { from: person, to: None })?;
    if handed.left > 0 {
        let details = serde_json::json!({ "given": 0, "left": handed.left });
        audit::record(tx, audit::Event::new("applications.hand_over", person).with(details))?;
    }
    Ok(())
}

fn pass_on(tx: &mut Tx<'_>, HandOver { from, to }: HandOver) -> Result<Handed, Stop> {
    let InHand { cases, threads } = of(tx, from)?;
    let all: Vec<ApplicationId> = cases.iter().chain(&threads).copied().collect();
    let cases: HashSet<ApplicationId> = cases.into_iter().collect();
    let known = some(tx, &all)?;
    let mut handed = Handed::default();
    for case in &known {
        let to = match to {
            Some(to) if may_open(tx, case, to)? => Some(to),
            _ => None,
        };
        if cases.contains(&case.id) {
            store::lock(tx, case.id)?;
            store::work::assign(tx, case.id, to)?;
        }
        for (_, lane) in desk::given_to(tx, KIND, from)?.into_iter().filter(|(id, _)| *id == case.id.0) {
            desk::give(tx, case.id, &lane, to)?;
        }
        match to {
            Some(to) => {
                handed.given += 1;
                if tx.actor.person() != Some(to) {
                    super::tell::staff(tx, Kind::CaseAssigned, Reader::Person(to), case)?.queue(tx)?;
                }
            }
            None => handed.left += 1,
        }
    }
    Ok(handed)
}

fn may_open(tx: &mut Tx<'_>, case: &Case, person: PersonId) -> Result<bool, Stop> {
    Ok(!case.high_risk || access::named(tx, case.group_id)?.contains(&person))
}
