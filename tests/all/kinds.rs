//! Kinds of payment: an advance, receipts paid back, a fiscal host with its fee, an item that is signed for.

use crate::{
    awards::{a_board, an_award, eur, parts, today},
    funds::signed_in,
    payees::a_payee,
    support::{World, on_both, world::a_fund},
};
use hashar::{
    awards::{self, Condition, Planned, RateUsed},
    base::{Actor, AwardId, Currency, Money, PayeeId, PayoutId, Rate, Role, Stop},
    calls::Mode,
    payees::{self, Method, NewPayee},
    payouts::{self, Bank, Extra, Given, NewHandover, NewPayout, Refusal, State},
};

/// An award of EUR 1,000 in one part, and a verified payee who is paid so.
fn a_payee_of(world: &World, method: Method) -> (AwardId, PayeeId) {
    let (board, fund) = (a_board(world), a_fund(world));
    let call = world.open_call("R-1", Mode::Regular, vec![fund]);
    let award = an_award(world, &board, call, fund, eur(100_000));
    let plan = vec![Planned { amount: eur(100_000), due_on: today(world), condition: Condition::None, note: None }];
    world.write(&world.actor(Role::ProgrammeLead), move |tx| awards::plan(tx, award, &plan)).unwrap();
    let new = move || NewPayee { currency: Currency::EUR, method, ..a_payee() };
    let id = world.write(&world.actor(Role::FinanceOfficer), move |tx| payees::add(tx, new())).unwrap();
    world.write(&world.actor(Role::FinanceApprover), move |tx| payees::verify(tx, id, "Called")).unwrap();
    (award, id)
}

fn prepare(world: &World, award: AwardId, payee: PayeeId, minor: i64, extra: Extra) -> Result<PayoutId, Stop> {
    let method = world.read(&Actor::Console, move |tx| payees::find(tx, payee)).unwrap().method;
    let new = NewPayout {
        instalment: parts(world, award)[0].id,
        fund: None,
        payee,
        method,
        given: Given::Charge(eur(minor)),
        rate: None,
        fees: eur(0),
        purpose: "The grant".into(),
        extra,
    };
    world.write(&world.actor(Role::FinanceOfficer), move |tx| payouts::prepare(tx, &new))
}

/// Approved by the approver, sent by the finance officer.
pub fn send(world: &World, id: PayoutId, amount: Money) {
    world.write(&world.actor(Role::FinanceApprover), move |tx| payouts::approve(tx, id, "")).unwrap();
    let bank = Bank {
        sent_on: today(world),
        reference: "FT-1".into(),
        control_number: String::new(),
        debited: amount,
        received: amount,
        fees: eur(0),
    };
    world.write(&world.actor(Role::FinanceOfficer), move |tx| payouts::record(tx, id, &bank)).unwrap();
}

fn refused(stop: &Stop) -> Option<&Refusal> {
    stop.refusal()
}

#[test]
fn a_payout_in_kind_is_not_finished_until_the_item_is_signed_for() {
    on_both(|world| {
        let (award, _) = a_payee_of(world, Method::PaidToSupplier);
        let mut finance = signed_in(world, Role::FinanceOfficer);
        finance.open(&format!("/instalments/{}/prepare", parts(world, award)[0].id));
        assert_eq!(finance.press("Prepare the payout", &[("item", " ")]), 422);
        assert!(finance.says("Say what the supplier delivers"), "{}", finance.text());
        assert_eq!(finance.press("Prepare the payout", &[("item", "A sewing machine")]), 303);
        assert!(finance.says("A sewing machine"), "{}", finance.text());
        let auditor = world.actor(Role::Auditor);
        let id = world.read(&auditor, move |tx| payouts::views::of_award(tx, award)).unwrap()[0].id;
        let handover = NewHandover { on: today(world), receiver: "Zuhro".into(), serial: String::new() };
        let early = handover.clone();
        let officer = world.actor(Role::FinanceOfficer);
        let stop = world.write(&officer, move |tx| payouts::hand_over(tx, id, &early)).unwrap_err();
        assert_eq!(refused(&stop), Some(&Refusal::NotNow), "before the supplier is paid");
        send(world, id, eur(100_000));

        let lead = world.actor(Role::ProgrammeLead);
        let finish =
            move |tx: &mut hashar::db::Tx<'_>| payouts::finish_award(tx, award, awards::State::Completed, "Done");
        assert_eq!(refused(&world.write(&lead, finish).unwrap_err()), Some(&Refusal::ItemUnsigned));
        finance.open("/payouts");
        assert!(finance.says("Waiting for you"), "{}", finance.text());
        finance.open(&format!("/payouts/{id}"));
        assert!(finance.says("nobody has signed for the item yet"), "{}", finance.text());
        finance.click("It was signed for");
        let on = today(world).format("%d.%m.%Y").to_string();
        let next = (today(world) + chrono::Duration::days(1)).format("%d.%m.%Y").to_string();
        assert_eq!(finance.press("Save", &[("on", &next), ("receiver", "Zuhro")]), 422);
        assert_eq!(finance.press("Save", &[("on", &on), ("receiver", "")]), 422);
        assert_eq!(finance.press("Save", &[("on", &on), ("receiver", "Zuhro"), ("serial", "SN-77")]), 303);
        assert!(finance.says("SN-77") && !finance.says("nobody has signed"), "{}", finance.text());
        let again = world.write(&officer, move |tx| payouts::hand_over(tx, id, &handover)).unwrap_err();
        assert_eq!(refused(&again), Some(&Refusal::NotNow), "once");
        world.write(&lead, finish).unwrap();
        assert!(matches!(
            world.write(&world.actor(Role::BoardMember), move |tx| payouts::hand_over(
                tx,
                id,
                &NewHandover { on: "2020-01-01".parse().unwrap(), receiver: "x".into(), serial: String::new() }
            )),
            Err(Stop::Forbidden)
        ));
    });
}

#[test]
fn cash_in_hand_is_not_finished_until_somebody_of_the_group_signed_for_it() {
    on_both(|world| {
        let (award, payee) = a_payee_of(world, Method::CashInHand);
        let id = prepare(world, award, payee, 100_000, Extra::default()).unwrap();
        send(world, id, eur(100_000));
        let lead = world.actor(Role::ProgrammeLead);
        let finish =
            move |tx: &mut hashar::db::Tx<'_>| payouts::finish_award(tx, award, awards::State::Completed, "Done");
        assert_eq!(refused(&world.write(&lead, finish).unwrap_err()), Some(&Refusal::ItemUnsigned));
        let mut finance = signed_in(world, Role::FinanceOfficer);
        finance.open(&format!("/payouts/{id}"));
        assert!(finance.says("The cash was handed over"), "{}", finance.text());
        finance.click("It was signed for");
        assert!(!finance.says("Serial number"), "cash has none: {}", finance.text());
        let on = today(world).format("%d.%m.%Y").to_string();
        assert_eq!(finance.press("Save", &[("on", &on), ("receiver", "Zuhro")]), 303, "{}", finance.text());
        assert!(finance.says("Zuhro") && !finance.says("The cash was handed over"), "{}", finance.text());
        world.write(&lead, finish).unwrap();
    });
}

#[test]
fn an_item_that_came_back_waits_for_nobodys_signature() {
    on_both(|world| {
        let (award, payee) = a_payee_of(world, Method::PaidToSupplier);
        let extra = Extra { item: "A laptop".into(), ..Extra::default() };
        let id = prepare(world, award, payee, 100_000, extra).unwrap();
        send(world, id, eur(100_000));
        let on = today(world);
        let officer = world.actor(Role::FinanceOfficer);
        world.write(&officer, move |tx| payouts::bounce(tx, id, State::Returned, on, "None left", eur(0))).unwrap();
        let lead = world.actor(Role::ProgrammeLead);
        world.write(&lead, move |tx| payouts::finish_award(tx, award, awards::State::Completed, "")).unwrap();
    });
}

#[test]
fn a_fiscal_host_says_what_it_keeps_and_receipts_cover_what_they_pay_back() {
    on_both(|world| {
        let (award, payee) = a_payee_of(world, Method::ViaPartner);
        let of = |host_fee: Option<i64>, receipts: Option<i64>| Extra {
            host_fee: host_fee.map(eur),
            receipts: receipts.map(eur),
            item: String::new(),
            ..Extra::default()
        };
        let stop = prepare(world, award, payee, 50_000, of(None, None)).unwrap_err();
        assert_eq!(refused(&stop), Some(&Refusal::HostFeeMissing));
        let stop = prepare(world, award, payee, 50_000, of(Some(50_000), None)).unwrap_err();
        assert_eq!(refused(&stop), Some(&Refusal::HostFeeMalformed { local: eur(50_000) }));
        let stop = prepare(world, award, payee, 50_000, of(Some(0), Some(49_999))).unwrap_err();
        assert_eq!(refused(&stop), Some(&Refusal::ReceiptsShort { local: eur(50_000) }));
        let mut finance = signed_in(world, Role::FinanceOfficer);
        finance.open(&format!("/instalments/{}/prepare", parts(world, award)[0].id));
        let fields = [("amount", "500"), ("host_fee", "25"), ("receipts", "612.40")];
        assert_eq!(finance.press("Prepare the payout", &fields), 303);
        for part in ["Reimbursement against receipts", "EUR 612.40", "Left to the group", "EUR 475.00"] {
            assert!(finance.says(part), "{part}: {}", finance.text());
        }
        let auditor = world.actor(Role::Auditor);
        let kept = world.read(&auditor, move |tx| payouts::views::of_award(tx, award)).unwrap();
        assert_eq!(kept[0].extra, of(Some(2_500), Some(61_240)));
    });
}

#[test]
fn the_rate_of_a_posting_is_kept_with_what_was_posted_and_never_looked_up_again() {
    on_both(|world| {
        let (award, _) = a_payee_of(world, Method::BankTransfer);
        let new = || NewPayee { currency: Currency::TJS, ..a_payee() };
        let payee = world.write(&world.actor(Role::FinanceOfficer), move |tx| payees::add(tx, new())).unwrap();
        world.write(&world.actor(Role::FinanceApprover), move |tx| payees::verify(tx, payee, "Called")).unwrap();
        let rate = Rate::new(Currency::EUR, Currency::TJS, Rate::parse_value("11.5").unwrap(), 1).unwrap();
        let used = RateUsed { rate, on: today(world), source: "National Bank".into() };
        let new = NewPayout {
            instalment: parts(world, award)[0].id,
            fund: None,
            payee,
            method: Method::BankTransfer,
            given: Given::Charge(eur(10_000)),
            rate: Some(used.clone()),
            fees: eur(0),
            purpose: String::new(),
            extra: Extra::default(),
        };
        let id = world.write(&world.actor(Role::FinanceOfficer), move |tx| payouts::prepare(tx, &new)).unwrap();
        crate::awards::enter_rate(world, Currency::TJS, "12.9");
        world.write(&world.actor(Role::FinanceApprover), move |tx| payouts::approve(tx, id, "")).unwrap();
        let received = crate::awards::tjs(114_700);
        let bank = Bank {
            sent_on: today(world),
            reference: "FT-1".into(),
            control_number: String::new(),
            debited: eur(10_000),
            received,
            fees: eur(0),
        };
        world.write(&world.actor(Role::FinanceOfficer), move |tx| payouts::record(tx, id, &bank)).unwrap();
        crate::awards::enter_rate(world, Currency::TJS, "13.1");
        let fund = crate::awards::award(world, award).shares[0].fund;
        let books =
            world.read(&world.actor(Role::Auditor), move |tx| payouts::views::books(tx, fund, &[], &[id])).unwrap();
        assert_eq!((books.posted[&id].rate.clone(), books.posted[&id].received), (Some(used), Some(received)));
        let found = world.read(&Actor::Console, move |tx| payouts::find(tx, id)).unwrap();
        assert_eq!((found.charge, found.local), (eur(10_000), crate::awards::tjs(115_000)));
    });
}

#[test]
fn a_picture_of_the_item_is_drawn_anew_sealed_and_taken_away_again() {
    on_both(|world| {
        let (award, payee) = a_payee_of(world, Method::PaidToSupplier);
        let extra = Extra { item: "A sewing machine".into(), ..Extra::default() };
        let id = prepare(world, award, payee, 100_000, extra).unwrap();
        let mut finance = signed_in(world, Role::FinanceOfficer);
        finance.open(&format!("/payouts/{id}/photos"));
        assert!(!finance.says("Add the picture"), "nothing is delivered yet: {}", finance.text());
        send(world, id, eur(100_000));
        finance.open(&format!("/payouts/{id}"));
        assert_eq!(finance.click("Pictures of the item"), 200);
        let path = format!("/payouts/{id}/photos");
        let picture = crate::attachments::picture();
        assert_eq!(finance.send_file_with(&path, &[], "file", "IMG.png", &picture), 422);
        assert!(finance.says("Look whether a face can be seen"), "{}", finance.text());
        let said = [("faceless", "yes")];
        assert_eq!(finance.send_file_with(&path, &said, "file", "x.pdf", b"%PDF-1.7\n%%EOF"), 422, "pictures only");
        finance.open(&path);
        assert_eq!(finance.send_file_with(&path, &said, "file", "IMG.png", &picture), 303, "{}", finance.text());
        let mut auditor = signed_in(world, Role::Auditor);
        auditor.open(&path);
        assert!(!auditor.says("Add the picture"), "{}", auditor.text());
        let files = world.read(&world.actor(Role::Auditor), move |tx| payouts::photo::of(tx, id)).unwrap();
        let (status, bytes, _) = auditor.download(&format!("{path}/{}", files[0].id), "content-type");
        assert_eq!(status, 200);
        assert!(bytes.starts_with(b"\x89PNG") && !bytes.windows(7).any(|part| part == b"Qorasuv"));
        let mut board = signed_in(world, Role::BoardChair);
        assert_eq!(board.open(&format!("{path}/{}", files[0].id)), 404);
        finance.open(&path);
        assert_eq!(finance.press("Remove", &[]), 303);
        assert!(finance.says("There are no pictures yet"), "{}", finance.text());
    });
}
