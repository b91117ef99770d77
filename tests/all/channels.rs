//! Cards, wallets and transfer systems: what each needs to be paid to, and what of it is shown.

use crate::{
    awards::{a_board, an_award, eur, parts, today},
    funds::signed_in,
    payees::a_payee,
    support::{World, on_both, world::a_fund},
};
use hashar::{
    awards::{self, Condition, Planned},
    base::{AwardId, Currency, PayeeId, PayoutId, Role},
    calls::Mode,
    payees::{self, Details, Method, NewPayee},
    payouts::{self, Bank, Extra, Given, NewPayout, Refusal},
};

const CARD: &str = "4111 1111 1111 1111";

fn a_payee_by(method: Method, details: Details) -> NewPayee {
    NewPayee { method, currency: Currency::EUR, details, ..a_payee() }
}

fn a_grant(world: &World) -> AwardId {
    let (board, fund) = (a_board(world), a_fund(world));
    let call = world.open_call("R-1", Mode::Regular, vec![fund]);
    let id = an_award(world, &board, call, fund, eur(100_000));
    let plan = vec![Planned { amount: eur(100_000), due_on: today(world), condition: Condition::None, note: None }];
    world.write(&world.actor(Role::ProgrammeLead), move |tx| awards::plan(tx, id, &plan)).unwrap();
    id
}

fn verified(world: &World, new: &NewPayee) -> PayeeId {
    let new = new.clone();
    let id = world.write(&world.actor(Role::FinanceOfficer), move |tx| payees::add(tx, new.clone())).unwrap();
    world.write(&world.actor(Role::FinanceApprover), move |tx| payees::verify(tx, id, "Called")).unwrap();
    id
}

fn approved(world: &World, award: AwardId, payee: PayeeId, method: Method) -> PayoutId {
    let new = NewPayout {
        instalment: parts(world, award)[0].id,
        fund: None,
        payee,
        method,
        given: Given::Charge(eur(40_000)),
        rate: None,
        fees: eur(0),
        purpose: "The grant".into(),
        extra: Extra::default(),
    };
    let id = world.write(&world.actor(Role::FinanceOfficer), move |tx| payouts::prepare(tx, &new)).unwrap();
    world.write(&world.actor(Role::FinanceApprover), move |tx| payouts::approve(tx, id, "")).unwrap();
    id
}

#[test]
fn a_card_is_entered_by_its_check_digit_and_never_shown_whole() {
    on_both(|world| {
        world.choices();
        let mut finance = signed_in(world, Role::FinanceOfficer);
        finance.open("/payees/add");
        let fields = |account| {
            [("name", "Зуҳро"), ("method", "card"), ("country", "TJ"), ("currency", "TJS"), ("account", account)]
        };
        assert_eq!(finance.press("Add", &fields("4111 1111 1111 1112")), 422);
        assert!(finance.says("This is not the number of a card") && finance.shows("Зуҳро"), "{}", finance.text());
        assert_eq!(finance.press("Add", &fields(CARD)), 303);
        let mut approver = signed_in(world, Role::FinanceApprover);
        let payee = world.read(&world.actor(Role::FinanceOfficer), |tx| payees::list(tx, None, 1)).unwrap().remove(0);
        approver.open(&format!("/payees/{}", payee.id));
        assert_eq!(approver.press("Open the details", &[("reason", "The holder asks")]), 200, "{}", approver.text());
        assert!(approver.says("•••• 1111"), "{}", approver.text());
        assert!(!approver.page.contains("411111") && !approver.page.contains("4111 1111"), "never whole");
    });
}

#[test]
fn a_wallet_is_a_telephone_number_with_a_name() {
    on_both(|world| {
        world.choices();
        let mut finance = signed_in(world, Role::FinanceOfficer);
        finance.open("/payees/add");
        let fields = |account, holder, bank| {
            let known = [("name", "Айгүл"), ("method", "wallet"), ("country", "KG"), ("currency", "KGS")];
            known.into_iter().chain([("account", account), ("holder", holder), ("bank", bank)]).collect::<Vec<_>>()
        };
        for (typed, said) in [
            (fields("12", "Айгүл", "MBank"), "telephone number of the wallet"),
            (fields("0700 123 456", "", "MBank"), "the holder"),
            (fields("0700 123 456", "Айгүл", ""), "name of the wallet"),
        ] {
            assert_eq!(finance.press("Add", &typed), 422);
            assert!(finance.says(said), "{said}: {}", finance.text());
        }
        assert_eq!(finance.press("Add", &fields("0700 123 456", "Айгүл", "MBank")), 303);
        let payee = world.read(&world.actor(Role::FinanceOfficer), |tx| payees::list(tx, None, 1)).unwrap().remove(0);
        let officer = world.actor(Role::FinanceOfficer);
        let account =
            world.write(&officer, move |tx| Ok(payees::open(tx, payee.id, "to compare")?.details.account)).unwrap();
        assert_eq!(account, "+996700123456");
    });
}

#[test]
fn a_transfer_system_pays_by_a_control_number_that_is_sealed_and_shown_to_finance_alone() {
    on_both(|world| {
        let award = a_grant(world);
        let details = |holder: &str| Details {
            account: String::new(),
            holder: holder.into(),
            bank: "Western Union".into(),
            city: "Kulob".into(),
            ..Details::default()
        };
        let cyrillic = a_payee_by(Method::CashTransferSystem, details("НАЗАРОВА ЗУҲРО"));
        let stop = world.write(&world.actor(Role::FinanceOfficer), move |tx| payees::add(tx, cyrillic.clone()));
        assert_eq!(stop.unwrap_err().refusal(), Some(&payees::Refusal::HolderLatin));
        let payee = verified(world, &a_payee_by(Method::CashTransferSystem, details("NAZAROVA ZUHRO")));
        let payout = approved(world, award, payee, Method::CashTransferSystem);
        let bank = Bank {
            sent_on: today(world),
            reference: "FT-1".into(),
            control_number: " ".into(),
            debited: eur(40_000),
            received: eur(40_000),
            fees: eur(0),
        };
        let stop = world.write(&world.actor(Role::FinanceOfficer), move |tx| payouts::record(tx, payout, &bank));
        assert_eq!(stop.unwrap_err().refusal(), Some(&Refusal::ControlNumberMissing));
        let mut finance = signed_in(world, Role::FinanceOfficer);
        finance.open(&format!("/payouts/{payout}/record"));
        let on = today(world).format("%d.%m.%Y").to_string();
        let fields = |number| [("sent_on", on.as_str()), ("reference", "FT-1"), ("control_number", number)];
        assert_eq!(finance.press("Record", &fields("")), 422);
        assert_eq!(finance.press("Record", &fields("987-654-3210")), 303, "{}", finance.text());
        assert!(finance.says("987-654-3210"), "{}", finance.text());
        let mut auditor = signed_in(world, Role::Auditor);
        auditor.open(&format!("/payouts/{payout}"));
        assert!(auditor.says("FT-1") && !auditor.says("987-654-3210"), "{}", auditor.text());
    });
}
