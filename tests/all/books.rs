//! The books: months that close, what takes two people, raw changes that fail.

use crate::{
    funds::signed_in,
    support::{World, on_both},
};
use chrono::NaiveDate;
use hashar::{
    base::{Actor, Currency, FundId, Money, Role, Stop, Subject},
    funds::{
        self, Refusal,
        periods::{self, Period},
        proof,
        proposals::{self, ProposalState, Transfer, Wish},
        receive,
    },
};

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2020, month, day).unwrap()
}

fn eur(minor: i64) -> Money {
    Money::from_minor(minor, Currency::EUR)
}

/// A fund with money, in May 2020.
fn in_may(world: &World) -> FundId {
    world.db.set_now(day(5, 15).and_hms_opt(9, 0, 0));
    let fund = another_fund(world, "FIRST", Currency::EUR);
    let finance = world.actor(Role::FinanceOfficer);
    world.write(&finance, move |tx| receive::receive(tx, fund, eur(100_000), day(2, 3), None)).unwrap();
    fund
}

fn another_fund(world: &World, code: &'static str, currency: Currency) -> FundId {
    let new = funds::set_up::NewFund {
        code: code.to_owned(),
        labels: hashar::base::Labels::one(hashar::base::Lang::En, code),
        currency,
        restricted_kinds: Vec::new(),
        restricted_countries: Vec::new(),
        starts_on: None,
        ends_on: None,
    };
    world.write(&Actor::Console, move |tx| funds::set_up::add(tx, new.clone())).unwrap()
}

fn commit(world: &World, fund: FundId, minor: i64, on: NaiveDate) -> Result<(), Stop> {
    let award = Subject { kind: "award", id: minor };
    world.write(&Actor::Clerk, move |tx| funds::commit(tx, fund, eur(minor), award, on).map(drop))
}

#[test]
fn nothing_is_dated_into_a_closed_month_until_two_people_open_it_again() {
    on_both(|world| {
        let fund = in_may(world);
        let (mut finance, mut approver) =
            (signed_in(world, Role::FinanceOfficer), signed_in(world, Role::FinanceApprover));
        assert_eq!(finance.open("/funds/periods"), 200);
        assert!(finance.says("02.2020 – 05.2020"));
        assert_eq!(finance.send("/funds/periods/close", &[("period", "2020-05")]), 422);
        assert!(finance.shows("after its last day"));
        assert_eq!(finance.send("/funds/periods/close", &[("period", "2020-03")]), 303);
        let refused = commit(world, fund, 1_000, day(3, 31)).unwrap_err();
        assert_eq!(refused.refusal(), Some(&Refusal::PeriodClosed { period: "03.2020".into() }));
        assert!(refused.to_string().contains("03.2020"), "the refusal names the month");
        commit(world, fund, 1_000, day(4, 1)).unwrap();
        let raw = "INSERT INTO ledger_transactions (id, voucher_year, voucher_number, effective_on, recorded_at, \
            actor_kind, actor_id, purpose, subject_kind, subject_id) \
            VALUES (1, 2020, 9, '2020-03-05', '2020-05-01 00:00:00', 'clerk', 0, 'pay', 'fund', 1)";
        let stop = world.write(&Actor::Clerk, move |tx| {
            tx.quiet(hashar::db::tx::Quiet::Seeding);
            Ok(tx.conn.batch(raw)?)
        });
        assert!(stop.unwrap_err().to_string().contains("closed"), "the database refuses it too");

        assert_eq!(finance.open("/funds/periods/reopen"), 200);
        assert_eq!(finance.send("/funds/periods/reopen", &[("period", "2020-03"), ("reason", " ")]), 422);
        assert_eq!(finance.send("/funds/periods/reopen", &[("period", "2020-03"), ("reason", "a late bill")]), 303);
        let id = world.read(&world.actor(Role::Auditor), |tx| proposals::list(tx, None, 9)).unwrap()[0].id;
        let href = format!("/proposals/{id}");
        assert!(commit(world, fund, 1_001, day(3, 31)).is_err(), "proposed is not done");
        assert_eq!(finance.open(&href), 200);
        assert!(finance.shows("Another person decides") && finance.shows("a late bill"));
        assert_eq!(finance.send(&href, &[]), 404, "one role proposes only");
        assert_eq!(approver.open(&href), 200);
        assert_eq!(approver.send(&href, &[]), 303);
        assert!(approver.shows("confirmed"));
        commit(world, fund, 1_001, day(3, 31)).unwrap();
        assert_eq!(world.read(&Actor::Console, proof::check).unwrap(), []);
    });
}

#[test]
fn a_proposal_is_decided_once_and_never_by_whoever_made_it() {
    on_both(|world| {
        in_may(world);
        let approver = world.actor(Role::FinanceApprover);
        let february = Period::of(day(2, 1));
        world.write(&approver, move |tx| periods::close(tx, february)).unwrap();
        let again = world.write(&approver, move |tx| periods::close(tx, february)).unwrap_err();
        assert_eq!(again.refusal(), Some(&Refusal::StateUnchanged));
        let wish = Wish::Reopen(february);
        let id = world.write(&approver, move |tx| proposals::propose(tx, &wish, "a late bill")).unwrap();
        let own = world.write(&approver, move |tx| proposals::decide(tx, id, true)).unwrap_err();
        assert_eq!(own.refusal(), Some(&Refusal::OwnProposal));
        let director = world.actor(Role::Director);
        let done = std::thread::scope(|scope| {
            let both: Vec<_> = (0..4)
                .map(|_| {
                    let director = director.clone();
                    scope.spawn(move || world.write(&director, move |tx| proposals::decide(tx, id, false)))
                })
                .collect();
            both.into_iter().filter(|_| true).map(|one| one.join().unwrap()).filter(Result::is_ok).count()
        });
        assert_eq!(done, 1);
        let open = Wish::Reopen(Period::of(day(3, 1)));
        let unneeded = world.write(&approver, move |tx| proposals::propose(tx, &open, "x")).unwrap_err();
        assert_eq!(unneeded.refusal(), Some(&Refusal::StateUnchanged));
        let proposal = world.read(&director, move |tx| proposals::find(tx, id)).unwrap();
        assert_eq!(proposal.state, ProposalState::TurnedDown);
    });
}

#[test]
fn money_moves_between_funds_when_two_people_agree_and_never_more_than_is_there() {
    on_both(|world| {
        let from = in_may(world);
        let (to, som) = (another_fund(world, "SECOND", Currency::EUR), another_fund(world, "SOM", Currency::KGS));
        let mut finance = signed_in(world, Role::FinanceOfficer);
        let mut approver = signed_in(world, Role::FinanceApprover);
        let href = format!("/funds/{from}/transfer");
        assert_eq!(finance.open(&href), 200);
        let to_text = to.to_string();
        let fields = |leaves| [("to", to_text.as_str()), ("leaves", leaves), ("on", "01.04.2020"), ("reason", "joint")];
        assert_eq!(finance.send(&href, &fields("1000,01")), 422);
        assert!(finance.shows("EUR\u{a0}1,000.00") && finance.shows("value=\"1000,01\""));
        assert_eq!(finance.send(&href, &fields("300")), 303);
        let auditor = world.actor(Role::Auditor);
        let id = world.read(&auditor, |tx| proposals::list(tx, None, 9)).unwrap()[0].id;
        let figures = |fund| world.read(&Actor::Console, move |tx| funds::figures(tx, fund)).unwrap();
        assert_eq!(figures(from).available, eur(100_000));
        approver.open(&format!("/proposals/{id}"));
        assert_eq!(approver.send(&format!("/proposals/{id}"), &[]), 303);
        assert_eq!((figures(from).received, figures(to).available), (eur(70_000), eur(30_000)));
        assert_eq!(approver.open(&format!("/funds/{to}")), 200);
        assert!(approver.shows("Moved between funds") && approver.shows(&format!("/proposals/{id}")));

        // Into another currency; meanwhile the money is promised elsewhere.
        let kgs = Money::from_minor(9_000_000, Currency::KGS);
        let wish = Wish::Transfer(Transfer { from, to: som, leaves: eur(70_000), arrives: kgs, on: day(4, 2) });
        let officer = world.actor(Role::FinanceOfficer);
        let id = world.write(&officer, move |tx| proposals::propose(tx, &wish, "local costs")).unwrap();
        commit(world, from, 1, day(4, 3)).unwrap();
        let boss = world.actor(Role::FinanceApprover);
        let stop = world.write(&boss, move |tx| proposals::decide(tx, id, true)).unwrap_err();
        let [.., available, asked] = crate::funds::lacking(&stop).unwrap();
        assert_eq!([available, asked], [69_999, 70_000]);
        let award = Subject { kind: "award", id: 1 };
        world.write(&Actor::Clerk, move |tx| funds::release(tx, from, eur(1), award, day(4, 3)).map(drop)).unwrap();
        world.write(&boss, move |tx| proposals::decide(tx, id, true)).unwrap();
        assert_eq!((figures(from).available, figures(som).available), (eur(0), kgs));
        assert_eq!(world.read(&Actor::Console, proof::check).unwrap(), []);
    });
}

/// What the model holds: everything that any client was told has happened.
#[derive(Default, Clone, Copy)]
struct Model {
    committed: i64,
    paid: i64,
    fees: i64,
}

/// One client's share of the crowd: it promises, pays, takes back and reverses, and adds up what it was told.
fn one_client(world: &World, fund: FundId, number: u32) -> Model {
    let mut mine = Model::default();
    let mut dice = number.wrapping_mul(2_654_435_761).wrapping_add(7);
    let mut roll = |sides: u32| {
        dice = dice.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (dice >> 16) % sides
    };
    let award = Subject { kind: "award", id: i64::from(number) };
    for _ in 0..12 {
        let (kind, minor) = (roll(4), i64::from(roll(900)) + 1);
        let (on, fees) = (day(4, 1), minor / 50);
        let refusable = |stop: &Stop| {
            let rule = stop.refusal::<Refusal>();
            assert!(matches!(rule, Some(Refusal::NotEnough { .. } | Refusal::NotCommitted { .. })), "{stop}");
        };
        let done = match kind {
            0 | 1 => world
                .write(&Actor::Clerk, move |tx| funds::commit(tx, fund, eur(minor), award, on))
                .map(|_| mine.committed += minor),
            2 => world.write(&Actor::Clerk, move |tx| funds::pay(tx, fund, eur(minor), eur(fees), award, on)).map(
                |paid| {
                    mine.committed -= minor;
                    mine.paid += minor;
                    mine.fees += fees;
                    // Every third payout comes back; what it takes is there again, so nothing may refuse it.
                    if roll(3) == 0 {
                        world.write(&Actor::Clerk, move |tx| funds::reverse(tx, paid, on, "came back")).unwrap();
                        mine.committed += minor;
                        mine.paid -= minor;
                        mine.fees -= fees;
                    }
                },
            ),
            _ => world
                .write(&Actor::Clerk, move |tx| funds::release(tx, fund, eur(minor), award, on))
                .map(|_| mine.committed -= minor),
        };
        done.unwrap_or_else(|stop| refusable(&stop));
        let seen = world.read(&Actor::Console, move |tx| funds::figures(tx, fund)).unwrap();
        let spent = seen.committed.minor() + seen.paid.minor() + seen.fees.minor();
        assert!(spent <= seen.received.minor() && seen.available.minor() >= 0, "overspent at a read: {seen:?}");
    }
    mine
}

#[test]
fn sixty_four_clients_on_one_fund_end_where_the_model_ends() {
    on_both(|world| {
        let fund = in_may(world);
        let models = std::thread::scope(|scope| {
            let all: Vec<_> = (0..64).map(|number| scope.spawn(move || one_client(world, fund, number))).collect();
            all.into_iter().map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
        });
        let sum = |of: fn(&Model) -> i64| eur(models.iter().map(of).sum());
        let end = world.read(&Actor::Console, move |tx| funds::figures(tx, fund)).unwrap();
        assert_eq!(end.committed, sum(|one| one.committed));
        assert_eq!((end.paid, end.fees), (sum(|one| one.paid), sum(|one| one.fees)));
        assert!(end.paid.is_positive() && end.committed.is_positive(), "the crowd did something: {end:?}");
        assert_eq!(world.read(&Actor::Console, proof::check).unwrap(), []);
    });
}
