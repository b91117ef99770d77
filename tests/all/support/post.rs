//! What the tests of mail share: an office's settings, letters to queue, a round of sending, into memory or to a server.

use super::{
    World, on_both,
    smtp::{Received, Server},
};
use chrono::{NaiveDate, NaiveDateTime};
use hashar::{
    base::{Actor, Lang, PersonId, Role, settings::Settings},
    db::{Db, Tx, tx::Quiet},
    mail::{
        self, Post, Posted, Round, Transport, compose, journal,
        reader::{To, Tone},
        wording::Own,
    },
    notices::{self, Kind, Notice, Reader, State},
    people::{self, register::NewPerson},
};
use std::{
    collections::{BTreeSet, HashMap},
    future::Future,
};

pub fn wait<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap().block_on(work)
}

pub fn each_database<F: Future<Output = ()>>(test: impl Fn(Db) -> F) {
    on_both(|world| wait(test(world.db.clone())));
}

pub fn noon() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 3, 2).unwrap().and_hms_opt(12, 0, 0).unwrap()
}

pub fn settings(server: Option<&Server>) -> Settings {
    let mut settings = Settings::load(None, None, None).unwrap();
    settings.public_url = "https://grants.example.org".into();
    settings.mail.from_address = "office@example.org".into();
    if let Some(server) = server {
        settings.mail.transport = "smtp".into();
        settings.mail.security = "plain".into();
        settings.mail.host = "127.0.0.1".into();
        settings.mail.port = server.port();
    }
    settings
}

pub async fn post(server: &Server) -> Post {
    Post::of(&settings(Some(server))).unwrap()
}

pub async fn person(db: &Db, email: &str, language: Lang, roles: Vec<Role>) -> PersonId {
    let new = NewPerson {
        name: "Nilufar Karimova".into(),
        email: email.into(),
        language,
        country: "TJ".into(),
        zone: "Asia/Dushanbe".into(),
        roles,
        password_hash: None,
    };
    db.write(Actor::Console, None, move |tx| people::register::add(tx, &new)).await.unwrap()
}

pub async fn officer(db: &Db) -> (PersonId, Actor) {
    let id = person(db, "officer@example.org", Lang::Tg, vec![Role::ProgrammeOfficer]).await;
    (id, Actor::Person { id, roles: vec![Role::ProgrammeOfficer] })
}

/// Queues `count` notices to a person, each told apart by its reference.
pub async fn queue(db: &Db, to: PersonId, count: usize) {
    let act = move |tx: &mut Tx<'_>| {
        tx.quiet(Quiet::Seeding);
        for number in 0..count {
            Notice::new(Kind::ApplicationArrived, Reader::Person(to))
                .with("reference", format!("TJ-26-{number:04}"))
                .with("call", "Winter call")
                .with("link", "/applications/x")
                .queue(tx)?;
        }
        Ok(())
    };
    db.write(Actor::Console, None, act).await.unwrap();
}

pub async fn deliver(db: &Db, post: &Post) -> Round {
    mail::deliver_due(db, post, || true).await.unwrap()
}

pub async fn states(db: &Db) -> HashMap<State, i64> {
    let counts = db.read(Actor::Clerk, notices::queue_health).await.unwrap().0;
    counts.into_iter().collect()
}

pub async fn log(db: &Db, actor: &Actor) -> Vec<journal::Line> {
    db.read(actor.clone(), |tx| journal::page(tx, None, None)).await.unwrap().lines
}

pub fn ids(received: &[Received]) -> HashMap<String, usize> {
    let mut ids = HashMap::new();
    for letter in received {
        *ids.entry(letter.message_id.clone()).or_insert(0) += 1;
    }
    ids
}
/// Sends what is due into memory, as the settings say.
pub fn into_memory(world: &World, settings: &Settings) -> Vec<Posted> {
    let (transport, memory) = Transport::memory();
    let post = Post::with(settings, transport).unwrap();
    wait(mail::deliver_due(&world.db, &post, || true)).unwrap();
    memory.lock().unwrap().clone()
}

/// Renders every notice that acts have queued, in each language and tone, with the values they gave; gives the kinds.
pub fn every_letter_reads_well(world: &World) -> BTreeSet<Kind> {
    let officer = world.actor(Role::ProgrammeOfficer);
    let post = Post::with(&settings(None), Transport::Nowhere).unwrap();
    let log = world.read(&officer, |tx| notices::log(tx, None, None, 10_000)).unwrap();
    let mut kinds = BTreeSet::new();
    for line in log {
        let notice = world.read(&Actor::Console, |tx| notices::peek(tx, line.id)).unwrap();
        kinds.insert(notice.kind);
        for lang in Lang::ALL {
            for tone in [Tone::Person, Tone::Full, Tone::Neutral] {
                let to = To { address: String::new(), lang, tone };
                let letter = compose::letter(&post, &notice, &to, &Own::default());
                let said = format!("{}\n{}", letter.subject, letter.body);
                for bad in ["{", "}", "$", "[notice", "[mail", "\u{F8FF}", "\n\n\n", ": \n"] {
                    assert!(!said.contains(bad), "{} in {}: {bad:?} in {said}", notice.kind, lang.code());
                }
                assert!(letter.subject.chars().count() >= 5 && !letter.subject.ends_with(':'), "{said}");
            }
        }
    }
    kinds
}
