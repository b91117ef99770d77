//! The words of staff in the place of the program's own, and the program's own as staff begin from them. Pure.

use super::{
    compose::{VALUES, may_say, words_key},
    fill, results,
    texts::{Piece, Wording},
};
use crate::{
    base::{
        Message,
        stop::Arg,
        words::{self, Lang, Words},
    },
    notices::Kind,
};

/// What staff put in the place of the program's own words.
#[derive(Clone, Debug, Default)]
pub struct Own {
    /// The wording, and the language it is written in.
    pub wording: Option<(Wording, Lang)>,
    /// The name of the sender.
    pub sender: Option<String>,
}

/// The words of staff; none where they do not fit any more.
pub(super) fn filled(
    kind: Kind,
    wording: &Wording,
    from: Lang,
    values: &[(String, Arg)],
    lang: Lang,
) -> Option<(String, String)> {
    let value = |name: &str| {
        let found = values.iter().find(|(given, _)| given == name)?;
        may_say(kind, name).then(|| Words::shared().arg(lang, &found.1))
    };
    let spell = |text: &str| if from == lang { text.to_owned() } else { words::to_cyrillic(text) };
    let part = |text: &str| fill::fill(text, value, spell);
    match (part(&wording.subject), part(&wording.body)) {
        (Ok(subject), Ok(body)) => Some((subject, body)),
        (Err(fault), _) | (_, Err(fault)) => {
            tracing::warn!(%kind, lang = lang.code(), ?fault, "a wording of staff is broken: the program's own was used");
            None
        }
    }
}

/// The program's own words with their placeholders as staff write them, to begin from.
pub fn default_wording(piece: Piece, lang: Lang, sender: &str) -> Wording {
    let key = match piece {
        Piece::Sender => return Wording { subject: sender.to_owned(), body: String::new() },
        Piece::AwardLetter | Piece::ReserveLetter | Piece::DeclineLetter => {
            return results::default_wording(piece, lang);
        }
        Piece::Neutral => "mail-neutral".to_owned(),
        Piece::Notice(kind) => words_key(kind),
    };
    let args: Vec<(String, Arg)> =
        VALUES.iter().map(|name| ((*name).to_owned(), Arg::Text(format!("{{{name}}}")))).collect();
    let part = |attribute: &str| {
        Words::shared().message(lang, &Message { key: format!("{key}{attribute}"), args: args.clone() })
    };
    Wording { subject: part(""), body: part(".body") }
}
