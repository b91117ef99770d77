//! Several codes of one application, made and taken back by its contact person, in browsers.

use crate::{
    applications::open_case,
    support::{Browser, World, on_both, world::a_fund},
};
use hashar::calls::Mode;

fn entered(world: &World, code: &str) -> Option<Browser> {
    let mut phone = world.browser();
    phone.open("/enter?lang=en");
    (phone.send("/enter", &[("code", code)]) == 303).then_some(phone)
}

fn code_shown(phone: &Browser) -> String {
    let shown = phone.page.split("class=\"code\">").nth(1).and_then(|rest| rest.split("</p>").next()).unwrap();
    shown.chars().filter(char::is_ascii_digit).collect()
}

#[test]
fn a_contact_person_gives_a_co_worker_a_code_and_takes_it_back() {
    on_both(|world| {
        world.choices();
        let call = world.open_call("R-1", Mode::Regular, vec![a_fund(world)]);
        let (_, first) = open_case(world, call);
        let mut contact = entered(world, &first).unwrap();
        contact.open("/case");
        contact.click("Case codes");
        assert_eq!(contact.press("Make a code", &[("name", "Accountant"), ("own", "1111 2222 3333 4444")]), 422);
        assert!(contact.says("not the contact person’s code"), "{}", contact.text());
        assert_eq!(contact.press("Make a code", &[("name", "Accountant"), ("own", &first)]), 200);
        assert!(contact.says("Case code for: Accountant"), "{}", contact.text());
        let second = code_shown(&contact);
        assert_eq!(second.len(), 16);
        assert_eq!(contact.press_again(), 200);
        assert_eq!(code_shown(&contact), second, "two clicks make one code");
        let mut worker = entered(world, &second).unwrap();
        assert_eq!(worker.open("/case/section/plan"), 200);
        worker.open("/case/codes");
        assert!(worker.says("Accountant") && worker.says("× 1"), "{}", worker.text());
        assert_eq!(worker.press("Make a code", &[("name", "Friend"), ("own", &second)]), 422, "not with that code");
        contact.open("/case/codes");
        assert_eq!(contact.click("Take the code back"), 200);
        assert_eq!(contact.press("Take the code back", &[("own", &second)]), 422);
        assert_eq!(contact.press("Take the code back", &[("own", &first)]), 303);
        assert!(contact.says("The code is taken back"), "{}", contact.text());
        assert!(!contact.says("Accountant"));
        assert_eq!(worker.open("/case"), 401, "the session that it began is over");
        assert!(entered(world, &second).is_none());
        assert!(entered(world, &first).is_some());
    });
}

#[test]
fn a_code_of_another_case_is_not_to_be_seen_or_taken() {
    on_both(|world| {
        world.choices();
        let call = world.open_call("R-1", Mode::Regular, vec![a_fund(world)]);
        let ((_, mine), (_, other)) = (open_case(world, call), open_case(world, call));
        let mut contact = entered(world, &mine).unwrap();
        contact.open("/case/codes");
        assert_eq!(contact.press("Make a code", &[("name", "Accountant"), ("own", &mine)]), 200);
        contact.open("/case/codes");
        let way = contact.link("/case/codes/").unwrap();
        let mut stranger = entered(world, &other).unwrap();
        assert_eq!(stranger.open(&way), 404);
        stranger.open("/case/codes");
        assert_eq!(stranger.send(&way, &[("own", &other)]), 404);
        stranger.open("/case/codes");
        assert_eq!(stranger.press("Make a code", &[("name", "x"), ("own", &mine)]), 422, "another case's code");
        contact.open("/case/codes");
        assert!(contact.says("Accountant"));
    });
}
