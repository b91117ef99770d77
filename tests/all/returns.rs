//! Money that groups give back: on our bank again, with its receipt, and no longer paid.

use crate::{
    awards::{a_board, an_award, award, enter_rate, eur, figures, parts, tjs, today},
    funds::signed_in,
    payees::{a_payee, prepared},
    support::{Browser, World, on_both, world::a_fund},
};
use hashar::{
    applications::codes,
    awards::{self, Condition, Planned},
    base::{Actor, AwardId, Currency, FundId, Money, PayoutId, Role, Stop},
    calls::Mode,
    funds::proof,
    payees::{self, Method, NewPayee},
    payouts::{
        self, Bank, Extra, Given, NewPayout, Refusal,
        returns::{self, NewReturn},
    },
    people,
    reports::{
        self, FINAL,
        fill::{self, Filled},
    },
};

/// A payout of EUR 1,000 that was sent.
fn a_sent(world: &World) -> (FundId, AwardId, PayoutId) {
    let (board, fund) = (a_board(world), a_fund(world));
    let call = world.open_call("R-1", Mode::Regular, vec![fund]);
    let award = an_award(world, &board, call, fund, eur(100_000));
    let (payee, payout) = prepared(world, award);
    let approver = world.actor(Role::FinanceApprover);
    world.write(&approver, move |tx| payees::verify(tx, payee, "Called")).unwrap();
    world.write(&approver, move |tx| payouts::approve(tx, payout, "")).unwrap();
    let bank = Bank {
        sent_on: today(world),
        reference: "FT-1".into(),
        control_number: String::new(),
        debited: eur(100_000),
        received: eur(100_000),
        fees: eur(0),
    };
    world.write(&world.actor(Role::FinanceOfficer), move |tx| payouts::record(tx, payout, &bank)).unwrap();
    (fund, award, payout)
}

fn give_back(world: &World, id: PayoutId, amount: Money) -> Result<hashar::base::MoneyReturnId, Stop> {
    give_back_of(world, id, amount, amount)
}

fn give_back_of(world: &World, id: PayoutId, amount: Money, given: Money) -> Result<hashar::base::MoneyReturnId, Stop> {
    let (receipt, reason) = ("KO-7".into(), "Cheaper than planned".into());
    let new = NewReturn { on: today(world), amount, given, receipt, reason };
    world.write(&world.actor(Role::FinanceOfficer), move |tx| returns::give_back(tx, id, &new))
}

/// A payout of EUR 1,000 that became TJS 12,000, sent.
fn a_sent_abroad(world: &World) -> (AwardId, PayoutId) {
    let (board, fund) = (a_board(world), a_fund(world));
    let call = world.open_call("R-1", Mode::Regular, vec![fund]);
    let award = an_award(world, &board, call, fund, eur(100_000));
    let plan = vec![Planned { amount: eur(100_000), due_on: today(world), condition: Condition::None, note: None }];
    world.write(&world.actor(Role::ProgrammeLead), move |tx| awards::plan(tx, award, &plan)).unwrap();
    enter_rate(world, Currency::TJS, "12");
    let instalment = parts(world, award)[0].id;
    let finance = world.actor(Role::FinanceOfficer);
    let in_somoni = || NewPayee { currency: Currency::TJS, ..a_payee() };
    let payee = world.write(&finance, move |tx| payees::add(tx, in_somoni())).unwrap();
    let approver = world.actor(Role::FinanceApprover);
    world.write(&approver, move |tx| payees::verify(tx, payee, "Called")).unwrap();
    let new = move |rate| NewPayout {
        instalment,
        fund: None,
        payee,
        method: Method::BankTransfer,
        given: Given::Charge(eur(100_000)),
        rate,
        fees: eur(0),
        purpose: "The grant".into(),
        extra: Extra::default(),
    };
    let payout = world.write(&finance, move |tx| {
        let on = people::today(tx)?;
        let rate = awards::rate_for(tx, Currency::EUR, Currency::TJS, on)?;
        payouts::prepare(tx, &new(rate))
    });
    let payout = payout.unwrap();
    world.write(&approver, move |tx| payouts::approve(tx, payout, "")).unwrap();
    let bank = Bank {
        sent_on: today(world),
        reference: "FT-1".into(),
        control_number: String::new(),
        debited: eur(100_000),
        received: tjs(1_200_000),
        fees: eur(0),
    };
    world.write(&finance, move |tx| payouts::record(tx, payout, &bank)).unwrap();
    (award, payout)
}

#[test]
fn what_the_group_gave_is_kept_beside_what_came_and_its_report_reckons_with_both() {
    on_both(|world| {
        let (id, payout) = a_sent_abroad(world);
        let stop = give_back_of(world, payout, eur(19_000), eur(19_000)).unwrap_err();
        assert_eq!(stop.refusal(), Some(&Refusal::GivenMalformed { currency: Currency::TJS }));
        let stop = give_back_of(world, payout, eur(19_000), tjs(1_200_001)).unwrap_err();
        let over = Refusal::GivenOver { asked: tjs(1_200_001), left: tjs(1_200_000) };
        assert_eq!(stop.refusal(), Some(&over));
        let error = give_back_of(world, payout, eur(1), tjs(12)).unwrap();
        let (on, approver) = (today(world), world.actor(Role::FinanceApprover));
        world.write(&approver, move |tx| returns::undo(tx, payout, error, on, "Typed twice")).unwrap();

        let mut finance = signed_in(world, Role::FinanceOfficer);
        finance.open(&format!("/payouts/{payout}"));
        finance.click("The group gives money back");
        assert_eq!(finance.press("Record", &[("amount", "190"), ("given", "2,400"), ("receipt", "KO-8")]), 422);
        assert_eq!(finance.press("Record", &[("amount", "190"), ("given", "2400"), ("receipt", "KO-8")]), 303);
        assert!(finance.says("EUR 190.00") && finance.says("TJS 2,400.00"), "{}", finance.text());

        let group = Actor::Case(award(world, id).application);
        let (_, _, lines) = world.read(&group, |tx| reports::views::own_one(tx, FINAL)).unwrap();
        let currency = lines[0].planned.currency();
        assert_eq!(currency, Currency::EUR, "the budget is in euro, so what was debited counts");
        let spent = |(at, _): (usize, &reports::Line)| {
            (Money::from_minor(if at == 0 { 75_000 } else { 0 }, currency), String::new())
        };
        let filled = Filled { narrative: "Sewn".into(), lines: lines.iter().enumerate().map(spent).collect() };
        let report = world.write(&group, move |tx| fill::send(tx, FINAL, &filled)).unwrap();
        let moved = world.read(&Actor::Console, move |tx| {
            let award = awards::find(tx, id)?;
            returns::moved(tx, &award)
        });
        let moved = moved.unwrap();
        assert_eq!(
            moved.iter().map(|one| (one.ours, one.theirs, one.is_back)).collect::<Vec<_>>(),
            [(eur(100_000), tjs(1_200_000), false), (eur(19_000), tjs(240_000), true)]
        );
        let mut officer = signed_in(world, Role::ProgrammeOfficer);
        officer.open(&format!("/reports/{report}"));
        // Received EUR 1,000, given back 190, spent 750, so 60 is unspent.
        for part in
            ["Given back of payout 1", "\u{2212}EUR 190.00", "\u{2212}TJS 2,400.00", "1 EUR = 12 TJS", "EUR 60.00"]
        {
            assert!(officer.says(part), "{part}: {}", officer.text());
        }
        let mut phone = signed_in_case(world, id);
        phone.open("/case/reports/0");
        for part in ["Given back of payout 1", "\u{2212}TJS 2,400.00", "EUR 60.00"] {
            assert!(phone.says(part), "{part}: {}", phone.text());
        }
    });
}

/// The browser of the group of an award.
fn signed_in_case(world: &World, id: AwardId) -> Browser {
    let case = award(world, id).application;
    let code = codes::fresh(world.db.master()).unwrap();
    let fresh = code.clone();
    world.write(&world.actor(Role::ProgrammeOfficer), move |tx| codes::replace(tx, case, &fresh)).unwrap();
    let mut browser = world.browser();
    browser.open("/enter?lang=en");
    assert_eq!(browser.send("/enter", &[("code", &code)]), 303);
    browser.open("/case?lang=en");
    browser
}

fn faults(world: &World) -> Vec<proof::Fault> {
    world.read(&Actor::Console, proof::check).unwrap()
}

#[test]
fn what_comes_back_is_the_funds_again_and_never_more_than_went_out() {
    on_both(|world| {
        let (fund, id, payout) = a_sent(world);
        let before = figures(world, fund);
        let first = give_back(world, payout, eur(12_345)).unwrap();
        let [_, committed, paid, _, available] = figures(world, fund);
        assert_eq!((committed, paid, available), (0, 100_000 - 12_345, before[4] + 12_345));
        let share = award(world, id).shares.remove(0);
        assert_eq!((share.committed, share.paid), (eur(87_655), eur(87_655)));
        let over = Refusal::ReturnOver { asked: eur(87_656), left: eur(87_655) };
        assert_eq!(give_back(world, payout, eur(87_656)).unwrap_err().refusal(), Some(&over));
        let nothing = give_back(world, payout, eur(0)).unwrap_err();
        assert!(matches!(nothing.refusal(), Some(Refusal::ReturnMalformed { .. })));
        let on = today(world);
        let approver = world.actor(Role::FinanceApprover);
        let stop = world.write(&approver, move |tx| payouts::reverse(tx, payout, on, "Twice")).unwrap_err();
        assert_eq!(stop.refusal(), Some(&Refusal::GivenBack));
        let officer = world.actor(Role::FinanceOfficer);
        assert!(world.write(&officer, move |tx| returns::undo(tx, payout, first, on, "Typed twice")).is_err());
        world.write(&approver, move |tx| returns::undo(tx, payout, first, on, "Typed twice")).unwrap();
        assert_eq!(figures(world, fund), before);
        let again = world.write(&approver, move |tx| returns::undo(tx, payout, first, on, "Again")).unwrap_err();
        assert_eq!(again.refusal(), Some(&Refusal::NotNow));
        give_back(world, payout, eur(100_000)).unwrap();
        assert_eq!(figures(world, fund)[2], 0);
        assert_eq!(faults(world), []);
    });
}

#[test]
fn finance_records_what_came_back_in_a_browser_and_an_approver_undoes_it() {
    on_both(|world| {
        let (_, _, payout) = a_sent(world);
        let mut finance = signed_in(world, Role::FinanceOfficer);
        finance.open(&format!("/payouts/{payout}"));
        assert_eq!(finance.click("The group gives money back"), 200);
        assert_eq!(finance.press("Record", &[("amount", "2000"), ("receipt", "KO-7"), ("reason", "Арзонтар")]), 422);
        assert!(finance.says("more than can come back") && finance.shows("Арзонтар"), "{}", finance.text());
        assert_eq!(finance.press("Record", &[("amount", "123.45"), ("receipt", "")]), 422);
        assert_eq!(finance.press("Record", &[("amount", "123.45"), ("receipt", "KO-7")]), 303);
        assert!(finance.says("EUR 123.45") && finance.says("KO-7"), "{}", finance.text());
        let mut approver = signed_in(world, Role::FinanceApprover);
        approver.open(&format!("/payouts/{payout}"));
        assert_eq!(approver.click("Undo"), 200);
        assert_eq!(approver.press("Undo", &[("reason", "")]), 422);
        assert_eq!(approver.press("Undo", &[("reason", "The wrong group")]), 303);
        assert!(approver.says("Undone"), "{}", approver.text());
    });
}
