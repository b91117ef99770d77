//! What is written about a decision after it was made, until its group learns of it: the board's reasons in each language,
//! and a few words by criterion.

use super::{
    Outcome, Refusal, TEXT_MAX,
    decisions::{self, REASONS_BY_LANGUAGE},
    feedback::{self, FEEDBACK_MAX, Feedback},
    members::{self, Viewer},
    rules::{self, Rules},
    scores,
    seen::Seen,
    store,
    written::{self, Written},
};
use crate::{
    applications::{self, Case, told},
    audit,
    base::{ApplicationId, CriterionId, DecisionId, Deed, Labels, Money, Stop, seal::Place},
    calls::release,
    db::Tx,
};
use chrono::NaiveDate;

/// What is written about a decision.
#[derive(Clone, Debug)]
pub struct Explanation {
    /// Which decision the writer had before them, and how often it had been written about: what somebody else wrote or what
    /// was decided anew meanwhile is not lost unseen.
    pub explained: (DecisionId, i32),
    /// Why, per language.
    pub reasons: Labels,
    /// What it says on a criterion, by its code, per language.
    pub feedback: Vec<(String, Labels)>,
}

/// The newest decision on an application as its writer has it at hand.
#[derive(Clone, Debug)]
pub struct Desk {
    /// The application.
    pub case: Case,
    /// What was decided.
    pub outcome: Outcome,
    /// How much, where money is given.
    pub amount: Option<Money>,
    /// When.
    pub decided_on: NaiveDate,
    /// Which decision it is, and how often it was written about.
    pub explained: (DecisionId, i32),
    /// Why, as it is written so far.
    pub reasons: Written,
    /// What it says by criterion so far.
    pub feedback: Vec<Feedback>,
    /// The rules of the round, with its criteria.
    pub rules: Rules,
    /// What members wrote beside their points, where the writer sees that of others: without names, in no order of theirs.
    pub comments: Vec<(CriterionId, String)>,
    /// Whether it may still be written: the group does not know the decision.
    pub is_open: bool,
}

/// The newest decision on an application, to write about it. View.
pub fn look(tx: &mut Tx<'_>, id: ApplicationId) -> Result<Desk, Stop> {
    tx.permit(Deed::ExplainDecision)?;
    let (case, seen) = opened(tx, id)?;
    let row = store::decisions::newest(tx, id)?.ok_or(Stop::Missing)?;
    let comments = match &seen {
        Some(seen) => scores::comments(tx, seen)?,
        None => Vec::new(),
    };
    Ok(Desk {
        outcome: row.outcome,
        amount: row.amount(),
        decided_on: row.decided_on,
        explained: (row.id, row.explained),
        reasons: decisions::reasons_of(&row, &case)?,
        feedback: feedback::of_decisions(tx, &case, &[row.id])?,
        rules: rules::of_call(tx, case.call_id)?,
        comments,
        is_open: is_open(tx, &case)?,
        case,
    })
}

/// The case, and what the actor sees of it as a member: nobody writes about what they have a conflict of interest with.
fn opened(tx: &mut Tx<'_>, id: ApplicationId) -> Result<(Case, Option<Seen>), Stop> {
    let viewer = members::viewer(tx)?;
    let case = applications::load(tx, id)?;
    if viewer == Viewer::Staff {
        return Ok((case, None));
    }
    let seen = Seen::of_case(tx, case.clone())?;
    seen.clear()?;
    Ok((case, Some(seen)))
}

/// Whether the group does not know the decision yet: results are held, or it was put off.
fn is_open(tx: &mut Tx<'_>, case: &Case) -> Result<bool, Stop> {
    Ok(match release::of_call(tx, case.call_id)? {
        Some(release) => release.released_at.is_none(),
        None => !told::is_result(case.state),
    })
}

/// Act: writes the reasons of the newest decision and what it says by criterion anew. Not once its group may know it.
pub fn write(tx: &mut Tx<'_>, id: ApplicationId, new: &Explanation) -> Result<(), Stop> {
    tx.permit(Deed::ExplainDecision)?;
    let call = applications::load(tx, id)?.call_id;
    release::keep(tx, call)?;
    store::declarations::lock_application(tx, id)?;
    let (case, _) = opened(tx, id)?;
    let row = store::decisions::newest(tx, id)?.ok_or(Stop::Missing)?;
    if !is_open(tx, &case)? {
        return Err(Refusal::DecisionTold.into());
    }
    let reasons = written::within(&new.reasons, TEXT_MAX)?;
    if reasons.is_empty() {
        return Err(Refusal::ReasonsMissing.into());
    }
    let said = check(&rules::of_call(tx, case.call_id)?, &new.feedback)?;
    let sealed = case.key.seal(Place::new(REASONS_BY_LANGUAGE, row.id.0), &reasons.json())?;
    let (decision, explained) = new.explained;
    if decision != row.id || !store::decisions::explain(tx, row.id, explained, sealed)? {
        return Err(Refusal::ReasonsChanged.into());
    }
    let seal = |(criterion, texts): &(CriterionId, Labels)| {
        let body = case.key.seal(feedback::place(row.id, *criterion), &texts.json())?;
        Ok((row.id, *criterion, body))
    };
    let rows = said.iter().map(seal).collect::<Result<Vec<_>, Stop>>()?;
    store::feedback::replace(tx, row.id, rows)?;
    audit::record(tx, audit::Event::new("board.explain_decision", id).in_case(id, &case.key))?;
    Ok(())
}

/// What is said by criterion: of those the round has, those on which something is.
fn check(rules: &Rules, feedback: &[(String, Labels)]) -> Result<Vec<(CriterionId, Labels)>, Refusal> {
    let mut said = Vec::new();
    for (code, texts) in feedback {
        let known = rules.criteria.iter().find(|criterion| criterion.code == *code);
        let criterion = known.ok_or(Refusal::CriterionUnknown)?.id;
        let texts = written::within(texts, FEEDBACK_MAX)?;
        if !texts.is_empty() {
            said.push((criterion, texts));
        }
    }
    Ok(said)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::{CallId, Lang, RulesId};

    #[test]
    fn only_the_criteria_of_the_round_are_spoken_of_and_only_where_something_is_said() {
        let settings = rules::default_settings(crate::calls::Mode::Regular).unwrap();
        let rules = Rules::from_settings(RulesId(1), CallId(1), &settings);
        let said = |code: &str, text: &str| (code.to_owned(), Labels::one(Lang::Ru, text));
        let found = check(&rules, &[said("need", "Ясно"), said("fit", " ")]).unwrap();
        let codes: Vec<&str> = rules.criteria.iter().map(|criterion| criterion.code.as_str()).collect();
        let need = codes.iter().position(|code| *code == "need").unwrap();
        assert_eq!(found, [(rules.criteria[need].id, Labels::one(Lang::Ru, "Ясно"))]);
        assert_eq!(check(&rules, &[said("beauty", "Да")]), Err(Refusal::CriterionUnknown));
        let long = "я".repeat(FEEDBACK_MAX + 1);
        assert_eq!(check(&rules, &[said("need", &long)]), Err(Refusal::ReasonsTooLong { max: FEEDBACK_MAX }));
    }
}
