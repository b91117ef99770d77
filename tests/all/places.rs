//! One place for several applications: an address that opens them, in browsers.

use crate::{
    applications::open_case,
    awards::{a_board, concluded, voted, with_the_board},
    support::{Browser, World, on_both, post::into_memory, world::a_fund},
};
use hashar::{
    applications::{self, places},
    base::{Actor, settings::Settings},
    board::{Choice, Outcome},
    calls::Mode,
    mail,
};

const ADDRESS: &str = "office-of-umed@example.org";

fn entered(world: &World, code: &str) -> Browser {
    let mut phone = world.browser();
    phone.open("/enter?lang=en");
    assert_eq!(phone.send("/enter", &[("code", code)]), 303);
    phone
}

fn deliver(world: &World) -> Vec<mail::Posted> {
    let mut settings = Settings::load(None, None, None).unwrap();
    settings.public_url = "https://grants.example.org".into();
    settings.programme_name = "Women's Fund".into();
    settings.mail.from_address = "office@example.org".into();
    into_memory(world, &settings)
}

/// The path of the link in the only letter that went to the address.
fn link(posted: &[mail::Posted]) -> String {
    let letters: Vec<_> = posted.iter().filter(|one| one.to == ADDRESS).collect();
    assert_eq!(letters.len(), 1);
    let body = &letters[0].body;
    for word in ["Women", "grant application", "R-1"] {
        assert!(!body.contains(word) && !letters[0].subject.contains(word), "{word} in {body}");
    }
    let line = body.lines().find(|line| line.contains("/place/")).unwrap();
    line.trim().strip_prefix("https://grants.example.org").unwrap().to_owned()
}

fn opened(world: &World, path: &str) -> Browser {
    let mut phone = world.browser();
    assert_eq!(phone.open(&format!("{path}?lang=en")), 200, "{}", phone.page);
    assert_eq!(phone.press("Sign in", &[]), 303, "{}", phone.page);
    phone
}

fn later(world: &World, minutes: i64) {
    let now = world.read(&Actor::Clerk, |tx| Ok(tx.now)).unwrap();
    world.db.set_now(Some(now + chrono::Duration::minutes(minutes)));
}

#[test]
fn an_address_opens_all_applications_that_were_put_into_its_place_and_no_other() {
    on_both(|world| {
        world.choices();
        let call = world.open_call("R-1", Mode::Regular, vec![a_fund(world)]);
        let ((one, first), (two, second), (other, _)) =
            (open_case(world, call), open_case(world, call), open_case(world, call));
        let mut contact = entered(world, &first);
        assert_eq!(contact.open("/case/all"), 404, "not come in by a link");
        contact.open("/case");
        assert_eq!(contact.click("One place for several applications"), 200);
        assert_eq!(contact.press("Send the link", &[("email", "umed"), ("own", &first)]), 422);
        assert_eq!(contact.press("Send the link", &[("email", ADDRESS), ("own", &second)]), 422, "not this one's code");
        assert!(contact.says("not the contact person’s code") && contact.shows(ADDRESS), "{}", contact.text());
        assert_eq!(contact.press("Send the link", &[("email", ADDRESS), ("own", &first)]), 303, "{}", contact.page);
        assert!(contact.says("The link has not been opened yet"), "{}", contact.text());
        let path = link(&deliver(world));
        let mut phone = opened(world, &path);
        assert!(phone.says("All our applications"), "{}", phone.text());
        let reference = |id| world.read(&Actor::Console, move |tx| applications::load(tx, id)).unwrap().reference;
        assert!(phone.says(&reference(one)) && !phone.says(&reference(two)));
        let mut again = world.browser();
        assert_eq!(again.open(&path), 200);
        assert_eq!(again.press("Sign in", &[]), 422, "a link works once");

        later(world, 3);
        let mut other_phone = entered(world, &second);
        other_phone.open("/case/place");
        assert_eq!(
            other_phone.press("Send the link", &[("email", "Office-of-Umed@Example.org"), ("own", &second)]),
            303
        );
        link(&deliver(world));
        phone.open("/case/all");
        assert!(phone.says(&reference(one)) && phone.says(&reference(two)), "{}", phone.text());
        assert_eq!(phone.press("Open", &[]), 303, "{}", phone.page);
        assert_eq!(phone.open("/case"), 200);
        assert!(phone.says(&reference(two)) && phone.says("All our applications"), "{}", phone.text());
        assert_eq!(phone.send("/case/all", &[("application", &other.to_string())]), 404, "not one of the place");

        other_phone.open("/case/place");
        assert_eq!(other_phone.press("Take out", &[]), 303);
        assert_eq!(phone.open("/case"), 401, "whoever came in by it is outside");
        later(world, 3);
        let mut visitor = world.browser();
        visitor.open("/place?lang=en");
        assert_eq!(visitor.send("/place", &[("email", ADDRESS)]), 200);
        let mut stranger = world.browser();
        stranger.open("/place?lang=en");
        assert_eq!(stranger.send("/place", &[("email", "nobody@example.org")]), 200);
        assert_eq!(visitor.text(), stranger.text(), "nothing tells whether there is a place");
        let mut phone = opened(world, &link(&deliver(world)));
        assert!(phone.says(&reference(one)) && !phone.says(&reference(two)), "{}", phone.text());

        // A replaced code closes the place too.
        let code = applications::codes::fresh(world.db.master()).unwrap();
        world.write(&Actor::Case(one), move |tx| applications::codes::replace(tx, one, &code)).unwrap();
        assert_eq!(phone.open("/case/all"), 401);
        let swept = world.write(&Actor::Clerk, places::sweep).unwrap();
        assert_eq!(swept, 1, "a place that opens nothing is deleted");
    });
}

#[test]
fn an_application_begun_from_within_a_place_belongs_to_it_and_held_results_stay_hidden() {
    on_both(|world| {
        let (board, fund) = (a_board(world), a_fund(world));
        let call = world.open_call("R-1", Mode::Regular, vec![fund]);
        let id = with_the_board(world, call);
        let lead = world.actor(hashar::base::Role::ProgrammeLead);
        world.write(&lead, move |tx| hashar::awards::release::hold(tx, call)).unwrap();
        let code = applications::codes::fresh(world.db.master()).unwrap();
        let given = code.clone();
        world.write(&Actor::Case(id), move |tx| applications::codes::replace(tx, id, &given)).unwrap();
        let mut contact = entered(world, &code);
        contact.open("/case/place");
        assert_eq!(contact.press("Send the link", &[("email", ADDRESS), ("own", &code)]), 303);
        let mut phone = opened(world, &link(&deliver(world)));
        let motion = voted(world, &board, id, Outcome::Decline, None, fund, Choice::Yes);
        concluded(world, &board[0], motion).unwrap();
        phone.open("/case/all");
        assert!(phone.says("With the board"), "{}", phone.text());
        phone.open(&format!("/apply/{call}"));
        assert_eq!(phone.press("Start the application", &[("country", "TJ")]), 200, "{}", phone.page);
        phone.open("/case/all");
        assert_eq!(phone.page.matches("<h2>TJ-").count(), 2, "{}", phone.page);
        assert!(phone.says("With the board") && !phone.says("not funded"), "{}", phone.text());
        later(world, 8 * 24 * 60);
        assert_eq!(world.write(&Actor::Clerk, places::sweep).unwrap(), 0, "it is used");
    });
}
