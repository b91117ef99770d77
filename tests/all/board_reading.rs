//! What members are told of between votes: that minutes are signed, and that reading ends soon.

use crate::{
    awards::queued,
    board::{Board, at_the_desk, body, in_all_languages, person},
    support::{World, on_both},
};
use chrono::{NaiveDate, NaiveDateTime};
use hashar::{
    base::{Actor, Lang, PersonId, Role},
    board::{
        Attendance, Declaration,
        meetings::{self, NewMeeting},
        minutes,
        rules::{self, Change},
    },
    mail::schedule::{self, Typed},
    notices::{self, Kind, Reader},
};

fn at(day: u32, hour: u32, minute: u32) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2030, 3, day).unwrap().and_hms_opt(hour, minute, 0).unwrap()
}

fn remind_at(world: &World, at: NaiveDateTime) -> usize {
    world.db.set_now(Some(at));
    world.write(&Actor::Clerk, schedule::remind_of_reading).unwrap()
}

fn told(world: &World, member: PersonId) -> usize {
    let officer = world.actor(Role::ProgrammeOfficer);
    let log = world.read(&officer, |tx| notices::log(tx, None, None, 500)).unwrap();
    let own = |line: &&notices::LogLine| line.kind == Kind::ReadingReminder && line.reader == Reader::Person(member);
    log.iter().filter(own).count()
}

pub fn set(board: &Board<'_>, reading: &str, reads_by: Option<NaiveDate>) {
    let typed =
        Typed { drafts: String::new(), reports: String::new(), late: String::new(), reading: reading.into(), reads_by };
    let (call, lead) = (board.call, board.world.actor(Role::ProgrammeLead));
    board.world.write(&lead, move |tx| schedule::set(tx, call, &typed)).unwrap();
}

#[test]
fn who_has_something_left_to_read_is_reminded_once_on_each_morning_where_they_live() {
    on_both(|world| {
        let board = Board::new(world);
        let far = board.one_in_brussels();
        let (id, second) = (board.application(), board.application());
        let [aigul, bakyt, dilnoza, _] = board.members.as_slice() else { panic!() };
        for id in [id, second] {
            board.declare(aigul, id, Declaration::None);
            board.lock(aigul, id, 4);
            board.declare(bakyt, id, Declaration::Conflict);
        }
        assert_eq!(remind_at(world, at(1, 4, 0)), 0, "no day is set");
        set(&board, "3, 1", Some(at(4, 0, 0).date()));
        assert_eq!(remind_at(world, at(1, 3, 59)), 0, "not before nine in the morning");
        assert_eq!(remind_at(world, at(1, 4, 0)), 3, "the chair, dilnoza and farrukh");
        assert_eq!(remind_at(world, at(1, 7, 59)), 3);
        assert_eq!(queued(world, Kind::ReadingReminder), 3, "each once");
        assert_eq!((told(world, far), told(world, person(aigul)), told(world, person(bakyt))), (0, 0, 0));
        remind_at(world, at(1, 8, 0));
        assert_eq!((told(world, far), queued(world, Kind::ReadingReminder)), (1, 4), "nine in Brussels");
        for id in [id, second] {
            board.declare(dilnoza, id, Declaration::None);
            board.lock(dilnoza, id, 3);
        }
        remind_at(world, at(3, 12, 0));
        assert_eq!((told(world, far), told(world, person(dilnoza)), told(world, person(&board.chair))), (2, 1, 2));
        assert_eq!(remind_at(world, at(6, 12, 0)), 0, "it is over");
        set(&board, "", Some(at(20, 0, 0).date()));
        assert_eq!(remind_at(world, at(19, 12, 0)), 0, "no days, no reminders");
    });
}

#[test]
fn where_a_few_read_only_they_are_reminded() {
    on_both(|world| {
        let board = Board::new(world);
        let (call, lead) = (board.call, world.actor(Role::ProgrammeLead));
        let mut terms = world.read(&lead, move |tx| rules::view(tx, call)).unwrap().terms;
        terms.readers = 1;
        world.write(&lead, move |tx| rules::change(tx, call, &Change::Terms(terms.clone()))).unwrap();
        let id = board.application();
        let reader = person(&board.members[0]);
        let plan = vec![(id, vec![reader])];
        world.write(&lead, move |tx| hashar::board::readers::assign(tx, call, &plan)).unwrap();
        set(&board, "1", Some(at(4, 0, 0).date()));
        assert_eq!((remind_at(world, at(3, 5, 0)), told(world, reader)), (1, 1));
    });
}

#[test]
fn the_day_of_reading_is_set_with_the_reminders_and_stands_on_the_desk() {
    on_both(|world| {
        let board = Board::new(world);
        board.application();
        let mut browser = world.browser();
        browser.sign_in(world, person(&world.actor(Role::ProgrammeLead)));
        let path = format!("/calls/{}/reminders", board.call);
        in_all_languages(&mut browser, &path);
        let mut sent =
            vec![("days", "3"), ("report_days", "3"), ("late_days", "1"), ("reads_by", "x"), ("reading_days", "2")];
        assert_eq!(browser.send(&path, &sent), 422);
        sent[3].1 = "08.03.2030";
        sent[4].1 = "99";
        assert_eq!(browser.send(&path, &sent), 422);
        sent[4].1 = "2, 1";
        assert_eq!(browser.send(&path, &sent), 303, "{}", body(&browser));
        browser.open(&path);
        assert!(browser.shows("value=\"08.03.2030\"") && browser.shows("value=\"2, 1\""), "{}", body(&browser));
        let desk = at_the_desk(&board, &board.members[0]);
        assert!(desk.shows("Read until: 08.03.2030"), "{}", body(&desk));
    });
}

#[test]
fn the_others_are_told_when_the_chair_has_signed_the_minutes() {
    on_both(|world| {
        let board = Board::new(world);
        let now = world.read(&Actor::Console, |tx| Ok(tx.now)).unwrap();
        let new = NewMeeting {
            title: "Spring meeting".into(),
            place: String::new(),
            by_circulation: false,
            starts_at: now + chrono::Duration::days(2),
            ends_at: None,
            zone: "Asia/Dushanbe".into(),
            chair: person(&board.chair),
            applications: Vec::new(),
            topics: vec!["Plans".into()],
        };
        let meeting = world.write(&board.chair, move |tx| meetings::call(tx, &new)).unwrap();
        let everybody: Vec<_> = board.everybody().map(|member| (person(member), Attendance::Present)).collect();
        world.write(&board.chair, move |tx| meetings::attend(tx, meeting, &everybody)).unwrap();
        assert_eq!(queued(world, Kind::MinutesReady), 0);
        world.write(&board.chair, move |tx| minutes::sign(tx, meeting, Lang::En)).unwrap();
        let log = world.read(&world.actor(Role::ProgrammeOfficer), |tx| notices::log(tx, None, None, 500)).unwrap();
        let mut readers: Vec<Reader> =
            log.iter().filter(|line| line.kind == Kind::MinutesReady).map(|line| line.reader).collect();
        let mut members: Vec<Reader> = board.members.iter().map(|member| Reader::Person(person(member))).collect();
        readers.sort_by_key(|reader| reader.columns());
        members.sort_by_key(|reader| reader.columns());
        assert_eq!(readers, members, "the members, once each, and not who signed");
        assert!(world.write(&board.chair, move |tx| minutes::sign(tx, meeting, Lang::En)).is_err());
        assert_eq!(queued(world, Kind::MinutesReady), 4);
    });
}
