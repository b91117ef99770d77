//! What is left to chance in a crowd: how an application ended, what a group is called.

use crate::{applications::State, base::Lang};

/// How an application of a past call ended; some few were left lying.
pub(super) fn decided(dice: &mut Dice) -> State {
    dice.weighted(&[
        (State::Declined, 50),
        (State::Funded, 10),
        (State::Closed, 8),
        (State::NotEligible, 20),
        (State::Withdrawn, 5),
        (State::Received, 5),
        (State::MoreAsked, 2),
    ])
}

/// An invented name.
pub(super) fn name(language: Lang, dice: &mut Dice) -> String {
    let (first, second): ([&str; 6], [&str; 6]) = match language {
        Lang::Tg => (
            ["Умед", "Меҳр", "Нур", "Ситора", "Чашма", "Ғамхорӣ"],
            ["занон", "деҳа", "модарон", "ҷавонон", "боғ", "дӯстон"],
        ),
        Lang::Uz => (
            ["Mehr", "Umid", "Buloq", "Nur", "Yulduz", "Gʻamxoʻrlik"],
            ["ayollar", "qishloq", "onalar", "yoshlar", "bogʻ", "doʻstlar"],
        ),
        Lang::UzCyrl => (
            ["Меҳр", "Умид", "Булоқ", "Нур", "Юлдуз", "Ғамхўрлик"],
            ["аёллар", "қишлоқ", "оналар", "ёшлар", "боғ", "дўстлар"],
        ),
        Lang::Ky => (
            ["Үмүт", "Мээрим", "Булак", "Нур", "Жылдыз", "Камкордук"],
            ["аялдар", "айыл", "энелер", "жаштар", "бак", "достор"],
        ),
        _ => (
            ["Надежда", "Забота", "Родник", "Свет", "Звезда", "Опора"],
            ["женщины", "село", "матери", "молодые", "сад", "друзья"],
        ),
    };
    format!("{} {} {}", first[dice.below(6)], second[dice.below(6)], dice.below(9_000) + 1_000)
}

/// The same throws each time.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    /// A number below another.
    pub(super) fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % u64::try_from(most.max(1)).unwrap_or(1)).unwrap_or(0)
    }

    /// One of several, as often as its share of a hundred.
    pub(super) fn weighted<T: Copy>(&mut self, shares: &[(T, usize)]) -> T {
        let mut place = self.below(shares.iter().map(|(_, share)| share).sum());
        for (one, share) in shares {
            if place < *share {
                return *one;
            }
            place -= share;
        }
        shares[0].0
    }
}
