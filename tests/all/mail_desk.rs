//! The staff's pages of mail: the log, one letter, sending again, a pause, what came back.

use crate::support::{
    imap, on_both,
    post::{deliver, each_database, officer, post, queue, settings, wait},
    smtp::{self, Server},
};
use hashar::{
    base::{Actor, Role, settings::Settings},
    mail::{self, Post, Round, Transport, journal},
    people,
};
use std::time::Duration as Real;

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
        let nowhere = Post::with(&settings(None), Transport::Nowhere).unwrap();
        let officer = world.actor(Role::ProgrammeOfficer);
        let kept = world.read(&officer, move |tx| journal::open(tx, &nowhere, id)).unwrap();
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
        let inbox = mail::inbox::Inbox::of(&settings).unwrap();
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

#[test]
fn reports_are_read_in_a_mailbox_elsewhere_and_nothing_is_said_to_a_stranger() {
    on_both(|world| {
        let server = Server::start();
        let member = world.person(Role::BoardMember);
        wait(queue(&world.db, member, 1));
        let post = wait(post(&server));
        assert_eq!(wait(deliver(&world.db, &post)).sent, 1);
        let back = report(&server.received()[0].message_id);
        let mailbox = imap::Server::start("right", &["Subject: Hello\r\n\r\nAction: failed\r\n", &back]);
        let mut settings = settings(Some(&server));
        settings.mail.ca_file = smtp::authority();
        (settings.mail.bounces_host, settings.mail.bounces_port) = ("127.0.0.1".into(), mailbox.port);
        settings.mail.bounces_folder = "Returned letters".into();
        let take_in = |settings: &Settings| wait(mail::inbox::Inbox::of(settings).unwrap().take_in(&world.db));
        (settings.mail.bounces_username, settings.mail.bounces_password) = (imap::USER.into(), "guessed".into());
        assert!(take_in(&settings).is_err(), "the password is wrong");
        settings.mail.bounces_password = imap::PASSWORD.into();
        assert_eq!(take_in(&settings).unwrap(), 1);
        assert!(mailbox.letters.lock().unwrap().iter().all(|letter| letter.seen));
        assert_eq!(take_in(&settings).unwrap(), 0, "all was marked as read");
        wait(queue(&world.db, member, 1));
        assert_eq!(wait(deliver(&world.db, &post)).unwanted, 1, "nothing more goes there");

        let stranger = imap::Server::start("wrong", &[&back]);
        settings.mail.bounces_port = stranger.port;
        assert!(take_in(&settings).is_err(), "its certificate is for another name");
        assert!(stranger.heard.lock().unwrap().is_empty(), "nothing was said to it");
    });
}

/// The address of the first letter that the log shows.
fn paper_link(browser: &crate::support::Browser) -> String {
    let start = browser.page.find("<th scope=\"row\"><a href=\"/mail/").unwrap() + "<th scope=\"row\"><a href=\"".len();
    browser.page[start..].split('"').next().unwrap().to_owned()
}
