//! Money that groups give back: on our bank again, with its receipt, and no longer paid.

use crate::{
    awards::{a_board, an_award, award, eur, figures, today},
    funds::signed_in,
    payees::prepared,
    support::{World, on_both, world::a_fund},
};
use hashar::{
    base::{Actor, AwardId, FundId, Money, PayoutId, Role, Stop},
    calls::Mode,
    funds::proof,
    payees,
    payouts::{
        self, Bank, Refusal,
        returns::{self, NewReturn},
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
    let new = NewReturn { on: today(world), amount, receipt: "KO-7".into(), reason: "Cheaper than planned".into() };
    world.write(&world.actor(Role::FinanceOfficer), move |tx| returns::give_back(tx, id, &new))
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
