//! Counting: means in hundredths of a point, quorum, majority. Pure.

use super::{
    Choice, Majority, MotionState, Outcome, Reason, Refusal,
    rules::{Criterion, Rules, Terms},
};
use std::fmt;

/// A score on the scale of 0 to 100, in hundredths: 6,050 is 60.50.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Hundredths(pub i32);

/// Exact, with a point, for exports and logs: `60.50`.
impl fmt::Display for Hundredths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{:02}", self.0 / 100, (self.0 % 100).abs())
    }
}

/// `sum / count`, a half rounded up. Nothing of nothing.
fn rounded(sum: i128, count: i128) -> Option<Hundredths> {
    if count <= 0 {
        return None;
    }
    i32::try_from((2 * sum + count).div_euclid(2 * count)).ok().map(Hundredths)
}

/// The weighted mean of a sheet: points as a share of their scale, weighted. `None` while a criterion has no points, or
/// where no criterion weighs anything.
pub fn sheet_mean(scored: &[(&Criterion, Option<i32>)]) -> Option<Hundredths> {
    // The scales' product is a common denominator: exact, and small enough for any rubric that people can use.
    let common: i128 = scored.iter().map(|(criterion, _)| i128::from(criterion.scale_max)).product();
    let mut sum = 0_i128;
    let mut weights = 0_i128;
    for (criterion, points) in scored {
        let weight = i128::from(criterion.weight);
        sum += i128::from((*points)?) * weight * (common / i128::from(criterion.scale_max));
        weights += weight;
    }
    rounded(sum * 10_000, weights * common)
}

/// The plain mean of sheets' means.
pub fn mean(sheets: &[Hundredths]) -> Option<Hundredths> {
    mean_of_sum(sheets.iter().map(|sheet| i64::from(sheet.0)).sum(), i64::try_from(sheets.len()).ok()?)
}

/// The plain mean from the sum and the number of sheets' means.
pub fn mean_of_sum(sum: i64, sheets: i64) -> Option<Hundredths> {
    rounded(sum.into(), sheets.into())
}

/// The middle of amounts; of two middles, their mean rounded down.
pub fn median(amounts: &mut [i64]) -> Option<i64> {
    amounts.sort_unstable();
    let middle = amounts.len() / 2;
    match amounts {
        [] => None,
        odd if odd.len() % 2 == 1 => Some(odd[middle]),
        even => {
            let sum = i128::from(even[middle - 1]) + i128::from(even[middle]);
            i64::try_from(sum.div_euclid(2)).ok()
        }
    }
}

/// What was counted of a motion.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Tally {
    /// Who may vote: members without conflict.
    pub electorate: u32,
    /// For.
    pub yes: u32,
    /// For, with conditions.
    pub yes_with_conditions: u32,
    /// Against.
    pub no: u32,
    /// Neither.
    pub abstain: u32,
    /// The mean of the locked sheets of members without conflict.
    pub mean: Option<Hundredths>,
}

impl Tally {
    /// Counts one ballot.
    pub fn add(&mut self, choice: Choice) {
        let place = match choice {
            Choice::Yes => &mut self.yes,
            Choice::YesWithConditions => &mut self.yes_with_conditions,
            Choice::No => &mut self.no,
            Choice::Abstain => &mut self.abstain,
        };
        *place += 1;
    }

    /// All votes for it.
    pub const fn in_favour(&self) -> u32 {
        self.yes + self.yes_with_conditions
    }

    /// All ballots.
    pub const fn cast(&self) -> u32 {
        self.in_favour() + self.no + self.abstain
    }

    /// The votes that count towards the quorum.
    pub const fn present(&self, rules: &Rules) -> u32 {
        self.in_favour() + self.no + if rules.terms.abstention_counts { self.abstain } else { 0 }
    }
}

/// How many votes a quorum takes: more than the rules' share of the electorate, and never fewer than their count.
pub fn quorum(rules: &Rules, electorate: u32) -> u32 {
    quorum_of(&rules.terms, electorate)
}

/// The same, of terms that belong to no round.
pub(super) fn quorum_of(terms: &Terms, electorate: u32) -> u32 {
    let share = u64::from(electorate) * u64::from(terms.quorum_share_percent.unsigned_abs()) / 100 + 1;
    let share = u32::try_from(share).unwrap_or(u32::MAX);
    share.max(terms.quorum_count.unsigned_abs()).max(1)
}

/// What a tally means under the rules. The chair's casting choice is looked at only where the votes are even, the rules
/// give it, and nothing else has decided.
pub fn judge(
    rules: &Rules,
    outcome: Outcome,
    tally: &Tally,
    casting: Option<Choice>,
) -> Result<(MotionState, Reason), Refusal> {
    if tally.present(rules) < quorum(rules, tally.electorate) {
        return Ok((MotionState::Lapsed, Reason::NoQuorum));
    }
    let least = Hundredths(rules.terms.minimum_mean * 100);
    if outcome.gives() && least > Hundredths(0) && tally.mean.is_none_or(|mean| mean < least) {
        return Ok((MotionState::Lost, Reason::BelowMean));
    }
    let (yes, no) = (u64::from(tally.in_favour()), u64::from(tally.no));
    let carried = match rules.terms.majority {
        Majority::Simple if yes == no && yes > 0 => return even(rules, casting),
        Majority::Simple => yes > no,
        Majority::Absolute => yes * 2 > u64::from(tally.electorate),
        Majority::TwoThirds => yes > 0 && yes * 3 >= (yes + no) * 2,
    };
    Ok(if carried { (MotionState::Carried, Reason::Majority) } else { (MotionState::Lost, Reason::NoMajority) })
}

fn even(rules: &Rules, casting: Option<Choice>) -> Result<(MotionState, Reason), Refusal> {
    if !rules.terms.casting_vote {
        return Ok((MotionState::Lost, Reason::Tie));
    }
    match casting {
        Some(Choice::Yes | Choice::YesWithConditions) => Ok((MotionState::Carried, Reason::CastingVote)),
        Some(Choice::No) => Ok((MotionState::Lost, Reason::CastingVote)),
        Some(Choice::Abstain) | None => Err(Refusal::TieNeedsCasting),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        base::{CallId, RulesId},
        board::rules,
    };
    use proptest::prelude::*;

    fn rules() -> Rules {
        let settings = rules::default_settings(crate::calls::Mode::Regular).unwrap();
        Rules::from_settings(RulesId(1), CallId(1), &settings)
    }

    fn having(change: impl FnOnce(&mut rules::Terms)) -> Rules {
        let mut rules = rules();
        change(&mut rules.terms);
        rules
    }

    fn sheet(points: &[i32]) -> Option<Hundredths> {
        let rules = rules();
        let scored: Vec<_> = rules.criteria.iter().zip(points.iter().map(|points| Some(*points))).collect();
        sheet_mean(&scored)
    }

    fn tally(electorate: u32, yes: u32, no: u32, abstain: u32) -> Tally {
        Tally { electorate, yes, no, abstain, mean: Some(Hundredths(7_000)), ..Tally::default() }
    }

    #[test]
    fn the_mean_weighs_each_criterion_and_rounds_once() {
        assert_eq!(sheet(&[5, 5, 5, 5, 5, 5]), Some(Hundredths(10_000)));
        assert_eq!(sheet(&[0, 0, 0, 0, 0, 0]), Some(Hundredths(0)));
        // 4*25 + 3*15 + 2*20 + 5*15 + 1*15 + 0*10 = 275 of 500.
        assert_eq!(sheet(&[4, 3, 2, 5, 1, 0]), Some(Hundredths(5_500)));
        let rules = rules();
        let mut scored: Vec<_> = rules.criteria.iter().map(|criterion| (criterion, Some(3))).collect();
        scored[2].1 = None;
        assert_eq!(sheet_mean(&scored), None);
        assert_eq!(sheet_mean(&[]), None);
        assert_eq!(mean(&[Hundredths(6_000), Hundredths(6_001)]), Some(Hundredths(6_001)));
        assert_eq!(mean(&[Hundredths(1), Hundredths(1), Hundredths(2)]), Some(Hundredths(1)));
        assert_eq!(mean(&[]), None);
        assert_eq!(Hundredths(6_005).to_string(), "60.05");
    }

    #[test]
    fn scales_of_different_length_weigh_the_same() {
        let mut rules = rules();
        rules.criteria.truncate(2);
        rules.criteria[0].weight = 50;
        rules.criteria[1].weight = 50;
        rules.criteria[1].scale_max = 7;
        let scored = [(&rules.criteria[0], Some(5)), (&rules.criteria[1], Some(0))];
        assert_eq!(sheet_mean(&scored), Some(Hundredths(5_000)));
        let scored = [(&rules.criteria[0], Some(0)), (&rules.criteria[1], Some(1))];
        assert_eq!(sheet_mean(&scored), Some(Hundredths(714)));
    }

    #[test]
    fn the_median_is_a_middle_and_never_more() {
        assert_eq!(median(&mut []), None);
        assert_eq!(median(&mut [3]), Some(3));
        assert_eq!(median(&mut [9, 1, 4]), Some(4));
        assert_eq!(median(&mut [9, 1, 4, 5]), Some(4));
        assert_eq!(median(&mut [i64::MAX, i64::MAX]), Some(i64::MAX));
    }

    #[test]
    fn a_quorum_is_more_than_half_and_at_least_three() {
        let rules = rules();
        for (electorate, needed) in [(0, 3), (3, 3), (4, 3), (5, 3), (6, 4), (7, 4), (8, 5)] {
            assert_eq!(quorum(&rules, electorate), needed, "{electorate}");
        }
    }

    #[test]
    fn a_motion_without_quorum_lapses_whatever_the_votes() {
        let judged = judge(&rules(), Outcome::Fund, &tally(7, 3, 0, 0), None);
        assert_eq!(judged, Ok((MotionState::Lapsed, Reason::NoQuorum)));
        let judged = judge(&rules(), Outcome::Fund, &tally(7, 3, 0, 1), None);
        assert_eq!(judged, Ok((MotionState::Carried, Reason::Majority)));
        let strict = having(|terms| terms.abstention_counts = false);
        let judged = judge(&strict, Outcome::Fund, &tally(7, 3, 0, 1), None);
        assert_eq!(judged, Ok((MotionState::Lapsed, Reason::NoQuorum)));
    }

    #[test]
    fn money_needs_the_minimum_mean_and_a_refusal_does_not() {
        let mut low = tally(5, 5, 0, 0);
        low.mean = Some(Hundredths(5_999));
        let lost = Ok((MotionState::Lost, Reason::BelowMean));
        assert_eq!(judge(&rules(), Outcome::Fund, &low, None), lost);
        assert_eq!(judge(&rules(), Outcome::FundLess, &low, None), lost);
        let carried = Ok((MotionState::Carried, Reason::Majority));
        assert_eq!(judge(&rules(), Outcome::Decline, &low, None), carried);
        assert_eq!(judge(&rules(), Outcome::Defer, &low, None), carried);
        low.mean = None;
        assert_eq!(judge(&rules(), Outcome::Fund, &low, None), lost);
        assert_eq!(judge(&having(|terms| terms.minimum_mean = 0), Outcome::Fund, &low, None), carried);
        low.mean = Some(Hundredths(6_000));
        assert_eq!(judge(&rules(), Outcome::Fund, &low, None), carried);
    }

    #[test]
    fn an_even_vote_is_the_chairs_where_the_rules_give_it() {
        let even = tally(7, 2, 2, 1);
        assert_eq!(judge(&rules(), Outcome::Fund, &even, None), Err(Refusal::TieNeedsCasting));
        assert_eq!(judge(&rules(), Outcome::Fund, &even, Some(Choice::Abstain)), Err(Refusal::TieNeedsCasting));
        let judged = |choice| judge(&rules(), Outcome::Fund, &even, Some(choice));
        assert_eq!(judged(Choice::Yes), Ok((MotionState::Carried, Reason::CastingVote)));
        assert_eq!(judged(Choice::No), Ok((MotionState::Lost, Reason::CastingVote)));
        let without = having(|terms| terms.casting_vote = false);
        assert_eq!(judge(&without, Outcome::Fund, &even, Some(Choice::Yes)), Ok((MotionState::Lost, Reason::Tie)));
        let all_abstain = tally(7, 0, 0, 5);
        let lost = Ok((MotionState::Lost, Reason::NoMajority));
        assert_eq!(judge(&rules(), Outcome::Fund, &all_abstain, Some(Choice::Yes)), lost);
    }

    #[test]
    fn each_majority_counts_what_it_says() {
        let with = |majority| having(|terms| terms.majority = majority);
        let state = |majority, tally: &Tally| judge(&with(majority), Outcome::Fund, tally, None).map(|judged| judged.0);
        let split = tally(7, 3, 2, 0);
        assert_eq!(state(Majority::Simple, &split), Ok(MotionState::Carried));
        assert_eq!(state(Majority::Absolute, &split), Ok(MotionState::Lost));
        assert_eq!(state(Majority::TwoThirds, &split), Ok(MotionState::Lost));
        let clear = tally(7, 4, 2, 1);
        assert_eq!(state(Majority::Absolute, &clear), Ok(MotionState::Carried));
        assert_eq!(state(Majority::TwoThirds, &clear), Ok(MotionState::Carried));
        let mut conditional = tally(7, 1, 2, 1);
        conditional.yes_with_conditions = 3;
        assert_eq!(state(Majority::Absolute, &conditional), Ok(MotionState::Carried));
    }

    proptest! {
        #[test]
        fn more_points_never_lower_a_mean(points in proptest::collection::vec(0..5_i32, 6), at in 0..6_usize) {
            let before = sheet(&points);
            let mut better = points.clone();
            better[at] += 1;
            prop_assert!(sheet(&better) > before);
        }

        #[test]
        fn a_vote_more_for_it_never_turns_a_carried_motion_down(yes in 0..9_u32, no in 0..9_u32, abstain in 0..9_u32) {
            let electorate = yes + no + abstain + 1;
            for majority in Majority::ALL {
                let rules = having(|terms| terms.majority = *majority);
                let judged = |yes| judge(&rules, Outcome::Fund, &tally(electorate, yes, no, abstain), Some(Choice::No));
                if judged(yes).map(|judged| judged.0) == Ok(MotionState::Carried) {
                    prop_assert_eq!(judged(yes + 1).map(|judged| judged.0), Ok(MotionState::Carried));
                }
            }
        }
    }
}
