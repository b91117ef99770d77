//! The report to a donor and the trial balance: their figures are the ledger's, in every kind of file.

use crate::{
    awards::{a_board, an_award, eur, today},
    donors::a_contract,
    funds::{judge, signed_in},
    payees::prepared,
    support::{World, on_both, world::a_fund},
    vouchers::pdf_pages,
};
use hashar::{
    applications, awards,
    base::{Actor, Currency, FundId, Money, Role},
    calls::Mode,
    funds::{
        Account, donors,
        receive::{self, Against},
        terms::{self, Terms},
    },
    overview::{
        categories::Reported,
        donor::{Asked, Report, report},
    },
    payees,
    payouts::{self, Bank},
    privacy::erase::{OnRequest, on_request},
    reports::{
        self, FINAL, decide,
        fill::{self, Filled},
    },
};
use std::{
    io::{Cursor, Read, Write},
    process::Command,
};

/// A fund with a donor's budget, money in dollars that came as euro, and a payout of EUR 1,000 with EUR 2.15 of fees,
/// of which a second one failed.
fn a_year(world: &World) -> FundId {
    let (board, fund) = (a_board(world), a_fund(world));
    let call = world.open_call("R-1", Mode::Regular, vec![fund]);
    let contract = a_contract(world, fund, "ROSA");
    let on = today(world);
    let finance = world.actor(Role::FinanceOfficer);
    world
        .write(&finance, move |tx| {
            let budget = vec![(Account::Paid, eur(500_000)), (Account::Fees, eur(10_000))];
            terms::bind(tx, fund, &Terms { budget, ..Terms::default() })?;
            let dollars = Money::from_minor(120_000, Currency::USD);
            let pledge = donors::pledge(tx, contract, dollars, on)?;
            receive::receive_pledged(tx, fund, eur(100_000), on, None, Some(Against { pledge, given: dollars }))
        })
        .unwrap();
    let award = an_award(world, &board, call, fund, eur(100_000));
    let (payee, payout) = prepared(world, award);
    let approver = world.actor(Role::FinanceApprover);
    world.write(&approver, move |tx| payees::verify(tx, payee, "Called")).unwrap();
    world.write(&approver, move |tx| payouts::approve(tx, payout, "")).unwrap();
    let bank = Bank {
        sent_on: on,
        reference: "FT-1".into(),
        control_number: String::new(),
        debited: eur(100_000),
        received: eur(100_000),
        fees: eur(215),
    };
    world.write(&finance, move |tx| payouts::record(tx, payout, &bank)).unwrap();
    fund
}

fn the_report(world: &World, fund: FundId) -> Report {
    let last = today(world) + chrono::Duration::days(1);
    let asked = Asked { fund, first: last - chrono::Duration::days(30), last, names: false };
    world.read(&world.actor(Role::Auditor), move |tx| report(tx, asked)).unwrap()
}

#[test]
fn a_donor_reads_what_came_what_went_and_what_is_left() {
    on_both(|world| {
        let fund = a_year(world);
        let found = the_report(world, fund);
        let closing = found.statement.closing.figures().unwrap();
        assert_eq!(closing.received, eur(1_100_000));
        assert_eq!(found.statement.closing.of(Account::Bank), eur(999_785));
        let budget: Vec<_> =
            found.budget.iter().map(|line| (line.account, line.spent().unwrap(), line.left().unwrap())).collect();
        assert_eq!(budget[0], (Account::Paid, eur(100_000), Some(eur(400_000))));
        assert_eq!(budget[1], (Account::Fees, eur(215), Some(eur(9_785))));
        assert_eq!(budget[2], (Account::Administration, eur(0), None));
        assert_eq!(found.grants.len(), 1);
        assert_eq!((found.grants[0].period, found.grants[0].name.as_str()), (eur(100_000), ""));
        let own = found.postings.iter().find(|one| one.other.is_some()).unwrap();
        assert_eq!(own.rate.unwrap().to_string(), "1 EUR = 1.2 USD");
        let sum = |part: fn(&hashar::overview::donor::Posting) -> Money| {
            Money::sum(found.postings.iter().map(part), Currency::EUR).unwrap()
        };
        assert_eq!(sum(|one| one.received), eur(1_100_000));
        assert_eq!(sum(|one| one.paid), eur(100_000));
        // The checksum knows the set of postings, whatever is asked besides.
        assert_eq!(the_report(world, fund).statement.checksum, found.statement.checksum);
        let finance = world.actor(Role::FinanceOfficer);
        let on = today(world);
        world.write(&finance, move |tx| receive::receive(tx, fund, eur(1), on, None)).unwrap();
        assert_ne!(the_report(world, fund).statement.checksum, found.statement.checksum);
    });
}

/// The first sheet of a workbook as another program calculates it: without the values that were written with it.
fn recalculated(world: &World, xlsx: &[u8]) -> String {
    let mut book = zip::ZipArchive::new(Cursor::new(xlsx)).unwrap();
    let mut bare = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..book.len() {
        let mut part = book.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).unwrap();
        if name.starts_with("xl/worksheets/sheet") {
            let text = String::from_utf8(bytes).unwrap();
            let cells: Vec<String> = text
                .split("</c>")
                .map(|cell| match (cell.find("<f>"), cell.rfind("<v>")) {
                    (Some(formula), Some(value)) if value > formula => cell[..value].to_owned(),
                    _ => cell.to_owned(),
                })
                .collect();
            bytes = cells.join("</c>").into_bytes();
        }
        bare.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        bare.write_all(&bytes).unwrap();
    }
    let file = world.folder.join("bare.xlsx");
    std::fs::write(&file, bare.finish().unwrap().into_inner()).unwrap();
    let profile = format!("-env:UserInstallation=file://{}/office", world.folder.display());
    let run = Command::new("soffice")
        // Commas, quotes, UTF-8: whatever the machine's own language is.
        .args([&profile, "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76", "--outdir"])
        .arg(&world.folder)
        .arg(&file)
        .output()
        .unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    std::fs::read_to_string(world.folder.join("bare.csv")).unwrap()
}

#[test]
fn the_report_is_downloaded_and_its_formulas_come_to_the_ledgers_totals() {
    on_both(|world| {
        let fund = a_year(world);
        let found = the_report(world, fund);
        let mut browser = signed_in(world, Role::FinanceOfficer);
        browser.open(&format!("/funds/{fund}"));
        assert_eq!(browser.click("Report to the donor"), 200);
        assert!(browser.says("EUR 9,997.85") && browser.says("EUR 4,000.00"), "{}", browser.text());
        assert!(browser.page.contains("<svg"), "a chart of the grants");
        let path = format!("/funds/{fund}/report?from=2030-01-01&to=2020-01-01");
        assert_eq!(browser.open(&path), 422);
        assert!(browser.says("The last day is before the first day"));
        let asked = |format: &'static str| {
            let first = (today(world) - chrono::Duration::days(29)).to_string();
            let last = (today(world) + chrono::Duration::days(1)).to_string();
            [("from", first), ("to", last), ("names", String::new()), ("format", format.to_owned())]
        };
        let mut take = |format| {
            browser.open(&format!("/funds/{fund}/report"));
            let fields = asked(format);
            let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            browser.take(&format!("/funds/{fund}/report"), &fields)
        };
        let pdf = take("pdf");
        let pages = pdf_pages(world, &pdf);
        assert!(pages.iter().all(|page| page.contains(&found.statement.checksum[..40])), "the checksum at each foot");
        assert!(pages[0].contains("EUR 9,997.85"), "{}", pages[0]);
        let csv = String::from_utf8(take("csv")).unwrap();
        assert_eq!(csv.lines().count(), found.postings.len() + 1, "{csv}");
        let xlsx = take("xlsx");
        if judge("soffice") {
            let csv = recalculated(world, &xlsx);
            let line = |name: &str| csv.lines().find(|line| line.starts_with(name)).unwrap_or_default().to_owned();
            assert_eq!(line("Received"), "Received,11000.00,EUR,,", "{csv}");
            assert_eq!(line("Paid"), "Paid,1000.00,EUR,,");
            assert_eq!(line("Closing balance"), "Closing balance,9997.85,EUR,,");
            assert_eq!(line("Remaining"), "Remaining,9997.85,EUR,,");
            assert_eq!(line("Grants"), "Grants,5000.00,1000.00,1000.00,4000.00");
            assert!(csv.contains(&found.statement.checksum));
        }
        let csv = String::from_utf8(take("categories")).unwrap();
        assert!(csv.contains("Total") && csv.contains("Paid, in no accepted report yet"), "{csv}");
        assert!(csv.lines().last().unwrap().contains("1000.00"), "nothing is reported yet: {csv}");
        let mut officer = signed_in(world, Role::ProgrammeOfficer);
        assert_eq!(officer.open(&format!("/funds/{fund}/report")), 404);
    });
}

#[test]
fn what_groups_reported_stands_against_the_budget_by_category_and_the_rest_is_said_to_be_unreported() {
    on_both(|world| {
        let fund = a_year(world);
        let id = the_report(world, fund).grants[0].award;
        let before = the_report(world, fund).categories;
        let budget = |of: &hashar::overview::categories::Categories| {
            Money::sum(of.lines.iter().map(|one| one.budget), Currency::EUR).unwrap()
        };
        assert!(!before.lines.is_empty() && before.lines.iter().all(|one| one.spent.is_zero()));
        assert_eq!(budget(&before), eur(100_000), "what the fund set aside, to the last cent");
        assert_eq!(before.reported[&id], Reported::Nothing);
        let grant = the_report(world, fund).grants.remove(0);
        assert_eq!(before.unreported(&grant).unwrap(), eur(100_000));

        let group = Actor::Case(crate::awards::award(world, id).application);
        let (_, _, lines) = world.read(&group, |tx| reports::views::own_one(tx, FINAL)).unwrap();
        let currency = lines[0].planned.currency();
        let spent = |(at, _): (usize, &reports::Line)| {
            (Money::from_minor(if at == 0 { 61_250 } else { 0 }, currency), String::new())
        };
        let filled = Filled { narrative: "Sewn".into(), lines: lines.iter().enumerate().map(spent).collect() };
        let report = world.write(&group, move |tx| fill::send(tx, FINAL, &filled)).unwrap();
        assert_eq!(the_report(world, fund).categories, before, "what is not accepted is not counted");
        world.write(&world.actor(Role::ProgrammeOfficer), move |tx| decide::accept(tx, report)).unwrap();
        let after = the_report(world, fund).categories;
        assert_eq!(budget(&after), eur(100_000));
        assert_eq!(after.reported[&id], Reported::Spent(eur(61_250)));
        let first = after.lines.iter().find(|one| one.code == lines[0].category).unwrap();
        assert_eq!(first.spent, eur(61_250));
        assert_eq!(after.unreported(&grant).unwrap(), eur(38_750));
        let mut browser = signed_in(world, Role::Auditor);
        browser.open(&format!("/funds/{fund}/report"));
        assert!(browser.says("Paid until now and in no accepted report yet: EUR 387.50"), "{}", browser.text());
        assert!(browser.page.contains("<td class=\"num\">EUR"), "amounts stand to the right");
    });
}

#[test]
fn a_report_asks_as_many_queries_for_three_grants_as_for_one_and_names_erased_ones_by_their_reference() {
    on_both(|world| {
        let (board, fund) = (a_board(world), a_fund(world));
        let call = world.open_call("R-1", Mode::Regular, vec![fund]);
        let first = an_award(world, &board, call, fund, eur(100_000));
        let last = today(world) + chrono::Duration::days(1);
        let asked = Asked { fund, first: last - chrono::Duration::days(30), last, names: true };
        let counted = || {
            let auditor = world.actor(Role::Auditor);
            world
                .read(&auditor, move |tx| {
                    let before = hashar::db::queries();
                    let found = report(tx, asked)?;
                    Ok((found.grants.len(), hashar::db::queries() - before))
                })
                .unwrap()
        };
        // What never changes is remembered from the first time on.
        counted();
        let one = counted();
        for _ in 0..2 {
            an_award(world, &board, call, fund, eur(100_000));
        }
        let three = counted();
        assert_eq!((one.0, three.0), (1, 3));
        assert_eq!(one.1, three.1, "queries do not grow with the grants");

        let case = crate::awards::award(world, first).application;
        let reference = world.read(&Actor::Console, move |tx| Ok(applications::load(tx, case)?.reference)).unwrap();
        let lead = world.actor(Role::ProgrammeLead);
        world.write(&lead, move |tx| awards::finish(tx, first, awards::State::Cancelled, "They moved")).unwrap();
        let before = the_report(world, fund);
        let request = OnRequest { case, reference: reference.clone(), reason: "They asked".into() };
        world.write(&world.actor(Role::Director), move |tx| on_request(tx, &request)).unwrap();
        let after = the_report(world, fund);
        assert_eq!(after.statement.checksum, before.statement.checksum);
        assert_eq!(after.grants.len(), 3);
        // What was set aside for it stands under no category any more, and no cent of it is lost.
        let budget =
            |report: &Report| Money::sum(report.categories.lines.iter().map(|line| line.budget), Currency::EUR);
        assert_eq!(budget(&after), budget(&before));
        let mut director = signed_in(world, Role::Director);
        let (fund, report) = (format!("/funds/{fund}"), format!("/funds/{fund}/report"));
        for path in [&report, &fund, "/awards", "/payouts", "/overview"] {
            assert_eq!(director.open(path), 200, "{path}");
        }
        director.open(&report);
        assert!(director.says(&reference), "{}", director.text());
    });
}

#[test]
fn the_trial_balance_has_equal_sides() {
    on_both(|world| {
        a_year(world);
        let mut browser = signed_in(world, Role::Auditor);
        browser.open("/funds");
        assert_eq!(browser.click("Trial balance"), 200);
        let text = browser.text();
        let total = text.split("Total").nth(1).unwrap_or_default();
        // Received 11,000, no promise open: bank, paid and fees on the other side.
        assert_eq!(total.matches("EUR 11,000.00").count(), 2, "{text}");
        assert_eq!(browser.open("/funds/trial-balance?on=01.01.2001"), 200);
        assert!(browser.says("Nothing has been entered yet"));
    });
}
