//! What a group changed between two sendings, word by word.

use super::{Case, answers};
use crate::{
    base::{Lang, Stop},
    calls::{
        choices,
        forms::{self, Kind},
    },
    db::Tx,
};
use serde::Serialize;
use similar::{
    ChangeTag, DiffOp,
    algorithms::{Capture, Compact, Replace, myers},
};
use unicode_segmentation::UnicodeSegmentation;

/// A piece of an answer: in both versions, only in the earlier, or only in the later one.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Piece {
    /// Its words.
    pub text: String,
    /// Only in the earlier version.
    pub gone: bool,
    /// Only in the later version.
    pub new: bool,
}

/// An answer that changed.
#[derive(Clone, Debug, Serialize)]
pub struct Change {
    /// The question.
    pub label: String,
    /// Its pieces in order; none where this reader has not opened it.
    pub pieces: Vec<Piece>,
    /// Whether it identifies or endangers and stays closed.
    pub hidden: bool,
}

/// A text in words, each with the spaces behind it, so that spaces alone are no likeness.
fn words(text: &str) -> Vec<&str> {
    let mut starts: Vec<usize> = Vec::new();
    for (at, word) in text.split_word_bound_indices() {
        if starts.is_empty() || !word.chars().all(char::is_whitespace) {
            starts.push(at);
        }
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().zip(ends).map(|(start, end)| &text[*start..end]).collect()
}

/// The steps from one text to the other. The library's own way in compiles all its algorithms, of which this is one.
fn steps(before: &[&str], after: &[&str]) -> Vec<DiffOp> {
    let mut hook = Compact::new(Replace::new(Capture::new()), before, after);
    match myers::diff(&mut hook, before, 0..before.len(), after, 0..after.len()) {
        Ok(()) => hook.into_inner().into_inner().into_ops(),
    }
}

/// The pieces of two texts, word by word. Pure.
pub fn pieces(before: &str, after: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let (before, after) = (words(before), words(after));
    for step in steps(&before, &after) {
        for (tag, words) in step.iter_slices(&before[..], &after[..]) {
            let (gone, new, text) = (tag == ChangeTag::Delete, tag == ChangeTag::Insert, words.concat());
            match pieces.last_mut().filter(|last| last.gone == gone && last.new == new) {
                Some(last) => last.text.push_str(&text),
                None => pieces.push(Piece { text, gone, new }),
            }
        }
    }
    pieces
}

/// What changed between a sending and the one before it; answers that identify or endanger only say that they did.
/// A step.
pub fn between(tx: &mut Tx<'_>, case: &Case, sending: i32, lang: Lang) -> Result<Vec<Change>, Stop> {
    let (before, after) = (answers::of_sending(tx, case, sending - 1)?, answers::of_sending(tx, case, sending)?);
    let form = forms::load(tx, case.form_version_id)?;
    let lists = choices::lists(tx)?;
    let mut changes = Vec::new();
    for question in form.iter().flat_map(|section| &section.questions) {
        let of = |answers: &answers::Answers| answers.get(&question.id).cloned().unwrap_or_default();
        let (old, new) = (of(&before), of(&after));
        if old == new {
            continue;
        }
        let words = |value: &str| match question.kind {
            Kind::File => files_in_words(value),
            _ => answers::in_words(question, value, &lists, lang),
        };
        let hidden = question.sensitive && question.fills != "name";
        let pieces = if hidden { Vec::new() } else { pieces(&words(&old), &words(&new)) };
        changes.push(Change { label: question.labels.say(lang), pieces, hidden });
    }
    Ok(changes)
}

/// Files are kept by their ids, which nobody reads: a dot for each.
fn files_in_words(value: &str) -> String {
    value.lines().map(|_| "•").collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changed_is_told_word_by_word_in_any_letters() {
        let told = pieces("Мо чор мошини дӯзандагӣ мехарем", "Мо панҷ мошини дӯзандагӣ ва матоъ мехарем");
        let marked: String = told
            .iter()
            .map(|piece| match (piece.gone, piece.new) {
                (true, _) => format!("[-{}-]", piece.text),
                (_, true) => format!("[+{}+]", piece.text),
                _ => piece.text.clone(),
            })
            .collect();
        assert_eq!(marked, "Мо [-чор -][+панҷ +]мошини дӯзандагӣ [+ва матоъ +]мехарем");
        assert!(pieces("", "").is_empty());
        let rebuilt = |gone: bool| -> String {
            told.iter().filter(|one| if gone { !one.new } else { !one.gone }).map(|one| one.text.as_str()).collect()
        };
        assert_eq!(rebuilt(true), "Мо чор мошини дӯзандагӣ мехарем");
        assert_eq!(rebuilt(false), "Мо панҷ мошини дӯзандагӣ ва матоъ мехарем");
    }
}
