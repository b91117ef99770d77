//! The rules a call begins with, by its mode: the programme's rubric and the usual terms.

use super::{Emergency, NEVER_ABOVE, NewCriterion, Settings, Terms};
use crate::{
    base::{Labels, Stop},
    board::{Majority, TieBreak, Walk},
    calls::Mode,
};
use serde::Deserialize;

/// The criteria a programme begins with.
const RUBRIC: &str = include_str!("../../../config/defaults/rubric.toml");

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
            comment_at_or_above: NEVER_ABOVE,
        })
    });
    Ok(Settings { terms: terms(urgent), criteria: criteria.collect() })
}

fn terms(urgent: bool) -> Terms {
    Terms {
        readers: 0,
        // An emergency does not wait for half of the board.
        quorum_share_percent: if urgent { 0 } else { 50 },
        quorum_count: 3,
        abstention_counts: true,
        majority: Majority::Simple,
        minimum_mean: 60,
        casting_vote: true,
        blind: false,
        spread_flag: 40,
        tie_break: TieBreak::Criterion,
        tie_criterion: Some("need".into()),
        walk: Walk::Skip,
        reasons_shared: false,
        place_told: false,
        stand_ins: true,
        offline: false,
        emergency: Emergency { experts: if urgent { 2 } else { 0 }, staff: i32::from(urgent), hours: 72 },
    }
}

#[cfg(test)]
mod tests {
    use super::{super::check, *};
    use crate::base::Lang;

    #[test]
    fn the_default_rubric_stands_in_all_languages_and_weighs_a_hundred() {
        for (mode, count) in [(Mode::Regular, 6), (Mode::InKind, 6), (Mode::Emergency, 4)] {
            let settings = default_settings(mode).unwrap();
            assert_eq!(check::whole(&settings), Ok(()));
            assert_eq!(settings.criteria.len(), count);
            assert_eq!(settings.criteria.iter().map(|criterion| criterion.weight).sum::<i32>(), 100);
            for criterion in &settings.criteria {
                assert_eq!(criterion.anchors.len(), 6);
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
}
