//! Rounds in which a few members read each application.

use crate::{
    board::{Board, at_the_desk, body, fields, in_all_languages, person, refused},
    support::on_both,
};
use hashar::{
    base::{Actor, ApplicationId, Lang, PersonId, Role, Stop},
    board::{
        Choice, Declaration, MotionState, Outcome, Reason, Refusal, desk, hand_over, polls,
        readers::{self, Assigning},
        rules::{self, Change},
        scores,
        wishes::{self, Wishes},
    },
    notices::{self, Kind},
};

/// Two readers for each application from now on.
fn two_read(board: &Board<'_>) {
    let call = board.call;
    let lead = board.world.actor(Role::ProgrammeLead);
    let mut terms = board.world.read(&lead, move |tx| rules::view(tx, call)).unwrap().terms;
    terms.readers = 2;
    board.world.write(&lead, move |tx| rules::change(tx, call, &Change::Terms(terms.clone()))).unwrap();
}

fn look(board: &Board<'_>, propose: bool) -> Assigning {
    let call = board.call;
    let lead = board.world.actor(Role::ProgrammeLead);
    board.world.read(&lead, move |tx| readers::look(tx, call, propose)).unwrap()
}

fn assign(board: &Board<'_>, plan: Vec<(ApplicationId, Vec<PersonId>)>) -> Result<(), Stop> {
    let call = board.call;
    let lead = board.world.actor(Role::ProgrammeLead);
    board.world.write(&lead, move |tx| readers::assign(tx, call, &plan))
}

#[test]
fn a_proposal_is_even_linked_and_without_conflicts_and_nothing_is_applied_by_looking() {
    on_both(|world| {
        let board = Board::new(world);
        two_read(&board);
        let ids: Vec<ApplicationId> = (0..6).map(|_| board.application()).collect();
        let one = &board.members[0];
        board.declare(one, ids[0], Declaration::Conflict);
        let proposed = look(&board, true);
        assert_eq!((proposed.wanted, proposed.plan.readers.len()), (2, 6));
        assert!(proposed.plan.is_connected && proposed.plan.short.is_empty());
        assert!(proposed.loads.1 - proposed.loads.0 <= 1, "{:?}", proposed.loads);
        let of_first = proposed.plan.readers.iter().find(|(id, _)| *id == ids[0]).unwrap();
        assert!(!of_first.1.contains(&person(one)));
        assert!(look(&board, false).plan.readers.iter().all(|(_, of)| of.is_empty()));
        let wrong = refused(assign(&board, vec![(ids[0], vec![person(one)])]));
        assert!(matches!(wrong, Refusal::ReaderConflicted { .. }));
        let stranger = person(&world.actor(Role::ProgrammeOfficer));
        assert_eq!(refused(assign(&board, vec![(ids[1], vec![stranger])])), Refusal::NotAMember);
        assign(&board, proposed.plan.readers.clone()).unwrap();
        assert_eq!(look(&board, false).plan.readers, proposed.plan.readers);
        let officer = world.actor(Role::ProgrammeOfficer);
        let log = world.read(&officer, |tx| notices::log(tx, None, None, 200)).unwrap();
        assert_eq!(log.iter().filter(|line| line.kind == Kind::ReadingAssigned).count(), 12);
        assert_eq!(world.write(&Actor::Clerk, hashar::board::newly_waiting).unwrap(), 0, "only readers are told");
        let call = board.call;
        let forbidden = world.read(one, move |tx| readers::look(tx, call, true));
        assert!(matches!(forbidden, Err(Stop::Forbidden)));
    });
}

#[test]
fn only_readers_score_and_the_others_see_scores_when_all_readers_have_locked() {
    on_both(|world| {
        let board = Board::new(world);
        two_read(&board);
        let id = board.application();
        board.all_clear(id);
        let [one, two, three, _] = board.members.as_slice() else { panic!() };
        assign(&board, vec![(id, vec![person(one), person(two)])]).unwrap();
        let sheet = board.sheet(4);
        assert_eq!(refused(world.write(three, move |tx| scores::save(tx, id, &sheet))), Refusal::NotAssigned);
        let task = |member: &Actor| world.read(member, desk::own).unwrap()[0].items[0].task;
        assert_eq!((task(one), task(three)), (desk::Task::Score, desk::Task::Others));
        let rounds = world.read(three, desk::own).unwrap();
        assert_eq!((rounds[0].of, rounds[0].waiting()), (0, 0));
        board.lock(one, id, 4);
        assert!(!board.seen(three, id).sees_others() && board.row(three, id).figures.is_none());
        assert!(!board.seen(two, id).sees_others());
        board.lock(two, id, 4);
        assert!(board.seen(three, id).sees_others() && board.row(three, id).figures.is_some());
        let gone = refused(assign(&board, vec![(id, vec![person(two), person(three)])]));
        assert!(matches!(gone, Refusal::ReaderScored { .. }));
        // Everybody without conflict votes.
        let motion = board.open(id, Outcome::Fund);
        for member in [one, two, three] {
            board.cast(member, motion, Choice::Yes).unwrap();
        }
        assert_eq!(world.read(three, move |tx| polls::view(tx, motion)).unwrap().electors, 5);
        assert_eq!(board.close(motion, None).unwrap(), (MotionState::Carried, Reason::Majority));
    });
}

#[test]
fn staff_propose_change_and_apply_readers_in_the_browser() {
    on_both(|world| {
        let board = Board::new(world);
        two_read(&board);
        let ids = [board.application(), board.application()];
        let lead = world.actor(Role::ProgrammeLead);
        let mut browser = world.browser();
        browser.sign_in(world, person(&lead));
        let path = format!("/board/rounds/{}/readers", board.call);
        browser.open(&format!("/board/rounds/{}/rules", board.call));
        assert!(browser.shows(&path), "{}", body(&browser));
        in_all_languages(&mut browser, &path);
        assert!(!browser.shows(" checked"));
        assert_eq!(browser.open(&format!("{path}?propose=yes")), 200);
        assert_eq!(browser.page.matches(" checked").count(), 4, "{}", body(&browser));
        assert!(browser.shows("Nothing has been applied yet"));
        let sent: Vec<(String, String)> = ids
            .iter()
            .flat_map(|id| {
                board.members[..2].iter().map(move |member| (format!("readers_{id}"), person(member).to_string()))
            })
            .collect();
        assert_eq!(browser.send(&path, &fields(&sent)), 303, "{}", body(&browser));
        assert!(browser.shows("The readers have been assigned"));
        assert_eq!(browser.page.matches(" checked").count(), 4);
        let mut other = at_the_desk(&board, &board.members[3]);
        board.declare(&board.members[3], ids[0], Declaration::None);
        other.open(&format!("/board/applications/{}", ids[0]));
        assert!(!other.shows("name=\"points_need\""), "{}", body(&other));
        assert_eq!(other.open(&path), 404);
    });
}

#[test]
fn readings_go_to_another_member_but_not_into_a_conflict_and_not_what_was_scored() {
    on_both(|world| {
        let board = Board::new(world);
        two_read(&board);
        let ids: Vec<ApplicationId> = (0..3).map(|_| board.application()).collect();
        let [one, two, three, _] = board.members.as_slice() else { panic!() };
        let both = vec![person(one), person(two)];
        assign(&board, ids.iter().map(|id| (*id, both.clone())).collect()).unwrap();
        for id in &ids {
            board.all_clear(*id);
        }
        board.lock(one, ids[0], 4);
        board.declare(three, ids[1], Declaration::Conflict);
        let lead = world.actor(Role::ProgrammeLead);
        let from = person(one);
        let held = world.read(&lead, move |tx| hand_over::in_hand(tx, from)).unwrap();
        assert_eq!((held.readings, held.meetings), (2, 0));
        let stranger = hand_over::HandOver { from, to: Some(person(&world.actor(Role::ProgrammeOfficer))) };
        assert_eq!(refused(world.write(&lead, move |tx| hand_over::hand_over(tx, stranger))), Refusal::NotAMember);
        let none = world.write(one, move |tx| hand_over::hand_over(tx, hand_over::HandOver { from, to: None }));
        assert!(matches!(none, Err(Stop::Forbidden)));
        let mut browser = world.browser();
        browser.sign_in(world, person(&lead));
        browser.open(&format!("/people/{from}"));
        browser.click("Hand over readings");
        assert!(browser.says("Applications to read: 2."), "{}", browser.text());
        let to = person(three).to_string();
        assert_eq!(browser.press("Hand over", &[("to", &to)]), 303);
        assert!(browser.says("Some applications have a reader less"), "{}", browser.text());
        let plan = look(&board, false).plan.readers;
        let readers = |id: ApplicationId| {
            let mut of = plan.iter().find(|(one, _)| *one == id).unwrap().1.clone();
            of.sort_unstable();
            of
        };
        let sorted = |mut of: Vec<PersonId>| {
            of.sort_unstable();
            of
        };
        assert_eq!(readers(ids[0]), sorted(both), "what was scored stays");
        assert_eq!(readers(ids[1]), [person(two)], "a conflict is no reader");
        assert_eq!(readers(ids[2]), sorted(vec![person(two), person(three)]));
        assert_eq!(world.read(&lead, move |tx| hand_over::in_hand(tx, from)).unwrap().readings, 0);
    });
}

#[test]
fn wishes_are_kept_by_each_member_and_by_staff_and_followed_by_a_proposal() {
    on_both(|world| {
        let board = Board::new(world);
        two_read(&board);
        for _ in 0..5 {
            board.application();
        }
        let lead = world.actor(Role::ProgrammeLead);
        let [one, two, three, four] = board.members.as_slice() else { panic!() };
        // All applications are Tajik and from Tajikistan; members' pages are in another language.
        let set = |actor: &Actor, member: &Actor, wishes: &Wishes| {
            let (member, wishes) = (person(member), wishes.clone());
            world.write(actor, move |tx| wishes::set(tx, member, &wishes))
        };
        let wish = |language, country: &str| Wishes { languages: vec![language], countries: vec![country.to_owned()] };
        assert!(matches!(set(one, two, &wish(Lang::Tg, "TJ")), Err(Stop::Forbidden)), "not another's");
        let stranger = world.actor(Role::ProgrammeOfficer);
        assert_eq!(refused(set(&lead, &stranger, &wish(Lang::Tg, "TJ"))), Refusal::NotAMember);
        set(one, one, &wish(Lang::Tg, "TJ")).unwrap();
        let path = |member: &Actor| format!("/board/members/{}/wishes", person(member));
        let mut browser = world.browser();
        browser.sign_in(world, person(&lead));
        in_all_languages(&mut browser, &path(two));
        assert_eq!(browser.send(&path(two), &[("languages", "tg"), ("countries", "TJ"), ("countries", "XX")]), 303);
        assert!(browser.shows("Тоҷикӣ, Tajikistan") && browser.queries <= 12, "{}", body(&browser));
        for (member, country) in [(three, "KG"), (four, "UZ"), (&board.chair, "UZ")] {
            set(&lead, member, &wish(Lang::Ky, country)).unwrap();
        }
        let of = |member: &Actor| {
            let member = person(member);
            world.read(&lead, move |tx| wishes::view(tx, member)).unwrap().0
        };
        assert_eq!(
            (of(two), of(four)),
            (wish(Lang::Tg, "TJ"), wish(Lang::Ky, "UZ")),
            "what is not offered is not kept"
        );
        // One reader each: the two who wish for these take as many as loads allow.
        let proposed = look(&board, true);
        assert!(proposed.loads.1 - proposed.loads.0 <= 1, "{:?}", proposed.loads);
        assert_eq!(proposed.plan.against, 6, "{:?}", proposed.plan);
        let mut own = at_the_desk(&board, one);
        assert_eq!(own.open(&path(two)), 404);
        in_all_languages(&mut own, &path(one));
        assert_eq!(own.open("/board/members"), 200);
        assert!(own.shows(&path(one)) && !own.shows(&path(two)), "{}", body(&own));
    });
}

#[test]
fn pairs_without_a_common_application_are_counted_and_named() {
    on_both(|world| {
        let board = Board::new(world);
        two_read(&board);
        let ids: Vec<ApplicationId> = (0..2).map(|_| board.application()).collect();
        let [one, two, three, four] = board.members.as_slice() else { panic!() };
        let pair = |id, one, other| (id, vec![person(one), person(other)]);
        assign(&board, vec![pair(ids[0], one, two), pair(ids[1], three, four)]).unwrap();
        assert_eq!(look(&board, false).plan.apart.len(), 4);
        let path = format!("/board/rounds/{}/readers", board.call);
        let mut browser = world.browser();
        browser.sign_in(world, person(&world.actor(Role::ProgrammeLead)));
        in_all_languages(&mut browser, &path);
        assert!(
            browser.shows("<dt>Pairs of members without a common application</dt><dd>4</dd>"),
            "{}",
            body(&browser)
        );
        assert_eq!(browser.page.matches("<li>aigul – ").count(), 2, "{}", body(&browser));
        let few = browser.queries;
        for _ in 0..8 {
            board.application();
        }
        // Ten applications with two readers each: as many meetings as five members have pairs.
        let proposed = look(&board, true).plan;
        assert!(proposed.apart.is_empty(), "{proposed:?}");
        assert_eq!(browser.open(&format!("{path}?propose=yes")), 200);
        assert!(browser.queries <= few && few <= 12, "{few}, then {}", browser.queries);
    });
}
