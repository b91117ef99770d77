//! The overview of the director: figures by fund, country, kind and month, what is due, what late reports hold.

use crate::{
    awards::{a_board, an_award, eur, today},
    funds::signed_in,
    support::{on_both, world::a_fund},
};
use hashar::{
    awards::{self, Condition, Planned},
    base::{Actor, Currency, Role},
    calls::Mode,
    overview::director::overview,
};

#[test]
fn a_director_sees_where_the_money_is_and_what_is_due() {
    on_both(|world| {
        let (board, fund) = (a_board(world), a_fund(world));
        let call = world.open_call("R-1", Mode::Regular, vec![fund]);
        let id = an_award(world, &board, call, fund, eur(100_000));
        let on = today(world);
        let part = |minor, days, condition| Planned {
            amount: eur(minor),
            due_on: on + chrono::Duration::days(days),
            condition,
            note: None,
        };
        let plan = vec![
            part(50_000, 0, Condition::ReportAccepted),
            part(30_000, 45, Condition::None),
            part(20_000, 120, Condition::None),
        ];
        world.write(&world.actor(Role::ProgrammeOfficer), move |tx| awards::plan(tx, id, &plan)).unwrap();
        let director = world.actor(Role::Director);
        let found = world.read(&director, overview).unwrap();
        assert_eq!(found.due.get(&Currency::EUR), Some(&[eur(50_000), eur(80_000), eur(80_000)]));
        assert_eq!(found.spread.len(), 1);
        assert_eq!((found.spread[0].country.as_str(), found.spread[0].committed), ("TJ", eur(100_000)));
        assert!(found.late.is_empty());
        let now = world.read(&Actor::Console, |tx| Ok(tx.now)).unwrap();
        world.db.set_now(Some(now + chrono::Duration::days(2)));
        assert_eq!(world.read(&director, overview).unwrap().late[0].held, eur(50_000));
        let mut browser = signed_in(world, Role::Director);
        // Every figure of a fund leads to its postings, here and on the overview.
        let leads = |browser: &crate::support::Browser, accounts: &[&str]| {
            for account in accounts {
                let to = format!("/funds/{fund}?account={account}#ledger");
                assert_eq!(browser.link(&to), Some(to.clone()), "{}", browser.page);
            }
            assert!(browser.link(&format!("/funds/{fund}#ledger")).is_some());
        };
        browser.open("/funds");
        leads(&browser, &["received", "committed", "paid", "fees"]);
        assert_eq!(browser.click("Overview"), 200);
        leads(&browser, &["received", "committed", "paid"]);
        assert_eq!(browser.open(&format!("/funds/{fund}?account=committed")), 200);
        assert!(browser.says("EUR 1,000.00") && browser.link(&format!("/funds/{fund}/vouchers/")).is_some());
        assert_eq!(browser.open("/overview"), 200);
        assert!(browser.says("EUR 800.00") && browser.says("Tajikistan"), "{}", browser.text());
        assert_eq!(signed_in(world, Role::ProgrammeOfficer).open("/overview"), 404);
        world.db.set_now(None);
    });
}
