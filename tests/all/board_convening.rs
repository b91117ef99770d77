//! Members hear of a meeting: that it is called, moved or called off, and on the morning before it.

use crate::{
    awards::queued,
    board::{Board, at_the_desk, body, in_all_languages, person, refused},
    support::{World, on_both},
};
use chrono::{NaiveDate, NaiveDateTime};
use hashar::{
    base::{Actor, MeetingId, Role, Stop, stop::Arg},
    board::{
        Choice, Outcome, Refusal, convening,
        meetings::{self, NewMeeting},
        votes, withdraw,
    },
    mail::schedule,
    notices::{self, Kind, Reader},
};

fn at(day: u32, hour: u32, minute: u32) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2030, 3, day).unwrap().and_hms_opt(hour, minute, 0).unwrap()
}

fn new(board: &Board<'_>) -> NewMeeting {
    NewMeeting {
        title: "Spring meeting".into(),
        place: "Dushanbe".into(),
        by_circulation: false,
        starts_at: at(8, 5, 0),
        ends_at: Some(at(8, 7, 0)),
        zone: "Asia/Dushanbe".into(),
        chair: person(&board.chair),
        applications: Vec::new(),
        topics: vec!["Plans".into()],
    }
}

fn call(board: &Board<'_>, new: &NewMeeting) -> MeetingId {
    let new = new.clone();
    board.world.write(&board.chair, move |tx| meetings::call(tx, &new)).unwrap()
}

fn edit(board: &Board<'_>, id: MeetingId, new: &NewMeeting) {
    let new = new.clone();
    board.world.write(&board.chair, move |tx| meetings::edit(tx, id, &new)).unwrap();
}

fn remind_at(world: &World, at: NaiveDateTime) -> usize {
    world.db.set_now(Some(at));
    world.write(&Actor::Clerk, schedule::remind_of_meetings).unwrap()
}

/// Who was told, each time.
fn told(world: &World, kind: Kind) -> Vec<Reader> {
    let officer = world.actor(Role::ProgrammeOfficer);
    let log = world.read(&officer, |tx| notices::log(tx, None, None, 500)).unwrap();
    let mut readers: Vec<Reader> = log.iter().filter(|line| line.kind == kind).map(|line| line.reader).collect();
    readers.sort_by_key(|reader| reader.columns());
    readers
}

fn values(world: &World, kind: Kind) -> Vec<(String, Arg)> {
    world.read(&Actor::Console, |tx| notices::newest(tx, kind)).unwrap().unwrap().values
}

#[test]
fn members_are_told_of_a_meeting_that_is_called_moved_and_called_off_and_not_of_its_agenda() {
    on_both(|world| {
        let board = Board::new(world);
        world.db.set_now(Some(at(1, 4, 0)));
        let mut members: Vec<Reader> = board.members.iter().map(|member| Reader::Person(person(member))).collect();
        members.sort_by_key(|reader| reader.columns());
        let mut new = new(&board);
        let id = call(&board, &new);
        assert_eq!(told(world, Kind::MeetingCalled), members, "each once, and not who called it");
        let (zone, link) = (Some("Asia/Dushanbe".to_owned()), format!("/board/meetings/{id}"));
        let wanted = [
            ("link".to_owned(), Arg::Text(link)),
            ("at".to_owned(), Arg::Instant(at(8, 5, 0), zone.clone())),
            ("deadline".to_owned(), Arg::Instant(at(8, 7, 0), zone.clone())),
        ];
        for value in &wanted {
            assert!(values(world, Kind::MeetingCalled).contains(value), "{value:?}");
        }
        new.topics.push("Money".into());
        edit(&board, id, &new);
        assert_eq!(queued(world, Kind::MeetingChanged), 0, "the agenda is read on its page");
        new.starts_at = at(9, 5, 0);
        new.ends_at = None;
        edit(&board, id, &new);
        edit(&board, id, &new);
        assert_eq!(told(world, Kind::MeetingChanged), members, "once for one change");
        let moved = values(world, Kind::MeetingChanged);
        assert!(moved.contains(&("at".to_owned(), Arg::Instant(at(9, 5, 0), zone))), "{moved:?}");
        assert!(moved.iter().all(|(name, _)| name != "deadline"));
        new.place = "Online".into();
        edit(&board, id, &new);
        assert_eq!(queued(world, Kind::MeetingChanged), 8, "and again for another");
        let member = board.members[0].clone();
        let forbidden = world.write(&member, move |tx| convening::call_off(tx, id, "Snow"));
        assert!(matches!(forbidden, Err(Stop::Forbidden)));
        let off = |why: &'static str| world.write(&board.chair, move |tx| convening::call_off(tx, id, why));
        assert_eq!(refused(off(" ")), Refusal::NoteMissing);
        off("Snow").unwrap();
        assert_eq!(told(world, Kind::MeetingCalledOff), members);
        assert_eq!(refused(off("Snow")), Refusal::MeetingCalledOff);
        let again = new.clone();
        let changed = world.write(&board.chair, move |tx| meetings::edit(tx, id, &again));
        assert_eq!(refused(changed), Refusal::MeetingCalledOff);
        let found = world.read(&board.chair, move |tx| meetings::find(tx, id)).unwrap();
        assert_eq!((found.revision, found.called_off.map(|(_, why)| why)), (3, Some("Snow".into())));
        // What is written down after it was held is news to nobody.
        new.starts_at = at(1, 3, 0);
        call(&board, &new);
        assert_eq!(queued(world, Kind::MeetingCalled), 4);
    });
}

#[test]
fn a_meeting_in_which_members_vote_is_not_called_off_and_a_motion_goes_to_another() {
    on_both(|world| {
        let board = Board::new(world);
        let application = board.application();
        board.all_clear(application);
        world.db.set_now(Some(at(1, 4, 0)));
        let with = NewMeeting { applications: vec![application], ..new(&board) };
        let id = call(&board, &with);
        let motion = board.open(application, Outcome::Decline);
        let off = || world.write(&board.chair, move |tx| convening::call_off(tx, id, "Snow"));
        assert_eq!(refused(off()), Refusal::MeetingVoted);
        world.write(&board.chair, move |tx| withdraw::withdraw(tx, motion, "Later")).unwrap();
        off().unwrap();
        let next = call(&board, &with);
        let motion = board.open(application, Outcome::Decline);
        let held = || world.write(&board.chair, move |tx| convening::call_off(tx, next, "Snow"));
        assert_eq!(refused(held()), Refusal::MeetingVoted, "it is the meeting of the new motion");
        for member in board.everybody() {
            board.cast(member, motion, Choice::Yes).unwrap();
        }
        world.write(&board.chair, move |tx| votes::close(tx, motion, None).map(|_| ())).unwrap();
        assert_eq!(refused(held()), Refusal::MeetingVoted, "it has decided");
    });
}

#[test]
fn each_member_is_reminded_on_the_morning_before_where_they_live() {
    on_both(|world| {
        let board = Board::new(world);
        let far = board.one_in_brussels();
        world.db.set_now(Some(at(1, 4, 0)));
        let mut new = new(&board);
        let id = call(&board, &new);
        assert_eq!(remind_at(world, at(7, 3, 59)), 0, "not before nine in the morning");
        assert_eq!(remind_at(world, at(7, 4, 0)), 5, "nine in Dushanbe");
        assert!(!told(world, Kind::MeetingReminder).contains(&Reader::Person(far)));
        remind_at(world, at(7, 8, 0));
        assert_eq!(queued(world, Kind::MeetingReminder), 6, "nine in Brussels, and nobody twice");
        let zone = Some("Europe/Brussels".to_owned());
        assert!(
            values(world, Kind::MeetingReminder).contains(&("at".to_owned(), Arg::Instant(at(8, 5, 0), zone))),
            "in their own zone"
        );
        assert_eq!(remind_at(world, at(8, 5, 1)), 0, "it has begun");
        // What is moved is reminded of again; what is called later than its morning, or called off, is not.
        world.db.set_now(Some(at(8, 4, 30)));
        (new.starts_at, new.ends_at) = (at(20, 5, 0), None);
        edit(&board, id, &new);
        remind_at(world, at(19, 12, 0));
        assert_eq!(queued(world, Kind::MeetingReminder), 12);
        call(&board, &new);
        remind_at(world, at(19, 13, 0));
        assert_eq!(queued(world, Kind::MeetingReminder), 12);
        (new.starts_at, new.ends_at) = (at(25, 5, 0), None);
        let off = call(&board, &new);
        world.write(&board.chair, move |tx| convening::call_off(tx, off, "Snow")).unwrap();
        assert_eq!(remind_at(world, at(24, 12, 0)), 0);
    });
}

#[test]
fn a_meeting_is_called_off_in_the_browser_and_calendars_learn_of_it() {
    on_both(|world| {
        let board = Board::new(world);
        world.db.set_now(Some(at(1, 4, 0)));
        let id = call(&board, &new(&board));
        let mut chair = at_the_desk(&board, &board.chair);
        let path = format!("/board/meetings/{id}");
        assert!(chair.shows(&format!("<a href=\"{path}\">Spring meeting</a>, 08.03.2030")), "{}", body(&chair));
        chair.open(&path);
        assert!(chair.shows(&format!("{path}/off")), "{}", body(&chair));
        in_all_languages(&mut chair, &format!("{path}/off"));
        assert_eq!(chair.send(&format!("{path}/off"), &[("note", "")]), 422);
        assert!(chair.shows("Why: Fill this in"), "{}", body(&chair));
        assert_eq!(chair.send(&format!("{path}/off"), &[("note", "The road <is> closed")]), 303, "{}", body(&chair));
        assert!(chair.shows("The meeting has been called off") && chair.shows("The road &lt;is&gt; closed"));
        assert!(!chair.shows(&format!("{path}/edit")) && !chair.shows(&format!("{path}/consent")));
        in_all_languages(&mut chair, &path);
        let (_, entry, _) = chair.download(&format!("{path}/meeting.ics"), "content-type");
        let entry = String::from_utf8(entry).unwrap();
        for line in ["METHOD:CANCEL\r\n", "STATUS:CANCELLED\r\n", "SEQUENCE:1\r\n"] {
            assert!(entry.contains(line), "{line} in {entry}");
        }
        in_all_languages(&mut chair, "/board/meetings");
        chair.open("/board/meetings");
        assert!(chair.shows("Called off"), "{}", body(&chair));
        chair.open(&format!("{path}/minutes"));
        assert!(!chair.shows(&format!("{path}/sign")), "nothing is signed of it: {}", body(&chair));
        assert_eq!(chair.open(&format!("{path}/off")), 200);
        assert!(!chair.shows("name=\"note\""), "it leads back to the meeting");
        let mut member = at_the_desk(&board, &board.members[0]);
        assert!(!member.shows(&path), "what was called off is on no desk: {}", body(&member));
        assert_eq!(member.open(&format!("{path}/off")), 404);
    });
}
