//! The last word to a group whose case is erased: its address goes into the notice itself, sealed by the house's key, and
//! is wiped from there as soon as the letter left or was given up.

use super::reader::{self, To, Tone};
use crate::{
    applications::Case,
    base::{Lang, Stop, stop::Arg},
    db::Tx,
    notices::{Kind, Notice, Reader},
};

/// Queues the last word, if there is an address to send it to. A step of whoever erases, before anything is gone.
pub fn queue(tx: &mut Tx<'_>, case: &Case) -> Result<(), Stop> {
    let Ok(to) = reader::find(tx, Reader::Case(case.id))? else { return Ok(()) };
    let tone = if to.tone == Tone::Full { "full" } else { "neutral" };
    Notice::new(Kind::DataErased, Reader::Gone(case.id))
        .with("address", to.address)
        .with("language", to.lang.code())
        .with("tone", tone)
        .queue(tx)
}

/// Where it goes, from the notice's own values.
pub fn to(values: &[(String, Arg)]) -> Option<To> {
    let value = |name: &str| {
        values.iter().find_map(|(given, value)| match value {
            Arg::Text(text) if given == name => Some(text.clone()),
            _ => None,
        })
    };
    Some(To {
        address: value("address")?,
        lang: Lang::from_code(&value("language")?)?,
        tone: if value("tone")? == "full" { Tone::Full } else { Tone::Neutral },
    })
}
