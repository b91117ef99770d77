//! Texts that staff answer groups with, a language each. They hold no names of groups: they are nobody's secret.

use super::{Refusal, store::answers as store};
use crate::{
    audit,
    base::{AnswerTextId, Deed, Lang, Stop},
    db::Tx,
    threads,
};

/// The longest name of a text, in characters.
pub const NAME_MAX: usize = 80;

/// A text to answer with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnswerText {
    /// Its id.
    pub id: AnswerTextId,
    /// The language it is in.
    pub lang: Lang,
    /// What staff call it.
    pub name: String,
    /// What it says.
    pub body: String,
}

/// A text to be kept: a new one, or another wording.
#[derive(Clone, Debug)]
pub struct NewAnswerText {
    /// The one it takes the place of.
    pub id: Option<AnswerTextId>,
    /// Its language.
    pub lang: Lang,
    /// What staff call it.
    pub name: String,
    /// What it says.
    pub body: String,
}

/// All that are in use, by language and name; in one language, or all. One query.
pub fn all(tx: &mut Tx<'_>, lang: Option<Lang>) -> Result<Vec<AnswerText>, Stop> {
    tx.permit(Deed::WriteToGroups)?;
    let mut texts = store::all(tx)?;
    texts.retain(|text| lang.is_none_or(|lang| text.lang == lang));
    Ok(texts)
}

/// One of them.
pub fn find(tx: &mut Tx<'_>, id: AnswerTextId) -> Result<AnswerText, Stop> {
    all(tx, None)?.into_iter().find(|text| text.id == id).ok_or(Stop::Missing)
}

/// Keeps a text. An act.
pub fn keep(tx: &mut Tx<'_>, new: &NewAnswerText) -> Result<(), Stop> {
    tx.permit(Deed::WriteToGroups)?;
    let me = tx.actor.person().ok_or(Stop::Forbidden)?;
    if new.name.trim().is_empty() {
        return Err(Refusal::AnswerNameMissing.into());
    }
    if new.body.trim().is_empty() {
        return Err(threads::Refusal::BodyMissing.into());
    }
    if let Some(id) = new.id {
        find(tx, id)?;
    }
    let id = new.id.map_or_else(|| tx.new_id(), Ok)?;
    let text = AnswerText { id, lang: new.lang, name: new.name.trim().into(), body: new.body.trim().into() };
    if new.id.is_some() {
        store::change(tx, &text, me)?;
    } else {
        store::insert(tx, &text, me)?;
    }
    audit::record(tx, audit::Event::new("mail.keep_answer", id))?;
    Ok(())
}

/// Takes a text out of use. An act.
pub fn retire(tx: &mut Tx<'_>, id: AnswerTextId) -> Result<(), Stop> {
    tx.permit(Deed::WriteToGroups)?;
    find(tx, id)?;
    store::retire(tx, id)?;
    audit::record(tx, audit::Event::new("mail.retire_answer", id))?;
    Ok(())
}
