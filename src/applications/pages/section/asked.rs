//! Which questions a section's page asks: those that wait for an answer only once it is given, saved or on the page.

use super::{Loaded, field_name};
use crate::{
    applications::answers::{Answers, is_asked},
    calls::forms::{Kind, Question},
    web::Form,
};

/// The hidden field that names the questions on a page that waited for an answer.
pub(super) const FIELD: &str = "asked";

/// The saved answers, with those on the page that others may wait for in their place.
fn given(loaded: &Loaded, form: &Form) -> Answers {
    let mut given = loaded.answers.clone();
    for question in &loaded.section().questions {
        if matches!(question.kind, Kind::YesNo | Kind::OneOf | Kind::SeveralOf | Kind::Declaration) {
            given.insert(question.id, form.all(&field_name(question)).join("\n"));
        }
    }
    given
}

/// Whether a page that is only tried may know the answer: it keeps none from other sections.
fn is_elsewhere(loaded: &Loaded, question: &Question) -> bool {
    let code = question.show_when.split('=').next().unwrap_or_default();
    !loaded.section().questions.iter().any(|other| other.code == code)
}

/// The questions to be asked now, in order.
pub(super) fn questions<'l>(loaded: &'l Loaded, form: &Form) -> Vec<&'l Question> {
    let given = given(loaded, form);
    let asks = |question: &&Question| {
        let asked = is_asked(question, &loaded.form, &given) || loaded.practice && is_elsewhere(loaded, question);
        asked && may_change(loaded, question)
    };
    loaded.section().questions.iter().filter(asks).collect()
}

/// Whether a question may be changed at all: all may, but for those that staff did not open when they asked for more.
pub(super) fn may_change(loaded: &Loaded, question: &Question) -> bool {
    loaded.opened.as_ref().is_none_or(|opened| opened.contains(&question.id))
}

fn waits(question: &Question) -> bool {
    !question.show_when.is_empty()
}

/// What the hidden field says on a page.
pub(super) fn codes(loaded: &Loaded, form: &Form) -> String {
    let codes = questions(loaded, form).into_iter().filter(|question| waits(question));
    codes.map(|question| question.code.as_str()).collect::<Vec<_>>().join(" ")
}

/// The questions of a sent page that are still asked after the answers on it.
pub(super) fn on_page<'l>(loaded: &'l Loaded, form: &Form) -> Vec<&'l Question> {
    let shown: Vec<&str> = form.raw(FIELD).split(' ').collect();
    let mut asked = questions(loaded, form);
    asked.retain(|question| !waits(question) || shown.contains(&question.code.as_str()));
    asked
}

/// The field of the first question that the answers on a sent page have opened.
pub(super) fn opened(loaded: &Loaded, form: &Form) -> Option<String> {
    let shown: Vec<&str> = form.raw(FIELD).split(' ').collect();
    let asked = questions(loaded, form);
    let opened = asked.into_iter().find(|question| waits(question) && !shown.contains(&question.code.as_str()));
    opened.map(field_name)
}
