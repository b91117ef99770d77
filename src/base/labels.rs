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
