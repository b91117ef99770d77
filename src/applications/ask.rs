//! Asking a group for more: staff open single questions to it again and say what they ask.

use super::{
    Case, Refusal, State,
    answers::{self, Answers},
    screen::{self, NewScreening, Outcome},
    store,
};
use crate::{
    base::{ApplicationId, Deed, QuestionId, Stop},
    calls::forms::{Kind, Section},
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

/// The questions that a group may change in its answer: those that staff opened, with those that wait for them; its budget,
/// where it is offered less. `None` where all may be changed. A step.
pub fn opened(tx: &mut Tx<'_>, case: &Case, form: &[Section]) -> Result<Option<HashSet<QuestionId>>, Stop> {
    if case.state == State::Offered {
        let budgets = form.iter().flat_map(|section| &section.questions).filter(|one| one.kind == Kind::Budget);
        return Ok(Some(budgets.map(|question| question.id).collect()));
    }
    if case.state != State::MoreAsked {
        return Ok(None);
    }
    let named: HashSet<QuestionId> = store::opened_questions(tx, case.id)?.into_iter().collect();
    Ok((!named.is_empty()).then(|| with_waiting(named, form)))
}

/// Puts the answers that staff did not open back as they were sent, where the group had begun to correct them before it
/// was asked. A step.
pub fn as_asked(tx: &mut Tx<'_>, case: &Case, form: &[Section], given: Answers) -> Result<Answers, Stop> {
    let Some(opened) = opened(tx, case, form)? else { return Ok(given) };
    let sent = answers::as_sent(tx, case)?;
    let closed = |(question, _): &(QuestionId, String)| !opened.contains(question);
    let mine = given.into_iter().filter(|(question, _)| opened.contains(question));
    Ok(mine.chain(sent.into_iter().filter(closed)).collect())
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
