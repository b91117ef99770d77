//! What grants were to be spent on and what the last accepted report says of it, by category of the budget: sums without
//! anything people wrote.

use super::{State, fill, store, views::currency};
use crate::{
    applications::{self, answers},
    awards,
    base::{ApplicationId, AwardId, Money, ReportId, Stop},
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

/// Budget and spending of some grants. A step; of a grant without any report the budget of the application is read. As
/// many queries for one grant as for many.
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
    let without: Vec<AwardId> = ids.iter().filter(|id| !chosen.contains_key(id)).copied().collect();
    let mut found = planned(tx, &without)?;
    for (id, (report, accepted)) in chosen {
        found.insert(id, reported(&lines.remove(&report).unwrap_or_default(), accepted)?);
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

/// What the budgets of grants without a report say; of a case that was erased, the grant as one line.
fn planned(tx: &mut Tx<'_>, ids: &[AwardId]) -> Result<HashMap<AwardId, Spending>, Stop> {
    let promised = awards::views::promised(tx, ids)?;
    let cases: Vec<ApplicationId> = promised.values().map(|(case, _)| *case).collect();
    let cases = applications::some(tx, &cases)?;
    let mut budgets = answers::budgets(tx, &cases)?;
    let mut found = HashMap::with_capacity(promised.len());
    for (id, (case, amount)) in promised {
        let mut sums = BTreeMap::new();
        for line in fill::blank(amount, budgets.remove(&case).unwrap_or_default()) {
            add(&mut sums, &line.category, line.planned)?;
        }
        found.insert(id, Spending { planned: sums.into_iter().collect(), spent: None });
    }
    Ok(found)
}
