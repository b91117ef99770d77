//! The duties of all awards that are not done, for staff who look after them.

use super::{Duty, ahead, store};
use crate::{
    awards::views::{self, Line},
    base::{AwardId, Deed, DutyId, Stop},
    db::Tx,
    people,
};
use chrono::NaiveDate;
use std::collections::HashMap;

/// Which duties of all awards.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Only late ones; else also those due soon; else all that are not done.
    pub until: Until,
    /// Only of this country.
    pub country: Option<String>,
    /// After this place in the list.
    pub after: Option<(NaiveDate, (AwardId, DutyId, i32))>,
}

/// Up to which day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Until {
    /// Late, and due within [`super::AHEAD`] days.
    #[default]
    Due,
    /// Late only.
    Late,
    /// All that are not done.
    All,
}

/// A duty in the list of all: what it is, of which year (or 0), when it is due, and the line of its award.
pub type Listed = (Duty, i32, NaiveDate, Line);

/// View: duties that are not done, the earliest due first, and whether there are more.
pub fn list(tx: &mut Tx<'_>, wanted: &Wanted, limit: usize) -> Result<(Vec<Listed>, bool), Stop> {
    tx.permit(Deed::SeeAwards)?;
    let today = people::today(tx)?;
    let last = match wanted.until {
        Until::All => None,
        Until::Due => Some(ahead(today)),
        Until::Late => today.pred_opt(),
    };
    let most = i64::try_from(limit + 1).unwrap_or(i64::MAX);
    let mut rows = store::open(tx, last, wanted.country.as_deref(), wanted.after, most)?;
    let more = rows.len() > limit;
    rows.truncate(limit);
    let mut awards: Vec<AwardId> = rows.iter().map(|((award, ..), _)| *award).collect();
    awards.sort();
    awards.dedup();
    let lines = views::lines(tx, &awards)?;
    let duties: HashMap<DutyId, Duty> = store::duties(tx)?.into_iter().map(|duty| (duty.id, duty)).collect();
    let mut found = Vec::with_capacity(rows.len());
    for ((award, duty, year), due_on) in rows {
        let duty = duties.get(&duty).cloned().ok_or(Stop::Missing)?;
        found.push((duty, year, due_on, lines.get(&award).cloned().ok_or(Stop::Missing)?));
    }
    Ok((found, more))
}

/// View: how many duties are late or due soon; nothing for who does not see awards. One query.
pub fn count_due(tx: &mut Tx<'_>) -> Result<i64, Stop> {
    if !tx.may(Deed::SeeAwards) {
        return Ok(0);
    }
    let today = people::today(tx)?;
    store::count_until(tx, ahead(today))
}
