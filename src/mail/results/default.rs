//! The program's own letters of a decision, where staff wrote none.

use super::{INLINE, say};
use crate::{
    base::{Lang, stop::Message},
    mail::texts::{Piece, Wording},
};

/// The program's own words for a letter, as staff begin from them.
pub(in crate::mail) fn default_wording(piece: Piece, lang: Lang) -> Wording {
    let with = |key: &str| {
        let message = INLINE.iter().fold(Message::new(key), |message, name| message.with(name, format!("{{{name}}}")));
        message.say(lang)
    };
    let list = |heading: &str, keys: &[&str]| {
        let points = keys.iter().map(|key| format!("- {}", say(lang, key)));
        std::iter::once(say(lang, heading)).chain(points).collect::<Vec<_>>().join("\n")
    };
    let block = |name: &str| format!("{{{name}}}");
    let (title, parts) = if piece == Piece::AwardLetter {
        let parts = vec![
            with("awards-letter-greeting"),
            with("awards-letter-decided"),
            block("facts"),
            block("conditions"),
            block("reasons"),
            block("instalments"),
            block("exchange"),
            list("awards-letter-next", &NEXT),
            list("awards-letter-rules", &RULES),
            say(lang, "awards-letter-closing"),
        ];
        ("awards-letter-title", parts)
    } else if piece == Piece::ReserveLetter {
        let parts = vec![
            with("awards-letter-greeting"),
            with("mail-reserve-decided"),
            block("facts"),
            block("reasons"),
            list("mail-reserve-means", &ON_RESERVE),
            say(lang, "mail-decline-closing"),
        ];
        ("mail-reserve-title", parts)
    } else {
        let parts = vec![
            with("awards-letter-greeting"),
            with("mail-decline-decided"),
            block("facts"),
            block("reasons"),
            list("mail-decline-next", &AFTER_DECLINE),
            say(lang, "mail-decline-closing"),
        ];
        ("mail-decline-title", parts)
    };
    Wording { subject: say(lang, title), body: parts.join("\n\n") }
}

const NEXT: [&str; 3] = ["awards-letter-next-agreement", "awards-letter-next-money", "awards-letter-next-report"];
const RULES: [&str; 7] = [
    "awards-letter-rules-purpose",
    "awards-letter-rules-changes",
    "awards-letter-rules-records",
    "awards-letter-rules-unspent",
    "awards-letter-rules-double",
    "awards-letter-rules-public",
    "awards-letter-rules-safety",
];
const ON_RESERVE: [&str; 5] = [
    "mail-reserve-means-order",
    "mail-reserve-means-nothing-promised",
    "mail-reserve-means-until",
    "mail-reserve-means-other",
    "mail-reserve-means-withdraw",
];
const AFTER_DECLINE: [&str; 3] = ["mail-decline-next-ask", "mail-decline-next-appeal", "mail-decline-next-again"];
