//! The rules of a round: read by everybody who sees the board's work, changed by staff until scoring begins. One
//! criterion at a time is in `rules/criterion.rs`.

mod criterion;

use super::{Fact, word};
use crate::{
    base::{CallId, Deed, Stop},
    board::{
        Majority, TieBreak, Walk,
        rules::{self, Change, Rules, Terms},
    },
    calls::{self, Call},
    web::{Answer, Choice, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    let mut all = routes![rules_page, order, terms_form, set_terms];
    all.extend(criterion::routes());
    all
}

#[derive(Serialize)]
struct Level {
    points: usize,
    anchor: String,
}

#[derive(Serialize)]
struct CriterionView {
    code: String,
    name: String,
    help: String,
    weight: String,
    comments: String,
    levels: Vec<Level>,
}

#[derive(Serialize)]
struct RulesView {
    base: String,
    ranking: String,
    readers: String,
    version: i32,
    frozen: bool,
    facts: Vec<Fact>,
    criteria: Vec<CriterionView>,
    form: Option<FormView>,
}

/// The rules but for the criteria, in words.
pub(super) fn rule_facts(visit: &Visit, rules: &Rules) -> Vec<Fact> {
    let facts = rules::words::facts(visit.lang, rules);
    facts.into_iter().map(|(label, value)| Fact { label, value }).collect()
}

/// When points need a comment, in words; empty where they never do.
pub(super) fn comment_hint(visit: &Visit, criterion: &rules::Criterion) -> String {
    rules::words::comments(visit.lang, criterion)
}

fn criteria(visit: &Visit, rules: &Rules) -> Vec<CriterionView> {
    let level = |(points, anchor): (usize, &crate::base::Labels)| Level { points, anchor: anchor.say(visit.lang) };
    rules
        .criteria
        .iter()
        .map(|criterion| CriterionView {
            code: criterion.code.clone(),
            name: criterion.labels.say(visit.lang),
            help: criterion.help.say(visit.lang),
            weight: criterion.weight.to_string(),
            comments: comment_hint(visit, criterion),
            levels: criterion.anchors.iter().enumerate().map(level).collect(),
        })
        .collect()
}

async fn look(visit: &Visit, id: CallId) -> Result<(Rules, Call), Stop> {
    visit.read(move |tx| Ok((rules::view(tx, id)?, calls::find(tx, id)?))).await
}

/// The rules for who may change them; refused as a page that is not there once they are frozen.
async fn open(visit: &Visit, id: CallId) -> Result<(Rules, Call), Stop> {
    visit.read(|tx| tx.permit(Deed::EditRules)).await?;
    look(visit, id).await
}

fn base(id: CallId) -> String {
    format!("/board/rounds/{id}/rules")
}

fn heading(visit: &Visit, call: &Call) -> String {
    format!("{} {}", visit.say("board-rules-heading"), call.code)
}

async fn overview(visit: &Visit, id: CallId, form: &Form) -> Answer {
    let (rules, call) = look(visit, id).await?;
    let editable = rules.frozen_at.is_none() && visit.may(Deed::EditRules);
    let view = RulesView {
        base: base(id),
        ranking: format!("/board/rounds/{id}/ranking"),
        readers: if rules.terms.readers > 0 && visit.may(Deed::AssignReaders) {
            format!("/board/rounds/{id}/readers")
        } else {
            String::new()
        },
        version: rules.version,
        frozen: rules.frozen_at.is_some(),
        facts: rule_facts(visit, &rules),
        criteria: criteria(visit, &rules),
        form: (editable || form.refused())
            .then(|| form.view(visit, &format!("{}/order", base(id)), Vec::new(), "board-rules-button")),
    };
    visit.show_form_titled("board/rules", &heading(visit, &call), form, &view)
}

#[get("/board/rounds/<id>/rules")]
async fn rules_page(visit: Visit, id: CallId) -> Answer {
    overview(&visit, id, &Form::blank("board-rules")).await
}

/// `up need`, `down need`, `remove need`.
fn read_change(text: &str) -> Option<Change> {
    let (verb, code) = text.split_once(' ')?;
    let code = code.to_owned();
    match verb {
        "up" | "down" => Some(Change::Move { code, up: verb == "up" }),
        "remove" => Some(Change::Remove(code)),
        _ => None,
    }
}

#[post("/board/rounds/<id>/rules/order", data = "<posted>")]
async fn order(visit: Visit, id: CallId, posted: Posted) -> Answer {
    open(&visit, id).await?;
    let mut form = Form::sent("board-rules", posted);
    let change = read_change(form.raw("change"));
    match visit.act(&mut form, change, move |tx, change| rules::change(tx, id, change)).await? {
        Some(()) => visit.go(format!("{}#criteria", base(id))),
        None => overview(&visit, id, &form).await,
    }
}

#[derive(Serialize)]
struct TermsView {
    back: String,
    form: FormView,
}

fn as_set(terms: &Terms) -> Form {
    let ticked = |yes: bool| if yes { "yes" } else { "" };
    Form::blank("board-rules")
        .with("readers", terms.readers.to_string())
        .with("quorum_share_percent", terms.quorum_share_percent.to_string())
        .with("quorum_count", terms.quorum_count.to_string())
        .with("abstention_counts", ticked(terms.abstention_counts))
        .with("majority", terms.majority.as_str())
        .with("minimum_mean", terms.minimum_mean.to_string())
        .with("casting_vote", ticked(terms.casting_vote))
        .with("tie_break", terms.tie_break.as_str())
        .with("tie_criterion", terms.tie_criterion.clone().unwrap_or_default())
        .with("walk", terms.walk.as_str())
        .with("blind", ticked(terms.blind))
        .with("reasons_shared", ticked(terms.reasons_shared))
        .with("place_told", ticked(terms.place_told))
        .with("stand_ins", ticked(terms.stand_ins))
        .with("offline", ticked(terms.offline))
        .with("spread_flag", terms.spread_flag.to_string())
        .with("emergency_experts", terms.emergency.experts.to_string())
        .with("emergency_staff", terms.emergency.staff.to_string())
        .with("emergency_hours", terms.emergency.hours.to_string())
}

fn inputs(visit: &Visit, rules: &Rules) -> Vec<Input> {
    fn words<T: Copy>(visit: &Visit, kind: &str, all: &[T], text: fn(T) -> &'static str) -> Vec<Choice> {
        all.iter().map(|one| Choice::new(text(*one), word(visit, kind, text(*one)))).collect()
    }
    let tick = |name: &str| Input::checks(name, vec![Choice::new("yes", visit.say("form-yes"))]).optional();
    let criteria = rules.criteria.iter().map(|one| Choice::new(one.code.clone(), one.labels.say(visit.lang)));
    let criteria = std::iter::once(Choice::new("", visit.say("board-choose"))).chain(criteria);
    vec![
        Input::number("readers"),
        Input::number("quorum_share_percent").suffixed("%"),
        Input::number("quorum_count"),
        tick("abstention_counts"),
        Input::radios("majority", words(visit, "board-majority", Majority::ALL, Majority::as_str)),
        Input::number("minimum_mean"),
        tick("casting_vote"),
        Input::radios("tie_break", words(visit, "board-tie", TieBreak::ALL, TieBreak::as_str)),
        Input::select("tie_criterion", criteria.collect()).width("l").optional(),
        Input::radios("walk", words(visit, "board-walk", Walk::ALL, Walk::as_str)),
        tick("blind"),
        tick("reasons_shared"),
        tick("place_told"),
        tick("stand_ins"),
        tick("offline"),
        Input::number("spread_flag"),
        Input::number("emergency_experts"),
        Input::number("emergency_staff"),
        Input::number("emergency_hours"),
    ]
}

fn terms_page(visit: &Visit, rules: &Rules, call: &Call, form: &Form) -> Answer {
    if rules.frozen_at.is_some() && !form.refused() {
        return visit.go(base(call.id));
    }
    let view = TermsView {
        back: base(call.id),
        form: form.view(visit, &format!("{}/terms", base(call.id)), inputs(visit, rules), "board-rules-button"),
    };
    visit.show_form_titled("board/terms", &heading(visit, call), form, &view)
}

#[get("/board/rounds/<id>/rules/terms")]
async fn terms_form(visit: Visit, id: CallId) -> Answer {
    let (rules, call) = open(&visit, id).await?;
    terms_page(&visit, &rules, &call, &as_set(&rules.terms))
}

/// Terms as they were typed, over the ones that stand.
fn typed_terms(form: &mut Form, before: &Terms) -> Option<Terms> {
    let mut terms = before.clone();
    let mut whole = true;
    let mut number = |form: &mut Form, name: &str, (least, most): (i64, i64), place: &mut i32| match form
        .number(name, least, most)
        .map(i32::try_from)
    {
        Some(Ok(number)) => *place = number,
        _ => whole = false,
    };
    number(form, "readers", (0, 50), &mut terms.readers);
    number(form, "quorum_share_percent", (0, 99), &mut terms.quorum_share_percent);
    number(form, "quorum_count", (1, 1_000), &mut terms.quorum_count);
    number(form, "minimum_mean", (0, 100), &mut terms.minimum_mean);
    number(form, "spread_flag", (0, 100), &mut terms.spread_flag);
    number(form, "emergency_experts", (0, 50), &mut terms.emergency.experts);
    number(form, "emergency_staff", (0, 50), &mut terms.emergency.staff);
    number(form, "emergency_hours", (1, 720), &mut terms.emergency.hours);
    terms.abstention_counts = form.raw("abstention_counts") == "yes";
    terms.casting_vote = form.raw("casting_vote") == "yes";
    terms.blind = form.raw("blind") == "yes";
    terms.reasons_shared = form.raw("reasons_shared") == "yes";
    terms.place_told = form.raw("place_told") == "yes";
    terms.stand_ins = form.raw("stand_ins") == "yes";
    terms.offline = form.raw("offline") == "yes";
    let choices = (form.one("majority"), form.one("tie_break"), form.one("walk"));
    terms.tie_criterion = Some(form.raw("tie_criterion").to_owned()).filter(|code| !code.is_empty());
    (terms.majority, terms.tie_break, terms.walk) = (choices.0?, choices.1?, choices.2?);
    whole.then_some(terms)
}

#[post("/board/rounds/<id>/rules/terms", data = "<posted>")]
async fn set_terms(visit: Visit, id: CallId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let (rules, call) = open(&visit, id).await?;
    let mut form = Form::sent("board-rules", posted);
    let change = typed_terms(&mut form, &rules.terms).map(Change::Terms);
    match visit.act(&mut form, change, move |tx, change| rules::change(tx, id, change)).await? {
        Some(()) => visit.done(jar, base(id), "board-rules-set"),
        None => terms_page(&visit, &rules, &call, &form),
    }
}
