//! Secret votes: nothing in any table links a vote to its voter, a vote stands once cast, and nobody counts before the end.

use crate::{
    board::{Board, at_the_desk, body, fields, in_all_languages, person, refused},
    board_topics::called,
    support::{World, on_both},
};
use hashar::{
    base::{Actor, ApplicationId, MotionId, Role, Stop},
    board::{
        Choice, Declaration, MotionState, Outcome, Reason, Refusal, desk, polls, record, topics,
        votes::{self, NewBallot},
    },
};
use std::collections::{BTreeMap, BTreeSet};

fn open_in_secret(board: &Board<'_>, id: ApplicationId, outcome: Outcome) -> MotionId {
    let mut new = board.motion(outcome);
    new.secret = true;
    board.world.write(&board.chair, move |tx| votes::open_vote(tx, id, &new)).unwrap()
}

#[derive(diesel::QueryableByName)]
struct Dumped {
    #[diesel(sql_type = diesel::sql_types::Text)]
    text: String,
}

/// Every row of every table, as text.
fn rows(world: &World) -> BTreeMap<String, BTreeSet<String>> {
    use diesel::RunQueryDsl;
    let mut all = BTreeMap::new();
    for (table, columns) in crate::privacy::tables() {
        let row = if world.db.is_postgres() {
            "t::text".to_owned()
        } else {
            let columns = columns.iter().map(|(name, _)| format!("quote(\"{}\")", name.trim_matches('"')));
            columns.collect::<Vec<_>>().join(" || ',' || ")
        };
        let sql = format!("SELECT {row} AS text FROM {table} t");
        let dump = |tx: &mut hashar::db::Tx<'_>| Ok(diesel::sql_query(&sql).load::<Dumped>(tx.conn)?);
        let rows = world.read(&Actor::Console, dump).unwrap();
        all.insert(table, rows.into_iter().map(|row| row.text).collect());
    }
    all
}

/// What rows came or changed, table by table.
fn fresh(
    before: &BTreeMap<String, BTreeSet<String>>,
    after: &BTreeMap<String, BTreeSet<String>>,
) -> BTreeMap<String, Vec<String>> {
    let news = after.iter().map(|(table, rows)| (table.clone(), rows.difference(&before[table]).cloned().collect()));
    news.filter(|(_, rows): &(String, Vec<String>)| !rows.is_empty()).collect()
}

/// Three members vote in secret in a browser: the only tables that change are the trail, that of the urn and that of who has
/// voted, none tells the vote, and none but the last its voter.
fn voted_in_the_dark(board: &Board<'_>, path: &str, [urn, list]: [&str; 2]) -> Vec<Actor> {
    let world = board.world;
    let choices = ["yes", "no", "abstain"];
    // The last by id votes first: the list of voters does not tell.
    let mut voters: Vec<Actor> = board.members[..3].to_vec();
    voters.sort_by_key(|member| std::cmp::Reverse(person(member)));
    let mut browsers: Vec<_> = voters.iter().map(|member| at_the_desk(board, member)).collect();
    for (place, member) in voters.iter().enumerate() {
        let browser = &mut browsers[place];
        browser.open(path);
        assert!(browser.shows("Once cast, it cannot be changed"), "it is said before: {}", body(browser));
        let before = rows(world);
        assert_eq!(browser.send(path, &[("choice", choices[place])]), 303, "{}", body(browser));
        assert!(browser.shows("lies in the urn") && browser.shows("A secret vote stands once cast"));
        let news = fresh(&before, &rows(world));
        let tables: BTreeSet<&str> = news.keys().map(String::as_str).filter(|table| *table != "sessions").collect();
        assert_eq!(tables, BTreeSet::from(["audit_entries", urn, list]), "no row, key or ballot of its own");
        for (table, rows) in &news {
            let named = rows.iter().any(|row| row.contains(&person(member).0.to_string()));
            let may_name = [list, "sessions"].contains(&table.as_str());
            assert!(may_name || !named, "{table} names the voter: {rows:?}");
            for other in ["'yes'", "'no'", "'abstain'", ",yes,", ",no,", ",abstain,"] {
                assert!(!rows.iter().any(|row| row.contains(other)), "{table} tells the vote: {rows:?}");
            }
        }
        assert_eq!(news["audit_entries"].len(), 1);
        assert!(news["audit_entries"][0].contains("member") && news[list].len() == 1);
    }
    voters
}

#[test]
fn nothing_in_any_table_links_a_secret_vote_to_its_voter() {
    on_both(|world| {
        let board = Board::new(world);
        let id = board.application();
        board.all_clear(id);
        let motion = open_in_secret(&board, id, Outcome::Decline);
        let path = format!("/board/motions/{motion}");
        let voters = voted_in_the_dark(&board, &path, ["motions", "secret_voters"]);
        assert!(rows(world)["ballots"].is_empty());
        let poll = world.read(&voters[0], move |tx| polls::view(tx, motion)).unwrap();
        assert_eq!((poll.cast, poll.has_voted, poll.may_vote), (3, true, false));
        assert!(poll.own.is_none() && poll.ballots.is_empty() && poll.voters.is_empty() && poll.slips.is_empty());
        let forecast = world.read(&board.chair, move |tx| polls::forecast(tx, motion));
        assert!(matches!(forecast, Err(Stop::Forbidden)), "not even the chair counts before the end");
    });
}

#[test]
fn nothing_in_any_table_links_a_secret_vote_on_a_topic_to_its_voter() {
    on_both(|world| {
        let board = Board::new(world);
        let (meeting, items) = called(&board, &["Who leads us"]);
        let item = items[0];
        world.write(&board.chair, move |tx| topics::open(tx, meeting, item, true)).unwrap();
        let voters = voted_in_the_dark(&board, &topics::address(meeting, item), ["agenda_items", "topic_voters"]);
        assert!(rows(world)["topic_ballots"].is_empty());
        let seen = world.read(&voters[0], move |tx| topics::view(tx, meeting, item)).unwrap();
        assert!(seen.own.is_none() && seen.ballots.is_empty() && seen.item.counts.is_none());
    });
}

#[test]
fn a_secret_vote_stands_is_counted_at_the_end_and_shows_only_who_voted() {
    on_both(|world| {
        let board = Board::new(world);
        let id = board.application();
        board.all_clear(id);
        let motion = open_in_secret(&board, id, Outcome::Decline);
        let [one, two, three, _] = board.members.as_slice() else { panic!() };
        let cast = |member: &Actor, choice: Choice, conditions: &'static str| {
            let ballot = NewBallot { choice, recommended: None, conditions: conditions.into(), reason: String::new() };
            world.write(member, move |tx| votes::cast(tx, motion, &ballot))
        };
        assert!(world.read(one, desk::own).unwrap()[0].items.iter().any(|item| item.task == desk::Task::Vote));
        cast(one, Choice::Yes, "").unwrap();
        assert!(world.read(one, desk::own).unwrap()[0].items.iter().all(|item| item.task != desk::Task::Vote));
        assert_eq!(refused(cast(one, Choice::No, "")), Refusal::BallotStands);
        assert_eq!(refused(cast(two, Choice::YesWithConditions, "")), Refusal::ConditionsMissing);
        cast(two, Choice::YesWithConditions, "a new budget").unwrap();
        cast(three, Choice::No, "not kept").unwrap();
        cast(&board.chair, Choice::Abstain, "").unwrap();
        assert_eq!(board.close(motion, None).unwrap(), (MotionState::Carried, Reason::Majority));
        let poll = world.read(one, move |tx| polls::view(tx, motion)).unwrap();
        let tally = poll.motion.tally;
        assert_eq!((tally.yes, tally.yes_with_conditions, tally.no, tally.abstain), (1, 1, 1, 1));
        assert_eq!(poll.voters, ["aigul", "bakyt", "board_chair", "dilnoza"]);
        assert_eq!(poll.slips, ["a new budget"]);
        assert!(poll.ballots.is_empty() && poll.own.is_none());
        let staff = world.actor(Role::ProgrammeLead);
        assert!(world.read(&staff, move |tx| record::of_application(tx, id)).unwrap().ballots.is_empty());
        let mut browser = world.browser();
        browser.sign_in(world, person(&staff));
        in_all_languages(&mut browser, &format!("/board/motions/{motion}"));
        assert!(browser.shows("Who has voted") && browser.shows("Secret vote"), "{}", body(&browser));
    });
}

#[test]
fn a_conflict_declared_after_a_secret_vote_makes_the_motion_lapse_and_leaving_does_not() {
    on_both(|world| {
        let board = Board::new(world);
        let id = board.application();
        board.all_clear(id);
        let motion = open_in_secret(&board, id, Outcome::Decline);
        for member in board.everybody() {
            board.cast(member, motion, Choice::Yes).unwrap();
        }
        let gone = person(&board.members[3]);
        let lock = move |tx: &mut hashar::db::Tx<'_>| {
            hashar::people::register::turn(tx, gone, hashar::people::State::Disabled)
        };
        world.write(&Actor::Console, lock).unwrap();
        assert_eq!(board.close(motion, None).unwrap(), (MotionState::Carried, Reason::Majority));
        let poll = world.read(&board.chair, move |tx| polls::view(tx, motion)).unwrap();
        assert_eq!((poll.motion.tally.yes, poll.motion.tally.electorate), (5, 5));
        let motion = open_in_secret(&board, id, Outcome::Defer);
        for member in &board.members[..3] {
            board.cast(member, motion, Choice::Yes).unwrap();
        }
        board.declare(&board.members[0], id, Declaration::Conflict);
        assert_eq!(board.close(motion, None).unwrap(), (MotionState::Lapsed, Reason::UrnSpoiled));
    });
}

#[test]
fn the_chair_opens_a_secret_vote_in_the_browser() {
    on_both(|world| {
        let board = Board::new(world);
        let id = board.application();
        board.all_clear(id);
        let mut browser = at_the_desk(&board, &board.chair);
        let path = format!("/board/applications/{id}/open-vote");
        browser.open(&path);
        let sent = [("outcome", "decline"), ("text", "To say no"), ("ballot", "secret"), ("closes", "")];
        let sent = sent.map(|(name, value)| (name.to_owned(), value.to_owned()));
        assert_eq!(browser.send(&path, &fields(&sent)), 303, "{}", body(&browser));
        assert!(browser.shows("This vote is secret") && !browser.shows("name=\"reason\""), "{}", body(&browser));
    });
}
