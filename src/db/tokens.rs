//! Finding sealed words: keyed blind tokens of their folded prefixes.
//!
//! What they give away to who holds the database without the key: that two things share a word's beginning, never
//! which.

use super::{Tx, insert_all, schema::blind_tokens};
use crate::base::{Stop, Subject, fold};
use diesel::prelude::*;

/// Shortest beginning of a word that is kept, in letters.
const SHORTEST: usize = 2;

/// The longest beginning of a word that is kept: telephone and account numbers differ at their ends.
fn longest(word: &str) -> usize {
    if word.bytes().all(|byte| byte.is_ascii_digit()) { 20 } else { 10 }
}

/// The token for a word as typed in a search: its beginning, as long as it is kept.
fn token(tx: &Tx<'_>, kind: &str, word: &str) -> i64 {
    let beginning: String = word.chars().take(longest(word)).collect();
    tx.master.blind(kind, &beginning)
}

/// Marks a thing as having whole values, by which it is found beside others that have the same: see `groups::twins`. Replaces
/// the marks of that kind it had.
pub fn mark(tx: &mut Tx<'_>, subject: Subject, values: &[String]) -> Result<(), Stop> {
    clear(tx, subject)?;
    let rows = marks(tx, subject, values);
    insert(tx, &rows)
}

/// The marks of whole values, for [`insert`]. It asks the database nothing.
pub fn marks(tx: &Tx<'_>, subject: Subject, values: &[String]) -> Vec<(i64, Subject)> {
    let mut tokens: Vec<i64> = values.iter().map(|value| tx.master.blind(subject.kind, value)).collect();
    tokens.sort_unstable();
    tokens.dedup();
    tokens.into_iter().map(|token| (token, subject)).collect()
}

/// The things of a kind that have all these tokens, in no order of meaning; at most some.
pub fn found(tx: &mut Tx<'_>, kind: &'static str, tokens: &[i64], most: i64) -> Result<Vec<i64>, Stop> {
    let Some((first, rest)) = tokens.split_first() else { return Ok(Vec::new()) };
    let of = |token: i64| blind_tokens::subject_kind.eq(kind).and(blind_tokens::token.eq(token));
    let others = diesel::alias!(blind_tokens as others);
    let mut query = blind_tokens::table.filter(of(*first)).select(blind_tokens::subject_id).into_boxed();
    for token in rest {
        let having = others
            .filter(others.field(blind_tokens::subject_kind).eq(kind))
            .filter(others.field(blind_tokens::token).eq(*token))
            .select(others.field(blind_tokens::subject_id));
        query = query.filter(blind_tokens::subject_id.eq_any(having));
    }
    Ok(query.order(blind_tokens::subject_id.desc()).limit(most).load(tx.conn)?)
}

fn clear(tx: &mut Tx<'_>, subject: Subject) -> Result<(), Stop> {
    let mine = blind_tokens::table
        .filter(blind_tokens::subject_kind.eq(subject.kind).and(blind_tokens::subject_id.eq(subject.id)));
    diesel::delete(mine).execute(tx.conn)?;
    Ok(())
}

/// Replaces the tokens under which a thing is found.
pub fn index(tx: &mut Tx<'_>, subject: Subject, texts: &[&str]) -> Result<(), Stop> {
    clear(tx, subject)?;
    let rows = of(tx, subject, texts);
    insert(tx, &rows)
}

/// The tokens under which a thing is to be found, for [`insert`]. It asks the database nothing.
pub fn of(tx: &Tx<'_>, subject: Subject, texts: &[&str]) -> Vec<(i64, Subject)> {
    let mut tokens: Vec<i64> = Vec::new();
    for word in texts.iter().flat_map(|text| fold::words(text)) {
        for prefix in fold::prefixes(&word, SHORTEST, longest(&word)) {
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
    words.iter().filter(|word| word.chars().count() >= SHORTEST).map(|word| token(tx, kind, word)).take(5).collect()
}
