//! Finding sealed words: keyed blind tokens of their folded prefixes.
//!
//! What they give away to who holds the database without the key: that two things share a word's beginning, never
//! which.

use super::{Tx, insert_all, schema::blind_tokens};
use crate::base::{Stop, Subject, fold};
use diesel::prelude::*;

/// Shortest and longest beginning of a word that is kept, in letters.
const PREFIX: (usize, usize) = (2, 10);

/// The token for a word as typed in a search: its beginning, as long as it is kept.
fn token(tx: &Tx<'_>, kind: &str, word: &str) -> i64 {
    let beginning: String = word.chars().take(PREFIX.1).collect();
    tx.master.blind(kind, &beginning)
}

/// Replaces the tokens under which a thing is found.
pub fn index(tx: &mut Tx<'_>, subject: Subject, texts: &[&str]) -> Result<(), Stop> {
    let mine = blind_tokens::table
        .filter(blind_tokens::subject_kind.eq(subject.kind).and(blind_tokens::subject_id.eq(subject.id)));
    diesel::delete(mine).execute(tx.conn)?;
    let rows = of(tx, subject, texts);
    insert(tx, &rows)
}

/// The tokens under which a thing is to be found, for [`insert`]. It asks the database nothing.
pub fn of(tx: &Tx<'_>, subject: Subject, texts: &[&str]) -> Vec<(i64, Subject)> {
    let mut tokens: Vec<i64> = Vec::new();
    for word in texts.iter().flat_map(|text| fold::words(text)) {
        for prefix in fold::prefixes(&word, PREFIX.0, PREFIX.1) {
            tokens.push(tx.master.blind(subject.kind, prefix));
        }
    }
    tokens.sort_unstable();
    tokens.dedup();
    tokens.into_iter().map(|token| (token, subject)).collect()
}

/// Keeps tokens of things that have none yet.
pub fn insert(tx: &mut Tx<'_>, tokens: &[(i64, Subject)]) -> Result<(), Stop> {
    let rows = tokens.iter().map(|(token, subject)| {
        (
            blind_tokens::subject_kind.eq(subject.kind),
            blind_tokens::token.eq(*token),
            blind_tokens::subject_id.eq(subject.id),
        )
    });
    insert_all!(tx, blind_tokens::table, rows, 3);
    Ok(())
}

/// The tokens a search asks for: a thing must have them all. Empty for a search without words.
pub fn wanted(tx: &Tx<'_>, kind: &str, search: &str) -> Vec<i64> {
    let words = fold::words(search);
    words.iter().filter(|word| word.chars().count() >= PREFIX.0).map(|word| token(tx, kind, word)).take(5).collect()
}
