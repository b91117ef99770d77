//! Rounds in which a few members read each application.

use crate::{
    board::{Board, at_the_desk, body, fields, in_all_languages, person, refused},
    support::on_both,
};
use hashar::{
    base::{Actor, ApplicationId, PersonId, Role, Stop},
    board::{
        Choice, Declaration, MotionState, Outcome, Reason, Refusal, desk, hand_over, polls,
        readers::{self, Assigning},
        rules::{self, Change},
        scores,
    },
    notices::{self, Kind},
};

/// Two readers for each application from now on.
fn two_read(board: &Board<'_>) {
    let call = board.call;
    let lead = board.world.actor(Role::ProgrammeLead);
    let mut terms = board.world.read(&lead, move |tx| rules::view(tx, call)).unwrap().terms;
    terms.readers = 2;
    board.world.write(&lead, move |tx| rules::change(tx, call, &Change::Terms(terms.clone()))).unwrap();
}

fn look(board: &Board<'_>, propose: bool) -> Assigning {
    let call = board.call;
    let lead = board.world.actor(Role::ProgrammeLead);
    board.world.read(&lead, move |tx| readers::look(tx, call, propose)).unwrap()
}

fn assign(board: &Board<'_>, plan: Vec<(ApplicationId, Vec<PersonId>)>) -> Result<(), Stop> {
    let call = board.call;
    let lead = board.world.actor(Role::ProgrammeLead);
    board.world.write(&lead, move |tx| readers::assign(tx, call, &plan))
}

#[test]
fn a_proposal_is_even_linked_and_without_conflicts_and_nothing_is_applied_by_looking() {
    on_both(|world| {
        let board = Board::new(world);
        two_read(&board);
        let ids: Vec<ApplicationId> = (0..6).map(|_| board.application()).collect();
        let one = &board.members[0];
        board.declare(one, ids[0], Declaration::Conflict);
        let proposed = look(&board, true);
        assert_eq!((proposed.wanted, proposed.plan.readers.len()), (2, 6));
        assert!(proposed.plan.is_connected && proposed.plan.short.is_empty());
        assert!(proposed.loads.1 - proposed.loads.0 <= 1, "{:?}", proposed.loads);
        let of_first = proposed.plan.readers.iter().find(|(id, _)| *id == ids[0]).unwrap();
        assert!(!of_first.1.contains(&person(one)));
        assert!(look(&board, false).plan.readers.iter().all(|(_, of)| of.is_empty()));
        let wrong = refused(assign(&board, vec![(ids[0], vec![person(one)])]));
        assert!(matches!(wrong, Refusal::ReaderConflicted { .. }));
        let stranger = person(&world.actor(Role::ProgrammeOfficer));
        assert_eq!(refused(assign(&board, vec![(ids[1], vec![stranger])])), Refusal::NotAMember);
        assign(&board, proposed.plan.readers.clone()).unwrap();
        assert_eq!(look(&board, false).plan.readers, proposed.plan.readers);
        let officer = world.actor(Role::ProgrammeOfficer);
        let log = world.read(&officer, |tx| notices::log(tx, None, None, 200)).unwrap();
        assert_eq!(log.iter().filter(|line| line.kind == Kind::ReadingAssigned).count(), 12);
        assert_eq!(world.write(&Actor::Clerk, hashar::board::newly_waiting).unwrap(), 0, "only readers are told");
        let call = board.call;
        let forbidden = world.read(one, move |tx| readers::look(tx, call, true));
        assert!(matches!(forbidden, Err(Stop::Forbidden)));
    });
}

#[test]
fn only_readers_score_and_the_others_see_scores_when_all_readers_have_locked() {
    on_both(|world| {
        let board = Board::new(world);
        two_read(&board);
        let id = board.application();
        board.all_clear(id);
        let [one, two, three, _] = board.members.as_slice() else { panic!() };
        assign(&board, vec![(id, vec![person(one), person(two)])]).unwrap();
        let sheet = board.sheet(4);
        assert_eq!(refused(world.write(three, move |tx| scores::save(tx, id, &sheet))), Refusal::NotAssigned);
        let task = |member: &Actor| world.read(member, desk::own).unwrap()[0].items[0].task;
        assert_eq!((task(one), task(three)), (desk::Task::Score, desk::Task::Others));
        let rounds = world.read(three, desk::own).unwrap();
        assert_eq!((rounds[0].of, rounds[0].waiting()), (0, 0));
        board.lock(one, id, 4);
        assert!(!board.seen(three, id).sees_others() && board.row(three, id).figures.is_none());
        assert!(!board.seen(two, id).sees_others());
        board.lock(two, id, 4);
        assert!(board.seen(three, id).sees_others() && board.row(three, id).figures.is_some());
        let gone = refused(assign(&board, vec![(id, vec![person(two), person(three)])]));
        assert!(matches!(gone, Refusal::ReaderScored { .. }));
        // Everybody without conflict votes.
        let motion = board.open(id, Outcome::Fund);
        for member in [one, two, three] {
            board.cast(member, motion, Choice::Yes).unwrap();
        }
        assert_eq!(world.read(three, move |tx| polls::view(tx, motion)).unwrap().electors, 5);
        assert_eq!(board.close(motion, None).unwrap(), (MotionState::Carried, Reason::Majority));
    });
}

#[test]
fn staff_propose_change_and_apply_readers_in_the_browser() {
    on_both(|world| {
        let board = Board::new(world);
        two_read(&board);
        let ids = [board.application(), board.application()];
        let lead = world.actor(Role::ProgrammeLead);
        let mut browser = world.browser();
        browser.sign_in(world, person(&lead));
        let path = format!("/board/rounds/{}/readers", board.call);
        browser.open(&format!("/board/rounds/{}/rules", board.call));
        assert!(browser.shows(&path), "{}", body(&browser));
        in_all_languages(&mut browser, &path);
        assert!(!browser.shows(" checked"));
        assert_eq!(browser.open(&format!("{path}?propose=yes")), 200);
        assert_eq!(browser.page.matches(" checked").count(), 4, "{}", body(&browser));
        assert!(browser.shows("Nothing has been applied yet"));
        let sent: Vec<(String, String)> = ids
            .iter()
            .flat_map(|id| {
                board.members[..2].iter().map(move |member| (format!("readers_{id}"), person(member).to_string()))
            })
            .collect();
        assert_eq!(browser.send(&path, &fields(&sent)), 303, "{}", body(&browser));
        assert!(browser.shows("The readers have been assigned"));
        assert_eq!(browser.page.matches(" checked").count(), 4);
        let mut other = at_the_desk(&board, &board.members[3]);
        board.declare(&board.members[3], ids[0], Declaration::None);
        other.open(&format!("/board/applications/{}", ids[0]));
        assert!(!other.shows("name=\"points_need\""), "{}", body(&other));
        assert_eq!(other.open(&path), 404);
    });
}

#[test]
fn readings_go_to_another_member_but_not_into_a_conflict_and_not_what_was_scored() {
    on_both(|world| {
        let board = Board::new(world);
        two_read(&board);
        let ids: Vec<ApplicationId> = (0..3).map(|_| board.application()).collect();
        let [one, two, three, _] = board.members.as_slice() else { panic!() };
        let both = vec![person(one), person(two)];
        assign(&board, ids.iter().map(|id| (*id, both.clone())).collect()).unwrap();
        for id in &ids {
            board.all_clear(*id);
        }
        board.lock(one, ids[0], 4);
        board.declare(three, ids[1], Declaration::Conflict);
        let lead = world.actor(Role::ProgrammeLead);
        let from = person(one);
        let held = world.read(&lead, move |tx| hand_over::in_hand(tx, from)).unwrap();
        assert_eq!((held.readings, held.meetings), (2, 0));
        let stranger = hand_over::HandOver { from, to: Some(person(&world.actor(Role::ProgrammeOfficer))) };
        assert_eq!(refused(world.write(&lead, move |tx| hand_over::hand_over(tx, stranger))), Refusal::NotAMember);
        let none = world.write(one, move |tx| hand_over::hand_over(tx, hand_over::HandOver { from, to: None }));
        assert!(matches!(none, Err(Stop::Forbidden)));
        let mut browser = world.browser();
        browser.sign_in(world, person(&lead));
        browser.open(&format!("/people/{from}"));
        browser.click("Hand over readings");
        assert!(browser.says("Applications to read: 2."), "{}", browser.text());
        let to = person(three).to_string();
        assert_eq!(browser.press("Hand over", &[("to", &to)]), 303);
        assert!(browser.says("Some applications have a reader less"), "{}", browser.text());
        let plan = look(&board, false).plan.readers;
        let readers = |id: ApplicationId| {
            let mut of = plan.iter().find(|(one, _)| *one == id).unwrap().1.clone();
            of.sort_unstable();
            of
        };
        let sorted = |mut of: Vec<PersonId>| {
            of.sort_unstable();
            of
        };
        assert_eq!(readers(ids[0]), sorted(both), "what was scored stays");
        assert_eq!(readers(ids[1]), [person(two)], "a conflict is no reader");
        assert_eq!(readers(ids[2]), sorted(vec![person(two), person(three)]));
        assert_eq!(world.read(&lead, move |tx| hand_over::in_hand(tx, from)).unwrap().readings, 0);
    });
}
