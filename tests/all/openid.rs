//! Signing in at a provider of identities: who comes in, by what, and everything that opens nothing.

use crate::{
    second::{later, number, set_up, sign_in, with_password},
    support::{
        Browser, World, on_both,
        provider::{By, CLIENT, Provider, values},
        smtp,
    },
};
use hashar::{
    base::{
        Actor, PersonId, Role,
        settings::{OpenId, SecondFactor, Settings},
    },
    people::{self, State, register},
};
use serde_json::{Value, json};

const LEAVE: &str = "/sign-in/openid";
const REFUSED: &str = "You were not let in this way";

fn settings(world: &World, provider: &Provider) -> Settings {
    let mut settings = world.house.settings.clone();
    settings.openid = OpenId {
        issuer: provider.issuer.clone(),
        name: "the office".into(),
        client_id: CLIENT.0.into(),
        client_secret: CLIENT.1.into(),
        client_secret_file: "".into(),
        ca_file: smtp::authority(),
        second_factor: Vec::new(),
    };
    settings
}

/// A world whose provider of identities is this one.
fn with_provider(world: &World) -> (World, Provider) {
    later(world, 0);
    let provider = Provider::start("right");
    (world.with_settings(settings(world, &provider)), provider)
}

/// Where a button leads to, elsewhere.
fn leaves(browser: &mut Browser, path: &str) -> String {
    let (status, _, location) = browser.download(path, "Location");
    assert_eq!(status, 303, "{path}");
    location
}

fn email_of(world: &World, id: PersonId) -> String {
    world.read(&Actor::Console, move |tx| Ok(people::find(tx, id)?.email)).unwrap()
}

fn somebody(world: &World, role: Role) -> (PersonId, String) {
    let id = world.person(role);
    (id, email_of(world, id))
}

/// A whole way there and back; gives the status of the first answer.
fn comes(browser: &mut Browser, provider: &Provider, email: &str, by: By, claims: Value) -> u16 {
    let there = leaves(browser, LEAVE);
    browser.open(&provider.signs_in(&there, email, by, claims))
}

#[test]
fn staff_who_were_invited_come_in_by_the_provider_and_go_where_they_wanted() {
    on_both(|world| {
        let (house, provider) = with_provider(world);
        let (id, email) = somebody(world, Role::Director);
        for by in [By::Ec, By::Rsa] {
            let mut browser = house.browser();
            assert_eq!(browser.open("/sign-in?next=/funds"), 200);
            assert!(browser.says("Sign in with the office"), "{}", browser.text());
            let button = browser.link(LEAVE).unwrap();
            let there = leaves(&mut browser, &button);
            let back = provider.signs_in(&there, &email.to_uppercase(), by, json!({}));
            let (status, _, to) = browser.download(&back, "Location");
            assert_eq!((status, to.as_str()), (303, "/funds"), "{by:?}");
            assert_eq!(browser.open("/funds"), 200);
            assert_eq!(leaves(&mut browser, LEAVE), "/applications", "who is in is not sent away again");
        }
        let state = world.read(&Actor::Console, move |tx| Ok(people::find(tx, id)?.state)).unwrap();
        assert_eq!(state, State::Active, "an invitation is taken up by it");
        for elsewhere in ["https://evil.example/", "//evil.example", "/\\evil.example"] {
            let mut browser = house.browser();
            browser.open("/sign-in");
            let there = leaves(&mut browser, &format!("{LEAVE}?next={elsewhere}"));
            let (_, _, to) = browser.download(&provider.signs_in(&there, &email, By::Ec, json!({})), "Location");
            assert_eq!(to, "/applications", "{elsewhere}");
        }
    });
}

#[test]
fn an_answer_that_does_not_fit_or_names_nobody_who_may_come_in_opens_nothing() {
    on_both(|world| {
        let (house, provider) = with_provider(world);
        let (id, email) = somebody(world, Role::Director);
        let now = world.read(&Actor::Console, |tx| Ok(tx.now.and_utc().timestamp())).unwrap();
        let turned_away = |email: &str, by: By, claims: Value, what: &str| {
            let mut browser = house.browser();
            browser.open("/sign-in");
            assert_eq!(comes(&mut browser, &provider, email, by, claims), 422, "{what}");
            assert!(browser.says(REFUSED), "{what}: {}", browser.text());
            assert_eq!(browser.open("/people/me"), 401, "{what}");
        };
        turned_away(&email, By::Nobody, json!({}), "a key that is not published");
        for (claims, what) in [
            (json!({ "nonce": "another" }), "another nonce"),
            (json!({ "aud": "another" }), "another program"),
            (json!({ "iss": "https://evil.example" }), "another issuer"),
            (json!({ "exp": now - 61 }), "expired"),
            (json!({ "email_verified": false }), "an address nobody verified"),
        ] {
            turned_away(&email, By::Ec, claims, what);
        }
        turned_away("nobody@example.org", By::Ec, json!({}), "an unknown person");
        let contact = "group@example.org";
        turned_away(contact, By::Rsa, json!({}), "a group has no account");
        let admin = world.actor(Role::Administrator);
        world.write(&admin, move |tx| register::turn(tx, id, State::Active)).ok();
        world.write(&admin, move |tx| register::turn(tx, id, State::Disabled)).unwrap();
        turned_away(&email, By::Ec, json!({}), "a closed account");
        let many = world.read(&admin, |tx| Ok(people::directory(tx)?.len())).unwrap();
        assert!(many <= 3, "nobody was added: {many}");
    });
}

#[test]
fn a_way_back_is_one_browsers_once_and_not_for_long() {
    on_both(|world| {
        let (house, provider) = with_provider(world);
        let (_, email) = somebody(world, Role::Director);
        let mut browser = house.browser();
        browser.open("/sign-in");
        let there = leaves(&mut browser, LEAVE);
        assert_eq!(
            values(there.split_once('?').unwrap().1)["redirect_uri"],
            "http://localhost:8000/sign-in/openid/back"
        );
        let back = provider.signs_in(&there, &email, By::Ec, json!({}));
        let mut thief = house.browser();
        thief.open("/sign-in");
        assert_eq!(thief.open(&back), 422, "another browser's");
        let without = |name: &str| {
            let (path, query) = back.split_once('?').unwrap();
            let kept: Vec<&str> = query.split('&').filter(|pair| !pair.starts_with(&format!("{name}="))).collect();
            format!("{path}?{}", kept.join("&"))
        };
        assert_eq!(browser.open(&without("state")), 422);
        assert_eq!(browser.open("/people/me"), 401);
        assert_eq!(browser.open(&back), 200, "{}", browser.text());
        assert_eq!(browser.open("/people/me"), 200);
        browser.press("Sign out", &[]);
        assert_eq!(browser.open(&back), 422, "the same once more");

        // The state is used up even where the answer was refused; a fresh code does not help it.
        let mut other = house.browser();
        other.open("/sign-in");
        let there = leaves(&mut other, LEAVE);
        assert_eq!(other.open(&provider.signs_in(&there, "nobody@example.org", By::Ec, json!({}))), 422);
        assert_eq!(other.open(&provider.signs_in(&there, &email, By::Ec, json!({}))), 422);
        // Another provider's answer (RFC 9207), no answer, and one that comes too late.
        for change in ["iss", "code"] {
            other.open("/sign-in");
            let back = provider.signs_in(&leaves(&mut other, LEAVE), &email, By::Ec, json!({}));
            let (path, query) = back.split_once('?').unwrap();
            let kept: Vec<&str> = query.split('&').filter(|pair| !pair.starts_with(change)).collect();
            assert_eq!(other.open(&format!("{path}?{}", kept.join("&"))), 422, "{change}");
        }
        let back = provider.signs_in(&leaves(&mut other, LEAVE), &email, By::Ec, json!({}));
        later(world, 10 * 60);
        assert_eq!(other.open(&back), 422, "too late");
        assert!(other.says(REFUSED));
        assert_eq!(other.open("/people/me"), 401);
    });
}

#[test]
fn the_second_factor_is_asked_for_here_unless_the_settings_take_the_providers() {
    on_both(|world| {
        let (house, provider) = with_provider(world);
        let (_, email) = with_password(world);
        let mut own = world.browser();
        sign_in(&mut own, &email);
        let (secret, _) = set_up(world, &mut own);
        later(world, 60);
        let by_two = json!({ "amr": ["pwd", "otp"] });
        let mut browser = house.browser();
        browser.open("/sign-in");
        assert_eq!(comes(&mut browser, &provider, &email, By::Ec, by_two.clone()), 200);
        assert!(browser.shows("one-time-code"), "{}", browser.text());
        assert_eq!(browser.open("/people/me"), 401);
        assert_eq!(comes(&mut browser, &provider, &email, By::Ec, by_two.clone()), 200);
        let right = number(world, &secret, 0);
        assert_eq!(browser.press("Sign in", &[("code", &right)]), 303, "{}", browser.text());
        assert_eq!(browser.open("/people"), 200);

        let mut settings = settings(world, &provider);
        settings.second_factor = SecondFactor::Required;
        settings.openid.second_factor = vec!["otp".into()];
        let trusting = world.with_settings(settings);
        let (_, fresh) = somebody(world, Role::Director);
        let mut browser = trusting.browser();
        browser.open("/sign-in");
        assert_eq!(comes(&mut browser, &provider, &fresh, By::Ec, json!({ "amr": ["pwd"] })), 200);
        assert!(browser.shows("<svg class=\"qr\""), "a password alone wakes no powers: {}", browser.text());
        let mut browser = trusting.browser();
        browser.open("/sign-in");
        assert_eq!(comes(&mut browser, &provider, &fresh, By::Ec, by_two), 200);
        assert_eq!(browser.open("/people"), 200, "with all powers");
    });
}

#[test]
fn who_was_only_known_there_still_shows_there_again_who_they_are_before_what_matters() {
    on_both(|world| {
        let (house, provider) = with_provider(world);
        let (_, email) = somebody(world, Role::Administrator);
        let mut browser = house.browser();
        browser.open("/sign-in");
        assert_eq!(comes(&mut browser, &provider, &email, By::Ec, json!({})), 200);
        let typed = [("name", "Умед"), ("email", "umed@example.org"), ("roles", "auditor")];
        assert_eq!(browser.open("/people/add"), 200);
        assert_eq!(browser.press("Add and invite", &typed), 403, "{}", browser.text());
        let again = browser.link(LEAVE).unwrap();
        let there = leaves(&mut browser, &again);
        let asked = values(there.split_once('?').unwrap().1);
        assert_eq!((asked["prompt"].as_str(), asked["max_age"].as_str()), ("login", "0"));
        let now = world.read(&Actor::Console, |tx| Ok(tx.now.and_utc().timestamp())).unwrap();
        let stale = provider.signs_in(&there, &email, By::Ec, json!({ "auth_time": now - 3_600 }));
        assert_eq!(browser.open(&stale), 200);
        assert_eq!(browser.open("/people/add"), 200);
        assert_eq!(browser.press("Add and invite", &typed), 403, "it did not ask there");
        let there = leaves(&mut browser, &again);
        assert_eq!(browser.open(&provider.signs_in(&there, &email, By::Ec, json!({ "auth_time": now }))), 200);
        assert_eq!(browser.open("/people/add"), 200);
        assert_eq!(browser.press("Add and invite", &typed), 303, "{}", browser.text());
    });
}

#[test]
fn without_a_provider_there_is_no_way_and_one_that_is_not_trusted_is_not_asked() {
    on_both(|world| {
        later(world, 0);
        let mut browser = world.browser();
        assert_eq!(browser.open(LEAVE), 404);
        assert_eq!(browser.open("/sign-in/openid/back?code=x&state=y"), 404);
        browser.open("/sign-in");
        assert_eq!(browser.link(LEAVE), None);
        let wrong = Provider::start("wrong");
        let other = Provider::start("right");
        let mut renamed = settings(world, &other);
        renamed.openid.issuer.push('/');
        for settings in [settings(world, &wrong), renamed] {
            let house = world.with_settings(settings);
            let mut browser = house.browser();
            browser.open("/sign-in");
            assert_eq!(browser.open(LEAVE), 422);
            assert!(browser.says("the office does not answer"), "{}", browser.text());
        }
    });
}
