//! Digests: what a person wants to be told of together is held, and gathered into one letter a day or a week.

use super::wishes::{self, Pace};
use crate::{
    base::{Deed, PersonId, Stop, stop::Arg, words},
    db::{Tx, tx::Quiet},
    notices::{self, Kind, Notice, Reader},
    people,
};
use chrono::{Datelike, Duration, NaiveDateTime, NaiveTime, TimeZone};

/// The hour of a digest, in its reader's zone.
const HOUR: i32 = 8;

/// One line of a digest, as it lies in the notice: what happened, with the values of its moment.
pub type Item = (Kind, Vec<(String, Arg)>);

/// Gathers what is held for those whose hour has come, once a day each. An act of the clerk; gives how many digests it made.
pub fn gather(tx: &mut Tx<'_>) -> Result<usize, Stop> {
    tx.permit(Deed::KeepHouse)?;
    tx.quiet(Quiet::NoticeSending);
    let mut made = 0;
    for person in notices::readers_of_held(tx)? {
        made += usize::from(one(tx, person)?);
    }
    Ok(made)
}

fn one(tx: &mut Tx<'_>, id: PersonId) -> Result<bool, Stop> {
    let zone = words::zone(&people::find(tx, id)?.zone);
    let local = |at: NaiveDateTime| zone.from_utc_datetime(&at).naive_local();
    let (now, wishes) = (local(tx.now), wishes::of(tx, id)?);
    let mut ripe = notices::held(tx, id)?;
    ripe.retain(|held| is_ripe(wishes.pace(held.kind), local(held.at), now));
    if ripe.is_empty() {
        return Ok(false);
    }
    let ids: Vec<_> = ripe.iter().map(|held| held.id).collect();
    let items: Vec<Item> = ripe.into_iter().map(|held| (held.kind, held.values)).collect();
    Notice::new(Kind::Digest, Reader::Person(id))
        .with("link", "/notices")
        .with("items", serde_json::to_string(&items)?)
        .queue(tx)?;
    notices::gathered(tx, &ids, super::Why::InDigest.as_str())?;
    Ok(true)
}

/// Whether the hour of a digest has struck since something was held. Who changed their mind meanwhile gets all of it.
fn is_ripe(pace: Pace, held: NaiveDateTime, now: NaiveDateTime) -> bool {
    let struck = now - Duration::hours(HOUR.into());
    let day = match pace {
        Pace::AtOnce | Pace::Never => return true,
        Pace::Daily => struck.date(),
        Pace::Weekly => struck.date() - Duration::days(struck.weekday().num_days_from_monday().into()),
    };
    held < day.and_time(NaiveTime::MIN) + Duration::hours(HOUR.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;

    #[test]
    fn a_digest_holds_what_came_before_its_hour() {
        let at = |day: u32, hour: u32| NaiveDate::from_ymd_opt(2026, 3, day).unwrap().and_hms_opt(hour, 0, 0).unwrap();
        // The second of March 2026 is a Monday.
        assert!(is_ripe(Pace::Daily, at(2, 7), at(2, 8)) && is_ripe(Pace::Daily, at(2, 9), at(3, 8)));
        assert!(!is_ripe(Pace::Daily, at(2, 9), at(2, 10)) && !is_ripe(Pace::Daily, at(2, 9), at(3, 7)));
        assert!(is_ripe(Pace::Weekly, at(1, 12), at(2, 8)) && !is_ripe(Pace::Weekly, at(2, 9), at(8, 23)));
        assert!(is_ripe(Pace::Weekly, at(2, 9), at(9, 8)) && is_ripe(Pace::Weekly, at(2, 9), at(11, 8)));
        assert!(is_ripe(Pace::AtOnce, at(2, 9), at(2, 9)));
    }
}
