//! The ground under every room: transactions, request keys, audit, migrations, policy.

use crate::support::on_both;
use hashar::{
    audit,
    base::{Actor, PersonId, Role, Stop, policy},
    db::{self, Address, migrate},
    notices::{Kind, Notice, Reader},
};

#[test]
fn the_policy_is_as_reviewed() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/expected/policy.txt");
    let printed = policy::print();
    if std::env::var_os("HASHAR_WRITE_EXPECTED").is_some() {
        std::fs::write(path, &printed).unwrap();
    }
    assert_eq!(std::fs::read_to_string(path).unwrap_or_default(), printed, "the powers have changed: review {path}");
}

#[test]
fn a_write_without_an_audit_entry_does_not_commit() {
    on_both(|world| {
        let stop = world.write(&Actor::Clerk, |tx| {
            Notice::new(Kind::TestMail, Reader::Person(PersonId(1))).with("link", "/mail").queue(tx)?;
            Ok(())
        });
        assert!(matches!(stop, Err(Stop::Broken(_))));
        let queued = world.read(&Actor::Clerk, hashar::notices::queue_health).unwrap();
        assert!(queued.0.is_empty(), "nothing of the refused write may stay");
    });
}

#[test]
fn a_request_key_acts_once_and_gives_the_first_result_again() {
    on_both(|world| {
        let act = |tx: &mut db::Tx<'_>| audit::record(tx, audit::Event::new("people.add", PersonId(7)));
        let first = world.db.write_now(&Actor::Console, Some("key-1"), act).unwrap();
        let second = world.db.write_now(&Actor::Console, Some("key-1"), act).unwrap();
        let other = world.db.write_now(&Actor::Console, Some("key-2"), act).unwrap();
        assert_eq!(first, second);
        assert_ne!(first, other);
    });
}

#[test]
fn a_failing_or_panicking_act_undoes_only_itself() {
    on_both(|world| {
        let threads: Vec<_> = (0..40)
            .map(|number| {
                let db = world.db.clone();
                std::thread::spawn(move || {
                    db.write_now(&Actor::Console, None, move |tx| {
                        audit::record(tx, audit::Event::new("people.add", PersonId(number)))?;
                        match number % 4 {
                            0 => Err(Stop::Forbidden),
                            1 => panic!("on purpose"),
                            _ => Ok(()),
                        }
                    })
                    .is_ok()
                })
            })
            .collect();
        let landed = threads.into_iter().filter(|_| true).map(|thread| thread.join().unwrap()).filter(|ok| *ok).count();
        assert_eq!(landed, 20);
        let auditor = world.actor(Role::Auditor);
        let trail = world.read(&auditor, |tx| audit::history::page(tx, None, 100)).unwrap();
        assert_eq!(trail.iter().filter(|line| line.subject_id < 40).count(), 20);
    });
}

#[test]
fn a_read_cannot_write() {
    on_both(|world| {
        let result = world.read(&Actor::Console, |tx| audit::record(tx, audit::Event::new("people.add", PersonId(7))));
        assert!(result.is_err());
    });
}

#[test]
fn the_trail_is_sealed_and_a_changed_entry_is_named() {
    on_both(|world| {
        for number in 0..20 {
            world
                .write(&Actor::Console, move |tx| {
                    let event = audit::Event::new("people.add", PersonId(number));
                    audit::record(tx, event.with(serde_json::json!({ "roles": "auditor" })))
                })
                .unwrap();
        }
        assert_eq!(world.write(&Actor::Clerk, audit::sealing::seal).unwrap(), 20);
        assert_eq!(world.write(&Actor::Clerk, audit::sealing::seal).unwrap(), 0);
        assert_eq!(world.read(&Actor::Clerk, audit::sealing::verify).unwrap(), Ok(1));
        let mut conn = db::connect(&world.address).unwrap();
        assert!(conn.batch("UPDATE audit_entries SET act = 'people.disable'").is_err(), "the trail is append-only");
        let unlock = if conn.is_postgres() {
            "ALTER TABLE audit_entries DISABLE TRIGGER ALL"
        } else {
            "DROP TRIGGER audit_entries_no_update"
        };
        conn.batch(unlock).unwrap();
        conn.batch("UPDATE audit_entries SET act = 'people.disable' WHERE subject_id = 11").unwrap();
        let broken = world.read(&Actor::Clerk, audit::sealing::verify).unwrap().unwrap_err();
        assert!(broken.contains("was changed"), "{broken}");
    });
}

#[test]
fn each_migration_goes_up_and_down() {
    on_both(|world| {
        let undone = migrate::revert_all(&world.address).unwrap();
        let done = migrate::migrate(&world.address).unwrap();
        assert_eq!(undone, done.len());
    });
}

#[test]
fn the_schema_file_says_what_the_migrations_make() {
    use diesel::{RunQueryDsl, sql_types::Text};
    #[derive(diesel::QueryableByName)]
    struct Column {
        #[diesel(sql_type = Text)]
        name: String,
    }
    let schema = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/src/db/schema.rs")).unwrap();
    let mut said: Vec<String> = Vec::new();
    let mut table = String::new();
    for line in schema.lines().map(str::trim) {
        if let Some((name, _)) = line.split_once(" (").filter(|_| line.ends_with(") {")) {
            table = name.to_owned();
        } else if let Some((column, _)) = line.split_once(" -> ") {
            said.push(format!("{table}.{column}"));
        }
    }
    said.sort();
    on_both(|world| {
        let sql = match &world.address {
            Address::Sqlite(_) => {
                "SELECT m.name || '.' || p.name AS name FROM sqlite_master m JOIN pragma_table_info(m.name) p \
                 WHERE m.type = 'table' AND m.name NOT LIKE '\\_\\_%' ESCAPE '\\' AND m.name NOT LIKE 'sqlite%'"
            }
            Address::Postgres(_) => {
                "SELECT table_name || '.' || column_name AS name FROM information_schema.columns \
                 WHERE table_schema = 'public' AND table_name NOT LIKE '\\_\\_%'"
            }
        };
        let mut conn = db::connect(&world.address).unwrap();
        let mut made: Vec<String> =
            diesel::sql_query(sql).load::<Column>(&mut conn).unwrap().into_iter().map(|row| row.name).collect();
        made.sort();
        assert_eq!(made, said);
    });
}

#[test]
fn every_refusal_has_its_words_in_every_language() {
    use hashar::base::words::{Lang, Words};
    let words = Words::shared();
    let all = [hashar::people::Refusal::KEYS, hashar::calls::Refusal::KEYS, hashar::applications::Refusal::KEYS];
    for key in all.concat() {
        for lang in Lang::ALL {
            assert!(words.has(lang, key), "{key} has no words in {}", lang.code());
        }
    }
}
