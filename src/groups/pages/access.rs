//! Who was named for a group at high risk: on the group's page, and by an act with a reason.

use super::href;
use crate::{
    applications::work::COLLEAGUES,
    base::{Deed, GroupId, PersonId, Role},
    groups::{
        REASON_MAX,
        access::{self, Naming},
        register,
    },
    people,
    web::{Answer, Choice, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![names, name, unname]
}

const NAMES: &str = "groups-names";

#[derive(Serialize)]
struct Named {
    name: String,
    remove: FormView,
}

#[derive(Serialize)]
struct Names {
    named: Vec<Named>,
    back: String,
    form: FormView,
}

/// Roles that read applications, and so may be named.
fn readers() -> Vec<Role> {
    COLLEAGUES.into_iter().chain([Role::Director, Role::Auditor]).collect()
}

async fn show(visit: &Visit, id: GroupId, form: &Form) -> Answer {
    let (group, named, people) = visit
        .read(move |tx| {
            tx.permit(Deed::NameForGroup)?;
            let group = register::see(tx, id)?;
            let named = access::named(tx, group.id)?;
            Ok((group, named, people::holding(tx, &readers())?))
        })
        .await?;
    let found = |id: &PersonId| people.iter().find(|person| person.id == *id);
    let remove = |id: &PersonId| {
        let action = format!("{}/names/{id}/remove", href(group.id));
        Form::blank(NAMES).view(visit, &action, Vec::new(), "groups-names-remove").aside()
    };
    let named_view = |id: &PersonId| Some(Named { name: found(id)?.name.clone(), remove: remove(id) });
    let others = people.iter().filter(|person| !named.contains(&person.id));
    let mut choices = vec![Choice::new("", visit.say("form-choose-one"))];
    choices.extend(others.map(|person| Choice::new(person.id.to_string(), person.name.clone())));
    let inputs = vec![Input::select("person", choices).width("l"), Input::text("reason").max(REASON_MAX).width("l")];
    let view = Names {
        named: named.iter().filter_map(named_view).collect(),
        back: href(group.id),
        form: form.view(visit, &format!("{}/names", href(group.id)), inputs, "groups-names-button"),
    };
    visit.show_form("groups/names", "groups-names-heading", form, &view)
}

#[get("/groups/<id>/names")]
async fn names(visit: Visit, id: GroupId) -> Answer {
    show(&visit, id, &Form::blank(NAMES)).await
}

#[post("/groups/<id>/names", data = "<posted>")]
async fn name(visit: Visit, id: GroupId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::NameForGroup)).await?;
    let mut form = Form::sent(NAMES, posted);
    let (person, reason) = (form.one("person"), form.text("reason", REASON_MAX));
    let new = (|| Some(Naming { group: id, person: person?, reason: reason? }))();
    match visit.act(&mut form, new, access::name).await? {
        Some(()) => visit.done(jar, format!("{}/names", href(id)), "groups-named"),
        None => show(&visit, id, &form).await,
    }
}

#[post("/groups/<id>/names/<member>/remove", data = "<posted>")]
async fn unname(visit: Visit, id: GroupId, member: PersonId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent(NAMES, posted);
    visit.act(&mut form, Some((id, member)), |tx, of| access::unname(tx, *of)).await?;
    visit.done(jar, format!("{}/names", href(id)), "groups-unnamed")
}
