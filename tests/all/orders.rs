//! Payment orders: approved payouts put together, and the files a bank takes, judged by ISO 20022's own schema.

use crate::{
    awards::{a_board, an_award, award, eur, today},
    funds::{judge, signed_in},
    payees::{a_payee, prepared},
    sanctions::{a_list, brought, hits},
    support::{World, on_both, world::a_fund},
    vouchers::pdf_pages,
};
use hashar::{
    audit, awards,
    bank::{
        Details, Kind, Refusal,
        accounts::{self, NewAccount},
        orders::{self, NewOrder},
        pain,
    },
    base::{Actor, AwardId, BankAccountId, PaymentOrderId, PayoutId, Role, Stop},
    calls::Mode,
    payees::{self, NewPayee},
    payouts::{self, Bank},
    sanctions,
};
use std::process::Command;

/// ISO's schema lies in the package `sepaxml`, which judges with `xmlschema`.
const JUDGE: &str = "
import pathlib, sepaxml, sys, xmlschema
schema = xmlschema.XMLSchema(pathlib.Path(sepaxml.__file__).parent / 'schemas' / 'pain.001.001.09.xsd')
sys.exit(0 if schema.is_valid(sys.argv[1]) else 3)
";

fn is_valid(world: &World, xml: &str) -> bool {
    let file = world.folder.join("order.xml");
    std::fs::write(&file, xml).unwrap();
    let judged = Command::new("python3").args(["-c", JUDGE]).arg(&file).output().unwrap();
    let code = judged.status.code();
    assert!([Some(0), Some(3)].contains(&code), "{}", String::from_utf8_lossy(&judged.stderr));
    code == Some(0)
}

fn an_account(world: &World, kind: Kind) -> BankAccountId {
    let details = Details {
        name: format!("Our {kind}"),
        number: if kind == Kind::Bank { "1350 1021 1990 0169" } else { "" }.into(),
        bank: "Demo & Sons Bank".into(),
        bank_code: "135010".into(),
        columns: None,
    };
    let new = NewAccount { kind, details, opening: eur(500_000), on: "2020-01-01".parse().unwrap() };
    world.write(&world.actor(Role::FinanceOfficer), move |tx| accounts::add(tx, &new)).unwrap()
}

/// So many approved payouts of EUR 1,000, each of an award of its own.
fn approved(world: &World, count: usize) -> Vec<PayoutId> {
    let (board, fund) = (a_board(world), a_fund(world));
    let call = world.open_call("R-1", Mode::Regular, vec![fund]);
    (0..count).map(|_| an_approved(world, an_award(world, &board, call, fund, eur(100_000)))).collect()
}

fn an_approved(world: &World, award: AwardId) -> PayoutId {
    let (payee, payout) = prepared(world, award);
    let approver = world.actor(Role::FinanceApprover);
    world.write(&approver, move |tx| payees::verify(tx, payee, "Called")).unwrap();
    assert!(world.write(&approver, move |tx| payouts::approve(tx, payout, "")).unwrap());
    payout
}

/// An order of one payout, of an award of EUR 1,000 that is there.
pub fn an_order(world: &World, award: AwardId) -> PaymentOrderId {
    let payout = an_approved(world, award);
    order(world, &world.actor(Role::FinanceOfficer), an_account(world, Kind::Bank), &[payout]).unwrap()
}

fn order(world: &World, person: &Actor, account: BankAccountId, ids: &[PayoutId]) -> Result<PaymentOrderId, Stop> {
    let new = NewOrder { account, execute_on: today(world), payouts: ids.to_vec() };
    world.write(person, move |tx| orders::order(tx, &new))
}

fn refused(stop: Stop) -> Refusal {
    stop.refusal::<Refusal>().expect("a refusal of the bank's room").clone()
}

#[test]
fn payouts_are_ordered_once_by_another_than_who_approved_them_and_the_file_is_valid() {
    on_both(|world| {
        let judged = judge("bean-check");
        let ids = approved(world, 2);
        let (bank, cash) = (an_account(world, Kind::Bank), an_account(world, Kind::Cash));
        let (finance, approver) = (world.actor(Role::FinanceOfficer), world.actor(Role::FinanceApprover));
        assert_eq!(refused(order(world, &finance, bank, &[]).unwrap_err()), Refusal::OrderEmpty);
        let own = refused(order(world, &approver, bank, &ids).unwrap_err());
        assert!(matches!(own, Refusal::OrderOwnApproval { .. }), "{own:?}");
        let by_cash = refused(order(world, &finance, cash, &ids).unwrap_err());
        assert!(matches!(by_cash, Refusal::OrderMethod { .. }), "{by_cash:?}");
        assert!(matches!(order(world, &world.actor(Role::Director), bank, &ids), Err(Stop::Forbidden)));

        let mut browser = signed_in(world, Role::FinanceOfficer);
        browser.open("/payouts");
        browser.click("Payment orders");
        browser.click("New payment order");
        assert_eq!(browser.press("Make the order", &[("account", &bank.to_string())]), 422);
        assert!(browser.says("Choose at least one payout"), "{}", browser.text());
        // What is wrong stands under the heading, with the name of its field.
        let (summary, lead) = (browser.page.find("id=\"errors\""), browser.page.find("<form"));
        assert!(summary.is_some() && summary < lead, "{}", browser.page);
        assert!(browser.says("Payouts: Choose at least one payout"), "{}", browser.text());
        let chosen: Vec<String> = ids.iter().map(ToString::to_string).collect();
        let fields = [("account", bank.to_string()), ("payouts", chosen[0].clone()), ("payouts", chosen[1].clone())];
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(browser.press("Make the order", &fields), 303);
        assert!(
            browser.says("Payment order 20") && browser.says("AIGUL") || browser.says("Айгүл"),
            "{}",
            browser.text()
        );
        assert!(!browser.says("1350102119900169"), "details stay closed on the page");
        let taken = refused(order(world, &finance, bank, &ids[..1]).unwrap_err());
        assert!(matches!(taken, Refusal::OrderTaken { .. }), "{taken:?}");
        let id = world.read(&finance, hashar::bank::views::orders).unwrap().orders[0].0.id;

        let xml = world.write(&finance, move |tx| orders::export_pain(tx, id, "Programme & Co")).unwrap();
        for part in ["<Nm>Programme &amp; Co</Nm>", "<CtrlSum>2000.00</CtrlSum>", "<NbOfTxs>2</NbOfTxs>"] {
            assert!(xml.contains(part), "{part} in {xml}");
        }
        assert!(xml.contains("<Othr><Id>1350102119900169</Id></Othr>") && !xml.contains("IBAN"), "{xml}");
        assert!(xml.contains("<Ustrd>The grant</Ustrd>") && xml.contains("<Ustrd>Contract TJ-"), "{xml}");
        if judged {
            assert!(is_valid(world, &xml), "{xml}");
            for (from, to) in [("<PmtMtd>TRF</PmtMtd>", ""), ("2000.00", "2000,00"), ("Othr", "Other")] {
                assert!(!is_valid(world, &xml.replace(from, to)), "{from}");
            }
        }
        let history = world.read(&finance, move |tx| audit::of_subject(tx, id)).unwrap();
        let acts: Vec<&str> = history.iter().map(|line| line.act.as_str()).collect();
        assert_eq!(acts, ["bank.export_order", "bank.order"]);
        withdrawn_when_a_payout_goes_back(world, id, bank, &ids);
    });
}

fn withdrawn_when_a_payout_goes_back(world: &World, id: PaymentOrderId, bank: BankAccountId, ids: &[PayoutId]) {
    let (finance, payout) = (world.actor(Role::FinanceOfficer), ids[0]);
    let payee = world.read(&Actor::Console, move |tx| payouts::find(tx, payout)).unwrap().payee;
    let changed = NewPayee { currency: hashar::base::Currency::EUR, ..a_payee() };
    world.write(&finance, move |tx| payouts::change_payee(tx, payee, &changed)).unwrap();
    let stop = world.write(&finance, move |tx| orders::export_pain(tx, id, "Programme")).unwrap_err();
    assert!(matches!(refused(stop), Refusal::OrderNotApproved { .. }));
    let mut browser = signed_in(world, Role::FinanceOfficer);
    browser.open(&format!("/orders/{id}"));
    assert!(browser.says("no longer approved"), "{}", browser.text());
    assert_eq!(browser.press("Withdraw the order", &[]), 303);
    assert!(browser.says("withdrawn"));
    let again = world.write(&finance, move |tx| orders::withdraw(tx, id)).unwrap_err();
    assert_eq!(refused(again), Refusal::OrderWithdrawn);
    order(world, &finance, bank, &ids[1..]).unwrap();
}

#[test]
fn nothing_leaves_to_a_listed_name_to_a_payee_out_of_use_or_of_an_ended_award() {
    on_both(|world| {
        let ids = approved(world, 3);
        let (bank, finance) = (an_account(world, Kind::Bank), world.actor(Role::FinanceOfficer));
        let approver = world.actor(Role::FinanceApprover);
        let one = order(world, &finance, bank, &ids[..1]).unwrap();
        let export = || world.write(&finance, move |tx| orders::export(tx, one, "csv")).map(|_| ());
        export().unwrap();
        // A list that came after the approval: orders and files wait until somebody has judged the hits.
        brought(world, a_list(&["Osmonova, Aigul"]), "a").unwrap();
        let blocked = |stop: Stop| matches!(stop.refusal(), Some(sanctions::Refusal::HitsOpen { .. }));
        assert!(blocked(order(world, &finance, bank, &ids[1..2]).unwrap_err()) && blocked(export().unwrap_err()));
        let found = |id| world.read(&Actor::Console, move |tx| payouts::find(tx, id)).unwrap();
        let case = |id| award(world, found(id).award).application;
        assert!(hits(world, case(ids[1])).is_empty(), "a refused act leaves nothing");
        let mut browser = signed_in(world, Role::FinanceOfficer);
        browser.open("/orders/add");
        let chosen = ids[1].to_string();
        assert_eq!(browser.press("Make the order", &[("account", &bank.to_string()), ("payouts", &chosen)]), 422);
        assert!(browser.says("have to be judged first"), "{}", browser.text());
        assert!(!hits(world, case(ids[1])).is_empty(), "the page keeps what is to be judged");
        browser.open(&format!("/orders/{one}"));
        assert_eq!(browser.press("Payment sheet (PDF)", &[]), 422);
        assert!(browser.says("have to be judged first") && !hits(world, case(ids[0])).is_empty(), "{}", browser.text());
        for hit in ids[..2].iter().flat_map(|id| hits(world, case(*id))) {
            let said = sanctions::NewVerdict { same: false, note: "Born in another year".into() };
            world.write(&approver, move |tx| sanctions::judge(tx, hit.id, &said)).unwrap();
        }
        export().unwrap();
        // A payee out of use: what was approved to it is not any more.
        let payee = found(ids[2]).payee;
        world.write(&finance, move |tx| payouts::retire_payee(tx, payee)).unwrap();
        assert_eq!(found(ids[2]).state, payouts::State::Prepared);
        let stop = order(world, &finance, bank, &ids[2..]).unwrap_err();
        assert!(matches!(refused(stop), Refusal::OrderNotApproved { .. }));
        // An award with approved payouts does not end by its page; one that ended all the same pays no more.
        let (officer, ended) = (world.actor(Role::ProgrammeOfficer), found(ids[0]).award);
        let finish = |id: AwardId| {
            world.write(&officer, move |tx| payouts::finish_award(tx, id, awards::State::Cancelled, "Dissolved"))
        };
        let stop = finish(ended).unwrap_err();
        assert_eq!(stop.refusal(), Some(&payouts::Refusal::StillApproved { n: 1 }));
        let end = move |tx: &mut hashar::db::Tx<'_>| awards::finish(tx, ended, awards::State::Cancelled, "Dissolved");
        world.write(&officer, end).unwrap();
        assert_eq!(export().unwrap_err().refusal(), Some(&payouts::Refusal::AwardEnded));
        finish(found(ids[2]).award).unwrap();
    });
}

#[test]
fn an_order_is_a_table_and_a_sheet_and_stands_once_something_was_sent() {
    on_both(|world| {
        let ids = approved(world, 1);
        let bank = an_account(world, Kind::Bank);
        let finance = world.actor(Role::FinanceOfficer);
        let yesterday =
            NewOrder { account: bank, execute_on: today(world) - chrono::Duration::days(1), payouts: ids.clone() };
        let late = world.write(&finance, move |tx| orders::order(tx, &yesterday)).unwrap_err();
        assert_eq!(refused(late), Refusal::OrderDayPast { today: today(world) });
        let id = order(world, &finance, bank, &ids).unwrap();
        let whole = world.write(&finance, move |tx| orders::export(tx, id, "csv")).unwrap();
        assert_eq!(whole.lines.len(), 1);
        assert_eq!(whole.lines[0].amount, eur(100_000));

        let mut browser = signed_in(world, Role::FinanceOfficer);
        browser.open(&format!("/payouts/{}", ids[0]));
        browser.click("Payment order");
        let path = format!("/orders/{id}/file");
        let table = String::from_utf8(browser.take(&path, &[("form", "csv")])).unwrap();
        assert!(table.contains("1350 1021 1990 0169") && table.contains("AIGUL OSMONOVA,"), "{table}");
        assert!(table.contains("1000.00,EUR,The grant,TJ-"), "{table}");
        let page = pdf_pages(world, &browser.take(&path, &[])).remove(0);
        for part in ["Payment sheet 20", "AIGUL", "The grant", "Contract TJ-", "EUR 1,000.00", "One thousand euros"] {
            assert!(page.contains(part), "{part} in {page}");
        }

        let (payout, on) = (ids[0], today(world));
        let done = Bank {
            sent_on: on,
            reference: "FT-1".into(),
            control_number: String::new(),
            debited: eur(100_000),
            received: eur(100_000),
            fees: eur(0),
        };
        world.write(&finance, move |tx| payouts::record(tx, payout, &done)).unwrap();
        let stop = world.write(&finance, move |tx| orders::withdraw(tx, id)).unwrap_err();
        assert_eq!(refused(stop), Refusal::OrderSent);
        let stop = world.write(&finance, move |tx| orders::export(tx, id, pain::NAME)).unwrap_err();
        assert!(matches!(refused(stop), Refusal::OrderNotApproved { .. }));
    });
}

#[test]
fn without_an_account_of_our_own_the_page_of_orders_says_what_to_do() {
    on_both(|world| {
        let mut finance = signed_in(world, Role::FinanceOfficer);
        finance.open("/orders");
        assert!(finance.says("none is entered yet"), "{}", finance.text());
        assert_eq!(finance.click("Add an account"), 200);
        let mut auditor = signed_in(world, Role::Auditor);
        auditor.open("/orders");
        assert!(auditor.says("Ask the people in finance") && !auditor.says("Add an account"), "{}", auditor.text());
        an_account(world, Kind::Bank);
        finance.open("/orders");
        assert!(!finance.says("none is entered yet"), "{}", finance.text());
    });
}
