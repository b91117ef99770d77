//! What a call asks of applications: who may apply, how many, and until when, as staff set it and groups meet it.

use crate::{
    applications::{answer_all, open_case},
    support::{Browser, World, on_both, world::a_fund},
};
use hashar::{
    applications::{self, Channel, Refusal, answers, codes, open, send},
    base::{Actor, ApplicationId, CallId, Currency, Lang, Role},
    calls::{
        self, Mode, forms,
        set_up::{self, NewCall},
    },
};

fn of(world: &World, role: Role) -> Browser {
    let mut browser = world.browser();
    browser.sign_in(world, world.person(role));
    browser
}

/// A call that is open now, with other settings than usual.
fn a_call(world: &World, change: impl FnOnce(&mut NewCall)) -> CallId {
    let mut new = world.new_call("L-1", Mode::Regular, vec![a_fund(world)]);
    (new.countries, new.currencies) = (vec!["TJ".into(), "KG".into()], vec![Currency::EUR]);
    change(&mut new);
    world.publish(new)
}

fn filled(world: &World, call: CallId) -> ApplicationId {
    let (id, _) = open_case(world, call);
    answer_all(world, &Actor::Case(id), id);
    id
}

fn sends(world: &World, id: ApplicationId) -> Option<Refusal> {
    let done = world.write(&Actor::Case(id), move |tx| send::send(tx, id));
    done.err().map(|stop| stop.refusal::<Refusal>().cloned().unwrap())
}

/// Gives other answers to a section's questions than before.
fn answer(world: &World, id: ApplicationId, given: &[(&str, &str)]) {
    let given: Vec<(String, String)> =
        given.iter().map(|(code, value)| (code.to_string(), value.to_string())).collect();
    world
        .write(&Actor::Case(id), move |tx| {
            let case = applications::load(tx, id)?;
            let form = forms::load(tx, case.form_version_id)?;
            for (code, value) in &given {
                let asks = |section: &&forms::Section| section.questions.iter().any(|one| one.code == *code);
                let section = form.iter().find(asks).unwrap();
                let question = section.questions.iter().find(|one| one.code == *code).unwrap().id;
                let revision = answers::progress(tx, &case)?.get(&section.id).map_or(0, |save| save.revision);
                let answers = vec![(question, value.clone())];
                answers::save(tx, &answers::SaveSection { case: id, section: section.id, revision, answers })?;
            }
            Ok(())
        })
        .unwrap();
}

#[test]
fn an_application_outside_the_call_is_told_what_does_not_fit() {
    on_both(|world| {
        world.choices();
        let call = a_call(world, |new| {
            new.regions = vec!["TJ-SU".into()];
            new.themes = vec!["legal_aid".into()];
            new.kinds = vec!["womens_shelter".into()];
            new.months_max = 3;
        });
        let id = filled(world, call);
        assert_eq!(sends(world, id), Some(Refusal::KindNotInCall));
        let mut phone = world.browser();
        let code = codes::fresh(world.db.master()).unwrap();
        let fresh = code.clone();
        world.write(&Actor::Case(id), move |tx| codes::replace(tx, id, &fresh)).unwrap();
        phone.open("/enter?lang=en");
        assert_eq!(phone.send("/enter", &[("code", &code)]), 303);
        assert_eq!(phone.open("/case/check"), 200);
        for words in ["not open to your kind of group", "not open to your region", "does not support that theme"] {
            assert!(phone.says(words), "{words}: {}", phone.text());
        }
        phone.click("This call is not open to your region.");
        assert_eq!(
            phone.paper("Save and continue").offers("q_region"),
            ["TJ-SU"],
            "only what the call is for is offered"
        );
        answer(world, id, &[("kind", "womens_shelter"), ("region", "TJ-SU"), ("theme", "legal_aid")]);
        answer(world, id, &[("start_date", "2026-12-01"), ("end_date", "2026-11-30")]);
        assert_eq!(sends(world, id), Some(Refusal::DaysBackwards));
        answer(world, id, &[("end_date", "2027-03-02")]);
        assert_eq!(sends(world, id), Some(Refusal::ProjectTooLong { months: 3 }));
        answer(world, id, &[("end_date", "2027-03-01")]);
        assert_eq!(sends(world, id), None);
        // A country none of whose regions is named is open as a whole.
        let other = filled(world, call);
        answer(
            world,
            other,
            &[("kind", "womens_shelter"), ("region", "KG-O"), ("theme", "legal_aid"), ("end_date", "2027-03-01")],
        );
        assert_eq!(sends(world, other), None);
    });
}

#[test]
fn a_full_call_takes_no_more_and_one_taken_back_makes_room() {
    on_both(|world| {
        world.choices();
        let call = a_call(world, |new| new.most_applications = 1);
        let (first, second) = (filled(world, call), filled(world, call));
        assert_eq!(sends(world, first), None);
        assert_eq!(sends(world, second), Some(Refusal::CallFull));
        let mut guest = world.browser();
        assert_ne!(guest.open(&format!("/apply/{call}?lang=en")), 200);
        assert!(guest.says("as many applications as it takes"), "{}", guest.text());
        let late = open::NewCase {
            call,
            country: "TJ".into(),
            language: Lang::Tg,
            channel: Channel::Online,
            code: codes::fresh(world.db.master()).unwrap(),
        };
        let stop = world.write(&Actor::Visitor, move |tx| open::open(tx, &late)).unwrap_err();
        assert_eq!(stop.refusal(), Some(&Refusal::CallFull));
        world.write(&Actor::Case(first), move |tx| send::withdraw(tx, first)).unwrap();
        assert_eq!(sends(world, second), None);
    });
}

#[test]
fn a_group_says_that_it_applies_again_and_is_held_to_the_limit() {
    on_both(|world| {
        world.choices();
        let call = a_call(world, |new| new.per_group = 1);
        let other = {
            let fund = a_fund(world);
            world.open_call("L-2", Mode::Emergency, vec![fund])
        };
        let (id, code) = open_case(world, call);
        let mut phone = world.browser();
        phone.open("/enter?lang=en");
        assert_eq!(phone.send("/enter", &[("code", &code)]), 303);
        phone.open(&format!("/apply/{call}"));
        assert_eq!(phone.press("Start the application", &[("country", "TJ"), ("same", "yes")]), 422);
        assert!(phone.says("A group may have so many applications in this call"), "{}", phone.text());
        phone.open(&format!("/apply/{other}"));
        assert_eq!(phone.press("Start the application", &[("country", "TJ"), ("same", "yes")]), 200);
        phone.open("/case");
        assert!(phone.says("Call L-2"));
        let group = |id| world.read(&Actor::Console, move |tx| Ok(applications::load(tx, id)?.group_id)).unwrap();
        let drafts = |call| {
            world
                .read(&Actor::Console, move |tx| {
                    Ok(applications::in_states(tx, call, &[applications::State::Draft])?
                        .into_iter()
                        .map(|one| one.id)
                        .collect())
                })
                .unwrap()
        };
        let second: Vec<ApplicationId> = drafts(other);
        assert_eq!(group(second[0]), group(id));
        // Another group of the same telephone is another group.
        phone.open(&format!("/apply/{call}"));
        assert_eq!(phone.press("Start the application", &[("country", "TJ")]), 200);
        let first: Vec<ApplicationId> = drafts(call);
        assert!(first.iter().any(|one| group(*one) != group(id)));
    });
}

#[test]
fn one_draft_is_sent_later_where_staff_extended_its_deadline() {
    on_both(|world| {
        world.choices();
        let call = a_call(world, |_| {});
        let (late, never) = (filled(world, call), filled(world, call));
        let reference = |id| world.read(&Actor::Console, move |tx| Ok(applications::load(tx, id)?.reference)).unwrap();
        let closes = world.read(&Actor::Console, move |tx| Ok(calls::find(tx, call)?.closes_at.unwrap())).unwrap();
        let mut officer = of(world, Role::ProgrammeOfficer);
        assert_eq!(officer.open(&format!("/calls/{call}/extensions")), 404, "it takes a lead");
        let mut lead = of(world, Role::ProgrammeLead);
        lead.open(&format!("/calls/{call}?lang=en"));
        assert_eq!(lead.click("Later deadline for one application"), 200);
        let day = |days| (closes + chrono::Duration::days(days)).format("%d.%m.%Y").to_string();
        let (early, after, known) = (day(-3), day(3), reference(late).to_lowercase());
        let button = "Extend the deadline";
        let bad: [(&[(&str, &str)], &str); 4] = [
            (&[("reference", "TJ-99-999"), ("until", &after), ("reason", "flood")], "No draft of this call"),
            (&[("reference", &known), ("until", &early), ("reason", "flood")], "later than the present one"),
            (&[("reference", &known), ("until", &after), ("reason", "")], "empty"),
            (&[("reference", &known), ("until", &after), ("until_time", "25:00"), ("reason", "x")], "not a time"),
        ];
        for (given, words) in bad {
            lead.open(&format!("/calls/{call}/extensions"));
            assert_eq!(lead.press(button, given), 422, "{words}");
            assert!(words == "empty" || lead.says(words), "{words}: {}", lead.text());
        }
        lead.open(&format!("/calls/{call}/extensions"));
        let given = [("reference", known.as_str()), ("until", &after), ("reason", "The road was washed away")];
        assert_eq!(lead.press(button, &given), 303);
        assert!(lead.says(&reference(late)) && lead.says(&after), "{}", lead.text());
        world.db.set_now(Some(closes + chrono::Duration::days(1)));
        world.write(&Actor::Clerk, calls::clock::turn_due).unwrap();
        assert_eq!(sends(world, never), Some(Refusal::CallClosed));
        answer(world, never, &[("about", "Мо боз менависем")]);
        assert_eq!(sends(world, late), None);
        let case = world.read(&Actor::Console, move |tx| applications::load(tx, late)).unwrap();
        let history =
            world.read(&world.actor(Role::ProgrammeLead), move |tx| hashar::audit::of_subject(tx, case.id)).unwrap();
        assert!(history.iter().any(|line| line.act == "applications.extend"));
        world.db.set_now(None);
    });
}

#[test]
fn the_settings_are_set_by_the_form_and_shown_to_who_applies() {
    on_both(|world| {
        world.choices();
        let call = a_call(world, |_| {});
        let new = NewCall { countries: vec!["TJ".into()], ..world.new_call("L-3", Mode::Regular, vec![a_fund(world)]) };
        let draft = world.write(&Actor::Console, move |tx| set_up::create(tx, &new)).unwrap();
        assert_ne!(call, draft);
        let mut lead = of(world, Role::ProgrammeLead);
        lead.open(&format!("/calls/{draft}/edit?lang=en"));
        let given = [("regions", "KG-O"), ("themes", "legal_aid"), ("most_applications", "40")];
        assert_eq!(lead.press("Save as a draft", &given), 422);
        assert!(lead.says("One of the regions lies in a country that is not ticked"), "{}", lead.text());
        lead.open(&format!("/calls/{draft}/edit"));
        let given = [
            ("regions", "TJ-SU"),
            ("regions", "TJ-KT"),
            ("themes", "legal_aid"),
            ("most_applications", "40"),
            ("per_group", "2"),
            ("contact", "ask@example.org, 9:00–12:00"),
        ];
        assert_eq!(lead.press("Save as a draft", &given), 303, "{}", lead.text());
        let kept = world.read(&Actor::Console, move |tx| calls::find(tx, draft)).unwrap();
        assert_eq!((kept.most_applications, kept.per_group, kept.themes.join(" ")), (40, 2, "legal_aid".to_owned()));
        lead.open(&format!("/calls/{draft}/edit"));
        assert_eq!(lead.paper("Save as a draft").value("per_group"), "2");
        lead.open(&format!("/calls/{draft}"));
        assert_eq!(lead.press("Publish the call", &[]), 303);
        let mut guest = world.browser();
        assert_eq!(guest.open(&format!("/apply/{draft}?lang=en")), 200);
        for words in ["Sughd Region", "Khatlon Region", "Legal aid", "40", "ask@example.org, 9:00–12:00"] {
            assert!(guest.says(words), "{words}: {}", guest.text());
        }
    });
}

#[test]
fn a_quiz_ends_early_and_kindly_and_keeps_nothing() {
    on_both(|world| {
        world.choices();
        let call = a_call(world, |new| new.kinds = vec!["womens_shelter".into()]);
        let mut lead = of(world, Role::ProgrammeLead);
        lead.open(&format!("/calls/{call}?lang=en"));
        assert_eq!(lead.click("Questions before an application"), 200);
        assert_eq!(lead.press("Save", &[("limits", "yes"), ("elsewhere_en", "The crisis line 1313")]), 303);
        lead.click("Add a question");
        assert_eq!(lead.press("Save", &[("text_en", "Are you a party?"), ("ends", "yes")]), 422);
        assert!(lead.says("Write the reason in at least one language"), "{}", lead.text());
        let given = [("text_en", "Are you a party?"), ("ends", "yes"), ("reason_en", "We do not support parties.")];
        assert_eq!(lead.press("Save", &given), 303);
        assert!(lead.says("Are you a party?"), "{}", lead.text());
        let mut guest = world.browser();
        let page = format!("/apply/{call}?lang=en");
        assert_eq!(guest.open(&page), 200);
        assert!(guest.says("Is this call for you?") && !guest.page.contains("name=\"country\""));
        assert_eq!(
            guest.press("Continue", &[("quiz_kind", "womens_shelter")]),
            422,
            "the other question has no answer"
        );
        assert_eq!(guest.press("Continue", &[("quiz_0", "yes")]), 200);
        assert!(guest.says("We do not support parties") && guest.says("The crisis line 1313"), "{}", guest.page);
        guest.open(&page);
        assert_eq!(guest.press("Continue", &[("quiz_kind", "grassroots_womens_group"), ("quiz_0", "no")]), 200);
        assert!(guest.says("not open to your kind of group"), "{}", guest.text());
        // Nobody goes round it.
        guest.open(&page);
        assert_eq!(guest.send(&format!("/apply/{call}"), &[("country", "TJ"), ("step", "apply")]), 422);
        guest.open(&page);
        assert_eq!(guest.press("Continue", &[("quiz_kind", "womens_shelter"), ("quiz_0", "no")]), 200);
        assert_eq!(guest.press("Start the application", &[]), 422, "a country must be chosen");
        assert_eq!(guest.press("Start the application", &[("country", "TJ")]), 200);
        assert!(guest.says("Case code"), "{}", guest.text());
        lead.open(&format!("/calls/{call}/quiz/1"));
        assert_eq!(lead.press("Remove the question", &[]), 303);
        assert!(!lead.says("Are you a party?"));
    });
}
