//! Correcting what finance entered wrongly: money received, money moved between funds, lines and transfers of our own
//! accounts. Each time a linked reversal with its reason, once, in an open month, and never of money that is promised.

use crate::{
    awards::eur,
    bank::{a_line, a_transfer, an_account, brought, of_today, seen},
    donors::a_contract,
    funds::{judge, signed_in, verdict},
    support::{World, on_both},
};
use chrono::NaiveDate;
use hashar::{
    audit,
    bank::{self, Kind, LineState, accounts, reverse, settle, transfers},
    base::{Actor, BankAccountId, ContractId, Currency, FundId, Labels, Lang, Money, PledgeId, Role, Stop, Subject},
    funds::{
        self, Figures, Refusal, Voucher, correct, donors, journal,
        periods::{self, Period},
        proof,
        proposals::{self, Administration, ProposalState, Reversal, Transfer, Wish},
        receive::{self, Against},
        set_up, statement,
        terms::{self, Terms},
        views,
    },
    overview::donor,
};

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2020, month, day).unwrap()
}

fn usd(minor: i64) -> Money {
    Money::from_minor(minor, Currency::USD)
}

fn voucher(number: i32) -> Voucher {
    Voucher { year: 2020, number }
}

fn a_fund(world: &World, code: &'static str) -> FundId {
    world.db.set_now(day(5, 15).and_hms_opt(9, 0, 0));
    let new = set_up::NewFund {
        code: code.to_owned(),
        labels: Labels::one(Lang::En, code),
        currency: Currency::EUR,
        restricted_kinds: Vec::new(),
        restricted_countries: Vec::new(),
        starts_on: None,
        ends_on: None,
    };
    world.write(&Actor::Console, move |tx| set_up::add(tx, new.clone())).unwrap()
}

/// Money of a donor, received on 3 February.
fn received(world: &World, fund: FundId, minor: i64) {
    let officer = world.actor(Role::FinanceOfficer);
    world.write(&officer, move |tx| receive::receive(tx, fund, eur(minor), day(2, 3), Some("FT 1"))).unwrap();
}

/// A part of a contract that was promised in dollars and given at once.
fn given(world: &World, fund: FundId) -> (ContractId, PledgeId) {
    let contract = a_contract(world, fund, "ROSA");
    let officer = world.actor(Role::FinanceOfficer);
    let pledge = world.write(&officer, move |tx| donors::pledge(tx, contract, usd(120_000), day(2, 1))).unwrap();
    let against = Some(Against { pledge, given: usd(120_000) });
    let receive = move |tx: &mut hashar::db::Tx<'_>| {
        receive::receive_pledged(tx, fund, eur(100_000), day(2, 3), Some("FT 1"), against)
    };
    world.write(&officer, receive).unwrap();
    (contract, pledge)
}

fn reversed(world: &World, number: i32, on: NaiveDate, reason: &'static str) -> Result<(), Stop> {
    let approver = world.actor(Role::FinanceApprover);
    world.write(&approver, move |tx| correct::entry(tx, voucher(number), on, reason).map(drop))
}

fn commit(world: &World, fund: FundId, minor: i64) {
    let award = Subject { kind: "award", id: minor };
    world.write(&Actor::Clerk, move |tx| funds::commit(tx, fund, eur(minor), award, day(4, 1)).map(drop)).unwrap();
}

fn figures(world: &World, fund: FundId) -> Figures {
    world.read(&Actor::Console, move |tx| funds::figures(tx, fund)).unwrap()
}

/// The proof finds nothing, and other people's software takes the ledger.
fn stands(world: &World) {
    assert_eq!(world.read(&Actor::Console, proof::check).unwrap(), []);
    let ledger = world.read(&world.actor(Role::Auditor), journal::load).unwrap();
    for (format, program) in [(journal::Format::Hledger, "hledger"), (journal::Format::Beancount, "bean-check")] {
        if judge(program) {
            assert_eq!(verdict(world, format, &journal::text(&ledger, format)), "");
        }
    }
}

#[test]
fn a_receipt_recorded_wrongly_is_reversed_and_what_was_promised_is_open_again() {
    on_both(|world| {
        let fund = a_fund(world, "FIRST");
        let (contract, pledge) = given(world, fund);
        let early = reversed(world, 1, day(2, 2), "another donor's").unwrap_err();
        assert_eq!(early.refusal(), Some(&Refusal::ReversalTooEarly { on: day(2, 3) }));
        let mute = reversed(world, 1, day(3, 1), " ").unwrap_err();
        assert_eq!(mute.refusal(), Some(&Refusal::ReasonMissing));
        let officer = world.actor(Role::FinanceOfficer);
        let other = world.write(&officer, |tx| correct::entry(tx, voucher(1), day(3, 1), "x")).unwrap_err();
        assert!(matches!(other, Stop::Forbidden), "whoever records does not reverse");

        reversed(world, 1, day(3, 1), "another donor's").unwrap();
        let now = figures(world, fund);
        assert_eq!((now.received, now.available), (eur(0), eur(0)));
        let auditor = world.actor(Role::Auditor);
        let whole = world.read(&auditor, |tx| views::voucher(tx, voucher(2))).unwrap();
        assert_eq!((whole.undoes, whole.memo.as_deref()), (Some(voucher(1)), Some("another donor's")));
        assert_eq!(whole.line.person, world.actor(Role::FinanceApprover).person());
        let first = world.read(&auditor, |tx| views::voucher(tx, voucher(1))).unwrap();
        assert_eq!(first.line.reversed_by, Some(voucher(2)));
        let open = || world.read(&auditor, move |tx| donors::pledges(tx, &[contract])).unwrap()[0].left().unwrap();
        assert_eq!(open(), usd(120_000));
        let told = world.read(&auditor, move |tx| audit::of_subject(tx, fund)).unwrap();
        assert!(told.iter().any(|line| line.act == "funds.reverse_receipt"));

        let again = reversed(world, 1, day(3, 1), "again").unwrap_err();
        assert_eq!(again.refusal(), Some(&Refusal::AlreadyReversed));
        let back = reversed(world, 2, day(3, 2), "no").unwrap_err();
        assert_eq!(back.refusal(), Some(&Refusal::IsReversal));

        let asked = donor::Asked { fund, first: day(1, 1), last: day(5, 1), names: false };
        let report = world.read(&auditor, move |tx| donor::report(tx, asked)).unwrap();
        let shown: Vec<_> = report.postings.iter().map(|one| (one.received, one.other)).collect();
        assert_eq!(shown, [(eur(100_000), Some(usd(120_000))), (eur(-100_000), Some(usd(120_000)))]);
        let february = world.read(&auditor, move |tx| {
            let fund = funds::find(tx, fund)?;
            statement::of_period(tx, &fund, day(2, 1), day(2, 29))
        });
        assert_eq!(february.unwrap().closing.figures().unwrap().received, eur(100_000), "what was said stays said");

        let against = Some(Against { pledge, given: usd(120_000) });
        let anew = move |tx: &mut hashar::db::Tx<'_>| {
            receive::receive_pledged(tx, fund, eur(99_000), day(3, 2), None, against)
        };
        world.write(&officer, anew).unwrap();
        assert_eq!((open(), figures(world, fund).received), (usd(0), eur(99_000)));
        stands(world);
    });
}

#[test]
fn a_receipt_is_not_reversed_once_its_money_is_promised_or_into_a_closed_month_or_twice() {
    on_both(|world| {
        let fund = a_fund(world, "FIRST");
        received(world, fund, 100_000);
        commit(world, fund, 60_000);
        let over = reversed(world, 1, day(4, 2), "typed twice").unwrap_err();
        assert_eq!(crate::funds::lacking(&over), Some([100_000, 60_000, 0, 40_000, 100_000]));
        let promised = reversed(world, 2, day(4, 2), "no receipt").unwrap_err();
        assert_eq!(promised.refusal(), Some(&Refusal::NotReceipt));
        received(world, fund, 100_000);
        let approver = world.actor(Role::FinanceApprover);
        for month in [2, 3] {
            world.write(&approver, move |tx| periods::close(tx, Period::of(day(month, 1)))).unwrap();
        }
        let closed = reversed(world, 1, day(3, 31), "typed twice").unwrap_err();
        assert_eq!(closed.refusal(), Some(&Refusal::PeriodClosed { period: "03.2020".into() }));
        let done = std::thread::scope(|scope| {
            let all = [(); 4].map(|()| scope.spawn(|| reversed(world, 1, day(4, 1), "typed twice")));
            let all = all.into_iter().map(|one| one.join().unwrap());
            all.filter(|one| {
                one.as_ref().map_or_else(|stop| stop.refusal() != Some(&Refusal::AlreadyReversed), |()| true)
            })
            .count()
        });
        assert_eq!(done, 1, "four at once are one, and only the rule refuses the others");
        assert_eq!(figures(world, fund).available, eur(40_000));
        stands(world);
    });
}

#[test]
fn what_was_kept_for_administration_stays_within_the_share_of_what_is_left() {
    on_both(|world| {
        let fund = a_fund(world, "FIRST");
        received(world, fund, 100_000);
        received(world, fund, 100_000);
        let (officer, approver) = (world.actor(Role::FinanceOfficer), world.actor(Role::FinanceApprover));
        world
            .write(&officer, move |tx| terms::bind(tx, fund, &Terms { admin_share: 1_000, ..Terms::default() }))
            .unwrap();
        let propose = |wish: Wish| world.write(&officer, move |tx| proposals::propose(tx, &wish, "rent"));
        let agree = |id| world.write(&approver, move |tx| proposals::decide(tx, id, true));
        let wish = Wish::Administer(Administration { fund, amount: eur(15_000), on: day(4, 1) });
        agree(propose(wish).unwrap()).unwrap();
        let over = reversed(world, 1, day(4, 2), "typed twice").unwrap_err();
        let refusal =
            Refusal::OverAdminShare { share: "10 %".into(), most: eur(10_000), taken: eur(15_000), asked: eur(0) };
        assert_eq!(over.refusal(), Some(&refusal));
        let back = Wish::Reverse(Reversal { voucher: voucher(3), fund, on: day(4, 2) });
        agree(propose(back).unwrap()).unwrap();
        assert_eq!(figures(world, fund).administration, eur(0));
        reversed(world, 1, day(4, 2), "typed twice").unwrap();
        assert_eq!(figures(world, fund).received, eur(100_000));
        stands(world);
    });
}

#[test]
fn the_approver_reverses_a_receipt_on_its_voucher_and_nobody_else_sees_the_button() {
    on_both(|world| {
        world.choices();
        let fund = a_fund(world, "FIRST");
        received(world, fund, 100_000);
        let href = format!("/funds/{fund}/vouchers/2020-1");
        for role in [Role::FinanceOfficer, Role::Auditor, Role::Director] {
            let mut other = signed_in(world, role);
            assert_eq!(other.open(&href), 200);
            assert!(other.link(&format!("{href}/reverse")).is_none(), "{role}");
            assert_eq!(other.open(&format!("{href}/reverse")), 404, "{role}");
        }
        let mut approver = signed_in(world, Role::FinanceApprover);
        approver.open(&href);
        assert_eq!(approver.click("Reverse"), 200);
        assert!(approver.says("Reverse voucher 2020-1") && approver.says("Received from a donor"));
        assert_eq!(approver.press("Reverse the entry", &[("on", "01.03.2020"), ("reason", " ")]), 422);
        commit(world, fund, 1);
        assert_eq!(approver.press("Reverse the entry", &[("on", "01.03.2020"), ("reason", "twice")]), 422);
        assert!(approver.says("EUR 999.99") && approver.says("EUR 1,000.00"), "{}", approver.text());
        received(world, fund, 100_000);
        assert_eq!(approver.press("Reverse the entry", &[("on", "01.03.2020"), ("reason", "twice")]), 303);
        assert!(approver.says("Reversed by voucher: 2020-4"), "{}", approver.text());
        assert!(approver.link(&format!("{href}/reverse")).is_none(), "once only");
        assert_eq!(approver.click("2020-4"), 200);
        assert!(approver.says("Reverses voucher: 2020-1") && approver.says("twice"), "{}", approver.text());
        assert_eq!(approver.open(&format!("/funds/{fund}")), 200);
        assert!(approver.says("Reversal") && approver.says("reversed") && approver.says("Money received reversed"));
        let mut officer = signed_in(world, Role::FinanceOfficer);
        let report = format!("/funds/{fund}/report?first=2020-01-01&last=2020-05-01");
        assert_eq!(officer.open(&report), 200);
        assert!(officer.says("Reversal"), "{}", officer.text());
    });
}

#[test]
fn two_people_reverse_a_transfer_and_not_once_the_money_is_promised() {
    on_both(|world| {
        world.choices();
        let (from, to) = (a_fund(world, "FIRST"), a_fund(world, "SECOND"));
        received(world, from, 100_000);
        let (officer, boss) = (world.actor(Role::FinanceOfficer), world.actor(Role::FinanceApprover));
        let propose = |wish: Wish| world.write(&officer, move |tx| proposals::propose(tx, &wish, "the wrong fund"));
        let agree = |id| world.write(&boss, move |tx| proposals::decide(tx, id, true));
        let moved = Transfer { from, to, leaves: eur(30_000), arrives: eur(30_000), on: day(4, 1) };
        agree(propose(Wish::Transfer(moved)).unwrap()).unwrap();
        let back = |on| Wish::Reverse(Reversal { voucher: voucher(2), fund: to, on });

        let mut finance = signed_in(world, Role::FinanceOfficer);
        let mut auditor = signed_in(world, Role::Auditor);
        let href = format!("/funds/{to}/vouchers/2020-2");
        auditor.open(&href);
        assert!(auditor.link(&format!("{href}/propose-reversal")).is_none());
        finance.open(&href);
        assert_eq!(finance.click("Propose to reverse it"), 200);
        let fields = [("on", "02.04.2020"), ("reason", "the wrong fund")];
        assert_eq!(finance.press("Propose the reversal", &fields), 303);
        assert!(finance.says("Reverse voucher 2020-2 on 02.04.2020"), "{}", finance.text());
        assert_eq!(figures(world, to).available, eur(30_000), "proposed is not done");
        let all = world.read(&world.actor(Role::Auditor), |tx| proposals::list(tx, None, 9)).unwrap();
        let first = all.iter().find(|one| one.state == ProposalState::Waiting).unwrap().id;

        let waits = Refusal::ReversalWaits { voucher: "2020-2".into() };
        assert_eq!(propose(back(day(4, 2))).unwrap_err().refusal(), Some(&waits), "one waits already");
        finance.open(&href);
        finance.click("Propose to reverse it");
        assert_eq!(finance.press("Propose the reversal", &fields), 422);
        assert!(finance.says("waits for a second person. Voucher: 2020-2"), "{}", finance.text());

        commit(world, to, 10_000);
        let lacking = Some([30_000, 10_000, 0, 20_000, 30_000]);
        assert_eq!(crate::funds::lacking(&agree(first).unwrap_err()), lacking, "asked again when it is done");
        world.write(&world.actor(Role::FinanceApprover), move |tx| proposals::decide(tx, first, false)).unwrap();
        assert_eq!(crate::funds::lacking(&propose(back(day(4, 2))).unwrap_err()), lacking);
        let award = Subject { kind: "award", id: 10_000 };
        world.write(&Actor::Clerk, move |tx| funds::release(tx, to, eur(10_000), award, day(4, 1)).map(drop)).unwrap();
        let second = propose(back(day(4, 2))).unwrap();
        assert_eq!(propose(back(day(4, 3))).unwrap_err().refusal(), Some(&waits));
        let early = propose(back(day(3, 31))).unwrap_err();
        assert_eq!(early.refusal(), Some(&Refusal::ReversalTooEarly { on: day(4, 1) }));
        let receipt = Wish::Reverse(Reversal { voucher: voucher(1), fund: from, on: day(4, 2) });
        assert_eq!(propose(receipt).unwrap_err().refusal(), Some(&Refusal::NotAgreed));

        let mut approver = signed_in(world, Role::FinanceApprover);
        approver.open(&format!("/proposals/{second}"));
        assert_eq!(approver.press("Confirm", &[]), 303);
        assert_eq!((figures(world, from).received, figures(world, to).received), (eur(100_000), eur(0)));
        assert_eq!(approver.click("2020-2"), 200);
        assert!(approver.says("Reversed by voucher: 2020-5"), "{}", approver.text());
        let whole = world.read(&world.actor(Role::Auditor), |tx| views::voucher(tx, voucher(5))).unwrap();
        assert_eq!((whole.undoes, whole.memo.as_deref()), (Some(voucher(2)), Some("the wrong fund")));
        assert_eq!(Subject::from(second), Subject { kind: "proposal", id: whole.line.subject_id }, "to both people");
        assert_eq!(propose(back(day(4, 2))).unwrap_err().refusal(), Some(&Refusal::AlreadyReversed));
        stands(world);
    });
}

fn in_cash(world: &World, id: BankAccountId) -> Money {
    seen(world, id).standing.balance
}

#[test]
fn a_line_of_a_cash_box_is_reversed_once_by_a_line_with_the_reason() {
    on_both(|world| {
        world.db.set_now(day(6, 15).and_hms_opt(9, 0, 0));
        let (cash, line) = a_line(world);
        assert_eq!(in_cash(world, cash), eur(499_900));
        let approver = world.actor(Role::FinanceApprover);
        let undo = |on, reason: &'static str| world.write(&approver, move |tx| reverse::line(tx, line, on, reason));
        let refused = |stop: Stop| stop.refusal::<bank::Refusal>().cloned();
        assert_eq!(refused(undo(day(5, 1), "x").unwrap_err()), Some(bank::Refusal::ReversedTooEarly { on: day(5, 2) }));
        assert_eq!(refused(undo(day(5, 3), " ").unwrap_err()), Some(bank::Refusal::ReasonMissing));
        assert_eq!(refused(undo(day(6, 18), "x").unwrap_err()), Some(bank::Refusal::DayInFuture));
        world.write(&approver, |tx| periods::close(tx, Period::of(day(5, 1)))).unwrap();
        let closed = Refusal::PeriodClosed { period: "05.2020".into() };
        assert_eq!(undo(day(5, 31), "it was coffee").unwrap_err().refusal(), Some(&closed));

        let href = format!("/bank-lines/{line}");
        let mut officer = signed_in(world, Role::FinanceOfficer);
        officer.open(&href);
        assert!(officer.link(&format!("{href}/reverse")).is_none());
        assert_eq!(officer.open(&format!("{href}/reverse")), 404);
        let mut browser = signed_in(world, Role::FinanceApprover);
        browser.open(&href);
        assert_eq!(browser.click("Reverse"), 200);
        assert!(browser.says("Tea"), "{}", browser.text());
        assert_eq!(browser.press("Reverse", &[("on", "31.05.2020"), ("reason", "it was coffee")]), 422);
        assert!(browser.says("05.2020"), "{}", browser.text());
        assert_eq!(browser.press("Reverse", &[("on", "01.06.2020"), ("reason", "it was coffee")]), 303);
        assert!(browser.says("reversed") && browser.says("Line of a cash box reversed"), "{}", browser.text());
        assert_eq!(browser.click("The line that reverses it"), 200);
        assert!(browser.says("it was coffee") && browser.says("The line it reverses"), "{}", browser.text());
        assert_eq!(in_cash(world, cash), eur(500_000));
        let lines = seen(world, cash);
        assert!(lines.waiting.is_empty());
        assert_eq!(lines.settled.iter().map(|one| one.state).collect::<Vec<_>>(), [LineState::Reversed; 2]);
        let back = lines.settled.iter().find(|one| one.reverses == Some(line)).unwrap().id;
        assert_eq!(refused(undo(day(6, 2), "again").unwrap_err()), Some(bank::Refusal::AlreadyReversed));
        let again = world.write(&approver, move |tx| reverse::line(tx, back, day(6, 2), "no")).unwrap_err();
        assert_eq!(refused(again), Some(bank::Refusal::IsReversal));
        let settled = world.write(&approver, move |tx| settle::ask(tx, line, "What?")).unwrap_err();
        assert_eq!(refused(settled), Some(bank::Refusal::Settled));
    });
}

#[test]
fn an_opening_balance_that_was_typed_wrongly_is_corrected_by_linked_lines_and_never_edited() {
    on_both(|world| {
        world.db.set_now(day(6, 15).and_hms_opt(9, 0, 0));
        let id = an_account(world, Kind::Cash);
        let approver = world.actor(Role::FinanceApprover);
        let correct = |right, on, why: &str| {
            let why = why.to_owned();
            world.write(&approver, move |tx| reverse::opening(tx, id, right, on, &why))
        };
        let refused = |stop: Stop| stop.refusal::<bank::Refusal>().cloned();
        let same = correct(eur(500_000), day(6, 1), "typed twice").unwrap_err();
        assert_eq!(refused(same), Some(bank::Refusal::OpeningUnchanged));
        let early = correct(eur(50_000), day(4, 30), "a zero too many").unwrap_err();
        assert_eq!(refused(early), Some(bank::Refusal::ReversedTooEarly { on: day(5, 1) }));
        let silent = correct(eur(50_000), day(6, 1), " ").unwrap_err();
        assert_eq!(refused(silent), Some(bank::Refusal::ReasonMissing));
        let officer = world.actor(Role::FinanceOfficer);
        let stop = world.write(&officer, move |tx| reverse::opening(tx, id, eur(1), day(6, 1), "x")).unwrap_err();
        assert!(matches!(stop, Stop::Forbidden));

        let mut browser = signed_in(world, Role::FinanceApprover);
        browser.open(&format!("/bank/{id}"));
        assert_eq!(browser.click("Correct the opening balance"), 200);
        let fields = [("right", "500"), ("reason", "a zero too many")];
        assert_eq!(browser.press("Correct", &fields), 303);
        assert!(browser.says("EUR 500.00 · 01.05.2020 · a zero too many"), "{}", browser.text());
        let account = seen(world, id);
        assert_eq!((account.standing.balance, account.standing.account.opening), (eur(50_000), eur(500_000)));
        let mut lines: Vec<_> =
            account.settled.iter().map(|one| (one.amount.minor(), one.state, one.reverses_opening)).collect();
        lines.sort_by_key(|one| one.0);
        assert_eq!(lines, [(-500_000, LineState::Reversed, true), (50_000, LineState::Opening, false)]);
        let right = account.settled.iter().find(|one| one.state == LineState::Opening).unwrap().id;
        let alone = world.write(&approver, move |tx| reverse::line(tx, right, day(6, 1), "x")).unwrap_err();
        assert_eq!(refused(alone), Some(bank::Refusal::OfOpening));

        // Once more, in a month that is open; then to nothing and from it.
        world.write(&officer, |tx| periods::close(tx, Period::of(day(5, 1)))).unwrap();
        let closed = correct(eur(60_000), day(5, 2), "miscounted").unwrap_err();
        assert_eq!(closed.refusal(), Some(&Refusal::PeriodClosed { period: "05.2020".into() }));
        correct(eur(60_000), day(6, 2), "miscounted").unwrap();
        let account = seen(world, id);
        assert_eq!(account.standing.balance, eur(60_000));
        assert!(account.settled.iter().any(|one| one.reverses == Some(right) && one.amount == eur(-50_000)));
        correct(eur(0), day(6, 3), "it was empty").unwrap();
        assert_eq!((in_cash(world, id), seen(world, id).opening.amount), (eur(0), eur(0)));
        correct(eur(70_000), day(6, 4), "it was not").unwrap();
        assert_eq!(in_cash(world, id), eur(70_000));
        assert_eq!(seen(world, id).opening.reason.as_deref(), Some("it was not"));
    });
}

#[test]
fn a_transfer_between_own_accounts_is_reversed_with_its_lines_unless_a_bank_says_it_moved() {
    on_both(|world| {
        world.db.set_now(day(5, 15).and_hms_opt(9, 0, 0));
        let cash = an_account(world, Kind::Cash);
        let id = a_transfer(world, cash);
        let from = world.read(&world.actor(Role::Auditor), bank::views::overview).unwrap().1[0].from;
        assert_eq!(in_cash(world, cash), eur(520_000));
        let approver = world.actor(Role::FinanceApprover);
        let refused = |stop: Stop| stop.refusal::<bank::Refusal>().cloned();
        let line = seen(world, cash).settled[0].id;
        let alone = world.write(&approver, move |tx| reverse::line(tx, line, day(5, 3), "x")).unwrap_err();
        assert_eq!(refused(alone), Some(bank::Refusal::OfTransfer));

        // The bank says that the money moved.
        let mut statement = of_today(world);
        statement.lines.truncate(1);
        (statement.lines[0].amount, statement.closing) = (eur(-20_000), eur(480_000));
        brought(world, from, statement, "a").unwrap();
        let at_bank = seen(world, from).waiting[0].0.id;
        world.write(&approver, move |tx| settle::to_transfer(tx, at_bank, id)).unwrap();
        let undo = || world.write(&approver, move |tx| reverse::transfer(tx, id, day(5, 4), "the other box"));
        assert_eq!(refused(undo().unwrap_err()), Some(bank::Refusal::TransferAtBank));
        world.write(&approver, move |tx| settle::take_back(tx, at_bank)).unwrap();

        let mut browser = signed_in(world, Role::FinanceApprover);
        browser.open("/bank");
        assert_eq!(browser.click("Reverse"), 200);
        assert_eq!(browser.press("Reverse", &[("on", "04.05.2020"), ("reason", "the other box")]), 303);
        assert!(browser.says("the other box") && browser.says("reversed"), "{}", browser.text());
        assert!(browser.link("/bank-transfers/").is_none(), "neither is reversed again");
        assert_eq!(in_cash(world, cash), eur(500_000));
        let lines = seen(world, cash).settled;
        assert_eq!(lines.iter().filter(|one| one.reverses == Some(line)).count(), 1);
        assert_eq!(refused(undo().unwrap_err()), Some(bank::Refusal::AlreadyReversed));
        let late = world.write(&approver, move |tx| settle::to_transfer(tx, at_bank, id)).unwrap_err();
        assert_eq!(refused(late), Some(bank::Refusal::DoesNotFit), "what was reversed never comes to the bank");
    });
}

#[test]
fn nothing_of_our_own_accounts_is_dated_into_a_closed_month() {
    on_both(|world| {
        world.db.set_now(day(6, 15).and_hms_opt(9, 0, 0));
        let (cash, line) = a_line(world);
        let from = an_account(world, Kind::Bank);
        let officer = world.actor(Role::FinanceOfficer);
        world.write(&officer, |tx| periods::close(tx, Period::of(day(5, 1)))).unwrap();
        let closed = Refusal::PeriodClosed { period: "05.2020".into() };
        let new = |on| accounts::NewLine { on, amount: eur(-100), name: String::new(), text: "Tea".into() };
        let enter = |on| world.write(&officer, move |tx| accounts::enter(tx, cash, &new(on)));
        assert_eq!(enter(day(5, 31)).unwrap_err().refusal(), Some(&closed));
        enter(day(6, 1)).unwrap();
        let (amount, note) = (eur(100), String::new());
        let moved = transfers::NewTransfer { from, to: cash, leaves: amount, arrives: amount, on: day(5, 31), note };
        let stop = world.write(&officer, move |tx| transfers::transfer(tx, &moved)).unwrap_err();
        assert_eq!(stop.refusal(), Some(&closed));
        let mut statement = of_today(world);
        statement.lines[0].on = day(5, 31);
        assert_eq!(brought(world, from, statement, "a").unwrap_err().refusal(), Some(&closed));
        brought(world, from, of_today(world), "b").unwrap();
        let raw = format!(
            "INSERT INTO bank_lines (id, account_id, booked_on, amount_minor, token, details, state) \
            SELECT 7, account_id, booked_on, 1, 7, details, 'open' FROM bank_lines WHERE id = {}",
            line.0
        );
        let stop = world.write(&Actor::Clerk, move |tx| {
            tx.quiet(hashar::db::tx::Quiet::Seeding);
            Ok(tx.conn.batch(&raw)?)
        });
        assert!(stop.unwrap_err().to_string().contains("closed"), "the database refuses it too");
    });
}

#[test]
fn what_was_posted_for_a_line_is_reversed_in_the_ledger_and_the_line_waits_again() {
    on_both(|world| {
        let fund = a_fund(world, "FIRST");
        let cash = an_account(world, Kind::Cash);
        let (officer, approver) = (world.actor(Role::FinanceOfficer), world.actor(Role::FinanceApprover));
        let new = accounts::NewLine { on: day(5, 2), amount: eur(900), name: String::new(), text: "A gift".into() };
        let line = world.write(&officer, move |tx| accounts::enter(tx, cash, &new)).unwrap();
        world.write(&officer, move |tx| settle::post(tx, line, fund)).unwrap();
        let back = || world.write(&officer, move |tx| settle::take_back(tx, line));
        assert_eq!(back().unwrap_err().refusal(), Some(&bank::Refusal::Settled));
        reversed(world, 1, day(5, 3), "it was for another fund").unwrap();
        back().unwrap();
        assert_eq!(seen(world, cash).waiting.len(), 1);
        world.write(&approver, move |tx| reverse::line(tx, line, day(5, 3), "it never came")).unwrap();
        assert_eq!((in_cash(world, cash), figures(world, fund).received), (eur(500_000), eur(0)));
        stands(world);
    });
}

#[test]
fn fees_posted_from_a_line_are_reversed_by_the_approver_and_the_line_goes_where_it_belongs() {
    on_both(|world| {
        world.choices();
        let fund = a_fund(world, "FIRST");
        received(world, fund, 100_000);
        let cash = an_account(world, Kind::Cash);
        let (officer, approver) = (world.actor(Role::FinanceOfficer), world.actor(Role::FinanceApprover));
        let new = accounts::NewLine { on: day(5, 2), amount: eur(-900), name: String::new(), text: "Charges".into() };
        let line = world.write(&officer, move |tx| accounts::enter(tx, cash, &new)).unwrap();
        world.write(&officer, move |tx| settle::post(tx, line, fund)).unwrap();
        assert_eq!(figures(world, fund).fees, eur(900));
        let mut browser = signed_in(world, Role::FinanceApprover);
        browser.open(&format!("/funds/{fund}/vouchers/2020-2"));
        assert_eq!(browser.click("Reverse"), 200);
        assert!(browser.says("settle it anew"), "{}", browser.text());
        let typed = [("on", "03.05.2020"), ("reason", "Of another fund")];
        assert_eq!(browser.press("Reverse the entry", &typed), 303, "{}", browser.text());
        assert_eq!(figures(world, fund).fees, eur(0));
        let told = world.read(&approver, move |tx| audit::of_subject(tx, fund)).unwrap();
        assert!(told.iter().any(|line| line.act == "funds.reverse_fees"));
        world.write(&officer, move |tx| settle::take_back(tx, line)).unwrap();
        assert_eq!(seen(world, cash).waiting.len(), 1);
        stands(world);
    });
}
