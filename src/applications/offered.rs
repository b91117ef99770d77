//! The budget of a group that is offered less than it asked for: opened to it again, brought down to what is offered, and
//! kept as a sending of its own once it says yes. The offer itself belongs to the rooms to the right.

use super::{Case, answers, budget, correct, load, store};
use crate::{
    base::{ApplicationId, Money, Stop},
    calls::{
        choices,
        forms::{self, Kind},
    },
    db::Tx,
};

/// Takes an application for this transaction, then loads it. A step.
pub fn lock(tx: &mut Tx<'_>, id: ApplicationId) -> Result<Case, Stop> {
    store::lock(tx, id)?;
    load(tx, id)
}

/// What the budget of a case comes to as it stands now, without what others pay; nothing where there is none. A step.
pub fn comes_to(tx: &mut Tx<'_>, case: &Case) -> Result<Option<Money>, Stop> {
    Ok(budget::sums(&answers::budget_lines(tx, case)?).map(|sums| sums.asked))
}

/// Refuses a budget of which a category takes more than it may. A step.
pub fn check_categories(tx: &mut Tx<'_>, case: &Case) -> Result<(), Stop> {
    let Some(sums) = budget::sums(&answers::budget_lines(tx, case)?) else { return Ok(()) };
    let lists = choices::lists(tx)?;
    match budget::faults(&sums, None, &lists, case.language).into_iter().next() {
        Some(fault) => Err(fault.into()),
        None => Ok(()),
    }
}

/// The code of the section in which the budget stands. A step.
pub fn section(tx: &mut Tx<'_>, case: &Case) -> Result<Option<String>, Stop> {
    let form = forms::load(tx, case.form_version_id)?;
    let has = |section: &&forms::Section| section.questions.iter().any(|one| one.kind == Kind::Budget);
    Ok(form.iter().find(has).map(|section| section.code.clone()))
}

/// Brings every line of the budget down in one proportion, so that it comes to an amount. What others pay stays. A step.
pub fn fit(tx: &mut Tx<'_>, case: &Case, amount: Money) -> Result<(), Stop> {
    let form = forms::load(tx, case.form_version_id)?;
    let mut given = answers::of_case(tx, case)?;
    let mut tables = Vec::new();
    for question in form.iter().flat_map(|section| &section.questions).filter(|one| one.kind == Kind::Budget) {
        if answers::is_asked(question, &form, &given) {
            let lines = given.get(&question.id).map(|value| budget::lines(value)).unwrap_or_default();
            tables.push((question, lines));
        }
    }
    let all: Vec<budget::Line> = tables.iter().flat_map(|(_, lines)| lines.clone()).collect();
    let mut fitted = budget::fitted(&all, amount).ok_or(super::Refusal::NotNow)?.into_iter();
    for (question, lines) in tables {
        let mine: Vec<budget::Line> = fitted.by_ref().take(lines.len()).filter(|line| !line.cost.is_zero()).collect();
        let value = budget::write(&mine).ok_or_else(|| Stop::broken("a budget beyond counting"))?;
        answers::put(tx, case, question, &value, &mut given)?;
    }
    Ok(())
}

/// Keeps the answers as they stand as a sending of their own, where they differ from what was sent last. A step.
pub fn keep(tx: &mut Tx<'_>, case: &Case) -> Result<(), Stop> {
    if answers::of_case(tx, case)? == answers::as_sent(tx, case)? {
        return Ok(());
    }
    store::set_sent(tx, case.id, false, case.sent_count + 1)?;
    store::answers::keep_sent(tx, case.id, case.sent_count + 1)
}

/// Puts the budget back as it was sent. A step.
pub fn put_back(tx: &mut Tx<'_>, case: &Case) -> Result<(), Stop> {
    correct::put_back(tx, case)
}
