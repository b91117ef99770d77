//! Finding sealed words: keyed blind tokens of their folded prefixes.
//!
//! What they give away to who holds the database without the key: that two things share a word's beginning, never
//! which.

use super::{Tx, schema::blind_tokens};
use crate::base::{Stop, Subject, fold};
use diesel::{prelude::*, sql_query, sql_types};

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
    let mut tokens: Vec<i64> = Vec::new();
    for word in texts.iter().flat_map(|text| fold::words(text)) {
        for prefix in fold::prefixes(&word, PREFIX.0, PREFIX.1) {
            tokens.push(tx.master.blind(subject.kind, prefix));
        }
    }
    tokens.sort_unstable();
    tokens.dedup();
    for token in tokens {
        sql_query("INSERT INTO blind_tokens (subject_kind, token, subject_id) VALUES ($1, $2, $3)")
            .bind::<sql_types::Text, _>(subject.kind)
            .bind::<sql_types::BigInt, _>(token)
            .bind::<sql_types::BigInt, _>(subject.id)
            .execute(tx.conn)?;
    }
    Ok(())
}

/// The tokens a search asks for: a thing must have them all. Empty for a search without words.
pub fn wanted(tx: &Tx<'_>, kind: &str, search: &str) -> Vec<i64> {
    let words = fold::words(search);
    words.iter().filter(|word| word.chars().count() >= PREFIX.0).map(|word| token(tx, kind, word)).take(5).collect()
}
