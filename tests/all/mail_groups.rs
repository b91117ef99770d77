//! Mail to groups: nothing in the mailbox that tells what it is about; and a task for staff where no mail goes.

use crate::support::{
    World, on_both,
    post::{deliver, noon, post, settings, wait},
    smtp::Server,
    world::a_fund,
};
use hashar::{
    applications::{self, Channel, codes, open},
    base::{Actor, ApplicationId, Currency, Lang, Money, Role},
    calls::Mode,
    db::{Tx, tx::Quiet},
    groups,
    mail::{self, Post, Transport, journal},
    notices::{Kind, Notice, Reader, State},
};

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
