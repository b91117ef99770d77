//! The desk: what waits, by when it is due; what is put off; how many wait for whom.

use crate::{
    board::{Board, at_the_desk, body, person},
    board_reading,
    support::on_both,
};
use chrono::{Days, Duration, NaiveDate, NaiveDateTime};
use hashar::{
    base::{Actor, ApplicationId, MotionId, Role},
    board::{
        Choice, Declaration, Outcome,
        desk::{self, Round, Task},
        draws, readers,
        rules::{self, Change},
        scores,
        votes::{self, NewMotion},
        waiting,
    },
    calls::Mode,
};

fn rounds(board: &Board<'_>, member: &Actor) -> Vec<Round> {
    board.world.read(member, desk::own).unwrap()
}

fn codes(rounds: &[Round]) -> Vec<&str> {
    rounds.iter().map(|round| round.call.code.as_str()).collect()
}

fn now(board: &Board<'_>) -> NaiveDateTime {
    board.world.read(&Actor::Console, |tx| Ok(tx.now)).unwrap()
}

fn opened(board: &Board<'_>, id: ApplicationId, secret: bool, closes_at: Option<NaiveDateTime>) -> MotionId {
    let new = NewMotion { secret, closes_at, ..board.motion(Outcome::Decline) };
    board.world.write(&board.chair, move |tx| votes::open_vote(tx, id, &new)).unwrap()
}

#[test]
fn what_waits_is_in_the_order_of_its_own_deadlines() {
    on_both(|world| {
        let board = Board::new(world);
        let second = world.open_call("SECOND", Mode::Regular, vec![board.fund]);
        let (chair, members) = (board.chair.clone(), board.members.clone());
        let other = Board { world, call: second, fund: board.fund, chair, members };
        let (id, id_of_other) = (board.application(), other.application());
        for (board, id) in [(&board, id), (&other, id_of_other)] {
            board.all_clear(id);
        }
        let one = &board.members[0];
        assert_eq!(codes(&rounds(&board, one)), ["ROUND", "SECOND"], "nothing has a day");
        let day = now(&board).date() + Days::new(5);
        board_reading::set(&other, "", Some(day));
        let found = rounds(&board, one);
        assert_eq!(codes(&found), ["SECOND", "ROUND"]);
        assert_eq!((found[0].due.map(|due| due.date()), found[1].due), (Some(day), None));
        opened(&board, id, false, Some(now(&board) + Duration::days(2)));
        assert_eq!(codes(&rounds(&board, one)), ["ROUND", "SECOND"], "the vote ends before");
        // Within a round, too: what is to be read sooner stands before a vote.
        board_reading::set(&board, "", Some(now(&board).date() + Days::new(1)));
        let third = board.application();
        board.declare(one, third, Declaration::None);
        let tasks: Vec<Task> = rounds(&board, one)[0].items.iter().map(|item| item.task).collect();
        assert_eq!(tasks, [Task::Score, Task::Vote]);
        board.lock(one, third, 4);
        let tasks: Vec<Task> = rounds(&board, one)[0].items.iter().map(|item| item.task).collect();
        assert_eq!(tasks, [Task::Vote, Task::Done]);
    });
}

#[test]
fn readers_are_told_the_day_of_reading() {
    on_both(|world| {
        let board = Board::new(world);
        let id = board.application();
        let day = NaiveDate::from_ymd_opt(2030, 3, 4).unwrap();
        board_reading::set(&board, "", Some(day));
        let (call, lead) = (board.call, world.actor(Role::ProgrammeLead));
        let plan = vec![(id, vec![person(&board.members[0])])];
        world.write(&lead, move |tx| readers::assign(tx, call, &plan)).unwrap();
        let letters = crate::support::post::into_memory(world, &crate::support::post::settings(None));
        let told = letters.iter().find(|letter| letter.body.contains(&format!("/board/applications/{id}")));
        assert!(told.is_some_and(|letter| letter.body.contains("04.03.2030")), "{letters:?}");
    });
}

#[test]
fn as_many_wait_for_a_member_as_stand_on_the_desk() {
    on_both(|world| {
        let board = Board::new(world);
        let (first, second) = (board.application(), board.application());
        let administrator = world.actor(Role::Administrator);
        let agree = |stage: &str| -> Vec<i64> {
            let counts = world.read(&administrator, waiting::of_members).unwrap();
            let waiting = |member: &Actor| {
                let on_desk: usize = rounds(&board, member).iter().map(Round::waiting).sum();
                let counted = counts.get(&person(member)).copied().unwrap_or(0);
                assert_eq!(i64::try_from(on_desk).unwrap(), counted, "{stage}");
                counted
            };
            board.everybody().map(waiting).collect()
        };
        assert_eq!(agree("all are to declare"), [2; 5]);
        let [one, two, three, four] = board.members.as_slice() else { panic!() };
        for member in [&board.chair, one, two] {
            board.declare(member, first, Declaration::None);
        }
        board.declare(three, first, Declaration::Unsure);
        board.declare(four, first, Declaration::Conflict);
        assert_eq!(agree("a doubt and a conflict wait for nobody here"), [2, 2, 2, 1, 1]);
        for member in [&board.chair, one, two] {
            board.lock(member, first, 4);
        }
        assert_eq!(agree("locked"), [1; 5]);
        let call = board.call;
        let motion = opened(&board, first, true, None);
        assert_eq!(agree("a secret vote"), [2, 2, 2, 1, 1]);
        board.cast(one, motion, Choice::Yes).unwrap();
        assert_eq!(agree("one has voted in secret"), [2, 1, 2, 1, 1]);
        board.all_clear(second);
        assert_eq!(agree("everybody is to score"), [2, 1, 2, 1, 1]);
        world.write(&board.chair, move |tx| draws::close_scoring(tx, call)).unwrap();
        assert_eq!(agree("scoring is closed"), [1, 0, 1, 0, 0]);
    });
}

#[test]
fn nothing_waits_for_who_does_not_read() {
    on_both(|world| {
        let board = Board::new(world);
        let (call, lead) = (board.call, world.actor(Role::ProgrammeLead));
        let mut terms = world.read(&lead, move |tx| rules::view(tx, call)).unwrap().terms;
        terms.readers = 1;
        world.write(&lead, move |tx| rules::change(tx, call, &Change::Terms(terms.clone()))).unwrap();
        let id = board.application();
        board.all_clear(id);
        let (one, two) = (&board.members[0], &board.members[1]);
        let plan = vec![(id, vec![person(one)])];
        world.write(&lead, move |tx| readers::assign(tx, call, &plan)).unwrap();
        let counts = world.read(&world.actor(Role::Administrator), waiting::of_members).unwrap();
        assert_eq!((counts.get(&person(one)), counts.get(&person(two))), (Some(&1), None));
        assert_eq!((rounds(&board, one)[0].waiting(), rounds(&board, two)[0].waiting()), (1, 0));
    });
}

#[test]
fn what_is_put_off_is_saved_and_comes_after_everything_else() {
    on_both(|world| {
        let board = Board::new(world);
        let ids = [board.application(), board.application(), board.application()];
        let one = &board.members[0];
        for id in ids {
            board.declare(one, id, Declaration::None);
        }
        let next = |after: ApplicationId| world.read(one, move |tx| desk::next(tx, after)).unwrap().unwrap();
        let path = format!("/board/applications/{}", ids[0]);
        let mut browser = at_the_desk(&board, one);
        browser.open(&path);
        for key in ["n", "l", "c"] {
            assert!(browser.shows(&format!("accesskey=\"{key}\"")), "{key}: {}", body(&browser));
        }
        assert!(browser.shows("<script src=\"/static/keys.js\" defer></script>"));
        let put_off = next(ids[0]);
        assert_eq!(browser.send(&path, &[("points_need", "4"), ("later", "yes")]), 303);
        let heading = board.seen(one, put_off).reference().to_owned();
        assert!(browser.shows(&heading), "{}", body(&browser));
        let seen = board.seen(one, ids[0]);
        let saved = world.read(one, move |tx| scores::own(tx, &seen)).unwrap().unwrap();
        assert_eq!(saved.filled.marks.iter().filter(|(_, mark)| mark.points == Some(4)).count(), 1);
        let last = next(put_off);
        assert_eq!(next(last), put_off, "not what was put off, while there is another");
        board.lock(one, put_off, 4);
        board.lock(one, last, 4);
        assert_eq!(next(last), ids[0]);
        browser.open("/static/keys.js");
        assert!(browser.shows("accesskey"));
    });
}
