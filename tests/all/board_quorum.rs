//! A vote that cannot reach its quorum any more says so at once.

use crate::{
    board::{Board, at_the_desk, body, in_all_languages, person},
    support::{Browser, World, on_both},
};
use hashar::{
    base::{Actor, PersonId, Role, stop::Arg},
    board::{Choice, Declaration, Outcome, polls, quorum, votes},
    notices::{self, Kind, Reader},
    people::{State, register},
};

const LOST: &str = "Too few members without conflict: a quorum takes 3, and there are 2";

fn says(browser: &mut Browser, path: &str) -> bool {
    assert_eq!(browser.open(path), 200, "{}", body(browser));
    browser.shows(LOST)
}

#[test]
fn a_conflict_and_a_member_who_leaves_make_a_quorum_impossible_and_the_page_says_so() {
    on_both(|world| {
        let board = Board::new(world);
        let id = board.application();
        board.all_clear(id);
        let motion = board.open(id, Outcome::Decline);
        let path = format!("/board/motions/{motion}");
        let mut member = at_the_desk(&board, &board.members[0]);
        assert!(!says(&mut member, &path));
        board.declare(&board.members[1], id, Declaration::Conflict);
        let gone = person(&board.members[2]);
        world.write(&Actor::Console, move |tx| register::turn(tx, gone, State::Disabled)).unwrap();
        assert!(!says(&mut member, &path), "three are left");
        let other = person(&board.members[3]);
        world.write(&Actor::Console, move |tx| register::change_roles(tx, other, &[Role::FinanceOfficer])).unwrap();
        assert!(says(&mut member, &path), "{}", body(&member));
        in_all_languages(&mut member, &path);
        board.declare(&board.members[1], id, Declaration::None);
        assert!(!says(&mut member, &path), "three again");
    });
}

#[test]
fn a_secret_vote_of_one_who_left_still_counts_towards_the_quorum() {
    on_both(|world| {
        let board = Board::new(world);
        let id = board.application();
        board.all_clear(id);
        let mut new = board.motion(Outcome::Decline);
        new.secret = true;
        let motion = world.write(&board.chair, move |tx| votes::open_vote(tx, id, &new)).unwrap();
        board.cast(&board.members[3], motion, Choice::Yes).unwrap();
        for member in &board.members[1..] {
            let gone = person(member);
            world.write(&Actor::Console, move |tx| register::turn(tx, gone, State::Disabled)).unwrap();
        }
        let poll = world.read(&board.chair, move |tx| polls::view(tx, motion)).unwrap();
        assert_eq!((poll.electors, poll.is_hopeless().is_some()), (3, false), "two on the board and a vote in the urn");
    });
}

/// Who was told that a vote cannot reach its quorum, and in which words.
fn told(world: &World) -> Vec<PersonId> {
    let officer = world.actor(Role::ProgrammeOfficer);
    let log = world.read(&officer, |tx| notices::log(tx, None, None, 500)).unwrap();
    let lost = log.into_iter().filter(|line| line.kind == Kind::QuorumLost);
    let mut all: Vec<PersonId> = lost
        .map(|line| match line.reader {
            Reader::Person(id) => id,
            other => panic!("{other:?}"),
        })
        .collect();
    all.sort();
    all
}

#[test]
fn the_chair_and_programme_staff_are_told_at_once_and_once_that_a_quorum_is_out_of_reach() {
    on_both(|world| {
        let board = Board::new(world);
        let (officer, lead) = (world.person(Role::ProgrammeOfficer), world.person(Role::ProgrammeLead));
        let mut wanted = vec![person(&board.chair), officer, lead];
        wanted.sort();
        let id = board.application();
        board.all_clear(id);
        let motion = board.open(id, Outcome::Decline);
        board.declare(&board.members[0], id, Declaration::Conflict);
        board.declare(&board.members[1], id, Declaration::Conflict);
        assert_eq!(told(world), [], "three are left");
        board.declare(&board.members[2], id, Declaration::Conflict);
        assert_eq!(told(world), wanted, "queued with the declaration itself");
        let newest = world.read(&Actor::Console, |tx| notices::newest(tx, Kind::QuorumLost)).unwrap().unwrap();
        let value = |name: &str| newest.values.iter().find(|(given, _)| given == name).map(|(_, value)| value.clone());
        assert_eq!((value("needed"), value("electors")), (Some(Arg::Number(3)), Some(Arg::Number(2))));
        assert_eq!(value("link"), Some(Arg::Text(format!("/board/motions/{motion}"))));
        // Neither another conflict nor the clerk tells it again; a new motion would.
        world.write(&Actor::Clerk, quorum::turn).unwrap();
        board.declare(&board.members[3], id, Declaration::Conflict);
        assert_eq!(told(world), wanted);
    });
}

#[test]
fn who_leaves_the_board_makes_it_known_in_the_same_press_and_a_chair_with_a_conflict_is_not_told() {
    on_both(|world| {
        let board = Board::new(world);
        let (officer, lead) = (world.person(Role::ProgrammeOfficer), world.person(Role::ProgrammeLead));
        let mut staff = [officer, lead];
        staff.sort();
        let id = board.application();
        board.all_clear(id);
        board.open(id, Outcome::Decline);
        board.declare(&board.chair, id, Declaration::Conflict);
        board.declare(&board.members[0], id, Declaration::Conflict);
        assert_eq!(told(world), []);
        let mut admin = world.browser();
        admin.sign_in(world, world.person(Role::Administrator));
        let gone = person(&board.members[1]);
        admin.open(&format!("/people/{gone}?lang=en"));
        assert_eq!(admin.press("Close the account", &[]), 303, "{}", admin.text());
        assert_eq!(told(world), staff, "the chair has a conflict");
    });
}
