//! The pages of the front, of people, of calls and of the trail, as a browser sees them.

use crate::support::{Browser, World, on_both, world::a_fund};
use hashar::{
    base::{Actor, Lang, PersonId, Role},
    calls::Mode,
    notices::{self, Kind},
    people::{password, register, sessions},
};

const LANGUAGES: [&str; 6] = ["en", "ru", "tg", "uz", "uz-Cyrl", "ky"];

/// Opens a page in every language: each must render, with words for everything.
fn in_all_languages(browser: &mut Browser, path: &str) {
    for lang in LANGUAGES {
        let mark = if path.contains('?') { '&' } else { '?' };
        assert_eq!(browser.open(&format!("{path}{mark}lang={lang}")), 200, "{path} in {lang}: {}", browser.page);
        assert!(browser.shows(&format!("<html lang=\"{lang}\">")), "{path} in {lang}");
        assert!(!browser.shows("[front-") && !browser.shows("[people-") && !browser.shows("[calls-"), "{path}");
        assert!(!browser.shows("[audit-") && !browser.shows("[form-") && !browser.shows("[nav-"), "{path}");
    }
    browser.open("/?lang=en");
}

fn signed_in(world: &World, role: Role) -> Browser {
    let mut browser = world.browser();
    browser.sign_in(world, world.person(role));
    browser
}

fn with_password(world: &World, role: Role, typed: &str) -> (PersonId, String) {
    let id = world.person(role);
    let (hash, limits) = (password::hash(typed).unwrap(), world.house.limits());
    world
        .write(&Actor::Console, move |tx| {
            sessions::begin_for_person(tx, id, limits)?;
            register::set_password(tx, id, &hash)
        })
        .unwrap();
    let email = world.read(&Actor::Console, |tx| Ok(register::find(tx, id)?.email)).unwrap();
    (id, email)
}

#[test]
fn everybody_reads_the_front_in_every_language() {
    on_both(|world| {
        let mut browser = world.browser();
        in_all_languages(&mut browser, "/");
        assert!(browser.shows("No call is open now"));
        world.choices();
        let fund = a_fund(world);
        world.open_call("SPRING", Mode::Regular, vec![fund]);
        in_all_languages(&mut browser, "/");
        assert!(browser.shows("Call SPRING") && browser.shows("(Dushanbe)") && browser.shows("/apply/"));
        in_all_languages(&mut browser, "/safety");
        for path in ["/sign-in", "/sign-in/link", "/sign-in/link/abc"] {
            in_all_languages(&mut browser, path);
        }
        assert_eq!(browser.open("/health"), 200);
        assert_eq!(browser.page, "ok");
        assert_eq!(browser.open("/favicon.ico"), 204);
        assert_eq!(browser.open("/nowhere"), 404);
        assert!(browser.shows("There is no such page"), "{}", browser.page);
    });
}

#[test]
fn a_password_opens_the_first_room_and_a_wrong_one_tells_nothing() {
    on_both(|world| {
        let (_, email) = with_password(world, Role::Administrator, "барои занон 2020");
        let mut browser = world.browser();
        let said = "The address and the password do not fit together";
        for (email, password) in [(email.as_str(), "барои занон 2021"), ("nobody@example.org", "барои занон 2020")]
        {
            browser.open("/sign-in");
            assert_eq!(browser.send("/sign-in", &[("email", email), ("password", password)]), 422);
            assert!(browser.shows(said) && browser.shows(email), "{}", browser.page);
            assert!(!browser.shows("барои"));
        }
        browser.open("/sign-in?next=//evil.example");
        assert_eq!(browser.hidden("next"), "");
        assert_eq!(browser.send("/sign-in", &[("email", &email), ("password", "барои занон 2020")]), 303);
        assert!(browser.shows("<h1>People</h1>"), "{}", browser.page);
        assert_eq!(browser.send("/sign-out", &[]), 303);
        assert!(browser.shows("You are signed out"), "{}", browser.page);
        assert_eq!(browser.open("/people"), 401);
    });
}

/// The link of the sign-in mail that waits to be sent; empty if none waits.
fn link_in_the_mail(world: &World) -> String {
    world
        .write(&Actor::Clerk, |tx| {
            let waiting = notices::claim(tx, "test", 10)?;
            let mail = waiting.into_iter().find(|notice| notice.kind == Kind::SignInLink);
            let values = mail.map(|notice| notice.values).unwrap_or_default();
            Ok(values.into_iter().find_map(|(name, value)| match value {
                hashar::base::stop::Arg::Text(text) if name == "link" => Some(text),
                _ => None,
            }))
        })
        .unwrap()
        .unwrap_or_default()
}

#[test]
fn a_link_signs_in_once_and_an_unknown_address_gets_the_same_answer() {
    on_both(|world| {
        let id = world.person(Role::BoardChair);
        let email = world.read(&Actor::Console, |tx| Ok(register::find(tx, id)?.email)).unwrap();
        let mut browser = world.browser();
        let mut answers = Vec::new();
        for address in ["nobody@example.org", email.as_str()] {
            browser.open("/sign-in/link");
            assert_eq!(browser.send("/sign-in/link", &[("email", address)]), 200);
            answers.push(browser.page.clone());
            assert_eq!(link_in_the_mail(world).is_empty(), address == "nobody@example.org");
        }
        let said = |page: &String| page.split("<main").nth(1).unwrap_or_default().to_owned();
        assert_eq!(said(&answers[0]), said(&answers[1]));
    });
}

#[test]
fn a_links_button_is_pressed_once() {
    on_both(|world| {
        let id = world.person(Role::Auditor);
        let email = world.read(&Actor::Console, |tx| Ok(register::find(tx, id)?.email)).unwrap();
        let mut browser = world.browser();
        browser.open("/sign-in/link");
        browser.send("/sign-in/link", &[("email", &email)]);
        let link = link_in_the_mail(world);
        assert_eq!(browser.open(&link), 200);
        assert_eq!(browser.open("/history"), 401);
        browser.open(&link);
        assert_eq!(browser.send(&link, &[]), 303);
        assert!(browser.shows("<h1>History</h1>"), "{}", browser.page);
        let mut other = world.browser();
        other.open(&link);
        assert_eq!(other.send(&link, &[]), 422);
        assert!(other.shows("This link was used or is too old"));
    });
}

#[test]
fn a_language_button_keeps_what_was_typed_and_does_nothing_else() {
    on_both(|world| {
        world.choices();
        let mut browser = signed_in(world, Role::Administrator);
        browser.open("/people/add");
        let fields = [("name", "Мадина"), ("email", "madina@example.org"), ("roles", "auditor"), ("_lang", "tg")];
        assert_eq!(browser.send("/people/add?lang=tg", &fields), 200);
        assert!(browser.shows("<html lang=\"tg\">") && browser.shows("value=\"Мадина\""), "{}", browser.page);
        assert!(!browser.shows("role=\"alert\""), "{}", browser.page);
        assert_eq!(world.read(&Actor::Console, register::directory).unwrap().len(), 1);
    });
}

#[test]
fn two_clicks_add_one_person() {
    on_both(|world| {
        world.choices();
        let mut browser = signed_in(world, Role::Administrator);
        browser.open("/people/add");
        let (csrf, key) = (browser.hidden("_csrf"), browser.hidden("_key"));
        let body = format!(
            "_csrf={csrf}&_key={key}&name=Madina&email=madina%40example.org&language=tg&zone=UTC&roles=auditor"
        );
        assert_eq!(browser.send_raw("/people/add", &body), 303);
        assert_eq!(browser.send_raw("/people/add", &body), 303);
        assert_eq!(world.read(&Actor::Console, register::directory).unwrap().len(), 2);
    });
}

#[test]
fn a_password_is_hidden_while_typed_and_may_be_pasted_and_kept_by_a_manager() {
    on_both(|world| {
        let typed = |browser: &Browser| {
            let tags = browser.page.split("<input ").skip(1).map(|tag| tag.split('>').next().unwrap().to_owned());
            tags.filter(|tag| tag.contains("type=\"password\"")).collect::<Vec<_>>()
        };
        let mut browser = world.browser();
        browser.open("/sign-in");
        let at_the_door = typed(&browser);
        let mut browser = signed_in(world, Role::Auditor);
        browser.open("/people/me/password");
        let own = typed(&browser);
        assert!(at_the_door.len() == 1 && !own.is_empty(), "{at_the_door:?} {own:?}");
        assert!(at_the_door[0].contains("autocomplete=\"current-password\""), "{at_the_door:?}");
        assert!(own.iter().any(|tag| tag.contains("autocomplete=\"new-password\"")), "{own:?}");
        for tag in at_the_door.iter().chain(&own) {
            assert!(tag.contains("name=\"") && !tag.contains(" on") && !tag.contains("maxlength"), "{tag}");
        }
    });
}

#[test]
fn many_wrong_passwords_shut_the_door() {
    on_both(|world| {
        let mut browser = world.browser();
        let door = world.house.db.master().hash("door", "nobody@example.org");
        for _ in 0..8 {
            let door = door.clone();
            world.write(&Actor::Visitor, move |tx| hashar::people::doors::knock(tx, &door)).unwrap();
        }
        browser.open("/sign-in");
        assert_eq!(browser.send("/sign-in", &[("email", "nobody@example.org"), ("password", "x")]), 422);
        assert!(browser.shows("Too many wrong tries"));
    });
}

#[test]
fn of_a_thousand_wrong_passwords_few_are_looked_at_and_the_owner_waits_minutes_only() {
    on_both(|world| {
        let (_, email) = with_password(world, Role::BoardMember, "барои занон 2020");
        let start = world.read(&Actor::Console, |tx| Ok(tx.now)).unwrap();
        world.db.set_now(Some(start));
        let knock = |email: &str| {
            let door = world.house.db.master().hash("door", email);
            world.write(&Actor::Visitor, move |tx| hashar::people::doors::knock(tx, &door)).unwrap()
        };
        let looked_at = (0..1_000).filter(|_| knock(&email) < hashar::people::doors::SHUT).count();
        assert_eq!(looked_at, 8, "of a thousand within a minute");
        assert!(knock("another@example.org") <= 3, "nobody else is shut out");
        let mut browser = world.browser();
        browser.open("/sign-in");
        let right = [("email", email.as_str()), ("password", "барои занон 2020")];
        assert_eq!(browser.send("/sign-in", &right), 422, "not even the right one");
        assert!(browser.shows("Too many wrong tries"));
        world.db.set_now(Some(start + chrono::Duration::minutes(5)));
        assert_eq!(browser.send("/sign-in", &right), 303, "{}", browser.text());
    });
}

#[test]
fn a_wrong_password_asks_as_much_for_an_address_that_is_known_as_for_one_that_is_not() {
    on_both(|world| {
        let (_, known) = with_password(world, Role::BoardMember, "барои занон 2020");
        // One that was invited and has no password, one that is closed, and one that nobody has.
        let invited = world.person(Role::Auditor);
        let invited = world.read(&Actor::Console, move |tx| Ok(register::find(tx, invited)?.email)).unwrap();
        let closed = world.another(Role::Director, "closed");
        let boss = world.actor(Role::Administrator);
        let end = move |tx: &mut hashar::db::Tx<'_>| register::turn(tx, closed, hashar::people::State::Disabled);
        world.write(&boss, end).unwrap();
        let closed = world.read(&Actor::Console, move |tx| Ok(register::find(tx, closed)?.email)).unwrap();
        let mut said = Vec::new();
        for email in [known.as_str(), &invited, &closed, "nobody@example.org"] {
            let mut browser = world.browser();
            browser.open("/sign-in");
            assert_eq!(browser.send("/sign-in", &[("email", email), ("password", "барои занон 2021")]), 422);
            said.push(browser.text().replace(email, ""));
        }
        for other in &said[1..] {
            assert_eq!(&said[0], other);
        }
    });
}

#[test]
fn the_quick_exit_ends_the_session() {
    on_both(|world| {
        let mut browser = signed_in(world, Role::Auditor);
        assert_eq!(browser.open("/history"), 200);
        browser.open("/exit");
        assert_eq!(browser.open("/history"), 401);
    });
}

#[test]
fn an_administrator_adds_invites_and_closes_accounts() {
    on_both(|world| {
        world.choices();
        let mut browser = signed_in(world, Role::Administrator);
        let me = world.person(Role::Administrator);
        in_all_languages(&mut browser, "/people");
        in_all_languages(&mut browser, "/people/add");
        browser.open("/people/add");
        let fields =
            [("name", "Мадина Каримова"), ("email", "madina@example.org"), ("language", "tg"), ("zone", "Mars")];
        assert_eq!(browser.send("/people/add", &fields), 422);
        assert!(browser.shows("Choose at least one role") && browser.shows("There is no such time zone"));
        assert!(browser.shows("Мадина Каримова"));
        let fields = [
            ("name", "Мадина Каримова"),
            ("email", "madina@example.org"),
            ("language", "tg"),
            ("country", "TJ"),
            ("zone", "Asia/Dushanbe"),
            ("roles", "board_member"),
            ("roles", "director"),
        ];
        assert_eq!(browser.send("/people/add", &fields), 303);
        assert!(browser.shows("Мадина Каримова") && browser.shows("Board member, Director"), "{}", browser.page);
        let people = world.read(&Actor::Console, register::directory).unwrap();
        let madina = people.iter().find(|person| person.email == "madina@example.org").unwrap();
        assert_eq!(madina.language, Lang::Tg);
        let page = format!("/people/{}", madina.id);
        in_all_languages(&mut browser, &page);
        browser.open(&page);
        assert_eq!(browser.send(&page, &[]), 422);
        assert!(browser.shows("Choose at least one role"));
        assert_eq!(browser.send(&page, &[("roles", "auditor")]), 303);
        assert!(browser.shows("The roles were saved"));
        assert_eq!(browser.send(&format!("{page}/disable"), &[]), 303);
        assert!(browser.shows("closed"));
        assert_eq!(browser.send(&format!("{page}/enable"), &[]), 303);
        browser.open(&format!("/people/{me}"));
        assert_eq!(browser.send(&format!("/people/{me}/disable"), &[]), 422);
        assert!(browser.shows("This is the last administrator"), "{}", browser.page);
        assert!(signed_in(world, Role::ProgrammeOfficer).open(&page) == 404);
    });
}

#[test]
fn everybody_keeps_their_own_language_and_password() {
    on_both(|world| {
        let (id, _) = with_password(world, Role::BoardMember, "барои занон 2020");
        let mut browser = world.browser();
        browser.sign_in(world, id);
        in_all_languages(&mut browser, "/people/me");
        in_all_languages(&mut browser, "/people/me/password");
        browser.open("/people/me");
        assert_eq!(browser.send("/people/me", &[("language", "ky")]), 303);
        assert!(browser.shows("<html lang=\"ky\">"));
        browser.open("/people/me/password?lang=en");
        let wrong = [("current", "барои занон 2021"), ("password", "тоҷикистон-ватани ман")];
        assert_eq!(browser.send("/people/me/password", &wrong), 422);
        assert!(browser.shows("The password until now does not fit"));
        let short = [("current", "барои занон 2020"), ("password", "кӯтоҳ")];
        assert_eq!(browser.send("/people/me/password", &short), 422);
        let right = [("current", "барои занон 2020"), ("password", "тоҷикистон-ватани ман")];
        assert_eq!(browser.send("/people/me/password", &right), 303);
        assert!(browser.shows("The password was saved"), "{}", browser.page);
        assert_eq!(browser.open("/people/me"), 200);
    });
}

#[test]
fn a_lead_sets_up_publishes_and_closes_a_call() {
    on_both(|world| {
        world.choices();
        let fund = a_fund(world).to_string();
        let mut browser = signed_in(world, Role::ProgrammeLead);
        in_all_languages(&mut browser, "/calls");
        in_all_languages(&mut browser, "/calls/new");
        browser.open("/calls/new");
        let bad = [
            ("code", "SPRING-2027"),
            ("name_tg", "Озмуни баҳорӣ"),
            ("mode", "regular"),
            ("zone", "Asia/Dushanbe"),
            ("opens", "01.03.2020"),
            ("opens_time", "25:00"),
            ("closes", ""),
            ("amount_min", "100"),
        ];
        assert_eq!(browser.send("/calls/new", &bad), 422);
        assert!(browser.shows("This is not a time") && browser.shows("Озмуни баҳорӣ"), "{}", browser.page);
        let good = [
            ("code", "SPRING-2027"),
            ("name_tg", "Озмуни баҳорӣ"),
            ("name_en", "Spring call"),
            ("mode", "regular"),
            ("zone", "Asia/Dushanbe"),
            ("opens", "01.03.2020"),
            ("opens_time", "09:00"),
            ("closes", "01.03.2120"),
            ("closes_time", "23:59"),
            ("amount_min", "100"),
            ("amount_max", "3 000"),
            ("amount_currency", "EUR"),
            ("months", "12"),
            ("countries", "TJ"),
            ("countries", "KG"),
            ("currencies", "EUR"),
            ("currencies", "TJS"),
            ("funds", fund.as_str()),
            ("decides_by", ""),
        ];
        assert_eq!(browser.send("/calls/new", &good), 303);
        assert!(browser.shows("Spring call") && browser.shows("draft"), "{}", browser.page);
        let marker = "action=\"/calls/";
        let at = browser.page.find(marker).unwrap() + marker.len();
        let id = browser.page[at..at + 13].to_owned();
        in_all_languages(&mut browser, &format!("/calls/{id}"));
        browser.open(&format!("/calls/{id}"));
        assert_eq!(browser.send(&format!("/calls/{id}/publish"), &[]), 303);
        assert!(browser.shows("The call is published"));
        browser.open(&format!("/calls/{id}"));
        assert_eq!(browser.send(&format!("/calls/{id}/close"), &[]), 303);
        assert!(browser.shows("The call is closed"));
        assert_eq!(browser.send_raw(&format!("/calls/{id}/close"), "_csrf=x"), 400);
        browser.open("/calls/new");
        assert_eq!(browser.send(&format!("/calls/{id}/close"), &[]), 422);
        assert!(browser.shows("not possible at the call"), "{}", browser.page);
        assert_eq!(signed_in(world, Role::BoardMember).open("/calls"), 404);
        let mut auditor = signed_in(world, Role::Auditor);
        in_all_languages(&mut auditor, "/history");
        assert!(auditor.open("/history") == 200 && auditor.shows("Set up a call: SPRING-2027"), "{}", auditor.page);
    });
}

#[test]
fn the_trail_is_paged_by_key() {
    on_both(|world| {
        let mut browser = signed_in(world, Role::Auditor);
        for number in 0..60 {
            world.another(Role::BoardMember, &format!("member{number}"));
        }
        browser.open("/history");
        assert!(browser.shows("Added a person: Board member"), "{}", browser.page);
        let marker = "href=\"/history?before";
        let at = browser.page.find(marker).unwrap() + 6;
        let next = browser.page[at..].split('"').next().unwrap().replace("&#x3D;", "=");
        assert_eq!(browser.open(&next), 200);
        assert!(browser.shows("Older entries"));
        assert_eq!(browser.open("/history?before=nonsense"), 200);
    });
}

#[test]
fn a_form_without_its_key_or_with_that_of_another_act_is_refused_and_makes_nothing() {
    on_both(|world| {
        world.choices();
        let call = world.open_call("R-1", Mode::Regular, vec![a_fund(world)]);
        let mut browser = world.browser();
        browser.open("/concern");
        let csrf = browser.hidden("_csrf");
        let raises = |key: &str| format!("_csrf={csrf}&_key={key}&kind=misuse&text=x&reach=");
        for key in ["", "id", "id"] {
            assert_eq!(browser.send_raw("/concern", &raises(key)), 422, "{key:?}");
            assert!(browser.says("Go back, reload the page and send again"), "{}", browser.text());
        }
        let key = "k".repeat(30);
        assert_eq!(browser.send_raw("/concern", &raises(&key)), 200, "{}", browser.text());
        let begins = |key: &str| format!("_csrf={csrf}&_key={key}&step=apply&country=TJ");
        for key in ["", &key] {
            assert_eq!(browser.send_raw(&format!("/apply/{call}"), &begins(key)), 422, "{}", browser.text());
        }
        let officer = world.actor(Role::ProgrammeOfficer);
        let found = world.read(&officer, |tx| hashar::applications::list::page(tx, &Default::default(), None)).unwrap();
        assert!(found.rows.is_empty());
    });
}
