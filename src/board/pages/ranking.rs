//! The ranking of a round: means with the adjusted scores beside them and a chart of both, the funding line, the draw.

mod line;

use super::{Fact, Tag, amount, fact, message, points, state_tag, word};
use crate::{
    applications::State,
    base::{ApplicationId, CallId, Deed, Message, Money, PersonId, money},
    board::{
        Hundredths, Standing,
        desk::Task,
        draws,
        line::Trial,
        ranking::{self, Beside, Figures, Ranking, Row},
        rules::Rules,
        ties::{self, Tie},
    },
    calls::choices::{self, Lists},
    people,
    web::{Answer, Form, FormView, Posted, Visit},
};
use line::LineView;
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;
use std::collections::{BTreeSet, HashMap};

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
    /// Why the chair put it here among those of its score.
    why: String,
    /// Who scored how, a line each; a list in the template would be thousands of parts.
    sheets: String,
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
    /// Where the funding line runs above it.
    cut: Option<usize>,
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
    /// Whether there are scores, but too few or too alike for the model.
    untold: bool,
    ties: String,
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
    format!("{:.1}", CHART_LEFT + 3.0 * score)
}

fn beside(visit: &Visit, beside: &Beside, place: usize, is_below: bool) -> BesideView {
    // The model knows no ends of the scale.
    let (low, high) = beside.adjusted.interval();
    let [low, high, middle] = [low, high, beside.adjusted.score].map(|score| score.clamp(0.0, 100.0));
    BesideView {
        rank: beside.rank,
        score: rounded(visit, middle),
        range: format!("{} – {}", rounded(visit, low), rounded(visit, high)),
        disagrees: beside.disagrees,
        low: across(low),
        high: across(high),
        middle: across(middle),
        cut: is_below.then_some(22 * place + 5),
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

/// What is said about the rows of a ranking: names of the programme's lists, of members, and the chair's reasons.
struct Said {
    lists: Lists,
    names: HashMap<PersonId, String>,
    reasons: HashMap<ApplicationId, String>,
}

fn sheets(visit: &Visit, row: &Row, said: &Said) -> String {
    let name = |id: &PersonId| said.names.get(id).map_or("", String::as_str);
    let mut lines: Vec<String> =
        row.sheets.iter().map(|(reader, mean)| format!("{}: {}", name(reader), points(visit, *mean))).collect();
    lines.sort_unstable();
    lines.join("\n")
}

fn row(visit: &Visit, (place, row): (usize, &Row), ranking: &Ranking, said: &Said) -> RowView {
    let lists = &said.lists;
    let path = if visit.may(Deed::SitOnBoard) { "/board/applications" } else { "/board/records" };
    let kind = row.kind.as_deref().map(|kind| lists.name("kind", kind, visit.lang)).unwrap_or_default();
    let country = lists.name("country", &row.country, visit.lang);
    let about: Vec<&str> = [country.as_str(), kind.as_str()].into_iter().filter(|text| !text.is_empty()).collect();
    let allocation = ranking.line.as_ref().map(|line| &line.allocation);
    let grant = allocation.and_then(|allocation| allocation.grants.get(&row.application));
    let tie = row.tie.map(|tie| match tie {
        Tie::Criterion => "board-tie-by-criterion",
        Tie::Draw => "board-tie-by-draw",
        Tie::Chair => "board-tie-by-chair",
        Tie::Open => "board-tie-open",
    });
    let is_below = allocation.and_then(|allocation| allocation.without.first()) == Some(&row.application);
    RowView {
        rank: row.rank.map(|rank| rank.to_string()).unwrap_or_default(),
        tie: tie.map(|key| visit.say(key)).unwrap_or_default(),
        href: format!("{path}/{}", row.application),
        reference: row.reference.clone(),
        name: row.name.clone(),
        about: about.join(" · "),
        requested: row.requested,
        figures: row.figures.as_ref().map(|one| figures(visit, one)),
        why: said.reasons.get(&row.application).cloned().unwrap_or_default(),
        sheets: sheets(visit, row, said),
        beside: row.beside.as_ref().map(|one| beside(visit, one, place, is_below)),
        grant: grant.map(|grant| amount(visit, grant.amount)).unwrap_or_default(),
        is_reduced: grant.is_some_and(|grant| grant.is_reduced),
        is_below,
        tag: row_tag(visit, row),
    }
}

async fn page(visit: &Visit, id: CallId, trial: Option<Trial>, form: &Form) -> Answer {
    let (ranking, said) = visit
        .read(move |tx| {
            let ranking = ranking::of_call(tx, id, trial)?;
            let sheets = ranking.rows.iter().flat_map(|row| &row.sheets);
            let readers: BTreeSet<PersonId> = sheets.map(|(reader, _)| *reader).collect();
            let readers: Vec<PersonId> = readers.into_iter().collect();
            let (names, reasons) = (people::names(tx, &readers)?, ties::reasons(tx, &ranking)?);
            Ok((ranking, Said { lists: choices::lists(tx)?, names, reasons }))
        })
        .await?;
    let minimum = Message::new("board-ranking-minimum").with("points", ranking.rules.terms.minimum_mean);
    let spread = Message::new("board-ranking-spread").with("points", ranking.rules.terms.spread_flag);
    let rows: Vec<RowView> = ranking.rows.iter().enumerate().map(|one| row(visit, one, &ranking, &said)).collect();
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
        untold: rows.iter().all(|row| row.beside.is_none()) && rows.iter().any(|row| !row.sheets.is_empty()),
        chart: chart(&ranking.rules, &rows),
        ties: if visit.may(Deed::ChairVote) && !ties::groups(&ranking).is_empty() {
            format!("/board/rounds/{id}/ties")
        } else {
            String::new()
        },
        line: line::view(visit, &ranking, &said.lists),
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

#[get("/board/rounds/<id>/ranking?<walk>&<money>")]
async fn ranking_page(visit: Visit, id: CallId, walk: Option<&str>, money: HashMap<String, String>) -> Answer {
    let rule = walk.and_then(|text| text.parse().ok());
    let money = visit.read(move |tx| line::sums(tx, &money)).await?;
    page(&visit, id, Some(Trial { rule, money }), &Form::blank("board-ranking")).await
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
