//! The end of a reserve list: staff are reminded, then the clerk ends it, and who is left on it is declined and told.

use super::{Held, is_over, store};
use crate::{
    applications::{self, Case, State, offered},
    audit,
    base::{Deed, Stop},
    calls::{self, Call},
    db::{Tx, tx::Quiet},
    notices::Kind,
};
use chrono::{Days, NaiveDate};

/// Act of the clerk: lists of which the last day is over end. Gives how many.
pub fn turn(tx: &mut Tx<'_>) -> Result<usize, Stop> {
    tx.permit(Deed::KeepHouse)?;
    tx.quiet(Quiet::NoticeSending);
    let mut ended = 0;
    // Nowhere is it more than a day later than in UTC.
    for row in store::reserve::ending(tx, tx.now.date() + Days::new(1))? {
        let held = Held::take(tx, row.call_id)?;
        let is_held = held.release.is_some_and(|release| release.released_at.is_none());
        if is_held || held.list.ended_at.is_some() || !is_over(&held.list, held.today(tx)) {
            continue;
        }
        end(tx, &held)?;
        ended += 1;
    }
    Ok(ended)
}

fn end(tx: &mut Tx<'_>, held: &Held) -> Result<(), Stop> {
    let mut left = 0;
    for row in &held.rows {
        let case = offered::lock(tx, row.application_id)?;
        if case.state != State::Reserve {
            continue;
        }
        applications::turn(tx, &case, State::Declined)?;
        audit::record(tx, audit::Event::new("awards.leave_reserve", case.id).about_case(case.id))?;
        applications::tell::group(tx, Kind::ReserveEnded, &case)?.queue(tx)?;
        left += 1;
    }
    store::reserve::end(tx, held.call.id)?;
    let details = serde_json::json!({ "left": left });
    audit::record(tx, audit::Event::new("awards.end_reserve", held.call.id).with(details))?;
    Ok(())
}

/// The lists that end before a day with somebody on them, each with its last day. A step, for reminders.
pub fn soon(tx: &mut Tx<'_>, before: NaiveDate) -> Result<Vec<(Call, NaiveDate)>, Stop> {
    let mut all = Vec::new();
    for list in store::reserve::ending(tx, before)? {
        let ids: Vec<_> = store::reserve::places(tx, list.call_id)?.iter().map(|row| row.application_id).collect();
        let waits = |case: &Case| case.state == State::Reserve;
        if let Some(last) = list.ends_on.filter(|_| !ids.is_empty())
            && applications::some(tx, &ids)?.iter().any(waits)
        {
            all.push((calls::find(tx, list.call_id)?, last));
        }
    }
    Ok(all)
}
