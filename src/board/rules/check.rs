//! Whether rules can be counted by. Pure.

use super::{Emergency, LEVELS, NewCriterion, Settings, Terms};
use crate::board::{Refusal, TieBreak};

/// The greatest weight of one criterion, and the most criteria.
const WEIGHT_MAX: i32 = 1_000;
const CRITERIA_MAX: usize = 20;
/// Nobody sits on a board of more.
const READERS_MAX: i32 = 50;
/// An emergency that takes a month is none.
const HOURS_MAX: i32 = 720;

/// Rules as a whole.
pub(super) fn whole(settings: &Settings) -> Result<(), Refusal> {
    let mut codes: Vec<&str> = settings.criteria.iter().map(|criterion| criterion.code.as_str()).collect();
    codes.sort_unstable();
    codes.dedup();
    if codes.len() != settings.criteria.len() || codes.len() > CRITERIA_MAX {
        return Err(Refusal::Criteria);
    }
    settings.criteria.iter().try_for_each(criterion)?;
    if codes.is_empty() {
        return Err(Refusal::CriteriaNone);
    }
    terms(&settings.terms, &codes)
}

fn terms(terms: &Terms, codes: &[&str]) -> Result<(), Refusal> {
    if !(0..=READERS_MAX).contains(&terms.readers) {
        return Err(Refusal::Readers);
    }
    if !(0..100).contains(&terms.quorum_share_percent) {
        return Err(Refusal::QuorumShare);
    }
    if !(1..=1_000).contains(&terms.quorum_count) {
        return Err(Refusal::QuorumCount);
    }
    if !(0..=100).contains(&terms.minimum_mean) {
        return Err(Refusal::MinimumMean);
    }
    if !(0..=100).contains(&terms.spread_flag) {
        return Err(Refusal::SpreadFlag);
    }
    let Emergency { experts, staff, hours } = terms.emergency;
    if !(0..=READERS_MAX).contains(&experts) || !(0..=READERS_MAX).contains(&staff) || (staff > 0 && experts == 0) {
        return Err(Refusal::EmergencyVotes);
    }
    if !(1..=HOURS_MAX).contains(&hours) {
        return Err(Refusal::EmergencyHours);
    }
    let named = terms.tie_criterion.as_deref().is_some_and(|code| codes.contains(&code));
    if terms.tie_break == TieBreak::Criterion && !named {
        return Err(Refusal::TieCriterion);
    }
    Ok(())
}

fn criterion(one: &NewCriterion) -> Result<(), Refusal> {
    let word = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_';
    if one.code.is_empty() || !one.code.chars().all(word) {
        return Err(Refusal::Criteria);
    }
    if one.labels.is_empty() {
        return Err(Refusal::CriterionName);
    }
    if !(1..=WEIGHT_MAX).contains(&one.weight) {
        return Err(Refusal::CriterionWeight);
    }
    if !LEVELS.contains(&one.anchors.len()) || one.anchors.iter().any(crate::base::Labels::is_empty) {
        return Err(Refusal::CriterionLevels);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{super::default_settings, *};
    use crate::{base::Labels, calls::Mode};

    #[test]
    fn rules_that_could_not_be_counted_are_refused() {
        let good = default_settings(Mode::Regular).unwrap();
        let changed = |change: fn(&mut Settings)| {
            let mut settings = good.clone();
            change(&mut settings);
            whole(&settings)
        };
        assert_eq!(changed(|rules| rules.terms.quorum_share_percent = 100), Err(Refusal::QuorumShare));
        assert_eq!(changed(|rules| rules.terms.quorum_share_percent = -1), Err(Refusal::QuorumShare));
        assert_eq!(changed(|rules| rules.terms.quorum_count = 0), Err(Refusal::QuorumCount));
        assert_eq!(changed(|rules| rules.terms.minimum_mean = 101), Err(Refusal::MinimumMean));
        assert_eq!(changed(|rules| rules.terms.spread_flag = -1), Err(Refusal::SpreadFlag));
        assert_eq!(changed(|rules| rules.terms.readers = -1), Err(Refusal::Readers));
        assert_eq!(changed(|rules| rules.terms.emergency.staff = 1), Err(Refusal::EmergencyVotes));
        assert_eq!(changed(|rules| rules.terms.emergency.experts = -1), Err(Refusal::EmergencyVotes));
        assert_eq!(changed(|rules| rules.terms.emergency.hours = 0), Err(Refusal::EmergencyHours));
        assert_eq!(changed(|rules| rules.terms.tie_criterion = None), Err(Refusal::TieCriterion));
        assert_eq!(changed(|rules| rules.terms.tie_criterion = Some("gone".into())), Err(Refusal::TieCriterion));
        assert_eq!(changed(|rules| rules.criteria.clear()), Err(Refusal::CriteriaNone));
        assert_eq!(changed(|rules| rules.criteria[1].code = "need".into()), Err(Refusal::Criteria));
        assert_eq!(changed(|rules| rules.criteria[0].code = "Need!".into()), Err(Refusal::Criteria));
        assert_eq!(changed(|rules| rules.criteria[0].weight = 0), Err(Refusal::CriterionWeight));
        assert_eq!(changed(|rules| rules.criteria[0].labels = Labels::default()), Err(Refusal::CriterionName));
    }

    #[test]
    fn a_scale_has_five_to_seven_levels_that_all_say_something() {
        let with = |levels: usize| {
            let mut settings = default_settings(Mode::Regular).unwrap();
            let level = settings.criteria[0].anchors[0].clone();
            settings.criteria[0].anchors = vec![level; levels];
            whole(&settings)
        };
        for levels in 5..=7 {
            assert_eq!(with(levels), Ok(()), "{levels}");
        }
        for levels in [0, 1, 4, 8, 21] {
            assert_eq!(with(levels), Err(Refusal::CriterionLevels), "{levels}");
        }
        let mut settings = default_settings(Mode::Regular).unwrap();
        settings.criteria[0].anchors[3] = Labels::default();
        assert_eq!(whole(&settings), Err(Refusal::CriterionLevels));
    }
}
