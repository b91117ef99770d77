//! The funding line on the ranking, and the draw between equal scores.

use crate::{
    board::{Board, at_the_desk, body, euros, in_all_languages, person, refused},
    support::{World, on_both},
};
use hashar::{
    base::{Actor, ApplicationId, Currency, Labels, Lang, Role, Stop},
    board::{
        Choice, Declaration, MotionState, Outcome, Reason, Refusal, TieBreak, Walk, draws, motions,
        ranking::{self, Ranking},
        rules::{self, Change},
        scores,
        ties::Tie,
        votes, withdraw,
    },
    calls::Mode,
    funds::{receive, set_up, terms},
};

/// A board whose only fund holds so much.
fn with_money(world: &World, money: i64) -> Board<'_> {
    let mut board = Board::new(world);
    let add = move |tx: &mut hashar::db::Tx<'_>| {
        let new = set_up::NewFund {
            code: "SMALL".into(),
            labels: Labels::one(Lang::En, "A small fund"),
            currency: Currency::EUR,
            restricted_kinds: Vec::new(),
            restricted_countries: Vec::new(),
            starts_on: None,
            ends_on: None,
        };
        let id = set_up::add(tx, new)?;
        receive::receive(tx, id, euros(money), tx.now.date(), None)?;
        Ok(id)
    };
    board.fund = world.write(&Actor::Console, add).unwrap();
    board.call = world.open_call("SMALL", Mode::Regular, vec![board.fund]);
    board
}

/// Applications scored so by everybody; members recommend EUR 200 a point.
fn scored(board: &Board<'_>, points: &[i32]) -> Vec<ApplicationId> {
    let ids: Vec<ApplicationId> = points.iter().map(|_| board.application()).collect();
    for (id, points) in ids.iter().zip(points) {
        board.all_clear(*id);
        for member in board.everybody() {
            board.lock(member, *id, *points);
        }
    }
    ids
}

fn look(board: &Board<'_>, viewer: &Actor, rule: Option<Walk>) -> Ranking {
    let call = board.call;
    board.world.read(viewer, move |tx| ranking::of_call(tx, call, rule)).unwrap()
}

fn set(board: &Board<'_>, change: impl Fn(&mut rules::Terms)) {
    let call = board.call;
    let lead = board.world.actor(Role::ProgrammeLead);
    let mut terms = board.world.read(&lead, move |tx| rules::view(tx, call)).unwrap().terms;
    change(&mut terms);
    board.world.write(&lead, move |tx| rules::change(tx, call, &Change::Terms(terms.clone()))).unwrap();
}

#[test]
fn the_line_falls_where_the_money_ends_and_a_conflict_hides_its_part() {
    on_both(|world| {
        let board = with_money(world, 250_000);
        set(&board, |terms| terms.walk = Walk::Stop);
        // The last scores too little.
        let ids = scored(&board, &[5, 4, 3, 2]);
        let staff = world.actor(Role::ProgrammeLead);
        let line = look(&board, &staff, None).line.unwrap();
        let given = |line: &hashar::board::line::Line| {
            ids.iter().map(|id| line.allocation.grants.get(id).map(|grant| grant.amount.minor())).collect::<Vec<_>>()
        };
        assert_eq!(given(&line), [Some(100_000), Some(80_000), Some(60_000), None]);
        assert!(line.is_whole && line.allocation.without.is_empty());
        let left = line.allocation.purses[0].left.minor();
        assert_eq!(left, 10_000);
        let member = &board.members[0];
        board.declare(member, ids[1], Declaration::Conflict);
        let seen = look(&board, member, None).line.unwrap();
        assert_eq!(given(&seen), [Some(100_000), None, Some(60_000), None]);
        assert!(!seen.is_whole && seen.claims.iter().all(|claim| claim.application != ids[1]));
        let mut browser = at_the_desk(&board, member);
        assert_eq!(browser.open(&format!("/board/rounds/{}/ranking", board.call)), 200);
        assert!(browser.shows("sums are not shown to you") && !browser.shows("left: EUR"), "{}", body(&browser));
        let new = board.application();
        assert!(look(&board, &board.members[1], None).line.is_none(), "something is still to be scored");
        board.declare(&board.members[1], new, Declaration::Conflict);
        assert!(look(&board, &board.members[1], None).line.is_some());
    });
}

#[test]
fn another_rule_shows_what_it_would_change() {
    on_both(|world| {
        let board = with_money(world, 230_000);
        let ids = scored(&board, &[5, 4, 3, 3]);
        let staff = world.actor(Role::ProgrammeLead);
        let count = |rule| look(&board, &staff, rule).line.unwrap().allocation.grants.len();
        // 1,000 and 800 leave 500 of 2,300, and 600 are wanted.
        assert_eq!((count(None), count(Some(Walk::Stop)), count(Some(Walk::Reduce))), (2, 2, 3));
        let mut browser = world.browser();
        browser.sign_in(world, person(&staff));
        let path = format!("/board/rounds/{}/ranking", board.call);
        in_all_languages(&mut browser, &path);
        let money = "EUR\u{a0}1,000.00";
        assert!(browser.shows(money) && browser.shows("The money reaches down to here"), "{}", body(&browser));
        assert!(browser.shows("Grants by country and kind") && !browser.shows("This is not the rule of the round"));
        assert_eq!(browser.open(&format!("{path}?walk=stop")), 200);
        assert!(browser.shows("This is not the rule of the round"));
        assert_eq!(browser.open(&format!("{path}?walk=nonsense")), 200);
        assert!(!browser.shows("This is not the rule of the round") && ids.len() == 4);
    });
}

#[test]
fn a_draw_is_committed_when_scoring_begins_and_replayed_when_it_is_closed() {
    on_both(|world| {
        let board = with_money(world, 900_000);
        set(&board, |terms| terms.tie_break = TieBreak::Draw);
        let call = board.call;
        assert!(look(&board, &board.chair, None).draw.is_none());
        let ids = scored(&board, &[4, 4, 4]);
        let before = look(&board, &board.chair, None);
        let draw = before.draw.unwrap();
        assert!(draw.seed.is_none() && draw.sha256.len() == 64);
        assert!(before.rows.iter().all(|row| row.rank == Some(1) && row.tie == Some(Tie::Open)));
        let member = board.members[0].clone();
        let close = |actor: &Actor| world.write(actor, move |tx| draws::close_scoring(tx, call));
        assert!(matches!(close(&member), Err(Stop::Forbidden)));
        let late = board.application();
        board.declare(&member, late, Declaration::None);
        close(&board.chair).unwrap();
        assert_eq!(refused(close(&board.chair)), Refusal::ScoringClosed);
        let sheet = board.sheet(3);
        assert_eq!(refused(world.write(&member, move |tx| scores::save(tx, late, &sheet))), Refusal::ScoringClosed);
        let after = look(&board, &board.chair, None);
        let shown = after.draw.unwrap();
        assert_eq!(shown.sha256, draw.sha256, "the seed is the one that was committed");
        let seed = shown.seed.unwrap();
        let drawn: Vec<_> = after.rows.iter().filter(|row| ids.contains(&row.application)).collect();
        assert_eq!(drawn.iter().map(|row| row.rank.unwrap()).collect::<Vec<_>>(), [1, 2, 3]);
        assert!(drawn.iter().all(|row| row.tie == Some(Tie::Draw)));
        let lots: Vec<String> = drawn.iter().map(|row| draws::lot(&seed, &row.reference)).collect();
        assert!(lots.is_sorted(), "anybody can replay it: {lots:?}");
        let mut browser = at_the_desk(&board, &board.chair);
        in_all_languages(&mut browser, &format!("/board/rounds/{call}/ranking"));
        assert!(browser.shows(&seed) && browser.shows(&draw.sha256) && !browser.shows("/close-scoring"));
    });
}

/// Binds the board's fund to themes or categories of budget.
fn bind(board: &Board<'_>, themes: &[&str], categories: &[&str]) {
    let (fund, owned) = (board.fund, |all: &[&str]| all.iter().map(ToString::to_string).collect());
    let terms = terms::Terms { themes: owned(themes), categories: owned(categories), ..terms::Terms::default() };
    let finance = board.world.actor(Role::FinanceOfficer);
    board.world.write(&finance, move |tx| terms::bind(tx, fund, &terms)).unwrap();
}

#[test]
fn a_fund_for_other_themes_or_categories_is_neither_walked_nor_voted_on() {
    on_both(|world| {
        let board = with_money(world, 900_000);
        let ids = scored(&board, &[5, 4]);
        let grants = || look(&board, &board.chair, None).line.unwrap().allocation.grants.len();
        assert_eq!(grants(), 2);
        let (id, new) = (ids[0], board.motion(Outcome::Fund));
        let open = || {
            let new = new.clone();
            world.write(&board.chair, move |tx| votes::open_vote(tx, id, &new))
        };
        let offered = |browser: &mut crate::support::Browser| {
            assert_eq!(browser.open(&format!("/board/applications/{id}/open-vote")), 200);
            browser.shows("SMALL ·")
        };
        let mut browser = at_the_desk(&board, &board.chair);
        assert!(offered(&mut browser));
        for (themes, categories) in [(["covid_relief"].as_slice(), [].as_slice()), (&[], &["no_such"])] {
            bind(&board, themes, categories);
            assert_eq!(grants(), 0);
            let stop = open().unwrap_err();
            let refusal = stop.refusal::<hashar::funds::Refusal>().unwrap();
            let theme = matches!(refusal, hashar::funds::Refusal::ThemeRestricted { .. });
            let category = matches!(refusal, hashar::funds::Refusal::CategoryRestricted { .. });
            assert!(if themes.is_empty() { category } else { theme }, "{refusal:?}");
            assert!(!offered(&mut browser));
        }
    });
}

#[test]
fn the_chair_withdraws_a_motion_and_another_takes_its_place() {
    on_both(|world| {
        let board = with_money(world, 900_000);
        let ids = scored(&board, &[5]);
        let id = ids[0];
        let motion = board.open(id, Outcome::Fund);
        for member in board.everybody() {
            board.cast(member, motion, Choice::Yes).unwrap();
        }
        // The donor binds the money after the vote began: what was voted cannot be done.
        bind(&board, &["covid_relief"], &[]);
        let conclude = || {
            let end = hashar::awards::Conclusion::default();
            world.write(&board.chair, move |tx| hashar::awards::conclude(tx, motion, &end))
        };
        assert!(conclude().is_err());
        let withdraw = |actor: &Actor, reason: &'static str| {
            world.write(actor, move |tx| withdraw::withdraw(tx, motion, reason))
        };
        assert!(matches!(withdraw(&board.members[0], "because"), Err(Stop::Forbidden)));
        assert_eq!(refused(withdraw(&board.chair, " ")), Refusal::NoteMissing);
        let mut browser = at_the_desk(&board, &board.chair);
        let path = format!("/board/motions/{motion}/withdraw");
        in_all_languages(&mut browser, &path);
        assert_eq!(browser.send(&path, &[("note", "")]), 422);
        assert_eq!(browser.send(&path, &[("note", "Other themes")]), 303, "{}", body(&browser));
        assert!(browser.shows("withdrawn by the chair"), "{}", body(&browser));
        assert_eq!(refused(withdraw(&board.chair, "again")), Refusal::MotionClosed);
        let (found, _) = world.read(&Actor::Console, move |tx| motions::find(tx, motion)).unwrap();
        assert_eq!((found.state, found.reason, found.tally.yes), (MotionState::Lapsed, Some(Reason::Withdrawn), 5));
        let auditor = world.actor(Role::Auditor);
        let history = world.read(&auditor, move |tx| hashar::audit::history::of_case(tx, id)).unwrap();
        assert!(history.iter().any(|line| line.act == "board.withdraw_motion"));
        let next = board.open(id, Outcome::Decline);
        board.declare(&board.chair, id, Declaration::Conflict);
        let conflicted = world.write(&board.chair, move |tx| withdraw::withdraw(tx, next, "because"));
        assert_eq!(refused(conflicted), Refusal::ChairConflicted);
    });
}
