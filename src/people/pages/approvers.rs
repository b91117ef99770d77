//! What a person's page says of roles that approve payouts: they wait for a second person.

use super::{role_name, role_names};
use crate::{
    base::{Deed, Message, words},
    people::approvers::{Line, What},
    web::Visit,
};
use serde::Serialize;

/// What waits for a second person.
#[derive(Serialize)]
pub(super) struct Waiting {
    lines: Vec<String>,
    /// Whether nobody is there who may agree.
    stuck: bool,
    /// Whether the reader may see where it is decided.
    may_see: bool,
}

/// What a naming does, in words.
pub fn naming_words(visit: &Visit, line: &Line) -> String {
    let role = role_name(visit, line.one.role);
    let words = match line.one.what {
        What::Give => Message::new("approvers-give").with("role", role),
        What::Take => Message::new("approvers-take").with("role", role),
        What::StandIn => {
            let words = |(from, until)| (visit.local(from), visit.until(until));
            let (from, until) = line.one.span.map(words).unwrap_or_default();
            Message::new("approvers-stands-in")
                .with("name", line.absent.as_str())
                .with("from", from)
                .with("until", until)
        }
    };
    visit.message(&words)
}

/// What stands at the field of roles; nothing while the first approver is still to be named.
pub(super) fn hint(visit: &Visit, first: bool) -> String {
    if first {
        return String::new();
    }
    visit.message(&Message::new("approvers-hint").with("roles", role_names(visit, Deed::ApprovePayout.roles())))
}

/// What waits for a second person about somebody; `None` where nothing does.
pub(super) fn waiting(visit: &Visit, (lines, stuck): &(Vec<Line>, bool)) -> Option<Waiting> {
    let line = |line: &Line| {
        let on = words::date(line.one.proposed_at.date());
        let by = Message::new("approvers-by").with("name", line.by.as_str()).with("on", on);
        format!("{} · {}", naming_words(visit, line), visit.message(&by))
    };
    let waiting =
        Waiting { lines: lines.iter().map(line).collect(), stuck: *stuck, may_see: visit.may(Deed::SeePayouts) };
    Some(waiting).filter(|_| !lines.is_empty())
}
