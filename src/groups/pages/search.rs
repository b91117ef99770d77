//! One search over everything that has a name: applications, groups, payees. What is typed stays out of addresses.

use super::{href, name};
use crate::{
    applications::list as applications,
    base::Deed,
    groups::register,
    payees,
    web::{Answer, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, post, routes};
use serde::Serialize;

/// Most of each kind that are shown.
const MOST: i64 = 20;
/// The longest search, in characters.
const TYPED: usize = 100;

pub(super) fn routes() -> Vec<Route> {
    routes![search_form, search]
}

#[derive(Serialize)]
struct Hit {
    href: String,
    name: String,
    about: String,
}

#[derive(Serialize)]
struct Hits {
    heading: String,
    hits: Vec<Hit>,
}

#[derive(Serialize)]
struct Search {
    form: FormView,
    found: Vec<Hits>,
    nothing: bool,
}

const SEARCH: &str = "groups-search";

fn show(visit: &Visit, form: &Form, found: Vec<Hits>, nothing: bool) -> Answer {
    let inputs = vec![Input::text("q").width("l").autocomplete("off")];
    let view = Search { form: form.view(visit, "/search", inputs, "groups-search-button"), found, nothing };
    visit.show("groups/search", "groups-search-heading", &view)
}

#[get("/search")]
async fn search_form(visit: Visit) -> Answer {
    visit.read(|tx| tx.permit(Deed::SeeGroups)).await?;
    show(&visit, &Form::blank(SEARCH), Vec::new(), false)
}

/// At most eleven queries, whatever is found.
#[post("/search", data = "<posted>")]
async fn search(visit: Visit, posted: Posted) -> Answer {
    visit.read(|tx| tx.permit(Deed::SeeGroups)).await?;
    let mut form = Form::sent(SEARCH, posted);
    let Some(typed) = form.text("q", TYPED) else { return show(&visit, &form, Vec::new(), false) };
    let (cases, groups, payees) = visit
        .read(move |tx| {
            let cases = applications::search(tx, &typed, MOST)?;
            let groups = register::search(tx, &typed, MOST)?;
            let sees = tx.may(Deed::SeePayouts) || tx.may(Deed::EditPayees);
            let payees = if sees { payees::search::search(tx, &typed, MOST)? } else { Vec::new() };
            Ok((cases, groups, payees))
        })
        .await?;
    let cases = cases.iter().map(|(case, _)| Hit {
        href: format!("/applications/{}", case.id),
        name: case.reference.clone(),
        about: case.name.clone(),
    });
    let about = |group: &crate::groups::Group| super::risk_words(&visit, group.risk);
    let groups =
        groups.iter().map(|group| Hit { href: href(group.id), name: name(&visit, group), about: about(group) });
    let payees = payees.iter().map(|payee| Hit {
        href: format!("/payees/{}", payee.id),
        name: crate::payees::pages::name(&visit, payee),
        about: if payee.account_tail.is_empty() { String::new() } else { format!("… {}", payee.account_tail) },
    });
    let lists = [
        ("applications-heading", cases.collect::<Vec<_>>()),
        ("groups-heading", groups.collect()),
        ("payees-heading", payees.collect()),
    ];
    let found: Vec<Hits> = lists
        .into_iter()
        .filter(|(_, hits)| !hits.is_empty())
        .map(|(heading, hits)| Hits { heading: visit.say(heading), hits })
        .collect();
    let nothing = found.is_empty();
    show(&visit, &form, found, nothing)
}
