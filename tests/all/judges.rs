//! Other people's software judges many random ledgers: hledger and beancount accept every one with balances equal to
//! ours, and refuse every one that was changed. Files are judged many at a time, for starting a judge is slow.

use chrono::{Duration, NaiveDate};
use hashar::{
    base::{Currency, Money},
    funds::{
        Account, Voucher,
        journal::{self, Format, Ledger, Transaction},
    },
};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fmt::Write,
    path::{Path, PathBuf},
    process::Command,
};

use crate::funds::judge;

/// Random ledgers that are accepted.
const GOOD: u32 = 1_000;
/// Changed ledgers that are refused.
const CHANGED: u32 = 200;

struct Dice(u32);

impl Dice {
    fn roll(&mut self, sides: u32) -> u32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 16) % sides
    }
}

/// A ledger of one or two funds of its own, so that many can be judged as one journal.
fn ledger(number: u32) -> Ledger {
    let dice = &mut Dice(number.wrapping_mul(40_503) + 11);
    let first = NaiveDate::from_ymd_opt(2020, 1, 3).unwrap();
    let funds: Vec<(String, Currency)> = (0..=dice.roll(2))
        .map(|fund| {
            let currencies = [Currency::EUR, Currency::TJS, Currency::UZS, Currency::from_code("JPY").unwrap()];
            (format!("F{number}-{fund}"), currencies[usize::try_from(dice.roll(4)).unwrap()])
        })
        .collect();
    let mut days: Vec<i64> = (0..6 + dice.roll(6)).map(|_| i64::from(dice.roll(400))).collect();
    days.sort_unstable();
    let transactions = (1..).zip(days).map(|(voucher, days)| {
        let (fund, currency) = &funds[usize::try_from(dice.roll(u32::try_from(funds.len()).unwrap())).unwrap()];
        let minor = i64::from(dice.roll(60_000)) * i64::from(dice.roll(60_000)) + 1;
        let side = |account, minor| (fund.clone(), account, Money::from_minor(minor, *currency));
        let (purpose, debit, credit) = match dice.roll(5) {
            0 => ("receive", Account::Bank, Account::Received),
            1 => ("commit", Account::Committed, Account::Reserve),
            2 => ("release", Account::Reserve, Account::Committed),
            3 => ("transfer", Account::Transferred, Account::Bank),
            _ => ("pay", Account::Paid, Account::Bank),
        };
        let mut entries = vec![side(debit, minor), side(credit, -minor)];
        if purpose == "pay" {
            entries.extend([side(Account::Fees, 7), side(Account::Bank, -7)]);
            let exchange = 5 - minor % 10;
            if exchange != 0 {
                entries.extend([side(Account::Exchange, exchange), side(Account::Bank, -exchange)]);
            }
            // A payout that draws on both funds is one transaction.
            for (other, currency) in funds.iter().filter(|(other, _)| other != fund && minor % 3 == 0) {
                let part = |account, minor| (other.clone(), account, Money::from_minor(minor, *currency));
                entries.extend([part(Account::Paid, minor / 3 + 1), part(Account::Bank, -(minor / 3 + 1))]);
            }
        }
        let on = first + Duration::days(days);
        let voucher = Voucher { year: 2020, number: voucher };
        Transaction { on, voucher, purpose: purpose.into(), subject: "fund/1".into(), reverses: None, entries }
    });
    Ledger { transactions: transactions.collect() }
}

/// Many ledgers as one, in order of date.
fn together(numbers: impl Iterator<Item = u32>) -> Ledger {
    let mut transactions: Vec<Transaction> = numbers.flat_map(|number| ledger(number).transactions).collect();
    transactions.sort_by_key(|one| one.on);
    Ledger { transactions }
}

/// Takes a transaction out of the text, changes a digit of an amount, or lets a month-end claim another balance.
fn changed(text: &str, dice: &mut Dice) -> String {
    let mut blocks: Vec<String> = text.split("\n\n").map(str::to_owned).collect();
    let posted: Vec<usize> = (1..blocks.len()).filter(|at| !blocks[*at].contains(" balance")).collect();
    let at = posted[usize::try_from(dice.roll(u32::try_from(posted.len()).unwrap())).unwrap()];
    if dice.roll(2) == 0 {
        blocks.remove(at);
    } else {
        let line =
            blocks[at].lines().rfind(|line| line.starts_with("  ") && !line.contains(": \"")).unwrap().to_owned();
        let place = line.rfind(|letter: char| letter.is_ascii_digit()).unwrap();
        let other = if &line[place..=place] == "9" { "1" } else { "9" };
        blocks[at] = blocks[at].replace(&line, &format!("{}{other}{}", &line[..place], &line[place + 1..]));
    }
    blocks.join("\n\n")
}

fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("hashar-judges-{}-{name}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn check(file: &Path) -> bool {
    let words = ["check", "-s", "ordereddates", "accounts", "commodities"];
    Command::new("hledger").arg("-f").arg(file).args(words).output().unwrap().status.success()
}

#[test]
fn a_thousand_random_ledgers_are_accepted_by_hledger_with_equal_balances() {
    if !judge("hledger") {
        return;
    }
    let folder = folder("hledger");
    // A hundred at once; each has accounts of its own.
    for slice in 0..10 {
        let many = together(slice * GOOD / 10..(slice + 1) * GOOD / 10);
        let file = folder.join("good.journal");
        std::fs::write(&file, journal::text(&many, Format::Hledger)).unwrap();
        assert!(check(&file), "slice {slice}");
        let words = ["balance", "--flat", "-N", "-O", "csv"];
        let output = Command::new("hledger").arg("-f").arg(&file).args(words).output().unwrap();
        let csv = String::from_utf8(output.stdout).unwrap();
        let theirs: HashMap<String, String> = csv
            .lines()
            .filter_map(|line| line.trim_matches('"').split_once("\",\""))
            .filter(|(account, _)| *account != "account")
            .map(|(account, amount)| (account.to_owned(), amount.split(' ').next().unwrap().to_owned()))
            .collect();
        let mut ours: BTreeMap<(String, Account), Money> = BTreeMap::new();
        for (fund, account, amount) in many.transactions.iter().flat_map(|one| one.entries.clone()) {
            let sum = ours.entry((fund, account)).or_insert(Money::zero(amount.currency()));
            *sum = sum.checked_add(amount).unwrap();
        }
        for ((fund, account), sum) in &ours {
            let end = format!(":{fund}:");
            let leaf = |name: &str| name.to_lowercase().ends_with(&format!(":{account}"));
            let shown = theirs.iter().find(|(name, _)| name.contains(&end) && leaf(name)).map(|(_, sum)| sum.as_str());
            assert_eq!(shown.unwrap_or("0").trim_end_matches('.'), shown_amount(sum, shown), "{fund} {account}");
        }
    }
    std::fs::remove_dir_all(folder).unwrap();
}

fn shown_amount(sum: &Money, shown: Option<&str>) -> String {
    if shown.is_none() && sum.is_zero() { "0".to_owned() } else { sum.amount().to_string() }
}

#[test]
fn two_hundred_changed_ledgers_are_refused_by_hledger() {
    if !judge("hledger") {
        return;
    }
    let folder = folder("changed");
    let mut script = String::from("cd \"$1\"\n");
    let dice = &mut Dice(99);
    for number in 0..CHANGED {
        let text = journal::text(&ledger(number), Format::Hledger);
        std::fs::write(folder.join(format!("{number}.journal")), changed(&text, dice)).unwrap();
        let ask = "check -s ordereddates accounts commodities >/dev/null 2>&1";
        writeln!(script, "hledger -f {number}.journal {ask} && echo {number}").unwrap();
    }
    script.push_str("true\n");
    let output = Command::new("sh").args(["-c", &script, "sh"]).arg(&folder).output().unwrap();
    assert!(output.status.success());
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "", "these changed ledgers were accepted");
    std::fs::remove_dir_all(folder).unwrap();
}

/// The numbers of the ledgers that bean-check finds a fault in, all read as one: each has accounts of its own, and only that
/// each names its currencies is no fault.
fn faulty(folder: &Path, texts: &[String]) -> BTreeSet<u32> {
    let mut whole = String::new();
    for (number, text) in texts.iter().enumerate() {
        std::fs::write(folder.join(format!("{number}.beancount")), text).unwrap();
        writeln!(whole, "include \"{number}.beancount\"").unwrap();
    }
    let file = folder.join("whole.beancount");
    std::fs::write(&file, whole).unwrap();
    let output = Command::new("bean-check").arg(&file).output().unwrap();
    let said = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
    let of_file = |line: &str| {
        let (path, fault) = line.split_once(".beancount:")?;
        let number = path.rsplit('/').next()?.parse().ok()?;
        (!fault.contains("Duplicate commodity directives")).then_some(number)
    };
    said.lines().filter_map(of_file).collect()
}

#[test]
fn bean_check_accepts_the_random_ledgers_and_refuses_two_hundred_changed_ones() {
    if !judge("bean-check") {
        return;
    }
    let folder = folder("beancount");
    for slice in 0..10 {
        let many = together(slice * GOOD / 10..(slice + 1) * GOOD / 10);
        let file = folder.join("one.beancount");
        std::fs::write(&file, journal::text(&many, Format::Beancount)).unwrap();
        assert!(Command::new("bean-check").arg(&file).output().unwrap().status.success(), "slice {slice}");
    }
    let good: Vec<String> = (0..CHANGED).map(|number| journal::text(&ledger(number), Format::Beancount)).collect();
    assert!(faulty(&folder, &good).is_empty(), "what was not changed is accepted in this way too");
    let dice = &mut Dice(98);
    let bad: Vec<String> = good.iter().map(|text| changed(text, dice)).collect();
    let refused = faulty(&folder, &bad);
    let missing: Vec<u32> = (0..CHANGED).filter(|number| !refused.contains(number)).collect();
    assert!(missing.is_empty(), "these changed ledgers were accepted: {missing:?}");
    std::fs::remove_dir_all(folder).unwrap();
}
