//! The rules of a round, one set per call: criteria with their weights and anchors, quorum, majority, minimum mean, ties,
//! the walk down the ranking.
//!
//! Each change is a new version; with the first score sheet or motion the newest one is frozen.

mod changes;
mod check;
mod defaults;
pub mod words;

pub use changes::{Change, change};
pub use defaults::default_settings;

use super::{Refusal, draws, store, tally};
use crate::{
    audit,
    base::{CallId, CriterionId, Deed, Labels, Message, RulesId, Stop},
    calls,
    db::Tx,
};
use chrono::NaiveDateTime;

/// The fewest and the most levels of a scale.
pub const LEVELS: std::ops::RangeInclusive<usize> = 5..=7;
/// Above every scale: no number of points is so high that it needs a comment.
pub const NEVER_ABOVE: i32 = 1_000;

crate::text_enum! {
    /// How many votes carry a motion.
    pub enum Majority {
        /// More for than against.
        Simple => "simple",
        /// More than half of all who may vote.
        Absolute => "absolute",
        /// At least two thirds of the votes for and against.
        TwoThirds => "two_thirds",
    }
}

crate::text_enum! {
    /// Who puts applications of equal means in order.
    pub enum TieBreak {
        /// The chair does, by opening votes in an order.
        Chair => "chair",
        /// The mean of one criterion; a draw where that is equal too.
        Criterion => "criterion",
        /// A draw.
        Draw => "draw",
    }
}

crate::text_enum! {
    /// What happens, down the ranking, to the first application that the money left does not reach.
    pub enum Walk {
        /// It and all below it get nothing.
        Stop => "stop",
        /// It is passed over for those below it that the money reaches.
        Skip => "skip",
        /// It gets what is left; those below get nothing.
        Reduce => "reduce",
    }
}

/// By which votes an urgent application is decided at once, to be ratified at the next meeting.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Emergency {
    /// So many members from another country than the applicant's; 0: there is no emergency track.
    pub experts: i32,
    /// So many of the programme's staff.
    pub staff: i32,
    /// Within so many hours.
    pub hours: i32,
}

impl Emergency {
    /// Whether the round has an emergency track.
    pub const fn is_set(self) -> bool {
        self.experts > 0
    }

    /// The rule in words, for the ballot paper and the minutes.
    pub fn message(self) -> Message {
        if !self.is_set() {
            return Message::new("board-emergency-rule-none");
        }
        Message::new("board-emergency-rule-is")
            .with("experts", self.experts)
            .with("staff", self.staff)
            .with("hours", self.hours)
    }
}

/// All of a round's rules but its criteria.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools)]
pub struct Terms {
    /// How many readers score each application; 0: every member without conflict.
    pub readers: i32,
    /// A quorum is more than this share of the members without conflict, in percent.
    pub quorum_share_percent: i32,
    /// A quorum is never fewer than this many.
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
    /// From this difference of 100 between the highest and the lowest sheet on, an application is to be talked about.
    pub spread_flag: i32,
    /// Who puts applications of equal means in order.
    pub tie_break: TieBreak,
    /// By which criterion, where a criterion does.
    pub tie_criterion: Option<String>,
    /// What happens to the first application that the money does not reach.
    pub walk: Walk,
    /// Whether groups read the board's reasons.
    pub reasons_shared: bool,
    /// Whether another member votes in the place of one who is away and named them.
    pub stand_ins: bool,
    /// Whether members may take their applications and a score sheet home, to read and fill in without a connection.
    pub offline: bool,
    /// Whether a group on the reserve list is told at which place it stands.
    pub place_told: bool,
    /// Who decides on urgent applications.
    pub emergency: Emergency,
}

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
    /// So many points or more need a comment; above the scale: never.
    pub comment_at_or_above: i32,
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
    /// Who scores, what carries a motion, and so on.
    pub terms: Terms,
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
    /// So many points or more need a comment; above the scale: never.
    pub comment_at_or_above: i32,
}

/// Rules as they are set.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// All but the criteria.
    pub terms: Terms,
    /// What is scored, in order.
    pub criteria: Vec<NewCriterion>,
}

impl Rules {
    /// How many votes a quorum takes of so many electors: more than the share, and never fewer than the count.
    pub fn quorum(&self, electors: u32) -> u32 {
        tally::quorum(self, electors)
    }

    /// Whether a difference in hundredths between the highest and the lowest sheet is to be talked about.
    pub const fn is_wide(&self, range: i32) -> bool {
        self.terms.spread_flag > 0 && range >= self.terms.spread_flag * 100
    }

    /// The settings they were made of, to change them.
    pub fn settings(&self) -> Settings {
        Settings { terms: self.terms.clone(), criteria: self.criteria.iter().map(Criterion::as_new).collect() }
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
            comment_at_or_above: new.comment_at_or_above,
        });
        Self { id, call, version: 1, frozen_at: None, terms: settings.terms.clone(), criteria: criteria.collect() }
    }
}

impl Criterion {
    /// The criterion as it would be set again.
    pub fn as_new(&self) -> NewCriterion {
        NewCriterion {
            code: self.code.clone(),
            labels: self.labels.clone(),
            help: self.help.clone(),
            anchors: self.anchors.clone(),
            weight: self.weight,
            comment_at_or_below: self.comment_at_or_below,
            comment_at_or_above: self.comment_at_or_above,
        }
    }

    /// Whether so many points need a comment.
    pub const fn needs_comment(&self, points: i32) -> bool {
        points <= self.comment_at_or_below || points >= self.comment_at_or_above
    }
}

/// The greatest number of points: one less than there are levels.
fn scale_max(criterion: &NewCriterion) -> i32 {
    i32::try_from(criterion.anchors.len()).unwrap_or(i32::MAX) - 1
}

/// Act: sets the rules of a call anew, as its next version. Not once scoring has begun.
pub fn set(tx: &mut Tx<'_>, call: CallId, settings: &Settings) -> Result<RulesId, Stop> {
    tx.permit(Deed::EditRules)?;
    let version = unfrozen(tx, call)?.map_or(1, |rules| rules.version + 1);
    check::whole(settings)?;
    write(tx, call, version, settings)
}

/// The rules a call has of its own, held until the end of the transaction; refused once they are frozen.
fn unfrozen(tx: &mut Tx<'_>, call: CallId) -> Result<Option<Rules>, Stop> {
    store::rules::lock_call(tx, call)?;
    let before = store::rules::newest(tx, call)?;
    if before.as_ref().is_some_and(|rules| rules.frozen_at.is_some()) {
        return Err(Refusal::RulesFrozen.into());
    }
    Ok(before)
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
    check::whole(&settings)?;
    write(tx, call, 1, &settings).map(|_| ())
}

fn write(tx: &mut Tx<'_>, call: CallId, version: i32, settings: &Settings) -> Result<RulesId, Stop> {
    let id: RulesId = tx.new_id()?;
    store::rules::insert(tx, id, call, version, &settings.terms)?;
    for (position, criterion) in (1..).zip(&settings.criteria) {
        let anchors: Vec<serde_json::Value> =
            criterion.anchors.iter().map(|level| serde_json::from_str(&level.json())).collect::<Result<_, _>>()?;
        let anchors = serde_json::Value::from(anchors).to_string();
        store::rules::insert_criterion(tx, id, position, criterion, scale_max(criterion), anchors)?;
    }
    audit::record(tx, audit::Event::new("board.set_rules", call).with(serde_json::json!({ "version": version })))?;
    Ok(id)
}

/// The rules of a call that are in force: its newest version, or those its mode begins with. A step. Three queries; one where
/// they are known.
pub fn of_call(tx: &mut Tx<'_>, call: CallId) -> Result<Rules, Stop> {
    let version = tx.programme()?;
    if let Some(rules) = tx.recall::<Rules>(call.0, version) {
        return Ok(Rules::clone(&rules));
    }
    let rules = match store::rules::newest(tx, call)? {
        Some(rules) => rules,
        None => {
            let settings = default_settings(calls::find(tx, call)?.mode)?;
            Rules::from_settings(tx.new_id()?, call, &settings)
        }
    };
    Ok(Rules::clone(&tx.remember(call.0, version, rules)))
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
        draws::commit(tx, call)?;
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
    use crate::calls::Mode;

    #[test]
    fn settings_read_back_from_rules() {
        let settings = default_settings(Mode::Emergency).unwrap();
        assert_eq!(Rules::from_settings(RulesId(1), CallId(2), &settings).settings(), settings);
    }

    #[test]
    fn both_ends_of_a_scale_may_need_a_comment() {
        let settings = default_settings(Mode::Regular).unwrap();
        let mut criterion = Rules::from_settings(RulesId(1), CallId(2), &settings).criteria.remove(0);
        let asks = |criterion: &Criterion| (0..=5).map(|points| criterion.needs_comment(points)).collect::<Vec<_>>();
        assert_eq!(asks(&criterion), [true, true, false, false, false, false]);
        criterion.comment_at_or_above = 5;
        assert_eq!(asks(&criterion), [true, true, false, false, false, true]);
        criterion.comment_at_or_below = -1;
        assert_eq!(asks(&criterion), [false, false, false, false, false, true]);
    }
}
