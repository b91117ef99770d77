//! What a declaration on conflicts does to scores and votes: a doubt waits for staff, and sheets come back as they were.

use crate::{
    board::{Board, at_the_desk, body, in_all_languages, person, refused},
    support::on_both,
};
use hashar::{
    base::{Actor, ApplicationId, MotionId, Role, Stop},
    board::{
        Choice, Declaration, Hundredths, MotionState, Outcome, Reason, Refusal, SheetState, Standing,
        conflicts::{self, NewDeclaration},
        draws, polls, scores,
        votes::{self, NewMotion},
    },
    calls::Mode,
};

fn says(board: &Board<'_>, member: &Actor, id: ApplicationId, state: Declaration) -> Result<(), Stop> {
    let kind = (state == Declaration::Conflict).then_some(hashar::board::ConflictKind::Work);
    let new = NewDeclaration { state, kind, note: "because".into() };
    board.world.write(member, move |tx| conflicts::declare(tx, id, &new))
}

fn rule(board: &Board<'_>, member: &Actor, id: ApplicationId, conflict: bool) {
    let (lead, member) = (board.world.actor(Role::ProgrammeLead), person(member));
    board.world.write(&lead, move |tx| conflicts::rule(tx, id, member, conflict, "staff looked at it")).unwrap();
}

/// State and mean of a member's own sheet.
fn sheet(board: &Board<'_>, member: &Actor, id: ApplicationId) -> (SheetState, Option<Hundredths>) {
    let seen = board.seen(member, id);
    let own = board.world.read(member, move |tx| scores::own(tx, &seen)).unwrap().unwrap();
    (own.state, own.mean)
}

/// How many sheets count, how many are set aside, and the mean, as the chair reads them.
fn figures(board: &Board<'_>, id: ApplicationId) -> (i64, i64, Option<Hundredths>) {
    let figures = board.row(&board.chair, id).figures.unwrap();
    (figures.sheets, figures.set_aside, figures.mean)
}

fn opened(board: &Board<'_>, id: ApplicationId, secret: bool) -> MotionId {
    let new = NewMotion { secret, ..board.motion(Outcome::Decline) };
    board.world.write(&board.chair, move |tx| votes::open_vote(tx, id, &new)).unwrap()
}

#[test]
fn a_doubt_takes_the_scores_out_until_staff_rule_and_only_staff_lift_it() {
    on_both(|world| {
        let board = Board::new(world);
        let id = board.application();
        board.all_clear(id);
        let one = &board.members[0];
        board.lock(one, id, 5);
        board.lock(&board.chair, id, 3);
        assert_eq!(figures(&board, id), (2, 0, Some(Hundredths(8_000))));
        board.declare(one, id, Declaration::Unsure);
        assert_eq!(figures(&board, id), (1, 1, Some(Hundredths(6_000))));
        let seen = board.seen(&board.chair, id);
        assert!(world.read(&board.chair, move |tx| scores::others(tx, &seen)).unwrap().is_empty());
        assert_eq!(refused(says(&board, one, id, Declaration::None)), Refusal::StaffDecide);
        // Not by a conflict in between either.
        board.declare(one, id, Declaration::Conflict);
        assert_eq!(refused(says(&board, one, id, Declaration::None)), Refusal::StaffDecide);
        board.declare(one, id, Declaration::Unsure);
        assert_eq!(refused(says(&board, one, id, Declaration::None)), Refusal::StaffDecide);
        assert_eq!(board.seen(one, id).standing(), Standing::Unsure);
        rule(&board, one, id, false);
        assert_eq!(sheet(&board, one, id), (SheetState::Locked, Some(Hundredths(10_000))));
        assert_eq!(figures(&board, id), (2, 0, Some(Hundredths(8_000))));
        // What staff said is theirs: the member may declare anew.
        board.declare(one, id, Declaration::Conflict);
        board.declare(one, id, Declaration::None);
        assert!(board.seen(one, id).is_clear());
    });
}

#[test]
fn sheets_come_back_as_they_were_and_nobody_changes_locked_scores_by_a_conflict() {
    on_both(|world| {
        let board = Board::new(world);
        let id = board.application();
        board.all_clear(id);
        let [one, two, three, ..] = board.members.as_slice() else { panic!() };
        board.lock(one, id, 1);
        board.lock(three, id, 2);
        let draft = board.sheet(4);
        world.write(two, move |tx| scores::save(tx, id, &draft)).unwrap();
        let (lead, given_back) = (world.actor(Role::ProgrammeLead), person(three));
        world.write(&lead, move |tx| scores::reopen(tx, id, given_back, "a slip")).unwrap();
        for member in [one, two, three] {
            board.declare(member, id, Declaration::Conflict);
            board.declare(member, id, Declaration::None);
        }
        assert_eq!(sheet(&board, one, id), (SheetState::Locked, Some(Hundredths(2_000))));
        let better = board.sheet(5);
        assert_eq!(refused(world.write(one, move |tx| scores::save(tx, id, &better))), Refusal::SheetLocked);
        assert_eq!(sheet(&board, two, id), (SheetState::Draft, None));
        assert_eq!(sheet(&board, three, id), (SheetState::Draft, None), "staff gave it back before");
    });
}

#[test]
fn scores_set_aside_after_scoring_was_closed_are_not_lost() {
    on_both(|world| {
        let board = Board::new(world);
        let id = board.application();
        board.all_clear(id);
        let [one, two, ..] = board.members.as_slice() else { panic!() };
        board.lock(one, id, 5);
        board.lock(&board.chair, id, 3);
        let draft = board.sheet(4);
        world.write(two, move |tx| scores::save(tx, id, &draft)).unwrap();
        let call = board.call;
        world.write(&board.chair, move |tx| draws::close_scoring(tx, call)).unwrap();
        board.declare(one, id, Declaration::Conflict);
        assert_eq!(figures(&board, id), (1, 1, Some(Hundredths(6_000))));
        board.declare(one, id, Declaration::None);
        assert_eq!(figures(&board, id), (2, 0, Some(Hundredths(8_000))));
        // A draft that came too late has no form any more, and says why.
        let path = format!("/board/applications/{id}");
        let mut browser = at_the_desk(&board, two);
        browser.open(&path);
        assert!(!browser.shows("name=\"points_need\""), "{}", body(&browser));
        assert_eq!(browser.send(&path, &[("comment", "late")]), 422);
        assert!(browser.shows("Scoring is closed"), "{}", body(&browser));
    });
}

#[test]
fn a_vote_of_who_is_not_sure_waits_for_staff() {
    on_both(|world| {
        let board = Board::new(world);
        let id = board.application();
        board.all_clear(id);
        let one = &board.members[0];
        for (secret, conflict, expected) in [
            (false, false, (MotionState::Lost, Reason::NoMajority, 4)),
            (false, true, (MotionState::Carried, Reason::Majority, 3)),
            (true, false, (MotionState::Lost, Reason::NoMajority, 4)),
            (true, true, (MotionState::Lapsed, Reason::UrnSpoiled, 4)),
        ] {
            rule(&board, one, id, false);
            let motion = opened(&board, id, secret);
            let choices = [Choice::No, Choice::No, Choice::Yes, Choice::Abstain];
            let choices = if conflict { [Choice::No, Choice::Yes, Choice::Yes, Choice::No] } else { choices };
            for (member, choice) in board.members.iter().zip(choices) {
                board.cast(member, motion, choice).unwrap();
            }
            board.declare(one, id, Declaration::Unsure);
            assert_eq!(refused(board.close(motion, None)), Refusal::DoubtOpen);
            assert!(world.read(&board.chair, move |tx| polls::view(tx, motion)).unwrap().waits);
            let mut chair = at_the_desk(&board, &board.chair);
            in_all_languages(&mut chair, &format!("/board/motions/{motion}"));
            assert!(chair.shows("A member who has voted is not sure"), "{}", body(&chair));
            let mut other = at_the_desk(&board, &board.members[1]);
            other.open(&format!("/board/motions/{motion}"));
            assert!(!other.shows("A member who has voted is not sure"), "{}", body(&other));
            rule(&board, one, id, conflict);
            let (state, reason) = board.close(motion, None).unwrap();
            let poll = world.read(&board.chair, move |tx| polls::view(tx, motion)).unwrap();
            let cast = poll.motion.tally.cast();
            assert_eq!((state, reason, cast), expected, "secret {secret}, conflict {conflict}");
        }
    });
}

#[test]
fn nobody_makes_a_secret_vote_lapse_and_then_votes_again() {
    on_both(|world| {
        let board = Board::new(world);
        let id = board.application();
        board.all_clear(id);
        let [one, two, ..] = board.members.as_slice() else { panic!() };
        let motion = opened(&board, id, true);
        for member in &board.members[..3] {
            board.cast(member, motion, Choice::Yes).unwrap();
        }
        board.declare(one, id, Declaration::Conflict);
        assert_eq!(refused(says(&board, one, id, Declaration::None)), Refusal::StaffDecide);
        assert_eq!(board.close(motion, None).unwrap(), (MotionState::Lapsed, Reason::UrnSpoiled));
        assert_eq!(refused(says(&board, one, id, Declaration::None)), Refusal::StaffDecide);
        let electors = board.world.read(&board.chair, move |tx| hashar::board::members::count_electors(tx, id));
        assert_eq!(electors.unwrap(), 4);
        // Where nothing lies in an urn, a slip of the hand is taken back as before.
        board.declare(two, id, Declaration::Conflict);
        board.declare(two, id, Declaration::None);
    });
}

#[test]
fn a_chair_who_is_not_sure_closes_nothing() {
    on_both(|world| {
        let board = Board::new(world);
        let id = board.application();
        board.all_clear(id);
        let motion = opened(&board, id, false);
        board.declare(&board.chair, id, Declaration::Unsure);
        assert_eq!(refused(board.close(motion, None)), Refusal::DeclareFirst);
        rule(&board, &board.chair, id, false);
        assert_eq!(board.close(motion, None).unwrap(), (MotionState::Lapsed, Reason::NoQuorum));
    });
}

#[test]
fn the_form_offers_what_may_be_declared() {
    on_both(|world| {
        let board = Board::new(world);
        let id = board.application();
        let one = &board.members[0];
        let path = format!("/board/applications/{id}/declare");
        let mut browser = at_the_desk(&board, one);
        browser.open(&path);
        assert!(browser.shows("value=\"none\"") && browser.shows("value=\"unsure\""), "{}", body(&browser));
        board.declare(one, id, Declaration::Unsure);
        in_all_languages(&mut browser, &path);
        browser.open(&path);
        assert!(!browser.shows("value=\"none\"") && browser.shows("value=\"conflict\""), "{}", body(&browser));
        assert!(browser.shows("your scores do not count"), "{}", body(&browser));
        let sent = [("state", "none"), ("kind", ""), ("note", "")];
        assert_eq!(browser.send(&path, &sent), 422);
        assert!(browser.shows("only they can say that there is no conflict"), "{}", body(&browser));
        rule(&board, one, id, true);
        browser.open(&path);
        assert!(!browser.shows("name=\"state\""), "{}", body(&browser));
    });
}

#[test]
fn the_people_a_group_named_are_read_until_a_member_has_declared() {
    on_both(|world| {
        let mut board = Board::new(world);
        for mode in Mode::ALL {
            let code = format!("NAMES-{}", mode.as_str().replace('_', "-").to_uppercase());
            board.call = world.open_call(&code, *mode, vec![board.fund]);
            named_people_are_read_until_declared(&board);
        }
    });
}

fn named_people_are_read_until_declared(board: &Board<'_>) {
    let (world, id) = (board.world, board.application());
    let [one, two, three, ..] = board.members.as_slice() else { panic!() };
    let shows = |member: &Actor| {
        let mut browser = at_the_desk(board, member);
        browser.open(&format!("/board/applications/{id}/declare"));
        assert!(!browser.shows("If you think that you know who it is"), "the group has its name here");
        let named = browser.shows("The group named these people and partners");
        assert_eq!(named, browser.shows("People and partners whom the board may know"), "{}", body(&browser));
        named
    };
    assert!(shows(one), "nothing is declared yet");
    board.declare(one, id, Declaration::Unsure);
    board.declare(two, id, Declaration::None);
    board.declare(three, id, Declaration::Conflict);
    assert_eq!((shows(one), shows(two), shows(three)), (true, false, false));
    // Nor do they stand among the answers: the form does not show them to the board.
    let seen = board.seen(two, id);
    let sections = world.read(two, move |tx| seen.answers(tx, hashar::base::Lang::En)).unwrap();
    assert!(sections.iter().flat_map(|section| &section.answers).all(|answer| answer.code != "people_named"));
}
