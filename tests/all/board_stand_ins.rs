//! Stand-ins: who is away names another member, who votes once, in their place, until the time is over.

use crate::{
    board::{Board, at_the_desk, body, in_all_languages, person, refused},
    support::{World, on_both, post::every_letter_reads_well},
};
use hashar::{
    base::{Actor, Lang, MotionId, Role, StandInId, Stop},
    board::{
        Attendance, Choice, Declaration, MotionState, Outcome, Reason, Refusal, desk, hand_over,
        meetings::{self, NewMeeting},
        members, minutes, polls, readers,
        rules::{self, Change},
        scores,
        stand_ins::{self, NewStandIn},
        votes::{self, NewMotion},
    },
    notices::Kind,
};

fn name(world: &World, by: &Actor, (absent, other): (&Actor, &Actor), hours: (i64, i64)) -> Result<StandInId, Stop> {
    let now = world.read(&Actor::Console, |tx| Ok(tx.now)).unwrap();
    let at = |hours| now + chrono::Duration::hours(hours);
    let new = NewStandIn { absent: person(absent), person: person(other), from: at(hours.0), until: at(hours.1) };
    world.write(by, move |tx| stand_ins::name(tx, &new))
}

fn open(board: &Board<'_>, id: hashar::base::ApplicationId, change: fn(&mut NewMotion)) -> MotionId {
    let mut new = board.motion(Outcome::Decline);
    change(&mut new);
    board.world.write(&board.chair, move |tx| votes::open_vote(tx, id, &new)).unwrap()
}

fn names(poll: &polls::Poll) -> Vec<(String, String)> {
    poll.seats.iter().map(|seat| (seat.absent.clone(), seat.name.clone())).collect()
}

#[test]
fn a_stand_in_votes_once_and_the_absent_one_not_at_all() {
    on_both(|world| {
        let board = Board::new(world);
        let id = board.application();
        board.all_clear(id);
        let [aigul, bakyt, dilnoza, farrukh] = board.members.as_slice() else { panic!() };
        let before = open(&board, id, |_| ());
        name(world, aigul, (aigul, bakyt), (-1, 48)).unwrap();
        // What was put to the vote before stays with who sat then.
        board.cast(aigul, before, Choice::No).unwrap();
        for member in [bakyt, dilnoza, &board.chair] {
            board.cast(member, before, Choice::No).unwrap();
        }
        assert_eq!(board.close(before, None).unwrap(), (MotionState::Lost, Reason::NoMajority));
        let motion = open(&board, id, |_| ());
        let desk = |member: &Actor| world.read(member, desk::own).unwrap()[0].items[0].task;
        assert_eq!((desk(bakyt), desk(aigul)), (desk::Task::Vote, desk::Task::Score));
        assert_eq!(refused(board.cast(aigul, motion, Choice::Yes)), Refusal::Away);
        let poll = world.read(aigul, move |tx| polls::view(tx, motion)).unwrap();
        assert!(poll.is_away && !poll.may_vote);
        assert_eq!((poll.electors, poll.quorum), (4, 3), "one seat fewer, not one vote more");
        assert_eq!(names(&poll), [("aigul".to_owned(), "bakyt".to_owned())]);
        board.cast(bakyt, motion, Choice::Yes).unwrap();
        board.cast(bakyt, motion, Choice::Yes).unwrap();
        board.cast(dilnoza, motion, Choice::Yes).unwrap();
        // The time is over meanwhile, and even so nothing changes in what runs.
        let now = world.read(&Actor::Console, |tx| Ok(tx.now)).unwrap();
        world.db.set_now(Some(now + chrono::Duration::hours(72)));
        assert_eq!(refused(board.cast(aigul, motion, Choice::Yes)), Refusal::Away);
        board.cast(farrukh, motion, Choice::No).unwrap();
        assert_eq!(board.close(motion, None).unwrap(), (MotionState::Carried, Reason::Majority));
        let tally = world.read(bakyt, move |tx| polls::view(tx, motion)).unwrap().motion.tally;
        assert_eq!((tally.electorate, tally.yes, tally.no), (4, 2, 1));
        let next = open(&board, id, |_| ());
        board.cast(aigul, next, Choice::Yes).unwrap();
        assert_eq!(world.read(aigul, move |tx| polls::view(tx, next)).unwrap().electors, 5, "it ended by itself");
    });
}

#[test]
fn conflicts_of_either_secret_votes_and_the_rules_of_the_round_are_minded() {
    on_both(|world| {
        let board = Board::new(world);
        let (id, other, third) = (board.application(), board.application(), board.application());
        let [aigul, bakyt, dilnoza, farrukh] = board.members.as_slice() else { panic!() };
        for id in [id, other, third] {
            board.all_clear(id);
        }
        name(world, aigul, (aigul, bakyt), (0, 48)).unwrap();
        // Whose seat has no vote is stood in for by nobody, and the other votes for themselves.
        board.declare(aigul, id, Declaration::Conflict);
        let motion = open(&board, id, |_| ());
        let poll = world.read(bakyt, move |tx| polls::view(tx, motion)).unwrap();
        assert_eq!((poll.electors, names(&poll).len()), (4, 0));
        board.cast(bakyt, motion, Choice::Yes).unwrap();
        // A stand-in with a conflict does not vote, and nobody does in that seat.
        board.declare(bakyt, other, Declaration::Conflict);
        let motion = open(&board, other, |_| ());
        assert!(matches!(board.cast(bakyt, motion, Choice::Yes), Err(Stop::Missing)));
        assert_eq!(refused(board.cast(aigul, motion, Choice::Yes)), Refusal::Away);
        assert_eq!(world.read(dilnoza, move |tx| polls::view(tx, motion)).unwrap().electors, 3);
        // In secret: one slip, and nothing links it.
        let secret = open(&board, third, |new| new.secret = true);
        assert_eq!(refused(board.cast(aigul, secret, Choice::Yes)), Refusal::Away);
        for member in [bakyt, dilnoza, farrukh] {
            board.cast(member, secret, Choice::Yes).unwrap();
        }
        assert_eq!(refused(board.cast(bakyt, secret, Choice::Yes)), Refusal::BallotStands);
        assert_eq!(board.close(secret, None).unwrap(), (MotionState::Carried, Reason::Majority));
        let tally = world.read(bakyt, move |tx| polls::view(tx, secret)).unwrap().motion.tally;
        assert_eq!((tally.electorate, tally.yes), (4, 3));
    });
    on_both(|world| {
        let board = Board::new(world);
        let call = board.call;
        let lead = world.actor(Role::ProgrammeLead);
        let change = move |tx: &mut hashar::db::Tx<'_>| {
            let mut terms = rules::of_call(tx, call)?.terms;
            terms.stand_ins = false;
            rules::change(tx, call, &Change::Terms(terms))
        };
        world.write(&lead, change).unwrap();
        let id = board.application();
        board.all_clear(id);
        name(world, &board.members[0], (&board.members[0], &board.members[1]), (0, 48)).unwrap();
        let motion = open(&board, id, |_| ());
        board.cast(&board.members[0], motion, Choice::Yes).unwrap();
        let electors = world.read(&board.chair, move |tx| members::count_electors(tx, id)).unwrap();
        assert_eq!(electors, 5);
        assert_eq!(world.read(&board.chair, move |tx| polls::view(tx, motion)).unwrap().electors, 5);
    });
}

#[test]
fn a_member_names_for_themselves_and_staff_for_everybody() {
    on_both(|world| {
        let board = Board::new(world);
        let [aigul, bakyt, dilnoza, _] = board.members.as_slice() else { panic!() };
        let lead = world.actor(Role::ProgrammeLead);
        let officer = world.actor(Role::ProgrammeOfficer);
        assert!(matches!(name(world, bakyt, (aigul, bakyt), (0, 48)), Err(Stop::Forbidden)));
        assert!(matches!(name(world, &board.chair, (aigul, bakyt), (0, 48)), Err(Stop::Forbidden)));
        assert!(matches!(name(world, &officer, (aigul, bakyt), (0, 48)), Err(Stop::Forbidden)));
        assert_eq!(refused(name(world, &lead, (aigul, &officer), (0, 48))), Refusal::StandInOther);
        let one = name(world, &lead, (aigul, bakyt), (0, 48)).unwrap();
        assert_eq!(crate::awards::queued(world, Kind::StandInNamed), 2, "both are told");
        assert!(every_letter_reads_well(world).contains(&Kind::StandInNamed));
        assert_eq!(refused(name(world, aigul, (aigul, dilnoza), (24, 72))), Refusal::StandInTwice);
        assert_eq!(refused(name(world, dilnoza, (dilnoza, bakyt), (24, 72))), Refusal::StandInTaken);
        assert_eq!(refused(name(world, bakyt, (bakyt, dilnoza), (24, 72))), Refusal::StandInTaken);
        assert!(matches!(world.write(bakyt, move |tx| stand_ins::end(tx, one)), Err(Stop::Missing)));
        world.write(aigul, move |tx| stand_ins::end(tx, one)).unwrap();
        assert_eq!(refused(world.write(aigul, move |tx| stand_ins::end(tx, one))), Refusal::StandInOver);
        name(world, bakyt, (bakyt, dilnoza), (24, 72)).unwrap();
    });
}

#[test]
fn who_stands_in_for_the_chair_opens_votes_and_signs_and_only_so_long() {
    on_both(|world| {
        let board = Board::new(world);
        let id = board.application();
        board.all_clear(id);
        let bakyt = &board.members[1];
        let now = world.read(&Actor::Console, |tx| Ok(tx.now)).unwrap();
        let new = NewMeeting {
            title: "Spring meeting".into(),
            place: String::new(),
            by_circulation: false,
            starts_at: now + chrono::Duration::hours(2),
            ends_at: None,
            zone: "Asia/Dushanbe".into(),
            chair: person(&board.chair),
            applications: vec![id],
            topics: Vec::new(),
        };
        let meeting = world.write(&board.chair, move |tx| meetings::call(tx, &new)).unwrap();
        let path = format!("/board/applications/{id}/open-vote");
        let mut browser = at_the_desk(&board, bakyt);
        assert_eq!(browser.open(&path), 404);
        let mut chair = at_the_desk(&board, &board.chair);
        in_all_languages(&mut chair, "/board/stand-ins");
        let today = crate::awards::today(world);
        let day = |days: i64| (today + chrono::Duration::days(days)).format("%d.%m.%Y").to_string();
        let other = person(bakyt).to_string();
        let (first, last, past) = (day(0), day(2), day(-1));
        let mut name = |until: &str| {
            chair.send("/board/stand-ins", &[("stand_in", other.as_str()), ("from", &first), ("until", until)])
        };
        assert_eq!(name(&past), 422);
        assert_eq!(name(&last), 303);
        assert!(chair.says("bakyt") && chair.says("Now") && chair.says("board_chair"), "{}", body(&chair));
        in_all_languages(&mut chair, "/board");
        assert!(chair.says("In your place: bakyt"));
        in_all_languages(&mut browser, "/board");
        assert!(browser.says("you stand in for: board_chair"), "{}", body(&browser));
        assert_eq!(browser.open(&path), 200);
        let sent = [("outcome", "decline"), ("text", "To say no"), ("ballot", "open"), ("closes", "")];
        assert_eq!(browser.send(&path, &sent), 303, "{}", body(&browser));
        assert!(browser.says("Stand-ins bakyt (for: board_chair)"), "{}", body(&browser));
        let motion = motion_of(&browser);
        chair.open("/board");
        assert!(chair.link("/board/motions/").is_none(), "no vote waits for who is away");
        assert_eq!(browser.send(&motion, &[("choice", "yes")]), 303, "{}", body(&browser));
        for member in [&board.members[0], &board.members[2]] {
            let id: MotionId = motion.rsplit('/').next().unwrap().parse().unwrap();
            board.cast(member, id, Choice::Yes).unwrap();
        }
        chair.open(&motion);
        assert!(chair.says("Another member votes in your place here"), "{}", body(&chair));
        browser.open(&format!("{motion}/conclude"));
        assert_eq!(browser.send(&format!("{motion}/conclude"), &[("reasons_en", "")]), 303, "{}", body(&browser));
        browser.open(&motion);
        assert!(browser.says("bakyt (for: board_chair) Yes"), "{}", body(&browser));
        let there: Vec<_> = board.everybody().map(|one| (person(one), Attendance::Present)).collect();
        world.write(&board.chair, move |tx| meetings::attend(tx, meeting, &there)).unwrap();
        in_all_languages(&mut browser, &format!("/board/meetings/{meeting}"));
        assert!(browser.says("bakyt (for: board_chair)"));
        assert_eq!(browser.send(&format!("/board/meetings/{meeting}/sign"), &[]), 303, "{}", body(&browser));
        let text = world.read(bakyt, move |tx| minutes::view(tx, meeting, Lang::En)).unwrap().minutes.text();
        assert!(
            text.matches("Stand-ins: bakyt (for: board_chair)").count() == 2,
            "of the meeting, of the motion: {text}"
        );
        world.db.set_now(Some(now + chrono::Duration::days(4)));
        let mut later = at_the_desk(&board, bakyt);
        assert_eq!(later.open("/board/meetings/new"), 404, "the chair is back");
    });
}

/// The motion whose page a browser shows.
fn motion_of(browser: &crate::support::Browser) -> String {
    let start = browser.page.find("action=\"/board/motions/").map_or(0, |at| at + 8);
    let path = browser.page[start..].split(['"', '?']).next().unwrap_or_default();
    path.trim_end_matches("/conclude").to_owned()
}

#[test]
fn a_stand_in_reads_in_the_place_of_who_is_away_in_their_own_name() {
    on_both(|world| {
        let board = Board::new(world);
        let (call, lead) = (board.call, world.actor(Role::ProgrammeLead));
        let ids = [(); 3].map(|()| board.application());
        let [aigul, bakyt, dilnoza, _] = board.members.as_slice() else { panic!() };
        let change = move |tx: &mut hashar::db::Tx<'_>| {
            let terms = rules::of_call(tx, call)?.terms;
            rules::change(tx, call, &Change::Terms(rules::Terms { readers: 2, stand_ins: true, ..terms }))
        };
        world.write(&lead, change).unwrap();
        let two = |id, one: &Actor, other: &Actor| (id, vec![person(one), person(other)]);
        let plan = vec![two(ids[0], aigul, dilnoza), two(ids[1], aigul, bakyt), two(ids[2], aigul, dilnoza)];
        world.write(&lead, move |tx| readers::assign(tx, call, &plan)).unwrap();
        let offered = |member: &Actor| {
            let found = world.read(member, hand_over::in_place).unwrap();
            found.into_iter().map(|one| one.application).collect::<Vec<_>>()
        };
        let take = |member: &Actor, id| world.write(member, move |tx| hand_over::take(tx, id));
        assert!(offered(bakyt).is_empty(), "for nobody");
        assert_eq!(refused(take(bakyt, ids[0])), Refusal::NotAssigned);
        // What is scored for good stays its reader's; of what is a draft only the draft does.
        board.declare(aigul, ids[2], Declaration::None);
        board.lock(aigul, ids[2], 4);
        name(world, aigul, (aigul, bakyt), (-1, 48)).unwrap();
        assert_eq!(offered(bakyt), [ids[0]], "not what is scored, nor what they read already");
        assert_eq!(refused(take(bakyt, ids[2])), Refusal::NotAssigned);
        assert!(offered(dilnoza).is_empty());
        board.declare(bakyt, ids[0], Declaration::Conflict);
        assert!(offered(bakyt).is_empty(), "conflicts are those of the stand-in");
        assert_eq!(refused(take(bakyt, ids[0])), Refusal::NotAssigned);
        board.declare(bakyt, ids[0], Declaration::None);
        let mut desk = at_the_desk(&board, bakyt);
        in_all_languages(&mut desk, "/board");
        assert_eq!(desk.press("Read it instead", &[]), 303, "{}", desk.text());
        assert_eq!(desk.press_again(), 303, "a double click");
        assert!(offered(bakyt).is_empty());
        let task = |member: &Actor, id| {
            let rounds = world.read(member, desk::own).unwrap();
            rounds.iter().flat_map(|round| &round.items).find(|item| item.application == id).unwrap().task
        };
        assert_eq!(task(bakyt, ids[0]), desk::Task::Score);
        assert_eq!(task(aigul, ids[0]), desk::Task::Declare, "no longer theirs to score");
        board.lock(bakyt, ids[0], 3);
        board.declare(aigul, ids[0], Declaration::None);
        let sheet = board.sheet(5);
        assert!(world.write(aigul, move |tx| scores::lock(tx, ids[0], &sheet)).is_err());
        assert_eq!(board.row(&lead, ids[0]).figures.unwrap().sheets, 1);
    });
}
