//! Pools of connections, set up alike.

use super::{Address, Conn, connect};
use crate::base::Stop;
use diesel::r2d2::{self, ManageConnection};
use std::{
    ops::{Deref, DerefMut},
    time::Duration,
};

/// A pool of readers (SQLite) or of connections (PostgreSQL).
pub type Pool = r2d2::Pool<Door>;

/// Makes connections to an address.
#[derive(Debug)]
pub struct Door(Address);

/// A pooled connection, and whether it must not be used again.
pub struct Pooled {
    conn: Conn,
    /// Set when its transaction could not be ended.
    pub broken: bool,
}

impl Deref for Pooled {
    type Target = Conn;
    fn deref(&self) -> &Conn {
        &self.conn
    }
}

impl DerefMut for Pooled {
    fn deref_mut(&mut self) -> &mut Conn {
        &mut self.conn
    }
}

/// Why a connection could not be had.
#[derive(Debug)]
pub struct NoConnection(String);

impl std::fmt::Display for NoConnection {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
impl std::error::Error for NoConnection {}

/// Small caches and no memory map: nine connections of 256 MB maps would show as 600 MB of memory.
const READER: &str = "PRAGMA busy_timeout=5000; PRAGMA query_only=ON; PRAGMA foreign_keys=ON; \
    PRAGMA temp_store=MEMORY; PRAGMA cache_size=-2000; PRAGMA mmap_size=0;";

impl ManageConnection for Door {
    type Connection = Pooled;
    type Error = NoConnection;

    fn connect(&self) -> Result<Pooled, NoConnection> {
        let mut conn = connect(&self.0).map_err(|stop| NoConnection(stop.to_string()))?;
        let set_up = match conn {
            Conn::Sqlite(_) => conn.batch(READER),
            Conn::Postgres(_) => {
                conn.batch("SET synchronous_commit = on; SET TIME ZONE 'UTC'; SET lock_timeout = '5s'")
            }
        };
        set_up.map_err(|error| NoConnection(error.to_string()))?;
        Ok(Pooled { conn, broken: false })
    }

    fn is_valid(&self, pooled: &mut Pooled) -> Result<(), NoConnection> {
        pooled.batch("SELECT 1").map_err(|error| NoConnection(error.to_string()))
    }

    fn has_broken(&self, pooled: &mut Pooled) -> bool {
        pooled.broken || std::thread::panicking()
    }
}

/// Opens a pool.
pub fn open(address: &Address, size: u32) -> Result<Pool, Stop> {
    r2d2::Pool::builder()
        .max_size(size.max(1))
        .min_idle(Some(1))
        .connection_timeout(Duration::from_secs(10))
        // Whether it still stands shows when a transaction begins on it.
        .test_on_check_out(false)
        .build(Door(address.clone()))
        .map_err(|error| Stop::Broken(error.into()))
}

/// A connection on which a transaction has begun. One that died meanwhile (the server was started anew) is left, and another
/// taken: nothing was done on it yet.
pub fn begin(pool: &Pool, begin: &str) -> Result<r2d2::PooledConnection<Door>, Stop> {
    for _ in 0..pool.max_size() {
        let mut conn = pool.get().map_err(|error| Stop::Broken(error.into()))?;
        match conn.batch(begin) {
            Ok(()) => return Ok(conn),
            Err(_) => conn.broken = true,
        }
    }
    let mut conn = pool.get().map_err(|error| Stop::Broken(error.into()))?;
    conn.batch(begin)?;
    Ok(conn)
}
