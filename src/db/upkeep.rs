//! Looking after the database as a whole: its own checks, rows that point at nothing, a copy while it is in use.

use super::{
    Conn,
    migrate::{POSTGRES, SQLITE},
};
use crate::base::Stop;
use diesel::{
    migration::{Migration, MigrationSource},
    pg::Pg,
    prelude::*,
    sql_query, sql_types,
    sqlite::Sqlite,
};
use diesel_migrations::MigrationHarness;

/// References without a constraint of the database's: table, column, what they point at. Zero stands for nobody.
const LOOSE: &[(&str, &str, &str)] = &[
    ("sessions", "application_id", "applications"),
    ("notices", "case_id", "applications"),
    ("applications", "entered_by", "people"),
    ("applications", "assigned_to", "people"),
    ("screenings", "by_person", "people"),
    ("groups_apart", "by_person", "people"),
    ("group_access", "by_person", "people"),
    ("board_summaries", "by_person", "people"),
    ("vettings", "by_person", "people"),
    ("file_clearances", "by_person", "people"),
    ("file_clearances", "copy_id", "attachments"),
    ("answer_translations", "by_person", "people"),
    ("screening_views", "by_person", "people"),
    ("declarations", "ruled_by", "people"),
    ("motions", "opened_by", "people"),
    ("motions", "closed_by", "people"),
    ("decisions", "decided_by", "people"),
    ("instalments", "met_by", "people"),
    ("payees", "created_by", "people"),
    ("payees", "verified_by", "people"),
    ("payouts", "prepared_by", "people"),
    ("payout_approvals", "absent_id", "people"),
    ("payout_records", "recorded_by", "people"),
    ("payout_records", "reversed_by", "people"),
    ("payees", "changed_by", "people"),
    ("payout_limits", "proposed_by", "people"),
    ("fund_proposals", "proposed_by", "people"),
    ("fund_proposals", "decided_by", "people"),
    ("mail_pauses", "paused_by", "people"),
    ("mail_reached", "by_person", "people"),
    ("mail_reached", "notice_id", "notices"),
    ("mail_bounces", "notice_id", "notices"),
    ("audit_sealed", "entry_id", "audit_entries"),
];

/// Tables whose rows are sealed by a key of their own: where it is gone, somebody erased them.
const KEYED: &[&str] = &["people", "groups", "payees", "applications"];

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = sql_types::Text)]
    text: String,
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = sql_types::BigInt)]
    number: i64,
}

/// After very much was written at once: figures for the planner of queries, and no long log beside the file.
///
/// SQLite's samples of values (stat4) go again: with them it plans each statement anew whenever its parameters change,
/// which costs more than the pages' own queries.
pub fn settle(conn: &mut Conn) -> Result<(), Stop> {
    let sql = if conn.is_postgres() {
        "VACUUM ANALYZE"
    } else {
        "ANALYZE; DROP TABLE IF EXISTS sqlite_stat4; ANALYZE sqlite_schema; PRAGMA wal_checkpoint(TRUNCATE)"
    };
    Ok(conn.batch(sql)?)
}

/// What SQLite itself finds wrong with its file; PostgreSQL sees to that without being asked.
pub fn faults(conn: &mut Conn) -> Result<Vec<String>, Stop> {
    if conn.is_postgres() {
        return Ok(Vec::new());
    }
    let checks = [
        "SELECT integrity_check AS text FROM pragma_integrity_check WHERE integrity_check <> 'ok'",
        "SELECT \"table\" || ' points at a row of ' || parent || ' that is gone' AS text FROM pragma_foreign_key_check",
    ];
    let mut faults = Vec::new();
    for check in checks {
        // Where the damage stops the look itself, that is the fault.
        match sql_query(check).load::<Line>(conn) {
            Ok(lines) => faults.extend(lines.into_iter().map(|line| line.text)),
            Err(error) => faults.push(error.to_string()),
        }
    }
    Ok(faults)
}

/// Rows that point at rows which are gone, where no constraint of the database forbids it.
pub fn orphans(conn: &mut Conn) -> Result<Vec<String>, Stop> {
    let mut found = Vec::new();
    for (table, column, target) in LOOSE {
        let sql = format!(
            "SELECT COUNT(*) AS number FROM {table} WHERE {column} <> 0 \
             AND NOT EXISTS (SELECT 1 FROM {target} WHERE {target}.id = {table}.{column})"
        );
        let count: Count = sql_query(sql).get_result(conn)?;
        if count.number > 0 {
            found.push(format!("{table}.{column}: {} rows point at {target} that are gone", count.number));
        }
    }
    Ok(found)
}

/// How many rows can never be opened again because their key was destroyed, table by table.
pub fn erased(conn: &mut Conn) -> Result<Vec<(&'static str, i64)>, Stop> {
    let mut counts = Vec::new();
    for table in KEYED {
        let sql = format!(
            "SELECT COUNT(*) AS number FROM {table} \
             WHERE NOT EXISTS (SELECT 1 FROM seal_keys WHERE seal_keys.id = {table}.key_id)"
        );
        let count: Count = sql_query(sql).get_result(conn)?;
        counts.push((*table, count.number));
    }
    Ok(counts)
}

/// Migrations that ran but that this program does not know: the database belongs to a newer one.
pub fn unknown_migrations(conn: &mut Conn) -> Result<Vec<String>, Stop> {
    let (applied, known) = match conn {
        Conn::Sqlite(conn) => (conn.applied_migrations().map_err(Stop::Broken)?, versions::<Sqlite>(&SQLITE)?),
        Conn::Postgres(conn) => (conn.applied_migrations().map_err(Stop::Broken)?, versions::<Pg>(&POSTGRES)?),
    };
    let unknown = applied.iter().map(ToString::to_string).filter(|version| !known.contains(version));
    Ok(unknown.collect())
}

fn versions<B: diesel::backend::Backend>(tree: &impl MigrationSource<B>) -> Result<Vec<String>, Stop> {
    let all: Vec<Box<dyn Migration<B>>> = tree.migrations().map_err(Stop::Broken)?;
    Ok(all.iter().map(|one| one.name().version().as_owned().to_string()).collect())
}

/// Whether a database holds the tables of this program: migrations ran there, and it keeps keys.
pub fn is_ours(conn: &mut Conn) -> Result<bool, Stop> {
    Ok(tables(conn, "IN ('__diesel_schema_migrations', 'seal_keys')")? == 2)
}

/// Whether a database has no tables.
pub fn has_no_tables(conn: &mut Conn) -> Result<bool, Stop> {
    Ok(tables(conn, "IS NOT NULL")? == 0)
}

/// How many tables have a name like that.
fn tables(conn: &mut Conn, like: &str) -> Result<i64, Stop> {
    let (list, name, ours) = match conn {
        Conn::Sqlite(_) => ("sqlite_master", "name", "type = 'table'"),
        Conn::Postgres(_) => ("information_schema.tables", "table_name", "table_schema = current_schema()"),
    };
    let sql = format!("SELECT COUNT(*) AS number FROM {list} WHERE {ours} AND {name} {like}");
    let count: Count = sql_query(sql).get_result(conn)?;
    Ok(count.number)
}

/// Copies SQLite's database, as it is at this moment, into a file that is new or empty; others may write meanwhile.
pub fn copy_into(conn: &mut Conn, file: &str) -> Result<(), Stop> {
    sql_query("VACUUM INTO $1").bind::<sql_types::Text, _>(file).execute(conn)?;
    Ok(())
}
