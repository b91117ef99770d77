//! Who may stand in, and who may agree.

use super::*;
use crate::base::Lang;

fn person(id: i64, role: Role) -> Person {
    Person {
        id: PersonId(id),
        name: String::new(),
        email: String::new(),
        language: Lang::En,
        country: String::new(),
        zone: "Asia/Dushanbe".into(),
        roles: vec![role],
        state: State::Active,
        last_sign_in_on: None,
        erased_on: None,
    }
}

fn at(hours: i64) -> NaiveDateTime {
    chrono::DateTime::UNIX_EPOCH.naive_utc() + Duration::hours(hours)
}

fn new(from: i64, until: i64) -> NewStandIn {
    NewStandIn { absent: PersonId(1), person: PersonId(2), from: at(from), until: at(until) }
}

fn naming(state: NamingState) -> Naming {
    Naming {
        id: NamingId(1),
        person: PersonId(2),
        what: What::StandIn,
        role: Role::FinanceApprover,
        absent: Some(PersonId(1)),
        span: Some((at(0), at(10))),
        state,
        proposed_by: PersonId(3),
        proposed_at: at(0),
        decided_by: None,
    }
}

#[test]
fn somebody_who_does_not_approve_stands_in_for_one_who_does_once_at_a_time() {
    let (absent, other) = (person(1, Role::FinanceApprover), person(2, Role::FinanceOfficer));
    let check = |new, others: &[Naming]| check(&new, at(1), (&absent, &other), others);
    assert_eq!(check(new(0, 10), &[]), Ok(()));
    for days in [new(5, 5), new(0, 1), new(3, 24 * 400)] {
        assert_eq!(check(days, &[]), Err(Refusal::ApproverDays), "{days:?}");
    }
    let others = [naming(NamingState::Proposed)];
    assert_eq!(check(new(9, 20), &others), Err(Refusal::ApproverTwice));
    assert_eq!(check(new(10, 20), &others), Ok(()));
}

#[test]
fn nobody_stands_in_for_who_does_not_approve_nor_while_approving_themselves() {
    let (absent, other) = (person(1, Role::FinanceApprover), person(2, Role::FinanceOfficer));
    let check = |absent: &Person, other: &Person| check(&new(0, 10), at(1), (absent, other), &[]);
    assert_eq!(check(&other, &absent), Err(Refusal::NotAnApprover));
    assert_eq!(check(&absent, &person(2, Role::Director)), Err(Refusal::ApproverStandIn));
    assert_eq!(check(&absent, &Person { state: State::Disabled, ..other }), Err(Refusal::ApproverStandIn));
}

#[test]
fn neither_who_proposed_it_nor_whom_it_is_about_agrees() {
    let waits = naming(NamingState::Proposed);
    assert_eq!(check_second(&waits, PersonId(3)), Err(Refusal::OwnNaming));
    assert_eq!(check_second(&waits, PersonId(2)), Err(Refusal::NamingOfOneself));
    assert_eq!(check_second(&waits, PersonId(1)), Ok(()));
    assert_eq!(check_second(&naming(NamingState::Refused), PersonId(1)), Err(Refusal::NamingDecided));
}

#[test]
fn it_runs_from_its_first_instant_until_its_last_and_only_in_force() {
    let one = naming(NamingState::InForce);
    assert_eq!([-1, 0, 9, 10].map(|hours| one.runs(at(hours))), [false, true, true, false]);
    assert!(!naming(NamingState::Proposed).runs(at(5)) && !naming(NamingState::Ended).runs(at(5)));
}
