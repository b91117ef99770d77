//! How a call is screened: by how many people, and with which checklist, a line a check, in each language.

use crate::{
    applications::checks::{self, NewPlan},
    base::{CallId, Deed, Labels, Lang, stop::Message},
    calls::{self, choices},
    web::{Answer, Choice, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![plan_form, plan]
}

const PLAN: &str = "applications-plan";
/// The languages a checklist is written in; Uzbek in Cyrillic is made from Latin.
const LANGS: [Lang; 5] = [Lang::En, Lang::Ru, Lang::Tg, Lang::Uz, Lang::Ky];
/// The longest list, in characters.
const TEXT_MAX: usize = checks::MOST * checks::LINE_MAX;

#[derive(Serialize)]
struct Plan {
    lead: String,
    back: String,
    form: FormView,
}

fn field(lang: Lang) -> String {
    format!("lines_{}", lang.code())
}

async fn show(visit: &Visit, id: CallId, form: &Form) -> Answer {
    let call = visit
        .read(move |tx| {
            tx.permit(Deed::EditCall)?;
            calls::find(tx, id)
        })
        .await?;
    let people = ["1", "2"].map(|n| Choice::new(n, visit.say(&format!("applications-plan-people-{n}"))));
    let mut inputs = vec![Input::radios("people", people.to_vec())];
    for lang in LANGS {
        let label = format!("{}: {}", visit.say("applications-plan-lines"), lang.own_name());
        let mut input = Input::area(&field(lang), TEXT_MAX).optional().labelled(label);
        if lang == Lang::En {
            input = input.hinted(visit.say("applications-plan-lines.hint"));
        }
        inputs.push(input);
    }
    let view = Plan {
        lead: call.labels.say(visit.lang),
        back: format!("/calls/{id}"),
        form: form.view(visit, &format!("/calls/{id}/screening"), inputs, "applications-plan-button"),
    };
    visit.show_form("applications/plan", "applications-plan-heading", form, &view)
}

#[get("/calls/<id>/screening")]
async fn plan_form(visit: Visit, id: CallId) -> Answer {
    let (plan, lists) = visit
        .read(move |tx| {
            tx.permit(Deed::EditCall)?;
            Ok((checks::of_call(tx, id)?, choices::lists(tx)?))
        })
        .await?;
    let mut form = Form::blank(PLAN).with("people", plan.people.to_string());
    for lang in LANGS {
        // A call without a list of its own begins with the programme's usual one.
        let lines: Vec<String> = if plan.checks.is_empty() {
            lists.of("screening_check", lang).into_iter().map(|(_, name)| name).collect()
        } else {
            plan.checks.iter().filter_map(|check| check.labels.0.get(&lang).cloned()).collect()
        };
        form = form.with(&field(lang), lines.join("\n"));
    }
    show(&visit, id, &form).await
}

#[post("/calls/<id>/screening", data = "<posted>")]
async fn plan(visit: Visit, id: CallId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::EditCall)).await?;
    let mut form = Form::sent(PLAN, posted);
    let people = form.one::<i32>("people");
    let lines = read_lines(&mut form);
    let new = (|| Some(NewPlan { call: id, people: people?, lines: lines? }))();
    match visit.act(&mut form, new, checks::set_up).await? {
        Some(()) => visit.done(jar, format!("/calls/{id}"), "applications-plan-set"),
        None => show(&visit, id, &form).await,
    }
}

/// The lists of all languages as labels, a line each; refused where they have different numbers of lines.
fn read_lines(form: &mut Form) -> Option<Vec<Labels>> {
    let mut lines: Vec<Labels> = Vec::new();
    let mut stands = true;
    for lang in LANGS {
        let text = form.optional(&field(lang), TEXT_MAX)?;
        let own: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        if own.is_empty() {
            continue;
        }
        if lines.is_empty() {
            lines = vec![Labels::default(); own.len()];
        }
        if lines.len() != own.len() {
            let counts = Message::new("applications-plan-lines-differ").with("n", own.len()).with("first", lines.len());
            form.refuse(&field(lang), counts);
            stands = false;
            continue;
        }
        for (labels, line) in lines.iter_mut().zip(own) {
            labels.0.insert(lang, line.to_owned());
        }
    }
    stands.then_some(lines)
}

/// Whether a call is there to be screened: for the link on its page.
pub(crate) fn link(visit: &Visit, id: CallId) -> String {
    if visit.may(Deed::EditCall) { format!("/calls/{id}/screening") } else { String::new() }
}
