//! A copy of an application to keep: a page to print, and the same as PDF. One source for both.

use super::own;
use crate::{
    applications::{self, Section, answers, budget::Shown as Budget, told},
    base::{Actor, ApplicationId, Deed, Stop},
    calls,
    web::{
        Answer, Fact, Page, Visit,
        document::{self, Column, Document, Table},
    },
};
use rocket::{Route, get, http::ContentType, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![own_copy, own_pdf, staff_copy, staff_pdf]
}

/// What the page shows and the PDF holds.
#[derive(Serialize)]
struct Copy {
    reference: String,
    facts: Vec<Fact>,
    sections: Vec<Section>,
    pdf: String,
    back: String,
}

/// The group's own copy is whole; in the staff's, what identifies or endangers stays closed.
async fn load(visit: &Visit, id: ApplicationId) -> Result<Copy, Stop> {
    let lang = visit.lang;
    let of_group = matches!(visit.actor, Actor::Case(_));
    let (case, call, sections) = visit
        .read(move |tx| {
            let case = applications::for_reader(tx, id)?;
            let case = told::as_told(tx, case)?;
            let sections = match tx.actor {
                Actor::Case(_) => answers::for_group(tx, &case, lang)?,
                _ => answers::for_staff(tx, &case, lang, false)?,
            };
            let call = calls::find(tx, case.call_id)?;
            Ok((case, call, sections))
        })
        .await?;
    let at = |at| visit.instant(at, &call.zone);
    let status = format!("applications-state-{}", case.state.as_str().replace('_', "-"));
    let facts = [
        ("applications-reference", case.reference.clone()),
        ("applications-fact-call", call.labels.say(lang)),
        ("applications-fact-status", visit.say(&status)),
        ("applications-fact-sent", case.submitted_at.map(at).unwrap_or_default()),
    ];
    let facts = facts.into_iter().filter(|(_, value)| !value.is_empty());
    let base = if of_group { "/case".to_owned() } else { format!("/applications/{id}") };
    Ok(Copy {
        reference: case.reference,
        facts: facts.map(|(key, value)| Fact { label: visit.say(key), value }).collect(),
        sections,
        pdf: format!("{base}/copy.pdf"),
        back: base,
    })
}

fn page(visit: &Visit, copy: &Copy) -> Answer {
    visit.show("applications/copy", "applications-copy-heading", copy)
}

fn pdf(visit: &Visit, copy: &Copy) -> Answer {
    let mut paper = Document::new(visit.lang, visit.say("applications-copy-heading")).with_foot(copy.reference.clone());
    for fact in &copy.facts {
        paper.pair(&fact.label, &fact.value);
    }
    for section in &copy.sections {
        paper.heading(2, &section.title);
        for answer in &section.answers {
            paper.heading(3, &answer.label);
            if answer.missing || answer.hidden {
                paper.note(visit.say(if answer.hidden { "applications-closed" } else { "applications-missing" }));
            }
            if let Some(budget) = &answer.budget {
                table(visit, &mut paper, budget);
            } else if !answer.text.is_empty() {
                paper.paragraph(&answer.text);
            }
            for file in &answer.files {
                let name = if file.name.is_empty() { String::new() } else { format!(" · {}", file.name) };
                paper.paragraph(format!("{}{name} · {}", file.code_name, file.size));
            }
        }
    }
    let (kind, sub) = document::PDF;
    Ok(Page::download("application.pdf", ContentType::new(kind, sub), paper.pdf()?))
}

fn table(visit: &Visit, paper: &mut Document, budget: &Budget) {
    let mut table = Table::new(vec![
        Column::words(visit.say("applications-budget-of-category"), 5),
        Column::words(visit.say("applications-budget-of-what"), 7),
        Column::figures(visit.say("applications-budget-of-quantity"), 2),
        Column::figures(visit.say("applications-budget-of-cost"), 4),
        Column::figures(visit.say("applications-budget-of-amount"), 4),
    ]);
    for line in &budget.rows {
        table.row([&line.category, &line.what, &line.quantity, &line.cost, &line.amount].map(String::clone).to_vec());
    }
    let total = visit.say("applications-budget-of-total");
    table.total(vec![total, String::new(), String::new(), String::new(), budget.total.clone()]);
    paper.table(table);
    for share in &budget.shares {
        paper.pair(&share.category, format!("{} · {} %", share.amount, share.percent));
    }
    if !budget.others.is_empty() {
        paper.pair(visit.say("applications-budget-of-others"), &budget.others);
    }
    paper.pair(visit.say("applications-budget-of-asked"), &budget.asked);
    for fault in &budget.faults {
        paper.note(fault);
    }
}

#[get("/case/copy")]
async fn own_copy(visit: Visit) -> Answer {
    page(&visit, &load(&visit, own(&visit)?).await?)
}

#[get("/case/copy.pdf")]
async fn own_pdf(visit: Visit) -> Answer {
    pdf(&visit, &load(&visit, own(&visit)?).await?)
}

/// Staff who may not see applications get no further than the load.
async fn for_staff(visit: &Visit, id: ApplicationId) -> Result<Copy, Stop> {
    if !visit.may(Deed::SeeApplications) {
        return Err(if visit.signed_in { Stop::Forbidden } else { Stop::SignedOut });
    }
    load(visit, id).await
}

#[get("/applications/<id>/copy")]
async fn staff_copy(visit: Visit, id: ApplicationId) -> Answer {
    page(&visit, &for_staff(&visit, id).await?)
}

#[get("/applications/<id>/copy.pdf")]
async fn staff_pdf(visit: Visit, id: ApplicationId) -> Answer {
    pdf(&visit, &for_staff(&visit, id).await?)
}
