//! Questions that wait for an answer, and people counted by band, in a browser without JavaScript.

use crate::{
    applications::open_case,
    support::{Browser, World, on_both, world::a_fund},
};
use hashar::{
    applications::{self, answers},
    base::{Actor, ApplicationId},
    calls::{Mode, forms},
};

const PLAN: &str = "/case/section/plan";
const SAVE: &str = "Save and continue";

fn begun(world: &World) -> (ApplicationId, Browser) {
    world.choices();
    let call = world.open_call("R-1", Mode::Regular, vec![a_fund(world)]);
    let (id, code) = open_case(world, call);
    let mut phone = world.browser();
    phone.open("/enter?lang=en");
    assert_eq!(phone.send("/enter", &[("code", &code)]), 303);
    (id, phone)
}

fn kept(world: &World, id: ApplicationId, code: &'static str) -> Option<String> {
    world
        .read(&Actor::Case(id), move |tx| {
            let case = applications::load(tx, id)?;
            let form = forms::load(tx, case.form_version_id)?;
            let question = form.iter().flat_map(|section| &section.questions).find(|one| one.code == code).unwrap().id;
            Ok(answers::of_case(tx, &case)?.get(&question).cloned())
        })
        .unwrap()
}

fn offers(phone: &Browser, field: &str) -> bool {
    phone.page.contains(&format!("name=\"{field}\""))
}

#[test]
fn a_question_that_waits_is_seen_after_the_answer_is_saved_and_only_then() {
    on_both(|world| {
        let (id, mut phone) = begun(world);
        phone.open(PLAN);
        assert!(!offers(&phone, "q_theme_other"));
        assert_eq!(phone.press(SAVE, &[("q_theme", "other")]), 303);
        assert!(phone.says("Your answer opened more questions"), "{}", phone.text());
        assert!(offers(&phone, "q_theme_other"), "the same page again, with what was opened");
        assert_eq!(phone.press(SAVE, &[("q_theme_other", "Падида")]), 303);
        assert!(!phone.says("Your answer opened"), "nothing more to open: on to the next page");
        assert_eq!(kept(world, id, "theme_other").as_deref(), Some("Падида"));
        // Closed again by another answer: what is malformed there is no hindrance, what was saved is kept.
        phone.open(PLAN);
        let long = "ӯ".repeat(500);
        assert_eq!(phone.press(SAVE, &[("q_theme", "other"), ("q_theme_other", &long)]), 422);
        assert!(offers(&phone, "q_theme_other"));
        assert_eq!(phone.press(SAVE, &[("q_theme", "legal_aid"), ("q_theme_other", &long)]), 303);
        assert_eq!(kept(world, id, "theme_other").as_deref(), Some("Падида"));
        phone.open(PLAN);
        assert!(!offers(&phone, "q_theme_other"));
        phone.open("/case/check");
        assert!(!phone.says("Name the theme") && !phone.says("Падида"), "{}", phone.text());
    });
}

#[test]
fn a_form_that_is_tried_opens_its_questions_too() {
    on_both(|world| {
        world.choices();
        let call = world.open_call("R-1", Mode::Regular, vec![a_fund(world)]);
        let mut guest = world.browser();
        guest.open(&format!("/practice/{call}/plan?lang=en"));
        assert!(!offers(&guest, "q_theme_other"));
        assert_eq!(guest.press("Check and go on", &[("q_theme", "other"), ("q_people_who", "Ҳамсоягон")]), 200);
        assert!(offers(&guest, "q_theme_other") && guest.shows("Ҳамсоягон"));
        assert_eq!(guest.press("Check and go on", &[("q_theme_other", "Падида")]), 303);
    });
}

#[test]
fn people_are_counted_by_band_and_added_up() {
    on_both(|world| {
        let (id, mut phone) = begun(world);
        phone.open(PLAN);
        let given = [
            ("q_people_served_women", "12"),
            ("q_people_served_boys", "3"),
            ("q_people_served_with_disabilities", "4"),
            ("q_problem", "Роҳ нест"),
        ];
        assert_eq!(phone.press("Add them up", &given), 200);
        assert!(phone.says("In all: 15") && phone.shows("Роҳ нест"), "{}", phone.text());
        assert_eq!(kept(world, id, "people_served"), None, "nothing was saved");
        assert_eq!(phone.press(SAVE, &[("q_people_served_with_disabilities", "16")]), 422);
        assert!(phone.says("more than all the people above together: 15"), "{}", phone.text());
        assert_eq!(phone.press(SAVE, &[("q_people_served_with_disabilities", "four")]), 422);
        assert!(phone.shows("href=\"#f-q-people-served-with-disabilities\""), "{}", phone.page);
        assert_eq!(phone.press(SAVE, &[("q_people_served_with_disabilities", "4")]), 303);
        assert_eq!(kept(world, id, "people_served").as_deref(), Some("women=12\nboys=3\nwith_disabilities=4"));
        phone.open("/case/check");
        assert!(phone.says("Women: 12 Boys under 18: 3 In all: 15 People with disabilities: 4"), "{}", phone.text());
        phone.open(PLAN);
        assert_eq!(phone.paper(SAVE).value("q_people_served_women"), "12");
    });
}

#[test]
fn letters_of_an_old_font_are_told_of_and_kept() {
    on_both(|world| {
        let (id, mut phone) = begun(world);
        phone.open("/case/section/plan?lang=tg");
        let save = hashar::base::words::Words::shared().say(hashar::base::Lang::Tg, "applications-save-continue");
        assert_eq!(phone.press(&save, &[("q_problem", "Їуміурии мо")]), 303);
        assert!(phone.says("ҳуруфи кӯҳна") && phone.says("Ї і"), "{}", phone.text());
        assert_eq!(kept(world, id, "problem").as_deref(), Some("Їуміурии мо"), "nothing is changed by itself");
        assert_eq!(phone.press(&save, &[]), 303);
        phone.open("/case/section/plan");
        assert_eq!(phone.press(&save, &[("q_problem", "Ҷумҳурии мо")]), 303);
        phone.open("/case/section/plan");
        assert!(!phone.says("ҳуруфи кӯҳна"));
        phone.open("/case/section/plan?lang=ru");
        let save = hashar::base::words::Words::shared().say(hashar::base::Lang::Ru, "applications-save-continue");
        assert_eq!(phone.press(&save, &[("q_problem", "Київ")]), 303);
        phone.open("/case/section/plan");
        assert!(!phone.says("старым шрифтом"));
    });
}
