//! What a group has not sent is its own: who helps it opens it with a reason, for a day, and the group reads that.

use crate::{
    applications::{answer_all, open_case},
    board::in_all_languages,
    support::{Browser, World, on_both, world::a_fund},
};
use chrono::Duration;
use hashar::{
    applications::{
        self, Channel, Refusal, State, answers, codes,
        helping::{self, Opened},
        identity::{self, Opening},
        list::{self, Filter},
        on_behalf,
        open::NewCase,
        send,
    },
    audit,
    base::{Actor, ApplicationId, Lang, PersonId, Role, Stop},
    calls::Mode,
};

struct Draft<'w> {
    world: &'w World,
    id: ApplicationId,
    officer: Actor,
}

impl<'w> Draft<'w> {
    /// Begun and filled in by its group.
    fn new(world: &'w World) -> Self {
        world.choices();
        let call = world.open_call("R-1", Mode::Regular, vec![a_fund(world)]);
        let (id, _) = open_case(world, call);
        answer_all(world, &Actor::Case(id), id);
        Self { world, id, officer: world.actor(Role::ProgrammeOfficer) }
    }

    fn sections(&self, actor: &Actor, is_open: bool) -> usize {
        let id = self.id;
        let found = self.world.read(actor, move |tx| {
            let case = applications::for_reader(tx, id)?;
            answers::for_staff(tx, &case, Lang::En, is_open)
        });
        found.unwrap().len()
    }

    fn open(&self, actor: &Actor, reason: &str) -> Result<(), Stop> {
        let new = Opening { case: self.id, reason: reason.to_owned() };
        self.world.write(actor, move |tx| helping::open(tx, &new))
    }

    fn seen(&self) -> Vec<Opened> {
        let id = self.id;
        self.world.read(&Actor::Case(id), move |tx| helping::of_case(tx, id)).unwrap()
    }

    fn later(&self, span: Duration) {
        let now = self.world.read(&Actor::Console, |tx| Ok(tx.now)).unwrap();
        self.world.db.set_now(Some(now + span));
    }
}

fn refused<T: std::fmt::Debug>(result: Result<T, Stop>) -> Refusal {
    result.unwrap_err().refusal::<Refusal>().cloned().unwrap()
}

fn browser_of(world: &World, person: PersonId) -> Browser {
    let mut browser = world.browser();
    browser.sign_in(world, person);
    browser
}

#[test]
fn nobody_of_the_programme_reads_a_draft_that_its_group_began() {
    on_both(|world| {
        let draft = Draft::new(world);
        let id = draft.id;
        let name = world.read(&Actor::Console, move |tx| Ok(applications::load(tx, id)?.name)).unwrap();
        assert!(!name.is_empty());
        for role in [Role::ProgrammeOfficer, Role::ProgrammeLead, Role::Director, Role::Auditor] {
            let actor = world.actor(role);
            let known = world.read(&actor, move |tx| applications::for_reader(tx, id)).unwrap();
            assert_eq!(
                (known.name.as_str(), known.requested, known.region, known.kind),
                ("", None, None, None),
                "{role}"
            );
            assert_eq!((draft.sections(&actor, false), draft.sections(&actor, true)), (0, 0), "{role}");
            // That it is there stands in the list of drafts, and nothing of its answers finds it.
            let drafts = |search: &str| {
                let filter = Filter { state: Some(State::Draft), search: search.to_owned(), ..Filter::default() };
                world.read(&actor, move |tx| list::page(tx, &filter, None)).unwrap().rows
            };
            assert_eq!(drafts("").len(), 1);
            assert!(drafts("").iter().all(|(case, _)| case.name.is_empty() && case.requested.is_none()));
            assert_eq!((drafts(&known.reference).len(), drafts(&name).len()), (1, 0));
            let mut browser = browser_of(world, actor.person().unwrap());
            browser.open(&format!("/applications/{id}?lang=en"));
            assert!(browser.says("nobody of the programme reads it") && !browser.says(&name), "{}", browser.text());
        }
        // To open what identifies opens nothing of a draft.
        let opening = Opening { case: id, reason: "Curious".into() };
        world.write(&draft.officer, move |tx| identity::open(tx, &opening)).unwrap();
        assert_eq!(draft.sections(&draft.officer, true), 0);
        assert!(world.write(&draft.officer, move |tx| send::send(tx, id)).is_err());
        // What it took back before it ever sent it stays its own.
        world.write(&Actor::Case(id), move |tx| send::withdraw(tx, id)).unwrap();
        assert_eq!(draft.sections(&draft.officer, true), 0);
        let searched = Filter { search: name, ..Filter::default() };
        assert!(world.read(&draft.officer, move |tx| list::page(tx, &searched, None)).unwrap().rows.is_empty());
    });
}

#[test]
fn who_helps_opens_it_with_a_reason_for_a_day_and_the_group_reads_it() {
    on_both(|world| {
        let draft = Draft::new(world);
        let id = draft.id;
        for role in [Role::Director, Role::Auditor, Role::FinanceOfficer] {
            assert!(matches!(draft.open(&world.actor(role), "x"), Err(Stop::Forbidden)), "{role}");
        }
        assert_eq!(refused(draft.open(&draft.officer, " ")), Refusal::OpeningReasonMissing);
        assert_eq!(refused(world.write(&draft.officer, move |tx| send::send(tx, id))), Refusal::HelpFirst);
        draft.open(&draft.officer, "They asked by telephone").unwrap();
        assert!(draft.sections(&draft.officer, false) > 0);
        assert_eq!(draft.sections(&world.actor(Role::ProgrammeLead), false), 0, "for one person only");
        let seen = draft.seen();
        assert_eq!((seen.len(), seen[0].reason.as_deref()), (1, Some("They asked by telephone")));
        assert_eq!(seen[0].until - seen[0].at, Duration::days(1));
        let trail = world.read(&draft.officer, move |tx| audit::of_case(tx, id)).unwrap();
        assert!(trail.iter().any(|line| line.act == "applications.open_draft"));
        let mut group = world.browser();
        group.sign_in_case(world, id);
        in_all_languages(&mut group, "/case");
        group.open("/case?lang=en");
        assert!(group.says("has your application open now"), "{}", group.text());
        in_all_languages(&mut group, "/case/codes");
        group.open("/case/codes?lang=en");
        assert!(group.says("They asked by telephone"), "{}", group.text());
        draft.later(Duration::hours(25));
        assert_eq!(draft.sections(&draft.officer, false), 0, "a day");
        draft.open(&draft.officer, "They asked again").unwrap();
        world.write(&draft.officer, move |tx| send::send(tx, id)).unwrap();
        // Sent: everybody reads it as ever, and what identifies is closed again.
        let now = world.read(&Actor::Console, |tx| Ok(tx.now)).unwrap();
        assert!(draft.seen().iter().all(|one| one.until <= now));
        assert!(draft.sections(&world.actor(Role::Auditor), false) > 0);
        assert!(matches!(world.read(&draft.officer, move |tx| helping::of_case(tx, id)), Err(Stop::Missing)));
    });
}

#[test]
fn what_staff_entered_is_open_to_who_entered_it_and_to_others_with_a_reason() {
    on_both(|world| {
        let draft = Draft::new(world);
        let begun = draft.id;
        let call = world.read(&Actor::Console, move |tx| Ok(applications::load(tx, begun)?.call_id)).unwrap();
        let code = codes::fresh(world.db.master()).unwrap();
        let new = NewCase { call, country: "TJ".into(), language: Lang::Tg, channel: Channel::Phone, code };
        let id = world.write(&draft.officer, move |tx| on_behalf::enter(tx, &new)).unwrap().id;
        answer_all(world, &draft.officer, id);
        let lead = world.actor(Role::ProgrammeLead);
        let mut browser = browser_of(world, lead.person().unwrap());
        browser.open(&format!("/applications/{id}/fill?lang=en"));
        in_all_languages(&mut browser, &format!("/applications/{id}/help"));
        assert_eq!(browser.press("Open the application", &[("reason", "")]), 422, "{}", browser.text());
        assert_eq!(browser.press("Open the application", &[("reason", "Nilufar is ill")]), 303);
        assert_eq!(browser.open(&format!("/applications/{id}/fill")), 200);
        // Its answers are read as those of one that was sent: the closed ones by name and reason.
        let found = world.read(&lead, move |tx| {
            let case = applications::for_reader(tx, id)?;
            answers::for_staff(tx, &case, Lang::En, false)
        });
        let sections = found.unwrap();
        let mut all = sections.iter().flat_map(|section| &section.answers);
        assert!(!sections.is_empty() && all.all(|answer| !answer.sensitive || answer.text.is_empty()));
        let seen = world.read(&Actor::Case(id), move |tx| helping::of_case(tx, id)).unwrap();
        assert_eq!(seen.iter().map(|one| one.reason.as_deref()).collect::<Vec<_>>(), [Some("Nilufar is ill"), None]);
    });
}
