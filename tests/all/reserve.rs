//! The reserve list: decided by the board, told with the results, offered in order when money returns, ended on its day.

use crate::{
    awards::{a_board, agrees, award, concluded, eur, queued, voted, with_the_board},
    board::{body, in_all_languages},
    support::{Browser, World, on_both},
};
use chrono::{Duration, NaiveDate};
use hashar::{
    applications::{self, State, send, told},
    audit,
    awards::{
        self, Refusal, State as AwardState, offers, release,
        reserve::{
            self, Stands,
            views::{self, List, Own},
        },
    },
    base::{Actor, ApplicationId, CallId, Currency, FundId, Labels, Lang, Money, MotionId, Role, Stop},
    board::{
        self, Choice, ConflictKind, Declaration, Outcome, conflicts,
        rules::{self, Change},
    },
    calls::Mode,
    funds::{self, proof, receive, set_up},
    groups::{self, Risk, register::NewRisk},
    mail::{results, schedule},
    notices::Kind,
    privacy,
};

/// A round whose fund has EUR 1,500, of which EUR 1,200 are given away, and three applications of EUR 1,200 each.
struct Round<'w> {
    world: &'w World,
    board: Vec<Actor>,
    officer: Actor,
    fund: FundId,
    call: CallId,
    given: ApplicationId,
    /// In the order of the ranking.
    ids: [ApplicationId; 3],
}

fn small_fund(world: &World, minor: i64) -> FundId {
    let made = world.write(&Actor::Console, move |tx| {
        let number = tx.new_id::<FundId>()?.to_string().to_uppercase();
        let new = set_up::NewFund {
            code: format!("S{}", &number[6..]),
            labels: Labels::one(Lang::En, "A small fund"),
            currency: Currency::EUR,
            restricted_kinds: Vec::new(),
            restricted_countries: Vec::new(),
            starts_on: None,
            ends_on: None,
        };
        let id = set_up::add(tx, new)?;
        receive::receive(tx, id, Money::from_minor(minor, Currency::EUR), tx.now.date(), None)?;
        Ok(id)
    });
    made.unwrap()
}

impl<'w> Round<'w> {
    fn new(world: &'w World) -> Self {
        let board = a_board(world);
        let fund = small_fund(world, 150_000);
        let call = world.open_call("R-1", Mode::Regular, vec![fund]);
        let officer = world.actor(Role::ProgrammeOfficer);
        let lead = world.actor(Role::ProgrammeLead);
        world.write(&lead, move |tx| release::hold(tx, call)).unwrap();
        let change = move |tx: &mut hashar::db::Tx<'_>| {
            let terms = rules::of_call(tx, call)?.terms;
            rules::change(tx, call, &Change::Terms(rules::Terms { place_told: true, ..terms }))
        };
        world.write(&lead, change).unwrap();
        let [given, a, b, c] = [(); 4].map(|()| with_the_board(world, call));
        let round = Self { world, board, officer, fund, call, given, ids: [a, b, c] };
        let motion = voted(world, &round.board, given, Outcome::Fund, Some(eur(120_000)), fund, Choice::Yes);
        concluded(world, &round.board[0], motion).unwrap();
        round
    }

    fn motion(&self, id: ApplicationId, minor: i64) -> MotionId {
        voted(self.world, &self.board, id, Outcome::Reserve, Some(eur(minor)), self.fund, Choice::Yes)
    }

    /// All three are put on the list, the last first; the second with less than it asked for.
    fn listed(&self) {
        let [a, b, c] = self.ids;
        for (id, minor) in [(c, 120_000), (a, 120_000), (b, 100_000)] {
            let motion = self.motion(id, minor);
            assert!(concluded(self.world, &self.board[0], motion).unwrap().award.is_none());
        }
    }

    fn today(&self) -> NaiveDate {
        self.world.read(&Actor::Console, |tx| Ok(tx.now.date())).unwrap()
    }

    fn end_in(&self, days: i64, reason: &str) -> Result<(), Stop> {
        let (call, on) = (self.call, self.today() + Duration::days(days));
        let reason = reason.to_owned();
        self.world.write(&self.officer, move |tx| reserve::set_end(tx, call, on, &reason))
    }

    fn schedule(&self, hours: i64) -> Result<(), Stop> {
        let call = self.call;
        let lead = self.world.actor(Role::ProgrammeLead);
        self.world.write(&lead, move |tx| release::schedule(tx, call, Some(tx.now + Duration::hours(hours))))
    }

    fn later(&self, span: Duration) {
        let now = self.world.read(&Actor::Console, |tx| Ok(tx.now)).unwrap();
        self.world.db.set_now(Some(now + span));
    }

    fn released(&self) {
        self.schedule(1).unwrap();
        self.later(Duration::hours(2));
        assert_eq!(self.world.write(&Actor::Clerk, release::turn).unwrap(), 1);
    }

    fn ready(world: &'w World) -> Self {
        let round = Self::new(world);
        round.listed();
        round.end_in(60, "").unwrap();
        round.released();
        round
    }

    /// The award given first is cancelled: EUR 1,200 return.
    fn returns(&self) {
        let given = self.given;
        self.world
            .write(&self.officer, move |tx| {
                let id = awards::of_application(tx, given)?.unwrap();
                awards::finish(tx, id, AwardState::Cancelled, "They no longer need it")
            })
            .unwrap();
    }

    fn list(&self) -> List {
        let call = self.call;
        self.world.read(&self.officer, move |tx| views::of_call(tx, call)).unwrap()
    }

    fn stands(&self) -> Vec<(ApplicationId, Stands)> {
        self.list().lines.iter().map(|line| (line.whose.as_ref().unwrap().application, line.stands)).collect()
    }

    fn offer(&self, id: ApplicationId) -> Result<Option<awards::Concluded>, Stop> {
        let made = self.world.write(&self.officer, move |tx| reserve::offer(tx, id))?;
        Ok(made.map(|award| awards::Concluded { result: board::MotionState::Carried, award: Some(award) }))
    }

    fn state(&self, id: ApplicationId) -> State {
        self.world.read(&Actor::Console, move |tx| Ok(applications::load(tx, id)?.state)).unwrap()
    }

    fn own(&self, id: ApplicationId) -> Option<Own> {
        let look = move |tx: &mut hashar::db::Tx<'_>| {
            let case = applications::load(tx, id)?;
            views::of_case(tx, &case)
        };
        self.world.read(&Actor::Case(id), look).unwrap()
    }

    fn skip(&self, id: ApplicationId, reason: &str) -> Result<(), Stop> {
        let reason = reason.to_owned();
        self.world.write(&self.officer, move |tx| reserve::skip(tx, id, &reason))
    }

    fn available(&self) -> i64 {
        let fund = self.fund;
        self.world.read(&Actor::Console, move |tx| Ok(funds::figures(tx, fund)?.available.minor())).unwrap()
    }

    fn history(&self, id: ApplicationId) -> String {
        let lines = self.world.read(&self.officer, move |tx| audit::of_case(tx, id)).unwrap();
        lines.iter().map(|line| format!("{} {}\n", line.act, line.details)).collect()
    }

    fn group(&self, id: ApplicationId) -> Browser {
        let mut browser = self.world.browser();
        browser.sign_in_case(self.world, id);
        browser
    }
}

fn refused<T: std::fmt::Debug>(result: Result<T, Stop>) -> Refusal {
    result.unwrap_err().refusal::<Refusal>().cloned().unwrap()
}

#[test]
fn the_list_stands_in_the_order_of_the_ranking_until_the_chair_changes_it_with_a_reason() {
    on_both(|world| {
        let round = Round::new(world);
        round.listed();
        let [a, b, c] = round.ids;
        let order = || round.stands().into_iter().map(|(id, _)| id).collect::<Vec<_>>();
        assert_eq!(order(), [a, b, c], "whoever was decided on first");
        assert_eq!(round.available(), 30_000, "nothing is promised");
        let call = round.call;
        let chair = &round.board[0];
        let reorder = |actor: &Actor, id, to, reason: &str| {
            let reason = reason.to_owned();
            world.write(actor, move |tx| reserve::reorder(tx, call, (id, to), &reason))
        };
        assert!(matches!(reorder(&round.officer, c, 1, "x"), Err(Stop::Forbidden)));
        assert!(matches!(reorder(&round.board[1], c, 1, "x"), Err(Stop::Forbidden)));
        assert_eq!(refused(reorder(chair, c, 1, " ")), Refusal::ReasonMissing);
        assert_eq!(refused(reorder(chair, c, 4, "x")), Refusal::ReservePlace { most: 3 });
        reorder(chair, c, 1, "Winter comes first").unwrap();
        assert_eq!(order(), [c, a, b]);
        assert!(round.history(c).contains("awards.reorder_reserve") && round.history(c).contains("Winter comes first"));
        round.end_in(30, "").unwrap();
        round.released();
        assert_eq!(refused(reorder(chair, a, 1, "Later")), Refusal::ReserveFrozen);
        // Who comes after the release stands at the end, whatever its rank.
        let late = with_the_board(world, call);
        let motion = round.motion(late, 50_000);
        concluded(world, chair, motion).unwrap();
        assert_eq!(order(), [c, a, b, late]);
        assert_eq!(queued(world, Kind::ReserveListed), 4);
    });
}

#[test]
fn a_chair_with_a_conflict_on_the_list_neither_orders_it_nor_sees_that_place() {
    on_both(|world| {
        let round = Round::new(world);
        let [a, b, _] = round.ids;
        let me = world.another(Role::BoardChair, "Second");
        let chair = Actor::Person { id: me, roles: vec![Role::BoardChair] };
        let sister = conflicts::NewDeclaration {
            state: Declaration::Conflict,
            kind: Some(ConflictKind::Relation),
            note: String::new(),
        };
        world.write(&chair, move |tx| conflicts::declare(tx, a, &sister)).unwrap();
        for id in [a, b] {
            let motion = round.motion(id, 100_000);
            concluded(world, &round.board[0], motion).unwrap();
        }
        let call = round.call;
        let moved = world.write(&chair, move |tx| reserve::reorder(tx, call, (b, 1), "x"));
        let refusal = moved.unwrap_err();
        assert_eq!(refusal.refusal::<board::Refusal>(), Some(&board::Refusal::ChairConflicted));
        let list = world.read(&chair, move |tx| views::of_call(tx, call)).unwrap();
        assert!(list.lines[0].whose.is_none() && list.lines[1].whose.is_some());
        let mut browser = world.browser();
        browser.sign_in(world, me);
        let path = format!("/board/rounds/{call}/reserve");
        in_all_languages(&mut browser, &path);
        browser.open(&format!("{path}?lang=en"));
        let reference = world.read(&Actor::Console, move |tx| Ok(applications::load(tx, a)?.reference)).unwrap();
        assert!(browser.says("Hidden: you have a conflict of interest") && !browser.says(&reference));
        assert!(matches!(world.read(&round.board[1], move |tx| views::of_call(tx, call)), Err(Stop::Forbidden)));
    });
}

#[test]
fn the_last_day_is_known_before_groups_are_told_and_changes_only_with_a_reason() {
    on_both(|world| {
        let round = Round::new(world);
        round.listed();
        assert_eq!(refused(round.schedule(5)), Refusal::ReserveEndMissing);
        assert_eq!(refused(round.end_in(0, "")), Refusal::ReserveEndEarly);
        round.end_in(5, "").unwrap();
        let ends_on = round.today() + Duration::days(5);
        assert_eq!(refused(round.schedule(24 * 6)), Refusal::ReserveBeforeRelease { ends_on });
        assert_eq!(refused(round.end_in(40, " ")), Refusal::ReasonMissing);
        round.end_in(40, "The donor decides in May").unwrap();
        assert_eq!(queued(world, Kind::ReserveMoved), 0, "nobody knows of it yet");
        round.schedule(24 * 6).unwrap();
        assert_eq!(refused(round.end_in(6, "Sooner")), Refusal::ReserveEndEarly);
        round.later(Duration::days(7));
        world.write(&Actor::Clerk, release::turn).unwrap();
        round.end_in(50, "Later").unwrap();
        assert_eq!(queued(world, Kind::ReserveMoved), 3);
        round.end_in(50, "").unwrap();
        assert_eq!(queued(world, Kind::ReserveMoved), 3, "it is so already");
        let finance = world.actor(Role::FinanceOfficer);
        let (call, on) = (round.call, round.today() + Duration::days(90));
        assert!(matches!(world.write(&finance, move |tx| reserve::set_end(tx, call, on, "x")), Err(Stop::Forbidden)));
        // Where each group is told at once, there is no list without a day.
        let open = world.open_call("R-2", Mode::Regular, vec![round.fund]);
        let id = with_the_board(world, open);
        let motion = round.motion(id, 50_000);
        assert_eq!(refused(concluded(world, &round.board[0], motion)), Refusal::ReserveEndMissing);
        world.write(&round.officer, move |tx| reserve::set_end(tx, open, on, "")).unwrap();
        concluded(world, &round.board[0], motion).unwrap();
        assert_eq!(round.state(id), State::Reserve);
    });
}

#[test]
fn a_group_learns_of_it_with_the_results_and_reads_until_when_and_where() {
    on_both(|world| {
        let round = Round::new(world);
        round.listed();
        let [a, b, c] = round.ids;
        round.end_in(60, "").unwrap();
        assert_eq!(round.own(b), None, "not before the release");
        let mut group = round.group(b);
        group.open("/case?lang=en");
        assert!(group.shows("With the board") && !group.says("reserve list"), "{}", body(&group));
        assert_eq!(group.open("/case/letter"), 404);
        assert!(world.write(&Actor::Case(b), move |tx| send::withdraw(tx, b)).is_err(), "all look alike");
        let known = world.read(&Actor::Case(b), move |tx| {
            let case = applications::load(tx, b)?;
            told::as_told(tx, case)
        });
        assert_eq!(known.unwrap().state, State::WithBoard);
        let mut lead = world.browser();
        lead.sign_in(world, world.person(Role::ProgrammeLead));
        in_all_languages(&mut lead, &format!("/applications/{b}/letter"));
        round.released();
        assert_eq!(round.own(b), Some(Own { ends_on: round.list().ends_on, place: Some(2) }));
        // The session from before has ended.
        group.sign_in_case(world, b);
        in_all_languages(&mut group, "/case");
        group.open("/case?lang=en");
        assert!(group.says("Decided: on the reserve list") && group.says("Nothing is promised"), "{}", group.text());
        in_all_languages(&mut group, "/case/letter");
        group.open("/case/letter?speak=en");
        let day = hashar::base::words::date(round.own(b).unwrap().ends_on.unwrap());
        assert!(group.says("Nothing is promised") && group.says(&day), "{}", group.text());
        let letter = world.read(&Actor::Case(b), move |tx| results::of_own_case(tx, b, Some(Lang::Ru))).unwrap();
        assert_eq!(letter.piece, "reserve_letter");
        assert!(letter.blocks[0].text.len() > 5 && letter.blocks.iter().any(|block| block.points.len() == 5));
        assert_eq!(queued(world, Kind::ReserveListed), 3);
        // A group takes itself off; those behind it move up.
        world.write(&Actor::Case(a), move |tx| send::withdraw(tx, a)).unwrap();
        assert_eq!((round.own(a), round.own(b).unwrap().place), (None, Some(1)));
        assert_eq!(round.stands()[0], (a, Stands::Left));
        assert_eq!(round.own(c).unwrap().place, Some(2));
        // Not declined: nothing of it is erased before the list ends.
        round.later(Duration::days(55));
        assert_eq!(world.write(&Actor::Clerk, privacy::retention::erase_due).unwrap(), 0);
        let erased = world.write(&world.actor(Role::Director), move |tx| {
            let reference = applications::load(tx, b)?.reference;
            privacy::erase::on_request(tx, &privacy::erase::OnRequest { case: b, reference, reason: "Asked".into() })
        });
        assert_eq!(erased.unwrap_err().refusal(), Some(&privacy::Refusal::UnderWay));
    });
}

#[test]
fn when_money_returns_the_first_in_order_gets_it_and_nobody_jumps_the_line() {
    on_both(|world| {
        let round = Round::new(world);
        round.listed();
        let [a, b, c] = round.ids;
        assert_eq!(refused(round.offer(a)), Refusal::ReserveNotReleased);
        round.end_in(60, "").unwrap();
        round.released();
        let short = round.offer(a).unwrap_err();
        let figures = short.refusal::<funds::Refusal>().unwrap();
        assert!(matches!(figures, funds::Refusal::NotEnough { .. }), "{figures:?}");
        assert_eq!(round.state(a), State::Reserve, "it waits on");
        let desk = || world.read(&round.officer, views::ready).unwrap().iter().map(|(_, count)| *count).sum::<i64>();
        assert_eq!(desk(), 0);
        round.returns();
        assert_eq!((desk(), round.available()), (1, 150_000));
        let lines = round.list().lines;
        assert!(lines[0].is_next && lines[0].is_enough && !lines[1].is_next);
        let reference = world.read(&Actor::Console, move |tx| Ok(applications::load(tx, a)?.reference)).unwrap();
        assert_eq!(refused(round.offer(b)), Refusal::ReserveNotNext { reference });
        assert!(matches!(
            world.write(&world.actor(Role::FinanceOfficer), move |tx| reserve::offer(tx, a)),
            Err(Stop::Forbidden)
        ));
        round.later(Duration::days(3));
        // All that was asked: the award is made at once, with the conditions of the board.
        let made = round.offer(a).unwrap().unwrap().award.unwrap();
        let made = award(world, made);
        assert_eq!((made.amount, made.conditions.as_deref()), (eur(120_000), Some("A budget first")));
        assert!(made.awarded_on >= round.today(), "its days count from now, not from the vote");
        assert_eq!((round.state(a), round.available(), desk()), (State::Funded, 30_000, 0));
        assert_eq!(queued(world, Kind::Decision), 2, "the one given first, and this");
        assert_eq!(refused(round.offer(a)), Refusal::ReserveNotWaiting, "once");
        // Passed over with a reason, it waits on while the one behind it is first.
        assert_eq!(refused(round.skip(b, " ")), Refusal::ReasonMissing);
        round.skip(b, "Cannot be reached until summer").unwrap();
        assert_eq!(refused(round.skip(b, "Again")), Refusal::ReserveNotWaiting);
        assert_eq!(refused(round.offer(b)), Refusal::ReserveNotWaiting);
        assert!(round.history(b).contains("Cannot be reached until summer"));
        assert_eq!(
            round.list().lines[1].whose.as_ref().unwrap().reason.as_deref(),
            Some("Cannot be reached until summer")
        );
        assert!(round.list().lines[2].is_next);
        world.write(&round.officer, move |tx| reserve::put_back(tx, b)).unwrap();
        assert_eq!(round.stands(), [(a, Stands::TakenUp), (b, Stands::Waiting), (c, Stands::Waiting)]);
        // Less than was asked is offered first; a no gives the money to the next.
        let more = eur(100_000);
        let fund = round.fund;
        world
            .write(&Actor::Console, move |tx| receive::receive(tx, fund, more, tx.now.date(), None).map(|_| ()))
            .unwrap();
        assert!(round.offer(b).unwrap().is_none());
        assert_eq!((round.state(b), round.available()), (State::Offered, 30_000));
        assert_eq!((queued(world, Kind::OfferMade), round.stands()[1].1), (1, Stands::Offered));
        let no = offers::Said { agrees: false, reason: "Too late for the season".into(), channel: None };
        world.write(&Actor::Case(b), move |tx| offers::answer(tx, b, &no)).unwrap();
        assert_eq!((round.stands()[1].1, round.available()), (Stands::Left, 130_000));
        assert!(round.offer(c).unwrap().is_some());
        assert_eq!(round.available(), 10_000);
        assert!(world.read(&Actor::Console, proof::check).unwrap().is_empty(), "the ledger proves it");
    });
}

#[test]
fn less_than_asked_becomes_an_award_with_the_groups_yes() {
    on_both(|world| {
        let round = Round::ready(world);
        let [a, b, _] = round.ids;
        round.skip(a, "Has found money elsewhere").unwrap();
        round.returns();
        assert!(round.offer(b).unwrap().is_none());
        let made = agrees(world, b);
        let made = award(world, made);
        assert_eq!((made.amount, round.state(b)), (eur(100_000), State::Funded));
        assert_eq!(round.stands()[1].1, Stands::TakenUp);
        assert_eq!(round.available(), 50_000);
        assert!(world.read(&Actor::Console, proof::check).unwrap().is_empty());
    });
}

#[test]
fn a_list_ends_on_its_day_and_who_is_left_is_declined_and_told() {
    on_both(|world| {
        let round = Round::ready(world);
        let [a, b, c] = round.ids;
        round.returns();
        round.offer(a).unwrap();
        let ends_on = round.list().ends_on.unwrap();
        let remind = || world.write(&Actor::Clerk, schedule::remind_of_reserve).unwrap();
        let turn = || world.write(&Actor::Clerk, reserve::turn).unwrap();
        assert_eq!(remind(), 0);
        // Ten in the morning in Dushanbe, a week before.
        world.db.set_now((ends_on - Duration::days(7)).and_hms_opt(5, 0, 0));
        assert_eq!(remind(), 1);
        remind();
        let staff = 2;
        assert_eq!(queued(world, Kind::ReserveEnding), staff, "once each");
        world.db.set_now(ends_on.and_hms_opt(12, 0, 0));
        assert_eq!(turn(), 0, "the last day counts");
        world.db.set_now((ends_on + Duration::days(1)).and_hms_opt(12, 0, 0));
        assert_eq!(refused(round.offer(b)), Refusal::ReserveOver, "even before the clerk comes");
        assert_eq!(refused(round.skip(b, "x")), Refusal::ReserveOver);
        assert_eq!((turn(), turn()), (1, 0));
        assert_eq!(round.stands(), [(a, Stands::TakenUp), (b, Stands::Ended), (c, Stands::Ended)]);
        assert_eq!(queued(world, Kind::ReserveEnded), 2);
        assert_eq!(refused(round.end_in(30, "Longer")), Refusal::ReserveOver);
        let mut group = round.group(b);
        group.open("/case?lang=en");
        assert!(group.says("Decided: not funded") && !group.says("The list runs until"), "{}", group.text());
        assert_eq!(group.open("/case/letter?speak=en"), 200);
    });
}

#[test]
fn two_who_offer_at_once_make_one_award_and_never_more_than_there_is() {
    on_both(|world| {
        let round = Round::ready(world);
        let [a, b, c] = round.ids;
        round.returns();
        let (officer, lead) = (round.officer.clone(), world.actor(Role::ProgrammeLead));
        let pressed: Vec<bool> = std::thread::scope(|scope| {
            let press =
                |actor: Actor, id| scope.spawn(move || world.write(&actor, move |tx| reserve::offer(tx, id)).is_ok());
            let all: Vec<_> = [(&officer, a), (&lead, a), (&officer, b), (&lead, c), (&lead, a)]
                .into_iter()
                .map(|(actor, id)| press(actor.clone(), id))
                .collect();
            all.into_iter().map(|one| one.join().unwrap()).collect()
        });
        // There is money for one, whoever was first.
        assert!(pressed[0] ^ pressed[1] ^ pressed[4], "{pressed:?}");
        assert_eq!(pressed.iter().filter(|done| **done).count(), 1, "{pressed:?}");
        assert_eq!((round.state(a), round.available()), (State::Funded, 30_000));
        assert!(world.read(&Actor::Console, proof::check).unwrap().is_empty());
        // The list ends while somebody is about to offer.
        world.db.set_now((round.list().ends_on.unwrap() + Duration::days(1)).and_hms_opt(12, 0, 0));
        std::thread::scope(|scope| {
            scope.spawn(|| world.write(&Actor::Clerk, reserve::turn).unwrap());
            scope.spawn(|| assert!(world.write(&officer, move |tx| reserve::offer(tx, b)).is_err()));
        });
        assert_eq!([round.state(b), round.state(c)], [State::Declined, State::Declined]);
    });
}

#[test]
fn a_group_at_high_risk_is_a_code_on_the_list_and_opened_by_name_only() {
    on_both(|world| {
        let round = Round::ready(world);
        let [a, ..] = round.ids;
        let lead = world.actor(Role::ProgrammeLead);
        let group = world.read(&Actor::Console, move |tx| Ok(applications::load(tx, a)?.group_id)).unwrap();
        let raise = NewRisk { group, risk: Risk::High, reason: "Watched".into() };
        world.write(&lead, move |tx| groups::register::set_risk(tx, &raise)).unwrap();
        round.returns();
        let line = round.list().lines[0].clone().whose.unwrap();
        assert_eq!(line.name, line.reference);
        assert!(matches!(round.offer(a), Err(Stop::Missing)));
        assert!(matches!(round.skip(a, "x"), Err(Stop::Missing)));
        let path = format!("/applications/{a}/reserve");
        let mut officer = world.browser();
        officer.sign_in(world, round.officer.person().unwrap());
        assert_eq!(officer.open(&path), 404);
    });
}

#[test]
fn staff_see_the_list_offer_and_pass_over_in_their_browser() {
    on_both(|world| {
        let round = Round::ready(world);
        let [a, b, _] = round.ids;
        let mut officer = world.browser();
        officer.sign_in(world, round.officer.person().unwrap());
        let path = format!("/board/rounds/{}/reserve", round.call);
        in_all_languages(&mut officer, &path);
        officer.open(&format!("/board/rounds/{}/ranking?lang=en", round.call));
        assert!(officer.shows(&path) && officer.says("On the reserve list"), "{}", officer.text());
        officer.open("/applications?lang=en");
        assert!(!officer.says("money for the next on the reserve list"), "{}", officer.text());
        officer.open(&format!("/applications/{a}/reserve"));
        assert!(officer.says("does not have enough"), "{}", officer.text());
        round.returns();
        officer.open("/applications");
        assert!(officer.says("R-1: money for the next on the reserve list: 1"), "{}", officer.text());
        officer.open(&path);
        assert!(officer.says("Enough money for the next"), "{}", officer.text());
        in_all_languages(&mut officer, &format!("/applications/{b}/reserve"));
        assert!(officer.says("Others wait ahead"), "{}", officer.text());
        in_all_languages(&mut officer, &format!("/applications/{a}/reserve"));
        assert_eq!(officer.press("Pass over", &[("reason", "")]), 422);
        assert_eq!(officer.press("Pass over", &[("reason", "Ill")]), 303, "{}", officer.text());
        assert!(officer.says("passed over") && officer.says("Ill"), "{}", officer.text());
        assert_eq!(officer.press("Let it wait again", &[]), 303);
        assert_eq!(officer.press("Offer the grant", &[]), 303, "{}", officer.text());
        assert_eq!(officer.press_again(), 303, "a double click");
        assert_eq!((round.state(a), round.available()), (State::Funded, 30_000));
        officer.open(&path);
        let today = hashar::base::words::date(round.today() + Duration::days(90));
        assert_eq!(officer.press("Set the last day", &[("on", &today), ("reason", "")]), 422);
        assert_eq!(officer.press("Set the last day", &[("on", &today), ("reason", "More money may come")]), 303);
        assert!(officer.says(&today), "{}", officer.text());
        let (status, bytes, kind) = officer.download(&format!("{path}.csv"), "content-type");
        assert_eq!((status, kind.starts_with("text/csv")), (200, true));
        assert!(String::from_utf8_lossy(&bytes).contains("grant awarded"));
        assert_eq!(officer.download(&format!("{path}.xlsx"), "content-type").0, 200);
        let mut finance = world.browser();
        finance.sign_in(world, world.person(Role::FinanceOfficer));
        assert_eq!(finance.open(&path), 200);
        let mut member = world.browser();
        member.sign_in(world, round.board[1].person().unwrap());
        assert_ne!(member.open(&path), 200);
    });
}

#[test]
fn a_long_list_takes_no_more_queries_than_a_short_one() {
    on_both(|world| {
        let round = Round::ready(world);
        let call = round.call;
        let count = || {
            let looked = world.read(&round.officer, move |tx| {
                let before = hashar::db::queries();
                views::of_call(tx, call)?;
                Ok(hashar::db::queries() - before)
            });
            looked.unwrap()
        };
        // What changes seldom is kept from the first look on.
        count();
        let three = count();
        for _ in 0..2 {
            let id = with_the_board(world, call);
            let motion = round.motion(id, 40_000);
            concluded(world, &round.board[0], motion).unwrap();
        }
        assert_eq!(round.list().lines.len(), 5);
        assert_eq!(count(), three);
    });
}
