//! The second factor: set up, asked for at the door, used once, lost, taken away.

use super::support::{Browser, World, on_both};
use chrono::Duration;
use hashar::{
    base::{Actor, PersonId, Role, settings::SecondFactor},
    people::password,
};
use hmac::{Hmac, KeyInit, Mac};

pub const PASSWORD: &str = "quiet river stones";

/// The number an app would show for a secret, `steps` of 30 seconds from now.
pub fn number(world: &World, secret: &str, steps: i64) -> String {
    let now = world.read(&Actor::Console, |tx| Ok(tx.now)).unwrap() + Duration::seconds(30 * steps);
    let key = data_encoding::BASE32_NOPAD.decode(secret.as_bytes()).unwrap();
    let mut mac = Hmac::<sha1::Sha1>::new_from_slice(&key).unwrap();
    mac.update(&(now.and_utc().timestamp() / 30).to_be_bytes());
    let tag = mac.finalize().into_bytes();
    let at = usize::from(tag[19] & 15);
    let number = u32::from_be_bytes(tag[at..at + 4].try_into().unwrap()) & 0x7fff_ffff;
    format!("{:06}", number % 1_000_000)
}

pub fn later(world: &World, seconds: i64) {
    let now = world.read(&Actor::Console, |tx| Ok(tx.now)).unwrap();
    world.db.set_now(Some(now + Duration::seconds(seconds)));
}

pub fn with_password(world: &World) -> (PersonId, String) {
    let id = world.person(Role::Administrator);
    let hash = password::hash(PASSWORD).unwrap();
    let me = world.actor(Role::Administrator);
    world.write(&me, move |tx| hashar::people::register::set_password(tx, id, &hash)).unwrap();
    let email = world.read(&me, move |tx| Ok(hashar::people::find(tx, id)?.email)).unwrap();
    // The account is in use: somebody signed in before.
    let limits = world.house.limits();
    world.write(&Actor::Visitor, move |tx| hashar::people::sessions::begin_for_person(tx, id, limits)).unwrap();
    (id, email)
}

pub fn sign_in(browser: &mut Browser, email: &str) -> u16 {
    assert_eq!(browser.open("/sign-in"), 200);
    browser.send("/sign-in", &[("email", email), ("password", PASSWORD)])
}

/// Sets it up; gives the secret and the recovery codes.
pub fn set_up(world: &World, browser: &mut Browser) -> (String, Vec<String>) {
    assert_eq!(browser.open("/people/me/second"), 200);
    assert!(browser.shows("<svg class=\"qr\""));
    let secret = browser.hidden("secret");
    assert_eq!(browser.send("/people/me/second", &[("secret", &secret), ("code", "000000")]), 422);
    assert_eq!(browser.hidden("secret"), secret, "the picture in the app stays good");
    let right = number(world, &secret, 0);
    assert_eq!(browser.send("/people/me/second", &[("secret", &secret), ("code", &right)]), 200);
    let codes: Vec<String> = browser
        .page
        .split("<li>")
        .filter_map(|part| part.split_once("</li>"))
        .map(|(code, _)| code.to_owned())
        .collect();
    let codes: Vec<String> = codes.into_iter().filter(|code| code.len() == 11 && code.as_bytes()[5] == b'-').collect();
    assert_eq!(codes.len(), 10);
    (secret, codes)
}

#[test]
fn a_number_from_the_app_is_asked_for_and_works_once() {
    on_both(|world| {
        later(world, 0);
        let (_, email) = with_password(world);
        let mut browser = world.browser();
        assert_eq!(sign_in(&mut browser, &email), 303);
        let (secret, codes) = set_up(world, &mut browser);
        assert_eq!(browser.open("/people"), 200, "the session that set it up goes on");

        let mut other = world.browser();
        assert_eq!(sign_in(&mut other, &email), 200);
        assert!(other.shows("one-time-code") && other.open("/people/me") == 401, "the password alone opens nothing");
        assert_eq!(sign_in(&mut other, &email), 200);
        let pass = other.hidden("pass");
        let used = number(world, &secret, 0);
        assert_eq!(other.send("/sign-in/code", &[("pass", &pass), ("code", &used)]), 422, "used for setting up");
        later(world, 30);
        let fresh = number(world, &secret, 0);
        assert_eq!(other.send("/sign-in/code", &[("pass", "1.2.3"), ("code", &fresh)]), 422, "no pass, no entry");
        assert_eq!(other.send("/sign-in/code", &[("pass", &pass), ("code", &fresh)]), 303);
        assert_eq!(other.open("/people"), 200);

        // A recovery code, typed with a blank and in capitals, works once.
        let typed = codes[0].to_uppercase().replace('-', " ");
        for status in [303, 422] {
            let mut lost = world.browser();
            assert_eq!(sign_in(&mut lost, &email), 200);
            let pass = lost.hidden("pass");
            assert_eq!(lost.send("/sign-in/code", &[("pass", &pass), ("code", &typed)]), status);
        }
        // The pass of one browser is nothing to another, and dies.
        let mut thief = world.browser();
        assert_eq!(thief.open("/sign-in"), 200);
        assert_eq!(thief.send("/sign-in/code", &[("pass", &pass), ("code", &codes[1])]), 422);
        let mut slow = world.browser();
        assert_eq!(sign_in(&mut slow, &email), 200);
        let pass = slow.hidden("pass");
        later(world, 660);
        assert_eq!(slow.send("/sign-in/code", &[("pass", &pass), ("code", &codes[1])]), 422);
    });
}

#[test]
fn powers_sleep_until_it_is_set_up_where_it_is_required() {
    on_both(|world| {
        later(world, 0);
        let (_, email) = with_password(world);
        let mut settings = world.house.settings.clone();
        settings.second_factor = SecondFactor::Required;
        let strict = world.with_settings(settings);
        let mut browser = strict.browser();
        assert_eq!(sign_in(&mut browser, &email), 303);
        assert!(browser.shows("<svg class=\"qr\""), "it leads to the page that sets it up");
        assert_eq!(browser.open("/people"), 200);
        assert!(browser.shows("<svg class=\"qr\"") && !browser.shows("/people/add"), "and so does every other page");
        set_up(&strict, &mut browser);
        assert_eq!(browser.open("/people"), 200);
        assert!(browser.shows("/people/add"));
        // Another password, and the powers stay awake.
        browser.open("/people/me/password");
        let new = [("current", PASSWORD), ("password", "бодиринг ва себ 77")];
        assert_eq!(browser.send("/people/me/password", &new), 303);
        assert_eq!(browser.open("/people"), 200);
        assert!(browser.shows("/people/add"));
    });
}

#[test]
fn it_is_taken_away_by_a_number_or_by_the_administrator() {
    on_both(|world| {
        later(world, 0);
        let (id, email) = with_password(world);
        let mut browser = world.browser();
        assert_eq!(sign_in(&mut browser, &email), 303);
        let (secret, _) = set_up(world, &mut browser);
        assert_eq!(browser.open("/people/me/second"), 200);
        assert_eq!(browser.send("/people/me/second/away", &[("code", "123456")]), 422);
        later(world, 30);
        let fresh = number(world, &secret, 0);
        assert_eq!(browser.send("/people/me/second/away", &[("code", &fresh)]), 303);
        set_up(world, &mut browser);

        let boss = world.another(Role::Administrator, "boss");
        let mut desk = world.browser();
        desk.sign_in(world, boss);
        assert_eq!(desk.open(&format!("/people/{id}")), 200);
        assert_eq!(desk.send(&format!("/people/{id}/second-reset"), &[]), 303);
        assert_eq!(browser.open("/people"), 401, "the sessions have ended");
        assert_eq!(sign_in(&mut browser, &email), 303, "the password is enough again");
        assert!(world.read(&Actor::Console, move |tx| hashar::people::second::standing(tx, id)).unwrap().is_none());
    });
}
