//! Votes on topics of an agenda that are no application: opened, cast and changed, closed, minuted.

use crate::{
    awards::queued,
    board::{Board, at_the_desk, body, in_all_languages, person, refused},
    support::on_both,
};
use hashar::{
    base::{Actor, ItemId, Lang, MeetingId, Role, Stop},
    board::{
        Attendance, Choice, MotionState, Refusal, convening,
        meetings::{self, NewMeeting},
        minutes,
        stand_ins::{self, NewStandIn},
        topics,
    },
    notices::Kind,
};

fn new(board: &Board<'_>, topics: &[&str]) -> NewMeeting {
    let now = board.world.read(&Actor::Console, |tx| Ok(tx.now)).unwrap();
    NewMeeting {
        title: "By circulation".into(),
        place: String::new(),
        by_circulation: true,
        starts_at: now,
        ends_at: Some(now + chrono::Duration::days(5)),
        zone: "Asia/Dushanbe".into(),
        chair: person(&board.chair),
        applications: Vec::new(),
        topics: topics.iter().map(|topic| (*topic).to_owned()).collect(),
    }
}

pub fn called(board: &Board<'_>, topics: &[&str]) -> (MeetingId, Vec<ItemId>) {
    let new = new(board, topics);
    let id = board.world.write(&board.chair, move |tx| meetings::call(tx, &new)).unwrap();
    let items = board.world.read(&board.chair, move |tx| meetings::agenda(tx, id)).unwrap();
    (id, items.into_iter().map(|item| item.id).collect())
}

#[test]
fn members_vote_on_a_topic_until_the_chair_closes_it_and_the_minutes_say_so() {
    on_both(|world| {
        let board = Board::new(world);
        let (meeting, items) = called(&board, &["A second reader for each", "Travel"]);
        let (first, second) = (items[0], items[1]);
        let open = |actor: &Actor, item| world.write(actor, move |tx| topics::open(tx, meeting, item, false));
        let cast = |actor: &Actor, choice| world.write(actor, move |tx| topics::cast(tx, meeting, first, choice));
        let close = |item| world.write(&board.chair, move |tx| topics::close(tx, meeting, item));
        let [aigul, bakyt, dilnoza, farrukh] = &board.members[..] else { panic!("four members") };
        assert!(matches!(open(aigul, first), Err(Stop::Forbidden)), "the chair opens it");
        assert_eq!(refused(cast(aigul, Choice::Yes)), Refusal::MotionClosed, "before it is open");
        open(&board.chair, first).unwrap();
        assert_eq!(refused(open(&board.chair, first)), Refusal::TopicVoted);
        assert_eq!(queued(world, Kind::TopicVote), 4, "all but the chair, who opened it");
        let officer = world.actor(Role::ProgrammeOfficer);
        assert!(matches!(cast(&officer, Choice::Yes), Err(Stop::Forbidden)));
        assert!(matches!(cast(aigul, Choice::YesWithConditions), Err(Stop::Missing)));
        for (member, choice) in [(aigul, Choice::No), (bakyt, Choice::Yes), (dilnoza, Choice::Abstain)] {
            cast(member, choice).unwrap();
        }
        cast(aigul, Choice::Yes).unwrap();
        let seen = world.read(farrukh, move |tx| topics::view(tx, meeting, first)).unwrap();
        assert_eq!((seen.ballots.len(), seen.electors, seen.quorum, seen.own), (3, 5, 3, None));

        // What is voted on stays, no hands are counted beside, and nothing is signed or called off meanwhile.
        let other = new(&board, &["Travel"]);
        let edited = world.write(&board.chair, move |tx| meetings::edit(tx, meeting, &other));
        assert!(matches!(refused(edited), Refusal::AgendaVoted { .. }));
        let hands = world.write(&board.chair, move |tx| meetings::count(tx, meeting, first, [0, 0, 0]));
        assert_eq!(refused(hands), Refusal::TopicVoted);
        let off = world.write(&board.chair, move |tx| convening::call_off(tx, meeting, "Snow"));
        assert_eq!(refused(off), Refusal::MeetingVoted);
        let all: Vec<_> = board.everybody().map(|one| (person(one), Attendance::Present)).collect();
        world.write(&board.chair, move |tx| meetings::attend(tx, meeting, &all)).unwrap();
        let sign = || world.write(&board.chair, move |tx| minutes::sign(tx, meeting, Lang::En));
        assert_eq!(refused(sign()), Refusal::MeetingVotes);

        close(first).unwrap();
        assert_eq!(refused(close(first)), Refusal::MotionClosed, "once");
        assert_eq!(refused(cast(farrukh, Choice::No)), Refusal::MotionClosed, "too late");
        open(&board.chair, second).unwrap();
        world.write(bakyt, move |tx| topics::cast(tx, meeting, second, Choice::Yes)).unwrap();
        close(second).unwrap();
        let items = world.read(&board.chair, move |tx| meetings::agenda(tx, meeting)).unwrap();
        assert_eq!((items[0].counts, items[0].result()), (Some([2, 0, 1]), Some(MotionState::Carried)));
        assert_eq!((items[1].counts, items[1].result()), (Some([1, 0, 0]), Some(MotionState::Lapsed)));
        sign().unwrap();
        let text = world.read(aigul, move |tx| minutes::view(tx, meeting, Lang::En)).unwrap().minutes.text();
        let carried =
            "For: 2, against: 0, abstained: 1: Carried\nBy ballot: 3 of 5 members voted; quorum: 3\nBallot: Open vote";
        assert!(text.contains(carried), "{text}");
        assert!(text.contains("For: 1, against: 0, abstained: 0: Lapsed"), "{text}");
    });
}

#[test]
fn a_topic_is_put_to_the_vote_in_the_browser_and_waits_on_the_desk() {
    on_both(|world| {
        let board = Board::new(world);
        let (meeting, items) = called(&board, &["A second reader for each"]);
        let path = topics::address(meeting, items[0]);
        let mut chair = at_the_desk(&board, &board.chair);
        in_all_languages(&mut chair, &path);
        chair.open(&format!("/board/meetings/{meeting}"));
        assert!(chair.shows("Put it to the vote"), "{}", body(&chair));
        let mut member = at_the_desk(&board, &board.members[0]);
        assert_eq!(member.open(&format!("/board/meetings/{meeting}")), 200);
        assert!(!member.shows("Put it to the vote"));
        chair.open(&path);
        assert_eq!(chair.send(&format!("{path}/open"), &[]), 303, "{}", body(&chair));
        member.open("/board");
        assert!(member.shows("A second reader for each"), "{}", body(&member));
        in_all_languages(&mut member, &path);
        assert_eq!(member.send(&path, &[]), 422);
        assert_eq!(member.send(&path, &[("choice", "no")]), 303, "{}", body(&member));
        member.open("/board");
        assert!(!member.shows("A second reader for each"));
        member.open(&path);
        assert!(member.shows("value=\"no\" checked") && !member.shows("How members voted"), "{}", body(&member));
        assert_eq!(member.send(&format!("{path}/close"), &[]), 404, "the chair's");
        chair.open(&path);
        assert!(chair.shows("1 / 5"), "{}", body(&chair));
        assert_eq!(chair.send(&format!("{path}/close"), &[]), 303, "{}", body(&chair));
        assert!(chair.shows("Lapsed") && chair.shows("How members voted"), "{}", body(&chair));
        for (role, status) in [(Role::Auditor, 200), (Role::FinanceOfficer, 404)] {
            let mut other = world.browser();
            other.sign_in(world, person(&world.actor(role)));
            assert_eq!(other.open(&path), status, "{role}");
        }
    });
}

#[test]
fn a_secret_vote_on_a_topic_stands_is_counted_at_the_end_and_shows_only_who_voted() {
    on_both(|world| {
        let board = Board::new(world);
        let (meeting, items) = called(&board, &["Who leads us"]);
        let item = items[0];
        world.write(&board.chair, move |tx| topics::open(tx, meeting, item, true)).unwrap();
        let cast = |actor: &Actor, choice| world.write(actor, move |tx| topics::cast(tx, meeting, item, choice));
        let [aigul, bakyt, dilnoza, farrukh] = &board.members[..] else { panic!("four members") };
        for (member, choice) in [(aigul, Choice::Yes), (bakyt, Choice::Yes), (dilnoza, Choice::No)] {
            cast(member, choice).unwrap();
        }
        assert_eq!(refused(cast(aigul, Choice::No)), Refusal::BallotStands);
        let seen = world.read(aigul, move |tx| topics::view(tx, meeting, item)).unwrap();
        assert!(seen.ballots.is_empty() && seen.own.is_none() && seen.has_voted(aigul.person()));
        assert!(world.read(aigul, topics::waiting).unwrap().is_empty());
        assert_eq!(world.read(farrukh, topics::waiting).unwrap().len(), 1);
        // What lies in the urn stays there when its voter leaves the board.
        let gone = person(dilnoza);
        let leave = move |tx: &mut hashar::db::Tx<'_>| {
            hashar::people::register::turn(tx, gone, hashar::people::State::Disabled)
        };
        world.write(&Actor::Console, leave).unwrap();
        let mut chair = at_the_desk(&board, &board.chair);
        let path = topics::address(meeting, item);
        in_all_languages(&mut chair, &path);
        assert!(chair.says("3 / 5") && !chair.says("Who has voted"), "{}", body(&chair));
        assert_eq!(chair.press("Close the vote", &[]), 303, "{}", body(&chair));
        in_all_languages(&mut chair, &path);
        assert!(chair.says("Who has voted") && chair.says("bakyt") && !chair.says("How members voted"));
        let items = world.read(&board.chair, move |tx| meetings::agenda(tx, meeting)).unwrap();
        assert_eq!((items[0].counts, items[0].result()), (Some([2, 1, 0]), Some(MotionState::Carried)));
        let text = world.read(aigul, move |tx| minutes::view(tx, meeting, Lang::En)).unwrap().minutes.text();
        assert!(text.contains("3 of 5 members voted; quorum: 3\nBallot: Secret vote"), "{text}");
    });
}

#[test]
fn who_stands_in_votes_on_a_topic_in_the_place_of_who_is_away_and_a_chairs_opens_and_closes_it() {
    on_both(|world| {
        let board = Board::new(world);
        let (meeting, items) = called(&board, &["A second reader for each"]);
        let item = items[0];
        let path = topics::address(meeting, item);
        let [aigul, bakyt, dilnoza, farrukh] = &board.members[..] else { panic!("four members") };
        let mut browser = at_the_desk(&board, bakyt);
        browser.open(&path);
        assert_eq!(browser.send(&format!("{path}/open"), &[]), 404, "the chair's");
        let now = world.read(&Actor::Console, |tx| Ok(tx.now)).unwrap();
        let hours = chrono::Duration::hours;
        for (absent, other) in [(&board.chair, bakyt), (aigul, dilnoza)] {
            let (from, until) = (now - hours(1), now + hours(48));
            let new = NewStandIn { absent: person(absent), person: person(other), from, until };
            world.write(absent, move |tx| stand_ins::name(tx, &new)).unwrap();
        }
        browser.open(&path);
        assert_eq!(browser.press("Put it to the vote", &[("ballot", "secret")]), 303, "{}", body(&browser));
        assert!(browser.says("Once cast, it cannot be changed") && browser.says("0 / 3"), "{}", body(&browser));
        assert!(
            browser.says("bakyt (for: board_chair), dilnoza (for: aigul)")
                || browser.says("dilnoza (for: aigul), bakyt (for: board_chair)")
        );
        assert_eq!(queued(world, Kind::TopicVote), 2, "neither who opened it nor who is away");
        let cast = |actor: &Actor, choice| world.write(actor, move |tx| topics::cast(tx, meeting, item, choice));
        for away in [aigul, &board.chair] {
            assert_eq!(refused(cast(away, Choice::No)), Refusal::Away);
            assert!(world.read(away, topics::waiting).unwrap().is_empty());
        }
        let mut chair = at_the_desk(&board, &board.chair);
        chair.open(&path);
        assert!(chair.says("Another member votes in your place here"), "{}", body(&chair));
        assert_eq!(browser.send(&path, &[("choice", "yes")]), 303, "{}", body(&browser));
        assert!(browser.says("lies in the urn") && browser.says("1 / 3"), "{}", body(&browser));
        cast(dilnoza, Choice::Yes).unwrap();
        cast(farrukh, Choice::No).unwrap();
        // Who sits where was settled when it was opened.
        world.db.set_now(Some(now + hours(72)));
        assert_eq!(refused(cast(aigul, Choice::No)), Refusal::Away);
        world.write(&board.chair, move |tx| topics::close(tx, meeting, item)).unwrap();
        let mut chair = at_the_desk(&board, &board.chair);
        chair.open(&path);
        assert!(chair.says("dilnoza (for: aigul)"), "{}", body(&chair));
        let text = world.read(aigul, move |tx| minutes::view(tx, meeting, Lang::En)).unwrap().minutes.text();
        assert!(text.contains("3 of 3 members voted") && text.contains("bakyt (for: board_chair)"), "{text}");
    });
}

#[test]
fn a_quorum_that_is_out_of_reach_is_said_at_once() {
    on_both(|world| {
        let board = Board::new(world);
        let (meeting, items) = called(&board, &["A second reader for each", "Travel"]);
        let open = |item| world.write(&board.chair, move |tx| topics::open(tx, meeting, item, false));
        open(items[0]).unwrap();
        let mut chair = at_the_desk(&board, &board.chair);
        let path = topics::address(meeting, items[0]);
        chair.open(&path);
        assert!(!chair.says("Too few members"), "{}", body(&chair));
        for gone in board.members[1..].iter().map(person) {
            let leave = move |tx: &mut hashar::db::Tx<'_>| {
                hashar::people::register::turn(tx, gone, hashar::people::State::Disabled)
            };
            world.write(&Actor::Console, leave).unwrap();
        }
        in_all_languages(&mut chair, &path);
        assert!(chair.says("Too few members: a quorum takes 3, and 2 may vote."), "{}", body(&chair));
        assert_eq!(refused(open(items[1])), Refusal::TopicQuorum { needed: 3, electors: 2 });
    });
}
