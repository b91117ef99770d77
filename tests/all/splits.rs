//! Awards that draw on several funds: payouts follow the award's split, or another that a second person agrees to.

use crate::{
    awards::{a_board, an_award, award, enter_rate, eur, figures, parts, tjs, today},
    funds::signed_in,
    payees::a_payee,
    support::{World, on_both, world::a_fund},
};
use hashar::{
    awards::{self, Condition, Planned, amend},
    base::{Actor, AwardId, Currency, FundId, Money, PayeeId, PayoutId, Rate, Role, Stop},
    calls::Mode,
    funds::{self, proof},
    payees::{self, Method, NewPayee},
    payouts::{self, Bank, Extra, Given, NewPayout, NewSplit, Refusal},
};

/// An award of EUR 1,500 in one open part: EUR 1,000 of one fund and EUR 500 of another, with a verified payee.
fn a_grant(world: &World) -> (AwardId, [FundId; 2], PayeeId) {
    let board = a_board(world);
    let (fund, other) = (a_fund(world), a_fund(world));
    a_grant_of(world, &board, [fund, other], Currency::EUR)
}

/// The same of funds that are there, to a payee who is paid in this currency.
fn a_grant_of(
    world: &World,
    board: &[Actor],
    [fund, other]: [FundId; 2],
    currency: Currency,
) -> (AwardId, [FundId; 2], PayeeId) {
    let call = world.open_call("R-1", Mode::Regular, vec![fund]);
    let id = an_award(world, board, call, fund, eur(100_000));
    let wanted = amend::Wanted {
        amount: eur(150_000),
        ends_on: None,
        due_on: Some(today(world)),
        fund: Some(other),
        reason: "Prices have risen".into(),
    };
    let change = world.write(&world.actor(Role::ProgrammeOfficer), move |tx| amend::propose(tx, id, &wanted)).unwrap();
    world.write(&world.actor(Role::Director), move |tx| amend::decide(tx, change, true)).unwrap();
    let plan = vec![Planned { amount: eur(150_000), due_on: today(world), condition: Condition::None, note: None }];
    world.write(&world.actor(Role::ProgrammeLead), move |tx| awards::plan(tx, id, &plan)).unwrap();
    let new = move || NewPayee { currency, ..a_payee() };
    let payee = world.write(&world.actor(Role::FinanceOfficer), move |tx| payees::add(tx, new())).unwrap();
    world.write(&world.actor(Role::FinanceApprover), move |tx| payees::verify(tx, payee, "Called")).unwrap();
    (id, [fund, other], payee)
}

fn prepare(world: &World, id: AwardId, payee: PayeeId, minor: i64, extra: Extra) -> Result<PayoutId, Stop> {
    let new = NewPayout {
        instalment: parts(world, id).iter().find(|part| part.amount == eur(150_000)).unwrap().id,
        fund: None,
        payee,
        method: Method::BankTransfer,
        given: Given::Charge(eur(minor)),
        rate: None,
        fees: eur(0),
        purpose: "The grant".into(),
        extra,
    };
    world.write(&world.actor(Role::FinanceOfficer), move |tx| payouts::prepare(tx, &new))
}

fn send(world: &World, id: PayoutId, minor: i64, fees: i64) {
    world.write(&world.actor(Role::FinanceApprover), move |tx| payouts::approve(tx, id, "")).unwrap();
    let bank = Bank {
        sent_on: today(world),
        reference: "FT-1".into(),
        control_number: String::new(),
        debited: eur(minor),
        received: eur(minor),
        fees: eur(fees),
    };
    world.write(&world.actor(Role::FinanceOfficer), move |tx| payouts::record(tx, id, &bank)).unwrap();
}

/// Committed and paid of each fund, in cents.
fn standing(world: &World, funds: [FundId; 2]) -> [(i64, i64); 2] {
    funds.map(|fund| {
        let of = figures(world, fund);
        (of[1], of[2])
    })
}

fn faults(world: &World) -> Vec<proof::Fault> {
    world.read(&Actor::Console, proof::check).unwrap()
}

#[test]
fn payouts_follow_the_awards_split_to_the_last_cent_and_are_undone_whole() {
    on_both(|world| {
        let (id, funds, payee) = a_grant(world);
        assert_eq!(standing(world, funds), [(100_000, 0), (50_000, 0)]);
        let first = prepare(world, id, payee, 10_000, Extra::default()).unwrap();
        send(world, first, 10_000, 100);
        assert_eq!(standing(world, funds), [(93_333, 6_667), (46_667, 3_333)]);
        let fees = funds.map(|fund| figures(world, fund)[3]);
        assert_eq!((fees[0] + fees[1], fees), (100, [67, 33]));
        let rest = prepare(world, id, payee, 140_000, Extra::default()).unwrap();
        let more = prepare(world, id, payee, 1, Extra::default()).unwrap_err();
        assert!(matches!(more.refusal(), Some(Refusal::OverInstalment { .. })), "what is on its way is not free");
        send(world, rest, 140_000, 0);
        assert_eq!(standing(world, funds), [(0, 100_000), (0, 50_000)]);
        let on = today(world);
        let approver = world.actor(Role::FinanceApprover);
        world.write(&approver, move |tx| payouts::reverse(tx, first, on, "Sent twice")).unwrap();
        assert_eq!(standing(world, funds), [(6_667, 93_333), (3_333, 46_667)]);
        let shares: Vec<_> = award(world, id).shares.iter().map(|share| share.paid.minor()).collect();
        assert_eq!(shares.iter().sum::<i64>(), 140_000);
        assert_eq!(faults(world), []);
    });
}

#[test]
fn another_split_needs_a_reason_fits_each_fund_and_is_agreed_to_by_a_second_person() {
    on_both(|world| {
        let (id, funds, payee) = a_grant(world);
        let other = |one: i64, two: i64, why: &str| Extra {
            split: vec![(funds[0], eur(one)), (funds[1], eur(two))],
            split_reason: why.into(),
            ..Extra::default()
        };
        let refused = |minor, extra| prepare(world, id, payee, minor, extra).unwrap_err();
        assert_eq!(refused(60_000, other(20_000, 40_000, " ")).refusal(), Some(&Refusal::SplitReason));
        let sum = Refusal::SplitSum { split: eur(59_999), charge: eur(60_000) };
        assert_eq!(refused(60_000, other(20_000, 39_999, "x")).refusal(), Some(&sum));
        let second = funds[1];
        let fund = world.read(&Actor::Console, move |tx| funds::find(tx, second)).unwrap().code.as_str().into();
        let available = eur(figures(world, second)[4]);
        let over = Refusal::OverFund { fund, asked: eur(50_001), left: eur(50_000), available };
        assert_eq!(refused(60_000, other(9_999, 50_001, "x")).refusal(), Some(&over));
        let payout = prepare(world, id, payee, 60_000, other(20_000, 40_000, "The second donor ends in June")).unwrap();
        let own = world.write(&world.actor(Role::FinanceOfficer), move |tx| payouts::approve(tx, payout, ""));
        assert!(own.is_err(), "never by who prepared it");
        let mut approver = signed_in(world, Role::FinanceApprover);
        approver.open(&format!("/payouts/{payout}"));
        for part in ["does not follow the split of the award", "The second donor ends in June", "EUR 400.00"] {
            assert!(approver.says(part), "{part}: {}", approver.text());
        }
        send(world, payout, 60_000, 0);
        assert_eq!(standing(world, funds), [(80_000, 20_000), (10_000, 40_000)]);
        // What was paid otherwise is made up for: the rest follows what each fund has left.
        let rest = prepare(world, id, payee, 90_000, Extra::default()).unwrap();
        send(world, rest, 90_000, 0);
        assert_eq!(standing(world, funds), [(0, 100_000), (0, 50_000)]);
        assert_eq!(faults(world), []);
    });
}

#[test]
fn the_split_is_typed_in_a_browser_and_each_donor_reads_its_own_part() {
    on_both(|world| {
        let (id, funds, _) = a_grant(world);
        let codes =
            world.read(&Actor::Console, move |tx| Ok(funds.map(|fund| hashar::funds::find(tx, fund).unwrap().code)));
        let codes = codes.unwrap();
        let part = parts(world, id).iter().find(|part| part.amount == eur(150_000)).unwrap().id;
        let mut finance = signed_in(world, Role::FinanceOfficer);
        finance.open(&format!("/instalments/{part}/prepare"));
        assert!(finance.says(&format!("From {}", codes[1])), "{}", finance.text());
        let shares: Vec<FundId> = award(world, id).shares.iter().map(|share| share.fund).collect();
        let fields: Vec<(String, &str)> = (1..)
            .zip(&shares)
            .map(|(n, fund)| (format!("split_{n}"), if *fund == funds[0] { "1000" } else { "500" }))
            .collect();
        let mut fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), *value)).collect();
        fields[0].1 = "1";
        assert_eq!(finance.press("Prepare the payout", &fields), 422);
        assert!(finance.says("is to be debited"), "{}", finance.text());
        for (field, fund) in fields.iter_mut().zip(&shares) {
            field.1 = if *fund == funds[0] { "1000" } else { "500" };
        }
        assert_eq!(finance.press("Prepare the payout", &fields), 303, "the award's own split needs no reason");
        assert!(finance.says("EUR 1,000.00") && finance.says("EUR 500.00"), "{}", finance.text());
        let payout = world.read(&world.actor(Role::Auditor), move |tx| payouts::views::of_award(tx, id)).unwrap()[0].id;
        send(world, payout, 150_000, 0);
        let mut auditor = signed_in(world, Role::Auditor);
        auditor.open(&format!("/funds/{}/report", funds[1]));
        assert!(auditor.says("EUR 500.00") && !auditor.says("EUR 1,500.00"), "{}", auditor.text());
        let books = world
            .read(&world.actor(Role::Auditor), move |tx| payouts::views::books(tx, funds[1], &[], &[payout]))
            .unwrap();
        assert_eq!(books.posted[&payout].received, Some(Money::from_minor(50_000, Currency::EUR)));
    });
}

/// A fund in dollars with USD 5,000.
fn in_dollars(world: &World) -> FundId {
    let on = today(world);
    let made = world.write(&Actor::Console, move |tx| {
        let new = funds::set_up::NewFund {
            code: "DOLLARS".into(),
            labels: hashar::base::Labels::one(hashar::base::Lang::En, "Dollars"),
            currency: Currency::USD,
            restricted_kinds: Vec::new(),
            restricted_countries: Vec::new(),
            starts_on: None,
            ends_on: None,
        };
        let id = funds::set_up::add(tx, new)?;
        funds::receive::receive(tx, id, usd(500_000), on, None)?;
        let rate = Rate::new(Currency::USD, Currency::TJS, Rate::parse_value("11").unwrap(), 1).unwrap();
        funds::rates::enter(tx, rate, on - chrono::Duration::days(1), "National Bank")?;
        Ok(id)
    });
    enter_rate(world, Currency::USD, "1.1");
    enter_rate(world, Currency::TJS, "12");
    made.unwrap()
}

fn usd(minor: i64) -> Money {
    Money::from_minor(minor, Currency::USD)
}

#[test]
fn funds_of_two_currencies_are_each_debited_by_a_payout_of_their_own_and_their_parts_are_the_whole() {
    on_both(|world| {
        let board = a_board(world);
        let (fund, other) = (a_fund(world), in_dollars(world));
        let (id, funds, payee) = a_grant_of(world, &board, [fund, other], Currency::TJS);
        assert_eq!(standing(world, funds), [(100_000, 0), (55_000, 0)]);
        let part = parts(world, id).iter().find(|part| part.amount == eur(150_000)).unwrap().id;
        let by_split = |given| {
            let new = NewSplit {
                instalment: part,
                payee,
                method: Method::BankTransfer,
                given,
                fees: eur(0),
                purpose: "The grant".into(),
                extra: Extra::default(),
            };
            world.write(&world.actor(Role::FinanceOfficer), move |tx| payouts::prepare_by_split(tx, &new))
        };
        let other_currency = by_split(usd(100)).unwrap_err();
        let mismatch = Refusal::CurrencyMismatch { needed: Currency::EUR, given: Currency::USD };
        assert_eq!(other_currency.refusal(), Some(&mismatch));
        let over = by_split(eur(150_001)).unwrap_err();
        assert!(matches!(over.refusal(), Some(Refusal::OverInstalment { .. })), "{over:?}");
        assert_eq!(world.read(&world.actor(Role::Auditor), move |tx| payouts::views::of_award(tx, id)).unwrap(), []);

        // Two to one of EUR 100.01, to the last cent; each converted once.
        let made = by_split(eur(10_001)).unwrap();
        let all = world.read(&world.actor(Role::Auditor), move |tx| payouts::views::of_award(tx, id)).unwrap();
        assert_eq!(all.iter().map(|one| one.id).collect::<Vec<_>>(), made);
        let mut found: Vec<_> = all.iter().map(|one| (one.fund, one.amount, one.charge, one.local)).collect();
        found.sort_by_key(|(of, ..)| *of != fund);
        assert_eq!(found, [(fund, eur(6_667), eur(6_667), tjs(80_004)), (other, eur(3_334), usd(3_667), tjs(40_337))]);
        for one in &all {
            let (payout, debited, received) = (one.id, one.charge, one.local);
            world.write(&world.actor(Role::FinanceApprover), move |tx| payouts::approve(tx, payout, "")).unwrap();
            let fees = Money::zero(debited.currency());
            let (sent_on, reference) = (today(world), "FT-1".to_owned());
            let bank = Bank { sent_on, reference, control_number: String::new(), debited, received, fees };
            world.write(&world.actor(Role::FinanceOfficer), move |tx| payouts::record(tx, payout, &bank)).unwrap();
        }
        assert_eq!(parts(world, id).iter().find(|one| one.id == part).unwrap().paid, eur(10_001));
        assert_eq!(standing(world, funds), [(93_333, 6_667), (51_333, 3_667)]);

        let of_one = |fund, why: &str| {
            let new = NewPayout {
                instalment: part,
                fund,
                payee,
                method: Method::BankTransfer,
                given: Given::Local(tjs(12_000)),
                rate: None,
                fees: eur(0),
                purpose: String::new(),
                extra: Extra { split_reason: why.into(), ..Extra::default() },
            };
            world.write(&world.actor(Role::FinanceOfficer), move |tx| {
                let on = hashar::people::today(tx)?;
                let rate = awards::rate_for(tx, Currency::EUR, Currency::TJS, on)?;
                payouts::prepare(tx, &NewPayout { rate, ..new.clone() })
            })
        };
        assert_eq!(of_one(None, "").unwrap_err().refusal(), Some(&Refusal::FundMissing));
        assert_eq!(
            of_one(Some(fund), "").unwrap_err().refusal(),
            Some(&Refusal::SplitReason),
            "the dollars pay nothing"
        );
        let alone = of_one(Some(fund), "The dollars are late").unwrap();
        let mut approver = signed_in(world, Role::FinanceApprover);
        approver.open(&format!("/payouts/{alone}"));
        assert!(approver.says("The dollars are late"), "{}", approver.text());

        let mut finance = signed_in(world, Role::FinanceOfficer);
        finance.open(&format!("/instalments/{part}/prepare"));
        assert!(finance.says("a payout for each currency"), "{}", finance.text());
        let typed = [("side", "charge"), ("amount", "30"), ("rate", "12")];
        assert_eq!(finance.press("Prepare the payout", &typed), 422);
        assert!(finance.says("rates follow the rules of the funds") && finance.shows("value=\"30\""));
        assert_eq!(finance.press("Prepare the payout", &[("rate", "")]), 303, "{}", finance.text());
        assert!(finance.says("one for each currency"), "{}", finance.text());
        let all = world.read(&world.actor(Role::Auditor), move |tx| payouts::views::of_award(tx, id)).unwrap();
        assert_eq!(all.len(), 5);
        assert_eq!(all[3].amount.checked_add(all[4].amount), Ok(eur(3_000)));
        assert_eq!(faults(world), []);
    });
}
