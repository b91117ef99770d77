//! Mail under faults, against a real server on loopback with TLS: a thousand letters with the sender killed ten times; two
//! programs that share one queue; a server that hangs, shows a wrong certificate, or speaks in the clear.

use crate::support::{
    World, on_both,
    post::{self, ids, noon, states, wait},
    postgres,
    smtp::{Fault, Server, Speech, authority, certificate},
};
use chrono::Duration;
use hashar::{
    base::{Actor, PersonId, Role, settings::Settings},
    db::{Address, Db, Tx, migrate, tx::Quiet},
    mail::{self, Post},
    notices::{Kind, Notice, Reader, State},
};
use std::{
    collections::HashMap,
    process::{Child, Command, Stdio},
    sync::Arc,
    time::{Duration as Real, Instant},
};

fn settings(server: &Server, security: &str) -> Settings {
    let mut settings = post::settings(Some(server));
    settings.mail.security = security.into();
    settings
}

fn queue(to: PersonId, count: usize) -> impl Fn(&mut Tx<'_>) -> Result<(), hashar::base::Stop> {
    move |tx| {
        tx.quiet(Quiet::Seeding);
        for number in 0..count {
            Notice::new(Kind::ApplicationArrived, Reader::Person(to))
                .with("reference", format!("TJ-26-{number:04}"))
                .with("call", "Winter call")
                .with("link", "/applications/x")
                .queue(tx)?;
        }
        Ok(())
    }
}

#[test]
fn a_thousand_letters_among_faults_with_the_sender_killed_ten_times_all_arrive() {
    on_both(|world| {
        let server = Server::start();
        let officer = world.person(Role::ProgrammeOfficer);
        world.db.set_now(Some(noon()));
        world.write(&Actor::Console, queue(officer, 1_000)).unwrap();
        // Work that is rolled back sends nothing among them.
        let undone = world.write(&Actor::Console, move |tx| {
            queue(officer, 1)(tx)?;
            Err::<(), _>(hashar::base::Stop::broken("and then the act failed"))
        });
        assert!(undone.is_err());
        let mix = [
            Fault::None,
            Fault::None,
            Fault::Data(451),
            Fault::None,
            Fault::CutBefore,
            Fault::None,
            Fault::Slow(2),
            Fault::CutAfter,
            Fault::Recipient(452),
            Fault::None,
        ];
        server.script(&mix.repeat(50));
        wait(killed_ten_times(world, &server));
        let received = server.received();
        assert_eq!(ids(&received).len(), 1_000, "each came at least once, and nothing that was rolled back");
        let subjects: HashMap<_, _> = received.iter().map(|letter| (&letter.message_id, &letter.subject)).collect();
        assert!(received.iter().all(|letter| subjects[&letter.message_id] == &letter.subject));
        let subjects: std::collections::HashSet<_> = subjects.values().collect();
        assert_eq!(subjects.len(), 1_000, "each notice has a Message-ID of its own");
    });
}

async fn killed_ten_times(world: &World, server: &Server) {
    let post = Arc::new(Post::of(&settings(server, "plain")).unwrap());
    let mut now = noon();
    for round in 0..200_u64 {
        let (db, out) = (world.db.clone(), post.clone());
        let sending = tokio::spawn(async move { mail::deliver_due(&db, &out, || true).await });
        if round < 10 {
            // Killed in the middle of whatever it is doing.
            tokio::time::sleep(Real::from_millis(25 + 7 * round)).await;
            sending.abort();
            drop(sending.await);
        } else {
            sending.await.unwrap().unwrap();
        }
        // Claims end, and pauses too.
        now += Duration::minutes(20);
        world.db.set_now(Some(now));
        if states(&world.db).await == HashMap::from([(State::Sent, 1_000)]) {
            return;
        }
    }
    panic!("{:?}", states(&world.db).await);
}

#[test]
fn a_letter_goes_encrypted_where_the_certificate_is_right_and_nowhere_else() {
    on_both(|world| {
        let officer = world.person(Role::ProgrammeOfficer);
        let mut now = noon();
        world.db.set_now(Some(now));
        world.write(&Actor::Console, queue(officer, 1)).unwrap();
        let mut deliver = |settings: &Settings| {
            now += Duration::hours(1);
            world.db.set_now(Some(now));
            let post = wait(async { Post::of(settings).unwrap() });
            wait(mail::deliver_due(&world.db, &post, || true)).unwrap()
        };
        for (security, speech) in [
            ("starttls", Speech::StartTls(certificate("wrong"))),
            ("tls", Speech::Tls(certificate("wrong"))),
            ("starttls", Speech::Plain),
        ] {
            let server = Server::speaking(speech);
            let mut settings = settings(&server, security);
            settings.mail.ca_file = authority();
            let round = deliver(&settings);
            assert!(round.away && round.sent == 0, "{security}: {round:?}");
            assert!(server.received().is_empty());
        }
        // An authority that nobody told the program of is none.
        let server = Server::speaking(Speech::Tls(certificate("right")));
        assert_eq!(deliver(&settings(&server, "tls")).sent, 0);
        let mut told = settings(&server, "tls");
        told.mail.ca_file = authority();
        assert_eq!(deliver(&told).sent, 1);
        assert_eq!(server.received().len(), 1);
        world.write(&Actor::Console, queue(officer, 20)).unwrap();
        let server = Server::speaking(Speech::StartTls(certificate("right")));
        server.script(&[Fault::Data(451), Fault::CutAfter, Fault::Recipient(550)]);
        let mut told = settings(&server, "starttls");
        told.mail.ca_file = authority();
        let first = deliver(&told);
        assert_eq!(first.failed, 1, "{first:?}");
        while deliver(&told).sent > 0 {}
        assert!(ids(&server.received()).len() >= 20, "all but the refused one, and what tells staff of it");
        told.mail.ca_file = "/nowhere/ca.pem".into();
        assert!(Post::of(&told).unwrap_err().to_string().contains("mail.ca_file"));
    });
}

#[test]
fn a_server_that_hangs_holds_nobody_up_for_long() {
    on_both(|world| {
        let officer = world.person(Role::ProgrammeOfficer);
        world.write(&Actor::Console, queue(officer, 2)).unwrap();
        let server = Server::start();
        server.script(&[Fault::Hang(5_000), Fault::Hang(5_000)]);
        let mut settings = settings(&server, "plain");
        settings.mail.patience_s = 1;
        let post = wait(async { Post::of(&settings).unwrap() });
        let begun = Instant::now();
        let round = wait(mail::deliver_due(&world.db, &post, || true)).unwrap();
        assert!(round.away && round.sent == 0, "{round:?}");
        assert!(begun.elapsed() < Real::from_secs(4), "{:?}", begun.elapsed());
        let now = world.read(&Actor::Clerk, |tx| Ok(tx.now)).unwrap();
        world.db.set_now(Some(now + Duration::minutes(5)));
        assert_eq!(wait(mail::deliver_due(&world.db, &post, || true)).unwrap().sent, 2);
        assert_eq!(server.received().len(), 2);
    });
}

/// A program, ended at the end.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn two_programs_that_share_a_queue_send_nothing_twice() {
    let Some(server) = postgres::server() else { return };
    let url = server.database("template0", &format!("mail_two_{}", std::process::id()));
    migrate(&Address::Postgres(url.clone())).unwrap();
    let folder = std::env::temp_dir().join(format!("hashar-mail-two-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir(&folder).unwrap();
    let master = crate::support::world::master();
    std::fs::write(folder.join("key"), data_encoding::HEXLOWER.encode(&[42; 32]) + "\n").unwrap();
    let db = Db::open(&Address::Postgres(url.clone()), 4, master).unwrap();
    let new = hashar::people::register::NewPerson {
        name: "Nilufar Karimova".into(),
        email: "officer@example.org".into(),
        language: hashar::base::Lang::En,
        country: "TJ".into(),
        zone: "Asia/Dushanbe".into(),
        roles: vec![Role::ProgrammeOfficer],
        password_hash: None,
    };
    let officer = db.write_now(&Actor::Console, None, move |tx| hashar::people::register::add(tx, &new)).unwrap();
    let office = Server::start();
    office.script(&[Fault::Slow(15); 300]);
    db.write_now(&Actor::Console, None, queue(officer, 300)).unwrap();
    let mut programs = Vec::new();
    for _ in 0..2 {
        let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let mut command = Command::new(env!("CARGO_BIN_EXE_hashar"));
        for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("HASHAR_")) {
            command.env_remove(name);
        }
        let mail = [
            ("TRANSPORT", "smtp".to_owned()),
            ("SECURITY", "plain".to_owned()),
            ("HOST", "127.0.0.1".to_owned()),
            ("PORT", office.port().to_string()),
            ("FROM_ADDRESS", "office@example.org".to_owned()),
        ];
        command.envs(mail.map(|(name, value)| (format!("HASHAR_MAIL__{name}"), value)));
        command.env("DATABASE_URL", &url).env("HASHAR_MASTER_KEY_FILE", "key").env("HASHAR_PORT", port.to_string());
        command.current_dir(&folder).args(["serve", "--data", "data"]);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        programs.push(Running(command.spawn().unwrap()));
    }
    let begun = Instant::now();
    while wait(states(&db)) != HashMap::from([(State::Sent, 300)]) {
        assert!(begun.elapsed() < Real::from_secs(60), "{:?}", wait(states(&db)));
        for program in &mut programs {
            assert!(program.0.try_wait().unwrap().is_none(), "a program ended");
        }
        std::thread::sleep(Real::from_millis(100));
    }
    drop(programs);
    assert_eq!(office.received().len(), 300);
    assert!(ids(&office.received()).values().all(|times| *times == 1));
    let _ = std::fs::remove_dir_all(&folder);
}
