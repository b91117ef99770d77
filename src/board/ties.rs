//! Rows of equal means: what puts them in order, by the rules of the round.

use super::{
    Hundredths, Refusal, TieBreak,
    draws::{self, Draw},
    order,
    ranking::{self, Ranking, Row},
    rules::Rules,
    store, tally, text_within,
};
use crate::{
    applications::{self, State},
    audit,
    base::{ApplicationId, CallId, Deed, Stop, seal::Place},
    db::Tx,
};
use std::{
    cmp::Reverse,
    collections::{HashMap, HashSet},
};

const REASON: &str = "tie_orders.reason";

/// How rows of equal means stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tie {
    /// The criterion that the rules name put them in order.
    Criterion,
    /// A draw did.
    Draw,
    /// The chair did.
    Chair,
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
    /// The chair's order, where the rules leave it to the chair: at which mean, and the place among those of it.
    pub(super) chair: HashMap<ApplicationId, (Hundredths, i32)>,
}

impl Ties {
    fn points(&self, row: &Row) -> Option<i64> {
        self.points.get(&row.application).copied()
    }

    fn lot(&self, row: &Row) -> Option<String> {
        self.seed.as_ref().map(|seed| draws::lot(seed, &row.reference))
    }

    /// The chair's place for each row. An order holds while all rows of a mean have it from there: a score that changed
    /// since leaves the tie open again.
    fn places(&self, rows: &[Row]) -> HashMap<ApplicationId, i32> {
        let place = |row: &Row| self.chair.get(&row.application).filter(|(at, _)| Some(*at) == mean(row));
        let broken: HashSet<_> = rows.iter().filter(|row| place(row).is_none()).map(mean).collect();
        let standing = rows.iter().filter(|row| !broken.contains(&mean(row)));
        standing.filter_map(|row| Some((row.application, place(row)?.1))).collect()
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
    if rules.terms.tie_break == TieBreak::Chair {
        let orders = store::ties::of_call(tx, rules.call)?;
        ties.chair =
            orders.iter().map(|row| (row.application_id, (Hundredths(row.mean_hundredths), row.place))).collect();
    } else {
        ties.seed = draw.and_then(|draw| draw.seed.clone());
    }
    Ok(ties)
}

fn mean(row: &Row) -> Option<Hundredths> {
    row.figures.and_then(|figures| figures.mean)
}

/// Orders rows: by mean, then by the criterion that decides between equal means, then by lot or by the chair's order. Those
/// that nothing sets apart share a rank: 1, 2, 2, 4.
pub(super) fn rank(rows: &mut [Row], ties: &Ties) {
    let places = ties.places(rows);
    let place = |row: &Row| places.get(&row.application).copied();
    rows.sort_by_cached_key(|row| {
        (
            Reverse(mean(row)),
            Reverse(ties.points(row).filter(|_| mean(row).is_some())),
            ties.lot(row),
            place(row),
            row.reference.clone(),
        )
    });
    let stands: Vec<_> = rows.iter().map(|row| (mean(row), ties.points(row), place(row))).collect();
    let alike = |one: usize, other: usize| stands[one] == stands[other] && ties.seed.is_none();
    for at in 0..rows.len() {
        if stands[at].0.is_none() {
            continue;
        }
        let shares = at > 0 && alike(at, at - 1);
        rows[at].rank = if shares { rows[at - 1].rank } else { Some(at + 1) };
        let of_mean = stands.iter().filter(|stand| stand.0 == stands[at].0).count();
        let of_all = stands.iter().filter(|stand| **stand == stands[at]).count();
        rows[at].tie = match (of_mean, of_all) {
            (..2, _) => None,
            (_, ..2) if stands[at].2.is_some() => Some(Tie::Chair),
            (_, ..2) => Some(Tie::Criterion),
            _ if ties.seed.is_some() => Some(Tie::Draw),
            _ => Some(Tie::Open),
        };
    }
}

/// The rows of equal means that the chair may put in order: each group with its rows in the order of the ranking.
pub fn groups(ranking: &Ranking) -> Vec<Vec<&Row>> {
    if ranking.rules.terms.tie_break != TieBreak::Chair {
        return Vec::new();
    }
    let open = |row: &&Row| matches!(row.tie, Some(Tie::Open | Tie::Chair));
    let rows: Vec<&Row> = ranking.rows.iter().filter(open).collect();
    let groups = rows.chunk_by(|one, other| mean(one) == mean(other)).map(<[&Row]>::to_vec);
    groups.filter(|group| group.iter().any(|row| row.state == Some(State::WithBoard))).collect()
}

/// The places of a group, from 1 up, each once; `None` where the chair gave none.
fn places_of(group: &[&Row], given: &HashMap<ApplicationId, i32>) -> Result<Option<Vec<i32>>, Refusal> {
    let mut places: Vec<i32> = group.iter().filter_map(|row| given.get(&row.application).copied()).collect();
    if places.is_empty() {
        return Ok(None);
    }
    let found = places.clone();
    places.sort_unstable();
    let is_whole = places.len() == group.len() && (1..).zip(&places).all(|(place, given)| place == *given);
    if is_whole { Ok(Some(found)) } else { Err(Refusal::TiePlaces) }
}

/// Act: where the rules leave it to the chair, puts applications of equal scores in order, for a reason. A chair with a
/// conflict among them does not: moving one moves the others.
pub fn settle(tx: &mut Tx<'_>, call: CallId, places: &[(ApplicationId, i32)], reason: &str) -> Result<(), Stop> {
    tx.permit(Deed::ChairVote)?;
    store::draws::lock(tx, call)?;
    let ranking = ranking::of_call(tx, call, None)?;
    let given: HashMap<ApplicationId, i32> = places.iter().copied().collect();
    let all = groups(&ranking);
    if !given.keys().all(|id| all.iter().flatten().any(|row| row.application == *id)) {
        return Err(Refusal::TiePlaces.into());
    }
    let reason = text_within(reason, |max| Refusal::NoteTooLong { max })?.ok_or(Refusal::NoteMissing)?;
    let scored = store::ranking::of_call(tx, call, None)?;
    let mut settled = 0;
    for group in &all {
        let Some(order) = places_of(group, &given)? else { continue };
        // Of those of this mean, a hidden one is the chair's conflict.
        let is_of_mean = |row: &&store::ranking::Row| mean_of(row) == group.first().and_then(|row| mean(row));
        let of_mean: Vec<ApplicationId> = scored.iter().filter(is_of_mean).map(|row| row.id).collect();
        order::check_chair(tx, &of_mean)?;
        for (row, place) in group.iter().zip(order) {
            let case = applications::load(tx, row.application)?;
            let kept = store::ties::Row {
                application_id: case.id,
                call_id: call,
                mean_hundredths: mean(row).map_or(0, |mean| mean.0),
                place,
                reason: Some(case.key.seal(Place::new(REASON, case.id.0), reason)?),
            };
            store::ties::put(tx, kept)?;
            let event = audit::Event::new("board.order_tie", case.id).in_case(case.id, &case.key);
            audit::record(tx, event.with(serde_json::json!({ "place": place, "reason": reason })))?;
        }
        settled += 1;
    }
    if settled == 0 { Err(Refusal::TiePlaces.into()) } else { Ok(()) }
}

fn mean_of(row: &store::ranking::Row) -> Option<Hundredths> {
    row.total.and_then(|total| tally::mean_of_sum(total, row.sheets))
}

/// Why the chair put applications of a round in this order: of those whose order stands. A step.
pub fn reasons(tx: &mut Tx<'_>, ranking: &Ranking) -> Result<HashMap<ApplicationId, String>, Stop> {
    let settled = ranking.rows.iter().filter(|row| row.tie == Some(Tie::Chair));
    let ids: Vec<ApplicationId> = settled.map(|row| row.application).collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let orders: HashMap<ApplicationId, store::ties::Row> =
        store::ties::of_call(tx, ranking.call.id)?.into_iter().map(|row| (row.application_id, row)).collect();
    let mut reasons = HashMap::new();
    for case in applications::some(tx, &ids)? {
        let sealed = orders.get(&case.id).and_then(|row| row.reason.as_ref());
        if let Some(reason) = case.key.open_optional(Place::new(REASON, case.id.0), sealed)? {
            reasons.insert(case.id, reason);
        }
    }
    Ok(reasons)
}
