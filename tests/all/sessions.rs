//! Where one is signed in, how long, and proving once more who one is.

use crate::{
    second::{PASSWORD, later, number, set_up, sign_in, with_password},
    support::{Browser, World, on_both, world::a_fund},
};
use hashar::{
    base::{Actor, PersonId, Role},
    calls::Mode,
    notices::{self, Kind},
    people::{State, links, register},
};

fn told_of_new_browsers(world: &World) -> usize {
    let log = world.read(&world.actor(Role::Administrator), |tx| notices::log(tx, None, None, 100)).unwrap();
    log.iter().filter(|line| line.kind == Kind::NewDevice).count()
}

#[test]
fn one_sees_where_one_is_signed_in_and_ends_it() {
    on_both(|world| {
        later(world, 0);
        let (_, email) = with_password(world);
        let (mut office, mut home) = (world.browser(), world.browser());
        assert_eq!(sign_in(&mut office, &email), 303);
        assert_eq!(told_of_new_browsers(world), 0, "the first browser is no news");
        assert_eq!(sign_in(&mut home, &email), 303);
        assert_eq!(told_of_new_browsers(world), 1);
        assert_eq!(home.send("/sign-out", &[]), 303);
        assert_eq!(sign_in(&mut home, &email), 303);
        assert_eq!(told_of_new_browsers(world), 1, "it is known again");

        assert_eq!(office.open("/people/me/sessions"), 200);
        assert!(office.says("Browser 1 this one") && office.says("Browser 2"), "{}", office.text());
        assert_eq!(office.press("Save name", &[("name", "Ноутбуки идора")]), 303);
        assert_eq!(home.open("/people/me/sessions"), 200);
        assert!(home.says("Ноутбуки идора"), "{}", home.text());
        assert_eq!(home.press("Save name", &[("name", &"я".repeat(61))]), 422);

        // Another's session is not ended by guessing its number.
        let boss = world.another(Role::Administrator, "boss");
        let mut other = world.browser();
        other.sign_in(world, boss);
        let address = office.page.split("action=\"").filter(|part| part.contains("/end\"")).collect::<Vec<_>>();
        let ends: Vec<String> = address.iter().map(|part| part.split('"').next().unwrap().to_owned()).collect();
        other.open("/people/me/sessions");
        for end in &ends {
            assert_eq!(other.send(end, &[]), 303, "{end}");
        }
        assert_eq!((office.open("/people/me"), home.open("/people/me")), (200, 200));

        office.open("/people/me/sessions");
        assert_eq!(office.press("Sign out everywhere else", &[]), 303);
        assert_eq!((office.open("/people/me"), home.open("/people/me")), (200, 401));
        office.open("/people/me/sessions");
        assert!(!office.says("Browser 2") && !office.says("Sign out everywhere else"));
        let end = office.paper("Sign out there Ноутбуки идора").action;
        assert_eq!(office.send(&end, &[]), 303);
        assert_eq!(office.open("/people/me"), 401);
    });
}

#[test]
fn a_session_ends_unused_and_in_any_case_after_a_day() {
    on_both(|world| {
        later(world, 0);
        let (_, email) = with_password(world);
        let mut browser = world.browser();
        assert_eq!(sign_in(&mut browser, &email), 303);
        later(world, 119 * 60);
        assert_eq!(browser.open("/people/me"), 200);
        later(world, 121 * 60);
        assert_eq!(browser.open("/people/me"), 401, "nobody used it for two hours");
        assert_eq!(sign_in(&mut browser, &email), 303);
        for _ in 0..23 {
            later(world, 3_600);
            assert_eq!(browser.open("/people/me"), 200);
        }
        later(world, 3_601);
        assert_eq!(browser.open("/people/me"), 401, "a day has passed");
    });
}

#[test]
fn a_new_password_kills_links_and_a_clock_set_back_wakes_nothing() {
    on_both(|world| {
        later(world, 0);
        let (id, email) = with_password(world);
        let link = world.write(&Actor::Console, move |tx| links::hand_out(tx, id)).unwrap();
        let mut browser = world.browser();
        assert_eq!(sign_in(&mut browser, &email), 303);
        browser.open("/people/me/password");
        assert_eq!(
            browser.send("/people/me/password", &[("current", PASSWORD), ("password", "se dona sangi safed")]),
            303
        );
        assert_eq!(browser.open("/people/me/sessions"), 200);
        assert!(browser.says("Browser 1 this one"), "the session that follows is in the same browser");
        let mut finder = world.browser();
        assert_eq!(finder.open(&link), 200);
        assert_eq!(finder.send(&link, &[]), 422);
        assert!(finder.says("too old"), "{}", finder.text());
        later(world, -7_200);
        let roles = format!("/people/{id}");
        browser.open(&roles);
        assert_eq!(browser.send(&roles, &[("roles", "administrator")]), 403, "proved in the future is not proved");
    });
}

#[test]
fn what_matters_asks_who_one_is_and_keeps_what_was_typed() {
    on_both(|world| {
        later(world, 0);
        let (_, email) = with_password(world);
        let colleague = world.another(Role::Auditor, "colleague");
        let path = format!("/people/{colleague}");
        let mut browser = world.browser();
        assert_eq!(sign_in(&mut browser, &email), 303);
        browser.open(&path);
        assert_eq!(browser.press("Save roles", &[("roles", "director")]), 303, "just signed in");
        later(world, 601);
        browser.open(&path);
        assert_eq!(browser.send(&path, &[("roles", "finance_officer")]), 403);
        assert!(browser.says("Confirm that it is you"), "{}", browser.text());
        assert_eq!(browser.press("Confirm", &[("password", "another")]), 422);
        assert_eq!(browser.press("Confirm", &[("password", PASSWORD)]), 200);
        assert_eq!(browser.press("Continue where I was", &[]), 200);
        assert!(browser.shows("value=\"finance_officer\" checked"), "as it was chosen");
        assert!(browser.says("Director"), "and nothing was saved yet");
        let key = browser.paper("Save roles");
        assert_eq!(key.action, path);
        assert_eq!(browser.press("Save roles", &[]), 303);
        assert!(browser.says("The roles were saved."));

        let (secret, _) = set_up(world, &mut browser);
        later(world, 700);
        let nothing = "1zzzzzzzzzzzz";
        for guarded in [
            format!("/payouts/{nothing}/approve"),
            "/limits".to_owned(),
            "/limits/stand-in".to_owned(),
            format!("/limits/approvers/{nothing}"),
            format!("/payees/{nothing}/change"),
            format!("/payees/{nothing}/verify"),
            "/people/add".to_owned(),
            format!("/people/{nothing}"),
            format!("/people/{nothing}/enable"),
            format!("/people/{nothing}/second-reset"),
            "/people/me/password".to_owned(),
            "/people/me/second".to_owned(),
        ] {
            browser.open("/people/me");
            assert_eq!(browser.send(&guarded, &[]), 403, "{guarded}");
        }
        assert_eq!(browser.press("Confirm", &[("code", "000000")]), 422);
        let right = number(world, &secret, 0);
        assert_eq!(browser.press("Confirm", &[("code", &right)]), 200, "the number, where a second factor is set up");
    });
}

#[test]
fn a_stolen_cookie_opens_nothing_once_its_session_has_ended_however_it_ended() {
    type Ends = fn(&World, &mut Browser, PersonId, &mut Browser);
    let ways: [(&str, Ends); 6] = [
        ("out", |_, owner, _, _| {
            owner.open("/people/me");
            assert_eq!(owner.send("/sign-out", &[]), 303);
        }),
        ("exit", |_, owner, _, _| {
            owner.open("/exit");
        }),
        ("closed", |world, _, id, _| {
            let boss = world.actor(Role::Administrator);
            world.write(&boss, move |tx| register::turn(tx, id, State::Disabled)).unwrap();
        }),
        ("password", |world, _, id, _| {
            let me = Actor::Person { id, roles: vec![Role::Auditor] };
            world.write(&me, move |tx| register::set_password(tx, id, "argon2id$1$1$1$AA$AA")).unwrap();
        }),
        ("one", |_, _, id, boss| {
            assert_eq!(boss.open(&format!("/people/{id}")), 200);
            assert_eq!(boss.press("Sign out everywhere", &[]), 303, "{}", boss.text());
            assert!(boss.says("The account stays open"), "{}", boss.text());
        }),
        ("all", |_, _, _, boss| {
            assert_eq!(boss.open("/people"), 200);
            assert_eq!(boss.press("Sign everybody out", &[]), 303, "{}", boss.text());
            assert!(boss.says("Everybody else is signed out"), "{}", boss.text());
        }),
    ];
    on_both(|world| {
        later(world, 0);
        let mut boss = world.browser();
        boss.sign_in(world, world.person(Role::Administrator));
        let call = world.open_call("R-1", Mode::Regular, vec![a_fund(world)]);
        let (case, _) = crate::applications::open_case(world, call);
        let mut group = world.browser();
        group.sign_in_case(world, case);
        for (way, end) in ways {
            assert_eq!(group.open("/case"), 200, "groups are let be until now");
            let id = world.another(Role::Auditor, way);
            let mut owner = world.browser();
            owner.sign_in(world, id);
            let mut thief = owner.with_its_cookie(world);
            assert_eq!(thief.open("/history"), 200, "until then it is as good as the owner's");
            end(world, &mut owner, id, &mut boss);
            assert_eq!(thief.open("/history"), 401, "{way}");
            assert_eq!(thief.knock(true, "/people/me"), 401, "{way}");
            assert_eq!(owner.open("/history"), 401, "{way}");
        }
        assert_eq!(group.open("/case"), 401, "everybody is everybody");
        assert_eq!(boss.open("/people"), 200, "but who asked for it");
        let mut director = world.browser();
        director.sign_in(world, world.person(Role::Director));
        assert_eq!(director.open("/history"), 200);
        for said in ["Ended all sessions of a person", "Ended everybody’s sessions"] {
            assert!(director.says(said), "{said}: {}", director.text());
        }
        let (mut lead, id) = (world.browser(), world.person(Role::Auditor));
        lead.sign_in(world, world.person(Role::ProgrammeLead));
        assert_eq!(lead.open("/people"), 200);
        assert!(!lead.says("Sign everybody out"));
        assert_eq!(lead.knock(true, &format!("/people/{id}/sign-out")), 404);
        assert_eq!(lead.knock(true, "/people/sign-out-all"), 404);
    });
}
