//! Who reads: the address, the language and the tone of a notice's reader, as they are now.

use super::{Why, store};
use crate::{
    base::{ApplicationId, Lang, PersonId, Stop},
    db::Tx,
    groups,
    notices::{Claimed, Reader},
    people,
};

crate::text_enum! {
    /// What a group wants in its mailbox.
    pub enum Mode {
        /// "There is news": nothing that tells what it is about.
        Neutral => "neutral",
        /// What has happened, without names, amounts and results.
        Full => "full",
        /// Nothing: the news waits behind the case code.
        None => "none",
    }
}

/// How openly a letter may speak.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// To a person with an account.
    Person,
    /// To a group that wants to know what has happened.
    Full,
    /// To a group whose mailbox may be read by others.
    Neutral,
}

/// Where a letter goes.
#[derive(Clone, Debug)]
pub struct To {
    /// An e-mail address as it was typed.
    pub address: String,
    /// The language they read now.
    pub lang: Lang,
    /// How openly it may speak.
    pub tone: Tone,
}

/// Where a notice to this reader goes now; or why nowhere.
pub fn find(tx: &mut Tx<'_>, reader: Reader) -> Result<Result<To, Why>, Stop> {
    match reader {
        Reader::Person(id) => person(tx, id),
        Reader::Case(id) => group(tx, id),
    }
}

fn person(tx: &mut Tx<'_>, id: PersonId) -> Result<Result<To, Why>, Stop> {
    let person = match people::find(tx, id) {
        Ok(person) => person,
        Err(Stop::Missing) => return Ok(Err(Why::Erased)),
        Err(stop) => return Err(stop),
    };
    if person.state == people::State::Disabled {
        return Ok(Err(Why::Disabled));
    }
    Ok(Ok(To { address: person.email, lang: person.language, tone: Tone::Person }))
}

fn group(tx: &mut Tx<'_>, id: ApplicationId) -> Result<Result<To, Why>, Stop> {
    let Some(case) = store::case(tx, id)? else { return Ok(Err(Why::Erased)) };
    let tone = match case.mail_mode {
        Mode::Full => Tone::Full,
        Mode::Neutral => Tone::Neutral,
        Mode::None => return Ok(Err(Why::NotWanted)),
    };
    let group = match groups::find(tx, case.group_id) {
        Ok(group) => group,
        Err(Stop::Missing) => return Ok(Err(Why::Erased)),
        Err(stop) => return Err(stop),
    };
    let mut ways = groups::contacts(tx, &group)?.into_iter();
    let Some(contact) = ways.find(|way| way.channel == "email" && way.mail_wanted) else {
        return Ok(Err(Why::NoAddress));
    };
    let lang = Lang::from_code(&case.language).unwrap_or(Lang::En);
    Ok(Ok(To { address: contact.value, lang, tone }))
}

/// Whether the case of a notice is still there, with the key that opens it.
pub fn case_stands(tx: &mut Tx<'_>, notice: &Claimed) -> Result<bool, Stop> {
    let Some(case) = notice.case else { return Ok(true) };
    store::case_has_key(tx, case)
}
