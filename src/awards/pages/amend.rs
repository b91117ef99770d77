//! Proposing a change of an award, and deciding on one.

use super::{Fact, typed, word};
use crate::{
    awards::{
        amend::{self, Amendment, AmendmentState, REASON_MOST, Wanted},
        views::{self, Detail},
    },
    base::{AmendmentId, AwardId, Deed, FundId, PersonId, Stop, money, words},
    funds::{self, Fund},
    people,
    web::{Answer, Choice, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;
use std::collections::HashMap;

pub(super) fn routes() -> Vec<Route> {
    routes![propose_form, propose, detail, decide]
}

#[derive(Serialize)]
struct FormPage {
    back: String,
    facts: Vec<Fact>,
    text: String,
    form: Option<FormView>,
}

async fn load(visit: &Visit, id: AwardId) -> Result<(Detail, Vec<Fund>), Stop> {
    visit
        .read(move |tx| {
            tx.permit(Deed::PlanInstalments)?;
            let mut open = funds::list(tx)?;
            open.retain(|fund| fund.state == funds::State::Open);
            Ok((views::detail(tx, id)?, open))
        })
        .await
}

fn propose_page(visit: &Visit, (found, open): &(Detail, Vec<Fund>), form: &Form) -> Answer {
    let award = &found.award;
    let none = Choice::new("", visit.say("awards-amend-no-fund"));
    let fund = |fund: &Fund| {
        Choice::new(fund.id.to_string(), format!("{} · {} ({})", fund.code, fund.labels.say(visit.lang), fund.currency))
    };
    let inputs = vec![
        Input::money("amount", award.amount.currency().code()),
        Input::date("ends_on").optional(),
        Input::date("due_on").optional(),
        Input::select("fund", std::iter::once(none).chain(open.iter().map(fund)).collect()).optional(),
        Input::area("reason", REASON_MOST),
    ];
    let shown = |amount| money::format(amount, visit.lang.style());
    let rows = [
        ("awards-letter-reference", found.reference.clone()),
        ("awards-amount", shown(&award.amount)),
        ("awards-paid", shown(&found.paid)),
        ("awards-amend-ends-on", award.ends_on.map(words::date).unwrap_or_default()),
    ];
    let facts = rows.into_iter().filter(|(_, value)| !value.is_empty());
    let view = FormPage {
        back: format!("/awards/{}", award.id),
        facts: facts.map(|(key, value)| Fact { label: visit.say(key), value }).collect(),
        text: visit.say("awards-amend-lead"),
        form: Some(form.view(visit, &format!("/awards/{}/amend", award.id), inputs, "funds-propose-button")),
    };
    visit.show_form("awards/amend", "awards-amend-heading", form, &view)
}

#[get("/awards/<id>/amend")]
async fn propose_form(visit: Visit, id: AwardId) -> Answer {
    let found = load(&visit, id).await?;
    let form = Form::blank("awards-amend").with("amount", typed(&found.0.award.amount, visit.lang));
    propose_page(&visit, &found, &form)
}

/// A field that may be empty; `None` where what was typed does not stand.
fn day(form: &mut Form, name: &str) -> Option<Option<chrono::NaiveDate>> {
    if form.raw(name).trim().is_empty() { Some(None) } else { form.date(name).map(Some) }
}

#[post("/awards/<id>/amend", data = "<posted>")]
async fn propose(visit: Visit, id: AwardId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let found = load(&visit, id).await?;
    let mut form = Form::sent("awards-amend", posted);
    let amount = form.money("amount", found.0.award.amount.currency());
    let (ends_on, due_on) = (day(&mut form, "ends_on"), day(&mut form, "due_on"));
    let (fund, reason) = (form.perhaps::<FundId>("fund"), form.text("reason", REASON_MOST));
    let new = (|| Some(Wanted { amount: amount?, ends_on: ends_on?, due_on: due_on?, fund: fund?, reason: reason? }))();
    match visit.act(&mut form, new, move |tx, new| amend::propose(tx, id, new)).await? {
        Some(id) => visit.done(jar, format!("/amendments/{id}"), "funds-propose-done"),
        None => propose_page(&visit, &found, &form),
    }
}

async fn page(visit: &Visit, id: AmendmentId, form: &Form) -> Answer {
    let (award, one, reference, code, names) = visit
        .read(move |tx| {
            let (award, one) = amend::find(tx, id)?;
            let line = views::lines(tx, &[award.id])?.remove(&award.id).ok_or(Stop::Missing)?;
            let code = match one.wanted.fund {
                Some(fund) => funds::find(tx, fund)?.code,
                None => String::new(),
            };
            let people: Vec<PersonId> = [Some(one.proposed_by), one.decided_by].into_iter().flatten().collect();
            Ok((award, one, line.reference, code, people::names(tx, &people)?))
        })
        .await?;
    let waits = one.state == AmendmentState::Waiting;
    let is_own = visit.actor.person() == Some(one.proposed_by);
    let decides = waits && !is_own && visit.may(Deed::ConfirmMoney);
    let buttons = |view: FormView| view.button("verdict", "no", visit.say("funds-proposal-no"), true);
    let view = FormPage {
        back: format!("/awards/{}", award.id),
        facts: facts(visit, &one, &reference, &code, &names),
        text: if waits && is_own { visit.say("funds-proposal-own") } else { String::new() },
        form: decides
            .then(|| buttons(form.view(visit, &format!("/amendments/{id}"), Vec::new(), "funds-proposal-yes"))),
    };
    visit.show_form("awards/amend", "awards-amendment-heading", form, &view)
}

fn facts(visit: &Visit, one: &Amendment, reference: &str, fund: &str, names: &HashMap<PersonId, String>) -> Vec<Fact> {
    let shown = |amount| money::format(amount, visit.lang.style());
    let name = |person: Option<PersonId>| person.and_then(|id| names.get(&id).cloned()).unwrap_or_default();
    let day = |day: Option<chrono::NaiveDate>| day.map(words::date).unwrap_or_default();
    [
        ("awards-letter-reference", reference.to_owned()),
        ("awards-state", word(visit, "funds-proposal", one.state.as_str())),
        ("awards-amend-before", shown(&one.before)),
        ("awards-amend-amount", shown(&one.wanted.amount)),
        ("awards-amend-ends-on", day(one.wanted.ends_on)),
        ("awards-amend-due-on", day(one.wanted.due_on)),
        ("awards-amend-fund", fund.to_owned()),
        ("awards-amend-reason", one.wanted.reason.clone()),
        ("funds-proposal-by", name(Some(one.proposed_by))),
        ("funds-proposal-at", visit.local(one.proposed_at)),
        ("funds-proposal-decided-by", name(one.decided_by)),
        ("funds-proposal-decided-at", one.decided_at.map(|at| visit.local(at)).unwrap_or_default()),
    ]
    .into_iter()
    .filter(|(_, value)| !value.is_empty())
    .map(|(key, value)| Fact { label: visit.say(key), value })
    .collect()
}

#[get("/amendments/<id>")]
async fn detail(visit: Visit, id: AmendmentId) -> Answer {
    page(&visit, id, &Form::blank("awards-amendment")).await
}

#[post("/amendments/<id>", data = "<posted>")]
async fn decide(visit: Visit, id: AmendmentId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::ConfirmMoney)).await?;
    let mut form = Form::sent("awards-amendment", posted);
    let agrees = form.raw("verdict") != "no";
    match visit.act(&mut form, Some(agrees), move |tx, agrees| amend::decide(tx, id, *agrees)).await? {
        Some(()) => visit.done(jar, format!("/amendments/{id}"), "funds-proposal-decided"),
        None => page(&visit, id, &form).await,
    }
}
