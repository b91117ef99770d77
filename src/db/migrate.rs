//! Migrations: two trees of equal names, compiled in.

use super::{Address, Conn, connect};
use crate::base::Stop;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

/// SQLite's tree.
pub const SQLITE: EmbeddedMigrations = embed_migrations!("migrations/sqlite");
/// PostgreSQL's tree.
pub const POSTGRES: EmbeddedMigrations = embed_migrations!("migrations/postgres");

/// Runs the migrations that have not run; gives their names.
pub fn migrate(address: &Address) -> Result<Vec<String>, Stop> {
    let mut conn = connect(address)?;
    if let Conn::Sqlite(_) = conn {
        conn.batch("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000;")?;
    }
    let done = match &mut conn {
        Conn::Sqlite(conn) => conn.run_pending_migrations(SQLITE).map(|done| names(&done)),
        Conn::Postgres(conn) => conn.run_pending_migrations(POSTGRES).map(|done| names(&done)),
    };
    done.map_err(Stop::Broken)
}

fn names(done: &[diesel::migration::MigrationVersion<'_>]) -> Vec<String> {
    done.iter().map(ToString::to_string).collect()
}

/// The names of migrations that have not run yet.
pub fn pending(conn: &mut Conn) -> Result<Vec<String>, Stop> {
    let names = match conn {
        Conn::Sqlite(conn) => {
            conn.pending_migrations(SQLITE).map(|all| all.iter().map(|one| one.name().to_string()).collect())
        }
        Conn::Postgres(conn) => {
            conn.pending_migrations(POSTGRES).map(|all| all.iter().map(|one| one.name().to_string()).collect())
        }
    };
    names.map_err(Stop::Broken)
}

/// Takes every migration back, newest first (for the test that each goes up and down).
pub fn revert_all(address: &Address) -> Result<usize, Stop> {
    let mut conn = connect(address)?;
    let done = match &mut conn {
        Conn::Sqlite(conn) => conn.revert_all_migrations(SQLITE).map(|done| done.len()),
        Conn::Postgres(conn) => conn.revert_all_migrations(POSTGRES).map(|done| done.len()),
    };
    done.map_err(Stop::Broken)
}
