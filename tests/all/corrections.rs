//! Correcting what was sent until the deadline, and answering when staff ask for more, in a browser without JavaScript.

use crate::{
    applications::{answer_all, open_case},
    support::{Browser, World, on_both, world::a_fund},
};
use hashar::{
    applications::{self, State, ask, screen, send},
    base::{Actor, ApplicationId, Role},
    calls::{self, Mode, forms},
};

const SAVE: &str = "Save and continue";

fn sent(world: &World) -> (ApplicationId, Browser) {
    world.choices();
    let call = world.open_call("R-1", Mode::Regular, vec![a_fund(world)]);
    let (id, code) = open_case(world, call);
    answer_all(world, &Actor::Case(id), id);
    world.write(&Actor::Case(id), move |tx| send::send(tx, id)).unwrap();
    let mut phone = world.browser();
    phone.open("/enter?lang=en");
    assert_eq!(phone.send("/enter", &[("code", &code)]), 303);
    (id, phone)
}

fn of(world: &World, role: Role) -> Browser {
    let mut browser = world.browser();
    browser.sign_in(world, world.person(role));
    browser
}

fn case(world: &World, id: ApplicationId) -> applications::Case {
    world.read(&Actor::Console, move |tx| applications::load(tx, id)).unwrap()
}

fn closes(world: &World, id: ApplicationId) -> chrono::NaiveDateTime {
    world
        .read(&Actor::Console, move |tx| {
            let case = applications::load(tx, id)?;
            Ok(calls::find(tx, case.call_id)?.closes_at.unwrap())
        })
        .unwrap()
}

#[test]
fn until_the_deadline_a_group_corrects_what_it_sent_and_the_last_sending_counts() {
    on_both(|world| {
        let (id, mut phone) = sent(world);
        let page = format!("/applications/{id}?lang=en");
        let mut officer = of(world, Role::ProgrammeOfficer);
        assert_ne!(phone.open("/case/section/plan"), 200, "what is sent is not open");
        phone.open("/case");
        assert_eq!(phone.press("Correct what you sent", &[]), 303);
        assert!(phone.says("Your changes count only after you send it again"), "{}", phone.text());
        phone.open("/case/section/money");
        assert_eq!(phone.press(SAVE, &[("q_amount", "900"), ("q_budget_0_amount", "900")]), 303);
        assert_eq!(case(world, id).requested.map(|amount| amount.minor()), Some(120_000), "lists show what was sent");
        officer.open(&page);
        assert!(officer.says("1,200.00") && !officer.says("900.00"), "staff read what was sent: {}", officer.text());
        phone.open("/case/check");
        assert_eq!(phone.press("Send the application", &[]), 303);
        let after = case(world, id);
        assert_eq!((after.state, after.sent_count, after.reopened_at), (State::Received, 2, None));
        assert_eq!(after.requested.map(|amount| amount.minor()), Some(90_000));
        officer.open(&page);
        assert!(officer.says("900.00"));
        officer.click("What changed");
        assert!(officer.shows("<del>1,200</del>") || officer.says("900.00"), "{}", officer.page);
        // Opened once more and not sent: the deadline comes, and the second sending counts.
        phone.open("/case");
        assert_eq!(phone.press("Correct what you sent", &[]), 303);
        phone.open("/case/section/money");
        assert_eq!(phone.press(SAVE, &[("q_amount", "700"), ("q_budget_0_amount", "700")]), 303);
        world.db.set_now(Some(closes(world, id) + chrono::Duration::minutes(1)));
        world.write(&Actor::Clerk, calls::clock::turn_due).unwrap();
        assert_ne!(phone.open("/case/section/money"), 200);
        phone.open("/case");
        assert!(phone.says("What you sent before counts"), "{}", phone.text());
        let late = world.write(&Actor::Case(id), move |tx| send::send(tx, id)).unwrap_err();
        assert!(late.refusal::<applications::Refusal>().is_some());
        officer.open(&page);
        assert!(officer.says("900.00") && !officer.says("700.00"));
        world.db.set_now(None);
    });
}

#[test]
fn a_group_leaves_it_as_it_was_sent() {
    on_both(|world| {
        let (_, mut phone) = sent(world);
        phone.open("/case");
        assert_eq!(phone.press("Correct what you sent", &[]), 303);
        phone.open("/case/section/plan");
        assert_eq!(phone.press(SAVE, &[("q_problem", "Роҳро об бурд")]), 303);
        phone.open("/case");
        assert_eq!(phone.press("Leave it as it was sent", &[]), 303);
        assert!(phone.says("Your later changes are gone"));
        phone.open("/case/copy");
        assert!(!phone.says("Роҳро об бурд") && phone.says("Мо кор мекунем"));
        assert_ne!(phone.open("/case/section/plan"), 200);
    });
}

#[test]
fn what_is_screened_is_not_corrected_any_more() {
    on_both(|world| {
        let (id, mut phone) = sent(world);
        phone.open("/case");
        assert_eq!(phone.press("Correct what you sent", &[]), 303);
        phone.open("/case/section/plan");
        phone.press(SAVE, &[("q_problem", "Роҳро об бурд")]);
        let screening =
            screen::NewScreening { case: id, outcome: screen::Outcome::Eligible, reason: None, note: String::new() };
        world.write(&world.actor(Role::ProgrammeOfficer), move |tx| screen::screen(tx, &screening)).unwrap();
        assert_ne!(phone.open("/case/section/plan"), 200);
        let shown = world
            .read(&Actor::Console, move |tx| {
                let case = applications::load(tx, id)?;
                applications::answers::for_board(tx, &case, hashar::base::Lang::En)
            })
            .unwrap();
        let texts: Vec<&str> = shown.iter().flat_map(|one| &one.answers).map(|one| one.text.as_str()).collect();
        assert!(!texts.contains(&"Роҳро об бурд"), "the board reads what was sent");
    });
}

#[test]
fn when_more_is_asked_only_what_staff_opened_changes_and_staff_see_each_word() {
    on_both(|world| {
        let (id, mut phone) = sent(world);
        let mut officer = of(world, Role::ProgrammeOfficer);
        officer.open(&format!("/applications/{id}?lang=en"));
        assert_eq!(officer.click("Ask for more"), 200);
        assert_eq!(officer.press("Ask the group", &[("note", "How many machines?")]), 422, "nothing is opened");
        assert!(officer.says("Tick the questions the group may change"));
        let asked = world
            .read(&Actor::Console, move |tx| {
                let case = applications::load(tx, id)?;
                let form = forms::load(tx, case.form_version_id)?;
                let questions = form.iter().flat_map(|section| &section.questions);
                Ok(questions.map(|one| (one.code.clone(), one.id)).collect::<Vec<_>>())
            })
            .unwrap();
        let of_code = |code: &str| asked.iter().find(|(one, _)| one == code).unwrap().1;
        let (plan, contact) = (of_code("plan").to_string(), of_code("contact_hours").to_string());
        let given = [("note", "How many machines?"), ("questions", &plan), ("questions", &contact)];
        assert_eq!(officer.press("Ask the group", &given), 303, "{}", officer.text());
        assert_eq!(case(world, id).state, State::MoreAsked);
        phone.open("/case");
        assert!(phone.says("How many machines?"), "{}", phone.text());
        assert_eq!(phone.link("/case/section/money"), None, "a section without an open question is not offered");
        phone.open("/case/section/plan");
        assert!(!phone.page.contains("name=\"q_problem\""), "{}", phone.page);
        assert!(phone.says("These answers stay as you sent them"));
        assert_eq!(phone.press(SAVE, &[("q_plan", "Мо чор мошин мехарем")]), 303);
        let foreign = applications::answers::SaveSection {
            case: id,
            section: world
                .read(&Actor::Console, move |tx| {
                    let case = applications::load(tx, id)?;
                    let form = forms::load(tx, case.form_version_id)?;
                    Ok(form.iter().find(|one| one.code == "plan").unwrap().id)
                })
                .unwrap(),
            revision: 2,
            answers: vec![(of_code("problem"), "x".to_owned())],
        };
        let stop = world.write(&Actor::Case(id), move |tx| applications::answers::save(tx, &foreign)).unwrap_err();
        assert_eq!(stop.refusal(), Some(&applications::Refusal::NotFillable));
        phone.open("/case/section/reach");
        assert_eq!(phone.press(SAVE, &[("q_contact_hours", "Душанбе, 10:00")]), 303);
        phone.open("/case/check");
        assert_eq!(phone.press("Send the application", &[]), 303);
        assert_eq!(case(world, id).state, State::Received);
        officer.open(&format!("/applications/{id}/changes"));
        assert!(officer.shows("<ins>чор мошин мехарем</ins>"), "{}", officer.page);
        assert!(officer.says("changed; closed") && !officer.says("Душанбе, 10:00"), "what is closed stays closed");
        let again = ask::NewAsk { case: id, questions: vec![of_code("plan")], note: "?".into() };
        let stop = world.write(&world.actor(Role::Auditor), move |tx| ask::ask(tx, &again)).unwrap_err();
        assert!(matches!(stop, hashar::base::Stop::Forbidden));
    });
}
