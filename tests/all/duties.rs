//! What the law asks of who receives a grant: it appears by itself, with its day; staff say who does it and that it is done.

use crate::{
    awards::{a_board, an_award, award, eur, today},
    funds::signed_in,
    payees::prepared,
    support::{World, on_both, world::a_fund},
};
use chrono::NaiveDate;
use hashar::{
    awards::{
        self, Refusal, State as End, amend,
        duties::{self, Counted, Kept, OnAward, YearDay, keep},
    },
    base::{Actor, AwardId, Deed, DutyId, Labels, Lang, PayoutId, Role},
    calls::Mode,
    payees,
    payouts::{self, Bank},
    privacy::export::{self, Taking},
};

/// An award of EUR 1,000 to a group of Tajikistan, with the duties a programme starts with.
fn a_grant(world: &World) -> AwardId {
    let (board, fund) = (a_board(world), a_fund(world));
    world.duties();
    let call = world.open_call("R-1", Mode::Regular, vec![fund]);
    an_award(world, &board, call, fund, eur(100_000))
}

fn of(world: &World, id: AwardId) -> Vec<OnAward> {
    world.read(&world.actor(Role::Auditor), move |tx| duties::of_award(tx, id)).unwrap().0
}

fn texts(world: &World, id: AwardId) -> Vec<String> {
    of(world, id).iter().map(|one| one.duty.labels.say(Lang::En)).collect()
}

/// Adds a duty of Tajikistan.
fn a_duty(world: &World, counted: Counted, days: i32) -> DutyId {
    let new = keep::Written {
        country: "TJ".into(),
        counted: counted.to_string(),
        days,
        yearly: None,
        labels: Labels::one(Lang::En, format!("Counted from {counted}, {days} days")),
        offered: true,
    };
    world.write(&world.actor(Role::ProgrammeLead), move |tx| keep::set(tx, None, &new)).unwrap()
}

fn send(world: &World, payout: PayoutId) {
    let bank = Bank {
        sent_on: today(world),
        reference: "FT-1".into(),
        control_number: String::new(),
        debited: eur(100_000),
        received: eur(100_000),
        fees: eur(0),
    };
    world.write(&world.actor(Role::FinanceOfficer), move |tx| payouts::record(tx, payout, &bank)).unwrap();
}

fn approved(world: &World, id: AwardId) -> PayoutId {
    let (payee, payout) = prepared(world, id);
    let approver = world.actor(Role::FinanceApprover);
    world.write(&approver, move |tx| payees::verify(tx, payee, "Called")).unwrap();
    world.write(&approver, move |tx| payouts::approve(tx, payout, "")).unwrap();
    payout
}

#[test]
fn duties_appear_with_the_award_and_with_its_first_payment_and_go_when_it_is_undone() {
    on_both(|world| {
        a_board(world);
        a_duty(world, Counted::Award, 30);
        let id = a_grant(world);
        let decided = award(world, id).awarded_on;
        let first = of(world, id);
        assert_eq!(texts(world, id), ["Counted from award, 30 days"], "those there are already are not begun again");
        assert_eq!(first[0].due_on, decided + chrono::Duration::days(30));
        let payment = a_duty(world, Counted::Payment, 10);
        let kg = keep::Written {
            country: "KG".into(),
            counted: "payment".into(),
            days: 10,
            yearly: None,
            labels: Labels::one(Lang::En, "Of another country"),
            offered: true,
        };
        world.write(&world.actor(Role::ProgrammeLead), move |tx| keep::set(tx, None, &kg)).unwrap();
        let payout = approved(world, id);
        assert_eq!(of(world, id).len(), 1, "nothing was sent yet");
        send(world, payout);
        let duty = of(world, id).into_iter().find(|one| one.duty.id == payment).unwrap();
        assert_eq!((duty.from, duty.due_on), (today(world), today(world) + chrono::Duration::days(10)));
        assert_eq!(of(world, id).len(), 2);
        let on = today(world);
        let approver = world.actor(Role::FinanceApprover);
        world.write(&approver, move |tx| payouts::reverse(tx, payout, on, "Sent twice")).unwrap();
        assert_eq!(texts(world, id), ["Counted from award, 30 days"], "no money, no duty");
    });
}

#[test]
fn a_day_is_moved_for_a_reason_and_what_is_done_says_by_whom() {
    on_both(|world| {
        a_board(world);
        let duty = a_duty(world, Counted::Award, 5);
        let id = a_grant(world);
        let kept = |days: i64, reason: &str, done| Kept {
            due_on: of(world, id)[0].computed_on + chrono::Duration::days(days),
            reason: reason.into(),
            responsible: "Гулнора".into(),
            note: "Registered letter".into(),
            done,
        };
        let write = |role, new: Kept| world.write(&world.actor(role), move |tx| duties::keep(tx, id, (duty, 0), &new));
        let stop = write(Role::ProgrammeOfficer, kept(3, " ", false)).unwrap_err();
        assert_eq!(stop.refusal(), Some(&Refusal::ReasonMissing));
        assert!(
            write(Role::FinanceOfficer, kept(0, "", true)).is_err()
                && !Deed::PlanInstalments.roles().contains(&Role::Auditor)
        );
        write(Role::ProgrammeOfficer, kept(3, "The office is closed", false)).unwrap();
        let one = of(world, id).remove(0);
        assert_eq!((one.due_on - one.computed_on).num_days(), 3);
        assert_eq!(one.reason.as_deref(), Some("The office is closed"));
        assert_eq!((one.responsible.as_deref(), one.done), (Some("Гулнора"), None));
        let count = || world.read(&world.actor(Role::Auditor), duties::count_due).unwrap();
        assert_eq!(count(), 1);
        write(Role::ProgrammeOfficer, kept(0, "", true)).unwrap();
        let one = of(world, id).remove(0);
        assert_eq!((one.reason, one.done.unwrap().0), (None, world.person(Role::ProgrammeOfficer)));
        assert_eq!(count(), 0);
        assert_eq!(world.read(&Actor::Visitor, duties::count_due).unwrap(), 0);
    });
}

#[test]
fn staff_see_what_is_due_by_country_mark_it_done_and_keep_the_texts_in_a_browser() {
    on_both(|world| {
        let id = a_grant(world);
        let payout = approved(world, id);
        send(world, payout);
        let mut officer = signed_in(world, Role::ProgrammeOfficer);
        assert_eq!(officer.open("/applications"), 200);
        assert_eq!(officer.click("Duties of the law, late or due soon"), 200);
        assert!(officer.says("register of aid"), "{}", officer.text());
        officer.open("/duties?country=KG");
        assert!(officer.says("Nothing is due here"), "{}", officer.text());
        officer.open(&format!("/awards/{id}"));
        officer.click("Duties of the law");
        assert!(officer.says("10 days after the first payout"), "{}", officer.text());
        officer.click("Change or mark as done");
        assert_eq!(officer.press("Save", &[("due_on", "31.12.2099"), ("note", "Пора"), ("reason", "")]), 422);
        assert!(officer.shows("Пора"), "nothing typed is lost");
        assert_eq!(officer.press("Save", &[("due_on", "31.12.2099"), ("reason", "Moved"), ("done", "yes")]), 303);
        assert!(officer.says("Moved") && officer.says("Done:"), "{}", officer.text());
        assert_eq!(officer.open("/duties/texts"), 404, "who does not keep lists does not see it");

        let mut lead = signed_in(world, Role::ProgrammeLead);
        lead.open("/duties/texts");
        lead.click("Add a duty");
        assert_eq!(
            lead.press("Save", &[("country", "TJ"), ("counted", "award"), ("days", "x"), ("label_en", "Ask")]),
            422
        );
        assert_eq!(
            lead.press(
                "Save",
                &[("country", "TJ"), ("counted", "award"), ("days", "7"), ("label_en", "Ask the notary")]
            ),
            303
        );
        assert!(lead.says("Ask the notary") && lead.says("7 days after the decision"), "{}", lead.text());
        lead.open(&format!("/awards/{id}/duties"));
        assert!(!lead.says("Ask the notary"), "an award keeps what it has");
        assert_eq!(lead.press("Add the duties that are missing", &[]), 303);
        assert!(lead.says("Ask the notary"), "{}", lead.text());
        lead.press("Add the duties that are missing", &[]);
        assert!(lead.says("No duty was missing"), "{}", lead.text());

        let mut auditor = signed_in(world, Role::Auditor);
        auditor.open(&format!("/awards/{id}/duties"));
        assert!(auditor.says("register of aid") && !auditor.says("Change or mark as done"));
    });
}

/// Adds a duty of Tajikistan that is due on a day of each year, counted from the award.
fn a_yearly_duty(world: &World, day: &str) -> DutyId {
    let new = keep::Written {
        country: "TJ".into(),
        counted: Counted::Award.to_string(),
        days: 0,
        yearly: YearDay::parse(day),
        labels: Labels::one(Lang::En, "Declare the year".to_owned()),
        offered: true,
    };
    world.write(&world.actor(Role::ProgrammeLead), move |tx| keep::set(tx, None, &new)).unwrap()
}

#[test]
fn a_duty_of_each_year_comes_as_often_as_the_grant_lasts_and_what_is_done_stays() {
    on_both(|world| {
        a_board(world);
        // The year has begun, and the grant's twelve months end after its next 31 January.
        let start = NaiveDate::from_ymd_opt(2030, 3, 1).unwrap().and_hms_opt(8, 0, 0).unwrap();
        world.db.set_now(Some(start));
        let duty = a_yearly_duty(world, "31.01");
        let id = a_grant(world);
        let years = || of(world, id).iter().map(|one| one.year).collect::<Vec<_>>();
        assert_eq!(years(), [2031, 2032], "once in the grant, once after it");
        let day = |year| NaiveDate::from_ymd_opt(year, 1, 31).unwrap();
        assert_eq!(of(world, id)[0].due_on, day(2031));

        let ends = |on: NaiveDate| {
            let wanted = amend::Wanted {
                amount: eur(100_000),
                ends_on: Some(on),
                due_on: None,
                fund: None,
                reason: "Longer".into(),
            };
            let officer = world.actor(Role::ProgrammeOfficer);
            let change = world.write(&officer, move |tx| amend::propose(tx, id, &wanted)).unwrap();
            world.write(&world.actor(Role::Director), move |tx| amend::decide(tx, change, true)).unwrap();
        };
        ends(NaiveDate::from_ymd_opt(2033, 6, 30).unwrap());
        assert_eq!(years(), [2031, 2032, 2033, 2034]);
        let kept = |year: i32, note: &str| Kept {
            due_on: day(year),
            reason: String::new(),
            responsible: "Гулнора".into(),
            note: note.into(),
            done: true,
        };
        for year in [2031, 2034] {
            let new = kept(year, &format!("Of {year}"));
            let officer = world.actor(Role::ProgrammeOfficer);
            world.write(&officer, move |tx| duties::keep(tx, id, (duty, year), &new)).unwrap();
        }
        let notes: Vec<_> = of(world, id).into_iter().filter_map(|one| one.note).collect();
        assert_eq!(notes, ["Of 2031", "Of 2034"], "each year's own remark");
        ends(NaiveDate::from_ymd_opt(2031, 12, 31).unwrap());
        assert_eq!(years(), [2031, 2032, 2034], "what is done stays");
        world.write(&world.actor(Role::ProgrammeLead), move |tx| awards::finish(tx, id, End::Completed, "")).unwrap();
        assert_eq!(years(), [2031, 2034], "it ended before the next day came");
        world.db.set_now(None);
    });
}

#[test]
fn an_award_that_opens_again_has_to_do_each_year_what_it_had_before() {
    on_both(|world| {
        a_board(world);
        world.db.set_now(NaiveDate::from_ymd_opt(2030, 3, 1).unwrap().and_hms_opt(8, 0, 0));
        a_yearly_duty(world, "31.01");
        let id = a_grant(world);
        let years = || of(world, id).iter().filter(|one| one.year != 0).map(|one| one.year).collect::<Vec<_>>();
        assert_eq!(years(), [2031, 2032]);
        let payout = approved(world, id);
        send(world, payout);
        world.write(&world.actor(Role::ProgrammeLead), move |tx| awards::finish(tx, id, End::Completed, "")).unwrap();
        assert_eq!(years(), [2031], "as it has ended");
        let on = today(world);
        let approver = world.actor(Role::FinanceApprover);
        world.write(&approver, move |tx| payouts::reverse(tx, payout, on, "It came back")).unwrap();
        assert_eq!((award(world, id).state, years()), (End::Active, vec![2031, 2032]));
        world.db.set_now(None);
    });
}

#[test]
fn a_day_of_each_year_is_kept_in_a_browser_and_the_groups_data_tell_of_its_duties() {
    on_both(|world| {
        a_board(world);
        let mut lead = signed_in(world, Role::ProgrammeLead);
        lead.open("/duties/texts/add");
        let fields = |days: &'static str, yearly: &'static str| {
            [("country", "TJ"), ("counted", "award"), ("days", days), ("yearly", yearly), ("label_en", "Declare")]
        };
        assert_eq!(lead.press("Save", &fields("", "")), 422, "one of both");
        assert_eq!(lead.press("Save", &fields("", "31.02")), 422);
        assert!(lead.says("a day and a month that there are") && lead.shows("31.02"), "{}", lead.text());
        assert_eq!(lead.press("Save", &fields("10", "31.01")), 422);
        assert!(lead.says("not both"), "{}", lead.text());
        assert_eq!(lead.press("Save", &fields("", "31.1.")), 303);
        assert!(lead.says("Each year on 31.01, from the decision"), "{}", lead.text());
        let id = a_grant(world);
        let mut officer = signed_in(world, Role::ProgrammeOfficer);
        officer.open(&format!("/awards/{id}/duties"));
        assert!(officer.says("Each year on 31.01, from the decision"), "{}", officer.text());
        officer.click("Change or mark as done");
        assert_eq!(officer.press("Save", &[("done", "yes"), ("responsible", "Гулнора"), ("note", "дарун")]), 303);
        assert!(officer.says("Done:"), "{}", officer.text());

        let group = award(world, id).group;
        let taking = Taking { group, reason: "They asked".into() };
        let taker = world.actor(Role::ProgrammeLead);
        world.write(&taker, move |tx| export::note(tx, &taking)).unwrap();
        let whole = world.read(&taker, move |tx| export::of_group(tx, group)).unwrap();
        let text: String = whole.papers.iter().map(hashar::privacy::export::Paper::text).collect();
        assert!(text.contains("Declare") && text.contains("Гулнора") && text.contains("31.01."), "{text}");
        assert!(!text.contains("дарун"), "a remark of the staff is theirs");
    });
}
