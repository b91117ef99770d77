//! The programme's lists, as staff keep them in the browser.

use crate::{
    applications::{answer_all, open_case},
    support::{Browser, World, on_both, world::a_fund},
};
use hashar::{
    applications::send,
    base::{Actor, Lang, Role},
    calls::{Mode, choices},
};

fn of(world: &World, role: Role) -> Browser {
    let mut browser = world.browser();
    browser.sign_in(world, world.person(role));
    browser
}

fn codes(world: &World, list: &'static str) -> Vec<String> {
    world.read(&Actor::Console, move |tx| Ok(choices::lists(tx)?.codes(list))).unwrap()
}

#[test]
fn lists_begin_once_and_staffs_own_are_left_alone() {
    on_both(|world| {
        let begun = world.write(&Actor::Console, choices::begin).unwrap();
        assert!(begun > 100, "{begun}");
        assert_eq!(world.write(&Actor::Console, choices::begin).unwrap(), 0);
        let lists = world.read(&Actor::Console, choices::lists).unwrap();
        assert!(["kind", "theme", "region", "budget_category"].iter().all(|list| lists.codes(list).len() > 3));
        let officer = world.actor(Role::ProgrammeOfficer);
        assert_eq!(world.write(&officer, choices::begin).unwrap(), 0);
    });
    on_both(|world| {
        let own = "[[choice]]\nlist = \"kind\"\ncode = \"choir\"\nlabels = { en = \"Choir\" }\n";
        world.write(&Actor::Console, move |tx| choices::load(tx, own)).unwrap();
        assert_eq!(world.write(&Actor::Console, choices::begin).unwrap(), 0, "staff have begun already");
        let lists = world.read(&Actor::Console, choices::lists).unwrap();
        assert_eq!(lists.codes("kind"), ["choir"]);
    });
}

#[test]
fn a_country_and_its_region_are_added_and_offered_at_once() {
    on_both(|world| {
        world.choices();
        let mut lead = of(world, Role::ProgrammeLead);
        assert_eq!(lead.open("/calls?lang=en"), 200);
        assert_eq!(lead.click("Lists"), 200);
        assert_eq!(lead.click("Countries"), 200);
        assert_eq!(lead.click("Add a choice"), 200);
        assert_eq!(lead.press("Save", &[("code", "ge"), ("label_en", "Georgia")]), 422);
        assert!(lead.says("Write the two capital letters of the country"), "{}", lead.text());
        assert_eq!(lead.press("Save", &[("code", "GE"), ("label_en", "")]), 422, "it has no name yet");
        assert_eq!(lead.press("Save", &[("code", "TJ"), ("label_en", "Tajikistan again")]), 422);
        assert!(lead.says("The list has this code already") && lead.shows("Tajikistan again"));
        assert_eq!(lead.press("Save", &[("code", "GE"), ("label_en", "Georgia"), ("label_tg", "Гурҷистон")]), 303);
        assert!(lead.says("Georgia") && lead.says("missing: Русский"), "{}", lead.text());
        lead.press_again();
        assert_eq!(codes(world, "country"), ["TJ", "UZ", "KG", "GE"]);

        lead.open("/lists/region/add");
        assert_eq!(lead.press("Save", &[("parent", "GE"), ("code", "TJ-TB"), ("label_en", "Tbilisi")]), 422);
        assert_eq!(lead.press("Save", &[("parent", "GE"), ("code", "GE-TB"), ("label_en", "Tbilisi")]), 303);
        lead.open("/calls/new");
        let paper = lead.paper("Save as a draft");
        assert!(paper.offers("countries").contains(&"GE".to_owned()));
        assert!(paper.offers("regions").contains(&"GE-TB".to_owned()));
        let mut tajik = world.browser();
        tajik.sign_in(world, world.person(Role::ProgrammeLead));
        tajik.open("/lists/country?lang=tg");
        assert!(tajik.says("Гурҷистон"));
    });
}

#[test]
fn what_is_offered_no_more_keeps_its_name_where_it_was_chosen() {
    on_both(|world| {
        world.choices();
        let call = world.open_call("L-1", Mode::Emergency, vec![a_fund(world)]);
        let (id, _) = open_case(world, call);
        answer_all(world, &Actor::Case(id), id);
        world.write(&Actor::Case(id), move |tx| send::send(tx, id)).unwrap();
        let kind = world
            .read(&Actor::Console, move |tx| Ok(hashar::applications::load(tx, id)?.kind.unwrap_or_default()))
            .unwrap();
        let name = world
            .read(&Actor::Console, {
                let kind = kind.clone();
                move |tx| Ok(choices::lists(tx)?.name("kind", &kind, Lang::En))
            })
            .unwrap();
        let mut lead = of(world, Role::ProgrammeLead);
        lead.open(&format!("/lists/kind/{kind}?lang=en"));
        assert_eq!(lead.press("Save", &[("offered", "")]), 303);
        assert!(lead.says("not offered"), "{}", lead.text());
        assert!(!codes(world, "kind").contains(&kind));
        lead.open("/calls/new");
        assert!(!lead.paper("Save as a draft").offers("kinds").contains(&kind));
        lead.open(&format!("/applications/{id}"));
        assert!(lead.says(&name), "{name}: {}", lead.text());
    });
}

#[test]
fn a_list_is_put_in_order_and_never_emptied() {
    on_both(|world| {
        world.choices();
        let mut lead = of(world, Role::Administrator);
        lead.open("/lists/people_lead?lang=en");
        let before = codes(world, "people_lead");
        assert_eq!(lead.send("/lists/people_lead/order", &[("move", &format!("up {}", before[1]))]), 303);
        assert_eq!(codes(world, "people_lead")[..2], [before[1].clone(), before[0].clone()]);
        for (place, code) in before.iter().enumerate() {
            lead.open(&format!("/lists/people_lead/{code}"));
            let last = place + 1 == before.len();
            assert_eq!(lead.press("Save", &[("offered", "")]), if last { 422 } else { 303 }, "{code}");
        }
        assert!(lead.says("One choice at least must be offered"));
        lead.open("/lists/budget_category/administration");
        assert_eq!(lead.press("Save", &[("most_percent", "0")]), 422);
        assert_eq!(lead.press("Save", &[("most_percent", "15")]), 303);
        let limit = world
            .read(&Actor::Console, |tx| Ok(choices::lists(tx)?.most_percent("budget_category", "administration")))
            .unwrap();
        assert_eq!(limit, Some(15));
        assert_eq!(lead.open("/lists/nothing"), 404);
        let mut officer = of(world, Role::ProgrammeOfficer);
        for page in ["/lists", "/lists/kind", "/lists/kind/add"] {
            assert_eq!(officer.open(page), 404, "{page}");
        }
        officer.open("/calls");
        assert_eq!(officer.send("/lists/kind/order", &[("move", "up x")]), 404);
    });
}
