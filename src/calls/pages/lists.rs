//! The programme's lists, kept by staff: countries, regions, kinds of group, themes, reasons and the others.

use super::labels::{labels, named, untranslated, with_labels, written};
use crate::{
    applications::people,
    base::{Deed, Labels, Stop},
    calls::choices::{self, CODE, Change, Choice, Lists, NAME},
    web::{self, Answer, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

/// The list whose choices may have a limit.
const LIMITED: &str = "budget_category";

pub(super) fn routes() -> Vec<Route> {
    routes![all, list, add_form, add, choice_form, choice, order]
}

async fn load(visit: &Visit) -> Result<Lists, Stop> {
    visit
        .read(|tx| {
            tx.permit(Deed::EditChoices)?;
            choices::lists(tx)
        })
        .await
}

#[derive(Serialize)]
struct All {
    rows: Vec<AllRow>,
}

#[derive(Serialize)]
struct AllRow {
    href: String,
    name: String,
    offered: usize,
    put_away: usize,
    untranslated: bool,
}

#[get("/lists")]
async fn all(visit: Visit) -> Answer {
    let lists = load(&visit).await?;
    let row = |list: &str| {
        let choices = lists.list(list);
        let offered = choices.iter().filter(|one| one.offered).count();
        AllRow {
            href: format!("/lists/{list}"),
            name: named(&visit, "list", list),
            offered,
            put_away: choices.len() - offered,
            untranslated: choices.iter().any(|one| one.offered && !untranslated(&visit, &one.labels).is_empty()),
        }
    };
    let mut rows: Vec<AllRow> = lists.names().map(row).collect();
    rows.sort_by(|one, other| one.name.cmp(&other.name));
    visit.show("calls/lists", "calls-lists-heading", &All { rows })
}

#[derive(Serialize)]
struct One {
    base: String,
    text: String,
    form: FormView,
    rows: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    code: String,
    name: String,
    /// What it belongs to, and its limit.
    notes: Vec<String>,
    offered: bool,
    untranslated: String,
}

fn row(visit: &Visit, lists: &Lists, choice: &Choice) -> Row {
    let parent = match choice.parent.as_str() {
        "" => None,
        people::OF_THEM if choice.list == people::BANDS => Some(visit.say("calls-choice-among")),
        country => Some(lists.name("country", country, visit.lang)),
    };
    let limit = choice.most_percent.map(|limit| format!("≤ {limit} %"));
    Row {
        code: choice.code.clone(),
        name: choice.labels.tell(visit.lang),
        notes: parent.into_iter().chain(limit).collect(),
        offered: choice.offered,
        untranslated: untranslated(visit, &choice.labels),
    }
}

async fn list_page(visit: &Visit, list: &str, form: &Form) -> Answer {
    let lists = load(visit).await?;
    if lists.list(list).is_empty() {
        return Err(Stop::Missing);
    }
    let base = format!("/lists/{list}");
    let view = One {
        form: form.view(visit, &format!("{base}/order"), Vec::new(), "calls-form-order"),
        base,
        text: visit.say("calls-lists-text"),
        rows: lists.list(list).iter().map(|one| row(visit, &lists, one)).collect(),
    };
    visit.show_form_titled("calls/choices", &named(visit, "list", list), form, &view)
}

#[get("/lists/<list>", rank = 2)]
async fn list(visit: Visit, list: &str) -> Answer {
    list_page(&visit, list, &Form::blank("calls-choice")).await
}

#[derive(Serialize)]
struct ChoiceView {
    back: String,
    text: String,
    form: FormView,
}

fn choice_page(visit: &Visit, lists: &Lists, list: &str, code: Option<&str>, form: &Form) -> Answer {
    if lists.list(list).is_empty() {
        return Err(Stop::Missing);
    }
    let mut inputs = Vec::new();
    if code.is_none() {
        let hint = match list {
            "country" => "calls-choice-code-country",
            "region" => "calls-choice-code-region",
            _ => "calls-choice-code-other",
        };
        if list == "region" {
            let countries = lists.of("country", visit.lang).into_iter();
            inputs.push(Input::select("parent", countries.map(|(code, name)| web::Choice::new(code, name)).collect()));
        }
        inputs.push(Input::text("code").width("m").autocomplete("off").hinted(visit.say(hint)));
    }
    inputs.extend(written(visit, "label", "calls-choice-label", None));
    if list == LIMITED {
        inputs.push(Input::number("most_percent").suffixed("%").optional());
    }
    if code.is_some() {
        inputs.push(
            Input::checks("offered", vec![web::Choice::new("yes", visit.say("calls-choice-offered-yes"))]).optional(),
        );
    }
    let view = ChoiceView {
        back: format!("/lists/{list}"),
        text: named(visit, "list", list),
        form: form.view(visit, &format!("/lists/{list}/{}", code.unwrap_or("add")), inputs, "calls-part-save"),
    };
    let heading = if code.is_some() { "calls-choice-edit" } else { "calls-choice-add" };
    visit.show_form("calls/choice", heading, form, &view)
}

/// The names and the limit that were written.
fn read(form: &mut Form, list: &str) -> Option<(Labels, Option<i32>)> {
    let labels = labels(form, "label", NAME);
    let limited = list == LIMITED && !form.raw("most_percent").trim().is_empty();
    let percent =
        if limited { form.number("most_percent", 1, 100).map(|number| i32::try_from(number).ok()) } else { Some(None) };
    Some((labels?, percent?))
}

#[get("/lists/<list>/add")]
async fn add_form(visit: Visit, list: &str) -> Answer {
    choice_page(&visit, &load(&visit).await?, list, None, &Form::blank("calls-choice"))
}

#[post("/lists/<list>/add", data = "<posted>")]
async fn add(visit: Visit, list: &str, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let lists = load(&visit).await?;
    let mut form = Form::sent("calls-choice", posted);
    let (code, written) = (form.text("code", CODE), read(&mut form, list));
    let parent = if list == "region" { form.raw("parent").to_owned() } else { String::new() };
    let new = code.zip(written).map(|(code, (labels, most_percent))| {
        Change::Add(Choice { list: list.to_owned(), code, parent, labels, most_percent, offered: true })
    });
    match visit.act(&mut form, new, choices::change).await? {
        Some(()) => visit.done(jar, format!("/lists/{list}"), "calls-part-saved"),
        None => choice_page(&visit, &lists, list, None, &form),
    }
}

#[get("/lists/<list>/<code>", rank = 2)]
async fn choice_form(visit: Visit, list: &str, code: &str) -> Answer {
    let lists = load(&visit).await?;
    let choice = lists.list(list).iter().find(|one| one.code == code).ok_or(Stop::Missing)?;
    let mut form = with_labels(Form::blank("calls-choice"), "label", &choice.labels);
    if let Some(limit) = choice.most_percent {
        form = form.with("most_percent", limit.to_string());
    }
    if choice.offered {
        form = form.with("offered", "yes");
    }
    choice_page(&visit, &lists, list, Some(code), &form)
}

#[post("/lists/<list>/<code>", data = "<posted>", rank = 2)]
async fn choice(visit: Visit, list: &str, code: &str, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let lists = load(&visit).await?;
    let mut form = Form::sent("calls-choice", posted);
    let offered = form.raw("offered") == "yes";
    let new = read(&mut form, list).map(|(labels, most_percent)| Change::Edit {
        list: list.to_owned(),
        code: code.to_owned(),
        labels,
        most_percent,
        offered,
    });
    match visit.act(&mut form, new, choices::change).await? {
        Some(()) => visit.done(jar, format!("/lists/{list}"), "calls-part-saved"),
        None => choice_page(&visit, &lists, list, Some(code), &form),
    }
}

#[post("/lists/<list>/order", data = "<posted>")]
async fn order(visit: Visit, list: &str, posted: Posted) -> Answer {
    visit.read(|tx| tx.permit(Deed::EditChoices)).await?;
    let mut form = Form::sent("calls-choice", posted);
    let moved = form.raw("move").split_once(' ').map(|(way, code)| (way == "up", code.to_owned()));
    let at = moved.as_ref().map(|(_, code)| code.clone()).unwrap_or_default();
    let new = moved.map(|(up, code)| Change::Move { list: list.to_owned(), code, up });
    match visit.act(&mut form, new, choices::change).await? {
        Some(()) => visit.go(format!("/lists/{list}#{at}")),
        None => list_page(&visit, list, &form).await,
    }
}
