//! One deed on many applications: which it can be done on, seen before, and each done by itself, so that one that cannot be
//! stops no other.

use super::{
    Case, Refusal, State, checks,
    list::{self, Filter},
    screen::{self, NewScreening, Outcome},
    some, work,
};
use crate::{
    base::{ApplicationId, CallId, Deed, PersonId, Stop, TagId},
    db::Tx,
};
use std::collections::HashMap;

/// Most applications at a time.
pub const MOST: usize = 500;

crate::text_enum! {
    /// What is done.
    pub enum Kind {
        /// They meet the conditions.
        Eligible => "eligible",
        /// They do not, all for one reason.
        NotEligible => "not_eligible",
        /// They are given to a colleague.
        Assign => "assign",
        /// They get a tag.
        Tag => "tag",
    }
}

/// What is done, with what it needs.
#[derive(Clone, Debug)]
pub enum Deal {
    /// They meet the conditions.
    Eligible,
    /// They do not, for this reason (choice code) and with this message to the groups.
    NotEligible(String, String),
    /// They are given to somebody, or to nobody.
    Assign(Option<PersonId>),
    /// They get this tag.
    Tag(TagId),
}

/// The applications that fit a filter, for a deed on all of them; refused where they are too many. One query.
pub fn fitting(tx: &mut Tx<'_>, filter: &Filter) -> Result<Vec<ApplicationId>, Stop> {
    let rows = list::first(tx, filter, i64::try_from(MOST + 1).unwrap_or(i64::MAX))?;
    if rows.len() > MOST {
        return Err(Refusal::TooManyAtOnce { most: MOST }.into());
    }
    Ok(rows.into_iter().map(|(case, _)| case.id).collect())
}

/// An application, and why the deed cannot be done on it, if it cannot.
pub type Previewed = (Case, Option<Refusal>);

/// What a deed would do to some applications, in their order; nothing is written. A fixed number of queries for a fixed
/// number of calls.
pub fn preview(tx: &mut Tx<'_>, ids: &[ApplicationId], kind: Kind) -> Result<Vec<Previewed>, Stop> {
    tx.permit(deed(kind))?;
    tx.permit(Deed::SeeApplications)?;
    if ids.len() > MOST {
        return Err(Refusal::TooManyAtOnce { most: MOST }.into());
    }
    let mut by_id: HashMap<ApplicationId, Case> = some(tx, ids)?.into_iter().map(|case| (case.id, case)).collect();
    let mut calls: HashMap<CallId, bool> = HashMap::new();
    let mut previewed = Vec::new();
    for id in ids {
        let Some(case) = by_id.remove(id) else { continue };
        let simple = match calls.get(&case.call_id) {
            Some(simple) => *simple,
            None => {
                let plan = checks::of_call(tx, case.call_id)?;
                *calls.entry(case.call_id).or_insert(plan.people < 2 && plan.checks.is_empty())
            }
        };
        let why = check(kind, case.state, simple).err();
        previewed.push((case, why));
    }
    Ok(previewed)
}

const fn deed(kind: Kind) -> Deed {
    match kind {
        Kind::Eligible | Kind::NotEligible => Deed::Screen,
        Kind::Assign | Kind::Tag => Deed::ArrangeWork,
    }
}

/// `simple`: the call is screened by one person, without a checklist.
fn check(kind: Kind, state: State, simple: bool) -> Result<(), Refusal> {
    match kind {
        Kind::Assign | Kind::Tag if state == State::Draft => Err(Refusal::NotNow),
        Kind::Assign | Kind::Tag => Ok(()),
        Kind::Eligible | Kind::NotEligible if state != State::Received => Err(Refusal::NotNow),
        Kind::Eligible | Kind::NotEligible if !simple => Err(Refusal::ScreenEach),
        Kind::Eligible | Kind::NotEligible => Ok(()),
    }
}

/// Does it on one application. An act, made of the act it stands for.
pub fn carry_out(tx: &mut Tx<'_>, id: ApplicationId, deal: &Deal) -> Result<(), Stop> {
    let screened = |outcome: Outcome, reason: Option<&String>, note: &str| NewScreening {
        case: id,
        outcome,
        reason: reason.cloned(),
        note: note.to_owned(),
    };
    match deal {
        Deal::Eligible => screen::screen(tx, &screened(Outcome::Eligible, None, "")).map(|_| ()),
        Deal::NotEligible(reason, note) => {
            screen::screen(tx, &screened(Outcome::NotEligible, Some(reason), note)).map(|_| ())
        }
        Deal::Assign(to) => work::assign(tx, id, *to),
        Deal::Tag(tag) => work::tag(tx, id, *tag),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_to_be_screened_and_needs_no_list_is_marked_at_once() {
        assert_eq!(check(Kind::Eligible, State::Received, true), Ok(()));
        assert_eq!(check(Kind::Eligible, State::WithBoard, true), Err(Refusal::NotNow));
        assert_eq!(check(Kind::NotEligible, State::Received, false), Err(Refusal::ScreenEach));
        assert_eq!(check(Kind::Assign, State::Funded, false), Ok(()));
        assert_eq!(check(Kind::Tag, State::Draft, true), Err(Refusal::NotNow));
    }
}
