//! What staff look for: no name of it stands in an address.

use crate::{
    screening::{a_call, browser_of, sent},
    support::{Browser, on_both, paper},
};
use hashar::base::Role;

#[test]
fn no_name_that_is_looked_for_stands_in_an_address() {
    const OVER: &str = "What you looked for is not kept any more.";
    on_both(|world| {
        let call = a_call(world);
        let id = sent(world, call);
        let mut officer = browser_of(world, Role::ProgrammeOfficer);
        let mut lead = browser_of(world, Role::ProgrammeLead);
        for (words, found) in [("Умед", 1), ("Юлдашева", 0)] {
            assert_eq!(officer.seek("/applications?country=TJ", words), 303);
            assert!(officer.says(&format!("Applications found: {found}")), "{}", officer.text());
            assert!(officer.shows(&format!("value=\"{words}\"")), "it stands in the field to be changed");
        }
        assert!(officer.queries <= 12, "{}", officer.queries);
        officer.seek("/applications?country=TJ", "Умед");
        let address = officer.addresses.last().unwrap().clone();
        assert!(address.starts_with("/applications?country=TJ&find="), "{address}");
        // What hangs on the list goes on with what was looked for: another language, a file, a filter that is kept.
        officer.open(&format!("{address}&lang=tg"));
        officer.open(&format!("{address}&lang=en"));
        assert!(officer.says("Applications found: 1"));
        let file = officer.link("/applications/export.csv").unwrap();
        let (status, bytes, _) = officer.download(&file, "Content-Type");
        assert!(status == 200 && String::from_utf8(bytes).unwrap().contains("Умед"));
        officer.click("Save this filter");
        assert_eq!(officer.press("Save the filter", &[("name", "Онҳо")]), 303);
        officer.open("/applications");
        officer.click("Онҳо");
        assert!(officer.says("Applications found: 1") && officer.shows("value=\"Умед\""));
        let kept = officer.addresses.last().unwrap().clone();
        assert_ne!(kept, address, "sealed anew");
        officer.open("/applications/filters");
        let links: Vec<String> = paper::links(&officer.page).into_iter().map(|(to, _)| to).collect();
        officer.seek("/groups", "Умед");
        officer.open(&format!("/applications/{id}/messages"));
        assert_eq!(officer.send(&format!("/applications/{id}/messages/search"), &[("q", "Умед")]), 303);
        assert_eq!(lead.seek("/people", "Зафар"), 303);
        assert!(lead.shows("value=\"Зафар\""), "{}", lead.text());
        let addresses = officer.addresses.iter().chain(&lead.addresses).chain(&links).chain([&file]);
        for one in addresses.filter(|one| one.contains("find=") || one.contains('?')) {
            let pairs = form_urlencoded::parse(one.split_once('?').unwrap_or_default().1.as_bytes()).into_owned();
            for (name, value) in pairs {
                assert!(name != "q" && !["Умед", "Юлдашева", "Зафар"].iter().any(|word| value.contains(word)), "{one}");
            }
        }
        // In another's browser, in one's own next session, and written by hand, it asks again and does nothing.
        let mut next = browser_of(world, Role::ProgrammeOfficer);
        let asks_again = |browser: &mut Browser, address: &str| {
            assert_eq!(browser.open(address), 200);
            assert!(browser.says(OVER) && !browser.shows("value=\"Умед\""), "{}", browser.text());
        };
        asks_again(&mut lead, &address);
        asks_again(&mut next, &address);
        asks_again(&mut next, "/applications?q=%D0%A3%D0%BC%D0%B5%D0%B4");
        assert_eq!(next.open(&file), 200);
        assert!(next.says(OVER), "no file of all there is");
        let query = address.split_once('?').unwrap().1;
        next.open("/applications");
        let all = [("query", query), ("all", "yes"), ("deed", "eligible")];
        assert_eq!(next.send("/applications/bulk", &all), 303);
        assert!(next.says(OVER), "nor a deed on all");
        for list in ["/groups", "/people", &format!("/applications/{id}/messages")] {
            lead.open(&format!("{list}?find=x"));
            assert!(lead.says(OVER), "{list}");
        }
    });
}
