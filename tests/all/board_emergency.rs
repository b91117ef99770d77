//! The emergency track: asked at once, decided when the rule is met, ratified by the next meeting.

use crate::{
    awards::{award, eur, figures, queued, today},
    board::{Board, at_the_desk, body, euros, in_all_languages, missing, person, refused},
    support::{World, on_both},
};
use hashar::{
    applications::{self, State},
    awards::{self, Concluded, emergency as effect},
    base::{Actor, ApplicationId, Lang, MeetingId, MotionId, PersonId, Role, Stop, Subject},
    board::{
        Attendance, Choice, Declaration, MotionState, Outcome, Reason, Refusal, Track, decisions, desk,
        emergency::{self, Clock, StaffVote},
        meetings::{self, NewMeeting},
        members, minutes, polls,
        rules::{self, Change},
        votes::NewBallot,
    },
    calls::Mode,
    funds,
    notices::{self, Kind},
};
use std::collections::HashSet;

/// A board of which aigul, bakyt and farrukh live in other countries than the applicants, and an urgent call.
fn urgent(world: &World) -> Board<'_> {
    let mut board = Board::new(world);
    board.call = world.open_call("URGENT", Mode::Emergency, vec![board.fund]);
    let countries: Vec<(PersonId, String)> =
        board.members.iter().map(person).zip(["KG", "UZ", "TJ", "ZZ"].map(String::from)).collect();
    let lead = world.actor(Role::ProgrammeLead);
    world.write(&lead, move |tx| members::set_countries(tx, &countries)).unwrap();
    board
}

fn begin(board: &Board<'_>) -> usize {
    board.world.write(&Actor::Clerk, emergency::begin_due).unwrap()
}

/// An urgent application that members and staff were asked about, and its motion.
fn asked(board: &Board<'_>) -> (ApplicationId, MotionId) {
    let id = board.application();
    assert_eq!(begin(board), 1);
    (id, newest(board, id))
}

fn newest(board: &Board<'_>, id: ApplicationId) -> MotionId {
    let lead = board.world.actor(Role::ProgrammeLead);
    board.world.read(&lead, move |tx| polls::of_application(tx, id)).unwrap()[0].id
}

fn ballot(choice: Choice) -> NewBallot {
    NewBallot { choice, recommended: None, conditions: "a budget".into(), reason: String::new() }
}

fn vote(world: &World, member: &Actor, motion: MotionId, choice: Choice) -> Result<Option<Concluded>, Stop> {
    let ballot = ballot(choice);
    world.write(member, move |tx| effect::vote(tx, motion, &ballot))
}

fn staff_vote(world: &World, motion: MotionId, conflict: bool) -> Result<(bool, Option<Concluded>), Stop> {
    let vote = StaffVote { conflict, ballot: ballot(Choice::Yes) };
    world.write(&world.actor(Role::ProgrammeOfficer), move |tx| effect::vote_as_staff(tx, motion, &vote))
}

fn state(world: &World, id: ApplicationId) -> State {
    world.read(&Actor::Console, move |tx| Ok(applications::load(tx, id)?.state)).unwrap()
}

fn clock(world: &World, id: ApplicationId) -> Clock {
    let look = move |tx: &mut hashar::db::Tx<'_>| {
        let case = applications::load(tx, id)?;
        emergency::clock(tx, &case)
    };
    world.read(&Actor::Console, look).unwrap().unwrap()
}

fn turn(world: &World) -> usize {
    world.write(&Actor::Clerk, effect::turn).unwrap()
}

fn later(world: &World, hours: i64) {
    let now = world.read(&Actor::Console, |tx| Ok(tx.now)).unwrap();
    world.db.set_now(Some(now + chrono::Duration::hours(hours)));
}

/// Aigul and bakyt, of other countries, and one of the staff vote for it.
fn decide(board: &Board<'_>, id: ApplicationId, motion: MotionId) -> Concluded {
    for member in board.everybody() {
        board.declare(member, id, Declaration::None);
    }
    assert!(vote(board.world, &board.members[0], motion, Choice::Yes).unwrap().is_none());
    assert!(staff_vote(board.world, motion, false).unwrap().1.is_none());
    vote(board.world, &board.members[1], motion, Choice::Yes).unwrap().unwrap()
}

#[test]
fn the_vote_that_meets_the_rule_takes_effect_and_a_countrywoman_does_not_count() {
    on_both(|world| {
        let board = urgent(world);
        world.actor(Role::ProgrammeOfficer);
        let (id, motion) = asked(&board);
        let [aigul, bakyt, dilnoza, _] = board.members.as_slice() else { panic!() };
        assert_eq!(queued(world, Kind::EmergencyNow), 7, "five members, an officer and the lead");
        assert_eq!(begin(&board), 0, "once");
        assert_eq!(world.write(&Actor::Clerk, hashar::board::newly_waiting).unwrap(), 0, "they were told");
        let running = clock(world, id);
        assert_eq!(
            (running.state, (running.left + chrono::Duration::minutes(5)).num_hours(), running.voted),
            (emergency::State::Running, 72, None)
        );
        assert_eq!(running.abroad, ["aigul", "bakyt", "farrukh"]);
        assert_eq!(refused(vote(world, aigul, motion, Choice::Yes)), Refusal::DeclareFirst);
        board.all_clear(id);
        assert_eq!(refused(vote(world, aigul, motion, Choice::YesWithConditions)), Refusal::EmergencyPlain);
        assert!(vote(world, aigul, motion, Choice::Yes).unwrap().is_none());
        assert!(vote(world, dilnoza, motion, Choice::Yes).unwrap().is_none());
        assert!(staff_vote(world, motion, false).unwrap().0);
        let early = world.write(&board.chair, move |tx| awards::conclude(tx, motion, &awards::Conclusion::default()));
        assert_eq!(refused(early), Refusal::EmergencyRuns, "two of the applicant's own country do not meet it");
        assert_eq!(state(world, id), State::WithBoard);
        let done = vote(world, bakyt, motion, Choice::Yes).unwrap().unwrap();
        assert_eq!((done.result, state(world, id)), (MotionState::Carried, State::Funded));
        assert_eq!(award(world, done.award.unwrap()).amount, eur(120_000));
        assert_eq!(figures(world, board.fund)[1], 120_000, "the fund is charged");
        assert_eq!((queued(world, Kind::Decision), queued(world, Kind::EmergencyStuck)), (1, 0));
        let poll = world.read(aigul, move |tx| polls::view(tx, motion)).unwrap();
        assert_eq!((poll.motion.reason, poll.motion.track), (Some(Reason::EmergencyRule), Track::Emergency));
        assert_eq!((poll.motion.tally.yes, clock(world, id).voted), (4, Some((2, 1))));
        let made = world.read(aigul, move |tx| decisions::of_application(tx, id)).unwrap();
        assert_eq!((made.len(), made[0].decided_by, made[0].outcome), (1, person(bakyt), Outcome::Fund));
        assert_eq!(refused(vote(world, &board.chair, motion, Choice::No)), Refusal::MotionClosed);
        let log = world.read(&world.actor(Role::ProgrammeLead), |tx| notices::log(tx, None, None, 200)).unwrap();
        let readers: HashSet<_> = log
            .iter()
            .filter(|line| line.kind == Kind::EmergencyNow)
            .map(|line| format!("{:?}", line.reader))
            .collect();
        assert_eq!(readers.len(), 7, "each of them once");
    });
}

#[test]
fn a_conflict_takes_a_vote_out_and_more_against_than_for_it_decide_nothing() {
    on_both(|world| {
        let board = urgent(world);
        world.actor(Role::ProgrammeOfficer);
        let (id, motion) = asked(&board);
        let [aigul, bakyt, dilnoza, farrukh] = board.members.as_slice() else { panic!() };
        board.all_clear(id);
        vote(world, aigul, motion, Choice::Yes).unwrap();
        assert!(!staff_vote(world, motion, true).unwrap().0);
        assert_eq!(refused(staff_vote(world, motion, false)), Refusal::Ruled, "who has a conflict does not vote");
        let lead = world.actor(Role::ProgrammeLead);
        let for_it = StaffVote { conflict: false, ballot: ballot(Choice::Yes) };
        world.write(&lead, move |tx| effect::vote_as_staff(tx, motion, &for_it)).unwrap();
        board.declare(aigul, id, Declaration::Conflict);
        assert!(missing(vote(world, aigul, motion, Choice::Yes)));
        assert!(missing(world.read(aigul, move |tx| polls::view(tx, motion))));
        assert!(vote(world, bakyt, motion, Choice::Yes).unwrap().is_none(), "aigul's vote is out");
        vote(world, dilnoza, motion, Choice::No).unwrap();
        vote(world, &board.chair, motion, Choice::No).unwrap();
        assert!(!clock(world, id).is_hopeless());
        vote(world, farrukh, motion, Choice::No).unwrap();
        assert!(vote(world, farrukh, motion, Choice::Yes).unwrap().is_some(), "three for it, two against it");
        assert_eq!(clock(world, id).voted, Some((2, 1)));
        let (other, second) = asked(&board);
        board.all_clear(other);
        for member in [bakyt, farrukh] {
            board.declare(member, other, Declaration::Conflict);
        }
        assert!(clock(world, other).is_hopeless());
        let outsider = StaffVote { conflict: false, ballot: ballot(Choice::Yes) };
        let director = world.actor(Role::Director);
        assert!(matches!(
            world.write(&director, move |tx| effect::vote_as_staff(tx, second, &outsider)),
            Err(Stop::Forbidden)
        ));
    });
}

#[test]
fn an_emergency_without_enough_votes_in_time_falls_back_to_the_ordinary_way() {
    on_both(|world| {
        let board = urgent(world);
        let (id, motion) = asked(&board);
        board.all_clear(id);
        vote(world, &board.members[0], motion, Choice::Yes).unwrap();
        assert_eq!(turn(world), 0, "time is not up");
        later(world, 73);
        assert_eq!(refused(vote(world, &board.members[1], motion, Choice::Yes)), Refusal::MotionClosed);
        assert_eq!((turn(world), turn(world)), (1, 0));
        let poll = world.read(&board.chair, move |tx| polls::view(tx, motion)).unwrap();
        assert_eq!((poll.motion.state, poll.motion.reason), (MotionState::Lapsed, Some(Reason::EmergencyLate)));
        assert_eq!((clock(world, id).state, state(world, id)), (emergency::State::Stuck, State::WithBoard));
        assert_eq!(queued(world, Kind::EmergencyStuck), 2, "an officer and the lead");
        assert_eq!(begin(&board), 0, "it does not begin again");
        let ordinary = board.open(id, Outcome::Decline);
        assert_eq!(
            world.read(&board.chair, move |tx| polls::view(tx, ordinary)).unwrap().motion.track,
            Track::Ordinary
        );
        for member in board.everybody() {
            vote(world, member, ordinary, Choice::Yes).unwrap();
        }
        world.write(&board.chair, move |tx| awards::conclude(tx, ordinary, &awards::Conclusion::default())).unwrap();
        assert_eq!(state(world, id), State::Declined);
    });
}

#[test]
fn two_last_votes_at_once_make_one_award_and_two_emergencies_do_not_meet_each_others_rule() {
    on_both(|world| {
        let board = urgent(world);
        let (id, motion) = asked(&board);
        let (other, second) = asked(&board);
        for id in [id, other] {
            board.all_clear(id);
        }
        vote(world, &board.members[0], motion, Choice::Yes).unwrap();
        staff_vote(world, motion, false).unwrap();
        vote(world, &board.members[1], second, Choice::Yes).unwrap();
        assert_eq!(clock(world, other).state, emergency::State::Running);
        let done: Vec<_> = std::thread::scope(|scope| {
            let last = [&board.members[1], &board.members[3]];
            let runs = last.map(|member| scope.spawn(move || vote(world, member, motion, Choice::Yes)));
            runs.map(|run| run.join().unwrap()).into()
        });
        let made = done.iter().filter(|one| matches!(one, Ok(Some(_)))).count();
        let late = done.iter().filter(|one| one.is_err()).count();
        assert_eq!((made, late), (1, 1), "{done:?}");
        assert_eq!(figures(world, board.fund)[1], 120_000);
        assert_eq!((state(world, id), state(world, other)), (State::Funded, State::WithBoard));
    });
}

#[test]
fn a_decision_that_cannot_be_done_keeps_its_votes_and_is_done_when_it_can_be() {
    on_both(|world| {
        let board = urgent(world);
        let (id, motion) = asked(&board);
        let (fund, on) = (board.fund, today(world));
        let hold = move |tx: &mut hashar::db::Tx<'_>| {
            tx.quiet(hashar::db::tx::Quiet::Seeding);
            funds::commit(tx, fund, euros(900_000), Subject::from(id), on)?;
            Ok(())
        };
        world.write(&Actor::Console, hold).unwrap();
        board.all_clear(id);
        vote(world, &board.members[0], motion, Choice::Yes).unwrap();
        staff_vote(world, motion, false).unwrap();
        assert!(vote(world, &board.members[1], motion, Choice::Yes).unwrap().is_none());
        assert_eq!((state(world, id), queued(world, Kind::EmergencyStuck)), (State::WithBoard, 2));
        assert_eq!((turn(world), queued(world, Kind::EmergencyStuck)), (0, 2), "said once");
        world
            .write(&Actor::Console, move |tx| {
                tx.quiet(hashar::db::tx::Quiet::Seeding);
                funds::receive::receive(tx, fund, euros(100_000), on, None)?;
                Ok(())
            })
            .unwrap();
        assert_eq!((turn(world), state(world, id)), (1, State::Funded));
        let made = world.read(&board.chair, move |tx| decisions::of_application(tx, id)).unwrap();
        assert_eq!(made[0].decided_by, person(&board.members[1]), "whose vote met the rule");
    });
}

fn meeting(board: &Board<'_>, days: i64) -> MeetingId {
    let now = board.world.read(&Actor::Console, |tx| Ok(tx.now)).unwrap();
    let new = NewMeeting {
        title: "Next meeting".into(),
        place: String::new(),
        by_circulation: false,
        starts_at: now + chrono::Duration::days(days),
        ends_at: None,
        zone: "Asia/Dushanbe".into(),
        chair: person(&board.chair),
        applications: Vec::new(),
        topics: vec!["Plans".into()],
    };
    board.world.write(&board.chair, move |tx| meetings::call(tx, &new)).unwrap()
}

fn ratify(board: &Board<'_>, id: ApplicationId, choice: Choice) -> Concluded {
    let motion = newest(board, id);
    for member in board.everybody() {
        vote(board.world, member, motion, choice).unwrap();
    }
    board.world.write(&board.chair, move |tx| awards::conclude(tx, motion, &awards::Conclusion::default())).unwrap()
}

#[test]
fn the_next_meeting_ratifies_and_its_minutes_say_so() {
    on_both(|world| {
        let board = urgent(world);
        meeting(&board, 9);
        let next = meeting(&board, 5);
        let (id, motion) = asked(&board);
        let done = decide(&board, id, motion);
        let on_it = |meeting: MeetingId| {
            let agenda = world.read(&board.chair, move |tx| meetings::agenda(tx, meeting)).unwrap();
            agenda.iter().filter_map(|item| item.application).collect::<Vec<_>>()
        };
        assert_eq!(on_it(next), [id], "the meeting that comes first");
        let ratifies = world.read(&board.chair, move |tx| meetings::motions(tx, next)).unwrap().ratify;
        assert_eq!(ratifies, [(id, newest(&board, id))]);
        let rounds = world.read(&board.members[2], desk::own).unwrap();
        assert_eq!(rounds[0].items[0].task, desk::Task::Vote, "it waits on the members' desks");
        let settled = || {
            let case = world.read(&Actor::Console, move |tx| applications::load(tx, id)).unwrap();
            world
                .write(&world.actor(Role::ProgrammeLead), move |tx| awards::round::decide(tx, case.call_id))
                .unwrap_err()
        };
        let waits = Some(awards::Refusal::RoundUndecided { n: 1 });
        assert_eq!(settled().refusal(), waits.as_ref(), "a meeting has to ratify it first");
        let concluded = ratify(&board, id, Choice::Yes);
        assert_eq!((concluded.result, concluded.award.is_some()), (MotionState::Carried, false));
        assert_ne!(settled().refusal(), waits.as_ref(), "only the call is open still");
        assert_eq!(clock(world, id).state, emergency::State::Ratified);
        assert_eq!((figures(world, board.fund)[1], state(world, id)), (120_000, State::Funded), "it is given once");
        let everybody: Vec<_> = board.everybody().map(|member| (person(member), Attendance::Present)).collect();
        world.write(&board.chair, move |tx| meetings::attend(tx, next, &everybody)).unwrap();
        world.write(&board.chair, move |tx| minutes::sign(tx, next, Lang::En)).unwrap();
        let text = world.read(&board.chair, move |tx| minutes::view(tx, next, Lang::En)).unwrap().minutes.text();
        let text = text.replace('\u{a0}', " ");
        for said in [
            "Emergency track: Ratified by a meeting. Voted for it: members from other countries 2, staff 1",
            "Motion 2: Ratification of an emergency decision: Fund EUR 1,200.00",
            "Carried: by majority",
            "Emergency rule: Members from other countries: 2; staff: 1; within 72 hours; ratified at the next meeting",
        ] {
            assert!(text.contains(said), "{said} in {text}");
        }
        // The other meeting comes next now. One that says no leaves the award to staff.
        let (other, motion) = asked(&board);
        decide(&board, other, motion);
        let refused = ratify(&board, other, Choice::No);
        assert_eq!(refused.result, MotionState::Lost);
        assert_eq!((clock(world, other).state, state(world, other)), (emergency::State::NotRatified, State::Funded));
        assert!(award(world, done.award.unwrap()).amount == eur(120_000));
    });
}

#[test]
fn a_meeting_called_later_picks_up_what_waits_and_one_without_quorum_leaves_it_waiting() {
    on_both(|world| {
        let board = urgent(world);
        let mut strict = world.read(&board.chair, |tx| rules::view(tx, board.call)).unwrap().terms;
        strict.quorum_count = 3;
        let (call, lead) = (board.call, world.actor(Role::ProgrammeLead));
        world.write(&lead, move |tx| rules::change(tx, call, &Change::Terms(strict.clone()))).unwrap();
        let (id, motion) = asked(&board);
        decide(&board, id, motion);
        assert_eq!(newest(&board, id), motion, "no meeting, no motion yet");
        let first = meeting(&board, 3);
        let ratifying = newest(&board, id);
        assert_ne!(ratifying, motion);
        let lapsed =
            world.write(&board.chair, move |tx| awards::conclude(tx, ratifying, &awards::Conclusion::default()));
        assert_eq!(lapsed.unwrap().result, MotionState::Lapsed);
        assert_eq!(clock(world, id).state, emergency::State::Met);
        let second = meeting(&board, 4);
        let on = |meeting| world.read(&board.chair, move |tx| meetings::motions(tx, meeting)).unwrap().ratify;
        assert_eq!((on(first).len(), on(second)), (1, vec![(id, newest(&board, id))]));
        assert_eq!(ratify(&board, id, Choice::Yes).result, MotionState::Carried);
        assert_eq!(on(meeting(&board, 6)), []);
    });
}

#[test]
fn a_round_with_a_few_readers_begins_its_emergencies_too_and_one_without_a_rule_does_not() {
    on_both(|world| {
        let board = urgent(world);
        let (call, lead) = (board.call, world.actor(Role::ProgrammeLead));
        let mut terms = world.read(&lead, move |tx| rules::view(tx, call)).unwrap().terms;
        terms.readers = 2;
        terms.emergency = rules::Emergency { experts: 1, staff: 0, hours: 24 };
        world.write(&lead, move |tx| rules::change(tx, call, &Change::Terms(terms.clone()))).unwrap();
        let (id, motion) = asked(&board);
        assert_eq!(queued(world, Kind::EmergencyNow), 5, "no staff is asked for");
        assert_eq!((clock(world, id).left + chrono::Duration::minutes(5)).num_hours(), 24);
        board.all_clear(id);
        assert!(vote(world, &board.members[0], motion, Choice::Yes).unwrap().is_some());
        let frozen = rules::Emergency { experts: 0, staff: 0, hours: 24 };
        let mut terms = world.read(&lead, move |tx| rules::view(tx, call)).unwrap().terms;
        terms.emergency = frozen;
        let late = world.write(&lead, move |tx| rules::change(tx, call, &Change::Terms(terms.clone())));
        assert_eq!(refused(late), Refusal::RulesFrozen);
        let plain = Board {
            call: world.open_call("PLAIN", Mode::Regular, vec![board.fund]),
            members: board.members.clone(),
            chair: board.chair.clone(),
            world,
            fund: board.fund,
        };
        plain.application();
        assert_eq!(begin(&plain), 0);
    });
}

#[test]
fn members_and_staff_vote_from_the_mails_link_and_see_the_clock() {
    on_both(|world| {
        let board = urgent(world);
        let officer = world.actor(Role::ProgrammeOfficer);
        let (id, motion) = asked(&board);
        for member in &board.members[1..] {
            board.declare(member, id, Declaration::None);
        }
        vote(world, &board.members[1], motion, Choice::Yes).unwrap();
        let path = format!("/board/motions/{motion}");
        let mut member = at_the_desk(&board, &board.members[0]);
        assert_eq!(member.open(&path), 200);
        assert!(member.shows("Do you have a conflict of interest?"), "{}", body(&member));
        let declared = [("state", "none"), ("kind", ""), ("note", "")];
        assert_eq!(member.send(&format!("/board/applications/{id}/declare"), &declared), 303);
        assert!(member.shows("Time left: 71 h 59 min") || member.shows("Time left: 72 h 0 min"), "{}", body(&member));
        assert!(member.shows("Members from other countries without conflict: aigul, bakyt, farrukh"));
        assert!(!member.shows("Yes, with conditions") && !member.shows("/conclude"), "{}", body(&member));
        in_all_languages(&mut member, &path);
        assert_eq!(member.send(&path, &[("choice", "yes"), ("reason", "")]), 303, "{}", body(&member));
        assert!(member.shows("Your vote has been recorded"));
        let mut staff = world.browser();
        staff.sign_in(world, person(&officer));
        in_all_languages(&mut staff, &path);
        assert!(staff.shows("name=\"standing\""), "{}", body(&staff));
        assert_eq!(staff.send(&path, &[("standing", ""), ("choice", "yes"), ("reason", "")]), 422);
        assert_eq!(
            staff.send(&path, &[("standing", "none"), ("choice", "yes"), ("reason", "")]),
            303,
            "{}",
            body(&staff)
        );
        assert!(staff.shows("Your vote met the emergency rule"), "{}", body(&staff));
        assert!(staff.shows("waits for a meeting") && staff.shows("by the emergency rule"));
        assert_eq!(state(world, id), State::Funded);
        let next = meeting(&board, 3);
        in_all_languages(&mut member, &format!("/board/meetings/{next}"));
        assert!(member.shows("Ratification of an emergency decision"), "{}", body(&member));
        in_all_languages(&mut member, &format!("/board/motions/{}", newest(&board, id)));
        assert!(member.shows("To ratify what was decided"));
        in_all_languages(&mut member, &format!("/board/rounds/{}/rules", board.call));
        assert!(member.shows("Members from other countries: 2; staff: 1; within 72 hours"));
    });
}

#[test]
fn the_countries_of_members_are_kept_by_the_lead_and_read_by_the_board() {
    on_both(|world| {
        let board = urgent(world);
        let lead = world.actor(Role::ProgrammeLead);
        let mut browser = world.browser();
        browser.sign_in(world, person(&lead));
        in_all_languages(&mut browser, "/board/members");
        let field = format!("country_{}", person(&board.chair));
        assert_eq!(browser.send("/board/members", &[(&field, "UZ")]), 303, "{}", body(&browser));
        let all = world.read(&lead, members::list).unwrap();
        let country = |name: &str| all.iter().find(|one| one.name == name).unwrap().country.clone();
        assert_eq!((country("board_chair").as_str(), country("aigul").as_str()), ("UZ", "KG"));
        let mut member = at_the_desk(&board, &board.members[0]);
        in_all_languages(&mut member, "/board/members");
        assert!(member.shows("Another country") && !member.shows("<select"), "{}", body(&member));
        assert_eq!(member.send("/board/members", &[(&field, "TJ")]), 404);
        let chair = person(&board.chair);
        let own = world.write(&board.chair, move |tx| members::set_countries(tx, &[(chair, "KG".into())]));
        assert!(matches!(own, Err(Stop::Forbidden)));
    });
}
