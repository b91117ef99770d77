//! Meetings: called, attended, decided in, and minutes that write themselves and are signed.

use crate::{
    awards::with_the_board,
    board::{Board, at_the_desk, body, in_all_languages, person, refused},
    support::{on_both, world::a_fund},
};
use hashar::{
    base::{Actor, ApplicationId, Labels, Lang, MeetingId, Role, Stop},
    board::{
        Attendance, Choice, Declaration, Outcome, Refusal, decisions,
        meetings::{self, NewMeeting},
        minutes, votes,
    },
    calls::Mode,
};
use sha2::{Digest, Sha256};

fn new(board: &Board<'_>, applications: &[ApplicationId]) -> NewMeeting {
    let now = board.world.read(&Actor::Console, |tx| Ok(tx.now)).unwrap();
    NewMeeting {
        title: "Spring meeting".into(),
        place: "Dushanbe".into(),
        by_circulation: false,
        starts_at: now + chrono::Duration::days(2),
        ends_at: None,
        zone: "Asia/Dushanbe".into(),
        chair: person(&board.chair),
        applications: applications.to_vec(),
        topics: vec!["Minutes of the last meeting".into()],
    }
}

fn call(board: &Board<'_>, applications: &[ApplicationId]) -> MeetingId {
    let new = new(board, applications);
    board.world.write(&board.chair, move |tx| meetings::call(tx, &new)).unwrap()
}

fn attend(board: &Board<'_>, id: MeetingId) {
    let mut states: Vec<_> = board.everybody().map(|member| (person(member), Attendance::Present)).collect();
    states[4].1 = Attendance::Excused;
    board.world.write(&board.chair, move |tx| meetings::attend(tx, id, &states)).unwrap();
}

/// Everybody votes alike on a motion, and what was decided is recorded.
fn decide(board: &Board<'_>, id: ApplicationId, choice: Choice) {
    let motion = board.open(id, Outcome::Decline);
    for member in board.everybody() {
        // Who has a conflict cannot.
        let _ = board.cast(member, motion, choice);
    }
    let conclude = move |tx: &mut hashar::db::Tx<'_>| {
        let closed = votes::close(tx, motion, None)?;
        if closed.result == hashar::board::MotionState::Carried {
            decisions::record(tx, &closed, &Labels::one(Lang::En, "Others were more urgent"))?;
        }
        Ok(())
    };
    board.world.write(&board.chair, conclude).unwrap();
}

#[test]
fn minutes_of_many_applications_ask_no_more_than_those_of_few() {
    on_both(|world| {
        let board = Board::new(world);
        let asked = |many: usize| {
            let ids: Vec<ApplicationId> = (0..many).map(|_| board.application()).collect();
            for id in &ids {
                board.all_clear(*id);
            }
            let meeting = call(&board, &ids);
            for id in &ids {
                decide(&board, *id, Choice::Yes);
            }
            let view = move |tx: &mut hashar::db::Tx<'_>| {
                let before = hashar::db::queries();
                let shown = minutes::view(tx, meeting, Lang::En)?;
                Ok((hashar::db::queries() - before, shown.minutes.text().matches("Carried").count()))
            };
            // What is kept in memory is known when it is read again.
            world.read(&board.chair, view).unwrap();
            world.read(&board.chair, view).unwrap()
        };
        let (few, many) = (asked(2), asked(5));
        assert_eq!((few.1, many.1), (2, 5));
        assert!(few.0 == many.0 && few.0 <= 12, "{few:?} {many:?}");
    });
}

#[test]
fn the_page_of_a_meeting_on_many_rounds_asks_no_more_than_that_on_one() {
    on_both(|world| {
        let board = Board::new(world);
        let first = board.application();
        let of_others = (2..6).map(|number| {
            let call = world.open_call(&format!("R-{number}"), Mode::Regular, vec![a_fund(world)]);
            with_the_board(world, call)
        });
        let all: Vec<ApplicationId> = std::iter::once(first).chain(of_others).collect();
        let mut browser = at_the_desk(&board, &board.chair);
        let mut asked = |ids: &[ApplicationId]| {
            let path = format!("/board/meetings/{}", call(&board, ids));
            // What is kept in memory is known when it is read again.
            browser.open(&path);
            assert_eq!(browser.open(&path), 200);
            assert!(ids.iter().all(|id| browser.shows(&format!("/board/applications/{id}"))), "{}", body(&browser));
            browser.queries
        };
        let (few, many) = (asked(&[first]), asked(&all));
        assert!(few == many && many <= 12, "{few} and {many}");
    });
}

#[test]
fn minutes_write_themselves_and_stand_once_signed() {
    on_both(|world| {
        let board = Board::new(world);
        let (one, other) = (board.application(), board.application());
        for id in [one, other] {
            board.all_clear(id);
        }
        let recused = &board.members[0];
        board.declare(recused, one, Declaration::Conflict);
        let meeting = call(&board, &[one, other]);
        decide(&board, one, Choice::Yes);
        decide(&board, other, Choice::No);
        let sign = |actor: &Actor| world.write(actor, move |tx| minutes::sign(tx, meeting, Lang::En));
        assert_eq!(refused(sign(&board.chair)), Refusal::AttendanceMissing);
        let items = world.read(&board.chair, move |tx| meetings::agenda(tx, meeting)).unwrap();
        let topic = items[2].id;
        let hands = |counts| world.write(&board.chair, move |tx| meetings::count(tx, meeting, topic, counts));
        attend(&board, meeting);
        assert_eq!(refused(hands([4, 1, 0])), Refusal::CountTooMany { present: 4 });
        hands([3, 1, 0]).unwrap();
        let open = board.open(other, Outcome::Defer);
        assert_eq!(refused(sign(&board.chair)), Refusal::MeetingVotes);
        for member in board.everybody() {
            board.cast(member, open, Choice::Abstain).unwrap();
        }
        board.close(open, None).unwrap();
        let draft = world.read(&board.chair, move |tx| minutes::view(tx, meeting, Lang::En)).unwrap().minutes;
        let text = draft.text();
        for said in [
            "Present: aigul, bakyt, board_chair, dilnoza",
            "Excused: farrukh",
            "Rules of the round ROUND. Version 1\n",
            "Quorum: More than 50 % of the members",
            "The chair decides an even vote: Yes",
            "Need and urgency (25)",
            "Motion 1: Decline\nText of the motion: That it be so\n",
            "Took no part because of a conflict of interest: aigul",
            "For: 4 (with conditions: 0), against: 0, abstained: 0, members without conflict: 4",
            "Carried: by majority",
            "Lost: no majority",
            "Reasons: Others were more urgent",
            "3. Minutes of the last meeting\nFor: 3, against: 1, abstained: 0: Carried",
        ] {
            assert!(text.contains(said), "{said} in {text}");
        }
        assert!(!text.contains("Умед"), "codes, not names: {text}");
        let tajik = world.read(&board.chair, move |tx| minutes::view(tx, meeting, Lang::Tg)).unwrap().minutes;
        assert!(tajik.text().contains("Ҳозиранд: "));
        let note = "Асосҳо: Ин матн бо забони англисӣ аст.\nOthers were more urgent";
        assert!(tajik.text().contains(note), "in which language they are is said: {}", tajik.text());
        let foreign = minutes::Line::Foreign { text: "Others were more urgent".into(), lang: "en".into() };
        assert!(tajik.parts[0].lines.contains(&foreign));
        assert!(matches!(sign(&world.actor(Role::ProgrammeLead)), Err(Stop::Forbidden)));
        sign(&board.chair).unwrap();
        let shown = world.read(&board.chair, move |tx| minutes::view(tx, meeting, Lang::Tg)).unwrap();
        assert_eq!(shown.minutes, draft, "the signed text stands, in its language");
        let hash = data_encoding(&Sha256::digest(text.as_bytes()));
        assert_eq!(shown.meeting.signature.unwrap().sha256, hash);
        assert_eq!(refused(sign(&board.chair)), Refusal::MinutesSigned);
        assert_eq!(refused(hands([1, 1, 0])), Refusal::MinutesSigned);
        let mut later = new(&board, &[one, other]);
        later.title = "Another".into();
        assert_eq!(
            refused(world.write(&board.chair, move |tx| meetings::edit(tx, meeting, &later))),
            Refusal::MinutesSigned
        );
        // Of what a member has a conflict with, the minutes tell that member nothing.
        let shown = world.read(recused, move |tx| minutes::view(tx, meeting, Lang::En)).unwrap();
        assert!(shown.cut && shown.minutes.parts[0].lines.len() == 1);
        assert!(!shown.minutes.text().contains("more urgent"));
        assert!(shown.minutes.parts[1].lines.len() > 1);
    });
}

fn data_encoding(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn an_agenda_keeps_what_was_voted_on_and_a_motion_belongs_to_its_meeting() {
    on_both(|world| {
        let board = Board::new(world);
        let (one, other) = (board.application(), board.application());
        for id in [one, other] {
            board.all_clear(id);
        }
        let meeting = call(&board, &[one, other]);
        board.open(one, Outcome::Decline);
        let edit = |applications: &[ApplicationId]| {
            let new = new(&board, applications);
            world.write(&board.chair, move |tx| meetings::edit(tx, meeting, &new))
        };
        assert!(matches!(refused(edit(&[other])), Refusal::AgendaVoted { .. }));
        edit(&[one]).unwrap();
        let items = world.read(&board.chair, move |tx| meetings::agenda(tx, meeting)).unwrap();
        assert_eq!((items.len(), items[0].application), (2, Some(one)));
        let wrong = |change: fn(&mut NewMeeting)| {
            let mut new = new(&board, &[other]);
            change(&mut new);
            refused(world.write(&board.chair, move |tx| meetings::call(tx, &new)))
        };
        assert_eq!(wrong(|new| new.title = " ".into()), Refusal::TitleMissing);
        assert_eq!(wrong(|new| new.by_circulation = true), Refusal::EndMissing);
        assert_eq!(wrong(|new| new.ends_at = Some(new.starts_at)), Refusal::EndsTooEarly);
        assert_eq!(wrong(|new| new.chair = hashar::base::PersonId(1)), Refusal::ChairMissing);
        assert_eq!(
            wrong(|new| {
                new.applications.clear();
                new.topics.clear();
            }),
            Refusal::AgendaEmpty
        );
        let member = board.members[0].clone();
        let forbidden = new(&board, &[other]);
        let forbidden = world.write(&member, move |tx| meetings::call(tx, &forbidden));
        assert!(matches!(forbidden, Err(Stop::Forbidden)));
    });
}

#[test]
fn a_meeting_is_called_attended_and_signed_in_the_browser() {
    on_both(|world| {
        let board = Board::new(world);
        let id = board.application();
        board.all_clear(id);
        let mut browser = at_the_desk(&board, &board.chair);
        assert!(browser.shows("href=\"/board/meetings\""));
        in_all_languages(&mut browser, "/board/meetings");
        in_all_languages(&mut browser, "/board/meetings/new");
        let (chair, case) = (person(&board.chair).to_string(), id.to_string());
        let mut sent = vec![
            ("title", "Spring <meeting>"),
            ("way", "circulation"),
            ("zone", "Asia/Tashkent"),
            ("starts", "08.03.2030"),
            ("starts_time", "10:30"),
            ("ends", ""),
            ("place", "Signal, group “Board”"),
            ("chair", chair.as_str()),
            ("applications", case.as_str()),
            ("topics", "One\n\nTwo"),
        ];
        assert_eq!(browser.send("/board/meetings/new", &sent), 422);
        assert!(browser.shows("Say until when members vote") && browser.shows("Spring &lt;meeting&gt;"));
        sent[5].1 = "10.03.2030";
        sent.push(("ends_time", "18:00"));
        assert_eq!(browser.send("/board/meetings/new", &sent), 303, "{}", body(&browser));
        assert!(browser.shows("The meeting has been called") && browser.shows("3. Two"), "{}", body(&browser));
        let path = browser.link("/board/meetings/").unwrap();
        let number = path.split(['/', '?']).nth(3).unwrap();
        let path = format!("/board/meetings/{number}");
        in_all_languages(&mut browser, &path);
        in_all_languages(&mut browser, &format!("{path}/edit"));
        let (status, entry, _) = browser.download(&format!("{path}/meeting.ics"), "content-type");
        let entry = String::from_utf8(entry).unwrap();
        assert_eq!(status, 200);
        assert!(entry.contains("DTSTART;TZID=Asia/Dushanbe:20300308T103000\r\n"), "{entry}");
        assert!(entry.contains("SUMMARY:Spring <meeting>\r\n") && entry.contains("LOCATION:Signal\\, group"));
        let (status, docket, _) = browser.download(&format!("{path}/docket.pdf"), "content-type");
        assert!(status == 200 && docket.starts_with(b"%PDF"));
        browser.open(&path);
        let seats: Vec<String> = board.everybody().map(|member| format!("member_{}", person(member))).collect();
        let roll: Vec<(&str, &str)> = seats.iter().map(|seat| (seat.as_str(), "present")).collect();
        assert_eq!(browser.send(&format!("{path}/attendance"), &roll), 303, "{}", body(&browser));
        let item = browser.page.split(&format!("{path}/items/")).nth(1).unwrap().split('"').next().unwrap().to_owned();
        let item = format!("{path}/items/{item}");
        in_all_languages(&mut browser, &item);
        assert_eq!(browser.send(&item, &[("yes", "9"), ("no", "0"), ("abstain", "0")]), 422);
        assert!(browser.shows("More votes than members present: 5") && browser.shows("value=\"9\""));
        assert_eq!(browser.send(&item, &[("yes", "4"), ("no", "0"), ("abstain", "1")]), 303);
        assert!(browser.shows("For: 4, against: 0, abstained: 1"), "{}", body(&browser));
        in_all_languages(&mut browser, &format!("{path}/minutes"));
        assert!(browser.shows("Draft: not signed yet"));
        assert_eq!(browser.open(&format!("{path}/minutes.txt")), 404, "nothing is signed");
        browser.open(&format!("{path}/minutes"));
        assert_eq!(browser.send(&format!("{path}/sign"), &[]), 303, "{}", body(&browser));
        assert!(browser.shows("Signed by the chair: board_chair") && browser.shows("SHA-256: "));
        let (status, text, _) = browser.download(&format!("{path}/minutes.txt"), "content-type");
        let hash = data_encoding(&Sha256::digest(&text));
        assert!(status == 200 && browser.shows(&hash), "the hash under the minutes is that of the text");
        let (status, pdf, _) = browser.download(&format!("{path}/minutes.pdf"), "content-type");
        assert!(status == 200 && pdf.starts_with(b"%PDF"));
        assert_eq!(browser.open(&format!("{path}/edit")), 200);
        assert!(!browser.shows("name=\"title\""), "a signed meeting leads back to its page");
        let mut member = at_the_desk(&board, &board.members[0]);
        assert_eq!(member.open(&path), 200);
        assert!(!member.shows("/attendance\"") && !member.shows("/edit\""));
        assert_eq!(member.open("/board/meetings/new"), 404);
    });
}
