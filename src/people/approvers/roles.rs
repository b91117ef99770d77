//! Roles that approve payouts: an administrator only proposes to give or take them. The command line gives them at once,
//! and so does whoever sets the program up, while nobody is there who could agree.

use super::{Naming, What, approves, insert, opened, record, store};
use crate::{
    base::{Deed, PersonId, Role, Stop},
    db::Tx,
    people::{Refusal, find, store as rows},
};

/// A role that is given or taken.
pub type Change = (What, Role);

/// Whether nobody approves payouts, nor ever did: the first is named by one person.
pub fn is_beginning(tx: &mut Tx<'_>) -> Result<bool, Stop> {
    Ok(!store::anybody(tx, Deed::ApprovePayout.roles())?)
}

/// Nobody else names or decides until the end of the transaction. A step.
pub(in crate::people) fn hold(tx: &mut Tx<'_>) -> Result<(), Stop> {
    store::lock(tx)
}

/// The roles somebody has at once where others are wanted than they hold, and the changes that wait for a second person.
/// A step.
pub(in crate::people) fn split(
    tx: &mut Tx<'_>,
    held: &[Role],
    wanted: &[Role],
) -> Result<(Vec<Role>, Vec<Change>), Stop> {
    let waits = changes(held, wanted);
    if waits.is_empty() || tx.actor.person().is_none() || is_beginning(tx)? {
        return Ok((wanted.to_vec(), Vec::new()));
    }
    Ok((at_once(wanted, &waits), waits))
}

/// The roles that approve payouts, as far as they would be given or taken.
fn changes(held: &[Role], wanted: &[Role]) -> Vec<Change> {
    let change = |role: &Role| match (held.contains(role), wanted.contains(role)) {
        (false, true) => Some((What::Give, *role)),
        (true, false) => Some((What::Take, *role)),
        _ => None,
    };
    Deed::ApprovePayout.roles().iter().filter_map(change).collect()
}

/// What is wanted, without what is only to be given, and with what is still to be taken.
fn at_once(wanted: &[Role], waits: &[Change]) -> Vec<Role> {
    let mut roles = wanted.to_vec();
    roles.retain(|role| !waits.contains(&(What::Give, *role)));
    roles.extend(waits.iter().filter(|(what, _)| *what == What::Take).map(|(_, role)| *role));
    roles
}

/// Proposes changes that do not wait already. A step.
pub(in crate::people) fn propose(tx: &mut Tx<'_>, person: PersonId, changes: &[Change]) -> Result<(), Stop> {
    if changes.is_empty() {
        return Ok(());
    }
    let open = store::open(tx, Some(person))?;
    for (what, role) in changes {
        if !open.iter().any(|row| row.what == *what && row.role == *role) {
            insert(tx, person, (*what, *role), None)?;
        }
    }
    Ok(())
}

/// Gives or takes the role that two people agreed on. Whoever approves by a role of their own stands in for nobody.
pub(super) fn carry_out(tx: &mut Tx<'_>, one: &Naming) -> Result<(), Stop> {
    match one.what {
        What::Give => {
            if find(tx, one.person)?.erased_on.is_some() {
                return Err(Refusal::Erased.into());
            }
            if !rows::roles_of(tx, one.person)?.contains(&one.role) {
                rows::give_role(tx, one.person, one.role)?;
            }
            end_all(tx, one.person, &[What::StandIn])
        }
        What::Take => {
            rows::take_role(tx, one.person, one.role)?;
            left(tx, one.person)
        }
        What::StandIn => Ok(()),
    }
}

/// Nobody stands in for whoever approves no more. A step.
pub(in crate::people) fn left(tx: &mut Tx<'_>, person: PersonId) -> Result<(), Stop> {
    if approves(&find(tx, person)?) { Ok(()) } else { end_for(tx, person) }
}

/// Ends what lets others stand in for a person, or would.
pub(super) fn end_for(tx: &mut Tx<'_>, absent: PersonId) -> Result<(), Stop> {
    for row in store::open(tx, None)?.iter().filter(|row| row.absent_id == Some(absent)) {
        store::end(tx, row.id)?;
        record(tx, "people.end_approver", &opened(row))?;
    }
    Ok(())
}

/// Ends what waits or runs for a person.
pub(super) fn end_all(tx: &mut Tx<'_>, person: PersonId, what: &[What]) -> Result<(), Stop> {
    for row in store::open(tx, Some(person))?.iter().filter(|row| what.contains(&row.what)) {
        store::end(tx, row.id)?;
        record(tx, "people.end_approver", &opened(row))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use Role::{Auditor, Director, FinanceApprover, FinanceOfficer};

    #[test]
    fn only_roles_that_approve_payouts_wait_for_a_second_person() {
        let split = |held: &[Role], wanted: &[Role]| {
            let waits = changes(held, wanted);
            (at_once(wanted, &waits), waits)
        };
        assert_eq!(split(&[Auditor], &[FinanceOfficer]), (vec![FinanceOfficer], vec![]));
        let give = (What::Give, FinanceApprover);
        assert_eq!(split(&[], &[FinanceApprover, Auditor]), (vec![Auditor], vec![give]));
        let take = (What::Take, Director);
        assert_eq!(split(&[Director], &[Auditor]), (vec![Auditor, Director], vec![take]));
        assert_eq!(split(&[Director], &[FinanceApprover]), (vec![Director], vec![give, take]));
        assert_eq!(split(&[Director], &[Director]), (vec![Director], vec![]));
    }
}
