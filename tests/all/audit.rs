//! What was written down stays so, or it shows; and an auditor finds it.

use crate::support::{World, on_both, world::a_fund};
use diesel::{QueryableByName, RunQueryDsl, sql_query, sql_types::Text};
use hashar::{
    audit::{self, head, sealing},
    base::{Actor, Role, Stop},
    db::{self, Tx},
    funds::proof,
    notices::{self, Kind},
};

#[derive(QueryableByName)]
struct Name {
    #[diesel(sql_type = Text)]
    name: String,
}

fn names(world: &World, sql: &str) -> Vec<String> {
    let rows = world.read(&Actor::Console, |tx| Ok(sql_query(sql).load::<Name>(tx.conn)?)).unwrap();
    rows.into_iter().map(|row| row.name).collect()
}

const TABLES: [(&str, &str); 5] = [
    ("audit_entries", "CAST(id AS TEXT)"),
    ("audit_sealed", "CAST(entry_id AS TEXT)"),
    ("audit_seals", "CAST(number AS TEXT)"),
    ("ledger_transactions", "CAST(id AS TEXT)"),
    ("postings", "CAST(id AS TEXT)"),
];

/// What somebody with the database in hand might do to a row.
fn deeds(table: &str, postgres: bool) -> Vec<String> {
    let bytes = if postgres { "'\\x0102'::bytea" } else { "x'0102'" };
    let set = match table {
        "audit_entries" => {
            "at = '2001-01-01 00:00:00';actor_kind = 'clerk' || actor_kind;actor_id = actor_id + 1;act = act || 'x';\
             subject_kind = subject_kind || 'x';subject_id = subject_id + 1;case_id = COALESCE(case_id, 0) + 1;details = BYTES;\
             key_id = COALESCE(key_id, 0) + 1"
        }
        "audit_sealed" => "digest = BYTES;position = position + 1000;seal_number = seal_number + 1",
        "audit_seals" => "at = '2001-01-01 00:00:00';previous = BYTES;entries = entries + 1;tag = BYTES",
        "ledger_transactions" => {
            "effective_on = '2001-01-01';purpose = purpose || 'x';subject_id = subject_id + 1;voucher_number = voucher_number + 1000"
        }
        _ => "amount_minor = amount_minor + 1;account = 'fees';account = 'committed'",
    };
    let set: Vec<&str> = set.split(';').collect();
    let mut all: Vec<String> =
        set.iter().map(|set| format!("UPDATE {table} SET {}", set.replace("BYTES", bytes))).collect();
    all.push(format!("DELETE FROM {table}"));
    all
}

/// Takes away what keeps the tables from being changed.
fn unlock(world: &World) {
    let mut conn = db::connect(&world.address).unwrap();
    let triggers = if conn.is_postgres() {
        TABLES.iter().map(|(table, _)| format!("ALTER TABLE {table} DISABLE TRIGGER ALL")).collect()
    } else {
        names(world, "SELECT name FROM sqlite_master WHERE type = 'trigger'")
            .iter()
            .map(|name| format!("DROP TRIGGER {name}"))
            .chain(["PRAGMA foreign_keys = OFF".to_owned()])
            .collect::<Vec<_>>()
    };
    for statement in triggers {
        conn.batch(&statement).unwrap();
    }
}

/// Whether a statement changes something, and whether that is found then; nothing of it stays.
fn is_found(world: &World, statement: &str) -> Option<bool> {
    let statement = statement.to_owned();
    let tried = world.write::<(), _>(&Actor::Console, move |tx: &mut Tx<'_>| {
        if sql_query(&statement).execute(tx.conn).unwrap_or(0) != 1 {
            return Err(Stop::SignedOut);
        }
        let whole = sealing::verify(tx)?.is_ok() && proof::check(tx)?.is_empty();
        Err(if whole { Stop::Forbidden } else { Stop::Missing })
    });
    match tried.unwrap_err() {
        Stop::Missing => Some(true),
        Stop::Forbidden => Some(false),
        _ => None,
    }
}

#[test]
fn tampering_with_any_sealed_row_is_found_a_thousand_times_of_a_thousand() {
    on_both(|world| {
        for _ in 0..4 {
            a_fund(world);
            world.person(Role::Auditor);
            world.another(Role::Director, "somebody");
            assert!(world.write(&Actor::Clerk, sealing::seal).unwrap() > 0);
        }
        unlock(world);
        assert!(world.read(&Actor::Console, sealing::verify).unwrap().is_ok());
        assert_eq!(world.read(&Actor::Console, proof::check).unwrap(), []);
        let mut statements = Vec::new();
        for (table, id) in TABLES {
            for row in names(world, &format!("SELECT {id} AS name FROM {table}")) {
                let is_it = id.replace("CAST(", "").replace(" AS TEXT)", "");
                let deeds = deeds(table, world.db.is_postgres());
                statements.extend(deeds.into_iter().map(|deed| format!("{deed} WHERE {is_it} = {row}")));
            }
        }
        // A walk through all of them in an order of chance, that is the same each time.
        let (mut state, mut tried, mut found) = (42_u64, 0, 0);
        let mut rounds = 0;
        while tried < 1_000 && rounds < 3_000 {
            rounds += 1;
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let statement = &statements[usize::try_from(state >> 33).unwrap() % statements.len()];
            if let Some(is_found) = is_found(world, statement) {
                tried += 1;
                found += usize::from(is_found);
                assert!(is_found, "not found: {statement}");
            }
        }
        assert_eq!((tried, found), (1_000, 1_000));
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
