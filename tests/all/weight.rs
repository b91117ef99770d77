//! What the pages of a group weigh on the way to a telephone: each comes in one round trip, its stylesheet included.

use crate::{
    applications::{answer_all, open_case},
    support::{on_both, world::a_fund},
};
use hashar::{
    applications,
    base::{Actor, Lang},
    calls::{Mode, forms},
};

/// Ten packets, as a server may send before it hears anything back.
const MOST: usize = 14_000;

#[test]
fn each_page_of_a_group_comes_in_one_round_trip() {
    on_both(|world| {
        world.choices();
        let call = world.open_call("R-1", Mode::Regular, vec![a_fund(world)]);
        let (id, code) = open_case(world, call);
        let sections = world
            .read(&Actor::Case(id), move |tx| {
                let case = applications::load(tx, id)?;
                Ok(forms::load(tx, case.form_version_id)?.iter().map(|one| one.code.clone()).collect::<Vec<_>>())
            })
            .unwrap();
        answer_all(world, &Actor::Case(id), id);
        let mut phone = world.browser();
        phone.open("/enter");
        assert_eq!(phone.send("/enter", &[("code", &code)]), 303);
        let mut pages: Vec<String> = ["/", "/enter", "/safety", "/case", "/case/check", "/case/copy", "/case/offline"]
            .into_iter()
            .chain(["/case/codes", "/case/place", "/case/withdraw", "/case/file/registration_paper"])
            .map(str::to_owned)
            .collect();
        pages.push(format!("/apply/{call}"));
        pages.extend(sections.iter().map(|section| format!("/case/section/{section}")));
        let mut heavy = Vec::new();
        for lang in Lang::ALL {
            for page in &pages {
                let weight = phone.weight(&format!("{page}?lang={}", lang.code()));
                if weight > MOST {
                    heavy.push(format!("{page} in {}: {weight}", lang.code()));
                }
            }
        }
        assert!(heavy.is_empty(), "{heavy:#?}");
    });
}
