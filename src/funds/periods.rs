//! The months of the books. A month that is over is closed by one person; then nothing is dated into it. To open it
//! again takes two (`proposals`).

use super::{Refusal, store};
use crate::{
    audit,
    base::{Deed, Stop, Subject},
    db::Tx,
};
use chrono::{Datelike, Months, NaiveDate, NaiveDateTime};
use std::{fmt, str::FromStr};

crate::text_enum! {
    /// Whether a month takes postings.
    pub enum PeriodState {
        /// It does.
        Open => "open",
        /// It does not.
        Closed => "closed",
    }
}

/// A month, by its first day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct Period(NaiveDate);

impl Period {
    /// The month of a day.
    pub fn of(on: NaiveDate) -> Self {
        Self(on.with_day(1).unwrap_or(on))
    }

    /// Its first day.
    pub fn first(self) -> NaiveDate {
        self.0
    }

    /// The month after it.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.checked_add_months(Months::new(1)).unwrap_or(self.0))
    }

    /// Its last day.
    pub fn last(self) -> NaiveDate {
        self.next().0.pred_opt().unwrap_or(self.0)
    }

    /// `03.2020`, for people.
    pub fn say(self) -> String {
        self.0.format("%m.%Y").to_string()
    }

    /// Whether it is over everywhere on earth.
    fn is_over(self, now: NaiveDateTime) -> bool {
        (now - chrono::Duration::hours(12)).date() > self.last()
    }

    /// For the audit trail: months are told of by their number.
    fn subject(self) -> Subject {
        Subject { kind: "period", id: i64::from(self.0.year()) * 100 + i64::from(self.0.month()) }
    }
}

/// `2020-03`
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.format("%Y-%m"))
    }
}

impl FromStr for Period {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let day = format!("{text}-01").parse::<NaiveDate>().map_err(|_| "not a month")?;
        Some(Self(day)).filter(|period| period.to_string() == text).ok_or("not a month")
    }
}

/// A month and whether it is closed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeriodRow {
    /// Which.
    pub period: Period,
    /// Whether it takes postings.
    pub state: PeriodState,
}

/// Every month from the first posting to this one, newest first.
pub fn list(tx: &mut Tx<'_>) -> Result<Vec<PeriodRow>, Stop> {
    tx.permit(Deed::SeeFunds)?;
    let closed = store::closed_periods(tx)?;
    let this = Period::of(tx.now.date());
    let Some(first) = store::first_day(tx)?.map(Period::of).into_iter().chain(closed.first().copied()).min() else {
        return Ok(Vec::new());
    };
    let months = std::iter::successors(Some(first), |period| Some(period.next()));
    let row = |period: Period| {
        let state = if closed.contains(&period) { PeriodState::Closed } else { PeriodState::Open };
        PeriodRow { period, state }
    };
    let mut rows: Vec<PeriodRow> = months.take_while(|period| *period <= this).map(row).collect();
    rows.reverse();
    Ok(rows)
}

/// Act: closes a month that is over.
pub fn close(tx: &mut Tx<'_>, period: Period) -> Result<(), Stop> {
    tx.permit(Deed::ClosePeriods)?;
    if !period.is_over(tx.now) {
        return Err(Refusal::PeriodNotOver { period: period.say() }.into());
    }
    // Whoever posts into this year holds its counter until the end: after that they see the month closed.
    store::hold_year(tx, period.first().year())?;
    if store::is_closed(tx, period)? {
        return Err(Refusal::StateUnchanged.into());
    }
    store::turn_period(tx, period, PeriodState::Closed)?;
    audit::record(tx, audit::Event::new("funds.close_period", period.subject()))?;
    Ok(())
}

/// Step of a proposal that two people agreed on.
pub(super) fn reopen(tx: &mut Tx<'_>, period: Period) -> Result<(), Stop> {
    store::hold_year(tx, period.first().year())?;
    check_closed(tx, period)?;
    store::turn_period(tx, period, PeriodState::Open)?;
    audit::record(tx, audit::Event::new("funds.reopen_period", period.subject()))?;
    Ok(())
}

/// Only what is closed can be opened again.
pub(super) fn check_closed(tx: &mut Tx<'_>, period: Period) -> Result<(), Stop> {
    if store::is_closed(tx, period)? { Ok(()) } else { Err(Refusal::StateUnchanged.into()) }
}

/// Step of rooms that write down what is dated, but post nothing: holds the year of a day, so that nobody closes its month
/// meanwhile, and refuses a day in a closed one. Called just before it is written, as a voucher number is taken.
pub fn hold_open(tx: &mut Tx<'_>, on: NaiveDate) -> Result<(), Stop> {
    store::hold_year(tx, on.year())?;
    check_open(tx, on)
}

/// Refuses a day in a closed month. Called while the year's counter is held, so that nobody closes it meanwhile.
pub(super) fn check_open(tx: &mut Tx<'_>, on: NaiveDate) -> Result<(), Stop> {
    let period = Period::of(on);
    if store::is_closed(tx, period)? {
        return Err(Refusal::PeriodClosed { period: period.say() }.into());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_knows_its_days_and_reads_back() {
        let day = |month, day| NaiveDate::from_ymd_opt(2020, month, day).unwrap();
        let february = Period::of(day(2, 17));
        assert_eq!((february.first(), february.last()), (day(2, 1), day(2, 29)));
        assert_eq!(february.to_string(), "2020-02");
        assert_eq!("2020-02".parse(), Ok(february));
        assert!(!february.is_over(day(3, 1).and_hms_opt(11, 59, 0).unwrap()), "it is still February somewhere");
        assert!(february.is_over(day(3, 1).and_hms_opt(12, 0, 0).unwrap()));
        for bad in ["", "2020", "2020-2", "2020-13", "20-02", "2020-02-01"] {
            assert!(bad.parse::<Period>().is_err(), "{bad}");
        }
    }
}
