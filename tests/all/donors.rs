//! Who gives the money and on what terms: contracts, promises, restrictions, the share for administration, whose rates.

use crate::{
    awards::{a_board, award, concluded, eur, tjs, today, voted, with_the_board},
    funds::signed_in,
    support::{World, on_both, world::a_fund},
};
use chrono::NaiveDate;
use hashar::{
    base::{Actor, ContractId, Currency, FundId, Labels, Lang, Money, PledgeId, Rate, Role, Stop, Subject},
    board::{Choice, Outcome},
    calls::Mode,
    funds::{
        self, RateDay, Refusal, Use, donors, months, proof,
        proposals::{self, Administration, Wish},
        rates,
        receive::{self, Against},
        terms::{self, Terms},
    },
};

fn usd(minor: i64) -> Money {
    Money::from_minor(minor, Currency::USD)
}

fn finance(world: &World) -> Actor {
    world.actor(Role::FinanceOfficer)
}

fn bind(world: &World, fund: FundId, terms: Terms) {
    world.write(&finance(world), move |tx| terms::bind(tx, fund, &terms)).unwrap();
}

/// A contract of a new donor about a fund.
pub fn a_contract(world: &World, fund: FundId, code: &'static str) -> ContractId {
    let on = today(world);
    world
        .write(&finance(world), move |tx| {
            let donor = donors::add(tx, code, &Labels::one(Lang::En, "A donor"))?;
            let reference = format!("{code}/7");
            let new = donors::NewContract { donor, fund, reference, signed_on: on, starts_on: Some(on), ends_on: None };
            donors::sign(tx, &new)
        })
        .unwrap()
}

fn pledge(world: &World, contract: ContractId, amount: Money) -> PledgeId {
    let on = today(world);
    world.write(&finance(world), move |tx| donors::pledge(tx, contract, amount, on)).unwrap()
}

fn commit(world: &World, fund: FundId, minor: i64, what: &Use) -> Result<(), Stop> {
    let (on, what) = (today(world), what.clone());
    let subject = Subject { kind: "award", id: minor };
    let act = move |tx: &mut hashar::db::Tx<'_>| funds::commit_for(tx, fund, eur(minor), subject, on, &what).map(drop);
    world.write(&Actor::Clerk, act)
}

fn faults(world: &World) -> Vec<proof::Fault> {
    world.read(&Actor::Console, proof::check).unwrap()
}

fn a_use() -> Use {
    Use {
        kind: Some("ngo".into()),
        country: "TJ".into(),
        theme: Some("law".into()),
        categories: vec!["transport".into(), "materials".into()],
    }
}

#[test]
fn the_donors_terms_are_kept_where_the_money_is_promised() {
    on_both(|world| {
        let fund = a_fund(world);
        let code = world.read(&Actor::Console, move |tx| funds::find(tx, fund)).unwrap().code;
        let of = |words: &[&str]| words.iter().map(ToString::to_string).collect::<Vec<_>>();
        let yesterday = today(world) - chrono::Duration::days(1);
        let fund_code = || code.clone();
        for (terms, refusal) in [
            (Terms { kinds: of(&["shelter"]), ..Terms::default() }, Refusal::KindRestricted { fund: fund_code() }),
            (Terms { countries: of(&["KG"]), ..Terms::default() }, Refusal::CountryRestricted { fund: fund_code() }),
            (Terms { themes: of(&["care"]), ..Terms::default() }, Refusal::ThemeRestricted { fund: fund_code() }),
            (
                Terms { categories: of(&["materials", "rent"]), ..Terms::default() },
                Refusal::CategoryRestricted {
                    fund: fund_code(),
                    category: "transport".into(),
                    allowed: "materials, rent".into(),
                },
            ),
            (
                Terms { ends_on: Some(yesterday), ..Terms::default() },
                Refusal::OutsidePeriod { fund: fund_code(), on: today(world) },
            ),
        ] {
            bind(world, fund, terms);
            assert_eq!(commit(world, fund, 500, &a_use()).unwrap_err().refusal(), Some(&refusal));
        }
        bind(world, fund, Terms { kinds: of(&["ngo", "shelter"]), countries: of(&["TJ"]), ..Terms::default() });
        commit(world, fund, 500, &a_use()).unwrap();
        let backwards = Terms { starts_on: Some(today(world)), ends_on: Some(yesterday), ..Terms::default() };
        let stop = world.write(&finance(world), move |tx| terms::bind(tx, fund, &backwards)).unwrap_err();
        assert_eq!(stop.refusal(), Some(&Refusal::PeriodBackwards));
        let auditor = world.actor(Role::Auditor);
        let stop = world.write(&auditor, move |tx| terms::bind(tx, fund, &Terms::default())).unwrap_err();
        assert!(matches!(stop, Stop::Forbidden));
    });
}

#[test]
fn nothing_is_promised_on_terms_that_have_just_ended() {
    on_both(|world| {
        let fund = a_fund(world);
        let refused = Refusal::CountryRestricted {
            fund: world.read(&Actor::Console, move |tx| funds::find(tx, fund)).unwrap().code,
        };
        std::thread::scope(|scope| {
            for thread in 0..8 {
                let refused = &refused;
                scope.spawn(move || {
                    for number in 0..4 {
                        if let Err(stop) = commit(world, fund, 100 + thread * 10 + number, &a_use()) {
                            assert_eq!(stop.refusal(), Some(refused), "only the new terms refuse");
                        }
                    }
                });
            }
            let refused = &refused;
            scope.spawn(move || {
                bind(world, fund, Terms { countries: vec!["KG".into()], ..Terms::default() });
                let stop = commit(world, fund, 99, &a_use()).unwrap_err();
                assert_eq!(stop.refusal(), Some(refused));
            });
        });
        assert!(commit(world, fund, 98, &a_use()).is_err());
        assert_eq!(faults(world), []);
    });
}

#[test]
fn no_more_is_received_than_was_promised_and_each_receipt_has_its_own_rate() {
    on_both(|world| {
        let (fund, other) = (a_fund(world), a_fund(world));
        let contract = a_contract(world, fund, "ROSA");
        let part = pledge(world, contract, usd(1_000_000));
        let receive = |fund, arrived, given: Money| {
            let (on, against) = (today(world), Some(Against { pledge: part, given }));
            world.write(&finance(world), move |tx| {
                receive::receive_pledged(tx, fund, eur(arrived), on, Some("FT 1"), against)
            })
        };
        let first = receive(fund, 552_000, usd(600_000)).unwrap();
        let over = receive(fund, 400_000, usd(400_001)).unwrap_err();
        assert_eq!(over.refusal(), Some(&Refusal::OverPledge { asked: usd(400_001), left: usd(400_000) }));
        let astray = receive(other, 400_000, usd(400_000)).unwrap_err();
        assert_eq!(astray.refusal(), Some(&Refusal::PledgeOfOther));
        let wrong = receive(fund, 400_000, eur(400_000)).unwrap_err();
        let needed = Refusal::WrongCurrency { needed: Currency::EUR, given: Currency::USD };
        assert_eq!(wrong.refusal(), Some(&needed));
        // Two people at once want to record the same rest.
        let landed = std::thread::scope(|scope| {
            let both = [0, 1].map(|_| scope.spawn(|| receive(fund, 370_000, usd(400_000)).is_ok()));
            both.into_iter().map(|one| one.join().unwrap()).filter(|landed| *landed).count()
        });
        assert_eq!(landed, 1);
        let given = || {
            let found = world.read(&Actor::Console, move |tx| donors::pledges(tx, &[contract]));
            found.map(|all| all[0].given)
        };
        let auditor = world.actor(Role::Auditor);
        let found = world.read(&auditor, move |tx| donors::pledges(tx, &[contract])).unwrap();
        assert_eq!((found[0].given, found[0].amount), (usd(1_000_000), usd(1_000_000)));
        assert!(matches!(given(), Err(Stop::Forbidden)), "the console does not read funds");
        let on = today(world);
        world.write(&Actor::Clerk, move |tx| funds::reverse(tx, first, on, "another donor's")).unwrap();
        let found = world.read(&auditor, move |tx| donors::pledges(tx, &[contract])).unwrap();
        assert_eq!(found[0].given, usd(400_000));
        assert_eq!(faults(world), []);
    });
}

#[test]
fn two_people_take_the_share_for_administration_and_no_more() {
    on_both(|world| {
        let fund = a_fund(world);
        bind(world, fund, Terms { admin_share: 750, ..Terms::default() });
        let approver = world.actor(Role::FinanceApprover);
        let on = today(world);
        let propose = |minor| {
            let wish = Wish::Administer(Administration { fund, amount: eur(minor), on });
            world.write(&finance(world), move |tx| proposals::propose(tx, &wish, "rent of the office"))
        };
        // 7.5 % of EUR 10,000.
        let over = propose(75_001).unwrap_err();
        let refusal = |taken, asked| Refusal::OverAdminShare {
            share: "7.5 %".into(),
            most: eur(75_000),
            taken: eur(taken),
            asked: eur(asked),
        };
        assert_eq!(over.refusal(), Some(&refusal(0, 75_001)));
        let (first, second) = (propose(50_000).unwrap(), propose(50_000).unwrap());
        let own = world.write(&finance(world), move |tx| proposals::decide(tx, first, true)).unwrap_err();
        assert!(matches!(own, Stop::Forbidden));
        world.write(&approver, move |tx| proposals::decide(tx, first, true)).unwrap();
        let late = world.write(&approver, move |tx| proposals::decide(tx, second, true)).unwrap_err();
        assert_eq!(late.refusal(), Some(&refusal(50_000, 50_000)), "checked again when it is done");
        let now = world.read(&Actor::Console, move |tx| funds::figures(tx, fund)).unwrap();
        assert_eq!((now.administration, now.available), (eur(50_000), eur(950_000)));
        let stop = commit(world, fund, 950_001, &a_use()).unwrap_err();
        assert!(matches!(stop.refusal(), Some(Refusal::NotEnough { .. })));
        assert_eq!(faults(world), []);
    });
}

#[test]
fn a_fund_says_whose_rate_applies_and_of_which_day() {
    on_both(|world| {
        let (board, fund) = (a_board(world), a_fund(world));
        let call = world.open_call("R-1", Mode::Regular, vec![fund]);
        let day = today(world);
        let enter = |source: &'static str, value: &str, on: NaiveDate| {
            let rate = Rate::new(Currency::EUR, Currency::TJS, Rate::parse_value(value).unwrap(), 1).unwrap();
            world.write(&finance(world), move |tx| rates::enter(tx, rate, on, source)).unwrap();
        };
        let first = chrono::Datelike::with_day(&day, 1).unwrap();
        enter("NBT", "11.9", day);
        let terms = Terms { rate_source: Some("InforEuro".into()), rate_day: Some(RateDay::Month), ..Terms::default() };
        bind(world, fund, terms);
        let id = with_the_board(world, call);
        let motion = voted(world, &board, id, Outcome::FundLess, Some(tjs(1_000_000)), fund, Choice::Yes);
        let stop = concluded(world, &board[0], motion).unwrap_err();
        let Some(Refusal::NoRateFrom { source, on, .. }) = stop.refusal() else { panic!("{stop:?}") };
        assert_eq!((source.as_str(), *on), ("InforEuro", first));
        enter("InforEuro", "12.5", first - chrono::Duration::days(1));
        if day > first {
            enter("InforEuro", "99", first + chrono::Duration::days(1));
        }
        concluded(world, &board[0], motion).unwrap();
        let made = award(world, crate::awards::agrees(world, id));
        let used = made.shares[0].rate.as_ref().unwrap();
        assert_eq!((used.rate.value().to_string().as_str(), used.source.as_str()), ("12.5", "InforEuro"));
        assert_eq!(made.shares[0].committed, eur(80_000));
    });
}

#[test]
fn every_month_is_kept_as_its_postings_and_a_changed_one_is_found() {
    on_both(|world| {
        let fund = a_fund(world);
        commit(world, fund, 700, &a_use()).unwrap();
        let auditor = world.actor(Role::Auditor);
        let found = world
            .read(&auditor, move |tx| {
                let fund = funds::find(tx, fund)?;
                months::of_fund(tx, &fund)
            })
            .unwrap();
        assert_eq!(found.iter().map(|(_, month)| month.received.minor()).sum::<i64>(), 1_000_000);
        assert_eq!(faults(world), []);
        let tamper = "UPDATE fund_months SET amount_minor = amount_minor + 1 WHERE account = 'bank'";
        world
            .write(&Actor::Clerk, move |tx| {
                tx.quiet(hashar::db::tx::Quiet::Seeding);
                Ok(tx.conn.batch(tamper)?)
            })
            .unwrap();
        assert!(matches!(faults(world)[..], [proof::Fault::Balance { kept: 1_000_001, summed: 1_000_000, .. }]));
    });
}

#[test]
fn finance_enters_a_donor_a_contract_and_what_came_of_it() {
    on_both(|world| {
        world.choices();
        let fund = a_fund(world);
        let mut browser = signed_in(world, Role::FinanceOfficer);
        browser.open("/funds");
        assert_eq!(browser.click("Donors"), 200);
        assert!(browser.says("There are no donors yet"));
        assert_eq!(browser.click("Add a donor"), 200);
        assert_eq!(browser.press("Add", &[("code", "rosa"), ("name_en", "")]), 422);
        assert!(browser.says("Give a name in at least one language"));
        assert_eq!(browser.press("Add", &[("code", "rosa"), ("name_en", "The Rosa fund")]), 303);
        assert!(browser.says("ROSA · The Rosa fund"), "{}", browser.text());
        assert_eq!(browser.click("Enter a contract"), 200);
        let new = [("reference", "R 12/26"), ("fund", &fund.to_string()), ("signed_on", "01.02.2026")];
        assert_eq!(browser.press("Enter", &new), 303);
        assert!(browser.says("Contract R 12/26"), "{}", browser.text());
        assert_eq!(browser.press("Add", &[("amount", "1,234"), ("currency", "USD"), ("due_on", "01.03.2030")]), 422);
        assert_eq!(browser.press("Add", &[("amount", "5000"), ("currency", "USD"), ("due_on", "01.03.2030")]), 303);
        assert!(browser.says("01.03.2030") && browser.says("USD 5,000.00"), "{}", browser.text());
        assert_eq!(browser.click("Record money received 01.03.2030"), 200);
        let on = today(world).format("%d.%m.%Y").to_string();
        assert_eq!(browser.press("Record", &[("amount", "4600"), ("on", &on), ("given", "5000.01")]), 422);
        assert!(browser.says("more than is still promised"), "{}", browser.text());
        assert_eq!(browser.press("Record", &[("amount", "4600"), ("on", &on), ("given", "3000")]), 303);
        assert!(browser.says("EUR 14,600.00") && browser.says("USD 2,000.00"), "{}", browser.text());
        assert!(browser.page.contains("<svg") && browser.says("Received and spent by month"));
        assert_eq!(browser.click("Terms of the donor"), 200);
        assert_eq!(browser.press("Save", &[("admin_share", "107"), ("rate_day", "own")]), 422);
        assert_eq!(browser.press("Save", &[("admin_share", "7,5"), ("countries", "TJ"), ("rate_day", "month")]), 303);
        assert!(browser.says("7.5 %") && browser.says("Tajikistan"), "{}", browser.text());
        assert_eq!(browser.click("Take the share for administration"), 200);
        assert!(browser.says("EUR 1,095.00"), "{}", browser.text());
        assert_eq!(browser.press("Propose", &[("amount", "1095"), ("on", &on), ("reason", "rent")]), 303);
        assert!(browser.says("for administration"), "{}", browser.text());
    });
}
