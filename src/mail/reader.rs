//! Who reads: the address, the language and the tone of a notice's reader, as they are now.

use super::{
    Why, bounces, farewell,
    texts::{self, Piece},
    wording::Own,
};
use crate::{
    applications::{self, MailMode, places},
    base::{ApplicationId, Lang, PersonId, PlaceId, Stop},
    db::Tx,
    groups,
    notices::{Claimed, Kind, Reader},
    people,
};

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
    let to = known(tx, reader)?;
    Ok(match to {
        Ok(to) if bounces::stands(tx, &to.address)? => Err(Why::Bounced),
        other => other,
    })
}

/// The same, whether or not letters came back from there.
pub fn known(tx: &mut Tx<'_>, reader: Reader) -> Result<Result<To, Why>, Stop> {
    match reader {
        Reader::Person(id) => person(tx, id),
        Reader::Case(id) => group(tx, id),
        Reader::Place(id) => place(tx, id),
        Reader::Gone(_) => Ok(Err(Why::Erased)),
    }
}

/// Where a notice goes now; the last word to a group by the address in it.
pub fn of_notice(tx: &mut Tx<'_>, notice: &Claimed) -> Result<Result<To, Why>, Stop> {
    match notice.reader {
        Reader::Gone(_) => Ok(farewell::to(&notice.values).ok_or(Why::Erased)),
        reader => find(tx, reader),
    }
}

/// What staff put in the place of the program's own words for this letter.
pub fn own_words(tx: &mut Tx<'_>, notice: &Claimed, to: &To) -> Result<Own, Stop> {
    if notice.kind == Kind::Digest || notice.kind == Kind::DataErased {
        return Ok(Own::default());
    }
    let call = match notice.case {
        Some(case) => there(applications::load(tx, case))?.map(|case| case.call_id),
        None => None,
    };
    let piece = if to.tone == Tone::Neutral { Piece::Neutral } else { Piece::Notice(notice.kind) };
    let wording = texts::find(tx, piece, call, to.lang)?;
    let sender = match to.tone {
        Tone::Person => None,
        Tone::Full | Tone::Neutral => texts::find(tx, Piece::Sender, None, to.lang)?.map(|(own, _)| own.subject),
    };
    Ok(Own { wording, sender })
}

fn person(tx: &mut Tx<'_>, id: PersonId) -> Result<Result<To, Why>, Stop> {
    let Some(person) = there(people::find(tx, id))? else { return Ok(Err(Why::Erased)) };
    if person.state == people::State::Disabled {
        return Ok(Err(Why::Disabled));
    }
    Ok(Ok(To { address: person.email, lang: person.language, tone: Tone::Person }))
}

fn group(tx: &mut Tx<'_>, id: ApplicationId) -> Result<Result<To, Why>, Stop> {
    let Some(case) = there(applications::load(tx, id))? else { return Ok(Err(Why::Erased)) };
    let tone = match case.mail_mode {
        MailMode::Full => Tone::Full,
        MailMode::Neutral => Tone::Neutral,
        MailMode::None => return Ok(Err(Why::NotWanted)),
    };
    let Some(group) = there(groups::find(tx, case.group_id))? else { return Ok(Err(Why::Erased)) };
    let mut ways = groups::contacts(tx, &group)?.into_iter();
    let Some(contact) = ways.find(|way| way.channel == "email" && way.mail_wanted) else {
        return Ok(Err(Why::NoAddress));
    };
    Ok(Ok(To { address: contact.value, lang: case.language, tone }))
}

/// The address was given for this alone, and the words of its only notice tell nothing.
fn place(tx: &mut Tx<'_>, id: PlaceId) -> Result<Result<To, Why>, Stop> {
    let Some((address, lang)) = there(places::address(tx, id))? else { return Ok(Err(Why::Erased)) };
    Ok(Ok(To { address, lang, tone: Tone::Full }))
}

/// Whether the case of a notice is still there, with the key that opens it.
pub fn case_stands(tx: &mut Tx<'_>, notice: &Claimed) -> Result<bool, Stop> {
    let Some(case) = notice.case else { return Ok(true) };
    Ok(there(applications::load(tx, case))?.is_some())
}

/// What was erased is an answer here, not a fault.
fn there<T>(found: Result<T, Stop>) -> Result<Option<T>, Stop> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(Stop::Missing) => Ok(None),
        Err(stop) => Err(stop),
    }
}
