//! SQLite's one writer: a thread that runs each act in a savepoint and commits up to 64 waiting acts at once.
//!
//! An act that fails or panics undoes only itself; nobody is answered before the commit is on disk.

use super::{
    Address, Conn, Env, connect,
    tx::{self, Act, Given},
};
use crate::base::{Actor, Stop};
use std::{
    future::Future,
    pin::Pin,
    sync::{Arc, mpsc},
    task::{Context, Poll},
};
use tokio::sync::oneshot;

/// Most acts that one commit carries.
const BATCH: usize = 64;
const WRITER: &str = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=5000; \
    PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-8000; PRAGMA mmap_size=0; \
    PRAGMA secure_delete=ON; PRAGMA journal_size_limit=67108864;";

/// Answers one caller, after the commit stands or has failed.
type Answer = Box<dyn FnOnce(Result<(), String>) + Send>;
/// One act, not yet run.
type Job = Box<dyn FnOnce(&mut Conn) -> Answer + Send>;

/// The way to the writer's thread; the thread ends when this is dropped.
pub(super) struct Writer {
    jobs: mpsc::Sender<Job>,
}

/// An answer that will come.
pub(super) struct Pending(oneshot::Receiver<Result<Given, Stop>>);

impl Pending {
    /// Waits, on a thread that may block.
    pub(super) fn wait(self) -> Result<Given, Stop> {
        self.0.blocking_recv().unwrap_or_else(|_| Err(gone()))
    }
}

impl Future for Pending {
    type Output = Result<Given, Stop>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.0).poll(cx).map(|answer| answer.unwrap_or_else(|_| Err(gone())))
    }
}

fn gone() -> Stop {
    Stop::broken("the database's writer has stopped")
}

impl Writer {
    pub(super) fn start(address: Address) -> Result<Self, Stop> {
        let mut conn = open(&address)?;
        let (jobs, waiting) = mpsc::channel::<Job>();
        std::thread::Builder::new().name("writer".into()).spawn(move || {
            while let Ok(first) = waiting.recv() {
                if commit_batch(&mut conn, first, &waiting).is_err()
                    && let Ok(fresh) = open(&address)
                {
                    conn = fresh;
                }
            }
        })?;
        Ok(Self { jobs })
    }

    pub(super) fn submit(
        &self,
        env: &Arc<Env>,
        actor: Actor,
        key: Option<String>,
        act: Box<dyn Act>,
    ) -> Result<Pending, Stop> {
        let (answer, pending) = oneshot::channel();
        let env = env.clone();
        let job: Job = Box::new(move |conn| {
            let value = conn.batch("SAVEPOINT act").map_err(Stop::from).and_then(|()| {
                let value = tx::run(conn, &actor, &env, key.as_deref(), &*act);
                let end = if value.is_ok() { "RELEASE act" } else { "ROLLBACK TO act; RELEASE act" };
                conn.batch(end)?;
                value
            });
            Box::new(move |committed| {
                let _ = answer.send(match committed {
                    Ok(()) => value,
                    // What was refused stays refused; what was done is undone.
                    Err(why) => value.and_then(|_| Err(Stop::broken(why))),
                });
            })
        });
        self.jobs.send(job).map_err(|_| gone())?;
        Ok(Pending(pending))
    }
}

fn open(address: &Address) -> Result<Conn, Stop> {
    let mut conn = connect(address)?;
    conn.batch(WRITER)?;
    Ok(conn)
}

fn commit_batch(conn: &mut Conn, first: Job, waiting: &mpsc::Receiver<Job>) -> Result<(), ()> {
    let begun = conn.batch("BEGIN IMMEDIATE");
    let mut answers = Vec::with_capacity(BATCH);
    let mut next = Some(first);
    while let Some(job) = next {
        answers.push(job(conn));
        next = if answers.len() < BATCH { waiting.try_recv().ok() } else { None };
    }
    let committed = begun.and_then(|()| conn.batch("COMMIT")).map_err(|error| error.to_string());
    if committed.is_err() {
        let _ = conn.batch("ROLLBACK");
    }
    for answer in answers {
        answer(committed.clone());
    }
    committed.map_err(|_| ())
}
