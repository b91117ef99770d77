//! The page of the overview: charts of the currency most funds are in, and tables of all.

use crate::{
    awards::views::Spread,
    base::{Currency, Money, words},
    calls::choices::{self, Lists},
    funds::months::{Month, every},
    overview::director::{self, AHEAD, Overview},
    web::{
        Answer, Visit,
        chart::{self, Chart, Line},
    },
};
use chrono::NaiveDate;
use rocket::{Route, get, routes};
use serde::Serialize;
use std::collections::BTreeMap;

pub(super) fn routes() -> Vec<Route> {
    routes![page]
}

#[derive(Serialize)]
struct FundRow {
    href: String,
    code: String,
    name: String,
    received: Money,
    committed: Money,
    paid: Money,
    available: Money,
}

#[derive(Serialize)]
struct SpreadRow {
    name: String,
    awards: i64,
    committed: Money,
    paid: Money,
}

#[derive(Serialize)]
struct DueRow {
    currency: &'static str,
    columns: Vec<Money>,
}

#[derive(Serialize)]
struct LateRow {
    href: String,
    reference: String,
    name: String,
    due: String,
    held: Money,
}

#[derive(Serialize)]
struct View {
    funds: Vec<FundRow>,
    months: Option<Chart>,
    countries: Vec<SpreadRow>,
    country_chart: Option<Chart>,
    kinds: Vec<SpreadRow>,
    kind_chart: Option<Chart>,
    due: Vec<DueRow>,
    due_heads: Vec<String>,
    late: Vec<LateRow>,
}

/// The currency that most funds are in.
fn main_currency(found: &Overview) -> Currency {
    let mut counts: BTreeMap<Currency, usize> = BTreeMap::new();
    for (fund, _) in &found.funds {
        *counts.entry(fund.currency).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map_or(Currency::EUR, |(currency, _)| currency)
}

/// Sums of the spread by one of its words, and currency, the greatest first.
fn by(spread: &[Spread], word: fn(&Spread) -> &str, name: impl Fn(&str) -> String) -> Vec<SpreadRow> {
    let mut sums: BTreeMap<(String, Currency), (i64, i64, i64)> = BTreeMap::new();
    for one in spread {
        let sum = sums.entry((word(one).to_owned(), one.committed.currency())).or_default();
        sum.0 += one.awards;
        sum.1 = sum.1.saturating_add(one.committed.minor());
        sum.2 = sum.2.saturating_add(one.paid.minor());
    }
    let row = |((word, currency), (awards, committed, paid)): ((String, Currency), (i64, i64, i64))| SpreadRow {
        name: name(&word),
        awards,
        committed: Money::from_minor(committed, currency),
        paid: Money::from_minor(paid, currency),
    };
    let mut rows: Vec<SpreadRow> = sums.into_iter().map(row).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.committed.minor()));
    rows
}

fn bars(visit: &Visit, id: &'static str, key: &str, rows: &[SpreadRow], currency: Currency) -> Option<Chart> {
    let mine = rows.iter().filter(|row| row.committed.currency() == currency);
    let values: Vec<(String, Money)> = mine.map(|row| (row.name.clone(), row.committed)).collect();
    let words = (visit.say(key), visit.say("overview-director-bars"));
    let heads = [visit.say(key), visit.say("overview-awarded")];
    (values.len() > 1).then(|| chart::bars(id, words, heads, &values, visit.lang.style()))
}

/// Most months of the chart: the newest.
const MOST_MONTHS: usize = 24;

fn months(visit: &Visit, found: &Overview, currency: Currency) -> Option<Chart> {
    let posted = found.months.get(&currency)?;
    // A month in which nothing was posted has its place too.
    let all = every(posted.first()?.0, posted.last()?.0);
    let recent = all.get(all.len().saturating_sub(MOST_MONTHS)..)?;
    let of = |part: fn(&Month) -> Money| {
        let minor =
            |month: &NaiveDate| posted.iter().find(|(one, _)| one == month).map_or(0, |(_, it)| part(it).minor());
        recent.iter().map(|month| Some(minor(month))).collect()
    };
    let places = recent.iter().map(|month| month.format("%m.%Y").to_string()).collect();
    let line = |key: &str, class, values: Vec<Option<i64>>| Line { label: visit.say(key), class, values };
    let lines = vec![
        line("funds-burn-received", "a", of(|month| month.received)),
        line("funds-burn-spent", "b", of(|month| month.spent)),
    ];
    let words = (visit.say("overview-by-month"), visit.say("overview-by-month-about"));
    let scale = (currency, visit.lang.style());
    (recent.len() > 1).then(|| chart::lines("months", words, (visit.say("funds-periods-period"), places), lines, scale))
}

fn view(visit: &Visit, found: &Overview, lists: &Lists) -> View {
    let currency = main_currency(found);
    let countries = by(&found.spread, |one| &one.country, |code| lists.name("country", code, visit.lang));
    let kinds = by(
        &found.spread,
        |one| &one.kind,
        |code| match code {
            "" => visit.say("overview-no-kind"),
            code => lists.name("kind", code, visit.lang),
        },
    );
    let days = |days: i64| visit.message(&crate::base::Message::new("overview-due-days").with("days", days));
    View {
        months: months(visit, found, currency),
        country_chart: bars(visit, "countries", "overview-by-country", &countries, currency),
        kind_chart: bars(visit, "kinds", "overview-by-kind", &kinds, currency),
        countries,
        kinds,
        due: found
            .due
            .iter()
            .map(|(currency, columns)| DueRow { currency: currency.code(), columns: columns.to_vec() })
            .collect(),
        due_heads: AHEAD.map(days).into(),
        late: found
            .late
            .iter()
            .map(|one| LateRow {
                href: format!("/awards/{}", one.line.id),
                reference: one.line.reference.clone(),
                name: one.line.name.clone(),
                due: words::date(one.due_on),
                held: one.held,
            })
            .collect(),
        funds: found
            .funds
            .iter()
            .map(|(fund, figures)| FundRow {
                href: format!("/funds/{}", fund.id),
                code: fund.code.clone(),
                name: fund.labels.say(visit.lang),
                received: figures.received,
                committed: figures.committed,
                paid: figures.paid,
                available: figures.available,
            })
            .collect(),
    }
}

#[get("/overview")]
async fn page(visit: Visit) -> Answer {
    let (found, lists) = visit.read(|tx| Ok((director::overview(tx)?, choices::lists(tx)?))).await?;
    visit.show("overview/director", "overview-heading", &view(&visit, &found, &lists))
}
