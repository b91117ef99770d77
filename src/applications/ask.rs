//! Asking a group for more: staff open single questions to it again and say what they ask.

use super::{
    Case, Refusal, State,
    screen::{self, NewScreening, Outcome},
    store,
};
use crate::{
    base::{ApplicationId, Deed, QuestionId, Stop},
    calls::forms::Section,
    db::Tx,
};
use std::collections::HashSet;

/// What is asked.
#[derive(Clone, Debug)]
pub struct NewAsk {
    /// Of which application.
    pub case: ApplicationId,
    /// The questions that may be changed.
    pub questions: Vec<QuestionId>,
    /// To the group.
    pub note: String,
}

/// Opens questions of an application to its group.
pub fn ask(tx: &mut Tx<'_>, new: &NewAsk) -> Result<(), Stop> {
    tx.permit(Deed::Screen)?;
    if new.questions.is_empty() {
        return Err(Refusal::NothingOpened.into());
    }
    let screening = NewScreening { case: new.case, outcome: Outcome::AskMore, reason: None, note: new.note.clone() };
    screen::screen(tx, &screening)?;
    let asked = store::screenings(tx, new.case)?.into_iter().next().ok_or(Stop::Missing)?;
    store::open_questions(tx, asked.id, &new.questions)
}

/// The questions that a group may change in its answer: those that staff opened, with those that wait for them.
/// `None` where all may be changed. A step.
pub fn opened(tx: &mut Tx<'_>, case: &Case, form: &[Section]) -> Result<Option<HashSet<QuestionId>>, Stop> {
    if case.state != State::MoreAsked {
        return Ok(None);
    }
    let named: HashSet<QuestionId> = store::opened_questions(tx, case.id)?.into_iter().collect();
    Ok((!named.is_empty()).then(|| with_waiting(named, form)))
}

fn with_waiting(mut open: HashSet<QuestionId>, form: &[Section]) -> HashSet<QuestionId> {
    let questions: Vec<_> = form.iter().flat_map(|section| &section.questions).collect();
    // A question waits for an earlier one only: one walk finds chains too.
    for question in &questions {
        let code = question.show_when.split('=').next().unwrap_or_default();
        if questions.iter().any(|other| other.code == code && open.contains(&other.id)) {
            open.insert(question.id);
        }
    }
    open
}
