//! The transaction: a connection, one instant, one actor. The clock is read here and nowhere else.

use super::{
    Conn, Env,
    memory::{self, Memory},
    requests,
};
use crate::base::{Actor, Deed, Id, Stop, id, seal};
use chrono::{NaiveDateTime, SubsecRound, Utc};
use std::{
    any::Any,
    marker::PhantomData,
    panic::{AssertUnwindSafe, catch_unwind},
};

/// What every act and step is given.
pub struct Tx<'a> {
    /// For the stores.
    pub conn: &'a mut Conn,
    /// The one instant of this transaction, in UTC, to the microsecond.
    pub now: NaiveDateTime,
    /// Who acts.
    pub actor: Actor,
    /// For sealing and blind tokens.
    pub master: &'a seal::Master,
    pub(super) memory: &'a Memory,
    pub(super) reads: bool,
    pub(super) programme: Option<i64>,
    pub(super) seen: memory::Seen,
    told: bool,
}

impl<'a> Tx<'a> {
    pub(super) fn new(conn: &'a mut Conn, actor: &Actor, env: &'a Env) -> Self {
        let (now, memory) = (env.now(), &env.memory);
        Self {
            conn,
            now,
            actor: actor.clone(),
            master: &env.master,
            memory,
            reads: false,
            programme: None,
            seen: memory::Seen::default(),
            told: false,
        }
    }

    pub(super) fn reading(conn: &'a mut Conn, actor: &Actor, env: &'a Env) -> Self {
        Self { reads: true, ..Self::new(conn, actor, env) }
    }

    /// The first line of every act: may this actor do this?
    pub fn permit(&self, deed: Deed) -> Result<(), Stop> {
        if deed.roles().iter().any(|role| self.actor.is(*role)) {
            return Ok(());
        }
        Err(if self.actor == Actor::Visitor { Stop::SignedOut } else { Stop::Forbidden })
    }

    /// Whether this actor may, for views that show a button or not.
    pub fn may(&self, deed: Deed) -> bool {
        self.permit(deed).is_ok()
    }

    /// A new id.
    pub fn new_id<I: Id>(&self) -> Result<I, Stop> {
        let day = self.now.and_utc().timestamp().div_euclid(86_400);
        Ok(I::from_number(id::compose(day, seal::random_number()?)))
    }

    /// Says that the audit trail has an entry of this transaction. Called by `audit::record`.
    pub fn told(&mut self) {
        self.told = true;
    }

    /// Tries a part of an act: what it wrote is undone where a rule says no, and the act goes on.
    pub fn attempt<T>(&mut self, part: impl FnOnce(&mut Self) -> Result<T, Stop>) -> Result<T, Stop> {
        let told = self.told;
        self.conn.batch("SAVEPOINT part")?;
        let result = part(self);
        if result.is_err() {
            self.told = told;
            self.conn.batch("ROLLBACK TO SAVEPOINT part")?;
        }
        self.conn.batch("RELEASE SAVEPOINT part")?;
        result
    }

    /// For the closed list of writes that leave no entry in the audit trail: they are named here.
    pub fn quiet(&mut self, write: Quiet) {
        let _ = write;
        self.told = true;
    }
}

/// Writes that leave no entry in the audit trail.
#[derive(Clone, Copy, Debug)]
pub enum Quiet {
    /// What was asked for is so already: nothing had to be written.
    Nothing,
    /// A draft was saved.
    DraftSave,
    /// A session began, was used, or ended.
    Session,
    /// The clerk claimed, sent or put off a notice.
    NoticeSending,
    /// The clerk sealed the audit trail.
    Sealing,
    /// Somebody read the messages of a thread.
    ReadMark,
    /// Old request keys, sessions and links were swept away.
    Sweeping,
    /// A score sheet was saved before it was locked.
    SheetSave,
    /// A part of a list was brought in or swept away; the whole list is told of.
    ListLoading,
    /// A bench or demo filled the database.
    Seeding,
}

impl Env {
    pub(super) fn now(&self) -> NaiveDateTime {
        let set = self.clock.read().ok().and_then(|clock| *clock);
        #[allow(clippy::disallowed_methods)]
        let now = set.unwrap_or_else(|| Utc::now().naive_utc());
        now.trunc_subsecs(6)
    }
}

/// What was read or done gave, of whatever type.
pub(super) type Given = Box<dyn Any + Send>;

/// An act, whatever it gives.
pub(super) trait Act: Send {
    /// Acts; with the text of what it gives, if that is asked for.
    fn act(&self, tx: &mut Tx<'_>, with_text: bool) -> Result<(Given, Option<String>), Stop>;
    /// What it gave the first time, from its text. What another act gave is no answer to this one.
    fn again(&self, text: &str) -> Result<Given, Stop>;
}

struct Typed<T, F>(F, PhantomData<fn() -> T>);

impl<T, F> Act for Typed<T, F>
where
    T: serde::Serialize + serde::de::DeserializeOwned + Send + 'static,
    F: Fn(&mut Tx<'_>) -> Result<T, Stop> + Send,
{
    fn act(&self, tx: &mut Tx<'_>, with_text: bool) -> Result<(Given, Option<String>), Stop> {
        let value = (self.0)(tx)?;
        let text = with_text.then(|| serde_json::to_string(&value)).transpose()?;
        Ok((Box::new(value), text))
    }

    fn again(&self, text: &str) -> Result<Given, Stop> {
        Ok(Box::new(serde_json::from_str::<T>(text).map_err(|_| requests::Refusal::KeyUsed)?))
    }
}

/// An act of any type.
pub(super) fn boxed<T, F>(act: F) -> Box<dyn Act>
where
    T: serde::Serialize + serde::de::DeserializeOwned + Send + 'static,
    F: Fn(&mut Tx<'_>) -> Result<T, Stop> + Send + 'static,
{
    Box::new(Typed(act, PhantomData))
}

/// Runs an act between a savepoint's or transaction's ends, which the caller sets.
pub(super) fn run(conn: &mut Conn, actor: &Actor, env: &Env, key: Option<&str>, act: &dyn Act) -> Result<Given, Stop> {
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        let mut tx = Tx::new(conn, actor, env);
        if let Some(key) = key
            && let Some(before) = requests::claim(&mut tx, key)?
        {
            return act.again(&before);
        }
        let (value, text) = act.act(&mut tx, key.is_some())?;
        if !tx.told {
            return Err(Stop::broken("a write left no entry in the audit trail"));
        }
        if let Some((key, text)) = key.zip(text) {
            requests::finish(&mut tx, key, &text)?;
        }
        Ok(value)
    }));
    outcome.unwrap_or_else(|_| Err(Stop::broken("an act panicked")))
}

/// A whole transaction on a connection of its own (PostgreSQL), which has begun it.
pub(super) fn run_alone(
    conn: &mut super::pool::Pooled,
    actor: &Actor,
    env: &Env,
    key: Option<&str>,
    act: &dyn Act,
) -> Result<Given, Stop> {
    let result = run(conn, actor, env, key, act);
    let end = conn.batch(if result.is_ok() { "COMMIT" } else { "ROLLBACK" });
    if end.is_err() {
        conn.broken = true;
    }
    let value = result?;
    end?;
    Ok(value)
}
