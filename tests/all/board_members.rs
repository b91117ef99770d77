//! What is a member's own: notes, interests declared each year, and scores that are given back.

use crate::{
    board::{Board, at_the_desk, body, in_all_languages, missing, person, refused},
    support::on_both,
};
use hashar::{
    base::{Role, Stop},
    board::{Declaration, Hundredths, Refusal, SheetState, interests, notes, scores},
};

#[test]
fn a_reopened_sheet_counts_again_only_when_it_is_locked_anew() {
    on_both(|world| {
        let board = Board::new(world);
        let id = board.application();
        board.all_clear(id);
        let [one, two, ..] = board.members.as_slice() else { panic!() };
        board.lock(one, id, 5);
        board.lock(two, id, 3);
        let lead = world.actor(Role::ProgrammeLead);
        let member = person(one);
        let reopen = |actor, reason: &'static str| world.write(actor, move |tx| scores::reopen(tx, id, member, reason));
        assert!(matches!(reopen(two, "no"), Err(Stop::Forbidden)));
        assert_eq!(refused(reopen(&lead, " ")), Refusal::NoteMissing);
        reopen(&lead, "the budget was misread").unwrap();
        assert_eq!(refused(reopen(&lead, "again")), Refusal::SheetNotLocked);
        let seen = board.seen(one, id);
        assert_eq!((seen.sheet(), seen.sees_others()), (Some(SheetState::Draft), false));
        assert_eq!(board.row(two, id).figures.unwrap().mean, Some(Hundredths(6_000)));
        board.lock(one, id, 4);
        assert_eq!(board.row(two, id).figures.unwrap().mean, Some(Hundredths(7_000)));
        let mut browser = world.browser();
        browser.sign_in(world, person(&lead));
        let path = format!("/board/records/{id}/members/{member}/reopen");
        browser.open(&format!("/board/records/{id}"));
        assert!(browser.shows(&path), "{}", body(&browser));
        in_all_languages(&mut browser, &path);
        assert_eq!(browser.send(&path, &[("note", "")]), 422);
        assert_eq!(browser.send(&path, &[("note", "asked for")]), 303);
        assert!(browser.shows("given back to the member"));
        assert_eq!(browser.open(&path), 404, "there is no locked sheet any more");
    });
}

#[test]
fn notes_are_read_by_nobody_else_and_closed_by_a_conflict() {
    on_both(|world| {
        let board = Board::new(world);
        let id = board.application();
        let [one, two, ..] = board.members.as_slice() else { panic!() };
        let write = |text: &'static str| world.write(one, move |tx| notes::write(tx, id, text));
        assert_eq!(refused(write("early")), Refusal::DeclareFirst);
        board.all_clear(id);
        let mut browser = at_the_desk(&board, one);
        let path = format!("/board/applications/{id}");
        browser.open(&path);
        assert!(browser.shows("Only you see them"));
        assert_eq!(browser.send(&format!("{path}/notes"), &[("body", "ask <about> rent")]), 303);
        assert!(browser.shows("Your notes have been saved") && browser.shows("ask &lt;about&gt; rent"));
        in_all_languages(&mut browser, &format!("{path}/notes"));
        let long = "x".repeat(2_001);
        assert_eq!(browser.send(&format!("{path}/notes"), &[("body", &long)]), 422);
        let mut other = at_the_desk(&board, two);
        other.open(&path);
        assert!(!other.shows("ask &lt;about&gt; rent"));
        board.declare(one, id, Declaration::Conflict);
        assert!(missing(write("late")));
        browser.open(&format!("{path}/notes"));
        assert!(!browser.shows("ask &lt;about&gt; rent"));
        board.declare(one, id, Declaration::None);
        write("").unwrap();
        let seen = board.seen(one, id);
        assert_eq!(world.read(one, move |tx| notes::own(tx, &seen)).unwrap(), "");
    });
}

#[test]
fn interests_are_declared_each_year_and_read_by_staff() {
    on_both(|world| {
        let board = Board::new(world);
        let one = &board.members[0];
        let mut browser = at_the_desk(&board, one);
        assert!(browser.shows("Please declare your interests for this year"));
        in_all_languages(&mut browser, "/board/interests");
        assert_eq!(browser.send("/board/interests", &[("state", "some"), ("body", "")]), 422);
        assert_eq!(browser.send("/board/interests", &[("state", "some"), ("body", "My sister leads “Umed”")]), 303);
        assert!(!browser.shows("Please declare your interests"), "{}", body(&browser));
        let lead = world.actor(Role::ProgrammeLead);
        let mut staff = world.browser();
        staff.sign_in(world, person(&lead));
        in_all_languages(&mut staff, "/board/interests");
        assert!(staff.shows("My sister leads “Umed”") && staff.shows("board_chair"), "{}", body(&staff));
        assert!(!staff.shows("name=\"body\""));
        let all = world.read(&lead, interests::all).unwrap();
        assert_eq!(all.iter().filter(|one| one.declared_at.is_some()).count(), 1);
        assert!(matches!(world.read(one, interests::all), Err(Stop::Forbidden)));
        let now = world.read(&lead, |tx| Ok(tx.now)).unwrap();
        world.db.set_now(Some(now + chrono::Duration::days(366)));
        let next = world.read(&lead, interests::all).unwrap();
        assert!(next.iter().all(|one| one.declared_at.is_none()), "each year anew");
    });
}
