//! What was written down stays so, or it shows; and an auditor finds it.

use crate::{
    awards::{eur, today},
    support::{World, on_both, world::a_fund},
};
use diesel::{QueryableByName, RunQueryDsl, sql_query, sql_types::Text};
use hashar::{
    audit::{self, head, sealing},
    base::{Actor, Role, Stop},
    db::{self, Tx},
    funds::{self, proof, receive::receive},
    notices::{self, Kind},
};
use std::collections::BTreeSet;

#[derive(QueryableByName)]
struct Name {
    #[diesel(sql_type = Text)]
    name: String,
}

fn names(world: &World, sql: &str) -> Vec<String> {
    let rows = world.read(&Actor::Console, |tx| Ok(sql_query(sql).load::<Name>(tx.conn)?)).unwrap();
    rows.into_iter().map(|row| row.name).collect()
}

/// A table, what names one of its rows, and what each of its columns might be set to.
type Table = (&'static str, &'static str, &'static [(&'static str, &'static [&'static str])]);

/// `BYTES`, `NOTHING` and `LATER` are said differently by each database.
const TABLES: [Table; 8] = [
    (
        "audit_entries",
        "CAST(id AS TEXT)",
        &[
            ("id", &["id + 1"]),
            ("at", &["'2001-01-01 00:00:00'"]),
            ("actor_kind", &["'clerk'", "''", "actor_kind || 'x'"]),
            ("actor_id", &["actor_id + 1", "0"]),
            ("act", &["'people.sign_in'", "act || 'x'"]),
            ("subject_kind", &["'person'", "subject_kind || 'x'"]),
            ("subject_id", &["subject_id + 1", "0"]),
            ("case_id", &["0", "COALESCE(case_id, 0) + 1"]),
            ("key_id", &["NULL", "0", "COALESCE(key_id, 0) + 1"]),
            ("details", &["NULL", "BYTES", "NOTHING"]),
        ],
    ),
    (
        "audit_sealed",
        "CAST(entry_id AS TEXT)",
        &[
            ("entry_id", &["entry_id + 1"]),
            ("seal_number", &["seal_number + 1", "seal_number - 1"]),
            ("position", &["position + 1", "position + 1000"]),
            ("digest", &["BYTES", "NOTHING"]),
        ],
    ),
    (
        "audit_seals",
        "CAST(number AS TEXT)",
        &[
            ("number", &["number + 1000", "0 - number"]),
            ("at", &["'2001-01-01 00:00:00'"]),
            ("previous", &["BYTES", "NOTHING"]),
            ("entries", &["entries + 1", "entries - 1", "0"]),
            ("tag", &["BYTES", "NOTHING"]),
        ],
    ),
    (
        "ledger_transactions",
        "CAST(id AS TEXT)",
        &[
            ("id", &["id + 1"]),
            ("voucher_year", &["voucher_year + 1", "voucher_year - 1"]),
            ("voucher_number", &["voucher_number + 1000"]),
            ("effective_on", &["'2001-01-01'", "LATER(effective_on)"]),
            ("recorded_at", &["'2001-01-01 00:00:00'"]),
            ("actor_kind", &["'clerk'", "''"]),
            ("actor_id", &["actor_id + 1"]),
            ("purpose", &["'release'", "'pay'"]),
            ("subject_kind", &["'award'", "''"]),
            ("subject_id", &["subject_id + 1", "0"]),
            ("reverses_id", &["NULL", "0", "id"]),
            ("memo", &["NULL", "BYTES", "NOTHING"]),
        ],
    ),
    (
        "postings",
        "CAST(id AS TEXT)",
        &[
            ("id", &["id + 1"]),
            ("transaction_id", &["transaction_id + 1"]),
            ("fund_id", &["fund_id + 1"]),
            ("account", &["'fees'", "'committed'"]),
            ("currency", &["'USD'"]),
            ("amount_minor", &["amount_minor + 1", "0 - amount_minor", "0"]),
            ("voucher_key", &["voucher_key + 1"]),
        ],
    ),
    (
        "balances",
        "CAST(fund_id AS TEXT) || '|' || account || '|' || currency",
        &[
            ("fund_id", &["fund_id + 1"]),
            ("account", &["'fees'", "'committed'"]),
            ("currency", &["'USD'"]),
            ("amount_minor", &["amount_minor + 1", "0 - amount_minor", "0"]),
        ],
    ),
    (
        "fund_months",
        "CAST(fund_id AS TEXT) || '|' || account || '|' || currency || '|' || CAST(first_on AS TEXT)",
        &[
            ("fund_id", &["fund_id + 1"]),
            ("account", &["'fees'", "'committed'"]),
            ("currency", &["'USD'"]),
            ("first_on", &["'2001-01-01'", "LATER(first_on)"]),
            ("amount_minor", &["amount_minor + 1", "0 - amount_minor", "0"]),
        ],
    ),
    (
        "vouchers",
        "CAST(year AS TEXT)",
        &[("year", &["year + 1"]), ("last_number", &["last_number + 1", "last_number - 1"])],
    ),
];

/// The columns that a table has, in order of name.
fn columns(world: &World, table: &str) -> Vec<String> {
    let sql = if world.db.is_postgres() {
        format!(
            "SELECT CAST(column_name AS TEXT) AS name FROM information_schema.columns \
             WHERE table_schema = current_schema() AND table_name = '{table}'"
        )
    } else {
        format!("SELECT name FROM pragma_table_info('{table}')")
    };
    let mut found = names(world, &sql);
    found.sort_unstable();
    found
}

/// A way to go about it: where (`table.column`, or what is done to rows), and the deeds, each of which is some statements.
type Way = (String, Vec<Vec<String>>);

/// What somebody with the database in hand might do to the rows of a table.
fn ways(world: &World, (table, key, columns): &Table) -> Vec<Way> {
    let rows = names(world, &format!("SELECT {key} AS name FROM {table} ORDER BY 1"));
    let pairs: Vec<(&String, &String)> = rows.iter().zip(rows.iter().skip(1)).collect();
    let of_rows =
        |deed: &dyn Fn(&String) -> String| -> Vec<Vec<String>> { rows.iter().map(|row| vec![deed(row)]).collect() };
    let mut ways: Vec<Way> = vec![(
        format!("a row of {table} deleted"),
        of_rows(&|row| format!("DELETE FROM {table} WHERE {key} = '{row}'")),
    )];
    for (column, values) in *columns {
        for value in *values {
            let value = said(value, world.db.is_postgres());
            let set = |row: &String| {
                format!(
                    "UPDATE {table} SET {column} = {value} WHERE {key} = '{row}' AND {column} IS DISTINCT FROM {value}"
                )
            };
            ways.push((format!("{table}.{column}"), of_rows(&set)));
        }
        let all = format!("(SELECT {key} AS k, {column} AS v FROM {table})");
        let swap = |(one, other): &(&String, &String)| {
            vec![format!(
                "UPDATE {table} SET {column} = o.v FROM (SELECT a.k AS k, b.v AS v FROM {all} a JOIN {all} b \
                 ON (a.k = '{one}' AND b.k = '{other}') OR (a.k = '{other}' AND b.k = '{one}') \
                 WHERE a.v IS DISTINCT FROM b.v) o WHERE {key} = o.k"
            )]
        };
        ways.push((format!("{table}, two values swapped"), pairs.iter().map(swap).collect()));
    }
    if !key.contains("||") {
        let id = columns[0].0;
        let swap = |(one, other): &(&String, &String)| {
            [(one.as_str(), "-1"), (other.as_str(), one.as_str()), ("-1", other.as_str())]
                .map(|(row, to)| format!("UPDATE {table} SET {id} = {to} WHERE {key} = '{row}'"))
                .to_vec()
        };
        ways.push((format!("{table}, two rows swapped"), pairs.iter().map(swap).collect()));
    }
    ways
}

/// A value in a database's own words.
fn said(value: &str, is_postgres: bool) -> String {
    let (bytes, nothing) = if is_postgres { ("'\\x0102'::bytea", "''::bytea") } else { ("x'0102'", "x''") };
    match value.strip_prefix("LATER(").and_then(|value| value.strip_suffix(')')) {
        Some(day) if is_postgres => format!("{day} + 1"),
        Some(day) => format!("date({day}, '+1 day')"),
        None => value.replace("BYTES", bytes).replace("NOTHING", nothing),
    }
}

/// Takes away what keeps the tables from being changed.
fn unlock(world: &World) {
    let mut conn = db::connect(&world.address).unwrap();
    let triggers = if conn.is_postgres() {
        TABLES.iter().map(|(table, ..)| format!("ALTER TABLE {table} DISABLE TRIGGER ALL")).collect()
    } else {
        names(world, "SELECT name FROM sqlite_master WHERE type = 'trigger'")
            .iter()
            .map(|name| format!("DROP TRIGGER {name}"))
            .collect::<Vec<_>>()
    };
    for statement in triggers {
        conn.batch(&statement).unwrap();
    }
}

/// Whether a deed changes something, and whether that is found then; nothing of it stays.
fn is_found(world: &World, deed: &[String]) -> Option<bool> {
    let deed = deed.to_vec();
    let tried = world.write::<(), _>(&Actor::Console, move |tx: &mut Tx<'_>| {
        if !tx.conn.is_postgres() {
            // A row that others point at goes too: that is looked at when all is committed, which it never is.
            tx.conn.batch("PRAGMA defer_foreign_keys = ON")?;
        }
        for statement in &deed {
            if sql_query(statement).execute(tx.conn).unwrap_or(0) == 0 {
                return Err(Stop::SignedOut);
            }
        }
        // What cannot even be read is told of, as `doctor` does.
        let chain = sealing::verify(tx).is_ok_and(|chain| chain.is_ok());
        let whole = chain && proof::check(tx).is_ok_and(|faults| faults.is_empty());
        Err(if whole { Stop::Forbidden } else { Stop::Missing })
    });
    match tried.unwrap_err() {
        Stop::Missing => Some(true),
        Stop::Forbidden => Some(false),
        _ => None,
    }
}

/// A fund with money received, and received and given back, and people, all of it sealed; four times.
fn sealed_four_times(world: &World) {
    for _ in 0..4 {
        let (fund, on) = (a_fund(world), today(world));
        let received = world.write(&Actor::Console, move |tx| receive(tx, fund, eur(700), on, Some("By the contract")));
        let received = received.unwrap();
        world.write(&Actor::Console, move |tx| funds::reverse(tx, received, on, "Another's")).unwrap();
        world.person(Role::Auditor);
        world.another(Role::Director, "somebody");
        assert!(world.write(&Actor::Clerk, sealing::seal).unwrap() > 0);
    }
}

#[test]
fn tampering_with_any_sealed_row_is_found_a_thousand_times_of_a_thousand() {
    on_both(|world| {
        sealed_four_times(world);
        unlock(world);
        assert!(world.read(&Actor::Console, sealing::verify).unwrap().is_ok());
        assert_eq!(world.read(&Actor::Console, proof::check).unwrap(), []);
        let mut all = Vec::new();
        for table in &TABLES {
            let mut known: Vec<&str> = table.2.iter().map(|(column, _)| *column).collect();
            known.sort_unstable();
            assert_eq!(columns(world, table.0), known, "{}", table.0);
            all.extend(ways(world, table));
        }
        let (mut tried, mut found, mut touched) = (0_usize, 0_usize, BTreeSet::new());
        let mut attempt = |(place, deeds): &Way, number: usize| {
            let Some(deed) = deeds.get(number % deeds.len().max(1)) else { return false };
            let Some(is_found) = is_found(world, deed) else { return false };
            assert!(is_found, "not found: {deed:?}");
            (tried, found) = (tried + 1, found + usize::from(is_found));
            touched.insert(place.clone());
            true
        };
        // Each way once, where any row lets it.
        let mut done: usize = 0;
        for way in &all {
            done += usize::from((0..way.1.len()).any(|number| attempt(way, number)));
        }
        // Then a walk through all of them in an order of chance, that is the same each time.
        let mut state = 42_u64;
        let mut chance = |most: usize| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(state >> 33).unwrap() % most
        };
        for _ in 0..5_000 {
            if done == 1_000 {
                break;
            }
            done += usize::from(attempt(&all[chance(all.len())], chance(10_000)));
        }
        assert_eq!((tried, found), (1_000, 1_000));
        for (table, _, columns) in &TABLES {
            for (column, _) in *columns {
                assert!(touched.contains(&format!("{table}.{column}")), "{table}.{column} was never changed");
            }
            assert!(touched.contains(&format!("a row of {table} deleted")));
        }
    });
}

#[test]
fn newest_entries_taken_away_are_missed_by_the_seal_kept_apart() {
    on_both(|world| {
        world.person(Role::Auditor);
        world.write(&Actor::Clerk, sealing::seal).unwrap();
        world.another(Role::Director, "somebody");
        world.write(&Actor::Clerk, sealing::seal).unwrap();
        let newest = world.read(&Actor::Clerk, head::newest).unwrap().unwrap();
        let file = world.folder.join("elsewhere").join("kept-apart");
        assert_eq!(head::Head::read(&file).unwrap(), None);
        newest.write(&file).unwrap();
        let noted = head::Head::read(&file).unwrap().unwrap();
        assert_eq!(noted, newest);
        let stands = || {
            let noted = noted.clone();
            world.read(&Actor::Clerk, move |tx| head::stands(tx, &noted)).unwrap()
        };
        assert!(stands());
        unlock(world);
        let mut conn = db::connect(&world.address).unwrap();
        let number = noted.number;
        conn.batch(&format!("DELETE FROM audit_seals WHERE number = {number}")).unwrap();
        assert!(world.read(&Actor::Console, sealing::verify).unwrap().is_err(), "what it covered hangs loose");
        conn.batch(&format!(
            "DELETE FROM audit_entries WHERE id IN (SELECT entry_id FROM audit_sealed WHERE seal_number = {number}); \
             DELETE FROM audit_sealed WHERE seal_number = {number}"
        ))
        .unwrap();
        assert!(world.read(&Actor::Console, sealing::verify).unwrap().is_ok(), "the chain alone does not tell");
        assert!(!stands());
        std::fs::write(&file, "nonsense").unwrap();
        assert!(head::Head::read(&file).is_err());
    });
}

#[test]
fn auditors_get_the_newest_seal_once_a_day() {
    on_both(|world| {
        let id = world.person(Role::Auditor);
        world.write(&Actor::Clerk, sealing::seal).unwrap();
        for _ in 0..2 {
            world.write(&Actor::Clerk, hashar::mail::head::tell).unwrap();
        }
        let log = world.read(&world.actor(Role::Auditor), |tx| notices::log(tx, None, None, 100)).unwrap();
        let told: Vec<_> = log.iter().filter(|line| line.kind == Kind::AuditHead).map(|line| line.reader).collect();
        assert_eq!(told, [notices::Reader::Person(id)]);
    });
}

#[test]
fn an_auditor_finds_an_act_and_takes_the_trail_out() {
    on_both(|world| {
        a_fund(world);
        let (id, other) = (world.person(Role::Auditor), world.another(Role::Director, "dilnoza"));
        let mut browser = world.browser();
        browser.sign_in(world, id);
        world.browser().sign_in(world, other);
        assert_eq!(browser.open("/history"), 200);
        assert!(browser.says("Added a person") && browser.says("Signed in"));
        assert_eq!(browser.open("/history?act=people.sign_in"), 200);
        assert_eq!(browser.page.matches("<tr><td").count(), 2, "{}", browser.text());
        assert_eq!(browser.open(&format!("/history?act=people.sign_in&who={other}")), 200);
        assert_eq!(browser.page.matches("<tr><td").count(), 0, "a visitor signed in, and became the person by that");
        assert_eq!(browser.open("/history?about=fund"), 200);
        assert!(browser.page.matches("<tr><td").count() > 0 && browser.page.matches("<tr><td").count() < 5);
        for (days, some) in [("from=01.01.2000", true), ("to=01.01.2000", false), ("from=nonsense&who=x&act='", false)]
        {
            assert_eq!(browser.open(&format!("/history?{days}")), 200, "{days}");
            assert_eq!(browser.page.matches("<tr><td").count() > 0, some, "{days}");
        }
        let (status, bytes, kind) = browser.download("/history/export.csv?act=people.add", "Content-Type");
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!((status, text.lines().count()), (200, 3), "{text}");
        assert!(kind.contains("csv") && text.contains("Added a person"), "{text}");
        assert_eq!(browser.open("/history?act=audit.export"), 200);
        assert!(browser.says("as a file"), "it is written down: {}", browser.text());
        let mut officer = world.browser();
        officer.sign_in(world, world.person(Role::ProgrammeOfficer));
        assert_eq!(officer.download("/history/export.csv", "Content-Type").0, 404);
        let look = |tx: &mut Tx<'_>| audit::history::words(tx);
        let (acts, kinds) = world.read(&world.actor(Role::Auditor), look).unwrap();
        assert!(
            acts.windows(2).all(|two| two[0] < two[1]) && kinds.contains(&"person".to_owned()),
            "{acts:?} {kinds:?}"
        );
    });
}
