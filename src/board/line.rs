//! The funding line of a round: what its funds hold, walked down the ranking by the rule of the round. Who has not scored
//! everything sees nothing of it; who has a conflict sees neither that application nor what is left of the money.

use super::{
    Walk,
    allocation::{self, Allocation, Claim, Purse, Rates},
    ranking::Row,
    rules::Rules,
    seen::Standing,
};
use crate::{
    applications::{self, Case, State},
    base::{ApplicationId, Currency, FundId, Money, Stop},
    calls::Call,
    db::Tx,
    funds::{self, Use},
};
use std::collections::{HashMap, HashSet};

/// The line as its reader may see it.
#[derive(Clone, Debug)]
pub struct Line {
    /// By which rule it was drawn.
    pub rule: Walk,
    /// Who would get what.
    pub allocation: Allocation,
    /// What each fund has offered to groups that have not said yes: not in what is left.
    pub offered: HashMap<FundId, Money>,
    /// The applications in the order of the walk.
    pub claims: Vec<Claim>,
    /// Those that stand on the other side of the line when scores are adjusted for lenient and strict readers.
    pub crossing: HashSet<ApplicationId>,
    /// Whether nothing is left out: then totals and what is left of the funds may be shown.
    pub is_whole: bool,
}

/// Draws the line over all rows, for who sees `rows` of them. `None` for a member who still has something to score, and
/// where the call has no fund.
pub(super) fn draw(
    tx: &mut Tx<'_>,
    call: &Call,
    rules: &Rules,
    (all, rows): (&[Row], &[Row]),
    cases: &HashMap<ApplicationId, Case>,
    rule: Option<Walk>,
) -> Result<Option<Line>, Stop> {
    let is_undecided = |row: &&Row| row.state == Some(State::WithBoard);
    let undecided: HashSet<ApplicationId> = all.iter().filter(is_undecided).map(|row| row.application).collect();
    let hidden: HashSet<ApplicationId> = rows
        .iter()
        .filter(|row| row.standing == Standing::Conflict && undecided.contains(&row.application))
        .map(|row| row.application)
        .collect();
    let may_know =
        |row: &Row| row.figures.is_some() || hidden.contains(&row.application) || !undecided.contains(&row.application);
    if undecided.is_empty() || !rows.iter().all(may_know) {
        return Ok(None);
    }
    let (purses, offered) = purses(tx, call)?;
    if purses.is_empty() {
        return Ok(None);
    }
    let rule = rule.unwrap_or(rules.terms.walk);
    let by_category = purses.iter().any(|purse| !purse.fund.restricted_categories.is_empty());
    let open: Vec<Case> = undecided.iter().filter_map(|id| cases.get(id)).cloned().collect();
    let purposes = applications::purpose::of_some(tx, &open, by_category)?;
    let mut claims: Vec<Claim> = all.iter().filter(is_undecided).map(|row| claim(row, &purposes)).collect();
    let rates = rates(tx, &claims, &purses)?;
    let mut allocation = allocation::walk(&claims, purses.clone(), &rates, rule);
    let mut crossing = crossing((all, &purposes), rules, (purses, &rates, rule), &allocation);
    allocation.grants.retain(|application, _| !hidden.contains(application));
    allocation.without.retain(|application| !hidden.contains(application));
    crossing.retain(|application| !hidden.contains(application));
    claims.retain(|claim| !hidden.contains(&claim.application));
    Ok(Some(Line { rule, allocation, offered, claims, crossing, is_whole: hidden.is_empty() }))
}

fn claim(row: &Row, purposes: &HashMap<ApplicationId, Use>) -> Claim {
    Claim {
        application: row.application,
        purpose: purposes.get(&row.application).cloned().unwrap_or_default(),
        wanted: row.figures.and_then(|figures| figures.recommended).or(row.requested),
        is_enough: row.figures.is_some_and(|figures| figures.is_enough && figures.mean.is_some()),
    }
}

/// Those that get something by one order and nothing by the other.
fn crossing(
    (all, purposes): (&[Row], &HashMap<ApplicationId, Use>),
    rules: &Rules,
    (purses, rates, rule): (Vec<Purse>, &Rates, Walk),
    plain: &Allocation,
) -> HashSet<ApplicationId> {
    let mut rows: Vec<&Row> = all.iter().filter(|row| row.state == Some(State::WithBoard)).collect();
    if rows.iter().any(|row| row.beside.is_none() && row.figures.is_some_and(|figures| figures.mean.is_some())) {
        return HashSet::new();
    }
    rows.sort_by_key(|row| row.beside.map_or(usize::MAX, |beside| beside.rank));
    let claims: Vec<Claim> = rows
        .iter()
        .map(|row| {
            let enough = |score: f64| rules.terms.minimum_mean == 0 || score >= f64::from(rules.terms.minimum_mean);
            Claim { is_enough: row.beside.is_some_and(|beside| enough(beside.adjusted.score)), ..claim(row, purposes) }
        })
        .collect();
    let adjusted = allocation::walk(&claims, purses, rates, rule);
    let (one, other) = (&plain.grants, &adjusted.grants);
    let only_one = one.keys().filter(|id| !other.contains_key(id));
    only_one.chain(other.keys().filter(|id| !one.contains_key(id))).copied().collect()
}

/// The funds of a call that take promises today, in the order the call names them.
/// Beside them, what each has offered.
fn purses(tx: &mut Tx<'_>, call: &Call) -> Result<(Vec<Purse>, HashMap<FundId, Money>), Stop> {
    let today = tx.now.date();
    let mut all = funds::list(tx)?;
    all.retain(|fund| call.funds.contains(&fund.id) && fund.takes_commitments(today).is_ok());
    all.sort_by_key(|fund| call.funds.iter().position(|id| *id == fund.id));
    let figures = funds::figures_of(tx, &all)?;
    let purse = |fund: funds::Fund| figures.get(&fund.id).map(|figures| Purse { left: figures.available, fund });
    let purses = all.into_iter().filter_map(purse).collect();
    Ok((purses, figures.iter().map(|(fund, figures)| (*fund, figures.offered)).collect()))
}

/// The newest rates between the currencies of applications and of funds.
fn rates(tx: &mut Tx<'_>, claims: &[Claim], purses: &[Purse]) -> Result<Rates, Stop> {
    let today = tx.now.date();
    let asked: HashSet<Currency> = claims.iter().filter_map(|claim| Some(claim.wanted?.currency())).collect();
    let held: HashSet<Currency> = purses.iter().map(|purse| purse.fund.currency).collect();
    let mut rates = Rates::new();
    for wanted in asked {
        for fund in held.iter().copied().filter(|fund| *fund != wanted) {
            if let Some(row) = funds::rates::newest(tx, fund, wanted, today)? {
                rates.insert((wanted, fund), row.rate);
                rates.insert((fund, wanted), row.rate);
            }
        }
    }
    Ok(rates)
}
