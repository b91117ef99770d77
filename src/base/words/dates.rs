//! Dates and times as everybody in the region reads them: DD.MM.YYYY and 24 hours.

use chrono::{NaiveDate, NaiveDateTime};
use chrono_tz::Tz;

/// A zone by its name; UTC for a name that is not one.
pub fn zone(name: &str) -> Tz {
    name.parse().unwrap_or(Tz::UTC)
}

/// `08.03.2026`
pub fn date(day: NaiveDate) -> String {
    day.format("%d.%m.%Y").to_string()
}

/// `08.03.2026 14:05` in a zone, from an instant in UTC.
pub fn instant(at: NaiveDateTime, zone: Tz) -> String {
    at.and_utc().with_timezone(&zone).format("%d.%m.%Y %H:%M").to_string()
}

/// `14:05` in a zone, from an instant in UTC.
pub fn time_of_day(at: NaiveDateTime, zone: Tz) -> String {
    at.and_utc().with_timezone(&zone).format("%H:%M").to_string()
}
