//! Putting off: an application waits for a later meeting, or goes on in another round with what it has answered.

use crate::{
    applications::{answer_all, open_case},
    awards::{a_board, concluded, voted},
    support::{Browser, World, on_both, post::every_letter_reads_well, world::a_fund},
};
use hashar::{
    applications::{self, State, answers, screen, send},
    awards::release,
    base::{Actor, ApplicationId, CallId, FundId, Lang, MotionId, Role, stop::Arg, words::Words},
    board::{
        Choice, Outcome, Refusal,
        votes::{self, NewMotion},
    },
    calls::{self, Mode},
    notices::Kind,
};

/// An application of a call before the board, and its group's telephone.
fn before_the_board(world: &World, call: CallId) -> (ApplicationId, Browser) {
    let (id, code) = open_case(world, call);
    answer_all(world, &Actor::Case(id), id);
    world.write(&Actor::Case(id), move |tx| send::send(tx, id)).unwrap();
    let screening =
        screen::NewScreening { case: id, outcome: screen::Outcome::Eligible, reason: None, note: String::new() };
    world.write(&world.actor(Role::ProgrammeOfficer), move |tx| screen::screen(tx, &screening)).unwrap();
    let mut phone = world.browser();
    phone.open("/enter?lang=en");
    assert_eq!(phone.send("/enter", &[("code", &code)]), 303);
    (id, phone)
}

fn state(world: &World, id: ApplicationId) -> State {
    world.read(&Actor::Console, move |tx| Ok(applications::load(tx, id)?.state)).unwrap()
}

fn deferring(to: Option<CallId>, fund: FundId) -> NewMotion {
    NewMotion {
        outcome: Outcome::Defer,
        amount: None,
        fund: Some(fund),
        defer_to: to,
        text: "Not ripe yet".into(),
        conditions: String::new(),
        secret: false,
        closes_at: None,
    }
}

/// The board votes for a motion that the chair put in a browser.
fn carried(world: &World, board: &[Actor], motion: MotionId) {
    for member in board {
        let ballot = votes::NewBallot {
            choice: Choice::Yes,
            recommended: None,
            conditions: String::new(),
            reason: String::new(),
        };
        world.write(member, move |tx| votes::cast(tx, motion, &ballot)).unwrap();
    }
    assert!(concluded(world, &board[0], motion).unwrap().award.is_none());
}

#[test]
fn what_is_put_off_to_another_round_goes_on_there_with_its_answers() {
    on_both(|world| {
        let board = a_board(world);
        let fund = a_fund(world);
        let call = world.open_call("R-1", Mode::Regular, vec![fund]);
        let next = world.open_call("R-2", Mode::Regular, vec![fund]);
        let (id, mut phone) = before_the_board(world, call);
        // Everybody declares and scores; a first motion loses, so that the application is still there.
        let lost = voted(world, &board, id, Outcome::Decline, None, fund, Choice::No);
        concluded(world, &board[0], lost).unwrap();
        for wrong in [call, CallId(7)] {
            let put = world.write(&board[0], move |tx| votes::open_vote(tx, id, &deferring(Some(wrong), fund)));
            assert_eq!(put.unwrap_err().refusal(), Some(&Refusal::RoundNotToCome), "{wrong}");
        }
        let mut chair = world.browser();
        chair.sign_in(world, board[0].person().unwrap());
        chair.open(&format!("/board/applications/{id}/open-vote?lang=en"));
        let offered = chair.paper("Open a vote").offers("defer_to").to_vec();
        assert_eq!(offered, [String::new(), next.to_string()], "its own round is not among them");
        let put = [("outcome", "defer"), ("defer_to", &next.to_string()), ("text", "Not ripe"), ("ballot", "open")];
        assert_eq!(chair.press("Open a vote", &put), 303, "{}", chair.text());
        assert!(chair.says("Put off to") && chair.says("R-2"), "{}", chair.text());
        let motions = world.read(&board[0], move |tx| hashar::board::polls::of_application(tx, id)).unwrap();
        let motion = motions.iter().find(|one| one.defer_to == Some(next)).expect("it is put to the vote").id;
        carried(world, &board, motion);
        assert_eq!(state(world, id), State::Deferred);
        let told = world.read(&Actor::Console, |tx| hashar::notices::newest(tx, Kind::Deferred)).unwrap().unwrap();
        assert_eq!(told.case, Some(id));
        phone.open("/case");
        assert!(phone.says("put your application off to another round") && phone.says("R-2"), "{}", phone.text());
        assert_eq!(phone.press("Go on in the other round", &[]), 200, "{}", phone.text());
        assert!(phone.says("Case code"), "{}", phone.text());
        let drafts = world.read(&Actor::Console, move |tx| applications::in_states(tx, next, &[State::Draft])).unwrap();
        let begun = drafts.first().expect("it has begun there");
        assert_eq!((drafts.len(), begun.follows), (1, Some(id)));
        let (new, version) = (begun.id, begun.form_version_id);
        let brought = world.read(&Actor::Case(new), move |tx| {
            let case = applications::load(tx, new)?;
            let given = answers::of_case(tx, &case)?;
            let form = calls::forms::load(tx, version)?;
            let questions = form.iter().flat_map(|section| &section.questions);
            Ok(questions.filter(|one| given.contains_key(&one.id)).count())
        });
        assert!(brought.unwrap() > 3, "its answers are there already");
        // Nothing of the round is open any more.
        let lead = world.actor(Role::ProgrammeLead);
        world.write(&lead, move |tx| calls::set_up::close(tx, call)).unwrap();
        world.write(&lead, move |tx| hashar::awards::round::decide(tx, call)).unwrap();
        let mut auditor = world.browser();
        auditor.sign_in(world, world.person(Role::Auditor));
        auditor.open(&format!("/applications/{id}?lang=en"));
        assert!(auditor.says("Put off to another round"), "{}", auditor.text());
        what_goes_on_keeps_what_was_put_off(world, (id, new), next);
    });
}

/// While the group may go on or has gone on it stays; then it goes by the rule of the declined.
fn what_goes_on_keeps_what_was_put_off(world: &World, (id, new): (ApplicationId, ApplicationId), next: CallId) {
    let start = world.read(&Actor::Console, |tx| Ok(tx.now)).unwrap();
    let goes = |days: i64| {
        world.db.set_now(Some(start + chrono::Duration::days(days)));
        let lead = world.actor(Role::ProgrammeLead);
        let due = world.read(&lead, |tx| hashar::privacy::retention::coming(tx, 1)).unwrap();
        due.iter().any(|one| one.case == id)
    };
    assert!(!goes(400), "the other round takes applications");
    let lead = world.actor(Role::ProgrammeLead);
    world.write(&lead, move |tx| calls::set_up::close(tx, next)).unwrap();
    assert!(!goes(400), "its group has begun there");
    let reference = world.read(&Actor::Console, move |tx| Ok(applications::load(tx, new)?.reference)).unwrap();
    let asked = hashar::privacy::erase::OnRequest { case: new, reference, reason: "The group asked".into() };
    world.write(&world.actor(Role::Director), move |tx| hashar::privacy::erase::on_request(tx, &asked)).unwrap();
    assert!(goes(400) && !goes(1), "nothing of it goes on, and half a year has passed");
}

#[test]
fn what_is_put_off_to_a_later_meeting_stays_and_a_held_result_is_not_told() {
    on_both(|world| {
        let board = a_board(world);
        let fund = a_fund(world);
        let call = world.open_call("R-1", Mode::Regular, vec![fund]);
        let next = world.open_call("R-2", Mode::Regular, vec![fund]);
        let lead = world.actor(Role::ProgrammeLead);
        world.write(&lead, move |tx| release::hold(tx, call)).unwrap();
        let (id, mut phone) = before_the_board(world, call);
        let later = voted(world, &board, id, Outcome::Defer, None, fund, Choice::Yes);
        concluded(world, &board[0], later).unwrap();
        assert_eq!(state(world, id), State::WithBoard, "it is decided at a later meeting");
        let motion = world.write(&board[0], move |tx| votes::open_vote(tx, id, &deferring(Some(next), fund))).unwrap();
        carried(world, &board, motion);
        assert_eq!(state(world, id), State::Deferred);
        phone.open("/case");
        assert!(phone.says("With the board") && !phone.says("another round"), "{}", phone.text());
        assert_eq!(phone.send("/case/next", &[]), 303);
        assert!(phone.says("cannot be done at the present stage"), "{}", phone.text());
        let now = world.read(&Actor::Console, |tx| Ok(tx.now)).unwrap();
        let at = now + chrono::Duration::hours(1);
        world.write(&lead, move |tx| release::schedule(tx, call, Some(at))).unwrap();
        world.db.set_now(Some(at));
        world.write(&Actor::Clerk, release::turn).unwrap();
        phone.open("/case");
        assert!(phone.says("another round"), "{}", phone.text());
    });
}

#[test]
fn a_round_that_is_not_public_yet_is_not_named_to_the_group() {
    on_both(|world| {
        let board = a_board(world);
        let fund = a_fund(world);
        let call = world.open_call("R-1", Mode::Regular, vec![fund]);
        let draft = world.new_call("R-SECRET", Mode::Regular, vec![fund]);
        let draft = world.write(&Actor::Console, move |tx| calls::set_up::create(tx, &draft)).unwrap();
        let (id, mut phone) = before_the_board(world, call);
        let lost = voted(world, &board, id, Outcome::Decline, None, fund, Choice::No);
        concluded(world, &board[0], lost).unwrap();
        let motion = world.write(&board[0], move |tx| votes::open_vote(tx, id, &deferring(Some(draft), fund))).unwrap();
        carried(world, &board, motion);
        let told = world.read(&Actor::Console, |tx| hashar::notices::newest(tx, Kind::Deferred)).unwrap().unwrap();
        let values: Vec<(&str, String)> =
            told.values.iter().map(|(name, value)| (name.as_str(), said(value))).collect();
        assert!(values.contains(&("call", "The next round".to_owned())), "{values:?}");
        assert!(!values.iter().any(|(name, _)| *name == "deadline"), "{values:?}");
        every_letter_reads_well(world);
        phone.open("/case");
        assert!(phone.says("The next round") && !phone.says("R-SECRET"), "{}", phone.text());
        world.write(&Actor::Console, move |tx| calls::set_up::publish(tx, draft)).unwrap();
        phone.open("/case");
        assert!(phone.says("R-SECRET") && !phone.says("The next round"), "{}", phone.text());
    });
}

fn said(value: &Arg) -> String {
    Words::shared().arg(Lang::En, value)
}
