//! Groups at high risk: opened by name only, a code and a summary for the board, no letter that tells.

use crate::{
    applications::{answer_all, open_case},
    support::{Browser, World, on_both},
};
use hashar::{
    applications::{
        self, Refusal, State, list,
        screen::{self, NewScreening, Outcome},
        send,
        summary::{self, NewSummary},
        work,
    },
    base::{Actor, ApplicationId, GroupId, PersonId, Role, Stop},
    calls::Mode,
    groups::{
        Risk,
        access::{self, Naming},
        register::{self, NewRisk},
        twins,
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
        zarina.open("/applications?q=umed");
        assert!(zarina.says("Applications found: 0"), "a word would name it");
        zarina.open("/groups");
        assert!(zarina.says("open by name only") && !zarina.says("Умед"));
        zarina.open("/groups?q=umed");
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
        zarina.open("/applications?q=umed");
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
        assert!(!member.says("Умед") && !member.says("Khatlon"));
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
