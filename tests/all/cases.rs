//! Around one application: closed answers, notes, what was typed when time ran out or somebody else saved, wrong fields.

use crate::{
    applications::{answer_all, open_case},
    attachments::a_phone,
    support::{Browser, World, on_both, unescape},
};
use hashar::{
    applications::send,
    base::{Actor, ApplicationId, Role},
    calls::Mode,
};

fn sent(world: &World) -> ApplicationId {
    world.choices();
    let call = world.open_call("R-1", Mode::Regular, vec![crate::support::world::a_fund(world)]);
    let (id, _) = open_case(world, call);
    answer_all(world, &Actor::Case(id), id);
    world.write(&Actor::Case(id), move |tx| send::send(tx, id)).unwrap();
    id
}

fn browser_of(world: &World, role: Role) -> Browser {
    let mut browser = world.browser();
    browser.sign_in(world, world.person(role));
    browser
}

#[test]
fn closed_answers_are_opened_once_for_a_reason_that_is_written_down() {
    on_both(|world| {
        let id = sent(world);
        let (page, way) = (format!("/applications/{id}"), format!("/applications/{id}/identity"));
        let mut officer = browser_of(world, Role::ProgrammeOfficer);
        assert_eq!(officer.open(&page), 200);
        assert!(!officer.shows("umed@example.org") && officer.shows("Closed answers"));
        assert_eq!(officer.open(&format!("{page}/screen")), 200);
        assert!(!officer.shows("umed@example.org"), "nor beside the screening");
        officer.open(&page);
        assert_eq!(officer.send(&way, &[("reason", "  ")]), 422);
        assert!(!officer.shows("umed@example.org"));
        assert_eq!(officer.send(&way, &[("reason", &"х".repeat(301))]), 422, "and not a book");
        assert!(officer.shows(&"х".repeat(301)), "what was typed stays");
        assert_eq!(officer.send(&way, &[("reason", "Занг задан")]), 200);
        assert!(officer.shows("umed@example.org") && officer.shows("Opened closed answers"));
        officer.open(&page);
        assert!(!officer.shows("umed@example.org"), "once");
        let acts = world
            .read(&world.actor(Role::Auditor), move |tx| hashar::audit::of_case(tx, id))
            .unwrap()
            .into_iter()
            .filter(|line| line.act == "applications.open_identity")
            .collect::<Vec<_>>();
        assert_eq!(acts.len(), 1);
        assert_eq!(acts[0].details["reason"], "Занг задан");
        let mut auditor = browser_of(world, Role::Auditor);
        auditor.open(&page);
        assert!(!auditor.shows("umed@example.org") && !auditor.shows("Open once"));
        assert_eq!(auditor.send(&way, &[("reason", "x")]), 404);
    });
}

#[test]
fn notes_are_for_programme_staff_alone() {
    on_both(|world| {
        let id = sent(world);
        let page = format!("/applications/{id}");
        let mut officer = browser_of(world, Role::ProgrammeOfficer);
        officer.open(&page);
        assert_eq!(officer.send(&format!("{page}/notes"), &[("body", " ")]), 422);
        assert_eq!(officer.send(&format!("{page}/notes"), &[("body", "Аз ҳамсоя пурсидем")]), 303);
        assert!(officer.shows("Аз ҳамсоя пурсидем"));
        for role in [Role::Auditor, Role::Director] {
            let mut other = browser_of(world, role);
            assert_eq!(other.open(&page), 200);
            assert!(!other.shows("Аз ҳамсоя пурсидем"));
            assert_eq!(other.send(&format!("{page}/notes"), &[("body", "x")]), 404);
        }
        let mut lead = browser_of(world, Role::ProgrammeLead);
        lead.open(&page);
        assert!(lead.shows("Аз ҳамсоя пурсидем"));
    });
}

#[test]
fn what_was_typed_while_the_session_ended_comes_back_after_the_case_code() {
    on_both(|world| {
        world.choices();
        let call = world.open_call("R-1", Mode::Regular, vec![crate::support::world::a_fund(world)]);
        let (_, code) = open_case(world, call);
        let mut phone = world.browser();
        phone.open("/enter");
        phone.send("/enter", &[("code", &code)]);
        phone.open("/case/section/who");
        let now = world.read(&Actor::Console, |tx| Ok(tx.now)).unwrap();
        world.db.set_now(Some(now + chrono::Duration::hours(30)));
        let typed = [("revision", "0"), ("q_name", "Гурӯҳи «Умед» & дӯстон"), ("q_region", "TJ-KT")];
        assert_eq!(phone.send("/case/section/who", &typed), 401);
        let kept = unescape(&phone.hidden("_kept"));
        assert!(kept.contains("q_name"), "{}", phone.page);
        assert_eq!(phone.send("/enter", &[("_lang", "en"), ("_kept", &kept)]), 200);
        let kept = unescape(&phone.hidden("_kept"));
        assert_eq!(phone.send("/enter", &[("code", "1111 1111 1111 1111"), ("_kept", &kept)]), 422);
        let kept = unescape(&phone.hidden("_kept"));
        assert_eq!(phone.send("/enter", &[("code", &code), ("_kept", &kept)]), 200);
        assert!(phone.shows("action=\"/case/section/who\""), "{}", phone.page);
        let name = unescape(&phone.hidden("q_name"));
        let again = [("_lang", "en"), ("revision", "0"), ("q_name", name.as_str()), ("q_region", "TJ-KT")];
        assert_eq!(phone.send("/case/section/who", &again), 200, "shown again, and not saved");
        assert!(unescape(&phone.page).contains("Гурӯҳи «Умед» & дӯстон"));
        assert_eq!(phone.send("/case/section/who", &typed), 303, "then saved");
    });
}

#[test]
fn a_section_saved_elsewhere_shows_both_texts_and_the_writer_chooses() {
    on_both(|world| {
        let (mut phone, id) = a_phone(world);
        phone.open("/case/section/who");
        let here = |name: &'static str, revision: &'static str| [("revision", revision), ("q_name", name)];
        assert_eq!(phone.send("/case/section/who", &here("Умеди якум", "0")), 303);
        phone.open("/case/section/who");
        assert_eq!(phone.send("/case/section/who", &here("Умеди дуюм", "0")), 422, "opened before the first saving");
        assert!(phone.shows("Умеди якум") && phone.shows("Умеди дуюм") && phone.shows("Saved meanwhile"));
        assert_eq!(phone.hidden("revision"), "1");
        assert_eq!(phone.send("/case/section/who", &here("Умеди дуюм", "1")), 303);
        let name = world.read(&Actor::Case(id), move |tx| Ok(hashar::applications::load(tx, id)?.name)).unwrap();
        assert_eq!(name, "Умеди дуюм");
    });
}

/// Sends each set of fields and wants 422, the words, and what was typed.
fn each_is_refused(browser: &mut Browser, page: &str, to: &str, good: &[(&str, &str)], wrong: &[(&str, &str, &str)]) {
    for (field, value, words) in wrong {
        assert_eq!(browser.open(page), 200, "{page}");
        let mut fields: Vec<(&str, &str)> = good.iter().filter(|(name, _)| name != field).copied().collect();
        fields.push((field, value));
        assert_eq!(browser.send(to, &fields), 422, "{field}={value}");
        let shown = unescape(&browser.page);
        assert!(shown.contains(words), "{field}={value} wants {words}: {shown}");
        // A value that is no choice has no place on the page.
        let kept = shown.contains(value) || value.trim().is_empty() || words.starts_with("Choose");
        assert!(kept, "{field}={value} is not kept");
        for (name, value) in good.iter().filter(|(name, _)| name != field) {
            assert!(shown.contains(value), "{name}={value} went away because of {field}");
        }
    }
}

#[test]
fn each_wrong_field_of_a_section_is_told_and_the_rest_is_kept() {
    on_both(|world| {
        let (mut phone, _) = a_phone(world);
        let way = "/case/section/plan";
        let long = "ӯ".repeat(5_000);
        each_is_refused(
            &mut phone,
            way,
            way,
            &[("revision", "0"), ("q_people_who", "Занони деҳа"), ("q_start_date", "01.12.2026")],
            &[
                ("q_start_date", "31.02.2026", "day"),
                ("q_end_date", "фардо", "day"),
                ("q_people_served_women", "бисёр", "number"),
                ("q_people_served_women", "-4", "number"),
                ("q_theme", "no_such_theme_x", "Choose"),
                ("q_problem", &long, "Shorten this text"),
            ],
        );
        let money = "/case/section/money";
        each_is_refused(
            &mut phone,
            money,
            money,
            &[("revision", "0"), ("q_amount_currency", "EUR"), ("q_other_money", "Ҳамсоягон")],
            &[
                ("q_amount", "1,234", "1,234"),
                ("q_amount", "0", "zero"),
                ("q_amount", "-5", "less than zero"),
                ("q_amount", "сад", "not an amount"),
                ("q_amount", "10.1234", "too many digits"),
            ],
        );
        let reach = "/case/section/reach";
        each_is_refused(
            &mut phone,
            reach,
            reach,
            &[("revision", "0"), ("q_contact_hours", "шом")],
            &[("q_safe_channel", "pigeon", "Choose")],
        );
    });
}

#[test]
fn each_wrong_field_of_screening_and_entering_is_told() {
    on_both(|world| {
        let id = sent(world);
        let mut officer = browser_of(world, Role::ProgrammeOfficer);
        let way = format!("/applications/{id}/screen");
        let long = "ӯ".repeat(1_501);
        each_is_refused(&mut officer, &way, &way, &[("note", "Салом ба шумо")], &[("outcome", "", "Choose")]);
        each_is_refused(
            &mut officer,
            &way,
            &way,
            &[("outcome", "not_eligible"), ("note", "Салом ба шумо")],
            &[("reason", "", "Choose the reason")],
        );
        each_is_refused(
            &mut officer,
            &way,
            &way,
            &[("outcome", "ask_more")],
            &[("note", "  ", "Write what you ask"), ("note", &long, "Shorten this text")],
        );
        let new = "/applications/new";
        each_is_refused(
            &mut officer,
            new,
            new,
            &[],
            &[("call", "", "Choose"), ("country", "", "Choose"), ("language", "", "Choose"), ("channel", "", "Choose")],
        );
    });
}
