//! Reversal: a new motion takes a decision back, which stays on record; the application is with the board again. What its
//! group has acted on stands.

use crate::{
    awards::{a_board, agrees, concluded, eur, figures, queued, voted, with_the_board},
    board::{body, in_all_languages},
    support::{World, on_both, world::a_fund},
};
use chrono::Duration;
use hashar::{
    applications::{self, State, codes},
    audit,
    awards::{
        self,
        offers::{self, OfferState, Said},
        release, reserve, reversals, round,
    },
    base::{Actor, ApplicationId, CallId, FundId, MeetingId, Money, MotionId, Role, Stop},
    board::{
        self, Choice, ConflictKind, Declaration, MotionState, Outcome, Refusal, conflicts, decisions,
        meetings::{self, NewMeeting},
        minutes, polls,
        reversals::NewReversal,
        votes::{self, NewBallot, NewMotion},
        withdraw,
    },
    calls::{self, Mode, set_up},
    notices::Kind,
};

struct Round<'w> {
    world: &'w World,
    board: Vec<Actor>,
    lead: Actor,
    fund: FundId,
    call: CallId,
    id: ApplicationId,
}

impl<'w> Round<'w> {
    /// A round with one application before the board, its results held back or not.
    fn new(world: &'w World, held: bool) -> Self {
        let (board, fund, lead) = (a_board(world), a_fund(world), world.actor(Role::ProgrammeLead));
        let call = world.open_call("R-1", Mode::Regular, vec![fund]);
        if held {
            world.write(&lead, move |tx| release::hold(tx, call)).unwrap();
        }
        let id = with_the_board(world, call);
        Self { world, board, lead, fund, call, id }
    }

    /// The board decides for the first time.
    fn decided(&self, outcome: Outcome, amount: Option<Money>) -> MotionId {
        self.decided_on(self.id, outcome, amount)
    }

    fn decided_on(&self, id: ApplicationId, outcome: Outcome, amount: Option<Money>) -> MotionId {
        let motion = voted(self.world, &self.board, id, outcome, amount, self.fund, Choice::Yes);
        concluded(self.world, &self.board[0], motion).unwrap();
        motion
    }

    /// The board votes on another motion, and the chair closes it.
    fn again(&self, new: NewMotion) -> MotionId {
        let id = self.id;
        let motion = self.world.write(&self.board[0], move |tx| votes::open_vote(tx, id, &new)).unwrap();
        self.vote(motion, Choice::Yes);
        concluded(self.world, &self.board[0], motion).unwrap();
        motion
    }

    fn vote(&self, motion: MotionId, choice: Choice) {
        for member in &self.board {
            let (conditions, reason) = (String::new(), String::new());
            let ballot = NewBallot { choice, recommended: None, conditions, reason };
            self.world.write(member, move |tx| votes::cast(tx, motion, &ballot)).unwrap();
        }
    }

    fn propose_on(&self, id: ApplicationId) -> Result<MotionId, Stop> {
        let new = reversal(None, false);
        self.world.write(&self.board[0], move |tx| reversals::propose(tx, id, &new))
    }

    fn propose(&self) -> Result<MotionId, Stop> {
        self.propose_on(self.id)
    }

    fn conclude(&self, motion: MotionId) -> Result<MotionState, Stop> {
        concluded(self.world, &self.board[0], motion).map(|concluded| concluded.result)
    }

    /// Proposes to take the decision back, and has everybody agree.
    fn reversed(&self) -> MotionId {
        let motion = self.propose().unwrap();
        self.vote(motion, Choice::Yes);
        assert_eq!(self.conclude(motion).unwrap(), MotionState::Carried);
        motion
    }

    fn state(&self) -> State {
        let id = self.id;
        self.world.read(&Actor::Console, move |tx| Ok(applications::load(tx, id)?.state)).unwrap()
    }

    fn decisions(&self) -> Vec<decisions::Decision> {
        let id = self.id;
        self.world.read(&self.board[0], move |tx| decisions::of_application(tx, id)).unwrap()
    }

    fn page(&self, role: Role, path: &str) -> String {
        let mut browser = self.world.browser();
        browser.sign_in(self.world, self.world.person(role));
        browser.open(&format!("{path}{}lang=en", if path.contains('?') { '&' } else { '?' }));
        browser.text()
    }
}

fn reversal(meeting: Option<MeetingId>, secret: bool) -> NewReversal {
    NewReversal { text: "A report came too late to be read".into(), secret, closes_at: None, meeting }
}

fn motion(outcome: Outcome, defer_to: Option<CallId>) -> NewMotion {
    NewMotion {
        outcome,
        amount: None,
        fund: None,
        defer_to,
        text: "So be it".into(),
        conditions: String::new(),
        secret: false,
        closes_at: None,
    }
}

fn refused<T: std::fmt::Debug>(result: Result<T, Stop>) -> awards::Refusal {
    result.unwrap_err().refusal::<awards::Refusal>().expect("a refusal of awards").clone()
}

#[test]
fn a_decline_is_reversed_by_a_new_motion_and_both_stay_on_record() {
    on_both(|world| {
        let round = Round::new(world, false);
        let (id, call) = (round.id, round.call);
        let first = round.decided(Outcome::Decline, None);
        assert_eq!(queued(world, Kind::Declined), 1);
        world.write(&round.lead, move |tx| set_up::close(tx, call)).unwrap();
        world.write(&round.lead, move |tx| round::decide(tx, call)).unwrap();
        let mut chair = world.browser();
        chair.sign_in(world, round.board[0].person().unwrap());
        chair.open(&format!("/board/applications/{id}/votes?lang=en"));
        assert!(chair.says("Reverse the decision") && !chair.says("Open a vote"), "{}", chair.text());
        chair.open(&format!("/board/applications/{id}/reverse"));
        assert!(chair.says("Motion 1: Decline"), "{}", chair.text());
        assert_eq!(chair.press("Put the motion to the vote", &[("text", "")]), 422, "a reason is needed");
        let put = [("text", "A letter of the village came"), ("ballot", "open")];
        assert_eq!(chair.press("Put the motion to the vote", &put), 303, "{}", chair.text());
        assert!(chair.says("Reverses: Motion 1: Decline") && chair.says("Reverse a decision"), "{}", chair.text());
        assert!(chair.says("A letter of the village came"), "{}", chair.text());
        let motions = world.read(&round.board[0], move |tx| polls::of_application(tx, id)).unwrap();
        let motion = motions[0].id;
        assert_eq!((motions[0].reverses, motions[0].outcome), (Some(first), Outcome::Reverse));
        assert_eq!(queued(world, Kind::VoteOpened), 6, "each member is told of each vote");
        assert_eq!(round.propose().unwrap_err().refusal(), Some(&Refusal::MotionOpen), "one motion at a time");
        // It waits on the members' desks, and the round is not put away before it is settled.
        let mut member = world.browser();
        member.sign_in(world, round.board[1].person().unwrap());
        member.open("/board?lang=en");
        assert!(body(&member).contains(&format!("/board/motions/{motion}")), "{}", member.text());
        let archived = world.write(&round.lead, move |tx| round::archive(tx, call));
        assert_eq!(refused(archived), awards::Refusal::RoundUndecided { n: 1 });
        round.vote(motion, Choice::Yes);
        chair.open(&format!("/board/motions/{motion}/conclude"));
        assert!(chair.says("the earlier decision is marked as reversed") && !chair.says("Reasons of the board"));
        assert_eq!(chair.press("Close the vote and record the result", &[]), 303, "{}", chair.text());
        assert_eq!(round.state(), State::WithBoard);
        assert_eq!(queued(world, Kind::DecisionReversed), 1, "the group knew of the decision");
        let stands = world.read(&Actor::Console, move |tx| Ok(calls::find(tx, call)?.state)).unwrap();
        assert_eq!(stands, calls::State::Closed, "something of the round is undecided again");
        let found = round.decisions();
        assert_eq!((found.len(), found[0].reversed_by), (1, Some(motion)));
        let code = codes::fresh(world.db.master()).unwrap();
        let fresh = code.clone();
        world.write(&Actor::Case(id), move |tx| codes::replace(tx, id, &fresh)).unwrap();
        let mut group = world.browser();
        group.open("/enter?lang=en");
        assert_eq!(group.send("/enter", &[("code", &code)]), 303);
        assert!(group.says("The board has reversed its decision on your application"), "{}", group.text());
        in_all_languages(&mut group, "/case");
        for path in
            [format!("/board/records/{id}"), format!("/board/motions/{first}"), format!("/board/motions/{motion}")]
        {
            let text = round.page(Role::ProgrammeOfficer, &path);
            assert!(text.contains("Motion 1") || text.contains("motion 1"), "{path}: {text}");
            assert!(text.contains("eversed by") || text.contains("Reverses"), "{path}: {text}");
        }
        let counted = world.read(&round.lead, move |tx| board::statistics::of_call(tx, call)).unwrap();
        let fates = counted.fates[0]["TJ"];
        assert_eq!((fates.declined, fates.reversed), (0, 1));
        let trail = world.read(&round.lead, move |tx| audit::of_case(tx, id)).unwrap();
        assert!(trail.iter().any(|line| line.act == "board.reverse_decision"));
        // It is decided anew, and what was decided then is what stands and may be reversed.
        assert_eq!(round.propose().unwrap_err().refusal(), Some(&Refusal::NothingToReverse));
        round.again(motion_of(Outcome::Decline));
        assert_eq!((round.state(), queued(world, Kind::Declined)), (State::Declined, 2));
        assert_eq!(round.decisions().iter().filter(|one| one.reversed_by.is_none()).count(), 1);
        round.reversed();
        assert_eq!(round.state(), State::WithBoard);
    });
}

fn motion_of(outcome: Outcome) -> NewMotion {
    motion(outcome, None)
}

#[test]
fn a_reversal_that_is_lost_or_withdrawn_changes_nothing_and_a_conflict_keeps_its_chair_out() {
    on_both(|world| {
        let round = Round::new(world, false);
        let id = round.id;
        round.decided(Outcome::Decline, None);
        let secret = reversal(None, true);
        let lost = world.write(&round.board[0], move |tx| reversals::propose(tx, id, &secret)).unwrap();
        round.vote(lost, Choice::No);
        assert_eq!(round.conclude(lost).unwrap(), MotionState::Lost);
        assert_eq!((round.state(), queued(world, Kind::DecisionReversed)), (State::Declined, 0));
        let taken_back = round.propose().unwrap();
        world.write(&round.board[0], move |tx| withdraw::withdraw(tx, taken_back, "Too early")).unwrap();
        assert_eq!(round.state(), State::Declined);
        // Nobody but who may chair a vote proposes one, and no other way leads there.
        let new = reversal(None, false);
        for other in [&round.board[1], &round.lead] {
            let (new, other) = (new.clone(), other.clone());
            let put = world.write(&other, move |tx| reversals::propose(tx, id, &new));
            assert!(matches!(put, Err(Stop::Forbidden)), "{put:?}");
        }
        let plain = world.write(&round.board[0], move |tx| votes::open_vote(tx, id, &motion_of(Outcome::Reverse)));
        assert!(matches!(plain, Err(Stop::Missing)), "{plain:?}");
        let decided = world.write(&round.board[0], move |tx| votes::open_vote(tx, id, &motion_of(Outcome::Decline)));
        assert_eq!(decided.unwrap_err().refusal(), Some(&Refusal::NotBeforeBoard));
        let running = round.propose().unwrap();
        let conflict = conflicts::NewDeclaration {
            state: Declaration::Conflict,
            kind: Some(ConflictKind::Work),
            note: "We work together".into(),
        };
        world.write(&round.board[0], move |tx| conflicts::declare(tx, id, &conflict)).unwrap();
        assert_eq!(round.propose().unwrap_err().refusal(), Some(&Refusal::ChairConflicted));
        assert_eq!(round.conclude(running).unwrap_err().refusal(), Some(&Refusal::ChairConflicted));
    });
}

#[test]
fn a_result_that_is_held_back_and_reversed_is_not_told_at_the_release() {
    on_both(|world| {
        let round = Round::new(world, true);
        let (call, id) = (round.call, round.id);
        round.decided(Outcome::Decline, None);
        assert_eq!(queued(world, Kind::Declined), 1, "it waits for the release");
        round.reversed();
        assert_eq!((queued(world, Kind::Declined), queued(world, Kind::DecisionReversed)), (0, 0));
        let (.., waiting) = world.read(&round.lead, move |tx| release::look(tx, call)).unwrap();
        assert!(waiting.is_empty());
        let one = round.again(motion_of(Outcome::Decline));
        let (.., waiting) = world.read(&round.lead, move |tx| release::look(tx, call)).unwrap();
        assert_eq!((waiting.len(), queued(world, Kind::Declined)), (1, 1), "one letter, of what stands: {one}");
        let at = world.read(&Actor::Console, |tx| Ok(tx.now)).unwrap() + Duration::hours(1);
        world.write(&round.lead, move |tx| release::schedule(tx, call, Some(at))).unwrap();
        world.db.set_now(Some(at));
        world.write(&Actor::Clerk, release::turn).unwrap();
        // Once it was told, the group is told that it is reversed.
        round.reversed();
        assert_eq!((queued(world, Kind::Declined), queued(world, Kind::DecisionReversed)), (1, 1));
        let shared = world.read(&Actor::Case(id), move |tx| {
            let case = applications::load(tx, id)?;
            decisions::shared(tx, &case)
        });
        assert!(shared.unwrap().reasons.is_empty(), "reasons of a decision that does not stand are not shared");
    });
}

#[test]
fn an_offer_is_taken_back_until_the_group_answers_and_an_award_is_ended_instead() {
    on_both(|world| {
        let round = Round::new(world, false);
        let id = round.id;
        let before = figures(world, round.fund);
        round.decided(Outcome::FundLess, Some(eur(100_000)));
        assert_ne!(figures(world, round.fund), before, "it is set aside");
        round.reversed();
        assert_eq!((round.state(), figures(world, round.fund)), (State::WithBoard, before), "and given back");
        let newest = move |tx: &mut hashar::db::Tx<'_>| {
            let case = applications::load(tx, id)?;
            offers::newest(tx, &case)
        };
        assert_eq!(world.read(&Actor::Console, newest).unwrap().unwrap().state, OfferState::TakenBack);
        let yes = Said { agrees: true, reason: String::new(), channel: None };
        let late = world.write(&Actor::Case(id), move |tx| offers::answer(tx, id, &yes));
        assert_eq!(refused(late), awards::Refusal::OfferOver);
        let fund = Some(round.fund);
        round.again(NewMotion { amount: Some(eur(90_000)), fund, ..motion_of(Outcome::FundLess) });
        // The group says yes while members vote: the grant is made, and the motion can only be taken back.
        let motion = round.propose().unwrap();
        round.vote(motion, Choice::Yes);
        agrees(world, id);
        assert_eq!(refused(round.conclude(motion)), awards::Refusal::ReverseAward);
        assert_eq!(round.state(), State::Funded);
        world.write(&round.board[0], move |tx| withdraw::withdraw(tx, motion, "The group has its grant")).unwrap();
        assert_eq!(refused(round.propose()), awards::Refusal::ReverseAward);
        let page = round.page(Role::BoardChair, &format!("/board/applications/{id}/reverse"));
        assert!(page.contains("If the grant should not go on, end the award."), "{page}");
        let other = with_the_board(world, round.call);
        round.decided_on(other, Outcome::FundLess, Some(eur(50_000)));
        let no = Said { agrees: false, reason: "Too little".into(), channel: None };
        world.write(&Actor::Case(other), move |tx| offers::answer(tx, other, &no)).unwrap();
        let seen = round.propose_on(other);
        assert!(matches!(seen, Err(Stop::Missing)), "what its group took back is not before the board: {seen:?}");
    });
}

#[test]
fn who_is_on_the_reserve_list_leaves_it_and_those_behind_move_up() {
    on_both(|world| {
        let round = Round::new(world, true);
        let call = round.call;
        round.decided(Outcome::Reserve, Some(eur(100_000)));
        let next = with_the_board(world, call);
        round.decided_on(next, Outcome::Reserve, Some(eur(80_000)));
        let places = || {
            let list = world.read(&round.lead, move |tx| reserve::views::of_call(tx, call)).unwrap();
            list.lines.iter().map(|line| line.whose.as_ref().unwrap().application).collect::<Vec<_>>()
        };
        assert_eq!(places(), [round.id, next]);
        round.reversed();
        assert_eq!((places(), round.state()), (vec![next], State::WithBoard));
        // Put on it once more, it has a place as any other.
        let fund = Some(round.fund);
        round.again(NewMotion { amount: Some(eur(60_000)), fund, ..motion_of(Outcome::Reserve) });
        assert_eq!(places().len(), 2);
        assert_eq!(queued(world, Kind::ReserveListed), 2, "what was reversed is not told");
    });
}

#[test]
fn what_was_put_off_comes_back_unless_its_group_has_begun_in_the_other_round() {
    on_both(|world| {
        let round = Round::new(world, false);
        let id = round.id;
        let next = world.open_call("R-2", Mode::Regular, vec![round.fund]);
        let lost = voted(world, &round.board, id, Outcome::Decline, None, round.fund, Choice::No);
        concluded(world, &round.board[0], lost).unwrap();
        round.again(motion(Outcome::Defer, Some(next)));
        assert_eq!(round.state(), State::Deferred);
        round.reversed();
        let onward = world.read(&Actor::Console, move |tx| {
            let case = applications::load(tx, id)?;
            applications::stages::round_of(tx, &case)
        });
        assert!(onward.unwrap().is_none() && round.state() == State::WithBoard);
        round.again(motion(Outcome::Defer, Some(next)));
        let code = applications::codes::fresh(world.db.master()).unwrap();
        let running = round.propose().unwrap();
        world.write(&Actor::Case(id), move |tx| applications::stages::begin(tx, id, &code)).unwrap();
        round.vote(running, Choice::Yes);
        assert_eq!(refused(round.conclude(running)), awards::Refusal::ReverseBegun);
        assert_eq!(round.state(), State::Deferred);
    });
}

#[test]
fn the_minutes_of_a_meeting_name_the_motion_that_it_reverses() {
    on_both(|world| {
        let round = Round::new(world, false);
        let (id, chair) = (round.id, round.board[0].clone());
        round.decided(Outcome::Decline, None);
        let now = world.read(&Actor::Console, |tx| Ok(tx.now)).unwrap();
        let new = NewMeeting {
            title: "Autumn meeting".into(),
            place: "Bishkek".into(),
            by_circulation: false,
            starts_at: now + Duration::days(2),
            ends_at: None,
            zone: "Asia/Bishkek".into(),
            chair: chair.person().unwrap(),
            applications: Vec::new(),
            topics: vec!["Letters".into()],
        };
        let meeting = world.write(&chair, move |tx| meetings::call(tx, &new)).unwrap();
        let put = reversal(Some(meeting), false);
        let motion = world.write(&chair, move |tx| reversals::propose(tx, id, &put)).unwrap();
        round.vote(motion, Choice::Yes);
        round.conclude(motion).unwrap();
        let text = world.read(&chair, move |tx| minutes::view(tx, meeting, hashar::base::Lang::En)).unwrap();
        let text = text.minutes.text();
        for said in ["Motion 2: Reverse a decision\nReverses: Motion 1: Decline\n", "A report came too late", "Carried"]
        {
            assert!(text.contains(said), "{said} in {text}");
        }
        let mut page = world.browser();
        page.sign_in(world, chair.person().unwrap());
        for path in [format!("/board/motions/{motion}"), format!("/board/applications/{id}/votes")] {
            in_all_languages(&mut page, &path);
        }
        page.open(&format!("/board/meetings/{meeting}?lang=en"));
        assert!(page.says("Reverse a decision"), "the docket says so: {}", page.text());
        in_all_languages(&mut page, &format!("/board/meetings/{meeting}"));
        page.open(&format!("/board/meetings/{meeting}/minutes?lang=ru"));
        assert!(page.says("Отменяемое решение: Предложение 1"), "{}", page.text());
    });
}
