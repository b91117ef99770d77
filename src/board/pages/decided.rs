//! Decisions as the board and staff read them: with their reasons in every language, and what they say by criterion.

use super::{amount, message, outcome};
use crate::{
    base::{ApplicationId, Deed, Message, words},
    board::{Told, decisions::Decision, feedback::Feedback, motions::Motion},
    web::Visit,
};
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct DecisionView {
    outcome: String,
    amount: String,
    on: String,
    /// By which motion it was taken back; empty for one that stands.
    reversed: String,
    conditions: String,
    reasons: Vec<Told>,
    feedback: Vec<FeedbackView>,
    /// Where it is written about; empty for who may not, and for all but the newest that stands.
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
pub(super) fn views(
    visit: &Visit,
    id: ApplicationId,
    decisions: &[Decision],
    (said, motions): (&[Feedback], &[Motion]),
) -> Vec<DecisionView> {
    let newest = decisions.iter().find(|one| one.reversed_by.is_none()).map(|one| one.id);
    let reversed =
        |motion: &Motion| message(visit, Message::new("board-decision-reversed").with("number", motion.number));
    let by = |decision: &Decision| motions.iter().find(|motion| Some(motion.id) == decision.reversed_by);
    let view = |decision: &Decision| DecisionView {
        outcome: outcome(visit, decision.outcome),
        amount: decision.amount.map(|sum| amount(visit, sum)).unwrap_or_default(),
        on: words::date(decision.decided_on),
        reversed: by(decision).map(reversed).unwrap_or_default(),
        conditions: decision.conditions.clone().unwrap_or_default(),
        reasons: decision.reasons.tell_all(visit.lang),
        feedback: feedback(visit, said.iter().filter(|one| one.decision == decision.id)),
        explain: if newest == Some(decision.id) && visit.may(Deed::ExplainDecision) {
            format!("/board/records/{id}/explain")
        } else {
            String::new()
        },
    };
    decisions.iter().map(view).collect()
}
