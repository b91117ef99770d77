//! Translations that staff write beside answers, for readers of other languages.

use super::{Case, Refusal, Section, store, within};
use crate::{
    audit,
    base::{ApplicationId, Deed, EntryId, Stop, seal::Place, words::characters},
    db::Tx,
};

/// The longest translation, in characters.
pub const TEXT_MAX: usize = 6_000;
const TEXT: &str = "answer_translations.text";

/// Translations to be kept.
#[derive(Clone, Debug)]
pub struct Translated {
    /// Of which application.
    pub case: ApplicationId,
    /// The codes of questions, and the text beside each answer; an empty one is taken away.
    pub texts: Vec<(String, String)>,
}

/// Keeps translations; those that are as they were stay as they are. An act.
pub fn keep(tx: &mut Tx<'_>, new: &Translated) -> Result<(), Stop> {
    tx.permit(Deed::Screen)?;
    if new.texts.iter().any(|(_, text)| characters(text) > TEXT_MAX) {
        return Err(Refusal::TooLong { max: i64::try_from(TEXT_MAX).unwrap_or(i64::MAX) }.into());
    }
    store::lock(tx, new.case)?;
    let case = within(tx, new.case)?;
    let there = of_case(tx, &case)?;
    for (code, text) in &new.texts {
        let text = text.trim();
        let before = there.iter().find(|(of, _)| of == code).map_or("", |(_, before)| before);
        if before == text {
            continue;
        }
        store::translation::remove(tx, case.id, code)?;
        if !text.is_empty() {
            let id: EntryId = tx.new_id()?;
            let sealed = case.key.seal(Place::new(TEXT, id.0), text)?;
            store::translation::insert(tx, id, case.id, code, sealed)?;
        }
    }
    audit::record(tx, audit::Event::new("applications.translate", case.id).about_case(case.id))?;
    Ok(())
}

/// The translations of a case by the codes of its questions. A step. One query.
pub fn of_case(tx: &mut Tx<'_>, case: &Case) -> Result<Vec<(String, String)>, Stop> {
    let rows = store::translation::of(tx, case.id)?;
    rows.into_iter().map(|(id, code, sealed)| Ok((code, case.key.open(Place::new(TEXT, id.0), &sealed)?))).collect()
}

/// Puts translations beside the answers that are open. A step. One query.
pub fn beside(tx: &mut Tx<'_>, case: &Case, sections: &mut [Section]) -> Result<(), Stop> {
    let texts = of_case(tx, case)?;
    for answer in sections.iter_mut().flat_map(|section| &mut section.answers).filter(|answer| !answer.hidden) {
        if let Some((_, text)) = texts.iter().find(|(code, _)| *code == answer.code) {
            answer.translation.clone_from(text);
        }
    }
    Ok(())
}
