//! The ranking of a round: means with the adjusted scores beside them and a chart of both, the funding line, the draw.

use super::{Fact, Tag, amount, fact, message, points, state_tag, word};
use crate::{
    applications::State,
    base::{CallId, Deed, Message, Money, money},
    board::{
        Hundredths, Standing, Walk,
        allocation::{self, Claim},
        desk::Task,
        draws,
        line::Line,
        ranking::{self, Beside, Figures, Ranking, Row},
        rules::Rules,
        ties::Tie,
    },
    calls::choices::{self, Lists},
    web::{Answer, Form, FormView, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![ranking_page, close_scoring]
}

/// Where the chart's scale begins, right of the references.
const CHART_LEFT: f64 = 110.0;

#[derive(Serialize)]
struct FiguresView {
    mean: String,
    meter: i32,
    is_enough: bool,
    sheets: String,
    range: String,
    is_wide: bool,
    set_aside: String,
    recommended: Option<Money>,
}

#[derive(Serialize)]
struct RowView {
    rank: String,
    tie: String,
    href: String,
    reference: String,
    name: String,
    about: String,
    requested: Option<Money>,
    figures: Option<FiguresView>,
    beside: Option<BesideView>,
    /// What it would get; empty for nothing.
    grant: String,
    is_reduced: bool,
    /// Whether the funding line runs above this row.
    is_below: bool,
    tag: Tag,
}

/// The adjusted score in words, and its interval in the chart, where a point is three units wide.
#[derive(Serialize)]
struct BesideView {
    rank: usize,
    score: String,
    range: String,
    disagrees: bool,
    low: String,
    high: String,
    middle: String,
    baseline: usize,
    line: usize,
}

#[derive(Serialize)]
struct Tick {
    x: String,
    points: u32,
}

#[derive(Serialize)]
struct Chart {
    height: usize,
    bottom: usize,
    labels: usize,
    minimum: Option<String>,
    ticks: Vec<Tick>,
}

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

#[derive(Serialize)]
struct LineView {
    rules: Vec<RuleView>,
    is_other: bool,
    is_whole: bool,
    funds: Vec<Fact>,
    countries: Vec<TotalView>,
    kinds: Vec<TotalView>,
    crossing: String,
}

#[derive(Serialize)]
struct DrawView {
    sha256: String,
    committed: String,
    seed: String,
}

#[derive(Serialize)]
struct RankingView {
    rules: String,
    release: String,
    reserve: String,
    statistics: String,
    readers: String,
    facts: Vec<Fact>,
    rows: Vec<RowView>,
    any_hidden: bool,
    chart: Option<Chart>,
    line: Option<LineView>,
    draw: Option<DrawView>,
    form: Option<FormView>,
}

/// A score from the model, in the reader's way; the model is no more exact than two decimals.
fn rounded(visit: &Visit, score: f64) -> String {
    let score = format!("{score:.2}").parse().unwrap_or_default();
    money::format_decimal(score, visit.lang.style())
}

fn across(score: f64) -> String {
    format!("{:.1}", CHART_LEFT + 3.0 * score.clamp(0.0, 100.0))
}

fn beside(visit: &Visit, beside: &Beside, place: usize) -> BesideView {
    let (low, high) = beside.adjusted.interval();
    BesideView {
        rank: beside.rank,
        score: rounded(visit, beside.adjusted.score),
        range: format!("{} – {}", rounded(visit, low), rounded(visit, high)),
        disagrees: beside.disagrees,
        low: across(low),
        high: across(high),
        middle: across(beside.adjusted.score),
        baseline: 22 * place + 20,
        line: 22 * place + 16,
    }
}

fn chart(rules: &Rules, rows: &[RowView]) -> Option<Chart> {
    let count = rows.iter().filter(|row| row.beside.is_some()).count();
    let minimum = rules.terms.minimum_mean;
    let ticks = [0, 25, 50, 75, 100].map(|points| Tick { x: across(f64::from(points)), points });
    (count > 0).then(|| Chart {
        height: 22 * count + 46,
        bottom: 22 * count + 24,
        labels: 22 * count + 40,
        minimum: (minimum > 0).then(|| across(f64::from(minimum))),
        ticks: ticks.into(),
    })
}

fn figures(visit: &Visit, figures: &Figures) -> FiguresView {
    let score = |score: Option<Hundredths>| score.map(|score| points(visit, score)).unwrap_or_default();
    let several = figures.sheets > 1;
    FiguresView {
        mean: score(figures.mean),
        meter: figures.mean.map_or(0, |mean| mean.0 / 100),
        is_enough: figures.is_enough,
        sheets: message(visit, Message::new("board-ranking-sheets").with("n", figures.sheets)),
        range: if several {
            format!("{} – {}", score(figures.lowest), score(figures.highest))
        } else {
            String::new()
        },
        is_wide: figures.is_wide,
        set_aside: if figures.set_aside > 0 {
            message(visit, Message::new("board-ranking-set-aside").with("n", figures.set_aside))
        } else {
            String::new()
        },
        recommended: figures.recommended,
    }
}

/// What stands in the last column: the application's state, or what the member has to do before they see more.
fn row_tag(visit: &Visit, row: &Row) -> Tag {
    let task = match row.standing {
        Standing::ToDeclare => Some(Task::Declare),
        Standing::Unsure => Some(Task::Ruling),
        Standing::Conflict => Some(Task::Recused),
        Standing::Clear if row.figures.is_none() && row.state == Some(State::WithBoard) => {
            Some(if row.reads { Task::Score } else { Task::Others })
        }
        Standing::Clear => None,
    };
    match (task, row.state) {
        (None, Some(state)) => state_tag(visit, state),
        (task, _) => Tag { label: word(visit, "board-task", task.unwrap_or(Task::Done).as_str()), tone: "amber" },
    }
}

fn row(visit: &Visit, (place, row): (usize, &Row), ranking: &Ranking, lists: &Lists) -> RowView {
    let path = if visit.may(Deed::SitOnBoard) { "/board/applications" } else { "/board/records" };
    let kind = row.kind.as_deref().map(|kind| lists.name("kind", kind, visit.lang)).unwrap_or_default();
    let country = lists.name("country", &row.country, visit.lang);
    let about: Vec<&str> = [country.as_str(), kind.as_str()].into_iter().filter(|text| !text.is_empty()).collect();
    let allocation = ranking.line.as_ref().map(|line| &line.allocation);
    let grant = allocation.and_then(|allocation| allocation.grants.get(&row.application));
    let tie = row.tie.map(|tie| match tie {
        Tie::Criterion => "board-tie-by-criterion",
        Tie::Draw => "board-tie-by-draw",
        Tie::Open => "board-tie-open",
    });
    RowView {
        rank: row.rank.map(|rank| rank.to_string()).unwrap_or_default(),
        tie: tie.map(|key| visit.say(key)).unwrap_or_default(),
        href: format!("{path}/{}", row.application),
        reference: row.reference.clone(),
        name: row.name.clone(),
        about: about.join(" · "),
        requested: row.requested,
        figures: row.figures.as_ref().map(|one| figures(visit, one)),
        beside: row.beside.as_ref().map(|one| beside(visit, one, place)),
        grant: grant.map(|grant| amount(visit, grant.amount)).unwrap_or_default(),
        is_reduced: grant.is_some_and(|grant| grant.is_reduced),
        is_below: allocation.and_then(|allocation| allocation.without.first()) == Some(&row.application),
        tag: row_tag(visit, row),
    }
}

fn totals(visit: &Visit, line: &Line, by: impl Fn(&Claim) -> String) -> Vec<TotalView> {
    let sums = |sums: &[Money]| sums.iter().map(|sum| amount(visit, *sum)).collect::<Vec<_>>().join(" + ");
    let totals = allocation::totals(&line.claims, &line.allocation, by);
    totals.into_iter().map(|(name, count, all)| TotalView { name, count, sums: sums(&all) }).collect()
}

fn line_view(visit: &Visit, ranking: &Ranking, lists: &Lists) -> Option<LineView> {
    let line = ranking.line.as_ref()?;
    let base = format!("/board/rounds/{}/ranking", ranking.call.id);
    let chosen = ranking.rules.terms.walk;
    let rules = Walk::ALL.iter().map(|rule| RuleView {
        href: if *rule == chosen { base.clone() } else { format!("{base}?walk={rule}") },
        label: word(visit, "board-walk", rule.as_str()),
        current: *rule == line.rule,
    });
    let left = line.allocation.purses.iter().filter(|_| line.is_whole);
    let crossing: Vec<&str> = ranking
        .rows
        .iter()
        .filter(|row| line.crossing.contains(&row.application))
        .map(|row| row.reference.as_str())
        .collect();
    let country = |claim: &Claim| lists.name("country", &claim.purpose.country, visit.lang);
    let kind = |claim: &Claim| lists.name("kind", claim.purpose.kind.as_deref().unwrap_or_default(), visit.lang);
    Some(LineView {
        rules: rules.collect(),
        is_other: line.rule != chosen,
        is_whole: line.is_whole,
        funds: left
            .map(|purse| {
                let said = |key: &str, sum: Money| message(visit, Message::new(key).with("amount", sum));
                let offered = line.offered.get(&purse.fund.id).copied().filter(Money::is_positive);
                let offered = offered.map(|sum| format!(" · {}", said("board-line-offered", sum)));
                Fact {
                    label: format!("{} · {}", purse.fund.code, purse.fund.labels.say(visit.lang)),
                    value: said("board-line-left", purse.left) + &offered.unwrap_or_default(),
                }
            })
            .collect(),
        countries: if line.is_whole { totals(visit, line, country) } else { Vec::new() },
        kinds: if line.is_whole { totals(visit, line, kind) } else { Vec::new() },
        crossing: crossing.join(", "),
    })
}

async fn page(visit: &Visit, id: CallId, rule: Option<Walk>, form: &Form) -> Answer {
    let (ranking, lists) = visit.read(move |tx| Ok((ranking::of_call(tx, id, rule)?, choices::lists(tx)?))).await?;
    let minimum = Message::new("board-ranking-minimum").with("points", ranking.rules.terms.minimum_mean);
    let spread = Message::new("board-ranking-spread").with("points", ranking.rules.terms.spread_flag);
    let rows: Vec<RowView> = ranking.rows.iter().enumerate().map(|one| row(visit, one, &ranking, &lists)).collect();
    let closed = ranking.draw.as_ref().is_some_and(|draw| draw.seed.is_some());
    let is_over = !ranking.rows.iter().any(|row| matches!(row.state, None | Some(State::WithBoard)));
    let may_close = visit.may(Deed::ChairVote) && !closed && !is_over;
    let view = RankingView {
        rules: format!("/board/rounds/{id}/rules"),
        release: if visit.may(Deed::ReleaseResults) { format!("/board/rounds/{id}/release") } else { String::new() },
        reserve: if visit.may(Deed::SeeAwards) || visit.may(Deed::ChairVote) {
            format!("/board/rounds/{id}/reserve")
        } else {
            String::new()
        },
        statistics: format!("/board/rounds/{id}/statistics"),
        readers: if ranking.rules.terms.readers > 0 && visit.may(Deed::AssignReaders) {
            format!("/board/rounds/{id}/readers")
        } else {
            String::new()
        },
        facts: vec![
            fact(visit, "board-ranking-minimum-label", message(visit, minimum)),
            fact(visit, "board-ranking-spread-label", message(visit, spread)),
        ],
        any_hidden: ranking.rows.iter().any(|row| row.figures.is_none()),
        chart: chart(&ranking.rules, &rows),
        line: line_view(visit, &ranking, &lists),
        draw: ranking.draw.as_ref().map(|draw| DrawView {
            sha256: draw.sha256.clone(),
            committed: visit.local(draw.committed_at),
            seed: draw.seed.clone().unwrap_or_default(),
        }),
        form: (may_close || form.refused())
            .then(|| form.view(visit, &format!("/board/rounds/{id}/close-scoring"), Vec::new(), "board-close-scoring")),
        rows,
    };
    let heading = format!("{} {}", visit.say("board-ranking-heading"), ranking.call.code);
    visit.show_form_titled("board/ranking", &heading, form, &view)
}

#[get("/board/rounds/<id>/ranking?<walk>")]
async fn ranking_page(visit: Visit, id: CallId, walk: Option<&str>) -> Answer {
    let rule = walk.and_then(|text| text.parse().ok());
    page(&visit, id, rule, &Form::blank("board-ranking")).await
}

#[post("/board/rounds/<id>/close-scoring", data = "<posted>")]
async fn close_scoring(visit: Visit, id: CallId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::ChairVote)).await?;
    let mut form = Form::sent("board-ranking", posted);
    match visit.act(&mut form, Some(id), |tx, id| draws::close_scoring(tx, *id)).await? {
        Some(()) => visit.done(jar, format!("/board/rounds/{id}/ranking"), "board-scoring-closed-done"),
        None => page(&visit, id, None, &form).await,
    }
}
