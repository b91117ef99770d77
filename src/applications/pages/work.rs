//! Who works on an application, until when, with which tags.

use super::detail::back;
use crate::{
    applications::{
        self,
        work::{self, Arrange, Work},
    },
    base::{ApplicationId, Deed, PersonId, TagId, words},
    people,
    threads::tags::{self, LABEL_MAX, Tag},
    web::{Answer, Choice, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![work_form, arrange]
}

const WORK: &str = "applications-work";

#[derive(Serialize)]
struct WorkView {
    lead: String,
    back: String,
    form: FormView,
}

/// Colleagues an application may be given to, by name.
pub(super) fn colleagues(people: &[(PersonId, String)]) -> Vec<Choice> {
    let mut choices: Vec<Choice> = people.iter().map(|(id, name)| Choice::new(id.to_string(), name.clone())).collect();
    choices.sort_by(|one, other| one.label.cmp(&other.label));
    choices
}

async fn show(visit: &Visit, id: ApplicationId, form: Option<&Form>) -> Answer {
    let (case, work, tags, people) = visit
        .read(move |tx| {
            tx.permit(Deed::ArrangeWork)?;
            let case = applications::for_reader(tx, id)?;
            let work = work::of_case(tx, &case)?;
            Ok((case, work, tags::all(tx)?, people::named_holding(tx, &work::COLLEAGUES)?))
        })
        .await?;
    let blank = filled(&work);
    let form = form.unwrap_or(&blank);
    let mut assignees = vec![Choice::new("", visit.say("applications-work-nobody"))];
    assignees.extend(colleagues(&people));
    let choice = |tag: &Tag| Choice::new(tag.id.to_string(), tag.label.clone());
    let mut inputs = vec![Input::select("assigned", assignees).optional().width("l"), Input::date("due").optional()];
    if !tags.is_empty() {
        inputs.push(Input::checks("tags", tags.iter().map(choice).collect()).optional());
    }
    inputs.push(Input::text("new_tag").optional().max(LABEL_MAX).width("m").autocomplete("off"));
    let view = WorkView {
        lead: [case.reference.as_str(), case.name.as_str()].join(" · "),
        back: back(id),
        form: form.view(visit, &format!("/applications/{id}/work"), inputs, "applications-work-button"),
    };
    visit.show_form("applications/plan", "applications-work-heading", form, &view)
}

fn filled(work: &Work) -> Form {
    let mut form = Form::blank(WORK)
        .with("assigned", work.assigned.map(|person| person.to_string()).unwrap_or_default())
        .with("due", work.due_on.map(words::date).unwrap_or_default());
    for tag in &work.tags {
        form = form.with("tags", tag.to_string());
    }
    form
}

#[get("/applications/<id>/work")]
async fn work_form(visit: Visit, id: ApplicationId) -> Answer {
    show(&visit, id, None).await
}

#[post("/applications/<id>/work", data = "<posted>")]
async fn arrange(visit: Visit, id: ApplicationId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::ArrangeWork)).await?;
    let mut form = Form::sent(WORK, posted);
    let assigned = form.perhaps::<PersonId>("assigned");
    let due_on = if form.raw("due").trim().is_empty() { Some(None) } else { form.date("due").map(Some) };
    let tags: Vec<TagId> = form.all("tags").iter().filter_map(|tag| tag.parse().ok()).collect();
    let new_tag = form.optional("new_tag", LABEL_MAX);
    let new = (|| {
        let work = Work { assigned: assigned?, due_on: due_on?, tags };
        Some(Arrange { case: id, work, new_tag: new_tag? })
    })();
    match visit.act(&mut form, new, work::arrange).await? {
        Some(()) => visit.done(jar, back(id), "applications-work-set"),
        None => show(&visit, id, Some(&form)).await,
    }
}
