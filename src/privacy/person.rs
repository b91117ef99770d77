//! Erasing a person who left: name and address go, with all that was theirs alone. What others and the law need of what they
//! did stays under a code: the trail, votes, scores, approvals. Minutes that were signed stand as they were signed.

use super::{REASON_MAX, Refusal};
use crate::{
    applications, audit,
    base::{Deed, PersonId, Stop},
    board,
    db::{
        self, Tx,
        erase::{Doomed, Wipe, wipe},
    },
    groups, mail, notices, people,
};

/// What every room keeps of a person, from right to left; the key goes last.
pub const OF_PERSON: &[&[Wipe]] = &[
    mail::erase::OF_PERSON,
    board::erase::OF_PERSON,
    applications::erase::OF_PERSON,
    groups::erase::OF_PERSON,
    people::erase::OF_PERSON,
    notices::erase::OF_PERSON,
    db::erase::OF_PERSON,
];

/// A person to be erased.
#[derive(Clone, Debug)]
pub struct ErasePerson {
    /// Who.
    pub person: PersonId,
    /// Why. It outlives the name.
    pub reason: String,
}

/// Work that is still in somebody's hands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Open {
    /// Applications they work on.
    pub cases: usize,
    /// Messages they answer.
    pub threads: usize,
    /// Applications they are to read for the board.
    pub readings: usize,
    /// Meetings they chair whose minutes are not signed.
    pub meetings: i64,
}

impl Open {
    /// Whether there is nothing.
    pub fn is_nothing(self) -> bool {
        self == Self::default()
    }
}

/// A person who may be erased, as the page shows them.
#[derive(Clone, Debug)]
pub struct Leaving {
    /// Who.
    pub person: people::Person,
    /// What stands against it.
    pub open: Open,
}

fn open_work(tx: &mut Tx<'_>, person: PersonId) -> Result<Open, Stop> {
    let work = applications::hand_over::of(tx, person)?;
    let board = board::hand_over::of(tx, person)?;
    Ok(Open {
        cases: work.cases.len(),
        threads: work.threads.len(),
        readings: board.readings,
        meetings: board.meetings,
    })
}

/// View: a person, and what is still in their hands.
pub fn look(tx: &mut Tx<'_>, id: PersonId) -> Result<Leaving, Stop> {
    tx.permit(Deed::ErasePerson)?;
    Ok(Leaving { person: people::find(tx, id)?, open: open_work(tx, id)? })
}

/// Erases a person who may not sign in any more and has no work in hand; gives the code that stands where the name stood.
/// An act.
pub fn erase(tx: &mut Tx<'_>, new: &ErasePerson) -> Result<String, Stop> {
    tx.permit(Deed::ErasePerson)?;
    let reason = new.reason.trim();
    if reason.is_empty() || reason.chars().count() > REASON_MAX {
        return Err(Refusal::ReasonMissing.into());
    }
    if !open_work(tx, new.person)?.is_nothing() {
        return Err(Refusal::WorkOpen.into());
    }
    let renamed = people::erase::rename(tx, new.person)?;
    notices::erase::rename(tx, &renamed.before.name, &renamed.code)?;
    for room in OF_PERSON {
        wipe(tx, room, Doomed::Person(new.person, renamed.key))?;
    }
    let details = serde_json::json!({ "reason": reason });
    audit::record(tx, audit::Event::new("privacy.erase_person", new.person).with(details))?;
    Ok(renamed.code)
}
