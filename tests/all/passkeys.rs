//! Passkeys, with an authenticator made for the test: added beside the app, shown in the place of its number, and no other.

use crate::{
    second::{later, set_up, sign_in, with_password},
    support::{Browser, World, on_both},
};
use data_encoding::BASE64URL_NOPAD;
use hashar::base::{Actor, Role};
use ring::{
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair},
};
use sha2::{Digest, Sha256};

const ORIGIN: &str = "http://localhost:8000";

/// An authenticator with one credential.
struct Authenticator {
    pair: EcdsaKeyPair,
    id: Vec<u8>,
    count: u32,
}

/// What a browser sends of it.
struct Sent(Vec<(&'static str, String)>);

impl Sent {
    fn with<'a>(&'a self, more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
        let sent = self.0.iter().map(|(name, value)| (*name, value.as_str()));
        sent.chain(more.iter().copied()).collect()
    }
}

impl Authenticator {
    fn new(id: u8) -> Self {
        let random = SystemRandom::new();
        let pkcs8 = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &random).unwrap();
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, pkcs8.as_ref(), &random).unwrap();
        Self { pair, id: vec![id; 32], count: 0 }
    }

    fn client(kind: &str, challenge: &str, origin: &str) -> Vec<u8> {
        format!(r#"{{"type":"{kind}","challenge":"{challenge}","origin":"{origin}","crossOrigin":false}}"#).into_bytes()
    }

    fn said(&mut self, flags: u8) -> Vec<u8> {
        self.count += 1;
        [Sha256::digest(b"localhost").as_slice(), &[flags], &self.count.to_be_bytes()].concat()
    }

    fn makes(&mut self, challenge: &str, origin: &str) -> Sent {
        let mut all = self.said(0x45);
        all.extend([0; 16]);
        all.extend(u16::try_from(self.id.len()).unwrap().to_be_bytes());
        all.extend(&self.id);
        let point = self.pair.public_key().as_ref();
        all.extend([0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
        all.extend(&point[1..33]);
        all.extend([0x22, 0x58, 0x20]);
        all.extend(&point[33..]);
        let client = Self::client("webauthn.create", challenge, origin);
        let text = |bytes: &[u8]| BASE64URL_NOPAD.encode(bytes);
        Sent(vec![("challenge", challenge.to_owned()), ("client", text(&client)), ("authenticator", text(&all))])
    }

    fn shows(&mut self, challenge: &str, origin: &str) -> Sent {
        let (client, said) = (Self::client("webauthn.get", challenge, origin), self.said(0x01));
        let signed = [&said[..], Sha256::digest(&client).as_slice()].concat();
        let signature = self.pair.sign(&SystemRandom::new(), &signed).unwrap();
        let text = |bytes: &[u8]| BASE64URL_NOPAD.encode(bytes);
        Sent(vec![
            ("challenge", challenge.to_owned()),
            ("credential", text(&self.id)),
            ("client", text(&client)),
            ("authenticator", text(&said)),
            ("signature", text(signature.as_ref())),
        ])
    }
}

/// The challenge that the page gives to the script.
fn challenge(browser: &Browser) -> String {
    let (_, rest) = browser.page.split_once("data-challenge=\"").unwrap_or_else(|| panic!("{}", browser.text()));
    rest.split('"').next().unwrap().to_owned()
}

const ADD: &str = "/people/me/passkeys";
const CONFIRM: &str = "Confirm with a passkey";
const BACK: &str = "Continue where I was";
const ENTER: &str = "/sign-in/passkey";

/// What the page of the number carries besides.
fn carried(browser: &Browser) -> [(&'static str, String); 2] {
    [("pass", browser.hidden("pass")), ("next", String::new())]
}

fn enter(browser: &mut Browser, sent: &Sent) -> u16 {
    let carried = carried(browser);
    let more: Vec<(&str, &str)> = carried.iter().map(|(name, value)| (*name, value.as_str())).collect();
    browser.send(ENTER, &sent.with(&more))
}

/// What the page that asks for a proof carries, with what an authenticator shows on it.
fn proof(browser: &Browser, key: &mut Authenticator) -> Vec<(String, String)> {
    let sent = key.shows(&challenge(browser), ORIGIN);
    let pairs = browser.paper(CONFIRM).filled(&[], CONFIRM);
    let shown = |name: &str| sent.0.iter().find(|(field, _)| *field == name).map(|(_, value)| value.clone());
    pairs.into_iter().map(|(name, value)| (name.clone(), shown(&name).unwrap_or(value))).collect()
}

fn prove(browser: &mut Browser, pairs: &[(String, String)]) -> u16 {
    let pairs: Vec<(&str, &str)> = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.send("/people/me/prove/passkey", &pairs)
}

/// It proves who one is before an act that asks, as the number does, and what was pressed goes on.
fn proves_again(world: &World, door: &mut Browser, key: &mut Authenticator, other: &mut Authenticator) {
    later(world, 11 * 60);
    key.count = 50;
    assert_eq!(door.open("/people/add"), 200);
    let typed = [("name", "Умед Ҳакимов"), ("email", "umed@example.org"), ("roles", "auditor")];
    assert_eq!(door.press("Add and invite", &typed), 403, "{}", door.text());
    let wrong = proof(door, other);
    assert_eq!(prove(door, &wrong), 422);
    assert!(door.says("The passkey was not accepted"), "{}", door.text());
    let right = proof(door, key);
    let mut thief = world.browser();
    thief.open("/sign-in");
    assert_eq!(prove(&mut thief, &right), 401, "another browser's proof");
    assert_eq!(prove(door, &right), 200, "{}", door.text());
    assert!(door.says("Nothing is saved yet"), "{}", door.text());
    assert_eq!(door.press(BACK, &[]), 200, "{}", door.text());
    assert_eq!(door.paper("Add and invite").value("name"), "Умед Ҳакимов", "what was typed is there again");
    assert_eq!(door.press("Add and invite", &[]), 303, "{}", door.text());

    // A language button, or the way back, is no way round the proof.
    later(world, 11 * 60);
    door.open(ADD);
    let (_, remove) = door.page.split_once("action=\"/people/me/passkeys/").unwrap();
    let path = format!("{ADD}/{}", remove.split('"').next().unwrap());
    assert_eq!(door.send(&path, &[("_lang", "en")]), 200, "a language button only shows");
    assert_eq!(prove(door, &right), 422, "a passkey is shown once");
    door.open(ADD);
    assert!(door.says("Work telephone"), "nothing was removed: {}", door.text());
    assert_eq!(door.press("Remove Work telephone", &[]), 403, "{}", door.text());
    let right = proof(door, key);
    assert_eq!(prove(door, &right), 200, "{}", door.text());
    assert_eq!(door.press(BACK, &[]), 200, "{}", door.text());
    assert!(door.says("Work telephone"), "{}", door.text());
}

fn acts(world: &World) -> Vec<String> {
    let auditor = world.actor(Role::Auditor);
    let lines = world.read(&auditor, |tx| hashar::audit::history::page(tx, None, 200)).unwrap();
    lines.into_iter().map(|line| line.act).collect()
}

#[test]
fn a_passkey_beside_the_app_takes_the_place_of_its_number_and_only_for_this_program() {
    on_both(|world| {
        later(world, 0);
        let (me, email) = with_password(world);
        let mut browser = world.browser();
        sign_in(&mut browser, &email);
        assert_eq!(browser.open(ADD), 200);
        assert!(browser.says("Set up the app first") && !browser.shows("data-challenge"), "{}", browser.text());
        set_up(world, &mut browser);
        assert_eq!(browser.open(ADD), 200);
        assert!(browser.shows("<script src=\"/static/passkey.js\" defer></script>"));
        let mut key = Authenticator::new(7);
        let first = challenge(&browser);
        for (sent, what) in [
            (key.makes(&first, "https://evil.example"), "another origin"),
            (key.makes("AAAA", ORIGIN), "a challenge of nobody"),
            (key.shows(&first, ORIGIN), "another ceremony"),
        ] {
            assert_eq!(browser.send(ADD, &sent.with(&[("name", "x")])), 422, "{what}");
            assert!(browser.says("The passkey was not accepted"), "{}", browser.text());
        }
        let sent = key.makes(&challenge(&browser), ORIGIN);
        assert_eq!(browser.send(ADD, &sent.with(&[("name", "Work telephone")])), 303, "{}", browser.text());
        assert!(browser.says("Work telephone"));
        assert_eq!(browser.send(ADD, &sent.with(&[("name", "again")])), 422, "one credential is added once");

        // At the door: after the password, in the place of the number.
        let mut door = world.browser();
        assert_eq!(sign_in(&mut door, &email), 200);
        assert!(door.shows("one-time-code") && door.says("Use a passkey"));
        let given = challenge(&door);
        let mut other = Authenticator::new(7);
        for (sent, what) in [
            (other.shows(&given, ORIGIN), "another key under its id"),
            (key.shows(&given, "http://localhost:9000"), "another origin"),
            (key.makes(&given, ORIGIN), "another ceremony"),
        ] {
            assert_eq!(enter(&mut door, &sent), 422, "{what}");
            assert_eq!(door.open("/people/me"), 401, "{what}");
            assert_eq!(sign_in(&mut door, &email), 200);
        }
        let old = challenge(&door);
        later(world, 6 * 60);
        let late = key.shows(&old, ORIGIN);
        assert_eq!(enter(&mut door, &late), 422, "it came too late");
        assert_eq!(sign_in(&mut door, &email), 200);
        let sent = key.shows(&challenge(&door), ORIGIN);
        assert_eq!(enter(&mut door, &sent), 303, "{}", door.text());
        assert_eq!(door.open("/people"), 200, "with all powers");
        // The same once more, from a browser that stole it, is nothing.
        let mut thief = world.browser();
        assert_eq!(sign_in(&mut thief, &email), 200);
        assert_eq!(enter(&mut thief, &sent), 422);
        // A counter that does not go up is a copy's.
        let mut copy = world.browser();
        assert_eq!(sign_in(&mut copy, &email), 200);
        key.count = 0;
        let sent = key.shows(&challenge(&copy), ORIGIN);
        assert_eq!(enter(&mut copy, &sent), 422);

        proves_again(world, &mut door, &mut key, &mut other);
        assert_eq!(door.press("Remove Work telephone", &[]), 303, "{}", door.text());
        assert!(door.says("You have no passkey yet"));
        let acts = acts(world);
        for act in ["people.passkey_added", "people.passkey_removed"] {
            assert_eq!(acts.iter().filter(|one| *one == act).count(), 1, "{act}");
        }
        let mut late = world.browser();
        assert_eq!(sign_in(&mut late, &email), 200);
        assert!(!late.says("Use a passkey"), "nobody is asked for what they do not have");
        let ask = world.read(&Actor::Console, move |tx| hashar::people::passkeys::ask(tx, me)).unwrap();
        assert!(ask.ids.is_empty());
    });
}
