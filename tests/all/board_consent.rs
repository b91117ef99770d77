//! Consent lists: moved together, decided and recorded singly.

use crate::{
    awards::queued,
    board::{Board, at_the_desk, body, fields, in_all_languages, person, refused},
    support::on_both,
};
use hashar::{
    applications::{self, State},
    awards::consent::conclude_list,
    base::{Actor, ApplicationId, Currency, Labels, Lang, MeetingId, Stop},
    board::{
        Choice, Declaration, MotionState, Outcome, Reason, Refusal, Standing,
        consent::{self, List},
        decisions,
        meetings::{self, NewMeeting},
        polls,
    },
    calls::Mode,
    funds::set_up,
    notices::Kind,
};
use std::collections::BTreeMap;

fn meeting(board: &Board<'_>, applications: &[ApplicationId]) -> MeetingId {
    let now = board.world.read(&Actor::Console, |tx| Ok(tx.now)).unwrap();
    let new = NewMeeting {
        title: "Spring meeting".into(),
        place: String::new(),
        by_circulation: false,
        starts_at: now + chrono::Duration::days(2),
        ends_at: None,
        zone: "Asia/Dushanbe".into(),
        chair: person(&board.chair),
        applications: applications.to_vec(),
        topics: Vec::new(),
    };
    board.world.write(&board.chair, move |tx| meetings::call(tx, &new)).unwrap()
}

#[test]
fn one_vote_goes_to_all_on_the_list_and_each_is_decided_and_recorded_singly() {
    on_both(|world| {
        let board = Board::new(world);
        let ids: Vec<ApplicationId> = (0..4).map(|_| board.application()).collect();
        for id in &ids {
            board.all_clear(*id);
        }
        for member in board.everybody() {
            board.lock(member, ids[0], 5);
        }
        let [aigul, bakyt, dilnoza, farrukh] = board.members.as_slice() else { panic!() };
        board.declare(aigul, ids[1], Declaration::Conflict);
        let meeting = meeting(&board, &ids[..3]);
        let entries = |ids: &[ApplicationId]| -> Vec<_> {
            let outcome = |id: &ApplicationId| if *id == ids[0] { Outcome::Fund } else { Outcome::Decline };
            ids.iter().map(|id| (*id, board.motion(outcome(id)))).collect()
        };
        let open = |list: Vec<_>| world.write(&board.chair, move |tx| consent::open(tx, meeting, &list));
        assert_eq!(refused(open(entries(&ids[..1]))), Refusal::ConsentShort);
        assert_eq!(refused(open(entries(&ids))), Refusal::ConsentShort, "one is not on the agenda");
        let list = open(entries(&ids[..3])).unwrap();
        assert_eq!(queued(world, Kind::VoteOpened), 5, "each member is told once");
        let seen = |member: &Actor| -> List { world.read(member, move |tx| consent::view(tx, list)).unwrap() };
        assert_eq!(seen(aigul).lines[1].standing, Some(Standing::Conflict));
        let cast = |member: &Actor, choice| world.write(member, move |tx| consent::cast(tx, list, choice));
        assert_eq!(cast(aigul, Choice::Yes).unwrap(), 2, "not on what she has a conflict with");
        for member in [bakyt, dilnoza, &board.chair] {
            assert_eq!(cast(member, Choice::Yes).unwrap(), 3);
        }
        assert_eq!(seen(bakyt).lines[0].own, Some(Choice::Yes));
        let third = seen(farrukh).lines[2].motion.id;
        let foreign = board.open(ids[3], Outcome::Decline);
        let off = |motion| world.write(farrukh, move |tx| consent::take_off(tx, list, motion));
        assert!(matches!(off(foreign), Err(Stop::Missing)), "what is not on it");
        off(third).unwrap();
        let line = &seen(farrukh).lines[2];
        assert_eq!((line.motion.state, line.motion.reason), (MotionState::Lapsed, Some(Reason::TakenOff)));
        assert_eq!(cast(farrukh, Choice::No).unwrap(), 2);
        let none = BTreeMap::new();
        let early = world.write(aigul, move |tx| conclude_list(tx, list, &none));
        assert!(matches!(early, Err(Stop::Forbidden)));
        let reasons = BTreeMap::from([(Outcome::Decline, Labels::one(Lang::Ru, "Слишком дорого"))]);
        let concluded = world.write(&board.chair, move |tx| conclude_list(tx, list, &reasons));
        assert_eq!(concluded.unwrap(), (2, 0));
        let state = |id| world.read(&Actor::Console, move |tx| Ok(applications::load(tx, id)?.state)).unwrap();
        let states: Vec<State> = ids[..3].iter().map(|id| state(*id)).collect();
        assert_eq!(states, [State::Funded, State::Declined, State::WithBoard]);
        for (id, told) in ids.iter().zip([Some(None), Some(Some("Слишком дорого")), None]) {
            let id = *id;
            let made = world.read(bakyt, move |tx| decisions::of_application(tx, id)).unwrap();
            let texts: Vec<_> = made.iter().map(|one| one.reasons.texts.0.get(&Lang::Ru).map(String::as_str)).collect();
            assert_eq!(texts, Vec::from_iter(told), "the reasons go to those with that outcome");
        }
        let lines = seen(bakyt).lines;
        assert_eq!((lines[0].motion.tally.yes, lines[1].motion.tally.electorate), (4, 4), "counted singly");
        // What was taken off is voted on by itself.
        board.open(ids[2], Outcome::Decline);
        let again = world.write(&board.chair, move |tx| conclude_list(tx, list, &BTreeMap::new()));
        assert_eq!(refused(again), Refusal::MotionClosed);
    });
}

#[test]
fn a_list_is_put_to_the_vote_in_the_browser() {
    on_both(|world| {
        let board = Board::new(world);
        let ids = [board.application(), board.application()];
        for id in ids {
            board.all_clear(id);
        }
        let meeting = meeting(&board, &ids);
        let mut chair = at_the_desk(&board, &board.chair);
        let path = format!("/board/meetings/{meeting}/consent");
        in_all_languages(&mut chair, &path);
        let (one, other) = (format!("outcome_{}", ids[0]), format!("outcome_{}", ids[1]));
        assert_eq!(chair.send(&path, &[(&one, "decline"), (&other, ""), ("fund", "")]), 422);
        assert!(chair.shows("two applications or more"), "{}", body(&chair));
        assert_eq!(chair.send(&path, &[(&one, "decline"), (&other, "decline"), ("fund", "")]), 303);
        chair.open(&format!("/board/meetings/{meeting}"));
        let list = chair.link("/board/consents/").unwrap();
        let list = list.split('?').next().unwrap().to_owned();
        let mut member = at_the_desk(&board, &board.members[0]);
        in_all_languages(&mut member, &list);
        in_all_languages(&mut chair, &list);
        assert!(chair.shows("Reasons for “Decline”: English"), "{}", body(&chair));
        assert!(chair.shows("/conclude\"") && chair.shows("value=\"abstain\""), "{}", body(&chair));
        assert_eq!(chair.page.matches("id=\"main\"").count(), 1, "an id is there once");
        assert_eq!(member.send(&list, &[]), 422);
        assert_eq!(member.send(&list, &[("choice", "yes")]), 303, "{}", body(&member));
        assert!(member.shows("Your vote: Yes"), "{}", body(&member));
        let motion = board.world.read(&board.chair, {
            let id = list.rsplit('/').next().unwrap().parse().unwrap();
            move |tx| Ok(consent::view(tx, id)?.lines[0].motion.id)
        });
        let motion = motion.unwrap().to_string();
        assert_eq!(member.send(&format!("{list}/off"), &[("motion", &motion)]), 303, "{}", body(&member));
        assert!(member.shows("It is off the list"));
        assert!(!member.shows("/conclude\""));
        chair.open(&list);
        assert_eq!(chair.send(&format!("{list}/conclude"), &[]), 303, "{}", body(&chair));
        assert!(chair.shows("each with its own result") && chair.shows("no quorum"), "{}", body(&chair));
    });
}

#[test]
fn a_list_offers_only_funds_that_its_calls_draw_on_and_asks_no_more_for_more_on_it() {
    on_both(|world| {
        let board = Board::new(world);
        let add = |tx: &mut hashar::db::Tx<'_>| {
            let new = set_up::NewFund {
                code: "OTHER".into(),
                labels: Labels::one(Lang::En, "Of another call"),
                currency: Currency::EUR,
                restricted_kinds: Vec::new(),
                restricted_countries: Vec::new(),
                starts_on: None,
                ends_on: None,
            };
            set_up::add(tx, new)
        };
        let other = world.write(&Actor::Console, add).unwrap();
        let mut chair = at_the_desk(&board, &board.chair);
        // What changes seldom is kept from the first look on.
        let mut costs = Vec::new();
        for count in [2, 2, 5] {
            let ids: Vec<ApplicationId> = (0..count).map(|_| board.application()).collect();
            for id in &ids {
                board.all_clear(*id);
            }
            let path = format!("/board/meetings/{}/consent", meeting(&board, &ids));
            assert_eq!(chair.open(&path), 200);
            assert!(chair.shows(&format!("value=\"{}\"", board.fund)), "{}", body(&chair));
            assert!(!chair.shows(&format!("value=\"{other}\"")), "{}", body(&chair));
            assert_eq!(chair.page.matches("name=\"outcome_").count(), count);
            costs.push(chair.queries);
        }
        assert!(costs[1] == costs[2] && costs[0] <= 12, "{costs:?}");
    });
}

#[test]
fn a_list_puts_applications_off_to_the_round_it_names() {
    on_both(|world| {
        let board = Board::new(world);
        let next = world.open_call("R-2", Mode::Regular, vec![board.fund]);
        let ids = [board.application(), board.application()];
        for id in ids {
            board.all_clear(id);
        }
        let meeting = meeting(&board, &ids);
        let mut chair = at_the_desk(&board, &board.chair);
        let path = format!("/board/meetings/{meeting}/consent");
        chair.open(&path);
        let offered = chair.paper("Put a list to the vote").offers("defer_to").to_vec();
        assert_eq!(offered, [String::new(), next.to_string()], "their own round is not among them");
        let (one, other) = (format!("outcome_{}", ids[0]), format!("outcome_{}", ids[1]));
        let own = board.call.to_string();
        let put = |to: &str| {
            [(one.clone(), "defer".into()), (other.clone(), "decline".into()), ("defer_to".into(), to.to_owned())]
        };
        assert_eq!(chair.send(&path, &fields(&put(&own))), 422);
        assert!(chair.says("Choose a round that groups can still apply to"), "{}", body(&chair));
        assert_eq!(chair.send(&path, &fields(&put(&next.to_string()))), 303, "{}", body(&chair));
        assert!(chair.says("Defer · Call R-2"), "{}", body(&chair));
        let motion = |id| world.read(&board.chair, move |tx| polls::of_application(tx, id)).unwrap().remove(0);
        assert_eq!((motion(ids[0]).defer_to, motion(ids[1]).defer_to), (Some(next), None), "only what is put off");
        for member in board.everybody() {
            for id in ids {
                board.cast(member, motion(id).id, Choice::Yes).unwrap();
            }
        }
        chair.open(&format!("/board/meetings/{meeting}"));
        let list = chair.link("/board/consents/").unwrap();
        chair.open(&list);
        assert!(chair.shows("Reasons for “Defer”: English"), "{}", body(&chair));
        assert_eq!(chair.press("Close all votes of the list", &[]), 303, "{}", body(&chair));
        let state = |id| world.read(&Actor::Console, move |tx| Ok(applications::load(tx, id)?.state)).unwrap();
        assert_eq!(ids.map(state), [State::Deferred, State::Declined]);
    });
}
