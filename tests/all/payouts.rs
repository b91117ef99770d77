//! Payouts after they are prepared: one or two approvers, what the group says arrived, failing and coming back.

use crate::{
    awards::{a_board, an_award, award, eur, figures, parts, queued, today},
    funds::signed_in,
    payees::prepared,
    support::{Browser, World, on_both, world::a_fund},
};
use hashar::{
    applications::codes,
    awards::InstalmentState,
    base::{Actor, AwardId, FundId, PayoutId, PersonId, Role},
    calls::Mode,
    notices, payees,
    payouts::{self, Arrival, Bank, Refusal, State, limits},
};

/// A payout of EUR 1,000 to a verified payee, prepared by the finance officer.
pub fn a_verified(world: &World) -> (FundId, AwardId, PayoutId) {
    let (board, fund) = (a_board(world), a_fund(world));
    let call = world.open_call("R-1", Mode::Regular, vec![fund]);
    let award = an_award(world, &board, call, fund, eur(100_000));
    let (payee, payout) = prepared(world, award);
    world.write(&world.actor(Role::FinanceApprover), move |tx| payees::verify(tx, payee, "Called")).unwrap();
    (fund, award, payout)
}

fn state(world: &World, id: PayoutId) -> State {
    world.read(&Actor::Console, move |tx| payouts::find(tx, id)).unwrap().state
}

fn approve(world: &World, person: &Actor, id: PayoutId) -> Result<bool, hashar::base::Stop> {
    world.write(person, move |tx| payouts::approve(tx, id, ""))
}

/// Approved by the approver, sent by the finance officer with EUR 2 of fees.
fn sent(world: &World, id: PayoutId) {
    assert!(approve(world, &world.actor(Role::FinanceApprover), id).unwrap());
    let bank = Bank {
        sent_on: today(world),
        reference: "FT-1".into(),
        control_number: String::new(),
        debited: eur(100_000),
        received: eur(100_000),
        fees: eur(200),
    };
    world.write(&world.actor(Role::FinanceOfficer), move |tx| payouts::record(tx, id, &bank)).unwrap();
}

fn another(world: &World, role: Role, name: &str) -> (PersonId, Actor) {
    let id = world.another(role, name);
    (id, Actor::Person { id, roles: vec![role] })
}

#[test]
fn above_the_limit_two_people_approve_and_two_people_set_the_limit() {
    on_both(|world| {
        let (_, _, payout) = a_verified(world);
        let mut director = signed_in(world, Role::Director);
        director.open("/limits");
        assert!(director.says("There are no limits yet"));
        assert_eq!(director.press("Propose", &[("currency", "EUR"), ("amount", "-5")]), 422);
        assert_eq!(director.press("Propose", &[("currency", "EUR"), ("amount", "999.99")]), 303);
        assert!(director.says("EUR 999.99") && director.says("Another person decides on it"), "{}", director.text());
        assert_eq!(director.press("Propose", &[("currency", "EUR"), ("amount", "5")]), 422);
        let proposed = world.read(&world.actor(Role::Auditor), |tx| limits::list(tx, limits::LimitState::Proposed));
        let id = proposed.unwrap()[0].id;
        let own = world.write(&world.actor(Role::Director), move |tx| limits::decide(tx, id, true)).unwrap_err();
        assert_eq!(own.refusal(), Some(&Refusal::OwnLimit));
        let mut approver = signed_in(world, Role::FinanceApprover);
        approver.open("/limits");
        assert_eq!(approver.press("Agree", &[]), 303);
        assert!(!approver.says("There are no limits yet"), "{}", approver.text());
        let (_, second) = another(world, Role::FinanceApprover, "Second");
        let late = world.write(&second, move |tx| limits::decide(tx, id, false)).unwrap_err();
        assert_eq!(late.refusal(), Some(&Refusal::LimitDecided));

        approver.open(&format!("/payouts/{payout}"));
        assert!(approver.says("two persons approve it"));
        assert_eq!(approver.press("Approve", &[]), 303);
        assert!(approver.says("a second person approves it too"), "{}", approver.text());
        assert_eq!(state(world, payout), State::Prepared);
        let again = approve(world, &world.actor(Role::FinanceApprover), payout).unwrap_err();
        assert_eq!(again.refusal(), Some(&Refusal::AlreadyApproved));
        let own = world.write(&world.actor(Role::FinanceOfficer), move |tx| payouts::approve(tx, payout, ""));
        assert!(own.is_err(), "never who prepared it");
        assert_eq!(queued(world, notices::Kind::PayoutApproved), 0);
        assert!(approve(world, &world.actor(Role::Director), payout).unwrap());
        assert_eq!(state(world, payout), State::Approved);
        assert_eq!(queued(world, notices::Kind::PayoutApproved), 1);
    });
}

#[test]
fn the_group_says_what_arrived_and_finance_hears_of_what_did_not() {
    on_both(|world| {
        let (_, award_id, payout) = a_verified(world);
        sent(world, payout);
        let case = award(world, award_id).application;
        let code = codes::fresh(world.db.master()).unwrap();
        let typed = code.clone();
        let officer = world.actor(Role::ProgrammeOfficer);
        world.write(&officer, move |tx| codes::replace(tx, case, &typed)).unwrap();
        let mut group: Browser = world.browser();
        group.open("/enter");
        assert_eq!(group.send("/enter", &[("code", &code)]), 303);
        group.open("/case");
        group.click("Money sent to you");
        assert!(group.says("EUR 1,000.00"), "{}", group.text());
        assert_eq!(group.press("Send", &[("what", "less"), ("amount", "1000")]), 422);
        assert!(group.says("less than EUR 1,000.00"));
        assert_eq!(group.press("Send", &[("what", "less"), ("amount", "990")]), 303);
        assert!(group.says("Less arrived · EUR 990.00"), "{}", group.text());
        assert_eq!(queued(world, notices::Kind::PayoutDoubted), 1);
        let mut finance = signed_in(world, Role::FinanceOfficer);
        finance.open(&format!("/payouts/{payout}"));
        assert!(finance.says("Less arrived · EUR 990.00"), "{}", finance.text());
        assert_eq!(group.press("Send", &[("what", "whole")]), 303);
        assert!(group.says("All of it arrived") && !group.says("Did the money arrive?"));

        let call = world.open_call("R-2", Mode::Regular, vec![a_fund(world)]);
        let other = Actor::Case(crate::awards::with_the_board(world, call));
        let stop = world.write(&other, move |tx| payouts::arrived(tx, payout, Arrival::Whole, None)).unwrap_err();
        assert!(matches!(stop, hashar::base::Stop::Missing), "another group's payout is not there for it");
    });
}

#[test]
fn a_payout_that_came_back_gives_the_money_back_less_what_the_bank_kept_and_is_paid_again() {
    on_both(|world| {
        let (fund, award_id, payout) = a_verified(world);
        let before = figures(world, fund);
        sent(world, payout);
        assert_eq!(figures(world, fund), [before[0], 0, 100_000, 200, before[4] - 200]);
        let mut finance = signed_in(world, Role::FinanceOfficer);
        finance.open(&format!("/payouts/{payout}"));
        finance.click("It failed or came back");
        let on = today(world).format("%d.%m.%Y").to_string();
        assert_eq!(finance.press("Record", &[("end", "returned"), ("on", &on), ("kept", "3"), ("reason", "")]), 422);
        let fields = [("end", "returned"), ("on", on.as_str()), ("kept", "3"), ("reason", "Account closed")];
        assert_eq!(finance.press("Record", &fields), 303);
        assert!(finance.says("Returned") && finance.says("Account closed"), "{}", finance.text());
        assert_eq!(state(world, payout), State::Returned);
        assert_eq!(figures(world, fund), [before[0], before[1], 0, 300, before[4] - 300]);
        assert_eq!(parts(world, award_id)[0].state, InstalmentState::Open);
        let again = world.write(&world.actor(Role::FinanceOfficer), {
            let on = today(world);
            move |tx| payouts::bounce(tx, payout, State::Failed, on, "Twice", eur(0))
        });
        assert_eq!(again.unwrap_err().refusal(), Some(&Refusal::NotNow));
        finance.click("Prepare it again");
        assert_eq!(finance.press("Prepare the payout", &[]), 303);
        let next = world.read(&world.actor(Role::Auditor), move |tx| payouts::views::of_award(tx, award_id)).unwrap();
        let second = next[1].id;
        sent(world, second);
        let on = today(world);
        let failed =
            move |tx: &mut hashar::db::Tx<'_>| payouts::bounce(tx, second, State::Failed, on, "Wrong number", eur(0));
        world.write(&world.actor(Role::FinanceOfficer), failed).unwrap();
        assert_eq!(state(world, second), State::Failed);
        assert_eq!(figures(world, fund), [before[0], before[1], 0, 300, before[4] - 300]);
    });
}
