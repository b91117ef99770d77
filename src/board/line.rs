//! The funding line of a round: what its funds hold, walked down the ranking by the rule of the round. Who has not scored
//! everything sees nothing of it; who has a conflict sees neither that application nor what is left of the money.

use super::{
    Walk,
    allocation::{self, Allocation, Claim, Purse, Rates},
    ranking::Row,
    rules::Rules,
    seen::Standing,
    ties::Tie,
};
use crate::{
    applications::{self, Case, State},
    base::{ApplicationId, Currency, FundId, Money, Stop},
    calls::Call,
    db::Tx,
    funds::{self, Use},
};
use std::collections::{HashMap, HashSet};

/// What is tried out on the line, to see what it would change.
#[derive(Clone, Debug, Default)]
pub struct Trial {
    /// Another rule than the round's.
    pub rule: Option<Walk>,
    /// Other sums than the funds hold, in their currencies.
    pub money: HashMap<FundId, Money>,
}

/// What a trial changes for the applications of a round.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// With a grant, and without one as things stand.
    pub gained: Vec<ApplicationId>,
    /// The other way round.
    pub lost: Vec<ApplicationId>,
    /// With a grant both ways, but of another amount.
    pub other: Vec<ApplicationId>,
}

/// The line as its reader may see it.
#[derive(Clone, Debug)]
pub struct Line {
    /// By which rule it was drawn.
    pub rule: Walk,
    /// Who would get what.
    pub allocation: Allocation,
    /// The money that was shared out: as the funds hold it, or as it was tried.
    pub money: Vec<Purse>,
    /// What each fund has offered to groups that have not said yes: not in what is left.
    pub offered: HashMap<FundId, Money>,
    /// The applications in the order of the walk.
    pub claims: Vec<Claim>,
    /// Those that stand on the other side of the line when scores are adjusted for lenient and strict readers.
    pub crossing: HashSet<ApplicationId>,
    /// Those of equal scores that nothing has put in order yet, where another order of them would give others money.
    pub cut: Vec<ApplicationId>,
    /// What a trial changes; `None` as things stand.
    pub changes: Option<Changes>,
    /// Whether nothing is left out: then totals and what is left of the funds may be shown, and other sums tried.
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
    trial: &Trial,
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
    let (held, offered) = purses(tx, call)?;
    if held.is_empty() {
        return Ok(None);
    }
    let by_category = held.iter().any(|purse| !purse.fund.restricted_categories.is_empty());
    let open: Vec<Case> = undecided.iter().filter_map(|id| cases.get(id)).cloned().collect();
    let purposes = applications::purpose::of_some(tx, &open, by_category)?;
    let mut claims: Vec<Claim> = all.iter().filter(is_undecided).map(|row| claim(row, &purposes)).collect();
    let rates = rates(tx, &claims, &held)?;
    let rule = trial.rule.unwrap_or(rules.terms.walk);
    // By trying sums, one could find out what is asked for what one does not see.
    let money = if hidden.is_empty() { tried(&held, trial) } else { held.clone() };
    let walk = |claims: &[Claim]| allocation::walk(claims, money.clone(), &rates, rule);
    let mut allocation = walk(&claims);
    let mut crossing = crossing((all, &purposes), rules, &allocation, walk);
    let mut cut = cut(all, &claims, &allocation, walk);
    let is_trial = rule != rules.terms.walk || money.iter().zip(&held).any(|(one, other)| one.left != other.left);
    let before = is_trial.then(|| allocation::walk(&claims, held, &rates, rules.terms.walk));
    claims.retain(|claim| !hidden.contains(&claim.application));
    let changes = before.map(|before| changes(&claims, &before, &allocation));
    allocation.grants.retain(|application, _| !hidden.contains(application));
    allocation.without.retain(|application| !hidden.contains(application));
    crossing.retain(|application| !hidden.contains(application));
    cut.retain(|application| !hidden.contains(application));
    Ok(Some(Line { rule, allocation, money, offered, claims, crossing, cut, changes, is_whole: hidden.is_empty() }))
}

/// The funds with the sums that are tried.
fn tried(held: &[Purse], trial: &Trial) -> Vec<Purse> {
    let sum = |purse: &Purse| {
        let sum = trial.money.get(&purse.fund.id).copied();
        sum.filter(|sum| sum.currency() == purse.fund.currency).unwrap_or(purse.left)
    };
    held.iter().map(|purse| Purse { left: sum(purse), ..purse.clone() }).collect()
}

fn changes(claims: &[Claim], before: &Allocation, after: &Allocation) -> Changes {
    let mut changes = Changes::default();
    for id in claims.iter().map(|claim| claim.application) {
        match (before.grants.get(&id), after.grants.get(&id)) {
            (None, Some(_)) => changes.gained.push(id),
            (Some(_), None) => changes.lost.push(id),
            (Some(one), Some(other)) if one.amount != other.amount => changes.other.push(id),
            _ => {}
        }
    }
    changes
}

/// Rows of one score that nothing has put in order, where the walk gives them something else in the opposite order.
fn cut(all: &[Row], claims: &[Claim], plain: &Allocation, walk: impl Fn(&[Claim]) -> Allocation) -> Vec<ApplicationId> {
    let open: HashMap<ApplicationId, usize> = all
        .iter()
        .filter(|row| row.tie == Some(Tie::Open))
        .filter_map(|row| Some((row.application, row.rank?)))
        .collect();
    let rank = |claim: &Claim| open.get(&claim.application).copied();
    let groups: Vec<&[Claim]> = claims.chunk_by(|one, other| rank(one).is_some() && rank(one) == rank(other)).collect();
    let turned: Vec<Claim> = groups.iter().flat_map(|group| group.iter().rev()).cloned().collect();
    let other = walk(&turned);
    let amount = |given: &Allocation, id| given.grants.get(&id).map(|grant| grant.amount);
    let differs = |group: &[Claim]| {
        let mut ids = group.iter().map(|claim| claim.application);
        ids.any(|id| amount(plain, id) != amount(&other, id))
    };
    let cut = groups.into_iter().filter(|group| group.len() > 1 && differs(group));
    cut.flatten().map(|claim| claim.application).collect()
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
    plain: &Allocation,
    walk: impl Fn(&[Claim]) -> Allocation,
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
    let adjusted = walk(&claims);
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
    let pairs = asked.iter().flat_map(|wanted| held.iter().map(|fund| (*fund, *wanted)));
    let pairs: Vec<(Currency, Currency)> = pairs.filter(|(fund, wanted)| fund != wanted).collect();
    let mut rates = Rates::new();
    for ((fund, wanted), row) in funds::rates::newest_of(tx, &pairs, today)? {
        rates.insert((wanted, fund), row.rate);
        rates.insert((fund, wanted), row.rate);
    }
    Ok(rates)
}
