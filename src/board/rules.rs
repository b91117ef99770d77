//! The rules of a round, one set per call: criteria with their weights and anchors, quorum, majority, minimum mean.
//!
//! Each change is a new version; with the first score sheet or motion the newest one is frozen.

use super::{Majority, Refusal, store, tally};
use crate::{
    audit,
    base::{CallId, CriterionId, Deed, Labels, RulesId, Stop},
    calls::{self, Mode},
    db::Tx,
};
use chrono::NaiveDateTime;
use serde::Deserialize;

/// The criteria a programme begins with.
const RUBRIC: &str = include_str!("../../config/defaults/rubric.toml");
/// The greatest weight of one criterion, and the most levels of a scale.
const WEIGHT_MAX: i32 = 1_000;
const SCALE_MAX: i32 = 20;

/// A criterion to score by.
#[derive(Clone, Debug, PartialEq)]
pub struct Criterion {
    /// Its id.
    pub id: CriterionId,
    /// A short code, the same over versions: `need`.
    pub code: String,
    /// Its name.
    pub labels: Labels,
    /// What to look at.
    pub help: Labels,
    /// What each level means, from 0 up.
    pub anchors: Vec<Labels>,
    /// Its weight; what counts is its share of all weights.
    pub weight: i32,
    /// The greatest number of points.
    pub scale_max: i32,
    /// So many points or fewer need a comment; below 0: never.
    pub comment_at_or_below: i32,
}

/// The rules of a round.
#[derive(Clone, Debug, PartialEq)]
pub struct Rules {
    /// Their id.
    pub id: RulesId,
    /// For which call.
    pub call: CallId,
    /// From 1 up.
    pub version: i32,
    /// When scoring began, if it did.
    pub frozen_at: Option<NaiveDateTime>,
    /// A quorum is more than this share of the members without conflict, in percent.
    pub quorum_share_percent: i32,
    /// A quorum is never fewer than this many.
    pub quorum_count: i32,
    /// Whether who abstains counts towards the quorum.
    pub abstention_counts: bool,
    /// How many votes carry a motion.
    pub majority: Majority,
    /// The mean a motion that gives money needs, of 100.
    pub minimum_mean: i32,
    /// Whether the chair decides when the votes are even.
    pub casting_vote: bool,
    /// Whether members see a code instead of a group's name.
    pub blind: bool,
    /// From this difference between the highest and the lowest sheet on, an application is to be talked about.
    pub spread_flag: i32,
    /// What is scored, in order.
    pub criteria: Vec<Criterion>,
}

/// A criterion as it is set.
#[derive(Clone, Debug, PartialEq)]
pub struct NewCriterion {
    /// A short code.
    pub code: String,
    /// Its name.
    pub labels: Labels,
    /// What to look at.
    pub help: Labels,
    /// What each level means, from 0 up; as many as there are levels.
    pub anchors: Vec<Labels>,
    /// Its weight.
    pub weight: i32,
    /// So many points or fewer need a comment; below 0: never.
    pub comment_at_or_below: i32,
}

/// Rules as they are set.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// More than this share of the members without conflict, in percent.
    pub quorum_share_percent: i32,
    /// Never fewer than this many.
    pub quorum_count: i32,
    /// Whether who abstains counts towards the quorum.
    pub abstention_counts: bool,
    /// How many votes carry a motion.
    pub majority: Majority,
    /// The mean a motion that gives money needs, of 100; 0: none.
    pub minimum_mean: i32,
    /// Whether the chair decides when the votes are even.
    pub casting_vote: bool,
    /// Whether members see a code instead of a group's name.
    pub blind: bool,
    /// From this difference of 100 on, an application is to be talked about.
    pub spread_flag: i32,
    /// What is scored.
    pub criteria: Vec<NewCriterion>,
}

impl Rules {
    /// How many votes a quorum takes of so many electors: more than the share, and never fewer than the count.
    pub fn quorum(&self, electors: u32) -> u32 {
        tally::quorum(self, electors)
    }

    /// Whether a difference in hundredths between the highest and the lowest sheet is to be talked about.
    pub const fn is_wide(&self, range: i32) -> bool {
        self.spread_flag > 0 && range >= self.spread_flag * 100
    }

    /// The settings they were made of, to change them.
    pub fn settings(&self) -> Settings {
        Settings {
            quorum_share_percent: self.quorum_share_percent,
            quorum_count: self.quorum_count,
            abstention_counts: self.abstention_counts,
            majority: self.majority,
            minimum_mean: self.minimum_mean,
            casting_vote: self.casting_vote,
            blind: self.blind,
            spread_flag: self.spread_flag,
            criteria: self.criteria.iter().map(Criterion::as_new).collect(),
        }
    }

    /// Rules as the settings make them, before they are written down: their criteria are counted from 1.
    pub(super) fn from_settings(id: RulesId, call: CallId, settings: &Settings) -> Self {
        let criteria = (1..).zip(&settings.criteria).map(|(number, new)| Criterion {
            id: CriterionId(number),
            code: new.code.clone(),
            labels: new.labels.clone(),
            help: new.help.clone(),
            anchors: new.anchors.clone(),
            weight: new.weight,
            scale_max: scale_max(new),
            comment_at_or_below: new.comment_at_or_below,
        });
        Self {
            id,
            call,
            version: 1,
            frozen_at: None,
            quorum_share_percent: settings.quorum_share_percent,
            quorum_count: settings.quorum_count,
            abstention_counts: settings.abstention_counts,
            majority: settings.majority,
            minimum_mean: settings.minimum_mean,
            casting_vote: settings.casting_vote,
            blind: settings.blind,
            spread_flag: settings.spread_flag,
            criteria: criteria.collect(),
        }
    }
}

impl Criterion {
    fn as_new(&self) -> NewCriterion {
        NewCriterion {
            code: self.code.clone(),
            labels: self.labels.clone(),
            help: self.help.clone(),
            anchors: self.anchors.clone(),
            weight: self.weight,
            comment_at_or_below: self.comment_at_or_below,
        }
    }

    /// Whether so many points need a comment.
    pub fn needs_comment(&self, points: i32) -> bool {
        points <= self.comment_at_or_below
    }
}

/// The greatest number of points: one less than there are levels.
fn scale_max(criterion: &NewCriterion) -> i32 {
    i32::try_from(criterion.anchors.len()).unwrap_or(i32::MAX) - 1
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    criterion: Vec<Preset>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Preset {
    code: String,
    regular: Option<i32>,
    emergency: Option<i32>,
    labels: Labels,
    help: Labels,
    anchors: Vec<Labels>,
}

/// The rules a call of this mode begins with.
pub fn default_settings(mode: Mode) -> Result<Settings, Stop> {
    let file: File = toml::from_str(RUBRIC).map_err(|error| Stop::Broken(error.into()))?;
    let urgent = mode == Mode::Emergency;
    let criteria = file.criterion.into_iter().filter_map(|one| {
        let weight = if urgent { one.emergency } else { one.regular }?;
        Some(NewCriterion {
            code: one.code,
            labels: one.labels,
            help: one.help,
            anchors: one.anchors,
            weight,
            comment_at_or_below: 1,
        })
    });
    Ok(Settings {
        // An emergency does not wait for half of the board.
        quorum_share_percent: if urgent { 0 } else { 50 },
        quorum_count: 3,
        abstention_counts: true,
        majority: Majority::Simple,
        minimum_mean: 60,
        casting_vote: true,
        blind: false,
        spread_flag: 40,
        criteria: criteria.collect(),
    })
}

fn check(settings: &Settings) -> Result<(), Refusal> {
    if !(0..100).contains(&settings.quorum_share_percent) {
        return Err(Refusal::QuorumShare);
    }
    if !(1..=1_000).contains(&settings.quorum_count) {
        return Err(Refusal::QuorumCount);
    }
    if !(0..=100).contains(&settings.minimum_mean) {
        return Err(Refusal::MinimumMean);
    }
    if !(0..=100).contains(&settings.spread_flag) {
        return Err(Refusal::SpreadFlag);
    }
    let mut codes: Vec<&str> = settings.criteria.iter().map(|criterion| criterion.code.as_str()).collect();
    codes.sort_unstable();
    codes.dedup();
    let sound = |one: &NewCriterion| {
        let word = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_';
        !one.code.is_empty()
            && one.code.chars().all(word)
            && !one.labels.is_empty()
            && (1..=WEIGHT_MAX).contains(&one.weight)
            && (1..=SCALE_MAX).contains(&scale_max(one))
    };
    let count = settings.criteria.len();
    if !(1..=20).contains(&count) || codes.len() != count || !settings.criteria.iter().all(sound) {
        return Err(Refusal::Criteria);
    }
    Ok(())
}

/// Act: sets the rules of a call anew, as its next version. Not once scoring has begun.
pub fn set(tx: &mut Tx<'_>, call: CallId, settings: &Settings) -> Result<RulesId, Stop> {
    tx.permit(Deed::EditRules)?;
    store::rules::lock_call(tx, call)?;
    let before = store::rules::newest(tx, call)?;
    if before.as_ref().is_some_and(|rules| rules.frozen_at.is_some()) {
        return Err(Refusal::RulesFrozen.into());
    }
    check(settings)?;
    write(tx, call, before.map_or(1, |rules| rules.version + 1), settings)
}

/// Step: writes down the rules that a call has by its mode, unless it has rules of its own. From then on its criteria
/// keep their ids.
pub(super) fn keep(tx: &mut Tx<'_>, call: CallId) -> Result<(), Stop> {
    if store::rules::newest(tx, call)?.is_some() {
        return Ok(());
    }
    store::rules::lock_call(tx, call)?;
    if store::rules::newest(tx, call)?.is_some() {
        return Ok(());
    }
    let settings = default_settings(calls::find(tx, call)?.mode)?;
    check(&settings)?;
    write(tx, call, 1, &settings).map(|_| ())
}

fn write(tx: &mut Tx<'_>, call: CallId, version: i32, settings: &Settings) -> Result<RulesId, Stop> {
    let id: RulesId = tx.new_id()?;
    store::rules::insert(tx, id, call, version, settings)?;
    for (position, criterion) in (1..).zip(&settings.criteria) {
        let anchors: Vec<serde_json::Value> =
            criterion.anchors.iter().map(|level| serde_json::from_str(&level.json())).collect::<Result<_, _>>()?;
        let anchors = serde_json::Value::from(anchors).to_string();
        store::rules::insert_criterion(tx, id, position, criterion, scale_max(criterion), anchors)?;
    }
    audit::record(tx, audit::Event::new("board.set_rules", call).with(serde_json::json!({ "version": version })))?;
    Ok(id)
}

/// The rules of a call that are in force: its newest version, or those its mode begins with. A step. Two queries.
pub fn of_call(tx: &mut Tx<'_>, call: CallId) -> Result<Rules, Stop> {
    if let Some(rules) = store::rules::newest(tx, call)? {
        return Ok(rules);
    }
    let settings = default_settings(calls::find(tx, call)?.mode)?;
    Ok(Rules::from_settings(tx.new_id()?, call, &settings))
}

/// The same, for who may see the board's work.
pub fn view(tx: &mut Tx<'_>, call: CallId) -> Result<Rules, Stop> {
    tx.permit(Deed::SeeBoard)?;
    of_call(tx, call)
}

/// Step: the rules a sheet is scored by or a motion counted by, frozen from now on.
pub(super) fn freeze(tx: &mut Tx<'_>, call: CallId) -> Result<Rules, Stop> {
    let rules = of_call(tx, call)?;
    if rules.frozen_at.is_some() {
        return Ok(rules);
    }
    keep(tx, call)?;
    let mut rules = of_call(tx, call)?;
    if rules.frozen_at.is_none() {
        store::rules::freeze(tx, rules.id)?;
        rules.frozen_at = Some(tx.now);
        audit::record(
            tx,
            audit::Event::new("board.freeze_rules", call).with(serde_json::json!({ "version": rules.version })),
        )?;
    }
    Ok(rules)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Lang;

    #[test]
    fn the_default_rubric_stands_in_all_languages_and_weighs_a_hundred() {
        for (mode, count) in [(Mode::Regular, 6), (Mode::InKind, 6), (Mode::Emergency, 4)] {
            let settings = default_settings(mode).unwrap();
            assert_eq!(check(&settings), Ok(()));
            assert_eq!(settings.criteria.len(), count);
            assert_eq!(settings.criteria.iter().map(|criterion| criterion.weight).sum::<i32>(), 100);
            for criterion in &settings.criteria {
                assert_eq!(scale_max(criterion), 5);
                for labels in criterion.anchors.iter().chain([&criterion.labels, &criterion.help]) {
                    let written: Vec<Lang> = labels.0.keys().copied().collect();
                    assert_eq!(written, [Lang::En, Lang::Ru, Lang::Tg, Lang::Uz, Lang::Ky], "{labels:?}");
                }
            }
        }
        let weights = |mode| default_settings(mode).unwrap().criteria.iter().map(|one| one.weight).collect::<Vec<_>>();
        assert_eq!(weights(Mode::Regular), [25, 15, 20, 15, 15, 10]);
        assert_eq!(weights(Mode::Emergency), [40, 20, 20, 20]);
    }

    #[test]
    fn rules_that_could_not_be_counted_are_refused() {
        let good = default_settings(Mode::Regular).unwrap();
        let changed = |change: fn(&mut Settings)| {
            let mut settings = good.clone();
            change(&mut settings);
            check(&settings)
        };
        assert_eq!(changed(|rules| rules.quorum_share_percent = 100), Err(Refusal::QuorumShare));
        assert_eq!(changed(|rules| rules.quorum_share_percent = -1), Err(Refusal::QuorumShare));
        assert_eq!(changed(|rules| rules.quorum_count = 0), Err(Refusal::QuorumCount));
        assert_eq!(changed(|rules| rules.minimum_mean = 101), Err(Refusal::MinimumMean));
        assert_eq!(changed(|rules| rules.spread_flag = -1), Err(Refusal::SpreadFlag));
        assert_eq!(changed(|rules| rules.criteria.clear()), Err(Refusal::Criteria));
        assert_eq!(changed(|rules| rules.criteria[1].code = "need".into()), Err(Refusal::Criteria));
        assert_eq!(changed(|rules| rules.criteria[0].code = "Need!".into()), Err(Refusal::Criteria));
        assert_eq!(changed(|rules| rules.criteria[0].weight = 0), Err(Refusal::Criteria));
        assert_eq!(changed(|rules| rules.criteria[0].anchors.truncate(1)), Err(Refusal::Criteria));
        assert_eq!(changed(|rules| rules.criteria[0].labels = Labels::default()), Err(Refusal::Criteria));
    }

    #[test]
    fn settings_read_back_from_rules() {
        let settings = default_settings(Mode::Emergency).unwrap();
        assert_eq!(Rules::from_settings(RulesId(1), CallId(2), &settings).settings(), settings);
    }
}
