//! The rules of a round, set by staff before scoring begins: part by part in a browser, versioned, then frozen.

use crate::{
    board::{Board, body, in_all_languages, person, refused},
    support::on_both,
};
use hashar::{
    base::{Actor, Role, Stop},
    board::{
        Declaration, Outcome, Refusal, TieBreak, Walk,
        rules::{self, Change},
    },
};

/// The fields of the terms as a browser sends them.
fn terms<'a>(mean: &'a str, tie: &'a str, criterion: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("readers", "0"),
        ("quorum_share_percent", "50"),
        ("quorum_count", "2"),
        ("majority", "absolute"),
        ("minimum_mean", mean),
        ("casting_vote", "yes"),
        ("tie_break", tie),
        ("tie_criterion", criterion),
        ("walk", "reduce"),
        ("reasons_shared", "yes"),
        ("spread_flag", "30"),
        ("emergency_experts", "2"),
        ("emergency_staff", "1"),
        ("emergency_hours", "48"),
    ]
}

#[test]
fn staff_set_the_rules_part_by_part_in_the_browser() {
    on_both(|world| {
        let board = Board::new(world);
        let call = board.call;
        let lead = world.actor(Role::ProgrammeLead);
        let current = || world.read(&lead, move |tx| rules::view(tx, call)).unwrap();
        let codes = || current().criteria.iter().map(|one| one.code.clone()).collect::<Vec<_>>();
        let path = format!("/board/rounds/{call}/rules");
        let mut browser = world.browser();
        browser.sign_in(world, person(&lead));
        for page in ["", "/terms", "/criterion", "/criterion/need"] {
            in_all_languages(&mut browser, &format!("{path}{page}"));
        }
        browser.open(&format!("{path}/terms"));
        assert_eq!(browser.send(&format!("{path}/terms"), &terms("101", "draw", "")), 422);
        assert!(browser.shows("value=\"101\"") && browser.shows("href=\"#f-minimum-mean\""), "{}", body(&browser));
        assert_eq!(browser.send(&format!("{path}/terms"), &terms("55", "criterion", "")), 422);
        assert!(browser.shows("Choose the criterion that decides between equal scores"));
        assert_eq!(browser.send(&format!("{path}/terms"), &terms("55", "criterion", "safety")), 303);
        assert!(browser.shows("The rules have been saved") && browser.shows("Version 1"));
        let set = current().terms;
        assert_eq!((set.minimum_mean, set.tie_break, set.walk), (55, TieBreak::Criterion, Walk::Reduce));
        assert_eq!(set.emergency, rules::Emergency { experts: 2, staff: 1, hours: 48 });
        assert!(browser.shows("Members from other countries: 2; staff: 1; within 48 hours"));
        assert!(set.reasons_shared && set.casting_vote && !set.blind && !set.abstention_counts);

        let order = format!("{path}/order");
        assert_eq!(browser.send(&order, &[("change", "down need")]), 303);
        assert_eq!(codes()[..2], ["fit", "need"]);
        assert_eq!(browser.send(&order, &[("change", "remove budget")]), 303);
        assert!(!codes().contains(&"budget".to_owned()));
        assert_eq!(browser.send(&order, &[("change", "remove safety")]), 422, "it decides between equal scores");
        assert!(browser.shows("choose another for that first"), "{}", body(&browser));
        assert_eq!(browser.send(&order, &[("change", "remove nothing")]), 404);

        let add = format!("{path}/criterion");
        browser.open(&add);
        let mut new =
            vec![("name_en", "Neighbours <i>"), ("weight", "15"), ("comment_low", "-1"), ("comment_high", "4")];
        let levels: Vec<String> = (0..5).map(|level| format!("level_{level}_en")).collect();
        new.extend(levels[..4].iter().map(|level| (level.as_str(), "a level")));
        assert_eq!(browser.send(&add, &new), 422, "four levels are too few");
        assert!(browser.shows("A scale has 5 to 7 levels") && browser.shows("Neighbours &lt;i&gt;"));
        new.push((&levels[4], "all of them"));
        assert_eq!(browser.send(&add, &new), 303);
        let added = current().criteria.last().unwrap().clone();
        assert_eq!((added.code.as_str(), added.scale_max, added.weight), ("neighbours_i", 4, 15));
        assert_eq!((0..=4).filter(|points| added.needs_comment(*points)).collect::<Vec<_>>(), [4]);
        new[0].1 = "Neighbours";
        new[1].1 = "20";
        assert_eq!(browser.send(&format!("{add}/neighbours_i"), &new), 303);
        assert_eq!(current().criteria.last().unwrap().weight, 20);
        assert_eq!(browser.open(&format!("{add}/nobody")), 404);
        assert_eq!(current().version, 5);
    });
}

#[test]
fn rules_freeze_with_the_first_motion_and_are_printed_on_the_ballot() {
    on_both(|world| {
        let board = Board::new(world);
        let id = board.application();
        board.all_clear(id);
        let call = board.call;
        let lead = world.actor(Role::ProgrammeLead);
        let motion = board.open(id, Outcome::Decline);
        let change = Change::Move { code: "fit".into(), up: true };
        let again = change.clone();
        assert_eq!(refused(world.write(&lead, move |tx| rules::change(tx, call, &change))), Refusal::RulesFrozen);
        let member = board.members[0].clone();
        let forbidden = world.write(&member, move |tx| rules::change(tx, call, &again));
        assert!(matches!(forbidden, Err(Stop::Forbidden)));
        let mut browser = world.browser();
        browser.sign_in(world, person(&member));
        assert_eq!(browser.open(&format!("/board/motions/{motion}")), 200);
        assert!(browser.shows("Rules of the round") && browser.shows("Skip it: go on to those the money reaches"));
        assert_eq!(browser.open(&format!("/board/rounds/{call}/rules/terms")), 404);
        let mut staff = world.browser();
        staff.sign_in(world, person(&lead));
        assert_eq!(staff.open(&format!("/board/rounds/{call}/rules")), 200);
        assert!(staff.shows("Fixed: scoring has begun") && !staff.shows("name=\"change\""), "{}", body(&staff));
        let sent = terms("10", "draw", "");
        assert_eq!(staff.send(&format!("/board/rounds/{call}/rules/terms"), &sent), 422);
        assert!(staff.shows("the rules cannot be changed any more"), "{}", body(&staff));
        assert_eq!(world.read(&lead, move |tx| rules::view(tx, call)).unwrap().terms.minimum_mean, 60);
    });
}

#[test]
fn two_who_change_different_parts_do_not_undo_each_others_work() {
    on_both(|world| {
        let board = Board::new(world);
        let call = board.call;
        let (one, other) = (world.actor(Role::ProgrammeLead), Actor::Console);
        let seen = world.read(&one, move |tx| rules::view(tx, call)).unwrap();
        let mut terms = seen.terms;
        terms.minimum_mean = 40;
        let mut criterion = seen.criteria[0].as_new();
        criterion.weight = 99;
        world.write(&one, move |tx| rules::change(tx, call, &Change::Terms(terms.clone()))).unwrap();
        world.write(&other, move |tx| rules::change(tx, call, &Change::Edit(criterion.clone()))).unwrap();
        let rules = world.read(&one, move |tx| rules::view(tx, call)).unwrap();
        assert_eq!((rules.terms.minimum_mean, rules.criteria[0].weight, rules.version), (40, 99, 2));
        board.declare(&board.members[0], board.application(), Declaration::None);
        assert_eq!(world.read(&one, move |tx| rules::view(tx, call)).unwrap().id, rules.id);
    });
}
