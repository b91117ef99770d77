//! The quiz before an application: a few questions that end early and kindly, with the reason and other places to ask.
//! What is answered in it is kept nowhere.

use super::{Call, Refusal, State, store};
use crate::{
    audit,
    base::{CallId, Deed, Labels, Stop, words::characters},
    db::Tx,
};
use serde::{Deserialize, Serialize};

/// Questions a quiz has at most.
pub const QUESTIONS: usize = 8;
/// The longest question or reason, in characters.
pub const TEXT: usize = 400;
/// The longest list of other places, in characters.
pub const ELSEWHERE: usize = 1_000;

/// A call's quiz; an empty one is not asked.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Quiz {
    /// Whether it asks for the kind of group and the theme, where the call is for some only.
    pub asks_limits: bool,
    /// Questions to be answered with yes or no.
    pub questions: Vec<Question>,
    /// Other places to ask, told to those for whom it ends.
    pub elsewhere: Labels,
}

/// A question that one of its two answers ends.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Question {
    /// The question.
    pub text: Labels,
    /// Whether yes ends it; else no does.
    pub ends_on_yes: bool,
    /// Why it ends, told kindly.
    pub reason: Labels,
}

/// What is asked before the staff's own questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limited {
    /// The kind of group.
    Kind,
    /// The theme.
    Theme,
}

impl Limited {
    /// The programme's list it chooses from.
    pub const fn list(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Theme => "theme",
        }
    }

    /// What the call is for.
    pub fn allowed(self, call: &Call) -> &[String] {
        match self {
            Self::Kind => &call.kinds,
            Self::Theme => &call.themes,
        }
    }
}

impl Quiz {
    /// The limits of its call that it asks for.
    pub fn limits(&self, call: &Call) -> Vec<Limited> {
        let mut limits = vec![Limited::Kind, Limited::Theme];
        limits.retain(|limit| self.asks_limits && !limit.allowed(call).is_empty());
        limits
    }

    /// Whether there is anything to ask.
    pub fn is_empty(&self, call: &Call) -> bool {
        self.questions.is_empty() && self.limits(call).is_empty()
    }
}

/// A change of a quiz; questions are counted from 0.
#[derive(Clone, Debug)]
#[allow(missing_docs)]
pub enum Change {
    /// What stands beside its own questions.
    Around { asks_limits: bool, elsewhere: Labels },
    /// A question more.
    Add(Question),
    /// A question in another one's place.
    Edit(usize, Question),
    /// A question goes.
    Remove(usize),
}

/// Changes a call's quiz, until the call is closed.
pub fn change(tx: &mut Tx<'_>, id: CallId, change: &Change) -> Result<(), Stop> {
    tx.permit(Deed::EditCall)?;
    store::lock(tx, id)?;
    let call = store::find(tx, id)?;
    if !matches!(call.state, State::Draft | State::Published | State::Open) {
        return Err(Refusal::NotNow.into());
    }
    let quiz = changed(call.quiz, change)?;
    store::set_quiz(tx, id, &serde_json::to_string(&quiz)?)?;
    audit::record(tx, audit::Event::new("calls.edit_quiz", id))?;
    Ok(())
}

fn changed(mut quiz: Quiz, change: &Change) -> Result<Quiz, Stop> {
    match change {
        Change::Around { asks_limits, elsewhere } => {
            (quiz.asks_limits, quiz.elsewhere) = (*asks_limits, elsewhere.clone());
        }
        Change::Add(question) => {
            check(question)?;
            if quiz.questions.len() >= QUESTIONS {
                return Err(Refusal::QuizFull.into());
            }
            quiz.questions.push(question.clone());
        }
        Change::Edit(place, question) => {
            check(question)?;
            *quiz.questions.get_mut(*place).ok_or(Stop::Missing)? = question.clone();
        }
        Change::Remove(place) => {
            if *place >= quiz.questions.len() {
                return Err(Stop::Missing);
            }
            quiz.questions.remove(*place);
        }
    }
    Ok(quiz)
}

fn check(question: &Question) -> Result<(), Refusal> {
    if question.text.is_empty() {
        return Err(Refusal::QuizTextMissing);
    }
    if question.reason.is_empty() {
        return Err(Refusal::QuizReasonMissing);
    }
    let long = |labels: &Labels| labels.0.values().any(|text| characters(text) > TEXT);
    if long(&question.text) || long(&question.reason) { Err(Refusal::LabelTooLong) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Lang;

    #[test]
    fn a_question_needs_its_words_and_its_reason() {
        let text = Labels::one(Lang::Tg, "Шумо ҳизби сиёсӣ ҳастед?");
        let bare = Question { text: text.clone(), ..Question::default() };
        assert_eq!(check(&bare), Err(Refusal::QuizReasonMissing));
        assert_eq!(check(&Question { reason: text.clone(), ..Question::default() }), Err(Refusal::QuizTextMissing));
        let whole = Question { text: text.clone(), ends_on_yes: true, reason: text };
        let mut quiz = Quiz::default();
        for _ in 0..QUESTIONS {
            quiz = changed(quiz, &Change::Add(whole.clone())).unwrap();
        }
        assert!(changed(quiz.clone(), &Change::Add(whole)).is_err());
        assert!(changed(quiz.clone(), &Change::Remove(QUESTIONS)).is_err());
        assert_eq!(changed(quiz, &Change::Remove(0)).unwrap().questions.len(), QUESTIONS - 1);
    }

    #[test]
    fn a_call_without_a_quiz_reads_as_one() {
        assert_eq!(serde_json::from_str::<Quiz>("{}").unwrap(), Quiz::default());
    }
}
