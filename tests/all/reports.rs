//! Reports of groups: filled in behind the case code, returned, accepted, and what opens by itself then.

use crate::{
    awards::{a_board, an_award, award, eur, parts, queued, today},
    funds::signed_in,
    support::{World, on_both, post::every_letter_reads_well, world::a_fund},
};
use chrono::Duration;
use hashar::{
    applications::codes,
    awards::{self, Condition, InstalmentState, Planned},
    base::{Actor, AwardId, Money, Role, Stop},
    calls::Mode,
    mail, notices,
    reports::{
        self, FINAL, Refusal, State, decide,
        fill::{self, Filled},
        views,
    },
};

/// An award of EUR 1,000: 600 at once, 400 when a report is accepted, which is due today.
fn a_grant(world: &World) -> (AwardId, Actor) {
    let (board, fund) = (a_board(world), a_fund(world));
    let call = world.open_call("R-1", Mode::Regular, vec![fund]);
    let id = an_award(world, &board, call, fund, eur(100_000));
    let on = today(world);
    let part = |minor, condition| Planned { amount: eur(minor), due_on: on, condition, note: None };
    let plan = vec![part(60_000, Condition::None), part(40_000, Condition::ReportAccepted)];
    world.write(&world.actor(Role::ProgrammeOfficer), move |tx| awards::plan(tx, id, &plan)).unwrap();
    let group = Actor::Case(award(world, id).application);
    (id, group)
}

/// A report with so much spent on its first line and nothing on the others.
fn filled(world: &World, group: &Actor, part: i32, minor: i64) -> Filled {
    let (_, _, lines) = world.read(group, move |tx| views::own_one(tx, part)).unwrap();
    let spent = |(at, line): (usize, &reports::Line)| {
        (Money::from_minor(if at == 0 { minor } else { 0 }, line.planned.currency()), String::new())
    };
    Filled { narrative: "Twelve women learned to sew".into(), lines: lines.iter().enumerate().map(spent).collect() }
}

#[test]
fn a_part_that_waits_for_a_report_opens_by_itself_when_it_is_accepted() {
    on_both(|world| {
        world.person(Role::FinanceOfficer);
        let (id, group) = a_grant(world);
        let asked = world.read(&group, views::own).unwrap();
        assert_eq!(asked.iter().map(|one| one.due.part).collect::<Vec<_>>(), [2, FINAL]);
        let mine = filled(world, &group, 2, 55_000);
        let draft = mine.clone();
        let report = world.write(&group, move |tx| fill::save(tx, 2, &draft)).unwrap();
        let officer = world.actor(Role::ProgrammeOfficer);
        let unseen = world.read(&officer, move |tx| views::detail(tx, report)).unwrap_err();
        assert!(matches!(unseen, Stop::Missing), "a draft is the group's own");
        let early = world.write(&officer, move |tx| decide::accept(tx, report)).unwrap_err();
        assert_eq!(early.refusal(), Some(&Refusal::NotNow));
        let silent = Filled { narrative: " ".into(), ..mine.clone() };
        let stop = world.write(&group, move |tx| fill::send(tx, 2, &silent)).unwrap_err();
        assert_eq!(stop.refusal(), Some(&Refusal::NarrativeMissing));
        let whole = mine.clone();
        world.write(&group, move |tx| fill::send(tx, 2, &whole)).unwrap();
        assert_eq!(queued(world, notices::Kind::ReportArrived), 1);
        let locked = mine.clone();
        let stop = world.write(&group, move |tx| fill::save(tx, 2, &locked)).unwrap_err();
        assert_eq!(stop.refusal(), Some(&Refusal::NotNow), "what was sent is not changed");

        let stop = world.write(&officer, move |tx| decide::give_back(tx, report, " ")).unwrap_err();
        assert_eq!(stop.refusal(), Some(&Refusal::NoteMissing));
        world.write(&officer, move |tx| decide::give_back(tx, report, "Which receipts?")).unwrap();
        assert_eq!(parts(world, id)[1].state, InstalmentState::Locked);
        world.write(&group, move |tx| fill::send(tx, 2, &mine)).unwrap();
        world.write(&officer, move |tx| decide::accept(tx, report)).unwrap();
        let part = parts(world, id).remove(1);
        assert_eq!((part.state, part.met_on), (InstalmentState::Open, Some(today(world))));
        assert_eq!(queued(world, notices::Kind::InstalmentUnlocked), 2, "the first part, and now the second");
        assert_eq!(queued(world, notices::Kind::ReportAccepted), 1);
        let found = world.read(&officer, move |tx| views::detail(tx, report)).unwrap();
        assert_eq!(found.report.state, State::Accepted);
        let again = world.write(&officer, move |tx| decide::accept(tx, report)).unwrap_err();
        assert_eq!(again.refusal(), Some(&Refusal::NotNow));
    });
}

#[test]
fn a_group_reports_of_its_own_grant_only_and_only_what_is_asked() {
    on_both(|world| {
        let (_, group) = a_grant(world);
        let mine = filled(world, &group, FINAL, 1);
        let unasked = mine.clone();
        let stop = world.write(&group, move |tx| fill::save(tx, 1, &unasked)).unwrap_err();
        assert!(matches!(stop, Stop::Missing), "nothing waits for a report before the first part");
        let short = Filled { lines: Vec::new(), ..mine.clone() };
        let stop = world.write(&group, move |tx| fill::save(tx, FINAL, &short)).unwrap_err();
        assert_eq!(stop.refusal(), Some(&Refusal::LineUnknown));
        let officer = world.actor(Role::ProgrammeOfficer);
        let stop = world.write(&officer, move |tx| fill::save(tx, FINAL, &mine)).unwrap_err();
        assert!(matches!(stop, Stop::Forbidden));
        let auditor = world.actor(Role::Auditor);
        let stop = world.write(&auditor, move |tx| decide::accept(tx, hashar::base::ReportId(1))).unwrap_err();
        assert!(matches!(stop, Stop::Forbidden));
    });
}

#[test]
fn a_late_report_shows_what_it_holds() {
    on_both(|world| {
        let (_, group) = a_grant(world);
        let officer = world.actor(Role::ProgrammeOfficer);
        assert!(world.read(&officer, views::late).unwrap().is_empty(), "it is due today");
        let now = world.read(&Actor::Console, |tx| Ok(tx.now)).unwrap();
        world.db.set_now(Some(now + chrono::Duration::days(2)));
        let late = world.read(&officer, views::late).unwrap();
        assert_eq!((late.len(), late[0].held, late[0].part, late[0].state), (1, eur(40_000), 2, None));
        let mine = filled(world, &group, 2, 1);
        let report = world.write(&group, move |tx| fill::send(tx, 2, &mine)).unwrap();
        assert_eq!(world.read(&officer, views::late).unwrap()[0].state, Some(State::Sent));
        assert_eq!(world.read(&officer, views::waiting).unwrap().len(), 1);
        world.write(&officer, move |tx| decide::accept(tx, report)).unwrap();
        assert!(world.read(&officer, views::late).unwrap().is_empty());
        world.db.set_now(None);
    });
}

#[test]
fn a_group_writes_its_report_in_a_browser_and_staff_read_it() {
    on_both(|world| {
        let (id, group) = a_grant(world);
        let case = award(world, id).application;
        let code = codes::fresh(world.db.master()).unwrap();
        let fresh = code.clone();
        world.write(&world.actor(Role::ProgrammeOfficer), move |tx| codes::replace(tx, case, &fresh)).unwrap();
        let mut browser = world.browser();
        browser.open("/enter");
        assert_eq!(browser.send("/enter", &[("code", &code)]), 303);
        assert_eq!(browser.open("/case"), 200);
        assert_eq!(browser.click("Your reports"), 200, "{}", browser.text());
        assert_eq!(browser.click("Report before instalment 2"), 200);
        assert_eq!(browser.press("Save draft", &[("narrative", "Half of it")]), 303, "{}", browser.text());
        assert!(browser.says("The draft has been saved"));
        assert_eq!(browser.press("Send the report", &[("narrative", ""), ("spent_1", "1,234")]), 422);
        assert!(browser.shows("1,234"), "what was typed is not lost");
        let (_, _, lines) = world.read(&group, move |tx| views::own_one(tx, 2)).unwrap();
        let fields: Vec<(String, &str)> = (1..=lines.len()).map(|at| (format!("spent_{at}"), "10")).collect();
        let mut given: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), *value)).collect();
        given.push(("narrative", "All of it"));
        assert_eq!(browser.press("Send the report", &given), 303, "{}", browser.text());

        let mut officer = signed_in(world, Role::ProgrammeOfficer);
        assert_eq!(officer.open("/reports"), 200);
        let reference = world.read(&Actor::Console, move |tx| hashar::applications::load(tx, case)).unwrap().reference;
        assert_eq!(officer.click(&reference), 200);
        assert!(officer.says("All of it") && officer.says("Planned"), "{}", officer.text());
        assert_eq!(officer.press("Return", &[("note", "")]), 422);
        assert_eq!(officer.press("Accept the report", &[]), 303);
        assert!(officer.says("accepted"));
        officer.open(&format!("/awards/{id}"));
        assert!(officer.says("Report before instalment 2"), "{}", officer.text());
    });
}

#[test]
fn a_group_is_reminded_before_and_after_the_day_of_its_report_once_each() {
    on_both(|world| {
        let (board, fund) = (a_board(world), a_fund(world));
        let call = world.open_call("R-1", Mode::Regular, vec![fund]);
        let id = an_award(world, &board, call, fund, eur(100_000));
        let day = today(world);
        let part = |minor, condition, days| Planned {
            amount: eur(minor),
            due_on: day + Duration::days(days),
            condition,
            note: None,
        };
        let plan = vec![part(60_000, Condition::None, 0), part(40_000, Condition::ReportAccepted, 20)];
        world.write(&world.actor(Role::ProgrammeOfficer), move |tx| awards::plan(tx, id, &plan)).unwrap();
        let group = Actor::Case(award(world, id).application);
        let told = || {
            world.write(&Actor::Clerk, mail::schedule::remind_of_reports).unwrap();
            (queued(world, notices::Kind::ReportDue), queued(world, notices::Kind::ReportLate))
        };
        // Nine in the morning in Dushanbe is four in UTC.
        let at = |days: i64, hour: u32| {
            let when = (day + Duration::days(days)).and_hms_opt(hour, 30, 0).unwrap();
            world.db.set_now(Some(when));
        };
        at(12, 5);
        assert_eq!(told(), (0, 0));
        at(13, 3);
        assert_eq!(told(), (0, 0), "not yet nine there");
        at(13, 4);
        assert_eq!((told(), told()), ((1, 0), (1, 0)));
        at(19, 4);
        assert_eq!(told(), (2, 0));
        at(20, 5);
        assert_eq!(told(), (2, 0));
        at(21, 4);
        assert_eq!(told(), (2, 1));
        let mine = filled(world, &group, 2, 55_000);
        world.write(&group, move |tx| fill::send(tx, 2, &mine)).unwrap();
        at(27, 5);
        assert_eq!(told(), (2, 1), "it has come");
        every_letter_reads_well(world);
    });
}
