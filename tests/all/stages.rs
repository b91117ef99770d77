//! Two stages: a concept note, then the full proposal, whose form only the invited see.

use crate::{
    applications::{answer_all, open_case},
    support::{Browser, World, on_both, world::a_fund},
};
use hashar::{
    applications::{self, State, answers, send},
    base::{Actor, ApplicationId, CallId, Labels, Lang, Role},
    calls::{self, Mode, forms, set_up::NewCall},
};

fn second_stage(world: &World, first: CallId) -> CallId {
    world.publish(NewCall {
        labels: Labels::one(Lang::En, "Full proposals"),
        second_of: Some(first),
        ..world.new_call("S-2", Mode::Regular, vec![a_fund(world)])
    })
}

fn sent(world: &World, call: CallId) -> (ApplicationId, Browser) {
    let (id, code) = open_case(world, call);
    answer_all(world, &Actor::Case(id), id);
    world.write(&Actor::Case(id), move |tx| send::send(tx, id)).unwrap();
    let mut phone = world.browser();
    phone.open("/enter?lang=en");
    assert_eq!(phone.send("/enter", &[("code", &code)]), 303);
    (id, phone)
}

fn case(world: &World, id: ApplicationId) -> applications::Case {
    world.read(&Actor::Console, move |tx| applications::load(tx, id)).unwrap()
}

#[test]
fn only_the_invited_see_the_second_form_and_bring_their_answers_along() {
    on_both(|world| {
        world.choices();
        let first = world.open_call("S-1", Mode::Emergency, vec![a_fund(world)]);
        let second = second_stage(world, first);
        let (id, mut phone) = sent(world, first);
        let (left, mut other) = sent(world, first);
        let mut guest = world.browser();
        guest.open("/?lang=en");
        assert!(!guest.says("Full proposals"), "{}", guest.text());
        for page in [format!("/apply/{second}"), format!("/practice/{second}"), format!("/apply/{second}/form.xlsx")] {
            assert_ne!(guest.open(&page), 200, "{page}");
        }
        assert_eq!(phone.send("/case/next", &[]), 303);
        assert!(phone.says("cannot be done at the present stage"), "{}", phone.text());
        let mut officer = world.browser();
        officer.sign_in(world, world.person(Role::ProgrammeOfficer));
        officer.open(&format!("/calls/{second}?lang=en"));
        assert_eq!(officer.click("Invite from the first stage"), 200);
        assert_eq!(officer.press("Invite", &[]), 422);
        assert!(officer.says("Tick at least one"));
        assert_eq!(officer.press("Invite", &[("cases", &id.to_string())]), 303);
        assert_eq!((case(world, id).state, case(world, left).state), (State::Invited, State::Received));
        other.open("/case");
        assert!(!other.says("Full proposals"));
        phone.open("/case");
        assert!(phone.says("Full proposals"), "{}", phone.text());
        assert_eq!(phone.press("Begin the full application", &[]), 200);
        assert!(phone.says("Case code"), "{}", phone.text());
        phone.press_again();
        phone.open("/case");
        assert!(phone.says("Full proposals"), "{}", phone.text());
        let drafts: Vec<applications::Case> =
            world.read(&Actor::Console, move |tx| applications::in_states(tx, second, &[State::Draft])).unwrap();
        assert_eq!(drafts.len(), 1, "two clicks begin one");
        let full = &drafts[0];
        assert_eq!(
            (full.follows, full.group_id, full.name.as_str()),
            (Some(id), case(world, id).group_id, "Гурӯҳи занони «Умед»")
        );
        let (next, version) = (full.id, full.form_version_id);
        let brought = world
            .read(&Actor::Case(next), move |tx| {
                let case = applications::load(tx, next)?;
                let form = forms::load(tx, version)?;
                let given = answers::of_case(tx, &case)?;
                let questions = form.iter().flat_map(|section| &section.questions);
                Ok(questions.filter(|one| given.contains_key(&one.id)).map(|one| one.code.clone()).collect::<Vec<_>>())
            })
            .unwrap();
        for code in ["safe_channel", "name", "kind", "region", "amount"] {
            assert!(brought.iter().any(|one| one == code), "{code}: {brought:?}");
        }
        assert!(!brought.iter().any(|one| one == "problem"), "what was not asked before is empty");
        assert_eq!(world.read(&Actor::Console, calls::open_now).unwrap().len(), 1);
    });
}

#[test]
fn a_second_stage_stands_on_a_first_one() {
    on_both(|world| {
        world.choices();
        let first = world.open_call("S-1", Mode::Emergency, vec![a_fund(world)]);
        let second = second_stage(world, first);
        let mut lead = world.browser();
        lead.sign_in(world, world.person(Role::ProgrammeLead));
        lead.open("/calls/new?lang=en");
        let offered = lead.paper("Save as a draft").offers("second_of").to_vec();
        assert!(offered.contains(&first.to_string()) && !offered.contains(&second.to_string()), "{offered:?}");
        let foreign = world.open_call("X-1", Mode::Emergency, vec![a_fund(world)]);
        assert_eq!(lead.open(&format!("/calls/{foreign}/invitations")), 404, "it is no second stage");
    });
}
