//! The award letter: what was decided, how much, when it is paid and what is asked of the group, in the group's
//! language, as plain blocks that a page, a print and a mail show alike.

use super::{Award, Condition, Instalment, InstalmentState, instalments, load};
use crate::{
    applications::{self, Case},
    base::{
        Actor, ApplicationId, AwardId, Deed, Lang, Stop,
        stop::{Arg, Message},
        words::{self, Words},
    },
    db::Tx,
};
use serde::Serialize;

/// A row of facts or of a table.
pub type Cells = Vec<String>;

/// A piece of a letter; what it does not hold is empty.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Block {
    /// A heading above it.
    pub heading: String,
    /// A paragraph.
    pub text: String,
    /// Label and value, in pairs.
    pub facts: Vec<(String, String)>,
    /// The head of a table.
    pub head: Cells,
    /// The rows of a table.
    pub rows: Vec<Cells>,
    /// Points of a list.
    pub points: Vec<String>,
}

/// A letter.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Letter {
    /// The language it is written in.
    pub lang: &'static str,
    /// Its title.
    pub title: String,
    /// To whom: the name or alias the group goes by.
    pub to: String,
    /// The application's reference.
    pub reference: String,
    /// Its day.
    pub date: String,
    /// Its pieces in order.
    pub blocks: Vec<Block>,
}

/// View: the letter of an award, for staff; in the group's language unless another is asked for.
pub fn of_award(tx: &mut Tx<'_>, id: AwardId, lang: Option<Lang>) -> Result<Letter, Stop> {
    tx.permit(Deed::SeeAwards)?;
    let award = load::find(tx, id)?;
    applications::check_open(tx, award.application)?;
    compose(tx, id, lang)
}

/// View: the letter of a case's award, for its own group.
pub fn of_own_case(tx: &mut Tx<'_>, case: ApplicationId, lang: Option<Lang>) -> Result<Letter, Stop> {
    tx.permit(Deed::KeepOwnCase)?;
    if tx.actor != Actor::Case(case) {
        return Err(Stop::Missing);
    }
    let id = load::of_application(tx, case)?.ok_or(Stop::Missing)?;
    compose(tx, id, lang)
}

fn compose(tx: &mut Tx<'_>, id: AwardId, lang: Option<Lang>) -> Result<Letter, Stop> {
    let award = load::find(tx, id)?;
    let case = applications::load(tx, award.application)?;
    let parts = instalments::of_award(tx, &award)?;
    Ok(write(&award, &case, &parts, lang.unwrap_or(case.language)))
}

fn say(lang: Lang, key: &str) -> String {
    Words::shared().say(lang, key)
}

fn with(lang: Lang, key: &str, name: &str, value: impl Into<Arg>) -> String {
    Message::new(key).with(name, value).say(lang)
}

fn write(award: &Award, case: &Case, parts: &[Instalment], lang: Lang) -> Letter {
    // Promised in the fund's currency, the group gets what the bank's exchange gives; in its own, exactly the amount.
    let exchanged = award.shares.iter().all(|share| share.committed.currency() == award.amount.currency());
    let mut blocks = vec![
        Block { text: with(lang, "awards-letter-greeting", "name", case.name.as_str()), ..Block::default() },
        Block { text: with(lang, "awards-letter-decided", "date", award.awarded_on), ..Block::default() },
        Block { facts: facts(award, case, lang), ..Block::default() },
    ];
    if let Some(conditions) = &award.conditions {
        let heading = say(lang, "awards-letter-conditions");
        blocks.push(Block { heading, text: conditions.clone(), ..Block::default() });
    }
    blocks.push(plan(parts, lang));
    if exchanged {
        blocks.push(Block { text: say(lang, "awards-letter-exchange"), ..Block::default() });
    }
    for (heading, keys) in LISTS {
        let points = keys.iter().map(|key| say(lang, key)).collect();
        blocks.push(Block { heading: say(lang, heading), points, ..Block::default() });
    }
    blocks.push(Block { text: say(lang, "awards-letter-closing"), ..Block::default() });
    Letter {
        lang: lang.code(),
        title: say(lang, "awards-letter-title"),
        to: case.name.clone(),
        reference: case.reference.clone(),
        date: words::date(award.awarded_on),
        blocks,
    }
}

/// The lists at the end of a letter: heading and points.
const LISTS: [(&str, &[&str]); 2] = [
    ("awards-letter-next", &["awards-letter-next-agreement", "awards-letter-next-money", "awards-letter-next-report"]),
    (
        "awards-letter-rules",
        &[
            "awards-letter-rules-purpose",
            "awards-letter-rules-changes",
            "awards-letter-rules-records",
            "awards-letter-rules-unspent",
            "awards-letter-rules-double",
            "awards-letter-rules-public",
            "awards-letter-rules-safety",
        ],
    ),
];

fn facts(award: &Award, case: &Case, lang: Lang) -> Vec<(String, String)> {
    let money = |amount| crate::base::money::format(amount, lang.style());
    let mut facts = vec![
        (say(lang, "awards-letter-reference"), case.reference.clone()),
        (say(lang, "awards-letter-amount"), money(&award.amount)),
        (say(lang, "awards-letter-decided-on"), words::date(award.awarded_on)),
    ];
    if let (Some(first), Some(last)) = (award.starts_on, award.ends_on) {
        let period = format!("{} – {}", words::date(first), words::date(last));
        facts.push((say(lang, "awards-letter-period"), period));
    }
    facts
}

fn plan(parts: &[Instalment], lang: Lang) -> Block {
    let waits = |part: &Instalment| match (part.condition, &part.note) {
        (Condition::Manual, Some(note)) => note.clone(),
        _ => say(lang, &format!("awards-condition-{}", part.condition)),
    };
    let row = |part: &Instalment| {
        vec![
            part.number.to_string(),
            crate::base::money::format(&part.amount, lang.style()),
            words::date(part.due_on),
            waits(part),
        ]
    };
    let heads = ["awards-number", "awards-amount", "awards-due", "awards-waits-for"];
    Block {
        heading: say(lang, "awards-letter-instalments"),
        head: heads.map(|key| say(lang, key)).to_vec(),
        rows: parts.iter().filter(|part| part.state != InstalmentState::Cancelled).map(row).collect(),
        ..Block::default()
    }
}
