//! The board: conflicts, scores given alone, talk, votes counted by the rules, as acts and in a browser.

use crate::{
    applications::answer_all,
    support::{Browser, World, on_both, world::a_fund},
};
use hashar::{
    applications::{self, State, codes, open, screen, send},
    base::{Actor, ApplicationId, CallId, Currency, FundId, Labels, Lang, Money, MotionId, PersonId, Role, Stop},
    board::{
        self, Choice, ConflictKind, Declaration, Hundredths, MotionState, Outcome, Reason, Refusal, Seen, Standing,
        conflicts::{self, NewDeclaration},
        decisions, desk, discuss, members, polls, ranking, record, rules,
        scores::{self, Filled, Mark},
        votes::{self, NewBallot, NewMotion},
    },
    calls::Mode,
    notices::{self, Kind},
    people::register::{self, NewPerson},
};

/// A call with a fund, and a board: the chair and four members.
pub struct Board<'w> {
    pub world: &'w World,
    pub call: CallId,
    pub fund: FundId,
    pub chair: Actor,
    pub members: Vec<Actor>,
}

pub fn euros(minor: i64) -> Money {
    Money::from_minor(minor, Currency::EUR)
}

pub fn person(actor: &Actor) -> PersonId {
    actor.person().unwrap()
}

impl<'w> Board<'w> {
    pub fn new(world: &'w World) -> Self {
        world.choices();
        let fund = a_fund(world);
        let call = world.open_call("ROUND", Mode::Regular, vec![fund]);
        let member =
            |name: &str| Actor::Person { id: world.another(Role::BoardMember, name), roles: vec![Role::BoardMember] };
        let members = ["aigul", "bakyt", "dilnoza", "farrukh"].map(member).to_vec();
        Self { world, call, fund, chair: world.actor(Role::BoardChair), members }
    }

    /// One more member, who lives in Brussels.
    pub fn one_in_brussels(&self) -> PersonId {
        let far = NewPerson {
            name: "far".into(),
            email: "far@example.org".into(),
            language: Lang::En,
            country: "BE".into(),
            zone: "Europe/Brussels".into(),
            roles: vec![Role::BoardMember],
            password_hash: None,
        };
        self.world.write(&Actor::Console, move |tx| register::add(tx, &far)).unwrap()
    }

    /// A new application that asks for EUR 1,200 and has come before the board.
    pub fn application(&self) -> ApplicationId {
        let code = codes::fresh(self.world.db.master()).unwrap();
        let new = open::NewCase {
            call: self.call,
            country: "TJ".into(),
            language: Lang::Tg,
            channel: applications::Channel::Online,
            code,
        };
        let id = self.world.write(&Actor::Visitor, move |tx| open::open(tx, &new)).unwrap().id;
        let group = Actor::Case(id);
        answer_all(self.world, &group, id);
        self.world.write(&group, move |tx| send::send(tx, id)).unwrap();
        let screening =
            screen::NewScreening { case: id, outcome: screen::Outcome::Eligible, reason: None, note: String::new() };
        let officer = self.world.actor(Role::ProgrammeOfficer);
        self.world.write(&officer, move |tx| screen::screen(tx, &screening)).unwrap();
        id
    }

    pub fn everybody(&self) -> impl Iterator<Item = &Actor> {
        std::iter::once(&self.chair).chain(&self.members)
    }

    pub fn declare(&self, member: &Actor, id: ApplicationId, state: Declaration) {
        let kind = (state == Declaration::Conflict).then_some(ConflictKind::Work);
        let new = NewDeclaration { state, kind, note: "because".into() };
        self.world.write(member, move |tx| conflicts::declare(tx, id, &new)).unwrap();
    }

    pub fn all_clear(&self, id: ApplicationId) {
        for member in self.everybody() {
            self.declare(member, id, Declaration::None);
        }
    }

    /// A sheet with the same points everywhere.
    pub fn sheet(&self, points: i32) -> Filled {
        let call = self.call;
        let rules = self.world.read(&self.chair, move |tx| rules::of_call(tx, call)).unwrap();
        let mark = Mark { points: Some(points), comment: "because".into() };
        Filled {
            marks: rules.criteria.iter().map(|criterion| (criterion.id, mark.clone())).collect(),
            recommended: Some(euros(i64::from(points) * 20_000)),
            comment: "a whole comment".into(),
        }
    }

    pub fn lock(&self, member: &Actor, id: ApplicationId, points: i32) {
        let sheet = self.sheet(points);
        self.world.write(member, move |tx| scores::lock(tx, id, &sheet)).unwrap();
    }

    pub fn motion(&self, outcome: Outcome) -> NewMotion {
        NewMotion {
            defer_to: None,
            outcome,
            amount: Some(euros(if outcome == Outcome::FundLess { 100_000 } else { 120_000 })),
            fund: Some(self.fund),
            text: "That it be so".into(),
            conditions: String::new(),
            secret: false,
            closes_at: None,
        }
    }

    pub fn open(&self, id: ApplicationId, outcome: Outcome) -> MotionId {
        let new = self.motion(outcome);
        self.world.write(&self.chair, move |tx| votes::open_vote(tx, id, &new)).unwrap()
    }

    pub fn cast(&self, member: &Actor, motion: MotionId, choice: Choice) -> Result<(), Stop> {
        let ballot = NewBallot { choice, recommended: None, conditions: "a budget".into(), reason: String::new() };
        self.world.write(member, move |tx| votes::cast(tx, motion, &ballot))
    }

    pub fn close(&self, motion: MotionId, casting: Option<Choice>) -> Result<(MotionState, Reason), Stop> {
        self.world.write(&self.chair, move |tx| {
            let closed = votes::close(tx, motion, casting)?;
            assert_eq!(closed.tally, closed.motion.tally);
            Ok((closed.result, closed.reason))
        })
    }

    pub fn seen(&self, member: &Actor, id: ApplicationId) -> Seen {
        self.world.read(member, move |tx| Seen::of(tx, id)).unwrap()
    }

    pub fn row(&self, viewer: &Actor, id: ApplicationId) -> ranking::Row {
        let call = self.call;
        let ranking = self.world.read(viewer, move |tx| ranking::of_call(tx, call, None)).unwrap();
        ranking.rows.into_iter().find(|row| row.application == id).unwrap()
    }
}

pub fn refused<T: std::fmt::Debug>(result: Result<T, Stop>) -> Refusal {
    result.unwrap_err().refusal::<Refusal>().cloned().unwrap()
}

pub fn missing<T: std::fmt::Debug>(result: Result<T, Stop>) -> bool {
    matches!(result, Err(Stop::Missing))
}

#[test]
fn a_conflicted_member_cannot_vote_and_sees_nothing() {
    on_both(|world| {
        let board = Board::new(world);
        let id = board.application();
        let [one, two, ..] = board.members.as_slice() else { panic!() };
        let seen = board.seen(one, id);
        assert_eq!(seen.standing(), Standing::ToDeclare);
        assert!(seen.requested().is_none() && seen.name().is_some());
        assert!(world.read(one, move |tx| seen.answers(tx, Lang::En)).unwrap().is_empty());
        let sheet = board.sheet(4);
        let early = sheet.clone();
        assert_eq!(refused(world.write(one, move |tx| scores::save(tx, id, &early))), Refusal::DeclareFirst);
        board.all_clear(id);
        let seen = board.seen(one, id);
        assert!(!world.read(one, move |tx| seen.answers(tx, Lang::En)).unwrap().is_empty());
        board.lock(two, id, 4);
        let motion = board.open(id, Outcome::Decline);
        board.declare(one, id, Declaration::Conflict);
        assert!(missing(board.cast(one, motion, Choice::No)));
        assert!(missing(world.write(one, move |tx| scores::lock(tx, id, &sheet))));
        assert!(missing(world.write(one, move |tx| discuss::comment(tx, id, "no"))));
        assert!(missing(world.read(one, move |tx| polls::view(tx, motion))));
        assert!(world.read(one, move |tx| polls::of_application(tx, id)).unwrap().is_empty());
        assert!(world.read(one, move |tx| decisions::of_application(tx, id)).unwrap().is_empty());
        let seen = board.seen(one, id);
        assert!(seen.requested().is_none() && seen.open_motion().is_none());
        let row = board.row(one, id);
        assert!(row.figures.is_none() && row.state.is_none() && row.name.is_empty());
        let electors = world
            .read(two, move |tx| Ok((members::electorate(tx, id)?.len(), members::count_electors(tx, id)?)))
            .unwrap();
        assert_eq!(electors, (4, 4));
    });
}

#[test]
fn others_scores_and_words_open_with_ones_own_locked_scores() {
    on_both(|world| {
        let board = Board::new(world);
        let id = board.application();
        board.all_clear(id);
        let [one, two, ..] = board.members.as_slice() else { panic!() };
        board.lock(one, id, 5);
        world.write(one, move |tx| discuss::comment(tx, id, "a fine plan")).unwrap();
        let looks = |member: &Actor| {
            let seen = board.seen(member, id);
            world
                .read(member, move |tx| {
                    let sheets = scores::others(tx, &seen)?.len();
                    Ok((sheets, discuss::of_application(tx, &seen)?.len()))
                })
                .unwrap()
        };
        let sheet = board.sheet(1);
        let draft = sheet.clone();
        world.write(two, move |tx| scores::save(tx, id, &draft)).unwrap();
        assert_eq!(looks(two), (0, 0));
        assert!(board.row(two, id).figures.is_none());
        assert_eq!(refused(world.write(two, move |tx| discuss::comment(tx, id, "x"))), Refusal::ScoreFirst);
        let motion = board.open(id, Outcome::Fund);
        assert!(world.read(two, move |tx| polls::view(tx, motion)).unwrap().mean.is_none());
        world.write(two, move |tx| scores::lock(tx, id, &sheet)).unwrap();
        assert_eq!(looks(two), (1, 1));
        let figures = board.row(two, id).figures.unwrap();
        assert_eq!((figures.sheets, figures.mean, figures.is_wide), (2, Some(Hundredths(6_000)), true));
        assert_eq!(figures.recommended, Some(euros(60_000)));
        assert_eq!(world.read(two, move |tx| polls::view(tx, motion)).unwrap().mean, Some(Hundredths(6_000)));
        let again = board.sheet(5);
        assert_eq!(refused(world.write(two, move |tx| scores::save(tx, id, &again))), Refusal::SheetLocked);
    });
}

#[test]
fn a_draft_comes_back_as_saved_and_is_locked_only_whole() {
    on_both(|world| {
        let board = Board::new(world);
        let id = board.application();
        board.all_clear(id);
        let one = &board.members[0];
        let mut sheet = board.sheet(3);
        sheet.marks[0].1.points = None;
        sheet.marks[1].1 = Mark { points: Some(1), comment: String::new() };
        let draft = sheet.clone();
        world.write(one, move |tx| scores::save(tx, id, &draft)).unwrap();
        let seen = board.seen(one, id);
        let saved = world.read(one, move |tx| scores::own(tx, &seen)).unwrap().unwrap();
        for (criterion, mark) in &sheet.marks {
            assert_eq!(saved.filled.mark(*criterion), Some(mark));
        }
        assert_eq!((saved.filled.recommended, saved.mean), (sheet.recommended, None));
        let gaps = sheet.clone();
        let refusal = refused(world.write(one, move |tx| scores::lock(tx, id, &gaps)));
        assert_eq!(refusal, Refusal::PointsMissing { criterion: "need".into() });
        sheet.marks[0].1.points = Some(3);
        let gaps = sheet.clone();
        let refusal = refused(world.write(one, move |tx| scores::lock(tx, id, &gaps)));
        assert_eq!(refusal, Refusal::CommentMissing { criterion: "fit".into() });
        sheet.recommended = Some(euros(120_001));
        let much = sheet.clone();
        let refusal = refused(world.write(one, move |tx| scores::save(tx, id, &much)));
        assert_eq!(refusal, Refusal::RecommendedTooMuch { asked: euros(120_000) });
    });
}

#[test]
fn a_conflict_declared_after_scoring_takes_scores_and_vote_out() {
    on_both(|world| {
        let board = Board::new(world);
        let id = board.application();
        board.all_clear(id);
        for (member, points) in board.everybody().zip([5, 2, 5, 5, 5]) {
            board.lock(member, id, points);
        }
        let motion = board.open(id, Outcome::Fund);
        for (member, choice) in board.everybody().zip([Choice::Yes, Choice::No, Choice::Yes, Choice::Abstain]) {
            board.cast(member, motion, choice).unwrap();
        }
        board.declare(&board.members[0], id, Declaration::Conflict);
        let figures = board.row(&board.chair, id).figures.unwrap();
        assert_eq!((figures.sheets, figures.set_aside), (4, 1));
        assert_eq!(figures.mean, Some(Hundredths(10_000)));
        let closed = world
            .write(&board.chair, move |tx| {
                let closed = votes::close(tx, motion, None)?;
                Ok((closed.result, closed.tally))
            })
            .unwrap();
        let tally = closed.1;
        assert_eq!(closed.0, MotionState::Carried);
        assert_eq!((tally.electorate, tally.yes, tally.no, tally.abstain), (4, 2, 0, 1));
    });
}

#[test]
fn staff_rule_where_a_member_is_unsure_and_a_pinned_conflict_stays() {
    on_both(|world| {
        let board = Board::new(world);
        let id = board.application();
        let one = &board.members[0];
        let lead = world.actor(Role::ProgrammeLead);
        board.declare(one, id, Declaration::Unsure);
        assert_eq!(board.seen(one, id).standing(), Standing::Unsure);
        let waiting = world.read(&lead, conflicts::not_clear).unwrap();
        assert_eq!((waiting[0].name.as_str(), waiting[0].note.as_str()), ("aigul", "because"));
        assert!(matches!(world.read(one, conflicts::not_clear), Err(Stop::Forbidden)));
        let member = person(one);
        world.write(&lead, move |tx| conflicts::rule(tx, id, member, false, "far away")).unwrap();
        assert!(board.seen(one, id).is_clear());
        world.write(&lead, move |tx| conflicts::rule(tx, id, member, true, "a cousin after all")).unwrap();
        let back = NewDeclaration { state: Declaration::None, kind: None, note: String::new() };
        assert_eq!(refused(world.write(one, move |tx| conflicts::declare(tx, id, &back))), Refusal::Ruled);
        assert!(board.row(one, id).figures.is_none());
        let officer = person(&world.actor(Role::ProgrammeOfficer));
        let stranger = world.write(&lead, move |tx| conflicts::rule(tx, id, officer, true, "x"));
        assert_eq!(refused(stranger), Refusal::NotAMember);
        let director = world.actor(Role::Director);
        let outside = world.write(&director, move |tx| conflicts::rule(tx, id, member, false, "x"));
        assert!(matches!(outside, Err(Stop::Forbidden)));
    });
}

#[test]
fn a_vote_is_changed_until_it_is_closed_and_counted_once() {
    on_both(|world| {
        let board = Board::new(world);
        let id = board.application();
        board.all_clear(id);
        for member in board.everybody() {
            board.lock(member, id, 4);
        }
        let motion = board.open(id, Outcome::Fund);
        let second = board.motion(Outcome::Decline);
        let chair = &board.chair;
        assert_eq!(refused(world.write(chair, move |tx| votes::open_vote(tx, id, &second))), Refusal::MotionOpen);
        board.cast(&board.members[0], motion, Choice::No).unwrap();
        board.cast(&board.members[0], motion, Choice::YesWithConditions).unwrap();
        board.cast(&board.members[1], motion, Choice::Yes).unwrap();
        let poll = world.read(&board.members[0], move |tx| polls::view(tx, motion)).unwrap();
        assert_eq!((poll.cast, poll.electors, poll.quorum), (2, 5, 3));
        let mut at = at_the_desk(&board, &board.chair);
        at.open(&format!("/board/motions/{motion}/conclude"));
        assert!(at.says("The quorum is 3: closed now, the motion lapses."), "{}", at.text());
        assert!(poll.ballots.is_empty() && poll.may_vote && !poll.may_close);
        assert_eq!(poll.own.unwrap().conditions, "a budget");
        board.cast(chair, motion, Choice::No).unwrap();
        let (tally, is_tie) = world.read(chair, move |tx| polls::forecast(tx, motion)).unwrap();
        assert_eq!((tally.in_favour(), tally.no, is_tie), (2, 1, false));
        assert_eq!(board.close(motion, None).unwrap(), (MotionState::Carried, Reason::Majority));
        assert_eq!(refused(board.close(motion, None)), Refusal::MotionClosed);
        assert_eq!(refused(board.cast(&board.members[2], motion, Choice::Yes)), Refusal::MotionClosed);
        let poll = world.read(&board.members[0], move |tx| polls::view(tx, motion)).unwrap();
        let names: Vec<&str> = poll.ballots.iter().map(|ballot| ballot.name.as_str()).collect();
        assert_eq!(names, ["aigul", "bakyt", "board_chair"]);
        assert_eq!(poll.motion.tally.mean, Some(Hundredths(8_000)));
    });
}

#[test]
fn quorum_tie_and_mean_decide_as_the_rules_say() {
    on_both(|world| {
        let board = Board::new(world);
        let id = board.application();
        board.all_clear(id);
        let motion = board.open(id, Outcome::Decline);
        board.cast(&board.chair, motion, Choice::Yes).unwrap();
        board.cast(&board.members[0], motion, Choice::Yes).unwrap();
        assert_eq!(board.close(motion, None).unwrap(), (MotionState::Lapsed, Reason::NoQuorum));
        let motion = board.open(id, Outcome::Defer);
        for (member, choice) in board.everybody().zip([Choice::Yes, Choice::No, Choice::Yes, Choice::No]) {
            board.cast(member, motion, choice).unwrap();
        }
        assert_eq!(refused(board.close(motion, None)), Refusal::TieNeedsCasting);
        let (_, is_tie) = world.read(&board.chair, move |tx| polls::forecast(tx, motion)).unwrap();
        assert!(is_tie);
        assert_eq!(board.close(motion, Some(Choice::No)).unwrap(), (MotionState::Lost, Reason::CastingVote));
        let motion = board.open(id, Outcome::FundLess);
        for member in board.everybody() {
            board.cast(member, motion, Choice::Yes).unwrap();
        }
        assert_eq!(board.close(motion, Some(Choice::Yes)).unwrap(), (MotionState::Lost, Reason::BelowMean));
        let motions = world.read(&board.chair, move |tx| polls::of_application(tx, id)).unwrap();
        let numbers: Vec<(i32, Option<Choice>)> = motions.iter().map(|one| (one.number, one.casting)).collect();
        assert_eq!(numbers, [(3, None), (2, Some(Choice::No)), (1, None)]);
    });
}

#[test]
fn a_carried_motion_is_a_decision_with_its_reasons() {
    on_both(|world| {
        let board = Board::new(world);
        let id = board.application();
        board.all_clear(id);
        let decide = |motion: MotionId| {
            world.write(&board.chair, move |tx| {
                let closed = votes::close(tx, motion, None)?;
                Ok(decisions::record(tx, &closed, &Labels::one(Lang::En, "Others were more urgent"))?.id)
            })
        };
        let motion = board.open(id, Outcome::Decline);
        for member in board.everybody() {
            board.cast(member, motion, Choice::No).unwrap();
        }
        assert_eq!(refused(decide(motion)), Refusal::NotCarried);
        for member in board.everybody() {
            board.cast(member, motion, Choice::Yes).unwrap();
        }
        let decision = decide(motion).unwrap();
        let found = world.read(&board.chair, move |tx| decisions::find(tx, decision)).unwrap();
        assert_eq!(found.outcome, Outcome::Decline);
        assert_eq!((found.amount, found.fund_id), (None, None));
        assert_eq!(found.reasons.texts, Labels::one(Lang::En, "Others were more urgent"));
        assert_eq!(found.decided_by, person(&board.chair));
        let staff = world.actor(Role::Auditor);
        let record = world.read(&staff, move |tx| record::of_application(tx, id)).unwrap();
        assert_eq!((record.declared.len(), record.ballots.len(), record.decisions.len()), (5, 5, 1));
        assert!(matches!(world.read(&board.chair, move |tx| record::of_application(tx, id)), Err(Stop::Forbidden)));
    });
}

#[test]
fn a_chair_opens_no_vote_that_is_not_theirs_or_cannot_be_won() {
    on_both(|world| {
        let board = Board::new(world);
        let id = board.application();
        let chair = &board.chair;
        let try_open = |new: NewMotion| refused(world.write(chair, move |tx| votes::open_vote(tx, id, &new)));
        assert_eq!(try_open(board.motion(Outcome::Fund)), Refusal::DeclareFirst);
        board.declare(chair, id, Declaration::None);
        let with = |change: fn(&mut NewMotion)| {
            let mut new = board.motion(Outcome::Fund);
            change(&mut new);
            try_open(new)
        };
        assert_eq!(with(|new| new.amount = None), Refusal::AmountMissing);
        assert_eq!(with(|new| new.amount = Some(euros(120_001))), Refusal::AmountTooMuch { asked: euros(120_000) });
        assert_eq!(with(|new| new.outcome = Outcome::FundLess), Refusal::AmountNotLess { asked: euros(120_000) });
        assert_eq!(with(|new| new.fund = None), Refusal::FundMissing);
        assert_eq!(with(|new| new.text = " ".into()), Refusal::TextMissing);
        assert_eq!(
            with(|new| new.closes_at = chrono::DateTime::UNIX_EPOCH.naive_utc().into()),
            Refusal::ClosesTooEarly
        );
        let other = a_fund(world);
        let mut new = board.motion(Outcome::Fund);
        new.fund = Some(other);
        assert_eq!(try_open(new), Refusal::FundOfOtherCall);
        for member in &board.members[..3] {
            board.declare(member, id, Declaration::Conflict);
        }
        assert_eq!(try_open(board.motion(Outcome::Decline)), Refusal::QuorumImpossible { needed: 3, electors: 2 });
        board.declare(&board.members[0], id, Declaration::None);
        let motion = board.open(id, Outcome::Decline);
        board.declare(chair, id, Declaration::Conflict);
        assert_eq!(refused(board.close(motion, None)), Refusal::ChairConflicted);
        assert_eq!(try_open(board.motion(Outcome::Decline)), Refusal::ChairConflicted);
        let member = &board.members[0];
        let new = board.motion(Outcome::Decline);
        let forbidden = world.write(member, move |tx| votes::open_vote(tx, id, &new));
        assert!(matches!(forbidden, Err(Stop::Forbidden)));
    });
}

#[test]
fn rules_stand_once_scoring_has_begun() {
    on_both(|world| {
        let board = Board::new(world);
        let id = board.application();
        board.all_clear(id);
        let call = board.call;
        let lead = world.actor(Role::ProgrammeLead);
        let before = world.read(&lead, move |tx| rules::view(tx, call)).unwrap();
        let mut settings = before.settings();
        settings.terms.minimum_mean = 70;
        settings.criteria[0].weight = 30;
        let new = settings.clone();
        world.write(&lead, move |tx| rules::set(tx, call, &new)).unwrap();
        let after = world.read(&lead, move |tx| rules::view(tx, call)).unwrap();
        assert_eq!((after.version, after.terms.minimum_mean, after.criteria[0].weight), (2, 70, 30));
        assert_eq!(after.criteria[0].anchors, before.criteria[0].anchors);
        board.declare(&board.members[0], board.application(), Declaration::None);
        let again = world.read(&lead, move |tx| rules::view(tx, call)).unwrap();
        assert_eq!(again.id, after.id, "a call that has rules keeps them");
        board.lock(&board.members[0], id, 3);
        let new = settings.clone();
        assert_eq!(refused(world.write(&lead, move |tx| rules::set(tx, call, &new))), Refusal::RulesFrozen);
        let member = &board.members[1];
        let forbidden = world.write(member, move |tx| rules::set(tx, call, &settings));
        assert!(matches!(forbidden, Err(Stop::Forbidden)));
    });
}

#[test]
fn members_hear_of_an_application_once_and_of_a_vote_at_once() {
    on_both(|world| {
        let board = Board::new(world);
        let id = board.application();
        let told = |kind: Kind| {
            let officer = world.actor(Role::ProgrammeOfficer);
            let log = world.read(&officer, |tx| notices::log(tx, None, None, 200)).unwrap();
            log.iter().filter(|line| line.kind == kind).count()
        };
        assert_eq!(world.write(&Actor::Clerk, board::newly_waiting).unwrap(), 1);
        assert_eq!(told(Kind::ReadingAssigned), 5);
        assert_eq!(world.write(&Actor::Clerk, board::newly_waiting).unwrap(), 0);
        world.another(Role::BoardMember, "late");
        assert_eq!(world.write(&Actor::Clerk, board::newly_waiting).unwrap(), 1);
        assert_eq!(told(Kind::ReadingAssigned), 6);
        let visitor = world.write(&Actor::Visitor, board::newly_waiting);
        assert!(matches!(visitor, Err(Stop::SignedOut)));
        board.all_clear(id);
        board.declare(&board.members[0], id, Declaration::Conflict);
        let now = world.read(&Actor::Console, |tx| Ok(tx.now)).unwrap();
        let mut new = board.motion(Outcome::Decline);
        new.closes_at = Some(now + chrono::Duration::hours(50));
        let motion = world.write(&board.chair, move |tx| votes::open_vote(tx, id, &new)).unwrap();
        assert_eq!(told(Kind::VoteOpened), 5);
        board.cast(&board.chair, motion, Choice::Yes).unwrap();
        assert_eq!(world.write(&Actor::Clerk, board::remind).unwrap(), 0);
        world.db.set_now(Some(now + chrono::Duration::hours(30)));
        world.write(&Actor::Clerk, board::remind).unwrap();
        world.write(&Actor::Clerk, board::remind).unwrap();
        assert_eq!(told(Kind::VoteReminder), 4);
        world.db.set_now(Some(now + chrono::Duration::hours(51)));
        assert_eq!(refused(board.cast(&board.members[1], motion, Choice::Yes)), Refusal::MotionClosed);
    });
}

#[test]
fn comments_are_struck_by_their_author_or_the_chair_and_stay_readable() {
    on_both(|world| {
        let board = Board::new(world);
        let id = board.application();
        board.all_clear(id);
        let [one, two, ..] = board.members.as_slice() else { panic!() };
        for member in [one, two, &board.chair] {
            board.lock(member, id, 3);
        }
        let entry = world.write(one, move |tx| discuss::comment(tx, id, "too dear")).unwrap();
        let foreign = world.write(two, move |tx| discuss::strike(tx, entry, "I disagree"));
        assert!(matches!(foreign, Err(Stop::Forbidden)));
        assert_eq!(world.write(&board.chair, move |tx| discuss::strike(tx, entry, "a mistake")).unwrap(), id);
        assert!(world.write(one, move |tx| discuss::strike(tx, entry, "again")).is_err());
        let seen = board.seen(two, id);
        let comments = world.read(two, move |tx| discuss::of_application(tx, &seen)).unwrap();
        assert_eq!((comments[0].body.as_str(), comments[0].name.as_str()), ("too dear", "aigul"));
        assert_eq!(comments[0].struck.as_ref().unwrap().reason, "a mistake");
        assert!(!comments[0].may_strike);
        board.declare(two, id, Declaration::Conflict);
        assert!(missing(world.write(two, move |tx| discuss::strike(tx, entry, "x"))));
    });
}

#[test]
fn staff_groups_and_visitors_do_none_of_the_boards_work() {
    on_both(|world| {
        let board = Board::new(world);
        let id = board.application();
        board.all_clear(id);
        let motion = board.open(id, Outcome::Decline);
        let sheet = board.sheet(3);
        let mut outsiders = vec![Actor::Visitor, Actor::Case(id), Actor::Clerk];
        let inside = [Role::BoardMember, Role::BoardChair];
        outsiders.extend(Role::OF_PEOPLE.iter().filter(|role| !inside.contains(role)).map(|role| world.actor(*role)));
        for actor in &outsiders {
            let barred = |stop: Stop| assert!(matches!(stop, Stop::Forbidden | Stop::SignedOut), "{actor:?}: {stop}");
            let (sheet, new) = (sheet.clone(), board.motion(Outcome::Defer));
            barred(world.read(actor, move |tx| Seen::of(tx, id)).unwrap_err());
            barred(world.read(actor, desk::own).unwrap_err());
            barred(board.cast(actor, motion, Choice::Yes).unwrap_err());
            barred(world.write(actor, move |tx| scores::save(tx, id, &sheet)).unwrap_err());
            barred(world.write(actor, move |tx| discuss::comment(tx, id, "x")).unwrap_err());
            barred(world.write(actor, move |tx| votes::open_vote(tx, id, &new)).unwrap_err());
            let none = NewDeclaration { state: Declaration::None, kind: None, note: String::new() };
            barred(world.write(actor, move |tx| conflicts::declare(tx, id, &none)).unwrap_err());
        }
        let draft = {
            let code = codes::fresh(world.db.master()).unwrap();
            let new = open::NewCase {
                call: board.call,
                country: "TJ".into(),
                language: Lang::Tg,
                channel: applications::Channel::Online,
                code,
            };
            world.write(&Actor::Visitor, move |tx| open::open(tx, &new)).unwrap().id
        };
        assert!(missing(world.read(&board.chair, move |tx| Seen::of(tx, draft))));
    });
}

#[test]
fn a_desk_is_in_an_order_of_its_own_and_costs_the_same_with_more_on_it() {
    on_both(|world| {
        let board = Board::new(world);
        let first = board.application();
        board.all_clear(first);
        let call = board.call;
        let cost = |member: &Actor| {
            world
                .read(member, move |tx| {
                    let before = hashar::db::queries();
                    let desk = desk::own(tx)?;
                    let desk_cost = hashar::db::queries() - before;
                    let before = hashar::db::queries();
                    ranking::of_call(tx, call, None)?;
                    Ok((desk[0].items.len(), desk_cost, hashar::db::queries() - before))
                })
                .unwrap()
        };
        // What changes seldom is kept from the first look on.
        cost(&board.members[0]);
        let (rows, desk_cost, ranking_cost) = cost(&board.members[0]);
        assert_eq!(rows, 1);
        for _ in 0..5 {
            let id = board.application();
            board.declare(&board.members[0], id, Declaration::None);
        }
        assert_eq!(cost(&board.members[0]), (6, desk_cost, ranking_cost));
        assert!(desk_cost <= 8 && ranking_cost <= 16, "{desk_cost} {ranking_cost}");
        let order = |member: &Actor| -> Vec<ApplicationId> {
            let rounds = world.read(member, desk::own).unwrap();
            rounds[0].items.iter().map(|item| item.application).collect()
        };
        assert_eq!(order(&board.members[0]), order(&board.members[0]));
        let orders: std::collections::HashSet<_> = board.everybody().map(order).collect();
        assert!(orders.len() > 1, "five members and six applications in one order");
        let mut seen = vec![first];
        while let Some(next) = world
            .read(&board.members[0], {
                let after = *seen.last().unwrap();
                move |tx| desk::next(tx, after)
            })
            .unwrap()
            .filter(|next| !seen.contains(next))
        {
            seen.push(next);
        }
        assert_eq!(seen.len(), 6, "following `next` leads to every application once");
        board.lock(&board.members[0], first, 4);
        let rounds = world.read(&board.members[0], desk::own).unwrap();
        assert_eq!((rounds[0].scored, rounds[0].of, rounds[0].waiting()), (1, 6, 5));
        assert_eq!(rounds[0].items.last().unwrap().task, desk::Task::Done);
    });
}

const LANGUAGES: [&str; 6] = ["en", "ru", "tg", "uz", "uz-Cyrl", "ky"];

/// What is between the page's head and foot.
pub fn body(browser: &Browser) -> &str {
    browser.page.split("<main").nth(1).unwrap_or(&browser.page)
}

/// The same without the random tokens of its forms, in which any number may stand.
pub fn without_tokens(browser: &Browser) -> String {
    let is_token = |line: &&str| line.contains("name=\"_csrf\"") || line.contains("name=\"_key\"");
    body(browser).lines().filter(|line| !is_token(line)).collect()
}

/// Opens a page in every language: each must render, with words for everything.
pub fn in_all_languages(browser: &mut Browser, path: &str) {
    for lang in LANGUAGES {
        assert_eq!(browser.open(&format!("{path}?lang={lang}")), 200, "{path} in {lang}: {}", body(browser));
        assert!(browser.shows(&format!("<html lang=\"{lang}\">")), "{path} in {lang}");
        for room in ["board", "applications", "audit", "form", "nav", "calls"] {
            assert!(!browser.shows(&format!("[{room}-")), "{path} in {lang}: {}", body(browser));
        }
    }
    browser.open(&format!("{path}?lang=en"));
}

pub fn at_the_desk(board: &Board<'_>, actor: &Actor) -> Browser {
    let mut browser = board.world.browser();
    browser.sign_in(board.world, person(actor));
    assert_eq!(browser.open("/board?lang=en"), 200, "{}", body(&browser));
    browser
}

fn points(level: &str) -> Vec<(String, String)> {
    let codes = ["need", "fit", "plan", "effect", "budget", "safety"];
    codes.iter().map(|code| (format!("points_{code}"), level.to_owned())).collect()
}

pub fn fields(owned: &[(String, String)]) -> Vec<(&str, &str)> {
    owned.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

#[test]
fn a_member_declares_scores_talks_and_votes_in_the_browser() {
    on_both(|world| {
        let board = Board::new(world);
        let id = board.application();
        for member in &board.members[1..] {
            board.declare(member, id, Declaration::None);
            board.lock(member, id, 4);
        }
        let mut browser = at_the_desk(&board, &board.members[0]);
        assert!(browser.shows("Say whether you have a conflict"));
        in_all_languages(&mut browser, "/board");
        let path = format!("/board/applications/{id}");
        assert_eq!(browser.open(&path), 200);
        assert!(browser.shows("You have not answered yet") && !browser.shows("1,200"), "{}", body(&browser));
        in_all_languages(&mut browser, &format!("{path}/declare"));
        assert_eq!(browser.send(&format!("{path}/declare"), &[("state", "unsure")]), 422);
        assert!(browser.shows("Write a few words about it"));
        assert_eq!(browser.send(&format!("{path}/declare"), &[("state", "none")]), 303);
        assert!(browser.shows("EUR 1,200".replace(' ', "\u{a0}").as_str()), "{}", body(&browser));
        in_all_languages(&mut browser, &path);
        let mut sheet = points("4");
        sheet[2].1 = "1".into();
        sheet.push(("recommended".into(), "1000".into()));
        assert_eq!(browser.send(&path, &fields(&sheet)), 303, "a draft may lack a comment");
        assert!(browser.shows("Your draft has been saved") && browser.shows("value=\"1000.00\""));
        sheet.push(("lock".into(), "yes".into()));
        assert_eq!(browser.send(&path, &fields(&sheet)), 422);
        assert!(browser.shows("Explain these points in a comment: Feasible plan"), "{}", body(&browser));
        assert!(browser.shows("href=\"#f-comment-plan\""));
        in_all_languages(&mut browser, &format!("{path}/scores"));
        assert!(browser.shows("when your own scores are locked") && !browser.shows("80.00"));
        browser.open(&path);
        sheet.push(("comment_plan".into(), "no dates".into()));
        assert_eq!(browser.send(&path, &fields(&sheet)), 303);
        assert!(browser.shows("Your scores are locked") && browser.shows("80.00") && browser.shows("no dates"));
        for page in ["", "/scores", "/discussion", "/votes"] {
            in_all_languages(&mut browser, &format!("{path}{page}"));
        }
        browser.open(&format!("{path}/discussion"));
        assert_eq!(browser.send(&format!("{path}/discussion"), &[("body", "Ask for dates <b>")]), 303);
        assert!(browser.shows("Ask for dates &lt;b&gt;") && browser.shows("aigul"));
        let strike = browser.page.split("/board/comments/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let strike = format!("/board/comments/{strike}");
        in_all_languages(&mut browser, &strike);
        assert_eq!(browser.send(&strike, &[("reason", "")]), 422);
        assert_eq!(browser.send(&strike, &[("reason", "Dates are in the annex")]), 303);
        assert!(browser.shows("Struck out: Dates are in the annex"));
        chair_opens(&board, id);
        assert_eq!(browser.open("/board"), 200);
        let motion = browser.page.split("/board/motions/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let motion = format!("/board/motions/{motion}");
        in_all_languages(&mut browser, &motion);
        assert!(!browser.shows("/conclude"));
        assert_eq!(browser.send(&motion, &[("choice", "yes_with_conditions")]), 422);
        assert!(browser.shows("Write which conditions"));
        let vote = [("choice", "yes_with_conditions"), ("conditions", "dates"), ("recommended", "900")];
        assert_eq!(browser.send(&motion, &vote), 303);
        assert!(browser.shows("Your vote has been recorded") && browser.shows("Change my vote"));
        assert_eq!(browser.open(&format!("{path}/next")), 200, "nothing left to read leads to the desk");
        assert!(browser.shows("Nothing is waiting for you here"));
    });
}

fn chair_opens(board: &Board<'_>, id: ApplicationId) {
    board.declare(&board.chair, id, Declaration::None);
    let mut browser = at_the_desk(board, &board.chair);
    let path = format!("/board/applications/{id}/open-vote");
    in_all_languages(&mut browser, &path);
    assert!(browser.shows("value=\"1200.00\"") && browser.shows("available:"), "{}", body(&browser));
    let fund = board.fund.to_string();
    let mut vote = vec![
        ("outcome", "fund_less"),
        ("amount", "1200"),
        ("currency", "EUR"),
        ("fund", fund.as_str()),
        ("text", "That it be so"),
        ("closes", ""),
    ];
    assert_eq!(browser.send(&path, &vote), 422);
    assert!(browser.shows("means less than the group asks for") && browser.shows("That it be so"));
    vote[1].1 = "1000";
    assert_eq!(browser.send(&path, &vote), 303);
    assert!(browser.shows("The vote is open") && browser.shows("/conclude"), "{}", body(&browser));
    assert_eq!(browser.open(&path), 200);
    assert!(browser.shows("Motion 1:"), "an open motion leads to the votes");
}

#[test]
fn a_conflict_closes_every_page_of_an_application() {
    on_both(|world| {
        let board = Board::new(world);
        let id = board.application();
        board.all_clear(id);
        let one = &board.members[0];
        board.lock(one, id, 5);
        let entry = world.write(one, move |tx| discuss::comment(tx, id, "secret words")).unwrap();
        let motion = board.open(id, Outcome::Fund);
        board.declare(one, id, Declaration::Conflict);
        let mut browser = at_the_desk(&board, one);
        for page in ["", "/scores", "/discussion", "/votes", "/declare"] {
            assert_eq!(browser.open(&format!("/board/applications/{id}{page}")), 200);
            assert!(browser.shows("You have a conflict here"), "{page}");
            let shown = without_tokens(&browser);
            for secret in ["secret words", "1,200", "1200", "100.00", "That it be so"] {
                assert!(!shown.contains(secret), "{page} shows {secret}");
            }
        }
        assert_eq!(browser.open(&format!("/board/motions/{motion}")), 404);
        assert_eq!(browser.open(&format!("/board/comments/{entry}/strike")), 404);
        assert_eq!(browser.open(&format!("/board/rounds/{}/ranking", board.call)), 200);
        assert!(!browser.shows("100.00") && !browser.shows("1,200"));
        assert_eq!(browser.open(&format!("/board/records/{id}")), 404);
        assert_eq!(browser.open("/board/declarations"), 404);
    });
}

#[test]
fn staff_read_rounds_rule_on_conflicts_and_set_rules_in_the_browser() {
    on_both(|world| {
        let board = Board::new(world);
        let id = board.application();
        let call = board.call;
        let lead = world.actor(Role::ProgrammeLead);
        let mut browser = world.browser();
        browser.sign_in(world, person(&lead));
        for path in
            ["/board/rounds".to_owned(), format!("/board/rounds/{call}/rules"), "/board/declarations".to_owned()]
        {
            in_all_languages(&mut browser, &path);
        }
        let rules = format!("/board/rounds/{call}/rules");
        board.declare(&board.members[0], id, Declaration::Unsure);
        browser.open("/board/declarations");
        assert!(browser.shows("aigul") && browser.shows("because"));
        let rule = format!("/board/records/{id}/members/{}/rule", person(&board.members[0]));
        in_all_languages(&mut browser, &rule);
        assert_eq!(browser.send(&rule, &[("conflict", "yes")]), 422);
        assert_eq!(browser.send(&rule, &[("conflict", "yes"), ("note", "a cousin")]), 303);
        assert!(browser.shows("decided by staff"), "{}", body(&browser));
        for member in &board.members[1..] {
            board.declare(member, id, Declaration::None);
            board.lock(member, id, 3);
        }
        board.declare(&board.chair, id, Declaration::None);
        let motion = board.open(id, Outcome::Decline);
        for member in &board.members[1..] {
            board.cast(member, motion, Choice::Yes).unwrap();
        }
        in_all_languages(&mut browser, &format!("/board/motions/{motion}"));
        board.close(motion, None).unwrap();
        for path in [
            format!("/board/rounds/{call}/ranking"),
            format!("/board/records/{id}"),
            format!("/board/motions/{motion}"),
            rules,
        ] {
            in_all_languages(&mut browser, &path);
        }
        browser.open(&format!("/board/records/{id}"));
        assert!(browser.shows("60.00") && browser.shows("for 3, against 0") && browser.shows("Carried"));
        let case = world.read(&lead, move |tx| applications::load(tx, id)).unwrap();
        assert_eq!(case.state, State::WithBoard, "closing alone does not turn the application");
        for path in ["/board", "/board/rounds", "/board/declarations"] {
            assert_eq!(world.browser().open(path), 401, "{path}");
        }
        let mut administrator = world.browser();
        administrator.sign_in(world, world.person(Role::Administrator));
        assert_eq!(administrator.open("/board/rounds"), 404);
    });
}

#[test]
fn the_ranking_shows_the_adjusted_rank_beside_the_mean_to_those_who_may_see_figures() {
    on_both(|world| {
        let board = Board::new(world);
        let cases = [board.application(), board.application(), board.application()];
        for (place, id) in (0..).zip(cases) {
            board.all_clear(id);
            for (seat, member) in (0..).zip(&board.members[..3]) {
                board.lock(member, id, 1 + place + (place + seat) % 3);
            }
        }
        let ranking = format!("/board/rounds/{}/ranking", board.call);
        let (adjusted, chart) = (body_words("board-adjusted-score"), body_words("board-adjusted-heading"));
        let mut lead = world.browser();
        lead.sign_in(world, person(&world.actor(Role::ProgrammeLead)));
        assert_eq!(lead.open(&ranking), 200);
        assert!(lead.says(&adjusted) && lead.says(&chart) && lead.shows("id=\"adjusted-title\""), "{}", body(&lead));
        // One who has not scored learns nothing of the others' figures, by this way either.
        let mut late = world.browser();
        late.sign_in(world, person(&board.members[3]));
        assert_eq!(late.open(&ranking), 200);
        assert!(!late.shows("adjusted-title") && !late.shows("<circle"), "{}", body(&late));
        for row in world
            .read(&board.members[3], {
                let call = board.call;
                move |tx| ranking::of_call(tx, call, None)
            })
            .unwrap()
            .rows
        {
            assert!(row.beside.is_none());
        }
    });
}

pub fn body_words(key: &str) -> String {
    hashar::base::words::Words::shared().say(Lang::En, key)
}
