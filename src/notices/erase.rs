//! Erasing notices: payloads, and letters as they were sent; and a person's name in notices to others.

use super::{Kind, store};
use crate::{
    base::{Stop, seal::Place, stop::Arg},
    db::{
        Tx,
        erase::{Blank, Whose, Wipe},
        keys,
    },
};

/// What this room keeps of a case.
pub const OF_CASE: &[Wipe] =
    &[Wipe::rows("notices", Whose::Id("case_id")), Wipe::rows("notices", Whose::Key("key_id"))];

/// What this room keeps of a person: what was written to them.
pub const OF_PERSON: &[Wipe] = &[Wipe::columns(
    "notices",
    Whose::Reader("person"),
    &[Blank::Empty("payload"), Blank::Null("composed"), Blank::Null("answer")],
)];

/// Puts a code where notices to others name a person: in what waits to be sent, and in letters as they were sent. A step.
pub fn rename(tx: &mut Tx<'_>, name: &str, code: &str) -> Result<(), Stop> {
    let kinds: Vec<Kind> =
        Kind::ALL.iter().copied().filter(|kind| kind.facts().has("from") || *kind == Kind::Digest).collect();
    for row in store::of_kinds(tx, &kinds)? {
        let Some(wrapped) = store::wrapped_key(tx, row.key_id)?.filter(|_| !row.payload.is_empty()) else { continue };
        let key = tx.master.unwrap(row.key_id, &wrapped)?;
        let place = || Place::new("notices.payload", row.id.0);
        let mut values: Vec<(String, Arg)> = serde_json::from_str(&key.open(place(), &row.payload)?)?;
        let mut named = false;
        for (_, value) in &mut values {
            if let Arg::Text(text) = value
                && let Some(other) = renamed(text, name, code)
            {
                *text = other;
                named = true;
            }
        }
        if !named {
            continue;
        }
        let payload = key.seal(place(), &serde_json::to_string(&values)?)?;
        let composed = match &row.composed {
            Some(sealed) => {
                let house = keys::house(tx)?;
                let place = || Place::new("notices.composed", row.id.0);
                let text = house.open(place(), sealed)?;
                Some(house.seal(place(), &renamed(&text, name, code).unwrap_or(text))?)
            }
            None => None,
        };
        store::rewrite(tx, row.id, payload, composed)?;
    }
    Ok(())
}

/// A text with the code in the place of the name, where the name stands in it by itself.
fn renamed(text: &str, name: &str, code: &str) -> Option<String> {
    if name.is_empty() {
        return None;
    }
    let (mut made, mut rest, mut found) = (String::new(), text, false);
    while let Some(at) = rest.find(name) {
        let (before, after) = (&rest[..at], &rest[at + name.len()..]);
        let joins = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
        let last = if before.is_empty() { made.chars().next_back() } else { before.chars().next_back() };
        let alone = !joins(last) && !joins(after.chars().next());
        found |= alone;
        made.push_str(before);
        made.push_str(if alone { code } else { name });
        rest = after;
    }
    made.push_str(rest);
    found.then_some(made)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_replaced_where_it_stands_alone() {
        assert_eq!(renamed("Ali: see Ali, Alisher", "Ali", "P-1").as_deref(), Some("P-1: see P-1, Alisher"));
        assert_eq!(renamed("AliAli", "Ali", "P-1"), None);
        assert_eq!(renamed("Вали", "Али", "P-1"), None);
        assert_eq!(renamed("x", "", "P-1"), None);
    }
}
