//! Duties that are due on the same day of each year: from when they are counted until the grant is over, and once more on
//! the first such day after it, for the part of a year before. No database.

use chrono::{Datelike, NaiveDate};
use serde::Deserialize;
use std::fmt;

/// A grant of more years than this is a slip of the keyboard.
const YEARS_MOST: i32 = 30;

/// A day of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YearDay {
    month: u32,
    day: u32,
}

impl YearDay {
    /// A day that at least one year in four has.
    pub fn new(month: i32, day: i32) -> Option<Self> {
        let (month, day) = (u32::try_from(month).ok()?, u32::try_from(day).ok()?);
        NaiveDate::from_ymd_opt(2000, month, day).map(|_| Self { month, day })
    }

    /// As people write it: `31.01`, `31.1.`, `31/01`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.trim().trim_end_matches('.').split(['.', '/', '-']).map(|part| part.trim().parse().ok());
        match (parts.next()??, parts.next()??, parts.next()) {
            (day, month, None) => Self::new(month, day),
            _ => None,
        }
    }

    /// The month, from 1.
    pub fn month(self) -> i32 {
        i32::try_from(self.month).unwrap_or(0)
    }

    /// The day of the month, from 1.
    pub fn day(self) -> i32 {
        i32::try_from(self.day).unwrap_or(0)
    }

    /// Whether it is a day: a file may say anything.
    pub fn is_day(self) -> bool {
        Self::new(self.month(), self.day()).is_some()
    }

    /// In a year; 29 February is the 28th where there is none.
    fn of(self, year: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, self.month, self.day)
            .or_else(|| NaiveDate::from_ymd_opt(year, self.month, self.day.checked_sub(1)?))
    }

    /// Each such day after `from`, until the first one on or after `ends`; with its year.
    pub fn each(self, from: NaiveDate, ends: NaiveDate) -> Vec<(i32, NaiveDate)> {
        let mut days = Vec::new();
        for year in from.year()..=from.year().saturating_add(YEARS_MOST) {
            let Some(day) = self.of(year).filter(|day| *day > from) else { continue };
            days.push((year, day));
            if day >= ends {
                break;
            }
        }
        days
    }
}

/// `31.01`
impl fmt::Display for YearDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}.{:02}", self.day, self.month)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_comes_each_year_of_the_grant_and_once_after_it() {
        let january = YearDay::parse("31.01").unwrap();
        let each = |from: &str, ends: &str| -> Vec<String> {
            january.each(day(from), day(ends)).iter().map(|(year, day)| format!("{year}: {day}")).collect()
        };
        assert_eq!(each("2026-05-01", "2027-10-31"), ["2027: 2027-01-31", "2028: 2028-01-31"]);
        assert_eq!(each("2026-01-30", "2026-01-31"), ["2026: 2026-01-31"]);
        assert_eq!(each("2026-01-31", "2026-06-30"), ["2027: 2027-01-31"], "the day itself is over");
        assert_eq!(each("2026-05-01", "2025-05-01"), ["2027: 2027-01-31"]);
        assert_eq!(january.each(day("2026-05-01"), NaiveDate::MAX).len(), 30);
        let leap = YearDay::parse("29.02").unwrap();
        let days: Vec<_> = leap.each(day("2026-03-01"), day("2028-01-01")).into_iter().map(|(_, day)| day).collect();
        assert_eq!(days, [day("2027-02-28"), day("2028-02-29")]);
    }

    #[test]
    fn a_day_is_written_as_people_do_and_one_that_is_not_is_refused() {
        for text in ["31.01", " 31.1. ", "31/1", "31-01"] {
            assert_eq!(YearDay::parse(text).map(|day| day.to_string()).as_deref(), Some("31.01"), "{text}");
        }
        for text in ["", "31", "31.02", "0.1", "1.13", "1.1.2026", "x.1", "-1.1"] {
            assert_eq!(YearDay::parse(text), None, "{text}");
        }
    }
}
