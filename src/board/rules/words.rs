//! The rules of a round in words, as the ballot page, the page of the rules and the minutes print them.

use super::{Criterion, NEVER_ABOVE, Rules, TieBreak};
use crate::base::{Lang, Message, words::Words};

fn say(lang: Lang, key: &str) -> String {
    Words::shared().say(lang, key)
}

fn word(lang: Lang, kind: &str, text: &str) -> String {
    say(lang, &format!("{kind}-{}", text.replace('_', "-")))
}

/// The rules but for the criteria: label and value.
pub fn facts(lang: Lang, rules: &Rules) -> Vec<(String, String)> {
    let terms = &rules.terms;
    let yes_no = |yes: bool| say(lang, if yes { "form-yes" } else { "form-no" });
    let quorum = if terms.quorum_share_percent == 0 { "board-rules-quorum-least" } else { "board-rules-quorum-is" };
    let quorum = Message::new(quorum).with("share", terms.quorum_share_percent).with("count", terms.quorum_count);
    let readers = match terms.readers {
        0 => say(lang, "board-rules-readers-all"),
        readers => readers.to_string(),
    };
    [
        ("readers", readers),
        ("quorum", quorum.say(lang)),
        ("abstention-counts", yes_no(terms.abstention_counts)),
        ("majority", word(lang, "board-majority", terms.majority.as_str())),
        ("minimum-mean", terms.minimum_mean.to_string()),
        ("casting-vote", yes_no(terms.casting_vote)),
        ("tie-break", tie(lang, rules)),
        ("walk", word(lang, "board-walk", terms.walk.as_str())),
        ("blind", yes_no(terms.blind)),
        ("reasons-shared", yes_no(terms.reasons_shared)),
        ("place-told", yes_no(terms.place_told)),
        ("stand-ins", yes_no(terms.stand_ins)),
        ("offline", yes_no(terms.offline)),
        ("spread-flag", terms.spread_flag.to_string()),
        ("emergency", terms.emergency.message().say(lang)),
    ]
    .map(|(key, value)| (say(lang, &format!("board-rules-{key}")), value))
    .into()
}

/// How equal means are put in order, with the criterion's name.
fn tie(lang: Lang, rules: &Rules) -> String {
    let way = word(lang, "board-tie", rules.terms.tie_break.as_str());
    let code = rules.terms.tie_criterion.as_ref().filter(|_| rules.terms.tie_break == TieBreak::Criterion);
    match rules.criteria.iter().find(|criterion| Some(&criterion.code) == code) {
        Some(criterion) => format!("{way}: {}", criterion.labels.say(lang)),
        None => way,
    }
}

/// When points need a comment; empty where they never do.
pub fn comments(lang: Lang, criterion: &Criterion) -> String {
    let (below, above) = (criterion.comment_at_or_below, criterion.comment_at_or_above);
    let low = Message::new("board-rules-comment-low").with("points", below);
    let high = Message::new("board-score-why-above").with("points", above);
    let parts = [(below >= 0).then_some(low), (above < NEVER_ABOVE).then_some(high)];
    let parts: Vec<String> = parts.into_iter().flatten().map(|part| part.say(lang)).collect();
    parts.join(" · ")
}
