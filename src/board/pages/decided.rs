//! Decisions as the board and staff read them: with their reasons in every language, and what they say by criterion.

use super::{amount, outcome};
use crate::{
    base::{ApplicationId, Deed, words},
    board::{Told, decisions::Decision, feedback::Feedback},
    web::Visit,
};
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct DecisionView {
    outcome: String,
    amount: String,
    on: String,
    conditions: String,
    reasons: Vec<Told>,
    feedback: Vec<FeedbackView>,
    /// Where it is written about; empty for who may not, and for all but the newest.
    explain: String,
}

#[derive(Serialize)]
pub(super) struct FeedbackView {
    criterion: String,
    texts: Vec<Told>,
}

pub(super) fn feedback<'a>(visit: &Visit, said: impl Iterator<Item = &'a Feedback>) -> Vec<FeedbackView> {
    let view = |one: &Feedback| FeedbackView {
        criterion: one.criterion.say(visit.lang),
        texts: one.written.tell_all(visit.lang),
    };
    said.map(view).collect()
}

/// Decisions on an application, newest first, with what they say.
pub(super) fn views(visit: &Visit, id: ApplicationId, decisions: &[Decision], said: &[Feedback]) -> Vec<DecisionView> {
    let view = |(place, decision): (usize, &Decision)| DecisionView {
        outcome: outcome(visit, decision.outcome),
        amount: decision.amount.map(|sum| amount(visit, sum)).unwrap_or_default(),
        on: words::date(decision.decided_on),
        conditions: decision.conditions.clone().unwrap_or_default(),
        reasons: decision.reasons.tell_all(visit.lang),
        feedback: feedback(visit, said.iter().filter(|one| one.decision == decision.id)),
        explain: if place == 0 && visit.may(Deed::ExplainDecision) {
            format!("/board/records/{id}/explain")
        } else {
            String::new()
        },
    };
    decisions.iter().enumerate().map(view).collect()
}
