//! The chart of a fund: received and spent month by month, and what is expected of promises and instalments.

use crate::{
    base::{Currency, Money},
    funds::{
        Fund,
        donors::Pledge,
        months::{Month, every, first},
    },
    web::{
        Visit,
        chart::{self, Chart, Line},
    },
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// Most months of the chart: what lies farther is left out at the beginning.
const MOST: usize = 36;

/// What is expected after today.
pub(super) struct Expected {
    received: Vec<(NaiveDate, i64)>,
    spent: Vec<(NaiveDate, i64)>,
}

impl Expected {
    /// From what donors still owe in the fund's currency, and from the parts of awards not paid yet. What is late is
    /// expected today.
    pub(super) fn of(loaded: &super::ledger::Loaded) -> Self {
        let later = |on: NaiveDate| on.max(loaded.today);
        let owed = |one: &Pledge| {
            let left = one.left().ok().filter(Money::is_positive)?;
            (left.currency() == loaded.fund.currency).then(|| (later(one.due_on), left.minor()))
        };
        let due = |(on, amount): &(NaiveDate, Money)| (later(*on), amount.minor());
        Self { received: loaded.pledges.iter().filter_map(owed).collect(), spent: loaded.due.iter().map(due).collect() }
    }
}

/// What came together until the end of each month.
fn running(months: &[NaiveDate], sums: &BTreeMap<NaiveDate, i64>) -> Vec<i64> {
    let mut sum = 0_i64;
    let until = |month: &NaiveDate| {
        sum = sum.saturating_add(sums.get(month).copied().unwrap_or(0));
        sum
    };
    months.iter().map(until).collect()
}

fn summed(parts: impl Iterator<Item = (NaiveDate, i64)>) -> BTreeMap<NaiveDate, i64> {
    let mut sums: BTreeMap<NaiveDate, i64> = BTreeMap::new();
    for (on, minor) in parts {
        let sum = sums.entry(first(on)).or_default();
        *sum = sum.saturating_add(minor);
    }
    sums
}

/// The chart; `None` where there is nothing yet.
pub(super) fn chart(
    visit: &Visit,
    fund: &Fund,
    past: &[(NaiveDate, Month)],
    expected: &Expected,
    today: NaiveDate,
) -> Option<Chart> {
    let (from, _) = past.first()?;
    let coming = expected.received.iter().chain(&expected.spent).map(|(on, _)| *on);
    let to = coming.chain(past.iter().map(|(month, _)| *month)).chain([today]).max()?;
    let months = every(*from, to);
    let was = |part: fn(&Month) -> Money| running(&months, &summed(past.iter().map(|(on, m)| (*on, part(m).minor()))));
    let (received, spent) = (was(|month| month.received), was(|month| month.spent));
    let will = |parts: &[(NaiveDate, i64)], so_far: &[i64]| -> Vec<i64> {
        let more = running(&months, &summed(parts.iter().copied()));
        so_far.iter().zip(more).map(|(was, more)| was.saturating_add(more)).collect()
    };
    let (more_received, more_spent) = (will(&expected.received, &received), will(&expected.spent, &spent));
    let now = first(today);
    let skip = months.len().saturating_sub(MOST);
    let line = |key: &str, class, values: &[i64], shown: fn(NaiveDate, NaiveDate) -> bool| Line {
        label: visit.say(key),
        class,
        values: months.iter().zip(values).skip(skip).map(|(on, v)| Some(*v).filter(|_| shown(*on, now))).collect(),
    };
    let (until, after): (fn(NaiveDate, NaiveDate) -> bool, fn(NaiveDate, NaiveDate) -> bool) =
        (|on, now| on <= now, |on, now| on >= now);
    let mut lines =
        vec![line("funds-burn-received", "a", &received, until), line("funds-burn-spent", "b", &spent, until)];
    if !expected.received.is_empty() {
        lines.push(line("funds-burn-to-come", "a dash", &more_received, after));
    }
    if !expected.spent.is_empty() {
        lines.push(line("funds-burn-to-pay", "b dash", &more_spent, after));
    }
    let names = months.iter().skip(skip).map(|month| month.format("%m.%Y").to_string()).collect();
    let words = (visit.say("funds-burn"), visit.say("funds-burn-about"));
    let scale: (Currency, _) = (fund.currency, visit.lang.style());
    Some(chart::lines("burn", words, (visit.say("funds-periods-period"), names), lines, scale))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_run_on_without_a_gap_and_add_up() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let months = every(day("2020-11-17"), day("2021-02-03"));
        assert_eq!(months.len(), 4);
        let sums = summed([(day("2020-11-17"), 5), (day("2021-01-31"), 7), (day("2021-01-01"), 1)].into_iter());
        assert_eq!(running(&months, &sums), [5, 5, 13, 13]);
    }
}
