//! A vote that cannot reach its quorum any more says so at once.

use crate::{
    board::{Board, at_the_desk, body, in_all_languages, person},
    support::{Browser, on_both},
};
use hashar::{
    base::{Actor, Role},
    board::{Choice, Declaration, Outcome, polls, votes},
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
