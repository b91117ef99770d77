//! Mail against a real server on loopback that fails in every way: nothing lost, nothing sent for work that was rolled
//! back, a repeat only with the same Message-ID.

use crate::support::{
    post::{deliver, each_database, ids, log, noon, officer, person, post, queue, settings, states},
    smtp::{Fault, Server},
};
use chrono::Duration;
use hashar::{
    base::{Actor, Lang, NoticeId, Role, Stop},
    clerk::{self, Clerk},
    db::{Tx, tx::Quiet},
    mail::{self, Post, Round, Transport, journal},
    notices::{Kind, Notice, Reader, State},
    people,
};
use std::{collections::HashMap, time::Duration as Real};

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
fn a_letter_that_does_not_open_is_given_up_and_keeps_no_other_waiting() {
    each_database(|db| async move {
        let server = Server::start();
        db.set_now(Some(noon()));
        let (me, actor) = officer(&db).await;
        queue(&db, me, 3).await;
        // What is sealed for one row opens in no other.
        let damage = "UPDATE notices SET payload = (SELECT payload FROM notices WHERE id = (SELECT MAX(id) FROM notices)) \
                      WHERE id = (SELECT MIN(id) FROM notices)";
        let act = move |tx: &mut Tx<'_>| {
            tx.quiet(Quiet::Seeding);
            diesel::RunQueryDsl::execute(diesel::sql_query(damage), tx.conn)?;
            Ok(())
        };
        db.write(Actor::Console, None, act).await.unwrap();
        assert_eq!(deliver(&db, &post(&server).await).await, Round { sent: 2, ..Round::default() });
        let states = states(&db).await;
        assert_eq!((states[&State::Sent], states[&State::Failed]), (2, 1));
        let lines = log(&db, &actor).await;
        assert!(lines.iter().any(|line| line.why == Some(mail::Why::NotComposed)), "{lines:?}");
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
        let opened = db.read(actor, move |tx| journal::open(tx, &post, id)).await.unwrap();
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
            let post = Post::with(&settings(None), Transport::Nowhere).unwrap();
            let opened = db.read(actor.clone(), move |tx| journal::open(tx, &post, waiting)).await;
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
