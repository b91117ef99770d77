//! A name or text in several languages, as a funder wrote it: programme data, not interface words.

use super::words::{Lang, to_cyrillic};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One text per language; any may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, diesel::deserialize::FromSqlRow)]
#[serde(transparent)]
pub struct Labels(pub BTreeMap<Lang, String>);

impl Labels {
    /// The same text, in one language.
    pub fn one(lang: Lang, text: impl Into<String>) -> Self {
        Self(BTreeMap::from([(lang, text.into())]))
    }

    /// The text for a reader: in their language, else its near relative, else English, Russian, or any there is.
    pub fn say(&self, lang: Lang) -> String {
        if let Some(text) = self.0.get(&lang) {
            return text.clone();
        }
        if lang == Lang::UzCyrl
            && let Some(text) = self.0.get(&Lang::Uz)
        {
            return to_cyrillic(text);
        }
        let near = [Lang::En, Lang::Ru].iter().find_map(|lang| self.0.get(lang));
        near.or_else(|| self.0.values().next()).cloned().unwrap_or_default()
    }

    /// The same with the language's name behind it, where it is another than the reader's: a fallback is seen as one.
    pub fn tell(&self, lang: Lang) -> String {
        let text = self.say(lang);
        let own = self.0.contains_key(&lang) || (lang == Lang::UzCyrl && self.0.contains_key(&Lang::Uz));
        let other = self.0.iter().find(|(_, other)| !own && **other == text);
        other.map_or(text.clone(), |(other, _)| format!("{text} ({})", other.own_name()))
    }

    /// As it stands in a column.
    pub fn json(&self) -> String {
        self.0.iter().map(|(lang, text)| (lang.code(), text.as_str())).collect::<serde_json::Value>().to_string()
    }

    /// Whether there is no text at all.
    pub fn is_empty(&self) -> bool {
        self.0.values().all(|text| text.trim().is_empty())
    }
}

impl<DB> diesel::deserialize::FromSql<diesel::sql_types::Text, DB> for Labels
where
    DB: diesel::backend::Backend,
    String: diesel::deserialize::FromSql<diesel::sql_types::Text, DB>,
{
    fn from_sql(bytes: DB::RawValue<'_>) -> diesel::deserialize::Result<Self> {
        let text = <String as diesel::deserialize::FromSql<diesel::sql_types::Text, DB>>::from_sql(bytes)?;
        Ok(serde_json::from_str(&text)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_in_another_language_says_which() {
        let labels = Labels(BTreeMap::from([(Lang::Ru, "Имя".to_owned()), (Lang::Uz, "Ism".to_owned())]));
        assert_eq!(labels.tell(Lang::Ru), "Имя");
        assert_eq!(labels.tell(Lang::Tg), "Имя (Русский)");
        assert_eq!(labels.tell(Lang::UzCyrl), "Исм");
        assert_eq!(Labels::default().tell(Lang::En), "");
    }
}
