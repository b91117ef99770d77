//! Just enough of Rust's grammar to judge a file: its code without comments and strings, its strings, the paths it
//! names, and which parts of it are tests.

use crate::tree::{File, line};
use std::ops::Range;

/// A source file, taken apart.
pub struct Code {
    pub path: String,
    /// The text with comments and the insides of strings blanked: offsets and lines stay.
    pub bare: String,
    /// String literals as written between their quotes, with their offsets.
    pub strings: Vec<(usize, String)>,
    /// Words and signs of `bare`.
    pub tokens: Vec<Token>,
    tests: Vec<Range<usize>>,
}

/// A word, a sign, or the sign `::`.
pub struct Token {
    pub at: usize,
    pub text: String,
}

/// A path as the code names it, `use` groups spelled out: `use crate::{a::b, c}` gives two.
#[derive(Debug)]
pub struct Named {
    pub at: usize,
    pub parts: Vec<String>,
}

impl Code {
    pub fn new(file: &File) -> Self {
        let (bare, strings) = strip(&file.text);
        let tokens = tokens(&bare);
        let mut tests = test_parts(&tokens);
        if file.path.ends_with("/tests.rs") || file.path.contains("/tests/") || bare.contains("#![cfg(test)]") {
            tests = std::iter::once(0..bare.len()).collect();
        }
        Self { path: file.path.clone(), bare, strings, tokens, tests }
    }

    /// A made-up file, for the checks' own tests.
    pub fn sample(path: &str, text: &str) -> Self {
        Self::new(&File::sample(path, text))
    }

    /// `path:line` of a place.
    pub fn at(&self, offset: usize) -> String {
        format!("{}:{}", self.path, line(&self.bare, offset))
    }

    /// Whether a place is in a part that only tests see.
    pub fn in_tests(&self, offset: usize) -> bool {
        self.tests.iter().any(|part| part.contains(&offset))
    }

    /// Where `pattern` stands in code that ships.
    pub fn find<'a>(&'a self, pattern: &'a str) -> impl Iterator<Item = usize> + 'a {
        self.bare.match_indices(pattern).map(|(at, _)| at).filter(|at| !self.in_tests(*at))
    }

    /// The words (not signs) of code that ships.
    pub fn words(&self) -> impl Iterator<Item = &Token> {
        self.tokens.iter().filter(|token| is_word(&token.text) && !self.in_tests(token.at))
    }

    /// Every path named, tests included. Words without `::` are paths of one part.
    pub fn paths(&self) -> Vec<Named> {
        let mut found = Vec::new();
        let mut i = 0;
        while i < self.tokens.len() {
            let starts = is_word(&self.tokens[i].text) && (i == 0 || self.tokens[i - 1].text != ".");
            i = if starts { self.tree(i, &[], &mut found) } else { i + 1 };
        }
        found
    }

    fn tree(&self, i: usize, before: &[String], found: &mut Vec<Named>) -> usize {
        let text = |i: usize| self.tokens.get(i).map_or("", |token| token.text.as_str());
        if text(i) == "{" {
            let mut i = i + 1;
            while i < self.tokens.len() && text(i) != "}" {
                let goes_on = is_word(text(i)) || text(i) == "{" || text(i) == "*";
                i = if goes_on && text(i) != "as" { self.tree(i, before, found) } else { i + 1 };
                if text(i) == "as" {
                    i += 2;
                }
            }
            return i + 1;
        }
        let parts: Vec<String> = before.iter().cloned().chain([text(i).to_owned()]).collect();
        if text(i + 1) == "::" && (is_word(text(i + 2)) || text(i + 2) == "{" || text(i + 2) == "*") {
            return self.tree(i + 2, &parts, found);
        }
        found.push(Named { at: self.tokens[i].at, parts });
        i + 1
    }

    /// A path from the crate's root, when it is one of the crate's own: `super::` and `self::` are followed.
    pub fn root_path(&self, named: &Named) -> Option<Vec<String>> {
        let first = named.parts[0].as_str();
        if first == "crate" || (first == "hashar" && named.parts.len() > 1) {
            return Some(named.parts[1..].to_vec());
        }
        if first != "super" && first != "self" || named.parts.len() < 2 {
            return None;
        }
        let mut module = self.module(named.at);
        let mut rest = &named.parts[..];
        while let Some((step, after)) = rest.split_first() {
            match step.as_str() {
                "self" => {}
                "super" => {
                    module.pop();
                }
                _ => break,
            }
            rest = after;
        }
        module.extend_from_slice(rest);
        Some(module)
    }

    /// The module a place is in: from the file's path, then from `mod name {` around it.
    fn module(&self, offset: usize) -> Vec<String> {
        let inner = self.path.trim_start_matches("src/").trim_end_matches(".rs");
        let mut module: Vec<String> =
            inner.split('/').filter(|part| !matches!(*part, "mod" | "lib" | "main")).map(str::to_owned).collect();
        for (i, three) in self.tokens.windows(3).enumerate() {
            if three[0].text == "mod" && three[2].text == "{" && three[0].at < offset {
                let end = closing(&self.tokens, i + 2).map_or(self.bare.len(), |close| self.tokens[close].at);
                if offset < end {
                    module.push(three[1].text.clone());
                }
            }
        }
        module
    }
}

fn is_word(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_alphanumeric() || letter == '_')
}

fn tokens(bare: &str) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    let mut letters = bare.char_indices().peekable();
    while let Some((at, letter)) = letters.next() {
        if letter.is_whitespace() {
            continue;
        }
        let mut text = String::from(letter);
        if is_word(&text) {
            while let Some((_, next)) = letters.next_if(|(_, next)| next.is_alphanumeric() || *next == '_') {
                text.push(next);
            }
        } else if letter == ':' && letters.next_if(|(_, next)| *next == ':').is_some() {
            text.push(':');
        }
        found.push(Token { at, text });
    }
    found
}

/// The token that closes the bracket at `open`.
pub fn closing(tokens: &[Token], open: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (i, token) in tokens.iter().enumerate().skip(open) {
        match token.text.as_str() {
            "{" | "(" | "[" => depth += 1,
            "}" | ")" | "]" => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(i);
                }
            }
            _ => {}
        }
    }
    None
}

/// The items under `#[cfg(test)]`, from the attribute to the closing brace or semicolon.
fn test_parts(tokens: &[Token]) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    for i in 0..tokens.len() {
        let said = tokens[i..].iter().take(7).map(|token| token.text.as_str());
        if !said.eq(["#", "[", "cfg", "(", "test", ")", "]"]) {
            continue;
        }
        let mut end = i + 7;
        while let Some(token) = tokens.get(end) {
            match token.text.as_str() {
                "(" | "[" => end = closing(tokens, end).unwrap_or(tokens.len()) + 1,
                "{" => {
                    end = closing(tokens, end).unwrap_or(tokens.len());
                    break;
                }
                ";" => break,
                _ => end += 1,
            }
        }
        parts.push(tokens[i].at..tokens.get(end).map_or(usize::MAX, |token| token.at + 1));
    }
    parts
}

/// Blanks comments and the insides of strings, and hands the strings over.
fn strip(text: &str) -> (String, Vec<(usize, String)>) {
    let bytes = text.as_bytes();
    let (mut bare, mut strings) = (bytes.to_vec(), Vec::new());
    let mut i = 0;
    while i < bytes.len() {
        let end = match bytes[i] {
            b'/' if bytes[i..].starts_with(b"//") => i + text[i..].find('\n').unwrap_or(text.len() - i),
            b'/' if bytes[i..].starts_with(b"/*") => comment_end(bytes, i),
            b'"' => {
                let hashes = raw_hashes(bytes, i);
                let end = string_end(bytes, i, hashes);
                let inside = i + 1..end.saturating_sub(1 + hashes.unwrap_or(0)).max(i + 1);
                strings.push((i, text.get(inside.clone()).unwrap_or_default().to_owned()));
                blank(&mut bare, inside);
                i = end;
                continue;
            }
            b'\'' => match letter_end(text, i) {
                Some(end) => end,
                None => i + 1,
            },
            _ => {
                i += 1;
                continue;
            }
        };
        blank(&mut bare, i..end);
        i = end;
    }
    (String::from_utf8_lossy(&bare).into_owned(), strings)
}

fn blank(bytes: &mut [u8], range: Range<usize>) {
    for byte in bytes.iter_mut().take(range.end).skip(range.start) {
        if *byte != b'\n' {
            *byte = b' ';
        }
    }
}

fn comment_end(bytes: &[u8], start: usize) -> usize {
    let (mut i, mut depth) = (start, 0_usize);
    while i < bytes.len() {
        if bytes[i..].starts_with(b"/*") {
            (i, depth) = (i + 2, depth + 1);
        } else if bytes[i..].starts_with(b"*/") {
            (i, depth) = (i + 2, depth - 1);
            if depth == 0 {
                return i;
            }
        } else {
            i += 1;
        }
    }
    bytes.len()
}

/// How many `#` a raw string at this quote has; `None` for a plain one.
fn raw_hashes(bytes: &[u8], quote: usize) -> Option<usize> {
    let hashes = bytes[..quote].iter().rev().take_while(|byte| **byte == b'#').count();
    let raw = quote > hashes && bytes[quote - hashes - 1] == b'r';
    let word_before = |at: usize| bytes[at].is_ascii_alphanumeric() || bytes[at] == b'_';
    let start = quote.checked_sub(hashes + 2);
    let prefix = start.is_none_or(|at| !word_before(at) || matches!(bytes[at], b'b' | b'c'));
    (raw && prefix).then_some(hashes)
}

fn string_end(bytes: &[u8], quote: usize, hashes: Option<usize>) -> usize {
    let mut i = quote + 1;
    while i < bytes.len() {
        match (bytes[i], hashes) {
            (b'\\', None) => i += 1,
            (b'"', None) => return i + 1,
            (b'"', Some(count)) if bytes[i + 1..].iter().take(count).filter(|byte| **byte == b'#').count() == count => {
                return i + 1 + count;
            }
            _ => {}
        }
        i += 1;
    }
    bytes.len()
}

/// The end of a letter in quotes; `None` when the quote begins a lifetime.
fn letter_end(text: &str, quote: usize) -> Option<usize> {
    let mut letters = text[quote + 1..].char_indices();
    let (_, first) = letters.next()?;
    if first == '\\' {
        let escaped = letters.next()?.0 + 1;
        return text[quote + 1 + escaped..].find('\'').map(|end| quote + 1 + escaped + end + 1);
    }
    let (at, next) = letters.next()?;
    (next == '\'').then_some(quote + 1 + at + 1)
}

#[test]
fn comments_and_strings_are_blanked_and_lines_stay() {
    let code = Code::sample(
        "src/a.rs",
        "// a::b\n/* c /* d */ e */ let x = \"f \\\" g\"; let y = r#\"h \" i\"#;\nlet z: &'static str = '\\'' 'ю' k;",
    );
    let words: Vec<&str> = code.words().map(|token| token.text.as_str()).collect();
    assert_eq!(words, ["let", "x", "let", "y", "r", "let", "z", "static", "str", "k"]);
    let strings: Vec<&str> = code.strings.iter().map(|(_, text)| text.as_str()).collect();
    assert_eq!(strings, ["f \\\" g", "h \" i"]);
    assert_eq!(code.at(code.bare.find('k').unwrap_or(0)), "src/a.rs:3");
}

#[test]
fn use_groups_are_spelled_out() {
    let code =
        Code::sample("src/people/find.rs", "use crate::{db::{Conn, tx::Tx as T}, base::*}; super::store::all(x)");
    let paths: Vec<String> =
        code.paths().iter().filter_map(|named| code.root_path(named)).map(|parts| parts.join("::")).collect();
    assert_eq!(paths, ["db::Conn", "db::tx::Tx", "base::*", "people::store::all"]);
}

#[test]
fn a_path_in_an_inner_module_is_followed() {
    let code = Code::sample("src/people/find.rs", "mod tests { use super::super::store; use super::*; }");
    let paths: Vec<String> =
        code.paths().iter().filter_map(|named| code.root_path(named)).map(|parts| parts.join("::")).collect();
    assert_eq!(paths, ["people::store", "people::find::*"]);
}

#[test]
fn test_parts_are_known() {
    let code = Code::sample("src/a.rs", "fn a() {}\n#[cfg(test)]\n#[allow(x)]\nmod tests { fn b() {} }\nfn c() {}");
    let words: Vec<&str> = code.words().map(|token| token.text.as_str()).collect();
    assert_eq!(words, ["fn", "a", "fn", "c"]);
}
