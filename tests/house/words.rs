//! The words of the interface: the same in every language, and none said that is not there.

use crate::{
    rust::{Code, closing},
    tree::{File, Finding, line},
};
use std::collections::{BTreeMap, BTreeSet};

/// The languages with words of their own. `uz-Cyrl` is made from `uz` and may only override.
const LANGUAGES: [&str; 5] = ["en", "ru", "tg", "uz", "ky"];
const DERIVED: (&str, &str) = ("uz-Cyrl", "uz");

/// A message or a term, with its attributes.
struct Entry {
    key: String,
    file: String,
    line: usize,
    text: String,
    attributes: Vec<String>,
}

impl Entry {
    fn at(&self) -> String {
        format!("{}:{}", self.file, self.line)
    }

    fn name(&self) -> &str {
        self.file.rsplit('/').next().unwrap_or(&self.file)
    }

    fn variables(&self) -> BTreeSet<&str> {
        let ends = |letter: char| !(letter.is_ascii_alphanumeric() || letter == '_' || letter == '-');
        let mut found = BTreeSet::new();
        let mut depth = 0_usize;
        for (at, letter) in self.text.char_indices() {
            match letter {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                '$' if depth > 0 => {
                    let rest = &self.text[at + 1..];
                    let name = &rest[..rest.find(ends).unwrap_or(rest.len())];
                    if name.starts_with(|letter: char| letter.is_ascii_alphabetic()) {
                        found.insert(name);
                    }
                }
                _ => {}
            }
        }
        found
    }
}

fn key_of(line: &str) -> Option<(&str, &str)> {
    let (key, rest) = line.split_once('=')?;
    let key = key.trim_end();
    let name = key.strip_prefix('-').unwrap_or(key);
    let good = name.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && name.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_".contains(letter));
    good.then_some((key, rest))
}

fn entries(file: &File) -> Vec<Entry> {
    let mut found: Vec<Entry> = Vec::new();
    for (i, text) in file.text.lines().enumerate() {
        if let Some((key, rest)) = key_of(text) {
            found.push(Entry {
                key: key.to_owned(),
                file: file.path.clone(),
                line: i + 1,
                text: rest.to_owned(),
                attributes: Vec::new(),
            });
        } else if let (true, Some(last)) = (text.starts_with([' ', '\t', '}']), found.last_mut()) {
            if let Some((attribute, _)) = text.trim_start().strip_prefix('.').and_then(key_of) {
                last.attributes.push(attribute.to_owned());
            }
            last.text.push('\n');
            last.text.push_str(text);
        }
    }
    found
}

/// A language's entries by key, attributes as `key.attribute`. Doubles are said once, here.
fn language<'a>(all: &'a [(String, Entry)], name: &str) -> BTreeMap<String, &'a Entry> {
    let mut found = BTreeMap::new();
    for (_, entry) in all.iter().filter(|(language, _)| language == name) {
        found.entry(entry.key.clone()).or_insert(entry);
        for attribute in entry.attributes.iter().filter(|_| !entry.key.starts_with('-')) {
            found.entry(format!("{}.{attribute}", entry.key)).or_insert(entry);
        }
    }
    found
}

fn by_language(files: &[File]) -> Vec<(String, Entry)> {
    let folder = |file: &File| file.path.trim_start_matches("templates/locales/").split('/').next().map(str::to_owned);
    files
        .iter()
        .flat_map(|file| entries(file).into_iter().map(move |entry| (folder(file).unwrap_or_default(), entry)))
        .collect()
}

/// Every key stands once in every language, in the file of the same name.
pub fn same_keys(files: &[File]) -> Vec<Finding> {
    let all = by_language(files);
    let mut findings = Vec::new();
    let mut seen: BTreeMap<(&str, &str), &Entry> = BTreeMap::new();
    for (name, entry) in &all {
        if let Some(first) = seen.insert((name, &entry.key), entry) {
            findings
                .push(Finding::new(entry.at(), format!("{} was said in {} already: keep one", entry.key, first.at())));
        }
        if !LANGUAGES.contains(&name.as_str()) && name != DERIVED.0 {
            findings.push(Finding::new(entry.at(), format!("{name} is not a language of tests/house/words.rs")));
        }
    }
    let mut union: BTreeMap<String, &Entry> = BTreeMap::new();
    for name in LANGUAGES {
        for (key, entry) in language(&all, name) {
            union.entry(key).or_insert(entry);
        }
    }
    for name in LANGUAGES {
        let have = language(&all, name);
        for (key, entry) in &union {
            match have.get(key) {
                None => findings.push(Finding::new(
                    entry.at(),
                    format!("{key} is missing in {name}: add it to templates/locales/{name}/{}", entry.name()),
                )),
                Some(mine) if mine.name() != entry.name() => {
                    findings.push(Finding::new(
                        mine.at(),
                        format!("{key} stands in {} elsewhere: move it there", entry.name()),
                    ));
                }
                Some(_) => {}
            }
        }
    }
    let base = language(&all, DERIVED.1);
    for (key, entry) in language(&all, DERIVED.0) {
        if !base.contains_key(&key) {
            findings.push(Finding::new(entry.at(), format!("{key} overrides nothing: {} has no such key", DERIVED.1)));
        }
    }
    findings
}

/// A message takes the same `{ $variables }` in each language as in English.
pub fn same_variables(files: &[File]) -> Vec<Finding> {
    let all = by_language(files);
    let english = language(&all, "en");
    let mut findings = Vec::new();
    for (name, entry) in all.iter().filter(|(name, entry)| name != "en" && !entry.key.starts_with('-')) {
        let Some(model) = english.get(&entry.key) else { continue };
        let (mine, theirs) = (entry.variables(), model.variables());
        if mine != theirs {
            let list = |set: &BTreeSet<&str>| set.iter().map(|word| format!("${word}")).collect::<Vec<_>>().join(" ");
            let what = format!(
                "{} takes [{}] in {name} but [{}] in en: use the same values",
                entry.key,
                list(&mine),
                list(&theirs)
            );
            findings.push(Finding::new(entry.at(), what));
        }
    }
    findings
}

/// Cyrillic Uzbek is written from Latin letter by letter, which a selector's names would not survive.
pub fn uzbek_selectors(files: &[File]) -> Vec<Finding> {
    let uzbek =
        by_language(files).into_iter().filter(|(name, entry)| name.starts_with("uz") && entry.text.contains("->"));
    uzbek
        .map(|(_, entry)| {
            Finding::new(entry.at(), format!("{} has a selector: one form is right after a numeral", entry.key))
        })
        .collect()
}

/// `{{{` and `{{&` write what they are given as it is.
pub fn unescaped(templates: &[File]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in templates {
        for raw in ["{{{", "{{&", "{{~&"] {
            let what = format!("{raw} is not escaped: use {{{{ }}}}, or a helper that escapes its arguments");
            findings.extend(file.text.match_indices(raw).map(|(at, _)| Finding::new(file.at(at), what.clone())));
        }
    }
    findings
}

/// Keys given to `{{t "key"}}` in templates, and to `Message::new`, `say`, `key!` and `refusals!` in code, stand in `en`.
pub fn known_keys(locales: &[File], templates: &[File], source: &[Code]) -> Vec<Finding> {
    let all = by_language(locales);
    let english = language(&all, "en");
    let mut findings = Vec::new();
    let mut check = |key: &str, at: String| {
        if !english.contains_key(key) {
            findings.push(Finding::new(
                at,
                format!("{key} has no words: add it to templates/locales/en and the other languages"),
            ));
        }
    };
    for file in templates {
        for (at, key) in template_keys(&file.text) {
            check(key, format!("{}:{}", file.path, line(&file.text, at)));
        }
    }
    for code in source {
        for (at, key) in code_keys(code) {
            check(key, code.at(at));
        }
    }
    findings
}

/// `{{t "key"`, `{{~t 'key'`, `(t "key"`.
fn template_keys(text: &str) -> Vec<(usize, &str)> {
    let mut keys = Vec::new();
    for (at, _) in text.match_indices("t ") {
        let opened = text[..at].trim_end().ends_with(['(', '~']) || text[..at].trim_end().ends_with("{{");
        let rest = text[at + 2..].trim_start();
        let quote = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''));
        if let (true, Some(quote)) = (opened, quote) {
            keys.extend(rest[1..].split_once(quote).map(|(key, _)| (at, key)));
        }
    }
    keys
}

fn code_keys(code: &Code) -> Vec<(usize, &str)> {
    let literal = |at: usize| code.strings.iter().find(|(start, _)| *start == at).map(|(_, text)| (at, text.as_str()));
    let mut keys = Vec::new();
    for (i, token) in code.tokens.iter().enumerate().filter(|(_, token)| !code.in_tests(token.at)) {
        let ahead = |steps: usize| code.tokens.get(i + steps).map_or("", |token| token.text.as_str());
        let first = match (token.text.as_str(), ahead(1), ahead(2), ahead(3)) {
            ("Message", "::", "new", "(") => i + 4,
            ("key" | "say", "!", "(", _) => i + 3,
            ("say", "(", _, _) => i + 2,
            ("refusals", "!", "{", _) => {
                let block = &code.tokens[i + 2..closing(&code.tokens, i + 2).unwrap_or(code.tokens.len())];
                let arrows = block.windows(3).filter(|three| three[0].text == "=" && three[1].text == ">");
                keys.extend(arrows.filter_map(|three| literal(three[2].at)));
                continue;
            }
            _ => continue,
        };
        keys.extend(code.tokens.get(first).and_then(|token| literal(token.at)));
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::said;

    fn locale(language: &str, text: &str) -> File {
        File::sample(&format!("templates/locales/{language}/calls.ftl"), text)
    }

    /// The same text in every language, then one of them changed.
    fn but(language: &str, text: &str) -> Vec<File> {
        let same = "# a comment = no key\nopen = Open\ncount = { $n } of { $all }\n    .hint = Hint\n";
        LANGUAGES.iter().map(|name| locale(name, if *name == language { text } else { same })).collect()
    }

    #[test]
    fn a_word_missing_in_one_language_is_caught() {
        assert_eq!(said(&same_keys(&but("", ""))), "");
        for language in LANGUAGES {
            let heard = said(&same_keys(&but(language, "count = { $n } of { $all }\n    .hint = Hint\n")));
            assert!(heard.contains(&format!("open is missing in {language}")), "{heard}");
        }
        assert!(
            said(&same_keys(&but("ky", "open = a\ncount = { $n } { $all }\n"))).contains("count.hint is missing in ky")
        );
        assert!(
            said(&same_keys(&but("ru", "open = a\nopen = b\ncount = c\n    .hint = Hint")))
                .contains("calls.ftl:2: open was said")
        );
        let mut more = but("", "");
        more.push(locale("uz-Cyrl", "open = Очиқ\nnew = Янги\n"));
        assert!(said(&same_keys(&more)).contains("uz-Cyrl/calls.ftl:2: new overrides nothing"));
        more.push(File::sample("templates/locales/de/calls.ftl", "open = Offen"));
        assert!(said(&same_keys(&more)).contains("de is not a language"));
    }

    #[test]
    fn a_word_in_another_file_is_caught() {
        let mut files = but("tg", "count = { $n } { $all }\n    .hint = a\n");
        files.push(File::sample("templates/locales/tg/front.ftl", "open = a"));
        assert!(said(&same_keys(&files)).contains("tg/front.ftl:1: open stands in calls.ftl elsewhere"));
    }

    #[test]
    fn a_lost_value_is_caught() {
        assert_eq!(said(&same_variables(&but("", ""))), "");
        let heard = said(&same_variables(&but(
            "ru",
            "count =\n    { $n ->\n        [one] { $n } x\n       *[many] y\n    }\n",
        )));
        assert!(heard.contains("ru/calls.ftl:1: count takes [$n] in ru but [$all $n] in en"), "{heard}");
        assert_eq!(said(&same_variables(&but("ru", "count = { $n ->\n [one] $5\n *[many] { $all }\n}\n"))), "");
    }

    #[test]
    fn a_selector_in_uzbek_is_caught() {
        let heard = said(&uzbek_selectors(&but("uz", "open = a\ncount =\n    { $n ->\n       *[other] b\n    }\n")));
        assert!(heard.starts_with("templates/locales/uz/calls.ftl:2: count has a selector"), "{heard}");
        assert_eq!(said(&uzbek_selectors(&but("ru", "count = { $n ->\n *[other] b\n}"))), "");
    }

    #[test]
    fn an_unescaped_value_is_caught() {
        let heard = said(&unescaped(&[File::sample("templates/a.html.hbs", "{{a}}\n{{{b}}}\n{{&c}}")]));
        assert!(
            heard.contains("a.html.hbs:2") && heard.contains("a.html.hbs:3") && !heard.contains("a.html.hbs:1"),
            "{heard}"
        );
    }

    #[test]
    fn a_key_without_words_is_caught() {
        let locales = but("", "");
        let page = |text: &str| said(&known_keys(&locales, &[File::sample("templates/a.html.hbs", text)], &[]));
        assert_eq!(
            page("{{t \"open\"}} {{~t 'count' n=1}} {{> part label=(t \"count.hint\")}} cat \"x\" {{t key}}"),
            ""
        );
        for text in [
            "\n{{t \"gone\"}}",
            "\n{{~t 'gone'}}",
            "\n{{> part label=(t \"gone\" n=1)}}",
            "\n{{#if (eq (t \"gone\") 1)}}",
        ] {
            assert!(page(text).starts_with("templates/a.html.hbs:2: gone has no words"), "{text}");
        }
        let rust = |text: &str| said(&known_keys(&locales, &[], &[Code::sample("src/a.rs", text)]));
        assert_eq!(rust("Message::new(\"open\"); lang.say(\"count\"); key!(\"open\"); Message::new(key)"), "");
        for text in [
            "Message::new(\"gone\")",
            "Message::new(\n\"gone\")",
            "words.say(\"gone\", n)",
            "key!(\"gone\")",
            "refusals! { pub enum R { A { b: i64 } => \"gone\" at \"b\" } }",
        ] {
            assert!(rust(text).contains("gone has no words"), "{text}");
        }
        assert_eq!(rust("#[cfg(test)] mod t { fn a() { Message::new(\"gone\"); } }"), "");
    }
}
