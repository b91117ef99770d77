//! Results that all groups of a call learn of together.

use crate::{
    awards::{a_board, concluded, eur, voted, with_the_board},
    board::{body, in_all_languages, without_tokens},
    support::{Browser, World, on_both, world::a_fund},
};
use hashar::{
    applications::{self, State, send, told},
    awards::{self, release},
    base::{Actor, ApplicationId, CallId, Role, Stop},
    board::{Choice, Outcome},
    calls::Mode,
    notices::{self, Kind},
};

fn group(world: &World, id: ApplicationId) -> Browser {
    let mut browser = world.browser();
    browser.sign_in_case(world, id);
    browser
}

/// What the group reads of its case, without what is its own.
fn page(world: &World, id: ApplicationId, path: &str) -> (u16, String) {
    let mut browser = group(world, id);
    let status = browser.open(&format!("{path}?lang=en"));
    let reference = world.read(&Actor::Console, move |tx| Ok(applications::load(tx, id)?.reference)).unwrap();
    (status, without_tokens(&browser).replace(&reference, "REF"))
}

/// The kinds of letters that a sender gets now.
fn leaving(world: &World) -> Vec<Kind> {
    let claimed = world.write(&Actor::Clerk, |tx| {
        Ok(notices::claim(tx, "test", 500)?.into_iter().map(|one| one.kind.to_string()).collect::<Vec<_>>())
    });
    claimed.unwrap().iter().map(|kind| kind.parse().unwrap()).collect()
}

fn schedule(world: &World, call: CallId, hours: i64) -> Result<(), Stop> {
    let now = world.read(&Actor::Console, |tx| Ok(tx.now)).unwrap();
    let at = now + chrono::Duration::hours(hours);
    world.write(&world.actor(Role::ProgrammeLead), move |tx| release::schedule(tx, call, Some(at)))
}

fn refused<T: std::fmt::Debug>(result: Result<T, Stop>) -> awards::Refusal {
    result.unwrap_err().refusal::<awards::Refusal>().cloned().unwrap()
}

#[test]
fn nobody_outside_sees_a_result_before_the_release_and_all_do_at_once_after_it() {
    on_both(|world| {
        // All is sent in one minute, so that the pages can be compared.
        let now = world.read(&Actor::Console, |tx| Ok(tx.now)).unwrap();
        world.db.set_now(Some(now));
        let (board, fund) = (a_board(world), a_fund(world));
        let call = world.open_call("R-1", Mode::Regular, vec![fund]);
        let lead = world.actor(Role::ProgrammeLead);
        world.write(&lead, move |tx| release::hold(tx, call)).unwrap();
        let ids: Vec<ApplicationId> = (0..3).map(|_| with_the_board(world, call)).collect();
        leaving(world);
        let given = voted(world, &board, ids[0], Outcome::Fund, Some(eur(120_000)), fund, Choice::Yes);
        let declined = voted(world, &board, ids[1], Outcome::Decline, None, fund, Choice::Yes);
        concluded(world, &board[0], given).unwrap();
        concluded(world, &board[0], declined).unwrap();
        let state = |id| world.read(&Actor::Console, move |tx| Ok(applications::load(tx, id)?.state)).unwrap();
        assert_eq!([state(ids[0]), state(ids[1])], [State::Funded, State::Declined], "inside it is recorded");
        // The three read the same, whatever was decided.
        for path in ["/case", "/case/reports", "/case/payouts", "/case/copy", "/case/messages"] {
            let undecided = page(world, ids[2], path);
            for id in &ids[..2] {
                assert_eq!(page(world, *id, path), undecided, "{path}");
            }
        }
        assert!(page(world, ids[0], "/case").1.contains("With the board"));
        for id in &ids {
            let id = *id;
            let own = Actor::Case(id);
            assert!(world.write(&own, move |tx| send::withdraw(tx, id)).is_err(), "all of them alike");
            assert_eq!(world.read(&own, move |tx| awards::of_application(tx, id)).unwrap(), None);
            assert!(matches!(
                world.read(&own, move |tx| hashar::mail::results::of_own_case(tx, id, None)),
                Err(Stop::Missing)
            ));
            let known = world.read(&own, move |tx| {
                let case = applications::load(tx, id)?;
                told::as_told(tx, case)
            });
            let known = known.unwrap();
            assert_eq!((known.state, known.decided_on), (State::WithBoard, None));
        }
        assert!(!leaving(world).iter().any(|kind| matches!(kind, Kind::Decision | Kind::Declined)), "no letter leaves");
        assert!(schedule(world, call, -1).is_err());
        schedule(world, call, 5).unwrap();
        assert_eq!(world.write(&Actor::Clerk, release::turn).unwrap(), 0);
        // Put off once: the first instant lets nothing go.
        schedule(world, call, 9).unwrap();
        let now = world.read(&Actor::Console, |tx| Ok(tx.now)).unwrap();
        world.db.set_now(Some(now + chrono::Duration::hours(6)));
        assert_eq!(world.write(&Actor::Clerk, release::turn).unwrap(), 0);
        assert!(!leaving(world).iter().any(|kind| matches!(kind, Kind::Decision | Kind::Declined)));
        world.db.set_now(Some(now + chrono::Duration::hours(10)));
        assert_eq!(world.write(&Actor::Clerk, release::turn).unwrap(), 1);
        assert_eq!(world.write(&Actor::Clerk, release::turn).unwrap(), 0, "once");
        let left = leaving(world);
        let told = |kind: Kind| left.iter().filter(|other| **other == kind).count();
        assert_eq!((told(Kind::Decision), told(Kind::Declined)), (1, 1), "both at once");
        assert!(!page(world, ids[0], "/case").1.contains("With the board"));
        assert!(world.read(&Actor::Case(ids[0]), |tx| awards::of_application(tx, ids[0])).unwrap().is_some());
        // What is decided later is told at once.
        let last = voted(world, &board, ids[2], Outcome::Decline, None, fund, Choice::Yes);
        concluded(world, &board[0], last).unwrap();
        assert_eq!(leaving(world).iter().filter(|kind| **kind == Kind::Declined).count(), 1);
        assert_eq!(refused(schedule(world, call, 20)), awards::Refusal::ResultsTold);
    });
}

#[test]
fn results_that_a_group_may_know_are_not_held() {
    on_both(|world| {
        let (board, fund) = (a_board(world), a_fund(world));
        let call = world.open_call("R-1", Mode::Regular, vec![fund]);
        let lead = world.actor(Role::ProgrammeLead);
        let motion = {
            let id = with_the_board(world, call);
            voted(world, &board, id, Outcome::Decline, None, fund, Choice::Yes)
        };
        concluded(world, &board[0], motion).unwrap();
        assert_eq!(refused(world.write(&lead, move |tx| release::hold(tx, call))), awards::Refusal::ResultsTold);
        let officer = world.actor(Role::ProgrammeOfficer);
        assert!(matches!(world.write(&officer, move |tx| release::hold(tx, call)), Err(Stop::Forbidden)));
    });
}

#[test]
fn staff_read_each_letter_in_its_language_before_they_release() {
    on_both(|world| {
        let (board, fund) = (a_board(world), a_fund(world));
        let call = world.open_call("R-1", Mode::Regular, vec![fund]);
        let mut browser = world.browser();
        browser.sign_in(world, world.person(Role::ProgrammeLead));
        let path = format!("/board/rounds/{call}/release");
        in_all_languages(&mut browser, &path);
        assert!(browser.shows("Results are not held"));
        assert_eq!(browser.send(&path, &[]), 303, "{}", body(&browser));
        assert!(browser.shows("until you say when"));
        let id = with_the_board(world, call);
        let motion = voted(world, &board, id, Outcome::Fund, Some(eur(120_000)), fund, Choice::Yes);
        concluded(world, &board[0], motion).unwrap();
        in_all_languages(&mut browser, &path);
        assert!(
            browser.shows("Тоҷикӣ") && browser.link("/awards/").is_some_and(|link| link.contains("speak=tg")),
            "{}",
            body(&browser)
        );
        let mail = browser.link("/mail/").unwrap();
        assert_eq!(browser.open(&mail), 200, "{}", body(&browser));
        browser.open(&path);
        assert_eq!(browser.send(&path, &[("on", "01.01.2020"), ("on_time", "10:00")]), 422);
        assert!(browser.shows("has to lie ahead"));
        assert_eq!(browser.send(&path, &[("on", "08.03.2031"), ("on_time", "25:00")]), 422);
        assert_eq!(browser.send(&path, &[("on", "08.03.2031"), ("on_time", "10:00")]), 303, "{}", body(&browser));
        assert!(browser.shows("08.03.2031 10:00"), "{}", body(&browser));
        browser.open(&format!("/board/rounds/{call}/ranking"));
        assert!(browser.shows(&path));
    });
}
