//! The rush: 64 clients prepare, approve, record, reverse and void payouts of one fund at once, each trying what it should
//! not too. `HASHAR_RUSH` is how often each tries: 313 make 20,000 attempts on each database.

use crate::{
    awards::{a_board, an_award, award, eur, figures, parts, today},
    payees::a_payee,
    support::{World, on_both, world::a_fund},
};
use hashar::{
    awards::{
        self, Condition, Planned,
        amend::{self, Wanted},
    },
    base::{Actor, AwardId, Currency, FundId, InstalmentId, PayeeId, PayoutId, Role, Stop},
    calls::Mode,
    funds,
    payees::{self, Method, NewPayee},
    payouts::{self, Bank, Given, NewPayout, State, Verdict},
};
use std::{
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::{Duration, Instant},
};

const CLIENTS: u32 = 64;
/// Longer than this, and somebody would think that it hangs.
const STUCK: Duration = Duration::from_secs(5);

struct Dice(u32);

impl Dice {
    fn roll(&mut self, sides: u32) -> u32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (self.0 >> 16) % sides
    }

    fn of<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[usize::try_from(self.roll(u32::try_from(all.len()).unwrap())).unwrap()]
    }
}

/// What one client did, as it was told.
#[derive(Default, Debug)]
struct Tally {
    paid: i64,
    fees: i64,
    landed: u32,
    refused: u32,
    slowest: Duration,
}

struct Scene {
    fund: FundId,
    /// Carries a third of some awards, whose payouts draw on both.
    second: FundId,
    parts: Vec<InstalmentId>,
    awards: Vec<AwardId>,
    payee: PayeeId,
    /// All of them are finance officers and approvers alike: only what they did before holds them back.
    people: Vec<Actor>,
    payouts: Mutex<Vec<PayoutId>>,
}

fn a_scene(world: &World) -> Scene {
    let (board, fund, second) = (a_board(world), a_fund(world), a_fund(world));
    let call = world.open_call("R-1", Mode::Regular, vec![fund]);
    let mut scene = Scene {
        fund,
        second,
        parts: Vec::new(),
        awards: Vec::new(),
        payee: world
            .write(&world.actor(Role::FinanceOfficer), |tx| {
                payees::add(tx, NewPayee { currency: Currency::EUR, ..a_payee() })
            })
            .unwrap(),
        people: Vec::new(),
        payouts: Mutex::default(),
    };
    let payee = scene.payee;
    world.write(&world.actor(Role::FinanceApprover), move |tx| payees::verify(tx, payee, "Called")).unwrap();
    for number in 0..8 {
        let id = if number < 5 {
            an_award(world, &board, call, fund, eur(100_000))
        } else {
            let id = an_award(world, &board, call, fund, eur(66_667));
            let more = Wanted {
                amount: eur(100_000),
                ends_on: None,
                due_on: Some(today(world)),
                fund: Some(second),
                reason: "Of two funds".into(),
            };
            let officer = world.actor(Role::ProgrammeOfficer);
            let change = world.write(&officer, move |tx| amend::propose(tx, id, &more)).unwrap();
            world.write(&world.actor(Role::Director), move |tx| amend::decide(tx, change, true)).unwrap();
            id
        };
        let plan = vec![Planned { amount: eur(100_000), due_on: today(world), condition: Condition::None, note: None }];
        world.write(&world.actor(Role::ProgrammeLead), move |tx| awards::plan(tx, id, &plan)).unwrap();
        scene.awards.push(id);
        scene.parts.push(parts(world, id)[0].id);
    }
    for number in 0..8 {
        let id = world.another(Role::FinanceApprover, &format!("client{number}"));
        scene.people.push(Actor::Person { id, roles: vec![Role::FinanceOfficer, Role::FinanceApprover] });
    }
    scene
}

/// One attempt: gives what it changed of what was paid and of the fees.
fn attempt(world: &World, scene: &Scene, dice: &mut Dice) -> Result<(i64, i64), Stop> {
    let me = dice.of(&scene.people).clone();
    let on = today(world);
    let what = dice.roll(10);
    let known = scene.payouts.lock().unwrap().len();
    if what < 3 || known == 0 {
        let new = NewPayout {
            instalment: *dice.of(&scene.parts),
            fund: None,
            payee: scene.payee,
            method: Method::BankTransfer,
            given: Given::Charge(eur(i64::from(dice.roll(30_000)) + 1)),
            rate: None,
            fees: eur(0),
            purpose: String::new(),
            extra: payouts::Extra::default(),
        };
        let id = world.write(&me, move |tx| payouts::prepare(tx, &new))?;
        scene.payouts.lock().unwrap().push(id);
        return Ok((0, 0));
    }
    // Mostly a new one, so that there is something to do with it.
    let near = dice.roll(u32::try_from(known.min(40)).unwrap());
    let id = scene.payouts.lock().unwrap()[known - 1 - usize::try_from(near).unwrap()];
    match what {
        3..=5 => world.write(&me, move |tx| payouts::approve(tx, id, "")).map(|_| (0, 0)),
        6 | 7 => {
            let charge = world.read(&Actor::Console, move |tx| payouts::find(tx, id))?.charge;
            let fees = eur(i64::from(dice.roll(3)));
            let bank = Bank {
                sent_on: on,
                reference: "FT".into(),
                control_number: String::new(),
                debited: charge,
                received: charge,
                fees,
            };
            world.write(&me, move |tx| payouts::record(tx, id, &bank))?;
            Ok((charge.minor(), fees.minor()))
        }
        8 => {
            world.write(&me, move |tx| payouts::reverse(tx, id, on, "The wrong one"))?;
            let record = world.read(&Actor::Console, move |tx| payouts::find(tx, id))?.record.unwrap();
            Ok((-record.debited.minor(), -record.fees.minor()))
        }
        // Details that are written anew void what was approved, until another person has verified them.
        _ if dice.roll(4) == 0 => verify(world, &me, scene.payee),
        _ if dice.roll(8) == 0 => {
            let payee = scene.payee;
            let new = || NewPayee { currency: Currency::EUR, ..a_payee() };
            world.write(&me, move |tx| payouts::change_payee(tx, payee, &new())).map(|()| (0, 0))
        }
        _ => world.write(&me, move |tx| payouts::send_back(tx, id, "Not now")).map(|()| (0, 0)),
    }
}

/// Verifies the payee's details; whoever wrote them is refused, and the model knows it.
fn verify(world: &World, me: &Actor, payee: PayeeId) -> Result<(i64, i64), Stop> {
    world.write(me, move |tx| {
        let before = payees::hold(tx, payee)?;
        payees::verify(tx, payee, "Called")?;
        assert!(tx.actor.person().is_none_or(|person| !before.is_by(person)), "one's own details");
        Ok((0, 0))
    })
}

fn client(world: &World, scene: &Scene, number: u32, rounds: u32) -> Tally {
    let (mut dice, mut tally) = (Dice(number.wrapping_mul(40_503) + 7), Tally::default());
    for _ in 0..rounds {
        let began = Instant::now();
        match attempt(world, scene, &mut dice) {
            Ok((paid, fees)) => {
                tally.landed += 1;
                tally.paid += paid;
                tally.fees += fees;
            }
            Err(Stop::Refused(_)) => tally.refused += 1,
            Err(other) => panic!("client {number}: {other:?}"),
        }
        tally.slowest = tally.slowest.max(began.elapsed());
    }
    tally
}

/// Reads the funds in turn until all is over; gives how often.
fn watch(world: &World, funds: [FundId; 2], over: &AtomicBool) -> u32 {
    let mut reads = 0;
    for fund in funds.into_iter().cycle().take_while(|_| !over.load(Ordering::Relaxed)) {
        let [received, committed, paid, fees, available] = figures(world, fund);
        assert!(committed + paid + fees <= received, "{committed} + {paid} + {fees} of {received}");
        assert!([committed, paid, fees, available].into_iter().all(|one| one >= 0));
        reads += 1;
        // One of two processors is left to the clients.
        std::thread::sleep(Duration::from_millis(1));
    }
    reads
}

/// Nobody approved what they prepared, nobody recorded what they approved; what stands as sent is what was paid.
fn check_payouts(world: &World, scene: &Scene, [paid, fees]: [i64; 2]) {
    let (mut sent, mut charged) = (0, 0);
    for id in &scene.awards {
        let id = *id;
        let of_award = world.read(&world.actor(Role::Auditor), move |tx| payouts::views::of_award(tx, id)).unwrap();
        let mut here = 0;
        for payout in of_award {
            for one in payout.approvals.iter().filter(|one| one.verdict == Verdict::Approve) {
                assert_ne!(one.person, payout.prepared_by, "{payout:?}");
                // Whose approval became void approved nothing that was sent.
                assert!(
                    one.void || payout.record.as_ref().is_none_or(|record| record.recorded_by != one.person),
                    "{payout:?}"
                );
            }
            if payout.state == State::Sent {
                assert!(payout.approvers() > 0, "sent as somebody approved it: {payout:?}");
                let record = payout.record.unwrap();
                here += record.debited.minor();
                charged += record.fees.minor();
            }
        }
        assert_eq!(parts(world, id)[0].paid.minor(), here);
        let shares = award(world, id).shares;
        assert_eq!(shares.iter().map(|share| share.paid.minor()).sum::<i64>(), here);
        assert!(shares.iter().all(|share| share.paid.minor() <= share.committed.minor()), "{shares:?}");
        assert!(here <= 100_000, "{here}");
        sent += here;
    }
    assert_eq!((sent, charged), (paid, fees));
}

#[test]
fn nothing_is_overspent_when_everybody_presses_at_once() {
    on_both(|world| {
        let rounds = std::env::var("HASHAR_RUSH").ok().and_then(|text| text.parse().ok()).unwrap_or(4);
        let scene = &a_scene(world);
        let whole = || {
            let (one, other) = (figures(world, scene.fund), figures(world, scene.second));
            [0, 1, 2, 3, 4].map(|at| one[at] + other[at])
        };
        let before = whole();
        let (over, began) = (&AtomicBool::new(false), Instant::now());
        let (tallies, reads) = std::thread::scope(|scope| {
            let watching = scope.spawn(move || watch(world, [scene.fund, scene.second], over));
            let clients: Vec<_> =
                (0..CLIENTS).map(|number| scope.spawn(move || client(world, scene, number, rounds))).collect();
            let done: Vec<_> = clients.into_iter().map(std::thread::ScopedJoinHandle::join).collect();
            over.store(true, Ordering::Relaxed);
            let reads = watching.join().unwrap();
            (done.into_iter().map(Result::unwrap).collect::<Vec<Tally>>(), reads)
        });
        let sum = |of: fn(&Tally) -> i64| tallies.iter().map(of).sum::<i64>();
        let (paid, fees) = (sum(|one| one.paid), sum(|one| one.fees));
        let slowest = tallies.iter().map(|one| one.slowest).max().unwrap();
        let (landed, refused) = (sum(|one| one.landed.into()), sum(|one| one.refused.into()));
        println!(
            "{:?}: {landed} landed, {refused} refused, {reads} reads, slowest {slowest:?}, all {:?}",
            world.address,
            began.elapsed()
        );
        assert_eq!(landed + refused, i64::from(CLIENTS * rounds));
        assert!(landed > 0 && refused > 0 && slowest < STUCK, "{slowest:?}");
        assert_eq!(whole(), [before[0], before[1] - paid, paid, fees, before[4] - fees]);
        check_payouts(world, scene, [paid, fees]);
        let faults = world.read(&Actor::Console, funds::proof::check).unwrap();
        assert!(faults.is_empty(), "{faults:?}");
    });
}
