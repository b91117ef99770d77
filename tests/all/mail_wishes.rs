//! What people wish to be written to: digests, hours of quiet, never; and reminders by the calendar.

use crate::support::{
    Browser, World, on_both,
    post::{into_memory, settings},
};
use chrono::{Duration, NaiveDate, NaiveDateTime};
use hashar::{
    applications::{self, Channel, codes, open, work},
    base::{Actor, Lang, PersonId, Role},
    calls::Mode,
    db::{Tx, tx::Quiet},
    mail::{self, digest, schedule},
    notices::{self, Kind, Notice, Reader, State},
};

/// Monday, at an hour in Dushanbe.
fn monday(hour: i64) -> NaiveDateTime {
    let midnight = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap().and_hms_opt(0, 0, 0).unwrap();
    midnight + Duration::hours(hour - 5)
}

fn deliver(world: &World) -> Vec<mail::Posted> {
    into_memory(world, &settings(None))
}

fn tell(world: &World, kind: Kind, to: PersonId, reference: &'static str) {
    let act = move |tx: &mut Tx<'_>| {
        tx.quiet(Quiet::Seeding);
        let notice = Notice::new(kind, Reader::Person(to)).with("link", "/applications/x");
        match kind {
            Kind::MailFailing | Kind::TestMail => notice.queue(tx),
            _ => notice.with("reference", reference).with("call", "Winter call").queue(tx),
        }
    };
    world.write(&Actor::Console, act).unwrap();
}

fn gather(world: &World) -> usize {
    world.write(&Actor::Clerk, digest::gather).unwrap()
}

fn browser_of(world: &World, person: PersonId) -> Browser {
    let mut browser = world.browser();
    browser.sign_in(world, person);
    browser
}

#[test]
fn what_is_wanted_in_a_digest_comes_in_one_letter_with_links() {
    on_both(|world| {
        world.db.set_now(Some(monday(10)));
        let officer = world.person(Role::ProgrammeOfficer);
        let mut browser = browser_of(world, officer);
        browser.open("/notices");
        assert!(browser.says("Asia/Dushanbe"));
        let wishes = [("application_arrived", "daily"), ("answer_arrived", "weekly"), ("message_from_group", "never")];
        assert_eq!(browser.press("Save", &wishes), 303);
        for (kind, reference) in [
            (Kind::ApplicationArrived, "TJ-26-0001"),
            (Kind::ApplicationArrived, "TJ-26-0002"),
            (Kind::AnswerArrived, "TJ-26-0003"),
            (Kind::MessageFromGroup, "TJ-26-0004"),
            (Kind::TestMail, ""),
        ] {
            tell(world, kind, officer, reference);
        }
        let posted = deliver(world);
        assert_eq!(posted.len(), 1, "what is about the account is never put off");
        assert_eq!(gather(world), 0, "the hour has not struck since");
        world.db.set_now(Some(monday(24 + 8)));
        assert_eq!(gather(world), 1);
        assert_eq!(gather(world), 0);
        let posted = deliver(world);
        let [letter] = &posted[..] else { panic!("{posted:?}") };
        assert_eq!(letter.subject, "What waits for you");
        for part in ["- New application: TJ-26-0001\n", "TJ-26-0002", "https://grants.example.org/applications/x"] {
            assert!(letter.body.contains(part), "{part} in {}", letter.body);
        }
        assert!(!letter.body.contains("TJ-26-0003") && !letter.body.contains("TJ-26-0004"), "{}", letter.body);
        world.db.set_now(Some(monday(7 * 24 + 8)));
        assert_eq!(gather(world), 1);
        assert!(deliver(world)[0].body.contains("TJ-26-0003"));
        let counts = world.read(&Actor::Clerk, notices::queue_health).unwrap().0;
        assert!(counts.iter().all(|(state, _)| *state != State::Held));
    });
}

#[test]
fn quiet_hours_put_off_what_is_not_urgent() {
    on_both(|world| {
        world.db.set_now(Some(monday(23)));
        let officer = world.person(Role::ProgrammeOfficer);
        let mut browser = browser_of(world, officer);
        browser.open("/notices");
        assert_eq!(browser.press("Save", &[("quiet_from", "22:00")]), 422);
        assert!(browser.says("Give both times") && browser.shows("22:00"));
        assert_eq!(browser.press("Save", &[("quiet_from", "25"), ("quiet_until", "7")]), 422);
        assert_eq!(browser.press("Save", &[("quiet_from", "22.00"), ("quiet_until", "7")]), 303);
        assert!(browser.shows("07:00"));
        tell(world, Kind::ApplicationArrived, officer, "TJ-26-0001");
        tell(world, Kind::MailFailing, officer, "");
        assert_eq!(deliver(world).len(), 1, "only what is urgent");
        world.db.set_now(Some(monday(24 + 6)));
        assert!(deliver(world).is_empty());
        world.db.set_now(Some(monday(24 + 7) + Duration::minutes(1)));
        assert_eq!(deliver(world)[0].subject, "New application: TJ-26-0001");
        // A person's wishes are their own: a group has none.
        assert_eq!(world.browser().open("/notices"), 401);
    });
}

#[test]
fn work_that_is_due_is_told_to_who_does_it_once_in_the_morning() {
    on_both(|world| {
        world.db.set_now(Some(monday(6)));
        let (_, id) = crate::attachments::a_phone(world);
        crate::applications::answer_all(world, &Actor::Case(id), id);
        world.write(&Actor::Case(id), move |tx| applications::send::send(tx, id)).unwrap();
        let officer = world.person(Role::ProgrammeOfficer);
        let arrange = work::Arrange {
            case: id,
            work: work::Work { assigned: Some(officer), due_on: Some(monday(24 + 12).date()), tags: Vec::new() },
            new_tag: String::new(),
        };
        world.write(&world.actor(Role::ProgrammeLead), move |tx| work::arrange(tx, &arrange)).unwrap();
        let told = || {
            world.write(&Actor::Clerk, schedule::remind_of_work).unwrap();
            let log = world.read(&world.actor(Role::ProgrammeOfficer), |tx| notices::log(tx, None, None, 100)).unwrap();
            log.iter().filter(|line| line.kind == Kind::TaskDue && line.reader == Reader::Person(officer)).count()
        };
        assert_eq!(told(), 0);
        world.db.set_now(Some(monday(24 + 8)));
        assert_eq!(told(), 0);
        world.db.set_now(Some(monday(24 + 9)));
        assert_eq!((told(), told()), (1, 1));
        crate::support::post::every_letter_reads_well(world);
    });
}

#[test]
fn drafts_are_reminded_of_by_the_days_of_their_call_each_once_in_the_morning() {
    on_both(|world| {
        world.db.set_now(Some(monday(6)));
        let call = world.open_call("R-1", Mode::Regular, vec![crate::support::world::a_fund(world)]);
        let code = codes::fresh(world.db.master()).unwrap();
        let new = open::NewCase { call, country: "TJ".into(), language: Lang::Tg, channel: Channel::Online, code };
        let id = world.write(&Actor::Visitor, move |tx| open::open(tx, &new)).unwrap().id;
        let remind = || {
            world.write(&Actor::Clerk, schedule::remind).unwrap();
            let officer = world.actor(Role::ProgrammeOfficer);
            let log = world.read(&officer, |tx| notices::log(tx, None, None, 100)).unwrap();
            log.iter().filter(|line| line.kind == Kind::DraftReminder && line.reader == Reader::Case(id)).count()
        };
        // The call closes thirty days from now, at six in the morning there.
        assert_eq!(remind(), 0);
        let at = |day: i64, hour: i64| world.db.set_now(Some(monday(day * 24 + hour)));
        at(23, 8);
        assert_eq!(remind(), 0);
        at(23, 9);
        assert_eq!((remind(), remind()), (1, 1));
        at(26, 10);
        assert_eq!(remind(), 1, "three days before is the day after");
        at(27, 9);
        assert_eq!(remind(), 2);
        // The lead wants another day only.
        let lead = world.person(Role::ProgrammeLead);
        let mut browser = browser_of(world, lead);
        browser.open(&format!("/calls/{call}"));
        browser.click("Reminders");
        assert!(browser.shows("7, 3, 1"));
        assert_eq!(browser.press("Save", &[("days", "seven")]), 422);
        assert!(browser.shows("seven"));
        assert_eq!(browser.press("Save", &[("days", "2"), ("late_days", "0")]), 422);
        assert_eq!(browser.press("Save", &[("days", "2"), ("report_days", ""), ("late_days", "7, 1")]), 303);
        browser.open(&format!("/calls/{call}/reminders"));
        let paper = browser.paper("Save");
        assert_eq!(["days", "report_days", "late_days"].map(|name| paper.value(name)), ["2", "", "7, 1"]);
        at(28, 9);
        assert_eq!(remind(), 3);
        at(29, 9);
        assert_eq!(remind(), 3, "one day before is no day of this call any more");
        let officer = browser_of(world, world.person(Role::ProgrammeOfficer)).open(&format!("/calls/{call}/reminders"));
        assert_eq!(officer, 404);
        let state = world.read(&Actor::Console, move |tx| applications::load(tx, id)).unwrap().state;
        assert_eq!(state, applications::State::Draft);
    });
}

#[test]
fn a_draft_with_a_later_deadline_of_its_own_is_reminded_by_that() {
    on_both(|world| {
        world.db.set_now(Some(monday(6)));
        let call = world.open_call("R-1", Mode::Regular, vec![crate::support::world::a_fund(world)]);
        let (id, _) = crate::applications::open_case(world, call);
        let reference = world.read(&Actor::Console, move |tx| applications::load(tx, id)).unwrap().reference;
        let told = || {
            world.write(&Actor::Clerk, schedule::remind).unwrap();
            let officer = world.actor(Role::ProgrammeOfficer);
            let log = world.read(&officer, |tx| notices::log(tx, None, None, 100)).unwrap();
            log.iter().filter(|line| line.kind == Kind::DraftReminder && line.reader == Reader::Case(id)).count()
        };
        // The call closes on the thirtieth day; this draft ten days later.
        let longer = applications::extend::NewExtension {
            call,
            reference,
            until: monday(40 * 24 + 5 + 18),
            reason: "A flood".into(),
        };
        world.write(&world.actor(Role::ProgrammeLead), move |tx| applications::extend::extend(tx, &longer)).unwrap();
        let at = |day: i64| world.db.set_now(Some(monday(day * 24 + 10)));
        for day in [23, 27, 29] {
            at(day);
            assert_eq!(told(), 0, "day {day}: the call's deadline is not this draft's");
        }
        at(33);
        world.write(&Actor::Clerk, hashar::calls::clock::turn_due).unwrap();
        assert_eq!((told(), told()), (1, 1), "seven days before its own, though the call is closed");
        at(39);
        assert_eq!(told(), 2);
        at(41);
        assert_eq!(told(), 2);
        crate::support::post::every_letter_reads_well(world);
    });
}
