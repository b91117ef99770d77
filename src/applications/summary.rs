//! A safe summary of an application, written by staff for the board: nothing in it tells who asks. Where a group is at high
//! risk, the board sees nothing else, and nothing comes before it without one.

use super::{Case, Refusal, Section, Shown, store, within};
use crate::{
    audit,
    base::{ApplicationId, Deed, Stop, seal::Place, words::characters},
    db::Tx,
};

/// The longest summary, in characters.
pub const TEXT_MAX: usize = 4_000;
const TEXT: &str = "board_summaries.text";

/// A summary to be written.
#[derive(Clone, Debug)]
pub struct NewSummary {
    /// Of which application.
    pub case: ApplicationId,
    /// What it says.
    pub text: String,
}

/// Writes a summary, in place of the one before. An act.
pub fn write(tx: &mut Tx<'_>, new: &NewSummary) -> Result<(), Stop> {
    tx.permit(Deed::Screen)?;
    let text = new.text.trim();
    if text.is_empty() {
        return Err(Refusal::SummaryMissing.into());
    }
    if characters(text) > TEXT_MAX {
        return Err(Refusal::TooLong { max: i64::try_from(TEXT_MAX).unwrap_or(i64::MAX) }.into());
    }
    store::lock(tx, new.case)?;
    let case = within(tx, new.case)?;
    let sealed = case.key.seal(Place::new(TEXT, case.id.0), text)?;
    store::summary::put(tx, case.id, sealed)?;
    audit::record(tx, audit::Event::new("applications.summarise", case.id).about_case(case.id))?;
    Ok(())
}

/// The summary of a case, if one was written. A step. One query.
pub fn of_case(tx: &mut Tx<'_>, case: &Case) -> Result<Option<String>, Stop> {
    let sealed = store::summary::of(tx, case.id)?;
    case.key.open_optional(Place::new(TEXT, case.id.0), sealed.as_ref())
}

/// The summary as a section that answers no question. `title` is in the reader's language.
pub fn section(title: String, text: String) -> Section {
    let answer = Shown {
        code: "summary".to_owned(),
        label: title.clone(),
        text,
        translation: String::new(),
        is_text: true,
        missing: false,
        scored: false,
        hidden: false,
        sensitive: false,
        board_sees: true,
        files: Vec::new(),
        budget: None,
    };
    Section { code: "summary".to_owned(), title, answers: vec![answer] }
}
