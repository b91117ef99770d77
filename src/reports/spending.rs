//! What grants were to be spent on and what the last accepted report says of it, by category of the budget: sums without
//! anything people wrote.

use super::{State, fill, store, views::currency};
use crate::{
    awards,
    base::{AwardId, Money, ReportId, Stop},
    db::Tx,
};
use std::collections::{BTreeMap, HashMap};

/// Budget and spending of one grant, by code of category.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spending {
    /// The budget.
    pub planned: Vec<(String, Money)>,
    /// Spent, where a report is accepted.
    pub spent: Option<Vec<(String, Money)>>,
}

/// A report counts for what comes after it: the last one of the project, then the highest part.
fn rank(part: i32) -> i32 {
    if part == super::FINAL { i32::MAX } else { part }
}

fn add(sums: &mut BTreeMap<String, Money>, category: &str, amount: Money) -> Result<(), Stop> {
    let sum = sums.entry(category.to_owned()).or_insert(Money::zero(amount.currency()));
    *sum = sum.checked_add(amount).map_err(|error| Stop::broken(format!("a report does not add up: {error}")))?;
    Ok(())
}

/// Budget and spending of some grants. A step; of a grant without any report the budget of the application is read.
pub fn of_awards(tx: &mut Tx<'_>, ids: &[AwardId]) -> Result<HashMap<AwardId, Spending>, Stop> {
    let mut reports: HashMap<AwardId, Vec<(ReportId, i32, State)>> = HashMap::new();
    for (award, id, part, state) in store::of_awards(tx, ids)? {
        reports.entry(award).or_default().push((id, part, state));
    }
    let chosen: HashMap<AwardId, (ReportId, bool)> = reports
        .iter()
        .filter_map(|(award, all)| {
            let last = all.iter().max_by_key(|(_, part, state)| (*state == State::Accepted, rank(*part)))?;
            Some((*award, (last.0, last.2 == State::Accepted)))
        })
        .collect();
    let wanted: Vec<ReportId> = chosen.values().map(|(id, _)| *id).collect();
    let mut lines: HashMap<ReportId, Vec<store::Figures>> = HashMap::new();
    for row in store::figures(tx, &wanted)? {
        lines.entry(row.0).or_default().push(row);
    }
    let mut found = HashMap::with_capacity(ids.len());
    for id in ids {
        let one = match chosen.get(id) {
            Some((report, accepted)) => reported(&lines.remove(report).unwrap_or_default(), *accepted)?,
            None => planned(tx, *id)?,
        };
        found.insert(*id, one);
    }
    Ok(found)
}

fn reported(lines: &[store::Figures], accepted: bool) -> Result<Spending, Stop> {
    let (mut planned, mut spent) = (BTreeMap::new(), BTreeMap::new());
    for (_, category, planned_minor, spent_minor, code) in lines {
        let currency = currency(code)?;
        add(&mut planned, category, Money::from_minor(*planned_minor, currency))?;
        add(&mut spent, category, Money::from_minor(*spent_minor, currency))?;
    }
    let spent = accepted.then(|| spent.into_iter().collect());
    Ok(Spending { planned: planned.into_iter().collect(), spent })
}

fn planned(tx: &mut Tx<'_>, id: AwardId) -> Result<Spending, Stop> {
    let award = awards::find(tx, id)?;
    let mut sums = BTreeMap::new();
    for line in fill::blank_lines(tx, &award)? {
        add(&mut sums, &line.category, line.planned)?;
    }
    Ok(Spending { planned: sums.into_iter().collect(), spent: None })
}
