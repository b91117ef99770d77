//! What the board writes about a decision, a text per language, and what of it a reader gets: never translated, always with
//! the language it is in.

use super::Refusal;
use crate::base::{
    Labels, Lang, Stop,
    words::{self, Words},
};
use serde::Serialize;

/// The languages that are tried for a reader in whose own nothing was written.
const NEXT: [Lang; 2] = [Lang::Ru, Lang::En];

/// What was written, per language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The texts; none says nothing.
    pub texts: Labels,
    /// A text from before languages were kept apart: nobody wrote down which it is in.
    pub older: Option<String>,
}

/// A text as a reader gets it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Told {
    /// As it was written.
    pub text: String,
    /// The code of its language; empty where nobody knows it.
    pub lang: &'static str,
    /// Whether it stands among words of another language.
    pub foreign: bool,
    /// Says in which language it is, where that is not the reader's; else empty.
    pub note: String,
}

impl Told {
    /// The text, and below it in which language it is.
    pub fn whole(&self) -> String {
        if self.note.is_empty() { self.text.clone() } else { format!("{}\n{}", self.text, self.note) }
    }
}

impl Written {
    /// What was sealed by [`Labels::json`].
    pub(super) fn read(json: &str) -> Result<Labels, Stop> {
        Ok(serde_json::from_str(json)?)
    }

    /// Whether there is nothing to read.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty() && self.older.is_none()
    }

    /// The text for a reader: in their language, else in the one of those written in that they most likely read.
    pub fn tell(&self, reader: Lang) -> Option<Told> {
        let near = (reader == Lang::UzCyrl).then_some(Lang::Uz);
        let tried = std::iter::once(reader).chain(near).chain(NEXT);
        let wanted = tried.chain(self.texts.0.keys().copied()).find(|lang| self.texts.0.contains_key(lang));
        match wanted {
            Some(lang) => self.texts.0.get(&lang).map(|text| told(text, lang, reader)),
            None => self.older.clone().map(|text| Told { text, lang: "", foreign: true, note: String::new() }),
        }
    }

    /// Every text, the reader's first.
    pub fn tell_all(&self, reader: Lang) -> Vec<Told> {
        let first = self.tell(reader);
        let code = first.as_ref().map_or("", |told| told.lang);
        let others = self.texts.0.iter().filter(|(lang, _)| lang.code() != code);
        let others: Vec<Told> = others.map(|(lang, text)| told(text, *lang, reader)).collect();
        first.into_iter().chain(others).collect()
    }
}

fn told(text: &str, lang: Lang, reader: Lang) -> Told {
    let same = lang == reader || (lang == Lang::Uz && reader == Lang::UzCyrl);
    let note = |lang: Lang| Words::shared().say(reader, &format!("board-written-in-{}", lang.code()));
    Told {
        text: text.to_owned(),
        lang: lang.code(),
        foreign: lang != reader,
        note: if same { String::new() } else { note(lang) },
    }
}

/// What somebody wrote, without the white space around it and the languages left empty; each within its limit.
pub(super) fn within(texts: &Labels, max: usize) -> Result<Labels, Refusal> {
    let trimmed = texts.0.iter().map(|(lang, text)| (*lang, text.trim()));
    let said: Vec<(Lang, &str)> = trimmed.filter(|(_, text)| !text.is_empty()).collect();
    if said.iter().any(|(_, text)| words::characters(text) > max) {
        return Err(Refusal::ReasonsTooLong { max });
    }
    Ok(Labels(said.into_iter().map(|(lang, text)| (lang, text.to_owned())).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(texts: &[(Lang, &str)]) -> Written {
        let texts = texts.iter().map(|(lang, text)| (*lang, (*text).to_owned())).collect();
        Written { texts: Labels(texts), older: None }
    }

    #[test]
    fn a_reader_gets_their_own_language_else_one_that_is_named() {
        let both = written(&[(Lang::Ru, "Да"), (Lang::Tg, "Ҳа")]);
        let own = both.tell(Lang::Tg).unwrap();
        assert_eq!((own.text.as_str(), own.lang, own.foreign, own.note.as_str()), ("Ҳа", "tg", false, ""));
        let other = both.tell(Lang::Ky).unwrap();
        assert_eq!((other.text.as_str(), other.lang, other.foreign), ("Да", "ru", true));
        assert!(!other.note.is_empty() && !other.note.contains('['), "{}", other.note);
        assert_eq!(written(&[(Lang::Ky, "Ооба")]).tell(Lang::En).unwrap().note, "This text is in Kyrgyz.");
        let all: Vec<_> = both.tell_all(Lang::Tg).into_iter().map(|told| told.lang).collect();
        assert_eq!(all, ["tg", "ru"]);
        assert_eq!(Written::default().tell(Lang::En), None);
    }

    #[test]
    fn uzbek_is_shown_as_it_was_written_and_named_to_nobody_who_reads_uzbek() {
        let told = written(&[(Lang::En, "Yes"), (Lang::Uz, "Ha")]).tell(Lang::UzCyrl).unwrap();
        assert_eq!((told.text.as_str(), told.lang, told.foreign, told.note.as_str()), ("Ha", "uz", true, ""));
    }

    #[test]
    fn of_an_older_text_no_language_is_claimed() {
        let older = Written { older: Some("Needed".into()), ..Written::default() };
        let told = older.tell(Lang::Tg).unwrap();
        assert_eq!((told.text.as_str(), told.lang, told.foreign, told.note.as_str()), ("Needed", "", true, ""));
        assert_eq!(older.tell_all(Lang::Tg), [told]);
        let newer = Written { older: Some("Needed".into()), ..written(&[(Lang::Ky, "Керек")]) };
        assert_eq!(newer.tell_all(Lang::Tg).len(), 1, "what was written later stands in its place");
    }

    #[test]
    fn what_is_empty_is_left_out_and_what_is_too_long_refused() {
        let texts = |text: &str| Labels::one(Lang::Ru, text);
        assert!(within(&texts(" \n "), 5).unwrap().is_empty());
        assert_eq!(within(&texts(" 12345 "), 5).unwrap(), texts("12345"));
        assert_eq!(within(&texts("123456"), 5), Err(Refusal::ReasonsTooLong { max: 5 }));
    }
}
