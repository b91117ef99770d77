//! Our own accounts: statements of four kinds, lines against the ledger, transfers, cash boxes. The samples are made up;
//! their structure is that of ISO 20022 camt.053.001.02 and .08, of SWIFT MT940, and of an internet bank's table.

use crate::{
    awards::{a_board, an_award, eur, figures, queued, today},
    funds::signed_in,
    payees::prepared,
    support::{World, on_both, world::a_fund},
};
use chrono::NaiveDate;
use hashar::{
    bank::{
        Details, Kind, LineState, Refusal,
        accounts::{self, NewAccount},
        import, settle,
        statement::{self, Balances, Booked, Columns, Format, Statement},
        transfers::{self, NewTransfer},
        views,
    },
    base::{BankAccountId, BankLineId, BankTransferId, Currency, FundId, Money, PayoutId, Role, Stop},
    calls::Mode,
    notices, payees,
    payouts::{self, Bank},
};

const CAMT_02: &[u8] = include_bytes!("../samples/bank/camt053-02.xml");
const CAMT_08: &[u8] = include_bytes!("../samples/bank/camt053-08.xml");
const MT940: &[u8] = include_bytes!("../samples/bank/mt940.sta");
const TABLE: &[u8] = include_bytes!("../samples/bank/table.csv");

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn columns() -> Columns {
    let named = |text: &str| text.to_owned();
    Columns {
        on: named("Дата"),
        amount: String::new(),
        income: named("Приход"),
        outgo: named("Расход"),
        reference: named("Номер"),
        name: named("Контрагент"),
        text: named("Назначение"),
    }
}

fn balances() -> Balances {
    Balances { opening: eur(500_000), closing: eur(432_275) }
}

fn read(bytes: &[u8]) -> Result<Statement, Refusal> {
    statement::read(bytes, Currency::EUR, Some((&columns(), Some(balances()))))
}

#[test]
fn four_kinds_of_statement_say_the_same() {
    let kinds = [(CAMT_02, Format::Camt02), (CAMT_08, Format::Camt08), (MT940, Format::Mt940), (TABLE, Format::Table)];
    for (bytes, format) in kinds {
        let found = read(bytes).unwrap();
        assert_eq!(found.format, format);
        assert_eq!((found.opening, found.closing), (eur(500_000), eur(432_275)), "{format}");
        assert!(found.account.is_none_or(|number| number == "1350102119900169"), "{format}");
        let lines: Vec<_> =
            found.lines.iter().map(|line| (line.on, line.amount.minor(), line.said.reference.as_str())).collect();
        let wanted = [
            (day("2020-05-11"), -100_000, "FT20-0077"),
            (day("2020-05-11"), -200, "FT20-0077-FEE"),
            (day("2020-05-12"), 32_475, "IN-9"),
        ];
        assert_eq!(lines, wanted, "{format}");
        let words = |at: usize| format!("{} {}", found.lines[at].said.name, found.lines[at].said.text);
        assert!(words(0).contains("AIGUL OSMONOVA") && words(0).contains("its first part"), "{format}: {}", words(0));
        assert!(words(2).contains("A kind donor"), "{format}: {}", words(2));
    }
    assert_eq!(read(CAMT_02).unwrap().lines[0].said.own_reference, "TJ-20-001-1");
    assert_eq!(read(MT940).unwrap().lines[0].said.own_reference, "TJ-20-001-1");
}

#[test]
fn a_statement_that_is_not_whole_or_does_not_add_is_refused_by_line_and_field() {
    let camt = String::from_utf8(CAMT_02.to_vec()).unwrap();
    let field = |line, field: &str, value: &str| {
        Err(Refusal::FileField { line, field: field.to_owned(), value: value.to_owned() })
    };
    let swap = |from: &str, to: &str| read(camt.replacen(from, to, 1).as_bytes());
    assert_eq!(swap("1000.00", "1000.0O"), field(13, "Amt", "1000.0O"));
    assert_eq!(swap("1000.00", "-1000.00"), field(13, "Amt", "-1000.00"));
    assert_eq!(swap("1000.00", "\u{ff11}000.00"), field(13, "Amt", "\u{ff11}000.00"));
    assert_eq!(swap("1000.00", "NaN"), field(13, "Amt", "NaN"));
    let huge = "9".repeat(30);
    assert_eq!(swap("1000.00", &huge), field(13, "Amt", &huge));
    assert_eq!(swap("<Dt>2020-05-11</Dt>", "<Dt>11.05.2020</Dt>"), field(14, "BookgDt", "11.05.2020"));
    assert_eq!(swap("CRDT", "PLUS"), field(10, "CdtDbtInd", "PLUS"));
    let sum = Refusal::DoesNotAdd { opening: eur(500_000), entries: eur(-67_725), closing: eur(432_276) };
    assert_eq!(swap("4322.75", "4322.76"), Err(sum));
    let dollars = Refusal::OtherCurrency { needed: Currency::EUR, found: "USD".into() };
    assert_eq!(swap("Ccy=\"EUR\">5000", "Ccy=\"USD\">5000"), Err(dollars));
    assert_eq!(swap("</Stmt>", "</Stmt><Stmt></Stmt>"), Err(Refusal::FileNotOne { found: 2 }));
    assert_eq!(swap("CLBD", "ITBD"), field(camt.trim().lines().count(), "Bal/CLBD", ""));
    for at in (300..camt.trim_end().len() - 1).step_by(61) {
        assert!(matches!(read(&camt.as_bytes()[..at]), Err(Refusal::FileBroken { .. })), "{at}");
    }
    assert_eq!(read(b"<html/>"), Err(Refusal::FileUnknown));
    assert_eq!(read(b"PK\x03\x04"), Err(Refusal::FileUnknown));
    assert_eq!(read(&vec![b' '; statement::LARGEST + 1]), Err(Refusal::FileTooLarge));

    let mt = String::from_utf8(MT940.to_vec()).unwrap();
    let bad = mt.replace("D1000,00N", "X1000,00N");
    assert!(matches!(read(bad.as_bytes()), Err(Refusal::FileField { line: 6, .. })), "{:?}", read(bad.as_bytes()));
    let bad = mt.replace("EUR4322,75", "EUR4322.7x");
    assert_eq!(read(bad.as_bytes()), field(14, ":62F:", "4322.7x"));
    assert_eq!(read(mt.replace(":62F:", ":64:").as_bytes()), field(mt.trim().lines().count(), ":62F:", ""));

    let table = encoding_rs_1251(TABLE);
    let two_ways = table.replace("1 000,00\n", "1,000\n");
    assert_eq!(read(two_ways.as_bytes()), field(3, "outgo", "1,000"));
    assert_eq!(read(table.replace("12.05.2020", "12.13.2020").as_bytes()), field(5, "date", "12.13.2020 09:30"));
    assert_eq!(read(table.replace("Приход", "Поступило").as_bytes()), field(2, "Приход", ""));
    assert_eq!(statement::read(TABLE, Currency::EUR, None), Err(Refusal::ColumnsMissing));
    let nothing = statement::read(TABLE, Currency::EUR, Some((&columns(), None)));
    assert_eq!(nothing, Err(Refusal::BalancesMissing));
}

/// The table's letters, as UTF-8.
fn encoding_rs_1251(bytes: &[u8]) -> String {
    let letter = |byte: &u8| match byte {
        0xc0..=0xff => char::from_u32(0x410 + u32::from(byte - 0xc0)).unwrap(),
        0xb8 => 'ё',
        other => char::from(*other),
    };
    bytes.iter().map(letter).collect()
}

pub fn an_account(world: &World, kind: Kind) -> BankAccountId {
    let number = if kind == Kind::Bank { "1350 1021 1990 0169" } else { "" };
    let details = Details { name: format!("Our {kind}"), number: number.into(), ..Details::default() };
    let new = NewAccount { kind, details, opening: eur(500_000), on: day("2020-05-01") };
    world.write(&world.actor(Role::FinanceOfficer), move |tx| accounts::add(tx, &new)).unwrap()
}

/// A cash box with a line that waits.
pub fn a_line(world: &World) -> (BankAccountId, BankLineId) {
    let id = an_account(world, Kind::Cash);
    let on = day("2020-05-02");
    let new = accounts::NewLine { on, amount: eur(-100), name: String::new(), text: "Tea".into() };
    let line = world.write(&world.actor(Role::FinanceOfficer), move |tx| accounts::enter(tx, id, &new)).unwrap();
    (id, line)
}

/// A transfer of EUR 200 from a bank account to a cash box.
pub fn a_transfer(world: &World, to: BankAccountId) -> BankTransferId {
    let from = an_account(world, Kind::Bank);
    let (amount, on) = (eur(20_000), day("2020-05-02"));
    let new = NewTransfer { from, to, leaves: amount, arrives: amount, on, note: "For cash grants".into() };
    world.write(&world.actor(Role::FinanceOfficer), move |tx| transfers::transfer(tx, &new)).unwrap()
}

/// A payout of EUR 1,000 with EUR 2 of fees that the bank calls FT20-0077, of a day before or at today.
fn a_sent_payout(world: &World) -> (FundId, PayoutId) {
    let (board, fund) = (a_board(world), a_fund(world));
    let call = world.open_call("R-1", Mode::Regular, vec![fund]);
    let award = an_award(world, &board, call, fund, eur(100_000));
    let (payee, payout) = prepared(world, award);
    let approver = world.actor(Role::FinanceApprover);
    world.write(&approver, move |tx| payees::verify(tx, payee, "Called")).unwrap();
    world.write(&approver, move |tx| payouts::approve(tx, payout, "")).unwrap();
    let bank = Bank {
        sent_on: today(world),
        reference: "FT20-0077".into(),
        control_number: String::new(),
        debited: eur(100_000),
        received: eur(100_000),
        fees: eur(200),
    };
    world.write(&world.actor(Role::FinanceOfficer), move |tx| payouts::record(tx, payout, &bank)).unwrap();
    (fund, payout)
}

/// The sample, moved to the day of the tests.
pub fn of_today(world: &World) -> Statement {
    let mut statement = read(CAMT_02).unwrap();
    for line in &mut statement.lines {
        line.on = today(world);
    }
    statement
}

pub fn brought(world: &World, id: BankAccountId, statement: Statement, hash: &str) -> Result<import::Brought, Stop> {
    let hash = hash.to_owned();
    world.write(&world.actor(Role::FinanceOfficer), move |tx| import::import(tx, id, &statement, &hash))
}

pub fn seen(world: &World, id: BankAccountId) -> views::OfAccount {
    world.read(&world.actor(Role::Auditor), move |tx| views::of_account(tx, id, None)).unwrap()
}

#[test]
fn a_statement_that_closes_with_another_balance_than_our_lines_come_to_says_that_one_is_missing() {
    on_both(|world| {
        world.choices();
        let id = an_account(world, Kind::Bank);
        let mut first = of_today(world);
        let sum = |lines: &[Booked]| Money::sum(lines.iter().map(|line| line.amount), Currency::EUR).unwrap();
        first.opening = eur(500_000);
        first.closing = eur(500_000).checked_add(sum(&first.lines)).unwrap();
        let closed = first.closing;
        let mut later = first.clone();
        brought(world, id, first, "a").unwrap();
        assert_eq!(seen(world, id).gap, None);
        // What the bank booked in between, EUR 100, was never brought in.
        later.lines.truncate(1);
        later.lines[0].said.reference = "LATER".into();
        later.opening = closed.checked_add(eur(10_000)).unwrap();
        later.closing = later.opening.checked_add(sum(&later.lines)).unwrap();
        let (stated, on) = (later.closing, today(world));
        brought(world, id, later, "b").unwrap();
        let ours = stated.checked_sub(eur(10_000)).unwrap();
        assert_eq!(seen(world, id).gap, Some(views::Gap { on, stated, ours }));
        let mut browser = signed_in(world, Role::Auditor);
        browser.open(&format!("/bank/{id}"));
        assert!(browser.says("A statement is missing"), "{}", browser.text());
    });
}

#[test]
fn lines_are_known_again_and_what_is_exact_is_settled_at_once() {
    on_both(|world| {
        let (fund, _) = a_sent_payout(world);
        let id = an_account(world, Kind::Bank);
        assert_eq!(brought(world, id, of_today(world), "a").unwrap(), import::Brought { new: 3, known: 0 });
        let again = brought(world, id, of_today(world), "a").unwrap_err();
        assert_eq!(again.refusal(), Some(&Refusal::FileKnown));
        let told = |world: &World| queued(world, notices::Kind::StatementUnmatched);
        assert_eq!(told(world), 1, "the approver hears of the line that matches nothing, who brought it in sees it");
        assert_eq!(brought(world, id, of_today(world), "b").unwrap(), import::Brought { new: 0, known: 3 });
        assert_eq!(told(world), 1);
        let other = Statement { account: Some("4402061213012249".into()), ..of_today(world) };
        let refused = brought(world, id, other, "c").unwrap_err();
        assert!(matches!(refused.refusal(), Some(Refusal::OtherAccount { .. })));
        assert_eq!(seen(world, id).standing.balance, eur(432_275));

        let finance = world.actor(Role::FinanceOfficer);
        let count = world.write(&finance, move |tx| settle::all_exact(tx, id)).unwrap();
        let now = seen(world, id);
        assert_eq!((count, now.settled.len(), now.waiting.len()), (2, 2, 1), "the payout and its fee");
        assert_eq!(world.write(&finance, move |tx| settle::all_exact(tx, id)).unwrap(), 0);
        let gift = now.waiting[0].0.id;
        assert!(now.waiting[0].1.is_none() && now.waiting[0].0.amount == eur(32_475));

        let transaction = now.settled.iter().find(|line| line.amount == eur(-100_000)).unwrap().transaction.unwrap();
        let wrong = world.write(&finance, move |tx| settle::to_transaction(tx, gift, transaction)).unwrap_err();
        assert_eq!(wrong.refusal(), Some(&Refusal::DoesNotFit));
        let before = figures(world, fund);
        let mut browser = signed_in(world, Role::FinanceOfficer);
        browser.open(&format!("/bank-lines/{gift}"));
        assert_eq!(browser.press("Save the question", &[("note", " ")]), 422);
        assert_eq!(browser.press("Save the question", &[("note", "Whose gift?")]), 303);
        assert!(browser.says("Whose gift?") && browser.says("question"), "{}", browser.text());
        let mut approver = signed_in(world, Role::FinanceApprover);
        approver.open(&format!("/bank-lines/{gift}"));
        assert!(!approver.shows("Record as received"), "who may not enter money received does not do it here");
        assert_eq!(browser.press("Record as received", &[("fund", &fund.to_string())]), 303);
        assert!(browser.says("posted"), "{}", browser.text());
        let after = figures(world, fund);
        assert_eq!((after[0], after[4]), (before[0] + 32_475, before[4] + 32_475));
        let late = world.write(&finance, move |tx| settle::take_back(tx, gift)).unwrap_err();
        assert_eq!(late.refusal(), Some(&Refusal::Settled), "what was posted is reversed in the ledger");
        let fee = seen(world, id).settled.into_iter().find(|line| line.amount == eur(-200)).unwrap();
        world.write(&finance, move |tx| settle::take_back(tx, fee.id)).unwrap();
        assert_eq!(seen(world, id).waiting[0].0.state, LineState::Open);
    });
}

#[test]
fn money_moves_between_a_bank_account_and_a_cash_box() {
    on_both(|world| {
        let (bank, cash) = (an_account(world, Kind::Bank), an_account(world, Kind::Cash));
        let on = today(world);
        let new = move |leaves, arrives| NewTransfer {
            from: bank,
            to: cash,
            leaves: eur(leaves),
            arrives: eur(arrives),
            on,
            note: "For cash grants".into(),
        };
        let finance = world.actor(Role::FinanceOfficer);
        let uneven = world.write(&finance, move |tx| transfers::transfer(tx, &new(20_000, 19_900))).unwrap_err();
        assert_eq!(uneven.refusal(), Some(&Refusal::TransferUneven));
        let id = world.write(&finance, move |tx| transfers::transfer(tx, &new(20_000, 20_000))).unwrap();
        assert_eq!(seen(world, cash).standing.balance, eur(520_000), "the cash box has its line at once");
        assert_eq!(seen(world, bank).standing.balance, eur(500_000), "the bank account when its statement comes");
        let mut statement = of_today(world);
        statement.lines.truncate(1);
        statement.lines[0].amount = eur(-20_000);
        statement.closing = eur(480_000);
        brought(world, bank, statement, "a").unwrap();
        let line = seen(world, bank).waiting[0].0.id;
        let mut browser = signed_in(world, Role::FinanceOfficer);
        browser.open(&format!("/bank-lines/{line}"));
        assert_eq!(browser.press("Confirm", &[("what", &format!("x{id}"))]), 303);
        assert!(browser.says("transfer of our own"), "{}", browser.text());
        assert_eq!(seen(world, bank).standing.balance, eur(480_000));
        browser.open("/payouts");
        browser.click("Our bank accounts and cash boxes");
        assert!(browser.says("EUR 4,800.00") && browser.says("EUR 5,200.00") && browser.says("For cash grants"));
        browser.open(&format!("/bank/{cash}/enter"));
        let typed = on.format("%d.%m.%Y").to_string();
        let fields = [("on", typed.as_str()), ("way", "out"), ("amount", "50"), ("text", "Bus tickets")];
        assert_eq!(browser.press("Write", &[("on", &typed), ("way", "out"), ("amount", "x"), ("text", "Bus")]), 422);
        assert_eq!(browser.press("Write", &fields), 303);
        assert_eq!(seen(world, cash).standing.balance, eur(515_000));
        assert_eq!(browser.open(&format!("/bank/{bank}/enter")), 422, "a bank account is not typed");
    });
}

#[test]
fn a_statement_is_brought_in_in_a_browser_and_a_bad_one_says_what_is_wrong() {
    on_both(|world| {
        let mut browser = signed_in(world, Role::FinanceOfficer);
        browser.open("/bank/add");
        let mut fields = vec![("kind", "bank"), ("name", "Main"), ("currency", "EUR"), ("opening", "5000")];
        fields.push(("on", "01.05.2020"));
        assert_eq!(browser.press("Add", &fields), 422);
        assert!(browser.says("needs its number"));
        fields.push(("number", "1350102119900169"));
        assert_eq!(browser.press("Add", &fields), 303);
        let id = world.read(&world.actor(Role::Auditor), views::overview).unwrap().0[0].account.id;
        let page = format!("/bank/{id}/import");
        browser.open(&page);
        let camt = String::from_utf8(CAMT_02.to_vec()).unwrap();
        for (bad, said) in [
            (camt.replace("4322.75", "4322.76"), "do not make the closing balance"),
            (camt.replace("1000.00", "1000.0O"), "Line: 13. Field: Amt. Value: \u{201c}1000.0O\u{201d}"),
            (camt.replace("1350102119900169", "1350102119900168"), "of another account"),
            ("a;b".to_owned(), "name the columns"),
        ] {
            assert_eq!(browser.send_file(&page, "file", "statement.xml", bad.as_bytes()), 422, "{said}");
            assert!(browser.says(said), "{said}: {}", browser.text());
        }
        assert_eq!(browser.send_file(&page, "file", "statement.xml", CAMT_08), 303);
        assert!(browser.says("camt.053.001.08") && browser.says("EUR 4,322.75"), "{}", browser.text());
        assert!(browser.says("A kind donor"));
        browser.open(&format!("/bank/{id}/columns"));
        assert_eq!(browser.press("Save", &[("on", "Дата")]), 422);
        let named = [("on", "Дата"), ("income", "Приход"), ("outgo", "Расход"), ("reference", "Номер")];
        assert_eq!(browser.press("Save", &named), 303);
        let typed = [("opening", "5000"), ("closing", "4322,75")];
        assert_eq!(browser.send_file_with(&page, &typed, "file", "table.csv", TABLE), 303, "{}", browser.text());
        assert!(browser.says("Lines that were there already have been left out"), "{}", browser.text());
        for role in [Role::ProgrammeLead, Role::ProgrammeOfficer, Role::BoardMember, Role::Administrator] {
            let mut other = signed_in(world, role);
            for path in ["/bank".to_owned(), format!("/bank/{id}"), page.clone(), "/bank/add".to_owned()] {
                assert_ne!(other.open(&path), 200, "{role} {path}");
            }
        }
        assert_ne!(signed_in(world, Role::Auditor).open(&page), 200);
    });
}

#[test]
fn an_accounts_page_takes_as_many_queries_for_many_lines_as_for_one() {
    on_both(|world| {
        a_sent_payout(world);
        let id = an_account(world, Kind::Bank);
        let counted = |lines: usize, hash: &str| {
            let mut statement = of_today(world);
            let first = statement.lines.remove(0);
            statement.lines.clear();
            for at in 0..lines {
                let mut line = first.clone();
                line.said.reference = format!("{hash}-{at}");
                statement.lines.push(line);
            }
            brought(world, id, statement, hash).unwrap();
            let look = move |tx: &mut hashar::db::Tx<'_>| {
                let before = hashar::db::queries();
                let found = views::of_account(tx, id, None)?.waiting.len();
                Ok((found, hashar::db::queries() - before))
            };
            // What changes seldom is kept from the first look on.
            world.read(&world.actor(Role::Auditor), look).unwrap();
            world.read(&world.actor(Role::Auditor), look).unwrap()
        };
        let one = counted(1, "one");
        let many = counted(5, "many");
        assert_eq!((one.0, many.0), (1, 6));
        assert_eq!(one.1, many.1);
    });
}
