//! Pages of what is kept: what goes when and what went, the programme's rules, and one case: hold it, let go, erase it.

mod export;
mod person;

use super::{
    REASON_MAX, Refusal, Why,
    erase::{self, Erasure, KINDS, OnRequest},
    hold::{self, Holding},
    retention::{self, Due, Rule, Rules},
};
use crate::{
    applications,
    base::{ApplicationId, Deed, ErasureId, PersonId, Refusal as _, Stop, stop::Message, words},
    funds, people,
    web::{Answer, Choice, Form, FormView, Input, Posted, Visit},
};
use chrono::{DateTime, NaiveDateTime};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;
use std::collections::HashMap;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    [routes![overview, rules_form, set_rules, case_form, case_act], export::routes(), person::routes()].concat()
}

/// How far ahead the page looks, in days.
const AHEAD: u64 = 30;
/// Lines of the report on a page.
const LINES: usize = 50;

#[derive(Serialize)]
struct Overview {
    due: Vec<DueRow>,
    erased: Vec<ErasedRow>,
    lead: String,
    may_set: bool,
    next: String,
    previous: String,
    summary: String,
}

#[derive(Serialize)]
struct DueRow {
    href: String,
    reference: String,
    state: String,
    on: String,
    held: bool,
}

#[derive(Serialize)]
struct ErasedRow {
    reference: String,
    at: String,
    why: String,
    by: String,
    what: String,
}

#[get("/privacy?<before>")]
async fn overview(visit: Visit, before: Option<&str>) -> Answer {
    let place = before.and_then(read_place);
    let (due, mut erased, names) = visit
        .read(move |tx| {
            let due = retention::coming(tx, AHEAD)?;
            let erased = erase::report(tx, place, i64::try_from(LINES + 1).unwrap_or(i64::MAX))?;
            let people: Vec<PersonId> = erased.iter().filter_map(|one| one.by).collect();
            let names = people::names(tx, &people)?;
            Ok((due, erased, names))
        })
        .await?;
    let more = erased.len() > LINES;
    erased.truncate(LINES);
    let last = erased.last().filter(|_| more);
    let lead = Message::new("privacy-lead").with("days", i64::try_from(AHEAD).unwrap_or(i64::MAX));
    let view = Overview {
        lead: visit.message(&lead),
        next: last.map(|one| format!("/privacy?before={}", write_place(one))).unwrap_or_default(),
        previous: if place.is_some() { "/privacy".to_owned() } else { String::new() },
        summary: visit.say(if place.is_some() { "privacy-older" } else { "privacy-newest" }),
        due: due.iter().map(|one| due_row(&visit, one)).collect(),
        erased: erased.iter().map(|one| erased_row(&visit, one, &names)).collect(),
        may_set: visit.may(Deed::EditRetention),
    };
    visit.show("privacy/overview", "privacy-heading", &view)
}

fn due_row(visit: &Visit, due: &Due) -> DueRow {
    DueRow {
        href: format!("/applications/{}/privacy", due.case),
        reference: due.reference.clone(),
        state: visit.say(&format!("applications-state-{}", due.state.as_str().replace('_', "-"))),
        on: words::date(due.on),
        held: due.held,
    }
}

fn erased_row(visit: &Visit, erasure: &Erasure, names: &HashMap<PersonId, String>) -> ErasedRow {
    let counted = KINDS.iter().filter_map(|kind| {
        let count = *erasure.counts.get(*kind)?;
        Some(visit.message(&Message::new(&format!("privacy-count-{kind}")).with("count", count)))
    });
    let why = visit.say(&format!("privacy-why-{}", erasure.why));
    ErasedRow {
        reference: erasure.reference.clone(),
        at: visit.local(erasure.at),
        why: if erasure.reason.is_empty() { why } else { format!("{why}: {}", erasure.reason) },
        by: match (erasure.why, erasure.by) {
            (Why::Retention, _) => visit.say("audit-actor-clerk"),
            (Why::Request, by) => by.and_then(|id| names.get(&id).cloned()).unwrap_or_default(),
        },
        what: counted.collect::<Vec<_>>().join(" · "),
    }
}

fn write_place(erasure: &Erasure) -> String {
    format!("{}.{}", erasure.at.and_utc().timestamp_micros(), erasure.id)
}

fn read_place(text: &str) -> Option<(NaiveDateTime, ErasureId)> {
    let (micros, id) = text.split_once('.')?;
    Some((DateTime::from_timestamp_micros(micros.parse().ok()?)?.naive_utc(), id.parse().ok()?))
}

#[derive(Serialize)]
struct RulesPage {
    form: FormView,
}

const RULES: &str = "privacy-rules";

async fn rules_page(visit: &Visit, form: Option<Form>) -> Answer {
    let (rules, funds) = visit
        .read(|tx| {
            tx.permit(Deed::EditRetention)?;
            Ok((retention::rules(tx)?, funds::list(tx)?))
        })
        .await?;
    let filled = || {
        let form = Rule::ALL
            .iter()
            .fold(Form::blank(RULES), |form, rule| form.with(rule.as_str(), rules.span(*rule).to_string()));
        rules.funds.iter().fold(form, |form, (fund, years)| form.with(&format!("fund_{fund}"), years.to_string()))
    };
    let form = form.unwrap_or_else(filled);
    let mut inputs: Vec<Input> = Rule::ALL.iter().map(|rule| Input::number(rule.as_str()).width("s")).collect();
    inputs.extend(funds.iter().map(|fund| {
        let label =
            Message::new("privacy-rules-fund").with("fund", format!("{} {}", fund.code, fund.labels.say(visit.lang)));
        let hint = visit.say("privacy-rules-fund.hint");
        Input::number(&format!("fund_{}", fund.id)).labelled(visit.message(&label)).hinted(hint).optional().width("s")
    }));
    let view = RulesPage { form: form.view(visit, "/privacy/rules", inputs, "privacy-rules-button") };
    visit.show_form("privacy/rules", "privacy-rules-heading", &form, &view)
}

#[get("/privacy/rules")]
async fn rules_form(visit: Visit) -> Answer {
    rules_page(&visit, None).await
}

#[post("/privacy/rules", data = "<posted>")]
async fn set_rules(visit: Visit, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let funds = visit
        .read(|tx| {
            tx.permit(Deed::EditRetention)?;
            funds::list(tx)
        })
        .await?;
    let mut form = Form::sent(RULES, posted);
    let mut new = Rules::default();
    for rule in Rule::ALL {
        if let Some(span) = form.number(rule.as_str(), 0, rule.most().into()) {
            new.spans.insert(rule.as_str(), i32::try_from(span).unwrap_or(0));
        }
    }
    for fund in funds {
        let name = format!("fund_{}", fund.id);
        if !form.raw(&name).trim().is_empty()
            && let Some(years) = form.number(&name, 0, Rule::Funded.most().into())
        {
            new.funds.insert(fund.id, i32::try_from(years).unwrap_or(0));
        }
    }
    match visit.act(&mut form, Some(new), retention::set).await? {
        Some(()) => visit.done(jar, "/privacy", "privacy-rules-set"),
        None => rules_page(&visit, Some(form)).await,
    }
}

#[derive(Serialize)]
struct CasePage {
    held: String,
    held_by: String,
    form: Option<FormView>,
    back: String,
}

const CASE: &str = "privacy-case";

async fn case_page(visit: &Visit, id: ApplicationId, form: &Form) -> Answer {
    let (case, hold, names) = visit
        .read(move |tx| {
            tx.permit(Deed::SeeRetention)?;
            let case = applications::for_reader(tx, id)?;
            let hold = hold::of_case(tx, &case)?.filter(hold::Hold::stands);
            let by: Vec<PersonId> = hold.iter().map(|hold| hold.by).collect();
            let names = people::names(tx, &by)?;
            Ok((case, hold, names))
        })
        .await?;
    let mut deeds = Vec::new();
    if visit.may(Deed::HoldCase) {
        deeds.push(if hold.is_some() { "lift" } else { "hold" });
    }
    if visit.may(Deed::EraseCase) && hold.is_none() && erase::check_state(case.state).is_ok() {
        deeds.push("erase");
    }
    let choices = deeds.iter().map(|deed| {
        let key = format!("privacy-case-{deed}");
        Choice::new(*deed, visit.say(&key)).hinted(visit.say(&format!("{key}.hint")))
    });
    let mut inputs = vec![Input::radios("deed", choices.collect()), Input::text("reason").max(REASON_MAX).width("l")];
    if deeds.contains(&"erase") {
        inputs.push(Input::text("reference").max(40).optional().width("s"));
    }
    let action = format!("/applications/{id}/privacy");
    let view = CasePage {
        held: hold.as_ref().map(|hold| hold.reason.clone()).unwrap_or_default(),
        held_by: hold
            .map(|hold| format!("{}, {}", names.get(&hold.by).cloned().unwrap_or_default(), visit.local(hold.at)))
            .unwrap_or_default(),
        form: (!deeds.is_empty()).then(|| form.view(visit, &action, inputs, "privacy-case-button")),
        back: format!("/applications/{id}"),
    };
    let heading = format!("{} {}", visit.say("privacy-case-heading"), case.reference);
    visit.show_form_titled("privacy/case", &heading, form, &view)
}

#[get("/applications/<id>/privacy")]
async fn case_form(visit: Visit, id: ApplicationId) -> Answer {
    case_page(&visit, id, &Form::blank(CASE)).await
}

#[post("/applications/<id>/privacy", data = "<posted>")]
async fn case_act(visit: Visit, id: ApplicationId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit
        .read(move |tx| {
            tx.permit(Deed::HoldCase)?;
            applications::for_reader(tx, id)
        })
        .await?;
    let mut form = Form::sent(CASE, posted);
    let deed: Option<String> = form.one("deed");
    let reason = form.text("reason", REASON_MAX);
    let holding = reason.clone().map(|reason| Holding { case: id, reason });
    let back = format!("/applications/{id}/privacy");
    match deed.as_deref() {
        Some("hold") if visit.act(&mut form, holding.clone(), hold::put).await?.is_some() => {
            visit.done(jar, back, "privacy-case-held")
        }
        Some("lift") if visit.act(&mut form, holding, hold::lift).await?.is_some() => {
            visit.done(jar, back, "privacy-case-lifted")
        }
        Some("erase") if erase_case(&visit, id, &mut form, reason).await? => {
            visit.done(jar, "/privacy", "privacy-case-erased")
        }
        _ => case_page(&visit, id, &form).await,
    }
}

async fn erase_case(visit: &Visit, id: ApplicationId, form: &mut Form, reason: Option<String>) -> Result<bool, Stop> {
    let reference = form.raw("reference").to_owned();
    if reference.trim().is_empty() && form.stands() {
        form.refuse("reference", Refusal::ReferenceWrong.message());
    }
    let new = reason.map(|reason| OnRequest { case: id, reference, reason });
    let Some(files) = visit.act(form, new, erase::on_request).await? else { return Ok(false) };
    if let Err(stop) = visit.house.db.forget().await {
        crate::web::fault::log(&stop);
    }
    let shelf = visit.house.shelf()?;
    for file in files {
        // Where the disk fails, the sweep finds it: no row names it any more.
        if let Err(stop) = shelf.clear(file) {
            crate::web::fault::log(&stop);
        }
    }
    Ok(true)
}
