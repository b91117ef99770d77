//! Screening together: checklists, two people, who works on what, deeds on many applications, saved filters, files.

use crate::{
    applications::{answer_all, open_case},
    support::{Browser, World, on_both},
};
use hashar::{
    applications::{
        self, Refusal, State,
        bulk::{self, Kind},
        checks::{self, Mark, NewPlan},
        hand_over,
        list::{self, Assigned, Due, Filter},
        screen::{self, Checked, Given, NewScreening, Outcome},
        send, work,
    },
    base::{Actor, ApplicationId, CallId, Labels, Lang, Role, Stop},
    calls::Mode,
    notices,
};

pub fn browser_of(world: &World, role: Role) -> Browser {
    let mut browser = world.browser();
    browser.sign_in(world, world.person(role));
    browser
}

pub fn a_call(world: &World) -> CallId {
    world.choices();
    world.open_call("R-1", Mode::Regular, vec![crate::support::world::a_fund(world)])
}

pub fn sent(world: &World, call: CallId) -> ApplicationId {
    let (id, _) = open_case(world, call);
    answer_all(world, &Actor::Case(id), id);
    world.write(&Actor::Case(id), move |tx| send::send(tx, id)).unwrap();
    id
}

fn state(world: &World, id: ApplicationId) -> State {
    world.read(&Actor::Console, move |tx| applications::load(tx, id)).unwrap().state
}

fn found(case: ApplicationId, outcome: Outcome, marks: &[(hashar::base::CheckId, Mark)]) -> Checked {
    let reason = (outcome == Outcome::NotEligible).then(|| "outside_themes".to_owned());
    Checked { screening: NewScreening { case, outcome, reason, note: "Як бор".into() }, marks: marks.to_vec() }
}

#[test]
fn two_people_screen_without_seeing_each_other_and_two_of_a_kind_decide() {
    on_both(|world| {
        let call = a_call(world);
        let lead = world.actor(Role::ProgrammeLead);
        let lines = vec![Labels::one(Lang::En, "In the region"), Labels::one(Lang::En, "No party")];
        let plan = NewPlan { call, people: 2, lines };
        world.write(&lead, move |tx| checks::set_up(tx, &plan)).unwrap();
        let list = world.read(&lead, move |tx| checks::of_call(tx, call)).unwrap().checks;
        let all: Vec<_> = list.iter().map(|check| (check.id, Mark::Yes)).collect();
        let case = sent(world, call);
        let officers: Vec<Actor> = (0..3)
            .map(|n| {
                let id = world.another(Role::ProgrammeOfficer, &format!("o{n}"));
                Actor::Person { id, roles: vec![Role::ProgrammeOfficer] }
            })
            .collect();
        let give = |who: usize, checked: Checked| world.write(&officers[who], move |tx| screen::record(tx, &checked));
        let half = found(case, Outcome::Eligible, &all[..1]);
        assert_eq!(give(0, half).unwrap_err().refusal(), Some(&Refusal::ChecksMissing));
        assert_eq!(give(0, found(case, Outcome::Eligible, &all)).unwrap(), Given::Waits);
        assert_eq!(give(0, found(case, Outcome::Eligible, &all)).unwrap(), Given::Waits, "oneself is no second person");
        let sees = |who: &Actor| {
            let look = |tx: &mut hashar::db::Tx<'_>| {
                let case = applications::load(tx, case)?;
                Ok(screen::views(tx, &case)?.0.len())
            };
            world.read(who, look).unwrap()
        };
        assert_eq!((sees(&officers[0]), sees(&officers[1])), (1, 0), "not before one has looked oneself");
        assert_eq!(give(1, found(case, Outcome::NotEligible, &all)).unwrap(), Given::Differs);
        assert_eq!((sees(&officers[1]), state(world, case)), (2, State::Received));
        assert_eq!(give(2, found(case, Outcome::Eligible, &all)).unwrap(), Given::Result);
        assert_eq!(state(world, case), State::WithBoard);
        let auditor = world.actor(Role::Auditor);
        let stop =
            world.write(&auditor, move |tx| screen::record(tx, &found(case, Outcome::Eligible, &[]))).unwrap_err();
        assert!(matches!(stop, Stop::Forbidden));
        let again = sent(world, call);
        assert_eq!(give(0, found(again, Outcome::AskMore, &[])).unwrap(), Given::Result, "one may ask for more");
        assert_eq!(state(world, again), State::MoreAsked);
    });
}

#[test]
fn a_checklist_is_set_up_and_filled_in_on_pages() {
    on_both(|world| {
        let call = a_call(world);
        let mut lead = browser_of(world, Role::ProgrammeLead);
        lead.open(&format!("/calls/{call}"));
        lead.click("How applications of this call are screened");
        assert!(lead.paper("Save").value("lines_en").lines().count() > 3, "the programme's usual list to begin with");
        let wrong = [("people", "1"), ("lines_en", "In the region\nNo party"), ("lines_ru", "В регионе")];
        let others = [("lines_tg", ""), ("lines_uz", ""), ("lines_ky", "")];
        assert_eq!(lead.press("Save", &[&wrong[..], &others[..]].concat()), 422);
        assert!(lead.says("This list has lines: 1. The first one has: 2."));
        assert_eq!(lead.press("Save", &[("lines_ru", "В регионе\nНе партия")]), 303);
        let case = sent(world, call);
        let mut officer = browser_of(world, Role::ProgrammeOfficer);
        officer.open(&format!("/applications/{case}"));
        officer.click("Screen");
        assert_eq!(officer.press("Record", &[("outcome", "eligible")]), 422);
        let fields: Vec<String> = officer
            .paper("Record")
            .fields()
            .into_iter()
            .map(|(name, _)| name)
            .filter(|n| n.starts_with("check_"))
            .collect();
        assert_eq!(fields.len(), 2);
        assert_eq!(officer.press("Record", &[(&fields[0], "yes"), (&fields[1], "unclear"), ("note", "")]), 303);
        assert!(officer.says("What each person found") && officer.says("No party unclear"));
        assert_eq!(state(world, case), State::WithBoard);
        lead.open(&format!("/calls/{call}/screening"));
        assert_eq!(lead.paper("Save").value("lines_ru"), "В регионе\nНе партия");
        assert_eq!(lead.press("Save", &[("lines_en", "In the region"), ("lines_ru", "В регионе")]), 303);
        officer.open(&format!("/applications/{case}"));
        assert!(officer.says("No party unclear"), "what was marked stays");
        assert_eq!(officer.open(&format!("/calls/{call}/screening")), 404);
    });
}

#[test]
fn an_application_is_given_to_a_colleague_with_a_day_and_tags_and_found_by_them() {
    on_both(|world| {
        let call = a_call(world);
        let (one, two) = (sent(world, call), sent(world, call));
        let other = world.another(Role::ProgrammeOfficer, "Zarina");
        let member = world.another(Role::BoardMember, "member");
        let mut officer = browser_of(world, Role::ProgrammeOfficer);
        officer.open(&format!("/applications/{one}"));
        officer.click("Change");
        assert_eq!(officer.press("Save", &[("due", "31.02.2026"), ("new_tag", "сафар")]), 422);
        assert_eq!(officer.paper("Save").value("new_tag"), "сафар");
        assert_eq!(officer.press("Save", &[("assigned", &other.to_string()), ("due", "01.02.2020")]), 303);
        officer.press_again();
        officer.open(&format!("/applications/{one}"));
        assert!(officer.says("Zarina") && officer.says("01.02.2020") && officer.says("сафар"));
        let actor = world.actor(Role::ProgrammeOfficer);
        let letters = world.read(&actor, |tx| notices::log(tx, None, None, 50)).unwrap();
        let told = letters.iter().filter(|line| line.kind == notices::Kind::CaseAssigned).count();
        assert_eq!(told, 1, "the colleague is told, once");
        let count = |filter: Filter| world.read(&actor, move |tx| list::page(tx, &filter, None)).unwrap().count;
        assert_eq!(count(Filter { assigned: Some(Assigned::To(other)), ..Filter::default() }), 1);
        assert_eq!(count(Filter { assigned: Some(Assigned::Nobody), ..Filter::default() }), 1);
        assert_eq!(count(Filter { due: Some(Due::Late), ..Filter::default() }), 1);
        assert_eq!(count(Filter { due: Some(Due::Week), ..Filter::default() }), 0);
        officer.open("/applications");
        let tags = officer.paper("Filter").offers("tag").to_vec();
        assert_eq!(officer.press("Filter", &[("tag", &tags[1]), ("due", "late")]), 303);
        assert!(officer.says("Applications found: 1") && officer.says("сафар"));
        officer.open(&format!("/applications/{two}/work"));
        assert_eq!(officer.press("Save", &[("new_tag", "САФАР")]), 303);
        officer.open("/applications");
        assert_eq!(officer.paper("Filter").offers("tag").len(), 2, "the same tag is not made twice");
        let stop = world.write(&actor, move |tx| work::assign(tx, two, Some(member))).unwrap_err();
        assert_eq!(stop.refusal(), Some(&Refusal::NoColleague));
        let mut auditor = browser_of(world, Role::Auditor);
        assert_eq!(auditor.open(&format!("/applications/{two}/work")), 404);
    });
}

#[test]
fn one_deed_on_many_is_seen_before_and_has_a_result_for_each() {
    on_both(|world| {
        let call = a_call(world);
        let cases: Vec<ApplicationId> = (0..3).map(|_| sent(world, call)).collect();
        let officer = world.actor(Role::ProgrammeOfficer);
        let first = found(cases[0], Outcome::Eligible, &[]);
        world.write(&officer, move |tx| screen::record(tx, &first)).unwrap();
        let mut browser = browser_of(world, Role::ProgrammeOfficer);
        browser.open("/applications");
        let ids: Vec<String> = cases.iter().map(ToString::to_string).collect();
        let ticked = [("chosen", ids[0].as_str()), ("chosen", ids[1].as_str()), ("deed", "not_eligible")];
        assert_eq!(browser.press("Look before doing", &ticked), 200);
        assert!(browser.says("Will be done on 1 of 2") && browser.says("will be done"));
        assert_eq!(state(world, cases[1]), State::Received, "nothing has been done yet");
        assert_eq!(browser.press("Do it", &[("note", "Узр")]), 422, "a reason is chosen first");
        assert!(browser.says("Will be done on 1 of 1"));
        let reason = browser.paper("Do it").offers("reason")[1].clone();
        assert_eq!(browser.press("Do it", &[("reason", &reason)]), 200);
        assert!(browser.says("Done: 1 of 1."));
        assert_eq!(state(world, cases[1]), State::NotEligible);
        browser.press_again();
        assert!(browser.says("Done: 1 of 1."), "two clicks do it once and say the same");
        browser.open("/applications?state=received");
        assert_eq!(browser.press("Look before doing", &[("all", "yes"), ("deed", "tag")]), 200);
        assert!(browser.says("Will be done on 1 of 1"));
        assert_eq!(browser.press("Do it", &[("tag", "боздид")]), 200);
        browser.click("Back to the list");
        assert!(browser.says("Applications found: 1") && browser.says("боздид"), "the filter stands");
        let me = world.person(Role::ProgrammeOfficer).to_string();
        let all = [("chosen", ids[0].as_str()), ("chosen", ids[2].as_str()), ("deed", "assign")];
        browser.open("/applications");
        browser.press("Look before doing", &all);
        assert_eq!(browser.press("Do it", &[("assigned", &me)]), 200);
        assert!(browser.says("Done: 2 of 2."));
        browser.open("/applications?assigned=me");
        assert!(browser.says("Applications found: 2"));
        let lead = world.actor(Role::ProgrammeLead);
        let plan = NewPlan { call, people: 2, lines: Vec::new() };
        world.write(&lead, move |tx| checks::set_up(tx, &plan)).unwrap();
        let seen = world.read(&officer, |tx| bulk::preview(tx, &[cases[2]], Kind::Eligible)).unwrap();
        assert_eq!(seen[0].1, Some(Refusal::ScreenEach));
        let auditor = world.actor(Role::Auditor);
        assert!(world.read(&auditor, |tx| bulk::preview(tx, &[cases[2]], Kind::Tag)).is_err());
        let mut auditor = browser_of(world, Role::Auditor);
        auditor.open("/applications");
        assert!(!auditor.shows("Look before doing"));
        assert_eq!(auditor.knock(true, "/applications/bulk/do"), 404);
    });
}

#[test]
fn filters_are_kept_by_each_person_for_themselves() {
    on_both(|world| {
        let call = a_call(world);
        sent(world, call);
        let mut officer = browser_of(world, Role::ProgrammeOfficer);
        assert_eq!(officer.seek("/applications?country=KG", "umed"), 303);
        officer.click("Save this filter");
        assert_eq!(officer.press("Save the filter", &[("name", "")]), 422);
        assert_eq!(officer.press("Save the filter", &[("name", "Қирғизистон")]), 303);
        assert!(officer.says("Applications found: 0"), "back on the filtered list");
        officer.open("/applications");
        assert!(officer.says("Applications found: 1"));
        officer.click("Қирғизистон");
        assert!(officer.says("Applications found: 0"));
        let mut lead = browser_of(world, Role::ProgrammeLead);
        lead.open("/applications");
        assert!(!lead.shows("Қирғизистон"));
        officer.open("/applications/filters");
        let remove = officer.paper("Remove").action;
        lead.open("/applications/filters");
        assert_eq!(lead.knock(true, &remove), 404, "another's filter is not there");
        assert_eq!(officer.press("Remove", &[]), 303);
        officer.open("/applications");
        assert!(!officer.shows("Қирғизистон"));
    });
}

#[test]
fn a_file_of_the_list_has_its_filters_and_all_rows() {
    on_both(|world| {
        let call = a_call(world);
        sent(world, call);
        let form = world.read(&Actor::Console, move |tx| Ok(hashar::calls::forms::newest(tx, call)?.unwrap())).unwrap();
        let standing: Vec<_> = (0..2_100)
            .map(|number| applications::bring_in::Standing {
                call,
                form,
                name: format!("Гурӯҳ {number}"),
                language: Lang::Tg,
                country: "KG".into(),
                region: "KG-O".into(),
                kind: "individual".into(),
                theme: "livelihoods".into(),
                requested: hashar::base::Money::from_minor(100_000, hashar::base::Currency::EUR),
                state: State::Received,
                answers: Vec::new(),
                sections: Vec::new(),
            })
            .collect();
        let officer = world.person(Role::ProgrammeOfficer);
        world
            .write(&Actor::Console, move |tx| {
                hashar::applications::bring_in::bring_in(tx, &standing, officer).map(|_| ())
            })
            .unwrap();
        let mut browser = browser_of(world, Role::ProgrammeOfficer);
        let (status, bytes, _) = browser.download("/applications/export.csv?country=KG", "Content-Type");
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!((status, text.lines().count()), (200, 2_101), "over the end of a slice, each once");
        let mut rows: Vec<&str> = text.lines().collect();
        rows.sort_unstable();
        rows.dedup();
        assert_eq!(rows.len(), 2_101);
        assert!(!text.contains("TJ-"), "the filter is carried");
        let (status, bytes, _) = browser.download("/applications/export.xlsx?country=TJ", "Content-Type");
        assert!(status == 200 && bytes.starts_with(b"PK"));
    });
}

#[test]
fn calls_are_logged_and_referees_answer_by_a_link_that_works_once_or_in_a_call() {
    on_both(|world| {
        let call = a_call(world);
        let case = sent(world, call);
        let page = format!("/applications/{case}/vetting");
        let mut officer = browser_of(world, Role::ProgrammeOfficer);
        officer.open(&format!("/applications/{case}"));
        officer.click("Calls, visits, referees");
        let wrong = [("kind", "visit"), ("on", "01.01.2999"), ("text", "Ду соат будем")];
        assert_eq!(officer.press("Write it down", &wrong), 422);
        assert_eq!(officer.press("Write it down", &[("on", "02.03.2020"), ("people", "раис")]), 303);
        assert!(officer.says("Visit") && officer.says("Ду соат будем") && officer.says("02.03.2020"));
        let given = [("name", "Холаи Зебо"), ("reach", "ҳамсоя"), ("question", "Кори онҳоро медонед?")];
        assert_eq!(officer.press("Add", &given), 303);
        assert_eq!(officer.press("Make a link for the answer", &[]), 200);
        let text = officer.text();
        let link = text.split(' ').find(|word| word.contains("/reference/")).unwrap().to_owned();
        let path = link[link.find("/reference/").unwrap()..].to_owned();
        officer.open(&page);
        assert!(!officer.says("/reference/"), "the link is shown once");
        let mut referee = world.browser();
        assert_eq!(referee.open(&path), 200);
        assert!(referee.says("Кори онҳоро медонед?"));
        for secret in ["Умед", "TJ-", "Холаи Зебо", "Ду соат"] {
            assert!(!referee.says(secret), "{secret}");
        }
        assert_eq!(referee.press("Send", &[("text", " ")]), 422);
        assert_eq!(referee.press("Send", &[("text", "Ҳа, панҷ сол")]), 200);
        assert_eq!(referee.open(&path), 422, "once");
        officer.open(&page);
        assert!(officer.says("Ҳа, панҷ сол") && officer.says("Answered on"));
        let given = [("name", "Дигаре"), ("reach", ""), ("question", "Чӣ мегӯед?")];
        assert_eq!(officer.press("Add", &given), 303);
        assert_eq!(officer.press("Make a link for the answer", &[]), 200);
        let text = officer.text();
        let link = text.split(' ').find(|word| word.contains("/reference/")).unwrap().to_owned();
        let path = link[link.find("/reference/").unwrap()..].to_owned();
        let now = world.read(&Actor::Console, |tx| Ok(tx.now)).unwrap();
        world.db.set_now(Some(now + chrono::Duration::days(22)));
        assert_eq!(referee.open(&path), 422, "too old");
        world.db.set_now(Some(now));
        officer.open(&page);
        let field = officer.paper("Write the answer down").fields()[0].0.clone();
        assert_eq!(officer.press("Write the answer down", &[(&field, "Дар занг: ҳа")]), 303);
        assert!(officer.says("Дар занг: ҳа"));
        assert_eq!(referee.open(&path), 422, "answered in the call");
        let mut director = browser_of(world, Role::Director);
        assert_eq!(director.open(&page), 404);
    });
}

#[test]
fn open_work_is_handed_over_and_who_leaves_leaves_none_behind() {
    on_both(|world| {
        let (_, case) = crate::attachments::a_phone(world);
        answer_all(world, &Actor::Case(case), case);
        world.write(&Actor::Case(case), move |tx| send::send(tx, case)).unwrap();
        let officer = world.person(Role::ProgrammeOfficer);
        let zarina = world.another(Role::ProgrammeOfficer, "Zarina");
        let lead = world.actor(Role::ProgrammeLead);
        let give = move |tx: &mut hashar::db::Tx<'_>| {
            work::assign(tx, case, Some(officer))?;
            hashar::threads::desk::give(tx, case, "messages", Some(officer))
        };
        world.write(&lead, give).unwrap();
        let working = || {
            world
                .read(&Actor::Console, move |tx| {
                    let loaded = applications::load(tx, case)?;
                    let care = hashar::threads::desk::care(tx, case, "messages")?;
                    Ok((work::of_case(tx, &loaded)?.assigned, care.person))
                })
                .unwrap()
        };
        assert_eq!(working(), (Some(officer), Some(officer)));
        let open = |id| world.read(&lead, hand_over::in_hands).unwrap().get(&id).copied();
        assert_eq!((open(officer), open(zarina)), (Some(2), None), "the list of people shows it");
        let mut boss = world.browser();
        boss.sign_in(world, world.person(Role::ProgrammeLead));
        boss.open(&format!("/people/{officer}"));
        boss.click("Hand over open work");
        assert!(boss.says("Applications: 1. Message threads: 1."), "{}", boss.text());
        assert!(!boss.paper("Hand over").offers("to").contains(&officer.to_string()), "not to themselves");
        let auditor = world.person(Role::Auditor);
        let page = format!("/people/{officer}/hand-over");
        assert_eq!(boss.send(&page, &[("to", &auditor.to_string())]), 422, "no colleague who works on applications");
        boss.open(&page);
        assert_eq!(boss.press("Hand over", &[("to", &zarina.to_string())]), 303);
        assert!(boss.says("The work is handed over."));
        assert_eq!(working(), (Some(zarina), Some(zarina)));
        assert_eq!((open(officer), open(zarina)), (None, Some(2)));
        boss.open(&page);
        assert!(boss.says("Applications: 0.") && !boss.shows("name=\"to\""), "nothing is left to hand over");
        let empty = world
            .write(&lead, move |tx| hand_over::hand_over(tx, hand_over::HandOver { from: officer, to: Some(zarina) }));
        assert_eq!(empty.unwrap_err().refusal(), Some(&Refusal::NothingInHand));
        // At high risk, only to somebody who was named for the group.
        let group = world.read(&Actor::Console, move |tx| Ok(applications::load(tx, case)?.group_id)).unwrap();
        while world.write(&Actor::Clerk, hashar::groups::twins::index_due).unwrap() > 0 {}
        let raise = hashar::groups::register::NewRisk { group, risk: hashar::groups::Risk::High, reason: "x".into() };
        world.write(&lead, move |tx| hashar::groups::register::set_risk(tx, &raise)).unwrap();
        let over = move |tx: &mut hashar::db::Tx<'_>| {
            hand_over::hand_over(tx, hand_over::HandOver { from: zarina, to: Some(officer) })
        };
        let handed = world.write(&lead, over).unwrap();
        assert_eq!((handed.given, handed.left), (0, 1));
        assert_eq!(working(), (None, None));
        // An account that is closed holds nothing any more.
        world.write(&lead, move |tx| work::assign(tx, case, Some(zarina))).unwrap();
        let administrator = world.actor(Role::Administrator);
        world.write(&administrator, move |tx| hand_over::leave(tx, zarina)).unwrap();
        assert_eq!(working().0, None);
        let trail = world.read(&world.actor(Role::Auditor), move |tx| hashar::audit::of_subject(tx, zarina)).unwrap();
        assert_eq!(trail.iter().filter(|line| line.act == "applications.hand_over").count(), 2);
        let officer = world.actor(Role::ProgrammeOfficer);
        let tried =
            world.write(&officer, move |tx| hand_over::hand_over(tx, hand_over::HandOver { from: zarina, to: None }));
        assert!(matches!(tried, Err(hashar::base::Stop::Forbidden)));
    });
}
