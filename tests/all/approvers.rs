//! Who approves payouts: given and taken by two people, whatever way an administrator tries, and stood in for as long as two
//! people agreed.

use crate::{
    awards::{eur, queued, today},
    board::{body, in_all_languages},
    funds::signed_in,
    payouts::a_verified,
    support::{Browser, World, on_both, post::every_letter_reads_well},
};
use chrono::Duration;
use hashar::{
    base::{Actor, NamingId, PayoutId, PersonId, Role, Stop},
    notices::Kind,
    payouts::{self, State},
    people::{
        self, Refusal,
        approvers::{self, NewStandIn},
        register,
    },
};

fn roles(world: &World, id: PersonId) -> Vec<Role> {
    world.read(&Actor::Console, move |tx| people::find(tx, id)).unwrap().roles
}

/// What waits, as the director sees it.
fn waiting(world: &World) -> Vec<NamingId> {
    let found = world.read(&world.actor(Role::Director), approvers::view).unwrap();
    found.waiting.into_iter().map(|line| line.one.id).collect()
}

fn decide(world: &World, actor: &Actor, id: NamingId, agree: bool) -> Result<(), Stop> {
    world.write(actor, move |tx| approvers::decide(tx, id, agree))
}

fn change(world: &World, id: PersonId, roles: &[Role]) -> bool {
    let roles = roles.to_vec();
    world.write(&world.actor(Role::Administrator), move |tx| register::change_roles(tx, id, &roles)).unwrap()
}

fn refused<T: std::fmt::Debug>(result: Result<T, Stop>) -> Refusal {
    result.unwrap_err().refusal::<Refusal>().cloned().unwrap()
}

fn at(world: &World, hours: i64) -> chrono::NaiveDateTime {
    world.read(&Actor::Console, |tx| Ok(tx.now)).unwrap() + Duration::hours(hours)
}

/// Proposes that somebody stands in for the approver, from and until so many hours from now.
fn propose(world: &World, by: &Actor, person: PersonId, hours: (i64, i64)) -> Result<NamingId, Stop> {
    let absent = world.person(Role::FinanceApprover);
    let new = NewStandIn { absent, person, from: at(world, hours.0), until: at(world, hours.1) };
    world.write(by, move |tx| approvers::propose(tx, &new))
}

fn browser_of(world: &World, person: PersonId) -> Browser {
    let mut browser = world.browser();
    browser.sign_in(world, person);
    browser
}

#[test]
fn the_right_to_approve_is_given_and_taken_by_two_people() {
    on_both(|world| {
        world.choices();
        let (approver, director) = (world.actor(Role::FinanceApprover), world.actor(Role::Director));
        let mut boss = signed_in(world, Role::Administrator);
        boss.open("/people/add");
        assert!(boss.says("waits until another person agrees: Finance approver, Director"), "{}", boss.text());
        let new = [
            ("name", "Zarina"),
            ("email", "zarina@example.org"),
            ("roles", "finance_officer"),
            ("roles", "finance_approver"),
            ("language", "en"),
            ("zone", "Asia/Dushanbe"),
        ];
        assert_eq!(boss.press("Add and invite", &new), 303);
        assert!(boss.says("Role to be given: Finance approver"), "{}", boss.text());
        let zarina = world.read(&Actor::Console, |tx| people::by_email(tx, "zarina@example.org")).unwrap().unwrap().0;
        assert_eq!(zarina.roles, [Role::FinanceOfficer]);
        assert_eq!(queued(world, Kind::ApproverProposed), 2, "the approver and the director");
        assert_eq!(boss.open("/limits"), 404, "an administrator decides nothing about money");
        let mine = world.actor(Role::Administrator);
        assert!(matches!(decide(world, &mine, waiting(world)[0], true), Err(Stop::Forbidden)));
        let mut second = signed_in(world, Role::FinanceApprover);
        second.open("/payouts");
        assert!(second.says("Proposals that wait for your decision: 1"), "{}", second.text());
        in_all_languages(&mut second, "/limits");
        in_all_languages(&mut boss, &format!("/people/{}", zarina.id));
        assert!(second.says("Zarina · Role to be given: Finance approver"), "{}", second.text());
        assert_eq!(second.press("Agree", &[]), 303);
        assert_eq!(second.press_again(), 303, "a double click");
        assert_eq!(roles(world, zarina.id), [Role::FinanceApprover, Role::FinanceOfficer]);
        assert_eq!(queued(world, Kind::RoleChanged), 1);

        // Taken: by an administrator alone, it waits too; other roles change at once.
        boss.open(&format!("/people/{}", zarina.id));
        assert_eq!(boss.press("Save roles", &[("roles", "auditor")]), 303);
        assert!(boss.says("waits for a second person") && boss.says("Role to be taken away: Finance approver"));
        assert_eq!(roles(world, zarina.id), [Role::Auditor, Role::FinanceApprover]);
        assert!(change(world, zarina.id, &[Role::Auditor]), "once more");
        let ids = waiting(world);
        assert_eq!(ids.len(), 1, "it waits once");
        let of_herself = Actor::Person { id: zarina.id, roles: vec![Role::FinanceApprover] };
        assert_eq!(refused(decide(world, &of_herself, ids[0], false)), Refusal::NamingOfOneself);
        decide(world, &director, ids[0], false).unwrap();
        assert_eq!(roles(world, zarina.id), [Role::Auditor, Role::FinanceApprover], "the director did not agree");
        assert_eq!(refused(decide(world, &approver, ids[0], true)), Refusal::NamingDecided);
        assert!(change(world, zarina.id, &[Role::Auditor]));
        decide(world, &approver, waiting(world)[0], true).unwrap();
        assert_eq!(roles(world, zarina.id), [Role::Auditor]);
        assert!(!change(world, zarina.id, &[Role::FinanceOfficer]), "other roles are given by one");
        // Who proposed something takes it back; nobody else does, and not twice.
        assert!(change(world, zarina.id, &[Role::Auditor, Role::Director]));
        let id = waiting(world)[0];
        for other in [&approver, &director] {
            let taken = world.write(other, move |tx| approvers::withdraw(tx, id));
            assert!(matches!(taken, Err(Stop::Missing)), "{taken:?}");
        }
        boss.open(&format!("/people/{}", zarina.id));
        assert!(boss.says("Role to be given: Director"), "{}", boss.text());
        assert_eq!(boss.press("Take the proposal back", &[]), 303);
        assert!(boss.says("The proposal is taken back.") && !boss.says("Role to be given"), "{}", boss.text());
        assert!(waiting(world).is_empty());
        assert_eq!(refused(decide(world, &director, id, true)), Refusal::NamingDecided);
        let mine = world.actor(Role::Administrator);
        let again = world.write(&mine, move |tx| approvers::withdraw(tx, id));
        assert_eq!(refused(again), Refusal::NamingDecided);
        let mut auditor = signed_in(world, Role::Auditor);
        auditor.open(&format!("/people/{}", zarina.id));
        assert!(auditor.says("Took back a proposal about who approves payouts"), "{}", auditor.text());
        let agreed = "Agreed to a change of who approves payouts: Finance approver · role taken away";
        assert!(auditor.says(agreed), "{}", auditor.text());
        assert!(every_letter_reads_well(world).contains(&Kind::ApproverProposed));
    });
}

#[test]
fn there_is_no_way_round_the_second_person() {
    on_both(|world| {
        // While nobody is there who could agree, the first is named by one person, and no other.
        let boss = world.actor(Role::Administrator);
        let (first, other) = (world.another(Role::Auditor, "first"), world.another(Role::Auditor, "other"));
        assert!(!change(world, first, &[Role::FinanceApprover]));
        assert_eq!(roles(world, first), [Role::FinanceApprover]);
        for roles_wanted in [[Role::FinanceApprover, Role::Auditor], [Role::Director, Role::Auditor]] {
            assert!(change(world, other, &roles_wanted), "a director approves too");
            assert_eq!(roles(world, other), [Role::Auditor]);
        }
        // Nor does it help to close the account of who could say no, or to open one again.
        world.write(&boss, move |tx| register::turn(tx, first, people::State::Disabled)).unwrap();
        assert!(change(world, boss.person().unwrap(), &[Role::Director, Role::Administrator]));
        assert_eq!(roles(world, boss.person().unwrap()), [Role::Administrator]);
        let mut page = signed_in(world, Role::Administrator);
        page.open(&format!("/people/{other}"));
        assert!(page.says("Nobody is there who may agree"), "{}", page.text());
        world.write(&boss, move |tx| register::turn(tx, first, people::State::Active)).unwrap();
        let again = world.read(&Actor::Console, move |tx| people::find(tx, first)).unwrap();
        assert_eq!((again.state, again.roles), (people::State::Active, vec![]), "open, but not to approve");
        // The command line gives it at once: whoever keeps the server.
        let (director, approver) = (world.actor(Role::Director), world.actor(Role::FinanceApprover));
        assert_eq!(roles(world, director.person().unwrap()), [Role::Director]);
        let about = |id: PersonId| {
            let found = world.read(&director, approvers::view).unwrap().waiting;
            found.into_iter().filter(|line| line.one.person == id).map(|line| line.one.id).collect::<Vec<_>>()
        };
        assert_eq!((about(first).len(), about(other).len()), (1, 2));
        decide(world, &director, about(first)[0], true).unwrap();
        assert_eq!(roles(world, first), [Role::FinanceApprover]);
        // Who proposed it does not agree to it, whatever else they are.
        let both = world.another(Role::Administrator, "both");
        let all = [Role::Administrator, Role::Director];
        world.write(&Actor::Console, move |tx| register::change_roles(tx, both, &all)).unwrap();
        let both = Actor::Person { id: both, roles: all.to_vec() };
        let third = world.another(Role::Auditor, "third");
        let wanted = [Role::FinanceApprover];
        world.write(&both, move |tx| register::change_roles(tx, third, &wanted)).unwrap();
        assert_eq!(refused(decide(world, &both, about(third)[0], true)), Refusal::OwnNaming);
        // What waits is over when the account closes.
        let id = about(third)[0];
        world.write(&boss, move |tx| register::turn(tx, third, people::State::Disabled)).unwrap();
        assert_eq!(refused(decide(world, &approver, id, true)), Refusal::NamingDecided);
    });
}

fn state(world: &World, id: PayoutId) -> State {
    world.read(&Actor::Console, move |tx| payouts::find(tx, id)).unwrap().state
}

/// Presses the button to approve, as the page shows it to a browser, or sends the form all the same.
fn approve(browser: &mut Browser, id: PayoutId) -> u16 {
    browser.open(&format!("/payouts/{id}"));
    browser.send(&format!("/payouts/{id}/approve"), &[])
}

#[test]
fn a_stand_in_approves_within_the_days_and_never_what_they_prepared() {
    on_both(|world| {
        let (_, _, payout) = a_verified(world);
        let zarina = world.another(Role::FinanceOfficer, "zarina");
        let preparer = world.person(Role::FinanceOfficer);
        world.person(Role::Director);
        let start = at(world, 0);
        let mut approver = signed_in(world, Role::FinanceApprover);
        approver.open("/limits");
        approver.click("Propose a stand-in");
        in_all_languages(&mut approver, "/limits/stand-in");
        let day = |days: i64| (today(world) + Duration::days(days)).format("%d.%m.%Y").to_string();
        let (absent, person) = (world.person(Role::FinanceApprover).to_string(), zarina.to_string());
        let (first, last, past) = (day(2), day(3), day(-2));
        let given = |until| {
            [("absent", absent.as_str()), ("person", person.as_str()), ("from", first.as_str()), ("until", until)]
        };
        assert_eq!(approver.press("Propose", &given(&past)), 422);
        assert_eq!(approver.press("Propose", &given(&last)), 303);
        assert!(approver.says("The stand-in is proposed") && approver.says("zarina · To stand in from"));
        let (mine, director) = (world.actor(Role::FinanceApprover), world.actor(Role::Director));
        let ids = waiting(world);
        assert_eq!(refused(decide(world, &mine, ids[0], true)), Refusal::OwnNaming);
        let mut other = signed_in(world, Role::Director);
        other.open("/limits");
        assert_eq!(other.press("Agree", &[]), 303);
        assert!(other.says("zarina finance_approver") && other.says("To come"), "{}", other.text());
        assert_eq!(queued(world, Kind::ApproverNamed), 2, "both are told, with the days");
        let own = propose(world, &director, preparer, (48, 72)).unwrap();
        decide(world, &mine, own, true).unwrap();
        assert!(every_letter_reads_well(world).contains(&Kind::ApproverNamed));
        assert_eq!(approve(&mut browser_of(world, zarina), payout), 404, "not before the first day");

        world.db.set_now(Some(start + Duration::hours(60)));
        assert_eq!(approve(&mut browser_of(world, preparer), payout), 422, "not what they prepared");
        assert_eq!(state(world, payout), State::Prepared);
        let told = world.read(&Actor::Console, approvers::to_tell).unwrap();
        assert!(told.contains(&zarina) && told.contains(&mine.person().unwrap()));
        let mut stands_in = browser_of(world, zarina);
        in_all_languages(&mut stands_in, "/payouts");
        assert!(stands_in.says("you approve payouts in the place of: finance_approver"), "{}", stands_in.text());
        stands_in.open("/limits");
        assert!(stands_in.says("zarina finance_approver") && !stands_in.says("Propose a stand-in"));
        let as_approver = Actor::Person { id: zarina, roles: vec![Role::FinanceOfficer, Role::FinanceApprover] };
        let third = world.another(Role::Auditor, "third");
        assert_eq!(refused(propose(world, &as_approver, third, (0, 48))), Refusal::NamesNobody);
        let waits = propose(world, &mine, third, (0, 48)).unwrap();
        assert_eq!(refused(decide(world, &as_approver, waits, true)), Refusal::NamesNobody);
        stands_in.open(&format!("/payouts/{payout}"));
        assert_eq!(stands_in.press("Approve", &[]), 303);
        assert_eq!(state(world, payout), State::Approved);
        assert!(stands_in.says("zarina (for: finance_approver)"), "{}", stands_in.text());

        world.db.set_now(Some(start + Duration::hours(120)));
        let mut after = browser_of(world, zarina);
        assert_eq!(approve(&mut after, payout), 404, "the days are over");
        assert_eq!(state(world, payout), State::Approved, "what was approved meanwhile stays so");
        after.open(&format!("/payouts/{payout}/voucher"));
        assert!(after.says("zarina (for: finance_approver)"), "{}", body(&after));
    });
}

#[test]
fn a_stand_in_ends_early_by_one_person_and_of_two_who_decide_at_once_one_does() {
    on_both(|world| {
        let (mine, director) = (world.actor(Role::FinanceApprover), world.actor(Role::Director));
        let zarina = world.another(Role::FinanceOfficer, "zarina");
        let one = propose(world, &mine, zarina, (0, 48)).unwrap();
        assert_eq!(refused(propose(world, &director, zarina, (24, 72))), Refusal::ApproverTwice);
        assert_eq!(refused(propose(world, &director, director.person().unwrap(), (0, 48))), Refusal::ApproverStandIn);
        let boss = world.actor(Role::Administrator);
        assert!(matches!(propose(world, &boss, zarina, (72, 96)), Err(Stop::Forbidden)));
        assert_eq!(browser_of(world, zarina).open("/limits"), 200);
        let may = |world: &World| {
            let mut browser = browser_of(world, zarina);
            browser.open("/limits");
            browser.says("Propose a limit")
        };
        assert!(!may(world), "it waits");
        decide(world, &director, one, true).unwrap();
        assert!(may(world), "as an approver may");
        let mut page = signed_in(world, Role::Director);
        page.open("/limits");
        assert_eq!(page.press("End now zarina", &[]), 303);
        assert!(!may(world), "at once");
        assert_eq!(queued(world, Kind::ApproverEnded), 2, "the stand-in and who is away");
        assert!(every_letter_reads_well(world).contains(&Kind::ApproverEnded));
        assert_eq!(refused(world.write(&mine, move |tx| approvers::end(tx, one))), Refusal::NamingOver);

        // Nor does anybody agree to what is over, and a closed account stands in for nobody.
        let late = propose(world, &mine, zarina, (0, 1)).unwrap();
        let start = at(world, 0);
        world.db.set_now(Some(start + Duration::hours(2)));
        assert_eq!(refused(decide(world, &director, late, true)), Refusal::NamingOver);
        decide(world, &director, late, false).unwrap();
        let again = propose(world, &mine, zarina, (0, 48)).unwrap();
        decide(world, &director, again, true).unwrap();
        for state in [people::State::Disabled, people::State::Active] {
            world.write(&boss, move |tx| register::turn(tx, zarina, state)).unwrap();
        }
        assert!(!may(world), "opened again, without the stand-in");

        let both = propose(world, &mine, zarina, (0, 48)).unwrap();
        let second = world.another(Role::Director, "second");
        let second = Actor::Person { id: second, roles: vec![Role::Director] };
        let done: Vec<_> = std::thread::scope(|scope| {
            let turns = [(&director, true), (&second, false)]
                .map(|(actor, agree)| scope.spawn(move || decide(world, actor, both, agree)));
            turns.into_iter().map(|turn| turn.join().unwrap()).collect()
        });
        let (fine, lost): (Vec<_>, Vec<_>) = done.into_iter().partition(Result::is_ok);
        assert_eq!((fine.len(), lost.len()), (1, 1));
        assert_eq!(refused(lost.into_iter().next().unwrap()), Refusal::NamingDecided);
        // Who is given the role for good stands in no longer, and approves in their own name.
        assert!(change(world, zarina, &[Role::FinanceOfficer, Role::FinanceApprover]));
        let found = world.read(&director, approvers::view).unwrap();
        let give = found.waiting.into_iter().find(|line| line.one.person == zarina).unwrap().one.id;
        decide(world, &mine, give, true).unwrap();
        let left = world.read(&director, approvers::view).unwrap();
        assert!(left.stand_ins.is_empty() && left.waiting.is_empty());
        assert!(left.approvers.iter().any(|person| person.id == zarina));
    });
}

#[test]
fn an_approver_and_their_stand_in_are_one_pair_of_eyes_and_one_goes_with_the_other() {
    on_both(|world| {
        let (_, _, payout) = a_verified(world);
        let zarina = world.another(Role::FinanceOfficer, "zarina");
        let (mine, director) = (world.actor(Role::FinanceApprover), world.actor(Role::Director));
        let limit = world.write(&director, |tx| payouts::limits::propose(tx, eur(0))).unwrap();
        world.write(&mine, move |tx| payouts::limits::decide(tx, limit, true)).unwrap();
        let naming = propose(world, &director, zarina, (0, 72)).unwrap();
        decide(world, &mine, naming, true).unwrap();
        let stands_in = Actor::Person { id: zarina, roles: vec![Role::FinanceOfficer, Role::FinanceApprover] };
        let approve = |actor: &Actor| world.write(actor, move |tx| payouts::approve(tx, payout, ""));
        let no = |result: Result<bool, Stop>| result.unwrap_err().refusal::<payouts::Refusal>().cloned().unwrap();

        assert!(!approve(&mine).unwrap(), "above the limit another looks at it");
        assert_eq!(no(approve(&stands_in)), payouts::Refusal::SameSeat);
        assert!(approve(&director).unwrap());
        let own = world.write(&stands_in, |tx| payouts::limits::propose(tx, eur(900)));
        assert_eq!(refused(own), Refusal::NamesNobody, "who stands in sets no limits");

        let approver = world.person(Role::FinanceApprover);
        let late = propose(world, &director, world.another(Role::Auditor, "late"), (80, 90)).unwrap();
        assert!(change(world, approver, &[Role::Auditor]), "it waits for a second person");
        let take = waiting(world).into_iter().find(|id| *id != late).unwrap();
        decide(world, &director, take, true).unwrap();
        assert!(matches!(world.read(&stands_in, move |tx| approvers::in_place_of(tx, zarina)), Err(Stop::Forbidden)));
        assert_eq!(waiting(world), [], "nobody is to stand in for who approves no more");
    });
}
