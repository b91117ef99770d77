//! The funding line on the ranking: what the money reaches, and what another rule or other sums would change.

use super::super::{Fact, amount, message, typed, word};
use crate::{
    base::{ApplicationId, FundId, Message, Money, Stop, money},
    board::{
        Walk,
        allocation::{self, Claim},
        line::Line,
        ranking::Ranking,
    },
    calls::choices::Lists,
    db::Tx,
    funds,
    web::Visit,
};
use serde::Serialize;
use std::collections::HashMap;

#[derive(Serialize)]
struct TotalView {
    name: String,
    count: usize,
    sums: String,
}

/// Another rule, to see what it would change.
#[derive(Serialize)]
struct RuleView {
    href: String,
    label: String,
    current: bool,
}

/// A fund's sum, to try another.
#[derive(Serialize)]
struct SumView {
    fund: String,
    label: String,
    value: String,
}

#[derive(Serialize)]
pub(super) struct LineView {
    rules: Vec<RuleView>,
    /// The rule that is tried; empty for the round's.
    walk: String,
    sums: Vec<SumView>,
    /// The address without a trial, where there is one.
    back: String,
    is_other: bool,
    is_whole: bool,
    changes: Vec<Fact>,
    funds: Vec<Fact>,
    countries: Vec<TotalView>,
    kinds: Vec<TotalView>,
    crossing: String,
    cut: String,
}

/// The sums of an address, as far as they can be read, each in its fund's currency.
pub(super) fn sums(tx: &mut Tx<'_>, typed: &HashMap<String, String>) -> Result<HashMap<FundId, Money>, Stop> {
    if typed.is_empty() {
        return Ok(HashMap::new());
    }
    let sum = |fund: &funds::Fund| {
        let sum = money::parse(typed.get(&fund.id.to_string())?, fund.currency).ok()?;
        Some((fund.id, sum))
    };
    Ok(funds::list(tx)?.iter().filter_map(sum).collect())
}

fn totals(visit: &Visit, line: &Line, by: impl Fn(&Claim) -> String) -> Vec<TotalView> {
    let sums = |sums: &[Money]| sums.iter().map(|sum| amount(visit, *sum)).collect::<Vec<_>>().join(" + ");
    let totals = allocation::totals(&line.claims, &line.allocation, by);
    totals.into_iter().map(|(name, count, all)| TotalView { name, count, sums: sums(&all) }).collect()
}

fn references(ranking: &Ranking, is_among: impl Fn(&ApplicationId) -> bool) -> String {
    let rows = ranking.rows.iter().filter(|row| is_among(&row.application));
    rows.map(|row| row.reference.as_str()).collect::<Vec<_>>().join(", ")
}

fn changes(visit: &Visit, ranking: &Ranking, line: &Line) -> Vec<Fact> {
    let Some(changes) = &line.changes else { return Vec::new() };
    let all = [
        ("board-line-gained", &changes.gained),
        ("board-line-lost", &changes.lost),
        ("board-line-another", &changes.other),
    ];
    let some = all.into_iter().filter(|(_, ids)| !ids.is_empty());
    let facts: Vec<Fact> = some
        .map(|(key, ids)| Fact { label: visit.say(key), value: references(ranking, |id| ids.contains(id)) })
        .collect();
    if facts.is_empty() {
        return vec![Fact { label: visit.say("board-line-changes"), value: visit.say("board-line-no-change") }];
    }
    facts
}

/// What is left of each fund, and what it has offered.
fn funds(visit: &Visit, line: &Line) -> Vec<Fact> {
    let said = |key: &str, sum: Money| message(visit, Message::new(key).with("amount", sum));
    let left = line.allocation.purses.iter().filter(|_| line.is_whole);
    left.map(|purse| {
        let offered = line.offered.get(&purse.fund.id).copied().filter(Money::is_positive);
        let offered = offered.map(|sum| format!(" · {}", said("board-line-offered", sum)));
        Fact {
            label: format!("{} · {}", purse.fund.code, purse.fund.labels.say(visit.lang)),
            value: said("board-line-left", purse.left) + &offered.unwrap_or_default(),
        }
    })
    .collect()
}

fn sum_views(line: &Line) -> Vec<SumView> {
    let sums = line.money.iter().filter(|_| line.is_whole);
    sums.map(|purse| SumView {
        fund: purse.fund.id.to_string(),
        label: format!("{}, {}", purse.fund.code, purse.fund.currency.code()),
        value: typed(purse.left),
    })
    .collect()
}

pub(super) fn view(visit: &Visit, ranking: &Ranking, lists: &Lists) -> Option<LineView> {
    let line = ranking.line.as_ref()?;
    let base = format!("/board/rounds/{}/ranking", ranking.call.id);
    let chosen = ranking.rules.terms.walk;
    let sums = sum_views(line);
    // Sums that are tried stay while rules are compared.
    let kept: String = match &line.changes {
        Some(_) => {
            let parts: Vec<String> = sums.iter().map(|sum| format!("&money[{}]={}", sum.fund, sum.value)).collect();
            parts.concat()
        }
        None => String::new(),
    };
    let rules = Walk::ALL.iter().map(|rule| RuleView {
        href: if *rule == chosen && kept.is_empty() { base.clone() } else { format!("{base}?walk={rule}{kept}") },
        label: word(visit, "board-walk", rule.as_str()),
        current: *rule == line.rule,
    });
    let country = |claim: &Claim| lists.name("country", &claim.purpose.country, visit.lang);
    let kind = |claim: &Claim| lists.name("kind", claim.purpose.kind.as_deref().unwrap_or_default(), visit.lang);
    let is_other = line.rule != chosen;
    Some(LineView {
        rules: rules.collect(),
        walk: if is_other { line.rule.to_string() } else { String::new() },
        sums,
        back: if line.changes.is_some() { base } else { String::new() },
        is_other,
        is_whole: line.is_whole,
        changes: changes(visit, ranking, line),
        funds: funds(visit, line),
        countries: if line.is_whole { totals(visit, line, country) } else { Vec::new() },
        kinds: if line.is_whole { totals(visit, line, kind) } else { Vec::new() },
        crossing: references(ranking, |id| line.crossing.contains(id)),
        cut: references(ranking, |id| line.cut.contains(id)),
    })
}
