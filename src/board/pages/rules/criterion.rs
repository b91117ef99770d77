//! One criterion of a round's rules: its name, help and levels in each language, its weight, when points need a comment.

use super::{base, heading, open};
use crate::{
    base::{CallId, Labels, Lang, Message, Stop},
    board::rules::{self, Change, LEVELS, NEVER_ABOVE, NewCriterion},
    calls::Call,
    web::{Answer, Choice, FieldView, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

/// The languages a funder writes in; Uzbek Cyrillic is made from Uzbek.
const WRITTEN: [Lang; 5] = [Lang::En, Lang::Ru, Lang::Tg, Lang::Uz, Lang::Ky];
/// Most characters of a name, a help text, a level.
const NAME: usize = 120;
const HELP: usize = 500;
const LEVEL: usize = 200;

pub(super) fn routes() -> Vec<Route> {
    routes![add_form, add, edit_form, edit]
}

/// What is written in one language.
#[derive(Serialize)]
struct Language {
    name: &'static str,
    open: bool,
    fields: Vec<FieldView>,
}

#[derive(Serialize)]
struct CriterionForm {
    back: String,
    form: FormView,
    languages: Vec<Language>,
}

fn language(visit: &Visit, form: &Form, lang: Lang) -> Language {
    let code = lang.code();
    let mut inputs = vec![
        Input::text(&format!("name_{code}")).labelled(visit.say("board-criterion-name-label")).optional(),
        Input::area(&format!("help_{code}"), HELP).labelled(visit.say("board-criterion-help")).optional(),
    ];
    for level in 0..*LEVELS.end() {
        let label =
            visit.message(&Message::new("board-criterion-level").with("points", i32::try_from(level).unwrap_or(0)));
        inputs.push(Input::text(&format!("level_{level}_{code}")).width("l").labelled(label).optional());
    }
    let fields: Vec<FieldView> = inputs.into_iter().map(|input| form.field(visit, input.hinted(""))).collect();
    let reader = if visit.lang == Lang::UzCyrl { Lang::Uz } else { visit.lang };
    Language { name: lang.own_name(), open: lang == reader || fields.iter().any(FieldView::is_wrong), fields }
}

fn weighing(visit: &Visit) -> Vec<Input> {
    let never = |value: i32| Choice::new(value.to_string(), visit.say("board-criterion-never"));
    let at = |key: &str, points: i32| {
        Choice::new(points.to_string(), visit.message(&Message::new(key).with("points", points)))
    };
    let low = (0..=2).map(|points| at("board-score-why-hint", points));
    let high = (3..=6).map(|points| at("board-score-why-above", points));
    vec![
        Input::number("weight"),
        Input::select("comment_low", std::iter::once(never(-1)).chain(low).collect()).width("l"),
        Input::select("comment_high", std::iter::once(never(NEVER_ABOVE)).chain(high).collect()).width("l"),
    ]
}

fn page(visit: &Visit, call: &Call, code: Option<&str>, form: &Form) -> Answer {
    let own = format!("{}/criterion", base(call.id));
    let action = code.map_or_else(|| own.clone(), |code| format!("{own}/{code}"));
    let view = CriterionForm {
        back: base(call.id),
        form: form.view(visit, &action, weighing(visit), "board-rules-button"),
        languages: WRITTEN.into_iter().map(|lang| language(visit, form, lang)).collect(),
    };
    visit.show_form_titled("board/criterion", &heading(visit, call), form, &view)
}

fn filled(criterion: &NewCriterion) -> Form {
    let put = |form: Form, field: &str, labels: &Labels| {
        labels.0.iter().fold(form, |form, (lang, text)| form.with(&format!("{field}_{}", lang.code()), text))
    };
    let mut form = Form::blank("board-criterion")
        .with("weight", criterion.weight.to_string())
        .with("comment_low", criterion.comment_at_or_below.to_string())
        .with("comment_high", criterion.comment_at_or_above.to_string());
    form = put(put(form, "name", &criterion.labels), "help", &criterion.help);
    (0..).zip(&criterion.anchors).fold(form, |form, (level, anchor)| put(form, &format!("level_{level}"), anchor))
}

fn labels(form: &mut Form, field: &str, max: usize) -> Option<Labels> {
    let mut labels = Labels::default();
    let mut whole = true;
    for lang in WRITTEN {
        match form.optional(&format!("{field}_{}", lang.code()), max) {
            Some(text) if !text.is_empty() => drop(labels.0.insert(lang, text)),
            Some(_) => {}
            None => whole = false,
        }
    }
    whole.then_some(labels)
}

/// A criterion as it was typed. The scale ends with the last level that says something.
fn typed(form: &mut Form, code: &str) -> Option<NewCriterion> {
    let (name, help) = (labels(form, "name", NAME), labels(form, "help", HELP));
    let mut anchors: Vec<Option<Labels>> =
        (0..*LEVELS.end()).map(|level| labels(form, &format!("level_{level}"), LEVEL)).collect();
    while anchors.last().is_some_and(|last| last.as_ref().is_some_and(Labels::is_empty)) {
        anchors.pop();
    }
    let weight = form.number("weight", 1, 1_000).and_then(|weight| i32::try_from(weight).ok());
    let (low, high) = (form.one("comment_low"), form.one("comment_high"));
    Some(NewCriterion {
        code: code.to_owned(),
        labels: name?,
        help: help?,
        anchors: anchors.into_iter().collect::<Option<_>>()?,
        weight: weight?,
        comment_at_or_below: low?,
        comment_at_or_above: high?,
    })
}

#[get("/board/rounds/<id>/rules/criterion")]
async fn add_form(visit: Visit, id: CallId) -> Answer {
    let (rules, call) = open(&visit, id).await?;
    if rules.frozen_at.is_some() {
        return visit.go(base(id));
    }
    let form = Form::blank("board-criterion").with("weight", "10").with("comment_low", "1").with("comment_high", "5");
    page(&visit, &call, None, &form)
}

#[post("/board/rounds/<id>/rules/criterion", data = "<posted>")]
async fn add(visit: Visit, id: CallId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let (_, call) = open(&visit, id).await?;
    let mut form = Form::sent("board-criterion", posted);
    // The act makes the code from the name.
    let change = typed(&mut form, "").map(Change::Add);
    match visit.act(&mut form, change, move |tx, change| rules::change(tx, id, change)).await? {
        Some(()) => visit.done(jar, format!("{}#criteria", base(id)), "board-rules-set"),
        None => page(&visit, &call, None, &form),
    }
}

#[get("/board/rounds/<id>/rules/criterion/<code>")]
async fn edit_form(visit: Visit, id: CallId, code: &str) -> Answer {
    let (rules, call) = open(&visit, id).await?;
    let criterion = rules.criteria.iter().find(|criterion| criterion.code == code).ok_or(Stop::Missing)?;
    if rules.frozen_at.is_some() {
        return visit.go(base(id));
    }
    page(&visit, &call, Some(code), &filled(&criterion.as_new()))
}

#[post("/board/rounds/<id>/rules/criterion/<code>", data = "<posted>")]
async fn edit(visit: Visit, id: CallId, code: &str, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let (rules, call) = open(&visit, id).await?;
    rules.criteria.iter().find(|criterion| criterion.code == code).ok_or(Stop::Missing)?;
    let mut form = Form::sent("board-criterion", posted);
    let change = typed(&mut form, code).map(Change::Edit);
    match visit.act(&mut form, change, move |tx, change| rules::change(tx, id, change)).await? {
        Some(()) => visit.done(jar, format!("{}#criteria", base(id)), "board-rules-set"),
        None => page(&visit, &call, Some(code), &form),
    }
}
