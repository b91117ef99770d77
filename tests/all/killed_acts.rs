//! Acts that write in many tables, killed (SIGKILL) in their midst with the whole program: each is done whole or not at
//! all, pressing its button once more does it once, and the doctor finds all well.

use crate::{
    awards::{a_board, concluded, eur, voted, with_the_board},
    killed::House,
    killed_money,
    support::{
        World, on_both,
        wire::{Browser, Form},
        world::a_fund,
    },
};
use diesel::{QueryableByName, RunQueryDsl, sql_query, sql_types::BigInt};
use hashar::{
    audit::sealing,
    awards::release,
    base::{Actor, Role, Stop},
    board::{Choice, Outcome},
    calls::Mode,
    db::{Tx, upkeep},
    funds::proof,
    people::sessions,
};
use std::{
    collections::HashMap,
    thread,
    time::{Duration, Instant},
};

const KILLS: u32 = 7;
const RELEASES: u32 = 6;

/// A world with a board in it.
pub struct Scene<'w> {
    pub world: &'w World,
    pub board: Vec<Actor>,
}

/// A button that somebody is about to press, and what that changes: counts and sums, each as SQL after `SELECT`.
pub struct Button {
    pub who: Role,
    pub path: String,
    pub fields: Vec<(&'static str, String)>,
    pub file: Option<Vec<u8>>,
    pub changes: Vec<String>,
}

/// The button of an act on things of its own, made for a round.
type Maker = fn(&Scene<'_>, u32) -> Button;

const ACTS: [(&str, Maker); 7] = [
    ("a payout is recorded as sent", killed_money::sending),
    ("a payout is reversed", killed_money::reversing),
    ("a payout failed", killed_money::failing),
    ("a payout came back", killed_money::returning),
    ("a statement is brought in", killed_money::bringing),
    ("a file of rates is entered", killed_money::rating),
    ("a vote is concluded", concluding),
];

/// A button with its page open: what is sent when it is pressed, and how things stood before.
struct Act {
    name: &'static str,
    session: String,
    path: String,
    kind: &'static str,
    body: Vec<u8>,
    changes: Vec<String>,
    before: Vec<i64>,
}

impl Act {
    /// The status of the answer; none where none came.
    fn press(&self, browser: &mut Browser) -> Option<u16> {
        browser.try_send(&self.path, &self.session, self.kind, &self.body).ok().map(|answer| answer.status)
    }

    /// By how much each count and sum differs from before.
    fn change(&self, world: &World) -> Vec<i64> {
        difference(&self.before, &picture(world, &self.changes))
    }
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    number: i64,
}

/// Counts and sums of one state of the database.
fn picture(world: &World, changes: &[String]) -> Vec<i64> {
    let look = |tx: &mut Tx<'_>| -> Result<Vec<i64>, Stop> {
        let mut numbers = Vec::new();
        for what in changes {
            let sql = format!("SELECT CAST(COALESCE((SELECT {what}), 0) AS BIGINT) AS number");
            let found: Number = sql_query(sql).get_result(tx.conn)?;
            numbers.push(found.number);
        }
        Ok(numbers)
    };
    world.read(&Actor::Console, look).unwrap()
}

fn difference(before: &[i64], now: &[i64]) -> Vec<i64> {
    now.iter().zip(before).map(|(now, before)| now - before).collect()
}

/// What the doctor looks at in the database is well.
fn all_is_well(world: &World) {
    let look = |tx: &mut Tx<'_>| -> Result<Vec<String>, Stop> {
        let mut faults: Vec<String> = proof::check(tx)?.iter().map(ToString::to_string).collect();
        faults.extend(sealing::verify(tx)?.err());
        faults.extend(upkeep::orphans(tx.conn)?);
        faults.extend(upkeep::faults(tx.conn)?);
        Ok(faults)
    };
    assert_eq!(world.read(&Actor::Console, look).unwrap(), Vec::<String>::new());
}

/// PostgreSQL ends the sessions of a dead program a moment later, and what that had asked for last may still be done.
fn settle(world: &World) {
    let others = "COUNT(*) FROM pg_stat_activity WHERE datname = current_database() AND state <> 'idle' \
                  AND backend_type = 'client backend' AND pid <> pg_backend_pid()";
    for _ in 0..2_000 {
        if !world.db.is_postgres() || picture(world, &[others.to_owned()]) == [0] {
            return;
        }
        thread::sleep(Duration::from_millis(5));
    }
    panic!("the dead program's sessions do not end");
}

fn concluding(scene: &Scene<'_>, round: u32) -> Button {
    let world = scene.world;
    let fund = a_fund(world);
    let call = world.open_call(&format!("V-{round}"), Mode::Regular, vec![fund]);
    let case = with_the_board(world, call);
    let motion = voted(world, &scene.board, case, Outcome::Fund, Some(eur(120_000)), fund, Choice::Yes);
    let (fund, case) = (fund.0, case.0);
    let award = format!("(SELECT id FROM awards WHERE application_id = {case})");
    Button {
        who: Role::BoardChair,
        path: format!("/board/motions/{motion}/conclude"),
        fields: Vec::new(),
        file: None,
        changes: vec![
            format!("COUNT(*) FROM motions WHERE id = {} AND state = 'carried'", motion.0),
            format!("COUNT(*) FROM decisions WHERE motion_id = {}", motion.0),
            format!("COUNT(*) FROM applications WHERE id = {case} AND state = 'funded'"),
            format!("COUNT(*) FROM awards WHERE application_id = {case}"),
            format!("COUNT(*) FROM award_funds WHERE award_id IN {award}"),
            format!("COUNT(*) FROM instalments WHERE award_id IN {award}"),
            format!("COUNT(*) FROM postings WHERE fund_id = {fund} AND account = 'committed'"),
            format!("SUM(amount_minor) FROM balances WHERE fund_id = {fund} AND account = 'committed'"),
            format!("SUM(amount_minor) FROM fund_months WHERE fund_id = {fund} AND account = 'committed'"),
            format!("COUNT(*) FROM notices WHERE kind = 'decision' AND case_id = {case}"),
            format!("COUNT(*) FROM notices WHERE kind = 'board_decided' AND case_id = {case}"),
            format!("COUNT(*) FROM audit_entries WHERE act = 'awards.make' AND case_id = {case}"),
        ],
    }
}

/// Each act with things of its own, its page open in a browser of its own.
fn opened(scene: &Scene<'_>, port: u16, round: u32) -> Vec<(Act, Browser)> {
    let buttons: Vec<_> = ACTS.iter().map(|(name, make)| (*name, make(scene, round))).collect();
    buttons.into_iter().map(|(name, button)| open(scene.world, port, name, button)).collect()
}

fn open(world: &World, port: u16, name: &'static str, button: Button) -> (Act, Browser) {
    let Button { who, path, fields, file, changes } = button;
    let (person, limits) = (world.person(who), world.house.limits());
    let session = world.write(&Actor::Visitor, move |tx| sessions::begin_for_person(tx, person, limits)).unwrap();
    let mut browser = Browser::new(port);
    let page = browser.get_plain(&path, &session);
    assert_eq!(page.status, 200, "{name}: {path}\n{}", page.text());
    let mut form = Form::of(&page.text());
    let (kind, body) = match file {
        Some(file) => ("multipart/form-data; boundary=frontier", with_file(&form, &fields, &file)),
        None => {
            for (field, value) in &fields {
                form.set(field, value);
            }
            ("application/x-www-form-urlencoded", form.body().into_bytes())
        }
    };
    let before = picture(world, &changes);
    (Act { name, session, path, kind, body, changes, before }, browser)
}

fn with_file(form: &Form, fields: &[(&'static str, String)], file: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    let tokens = [("_csrf", form.value("_csrf")), ("_key", form.value("_key"))];
    let others = fields.iter().map(|(name, value)| (*name, value.as_str()));
    for (name, value) in tokens.into_iter().chain(others) {
        let part = format!("--frontier\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend(part.bytes());
    }
    let head = "--frontier\r\nContent-Disposition: form-data; name=\"file\"; filename=\"file.xml\"\r\n\
                Content-Type: application/octet-stream\r\n\r\n";
    body.extend(head.bytes());
    body.extend(file);
    body.extend(b"\r\n--frontier--\r\n");
    body
}

/// Everybody presses at once; gives the status of each answer that came.
fn press_all(acts: &mut [(Act, Browser)], meanwhile: impl FnOnce()) -> Vec<Option<u16>> {
    thread::scope(|scope| {
        let all: Vec<_> = acts.iter_mut().map(|(act, browser)| scope.spawn(move || act.press(browser))).collect();
        meanwhile();
        all.into_iter().map(|one| one.join().unwrap()).collect()
    })
}

#[test]
fn acts_killed_in_their_midst_are_done_whole_or_not_at_all_and_once() {
    on_both(|world| {
        let scene = Scene { world, board: a_board(world) };
        let house = House::of(world);
        let mut running = house.serve();
        // Once nobody is killed: what is whole, and how long it takes.
        let mut whole: HashMap<&str, Vec<i64>> = HashMap::new();
        let mut acts = opened(&scene, running.port, 0);
        let begun = Instant::now();
        let answers = press_all(&mut acts, || {});
        let took = begun.elapsed();
        for ((act, _), answer) in acts.iter().zip(answers) {
            let change = act.change(world);
            assert_eq!(answer, Some(303), "{}: {change:?}", act.name);
            assert!(change.iter().all(|one| *one != 0), "{}: {change:?} of {:?}", act.name, act.changes);
            whole.insert(act.name, change);
        }
        for kill in 1..=KILLS {
            let mut acts = opened(&scene, running.port, kill);
            let answers = press_all(&mut acts, || {
                thread::sleep(took * kill / (KILLS + 1));
                running.kill();
            });
            settle(world);
            all_is_well(world);
            for ((act, _), answer) in acts.iter().zip(answers) {
                let (name, change) = (act.name, act.change(world));
                assert!([None, Some(303)].contains(&answer), "{name}: {answer:?}");
                let is_none = answer.is_none() && change.iter().all(|one| *one == 0);
                assert!(
                    is_none || change == whole[name],
                    "{name}, answered {answer:?}: {change:?} of {:?}",
                    whole[name]
                );
            }
            running = house.serve();
            for (act, _) in &acts {
                let again = act.press(&mut Browser::new(running.port));
                assert_eq!((again, act.change(world)), (Some(303), whole[act.name].clone()), "{}, again", act.name);
            }
        }
        all_is_well(world);
        house.well(&["doctor"]);
    });
}

/// Does something at an instant that has passed.
fn at<T>(world: &World, minutes_ago: i64, act: impl FnOnce() -> T) -> T {
    world.db.set_now(Some(minutes_before_now(world, minutes_ago)));
    let done = act();
    world.db.set_now(None);
    done
}

fn minutes_before_now(world: &World, minutes: i64) -> chrono::NaiveDateTime {
    world.read(&Actor::Console, |tx| Ok(tx.now)).unwrap() - chrono::Duration::minutes(minutes)
}

/// A call with three decisions that are held back and due to be released; gives what the release changes.
fn a_held_call(scene: &Scene<'_>, number: u32) -> Vec<String> {
    let world = scene.world;
    let fund = a_fund(world);
    let call = world.open_call(&format!("H-{number}"), Mode::Regular, vec![fund]);
    let lead = world.actor(Role::ProgrammeLead);
    world.write(&lead, move |tx| release::hold(tx, call)).unwrap();
    let decline = (Outcome::Decline, None);
    for (outcome, amount) in [(Outcome::Fund, Some(eur(120_000))), decline, decline] {
        let case = with_the_board(world, call);
        let motion = voted(world, &scene.board, case, outcome, amount, fund, Choice::Yes);
        concluded(world, &scene.board[0], motion).unwrap();
    }
    let due = minutes_before_now(world, 5);
    at(world, 10, || world.write(&lead, move |tx| release::schedule(tx, call, Some(due))).unwrap());
    let call = call.0;
    vec![
        format!("COUNT(*) FROM result_releases WHERE call_id = {call} AND released_at IS NOT NULL"),
        format!(
            "COUNT(*) FROM notices WHERE kind IN ('decision', 'declined') AND due_at < '9000-01-01 00:00:00' \
             AND case_id IN (SELECT id FROM applications WHERE call_id = {call})"
        ),
        format!("COUNT(*) FROM audit_entries WHERE act = 'awards.release_results' AND subject_id = {call}"),
    ]
}

/// A call that is due to open, which the clerk does shortly before it releases results; gives what tells that it did.
fn an_opening_call(world: &World, number: u32) -> Vec<String> {
    let mut new = world.new_call(&format!("T-{number}"), Mode::Regular, vec![a_fund(world)]);
    "UTC".clone_into(&mut new.zone);
    new.opens = minutes_before_now(world, 5);
    let call = at(world, 10, || world.publish(new));
    vec![format!("COUNT(*) FROM calls WHERE id = {} AND state = 'open'", call.0)]
}

/// Waits until the first of some counts is above zero.
fn wait_for(world: &World, changes: &[String]) {
    for _ in 0..30_000 {
        if picture(world, &changes[..1])[0] > 0 {
            return;
        }
        thread::sleep(Duration::from_millis(1));
    }
    panic!("the clerk did not come to it: {}", changes[0]);
}

#[test]
fn results_are_released_whole_or_not_at_all_when_the_clerk_is_killed() {
    const WHOLE: [i64; 3] = [1, 3, 1];
    on_both(|world| {
        let scene = Scene { world, board: a_board(world) };
        let house = House::of(world);
        let mut took = Duration::ZERO;
        let mut held: Option<(Vec<String>, Vec<i64>)> = None;
        // The first time and the last nobody is killed before it is done.
        for kill in 0..=RELEASES + 1 {
            let (changes, before) = held.take().unwrap_or_else(|| {
                let changes = a_held_call(&scene, kill);
                let before = picture(world, &changes);
                (changes, before)
            });
            let opening = an_opening_call(world, kill);
            let mut running = house.begin();
            wait_for(world, &opening);
            let begun = Instant::now();
            let spared = kill == 0 || kill == RELEASES + 1;
            if spared {
                wait_for(world, &changes);
                took = begun.elapsed();
            } else {
                thread::sleep(took * (RELEASES + kill) / (2 * RELEASES));
            }
            running.kill();
            settle(world);
            let change = difference(&before, &picture(world, &changes));
            assert!(change == WHOLE || change == [0; 3] && !spared, "{change:?}");
            if change != WHOLE {
                held = Some((changes, before));
            }
            all_is_well(world);
        }
        house.well(&["doctor"]);
    });
}
