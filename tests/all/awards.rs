//! Awards: from the vote to the plan, the letter and the end, as acts and in a browser.

use crate::{
    applications::answer_all,
    funds::signed_in,
    support::{World, on_both, world::a_fund},
};
use chrono::NaiveDate;
use hashar::{
    applications::{self, codes, open, screen, send},
    awards::{
        self, Condition, InstalmentState, Met, Planned, Refusal, State,
        conclude::{Conclusion, conclude},
        offers, views,
    },
    base::{
        Actor, ApplicationId, AwardId, CallId, Currency, FundId, Labels, Lang, Money, MotionId, PersonId, Rate, Role,
        Stop,
    },
    board::{
        self, Choice, Declaration, MotionState, Outcome, conflicts, rules, scores,
        votes::{self, NewBallot, NewMotion},
    },
    calls::{Mode, set_up},
    funds, mail, notices,
    payees::{self, NewPayee},
};

pub fn eur(minor: i64) -> Money {
    Money::from_minor(minor, Currency::EUR)
}

pub fn tjs(minor: i64) -> Money {
    Money::from_minor(minor, Currency::TJS)
}

/// A chair and two members.
pub fn a_board(world: &World) -> Vec<Actor> {
    world.choices();
    let member = |id: PersonId, role| Actor::Person { id, roles: vec![role] };
    let chair = world.actor(Role::BoardChair);
    let others = ["Aziza", "Bakyt"].map(|name| member(world.another(Role::BoardMember, name), Role::BoardMember));
    std::iter::once(chair).chain(others).collect()
}

/// An application of EUR 1,200 that is with the board.
pub fn with_the_board(world: &World, call: CallId) -> ApplicationId {
    let new = open::NewCase {
        call,
        country: "TJ".into(),
        language: Lang::Tg,
        channel: applications::Channel::Online,
        code: codes::fresh(world.db.master()).unwrap(),
    };
    let id = world.write(&Actor::Visitor, move |tx| open::open(tx, &new)).unwrap().id;
    answer_all(world, &Actor::Case(id), id);
    to_the_board(world, id);
    id
}

/// Sends an application that is filled in, and finds it eligible.
pub fn to_the_board(world: &World, id: ApplicationId) {
    world.write(&Actor::Case(id), move |tx| send::send(tx, id)).unwrap();
    let screening =
        screen::NewScreening { case: id, outcome: screen::Outcome::Eligible, reason: None, note: String::new() };
    world.write(&world.actor(Role::ProgrammeOfficer), move |tx| screen::screen(tx, &screening)).unwrap();
}

/// Declares, scores, opens a vote and has everybody vote alike.
pub fn voted(
    world: &World,
    board: &[Actor],
    id: ApplicationId,
    outcome: Outcome,
    amount: Option<Money>,
    fund: FundId,
    choice: Choice,
) -> MotionId {
    for member in board {
        let clear = conflicts::NewDeclaration { state: Declaration::None, kind: None, note: String::new() };
        world.write(member, move |tx| conflicts::declare(tx, id, &clear)).unwrap();
        let locked = world.write(member, move |tx| {
            let call = applications::load(tx, id)?.call_id;
            let rules = rules::of_call(tx, call)?;
            let mark = |scale| scores::Mark { points: Some(scale), comment: String::new() };
            let marks = rules.criteria.iter().map(|criterion| (criterion.id, mark(criterion.scale_max))).collect();
            scores::lock(tx, id, &scores::Filled { marks, recommended: None, comment: String::new() })
        });
        locked.unwrap();
    }
    let new = NewMotion {
        defer_to: None,
        outcome,
        amount,
        fund: Some(fund),
        text: "To award a grant".into(),
        conditions: "A budget first".into(),
        secret: false,
        closes_at: None,
    };
    let motion = world.write(&board[0], move |tx| votes::open_vote(tx, id, &new)).unwrap();
    for member in board {
        let ballot = NewBallot { choice, recommended: None, conditions: String::new(), reason: String::new() };
        world.write(member, move |tx| votes::cast(tx, motion, &ballot)).unwrap();
    }
    motion
}

pub fn concluded(world: &World, chair: &Actor, motion: MotionId) -> Result<awards::Concluded, Stop> {
    let conclusion = Conclusion { casting: None, reasons: Labels::one(Lang::En, "Needed") };
    world.write(chair, move |tx| conclude(tx, motion, &conclusion))
}

/// An award of this amount from a fund.
pub fn an_award(world: &World, board: &[Actor], call: CallId, fund: FundId, amount: Money) -> AwardId {
    let id = with_the_board(world, call);
    let motion = voted(world, board, id, Outcome::FundLess, Some(amount), fund, Choice::Yes);
    assert!(concluded(world, &board[0], motion).unwrap().award.is_none(), "it is offered first");
    agrees(world, id)
}

/// The group brings its budget down to what it is offered, where that is asked, and says yes.
pub fn agrees(world: &World, id: ApplicationId) -> AwardId {
    let made = world.write(&Actor::Case(id), move |tx| {
        let case = applications::load(tx, id)?;
        if offers::newest(tx, &case)?.is_some_and(|offer| offer.with_budget) {
            offers::fit(tx, id)?;
        }
        offers::answer(tx, id, &offers::Said { agrees: true, reason: String::new(), channel: None })?;
        awards::of_application(tx, id)
    });
    made.unwrap().unwrap()
}

pub fn award(world: &World, id: AwardId) -> awards::Award {
    world.read(&Actor::Console, move |tx| awards::find(tx, id)).unwrap()
}

pub fn parts(world: &World, id: AwardId) -> Vec<awards::Instalment> {
    world
        .read(&Actor::Console, move |tx| {
            let award = awards::find(tx, id)?;
            awards::instalments::of_award(tx, &award)
        })
        .unwrap()
}

pub fn figures(world: &World, fund: FundId) -> [i64; 5] {
    let figures = world.read(&Actor::Console, move |tx| funds::figures(tx, fund)).unwrap();
    [figures.received, figures.committed, figures.paid, figures.fees, figures.available].map(|one| one.minor())
}

/// The day it is where the tests' people live.
pub fn today(world: &World) -> NaiveDate {
    let now = world.read(&Actor::Console, |tx| Ok(tx.now)).unwrap();
    (now + chrono::Duration::hours(5)).date()
}

/// How many notices of a kind are queued.
pub fn queued(world: &World, kind: notices::Kind) -> usize {
    let officer = world.actor(Role::ProgrammeOfficer);
    let log = world.read(&officer, |tx| notices::log(tx, None, None, 500)).unwrap();
    log.iter().filter(|line| line.kind == kind).count()
}

pub fn enter_rate(world: &World, quote: Currency, value: &str) {
    let rate = Rate::new(Currency::EUR, quote, Rate::parse_value(value).unwrap(), 1).unwrap();
    let on = today(world) - chrono::Duration::days(1);
    world.write(&Actor::Console, move |tx| funds::rates::enter(tx, rate, on, "National Bank")).unwrap();
}

#[test]
fn a_carried_motion_makes_the_award_and_commits_the_fund() {
    on_both(|world| {
        let (board, fund) = (a_board(world), a_fund(world));
        let call = world.open_call("R-1", Mode::Regular, vec![fund]);
        let id = with_the_board(world, call);
        let motion = voted(world, &board, id, Outcome::Fund, Some(eur(120_000)), fund, Choice::Yes);
        let stop = concluded(world, &board[1], motion).unwrap_err();
        assert!(matches!(stop, Stop::Forbidden), "only the chair concludes");
        let made = concluded(world, &board[0], motion).unwrap();
        assert_eq!(made.result, MotionState::Carried);
        let found = award(world, made.award.unwrap());
        assert_eq!((found.amount, found.state), (eur(120_000), State::Active));
        assert_eq!(found.conditions.as_deref(), Some("A budget first"));
        assert_eq!(found.shares.len(), 1);
        assert_eq!((found.shares[0].committed, found.shares[0].paid), (eur(120_000), eur(0)));
        let planned: Vec<_> =
            parts(world, found.id).iter().map(|part| (part.amount.minor(), part.condition, part.state)).collect();
        let locked = InstalmentState::Locked;
        let expected = [(96_000, Condition::AgreementSigned, locked), (24_000, Condition::ReportAccepted, locked)];
        assert_eq!(planned, expected);
        assert_eq!(figures(world, fund), [1_000_000, 120_000, 0, 0, 880_000]);
        let case = world.read(&Actor::Console, move |tx| applications::load(tx, id)).unwrap();
        assert_eq!(case.state, applications::State::Funded);
        assert_eq!(queued(world, notices::Kind::Decision), 1);
        assert_eq!(queued(world, notices::Kind::BoardDecided), 1);
        let again = concluded(world, &board[0], motion).unwrap_err();
        assert_eq!(again.refusal(), Some(&board::Refusal::MotionClosed));
        assert_eq!(figures(world, fund)[1], 120_000);
    });
}

#[test]
fn a_decline_and_a_lost_motion_make_no_award() {
    on_both(|world| {
        let (board, fund) = (a_board(world), a_fund(world));
        let call = world.open_call("R-1", Mode::Regular, vec![fund]);
        let declined = with_the_board(world, call);
        let motion = voted(world, &board, declined, Outcome::Decline, None, fund, Choice::Yes);
        assert!(concluded(world, &board[0], motion).unwrap().award.is_none());
        let lost = with_the_board(world, call);
        let motion = voted(world, &board, lost, Outcome::Fund, Some(eur(120_000)), fund, Choice::No);
        let ended = concluded(world, &board[0], motion).unwrap();
        assert_eq!((ended.result, ended.award), (MotionState::Lost, None));
        let state = |id| world.read(&Actor::Console, move |tx| applications::load(tx, id)).unwrap().state;
        assert_eq!(state(declined), applications::State::Declined);
        assert_eq!(state(lost), applications::State::WithBoard);
        assert_eq!(figures(world, fund)[1], 0);
        assert_eq!((queued(world, notices::Kind::Decision), queued(world, notices::Kind::Declined)), (0, 1));
    });
}

#[test]
fn a_call_is_decided_and_put_away_once_nothing_of_it_is_open() {
    on_both(|world| {
        let (board, fund) = (a_board(world), a_fund(world));
        let call = world.open_call("R-1", Mode::Regular, vec![fund]);
        let (declined, offered) = (with_the_board(world, call), with_the_board(world, call));
        let lead = world.actor(Role::ProgrammeLead);
        world.write(&lead, move |tx| set_up::close(tx, call)).unwrap();
        let open = |n: usize| {
            for act in [awards::round::decide, awards::round::archive] {
                let stop = world.write(&lead, move |tx| act(tx, call)).unwrap_err();
                assert_eq!(stop.refusal(), Some(&Refusal::RoundUndecided { n }));
            }
        };
        open(2);
        let motion = voted(world, &board, declined, Outcome::Decline, None, fund, Choice::Yes);
        concluded(world, &board[0], motion).unwrap();
        open(1);
        let motion = voted(world, &board, offered, Outcome::FundLess, Some(eur(50_000)), fund, Choice::Yes);
        concluded(world, &board[0], motion).unwrap();
        open(1);
        let mut browser = signed_in(world, Role::ProgrammeLead);
        browser.open(&format!("/calls/{call}"));
        assert_eq!(browser.press("All applications are decided", &[]), 422);
        assert!(browser.says("Not settled in this call: 1"), "{}", browser.text());
        agrees(world, offered);
        assert_eq!(browser.press("All applications are decided", &[]), 303, "{}", browser.text());
        let officer = world.actor(Role::Auditor);
        assert!(matches!(world.write(&officer, move |tx| awards::round::archive(tx, call)), Err(Stop::Forbidden)));
        world.write(&lead, move |tx| awards::round::archive(tx, call)).unwrap();
        let state = world.read(&Actor::Console, move |tx| hashar::calls::find(tx, call)).unwrap().state;
        assert_eq!(state, hashar::calls::State::Archived);
    });
}

#[test]
fn a_group_reads_its_letter_in_the_words_of_staff_and_no_other_groups() {
    on_both(|world| {
        let (board, fund) = (a_board(world), a_fund(world));
        let call = world.open_call("R-1", Mode::Regular, vec![fund]);
        let id = with_the_board(world, call);
        let mut group = world.browser();
        group.sign_in_case(world, id);
        assert_eq!(group.open("/case/letter"), 404, "nothing is decided");
        let motion = voted(world, &board, id, Outcome::Decline, None, fund, Choice::Yes);
        concluded(world, &board[0], motion).unwrap();
        assert_eq!(group.open("/case"), 200);
        assert_eq!(group.click("Letter about the decision"), 200, "{}", group.page);
        assert!(group.says("it cannot give your group a grant this time"), "{}", group.text());
        assert!(group.says("Гурӯҳи занони «Умед»") && group.says("send an appeal"));

        let mut lead = world.browser();
        lead.sign_in(world, world.person(Role::ProgrammeLead));
        let path = format!("/mail/texts/decline_letter?language=en&call={call}");
        assert_eq!(lead.open(&path), 200, "{}", lead.page);
        assert!(lead.says("Гурӯҳи занони «Умед»"), "tried on a real decision: {}", lead.text());
        let crowded = [("subject", "Answer"), ("body", "See {facts}")];
        assert_eq!(lead.send(&path, &crowded), 422);
        assert!(lead.says("{facts} stands for a whole block"), "{}", lead.text());
        let unknown = [("subject", "Answer"), ("body", "{amount}")];
        assert_eq!(lead.send(&path, &unknown), 422, "a decline has no amount");
        let own = [
            ("subject", "Answer to {name}"),
            ("body", "Not now, {name}.\n\n{facts}\n\n{reasons}\n\nNext:\n- ask\n- wait"),
        ];
        assert_eq!(lead.send(&path, &own), 303, "{}", lead.page);
        assert_eq!(group.open("/case/letter?speak=en"), 200);
        assert!(group.shows("<h2>Answer to Гурӯҳи занони «Умед»</h2>"), "{}", group.page);
        assert!(group.shows("<li>wait</li>") && !group.says("send an appeal"));
        assert_eq!(group.open("/case/letter?speak=ru"), 200);
        assert!(group.says("С сожалением сообщаем"), "another language keeps its own: {}", group.text());
        assert_eq!(group.open("/case/letter.pdf"), 200);

        let mut officer = world.browser();
        officer.sign_in(world, world.person(Role::ProgrammeOfficer));
        assert_eq!(officer.open(&format!("/applications/{id}")), 200);
        assert_eq!(officer.click("Letter about the decision"), 200, "{}", officer.page);
        let other = with_the_board(world, call);
        let mut stranger = world.browser();
        stranger.sign_in_case(world, other);
        assert_eq!(stranger.open("/case/letter"), 404);
        assert_eq!(stranger.open(&format!("/applications/{id}/letter")), 404);
    });
}

#[test]
fn an_award_in_another_currency_needs_a_rate_and_reserves_at_it() {
    on_both(|world| {
        let (board, fund) = (a_board(world), a_fund(world));
        let call = world.open_call("R-1", Mode::Regular, vec![fund]);
        let id = with_the_board(world, call);
        let motion = voted(world, &board, id, Outcome::FundLess, Some(tjs(1_000_000)), fund, Choice::Yes);
        let stop = concluded(world, &board[0], motion).unwrap_err();
        assert!(matches!(stop.refusal(), Some(funds::Refusal::NoRate { .. })));
        let open = world.read(&board[0], move |tx| votes::find(tx, motion)).unwrap().0.state;
        assert_eq!(open, MotionState::Open, "nothing happened by half");
        enter_rate(world, Currency::TJS, "11.6000");
        concluded(world, &board[0], motion).unwrap();
        let made = award(world, agrees(world, id));
        assert_eq!(made.shares[0].committed, eur(86_207));
        let used = made.shares[0].rate.as_ref().unwrap();
        assert_eq!((used.rate.to_string().as_str(), used.source.as_str()), ("1 EUR = 11.6000 TJS", "National Bank"));
        assert_eq!(parts(world, made.id).len(), 1, "under EUR 1,000 it is paid at once");
        assert_eq!(figures(world, fund), [1_000_000, 86_207, 0, 0, 913_793]);
    });
}

#[test]
fn two_chairs_at_once_cannot_promise_the_same_euro() {
    on_both(|world| {
        let (board, fund) = (a_board(world), a_fund(world));
        let call = world.open_call("R-1", Mode::Regular, vec![fund]);
        // Nine awards of EUR 1,200 leave less than a tenth would need: EUR 10,000 carry eight.
        let motions: Vec<MotionId> = (0..9)
            .map(|_| {
                let id = with_the_board(world, call);
                voted(world, &board, id, Outcome::Fund, Some(eur(120_000)), fund, Choice::Yes)
            })
            .collect();
        let results: Vec<_> = std::thread::scope(|scope| {
            let started: Vec<_> =
                motions.iter().map(|motion| scope.spawn(|| concluded(world, &board[0], *motion))).collect();
            started.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        let refused: Vec<_> = results.iter().filter_map(|result| result.as_ref().err()).collect();
        assert_eq!(refused.len(), 1, "{refused:?}");
        assert_eq!(crate::funds::lacking(refused[0]), Some([1_000_000, 960_000, 0, 40_000, 120_000]));
        assert_eq!(figures(world, fund), [1_000_000, 960_000, 0, 0, 40_000]);
    });
}

#[test]
fn who_enters_rates_hears_of_those_that_an_unlocked_part_needs() {
    on_both(|world| {
        let (board, fund) = (a_board(world), a_fund(world));
        let call = world.open_call("R-1", Mode::Regular, vec![fund]);
        let finance = world.actor(Role::FinanceOfficer);
        enter_rate(world, Currency::TJS, "11.5");
        for (currency, told) in [(Currency::EUR, 0), (Currency::TJS, 0), (Currency::KGS, 1)] {
            let id = an_award(world, &board, call, fund, eur(100_000));
            let group = award(world, id).group;
            let new = move || NewPayee { group_id: Some(group), currency, ..crate::payees::a_payee() };
            world.write(&finance, move |tx| payees::add(tx, new())).unwrap();
            let plan =
                vec![Planned { amount: eur(100_000), due_on: today(world), condition: Condition::None, note: None }];
            world.write(&world.actor(Role::ProgrammeOfficer), move |tx| awards::plan(tx, id, &plan)).unwrap();
            assert_eq!(queued(world, notices::Kind::RateMissing), told, "{currency}");
        }
    });
}

#[test]
fn instalments_are_planned_unlocked_and_told_to_finance() {
    on_both(|world| {
        let (board, fund) = (a_board(world), a_fund(world));
        let call = world.open_call("R-1", Mode::Regular, vec![fund]);
        let id = an_award(world, &board, call, fund, eur(100_000));
        let officer = world.actor(Role::ProgrammeOfficer);
        world.person(Role::FinanceOfficer);
        let day = today(world);
        let part = |minor, condition| Planned { amount: eur(minor), due_on: day, condition, note: None };
        let short = vec![part(60_000, Condition::AgreementSigned), part(39_999, Condition::None)];
        let stop = world.write(&officer, move |tx| awards::plan(tx, id, &short)).unwrap_err();
        assert_eq!(stop.refusal(), Some(&Refusal::PlanSum { planned: eur(99_999), award: eur(100_000) }));
        let plan = vec![
            part(50_000, Condition::AgreementSigned),
            part(30_000, Condition::ReportAccepted),
            part(20_000, Condition::None),
        ];
        let stop = world.write(&world.actor(Role::FinanceOfficer), {
            let plan = plan.clone();
            move |tx| awards::plan(tx, id, &plan)
        });
        assert!(matches!(stop, Err(Stop::Forbidden)));
        world.write(&officer, move |tx| awards::plan(tx, id, &plan)).unwrap();
        let planned = parts(world, id);
        let states: Vec<_> = planned.iter().map(|part| part.state).collect();
        assert_eq!(states, [InstalmentState::Locked, InstalmentState::Locked, InstalmentState::Open]);
        assert_eq!(queued(world, notices::Kind::InstalmentUnlocked), 1);
        assert_eq!(queued(world, notices::Kind::AgreementToSign), 1, "once, however often it is planned");
        let first = planned[0].id;
        let late = Met { on: day + chrono::Duration::days(1), note: String::new() };
        let stop = world.write(&officer, move |tx| awards::meet_condition(tx, first, &late)).unwrap_err();
        assert_eq!(stop.refusal(), Some(&Refusal::MetInFuture { today: day }));
        let met = Met { on: day, note: "By message".into() };
        let again = met.clone();
        world.write(&officer, move |tx| awards::meet_condition(tx, first, &met)).unwrap();
        let stop = world.write(&officer, move |tx| awards::meet_condition(tx, first, &again)).unwrap_err();
        assert_eq!(stop.refusal(), Some(&Refusal::ConditionMet));
        assert_eq!(parts(world, id)[0].state, InstalmentState::Open);
        assert_eq!(queued(world, notices::Kind::InstalmentUnlocked), 2);
        // Fewer parts: the rest is taken out, and a condition that was met stays met.
        let fewer = vec![part(70_000, Condition::AgreementSigned), part(30_000, Condition::ReportAccepted)];
        world.write(&officer, move |tx| awards::plan(tx, id, &fewer)).unwrap();
        let states: Vec<_> = parts(world, id).iter().map(|part| (part.amount.minor(), part.state)).collect();
        let out = (20_000, InstalmentState::Cancelled);
        assert_eq!(states, [(70_000, InstalmentState::Open), (30_000, InstalmentState::Locked), out]);
    });
}

#[test]
fn an_ended_award_gives_back_what_was_not_spent() {
    on_both(|world| {
        let (board, fund) = (a_board(world), a_fund(world));
        let call = world.open_call("R-1", Mode::Regular, vec![fund]);
        let id = an_award(world, &board, call, fund, eur(100_000));
        assert_eq!(figures(world, fund), [1_000_000, 100_000, 0, 0, 900_000]);
        let officer = world.actor(Role::ProgrammeOfficer);
        let stop = world.write(&officer, move |tx| awards::finish(tx, id, State::Cancelled, "")).unwrap_err();
        assert_eq!(stop.refusal(), Some(&Refusal::ReasonMissing));
        world.write(&officer, move |tx| awards::finish(tx, id, State::Cancelled, "The group dissolved")).unwrap();
        let found = award(world, id);
        assert_eq!((found.state, found.shares[0].committed), (State::Cancelled, eur(0)));
        assert_eq!(figures(world, fund), [1_000_000, 0, 0, 0, 1_000_000]);
        let case = world.read(&Actor::Console, move |tx| applications::load(tx, found.application)).unwrap();
        assert_eq!(case.state, applications::State::Closed);
        let again = world.write(&officer, move |tx| awards::finish(tx, id, State::Completed, "")).unwrap_err();
        assert_eq!(again.refusal(), Some(&Refusal::NotActive));
    });
}

#[test]
fn the_letter_is_written_in_every_language_and_only_for_its_own_group() {
    on_both(|world| {
        let (board, fund) = (a_board(world), a_fund(world));
        let call = world.open_call("R-1", Mode::Regular, vec![fund]);
        let id = an_award(world, &board, call, fund, eur(100_000));
        let officer = world.actor(Role::ProgrammeOfficer);
        let own = award(world, id).application;
        let mut texts = std::collections::HashSet::new();
        for lang in Lang::ALL {
            let letter = world.read(&officer, move |tx| mail::results::of_award(tx, id, Some(lang))).unwrap();
            let text = serde_json::to_string(&letter).unwrap();
            assert!(!text.contains("awards-") && !text.contains("{ $"), "{} {text}", lang.code());
            assert!(text.contains("Гурӯҳи занони «Умед»"));
            texts.insert(text);
        }
        assert_eq!(texts.len(), Lang::ALL.len());
        let letter = world.read(&Actor::Case(own), move |tx| mail::results::of_own_case(tx, own, None)).unwrap();
        assert_eq!(letter.lang, "tg");
        let other = with_the_board(world, call);
        let stop = world.read(&Actor::Case(other), move |tx| mail::results::of_own_case(tx, own, None)).unwrap_err();
        assert!(matches!(stop, Stop::Missing));
        let member = board[1].clone();
        assert!(world.read(&member, move |tx| mail::results::of_award(tx, id, None)).is_err());
    });
}

#[test]
fn the_list_is_filtered_and_paged_by_key() {
    on_both(|world| {
        let (board, fund) = (a_board(world), a_fund(world));
        let call = world.open_call("R-1", Mode::Regular, vec![fund]);
        let made: Vec<_> = (0..3).map(|_| an_award(world, &board, call, fund, eur(100_000))).collect();
        let auditor = world.actor(Role::Auditor);
        let page = |filter: views::Filter| world.read(&auditor, move |tx| views::list(tx, &filter, 2)).unwrap();
        let first = page(views::Filter::default());
        assert_eq!((first.lines.len(), first.counts[&State::Active]), (2, 3));
        assert_eq!(first.lines[0].name, "Гурӯҳи занони «Умед»");
        let second = page(views::Filter { after: first.next, ..views::Filter::default() });
        assert_eq!((second.lines.len(), second.next), (1, None));
        let mut seen: Vec<_> = first.lines.iter().chain(&second.lines).map(|line| line.id).collect();
        seen.sort();
        let mut all = made;
        all.sort();
        assert_eq!(seen, all);
        let none = |filter: views::Filter| assert!(page(filter).lines.is_empty());
        none(views::Filter { country: Some("KG".into()), ..views::Filter::default() });
        none(views::Filter { state: Some(State::Completed), ..views::Filter::default() });
        none(views::Filter { fund: Some(FundId(1)), ..views::Filter::default() });
        assert_eq!(page(views::Filter { fund: Some(fund), ..views::Filter::default() }).lines.len(), 2);
    });
}

#[test]
fn the_chair_concludes_and_staff_plan_in_a_browser() {
    on_both(|world| {
        let (board, fund) = (a_board(world), a_fund(world));
        let call = world.open_call("R-1", Mode::Regular, vec![fund]);
        let id = with_the_board(world, call);
        let motion = voted(world, &board, id, Outcome::Fund, Some(eur(120_000)), fund, Choice::Yes);
        let mut browser = world.browser();
        browser.sign_in(world, board[0].person().unwrap());
        let path = format!("/board/motions/{motion}/conclude");
        assert_eq!(browser.open(&path), 200, "{}", browser.page);
        assert!(browser.shows("Close the vote") && browser.shows("EUR\u{a0}1,200.00"));
        let fields = [("casting", ""), ("reasons_en", "Needed")];
        assert_eq!(browser.send(&path, &fields), 303, "{}", browser.page);
        assert!(browser.shows("The motion is carried"), "{}", browser.page);
        assert_eq!(browser.open("/awards"), 404, "the board does not see awards");

        let mut browser = world.browser();
        browser.sign_in(world, world.person(Role::ProgrammeOfficer));
        assert_eq!(browser.open("/awards"), 200, "{}", browser.page);
        let case = world.read(&Actor::Console, move |tx| applications::load(tx, id)).unwrap();
        assert!(browser.shows(&case.reference) && browser.shows("EUR\u{a0}1,200.00"));
        let award = world.read(&Actor::Console, move |tx| awards::of_application(tx, id)).unwrap().unwrap();
        let page = format!("/awards/{award}");
        assert_eq!(browser.open(&page), 200, "{}", browser.page);
        assert!(browser.shows("Waits for its condition") && browser.shows("EUR\u{a0}960.00"));
        assert_eq!(browser.open(&format!("{page}/letter")), 200, "{}", browser.page);
        assert!(browser.shows("lang=\"tg\"") && browser.shows("Мактуб дар бораи ҷудо кардани грант"));

        assert_eq!(browser.open(&format!("{page}/plan")), 200, "{}", browser.page);
        assert!(browser.shows("value=\"960.00\""));
        let day = today(world).format("%d.%m.%Y").to_string();
        let row = |number: usize, amount: &'static str, condition: &'static str| {
            vec![
                (format!("amount_{number}"), amount.to_owned()),
                (format!("due_{number}"), day.clone()),
                (format!("condition_{number}"), condition.to_owned()),
                (format!("note_{number}"), String::new()),
            ]
        };
        let send = |browser: &mut crate::support::Browser, rows: &[Vec<(String, String)>]| {
            let fields: Vec<_> = rows.iter().flatten().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            browser.send(&format!("{page}/plan"), &fields)
        };
        let wrong = [row(1, "700", "agreement_signed"), row(2, "4oo", "none")];
        assert_eq!(send(&mut browser, &wrong), 422);
        assert!(browser.shows("value=\"4oo\""), "what was typed is kept");
        let short = [row(1, "700", "agreement_signed"), row(2, "400", "none")];
        assert_eq!(send(&mut browser, &short), 422);
        assert!(browser.shows("add up to EUR\u{a0}1,100.00"), "{}", browser.page);
        let right = [row(1, "700", "agreement_signed"), row(2, "500", "manual")];
        assert_eq!(send(&mut browser, &right), 422);
        let right = [row(1, "700", "agreement_signed"), row(2, "500", "report_accepted")];
        assert_eq!(send(&mut browser, &right), 303, "{}", browser.page);
        assert!(browser.shows("The plan is saved"));

        let part = parts(world, award)[0].id;
        let met = format!("{page}/instalments/{part}/met");
        assert_eq!(browser.open(&met), 200, "{}", browser.page);
        assert_eq!(browser.send(&met, &[("met_on", "31.02.2026"), ("note", "")]), 422);
        assert_eq!(browser.send(&met, &[("met_on", day.as_str()), ("note", "Scan received")]), 303);
        assert!(browser.shows("Can be paid"), "{}", browser.page);

        let finish = format!("{page}/finish");
        assert_eq!(browser.open(&finish), 200, "{}", browser.page);
        assert_eq!(browser.send(&finish, &[("end", "cancelled"), ("reason", "")]), 422);
        assert_eq!(browser.send(&finish, &[("end", "cancelled"), ("reason", "Dissolved")]), 303);
        assert!(browser.shows("The award has ended"));
        assert_eq!(figures(world, fund), [1_000_000, 0, 0, 0, 1_000_000]);
    });
}
