//! The funding line on the ranking, and the draw between equal scores.

use crate::{
    board::{Board, at_the_desk, body, euros, in_all_languages, person, refused},
    support::{World, on_both},
};
use hashar::{
    base::{Actor, ApplicationId, Currency, Labels, Lang, Role, Stop},
    board::{
        Choice, Declaration, MotionState, Outcome, Reason, Refusal, TieBreak, Walk, draws,
        line::{Changes, Trial},
        motions,
        ranking::{self, Ranking},
        rules::{self, Change},
        scores,
        ties::{self, Tie},
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
    tried(board, viewer, Trial { rule, ..Trial::default() })
}

fn tried(board: &Board<'_>, viewer: &Actor, trial: Trial) -> Ranking {
    let call = board.call;
    board.world.read(viewer, move |tx| ranking::of_call(tx, call, Some(trial))).unwrap()
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
        let withdraw =
            |actor: &Actor, reason: &'static str| world.write(actor, move |tx| withdraw::withdraw(tx, motion, reason));
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

/// Scores that differ by chance, so that the model can tell: members down, applications across.
fn scored_by_each(board: &Board<'_>) -> Vec<ApplicationId> {
    let points = [[5, 5, 4, 5, 5], [4, 5, 4, 4, 3], [3, 3, 4, 3, 2], [2, 3, 2, 2, 1]];
    let ids: Vec<ApplicationId> = points.iter().map(|_| board.application()).collect();
    for (id, points) in ids.iter().zip(points) {
        board.all_clear(*id);
        for (member, points) in board.everybody().zip(points) {
            board.lock(member, *id, points);
        }
    }
    ids
}

#[test]
fn members_scores_stand_with_each_row_and_the_line_in_the_chart() {
    on_both(|world| {
        let board = with_money(world, 170_000);
        let ids = scored_by_each(&board);
        let late = board.application();
        board.declare(&board.members[0], late, Declaration::None);
        board.declare(&board.chair, late, Declaration::None);
        board.lock(&board.chair, late, 5);
        let path = format!("/board/rounds/{}/ranking", board.call);
        let mut staff = world.browser();
        staff.sign_in(world, person(&world.actor(Role::ProgrammeLead)));
        in_all_languages(&mut staff, &path);
        assert_eq!(staff.page.matches("<summary>scores: 5</summary>").count(), 4, "{}", body(&staff));
        assert!(staff.shows("aigul: 100.00"), "{}", body(&staff));
        assert_eq!(staff.page.matches("stroke-dasharray=\"8 4\"").count(), 1);
        let mut member = at_the_desk(&board, &board.members[0]);
        assert_eq!(member.open(&path), 200);
        assert!(member.shows("bakyt: 80.00") && !member.shows("<summary>scores: 1</summary>"), "{}", body(&member));
        // The scale ends at 100, whatever the model says.
        let rows = look(&board, &world.actor(Role::ProgrammeLead), None).rows;
        let first = rows.iter().find(|row| row.application == ids[0]).and_then(|row| row.beside).unwrap();
        let (_, high) = first.adjusted.interval();
        assert!(high > 100.0 && !staff.shows(&format!("{high:.2}")) && staff.shows("– 100.00"), "{high}");
    });
}

#[test]
fn where_scores_are_too_much_alike_no_interval_is_shown() {
    on_both(|world| {
        let board = with_money(world, 170_000);
        scored(&board, &[5, 4, 3]);
        let mut browser = at_the_desk(&board, &board.chair);
        assert_eq!(browser.open(&format!("/board/rounds/{}/ranking", board.call)), 200);
        assert!(browser.shows("too few or too much alike") && !browser.shows("adjusted-title"), "{}", body(&browser));
    });
}

#[test]
fn other_sums_show_what_they_would_change_but_not_to_who_has_a_conflict() {
    on_both(|world| {
        let board = with_money(world, 230_000);
        let ids = scored(&board, &[5, 4, 3, 3]);
        let with = |viewer: &Actor, minor| {
            let money = std::iter::once((board.fund, euros(minor))).collect();
            tried(&board, viewer, Trial { rule: None, money }).line.unwrap()
        };
        let staff = world.actor(Role::ProgrammeLead);
        assert_eq!(with(&staff, 230_000).changes, None, "as things stand");
        let more = Changes { gained: ids[2..].to_vec(), ..Changes::default() };
        assert_eq!(with(&staff, 300_000).changes, Some(more));
        let less = Changes { lost: ids[..1].to_vec(), ..Changes::default() };
        assert_eq!(with(&staff, 90_000).changes, Some(less), "the second fits alone");
        let path = format!("/board/rounds/{}/ranking", board.call);
        let mut browser = world.browser();
        browser.sign_in(world, person(&staff));
        assert_eq!(browser.open(&format!("{path}?walk=&money[{}]=3000", board.fund)), 200);
        assert!(browser.shows("Would get a grant") && browser.shows("value=\"3000.00\""), "{}", body(&browser));
        assert_eq!(browser.open(&format!("{path}?money%5B{}%5D=0", board.fund)), 200);
        assert!(browser.shows("Would get nothing") && browser.queries <= 12, "{}", body(&browser));
        assert_eq!(browser.open(&format!("{path}?money[{}]=many", board.fund)), 200);
        assert!(!browser.shows("What this would change"), "what is no sum changes nothing");
        let member = &board.members[0];
        board.declare(member, ids[1], Declaration::Conflict);
        let line = with(member, 300_000);
        assert!(line.changes.is_none() && line.money[0].left == euros(230_000));
        let mut hidden = at_the_desk(&board, member);
        assert_eq!(hidden.open(&path), 200);
        assert!(!hidden.shows("name=\"money["), "{}", body(&hidden));
    });
}

#[test]
fn the_chair_orders_equal_scores_and_the_line_that_cuts_them_is_said() {
    on_both(|world| {
        let board = with_money(world, 240_000);
        set(&board, |terms| terms.tie_break = TieBreak::Chair);
        let ids = scored(&board, &[5, 4, 3, 3]);
        let (call, tied) = (board.call, ids[2..].to_vec());
        let ranking = || look(&board, &board.chair, None);
        assert_eq!(ranking().line.unwrap().cut, tied);
        let path = format!("/board/rounds/{call}/ties");
        let mut browser = at_the_desk(&board, &board.chair);
        assert_eq!(browser.open(&format!("/board/rounds/{call}/ranking")), 200);
        assert!(browser.shows("The money ends among equal scores") && browser.shows(&path), "{}", body(&browser));
        let settle = |actor: &Actor, places: &[(ApplicationId, i32)]| {
            let places = places.to_vec();
            world.write(actor, move |tx| ties::settle(tx, call, &places, "The second is cheaper"))
        };
        assert!(matches!(settle(&board.members[0], &[(tied[0], 1)]), Err(Stop::Forbidden)));
        for wrong in [&[][..], &[(tied[0], 1)], &[(tied[0], 1), (tied[1], 1)], &[(ids[0], 1)]] {
            assert_eq!(refused(settle(&board.chair, wrong)), Refusal::TiePlaces, "{wrong:?}");
        }
        in_all_languages(&mut browser, &path);
        let fields = [(format!("place_{}", tied[0]), "2"), (format!("place_{}", tied[1]), "1")];
        let mut sent: Vec<(&str, &str)> = fields.iter().map(|(name, place)| (name.as_str(), *place)).collect();
        assert_eq!(browser.send(&path, &sent), 422, "without a reason");
        sent.push(("note", "The second is cheaper"));
        assert_eq!(browser.send(&path, &sent), 303, "{}", body(&browser));
        assert!(browser.shows("by the chair") && browser.shows("The second is cheaper"), "{}", body(&browser));
        let settled = ranking();
        let order: Vec<_> = settled.rows.iter().map(|row| (row.application, row.rank.unwrap(), row.tie)).collect();
        let by_chair = Some(Tie::Chair);
        assert_eq!(order[2..], [(tied[1], 3, by_chair), (tied[0], 4, by_chair)]);
        let line = settled.line.unwrap();
        assert!(line.cut.is_empty() && line.allocation.grants.contains_key(&tied[1]));
        assert_eq!(line.allocation.without, [tied[0]]);
        // A score that changes leaves the tie open again.
        let (lead, member) = (world.actor(Role::ProgrammeLead), board.members[0].clone());
        for id in tied.clone() {
            let of = person(&member);
            world.write(&lead, move |tx| scores::reopen(tx, id, of, "a slip")).unwrap();
            board.lock(&member, id, 4);
        }
        assert!(ranking().rows[2..].iter().all(|row| row.tie == Some(Tie::Open)));
        board.declare(&board.chair, tied[0], Declaration::Conflict);
        assert!(settle(&board.chair, &[(tied[0], 1), (tied[1], 2)]).is_err());
        assert_eq!(
            refused(settle(&board.chair, &[(tied[1], 1)])),
            Refusal::TiePlaces,
            "it is alone, as the chair sees it"
        );
    });
}

#[test]
fn the_line_follows_the_money_after_the_ranking_and_a_vote_that_it_does_not_reach_is_not_carried_out() {
    on_both(|world| {
        let board = with_money(world, 250_000);
        let ids = scored(&board, &[5, 4, 3]);
        let ranked = |ranking: &Ranking| ranking.rows.iter().map(|row| row.application).collect::<Vec<_>>();
        let first = look(&board, &board.chair, None);
        assert_eq!((ranked(&first), first.line.unwrap().allocation.grants.len()), (ids.clone(), 3));
        let motions: Vec<_> = ids.iter().map(|id| board.open(*id, Outcome::Fund)).collect();
        let conclude = |place: usize| {
            let motion = motions[place];
            for member in board.everybody() {
                board.cast(member, motion, Choice::Yes).unwrap();
            }
            let end = hashar::awards::Conclusion::default();
            world.write(&board.chair, move |tx| hashar::awards::conclude(tx, motion, &end))
        };
        // More is given than was recommended: what the last would have got is gone.
        conclude(0).unwrap();
        let second = look(&board, &board.chair, None);
        let line = second.line.as_ref().unwrap();
        assert_eq!((line.money[0].left, line.allocation.without.as_slice()), (euros(130_000), &ids[2..]));
        assert_eq!(ranked(&second), ids, "the ranking stands");
        conclude(1).unwrap();
        let stop = conclude(2).unwrap_err();
        let refusal = stop.refusal::<hashar::funds::Refusal>().unwrap();
        assert!(matches!(refusal, hashar::funds::Refusal::NotEnough { .. }), "{refusal:?}");
        let motion = motions[2];
        let (found, _) = world.read(&Actor::Console, move |tx| motions::find(tx, motion)).unwrap();
        assert_eq!(found.state, MotionState::Open, "nothing was half done");
        world.write(&board.chair, move |tx| withdraw::withdraw(tx, motion, "The money is gone")).unwrap();
        let (fund, finance) = (board.fund, world.actor(Role::FinanceOfficer));
        world.write(&finance, move |tx| receive::receive(tx, fund, euros(50_000), tx.now.date(), None)).unwrap();
        let last = look(&board, &board.chair, None).line.unwrap();
        assert_eq!(last.allocation.grants[&ids[2]].amount, euros(60_000));
    });
}
