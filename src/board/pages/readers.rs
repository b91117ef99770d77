//! Who reads what in a round: proposed, changed by hand, applied.

use super::{Fact, fact, message};
use crate::{
    base::{ApplicationId, CallId, Deed, Message, PersonId},
    board::readers::{self, Assigning},
    web::{Answer, Choice, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![page, assign]
}

#[derive(Serialize)]
struct View {
    facts: Vec<Fact>,
    propose: String,
    proposed: bool,
    short: String,
    unlinked: bool,
    /// Pairs of members without a common application.
    pairs: Vec<String>,
    ranking: String,
    form: FormView,
}

fn field(application: ApplicationId) -> String {
    format!("readers_{application}")
}

fn inputs(visit: &Visit, assigning: &Assigning) -> Vec<Input> {
    let name = |id: &PersonId| {
        assigning.members.iter().find(|person| person.id == *id).map_or("", |person| person.name.as_str())
    };
    let input = |(case, conflicts): &(crate::applications::Case, Vec<PersonId>)| {
        let free = assigning.members.iter().filter(|person| !conflicts.contains(&person.id));
        let choices = free.map(|person| Choice::new(person.id.to_string(), person.name.clone()));
        let names: Vec<&str> = conflicts.iter().map(name).filter(|name| !name.is_empty()).collect();
        let hint = Message::new("board-readers-conflicts").with("names", names.join(", "));
        let hint = if names.is_empty() { String::new() } else { message(visit, hint) };
        // Of a group at high risk nothing is shown but its code.
        let name = if case.high_risk { "" } else { case.name.as_str() };
        let label = format!("{} {name}", case.reference);
        Input::checks(&field(case.id), choices.collect()).labelled(label.trim()).hinted(hint).optional()
    };
    assigning.papers.iter().map(input).collect()
}

async fn show(visit: &Visit, id: CallId, propose: bool, form: Option<Form>) -> Answer {
    let assigning = visit.read(move |tx| readers::look(tx, id, propose)).await?;
    let form = form.unwrap_or_else(|| {
        let mut form = Form::blank("board-readers");
        for (application, of) in &assigning.plan.readers {
            form = of.iter().fold(form, |form, reader| form.with(&field(*application), reader.to_string()));
        }
        form
    });
    let (least, most) = assigning.loads;
    let loads = Message::new("board-readers-loads-are").with("least", least).with("most", most);
    let short: Vec<&str> = assigning
        .papers
        .iter()
        .filter(|(case, _)| assigning.plan.short.contains(&case.id))
        .map(|(case, _)| case.reference.as_str())
        .collect();
    let name = |id: &PersonId| {
        assigning.members.iter().find(|person| person.id == *id).map_or("", |person| person.name.as_str())
    };
    let apart = &assigning.plan.apart;
    let view = View {
        facts: vec![
            fact(visit, "board-rules-readers", assigning.wanted.to_string()),
            fact(visit, "board-readers-loads", message(visit, loads)),
            fact(visit, "board-readers-against", assigning.plan.against.to_string()),
            fact(visit, "board-readers-apart", apart.len().to_string()),
        ],
        pairs: apart.iter().map(|(one, other)| format!("{} – {}", name(one), name(other))).collect(),
        propose: format!("/board/rounds/{id}/readers?propose=yes"),
        proposed: propose,
        short: short.join(", "),
        unlinked: propose && !assigning.plan.is_connected,
        ranking: format!("/board/rounds/{id}/ranking"),
        form: form.view(
            visit,
            &format!("/board/rounds/{id}/readers"),
            inputs(visit, &assigning),
            "board-readers-button",
        ),
    };
    let heading = format!("{}: {}", visit.say("board-readers-heading"), assigning.call.code);
    visit.show_form_titled("board/readers", &heading, &form, &view)
}

#[get("/board/rounds/<id>/readers?<propose>")]
async fn page(visit: Visit, id: CallId, propose: Option<&str>) -> Answer {
    show(&visit, id, propose.is_some(), None).await
}

#[post("/board/rounds/<id>/readers", data = "<posted>")]
async fn assign(visit: Visit, id: CallId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let assigning = visit
        .read(move |tx| {
            tx.permit(Deed::AssignReaders)?;
            readers::look(tx, id, false)
        })
        .await?;
    let mut form = Form::sent("board-readers", posted);
    let chosen = |application: ApplicationId| -> Vec<PersonId> {
        form.all(&field(application)).iter().filter_map(|id| id.parse().ok()).collect()
    };
    let plan: Vec<(ApplicationId, Vec<PersonId>)> =
        assigning.papers.iter().map(|(case, _)| (case.id, chosen(case.id))).collect();
    match visit.act(&mut form, Some(plan), move |tx, plan| readers::assign(tx, id, plan)).await? {
        Some(()) => visit.done(jar, format!("/board/rounds/{id}/readers"), "board-readers-assigned"),
        None => show(&visit, id, false, Some(form)).await,
    }
}
