//! A payout of which the bank debited more than one person could approve: recorded as it was, in sight of finance, and
//! acknowledged by another approver.

use crate::{
    awards::{a_board, enter_rate, eur, tjs, today},
    exchange_terms::{a_grant, prepare, sent},
    funds::signed_in,
    support::{Browser, World, on_both, world::a_fund},
};
use hashar::{
    base::{Actor, Currency, Lang, Money, PayoutId, Role, Stop},
    payouts::{self, Refusal, limits, views},
};

/// Two people agree to a limit of one approver.
fn limited(world: &World, amount: Money) {
    let id = world.write(&world.actor(Role::Director), move |tx| limits::propose(tx, amount)).unwrap();
    world.write(&world.actor(Role::FinanceApprover), move |tx| limits::decide(tx, id, true)).unwrap();
}

/// What stands on the desk: debited, and the limit.
fn over(world: &World) -> Vec<(PayoutId, Money, Money)> {
    let desk = world.read(&world.actor(Role::Auditor), |tx| views::desk(tx, None, None, 10)).unwrap();
    desk.over_limit.iter().map(|one| (one.line.id, one.debited, one.limit)).collect()
}

fn acknowledge(world: &World, actor: &Actor, id: PayoutId) -> Result<(), Stop> {
    world.write(actor, move |tx| payouts::acknowledge(tx, id))
}

fn at_payout(world: &World, role: Role, id: PayoutId) -> Browser {
    let mut browser = signed_in(world, role);
    assert_eq!(browser.open(&format!("/payouts/{id}?lang=en")), 200);
    browser
}

#[test]
fn what_the_bank_debited_over_the_limit_is_recorded_and_waits_for_another_approver() {
    on_both(|world| {
        let board = a_board(world);
        enter_rate(world, Currency::TJS, "10");
        limited(world, eur(100_000));
        let grant = |code| a_grant(world, &board, (code, a_fund(world)), tjs(1_001_000));
        let at_limit = prepare(world, grant("R-1"), tjs(1_000_000), "10").unwrap();
        sent(world, at_limit, Some(eur(100_000))).unwrap();
        assert_eq!(over(world), [], "one person may approve so much");

        let payout = prepare(world, grant("R-2"), tjs(1_000_000), "10").unwrap();
        sent(world, payout, Some(eur(105_000))).unwrap();
        assert_eq!(over(world), [(payout, eur(105_000), eur(100_000))]);
        let mut finance = at_payout(world, Role::FinanceOfficer, payout);
        let words = "Debited: EUR 1,050.00. This is over the limit for one approver: EUR 1,000.00.";
        assert!(finance.says(words), "{}", finance.text());
        assert!(finance.says("Over the limit for one approver: EUR 1,000.00"), "the history: {}", finance.text());
        finance.open("/payouts");
        assert!(finance.says("Paid over the limit with one approval"), "{}", finance.text());
        assert!(finance.says("EUR 1,050.00"), "{}", finance.text());
        let mine = acknowledge(world, &world.actor(Role::FinanceOfficer), payout);
        assert!(matches!(mine, Err(Stop::Forbidden)), "{mine:?}");
        // Whoever approved it sees it too, without the button.
        let first = at_payout(world, Role::FinanceApprover, payout);
        assert!(first.says(words) && !first.says("Acknowledge"), "{}", first.text());
        let own = acknowledge(world, &world.actor(Role::FinanceApprover), payout).unwrap_err();
        assert_eq!(own.refusal(), Some(&Refusal::AlreadyApproved));
        let id = world.person(Role::FinanceOfficer);
        let both = Actor::Person { id, roles: vec![Role::FinanceOfficer, Role::FinanceApprover] };
        let own = acknowledge(world, &both, payout).unwrap_err();
        assert_eq!(own.refusal(), Some(&Refusal::OwnPreparation));

        let mut director = at_payout(world, Role::Director, payout);
        for path in [format!("/payouts/{payout}"), "/payouts".to_owned()] {
            for lang in Lang::ALL {
                assert_eq!(director.open(&format!("{path}?lang={}", lang.code())), 200);
                assert!(!director.shows("[payouts-") && !director.shows("[audit-"), "{}", director.text());
            }
        }
        director.open(&format!("/payouts/{payout}?lang=en"));
        let mut late = at_payout(world, Role::Director, payout);
        assert_eq!(director.press("Acknowledge", &[]), 303);
        assert!(director.says("Your acknowledgement is recorded.") && !director.says(words), "{}", director.text());
        assert!(director.says("Acknowledged that it went over the limit"), "{}", director.text());
        assert!(director.says("Payout over the limit acknowledged"), "{}", director.text());
        assert_eq!(director.press_again(), 303, "a double click");
        assert_eq!(late.press("Acknowledge", &[]), 422, "from another window");
        assert!(late.says("This cannot be done at this stage"), "{}", late.text());
        assert_eq!(over(world), []);
    });
}

#[test]
fn two_approvals_are_enough_and_what_is_undone_waits_for_nobody() {
    on_both(|world| {
        let board = a_board(world);
        enter_rate(world, Currency::TJS, "10");
        limited(world, eur(100_000));
        let grant = |code| a_grant(world, &board, (code, a_fund(world)), tjs(1_001_000));
        let twice = prepare(world, grant("R-1"), tjs(1_001_000), "10").unwrap();
        let director = world.actor(Role::Director);
        assert!(!world.write(&director, move |tx| payouts::approve(tx, twice, "")).unwrap());
        sent(world, twice, Some(eur(105_000))).unwrap();
        assert_eq!(over(world), []);

        let undone = prepare(world, grant("R-2"), tjs(1_000_000), "10").unwrap();
        sent(world, undone, Some(eur(105_000))).unwrap();
        assert_eq!(over(world).len(), 1);
        let (on, approver) = (today(world), world.actor(Role::FinanceApprover));
        world.write(&approver, move |tx| payouts::reverse(tx, undone, on, "The wrong group")).unwrap();
        assert_eq!(over(world), []);
        let stop = acknowledge(world, &director, undone).unwrap_err();
        assert_eq!(stop.refusal(), Some(&Refusal::NotNow));
    });
}
