//! Payees: sealed details, checks of account numbers, and each opening written down.

use crate::{funds::signed_in, support::on_both};
use hashar::{
    audit,
    base::{Currency, PayeeId, Role, Stop},
    payees::{self, Details, Method, NewPayee},
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
        assert!(matches!(world.write(&officer, move |tx| payees::open(tx, id)), Err(Stop::Forbidden)));
        let opened = world.write(&world.actor(Role::FinanceOfficer), move |tx| payees::open(tx, id)).unwrap();
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
        assert_eq!(browser.send(&format!("/payees/{id}/open"), &[]), 200);
        assert!(browser.shows("1350102119900169") && browser.shows("Please check the bank code"));
        assert!(browser.shows("Bank details opened"), "{}", browser.page);
        assert_eq!(browser.open(&format!("/payees/{id}/open")), 200, "another language asks for this address");
        assert!(!browser.shows("1350102119900169"));
        let mut auditor = signed_in(world, Role::Auditor);
        auditor.open(&format!("/payees/{id}"));
        assert!(!auditor.shows("Open the details"));
    });
}
