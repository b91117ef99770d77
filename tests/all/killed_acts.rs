//! Acts that write in many tables, killed (SIGKILL) in their midst with the whole program: each is done whole or not at
//! all, pressing its button once more does it once, and the doctor finds all well.

use crate::{
    awards::{a_board, an_award, concluded, eur, today, voted, with_the_board},
    bank::an_account,
    killed::House,
    payees::prepared,
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
    bank::Kind,
    base::{Actor, AwardId, FundId, PayoutId, Role, Stop},
    board::{Choice, Outcome},
    calls::Mode,
    db::{Tx, upkeep},
    funds::proof,
    payees,
    payouts::{self, Bank},
    people::sessions,
};
use std::{
    collections::HashMap,
    thread,
    time::{Duration, Instant},
};

const KILLS: u32 = 7;
const RELEASES: u32 = 6;
/// Lines of a statement.
const LINES: u32 = 200;
const RATES: &str = include_str!("../samples/rates/nbt-2026-05-18.xml");

/// A world with a board in it.
struct Scene<'w> {
    world: &'w World,
    board: Vec<Actor>,
}

/// A button that somebody is about to press, and what that changes: counts and sums, each as SQL after `SELECT`.
struct Button {
    who: Role,
    path: String,
    fields: Vec<(&'static str, String)>,
    file: Option<Vec<u8>>,
    changes: Vec<String>,
}

/// The button of an act on things of its own, made for a round.
type Maker = fn(&Scene<'_>, u32) -> Button;

const ACTS: [(&str, Maker); 5] = [
    ("a payout is recorded as sent", sending),
    ("a payout is reversed", reversing),
    ("a statement is brought in", bringing),
    ("a file of rates is entered", rating),
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

fn an_approved(scene: &Scene<'_>, code: &str) -> (FundId, AwardId, PayoutId) {
    let world = scene.world;
    let fund = a_fund(world);
    let call = world.open_call(code, Mode::Regular, vec![fund]);
    let award = an_award(world, &scene.board, call, fund, eur(100_000));
    let (payee, payout) = prepared(world, award);
    let approver = world.actor(Role::FinanceApprover);
    world.write(&approver, move |tx| payees::verify(tx, payee, "Called")).unwrap();
    world.write(&approver, move |tx| payouts::approve(tx, payout, "")).unwrap();
    (fund, award, payout)
}

/// What changes where a payout is sent, and where it is reversed.
fn of_payout((fund, award, payout): (FundId, AwardId, PayoutId)) -> Vec<String> {
    let (fund, award, payout) = (fund.0, award.0, payout.0);
    let posted = format!("(SELECT transaction_id FROM postings WHERE fund_id = {fund})");
    let balance =
        |account: &str| format!("SUM(amount_minor) FROM balances WHERE fund_id = {fund} AND account = '{account}'");
    vec![
        format!("COUNT(*) FROM payouts WHERE id = {payout} AND state = 'sent'"),
        format!("COUNT(*) FROM instalments WHERE award_id = {award} AND state = 'paid'"),
        format!("SUM(paid_minor) FROM instalments WHERE award_id = {award}"),
        format!("SUM(paid_minor) FROM award_funds WHERE award_id = {award}"),
        format!("COUNT(*) FROM postings WHERE fund_id = {fund}"),
        format!("COUNT(*) FROM ledger_transactions WHERE id IN {posted}"),
        format!("COUNT(*) FROM audit_entries WHERE act = 'funds.post' AND subject_id IN {posted}"),
        format!("SUM(amount_minor) FROM fund_months WHERE fund_id = {fund} AND account = 'paid'"),
        balance("paid"),
        balance("committed"),
        balance("bank"),
    ]
}

fn sending(scene: &Scene<'_>, round: u32) -> Button {
    let ids = an_approved(scene, &format!("S-{round}"));
    let (award, payout) = (ids.1.0, ids.2.0);
    let mut changes = of_payout(ids);
    changes.extend([
        format!("COUNT(*) FROM payout_records WHERE payout_id = {payout}"),
        format!("COUNT(*) FROM audit_entries WHERE act = 'payouts.record' AND subject_id = {payout}"),
        format!(
            "COUNT(*) FROM notices WHERE kind = 'payout_sent' \
             AND case_id IN (SELECT application_id FROM awards WHERE id = {award})"
        ),
    ]);
    let on = today(scene.world).format("%d.%m.%Y").to_string();
    Button {
        who: Role::FinanceOfficer,
        path: format!("/payouts/{}/record", ids.2),
        fields: vec![("sent_on", on), ("reference", "FT-1".to_owned())],
        file: None,
        changes,
    }
}

fn reversing(scene: &Scene<'_>, round: u32) -> Button {
    let (world, ids) = (scene.world, an_approved(scene, &format!("B-{round}")));
    let payout = ids.2;
    let bank = Bank {
        sent_on: today(world),
        reference: "FT-2".into(),
        control_number: String::new(),
        debited: eur(100_000),
        received: eur(100_000),
        fees: eur(200),
    };
    world.write(&world.actor(Role::FinanceOfficer), move |tx| payouts::record(tx, payout, &bank)).unwrap();
    let mut changes = of_payout(ids);
    changes.extend([
        format!("COUNT(*) FROM payout_records WHERE payout_id = {} AND reversed_at IS NOT NULL", payout.0),
        format!("COUNT(*) FROM audit_entries WHERE act = 'payouts.reverse' AND subject_id = {}", payout.0),
        format!(
            "COUNT(*) FROM ledger_transactions \
             WHERE reverses_id IN (SELECT transaction_id FROM payout_records WHERE payout_id = {})",
            payout.0
        ),
    ]);
    Button {
        who: Role::FinanceApprover,
        path: format!("/payouts/{payout}/reverse"),
        fields: vec![("reason", "Sent twice".to_owned())],
        file: None,
        changes,
    }
}

/// A statement of our account with a euro in each line.
fn a_statement() -> String {
    let balance = |code: &str, euros: u32| {
        format!(
            "<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">{euros}.00</Amt>\
             <CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2020-05-12</Dt></Dt></Bal>\n"
        )
    };
    let line = |number: u32| {
        format!(
            "<Ntry><Amt Ccy=\"EUR\">1.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>\
             <BookgDt><Dt>2020-05-11</Dt></BookgDt><AcctSvcrRef>IN-{number}</AcctSvcrRef>\
             <BkTxCd><Prtry><Cd>IN</Cd></Prtry></BkTxCd><AddtlNtryInf>Gift {number}</AddtlNtryInf></Ntry>\n"
        )
    };
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"><BkToCstmrStmt>\n\
         <GrpHdr><MsgId>S-1</MsgId><CreDtTm>2020-05-12T18:00:00</CreDtTm></GrpHdr><Stmt><Id>S-1</Id>\n\
         <CreDtTm>2020-05-12T18:00:00</CreDtTm>\n\
         <Acct><Id><Othr><Id>1350102119900169</Id></Othr></Id><Ccy>EUR</Ccy></Acct>\n\
         {}{}{}</Stmt></BkToCstmrStmt></Document>\n",
        balance("OPBD", 5_000),
        balance("CLBD", 5_000 + LINES),
        (0..LINES).map(line).collect::<String>()
    )
}

fn bringing(scene: &Scene<'_>, _: u32) -> Button {
    let id = an_account(scene.world, Kind::Bank);
    Button {
        who: Role::FinanceOfficer,
        path: format!("/bank/{id}/import"),
        fields: Vec::new(),
        file: Some(a_statement().into_bytes()),
        changes: vec![
            format!("COUNT(*) FROM bank_statements WHERE account_id = {}", id.0),
            format!("COUNT(*) FROM bank_lines WHERE account_id = {}", id.0),
            format!("COUNT(*) FROM audit_entries WHERE act = 'bank.import' AND subject_id = {}", id.0),
            "COUNT(*) FROM notices WHERE kind = 'statement_unmatched'".to_owned(),
        ],
    }
}

fn rating(_: &Scene<'_>, round: u32) -> Button {
    let day = format!("2020-01-{:02}", round + 1);
    Button {
        who: Role::FinanceOfficer,
        path: "/funds/rates/file".to_owned(),
        fields: vec![("on", format!("{:02}.01.2020", round + 1))],
        file: Some(RATES.replace("2026-05-18", &day).into_bytes()),
        changes: vec![
            format!("COUNT(*) FROM rates WHERE rated_on = '{day}'"),
            format!(
                "COUNT(*) FROM audit_entries WHERE act = 'funds.import_rates' \
                 AND subject_id IN (SELECT id FROM rates WHERE rated_on = '{day}')"
            ),
        ],
    }
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
