//! Money: funds, their ledger, rates, as acts, under concurrency, before other people's software, in a browser.

use crate::{
    payees::a_payee,
    support::{Browser, World, on_both, unescape},
};
use chrono::NaiveDate;
use hashar::{
    audit,
    base::{
        Actor, Currency, FundId, Id, Labels, Lang, Money, PersonId, Rate, Role, Stop, Subject, TransactionId,
        words::Words,
    },
    funds::{
        self, Account, Drawing, Figures, Purpose, Refusal, State, Voucher, journal, proof, rates, receive,
        set_up::{self, NewFund},
        views,
    },
    payees::{self, Method},
};
use std::{collections::HashMap, process::Command};

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn eur(minor: i64) -> Money {
    Money::from_minor(minor, Currency::EUR)
}

fn award(number: i64) -> Subject {
    Subject { kind: "award", id: number }
}

/// Late in 2020, as the demo's clock would say.
fn in_2020(world: &World) {
    world.db.set_now(day(2020, 12, 20).and_hms_opt(9, 0, 0));
}

fn new_fund(code: &str) -> NewFund {
    NewFund {
        code: code.to_owned(),
        labels: Labels::one(Lang::En, format!("Fund {code}")),
        currency: Currency::EUR,
        restricted_kinds: Vec::new(),
        restricted_countries: Vec::new(),
        starts_on: None,
        ends_on: None,
    }
}

/// A fund that received an amount on 3 February 2020.
fn fund(world: &World, code: &str, minor: i64) -> FundId {
    let new = new_fund(code);
    world
        .write(&world.actor(Role::FinanceOfficer), move |tx| {
            let id = set_up::add(tx, new.clone())?;
            receive::receive(tx, id, eur(minor), day(2020, 2, 3), Some("contract 7"))?;
            Ok(id)
        })
        .unwrap()
}

fn commit(world: &World, fund: FundId, minor: i64, number: i64) -> Result<TransactionId, Stop> {
    world.write(&Actor::Clerk, move |tx| funds::commit(tx, fund, eur(minor), award(number), day(2020, 3, 1)))
}

fn figures(world: &World, fund: FundId) -> Figures {
    world.read(&Actor::Console, move |tx| funds::figures(tx, fund)).unwrap()
}

fn faults(world: &World) -> Vec<proof::Fault> {
    world.read(&Actor::Console, proof::check).unwrap()
}

fn voucher(number: i32) -> Voucher {
    Voucher { year: 2020, number }
}

#[test]
fn money_is_followed_from_the_donor_to_the_payout_and_back() {
    on_both(|world| {
        in_2020(world);
        let fund = fund(world, "WOMEN", 100_000);
        commit(world, fund, 40_000, 1).unwrap();
        let paid = world
            .write(&Actor::Clerk, move |tx| {
                let paid = funds::pay(tx, fund, eur(30_000), eur(150), award(1), day(2020, 3, 31))?;
                funds::release(tx, fund, eur(1_000), award(1), day(2020, 4, 1))?;
                Ok(paid)
            })
            .unwrap();
        let expected = |committed, paid, fees, available| Figures {
            received: eur(100_000),
            offered: eur(0),
            committed: eur(committed),
            paid: eur(paid),
            fees: eur(fees),
            exchange: eur(0),
            administration: eur(0),
            available: eur(available),
        };
        assert_eq!(figures(world, fund), expected(9_000, 30_000, 150, 60_850));
        let undo = move |tx: &mut hashar::db::Tx<'_>| funds::reverse(tx, paid, day(2020, 4, 2), "came back");
        let undone = world.write(&Actor::Clerk, undo).unwrap();
        assert_eq!(figures(world, fund), expected(39_000, 0, 0, 61_000));
        let again = world.write(&Actor::Clerk, undo).unwrap_err();
        assert_eq!(again.refusal(), Some(&Refusal::AlreadyReversed));
        let twice =
            world.write(&Actor::Clerk, move |tx| funds::reverse(tx, undone, day(2020, 4, 3), "no")).unwrap_err();
        assert_eq!(twice.refusal(), Some(&Refusal::IsReversal));
        let auditor = world.actor(Role::Auditor);
        let whole = world.read(&auditor, |tx| views::voucher(tx, voucher(5))).unwrap();
        assert_eq!((whole.memo.as_deref(), whole.undoes), (Some("came back"), Some(voucher(3))));
        let receipt = world.read(&auditor, |tx| views::voucher(tx, voucher(1))).unwrap();
        assert_eq!(receipt.memo.as_deref(), Some("contract 7"));
        assert_eq!(faults(world), []);
    });
}

#[test]
fn what_would_overspend_or_break_a_rule_of_the_fund_is_refused_with_the_figures() {
    on_both(|world| {
        in_2020(world);
        let fund = fund(world, "WOMEN", 1_000);
        commit(world, fund, 600, 1).unwrap();
        let over = commit(world, fund, 401, 2).unwrap_err();
        assert_eq!(lacking(&over), Some([1_000, 600, 0, 400, 401]));
        let said = over.refusal::<Refusal>().map(|refusal| hashar::base::Refusal::message(refusal).say(Lang::En));
        let said = said.unwrap().replace('\u{a0}', " ");
        for words in
            ["Fund: WOMEN.", "Received: EUR 10.00.", "Committed: EUR 6.00.", "Paid: EUR 0.00.", "Needed: EUR 4.01"]
        {
            assert!(said.contains(words), "{words}: {said}");
        }
        let pay = |charge, fees| {
            world
                .write(&Actor::Clerk, move |tx| funds::pay(tx, fund, eur(charge), eur(fees), award(1), day(2020, 3, 2)))
        };
        let fee = pay(600, 401).unwrap_err();
        assert_eq!(lacking(&fee), Some([1_000, 600, 0, 400, 401]));
        let charge = pay(601, 0).unwrap_err();
        assert_eq!(
            charge.refusal(),
            Some(&Refusal::NotCommitted { fund: "WOMEN".into(), committed: eur(600), asked: eur(601) })
        );
        let som = Money::from_minor(5, Currency::KGS);
        let foreign = world.write(&Actor::Clerk, move |tx| funds::commit(tx, fund, som, award(3), day(2020, 3, 2)));
        let wrong = Refusal::WrongCurrency { needed: Currency::EUR, given: Currency::KGS };
        assert_eq!(foreign.unwrap_err().refusal(), Some(&wrong));
        let finance = world.actor(Role::FinanceOfficer);
        let close = world.write(&finance, move |tx| set_up::turn(tx, fund, State::Closed)).unwrap_err();
        assert_eq!(close.refusal(), Some(&Refusal::StillCommitted { committed: eur(600) }));
        world.write(&Actor::Clerk, move |tx| funds::release(tx, fund, eur(600), award(1), day(2020, 3, 3))).unwrap();
        world.write(&finance, move |tx| set_up::turn(tx, fund, State::Closed)).unwrap();
        let closed = commit(world, fund, 1, 4).unwrap_err();
        assert_eq!(closed.refusal(), Some(&Refusal::FundClosed { fund: "WOMEN".into() }));
        assert_eq!(faults(world), []);
    });
}

#[test]
fn fifty_commitments_at_once_never_overspend_and_leave_no_gap() {
    on_both(|world| {
        in_2020(world);
        let fund = fund(world, "WOMEN", 1_000);
        let landed = std::thread::scope(|scope| {
            let all: Vec<_> = (0..50).map(|number| scope.spawn(move || commit(world, fund, 30, number))).collect();
            let results = all.into_iter().map(|thread| thread.join().unwrap());
            let refused = |stop: &Stop| matches!(stop.refusal(), Some(Refusal::NotEnough { .. }));
            results.filter(|result| result.as_ref().map_or_else(|stop| !refused(stop), |_| true)).count()
        });
        assert_eq!(landed, 33, "33 times 30 fit into 1000, and nothing but the rule may refuse");
        let left = figures(world, fund);
        assert_eq!((left.committed, left.available), (eur(990), eur(10)));
        assert_eq!(faults(world), []);
    });
}

#[test]
fn two_funds_posted_to_from_both_sides_at_once_neither_deadlock_nor_lose_anything() {
    on_both(|world| {
        in_2020(world);
        let (first, second) = (fund(world, "FIRST", 10_000), fund(world, "SECOND", 10_000));
        std::thread::scope(|scope| {
            for number in 0..32 {
                scope.spawn(move || {
                    let (one, other) = if number % 2 == 0 { (first, second) } else { (second, first) };
                    commit(world, one, 100, number).unwrap();
                    let pay = world.write(&Actor::Clerk, move |tx| {
                        funds::pay(tx, one, eur(100), eur(1), award(number), day(2020, 5, 1))
                    });
                    commit(world, other, 10, number).unwrap();
                    let undo = pay.unwrap();
                    if number % 4 == 0 {
                        world.write(&Actor::Clerk, move |tx| funds::reverse(tx, undo, day(2020, 5, 2), "x")).unwrap();
                    }
                });
            }
        });
        for (fund, back) in [(first, 8), (second, 0)] {
            let now = figures(world, fund);
            assert_eq!(now.paid, eur((16 - back) * 100));
            assert_eq!((now.fees, now.committed), (eur(16 - back), eur(160 + back * 100)));
        }
        assert_eq!(faults(world), []);
    });
}

#[test]
fn raw_changes_to_the_ledger_fail_and_what_slips_through_is_found() {
    on_both(|world| {
        in_2020(world);
        fund(world, "WOMEN", 1_000);
        for sql in [
            "UPDATE postings SET amount_minor = amount_minor + 1",
            "DELETE FROM postings",
            "UPDATE ledger_transactions SET purpose = 'pay'",
            "DELETE FROM ledger_transactions",
        ] {
            assert!(tamper(world, sql).is_err(), "{sql}");
        }
        let over = if world.db.is_postgres() {
            ["TRUNCATE postings", "TRUNCATE ledger_transactions CASCADE"]
        } else {
            [
                "INSERT OR REPLACE INTO postings SELECT id, transaction_id, fund_id, account, currency, amount_minor + 1, \
                 voucher_key FROM postings",
                "INSERT OR REPLACE INTO ledger_transactions SELECT * FROM ledger_transactions",
            ]
        };
        for sql in over {
            assert!(tamper(world, sql).is_err(), "{sql}");
        }
        assert_eq!(faults(world), []);
        tamper(world, "UPDATE balances SET amount_minor = amount_minor + 1 WHERE account = 'bank'").unwrap();
        assert!(matches!(faults(world)[..], [proof::Fault::Balance { kept: 1_001, summed: 1_000, .. }]));
        tamper(world, "UPDATE balances SET amount_minor = amount_minor - 1 WHERE account = 'bank'").unwrap();
        tamper(world, "UPDATE vouchers SET last_number = 2").unwrap();
        assert!(matches!(faults(world)[..], [proof::Fault::Gap { year: 2020, highest: 1, counter: 2, .. }]));
        tamper(world, "UPDATE vouchers SET last_number = 1").unwrap();
        let free = if world.db.is_postgres() {
            "DROP TRIGGER ledger_transactions_append_only ON ledger_transactions"
        } else {
            "DROP TRIGGER ledger_transactions_no_update"
        };
        tamper(world, free).unwrap();
        tamper(world, "UPDATE ledger_transactions SET effective_on = '2020-02-04'").unwrap();
        assert_eq!(faults(world), [proof::Fault::Altered(voucher(1))]);
    });
}

fn tamper(world: &World, sql: &'static str) -> Result<(), Stop> {
    world.write(&Actor::Clerk, move |tx| {
        tx.quiet(hashar::db::tx::Quiet::Seeding);
        Ok(tx.conn.batch(sql)?)
    })
}

#[test]
fn the_ledger_is_paged_whole_newest_first_for_all_accounts_and_for_one() {
    on_both(|world| {
        in_2020(world);
        let (mine, other) = (fund(world, "MINE", 100_000), fund(world, "OTHER", 100_000));
        for number in 0..61 {
            commit(world, if number % 10 == 9 { other } else { mine }, 10, number).unwrap();
        }
        let auditor = world.actor(Role::Auditor);
        for (account, expected) in [(None, 56), (Some(Account::Committed), 55), (Some(Account::Received), 1)] {
            let mut seen = Vec::new();
            let mut before = None;
            loop {
                let page = world.read(&auditor, |tx| {
                    let fund = funds::find(tx, mine)?;
                    views::postings(tx, &fund, account, before)
                });
                let page = page.unwrap();
                assert!(page.lines.iter().all(|line| line.entries.iter().all(|entry| entry.fund == mine)));
                seen.extend(page.lines.iter().map(|line| line.voucher));
                before = page.older;
                if before.is_none() {
                    break;
                }
            }
            assert_eq!(seen.len(), expected);
            assert!(seen.is_sorted_by(|newer, older| newer > older), "{seen:?}");
        }
        let officer = world.actor(Role::ProgrammeOfficer);
        assert!(matches!(world.read(&officer, |tx| views::voucher(tx, voucher(1))), Err(Stop::Forbidden)));
    });
}

#[test]
fn the_newest_rate_on_or_before_a_day_is_used_for_four_hundred_days() {
    on_both(|world| {
        in_2020(world);
        let finance = world.actor(Role::FinanceOfficer);
        let hour = std::cell::Cell::new(9);
        let enter = |base, quote, value: &str, on: NaiveDate| {
            hour.set(hour.get() + 1);
            world.db.set_now(day(2020, 12, 20).and_hms_opt(hour.get(), 0, 0));
            let rate = Rate::new(base, quote, Rate::parse_value(value).unwrap(), 1).unwrap();
            world.write(&finance, move |tx| rates::enter(tx, rate, on, "NBT")).unwrap().id
        };
        let (eur, tjs) = (Currency::EUR, Currency::TJS);
        enter(eur, tjs, "10.8019", day(2020, 1, 16));
        enter(eur, tjs, "11.6000", day(2020, 8, 11));
        let corrected = enter(eur, tjs, "11.6100", day(2020, 8, 11));
        let turned = enter(tjs, eur, "0.0860", day(2020, 9, 1));
        let found = |on| {
            let look = move |tx: &mut hashar::db::Tx<'_>| {
                let pairs = [(eur, tjs), (eur, Currency::UZS)];
                Ok((rates::newest(tx, eur, tjs, on)?, rates::newest_of(tx, &pairs, on)?))
            };
            let (one, mut of_pairs) = world.read(&Actor::Console, look).unwrap();
            assert_eq!(of_pairs.remove(&(eur, tjs)), one);
            assert!(of_pairs.is_empty());
            one
        };
        assert_eq!(found(day(2020, 1, 15)), None);
        assert_eq!(found(day(2020, 8, 10)).unwrap().rate.value().to_string(), "10.8019");
        assert_eq!(found(day(2020, 8, 11)).unwrap().id, corrected, "of one day, the one entered last");
        assert_eq!(found(day(2020, 9, 1)).unwrap().id, turned);
        assert_eq!(found(day(2021, 10, 6)).unwrap().id, turned, "400 days later");
        assert_eq!(found(day(2021, 10, 7)), None);
        let (uzs, on) = (Currency::UZS, day(2020, 8, 11));
        let missing = world.read(&Actor::Console, move |tx| rates::needed(tx, eur, uzs, on)).unwrap_err();
        assert_eq!(missing.refusal(), Some(&Refusal::NoRate { base: eur, quote: uzs, on }));
        let future = world.write(&finance, move |tx| {
            let rate = Rate::new(eur, uzs, Rate::parse_value("11200").unwrap(), 1).unwrap();
            rates::enter(tx, rate, day(2020, 12, 22), "CBU")
        });
        assert_eq!(future.unwrap_err().refusal(), Some(&Refusal::DayInFuture));
    });
}

/// Received, committed, paid and available, as a refusal names them, and what was asked.
pub fn lacking(stop: &hashar::base::Stop) -> Option<[i64; 5]> {
    match stop.refusal()? {
        Refusal::NotEnough { received, committed, paid, available, asked, .. } => {
            Some([received, committed, paid, available, asked].map(|one| one.minor()))
        }
        _ => None,
    }
}

/// Whether a program that judges is here; with HASHAR_REQUIRE_JUDGES=1 it has to be.
pub fn judge(program: &str) -> bool {
    let here = Command::new(program).arg("--version").output().is_ok_and(|output| output.status.success());
    let required = std::env::var("HASHAR_REQUIRE_JUDGES").as_deref() == Ok("1");
    assert!(here || !required, "HASHAR_REQUIRE_JUDGES=1, but {program} was not found");
    here
}

/// What a judge says of a ledger: empty where it accepts it.
pub fn verdict(world: &World, format: journal::Format, text: &str) -> String {
    let file = world.folder.join(format!("ledger.{format}"));
    std::fs::write(&file, text).unwrap();
    let output = match format {
        journal::Format::Hledger => Command::new("hledger")
            .arg("-f")
            .arg(&file)
            .args(["check", "-s", "ordereddates", "accounts", "commodities"])
            .output(),
        journal::Format::Beancount => Command::new("bean-check").arg(&file).output(),
    };
    let output = output.unwrap();
    if output.status.success() {
        String::new()
    } else {
        String::from_utf8_lossy(&output.stderr).into_owned() + "refused"
    }
}

/// A year and a half of two funds' movements, posted out of order of date.
fn a_busy_ledger(world: &World) -> [FundId; 2] {
    world.db.set_now(day(2021, 8, 1).and_hms_opt(9, 0, 0));
    let funds = [fund(world, "SOLIDARITY", 2_450_000), fund(world, "WOMEN-20", 1_800_000)];
    let mut dice = 7_u32;
    let mut roll = |sides: u32| {
        dice = dice.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (dice >> 16) % sides
    };
    for number in 0..80 {
        let fund = funds[usize::try_from(roll(2)).unwrap()];
        let on = day(2020, 2, 4) + chrono::Duration::days(roll(520).into());
        let (kind, minor) = (roll(5), i64::from(roll(90_000)) + 1);
        // Some are refused, as they should be.
        let _ = world.write(&Actor::Clerk, move |tx| {
            let commit = |tx: &mut hashar::db::Tx<'_>| funds::commit(tx, fund, eur(minor), award(number), on);
            match kind {
                0 | 1 => commit(tx),
                2 => funds::release(tx, fund, eur(minor), award(number), on),
                3 if minor % 2 == 0 => funds::pay(tx, fund, eur(minor), eur(minor / 100), award(number), on),
                3 => {
                    let exchange = eur(minor / 100 - 300);
                    let part = |fund| Drawing { fund, charge: eur(minor / 3 + 1), exchange, fees: eur(minor / 300) };
                    let parts = funds.map(part);
                    funds::pay_from(tx, &parts, award(number), on)
                }
                _ => {
                    let id = commit(tx)?;
                    funds::reverse(tx, id, on, "typed twice")
                }
            }
        });
    }
    funds
}

#[test]
fn hledger_and_beancount_accept_the_ledger_and_refuse_a_changed_one() {
    on_both(|world| {
        let funds = a_busy_ledger(world);
        assert_eq!(faults(world), []);
        let ledger = world.read(&world.actor(Role::Auditor), journal::load).unwrap();
        assert!(ledger.transactions.len() > 50);
        for (format, program) in [(journal::Format::Hledger, "hledger"), (journal::Format::Beancount, "bean-check")] {
            if !judge(program) {
                continue;
            }
            let text = journal::text(&ledger, format);
            assert_eq!(verdict(world, format, &text), "");
            let mut changed = ledger.clone();
            let side = &mut changed.transactions[20].entries[0].2;
            *side = side.checked_add(eur(1)).unwrap();
            assert_ne!(verdict(world, format, &journal::text(&changed, format)), "", "a cent too much on one side");
            let dropped = without_one_transaction(&text);
            assert_ne!(verdict(world, format, &dropped), "", "a whole transaction cut out of the file");
        }
        if judge("hledger") {
            let text = journal::text(&ledger, journal::Format::Hledger);
            let sums = hledger_balances(world, &text);
            for (fund, code) in funds.into_iter().zip(["SOLIDARITY", "WOMEN-20"]) {
                let shown = figures(world, fund);
                let sum = |account: &str| sums.get(&account.replace("{}", code)).cloned().unwrap_or("0.00".into());
                assert_eq!(sum("Expenses:{}:Paid"), shown.paid.amount().to_string());
                assert_eq!(sum("Expenses:{}:Fees"), shown.fees.amount().to_string());
                assert_eq!(sum("Equity:{}:Committed"), shown.committed.amount().to_string());
                assert_eq!(sum("Income:{}:Received"), shown.received.negate().unwrap().amount().to_string());
            }
        }
    });
}

/// Cuts the fifth posted transaction out of an exported file: from its empty line to the next.
fn without_one_transaction(text: &str) -> String {
    let blocks: Vec<&str> = text.split("\n\n").collect();
    let balances = |block: &str| block.contains(" balance");
    let at = blocks.iter().enumerate().filter(|(at, block)| *at > 0 && !balances(block)).map(|(at, _)| at).nth(4);
    let kept = blocks.iter().enumerate().filter(|(place, _)| Some(*place) != at).map(|(_, block)| *block);
    kept.collect::<Vec<_>>().join("\n\n")
}

/// Every account's sum as hledger adds it up, without its commodity.
fn hledger_balances(world: &World, text: &str) -> HashMap<String, String> {
    let file = world.folder.join("sums.journal");
    std::fs::write(&file, text).unwrap();
    let output = Command::new("hledger").arg("-f").arg(&file).args(["balance", "--flat", "-N", "-O", "csv"]).output();
    let csv = String::from_utf8(output.unwrap().stdout).unwrap();
    let fields = |line: &str| line.trim_matches('"').split("\",\"").map(str::to_owned).collect::<Vec<String>>();
    csv.lines()
        .map(fields)
        .filter(|fields| fields.len() == 2)
        .map(|fields| (fields[0].clone(), fields[1].replace(" EUR", "")))
        .collect()
}

pub fn signed_in(world: &World, role: Role) -> Browser {
    let mut browser = world.browser();
    browser.sign_in(world, world.person(role));
    browser
}

#[test]
fn finance_sets_up_a_fund_and_follows_its_money_in_a_browser() {
    on_both(|world| {
        world.choices();
        let mut browser = signed_in(world, Role::FinanceOfficer);
        assert_eq!(browser.open("/funds/add"), 200);
        let new = [("code", "women-26"), ("name_en", "Women's groups"), ("currency", "EUR")];
        let backwards = [&new[..], &[("starts_on", "01.02.2026"), ("ends_on", "31.01.2026")]].concat();
        assert_eq!(browser.send("/funds/add", &backwards), 422);
        assert!(browser.shows("The last day is before the first day") && browser.shows("value=\"01.02.2026\""));
        let right = [&new[..], &[("restricted_kinds", "womens_shelter"), ("restricted_countries", "TJ")]].concat();
        let twice = tokens(&browser, &right);
        assert_eq!(browser.send_raw("/funds/add", &twice), 303);
        assert!(browser.shows("WOMEN-26 · Women&#x27;s groups"), "{}", browser.page);
        assert_eq!(browser.send_raw("/funds/add", &twice), 303, "two clicks make one record");
        let all = world.read(&Actor::Console, funds::list).unwrap();
        assert_eq!(all.len(), 1);
        assert_eq!(all[0].restricted_kinds, ["womens_shelter"]);
        let href = format!("/funds/{}", all[0].id);
        assert_eq!(browser.open(&format!("{href}/receive")), 200);
        let typed = [("amount", "1,234"), ("on", "03.02.2020"), ("note", "contract")];
        assert_eq!(browser.send(&format!("{href}/receive"), &typed), 422);
        assert!(browser.shows("value=\"1,234\""), "what was typed is kept");
        let typed = [("amount", "24 500,00"), ("on", "03.02.2020"), ("note", "contract")];
        assert_eq!(browser.send(&format!("{href}/receive"), &typed), 303);
        assert!(browser.shows("EUR\u{a0}24,500.00") && browser.shows("Received from a donor"), "{}", browser.page);
        let id = all[0].id;
        world.write(&Actor::Clerk, move |tx| funds::commit(tx, id, eur(50_000), award(9), day(2020, 3, 1))).unwrap();
        assert_eq!(browser.open(&format!("{href}?account=committed")), 200);
        assert!(browser.shows("Ledger: Committed") && browser.shows("/awards/0000000000009"));
        assert!(!browser.shows("Received from a donor"));
        assert_eq!(browser.open(&format!("{href}/vouchers/2020-1")), 200);
        assert!(browser.shows("contract") && browser.shows("Postings"));
        assert_eq!(browser.open(&format!("{href}/vouchers/2020-77")), 404);
        assert_eq!(browser.open("/funds"), 200);
        assert!(browser.shows("EUR\u{a0}24,000.00") && browser.shows("<meter"));
        browser.open(&href);
        assert_eq!(browser.send(&format!("{href}/turn"), &[("to", "closed")]), 422);
        assert!(browser.shows("EUR\u{a0}500.00"));
    });
}

/// A form's body with the tokens of the page that is shown, to be sent more than once.
fn tokens(browser: &Browser, fields: &[(&str, &str)]) -> String {
    let mut body = format!("_csrf={}&_key={}", browser.hidden("_csrf"), browser.hidden("_key"));
    for (name, value) in fields {
        body.push_str(&format!("&{name}={}", value.replace(' ', "%20").replace('\'', "%27")));
    }
    body
}

#[test]
fn a_publishers_file_of_rates_is_entered_once_and_a_wrong_one_is_told() {
    const FILE: &[u8] = include_bytes!("../samples/rates/nbt-2026-05-18.xml");
    on_both(|world| {
        world.db.set_now(day(2026, 5, 20).and_hms_opt(9, 0, 0));
        let mut browser = signed_in(world, Role::FinanceOfficer);
        let mut send = |on: &str, bytes: &[u8]| {
            assert_eq!(browser.open("/funds/rates/file"), 200);
            let status = browser.send_file_with("/funds/rates/file", &[("on", on)], "file", "rates.xml", bytes);
            (status, unescape(&browser.page))
        };
        for (on, bytes, words) in [
            ("", FILE, "date"),
            ("17.05.2026", FILE, "for another day"),
            ("18.05.2026", &FILE[..FILE.len() / 2], "damaged"),
            ("18.05.2026", b"a letter", "not a file of rates"),
            ("18.05.2026", b"", "not a file of rates"),
            ("18.05.2026", &[b'<'; (1 << 20) + 1], "too large"),
        ] {
            let (status, page) = send(on, bytes);
            assert_eq!(status, 422, "{on} {words}");
            assert!(page.contains(words) && page.contains(&format!("value=\"{on}\"")), "{words}: {page}");
        }
        let (status, page) = send("18.05.2026", FILE);
        assert_eq!(status, 303, "{page}");
        assert!(page.contains("The rates have been entered") && page.contains("1 EUR = "), "{page}");
        let (status, page) = send("18.05.2026", FILE);
        assert!(status == 422 && page.contains("entered before"), "{page}");
        let (eur, tjs) = (Currency::EUR, Currency::TJS);
        let on = day(2026, 5, 18);
        assert!(world.read(&Actor::Console, move |tx| rates::newest(tx, eur, tjs, on)).unwrap().is_some());
    });
}

#[test]
fn rates_are_entered_and_the_ledger_is_taken_out_in_a_browser() {
    on_both(|world| {
        fund(world, "WOMEN", 5_000);
        let mut browser = signed_in(world, Role::FinanceOfficer);
        assert_eq!(browser.open("/funds/rates/enter"), 200);
        let rate = |value, quote| {
            [
                ("units", "1"),
                ("base", "EUR"),
                ("value", value),
                ("quote", quote),
                ("on", "11.08.2020"),
                ("source", "NBT"),
            ]
        };
        assert_eq!(browser.send("/funds/rates/enter", &rate("about 11", "TJS")), 422);
        assert!(browser.shows("value=\"about 11\"") && browser.shows("Write the price with digits"));
        assert_eq!(browser.send("/funds/rates/enter", &rate("11,6", "EUR")), 422);
        assert!(browser.shows("Choose two different currencies"));
        assert_eq!(browser.send("/funds/rates/enter", &rate("116,000", "TJS")), 303);
        assert!(
            browser.shows("far from what is usual") && browser.shows("1 EUR &#x3D; 116.000 TJS"),
            "{}",
            browser.page
        );
        assert_eq!(browser.open("/funds/export"), 200);
        assert_eq!(browser.send("/funds/export", &[("format", "hledger")]), 200);
        assert!(browser.page.starts_with("; The ledger of Hashar") && browser.shows("Assets:WOMEN:Bank"));
        let subject = Subject { kind: "ledger", id: 0 };
        let told = world.read(&world.actor(Role::Auditor), move |tx| audit::of_subject(tx, subject)).unwrap();
        assert_eq!(told.iter().map(|line| line.act.as_str()).collect::<Vec<_>>(), ["funds.export"]);
    });
}

#[test]
fn only_those_who_may_come_through_the_doors_of_money() {
    on_both(|world| {
        world.choices();
        let id = fund(world, "WOMEN", 5_000);
        let payee = world.write(&world.actor(Role::ProgrammeOfficer), |tx| payees::add(tx, a_payee())).unwrap();
        let doors = [
            ("/funds".to_owned(), [200, 200, 404, 404]),
            (format!("/funds/{id}"), [200, 200, 404, 404]),
            (format!("/funds/{id}/vouchers/2020-1"), [200, 200, 404, 404]),
            ("/funds/rates".to_owned(), [200, 200, 404, 404]),
            ("/funds/add".to_owned(), [200, 404, 404, 404]),
            (format!("/funds/{id}/receive"), [200, 404, 404, 404]),
            ("/funds/rates/enter".to_owned(), [200, 404, 404, 404]),
            ("/funds/rates/file".to_owned(), [200, 404, 404, 404]),
            ("/funds/export".to_owned(), [200, 200, 404, 404]),
            ("/payees".to_owned(), [200, 200, 200, 404]),
            (format!("/payees/{payee}"), [200, 200, 200, 404]),
            ("/payees/add".to_owned(), [200, 404, 200, 404]),
        ];
        let roles = [Role::FinanceOfficer, Role::Auditor, Role::ProgrammeOfficer, Role::BoardMember];
        for (place, role) in roles.into_iter().enumerate() {
            let mut browser = signed_in(world, role);
            for (path, expected) in &doors {
                assert_eq!(browser.open(path), expected[place], "{role} at {path}");
            }
            let unknown = browser.open(&format!("/funds/{}", FundId::from_number(5)));
            assert_eq!(unknown, 404, "the unknown and the forbidden look the same");
        }
        let mut nobody = world.browser();
        assert_eq!(nobody.open("/funds"), 401);
        assert_eq!(nobody.open("/payees"), 401);
        assert!(!nobody.shows("Айгүл"));
        let mut programme = signed_in(world, Role::ProgrammeOfficer);
        programme.open(&format!("/payees/{payee}"));
        assert_eq!(programme.send(&format!("/payees/{payee}/open"), &[]), 404);
        assert!(!programme.shows("AIGUL"));
    });
}

#[test]
fn every_word_that_is_made_from_a_state_is_there_in_every_language() {
    let words = Words::shared();
    let keys = [
        Account::ALL.iter().map(|one| format!("funds-account-{one}")).collect::<Vec<_>>(),
        Purpose::ALL.iter().map(|one| format!("funds-purpose-{one}")).collect(),
        State::ALL.iter().map(|one| format!("funds-state-{one}")).collect(),
        payees::State::ALL.iter().map(|one| format!("payees-state-{one}")).collect(),
        Method::ALL.iter().map(|one| format!("payees-method-{}", one.as_str().replace('_', "-"))).collect(),
        Refusal::KEYS.iter().chain(payees::Refusal::KEYS).map(ToString::to_string).collect(),
    ];
    for lang in Lang::ALL {
        for key in keys.iter().flatten() {
            assert!(words.has(lang, key), "{key} in {}", lang.code());
        }
    }
}

#[test]
fn every_page_of_money_renders_in_every_language() {
    on_both(|world| {
        world.choices();
        let id = fund(world, "WOMEN", 5_000);
        let payee = world.write(&world.actor(Role::FinanceOfficer), |tx| payees::add(tx, a_payee())).unwrap();
        let mut browser = signed_in(world, Role::FinanceOfficer);
        for lang in Lang::ALL {
            for path in [
                "/funds".to_owned(),
                "/funds/add".to_owned(),
                format!("/funds/{id}"),
                format!("/funds/{id}/receive"),
                format!("/funds/{id}/vouchers/2020-1"),
                "/funds/rates".to_owned(),
                "/funds/rates/enter".to_owned(),
                "/funds/rates/file".to_owned(),
                "/funds/export".to_owned(),
                "/payees".to_owned(),
                "/payees/add".to_owned(),
                format!("/payees/{payee}"),
            ] {
                assert_eq!(browser.open(&format!("{path}?lang={}", lang.code())), 200, "{path} in {}", lang.code());
                assert!(!browser.shows("[funds-") && !browser.shows("[payees-"), "{path}: {}", browser.page);
                assert!(browser.shows(&format!("<html lang=\"{}\"", lang.code())));
            }
        }
    });
}

/// Finance people in the tests above are persons with ids; the console may set up funds too.
#[test]
fn the_console_may_set_up_funds_but_not_read_payees() {
    on_both(|world| {
        let new = new_fund("CONSOLE");
        world.write(&Actor::Console, move |tx| set_up::add(tx, new.clone())).unwrap();
        let stop = world.write(&Actor::Console, |tx| payees::add(tx, a_payee())).unwrap_err();
        assert!(matches!(stop, Stop::Forbidden));
        let person = Actor::Person { id: PersonId(3), roles: vec![Role::Auditor] };
        let new = new_fund("AUDITOR");
        assert!(matches!(world.write(&person, move |tx| set_up::add(tx, new.clone())), Err(Stop::Forbidden)));
    });
}
