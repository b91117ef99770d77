//! The database: connections to SQLite or PostgreSQL, reading, and the way to a write transaction.
//!
//! Transactions begin only in this folder; SQL stands only here and in the rooms' stores.

mod counted;
pub mod erase;
pub mod keys;
mod memory;
pub mod migrate;
pub mod pool;
pub mod requests;
#[rustfmt::skip]
pub mod schema;
pub mod tokens;
pub mod tx;
pub mod upkeep;
mod writer;

pub(crate) use counted::Counted;
pub use migrate::migrate;
pub use tx::Tx;
use tx::{Act, Given};

use crate::base::{Actor, Stop, seal::Master, settings::Settings};
use chrono::NaiveDateTime;
use diesel::{connection::Connection, pg::PgConnection, result::DatabaseErrorKind, sqlite::SqliteConnection};
use std::{
    path::PathBuf,
    sync::{Arc, RwLock},
};

pub use conn::Conn;

/// Inserts many rows of one shape: statement by statement where each is prepared once (SQLite), else many rows at a time.
macro_rules! insert_all {
    ($tx:expr, $table:expr, $rows:expr, $columns:literal) => {{
        match &mut *$tx.conn {
            crate::db::Conn::Sqlite(conn) => {
                for row in $rows {
                    diesel::insert_into($table).values(row).execute(conn)?;
                }
            }
            crate::db::Conn::Postgres(conn) => {
                let mut rows = $rows.into_iter().peekable();
                while rows.peek().is_some() {
                    // A statement takes 65,535 values.
                    let some: Vec<_> = rows.by_ref().take(16_000 / $columns).collect();
                    diesel::insert_into($table).values(some).execute(conn)?;
                }
            }
        }
    }};
}
pub(crate) use insert_all;

/// Keeps rows under their key, changed as `set` says where the key is there: on PostgreSQL all in one statement, so no key may
/// come twice.
macro_rules! upsert_all {
    ($tx:expr, $table:expr, $rows:expr, $key:expr, $set:expr) => {{
        match &mut *$tx.conn {
            crate::db::Conn::Sqlite(conn) => {
                for row in $rows {
                    diesel::insert_into($table).values(row).on_conflict($key).do_update().set($set).execute(conn)?;
                }
            }
            crate::db::Conn::Postgres(conn) => {
                diesel::insert_into($table).values($rows).on_conflict($key).do_update().set($set).execute(conn)?;
            }
        }
    }};
}
pub(crate) use upsert_all;

#[allow(missing_docs)]
mod conn {
    use diesel::{pg::PgConnection, sqlite::SqliteConnection};

    /// A connection to one of the two databases: the embedded one, or the one that several servers may share.
    #[derive(diesel::MultiConnection)]
    pub enum Conn {
        Sqlite(SqliteConnection),
        Postgres(PgConnection),
    }
}

thread_local! {
    static QUERIES: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// How many statements this thread has begun, transactions' ends aside: for tests that no page's queries grow with its rows.
pub fn queries() -> u64 {
    QUERIES.get()
}

fn count_queries() {
    use diesel::connection::InstrumentationEvent;
    let counting = || -> Option<Box<dyn diesel::connection::Instrumentation>> {
        Some(Box::new(|event: InstrumentationEvent<'_>| {
            if let InstrumentationEvent::StartQuery { .. } = event {
                QUERIES.set(QUERIES.get() + 1);
            }
        }))
    };
    let _ = diesel::connection::set_default_instrumentation(counting);
}

impl Conn {
    /// Runs statements that have no values.
    pub fn batch(&mut self, sql: &str) -> Result<(), diesel::result::Error> {
        use diesel::connection::SimpleConnection;
        match self {
            Self::Sqlite(conn) => conn.batch_execute(sql),
            Self::Postgres(conn) => conn.batch_execute(sql),
        }
    }

    /// Whether this is PostgreSQL.
    pub fn is_postgres(&self) -> bool {
        matches!(self, Self::Postgres(_))
    }
}

/// Where the database is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// A file.
    Sqlite(PathBuf),
    /// A URL.
    Postgres(String),
}

impl Address {
    /// From the settings: PostgreSQL where a URL is given, else `hashar.sqlite` in the data folder.
    pub fn of(settings: &Settings) -> Result<Self, Stop> {
        let url = settings.database_url.trim();
        if url.is_empty() {
            return Ok(Self::Sqlite(settings.data.join("hashar.sqlite")));
        }
        if !(url.starts_with("postgres://") || url.starts_with("postgresql://")) {
            return Err(Stop::broken("database_url must begin with postgres://"));
        }
        let tls = ["sslmode=require", "sslmode=verify-ca", "sslmode=verify-full"].iter().any(|mode| url.contains(mode));
        if tls && !cfg!(feature = "postgres-tls") {
            return Err(Stop::broken(
                "database_url asks for TLS, but this build has none: build with --features postgres-tls, \
                 or reach the database over a local socket or a private network",
            ));
        }
        Ok(Self::Postgres(url.to_owned()))
    }
}

/// What every transaction is given.
pub(crate) struct Env {
    pub(crate) master: Master,
    clock: RwLock<Option<NaiveDateTime>>,
    memory: memory::Memory,
}

/// The database as the program holds it: cheap to clone.
#[derive(Clone)]
pub struct Db {
    engine: Arc<Engine>,
    env: Arc<Env>,
}

enum Engine {
    Sqlite { writer: writer::Writer, readers: pool::Pool },
    Postgres { pool: pool::Pool },
}

impl Db {
    /// Opens the database, which must be migrated, with `connections` readers (SQLite) or connections (PostgreSQL).
    pub fn open(address: &Address, connections: u32, master: Master) -> Result<Self, Stop> {
        count_queries();
        let master = keys::settle(&mut connect(address)?, master)?;
        let env = Arc::new(Env { master, clock: RwLock::new(None), memory: memory::Memory::default() });
        let processors =
            std::thread::available_parallelism().map_or(4, |number| u32::try_from(number.get()).unwrap_or(4));
        let engine = match address {
            Address::Sqlite(_) => Engine::Sqlite {
                writer: writer::Writer::start(address.clone())?,
                // Reading is the processor's work here: more readers than it can do at once only hold memory.
                readers: pool::open(address, connections.min(processors * 2))?,
            },
            Address::Postgres(_) => Engine::Postgres { pool: pool::open(address, connections.max(2) * 2)? },
        };
        Ok(Self { engine: Arc::new(engine), env })
    }

    /// Sets the clock to an instant (the demo and tests live in 2020), or back to the system's.
    pub fn set_now(&self, now: Option<NaiveDateTime>) {
        if let Ok(mut clock) = self.env.clock.write() {
            *clock = now;
        }
    }

    /// The master key and what is derived from it.
    pub fn master(&self) -> &Master {
        &self.env.master
    }

    /// Whether this is PostgreSQL.
    pub fn is_postgres(&self) -> bool {
        matches!(*self.engine, Engine::Postgres { .. })
    }

    /// After something was erased: empties the log beside SQLite's file, which still holds pages as they were before.
    /// PostgreSQL's own log and dead rows go with its next vacuum and checkpoints.
    pub async fn forget(&self) -> Result<(), Stop> {
        let db = self.clone();
        let work = move || {
            let Engine::Sqlite { readers, .. } = &*db.engine else { return Ok(()) };
            let mut conn = readers.get().map_err(|error| Stop::Broken(error.into()))?;
            Ok(conn.batch("PRAGMA wal_checkpoint(TRUNCATE)")?)
        };
        off_the_reactor(work).await
    }

    /// Reads, from one state of the database; what would write fails.
    pub async fn read<T, F>(&self, actor: Actor, look: F) -> Result<T, Stop>
    where
        T: Send + 'static,
        F: FnOnce(&mut Tx<'_>) -> Result<T, Stop> + Send + 'static,
    {
        given(self.read_boxed(actor, Box::new(move |tx| Ok(Box::new(look(tx)?)))).await)
    }

    async fn read_boxed(&self, actor: Actor, look: Look) -> Result<Given, Stop> {
        let db = self.clone();
        off_the_reactor(move || db.read_now(&actor, look)).await
    }

    /// [`Db::read`] for callers that are not asynchronous.
    pub fn read_now<T>(&self, actor: &Actor, look: impl FnOnce(&mut Tx<'_>) -> Result<T, Stop>) -> Result<T, Stop> {
        let (mut look, mut value) = (Some(look), None);
        self.reading(actor, &mut |tx| {
            value = look.take().map(|look| look(tx)).transpose()?;
            Ok(())
        })?;
        value.ok_or_else(|| Stop::broken("nothing was read"))
    }

    fn reading(&self, actor: &Actor, look: &mut dyn FnMut(&mut Tx<'_>) -> Result<(), Stop>) -> Result<(), Stop> {
        let (pool, begin) = match &*self.engine {
            Engine::Sqlite { readers, .. } => (readers, "BEGIN"),
            Engine::Postgres { pool } => (pool, "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"),
        };
        let mut conn = pool::begin(pool, begin)?;
        let result = look(&mut Tx::reading(&mut conn, actor, &self.env));
        let end = conn.batch(if result.is_ok() { "COMMIT" } else { "ROLLBACK" });
        if end.is_err() {
            conn.broken = true;
        }
        result?;
        Ok(end?)
    }

    /// Writes: all of `act` or nothing, acknowledged when it is on disk. With a request key, the same key from the same
    /// actor gives the first result again without acting again.
    pub async fn write<T, F>(&self, actor: Actor, key: Option<String>, act: F) -> Result<T, Stop>
    where
        T: serde::Serialize + serde::de::DeserializeOwned + Send + 'static,
        F: Fn(&mut Tx<'_>) -> Result<T, Stop> + Send + 'static,
    {
        given(self.write_boxed(actor, key, tx::boxed(act)).await)
    }

    async fn write_boxed(&self, actor: Actor, key: Option<String>, act: Box<dyn Act>) -> Result<Given, Stop> {
        match &*self.engine {
            Engine::Sqlite { writer, .. } => writer.submit(&self.env, actor, key, act)?.await,
            Engine::Postgres { .. } => {
                let db = self.clone();
                off_the_reactor(move || db.writing(&actor, key.as_deref(), act)).await
            }
        }
    }

    /// [`Db::write`] for callers that are not asynchronous.
    pub fn write_now<T, F>(&self, actor: &Actor, key: Option<&str>, act: F) -> Result<T, Stop>
    where
        T: serde::Serialize + serde::de::DeserializeOwned + Send + 'static,
        F: Fn(&mut Tx<'_>) -> Result<T, Stop> + Send + 'static,
    {
        given(self.writing(actor, key, tx::boxed(act)))
    }

    fn writing(&self, actor: &Actor, key: Option<&str>, act: Box<dyn Act>) -> Result<Given, Stop> {
        match &*self.engine {
            Engine::Sqlite { writer, .. } => {
                writer.submit(&self.env, actor.clone(), key.map(str::to_owned), act)?.wait()
            }
            Engine::Postgres { pool } => {
                let mut tries = 0;
                loop {
                    let mut conn = pool::begin(pool, "BEGIN ISOLATION LEVEL READ COMMITTED")?;
                    match tx::run_alone(&mut conn, actor, &self.env, key, &*act) {
                        Err(Stop::Again(_)) if tries < 5 => tries += 1,
                        other => return other,
                    }
                }
            }
        }
    }
}

/// What is read and written goes through the same few functions, whatever it gives: made anew for each of a thousand types
/// they were a tenth of the program.
type Look = Box<dyn FnOnce(&mut Tx<'_>) -> Result<Given, Stop> + Send>;

/// What was read or done gave, as what it is.
fn given<T: 'static>(value: Result<Given, Stop>) -> Result<T, Stop> {
    value?.downcast().map(|value| *value).map_err(|_| Stop::broken("the answer is not what was asked for"))
}

/// Runs what blocks away from the threads that serve requests.
async fn off_the_reactor<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Stop> + Send + 'static,
) -> Result<T, Stop> {
    match tokio::task::spawn_blocking(work).await {
        Ok(result) => result,
        Err(error) => Err(Stop::Broken(error.into())),
    }
}

impl From<diesel::result::Error> for Stop {
    fn from(error: diesel::result::Error) -> Self {
        use diesel::result::Error;
        match error {
            Error::NotFound => Self::Missing,
            Error::DatabaseError(DatabaseErrorKind::SerializationFailure, _) => Self::Again(error.into()),
            Error::DatabaseError(DatabaseErrorKind::UniqueViolation, _) => Self::Again(error.into()),
            // Diesel has no kind for PostgreSQL's 40P01.
            Error::DatabaseError(_, ref info) if info.message().contains("deadlock detected") => {
                Self::Again(error.into())
            }
            other => Self::Broken(other.into()),
        }
    }
}

/// Opens one connection outside the pools, for migrations, backups and checks.
pub fn connect(address: &Address) -> Result<Conn, Stop> {
    let connected = match address {
        Address::Sqlite(path) => SqliteConnection::establish(&path.to_string_lossy()).map(Conn::Sqlite),
        Address::Postgres(url) => PgConnection::establish(url).map(Conn::Postgres),
    };
    let mut conn = connected.map_err(|error| Stop::Broken(error.into()))?;
    if !conn.is_postgres() {
        conn.batch("PRAGMA busy_timeout=5000")?;
    }
    Ok(conn)
}
