//! Bad luck at a vote: two who close it at once, votes that come while it closes, a clock that runs backwards.

use crate::{
    board::{Board, person, refused},
    support::on_both,
};
use chrono::Duration;
use hashar::{
    awards::{self, Concluded, Conclusion},
    base::{Actor, ApplicationId, MotionId, Role, Stop},
    board::{
        Choice, MotionState, Outcome, Refusal, decisions, desk, draws, polls, ranking, scores,
        votes::{self, NewMotion},
    },
};
use std::thread;

fn opened(board: &Board<'_>, id: ApplicationId, new: NewMotion) -> MotionId {
    board.world.write(&board.chair, move |tx| votes::open_vote(tx, id, &new)).unwrap()
}

fn conclude(board: &Board<'_>, motion: MotionId) -> Result<Concluded, Stop> {
    board.world.write(&board.chair, move |tx| awards::conclude(tx, motion, &Conclusion::default()))
}

#[test]
fn two_who_close_one_vote_at_once_count_it_once() {
    on_both(|world| {
        let board = Board::new(world);
        for secret in [false, true] {
            let id = board.application();
            board.all_clear(id);
            let motion = opened(&board, id, NewMotion { secret, ..board.motion(Outcome::Decline) });
            for member in &board.members {
                board.cast(member, motion, Choice::Yes).unwrap();
            }
            let done: Vec<_> = thread::scope(|scope| {
                let runs: Vec<_> = (0..4).map(|_| scope.spawn(|| conclude(&board, motion))).collect();
                runs.into_iter().map(|run| run.join().unwrap()).collect()
            });
            let (closed, late): (Vec<_>, Vec<_>) = done.into_iter().partition(Result::is_ok);
            assert_eq!((closed.len(), late.len()), (1, 3), "secret {secret}");
            for stop in late {
                assert_eq!(refused(stop), Refusal::MotionClosed);
            }
            let made = world.read(&board.chair, move |tx| decisions::of_application(tx, id)).unwrap();
            assert_eq!(made.len(), 1, "one decision");
        }
    });
}

#[test]
fn a_vote_that_comes_while_it_closes_counts_or_is_told_so() {
    on_both(|world| {
        let board = Board::new(world);
        for place in 0..6 {
            let secret = place % 2 == 1;
            let id = board.application();
            board.all_clear(id);
            let motion = opened(&board, id, NewMotion { secret, ..board.motion(Outcome::Decline) });
            let [one, two, late @ ..] = board.members.as_slice() else { panic!() };
            for member in [&board.chair, one, two] {
                board.cast(member, motion, Choice::Yes).unwrap();
            }
            let cast: Vec<_> = thread::scope(|scope| {
                let runs: Vec<_> =
                    late.iter().map(|member| scope.spawn(|| board.cast(member, motion, Choice::No))).collect();
                let closed = scope.spawn(|| conclude(&board, motion)).join().unwrap().unwrap();
                assert_eq!(closed.result, MotionState::Carried);
                runs.into_iter().map(|run| run.join().unwrap()).collect()
            });
            let in_time = cast.iter().filter(|one| one.is_ok()).count();
            for stop in cast.into_iter().filter(Result::is_err) {
                assert_eq!(refused(stop), Refusal::MotionClosed);
            }
            let tally = world.read(&board.chair, move |tx| polls::view(tx, motion)).unwrap().motion.tally;
            assert_eq!((tally.yes, tally.no), (3, u32::try_from(in_time).unwrap()), "secret {secret}");
        }
    });
}

#[test]
fn nothing_comes_undone_when_the_clock_runs_backwards() {
    on_both(|world| {
        let board = Board::new(world);
        let (id, call) = (board.application(), board.call);
        board.all_clear(id);
        let [one, two, ..] = board.members.as_slice() else { panic!() };
        let now = world.read(&Actor::Console, |tx| Ok(tx.now)).unwrap();
        let closes_at = Some(now + Duration::hours(2));
        let motion = opened(&board, id, NewMotion { closes_at, ..board.motion(Outcome::Decline) });
        board.lock(one, id, 4);
        world.db.set_now(Some(now - Duration::days(2)));
        // Before it was opened, as the clock has it: votes and sheets are taken as ever.
        board.lock(two, id, 2);
        for member in &board.members {
            board.cast(member, motion, Choice::Yes).unwrap();
        }
        world.write(&board.chair, move |tx| draws::close_scoring(tx, call)).unwrap();
        conclude(&board, motion).unwrap();
        world.db.set_now(Some(now - Duration::days(4)));
        assert_eq!(refused(board.cast(one, motion, Choice::No)), Refusal::MotionClosed);
        assert_eq!(refused(board.close(motion, None)), Refusal::MotionClosed);
        let (lead, member) = (world.actor(Role::ProgrammeLead), person(one));
        let reopened = world.write(&lead, move |tx| scores::reopen(tx, id, member, "late"));
        assert_eq!(refused(reopened), Refusal::NotBeforeBoard);
        let again = world.write(&board.chair, move |tx| draws::close_scoring(tx, call));
        assert_eq!(refused(again), Refusal::ScoringClosed);
        let rows = world.read(one, move |tx| ranking::of_call(tx, call, None)).unwrap().rows;
        assert_eq!(rows[0].figures.map(|figures| figures.sheets), Some(2));
        assert!(world.read(one, desk::own).unwrap().iter().all(|round| round.waiting() == 0));
    });
}
