//! The letters of a decision: award, place on the reserve list, decline. The words of staff or the program's own, merged with what was decided, in
//! the group's language, as plain blocks that a page, a preview and a PDF show alike.
//!
//! A wording is plain text: an empty line begins a paragraph, lines that begin with a dash are points, and a value in
//! braces alone in its paragraph may stand for a whole block (facts, instalments, conditions, reasons).

use super::{
    fill,
    texts::{self, Piece, Wording},
    wording,
};
use crate::{
    applications::{self, Case, State},
    awards::{self, Award, Condition, Instalment, InstalmentState, instalments, reserve},
    base::{
        Actor, ApplicationId, AwardId, Deed, Labels, Lang, Stop, money,
        words::{self, Words},
    },
    board::{
        decisions::{self, Shared},
        members,
    },
    calls,
    db::Tx,
    notices::{self, Kind},
};
use chrono::NaiveDate;

mod default;
mod letter;

pub(super) use default::default_wording;
pub use letter::{Block, Letter};

/// Values that stand within a text.
const INLINE: [&str; 5] = ["name", "reference", "call", "amount", "date"];
/// Values that stand for a block of an award letter, alone in their paragraph.
const AWARD_BLOCKS: [&str; 5] = ["facts", "conditions", "reasons", "instalments", "exchange"];
/// The same of a decline, and of a place on the reserve list.
const DECLINE_BLOCKS: [&str; 2] = ["facts", "reasons"];

/// What a decision gives to its letter.
#[derive(Clone, Debug)]
pub struct Decided {
    /// Whose.
    pub case: Case,
    call: Labels,
    on: NaiveDate,
    shared: Shared,
    award: Option<(Award, Vec<Instalment>)>,
    reserve: Option<reserve::views::Own>,
}

impl Decided {
    /// Which letter it is.
    pub const fn piece(&self) -> Piece {
        match (&self.award, &self.reserve) {
            (Some(_), _) => Piece::AwardLetter,
            (None, Some(_)) => Piece::ReserveLetter,
            (None, None) => Piece::DeclineLetter,
        }
    }
}

/// The values that the words of a letter may use; nothing for what is no letter.
pub(super) fn values(piece: Piece) -> Vec<&'static str> {
    let inline = |but: &'static str| INLINE.into_iter().filter(move |name| *name != but);
    match piece {
        Piece::AwardLetter => inline("").chain(AWARD_BLOCKS).collect(),
        Piece::ReserveLetter | Piece::DeclineLetter => inline("amount").chain(DECLINE_BLOCKS).collect(),
        _ => Vec::new(),
    }
}

/// The first value of a block that does not stand alone in its paragraph.
pub(super) fn crowded(wording: &Wording) -> Option<String> {
    let within = |text: &str| {
        let parts = fill::parts(text).unwrap_or_default();
        let alone = parts.len() == 1;
        parts.into_iter().find_map(|part| match part {
            fill::Part::Value(name) if is_block(name) && !alone => Some(name.to_owned()),
            _ => None,
        })
    };
    let title = match fill::parts(&wording.subject).unwrap_or_default().as_slice() {
        [fill::Part::Value(name)] if is_block(name) => Some((*name).to_owned()),
        _ => within(&wording.subject),
    };
    title.or_else(|| paragraphs(&wording.body).find_map(within))
}

fn is_block(name: &str) -> bool {
    AWARD_BLOCKS.contains(&name) || DECLINE_BLOCKS.contains(&name)
}

fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty())
}

/// View: the letter of an award, for staff; in the group's language unless another is asked for.
pub fn of_award(tx: &mut Tx<'_>, id: AwardId, lang: Option<Lang>) -> Result<Letter, Stop> {
    tx.permit(Deed::SeeAwards)?;
    let award = awards::find(tx, id)?;
    applications::check_open(tx, award.application)?;
    let decided = decided(tx, award.application)?;
    compose(tx, &decided, lang)
}

/// View: the letter of a decline, or of a place on the reserve list, for staff.
pub fn of_decline(tx: &mut Tx<'_>, id: ApplicationId, lang: Option<Lang>) -> Result<Letter, Stop> {
    tx.permit(Deed::SeeApplications)?;
    applications::check_open(tx, id)?;
    let decided = decided(tx, id)?;
    if decided.award.is_some() {
        return Err(Stop::Missing);
    }
    compose(tx, &decided, lang)
}

/// View: the letter of a case, for its own group, once it may know the result.
pub fn of_own_case(tx: &mut Tx<'_>, case: ApplicationId, lang: Option<Lang>) -> Result<Letter, Stop> {
    tx.permit(Deed::KeepOwnCase)?;
    if tx.actor != Actor::Case(case) {
        return Err(Stop::Missing);
    }
    let decided = decided(tx, case)?;
    compose(tx, &decided, lang)
}

/// Whether a case has a letter that who acts may read: told as its group may know it. A step.
pub fn is_there(tx: &mut Tx<'_>, case: &Case) -> Result<bool, Stop> {
    if !applications::told::is_result(case.state) {
        return Ok(false);
    }
    if awards::of_application(tx, case.id)?.is_some() {
        return Ok(true);
    }
    let has_letter = matches!(case.state, State::Reserve | State::Declined);
    Ok(has_letter && !applications::told::is_held_from_me(tx, case.id)?)
}

/// The newest decision that a letter can be tried on, where who asks may see it: one of this kind. A step.
pub(super) fn example(tx: &mut Tx<'_>, piece: Piece) -> Result<Option<Decided>, Stop> {
    let kind = match piece {
        Piece::AwardLetter => Kind::Decision,
        Piece::ReserveLetter => Kind::ReserveListed,
        _ => Kind::Declined,
    };
    let Some(id) = notices::newest(tx, kind)?.and_then(|notice| notice.case) else { return Ok(None) };
    let case = applications::veiled(tx, id)?;
    if !is_there(tx, &case)? {
        return Ok(None);
    }
    let decided = decided(tx, id)?;
    Ok((decided.piece() == piece).then_some(Decided { case, ..decided }))
}

/// What was decided on an application. A step: the caller has opened it for its reader.
pub(super) fn decided(tx: &mut Tx<'_>, id: ApplicationId) -> Result<Decided, Stop> {
    let case = applications::load(tx, id)?;
    if !is_there(tx, &case)? {
        return Err(Stop::Missing);
    }
    let call = calls::find(tx, case.call_id)?.labels;
    let award = match awards::of_application(tx, id)? {
        Some(award) => {
            let award = awards::find(tx, award)?;
            let parts = instalments::of_award(tx, &award)?;
            Some((award, parts))
        }
        None => None,
    };
    let reserve = reserve::views::of_case(tx, &case)?;
    let on = award.as_ref().map(|(award, _)| award.awarded_on).or(case.decided_on).ok_or(Stop::Missing)?;
    // Who pays reads the letter of an award, and nothing of the board.
    let reads = tx.actor.case().is_some() || (tx.may(Deed::SeeBoard) && members::sees(tx, &case)?);
    let shared = if reads { decisions::shared(tx, &case)? } else { Shared::default() };
    Ok(Decided { case, call, on, shared, award, reserve })
}

fn compose(tx: &mut Tx<'_>, decided: &Decided, lang: Option<Lang>) -> Result<Letter, Stop> {
    let lang = lang.unwrap_or(decided.case.language);
    let own = texts::find(tx, decided.piece(), Some(decided.case.call_id), lang)?;
    Ok(write(decided, own.as_ref(), lang))
}

/// Puts a letter together; where the words of staff do not fit any more, the program's own are used, with a warning.
pub(super) fn write(decided: &Decided, own: Option<&(Wording, Lang)>, lang: Lang) -> Letter {
    if let Some((wording, from)) = own {
        match filled(decided, wording, *from, lang) {
            Ok(letter) => return letter,
            Err(fault) => tracing::warn!(
                piece = decided.piece().code(),
                lang = lang.code(),
                ?fault,
                "the wording of a letter is broken: the program's own was used"
            ),
        }
    }
    let default = wording::default_wording(decided.piece(), lang, "");
    filled(decided, &default, lang, lang).unwrap_or_else(|_| sample(decided.piece(), &default, lang))
}

fn filled(decided: &Decided, wording: &Wording, from: Lang, lang: Lang) -> Result<Letter, fill::Fault> {
    let spell = |text: &str| if from == lang { text.to_owned() } else { words::to_cyrillic(text) };
    let say = |text: &str| fill::fill(text, |name| value(decided, name, lang), spell);
    let mut blocks = Vec::new();
    for paragraph in paragraphs(&wording.body) {
        match fill::parts(paragraph)?.as_slice() {
            [fill::Part::Value(name)] if is_block(name) => blocks.extend(block(decided, name, lang)),
            _ => blocks.push(listed(&say(paragraph)?)),
        }
    }
    let (title, reference) = (say(&wording.subject)?, decided.case.reference.clone());
    let (piece, call) = (decided.piece().code(), Some(decided.case.call_id));
    Ok(Letter { lang: lang.code(), piece, call, title, reference, date: words::date(decided.on), blocks })
}

/// A letter with the names of its values in their place, where no decision is there to try it on.
pub(super) fn sample(piece: Piece, wording: &Wording, lang: Lang) -> Letter {
    let name =
        |name: &str| values(piece).contains(&name).then(|| format!("[{}]", say(lang, &format!("mail-value-{name}"))));
    let said = |text: &str| fill::fill(text, name, str::to_owned).unwrap_or_else(|_| text.to_owned());
    let blocks = paragraphs(&wording.body).map(|paragraph| listed(&said(paragraph))).collect();
    let (reference, date) = (said("{reference}"), said("{date}"));
    let (piece, title) = (piece.code(), said(&wording.subject));
    Letter { lang: lang.code(), piece, call: None, title, reference, date, blocks }
}

/// A paragraph: points where lines begin with a dash, under the line before them.
fn listed(paragraph: &str) -> Block {
    let point = |line: &&str| line.starts_with("- ");
    let lines: Vec<&str> = paragraph.lines().map(str::trim).collect();
    let (points, others): (Vec<&str>, Vec<&str>) = lines.iter().partition(|line| point(line));
    match others.as_slice() {
        _ if points.is_empty() => Block::text(paragraph.to_owned()),
        // Points within a text stay as they were written.
        [_, _, ..] => Block::text(paragraph.to_owned()),
        [heading] if !lines.first().is_some_and(point) => {
            Block { heading: (*heading).to_owned(), points: bare(&points), ..Block::default() }
        }
        [] => Block { points: bare(&points), ..Block::default() },
        [_] => Block::text(paragraph.to_owned()),
    }
}

fn bare(points: &[&str]) -> Vec<String> {
    points.iter().map(|line| line.trim_start_matches("- ").trim().to_owned()).collect()
}

fn say(lang: Lang, key: &str) -> String {
    Words::shared().say(lang, key)
}

fn value(decided: &Decided, name: &str, lang: Lang) -> Option<String> {
    Some(match name {
        "name" => decided.case.name.clone(),
        "reference" => decided.case.reference.clone(),
        "call" => decided.call.say(lang),
        "date" => words::date(decided.on),
        "amount" => money::format(&decided.award.as_ref()?.0.amount, lang.style()),
        _ => return None,
    })
}

/// What a value stands for that is a block, or several; nothing where there is nothing to say.
fn block(decided: &Decided, name: &str, lang: Lang) -> Vec<Block> {
    if name == "reasons" { reasons(&decided.shared, lang) } else { lone(decided, name, lang).into_iter().collect() }
}

/// Why the board decided so, and what it says by criterion.
fn reasons(shared: &Shared, lang: Lang) -> Vec<Block> {
    let whole = shared.reasons.tell(lang).map(|told| Block::told(say(lang, "board-decision-reasons"), told));
    let said = shared.feedback.iter().filter_map(|one| one.tell(lang)).map(|on| Block::told(on.heading, on.told));
    whole.into_iter().chain(said).collect()
}

fn lone(decided: &Decided, name: &str, lang: Lang) -> Option<Block> {
    let award = decided.award.as_ref();
    match name {
        "facts" => Some(Block { facts: facts(decided, lang), ..Block::default() }),
        "conditions" => award.and_then(|(award, _)| award.conditions.clone()).map(|text| Block {
            heading: say(lang, "awards-letter-conditions"),
            text,
            ..Block::default()
        }),
        "instalments" => award.map(|(_, parts)| plan(parts, lang)),
        // Promised in the fund's currency, the group gets what the bank's exchange gives; in its own, exactly the amount.
        "exchange" => award
            .filter(|(award, _)| award.shares.iter().all(|share| share.committed.currency() == award.amount.currency()))
            .map(|_| Block::text(say(lang, "awards-letter-exchange"))),
        _ => None,
    }
}

fn facts(decided: &Decided, lang: Lang) -> Vec<(String, String)> {
    let mut facts = vec![(say(lang, "awards-letter-reference"), decided.case.reference.clone())];
    if let Some((award, _)) = &decided.award {
        facts.push((say(lang, "awards-letter-amount"), money::format(&award.amount, lang.style())));
    } else {
        facts.push((say(lang, "applications-fact-call"), decided.call.say(lang)));
    }
    facts.push((say(lang, "awards-letter-decided-on"), words::date(decided.on)));
    if let Some(own) = decided.reserve {
        let mut add = |key: &str, value: Option<String>| facts.extend(value.map(|value| (say(lang, key), value)));
        add("awards-reserve-ends-on", own.ends_on.map(words::date));
        add("awards-reserve-place", own.place.map(|place| place.to_string()));
    }
    let period = decided.award.as_ref().and_then(|(award, _)| award.starts_on.zip(award.ends_on));
    if let Some((first, last)) = period {
        facts.push((say(lang, "awards-letter-period"), format!("{} – {}", words::date(first), words::date(last))));
    }
    facts
}

fn plan(parts: &[Instalment], lang: Lang) -> Block {
    let waits = |part: &Instalment| match (part.condition, &part.note) {
        (Condition::Manual, Some(note)) => note.clone(),
        _ => say(lang, &format!("awards-condition-{}", part.condition)),
    };
    let row = |part: &Instalment| {
        vec![part.number.to_string(), money::format(&part.amount, lang.style()), words::date(part.due_on), waits(part)]
    };
    let heads = ["awards-number", "awards-amount", "awards-due", "awards-waits-for"];
    Block {
        heading: say(lang, "awards-letter-instalments"),
        head: heads.map(|key| say(lang, key)).to_vec(),
        rows: parts.iter().filter(|part| part.state != InstalmentState::Cancelled).map(row).collect(),
        ..Block::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wording(subject: &str, body: &str) -> Wording {
        Wording { subject: subject.into(), body: body.into() }
    }

    #[test]
    fn a_block_stands_alone_in_its_paragraph() {
        assert_eq!(crowded(&wording("x", "Dear {name}\n\n{facts}\n\nBye")), None);
        assert_eq!(crowded(&wording("x", "See: {facts}")), Some("facts".into()));
        assert_eq!(crowded(&wording("x", "{facts}\n{instalments}")), Some("facts".into()));
        assert_eq!(crowded(&wording("{reasons}", "x")), Some("reasons".into()));
    }

    #[test]
    fn lines_with_a_dash_are_points_under_the_line_before() {
        let block = listed("Please\n- one\n- two");
        assert_eq!((block.heading.as_str(), block.points.len()), ("Please", 2));
        assert_eq!(listed("- one\n- two").points, ["one", "two"]);
        assert_eq!(listed("one\ntwo").text, "one\ntwo");
        assert_eq!(listed("a\nb\n- c").text, "a\nb\n- c");
        assert_eq!(listed("- c\na").text, "- c\na");
    }

    #[test]
    fn the_programs_own_letters_fit_their_own_rules() {
        for piece in [Piece::AwardLetter, Piece::ReserveLetter, Piece::DeclineLetter] {
            for lang in &Lang::ALL {
                let default = default_wording(piece, *lang);
                assert_eq!(texts::check(piece, &default), Ok(()), "{} {}", piece.code(), lang.code());
            }
        }
    }
}
