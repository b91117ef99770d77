//! SQL stays in the stores: query words, who writes which table, and where a transaction begins.

use crate::{
    rooms::{ROOMS, room},
    rust::Code,
    tree::Finding,
};
use std::collections::{BTreeMap, BTreeSet};

/// A room's store, in one file or in a folder.
pub fn is_store(path: &str) -> bool {
    path.ends_with("/store.rs") || path.contains("/store/")
}

fn is_db(path: &str) -> bool {
    room(path) == "db"
}

/// What `base` may name so that its types can stand in a column. None of it makes a query.
const MAPPING: [&str; 8] =
    ["AsExpression", "expression", "FromSqlRow", "DieselNewType", "sql_types", "serialize", "deserialize", "backend"];

/// `diesel::`, `schema::` and `sql_query` outside a store.
pub fn queries_in_stores(source: &[Code]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for code in source.iter().filter(|code| !is_store(&code.path) && !is_db(&code.path)) {
        for named in code.paths() {
            let part = |number: usize| named.parts.get(number).map_or("", String::as_str);
            let mapping = room(&code.path) == "base" && MAPPING.contains(&part(1));
            let root = code.root_path(&named).unwrap_or_default();
            let diesel = matches!(part(0), "diesel" | "diesel_migrations") && named.parts.len() > 1 && !mapping;
            let schema =
                part(0) == "schema" && named.parts.len() > 1 || root.starts_with(&["db".into(), "schema".into()]);
            let text = named.parts.last().is_some_and(|last| last == "sql_query");
            if (diesel || schema || text) && !code.in_tests(named.at) {
                let what =
                    format!("{} is a query word: move the query into the room's store.rs", named.parts.join("::"));
                findings.push(Finding::new(code.at(named.at), what));
            }
        }
    }
    findings
}

/// Each table is written by one room. `tables` are those that the migrations make.
pub fn one_writer(source: &[Code], tables: &BTreeSet<String>) -> Vec<Finding> {
    let mut writers: BTreeMap<String, BTreeMap<&str, String>> = BTreeMap::new();
    for code in source {
        for (at, table) in diesel_writes(code, tables).into_iter().chain(text_writes(code)) {
            writers.entry(table).or_default().entry(room(&code.path)).or_insert_with(|| code.at(at));
        }
    }
    let mut findings = Vec::new();
    for (table, rooms) in writers {
        for (room, at) in &rooms {
            let others: Vec<&str> = rooms.keys().filter(|other| *other != room).copied().collect();
            if !others.is_empty() {
                let what = format!(
                    "{room} writes {table}, and so does {}: keep one owner, and give it a step that the other calls",
                    others.join(", ")
                );
                findings.push(Finding::new(at.clone(), what));
            } else if !ROOMS.contains(room) {
                findings
                    .push(Finding::new(at.clone(), format!("{table} is written outside the rooms: call its owner")));
            }
        }
    }
    findings
}

/// `insert_into(x::table`, `update(x::table`, `delete(x::table`, and the same with a table's bare name.
fn diesel_writes(code: &Code, tables: &BTreeSet<String>) -> Vec<(usize, String)> {
    const VERBS: [&str; 7] =
        ["insert_into", "insert_or_ignore_into", "replace_into", "update", "delete", "copy_from", "save_changes"];
    let paths = code.paths();
    let mut writes = Vec::new();
    for two in code.tokens.windows(3) {
        if !VERBS.contains(&two[0].text.as_str()) || two[1].text != "(" || code.in_tests(two[0].at) {
            continue;
        }
        let Some(named) = paths.iter().find(|named| named.at >= two[2].at) else { continue };
        let table = match named.parts.as_slice() {
            [.., table, last] if last == "table" => Some(table),
            parts => parts.last().filter(|last| tables.contains(*last)),
        };
        writes.extend(table.map(|table| (two[0].at, table.clone())));
    }
    writes
}

/// `INSERT INTO x`, `REPLACE INTO x`, `UPDATE x` and `DELETE FROM x` in strings.
fn text_writes(code: &Code) -> Vec<(usize, String)> {
    let mut writes = Vec::new();
    for (at, text) in code.strings.iter().filter(|(at, _)| !code.in_tests(*at)) {
        let words: Vec<&str> = text
            .split(|letter: char| !(letter.is_alphanumeric() || "_{}$".contains(letter)))
            .filter(|word| !word.is_empty())
            .collect();
        for (i, word) in words.iter().enumerate() {
            let before = i.checked_sub(1).and_then(|i| words.get(i)).copied().unwrap_or("");
            let written = match (*word, before) {
                ("UPDATE", "FOR" | "DO" | "ON" | "KEY") => false,
                ("INTO", "INSERT" | "REPLACE" | "IGNORE") | ("FROM", "DELETE") | ("UPDATE", _) => true,
                _ => false,
            };
            let table = words.get(i + 1).filter(|table| table.starts_with(|letter: char| letter.is_ascii_lowercase()));
            writes.extend(table.filter(|_| written).map(|table| (*at, (*table).to_owned())));
        }
    }
    writes
}

/// A transaction begins in db/, so that every act gets its clock, its actor and its audit entry.
pub fn transactions_in_db(source: &[Code]) -> Vec<Finding> {
    const CALLS: [&str; 5] =
        ["transaction", "immediate_transaction", "exclusive_transaction", "begin_transaction", "build_transaction"];
    let mut findings = Vec::new();
    for code in source.iter().filter(|code| !is_db(&code.path)) {
        let mut places: Vec<usize> = Vec::new();
        for five in code.tokens.windows(5) {
            let [on, sign, call, open, given] = [0, 1, 2, 3, 4].map(|i| five[i].text.as_str());
            // A ledger has transactions of its own: Diesel's is called on a connection, or takes a closure.
            let begins = on.to_lowercase().contains("conn") || matches!(given, "|" | "move") || call != "transaction";
            let called = matches!(sign, "." | "::") && CALLS.contains(&call) && open == "(";
            if begins && called && !code.in_tests(five[2].at) {
                places.push(five[2].at);
            }
        }
        for (at, text) in code.strings.iter().filter(|(at, _)| !code.in_tests(*at)) {
            let first = text.trim_start().split(|letter: char| letter.is_whitespace() || letter == ';').next();
            if matches!(first, Some("BEGIN" | "COMMIT" | "ROLLBACK" | "SAVEPOINT")) {
                places.push(*at);
            }
        }
        let what = "a transaction begins only in src/db/: take a &mut Tx, and let the caller of the act begin it";
        findings.extend(places.into_iter().map(|at| Finding::new(code.at(at), what)));
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::said;

    #[test]
    fn a_query_outside_a_store_is_caught() {
        for text in [
            "use diesel::prelude::*;\nfn a() { people::table.filter(x) }",
            "use crate::db::{schema::people};",
            "use crate::db::schema;",
            "schema::people::table",
            "diesel::sql_query(a)",
            "use diesel::{self, RunQueryDsl};",
        ] {
            let heard = said(&queries_in_stores(&[Code::sample("src/people/find.rs", text)]));
            assert!(heard.starts_with("src/people/find.rs:1: "), "{text}: {heard}");
            for store in ["src/people/store.rs", "src/people/store/find.rs", "src/db/mod.rs"] {
                assert_eq!(said(&queries_in_stores(&[Code::sample(store, text)])), "");
            }
        }
    }

    #[test]
    fn base_maps_types_to_columns_but_never_queries() {
        let heard = |text: &str| said(&queries_in_stores(&[Code::sample("src/base/id.rs", text)]));
        assert_eq!(heard("#[derive(diesel::FromSqlRow)] #[diesel(sql_type = diesel::sql_types::Text)] struct A;"), "");
        assert!(heard("use diesel::prelude::*;").contains("query word"));
        assert_eq!(heard("list.iter().filter(|x| x.schema)"), "");
    }

    #[test]
    fn two_rooms_that_write_one_table_are_caught() {
        let tables: BTreeSet<String> = ["payouts".to_owned()].into();
        let mine = || Code::sample("src/payouts/store.rs", "diesel::insert_into(payouts::table)");
        assert_eq!(said(&one_writer(&[mine()], &tables)), "");
        for text in [
            "diesel::update(schema::payouts::table.find(id))",
            "diesel::delete(payouts::table\n.filter(x))",
            "diesel::update(payouts.find(id))",
            "sql_query(\"UPDATE payouts SET a = 1\")",
            "sql_query(\"DELETE FROM payouts\")",
            "sql_query(r#\"INSERT OR IGNORE INTO \"payouts\" (id) VALUES ($1)\"#)",
        ] {
            let heard = said(&one_writer(&[mine(), Code::sample("src/awards/store.rs", text)], &tables));
            assert!(
                heard.contains("src/awards/store.rs:1: awards writes payouts, and so does payouts"),
                "{text}: {heard}"
            );
        }
        let reads = Code::sample(
            "src/awards/store.rs",
            "payouts::table.filter(x); sql_query(\"SELECT 1 FROM payouts FOR UPDATE\")",
        );
        assert_eq!(said(&one_writer(&[mine(), reads], &tables)), "");
        let outside = Code::sample("src/cli/seed.rs", "sql_query(\"DELETE FROM calls\")");
        assert!(said(&one_writer(&[outside], &tables)).contains("outside the rooms"));
    }

    #[test]
    fn a_transaction_begun_elsewhere_is_caught() {
        let heard = |path: &str, text: &str| said(&transactions_in_db(&[Code::sample(path, text)]));
        for text in [
            "conn.transaction(|c| x)",
            "Connection::transaction(c, f)",
            "self.inner().transaction(move |c| x)",
            "conn\n.immediate_transaction(|c| x)",
            "batch(\"BEGIN IMMEDIATE\")",
            "x(\"BEGIN;\")",
        ] {
            assert!(heard("src/awards/store.rs", text).contains("src/awards/store.rs"), "{text}");
            assert_eq!(heard("src/db/tx.rs", text), "");
        }
        assert_eq!(
            heard(
                "src/mail/ics.rs",
                "w(\"BEGIN:VCALENDAR\"); w(\"-----BEGIN KEY\"); out.transaction(one); store::transaction(tx, id)"
            ),
            ""
        );
    }
}
