//! Changes of an award: more, less, longer, each by two people, with the funds and the plan following.

use crate::{
    awards::{a_board, an_award, award, eur, figures, parts, today},
    funds::signed_in,
    support::{World, on_both, world::a_fund},
};
use hashar::{
    awards::{
        self, Condition, InstalmentState, Planned, Refusal,
        amend::{self, Wanted},
    },
    base::{Actor, AmendmentId, AwardId, FundId, Role, Stop},
    calls::Mode,
    funds::{self, proof, terms},
};

/// An award of EUR 1,000 in two parts of 600 and 400.
fn a_grant(world: &World) -> (AwardId, FundId) {
    let (board, fund) = (a_board(world), a_fund(world));
    let call = world.open_call("R-1", Mode::Regular, vec![fund]);
    let id = an_award(world, &board, call, fund, eur(100_000));
    let on = today(world);
    let part = |minor, condition| Planned { amount: eur(minor), due_on: on, condition, note: None };
    let plan = vec![part(60_000, Condition::None), part(40_000, Condition::ReportAccepted)];
    world.write(&world.actor(Role::ProgrammeOfficer), move |tx| awards::plan(tx, id, &plan)).unwrap();
    (id, fund)
}

fn wanted(world: &World, minor: i64, fund: Option<FundId>) -> Wanted {
    let due_on = Some(today(world) + chrono::Duration::days(60));
    Wanted { amount: eur(minor), ends_on: None, due_on, fund, reason: "prices have risen".into() }
}

fn propose(world: &World, id: AwardId, new: Wanted) -> Result<AmendmentId, Stop> {
    world.write(&world.actor(Role::ProgrammeOfficer), move |tx| amend::propose(tx, id, &new))
}

fn decide(world: &World, id: AmendmentId, agrees: bool) -> Result<(), Stop> {
    world.write(&world.actor(Role::Director), move |tx| amend::decide(tx, id, agrees))
}

fn faults(world: &World) -> Vec<proof::Fault> {
    world.read(&Actor::Console, proof::check).unwrap()
}

#[test]
fn more_is_promised_by_a_fund_and_planned_as_a_new_part() {
    on_both(|world| {
        let (id, fund) = a_grant(world);
        let change = propose(world, id, wanted(world, 125_000, Some(fund))).unwrap();
        assert_eq!(award(world, id).amount, eur(100_000), "nothing happens before a second person agrees");
        let second = propose(world, id, wanted(world, 130_000, Some(fund))).unwrap_err();
        assert_eq!(second.refusal(), Some(&Refusal::AmendWaits));
        decide(world, change, true).unwrap();
        let found = award(world, id);
        assert_eq!((found.amount, found.shares[0].committed), (eur(125_000), eur(125_000)));
        let planned: Vec<_> = parts(world, id).iter().map(|part| part.amount.minor()).collect();
        assert_eq!(planned, [60_000, 40_000, 25_000]);
        assert_eq!(figures(world, fund)[1], 125_000);
        let twice = decide(world, change, true).unwrap_err();
        assert_eq!(twice.refusal(), Some(&Refusal::AmendDecided));
        // Another fund may carry more of it.
        let other = a_fund(world);
        let change = propose(world, id, wanted(world, 150_000, Some(other))).unwrap();
        decide(world, change, true).unwrap();
        assert_eq!((award(world, id).shares.len(), figures(world, other)[1]), (2, 25_000));
        assert_eq!(faults(world), []);
    });
}

#[test]
fn less_comes_off_the_last_parts_and_goes_back_to_the_fund() {
    on_both(|world| {
        let (id, fund) = a_grant(world);
        let change = propose(world, id, wanted(world, 45_000, None)).unwrap();
        decide(world, change, true).unwrap();
        let found: Vec<_> = parts(world, id).iter().map(|part| (part.amount.minor(), part.state)).collect();
        assert_eq!(found, [(45_000, InstalmentState::Open), (40_000, InstalmentState::Cancelled)]);
        let share = award(world, id).shares.remove(0);
        assert_eq!((share.committed, figures(world, fund)[1]), (eur(45_000), 45_000));
        assert_eq!(faults(world), []);
    });
}

#[test]
fn longer_is_only_longer_and_each_thing_wrong_has_its_refusal() {
    on_both(|world| {
        let (id, fund) = a_grant(world);
        let day = today(world) + chrono::Duration::days(400);
        let longer = Wanted { ends_on: Some(day), ..wanted(world, 100_000, None) };
        let change = propose(world, id, longer.clone()).unwrap();
        decide(world, change, true).unwrap();
        let found = award(world, id);
        assert_eq!((found.ends_on, found.amount), (Some(day), eur(100_000)));
        for (new, refusal) in [
            (longer, Refusal::AmendNothing),
            (wanted(world, 0, None), Refusal::AmendPaid { paid: eur(0) }),
            (wanted(world, 110_000, None), Refusal::AmendFund),
            (Wanted { due_on: None, ..wanted(world, 110_000, Some(fund)) }, Refusal::AmendDue),
            (Wanted { reason: " ".into(), ..wanted(world, 90_000, None) }, Refusal::ReasonMissing),
        ] {
            assert_eq!(propose(world, id, new).unwrap_err().refusal(), Some(&refusal));
        }
    });
}

#[test]
fn what_the_fund_has_not_or_its_donor_does_not_allow_is_refused_when_it_is_done() {
    on_both(|world| {
        let (id, fund) = a_grant(world);
        let change = propose(world, id, wanted(world, 2_000_000, Some(fund))).unwrap();
        let stop = decide(world, change, true).unwrap_err();
        assert_eq!(crate::funds::lacking(&stop), Some([1_000_000, 100_000, 0, 900_000, 1_900_000]));
        assert_eq!(award(world, id).amount, eur(100_000), "nothing happened by half");
        decide(world, change, false).unwrap();
        let change = propose(world, id, wanted(world, 110_000, Some(fund))).unwrap();
        let only = terms::Terms { countries: vec!["KG".into()], ..terms::Terms::default() };
        world.write(&world.actor(Role::FinanceOfficer), move |tx| terms::bind(tx, fund, &only)).unwrap();
        let stop = decide(world, change, true).unwrap_err();
        assert!(matches!(stop.refusal(), Some(funds::Refusal::CountryRestricted { .. })));
        assert_eq!(faults(world), []);
    });
}

#[test]
fn a_change_is_proposed_and_agreed_to_in_a_browser() {
    on_both(|world| {
        let (id, fund) = a_grant(world);
        let mut officer = signed_in(world, Role::ProgrammeOfficer);
        officer.open(&format!("/awards/{id}"));
        assert_eq!(officer.click("Change the award"), 200);
        assert_eq!(officer.press("Propose", &[("amount", "1100"), ("reason", "")]), 422);
        let fund = fund.to_string();
        let due = (today(world) + chrono::Duration::days(9)).format("%d.%m.%Y").to_string();
        let new = [("amount", "1100"), ("fund", fund.as_str()), ("due_on", due.as_str()), ("reason", "prices")];
        assert_eq!(officer.press("Propose", &new), 303, "{}", officer.text());
        assert!(officer.says("Another person decides"), "{}", officer.text());
        let mut director = signed_in(world, Role::Director);
        director.open("/proposals");
        let reference =
            world.read(&world.actor(Role::Auditor), move |tx| awards::views::detail(tx, id)).unwrap().reference;
        assert_eq!(director.click(&reference), 200);
        assert_eq!(director.press("Confirm", &[]), 303);
        director.open(&format!("/awards/{id}"));
        assert!(director.says("EUR 1,100.00"), "{}", director.text());
    });
}
