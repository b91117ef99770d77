//! Groups at high risk: opened by name only, a code and a summary for the board, no letter that tells.

use crate::{
    applications::{answer_all, open_case},
    awards::{a_board, an_award, eur},
    payees::{a_payee, prepared},
    support::{
        Browser, World, on_both,
        post::{self, into_memory},
        world::a_fund,
    },
};
use hashar::{
    applications::{
        self, Refusal, State, list,
        screen::{self, NewScreening, Outcome},
        send,
        summary::{self, NewSummary},
        work,
    },
    base::{Actor, ApplicationId, AwardId, FundId, GroupId, PersonId, Role, Stop},
    calls::Mode,
    groups::{
        Risk,
        access::{self, Naming},
        merge::{self, Merge, Part},
        register::{self, NewRisk},
        twins,
    },
    payees::{self, NewPayee},
    payouts, people,
    reports::{
        self,
        fill::{self, Filled},
    },
};

fn browser_of(world: &World, person: PersonId) -> Browser {
    let mut browser = world.browser();
    browser.sign_in(world, person);
    browser
}

/// A sent application of a group that an officer said is at high risk.
fn endangered(world: &World) -> (ApplicationId, GroupId) {
    world.choices();
    let call = world.open_call("R-1", Mode::Regular, vec![crate::support::world::a_fund(world)]);
    let (id, _) = open_case(world, call);
    answer_all(world, &Actor::Case(id), id);
    world.write(&Actor::Case(id), move |tx| send::send(tx, id)).unwrap();
    while world.write(&Actor::Clerk, twins::index_due).unwrap() > 0 {}
    let group = world.read(&Actor::Console, move |tx| Ok(applications::load(tx, id)?.group_id)).unwrap();
    let raise = NewRisk { group, risk: Risk::High, reason: "Таҳдид".into() };
    world.write(&world.actor(Role::ProgrammeOfficer), move |tx| register::set_risk(tx, &raise)).unwrap();
    (id, group)
}

#[test]
fn only_named_colleagues_open_a_group_at_high_risk() {
    on_both(|world| {
        let (case, group) = endangered(world);
        let (mine, page) = (format!("/applications/{case}"), format!("/groups/{group}"));
        let mut officer = browser_of(world, world.person(Role::ProgrammeOfficer));
        assert_eq!(officer.open(&mine), 200, "who raised the risk knows the group");
        let other = world.another(Role::ProgrammeOfficer, "Zarina");
        let mut zarina = browser_of(world, other);
        for path in ["", "/screen", "/work", "/summary", "/copy", "/fill"] {
            assert_eq!(zarina.open(&format!("{mine}{path}")), 404, "{path}");
        }
        zarina.open("/applications");
        assert!(zarina.says("Applications found: 1") && !zarina.says("Умед"), "the code is all that is left");
        zarina.seek("/applications", "umed");
        assert!(zarina.says("Applications found: 0"), "a word would name it");
        zarina.open("/groups");
        assert!(zarina.says("open by name only") && !zarina.says("Умед"));
        zarina.seek("/groups", "umed");
        assert!(!zarina.says("open by name only"));
        zarina.open("/search");
        zarina.press("Search", &[("q", "umed")]);
        assert!(zarina.says("Nothing was found."));
        assert_eq!(zarina.open(&page), 200);
        assert!(zarina.says("only colleagues who were named") && !zarina.shows("Open once"));
        assert_eq!(zarina.open(&format!("{page}/change")), 404);
        let actor = Actor::Person { id: other, roles: vec![Role::ProgrammeOfficer] };
        let tried = world.write(&actor, move |tx| work::assign(tx, case, Some(other)));
        assert!(matches!(tried, Err(Stop::Missing)));
        let naming = Naming { group, person: other, reason: "x".into() };
        assert!(matches!(world.write(&actor, move |tx| access::name(tx, &naming)), Err(Stop::Forbidden)));
        let mut lead = browser_of(world, world.person(Role::ProgrammeLead));
        assert_eq!(lead.open(&mine), 404, "a lead is named like others");
        lead.open(&page);
        lead.click("Who may open it");
        assert_eq!(lead.press("Name", &[("person", &other.to_string())]), 422);
        assert_eq!(lead.press("Name", &[("person", &other.to_string()), ("reason", "Забон")]), 303);
        assert!(lead.says("Zarina"));
        assert_eq!(zarina.open(&mine), 200);
        zarina.seek("/applications", "umed");
        assert!(zarina.says("Applications found: 1") && zarina.says("Умед"));
        let removal = format!("{page}/names/{other}/remove");
        lead.open(&format!("{page}/names"));
        assert_eq!(lead.send(&removal, &[]), 303);
        assert_eq!(zarina.open(&mine), 404);
        let auditor = world.actor(Role::Auditor);
        let trail = world.read(&auditor, move |tx| hashar::audit::of_subject(tx, group)).unwrap();
        let acts: Vec<&str> = trail.iter().map(|line| line.act.as_str()).collect();
        assert!(acts.contains(&"groups.name") && acts.contains(&"groups.unname"));
    });
}

#[test]
fn the_board_sees_a_code_and_the_summary_and_nothing_comes_before_it_without_one() {
    on_both(|world| {
        let (case, _) = endangered(world);
        let officer = world.actor(Role::ProgrammeOfficer);
        let eligible = move || NewScreening { case, outcome: Outcome::Eligible, reason: None, note: String::new() };
        let stop = world.write(&officer, move |tx| screen::screen(tx, &eligible())).unwrap_err();
        assert_eq!(stop.refusal(), Some(&Refusal::SummaryMissing));
        let mut browser = browser_of(world, world.person(Role::ProgrammeOfficer));
        browser.open(&format!("/applications/{case}"));
        browser.click("Summary for the board");
        assert_eq!(browser.press("Save", &[("text", " ")]), 422);
        assert_eq!(browser.press("Save", &[("text", "Як гурӯҳ иҷораи хона мепурсад")]), 303);
        assert!(browser.says("Як гурӯҳ иҷораи хона мепурсад"));
        world.write(&officer, move |tx| screen::screen(tx, &eligible())).unwrap();
        let state = world.read(&Actor::Console, move |tx| applications::load(tx, case)).unwrap().state;
        assert_eq!(state, State::WithBoard);
        let mut member = browser_of(world, world.person(Role::BoardMember));
        member.open("/board");
        assert!(!member.says("Умед"));
        member.open(&format!("/board/applications/{case}/declare"));
        assert!(!member.says("Умед") && !member.says("Khatlon") && !member.says("Мо кор мекунем"));
        assert!(member.says("If you think that you know who it is"), "without a name a doubt goes to staff");
        let board = world.actor(Role::BoardMember);
        let none = hashar::board::conflicts::NewDeclaration {
            state: hashar::board::Declaration::None,
            kind: None,
            note: String::new(),
        };
        world.write(&board, move |tx| hashar::board::conflicts::declare(tx, case, &none)).unwrap();
        assert_eq!(member.open(&format!("/board/applications/{case}")), 200);
        assert!(member.says("Як гурӯҳ иҷораи хона мепурсад"));
        for secret in ["Умед", "Мо кор мекунем", "Khatlon"] {
            assert!(!member.says(secret), "{secret}");
        }
        let text = world
            .read(&board, move |tx| {
                let case = applications::load(tx, case)?;
                summary::of_case(tx, &case)
            })
            .unwrap();
        assert_eq!(text.as_deref(), Some("Як гурӯҳ иҷораи хона мепурсад"));
        let late = NewSummary { case, text: "х".repeat(summary::TEXT_MAX + 1) };
        assert!(world.write(&officer, move |tx| summary::write(tx, &late)).is_err());
        let found = world.read(&officer, |tx| list::page(tx, &list::Filter::default(), None)).unwrap();
        assert!(found.rows[0].0.high_risk);
    });
}

/// An award with all that grows on one: a payout that was sent, a payee with the group's own name, a report, messages, a hit.
pub fn an_endangered_award(world: &World) -> (AwardId, ApplicationId, FundId) {
    let (board, fund) = (a_board(world), a_fund(world));
    let call = world.open_call("R-1", Mode::Regular, vec![fund]);
    let id = an_award(world, &board, call, fund, eur(100_000));
    let (payee, payout) = prepared(world, id);
    let (finance, approver) = (world.actor(Role::FinanceOfficer), world.actor(Role::FinanceApprover));
    world.write(&approver, move |tx| payees::verify(tx, payee, "Called")).unwrap();
    world.write(&approver, move |tx| payouts::approve(tx, payout, "")).unwrap();
    let on = crate::awards::today(world);
    let bank = payouts::Bank {
        sent_on: on,
        reference: "FT20-0077".into(),
        control_number: String::new(),
        debited: eur(100_000),
        received: eur(100_000),
        fees: eur(200),
    };
    world.write(&finance, move |tx| payouts::record(tx, payout, &bank)).unwrap();
    let award = crate::awards::award(world, id);
    let (case, group) = (award.application, award.group);
    let own = NewPayee { group_id: Some(group), name: format!("{PLANTED} (own account)"), ..a_payee() };
    world.write(&finance, move |tx| payees::add(tx, own.clone())).unwrap();
    let actor = Actor::Case(case);
    let (_, _, lines) = world.read(&actor, |tx| reports::views::own_one(tx, reports::FINAL)).unwrap();
    let spent = lines.iter().map(|line| (line.spent, String::new())).collect();
    let filled = Filled { narrative: "Twelve women learned to sew".into(), lines: spent };
    world.write(&actor, move |tx| fill::send(tx, reports::FINAL, &filled)).unwrap();
    crate::sanctions::a_hit(world, case);
    into_memory(world, &post::settings(None));
    while world.write(&Actor::Clerk, twins::index_due).unwrap() > 0 {}
    let raise = NewRisk { group, risk: Risk::High, reason: "Таҳдид".into() };
    world.write(&world.actor(Role::ProgrammeOfficer), move |tx| register::set_risk(tx, &raise)).unwrap();
    (id, case, fund)
}

const PLANTED: &str = "Гурӯҳи занони «Умед»";

/// The text of what a path answers with: a page, every cell of a sheet, or what is to be read in a PDF.
pub fn read_all(world: &World, bytes: &[u8]) -> String {
    if bytes.starts_with(b"%PDF") {
        return crate::vouchers::pdf_pages(world, bytes).join("\n");
    }
    if !bytes.starts_with(b"PK") {
        return crate::support::unescape(&String::from_utf8_lossy(bytes));
    }
    let tables = hashar::web::sheet::reading::read(bytes).unwrap();
    let cells = tables.iter().flat_map(|table| table.rows().iter().flatten());
    cells.map(hashar::web::sheet::reading::Value::typed).collect::<Vec<_>>().join("\n")
}

/// Follows every link there is from the menu, and gives what was read at which path.
pub fn walk(world: &World, browser: &mut Browser, starts: &[&str]) -> std::collections::BTreeMap<String, String> {
    let mut seen = std::collections::BTreeMap::new();
    let mut left: Vec<String> = starts.iter().map(|start| (*start).to_owned()).collect();
    while let Some(path) = left.pop() {
        let path = path.split('#').next().unwrap_or_default().to_owned();
        let strays = ["/sign", "/leave", "/safety", "/static"].iter().any(|start| path.starts_with(start));
        if strays || path.contains("lang=") || !path.starts_with('/') || seen.contains_key(&path) || seen.len() > 900 {
            continue;
        }
        let (_, bytes, to) = browser.download(&path, "Location");
        let text = read_all(world, &bytes);
        left.push(to);
        left.extend(text.split("href=\"").skip(1).filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())));
        seen.insert(path, text);
    }
    seen
}

#[test]
fn no_list_and_no_export_names_a_group_at_high_risk_to_whom_nobody_named() {
    on_both(|world| {
        let (award, case, fund) = an_endangered_award(world);
        let stranger = world.another(Role::Auditor, "Zarina");
        let all = vec![
            Role::ProgrammeOfficer,
            Role::ProgrammeLead,
            Role::FinanceOfficer,
            Role::FinanceApprover,
            Role::Director,
            Role::Auditor,
        ];
        world.write(&Actor::Console, move |tx| people::register::change_roles(tx, stranger, &all)).unwrap();
        let mut browser = browser_of(world, stranger);
        let starts =
            ["/", "/awards", "/payouts", "/reports", "/sanctions", "/mail", "/messages", "/history", "/overview"];
        let report = format!("/funds/{fund}/report?from=2020-01-01&to=2120-12-31&names=yes");
        let letter = format!("/awards/{award}/letter");
        let more = [
            "/payees",
            "/groups",
            "/applications",
            "/applications/export.xlsx",
            "/applications/export.csv",
            "/history/export.csv",
            "/search",
            "/privacy",
            "/bank",
            &report,
            &letter,
        ];
        let seen = walk(world, &mut browser, &[&starts[..], &more].concat());
        let reached = |start: &str| seen.keys().filter(|path| path.starts_with(start)).count();
        for (start, least) in [("/awards/", 2), ("/payouts/", 2), ("/reports/", 1), ("/payees/", 2), ("/mail/", 2)] {
            assert!(reached(start) >= least, "{start}: {:?}", seen.keys().collect::<Vec<_>>());
        }
        let telling: Vec<&String> =
            seen.iter().filter(|(_, text)| text.contains("Умед")).map(|(path, _)| path).collect();
        assert!(telling.is_empty(), "named at {telling:?} of {}", seen.len());
        let reference = world.read(&Actor::Console, move |tx| applications::load(tx, case)).unwrap().reference;
        assert!(seen["/awards"].contains(&reference) && seen["/applications/export.csv"].contains(&reference));
        assert_eq!(browser.open(&letter), 404);
        assert_eq!(browser.open(&format!("/sanctions/cases/{case}")), 404);
        browser.open(&report);
        for format in ["xlsx", "csv", "pdf"] {
            let fields = [("from", "01.01.2020"), ("to", "31.12.2120"), ("names", "yes"), ("format", format)];
            let text = read_all(world, &browser.take(&format!("/funds/{fund}/report"), &fields));
            assert!(text.contains(&reference), "{format} can be read: {text}");
            assert!(!text.contains("Умед"), "{format}");
            browser.open(&report);
        }
        // Whoever was named reads the name in the house; a donor's report goes without it all the same.
        let mut officer = browser_of(world, world.person(Role::ProgrammeOfficer));
        officer.open("/awards");
        assert!(officer.says("Умед"));
        let lead = world.person(Role::ProgrammeOfficer);
        let both = vec![Role::ProgrammeOfficer, Role::FinanceOfficer];
        world.write(&Actor::Console, move |tx| people::register::change_roles(tx, lead, &both)).unwrap();
        let mut finance = browser_of(world, lead);
        assert_eq!(finance.open(&report), 200);
        assert!(finance.says(&reference) && !finance.says("Умед"));
    });
}

#[test]
fn who_was_named_for_one_record_of_a_group_opens_all_of_it_and_nobody_merges_what_is_closed_to_them() {
    on_both(|world| {
        let (case, closed) = endangered(world);
        let call = world.open_call("R-2", Mode::Regular, vec![a_fund(world)]);
        let (second, other) = crate::groups::arrived(world, call, "Духтарони Хуҷанд", "girls@example.org");
        // Who was named for none of them comes to nothing by merging it into something of their own.
        let stranger = world.another(Role::ProgrammeOfficer, "Zarina");
        let zarina = Actor::Person { id: stranger, roles: vec![Role::ProgrammeOfficer] };
        let raise = NewRisk { group: other, risk: Risk::High, reason: "x".into() };
        world.write(&zarina, move |tx| register::set_risk(tx, &raise)).unwrap();
        for (into, from) in [(other, closed), (closed, other)] {
            let new = Merge { into, from, reason: "x".into() };
            let tried = world.write(&zarina, move |tx| merge::merge(tx, &new));
            assert!(matches!(tried, Err(Stop::Missing)));
        }
        let mut browser = browser_of(world, stranger);
        assert_eq!(browser.open(&format!("/groups/{other}/merge?with={closed}")), 404);
        assert_eq!(browser.open(&format!("/applications/{case}")), 404);

        // A lead who was named for the closed one merges it into another, of which nobody was told anything.
        let lower = NewRisk { group: other, risk: Risk::Some, reason: "x".into() };
        let lead = world.actor(Role::ProgrammeLead);
        world.write(&lead, move |tx| register::set_risk(tx, &lower)).unwrap();
        let id = lead.person().unwrap();
        let named = |group: GroupId, person: PersonId| Naming { group, person, reason: "x".into() };
        let naming = named(closed, id);
        world.write(&lead, move |tx| access::name(tx, &naming)).unwrap();
        let both = Merge { into: other, from: closed, reason: "One group".into() };
        world.write(&lead, move |tx| merge::merge(tx, &both)).unwrap();
        let mut browser = browser_of(world, id);
        for case in [case, second] {
            assert_eq!(browser.open(&format!("/applications/{case}")), 200);
        }
        assert_eq!(browser.open(&format!("/groups/{other}/export")), 200, "{}", browser.text());
        let bytes = browser.take(&format!("/groups/{other}/export"), &[("reason", "Асли нома")]);
        let text = crate::exports::text_of(&crate::exports::unpacked(&bytes));
        assert!(text.contains("umed@example.org") && text.contains("girls@example.org"), "all of it");
        browser.open(&format!("/groups/{other}/names"));
        assert!(browser.says("programme_lead"), "who may open it stands with the group: {}", browser.text());
        let mut zarina_at = browser_of(world, stranger);
        assert_eq!(zarina_at.open(&format!("/applications/{case}")), 200, "named for the record that it leads to");
        // Taken off, they are taken off all of it; parted, each record has its own names again.
        world.write(&lead, move |tx| access::unname(tx, (other, stranger))).unwrap();
        assert_eq!(zarina_at.open(&format!("/applications/{case}")), 404);
        assert_eq!(zarina_at.open(&format!("/applications/{second}")), 404);
        let apart = Part { group: closed, reason: "Two after all".into() };
        world.write(&lead, move |tx| merge::part(tx, &apart)).unwrap();
        assert_eq!(browser.open(&format!("/applications/{case}")), 200);
        assert_eq!(browser.open(&format!("/applications/{second}")), 404, "nobody named them for this one");
    });
}

#[test]
fn nothing_that_leaves_the_house_says_who_or_where_a_group_at_high_risk_is() {
    on_both(|world| {
        let (_, case, fund) = an_endangered_award(world);
        let (named, everywhere) = (world.person(Role::ProgrammeOfficer), ["Умед", "umed", "Sughd", "TJ-SU"]);
        let roles = vec![Role::ProgrammeOfficer, Role::FinanceOfficer, Role::Auditor];
        world.write(&Actor::Console, move |tx| people::register::change_roles(tx, named, &roles)).unwrap();
        let mut browser = browser_of(world, named);
        let report = format!("/funds/{fund}/report?from=2020-01-01&to=2120-12-31&names=yes");
        assert_eq!(browser.open(&report), 200);
        let reference = world.read(&Actor::Console, move |tx| applications::load(tx, case)).unwrap().reference;
        assert!(browser.says(&reference));
        for word in everywhere {
            assert!(!browser.says(word), "{word}: {}", browser.text());
        }
        for format in ["xlsx", "csv", "pdf"] {
            let fields = [("from", "01.01.2020"), ("to", "31.12.2120"), ("names", "yes"), ("format", format)];
            let text = read_all(world, &browser.take(&format!("/funds/{fund}/report"), &fields));
            assert!(text.contains(&reference), "{format} can be read: {text}");
            for word in everywhere {
                assert!(!text.contains(word), "{word} in {format}");
            }
            browser.open(&report);
        }
        // What everybody may open.
        let mut anybody = world.browser();
        for page in ["/", "/safety", "/enter", "/sign-in"] {
            anybody.open(page);
            assert!(!anybody.says("Умед") && !anybody.says(&reference), "{page}");
        }
    });
}
