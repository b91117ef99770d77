//! What grants were to be spent on and what the last accepted report says of it, by category of the budget: sums without
//! anything people wrote.

use super::{State, fill, store, views::currency};
use crate::{
    applications::{self, answers},
    base::{ApplicationId, AwardId, Money, Stop},
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

/// A grant whose spending is asked for: its award, its application, what was promised.
pub type Granted = (AwardId, ApplicationId, Money);

/// Budget and spending of some grants. A step; of a grant without any report the budget of the application is read. As
/// many queries for one grant as for many.
pub fn of_awards(tx: &mut Tx<'_>, granted: &[Granted]) -> Result<HashMap<AwardId, Spending>, Stop> {
    let ids: Vec<AwardId> = granted.iter().map(|(id, ..)| *id).collect();
    let rows = store::figures(tx, &ids)?;
    let mut chosen: HashMap<AwardId, &[store::FiguresRow]> = HashMap::new();
    let place = |report: &[store::FiguresRow]| {
        report.first().map(|(_, _, part, state, _)| (*state == State::Accepted, rank(*part)))
    };
    for report in rows.chunk_by(|one, next| one.1 == next.1) {
        let Some((award, ..)) = report.first() else { continue };
        let best = chosen.entry(*award).or_insert(report);
        if place(best) < place(report) {
            *best = report;
        }
    }
    let without: Vec<Granted> = granted.iter().filter(|(id, ..)| !chosen.contains_key(id)).copied().collect();
    let mut found = planned(tx, &without)?;
    for (id, report) in chosen {
        found.insert(id, reported(report)?);
    }
    Ok(found)
}

fn reported(rows: &[store::FiguresRow]) -> Result<Spending, Stop> {
    let (mut planned, mut spent) = (BTreeMap::new(), BTreeMap::new());
    for (category, planned_minor, spent_minor, code) in rows.iter().filter_map(|row| row.4.as_ref()) {
        let currency = currency(code)?;
        add(&mut planned, category, Money::from_minor(*planned_minor, currency))?;
        add(&mut spent, category, Money::from_minor(*spent_minor, currency))?;
    }
    let accepted = rows.iter().any(|row| row.3 == State::Accepted);
    let spent = accepted.then(|| spent.into_iter().collect());
    Ok(Spending { planned: planned.into_iter().collect(), spent })
}

/// What the budgets of grants without a report say; of a case that was erased, the grant as one line.
fn planned(tx: &mut Tx<'_>, granted: &[Granted]) -> Result<HashMap<AwardId, Spending>, Stop> {
    if granted.is_empty() {
        return Ok(HashMap::new());
    }
    let cases: Vec<ApplicationId> = granted.iter().map(|(_, case, _)| *case).collect();
    let cases = applications::some(tx, &cases)?;
    let mut budgets = answers::budgets(tx, &cases)?;
    let mut found = HashMap::with_capacity(granted.len());
    for (id, case, amount) in granted {
        let mut sums = BTreeMap::new();
        for line in fill::blank(*amount, budgets.remove(case).unwrap_or_default()) {
            add(&mut sums, &line.category, line.planned)?;
        }
        found.insert(*id, Spending { planned: sums.into_iter().collect(), spent: None });
    }
    Ok(found)
}
