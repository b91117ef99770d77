//! The reports that groups still owe: which, and by when.

use super::{Due, FINAL, last_day, store};
use crate::{
    base::{ApplicationId, AwardId, Stop},
    db::Tx,
};
use chrono::NaiveDate;
use std::collections::{HashMap, HashSet};

/// A report that has not come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Awaited {
    /// Of which award.
    pub award: AwardId,
    /// Of which application.
    pub application: ApplicationId,
    /// The part that waits for it, or [`FINAL`].
    pub part: i32,
    /// By when.
    pub on: NaiveDate,
    /// Since when the group has known: the day of the award.
    pub since: NaiveDate,
}

/// The reports of active awards that were not sent, or were returned, and are due between two days. A step. Three queries.
pub fn between(tx: &mut Tx<'_>, first: NaiveDate, last: NaiveDate) -> Result<Vec<Awaited>, Stop> {
    let arrived: HashSet<(AwardId, i32)> = store::arrived(tx)?.into_iter().collect();
    let mut parts: HashMap<AwardId, Vec<Due>> = HashMap::new();
    for (award, part, on) in store::parts_with_report(tx)? {
        parts.entry(award).or_default().push(Due { part, on });
    }
    let mut all = Vec::new();
    for (award, application, since, ends_on) in store::active_awards(tx)? {
        let mut due = parts.remove(&award).unwrap_or_default();
        due.push(Due { part: FINAL, on: last_day(since, ends_on) });
        due.retain(|due| (first..=last).contains(&due.on) && !arrived.contains(&(award, due.part)));
        all.extend(due.into_iter().map(|due| Awaited { award, application, part: due.part, on: due.on, since }));
    }
    Ok(all)
}
