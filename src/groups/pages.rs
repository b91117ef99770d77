//! Pages of the register of groups, and the search over everything.

mod detail;
mod keep;
mod list;
mod merge;
mod search;

pub(crate) use merge::{TwinView, twin_view};

use super::{Group, Risk};
use crate::{base::GroupId, web::Visit};
use rocket::Route;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    [list::routes(), detail::routes(), keep::routes(), merge::routes(), search::routes()].concat()
}

fn href(id: GroupId) -> String {
    format!("/groups/{id}")
}

/// The name a group goes by in lists.
fn name(visit: &Visit, group: &Group) -> String {
    if group.name.is_empty() { visit.say("groups-nameless") } else { group.name.clone() }
}

fn risk_words(visit: &Visit, risk: Risk) -> String {
    visit.say(&format!("groups-risk-{risk}"))
}

fn tone(risk: Risk) -> &'static str {
    if risk == Risk::High { "red" } else { "" }
}
