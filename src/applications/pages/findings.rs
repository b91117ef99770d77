//! What each person found when screening an application, and whose turn it is.

use super::detail::Opened;
use crate::{
    applications::{
        State,
        screen::{Outcome, View},
    },
    base::Message,
    web::Visit,
};
use serde::Serialize;

/// A line of a checklist with what was found.
#[derive(Serialize)]
struct MarkView {
    label: String,
    mark: String,
    tone: &'static str,
}

/// What one person found.
#[derive(Serialize)]
pub(super) struct FindingView {
    by: String,
    at: String,
    outcome: String,
    reason: String,
    note: String,
    marks: Vec<MarkView>,
}

/// The words of an outcome.
pub(super) fn outcome_words(visit: &Visit, outcome: Outcome) -> String {
    visit.say(&format!("applications-outcome-{}", outcome.as_str().replace('_', "-")))
}

pub(super) fn view(visit: &Visit, opened: &Opened, view: &View) -> FindingView {
    let mark = |mark: crate::applications::checks::Mark| MarkView {
        label: String::new(),
        mark: visit.say(&format!("applications-mark-{mark}")),
        tone: match mark {
            crate::applications::checks::Mark::Yes => "green",
            crate::applications::checks::Mark::No => "red",
            crate::applications::checks::Mark::Unclear => "amber",
        },
    };
    let reason = view.reason.as_deref();
    FindingView {
        by: opened.names.get(&view.by).cloned().unwrap_or_default(),
        at: visit.local(view.at),
        outcome: outcome_words(visit, view.outcome),
        reason: reason.map(|code| opened.lists.name("ineligible_reason", code, visit.lang)).unwrap_or_default(),
        note: view.note.clone(),
        marks: view
            .marks
            .iter()
            .map(|(_, labels, one)| MarkView { label: labels.tell(visit.lang), ..mark(*one) })
            .collect(),
    }
}

/// Who has looked already, while a second person is waited for; else empty.
pub(super) fn waits(visit: &Visit, opened: &Opened) -> String {
    if opened.plan.people < 2 || opened.case.state != State::Received {
        return String::new();
    }
    let names: Vec<String> = opened.lookers.iter().filter_map(|id| opened.names.get(id).cloned()).collect();
    if names.is_empty() {
        return visit.say("applications-two-look");
    }
    let key = if names.len() > 1 { "applications-two-differ" } else { "applications-two-waits" };
    visit.message(&Message::new(key).with("names", names.join(", ")))
}
