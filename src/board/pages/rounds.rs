//! Rounds: the calls before the board, their ranking, their rules.

use super::{Fact, Tag, fact, message, points, state_tag, word};
use crate::{
    applications::State,
    base::{CallId, Deed, Message, Money},
    board::{
        Majority, Standing,
        desk::Task,
        ranking::{self, Beside, Figures, Row},
        rules::{self, Rules, Settings},
    },
    calls::{
        self,
        choices::{self, Lists},
    },
    web::{Answer, Choice, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![rounds, ranking_page, rules_page, set_rules]
}

/// Where the chart's scale begins, right of the references.
const CHART_LEFT: f64 = 110.0;

#[derive(Serialize)]
struct RoundView {
    href: String,
    rules: String,
    code: String,
    title: String,
    undecided: i64,
    funded: i64,
    declined: i64,
}

#[derive(Serialize)]
struct Rounds {
    rounds: Vec<RoundView>,
    may_see_declarations: bool,
}

#[get("/board/rounds")]
async fn rounds(visit: Visit) -> Answer {
    let rounds = visit.read(ranking::rounds).await?;
    let view = Rounds {
        rounds: rounds
            .into_iter()
            .map(|round| RoundView {
                href: format!("/board/rounds/{}/ranking", round.call.id),
                rules: format!("/board/rounds/{}/rules", round.call.id),
                title: round.call.labels.say(visit.lang),
                code: round.call.code,
                undecided: round.undecided,
                funded: round.funded,
                declined: round.declined,
            })
            .collect(),
        may_see_declarations: !visit.may(Deed::SitOnBoard),
    };
    visit.show("board/rounds", "board-rounds-heading", &view)
}

#[derive(Serialize)]
struct FiguresView {
    mean: String,
    meter: i32,
    is_enough: bool,
    sheets: i64,
    range: String,
    is_wide: bool,
    set_aside: String,
    recommended: Option<Money>,
}

#[derive(Serialize)]
struct RowView {
    rank: String,
    href: String,
    reference: String,
    name: String,
    country: String,
    kind: String,
    requested: Option<Money>,
    figures: Option<FiguresView>,
    beside: Option<BesideView>,
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
struct Chart {
    height: usize,
    bottom: usize,
    minimum: Option<String>,
}

#[derive(Serialize)]
struct RankingView {
    rules: String,
    facts: Vec<Fact>,
    rows: Vec<RowView>,
    any_hidden: bool,
    chart: Option<Chart>,
}

/// A score from the model, in the reader's way; the model is no more exact than two decimals.
fn rounded(visit: &Visit, score: f64) -> String {
    let score = format!("{score:.2}").parse().unwrap_or_default();
    crate::base::money::format_decimal(score, visit.lang.style())
}

fn beside(visit: &Visit, beside: &Beside, place: usize) -> BesideView {
    let (low, high) = beside.adjusted.interval();
    let across = |score: f64| format!("{:.1}", CHART_LEFT + 3.0 * score.clamp(0.0, 100.0));
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
    let minimum = (rules.minimum_mean > 0).then(|| format!("{:.1}", CHART_LEFT + 3.0 * f64::from(rules.minimum_mean)));
    (count > 0).then(|| Chart { height: 22 * count + 30, bottom: 22 * count + 24, minimum })
}

fn figures(visit: &Visit, figures: &Figures) -> FiguresView {
    let score = |score: Option<crate::board::Hundredths>| score.map(|score| points(visit, score)).unwrap_or_default();
    FiguresView {
        mean: score(figures.mean),
        meter: figures.mean.map_or(0, |mean| mean.0 / 100),
        is_enough: figures.is_enough,
        sheets: figures.sheets,
        range: if figures.sheets > 1 {
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
        Standing::Clear if row.figures.is_none() && row.state == Some(State::WithBoard) => Some(Task::Score),
        Standing::Clear => None,
    };
    match (task, row.state) {
        (None, Some(state)) => state_tag(visit, state),
        (task, _) => Tag { label: word(visit, "board-task", task.unwrap_or(Task::Done).as_str()), tone: "amber" },
    }
}

fn row(visit: &Visit, (place, row): (usize, &Row), lists: &Lists, is_member: bool) -> RowView {
    let path = if is_member { "/board/applications" } else { "/board/records" };
    RowView {
        rank: row.rank.map(|rank| rank.to_string()).unwrap_or_default(),
        href: format!("{path}/{}", row.application),
        reference: row.reference.clone(),
        name: row.name.clone(),
        country: lists.name("country", &row.country, visit.lang),
        kind: row.kind.as_deref().map(|kind| lists.name("kind", kind, visit.lang)).unwrap_or_default(),
        requested: row.requested,
        figures: row.figures.as_ref().map(|one| figures(visit, one)),
        beside: row.beside.as_ref().map(|one| beside(visit, one, place)),
        tag: row_tag(visit, row),
    }
}

#[get("/board/rounds/<id>/ranking")]
async fn ranking_page(visit: Visit, id: CallId) -> Answer {
    let (ranking, lists) =
        visit.read(move |tx| Ok((ranking::of_call(tx, id)?, choices::lists(tx, &["country", "kind"])?))).await?;
    let is_member = visit.may(Deed::SitOnBoard);
    let minimum = Message::new("board-ranking-minimum").with("points", ranking.rules.minimum_mean);
    let spread = Message::new("board-ranking-spread").with("points", ranking.rules.spread_flag);
    let rows: Vec<RowView> = ranking.rows.iter().enumerate().map(|one| row(&visit, one, &lists, is_member)).collect();
    let view = RankingView {
        rules: format!("/board/rounds/{id}/rules"),
        facts: vec![
            fact(&visit, "board-ranking-minimum-label", message(&visit, minimum)),
            fact(&visit, "board-ranking-spread-label", message(&visit, spread)),
        ],
        any_hidden: ranking.rows.iter().any(|row| row.figures.is_none()),
        chart: chart(&ranking.rules, &rows),
        rows,
    };
    let heading = format!("{} {}", visit.say("board-ranking-heading"), ranking.call.code);
    visit.show_titled("board/ranking", &heading, &view)
}

#[derive(Serialize)]
struct Level {
    points: usize,
    anchor: String,
}

#[derive(Serialize)]
struct CriterionView {
    name: String,
    help: String,
    weight: String,
    levels: Vec<Level>,
}

#[derive(Serialize)]
struct RulesView {
    version: i32,
    frozen: bool,
    facts: Vec<Fact>,
    criteria: Vec<CriterionView>,
    form: Option<FormView>,
}

fn rule_facts(visit: &Visit, rules: &Rules) -> Vec<Fact> {
    let yes_no = |yes: bool| visit.say(if yes { "form-yes" } else { "form-no" });
    let quorum = Message::new("board-rules-quorum-is")
        .with("share", rules.quorum_share_percent)
        .with("count", rules.quorum_count);
    vec![
        fact(visit, "board-rules-quorum", message(visit, quorum)),
        fact(visit, "board-rules-abstention-counts", yes_no(rules.abstention_counts)),
        fact(visit, "board-rules-majority", word(visit, "board-majority", rules.majority.as_str())),
        fact(visit, "board-rules-minimum-mean", rules.minimum_mean.to_string()),
        fact(visit, "board-rules-casting-vote", yes_no(rules.casting_vote)),
        fact(visit, "board-rules-blind", yes_no(rules.blind)),
        fact(visit, "board-rules-spread-flag", rules.spread_flag.to_string()),
    ]
}

fn criteria(visit: &Visit, rules: &Rules) -> Vec<CriterionView> {
    let level = |(points, anchor): (usize, &crate::base::Labels)| Level { points, anchor: anchor.say(visit.lang) };
    rules
        .criteria
        .iter()
        .map(|criterion| CriterionView {
            name: criterion.labels.say(visit.lang),
            help: criterion.help.say(visit.lang),
            weight: criterion.weight.to_string(),
            levels: criterion.anchors.iter().enumerate().map(level).collect(),
        })
        .collect()
}

fn as_set(rules: &Rules) -> Form {
    let ticked = |yes: bool| if yes { "yes" } else { "" };
    let mut form = Form::blank("board-rules")
        .with("quorum_share_percent", rules.quorum_share_percent.to_string())
        .with("quorum_count", rules.quorum_count.to_string())
        .with("abstention_counts", ticked(rules.abstention_counts))
        .with("majority", rules.majority.as_str())
        .with("minimum_mean", rules.minimum_mean.to_string())
        .with("casting_vote", ticked(rules.casting_vote))
        .with("blind", ticked(rules.blind))
        .with("spread_flag", rules.spread_flag.to_string());
    for criterion in &rules.criteria {
        form = form.with(&format!("weight_{}", criterion.code), criterion.weight.to_string());
    }
    form
}

fn inputs(visit: &Visit, rules: &Rules) -> Vec<Input> {
    let majorities =
        Majority::ALL.iter().map(|one| Choice::new(one.as_str(), word(visit, "board-majority", one.as_str())));
    let tick = |name: &str| Input::checks(name, vec![Choice::new("yes", visit.say("form-yes"))]).optional();
    let mut inputs = vec![
        Input::number("quorum_share_percent").suffixed("%"),
        Input::number("quorum_count"),
        tick("abstention_counts"),
        Input::select("majority", majorities.collect()).width("m"),
        Input::number("minimum_mean"),
        tick("casting_vote"),
        tick("blind"),
        Input::number("spread_flag"),
    ];
    for criterion in &rules.criteria {
        let label = Message::new("board-rules-weight").with("name", criterion.labels.say(visit.lang));
        inputs.push(Input::number(&format!("weight_{}", criterion.code)).labelled(message(visit, label)));
    }
    inputs
}

async fn rules_view(visit: &Visit, id: CallId, form: Option<Form>) -> Answer {
    let (rules, call) = visit.read(move |tx| Ok((rules::view(tx, id)?, calls::find(tx, id)?))).await?;
    let form = form.unwrap_or_else(|| as_set(&rules));
    let editable = rules.frozen_at.is_none() && visit.may(Deed::EditRules);
    let action = format!("/board/rounds/{id}/rules");
    let view = RulesView {
        version: rules.version,
        frozen: rules.frozen_at.is_some(),
        facts: if editable { Vec::new() } else { rule_facts(visit, &rules) },
        criteria: criteria(visit, &rules),
        form: editable.then(|| form.view(visit, &action, inputs(visit, &rules), "board-rules-button")),
    };
    let heading = format!("{} {}", visit.say("board-rules-heading"), call.code);
    if editable {
        visit.show_form_titled("board/rules", &heading, &form, &view)
    } else {
        visit.show_titled("board/rules", &heading, &view)
    }
}

#[get("/board/rounds/<id>/rules")]
async fn rules_page(visit: Visit, id: CallId) -> Answer {
    rules_view(&visit, id, None).await
}

/// Rules as they were typed, over the ones that stand.
fn typed_rules(form: &mut Form, before: &Rules) -> Option<Settings> {
    let mut settings = before.settings();
    let mut whole = true;
    let mut number = |form: &mut Form, name: &str, (least, most): (i64, i64), place: &mut i32| match form
        .number(name, least, most)
        .map(i32::try_from)
    {
        Some(Ok(number)) => *place = number,
        _ => whole = false,
    };
    number(form, "quorum_share_percent", (0, 99), &mut settings.quorum_share_percent);
    number(form, "quorum_count", (1, 1_000), &mut settings.quorum_count);
    number(form, "minimum_mean", (0, 100), &mut settings.minimum_mean);
    number(form, "spread_flag", (0, 100), &mut settings.spread_flag);
    for criterion in &mut settings.criteria {
        number(form, &format!("weight_{}", criterion.code), (1, 1_000), &mut criterion.weight);
    }
    settings.abstention_counts = form.raw("abstention_counts") == "yes";
    settings.casting_vote = form.raw("casting_vote") == "yes";
    settings.blind = form.raw("blind") == "yes";
    settings.majority = form.one::<Majority>("majority")?;
    whole.then_some(settings)
}

#[post("/board/rounds/<id>/rules", data = "<posted>")]
async fn set_rules(visit: Visit, id: CallId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent("board-rules", posted);
    let before = visit.read(move |tx| tx.permit(Deed::EditRules).and_then(|()| rules::view(tx, id))).await?;
    let new = typed_rules(&mut form, &before);
    match visit.act(&mut form, new, move |tx, new| rules::set(tx, id, new).map(|_| ())).await? {
        Some(()) => visit.done(jar, format!("/board/rounds/{id}/rules"), "board-rules-set"),
        None => rules_view(&visit, id, Some(form)).await,
    }
}
