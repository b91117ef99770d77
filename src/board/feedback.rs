//! What a decision says to its group by criterion: a few words, per language, never points and never whose.

use super::{
    rules, store,
    written::{Told, Written},
};
use crate::{
    applications::Case,
    base::{CriterionId, DecisionId, Labels, Lang, Message, Stop, seal::Place},
    db::Tx,
};
use serde::Serialize;

/// The longest text on a criterion, in characters.
pub const FEEDBACK_MAX: usize = 600;

pub(super) const BODY: &str = "decision_feedback.body";

/// What a decision says on a criterion, opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feedback {
    /// Which decision.
    pub decision: DecisionId,
    /// The criterion's code.
    pub code: String,
    /// The criterion's name.
    pub criterion: Labels,
    /// What was written on it.
    pub written: Written,
}

/// What a decision says on a criterion, as a reader gets it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct OnCriterion {
    /// On which, in words of the reader's language.
    pub heading: String,
    /// What.
    pub told: Told,
}

impl Feedback {
    /// What a reader gets of it.
    pub fn tell(&self, reader: Lang) -> Option<OnCriterion> {
        let heading = Message::new("board-feedback-on").with("criterion", self.criterion.say(reader)).say(reader);
        self.written.tell(reader).map(|told| OnCriterion { heading, told })
    }
}

/// What some decisions on a case say, in the order of the round's criteria. One query, and those of the rules where there
/// is something. A step: the caller has opened the case for its reader.
pub fn of_decisions(tx: &mut Tx<'_>, case: &Case, decisions: &[DecisionId]) -> Result<Vec<Feedback>, Stop> {
    if decisions.is_empty() {
        return Ok(Vec::new());
    }
    let rows = store::feedback::of_decisions(tx, decisions)?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let criteria = rules::of_call(tx, case.call_id)?.criteria;
    let mut all = Vec::with_capacity(rows.len());
    for criterion in criteria {
        for (decision, _, body) in rows.iter().filter(|(_, id, _)| *id == criterion.id) {
            let json = case.key.open(place(*decision, criterion.id), body)?;
            let written = Written { texts: Written::read(&json)?, older: None };
            let (code, labels) = (criterion.code.clone(), criterion.labels.clone());
            all.push(Feedback { decision: *decision, code, criterion: labels, written });
        }
    }
    Ok(all)
}

pub(super) const fn place(decision: DecisionId, criterion: CriterionId) -> Place {
    Place::pair(BODY, decision.0, criterion.0)
}
