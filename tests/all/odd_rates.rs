//! Rates that may be wrong: out of the usual range in a publisher's file, or other than a fund's rule at a payout.

use crate::{
    awards::{a_board, an_award, award, enter_rate, eur, parts, today},
    funds::signed_in,
    payees::a_payee,
    support::{World, on_both, unescape, world::a_fund},
};
use chrono::NaiveDate;
use hashar::{
    awards::{self, Condition, Planned, RateUsed},
    base::{Actor, AwardId, Currency, FundId, PayeeId, Rate, Role, Stop},
    calls::Mode,
    funds::{
        self, RateDay, odd, rate_files, rates,
        terms::{self, Terms},
    },
    payees::{self, Method, NewPayee},
    payouts::{self, Extra, Given, NewPayout, Refusal},
};

const FILE: &str = include_str!("../samples/rates/nbt-2026-05-18.xml");

fn rate(value: &str) -> Rate {
    Rate::new(Currency::EUR, Currency::TJS, Rate::parse_value(value).unwrap(), 1).unwrap()
}

fn entered(world: &World) -> usize {
    world.read(&world.actor(Role::Auditor), |tx| rates::list(tx, None, 500)).unwrap().len()
}

#[test]
fn a_file_with_rates_out_of_the_usual_range_asks_first_and_nothing_of_it_is_entered_by_half() {
    on_both(|world| {
        world.db.set_now(NaiveDate::from_ymd_opt(2026, 5, 20).unwrap().and_hms_opt(9, 0, 0));
        let mut browser = signed_in(world, Role::FinanceOfficer);
        let mut send = |fields: &[(&str, &str)], text: &str| {
            assert_eq!(browser.open("/funds/rates/file"), 200);
            let status = browser.send_file_with("/funds/rates/file", fields, "file", "rates.xml", text.as_bytes());
            (status, unescape(&browser.page))
        };
        let (status, page) = send(&[("on", "18.05.2026")], FILE);
        assert_eq!(status, 303, "{page}");
        let before = entered(world);

        // The next day one price has lost its mark, and another has moved by less than a tenth.
        let next = FILE.replace("2026-05-18", "2026-05-19").replace("9.3450", "93.450").replace("10.8757", "11.9");
        let (status, page) = send(&[("on", "19.05.2026")], &next);
        assert_eq!(status, 422, "{page}");
        for words in ["How many: 1", "1 USD = 93.450 TJS", "1 USD = 9.3450 TJS · 18.05.2026", "they are right"] {
            assert!(page.contains(words), "{words}: {page}");
        }
        assert!(!page.contains("11.9 TJS"), "{page}");
        assert_eq!(entered(world), before, "nothing by half");

        // A tick is for the file that was looked at, not for another.
        let tick = page.split("name=\"odd\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let other = next.replace("93.450", "934.50");
        let (status, page) = send(&[("on", "19.05.2026"), ("odd", &tick)], &other);
        assert!(status == 422 && page.contains("1 USD = 934.50 TJS"), "{page}");
        assert_eq!(entered(world), before);

        let (status, page) = send(&[("on", "19.05.2026"), ("odd", &tick)], &next);
        assert_eq!(status, 303, "{page}");
        assert!(entered(world) > before);
        let on = NaiveDate::from_ymd_opt(2026, 5, 19).unwrap();
        let (usd, tjs) = (Currency::USD, Currency::TJS);
        let newest = world.read(&Actor::Console, move |tx| rates::newest(tx, usd, tjs, on)).unwrap().unwrap();
        assert_eq!(newest.rate.value().to_string(), "93.450");
    });
}

#[test]
fn a_first_file_is_held_against_what_a_euro_usually_costs() {
    on_both(|world| {
        let on = NaiveDate::from_ymd_opt(2026, 5, 18).unwrap();
        world.db.set_now(on.and_hms_opt(9, 0, 0));
        let file = rate_files::read(FILE.replace("10.8757", "1087.57").as_bytes(), on).unwrap();
        let finance = world.actor(Role::FinanceOfficer);
        let again = file.clone();
        let found = world.read(&finance, move |tx| odd::of_file(tx, &again)).unwrap();
        assert_eq!(found.iter().map(|one| one.rate).collect::<Vec<_>>(), [rate("1087.57")]);
        assert!(found[0].known.is_none() && found[0].usual.unwrap().most == 16);
        let import = |vouched| {
            let file = file.clone();
            world.write(&finance, move |tx| rates::import(tx, &file, "digest", vouched))
        };
        assert_eq!(import(false).unwrap_err().refusal(), Some(&funds::Refusal::RatesFileOdd { n: 1 }));
        assert_eq!(entered(world), 0);
        assert_eq!(import(true).unwrap(), file.rates.len());
    });
}

/// An award of EUR 1,000 in one part, and a verified payee in somoni.
fn a_grant(world: &World) -> (AwardId, FundId, PayeeId) {
    let (board, fund) = (a_board(world), a_fund(world));
    let call = world.open_call("R-1", Mode::Regular, vec![fund]);
    let id = an_award(world, &board, call, fund, eur(100_000));
    let plan = vec![Planned { amount: eur(100_000), due_on: today(world), condition: Condition::None, note: None }];
    world.write(&world.actor(Role::ProgrammeLead), move |tx| awards::plan(tx, id, &plan)).unwrap();
    let new = move || NewPayee { currency: Currency::TJS, ..a_payee() };
    let payee = world.write(&world.actor(Role::FinanceOfficer), move |tx| payees::add(tx, new())).unwrap();
    world.write(&world.actor(Role::FinanceApprover), move |tx| payees::verify(tx, payee, "Called")).unwrap();
    (id, fund, payee)
}

fn prepare(
    world: &World,
    (award, payee): (AwardId, PayeeId),
    (value, source): (&str, &str),
    why: &str,
) -> Result<hashar::base::PayoutId, Stop> {
    let new = NewPayout {
        instalment: parts(world, award)[0].id,
        fund: None,
        payee,
        method: Method::BankTransfer,
        given: Given::Charge(eur(10_000)),
        rate: Some(RateUsed { rate: rate(value), on: today(world), source: source.into() }),
        fees: eur(0),
        purpose: String::new(),
        extra: Extra { rate_reason: why.into(), ..Extra::default() },
    };
    world.write(&world.actor(Role::FinanceOfficer), move |tx| payouts::prepare(tx, &new))
}

#[test]
fn another_rate_than_the_funds_rule_gives_needs_a_reason_that_is_kept() {
    on_both(|world| {
        let (id, fund, payee) = a_grant(world);
        // Nothing is known, and the fund takes anybody's: there is no rule to differ from.
        prepare(world, (id, payee), ("11.5", "The bank"), "").unwrap();
        enter_rate(world, Currency::TJS, "12");
        prepare(world, (id, payee), ("12.000", "Typed"), "").unwrap();
        let stop = prepare(world, (id, payee), ("11.5", "The bank"), " ").unwrap_err();
        let on = today(world) - chrono::Duration::days(1);
        let code = world.read(&Actor::Console, move |tx| funds::find(tx, fund)).unwrap().code;
        let refusal = Refusal::RateOffRule { fund: code.clone(), rule: rate("12"), on, source: "National Bank".into() };
        assert_eq!(stop.refusal(), Some(&refusal));
        let made = prepare(world, (id, payee), ("11.5", "The bank"), "The bank agreed on it").unwrap();
        let found = world.read(&Actor::Console, move |tx| payouts::find(tx, made)).unwrap();
        assert_eq!(found.extra.rate_reason, "The bank agreed on it");

        // The donor takes one source's, which has none.
        let terms = Terms { rate_source: Some("InforEuro".into()), rate_day: Some(RateDay::Own), ..Terms::default() };
        world.write(&world.actor(Role::FinanceOfficer), move |tx| terms::bind(tx, fund, &terms)).unwrap();
        let stop = prepare(world, (id, payee), ("12", "National Bank"), "").unwrap_err();
        assert_eq!(stop.refusal(), Some(&Refusal::RateOffSource { fund: code, source: "InforEuro".into() }));
        prepare(world, (id, payee), ("12", "InforEuro"), "").unwrap();
        assert_eq!(award(world, id).shares[0].fund, fund);
    });
}

#[test]
fn the_page_says_that_a_typed_rate_is_not_the_rules_and_shows_the_reason_that_was_given() {
    on_both(|world| {
        let (id, ..) = a_grant(world);
        enter_rate(world, Currency::TJS, "12");
        let mut browser = signed_in(world, Role::FinanceOfficer);
        let part = parts(world, id)[0].id;
        assert_eq!(browser.open(&format!("/instalments/{part}/prepare")), 200);
        let on = today(world).format("%d.%m.%Y").to_string();
        let typed = [
            ("side", "charge"),
            ("amount", "100"),
            ("fees", "0"),
            ("rate", "11,5"),
            ("rate_on", &on),
            ("rate_source", "The bank"),
        ];
        assert_eq!(browser.press("Prepare the payout", &typed), 422);
        assert!(browser.says("By the rule: 1 EUR = 12 TJS"), "{}", browser.text());
        assert!(browser.says("not the rate that the rule of the fund gives"));
        assert_eq!(browser.press("Prepare the payout", &[("rate_reason", "What the bank offered")]), 303);
        assert!(browser.says("What the bank offered") && browser.says("TJS 1,150.00"), "{}", browser.text());
    });
}
