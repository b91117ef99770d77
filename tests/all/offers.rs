//! Less than was asked is offered first: the group brings its budget down and says yes, or no, or nothing in time.

use crate::{
    awards::{a_board, agrees, award, concluded, eur, figures, parts, queued, voted, with_the_board},
    board::{body, in_all_languages},
    support::{Browser, World, on_both, world::a_fund},
};
use chrono::Duration;
use hashar::{
    applications::{self, Channel, State, answers, budget, send},
    awards::{
        self, Refusal, State as AwardState,
        offers::{self, Offer, OfferState, Said},
        release,
    },
    base::{Actor, ApplicationId, CallId, Currency, FundId, Money, Role, Stop},
    board::{Choice, Outcome},
    calls::Mode,
    funds::{self, proof, terms},
    mail::schedule,
    notices::Kind,
};

/// A board, a fund of EUR 10,000, a call, and an application of EUR 1,200 that is offered EUR 1,000.
struct Offered<'w> {
    world: &'w World,
    board: Vec<Actor>,
    fund: FundId,
    call: CallId,
    id: ApplicationId,
}

impl<'w> Offered<'w> {
    fn new(world: &'w World, mode: Mode) -> Self {
        let (board, fund) = (a_board(world), a_fund(world));
        let call = world.open_call("R-1", mode, vec![fund]);
        Self::of(world, board, fund, call)
    }

    fn of(world: &'w World, board: Vec<Actor>, fund: FundId, call: CallId) -> Self {
        let id = with_the_board(world, call);
        let motion = voted(world, &board, id, Outcome::FundLess, Some(eur(100_000)), fund, Choice::Yes);
        assert!(concluded(world, &board[0], motion).unwrap().award.is_none());
        Self { world, board, fund, call, id }
    }

    fn group(&self) -> Actor {
        Actor::Case(self.id)
    }

    fn state(&self) -> State {
        let id = self.id;
        self.world.read(&Actor::Console, move |tx| Ok(applications::load(tx, id)?.state)).unwrap()
    }

    fn offer(&self) -> Offer {
        let id = self.id;
        let found = self.world.read(&Actor::Console, move |tx| {
            let case = applications::load(tx, id)?;
            offers::newest(tx, &case)
        });
        found.unwrap().unwrap()
    }

    fn says(&self, actor: &Actor, agrees: bool, reason: &str, channel: Option<Channel>) -> Result<OfferState, Stop> {
        let (id, said) = (self.id, Said { agrees, reason: reason.to_owned(), channel });
        self.world.write(actor, move |tx| offers::answer(tx, id, &said))
    }

    fn fit(&self) {
        let id = self.id;
        self.world.write(&self.group(), move |tx| offers::fit(tx, id)).unwrap();
    }

    /// Offered, committed, available.
    fn money(&self) -> [i64; 3] {
        let fund = self.fund;
        let figures = self.world.read(&Actor::Console, move |tx| funds::figures(tx, fund)).unwrap();
        [figures.offered, figures.committed, figures.available].map(|one| one.minor())
    }

    fn later(&self, days: i64) {
        let now = self.world.read(&Actor::Console, |tx| Ok(tx.now)).unwrap();
        self.world.db.set_now(Some(now + Duration::days(days)));
    }

    /// The budget as it counts: how often it was sent, and what it comes to.
    fn budget(&self) -> (i32, Money) {
        let id = self.id;
        let found = self.world.read(&Actor::Console, move |tx| {
            let case = applications::load(tx, id)?;
            let lines = answers::budget_lines(tx, &case)?;
            Ok((case.sent_count, budget::sums(&lines).unwrap().asked))
        });
        found.unwrap()
    }
}

fn refused<T: std::fmt::Debug>(result: Result<T, Stop>) -> Refusal {
    result.unwrap_err().refusal::<Refusal>().cloned().unwrap()
}

#[test]
fn less_is_set_aside_and_only_the_yes_with_a_budget_that_fits_commits_it() {
    on_both(|world| {
        let it = Offered::new(world, Mode::Regular);
        assert_eq!((it.state(), it.offer().state, it.offer().with_budget), (State::Offered, OfferState::Waiting, true));
        assert_eq!(it.money(), [100_000, 0, 900_000], "nobody else is promised it");
        assert_eq!(figures(world, it.fund)[1], 0, "nothing is committed");
        assert_eq!((queued(world, Kind::OfferMade), queued(world, Kind::Decision)), (1, 0));
        let fund = it.fund;
        let closing = world
            .write(&world.actor(Role::FinanceOfficer), move |tx| funds::set_up::turn(tx, fund, funds::State::Closed));
        assert!(matches!(closing.unwrap_err().refusal(), Some(funds::Refusal::StillCommitted { .. })));
        let id = it.id;
        assert!(world.write(&it.group(), move |tx| send::withdraw(tx, id)).is_err(), "it says no instead");

        let differs = Refusal::OfferBudget { budget: eur(120_000), offered: eur(100_000) };
        assert_eq!(refused(it.says(&it.group(), true, "", None)), differs);
        it.fit();
        assert_eq!(it.budget(), (1, eur(100_000)), "what was sent counts until the yes");
        assert_eq!(it.says(&it.group(), true, "", None).unwrap(), OfferState::Accepted);
        assert_eq!((it.state(), it.budget()), (State::Funded, (2, eur(100_000))));
        assert_eq!(it.money(), [0, 100_000, 900_000]);
        let made = world.read(&Actor::Console, move |tx| awards::of_application(tx, id)).unwrap().unwrap();
        let (made, plan) = (award(world, made), parts(world, made));
        assert_eq!((made.amount, made.state), (eur(100_000), AwardState::Active));
        assert_eq!(made.conditions.as_deref(), Some("A budget first"));
        assert_eq!(plan.iter().map(|part| part.amount.minor()).sum::<i64>(), 100_000);
        assert_eq!(refused(it.says(&it.group(), true, "", None)), Refusal::OfferOver, "once");
        assert_eq!(it.money(), [0, 100_000, 900_000]);
        assert_eq!(queued(world, Kind::OfferAnswered), 1);
        assert!(world.read(&Actor::Console, proof::check).unwrap().is_empty(), "the ledger proves it");
    });
}

#[test]
fn a_no_gives_the_money_back_and_staff_may_offer_it_once_more() {
    on_both(|world| {
        let it = Offered::new(world, Mode::Regular);
        let id = it.id;
        it.fit();
        assert_eq!(refused(it.says(&it.group(), false, " ", None)), Refusal::OfferReason);
        assert_eq!(it.says(&it.group(), false, "It is too little to begin", None).unwrap(), OfferState::Refused);
        assert_eq!((it.state(), it.money()), (State::Withdrawn, [0, 0, 1_000_000]));
        assert_eq!(it.offer().reason.as_deref(), Some("It is too little to begin"));
        assert_eq!(it.budget(), (1, eur(120_000)), "the budget is again as it was sent");
        assert_eq!(refused(it.says(&it.group(), true, "", None)), Refusal::OfferOver);
        let officer = world.actor(Role::ProgrammeOfficer);
        world.write(&officer, move |tx| offers::offer_again(tx, id)).unwrap();
        assert_eq!((it.state(), it.money()), (State::Offered, [100_000, 0, 900_000]));
        assert_eq!(refused(world.write(&officer, move |tx| offers::offer_again(tx, id))), Refusal::OfferOver);
        agrees(world, id);
        assert_eq!((it.state(), it.money()), (State::Funded, [0, 100_000, 900_000]));
        assert!(world.read(&Actor::Console, proof::check).unwrap().is_empty());
    });
}

#[test]
fn no_answer_in_time_gives_the_money_back_after_a_reminder() {
    on_both(|world| {
        let it = Offered::new(world, Mode::Regular);
        let remind = || world.write(&Actor::Clerk, schedule::remind_of_offers).unwrap();
        let turn = || world.write(&Actor::Clerk, offers::turn).unwrap();
        let by = it.offer().answer_by.unwrap();
        assert_eq!(remind(), 0);
        // Ten in the morning in Dushanbe, the day before the last.
        world.db.set_now((by - Duration::days(1)).and_hms_opt(5, 0, 0));
        assert_eq!((remind(), turn()), (1, 0));
        remind();
        assert_eq!(queued(world, Kind::OfferReminder), 1, "once");
        world.db.set_now(by.and_hms_opt(12, 0, 0));
        assert_eq!(turn(), 0, "the last day counts");
        world.db.set_now((by + Duration::days(1)).and_hms_opt(12, 0, 0));
        assert_eq!(refused(it.says(&it.group(), true, "", None)), Refusal::OfferLate { until: by });
        assert_eq!((turn(), turn()), (1, 0));
        assert_eq!((it.state(), it.offer().state), (State::Withdrawn, OfferState::Lapsed));
        assert_eq!(it.money(), [0, 0, 1_000_000]);
        assert_eq!((queued(world, Kind::OfferLapsed), queued(world, Kind::OfferAnswered)), (1, 1));
    });
}

#[test]
fn staff_write_an_answer_down_with_how_it_came_and_nobody_else_does() {
    on_both(|world| {
        let it = Offered::new(world, Mode::Regular);
        let officer = world.actor(Role::ProgrammeOfficer);
        it.fit();
        assert_eq!(refused(it.says(&officer, true, "", None)), Refusal::OfferChannel);
        assert_eq!(refused(it.says(&officer, true, "", Some(Channel::Online))), Refusal::OfferChannel);
        assert!(it.says(&it.board[0], true, "", Some(Channel::Phone)).is_err());
        let other = with_the_board(world, it.call);
        assert!(matches!(it.says(&Actor::Case(other), true, "", None), Err(Stop::Missing)));
        assert_eq!(it.says(&officer, true, "", Some(Channel::Phone)).unwrap(), OfferState::Accepted);
        let offer = it.offer();
        assert_eq!((offer.channel, offer.answered_by), (Some(Channel::Phone), officer.person()));
    });
}

#[test]
fn an_offer_waits_for_the_results_of_its_call_and_its_days_begin_then() {
    on_both(|world| {
        let (board, fund) = (a_board(world), a_fund(world));
        let call = world.open_call("R-1", Mode::Regular, vec![fund]);
        let lead = world.actor(Role::ProgrammeLead);
        world.write(&lead, move |tx| release::hold(tx, call)).unwrap();
        let it = Offered::of(world, board, fund, call);
        let id = it.id;
        assert_eq!(it.offer().answer_by, None);
        assert_eq!(it.money(), [100_000, 0, 900_000]);
        let mut group = world.browser();
        group.sign_in_case(world, id);
        assert_eq!(group.open("/case/offer?lang=en"), 404);
        group.open("/case?lang=en");
        assert!(group.shows("With the board") && !group.shows("/case/offer"), "{}", body(&group));
        assert_eq!(
            refused(it.says(&world.actor(Role::ProgrammeOfficer), true, "", Some(Channel::Phone))),
            Refusal::OfferNotTold
        );
        it.later(40);
        assert_eq!(world.write(&Actor::Clerk, offers::turn).unwrap(), 0);
        let now = world.read(&Actor::Console, |tx| Ok(tx.now)).unwrap();
        world.write(&lead, move |tx| release::schedule(tx, call, Some(now + Duration::hours(1)))).unwrap();
        world.db.set_now(Some(now + Duration::hours(2)));
        world.write(&Actor::Clerk, release::turn).unwrap();
        assert!(it.offer().answer_by.is_some_and(|day| day > (now + Duration::days(12)).date()));
        // The session from before has long ended.
        group.sign_in_case(world, id);
        assert_eq!(group.open("/case/offer?lang=en"), 200);
        agrees(world, id);
        assert_eq!(it.state(), State::Funded);
    });
}

#[test]
fn in_an_emergency_the_yes_alone_is_asked_and_soon() {
    on_both(|world| {
        let it = Offered::new(world, Mode::Emergency);
        let offer = it.offer();
        assert!(!offer.with_budget);
        let days = (offer.answer_by.unwrap() - offer.offered_at.date()).num_days();
        assert!((3..=4).contains(&days), "{days}");
        assert_eq!(it.says(&it.group(), true, "", None).unwrap(), OfferState::Accepted);
        assert_eq!((it.state(), it.money()), (State::Funded, [0, 100_000, 900_000]));
    });
}

#[test]
fn a_yes_is_kept_where_the_award_cannot_be_made_yet() {
    on_both(|world| {
        let it = Offered::new(world, Mode::Regular);
        let (id, fund) = (it.id, it.fund);
        let bind = |countries: &[&str]| {
            let restricted_countries: Vec<String> = countries.iter().map(|code| (*code).to_owned()).collect();
            let new = terms::Terms { countries: restricted_countries, ..terms::Terms::default() };
            world.write(&world.actor(Role::FinanceOfficer), move |tx| terms::bind(tx, fund, &new)).unwrap();
        };
        bind(&["KG"]);
        it.fit();
        assert_eq!(it.says(&it.group(), true, "", None).unwrap(), OfferState::Agreed);
        assert_eq!((it.state(), it.money()), (State::Offered, [100_000, 0, 900_000]));
        it.later(40);
        assert_eq!(world.write(&Actor::Clerk, offers::turn).unwrap(), 0, "a yes does not lapse");
        let officer = world.actor(Role::ProgrammeOfficer);
        assert!(world.write(&officer, move |tx| offers::carry_out(tx, id)).is_err());
        bind(&[]);
        world.write(&officer, move |tx| offers::carry_out(tx, id)).unwrap();
        assert_eq!(
            (it.state(), it.offer().state, it.money()),
            (State::Funded, OfferState::Accepted, [0, 100_000, 900_000])
        );
    });
}

fn section_fields(browser: &Browser) -> Vec<(String, Vec<String>)> {
    browser.paper("Save and continue").fields()
}

#[test]
fn a_group_reads_its_offer_changes_its_budget_and_answers_in_its_browser() {
    on_both(|world| {
        let it = Offered::new(world, Mode::Regular);
        let mut group = world.browser();
        group.sign_in_case(world, it.id);
        in_all_languages(&mut group, "/case");
        in_all_languages(&mut group, "/case/offer");
        assert!(
            group.says("A budget first") && group.says("EUR 1,000.00") && group.says("EUR 1,200.00"),
            "{}",
            group.text()
        );
        assert_eq!(group.press("Send the answer", &[]), 422, "it has to say something");
        assert_eq!(group.press("Send the answer", &[("agrees", "no"), ("reason", "")]), 422);
        assert!(group.says("Write why the answer is no."), "{}", group.text());
        assert_eq!(group.press("Send the answer", &[("agrees", "yes"), ("reason", "We are glad")]), 422);
        assert!(group.says("The budget and the offer must agree.") && group.shows("We are glad"), "{}", group.text());
        group.click("Change the budget");
        assert!(section_fields(&group).iter().all(|(name, _)| !name.contains("q_amount") || name.contains("budget")));
        let line = [("q_budget_0_amount", "1000.00"), ("q_budget_0_cost", "1000.00")];
        let paper = group.paper("Save and continue");
        let known: Vec<(&str, &str)> =
            line.into_iter().filter(|(name, _)| paper.fields().iter().any(|(field, _)| field == name)).collect();
        assert!(!known.is_empty(), "{:?}", paper.fields());
        assert_eq!(group.press("Save and continue", &known), 303, "{}", group.text());
        assert!(group.says("The budget comes to the amount offered."), "{}", group.text());
        assert_eq!(group.press("Send the answer", &[("agrees", "yes")]), 303, "{}", group.text());
        assert!(group.says("The grant has been awarded to you."), "{}", group.text());
        in_all_languages(&mut group, "/case/offer");
        assert_eq!(it.state(), State::Funded);
        assert_eq!(it.budget().1, Money::from_minor(100_000, Currency::EUR));
    });
}

#[test]
fn staff_see_offers_in_a_list_and_answer_for_a_group() {
    on_both(|world| {
        let it = Offered::new(world, Mode::Regular);
        let mut officer = world.browser();
        officer.sign_in(world, world.person(Role::ProgrammeOfficer));
        in_all_languages(&mut officer, "/offers");
        officer.open("/offers?lang=en");
        assert!(officer.says("waiting for the group") && !officer.says("awards-offers"), "{}", officer.text());
        let path = format!("/applications/{}/offer", it.id);
        in_all_languages(&mut officer, &path);
        assert_eq!(officer.press("Make all lines smaller", &[]), 303, "{}", officer.text());
        assert_eq!(officer.press("Send the answer", &[("agrees", "no"), ("reason", "Too late")]), 422);
        let no = [("agrees", "no"), ("reason", "Too late"), ("channel", "phone")];
        assert_eq!(officer.press("Send the answer", &no), 303, "{}", officer.text());
        assert!(officer.says("The group said no.") && officer.says("Too late"), "{}", officer.text());
        assert_eq!(officer.press("Offer it once more", &[]), 303, "{}", officer.text());
        assert_eq!(it.money(), [100_000, 0, 900_000]);
        let mut lead = world.browser();
        lead.sign_in(world, world.person(Role::ProgrammeLead));
        in_all_languages(&mut lead, &format!("/funds/{}", it.fund));
        assert!(lead.says("Offered") && lead.says("EUR 1,000.00"), "{}", lead.text());
        let mut member = world.browser();
        member.sign_in(world, it.board[1].person().unwrap());
        assert_ne!(member.open(&path), 200);
        assert_ne!(member.open("/offers"), 200);
    });
}
