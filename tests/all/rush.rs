//! A crowd of finance people at one fund: they prepare, approve, send back, record and reverse at once, in any order, and
//! nothing is ever overspent, approved by who prepared it, or counted twice.

use crate::{
    awards::{a_board, an_award, eur, figures, parts, today},
    payees::prepared,
    support::{World, on_both, world::a_fund},
};
use hashar::{
    base::{Actor, InstalmentId, PayeeId, PayoutId, Role, Stop},
    calls::Mode,
    funds::{self, proof},
    payees, payouts,
    payouts::{Bank, Given, NewPayout, State},
};
use std::sync::{
    Mutex,
    atomic::{AtomicI64, AtomicUsize, Ordering},
};

/// Clients at once.
const CLIENTS: u32 = 64;

/// What each of them tries; `HASHAR_RUSH` sets another number (313 makes 20,000 in all).
fn attempts() -> u32 {
    std::env::var("HASHAR_RUSH").ok().and_then(|text| text.parse().ok()).unwrap_or(12)
}

/// What the crowd was told has happened.
#[derive(Default)]
struct Model {
    paid: AtomicI64,
    fees: AtomicI64,
    done: [AtomicUsize; 5],
    payouts: Mutex<Vec<PayoutId>>,
}

struct Ground {
    parts: Vec<(InstalmentId, PayeeId)>,
    people: Vec<Actor>,
}

/// Whether an act was done; a rule may refuse it, and nothing else may go wrong.
fn done<T>(result: Result<T, Stop>) -> Option<T> {
    match result {
        Ok(value) => Some(value),
        Err(Stop::Refused(_)) => None,
        Err(stop) => panic!("{stop}"),
    }
}

fn new_payout((instalment, payee): (InstalmentId, PayeeId), minor: i64) -> NewPayout {
    NewPayout {
        instalment,
        fund: None,
        payee,
        method: payees::Method::BankTransfer,
        given: Given::Charge(eur(minor)),
        rate: None,
        fees: eur(minor / 100),
        purpose: "Part of the grant".into(),
    }
}

fn one_client(world: &World, ground: &Ground, model: &Model, number: u32, fund: hashar::base::FundId) {
    let mut dice = number.wrapping_mul(2_654_435_761).wrapping_add(11);
    let mut roll = |sides: usize| {
        dice = dice.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        usize::try_from(dice >> 16).unwrap() % sides
    };
    let on = today(world);
    for _ in 0..attempts() {
        let person = &ground.people[roll(ground.people.len())];
        let known = model.payouts.lock().unwrap().clone();
        let wish = roll(5);
        let id = if known.is_empty() { None } else { Some(known[roll(known.len())]) };
        let happened = match (wish, id) {
            (0, _) | (_, None) => {
                let new = new_payout(ground.parts[roll(ground.parts.len())], i64::try_from(roll(60_000)).unwrap() + 1);
                let made = done(world.write(person, move |tx| payouts::prepare(tx, &new)));
                made.map(|made| model.payouts.lock().unwrap().push(made)).is_some()
            }
            (1, Some(id)) => done(world.write(person, move |tx| payouts::approve(tx, id, ""))).is_some(),
            (2, Some(id)) => {
                let found = world.read(&Actor::Console, move |tx| payouts::find(tx, id)).unwrap();
                let (charge, fees) = (found.charge, eur(found.charge.minor() / 100));
                let reference = format!("FT-{number}-{}", charge.minor());
                let bank = Bank { sent_on: on, reference, debited: charge, received: charge, fees };
                let sent = done(world.write(person, move |tx| payouts::record(tx, id, &bank)));
                sent.map(|()| {
                    model.paid.fetch_add(charge.minor(), Ordering::SeqCst);
                    model.fees.fetch_add(fees.minor(), Ordering::SeqCst);
                })
                .is_some()
            }
            (3, Some(id)) => {
                let undone = done(world.write(person, move |tx| payouts::reverse(tx, id, on, "Sent twice")));
                undone
                    .map(|()| {
                        let found = world.read(&Actor::Console, move |tx| payouts::find(tx, id)).unwrap();
                        let record = found.record.unwrap();
                        model.paid.fetch_sub(record.debited.minor(), Ordering::SeqCst);
                        model.fees.fetch_sub(record.fees.minor(), Ordering::SeqCst);
                    })
                    .is_some()
            }
            (_, Some(id)) => done(world.write(person, move |tx| payouts::send_back(tx, id, "Not now"))).is_some(),
        };
        if happened {
            model.done[if id.is_none() { 0 } else { wish }].fetch_add(1, Ordering::SeqCst);
        }
        let seen = world.read(&Actor::Console, move |tx| funds::figures(tx, fund)).unwrap();
        let spent = seen.committed.minor() + seen.paid.minor() + seen.fees.minor();
        assert!(spent <= seen.received.minor() && seen.available.minor() >= 0, "overspent at a read: {seen:?}");
    }
}

#[test]
fn sixty_four_finance_people_at_one_fund_never_overspend_it_and_end_where_the_model_ends() {
    on_both(|world| {
        let (board, fund) = (a_board(world), a_fund(world));
        let call = world.open_call("R-1", Mode::Regular, vec![fund]);
        let awards = [(); 3].map(|()| an_award(world, &board, call, fund, eur(100_000)));
        let approver = world.actor(Role::FinanceApprover);
        let ready = awards.map(|award| {
            let (payee, payout) = prepared(world, award);
            world.write(&approver, move |tx| payees::verify(tx, payee, "Called")).unwrap();
            ((parts(world, award)[0].id, payee), payout)
        });
        // People who hold both roles: only the rules keep one from approving what one prepared.
        let both = vec![Role::FinanceOfficer, Role::FinanceApprover];
        let names = ["Amina", "Bahrom", "Chinara", "Davron", "Elmira"];
        let people = names.map(|name| world.another(Role::FinanceOfficer, name));
        let people = people.into_iter().map(|id| Actor::Person { id, roles: both.clone() }).collect();
        let ground = Ground { parts: ready.iter().map(|(part, _)| *part).collect(), people };
        let model = Model::default();
        model.payouts.lock().unwrap().extend(ready.iter().map(|(_, payout)| *payout));
        let before = figures(world, fund);
        std::thread::scope(|scope| {
            for number in 0..CLIENTS {
                let (ground, model) = (&ground, &model);
                scope.spawn(move || one_client(world, ground, model, number, fund));
            }
        });
        let after = figures(world, fund);
        let (paid, fees) = (model.paid.load(Ordering::SeqCst), model.fees.load(Ordering::SeqCst));
        assert_eq!([after[2], after[3]], [before[2] + paid, before[3] + fees]);
        assert_eq!(after[1], before[1] - paid, "what is paid left the promise, and nothing else did");
        assert_eq!(after[0], before[0]);
        let done: Vec<usize> = model.done.iter().map(|count| count.load(Ordering::SeqCst)).collect();
        assert!(done.iter().all(|count| *count > 0), "each of the acts was done by somebody: {done:?}");
        for id in model.payouts.lock().unwrap().iter().copied() {
            let found = world.read(&Actor::Console, move |tx| payouts::find(tx, id)).unwrap();
            assert!(!found.approved_by(found.prepared_by), "approved by who prepared it");
            let recorded = found.record.is_some();
            let should = matches!(found.state, State::Sent | State::Reversed);
            assert_eq!(recorded, should, "{:?}", found.state);
        }
        for award in awards {
            let part = &parts(world, award)[0];
            assert!(part.paid.minor() <= part.amount.minor(), "an instalment is paid beyond what it is: {part:?}");
        }
        assert_eq!(world.read(&Actor::Console, proof::check).unwrap(), []);
    });
}
