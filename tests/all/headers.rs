//! What every answer carries, from the routes themselves: pages, errors, redirects. And what is asked of a form.

use crate::{
    applications::open_case,
    second::{PASSWORD, later, with_password},
    support::{World, on_both, world::a_fund},
};
use hashar::{
    applications,
    base::{Actor, ApplicationId, Lang, Role},
    calls::Mode,
    people::{State, register},
    web::{headers::PERMISSIONS, visit::VISIT_COOKIE},
};
use rocket::{
    http::{ContentType, Cookie, Header, Method},
    local::blocking::{Client, LocalResponse},
};

pub const FIXED: [(&str, &str); 7] = [
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "same-origin"),
    ("Strict-Transport-Security", "max-age=63072000; includeSubDomains"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", PERMISSIONS),
];
pub const POLICY: [&str; 7] = [
    "default-src 'none'",
    "style-src 'self' 'sha256-",
    "img-src 'self'",
    "script-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
];

fn carries_all(answer: &LocalResponse<'_>, what: &str) {
    let status = answer.status().code;
    let one = |name: &str| {
        let values: Vec<&str> = answer.headers().get(name).collect();
        assert_eq!(values.len(), 1, "{what} ({status}): {name} is {values:?}");
        values[0].to_owned()
    };
    for (name, value) in FIXED {
        assert_eq!(one(name), value, "{what} ({status}): {name}");
    }
    let policy = one("Content-Security-Policy");
    for part in POLICY {
        assert!(policy.contains(part), "{what} ({status}): {policy}");
    }
    assert!(!policy.contains("unsafe"), "{policy}");
    let kept = one("Cache-Control");
    if answer.body().preset_size().is_some_and(|bytes| bytes > 0) {
        let kind = one("Content-Type");
        let is_text = ["text/", "application/json", "application/xml"].iter().any(|text| kind.starts_with(text));
        assert!(!is_text || kind.ends_with("; charset=utf-8"), "{what} ({status}): {kind}");
    }
    let is_page = answer.content_type().is_some_and(|kind| kind.is_html());
    assert!(!is_page || kept == "no-store", "{what} ({status}): Cache-Control: {kept}");
    assert_eq!(answer.headers().get_one("Server"), None, "{what}");
    for cookie in answer.headers().get("Set-Cookie") {
        let ours = cookie.starts_with("__Host-") && !cookie.contains("Domain");
        let parts = ["; HttpOnly", "; Secure", "; SameSite=Lax", "; Path=/"];
        assert!(ours && parts.iter().all(|part| cookie.contains(part)), "{what}: {cookie}");
    }
}

fn client(world: &World) -> Client {
    Client::untracked(hashar::rocket(world.house.clone())).unwrap()
}

#[test]
fn every_answer_of_every_route_carries_the_headers() {
    on_both(|world| {
        let client = client(world);
        let (id, limits) = (world.person(Role::Administrator), world.house.limits());
        let secret =
            world.write(&Actor::Visitor, move |tx| hashar::people::sessions::begin_for_person(tx, id, limits)).unwrap();
        let mut seen = std::collections::BTreeSet::new();
        let routes: Vec<(Method, String)> = client
            .rocket()
            .routes()
            .map(|route| (route.method, route.uri.as_str().split('?').next().unwrap().to_owned()))
            .collect();
        assert!(routes.len() > 150, "{}", routes.len());
        let elsewhere =
            [(Method::Get, "/nowhere"), (Method::Put, "/"), (Method::Delete, "/people"), (Method::Get, "/%ff")];
        let elsewhere = elsewhere.map(|(method, path)| (method, path.to_owned()));
        for (method, pattern) in routes.into_iter().chain(elsewhere) {
            let path: String = pattern
                .split('/')
                .map(|part| if part.starts_with('<') { "1zzzzzzzzzzzz" } else { part })
                .collect::<Vec<_>>()
                .join("/");
            for signed_in in [false, true] {
                let mut request = client.req(method, path.clone()).header(ContentType::Form).body("a=b");
                if signed_in && !path.starts_with("/sign-out") && path != "/exit" {
                    request = request.cookie(Cookie::new(VISIT_COOKIE, secret.clone()));
                }
                let answer = request.dispatch();
                carries_all(&answer, &format!("{method} {path}"));
                seen.insert(answer.status().code);
            }
        }
        for status in [200, 303, 400, 401, 404] {
            assert!(seen.contains(&status), "no answer was a {status}: {seen:?}");
        }
        let large = client.post("/sign-in").header(ContentType::Form).body("a".repeat(600 * 1024)).dispatch();
        assert_eq!(large.status().code, 413);
        carries_all(&large, "too large a form");
    });
}

fn token(page: &str) -> String {
    let (_, rest) = page.split_once("name=\"_csrf\" value=\"").unwrap();
    rest.split('"').next().unwrap().to_owned()
}

#[test]
fn a_form_from_another_site_is_turned_away_even_with_its_token() {
    on_both(|world| {
        let client = Client::tracked(hashar::rocket(world.house.clone())).unwrap();
        let csrf = token(&client.get("/sign-in").dispatch().into_string().unwrap());
        let post = |site: Option<&'static str>| {
            let body = format!("_csrf={csrf}&email=a&password=b");
            let mut request = client.post("/sign-in").header(ContentType::Form).body(body);
            if let Some(site) = site {
                request.add_header(Header::new("Sec-Fetch-Site", site));
            }
            request.dispatch().status().code
        };
        for (site, status) in [
            (None, 422),
            (Some("same-origin"), 422),
            (Some("none"), 422),
            (Some("cross-site"), 400),
            (Some("same-site"), 400),
            (Some("nonsense"), 400),
        ] {
            assert_eq!(post(site), status, "{site:?}");
        }
        let without = client.post("/sign-in").header(ContentType::Form).body("email=a&password=b").dispatch();
        assert_eq!(without.status().code, 400, "no token");
    });
}

#[test]
fn after_signing_in_nobody_is_led_to_another_site() {
    on_both(|world| {
        later(world, 0);
        let (_, email) = with_password(world);
        for next in
            ["//evil.example", "https://evil.example/", "/\\evil.example", "/%09/evil.example", "javascript:alert(1)"]
        {
            let client = Client::tracked(hashar::rocket(world.house.clone())).unwrap();
            let encoded: String = next.bytes().map(|byte| format!("%{byte:02X}")).collect();
            let page = client.get(format!("/sign-in?next={encoded}")).dispatch().into_string().unwrap();
            assert!(!page.contains("name=\"next\" value=\"/\\") && !page.contains("value=\"//"), "{next}");
            let password = PASSWORD.replace(' ', "+");
            let body = format!("_csrf={}&email={email}&password={password}&next={encoded}", token(&page));
            let answer = client.post("/sign-in").header(ContentType::Form).body(body).dispatch();
            assert_eq!(answer.status().code, 303, "{next}");
            let to = answer.headers().get_one("Location").unwrap();
            assert!(to.starts_with('/') && !to.starts_with("//") && !to.contains('\\'), "{next} leads to {to}");
            assert!(!to.contains("evil") || to.starts_with("/%09"), "{next} leads to {to}");
        }
    });
}

#[test]
fn fields_that_are_not_on_a_form_change_nothing_and_of_two_the_first_counts() {
    on_both(|world| {
        world.choices();
        let (boss, id) = (world.person(Role::Administrator), world.person(Role::Auditor));
        let find = |id| world.read(&Actor::Console, move |tx| register::find(tx, id)).unwrap();
        let boss_id = boss.to_string();
        let mut browser = world.browser();
        browser.sign_in(world, id);
        browser.open("/people/me");
        let before = find(id);
        let more = [
            ("language", "ru"),
            ("language", "ky"),
            ("roles", "administrator"),
            ("state", "disabled"),
            ("name", "Evil"),
            ("email", "evil@example.org"),
            ("id", boss_id.as_str()),
            ("person_id", boss_id.as_str()),
        ];
        assert_eq!(browser.send("/people/me?roles=administrator&language=uz", &more), 303);
        let after = find(id);
        assert_eq!(after.language, Lang::Ru, "of two the first, and none of the address");
        assert_eq!(
            (after.roles, after.state, after.name, after.email),
            (before.roles, before.state, before.name, before.email)
        );
        assert_ne!(find(boss).language, Lang::Ru, "nobody else's");

        let mut browser = world.browser();
        browser.sign_in(world, boss);
        browser.open("/people/add");
        let new = [
            ("name", "Мадина"),
            ("name", "Evil"),
            ("email", "madina@example.org"),
            ("roles", "auditor"),
            ("roles", "applicant"),
            ("roles", "console"),
            ("language", "tg"),
            ("zone", "UTC"),
            ("state", "active"),
            ("password", "quiet river stones"),
            ("password_hash", "x"),
        ];
        assert_eq!(browser.send("/people/add", &new), 303, "{}", browser.text());
        let people = world.read(&Actor::Console, register::directory).unwrap();
        let madina = people.into_iter().find(|person| person.email == "madina@example.org").unwrap();
        assert_eq!((madina.name.as_str(), madina.state, madina.roles), ("Мадина", State::Invited, vec![Role::Auditor]));
        let hash = world.read(&Actor::Console, move |tx| register::password_hash(tx, madina.id)).unwrap();
        assert_eq!(hash, None);

        let call = world.open_call("R-1", Mode::Regular, vec![a_fund(world)]);
        let ((mine, _), (other, _)) = (open_case(world, call), open_case(world, call));
        let look = |case: ApplicationId| {
            let case = world.read(&Actor::Console, move |tx| applications::load(tx, case)).unwrap();
            (case.state, case.reference, case.group_id, case.call_id)
        };
        let (was, others) = (look(mine), look(other));
        let mut phone = world.browser();
        phone.sign_in_case(world, mine);
        assert_eq!(phone.open("/case/section/who"), 200);
        let id = other.to_string();
        let more = [
            ("revision", "0"),
            ("q_name", "Умед"),
            ("q_name", "Evil"),
            ("id", id.as_str()),
            ("case", id.as_str()),
            ("application_id", id.as_str()),
            ("state", "funded"),
            ("reference", "TJ-00-000"),
            ("requested", "999999"),
        ];
        assert_eq!(phone.send(&format!("/case/section/who?case={id}&state=funded"), &more), 303, "{}", phone.text());
        phone.open("/case/section/who");
        assert!(phone.shows("Умед") && !phone.shows("Evil"), "{}", phone.page);
        assert_eq!((look(mine), look(other)), (was, others));
        let mut phone = world.browser();
        phone.sign_in_case(world, other);
        phone.open("/case/section/who");
        assert!(!phone.shows("Умед"), "the other case is as it was");
    });
}
