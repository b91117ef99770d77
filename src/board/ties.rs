//! Rows of equal means: what puts them in order, by the rules of the round.

use super::{
    TieBreak,
    draws::{self, Draw},
    ranking::Row,
    rules::Rules,
    store,
};
use crate::{
    base::{ApplicationId, Stop},
    db::Tx,
};
use std::{cmp::Reverse, collections::HashMap};

/// How rows of equal means stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tie {
    /// The criterion that the rules name put them in order.
    Criterion,
    /// A draw did.
    Draw,
    /// Nothing has yet: the chair decides, or the draw opens when scoring is closed.
    Open,
}

/// What puts rows of equal means in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Ties {
    /// The mean of the criterion that decides, in millionths of a point.
    pub(super) points: HashMap<ApplicationId, i64>,
    /// The seed of the draw, where the rules draw and scoring is closed.
    pub(super) seed: Option<String>,
}

impl Ties {
    fn points(&self, row: &Row) -> Option<i64> {
        self.points.get(&row.application).copied()
    }

    fn lot(&self, row: &Row) -> Option<String> {
        self.seed.as_ref().map(|seed| draws::lot(seed, &row.reference))
    }
}

/// What the rules put between equal means.
pub(super) fn of_rules(tx: &mut Tx<'_>, rules: &Rules, draw: Option<&Draw>) -> Result<Ties, Stop> {
    let mut ties = Ties::default();
    let criterion = rules.terms.tie_criterion.as_ref().filter(|_| rules.terms.tie_break == TieBreak::Criterion);
    if let Some(code) = criterion {
        for (application, total, sheets) in store::ranking::criterion(tx, rules.call, code)? {
            ties.points.insert(application, total.saturating_mul(1_000_000) / sheets.max(1));
        }
    }
    if rules.terms.tie_break != TieBreak::Chair {
        ties.seed = draw.and_then(|draw| draw.seed.clone());
    }
    Ok(ties)
}

/// Orders rows: by mean, then by the criterion that decides between equal means, then by lot. Those that nothing sets
/// apart share a rank: 1, 2, 2, 4.
pub(super) fn rank(rows: &mut [Row], ties: &Ties) {
    let mean = |row: &Row| row.figures.and_then(|figures| figures.mean);
    rows.sort_by_cached_key(|row| {
        (
            Reverse(mean(row)),
            Reverse(ties.points(row).filter(|_| mean(row).is_some())),
            ties.lot(row),
            row.reference.clone(),
        )
    });
    let stands: Vec<_> = rows.iter().map(|row| (mean(row), ties.points(row))).collect();
    let alike = |one: usize, other: usize| stands[one] == stands[other] && ties.seed.is_none();
    for place in 0..rows.len() {
        if stands[place].0.is_none() {
            continue;
        }
        let shares = place > 0 && alike(place, place - 1);
        rows[place].rank = if shares { rows[place - 1].rank } else { Some(place + 1) };
        let of_mean = stands.iter().filter(|stand| stand.0 == stands[place].0).count();
        let of_both = stands.iter().filter(|stand| **stand == stands[place]).count();
        rows[place].tie = match (of_mean, of_both) {
            (..2, _) => None,
            (_, ..2) => Some(Tie::Criterion),
            _ if ties.seed.is_some() => Some(Tie::Draw),
            _ => Some(Tie::Open),
        };
    }
}
