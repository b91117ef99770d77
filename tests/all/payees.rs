//! Payees: sealed details, checks of account numbers, and each opening written down.

use crate::{
    awards::{a_board, an_award, eur, parts, today},
    funds::signed_in,
    support::{World, on_both, world::a_fund},
};
use hashar::{
    audit,
    awards::{self, Condition, Planned},
    base::{Actor, AwardId, Currency, PayeeId, PayoutId, Role, Stop},
    calls::Mode,
    payees::{self, Details, Method, NewPayee},
    payouts,
};

/// A person with a Kyrgyz bank account and a bank code that lacks a digit.
pub fn a_payee() -> NewPayee {
    NewPayee {
        group_id: None,
        name: "Айгүл Осмонова".into(),
        method: Method::BankTransfer,
        country: "KG".into(),
        currency: Currency::KGS,
        details: Details {
            account: "1350 1021 1990 0169".into(),
            holder: "AIGUL OSMONOVA".into(),
            bank_code: "13501".into(),
            ..Details::default()
        },
    }
}

#[test]
fn a_payees_details_are_sealed_and_each_opening_is_written_down() {
    on_both(|world| {
        let id = world.write(&world.actor(Role::ProgrammeOfficer), |tx| payees::add(tx, a_payee())).unwrap();
        let seen = world.read(&world.actor(Role::Auditor), move |tx| payees::see(tx, id)).unwrap();
        assert_eq!((seen.name.as_deref(), seen.account_tail.as_str()), (Some("Айгүл Осмонова"), "0169"));
        let officer = world.actor(Role::ProgrammeOfficer);
        assert!(matches!(world.write(&officer, move |tx| payees::open(tx, id, "to pay")), Err(Stop::Forbidden)));
        let silent = world.write(&world.actor(Role::FinanceOfficer), move |tx| payees::open(tx, id, " "));
        assert_eq!(silent.unwrap_err().refusal(), Some(&payees::Refusal::ReasonMissing));
        let opened = world.write(&world.actor(Role::FinanceOfficer), move |tx| payees::open(tx, id, "to pay")).unwrap();
        assert_eq!(opened.details.holder, "AIGUL OSMONOVA");
        assert_eq!(opened.warnings, [payees::Warning::BankCodeLength { expected: 6 }]);
        let history = world.read(&world.actor(Role::Auditor), move |tx| audit::of_subject(tx, id)).unwrap();
        let acts: Vec<&str> = history.iter().map(|line| line.act.as_str()).collect();
        assert!(acts.contains(&"payees.open") && acts.contains(&"payees.add") && acts.len() == 2, "{acts:?}");
        let wrong =
            NewPayee { details: Details { account: "1350102119900168".into(), ..Details::default() }, ..a_payee() };
        let refused = world.write(&world.actor(Role::FinanceOfficer), move |tx| payees::add(tx, wrong.clone()));
        assert_eq!(refused.unwrap_err().refusal(), Some(&payees::Refusal::AccountCheckDigits));
        let list = world.read(&world.actor(Role::Director), |tx| payees::list(tx, None, 10)).unwrap();
        assert_eq!(list.iter().map(|payee| payee.id).collect::<Vec<PayeeId>>(), [id]);
        let board = world.actor(Role::BoardMember);
        assert!(matches!(world.read(&board, |tx| payees::list(tx, None, 10)), Err(Stop::Forbidden)));
    });
}

#[test]
fn a_payee_is_added_and_opened_in_a_browser() {
    on_both(|world| {
        world.choices();
        let mut browser = signed_in(world, Role::FinanceOfficer);
        assert_eq!(browser.open("/payees/add"), 200);
        let typed = |account| {
            [
                ("group", ""),
                ("name", "Айгүл"),
                ("method", "bank_transfer"),
                ("country", "KG"),
                ("currency", "KGS"),
                ("account", account),
                ("bank_code", "13501"),
            ]
        };
        assert_eq!(browser.send("/payees/add", &typed("1350102119900168")), 422);
        assert!(browser.shows("value=\"1350102119900168\"") && browser.shows("check digits do not fit"));
        assert_eq!(browser.send("/payees/add", &typed("1350102119900169")), 303);
        assert!(browser.shows("… 0169") && !browser.shows("1350102119900169"), "{}", browser.page);
        let id = world.read(&world.actor(Role::Auditor), |tx| payees::list(tx, None, 1)).unwrap()[0].id;
        assert_eq!(browser.send(&format!("/payees/{id}/open"), &[("reason", "")]), 422);
        assert!(!browser.shows("1350102119900169"));
        assert_eq!(browser.send(&format!("/payees/{id}/open"), &[("reason", "The bank called")]), 200);
        assert!(browser.shows("1350102119900169") && browser.shows("Please check the bank code"));
        assert!(browser.shows("Bank details opened") && browser.shows("The bank called"), "{}", browser.page);
        assert_eq!(browser.open(&format!("/payees/{id}/open")), 200, "another language asks for this address");
        assert!(!browser.shows("1350102119900169"));
        let mut auditor = signed_in(world, Role::Auditor);
        auditor.open(&format!("/payees/{id}"));
        assert!(!auditor.shows("Open the details"));
    });
}

#[test]
fn changed_details_need_a_second_person_and_void_what_was_approved() {
    on_both(|world| {
        let (id, payout) = a_payout(world);
        let finance = world.actor(Role::FinanceOfficer);
        let approver = world.actor(Role::FinanceApprover);
        let approve = |world: &World| world.write(&approver, move |tx| payouts::approve(tx, payout, ""));
        assert_eq!(approve(world).unwrap_err().refusal(), Some(&payouts::Refusal::PayeeUnverified));
        let own = world.write(&finance, move |tx| payees::verify(tx, id, "Called")).unwrap_err();
        assert_eq!(own.refusal(), Some(&payees::Refusal::OwnDetails));
        let mut browser = signed_in(world, Role::FinanceApprover);
        browser.open(&format!("/payees/{id}"));
        assert_eq!(browser.press("The details are verified", &[("how", " ")]), 422);
        assert_eq!(browser.press("The details are verified", &[("how", "Called the leader")]), 303);
        assert!(browser.shows("Called the leader") && !browser.shows("The details are verified</button>"));
        approve(world).unwrap();
        let state = |world: &World| world.read(&Actor::Console, move |tx| payouts::find(tx, payout)).unwrap().state;
        assert_eq!(state(world), payouts::State::Approved);

        let mut officer = signed_in(world, Role::FinanceOfficer);
        officer.open(&format!("/payees/{id}/change"));
        assert!(!officer.shows("1350 1021 1990 0169"), "details stay closed while they are written anew");
        let new = [("account", "4402061213012249"), ("holder", "AIGUL OSMONOVA"), ("bank_code", "440206")];
        assert_eq!(officer.press("Save", &new), 303);
        assert!(officer.shows("… 2249") && officer.shows("another person verifies"), "{}", officer.page);
        assert_eq!(state(world), payouts::State::Prepared);
        let found = world.read(&Actor::Console, move |tx| payouts::find(tx, payout)).unwrap();
        assert!(found.approvals.iter().all(|one| one.void) && found.approvals.len() == 1);
        assert_eq!(approve(world).unwrap_err().refusal(), Some(&payouts::Refusal::PayeeUnverified));
        world.write(&approver, move |tx| payees::verify(tx, id, "Called again")).unwrap();
        approve(world).unwrap();
        assert_eq!(state(world), payouts::State::Approved);
        // Whoever added the payee does not verify what another wrote since.
        let third = Actor::Person {
            id: world.another(Role::FinanceOfficer, "third"),
            roles: vec![Role::FinanceOfficer, Role::FinanceApprover],
        };
        let details = || NewPayee { currency: Currency::EUR, ..a_payee() };
        world.write(&third, move |tx| payouts::change_payee(tx, id, &details())).unwrap();
        let both = Actor::Person {
            id: world.person(Role::FinanceOfficer),
            roles: vec![Role::FinanceOfficer, Role::FinanceApprover],
        };
        for own in [&both, &third] {
            let stop = world.write(own, move |tx| payees::verify(tx, id, "Called")).unwrap_err();
            assert_eq!(stop.refusal(), Some(&payees::Refusal::OwnDetails));
        }
        officer.open(&format!("/payees/{id}"));
        assert!(officer.says("another person verifies"), "{}", officer.text());
        world.write(&approver, move |tx| payees::verify(tx, id, "Called the third")).unwrap();
        approve(world).unwrap();
        officer.open(&format!("/payees/{id}"));
        assert_eq!(officer.press("Use this payee no longer", &[]), 303);
        assert_eq!(state(world), payouts::State::Prepared, "what was approved to it is not any more");
        assert_eq!(approve(world).unwrap_err().refusal(), Some(&payouts::Refusal::PayeeRetired));
        let again = world.write(&finance, move |tx| payouts::retire_payee(tx, id)).unwrap_err();
        assert_eq!(again.refusal(), Some(&payees::Refusal::NotNow));
    });
}

/// A payee in euro, not verified, and a payout of EUR 1,000 prepared to it by the finance officer.
pub fn a_payout(world: &World) -> (PayeeId, PayoutId) {
    let (board, fund) = (a_board(world), a_fund(world));
    let call = world.open_call("R-1", Mode::Regular, vec![fund]);
    let award = an_award(world, &board, call, fund, eur(100_000));
    prepared(world, award)
}

/// The same for an award of EUR 1,000 that is there.
pub fn prepared(world: &World, award: AwardId) -> (PayeeId, PayoutId) {
    let plan = vec![Planned { amount: eur(100_000), due_on: today(world), condition: Condition::None, note: None }];
    world.write(&world.actor(Role::ProgrammeLead), move |tx| awards::plan::plan(tx, award, &plan)).unwrap();
    let part = parts(world, award)[0].id;
    let finance = world.actor(Role::FinanceOfficer);
    let in_euro = || NewPayee { currency: Currency::EUR, ..a_payee() };
    let id = world.write(&finance, move |tx| payees::add(tx, in_euro())).unwrap();
    let new = payouts::NewPayout {
        instalment: part,
        fund: None,
        payee: id,
        method: Method::BankTransfer,
        given: payouts::Given::Charge(eur(100_000)),
        rate: None,
        fees: eur(0),
        purpose: "The grant".to_owned(),
        extra: payouts::Extra::default(),
    };
    (id, world.write(&finance, move |tx| payouts::prepare(tx, &new)).unwrap())
}
