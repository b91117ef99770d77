//! The words people read: Fluent messages in six languages, numbers, dates and amounts in the reader's way.
//!
//! Uzbek Cyrillic is made from Uzbek Latin by the standard transliteration; `templates/locales/uz-Cyrl` holds only
//! what the rules would get wrong.

mod cyrillic;
mod dates;

pub use cyrillic::uz_to_cyrillic as to_cyrillic;
pub use dates::{date, instant, time_of_day, zone};

use super::{
    money::{self, NumberStyle},
    stop::{Arg, Message, Stop},
    templates::Embedded,
};
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use fluent_syntax::{
    ast::{self, Entry, Pattern, PatternElement, Resource},
    parser,
    serializer::serialize,
};
use std::{collections::HashMap, sync::OnceLock};

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// English
    En,
    /// Russian
    Ru,
    /// Tajik
    Tg,
    /// Uzbek in Latin letters
    Uz,
    /// Uzbek in Cyrillic letters
    UzCyrl,
    /// Kyrgyz
    Ky,
}

impl Lang {
    /// All, in the order of the language menu.
    pub const ALL: [Self; 6] = [Self::Tg, Self::Uz, Self::UzCyrl, Self::Ky, Self::Ru, Self::En];

    /// The BCP 47 code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ru => "ru",
            Self::Tg => "tg",
            Self::Uz => "uz",
            Self::UzCyrl => "uz-Cyrl",
            Self::Ky => "ky",
        }
    }

    /// The language's name in itself.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Ru => "Русский",
            Self::Tg => "Тоҷикӣ",
            Self::Uz => "Oʻzbekcha",
            Self::UzCyrl => "Ўзбекча",
            Self::Ky => "Кыргызча",
        }
    }

    /// From a code; `None` for a language the interface does not speak.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.code().eq_ignore_ascii_case(code))
    }

    /// The best language for an `Accept-Language` header; English if none fits.
    pub fn from_header(header: &str) -> Self {
        let mut wishes: Vec<(u16, &str)> = header
            .split(',')
            .filter_map(|wish| {
                let mut parts = wish.trim().split(';');
                let tag = parts.next()?.trim();
                let weight = parts.find_map(|part| part.trim().strip_prefix("q=")).map_or(1000, thousandths);
                Some((weight, tag))
            })
            .collect();
        wishes.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
        let find = |tag: &str| Self::from_code(tag).or_else(|| Self::from_code(tag.split('-').next().unwrap_or(tag)));
        wishes.into_iter().find_map(|(_, tag)| find(tag)).unwrap_or(Self::En)
    }

    /// How numbers are written.
    pub const fn style(self) -> NumberStyle {
        match self {
            Self::En => NumberStyle::English,
            _ => NumberStyle::Region,
        }
    }

    /// The language whose plural rules Fluent knows. Tajik nouns stay singular after a numeral, as Uzbek ones do.
    const fn plural_rules(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Ru => "ru",
            Self::Ky => "ky",
            Self::Tg | Self::Uz | Self::UzCyrl => "uz",
        }
    }
}

/// Whether a letter is not seen: it controls, or turns the direction of writing, which shows a line as something else.
pub fn hidden(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{200E}'..='\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Characters as a reader counts them.
pub fn characters(text: &str) -> usize {
    unicode_segmentation::UnicodeSegmentation::graphemes(text, true).count()
}

fn thousandths(weight: &str) -> u16 {
    let (whole, part) = weight.trim().split_once('.').unwrap_or((weight.trim(), ""));
    let part: u16 = format!("{part:0<3}").get(..3).and_then(|part| part.parse().ok()).unwrap_or(0);
    whole.parse::<u16>().unwrap_or(0).min(1) * 1000 + part
}

impl serde::Serialize for Lang {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.code())
    }
}

impl<'de> serde::Deserialize<'de> for Lang {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let code = <std::borrow::Cow<'de, str>>::deserialize(from)?;
        Self::from_code(&code).ok_or_else(|| serde::de::Error::custom(format!("unknown language {code}")))
    }
}

/// All words of all languages.
pub struct Words {
    tongues: HashMap<Lang, Tongue>,
}

/// The words of a language. Nine of ten say the same whatever the values: they are kept as they read, in a tenth of the
/// memory that Fluent's own form takes.
struct Tongue {
    /// By key, `message` or `message.attribute`.
    plain: HashMap<Box<str>, Box<str>>,
    /// What has places for values.
    bundle: FluentBundle<FluentResource>,
}

impl Tongue {
    fn new(lang: Lang) -> Result<Self, Stop> {
        let tag = lang.plural_rules().parse().map_err(|_| Stop::broken("a language tag does not parse"))?;
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        bundle.set_use_isolating(false);
        Ok(Self { plain: HashMap::new(), bundle })
    }

    /// Takes in a Fluent file; what it says replaces what was said before.
    fn add(&mut self, name: &str, text: &str) -> Result<(), Stop> {
        let file = parser::parse(text).map_err(|(_, errors)| Stop::broken(format!("{name}: {errors:?}")))?;
        let mut rest = Resource { body: Vec::new() };
        for entry in file.body {
            match entry {
                Entry::Message(message) => match said(&message) {
                    Some(said) => self.plain.extend(said),
                    None => {
                        self.plain.remove(message.id.name);
                        for one in &message.attributes {
                            self.plain.remove(format!("{}.{}", message.id.name, one.id.name).as_str());
                        }
                        rest.body.push(Entry::Message(message));
                    }
                },
                Entry::Term(_) => rest.body.push(entry),
                Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) | Entry::Junk { .. } => {}
            }
        }
        let rest = FluentResource::try_new(serialize(&rest));
        let rest = rest.map_err(|(_, errors)| Stop::broken(format!("{name}: {errors:?}")))?;
        self.bundle.add_resource_overriding(rest);
        Ok(())
    }

    /// Something with places for values.
    fn pattern(&self, key: &str) -> Option<&Pattern<&str>> {
        let (id, attribute) = key.split_once('.').map_or((key, None), |(id, name)| (id, Some(name)));
        let message = self.bundle.get_message(id)?;
        match attribute {
            Some(name) => message.get_attribute(name).map(|attribute| attribute.value()),
            None => message.value(),
        }
    }
}

/// What a message and its attributes say by their keys, if none of it has a place for a value.
fn said(message: &ast::Message<&str>) -> Option<Vec<(Box<str>, Box<str>)>> {
    let text = |pattern: &Pattern<&str>| -> Option<Box<str>> {
        let parts = pattern.elements.iter().map(|part| match part {
            PatternElement::TextElement { value } => Some(*value),
            PatternElement::Placeable { .. } => None,
        });
        Some(parts.collect::<Option<String>>()?.into_boxed_str())
    };
    let id = message.id.name;
    let own = message.value.as_ref().map(|value| Some((id.into(), text(value)?)));
    let attributes =
        message.attributes.iter().map(|one| Some((format!("{id}.{}", one.id.name).into(), text(&one.value)?)));
    own.into_iter().chain(attributes).collect()
}

impl Words {
    /// The one set of words in this process.
    ///
    /// # Panics
    /// Only if the words compiled into the program do not parse, which a test would have shown.
    pub fn shared() -> &'static Self {
        static WORDS: OnceLock<Words> = OnceLock::new();
        #[allow(clippy::panic)]
        WORDS.get_or_init(|| Self::load().unwrap_or_else(|error| panic!("words: {error}")))
    }

    fn load() -> Result<Self, Stop> {
        let mut tongues = HashMap::new();
        for lang in Lang::ALL {
            let mut tongue = Tongue::new(lang)?;
            let folder = if lang == Lang::UzCyrl { Lang::Uz } else { lang };
            for (name, text) in Embedded::folder(&format!("locales/{}/", folder.code())) {
                let text = if lang == Lang::UzCyrl { cyrillic_resource(&text) } else { text };
                tongue.add(&name, &text)?;
            }
            if lang == Lang::UzCyrl {
                for (name, text) in Embedded::folder("locales/uz-Cyrl/") {
                    tongue.add(&name, &text)?;
                }
            }
            tongue.plain.shrink_to_fit();
            tongues.insert(lang, tongue);
        }
        Ok(Self { tongues })
    }

    /// Whether a language has a message.
    pub fn has(&self, lang: Lang, key: &str) -> bool {
        let tongue = self.tongues.get(&lang);
        tongue.is_some_and(|tongue| tongue.plain.contains_key(key) || tongue.pattern(key).is_some())
    }

    /// A message that says the same whatever the values, if it is one.
    pub fn plain(&self, lang: Lang, key: &str) -> Option<&str> {
        self.tongues.get(&lang)?.plain.get(key).map(|said| &**said)
    }

    /// A message without values.
    pub fn say(&self, lang: Lang, key: &str) -> String {
        self.format(lang, key, &[])
    }

    /// A message with its values.
    pub fn message(&self, lang: Lang, message: &Message) -> String {
        self.format(lang, &message.key, &message.args)
    }

    fn format(&self, lang: Lang, key: &str, args: &[(String, Arg)]) -> String {
        if let Some(said) = self.plain(lang, key) {
            return said.to_owned();
        }
        let tongue = self.tongues.get(&lang);
        let Some((tongue, pattern)) = tongue.and_then(|tongue| Some((tongue, tongue.pattern(key)?))) else {
            return if lang == Lang::En { format!("[{key}]") } else { self.format(Lang::En, key, args) };
        };
        let mut values = FluentArgs::new();
        for (name, value) in args {
            values.set(name.as_str(), self.value(lang, value));
        }
        let mut errors = Vec::new();
        tongue.bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned()
    }

    /// A value as it is written in a language.
    pub fn arg(&self, lang: Lang, value: &Arg) -> String {
        match self.value(lang, value) {
            FluentValue::String(text) => text.into_owned(),
            FluentValue::Number(number) => number.as_string().into_owned(),
            _ => String::new(),
        }
    }

    fn value(&self, lang: Lang, value: &Arg) -> FluentValue<'static> {
        match value {
            Arg::Text(text) => FluentValue::from(text.clone()),
            // Fluent writes the number itself without grouping; counts are small.
            Arg::Number(number) => FluentValue::from(*number),
            Arg::Money(amount) => FluentValue::from(money::format(amount, lang.style())),
            Arg::Date(day) => FluentValue::from(date(*day)),
            Arg::Instant(at, zone_name) => FluentValue::from(instant(*at, zone(zone_name.as_deref().unwrap_or("UTC")))),
            Arg::Words(key) => FluentValue::from(self.say(lang, key)),
            Arg::Labels(labels) => FluentValue::from(labels.say(lang)),
            Arg::Rate(rate) => FluentValue::from(money::format_rate(rate, lang.style())),
        }
    }
}

/// Transliterates the texts of a Fluent file, leaving keys, comments and placeables.
fn cyrillic_resource(text: &str) -> String {
    let mut result = String::with_capacity(text.len() * 2);
    for line in text.lines() {
        let body_starts = if line.starts_with('#') {
            line.len()
        } else if line.starts_with(|first: char| first.is_ascii_alphabetic()) || line.trim_start().starts_with('.') {
            line.find('=').map_or(0, |at| at + 1)
        } else {
            0
        };
        let (key, body) = line.split_at(body_starts);
        result.push_str(key);
        result.push_str(&to_cyrillic(body));
        result.push('\n');
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_of_a_browser_chooses_the_best_language() {
        assert_eq!(Lang::from_header("tg,ru;q=0.8,en;q=0.5"), Lang::Tg);
        assert_eq!(Lang::from_header("de, ru-RU;q=0.7, en;q=0.3"), Lang::Ru);
        assert_eq!(Lang::from_header("fr"), Lang::En);
        assert_eq!(Lang::from_header("uz-Cyrl-UZ, uz-Cyrl;q=0.9"), Lang::Uz);
        assert_eq!(Lang::from_header(""), Lang::En);
    }

    #[test]
    fn only_the_text_of_a_message_is_transliterated() {
        assert_eq!(
            cyrillic_resource("send = Joʻnatish { $name }\n    .hint = Ha"),
            "send = Жўнатиш { $name }\n    .hint = Ҳа\n"
        );
    }

    #[test]
    fn a_word_reads_as_fluent_reads_it() {
        let text =
            "one = Ҳа,\n    ду сатр\n    .hint =\n        Яъне:\n          се\ntwo = { $n } аз\n    .hint = Бе арзиш\n";
        let mut tongue = Tongue::new(Lang::Tg).unwrap();
        tongue.add("test.ftl", text).unwrap();
        let (mut bundle, whole) = (Tongue::new(Lang::Tg).unwrap().bundle, FluentResource::try_new(text.to_owned()));
        bundle.add_resource_overriding(whole.unwrap());
        for key in ["one", "one.hint"] {
            let (id, attribute) = key.split_once('.').map_or((key, None), |(id, name)| (id, Some(name)));
            let message = bundle.get_message(id).unwrap();
            let pattern = attribute.map_or_else(|| message.value(), |name| Some(message.get_attribute(name)?.value()));
            let expected = bundle.format_pattern(pattern.unwrap(), None, &mut Vec::new()).into_owned();
            assert_eq!(tongue.plain.get(key).map(|said| &**said), Some(expected.as_str()));
        }
        // An attribute beside a place for a value is Fluent's.
        assert!(!tongue.plain.contains_key("two.hint") && tongue.pattern("two.hint").is_some());
        // What is said again replaces what was said, whichever way it was kept.
        tongue.add("again.ftl", "two = Танҳо ду\none = Якто { $n }\n").unwrap();
        assert_eq!(tongue.plain.get("two").map(|said| &**said), Some("Танҳо ду"));
        assert!(!tongue.plain.contains_key("one") && tongue.pattern("one").is_some());
    }

    #[test]
    fn every_language_parses() {
        Words::load().unwrap();
    }
}
