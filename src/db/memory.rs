//! What is read at every request and changes seldom, kept in memory once it was read, each thing with the version it is of.
//!
//! Only what a reading transaction saw is kept: what a writing one sees may never come to be.

use super::{Tx, schema::programme_changes};
use crate::base::Stop;
use diesel::prelude::*;
use std::{
    any::{Any, TypeId},
    collections::HashMap,
    sync::{Arc, RwLock},
};

/// Most things kept; then it begins anew.
const MOST: usize = 500;

/// Things by type and number.
#[derive(Default)]
pub struct Memory(RwLock<HashMap<(TypeId, i64), (i64, Arc<dyn Any + Send + Sync>)>>);

/// What one transaction has read, by type and number.
pub(super) type Seen = HashMap<(TypeId, i64), Box<dyn Any>>;

impl Tx<'_> {
    /// What this transaction has read before, if it only reads: it sees one state of the database.
    pub fn seen<T: Any + Clone>(&self, number: i64) -> Option<T> {
        self.seen.get(&(TypeId::of::<T>(), number))?.downcast_ref().cloned()
    }

    /// Keeps what was read for the rest of a reading transaction, in which one person reads.
    pub fn saw<T: Any + Clone>(&mut self, number: i64, thing: &T) {
        if self.reads {
            self.seen.insert((TypeId::of::<T>(), number), Box::new(thing.clone()));
        }
    }

    /// How often the programme's data (calls, lists, how applications are screened, rules of rounds; funds, limits, spans of
    /// keeping, tags, the names and zones of people) changed: the version of what is kept of it. One query; a reading
    /// transaction, which sees one state of the database, asks once.
    pub fn programme(&mut self) -> Result<i64, Stop> {
        if let Some(version) = self.programme.filter(|_| self.reads) {
            return Ok(version);
        }
        let version = programme_changes::table.select(programme_changes::number).first(self.conn)?;
        self.programme = Some(version);
        Ok(version)
    }

    /// The version, read with something else.
    pub fn programme_is(&mut self, version: Option<i64>) {
        self.programme = version.or(self.programme);
    }

    /// A thing by its number, if what is kept is of this version.
    pub fn recall<T: Any + Send + Sync>(&self, number: i64, version: i64) -> Option<Arc<T>> {
        let things = self.memory.0.read().ok()?;
        let (kept, thing) = things.get(&(TypeId::of::<T>(), number))?;
        if *kept == version { thing.clone().downcast().ok() } else { None }
    }

    /// Keeps a thing for the next ones who ask.
    pub fn remember<T: Any + Send + Sync>(&self, number: i64, version: i64, thing: T) -> Arc<T> {
        let thing = Arc::new(thing);
        if self.reads
            && let Ok(mut things) = self.memory.0.write()
        {
            if things.len() >= MOST {
                things.clear();
            }
            things.insert((TypeId::of::<T>(), number), (version, thing.clone()));
        }
        thing
    }
}
