//! The money of a grant in its report: each payout and what was given back of it, and what the report comes to against it.

use crate::{
    awards::Award,
    base::{Message, Money, Rate, Stop, money, words},
    db::Tx,
    funds, payouts,
    reports::{
        Line,
        reckon::{self, Ground, Moved, Reckoning},
    },
    web::{Fact, Visit},
};
use serde::Serialize;

#[derive(Serialize)]
struct Row {
    on: String,
    what: String,
    ours: Money,
    theirs: Money,
    rate: String,
}

/// The table of the money and the sums below it.
#[derive(Serialize)]
pub(super) struct MoneyView {
    rows: Vec<Row>,
    sums: Vec<Fact>,
    /// Whether there is a gain or a loss to be explained.
    has_gain: bool,
}

fn price(visit: &Visit, rate: &Rate) -> String {
    let number = |value| money::format_decimal(value, visit.lang.style());
    let units = money::format_number(rate.units().into(), visit.lang.style());
    format!("{units} {} = {} {}", rate.base(), number(rate.value()), rate.quote())
}

fn row(visit: &Visit, one: &Moved) -> Result<Row, Stop> {
    let key = if one.is_back { "reports-money-back" } else { "reports-money-payout" };
    let signed = |amount: Money| if one.is_back { amount.negate() } else { Ok(amount) };
    let broken = |error: money::MoneyError| Stop::broken(error.to_string());
    Ok(Row {
        on: words::date(one.on),
        what: visit.message(&Message::new(key).with("number", one.number)),
        ours: signed(one.ours).map_err(broken)?,
        theirs: signed(one.theirs).map_err(broken)?,
        rate: one.rate().map(|rate| price(visit, &rate)).unwrap_or_default(),
    })
}

fn sums(visit: &Visit, found: &Reckoning) -> Vec<Fact> {
    let shown = |amount: Money| money::format(&amount, visit.lang.style());
    [
        ("reports-planned", Some(shown(found.planned))),
        ("reports-received", found.received.map(shown)),
        ("reports-given-back", found.given_back.map(shown)),
        ("reports-spent", Some(shown(found.spent))),
        ("reports-unspent", found.unspent.map(shown)),
        ("reports-effective", found.effective.as_ref().map(|rate| price(visit, rate))),
        ("reports-worth", found.worth.map(shown)),
        ("reports-gain", found.gain.map(shown)),
        ("reports-gain-back", found.gain_back.map(shown)),
    ]
    .into_iter()
    .filter_map(|(key, value)| Some(Fact { label: visit.say(key), value: value? }))
    .collect()
}

/// What the report of an award is reckoned with, of which the first of its funds says how.
pub(super) fn ground(tx: &mut Tx<'_>, award: &Award) -> Result<Ground, Stop> {
    let share = award.shares.first().ok_or(Stop::Missing)?;
    Ok(Ground {
        moved: payouts::returns::moved(tx, award)?,
        agreed: share.rate.as_ref().map(|used| used.rate),
        rounding: funds::find(tx, share.fund)?.rounding,
    })
}

/// The money of a grant and what a report's lines come to against it.
pub(super) fn view(visit: &Visit, lines: &[Line], ground: &Ground) -> Result<MoneyView, Stop> {
    let found = reckon::reckon(lines, ground).map_err(|error| Stop::broken(error.to_string()))?;
    Ok(MoneyView {
        rows: ground.moved.iter().map(|one| row(visit, one)).collect::<Result<_, _>>()?,
        has_gain: found.as_ref().is_some_and(|found| found.gain.is_some() || found.gain_back.is_some()),
        sums: found.as_ref().map(|found| sums(visit, found)).unwrap_or_default(),
    })
}
