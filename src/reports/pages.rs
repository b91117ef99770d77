//! Pages of reports: the group's own behind its case code, and what staff read and decide.

mod own;
mod reckoned;
mod staff;

use super::State;
use crate::{
    awards::pages::{Tag, word},
    base::Message,
    web::Visit,
};
use rocket::Route;

/// The routes of this room.
pub fn routes() -> Vec<Route> {
    [own::routes(), staff::routes()].concat()
}

/// A report's state in its colour.
pub fn tag(visit: &Visit, state: State) -> Tag {
    let tone = match state {
        State::Draft => "",
        State::Sent => "blue",
        State::Returned => "amber",
        State::Accepted => "green",
    };
    Tag { label: word(visit, "reports-state", state.as_str()), tone }
}

/// What a report is called: of a part, or the last one.
pub fn title(visit: &Visit, part: i32) -> String {
    if part == super::FINAL {
        visit.say("reports-final")
    } else {
        visit.message(&Message::new("reports-of-part").with("number", part))
    }
}
