//! Mail against a real server on loopback that fails in every way: nothing lost, nothing sent for work that was rolled
//! back, a repeat only with the same Message-ID, and nothing in a group's mailbox that tells what it is about.

use crate::support::{
    World, on_both,
    smtp::{Fault, Received, Server},
    world::a_fund,
};
use chrono::{Duration, NaiveDate, NaiveDateTime};
use hashar::{
    applications::{self, Channel, codes, open},
    base::{Actor, ApplicationId, Currency, Lang, Money, NoticeId, PersonId, Role, Stop, settings::Settings},
    calls::Mode,
    clerk::{self, Clerk},
    db::{Db, Tx, tx::Quiet},
    groups,
    mail::{self, Post, Round, Transport, journal},
    notices::{self, Kind, Notice, Reader, State},
    people::{self, register::NewPerson},
};
use std::{collections::HashMap, future::Future, time::Duration as Real};

fn wait<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap().block_on(work)
}

fn each_database<F: Future<Output = ()>>(test: impl Fn(Db) -> F) {
    on_both(|world| wait(test(world.db.clone())));
}

fn noon() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 3, 2).unwrap().and_hms_opt(12, 0, 0).unwrap()
}

fn settings(server: Option<&Server>) -> Settings {
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

async fn post(server: &Server) -> Post {
    Post::of(&settings(Some(server))).unwrap()
}

async fn person(db: &Db, email: &str, language: Lang, roles: Vec<Role>) -> PersonId {
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

async fn officer(db: &Db) -> (PersonId, Actor) {
    let id = person(db, "officer@example.org", Lang::Tg, vec![Role::ProgrammeOfficer]).await;
    (id, Actor::Person { id, roles: vec![Role::ProgrammeOfficer] })
}

/// Queues `count` notices to a person, each told apart by its reference.
async fn queue(db: &Db, to: PersonId, count: usize) {
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

async fn deliver(db: &Db, post: &Post) -> Round {
    mail::deliver_due(db, post, || true).await.unwrap()
}

async fn states(db: &Db) -> HashMap<State, i64> {
    let counts = db.read(Actor::Clerk, notices::queue_health).await.unwrap().0;
    counts.into_iter().collect()
}

async fn log(db: &Db, actor: &Actor) -> Vec<journal::Line> {
    db.read(actor.clone(), |tx| journal::page(tx, None, None)).await.unwrap().lines
}

fn ids(received: &[Received]) -> HashMap<String, usize> {
    let mut ids = HashMap::new();
    for letter in received {
        *ids.entry(letter.message_id.clone()).or_insert(0) += 1;
    }
    ids
}

#[test]
fn a_letter_arrives_in_the_readers_language_with_the_headers_of_a_machine() {
    each_database(|db| async move {
        let server = Server::start();
        db.set_now(Some(noon()));
        let (me, _) = officer(&db).await;
        queue(&db, me, 1).await;
        assert_eq!(deliver(&db, &post(&server).await).await, Round { sent: 1, ..Round::default() });
        let [letter] = &server.received()[..] else { panic!("{:?}", server.received()) };
        assert_eq!(letter.to, "officer@example.org");
        assert_eq!(letter.subject, "Дархости нав: TJ-26-0000");
        assert!(letter.body.contains("https://grants.example.org/applications/x\n"), "{}", letter.body);
        assert_eq!(letter.header("auto-submitted"), Some("auto-generated"));
        assert_eq!(letter.header("date"), Some("Mon, 02 Mar 2026 12:00:00 +0000"));
        assert_eq!(letter.header("mime-version"), Some("1.0"));
        assert!(letter.header("message-id").unwrap().ends_with("@example.org>"));
        assert_eq!(deliver(&db, &post(&server).await).await, Round::default());
    });
}

#[test]
fn while_the_server_is_down_nothing_is_lost_and_then_mail_catches_up() {
    each_database(|db| async move {
        let mut server = Server::start();
        db.set_now(Some(noon()));
        let (me, actor) = officer(&db).await;
        queue(&db, me, 30).await;
        server.down();
        let post = post(&server).await;
        let round = deliver(&db, &post).await;
        assert!(round.away && round.sent == 0 && round.failed == 0, "{round:?}");
        // The rest was not even tried, and the next round goes on with it.
        for _ in 0..5 {
            deliver(&db, &post).await;
        }
        assert_eq!(states(&db).await, HashMap::from([(State::Queued, 30)]));
        assert!(log(&db, &actor).await.iter().all(|line| line.notice.attempts == 1 && !line.notice.answer.is_empty()));
        server.up();
        assert_eq!(deliver(&db, &post).await, Round::default(), "each waits for its pause to end");
        db.set_now(Some(noon() + Duration::minutes(2)));
        assert_eq!(deliver(&db, &post).await.sent, 30);
        assert_eq!(ids(&server.received()).len(), 30);
        assert_eq!(server.received().len(), 30);
    });
}

#[test]
fn work_that_is_rolled_back_sends_nothing() {
    each_database(|db| async move {
        let server = Server::start();
        let (me, _) = officer(&db).await;
        let act = move |tx: &mut Tx<'_>| -> Result<(), Stop> {
            tx.quiet(Quiet::Seeding);
            let notice = Notice::new(Kind::MailFailing, Reader::Person(me)).with("link", "/mail");
            notice.queue(tx)?;
            Err(Stop::broken("and then the act failed"))
        };
        assert!(db.write(Actor::Console, None, act).await.is_err());
        assert_eq!(deliver(&db, &post(&server).await).await, Round::default());
        assert!(server.received().is_empty());
    });
}

#[test]
fn a_refusal_is_for_good_and_trouble_is_not_and_the_log_says_so_without_an_address() {
    each_database(|db| async move {
        let server = Server::start();
        db.set_now(Some(noon()));
        let (me, actor) = officer(&db).await;
        let post = post(&server).await;
        queue(&db, me, 1).await;
        server.script(&[Fault::Recipient(550)]);
        // The second letter tells staff of the first.
        assert_eq!(deliver(&db, &post).await, Round { failed: 1, sent: 1, ..Round::default() });
        let lines = log(&db, &actor).await;
        let said = lines.iter().find(|line| line.notice.state == State::Failed).unwrap().notice.answer.clone();
        assert!(said.contains("550") && !said.contains("officer") && !said.contains('@'), "{said}");
        queue(&db, me, 1).await;
        server.script(&[Fault::Recipient(451), Fault::Data(452)]);
        assert_eq!(deliver(&db, &post).await, Round { later: 1, ..Round::default() });
        db.set_now(Some(noon() + Duration::hours(1)));
        assert_eq!(deliver(&db, &post).await, Round { later: 1, ..Round::default() });
        db.set_now(Some(noon() + Duration::hours(2)));
        assert_eq!(deliver(&db, &post).await, Round { sent: 1, ..Round::default() });
        assert_eq!(states(&db).await, HashMap::from([(State::Failed, 1), (State::Sent, 2)]));
        assert_eq!(server.received().len(), 2);
        assert!(log(&db, &actor).await.iter().all(|line| !line.notice.answer.contains('@')));
    });
}

#[test]
fn a_repeat_after_a_cut_carries_the_same_message_id() {
    each_database(|db| async move {
        let server = Server::start();
        db.set_now(Some(noon()));
        let (me, _) = officer(&db).await;
        queue(&db, me, 2).await;
        let post = post(&server).await;
        server.script(&[Fault::CutAfter, Fault::CutBefore]);
        deliver(&db, &post).await;
        db.set_now(Some(noon() + Duration::hours(1)));
        deliver(&db, &post).await;
        assert_eq!(states(&db).await, HashMap::from([(State::Sent, 2)]));
        let mut times: Vec<usize> = ids(&server.received()).into_values().collect();
        times.sort_unstable();
        assert_eq!(times, [1, 2], "the cut one came twice under one name, the other once");
    });
}

#[test]
fn two_senders_never_send_one_notice_twice() {
    each_database(|db| async move {
        let server = Server::start();
        let (me, _) = officer(&db).await;
        queue(&db, me, 120).await;
        server.script(&[Fault::Slow(20); 120]);
        let (one, two) = (post(&server).await, post(&server).await);
        let (first, second) = tokio::join!(deliver(&db, &one), deliver(&db, &two));
        assert_eq!(first.sent + second.sent, 120);
        assert!(first.sent > 0 && second.sent > 0, "{first:?} {second:?}");
        assert!(ids(&server.received()).values().all(|times| *times == 1));
        assert_eq!(server.received().len(), 120);
    });
}

#[test]
fn no_letter_leaves_without_tls_where_tls_is_asked_for() {
    each_database(|db| async move {
        let server = Server::start();
        let (me, _) = officer(&db).await;
        queue(&db, me, 1).await;
        for security in ["starttls", "tls"] {
            let mut settings = settings(Some(&server));
            settings.mail.security = security.into();
            let round = deliver(&db, &Post::of(&settings).unwrap()).await;
            assert_eq!((round.sent, round.failed), (0, 0), "{security}");
        }
        assert!(server.received().is_empty());
        assert_eq!(states(&db).await, HashMap::from([(State::Queued, 1)]));
    });
}

#[test]
fn a_disabled_person_gets_no_mail_and_no_mail_at_all_is_said_on_purpose() {
    each_database(|db| async move {
        let (me, actor) = officer(&db).await;
        let other = person(&db, "gone@example.org", Lang::En, vec![Role::BoardMember]).await;
        db.write(Actor::Console, None, move |tx| people::register::turn(tx, other, people::State::Disabled))
            .await
            .unwrap();
        queue(&db, other, 1).await;
        let (transport, memory) = Transport::memory();
        deliver(&db, &Post::with(&settings(None), transport).unwrap()).await;
        queue(&db, me, 1).await;
        deliver(&db, &Post::with(&settings(None), Transport::Nowhere).unwrap()).await;
        assert!(memory.lock().unwrap().is_empty());
        assert_eq!(states(&db).await, HashMap::from([(State::NotSent, 2)]));
        let mut why: Vec<_> = log(&db, &actor).await.into_iter().map(|line| line.why.unwrap()).collect();
        why.sort();
        assert_eq!(why, [mail::Why::Off, mail::Why::Disabled]);
    });
}

#[test]
fn files_are_whole_named_by_their_notice_and_written_once() {
    each_database(|db| async move {
        let folder = std::env::temp_dir().join(format!("hashar-mail-{}-{}", std::process::id(), db.is_postgres()));
        db.set_now(Some(noon()));
        let (me, actor) = officer(&db).await;
        queue(&db, me, 1).await;
        let post = Post::with(&settings(None), Transport::Files(folder.clone())).unwrap();
        assert_eq!(deliver(&db, &post).await.sent, 1);
        let id = log(&db, &actor).await[0].notice.id;
        db.write(actor.clone(), None, move |tx| journal::resend(tx, id)).await.unwrap();
        assert_eq!(deliver(&db, &post).await.sent, 1);
        let names: Vec<_> = std::fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        assert_eq!(names, [format!("2026-03-02-{id}.eml")]);
        let text = std::fs::read_to_string(folder.join(&names[0])).unwrap();
        std::fs::remove_dir_all(&folder).unwrap();
        assert!(text.starts_with("Date: ") && text.contains("\r\n\r\n"), "{text}");
        let opened = db.read(actor, move |tx| journal::open(tx, id)).await.unwrap();
        assert_eq!(opened.letter.unwrap().subject, "Дархости нав: TJ-26-0000");
    });
}

#[test]
fn the_log_turns_its_pages_and_is_closed_to_the_board() {
    each_database(|db| async move {
        let (me, actor) = officer(&db).await;
        queue(&db, me, 120).await;
        let mut seen: Vec<NoticeId> = Vec::new();
        let mut before = None;
        loop {
            let page = db.read(actor.clone(), move |tx| journal::page(tx, Some(State::Queued), before)).await.unwrap();
            assert!(page.lines.len() <= journal::PAGE);
            seen.extend(page.lines.iter().map(|line| line.notice.id));
            assert!(page.lines.iter().all(
                |line| line.whom == journal::Whom::Person("Nilufar Karimova".into(), vec![Role::ProgrammeOfficer])
            ));
            before = page.next;
            if before.is_none() {
                break;
            }
        }
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), 120);
        let waiting = seen[0];
        let stop = db.write(actor, None, move |tx| journal::resend(tx, waiting)).await.unwrap_err();
        assert_eq!(stop.refusal(), Some(&mail::Refusal::OnItsWay));
        for role in [Role::BoardMember, Role::FinanceOfficer] {
            let actor = Actor::Person { id: me, roles: vec![role] };
            let read = db.read(actor.clone(), |tx| journal::page(tx, None, None)).await;
            assert!(matches!(read, Err(Stop::Forbidden)), "{role}");
            let opened = db.read(actor.clone(), move |tx| journal::open(tx, waiting)).await;
            assert!(matches!(opened, Err(Stop::Forbidden)), "{role}");
            let sent = db.write(actor, None, move |tx| journal::resend(tx, waiting)).await;
            assert!(matches!(sent, Err(Stop::Forbidden)), "{role}");
        }
    });
}

#[test]
fn the_clerk_sends_when_rung_for_and_goes_home_in_peace() {
    each_database(|db| async move {
        let server = Server::start();
        let (me, _) = officer(&db).await;
        let settings = settings(Some(&server));
        let clerk = Clerk::spawn(db.clone(), &settings, Transport::of(&settings).unwrap()).unwrap();
        // The first round is over before the notice is queued, so that only the bell can bring the second so soon.
        tokio::time::sleep(Real::from_millis(300)).await;
        queue(&db, me, 3).await;
        clerk.bell().ring();
        for _ in 0..40 {
            if server.received().len() == 3 {
                break;
            }
            tokio::time::sleep(Real::from_millis(50)).await;
        }
        assert_eq!(server.received().len(), 3);
        tokio::time::timeout(Real::from_secs(10), clerk.stop()).await.expect("home within ten seconds");
        assert_eq!(states(&db).await, HashMap::from([(State::Sent, 3)]));
    });
}

#[test]
fn every_chore_of_the_clerk_runs_on_an_empty_house_and_a_full_one() {
    each_database(|db| async move {
        let settings = settings(None);
        for email in ["one@example.org", "two@example.org"] {
            let failed = clerk::once(&db, &settings).await;
            assert!(failed.is_empty(), "{failed:?}");
            person(&db, email, Lang::En, vec![Role::BoardMember]).await;
        }
    });
}

/// A case whose group gave an address, opened by the acts; and the people and call around it full of secrets.
fn a_case(world: &World) -> ApplicationId {
    let call = world.open_call("SPRING-SECRET", Mode::Regular, vec![a_fund(world)]);
    let code = codes::fresh(world.db.master()).unwrap();
    let new = open::NewCase { call, country: "TJ".into(), language: Lang::Ky, channel: Channel::Online, code };
    let id = world.write(&Actor::Visitor, move |tx| open::open(tx, &new)).unwrap().id;
    let contact = |channel: &str, value: &str, mail_wanted| groups::Contact {
        channel: channel.into(),
        value: value.into(),
        note: "after six".into(),
        mail_wanted,
    };
    let ways = [
        contact("telegram", "@mehrsecret", false),
        contact("email", "partner-reads-this@example.org", false),
        contact("email", "safe@example.org", true),
    ];
    let act = move |tx: &mut Tx<'_>| {
        tx.quiet(Quiet::Seeding);
        let case = applications::load(tx, id)?;
        let group = groups::find(tx, case.group_id)?;
        groups::describe(tx, &group, "Mehr secret group", Some("ngo"), Some("TJ-KT"), Lang::Ky)?;
        groups::set_contacts(tx, &group, &ways)
    };
    world.write(&Actor::Console, act).unwrap();
    id
}

/// What a group may be told while its case stands; the rest for good measure.
fn told() -> impl Iterator<Item = Kind> {
    Kind::ALL.iter().copied().filter(|kind| !matches!(kind, Kind::Digest | Kind::DataErased))
}

/// Queues every kind of notice to a group, each value a secret.
fn tell_all(world: &World, id: ApplicationId) {
    let act = move |tx: &mut Tx<'_>| {
        tx.quiet(Quiet::Seeding);
        let case = applications::load(tx, id)?;
        for kind in told() {
            let mut notice = Notice::new(kind, Reader::Case(id)).about(id, &case.key);
            for name in kind.facts().values() {
                notice = match name {
                    "reference" => notice.with(name, case.reference.as_str()),
                    "call" => notice.with(name, "Call SPRING-SECRET"),
                    "link" => notice.with(name, format!("/applications/{id}")),
                    "deadline" | "at" => notice.with(name, noon()),
                    "amount" => notice.with(name, Money::from_minor(7_654_321, Currency::TJS)),
                    "from" => notice.with(name, "Nilufar Karimova"),
                    _ => notice.with(name, "shelter for women in Khatlon"),
                };
            }
            notice.queue(tx)?;
        }
        Ok(())
    };
    world.write(&Actor::Console, act).unwrap();
}

#[test]
fn a_groups_mailbox_learns_nothing() {
    on_both(|world| {
        let server = Server::start();
        let id = a_case(world);
        let reference = world.read(&Actor::Clerk, move |tx| Ok(applications::load(tx, id)?.reference)).unwrap();
        tell_all(world, id);
        let round = wait(async { deliver(&world.db, &post(&server).await).await });
        assert_eq!(round.sent, told().count());
        let received = server.received();
        assert_eq!(received.len(), told().count());
        let ids = [id.to_string(), reference];
        let secrets =
            ["SECRET", "secret", "Mehr", "http", "grants.", "76", "TJS", "Nilufar", "shelter", "Khatlon", "02.03"];
        let words =
            ["grant", "грант", "фонд", "сынак", "өтүнмө", "кеңеш", "hashar", "Hashar", "TJ-", "ngo", "telegram"];
        for letter in &received {
            assert_eq!(letter.to, "safe@example.org");
            assert_eq!(letter.subject, "Сиз үчүн кабар бар");
            let headers: Vec<&String> = letter
                .headers
                .iter()
                .filter(|line| !line.starts_with("Message-ID") && !line.starts_with("Date"))
                .collect();
            let said = format!("{headers:?}\n{}\n{}", letter.subject, letter.body);
            for secret in secrets.iter().chain(&words).copied().chain(ids.iter().map(String::as_str)) {
                assert!(!said.contains(secret), "{secret:?} in {said}");
            }
            assert_eq!(letter.body, received[0].body, "all news looks the same");
        }
    });
}

#[test]
fn a_group_without_an_address_or_erased_gets_nothing_and_the_log_says_why() {
    on_both(|world| {
        let (transport, memory) = Transport::memory();
        let post = Post::with(&settings(None), transport).unwrap();
        let officer = world.actor(Role::ProgrammeOfficer);
        let id = a_case(world);
        let silent = move |tx: &mut Tx<'_>| {
            tx.quiet(Quiet::Seeding);
            let case = applications::load(tx, id)?;
            let group = groups::find(tx, case.group_id)?;
            groups::set_contacts(tx, &group, &[])
        };
        world.write(&Actor::Console, silent).unwrap();
        tell_all(world, id);
        assert_eq!(wait(deliver(&world.db, &post)).unwanted, told().count());
        let whys = world.read(&officer, move |tx| journal::of_case(tx, id)).unwrap();
        let mut tried = whys.iter().filter(|line| line.notice.state == State::NotSent);
        assert!(tried.all(|line| line.why == Some(mail::Why::NoAddress)));
        tell_all(world, id);
        let erase = move |tx: &mut Tx<'_>| {
            tx.quiet(Quiet::Seeding);
            let case = applications::load(tx, id)?;
            hashar::db::keys::destroy(tx, case.key.id)
        };
        world.write(&Actor::Console, erase).unwrap();
        assert_eq!(wait(deliver(&world.db, &post)).unwanted, told().count());
        assert!(memory.lock().unwrap().is_empty());
    });
}

#[test]
fn staff_read_the_log_open_a_letter_and_send_it_again() {
    on_both(|world| {
        let (transport, memory) = Transport::memory();
        let post = Post::with(&settings(None), transport).unwrap();
        let officer = world.person(Role::ProgrammeOfficer);
        let mut browser = world.browser();
        browser.sign_in(world, officer);
        assert_eq!(browser.open("/mail"), 200);
        assert!(browser.shows("No notices."));
        assert_eq!(browser.send("/mail/test", &[]), 303);
        assert!(browser.shows("The test message waits to be sent.") && browser.shows("Waiting: 1"));
        assert_eq!(wait(deliver(&world.db, &post)).sent, 1);
        let id = world.read(&world.actor(Role::ProgrammeOfficer), |tx| journal::page(tx, None, None)).unwrap().lines[0]
            .notice
            .id;
        assert_eq!(browser.open("/mail?state=sent"), 200);
        assert!(browser.shows(&format!("/mail/{id}")) && browser.shows("programme_officer"), "{}", browser.page);
        assert_eq!(browser.open(&format!("/mail/{id}")), 200);
        assert!(browser.shows("If you can read it, mail works.") && browser.shows("250 kept"));
        let again = format!("/mail/{id}/resend");
        assert_eq!(browser.send(&again, &[]), 303);
        assert!(browser.shows("The notice waits to be sent again."));
        assert!(!browser.shows(&again), "once is enough while it waits");
        assert_eq!(wait(deliver(&world.db, &post)).sent, 1);
        let posted = memory.lock().unwrap();
        assert_eq!(posted.len(), 2);
        assert_eq!(posted[0].message_id, posted[1].message_id);
    });
}

#[test]
fn a_full_log_has_a_next_page_and_opens_to_those_only_who_may_see_it() {
    on_both(|world| {
        let officer = world.person(Role::ProgrammeOfficer);
        let mut browser = world.browser();
        browser.sign_in(world, officer);
        for _ in 0..3 {
            wait(queue(&world.db, officer, 40));
            assert_eq!(browser.open("/mail"), 200);
            assert!(browser.page.matches("<tr>").count() <= 51);
        }
        assert!(browser.shows("rel=\"next\""));
        for role in [Role::Auditor, Role::Administrator, Role::ProgrammeLead] {
            let mut reader = world.browser();
            reader.sign_in(world, world.person(role));
            assert_eq!(reader.open("/mail"), 200, "{role}");
            assert_eq!(reader.shows("/mail/test"), role != Role::Auditor, "{role}");
        }
        for role in [Role::BoardMember, Role::FinanceOfficer, Role::Director] {
            let mut reader = world.browser();
            reader.sign_in(world, world.person(role));
            assert_eq!(reader.open("/mail"), 404, "{role}");
        }
        assert_eq!(world.browser().open("/mail"), 401);
    });
}

#[test]
fn the_link_in_a_mail_signs_in_once_and_is_not_kept_for_staff() {
    on_both(|world| {
        let server = Server::start();
        let officer = world.person(Role::ProgrammeOfficer);
        let person = world.read(&Actor::Console, move |tx| people::find(tx, officer)).unwrap();
        let email = person.email.clone();
        world.write(&Actor::Visitor, move |tx| people::links::ask(tx, &email)).unwrap();
        assert_eq!(wait(async { deliver(&world.db, &post(&server).await).await }).sent, 1);
        let [letter] = &server.received()[..] else { panic!("{:?}", server.received()) };
        assert_eq!(letter.to, person.email);
        let link = letter.body.lines().find(|line| line.starts_with("https://")).unwrap();
        let path = link.strip_prefix("https://grants.example.org").unwrap();
        let mut browser = world.browser();
        assert_eq!(browser.open(path), 200);
        assert_eq!(browser.send(path, &[]), 303);
        assert_eq!(browser.open("/mail"), 200, "the officer is in");
        let log = world.read(&world.actor(Role::ProgrammeOfficer), |tx| journal::page(tx, None, None)).unwrap();
        let id = log.lines[0].notice.id;
        let kept = world.read(&world.actor(Role::ProgrammeOfficer), move |tx| journal::open(tx, id)).unwrap();
        let kept = kept.letter.unwrap();
        assert_eq!(kept.subject, letter.subject);
        assert!(!kept.body.contains("https://"), "{}", kept.body);
        let mut second = world.browser();
        second.open(path);
        assert_ne!(second.send(path, &[]), 303, "a link works once");
    });
}

#[test]
fn paused_mail_waits_and_then_goes_on() {
    on_both(|world| {
        let server = Server::start();
        let lead = world.person(Role::ProgrammeLead);
        wait(queue(&world.db, lead, 3));
        let mut browser = world.browser();
        browser.sign_in(world, lead);
        browser.open("/mail");
        assert_eq!(browser.press("Pause all mail", &[]), 303);
        assert!(browser.says("Mail is paused since"), "{}", browser.text());
        let post = wait(post(&server));
        assert_eq!(wait(deliver(&world.db, &post)), Round::default());
        assert!(server.received().is_empty());
        assert_eq!(browser.press("Let mail go on", &[]), 303);
        assert_eq!(wait(deliver(&world.db, &post)).sent, 3);
        let mut officer = world.browser();
        officer.sign_in(world, world.person(Role::ProgrammeOfficer));
        officer.open("/mail");
        assert!(!officer.shows("/mail/pause"));
        assert_eq!(officer.send("/mail/pause", &[]), 404);
    });
}

#[test]
fn letters_leave_no_faster_than_the_settings_say() {
    each_database(|db| async move {
        let server = Server::start();
        let (me, _) = officer(&db).await;
        queue(&db, me, 16).await;
        let mut settings = settings(Some(&server));
        settings.mail.per_minute = 960;
        let begun = std::time::Instant::now();
        assert_eq!(deliver(&db, &Post::of(&settings).unwrap()).await.sent, 16);
        assert!(begun.elapsed() >= Real::from_secs(1), "16 letters at 960 a minute take a second");
    });
}

#[test]
fn a_letter_is_signed_where_the_settings_name_a_key() {
    on_both(|world| {
        let server = Server::start();
        wait(queue(&world.db, world.person(Role::ProgrammeOfficer), 1));
        let mut settings = settings(Some(&server));
        settings.mail.dkim_selector = "spring".into();
        settings.mail.dkim_key_file = world.folder.join("dkim.key");
        assert!(Post::of(&settings).unwrap_err().to_string().contains("dkim_key_file"));
        std::fs::write(&settings.mail.dkim_key_file, "nWGxne/9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A=\n").unwrap();
        let post = wait(async { Post::of(&settings).unwrap() });
        assert_eq!(wait(deliver(&world.db, &post)).sent, 1);
        let letter = &server.received()[0];
        let signature = letter.header("dkim-signature").unwrap();
        assert!(signature.starts_with("v=1; a=ed25519-sha256;"), "{signature}");
        assert!(
            signature.contains("d=example.org; s=spring;") && signature.contains("h=from:to:subject:date:message-id")
        );
    });
}

/// A report as a mail server writes it.
fn report(message_id: &str) -> String {
    format!(
        "From: MAILER-DAEMON@relay.example\r\nMessage-ID: <r1@relay.example>\r\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n\
         Content-Type: message/delivery-status\r\n\r\nFinal-Recipient: rfc822; x@example.org\r\n\
         Action: failed\r\nStatus: 5.1.1\r\n\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\n\
         Message-ID: <{message_id}>\r\n--b--\r\n"
    )
}

#[test]
fn a_letter_that_comes_back_marks_its_address_until_somebody_has_looked() {
    on_both(|world| {
        let server = Server::start();
        let (officer, member) = (world.person(Role::ProgrammeOfficer), world.person(Role::BoardMember));
        wait(queue(&world.db, member, 1));
        let post = wait(post(&server));
        assert_eq!(wait(deliver(&world.db, &post)).sent, 1);
        let mut settings = settings(Some(&server));
        settings.mail.bounces = world.folder.join("bounces");
        let new = settings.mail.bounces.join("new");
        std::fs::create_dir_all(&new).unwrap();
        std::fs::write(new.join("1"), report(&server.received()[0].message_id)).unwrap();
        std::fs::write(new.join("2"), "Subject: Hello\r\n\r\nAction: failed\r\n").unwrap();
        let inbox = mail::bounces::Inbox::of(&settings).unwrap();
        assert_eq!(wait(inbox.take_in(&world.db)).unwrap(), 1);
        assert_eq!(wait(inbox.take_in(&world.db)).unwrap(), 0, "all was laid aside");
        assert_eq!(std::fs::read_dir(settings.mail.bounces.join("cur")).unwrap().count(), 2);
        // Staff are told, and nothing more goes to that address.
        wait(queue(&world.db, member, 1));
        let round = wait(deliver(&world.db, &post));
        assert_eq!((round.sent, round.unwanted), (1, 1), "{round:?}");
        let told = &server.received()[1];
        assert_eq!(told.subject, "Some messages did not arrive");
        let mut browser = world.browser();
        browser.sign_in(world, officer);
        browser.open("/mail?state=failed");
        assert!(browser.says("Messages that failed for good: 1.") && browser.says("5.1.1"), "{}", browser.text());
        browser.open("/mail?state=not_sent");
        assert!(browser.says("A message to this address came back"));
        // Who sends again has looked.
        browser.open("/mail?state=failed");
        let letter = paper_link(&browser);
        browser.open(&letter);
        assert_eq!(browser.press("Send again", &[]), 303);
        assert_eq!(wait(deliver(&world.db, &post)).sent, 1);
    });
}

/// The address of the first letter that the log shows.
fn paper_link(browser: &crate::support::Browser) -> String {
    let start = browser.page.find("<th scope=\"row\"><a href=\"/mail/").unwrap() + "<th scope=\"row\"><a href=\"".len();
    browser.page[start..].split('"').next().unwrap().to_owned()
}

#[test]
fn a_group_without_mail_is_a_task_for_staff_who_write_down_that_it_was_reached() {
    on_both(|world| {
        let (transport, memory) = Transport::memory();
        let post = Post::with(&settings(None), transport).unwrap();
        let id = a_case(world);
        let silent = move |tx: &mut Tx<'_>| {
            tx.quiet(Quiet::Seeding);
            let case = applications::load(tx, id)?;
            let group = groups::find(tx, case.group_id)?;
            groups::set_contacts(tx, &group, &[])?;
            Notice::new(Kind::Decision, Reader::Case(id))
                .about(id, &case.key)
                .with("call", "hidden plan")
                .with("link", "/")
                .queue(tx)
        };
        world.write(&Actor::Console, silent).unwrap();
        assert_eq!(wait(deliver(&world.db, &post)).unwanted, 1);
        assert!(memory.lock().unwrap().is_empty());
        let mut browser = world.browser();
        browser.sign_in(world, world.person(Role::ProgrammeOfficer));
        browser.open("/mail");
        assert!(browser.says("Messages to groups that did not go by mail: 1."), "{}", browser.text());
        assert_eq!(browser.click("Groups to reach"), 200);
        let reference = world.read(&Actor::Console, move |tx| applications::load(tx, id)).unwrap().reference;
        assert_eq!(browser.click(&reference), 200);
        let text = browser.text();
        assert!(text.contains("Сиз үчүн"), "the text is in the group's language: {text}");
        assert!(!text.contains("Mehr secret") && !text.contains("hidden plan"), "{text}");
        assert_eq!(browser.press("The group was reached", &[]), 422, "by which channel?");
        assert_eq!(browser.press("The group was reached", &[("means", "signal"), ("note", "rang twice")]), 303);
        assert!(browser.says("Nobody is waiting."), "{}", browser.text());
        let row = world.read(&world.actor(Role::ProgrammeOfficer), move |tx| journal::of_case(tx, id)).unwrap();
        browser.open(&format!("/mail/{}/reach", row[0].notice.id));
        assert!(browser.says("Signal") && browser.says("rang twice"), "{}", browser.text());
        let mut auditor = world.browser();
        auditor.sign_in(world, world.person(Role::Auditor));
        assert_eq!(auditor.open("/mail/reach"), 404);
    });
}
