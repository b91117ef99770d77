//! The register of groups: who arrives in it, who may be the same, merging, searching, and what stays closed.

use crate::{
    applications::{answer_all, open_case},
    support::{Browser, World, on_both},
};
use hashar::{
    applications::{self, answers, list, send},
    base::{Actor, ApplicationId, CallId, GroupId, Role, Stop},
    calls::{Mode, forms},
    groups::{
        self, Refusal, Risk,
        access::{self, Naming},
        merge::{self, Merge, Part},
        register::{self, Filter},
        twins,
    },
    payees::{self, NewPayee},
};

fn browser_of(world: &World, role: Role) -> Browser {
    let mut browser = world.browser();
    browser.sign_in(world, world.person(role));
    browser
}

fn a_call(world: &World) -> CallId {
    world.choices();
    world.open_call("R-1", Mode::Regular, vec![crate::support::world::a_fund(world)])
}

/// A sent application of a group with this name and way to be reached, indexed by the clerk.
pub fn arrived(world: &World, call: CallId, name: &str, reach: &str) -> (ApplicationId, GroupId) {
    let (id, _) = open_case(world, call);
    let actor = Actor::Case(id);
    answer_all(world, &actor, id);
    let (name, reach) = (name.to_owned(), reach.to_owned());
    world
        .write(&actor, move |tx| {
            let case = applications::load(tx, id)?;
            let form = forms::load(tx, case.form_version_id)?;
            for section in form.iter() {
                let given: Vec<_> = section
                    .questions
                    .iter()
                    .filter_map(|question| match question.code.as_str() {
                        "name" => Some((question.id, name.clone())),
                        "contact_value" => Some((question.id, reach.clone())),
                        _ => None,
                    })
                    .collect();
                if !given.is_empty() {
                    answers::save(
                        tx,
                        &answers::SaveSection { case: id, section: section.id, revision: 1, answers: given },
                    )?;
                }
            }
            Ok(())
        })
        .unwrap();
    world.write(&actor, move |tx| send::send(tx, id)).unwrap();
    while world.write(&Actor::Clerk, twins::index_due).unwrap() > 0 {}
    (id, world.read(&Actor::Console, move |tx| Ok(applications::load(tx, id)?.group_id)).unwrap())
}

fn twins_of(world: &World, group: GroupId) -> Vec<(GroupId, Vec<&'static str>)> {
    let officer = world.actor(Role::ProgrammeOfficer);
    world
        .read(&officer, move |tx| {
            let found = payees::search::twins(tx, group)?.1;
            Ok(found
                .into_iter()
                .map(|twin| (twin.group.id, twin.marks.iter().map(|mark| mark.as_str()).collect()))
                .collect())
        })
        .unwrap()
}

#[test]
fn a_group_is_in_the_register_once_it_has_sent_something() {
    on_both(|world| {
        let call = a_call(world);
        open_case(world, call);
        let (case, group) = arrived(world, call, "Нури Хатлон", "+992 91 712 34 56");
        let mut officer = browser_of(world, Role::ProgrammeOfficer);
        assert_eq!(officer.open("/groups"), 200);
        assert!(officer.says("Groups found: 1") && officer.says("Нури Хатлон"));
        for (query, found) in [
            ("country=TJ", true),
            ("country=KG", false),
            ("risk=high", false),
            ("risk=some", true),
            ("kind=grassroots_womens_group", true),
        ] {
            officer.open(&format!("/groups?{query}"));
            assert_eq!(officer.says("Нури Хатлон"), found, "{query}");
        }
        for (words, found) in [("nuri", true), ("917123456", true), ("992 91 712", true), ("917123457", false)] {
            officer.seek("/groups", words);
            assert_eq!(officer.says("Нури Хатлон"), found, "{words}");
        }
        officer.open("/groups");
        officer.click("Нури Хатлон");
        let reference = world.read(&Actor::Console, move |tx| Ok(applications::load(tx, case)?.reference)).unwrap();
        assert!(officer.says(&reference) && officer.says("To be screened"));
        assert!(!officer.says("91 712"), "the contact is closed");
        officer.open(&format!("/applications/{case}"));
        officer.click("The group and its other applications");
        assert!(officer.says("Нури Хатлон"));
        for role in [Role::FinanceOfficer, Role::BoardMember, Role::Administrator] {
            let mut other = browser_of(world, role);
            assert_eq!((other.open("/groups"), other.open(&format!("/groups/{group}"))), (404, 404), "{role}");
        }
    });
}

#[test]
fn what_identifies_a_group_is_opened_once_for_a_reason() {
    on_both(|world| {
        let call = a_call(world);
        let (_, group) = arrived(world, call, "Умед", "+992 91 712 34 56");
        let page = format!("/groups/{group}");
        let mut officer = browser_of(world, Role::ProgrammeOfficer);
        officer.open(&page);
        officer.click("Add a person");
        assert_eq!(officer.press("Add", &[("name", ""), ("role", "leader")]), 422);
        let given =
            [("name", "Саида Назарова"), ("role", "leader"), ("channel", "phone"), ("value", "+992 90 000 11 22")];
        assert_eq!(officer.press("Add", &given), 303);
        officer.press_again();
        assert!(!officer.says("Саида"), "closed again at once");
        assert_eq!(officer.press("Open once", &[("reason", " ")]), 422);
        assert!(!officer.says("Саида"));
        assert_eq!(officer.press("Open once", &[("reason", "Занг мезанем")]), 200);
        assert!(officer.says("Саида Назарова") && officer.says("Leads the group") && officer.says("+992 91 712 34 56"));
        assert_eq!(officer.text().matches("Саида Назарова").count(), 1, "two clicks add one person");
        officer.open(&page);
        assert!(officer.says("Занг мезанем") && !officer.says("Саида"));
        let mut auditor = browser_of(world, Role::Auditor);
        auditor.open(&page);
        assert!(!auditor.shows("Open once") && !auditor.shows("/change"));
        assert_eq!(auditor.knock(true, &format!("{page}/identity")), 404);
        officer.seek("/groups", "nazarova");
        assert!(officer.says("Groups found: 1"), "its people find it too");
        officer.open(&page);
        officer.press("Open once", &[("reason", "x")]);
        assert_eq!(officer.press("Remove", &[]), 303);
        officer.seek("/groups", "nazarova");
        assert!(officer.says("Groups found: 0"));
    });
}

#[test]
fn a_record_is_changed_and_keeps_what_was_typed_wrong() {
    on_both(|world| {
        let call = a_call(world);
        let (_, group) = arrived(world, call, "Умед", "umed@example.org");
        let page = format!("/groups/{group}");
        let mut lead = browser_of(world, Role::ProgrammeLead);
        lead.open(&page);
        lead.click("Change the record");
        assert_eq!(lead.paper("Save").value("name"), "Умед");
        let wrong = [("receives", "host"), ("registered_with", "Вазорати адлия"), ("languages", "русӣ")];
        assert_eq!(lead.press("Save", &wrong), 422);
        assert!(lead.says("Write which organisation receives the money."));
        assert_eq!(lead.paper("Save").value("registered_with"), "Вазорати адлия");
        assert_eq!(lead.press("Save", &[("host", "ТҶ «Ҳамдилӣ»")]), 303);
        assert!(lead.says("another organisation, for the group") && lead.says("русӣ") && !lead.says("Вазорати"));
        lead.press("Open once", &[("reason", "x")]);
        assert!(lead.says("Вазорати адлия") && lead.says("ТҶ «Ҳамдилӣ»"));
        lead.open(&page);
        lead.click("Change the record");
        assert_eq!(lead.paper("Save").value("host"), "ТҶ «Ҳамдилӣ»");
    });
}

#[test]
fn likely_duplicates_are_shown_with_what_they_share() {
    on_both(|world| {
        let call = a_call(world);
        let (_, one) = arrived(world, call, "Гурӯҳи занони «Умед»", "+992 91 712 34 56");
        let (case, two) = arrived(world, call, "Umed, guruhi zanoni", "917123456");
        let (_, other) = arrived(world, call, "Нур", "nur@example.org");
        assert_eq!(twins_of(world, one), [(two, vec!["same_name", "same_phone"])]);
        assert_eq!(twins_of(world, other), []);
        let finance = world.actor(Role::FinanceOfficer);
        for group in [one, other] {
            let payee = NewPayee { group_id: Some(group), ..crate::payees::a_payee() };
            world.write(&finance, move |tx| payees::add(tx, payee.clone())).unwrap();
        }
        assert_eq!(twins_of(world, other), [(one, vec!["same_account"])]);
        let mut officer = browser_of(world, Role::ProgrammeOfficer);
        officer.open(&format!("/applications/{case}"));
        assert!(officer.says("Perhaps the same group") && officer.says("same name, same telephone"));
        officer.open(&format!("/groups/{other}"));
        assert!(officer.says("same bank account"));
        assert_eq!(officer.press("Not the same", &[]), 303);
        assert!(!officer.says("Perhaps the same group"));
        assert_eq!(twins_of(world, other), []);
        assert_eq!(twins_of(world, one), [(two, vec!["same_name", "same_phone"])]);
    });
}

#[test]
fn two_records_become_one_and_two_again_with_nothing_lost() {
    on_both(|world| {
        let call = a_call(world);
        let (first, one) = arrived(world, call, "Умед", "+992 91 712 34 56");
        let (second, two) = arrived(world, call, "Умед", "umed@example.org");
        let officer = world.actor(Role::ProgrammeOfficer);
        let raise = register::NewRisk { group: two, risk: Risk::High, reason: "Таҳдид".into() };
        world.write(&officer, move |tx| register::set_risk(tx, &raise)).unwrap();
        for group in [one, two] {
            let named = Naming { group, person: world.person(Role::ProgrammeOfficer), reason: "Наздик".into() };
            world.write(&world.actor(Role::ProgrammeLead), move |tx| access::name(tx, &named)).unwrap();
        }
        let references: Vec<String> = [first, second]
            .iter()
            .map(|id| world.read(&Actor::Console, |tx| Ok(applications::load(tx, *id)?.reference)).unwrap())
            .collect();
        let mut browser = browser_of(world, Role::ProgrammeOfficer);
        browser.open(&format!("/groups/{one}"));
        browser.click("This group has another record");
        assert_eq!(browser.press("Compare", &[("other", "TJ-99-999")]), 422);
        assert_eq!(browser.press("Compare", &[("other", &references[1].to_lowercase())]), 303);
        assert_eq!(browser.press("Merge", &[("keep", &one.to_string())]), 422);
        assert_eq!(browser.press("Merge", &[("keep", &one.to_string()), ("reason", "Як роҳбар")]), 303);
        assert!(browser.says(&references[0]) && browser.says(&references[1]) && browser.says("Як роҳбар"));
        assert!(browser.says("Risk: high"), "the greater care goes on");
        browser.open(&format!("/groups/{two}"));
        assert!(browser.says(&references[0]), "the old address leads to the one that stands for both");
        browser.open("/groups");
        assert!(browser.says("Groups found: 1"));
        let found = world.read(&officer, move |tx| groups::find(tx, two)).unwrap();
        assert_eq!(found.id, one);
        let again = Merge { into: one, from: two, reason: "x".into() };
        let stop = world.write(&officer, move |tx| merge::merge(tx, &again)).unwrap_err();
        assert_eq!(stop.refusal(), Some(&Refusal::AlreadyOne));
        browser.open(&format!("/groups/{one}"));
        browser.click("Part again");
        assert_eq!(browser.press("Part", &[("reason", "")]), 422);
        assert_eq!(browser.press("Part", &[("reason", "Дигар шаҳр")]), 303);
        assert!(browser.says(&references[1]) && !browser.says(&references[0]));
        assert_eq!(twins_of(world, one), [], "said to be two: nobody is asked again");
        let alone = Part { group: one, reason: "x".into() };
        let stop = world.write(&officer, move |tx| merge::part(tx, &alone)).unwrap_err();
        assert_eq!(stop.refusal(), Some(&Refusal::NotMerged));
        let auditor = world.actor(Role::Auditor);
        let stop = world.write(&auditor, move |tx| merge::keep_apart(tx, (one, two))).unwrap_err();
        assert!(matches!(stop, Stop::Forbidden));
    });
}

#[test]
fn only_a_lead_says_that_a_group_is_in_less_danger() {
    on_both(|world| {
        let call = a_call(world);
        let (_, group) = arrived(world, call, "Умед", "umed@example.org");
        let mut officer = browser_of(world, Role::ProgrammeOfficer);
        officer.open(&format!("/groups/{group}"));
        officer.click("Change the risk");
        assert_eq!(officer.press("Set the risk", &[("risk", "high"), ("reason", "Таҳдид")]), 303);
        assert!(officer.says("Risk: high") && officer.says("Таҳдид"));
        officer.click("Change the risk");
        assert_eq!(officer.press("Set the risk", &[("risk", "some"), ("reason", "x")]), 404);
        let mut lead = browser_of(world, Role::ProgrammeLead);
        lead.open(&format!("/groups/{group}/risk"));
        assert_eq!(lead.press("Set the risk", &[("risk", "some"), ("reason", "Кӯчид")]), 303);
        assert!(lead.says("Risk: usual"));
    });
}

#[test]
fn the_search_finds_names_codes_telephones_and_accounts_with_a_fixed_number_of_queries() {
    on_both(|world| {
        let call = a_call(world);
        let (case, group) = arrived(world, call, "Ташаббуси Хуҷанд", "+992 92 777 00 11");
        let officer = world.actor(Role::ProgrammeOfficer);
        let payee = NewPayee { group_id: Some(group), ..crate::payees::a_payee() };
        let payee = world.write(&officer, move |tx| payees::add(tx, payee.clone())).unwrap();
        let reference = world.read(&Actor::Console, move |tx| Ok(applications::load(tx, case)?.reference)).unwrap();
        let mut browser = browser_of(world, Role::ProgrammeOfficer);
        browser.open("/applications");
        browser.click("Search");
        let ways = [format!("/applications/{case}"), format!("/groups/{group}"), format!("/payees/{payee}")];
        for (typed, found) in [
            ("tashabbusi xuchand", [true, true, false]),
            (reference.as_str(), [true, false, false]),
            ("92 777 00 11", [false, true, false]),
            ("+992927770011", [false, true, false]),
            ("1350 1021 1990 0169", [false, false, true]),
            ("osmonova", [false, false, true]),
            ("ҳеҷ", [false, false, false]),
        ] {
            assert_eq!(browser.press("Search", &[("q", typed)]), 200);
            let links: Vec<bool> = ways.iter().map(|way| browser.link(way).is_some()).collect();
            assert_eq!(links, found, "{typed}");
            assert_eq!(browser.says("Nothing was found."), found == [false; 3], "{typed}");
        }
        assert_eq!(browser.press("Search", &[("q", " ")]), 200);
        assert!(!browser.says("Nothing was found."));
        let mut auditor = browser_of(world, Role::Auditor);
        auditor.open("/search");
        assert_eq!(auditor.press("Search", &[("q", "хучанд")]), 200);
        assert!(auditor.link(&ways[1]).is_some());
        let mut member = browser_of(world, Role::BoardMember);
        assert_eq!((member.open("/search"), member.knock(true, "/search")), (404, 404));
        let cost = || {
            let look = |tx: &mut hashar::db::Tx<'_>| {
                let before = hashar::db::queries();
                let found = list::search(tx, "xuchand", 20)?.len() + register::search(tx, "xuchand", 20)?.len();
                payees::search::search(tx, "xuchand", 20)?;
                Ok((found, hashar::db::queries() - before))
            };
            world.read(&officer, look).unwrap()
        };
        let (one, cost_of_one) = cost();
        for number in 0..2 {
            arrived(world, call, "Духтарони Хуҷанд", &format!("girls{number}@example.org"));
        }
        assert_eq!((one, cost()), (2, (6, cost_of_one)));
    });
}

#[test]
fn the_register_is_paged_by_key() {
    on_both(|world| {
        let call = a_call(world);
        let form = world.read(&Actor::Console, move |tx| Ok(forms::newest(tx, call)?.unwrap())).unwrap();
        let standing: Vec<_> = (0..53)
            .map(|number| applications::bring_in::Standing {
                call,
                form,
                name: format!("Гурӯҳ {number}"),
                language: hashar::base::Lang::Tg,
                country: "TJ".into(),
                region: "TJ-KT".into(),
                kind: "individual".into(),
                theme: "livelihoods".into(),
                requested: hashar::base::Money::from_minor(100_000, hashar::base::Currency::EUR),
                state: applications::State::Received,
                answers: Vec::new(),
                sections: Vec::new(),
            })
            .collect();
        let officer = world.person(Role::ProgrammeOfficer);
        world
            .write(&Actor::Console, move |tx| applications::bring_in::bring_in(tx, &standing, officer).map(|_| ()))
            .unwrap();
        let actor = world.actor(Role::ProgrammeOfficer);
        let mut seen = std::collections::BTreeSet::new();
        let mut after = None;
        for expected in [50, 3] {
            let page = world.read(&actor, |tx| register::page(tx, &Filter::default(), after)).unwrap();
            assert_eq!((page.rows.len(), page.count), (expected, 53));
            seen.extend(page.rows.iter().map(|(group, _)| group.id));
            after = page.next;
        }
        assert!(after.is_none() && seen.len() == 53);
        let found =
            world.read(&actor, |tx| list::count_by_group(tx, &seen.iter().copied().collect::<Vec<_>>())).unwrap();
        assert!(found.len() == 53 && found.values().all(|count| *count == 1));
        let mut browser = browser_of(world, Role::ProgrammeOfficer);
        browser.open("/groups?country=TJ");
        browser.click("Next");
        assert!(browser.says("Groups found: 53"));
    });
}
