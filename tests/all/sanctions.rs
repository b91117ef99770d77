//! Lists of sanctions: files of the publishers' own structure, names found in any script, verdicts, and money that waits
//! for them. The samples are made up; their structure is that of the files published as: European Union consolidated list
//! 1.1 (XML namespace http://eu.europa.ec/fpi/fsd/export, and its CSV), United Nations consolidated list
//! (sc-sanctions.xsd), OFAC SDN list (XML of the Sanctions List Service, sdn.csv and alt.csv of the data specification).

use crate::{
    awards::{a_board, award, concluded, queued, voted, with_the_board},
    funds::signed_in,
    payees::{a_payee, prepared},
    support::{World, on_both, world::a_fund},
};
use chrono::NaiveDate;
use hashar::{
    applications,
    base::{Actor, ApplicationId, PayoutId, Role, Stop},
    board::{Choice, Outcome},
    calls::Mode,
    payees::{self, Details, NewPayee},
    payouts,
    sanctions::{
        self, ListState, Publisher, Refusal, Verdict,
        lists::{self, ListFile, Listed},
        views,
    },
};

const EU_XML: &[u8] = include_bytes!("../samples/sanctions/eu-1.1.xml");
const EU_CSV: &[u8] = include_bytes!("../samples/sanctions/eu-1.1.csv");
const UN_XML: &[u8] = include_bytes!("../samples/sanctions/un-consolidated.xml");
const SDN_XML: &[u8] = include_bytes!("../samples/sanctions/sdn.xml");
const SDN_CSV: &[u8] = include_bytes!("../samples/sanctions/sdn.csv");
const ALT_CSV: &[u8] = include_bytes!("../samples/sanctions/alt.csv");

fn names(file: &ListFile) -> Vec<(&str, &str)> {
    file.names.iter().map(|listed| (listed.entry.as_str(), listed.name.as_str())).collect()
}

fn day(text: &str) -> Option<NaiveDate> {
    text.parse().ok()
}

#[test]
fn each_publishers_file_is_read_with_its_day_its_entries_and_all_their_names() {
    let eu = lists::read(EU_XML).unwrap();
    assert_eq!((eu.publisher, eu.on, eu.entries), (Publisher::Eu, day("2026-10-30"), 2));
    let in_eu = [
        ("EU.9001.01", "Testbek SANKSIYOV"),
        ("EU.9001.01", "Тестбек САНКЦИЁВ"),
        ("EU.9002.02", "Open Joint Stock Company \"Keremetli Bank\" & Co"),
    ];
    assert_eq!(names(&eu), in_eu);
    let csv = lists::read(EU_CSV).unwrap();
    assert_eq!(csv, eu, "the table says what the tree says");

    let un = lists::read(UN_XML).unwrap();
    assert_eq!((un.publisher, un.on, un.entries), (Publisher::Un, day("2026-10-29"), 2));
    let in_un = [
        ("TSi.001", "TESTBEK SANKSIYOVICH PROBNIY"),
        ("TSi.001", "Тестбек Санкциёвич Пробный"),
        ("TSi.001", "Abu Proba"),
        ("TSe.001", "MADE-UP TRADING HOUSE"),
        ("TSe.001", "MUTH Holding"),
    ];
    assert_eq!(names(&un), in_un);

    let sdn = lists::read(SDN_XML).unwrap();
    assert_eq!((sdn.publisher, sdn.on, sdn.entries), (Publisher::Ofac, day("2026-10-28"), 2));
    let in_sdn = [
        ("90001", "Testbek SANKSIYOV"),
        ("90001", "Testbeck SANCTIYOFF"),
        ("90001", "\"THE TEST\""),
        ("90002", "MADE-UP AIRLINES"),
    ];
    assert_eq!(names(&sdn), in_sdn);
    let csv = lists::read(SDN_CSV).unwrap();
    assert_eq!((csv.publisher, csv.on, csv.entries), (Publisher::Ofac, None, 2));
    assert_eq!(names(&csv), [("90001", "SANKSIYOV, Testbek"), ("90002", "MADE-UP AIRLINES")]);
    let alt = lists::read(ALT_CSV).unwrap();
    assert_eq!((alt.publisher, alt.entries), (Publisher::OfacAliases, 1));
    assert_eq!(names(&alt), [("90001", "SANCTIYOFF, Testbeck"), ("90001", "THE TEST")]);
}

#[test]
fn a_file_cut_anywhere_or_with_a_field_missing_is_refused_by_line_and_field() {
    for whole in [EU_XML, UN_XML, SDN_XML] {
        let text = std::str::from_utf8(whole).unwrap().trim_end();
        for at in (0..text.len() - 1).step_by(37).filter(|at| text.is_char_boundary(*at)) {
            let cut = lists::read(&text.as_bytes()[..at]);
            let said = matches!(cut, Err(Refusal::ListBroken { .. } | Refusal::ListUnknown));
            assert!(said, "{at}: {cut:?}");
        }
    }
    let text = String::from_utf8(EU_XML.to_vec()).unwrap();
    let nameless = text.replace("wholeName=\"Testbek SANKSIYOV\"", "").replace("lastName=\"SANKSIYOV\"", "");
    let nameless = nameless.replace("firstName=\"Testbek\"", "");
    let field = |line, field: &str, value: &str| {
        Err(Refusal::ListField { line, field: field.to_owned(), value: value.to_owned() })
    };
    assert_eq!(lists::read(nameless.as_bytes()), field(9, "wholeName", ""));
    let undated = text.replace("2026-10-30T", "30-10-2026T");
    assert_eq!(lists::read(undated.as_bytes()), field(2, "generationDate", "30-10-2026T16:02:11.311+01:00"));
    let table = String::from_utf8(SDN_CSV.to_vec()).unwrap();
    assert_eq!(lists::read(table.replace("90002", "9000x").as_bytes()), field(2, "ent_num", "9000x"));
    assert_eq!(lists::read(table.replace("\"MADE-UP AIRLINES\"", "-0-").as_bytes()), field(2, "SDN_Name", "-0-"));
    assert_eq!(lists::read(table.replace("90002,", "90002,x,").as_bytes()), Err(Refusal::ListBroken { line: 2 }));
    assert_eq!(lists::read(table.replace("Testbek\"", "Testbek").as_bytes()), Err(Refusal::ListBroken { line: 1 }));
    let headless = String::from_utf8(EU_CSV.to_vec()).unwrap().replace("fileGenerationDate", "date");
    assert_eq!(lists::read(headless.as_bytes()), field(1, "fileGenerationDate", ""));
}

/// Brings a list in as the finance officer.
pub fn brought(world: &World, file: ListFile, hash: &str) -> Result<sanctions::List, Stop> {
    let actor = world.actor(Role::FinanceOfficer);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let id = runtime.block_on(sanctions::import::import(&world.db, &actor, file, hash.to_owned()))?;
    let found = world.read(&world.actor(Role::Auditor), views::overview).unwrap();
    Ok(found.lists.into_iter().find(|list| list.id == id).unwrap())
}

pub fn a_list(names: &[&str]) -> ListFile {
    let names = names.iter().enumerate();
    let names: Vec<Listed> =
        names.map(|(at, name)| Listed { entry: format!("T.{at}"), name: (*name).to_owned() }).collect();
    ListFile { publisher: Publisher::Un, on: day("2020-01-01"), entries: names.len(), names }
}

fn group_name(world: &World, id: ApplicationId) -> String {
    world.read(&Actor::Console, move |tx| applications::load(tx, id)).unwrap().name
}

pub fn hits(world: &World, id: ApplicationId) -> Vec<sanctions::Hit> {
    world.read(&world.actor(Role::Auditor), move |tx| views::of_case(tx, id)).unwrap().hits
}

#[test]
fn a_list_is_brought_in_in_a_browser_takes_the_place_of_the_one_before_and_a_bad_file_changes_nothing() {
    on_both(|world| {
        let mut finance = signed_in(world, Role::FinanceOfficer);
        finance.open("/payouts");
        finance.click("Sanctions lists and name checks");
        assert!(finance.says("No list has been brought in yet"));
        finance.click("Bring in a list");
        assert_eq!(finance.send_file("/sanctions/import", "file", "list.xml", EU_XML), 303);
        assert!(finance.says("European Union, consolidated list") && finance.says("30.10.2026"), "{}", finance.text());
        let hash = "SHA-256";
        assert!(finance.says(hash));
        finance.open("/sanctions/import");
        assert_eq!(finance.send_file("/sanctions/import", "file", "list.xml", EU_XML), 422);
        assert!(finance.says("in use already"));
        let text = String::from_utf8(EU_XML.to_vec()).unwrap();
        for (bad, said) in [
            (text.replace("</export>", ""), "The file is not whole. Line:"),
            (text.replace("wholeName=\"\u{422}\u{435}\u{441}\u{442}\u{431}\u{435}\u{43a} \u{421}\u{410}\u{41d}\u{41a}\u{426}\u{418}\u{401}\u{412}\"", ""), "Field: wholeName"),
            (text.replace("2026-10-30T", "2025-10-30T"), "older than the list in use"),
            ("<html/>".to_owned(), "none of the lists"),
        ] {
            finance.open("/sanctions/import");
            let status = finance.send_file("/sanctions/import", "file", "list.xml", bad.as_bytes());
            assert_eq!((status, finance.says(said)), (422, true), "{said}: {}", finance.text());
        }
        let newer = text.replace("2026-10-30T", "2026-11-01T").replace("Testbek", "Anderer");
        finance.open("/sanctions/import");
        assert_eq!(finance.send_file("/sanctions/import", "file", "list.xml", newer.as_bytes()), 303);
        let lists = world.read(&world.actor(Role::Auditor), views::overview).unwrap().lists;
        let states: Vec<_> = lists.iter().map(|list| (list.on, list.state)).collect();
        let wanted = [(day("2026-11-01"), ListState::Current), (day("2026-10-30"), ListState::Replaced)];
        assert_eq!(states.len(), 2);
        assert!(wanted.iter().all(|one| states.contains(one)), "{states:?}");
        for role in [Role::ProgrammeOfficer, Role::BoardChair, Role::Auditor] {
            assert_ne!(signed_in(world, role).open("/sanctions/import"), 200, "{role}");
        }
    });
}

#[test]
fn a_name_in_a_list_blocks_the_award_until_somebody_says_it_is_somebody_else() {
    on_both(|world| {
        let (board, fund) = (a_board(world), a_fund(world));
        let call = world.open_call("R-1", Mode::Regular, vec![fund]);
        let id = with_the_board(world, call);
        let name = group_name(world, id);
        brought(world, a_list(&["Nobody Ofthisname", &name, "Someone Else Entirely"]), "a").unwrap();
        let amount = Some(crate::awards::eur(50_000));
        let motion = voted(world, &board, id, Outcome::FundLess, amount, fund, Choice::Yes);
        let refused = concluded(world, &board[0], motion).unwrap_err();
        assert_eq!(refused.refusal(), Some(&Refusal::HitsOpen { open: 1 }));
        assert!(hits(world, id).is_empty(), "a refused act leaves nothing");
        world.person(Role::ProgrammeLead);
        assert_eq!(queued(world, hashar::notices::Kind::ListHit), 0);

        let mut chair = signed_in(world, Role::BoardChair);
        chair.open(&format!("/board/motions/{motion}/conclude"));
        assert_eq!(chair.press("Close the vote and record the result", &[]), 422);
        assert!(chair.says("have to be judged first") && !chair.shows("T.1"), "{}", chair.text());
        let found = hits(world, id);
        assert_eq!((found.len(), found[0].found.entry.as_str(), found[0].verdict), (1, "T.1", Verdict::Open));
        let told = queued(world, hashar::notices::Kind::ListHit);
        assert!(told > 0, "those who judge names hear of it");
        assert_eq!(chair.press("Close the vote and record the result", &[]), 422);
        assert_eq!(queued(world, hashar::notices::Kind::ListHit), told, "once");

        let mut lead = signed_in(world, Role::ProgrammeLead);
        lead.open("/sanctions");
        lead.click(&name);
        assert_eq!(lead.press("Save the verdict", &[("verdict", "other"), ("note", " ")]), 422);
        assert_eq!(lead.press("Save the verdict", &[("verdict", "same"), ("note", "Same address")]), 303);
        assert!(lead.says("the same: blocked") && lead.says("Same address"), "{}", lead.text());
        let refused = concluded(world, &board[0], motion).unwrap_err();
        assert_eq!(refused.refusal(), Some(&Refusal::HitsOpen { open: 1 }));
        assert_eq!(lead.press("Save the verdict", &[("verdict", "other"), ("note", "Founded 20 years later")]), 303);
        concluded(world, &board[0], motion).unwrap();
        crate::awards::agrees(world, id);
        let kept = world.read(&world.actor(Role::Auditor), move |tx| views::of_case(tx, id)).unwrap();
        assert_eq!(kept.checks[0].occasion, sanctions::Occasion::Award);
        assert_eq!((kept.checks[0].lists.len(), kept.checks[0].hits), (1, 1));
        assert_eq!(kept.lists[&kept.checks[0].lists[0]].sha256, "a");
        lead.open(&format!("/sanctions/cases/{id}"));
        assert!(lead.says("award") && lead.says("somebody else"), "{}", lead.text());
    });
}

/// A list with the name of a case's group, and the hit that comes of it.
pub fn a_hit(world: &World, id: ApplicationId) -> hashar::base::NameHitId {
    brought(world, a_list(&[&group_name(world, id)]), "a").unwrap();
    world.write(&world.actor(Role::ProgrammeLead), move |tx| sanctions::check::ask(tx, id)).unwrap();
    hits(world, id)[0].id
}

/// An award with a payout to a payee whose bank is named so.
fn a_payout(world: &World) -> (ApplicationId, PayoutId) {
    let (board, fund) = (a_board(world), a_fund(world));
    let call = world.open_call("R-1", Mode::Regular, vec![fund]);
    let id = crate::awards::an_award(world, &board, call, fund, crate::awards::eur(100_000));
    let (payee, payout) = prepared(world, id);
    world.write(&world.actor(Role::FinanceApprover), move |tx| payees::verify(tx, payee, "Called")).unwrap();
    (award(world, id).application, payout)
}

#[test]
fn a_list_that_came_after_preparing_blocks_approving_in_any_script() {
    on_both(|world| {
        let (case, payout) = a_payout(world);
        brought(world, a_list(&["Osmonova, Aigul", "OSMONOVA Aygul Bakitovna"]), "a").unwrap();
        let approver = world.actor(Role::FinanceApprover);
        let approve = || world.write(&approver, move |tx| payouts::approve(tx, payout, ""));
        let refused = approve().unwrap_err();
        assert!(matches!(refused.refusal(), Some(Refusal::HitsOpen { .. })), "{refused}");
        let mut browser = signed_in(world, Role::FinanceApprover);
        browser.open(&format!("/payouts/{payout}"));
        assert_eq!(browser.press("Approve", &[]), 422);
        assert!(browser.says("have to be judged first"), "{}", browser.text());
        // It stands above the page's own words, and the languages lead to the page itself: nothing is to be read where a
        // payout is approved.
        assert!(browser.page.find("id=\"errors\"") < browser.page.find("class=\"facts\""), "{}", browser.page);
        assert!(browser.shows(&format!("href=\"/payouts/{payout}?lang")) && !browser.shows("/approve?lang"));
        browser.click("Name checks of this application");
        let parts: Vec<_> = hits(world, case).into_iter().map(|hit| hit.found.part).collect();
        assert!(parts.contains(&sanctions::Part::Payee) && parts.contains(&sanctions::Part::Holder), "{parts:?}");
        for hit in hits(world, case) {
            let said = sanctions::NewVerdict { same: false, note: "Born in another year".into() };
            world.write(&approver, move |tx| sanctions::judge(tx, hit.id, &said)).unwrap();
        }
        assert!(approve().unwrap());
        let kept = world.read(&world.actor(Role::Auditor), move |tx| views::of_case(tx, case)).unwrap();
        assert_eq!(kept.checks[0].occasion, sanctions::Occasion::Payout);
        brought(world, ListFile { on: day("2020-02-02"), ..a_list(&["Karimov Muhammad"]) }, "b").unwrap();
        assert_eq!(browser.press("Check the names now", &[]), 303);
        assert!(browser.says("Nothing blocks"), "{}", browser.text());
    });
}

#[test]
fn the_bank_of_a_payee_is_compared_too_and_few_may_see_or_judge() {
    on_both(|world| {
        let (case, _) = a_payout(world);
        brought(world, a_list(&["Open Joint Stock Company Keremetli Bank"]), "a").unwrap();
        let group = world.read(&Actor::Console, move |tx| Ok(applications::load(tx, case)?.group_id)).unwrap();
        let details = Details { bank: "Керметли Банк".into(), ..a_payee().details };
        let mine = NewPayee { group_id: Some(group), details, ..a_payee() };
        world.write(&world.actor(Role::FinanceOfficer), move |tx| payees::add(tx, mine.clone())).unwrap();
        let lead = world.actor(Role::ProgrammeLead);
        let open = world.write(&lead, move |tx| sanctions::check::ask(tx, case)).unwrap();
        assert_eq!((open, hits(world, case)[0].found.part), (1, sanctions::Part::Bank));
        let again = world.write(&lead, move |tx| sanctions::check::ask(tx, case)).unwrap();
        assert_eq!((again, hits(world, case).len()), (1, 1), "one likeness is one hit");
        let hit = hits(world, case)[0].id;
        let said = sanctions::NewVerdict { same: false, note: "x".into() };
        for role in [Role::FinanceOfficer, Role::ProgrammeOfficer, Role::Auditor, Role::BoardChair] {
            let said = said.clone();
            let stop = world.write(&world.actor(role), move |tx| sanctions::judge(tx, hit, &said)).unwrap_err();
            assert!(matches!(stop, Stop::Forbidden), "{role}");
        }
        for role in [Role::ProgrammeOfficer, Role::BoardMember, Role::Administrator] {
            let mut other = signed_in(world, role);
            for path in ["/sanctions".to_owned(), format!("/sanctions/hits/{hit}"), format!("/sanctions/cases/{case}")]
            {
                assert_ne!(other.open(&path), 200, "{role} {path}");
            }
        }
    });
}

#[test]
fn comparing_and_the_page_take_as_many_queries_for_many_hits_as_for_one() {
    on_both(|world| {
        let (case, _) = a_payout(world);
        let counted = |names: &[&str], hash: &str, on: &str| {
            brought(world, ListFile { on: day(on), ..a_list(names) }, hash).unwrap();
            world.write(&world.actor(Role::ProgrammeLead), move |tx| sanctions::check::ask(tx, case)).unwrap();
            let look = |tx: &mut hashar::db::Tx<'_>| {
                let before = hashar::db::queries();
                let found = views::overview(tx)?.open.len();
                views::of_case(tx, case)?;
                Ok((found, hashar::db::queries() - before))
            };
            world.read(&world.actor(Role::Auditor), look).unwrap()
        };
        let group = group_name(world, case);
        let one = counted(&[&group], "a", "2020-01-01");
        let twice: Vec<String> = (0..5).map(|at| format!("{group} {}", "x".repeat(at + 2))).collect();
        let many: Vec<&str> = twice.iter().map(String::as_str).collect();
        let many = counted(&many, "b", "2020-01-02");
        assert!(many.0 > one.0, "{one:?} {many:?}");
        assert_eq!(one.1, many.1);
    });
}
