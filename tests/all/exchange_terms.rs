//! What a donor's terms say of exchange: how halves are rounded, and the margin that is set aside for changes of the rate.

use crate::{
    awards::{a_board, an_award, award, enter_rate, eur, figures, parts, tjs, today},
    funds::signed_in,
    payees::a_payee,
    support::{World, on_both, world::a_fund},
};
use hashar::{
    awards::{self, Condition, Planned, RateUsed},
    base::{
        Actor, AwardId, Currency, FundId, Labels, Lang, Money, PayeeId, PayoutId, Rate, Role, Stop, money::Rounding,
    },
    calls::Mode,
    db::tx::Quiet,
    funds::{
        self, Account, Purpose, proof, set_up,
        terms::{self, Terms},
        views,
    },
    overview::donor::{self, Asked},
    payees::{self, Method, NewPayee},
    payouts::{
        self, Bank, Extra, Given, NewPayout, Refusal,
        returns::{self, NewReturn},
    },
};

pub fn bound(world: &World, terms: Terms) -> FundId {
    let fund = a_fund(world);
    world.write(&world.actor(Role::FinanceOfficer), move |tx| terms::bind(tx, fund, &terms)).unwrap();
    fund
}

/// An award in somoni of a fund in euro, in one part, with a verified payee.
pub fn a_grant(world: &World, board: &[Actor], (code, fund): (&str, FundId), amount: Money) -> (AwardId, PayeeId) {
    let call = world.open_call(code, Mode::Regular, vec![fund]);
    let id = an_award(world, board, call, fund, amount);
    let plan = vec![Planned { amount, due_on: today(world), condition: Condition::None, note: None }];
    world.write(&world.actor(Role::ProgrammeLead), move |tx| awards::plan(tx, id, &plan)).unwrap();
    let new = move || NewPayee { currency: Currency::TJS, ..a_payee() };
    let payee = world.write(&world.actor(Role::FinanceOfficer), move |tx| payees::add(tx, new())).unwrap();
    world.write(&world.actor(Role::FinanceApprover), move |tx| payees::verify(tx, payee, "Called")).unwrap();
    (id, payee)
}

pub fn prepare(
    world: &World,
    (award, payee): (AwardId, PayeeId),
    amount: Money,
    price: &str,
) -> Result<PayoutId, Stop> {
    let rate = Rate::new(Currency::EUR, Currency::TJS, Rate::parse_value(price).unwrap(), 1).unwrap();
    let new = NewPayout {
        instalment: parts(world, award)[0].id,
        fund: None,
        payee,
        method: Method::BankTransfer,
        given: Given::Local(amount),
        rate: Some(RateUsed { rate, on: today(world), source: "The bank".into() }),
        fees: eur(0),
        purpose: String::new(),
        extra: Extra { rate_reason: "The bank's own".into(), ..Extra::default() },
    };
    world.write(&world.actor(Role::FinanceOfficer), move |tx| payouts::prepare(tx, &new))
}

pub fn sent(world: &World, id: PayoutId, debited: Option<Money>) -> Result<(), Stop> {
    let found = world.read(&Actor::Console, move |tx| payouts::find(tx, id)).unwrap();
    if found.state == payouts::State::Prepared {
        world.write(&world.actor(Role::FinanceApprover), move |tx| payouts::approve(tx, id, "")).unwrap();
    }
    let bank = Bank {
        sent_on: today(world),
        reference: "FT-1".into(),
        control_number: String::new(),
        debited: debited.unwrap_or(found.charge),
        received: found.local,
        fees: eur(0),
    };
    world.write(&world.actor(Role::FinanceOfficer), move |tx| payouts::record(tx, id, &bank))
}

fn exchange(world: &World, fund: FundId) -> i64 {
    world.read(&Actor::Console, move |tx| funds::figures(tx, fund)).unwrap().exchange.minor()
}

fn ended(world: &World, id: AwardId) {
    let end = awards::State::Completed;
    world.write(&world.actor(Role::ProgrammeLead), move |tx| awards::finish(tx, id, end, "")).unwrap();
}

fn sound(world: &World) {
    let faults = world.read(&Actor::Console, proof::check).unwrap();
    assert!(faults.is_empty(), "{faults:?}");
}

#[test]
fn an_award_in_another_currency_reserves_a_margin_that_payouts_may_use_and_not_pass() {
    on_both(|world| {
        let board = a_board(world);
        enter_rate(world, Currency::TJS, "10");
        let fund = bound(world, Terms { exchange_margin: 500, ..Terms::default() });
        let (id, payee) = a_grant(world, &board, ("R-1", fund), tjs(1_000_000));
        assert_eq!(award(world, id).shares[0].committed, eur(105_000));
        assert_eq!(figures(world, fund), [1_000_000, 105_000, 0, 0, 895_000]);
        let mut browser = signed_in(world, Role::ProgrammeLead);
        browser.open(&format!("/awards/{id}"));
        assert!(browser.says("Of it for exchange changes") && browser.says("EUR 50.00 · 5 %"), "{}", browser.text());

        // Beyond the margin, although the fund has enough: refused with the figures.
        let code: Box<str> = world.read(&Actor::Console, move |tx| funds::find(tx, fund)).unwrap().code.into();
        let over = |asked| {
            let (left, available) = (eur(105_000), eur(895_000));
            Refusal::OverFund { fund: code.clone(), asked: eur(asked), left, available }
        };
        let stop = prepare(world, (id, payee), tjs(1_000_000), "9.5").unwrap_err();
        assert_eq!(stop.refusal(), Some(&over(105_263)));
        let payout = prepare(world, (id, payee), tjs(1_000_000), "9.6").unwrap();
        let stop = sent(world, payout, Some(eur(105_001))).unwrap_err();
        assert_eq!(stop.refusal(), Some(&over(105_001)), "nor does the bank debit more");
        sent(world, payout, None).unwrap();
        assert_eq!(figures(world, fund), [1_000_000, 833, 100_000, 0, 895_000]);
        assert_eq!(exchange(world, fund), 4_167);
        ended(world, id);
        assert_eq!(figures(world, fund), [1_000_000, 0, 100_000, 0, 895_833], "what was not used goes back");
        sound(world);
    });
}

#[test]
fn a_promise_keeps_the_margin_it_was_made_with_and_one_in_the_funds_own_currency_has_none() {
    on_both(|world| {
        let board = a_board(world);
        enter_rate(world, Currency::TJS, "10");
        let fund = bound(world, Terms::default());
        let (id, payee) = a_grant(world, &board, ("R-1", fund), tjs(1_000_000));
        let terms = Terms { exchange_margin: 1_000, ..Terms::default() };
        world.write(&world.actor(Role::FinanceOfficer), move |tx| terms::bind(tx, fund, &terms)).unwrap();
        assert_eq!(award(world, id).shares[0].committed, eur(100_000));
        // Without a margin what the exchange takes more comes from what is available.
        let payout = prepare(world, (id, payee), tjs(1_000_000), "9.5").unwrap();
        sent(world, payout, None).unwrap();
        assert_eq!(figures(world, fund), [1_000_000, 0, 100_000, 0, 894_737]);
        assert_eq!(exchange(world, fund), 5_263);
        let (own, _) = a_grant(world, &board, ("R-2", fund), eur(50_000));
        assert_eq!(award(world, own).shares[0].committed, eur(50_000));
        sound(world);
    });
}

#[test]
fn what_payouts_cost_over_or_under_the_promise_stands_on_its_own_account_and_goes_back_with_what_comes_back() {
    on_both(|world| {
        let board = a_board(world);
        enter_rate(world, Currency::TJS, "10");
        let fund = bound(world, Terms::default());
        let (id, payee) = a_grant(world, &board, ("R-1", fund), tjs(1_000_000));
        let stands = |figures_are, exchange_is| {
            assert_eq!((figures(world, fund), exchange(world, fund)), (figures_are, exchange_is));
        };
        // EUR 400 for what was promised as EUR 380, then EUR 600 for EUR 615.
        let dear = prepare(world, (id, payee), tjs(380_000), "9.5").unwrap();
        sent(world, dear, None).unwrap();
        stands([1_000_000, 60_000, 38_000, 0, 900_000], 2_000);
        let cheap = prepare(world, (id, payee), tjs(615_000), "10.25").unwrap();
        sent(world, cheap, None).unwrap();
        stands([1_000_000, 0, 99_500, 0, 900_000], 500);

        let last = today(world) + chrono::Duration::days(1);
        let asked = Asked { fund, first: last - chrono::Duration::days(30), last, names: false };
        let report = world.read(&world.actor(Role::Auditor), move |tx| donor::report(tx, asked)).unwrap();
        let line = report.budget.iter().find(|line| line.account == Account::Exchange).unwrap();
        assert_eq!((line.period, line.budget), (eur(500), None));
        assert_eq!(report.grants[0].period, eur(100_000), "what the grant took, exchange and all");
        let debits: Vec<_> = report.postings.iter().map(|one| (one.paid.minor(), one.exchange.minor())).collect();
        assert!(debits.contains(&(38_000, 2_000)) && debits.contains(&(61_500, -1_500)), "{debits:?}");
        let mut browser = signed_in(world, Role::Auditor);
        browser.open(&format!("/funds/{fund}"));
        assert!(browser.says("Exchange differences"), "{}", browser.text());
        assert_eq!(browser.click("EUR 5.00"), 200);
        assert!(browser.says("−EUR 15.00"), "{}", browser.text());

        // A quarter of the dear one comes back, then the rest of it, which was recorded in error.
        let back = |amount, given| {
            let (receipt, reason) = ("KO-7".into(), "Not needed".into());
            let new = NewReturn { on: today(world), amount: eur(amount), given: tjs(given), receipt, reason };
            world.write(&world.actor(Role::FinanceOfficer), move |tx| returns::give_back(tx, dear, &new)).unwrap()
        };
        back(10_000, 95_000);
        stands([1_000_000, 0, 90_000, 0, 910_000], 0);
        let rest = back(30_000, 285_000);
        stands([1_000_000, 0, 61_500, 0, 940_000], -1_500);
        let on = today(world);
        let undo = move |tx: &mut hashar::db::Tx<'_>| returns::undo(tx, dear, rest, on, "Another group's money");
        world.write(&world.actor(Role::FinanceApprover), undo).unwrap();
        stands([1_000_000, 0, 90_000, 0, 910_000], 0);
        let reverse = move |tx: &mut hashar::db::Tx<'_>| payouts::reverse(tx, cheap, on, "The wrong account");
        world.write(&world.actor(Role::FinanceApprover), reverse).unwrap();
        stands([1_000_000, 60_000, 28_500, 0, 910_000], 1_500);
        sound(world);
    });
}

#[test]
fn halves_go_as_the_donor_says_and_what_the_roundings_leave_is_posted_back() {
    on_both(|world| {
        let board = a_board(world);
        enter_rate(world, Currency::TJS, "2");
        let up = bound(world, Terms::default());
        let even = bound(world, Terms { rounding: Some(Rounding::HalfEven), ..Terms::default() });
        // EUR 500.005, paid as EUR 250.005 and EUR 250.
        for (code, fund, reserved, first) in [("R-1", up, 50_001, 25_001), ("R-2", even, 50_000, 25_000)] {
            let (id, payee) = a_grant(world, &board, (code, fund), tjs(100_001));
            assert_eq!(award(world, id).shares[0].committed, eur(reserved), "{code}");
            for (part, charge) in [(tjs(50_001), first), (tjs(50_000), 25_000)] {
                let payout = prepare(world, (id, payee), part, "2").unwrap();
                let found = world.read(&Actor::Console, move |tx| payouts::find(tx, payout)).unwrap();
                assert_eq!(found.charge, eur(charge), "{code}");
                sent(world, payout, None).unwrap();
            }
            ended(world, id);
            assert_eq!(figures(world, fund)[1..3], [0, reserved], "{code}");
        }
        // EUR 500.01, paid as twice EUR 250.005: the cent that the roundings leave is released by a posting of its own.
        let (id, payee) = a_grant(world, &board, ("R-3", even), tjs(100_002));
        let before = figures(world, even);
        for _ in 0..2 {
            let payout = prepare(world, (id, payee), tjs(50_001), "2").unwrap();
            sent(world, payout, None).unwrap();
        }
        assert_eq!(award(world, id).shares[0].left().unwrap(), eur(1));
        ended(world, id);
        assert_eq!(figures(world, even)[1..3], [0, before[2] + 50_000]);
        let fund = world.read(&Actor::Console, move |tx| funds::find(tx, even)).unwrap();
        let page = world.read(&world.actor(Role::Auditor), move |tx| views::postings(tx, &fund, None, None)).unwrap();
        let last = &page.lines[0];
        assert_eq!((last.purpose, last.on_account(Account::Committed)), (Purpose::Release, Some(eur(-1))));
        sound(world);
    });
}

/// A fund in dollars.
fn in_dollars(world: &World, rounding: Rounding) -> FundId {
    let on = today(world);
    let fund = world.write(&Actor::Console, move |tx| {
        let number = tx.new_id::<FundId>()?.to_string().to_uppercase();
        let new = set_up::NewFund {
            code: format!("D{}", &number[6..]),
            labels: Labels::one(Lang::En, "A fund in dollars"),
            currency: Currency::USD,
            restricted_kinds: Vec::new(),
            restricted_countries: Vec::new(),
            starts_on: None,
            ends_on: None,
        };
        let id = set_up::add(tx, new)?;
        funds::receive::receive(tx, id, Money::from_minor(1_000_000, Currency::USD), on, None)?;
        Ok(id)
    });
    let (fund, terms) = (fund.unwrap(), Terms { rounding: Some(rounding), ..Terms::default() });
    world.write(&world.actor(Role::FinanceOfficer), move |tx| terms::bind(tx, fund, &terms)).unwrap();
    fund
}

#[test]
fn what_an_award_is_worth_in_euro_is_rounded_by_its_funds_donor() {
    on_both(|world| {
        let board = a_board(world);
        enter_rate(world, Currency::TJS, "2");
        let rate = Rate::new(Currency::USD, Currency::TJS, 2.into(), 1).unwrap();
        let on = today(world);
        world.write(&Actor::Console, move |tx| funds::rates::enter(tx, rate, on, "National Bank")).unwrap();
        // TJS 2,000.01 are EUR 1,000.005: a thousand is paid at once, and a cent more in two parts.
        for (code, rounding, count) in [("R-1", Rounding::HalfUp, 2), ("R-2", Rounding::HalfEven, 1)] {
            let fund = in_dollars(world, rounding);
            let call = world.open_call(code, Mode::Regular, vec![fund]);
            let id = an_award(world, &board, call, fund, tjs(200_001));
            assert_eq!(parts(world, id).len(), count, "{code}");
        }
    });
}

#[test]
fn what_was_given_back_before_it_was_asked_in_the_groups_currency_is_reckoned_by_the_funds_rounding() {
    on_both(|world| {
        let board = a_board(world);
        enter_rate(world, Currency::TJS, "0.5");
        for (code, rounding, given) in [("R-1", Rounding::HalfUp, 3), ("R-2", Rounding::HalfEven, 2)] {
            let fund = bound(world, Terms { rounding: Some(rounding), ..Terms::default() });
            let (id, payee) = a_grant(world, &board, (code, fund), tjs(50_000));
            let payout = prepare(world, (id, payee), tjs(50_000), "0.5").unwrap();
            sent(world, payout, None).unwrap();
            let new = NewReturn {
                on: today(world),
                amount: eur(5),
                given: tjs(1),
                receipt: "KO-1".into(),
                reason: String::new(),
            };
            world.write(&world.actor(Role::FinanceOfficer), move |tx| returns::give_back(tx, payout, &new)).unwrap();
            // As rows were before the column was there: EUR 0.05 are TJS 0.025.
            world
                .write(&Actor::Console, move |tx| {
                    let old = format!("UPDATE payout_returns SET given_minor = NULL WHERE payout_id = {}", payout.0);
                    tx.quiet(Quiet::Seeding);
                    Ok(tx.conn.batch(&old)?)
                })
                .unwrap();
            let moved = world.read(&Actor::Console, move |tx| {
                let award = awards::find(tx, id)?;
                returns::moved(tx, &award)
            });
            let back: Vec<Money> = moved.unwrap().iter().filter(|one| one.is_back).map(|one| one.theirs).collect();
            assert_eq!(back, [tjs(given)], "{code}");
        }
    });
}

#[test]
fn the_terms_of_exchange_are_written_and_read_on_the_funds_pages() {
    on_both(|world| {
        world.choices();
        let fund = a_fund(world);
        let mut browser = signed_in(world, Role::FinanceOfficer);
        browser.open(&format!("/funds/{fund}"));
        assert!(browser.says("A half goes up") && !browser.says("Margin for exchange changes"), "{}", browser.text());
        browser.open(&format!("/funds/{fund}/terms"));
        let wrong = browser.press("Save", &[("exchange_margin", "101")]);
        assert_eq!(wrong, 422);
        assert_eq!(browser.press("Save", &[("rounding", "half_even"), ("exchange_margin", "7.5")]), 303);
        assert!(browser.says("A half goes to the even digit") && browser.says("7.5 %"), "{}", browser.text());
        let found = world.read(&Actor::Console, move |tx| funds::find(tx, fund)).unwrap();
        assert_eq!((found.rounding, found.exchange_margin), (Rounding::HalfEven, 750));
        browser.open(&format!("/funds/{fund}/terms"));
        assert!(browser.shows("value=\"7.5\""), "what was saved is shown again");
    });
}
