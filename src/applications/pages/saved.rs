//! Saved filters: keeping the one that stands in the address, and throwing one away. What is looked for is kept under lock,
//! and in an address sealed.

use crate::{
    applications::saved::{self, NAME_MAX, Saved},
    base::{Deed, EntryId, Stop},
    web::{Answer, Form, FormView, Input, Posted, Visit, filters},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![saved_form, keep, remove]
}

/// A saved filter as a link.
#[derive(Serialize)]
pub(super) struct SavedLink {
    href: String,
    name: String,
    remove: Option<FormView>,
}

pub(super) fn link(visit: &Visit, saved: &Saved) -> Result<SavedLink, Stop> {
    let href = format!("/applications?{}", filters::sealed(visit, &saved.query)?);
    Ok(SavedLink { href, name: saved.name.clone(), remove: None })
}

#[derive(Serialize)]
struct SavedView {
    saved: Vec<SavedLink>,
    form: FormView,
    back: String,
}

const SAVED: &str = "applications-saved";

async fn show(visit: &Visit, form: &Form) -> Answer {
    let mine = visit.read(saved::mine).await?;
    let remove = |id: &EntryId| {
        let action = format!("/filters/{id}/remove");
        Form::blank(SAVED).view(visit, &action, Vec::new(), "applications-saved-remove").aside()
    };
    let shown = |(id, one): &(EntryId, Saved)| Ok(SavedLink { remove: Some(remove(id)), ..link(visit, one)? });
    let saved = mine.iter().map(shown).collect::<Result<_, Stop>>()?;
    let inputs = vec![Input::text("name").max(NAME_MAX).width("m").autocomplete("off"), Input::hidden("query")];
    let view = SavedView {
        saved,
        form: form.view(visit, "/applications/filters", inputs, "applications-saved-button"),
        back: format!("/applications?{}", form.raw("query")),
    };
    visit.show_form("applications/saved", "applications-saved-heading", form, &view)
}

#[get("/applications/filters")]
async fn saved_form(visit: Visit) -> Answer {
    let query = filters::kept(&visit);
    show(&visit, &Form::blank(SAVED).with("query", query)).await
}

#[post("/applications/filters", data = "<posted>")]
async fn keep(visit: Visit, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::SeeApplications)).await?;
    let mut form = Form::sent(SAVED, posted);
    let query: String = form.raw("query").chars().filter(char::is_ascii_graphic).collect();
    let list = format!("/applications?{query}");
    // The list says that its search is over.
    let Some(opened) = filters::opened(&visit, &query) else { return visit.go(list) };
    let new = form.text("name", NAME_MAX).map(|name| Saved { name, query: opened });
    match visit.act(&mut form, new, saved::keep).await? {
        Some(()) => visit.done(jar, list, "applications-saved-kept"),
        None => show(&visit, &form).await,
    }
}

#[post("/filters/<part>/remove", data = "<posted>")]
async fn remove(visit: Visit, part: EntryId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent(SAVED, posted);
    visit.act(&mut form, Some(part), |tx, id| saved::throw_away(tx, *id)).await?;
    visit.done(jar, "/applications/filters", "applications-saved-removed")
}
